//! Fisher's exact test for tables of counts.

use super::chi_square::{Margins, margins};
use super::distributions::hypergeometric;
use super::{Undefined, size};

mod drawn;
mod halves;
mod network;

pub use self::drawn::{REPLICATES, SEED};

/// Tables as probable as the one observed, but for rounding, count as as extreme: those whose
/// probability is at most 1 + 10⁻⁷ times that of the one observed (as in R).
const TOLERANCE: f64 = 1e-7;
/// The most steps before tables are drawn instead: less than a second's work.
const MOST_STEPS: u64 = 50_000_000;
/// The most observations that a table may hold.
pub const MOST_OBSERVATIONS: u64 = 20_000;

/// How a p-value of Fisher's test was computed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum FisherMethod {
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
    pub method: FisherMethod,
}

impl Fisher {
    /// The standard error of `p`, if it was estimated by drawing tables.
    #[must_use]
    pub fn drawing_error(&self) -> Option<f64> {
        match self.method {
            FisherMethod::Exact => None,
            FisherMethod::Simulated { standard_error } => Some(standard_error),
        }
    }
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
    Ok(Fisher { p: p.min(1.0), method: FisherMethod::Exact })
}

/// The exact test of a table of any size.
///
/// Adds the probabilities Πrᵢ!Πcⱼ!/(n!Πxᵢⱼ!) of all tables with the same margins that are at
/// most as probable as the one observed: G. H. Freeman & J. H. Halton, *Biometrika* 38, 1951,
/// 141–149. Tables with two rows or two columns are put together from two halves
/// (`halves.rs`), larger ones built column by column (`network.rs`). A table and the turned one,
/// or one with its rows in another order, have the same test. The work is bounded, to less
/// than a second; where it would be more, tables with the same margins are drawn instead
/// (`drawn.rs`), which the result says, with the standard error of the p-value.
///
/// # Errors
///
/// As [`independence`](super::chi_square::independence), and [`Undefined::TooLarge`] above
/// [`MOST_OBSERVATIONS`], where the test of independence is as good.
pub fn exact(table: &[Vec<u64>]) -> Result<Fisher, Undefined> {
    within(MOST_STEPS, table)
}

/// The exact test, or in more steps than these one by drawing.
fn within(steps: u64, table: &[Vec<u64>]) -> Result<Fisher, Undefined> {
    let sums = margins(table)?;
    if sums.all > MOST_OBSERVATIONS {
        return Err(Undefined::TooLarge);
    }
    if let [one, two] = table
        && let ([a, b], [c, d]) = (one.as_slice(), two.as_slice())
    {
        return two_by_two([[*a, *b], [*c, *d]]);
    }
    let logs = Logs::up_to(place(sums.all));
    let cells = table.iter().flatten().map(|count| place(*count));
    let observed = cells.map(|count| logs.factorial(count)).sum::<f64>();
    let (rows, columns) = ordered(&sums);
    let mut steps = Steps(steps);
    let p = if let [first, _] = rows.as_slice() {
        let margin = columns.iter().map(|count| logs.factorial(*count)).sum::<f64>();
        halves::exact(&columns, *first, margin - observed, &logs, &mut steps)
    } else {
        network::exact(&rows, &columns, observed, &logs, &mut steps)
    };
    let (p, method) = match p {
        Some(p) => (p, FisherMethod::Exact),
        None => drawn::estimate(&rows, &columns, observed, &logs),
    };
    Ok(Fisher { p: p.min(1.0), method })
}

/// The sums of rows and columns, sorted: the shorter side first, so that it does not matter
/// how the table lies.
fn ordered(sums: &Margins) -> (Vec<usize>, Vec<usize>) {
    let sorted = |sums: &[u64]| {
        let mut sums = sums.iter().map(|sum| place(*sum)).collect::<Vec<_>>();
        sums.sort_unstable();
        sums
    };
    let (rows, columns) = (sorted(&sums.rows), sorted(&sums.columns));
    let turned = (columns.len(), &columns) < (rows.len(), &rows);
    if turned { (columns, rows) } else { (rows, columns) }
}

/// A count as a place in a list.
fn place(count: u64) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

/// The steps that are left.
struct Steps(u64);

impl Steps {
    /// Takes some, if so many are left.
    fn take(&mut self, steps: u64) -> Option<()> {
        self.0 = self.0.checked_sub(steps)?;
        Some(())
    }
}

/// ln k! for all k that occur.
struct Logs(Vec<f64>);

impl Logs {
    fn up_to(most: usize) -> Self {
        Self((0..=most).map(|k| libm::lgamma(size(k) + 1.0)).collect())
    }

    fn factorial(&self, count: usize) -> f64 {
        self.0[count]
    }

