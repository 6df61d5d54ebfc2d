//! The test of all groups of a chart or table, with how large the difference is.

use crate::manuscript::{Compare, TestChoice};
use crate::statistics::association::likelihood_ratio;
use crate::statistics::chi_square::{Yates, independence};
use crate::statistics::group_means::{Variances, anova, cohens_d, t_test};
use crate::statistics::intervals::{Continuity, Share};
use crate::statistics::ranks::{kruskal_wallis, mann_whitney};
use crate::statistics::trend::{cochran_armitage, jonckheere_terpstra};
use crate::statistics::{Undefined, fisher};
use crate::survey::Scale;

use super::compare::Compared;
use super::design_tests::{self, RaoScottOrder};
use super::effect_sizes::{OfCounts, OfValues, of_counts, of_values, plain};
use super::group_test::{Effect, NoTest, Overall, TestKind};

impl Overall {
    /// A test with nothing but its kind and its p-value.
    pub(super) fn new(kind: TestKind, p: f64) -> Self {
        Self {
            kind,
            statistic: None,
            degrees_of_freedom: None,
            second_degrees: None,
            z: None,
            p,
            adjusted: None,
            effects: Vec::new(),
            simulated: false,
            drawing_error: None,
        }
    }
}

/// The test that fits, of so many groups with answers.
pub(super) fn choose(
    compared: &Compared<'_>,
    test: TestChoice,
    groups: usize,
) -> TestChoice {
    match (test, compared.variable.scale) {
        (TestChoice::Auto, Scale::Ordinal | Scale::Numeric) if groups == 2 => {
            TestChoice::MannWhitney
        }
        (TestChoice::Auto, Scale::Ordinal | Scale::Numeric) => TestChoice::KruskalWallis,
        (other, _) => other,
    }
}

/// The test of the groups at these places of a table.
pub(super) fn overall(
    compared: &Compared<'_>,
    places: &[usize],
    asked: &Compare,
    level: f64,
) -> Result<Overall, NoTest> {
    if places.len() < 2 {
        return Err(NoTest::TooFewGroups);
    }
    if let Some((design, domain)) = compared.weighted {
        let (variable, by) = (compared.variable, compared.by);
        if compared.of_means {
            return design_tests::of_means(design, domain, variable, by, places);
        }
        let order = match asked.test {
            TestChoice::RaoScottFirst => RaoScottOrder::First,
            _ => RaoScottOrder::Second,
        };
        return design_tests::of_answers(design, domain, variable, by, places, order);
    }
    let values =
        places.iter().map(|place| compared.groups[*place].values).collect::<Vec<_>>();
    let of_values = OfValues { groups: &values, asked: &asked.effects, level };
    let counts = places.iter().map(|place| compared.groups[*place].counts);
    let table = without_empty_answers(&counts.collect::<Vec<_>>());
    let of_counts = OfCounts { table: &table, asked: &asked.effects, level };
    let choice = choose(compared, asked.test, places.len());
    let continuity = asked.continuity;
    let result = match choice {
        TestChoice::Auto => chi_square_or_fisher(of_counts),
        TestChoice::RaoScottFirst | TestChoice::ChiSquare => {
            chi_square(of_counts, continuity == Some(true))
        }
        TestChoice::LikelihoodRatio => by_likelihood(of_counts),
        TestChoice::Fisher => fishers(of_counts),
        TestChoice::MannWhitney => two_groups(of_values, continuity != Some(false)),
        TestChoice::KruskalWallis => several_groups(of_values),
        TestChoice::Student => students(of_values, Variances::Equal),
        TestChoice::Welch if values.len() == 2 => students(of_values, Variances::Unequal),
        TestChoice::Welch => analysis(of_values, Variances::Unequal),
        TestChoice::Anova => analysis(of_values, Variances::Equal),
        TestChoice::Trend => trend(compared, places, &values),
    };
    result.map_err(|reason| match reason {
        Undefined::TooLarge => NoTest::TooLarge,
        Undefined::EmptyGroup => NoTest::TooFewGroups,
        Undefined::TooFew { .. } if choice.is_of_means() => NoTest::TooFewAnswers,
        _ if choice.is_of_means() => NoTest::NoSpread,
        _ => NoTest::NoVariation,
    })
}

/// The counts without the answers that nobody gave.
fn without_empty_answers(counts: &[&[u64]]) -> Vec<Vec<u64>> {
    let width = counts.first().map_or(0, |row| row.len());
    let given = |answer: &usize| counts.iter().any(|row| row[*answer] > 0);
    let given = (0..width).filter(given).collect::<Vec<_>>();
    let row = |row: &&[u64]| given.iter().map(|answer| row[*answer]).collect();
    counts.iter().map(row).collect()
}

