//! Weights that meet known margins: takes what the codebook says of the population, gives
//! weights and how far they went, or reports why the margins cannot be met.

use crate::diagnostic::{Diagnostic, Diagnostics, Placed, Said, SaidNumber};
use crate::format::Fields;
use crate::say;
use crate::spelling::same;
use crate::statistics::weighting::{
    PopulationMargin, Raked, Stop, WeightBounds, rake, rake_within,
};
use crate::yaml::Node;

use super::answered::{SurveyAnswers, quoted, real, unfit};
use super::codebook::{Pick, Variable};
use super::column::{Answer, Column, Dated, Measured, SeveralAnswers};
use super::keys;
use super::row_lack::RowLack;
use super::weight_cells::{WeightCell, WeightedMargin, weight_cells};
use super::written_design::{MarginUnit, WrittenMargin, WrittenWeighting};

/// How far weights had to go to meet the margins.
#[derive(Clone, Debug, PartialEq)]
pub struct Weighting {
    /// The variables whose margins are met.
    pub variables: Vec<String>,
    /// Their labels.
    pub labels: Vec<String>,
    /// Rounds over all margins.
    pub rounds: u32,
    /// The smallest weight above 0, in multiples of the mean.
    pub smallest: f64,
    /// The largest, likewise.
    pub largest: f64,
    /// The limits that the author asked for, in multiples of the mean.
    pub limits: Option<WeightBounds>,
    /// How they vary, by answer to each margin and in all.
    pub cells: Vec<WeightCell>,
}

impl Weighting {
    /// In a few words for whoever works with the survey.
    pub(super) fn summary(&self) -> Said {
        let names = self.variables.iter().map(|name| format!("`{name}`"));
        let names = names.collect::<Vec<_>>().join(", ");
        let smallest = SaidNumber::rounded(self.smallest, 2);
        let largest = SaidNumber::rounded(self.largest, 2);
        match (self.variables.len(), self.rounds) {
            (1, _) => say!(
                "post-stratified by {names}, weights from {smallest} to {largest} times the \
                 mean",
                names,
                smallest,
                largest
            ),
            (_, 1) => say!(
                "raked in 1 round to {names}, weights from {smallest} to {largest} times the \
                 mean",
                names,
                smallest,
                largest
            ),
            (_, rounds) => say!(
                "raked in {rounds} rounds to {names}, weights from {smallest} to {largest} \
                 times the mean",
                rounds,
                names,
                smallest,
                largest
            ),
        }
    }
}

/// New weights, with what is needed to estimate errors.
pub(super) struct Calibrated {
    pub(super) weights: Vec<f64>,
    /// The weights before, 0 for rows that are not weighted.
    pub(super) before: Vec<f64>,
    /// The category of each row in each margin.
    pub(super) margins: Vec<Vec<usize>>,
    pub(super) report: Weighting,
}

/// The largest weight, in multiples of the mean, that nobody is warned of.
const EXTREME: f64 = 5.0;
/// How far shares in per cent may be from 100 together, because they were rounded.
const ROUNDED: f64 = 0.5;

/// Reads the key `weighting`.
pub(super) fn read_weighting(
    mut fields: Fields<'_, keys::Weighting>,
    diagnostics: &mut Diagnostics,
) -> Option<WrittenWeighting> {
    let unit = fields.read(keys::Weighting::UNIT, diagnostics).unwrap_or_default();
    let margins = fields.read(keys::Weighting::MARGINS, diagnostics).map(|entries| {
        let read = |(variable, node): &(Placed<String>, Node)| {
            read_margin(variable, node, diagnostics)
        };
        (entries.len(), entries.iter().filter_map(read).collect::<Vec<_>>())
    });
    let filter = fields.read(keys::Weighting::WHERE, diagnostics);
    let filter = filter.unwrap_or_default().iter();
    let filter = filter
        .map(|(variable, node)| (variable.clone(), node.texts(diagnostics)))
        .collect();
    let limits = fields
        .optional(keys::Weighting::LIMITS)
        .map(|node| read_limits(node, diagnostics));
    let place = fields.place().clone();
    let misspelt = fields.finish(diagnostics);
    let (written, margins) = margins?;
    if margins.len() < written || !misspelt.is_empty() || matches!(limits, Some(None)) {
        return None;
    }
    if margins.is_empty() {
        let message = "the weighting has no margins";
        let hint = "write `margins: {variable: {label: count}}`";
        diagnostics.push(Diagnostic::error(message).at(&place).hint(hint));
        return None;
    }
    let in_percent = match unit {
        MarginUnit::Counts => false,
        MarginUnit::Percent => true,
    };
    let limits = limits.flatten();
    Some(WrittenWeighting { place, margins, in_percent, filter, limits })
}

