//! Trends over ordered groups: Cochran–Armitage for shares, Jonckheere–Terpstra for values.

use super::distributions::{chi_square_upper, normal_upper};
use super::intervals::Share;
use super::{Undefined, at_least, finite, length, real};

/// A test for a trend in shares.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ShareTrend {
    /// The squared trend, on one degree of freedom.
    pub statistic: f64,
    /// The two-sided probability of at least this trend when all shares are equal.
    pub p: f64,
    /// The change of the share for one unit of the scores, by weighted least squares.
    pub slope: f64,
}

/// The Cochran–Armitage test for a linear trend of shares over groups with scores.
///
/// X² = [Σ sᵢ(xᵢ − nᵢp)]² / (pq[Σ nᵢsᵢ² − (Σ nᵢsᵢ)²/n]): P. Armitage, *Biometrics* 11, 1955,
/// 375–386; W. G. Cochran, *Biometrics* 10, 1954, 417–451.
///
/// # Errors
///
/// [`Undefined::TooFew`] below two groups, [`Undefined::LengthsDiffer`],
/// [`Undefined::NotFinite`] scores, and [`Undefined::NoVariation`] when all or none have it
/// or all scores are equal.
pub fn cochran_armitage(
    shares: &[Share],
    scores: &[f64],
) -> Result<ShareTrend, Undefined> {
    at_least(2, shares.len())?;
    if shares.len() != scores.len() {
        return Err(Undefined::LengthsDiffer);
    }
    finite(scores)?;
    let groups = || shares.iter().zip(scores);
    let n = shares.iter().map(|share| real(share.of())).sum::<f64>();
    let p = shares.iter().map(|share| real(share.hits())).sum::<f64>() / n;
    let centre = groups().map(|(share, score)| real(share.of()) * score).sum::<f64>() / n;
    let off = |score: &f64| score - centre;
    let trend =
        groups().map(|(share, score)| real(share.hits()) * off(score)).sum::<f64>();
    let spread = groups()
        .map(|(share, score)| real(share.of()) * off(score) * off(score))
        .sum::<f64>();
    if p <= 0.0 || p >= 1.0 || spread <= 0.0 {
        return Err(Undefined::NoVariation);
    }
    let statistic = trend * trend / (p * (1.0 - p) * spread);
    Ok(ShareTrend {
        statistic,
        p: chi_square_upper(statistic, 1.0),
        slope: trend / spread,
    })
}

/// A test for a trend in values.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ValueTrend {
    /// How many pairs of an earlier and a later group rise, equal ones counted half.
    pub rising: f64,
    /// The statistic less its mean, in standard deviations.
    pub z: f64,
    /// The two-sided normal probability of at least this z.
    pub p: f64,
}

