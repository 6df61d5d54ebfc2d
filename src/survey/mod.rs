//! Reads a survey: takes a codebook and the data file it names, or an SPSS file that is its
//! own codebook, and gives a [`Survey`].

mod anchors;
mod answer_order;
mod answer_places;
mod answer_file;
mod answered;
mod asked;
mod asked_then;
mod calendar;
mod cells;
mod classes;
mod codebook;
mod coded;
mod codes;
mod column;
mod complete;
mod controls;
mod data_file;
mod decode;
mod description;
mod derived;
mod design;
mod differences;
mod drawn_unit;
mod earlier;
mod earlier_wave;
mod empty;
mod encoding;
mod file_kind;
mod gathered;
mod head;
mod header;
mod index;
pub(crate) mod keys;
mod known_columns;
mod labels;
mod look;
mod matching;
mod memory;
mod numerals;
mod parquet;
mod periods;
mod questions_then;
mod read_codebook;
mod read_columns;
mod read_csv;
mod read_derived;
mod read_design;
mod read_earlier;
mod read_formats;
mod read_index;
mod read_labels;
mod register;
mod row_lack;
mod sav;
mod scores;
mod separator;
mod sheet;
mod sketch;
mod told;
mod waves;
mod weight_cells;
mod weighting;
mod workbook;
mod written_design;

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

use crate::diagnostic::{Diagnostic, Diagnostics, Placed, Severity};
use crate::file::Inputs;
use crate::fingerprint::Fingerprint;
use crate::manuscript::NamedSurvey;
use crate::say;
use crate::spelling::folded;
use crate::yaml;

use self::answer_file::AnswerFile;
use self::answered::SurveyAnswers;
pub use self::asked::AskedVariables;
use self::asked::not_read;
pub use self::calendar::{CalendarDate, DateSpan, PeriodUnit};
pub use self::column::{Answer, Column, Dated, Measured, SeveralAnswers};
pub use self::earlier::{Earlier, Judgement};
pub use self::earlier_wave::EarlierWave;
pub use self::file_kind::{describes_itself, is_bare, is_workbook};
pub use self::index::{Index, IndexItem, IndexStatistic};
use self::memory::{SurveyReading, Wanted};
pub use self::written_design::{
    WrittenDesign, WrittenMargin, WrittenPopulation, WrittenWeighting,
};

pub use self::answer_order::KnownOrder;
pub use self::asked_then::read_asked;
pub use self::classes::{AskedClasses, MOST_CLASSES, classify};
pub use self::codebook::{
    AnswerOrder, Codebook, ComparedAsWhole, CsvFormat, EMPTY, Encoding, ExcelFormat,
    Label, Origin, Percent, Pick, RegisterKind, Scale, Variable,
};
pub use self::coded::Coded;
pub use self::complete::{AskedComplete, CompleteCases, complete};
pub use self::data_file::saved_table;
pub use self::description::{Description, FEWEST, describe};
pub use self::design::SampleDesign;
pub use self::memory::{SharedSurveys, SurveyMemory};
pub use self::numerals::{Numerals, Thousands};
pub use self::register::{OpenRegister, RegisterValue};
pub use self::sketch::{Beginning, Note, ScaleMeasure, Sketch, sketch};
pub use self::waves::{AskedOfWaves, WaveSurveys, read_earlier};
pub use self::weight_cells::{WeightCell, WeightedAnswer};
pub use self::weighting::Weighting;

/// A survey: what was asked and what was answered. The answers are confidential; this type
/// can be neither printed nor serialised.
#[derive(Clone)]
pub struct Survey {
    /// The name the report gives it.
    pub name: String,
    /// What the variables mean.
    pub codebook: Codebook,
    /// Rows of the data file.
    pub rows: usize,
    /// The data file's name from the project root.
    pub file: String,
    /// What is told of the data file instead of its content: nothing, as long as it is
    /// confidential and nobody has said by which key.
    pub fingerprint: Fingerprint,
    /// Whether codebook and data were read without a mistake. Where not, nothing is said
    /// about what the answers add up to.
    pub sound: bool,
    /// How the sample was drawn, if the codebook says so.
    pub design: Option<SampleDesign>,
    /// Who each row is, if the same persons are asked again.
    panel: Option<Vec<Option<String>>>,
    /// Of an earlier measurement: which, and what cannot be compared.
    pub earlier: Option<EarlierWave>,
    columns: BTreeMap<String, Column>,
    /// Variables that put the numbers of others into classes, for histograms.
    classes: Vec<Variable>,
    /// Who answered all of several questions, where only those are counted.
    complete: Vec<CompleteCases>,
    /// How it came about.
    reading: SurveyReading,
}

