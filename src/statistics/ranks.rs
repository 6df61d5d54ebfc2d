//! Tests of ranks: Mann–Whitney, Kruskal–Wallis and Wilcoxon's signed ranks.
//!
//! Equal values share the mean of their ranks. Without ties and below fifty values the
//! distribution is counted exactly, as in R; otherwise it is the normal one, with its
//! variance lessened for ties and, unless that is turned off, half a step of continuity.

use super::distributions::{chi_square_upper, normal_upper};
use super::intervals::Continuity;
use super::{Undefined, at_least, finite, length};

/// From this many values on, R no longer counts exactly.
const MANY: usize = 50;

/// How a p-value was computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RankMethod {
    /// By counting all outcomes.
    Exact,
    /// By the normal distribution, corrected for ties.
    Normal,
}

/// The Mann–Whitney test of two groups.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MannWhitney {
    /// How many pairs have the greater value in the first group, equal ones counted half.
    pub u: f64,
    /// U in standard errors from its middle nm/2; below 0 if the first group is lower.
    pub z: f64,
    /// The two-sided p-value.
    pub p: f64,
    /// How `p` was computed.
    pub method: RankMethod,
    /// 2U/(nm) − 1, from −1 (all values of the first group are below) to 1.
    pub rank_biserial: f64,
}

/// The Mann–Whitney test, also called Wilcoxon's rank sum test.
///
/// U = R₁ − n(n + 1)/2: H. B. Mann & D. R. Whitney, *Annals of Mathematical Statistics* 18,
/// 1947, 50–60, with their recursion for the exact distribution; the variance for ties is
/// nm/12 · (N + 1 − Σ(t³ − t)/(N(N − 1))) (Hollander, Wolfe & Chicken 2014, equation 4.13).
/// With `continuity` z is half a step nearer to 0; R corrects, SPSS does not.
/// The rank-biserial correlation is H. W. Wendt's, *European Journal of Social Psychology*
/// 2, 1972, 463–465.
///
/// # Errors
///
/// [`Undefined::EmptyGroup`], [`Undefined::NotFinite`], and [`Undefined::NoVariation`] when
/// all values are equal.
pub fn mann_whitney(
    first: &[f64],
    second: &[f64],
    continuity: Continuity,
) -> Result<MannWhitney, Undefined> {
    if first.is_empty() || second.is_empty() {
        return Err(Undefined::EmptyGroup);
    }
    finite(first)?;
    finite(second)?;
    let (n, m) = (length(first), length(second));
    let ranked = Ranked::of(&[first, second].concat());
    let sum = ranked.ranks[..first.len()].iter().sum::<f64>();
    let u = sum - n * (n + 1.0) / 2.0;
    let exact = first.len() < MANY && second.len() < MANY && ranked.ties <= 0.0;
    let all = n + m;
    let less = ranked.ties / (all * (all - 1.0));
    let z = standardised(u - n * m / 2.0, n * m / 12.0 * (all + 1.0 - less), continuity)?;
    let (p, method) = if exact {
        let counts = counts_of_u(first.len(), second.len());
        (two_sided(&counts, u), RankMethod::Exact)
    } else {
        (2.0 * normal_upper(z.abs()), RankMethod::Normal)
    };
    Ok(MannWhitney { u, z, p, method, rank_biserial: 2.0 * u / (n * m) - 1.0 })
}

/// The Kruskal–Wallis test of two or more groups.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct KruskalWallis {
    /// H, corrected for ties.
    pub statistic: f64,
    /// One less than the groups.
    pub degrees_of_freedom: f64,
    /// The probability of at least this H by the chi-square distribution.
    pub p: f64,
    /// ε² = H/(n − 1), from 0 to 1: the share of the ranks' variance between the groups.
    pub epsilon_squared: f64,
}

