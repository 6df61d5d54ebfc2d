//! Intervals and tests as they may be shown: never where what they are made of is hidden.
//!
//! The interval of a share tells the count and its base, that of a mean tells with the
//! standard deviation how many answered, and the statistic of a test together with the
//! margins of a table tells something about every cell of it.

use crate::analysis::{
    Body, CategoryRole, GroupRole, GroupTest, IntervalRules, Measure, Moment, ResultTable,
};
use crate::manuscript::Policy;
use crate::number::NumberFormat;
use crate::statistics::Interval;
use crate::words::Language;

use super::Rules;
use super::entry::{Cell, Entry, Mark};
use super::primary;

/// An interval as it may be shown.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Range {
    /// The lower end.
    pub low: Entry,
    /// The upper end.
    pub high: Entry,
}

/// The intervals of a table as they may be shown, in the order of its cells.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Ranges {
    /// How they are made.
    pub rules: IntervalRules,
    pub(super) cells: Vec<Vec<Range>>,
}

/// A comparison of groups as it may be shown.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub enum ProtectedTest {
    /// Not shown, because something it is made of is hidden.
    Hidden,
    /// The comparison.
    Shown(GroupTest),
}

impl Range {
    /// The range of a number that is shown, so that it holds the number as it is shown;
    /// hidden with it.
    pub(super) fn new(
        estimate: &Entry,
        interval: Option<Interval>,
        format: NumberFormat,
    ) -> Self {
        let both = |mark| Self { low: Entry::Hidden(mark), high: Entry::Hidden(mark) };
        let value = match (estimate, interval) {
            (Entry::Hidden(mark), _) => return both(*mark),
            (Entry::Shown { .. }, None) => return both(Mark::Undefined),
            (Entry::Shown { value, .. }, Some(_)) => *value,
        };
        let Some(interval) = interval else { return both(Mark::Undefined) };
        let end = |end: f64, beyond: bool| {
            if beyond {
                return estimate.clone();
            }
            Entry::Shown { value: end, text: format.decimal(end) }
        };
        let Interval { lower: low, upper: high } = interval;
        Self { low: end(low, low > value), high: end(high, high < value) }
    }

    /// The same without more digits than are shown, where anything is protected.
    pub(super) fn kept(self, policy: &Policy, format: NumberFormat) -> Self {
        let end = |entry: Entry| match entry {
            Entry::Shown { value, .. } => policy.measured(value, format),
            hidden @ Entry::Hidden(_) => hidden,
        };
        if !policy.protects() {
            return self;
        }
        Self { low: end(self.low), high: end(self.high) }
    }

    /// `35–49`; `−1,2 to 0,3` with the language's word where an end is negative.
    #[must_use]
    pub fn text(&self, to: &str) -> String {
        match (&self.low, &self.high) {
            (Entry::Shown { text: low, .. }, Entry::Shown { text: high, .. }) => {
                if low.starts_with('\u{2212}') {
                    format!("{low} {to} {high}")
                } else {
                    format!("{low}–{high}")
                }
            }
            (hidden, Entry::Shown { .. }) | (_, hidden @ Entry::Hidden(_)) => {
                hidden.text().to_owned()
            }
        }
    }
}

impl Ranges {
    /// Those of a table, of which `cells` says what is shown.
    pub(super) fn new(
        table: &ResultTable,
        cells: &[Vec<Cell>],
        rules: Rules<'_>,
        format: NumberFormat,
    ) -> Option<Self> {
        let intervals = table.intervals.as_ref()?;
        let range = |group: usize, category: usize| {
            let cell = &cells[group][category];
            let interval = intervals.cells[group][category];
            match table.body {
                Body::Counts(_) => {
                    let interval = interval.map(|interval| interval.in_unit(100.0));
                    Range::new(&cell.percent, interval, format)
                }
                Body::Moments(_)
                    if rules.hides_answered(table, group)
                        || rules.hides_moment(table, group, Moment::Sd) =>
                {
                    Range::new(&Entry::Hidden(rules.suppressed()), None, format)
                }
                Body::Moments(_) => {
                    let beyond = intervals.beyond.get(group);
                    let beyond = beyond.and_then(|row| row[category]);
                    if primary::ends_outermost(beyond, rules.policy) {
                        let suppressed = Entry::Hidden(rules.suppressed());
                        return Range::new(&suppressed, None, format);
                    }
                    Range::new(&cell.number, interval, format)
                }
            }
        };
        let row = |group: usize| {
            let ranges = (0..table.categories.len()).map(|it| range(group, it));
            ranges.map(|range| range.kept(rules.policy, format)).collect()
        };
        Some(Self {
            rules: intervals.rules,
            cells: (0..table.groups.len()).map(row).collect(),
        })
    }
}

