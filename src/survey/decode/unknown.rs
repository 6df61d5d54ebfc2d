//! Tells of cells that mean nothing: takes what a column holds that the codebook does not
//! know, finds what seems to be meant, and tells each kind of mistake once.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Diagnostics, Placed, Said};
use crate::say;
use crate::spelling::same;

use super::super::codebook::{Origin, Scale};
use super::super::coded::CodedTexts;
use super::super::told::{ToldAnswer, Untold};
use super::cell_mistake::CellMistake;
use super::mistakes::{MistakenRows, note};
use super::{Decoder, Mistakes};

/// Signs that stand between several answers in a cell.
const BETWEEN_ANSWERS: [char; 3] = [';', ',', '|'];

/// A column of one answer in which words stand where codes are asked for.
pub(super) struct SaidInWords {
    column: String,
    words: Vec<Result<ToldAnswer, Untold>>,
    rows: MistakenRows,
}

impl Decoder<'_> {
    /// The sign between several answers in a cell, of a question that has one.
    pub(super) fn joined_by(&self, text: &str, column: &str) -> Option<char> {
        let has_one = matches!(self.variable.scale, Scale::Nominal | Scale::Ordinal);
        let is_answer =
            |part: &str| self.answer(part, column).is_some() || self.is_label(part);
        let signs = BETWEEN_ANSWERS.iter().copied().filter(|_| has_one);
        signs.filter(|sign| text.contains(*sign)).find(|sign| {
            let parts = text.split(*sign).map(str::trim).filter(|part| !part.is_empty());
            let parts = parts.collect::<Vec<_>>();
            parts.len() > 1 && parts.iter().all(|part| is_answer(part))
        })
    }

    /// Whether a text is the label of an answer, and no code.
    pub(super) fn is_label(&self, text: &str) -> bool {
        let is_coded =
            matches!(self.variable.origin, Origin::Column | Origin::Separated(_));
        let mut labels = self.variable.categories.iter().chain(&self.variable.missing);
        is_coded && labels.any(|label| same(&label.label, text))
    }

    pub(super) fn report_joined(
        &self,
        sign: char,
        rows: MistakenRows,
        column: &str,
        diagnostics: &mut Diagnostics,
    ) {
        let here = self.described();
        let hint = say!(
            "if several answers could be chosen, write `scale: multiple` and `separator: \
             \"{sign}\"` for {here}",
            sign,
            here
        );
        let told = self.spots(rows, column);
        let message = say!(
            "the column `{column}` holds several answers in a cell ({rows})",
            column,
            rows = told
        );
        let error = Diagnostic::error(message).hint(hint);
        diagnostics.push(self.at_column(error, rows, column));
    }

    pub(super) fn report_labels(
        &self,
        rows: MistakenRows,
        column: &str,
        diagnostics: &mut Diagnostics,
    ) {
        let here = self.described();
        let labels = twice(self.variable.categories.iter().map(|one| one.label.as_str()));
        let hint = say!(
            "write each label as its own code for {here}, `values: {labels}`, \
             or export the answers as codes",
            here,
            labels
        );
        let told = self.spots(rows, column);
        let message = say!(
            "the column `{column}` holds labels, and not their codes ({rows})",
            column,
            rows = told
        );
        let error = Diagnostic::error(message).hint(hint);
        diagnostics.push(self.at_column(error, rows, column));
    }

    /// What a column of one answer holds, if that is words only where codes are asked for.
    pub(super) fn said_in_words(
        &self,
        texts: &CodedTexts,
        is_known: &dyn Fn(&str) -> bool,
        column: &str,
    ) -> Option<SaidInWords> {
        let counted = texts.different.iter().zip(texts.counted());
        let unknown = counted.filter(|(text, _)| !is_known(text)).collect::<Vec<_>>();
        let is_word = |text: &str| text.chars().any(char::is_alphabetic);
        let (_, (count, first)) = unknown.first()?;
        if !unknown.iter().all(|(text, _)| is_word(text)) {
            return None;
        }
        let mut rows = MistakenRows { count: *count, first: *first };
        for (_, (count, first)) in &unknown[1..] {
            rows.add(MistakenRows { count: *count, first: *first });
        }
        let words = unknown.iter().map(|(text, _)| self.told(text, None)).collect();
        Some(SaidInWords { column: column.to_owned(), words, rows })
    }

    /// Reports columns of one answer each that hold words where codes are asked for: once,
    /// however many there are.
    pub(super) fn report_words(
        &self,
        said: &[SaidInWords],
        diagnostics: &mut Diagnostics,
    ) {
        let Some(first) = said.first() else { return };
        let here = self.described();
        let different = said.iter().flat_map(|one| &one.words).collect::<BTreeSet<_>>();
        let told = different.iter().filter_map(|word| word.as_ref().ok());
        let told = told.map(ToldAnswer::to_string).collect::<Vec<_>>();
        let is_told = told.len() == different.len();
        let has_each_its_own = said.iter().all(|one| one.words.len() == 1);
        let hint = match (told.as_slice(), &self.variable.origin) {
            ([word], _) if is_told => say!(
                "say for {here} what it means: `selected: {word}` if that is \
                 what was chosen, `unselected: {word}` if it is what was not",
                here,
                word
            ),
            ([one, other], _) if is_told && !has_each_its_own => say!(
                "say for {here} which of `{one}` and `{other}` means that the \
                 answer was chosen: `selected: …`, `unselected: …`",
                here,
                one,
                other
            ),
            (words, Origin::Columns { columns, .. }) if is_told && has_each_its_own => {
                let columns = columns.iter().map(|column| column.value.as_str());
                let columns = columns.collect::<Vec<_>>().join(", ");
                let words = twice(words.iter().map(String::as_str));
                say!(
                    "where each column holds its answer in words, write for {here} \
                     `columns: [{columns}]` and `values: {words}`",
                    here,
                    columns,
                    words
                )
            }
            _ => say!(
                "say for {here} what stands for a chosen answer: `selected: …`",
                here
            ),
        };
        let (column, rows) = (&first.column, self.spots(first.rows, &first.column));
        let message = match said.len() {
            1 => say!(
                "the column `{column}` holds words, and no code that means chosen ({rows})",
                column,
                rows
            ),
            2 => say!(
                "the column `{column}` and 1 more hold words, and no code that means chosen \
                 ({rows})",
                column,
                rows
            ),
            many => say!(
                "the column `{column}` and {more} more hold words, and no code that means \
                 chosen ({rows})",
                column,
                more = many - 1,
                rows
            ),
        };
        let error = Diagnostic::error(message).hint(hint);
        diagnostics.push(self.at_column(error, first.rows, column));
    }

    /// Reports codes in a column of one answer that mean neither chosen nor not.
    pub(super) fn report_unmarked(
        &self,
        texts: &CodedTexts,
        is_known: &dyn Fn(&str) -> bool,
        column: &str,
        diagnostics: &mut Diagnostics,
    ) {
        let mut unknown = Mistakes::new();
        let counted = texts.different.iter().zip(texts.counted());
        for (text, (rows, first)) in counted.filter(|(text, _)| !is_known(text)) {
            note(&mut unknown, self.told(text, None), rows, first);
        }
        let here = self.described();
        let hint = say!(
            "say for {here} what it means: that the answer was chosen, `selected: …`, that \
             it was not, `unselected: […]`, or why there is none, `missing: …`",
            here
        );
        self.report(&unknown, column, CellMistake::Unmarked, hint, diagnostics);
    }

    /// Where the variable is described, for a hint.
    fn described(&self) -> Said {
        let Placed { value: name, place } = &self.variable.name;
        say!("`{name}` in the codebook ({place})", name, place)
    }

    /// The rows of a mistake as a person finds them.
    fn spots(&self, rows: MistakenRows, column: &str) -> Said {
        self.file.spots(rows.count, rows.first, column)
    }

    /// Something about a column, where its first cell of the kind stands, or where its
    /// variable is described.
    fn at_column(
        &self,
        mut error: Diagnostic,
        rows: MistakenRows,
        column: &str,
    ) -> Diagnostic {
        error.place = self.file.place(rows.first, column);
        match error.place {
            Some(_) => error,
            None => error.at(&self.variable.name.place),
        }
    }
}

/// Labels that are their own codes, as an author writes them.
fn twice<'l>(labels: impl Iterator<Item = &'l str>) -> String {
    const SHOWN: usize = 4;
    let labels = labels.collect::<Vec<_>>();
    let shown = labels.iter().take(SHOWN).map(|label| format!("{label}: {label}"));
    let more = if labels.len() > SHOWN { ", …" } else { "" };
    format!("{{{}{more}}}", shown.collect::<Vec<_>>().join(", "))
}
