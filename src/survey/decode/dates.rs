//! Cells as dates.

use crate::diagnostic::Diagnostics;

use super::super::calendar::{CalendarDate, DATE_HINT};
use super::super::codes::Codes;
use super::super::column::{Answer, Dated};
use super::cell_mistake::CellMistake;
use super::{Decoder, Mistakes, note};

const BETWEEN_HINT: &str =
    "correct the date, declare it under `missing`, or move the ends of `between`";

impl Decoder<'_> {
    /// When each row was; what is no date, or one that there cannot be, is reported.
    pub(super) fn dated(&self, diagnostics: &mut Diagnostics) -> Option<Vec<Dated>> {
        let name = &self.variable.column().value;
        let (mut misread, mut outside) = (Mistakes::new(), Mistakes::new());
        let mut dates = Vec::with_capacity(self.file.len());
        let missing = Codes::new(&[], &self.variable.missing);
        let span = self.variable.between;
        self.file.each(name, &mut |row, cell| {
            let text = cell.trim();
            if text.is_empty() {
                return dates.push(Dated::Empty);
            }
            if let Some(Answer::Missing(index)) = missing.find(text) {
                return dates.push(Dated::Missing(index));
            }
            let mistakes = match CalendarDate::parse(text) {
                Some(date) if span.is_none_or(|span| span.holds(date)) => {
                    return dates.push(Dated::On(date));
                }
                Some(_) => &mut outside,
                None => &mut misread,
            };
            note(mistakes, self.told(text, None), 1, row);
            dates.push(Dated::Empty);
        })?;
        let hint = DATE_HINT.into();
        self.report(&misread, name, CellMistake::NoDate, hint, diagnostics);
        let hint = BETWEEN_HINT.into();
        self.report(&outside, name, CellMistake::OutsideBetween, hint, diagnostics);
        Some(dates)
    }
}
