//! The spread and shape of unweighted values: range, variance, skewness, kurtosis, hinges.

use super::{Undefined, at_least, finite, length};

/// The sample variance, Σ(x − x̄)²/(n − 1), in the square of the values' unit.
///
/// # Errors
///
/// [`Undefined::TooFew`] below two values, and [`Undefined::NotFinite`].
pub fn variance(values: &[f64]) -> Result<f64, Undefined> {
    at_least(2, values.len())?;
    Ok(central(values, |off| off * off)? * length(values) / (length(values) - 1.0))
}

/// The skewness G₁ = g₁√(n(n − 1))/(n − 2) with g₁ = m₃/m₂^1.5; without unit, 0 for a
/// symmetric distribution and positive with a long tail above.
///
/// D. N. Joanes & C. A. Gill, *The Statistician* 47, 1998, 183–189: what SPSS, SAS and Excel
/// give, `skew(type = 2)` of R's `psych`.
///
/// # Errors
///
/// [`Undefined::TooFew`] below three values, [`Undefined::NoVariation`], and
/// [`Undefined::NotFinite`].
pub fn skewness(values: &[f64]) -> Result<f64, Undefined> {
    at_least(3, values.len())?;
    let n = length(values);
    let second = central(values, |off| off * off)?;
    let third = central(values, |off| off * off * off)?;
    if second <= 0.0 {
        return Err(Undefined::NoVariation);
    }
    Ok(third / (second * second.sqrt()) * (n * (n - 1.0)).sqrt() / (n - 2.0))
}

/// The excess kurtosis G₂ = (n − 1)/((n − 2)(n − 3)) · ((n + 1)g₂ + 6) with
/// g₂ = m₄/m₂² − 3; without unit, 0 for a normal distribution.
///
/// Joanes & Gill 1998, as SPSS, SAS and Excel; `kurtosi(type = 2)` of R's `psych`.
///
/// # Errors
///
/// [`Undefined::TooFew`] below four values, [`Undefined::NoVariation`], and
/// [`Undefined::NotFinite`].
pub fn kurtosis(values: &[f64]) -> Result<f64, Undefined> {
    at_least(4, values.len())?;
    let n = length(values);
    let second = central(values, |off| off * off)?;
    let fourth = central(values, |off| off * off * off * off)?;
    if second <= 0.0 {
        return Err(Undefined::NoVariation);
    }
    let excess = fourth / (second * second) - 3.0;
    Ok((n - 1.0) / ((n - 2.0) * (n - 3.0)) * ((n + 1.0) * excess + 6.0))
}

/// The mean of a power of the deviations from the mean.
fn central(values: &[f64], power: impl Fn(f64) -> f64) -> Result<f64, Undefined> {
    finite(values)?;
    let n = length(values);
    let mean = values.iter().sum::<f64>() / n;
    Ok(values.iter().map(|value| power(value - mean)).sum::<f64>() / n)
}

/// The lower and the upper hinge of sorted values: the medians of the lower and the upper
/// half, each with the middle value if there is one.
///
/// J. W. Tukey, *Exploratory Data Analysis*, 1977, chapter 2; `fivenum` in R.
///
/// # Errors
///
/// [`Undefined::TooFew`] without values.
pub fn hinges(sorted: &[f64]) -> Result<(f64, f64), Undefined> {
    at_least(1, sorted.len())?;
    let half = sorted.len().div_ceil(2);
    let middle = |part: &[f64]| f64::midpoint(part[(half - 1) / 2], part[half / 2]);
    Ok((middle(&sorted[..half]), middle(&sorted[sorted.len() - half..])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_tukey() {
        // Exploratory Data Analysis, 1977, section 2B: thirteen values, whose hinges lie at
        // the depth of four.
        let values = [-3.2, -1.7, -0.4, 0.1, 0.3, 1.2, 1.5, 1.8, 2.4, 3.0, 4.3, 6.4, 9.8];
        assert_eq!(hinges(&values), Ok((0.1, 3.0)));
        assert_eq!(hinges(&[1.0, 2.0, 3.0, 4.0]), Ok((1.5, 3.5)));
        assert_eq!(hinges(&[7.0]), Ok((7.0, 7.0)));
    }

    #[test]
    fn symmetric_values_have_no_skewness() {
        let values = [-4.0, -1.0, 0.0, 1.0, 4.0];
        assert!(skewness(&values).unwrap().abs() < 1e-15);
        let long = [1.0, 1.0, 2.0, 2.0, 9.0];
        let turned = long.map(|value| -value);
        let (one, other) = (skewness(&long).unwrap(), skewness(&turned).unwrap());
        assert!(one > 0.0 && (one + other).abs() < 1e-14);
        // 1, 2, 3, 4: m₂ = 5/4, m₄ = 41/16, g₂ = 41/25 − 3, G₂ = 3/2 · (5g₂ + 6) = −1.2.
        assert!((kurtosis(&[1.0, 2.0, 3.0, 4.0]).unwrap() + 1.2).abs() < 1e-13);
        assert_eq!(variance(&[1.0, 3.0]), Ok(2.0));
    }

    #[test]
    fn too_few_or_equal_values_have_no_shape() {
        let few = |needed, found| Err(Undefined::TooFew { needed, found });
        assert_eq!(variance(&[1.0]), few(2, 1));
        assert_eq!(skewness(&[1.0, 2.0]), few(3, 2));
        assert_eq!(kurtosis(&[1.0, 2.0, 3.0]), few(4, 3));
        assert_eq!(hinges(&[]), Err(Undefined::TooFew { needed: 1, found: 0 }));
        assert_eq!(skewness(&[2.0; 3]), Err(Undefined::NoVariation));
        assert_eq!(kurtosis(&[2.0; 4]), Err(Undefined::NoVariation));
    }
}
