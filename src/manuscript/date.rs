//! Calendar dates.

use crate::diagnostic::{Diagnostic, Diagnostics};
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
            let message = format!("`{}` is not a date", text.value);
            let hint = "write year-month-day, such as `2017-04-28`";
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
}