/// A comparison without more digits than are shown (`layout/inference.rs`): a test
/// statistic with all its digits tells every cell of the table.
fn as_shown(mut test: GroupTest) -> GroupTest {
    let digits = |decimals: u8| NumberFormat::new(Language::OF_MESSAGES, decimals);
    if let Ok(overall) = &mut test.overall {
        let decimals = if overall.kind.is_mann_whitney() { 1 } else { 2 };
        let rounded = |value: f64| digits(decimals).measured(value).value;
        overall.statistic = overall.statistic.map(rounded);
        overall.z = overall.z.map(|z| digits(2).measured(z).value);
        for degrees in [&mut overall.degrees_of_freedom, &mut overall.second_degrees] {
            *degrees = degrees.map(|value| digits(1).measured(value).value);
        }
        overall.p = p_as_shown(overall.p, test.alpha);
        overall.adjusted = overall.adjusted.map(|p| p_as_shown(p, test.alpha));
        let error = overall.drawing_error;
        overall.drawing_error = error.map(|error| digits(4).measured(error).value);
        let shown = |value: f64| digits(2).measured(value).value;
        for size in &mut overall.effects {
            size.value = shown(size.value);
            size.interval = size.interval.map(|(low, high)| (shown(low), shown(high)));
        }
    }
    // Those of two groups follow from U, those of more would tell of each.
    if test.mean_ranks.iter().flatten().count() > 2 {
        test.mean_ranks = Vec::new();
    }
    for rank in test.mean_ranks.iter_mut().flatten() {
        *rank = digits(1).measured(*rank).value;
    }
    for pair in test.pairs.iter_mut().flat_map(|pairs| &mut pairs.list) {
        pair.p = p_as_shown(pair.p, test.alpha);
        pair.adjusted = p_as_shown(pair.adjusted, test.alpha);
        // Nothing shows them.
        (pair.statistic, pair.degrees_of_freedom, pair.second_degrees) =
            (None, None, None);
        (pair.difference, pair.drawing_error) = (None, None);
    }
    test
}

/// A p-value with three decimals, 0 if it is below 0.001, and on the side of the level that
/// it is on.
pub(super) fn p_as_shown(p: f64, level: f64) -> f64 {
    if p < 0.001 {
        return 0.0;
    }
    let shown = NumberFormat::new(Language::OF_MESSAGES, 3).measured(p).value;
    match (p < level, shown < level) {
        (true, false) => level - 0.0005,
        (false, true) => level,
        _ => shown,
    }
}

/// The letters that groups are marked with, in the order they are given.
const LETTERS: [char; 10] = ['ᵃ', 'ᵇ', 'ᶜ', 'ᵈ', 'ᵉ', 'ᶠ', 'ᵍ', 'ʰ', 'ⁱ', 'ʲ'];
/// The same where they stand by themselves.
const PLAIN: [char; 10] = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];

impl ProtectedTest {
    /// The letters of a group, if some groups differ and there are letters enough: two
    /// groups without a letter in common differ.
    #[must_use]
    pub fn letters(&self, group: usize) -> String {
        self.given(group, &LETTERS)
    }

    /// The same as plain letters, for files.
    #[must_use]
    pub fn plain_letters(&self, group: usize) -> String {
        self.given(group, &PLAIN)
    }

    fn given(&self, group: usize, names: &[char]) -> String {
        let Self::Shown(GroupTest { pairs: Some(pairs), .. }) = self else {
            return String::new();
        };
        if !pairs.any_differ() || !self.has_letters_enough() {
            return String::new();
        }
        let letters = pairs.letters.get(group).into_iter().flatten();
        letters.filter_map(|letter| names.get(*letter)).collect()
    }

    /// Whether every group can have its letters.
    #[must_use]
    pub fn has_letters_enough(&self) -> bool {
        match self {
            Self::Shown(GroupTest { pairs: Some(pairs), .. }) => {
                pairs.letters.iter().flatten().all(|letter| *letter < LETTERS.len())
            }
            Self::Shown(_) | Self::Hidden => true,
        }
    }

    /// The comparison of a table, if nothing that it is made of is hidden.
    pub(super) fn new(
        table: &ResultTable,
        cells: &[Vec<Cell>],
        rules: Rules<'_>,
    ) -> Option<Self> {
        let test = table.test.as_ref()?;
        let groups = table.groups.iter().enumerate();
        let mut parts = groups.filter(|(_, group)| group.role != GroupRole::Total);
        let hidden = |entry: &Entry| match entry {
            Entry::Hidden(Mark::Suppressed(_) | Mark::TooFew) => true,
            Entry::Hidden(Mark::Undefined) | Entry::Shown { .. } => false,
        };
        let of_means = test.overall.as_ref().is_ok_and(|it| it.kind.is_of_means());
        let any_hidden = parts.any(|(place, group)| {
            // It tells of means and standard deviations, whether these are shown or not.
            let tells = [Moment::Mean, Moment::Sd];
            let tells =
                of_means && tells.iter().any(|it| rules.hides_moment(table, place, *it));
            if tells || rules.hides_test(table, place) {
                return true;
            }
            let answers = table.categories.iter().zip(&cells[place]);
            let mut answers = answers.filter(|(category, _)| {
                table.measure == Measure::Mean || category.role == CategoryRole::Answer
            });
            !rules.policy.allows_cells(group.answered)
                || rules.hides_answered(table, place)
                || rules.hides_answers(table, place)
                || answers.any(|(_, cell)| hidden(&cell.number) || hidden(&cell.percent))
        });
        Some(match (any_hidden, rules.policy.protects()) {
            (true, _) => Self::Hidden,
            (false, true) => Self::Shown(as_shown(test.clone())),
            (false, false) => Self::Shown(test.clone()),
        })
    }
}
