//! How large the differences between groups are, by the measures that are asked for.

use crate::manuscript::EffectChoice;
use crate::statistics::association::association;
use crate::statistics::effect_intervals::{
    EstimatedEffect, d_with_interval, eta_with_interval, h_with_interval,
};
use crate::statistics::intervals::Share;
use crate::statistics::odds_ratio::odds_ratio;
use crate::statistics::ranks::kruskal_wallis;
use crate::statistics::{Confidence, Interval, Undefined};

use super::group_test::{Effect, EffectSize};

/// A table of counts, and what is asked of it.
#[derive(Clone, Copy)]
pub(super) struct OfCounts<'a> {
    /// How many of each group gave each answer that was given.
    pub(super) table: &'a [Vec<u64>],
    pub(super) asked: &'a [EffectChoice],
    /// The level of confidence.
    pub(super) level: f64,
}

/// The values of groups, and what is asked of them.
#[derive(Clone, Copy)]
pub(super) struct OfValues<'a> {
    pub(super) groups: &'a [&'a [f64]],
    pub(super) asked: &'a [EffectChoice],
    /// The level of confidence.
    pub(super) level: f64,
}

/// One without an interval.
pub(super) fn plain(effect: Effect, value: f64) -> EffectSize {
    EffectSize { effect, value, interval: None }
}

fn sure(effect: Effect, value: f64, interval: Interval) -> EffectSize {
    EffectSize { effect, value, interval: Some((interval.lower, interval.upper)) }
}

/// The effect sizes of a table of counts: Cramér's V, unless others are asked for. Where two
/// groups and two answers are asked for and there are others, or an odds ratio is infinite,
/// it is left out.
pub(super) fn of_counts(counts: OfCounts<'_>) -> Result<Vec<EffectSize>, Undefined> {
    let known = association(counts.table)?;
    let default = [EffectChoice::CramersV];
    let asked = if counts.asked.is_empty() { &default } else { counts.asked };
    let level = Confidence::new(counts.level)?;
    let four = match counts.table {
        [one, two] => match (one.as_slice(), two.as_slice()) {
            ([a, b], [c, d]) => Some([[*a, *b], [*c, *d]]),
            _ => None,
        },
        _ => None,
    };
    let of = |choice: &EffectChoice| {
        Some(match choice {
            EffectChoice::CramersV => plain(Effect::CramersV, known.cramers_v),
            EffectChoice::BiasCorrectedV => {
                plain(Effect::BiasCorrectedV, known.bias_corrected_v)
            }
            EffectChoice::Contingency => plain(Effect::Contingency, known.contingency),
            EffectChoice::OddsRatio => {
                let odds = odds_ratio(four?, level).ok()?;
                sure(Effect::OddsRatio, odds.value, odds.interval)
            }
            EffectChoice::CohensH => {
                let share = |[a, b]: [u64; 2]| Share::new(a, a + b).ok();
                let [one, two] = four?;
                let size = h_with_interval(share(one)?, share(two)?, level);
                of_size(Effect::CohensH, size)
            }
            EffectChoice::RankBiserial
            | EffectChoice::EpsilonSquared
            | EffectChoice::CohensD
            | EffectChoice::EtaSquared => return None,
        })
    };
    Ok(asked.iter().filter_map(of).collect())
}

/// The effect sizes of values: `of_test`, unless others are asked for.
pub(super) fn of_values(
    values: OfValues<'_>,
    of_test: EffectSize,
) -> Result<Vec<EffectSize>, Undefined> {
    let level = Confidence::new(values.level)?;
    let with_interval = |effect: Effect| {
        let size = match (effect, values.groups) {
            (Effect::CohensD, [one, two]) => d_with_interval(one, two, level).ok(),
            (Effect::EtaSquared, groups) => eta_with_interval(groups, level).ok(),
            _ => None,
        };
        size.map(|size| of_size(effect, size))
    };
    if values.asked.is_empty() {
        return Ok(vec![with_interval(of_test.effect).unwrap_or(of_test)]);
    }
    let of = |choice: &EffectChoice| match choice {
        EffectChoice::RankBiserial if of_test.effect == Effect::RankBiserial => {
            Some(of_test)
        }
        EffectChoice::EpsilonSquared => {
            let test = kruskal_wallis(values.groups).ok()?;
            Some(plain(Effect::EpsilonSquared, test.epsilon_squared))
        }
        EffectChoice::CohensD => with_interval(Effect::CohensD),
        EffectChoice::EtaSquared => with_interval(Effect::EtaSquared),
        EffectChoice::RankBiserial
        | EffectChoice::CramersV
        | EffectChoice::BiasCorrectedV
        | EffectChoice::Contingency
        | EffectChoice::OddsRatio
        | EffectChoice::CohensH => None,
    };
    Ok(values.asked.iter().filter_map(of).collect())
}

fn of_size(effect: Effect, size: EstimatedEffect) -> EffectSize {
    sure(effect, size.value, size.interval)
}
