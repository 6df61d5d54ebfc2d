//! Begins a codebook for a data file that has none: takes the answers, gives a [`Sketch`]
//! with the scale of each variable guessed, and says of every guess that it is one.
//!
//! A codebook may be shown to anybody, so nothing is told that one of a few has answered:
//!
//! - An answer in words is listed only if every different answer to the question was given
//!   by at least [`FEWEST`]; otherwise the variable is `text`, which is never shown.
//! - What stands once in each row is an `id`, and what looks like a personal number, a phone
//!   number or an address is `text`; neither is told.
//! - Codes from 0 to 10 are listed from the lowest to the highest without a gap, so that it
//!   is not told which were chosen. Other numbers are codes only if each was given by at
//!   least [`FEWEST`].
//! - The ends of numbers are rounded outwards, to one digit of their span.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Placed};
use crate::file::Inputs;

use super::asked::Asked;
use super::codebook::{Codebook, EMPTY, Label, Origin, Scale, Variable};
use super::coded::Texts;
use super::codes::Codes;
use super::data_file::{self, DataFile, Wanted};
use super::decode::parse_number;
use super::description::FEWEST;
use super::read_codebook;
use super::told::{is_answer, is_date, is_personal};

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
}

impl Sketch {
    fn new(
        codebook: Codebook,
        notes: BTreeMap<String, Vec<Note>>,
        file: &DataFile,
    ) -> Self {
        let name = file.name();
        let data = crate::file::normal(name).unwrap_or_else(|| name.to_owned());
        Self {
            columns: file.names().to_vec(),
            rows: Some(file.len()),
            data,
            codebook,
            notes,
        }
    }
}

/// Why a variable is described as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// The file says so, in SPSS's measure and value labels.
    FromFile,
    /// The file says that these columns are one question.
    Set(Vec<String>),
    /// Every row has a value of its own.
    AllDifferent,
    /// The column is empty.
    NoAnswers,
    /// It looks like something that tells who a person is.
    Personal,
    /// They are dates or times.
    Dates,
    /// Whole numbers from 0 to 10.
    Steps,
    /// Few different answers, each given by many enough.
    FewAnswers,
    /// Other numbers.
    Numbers,
    /// Answers in words, some of them given by few.
    Words,
    /// Codes that usually mean "no answer".
    UsualMissing,
    /// Codes that have no label in the file.
    Unlabelled,
    /// The ends of the range are rounded outwards.
    Rounded,
}

/// Longest text that may be an answer of a list, in characters.
const LONGEST: usize = 60;
/// Most different answers that may be a list.
const MOST: usize = 25;

/// Begins a codebook for a data file, or takes over the one an author names; what cannot be
/// read is reported.
pub fn sketch(
    written: &Placed<String>,
    inputs: &mut Inputs,
    diagnostics: &mut Diagnostics,
) -> Option<Sketch> {
    let name = &written.value;
    if data_file::describes_itself(name) {
        let all = &Asked::All;
        let file = data_file::read_described(name, written, all, inputs, diagnostics)?;
        let codebook = read_codebook::of_file(&file, written);
        Some(of_described(&file, codebook))
    } else if data_file::is_bare(name) {
        read_bare(written, inputs, diagnostics).map(|(sketch, _)| sketch)
    } else {
        let nothing = Asked::Named(BTreeSet::new());
        let read = super::read_with_codebook(written, &nothing, inputs, diagnostics);
        let (codebook, file, _) = read?;
        Some(Sketch::new(codebook, BTreeMap::new(), &file))
    }
}

/// Reads a data file without a codebook.
pub(super) fn read_bare(
    written: &Placed<String>,
    inputs: &mut Inputs,
    diagnostics: &mut Diagnostics,
) -> Option<(Sketch, DataFile)> {
    let mut codebook = read_codebook::without_variables(written);
    let everything: Wanted<'_> = &|_| true;
    let mut labels = Vec::new();
    if data_file::is_text(&written.value) {
        // That it cannot be read is told below.
        let bytes = inputs.read(&written.value).unwrap_or_default();
        codebook.csv = data_file::guess_format(&bytes);
    }
    let mut read = |codebook: &Codebook, diagnostics: &mut Diagnostics| {
        data_file::read(&written.value, codebook, everything, inputs, diagnostics)
    };
    let mut file = read(&codebook, diagnostics)?;
    if looks_like_answers(file.names()) {
        let message = format!("the first row of `{}` looks like answers", file.name());
        let hint =
            "put a row above it that names the columns; a name begins with a letter";
        diagnostics.push(Diagnostic::error(message).at(&written.place).hint(hint));
        return None;
    }
    if data_file::is_text(&written.value) {
        codebook.csv.decimal = guess_decimal(&file, codebook.csv.separator);
        if codebook.csv.header_rows > 1 {
            let told = |label: &String| !is_personal(label);
            let told = |label: &Option<String>| label.clone().filter(told);
            labels = file.head_labels().iter().map(told).collect();
        } else if first_row_is_labels(&file) {
            let texts = file.names().iter().map(|name| file.texts(name));
            let label = |texts: Option<Texts>| {
                let label = texts?.different.into_iter().next();
                label.filter(|label| !is_personal(label))
            };
            labels = texts.map(label).collect();
            codebook.csv.header_rows = 2;
            file = read(&codebook, diagnostics)?;
        }
    }
    Some((of_columns(&file, &labels, (codebook, &written.place)), file))
}