/// The Kruskal–Wallis test.
///
/// H = (12/(N(N + 1)) · ΣRᵢ²/nᵢ − 3(N + 1)) / (1 − Σ(t³ − t)/(N³ − N)): W. H. Kruskal & W. A.
/// Wallis, *JASA* 47, 1952, equations 1.1 to 1.3. ε² is theirs after T. L. Kelley (M. Tomczak
/// & E. Tomczak, *Trends in Sport Sciences* 21, 2014).
///
/// # Errors
///
/// [`Undefined::TooFew`] below two groups, [`Undefined::EmptyGroup`],
/// [`Undefined::NotFinite`], and [`Undefined::NoVariation`] when all values are equal.
pub fn kruskal_wallis(groups: &[&[f64]]) -> Result<KruskalWallis, Undefined> {
    at_least(2, groups.len())?;
    for group in groups {
        finite(group)?;
        if group.is_empty() {
            return Err(Undefined::EmptyGroup);
        }
    }
    let ranked = Ranked::of(&groups.concat());
    let n = length(&ranked.ranks);
    let whole = n * n * n - n;
    if ranked.ties >= whole {
        return Err(Undefined::NoVariation);
    }
    let mut from = 0;
    let mut between = 0.0;
    for group in groups {
        let ranks = &ranked.ranks[from..from + group.len()];
        let off = ranks.iter().sum::<f64>() / length(group) - f64::midpoint(n, 1.0);
        between += length(group) * off * off;
        from += group.len();
    }
    let statistic = 12.0 / (n * (n + 1.0)) * between / (1.0 - ranked.ties / whole);
    let degrees_of_freedom = length(groups) - 1.0;
    Ok(KruskalWallis {
        statistic,
        degrees_of_freedom,
        p: chi_square_upper(statistic, degrees_of_freedom),
        epsilon_squared: statistic / (n - 1.0),
    })
}

/// Wilcoxon's signed rank test of pairs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SignedRank {
    /// The sum of the ranks of the positive differences.
    pub v: f64,
    /// The two-sided p-value.
    pub p: f64,
    /// How `p` was computed.
    pub method: RankMethod,
    /// How many differences were 0 and left out.
    pub zeros: usize,
    /// (V₊ − V₋)/(V₊ + V₋), from −1 to 1.
    pub rank_biserial: f64,
}

/// Wilcoxon's signed rank test of differences, one for each pair.
///
/// V sums the ranks of |d| where d is positive; zeros are left out: F. Wilcoxon, *Biometrics
/// Bulletin* 1, 1945, 80–83. The exact distribution is counted over all signs (Hollander,
/// Wolfe & Chicken 2014, section 3.1), and is used when there are neither ties nor zeros; the
/// variance for ties is n(n + 1)(2n + 1)/24 − Σ(t³ − t)/48. The matched-pairs rank-biserial
/// correlation is D. S. Kerby's, *Comprehensive Psychology* 3, 2014.
///
/// # Errors
///
/// [`Undefined::TooFew`] when no difference is other than 0, and [`Undefined::NotFinite`].
pub fn signed_rank(differences: &[f64]) -> Result<SignedRank, Undefined> {
    finite(differences)?;
    let kept = differences.iter().copied().filter(|d| *d != 0.0).collect::<Vec<_>>();
    at_least(1, kept.len())?;
    let ranked = Ranked::of(&kept.iter().map(|d| d.abs()).collect::<Vec<_>>());
    let positive = kept.iter().zip(&ranked.ranks).filter(|(d, _)| **d > 0.0);
    let v = positive.map(|(_, rank)| rank).sum::<f64>();
    let n = length(&kept);
    let whole = n * (n + 1.0) / 2.0;
    let zeros = differences.len() - kept.len();
    let exact = differences.len() < MANY && ranked.ties <= 0.0 && zeros == 0;
    let (p, method) = if exact {
        (two_sided(&counts_of_v(kept.len()), v), RankMethod::Exact)
    } else {
        let variance = n * (n + 1.0) * (2.0 * n + 1.0) / 24.0 - ranked.ties / 48.0;
        (normal(v - whole / 2.0, variance)?, RankMethod::Normal)
    };
    Ok(SignedRank { v, p, method, zeros, rank_biserial: 2.0 * v / whole - 1.0 })
}

/// Ranks from 1, and Σ(t³ − t) over groups of t equal values.
struct Ranked {
    ranks: Vec<f64>,
    ties: f64,
}

