//! Earlier waves of a survey: takes the answers of then, and gives them as answers to the
//! questions of now.
//!
//! Variables are matched by name, or by what the codebook says under `earlier`. The wording,
//! the scale and the answers of both are compared; a difference that nobody has judged is
//! reported, so that no series is broken in silence. What is derived is derived anew, by the
//! definitions of now.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Diagnostics, Placed};
use crate::file::Inputs;
use crate::manuscript::NamedSurvey;
use crate::say;
use crate::spelling::folded;

use super::Survey;
use super::asked::AskedVariables;
use super::codebook::Codebook;
use super::column::Column;
use super::earlier::Earlier;
use super::earlier_wave::EarlierWave;
use super::matching::Matching;
use super::memory::{SurveyMemory, Wanted};

/// An earlier wave, and where the codebooks of its surveys are.
#[derive(Clone, Copy)]
pub struct WaveSurveys<'w> {
    /// The wave, as the report calls it.
    pub wave: &'w Placed<String>,
    /// Its surveys.
    pub surveys: &'w [NamedSurvey],
}

impl<'w> WaveSurveys<'w> {
    /// The path of the codebook of a survey, if the wave has it.
    pub(super) fn codebook(self, survey: &str) -> Option<&'w Placed<String>> {
        let named = self.surveys.iter().find(|named| named.name.value == survey);
        named.map(|named| &named.codebook)
    }

    /// Reports a wave that has nothing of what the report asks.
    pub(super) fn check_any(self, read: &[Survey], diagnostics: &mut Diagnostics) {
        if read.is_empty() && !self.surveys.is_empty() && !diagnostics.has_errors() {
            let wave = self.wave;
            let message = say!(
                "the wave `{wave}` has none of the report's surveys",
                wave = &wave.value
            );
            let hint = "surveys are matched by name: call them as they were called then";
            diagnostics.push(Diagnostic::error(message).at(&wave.place).hint(hint));
        }
    }
}

/// What a report asks now of earlier waves too.
#[derive(Clone, Copy)]
pub struct AskedOfWaves<'n> {
    /// The report's own surveys.
    pub surveys: &'n [Survey],
    /// All words of the manuscript: what it does not name is neither read nor compared.
    pub words: &'n BTreeSet<String>,
}

/// Reads the surveys of an earlier wave that the report has now too, as answers to the
/// questions of now. What cannot be read or compared is reported; what is remembered is
/// neither read nor compared again.
pub fn read_earlier(
    of: WaveSurveys<'_>,
    asked: AskedOfWaves<'_>,
    memory: &mut SurveyMemory,
    inputs: &mut Inputs,
    diagnostics: &mut Diagnostics,
) -> Vec<Survey> {
    let mut read = Vec::new();
    let wave = of.wave;
    for now in asked.surveys {
        let Some(codebook) = of.codebook(&now.name) else { continue };
        let variables = wanted(&now.codebook, asked.words);
        let folded = variables.iter().map(|name| folded(name).into_owned());
        let asked = AskedVariables::Named(folded.collect());
        let compared = Some((wave, now));
        let wanted =
            Wanted { name: &now.name, written: codebook, asked: &asked, compared };
        let earlier = EarlierSurvey { wave, codebook, now, variables: &variables };
        read.extend(memory.recall_or(wanted, inputs, diagnostics, |inputs, said| {
            earlier.read(inputs, said)
        }));
    }
    of.check_any(&read, diagnostics);
    read
}

/// A survey of an earlier wave that is to be read.
struct EarlierSurvey<'s> {
    wave: &'s Placed<String>,
    /// The path of its codebook.
    codebook: &'s Placed<String>,
    now: &'s Survey,
    /// What of it is read and compared, by the names of now.
    variables: &'s BTreeSet<String>,
}

impl EarlierSurvey<'_> {
    /// Reads it, and compares it with that of now.
    fn read(&self, inputs: &mut Inputs, diagnostics: &mut Diagnostics) -> Option<Survey> {
        let Self { wave, codebook, now, variables } = *self;
        let then = |name: &String| {
            let variable = now.codebook.variable(name);
            let clause =
                variable.and_then(|variable| Earlier::of(&variable.earlier, wave));
            let renamed = clause.and_then(|clause| clause.variable.as_ref());
            renamed.map_or_else(|| name.clone(), |renamed| renamed.value.clone())
        };
        let asked = AskedVariables::Named(variables.iter().map(then).collect());
        let then = super::read(&now.name, codebook, &asked, inputs, diagnostics)?;
        if then.file == now.file {
            let message =
                say!("the wave `{wave}` reads the answers of now", wave = &wave.value);
            let hint = say!(
                "name the report or the codebook of then; `{file}` is what `{now}` reads now",
                file = &now.file,
                now = &now.name
            );
            diagnostics.push(Diagnostic::error(message).at(&wave.place).hint(hint));
            return None;
        }
        let matching = Matching { now, then: &then, wave, is_here: true };
        let (columns, earlier) = matching.answers(variables, diagnostics);
        Some(as_now(now, then, columns, earlier))
    }
}

/// The survey of then with the codebook of now.
pub(super) fn as_now(
    now: &Survey,
    then: Survey,
    columns: BTreeMap<String, Column>,
    earlier: EarlierWave,
) -> Survey {
    let codebook = Codebook {
        variables: now.codebook.variables.clone(),
        unread: now.codebook.unread.clone(),
        ..then.codebook
    };
    Survey { codebook, columns, earlier: Some(earlier), ..then }
}

/// The variables that words name, and what they are made of.
pub(super) fn wanted(codebook: &Codebook, words: &BTreeSet<String>) -> BTreeSet<String> {
    let mut wanted = BTreeSet::new();
    // What is derived stands after what it is made of.
    for variable in codebook.variables.iter().rev() {
        let name = &variable.name.value;
        if !words.contains(&*folded(name)) && !wanted.contains(name) {
            continue;
        }
        wanted.insert(name.clone());
        wanted.extend(variable.made_of().into_iter().cloned());
    }
    wanted
}