/// Whether what should be the names of columns rather are answers, which would then be told
/// as names: one of them tells who somebody is, or half of them are numbers or dates.
fn looks_like_answers(names: &[String]) -> bool {
    let answers = names.iter().filter(|name| is_answer(name)).count();
    names.iter().any(|name| is_personal(name)) || answers * 2 >= names.len().max(2)
}

/// Describes the columns of a file that does not describe itself. `labels` are what the
/// file calls them, in the order of the columns.
pub(super) fn of_columns(
    file: &DataFile,
    labels: &[Option<String>],
    (mut codebook, place): (Codebook, &Place),
) -> Sketch {
    let columns = file.names();
    let mut notes = BTreeMap::new();
    for (index, name) in columns.iter().enumerate() {
        let Some(texts) = file.texts(name) else { continue };
        let label = labels.get(index).cloned().flatten();
        let mut variable = plain(name, label, place);
        let told = Column::new(&texts, file.len(), codebook.csv.decimal);
        notes.insert(name.clone(), told.describe(&mut variable));
        codebook.variables.push(variable);
    }
    Sketch::new(codebook, notes, file)
}

/// Adds to what a file says of itself: codes without a label, and ranges.
pub(super) fn of_described(file: &DataFile, mut codebook: Codebook) -> Sketch {
    let mut notes = BTreeMap::new();
    for variable in &mut codebook.variables {
        let mut told = match &variable.origin {
            Origin::Columns { columns, .. } | Origin::Combined { columns } => {
                vec![Note::Set(columns.iter().map(|one| one.value.clone()).collect())]
            }
            _ => vec![Note::FromFile],
        };
        let columns = match &variable.origin {
            Origin::Combined { columns } => columns.clone(),
            Origin::Column => vec![variable.name.clone()],
            _ => Vec::new(),
        };
        for column in columns {
            let Some(texts) = file.texts(&column.value) else { continue };
            let seen = Column::new(&texts, file.len(), '.');
            match variable.scale {
                Scale::Nominal | Scale::Ordinal | Scale::Multiple => {
                    told.extend(seen.label_the_rest(variable));
                }
                Scale::Numeric => told.extend(seen.find_range(variable)),
                Scale::Text | Scale::Id => {}
            }
        }
        told.dedup();
        notes.insert(variable.name.value.clone(), told);
    }
    // A set of columns with answers that may not be told is left out; the columns stay.
    codebook.variables.retain(|variable| {
        variable.scale != Scale::Text || matches!(variable.origin, Origin::Column)
    });
    Sketch::new(codebook, notes, file)
}

fn plain(name: &str, label: Option<String>, place: &Place) -> Variable {
    Variable {
        name: Placed::new(name.to_owned(), place.clone()),
        label: label.unwrap_or_else(|| name.to_owned()),
        question: None,
        indicator: None,
        scale: Scale::Text,
        categories: Vec::new(),
        anchors: Vec::new(),
        missing: Vec::new(),
        groups: Vec::new(),
        range: None,
        origin: Origin::Column,
        sensitive: false,
        earlier: Vec::new(),
    }
}

/// What is seen of a column.
struct Column<'t> {
    texts: &'t Texts,
    /// In how many rows each of the different texts stands.
    counts: Vec<usize>,
    rows: usize,
    decimal: char,
}

impl<'t> Column<'t> {
    fn new(texts: &'t Texts, rows: usize, decimal: char) -> Self {
        let counts = texts.counted().into_iter().map(|(count, _)| count).collect();
        Self { texts, counts, rows, decimal }
    }

