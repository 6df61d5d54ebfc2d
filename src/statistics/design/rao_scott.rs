//! The test of independence for a design, by Rao and Scott.

use super::{Design, size};
use crate::statistics::distributions::{chi_square_upper, f_upper};
use crate::statistics::matrix::solve;
use crate::statistics::{Undefined, at_least};

/// Two questions: which row and which column of a table each row of the data is in.
#[derive(Debug, Clone, Copy)]
pub struct CrossedQuestions<'a> {
    /// The row of the table, from 0.
    pub rows: &'a [usize],
    /// The column of the table, from 0.
    pub columns: &'a [usize],
    /// How many rows and columns the table has.
    pub shape: (usize, usize),
}

/// A test of independence for a design.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RaoScott {
    /// Pearson's X² of the weighted shares, for as many as there are rows.
    pub pearson: f64,
    /// The mean generalised design effect, by which the first-order test divides X².
    pub mean_design_effect: f64,
    /// The first-order p-value: X² over the mean design effect, by chi-square.
    pub first_order_p: f64,
    /// The second-order F: X² over the sum of the design effects.
    pub statistic: f64,
    /// Its first degrees of freedom, (Σδ)²/Σδ².
    pub numerator_df: f64,
    /// Its second degrees of freedom, the first times clusters less strata.
    pub denominator_df: f64,
    /// The second-order p-value, by the F distribution.
    pub p: f64,
}

/// Tests whether two questions are independent in the population the design was drawn from.
///
/// X² is divided by the generalised design effects δ, the eigenvalues of
/// (CᵀD⁻¹CN⁻¹)⁻¹(CᵀD⁻¹VD⁻¹C), where D has the shares of the cells, V their covariances and C
/// the contrasts of interaction; the second-order test follows F. E. Satterthwaite: J. N. K.
/// Rao & A. J. Scott, *Annals of Statistics* 12, 1984, 46–60; D. R. Thomas & J. N. K. Rao,
/// *JASA* 82, 1987; `svychisq(statistic = "F")` in R. Rows outside the domain keep their place
/// in the design.
///
/// # Errors
///
/// [`Undefined::TooFew`] below two rows or columns, [`Undefined::LengthsDiffer`] also for a
/// code outside the shape, [`Undefined::EmptyGroup`] for a row or column without weight,
/// [`Undefined::LonelyStratum`], [`Undefined::NoDegreesOfFreedom`] and
/// [`Undefined::NoVariation`] when the covariances leave nothing to test.
pub fn independence(
    design: &Design,
    table: CrossedQuestions<'_>,
    domain: Option<&[bool]>,
) -> Result<RaoScott, Undefined> {
    let (rows, columns) = table.shape;
    at_least(2, rows)?;
    at_least(2, columns)?;
    let weights = design.domain_weights(domain)?;
    let places = table.rows.iter().zip(table.columns);
    if table.rows.len() != weights.len() || table.columns.len() != weights.len() {
        return Err(Undefined::LengthsDiffer);
    }
    let mut cells = Vec::with_capacity(weights.len());
    for ((row, column), weight) in places.zip(&weights) {
        // A row outside the domain may lack an answer.
        if *weight > 0.0 && (*row >= rows || *column >= columns) {
            return Err(Undefined::LengthsDiffer);
        }
        cells.push(row * columns + column);
    }
    let n =
        size(domain.map_or(weights.len(), |domain| {
            domain.iter().filter(|inside| **inside).count()
        }));
    let shares = shares(&cells, &weights, rows * columns)?;
    let pearson = n * pearson(&shares, columns)?;
    let whole = weights.iter().sum::<f64>();
    let scores = shares.iter().enumerate().map(|(cell, share)| {
        let each = cells.iter().zip(&weights);
        let has = |at: usize| if at == cell { 1.0 } else { 0.0 };
        each.map(|(at, weight)| weight * (has(*at) - share) / whole).collect()
    });
    let covariances = design.covariances(&scores.collect::<Vec<_>>())?;
    let effects = design_effects(&shares, &covariances, rows, columns, n)?;
    let trace = (0..effects.len()).map(|i| effects[i][i]).sum::<f64>();
    let squares = (0..effects.len())
        .flat_map(|i| (0..effects.len()).map(move |j| (i, j)))
        .map(|(i, j)| effects[i][j] * effects[j][i])
        .sum::<f64>();
    if trace <= 0.0 || squares <= 0.0 {
        return Err(Undefined::NoVariation);
    }
    let clusters = design.degrees_of_freedom(&weights);
    if clusters == 0 {
        return Err(Undefined::NoDegreesOfFreedom);
    }
    let contrasts = size(effects.len());
    let numerator_df = trace * trace / squares;
    let denominator_df = numerator_df * size(clusters);
    let mean_design_effect = trace / contrasts;
    Ok(RaoScott {
        pearson,
        mean_design_effect,
        first_order_p: chi_square_upper(pearson / mean_design_effect, contrasts),
        statistic: pearson / trace,
        numerator_df,
        denominator_df,
        p: f_upper(pearson / trace, numerator_df, denominator_df),
    })
}

