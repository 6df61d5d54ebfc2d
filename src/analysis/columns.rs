//! The columns of a table of counts: which answers and ways of not answering have one, and the
//! totals over them.

use crate::manuscript::BaseRule;
use crate::survey::{Pick, Variable};

use super::table::{Category, CategoryRole};
use super::table_plan::TablePlan;
use super::tally::Tally;

/// Which counts of a tally are shown.
pub(super) struct Columns {
    pub(super) categories: Vec<Category>,
    pub(super) missing: Vec<usize>,
    pub(super) empty: bool,
    pub(super) total: Option<TotalOf>,
    /// Whether a row can give several answers.
    pub(super) several: bool,
}

/// What a total over categories is a total of; the total stands after it. It counts rows, so
/// that those who gave several answers are one each.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum TotalOf {
    /// The answers: those who did not answer stand after the total, and have no share of
    /// those who did.
    Answers,
    /// Everybody.
    All,
}

impl Columns {
    /// The columns of a table that something was counted for.
    pub(super) fn new(plan: &TablePlan<'_>, tallies: &[Tally]) -> Self {
        let (groups, variable) = (&plan.rows.groups, plan.variable());
        let language = plan.cells.language;
        // Those that nobody chose are left out when it is known who chose them then.
        let unknown = groups.iter().any(|group| group.domain.is_without_answers());
        let show_missing = plan.cells.show_missing();
        let sum = |count: &dyn Fn(&Tally) -> u64| tallies.iter().map(count).sum::<u64>();
        let missing = (0..variable.missing.len())
            .filter(|index| {
                let shown = sum(&|tally: &Tally| {
                    tally.missing.get(*index).copied().unwrap_or_default()
                });
                show_missing && (shown > 0 || unknown)
            })
            .collect::<Vec<_>>();
        let some_empty = sum(&|tally: &Tally| tally.empty) > 0;
        let empty = show_missing && (some_empty || unknown);
        let answer = |label: &str| Category {
            label: label.to_owned(),
            role: CategoryRole::Answer,
        };
        let not_answered = |label: &str| Category {
            label: label.to_owned(),
            role: CategoryRole::NotAnswered,
        };
        let answers = variable.categories.iter().map(|label| answer(&label.label));
        let mut categories = answers.collect::<Vec<_>>();
        let total = plan.cells.totals.categories.then_some(match plan.cells.base {
            BaseRule::Valid => TotalOf::Answers,
            BaseRule::All => TotalOf::All,
        });
        let total_category = || Category {
            label: language.words().total().to_owned(),
            role: CategoryRole::Total,
        };
        if total == Some(TotalOf::Answers) {
            categories.push(total_category());
        }
        categories.extend(
            missing.iter().map(|index| not_answered(&variable.missing[*index].label)),
        );
        if empty {
            categories.push(not_answered(language.words().no_answer()));
        }
        if total == Some(TotalOf::All) {
            categories.push(total_category());
        }
        let several = groups.iter().any(|group| group.domain.is_multiple(variable));
        Self { categories, missing, empty, total, several }
    }

    /// What each category counts; a total counts all of them.
    pub(super) fn picks(&self, variable: &Variable) -> Vec<Option<Pick>> {
        let answers = (0..variable.categories.len()).map(Pick::Category).map(Some);
        let mut picks = answers.collect::<Vec<_>>();
        if self.total == Some(TotalOf::Answers) {
            picks.push(None);
        }
        picks.extend(self.missing.iter().map(|index| Some(Pick::Missing(*index))));
        if self.empty {
            picks.push(Some(Pick::Empty));
        }
        if self.total == Some(TotalOf::All) {
            picks.push(None);
        }
        picks
    }

    pub(super) fn counts(&self, tally: &Tally) -> Vec<u64> {
        let mut counts = tally.categories.clone();
        // Of rows that are answers, those of persons who chose none are no answer.
        let answered =
            if self.several { tally.answered } else { counts.iter().sum::<u64>() };
        if self.total == Some(TotalOf::Answers) {
            counts.push(answered);
        }
        let missing = self.missing.iter().map(|index| tally.missing[*index]);
        let missing = missing.chain(self.empty.then_some(tally.empty));
        let missing = missing.collect::<Vec<_>>();
        counts.extend(&missing);
        if self.total == Some(TotalOf::All) {
            counts.push(answered + missing.iter().sum::<u64>());
        }
        counts
    }
}
