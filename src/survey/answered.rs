//! A survey's answers as the design and the margins need them: weights, groups of rows, and
//! what is said of rows that lack them.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Diagnostics, Placed, Said};
use crate::say;

use super::answer_file::AnswerFile;
use super::asked::not_read;
use super::codebook::{Codebook, Variable};
use super::coded::Coded;
use super::column::{Answer, Column, Measured};
use super::row_lack::RowLack;

/// A survey's answers, with what they mean.
#[derive(Clone, Copy)]
pub(super) struct SurveyAnswers<'a> {
    pub(super) codebook: &'a Codebook,
    pub(super) columns: &'a BTreeMap<String, Column>,
    pub(super) file: &'a AnswerFile,
}

/// The group of each row, and the names of the groups.
pub(super) struct RowGroups {
    pub(super) of_rows: Vec<usize>,
    pub(super) names: Vec<String>,
    /// Whether the names are the codebook's, and not what stands in the data.
    pub(super) is_told: bool,
}

impl RowGroups {
    /// The groups of these within those, of which each has none in common with others.
    fn within(&self, other: &Self) -> Self {
        let (mut codes, mut of_rows) = (BTreeMap::new(), Vec::new());
        for pair in self.of_rows.iter().zip(&other.of_rows) {
            let next = codes.len();
            of_rows.push(*codes.entry(pair).or_insert(next));
        }
        let names = codes.keys().map(|_| String::new()).collect();
        Self { of_rows, names, is_told: false }
    }
}

impl<'a> SurveyAnswers<'a> {
    /// The variable an author names, and its answers; what does not exist has been told.
    pub(super) fn find(
        &self,
        name: &Placed<String>,
        diagnostics: &mut Diagnostics,
    ) -> Option<(&'a Variable, &'a Column)> {
        let variable = self.codebook.find(name, diagnostics)?;
        let column = self.columns.get(&name.value);
        if column.is_none() {
            diagnostics.push(not_read(name));
        }
        Some((variable, column?))
    }

