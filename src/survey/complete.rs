//! Who answered all of several questions, the *complete cases*: takes which questions are to be
//! answered together, adds to a survey for each such list a variable that tells it of every row,
//! so that those who did can be counted, and protected, like any other group.

use std::collections::BTreeSet;

use crate::diagnostic::Placed;

use super::Survey;
use super::codebook::{Label, Scale, Variable};
use super::column::{Answer, Column, Dated, Measured, SeveralAnswers};

/// Questions of which only those are counted who answered them all.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AskedComplete {
    /// The survey, by the name the report gives it.
    pub survey: String,
    /// The questions, as an author calls them.
    pub variables: Vec<String>,
}

/// Whether each row of a survey answered all of several questions.
#[derive(Clone)]
pub struct CompleteCases {
    /// The questions, by their names in the codebook, sorted and each once.
    pub of: Vec<String>,
    /// The variable that tells it: its one category are those who answered all, and the others
    /// have no answer.
    pub variable: Variable,
}

/// What the variable of some complete cases is called; no author can write that.
fn name_of(of: &[String]) -> String {
    format!("[{}]", of.join(", "))
}

impl Survey {
    /// Who answered all of some questions, if it has been asked for.
    #[must_use]
    pub fn complete_cases(&self, variables: &[&Variable]) -> Option<&CompleteCases> {
        let of = variables.iter().map(|variable| variable.name.value.clone());
        let of = of.collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>();
        self.complete.iter().find(|one| one.of == of)
    }

    /// The questions that a variable of complete cases is about, if it is one.
    #[must_use]
    pub fn completed_by(&self, variable: &Variable) -> Option<&[String]> {
        let name = &variable.name.value;
        let known = self.complete.iter().find(|one| one.variable.name.value == *name);
        known.map(|one| one.of.as_slice())
    }

    /// The variable that tells who answered all of these questions.
    #[must_use]
    pub fn complete_variable(&self, of: &[String]) -> Option<&Variable> {
        self.complete.iter().find(|one| one.of == of).map(|one| &one.variable)
    }

    /// The names of variables of the codebook, sorted and each once; `None` if one of them is
    /// unknown or was not read.
    fn names_of(&self, written: &[String]) -> Option<Vec<String>> {
        let name = |written: &String| {
            let variable = self.codebook.variable(written)?;
            let is_read = self.columns.contains_key(&variable.name.value);
            is_read.then(|| variable.name.value.clone())
        };
        let names = written.iter().map(name).collect::<Option<BTreeSet<_>>>()?;
        (!names.is_empty()).then(|| names.into_iter().collect())
    }
}

/// Finds out who answered all of the questions that are asked for, each list once. Names that
/// mean nothing are passed over: they are reported where they are resolved.
pub fn complete(surveys: &mut [Survey], asked: &[AskedComplete]) {
    for survey in surveys {
        // A survey that is remembered has those of the run before.
        for before in std::mem::take(&mut survey.complete) {
            survey.columns.remove(&before.variable.name.value);
        }
        if survey.earlier.is_some() {
            continue;
        }
        let lists = asked.iter().filter(|one| one.survey == survey.name);
        let lists = lists.filter_map(|one| survey.names_of(&one.variables));
        for of in lists.collect::<BTreeSet<_>>() {
            let Some((cases, column)) = cases(survey, of) else { continue };
            survey.columns.insert(cases.variable.name.value.clone(), column);
            survey.complete.push(cases);
        }
    }
}

/// Who answered all of these questions, row by row.
fn cases(survey: &Survey, of: Vec<String>) -> Option<(CompleteCases, Column)> {
    let variables = of.iter().map(|name| survey.codebook.variable(name));
    let variables = variables.collect::<Option<Vec<_>>>()?;
    let mut is_complete = vec![true; survey.rows];
    for name in &of {
        mark_answered(survey.columns.get(name)?, &mut is_complete);
    }
    let answer = |is_complete| match is_complete {
        true => Answer::Category(0),
        false => Answer::Empty,
    };
    let column = Column::Single(is_complete.into_iter().map(answer).collect());
    let first = *variables.first()?;
    let labels = variables.iter().map(|variable| variable.label.as_str());
    let label = labels.collect::<Vec<_>>().join(", ");
    let category = Label { code: "1".to_owned(), label: label.clone(), score: None };
    let name = Placed::new(name_of(&of), first.name.place.clone());
    let variable = Variable {
        categories: vec![category],
        sensitive: variables.iter().any(|variable| variable.sensitive),
        ..Variable::named(name, label, Scale::Nominal)
    };
    Some((CompleteCases { of, variable }, column))
}

/// Unmarks the rows that did not answer a question.
fn mark_answered(column: &Column, marks: &mut [bool]) {
    match column {
        Column::Single(answers) => {
            answers.unmark(marks, |answer| matches!(answer, Answer::Category(_)));
        }
        Column::Multiple(answers) => {
            answers.unmark(marks, |answer| matches!(answer, SeveralAnswers::Chosen(_)));
        }
        Column::Numeric(values) => {
            for (mark, value) in marks.iter_mut().zip(values) {
                *mark &= matches!(value, Measured::Value(_));
            }
        }
        Column::Dates(dates) => {
            for (mark, date) in marks.iter_mut().zip(dates) {
                *mark &= matches!(date, Dated::On(_));
            }
        }
        // Nobody is known to have answered what is not kept.
        Column::Texts(_) | Column::Hidden => marks.fill(false),
    }
}
