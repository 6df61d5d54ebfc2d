//! Controlled rounding: every count becomes a multiple of a base less than one base from what
//! it is, so that sums still add up where that is possible.
//!
//! A count that is no multiple of the base goes up or down; which way it should go is drawn
//! with the secret key, up with the chance that leaves it as it is on average (*unbiased
//! random rounding*). With all counts as sums of the same unknowns (`linked.rs`) a linear
//! programme finds rounded counts that are sums of the same rounded unknowns and go the
//! drawn way as often as possible. In units of the base the programme of a two-way table
//! with its totals is one of flows in a network, whose corners are whole numbers, so that
//! there always is such a rounding (Cox, "A constructive procedure for unbiased controlled
//! rounding", *JASA* 82, 1987). For other sets of tables there need not be one
//! (Salazar-González, "Controlled rounding and cell perturbation: statistical disclosure
//! limitation methods for tabular data", *Mathematical Programming* 105, 2006); fractions are
//! then settled one by one, with a limit to the search. Zeros and multiples of the base stay.
//!
//! All tables of a report together are tried first. If they are too many or nothing is found,
//! it is one table after the other, where counts that an earlier one has settled stay; counts
//! of a table for which nothing is found go the way they were drawn.

use std::collections::{BTreeMap, BTreeSet};

use microlp::{
    ComparisonOp, OptimizationDirection, Problem, Solution, SolveOutcome, Variable,
};

use crate::analysis::Counted;

use super::attack::Terms;
use super::linked::Unknowns;

/// Tables with more unknowns than this are not rounded together.
const MOST_TOGETHER: usize = 400;
/// Nor is a table by itself that has more than this.
const MOST_ALONE: usize = 2_000;
/// How many linear programmes are solved for tables together, or one by itself.
const MOST_TRIES: usize = 40;
/// From how far from a whole number a solution is a fraction.
const TOLERANCE: f64 = 1e-6;

/// A count that may stand in many places.
#[derive(Clone, Copy, Debug)]
pub(super) struct Drawn {
    /// What it is.
    pub(super) value: u64,
    /// Whether it should go up.
    pub(super) up: bool,
}

/// One of the counts by its place among all, and whom it counts.
#[derive(Clone)]
pub(super) struct Told {
    pub(super) place: usize,
    pub(super) counted: Counted,
}

/// The ways that counts go, by their places.
type Ways = BTreeMap<usize, bool>;

/// Rounds counts to multiples of a base; `tables` tells which counts a reader adds up.
pub(super) fn round(counts: &[Drawn], tables: &[Vec<Told>], base: u64) -> Vec<u64> {
    let mut ways = Ways::new();
    let all = tables.iter().flatten().collect::<Vec<_>>();
    match solve((counts, base), &all, &ways, MOST_TOGETHER) {
        Some(found) => ways = found,
        None => {
            for table in tables {
                let table = table.iter().collect::<Vec<_>>();
                if let Some(found) = solve((counts, base), &table, &ways, MOST_ALONE) {
                    ways.extend(found);
                } else {
                    for Told { place, .. } in table {
                        ways.entry(*place).or_insert(counts[*place].up);
                    }
                }
            }
        }
    }
    let rounded = counts.iter().enumerate().map(|(place, count)| {
        let up = ways.get(&place).copied().unwrap_or(count.up);
        let down = count.value - count.value % base;
        if up && count.value % base > 0 { down + base } else { down }
    });
    rounded.collect()
}

/// That a sum of unknowns is a count in units of the base: a number, and for a count that
/// may go up its place.
struct Equation {
    terms: Terms,
    total: u64,
    open: Option<usize>,
}

/// Everything that must add up.
struct System<'c> {
    counts: &'c [Drawn],
    equations: Vec<Equation>,
    unknowns: BTreeSet<usize>,
}

