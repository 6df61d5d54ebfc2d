//! Scales of several items: how reliable they are and what each item adds.

use crate::manuscript::{ScaleStatistic, Statistic};
use crate::number::Ratio;
use crate::statistics::omega::omega_total;
use crate::statistics::{Undefined, reliability};
use crate::survey::{IndexItem, Origin, Survey, Variable};

use super::domain::{Domain, DomainRow};
use super::result_number::ScaleItem;

/// How reliable an index is, with the rows that it is computed from.
pub(super) struct ScaleTally {
    pub(super) value: f64,
    pub(super) items: Vec<ScaleItem>,
    pub(super) ratio: Ratio,
}

/// The items of an index, with what they are in the codebook.
pub(super) fn items<'s>(
    survey: &'s Survey,
    variable: &'s Variable,
) -> Vec<(&'s IndexItem, &'s Variable)> {
    let Origin::Index(index) = &variable.origin else { return Vec::new() };
    let find = |item: &'s IndexItem| {
        Some((item, survey.codebook.variable(&item.variable.value)?))
    };
    index.items.iter().filter_map(find).collect()
}

/// The reliability of an index: of the rows that answered every item, by pairwise covariances
/// of those that answered any.
///
/// # Errors
///
/// Why it is undefined.
pub(super) fn reliability(
    domain: &Domain<'_>,
    variable: &Variable,
    statistic: Statistic,
) -> Result<ScaleTally, Undefined> {
    let items = items(domain.survey, variable);
    let answers = answers(domain, &items);
    let whole = u64::try_from(answers.len()).unwrap_or(u64::MAX);
    if statistic == Statistic::Scale(ScaleStatistic::Pairwise) {
        let column = |item: usize| answers.iter().map(|row| row[item]).collect();
        let columns = (0..items.len()).map(column).collect::<Vec<Vec<_>>>();
        let value = reliability::pairwise_alpha(&columns)?;
        let ratio = Ratio { part: whole, whole };
        return Ok(ScaleTally { value, items: Vec::new(), ratio });
    }
    let mut values = vec![Vec::new(); items.len()];
    let mut part = 0;
    let complete = answers.iter();
    let complete = complete.map(|row| row.iter().copied().collect::<Option<Vec<f64>>>());
    for row in complete.flatten() {
        part += 1;
        values.iter_mut().zip(row).for_each(|(item, value)| item.push(value));
    }
    let ratio = Ratio { part, whole };
    let slices = values.iter().map(Vec::as_slice).collect::<Vec<_>>();
    let scale = reliability::cronbach(&slices)?;
    let value = match statistic {
        Statistic::Scale(ScaleStatistic::Standardized) => scale.standardized_alpha,
        Statistic::Scale(ScaleStatistic::Omega) => omega_total(&slices)?,
        _ => scale.alpha,
    };
    let each = items.iter().zip(scale.items);
    let item = |((item, variable), statistics): (&(&IndexItem, &Variable), _)| {
        let label = variable.label.clone();
        ScaleItem { label, is_turned: item.is_turned(), statistics }
    };
    let items = each.map(item).collect();
    Ok(ScaleTally { value, items, ratio })
}

/// For each row of a domain the answer to each item, turned where it points the other way.
fn answers(
    domain: &Domain<'_>,
    items: &[(&IndexItem, &Variable)],
) -> Vec<Vec<Option<f64>>> {
    let survey = domain.survey;
    let columns = items.iter().map(|(item, _)| survey.column(&item.variable.value));
    let columns = columns.collect::<Vec<_>>();
    let row = |row: &DomainRow| {
        let answers = items.iter().zip(&columns);
        answers.map(|((item, _), column)| item.value((*column)?, row.index())).collect()
    };
    domain.rows().iter().map(row).collect()
}
