//! What was asked in an earlier wave of which the answers are not here, in the words of then.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Placed;
use crate::spelling::loosely_folded;

use super::answer_places::AnswerPlaces;
use super::codebook::{Codebook, EMPTY, Label, Origin, Pick, Variable};
use super::scores::same_score;

/// One question that was asked then too.
#[derive(Clone, Debug)]
struct QuestionThen {
    /// What its variable was called.
    name: String,
    /// Where the answers of then stand among those of now.
    places: AnswerPlaces,
}

/// What was asked in an earlier wave of which the answers are not here.
#[derive(Clone, Debug)]
pub(super) struct QuestionsThen {
    codebook: Codebook,
    /// The variables that were asked then too, by their names of now.
    variables: BTreeMap<String, QuestionThen>,
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
    pub(super) fn insert(
        &mut self,
        variable: &Variable,
        name: String,
        places: AnswerPlaces,
    ) {
        let asked = QuestionThen { name, places };
        self.variables.insert(variable.name.value.clone(), asked);
    }

    /// Finds out whether what is derived now was derived then, in the same way.
    pub(super) fn derive(&mut self, variable: &Variable) {
        let name = &variable.name.value;
        let found = self.codebook.variable(name);
        match found.filter(|then| self.is_same_derivation(variable, then)) {
            Some(then) => {
                let places = AnswerPlaces::new(variable, then, &[], false);
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
            was(one).is_some_and(|it| it.name == *other)
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
                let Some(QuestionThen { places, .. }) = was(from) else { return false };
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

    /// The codebook of then.
    pub(super) fn codebook(&self) -> &Codebook {
        &self.codebook
    }

    /// What a variable of now was called; nothing if it was none, or was derived otherwise.
    pub(super) fn name_of(&self, variable: &str) -> Option<&str> {
        if self.otherwise.contains(variable) {
            return None;
        }
        self.variables.get(variable).map(|then| then.name.as_str())
    }

    /// Whether every answer of then counted as what it counts as now.
    pub(super) fn scores_alike(&self, variable: &Variable) -> bool {
        let found = self.variables.get(&variable.name.value);
        let then = found.and_then(|QuestionThen { name, places }| {
            Some((self.codebook.variable(name)?, &places.categories))
        });
        let Some((then, places)) = then else { return true };
        let mut all = then.categories.iter().zip(places);
        all.all(|(label, place)| {
            place.is_some_and(|place| {
                same_score(label.score, variable.categories[place].score)
            })
        })
    }

    /// The answers of then that are these answers of now, by their labels.
    pub(super) fn labels_of(&self, variable: &str, picks: &[Pick]) -> BTreeSet<String> {
        let mut labels = BTreeSet::new();
        let Some(QuestionThen { name, places }) = self.variables.get(variable) else {
            return labels;
        };
        let Some(variable) = self.codebook.variable(name) else { return labels };
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
