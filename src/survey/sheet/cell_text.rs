//! Cells as text: numbers with the digits that Excel shows, dates and times as in ISO 8601,
//! and which numbers are shown in per cent.

use std::collections::HashSet;
use std::io::Cursor;

use calamine::{Data, ExcelDateTime, Style, Xlsx, XlsxError};

use crate::survey::codebook::Percent;

/// How numbers become texts.
#[derive(Clone, Copy)]
pub(super) struct NumberSigns {
    /// Before the decimals, as in cells that hold text.
    pub(super) decimal: char,
    /// What is taken where Excel shows per cent.
    pub(super) percent: Option<Percent>,
}

/// Where a sheet's numbers are shown in per cent.
pub(super) fn percents(
    book: &mut Xlsx<Cursor<&[u8]>>,
    title: &str,
) -> Result<HashSet<(u32, u32)>, XlsxError> {
    let mut reader = book.worksheet_cells_reader(title)?;
    let is_percent = |style: &Style| {
        let format = style.number_format.as_ref();
        format.is_some_and(|format| shows_percent(&format.format_code, format.format_id))
    };
    let styles = reader.styles().iter().map(is_percent).collect::<Vec<_>>();
    let mut found = HashSet::new();
    // Most workbooks have no such style, and are not walked through for it.
    while styles.contains(&true)
        && let Some((row, column, style)) = reader.next_style_id()?
    {
        if styles.get(style) == Some(&true) {
            found.insert((row, column));
        }
    }
    Ok(found)
}

/// Whether a number format multiplies by 100 (ECMA-376, part 1, section 18.8.31): it has a
/// sign of per cent that is not quoted. Formats 9 and 10 are built in.
fn shows_percent(code: &str, id: Option<u32>) -> bool {
    let (mut is_quoted, mut is_escaped) = (false, false);
    let is_sign = |sign: char| {
        let counts = sign == '%' && !is_quoted && !is_escaped;
        is_quoted ^= sign == '"' && !is_escaped;
        is_escaped = matches!(sign, '\\' | '_' | '*') && !is_escaped && !is_quoted;
        counts
    };
    code.chars().any(is_sign) || matches!(id, Some(9 | 10))
}

/// The number that a cell holds, if it is one.
#[expect(clippy::cast_precision_loss, clippy::as_conversions, reason = "as Excel does")]
pub(super) fn number(cell: &Data) -> Option<f64> {
    match cell {
        Data::Int(number) => Some(*number as f64),
        Data::Float(number) => Some(*number),
        _ => None,
    }
}

/// A cell as text. Numbers are written as the codebook says they are in cells that hold
/// text, so that both can stand in one column.
pub(super) fn text(cell: &Data, decimal: char) -> Option<String> {
    let text = match cell {
        Data::Int(number) => number.to_string(),
        Data::Float(number) if decimal == ',' => number_text(*number).replace('.', ","),
        Data::Float(number) => number_text(*number),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => {
            text.trim().to_owned()
        }
        Data::Bool(value) => value.to_string(),
        Data::DateTime(moment) => moment_text(moment),
        Data::Error(error) => error.to_string(),
        Data::Empty => String::new(),
    };
    Some(text).filter(|text| !text.is_empty())
}

/// A number with the fifteen digits that Excel shows, so that 0.1 + 0.2 is 0.3.
fn number_text(number: f64) -> String {
    let rounded = format!("{number:.14e}").parse::<f64>();
    // There is a negative zero, and nobody means it.
    (rounded.unwrap_or(number) + 0.0).to_string()
}

/// A date, a time of day, or both, as in ISO 8601; a duration in hours, minutes, seconds.
fn moment_text(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    if moment.is_duration() {
        let seconds = (moment.as_f64() * 86_400.0).round();
        let (hours, rest) = ((seconds / 3_600.0).floor(), seconds.rem_euclid(3_600.0));
        return format!("{hours:02}:{:02}:{:02}", (rest / 60.0).floor(), rest % 60.0);
    }
    if moment.as_f64() < 1.0 {
        return time;
    }
    let date = format!("{year:04}-{month:02}-{day:02}");
    if time == "00:00:00" { date } else { format!("{date}T{time}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_no_noise() {
        let texts = [1.0, 51.5, 0.1 + 0.2, -0.0, 1e15, 2.675, 1.0 / 3.0].map(number_text);
        assert_eq!(
            texts,
            ["1", "51.5", "0.3", "0", "1000000000000000", "2.675", "0.333333333333333"]
        );
    }

    #[test]
    fn formats_that_multiply_by_100_are_known() {
        for code in ["0%", "0.00%", "0.0\\ %", "[Red]0%;-0%", "#,##0.0 %", "\"ca \"0%"] {
            assert!(shows_percent(code, None), "{code}");
        }
        for code in ["General", "0.0", "0\\%", "0\"%\"", "0 \"procent %\"", "_%0"] {
            assert!(!shows_percent(code, None), "{code}");
        }
        assert!(shows_percent("General", Some(9)));
    }

    #[test]
    fn numbers_are_written_as_in_cells_of_text() {
        assert_eq!(text(&Data::Float(0.5), ',').as_deref(), Some("0,5"));
        assert_eq!(text(&Data::Float(0.07 * 100.0), ',').as_deref(), Some("7"));
        assert_eq!(text(&Data::String("0.5".into()), ',').as_deref(), Some("0.5"));
        assert_eq!(text(&Data::String("0319".into()), ',').as_deref(), Some("0319"));
    }

    #[test]
    fn dates_are_iso_text() {
        use calamine::ExcelDateTimeType::{DateTime, TimeDelta};
        let moment = |value, kind| moment_text(&ExcelDateTime::new(value, kind, false));
        assert_eq!(moment(43_861.0, DateTime), "2020-01-31");
        assert_eq!(moment(43_861.572_916_666_664, DateTime), "2020-01-31T13:45:00");
        assert_eq!(moment(0.25, DateTime), "06:00:00");
        assert_eq!(moment(1.5, TimeDelta), "36:00:00");
    }
}
