//! Correlations of two variables: Pearson's r, Spearman's rho and Kendall's tau-b, with
//! intervals and tests.

use super::distributions::{normal_upper, t_upper};
use super::ranks::mid_ranks;
use super::{Confidence, Interval, Undefined, at_least, finite, length, real};

/// Which correlation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CorrelationKind {
    /// Pearson's r, of values.
    Pearson,
    /// Spearman's rho, Pearson's r of ranks, ties with their mean rank.
    Spearman,
    /// Kendall's tau-b, of pairs in the same and in the opposite order.
    Kendall,
}

/// A correlation, with how sure it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Correlation {
    /// The correlation, −1 to 1.
    pub value: f64,
    /// Its interval, or why it has none.
    pub interval: Result<Interval, Undefined>,
    /// The two-sided p-value of no correlation.
    pub p: f64,
}

/// The correlation of two variables of the same persons.
///
/// | | value | interval | p |
/// | --- | --- | --- | --- |
/// | Pearson | Σ(x − x̄)(y − ȳ)/√(Σ(x − x̄)²Σ(y − ȳ)²) | tanh(artanh r ± z/√(n − 3)), R. A. Fisher, *Metron* 1, 1921 | t = r√((n − 2)/(1 − r²)) |
/// | Spearman | r of the ranks | the same with √((1 + r²/2)/(n − 3)), D. G. Bonett & T. A. Wright, *Psychometrika* 65, 2000 | as Pearson's |
/// | Kendall | S/√((n₀ − n₁)(n₀ − n₂)), M. G. Kendall, *Biometrika* 33, 1945 | the same with √(0.437/(n − 4)), E. C. Fieller, H. O. Hartley & E. S. Pearson, *Biometrika* 44, 1957 | z = S/√v(S), with ties |
///
/// R's `cor.test`, with `exact = FALSE` for ranks.
///
/// # Errors
///
/// [`Undefined::TooFew`] below three persons, [`Undefined::LengthsDiffer`],
/// [`Undefined::NotFinite`], and [`Undefined::NoVariation`] where a variable does not vary. The
/// interval is [`Undefined::TooFew`] up to three persons (four for Kendall's), and
/// [`Undefined::NoVariation`] of a correlation of −1 or 1.
pub fn correlation(
    one: &[f64],
    other: &[f64],
    kind: CorrelationKind,
    level: Confidence,
) -> Result<Correlation, Undefined> {
    at_least(3, one.len())?;
    if one.len() != other.len() {
        return Err(Undefined::LengthsDiffer);
    }
    finite(one)?;
    finite(other)?;
    let n = length(one);
    let (value, p) = match kind {
        CorrelationKind::Pearson => {
            let r = pearson(one, other)?;
            (r, p_by_t(r, n))
        }
        CorrelationKind::Spearman => {
            let r = pearson(&mid_ranks(one), &mid_ranks(other))?;
            (r, p_by_t(r, n))
        }
        CorrelationKind::Kendall => kendall(one, other)?,
    };
    Ok(Correlation { value, interval: interval(value, kind, one.len(), level), p })
}

/// The interval by the inverse hyperbolic tangent.
fn interval(
    value: f64,
    kind: CorrelationKind,
    persons: usize,
    level: Confidence,
) -> Result<Interval, Undefined> {
    let n = real(u64::try_from(persons).unwrap_or(u64::MAX));
    let (needed, variance) = match kind {
        CorrelationKind::Pearson => (4, 1.0 / (n - 3.0)),
        CorrelationKind::Spearman => (4, (1.0 + value * value / 2.0) / (n - 3.0)),
        CorrelationKind::Kendall => (5, 0.437 / (n - 4.0)),
    };
    at_least(needed, persons)?;
    if value.abs() >= 1.0 {
        return Err(Undefined::NoVariation);
    }
    let (middle, half) = (libm::atanh(value), level.z() * variance.sqrt());
    Ok(Interval { lower: libm::tanh(middle - half), upper: libm::tanh(middle + half) })
}

/// Pearson's r, in two passes.
fn pearson(one: &[f64], other: &[f64]) -> Result<f64, Undefined> {
    let mean = |values: &[f64]| values.iter().sum::<f64>() / length(values);
    let (x, y) = (mean(one), mean(other));
    let (mut both, mut own, mut others) = (0.0, 0.0, 0.0);
    for (a, b) in one.iter().zip(other) {
        both += (a - x) * (b - y);
        own += (a - x) * (a - x);
        others += (b - y) * (b - y);
    }
    if own <= 0.0 || others <= 0.0 {
        return Err(Undefined::NoVariation);
    }
    Ok((both / (own.sqrt() * others.sqrt())).clamp(-1.0, 1.0))
}

fn p_by_t(r: f64, n: f64) -> f64 {
    if r.abs() >= 1.0 {
        return 0.0;
    }
    let t = r.abs() * ((n - 2.0) / (1.0 - r * r)).sqrt();
    2.0 * t_upper(t, n - 2.0)
}

