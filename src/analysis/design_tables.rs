//! What the design of a sample says of the cells of a table: shares with their standard errors,
//! totals and design effects, and the moments of weighted values.

use crate::manuscript::{BaseRule, CellEstimates, Moment};
use crate::statistics::design::{Design, Estimate};
use crate::statistics::{Confidence, Interval};
use crate::survey::Pick;

use super::breakdown::{Breakdown, Planned};
use super::by_design::{effect, f64_of};
use super::table::{Moments, Weighted};
use super::weights::{
    answered, at_or_beyond, design_of, effective_size, gave, mask, shares,
};

/// The moments of a table, of which each is computed only if it is asked for.
pub(super) fn moments(
    design: &Design,
    groups: &[Planned<'_>],
    asked: &[Moment],
    level: f64,
) -> Vec<Moments> {
    let of = |group: &Planned<'_>| {
        let design = design_of(group, design);
        let (values, mask) = answered(&group.domain, group.variable);
        let mut all = Moments::default();
        if let Ok(mean) = design.mean(&values, Some(&mask)) {
            (all.mean, all.se) = (Some(mean.value), Some(mean.standard_error));
        }
        let group = WeightedGroup { design, values: &values, mask: &mask, level };
        for moment in asked {
            let Some((value, error)) = group.moment(*moment) else { continue };
            match moment {
                Moment::Sd => all.sd = Some(value),
                Moment::Median => all.median = Some(value),
                Moment::P10 => all.quantiles[0] = Some(value),
                Moment::LowerQuartile => all.quantiles[1] = Some(value),
                Moment::UpperQuartile => all.quantiles[2] = Some(value),
                Moment::P90 => all.quantiles[3] = Some(value),
                other => all.others.push((*other, value)),
            }
            all.errors.extend(error.map(|error| (*moment, error)));
            if moment.is_quantile() {
                all.beyond.push((*moment, group.at_or_beyond(value)));
            }
        }
        all
    };
    groups.iter().map(of).collect()
}

/// A group of those who answered.
struct WeightedGroup<'g> {
    design: &'g Design,
    values: &'g [f64],
    mask: &'g [bool],
    level: f64,
}

impl WeightedGroup<'_> {
    /// A statistic other than mean and standard error, with its own standard error.
    fn moment(&self, moment: Moment) -> Option<(f64, Option<f64>)> {
        let Self { design, values, mask, level } = *self;
        let with_error =
            |estimate: Estimate| (estimate.value, Some(estimate.standard_error));
        let inside = || {
            let rows = values.iter().zip(mask).zip(design.weights());
            rows.filter(|((_, inside), weight)| **inside && **weight > 0.0)
                .map(|((value, _), _)| *value)
        };
        match moment {
            Moment::Sd => {
                design.standard_deviation(values, Some(mask)).ok().map(with_error)
            }
            Moment::Variance => design.variance(values, Some(mask)).ok().map(with_error),
            Moment::Total => design.total(values, Some(mask)).ok().map(with_error),
            Moment::DesignEffect => Some((effect(design, values, mask)?, None)),
            Moment::Min => Some((inside().min_by(f64::total_cmp)?, None)),
            Moment::Max => Some((inside().max_by(f64::total_cmp)?, None)),
            Moment::Median => self.quantile(0.5, level),
            Moment::P10
            | Moment::LowerQuartile
            | Moment::UpperQuartile
            | Moment::P90
            | Moment::Percentile(_) => self.quantile(moment.share()?, level),
            Moment::Mean
            | Moment::Se
            | Moment::Skewness
            | Moment::Kurtosis
            | Moment::LowerHinge
            | Moment::UpperHinge => None,
        }
    }

    /// How many answers lie at or beyond a value on the side that has fewer.
    fn at_or_beyond(&self, value: f64) -> u64 {
        let alone = Interval { lower: value, upper: value };
        at_or_beyond(alone, self.values, self.mask)
    }

    fn quantile(&self, share: f64, level: f64) -> Option<(f64, Option<f64>)> {
        let level = Confidence::new(level).ok()?;
        let found = self.design.quantile(self.values, Some(self.mask), share, level);
        let found = found.ok()?;
        Some((found.value, found.standard_error.ok()))
    }
}

