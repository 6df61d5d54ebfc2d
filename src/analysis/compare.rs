//! Comparisons of groups: one test of all of them, and one of each pair.

use crate::diagnostic::{Diagnostic, Diagnostics, Said};
use crate::manuscript::{
    Adjust, Compare, EffectChoice, Grouping, Measure, TableRequest, TestChoice, WAVE,
};
use crate::say;
use crate::statistics::design::Design;
use crate::statistics::ranks::mean_ranks;
use crate::survey::{Origin, Scale, Variable};

use super::breakdown::Breakdown;
use super::domain::Domain;
use super::group_test::{ComparisonFamily, GroupTest, Overall, TestKind};
use super::pair_tests::pairs;
use super::table::GroupRole;
use super::tests_of_groups::overall;

/// Reports a comparison that cannot be made of a request.
pub(super) fn check(
    request: &TableRequest,
    rows: &Breakdown<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<()> {
    let (refused, place) = match &request.compare {
        Some(compare) => (refusal(request, compare, rows), &compare.place),
        None if request.fits.any() => {
            let refused = no_groups(request, None, rows).err();
            (refused, &request.id.place)
        }
        None => return Some(()),
    };
    let Some((message, hint)) = refused else { return Some(()) };
    diagnostics.push(Diagnostic::error(message).at(place).hint(hint));
    None
}

/// The question and the variable of the groups, if the groups can be compared.
fn no_groups<'s>(
    request: &TableRequest,
    compare: Option<&Compare>,
    rows: &Breakdown<'s>,
) -> Result<(&'s Variable, &'s Variable), (Said, Said)> {
    let id = &request.id.value;
    let (Grouping::By(name), Some(by)) = (&request.grouping, rows.by) else {
        if matches!(&request.grouping, Grouping::By(name) if name.value == WAVE) {
            let message =
                say!("`{id}` is broken down by `{by}`, which has no test", id, by = WAVE);
            let hint = "name what is to be compared under `numbers`, and make a \
                        `change-table` of it: it has interval, test and verdict";
            return Err((message, hint.into()));
        }
        let message = say!("`{id}` has no groups to compare", id);
        let hint = "break it down by a variable: rows of a view that stand in different \
                    series, or answers to different questions, can come from one person";
        return Err((message, hint.into()));
    };
    if let Some(other) = compare
        .and_then(|compare| compare.by.as_ref())
        .filter(|other| other.value != name.value)
    {
        let message = say!(
            "`{id}` is broken down by `{by}`, and not by `{other}`",
            id,
            by = &name.value,
            other = &other.value
        );
        let hint = say!("write `by: {by}`, or leave it out", by = &name.value);
        return Err((message, hint));
    }
    let first = &rows.groups[0];
    let (variable, subject) = (first.variable, &first.variable.name.value);
    if first.domain.is_multiple(by) {
        let message = say!(
            "the groups of `{by}` overlap: one row can be in several",
            by = &name.value
        );
        let hint = "break it down by a variable with one answer a row";
        return Err((message, hint.into()));
    }
    if first.domain.is_multiple(variable) {
        let message =
            say!("`{subject}` can have several answers a row, and has no test", subject);
        return Err((message, one_answer_hint(variable)));
    }
    Ok((variable, by))
}

