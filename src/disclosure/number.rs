//! Named numbers as they may be shown.

use crate::analysis::{
    Counted, IntervalRules, Provenance, ResultNumber, RowUnit, ScaleItem,
};
use crate::diagnostic::Placed;
use crate::manuscript::{
    BaseRule, Differences, Policy, Quantile, ScaleStatistic, Statistic,
};
use crate::number::{self, NO_BREAK_SPACE, NumberFormat, Ratio, Rounded};

use super::decide::Decisions;
use super::difference::{Difference, ProtectedChange};
use super::entry::{Entry, Mark};
use super::inference::Range;
use super::moments_told::{SummaryKey, SummaryKind};
use super::primary::{
    self, gives_all_away, is_hidden, is_outermost, scores_give_all_away, shows_only_base,
};
use super::sampling::ProtectedSampling;
use super::silence::Guarded;
use super::unrounded::Unrounded;

/// A named number as it may be shown.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct ProtectedNumber {
    /// The id.
    pub id: Placed<String>,
    /// What it is.
    pub statistic: Statistic,
    /// The count.
    pub n: Entry,
    /// What the share is a share of.
    pub base: Entry,
    /// The share in percent, without a sign.
    pub percent: Entry,
    /// What a row is, where codebook or view says it.
    pub unit: Option<RowUnit>,
    /// Which quantile, if it is one.
    pub quantile: Option<Quantile>,
    /// Of a ratio, correlation or paired difference the other variable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other: Option<String>,
    /// The mean, quantile, standard deviation or sum.
    pub value: Entry,
    /// The interval of a share, in percent, or of a mean, with the rules it is made by.
    pub interval: Option<(Range, IntervalRules)>,
    /// The value before rounding: of a share the exact part of 1; hidden numbers have none.
    pub unrounded: Option<f64>,
    /// What the design of the sample says of it, if it is weighted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sampling: Option<ProtectedSampling>,
    /// The p-value of no correlation or paired difference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub p: Option<Entry>,
    /// Its interval and standard error with all their digits, where nothing is protected: of a
    /// share as parts of 1, of a mean in its unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inference: Option<Unrounded>,
    /// The share as exact counts; hidden numbers have none.
    pub exact: Option<Ratio>,
    /// Whether the percentage is uncertain because few were asked.
    pub uncertain: bool,
    /// Whether nothing is kept of it but what is shown, because something is protected.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) only_shown: bool,
    /// Of a number in an earlier measurement: how it has changed since.
    pub change: Option<Box<ProtectedChange>>,
    /// Decimals and rounding.
    pub(super) format: NumberFormat,
    /// Whom a share is a share of.
    pub base_rule: BaseRule,
    /// What each item does in the index, for its alpha; only looked at if that is shown.
    pub(super) items: Vec<ScaleItem>,
    /// How it came about.
    pub origin: Provenance,
}

/// A number that follows from numbers that are shown.
pub(super) struct Derived {
    pub(super) id: Placed<String>,
    pub(super) statistic: Statistic,
    /// The count, and what it is a part of.
    pub(super) counts: (Entry, Entry),
    pub(super) percent: Entry,
    pub(super) format: NumberFormat,
    pub(super) origin: Provenance,
}

impl ProtectedNumber {
    /// What it says of how many: of a sum the sum itself.
    #[must_use]
    pub fn told_count(&self) -> &Entry {
        let is_value = matches!(self.statistic, Statistic::Sum | Statistic::Months);
        if is_value { &self.value } else { &self.n }
    }

    /// How many of those who were asked gave it no answer to be made of: who left out its
    /// question, one of its two, or one of the items of its index. `None` where it is not made
    /// of all who answered, so that there is no such count.
    #[must_use]
    pub fn missing(&self) -> Option<Entry> {
        let is_of_all = match self.statistic {
            Statistic::Count => {
                self.origin.variable.is_some() && self.origin.answers.is_empty()
            }
            Statistic::Scale(measure) => measure != ScaleStatistic::Pairwise,
            Statistic::Alpha => true,
            Statistic::Total => false,
            other => other.is_of_answers(),
        };
        is_of_all.then(|| self.base.less(&self.n, self.format.language))
    }

    /// The same with no more digits than are shown.
    pub(super) fn keep_only_shown(&mut self) {
        if self.only_shown {
            return;
        }
        self.only_shown = true;
        let undefined = Entry::Hidden(Mark::Undefined);
        self.percent = std::mem::replace(&mut self.percent, undefined).only_shown();
        if self.statistic == Statistic::Share {
            self.unrounded = as_part(&self.percent, self.format);
        }
    }

