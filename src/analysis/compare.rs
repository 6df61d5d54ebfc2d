//! Comparisons of groups: one test of all of them, and one of each pair.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::manuscript::{
    Adjust, Compare, Grouping, Measure, TableRequest, TestChoice, WAVE,
};
use crate::statistics::chi_square::{Yates, independence};
use crate::statistics::design::Design;
use crate::statistics::intervals::Share;
use crate::statistics::ranks::{kruskal_wallis, mann_whitney};
use crate::statistics::trend::{cochran_armitage, jonckheere_terpstra};
use crate::statistics::{Undefined, adjust, fisher, letters};
use crate::survey::{Scale, Variable};

use super::breakdown::Breakdown;
use super::domain::Domain;
use super::table::GroupRole;
use super::weights;

/// What was found when the groups of a chart or table were compared.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct GroupTest {
    /// The test of all groups, or why there is none.
    pub overall: Result<Overall, NoTest>,
    /// The comparisons of pairs, where there are more than two groups.
    pub pairs: Option<GroupPairs>,
    /// Groups in which nobody answered, which are left out; by place in the table.
    pub left_out: Vec<usize>,
    /// The level: a p-value below it counts as a difference.
    pub alpha: f64,
}

/// A test of all groups.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Overall {
    /// Which test.
    pub kind: TestKind,
    /// Its statistic, if it has one.
    pub statistic: Option<f64>,
    /// The degrees of freedom of the statistic, if it has any.
    pub degrees_of_freedom: Option<f64>,
    /// Of an F statistic the second degrees of freedom.
    pub second_degrees: Option<f64>,
    /// The p-value.
    pub p: f64,
    /// How large the difference is.
    pub effect: Option<(Effect, f64)>,
    /// Whether the p-value was estimated by drawing tables.
    pub simulated: bool,
    /// Its standard error then, which is that of drawing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drawing_error: Option<f64>,
}

/// A test.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    serde::Serialize,
    serde::Deserialize,
)]
pub enum TestKind {
    /// Pearson's chi-square test of independence, without continuity correction.
    ChiSquare,
    /// Fisher's exact test.
    Fisher,
    /// Mann and Whitney's test.
    MannWhitney,
    /// Kruskal and Wallis's test.
    KruskalWallis,
    /// Cochran and Armitage's test for a trend in shares.
    CochranArmitage,
    /// Jonckheere and Terpstra's test for a trend in values.
    JonckheereTerpstra,
    /// Rao and Scott's test of independence for a design, of the second order.
    RaoScott,
}

/// A measure of how large a difference is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Effect {
    /// Cramér's V, 0 to 1.
    CramersV,
    /// The rank-biserial correlation, −1 to 1; positive if the first group is higher.
    RankBiserial,
    /// ε², 0 to 1.
    EpsilonSquared,
}

/// Why groups were not compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum NoTest {
    /// Fewer than two groups in which somebody answered.
    TooFewGroups,
    /// Everybody gave the same answer.
    NoVariation,
    /// The table is too large for the test asked for.
    TooLarge,
    /// The design of the sample does not tell how much the answers vary by chance.
    NoVariance,
}

/// The comparisons of pairs of groups: a family, whose p-values are adjusted together.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct GroupPairs {
    /// How they are adjusted.
    pub adjust: Adjust,
    /// Each pair, in the order of the groups.
    pub list: Vec<GroupPair>,
    /// For each group of the table the letters it has, from 0; two groups without a letter
    /// in common differ. None for groups that were not compared.
    pub letters: Vec<Vec<usize>>,
}

/// The comparison of two groups.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct GroupPair {
    /// The groups, by place in the table.
    pub groups: (usize, usize),
    /// Which test.
    pub kind: TestKind,
    /// Its statistic, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statistic: Option<f64>,
    /// The degrees of freedom of the statistic, if it has any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub degrees_of_freedom: Option<f64>,
    /// Of an F statistic the second degrees of freedom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second_degrees: Option<f64>,
    /// The p-value.
    pub p: f64,
    /// Its standard error, if tables were drawn for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drawing_error: Option<f64>,
    /// The p-value, adjusted.
    pub adjusted: f64,
}

