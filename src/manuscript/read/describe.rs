//! Reads summaries of several questions.

use crate::diagnostic::{Diagnostics, Placed};
use crate::format::Fields;
use crate::manuscript::describe::Describe;
use crate::manuscript::ids::read_id;
use crate::manuscript::inference::{Adjust, Compare, TestChoice};
use crate::manuscript::keys::request::{self as keys, Rows};
use crate::manuscript::keys::{Below, Captioned};
use crate::manuscript::order::Order;
use crate::manuscript::request::{
    CellEstimates, CellFits, Grouping, Measure, MissingShown, PercentOf, Subject,
    TableRequest, Totals,
};

use super::inference::weights;
use super::request::{decimals, filter};

/// Reads a summary.
pub(super) fn read(
    mut fields: Fields<'_, keys::Describe>,
    diagnostics: &mut Diagnostics,
) -> Option<Describe> {
    let id = fields.read(Captioned::ID, diagnostics);
    if let Some(id) = &id {
        read_id(id, diagnostics);
    }
    let caption = fields.read(Captioned::CAPTION, diagnostics);
    let of = fields.read(Rows::OF, diagnostics);
    let conditions = filter(fields.read(Rows::WHERE, diagnostics), diagnostics);
    let variables = fields.read(keys::Describe::VARIABLES, diagnostics);
    let by = fields.read(keys::Describe::BY, diagnostics);
    let numbers = fields.read(keys::Describe::NUMBERS, diagnostics).unwrap_or_default();
    let overall = fields.read(keys::Describe::OVERALL, diagnostics).unwrap_or(true);
    let complete = fields.read(keys::Describe::COMPLETE, diagnostics).unwrap_or(false);
    let tests = fields.read(keys::Describe::TEST, diagnostics).unwrap_or(false);
    let missing = fields.read(keys::Describe::MISSING, diagnostics);
    let weighted = weights(&mut fields, keys::Describe::WEIGHTS, diagnostics);
    let places = fields.optional(keys::Describe::DECIMALS);
    let places = places.and_then(|node| decimals(node, diagnostics));
    let note = fields.read(Below::NOTE, diagnostics);
    let float = fields.read(Below::FLOAT, diagnostics).unwrap_or(false);
    if !fields.finish(diagnostics).is_empty() {
        return None;
    }
    let (id, of) = (id?, of?);
    let tested = tests && by.is_some();
    let all = variables.iter().flatten().chain(&by).filter(|_| complete);
    let all = all.cloned().collect::<Vec<_>>();
    let request = |variable: &Placed<String>| {
        let name = format!("{}-{}", id.value, variable.value);
        TableRequest {
            panels: None,
            id: Placed::new(name, variable.place.clone()),
            of: Some(of.clone()),
            filter: conditions.clone(),
            subject: Subject::Variable(variable.clone()),
            grouping: by.clone().map_or(Grouping::None, Grouping::By),
            measure: Measure::CountAndPercent,
            weights: weighted.clone(),
            moments: Vec::new(),
            described: Some(numbers),
            fits: CellFits::default(),
            estimates: CellEstimates::default(),
            interval: false,
            complete: all.clone(),
            compare: tested.then(|| Compare {
                by: None,
                test: TestChoice::Auto,
                effects: Vec::new(),
                continuity: None,
                adjust: Adjust::None,
                pairs: false,
                family: None,
                place: variable.place.clone(),
            }),
            percent_of: PercentOf::Group,
            base: None,
            decimals: places,
            missing: false,
            classes: None,
            ordered: false,
            order: Order::Codebook,
            group_order: None,
            totals: Totals { groups: overall && by.is_some(), categories: false },
        }
    };
    Some(Describe {
        requests: variables?.iter().map(request).collect(),
        missing: missing != Some(MissingShown::Hide),
        tests: tested,
        id,
        caption: caption?,
        note,
        float,
    })
}