    fn describe(&self, variable: &mut Variable) -> Vec<Note> {
        let different = &self.texts.different;
        if different.is_empty() {
            return vec![Note::NoAnswers];
        }
        let numbers = different.iter().map(|text| parse_number(text, self.decimal));
        let numbers = numbers.collect::<Option<Vec<_>>>();
        let is_one_word = |text: &String| !text.contains(char::is_whitespace);
        let is_whole = |number: &f64| number.fract().abs() < f64::EPSILON;
        let could_be_id = match &numbers {
            Some(numbers) => numbers.iter().all(is_whole),
            None => different.iter().all(is_one_word),
        };
        if different.len() == self.rows && self.rows > 1 && could_be_id {
            variable.scale = Scale::Id;
            return vec![Note::AllDifferent];
        }
        if different.iter().all(|text| is_date(text)) {
            return vec![Note::Dates];
        }
        if different.iter().any(|text| is_personal(text)) {
            return vec![Note::Personal];
        }
        if numbers.is_some() {
            return self.describe_numbers(variable);
        }
        let is_short = |text: &String| text.chars().count() <= LONGEST;
        if !(self.each_is_frequent() && different.iter().all(is_short)) {
            return vec![Note::Words];
        }
        let mut words = different.clone();
        words.sort();
        variable.scale = Scale::Nominal;
        variable.categories = labels(words.into_iter().map(|word| (word.clone(), word)));
        vec![Note::FewAnswers]
    }

    fn describe_numbers(&self, variable: &mut Variable) -> Vec<Note> {
        let (mut codes, missing) = self.codes();
        let mut notes = Vec::new();
        let (low, high) = (codes.first().copied(), codes.last().copied());
        let steps = low.zip(high).filter(|(low, high)| 0 <= *low && *high <= 10);
        if let Some((low, high)) = steps.filter(|_| self.is_whole()) {
            codes = (low..=high).collect();
            variable.scale =
                if codes.len() > 2 { Scale::Ordinal } else { Scale::Nominal };
            notes.push(Note::Steps);
        } else if self.is_whole() && self.each_is_frequent() {
            variable.scale = Scale::Nominal;
            notes.push(Note::FewAnswers);
        } else {
            codes.clear();
            variable.scale = Scale::Numeric;
            notes.push(Note::Numbers);
        }
        let named = |code: i64| (code.to_string(), code.to_string());
        variable.categories = labels(codes.into_iter().map(named));
        if !missing.is_empty() {
            variable.missing = labels(missing.into_iter().map(named));
            notes.push(Note::UsualMissing);
        }
        if variable.scale == Scale::Numeric {
            notes.extend(self.find_range(variable));
        }
        notes
    }

    fn is_whole(&self) -> bool {
        self.texts.different.iter().all(|text| whole(text, self.decimal).is_some())
    }

    /// Whether there are few different answers, and enough rows with each.
    fn each_is_frequent(&self) -> bool {
        self.counts.len() <= MOST && self.counts.iter().all(|count| *count >= FEWEST)
    }

    /// The whole numbers from low to high, and apart from them those that usually mean that
    /// there is no answer: below 0 where the others are not, or 88, 98, 99 and the like far
    /// above them.
    fn codes(&self) -> (Vec<i64>, Vec<i64>) {
        let codes =
            self.texts.different.iter().filter_map(|text| whole(text, self.decimal));
        let mut codes = codes.collect::<Vec<_>>();
        codes.sort_unstable();
        codes.dedup();
        let is_usual = |code: &i64| {
            (-99..0).contains(code)
                || [88, 98, 99, 888, 998, 999, 9998, 9999].contains(code)
        };
        let (missing, valid): (Vec<_>, Vec<_>) =
            codes.iter().partition(|code| is_usual(code));
        let (missing, valid): (Vec<i64>, Vec<i64>) = (missing, valid);
        let (low, high) = (valid.first().copied(), valid.last().copied());
        let is_apart = |code: &i64| match (low, high) {
            (Some(low), Some(_)) if *code < 0 => low >= 0,
            (Some(_), Some(high)) if *code < 100 => high <= 10,
            (Some(_), Some(high)) if *code < 1000 => high < 200,
            (Some(_), Some(high)) => high < 2100,
            _ => false,
        };
        if missing.iter().all(is_apart) { (valid, missing) } else { (codes, Vec::new()) }
    }