impl GroupPair {
    fn of(groups: (usize, usize), overall: &Overall) -> Self {
        Self {
            groups,
            kind: overall.kind,
            statistic: overall.statistic,
            degrees_of_freedom: overall.degrees_of_freedom,
            second_degrees: overall.second_degrees,
            p: overall.p,
            drawing_error: overall.drawing_error,
            adjusted: overall.p,
        }
    }

    fn alike(groups: (usize, usize), kind: TestKind) -> Self {
        Self {
            groups,
            kind,
            statistic: None,
            degrees_of_freedom: None,
            second_degrees: None,
            p: 1.0,
            drawing_error: None,
            adjusted: 1.0,
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

/// Reports a comparison that cannot be made of a request.
pub(super) fn check(
    request: &TableRequest,
    rows: &Breakdown<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<()> {
    let Some(compare) = &request.compare else { return Some(()) };
    let refused = refusal(request, compare, rows);
    let Some((message, hint)) = refused else { return Some(()) };
    diagnostics.push(Diagnostic::error(message).at(&compare.place).hint(hint));
    None
}

fn refusal(
    request: &TableRequest,
    compare: &Compare,
    rows: &Breakdown<'_>,
) -> Option<(String, String)> {
    let id = &request.id.value;
    let (Grouping::By(name), Some(by)) = (&request.grouping, rows.by) else {
        if matches!(&request.grouping, Grouping::By(name) if name.value == WAVE) {
            let message = format!("`{id}` is broken down by `{WAVE}`, which has no test");
            let hint = "name what is to be compared under `numbers`, and make a \
                        `change-table` of it: it has interval, test and verdict";
            return Some((message, hint.to_owned()));
        }
        let message = format!("`{id}` has no groups to compare");
        let hint = "break it down by a variable: rows of a view that stand in different \
                    series, or answers to different questions, can come from one person";
        return Some((message, hint.to_owned()));
    };
    if let Some(other) = compare.by.as_ref().filter(|other| other.value != name.value) {
        let message = format!(
            "`{id}` is broken down by `{}`, and not by `{}`",
            name.value, other.value
        );
        return Some((message, format!("write `by: {}`, or leave it out", name.value)));
    }
    let first = rows.groups.first()?;
    let (variable, subject) = (first.variable, &first.variable.name.value);
    if first.domain.is_multiple(by) {
        let message =
            format!("the groups of `{}` overlap: one row can be in several", name.value);
        let hint = "break it down by a variable with one answer a row";
        return Some((message, hint.to_owned()));
    }
    if first.domain.is_multiple(variable) {
        let message =
            format!("`{subject}` can have several answers a row, and has no test");
        let hint = "derive a variable with one answer a row for what is to be compared";
        return Some((message, hint.to_owned()));
    }
    let ordered = matches!(variable.scale, Scale::Ordinal | Scale::Numeric);
    let counted = request.measure != Measure::Mean && !variable.categories.is_empty();
    let (lacks, hint) = match compare.test {
        TestChoice::Auto => return None,
        TestChoice::ChiSquare | TestChoice::Fisher if !counted => {
            ("means are shown, which it does not compare", "write `test: auto`")
        }
        TestChoice::ChiSquare | TestChoice::Fisher => return None,
        TestChoice::MannWhitney | TestChoice::KruskalWallis if !ordered => (
            "the answers have no order",
            "write `test: chi-square`, or give the variable `scale: ordinal`",
        ),
        TestChoice::MannWhitney if by.categories.len() > 2 => {
            ("there are more than two groups", "write `test: kruskal-wallis`")
        }
        TestChoice::MannWhitney | TestChoice::KruskalWallis => return None,
        TestChoice::Trend if by.scale != Scale::Ordinal => (
            "the groups have no order",
            "give the variable of the groups `scale: ordinal`",
        ),
        TestChoice::Trend if !ordered && variable.categories.len() != 2 => (
            "the answers have no order",
            "choose an ordinal variable, or one with two answers",
        ),
        TestChoice::Trend => return None,
    };
    let message = format!("the test of `{id}` does not fit: {lacks}");
    Some((message, hint.to_owned()))
}

/// What is compared.
pub(super) struct Compared<'a> {
    /// The design and the rows, if the comparison is weighted.
    pub(super) weighted: Option<(&'a Design, &'a Domain<'a>)>,
    /// The question.
    pub(super) variable: &'a Variable,
    /// What the groups are categories of.
    pub(super) by: &'a Variable,
    /// For each group its role, how many gave each answer, and the values in the order of
    /// the rows.
    pub(super) groups: Vec<(GroupRole, &'a [u64], &'a [f64])>,
}

/// Compares the groups of a table.
pub(super) fn compare(compared: &Compared<'_>, asked: &Compare, level: f64) -> GroupTest {
    let groups = compared.groups.iter().enumerate();
    let parts = groups.filter(|(_, (role, ..))| *role != GroupRole::Total);
    let (with, without): (Vec<_>, Vec<_>) =
        parts.partition(|(_, (_, _, values))| !values.is_empty());
    let places = with.iter().map(|(place, _)| *place).collect::<Vec<_>>();
    let alpha = 1.0 - level;
    let overall = overall(compared, &places, asked.test);
    let pairs = (overall.is_ok() && asked.pairs && places.len() > 2)
        .then(|| pairs(compared, &places, asked, alpha))
        .flatten();
    let left_out = without.into_iter().map(|(place, _)| place).collect();
    GroupTest { overall, pairs, left_out, alpha }
}

/// The test that fits.
fn choose(compared: &Compared<'_>, test: TestChoice, groups: usize) -> TestChoice {
    match (test, compared.variable.scale) {
        (TestChoice::Auto, Scale::Ordinal | Scale::Numeric) if groups == 2 => {
            TestChoice::MannWhitney
        }
        (TestChoice::Auto, Scale::Ordinal | Scale::Numeric) => TestChoice::KruskalWallis,
        (other, _) => other,
    }
}

fn overall(
    compared: &Compared<'_>,
    places: &[usize],
    test: TestChoice,
) -> Result<Overall, NoTest> {
    if places.len() < 2 {
        return Err(NoTest::TooFewGroups);
    }
    if let Some((design, domain)) = compared.weighted {
        let questions = (domain, compared.variable);
        return weights::test(design, questions, compared.by, places);
    }
    let values = places.iter().map(|place| compared.groups[*place].2).collect::<Vec<_>>();
    let table = || {
        let counts = places.iter().map(|place| compared.groups[*place].1);
        without_empty_answers(&counts.collect::<Vec<_>>())
    };
    let result = match choose(compared, test, places.len()) {
        TestChoice::Auto => chi_square_or_fisher(&table()),
        TestChoice::ChiSquare => chi_square(&table()),
        TestChoice::Fisher => fishers(&table()),
        TestChoice::MannWhitney => two_groups(values[0], values[1]),
        TestChoice::KruskalWallis => kruskal_wallis(&values).map(|test| Overall {
            kind: TestKind::KruskalWallis,
            statistic: Some(test.statistic),
            degrees_of_freedom: Some(test.degrees_of_freedom),
            second_degrees: None,
            p: test.p,
            effect: Some((Effect::EpsilonSquared, test.epsilon_squared)),
            simulated: false,
            drawing_error: None,
        }),
        TestChoice::Trend => trend(compared, places, &values),
    };
    result.map_err(|reason| match reason {
        Undefined::TooLarge => NoTest::TooLarge,
        Undefined::EmptyGroup => NoTest::TooFewGroups,
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

fn chi_square(table: &[Vec<u64>]) -> Result<Overall, Undefined> {
    let test = independence(table, Yates::Uncorrected)?;
    Ok(Overall {
        kind: TestKind::ChiSquare,
        statistic: Some(test.statistic),
        degrees_of_freedom: Some(test.degrees_of_freedom),
        second_degrees: None,
        p: test.p,
        effect: Some((Effect::CramersV, test.cramers_v)),
        simulated: false,
        drawing_error: None,
    })
}

fn fishers(table: &[Vec<u64>]) -> Result<Overall, Undefined> {
    let v = independence(table, Yates::Uncorrected)?.cramers_v;
    let test = fisher::exact(table)?;
    Ok(Overall {
        kind: TestKind::Fisher,
        statistic: None,
        degrees_of_freedom: None,
        second_degrees: None,
        p: test.p,
        effect: Some((Effect::CramersV, v)),
        simulated: test.drawing_error().is_some(),
        drawing_error: test.drawing_error(),
    })
}

/// Fisher's test where expected counts are too small for the chi-square test.
fn chi_square_or_fisher(table: &[Vec<u64>]) -> Result<Overall, Undefined> {
    if independence(table, Yates::Uncorrected)?.is_reliable() {
        return chi_square(table);
    }
    fishers(table).or_else(|_| chi_square(table))
}

fn two_groups(first: &[f64], second: &[f64]) -> Result<Overall, Undefined> {
    let test = mann_whitney(first, second)?;
    Ok(Overall {
        kind: TestKind::MannWhitney,
        statistic: Some(test.u),
        degrees_of_freedom: None,
        second_degrees: None,
        p: test.p,
        effect: Some((Effect::RankBiserial, test.rank_biserial)),
        simulated: false,
        drawing_error: None,
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
            kind: TestKind::JonckheereTerpstra,
            statistic: Some(test.z),
            degrees_of_freedom: None,
            second_degrees: None,
            p: test.p,
            effect: None,
            simulated: false,
            drawing_error: None,
        });
    }
    let mut shares = Vec::new();
    let (mut scores, of_groups) = (Vec::new(), compared.by.scores());
    for place in places {
        let counts = compared.groups[*place].1;
        shares.push(Share::new(counts[1], counts.iter().sum())?);
        scores.push(of_groups[*place]);
    }
    let test = cochran_armitage(&shares, &scores)?;
    Ok(Overall {
        kind: TestKind::CochranArmitage,
        statistic: Some(test.statistic),
        degrees_of_freedom: Some(1.0),
        second_degrees: None,
        p: test.p,
        effect: None,
        simulated: false,
        drawing_error: None,
    })
}

/// Compares each pair with the test that `auto` takes for two groups, or the one asked for.
fn pairs(
    compared: &Compared<'_>,
    places: &[usize],
    asked: &Compare,
    alpha: f64,
) -> Option<GroupPairs> {
    let test = match asked.test {
        TestChoice::KruskalWallis => TestChoice::MannWhitney,
        TestChoice::Trend => return None,
        other => other,
    };
    let mut list = Vec::new();
    for (index, one) in places.iter().enumerate() {
        for other in &places[index + 1..] {
            let groups = (*one, *other);
            list.push(match overall(compared, &[*one, *other], test) {
                Ok(overall) => GroupPair::of(groups, &overall),
                // Two groups of one answer do not differ.
                Err(NoTest::NoVariation | NoTest::TooFewGroups) => {
                    GroupPair::alike(groups, kind_of(compared, test))
                }
                Err(NoTest::TooLarge | NoTest::NoVariance) => return None,
            });
        }
    }
    let values = list.iter().map(|pair| pair.p).collect::<Vec<_>>();
    let adjusted = match asked.adjust {
        Adjust::Holm => adjust::holm(&values).ok()?,
        Adjust::BenjaminiHochberg => adjust::benjamini_hochberg(&values).ok()?,
        Adjust::None => values,
    };
    for (pair, adjusted) in list.iter_mut().zip(adjusted) {
        pair.adjusted = adjusted;
    }
    let place_of = |group: usize| places.iter().position(|place| *place == group);
    let differ = list.iter().filter(|pair| pair.adjusted < alpha);
    let differ = differ
        .filter_map(|pair| Some((place_of(pair.groups.0)?, place_of(pair.groups.1)?)))
        .collect::<Vec<_>>();
    let mut of_group = vec![Vec::new(); compared.groups.len()];
    for (letter, members) in letters::compact(places.len(), &differ).iter().enumerate() {
        for member in members {
            of_group[places[*member]].push(letter);
        }
    }
    Some(GroupPairs { adjust: asked.adjust, list, letters: of_group })
}

/// The test of two groups of which everybody gave the same answer.
fn kind_of(compared: &Compared<'_>, test: TestChoice) -> TestKind {
    if compared.weighted.is_some() {
        return TestKind::RaoScott;
    }
    match choose(compared, test, 2) {
        TestChoice::Fisher => TestKind::Fisher,
        TestChoice::MannWhitney | TestChoice::KruskalWallis => TestKind::MannWhitney,
        TestChoice::Auto | TestChoice::ChiSquare | TestChoice::Trend => {
            TestKind::ChiSquare
        }
    }
}
