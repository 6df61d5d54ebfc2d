//! Tail probabilities and quantiles of the normal, t, chi-square, F, beta and
//! hypergeometric distributions.
//!
//! The density in front of each continued fraction is Loader's saddle-point form (C. Loader,
//! *Fast and Accurate Computation of Binomial Probabilities*, 2000), which keeps full
//! precision when counts are in the millions; the continued fractions and series are those
//! of the NIST *Digital Library of Mathematical Functions* (DLMF) and of algorithm 708 of
//! the ACM. Quantiles solve for the tail by Newton's method inside a bracket.
//!
//! These functions are the room's own: they expect finite arguments and positive parameters,
//! which the public ones have seen to.

use std::f64::consts::{PI, SQRT_2};

use super::real;

/// The smallest number the continued fractions divide by.
const TINY: f64 = 1e-300;
/// More steps than any continued fraction or Newton iteration takes.
const STEPS: u32 = 100_000;

/// P(Z > z) of the standard normal: erfc(z/√2)/2 (DLMF 7.20.1).
pub(super) fn normal_upper(z: f64) -> f64 {
    libm::erfc(z / SQRT_2) / 2.0
}

/// The z that leaves `tail` above it, for a tail strictly between 0 and 1.
///
/// Starts from Abramowitz & Stegun 26.2.23 and corrects it by Halley's method.
pub(super) fn normal_upper_quantile(tail: f64) -> f64 {
    if tail > 0.5 {
        return -normal_upper_quantile(1.0 - tail);
    }
    let t = (-2.0 * libm::log(tail)).sqrt();
    let above = 2.515_517 + t * (0.802_853 + t * 0.010_328);
    let below = 1.0 + t * (1.432_788 + t * (0.189_269 + t * 0.001_308));
    let mut z = t - above / below;
    for _ in 0..4 {
        let density = libm::exp(-z * z / 2.0) / (2.0 * PI).sqrt();
        let step = (normal_upper(z) - tail) / density;
        z += step / (1.0 - z * step / 2.0);
    }
    z
}

/// P(T > t) of Student's t with `df` degrees of freedom: I(df/2, ½; df/(df + t²))/2
/// (DLMF 8.17; Johnson, Kotz & Balakrishnan, *Continuous Univariate Distributions* 2, 28).
pub(super) fn t_upper(t: f64, df: f64) -> f64 {
    let whole = df + t * t;
    let half = beta_lower(df / 2.0, 0.5, df / whole, t * t / whole) / 2.0;
    if t < 0.0 { 1.0 - half } else { half }
}

/// The t that leaves `tail` above it, for a tail above 0 and at most one half.
pub(super) fn t_upper_quantile(tail: f64, df: f64) -> f64 {
    let mut high = 1.0;
    while t_upper(high, df) > tail {
        high *= 2.0;
    }
    let constant = libm::lgamma(f64::midpoint(df, 1.0))
        - libm::lgamma(df / 2.0)
        - libm::log(df * PI) / 2.0;
    let density =
        |t: f64| libm::exp(constant - f64::midpoint(df, 1.0) * libm::log1p(t * t / df));
    solve(0.0, high, |t| (tail - t_upper(t, df), density(t)))
}

/// P(X > x) of chi-square with `df` degrees of freedom: Q(df/2, x/2) (DLMF 8.2.4).
pub(super) fn chi_square_upper(x: f64, df: f64) -> f64 {
    if x <= 0.0 {
        return 1.0;
    }
    let (shape, x) = (df / 2.0, x / 2.0);
    let density = libm::exp(-stirling_error(shape) - deviance(shape, x))
        / (2.0 * PI * shape).sqrt();
    if x < shape + 1.0 {
        // DLMF 8.7.1: the series of the lower tail.
        let (mut term, mut sum, mut next) = (1.0, 1.0, shape);
        while term > sum * f64::EPSILON / 4.0 {
            next += 1.0;
            term *= x / next;
            sum += term;
        }
        return 1.0 - density * sum;
    }
    // DLMF 8.9.2 in its even form, by Lentz's method.
    let mut b = x + 1.0 - shape;
    let mut c = 1.0 / TINY;
    let mut d = 1.0 / b;
    let mut fraction = d;
    for step in 1..STEPS {
        let i = f64::from(step);
        let a = -i * (i - shape);
        b += 2.0;
        d = 1.0 / away_from_zero(a * d + b);
        c = away_from_zero(b + a / c);
        let change = c * d;
        fraction *= change;
        if (change - 1.0).abs() <= f64::EPSILON {
            break;
        }
    }
    density * shape * fraction
}

