//! Finds out which categories of a `repeat` nobody gave: takes the `repeat` and the surveys,
//! gives for each category whether there is anything to show, and what to say if not.

use crate::diagnostic::{Diagnostics, Placed};
use crate::manuscript::{
    Block, Condition, Grouping, Prose, Repeat, Section, TableRequest, WithoutAnswers,
};
use crate::words::Language;

use super::answer::Given;
use super::domain::Domain;
use super::sources::Sources;

/// A category over which a `repeat` goes.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(untagged)]
pub enum Repeated {
    /// Its label.
    Answered(String),
    /// That of one without answers, of which a sentence says so.
    Empty {
        /// Its label.
        empty: String,
    },
}

impl Repeated {
    /// The category's label.
    pub(super) fn label(&self) -> &str {
        match self {
            Self::Answered(label) | Self::Empty { empty: label } => label,
        }
    }
}

/// The categories of a `repeat`, by their labels; those without answers are left out where
/// the author says so. `bindings` are the categories that hold already.
pub(super) fn categories(
    repeat: &Repeat,
    labels: &[String],
    bindings: &[Condition],
    sources: Sources<'_>,
) -> Vec<Repeated> {
    let mut requests = Vec::new();
    gather(&repeat.blocks, &mut requests);
    let mut given = vec![requests.is_empty(); labels.len()];
    let mut seen: Vec<&str> = Vec::new();
    for request in requests {
        let of = request.of.as_ref();
        let is_known = of.is_some_and(|of| seen.contains(&of.value.as_str()));
        if is_known || given.iter().all(|given| *given) {
            continue;
        }
        seen.extend(of.map(|of| of.value.as_str()));
        let series = matches!(request.grouping, Grouping::Series(_));
        let found = of
            .filter(|_| !series)
            .and_then(|of| given_in(of, &repeat.over, labels, bindings, sources));
        match found {
            Some(found) => {
                given.iter_mut().zip(found).for_each(|(given, found)| *given |= found);
            }
            // What cannot be told here is told where it is counted.
            None => given.fill(true),
        }
    }
    let repeated = labels.iter().zip(given).filter_map(|(label, given)| {
        let label = label.clone();
        match repeat.empty {
            _ if given => Some(Repeated::Answered(label)),
            WithoutAnswers::Say => Some(Repeated::Empty { empty: label }),
            WithoutAnswers::Skip => None,
        }
    });
    repeated.collect()
}

/// The charts and tables among blocks.
fn gather<'b>(blocks: &'b [Block], requests: &mut Vec<&'b TableRequest>) {
    for block in blocks {
        match block {
            Block::Chart(chart) => requests.push(&chart.request),
            Block::Table(table) => requests.push(&table.request),
            Block::Describe(describe) => requests.extend(&describe.requests),
            _ => gather(block.inner(), requests),
        }
    }
}

/// For each label whether a row of a view gave it; nothing if that cannot be told.
fn given_in(
    of: &Placed<String>,
    over: &Placed<String>,
    labels: &[String],
    bindings: &[Condition],
    sources: Sources<'_>,
) -> Option<Vec<bool>> {
    // Mistakes are told where the chart or table is computed.
    let mut told = Diagnostics::default();
    let domain: Domain<'_> = sources.domain(of, bindings, &mut told)?;
    if !domain.is_sound() || domain.is_without_answers() {
        return None;
    }
    let variable = domain.variable(over, &mut told)?;
    let question = domain.question(variable);
    let mut given = vec![false; variable.categories.len()];
    for row in domain.rows() {
        if let Given::Categories(chosen) = question.given(&row) {
            chosen.iter().for_each(|index| given[*index] = true);
        }
    }
    let is_given = |label: &String| {
        let known = variable.categories.iter().position(|known| known.label == *label);
        known.is_some_and(|index| given[index])
    };
    Some(labels.iter().map(is_given).collect())
}

/// What stands in place of the blocks of a category without answers: its headings, and a
/// sentence under each.
pub(super) fn without_answers(repeat: &Repeat, language: Language) -> Vec<Block> {
    let sentence = || {
        let text = language.words().no_answers_for("{{ value }}");
        Block::Text(Prose::new(text, repeat.over.place.clone()))
    };
    let headings = repeat.blocks.iter().filter_map(|block| match block {
        Block::Section(section) => {
            Some(Block::Section(Section { blocks: vec![sentence()], ..section.clone() }))
        }
        _ => None,
    });
    let headings = headings.collect::<Vec<_>>();
    if headings.is_empty() { vec![sentence()] } else { headings }
}
