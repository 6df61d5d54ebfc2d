//! What a table of counts tells beside Pearson's test: expected counts and residuals of its
//! cells, the likelihood ratio test, and how strong an association is.

use super::chi_square::{ChiSquare, Margins, Yates, independence, margins};
use super::distributions::chi_square_upper;
use super::{Undefined, length, real};

/// A cell of a table of counts, beside what is in it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CellFit {
    /// row · column/n: the count that independence would give.
    pub expected: f64,
    /// (observed − expected)/√(expected · (1 − row/n) · (1 − column/n)): about standard
    /// normal under independence.
    pub adjusted_residual: f64,
}

/// The expected count and adjusted residual of every cell.
///
/// S. J. Haberman, *Biometrics* 29, 1973, 205–220; `stdres` of R's `chisq.test`, the
/// adjusted residual of SPSS.
///
/// # Errors
///
/// As [`independence`].
pub fn cell_fits(table: &[Vec<u64>]) -> Result<Vec<Vec<CellFit>>, Undefined> {
    let Margins { rows, columns, all } = margins(table)?;
    let all = real(all);
    let fit = |count: u64, row: u64, column: u64| {
        let (row, column) = (real(row), real(column));
        let expected = row * column / all;
        let left = (1.0 - row / all) * (1.0 - column / all);
        let adjusted_residual = (real(count) - expected) / (expected * left).sqrt();
        CellFit { expected, adjusted_residual }
    };
    let rows = table.iter().zip(&rows).map(|(counts, row)| {
        let cells = counts.iter().zip(&columns);
        cells.map(|(count, column)| fit(*count, *row, *column)).collect()
    });
    Ok(rows.collect())
}

/// The likelihood ratio test of independence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LikelihoodRatio {
    /// G² = 2ΣO · ln(O/E), where an empty cell adds nothing.
    pub statistic: f64,
    /// (rows − 1)(columns − 1).
    pub degrees_of_freedom: f64,
    /// The probability of at least this statistic under independence.
    pub p: f64,
}

/// The likelihood ratio test of independence.
///
/// S. S. Wilks, *Annals of Mathematical Statistics* 6, 1935, 190–196; `assocstats` of R's
/// `vcd`. Its p-value leans on the same large counts as Pearson's.
///
/// # Errors
///
/// As [`independence`].
pub fn likelihood_ratio(table: &[Vec<u64>]) -> Result<LikelihoodRatio, Undefined> {
    let Margins { rows, columns, all } = margins(table)?;
    let mut half = 0.0;
    for (counts, row) in table.iter().zip(&rows) {
        for (count, column) in
            counts.iter().zip(&columns).filter(|(count, _)| **count > 0)
        {
            let expected = real(*row) * real(*column) / real(all);
            half += real(*count) * libm::log(real(*count) / expected);
        }
    }
    let statistic = (2.0 * half).max(0.0);
    let degrees_of_freedom = (length(&rows) - 1.0) * (length(&columns) - 1.0);
    let p = chi_square_upper(statistic, degrees_of_freedom);
    Ok(LikelihoodRatio { statistic, degrees_of_freedom, p })
}

/// How strong the association in a table is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Association {
    /// Cramér's V, 0 to 1.
    pub cramers_v: f64,
    /// V without the part that chance adds: 0 to 1.
    pub bias_corrected_v: f64,
    /// Pearson's coefficient of contingency, √(X²/(X² + n)): 0 to √((k − 1)/k) with k the
    /// shorter side.
    pub contingency: f64,
}