/// P(F > f) of the F distribution: I(d₂/2, d₁/2; d₂/(d₂ + d₁f)) (DLMF 8.17).
pub(super) fn f_upper(f: f64, numerator_df: f64, denominator_df: f64) -> f64 {
    if f <= 0.0 {
        return 1.0;
    }
    let whole = denominator_df + numerator_df * f;
    beta_lower(
        denominator_df / 2.0,
        numerator_df / 2.0,
        denominator_df / whole,
        numerator_df * f / whole,
    )
}

/// The x below which a Beta(a, b) variable falls with probability `tail`.
pub(super) fn beta_quantile(tail: f64, a: f64, b: f64) -> f64 {
    if tail <= 0.0 {
        return 0.0;
    }
    if tail >= 1.0 {
        return 1.0;
    }
    // The density at x is that of the continued fraction divided by x(1 − x).
    solve(0.0, 1.0, |x| {
        let kernel = binomial_mass(a, a + b, x, 1.0 - x) * a * b / (a + b);
        (beta_lower(a, b, x, 1.0 - x) - tail, kernel / (x * (1.0 - x)))
    })
}

/// P(X = `hits`) when `drawn` are drawn without replacement from `marked` and `others`.
///
/// The ratio of three binomial probabilities (Loader 2000), exact to full
/// precision. Impossible outcomes have probability 0.
pub(super) fn hypergeometric(hits: u64, marked: u64, others: u64, drawn: u64) -> f64 {
    if hits > marked || hits > drawn || drawn - hits > others {
        return 0.0;
    }
    if drawn == 0 || drawn == marked + others {
        return 1.0;
    }
    let all = real(marked + others);
    let (p, q) = (real(drawn) / all, real(marked + others - drawn) / all);
    let first = binomial_mass(real(hits), real(marked), p, q);
    let second = binomial_mass(real(drawn - hits), real(others), p, q);
    first * second / binomial_mass(real(drawn), all, p, q)
}

/// P(X = `hits`) of the binomial distribution with `trials` and probability `p`.
pub(super) fn binomial(hits: u64, trials: u64, p: f64) -> f64 {
    if hits > trials {
        return 0.0;
    }
    binomial_mass(real(hits), real(trials), p, 1.0 - p)
}

/// I(a, b; x), the regularised incomplete beta function, with y = 1 − x given beside x.
pub(super) fn beta_lower(a: f64, b: f64, x: f64, y: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if y <= 0.0 {
        return 1.0;
    }
    if a * y < b * x {
        return 1.0 - beta_fraction(b, a, y, x);
    }
    beta_fraction(a, b, x, y)
}

/// The continued fraction of A. R. DiDonato & A. H. Morris, *ACM TOMS* 18, 1992, section 3
/// (algorithm 708) times its density, by Lentz's method; ay − bx is at least 0, so that
/// nothing cancels.
fn beta_fraction(a: f64, b: f64, x: f64, y: f64) -> f64 {
    let power = binomial_mass(a, a + b, x, y) * a * b / (a + b);
    let lead = a * y - b * x + 1.0;
    let mut fraction = away_from_zero(a * lead / (a + 1.0));
    let mut c = fraction;
    let mut d = 0.0;
    for step in 1..STEPS {
        let m = f64::from(step);
        let odd = a + 2.0 * m - 1.0;
        let above = (a + m - 1.0) / odd * ((a + b + m - 1.0) / odd) * m * (b - m) * x * x;
        let below =
            m + m * (b - m) * x / odd + (a + m) * (lead + m * (1.0 + y)) / (odd + 2.0);
        d = 1.0 / away_from_zero(below + above * d);
        c = away_from_zero(below + above / c);
        let change = c * d;
        fraction *= change;
        if (change - 1.0).abs() <= f64::EPSILON {
            break;
        }
    }
    power / fraction
}

