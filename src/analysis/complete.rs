//! Which rows count where several questions must all have been answered: takes the rows and the
//! questions, gives those who answered all and those who did not.

use crate::diagnostic::{Diagnostic, Diagnostics, Placed};
use crate::manuscript::Report;

use super::domain::{Completeness, Domain};

/// Rows, and those that do not count because a question was left out.
pub(super) struct CountedCases<'a> {
    /// Those that count.
    pub(super) counted: Domain<'a>,
    /// Those that left out at least one of the questions; nothing where all rows count.
    pub(super) left_out: Option<Domain<'a>>,
}

/// The rows of a domain that answered all of some questions; all rows where it is no questions.
/// What cannot be told is reported; names that mean nothing are where they are resolved.
pub(super) fn cases<'a>(
    domain: Domain<'a>,
    of: &[Placed<String>],
    report: &Report,
    diagnostics: &mut Diagnostics,
) -> Option<CountedCases<'a>> {
    let Some(first) = of.first() else {
        return Some(CountedCases { counted: domain, left_out: None });
    };
    if report.disclosure.ledger.is_some() {
        let message = "the ledger keeps counts in the words of the codebook, which has none for \
                       those who answered all of several questions";
        let hint = "leave out `complete`";
        diagnostics.push(Diagnostic::error(message).at(&first.place).hint(hint));
        return None;
    }
    let mut told = Diagnostics::default();
    let variables = of.iter().map(|name| domain.variable(name, &mut told));
    let variables = variables.collect::<Option<Vec<_>>>()?;
    let survey = domain.survey;
    let cases = survey.complete_cases(&variables)?;
    let left_out = domain.of_cases(cases, Completeness::Incomplete);
    let counted = domain.of_cases(cases, Completeness::Complete);
    Some(CountedCases { counted, left_out: Some(left_out) })
}
