//! What a survey's variables mean.

use crate::diagnostic::{Diagnostic, Diagnostics, Placed};
use crate::format::ChoiceWords;
use crate::manuscript::RowUnit;
use crate::say;
use crate::spelling;

use super::calendar::{DateSpan, PeriodUnit};
use super::earlier::Earlier;
use super::file_kind::is_workbook;
use super::index::Index;
use super::numerals::{Numerals, Thousands};
use super::written_design::{WrittenDesign, WrittenWeighting};

/// A survey's variables, and how its data file is to be read.
#[derive(Clone, Debug)]
pub struct Codebook {
    /// The survey's name.
    pub title: String,
    /// Whether the answers were made up.
    pub synthetic: bool,
    /// Whether everybody may read the answers.
    pub public: bool,
    /// What its rows are, if it is a register whose rows may be shown one by one.
    pub register: Option<Placed<RegisterKind>>,
    /// The data file, relative to the codebook's folder.
    pub file: Placed<String>,
    /// How a CSV is written.
    pub csv: CsvFormat,
    /// Where the answers stand in an Excel workbook.
    pub excel: ExcelFormat,
    /// Size of the frame (`N`), where it is known: at least as many as there are rows.
    pub population: Option<Placed<u64>>,
    /// What is compared between waves.
    pub compared: ComparedAsWhole,
    /// How the sample was drawn.
    pub design: Option<WrittenDesign>,
    /// What weights are made to meet.
    pub weighting: Option<WrittenWeighting>,
    /// What a row is, in the document's language.
    pub unit: Option<RowUnit>,
    /// The variables, derived ones last.
    pub variables: Vec<Variable>,
    /// Columns that are not read.
    pub ignore: Vec<Placed<String>>,
    /// Variables and columns that are described, but not so that they could be read.
    pub unread: Vec<String>,
}

impl Codebook {
    /// Whether the answers are those of real persons that not everybody may read.
    #[must_use]
    pub fn is_confidential(&self) -> bool {
        !self.synthetic && !self.public
    }

    /// The variable of a name.
    #[must_use]
    pub fn variable(&self, name: &str) -> Option<&Variable> {
        let name = spelling::folded(name);
        let mut variables = self.variables.iter();
        variables.find(|variable| spelling::folded(&variable.name.value) == name)
    }

    /// How numbers are written in the texts of the data file. Where a file stores numbers as
    /// numbers, nothing is written.
    #[must_use]
    pub fn numerals(&self) -> Numerals {
        let CsvFormat { decimal, thousands, .. } = self.csv;
        let own = self.excel.numerals.filter(|_| is_workbook(&self.file.value));
        own.unwrap_or(Numerals { decimal, thousands })
    }

    /// The name of the one variable of a label that has an answer of a label.
    #[must_use]
    pub fn called(&self, label: &str, answer: &str) -> Option<&str> {
        let has = |variable: &&Variable| {
            let mut answers = variable.categories.iter();
            spelling::same(&variable.label, label)
                && answers.any(|one| spelling::same(&one.label, answer))
        };
        let mut found = self.variables.iter().filter(has);
        let only = found.next()?;
        found.next().is_none().then_some(only.name.value.as_str())
    }

    /// The variable an author names. One that does not exist is reported; one that could
    /// not be read has been.
    pub fn find(
        &self,
        name: &Placed<String>,
        diagnostics: &mut Diagnostics,
    ) -> Option<&Variable> {
        let found = self.variable(&name.value);
        if found.is_none() && !self.unread.contains(&name.value) {
            let message = say!(
                "`{name}` is not a variable of the survey `{survey}`",
                name = &name.value,
                survey = &self.title
            );
            let names =
                self.variables.iter().map(|variable| variable.name.value.as_str());
            let error = Diagnostic::error(message).at(&name.place);
            let mut labelled = self.variables.iter();
            let labelled = labelled.find(|one| spelling::alike(&one.label, &name.value));
            diagnostics.push(match labelled {
                Some(meant) => error.hint(say!(
                    "write the variable's name, `{name}`: this is its label",
                    name = &meant.name.value
                )),
                None => error.suggest(&name.value, names),
            });
        }
        found
    }
}

