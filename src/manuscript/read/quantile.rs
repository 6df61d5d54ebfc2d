//! Reads which quantile a number is.

use crate::diagnostic::{Diagnostic, Diagnostics, Placed};
use crate::format::Fields;
use crate::manuscript::keys::request as keys;
use crate::manuscript::request::{Quantile, Statistic};
use crate::say;

/// The definition where the author names none: that of R, Excel and NumPy.
const USUAL: u8 = 7;

/// Reads `at` and `definition`; gives nothing in it for other statistics, and `None` if it is
/// wrong.
pub(super) fn quantile(
    fields: &mut Fields<'_, keys::Number>,
    id: &Placed<String>,
    statistic: Option<Statistic>,
    diagnostics: &mut Diagnostics,
) -> Option<Option<Quantile>> {
    let written = fields.optional(keys::Number::AT);
    let definition = fields.optional(keys::Number::DEFINITION);
    if statistic != Some(Statistic::Quantile) {
        let Some(first) = written.or(definition) else { return Some(None) };
        let message = say!("`{id}` is no quantile", id = &id.value);
        let hint = "write `statistic: quantile`, or leave out `at` and `definition`";
        diagnostics.push(Diagnostic::error(message).at(&first.place).hint(hint));
        return None;
    }
    let Some(written) = written else {
        let message = say!("the quantile `{id}` does not say which", id = &id.value);
        let hint =
            "add a line `at: 25` for the lower quartile, `at: 90` for the ninth decile";
        diagnostics.push(Diagnostic::error(message).at(fields.place()).hint(hint));
        return None;
    };
    let at = written.number(diagnostics)?;
    if !(at > 0.0 && at < 100.0) {
        let message = say!("`at: {at}` is not between 0 and 100 per cent", at);
        let hint = "write how many per cent of the values lie below: 25, 50, 90";
        diagnostics.push(Diagnostic::error(message).at(&written.place).hint(hint));
        return None;
    }
    let Some(node) = definition else {
        return Some(Some(Quantile { at, definition: USUAL }));
    };
    let number = node.number(diagnostics)?;
    let Some(definition) =
        (1..=9_u8).find(|one| f64::from(*one).total_cmp(&number).is_eq())
    else {
        let message = say!("there is no definition {number} of a quantile", number);
        let hint = "write 1 to 9, as Hyndman and Fan number them: 6 is that of SPSS, 7 that \
                    of R and Excel";
        diagnostics.push(Diagnostic::error(message).at(&node.place).hint(hint));
        return None;
    };
    Some(Some(Quantile { at, definition }))
}
