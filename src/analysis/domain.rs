//! Row sets: which rows of a survey a request is about.
//!
//! A domain is a mask over the whole survey; rows are never cut out of it (Lumley,
//! *Complex Surveys*, 2010, section 2.2.1).

use std::hash::{Hash, Hasher};

use crate::diagnostic::{Diagnostic, Diagnostics, Placed};
use crate::manuscript::{BaseRule, Condition, RowUnit};
use crate::say;
use crate::survey::{
    Answer, CalendarDate, Column, CompleteCases, Dated, Measured, Origin, Pick, Scale,
    SeveralAnswers, Survey, Variable,
};
use crate::words::Language;

use super::answer::{AnswerCondition, AskedAnswer, Given};
use super::narrowing::Narrowing;

/// Some rows of a survey.
#[derive(Clone)]
pub(super) struct Domain<'a> {
    pub(super) survey: &'a Survey,
    /// The variable of which each row holds one answer, for a view with one row per answer.
    pub(super) bound: Option<&'a Variable>,
    pub(super) filter: Vec<(&'a Variable, Vec<Pick>)>,
    /// Whether only rows that are in some group are meant, or only those in none, where the
    /// groups are the categories of this variable.
    pub(super) grouped: Option<(&'a Variable, Grouped)>,
    /// Whether only those are meant who answered all of several questions, or only the others.
    pub(super) complete: Option<(&'a CompleteCases, Completeness)>,
    /// What a row is, and how many of the conditions that tells.
    pub(super) unit: Option<&'a RowUnit>,
    pub(super) told: usize,
}

/// Everything that decides which rows they are, and what they answered.
impl Hash for Domain<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self { survey, bound, filter, grouped, complete, unit, told } = self;
        let name = |variable: &&'_ Variable| variable.name.value.clone();
        survey.hash(state);
        bound.as_ref().map(name).hash(state);
        filter.len().hash(state);
        for (variable, picks) in filter {
            (name(variable), picks).hash(state);
        }
        grouped.as_ref().map(|(by, how)| (name(by), how)).hash(state);
        complete.as_ref().map(|(cases, how)| (&cases.of, how)).hash(state);
        (unit, told).hash(state);
    }
}

/// Where rows stand that are put into groups by a variable.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Grouped {
    /// In a group, or several.
    InSome,
    /// In none: they gave no answer, or chose none of several.
    InNone,
}

/// Which rows are meant where some answered all of several questions.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Completeness {
    /// Those who answered all.
    Complete,
    /// Those who left out at least one.
    Incomplete,
}

/// One row of a domain: a row of the data file, and for a view with one row per answer
/// which answer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct DomainRow {
    index: usize,
    bound: Option<usize>,
}

impl DomainRow {
    /// A row of the data file.
    pub(super) fn plain(index: usize) -> Self {
        Self { index, bound: None }
    }

    /// The row of the data file that it is, or that gave the answer it is.
    pub(super) fn index(self) -> usize {
        self.index
    }

    /// A row that is an answer, whoever gave it.
    pub(super) fn answer(category: usize) -> Self {
        Self { index: 0, bound: Some(category) }
    }
}

/// A question put to the rows of a data file.
pub(super) fn plain_question<'q>(
    survey: &'q Survey,
    variable: &Variable,
) -> DomainQuestion<'q> {
    DomainQuestion {
        column: survey.column(&variable.name.value),
        bound: BoundQuestion::Not,
    }
}

/// A question as the rows of a domain answer it.
pub(super) struct DomainQuestion<'q> {
    column: Option<&'q Column>,
    bound: BoundQuestion<'q>,
}

/// In a view with one row per answer: whether the question is the one the rows are answers
/// to, or derived from it.
enum BoundQuestion<'q> {
    Not,
    Itself,
    Mapped(&'q [Option<usize>]),
}

impl DomainQuestion<'_> {
    /// What a row answered.
    pub(super) fn given<'r>(&'r self, row: &'r DomainRow) -> Given<'r> {
        let bound = row.bound.as_ref();
        let category = match self.bound {
            BoundQuestion::Not => None,
            BoundQuestion::Itself => bound,
            BoundQuestion::Mapped(map) => {
                bound.and_then(|category| map[*category].as_ref())
            }
        };
        if let Some(category) = category {
            return Given::Categories(std::slice::from_ref(category));
        }
        match self.column {
            Some(Column::Single(answers)) => Given::one(&answers[row.index]),
            Some(Column::Multiple(rows)) => Given::several(&rows[row.index]),
            Some(Column::Numeric(values)) => match values[row.index] {
                Measured::Value(value) => Given::Number(value),
                Measured::Missing(index) => Given::Missing(index),
                Measured::Empty => Given::Empty,
            },
            Some(Column::Dates(dates)) => match dates[row.index] {
                Dated::On(date) => Given::Number(ordinal(date)),
                Dated::Missing(index) => Given::Missing(index),
                Dated::Empty => Given::Empty,
            },
            Some(Column::Texts(_) | Column::Hidden) | None => Given::Empty,
        }
    }
}

