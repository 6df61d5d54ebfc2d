//! Fisher's exact test for tables of counts.

use std::collections::BTreeMap;

use super::chi_square::{Margins, margins};
use super::distributions::hypergeometric;
use super::{Undefined, real};

/// Tables as probable as the one observed, but for rounding, count as as extreme (as in R).
const TOLERANCE: f64 = 1e-7;
/// The most columns that are tried before the test is simulated instead.
pub const MOST_STEPS: u64 = 500_000;
/// The most observations that a table may hold.
pub const MOST_OBSERVATIONS: u64 = 20_000;
/// How many tables are drawn when the test is simulated.
pub const REPLICATES: u32 = 10_000;
/// Where the generator of simulated tables starts.
pub const SEED: u64 = 20_240_229;

/// How a p-value of Fisher's test was computed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Method {
    /// By adding up the probabilities of all tables.
    Exact,
    /// By drawing tables with the same margins, [`REPLICATES`] of them from [`SEED`].
    Simulated {
        /// The standard error of the p-value.
        standard_error: f64,
    },
}

/// Fisher's exact test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fisher {
    /// The probability of a table at most as probable as the one observed.
    pub p: f64,
    /// How `p` was computed.
    pub method: Method,
}

/// The two-sided exact test of a table of two by two.
///
/// Adds the hypergeometric probabilities of all tables with the same margins that are at
/// most as probable as the one observed: R. A. Fisher, *JRSS* 98, 1935, 39–54; the two-sided
/// rule is that of Freeman and Halton below.
///
/// # Errors
///
/// [`Undefined::EmptyGroup`] when a row or column holds nobody.
pub fn two_by_two(table: [[u64; 2]; 2]) -> Result<Fisher, Undefined> {
    let Margins { rows, columns, .. } = margins(&table.map(Vec::from))?;
    let probability = |hits| hypergeometric(hits, rows[0], rows[1], columns[0]);
    let least = columns[0].saturating_sub(rows[1]);
    let limit = probability(table[0][0]) * (1.0 + TOLERANCE);
    let p = (least..=rows[0].min(columns[0]))
        .map(probability)
        .filter(|probability| *probability <= limit)
        .sum::<f64>();
    Ok(Fisher { p: p.min(1.0), method: Method::Exact })
}

/// The exact test of a table of any size.
///
/// Adds the probabilities Πrᵢ!Πcⱼ!/(n!Πxᵢⱼ!) of all tables with the same margins that are at
/// most as probable as the one observed: G. H. Freeman & J. H. Halton, *Biometrika* 38, 1951,
/// 141–149. Tables are built column by column, and those that have come to the same row sums
/// left by the same Πxᵢⱼ! are carried on as one, as in the network of C. R. Mehta & N. R.
/// Patel, *JASA* 78, 1983, 427–434. When more than [`MOST_STEPS`] columns would be tried,
/// tables are drawn instead by shuffling, and p = (1 + as extreme)/(1 + drawn) (A. C. A. Hope,
/// *JRSS B* 30, 1968, 582–598), which the result says.
///
/// # Errors
///
/// As [`independence`](super::chi_square::independence), and [`Undefined::TooLarge`] above
/// [`MOST_OBSERVATIONS`], where the test of independence is as good.
pub fn exact(table: &[Vec<u64>]) -> Result<Fisher, Undefined> {
    let sums = margins(table)?;
    if sums.all > MOST_OBSERVATIONS {
        return Err(Undefined::TooLarge);
    }
    if let [one, two] = table
        && let ([a, b], [c, d]) = (one.as_slice(), two.as_slice())
    {
        return two_by_two([[*a, *b], [*c, *d]]);
    }
    let logs = Logs::up_to(sums.all);
    let observed = table.iter().flatten().map(|count| logs.factorial(*count)).sum();
    Ok(match enumerate(&sums, &logs, observed) {
        Some(p) => Fisher { p: p.min(1.0), method: Method::Exact },
        None => simulate(&sums, &logs, observed),
    })
}

/// ln k! for all k that occur.
struct Logs(Vec<f64>);

impl Logs {
    fn up_to(most: u64) -> Self {
        Self((0..=most).map(|k| libm::lgamma(real(k) + 1.0)).collect())
    }

    fn factorial(&self, count: u64) -> f64 {
        usize::try_from(count).map_or(f64::INFINITY, |place| self.0[place])
    }
}