fn refusal(
    request: &TableRequest,
    compare: &Compare,
    rows: &Breakdown<'_>,
) -> Option<(Said, Said)> {
    let (variable, by) = match no_groups(request, Some(compare), rows) {
        Ok(both) => both,
        Err(refused) => return Some(refused),
    };
    let id = &request.id.value;
    let ordered = matches!(variable.scale, Scale::Ordinal | Scale::Numeric);
    let counted = request.measure != Measure::Mean && !variable.categories.is_empty();
    let (lacks, hint) = match compare.test {
        TestChoice::Auto => return unfit_parts(compare, variable, by),
        TestChoice::ChiSquare
        | TestChoice::Fisher
        | TestChoice::LikelihoodRatio
        | TestChoice::RaoScottFirst
            if !counted =>
        {
            ("means are shown, which it does not compare", "write `test: auto`")
        }
        TestChoice::ChiSquare
        | TestChoice::Fisher
        | TestChoice::LikelihoodRatio
        | TestChoice::RaoScottFirst => {
            return unfit_parts(compare, variable, by);
        }
        TestChoice::Student | TestChoice::Welch | TestChoice::Anova if !ordered => (
            "the answers have no mean",
            "write `test: chi-square`, or give the variable `scale: ordinal`",
        ),
        TestChoice::Student if by.categories.len() > 2 => {
            ("there are more than two groups", "write `test: anova`, or `welch`")
        }
        TestChoice::Student | TestChoice::Welch | TestChoice::Anova => {
            return variable.no_mean().or_else(|| unfit_parts(compare, variable, by));
        }
        TestChoice::MannWhitney | TestChoice::KruskalWallis if !ordered => (
            "the answers have no order",
            "write `test: chi-square`, or give the variable `scale: ordinal`",
        ),
        TestChoice::MannWhitney if by.categories.len() > 2 => {
            ("there are more than two groups", "write `test: kruskal-wallis`")
        }
        TestChoice::MannWhitney | TestChoice::KruskalWallis => {
            return unfit_parts(compare, variable, by);
        }
        TestChoice::Trend if by.scale != Scale::Ordinal => (
            "the groups have no order",
            "give the variable of the groups `scale: ordinal`",
        ),
        TestChoice::Trend if !ordered && variable.categories.len() != 2 => (
            "the answers have no order",
            "choose an ordinal variable, or one with two answers",
        ),
        TestChoice::Trend => return unfit_parts(compare, variable, by),
    };
    let lacks = Said::from(lacks);
    let message = say!("the test of `{id}` does not fit: {lacks}", id, lacks);
    Some((message, hint.into()))
}

/// What a test is of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum TestedOn {
    Counts,
    Ranks,
    Means,
    Trend,
}

impl TestedOn {
    fn of(test: TestChoice, variable: &Variable) -> Self {
        match test {
            TestChoice::Auto => match variable.scale {
                Scale::Ordinal | Scale::Numeric => Self::Ranks,
                _ => Self::Counts,
            },
            TestChoice::ChiSquare
            | TestChoice::Fisher
            | TestChoice::LikelihoodRatio
            | TestChoice::RaoScottFirst => Self::Counts,
            TestChoice::MannWhitney | TestChoice::KruskalWallis => Self::Ranks,
            TestChoice::Student | TestChoice::Welch | TestChoice::Anova => Self::Means,
            TestChoice::Trend => Self::Trend,
        }
    }

    /// The measures of its differences, for a hint.
    fn effects(self) -> &'static str {
        match self {
            Self::Counts => {
                "choose among `cramers-v`, `bias-corrected-v`, `contingency`, `odds-ratio` and \
                 `cohens-h`"
            }
            Self::Ranks => "choose among `rank-biserial` and `epsilon-squared`",
            Self::Means => "choose among `cohens-d` and `eta-squared`",
            Self::Trend => "leave out `effect`: a test for a trend has none",
        }
    }
}

