//! What a summary of several questions asks of each: counts and shares of answers, and of
//! numbers a few statistics.

use crate::diagnostic::Diagnostics;
use crate::manuscript::{Measure, Subject, TableRequest};
use crate::survey::Scale;

use super::sources::Sources;

/// The request as its question has it: of numbers their statistics, of several answers no
/// test. Nothing for what is no part of a summary, and for what does not exist, of which the
/// mistakes are told where it is resolved.
pub(super) fn as_described(
    request: &TableRequest,
    sources: Sources<'_>,
) -> Option<TableRequest> {
    let numbers = request.described?;
    let Subject::Variable(name) = &request.subject else { return None };
    let mut told = Diagnostics::default();
    let domain = sources.domain(request.of.as_ref()?, &request.filter, &mut told)?;
    let variable = domain.variable(name, &mut told)?;
    match variable.scale {
        Scale::Numeric => Some(TableRequest {
            measure: Measure::Mean,
            moments: numbers.moments(),
            ..request.clone()
        }),
        Scale::Multiple => Some(TableRequest { compare: None, ..request.clone() }),
        Scale::Nominal | Scale::Ordinal | Scale::Date | Scale::Text | Scale::Id => None,
    }
}
