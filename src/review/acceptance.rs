//! What the author has looked at and accepted.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::manuscript::Acceptance;
use crate::say;

use super::CHECKS;

/// Takes back the findings that the report accepts. Reports an acceptance of an unknown
/// check, and one that accepts nothing.
pub fn accept(accepted: &[Acceptance], diagnostics: &mut Diagnostics) {
    for acceptance in accepted {
        let check = &acceptance.check;
        if !CHECKS.iter().any(|(code, _)| *code == check.value) {
            let error = Diagnostic::error(say!(
                "there is no check `{check}`",
                check = &check.value
            ));
            let codes = CHECKS.iter().map(|(code, _)| *code);
            diagnostics.push(error.at(&check.place).suggest(&check.value, codes));
            continue;
        }
        let of = acceptance.of.as_ref();
        let found = diagnostics.sorted().into_iter().filter(|diagnostic| {
            diagnostic.finding.as_ref().is_some_and(|finding| {
                finding.check == check.value && of.is_none_or(|of| of.value == finding.of)
            })
        });
        let found = found.cloned().collect::<Vec<_>>();
        for diagnostic in &found {
            diagnostics.withdraw(diagnostic);
        }
        // With mistakes in the report, what is accepted may not have been found yet.
        if found.is_empty() && !diagnostics.has_errors() {
            let check_of = &check.value;
            let message = match of {
                Some(of) => say!(
                    "there is no finding `{check}` of `{of}` to accept",
                    check = check_of,
                    of = &of.value
                ),
                None => {
                    say!("there is no finding `{check}` to accept", check = check_of)
                }
            };
            let hint = "remove the entry; what it accepted is no longer there";
            let place = acceptance.of.as_ref().map_or(&check.place, |of| &of.place);
            let warning = Diagnostic::warning(message).at(place).hint(hint);
            diagnostics.push(warning.finding("unused-acceptance", &check.value));
        }
    }
}