/// A number for each date that stands for no quantity: only that there is one counts.
fn ordinal(date: CalendarDate) -> f64 {
    f64::from(date.year) * 372.0
        + f64::from(date.month) * 31.0
        + f64::from(date.day.unwrap_or(0))
}

impl<'a> Domain<'a> {
    /// A variable of the survey, by an author's name for it.
    pub(super) fn variable(
        &self,
        name: &Placed<String>,
        diagnostics: &mut Diagnostics,
    ) -> Option<&'a Variable> {
        self.survey.codebook.find(name, diagnostics)?;
        let (written, earlier) = (name, self.survey.earlier.as_ref());
        if let Some(earlier) = earlier.filter(|it| !it.asks(&name.value)) {
            let (name, wave) = (&name.value, &earlier.label);
            if self.is_sound() && !earlier.is_unread(name) {
                let message = say!("`{name}` was not asked in {wave}", name, wave);
                let hint = say!(
                    "show it without {wave}; if it had another name then, say so in the \
                     codebook: `earlier: {{wave}: {variable: …}}`",
                    wave
                );
                diagnostics
                    .push(Diagnostic::error(message).at(&written.place).hint(hint));
            }
            return None;
        }
        self.survey.find(name, diagnostics)
    }

    /// Whether an answer could be given when these rows answered.
    pub(super) fn offers(&self, variable: &Variable, category: usize) -> bool {
        let earlier = self.survey.earlier.as_ref();
        earlier.is_none_or(|earlier| earlier.offers(&variable.name.value, category))
    }

    /// Whether all that is here of the survey was read without a mistake.
    pub(super) fn is_sound(&self) -> bool {
        self.survey.sound || self.is_without_answers()
    }

    /// Whether the answers of these rows are not here, so that nobody is counted.
    pub(super) fn is_without_answers(&self) -> bool {
        self.survey.is_without_answers()
    }

    /// Why a question put to these rows cannot be compared with the report's own
    /// measurement: for every break in it or in what the rows are picked by, the reason.
    pub(super) fn breaks(&self, variable: Option<&Variable>) -> Vec<String> {
        let Some(earlier) = &self.survey.earlier else { return Vec::new() };
        let picked = self.filter.iter().map(|(variable, _)| *variable);
        let mut reasons: Vec<String> = Vec::new();
        for variable in variable.into_iter().chain(picked).chain(self.bound) {
            if let Some(reason) = earlier.break_of(&variable.name.value)
                && !reasons.iter().any(|known| known == reason)
            {
                reasons.push(reason.to_owned());
            }
        }
        reasons
    }

    /// The conditions on its rows.
    pub(super) fn conditions(&self) -> &[(&'a Variable, Vec<Pick>)] {
        &self.filter
    }

    /// All rows of a survey, or all answers to one of its questions.
    pub(super) fn of_rows(survey: &'a Survey, bound: Option<&'a Variable>) -> Self {
        Self {
            survey,
            bound,
            filter: Vec::new(),
            grouped: None,
            complete: None,
            unit: None,
            told: 0,
        }
    }

    /// The variable of which each row holds one answer.
    pub(super) fn bound(&self) -> Option<&'a Variable> {
        self.bound
    }

    /// Whether a row is an answer to this question, or to the one it is made of.
    pub(super) fn is_about_bound(&self, variable: &Variable) -> bool {
        !matches!(self.question_of(variable), BoundQuestion::Not)
    }

    /// Keeps the rows that meet a condition.
    pub(super) fn restrict(
        &mut self,
        condition: &Condition,
        diagnostics: &mut Diagnostics,
    ) -> Option<()> {
        let variable = self.variable(&condition.variable, diagnostics)?;
        let mut picks = Vec::new();
        for label in &condition.labels {
            match variable.resolve(label) {
                Ok(found) => picks.extend(found),
                Err(error) => {
                    diagnostics.push(error);
                    return None;
                }
            }
        }
        self.filter.push((variable, picks));
        Some(())
    }

    /// The same rows, but only those that answered a category.
    pub(super) fn within(&self, variable: &'a Variable, category: usize) -> Self {
        let mut domain = self.clone();
        domain.filter.push((variable, vec![Pick::Category(category)]));
        domain
    }

    /// The same rows, but only those that gave one of these answers.
    pub(super) fn with(&self, variable: &'a Variable, picks: Vec<Pick>) -> Self {
        let mut domain = self.clone();
        domain.filter.push((variable, picks));
        domain
    }

    /// The same rows, but only those in some group by a variable, or only those in none.
    pub(super) fn grouped(&self, by: &'a Variable, grouped: Grouped) -> Self {
        Self { grouped: Some((by, grouped)), ..self.clone() }
    }

    /// The same rows, whatever group they are in.
    pub(super) fn ungrouped(&self) -> Self {
        Self { grouped: None, ..self.clone() }
    }

    /// The same rows, but only those who answered all of several questions, or only the others.
    pub(super) fn of_cases(
        &self,
        cases: &'a CompleteCases,
        completeness: Completeness,
    ) -> Self {
        Self { complete: Some((cases, completeness)), ..self.clone() }
    }

    /// The same rows, whether they answered all of several questions or not.
    pub(super) fn of_all_cases(&self) -> Self {
        Self { complete: None, ..self.clone() }
    }

    /// All that is asked of its rows.
    pub(super) fn asked(&self) -> impl Iterator<Item = AnswerCondition<'_>> {
        let conditions = self.filter.iter();
        let conditions = conditions.map(|(variable, picks)| AnswerCondition {
            variable,
            answer: AskedAnswer::Picks(picks),
        });
        let grouped = self.grouped.map(|(by, grouped)| AnswerCondition {
            variable: by,
            answer: match grouped {
                Grouped::InSome => AskedAnswer::SomeCategory,
                Grouped::InNone => AskedAnswer::NoCategory,
            },
        });
        let complete = self.complete.map(|(cases, completeness)| AnswerCondition {
            variable: &cases.variable,
            answer: match completeness {
                Completeness::Complete => AskedAnswer::SomeCategory,
                Completeness::Incomplete => AskedAnswer::NoCategory,
            },
        });
        conditions.chain(grouped).chain(complete)
    }

    /// The rows, in the order of the file.
    pub(super) fn rows(&self) -> Vec<DomainRow> {
        let questions = self.asked();
        let questions = questions
            .map(|asked| (self.question(asked.variable), asked.answer))
            .collect::<Vec<_>>();
        let belongs = |row: &DomainRow| {
            questions.iter().all(|(question, asked)| asked.is_met(&question.given(row)))
        };
        let one = |index| DomainRow { index, bound: None };
        let column = self.bound.map(|bound| self.survey.column(&bound.name.value));
        let Some(Some(Column::Multiple(answers))) = column else {
            let marks = self.marks();
            let marked = marks.iter().enumerate().filter(|(_, is_marked)| **is_marked);
            return marked.map(|(index, _)| one(index)).collect();
        };
        let mut rows = Vec::new();
        for index in 0..self.survey.rows {
            match &answers[index] {
                SeveralAnswers::Chosen(chosen) if !chosen.is_empty() => {
                    let each =
                        chosen.iter().map(|one| DomainRow { index, bound: Some(*one) });
                    rows.extend(each.filter(belongs));
                }
                SeveralAnswers::Chosen(_)
                | SeveralAnswers::Missing(_)
                | SeveralAnswers::Empty => {
                    rows.extend(Some(one(index)).filter(belongs));
                }
            }
        }
        rows
    }

    /// For each row of the survey whether it meets the conditions.
    fn marks(&self) -> Vec<bool> {
        let mut marks = vec![true; self.survey.rows];
        for AnswerCondition { variable, answer: asked } in self.asked() {
            match self.survey.column(&variable.name.value) {
                Some(Column::Single(answers)) => {
                    answers
                        .unmark(&mut marks, |answer| asked.is_met(&Given::one(answer)));
                }
                Some(Column::Multiple(rows)) => {
                    rows.unmark(&mut marks, |answers| {
                        asked.is_met(&Given::several(answers))
                    });
                }
                Some(
                    Column::Numeric(_)
                    | Column::Dates(_)
                    | Column::Texts(_)
                    | Column::Hidden,
                )
                | None => {
                    let question = self.question(variable);
                    for (index, mark) in marks.iter_mut().enumerate() {
                        *mark &= asked.is_met(&question.given(&DomainRow::plain(index)));
                    }
                }
            }
        }
        marks
    }

    /// How many rows gave each pair of answers to two questions; nothing where rows are
    /// single answers, or where a question takes more than one, or a number.
    pub(super) fn crossed(
        &self,
        first: &Variable,
        second: &Variable,
    ) -> Option<Vec<(&'a Answer, &'a Answer, u64)>> {
        if self.bound.is_some() {
            return None;
        }
        let column = |variable: &Variable| self.survey.column(&variable.name.value);
        match (column(first)?, column(second)?) {
            (Column::Single(first), Column::Single(second)) => {
                Some(first.crossed(second, &self.marks()))
            }
            _ => None,
        }
    }

    /// A question put to the rows of the domain.
    pub(super) fn question<'q>(&'q self, variable: &'q Variable) -> DomainQuestion<'q> {
        let column = self.survey.column(&variable.name.value);
        DomainQuestion { column, bound: self.question_of(variable) }
    }

    /// A question put to rows that are answers, without looking at who gave them.
    pub(super) fn bound_question<'q>(
        &self,
        variable: &'q Variable,
    ) -> DomainQuestion<'q> {
        DomainQuestion { column: None, bound: self.question_of(variable) }
    }

    fn question_of<'q>(&self, variable: &'q Variable) -> BoundQuestion<'q> {
        match self.bound {
            Some(bound) if variable.name.value == bound.name.value => {
                BoundQuestion::Itself
            }
            Some(bound) => match &variable.origin {
                Origin::Mapped { from, map } if from.value == bound.name.value => {
                    BoundQuestion::Mapped(map)
                }
                _ => BoundQuestion::Not,
            },
            None => BoundQuestion::Not,
        }
    }

    /// Whether a row can give several answers to a question.
    pub(super) fn is_multiple(&self, variable: &Variable) -> bool {
        let derived_from_bound = self.bound.is_some_and(|bound| {
            variable.name.value == bound.name.value
                || matches!(&variable.origin, Origin::Mapped { from, .. }
                    if from.value == bound.name.value)
        });
        variable.scale == Scale::Multiple && !derived_from_bound
    }

    /// What a row is, where codebook or view says it.
    pub(super) fn unit(&self) -> Option<RowUnit> {
        self.unit.cloned()
    }

    /// Where rows are single answers: the rows of the data file that gave the answers to a
    /// question that count, and what those are.
    pub(super) fn respondents(
        &self,
        variable: &Variable,
        base: BaseRule,
    ) -> Option<(u64, Option<RowUnit>)> {
        self.bound?;
        let question = self.question(variable);
        let counts = |row: &DomainRow| match question.given(row) {
            Given::Categories(_) | Given::Number(_) => true,
            Given::Missing(_) | Given::Empty => base == BaseRule::All,
        };
        let mut rows = self.rows().into_iter().filter(counts).collect::<Vec<_>>();
        rows.dedup_by_key(|row| row.index);
        let unit = self.survey.codebook.unit.clone();
        Some((rows.iter().map(|_| 1).sum(), unit))
    }

    /// The conditions that the unit does not tell, in labels.
    pub(super) fn narrowing(&self, language: Language) -> Vec<Narrowing> {
        let conditions = self.filter.iter().skip(self.told);
        let narrowing = conditions.map(|(variable, picks)| Narrowing {
            variable: variable.label.clone(),
            answers: picks
                .iter()
                .map(|pick| match pick {
                    Pick::Category(index) => variable.categories[*index].label.clone(),
                    Pick::Missing(index) => variable.missing[*index].label.clone(),
                    Pick::Empty => language.words().no_answer().to_lowercase(),
                })
                .collect(),
        });
        narrowing.collect()
    }

    /// The conditions in words, for the record of a number.
    pub(super) fn describe(&self) -> Vec<String> {
        let condition = |(variable, picks): &(&Variable, Vec<Pick>)| {
            let labels = picks.iter().map(|pick| match pick {
                Pick::Category(index) => variable.categories[*index].label.as_str(),
                Pick::Missing(index) => variable.missing[*index].label.as_str(),
                Pick::Empty => crate::survey::EMPTY,
            });
            let labels = labels.collect::<Vec<_>>().join(" | ");
            format!("{} = {labels}", variable.name.value)
        };
        let rows = self.bound.map(|bound| format!("one row per {}", bound.name.value));
        let complete = self.complete.map(|(cases, completeness)| {
            let answered = match completeness {
                Completeness::Complete => "complete",
                Completeness::Incomplete => "incomplete",
            };
            format!("{} = {answered}", cases.of.join(" & "))
        });
        let conditions = self.filter.iter().map(condition);
        rows.into_iter().chain(conditions).chain(complete).collect()
    }
}
