//! Begins a codebook for a data file that has none: takes the answers, gives a [`Sketch`]
//! with the scale of each variable guessed, and says of every guess that it is one.
//!
//! A codebook may be shown to anybody, so nothing is told that somebody has said in words of
//! their own:
//!
//! - Answers in words are listed if they are those of a questionnaire, by the scales and the
//!   ways of not answering in `scales.txt`, by degrees of one property or as intervals of
//!   numbers; others only if every different answer to the question was given by at least
//!   [`FEWEST`](super::description::FEWEST). Otherwise the variable is `text`, which is never shown.
//! - What stands once in each row is an `id`; what looks like a personal number, a phone
//!   number or an address, or stands under a heading such as "Namn", is `text`. Neither is
//!   told.
//! - Codes from 0 to 10 are listed from the lowest to the highest without a gap, so that it
//!   is not told which were chosen. Other numbers are codes only if each was given by at
//!   least [`FEWEST`](super::description::FEWEST).
//! - The ends of numbers are rounded outwards, to one digit of their span; those of dates to
//!   the month, the year or the decade.
//!
//! `layout.rs` finds out how the file is written, `described.rs` what a file that describes itself leaves
//! open, `column.rs` what a single column holds (with
//! `headings.rs`, `scales.rs`, `degrees.rs`, `shapes.rs`, `numbers.rs` and `dates.rs`), `grids.rs` which
//! columns are one question, `rows.rs` which labels, `names.rs` what they are called, and `label_sheet.rs` reads what
//! a second sheet says of them.

mod column;
mod dates;
mod degrees;
mod described;
mod folding;
mod grids;
mod headings;
mod label_sheet;
mod layout;
mod marks;
mod names;
mod numbers;
mod rows;
mod scales;
mod shapes;

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Placed};
use crate::file::Inputs;
use crate::say;

use super::answer_file::AnswerFile;
use super::asked::AskedVariables;
use super::codebook::{Codebook, Scale, Variable};
use super::data_file::{self};
use super::file_kind::{self, is_workbook};
use super::numerals::Numerals;
use super::read_codebook;

use self::column::{Described, SeenColumn};
use self::headings::Heading;
use self::label_sheet::SheetLabels;
use self::scales::Scales;

pub use self::scales::ScaleMeasure;
pub(super) use self::scales::is_turned_around;

/// A codebook that is a beginning.
pub struct Sketch {
    /// What the variables seem to mean.
    pub codebook: Codebook,
    /// What whoever goes on with it should know of each variable.
    pub notes: BTreeMap<String, Vec<Note>>,
    /// All columns, in the order of the file.
    pub columns: Vec<String>,
    /// How many rows there are, if that may be told.
    pub rows: Option<usize>,
    /// The data file's name from the project root.
    pub data: String,
    /// Whether the data file says itself what its variables mean.
    pub describes_itself: bool,
}

impl Sketch {
    fn new(
        codebook: Codebook,
        notes: BTreeMap<String, Vec<Note>>,
        file: &AnswerFile,
    ) -> Self {
        let name = file.name();
        let data = crate::file::normal(name).unwrap_or_else(|| name.to_owned());
        Self {
            columns: file.names().to_vec(),
            rows: Some(file.len()),
            describes_itself: file.is_described(),
            data,
            codebook,
            notes,
        }
    }

    /// Whether the file says itself which columns of a question stand for one answer each.
    #[must_use]
    pub fn is_set_of_file(&self, variable: &str) -> bool {
        let mut notes = self.notes.get(variable).into_iter().flatten();
        notes.any(|note| matches!(note, Note::Set(_)))
    }

    /// How many guesses it holds.
    #[must_use]
    pub fn guesses(&self) -> usize {
        self.notes.values().flatten().filter(|note| note.is_guess()).count()
    }
}

/// Why a variable is described as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// The file says so, in SPSS's measure and value labels.
    FromFile,
    /// The file says that these columns are one question.
    Set(Vec<String>),
    /// A sheet of the workbook says what the codes mean.
    FromSheet(String),
    /// Every row has a value of its own.
    AllDifferent,
    /// Nearly every row has a value of its own.
    NearlyAllDifferent,
    /// The column is empty.
    NoAnswers,
    /// It looks like something that tells who a person is.
    Personal,
    /// The heading says that it tells who a person is.
    PersonalHeading,
    /// They are dates or times, not all of them days or months as ISO 8601 writes them.
    Dates,
    /// They are days or months.
    Days,
    /// Whole numbers from 0 to 10.
    Steps,
    /// The heading names steps of the scale.
    EndsFromHeading,
    /// A scale that is known, from low to high.
    KnownScale(ScaleMeasure),
    /// The labels in the file are a scale that is known, from one end to the other.
    ScaleByLabels(ScaleMeasure),
    /// The order is that of the numbers before the answers.
    Numbered,
    /// Intervals of numbers, from low to high.
    Intervals,
    /// Yes or no.
    YesOrNo,
    /// Genders.
    Gender,
    /// Some answer was given by few, and is listed since it is the questionnaire's.
    RareAnswer,
    /// One answer is spelt in two ways.
    SpeltInTwoWays,
    /// Few different answers, each given by many enough.
    FewAnswers,
    /// All who have answered have answered the same.
    Constant,
    /// Codes of places and the like, which are no numbers.
    CodesAsText,
    /// Other numbers.
    Numbers,
    /// Answers in words, some of them given by few.
    Words,
    /// Answers in words, more than a list is long, or longer than an answer of a list.
    ManyWords,
    /// Several answers in a cell, with this sign between them.
    Joined(char),
    /// The same, with answers that were given by few.
    JoinedWords(char),
    /// These columns tell of one answer each.
    Ticks,
    /// These columns hold one answer of a question each.
    Spread,
    /// The rows of a grid have the same answers, and are described together.
    Grid,
    /// Codes that usually mean "no answer".
    UsualMissing,
    /// Answers that mean "no answer".
    MissingWords,
    /// Codes that have no label in the file.
    Unlabelled,
    /// The ends of the range are rounded outwards.
    Rounded,
}