fn read_margin(
    variable: &Placed<String>,
    node: &Node,
    diagnostics: &mut Diagnostics,
) -> Option<WrittenMargin> {
    let entries = node.entries(diagnostics)?;
    let mut totals = Vec::new();
    for (label, node) in entries {
        let Some(total) = node.number(diagnostics) else { continue };
        if total < 0.0 {
            let message = say!("a margin cannot be below 0, as {total} is", total);
            let hint = "write how many of the population have the answer";
            diagnostics.push(Diagnostic::error(message).at(&node.place).hint(hint));
            continue;
        }
        totals.push((label.clone(), total));
    }
    (totals.len() == entries.len() && !entries.is_empty())
        .then(|| WrittenMargin { variable: variable.clone(), totals })
}

fn read_limits(
    node: &Node,
    diagnostics: &mut Diagnostics,
) -> Option<Placed<WeightBounds>> {
    let mut fields = Fields::<keys::WeightLimits>::new(node, diagnostics)?;
    let lowest = fields.read(keys::WeightLimits::LOWEST, diagnostics);
    let highest = fields.read(keys::WeightLimits::HIGHEST, diagnostics);
    fields.finish(diagnostics);
    let limits = WeightBounds {
        lowest: lowest.unwrap_or(0.0),
        highest: highest.unwrap_or(f64::MAX),
    };
    if !(0.0..=1.0).contains(&limits.lowest) || limits.highest < 1.0 {
        let message = "limits are multiples of the mean weight, which lies between them";
        let hint = "write for example `{lowest: 0.3, highest: 3}`";
        diagnostics.push(Diagnostic::error(message).at(&node.place).hint(hint));
        return None;
    }
    Some(Placed::new(limits, node.place.clone()))
}

