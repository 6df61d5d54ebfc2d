//! Weights that meet known totals: post-stratification and raking.

use super::design::kish_effective_size;
use super::{Undefined, at_least, finite};

/// A question whose distribution in the population is known.
#[derive(Debug, Clone, Copy)]
pub struct PopulationMargin<'a> {
    /// The category of each row, from 0.
    pub categories: &'a [usize],
    /// How many each category has in the population.
    pub totals: &'a [f64],
}

/// When raking stops.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stop {
    /// The largest relative difference from any total that is near enough.
    pub tolerance: f64,
    /// The most rounds over all margins.
    pub rounds: u32,
}

impl Default for Stop {
    /// A difference of 10⁻¹², or a thousand rounds.
    fn default() -> Self {
        Self { tolerance: 1e-12, rounds: 1000 }
    }
}

/// Adjusted weights.
#[derive(Debug, Clone, PartialEq)]
pub struct AdjustedWeights {
    /// The weights, in the order of the rows.
    pub weights: Vec<f64>,
    /// The smallest factor by which a weight above 0 was multiplied.
    pub least_factor: f64,
    /// The largest such factor.
    pub most_factor: f64,
    /// The largest weight over the mean of those above 0.
    pub most_to_mean: f64,
    /// Kish's effective number of rows with these weights.
    pub effective_size: f64,
}

/// The result of raking.
#[derive(Debug, Clone, PartialEq)]
pub struct Raked {
    /// The weights, whether or not they meet the totals.
    pub weighted: AdjustedWeights,
    /// The rounds over all margins that were made.
    pub rounds: u32,
    /// The largest relative difference between a weighted sum and its total.
    pub largest_difference: f64,
    /// Whether that is within the tolerance.
    pub converged: bool,
}

/// Post-stratified weights: w · N/Σw in each category.
///
/// D. Holt & T. M. F. Smith, *JRSS A* 142, 1979, 33–46. A category with the total 0 gives its
/// rows the weight 0.
///
/// # Errors
///
/// [`Undefined::TooFew`] without rows, [`Undefined::LengthsDiffer`] also for a category
/// outside the totals, [`Undefined::NotFinite`], [`Undefined::Negative`], and
/// [`Undefined::EmptyGroup`] when a category with a total has no weight in the sample:
/// categories must then be put together.
pub fn post_stratify(
    weights: &[f64],
    margin: PopulationMargin<'_>,
) -> Result<AdjustedWeights, Undefined> {
    check(weights, margin)?;
    let mut adjusted = weights.to_vec();
    adjust(&mut adjusted, margin)?;
    AdjustedWeights::report(weights, adjusted)
}

/// Raked weights: post-stratified to each margin in turn until all totals are met.
///
/// W. E. Deming & F. F. Stephan, *Annals of Mathematical Statistics* 11, 1940, 427–444.
/// Raking that does not converge, as when an empty cell keeps two margins apart, gives the
/// last weights and says so.
///
/// # Errors
///
/// As [`post_stratify`], and [`Undefined::MarginsDisagree`] when the totals of two margins
/// differ by more than a billionth.
pub fn rake(
    weights: &[f64],
    margins: &[PopulationMargin<'_>],
    stop: Stop,
) -> Result<Raked, Undefined> {
    turn(weights, margins, None, stop)
}

/// How small and large a weight may be, in multiples of the mean weight.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WeightBounds {
    /// The smallest, from 0 and at most 1.
    pub lowest: f64,
    /// The largest, at least 1.
    pub highest: f64,
}