/// What of a survey as a whole is compared between its waves.
#[derive(Clone, Debug, Default)]
pub struct ComparedAsWhole {
    /// Who was asked, in words.
    pub population: Option<Placed<String>>,
    /// How they were asked, in words: by post, on the web.
    pub mode: Option<Placed<String>>,
    /// What is said of earlier waves.
    pub earlier: Vec<Earlier>,
    /// The variable that tells the same persons in several waves.
    pub panel: Option<Placed<String>>,
}

/// How a CSV is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CsvFormat {
    /// Between cells.
    pub separator: u8,
    /// Before the decimals.
    pub decimal: char,
    /// Between thousands.
    pub thousands: Option<Thousands>,
    /// How characters are stored.
    pub encoding: Encoding,
    /// How many rows the header has: the first, or all together, name the columns.
    pub header_rows: usize,
}

/// Where the answers stand in an Excel workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExcelFormat {
    /// The sheet, if there is more than one with data.
    pub sheet: Option<Placed<String>>,
    /// The first row with the names of the columns, counted from 1.
    pub header_row: u32,
    /// How many rows the header has: the first, or all together, name the columns.
    pub header_rows: usize,
    /// How numbers are written in cells that hold text, if that is said.
    pub numerals: Option<Numerals>,
    /// What a cell stands for that Excel shows in per cent, if that is said.
    pub percent: Option<Percent>,
}

/// What a cell stands for that Excel shows in per cent: 0.075 is shown as 7,5 %.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Percent {
    /// What is shown: 7.5.
    Shown,
    /// What is stored: 0.075.
    Stored,
}

impl ChoiceWords for Percent {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] =
        &[("shown", Self::Shown), ("stored", Self::Stored)];
}

/// How characters are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// Windows code page 1252, as Excel writes "CSV" in western Europe.
    Windows1252,
    /// ISO 8859-1.
    Latin1,
}

impl ChoiceWords for Encoding {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] = &[
        ("utf-8", Self::Utf8),
        ("windows-1252", Self::Windows1252),
        ("latin-1", Self::Latin1),
        ("iso-8859-1", Self::Latin1),
    ];
}

/// What the rows of a register are that may be shown one by one. None of them is a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RegisterKind {
    /// Things that happened: meetings, newsletters, decisions.
    Events,
    /// Organisations, authorities, units.
    Organisations,
    /// Seats and posts, whoever has them.
    Roles,
    /// What is done: projects, areas of work, publications.
    Activities,
}

impl ChoiceWords for RegisterKind {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] = &[
        ("events", Self::Events),
        ("organisations", Self::Organisations),
        ("roles", Self::Roles),
        ("activities", Self::Activities),
    ];
}

/// One question or background fact.
#[derive(Clone, Debug)]
pub struct Variable {
    /// The column's name, or a name of its own for derived and multiple variables, and for
    /// those with a `column`.
    pub name: Placed<String>,
    /// The column it is read from, if that is called something else.
    pub column: Option<Placed<String>>,
    /// A short text for tables and alternative texts.
    pub label: String,
    /// The full wording.
    pub question: Option<Placed<String>>,
    /// What it measures, if other surveys measure the same under another name.
    pub indicator: Option<String>,
    /// What kind of answers it holds.
    pub scale: Scale,
    /// The answers, in order.
    pub categories: Vec<Label>,
    /// Which way they are listed, if the codebook says it.
    pub order: Option<AnswerOrder>,
    /// What some numbers of a numeric variable stand for, such as the ends of a scale.
    pub anchors: Vec<Label>,
    /// Answers declared missing ("vet ej").
    pub missing: Vec<Label>,
    /// Named sets of answers, as indices of categories.
    pub groups: Vec<(String, Vec<usize>)>,
    /// Smallest and largest valid number.
    pub range: Option<(f64, f64)>,
    /// First and last valid date.
    pub between: Option<DateSpan>,
    /// Where its values come from.
    pub origin: Origin,
    /// Whether not to answer tells something, so that those who did not are protected too.
    pub sensitive: bool,
    /// What is said of it in earlier waves.
    pub earlier: Vec<Earlier>,
}

/// What kind of answers a variable holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Categories without an order.
    Nominal,
    /// Categories with an order, from low to high.
    Ordinal,
    /// Measured numbers.
    Numeric,
    /// Days or months.
    Date,
    /// Several answers a row.
    Multiple,
    /// Free text; never shown.
    Text,
    /// Tells rows apart; never shown.
    Id,
}

