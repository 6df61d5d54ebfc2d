//! A named number, resolved: takes what the author asks for, the report's rules and the
//! surveys, gives whom and what it is of, or tells what it asks for in vain. Nothing is
//! counted here.

use crate::diagnostic::{Diagnostic, Diagnostics, Placed};
use crate::manuscript::{
    BaseRule, IntervalRules, Manuscript, Moment, Number, PublishedFigure, Quantile,
    Report, Statistic,
};
use crate::number::NumberFormat;
use crate::say;
use crate::statistics::Confidence;
use crate::statistics::design::Design;
use crate::survey::{Pick, Variable};

use super::complete::cases;
use super::domain::Domain;
use super::fitting::{check_asked, check_other};
use super::sources::Sources;
use super::table_plan::Needs;
use super::weights;

/// The definition of Hyndman and Fan's that weighted quantiles follow.
const WEIGHTED_DEFINITION: u8 = 2;

/// What a number is of, and how it is made.
pub(crate) struct NumberPlan<'s> {
    pub(super) id: Placed<String>,
    pub(super) statistic: Statistic,
    pub(super) quantile: Option<Quantile>,
    /// Of a ratio what it divides by, of a correlation the other variable.
    pub(super) other: Option<&'s Variable>,
    /// The view, by the author's name for it.
    pub(super) view: String,
    /// The answers that are counted, as the author calls them.
    pub(super) answers: Vec<String>,
    pub(super) domain: Domain<'s>,
    pub(super) variable: Option<&'s Variable>,
    pub(super) picks: Vec<Pick>,
    /// Whom a share is a share of.
    pub(super) base: BaseRule,
    /// Whether it is asked for weighted; there may be no design to make it.
    pub(super) weighted: bool,
    /// The design of the sample, if it is weighted.
    pub(super) design: Option<&'s Design>,
    pub(super) rules: IntervalRules,
    pub(super) format: NumberFormat,
    /// Whether shares of one distribution are made to add up to 100.
    pub(super) sum_to_100: bool,
    /// What an earlier publication printed of it.
    pub(super) published: Vec<PublishedFigure>,
    pub(super) needs: Needs,
    /// Of a number in an earlier measurement: with what it is compared, and how.
    pub(super) change: Option<ChangePlan<'s>>,
}

/// A number of now and the same in an earlier measurement.
pub(crate) struct ChangePlan<'s> {
    /// The number now.
    pub(super) of: String,
    /// The earlier measurement.
    pub(super) wave: String,
    pub(super) statistic: Statistic,
    pub(super) now: Domain<'s>,
    pub(super) then: Domain<'s>,
    pub(super) variable: &'s Variable,
    pub(super) picks: Vec<Pick>,
    pub(super) base: BaseRule,
    /// Why both cannot be compared, if they cannot.
    pub(super) broken: Option<String>,
    pub(super) is_weighted: bool,
    pub(super) rules: IntervalRules,
    pub(super) level: Confidence,
}

impl<'s> NumberPlan<'s> {
    /// Resolves a number; what it asks for in vain is reported.
    pub(super) fn resolve(
        number: &Number,
        sources: Sources<'s>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let report = sources.report;
        let domain = sources.domain(&number.of, &number.filter, diagnostics)?;
        let variable = match &number.variable {
            Some(name) => Some(domain.variable(name, diagnostics)?),
            None => None,
        };
        let other = match &number.other {
            Some(name) => Some(domain.variable(name, diagnostics)?),
            None => None,
        };
        let picks = match variable {
            Some(variable) => picks(variable, &number.values, diagnostics)?,
            None => Vec::new(),
        };
        let base = number.base.unwrap_or(report.base);
        check_asked(number, variable, &picks, base, diagnostics)?;
        check_other(number, other, diagnostics)?;
        check_period(number, &domain, diagnostics)?;
        let domain = cases(domain, &number.complete, report, diagnostics)?.counted;
        let design = design_of(number, &domain, report, diagnostics)?;
        let format = NumberFormat {
            language: report.language,
            decimals: number
                .decimals
                .unwrap_or_else(|| decimals(number.statistic, report)),
            rounding: number.rounding.unwrap_or(report.rounding.rule),
        };
        let scores = number.statistic.is_of_answers();
        let quantile = number.quantile.map(|quantile| match design {
            Some(_) => Quantile { definition: WEIGHTED_DEFINITION, ..quantile },
            None => quantile,
        });
        Some(Self {
            id: number.id.clone(),
            statistic: number.statistic,
            quantile,
            other,
            view: number.of.value.clone(),
            answers: number.values.iter().map(|label| label.value.clone()).collect(),
            domain,
            variable,
            picks,
            base,
            weighted: number.weights.as_ref().unwrap_or(&report.weights).value,
            design,
            rules: report.intervals.value,
            format,
            // A rule of the number's own wins over the sum.
            sum_to_100: report.rounding.sum_to_100 && number.rounding.is_none(),
            published: number.published.clone(),
            needs: Needs::of(&report.disclosure, scores),
            change: None,
        })
    }
}

