//! By what the groups of a chart or table are sorted: takes the author's `order`, gives it in
//! places of the table. Nothing is sorted here: the order of groups would tell what of them is
//! hidden, and so it is made of nothing but what may be shown.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Diagnostics, Said};
use crate::manuscript::{GroupOrder, Moment, SortedBy};
use crate::say;
use crate::survey::{Pick, Scale, Variable};

use super::sort_key::{SortKey, TableOrder};

/// Finds what the author names; what there is not is reported. `moments` are the
/// statistics of a table of means.
pub(super) fn resolve(
    order: &GroupOrder,
    variable: &Variable,
    moments: &[Moment],
    diagnostics: &mut Diagnostics,
) -> Option<TableOrder> {
    let by = match &order.by {
        SortedBy::Size => SortKey::Size,
        SortedBy::Mean | SortedBy::Median => {
            let is_median = matches!(order.by, SortedBy::Median);
            let (moment, name, message) = match is_median {
                true => (Moment::Median, "median", "no median is shown to be sorted by"),
                false => (Moment::Mean, "mean", "no mean is shown to be sorted by"),
            };
            let Some(place) = moments.iter().position(|one| *one == moment) else {
                let hint = if moments == Moment::BOX {
                    Said::from(
                        "write `order: descending`: a box plot is sorted by the median",
                    )
                } else {
                    say!("add `{name}` to `show`", name)
                };
                let error = Diagnostic::error(message).at(&order.place);
                diagnostics.push(error.hint(hint));
                return None;
            };
            SortKey::Statistic(place)
        }
        SortedBy::Answers(labels) => {
            let mut answers = BTreeSet::new();
            for label in labels {
                let picks = variable.resolve(label);
                let picks = picks.map_err(|error| diagnostics.push(error)).ok()?;
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
            }
            if variable.scale == Scale::Multiple && answers.len() > 1 {
                let message = say!(
                    "who gave several of these answers to `{variable}` would be counted for each",
                    variable = &variable.name.value
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
    Some(TableOrder { by, direction: order.direction })
}
