//! Pearson's test of independence in a table of counts, and Cramér's V.

use super::distributions::chi_square_upper;
use super::{Undefined, at_least, length, real};

/// Whether a table of two by two is corrected for continuity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Yates {
    /// Half a count is taken from each deviation, in a table of two by two.
    Corrected,
    /// The statistic as it is.
    Uncorrected,
}

/// A test of independence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ChiSquare {
    /// Σ(observed − expected)²/expected.
    pub statistic: f64,
    /// (rows − 1)(columns − 1).
    pub degrees_of_freedom: f64,
    /// The probability of at least this statistic under independence.
    pub p: f64,
    /// Cramér's V, 0 to 1, always without the correction.
    pub cramers_v: f64,
    /// The smallest expected count.
    pub least_expected: f64,
    /// The share of cells whose expected count is below 5.
    pub below_five: f64,
}

impl ChiSquare {
    /// Whether the expected counts are large enough for the p-value to be believed.
    ///
    /// None below 1 and at most a fifth below 5: W. G. Cochran, *Biometrics* 10, 1954,
    /// section 2. In a table of two by two that means none below 5.
    #[must_use]
    pub fn is_reliable(&self) -> bool {
        self.least_expected >= 1.0 && self.below_five <= 0.2
    }
}

/// Tests whether the rows and columns of a table of counts are independent.
///
/// X² = Σ(O − E)²/E with E = row · column/n: K. Pearson, *Philosophical Magazine* 50, 1900;
/// degrees of freedom by R. A. Fisher, *JRSS* 85, 1922. Yates's correction takes
/// min(½, |O − E|) from each deviation (F. Yates, *JRSS Supplement* 1, 1934; as in R).
/// V = √(X²/(n(min(r, c) − 1))): H. Cramér, *Mathematical Methods of Statistics*, 1946,
/// section 21.9.
///
/// # Errors
///
/// [`Undefined::TooFew`] below two rows or columns, [`Undefined::LengthsDiffer`] for a
/// ragged table, and [`Undefined::EmptyGroup`] when a row or column holds nobody.
pub fn independence(table: &[Vec<u64>], yates: Yates) -> Result<ChiSquare, Undefined> {
    let Margins { rows, columns, all } = margins(table)?;
    let corrected = yates == Yates::Corrected && rows.len() == 2 && columns.len() == 2;
    let (mut statistic, mut plain, mut small) = (0.0, 0.0, 0.0);
    let mut least_expected = f64::INFINITY;
    for (row, row_sum) in table.iter().zip(&rows) {
        for (count, column_sum) in row.iter().zip(&columns) {
            let expected = real(*row_sum) * real(*column_sum) / real(all);
            let off = (real(*count) - expected).abs();
            let less = if corrected { off - off.min(0.5) } else { off };
            statistic += less * less / expected;
            plain += off * off / expected;
            small += f64::from(expected < 5.0);
            least_expected = least_expected.min(expected);
        }
    }
    let degrees_of_freedom = (length(&rows) - 1.0) * (length(&columns) - 1.0);
    let shorter = length(&rows).min(length(&columns));
    Ok(ChiSquare {
        statistic,
        degrees_of_freedom,
        p: chi_square_upper(statistic, degrees_of_freedom),
        cramers_v: (plain / (real(all) * (shorter - 1.0))).sqrt().min(1.0),
        least_expected,
        below_five: small / (length(&rows) * length(&columns)),
    })
}

/// The sums of a table, none of them 0.
pub(super) struct Margins {
    pub(super) rows: Vec<u64>,
    pub(super) columns: Vec<u64>,
    pub(super) all: u64,
}

/// Adds up a table of at least two by two.
pub(super) fn margins(table: &[Vec<u64>]) -> Result<Margins, Undefined> {
    at_least(2, table.len())?;
    let width = table[0].len();
    at_least(2, width)?;
    if table.iter().any(|row| row.len() != width) {
        return Err(Undefined::LengthsDiffer);
    }
    let rows = table.iter().map(|row| row.iter().sum()).collect::<Vec<u64>>();
    let columns = (0..width)
        .map(|column| table.iter().map(|row| row[column]).sum())
        .collect::<Vec<u64>>();
    if rows.iter().chain(&columns).any(|sum| *sum == 0) {
        return Err(Undefined::EmptyGroup);
    }
    let all = rows.iter().sum();
    Ok(Margins { rows, columns, all })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn party_and_sex_are_not_independent() {
        // Agresti, An Introduction to Categorical Data Analysis, 2nd ed. 2007, table 2.5:
        // X² = 30.1 with 2 degrees of freedom.
        let table = [vec![762, 327, 468], vec![484, 239, 477]];
        let result = independence(&table, Yates::Corrected).unwrap();
        assert!((result.statistic - 30.1).abs() < 0.05, "{}", result.statistic);
        assert!((result.degrees_of_freedom - 2.0).abs() < 1e-15);
        assert!(result.is_reliable());
    }

    #[test]
    fn two_by_two_has_a_short_formula() {
        // n(ad − bc)²/(product of the margins); with Yates (|ad − bc| − n/2)².
        let table = [vec![12, 5], vec![3, 9]];
        let cross = 12.0 * 9.0 - 5.0 * 3.0;
        let margins = 17.0 * 12.0 * 15.0 * 14.0;
        let plain = independence(&table, Yates::Uncorrected).unwrap();
        assert!((plain.statistic - 29.0 * cross * cross / margins).abs() < 1e-13);
        let less = cross - 14.5;
        let corrected = independence(&table, Yates::Corrected).unwrap();
        assert!((corrected.statistic - 29.0 * less * less / margins).abs() < 1e-13);
        assert!((plain.cramers_v - cross / f64::sqrt(margins)).abs() < 1e-14);
    }

    #[test]
    fn independence_is_found_and_dependence_is_whole() {
        let even = independence(&[vec![2, 4], vec![3, 6]], Yates::Corrected).unwrap();
        assert!(even.statistic < 1e-15 && (even.p - 1.0).abs() < 1e-7);
        assert!(!even.is_reliable());
        let table = [vec![9, 0, 0], vec![0, 9, 0], vec![0, 0, 9]];
        let whole = independence(&table, Yates::Corrected).unwrap();
        assert!((whole.cramers_v - 1.0).abs() < 1e-15);
    }

    #[test]
    fn empty_and_ragged_tables_have_no_test() {
        let test = |table: &[Vec<u64>]| independence(table, Yates::Corrected);
        assert_eq!(test(&[]), Err(Undefined::TooFew { needed: 2, found: 0 }));
        let one = Err(Undefined::TooFew { needed: 2, found: 1 });
        assert_eq!(test(&[vec![1], vec![2]]), one);
        assert_eq!(test(&[vec![1, 2], vec![3]]), Err(Undefined::LengthsDiffer));
        assert_eq!(test(&[vec![0, 0], vec![3, 4]]), Err(Undefined::EmptyGroup));
        assert_eq!(test(&[vec![0, 4], vec![0, 4]]), Err(Undefined::EmptyGroup));
    }
}
