//! Estimates from a sample design: weights, strata, clusters and finite populations.
//!
//! Standard errors are Taylor-linearised with clusters as the ultimate units: an estimate is
//! turned into a score for each row, scores are added up within clusters, and clusters are
//! compared within strata, Σₕ (1 − nₕ/Nₕ) nₕ/(nₕ − 1) Σᵢ(zₕᵢ − z̄ₕ)² (R. S. Woodruff, *JASA*
//! 66, 1971, 411–414; C.-E. Särndal, B. Swensson & J. Wretman, *Model Assisted Survey
//! Sampling*, 1992, section 5.5; T. Lumley, *Complex Surveys*, 2010, chapter 2). Later
//! stages of sampling are part of the variation between clusters, which is all there is when
//! the first stage is drawn with replacement or has a small fraction.
//!
//! A domain is a mask over all rows of the design. Rows outside it keep their place in the
//! strata and clusters with a score of 0, so that the standard errors take into account that
//! the domain's size is not fixed by the design.

mod contrasts;
mod distribution;
mod estimate;
mod rao_scott;

use std::borrow::Cow;
use std::collections::BTreeMap;

pub use contrasts::{DesignContrast, DesignWald, GroupMeans};
pub use distribution::QuantileEstimate;
pub use estimate::{Estimate, ReferenceSample, kish_effective_size};
pub use rao_scott::{CrossedQuestions, RaoScott, independence};

use super::{Undefined, at_least, finite, length, size};

/// The most turns over the margins of a calibration.
const MOST_TURNS: usize = 1000;

/// What a stratum with a single cluster adds to the variance, which it cannot tell.
///
/// The policies are those of R's `survey.lonely.psu`. A stratum whose only cluster is all
/// there is in the population adds nothing under any of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LonelyStratum {
    /// No standard error is given: [`Undefined::LonelyStratum`] (`fail`).
    Refuse,
    /// Nothing, as if the cluster had been certain to be drawn (`certainty`). Too small.
    Certainty,
    /// Its score measured from 0 and not from its own mean; for means, shares and ratios 0
    /// is the mean of all rows (`adjust`). Mostly too large.
    FromGrandMean,
    /// The mean of what the other strata add (`average`).
    AverageStratum,
}

/// Where the rows lie in the design.
#[derive(Debug, Clone, Copy, Default)]
pub struct DesignLayout<'a> {
    /// The stratum of each row, from 0; without it there is one stratum.
    pub strata: Option<&'a [usize]>,
    /// The cluster of each row within its stratum; without it each row is its own.
    pub clusters: Option<&'a [usize]>,
    /// How many clusters (rows, without clusters) each stratum has in the population;
    /// without it sampling is taken to be with replacement.
    pub population: Option<&'a [f64]>,
}

/// A sample design with its weights.
#[derive(Debug, Clone)]
pub struct Design {
    weights: Vec<f64>,
    /// The cluster of each row; those of one stratum lie together.
    cluster_of: Vec<usize>,
    strata: Vec<Stratum>,
    clusters: usize,
    lonely: LonelyStratum,
    calibration: Option<Calibration>,
}

/// What the weights were calibrated to.
#[derive(Debug, Clone)]
struct Calibration {
    before: Vec<f64>,
    /// The category of each row, without gaps from 0.
    margins: Vec<Vec<usize>>,
}

#[derive(Debug, Clone, Copy)]
struct Stratum {
    /// Its first cluster.
    first: usize,
    /// How many it has.
    clusters: usize,
    /// 1 − n/N, the share of the clusters that were not drawn.
    left: f64,
}

