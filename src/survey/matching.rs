//! Matches the variables of an earlier wave with those of now, compares them, and gives the
//! answers of then as answers to the questions of now.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Diagnostics, Placed, Said};
use crate::say;

use super::answer_places::AnswerPlaces;
use super::asked::not_read;
use super::codebook::{Origin, Scale, Variable};
use super::column::Column;
use super::derived::{cut, mapped};
use super::differences::{check_map, differences, range_difference, words};
use super::earlier::{Earlier, Judgement};
use super::earlier_wave::EarlierWave;
use super::periods::by_period;
use super::questions_then::QuestionsThen;
use super::told::told_number;
use super::{Survey, index};

/// A survey and its earlier wave.
pub(super) struct Matching<'s> {
    pub(super) now: &'s Survey,
    pub(super) then: &'s Survey,
    pub(super) wave: &'s Placed<String>,
    /// Whether the answers of then are.
    pub(super) is_here: bool,
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
            let sources = variable.made_of();
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
            text.as_ref()
                .map_or("not stated".into(), |text| Said::from(words(&text.value)))
        };
        let mut differences = Vec::new();
        let mut place = &self.wave.place;
        let compared = [
            (&then.compared.mode, &now.compared.mode),
            (&then.compared.population, &now.compared.population),
        ];
        for (index, (one, other)) in compared.into_iter().enumerate() {
            let (was, is) = (text(one), text(other));
            let same = was.to_string().to_lowercase() == is.to_string().to_lowercase();
            if let (false, Some(written)) = (same, other.as_ref().or(one.as_ref())) {
                place = &written.place;
                differences.push(match index {
                    0 => say!("the mode was `{was}` and is `{is}`", was, is),
                    _ => say!("the population was `{was}` and is `{is}`", was, is),
                });
            }
        }
        if let (Some(one), Some(other)) = (&then.unit, &now.unit)
            && one != other
        {
            differences.push(say!(
                "a row was one `{was}` and is one `{is}`",
                was = &one.one,
                is = &other.one
            ));
        }
        let judged = Earlier::of(&now.compared.earlier, self.wave)
            .and_then(|it| it.judged.as_ref());
        if let (None, Some(differences)) = (judged, together(differences)) {
            let wave = &self.wave.value;
            let message = say!(
                "the survey `{name}` is not as in {wave}: {differences}",
                name = &self.now.name,
                wave,
                differences
            );
            let hint = say!(
                "judge it in the codebook, beside `title`: `earlier: {{wave}: {comparable: \
                 no, because: …}}`, or `comparable: yes`",
                wave
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
    ) -> Option<(Column, String, AnswerPlaces)> {
        let name = &variable.name.value;
        let clause = Earlier::of(&variable.earlier, self.wave);
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
        let places = AnswerPlaces::new(variable, then, map, judged.is_some());
        let mut differences = differences(variable, then, map, &places);
        let of_now = self.now.column(name);
        differences.extend(range_difference(variable, then, of_now, column));
        let place = differences.first().map(|first| first.place.clone());
        let all = together(differences.into_iter().map(|one| one.text).collect());
        if let (None, Some(differences), Some(place)) = (judged, all, place) {
            let lost = places.categories.contains(&None);
            diagnostics.push(self.changed(name, &differences, lost).at(&place));
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
            let (wave, lost) = (&self.wave.value, lost.collect::<Vec<_>>().join(", "));
            let message = say!(
                "`{name}` has no place for the answers of {wave}: {lost}",
                name,
                wave,
                lost
            );
            let hint = say!(
                "say what they are now: `earlier: {{wave}: {map: {earlier answer: this \
                 answer}, comparable: {word}, because: …}}`",
                wave,
                word = if judged.comparable { "yes" } else { "no" }
            );
            let other = "or give the variable another name, if it is another question";
            let error = Diagnostic::error(message).at(&judged.place).hint(hint);
            diagnostics.push(error.hint(other));
        }
        let column = places.moved(column, variable.scale == Scale::Multiple);
        Some((column, then.name.value.clone(), places))
    }

    /// The error that a question is not as it was, and nobody has judged what that means;
    /// `lost` if there is no place for some answers of then.
    fn changed(&self, name: &str, differences: &Said, lost: bool) -> Diagnostic {
        let wave = &self.wave.value;
        let message =
            say!("`{name}` is not as in {wave}: {differences}", name, wave, differences);
        let error = Diagnostic::error(message).hint(say!(
            "judge it in the codebook, under `{name}`: `earlier: {{wave}: {comparable: no, \
             because: …}}`, or `comparable: yes`",
            name,
            wave
        ));
        match lost {
            true => error.hint(say!(
                "say what the answers of then are now: `earlier: {{wave}: {map: {earlier \
                 answer: this answer}}}`",
                wave
            )),
            false => error,
        }
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
        let message = say!(
            "`{name}` has answers of another kind than in {wave}: the scale was `{was}` and \
             is `{is}`",
            name = &now.name.value,
            wave = &self.wave.value,
            was = then.scale.word(),
            is = now.scale.word()
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
                    let message = say!(
                        "{number} in {wave} lies in none of the intervals of `{name}`",
                        number = told_number(*value, &from.value, &self.then.codebook),
                        wave = &self.wave.value,
                        name = &variable.name.value
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

/// What differs, as one phrase.
fn together(differences: Vec<Said>) -> Option<Said> {
    let differences = differences.into_iter();
    differences.reduce(|one, other| say!("{one}; {other}", one, other))
}
