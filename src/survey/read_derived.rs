//! Reads derived variables from YAML.

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Placed};
use crate::format::{ChoiceWords, Fields};
use crate::say;
use crate::yaml::Node;

use super::calendar::PeriodUnit;
use super::codebook::{Label, Origin, Scale, Variable};
use super::keys;
use super::labels::{category_indices_in, indexed};
use super::periods::periods;
use super::read_index::{KnownVariables, read_index};
use super::read_labels::{Labelled, check_labels, plain, read_groups, read_interval};
use super::scores::{read_order, read_scores};

/// Reads a variable that is made of others; nothing is said of one that could not be
/// read.
pub(super) fn read_derived(
    name: &Placed<String>,
    node: &Node,
    known: KnownVariables<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Variable> {
    let mut fields = Fields::<keys::Derived>::new(node, diagnostics)?;
    let label = fields.read(keys::Derived::LABEL, diagnostics);
    let from = fields.read(keys::Derived::FROM, diagnostics);
    let index = fields.optional(keys::Derived::INDEX);
    let scale = fields.read(keys::Derived::SCALE, diagnostics);
    let map = fields.optional(keys::Derived::MAP);
    let cut = fields.optional(keys::Derived::CUT);
    let period = fields.node(keys::Derived::PERIOD, diagnostics);
    let groups = fields.optional(keys::Derived::GROUPS);
    let order = fields.optional(keys::Derived::ORDER);
    let scores = fields.optional(keys::Derived::SCORES);
    let place = fields.place().clone();
    let misspelt = fields.finish(diagnostics);
    if let Some(node) = index {
        let odd = [from.as_ref().map(|it| &it.place), map.map(|it| &it.place)];
        let odd = odd
            .into_iter()
            .chain([cut, period].map(|it| it.map(|it| &it.place)))
            .flatten()
            .next();
        if let Some(place) = odd {
            let message = "an index is not derived in another way too";
            let hint = "derive another variable from it";
            diagnostics.push(Diagnostic::error(message).at(place).hint(hint));
            return None;
        }
        return made_index(name, label?.value, node, known, diagnostics);
    }
    let from = from.or_else(|| {
        if misspelt.is_empty() {
            let message = "a derived variable lacks the key `from`";
            let hint = "add `from: …`, or make an `index` of several variables";
            diagnostics.push(Diagnostic::error(message).at(&place).hint(hint));
        }
        None
    });
    let (label, from) = (label?, from?);
    let source = known.find(&from, diagnostics)?;
    let from = Placed::new(source.name.value.clone(), from.place);
    let (categories, origin, scale) = match (map, cut, period) {
        (Some(map), None, None) if !source.categories.is_empty() => {
            let (labels, map) = read_map(map, source, diagnostics)?;
            let several = (source.scale == Scale::Multiple).then_some(Scale::Multiple);
            let scale = several.or(scale).unwrap_or(Scale::Nominal);
            (labels, Origin::Mapped { from, map }, scale)
        }
        (None, Some(cut), None) if source.scale == Scale::Numeric => {
            let (labels, intervals) = read_cut(cut, diagnostics)?;
            let scale = scale.unwrap_or(Scale::Ordinal);
            (labels, Origin::Cut { from, intervals }, scale)
        }
        (None, None, Some(period)) if source.scale == Scale::Date => {
            let (labels, origin) = by_period(period, from, source, known, diagnostics)?;
            (labels, origin, scale.unwrap_or(Scale::Ordinal))
        }
        _ if !misspelt.is_empty() => return None,
        _ => {
            let message = say!("`{name}` cannot be derived this way", name = &name.value);
            let hint = "give `map` for a variable with answers, `cut` for a numeric one, or \
                        `period` for dates";
            diagnostics.push(Diagnostic::error(message).at(&name.place).hint(hint));
            return None;
        }
    };
    let unambiguous = check_labels(&categories, &[], diagnostics);
    let mut variable = Variable {
        question: source.question.clone(),
        categories: plain(categories),
        order: read_order(order, scale, diagnostics),
        missing: source.missing.clone(),
        origin,
        sensitive: source.sensitive,
        ..Variable::named(name.clone(), label.value, scale)
    };
    // Its codes are no more than places in the list.
    variable.categories.iter_mut().for_each(|label| label.score = None);
    read_scores(scores, &mut variable, diagnostics);
    variable.groups = read_groups(groups, &variable, diagnostics);
    unambiguous.then_some(variable)
}

/// A mean or sum of several variables.
fn made_index(
    name: &Placed<String>,
    label: String,
    node: &Node,
    known: KnownVariables<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Variable> {
    let index = Fields::new(node, diagnostics)?;
    let (origin, range) = read_index(index, known, diagnostics)?;
    let scale = Scale::Numeric;
    let sensitive = is_sensitive(&origin, known.read);
    let variable = Variable::named(name.clone(), label, scale);
    Some(Variable { range, origin, sensitive, ..variable })
}

/// The periods that dates are put together by.
fn by_period(
    period: &Node,
    from: Placed<String>,
    source: &Variable,
    known: KnownVariables<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<(Vec<Labelled>, Origin)> {
    let unit = period.choice(PeriodUnit::WORDS, diagnostics)?;
    let (span, language) = (source.between, known.language);
    let labels = periods(unit, &from, span, language, diagnostics)?;
    let labels = placed(labels, &from.place);
    let first = unit.number(span?.first);
    Some((labels, Origin::Period { from, unit, first }))
}

/// Labels that are made, where what they are made of is named.
fn placed(labels: Vec<Label>, place: &Place) -> Vec<Labelled> {
    let labels = labels.into_iter();
    let of = |Label { code, label, .. }| Labelled {
        code,
        label: Placed::new(label, place.clone()),
    };
    labels.map(of).collect()
}

/// Whether not to answer one of the items of an index tells something.
fn is_sensitive(origin: &Origin, variables: &[Variable]) -> bool {
    let Origin::Index(index) = origin else { return false };
    let mut items = index.items.iter();
    items.any(|item| {
        let named = |one: &&Variable| one.name.value == item.variable.value;
        variables.iter().find(named).is_some_and(|one| one.sensitive)
    })
}

fn read_map(
    node: &Node,
    source: &Variable,
    diagnostics: &mut Diagnostics,
) -> Option<(Vec<Labelled>, Vec<Option<usize>>)> {
    let mut map = vec![None; source.categories.len()];
    let mut labels = Vec::new();
    let known = indexed(source);
    for (index, (label, node)) in node.entries(diagnostics)?.iter().enumerate() {
        let members = node.texts(diagnostics);
        for member in category_indices_in(&members, source, &known, diagnostics) {
            if map[member].is_some() {
                let message = say!(
                    "`{label}` is mapped twice",
                    label = &source.categories[member].label
                );
                diagnostics.push(Diagnostic::error(message).at(&node.place));
            }
            map[member] = Some(index);
        }
        labels.push(Labelled { code: (index + 1).to_string(), label: label.clone() });
    }
    let forgotten = source.categories.iter().zip(&map).filter(|(_, to)| to.is_none());
    let forgotten =
        forgotten.map(|(label, _)| format!("`{}`", label.label)).collect::<Vec<_>>();
    if !forgotten.is_empty() {
        let message =
            say!("the map leaves out {forgotten}", forgotten = forgotten.join(", "));
        let hint = "map every answer; several may go to the same new one";
        diagnostics.push(Diagnostic::error(message).at(&node.place).hint(hint));
    }
    Some((labels, map))
}

/// Smallest and largest value of each category.
type CategoryBounds = Vec<(f64, f64)>;

fn read_cut(
    node: &Node,
    diagnostics: &mut Diagnostics,
) -> Option<(Vec<Labelled>, CategoryBounds)> {
    let (mut labels, mut intervals) = (Vec::new(), Vec::new());
    let mut whole = true;
    for (index, (label, node)) in node.entries(diagnostics)?.iter().enumerate() {
        let Some(interval) = read_interval(node, diagnostics) else {
            whole = false;
            continue;
        };
        let overlaps =
            intervals.iter().any(|(low, high)| interval.0 <= *high && *low <= interval.1);
        if overlaps {
            let message =
                say!("the interval `{label}` overlaps another one", label = &label.value);
            diagnostics.push(Diagnostic::error(message).at(&node.place));
        }
        intervals.push(interval);
        labels.push(Labelled { code: (index + 1).to_string(), label: label.clone() });
    }
    whole.then_some((labels, intervals))
}