impl Scale {
    /// All scales, with the word an author writes.
    pub const ALL: [(&'static str, Self); 7] = [
        ("nominal", Self::Nominal),
        ("ordinal", Self::Ordinal),
        ("numeric", Self::Numeric),
        ("date", Self::Date),
        ("multiple", Self::Multiple),
        ("text", Self::Text),
        ("id", Self::Id),
    ];

    /// The word an author writes.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(_, scale)| *scale == self).map_or("", |(word, _)| word)
    }
}

impl ChoiceWords for Scale {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] = &Self::ALL;
}

/// Which way answers are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerOrder {
    /// From the least to the most.
    Ascending,
    /// From the most to the least.
    Descending,
}

impl ChoiceWords for AnswerOrder {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] =
        &[("ascending", Self::Ascending), ("descending", Self::Descending)];
}

/// A code and what it stands for.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// The code in the data file.
    pub code: String,
    /// What it stands for.
    pub label: String,
    /// The number an ordinal answer counts as, if there is one.
    pub score: Option<f64>,
}

/// Where a variable's values come from.
#[derive(Clone, Debug)]
pub enum Origin {
    /// A column, one code in a cell: [`Variable::column`].
    Column,
    /// A column, several codes in a cell.
    Separated(char),
    /// One column for each category, with the codes that mean "chosen".
    Columns {
        /// Column of each category.
        columns: Vec<Placed<String>>,
        /// The codes that mean "chosen", one or more.
        selected: Vec<String>,
        /// Codes that mean "answered, and not chosen".
        unselected: Vec<String>,
    },
    /// Several columns with a code each, any of them first.
    Combined {
        /// The columns.
        columns: Vec<Placed<String>>,
    },
    /// Another variable's categories, put together.
    Mapped {
        /// The other variable.
        from: Placed<String>,
        /// For each of its categories the new one, if any.
        map: Vec<Option<usize>>,
    },
    /// A number cut into intervals.
    Cut {
        /// The number.
        from: Placed<String>,
        /// Smallest and largest value of each category, both included.
        intervals: Vec<(f64, f64)>,
    },
    /// The period that a date lies in.
    Period {
        /// The date.
        from: Placed<String>,
        /// By what is counted.
        unit: PeriodUnit,
        /// The number of the first period, see [`PeriodUnit::number`].
        first: i64,
    },
    /// A mean or sum of several variables.
    Index(Index),
}

/// One way an answer can turn out, as an author names it in `in:` or `where:`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pick {
    /// A category, by index.
    Category(usize),
    /// A declared missing answer, by index.
    Missing(usize),
    /// No answer at all.
    Empty,
}

/// The word an author writes for "no answer at all".
pub const EMPTY: &str = "empty";

impl Variable {
    /// A variable of which nothing but name, label and scale is known yet: it stands in the
    /// column of its name.
    pub(super) fn named(name: Placed<String>, label: String, scale: Scale) -> Self {
        Self {
            name,
            column: None,
            label,
            question: None,
            indicator: None,
            scale,
            categories: Vec::new(),
            order: None,
            anchors: Vec::new(),
            missing: Vec::new(),
            groups: Vec::new(),
            range: None,
            between: None,
            origin: Origin::Column,
            sensitive: false,
            earlier: Vec::new(),
        }
    }

    /// The variables that it is made of; none, if it is read from the data file.
    pub(super) fn made_of(&self) -> Vec<&String> {
        match &self.origin {
            Origin::Mapped { from, .. }
            | Origin::Cut { from, .. }
            | Origin::Period { from, .. } => vec![&from.value],
            Origin::Index(index) => {
                index.items.iter().map(|item| &item.variable.value).collect()
            }
            Origin::Column
            | Origin::Separated(_)
            | Origin::Columns { .. }
            | Origin::Combined { .. } => Vec::new(),
        }
    }

    /// The column of the data file that holds it, if it is read from one column.
    #[must_use]
    pub fn column(&self) -> &Placed<String> {
        self.column.as_ref().unwrap_or(&self.name)
    }

    /// Whether it is made of another one.
    #[must_use]
    pub fn is_derived(&self) -> bool {
        match self.origin {
            Origin::Mapped { .. }
            | Origin::Cut { .. }
            | Origin::Period { .. }
            | Origin::Index(_) => true,
            Origin::Column
            | Origin::Separated(_)
            | Origin::Columns { .. }
            | Origin::Combined { .. } => false,
        }
    }