fn chi_square(counts: OfCounts<'_>, corrected: bool) -> Result<Overall, Undefined> {
    let (kind, yates) = if corrected {
        (TestKind::CorrectedChiSquare, Yates::Corrected)
    } else {
        (TestKind::ChiSquare, Yates::Uncorrected)
    };
    let test = independence(counts.table, yates)?;
    Ok(Overall {
        statistic: Some(test.statistic),
        degrees_of_freedom: Some(test.degrees_of_freedom),
        effects: of_counts(counts)?,
        ..Overall::new(kind, test.p)
    })
}

fn by_likelihood(counts: OfCounts<'_>) -> Result<Overall, Undefined> {
    let test = likelihood_ratio(counts.table)?;
    Ok(Overall {
        statistic: Some(test.statistic),
        degrees_of_freedom: Some(test.degrees_of_freedom),
        effects: of_counts(counts)?,
        ..Overall::new(TestKind::LikelihoodRatio, test.p)
    })
}

fn fishers(counts: OfCounts<'_>) -> Result<Overall, Undefined> {
    let effects = of_counts(counts)?;
    let test = fisher::exact(counts.table)?;
    Ok(Overall {
        effects,
        simulated: test.drawing_error().is_some(),
        drawing_error: test.drawing_error(),
        ..Overall::new(TestKind::Fisher, test.p)
    })
}

/// Fisher's test where expected counts are too small for the chi-square test.
fn chi_square_or_fisher(counts: OfCounts<'_>) -> Result<Overall, Undefined> {
    if independence(counts.table, Yates::Uncorrected)?.is_reliable() {
        return chi_square(counts, false);
    }
    fishers(counts).or_else(|_| chi_square(counts, false))
}

fn two_groups(values: OfValues<'_>, corrected: bool) -> Result<Overall, Undefined> {
    let (kind, continuity) = if corrected {
        (TestKind::MannWhitney, Continuity::Corrected)
    } else {
        (TestKind::UncorrectedMannWhitney, Continuity::Uncorrected)
    };
    let test = mann_whitney(values.groups[0], values.groups[1], continuity)?;
    let ranks = plain(Effect::RankBiserial, test.rank_biserial);
    Ok(Overall {
        statistic: Some(test.u),
        z: Some(test.z),
        effects: of_values(values, ranks)?,
        ..Overall::new(kind, test.p)
    })
}

fn several_groups(values: OfValues<'_>) -> Result<Overall, Undefined> {
    let test = kruskal_wallis(values.groups)?;
    let ranks = plain(Effect::EpsilonSquared, test.epsilon_squared);
    Ok(Overall {
        statistic: Some(test.statistic),
        degrees_of_freedom: Some(test.degrees_of_freedom),
        effects: of_values(values, ranks)?,
        ..Overall::new(TestKind::KruskalWallis, test.p)
    })
}

fn students(values: OfValues<'_>, variances: Variances) -> Result<Overall, Undefined> {
    let kind = match variances {
        Variances::Equal => TestKind::StudentT,
        Variances::Unequal => TestKind::WelchT,
    };
    let test = t_test(values.groups[0], values.groups[1], variances)?;
    let d = cohens_d(values.groups[0], values.groups[1])?;
    Ok(Overall {
        statistic: Some(test.t),
        degrees_of_freedom: Some(test.degrees_of_freedom),
        effects: of_values(values, plain(Effect::CohensD, d))?,
        ..Overall::new(kind, test.p)
    })
}

fn analysis(values: OfValues<'_>, variances: Variances) -> Result<Overall, Undefined> {
    let kind = match variances {
        Variances::Equal => TestKind::Anova,
        Variances::Unequal => TestKind::WelchAnova,
    };
    let test = anova(values.groups, variances)?;
    Ok(Overall {
        statistic: Some(test.statistic),
        degrees_of_freedom: Some(test.numerator_df),
        second_degrees: Some(test.denominator_df),
        effects: of_values(values, plain(Effect::EtaSquared, test.eta_squared))?,
        ..Overall::new(kind, test.p)
    })
}

/// A trend over ordered groups: of the share of the second answer if there are two without
/// an order, else of the values.
fn trend(
    compared: &Compared<'_>,
    places: &[usize],
    values: &[&[f64]],
) -> Result<Overall, Undefined> {
    if matches!(compared.variable.scale, Scale::Ordinal | Scale::Numeric) {
        let test = jonckheere_terpstra(values)?;
        return Ok(Overall {
            statistic: Some(test.z),
            ..Overall::new(TestKind::JonckheereTerpstra, test.p)
        });
    }
    let mut shares = Vec::new();
    let (mut scores, of_groups) = (Vec::new(), compared.by.scores());
    for place in places {
        let counts = compared.groups[*place].counts;
        shares.push(Share::new(counts[1], counts.iter().sum())?);
        scores.push(of_groups[*place]);
    }
    let test = cochran_armitage(&shares, &scores)?;
    Ok(Overall {
        statistic: Some(test.statistic),
        degrees_of_freedom: Some(1.0),
        ..Overall::new(TestKind::CochranArmitage, test.p)
    })
}