/// Γ(n+1)/(Γ(x+1)Γ(n−x+1)) pˣ qⁿ⁻ˣ for real x and n, with q = 1 − p (Loader 2000).
fn binomial_mass(x: f64, n: f64, p: f64, q: f64) -> f64 {
    if p <= 0.0 {
        return if x <= 0.0 { 1.0 } else { 0.0 };
    }
    if q <= 0.0 {
        return if x >= n { 1.0 } else { 0.0 };
    }
    if x <= 0.0 {
        return libm::exp(n * log_of_rest(p, q));
    }
    if x >= n {
        return libm::exp(n * log_of_rest(q, p));
    }
    let exponent = stirling_error(n)
        - stirling_error(x)
        - stirling_error(n - x)
        - deviance(x, n * p)
        - deviance(n - x, n * q);
    libm::exp(exponent) * (n / (2.0 * PI * x * (n - x))).sqrt()
}

/// ln(rest) where rest = 1 − part, without cancellation when the part is small.
fn log_of_rest(part: f64, rest: f64) -> f64 {
    if part < 0.1 { libm::log1p(-part) } else { libm::log(rest) }
}

/// ln Γ(n+1) − [(n + ½) ln n − n + ½ ln 2π], Stirling's error (DLMF 5.11.1).
pub(super) fn stirling_error(n: f64) -> f64 {
    if n <= 15.0 {
        return libm::lgamma(n + 1.0) - (n + 0.5) * libm::log(n) + n
            - libm::log(2.0 * PI) / 2.0;
    }
    let square = n * n;
    let series = [1.0 / 12.0, -1.0 / 360.0, 1.0 / 1260.0, -1.0 / 1680.0, 1.0 / 1188.0];
    let tail = [-691.0 / 360_360.0, 1.0 / 156.0];
    let sum = series.iter().chain(&tail).rev().fold(0.0, |sum, term| sum / square + term);
    sum / n
}

/// x ln(x/m) + m − x, half the deviance of a Poisson count, without cancellation.
pub(super) fn deviance(x: f64, m: f64) -> f64 {
    if (x - m).abs() >= 0.1 * (x + m) {
        return x * libm::log(x / m) + m - x;
    }
    let v = (x - m) / (x + m);
    let mut sum = (x - m) * v;
    let mut term = 2.0 * x * v;
    let mut odd = 1.0;
    loop {
        term *= v * v;
        odd += 2.0;
        let next = sum + term / odd;
        if next.total_cmp(&sum).is_eq() {
            return sum;
        }
        sum = next;
    }
}

fn away_from_zero(value: f64) -> f64 {
    if value.abs() < TINY { TINY } else { value }
}

/// The root between `low` and `high` of a rising function given with its slope.
fn solve(mut low: f64, mut high: f64, function: impl Fn(f64) -> (f64, f64)) -> f64 {
    let mut x = f64::midpoint(low, high);
    for _ in 0..400 {
        let (value, slope) = function(x);
        if value == 0.0 {
            return x;
        }
        if value > 0.0 {
            high = x;
        } else {
            low = x;
        }
        let newton = x - value / slope;
        if (newton - x).abs() <= 2.0 * f64::EPSILON * x.abs() {
            return x;
        }
        let inside = newton > low && newton < high;
        let next = if inside { newton } else { f64::midpoint(low, high) };
        if next.total_cmp(&x).is_eq() {
            return x;
        }
        x = next;
    }
    x
}