/// Raked weights within limits: after each round over the margins, weights beyond a limit
/// are set to it, until limits and totals are met together.
///
/// The trimming of weights inside raking of D. Izrael, M. P. Battaglia & M. R. Frankel,
/// "Extreme Survey Weight Adjustment as a Component of Sample Balancing", *SAS Global
/// Forum* 2009, paper 247, with the mean weight as the measure. Each step goes to the
/// nearest weights that meet one demand, so that weights which meet all of them are found if
/// there are any; otherwise the last weights are given, and said not to have converged.
///
/// # Errors
///
/// As [`rake`], and [`Undefined::ProbabilityOutOfRange`] unless the limits lie on either
/// side of 1.
pub fn rake_within(
    weights: &[f64],
    margins: &[PopulationMargin<'_>],
    limits: WeightBounds,
    stop: Stop,
) -> Result<Raked, Undefined> {
    if !(0.0..=1.0).contains(&limits.lowest) || !(1.0..).contains(&limits.highest) {
        return Err(Undefined::ProbabilityOutOfRange);
    }
    turn(weights, margins, Some(limits), stop)
}

fn turn(
    weights: &[f64],
    margins: &[PopulationMargin<'_>],
    limits: Option<WeightBounds>,
    stop: Stop,
) -> Result<Raked, Undefined> {
    at_least(1, margins.len())?;
    for margin in margins {
        check(weights, *margin)?;
    }
    let whole = margins[0].totals.iter().sum::<f64>();
    let disagrees = |margin: &PopulationMargin<'_>| {
        (margin.totals.iter().sum::<f64>() - whole).abs() > 1e-9 * whole
    };
    if margins.iter().any(disagrees) {
        return Err(Undefined::MarginsDisagree);
    }
    let mut adjusted = weights.to_vec();
    let mean = whole / weights.iter().map(|one| f64::from(*one > 0.0)).sum::<f64>();
    let (mut rounds, mut largest_difference) = (0, f64::INFINITY);
    while rounds < stop.rounds && largest_difference > stop.tolerance {
        for margin in margins {
            adjust(&mut adjusted, *margin)?;
        }
        if let Some(WeightBounds { lowest, highest }) = limits {
            for weight in adjusted.iter_mut().filter(|weight| **weight > 0.0) {
                *weight = weight.clamp(lowest * mean, highest * mean);
            }
        }
        rounds += 1;
        largest_difference = margins
            .iter()
            .map(|margin| difference(&adjusted, *margin))
            .fold(0.0, f64::max);
    }
    let converged = largest_difference <= stop.tolerance;
    let weighted = AdjustedWeights::report(weights, adjusted)?;
    Ok(Raked { weighted, rounds, largest_difference, converged })
}

impl AdjustedWeights {
    fn report(before: &[f64], weights: Vec<f64>) -> Result<Self, Undefined> {
        let effective_size = kish_effective_size(&weights)?;
        let (mut least_factor, mut most_factor) = (f64::INFINITY, 0.0_f64);
        for (weight, before) in weights.iter().zip(before).filter(|(_, old)| **old > 0.0)
        {
            least_factor = least_factor.min(weight / before);
            most_factor = most_factor.max(weight / before);
        }
        let most = weights.iter().copied().fold(0.0, f64::max);
        let (mut sum, mut above) = (0.0, 0.0);
        for weight in weights.iter().filter(|weight| **weight > 0.0) {
            sum += weight;
            above += 1.0;
        }
        let most_to_mean = most * above / sum;
        Ok(Self { weights, least_factor, most_factor, most_to_mean, effective_size })
    }
}

fn check(weights: &[f64], margin: PopulationMargin<'_>) -> Result<(), Undefined> {
    at_least(1, weights.len())?;
    finite(weights)?;
    finite(margin.totals)?;
    if weights.iter().chain(margin.totals).any(|value| *value < 0.0) {
        return Err(Undefined::Negative);
    }
    let outside = |category: &usize| *category >= margin.totals.len();
    if margin.categories.len() != weights.len() || margin.categories.iter().any(outside) {
        return Err(Undefined::LengthsDiffer);
    }
    Ok(())
}

/// The weighted sum of each category.
fn sums(weights: &[f64], margin: PopulationMargin<'_>) -> Vec<f64> {
    let mut sums = vec![0.0; margin.totals.len()];
    for (weight, category) in weights.iter().zip(margin.categories) {
        sums[*category] += weight;
    }
    sums
}

fn adjust(weights: &mut [f64], margin: PopulationMargin<'_>) -> Result<(), Undefined> {
    let sums = sums(weights, margin);
    if sums.iter().zip(margin.totals).any(|(sum, total)| *sum <= 0.0 && *total > 0.0) {
        return Err(Undefined::EmptyGroup);
    }
    for (weight, category) in weights.iter_mut().zip(margin.categories) {
        if *weight > 0.0 {
            *weight *= margin.totals[*category] / sums[*category];
        }
    }
    Ok(())
}

/// The largest relative difference from a total; from 0 only when the total is 0.
fn difference(weights: &[f64], margin: PopulationMargin<'_>) -> f64 {
    let off = |(sum, total): (f64, &f64)| {
        if *total > 0.0 { (sum / total - 1.0).abs() } else { sum }
    };
    sums(weights, margin).into_iter().zip(margin.totals).map(off).fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SEX: [usize; 6] = [0, 0, 0, 0, 1, 1];
    const AGE: [usize; 6] = [0, 0, 1, 1, 0, 1];

    #[test]
    fn post_stratified_weights_meet_the_totals() {
        // By hand: four of category 0 stand for 60, two of category 1 for 40.
        let margin = PopulationMargin { categories: &SEX, totals: &[60.0, 40.0] };
        let result = post_stratify(&[1.0; 6], margin).unwrap();
        assert_eq!(result.weights, [15.0, 15.0, 15.0, 15.0, 20.0, 20.0]);
        assert_eq!((result.least_factor, result.most_factor), (15.0, 20.0));
        assert!((result.most_to_mean - 1.2).abs() < 1e-15);
        assert!((result.effective_size - 10_000.0 / 1700.0).abs() < 1e-14);
    }

    #[test]
    fn a_margin_met_already_changes_nothing() {
        let margin = PopulationMargin { categories: &SEX, totals: &[4.0, 2.0] };
        assert_eq!(post_stratify(&[1.0; 6], margin).unwrap().weights, [1.0; 6]);
        let raked = rake(&[1.0; 6], &[margin], Stop::default()).unwrap();
        assert_eq!((raked.rounds, raked.converged), (1, true));
    }

    #[test]
    fn raking_keeps_the_odds_ratio_and_meets_both_margins() {
        // The property of Deming & Stephan's method: interactions are those of the sample.
        let margins = [
            PopulationMargin { categories: &SEX, totals: &[50.0, 50.0] },
            PopulationMargin { categories: &AGE, totals: &[70.0, 30.0] },
        ];
        let before = [1.0, 2.0, 1.0, 1.0, 3.0, 1.0];
        let raked = rake(&before, &margins, Stop::default()).unwrap();
        assert!(raked.converged && raked.largest_difference <= 1e-12);
        let odds = |w: &[f64]| (w[0] + w[1]) * w[5] / ((w[2] + w[3]) * w[4]);
        let after = odds(&raked.weighted.weights);
        assert!((after / odds(&before) - 1.0).abs() < 1e-12);
    }

    #[test]
    fn margins_that_an_empty_cell_keeps_apart_do_not_converge() {
        // Everybody in category 0 of one is in category 0 of the other.
        let margins = [
            PopulationMargin { categories: &[0, 0, 1], totals: &[90.0, 10.0] },
            PopulationMargin { categories: &[0, 0, 1], totals: &[50.0, 50.0] },
        ];
        let stop = Stop { tolerance: 1e-9, rounds: 20 };
        let raked = rake(&[1.0; 3], &margins, stop).unwrap();
        assert_eq!((raked.converged, raked.rounds), (false, 20));
        assert!(raked.largest_difference > 0.1);
    }

    #[test]
    fn limits_hold_together_with_the_margins() {
        let margins = [
            PopulationMargin { categories: &SEX, totals: &[50.0, 50.0] },
            PopulationMargin { categories: &AGE, totals: &[45.0, 55.0] },
        ];
        let before = [1.0, 6.0, 1.0, 1.0, 3.0, 1.0];
        let free = rake(&before, &margins, Stop::default()).unwrap();
        assert!(free.weighted.most_to_mean > 1.7);
        let limits = WeightBounds { lowest: 0.5, highest: 1.7 };
        let stop = Stop { tolerance: 1e-9, rounds: 10_000 };
        let held = rake_within(&before, &margins, limits, stop).unwrap();
        assert!(held.converged, "{held:?}");
        for weight in &held.weighted.weights {
            assert!((0.5 - 1e-9..=1.7 + 1e-9).contains(&(weight / (100.0 / 6.0))));
        }
        // Two of the six stand for 50, so that one of them is at least 1.5 times the mean.
        let narrow = WeightBounds { lowest: 0.5, highest: 1.4 };
        let narrow = rake_within(&before, &margins, narrow, stop).unwrap();
        assert!(!narrow.converged);
        let wide = WeightBounds { lowest: 0.0, highest: 100.0 };
        assert_eq!(rake_within(&before, &margins, wide, Stop::default()), Ok(free));
        let wrong = WeightBounds { lowest: 1.2, highest: 3.0 };
        assert!(rake_within(&before, &margins, wrong, stop).is_err());
    }

    #[test]
    fn totals_that_cannot_be_met_say_why() {
        let margin = PopulationMargin { categories: &SEX, totals: &[60.0, 30.0, 10.0] };
        assert_eq!(post_stratify(&[1.0; 6], margin), Err(Undefined::EmptyGroup));
        let outside = PopulationMargin { categories: &SEX, totals: &[60.0] };
        assert_eq!(post_stratify(&[1.0; 6], outside), Err(Undefined::LengthsDiffer));
        let other = PopulationMargin { categories: &SEX, totals: &[60.0, 41.0] };
        let one = PopulationMargin { categories: &AGE, totals: &[60.0, 40.0] };
        let raked = rake(&[1.0; 6], &[one, other], Stop::default());
        assert_eq!(raked, Err(Undefined::MarginsDisagree));
        let negative = post_stratify(&[-1.0; 6], one);
        assert_eq!(negative, Err(Undefined::Negative));
        assert!(rake(&[1.0; 6], &[], Stop::default()).is_err());
    }
}
