//! Cronbach's alpha and what each item of a scale does to it.

use super::{Undefined, at_least, finite, length};

/// The reliability of a scale.
#[derive(Debug, Clone, PartialEq)]
pub struct Reliability {
    /// k/(k − 1) · (1 − Σ item variances/variance of the sum); at most 1, can be negative.
    pub alpha: f64,
    /// Alpha of the items scaled to one variance: k r̄/(1 + (k − 1) r̄).
    pub standardized_alpha: f64,
    /// The mean correlation between two items, r̄.
    pub mean_correlation: f64,
    /// Each item, in the order given.
    pub items: Vec<Item>,
}

/// What one item does in a scale.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Item {
    /// The mean of the item, in its unit.
    pub mean: f64,
    /// The standard deviation of the item, in its unit, by n − 1.
    pub sd: f64,
    /// The correlation with the sum of all items.
    pub total_correlation: f64,
    /// The correlation with the sum of the other items, if that varies.
    pub rest_correlation: Option<f64>,
    /// Alpha of the other items, if they are two or more and their sum varies.
    pub alpha_without: Option<f64>,
}

/// Cronbach's alpha of `items`, each a slice with the answers of the same persons.
///
/// L. J. Cronbach, *Psychometrika* 16, 1951, equation 2; the standardized alpha and the item
/// statistics are those of J. C. Nunnally & I. H. Bernstein,
/// *Psychometric Theory*, 3rd ed. 1994, chapter 8. Persons who lack an answer are left out
/// by the caller, and items that point the other way are turned by the caller.
///
/// # Errors
///
/// [`Undefined::TooFew`] below two items or two persons, [`Undefined::LengthsDiffer`],
/// [`Undefined::NotFinite`], and [`Undefined::NoVariation`] when an item or the sum does not
/// vary.
pub fn cronbach(items: &[&[f64]]) -> Result<Reliability, Undefined> {
    let covariances = covariances_of(items)?;
    let k = length(items);
    // The covariance of each item with the sum of all of them, and the sum's variance.
    let with_sum = covariances.iter().map(|row| row.iter().sum()).collect::<Vec<f64>>();
    let whole = with_sum.iter().sum::<f64>();
    let own = (0..items.len()).map(|item| covariances[item][item]).collect::<Vec<_>>();
    if whole <= 0.0 {
        return Err(Undefined::NoVariation);
    }
    let own_sum = own.iter().sum::<f64>();
    let mut correlations = 0.0;
    for (one, row) in covariances.iter().enumerate() {
        for (two, covariance) in row.iter().enumerate().skip(one + 1) {
            correlations += covariance / (own[one] * own[two]).sqrt();
        }
    }
    let mean_correlation = correlations / (k * (k - 1.0) / 2.0);
    let items = items.iter().enumerate().map(|(index, values)| {
        let rest = whole - 2.0 * with_sum[index] + own[index];
        let rest = (rest > 1e-12 * whole).then_some(rest);
        let correlation =
            |rest: f64| (with_sum[index] - own[index]) / (own[index] * rest).sqrt();
        let without = |rest: f64| alpha(k - 1.0, own_sum - own[index], rest);
        Item {
            mean: values.iter().sum::<f64>() / length(values),
            sd: own[index].sqrt(),
            total_correlation: with_sum[index] / (own[index] * whole).sqrt(),
            rest_correlation: rest.map(correlation),
            alpha_without: rest.filter(|_| k > 2.0).map(without),
        }
    });
    Ok(Reliability {
        alpha: alpha(k, own_sum, whole),
        standardized_alpha: k * mean_correlation / (1.0 + (k - 1.0) * mean_correlation),
        mean_correlation,
        items: items.collect(),
    })
}

/// Alpha of the covariances of those who answered each two of the items, so that nobody is left
/// out who answered some: k/(k − 1) · (1 − Σ variances/Σ all of them).
///
/// `psych::alpha(use = "pairwise")` in R. With an answer of everybody to everything it is
/// [`cronbach`]'s; otherwise it takes those who left out an item to be like the others, and
/// the covariances are of different persons.
///
/// # Errors
///
/// [`Undefined::TooFew`] below two items, or two persons who answered some two of them;
/// [`Undefined::LengthsDiffer`], [`Undefined::NotFinite`], and [`Undefined::NoVariation`] when
/// an item does not vary or the covariances add up to nothing.
pub fn pairwise_alpha(items: &[Vec<Option<f64>>]) -> Result<f64, Undefined> {
    at_least(2, items.len())?;
    let persons = items[0].len();
    let (mut own, mut all) = (0.0, 0.0);
    for (place, one) in items.iter().enumerate() {
        if one.len() != persons {
            return Err(Undefined::LengthsDiffer);
        }
        for (before, other) in items[..=place].iter().enumerate() {
            let both = one.iter().zip(other).filter_map(|(a, b)| Some(((*a)?, (*b)?)));
            let (a, b): (Vec<f64>, Vec<f64>) = both.unzip();
            at_least(2, a.len())?;
            finite(&a)?;
            finite(&b)?;
            let value = covariances(&[&a, &b])[0][1];
            if before == place && value <= 0.0 {
                return Err(Undefined::NoVariation);
            }
            own += if before == place { value } else { 0.0 };
            all += if before == place { value } else { 2.0 * value };
        }
    }
    if all <= 0.0 {
        return Err(Undefined::NoVariation);
    }
    Ok(alpha(length(items), own, all))
}

