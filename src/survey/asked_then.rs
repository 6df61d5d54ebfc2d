//! What was asked in an earlier wave of which the answers are not here, but only what a
//! report has published of them: takes the codebook of then, gives a survey without rows in
//! which everything that was asked has a column, and tells what answers were called then.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Diagnostics, Placed};
use crate::file::Inputs;
use crate::fingerprint::Fingerprint;
use crate::spelling::loosely_folded;

use super::Survey;
use super::codebook::{Codebook, EMPTY, Label, Origin, Pick, Variable};
use super::column::Column;
use super::file_kind;
use super::memory::SurveyReading;
use super::scores::same_score;
use super::waves::{
    AskedOfWaves, EarlierWave, Matching, Places, WaveSurveys, as_now, wanted,
};

/// Reads what was asked in an earlier wave of which the answers are not here: surveys without
/// rows, in which everything that was asked has an empty column. What cannot be read or
/// compared is reported.
pub fn read_asked(
    of: WaveSurveys<'_>,
    asked: AskedOfWaves<'_>,
    inputs: &mut Inputs,
    diagnostics: &mut Diagnostics,
) -> Vec<Survey> {
    let mut read = Vec::new();
    for now in asked.surveys {
        let Some(written) = of.codebook(&now.name) else { continue };
        let Some(codebook) = read_codebook_alone(written, inputs, diagnostics) else {
            continue;
        };
        let then = without_answers(&now.name, codebook, written);
        let matching = Matching { now, then: &then, wave: of.wave, is_here: false };
        let wanted = wanted(&now.codebook, asked.words);
        let (columns, earlier) = matching.answers(&wanted, diagnostics);
        read.push(as_now(now, then, columns, earlier));
    }
    of.check_any(&read, diagnostics);
    read
}

/// A codebook, without the data file that it names.
fn read_codebook_alone(
    written: &Placed<String>,
    inputs: &mut Inputs,
    diagnostics: &mut Diagnostics,
) -> Option<Codebook> {
    let file = match inputs.read_text(&written.value) {
        _ if file_kind::describes_itself(&written.value) => Some(written.value.clone()),
        Ok(source) => {
            let node = crate::yaml::parse(&source, diagnostics)?;
            let file = super::read_codebook::file_of(&node).map(|file| file.value);
            match file.filter(|file| file_kind::describes_itself(file)) {
                None => {
                    return super::read_codebook::read_codebook(&node, None, diagnostics);
                }
                some => some,
            }
        }
        Err(error) => {
            diagnostics.push(error.at(written));
            return None;
        }
    };
    let file = file.unwrap_or_default();
    let message = format!("what was asked then stands in `{file}`, which is not there");
    let hint = "name an archive that the answers were left in";
    diagnostics.push(Diagnostic::error(message).at(&written.place).hint(hint));
    None
}

/// A survey of which nothing is there but the codebook.
fn without_answers(name: &str, codebook: Codebook, written: &Placed<String>) -> Survey {
    let folder = written.value.rsplit_once('/').map_or("", |(folder, _)| folder);
    let file = crate::file::beside(folder, &codebook.file.value);
    let variables = codebook.variables.iter();
    let columns = variables.map(|one| (one.name.value.clone(), Column::Hidden)).collect();
    Survey {
        name: name.to_owned(),
        codebook,
        rows: 0,
        file: crate::file::normal(&file).unwrap_or(file),
        fingerprint: Fingerprint::none(),
        // Nothing is said about what no answers add up to.
        sound: false,
        design: None,
        panel: None,
        earlier: None,
        columns,
        reading: SurveyReading::unknown(written),
    }
}

/// What was asked in an earlier wave of which the answers are not here.
#[derive(Clone, Debug)]
pub(super) struct QuestionsThen {
    codebook: Codebook,
    /// Of each variable that was asked then too its name, and where the answers of then
    /// stand among those of now.
    variables: BTreeMap<String, (String, Places)>,
    /// What is derived now, but was not then, or otherwise.
    otherwise: BTreeSet<String>,
}

impl QuestionsThen {
    pub(super) fn new(codebook: &Codebook) -> Self {
        Self {
            codebook: codebook.clone(),
            variables: BTreeMap::new(),
            otherwise: BTreeSet::new(),
        }
    }

    /// Takes up a variable that was asked then too.
    pub(super) fn insert(&mut self, variable: &Variable, name: String, places: Places) {
        self.variables.insert(variable.name.value.clone(), (name, places));
    }