/// By the files it was read from and what is told of them: those decide all that is in it.
impl Hash for Survey {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.reading.content(), self.key(), &self.file, &self.fingerprint).hash(state);
    }
}

impl Survey {
    /// For each row the row of the same person in an earlier wave, if both are a panel and
    /// the person was there.
    #[must_use]
    pub fn same_persons(&self, earlier: &Self) -> Option<Vec<Option<usize>>> {
        let (now, then) = self.panel.as_ref().zip(earlier.panel.as_ref())?;
        let rows = then.iter().enumerate();
        let rows = rows.filter_map(|(row, id)| Some((id.as_ref()?, row)));
        let rows = rows.collect::<BTreeMap<_, _>>();
        let of = |id: &Option<String>| rows.get(id.as_ref()?).copied();
        Some(now.iter().map(of).collect())
    }

    /// The variable an author names. One that does not exist, or was not read, is reported.
    pub fn find(
        &self,
        name: &Placed<String>,
        diagnostics: &mut Diagnostics,
    ) -> Option<&Variable> {
        let variable = self.codebook.find(name, diagnostics)?;
        if self.columns.contains_key(&variable.name.value) {
            return Some(variable);
        }
        diagnostics.push(not_read(name));
        None
    }

    /// What tells its rows apart from those of all other surveys: the name, and of an earlier
    /// measurement that too.
    #[must_use]
    pub fn key(&self) -> String {
        match &self.earlier {
            Some(earlier) => format!("{}@{}", self.name, earlier.label),
            None => self.name.clone(),
        }
    }

    /// Whether its answers are not here, but only what was asked.
    #[must_use]
    pub fn is_without_answers(&self) -> bool {
        self.earlier.as_ref().is_some_and(EarlierWave::is_without_answers)
    }

    /// The answers to a question of the codebook that was asked for.
    #[must_use]
    pub fn column(&self, variable: &str) -> Option<&Column> {
        self.columns.get(variable).or_else(|| {
            let found = self.codebook.variable(variable)?;
            self.columns.get(&found.name.value)
        })
    }
}

/// Reads what is asked for of the surveys a report names; those that cannot be read are
/// reported.
pub fn read_all(
    surveys: &[NamedSurvey],
    asked: &AskedVariables,
    inputs: &mut Inputs,
    diagnostics: &mut Diagnostics,
) -> Vec<Survey> {
    read_again(surveys, asked, &mut SurveyMemory::default(), inputs, diagnostics)
}

/// The same, but for what is remembered.
pub fn read_again(
    surveys: &[NamedSurvey],
    asked: &AskedVariables,
    memory: &mut SurveyMemory,
    inputs: &mut Inputs,
    diagnostics: &mut Diagnostics,
) -> Vec<Survey> {
    let read_one = |NamedSurvey { name, codebook: path }: &NamedSurvey| {
        let wanted = Wanted { name: &name.value, written: path, asked, compared: None };
        memory.recall_or(wanted, inputs, diagnostics, |inputs, said| {
            read(&name.value, path, asked, inputs, said)
        })
    };
    surveys.iter().filter_map(read_one).collect()
}

/// The data file that an author names, or that of the codebook that is named, as a path from
/// the project folder; what cannot be found is reported.
pub fn data_of(
    written: &Placed<String>,
    inputs: &mut Inputs,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    let mut name = written.value.clone();
    if crate::project::is_yaml(&name) {
        let source = inputs.read_text(&name).map_err(|error| error.at(written));
        let source = source.map_err(|error| diagnostics.push(error)).ok()?;
        let codebook = yaml::parse(&source, diagnostics)?;
        let Some(file) = read_codebook::file_of(&codebook) else {
            let message = say!("`{name}` names no data file", name);
            let hint = "write `file: …`, or give the path of the data file itself";
            diagnostics.push(Diagnostic::error(message).at(&written.place).hint(hint));
            return None;
        };
        let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
        name = crate::file::beside(folder, &file.value);
    }
    match inputs.read(&name) {
        Ok(_) => crate::file::normal(&name),
        Err(error) => {
            diagnostics.push(error.at(written));
            None
        }
    }
}

