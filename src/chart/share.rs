//! The shares a bar or a circle is divided into.

use crate::analysis::{AnswerScale, Measure};
use crate::disclosure::Entry;

use super::drawn::DrawnPart;

/// One category's part of a group.
pub(super) struct CategoryPart<'a> {
    /// The category's place among those drawn, which is also its fill's.
    pub(super) place: usize,
    /// What is written.
    pub(super) entry: &'a Entry,
    /// 0 to 1 of the whole; 0 if it is hidden.
    pub(super) share: f64,
}

/// How a group is divided.
pub(super) struct Shares<'a> {
    /// The parts of the whole, hidden ones included.
    pub(super) inside: Vec<CategoryPart<'a>>,
    /// Ways of not answering that are no part of the whole, as shares of it.
    pub(super) aside: Vec<CategoryPart<'a>>,
    /// What the hidden parts leave open together, if any part is hidden.
    pub(super) open: Option<f64>,
}

impl<'a> Shares<'a> {
    /// Divides a group. With `apart`, ways of not answering are kept out of the whole even
    /// where shares are shares of everybody.
    pub(super) fn of(drawn: &DrawnPart<'a>, group: usize, apart: bool) -> Self {
        let parts = drawn.categories().enumerate().map(|(place, category)| {
            CategoryPart { place, entry: drawn.entry(group, category), share: 0.0 }
        });
        let answers = drawn.answers.len();
        let counted = drawn.not_answered_counts() && !apart;
        let (mut inside, mut aside): (Vec<_>, Vec<_>) =
            parts.partition(|part| part.place < answers || counted);
        let hidden = inside.iter().any(|part| part.entry.value().is_none());
        let sum = inside.iter().map(value).sum::<f64>();
        let complete = !hidden && is_complete(drawn, group, counted);
        let whole = whole(drawn, group, sum, complete);
        for part in inside.iter_mut().chain(&mut aside) {
            part.share = if whole > 0.0 { value(part) / whole } else { 0.0 };
        }
        let open = if whole > 0.0 { ((whole - sum) / whole).max(0.0) } else { 0.0 };
        Self { inside, aside, open: hidden.then_some(open) }
    }

    /// The sign written for hidden parts of the whole, if there are any.
    pub(super) fn mark(&self) -> Option<&'a str> {
        let hidden = |part: &&CategoryPart<'a>| part.entry.value().is_none();
        self.inside.iter().find(hidden).map(|part| part.entry.text())
    }

    /// What stands instead of a bar of no length.
    pub(super) fn instead_of_bar(&self) -> Option<&'a str> {
        let length = self.inside.iter().map(|part| part.share).sum::<f64>();
        let empty = length + self.open.unwrap_or(0.0) <= 0.0;
        empty.then(|| self.mark().unwrap_or("0"))
    }

    /// The share of all that is kept out of the whole.
    pub(super) fn aside_length(&self) -> f64 {
        self.aside.iter().map(|part| part.share).sum()
    }
}

fn value(part: &CategoryPart<'_>) -> f64 {
    part.entry.value().unwrap_or(0.0).max(0.0)
}

/// Whether the drawn parts are all there is to the whole.
fn is_complete(drawn: &DrawnPart<'_>, group: usize, counted: bool) -> bool {
    let all_answered = drawn.table.groups()[group].not_answered.is_zero();
    drawn.table.scale() != AnswerScale::Multiple
        && (!drawn.not_answered_counts()
            || counted && !drawn.not_answered.is_empty()
            || all_answered)
}

/// The number that the parts are shares of. Rounded percentages that should add up to 100
/// are taken to do so, whatever their sum.
fn whole(drawn: &DrawnPart<'_>, group: usize, sum: f64, complete: bool) -> f64 {
    let percent = drawn.table.measure() == Measure::Percent;
    if percent {
        let parts =
            f64::from(u32::try_from(drawn.categories().count()).unwrap_or(u32::MAX));
        let rounded = complete && sum > 0.0 && (sum - 100.0).abs() <= 0.5 * parts;
        if rounded { sum } else { sum.max(100.0) }
    } else if complete {
        sum
    } else {
        drawn.table.groups()[group].base.value().unwrap_or(0.0).max(sum)
    }
}
