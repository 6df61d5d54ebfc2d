//! Earlier waves of a survey: takes the answers of then, and gives them as answers to the
//! questions of now.
//!
//! Variables are matched by name, or by what the codebook says under `earlier`. The wording,
//! the scale and the answers of both are compared; a difference that nobody has judged is
//! reported, so that no series is broken in silence. What is derived is derived anew, by the
//! definitions of now.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::diagnostic::{Diagnostic, Diagnostics, Placed};
use crate::file::Inputs;
use crate::manuscript::NamedSurvey;
use crate::spelling::{folded, loosely_folded};

use super::asked::{AskedVariables, not_read};
use super::asked_then::QuestionsThen;
use super::calendar::by_period;
use super::codebook::{Codebook, Label, Origin, Scale, Variable};
use super::codes::Codes;
use super::column::{Answer, Column, Dated, Measured, SeveralAnswers};
use super::decode::{cut, mapped};
use super::differences::{
    QuestionDifference, check_map, differences, range_difference, words,
};
use super::earlier::{Earlier, Judgement, MappedAnswer};
use super::labels::WaveLabels;
use super::memory::{SurveyMemory, Wanted};
use super::told::told_number;
use super::{Survey, index};

/// What there is to say about a survey of an earlier wave.
#[derive(Clone, Debug, Default)]
pub struct EarlierWave {
    /// The wave, as the report calls it.
    pub label: String,
    /// Variables that cannot be compared with those of now, and why.
    broken: BTreeMap<String, String>,
    /// Variables that were asked then too.
    asked: BTreeSet<String>,
    /// Variables about which the codebook says something wrong, which has been reported.
    unread: BTreeSet<String>,
    /// Of variables that were asked then too the answers that could not be given.
    unoffered: BTreeMap<String, BTreeSet<usize>>,
    /// Where the answers are not here: what was asked, in the words of then.
    pub(super) asked_then: Option<QuestionsThen>,
}

impl EarlierWave {
    /// Why a variable cannot be compared with that of now, if it cannot.
    #[must_use]
    pub fn break_of(&self, variable: &str) -> Option<&str> {
        self.broken.get(variable).map(String::as_str)
    }

    /// Whether a variable could not be matched because of a mistake that has been reported.
    #[must_use]
    pub fn is_unread(&self, variable: &str) -> bool {
        self.unread.contains(variable)
    }

    /// Whether an answer of now, by its index, could be given then too.
    #[must_use]
    pub fn offers(&self, variable: &str, category: usize) -> bool {
        self.unoffered.get(variable).is_none_or(|none| !none.contains(&category))
    }

    /// Whether a variable of now was asked then too.
    #[must_use]
    pub fn asks(&self, variable: &str) -> bool {
        self.asked.contains(variable)
    }
}

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
            let message =
                format!("the wave `{}` has none of the report's surveys", wave.value);
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
            let clause = variable.and_then(|variable| clause(&variable.earlier, wave));
            let renamed = clause.and_then(|clause| clause.variable.as_ref());
            renamed.map_or_else(|| name.clone(), |renamed| renamed.value.clone())
        };
        let asked = AskedVariables::Named(variables.iter().map(then).collect());
        let then = super::read(&now.name, codebook, &asked, inputs, diagnostics)?;
        if then.file == now.file {
            let message = format!("the wave `{}` reads the answers of now", wave.value);
            let hint = format!(
                "name the report or the codebook of then; `{}` is what `{}` reads now",
                now.file, now.name
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
        wanted.extend(sources(variable).into_iter().cloned());
    }
    wanted
}

/// What a variable is made of.
fn sources(variable: &Variable) -> Vec<&String> {
    match &variable.origin {
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

fn clause<'e>(earlier: &'e [Earlier], wave: &Placed<String>) -> Option<&'e Earlier> {
    earlier.iter().find(|clause| clause.wave.value == wave.value)
}

/// A survey and its earlier wave.
pub(super) struct Matching<'s> {
    pub(super) now: &'s Survey,
    pub(super) then: &'s Survey,
    pub(super) wave: &'s Placed<String>,
    /// Whether the answers of then are.
    pub(super) is_here: bool,
}

/// Where the answers of then stand among those of now.
#[derive(Clone, Debug)]
pub(super) struct Places {
    pub(super) categories: Vec<Option<usize>>,
    pub(super) missing: Vec<Option<usize>>,
}