    /// A number made of numbers that are shown, and therefore shown as it is.
    pub(super) fn derived(derived: Derived) -> Self {
        let Derived { id, statistic, counts: (n, base), percent, format, origin } =
            derived;
        let unrounded = match statistic {
            Statistic::Share => percent.value().map(|percent| percent / 100.0),
            _ => n.value(),
        };
        Self {
            id,
            statistic,
            n,
            base,
            percent,
            unit: None,
            quantile: None,
            other: None,
            value: Entry::Hidden(Mark::Undefined),
            unrounded,
            sampling: None,
            p: None,
            inference: None,
            exact: None,
            format,
            base_rule: BaseRule::All,
            items: Vec::new(),
            interval: None,
            uncertain: false,
            only_shown: false,
            change: None,
            origin,
        }
    }
}

/// Whether a mean, or another statistic of answers, is hidden because others or small counts
/// could be worked out from it, or because all of a small group gave the same answer.
pub(super) fn gives_away(
    result: &ResultNumber,
    policy: &Policy,
    decisions: &Decisions,
) -> bool {
    let kind = match result.statistic {
        Statistic::Sd | Statistic::Correlation(_) => SummaryKind::Spread,
        Statistic::Total | Statistic::Ratio | Statistic::PairedDifference => {
            SummaryKind::Middle
        }
        Statistic::Shape(moment) => SummaryKind::of(moment),
        Statistic::Median | Statistic::Quantile => SummaryKind::Rank,
        _ => SummaryKind::Middle,
    };
    decisions.amounts.hides_number(result)
        || scores_give_all_away(&result.scored, policy)
        || decisions.is_untold(&SummaryKey::of_number(result, kind))
}

/// Why the parts of a number are hidden, if they are.
struct Marks {
    n: Option<Mark>,
    base: Option<Mark>,
    percent: Option<Mark>,
    value: Option<Mark>,
}

impl Marks {
    fn new(result: &ResultNumber, policy: &Policy, decisions: &Decisions) -> Self {
        let suppressed = Mark::Suppressed(result.format.language);
        // Of rows that did not answer a question, a chart or table may tell how many.
        let rows = result.counted.as_ref().filter(|(part, whole)| part == whole);
        let told = decisions.is_silence(rows.map(|(part, _)| part));
        let hidden = is_hidden(result, policy) && !told;
        let hides = |counted: Option<&Counted>| decisions.hides(counted);
        let part = hidden || hides(result.counted.as_ref().map(|(part, _)| part));
        let base = hidden || hides(result.counted.as_ref().map(|(_, whole)| whole));
        let parts = result.contributions.as_ref();
        let unsafe_parts = parts.is_some_and(|parts| !parts.are_safe(policy.dominance))
            || gives_away(result, policy, decisions);
        let answers = result.counts_answers();
        let only_base = shows_only_base(result, policy);
        // Where the base is hidden, it must not be told either that they are few.
        let few = if base || gives_all_away(result, policy) {
            suppressed
        } else {
            Mark::TooFew
        };
        let mark = |hides: bool, only_base: bool| {
            let mark = hides.then_some(suppressed);
            mark.or(only_base.then_some(few))
        };
        let n = mark(part, only_base && answers);
        let base = mark(base, false);
        let shares = Guarded::of(result, policy).allows_share(policy)
            && policy.allows(result.ratio.whole);
        let share_hides = mark(!shares, false);
        let few_percent = answers && !policy.allows_percent(result.ratio.whole);
        let percent = n.or(base).or(share_hides);
        let percent = percent.or(few_percent.then_some(Mark::TooFew));
        let outermost = is_outermost(result, policy);
        let value = mark(hidden || unsafe_parts || outermost, only_base);
        // If every row stands for as many, the total of some tells how many they are.
        let value =
            if result.statistic == Statistic::Total { n.or(value) } else { value };
        Self { n, base, percent, value }
    }
}

