//! Turns cells into answers, as the codebook says.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Diagnostics, Placed, closest};

use super::codebook::{Codebook, Label, Origin, Scale, Variable};
use super::data_file::{DataFile, Flaw};

/// The answers to one question, row by row.
#[derive(Clone)]
pub enum Column {
    /// One answer a row.
    Single(Vec<Answer>),
    /// Several answers a row.
    Multiple(Vec<Answers>),
    /// A number a row.
    Numeric(Vec<Measured>),
    /// Not kept: free text and identities are never shown.
    Hidden,
}

/// One answer.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// A category, by index.
    Category(usize),
    /// A declared missing answer, by index.
    Missing(usize),
    /// An empty cell.
    Empty,
}

/// Several answers.
#[derive(Clone, PartialEq, Eq)]
pub enum Answers {
    /// Categories by index, in codebook order, each once. May be none of them.
    Chosen(Vec<usize>),
    /// A declared missing answer, by index.
    Missing(usize),
    /// Nothing at all.
    Empty,
}

/// A measured number.
#[derive(Clone, Copy, PartialEq)]
pub enum Measured {
    /// The number.
    Value(f64),
    /// A declared missing answer, by index.
    Missing(usize),
    /// An empty cell.
    Empty,
}

/// Mistakes of one kind in one variable, told once: `value -> (rows, first row)`.
type Mistakes = BTreeMap<String, (usize, usize)>;

/// Decodes every variable of the codebook.
pub(super) fn decode(
    codebook: &Codebook,
    file: &DataFile,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<String, Column> {
    let mut columns = BTreeMap::new();
    for variable in &codebook.variables {
        let decoder = Decoder { codebook, file, variable };
        let column = match &variable.origin {
            Origin::Column => decoder.column(diagnostics),
            Origin::Separated(separator) => decoder.separated(*separator, diagnostics),
            Origin::Columns { columns, selected, unselected } => {
                decoder.several(columns, (selected, unselected), diagnostics)
            }
            Origin::Combined { columns } => decoder.combined(columns, diagnostics),
            Origin::Mapped { from, map } => {
                columns.get(&from.value).map(|source| mapped(source, map))
            }
            Origin::Cut { from, intervals } => columns
                .get(&from.value)
                .map(|source| decoder.cut(source, intervals, diagnostics)),
            Origin::Index(index) => super::index::compute(index, &columns, file.len()),
        };
        columns.insert(variable.name.value.clone(), column.unwrap_or(Column::Hidden));
    }
    check_columns(codebook, file, diagnostics);
    columns
}

/// Reports columns of the file that the codebook does not know.
fn check_columns(codebook: &Codebook, file: &DataFile, diagnostics: &mut Diagnostics) {
    let known = |name: &String| {
        codebook.ignore.iter().any(|ignored| ignored.value == *name)
            || codebook.unread.contains(name)
            || codebook.variables.iter().any(|variable| match &variable.origin {
                Origin::Column | Origin::Separated(_) => variable.name.value == *name,
                Origin::Columns { columns, .. } | Origin::Combined { columns } => {
                    columns.iter().any(|column| column.value == *name)
                }
                Origin::Mapped { .. } | Origin::Cut { .. } | Origin::Index(_) => false,
            })
    };
    let names = file.names();
    let absent = codebook.variables.iter().map(|variable| variable.name.value.as_str());
    let absent = absent.filter(|name| !names.iter().any(|column| column == name));
    let absent = absent.collect::<Vec<_>>();
    for name in names.iter().filter(|name| !known(name)) {
        if closest(name, &absent).is_some() {
            // It has been suggested for the column that is missing.
            continue;
        }
        let message = format!("the column `{name}` is not in the codebook");
        let hint =
            format!("describe it under `variables`, or list it: `ignore: [{name}]`");
        let mut error = Diagnostic::error(message).hint(hint);
        error.place = file.header_place(name);
        diagnostics.push(error);
    }
}

struct Decoder<'a> {
    codebook: &'a Codebook,
    file: &'a DataFile,
    variable: &'a Variable,
}