/// The weighted shares of the cells.
fn shares(cells: &[usize], weights: &[f64], count: usize) -> Result<Vec<f64>, Undefined> {
    let whole = weights.iter().sum::<f64>();
    if whole <= 0.0 {
        return Err(Undefined::EmptyGroup);
    }
    let mut shares = vec![0.0; count];
    for (cell, weight) in cells.iter().zip(weights).filter(|(_, weight)| **weight > 0.0) {
        shares[*cell] += weight;
    }
    Ok(shares.into_iter().map(|share| share / whole).collect())
}

/// Pearson's X² of shares, for one observation.
fn pearson(shares: &[f64], columns: usize) -> Result<f64, Undefined> {
    let mut column_sums = vec![0.0; columns];
    for row in shares.chunks(columns) {
        for (sum, share) in column_sums.iter_mut().zip(row) {
            *sum += share;
        }
    }
    let mut statistic = 0.0;
    for row in shares.chunks(columns) {
        let row_sum = row.iter().sum::<f64>();
        for (share, column_sum) in row.iter().zip(&column_sums) {
            let expected = row_sum * column_sum;
            if expected <= 0.0 {
                return Err(Undefined::EmptyGroup);
            }
            statistic += (share - expected) * (share - expected) / expected;
        }
    }
    Ok(statistic)
}

