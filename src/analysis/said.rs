//! Sets of rows in the words of a codebook: takes a [`RowSet`] as it was asked for, gives
//! names and codes that another report can read, and the other way round.
//!
//! There is nothing in them but what was asked: no values of measured variables, and not how
//! many rows there are.

use crate::survey::{Codebook, Label, Origin, Pick, Scale, Survey, Variable};

use super::domain::Domain;
use super::row_set::{self, AskedAnswer, RowSet};

/// A set of rows in words: the survey, and what is asked of the rows.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SaidRows {
    /// The name that the report gives the survey; of an earlier measurement `NAME@WAVE`.
    pub survey: String,
    /// The variable with several answers that the rows are answers to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub one_row_per: Option<String>,
    /// All that is asked of them.
    #[serde(rename = "where")]
    pub conditions: Vec<SaidCondition>,
}

/// What is asked of the rows about one variable.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(deny_unknown_fields)]
pub struct SaidCondition {
    /// The variable.
    pub variable: String,
    /// What it holds.
    pub is: SaidAnswers,
}

/// What a variable holds.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum SaidAnswers {
    /// One of these codes; `None` is an empty cell.
    OneOf(Vec<Option<String>>),
    /// Any answer.
    Answered,
    /// None.
    NotAnswered,
    /// A category; not those who chose none of several.
    SomeCategory,
    /// No category; those who chose none of several, too.
    NoCategory,
}

/// Why a set of rows means nothing by a codebook of now.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unsaid {
    /// There is no such variable.
    #[error("`{0}` is no variable any longer")]
    Variable(String),
    /// It has no such code.
    #[error("`{0}` has no code `{1}` any longer")]
    Code(String, String),
}

/// How a set of rows was asked for. Two sets of the same rows are the same set, however that
/// was, so that all of them are equal.
#[derive(Clone, Default)]
pub(crate) struct SaidWording(pub(super) Vec<SaidCondition>);

impl PartialEq for SaidWording {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for SaidWording {}

impl PartialOrd for SaidWording {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for SaidWording {
    fn cmp(&self, _: &Self) -> std::cmp::Ordering {
        std::cmp::Ordering::Equal
    }
}

impl SaidCondition {
    pub(super) fn of(variable: &Variable, asked: AskedAnswer<'_>) -> Self {
        let is = match asked {
            AskedAnswer::Picks(picks) => {
                let code = |pick: &Pick| match pick {
                    Pick::Category(index) => {
                        Some(variable.categories[*index].code.clone())
                    }
                    Pick::Missing(index) => Some(variable.missing[*index].code.clone()),
                    Pick::Empty => None,
                };
                let mut codes = picks.iter().map(code).collect::<Vec<_>>();
                codes.sort();
                codes.dedup();
                SaidAnswers::OneOf(codes)
            }
            AskedAnswer::Answered => SaidAnswers::Answered,
            AskedAnswer::NotAnswered => SaidAnswers::NotAnswered,
            AskedAnswer::SomeCategory => SaidAnswers::SomeCategory,
            AskedAnswer::NoCategory => SaidAnswers::NoCategory,
        };
        Self { variable: variable.name.value.clone(), is }
    }

    /// The answers picked; nothing where none are named.
    fn picks(&self, variable: &Variable) -> Result<Vec<Pick>, Unsaid> {
        let SaidAnswers::OneOf(codes) = &self.is else { return Ok(Vec::new()) };
        let pick = |code: &Option<String>| {
            let Some(code) = code else { return Ok(Pick::Empty) };
            let place = |labels: &[Label]| labels.iter().position(|it| it.code == *code);
            let category = place(&variable.categories).map(Pick::Category);
            let found = category.or_else(|| place(&variable.missing).map(Pick::Missing));
            found.ok_or_else(|| Unsaid::Code(self.variable.clone(), code.clone()))
        };
        codes.iter().map(pick).collect()
    }
}

impl SaidRows {
    /// A set of rows in the words that it was asked for in.
    pub(crate) fn of(set: &RowSet) -> Self {
        let mut conditions = set.wording.0.clone();
        conditions.sort();
        conditions.dedup();
        let population = set.population.clone();
        let (survey, one_row_per) = (population.survey, population.one_row_per);
        Self { survey, one_row_per, conditions }
    }

