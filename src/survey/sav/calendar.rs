//! Dates and times of day as ISO 8601 text.

/// Days from 1582-10-14, where SPSS begins to count, to 1970-01-01.
pub(super) const DAYS_TO_1970: i64 = 141_428;

/// Seconds of a day.
pub(super) const DAY: i64 = 86_400;

/// The date that lies so many days after 1970-01-01, as `2020-01-31`.
///
/// The algorithm is `civil_from_days` of Howard Hinnant, "chrono-compatible low-level date
/// algorithms" (2013): years begin in March, and 400 of them have 146 097 days.
pub(super) fn iso_date(days: i64) -> String {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524
        - day_of_era / 146_096)
        / 365;
    let day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

/// A time of day or a duration in seconds, as `13:45:00`.
pub(super) fn iso_time(seconds: i64) -> String {
    let sign = if seconds < 0 { "-" } else { "" };
    let seconds = seconds.abs();
    let (hours, minutes) = (seconds / 3_600, seconds / 60 % 60);
    format!("{sign}{hours:02}:{minutes:02}:{:02}", seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_dates() {
        assert_eq!(iso_date(0), "1970-01-01");
        assert_eq!(iso_date(-DAYS_TO_1970), "1582-10-14");
        assert_eq!(iso_date(11_016), "2000-02-29");
        assert_eq!(iso_date(18_292), "2020-01-31");
        assert_eq!(iso_date(-25_509), "1900-02-28");
        assert_eq!(iso_date(-25_508), "1900-03-01");
    }

    #[test]
    fn seconds_are_times() {
        assert_eq!(iso_time(49_500), "13:45:00");
        assert_eq!(iso_time(100 * 3_600 + 1), "100:00:01");
        assert_eq!(iso_time(-61), "-00:01:01");
    }
}
