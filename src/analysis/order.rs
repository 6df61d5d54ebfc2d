//! By what the groups of a chart or table are sorted: takes the author's `order`, gives it in
//! places of the table. Nothing is sorted here: the order of groups would tell what of them is
//! hidden, and so it is made of nothing but what may be shown.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::manuscript::{GroupOrder, Moment, SortDirection, SortedBy};
use crate::survey::{Pick, Scale, Variable};

use super::number_plan::picks;

/// By what the groups of a table are sorted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct TableOrder {
    /// By what.
    pub(crate) by: SortKey,
    /// Which end comes first.
    pub(crate) direction: SortDirection,
}

/// By what groups are sorted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum SortKey {
    /// By what is shown of these answers together, by their places in the codebook.
    Answers(BTreeSet<usize>),
    /// By the statistic that has this place among those shown.
    Statistic(usize),
    /// By how many they are.
    Size,
}

impl TableOrder {
    /// Finds what the author names; what there is not is reported. `moments` are the
    /// statistics of a table of means.
    pub(super) fn resolve(
        order: &GroupOrder,
        variable: &Variable,
        moments: &[Moment],
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let by = match &order.by {
            SortedBy::Size => SortKey::Size,
            SortedBy::Mean | SortedBy::Median => {
                let (moment, name) = match &order.by {
                    SortedBy::Median => (Moment::Median, "median"),
                    _ => (Moment::Mean, "mean"),
                };
                let Some(place) = moments.iter().position(|one| *one == moment) else {
                    let message = format!("no {name} is shown to be sorted by");
                    let hint = match moments {
                        moments if moments == Moment::BOX => {
                            "write `order: descending`: a box plot is sorted by the median"
                                .to_owned()
                        }
                        _ => format!("add `{name}` to `show`"),
                    };
                    let error = Diagnostic::error(message).at(&order.place);
                    diagnostics.push(error.hint(hint));
                    return None;
                };
                SortKey::Statistic(place)
            }
            SortedBy::Answers(labels) => {
                let picks = picks(variable, labels, diagnostics)?;
                let mut answers = BTreeSet::new();
                for pick in picks {
                    let Pick::Category(index) = pick else {
                        let message = "rows are sorted by answers, and not by ways of not \
                                       answering";
                        let hint = "name answers, or sort by `size`";
                        let error = Diagnostic::error(message).at(&order.place);
                        diagnostics.push(error.hint(hint));
                        return None;
                    };
                    answers.insert(index);
                }
                if variable.scale == Scale::Multiple && answers.len() > 1 {
                    let message = format!(
                        "who gave several of these answers to `{}` would be counted for each",
                        variable.name.value
                    );
                    let hint = "sort by one answer; or derive a variable that puts them \
                                together";
                    let error = Diagnostic::error(message).at(&order.place);
                    diagnostics.push(error.hint(hint));
                    return None;
                }
                SortKey::Answers(answers)
            }
        };
        Some(Self { by, direction: order.direction })
    }
}
