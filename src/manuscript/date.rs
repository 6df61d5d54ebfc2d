//! Calendar dates.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::say;
use crate::words::Language;
use crate::yaml::Node;

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// Year, from 1 to 9999.
    pub year: i32,
    /// Month, counted from 1.
    pub month: u8,
    /// Day, counted from 1.
    pub day: u8,
}

impl Date {
    /// Reads a date written `2017-04-28`.
    pub fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let text = node.text(diagnostics)?;
        let date = Self::parse(&text.value);
        if date.is_none() {
            let message = say!("`{text}` is not a date", text = &text.value);
            let hint = match Self::meant(&text.value) {
                Some(date) => {
                    say!("write year-month-day: `{date}`", date = date.to_string())
                }
                None => say!("write year-month-day, such as `2017-04-28`"),
            };
            diagnostics.push(Diagnostic::error(message).at(&text.place).hint(hint));
        }
        date
    }

    /// Parses `2017-04-28`; `None` if it is no day of the calendar.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let shaped = year.len() == 4 && month.len() == 2 && day.len() == 2;
        if !shaped || parts.next().is_some() {
            return None;
        }
        let date = Self {
            year: year.parse().ok().filter(|year| *year > 0)?,
            month: month.parse().ok().filter(|month| (1..=12).contains(month))?,
            day: day.parse().ok()?,
        };
        (1..=date.days_in_month()).contains(&date.day).then_some(date)
    }

    /// The day that is meant by a date in words, such as `28 april 2017` or `28.4.2017`, in
    /// any language of the program; of figures alone the day stands before the month, unless
    /// the year comes first.
    #[must_use]
    pub fn meant(text: &str) -> Option<Self> {
        let parts = text.split(|sign: char| !sign.is_alphanumeric());
        let parts = parts.filter(|part| !part.is_empty()).collect::<Vec<_>>();
        let [first, second, third] = parts.as_slice() else { return None };
        let (year, month, day) = match (first.len(), month_of(second), month_of(first)) {
            (4, Some(month), _) => (first, month, third),
            (_, Some(month), _) => (third, month, first),
            (_, None, Some(month)) => (third, month, second),
            (_, None, None) => return None,
        };
        let day = day.trim_end_matches(char::is_alphabetic);
        Self::parse(&format!("{year}-{month:02}-{day:0>2}"))
    }

    fn days_in_month(self) -> u8 {
        let leap = self.year % 4 == 0 && (self.year % 100 != 0 || self.year % 400 == 0);
        match self.month {
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => 31,
        }
    }
}

/// The month of a number or a name, whole or its first three letters, counted from 1.
fn month_of(written: &str) -> Option<u8> {
    if let Ok(number) = written.parse::<u8>() {
        return (1..=12).contains(&number).then_some(number);
    }
    let written = written.to_lowercase();
    let is_named = |month: &u8| {
        Language::ALL.iter().any(|(_, language)| {
            let name = language.month(*month).to_lowercase();
            name == written
                || (written.chars().count() == 3 && name.starts_with(&written))
        })
    };
    (1..=12).find(is_named)
}

impl std::fmt::Display for Date {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_of_the_calendar_are_dates() {
        assert_eq!(Date::parse("2017-04-28").expect("a date").to_string(), "2017-04-28");
        assert!(Date::parse("2016-02-29").is_some());
        for wrong in ["2017-02-29", "1900-02-29", "2017-13-01", "28-04-2017", "2017-4-8"]
        {
            assert_eq!(Date::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_date_in_words_is_told_as_it_is_written() {
        let meant = |text| Date::meant(text).map(|date| date.to_string());
        let day = Some("2020-01-31".to_owned());
        for text in ["31 januari 2020", "31. januar 2020", "31 Jan 2020", "31/1 2020"] {
            assert_eq!(meant(text), day, "{text}");
        }
        for text in ["January 31st, 2020", "2020-1-31", "2020/01/31", "31.01.2020"] {
            assert_eq!(meant(text), day, "{text}");
        }
        for text in ["31 februari 2020", "januari 2020", "2020", "1 2 3", "13/13 2020"] {
            assert_eq!(meant(text), None, "{text}");
        }
    }
}