impl Ranked {
    fn of(values: &[f64]) -> Self {
        let mut order = (0..values.len()).collect::<Vec<_>>();
        order.sort_by(|one, two| values[*one].total_cmp(&values[*two]));
        let mut ranks = vec![0.0; values.len()];
        let (mut before, mut ties) = (0.0, 0.0);
        // `total_cmp` has −0 before 0, which are equal here.
        for tied in order.chunk_by(|one, two| values[*one] >= values[*two]) {
            let t = length(tied);
            for index in tied {
                ranks[*index] = before + f64::midpoint(t, 1.0);
            }
            ties += t * t * t - t;
            before += t;
        }
        Self { ranks, ties }
    }
}

/// The ranks of values from 1, those that are equal with their mean rank.
pub(super) fn mid_ranks(values: &[f64]) -> Vec<f64> {
    Ranked::of(values).ranks
}

/// What is off its middle, in standard errors.
fn standardised(
    off: f64,
    variance: f64,
    continuity: Continuity,
) -> Result<f64, Undefined> {
    if variance <= 0.0 {
        return Err(Undefined::NoVariation);
    }
    let nearer = match continuity {
        Continuity::Corrected => (off.abs() - 0.5).max(0.0),
        Continuity::Uncorrected => off.abs(),
    };
    Ok((nearer / variance.sqrt()).copysign(off))
}

/// The two-sided normal p-value, half a step nearer to the middle.
fn normal(off: f64, variance: f64) -> Result<f64, Undefined> {
    let z = standardised(off, variance, Continuity::Corrected)?;
    Ok(2.0 * normal_upper(z.abs()))
}

/// The mean of the ranks in each group, among the values of all groups.
///
/// # Errors
///
/// [`Undefined::EmptyGroup`] and [`Undefined::NotFinite`].
pub fn mean_ranks(groups: &[&[f64]]) -> Result<Vec<f64>, Undefined> {
    for group in groups {
        finite(group)?;
        if group.is_empty() {
            return Err(Undefined::EmptyGroup);
        }
    }
    let ranked = Ranked::of(&groups.concat());
    let mut from = 0;
    let mean = |group: &&[f64]| {
        let ranks = &ranked.ranks[from..from + group.len()];
        from += group.len();
        ranks.iter().sum::<f64>() / length(group)
    };
    Ok(groups.iter().map(mean).collect())
}

/// Twice the smaller tail of a symmetric distribution, given by its counts, at most 1.
fn two_sided(counts: &[f64], value: f64) -> f64 {
    let smaller = value.min(length(counts) - 1.0 - value);
    let tail = counts
        .iter()
        .zip(0_u32..)
        .take_while(|(_, place)| f64::from(*place) <= smaller)
        .map(|(count, _)| count)
        .sum::<f64>();
    (2.0 * tail / counts.iter().sum::<f64>()).min(1.0)
}

/// In how many of the orders of n and m values U is 0, 1, … nm.
///
/// `sums[k][s]` counts the ways to choose k of the ranks so far with the sum s, less the
/// least sum k(k + 1)/2: the recursion of Mann & Whitney 1947 without its divisions.
fn counts_of_u(n: usize, m: usize) -> Vec<f64> {
    let mut sums = vec![vec![0.0; n * m + 1]; n + 1];
    sums[0][0] = 1.0;
    for rank in 1..=n + m {
        for chosen in (1..=n.min(rank)).rev() {
            // This rank as the largest of `chosen` lies rank − chosen above its least.
            let above = rank - chosen;
            if above > m {
                continue;
            }
            let (fewer, here) = sums.split_at_mut(chosen);
            let from = &fewer[chosen - 1];
            for (to, count) in here[0].iter_mut().skip(above).zip(from) {
                *to += count;
            }
        }
    }
    sums.swap_remove(n)
}