/// What is asked of a design besides weighted shares.
#[derive(Clone, Copy)]
pub(super) struct AskedOfDesign {
    pub(super) estimates: CellEstimates,
    /// Whether anything goes by its degrees of freedom.
    pub(super) degrees: bool,
}

/// The weighted numbers of a table.
pub(super) fn of_table(
    rows: &Breakdown<'_>,
    design: &Design,
    picks: &[Option<Pick>],
    base: BaseRule,
    asked: AskedOfDesign,
) -> Weighted {
    let Breakdown { groups, whole, .. } = rows;
    let estimates = shares(design, groups, picks, base);
    let each = |part: fn(Estimate) -> f64| {
        let row =
            |row: &Vec<Option<Estimate>>| row.iter().map(|one| one.map(part)).collect();
        estimates.iter().map(row).collect::<Vec<_>>()
    };
    let (shares, errors) = (each(|one| one.value), each(|one| one.standard_error));
    let base = if picks.is_empty() { BaseRule::Valid } else { base };
    // Several measurements have no effective number together.
    let one = groups
        .windows(2)
        .all(|pair| pair[0].domain.survey.key() == pair[1].domain.survey.key());
    let of =
        |group: &Planned<'_>| effective_size(design, &group.domain, group.variable, base);
    let sizes = match whole {
        _ if !one => Vec::new(),
        Some(whole) => of(whole).into_iter().collect(),
        None => groups.iter().filter_map(of).collect::<Vec<_>>(),
    };
    let least = sizes.iter().copied().min_by(f64::total_cmp);
    let effective = least.zip(sizes.into_iter().max_by(f64::total_cmp));
    let cells = |of: fn(&Design, &[bool], &[bool]) -> Option<f64>| {
        of_cells(groups, design, picks, base, of)
    };
    Weighted {
        shares,
        errors,
        effective,
        degrees: asked.degrees.then(|| degrees(groups, design, base)).flatten(),
        totals: if asked.estimates.total { cells(total_of) } else { Vec::new() },
        effects: if asked.estimates.effect { cells(effect_of) } else { Vec::new() },
    }
}

/// For each group and answer what is made of who gave it and who could have.
fn of_cells(
    groups: &[Planned<'_>],
    design: &Design,
    picks: &[Option<Pick>],
    base: BaseRule,
    of: fn(&Design, &[bool], &[bool]) -> Option<f64>,
) -> Vec<Vec<Option<f64>>> {
    let cell = |group: &Planned<'_>, pick: &Option<Pick>| {
        let has = gave(&group.domain, group.variable, &[(*pick)?]);
        of(design_of(group, design), &has, &mask(&group.domain, group.variable, base))
    };
    let row = |group| picks.iter().map(|pick| cell(group, pick)).collect();
    groups.iter().map(row).collect()
}

fn total_of(design: &Design, has: &[bool], mask: &[bool]) -> Option<f64> {
    design.total(&f64_of(has), Some(mask)).ok().map(|total| total.value)
}

fn effect_of(design: &Design, has: &[bool], mask: &[bool]) -> Option<f64> {
    effect(design, &f64_of(has), mask)
}

/// The fewest and the most degrees of freedom that the design leaves a group.
fn degrees(
    groups: &[Planned<'_>],
    design: &Design,
    base: BaseRule,
) -> Option<(u64, u64)> {
    let of = |group: &Planned<'_>| {
        let mask = mask(&group.domain, group.variable, base);
        let left = design_of(group, design).degrees_left(Some(&mask)).ok()?;
        u64::try_from(left).ok()
    };
    let all = groups.iter().filter_map(of).collect::<Vec<_>>();
    all.iter().copied().min().zip(all.iter().copied().max())
}