    /// Finds out whether what is derived now was derived then, in the same way.
    pub(super) fn derive(&mut self, variable: &Variable) {
        let name = &variable.name.value;
        let found = self.codebook.variable(name);
        match found.filter(|then| self.is_same_derivation(variable, then)) {
            Some(then) => {
                let places = Places::new(variable, then, &[], false);
                self.insert(variable, name.clone(), places);
            }
            None => {
                self.otherwise.insert(name.clone());
            }
        }
    }

    /// Whether a variable is made as it was made then, of what it was made of then.
    fn is_same_derivation(&self, now: &Variable, then: &Variable) -> bool {
        let was = |name: &Placed<String>| self.variables.get(&name.value);
        let named = |one: &Placed<String>, other: &String| {
            was(one).is_some_and(|it| it.0 == *other)
        };
        let labels = |variable: &Variable| {
            variable
                .categories
                .iter()
                .map(|label| loosely_folded(&label.label))
                .collect::<Vec<_>>()
        };
        if labels(now) != labels(then) || now.scale != then.scale {
            return false;
        }
        match (&now.origin, &then.origin) {
            (
                Origin::Mapped { from, map },
                Origin::Mapped { from: from_then, map: map_then },
            ) => {
                let Some((_, places)) = was(from) else { return false };
                let moved = places.categories.iter().map(|place| map[(*place)?]);
                named(from, &from_then.value) && moved.eq(map_then.iter().copied())
            }
            (
                Origin::Cut { from, intervals },
                Origin::Cut { from: from_then, intervals: then },
            ) => named(from, &from_then.value) && intervals == then,
            (
                Origin::Period { from, unit, first },
                Origin::Period { from: from_then, unit: unit_then, first: first_then },
            ) => {
                named(from, &from_then.value) && unit == unit_then && first == first_then
            }
            (Origin::Index(one), Origin::Index(other)) => one.is_as(other, &named),
            _ => false,
        }
    }
}

impl EarlierWave {
    /// Whether the answers of then are not here, but only what was asked.
    #[must_use]
    pub fn is_without_answers(&self) -> bool {
        self.asked_then.is_some()
    }

    /// The codebook of then, where the answers are not here.
    #[must_use]
    pub fn codebook_then(&self) -> Option<&Codebook> {
        self.asked_then.as_ref().map(|then| &then.codebook)
    }

    /// What a variable was called, where the answers are not here; nothing if it was none,
    /// or was derived otherwise.
    #[must_use]
    pub fn name_then(&self, variable: &str) -> Option<&str> {
        let then = self.asked_then.as_ref()?;
        if then.otherwise.contains(variable) {
            return None;
        }
        then.variables.get(variable).map(|(name, _)| name.as_str())
    }

    /// Whether every answer of then counted as what it counts as now, where the answers are
    /// not here.
    #[must_use]
    pub fn scores_alike(&self, variable: &Variable) -> bool {
        let Some(asked) = &self.asked_then else { return true };
        let found = asked.variables.get(&variable.name.value);
        let then = found.and_then(|(name, places)| {
            Some((asked.codebook.variable(name)?, &places.categories))
        });
        let Some((then, places)) = then else { return true };
        let mut all = then.categories.iter().zip(places);
        all.all(|(label, place)| {
            place.is_some_and(|place| {
                same_score(label.score, variable.categories[place].score)
            })
        })
    }

    /// The answers of then that are these answers of now, by their labels, where the
    /// answers themselves are not here.
    #[must_use]
    pub fn labels_then(&self, variable: &str, picks: &[Pick]) -> BTreeSet<String> {
        let mut labels = BTreeSet::new();
        let Some(then) = &self.asked_then else { return labels };
        let Some((name, places)) = then.variables.get(variable) else { return labels };
        let Some(variable) = then.codebook.variable(name) else { return labels };
        let mut add =
            |from: &[Label], places: &[Option<usize>], pick: fn(usize) -> Pick| {
                for (label, place) in from.iter().zip(places) {
                    if place.is_some_and(|place| picks.contains(&pick(place))) {
                        labels.insert(label.label.clone());
                    }
                }
            };
        add(&variable.categories, &places.categories, Pick::Category);
        add(&variable.missing, &places.missing, Pick::Missing);
        labels.extend(picks.contains(&Pick::Empty).then(|| EMPTY.to_owned()));
        labels
    }
}
