//! What a codebook says about earlier measurements: the key `earlier`.

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Placed};
use crate::yaml::{Fields, Node};

/// What a codebook says about a variable, or a survey as a whole, in an earlier wave.
#[derive(Clone, Debug)]
pub struct Earlier {
    /// The wave, as the report calls it.
    pub wave: Placed<String>,
    /// What the variable was called, if it was called otherwise.
    pub variable: Option<Placed<String>>,
    /// Earlier answers and what each of them is now.
    pub map: Vec<(Placed<String>, Placed<String>)>,
    /// Whether both can be compared, if somebody has judged it.
    pub judged: Option<Judgement>,
}

/// Whether two waves can be compared although they differ.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// Whether they can.
    pub comparable: bool,
    /// Why.
    pub because: String,
    /// Where it is written.
    pub place: Place,
}

const YES_NO: [(&str, bool); 4] =
    [("yes", true), ("no", false), ("true", true), ("false", false)];

/// Reads `earlier` of a codebook or a variable; what cannot be read is reported.
pub(super) fn read_earlier(
    node: Option<&Node>,
    of_variable: bool,
    diagnostics: &mut Diagnostics,
) -> Vec<Earlier> {
    let entries = node.and_then(|node| node.entries(diagnostics)).unwrap_or_default();
    let mut all = Vec::new();
    for (wave, node) in entries {
        let Some(mut fields) = Fields::new(node, "an earlier wave", diagnostics) else {
            continue;
        };
        let (mut variable, mut map) = (None, Vec::new());
        if of_variable {
            variable = fields.optional_text("variable", diagnostics);
            map = read_map(fields.optional("map"), diagnostics);
        }
        let comparable = fields.optional("comparable");
        let because = fields.optional_text("because", diagnostics);
        let place = fields.place().clone();
        let misspelt = !fields.finish(diagnostics).is_empty();
        let judged = match (comparable, because) {
            (None, None) => None,
            (Some(node), Some(because)) if !because.value.trim().is_empty() => {
                node.choice(&YES_NO, diagnostics).map(|comparable| Judgement {
                    comparable,
                    because: because.value.trim().trim_end_matches('.').to_owned(),
                    place: node.place.clone(),
                })
            }
            _ if misspelt => None,
            _ => {
                let message = "whether waves can be compared is judged with a reason";
                let hint = "write both: `comparable: no` (or `yes`) and `because: …`";
                diagnostics.push(Diagnostic::error(message).at(&place).hint(hint));
                None
            }
        };
        all.push(Earlier { wave: wave.clone(), variable, map, judged });
    }
    all
}

fn read_map(
    node: Option<&Node>,
    diagnostics: &mut Diagnostics,
) -> Vec<(Placed<String>, Placed<String>)> {
    let entries = node.and_then(|node| node.entries(diagnostics)).unwrap_or_default();
    let read = |(earlier, node): &(Placed<String>, Node)| {
        Some((earlier.clone(), node.text(diagnostics)?))
    };
    entries.iter().filter_map(read).collect()
}