impl Design {
    /// Lays out a design.
    ///
    /// A weight is the inverse of the probability to be drawn, possibly adjusted; only ratios
    /// of weights matter except for totals. A weight of 0 keeps a row in the design and out
    /// of the estimates.
    ///
    /// # Errors
    ///
    /// [`Undefined::TooFew`] without rows, [`Undefined::LengthsDiffer`] when a slice is too
    /// short, [`Undefined::NotFinite`], [`Undefined::Negative`], and
    /// [`Undefined::PartAboveWhole`] when a stratum has more clusters than its population.
    pub fn new(
        weights: &[f64],
        layout: DesignLayout<'_>,
        lonely: LonelyStratum,
    ) -> Result<Self, Undefined> {
        at_least(1, weights.len())?;
        finite(weights)?;
        if weights.iter().any(|weight| *weight < 0.0) {
            return Err(Undefined::Negative);
        }
        let rows = weights.len();
        if [layout.strata, layout.clusters].iter().flatten().any(|one| one.len() != rows)
        {
            return Err(Undefined::LengthsDiffer);
        }
        let place = |row: usize| {
            let stratum = layout.strata.map_or(0, |strata| strata[row]);
            (stratum, layout.clusters.map_or(row, |clusters| clusters[row]))
        };
        let mut order = (0..rows).collect::<Vec<_>>();
        order.sort_by_key(|row| place(*row));
        let mut cluster_of = vec![0; rows];
        let mut clusters = 0;
        let mut strata = BTreeMap::<usize, Stratum>::new();
        for together in order.chunk_by(|one, two| place(*one) == place(*two)) {
            let new = Stratum { first: clusters, clusters: 0, left: 1.0 };
            strata.entry(place(together[0]).0).or_insert(new).clusters += 1;
            for row in together {
                cluster_of[*row] = clusters;
            }
            clusters += 1;
        }
        if let Some(population) = layout.population {
            finite(population)?;
            for (code, stratum) in &mut strata {
                let all = *population.get(*code).ok_or(Undefined::LengthsDiffer)?;
                let drawn = size(stratum.clusters);
                if all < drawn {
                    return Err(Undefined::PartAboveWhole);
                }
                stratum.left = 1.0 - drawn / all;
            }
        }
        Ok(Self {
            weights: weights.to_vec(),
            cluster_of,
            strata: strata.into_values().collect(),
            clusters,
            lonely,
            calibration: None,
        })
    }

    /// Tells that the weights were made from `before` by post-stratification to one margin or
    /// by raking to several, each with the category of every row.
    ///
    /// What the categories explain then no longer counts as error: each score is replaced by
    /// its residual from the margins, in a regression weighted with `before` (J.-C. Deville &
    /// C.-E. Särndal, *JASA* 87, 1992, 376–382; D. Holt & T. M. F. Smith 1979 for
    /// one margin). The totals are taken to be known without error.
    ///
    /// # Errors
    ///
    /// [`Undefined::LengthsDiffer`], [`Undefined::NotFinite`] and [`Undefined::Negative`].
    pub fn calibrated(
        mut self,
        before: &[f64],
        margins: &[&[usize]],
    ) -> Result<Self, Undefined> {
        let rows = self.weights.len();
        if before.len() != rows || margins.iter().any(|margin| margin.len() != rows) {
            return Err(Undefined::LengthsDiffer);
        }
        finite(before)?;
        if before.iter().any(|weight| *weight < 0.0) {
            return Err(Undefined::Negative);
        }
        let margins = margins.iter().map(|margin| dense(margin)).collect();
        self.calibration = Some(Calibration { before: before.to_vec(), margins });
        Ok(self)
    }

    /// The weights, one for each row.
    #[must_use]
    pub fn weights(&self) -> &[f64] {
        &self.weights
    }