/// The ways in which some counts go up or down together, if such are found.
fn solve(
    (counts, base): (&[Drawn], u64),
    told: &[&Told],
    decided: &Ways,
    most: usize,
) -> Option<Ways> {
    let unknowns = Unknowns::new(told.iter().map(|told| &told.counted));
    if unknowns.table_of.len() > most {
        return None;
    }
    let mut sums: BTreeSet<(Terms, Option<usize>)> = BTreeSet::new();
    let mut nobody = BTreeSet::new();
    for Told { place, counted } in told {
        let value = counts[*place].value;
        for terms in unknowns.sums(counted)? {
            if value == 0 {
                nobody.extend(terms.iter().map(|(unknown, _)| *unknown));
            } else {
                sums.insert((terms, Some(*place)));
            }
        }
    }
    sums.extend(unknowns.ties.iter().map(|terms| (terms.clone(), None)));
    let mut equations = Vec::new();
    for (mut terms, place) in sums {
        terms.retain(|(unknown, _)| !nobody.contains(unknown));
        let count = place.map(|place| (place, counts[place].value));
        let open = count.filter(|(_, value)| value % base > 0).map(|(place, _)| place);
        let total = count.map_or(0, |(_, value)| value / base);
        if !terms.is_empty() || total > 0 || open.is_some() {
            equations.push(Equation { terms, total, open });
        }
    }
    let terms = equations.iter().flat_map(|equation| &equation.terms);
    let unknowns = terms.map(|(unknown, _)| *unknown).collect();
    let system = System { counts, equations, unknowns };
    let mut tries = MOST_TRIES;
    system.search(decided.clone(), &mut tries)
}

impl System<'_> {
    /// Settles what is a fraction one by one, the nearer way first.
    fn search(&self, decided: Ways, tries: &mut usize) -> Option<Ways> {
        *tries = tries.checked_sub(1)?;
        let (found, solution) = self.solution(&decided)?;
        let parts = found.iter().map(|(place, variable)| (*place, solution[*variable]));
        let parts = parts.collect::<Vec<_>>();
        let fraction = parts.iter().find(|(_, part)| {
            (part - part.round()).abs() > TOLERANCE
        });
        let Some((place, part)) = fraction.copied() else {
            let mut ways = decided;
            ways.extend(parts.into_iter().map(|(place, part)| (place, part > 0.5)));
            return Some(ways);
        };
        let nearer = part > 0.5;
        [nearer, !nearer].into_iter().find_map(|way| {
            let mut decided = decided.clone();
            decided.insert(place, way);
            self.search(decided, tries)
        })
    }

    /// The cheapest way with what is decided, where the rest may be fractions.
    fn solution(&self, decided: &Ways) -> Option<(BTreeMap<usize, Variable>, Solution)> {
        let mut problem = Problem::new(OptimizationDirection::Minimize);
        let unknowns = self.unknowns.iter();
        let unknowns =
            unknowns.map(|unknown| (*unknown, problem.add_var(0.0, (0.0, f64::INFINITY))));
        let unknowns = unknowns.collect::<BTreeMap<_, _>>();
        let open = self.equations.iter().filter_map(|equation| equation.open);
        let open = open.filter(|place| !decided.contains_key(place));
        let open = open.collect::<BTreeSet<_>>().into_iter();
        let open = open.map(|place| {
            let price = if self.counts[place].up { -1.0 } else { 1.0 };
            (place, problem.add_var(price, (0.0, 1.0)))
        });
        let open = open.collect::<BTreeMap<_, _>>();
        for Equation { terms, total, open: place } in &self.equations {
            let terms = terms.iter();
            let mut sum = terms
                .map(|(unknown, times)| (unknowns[unknown], float(*times)))
                .collect::<Vec<_>>();
            let mut total = i64::try_from(*total).ok()?;
            match place.map(|place| (open.get(&place), decided.get(&place))) {
                Some((Some(variable), _)) => sum.push((*variable, -1.0)),
                Some((None, Some(true))) => total += 1,
                Some((None, _)) | None => {}
            }
            if sum.is_empty() {
                if total == 0 {
                    continue;
                }
                return None;
            }
            problem.add_constraint(sum, ComparisonOp::Eq, float(total));
        }
        match problem.solve().ok()? {
            SolveOutcome::Solution(solution) => Some((open, solution)),
            SolveOutcome::Interrupted(_) => None,
        }
    }
}

#[expect(clippy::cast_precision_loss, clippy::as_conversions, reason = "below 2^53")]
fn float(number: i64) -> f64 {
    number as f64
}
