//! Registers whose rows may be shown one by one: takes what a codebook says of itself, gives
//! a [`OpenRegister`], which is the only way to what stands in single rows.
//!
//! A register is one because its codebook says so twice: `public: true`, everybody may read
//! it, and `register: …`, no row is a person. `public` by itself opens no rows: published
//! answers of persons are public too. What else a codebook says must not speak against it.

use crate::diagnostic::{Diagnostic, Diagnostics, Placed};
use crate::format::ChoiceWords;
use crate::manuscript::{RowUnit, slug};
use crate::say;
use crate::spelling;
use crate::words::Language;
use crate::yaml::Node;

use super::Survey;
use super::calendar::CalendarDate;
use super::codebook::{Codebook, RegisterKind, Variable};
use super::column::{Answer, Column, Dated, Measured, SeveralAnswers};

/// The rows of a register, each of which may be shown. There is no other way to make one
/// than [`Survey::register`].
#[derive(Clone, Copy)]
pub struct OpenRegister<'s> {
    survey: &'s Survey,
}

/// What stands in a cell of a register.
#[derive(Clone, Debug, PartialEq)]
pub enum RegisterValue {
    /// A text.
    Text(String),
    /// A date.
    Date(CalendarDate),
    /// A number.
    Number(f64),
    /// Categories of the variable, by index.
    Categories(Vec<usize>),
    /// A declared missing answer, by index.
    Missing(usize),
    /// Nothing.
    Empty,
}

impl Survey {
    /// Its rows, if its codebook says that they may be shown one by one. Those of earlier
    /// measurements are not.
    #[must_use]
    pub fn register(&self) -> Option<OpenRegister<'_>> {
        let is_open = self.codebook.is_open_register() && self.earlier.is_none();
        is_open.then_some(OpenRegister { survey: self })
    }
}

impl Codebook {
    /// Whether it is a register whose rows may be shown one by one.
    #[must_use]
    pub fn is_open_register(&self) -> bool {
        self.public && self.register.is_some()
    }
}

impl OpenRegister<'_> {
    /// What stands in a row. Of what tells rows apart there is nothing to show.
    #[must_use]
    pub fn value(&self, variable: &Variable, row: usize) -> RegisterValue {
        match self.survey.column(&variable.name.value) {
            Some(Column::Single(answers)) => match answers[row] {
                Answer::Category(index) => RegisterValue::Categories(vec![index]),
                Answer::Missing(index) => RegisterValue::Missing(index),
                Answer::Empty => RegisterValue::Empty,
            },
            Some(Column::Multiple(rows)) => match &rows[row] {
                SeveralAnswers::Chosen(chosen) if chosen.is_empty() => {
                    RegisterValue::Empty
                }
                SeveralAnswers::Chosen(chosen) => {
                    RegisterValue::Categories(chosen.clone())
                }
                SeveralAnswers::Missing(index) => RegisterValue::Missing(*index),
                SeveralAnswers::Empty => RegisterValue::Empty,
            },
            Some(Column::Numeric(values)) => match values[row] {
                Measured::Value(value) => RegisterValue::Number(value),
                Measured::Missing(index) => RegisterValue::Missing(index),
                Measured::Empty => RegisterValue::Empty,
            },
            Some(Column::Dates(dates)) => match dates[row] {
                Dated::On(date) => RegisterValue::Date(date),
                Dated::Missing(index) => RegisterValue::Missing(index),
                Dated::Empty => RegisterValue::Empty,
            },
            Some(Column::Texts(texts)) => match &texts[row] {
                Some(text) => RegisterValue::Text(text.trim().to_owned()),
                None => RegisterValue::Empty,
            },
            Some(Column::Hidden) | None => RegisterValue::Empty,
        }
    }
}

/// What the rows of a register are, where the codebook says it.
pub(super) fn read_register(
    node: &Node,
    diagnostics: &mut Diagnostics,
) -> Option<Placed<RegisterKind>> {
    let kind = node.choice(RegisterKind::WORDS, diagnostics)?;
    Some(Placed::new(kind, node.place.clone()))
}

