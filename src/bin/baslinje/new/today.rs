//! The day it is, for the date of a draft. Nothing else asks for it: a build knows no date but
//! the one that stands in `report.yaml`.

use std::time::{SystemTime, UNIX_EPOCH};

use baslinje::manuscript::Date;

const SECONDS_OF_A_DAY: u64 = 24 * 60 * 60;

/// Today, in Greenwich; nothing, if the clock is wrong.
pub(super) fn today() -> Option<Date> {
    #[expect(
        clippy::disallowed_methods,
        reason = "it becomes the date in `report.yaml`, which the author may change"
    )]
    let now = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    day(i64::try_from(now.as_secs() / SECONDS_OF_A_DAY).ok()?)
}

/// The date of a day, counted from 1 January 1970 (H. Hinnant, *chrono-Compatible Low-Level
/// Date Algorithms*, 2013: `civil_from_days`).
fn day(days: i64) -> Option<Date> {
    let from_march = days + 719_468;
    let era = from_march.div_euclid(146_097);
    let of_era = from_march.rem_euclid(146_097);
    let year_of_era =
        (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month_from_march + 2) / 5 + 1;
    let month =
        if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    Some(Date {
        year: i32::try_from(year).ok()?,
        month: u8::try_from(month).ok()?,
        day: u8::try_from(day).ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_dates_of_the_calendar() {
        for (days, date) in [
            (0, "1970-01-01"),
            (11_016, "2000-02-29"),
            (11_017, "2000-03-01"),
            (20_453, "2025-12-31"),
            (47_540, "2100-02-28"),
            (47_541, "2100-03-01"),
        ] {
            assert_eq!(day(days).map(|it| it.to_string()).as_deref(), Some(date));
        }
        assert!(today().is_some_and(|today| today.year >= 2026));
    }
}
