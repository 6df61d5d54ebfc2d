//! Which rows a published count counts, in a form that two counts of the same rows share.
//!
//! Names of views, groups of answers and derived variables are resolved away: a derived
//! variable becomes the answers it is made of, so that two ways of cutting an age into
//! intervals speak of the same ages. The disclosure room finds out from this what one
//! published number says about another. Like the counts themselves it is confidential: a
//! measured variable is told by the values that occur.

use std::collections::{BTreeMap, BTreeSet};

use crate::survey::{
    Answer, Column, Measured, Origin, Pick, SeveralAnswers, Survey, Variable,
};

use super::answer::{AnswerCondition, AskedAnswer};
use super::counted::{Among, CHOSE, Counted, NO_CATEGORY, Population, RowSet, Trait};
use super::domain::{Domain, DomainRow, plain_question};
use super::said::{SaidCondition, SaidWording};
use super::shared::SharedValue;

/// Both counts together.
pub(super) fn sum(parts: impl IntoIterator<Item = Counted>) -> Counted {
    let mut all = parts.into_iter().flatten().collect::<Vec<_>>();
    all.sort();
    all
}

impl RowSet {
    fn everybody(survey: &Survey, one_row_per: Option<&Variable>) -> Self {
        let one_row_per = one_row_per.map(|variable| variable.name.value.clone());
        let (key, everybody) = (survey.key(), survey.rows);
        let population = Population { survey: key, one_row_per, everybody };
        let (conditions, wording) = (SharedValue::default(), SaidWording::default());
        Self { population, conditions, wording }
    }

    /// All rows of a survey. `None` of single answers, of which it is not known how many each
    /// gave.
    pub(crate) fn all_of(population: &Population) -> Option<Self> {
        population.one_row_per.is_none().then(|| Self {
            population: population.clone(),
            conditions: SharedValue::default(),
            wording: SaidWording::default(),
        })
    }

    fn narrow(&mut self, about: Trait, among: Among) {
        if let Some(known) = self.conditions.get_mut(&about) {
            known.some.retain(|value| among.some.contains(value));
        } else if among.some != among.all {
            self.conditions.insert(about, among);
        }
    }
}

/// The variable that a derived one is made of, at the end of the chain.
fn root<'s>(survey: &'s Survey, variable: &'s Variable) -> &'s Variable {
    let (Origin::Mapped { from, .. }
    | Origin::Cut { from, .. }
    | Origin::Period { from, .. }) = &variable.origin
    else {
        return variable;
    };
    survey.codebook.variable(&from.value).map_or(variable, |from| root(survey, from))
}

/// Categories of a derived variable with several answers as those it is made of.
fn source_of_several<'s>(
    survey: &'s Survey,
    variable: &'s Variable,
    chosen: BTreeSet<usize>,
) -> (&'s Variable, BTreeSet<usize>) {
    let Origin::Mapped { from, map } = &variable.origin else {
        return (variable, chosen);
    };
    let Some(from) = survey.codebook.variable(&from.value) else {
        return (variable, chosen);
    };
    let meant = map.iter().enumerate();
    let meant = meant.filter(|(_, to)| to.is_some_and(|to| chosen.contains(&to)));
    source_of_several(survey, from, meant.map(|(index, _)| index).collect())
}

/// A number for each row, the same for rows with the same answer; several answers count
/// as some answer.
pub(super) fn values(survey: &Survey, variable: &Variable) -> Vec<usize> {
    let categories = variable.categories.len();
    match survey.column(&variable.name.value) {
        Some(Column::Single(answers)) => {
            answers.iter().map(|answer| value_of(answer, categories)).collect()
        }
        Some(Column::Multiple(rows)) => rows.iter().map(value_of_several).collect(),
        Some(Column::Numeric(numbers)) => {
            let bits = |number: &Measured| match number {
                Measured::Value(value) => (0, value.to_bits()),
                Measured::Missing(index) => (1, as_bits(*index)),
                Measured::Empty => (2, 0),
            };
            let known = numbers.iter().map(bits).collect::<BTreeSet<_>>();
            let places = known.into_iter().enumerate();
            let places =
                places.map(|(place, bits)| (bits, place)).collect::<BTreeMap<_, _>>();
            numbers.iter().map(|number| places[&bits(number)]).collect()
        }
        Some(Column::Dates(dates)) => {
            let known = dates.iter().collect::<BTreeSet<_>>();
            let places = known.into_iter().enumerate();
            let places =
                places.map(|(place, dated)| (dated, place)).collect::<BTreeMap<_, _>>();
            dates.iter().map(|dated| places[dated]).collect()
        }
        Some(Column::Texts(_) | Column::Hidden) | None => vec![0; survey.rows],
    }
}

