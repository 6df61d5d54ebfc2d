//! Reads what a codebook says about earlier measurements: the key `earlier`.

use crate::diagnostic::{Diagnostic, Diagnostics, Placed};
use crate::format::{ChoiceWords, Fields, Includes};
use crate::yaml::Node;

use super::earlier::{Comparability, Earlier, Judgement, MappedAnswer};
use super::keys;

/// Waves by name, with what is said of each.
type WrittenWaves<'n> = &'n [(Placed<String>, Node)];

/// Reads `earlier` of a codebook, about the survey as a whole; what cannot be read is
/// reported.
pub(super) fn read_judged(
    entries: Option<WrittenWaves<'_>>,
    diagnostics: &mut Diagnostics,
) -> Vec<Earlier> {
    let read = |(wave, node): &(Placed<String>, Node)| {
        let mut fields = Fields::<keys::Judgement>::new(node, diagnostics)?;
        let written = WrittenJudgement::read(&mut fields, diagnostics);
        let judged = written.settle(fields, diagnostics);
        Some(Earlier { wave: wave.clone(), variable: None, map: Vec::new(), judged })
    };
    entries.unwrap_or_default().iter().filter_map(read).collect()
}

/// Reads `earlier` of a variable; what cannot be read is reported.
pub(super) fn read_earlier(
    entries: Option<WrittenWaves<'_>>,
    diagnostics: &mut Diagnostics,
) -> Vec<Earlier> {
    let read = |(wave, node): &(Placed<String>, Node)| {
        let mut fields = Fields::<keys::EarlierVariable>::new(node, diagnostics)?;
        let variable = fields.read(keys::EarlierVariable::VARIABLE, diagnostics);
        let map = fields.read(keys::EarlierVariable::MAP, diagnostics);
        let map = read_map(map.unwrap_or_default(), diagnostics);
        let written = WrittenJudgement::read(&mut fields, diagnostics);
        let judged = written.settle(fields, diagnostics);
        Some(Earlier { wave: wave.clone(), variable, map, judged })
    };
    entries.unwrap_or_default().iter().filter_map(read).collect()
}

/// A judgement as it is written.
struct WrittenJudgement<'n> {
    comparable: Option<&'n Node>,
    because: Option<Placed<String>>,
}

impl<'n> WrittenJudgement<'n> {
    fn read<M: Includes<keys::Judgement>>(
        fields: &mut Fields<'n, M>,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let comparable = fields.optional(keys::Judgement::COMPARABLE);
        let because = fields.read(keys::Judgement::BECAUSE, diagnostics);
        Self { comparable, because }
    }

    /// The judgement, once every key has been asked for.
    fn settle<M: Includes<keys::Judgement>>(
        self,
        fields: Fields<'n, M>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Judgement> {
        let place = fields.place().clone();
        let misspelt = !fields.finish(diagnostics).is_empty();
        match (self.comparable, self.because) {
            (None, None) => None,
            (Some(node), Some(because)) if !because.value.trim().is_empty() => {
                let comparable = match node.choice(Comparability::WORDS, diagnostics)? {
                    Comparability::Yes => true,
                    Comparability::No => false,
                };
                let because = because.value.trim().trim_end_matches('.').to_owned();
                Some(Judgement { comparable, because, place: node.place.clone() })
            }
            _ if misspelt => None,
            _ => {
                let message = "whether waves can be compared is judged with a reason";
                let hint = "write both: `comparable: no` (or `yes`) and `because: …`";
                diagnostics.push(Diagnostic::error(message).at(&place).hint(hint));
                None
            }
        }
    }
}

fn read_map(
    entries: WrittenWaves<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<MappedAnswer> {
    let read = |(earlier, node): &(Placed<String>, Node)| {
        Some(MappedAnswer { then: earlier.clone(), now: node.text(diagnostics)? })
    };
    entries.iter().filter_map(read).collect()
}