    /// The scores less what the calibration's margins explain of them.
    fn residuals<'s>(&self, scores: &'s [f64]) -> Cow<'s, [f64]> {
        let Some(Calibration { before, margins }) = &self.calibration else {
            return Cow::Borrowed(scores);
        };
        let mut rests = scores.to_vec();
        for (rest, weight) in rests.iter_mut().zip(&self.weights) {
            *rest = if *weight > 0.0 { *rest / weight } else { 0.0 };
        }
        let largest = rests.iter().fold(0.0, |most: f64, rest| most.max(rest.abs()));
        // The margins' means are taken away in turn, which comes to the least squares; one
        // margin is done at once.
        for _ in 0..MOST_TURNS {
            let mut moved = 0.0_f64;
            for margin in margins {
                let categories = margin.iter().max().map_or(0, |most| most + 1);
                let mut sums = vec![(0.0, 0.0); categories];
                let rows = || margin.iter().zip(before).zip(&self.weights);
                for (((category, before), weight), rest) in rows().zip(&rests) {
                    if *weight > 0.0 {
                        sums[*category].0 += before * rest;
                        sums[*category].1 += before;
                    }
                }
                for (((category, _), weight), rest) in rows().zip(&mut rests) {
                    let (sum, whole) = sums[*category];
                    if *weight > 0.0 && whole > 0.0 {
                        *rest -= sum / whole;
                        moved = moved.max((sum / whole).abs());
                    }
                }
            }
            if margins.len() < 2 || moved <= f64::EPSILON * largest {
                break;
            }
        }
        for (rest, weight) in rests.iter_mut().zip(&self.weights) {
            *rest *= weight;
        }
        Cow::Owned(rests)
    }

    /// The covariances of totals, from their weighted scores, one slice for each total.
    fn covariances(&self, scores: &[Vec<f64>]) -> Result<Vec<Vec<f64>>, Undefined> {
        let mut totals = vec![vec![0.0; self.clusters]; scores.len()];
        for (total, scores) in totals.iter_mut().zip(scores) {
            let scores = self.residuals(scores);
            for (score, cluster) in scores.iter().zip(&self.cluster_of) {
                total[*cluster] += score;
            }
        }
        let mut sums = vec![vec![0.0; scores.len()]; scores.len()];
        let (mut told, mut untold) = (0.0, 0.0);
        for stratum in &self.strata {
            let (from, to) = (stratum.first, stratum.first + stratum.clusters);
            let lonely = stratum.clusters == 1 && stratum.left > 0.0;
            let mut factor = stratum.left;
            let mut centred = true;
            if lonely {
                untold += 1.0;
                match self.lonely {
                    LonelyStratum::Refuse => return Err(Undefined::LonelyStratum),
                    LonelyStratum::Certainty | LonelyStratum::AverageStratum => continue,
                    LonelyStratum::FromGrandMean => centred = false,
                }
            } else {
                told += 1.0;
                let n = size(stratum.clusters);
                factor *= if stratum.clusters > 1 { n / (n - 1.0) } else { 0.0 };
            }
            let off = totals
                .iter()
                .map(|total| {
                    let inside = &total[from..to];
                    let mean = inside.iter().sum::<f64>() / length(inside);
                    let mean = if centred { mean } else { 0.0 };
                    inside.iter().map(|value| value - mean).collect::<Vec<_>>()
                })
                .collect::<Vec<_>>();
            for (one, sums) in off.iter().zip(&mut sums) {
                for (two, sum) in off.iter().zip(sums) {
                    *sum += factor * one.iter().zip(two).map(|(a, b)| a * b).sum::<f64>();
                }
            }
        }
        if self.lonely == LonelyStratum::AverageStratum && untold > 0.0 {
            if told <= 0.0 {
                return Err(Undefined::LonelyStratum);
            }
            for sum in sums.iter_mut().flatten() {
                *sum *= (told + untold) / told;
            }
        }
        Ok(sums)
    }
}

/// The codes numbered from 0 without gaps, in their order.
fn dense(codes: &[usize]) -> Vec<usize> {
    let mut known = codes.to_vec();
    known.sort_unstable();
    known.dedup();
    codes.iter().map(|code| known.partition_point(|one| one < code)).collect()
}
