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
use crate::survey::{Origin, Scale, Variable};

use super::breakdown::Breakdown;
use super::domain::Domain;
use super::group_test::{
    Effect, GroupPair, GroupPairs, GroupTest, NoTest, Overall, TestKind,
};
use super::table::GroupRole;
use super::weights;

impl GroupPair {
    fn of(one: usize, other: usize, overall: &Overall) -> Self {
        Self {
            groups: (one, other),
            kind: overall.kind,
            statistic: overall.statistic,
            degrees_of_freedom: overall.degrees_of_freedom,
            second_degrees: overall.second_degrees,
            p: overall.p,
            drawing_error: overall.drawing_error,
            adjusted: overall.p,
        }
    }

    fn alike(one: usize, other: usize, kind: TestKind) -> Self {
        Self {
            groups: (one, other),
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
        return Some((message, one_answer_hint(variable)));
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

/// How one of several answers can be compared: it needs a column of its own, which derived
/// variables of such a question have not.
fn one_answer_hint(variable: &Variable) -> String {
    let Origin::Columns { columns, selected, unselected } = &variable.origin else {
        return "leave out the test; an answer can be tested that has a column of its own in \
                the data file, with a code for those who gave it and one for those who did not"
            .to_owned();
    };
    let column = columns.first().map_or("…", |column| column.value.as_str());
    let label = variable.categories.first().map_or("…", |one| one.label.as_str());
    let not = unselected.first().map_or("0", String::as_str);
    format!(
        "leave out the test, or test one answer at a time: describe its column a second time in \
         the codebook, such as `{column}-only: {{column: {column}, label: {label}, scale: \
         nominal, values: {{{selected}: yes, {not}: no}}}}`, and show that"
    )
}

/// What is compared.
pub(super) struct Compared<'a> {
    /// The design and the rows, if the comparison is weighted.
    pub(super) weighted: Option<(&'a Design, &'a Domain<'a>)>,
    /// The question.
    pub(super) variable: &'a Variable,
    /// What the groups are categories of.
    pub(super) by: &'a Variable,
    /// The groups of the table.
    pub(super) groups: Vec<ComparedGroup<'a>>,
}

/// A group as it is compared with others.
pub(super) struct ComparedGroup<'a> {
    pub(super) role: GroupRole,
    /// How many gave each answer.
    pub(super) counts: &'a [u64],
    /// The values of those who answered, in the order of the rows.
    pub(super) values: &'a [f64],
}

/// Compares the groups of a table.
pub(super) fn compare(compared: &Compared<'_>, asked: &Compare, level: f64) -> GroupTest {
    let groups = compared.groups.iter().enumerate();
    let parts = groups.filter(|(_, group)| group.role != GroupRole::Total);
    let (with, without): (Vec<_>, Vec<_>) =
        parts.partition(|(_, group)| !group.values.is_empty());
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
        return weights::test(design, domain, compared.variable, compared.by, places);
    }
    let values =
        places.iter().map(|place| compared.groups[*place].values).collect::<Vec<_>>();
    let table = || {
        let counts = places.iter().map(|place| compared.groups[*place].counts);
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
        let counts = compared.groups[*place].counts;
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
            list.push(match overall(compared, &[*one, *other], test) {
                Ok(overall) => GroupPair::of(*one, *other, &overall),
                // Two groups of one answer do not differ.
                Err(NoTest::NoVariation | NoTest::TooFewGroups) => {
                    GroupPair::alike(*one, *other, kind_of(compared, test))
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
        .filter_map(|pair| Some([place_of(pair.groups.0)?, place_of(pair.groups.1)?]))
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