fn value_of(answer: &Answer, categories: usize) -> usize {
    match answer {
        Answer::Category(index) => *index,
        Answer::Missing(index) => categories + 1 + *index,
        Answer::Empty => categories,
    }
}

fn value_of_several(answers: &SeveralAnswers) -> usize {
    match answers {
        SeveralAnswers::Chosen(chosen) if chosen.is_empty() => CHOSE + 1,
        SeveralAnswers::Chosen(_) => CHOSE,
        SeveralAnswers::Missing(index) => CHOSE + 3 + *index,
        SeveralAnswers::Empty => CHOSE + 2,
    }
}

/// A row, and its number in [`values`].
#[derive(Clone, Copy)]
struct TellingValue {
    row: usize,
    value: usize,
}

/// The [`values`] of enough rows to see each answer that occurs: one of each different
/// answer, or all rows for numbers. What is derived from the variable differs no more.
fn telling_values(survey: &Survey, variable: &Variable) -> Vec<TellingValue> {
    let categories = variable.categories.len();
    let one = |(row, value)| TellingValue { row, value };
    match survey.column(&variable.name.value) {
        Some(Column::Single(answers)) => {
            let kinds = answers.kinds().iter().map(|answer| value_of(answer, categories));
            answers.firsts().iter().copied().zip(kinds).map(one).collect()
        }
        Some(Column::Multiple(rows)) => {
            let kinds = rows.kinds().iter().map(value_of_several);
            rows.firsts().iter().copied().zip(kinds).map(one).collect()
        }
        Some(
            Column::Numeric(_) | Column::Dates(_) | Column::Texts(_) | Column::Hidden,
        )
        | None => values(survey, variable).into_iter().enumerate().map(one).collect(),
    }
}

fn as_bits(index: usize) -> u64 {
    u64::try_from(index).unwrap_or(u64::MAX)
}

/// A condition on a variable as one on what it is made of.
fn condition(
    survey: &Survey,
    variable: &Variable,
    asked: AskedAnswer<'_>,
) -> (Trait, Among) {
    let question = plain_question(survey, variable);
    let meets = |index: usize| {
        let row = DomainRow::plain(index);
        asked.is_met(&question.given(&row))
    };
    let several =
        matches!(survey.column(&variable.name.value), Some(Column::Multiple(_)));
    if let (true, AskedAnswer::Picks(picks)) = (several, asked) {
        let chosen = picks.iter().filter_map(|pick| match pick {
            Pick::Category(index) => Some(*index),
            Pick::Missing(_) | Pick::Empty => None,
        });
        let chosen = chosen.collect::<BTreeSet<_>>();
        if !chosen.is_empty() {
            let seen = telling_values(survey, variable);
            let (variable, chosen) = source_of_several(survey, variable, chosen);
            let codes = picks.iter().filter_map(|pick| match pick {
                Pick::Category(_) => None,
                Pick::Missing(index) => Some(NO_CATEGORY + 1 + *index),
                Pick::Empty => Some(NO_CATEGORY),
            });
            let codes =
                codes.chain(chosen).collect::<BTreeSet<_>>().into_iter().collect();
            let about = Trait::Chosen(variable.name.value.clone(), codes);
            let all = seen.iter().map(|it| usize::from(meets(it.row))).collect();
            // Not to choose one of several answers is an answer.
            let silent = BTreeSet::new();
            return (about, Among { some: BTreeSet::from([1]), all, silent });
        }
    }
    if let Some(of) = survey.completed_by(variable) {
        let seen = telling_values(survey, variable);
        let some = seen.iter().filter(|it| meets(it.row)).map(|it| it.value).collect();
        let all = seen.iter().map(|it| it.value).collect();
        let silent = silent_values(survey, variable, &seen);
        return (Trait::Complete(of.to_vec()), Among { some, all, silent });
    }
    let base = if several { variable } else { root(survey, variable) };
    let seen = telling_values(survey, base);
    let some = seen.iter().filter(|it| meets(it.row)).map(|it| it.value).collect();
    let all = seen.iter().map(|it| it.value).collect();
    let silent = silent_values(survey, base, &seen);
    (Trait::Answer(base.name.value.clone()), Among { some, all, silent })
}

/// Which of the values that occur are no answer. None where silence tells something.
fn silent_values(
    survey: &Survey,
    variable: &Variable,
    seen: &[TellingValue],
) -> BTreeSet<usize> {
    if variable.sensitive {
        return BTreeSet::new();
    }
    let question = plain_question(survey, variable);
    let silent = seen.iter().filter(|it| {
        AskedAnswer::NotAnswered.is_met(&question.given(&DomainRow::plain(it.row)))
    });
    silent.map(|it| it.value).collect()
}

