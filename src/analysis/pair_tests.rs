//! Comparisons of each pair of groups, adjusted together, and the letters that tell which
//! groups differ.

use std::collections::BTreeSet;

use crate::manuscript::{Adjust, Compare, TestChoice};
use crate::statistics::design::DesignContrast;
use crate::statistics::group_means::{self, TTest, Variances, by_range};
use crate::statistics::{adjust, letters};

use super::compare::Compared;
use super::design_tests::contrasts;
use super::group_test::{GroupPair, GroupPairs, NoTest, Overall, TestKind};
use super::tests_of_groups::{choose, overall};

impl GroupPair {
    fn of(one: usize, other: usize, overall: &Overall) -> Self {
        Self {
            statistic: overall.statistic,
            degrees_of_freedom: overall.degrees_of_freedom,
            second_degrees: overall.second_degrees,
            drawing_error: overall.drawing_error,
            ..Self::plain(one, other, overall.kind, overall.p)
        }
    }

    fn by_t(one: usize, other: usize, kind: TestKind, test: &TTest) -> Self {
        Self {
            statistic: Some(test.t),
            degrees_of_freedom: Some(test.degrees_of_freedom),
            difference: Some(test.difference),
            ..Self::plain(one, other, kind, test.p)
        }
    }

    fn plain(one: usize, other: usize, kind: TestKind, p: f64) -> Self {
        Self {
            groups: (one, other),
            kind,
            statistic: None,
            degrees_of_freedom: None,
            second_degrees: None,
            difference: None,
            p,
            drawing_error: None,
            adjusted: p,
        }
    }
}

impl GroupPairs {
    /// Whether any two groups differ.
    #[must_use]
    pub fn any_differ(&self) -> bool {
        self.letters.iter().flatten().any(|letter| *letter > 0)
    }
}

/// Compares each pair with the test that `auto` takes for two groups, or the one asked for;
/// means by t, after an analysis of variance with the variance within all groups.
pub(super) fn pairs(
    compared: &Compared<'_>,
    places: &[usize],
    asked: &Compare,
    level: f64,
) -> Option<GroupPairs> {
    let alpha = 1.0 - level;
    let by_design = compared.weighted.filter(|_| compared.of_means);
    let (mut list, by_range) = if let Some((design, domain)) = by_design {
        let (variable, by) = (compared.variable, compared.by);
        let (made, degrees) = contrasts(design, domain, variable, by, places)?;
        (pairs_by_design(places, &made, degrees), Vec::new())
    } else if asked.test.is_of_means() {
        pairs_of_means(compared, places, asked.test)?
    } else {
        (pairs_by_test(compared, places, asked, level)?, Vec::new())
    };
    let values = list.iter().map(|pair| pair.p).collect::<Vec<_>>();
    let adjusted = match asked.adjust {
        Adjust::Tukey => by_range,
        other => adjusted(other, &values)?,
    };
    for (pair, adjusted) in list.iter_mut().zip(adjusted) {
        pair.adjusted = adjusted;
    }
    let of_group = letters_of(&list, compared.groups.len(), alpha);
    Some(GroupPairs { adjust: asked.adjust, list, letters: of_group })
}

/// P-values adjusted together; by the studentized range they are adjusted when they are made.
pub(super) fn adjusted(how: Adjust, values: &[f64]) -> Option<Vec<f64>> {
    match how {
        Adjust::Holm => adjust::holm(values).ok(),
        Adjust::Hochberg => adjust::hochberg(values).ok(),
        Adjust::Bonferroni => adjust::bonferroni(values).ok(),
        Adjust::BenjaminiHochberg => adjust::benjamini_hochberg(values).ok(),
        Adjust::Tukey | Adjust::None => Some(values.to_vec()),
    }
}

