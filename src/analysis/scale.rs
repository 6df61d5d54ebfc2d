//! Scales of several items: Cronbach's alpha and what each item adds.

use crate::number::Ratio;
use crate::statistics::{Undefined, reliability};
use crate::survey::{IndexItem, Origin, Survey, Variable};

use super::domain::Domain;
use super::result_number::ScaleItem;

/// Alpha of an index, with the rows it is computed from.
pub(super) struct ScaleTally {
    pub(super) alpha: f64,
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

/// Cronbach's alpha of the rows that answered every item.
///
/// # Errors
///
/// Why it is undefined.
pub(super) fn alpha(
    domain: &Domain<'_>,
    variable: &Variable,
) -> Result<ScaleTally, Undefined> {
    let survey = domain.survey;
    let items = items(survey, variable);
    let columns = items.iter().map(|(item, _)| survey.column(&item.variable.value));
    let columns = columns.collect::<Vec<_>>();
    let mut values = vec![Vec::new(); items.len()];
    let mut ratio = Ratio { part: 0, whole: 0 };
    for row in domain.rows() {
        ratio.whole += 1;
        let answers = items.iter().zip(&columns);
        let answers =
            answers.map(|((item, _), column)| item.value((*column)?, row.index()));
        if let Some(answers) = answers.collect::<Option<Vec<_>>>() {
            ratio.part += 1;
            values.iter_mut().zip(answers).for_each(|(item, value)| item.push(value));
        }
    }
    let slices = values.iter().map(Vec::as_slice).collect::<Vec<_>>();
    let scale = reliability::cronbach(&slices)?;
    let each = items.iter().zip(scale.items);
    let item = |((item, variable), statistics): (&(&IndexItem, &Variable), _)| {
        let label = variable.label.clone();
        ScaleItem { label, is_turned: item.is_turned(), statistics }
    };
    let items = each.map(item).collect();
    Ok(ScaleTally { alpha: scale.alpha, items, ratio })
}