/// Turns a confidential number into what may be shown, as shown.
#[expect(clippy::cast_precision_loss, clippy::as_conversions, reason = "below 2^53")]
pub(super) fn protect_number(
    result: ResultNumber,
    policy: &Policy,
    decisions: &Decisions,
) -> ProtectedNumber {
    let percent = result.percent();
    let marks = Marks::new(&result, policy, decisions);
    let counts_answers = result.counts_answers();
    let exact_share = result.share();
    let inference = inference(&result, policy);
    let hides_spread =
        decisions.is_untold(&SummaryKey::of_number(&result, SummaryKind::Spread));
    let ends_outermost = primary::ends_outermost(result.beyond[1], policy);
    let (sampling, p) = how_sure(&result, &marks, hides_spread, policy);
    let ResultNumber { id, statistic, ratio, value, format, base, items, origin, .. } =
        result;
    let share = statistic == Statistic::Share;
    let count = |count: u64, mark: Option<Mark>| match mark {
        Some(mark) => Entry::Hidden(mark),
        None => Entry::shown_count(count, number::count(count, format.language)),
    };
    let percent = match (percent, marks.percent) {
        (None, _) => Entry::Hidden(Mark::Undefined),
        (Some(_), Some(mark)) => Entry::Hidden(mark),
        (Some(Rounded { value, text }), None) => Entry::Shown { value, text },
    };
    let shown_value = match (marks.value, value) {
        (Some(mark), _) => Entry::Hidden(mark),
        (None, Some(value)) => policy.measured(value, format),
        (None, None) => Entry::Hidden(Mark::Undefined),
    };
    let interval = result.interval.map(|(interval, rules)| {
        let range: Range = match marks.n {
            _ if share => Range::new(&percent, Some(interval.in_unit(100.0)), format),
            Some(mark) => Range::new(&Entry::Hidden(mark), None, format),
            None if hides_spread || ends_outermost => {
                let suppressed = Mark::Suppressed(format.language);
                Range::new(&Entry::Hidden(suppressed), None, format)
            }
            None => Range::new(&shown_value, Some(interval), format),
        };
        (range.kept(policy, format), rules)
    });
    let unrounded = match (share, value) {
        (true, _) if ratio.whole > 0 && policy.protects() => as_part(&percent, format),
        (true, _) if ratio.whole > 0 && percent.value().is_some() => {
            let counted = exact_share.part as f64 / exact_share.whole as f64;
            Some(result.weighted.unwrap_or(counted))
        }
        (false, Some(_)) if policy.protects() => shown_value.value(),
        (false, Some(value)) if marks.value.is_none() => Some(value),
        (false, None) if marks.n.is_none() => Some(ratio.part as f64),
        _ => None,
    };
    let shows_percent = percent.value().is_some();
    // A weighted share with all its digits tells of the weights.
    let exact_share = match unrounded {
        Some(share) if policy.protects() && !exact_share.is_of_counts() => {
            Ratio::of_share(share)
        }
        _ => exact_share,
    };
    ProtectedNumber {
        uncertain: counts_answers && shows_percent && policy.marks_percent(ratio.whole),
        only_shown: policy.protects(),
        sampling,
        p,
        inference: inference.filter(|_| unrounded.is_some()),
        exact: (shows_percent && marks.n.is_none()).then_some(exact_share),
        id,
        statistic,
        n: count(ratio.part, marks.n),
        base: count(ratio.whole, marks.base),
        percent,
        interval,
        unit: result.unit,
        quantile: result.quantile,
        other: result.other,
        value: shown_value,
        unrounded,
        format,
        base_rule: base,
        items: kept_items(items, &marks, policy),
        change: None,
        origin,
    }
}

/// The items of an index, which tell as much as its alpha.
fn kept_items(items: Vec<ScaleItem>, marks: &Marks, policy: &Policy) -> Vec<ScaleItem> {
    match (marks.value, policy.protects()) {
        (Some(_), _) => Vec::new(),
        (None, true) => items.into_iter().map(ScaleItem::only_shown).collect(),
        (None, false) => items,
    }
}

/// What the design says of a number, and the p-value of a pair of questions.
fn how_sure(
    result: &ResultNumber,
    marks: &Marks,
    hides_spread: bool,
    policy: &Policy,
) -> (Option<ProtectedSampling>, Option<Entry>) {
    let suppressed = Mark::Suppressed(result.format.language);
    let spread = hides_spread.then_some(suppressed);
    let own =
        if result.statistic == Statistic::Share { marks.percent } else { marks.value };
    let hidden = marks.n.or(marks.base).or(own).or(spread);
    let sampling = ProtectedSampling::new(result, hidden, policy);
    (sampling, result.p.map(|p| p_value(p, hidden, result, policy)))
}

/// A p-value as it may be shown, with three decimals.
fn p_value(
    p: f64,
    hidden: Option<Mark>,
    result: &ResultNumber,
    policy: &Policy,
) -> Entry {
    let format = NumberFormat { decimals: 3, ..result.format };
    match hidden {
        Some(mark) => Entry::Hidden(mark),
        None if p < 0.001 => {
            let value = if policy.protects() { 0.0 } else { p };
            let text = format!("<{NO_BREAK_SPACE}{}", format.decimal(0.001));
            Entry::Shown { value, text }
        }
        None => policy.measured(p, format),
    }
}

