//! Questions with several answers in a file that describes itself and does not say that its
//! columns are one question: columns beside each other whose labels begin with the same
//! question, each of which tells whether one answer was chosen.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::diagnostic::Placed;

use super::super::answer_file::AnswerFile;
use super::super::codebook::{Label, Origin, Scale, Variable};
use super::column::labels;
use super::names::GivenNames;
use super::rows;
use super::{Note, shapes};

/// A column that tells whether one answer was chosen.
#[derive(Debug, PartialEq, Eq)]
struct TickColumn {
    question: String,
    item: String,
    /// The code that means "chosen".
    selected: String,
    unselected: Vec<String>,
}

/// Puts such columns together.
pub(super) fn join(
    variables: &mut Vec<Variable>,
    notes: &mut BTreeMap<String, Vec<Note>>,
    file: &AnswerFile,
) {
    let in_sets = variables.iter().filter_map(|variable| match &variable.origin {
        Origin::Columns { columns, .. } | Origin::Combined { columns } => Some(columns),
        _ => None,
    });
    let in_sets = in_sets.flatten().map(|column| column.value.clone());
    let in_sets = in_sets.collect::<BTreeSet<_>>();
    let marks = variables.iter().map(|variable| {
        let is_free = !in_sets.contains(&variable.name.value);
        is_free.then(|| mark(variable, file)).flatten()
    });
    let marks = marks.collect::<Vec<_>>();
    let headings = variables.iter().map(|variable| variable.name.value.clone());
    let mut names = GivenNames::new(&headings.collect::<Vec<_>>());
    // From the end, so that what stands before keeps its place.
    for run in runs(&marks).into_iter().rev() {
        let columns = variables[run.clone()].iter().map(|one| one.name.clone());
        let columns = columns.collect::<Vec<_>>();
        let of_run = marks[run.clone()].iter().flatten().collect::<Vec<_>>();
        let Some(first) = of_run.first() else { continue };
        let name = names.of_question(beginning(&columns));
        let place = columns[0].place.clone();
        let items = columns.iter().zip(&of_run);
        let items = items.map(|(column, mark)| (column.value.clone(), mark.item.clone()));
        let unselected = of_run.iter().flat_map(|mark| mark.unselected.iter().cloned());
        let origin = Origin::Columns {
            selected: vec![first.selected.clone()],
            unselected: unselected.collect::<BTreeSet<_>>().into_iter().collect(),
            columns: columns.clone(),
        };
        let categories = labels(items);
        let set = Variable::named(
            Placed::new(name.clone(), place),
            first.question.clone(),
            Scale::Multiple,
        );
        for column in &columns {
            drop(notes.remove(&column.value));
        }
        notes.insert(name, vec![Note::Ticks]);
        drop(variables.splice(run, [Variable { categories, origin, ..set }]));
    }
}

/// What a column tells, if it tells whether one answer was chosen. Yes and no are answers to a
/// question of its own.
fn mark(variable: &Variable, file: &AnswerFile) -> Option<TickColumn> {
    let is_own = matches!(variable.origin, Origin::Column) && variable.missing.is_empty();
    let (question, item) = rows::parts(variable).filter(|_| is_own)?;
    let (answers, coded) = match variable.scale {
        Scale::Nominal | Scale::Ordinal => {
            let texts = variable.categories.iter().map(|label| label.label.clone());
            (texts.collect::<Vec<_>>(), variable.categories.as_slice())
        }
        Scale::Numeric if variable.anchors.is_empty() => {
            let texts = file.texts(&variable.name.value)?;
            (texts.different.clone(), [].as_slice())
        }
        _ => return None,
    };
    let ticks = shapes::ticks(&answers).filter(|it| !it.is_answer && !it.is_question)?;
    let code = |text: &String| {
        let known = coded.iter().find(|label: &&Label| label.label == *text);
        known.map_or_else(|| text.clone(), |label| label.code.clone())
    };
    let selected = Some(&ticks.selected).filter(|it| !it.is_empty()).map(code)?;
    let unselected = ticks.unselected.iter().map(code).collect();
    Some(TickColumn { question, item, selected, unselected })
}

/// Columns beside each other that are marks of one question.
fn runs(marks: &[Option<TickColumn>]) -> Vec<Range<usize>> {
    let is_one = |one: &Option<TickColumn>, other: &Option<TickColumn>| match (one, other)
    {
        (Some(one), Some(other)) => {
            one.question == other.question && one.selected == other.selected
        }
        _ => false,
    };
    let (mut runs, mut start) = (Vec::new(), 0);
    for index in 1..=marks.len() {
        if index < marks.len() && is_one(&marks[index - 1], &marks[index]) {
            continue;
        }
        if index - start > 1 {
            runs.push(start..index);
        }
        start = index;
    }
    runs
}

/// What the names of columns begin with.
fn beginning(columns: &[Placed<String>]) -> &str {
    let first = columns.first().map_or("", |column| column.value.as_str());
    let shared = columns.iter().map(|column| {
        let pairs = first.char_indices().zip(column.value.chars());
        let differs = pairs.into_iter().find(|((_, one), other)| one != other);
        differs.map_or(first.len().min(column.value.len()), |((at, _), _)| at)
    });
    let end = shared.min().unwrap_or_default();
    let stem = first.get(..end).unwrap_or(first);
    if stem.is_empty() { first } else { stem }
}