/// Reports the length of a period of rows that are not public: its ends are those of single
/// rows.
fn check_period(
    number: &Number,
    domain: &Domain<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<()> {
    let is_open = domain.survey.codebook.is_open_register();
    if number.statistic != Statistic::Months || is_open {
        return Some(());
    }
    let message = say!(
        "`{id}` would tell the first and the last date of `{of}`, which are those of single rows",
        id = &number.id.value,
        of = &number.of.value
    );
    let hint = "count months of a register whose rows may be shown, or write the period in \
                the text";
    diagnostics.push(Diagnostic::error(message).at(&number.id.place).hint(hint));
    None
}

/// The named numbers of a report: those that an author has written, and what became of them.
#[derive(Clone, Copy)]
pub(super) struct NamedNumbers<'n, 's> {
    pub(super) manuscript: &'n Manuscript,
    pub(super) resolved: &'n [NumberPlan<'s>],
}

impl<'n, 's> NamedNumbers<'n, 's> {
    /// A number an author names; one that does not exist is reported, one that could not be
    /// read or resolved has been.
    pub(super) fn find(
        self,
        name: &Placed<String>,
        diagnostics: &mut Diagnostics,
    ) -> Option<&'n NumberPlan<'s>> {
        let report = &self.manuscript.report;
        let found = self.resolved.iter().find(|number| number.id.value == name.value);
        let written = report.numbers.iter().any(|number| number.id.value == name.value);
        if found.is_none() && !written && !report.unread_numbers.contains(&name.value) {
            let message = say!("there is no number `{name}`", name = &name.value);
            let names = report.numbers.iter().map(|number| number.id.value.as_str());
            let error = Diagnostic::error(message).at(&name.place);
            diagnostics.push(error.suggest(&name.value, names));
        }
        found
    }
}

/// The answers that an author names; those that there are not are reported.
pub(super) fn picks(
    variable: &Variable,
    labels: &[Placed<String>],
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Pick>> {
    let mut picks = Vec::new();
    let mut whole = true;
    for label in labels {
        match variable.resolve(label) {
            Ok(found) => picks.extend(found),
            Err(error) => {
                diagnostics.push(error);
                whole = false;
            }
        }
    }
    whole.then_some(picks)
}

/// The design a number is weighted by, if it is; a number that cannot be is reported.
pub(super) fn design_of<'s>(
    number: &Number,
    domain: &Domain<'s>,
    report: &Report,
    diagnostics: &mut Diagnostics,
) -> Option<Option<&'s Design>> {
    let own = number.weights.as_ref();
    let counts = matches!(number.statistic, Statistic::Count | Statistic::Mentions);
    if counts && own.is_none() {
        return Some(None);
    }
    let design = weights::design(own, report, domain.survey, diagnostics)?;
    let estimated = matches!(number.statistic, Statistic::Total | Statistic::Ratio);
    let fits = estimated
        || matches!(
            number.statistic,
            Statistic::Share
                | Statistic::Mean
                | Statistic::Median
                | Statistic::Quantile
                | Statistic::Sd
                | Statistic::Shape(Moment::Variance)
        );
    let asked = own.unwrap_or(&report.weights).value;
    if estimated && !asked {
        let id = &number.id.value;
        let message = say!("`{id}` is estimated by the design, with weights", id);
        let hint = "write `weights: on`; the codebook says under `design` or `weighting` how \
                    many a row stands for";
        let place = own.map_or(&number.id.place, |own| &own.place);
        diagnostics.push(Diagnostic::error(message).at(place).hint(hint));
        return None;
    }
    if design.is_none() || (fits && domain.bound().is_none()) {
        return Some(design);
    }
    let message = say!("`{id}` cannot be weighted", id = &number.id.value);
    let hint = match number.statistic {
        Statistic::Sum => {
            "write `statistic: total` for the sum in the population, or \
                           `weights: off`"
        }
        Statistic::Count if number.variable.is_some() => {
            "write `statistic: total` for how many there are in the population, or \
             `weights: off`"
        }
        _ => {
            "shares, means, medians and other quantiles, `sd`, `variance`, `total` and \
              `ratio` of rows that are respondents are weighted: write `weights: off`"
        }
    };
    let place = own.map_or(&number.id.place, |own| &own.place);
    diagnostics.push(Diagnostic::error(message).at(place).hint(hint));
    None
}

/// Decimals where the author does not say: two for alpha, as is usual.
fn decimals(statistic: Statistic, report: &Report) -> u8 {
    match statistic {
        Statistic::Mean
        | Statistic::Median
        | Statistic::Quantile
        | Statistic::Sd
        | Statistic::Shape(_)
        | Statistic::PairedDifference
        | Statistic::Sum => 1,
        Statistic::Alpha
        | Statistic::Ratio
        | Statistic::Scale(_)
        | Statistic::Correlation(_) => 2,
        Statistic::Months | Statistic::Total => 0,
        Statistic::Share | Statistic::Count | Statistic::Mentions => {
            report.percent_decimals
        }
    }
}
