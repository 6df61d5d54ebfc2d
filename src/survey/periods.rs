//! Dates counted by periods: takes the ends between which they lie, gives a category for each
//! month, quarter or year.

use crate::diagnostic::{Diagnostic, Diagnostics, Placed};
use crate::say;
use crate::words::Language;

use super::calendar::{DateSpan, PeriodUnit};
use super::codebook::Label;
use super::column::{Answer, Column, Dated};

/// As many periods can be counted by: a hundred years of months.
const MOST_PERIODS: usize = 1200;

impl PeriodUnit {
    /// Every period from the first date to the last, also those without any date: as codes
    /// of ISO 8601, with labels in a language, or with the codes as labels.
    fn all(self, span: DateSpan, language: Option<Language>) -> Vec<Label> {
        let numbers = self.number(span.first)..=self.number(span.last);
        numbers.map(|number| self.label(number, language)).collect()
    }

    fn label(self, number: i64, language: Option<Language>) -> Label {
        let per_year = match self {
            Self::Month => 12,
            Self::Quarter => 4,
            Self::Year => 1,
        };
        let year = i32::try_from(number.div_euclid(per_year)).unwrap_or(i32::MAX);
        let part = u8::try_from(number.rem_euclid(per_year) + 1).unwrap_or(1);
        let code = match self {
            Self::Month => format!("{year:04}-{part:02}"),
            Self::Quarter => format!("{year:04}-Q{part}"),
            Self::Year => format!("{year:04}"),
        };
        let label = language.map(|language| match self {
            Self::Month => language.words().month_of(language.month(part), year),
            Self::Quarter => language.words().quarter_of(part, year),
            Self::Year => year.to_string(),
        });
        Label { label: label.unwrap_or_else(|| code.clone()), code, score: None }
    }
}

/// The periods that a derived variable counts by, between the ends of the date that it is
/// made of; what lacks ends, or has too many periods between them, is reported.
pub(super) fn periods(
    unit: PeriodUnit,
    from: &Placed<String>,
    span: Option<DateSpan>,
    language: Option<Language>,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Label>> {
    let Some(span) = span else {
        let message =
            say!("nothing says from when to when `{from}` goes", from = &from.value);
        let hint = say!(
            "write `between: [2019-05, 2020-10]`, with its own first and last month, at \
             `{from}`: periods without any date count too, as 0",
            from = &from.value
        );
        diagnostics.push(Diagnostic::error(message).at(&from.place).hint(hint));
        return None;
    };
    let many = unit.number(span.last) - unit.number(span.first) + 1;
    if usize::try_from(many).unwrap_or(usize::MAX) > MOST_PERIODS {
        let message =
            say!("`{from}` would be cut into {many} periods", from = &from.value, many);
        let hint = say!(
            "count by a longer `period`, or set the ends of `between` closer: at most \
             {mostperiods} periods can be counted by",
            mostperiods = &MOST_PERIODS
        );
        diagnostics.push(Diagnostic::error(message).at(&from.place).hint(hint));
        return None;
    }
    Some(unit.all(span, language))
}

/// Dates as the periods they lie in, the first of which has this number.
pub(super) fn by_period(source: &Column, unit: PeriodUnit, first: i64) -> Column {
    let Column::Dates(dates) = source else { return Column::Hidden };
    let answers = dates.iter().map(|dated| match dated {
        Dated::On(date) => usize::try_from(unit.number(*date) - first)
            .map_or(Answer::Empty, Answer::Category),
        Dated::Missing(index) => Answer::Missing(*index),
        Dated::Empty => Answer::Empty,
    });
    Column::Single(answers.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::calendar::CalendarDate;

    fn date(text: &str) -> CalendarDate {
        CalendarDate::parse(text).expect("a date")
    }

    #[test]
    fn both_end_periods_count() {
        let span = DateSpan { first: date("2019-05"), last: date("2020-10-05") };
        let codes = |unit: PeriodUnit| {
            let all = unit.all(span, None).into_iter();
            all.map(|label| label.code).collect::<Vec<_>>()
        };
        let months = codes(PeriodUnit::Month);
        assert_eq!((months.len(), months[0].as_str()), (18, "2019-05"));
        assert_eq!(months[17], "2020-10");
        assert_eq!(codes(PeriodUnit::Year), ["2019", "2020"]);
        assert_eq!(codes(PeriodUnit::Quarter)[..2], ["2019-Q2", "2019-Q3"]);
        let labels = PeriodUnit::Month.all(span, Some(Language::Sv));
        assert_eq!(labels[8].label, "januari 2020");
    }
}