/// Kendall's tau-b and its p-value, by W. R. Knight's sorting, *JASA* 61, 1966.
fn kendall(one: &[f64], other: &[f64]) -> Result<(f64, f64), Undefined> {
    // Both zeros are one.
    let pairs = one.iter().zip(other).map(|(one, other)| (one + 0.0, other + 0.0));
    let mut pairs = pairs.collect::<Vec<_>>();
    pairs.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let same = |a: f64, b: f64| a >= b && b >= a;
    let of_both = ties(&pairs, |a, b| same(a.0, b.0) && same(a.1, b.1));
    let of_one = ties(&pairs, |a, b| same(a.0, b.0));
    let mut ys = pairs.iter().map(|pair| pair.1).collect::<Vec<_>>();
    let swaps = exchanges(&mut ys);
    let of_other = ties(&ys, |a, b| same(*a, *b));
    let n = length(one);
    let all = n * (n - 1.0) / 2.0;
    let pairs_of = |ties: &Ties| ties.two / 2.0;
    let s =
        all - pairs_of(&of_one) - pairs_of(&of_other) + pairs_of(&of_both) - 2.0 * swaps;
    let (varying, others) = (all - pairs_of(&of_one), all - pairs_of(&of_other));
    if varying <= 0.0 || others <= 0.0 {
        return Err(Undefined::NoVariation);
    }
    let whole = n * (n - 1.0) * (2.0 * n + 5.0);
    let variance = (whole - of_one.five - of_other.five) / 18.0
        + of_one.two * of_other.two / (2.0 * n * (n - 1.0))
        + of_one.three * of_other.three / (9.0 * n * (n - 1.0) * (n - 2.0));
    let tau = (s / (varying.sqrt() * others.sqrt())).clamp(-1.0, 1.0);
    Ok((tau, 2.0 * normal_upper(s.abs() / variance.sqrt())))
}

/// Sums over groups of t that are tied.
struct Ties {
    /// Σt(t − 1).
    two: f64,
    /// Σt(t − 1)(t − 2).
    three: f64,
    /// Σt(t − 1)(2t + 5).
    five: f64,
}

/// The ties of values in order.
fn ties<T>(sorted: &[T], same: impl Fn(&T, &T) -> bool) -> Ties {
    let mut sums = Ties { two: 0.0, three: 0.0, five: 0.0 };
    for group in sorted.chunk_by(|a, b| same(a, b)) {
        let t = real(u64::try_from(group.len()).unwrap_or(u64::MAX));
        sums.two += t * (t - 1.0);
        sums.three += t * (t - 1.0) * (t - 2.0);
        sums.five += t * (t - 1.0) * (2.0 * t + 5.0);
    }
    sums
}

/// Sorts values, and counts the pairs that stood in the opposite order.
fn exchanges(values: &mut [f64]) -> f64 {
    let middle = values.len() / 2;
    if middle == 0 {
        return 0.0;
    }
    let (left, right) = values.split_at_mut(middle);
    let mut count = exchanges(left) + exchanges(right);
    let mut merged = Vec::with_capacity(left.len() + right.len());
    let (mut one, mut other) = (left.iter().peekable(), right.iter().peekable());
    while let (Some(a), Some(b)) = (one.peek(), other.peek()) {
        if **b < **a {
            count += real(u64::try_from(one.len()).unwrap_or(u64::MAX));
            merged.extend(other.next());
        } else {
            merged.extend(one.next());
        }
    }
    merged.extend(one.chain(other));
    values.copy_from_slice(&merged);
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: [f64; 6] = [1.0, 2.0, 2.0, 3.0, 5.0, 4.0];
    const OTHER: [f64; 6] = [2.0, 1.0, 3.0, 3.0, 6.0, 5.0];

    fn of(kind: CorrelationKind) -> Correlation {
        correlation(&ONE, &OTHER, kind, Confidence::P95).unwrap()
    }

    #[test]
    fn tau_counts_pairs_in_order_less_those_out_of_it() {
        // By hand: of 15 pairs one is tied in x, one in y; one is out of order, 12 in order.
        let tau = of(CorrelationKind::Kendall).value;
        assert!((tau - 11.0 / 14.0).abs() < 1e-15, "{tau}");
    }

    #[test]
    fn turning_one_turns_the_sign() {
        let turned = OTHER.map(|value| -value);
        for kind in [
            CorrelationKind::Pearson,
            CorrelationKind::Spearman,
            CorrelationKind::Kendall,
        ] {
            let (one, other) =
                (of(kind), correlation(&ONE, &turned, kind, Confidence::P95).unwrap());
            assert!((one.value + other.value).abs() < 1e-15);
            assert!((one.p - other.p).abs() < 1e-15);
            let (one, other) = (one.interval.unwrap(), other.interval.unwrap());
            assert!((one.lower + other.upper).abs() < 1e-14);
        }
    }

    #[test]
    fn ranks_know_no_unit() {
        let powers = ONE.map(libm::exp);
        for kind in [CorrelationKind::Spearman, CorrelationKind::Kendall] {
            let other = correlation(&powers, &OTHER, kind, Confidence::P95).unwrap();
            assert!((of(kind).value - other.value).abs() < 1e-15);
        }
    }

    #[test]
    fn what_has_no_correlation_says_why() {
        let kind = CorrelationKind::Pearson;
        let of = |one: &[f64], other: &[f64]| {
            correlation(one, other, kind, Confidence::P95).map(|it| it.interval)
        };
        let few = Err(Undefined::TooFew { needed: 3, found: 2 });
        assert_eq!(of(&[1.0, 2.0], &[1.0, 2.0]), few);
        assert_eq!(of(&ONE, &OTHER[1..]), Err(Undefined::LengthsDiffer));
        assert_eq!(of(&[1.0; 6], &OTHER), Err(Undefined::NoVariation));
        let three = of(&[1.0, 2.0, 4.0], &[1.0, 3.0, 2.0]);
        assert_eq!(three, Ok(Err(Undefined::TooFew { needed: 4, found: 3 })));
        assert_eq!(of(&ONE, &ONE), Ok(Err(Undefined::NoVariation)));
        let flat =
            correlation(&[1.0; 6], &OTHER, CorrelationKind::Kendall, Confidence::P95);
        assert_eq!(flat, Err(Undefined::NoVariation));
    }
}