impl Decoder<'_> {
    fn cells(
        &self,
        name: &Placed<String>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Vec<Option<String>>> {
        let cells = self.file.column(&name.value);
        if cells.is_none() {
            let message =
                format!("`{}` has no column `{}`", self.file.name(), name.value);
            let names = self.file.names();
            let error = Diagnostic::error(message).at(&name.place);
            diagnostics
                .push(error.suggest(&name.value, names.iter().map(String::as_str)));
        }
        // Free text is not kept, and may be cut in the middle of a character.
        if self.variable.scale != Scale::Text {
            self.check_flaws(name, diagnostics);
        }
        cells
    }

    fn column(&self, diagnostics: &mut Diagnostics) -> Option<Column> {
        let name = &self.variable.name;
        let cells = self.cells(name, diagnostics)?;
        match self.variable.scale {
            Scale::Nominal | Scale::Ordinal | Scale::Multiple => {
                Some(Column::Single(self.coded(&cells, diagnostics)))
            }
            Scale::Numeric => Some(Column::Numeric(self.measured(&cells, diagnostics))),
            Scale::Id => {
                self.check_unique(&cells, diagnostics);
                Some(Column::Hidden)
            }
            Scale::Text => Some(Column::Hidden),
        }
    }

    fn coded(
        &self,
        cells: &[Option<String>],
        diagnostics: &mut Diagnostics,
    ) -> Vec<Answer> {
        let mut unknown = Mistakes::new();
        let answers = cells
            .iter()
            .enumerate()
            .map(|(row, cell)| match cell {
                None => Answer::Empty,
                Some(code) => self.answer(code).unwrap_or_else(|| {
                    note(&mut unknown, code, row);
                    Answer::Empty
                }),
            })
            .collect();
        self.report_unknown(&unknown, &self.variable.name.value, diagnostics);
        answers
    }

    fn answer(&self, code: &str) -> Option<Answer> {
        let position = |labels: &[Label]| {
            labels.iter().position(|label| same_code(&label.code, code))
        };
        position(&self.variable.categories)
            .map(Answer::Category)
            .or_else(|| position(&self.variable.missing).map(Answer::Missing))
    }

    fn separated(
        &self,
        separator: char,
        diagnostics: &mut Diagnostics,
    ) -> Option<Column> {
        let name = &self.variable.name;
        let cells = self.cells(name, diagnostics)?;
        let mut unknown = Mistakes::new();
        let mut rows = Vec::with_capacity(cells.len());
        for (row, cell) in cells.iter().enumerate() {
            let mut answers = Answers::Empty;
            for code in cell.iter().flat_map(|cell| cell.split(separator)).map(str::trim)
            {
                match self.answer(code) {
                    Some(Answer::Category(index)) => answers = with(answers, index),
                    Some(Answer::Missing(index)) => answers = Answers::Missing(index),
                    Some(Answer::Empty) => {}
                    None if code.is_empty() => {}
                    None => note(&mut unknown, code, row),
                }
            }
            rows.push(answers);
        }
        self.report_unknown(&unknown, &name.value, diagnostics);
        Some(Column::Multiple(rows))
    }

    fn several(
        &self,
        columns: &[Placed<String>],
        (selected, unselected): (&str, &[String]),
        diagnostics: &mut Diagnostics,
    ) -> Option<Column> {
        let mut rows = vec![Answers::Empty; self.file.len()];
        for (index, name) in columns.iter().enumerate() {
            let mut unknown = Mistakes::new();
            let cells = self.cells(name, diagnostics)?;
            for (row, cell) in cells.iter().enumerate() {
                let Some(code) = cell else { continue };
                let answers = std::mem::replace(&mut rows[row], Answers::Empty);
                rows[row] = if same_code(selected, code) {
                    with(answers, index)
                } else if unselected.iter().any(|known| same_code(known, code)) {
                    // Answered, and did not choose this one.
                    match answers {
                        Answers::Empty => Answers::Chosen(Vec::new()),
                        kept @ (Answers::Chosen(_) | Answers::Missing(_)) => kept,
                    }
                } else {
                    let missing = &self.variable.missing;
                    match missing.iter().position(|label| same_code(&label.code, code)) {
                        Some(index) => Answers::Missing(index),
                        None => {
                            note(&mut unknown, code, row);
                            answers
                        }
                    }
                };
            }
            self.report_unknown(&unknown, &name.value, diagnostics);
        }
        Some(Column::Multiple(rows))
    }

    fn combined(
        &self,
        columns: &[Placed<String>],
        diagnostics: &mut Diagnostics,
    ) -> Option<Column> {
        let mut rows = vec![Answers::Empty; self.file.len()];
        for name in columns {
            let mut unknown = Mistakes::new();
            let cells = self.cells(name, diagnostics)?;
            for (row, cell) in cells.iter().enumerate() {
                let Some(code) = cell else { continue };
                let answers = std::mem::replace(&mut rows[row], Answers::Empty);
                rows[row] = match self.answer(code) {
                    Some(Answer::Category(index)) => with(answers, index),
                    // An answer in another column outweighs it.
                    Some(Answer::Missing(index)) if answers == Answers::Empty => {
                        Answers::Missing(index)
                    }
                    Some(Answer::Missing(_) | Answer::Empty) => answers,
                    None => {
                        note(&mut unknown, code, row);
                        answers
                    }
                };
            }
            self.report_unknown(&unknown, &name.value, diagnostics);
        }
        Some(Column::Multiple(rows))
    }

    fn measured(
        &self,
        cells: &[Option<String>],
        diagnostics: &mut Diagnostics,
    ) -> Vec<Measured> {
        let (mut unknown, mut outside) = (Mistakes::new(), Mistakes::new());
        let values = cells
            .iter()
            .enumerate()
            .map(|(row, cell)| {
                let Some(text) = cell else { return Measured::Empty };
                let missing = &self.variable.missing;
                if let Some(index) =
                    missing.iter().position(|label| same_code(&label.code, text))
                {
                    return Measured::Missing(index);
                }
                match parse_number(text, self.codebook.csv.decimal) {
                    Some(value) if self.in_range(value) => Measured::Value(value),
                    Some(_) => {
                        note(&mut outside, text, row);
                        Measured::Empty
                    }
                    None => {
                        note(&mut unknown, text, row);
                        Measured::Empty
                    }
                }
            })
            .collect();
        let name = &self.variable.name.value;
        self.report(&unknown, name, "is not a number", NUMBER_HINT, diagnostics);
        self.report(&outside, name, "is outside the range", RANGE_HINT, diagnostics);
        values
    }

    fn in_range(&self, value: f64) -> bool {
        self.variable.range.is_none_or(|(low, high)| (low..=high).contains(&value))
    }

    /// Reports cells that hold no value to be read.
    fn check_flaws(&self, name: &Placed<String>, diagnostics: &mut Diagnostics) {
        for Flaw { what, hint, rows } in self.file.flaws(&name.value) {
            let spot = self.file.spot(rows[0], &name.value);
            let rows = match rows.len() {
                1 => spot,
                count => format!("{count} rows, first in {spot}"),
            };
            let message = format!("the column `{}` holds {what} ({rows})", name.value);
            diagnostics.push(Diagnostic::error(message).at(&name.place).hint(hint));
        }
    }

    fn check_unique(&self, cells: &[Option<String>], diagnostics: &mut Diagnostics) {
        let mut first: BTreeMap<&str, usize> = BTreeMap::new();
        let mut twice = Mistakes::new();
        for (row, cell) in cells.iter().enumerate() {
            let Some(id) = cell else { continue };
            if first.insert(id, row).is_some() {
                note(&mut twice, id, row);
            }
        }
        let name = &self.variable.name.value;
        self.report(&twice, name, "stands in an earlier row too", ID_HINT, diagnostics);
    }

    fn cut(
        &self,
        source: &Column,
        intervals: &[(f64, f64)],
        diagnostics: &mut Diagnostics,
    ) -> Column {
        let Column::Numeric(values) = source else { return Column::Hidden };
        let mut outside = Vec::new();
        let answers = values
            .iter()
            .enumerate()
            .map(|(row, value)| match value {
                Measured::Empty => Answer::Empty,
                Measured::Missing(index) => Answer::Missing(*index),
                Measured::Value(value) => {
                    let inside = intervals
                        .iter()
                        .position(|(low, high)| (*low..=*high).contains(value));
                    inside.map_or_else(
                        || {
                            outside.push((row, *value));
                            Answer::Empty
                        },
                        Answer::Category,
                    )
                }
            })
            .collect();
        if let Some((row, value)) = outside.first() {
            let name = &self.variable.name;
            let more = match outside.len() {
                1 => String::new(),
                count => format!(", and {} more", count - 1),
            };
            let message = format!(
                "{value} lies in none of the intervals of `{}` (row {}{more})",
                name.value,
                row + 1
            );
            let hint = "widen the intervals, or declare the values as missing";
            diagnostics.push(Diagnostic::error(message).at(&name.place).hint(hint));
        }
        Column::Single(answers)
    }

    fn report_unknown(
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

    fn report(
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
            let message = format!("`{value}` in the column `{column}` {what} ({rows})");
            let mut error = Diagnostic::error(message).hint(hint);
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
}

/// How many values with the same mistake are told one by one.
const SHOWN_MISTAKES: usize = 5;

const NUMBER_HINT: &str = "correct the value, declare it under `missing`, or check the `decimal` sign under `csv`";
const RANGE_HINT: &str =
    "correct the value, declare it under `missing`, or widen `range`";
const ID_HINT: &str = "remove the row, or use `scale: text` if several rows may share it";

fn note(mistakes: &mut Mistakes, value: &str, row: usize) {
    mistakes.entry(value.to_owned()).or_insert((0, row)).0 += 1;
}

fn with(answers: Answers, index: usize) -> Answers {
    let mut chosen = match answers {
        Answers::Chosen(chosen) => chosen,
        Answers::Missing(_) | Answers::Empty => Vec::new(),
    };
    if let Err(position) = chosen.binary_search(&index) {
        chosen.insert(position, index);
    }
    Answers::Chosen(chosen)
}

fn mapped(source: &Column, map: &[Option<usize>]) -> Column {
    match source {
        Column::Single(answers) => {
            let map_one = |answer: &Answer| match answer {
                Answer::Category(index) => {
                    map[*index].map_or(Answer::Empty, Answer::Category)
                }
                kept @ (Answer::Missing(_) | Answer::Empty) => *kept,
            };
            Column::Single(answers.iter().map(map_one).collect())
        }
        Column::Multiple(rows) => {
            let map_one = |answers: &Answers| match answers {
                Answers::Chosen(chosen) => chosen
                    .iter()
                    .filter_map(|index| map[*index])
                    .fold(Answers::Chosen(Vec::new()), with),
                kept @ (Answers::Missing(_) | Answers::Empty) => kept.clone(),
            };
            Column::Multiple(rows.iter().map(map_one).collect())
        }
        Column::Numeric(_) | Column::Hidden => Column::Hidden,
    }
}

/// Whether two spellings of a code are the same: as text, or as numbers (`1` and `1.0`).
pub(super) fn same_code(code: &str, written: &str) -> bool {
    if code == written {
        return true;
    }
    match (parse_number(code, '.'), parse_number(written, '.')) {
        (Some(a), Some(b)) => a.total_cmp(&b).is_eq(),
        _ => false,
    }
}

fn parse_number(text: &str, decimal: char) -> Option<f64> {
    let text = text.replace(['\u{a0}', '\u{202f}', ' '], "").replace('\u{2212}', "-");
    let text = if decimal == ',' { text.replace(',', ".") } else { text };
    let plain = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '+' | 'e' | 'E');
    // Rust also reads "inf" and "nan", which no survey means.
    let value = text.parse::<f64>().ok().filter(|_| text.chars().all(plain))?;
    value.is_finite().then_some(value)
}
