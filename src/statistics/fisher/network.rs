//! Fisher's exact test of a table with more than two rows and columns: takes its margins and
//! the table observed, gives the p-value, or nothing where that takes too many steps.
//!
//! Tables are built column by column, and those that have come to the same row sums left by
//! the same `ΠΠxᵢⱼ!` are carried on as one (C. R. Mehta & N. R. Patel, *JASA* 78, 1983,
//! 427–434). What is left for the last two columns is a table with two columns (`halves.rs`).
//! Where all tables that can still come of it are as extreme, or none is, it goes no
//! further, as in FEXACT (*ACM TOMS* 12, 1986, 154–161; D. B. Clarkson, Y. Fan & H. Joe, *ACM
//! TOMS* 19, 1993, 484–488); what can come of it is bounded in another way than theirs, which
//! is said below.

use std::collections::BTreeMap;

use super::{Logs, Steps, TOLERANCE, halves};
use crate::statistics::size;

/// What it costs to carry on a filled column, in steps.
const CARRIED_ON: u64 = 120;

/// Tables that have come as far.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct PartialTable {
    /// The row sums left.
    left: Vec<usize>,
    /// Σ ln x! in steps of 10⁻⁹.
    sum: i64,
}

/// What is known of all tables that have come as far.
#[derive(Clone, Copy)]
struct Reached {
    /// Σ ln x!.
    sum: f64,
    /// Their probability.
    mass: f64,
}

/// The probability of a table at most as probable as the one whose Σ ln x! is `observed`.
pub(super) fn exact(
    rows: &[usize],
    columns: &[usize],
    observed: f64,
    logs: &Logs,
    steps: &mut Steps,
) -> Option<f64> {
    let (mut first, mut columns) = (rows.to_vec(), columns.to_vec());
    first.sort_unstable();
    columns.sort_unstable();
    let begun = PartialTable { left: first, sum: 0 };
    let mut nodes = BTreeMap::from([(begun, Reached { sum: 0.0, mass: 1.0 })]);
    let limit = observed - TOLERANCE;
    let mut extreme = 0.0;
    for place in 0..columns.len() - 1 {
        let rest = &columns[place..];
        let mut filling = Filling { logs, steps, next: BTreeMap::new() };
        for (PartialTable { left, .. }, reached) in nodes {
            let Reached { sum: so_far, mass } = reached;
            if so_far + at_least(&left, rest, logs) >= limit {
                extreme += mass;
            } else if so_far + at_most(&left, rest, logs) < limit {
                continue;
            } else if let [column, _] = rest {
                let left = left.into_iter().filter(|count| *count > 0);
                let left = left.collect::<Vec<_>>();
                let all = left.iter().map(|count| logs.factorial(*count)).sum::<f64>();
                let observed = all - (observed - so_far);
                let steps = &mut *filling.steps;
                extreme += mass * halves::exact(&left, *column, observed, logs, steps)?;
            } else {
                let ways = logs.choose(left.iter().sum(), rest[0]);
                filling.fill(
                    &left,
                    &mut Vec::new(),
                    rest[0],
                    Way { reached, log: -ways },
                )?;
            }
        }
        nodes = filling.next;
    }
    Some(extreme)
}

/// The least that Σ ln x! can come to over the columns that are left.
///
/// With pᵢ the share of row i in what is left, Σᵢⱼ ln xᵢⱼ! is
/// Σⱼ Σᵢ(ln xᵢⱼ! − xᵢⱼ ln pᵢ) + Σᵢ leftᵢ ln pᵢ, and each column's part is least at the mode of the
/// multinomial distribution with pᵢ (W. Feller, *An Introduction to Probability Theory* I,
/// 3rd ed., 1968, section VI.10, exercise 28). That the columns together must leave no row
/// anything is not asked for, so that no table comes to less (Lagrange's relaxation).
fn at_least(left: &[usize], columns: &[usize], logs: &Logs) -> f64 {
    let left = left.iter().copied().filter(|count| *count > 0).collect::<Vec<_>>();
    let all = left.iter().sum::<usize>();
    let shares = left.iter().map(|count| size(*count) / size(all)).collect::<Vec<_>>();
    let ln = shares.iter().map(|share| libm::log(*share)).collect::<Vec<_>>();
    let mut least =
        left.iter().zip(&ln).map(|(count, ln)| size(*count) * ln).sum::<f64>();
    for column in columns {
        let mut mode = left.iter().map(|count| column * count / all).collect::<Vec<_>>();
        for _ in mode.iter().sum::<usize>()..*column {
            let gain = |place: &usize| shares[*place] / size(mode[*place] + 1);
            let next = (0..mode.len()).max_by(|one, two| gain(one).total_cmp(&gain(two)));
            mode[next.unwrap_or_default()] += 1;
        }
        let each = mode.iter().zip(&ln);
        least += each.map(|(x, ln)| logs.factorial(*x) - size(*x) * ln).sum::<f64>();
    }
    least
}

/// No less than Σ ln x! can come to: a row or column has at most all in one cell.
fn at_most(left: &[usize], columns: &[usize], logs: &Logs) -> f64 {
    let all =
        |counts: &[usize]| counts.iter().map(|count| logs.factorial(*count)).sum::<f64>();
    all(left).min(all(columns))
}

/// The filling of one column, for all nodes.
struct Filling<'l> {
    logs: &'l Logs,
    steps: &'l mut Steps,
    /// What all tables have reached that lead to a node.
    next: BTreeMap<PartialTable, Reached>,
}

/// One way to fill the first rows of a column.
#[derive(Clone, Copy)]
struct Way {
    /// With these rows; the probability is that of the columns before.
    reached: Reached,
    /// ln of the probability of this column: Π C(leftᵢ, xᵢ)/C(Σ left, column).
    log: f64,
}

impl Filling<'_> {
    /// Fills the rows after those in `taken` with `rest`, in every way.
    fn fill(
        &mut self,
        left: &[usize],
        taken: &mut Vec<usize>,
        rest: usize,
        so_far: Way,
    ) -> Option<()> {
        let row = taken.len();
        if row == left.len() {
            self.steps.take(CARRIED_ON)?;
            let mut remain =
                left.iter().zip(&*taken).map(|(left, x)| left - x).collect::<Vec<_>>();
            remain.sort_unstable();
            let Reached { sum, mass } = so_far.reached;
            let node = PartialTable { left: remain, sum: grid(sum) };
            let node = self.next.entry(node).or_insert(Reached { sum, mass: 0.0 });
            node.mass += mass * libm::exp(so_far.log);
            return Some(());
        }
        let after = left[row + 1..].iter().sum::<usize>();
        for x in rest.saturating_sub(after)..=rest.min(left[row]) {
            taken.push(x);
            let log = so_far.log + self.logs.choose(left[row], x);
            let sum = so_far.reached.sum + self.logs.factorial(x);
            let reached = Reached { sum, ..so_far.reached };
            self.fill(left, taken, rest - x, Way { reached, log })?;
            taken.pop();
        }
        Some(())
    }
}

/// Σ ln x! in steps of 10⁻⁹, far finer than the tolerance.
#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "below 10⁹ times 10⁶"
)]
fn grid(so_far: f64) -> i64 {
    (so_far * 1e9).round() as i64
}