impl Matching<'_> {
    pub(super) fn answers(
        &self,
        wanted: &BTreeSet<String>,
        diagnostics: &mut Diagnostics,
    ) -> (BTreeMap<String, Column>, EarlierWave) {
        let mut earlier =
            EarlierWave { label: self.wave.value.clone(), ..EarlierWave::default() };
        let mut columns = BTreeMap::new();
        let mut asked = QuestionsThen::new(&self.then.codebook);
        let whole = self.survey(diagnostics);
        for variable in &self.now.codebook.variables {
            let name = &variable.name.value;
            if !wanted.contains(name) {
                continue;
            }
            let sources = sources(variable);
            let column = if sources.is_empty() {
                let found = self.asked(variable, &mut earlier, diagnostics);
                found.map(|(column, name, places)| {
                    asked.insert(variable, name, places);
                    column
                })
            } else if !self.is_here && sources.iter().all(|source| earlier.asks(source)) {
                asked.derive(variable);
                Some(Column::Hidden)
            } else if sources.iter().all(|source| earlier.asks(source)) {
                self.derived(variable, &columns, diagnostics)
            } else {
                None
            };
            let unread = sources.iter().any(|source| earlier.is_unread(source));
            let Some(column) = column else {
                earlier.unread.extend(unread.then(|| name.clone()));
                continue;
            };
            if let Origin::Mapped { from, map } = &variable.origin {
                let made_of = |new: usize| {
                    let mut parts = map.iter().enumerate();
                    parts.any(|(old, to)| {
                        *to == Some(new) && earlier.offers(&from.value, old)
                    })
                };
                let all = 0..variable.categories.len();
                let none = all.filter(|new| !made_of(*new)).collect::<BTreeSet<_>>();
                earlier.unoffered.insert(name.clone(), none);
            }
            let broken =
                sources.iter().find_map(|source| earlier.broken.get(*source).cloned());
            if let Some(reason) = whole.clone().or(broken) {
                earlier.broken.entry(name.clone()).or_insert(reason);
            }
            earlier.asked.insert(name.clone());
            columns.insert(name.clone(), column);
        }
        earlier.asked_then = (!self.is_here).then_some(asked);
        (columns, earlier)
    }

    /// Compares the surveys as wholes; gives why they cannot be compared, if they cannot.
    fn survey(&self, diagnostics: &mut Diagnostics) -> Option<String> {
        let (now, then) = (&self.now.codebook, &self.then.codebook);
        let text = |text: &Option<Placed<String>>| {
            text.as_ref().map_or("not stated".to_owned(), |text| words(&text.value))
        };
        let mut differences = Vec::new();
        let mut place = &self.wave.place;
        for (what, one, other) in [
            ("mode", &then.compared.mode, &now.compared.mode),
            ("population", &then.compared.population, &now.compared.population),
        ] {
            let same = text(one).to_lowercase() == text(other).to_lowercase();
            if let (false, Some(written)) = (same, other.as_ref().or(one.as_ref())) {
                place = &written.place;
                differences.push(format!(
                    "the {what} was `{}` and is `{}`",
                    text(one),
                    text(other)
                ));
            }
        }
        if let (Some(one), Some(other)) = (&then.unit, &now.unit)
            && one != other
        {
            differences
                .push(format!("a row was one `{}` and is one `{}`", one.one, other.one));
        }
        let judged =
            clause(&now.compared.earlier, self.wave).and_then(|it| it.judged.as_ref());
        if let (None, false) = (judged, differences.is_empty()) {
            let message = format!(
                "the survey `{}` is not as in {}: {}",
                self.now.name,
                self.wave.value,
                differences.join("; ")
            );
            let hint = format!(
                "judge it in the codebook, beside `title`: \
                 `earlier: {{{}: {{comparable: no, because: …}}}}`, or `comparable: yes`",
                self.wave.value
            );
            diagnostics.push(Diagnostic::error(message).at(place).hint(hint));
        }
        broken_by(judged)
    }

    /// The answers of then to a question, as answers of now.
    fn asked(
        &self,
        variable: &Variable,
        earlier: &mut EarlierWave,
        diagnostics: &mut Diagnostics,
    ) -> Option<(Column, String, Places)> {
        let name = &variable.name.value;
        let clause = clause(&variable.earlier, self.wave);
        let renamed = clause.and_then(|clause| clause.variable.as_ref());
        let then = match renamed {
            Some(renamed) => self.then.codebook.find(renamed, diagnostics),
            None => self.then.codebook.variable(name),
        };
        let known = then.map_or(renamed.is_none(), |_| true);
        if !known || self.then.codebook.unread.contains(name) {
            earlier.unread.insert(name.clone());
        }
        let then = then?;
        let Some(column) = self.then.column(&then.name.value) else {
            diagnostics.push(not_read(&then.name));
            return None;
        };
        let judged = clause.and_then(|clause| clause.judged.as_ref());
        let map = clause.map_or(&[][..], |clause| clause.map.as_slice());
        if !check_map(variable, then, map, diagnostics) {
            earlier.unread.insert(name.clone());
            return None;
        }
        if !self.check_kind(variable, then, diagnostics) {
            earlier.unread.insert(name.clone());
            return None;
        }
        let places = Places::new(variable, then, map, judged.is_some());
        let mut differences = differences(variable, then, map, &places);
        let of_now = self.now.column(name);
        differences.extend(range_difference(variable, then, of_now, column));
        if let (None, Some(QuestionDifference { text: first, place })) =
            (judged, differences.first())
        {
            let more = differences.iter().skip(1).map(|more| format!("; {}", more.text));
            let message = format!(
                "`{name}` is not as in {}: {first}{}",
                self.wave.value,
                more.collect::<String>()
            );
            let wave = &self.wave.value;
            let mut error = Diagnostic::error(message).at(place).hint(format!(
                "judge it in the codebook, under `{name}`: \
                 `earlier: {{{wave}: {{comparable: no, because: …}}}}`, or `comparable: yes`"
            ));
            if places.categories.contains(&None) {
                error = error.hint(format!(
                    "say what the answers of then are now: \
                     `earlier: {{{wave}: {{map: {{earlier answer: this answer}}}}}}`"
                ));
            }
            diagnostics.push(error);
        }
        let offered = places.categories.iter().flatten().copied();
        let offered = offered.collect::<BTreeSet<_>>();
        let all = (0..variable.categories.len()).collect::<BTreeSet<_>>();
        earlier.unoffered.insert(name.clone(), &all - &offered);
        if let Some(reason) = broken_by(judged) {
            earlier.broken.insert(name.clone(), reason);
        }
        if let (Some(judged), true) = (judged, places.categories.contains(&None)) {
            let lost = then.categories.iter().zip(&places.categories);
            let lost = lost.filter(|(_, place)| place.is_none());
            let lost = lost.map(|(label, _)| format!("`{}`", label.label));
            let message = format!(
                "`{name}` has no place for the answers of {}: {}",
                self.wave.value,
                lost.collect::<Vec<_>>().join(", ")
            );
            let hint = format!(
                "say what they are now: `earlier: {{{}: {{map: {{earlier answer: this \
                 answer}}, comparable: {}, because: …}}}}`",
                self.wave.value,
                if judged.comparable { "yes" } else { "no" }
            );
            let other = "or give the variable another name, if it is another question";
            let error = Diagnostic::error(message).at(&judged.place).hint(hint);
            diagnostics.push(error.hint(other));
        }
        let column = places.moved(column, variable.scale == Scale::Multiple);
        Some((column, then.name.value.clone(), places))
    }

    /// Reports answers of another kind, which cannot stand among those of now.
    fn check_kind(
        &self,
        now: &Variable,
        then: &Variable,
        diagnostics: &mut Diagnostics,
    ) -> bool {
        let kind = |variable: &Variable| match variable.scale {
            Scale::Nominal | Scale::Ordinal => 0,
            Scale::Numeric => 1,
            Scale::Multiple => 2,
            Scale::Text | Scale::Id => 3,
            Scale::Date => 4,
        };
        if kind(now) == kind(then) {
            return true;
        }
        let message = format!(
            "`{}` has answers of another kind than in {}: the scale was `{}` and is `{}`",
            now.name.value,
            self.wave.value,
            then.scale.word(),
            now.scale.word()
        );
        let hint = "give the variable another name, since it is another question";
        diagnostics.push(Diagnostic::error(message).at(&now.name.place).hint(hint));
        false
    }

    /// What is derived by the definition of now.
    fn derived(
        &self,
        variable: &Variable,
        columns: &BTreeMap<String, Column>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Column> {
        match &variable.origin {
            Origin::Mapped { from, map } => Some(mapped(columns.get(&from.value)?, map)),
            Origin::Cut { from, intervals } => {
                let (column, outside) = cut(columns.get(&from.value)?, intervals);
                if let Some((_, value)) = outside.first() {
                    let message = format!(
                        "{} in {} lies in none of the intervals of `{}`",
                        told_number(*value, &from.value, &self.then.codebook),
                        self.wave.value,
                        variable.name.value
                    );
                    let hint = "widen the intervals, or declare the values as missing";
                    let error = Diagnostic::error(message).at(&variable.name.place);
                    diagnostics.push(error.hint(hint));
                }
                Some(column)
            }
            Origin::Period { from, unit, first } => {
                Some(by_period(columns.get(&from.value)?, *unit, *first))
            }
            Origin::Index(of) => index::compute(of, columns, self.then.rows),
            Origin::Column
            | Origin::Separated(_)
            | Origin::Columns { .. }
            | Origin::Combined { .. } => None,
        }
    }
}

