//! Numbers as another language writes them, for parts of a report in that language. They have
//! been rounded and protected; only their signs change.

use crate::number;
use crate::words::Language;

use super::difference::Difference;
use super::difference::ProtectedChange;
use super::entry::{Entry, Mark};
use super::inference::Range;
use super::number::ProtectedNumber;
use super::sampling::ProtectedSampling;

impl Entry {
    /// The same as another language writes it: what stands before decimals and between groups
    /// of digits, and the sign for what is hidden.
    fn in_language(&self, from: Language, to: Language) -> Self {
        match self {
            Self::Shown { value, text } => {
                Self::Shown { value: *value, text: number::in_language(text, from, to) }
            }
            Self::Hidden(Mark::Suppressed(_)) => Self::Hidden(Mark::Suppressed(to)),
            Self::Hidden(Mark::TooFew | Mark::Undefined) => self.clone(),
        }
    }
}

impl ProtectedNumber {
    /// The same as another language writes it.
    #[must_use]
    pub fn in_language(&self, to: Language) -> Self {
        let from = self.format.language;
        let entry = |entry: &Entry| entry.in_language(from, to);
        let range =
            |range: &Range| Range { low: entry(&range.low), high: entry(&range.high) };
        let change = |change: &ProtectedChange| ProtectedChange {
            difference: Difference {
                entry: entry(&change.difference.entry),
                ..change.difference.clone()
            },
            range: change.range.as_ref().map(range),
            persons: change.persons.as_ref().map(entry),
            ..change.clone()
        };
        let interval = self.interval.as_ref();
        Self {
            n: entry(&self.n),
            base: entry(&self.base),
            percent: entry(&self.percent),
            value: entry(&self.value),
            interval: interval.map(|(told, rules)| (range(told), *rules)),
            sampling: self.sampling.as_ref().map(|told| ProtectedSampling {
                standard_error: entry(&told.standard_error),
                design_effect: entry(&told.design_effect),
                degrees_of_freedom: entry(&told.degrees_of_freedom),
            }),
            p: self.p.as_ref().map(entry),
            change: self.change.as_deref().map(|told| Box::new(change(told))),
            format: crate::number::NumberFormat { language: to, ..self.format },
            ..self.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_signs_of_a_number_change() {
        let shown = |text: &str| Entry::Shown { value: 1.0, text: text.to_owned() };
        let text =
            |text: &str, from, to| shown(text).in_language(from, to).text().to_owned();
        assert_eq!(text("1\u{a0}234,50", Language::Sv, Language::En), "1,234.50");
        assert_eq!(text("1.234,5", Language::Da, Language::En), "1,234.5");
        assert_eq!(text("\u{2212}0.5", Language::En, Language::Nb), "\u{2212}0,5");
        let hidden = Entry::Hidden(Mark::Suppressed(Language::Sv));
        let there = hidden.in_language(Language::Sv, Language::En);
        assert_eq!((hidden.text(), there.text()), ("x", "[c]"));
    }
}
