//! Surveys that were read before: by the files they were read from, and by the variables that
//! were asked for. The answers in them are confidential, and so is this.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use crate::diagnostic::{Diagnostics, Placed, Severity};
use crate::file::{Digest, Inputs};
use crate::memory::Effort;
use crate::spelling::folded;

use super::asked::AskedVariables;
use super::{Survey, file_kind};

/// The surveys of the run before.
#[derive(Default)]
pub struct SurveyMemory {
    surveys: Vec<Survey>,
    shared: Option<SharedSurveys>,
    effort: Effort,
}

/// The surveys that several reports of one run ask for, as they were read: those of these
/// codebooks. All copies are the same.
#[derive(Clone, Default)]
pub struct SharedSurveys {
    codebooks: Arc<BTreeSet<String>>,
    surveys: Arc<Mutex<Vec<Survey>>>,
}

impl SharedSurveys {
    /// Those of these codebooks, by their paths, none of which has been read yet.
    #[must_use]
    pub fn new(codebooks: BTreeSet<String>) -> Self {
        Self { codebooks: Arc::new(codebooks), surveys: Arc::default() }
    }

    /// A copy of one that was read before, if all it depends on is as it was.
    fn recall(&self, wanted: Wanted<'_>, inputs: &mut Inputs) -> Option<Survey> {
        let surveys = self.surveys.lock().unwrap_or_else(PoisonError::into_inner);
        surveys.iter().find(|survey| is_it(survey, wanted, inputs)).cloned()
    }

    /// Keeps one for the other reports, if there are any that ask for it.
    fn keep(&self, wanted: Wanted<'_>, survey: &Survey) {
        // Of an earlier measurement it is what one report compares itself with.
        if wanted.compared.is_none() && self.codebooks.contains(&wanted.written.value) {
            let surveys = self.surveys.lock();
            surveys.unwrap_or_else(PoisonError::into_inner).push(survey.clone());
        }
    }
}

/// How a survey came about.
#[derive(Clone)]
pub(super) struct SurveyReading {
    /// The path of the codebook, where the report names it.
    written: Placed<String>,
    /// The files that were read, with their sha256.
    files: BTreeMap<String, String>,
    /// The names of all its variables and columns, as names are compared.
    names: BTreeSet<String>,
    /// Those of them that were asked for.
    asked: Vec<String>,
    /// Of an earlier measurement: which, and the survey of now that it was compared with.
    compared: Option<(Placed<String>, Digest)>,
    /// What was found wrong.
    said: Diagnostics,
    /// The digest of all that the answers and their meaning depend on.
    content: Digest,
}

impl SurveyReading {
    /// One that nothing is known of.
    pub(super) fn unknown(written: &Placed<String>) -> Self {
        Self {
            written: written.clone(),
            files: BTreeMap::new(),
            names: BTreeSet::new(),
            asked: Vec::new(),
            compared: None,
            said: Diagnostics::default(),
            content: Digest::of(written),
        }
    }

    /// The same, with the names of all variables and columns.
    pub(super) fn with_names(self, names: BTreeSet<String>) -> Self {
        Self { names, ..self }
    }

    /// What the answers and their meaning depend on.
    pub(super) fn content(&self) -> Digest {
        self.content
    }
}

/// What is read: the path of a codebook, and what is asked for.
#[derive(Clone, Copy)]
pub(super) struct Wanted<'w> {
    /// What the report calls the survey.
    pub(super) name: &'w str,
    /// The path of the codebook, where the report names it.
    pub(super) written: &'w Placed<String>,
    /// What is asked for.
    pub(super) asked: &'w AskedVariables,
    /// Of an earlier measurement: which, and the survey of now that it is compared with.
    pub(super) compared: Option<(&'w Placed<String>, &'w Survey)>,
}

impl SurveyMemory {
    /// How many surveys were read in the last run.
    #[must_use]
    pub fn effort(&self) -> Effort {
        self.effort
    }

    /// One that knows of what other reports of the same run have read.
    #[must_use]
    pub fn beside(shared: SharedSurveys) -> Self {
        Self { shared: Some(shared), ..Self::default() }
    }

    /// Keeps the surveys of a run for the next.
    pub fn keep(&mut self, surveys: Vec<Survey>) {
        self.surveys = surveys;
    }

    /// A new run begins.
    pub fn begin(&mut self) {
        self.effort = Effort::default();
    }

