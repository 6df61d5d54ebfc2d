//! Sets of rows in the words of a codebook: names and codes that another report can read.
//! `meaning.rs` says rows in them, and finds the rows that they mean.
//!
//! There is nothing in them but what was asked: no values of measured variables, and not how
//! many rows there are.

use crate::diagnostic::Said;
use crate::say;
use crate::survey::{Pick, Variable};

use super::answer::AskedAnswer;
use super::shared::SharedValue;

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
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unsaid {
    /// There is no such variable.
    Variable(String),
    /// It has no such code.
    Code(String, String),
}

impl Unsaid {
    /// What an author is told of it.
    #[must_use]
    pub fn said(&self) -> Said {
        match self {
            Self::Variable(name) => say!("`{name}` is no variable any longer", name),
            Self::Code(name, code) => {
                say!("`{name}` has no code `{code}` any longer", name, code)
            }
        }
    }
}

/// How a set of rows was asked for. Two sets of the same rows are the same set, however that
/// was, so that all of them are equal.
#[derive(Clone, Default)]
pub(crate) struct SaidWording(pub(super) SharedValue<Vec<SaidCondition>>);

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
}

impl SaidRows {
    /// The variables that it speaks of.
    pub fn variables(&self) -> impl Iterator<Item = &String> {
        let conditions = self.conditions.iter().map(|condition| &condition.variable);
        conditions.chain(&self.one_row_per)
    }
}