/// The data file that a codebook names, as a path from the project folder; nothing, if what
/// has its name is no codebook.
#[must_use]
pub fn named_by(codebook: &str, inputs: &mut Inputs) -> Option<String> {
    let source = inputs.read_text(codebook).ok()?;
    let node = yaml::parse(&source, &mut Diagnostics::default())?;
    let file = read_codebook::file_of(&node)?;
    let folder = codebook.rsplit_once('/').map_or("", |(folder, _)| folder);
    crate::file::normal(&crate::file::beside(folder, &file.value))
}

/// Reads a survey; what cannot be read is reported. `written` is the path of the codebook,
/// or of an SPSS file, where the report names it.
fn read(
    name: &str,
    written: &Placed<String>,
    asked: &AskedVariables,
    inputs: &mut Inputs,
    diagnostics: &mut Diagnostics,
) -> Option<Survey> {
    let before = diagnostics.count(Severity::Error);
    let (codebook, data, asked) = if file_kind::describes_itself(&written.value) {
        let file = &written.value;
        let data = data_file::read_described(file, written, asked, inputs, diagnostics)?;
        (read_codebook::of_file(&data, written), data, asked.clone())
    } else {
        read_with_codebook(written, asked, inputs, diagnostics)?
    };
    let undecoded =
        Undecoded { name, written, codebook, data, asked: &asked, errors_before: before };
    Some(undecoded.decoded(inputs, diagnostics))
}

/// Reads a survey that has no codebook, with one that is guessed.
pub fn read_bare(
    beginning: &Beginning,
    inputs: &mut Inputs,
    diagnostics: &mut Diagnostics,
) -> Option<Survey> {
    let before = diagnostics.count(Severity::Error);
    let (sketch, data) = sketch::read_bare(beginning, inputs, diagnostics)?;
    let undecoded = Undecoded {
        name: &beginning.file.value,
        written: &beginning.file,
        codebook: sketch.codebook,
        data,
        asked: &AskedVariables::All,
        errors_before: before,
    };
    Some(undecoded.decoded(inputs, diagnostics))
}

/// A survey that has been read, and of which the cells are no answers yet.
struct Undecoded<'s> {
    name: &'s str,
    /// The path of the codebook or data file, where somebody names it.
    written: &'s Placed<String>,
    codebook: Codebook,
    data: AnswerFile,
    asked: &'s AskedVariables,
    /// How many mistakes there were before it was read.
    errors_before: usize,
}

impl Undecoded<'_> {
    /// Makes answers of the cells.
    fn decoded(self, inputs: &Inputs, diagnostics: &mut Diagnostics) -> Survey {
        let Self { name, written, codebook, data, asked, errors_before } = self;
        let columns = decode::decode(&codebook, &data, asked, diagnostics);
        let design = lay_out(&codebook, &columns, &data, diagnostics);
        let panel = panel(&codebook, &data, diagnostics);
        let file = data.name();
        let file = crate::file::normal(file).unwrap_or_else(|| file.to_owned());
        let fingerprint = if codebook.is_confidential() {
            Fingerprint::none()
        } else {
            Fingerprint::Plain(inputs.sha256_of(&file).unwrap_or_default())
        };
        let variables = codebook.variables.iter().map(|it| it.name.value.as_str());
        let names = memory::names(variables, data.names());
        let reading = SurveyReading::unknown(written).with_names(names);
        Survey {
            name: name.to_owned(),
            rows: data.len(),
            codebook,
            file,
            fingerprint,
            sound: diagnostics.count(Severity::Error) == errors_before,
            panel,
            design,
            earlier: None,
            columns,
            classes: Vec::new(),
            complete: Vec::new(),
            reading,
        }
    }
}

