//! What a sum of amounts is made of: enough of it to tell whether one or two make most of
//! it, and no more.

use crate::manuscript::Dominance;

/// The largest parts of a sum, without their signs.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Contributions {
    /// The sum of all of them.
    total: f64,
    /// The largest, in falling order: as many as the rules ask for.
    largest: Vec<f64>,
}

impl Contributions {
    /// What is made of these amounts, if there is a rule for them. Amounts below zero count
    /// with their size, as in tau-Argus.
    pub(super) fn of(amounts: &[f64], rules: Dominance) -> Option<Self> {
        let most = rules.nk.map_or(0, |(n, _)| n);
        if rules == Dominance::default() {
            return None;
        }
        let mut largest = amounts.iter().map(|amount| amount.abs()).collect::<Vec<_>>();
        let total = largest.iter().sum();
        largest.sort_by(|one, other| other.total_cmp(one));
        largest.truncate(usize::try_from(most.max(2)).unwrap_or(usize::MAX));
        Some(Self { total, largest })
    }

    /// Whether the sum may be shown: neither the p% rule nor the (n, k) rule calls it unsafe.
    ///
    /// With the contributions in falling order x1, x2, … and their sum X, a sum is unsafe by
    /// the p% rule if X − x1 − x2 < p/100 · x1, and by the (n, k) rule if
    /// x1 + … + xn > k/100 · X (Hundepool et al., *Handbook on Statistical Disclosure
    /// Control*, 2nd ed., section 4.2). A sum of nothing is safe.
    #[expect(clippy::cast_precision_loss, clippy::as_conversions, reason = "at most 100")]
    pub(crate) fn are_safe(&self, rules: Dominance) -> bool {
        let part = |index: usize| self.largest.get(index).copied().unwrap_or_default();
        let by_p = rules.p_percent.is_none_or(|p| {
            let rest = self.total - part(0) - part(1);
            100.0 * rest >= p as f64 * part(0)
        });
        let by_nk = rules.nk.is_none_or(|(n, k)| {
            let n = usize::try_from(n).unwrap_or(usize::MAX);
            let sum = self.largest.iter().take(n).sum::<f64>();
            100.0 * sum <= k as f64 * self.total
        });
        by_p && by_nk
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn safe(amounts: &[f64], p_percent: Option<u64>, nk: Option<(u64, u64)>) -> bool {
        let rules = Dominance { p_percent, nk };
        Contributions::of(amounts, rules).is_none_or(|parts| parts.are_safe(rules))
    }

    /// Example 1 of the handbook, section 4.2.1: of 100 000 the two largest are 50 000 and
    /// 49 000. The second largest knows the largest to within 2 per cent, which the (1, 90)
    /// rule does not see.
    #[test]
    fn the_p_rule_sees_what_the_second_largest_knows() {
        let amounts = [50_000.0, 49_000.0, 400.0, 300.0, 300.0];
        assert!(safe(&amounts, None, Some((1, 90))));
        assert!(!safe(&amounts, Some(10), None));
        assert!(!safe(&amounts, Some(3), None));
        assert!(safe(&amounts, Some(2), None), "1 000 is exactly 2 per cent of 50 000");
        assert!(!safe(&amounts.map(|amount| -amount), Some(3), None), "sizes count");
    }

    /// The same section: (2, 80) corresponds to p = 25, since k = 100 · 100 / (100 + p).
    /// What is safe by the (2, k) rule is safe by the p% rule; where the second is nothing,
    /// they agree.
    #[test]
    fn the_rules_correspond_as_the_handbook_says() {
        let both = |amounts: &[f64]| {
            (safe(amounts, None, Some((2, 80))), safe(amounts, Some(25), None))
        };
        assert_eq!(both(&[40.0, 40.0, 10.0, 10.0]), (true, true));
        assert_eq!(both(&[41.0, 40.0, 10.0, 9.0]), (false, true));
        assert_eq!(both(&[50.0, 40.0, 5.0, 5.0]), (false, false));
        for first in 1..100_u32 {
            let (first, rest) = (f64::from(first), f64::from(100 - first));
            let (by_nk, by_p) = both(&[first, rest / 2.0, rest / 4.0, rest / 4.0]);
            assert!(by_p || !by_nk, "{first}");
        }
    }

    #[test]
    fn one_or_two_alone_are_never_safe_and_nothing_always() {
        assert!(!safe(&[5.0], Some(1), None));
        assert!(!safe(&[5.0, 5.0], Some(1), None));
        assert!(safe(&[], Some(10), Some((1, 60))));
        assert!(safe(&[0.0, 0.0, 0.0], Some(10), Some((1, 60))));
        assert!(safe(&[5.0], None, None), "no rule");
    }
}