/// In how many of the 2ⁿ choices of signs V is 0, 1, … n(n + 1)/2.
fn counts_of_v(n: usize) -> Vec<f64> {
    let mut counts = vec![0.0; n * (n + 1) / 2 + 1];
    counts[0] = 1.0;
    let mut top = 0;
    for rank in 1..=n {
        for sum in (0..=top).rev() {
            counts[sum + rank] += counts[sum];
        }
        top += rank;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_groups_are_counted_by_hand() {
        // The six orders of two and two: U is 0, 1, 2, 2, 3, 4.
        assert_eq!(counts_of_u(2, 2), [1.0, 1.0, 2.0, 1.0, 1.0]);
        assert_eq!(counts_of_v(3), [1.0, 1.0, 1.0, 2.0, 1.0, 1.0, 1.0]);
        let apart =
            mann_whitney(&[1.0, 2.0], &[3.0, 4.0], Continuity::Corrected).unwrap();
        assert_eq!(
            (apart.u, apart.rank_biserial, apart.method),
            (0.0, -1.0, RankMethod::Exact)
        );
        assert!((apart.p - 1.0 / 3.0).abs() < 1e-15);
    }

    #[test]
    fn all_orders_are_counted() {
        let counts = counts_of_u(7, 5);
        assert!((counts.iter().sum::<f64>() - 792.0).abs() < 1e-12);
        assert!(
            counts.iter().zip(counts.iter().rev()).all(|(a, b)| (a - b).abs() < 1e-12)
        );
        assert!((counts_of_v(12).iter().sum::<f64>() - 4096.0).abs() < 1e-12);
    }

    #[test]
    #[expect(clippy::approx_constant, reason = "3.14 is what a patient scored")]
    fn depression_falls_under_tranquillizer() {
        // Hollander & Wolfe 1973, p. 29 (nine patients): V = 40, two-sided p = 0.0391.
        let first = [1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30];
        let second = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29];
        let differences =
            first.iter().zip(&second).map(|(a, b)| a - b).collect::<Vec<_>>();
        let result = signed_rank(&differences).unwrap();
        assert!((result.v - 40.0).abs() < 1e-15);
        assert!((result.p - 0.0391).abs() < 5e-5);
        assert_eq!(result.method, RankMethod::Exact);
    }

    #[test]
    fn dust_does_not_settle_in_the_lungs_of_three_groups() {
        // Hollander & Wolfe 1973, p. 116 (mucociliary efficiency): H = 0.77, p = 0.68.
        let groups: [&[f64]; 3] = [
            &[2.9, 3.0, 2.5, 2.6, 3.2],
            &[3.8, 2.7, 4.0, 2.4],
            &[2.8, 3.4, 3.7, 2.2, 2.0],
        ];
        let result = kruskal_wallis(&groups).unwrap();
        assert!((result.statistic - 0.77).abs() < 0.005);
        assert!((result.p - 0.68).abs() < 0.005);
    }

    #[test]
    fn two_groups_meet_in_both_tests() {
        // Without continuity, H is z².
        let (first, second) = ([1.0, 4.0, 4.0, 9.0], [2.0, 4.0, 7.0, 8.0, 8.0]);
        let both = kruskal_wallis(&[&first, &second]).unwrap();
        let one = mann_whitney(&first, &second, Continuity::Corrected).unwrap();
        let variance = 20.0 / 12.0 * (10.0 - (24.0 + 6.0) / 72.0);
        let z = (one.u - 10.0) / f64::sqrt(variance);
        assert!((z * z - both.statistic).abs() < 1e-13);
        assert_eq!(one.method, RankMethod::Normal);
        let turned = mann_whitney(&second, &first, Continuity::Corrected).unwrap();
        assert!((turned.u + one.u - 20.0).abs() < 1e-15);
        assert!((turned.p - one.p).abs() < 1e-15);
    }

    #[test]
    fn what_is_equal_or_empty_has_no_test() {
        assert_eq!(
            mann_whitney(&[], &[1.0], Continuity::Corrected),
            Err(Undefined::EmptyGroup)
        );
        assert_eq!(
            mann_whitney(&[1.0, 1.0], &[1.0], Continuity::Corrected),
            Err(Undefined::NoVariation)
        );
        assert_eq!(kruskal_wallis(&[&[2.0], &[2.0]]), Err(Undefined::NoVariation));
        assert_eq!(kruskal_wallis(&[&[2.0], &[]]), Err(Undefined::EmptyGroup));
        let few = Err(Undefined::TooFew { needed: 2, found: 1 });
        assert_eq!(kruskal_wallis(&[&[2.0]]), few);
        let none = Err(Undefined::TooFew { needed: 1, found: 0 });
        assert_eq!(signed_rank(&[0.0, 0.0]), none);
        assert_eq!(signed_rank(&[f64::NAN]), Err(Undefined::NotFinite));
        let one = mann_whitney(&[0.0], &[-0.0], Continuity::Corrected);
        assert_eq!(one, Err(Undefined::NoVariation));
    }
}