/// Who each row is, by the codebook's `panel-id`.
fn panel(
    codebook: &Codebook,
    data: &AnswerFile,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Option<String>>> {
    let name = codebook.compared.panel.as_ref()?;
    let variable = codebook.find(name, diagnostics)?;
    if variable.scale != Scale::Id {
        let message = say!("`{name}` does not tell rows apart", name = &name.value);
        let hint = "name a variable with `scale: id`";
        diagnostics.push(Diagnostic::error(message).at(&name.place).hint(hint));
        return None;
    }
    let texts = data.texts(&variable.column().value)?;
    let of = |code: &u32| match coded::wide(*code).checked_sub(1) {
        Some(index) => texts.different.get(index).cloned(),
        None => None,
    };
    Some(texts.codes.iter().map(of).collect())
}

/// Holds what the codebook says of the population and the sample against the answers.
fn lay_out(
    codebook: &Codebook,
    columns: &BTreeMap<String, Column>,
    file: &AnswerFile,
    diagnostics: &mut Diagnostics,
) -> Option<SampleDesign> {
    let rows = u64::try_from(file.len()).unwrap_or(u64::MAX);
    if let Some(population) = codebook.population.as_ref().filter(|it| it.value < rows) {
        let message = say!(
            "the survey has {rows} rows, but a population of {size}",
            rows,
            size = population.value
        );
        let hint = "correct the size, or leave it out if a row is not one of them";
        diagnostics.push(Diagnostic::error(message).at(&population.place).hint(hint));
        return None;
    }
    let answered = SurveyAnswers { codebook, columns, file };
    let weighting = codebook.weighting.as_ref();
    let plain = || weighting.map(|weighting| WrittenDesign::plain(&weighting.place));
    let written = codebook.design.clone().or_else(plain)?;
    design::lay_out(&written, weighting, answered, diagnostics)
}

/// Reads a codebook and the data file it names, and finds out what is asked for when what
/// variables are made of is known.
fn read_with_codebook(
    written: &Placed<String>,
    asked: &AskedVariables,
    inputs: &mut Inputs,
    diagnostics: &mut Diagnostics,
) -> Option<(Codebook, AnswerFile, AskedVariables)> {
    if is_bare(&written.value) {
        let file = &written.value;
        let message = say!("`{file}` holds answers, but no codebook", file);
        let hint = say!("begin one: `baslinje data codebook {file}`", file);
        diagnostics.push(Diagnostic::error(message).at(&written.place).hint(hint));
        return None;
    }
    // Of another file nothing may be told: it may hold answers.
    if !crate::project::is_yaml(&written.value) {
        if let Err(error) = inputs.read(&written.value) {
            diagnostics.push(error.at(written));
            return None;
        }
        let message =
            say!("`{file}` is of a kind that no codebook is", file = &written.value);
        let hint = "name a codebook in YAML that ends in `.yaml`, or an SPSS file";
        diagnostics.push(Diagnostic::error(message).at(&written.place).hint(hint));
        return None;
    }
    let source = match inputs.read_text(&written.value) {
        Ok(source) => source,
        Err(error) => {
            diagnostics.push(error.at(written));
            return None;
        }
    };
    let node = yaml::parse(&source, diagnostics)?;
    let folder = written.value.rsplit_once('/').map_or("", |(folder, _)| folder);
    let path = |file: &Placed<String>| crate::file::beside(folder, &file.value);
    // What a file says of itself is known before the codebook adds to it.
    let file = read_codebook::file_of(&node);
    if let Some(file) = file.filter(|file| file_kind::describes_itself(&file.value)) {
        let (name, named) = (path(&file), asked.with_all_of(&node));
        let data = data_file::read_described(&name, &file, &named, inputs, diagnostics)?;
        let brought = data.variables(&file.place);
        let codebook = read_codebook::read_codebook(&node, Some(brought), diagnostics)?;
        return Some((codebook, data, asked.with_needs(&node)));
    }
    let codebook = read_codebook::read_codebook(&node, None, diagnostics)?;
    let file = path(&codebook.file);
    let asked = asked.with_needs(&node);
    let columns = asked.columns(&codebook);
    let wanted = |column: &str| columns.contains(&folded(column));
    let data = data_file::read(&file, &codebook, &wanted, inputs, diagnostics)?;
    Some((codebook, data, asked))
}