    /// Weights: numbers from 0, one for each row, not all of them 0.
    pub(super) fn weights(
        &self,
        name: &Placed<String>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Vec<f64>> {
        let (variable, column) = self.find(name, diagnostics)?;
        let Column::Numeric(values) = column else {
            let hint = "name a variable with the scale `numeric`";
            diagnostics.push(unfit(name, variable, "has no weights".into(), hint));
            return None;
        };
        let mut weights = Vec::with_capacity(values.len());
        let (mut without, mut negative) = (Vec::new(), Vec::new());
        for (row, value) in values.iter().enumerate() {
            match value {
                Measured::Value(weight) => {
                    if *weight < 0.0 {
                        negative.push(row);
                    }
                    weights.push(*weight);
                }
                Measured::Missing(_) | Measured::Empty => without.push(row),
            }
        }
        let mut fits = self.none(&without, name, RowLack::Weight, diagnostics);
        fits &= self.none(&negative, name, RowLack::PositiveWeight, diagnostics);
        if fits && weights.iter().sum::<f64>() <= 0.0 {
            let message = say!("all weights in `{name}` are 0", name = &name.value);
            let hint = "name the variable that says how many a row stands for";
            diagnostics.push(Diagnostic::error(message).at(&name.place).hint(hint));
            fits = false;
        }
        fits.then_some(weights)
    }

    /// Strata: one of the values of any variable but one with several answers.
    pub(super) fn strata(
        &self,
        name: &Placed<String>,
        diagnostics: &mut Diagnostics,
    ) -> Option<RowGroups> {
        let lacks = Said::from("does not tell strata");
        self.groups(name, &lacks, RowLack::Stratum, diagnostics)
    }

    /// Clusters, by all of these variables together.
    pub(super) fn clusters(
        &self,
        names: &[Placed<String>],
        diagnostics: &mut Diagnostics,
    ) -> Option<RowGroups> {
        let lacks = Said::from("does not tell clusters");
        let groups = names
            .iter()
            .map(|name| self.groups(name, &lacks, RowLack::Cluster, diagnostics));
        // Each is read, so that what is wrong with any of them is told.
        let groups =
            groups.collect::<Vec<_>>().into_iter().collect::<Option<Vec<_>>>()?;
        groups.into_iter().reduce(|one, other| one.within(&other))
    }

    /// The rows by the values of a variable. Those of one with `values` are its categories;
    /// whatever else stands in a column tells groups apart and is told to nobody.
    fn groups(
        &self,
        name: &Placed<String>,
        lacks: &Said,
        told: RowLack,
        diagnostics: &mut Diagnostics,
    ) -> Option<RowGroups> {
        let (variable, column) = self.find(name, diagnostics)?;
        let texts = match column {
            Column::Single(answers) => {
                return self.grouped(answers, variable, name, told, diagnostics);
            }
            Column::Numeric(values) => values
                .iter()
                .map(|value| match value {
                    Measured::Value(number) => Some(number.to_string()),
                    Measured::Missing(_) | Measured::Empty => None,
                })
                .collect::<Vec<_>>(),
            Column::Dates(_) | Column::Texts(_) | Column::Hidden => {
                let texts = self.file.texts(&variable.column().value)?;
                texts.decode(|text| text.map(str::to_owned)).iter().cloned().collect()
            }
            Column::Multiple(_) => {
                let hint = "name a variable with one value in each row";
                diagnostics.push(unfit(name, variable, lacks.clone(), hint));
                return None;
            }
        };
        let (mut codes, mut names) = (BTreeMap::new(), Vec::new());
        let (mut of_rows, mut without) = (Vec::new(), Vec::new());
        for (row, text) in texts.into_iter().enumerate() {
            let Some(text) = text else {
                without.push(row);
                continue;
            };
            let code = *codes.entry(text).or_insert_with_key(|text| {
                names.push(text.clone());
                names.len() - 1
            });
            of_rows.push(code);
        }
        let is_told = false;
        self.none(&without, name, told, diagnostics).then_some(RowGroups {
            of_rows,
            names,
            is_told,
        })
    }

    /// The answers as groups; declared missing answers are none.
    fn grouped(
        &self,
        answers: &Coded<Answer>,
        variable: &Variable,
        name: &Placed<String>,
        told: RowLack,
        diagnostics: &mut Diagnostics,
    ) -> Option<RowGroups> {
        let (mut of_rows, mut without) = (Vec::new(), Vec::new());
        for (row, answer) in answers.iter().enumerate() {
            match answer {
                Answer::Category(index) => of_rows.push(*index),
                Answer::Missing(_) | Answer::Empty => without.push(row),
            }
        }
        let names = variable.categories.iter().map(|one| one.label.clone()).collect();
        self.none(&without, name, told, diagnostics).then_some(RowGroups {
            of_rows,
            names,
            is_told: true,
        })
    }

    /// Reports rows that lack something; tells whether there are none.
    pub(super) fn none(
        &self,
        rows: &[usize],
        name: &Placed<String>,
        lacks: RowLack,
        diagnostics: &mut Diagnostics,
    ) -> bool {
        let Some(first) = rows.first() else { return true };
        let variable = self.codebook.variable(&name.value);
        let column = &variable.map_or(name, Variable::column).value;
        let spot = self.file.spot(*first, column);
        let message = lacks.said(rows.len(), &name.value, &spot);
        let mut error = Diagnostic::error(message).at(&name.place).hint(lacks.hint());
        error.place = self.file.place(*first, column).or(error.place);
        diagnostics.push(error);
        false
    }
}

/// The error that a variable is of the wrong kind.
pub(super) fn unfit(
    name: &Placed<String>,
    variable: &Variable,
    lacks: Said,
    hint: &'static str,
) -> Diagnostic {
    let message = say!(
        "`{name}` has the scale `{scale}`, and so {lacks}",
        name = &name.value,
        scale = variable.scale.word(),
        lacks
    );
    Diagnostic::error(message).at(&name.place).hint(hint)
}

/// Names in backticks, with commas.
pub(super) fn quoted(names: &[&str]) -> String {
    let names = names.iter().map(|name| format!("`{name}`"));
    names.collect::<Vec<_>>().join(", ")
}

#[expect(clippy::cast_precision_loss, clippy::as_conversions, reason = "below 2^53")]
pub(super) fn real(count: u64) -> f64 {
    count as f64
}