    /// What an author's label or group stands for.
    ///
    /// # Errors
    ///
    /// If the variable has no such label: a diagnostic at the author's place.
    pub fn resolve(&self, label: &Placed<String>) -> Result<Vec<Pick>, Diagnostic> {
        let word = label.value.as_str();
        if let Some(error) = self.is_unread(label) {
            return Err(error);
        }
        let folded = spelling::folded(word);
        let is_it = |known: &str| spelling::folded(known) == folded;
        let index = |labels: &[Label]| labels.iter().position(|it| is_it(&it.label));
        if let Some(index) = index(&self.categories) {
            return Ok(vec![Pick::Category(index)]);
        }
        if let Some(index) = index(&self.missing) {
            return Ok(vec![Pick::Missing(index)]);
        }
        if let Some((_, members)) = self.groups.iter().find(|(name, _)| is_it(name)) {
            return Ok(members.iter().copied().map(Pick::Category).collect());
        }
        if word == EMPTY {
            return Ok(vec![Pick::Empty]);
        }
        let name = &self.name.value;
        let message = say!(
            "`{label}` is not an answer to `{variable}`",
            label = word,
            variable = name
        );
        let labels = self.categories.iter().chain(&self.missing);
        let names = labels
            .map(|label| label.label.as_str())
            .chain(self.groups.iter().map(|(name, _)| name.as_str()));
        let error = Diagnostic::error(message).at(&label.place);
        let mut coded = self.categories.iter().chain(&self.missing);
        if let Some(meant) = coded.find(|known| is_it(&known.code)) {
            let hint =
                say!("write the label of the code: `{label}`", label = &meant.label);
            return Err(error.hint(hint));
        }
        match self.scale {
            Scale::Numeric => {
                Err(error.hint("derive a variable with `cut`, and name its intervals"))
            }
            Scale::Date => Err(error.hint(
                "derive a variable with `period: month`, `quarter` or `year`, and name \
                 its periods",
            )),
            Scale::Nominal
            | Scale::Ordinal
            | Scale::Multiple
            | Scale::Text
            | Scale::Id => Err(error.suggest(word, names)),
        }
    }

    /// The error that nothing can be picked by its answers, which are never kept.
    fn is_unread(&self, label: &Placed<String>) -> Option<Diagnostic> {
        let name = &self.name.value;
        let message = match self.scale {
            Scale::Text => say!(
                "`{name}` is free text, whose answers are not kept: no rows can be picked \
                 by it",
                name
            ),
            Scale::Id => say!(
                "`{name}` is what tells rows apart, whose answers are not kept: no rows can \
                 be picked by it",
                name
            ),
            Scale::Nominal
            | Scale::Ordinal
            | Scale::Numeric
            | Scale::Date
            | Scale::Multiple => {
                return None;
            }
        };
        let hint =
            "to tell who answered, describe a column of codes for it in the data file";
        Some(Diagnostic::error(message).at(&label.place).hint(hint))
    }
}

/// The scales that a derived variable can be given.
#[derive(Debug)]
pub(crate) enum DerivedScale {}

impl ChoiceWords for DerivedScale {
    type Of = Scale;

    const WORDS: &'static [(&'static str, Scale)] =
        &[("nominal", Scale::Nominal), ("ordinal", Scale::Ordinal)];
}

/// The words for what stands between the cells of a CSV.
#[derive(Debug)]
pub(crate) enum Separator {}

impl ChoiceWords for Separator {
    type Of = u8;

    const WORDS: &'static [(&'static str, u8)] =
        &[(";", b';'), (",", b','), ("\t", b'\t'), ("tab", b'\t'), ("|", b'|')];
}

/// The signs that may stand before decimals.
#[derive(Debug)]
pub(crate) enum Sign {}

impl ChoiceWords for Sign {
    type Of = char;

    const WORDS: &'static [(&'static str, char)] = &[(",", ','), (".", '.')];
}

/// How many rows the header of a data file may have.
#[derive(Debug)]
pub(crate) enum HeaderRows {}

impl ChoiceWords for HeaderRows {
    type Of = usize;

    const WORDS: &'static [(&'static str, usize)] = &[("1", 1), ("2", 2), ("3", 3)];
}
