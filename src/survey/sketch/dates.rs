//! Columns of days and months: between which dates they lie, as far as that may be told.

use super::Note;
use super::column::SeenColumn;
use crate::survey::calendar::{CalendarDate, DateSpan, PeriodUnit};
use crate::survey::codebook::{Scale, Variable};
use crate::survey::description::FEWEST;

/// Dates within so many months are told to the month, others to the year.
const MONTHS: i64 = 24;
/// Dates within so many years are told to the year, others to the decade.
const YEARS: i32 = 20;

impl SeenColumn<'_> {
    /// Describes a column in which every cell is a day or a month of the calendar. Times at
    /// which something was sent are none; a day may have been stored with a time of zero.
    pub(super) fn dates(&self, variable: &mut Variable) -> Option<Note> {
        let has_time = |text: &String| {
            let time = text.split_once(['T', ' ']).map_or("", |(_, time)| time);
            time.contains(|c: char| ('1'..='9').contains(&c))
        };
        if self.different.iter().any(has_time) {
            return None;
        }
        let dates = self.different.iter().map(|text| CalendarDate::parse(text.trim()));
        let dates = dates.collect::<Option<Vec<_>>>()?;
        if self.counts.iter().sum::<usize>() < FEWEST {
            return None;
        }
        variable.between = Some(outwards(*dates.iter().min()?, *dates.iter().max()?));
        variable.scale = Scale::Date;
        Some(Note::Days)
    }
}

/// The span from a first to a last date, with ends so far out that they are nobody's own.
fn outwards(first: CalendarDate, last: CalendarDate) -> DateSpan {
    let months = PeriodUnit::Month.number(last) - PeriodUnit::Month.number(first);
    let month = |date: CalendarDate| CalendarDate { day: None, ..date };
    if months <= MONTHS {
        return DateSpan { first: month(first), last: month(last) };
    }
    let (mut from, mut to) = (first.year, last.year);
    if to - from > YEARS {
        from -= from % 10;
        to += 9 - to % 10;
    }
    DateSpan {
        first: CalendarDate { year: from.max(1), month: 1, day: None },
        last: CalendarDate { year: to.min(9999), month: 12, day: None },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_dates_are_nobodys_own() {
        let date = |text: &str| CalendarDate::parse(text).expect("a date");
        for (first, last, from, to) in [
            ("2026-03-02", "2026-03-20", "2026-03", "2026-03"),
            ("2025-11-30", "2026-03-02", "2025-11", "2026-03"),
            ("2019-05", "2021-06-01", "2019-01", "2021-12"),
            ("1941-05-03", "2004-06-01", "1940-01", "2009-12"),
            ("0001-01-01", "9999-12-31", "0001-01", "9999-12"),
        ] {
            let DateSpan { first, last } = outwards(date(first), date(last));
            assert_eq!([first, last].map(|end| end.to_string()), [from, to]);
        }
    }
}
