//! Which way the answers of an ordinal variable are listed: takes what the codebook says and
//! what the answers are called, gives a direction that charts are coloured by.
//!
//! A list goes from the least to the most unless something else is known. The codebook says
//! so with `order: descending`; without it, answers of a known scale that stand in its order
//! turned around are taken to be so too, which the author is told.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::format::ChoiceWords;
use crate::yaml::Node;

use super::codebook::{Scale, Variable};
use super::sketch::is_turned_around;

/// Which way answers are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerOrder {
    /// From the least to the most.
    Ascending,
    /// From the most to the least.
    Descending,
}

impl ChoiceWords for AnswerOrder {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] =
        &[("ascending", Self::Ascending), ("descending", Self::Descending)];
}

/// What is known of the direction of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KnownOrder {
    /// It goes from the least to the most.
    Ascending,
    /// The codebook says that it goes from the most to the least.
    SaidDescending,
    /// It is a known scale from its other end.
    SeemsDescending,
}

impl Variable {
    /// Which way its answers are listed.
    #[must_use]
    pub fn answer_order(&self) -> KnownOrder {
        match self.order {
            Some(AnswerOrder::Ascending) => KnownOrder::Ascending,
            Some(AnswerOrder::Descending) => KnownOrder::SaidDescending,
            None if self.scale == Scale::Ordinal
                && is_turned_around(&self.categories) =>
            {
                KnownOrder::SeemsDescending
            }
            None => KnownOrder::Ascending,
        }
    }
}

/// Reads the order that a codebook says; one of answers that have none is reported.
pub(super) fn read_order(
    node: Option<&Node>,
    scale: Scale,
    diagnostics: &mut Diagnostics,
) -> Option<AnswerOrder> {
    let node = node?;
    let order = node.choice(AnswerOrder::WORDS, diagnostics)?;
    if scale == Scale::Ordinal {
        return Some(order);
    }
    let message = format!(
        "`order` says which way answers from little to much are listed, and the scale is `{}`",
        scale.word()
    );
    let hint = "leave `order` out; or write `scale: ordinal`, if the answers go from little \
                to much";
    diagnostics.push(Diagnostic::error(message).at(&node.place).hint(hint));
    None
}
