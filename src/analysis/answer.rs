//! What a row answered, and what can be asked of that.

use crate::survey::{Answer, Pick, SeveralAnswers, Variable};

/// What a row answered.
pub(super) enum Given<'q> {
    /// Category indices, one unless several answers could be given.
    Categories(&'q [usize]),
    /// A number.
    Number(f64),
    /// A declared missing answer.
    Missing(usize),
    /// Nothing.
    Empty,
}

impl<'q> Given<'q> {
    pub(super) fn one(answer: &'q Answer) -> Self {
        match answer {
            Answer::Category(index) => Self::Categories(std::slice::from_ref(index)),
            Answer::Missing(index) => Self::Missing(*index),
            Answer::Empty => Self::Empty,
        }
    }

    pub(super) fn several(answers: &'q SeveralAnswers) -> Self {
        match answers {
            SeveralAnswers::Chosen(chosen) => Self::Categories(chosen),
            SeveralAnswers::Missing(index) => Self::Missing(*index),
            SeveralAnswers::Empty => Self::Empty,
        }
    }

    /// Whether it is one of the answers picked.
    pub(super) fn is_in(&self, picks: &[Pick]) -> bool {
        match self {
            Given::Categories(chosen) => {
                chosen.iter().any(|one| picks.contains(&Pick::Category(*one)))
            }
            Given::Missing(index) => picks.contains(&Pick::Missing(*index)),
            Given::Empty => picks.contains(&Pick::Empty),
            Given::Number(_) => false,
        }
    }
}

/// What is asked of a row's answer to one question.
#[derive(Clone, Copy)]
pub(super) struct AnswerCondition<'q> {
    pub(super) variable: &'q Variable,
    pub(super) answer: AskedAnswer<'q>,
}

/// What is asked of a row's answer.
#[derive(Clone, Copy)]
pub(super) enum AskedAnswer<'p> {
    /// One of these.
    Picks(&'p [Pick]),
    /// Any answer.
    Answered,
    /// None.
    NotAnswered,
    /// A category: not those who chose none of several.
    SomeCategory,
    /// No category: those who chose none of several, too.
    NoCategory,
}

impl AskedAnswer<'_> {
    /// Whether a row's answer is as asked.
    pub(super) fn is_met(self, given: &Given<'_>) -> bool {
        match self {
            Self::Picks(picks) => given.is_in(picks),
            Self::Answered => matches!(given, Given::Categories(_) | Given::Number(_)),
            Self::NotAnswered => matches!(given, Given::Missing(_) | Given::Empty),
            Self::SomeCategory => match given {
                Given::Categories(chosen) => !chosen.is_empty(),
                Given::Number(_) | Given::Missing(_) | Given::Empty => false,
            },
            Self::NoCategory => !Self::SomeCategory.is_met(given),
        }
    }
}