/// Tables that have come as far: the row sums left, and Σ ln x! in steps of 10⁻⁹.
type Node = (Vec<u64>, i64);

/// The exact p-value, or nothing when it takes too many steps.
fn enumerate(sums: &Margins, logs: &Logs, observed: f64) -> Option<f64> {
    // The shorter side is filled at each step, and the largest column comes last, where it
    // is what the rows have left.
    let (rows, columns) = if sums.rows.len() <= sums.columns.len() {
        (&sums.rows, &sums.columns)
    } else {
        (&sums.columns, &sums.rows)
    };
    let (mut first, mut columns) = (rows.clone(), columns.clone());
    first.sort_unstable();
    columns.sort_unstable();
    let last = columns.pop();
    let mut nodes = BTreeMap::from([((first, 0), (0.0, 1.0))]);
    let mut steps = 0;
    for column in columns {
        let mut filling = Filling { logs, steps, next: BTreeMap::new() };
        for ((left, _), (so_far, mass)) in nodes {
            let all = left.iter().sum::<u64>();
            let ways = logs.factorial(all)
                - logs.factorial(column)
                - logs.factorial(all - column);
            filling.fill(&left, &mut Vec::new(), column, (so_far, mass, -ways))?;
        }
        (nodes, steps) = (filling.next, filling.steps);
    }
    debug_assert!(nodes.keys().all(|(left, _)| Some(left.iter().sum()) == last));
    let extreme = nodes.into_iter().filter(|((left, _), (so_far, _))| {
        let whole = so_far + left.iter().map(|count| logs.factorial(*count)).sum::<f64>();
        whole >= observed - TOLERANCE
    });
    Some(extreme.map(|(_, (_, mass))| mass).sum())
}

/// The filling of one column, for all nodes.
struct Filling<'l> {
    logs: &'l Logs,
    steps: u64,
    /// Σ ln x! and the probability of all tables that lead to a node.
    next: BTreeMap<Node, (f64, f64)>,
}

