//! Reports cells that are no answers: each value once, with the rows it stands in.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Diagnostics, Placed, Said};
use crate::say;
use crate::survey::coded::CodedTexts;
use crate::survey::codes::CellMeaning;
use crate::survey::told::{ToldAnswer, Untold};

use super::cell_mistake::{CellMistake, SEVERAL, ToldCell};
use super::{Decoder, Mistakes};

/// How many values with the same mistake are told one by one.
const SHOWN_MISTAKES: usize = 5;

const TWINS_HINT: &str = "write the cells as the codes are written in the codebook: a number has no zeros in front, a text keeps them";

const SEVERAL_HINT: &str =
    "look at the quotation marks there: one out of place makes several cells one";

/// Rows with a mistake of one kind.
#[derive(Clone, Copy)]
pub(super) struct MistakenRows {
    pub(super) count: usize,
    pub(super) first: usize,
}

impl MistakenRows {
    pub(super) fn add(&mut self, other: Self) {
        self.count += other.count;
        self.first = self.first.min(other.first);
    }
}

/// Adds rows with a mistake: how many, and the first.
pub(super) fn note(
    mistakes: &mut Mistakes,
    value: Result<ToldAnswer, Untold>,
    rows: usize,
    first: usize,
) {
    let known = mistakes.entry(value).or_insert((0, first));
    known.0 += rows;
    known.1 = known.1.min(first);
}

impl Decoder<'_> {
    /// Reports texts of a column that are not known, each with the rows it stands in.
    pub(super) fn report_unknown(
        &self,
        texts: &CodedTexts,
        is_known: impl Fn(&str) -> bool,
        column: &str,
        diagnostics: &mut Diagnostics,
    ) {
        let is_known = texts.different.iter().map(|text| is_known(text));
        let is_known = is_known.collect::<Vec<_>>();
        if is_known.iter().all(|is_known| *is_known) {
            return;
        }
        let (mut unknown, mut several) = (Mistakes::new(), BTreeMap::new());
        let (mut joined, mut labels) = (BTreeMap::new(), None);
        let texts = texts.different.iter().zip(texts.counted());
        for ((text, (rows, first)), _) in texts.zip(is_known).filter(|(_, known)| !known)
        {
            let found = MistakenRows { count: rows, first };
            let none = MistakenRows { count: 0, first };
            if let Some(sign) = self.joined_by(text, column) {
                joined.entry(sign).or_insert(none).add(found);
                continue;
            }
            if self.is_label(text) {
                labels.get_or_insert(none).add(found);
                continue;
            }
            let mistakes = match self.look_up(text, column) {
                CellMeaning::Several(codes) => several.entry(codes).or_default(),
                CellMeaning::Answer(_) | CellMeaning::Nothing => &mut unknown,
            };
            note(mistakes, self.told(text, None), rows, first);
        }
        for (sign, rows) in joined {
            self.report_joined(sign, rows, column, diagnostics);
        }
        if let Some(rows) = labels {
            self.report_labels(rows, column, diagnostics);
        }
        for (codes, mistakes) in &several {
            let codes = self.codes.written.listed(codes);
            let what = CellMistake::SeveralCodes(codes);
            self.report(mistakes, column, what, TWINS_HINT.into(), diagnostics);
        }
        self.report_mistakes(&unknown, column, diagnostics);
    }

    pub(super) fn report_mistakes(
        &self,
        mistakes: &Mistakes,
        column: &str,
        diagnostics: &mut Diagnostics,
    ) {
        let Placed { value: name, place } = &self.variable.name;
        let hint = if self.file.is_described() {
            say!(
                "label it in the file, or under `values` or `missing` of `{name}` in a \
                 codebook, or correct the data",
                name
            )
        } else {
            say!(
                "add it under `values` or `missing` of `{name}` in the codebook ({place}), \
                 or correct the data",
                name,
                place
            )
        };
        self.report(mistakes, column, CellMistake::NoLabel, hint, diagnostics);
    }

    pub(super) fn report(
        &self,
        mistakes: &Mistakes,
        column: &str,
        what: CellMistake,
        hint: Said,
        diagnostics: &mut Diagnostics,
    ) {
        let mut list = mistakes.iter().collect::<Vec<_>>();
        list.sort_by_key(|(_, (_, first))| *first);
        for (value, (count, first)) in list.iter().take(SHOWN_MISTAKES) {
            let rows = self.file.spots(*count, *first, column);
            let (subject, more) = match value {
                Ok(told) => (Said::from(format!("`{told}`")), Said::from("")),
                Err(Untold::Own) => (Said::from("a value"), Said::from("")),
                Err(Untold::Several) => (Said::from("a cell"), Said::from(SEVERAL)),
            };
            let message = what.said(&ToldCell { subject, column, more, rows });
            let mut error = Diagnostic::error(message).hint(&hint);
            if *value == &Err(Untold::Several) {
                error = error.hint(SEVERAL_HINT);
            }
            if let Ok(told) = value {
                error = self.codes.explain(error, &told.to_string());
            }
            error.place = self.file.place(*first, column);
            if error.place.is_none() {
                error = error.at(&self.variable.name.place);
            }
            diagnostics.push(error);
        }
        if let Some(rest) = list.get(SHOWN_MISTAKES..).filter(|rest| !rest.is_empty()) {
            let (_, (_, first)) = rest[0];
            let message = say!(
                "{rest} more values in the column `{column}` have the same mistake",
                rest = rest.len(),
                column
            );
            let mut error = Diagnostic::error(message);
            error.place = self.file.place(*first, column);
            diagnostics.push(error);
        }
    }
}
