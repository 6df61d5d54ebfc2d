//! What the design of a sample says of one named number: the estimate, its interval, how sure
//! it is, and how much the design costs.

use crate::manuscript::{Moment, Statistic};
use crate::statistics::design::{Design, Estimate, ReferenceSample};
use crate::statistics::{Confidence, Interval};
use crate::survey::Variable;

use super::domain::Domain;
use super::number_plan::NumberPlan;
use super::result_number::Sampling;
use super::weights::{
    answered, answers, at_or_beyond, gave, mask, mean_interval, share_interval,
};

/// A number as it is estimated.
#[derive(Default)]
pub(super) struct DesignNumber {
    /// The estimate; none where the design leaves none.
    pub(super) value: Option<f64>,
    pub(super) interval: Option<Interval>,
    /// Of a quantile: how many answers lie at or beyond it on the side that has fewer, and at or
    /// beyond the end of its interval that has fewer.
    pub(super) beyond: [Option<u64>; 2],
    pub(super) sampling: Sampling,
}

/// Estimates a number.
pub(super) fn estimate(plan: &NumberPlan<'_>, design: &Design) -> DesignNumber {
    let level = plan.rules.level;
    let Some(variable) = plan.variable else {
        let all = everybody(&plan.domain);
        let ones = all.iter().map(|inside| f64::from(*inside)).collect::<Vec<_>>();
        return symmetric(design.total(&ones, Some(&all)).ok(), level);
    };
    match plan.statistic {
        Statistic::Share => share(plan, design, variable),
        Statistic::Mean => {
            let (values, mask) = answered(&plan.domain, variable);
            let mut number = symmetric(design.mean(&values, Some(&mask)).ok(), level);
            number.sampling.design_effect = effect(design, &values, &mask);
            number
        }
        Statistic::Total if !plan.picks.is_empty() => {
            let has = f64_of(&gave(&plan.domain, variable, &plan.picks));
            let mask = mask(&plan.domain, variable, plan.base);
            symmetric(design.total(&has, Some(&mask)).ok(), level)
        }
        Statistic::Total => {
            let (values, mask) = answered(&plan.domain, variable);
            symmetric(design.total(&values, Some(&mask)).ok(), level)
        }
        Statistic::Ratio => ratio(plan, design, variable),
        Statistic::Sd => {
            let (values, mask) = answered(&plan.domain, variable);
            alone(design.standard_deviation(&values, Some(&mask)).ok())
        }
        Statistic::Shape(Moment::Variance) => {
            let (values, mask) = answered(&plan.domain, variable);
            alone(design.variance(&values, Some(&mask)).ok())
        }
        Statistic::Median => quantile(plan, design, variable, 50.0),
        Statistic::Quantile => {
            let at = plan.quantile.map_or(50.0, |quantile| quantile.at);
            quantile(plan, design, variable, at)
        }
        Statistic::Shape(_)
        | Statistic::Sum
        | Statistic::Count
        | Statistic::Mentions
        | Statistic::Alpha
        | Statistic::Scale(_)
        | Statistic::Correlation(_)
        | Statistic::PairedDifference
        | Statistic::Months => DesignNumber::default(),
    }
}

/// The design effect of a mean or share, against a sample drawn with replacement: that does
/// not go by how many the weights stand for.
pub(super) fn effect(design: &Design, values: &[f64], mask: &[bool]) -> Option<f64> {
    design.design_effect(values, Some(mask), ReferenceSample::WithReplacement).ok()
}

/// The rows of a domain.
fn everybody(domain: &Domain<'_>) -> Vec<bool> {
    let mut inside = vec![false; domain.survey.rows];
    for row in domain.rows() {
        inside[row.index()] = true;
    }
    inside
}

pub(super) fn f64_of(has: &[bool]) -> Vec<f64> {
    has.iter().map(|has| f64::from(*has)).collect()
}

fn sampling(estimate: &Estimate) -> Sampling {
    Sampling {
        standard_error: Some(estimate.standard_error),
        design_effect: None,
        degrees_of_freedom: u64::try_from(estimate.degrees_of_freedom).ok(),
    }
}

/// An estimate with Student's interval.
fn symmetric(estimate: Option<Estimate>, level: f64) -> DesignNumber {
    let Some(estimate) = estimate else { return DesignNumber::default() };
    DesignNumber { interval: mean_interval(&estimate, level), ..alone(Some(estimate)) }
}

/// An estimate without an interval.
fn alone(estimate: Option<Estimate>) -> DesignNumber {
    let Some(estimate) = estimate else { return DesignNumber::default() };
    DesignNumber {
        value: Some(estimate.value),
        interval: None,
        beyond: [None, None],
        sampling: sampling(&estimate),
    }
}

fn share(plan: &NumberPlan<'_>, design: &Design, variable: &Variable) -> DesignNumber {
    let has = gave(&plan.domain, variable, &plan.picks);
    let mask = mask(&plan.domain, variable, plan.base);
    let Ok(estimate) = design.share(&has, Some(&mask)) else {
        return DesignNumber::default();
    };
    let answers = answers(&plan.domain, variable, plan.base);
    let mut number = alone(Some(estimate));
    number.interval = share_interval(&estimate, answers, plan.rules);
    number.sampling.design_effect = effect(design, &f64_of(&has), &mask);
    number
}

/// Of those who answered both questions.
fn ratio(plan: &NumberPlan<'_>, design: &Design, variable: &Variable) -> DesignNumber {
    let Some(per) = plan.other else { return DesignNumber::default() };
    let (above, mut mask) = answered(&plan.domain, variable);
    let (below, other) = answered(&plan.domain, per);
    for (inside, other) in mask.iter_mut().zip(other) {
        *inside &= other;
    }
    symmetric(design.ratio(&above, &below, Some(&mask)).ok(), plan.rules.level)
}

fn quantile(
    plan: &NumberPlan<'_>,
    design: &Design,
    variable: &Variable,
    at: f64,
) -> DesignNumber {
    let (values, mask) = answered(&plan.domain, variable);
    let Ok(level) = Confidence::new(plan.rules.level) else {
        return DesignNumber::default();
    };
    let found = design.quantile(&values, Some(&mask), at / 100.0, level);
    let mean = design.mean(&values, Some(&mask));
    let (Ok(found), Ok(mean)) = (found, mean) else { return DesignNumber::default() };
    let interval = found.interval.ok();
    let alone = Interval { lower: found.value, upper: found.value };
    DesignNumber {
        value: Some(found.value),
        interval,
        beyond: [Some(alone), interval]
            .map(|it| it.map(|it| at_or_beyond(it, &values, &mask))),
        sampling: Sampling {
            standard_error: found.standard_error.ok(),
            ..sampling(&mean)
        },
    }
}