impl Filling<'_> {
    /// Fills the rows after those in `taken` with `rest`, in every way.
    ///
    /// `so_far` is Σ ln x!, the probability of the columns before, and ln of the probability
    /// of this one: Π C(leftᵢ, xᵢ)/C(Σ left, column).
    fn fill(
        &mut self,
        left: &[u64],
        taken: &mut Vec<u64>,
        rest: u64,
        (so_far, mass, log): (f64, f64, f64),
    ) -> Option<()> {
        let row = taken.len();
        if row == left.len() {
            self.steps += 1;
            if self.steps > MOST_STEPS {
                return None;
            }
            let mut remain =
                left.iter().zip(&*taken).map(|(left, x)| left - x).collect::<Vec<_>>();
            remain.sort_unstable();
            let node = self.next.entry((remain, grid(so_far))).or_insert((so_far, 0.0));
            node.1 += mass * libm::exp(log);
            return Some(());
        }
        let after = left[row + 1..].iter().sum::<u64>();
        for x in rest.saturating_sub(after)..=rest.min(left[row]) {
            let of = self.logs.factorial(left[row])
                - self.logs.factorial(x)
                - self.logs.factorial(left[row] - x);
            taken.push(x);
            let state = (so_far + self.logs.factorial(x), mass, log + of);
            self.fill(left, taken, rest - x, state)?;
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

/// Draws tables with the same margins by shuffling who is in which column.
fn simulate(sums: &Margins, logs: &Logs, observed: f64) -> Fisher {
    let mut columns = Vec::new();
    for (column, sum) in sums.columns.iter().enumerate() {
        columns.extend((0..*sum).map(|_| column));
    }
    let mut generator = SplitMix(SEED);
    let mut extreme = 0_u32;
    let mut counts = vec![0_u64; sums.columns.len()];
    for _ in 0..REPLICATES {
        for (place, left) in (1..columns.len()).zip(2..) {
            columns.swap(place, generator.below(left));
        }
        let (mut whole, mut from) = (0.0, columns.iter());
        for row in &sums.rows {
            counts.fill(0);
            for _ in 0..*row {
                if let Some(column) = from.next() {
                    counts[*column] += 1;
                }
            }
            whole += counts.iter().map(|count| logs.factorial(*count)).sum::<f64>();
        }
        extreme += u32::from(whole >= observed - TOLERANCE);
    }
    let drawn = f64::from(REPLICATES);
    let p = (1.0 + f64::from(extreme)) / (1.0 + drawn);
    let standard_error = (p * (1.0 - p) / drawn).sqrt();
    Fisher { p, method: Method::Simulated { standard_error } }
}

/// The generator `SplitMix64`: G. L. Steele, D. Lea & C. H. Flood, *Fast Splittable
/// Pseudorandom Number Generators*, OOPSLA 2014.
struct SplitMix(u64);

impl SplitMix {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A whole number from 0 to `end` − 1, off by less than 2⁻⁴⁹ in probability.
    fn below(&mut self, end: u64) -> usize {
        let place = (u128::from(self.next()) * u128::from(end)) >> 64;
        usize::try_from(place).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lady_tasting_tea() {
        // Fisher 1935, chapter II, as in R's `fisher.test`: 3 of 4 right, two-sided 34/70.
        let tea = two_by_two([[3, 1], [1, 3]]).unwrap();
        assert!((tea.p - 34.0 / 70.0).abs() < 1e-14);
        assert_eq!(tea.method, Method::Exact);
    }

    #[test]
    fn a_table_and_the_turned_one_have_the_same_test() {
        let table = [vec![3, 0, 1], vec![0, 4, 1], vec![1, 1, 5], vec![2, 2, 0]];
        let turned = (0..3)
            .map(|column| table.iter().map(|row| row[column]).collect())
            .collect::<Vec<Vec<u64>>>();
        let (one, two) = (exact(&table).unwrap(), exact(&turned).unwrap());
        assert!((one.p - two.p).abs() < 1e-13);
        assert_eq!(one.method, Method::Exact);
    }

    #[test]
    fn the_network_agrees_with_all_tables_written_out() {
        // Two rows: every table is a choice of the first row.
        let table = [vec![4, 1, 0], vec![1, 2, 5]];
        let choose = |n: u64, k: u64| {
            (0..k).fold(1.0, |product, i| product * real(n - i) / real(i + 1))
        };
        let mut tables = Vec::new();
        for a in 0..=5 {
            for b in 0..=3_u64 {
                if a + b <= 5 {
                    let ways = choose(5, a) * choose(3, b) * choose(5, 5 - a - b);
                    tables.push(ways / choose(13, 5));
                }
            }
        }
        let observed = choose(5, 4) * choose(3, 1) / choose(13, 5);
        let p = tables.iter().filter(|p| **p <= observed * 1.000_000_1).sum::<f64>();
        assert!((tables.iter().sum::<f64>() - 1.0).abs() < 1e-14);
        assert!((exact(&table).unwrap().p - p).abs() < 1e-13);
    }

    #[test]
    fn simulation_is_near_and_the_same_each_time() {
        let table = [vec![4, 1, 0], vec![1, 2, 5]];
        let sums = margins(&table).unwrap();
        let logs = Logs::up_to(sums.all);
        let observed = table.iter().flatten().map(|count| logs.factorial(*count)).sum();
        let one = simulate(&sums, &logs, observed);
        assert_eq!(one, simulate(&sums, &logs, observed));
        let Method::Simulated { standard_error } = one.method else { panic!() };
        assert!((one.p - exact(&table).unwrap().p).abs() < 3.0 * standard_error);
    }

    #[test]
    fn a_large_table_is_simulated_and_says_so() {
        let table = vec![vec![9, 7, 11, 4, 6]; 5];
        let result = exact(&table).unwrap();
        assert!(matches!(result.method, Method::Simulated { .. }));
        assert!((result.p - 1.0).abs() < 1e-12);
        let huge = [vec![9_000, 9_000, 1], vec![1, 2_000, 1]];
        assert_eq!(exact(&huge), Err(Undefined::TooLarge));
    }

    #[test]
    fn empty_rows_have_no_test_and_one_outcome_is_certain() {
        assert_eq!(two_by_two([[0, 0], [1, 2]]), Err(Undefined::EmptyGroup));
        assert_eq!(exact(&[vec![1, 0, 2], vec![1, 0, 1]]), Err(Undefined::EmptyGroup));
        let only = exact(&[vec![1, 1, 1], vec![1, 1, 1]]).unwrap();
        assert!((only.p - 1.0).abs() < 1e-13);
    }
}