/// The Jonckheere–Terpstra test for values that rise or fall over ordered groups.
///
/// J is the sum of the Mann–Whitney counts of all pairs of groups; its mean is
/// (n² − Σnᵢ²)/4, and its variance that for ties: M. Hollander, D. A. Wolfe & E. Chicken,
/// *Nonparametric Statistical Methods*, 3rd ed. 2014, equations 6.13 and 6.19 (A. R.
/// Jonckheere, *Biometrika* 41, 1954). Without continuity correction.
///
/// # Errors
///
/// [`Undefined::TooFew`] below two groups, [`Undefined::EmptyGroup`],
/// [`Undefined::NotFinite`], and [`Undefined::NoVariation`] when all values are equal.
pub fn jonckheere_terpstra(groups: &[&[f64]]) -> Result<ValueTrend, Undefined> {
    at_least(2, groups.len())?;
    let mut all = Vec::new();
    for group in groups {
        finite(group)?;
        if group.is_empty() {
            return Err(Undefined::EmptyGroup);
        }
        all.extend_from_slice(group);
    }
    all.sort_by(f64::total_cmp);
    let mut rising = 0.0;
    for (place, later) in groups.iter().enumerate().skip(1) {
        let mut before = groups[..place].concat();
        before.sort_by(f64::total_cmp);
        for value in *later {
            let less = before.partition_point(|one| one < value);
            let equal = before.partition_point(|one| one <= value);
            rising += (length(&before[..less]) + length(&before[..equal])) / 2.0;
        }
    }
    let n = length(&all);
    let sizes = || groups.iter().map(|group| length(group));
    let ties = || all.chunk_by(|one, two| one >= two).map(length);
    let whole = |of: &dyn Fn(f64) -> f64| {
        (sizes().map(of).sum::<f64>(), ties().map(of).sum::<f64>())
    };
    let (sizes_5, ties_5) = whole(&|m| m * (m - 1.0) * (2.0 * m + 5.0));
    let (sizes_3, ties_3) = whole(&|m| m * (m - 1.0) * (m - 2.0));
    let (sizes_2, ties_2) = whole(&|m| m * (m - 1.0));
    let mut variance = (n * (n - 1.0) * (2.0 * n + 5.0) - sizes_5 - ties_5) / 72.0
        + sizes_2 * ties_2 / (8.0 * n * (n - 1.0));
    if n > 2.0 {
        variance += sizes_3 * ties_3 / (36.0 * n * (n - 1.0) * (n - 2.0));
    }
    if variance <= 0.0 || all.first() >= all.last() {
        return Err(Undefined::NoVariation);
    }
    let mean = (n * n - sizes().map(|size| size * size).sum::<f64>()) / 4.0;
    let z = (rising - mean) / variance.sqrt();
    Ok(ValueTrend { rising, z, p: 2.0 * normal_upper(z.abs()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drinking_and_malformations_have_a_weak_trend() {
        // Agresti, Categorical Data Analysis, 2nd ed. 2002, table 3.7 with the midpoints:
        // z² = 6.57, p = 0.010.
        let counts = [(48, 17_114), (38, 14_502), (5, 793), (1, 127), (1, 38)];
        let shares = counts.map(|(hits, of)| Share::new(hits, of).unwrap());
        let result = cochran_armitage(&shares, &[0.0, 0.5, 1.5, 4.0, 7.0]).unwrap();
        assert!((result.statistic - 6.57).abs() < 0.005, "{}", result.statistic);
        assert!((result.p - 0.010).abs() < 0.0005);
    }

    #[test]
    fn pay_rises_with_information() {
        // Hollander, Wolfe & Chicken 2014, example 6.2 (motivation by knowing how one does):
        // J = 79, J* = 2.02 without correction for ties.
        let groups: [&[f64]; 3] = [
            &[40.0, 35.0, 38.0, 43.0, 44.0, 41.0],
            &[38.0, 40.0, 47.0, 44.0, 40.0, 42.0],
            &[48.0, 40.0, 45.0, 43.0, 46.0, 44.0],
        ];
        let result = jonckheere_terpstra(&groups).unwrap();
        assert!((result.rising - 79.0).abs() < 1e-15);
        assert!((result.z - 2.02).abs() < 0.02, "{}", result.z);
        let turned = jonckheere_terpstra(&[groups[2], groups[1], groups[0]]).unwrap();
        assert!((turned.z + result.z).abs() < 1e-14);
    }

    #[test]
    fn the_scale_of_the_scores_does_not_matter() {
        let shares = [(3, 20), (8, 25), (9, 17)].map(|(x, n)| Share::new(x, n).unwrap());
        let one = cochran_armitage(&shares, &[1.0, 2.0, 3.0]).unwrap();
        let two = cochran_armitage(&shares, &[110.0, 120.0, 130.0]).unwrap();
        assert!((one.statistic - two.statistic).abs() < 1e-12);
        assert!((one.slope - 10.0 * two.slope).abs() < 1e-13);
    }

    #[test]
    fn what_does_not_vary_has_no_trend() {
        let none = [Share::new(0, 5).unwrap(), Share::new(0, 6).unwrap()];
        assert_eq!(cochran_armitage(&none, &[1.0, 2.0]), Err(Undefined::NoVariation));
        let some = [Share::new(1, 5).unwrap(), Share::new(2, 6).unwrap()];
        assert_eq!(cochran_armitage(&some, &[2.0, 2.0]), Err(Undefined::NoVariation));
        assert_eq!(cochran_armitage(&some, &[2.0]), Err(Undefined::LengthsDiffer));
        let few = Err(Undefined::TooFew { needed: 2, found: 1 });
        assert_eq!(cochran_armitage(&some[..1], &[2.0]), few);
        let flat = jonckheere_terpstra(&[&[1.0, 1.0], &[1.0]]);
        assert_eq!(flat, Err(Undefined::NoVariation));
        assert_eq!(jonckheere_terpstra(&[&[1.0], &[]]), Err(Undefined::EmptyGroup));
    }
}