/// What of a comparison does not fit its test: measures of the difference, the correction or
/// the adjustment.
fn unfit_parts(
    compare: &Compare,
    variable: &Variable,
    by: &Variable,
) -> Option<(Said, Said)> {
    let on = TestedOn::of(compare.test, variable);
    for effect in &compare.effects {
        let (fits, two) = match effect {
            EffectChoice::CramersV
            | EffectChoice::BiasCorrectedV
            | EffectChoice::Contingency => (TestedOn::Counts, None),
            EffectChoice::OddsRatio | EffectChoice::CohensH => {
                (TestedOn::Counts, Some(variable.categories.len()))
            }
            EffectChoice::RankBiserial => (TestedOn::Ranks, Some(2)),
            EffectChoice::EpsilonSquared => (TestedOn::Ranks, None),
            EffectChoice::CohensD => (TestedOn::Means, Some(2)),
            EffectChoice::EtaSquared => (TestedOn::Means, None),
        };
        let word = effect.word();
        if fits != on {
            let message = say!("the effect size `{word}` does not fit the test", word);
            return Some((message, on.effects().into()));
        }
        let Some(answers) = two else { continue };
        if answers != 2 || by.categories.len() != 2 {
            let message = if on == TestedOn::Counts {
                say!("the effect size `{word}` is of two answers of two groups", word)
            } else {
                say!("the effect size `{word}` is of two groups", word)
            };
            return Some((message, on.effects().into()));
        }
    }
    let corrected =
        matches!(compare.test, TestChoice::ChiSquare | TestChoice::MannWhitney);
    if compare.continuity.is_some() && !corrected {
        let message = "this test has no correction for continuity";
        let hint =
            "leave out `continuity`, or write `test: chi-square` or `mann-whitney`";
        return Some((message.into(), hint.into()));
    }
    if compare.adjust == Adjust::Tukey && on != TestedOn::Means {
        let message = "`adjust: tukey` is for means";
        let hint = "write `test: anova` or `welch`, or `adjust: holm`";
        return Some((message.into(), hint.into()));
    }
    None
}

/// How one of several answers can be compared: it needs a column of its own, which derived
/// variables of such a question have not.
fn one_answer_hint(variable: &Variable) -> Said {
    let Origin::Columns { columns, selected, unselected } = &variable.origin else {
        return "leave out the test; an answer can be tested that has a column of its own in \
                the data file, with a code for those who gave it and one for those who did not"
            .into();
    };
    let column = columns.first().map_or("…", |column| column.value.as_str());
    let label = variable.categories.first().map_or("…", |one| one.label.as_str());
    let not = unselected.first().map_or("0", String::as_str);
    let yes = selected.iter().map(|code| format!("{code}: yes"));
    let yes = yes.collect::<Vec<_>>().join(", ");
    say!(
        "leave out the test, or test one answer at a time: describe its column a second time in \
         the codebook, such as `{column}-only: {column: {column}, label: {label}, scale: \
         nominal, values: {{yes}, {not}: no}}`, and show that",
        column,
        label,
        yes,
        not
    )
}

/// What is compared.
pub(super) struct Compared<'a> {
    /// The design and the rows, if the comparison is weighted.
    pub(super) weighted: Option<(&'a Design, &'a Domain<'a>)>,
    /// Whether means are compared.
    pub(super) of_means: bool,
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
    let overall = overall(compared, &places, asked, level).map(Box::new);
    let pairs = (overall.is_ok() && asked.pairs && places.len() > 2)
        .then(|| pairs(compared, &places, asked, level))
        .flatten();
    let left_out = without.into_iter().map(|(place, _)| place).collect();
    let mean_ranks = overall
        .as_ref()
        .map_or_else(|_| Vec::new(), |overall| ranks_of(compared, &places, overall));
    let family = asked.family.as_ref().map(|family| ComparisonFamily {
        name: family.value.clone(),
        adjust: asked.adjust,
        tests: 1,
    });
    GroupTest { overall, pairs, left_out, mean_ranks, family, alpha }
}

/// Of a test of ranks the mean rank in each group of the table.
fn ranks_of(
    compared: &Compared<'_>,
    places: &[usize],
    overall: &Overall,
) -> Vec<Option<f64>> {
    let of_ranks =
        overall.kind.is_mann_whitney() || overall.kind == TestKind::KruskalWallis;
    let values = places.iter().map(|place| compared.groups[*place].values);
    let values = values.collect::<Vec<_>>();
    let (true, Ok(ranks)) = (of_ranks, mean_ranks(&values)) else { return Vec::new() };
    let mut of_groups = vec![None; compared.groups.len()];
    for (place, rank) in places.iter().zip(ranks) {
        of_groups[*place] = Some(rank);
    }
    of_groups
}
