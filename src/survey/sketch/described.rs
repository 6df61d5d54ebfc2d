//! Begins a codebook for a file that describes itself, as those of SPSS do: takes over what it
//! says, and reads from its labels what its measures leave open. Most files say `nominal` of
//! every question with labels, list "vet ej" among the answers, and keep the columns of a
//! question with several answers apart.

use std::collections::BTreeMap;

use super::super::answer_file::AnswerFile;
use super::super::codebook::{Codebook, Label, Origin, Scale, Variable};
use super::super::numerals::Numerals;
use super::column::SeenColumn;
use super::folding::folded;
use super::headings::Heading;
use super::scales::Scales;
use super::{Note, Sketch, marks, rows, shapes};

/// Adds to what a file says of itself: codes without a label, ranges, dates, and what its labels
/// tell that its measures do not.
pub(super) fn sketch(file: &AnswerFile, mut codebook: Codebook) -> Sketch {
    let (mut notes, scales) = (BTreeMap::new(), Scales::new());
    for variable in &mut codebook.variables {
        let mut told = match &variable.origin {
            Origin::Columns { columns, .. } | Origin::Combined { columns } => {
                vec![Note::Set(columns.iter().map(|one| one.value.clone()).collect())]
            }
            _ => vec![Note::FromFile],
        };
        let columns = match &variable.origin {
            Origin::Combined { columns } => columns.clone(),
            Origin::Column => vec![variable.name.clone()],
            _ => Vec::new(),
        };
        for column in columns {
            let Some(texts) = file.texts(&column.value) else { continue };
            let seen = SeenColumn::new(&texts, Numerals::PLAIN);
            let heading = Heading::new(&column.value, Some(&variable.label));
            if variable.scale == Scale::Numeric && heading.is_id && seen.is_different() {
                variable.scale = Scale::Id;
                told.push(Note::AllDifferent);
                continue;
            }
            match variable.scale {
                Scale::Nominal | Scale::Ordinal | Scale::Multiple => {
                    told.extend(seen.label_the_rest(variable));
                }
                Scale::Numeric => told.extend(seen.find_range(variable)),
                Scale::Text if matches!(variable.origin, Origin::Column) => {
                    told.extend(seen.dates(variable));
                }
                Scale::Date | Scale::Text | Scale::Id => {}
            }
        }
        told.extend(read_labels(variable, &scales));
        told.dedup();
        notes.insert(variable.name.value.clone(), told);
    }
    rows::part(&mut codebook.variables);
    marks::join(&mut codebook.variables, &mut notes, file);
    // A set of columns with answers that may not be told is left out; the columns stay.
    codebook.variables.retain(|variable| {
        variable.scale != Scale::Text || matches!(variable.origin, Origin::Column)
    });
    Sketch::new(codebook, notes, file)
}

/// What the labels of the answers tell: which of them are none, and that they are steps of a
/// scale.
fn read_labels(variable: &mut Variable, scales: &Scales) -> Vec<Note> {
    let is_single = matches!(variable.origin, Origin::Column);
    if !is_single || !matches!(variable.scale, Scale::Nominal | Scale::Ordinal) {
        return Vec::new();
    }
    let mut notes = Vec::new();
    let is_missing = |label: &Label| scales.is_missing(&folded(&label.label));
    let none = variable.categories.iter().filter(|label| is_missing(label)).count();
    if none > 0 && variable.categories.len() > none + 1 {
        let all = std::mem::take(&mut variable.categories);
        let (missing, valid) = all.into_iter().partition(is_missing);
        variable.categories = valid;
        let declared = std::mem::replace(&mut variable.missing, missing);
        variable.missing.extend(declared);
        notes.push(Note::MissingWords);
    }
    if variable.scale == Scale::Nominal && variable.categories.len() > 2 {
        let answers = variable.categories.iter().map(|label| folded(&label.label));
        let answers = answers.collect::<Vec<_>>();
        let is_in_order = |order: &[usize]| {
            order.iter().copied().eq(0..order.len())
                || order.iter().rev().copied().eq(0..order.len())
        };
        let found = scales.find(&answers).filter(|found| is_in_order(&found.order));
        let note = found.map(|found| Note::ScaleByLabels(found.measure));
        let note = note.or_else(|| {
            let order = shapes::intervals(&answers)?;
            is_in_order(&order).then_some(Note::Intervals)
        });
        if let Some(note) = note {
            variable.scale = Scale::Ordinal;
            notes.push(note);
        }
    }
    notes
}
