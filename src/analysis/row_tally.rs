//! What a named number is counted of, in one pass over its rows.

use crate::manuscript::{BaseRule, Statistic};
use crate::number::Ratio;
use crate::survey::{Pick, Variable};

use super::answer::Given;
use super::domain::Domain;

/// What was counted in one pass over the rows.
#[derive(Default)]
pub(super) struct RowTally {
    pub(super) rows: u64,
    pub(super) answered: u64,
    picked: u64,
    mentions: u64,
    pub(super) values: Vec<f64>,
}

impl RowTally {
    pub(super) fn count(
        domain: &Domain<'_>,
        variable: Option<&Variable>,
        picks: &[Pick],
    ) -> Self {
        let mut tally = Self::default();
        let question =
            variable.map(|variable| (variable.scores(), domain.question(variable)));
        for row in domain.rows() {
            tally.rows += 1;
            let Some((scores, question)) = &question else { continue };
            let given = question.given(&row);
            tally.picked += u64::from(given.is_in(picks));
            match given {
                Given::Categories(chosen) => {
                    tally.answered += 1;
                    for index in chosen {
                        tally.mentions += 1;
                        tally.values.push(scores[*index]);
                    }
                }
                Given::Number(value) => {
                    tally.answered += 1;
                    tally.values.push(value);
                }
                Given::Missing(_) | Given::Empty => {}
            }
        }
        tally
    }

    /// `picked` says whether certain answers were asked for, if there is a variable.
    pub(super) fn ratio(
        &self,
        statistic: Statistic,
        base: BaseRule,
        picked: Option<bool>,
    ) -> Ratio {
        let has_variable = picked.is_some();
        let whole = match base {
            BaseRule::All => self.rows,
            BaseRule::Valid if has_variable => self.answered,
            BaseRule::Valid => self.rows,
        };
        match statistic {
            Statistic::Share => Ratio { part: self.picked, whole },
            Statistic::Count | Statistic::Total if picked == Some(true) => {
                Ratio { part: self.picked, whole }
            }
            Statistic::Count | Statistic::Total if !has_variable => {
                Ratio { part: self.rows, whole: self.rows }
            }
            Statistic::Mentions => Ratio { part: self.mentions, whole },
            Statistic::Count
            | Statistic::Total
            | Statistic::Ratio
            | Statistic::Mean
            | Statistic::Median
            | Statistic::Quantile
            | Statistic::Sd
            | Statistic::Shape(_)
            | Statistic::Sum
            | Statistic::Alpha
            | Statistic::Scale(_)
            | Statistic::Correlation(_)
            | Statistic::PairedDifference
            | Statistic::Months => Ratio { part: self.answered, whole: self.rows },
        }
    }
}