#[cfg(test)]
#[expect(clippy::float_cmp, clippy::unreadable_literal, reason = "exact or printed")]
mod tests {
    use super::*;

    fn close(value: f64, expected: f64) {
        let difference = ((value - expected) / expected).abs();
        assert!(difference < 1e-13, "{value} is not {expected}: {difference:e}");
    }

    #[test]
    fn the_normal_tail_is_the_one_in_tables() {
        // Abramowitz & Stegun, table 26.1: Q(2) and, in table 26.5, x for Q = 0.025.
        close(normal_upper(2.0), 0.02275013194817921);
        close(normal_upper_quantile(0.025), 1.959963984540054);
        close(normal_upper_quantile(0.975), -1.959963984540054);
    }

    #[test]
    fn one_and_two_degrees_of_freedom_have_closed_forms() {
        // Cauchy, and t = √(2)·u/√(1 − u²) with u = 1 − 2·tail.
        close(t_upper(3.0, 1.0), 0.5 - libm::atan(3.0) / PI);
        let u: f64 = 0.95;
        close(t_upper_quantile(0.025, 2.0), SQRT_2 * u / (1.0 - u * u).sqrt());
        close(chi_square_upper(7.5, 2.0), libm::exp(-3.75));
        close(chi_square_upper(0.3, 2.0), libm::exp(-0.15));
        close(f_upper(4.0, 2.0, 10.0), libm::pow(10.0 / 18.0, 5.0));
    }

    #[test]
    fn distributions_meet_where_they_should() {
        for z in [0.1, 1.0, 2.5, 5.0] {
            close(chi_square_upper(z * z, 1.0), 2.0 * normal_upper(z));
            close(f_upper(z * z, 1.0, 7.0), 2.0 * t_upper(z, 7.0));
        }
    }

    #[test]
    fn quantiles_undo_tails() {
        for df in [1.0, 3.5, 40.0, 1e6] {
            for tail in [0.4, 0.025, 1e-6] {
                let t = t_upper_quantile(tail, df);
                assert!((t_upper(t, df) / tail - 1.0).abs() < 1e-11, "{df} {tail}");
            }
        }
        for (a, b) in [(0.5, 10.5), (3.0, 4.0), (2e5, 8e5)] {
            for tail in [0.025, 0.5, 0.975] {
                let x = beta_quantile(tail, a, b);
                assert!((beta_lower(a, b, x, 1.0 - x) / tail - 1.0).abs() < 1e-10);
            }
        }
        assert_eq!(
            (beta_quantile(0.0, 1.0, 2.0), beta_quantile(1.0, 1.0, 2.0)),
            (0.0, 1.0)
        );
    }

    #[test]
    fn the_lady_tasting_tea_is_right_by_chance_once_in_seventy() {
        // Fisher, The Design of Experiments, 1935, chapter II.
        close(hypergeometric(4, 4, 4, 4), 1.0 / 70.0);
        close(hypergeometric(3, 4, 4, 4), 16.0 / 70.0);
    }

    #[test]
    fn all_outcomes_together_are_certain() {
        let drawn = (0..=30).map(|hits| hypergeometric(hits, 40, 60, 30)).sum::<f64>();
        close(drawn, 1.0);
        close((0..=25).map(|hits| binomial(hits, 25, 0.3)).sum(), 1.0);
    }

    #[test]
    fn what_cannot_happen_has_no_probability() {
        assert_eq!(hypergeometric(5, 4, 4, 5), 0.0);
        assert_eq!(hypergeometric(0, 4, 4, 5), 0.0);
        assert_eq!(hypergeometric(0, 4, 4, 0), 1.0);
        assert_eq!((binomial(3, 2, 0.5), binomial(0, 2, 0.0)), (0.0, 1.0));
        assert_eq!((binomial(2, 2, 1.0), binomial(1, 2, 1.0)), (1.0, 0.0));
        assert_eq!((chi_square_upper(0.0, 3.0), f_upper(-1.0, 2.0, 2.0)), (1.0, 1.0));
    }
}