fn broken_by(judged: Option<&Judgement>) -> Option<String> {
    judged.filter(|judged| !judged.comparable).map(|judged| judged.because.clone())
}

impl Places {
    /// Answers keep their label, or have the one that the map gives them. Where somebody
    /// has judged the variables, an answer under another label keeps its code.
    pub(super) fn new(
        now: &Variable,
        then: &Variable,
        map: &[MappedAnswer],
        judged: bool,
    ) -> Self {
        let map = map.iter().map(|it| (loosely_folded(&it.then.value), &it.now.value));
        let map = map.collect::<HashMap<_, _>>();
        let all = |from: &[Label], to: &[Label]| {
            let (before, among) =
                (WaveLabels::new(from.iter()), WaveLabels::new(to.iter()));
            let codes = Codes::new(to, &[]);
            let place = |label: &Label| {
                let target = map.get(&loosely_folded(&label.label)).copied();
                let by_label = among.find(target.unwrap_or(&label.label));
                let by_code = || match codes.find(&label.code) {
                    Some(Answer::Category(place)) => {
                        let taken = before.find(&to[place].label).is_some();
                        (!taken).then_some(place)
                    }
                    Some(Answer::Missing(_) | Answer::Empty) | None => None,
                };
                by_label.or_else(|| by_code().filter(|_| judged))
            };
            from.iter().map(place).collect()
        };
        Self {
            categories: all(&then.categories, &now.categories),
            missing: all(&then.missing, &now.missing),
        }
    }