/// Measures of association, all from Pearson's X² without correction.
///
/// The corrected V is √(φ̃²/(min(r̃, c̃) − 1)) with φ̃² = max(0, X²/n − (r − 1)(c − 1)/(n − 1)),
/// r̃ = r − (r − 1)²/(n − 1) and c̃ alike: W. Bergsma, *Journal of the Korean Statistical
/// Society* 42, 2013, 323–328. C is that of K. Pearson, *Drapers' Company Research Memoirs*
/// 1, 1904. A table whose n is so small that nothing is left of its shorter side has a
/// corrected V of 0.
///
/// # Errors
///
/// As [`independence`].
pub fn association(table: &[Vec<u64>]) -> Result<Association, Undefined> {
    let ChiSquare { statistic, degrees_of_freedom, cramers_v, .. } =
        independence(table, Yates::Uncorrected)?;
    let Margins { rows, columns, all } = margins(table)?;
    let n = real(all);
    let shrunk = |side: f64| side - (side - 1.0) * (side - 1.0) / (n - 1.0);
    let (r, c) = (shrunk(length(&rows)), shrunk(length(&columns)));
    let phi = (statistic / n - degrees_of_freedom / (n - 1.0)).max(0.0);
    let shorter = r.min(c) - 1.0;
    let bias_corrected_v =
        if shorter > 0.0 { (phi / shorter).sqrt().min(1.0) } else { 0.0 };
    let contingency = (statistic / (statistic + n)).sqrt();
    Ok(Association { cramers_v, bias_corrected_v, contingency })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Agresti, *An Introduction to Categorical Data Analysis*, 2nd ed. 2007, table 2.5:
    /// women and men, Democrats, Independents and Republicans.
    fn parties() -> Vec<Vec<u64>> {
        vec![vec![762, 327, 468], vec![484, 239, 477]]
    }

    #[test]
    fn the_published_residuals_and_ratio() {
        // Section 2.4.5 and table 2.6: G² = 30.0, expected 703.7, residuals 4.5, 0.7, −5.3.
        let ratio = likelihood_ratio(&parties()).unwrap();
        assert!((ratio.statistic - 30.0).abs() < 0.05, "{}", ratio.statistic);
        let fits = cell_fits(&parties()).unwrap();
        assert!((fits[0][0].expected - 703.7).abs() < 0.05);
        for (fit, published) in fits[0].iter().zip([4.5, 0.7, -5.3]) {
            assert!((fit.adjusted_residual - published).abs() < 0.05);
        }
        for (one, other) in fits[0].iter().zip(&fits[1]) {
            let sum = one.adjusted_residual + other.adjusted_residual;
            assert!(sum.abs() < 1e-12, "two rows mirror each other");
        }
    }

    #[test]
    fn in_two_by_two_every_residual_squared_is_pearsons_statistic() {
        let table = [vec![12, 5], vec![3, 9]];
        let pearson = independence(&table, Yates::Uncorrected).unwrap().statistic;
        for fit in cell_fits(&table).unwrap().iter().flatten() {
            let square = fit.adjusted_residual * fit.adjusted_residual;
            assert!((square - pearson).abs() < 1e-12);
        }
    }

    #[test]
    fn chance_is_taken_out_of_a_weak_association() {
        let weak = association(&[vec![10, 11, 9], vec![9, 10, 12]]).unwrap();
        assert!(weak.cramers_v > 0.05 && weak.bias_corrected_v <= 0.0);
        let whole = association(&[vec![9, 0, 0], vec![0, 9, 0], vec![0, 0, 9]]).unwrap();
        assert!((whole.contingency - f64::sqrt(2.0 / 3.0)).abs() < 1e-15);
        assert!((whole.bias_corrected_v - 1.0).abs() < 1e-12, "{whole:?}");
        let tiny = association(&[vec![1, 0], vec![0, 1]]).unwrap();
        assert!(tiny.bias_corrected_v <= 0.0);
    }

    #[test]
    fn an_empty_cell_adds_nothing_and_an_empty_row_has_no_test() {
        let one = likelihood_ratio(&[vec![5, 0], vec![0, 5]]).unwrap();
        assert!((one.statistic - 20.0 * libm::log(2.0)).abs() < 1e-12);
        let empty = [vec![0, 0], vec![1, 2]];
        assert_eq!(likelihood_ratio(&empty), Err(Undefined::EmptyGroup));
        assert_eq!(cell_fits(&empty), Err(Undefined::EmptyGroup));
        assert_eq!(association(&empty), Err(Undefined::EmptyGroup));
    }
}