/// What is asked of rows that are answers as a condition on the answers, where the
/// question is about them.
fn answer_condition(
    domain: &Domain<'_>,
    bound: &Variable,
    variable: &Variable,
    asked: AskedAnswer<'_>,
) -> (Trait, Among) {
    let survey = domain.survey;
    let answers = bound.categories.len();
    let question = domain.bound_question(variable);
    let given = (0..answers).filter(|category| {
        let row = DomainRow::answer(*category);
        asked.is_met(&question.given(&row))
    });
    let mut some = given.collect::<BTreeSet<_>>();
    let mut all = (0..answers).collect::<BTreeSet<_>>();
    let mut silent = BTreeSet::new();
    // Those who chose nothing have one row each.
    let question = domain.question(variable);
    for (index, value) in values(survey, bound).into_iter().enumerate() {
        if value != CHOSE {
            let row = DomainRow::plain(index);
            all.insert(answers + value);
            if value > CHOSE + 1 && !bound.sensitive {
                silent.insert(answers + value);
            }
            if asked.is_met(&question.given(&row)) {
                some.insert(answers + value);
            }
        }
    }
    (Trait::Answer(bound.name.value.clone()), Among { some, all, silent })
}

/// What the rows of a domain are, and those among them who answer a question in a certain
/// way.
pub(super) fn counted<'q>(
    domain: &'q Domain<'_>,
    asked: impl IntoIterator<Item = AnswerCondition<'q>>,
) -> Counted {
    vec![one_counted(domain, asked)]
}

/// The same as the one set that it is.
pub(super) fn one_counted<'q>(
    domain: &'q Domain<'_>,
    asked: impl IntoIterator<Item = AnswerCondition<'q>>,
) -> RowSet {
    let survey = domain.survey;
    let mut set = RowSet::everybody(survey, domain.bound());
    for AnswerCondition { variable, answer } in domain.asked().chain(asked) {
        let (about, among) = match domain.bound() {
            Some(bound) if domain.is_about_bound(variable) => {
                answer_condition(domain, bound, variable, answer)
            }
            _ => condition(survey, variable, answer),
        };
        set.narrow(about, among);
        set.wording.0.push(SaidCondition::of(variable, answer));
    }
    set
}

/// Those in a domain who have each of the numbers that occur in the survey; nothing if these
/// are more than `most`.
pub(super) fn numbers(
    domain: &Domain<'_>,
    variable: &Variable,
    most: usize,
) -> Vec<(Counted, f64)> {
    let survey = domain.survey;
    let Some(Column::Numeric(numbers)) = survey.column(&variable.name.value) else {
        return Vec::new();
    };
    let places = values(survey, variable);
    let mut known: BTreeMap<usize, f64> = BTreeMap::new();
    for (number, place) in numbers.iter().zip(&places) {
        if let Measured::Value(value) = number {
            known.insert(*place, *value);
            if known.len() > most {
                return Vec::new();
            }
        }
    }
    let all = places.into_iter().collect::<BTreeSet<_>>();
    let silent = silent_values(survey, variable, &telling_values(survey, variable));
    let about = Trait::Answer(variable.name.value.clone());
    let one = |(place, value): (usize, f64)| {
        let mut sets = counted(domain, None);
        for set in &mut sets {
            let among = Among {
                some: BTreeSet::from([place]),
                all: all.clone(),
                silent: silent.clone(),
            };
            set.narrow(about.clone(), among);
        }
        (sets, value)
    };
    known.into_iter().map(one).collect()
}

/// The rows of the data file behind the answers that a domain's rows are.
pub(super) fn respondents(
    domain: &Domain<'_>,
    asked: Option<AnswerCondition<'_>>,
) -> Counted {
    let Some(bound) = domain.bound() else { return Vec::new() };
    let mut set = RowSet::everybody(domain.survey, None);
    let own = domain.asked().map(|condition| (condition, false));
    let more = asked.into_iter().map(|condition| (condition, true));
    for (AnswerCondition { variable, answer: asked }, of_answers) in own.chain(more) {
        let of_answers = of_answers && !matches!(asked, AskedAnswer::Picks(_));
        let variable =
            if of_answers && domain.is_about_bound(variable) { bound } else { variable };
        let (about, among) = condition(domain.survey, variable, asked);
        set.narrow(about, among);
        set.wording.0.push(SaidCondition::of(variable, asked));
    }
    vec![set]
}

/// Every answer to a question by itself, counted: together they are the answers given.
pub(super) fn mentions(domain: &Domain<'_>, variable: &Variable) -> Counted {
    // Those who chose nothing have a row among the answers, but gave none.
    if !domain.is_multiple(variable) && !domain.is_about_bound(variable) {
        return counted(
            domain,
            Some(AnswerCondition { variable, answer: AskedAnswer::Answered }),
        );
    }
    let one = |index| {
        let answer = AskedAnswer::Picks(&[Pick::Category(index)]);
        counted(domain, Some(AnswerCondition { variable, answer }))
    };
    sum((0..variable.categories.len()).map(one))
}