/// For each of the groups of a table the letters it has, from its pairs.
pub(super) fn letters_of(
    pairs: &[GroupPair],
    groups: usize,
    alpha: f64,
) -> Vec<Vec<usize>> {
    let places = pairs.iter().flat_map(|pair| [pair.groups.0, pair.groups.1]);
    let places = places.collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>();
    let place_of = |group: usize| places.iter().position(|place| *place == group);
    let differ = pairs.iter().filter(|pair| pair.adjusted < alpha);
    let differ = differ
        .filter_map(|pair| Some([place_of(pair.groups.0)?, place_of(pair.groups.1)?]))
        .collect::<Vec<_>>();
    let mut of_group = vec![Vec::new(); groups];
    for (letter, members) in letters::compact(places.len(), &differ).iter().enumerate() {
        for member in members {
            of_group[places[*member]].push(letter);
        }
    }
    of_group
}

/// Each place with each that comes after it.
fn each_two(places: &[usize]) -> impl Iterator<Item = (usize, usize)> {
    let after = |(index, one): (usize, &usize)| {
        let one = *one;
        places[index + 1..].iter().map(move |other| (one, *other))
    };
    places.iter().enumerate().flat_map(after)
}

/// The pairs by contrasts of a design.
fn pairs_by_design(
    places: &[usize],
    contrasts: &[DesignContrast],
    degrees: f64,
) -> Vec<GroupPair> {
    let pairs = each_two(places).zip(contrasts);
    let pair = |((one, other), made): ((usize, usize), &DesignContrast)| GroupPair {
        statistic: Some(made.t),
        degrees_of_freedom: Some(degrees),
        difference: Some(made.difference),
        ..GroupPair::plain(one, other, TestKind::DesignT, made.p)
    };
    pairs.map(pair).collect()
}

/// The pairs by t, and their p-values by the studentized range.
fn pairs_of_means(
    compared: &Compared<'_>,
    places: &[usize],
    test: TestChoice,
) -> Option<(Vec<GroupPair>, Vec<f64>)> {
    let (kind, variances) = match test {
        TestChoice::Welch => (TestKind::WelchT, Variances::Unequal),
        _ => (TestKind::StudentT, Variances::Equal),
    };
    let values = places.iter().map(|place| compared.groups[*place].values);
    let tests = group_means::pairs(&values.collect::<Vec<_>>(), variances).ok()?;
    let by_range = tests.iter().map(|test| by_range(test, places.len())).collect();
    let pairs = each_two(places).zip(&tests);
    let pairs = pairs.map(|((one, other), test)| GroupPair::by_t(one, other, kind, test));
    Some((pairs.collect(), by_range))
}

fn pairs_by_test(
    compared: &Compared<'_>,
    places: &[usize],
    asked: &Compare,
    level: f64,
) -> Option<Vec<GroupPair>> {
    let test = match asked.test {
        TestChoice::KruskalWallis => TestChoice::MannWhitney,
        TestChoice::Trend => return None,
        other => other,
    };
    let of_two = Compare { test, effects: Vec::new(), ..asked.clone() };
    let mut list = Vec::new();
    for (one, other) in each_two(places) {
        list.push(match overall(compared, &[one, other], &of_two, level) {
            Ok(overall) => GroupPair::of(one, other, &overall),
            // Two groups of one answer do not differ.
            Err(NoTest::NoVariation | NoTest::TooFewGroups) => {
                GroupPair::plain(one, other, kind_of(compared, test), 1.0)
            }
            Err(
                NoTest::TooLarge
                | NoTest::NoVariance
                | NoTest::NoSpread
                | NoTest::TooFewAnswers,
            ) => return None,
        });
    }
    Some(list)
}

/// The test of two groups of which everybody gave the same answer.
fn kind_of(compared: &Compared<'_>, test: TestChoice) -> TestKind {
    if compared.weighted.is_some() {
        return match test {
            TestChoice::RaoScottFirst => TestKind::RaoScottFirst,
            _ => TestKind::RaoScott,
        };
    }
    match choose(compared, test, 2) {
        TestChoice::Fisher => TestKind::Fisher,
        TestChoice::MannWhitney | TestChoice::KruskalWallis => TestKind::MannWhitney,
        TestChoice::LikelihoodRatio => TestKind::LikelihoodRatio,
        TestChoice::Student | TestChoice::Anova => TestKind::StudentT,
        TestChoice::Welch => TestKind::WelchT,
        TestChoice::Auto
        | TestChoice::ChiSquare
        | TestChoice::RaoScottFirst
        | TestChoice::Trend => TestKind::ChiSquare,
    }
}