    /// The rows of a survey of now.
    ///
    /// # Errors
    ///
    /// If its codebook knows a name or a code no longer.
    pub(crate) fn rows_of(&self, survey: &Survey) -> Result<RowSet, Unsaid> {
        let variable = |name: &str| {
            let found = survey.codebook.variable(name).filter(|variable| {
                !matches!(variable.scale, Scale::Text | Scale::Id)
                    && survey.column(&variable.name.value).is_some()
            });
            found.ok_or_else(|| Unsaid::Variable(name.to_owned()))
        };
        let bound = self.one_row_per.as_deref().map(variable).transpose()?;
        let domain = Domain::of_rows(survey, bound);
        let mut asked = Vec::new();
        for condition in &self.conditions {
            let variable = variable(&condition.variable)?;
            asked.push((variable, condition, condition.picks(variable)?));
        }
        let asked = asked.iter().map(|(variable, condition, picks)| {
            let asked = match condition.is {
                SaidAnswers::OneOf(_) => AskedAnswer::Picks(picks),
                SaidAnswers::Answered => AskedAnswer::Answered,
                SaidAnswers::NotAnswered => AskedAnswer::NotAnswered,
                SaidAnswers::SomeCategory => AskedAnswer::SomeCategory,
                SaidAnswers::NoCategory => AskedAnswer::NoCategory,
            };
            (*variable, asked)
        });
        Ok(row_set::one_counted(&domain, asked))
    }

    /// The variables that it speaks of.
    pub fn variables(&self) -> impl Iterator<Item = &String> {
        let conditions = self.conditions.iter().map(|condition| &condition.variable);
        conditions.chain(&self.one_row_per)
    }
}

/// What decides which rows a condition on a variable means, hashed: what kind it is, its
/// codes and what it is made of, not what anything is called.
#[must_use]
pub fn meaning(codebook: &Codebook, name: &str) -> Option<String> {
    let text = described(codebook, codebook.variable(name)?);
    Some(crate::file::sha256(text.as_bytes())[..16].to_owned())
}

fn described(codebook: &Codebook, variable: &Variable) -> String {
    let codes = |labels: &[Label]| {
        let codes = labels.iter().map(|label| format!("{:?}", label.code));
        codes.collect::<Vec<_>>().join(",")
    };
    let from = |name: &str| {
        codebook.variable(name).map_or_else(String::new, |it| described(codebook, it))
    };
    let names = |columns: &[crate::diagnostic::Placed<String>]| {
        let columns = columns.iter().map(|column| format!("{:?}", column.value));
        columns.collect::<Vec<_>>().join(",")
    };
    // Where the column has the variable's name, that says it.
    let own = variable.column.as_ref();
    let own = own.map_or_else(String::new, |column| format!(" {:?}", column.value));
    let origin = match &variable.origin {
        Origin::Column => format!("column{own}"),
        Origin::Separated(sign) => format!("separated {sign:?}{own}"),
        Origin::Columns { columns, selected, unselected } => {
            format!("columns {} {selected:?} {unselected:?}", names(columns))
        }
        Origin::Combined { columns } => format!("combined {}", names(columns)),
        Origin::Mapped { from: of, map } => format!("map {map:?} of {}", from(&of.value)),
        Origin::Cut { from: of, intervals } => {
            format!("cut {intervals:?} of {}", from(&of.value))
        }
        Origin::Index(index) => {
            let items = index.items.iter().map(|item| from(&item.variable.value));
            let items = items.collect::<Vec<_>>().join("; ");
            format!("{:?} of at least {} of {items}", index.statistic, index.at_least)
        }
    };
    format!(
        "{:?} {} [{}] [{}] {:?} ({origin})",
        variable.name.value,
        variable.scale.word(),
        codes(&variable.categories),
        codes(&variable.missing),
        variable.range,
    )
}