    /// A survey as it was read before, if all it depends on is as it was; otherwise it is
    /// read. What is wrong with it is reported in either case.
    pub(super) fn recall_or(
        &mut self,
        wanted: Wanted<'_>,
        inputs: &mut Inputs,
        diagnostics: &mut Diagnostics,
        read: impl FnOnce(&mut Inputs, &mut Diagnostics) -> Option<Survey>,
    ) -> Option<Survey> {
        let mut fits = |survey: &Survey| is_it(survey, wanted, inputs);
        if let Some(place) = self.surveys.iter().position(&mut fits) {
            let survey = self.surveys.swap_remove(place);
            self.effort.remembered += 1;
            diagnostics.take_over(survey.reading.said.clone());
            return Some(survey);
        }
        if let Some(survey) =
            self.shared.as_ref().and_then(|it| it.recall(wanted, inputs))
        {
            self.effort.remembered += 1;
            diagnostics.take_over(survey.reading.said.clone());
            return Some(survey);
        }
        self.effort.made += 1;
        let mut said = Diagnostics::default();
        let survey = read(inputs, &mut said).map(|survey| {
            let reading = reading(&survey, wanted, inputs, &said);
            Survey { reading, ..survey }
        });
        if let (Some(shared), Some(survey)) = (&self.shared, &survey) {
            shared.keep(wanted, survey);
        }
        diagnostics.take_over(said);
        survey
    }
}

/// Whether a survey is what would be read now. One with mistakes never is: it may lack files
/// that are there by now.
fn is_it(survey: &Survey, wanted: Wanted<'_>, inputs: &mut Inputs) -> bool {
    let SurveyReading { written, files, names, asked, compared, said, .. } =
        &survey.reading;
    let is_named = survey.name == wanted.name && written.value == wanted.written.value;
    let is_compared = match (compared, wanted.compared) {
        (None, None) => true,
        (Some((wave, then)), Some((now_wave, now))) => {
            wave.value == now_wave.value && *then == now.reading.content
        }
        (None, Some(_)) | (Some(_), None) => false,
    };
    let has_mistakes = said.count(Severity::Error) > 0;
    if !is_named || !is_compared || has_mistakes || files.is_empty() {
        return false;
    }
    // What was said may name the place where the report names it.
    let is_written_there = *written == *wanted.written
        && compared.as_ref().map(|it| &it.0) == wanted.compared.map(|it| it.0);
    let may_move = said.sorted().is_empty() && !describes_itself(survey);
    if !is_written_there && !may_move {
        return false;
    }
    *asked == asked_of(names, wanted.asked) && inputs.reread(files)
}

/// Whether codebook and answers are one file, so that places of the report are in it.
fn describes_itself(survey: &Survey) -> bool {
    file_kind::describes_itself(&survey.file)
}

fn asked_of(names: &BTreeSet<String>, asked: &AskedVariables) -> Vec<String> {
    names.iter().filter(|name| asked.includes(name)).cloned().collect()
}

/// How a survey that was just read came about.
fn reading(
    survey: &Survey,
    wanted: Wanted<'_>,
    inputs: &Inputs,
    said: &Diagnostics,
) -> SurveyReading {
    let written = wanted.written.clone();
    let codebook = crate::file::normal(&written.value).unwrap_or_default();
    let files = [codebook, survey.file.clone()];
    let known = |name: String| inputs.sha256_of(&name).map(|sha256| (name, sha256));
    let files = files.into_iter().filter_map(known).collect();
    let names = wanted.compared.map_or(survey, |it| it.1).reading.names.clone();
    let asked = asked_of(&names, wanted.asked);
    let compared = wanted.compared.map(|(wave, now)| (wave.clone(), now.reading.content));
    let place =
        describes_itself(survey).then(|| (written.place.start(), written.place.end()));
    let of_wave = compared.as_ref().map(|(wave, now)| (&wave.value, now));
    let content = Digest::of(&(&files, of_wave, place));
    let said = said.clone();
    SurveyReading { written, files, names, asked, compared, said, content }
}

/// The names of all variables and columns.
pub(super) fn names<'n>(
    variables: impl Iterator<Item = &'n str>,
    columns: &'n [String],
) -> BTreeSet<String> {
    let columns = columns.iter().map(String::as_str);
    variables.chain(columns).map(|name| folded(name).into_owned()).collect()
}