/// A codebook that is no register any longer if something in it speaks against that, which is
/// reported.
pub(super) fn checked(mut codebook: Codebook, diagnostics: &mut Diagnostics) -> Codebook {
    let Some(register) = codebook.register.clone() else { return codebook };
    let against = against(&codebook, &register);
    if !against.is_empty() {
        codebook.register = None;
    }
    against.into_iter().for_each(|error| diagnostics.push(error));
    codebook
}

/// What in a codebook speaks against showing its rows.
fn against(codebook: &Codebook, register: &Placed<RegisterKind>) -> Vec<Diagnostic> {
    let mut errors = Vec::new();
    if !codebook.public {
        let message = "the rows of a register that is not public cannot be shown";
        let hint = "write `public: true` if everybody may read every row as it stands; \
                    otherwise leave out `register`, and count the rows";
        errors.push(Diagnostic::error(message).at(&register.place).hint(hint));
    }
    let asked = [
        codebook.design.as_ref().map(|design| ("design", &design.place)),
        codebook.weighting.as_ref().map(|weighting| ("weighting", &weighting.place)),
        codebook.compared.panel.as_ref().map(|panel| ("panel-id", &panel.place)),
    ];
    for (key, place) in asked.into_iter().flatten() {
        let message = say!(
            "a register whose rows are shown is no sample of those asked: it has `{key}`",
            key
        );
        let hint =
            say!("leave out `{key}`, or leave out `register` and count the rows", key);
        errors.push(Diagnostic::error(message).at(place).hint(hint));
    }
    if let Some(word) = codebook.unit.as_ref().and_then(persons_as_rows) {
        let message = say!(
            "a row is called `{word}`, and the rows of persons are never shown one by one",
            word
        );
        let hint = "leave out `register`, and count the rows; or correct `unit`, which says \
                    what a row is";
        errors.push(Diagnostic::error(message).at(&register.place).hint(hint));
    }
    for variable in &codebook.variables {
        let name = &variable.name;
        if variable.sensitive {
            let message = say!(
                "`{name}` is sensitive, and so the rows of the register cannot be shown",
                name = &name.value
            );
            let hint = "leave out `register`, and count the rows";
            errors.push(Diagnostic::error(message).at(&name.place).hint(hint));
        }
        if let Some(word) = of_persons(variable) {
            let message = say!(
                "the rows of the register look like persons, whose rows are never shown: \
                 `{name}` is `{word}`",
                name = &name.value,
                word
            );
            let hint = "if a row is no person, list the column under `ignore` instead of \
                        describing it; otherwise leave out `register`, and count the rows";
            errors.push(Diagnostic::error(message).at(&name.place).hint(hint));
        }
    }
    errors
}

/// The word for what a row is, if that is a word for persons, in any language.
fn persons_as_rows(unit: &RowUnit) -> Option<&str> {
    let is_person = |word: &&str| {
        let folded = spelling::loosely_folded(word);
        let mut languages = Language::ALL.iter();
        languages.any(|(_, it)| it.words().persons_as_rows().contains(&folded.as_str()))
    };
    let words = [&unit.one, &unit.many].into_iter();
    words.flat_map(|text| text.split_whitespace()).find(is_person)
}

/// The word in the name or label of a variable that only persons have, in any language.
fn of_persons(variable: &Variable) -> Option<&'static str> {
    let names = [&variable.name.value, &variable.column().value, &variable.label];
    let names = names.map(|name| slug(&name.replace('_', " ")));
    let has = |word: &&&str| {
        let word = slug(word);
        names.iter().any(|name| format!("-{name}-").contains(&format!("-{word}-")))
    };
    let mut known =
        Language::ALL.iter().flat_map(|(_, language)| language.words().of_persons());
    known.find(has).copied()
}
