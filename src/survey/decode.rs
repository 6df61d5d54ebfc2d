//! Turns cells into answers, as the codebook says.

mod cell_mistake;
mod dates;
mod mistakes;
mod unknown;

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Diagnostics, Placed};
use crate::say;

use super::answer_file::{AnswerFile, CellFlaw};
use super::asked::AskedVariables;
use super::codebook::{Codebook, Origin, Scale, Variable};
use super::coded::{Coded, CodedTexts, wide};
use super::codes::{CellMeaning, Codes};
use super::column::{Answer, Column, Measured, SeveralAnswers};
use super::derived::{cut, mapped};
use super::gathered::{GatheredAnswers, with};
use super::header::{check_columns, check_exist, check_header, no_column};
use super::numerals::{Misread, Numerals};
use super::periods::by_period;
use super::told::{ToldAnswer, Untold, told_number};

use self::cell_mistake::CellMistake;
use self::mistakes::note;

/// Mistakes of one kind in one variable, told once: `value -> (rows, first row)`.
type Mistakes = BTreeMap<Result<ToldAnswer, Untold>, (usize, usize)>;

/// Numbers that could not be read, by the reason.
type Misreadings = BTreeMap<Misread, Mistakes>;

/// Decodes every variable of the codebook that is asked for, and checks that what tells
/// rows apart does so.
pub(super) fn decode(
    codebook: &Codebook,
    file: &AnswerFile,
    asked: &AskedVariables,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<String, Column> {
    let mut columns = BTreeMap::new();
    if check_header(codebook, file, diagnostics).is_none() {
        return columns;
    }
    for variable in &codebook.variables {
        let is_asked = asked.includes(&variable.name.value);
        if !is_asked && variable.scale != Scale::Id {
            check_exist(variable, codebook, file, diagnostics);
            continue;
        }
        let numerals = codebook.numerals();
        let codes =
            Both::new(numerals, || Codes::new(&variable.categories, &variable.missing));
        let decoder = Decoder { codebook, file, variable, numerals, codes };
        let column = match &variable.origin {
            Origin::Column => decoder.column(diagnostics),
            Origin::Separated(separator) => decoder.separated(*separator, diagnostics),
            Origin::Columns { columns, selected, unselected } => {
                decoder.several(columns, selected, unselected, diagnostics)
            }
            Origin::Combined { columns } => decoder.combined(columns, diagnostics),
            Origin::Mapped { from, map } => {
                columns.get(&from.value).map(|source| mapped(source, map))
            }
            Origin::Cut { from, intervals } => {
                let source = columns.get(&from.value);
                source.map(|source| {
                    decoder.intervals(&from.value, source, intervals, diagnostics)
                })
            }
            Origin::Period { from, unit, first } => {
                let source = columns.get(&from.value);
                source.map(|source| by_period(source, *unit, *first))
            }
            Origin::Index(index) => super::index::compute(index, &columns, file.len()),
        };
        columns.insert(variable.name.value.clone(), column.unwrap_or(Column::Hidden));
    }
    check_columns(codebook, file, diagnostics);
    columns
}

struct Decoder<'a> {
    codebook: &'a Codebook,
    file: &'a AnswerFile,
    variable: &'a Variable,
    /// How numbers are written in cells of text.
    numerals: Numerals,
    codes: Both<'a>,
}

/// Codes to be looked up in cells of text, and in those where a number is stored as one.
struct Both<'a> {
    written: Codes<'a>,
    stored: Codes<'a>,
}

impl<'a> Both<'a> {
    fn new(numerals: Numerals, codes: impl Fn() -> Codes<'a>) -> Self {
        Self { written: codes().written(numerals), stored: codes() }
    }

    /// The error that a cell is none of the codes, with what it could be.
    fn explain(&self, error: Diagnostic, told: &str) -> Diagnostic {
        if let Some(code) = self.written.lookalike(told) {
            return error.reveal(told, code);
        }
        // As a program writes numbers, whatever the codebook says.
        if self.written.look_up(told) == CellMeaning::Nothing
            && self.stored.find(told).is_some()
        {
            let hint = "if decimals come after a point in the file, write `decimal: \".\"` \
                        under `csv`";
            return error.hint(hint);
        }
        error
    }
}