impl Note {
    /// Whether it tells of a guess rather than of what the file says.
    #[must_use]
    pub fn is_guess(&self) -> bool {
        !matches!(
            self,
            Self::FromFile
                | Self::Set(_)
                | Self::NoAnswers
                | Self::Unlabelled
                | Self::RareAnswer
                | Self::SpeltInTwoWays
        )
    }
}

/// Longest text that may be an answer of a list, in characters.
const LONGEST: usize = 80;
/// Most different answers that may be a list.
const MOST: usize = 25;

/// A data file to begin a codebook for, as an author names it.
#[derive(Clone, Debug)]
pub struct Beginning {
    /// The data file or codebook.
    pub file: Placed<String>,
    /// The sheet of a workbook.
    pub sheet: Option<Placed<String>>,
}

impl Beginning {
    /// A file that has no sheets, or whose sheet need not be said.
    #[must_use]
    pub fn of(file: Placed<String>) -> Self {
        Self { file, sheet: None }
    }
}

/// Begins a codebook for a data file, or takes over the one an author names; what cannot be
/// read is reported.
pub fn sketch(
    beginning: &Beginning,
    inputs: &mut Inputs,
    diagnostics: &mut Diagnostics,
) -> Option<Sketch> {
    let written = &beginning.file;
    let name = &written.value;
    if let Some(sheet) = &beginning.sheet
        && !is_workbook(name)
    {
        let message = say!("`{name}` has no sheets", name);
        let hint = "leave out `--sheet`: it is for Excel workbooks";
        diagnostics.push(Diagnostic::error(message).at(&sheet.place).hint(hint));
        return None;
    }
    if file_kind::describes_itself(name) {
        let all = &AskedVariables::All;
        let file = data_file::read_described(name, written, all, inputs, diagnostics)?;
        let codebook = read_codebook::of_file(&file, written);
        Some(described::sketch(&file, codebook))
    } else if file_kind::is_bare(name) {
        read_bare(beginning, inputs, diagnostics).map(|(sketch, _)| sketch)
    } else {
        let nothing = AskedVariables::Named(BTreeSet::new());
        let read = super::read_with_codebook(written, &nothing, inputs, diagnostics);
        let (codebook, file, _) = read?;
        Some(Sketch::new(codebook, BTreeMap::new(), &file))
    }
}

/// Reads a data file without a codebook.
pub(super) fn read_bare(
    beginning: &Beginning,
    inputs: &mut Inputs,
    diagnostics: &mut Diagnostics,
) -> Option<(Sketch, AnswerFile)> {
    let written = &beginning.file;
    let mut codebook = read_codebook::without_variables(written);
    codebook.excel.sheet.clone_from(&beginning.sheet);
    let mut sheet_labels = None;
    if file_kind::is_text(&written.value) {
        // That it cannot be read is told below.
        let bytes = inputs.read(&written.value).unwrap_or_default();
        codebook.csv = data_file::guess_format(&bytes);
        let is_one_high = codebook.csv.header_rows == 1;
        if is_one_high && layout::names_are_in_two_rows(&bytes, codebook.csv) {
            codebook.csv.header_rows = 2;
        }
    } else if is_workbook(&written.value) {
        sheet_labels = label_sheet::find(beginning, &mut codebook, inputs, diagnostics)?;
    }
    let file = layout::read(&mut codebook, inputs, diagnostics)?;
    let labels = file.labels;
    let sheet = sheet_labels.as_ref();
    let sketch = of_columns(&file.file, &labels, sheet, codebook, &written.place);
    Some((sketch, file.file))
}

/// Describes the columns of a file that does not describe itself. `labels` are what the
/// file calls them, in the order of the columns.
fn of_columns(
    file: &AnswerFile,
    labels: &[Option<String>],
    sheet: Option<&SheetLabels>,
    mut codebook: Codebook,
    place: &Place,
) -> Sketch {
    let scales = Scales::new();
    let mut described = Vec::new();
    for (index, name) in file.names().iter().enumerate() {
        let Some(texts) = file.texts(name) else { continue };
        let label = labels.get(index).and_then(Option::as_deref);
        let heading = Heading::new(name, label);
        let is_stored = file.stores_numbers(name);
        let numerals = if is_stored { Numerals::PLAIN } else { codebook.numerals() };
        let seen = SeenColumn::new(&texts, numerals);
        let variable = plain(name, label, place);
        let one = match sheet.and_then(|sheet| sheet.of(name)) {
            Some(said) => said.describe(&seen, variable, &heading, &scales),
            None => seen.describe(variable, &heading, &scales),
        };
        described.push(one);
    }
    let described = grids::join(described, labels, &scales);
    let mut notes = BTreeMap::new();
    for Described { variable, notes: told, .. } in described {
        notes.insert(variable.name.value.clone(), told);
        codebook.variables.push(variable);
    }
    rows::part(&mut codebook.variables);
    Sketch::new(codebook, notes, file)
}

/// A variable of a column of which nothing is known but its name and perhaps a label.
fn plain(name: &str, label: Option<&str>, place: &Place) -> Variable {
    let label = names::label(label.unwrap_or(name));
    Variable::named(Placed::new(name.to_owned(), place.clone()), label, Scale::Text)
}

/// Whether a code is one of a few that lie beside each other, as the ends of a scale, so that
/// it tells of nobody.
fn is_step(code: &i64) -> bool {
    code.abs() <= 10
}