/// The covariances of items of which each varies.
pub(super) fn covariances_of(items: &[&[f64]]) -> Result<Vec<Vec<f64>>, Undefined> {
    at_least(2, items.len())?;
    let persons = items[0].len();
    at_least(2, persons)?;
    for item in items {
        finite(item)?;
        if item.len() != persons {
            return Err(Undefined::LengthsDiffer);
        }
    }
    let covariances = covariances(items);
    if (0..items.len()).any(|item| covariances[item][item] <= 0.0) {
        return Err(Undefined::NoVariation);
    }
    Ok(covariances)
}

fn alpha(items: f64, own: f64, whole: f64) -> f64 {
    items / (items - 1.0) * (1.0 - own / whole)
}

/// The covariances of all pairs of items, by n − 1.
fn covariances(items: &[&[f64]]) -> Vec<Vec<f64>> {
    let centred = items
        .iter()
        .map(|item| {
            let mean = item.iter().sum::<f64>() / length(item);
            item.iter().map(|value| value - mean).collect::<Vec<_>>()
        })
        .collect::<Vec<_>>();
    let covariance = |one: &[f64], two: &[f64]| {
        one.iter().zip(two).map(|(a, b)| a * b).sum::<f64>() / (length(one) - 1.0)
    };
    centred
        .iter()
        .map(|one| centred.iter().map(|two| covariance(one, two)).collect())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairwise_alpha_leaves_nobody_out() {
        let items: [&[f64]; 3] =
            [&[1.0, 2.0, 3.0, 5.0], &[1.0, 3.0, 2.0, 4.0], &[2.0, 1.0, 3.0, 4.0]];
        let mut some: [Vec<Option<f64>>; 3] =
            items.map(|item| item.iter().map(|it| Some(*it)).collect());
        let whole = pairwise_alpha(&some).unwrap();
        assert!((whole - cronbach(&items).unwrap().alpha).abs() < 1e-14);
        some[0][3] = None;
        assert!((pairwise_alpha(&some).unwrap() - whole).abs() > 1e-3);
        let few = pairwise_alpha(&some[..1]);
        assert_eq!(few, Err(Undefined::TooFew { needed: 2, found: 1 }));
        let flat = [vec![Some(1.0); 3], vec![Some(2.0), None, Some(3.0)]];
        assert_eq!(pairwise_alpha(&flat), Err(Undefined::NoVariation));
        let apart = [vec![Some(1.0), None], vec![None, Some(2.0)]];
        let few = Err(Undefined::TooFew { needed: 2, found: 1 });
        assert_eq!(pairwise_alpha(&apart), few);
    }

    #[test]
    fn yes_and_no_have_the_formula_of_kuder_and_richardson() {
        // G. F. Kuder & M. W. Richardson, Psychometrika 2, 1937, formula 20:
        // k/(k − 1) · (1 − Σpq/σ²), with variances by n; four persons, three questions.
        let items: [&[f64]; 3] =
            [&[1.0, 1.0, 1.0, 0.0], &[1.0, 1.0, 0.0, 0.0], &[1.0, 0.0, 0.0, 0.0]];
        // The sums 3, 2, 1, 0 have variance 1.25; Σpq = 3/16 + 4/16 + 3/16 = 10/16.
        let result = cronbach(&items).unwrap();
        assert!((result.alpha - 1.5 * (1.0 - 0.625 / 1.25)).abs() < 1e-15);
        assert!((result.items[1].mean - 0.5).abs() < 1e-15);
    }

    #[test]
    fn two_equal_items_agree_wholly() {
        let item = [1.0, 2.0, 4.0, 5.0];
        let result = cronbach(&[&item, &item]).unwrap();
        assert!((result.alpha - 1.0).abs() < 1e-15);
        assert!((result.standardized_alpha - 1.0).abs() < 1e-15);
        assert!((result.items[0].rest_correlation.unwrap() - 1.0).abs() < 1e-15);
        assert_eq!(result.items[0].alpha_without, None);
    }

    #[test]
    fn leaving_an_item_out_is_a_scale_of_the_others() {
        let items: [&[f64]; 3] =
            [&[1.0, 3.0, 4.0, 5.0], &[2.0, 2.0, 5.0, 4.0], &[5.0, 1.0, 2.0, 6.0]];
        let whole = cronbach(&items).unwrap();
        let others = cronbach(&items[..2]).unwrap();
        assert!((whole.items[2].alpha_without.unwrap() - others.alpha).abs() < 1e-14);
    }

    #[test]
    fn what_is_no_scale_has_no_alpha() {
        let few = |found| Err(Undefined::TooFew { needed: 2, found });
        assert_eq!(cronbach(&[]), few(0));
        assert_eq!(cronbach(&[&[1.0, 2.0]]), few(1));
        assert_eq!(cronbach(&[&[1.0], &[2.0]]), few(1));
        let ragged = cronbach(&[&[1.0, 2.0], &[2.0]]);
        assert_eq!(ragged, Err(Undefined::LengthsDiffer));
        let still = cronbach(&[&[1.0, 2.0], &[3.0, 3.0]]);
        assert_eq!(still, Err(Undefined::NoVariation));
        let opposite = cronbach(&[&[1.0, 2.0], &[2.0, 1.0]]);
        assert_eq!(opposite, Err(Undefined::NoVariation));
    }
}