/// How sure a number is, with all digits, where nothing is protected.
fn inference(result: &ResultNumber, policy: &Policy) -> Option<Unrounded> {
    let interval = result.interval.map(|(interval, _)| interval);
    let all = Unrounded {
        value: None,
        low: interval.map(|interval| interval.lower),
        high: interval.map(|interval| interval.upper),
        standard_error: result.standard_error,
    };
    Some(all).filter(|all| !policy.protects() && !all.is_nothing())
}

/// A share in percent, as it is shown, as part of 1.
fn as_part(percent: &Entry, format: NumberFormat) -> Option<f64> {
    let decimals = usize::from(format.decimals) + 2;
    format!("{:.decimals$}", percent.value()? / 100.0).parse().ok()
}

impl Difference {
    /// One number minus another: shares in percentage points, counts, or statistics of one
    /// kind. `None` for numbers of different kinds.
    #[must_use]
    pub fn of(
        one: &ProtectedNumber,
        other: &ProtectedNumber,
        rule: Differences,
    ) -> Option<Self> {
        let decimals = one.format.decimals.max(other.format.decimals);
        let format = NumberFormat { decimals, ..one.format };
        match (one.statistic, other.statistic) {
            (Statistic::Share, Statistic::Share) => {
                Some(difference_of_shares(one, other, format, rule))
            }
            (
                Statistic::Count | Statistic::Mentions,
                Statistic::Count | Statistic::Mentions,
            ) => {
                let whole = NumberFormat { decimals: 0, ..format };
                Some(difference_of_values(&one.n, &other.n, None, whole))
            }
            (first, second) if first == second => {
                let exact =
                    one.unrounded.zip(other.unrounded).map(|(one, other)| one - other);
                let exact = exact.filter(|_| rule == Differences::Before);
                let difference =
                    difference_of_values(&one.value, &other.value, exact, format);
                Some(difference.kept(one.only_shown || other.only_shown, format))
            }
            _ => None,
        }
    }
}

impl Difference {
    /// The same without more digits than are shown, if only those are kept.
    fn kept(self, only_shown: bool, format: NumberFormat) -> Self {
        let (true, Entry::Shown { value, .. }) = (only_shown, &self.entry) else {
            return self;
        };
        let Rounded { value, text } = format.measured(*value);
        let entry = Entry::Shown { value, text };
        Self { entry, unrounded: Some(value), ..self }
    }
}

fn difference_of_shares(
    one: &ProtectedNumber,
    other: &ProtectedNumber,
    format: NumberFormat,
    rule: Differences,
) -> Difference {
    let (Some(first), Some(second)) = (one.exact, other.exact) else {
        let mark = [&one.percent, &other.percent].into_iter().find_map(Entry::mark);
        let entry = Entry::Hidden(mark.unwrap_or(Mark::Undefined));
        return Difference { entry, points: true, unrounded: None };
    };
    let unrounded = one.unrounded.zip(other.unrounded);
    let unrounded = unrounded.map(|(one, other)| 100.0 * (one - other));
    if rule == Differences::After {
        let shown = difference_of_values(&one.percent, &other.percent, None, format);
        let shown = shown.kept(one.only_shown || other.only_shown, format);
        let unrounded = if one.only_shown { shown.unrounded } else { unrounded };
        return Difference { points: true, unrounded, ..shown };
    }
    let entry = match format.difference(first, second) {
        Some(Rounded { value, text }) => Entry::Shown { value, text },
        None => Entry::Hidden(Mark::Undefined),
    };
    let only_shown = one.only_shown || other.only_shown;
    let unrounded = if only_shown { entry.value() } else { unrounded };
    Difference { entry, points: true, unrounded }
}

/// The difference of two numbers as they are shown, unless the exact one is given.
fn difference_of_values(
    one: &Entry,
    other: &Entry,
    exact: Option<f64>,
    format: NumberFormat,
) -> Difference {
    let (Some(first), Some(second)) = (one.value(), other.value()) else {
        let mark = one.mark().or(other.mark()).unwrap_or(Mark::Undefined);
        return Difference { entry: Entry::Hidden(mark), points: false, unrounded: None };
    };
    let value = exact.unwrap_or(first - second);
    let entry = Entry::Shown { value, text: format.decimal(value) };
    Difference { entry, points: false, unrounded: Some(value) }
}