/// Weights rows so that they meet the margins. What stands in the way is reported.
pub(super) fn calibrate(
    written: &WrittenWeighting,
    weights: &[f64],
    survey: SurveyAnswers<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Calibrated> {
    let mut before = weights.to_vec();
    for (name, labels) in &written.filter {
        let (variable, column) = survey.find(name, diagnostics)?;
        let mut picks = Vec::new();
        for label in labels {
            match variable.resolve(label) {
                Ok(found) => picks.extend(found),
                Err(error) => {
                    diagnostics.push(error);
                    return None;
                }
            }
        }
        for (row, weight) in before.iter_mut().enumerate() {
            if !picks.iter().any(|pick| gave(column, row, *pick)) {
                *weight = 0.0;
            }
        }
    }
    if before.iter().all(|weight| *weight <= 0.0) {
        let message = "no row is left to be weighted";
        let hint = "look at `where` and at the weights";
        diagnostics.push(Diagnostic::error(message).at(&written.place).hint(hint));
        return None;
    }
    let places = written
        .margins
        .iter()
        .map(|margin| Placing::of(margin, &before, survey, diagnostics))
        .collect::<Vec<_>>();
    let mut places = places.into_iter().collect::<Option<Vec<_>>>()?;
    check_totals(written, &mut places, &before, survey, diagnostics)?;
    let margins = places
        .iter()
        .map(|one| PopulationMargin { categories: &one.of_rows, totals: &one.totals })
        .collect::<Vec<_>>();
    let result = match &written.limits {
        None => rake(&before, &margins, Stop::default()),
        Some(limits) => {
            let stop = Stop { tolerance: 1e-9, rounds: 10_000 };
            rake_within(&before, &margins, limits.value, stop)
        }
    };
    let raked = match result {
        Ok(raked) => raked,
        Err(reason) => {
            let message =
                say!("the margins cannot be met: {reason}", reason = reason.said());
            diagnostics.push(Diagnostic::error(message).at(&written.place));
            return None;
        }
    };
    check_converged(written, &raked, diagnostics)?;
    let report = report(written, &raked, &places);
    if report.largest > EXTREME && written.limits.is_none() {
        let message = say!(
            "the largest weight of `{survey}` is {times} times the mean",
            survey = &survey.codebook.title,
            times = SaidNumber::rounded(report.largest, 1)
        );
        let hint = "put small categories of the margins together, or set \
                    `limits: {highest: 5}`";
        let warning = Diagnostic::warning(message).at(&written.place).hint(hint);
        diagnostics.push(warning.finding("extreme-weight", &survey.codebook.title));
    }
    let weights = raked.weighted.weights;
    let margins = places.into_iter().map(|one| one.of_rows).collect();
    Some(Calibrated { weights, before, margins, report })
}

/// Whether a row gave an answer.
fn gave(column: &Column, row: usize, pick: Pick) -> bool {
    let given = match column {
        Column::Single(answers) => match answers[row] {
            Answer::Category(index) => Pick::Category(index),
            Answer::Missing(index) => Pick::Missing(index),
            Answer::Empty => Pick::Empty,
        },
        Column::Numeric(values) => match values[row] {
            Measured::Value(_) => return false,
            Measured::Missing(index) => Pick::Missing(index),
            Measured::Empty => Pick::Empty,
        },
        Column::Multiple(rows) => match &rows[row] {
            SeveralAnswers::Chosen(chosen) => {
                return chosen.iter().any(|index| pick == Pick::Category(*index));
            }
            SeveralAnswers::Missing(index) => Pick::Missing(*index),
            SeveralAnswers::Empty => Pick::Empty,
        },
        Column::Dates(dates) => match dates[row] {
            Dated::On(_) => return false,
            Dated::Missing(index) => Pick::Missing(index),
            Dated::Empty => Pick::Empty,
        },
        Column::Texts(_) | Column::Hidden => return false,
    };
    given == pick
}

/// A margin held against the answers: the category of each row, and the totals.
struct Placing {
    label: String,
    /// The labels of its categories.
    names: Vec<String>,
    of_rows: Vec<usize>,
    totals: Vec<f64>,
}

impl Placing {
    fn of(
        margin: &WrittenMargin,
        before: &[f64],
        survey: SurveyAnswers<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let name = &margin.variable;
        let (variable, column) = survey.find(name, diagnostics)?;
        let Column::Single(answers) = column else {
            let hint = "name a variable with the scale `nominal` or `ordinal`, or cut \
                        numbers into intervals under `derive`";
            let lacks = "has no answers to weight by".into();
            diagnostics.push(unfit(name, variable, lacks, hint));
            return None;
        };
        let totals = totals(margin, variable, diagnostics)?;
        let mut found = vec![false; totals.len()];
        let (mut of_rows, mut without) = (vec![0; answers.len()], Vec::new());
        let weighted = answers.iter().zip(before).enumerate();
        for (row, (answer, _)) in weighted.filter(|(_, (_, weight))| **weight > 0.0) {
            match answer {
                Answer::Category(index) => {
                    of_rows[row] = *index;
                    found[*index] = true;
                }
                Answer::Missing(_) | Answer::Empty => without.push(row),
            }
        }
        if !survey.none(&without, name, RowLack::Margin, diagnostics) {
            return None;
        }
        let labels = variable.categories.iter().map(|one| one.label.as_str());
        let labels = labels.collect::<Vec<_>>();
        let which = |wanted: fn(bool, Option<f64>) -> bool| {
            let all = labels.iter().zip(&found).zip(&totals);
            let chosen = all.filter(|((_, found), total)| wanted(**found, **total));
            chosen.map(|((label, _), _)| *label).collect::<Vec<_>>()
        };
        let lacking = which(|found, total| found && total.is_none_or(|it| it <= 0.0));
        let empty = which(|found, total| !found && total.is_some_and(|it| it > 0.0));
        if !lacking.is_empty() {
            let labels = quoted(&lacking);
            let message =
                say!("the margin leaves out answers that rows have: {labels}", labels);
            let hint = "say how many of the population have each answer";
            diagnostics.push(Diagnostic::error(message).at(&name.place).hint(hint));
        }
        if !empty.is_empty() {
            let labels = quoted(&empty);
            let message =
                say!("the margin counts answers that no row has: {labels}", labels);
            let hint = "put it together with another: derive a variable with `map`, and \
                        give the margin of that";
            diagnostics.push(Diagnostic::error(message).at(&name.place).hint(hint));
        }
        let totals = totals.into_iter().map(|total| total.unwrap_or(0.0)).collect();
        let (label, names) = (variable.label.clone(), labels.iter());
        let names = names.map(|label| (*label).to_owned()).collect();
        (lacking.is_empty() && empty.is_empty()).then_some(Self {
            label,
            names,
            of_rows,
            totals,
        })
    }
}

/// The total of each category, where one is written.
fn totals(
    margin: &WrittenMargin,
    variable: &Variable,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Option<f64>>> {
    let mut totals = vec![None; variable.categories.len()];
    let mut known = true;
    for (label, total) in &margin.totals {
        let index =
            variable.categories.iter().position(|one| same(&one.label, &label.value));
        match index {
            Some(index) => totals[index] = Some(*total),
            None => {
                let message = say!(
                    "`{label}` is not an answer to `{variable}`",
                    label = &label.value,
                    variable = &variable.name.value
                );
                let names = variable.categories.iter().map(|one| one.label.as_str());
                let error = Diagnostic::error(message).at(&label.place);
                diagnostics.push(error.suggest(&label.value, names));
                known = false;
            }
        }
    }
    known.then_some(totals)
}

/// Reports margins that do not add up, and turns percentages into counts.
fn check_totals(
    written: &WrittenWeighting,
    places: &mut [Placing],
    before: &[f64],
    survey: SurveyAnswers<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<()> {
    let frame = survey.codebook.population.as_ref().map(|size| size.value);
    let frame = frame.map(real);
    let sums = places.iter().map(|one| one.totals.iter().sum::<f64>());
    let sums = sums.collect::<Vec<_>>();
    let mut fits = true;
    if written.in_percent {
        let whole = frame.unwrap_or_else(|| before.iter().sum());
        for ((margin, place), sum) in written.margins.iter().zip(places).zip(&sums) {
            if (sum - 100.0).abs() > ROUNDED {
                let message = say!(
                    "the percentages of `{name}` add up to {sum}",
                    name = &margin.variable.value,
                    sum
                );
                let hint =
                    "correct them, or leave out `unit: percent` if they are counts";
                let error = Diagnostic::error(message).at(&margin.variable.place);
                diagnostics.push(error.hint(hint));
                fits = false;
            }
            for total in &mut place.totals {
                *total *= whole / sum;
            }
        }
        return fits.then_some(());
    }
    let differs = |one: f64, other: f64| (one - other).abs() > 1e-9 * one.max(other);
    for (margin, sum) in written.margins.iter().zip(&sums) {
        let whole = frame.unwrap_or(sums[0]);
        if differs(*sum, whole) {
            let name = &margin.variable.value;
            let message = match frame {
                Some(_) => say!(
                    "the margin of `{name}` adds up to {sum}, but `population` says {whole}",
                    name,
                    sum,
                    whole
                ),
                None => say!(
                    "the margin of `{name}` adds up to {sum}, but `{first}` adds up to {whole}",
                    name,
                    sum,
                    first = &written.margins[0].variable.value,
                    whole
                ),
            };
            let hint = "take all margins from the same population, or write \
                        `unit: percent` and percentages";
            let error = Diagnostic::error(message).at(&margin.variable.place);
            diagnostics.push(error.hint(hint));
            fits = false;
        }
    }
    fits.then_some(())
}

fn check_converged(
    written: &WrittenWeighting,
    raked: &Raked,
    diagnostics: &mut Diagnostics,
) -> Option<()> {
    if raked.converged {
        return Some(());
    }
    let percent = SaidNumber::rounded(100.0 * raked.largest_difference, 2);
    let error = match &written.limits {
        Some(limits) => {
            let message = say!(
                "no weights within the limits meet the margins: the nearest are {percent} % \
                 off",
                percent
            );
            let hint = "widen the limits, or put small categories together";
            Diagnostic::error(message).at(&limits.place).hint(hint)
        }
        None => {
            let message = say!(
                "the margins are not met after {rounds} rounds: one is {percent} % off",
                rounds = raked.rounds,
                percent
            );
            let hint = "some combination of answers has no rows; put categories together";
            Diagnostic::error(message).at(&written.place).hint(hint)
        }
    };
    diagnostics.push(error);
    None
}

fn report(written: &WrittenWeighting, raked: &Raked, places: &[Placing]) -> Weighting {
    let above = raked.weighted.weights.iter().copied().filter(|weight| *weight > 0.0);
    let (mut rows, mut sum, mut smallest) = (0.0, 0.0, f64::INFINITY);
    for weight in above {
        rows += 1.0;
        sum += weight;
        smallest = smallest.min(weight);
    }
    let names = written.margins.iter().map(|margin| margin.variable.value.clone());
    let margins = written.margins.iter().zip(places);
    let margins = margins.map(|(margin, place)| WeightedMargin {
        variable: &margin.variable.value,
        labels: &place.names,
        of_rows: &place.of_rows,
    });
    let margins = margins.collect::<Vec<_>>();
    Weighting {
        variables: names.collect(),
        labels: places.iter().map(|one| one.label.clone()).collect(),
        rounds: raked.rounds,
        smallest: smallest * rows / sum,
        largest: raked.weighted.most_to_mean,
        limits: written.limits.as_ref().map(|limits| limits.value),
        cells: weight_cells(&raked.weighted.weights, &margins),
    }
}