impl Decoder<'_> {
    /// Reports what is wrong with a column before it is read.
    fn check(&self, name: &Placed<String>, diagnostics: &mut Diagnostics) -> Option<()> {
        if !self.file.has(&name.value) {
            diagnostics.push(no_column(name, self.codebook, self.file));
            return None;
        }
        // Free text is not kept, and may be cut in the middle of a character.
        if self.variable.scale != Scale::Text {
            self.check_flaws(name, diagnostics);
        }
        Some(())
    }

    /// How numbers are written in a column.
    fn numerals(&self, column: &str) -> Numerals {
        if self.file.stores_numbers(column) { Numerals::PLAIN } else { self.numerals }
    }

    /// Those of the codes that are written as a column's numbers are.
    fn of_column<'b>(&self, codes: &'b Both<'b>, column: &str) -> &'b Codes<'b> {
        if self.file.stores_numbers(column) { &codes.stored } else { &codes.written }
    }

    fn texts(
        &self,
        name: &Placed<String>,
        diagnostics: &mut Diagnostics,
    ) -> Option<CodedTexts> {
        self.check(name, diagnostics)?;
        self.file.texts(&name.value)
    }

    fn column(&self, diagnostics: &mut Diagnostics) -> Option<Column> {
        let name = self.variable.column();
        match self.variable.scale {
            Scale::Nominal | Scale::Ordinal | Scale::Multiple => {
                let texts = self.texts(name, diagnostics)?;
                Some(Column::Single(self.coded(texts, diagnostics)))
            }
            Scale::Numeric => {
                self.check(name, diagnostics)?;
                Some(Column::Numeric(self.measured(diagnostics)?))
            }
            Scale::Id => {
                self.check(name, diagnostics)?;
                self.check_unique(diagnostics);
                Some(Column::Hidden)
            }
            Scale::Date => {
                self.check(name, diagnostics)?;
                Some(Column::Dates(self.dated(diagnostics)?))
            }
            // Of a register whose rows may be shown.
            Scale::Text if self.codebook.register.is_some() => {
                let texts = self.texts(name, diagnostics)?;
                self.check_flaws(name, diagnostics);
                let own = |text: Option<&str>| text.map(str::to_owned);
                Some(Column::Texts(texts.decode(own)))
            }
            Scale::Text => {
                self.check(name, diagnostics)?;
                Some(Column::Hidden)
            }
        }
    }

    fn coded(&self, texts: CodedTexts, diagnostics: &mut Diagnostics) -> Coded<Answer> {
        let column = &self.variable.column().value;
        let is_known = |text: &str| self.answer(text, column).is_some();
        self.report_unknown(&texts, is_known, column, diagnostics);
        texts.decode(|text| {
            text.and_then(|text| self.answer(text, column)).unwrap_or(Answer::Empty)
        })
    }

    fn answer(&self, code: &str, column: &str) -> Option<Answer> {
        match self.look_up(code, column) {
            CellMeaning::Answer(answer) => Some(answer),
            CellMeaning::Several(_) | CellMeaning::Nothing => None,
        }
    }

    /// What a cell of a column means.
    fn look_up(&self, code: &str, column: &str) -> CellMeaning {
        let codes = self.of_column(&self.codes, column);
        if codes.has_twins() && self.file.is_number(column, code) {
            return codes.look_up_number(code);
        }
        codes.look_up(code)
    }

    fn separated(
        &self,
        separator: char,
        diagnostics: &mut Diagnostics,
    ) -> Option<Column> {
        let name = self.variable.column();
        let texts = self.texts(name, diagnostics)?;
        let parts = |text: &str| {
            text.split(separator)
                .map(|code| code.trim().to_owned())
                .filter(|code| !code.is_empty())
                .collect::<Vec<_>>()
        };
        let mut unknown = Mistakes::new();
        for (text, (rows, first)) in texts.different.iter().zip(texts.counted()) {
            let parts = parts(text);
            let is_unknown = |code: &&String| self.answer(code, &name.value).is_none();
            for code in parts.iter().filter(is_unknown) {
                note(&mut unknown, self.told(text, Some(code)), rows, first);
            }
        }
        self.report_mistakes(&unknown, &name.value, diagnostics);
        Some(Column::Multiple(texts.decode(|text| {
            let mut answers = SeveralAnswers::Empty;
            for code in text.map(parts).unwrap_or_default() {
                match self.answer(&code, &name.value) {
                    Some(Answer::Category(index)) => answers = with(answers, index),
                    Some(Answer::Missing(index)) => {
                        answers = SeveralAnswers::Missing(index);
                    }
                    Some(Answer::Empty) | None => {}
                }
            }
            answers
        })))
    }

    fn several(
        &self,
        columns: &[Placed<String>],
        selected: &[String],
        unselected: &[String],
        diagnostics: &mut Diagnostics,
    ) -> Option<Column> {
        let mut answers = GatheredAnswers::new(self.file.len());
        let declared =
            Both::new(self.numerals, || Codes::new(&[], &self.variable.missing));
        let unselected = Both::new(self.numerals, || {
            Codes::plain(unselected.iter().map(String::as_str))
        });
        let selected = Both::new(self.numerals, || {
            Codes::plain(selected.iter().map(String::as_str))
        });
        let mut in_words = Vec::new();
        for (index, name) in columns.iter().enumerate() {
            let texts = self.texts(name, diagnostics)?;
            let has = |codes: &Both<'_>, code: &str| {
                self.of_column(codes, &name.value).find(code).is_some()
            };
            let is_selected = |code: &str| has(&selected, code);
            let is_unselected = |code: &str| has(&unselected, code);
            let declared = self.of_column(&declared, &name.value);
            let missing = |code: &str| match declared.find(code) {
                Some(Answer::Missing(index)) => Some(index),
                Some(Answer::Category(_) | Answer::Empty) | None => None,
            };
            let is_known = |code: &str| {
                is_selected(code) || is_unselected(code) || missing(code).is_some()
            };
            match self.said_in_words(&texts, &is_known, &name.value) {
                Some(said) => in_words.push(said),
                None => {
                    self.report_unmarked(&texts, &is_known, &name.value, diagnostics);
                }
            }
            answers.add(&texts, |answers, code| {
                if is_selected(code) {
                    with(answers, index)
                } else if is_unselected(code) {
                    // Answered, and did not choose this one.
                    match answers {
                        SeveralAnswers::Empty => SeveralAnswers::Chosen(Vec::new()),
                        kept @ (SeveralAnswers::Chosen(_)
                        | SeveralAnswers::Missing(_)) => kept,
                    }
                } else {
                    missing(code).map_or(answers, SeveralAnswers::Missing)
                }
            });
        }
        self.report_words(&in_words, diagnostics);
        Some(Column::Multiple(answers.finish()))
    }

    fn combined(
        &self,
        columns: &[Placed<String>],
        diagnostics: &mut Diagnostics,
    ) -> Option<Column> {
        let mut answers = GatheredAnswers::new(self.file.len());
        for name in columns {
            let texts = self.texts(name, diagnostics)?;
            let answer = |text: &str| self.answer(text, &name.value);
            let is_known = |text: &str| answer(text).is_some();
            self.report_unknown(&texts, is_known, &name.value, diagnostics);
            answers.add(&texts, |answers, code| match answer(code) {
                Some(Answer::Category(index)) => with(answers, index),
                // An answer in another column outweighs it.
                Some(Answer::Missing(index)) if answers == SeveralAnswers::Empty => {
                    SeveralAnswers::Missing(index)
                }
                Some(Answer::Missing(_) | Answer::Empty) | None => answers,
            });
        }
        Some(Column::Multiple(answers.finish()))
    }

    fn measured(&self, diagnostics: &mut Diagnostics) -> Option<Vec<Measured>> {
        let name = &self.variable.column().value;
        let (mut misread, mut outside) = (Misreadings::new(), Mistakes::new());
        let mut values = Vec::with_capacity(self.file.len());
        let numerals = self.numerals(name);
        let missing = Codes::new(&[], &self.variable.missing).written(numerals);
        let declared = |text: &str| match missing.find(text) {
            Some(Answer::Missing(index)) => Some(index),
            Some(Answer::Category(_) | Answer::Empty) | None => None,
        };
        self.file.each(name, &mut |row, cell| {
            let text = cell.trim();
            if text.is_empty() {
                values.push(Measured::Empty);
                return;
            }
            let mistakes = match (declared(text), numerals.read(text)) {
                (Some(index), _) => return values.push(Measured::Missing(index)),
                (None, Ok(value)) if self.in_range(value) => {
                    return values.push(Measured::Value(value));
                }
                (None, Ok(_)) => &mut outside,
                (None, Err(why)) => misread.entry(why).or_default(),
            };
            note(mistakes, self.told(text, None), 1, row);
            values.push(Measured::Empty);
        })?;
        let section = if self.file.is_workbook() { "excel" } else { "csv" };
        for (why, mistakes) in &misread {
            let (why, hint) = why.told(numerals, section);
            self.report(mistakes, name, CellMistake::NoNumber(why), hint, diagnostics);
        }
        let hint = RANGE_HINT.into();
        self.report(&outside, name, CellMistake::OutsideRange, hint, diagnostics);
        Some(values)
    }

    /// What may be told of a cell, or of a code in it.
    fn told(&self, cell: &str, code: Option<&str>) -> Result<ToldAnswer, Untold> {
        ToldAnswer::cell(cell, code, self.variable, self.codebook)
    }

    fn in_range(&self, value: f64) -> bool {
        self.variable.range.is_none_or(|(low, high)| (low..=high).contains(&value))
    }

    /// Reports cells that hold no value to be read.
    fn check_flaws(&self, name: &Placed<String>, diagnostics: &mut Diagnostics) {
        for CellFlaw { kind, rows } in self.file.flaws(&name.value) {
            let rows = self.file.spots(rows.len(), rows[0], &name.value);
            let error = Diagnostic::error(kind.said(&name.value, &rows));
            diagnostics.push(error.at(&name.place).hint(kind.hint()));
        }
    }

    fn check_unique(&self, diagnostics: &mut Diagnostics) {
        let name = &self.variable.column().value;
        if is_rising(self.file, name) {
            return;
        }
        let Some(texts) = self.file.texts(name) else { return };
        let mut twice = Mistakes::new();
        let mut is_seen = vec![false; texts.different.len()];
        for (row, code) in texts.codes.iter().enumerate() {
            let Some(index) = wide(*code).checked_sub(1) else { continue };
            if is_seen[index] {
                note(&mut twice, self.told(&texts.different[index], None), 1, row);
            }
            is_seen[index] = true;
        }
        self.report(&twice, name, CellMistake::Twice, ID_HINT.into(), diagnostics);
    }

    fn intervals(
        &self,
        from: &str,
        source: &Column,
        intervals: &[(f64, f64)],
        diagnostics: &mut Diagnostics,
    ) -> Column {
        let (column, outside) = cut(source, intervals);
        if let Some((row, value)) = outside.first() {
            let name = &self.variable.name;
            let number = told_number(*value, from, self.codebook);
            let message = match outside.len() {
                1 => say!(
                    "{number} lies in none of the intervals of `{name}` (row {row})",
                    number,
                    name = &name.value,
                    row = row + 1
                ),
                count => say!(
                    "{number} lies in none of the intervals of `{name}` (row {row}, and \
                     {more} more)",
                    number,
                    name = &name.value,
                    row = row + 1,
                    more = count - 1
                ),
            };
            let hint = "widen the intervals, or declare the values as missing";
            diagnostics.push(Diagnostic::error(message).at(&name.place).hint(hint));
        }
        column
    }
}

const RANGE_HINT: &str =
    "correct the value, declare it under `missing`, or widen `range`";
const ID_HINT: &str = "remove the row, or use `scale: text` if several rows may share it";

/// Whether every cell is a whole number above the one before it, so that none stands twice.
fn is_rising(file: &AnswerFile, name: &str) -> bool {
    let (mut last, mut is_rising) = (None, true);
    let seen = file.each(name, &mut |_, cell| {
        if is_rising {
            let number = cell.trim().parse::<u64>().ok();
            is_rising = number.is_some() && last < number;
            last = number;
        }
    });
    seen.is_some() && is_rising
}