    /// A column of then with the answers of now. An answer without a place is none.
    fn moved(&self, column: &Column, several: bool) -> Column {
        let missing = |index: usize| self.missing.get(index).copied().flatten();
        match column {
            Column::Single(answers) if !several => {
                Column::Single(answers.map(|answer| match answer {
                    Answer::Category(index) => {
                        self.categories[*index].map_or(Answer::Empty, Answer::Category)
                    }
                    Answer::Missing(index) => {
                        missing(*index).map_or(Answer::Empty, Answer::Missing)
                    }
                    Answer::Empty => Answer::Empty,
                }))
            }
            Column::Multiple(rows) if several => Column::Multiple(rows.map(|answers| {
                match answers {
                    SeveralAnswers::Chosen(chosen) => {
                        let places = chosen.iter().filter_map(|it| self.categories[*it]);
                        let places = places.collect::<BTreeSet<_>>();
                        SeveralAnswers::Chosen(places.into_iter().collect())
                    }
                    SeveralAnswers::Missing(index) => missing(*index)
                        .map_or(SeveralAnswers::Empty, SeveralAnswers::Missing),
                    SeveralAnswers::Empty => SeveralAnswers::Empty,
                }
            })),
            Column::Numeric(values) => {
                let moved = values.iter().map(|value| match value {
                    Measured::Missing(index) => {
                        missing(*index).map_or(Measured::Empty, Measured::Missing)
                    }
                    kept @ (Measured::Value(_) | Measured::Empty) => *kept,
                });
                Column::Numeric(moved.collect())
            }
            Column::Dates(dates) => {
                let moved = dates.iter().map(|dated| match dated {
                    Dated::Missing(index) => {
                        missing(*index).map_or(Dated::Empty, Dated::Missing)
                    }
                    kept @ (Dated::On(_) | Dated::Empty) => *kept,
                });
                Column::Dates(moved.collect())
            }
            Column::Texts(texts) => Column::Texts(texts.clone()),
            Column::Single(_) | Column::Multiple(_) | Column::Hidden => Column::Hidden,
        }
    }
}
