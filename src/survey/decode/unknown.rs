//! Tells of cells that mean nothing: takes what a column holds that the codebook does not
//! know, finds what seems to be meant, and tells each kind of mistake once.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Diagnostics, Placed};
use crate::spelling::same;

use super::super::codebook::{Origin, Scale};
use super::super::coded::CodedTexts;
use super::super::codes::CellMeaning;
use super::super::told::{ToldAnswer, Untold};
use super::{Decoder, Mistakes, note};

/// How many values with the same mistake are told one by one.
const SHOWN_MISTAKES: usize = 5;

/// Signs that stand between several answers in a cell.
const BETWEEN_ANSWERS: [char; 3] = [';', ',', '|'];

const TWINS_HINT: &str = "write the cells as the codes are written in the codebook: a number has no zeros in front, a text keeps them";
const SEVERAL: &str = ", and holds a separator, a line break or a quotation mark";
const SEVERAL_HINT: &str =
    "look at the quotation marks there: one out of place makes several cells one";

/// Rows with a mistake of one kind.
#[derive(Clone, Copy)]
struct MistakenRows {
    count: usize,
    first: usize,
}

impl MistakenRows {
    fn add(&mut self, other: Self) {
        self.count += other.count;
        self.first = self.first.min(other.first);
    }
}

/// A column of one answer in which words stand where codes are asked for.
pub(super) struct SaidInWords {
    column: String,
    words: Vec<Result<ToldAnswer, Untold>>,
    rows: MistakenRows,
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
            let what = format!("could be the code {codes}, which are the same number");
            self.report(mistakes, column, &what, TWINS_HINT, diagnostics);
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
            format!(
                "label it in the file, or under `values` or `missing` of `{name}` in a \
                 codebook, or correct the data"
            )
        } else {
            format!(
                "add it under `values` or `missing` of `{name}` in the codebook \
                 ({place}), or correct the data"
            )
        };
        self.report(mistakes, column, "has no label", &hint, diagnostics);
    }

    pub(super) fn report(
        &self,
        mistakes: &Mistakes,
        column: &str,
        what: &str,
        hint: &str,
        diagnostics: &mut Diagnostics,
    ) {
        let mut list = mistakes.iter().collect::<Vec<_>>();
        list.sort_by_key(|(_, (_, first))| *first);
        for (value, (count, first)) in list.iter().take(SHOWN_MISTAKES) {
            let spot = self.file.spot(*first, column);
            let rows =
                if *count == 1 { spot } else { format!("{count} rows, first in {spot}") };
            let (subject, more) = match value {
                Ok(told) => (format!("`{told}`"), ""),
                Err(Untold::Own) => ("a value".to_owned(), ""),
                Err(Untold::Several) => ("a cell".to_owned(), SEVERAL),
            };
            let message =
                format!("{subject} in the column `{column}` {what}{more} ({rows})");
            let mut error = Diagnostic::error(message).hint(hint);
            if !more.is_empty() {
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
            let message = format!(
                "{} more values in the column `{column}` have the same mistake",
                rest.len()
            );
            let mut error = Diagnostic::error(message);
            error.place = self.file.place(*first, column);
            diagnostics.push(error);
        }
    }

    /// The sign between several answers in a cell, of a question that has one.
    fn joined_by(&self, text: &str, column: &str) -> Option<char> {
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
    fn is_label(&self, text: &str) -> bool {
        let is_coded =
            matches!(self.variable.origin, Origin::Column | Origin::Separated(_));
        let mut labels = self.variable.categories.iter().chain(&self.variable.missing);
        is_coded && labels.any(|label| same(&label.label, text))
    }

    fn report_joined(
        &self,
        sign: char,
        rows: MistakenRows,
        column: &str,
        diagnostics: &mut Diagnostics,
    ) {
        let here = self.described();
        let hint = format!(
            "if several answers could be chosen, write `scale: multiple` and `separator: \
             \"{sign}\"` for {here}"
        );
        let what = "holds several answers in a cell";
        self.report_column(rows, column, what, hint, diagnostics);
    }

    fn report_labels(
        &self,
        rows: MistakenRows,
        column: &str,
        diagnostics: &mut Diagnostics,
    ) {
        let here = self.described();
        let labels = twice(self.variable.categories.iter().map(|one| one.label.as_str()));
        let hint = format!(
            "write each label as its own code for {here}, `values: {labels}`, \
             or export the answers as codes"
        );
        let what = "holds labels, and not their codes";
        self.report_column(rows, column, what, hint, diagnostics);
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
            ([word], _) if is_told => format!(
                "say for {here} what it means: `selected: {word}` if that is \
                 what was chosen, `unselected: {word}` if it is what was not"
            ),
            ([one, other], _) if is_told && !has_each_its_own => format!(
                "say for {here} which of `{one}` and `{other}` means that the \
                 answer was chosen: `selected: …`, `unselected: …`"
            ),
            (words, Origin::Columns { columns, .. }) if is_told && has_each_its_own => {
                let columns = columns.iter().map(|column| column.value.as_str());
                let columns = columns.collect::<Vec<_>>().join(", ");
                let words = twice(words.iter().map(String::as_str));
                format!(
                    "where each column holds its answer in words, write for {here} `columns: [{columns}]` and `values: {words}`"
                )
            }
            _ => format!("say for {here} what stands for a chosen answer: `selected: …`"),
        };
        let what = match said.len() {
            1 => "holds words, and no code that means chosen".to_owned(),
            2 => "and 1 more hold words, and no code that means chosen".to_owned(),
            many => {
                let more = many - 1;
                format!("and {more} more hold words, and no code that means chosen")
            }
        };
        self.report_column(first.rows, &first.column, &what, hint, diagnostics);
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
        let hint = format!(
            "say for {here} what it means: that the answer was chosen, \
             `selected: …`, that it was not, `unselected: […]`, or why there is none, `missing: …`"
        );
        let what = "means neither chosen nor not";
        self.report(&unknown, column, what, &hint, diagnostics);
    }

    /// Where the variable is described, for a hint.
    fn described(&self) -> String {
        let Placed { value: name, place } = &self.variable.name;
        format!("`{name}` in the codebook ({place})")
    }

    /// Reports something about a column, where its first cell of the kind stands, or where
    /// its variable is described.
    fn report_column(
        &self,
        MistakenRows { count, first }: MistakenRows,
        column: &str,
        what: &str,
        hint: String,
        diagnostics: &mut Diagnostics,
    ) {
        let spot = self.file.spot(first, column);
        let rows =
            if count == 1 { spot } else { format!("{count} rows, first in {spot}") };
        let message = format!("the column `{column}` {what} ({rows})");
        let mut error = Diagnostic::error(message).hint(hint);
        error.place = self.file.place(first, column);
        if error.place.is_none() {
            error = error.at(&self.variable.name.place);
        }
        diagnostics.push(error);
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
