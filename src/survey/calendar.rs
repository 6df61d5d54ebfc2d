//! Dates as registers write them, to the day or to the month, and what they are counted by.

use std::fmt;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::format::ChoiceWords;
use crate::manuscript::Date;
use crate::say;
use crate::words::Language;
use crate::yaml::{Content, Node};

/// A date to the day, or to the month (ISO 8601, where that is reduced precision). A month
/// comes before its days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CalendarDate {
    /// Year, from 1 to 9999.
    pub year: i32,
    /// Month, counted from 1.
    pub month: u8,
    /// Day, counted from 1, if it is known.
    pub day: Option<u8>,
}

impl CalendarDate {
    /// Parses `2019-05-14` or `2019-05`; `None` if that is no day or month of the calendar. A
    /// time of that day (`2019-05-14T13:45:00`, `2019-05-14 13:45`) is passed over.
    #[must_use]
    pub fn parse(written: &str) -> Option<Self> {
        let day = written.split_once(['T', ' ']).map(|(day, time)| (day, is_time(time)));
        let written = match day {
            Some((day, true)) if day.matches('-').count() == 2 => day,
            Some(_) => return None,
            None => written,
        };
        let is_month = written.matches('-').count() == 1;
        let whole = if is_month { format!("{written}-01") } else { written.to_owned() };
        let Date { year, month, day } = Date::parse(&whole)?;
        Some(Self { year, month, day: (!is_month).then_some(day) })
    }

    /// Its month, counted from the beginning of the calendar.
    #[must_use]
    pub fn months(self) -> i64 {
        PeriodUnit::Month.number(self)
    }

    /// Whether it is certainly before another: a month is not before its own days.
    fn is_before(self, other: Self) -> bool {
        match (self.day, other.day) {
            (Some(_), Some(_)) => self < other,
            _ => self.months() < other.months(),
        }
    }

    /// As running text: `14 maj 2019`, `maj 2019`.
    #[must_use]
    pub fn in_words(self, language: Language) -> String {
        match self.day {
            Some(day) => language.long_date(self.year, self.month, day),
            None => language.words().month_of(language.month(self.month), self.year),
        }
    }

    /// As running text where the year is known: `14 maj`, `maj`.
    #[must_use]
    pub fn within_year(self, language: Language) -> String {
        let month = language.month(self.month);
        match self.day {
            Some(day) => language.words().day_of(day, month),
            None => month.to_owned(),
        }
    }
}

/// As ISO 8601 writes it.
impl fmt::Display for CalendarDate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:02}", self.year, self.month)?;
        self.day.map_or(Ok(()), |day| write!(formatter, "-{day:02}"))
    }
}

/// The first and the last date there may be, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateSpan {
    /// The first.
    pub first: CalendarDate,
    /// The last.
    pub last: CalendarDate,
}

impl DateSpan {
    /// Reads `[2019-05, 2020-10]`.
    pub(super) fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let Content::List(ends) = &node.content else {
            diagnostics.push(node.expected("two dates such as `[2019-05, 2020-10]`"));
            return None;
        };
        let [first, last] = ends.as_slice() else {
            diagnostics.push(node.expected("two dates such as `[2019-05, 2020-10]`"));
            return None;
        };
        let mut read = |node: &Node| {
            let text = node.text(diagnostics)?;
            let date = CalendarDate::parse(&text.value);
            if date.is_none() {
                let message = say!(
                    "`{written}` is neither a day nor a month",
                    written = &text.value
                );
                let error = Diagnostic::error(message).at(&text.place);
                diagnostics.push(error.hint(DATE_HINT));
            }
            date
        };
        let (first, last) = (read(first), read(last));
        let (first, last) = (first?, last?);
        if last.is_before(first) {
            let message = say!(
                "the period runs backwards: {first} is after {last}",
                first = first.to_string(),
                last = last.to_string()
            );
            let hint = say!(
                "write `[{last}, {first}]`",
                last = last.to_string(),
                first = first.to_string()
            );
            diagnostics.push(Diagnostic::error(message).at(&node.place).hint(hint));
            return None;
        }
        Some(Self { first, last })
    }

    /// Whether a date lies in it.
    #[must_use]
    pub fn holds(self, date: CalendarDate) -> bool {
        !date.is_before(self.first) && !self.last.is_before(date)
    }
}

/// What is wrong with a date, for whoever writes them.
pub(super) const DATE_HINT: &str =
    "write year-month-day, such as `2019-05-14`, or only year and month: `2019-05`";

/// By what dates are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodUnit {
    /// Each month.
    Month,
    /// Each quarter of a year.
    Quarter,
    /// Each year.
    Year,
}

impl ChoiceWords for PeriodUnit {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] =
        &[("month", Self::Month), ("quarter", Self::Quarter), ("year", Self::Year)];
}

impl PeriodUnit {
    /// The period that a date lies in, counted from the beginning of the calendar.
    #[must_use]
    pub fn number(self, date: CalendarDate) -> i64 {
        let (year, month) = (i64::from(date.year), i64::from(date.month) - 1);
        match self {
            Self::Month => year * 12 + month,
            Self::Quarter => year * 4 + month / 3,
            Self::Year => year,
        }
    }
}

/// Whether a text is a time of the day: `13:45`, `13:45:07`, `13:45:07.250`, with `Z` or an
/// offset after it (ISO 8601).
fn is_time(text: &str) -> bool {
    let text = text.trim_end_matches('Z');
    let text = text.split_once(['+', '-']).map_or(text, |(time, _)| time).trim_end();
    let mut parts = text.split(':');
    let below = |part: Option<&str>, end: u8| {
        let number = part.filter(|it| it.len() == 2).and_then(|it| it.parse::<u8>().ok());
        number.is_some_and(|number| number < end)
    };
    let is_minute = below(parts.next(), 24) && below(parts.next(), 60);
    let seconds = parts.next().map(|it| it.split_once('.').unwrap_or((it, "0")));
    let is_second = seconds.is_none_or(|(second, part)| {
        below(Some(second), 61) && part.bytes().all(|it| it.is_ascii_digit())
    });
    is_minute && is_second && parts.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> CalendarDate {
        CalendarDate::parse(text).expect("a date")
    }

    #[test]
    fn days_and_months_of_the_calendar_are_dates() {
        for text in ["2019-05-14", "2019-05", "2020-02-29"] {
            assert_eq!(date(text).to_string(), text);
        }
        for text in [
            "2019-05-14T13:45:00",
            "2019-05-14 13:45",
            "2019-05-14 13:45:07.25",
            "2019-05-14T00:00:00Z",
            "2019-05-14T23:59:00+02:00",
        ] {
            assert_eq!(date(text).to_string(), "2019-05-14", "{text}");
        }
        for wrong in [
            "2019",
            "2019-13",
            "2019-02-29",
            "14/5 2019",
            "2019-5",
            "",
            "05-2019",
            "2019-05 13:45",
            "2019-05-14 25:00",
            "2019-05-14 i Lund",
            "2019-05-14 13",
        ] {
            assert_eq!(CalendarDate::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_month_lies_between_its_own_days() {
        let span = DateSpan { first: date("2019-05-14"), last: date("2020-10") };
        for inside in ["2019-05-14", "2019-05", "2020-10-31", "2020-10"] {
            assert!(span.holds(date(inside)), "{inside}");
        }
        for outside in ["2019-05-13", "2019-04", "2020-11-01", "2020-11"] {
            assert!(!span.holds(date(outside)), "{outside}");
        }
    }
}
