//! Expected counts and adjusted residuals, made of nothing but counts that are shown: whoever
//! sees the counts can compute them, so that they tell nothing new. Where any count that they
//! are made of is hidden, so are all of them.

use crate::analysis::{CategoryRole, CellFits, GroupRole, ResultTable};
use crate::number::NumberFormat;
use crate::statistics::association::{CellFit, cell_fits};
use crate::statistics::{Confidence, Undefined};

use super::Rules;
use super::entry::{Cell, Entry, Mark};

/// What stands beside a count.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct FitOfCell {
    /// The count that independence would give.
    pub expected: Entry,
    /// How far the count is from it, in standard errors.
    pub residual: Entry,
    /// Whether that is further than chance at the level of the report's intervals.
    pub stands_out: bool,
}

/// What stands beside the counts of a table.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct ProtectedFits {
    /// Which of the two are shown.
    pub shown: CellFits,
    /// The level of confidence beyond which a residual stands out.
    pub level: f64,
    /// By group and category; none of totals, and of those who did not answer.
    pub(super) cells: Vec<Vec<Option<FitOfCell>>>,
}

impl ProtectedFits {
    /// Those of a table, of which `cells` says what is shown.
    pub(super) fn new(
        table: &ResultTable,
        cells: &[Vec<Cell>],
        level: f64,
        rules: Rules<'_>,
    ) -> Option<Self> {
        if !table.fits.any() {
            return None;
        }
        let groups = places(&table.groups, |group| group.role == GroupRole::Part);
        let answers = places(&table.categories, |one| one.role == CategoryRole::Answer);
        let count = |group: usize, answer: usize| match &cells[group][answer].number {
            Entry::Shown { value, .. } => Ok(whole(*value)),
            Entry::Hidden(mark) => Err(*mark),
        };
        let row = |group: &usize| {
            let counts = answers.iter().map(|answer| count(*group, *answer));
            counts.collect::<Result<Vec<_>, _>>()
        };
        let counts = groups.iter().map(row).collect::<Result<Vec<_>, _>>();
        let fits = counts.map(|counts| of_counts(&counts).ok());
        let mut all = vec![vec![None; table.categories.len()]; table.groups.len()];
        for (row, group) in groups.iter().enumerate() {
            for (column, answer) in answers.iter().enumerate() {
                let fit = match &fits {
                    Ok(Some(fits)) => fits[row][column].ok_or(Mark::Undefined),
                    Ok(None) => Err(Mark::Undefined),
                    Err(Mark::Undefined) => Err(Mark::Undefined),
                    Err(Mark::Suppressed(_) | Mark::TooFew) => Err(rules.suppressed()),
                };
                all[*group][*answer] = Some(shown(fit, level, rules));
            }
        }
        Some(Self { shown: table.fits, level, cells: all })
    }
}

/// The places of those of which something holds.
fn places<T>(all: &[T], holds: impl Fn(&T) -> bool) -> Vec<usize> {
    let all = all.iter().enumerate().filter(|(_, one)| holds(one));
    all.map(|(place, _)| place).collect()
}

fn shown(fit: Result<CellFit, Mark>, level: f64, rules: Rules<'_>) -> FitOfCell {
    match fit {
        Err(mark) => FitOfCell {
            expected: Entry::Hidden(mark),
            residual: Entry::Hidden(mark),
            stands_out: false,
        },
        Ok(CellFit { expected, adjusted_residual }) => {
            let format = |decimals| NumberFormat::new(rules.language, decimals);
            let far =
                Confidence::new(level).is_ok_and(|it| adjusted_residual.abs() > it.z());
            FitOfCell {
                expected: rules.policy.measured(expected, format(1)),
                residual: rules.policy.measured(adjusted_residual, format(2)),
                stands_out: far,
            }
        }
    }
}

/// The fits of counts, none in rows and columns in which nobody is.
fn of_counts(counts: &[Vec<u64>]) -> Result<Vec<Vec<Option<CellFit>>>, Undefined> {
    let width = counts.first().map_or(0, Vec::len);
    let rows = places(counts, |row| row.iter().any(|count| *count > 0));
    let columns = (0..width).filter(|column| counts.iter().any(|row| row[*column] > 0));
    let columns = columns.collect::<Vec<_>>();
    let row = |row: &usize| columns.iter().map(|column| counts[*row][*column]).collect();
    let fits = cell_fits(&rows.iter().map(row).collect::<Vec<_>>())?;
    let mut all = vec![vec![None; width]; counts.len()];
    for (row, fits) in rows.iter().zip(fits) {
        for (column, fit) in columns.iter().zip(fits) {
            all[*row][*column] = Some(fit);
        }
    }
    Ok(all)
}

/// A count that is shown, as a whole number.
#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it was one before it was shown"
)]
fn whole(value: f64) -> u64 {
    value as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_answered_has_no_fit() {
        let fits = of_counts(&[vec![5, 0, 3], vec![0, 0, 0], vec![2, 0, 6]]).unwrap();
        assert!(fits[1].iter().all(Option::is_none) && fits[0][1].is_none());
        let first = fits[0][0].expect("a fit");
        assert!((first.expected - 3.5).abs() < 1e-12);
    }

    #[test]
    fn one_row_has_no_fit() {
        assert!(of_counts(&[vec![5, 3], vec![0, 0]]).is_err());
    }
}
