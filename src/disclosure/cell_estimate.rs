//! What is estimated beside the shares of a table: standard errors, numbers in the population
//! and design effects. Each is shown where its share is, and nowhere else: with the share, a
//! standard error or a design effect tells how many answered, which is then shown too, and a
//! number in the population is as much as the count, if every row stands for as many.

use crate::analysis::{CategoryRole, CellEstimates, ResultTable};
use crate::number::NumberFormat;

use super::Rules;
use super::entry::{Cell, Entry, Mark};

/// What stands beside a share.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct EstimateOfCell {
    /// The share's standard error, in percentage points.
    pub error: Entry,
    /// How many in the population those of the cell stand for.
    pub total: Entry,
    /// The share's design effect.
    pub effect: Entry,
}

/// What stands beside the shares of a table.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct ProtectedEstimates {
    /// Which of them are shown.
    pub shown: CellEstimates,
    /// By group and category; none of all answers together.
    pub(super) cells: Vec<Vec<Option<EstimateOfCell>>>,
}

impl ProtectedEstimates {
    /// Those of a table, of which `cells` says what is shown.
    pub(super) fn new(
        table: &ResultTable,
        cells: &[Vec<Cell>],
        rules: Rules<'_>,
    ) -> Option<Self> {
        if !table.estimates.any() {
            return None;
        }
        let weighted = table.weighted.as_ref();
        let errors = weighted.map_or(&table.errors, |weighted| &weighted.errors);
        let totals = weighted.map_or(&[][..], |weighted| &weighted.totals);
        let effects = weighted.map_or(&[][..], |weighted| &weighted.effects);
        let all = cells.iter().enumerate().map(|(group, cells)| {
            let of = |(category, cell): (usize, &Cell)| {
                if table.categories[category].role == CategoryRole::Total {
                    return None;
                }
                let shown = ShownBeside { cell, rules, decimals: table.decimals };
                let at = |all: &[Vec<Option<f64>>]| *all.get(group)?.get(category)?;
                Some(EstimateOfCell {
                    error: shown.error(at(errors)),
                    total: shown.entry(at(totals), 0),
                    effect: shown.entry(at(effects), 2),
                })
            };
            cells.iter().enumerate().map(of).collect()
        });
        Some(Self { shown: table.estimates, cells: all.collect() })
    }
}

/// A cell, and how its numbers are written.
struct ShownBeside<'c> {
    cell: &'c Cell,
    rules: Rules<'c>,
    /// Those of shares.
    decimals: u8,
}

impl ShownBeside<'_> {
    fn entry(&self, value: Option<f64>, decimals: u8) -> Entry {
        let hidden = self.cell.percent.mark().or(self.cell.number.mark());
        match (hidden, value) {
            (Some(mark), _) => Entry::Hidden(mark),
            (None, None) => Entry::Hidden(Mark::Undefined),
            (None, Some(value)) => {
                let format = NumberFormat::new(self.rules.language, decimals);
                self.rules.policy.measured(value, format)
            }
        }
    }

    /// With one decimal more than shares have.
    fn error(&self, value: Option<f64>) -> Entry {
        self.entry(value.map(|value| 100.0 * value), self.decimals.saturating_add(1))
    }
}