/// The matrix whose eigenvalues are the generalised design effects.
fn design_effects(
    shares: &[f64],
    covariances: &[Vec<f64>],
    rows: usize,
    columns: usize,
    n: f64,
) -> Result<Vec<Vec<f64>>, Undefined> {
    // One contrast for each cell outside the first row and column: it and the first cell
    // against the other two corners. Each is four cells and signs, divided by their shares.
    let mut contrasts = Vec::new();
    for row in 1..rows {
        for column in 1..columns {
            let corners = [(0, 1.0), (column, -1.0), (row * columns, -1.0)];
            let last = (row * columns + column, 1.0);
            let scaled = corners.into_iter().chain([last]).map(|(cell, sign)| {
                let share = shares[cell];
                (cell, sign, if share > 0.0 { sign / share } else { 0.0 })
            });
            contrasts.push(scaled.collect::<Vec<_>>());
        }
    }
    let mut left = vec![vec![0.0; contrasts.len()]; contrasts.len()];
    let mut right = left.clone();
    for (i, one) in contrasts.iter().enumerate() {
        for (j, two) in contrasts.iter().enumerate() {
            for (cell, sign, _) in one {
                for (other, _, scaled) in two.iter().filter(|(other, ..)| other == cell) {
                    debug_assert_eq!(cell, other);
                    left[i][j] += sign * scaled / n;
                }
            }
            for (cell, _, scaled) in one {
                for (other, _, also) in two {
                    right[i][j] += scaled * covariances[*cell][*other] * also;
                }
            }
        }
    }
    solve(left, right)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::chi_square;
    use crate::statistics::design::{DesignLayout, LonelyStratum};

    /// 12, 5, 3 and 9 rows in the cells of a table of two by two.
    fn cells() -> (Vec<usize>, Vec<usize>) {
        [(0, 0, 12), (0, 1, 5), (1, 0, 3), (1, 1, 9)]
            .into_iter()
            .flat_map(|(row, column, count)| (0..count).map(move |_| (row, column)))
            .unzip()
    }

    fn simple(rows: usize) -> Design {
        let refuse = LonelyStratum::Refuse;
        Design::new(&vec![1.0; rows], DesignLayout::default(), refuse).unwrap()
    }

    #[test]
    fn without_a_design_the_statistic_is_pearsons() {
        // V is D − ppᵀ over n − 1, so the one design effect is near n/(n − 1) only when the
        // table is independent; X² itself is the same always.
        let (rows, columns) = cells();
        let table = CrossedQuestions { rows: &rows, columns: &columns, shape: (2, 2) };
        let result = independence(&simple(29), table, None).unwrap();
        let counts = [vec![12, 5], vec![3, 9]];
        let plain =
            chi_square::independence(&counts, chi_square::Yates::Uncorrected).unwrap();
        assert!((result.pearson - plain.statistic).abs() < 1e-13);
        assert!((result.numerator_df - 1.0).abs() < 1e-14);
        assert!((result.denominator_df - 28.0).abs() < 1e-12);
    }

    #[test]
    fn rows_of_a_simple_sample_are_worth_themselves() {
        // An independent table: every generalised design effect is n/(n − 1).
        let rows = [0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 2];
        let columns = [0, 0, 1, 1, 1, 1, 0, 1, 1, 0, 1, 1];
        let table = CrossedQuestions { rows: &rows, columns: &columns, shape: (3, 2) };
        let result = independence(&simple(12), table, None).unwrap();
        assert!(result.pearson < 1e-14);
        assert!((result.mean_design_effect - 12.0 / 11.0).abs() < 1e-13);
        assert!((result.numerator_df - 2.0).abs() < 1e-12);
    }

    #[test]
    fn twins_are_worth_half() {
        let (mut rows, mut columns) = cells();
        let table = CrossedQuestions { rows: &rows, columns: &columns, shape: (2, 2) };
        let one = independence(&simple(29), table, None).unwrap();
        rows.extend_from_slice(&rows.clone());
        columns.extend_from_slice(&columns.clone());
        let clusters = (0..58).map(|row| row % 29).collect::<Vec<_>>();
        let layout =
            DesignLayout { clusters: Some(&clusters), ..DesignLayout::default() };
        let twins = Design::new(&[1.0; 58], layout, LonelyStratum::Refuse).unwrap();
        let table = CrossedQuestions { rows: &rows, columns: &columns, shape: (2, 2) };
        let two = independence(&twins, table, None).unwrap();
        assert!((two.statistic - one.statistic).abs() < 1e-12);
        assert!((two.mean_design_effect - 2.0 * one.mean_design_effect).abs() < 1e-12);
        assert!((two.p - one.p).abs() < 1e-13);
    }

    #[test]
    fn tables_without_a_test_say_why() {
        let test = |rows: &[usize], columns: &[usize], shape| {
            independence(&simple(4), CrossedQuestions { rows, columns, shape }, None)
                .map(|_| ())
        };
        let (even, turned) = ([0, 0, 1, 1], [0, 1, 0, 1]);
        assert_eq!(test(&even, &turned, (2, 2)), Ok(()));
        assert_eq!(test(&even, &turned, (3, 2)), Err(Undefined::EmptyGroup));
        assert_eq!(test(&even, &[0, 1, 2, 0], (2, 2)), Err(Undefined::LengthsDiffer));
        assert_eq!(test(&even, &[0], (2, 2)), Err(Undefined::LengthsDiffer));
        let few = Err(Undefined::TooFew { needed: 2, found: 1 });
        assert_eq!(test(&even, &[0; 4], (2, 1)), few);
    }
}
