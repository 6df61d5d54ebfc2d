//! Whole numbers that meet a linear programme: takes a solution in fractions, gives one in
//! whole numbers, or nothing where none was found.
//!
//! Depth first: of the unknowns that are no whole number the one that is nearest to one is
//! cut to it, then the programme is solved again (Land & Doig, "An automatic method of
//! solving discrete programming problems", *Econometrica* 28, 1960). It stops after
//! [`MOST_NODES`] programmes. That nothing was found then proves nothing, so that whoever
//! asked must take it that there is nothing.

use std::collections::BTreeMap;

use microlp::{ComparisonOp, Solution, SolveOutcome, Variable};

/// How many linear programmes are solved in one search.
pub(super) const MOST_NODES: usize = 120;

/// How far from a whole number a value may be that is one.
const TOLERANCE: f64 = 1e-6;

/// A value as the whole number that it is.
#[expect(clippy::cast_possible_truncation, clippy::as_conversions, reason = "below 2^53")]
pub(super) fn whole(value: f64) -> Option<i64> {
    let nearest = value.round();
    ((value - nearest).abs() < TOLERANCE && nearest.abs() < 1e15)
        .then_some(nearest as i64)
}

/// What is to be solved: the solution before, and what is added to it.
struct Branch {
    before: Solution,
    cut: Option<(Variable, ComparisonOp, f64)>,
}

/// A solution in which all of some variables are whole numbers; `meets` tells whether these
/// are right to the last person, which a solver in floating point cannot promise.
pub(super) fn search(
    solved: Solution,
    variables: &BTreeMap<usize, Variable>,
    meets: impl Fn(&BTreeMap<usize, i64>) -> bool,
) -> Option<Solution> {
    let mut waiting = vec![Branch { before: solved, cut: None }];
    for _ in 0..MOST_NODES {
        let Branch { before, cut } = waiting.pop()?;
        let now = match cut {
            None => before,
            Some((variable, side, limit)) => {
                let added = before.add_constraint([(variable, 1.0)], side, limit);
                let Ok(SolveOutcome::Solution(now)) = added else { continue };
                now
            }
        };
        let Some((variable, value)) = most_whole(&now, variables) else {
            let values = variables.iter().filter_map(|(unknown, variable)| {
                Some((*unknown, whole(now[*variable])?))
            });
            if meets(&values.collect()) {
                return Some(now);
            }
            continue;
        };
        let down = (variable, ComparisonOp::Le, value.floor());
        let up = (variable, ComparisonOp::Ge, value.ceil());
        let (first, second) =
            if value - value.floor() < 0.5 { (down, up) } else { (up, down) };
        waiting.push(Branch { before: now.clone(), cut: Some(second) });
        waiting.push(Branch { before: now, cut: Some(first) });
    }
    None
}

/// Of the variables that are no whole number the one that is nearest to one; the first of
/// those that are equally near.
fn most_whole(
    solved: &Solution,
    variables: &BTreeMap<usize, Variable>,
) -> Option<(Variable, f64)> {
    let values = variables.values().map(|variable| (*variable, solved[*variable]));
    let open = values.filter(|(_, value)| whole(*value).is_none());
    let far = |value: f64| (value - value.round()).abs();
    open.min_by(|(_, one), (_, other)| far(*one).total_cmp(&far(*other)))
}