    /// The range of the numbers, rounded outwards so that it tells nobody's own.
    fn find_range(&self, variable: &mut Variable) -> Option<Note> {
        if variable.range.is_some() {
            return None;
        }
        let (mut low, mut high, mut rows) = (f64::INFINITY, f64::NEG_INFINITY, 0);
        let missing = Codes::new(&[], &variable.missing);
        for (text, count) in self.texts.different.iter().zip(&self.counts) {
            if missing.find(text).is_some() {
                continue;
            }
            let number = parse_number(text, self.decimal)?;
            (low, high, rows) = (low.min(number), high.max(number), rows + count);
        }
        let is_span = low < high && (high - low).is_finite();
        if rows < FEWEST || !is_span {
            return None;
        }
        let mut step = 1.0;
        while step * 10.0 <= high - low {
            step *= 10.0;
        }
        while step > high - low {
            step /= 10.0;
        }
        let range = ((low / step).floor() * step, (high / step).ceil() * step);
        // Rounding may cut off a last digit of numbers with many decimals.
        (range.0 <= low && high <= range.1).then(|| {
            variable.range = Some(range);
            Note::Rounded
        })
    }

    /// Labels the codes that have none with themselves, if they may be told.
    fn label_the_rest(&self, variable: &mut Variable) -> Option<Note> {
        let known = Codes::new(&variable.categories, &variable.missing);
        let is_known = |text: &str| known.find(text).is_some();
        let rest = self.texts.different.iter().zip(&self.counts);
        let rest = rest.filter(|(text, _)| !is_known(text)).collect::<Vec<_>>();
        let may_be_told = |(text, count): &(&String, &usize)| {
            **count >= FEWEST || whole(text, '.').is_some_and(|code| is_step(&code))
        };
        if rest.is_empty() {
            return None;
        }
        if !rest.iter().all(may_be_told) {
            variable.scale = Scale::Text;
            variable.categories.clear();
            variable.missing.clear();
            return Some(Note::Words);
        }
        let known = variable.categories.iter();
        let known = known.map(|label| (label.code.clone(), label.label.clone()));
        let rest = rest.into_iter().map(|(text, _)| (text.clone(), text.clone()));
        variable.categories = labels(known.chain(rest));
        Some(Note::Unlabelled)
    }
}

/// Whether a code is one of a few that lie beside each other, as the ends of a scale, so that
/// it tells of nobody.
fn is_step(code: &i64) -> bool {
    code.abs() <= 10
}

/// A whole number that a code may be.
fn whole(text: &str, decimal: char) -> Option<i64> {
    let number = parse_number(text, decimal)?;
    let code = format!("{number}").parse::<i64>().ok()?;
    (-9_999_999..=9_999_999).contains(&code).then_some(code)
}

/// Labels that are all different and mean nothing else here.
#[expect(clippy::cast_precision_loss, clippy::as_conversions, reason = "few categories")]
fn labels(entries: impl Iterator<Item = (String, String)>) -> Vec<Label> {
    let mut labels: Vec<Label> = Vec::new();
    let mut known = HashSet::new();
    for (index, (code, label)) in entries.enumerate() {
        let is_taken = label == EMPTY || known.contains(&label);
        let label = if is_taken { format!("{label} ({code})") } else { label };
        known.insert(label.clone());
        labels.push(Label { code, label, score: (index + 1) as f64 });
    }
    labels
}

/// Whether the first row holds labels: it has words where there are only numbers below.
pub(super) fn first_row_is_labels(file: &DataFile) -> bool {
    let (mut words, mut numbers) = (0, 0);
    for name in file.names() {
        let Some(texts) = file.texts(name) else { continue };
        let mut different = texts.different.iter();
        let (Some(first), Some(1)) = (different.next(), texts.codes.first()) else {
            continue;
        };
        let stands_once = texts.codes.iter().filter(|code| **code == 1).count() == 1;
        let is_number = |text: &String| parse_number(text, ',').is_some();
        let rest_is_numbers = different.len() > 0 && different.all(is_number);
        if is_number(first) {
            numbers += 1;
        } else if stands_once && rest_is_numbers {
            words += 1;
        }
    }
    // One word above numbers may be somebody's answer.
    words > 1 && numbers == 0
}

/// The sign before decimals, by which stands more often between digits.
pub(super) fn guess_decimal(file: &DataFile, separator: u8) -> char {
    let (mut commas, mut points) = (0, 0);
    for name in file.names() {
        let Some(texts) = file.texts(name) else { continue };
        for text in &texts.different {
            let only = |sign: char| {
                text.matches(sign).count() == 1
                    && text.chars().all(|c| c.is_ascii_digit() || c == sign || c == '-')
            };
            commas += usize::from(only(','));
            points += usize::from(only('.'));
        }
    }
    if points > commas || (separator == b',' && commas == 0) { '.' } else { ',' }
}
