//! Two shares of independent groups: the z test and Cohen's h.

use super::distributions::normal_upper;
use super::intervals::Share;
use super::{Undefined, real};

/// How the variance of the difference is estimated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Variance {
    /// From both groups together, as if the shares were equal: the score test.
    Pooled,
    /// From each group by itself: the Wald test.
    Unpooled,
}

/// A z test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ZTest {
    /// The difference in standard errors.
    pub z: f64,
    /// The two-sided probability of at least this difference.
    pub p: f64,
}

/// Tests whether two independent shares are equal.
///
/// z = (p₁ − p₂)/√(variance), where the variance is pq(1/n₁ + 1/n₂) of the groups together
/// or p₁q₁/n₁ + p₂q₂/n₂: J. L. Fleiss, B. Levin & M. C. Paik, *Statistical Methods for Rates
/// and Proportions*, 3rd ed. 2003, chapter 3, without continuity correction. The
/// square of the pooled z is Pearson's X².
///
/// # Errors
///
/// [`Undefined::NoVariation`] when the variance is 0: all or none in both groups together,
/// or, unpooled, in each of them.
pub fn z_test(
    first: Share,
    second: Share,
    variance: Variance,
) -> Result<ZTest, Undefined> {
    let (n, m) = (real(first.of()), real(second.of()));
    let (p, q) = (first.value(), second.value());
    let variance = match variance {
        Variance::Pooled => {
            let both = real(first.hits() + second.hits()) / (n + m);
            both * (1.0 - both) * (1.0 / n + 1.0 / m)
        }
        Variance::Unpooled => p * (1.0 - p) / n + q * (1.0 - q) / m,
    };
    if variance <= 0.0 {
        return Err(Undefined::NoVariation);
    }
    let z = (p - q) / variance.sqrt();
    Ok(ZTest { z, p: 2.0 * normal_upper(z.abs()) })
}

/// Cohen's h, 2 arcsin √p₁ − 2 arcsin √p₂, between −π and π.
///
/// J. Cohen, *Statistical Power Analysis for the Behavioral Sciences*, 2nd ed. 1988, section
/// 6.2; 0.2 is small, 0.5 medium and 0.8 large.
#[must_use]
pub fn cohens_h(first: Share, second: Share) -> f64 {
    let turn = |share: Share| 2.0 * libm::asin(share.value().sqrt());
    turn(first) - turn(second)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::chi_square::{Yates, independence};

    fn share(hits: u64, of: u64) -> Share {
        Share::new(hits, of).unwrap()
    }

    #[test]
    fn the_square_of_z_is_pearsons() {
        let result = z_test(share(12, 17), share(3, 12), Variance::Pooled).unwrap();
        let table = [vec![12, 5], vec![3, 9]];
        let pearson = independence(&table, Yates::Uncorrected).unwrap();
        assert!((result.z * result.z - pearson.statistic).abs() < 1e-13);
        assert!((result.p - pearson.p).abs() < 1e-14);
    }

    #[test]
    fn aspirin_and_heart_attacks_differ() {
        // Agresti 2007, section 2.2: 189/11034 − 104/11037 has standard error 0.0015.
        let (placebo, aspirin) = (share(189, 11_034), share(104, 11_037));
        let result = z_test(placebo, aspirin, Variance::Unpooled).unwrap();
        let error = (placebo.value() - aspirin.value()) / result.z;
        assert!((error - 0.0015).abs() < 5e-5, "{error}");
    }

    #[test]
    fn an_h_is_the_difference_of_two_angles() {
        // Cohen 1988, table 6.2.2: φ(0.50) = 1.571 and φ(0.25) = 1.047.
        let h = cohens_h(share(1, 2), share(1, 4));
        assert!((h - 0.524).abs() < 0.001);
        assert!(
            (cohens_h(share(5, 5), share(0, 5)) - std::f64::consts::PI).abs() < 1e-15
        );
    }

    #[test]
    fn shares_without_variance_have_no_test() {
        let none = Err(Undefined::NoVariation);
        assert_eq!(z_test(share(0, 4), share(0, 9), Variance::Pooled), none);
        assert_eq!(z_test(share(4, 4), share(0, 9), Variance::Unpooled), none);
        assert!(z_test(share(4, 4), share(0, 9), Variance::Pooled).is_ok());
    }
}