    /// ln C(n, k).
    fn choose(&self, n: usize, k: usize) -> f64 {
        self.0[n] - self.0[k] - self.0[n - k]
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
        assert_eq!(tea.method, FisherMethod::Exact);
    }

    fn turned(table: &[Vec<u64>]) -> Vec<Vec<u64>> {
        let column = |column| table.iter().map(|row| row[column]).collect();
        (0..table[0].len()).map(column).collect()
    }

    /// Every table with these margins, column by column.
    fn all_tables(left: &[u64], columns: &[u64]) -> Vec<Vec<Vec<u64>>> {
        let Some((column, rest)) = columns.split_first() else { return vec![Vec::new()] };
        let mut tables = Vec::new();
        for filled in filled(left, *column) {
            let after = left.iter().zip(&filled).map(|(left, x)| left - x);
            for mut table in all_tables(&after.collect::<Vec<_>>(), rest) {
                table.push(filled.clone());
                tables.push(table);
            }
        }
        tables
    }

    fn filled(left: &[u64], column: u64) -> Vec<Vec<u64>> {
        let Some((last, before)) = left.split_last() else {
            return if column == 0 { vec![Vec::new()] } else { Vec::new() };
        };
        let mut ways = Vec::new();
        for x in 0..=column.min(*last) {
            for mut way in filled(before, column - x) {
                way.push(x);
                ways.push(way);
            }
        }
        ways
    }

    /// Σ of the probabilities of all tables at most as probable, each written out.
    fn written_out(table: &[Vec<u64>]) -> f64 {
        let Margins { rows, columns, .. } = margins(table).unwrap();
        let logs = Logs::up_to(100);
        let weight = |table: &[Vec<u64>]| {
            let cells = table.iter().flatten();
            -cells.map(|count| logs.factorial(place(*count))).sum::<f64>()
        };
        let all = all_tables(&rows, &columns);
        let all = all.iter().map(|table| libm::exp(weight(table))).collect::<Vec<_>>();
        let limit = libm::exp(weight(table)) * (1.0 + TOLERANCE);
        all.iter().filter(|one| **one <= limit).sum::<f64>() / all.iter().sum::<f64>()
    }

    #[test]
    fn every_small_table_has_the_sum_of_all_tables_written_out() {
        let mut seed = 7_u64;
        let mut next = |below: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (seed >> 33) % below
        };
        let shapes = [(2, 2), (2, 3), (5, 2), (2, 6), (3, 3), (4, 3), (3, 4), (7, 2)];
        for round in 0..160 {
            let (height, width) = shapes[round % shapes.len()];
            let most = if height * width > 9 { 3 } else { 5 };
            let row = |next: &mut dyn FnMut(u64) -> u64| {
                (0..width).map(|_| next(most)).collect::<Vec<_>>()
            };
            let table = (0..height).map(|_| row(&mut next)).collect::<Vec<_>>();
            let Ok(test) = exact(&table) else { continue };
            assert_eq!(test.method, FisherMethod::Exact, "{table:?}");
            let p = written_out(&table);
            assert!(
                (test.p - p).abs() < 1e-12 * p.max(1e-3),
                "{table:?}: {} {p}",
                test.p
            );
            let other = exact(&turned(&table)).unwrap();
            let same = (test.p - other.p).abs() <= 1e-13 * p;
            assert!(same, "{table:?}: {} {}", test.p, other.p);
        }
    }

    #[test]
    fn simulation_is_near_and_the_same_each_time_and_either_way() {
        let table = [vec![4, 1, 0], vec![1, 2, 5]];
        let logs = Logs::up_to(13);
        let cells = table.iter().flatten().map(|count| place(*count));
        let observed = cells.map(|count| logs.factorial(count)).sum();
        let drawn = || drawn::estimate(&[5, 8], &[5, 3, 5], observed, &logs);
        let (p, method) = drawn();
        assert_eq!((p, method), drawn());
        let FisherMethod::Simulated { standard_error } = method else { panic!() };
        assert!((p - exact(&table).unwrap().p).abs() < 3.0 * standard_error);
    }

    #[test]
    fn a_large_table_is_simulated_and_says_so() {
        let table = (0..6_u64)
            .map(|row| (0..6).map(|column| 30 + (row * 7 + column * 11) % 13).collect());
        let table = table.collect::<Vec<Vec<u64>>>();
        let result = within(MOST_STEPS / 100, &table).unwrap();
        let FisherMethod::Simulated { standard_error } = result.method else { panic!() };
        assert!(standard_error > 0.0 && standard_error <= 0.005);
        assert_eq!(within(MOST_STEPS / 100, &turned(&table)), Ok(result));
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
