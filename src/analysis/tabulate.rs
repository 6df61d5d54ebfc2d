//! The numbers of charts and tables: takes what was resolved, gives frequencies, cross tables,
//! batteries and means.

use crate::manuscript::{BaseRule, Measure, PercentOf, RowUnit};
use crate::survey::{self, KnownOrder, Pick, Variable};

use super::answer::{AnswerCondition, AskedAnswer};
use super::asked_then::AskedThen;
use super::breakdown::Planned;
use super::columns::{Columns, TotalOf};
use super::compare::{self, Compared, ComparedGroup};
use super::contributions::Contributions;
use super::counted::{Counted, GroupCounted, TableCounted};
use super::design_tables::{self, AskedOfDesign, of_table};
use super::domain::Domain;
use super::group_test::GroupTest;
use super::in_vain::InVain;
use super::number_class;
use super::provenance::Provenance;
use super::row_set::{self};
use super::table::{
    AnswerScale, Body, Category, CategoryRole, Coverage, DownwardsBy, Group, GroupRole,
    Moments, ResultTable,
};
use super::table_plan::{CellRules, TablePlan};
use super::tally::{self, Tallied, Tally};
use super::then::{Counting, Inquiry};
use super::{inference, moments, scored, weights};

/// Computes the numbers of one chart or table.
///
/// # Errors
///
/// [`InVain::Nobody`] where no rows are left.
pub(super) fn compute(plan: &TablePlan<'_>) -> Result<ResultTable, InVain> {
    let (rows, cells) = (&plan.rows, &plan.cells);
    let Tallied { groups: tallies, whole, ungrouped } = tally::count(plan);
    if tallies.iter().all(|tally| tally.rows == 0) {
        return Err(InVain::Nobody);
    }
    let means = cells.measure == Measure::Mean;
    let values = tallies.iter().map(|tally| tally.values.as_slice()).collect::<Vec<_>>();
    let columns = (!means).then(|| Columns::new(plan, &tallies));
    let counted = cells.needs.rows.then(|| table_counted(plan, columns.as_ref()));
    let whole_counts = columns
        .as_ref()
        .zip(whole.as_ref())
        .filter(|_| rows.overlapping && cells.percent_of != PercentOf::Group)
        .map(|(columns, whole)| columns.counts(whole));
    let picks = columns.as_ref().map_or_else(Vec::new, |it| it.picks(plan.variable()));
    let (categories, body) = match columns {
        None => {
            let words = cells.moments.iter();
            let words = words.map(|moment| moments::word(*moment, cells.language));
            let categories = words.map(|word| category(&word)).collect();
            (categories, Body::Moments(means_of(plan, &values)))
        }
        Some(columns) => {
            let counts = tallies.iter().map(|tally| columns.counts(tally)).collect();
            (columns.categories, Body::Counts(counts))
        }
    };
    let mut table = ResultTable {
        id: plan.id.value.clone(),
        place: plan.id.place.clone(),
        subject: rows.subject.clone(),
        scale: scale(&rows.groups[0].domain, plan.variable()),
        breakdown: rows.label.clone(),
        measure: cells.measure,
        percent_of: cells.percent_of,
        base: cells.base,
        decimals: cells.decimals,
        rounding: cells.rounding,
        sum_to_100: cells.sum_to_100,
        categories,
        groups: rows
            .groups
            .iter()
            .zip(&tallies)
            .map(|(rows, it)| group(rows, it))
            .collect(),
        body,
        ungrouped,
        whole: rows.whole.as_ref().zip(whole.as_ref()).map(|(rows, it)| group(rows, it)),
        whole_counts,
        coverage: coverage(plan, &tallies),
        moments: cells.moments.clone(),
        weighted: None,
        fits: cells.fits,
        estimates: cells.estimates,
        level: cells.rules.level,
        intervals: None,
        errors: Vec::new(),
        test: None,
        counted,
        contributions: contributions(plan, &values),
        unoffered: unoffered(&rows.groups),
        asked_then: asked_then(plan, &picks),
        breaks: rows.breaks.clone(),
        classes: if plan.is_in_classes {
            number_class::limits(plan.variable())
        } else {
            Vec::new()
        },
        order: plan.order.clone(),
        origins: origins(plan),
    };
    infer(plan, &mut table, &tallies, &picks);
    Ok(table)
}

/// The means of each group.
fn means_of(plan: &TablePlan<'_>, values: &[&[f64]]) -> Vec<Moments> {
    match plan.design {
        Some(design) => {
            let CellRules { moments, rules, .. } = &plan.cells;
            design_tables::moments(design, &plan.rows.groups, moments, rules.level)
        }
        None => {
            let cells = &plan.cells;
            inference::moments_of(&plan.rows.groups, values, &cells.moments, cells.rules)
        }
    }
}

/// What is asked of earlier measurements of which the answers are not here.
fn asked_then(plan: &TablePlan<'_>, picks: &[Option<Pick>]) -> Vec<Option<AskedThen>> {
    let cells = &plan.cells;
    let counting = Counting::of(cells.measure);
    let of = |group: &Planned<'_>| {
        let inquiry = Inquiry {
            variable: Some(group.variable),
            picks: &[],
            counting,
            weighted: cells.weighted,
        };
        let then = AskedThen::new(&group.domain, &inquiry, cells.rules)?;
        let then = then.with_base(cells.base);
        Some(then.with_categories(&group.domain, group.variable, picks))
    };
    plan.rows.groups.iter().map(of).collect()
}

/// Groups with answers that could not be given in their measurement.
fn unoffered(groups: &[Planned<'_>]) -> Vec<(usize, usize)> {
    let of = |(place, group): (usize, &Planned<'_>)| {
        let all = 0..group.variable.categories.len();
        let none = all.filter(|index| !group.domain.offers(group.variable, *index));
        none.map(|index| (place, index)).collect::<Vec<_>>()
    };
    groups.iter().enumerate().flat_map(of).collect()
}

/// For each group what a mean of amounts is made of.
fn contributions(plan: &TablePlan<'_>, values: &[&[f64]]) -> Vec<Option<Contributions>> {
    let of = |(group, values): (&Planned<'_>, &&[f64])| {
        let amounts = plan.cells.measure == Measure::Mean
            && group.variable.scale == survey::Scale::Numeric;
        amounts.then(|| Contributions::of(values, plan.cells.needs.dominance)).flatten()
    };
    plan.rows.groups.iter().zip(values).map(of).collect()
}

/// Adds weighted numbers, intervals and the comparison of the groups to a table.
fn infer(
    plan: &TablePlan<'_>,
    table: &mut ResultTable,
    tallies: &[Tally],
    picks: &[Option<Pick>],
) {
    let (groups, rules) = (&plan.rows.groups, plan.cells.rules);
    let cells = &plan.cells;
    let (estimates, is_compared) = (cells.estimates, cells.compare.is_some());
    let degrees = cells.interval || estimates.any() || is_compared;
    let asked = AskedOfDesign { estimates, degrees };
    table.weighted =
        plan.design.map(|design| of_table(&plan.rows, design, picks, table.base, asked));
    if plan.design.is_none() {
        table.errors = inference::share_errors(table, groups, rules);
    }
    if plan.cells.interval {
        table.intervals = Some(match plan.design {
            Some(design) => weights::intervals(table, design, groups, picks, rules),
            None => {
                let values = tallies.iter().map(|tally| tally.values.as_slice());
                let values = values.collect::<Vec<_>>();
                inference::intervals(table, groups, &values, rules)
            }
        });
    }
    table.test = test(plan, tallies);
}

/// The comparison of the groups, where it is asked for.
fn test(plan: &TablePlan<'_>, tallies: &[Tally]) -> Option<GroupTest> {
    let (asked, by) = (plan.cells.compare.as_ref()?, plan.rows.by?);
    let groups = plan.rows.groups.iter().zip(tallies);
    let groups = groups.map(|(group, tally)| ComparedGroup {
        role: group.role,
        counts: &tally.categories,
        values: &tally.values,
    });
    let weighted = plan.design.zip(plan.rows.whole.as_ref());
    let weighted = weighted.map(|(design, whole)| (design, &whole.domain));
    let variable = plan.variable();
    let of_means = plan.cells.measure == Measure::Mean;
    let compared =
        Compared { weighted, of_means, variable, by, groups: groups.collect() };
    Some(compare::compare(&compared, asked, plan.cells.rules.level))
}

/// Who is counted.
fn coverage(plan: &TablePlan<'_>, tallies: &[Tally]) -> Coverage {
    let (rows, language) = (&plan.rows, plan.cells.language);
    let mut domains = rows.groups.iter().map(|group| &group.domain);
    let narrowing = match (rows.whole.as_ref(), domains.next()) {
        // What tells series apart their labels say.
        (Some(whole), _) => {
            let mut narrowing = whole.domain.narrowing(language);
            let is_of_series = rows.by.is_none() && whole.role == GroupRole::Total;
            if is_of_series && !rows.outside.is_empty() {
                narrowing.pop();
            }
            narrowing
        }
        (None, Some(first)) => {
            let mut shared = first.narrowing(language);
            for domain in domains {
                let own = domain.narrowing(language);
                shared.retain(|one| own.contains(one));
            }
            shared
        }
        (None, None) => Vec::new(),
    };
    Coverage {
        units: rows.groups.iter().map(|group| group.domain.unit()).collect(),
        respondents: respondents(plan),
        overlapping: rows.overlapping && rows.by.is_some(),
        complete: rows.groups.iter().any(|group| group.domain.complete.is_some()),
        narrowing,
        unshown: tallies.iter().map(|tally| tally.unshown(plan)).collect(),
    }
}

/// Where rows are single answers: how many gave them. Several questions have it together.
fn respondents(plan: &TablePlan<'_>) -> Option<(u64, Option<RowUnit>)> {
    match &plan.rows.whole {
        Some(whole) => whole.domain.respondents(whole.variable, plan.cells.base_of_n()),
        None if plan.is_battery => {
            let first = plan.rows.groups.first()?;
            first.domain.respondents(first.variable, BaseRule::All)
        }
        None => None,
    }
}

/// What the counts of a table count.
fn table_counted(plan: &TablePlan<'_>, columns: Option<&Columns>) -> TableCounted {
    let of = |group: &Planned<'_>| {
        let mut counted = group_counted(group, columns);
        if plan.cells.needs.scores {
            counted.scored = scored::of_group(group);
        }
        if !group.domain.is_without_answers() {
            return counted;
        }
        // Nothing is protected here that was published then.
        let categories = counted.categories.iter().map(|_| Vec::new()).collect();
        GroupCounted { variable: counted.variable, categories, ..GroupCounted::default() }
    };
    let outside = plan.rows.outside.iter();
    TableCounted {
        groups: plan.rows.groups.iter().map(of).collect(),
        whole: plan.rows.whole.as_ref().map(of),
        ungrouped: row_set::sum(outside.map(|one| row_set::counted(one, None))),
        respondents: respondents_counted(plan),
    }
}

/// What [`respondents`] counts.
fn respondents_counted(plan: &TablePlan<'_>) -> Counted {
    let of = |one: &Planned<'_>, base| {
        let asked = (base == BaseRule::Valid).then_some(AnswerCondition {
            variable: one.variable,
            answer: AskedAnswer::Answered,
        });
        row_set::respondents(&one.domain, asked)
    };
    match &plan.rows.whole {
        Some(whole) => of(whole, plan.cells.base_of_n()),
        None if plan.is_battery => {
            let first = plan.rows.groups.first();
            first.map_or_else(Vec::new, |first| of(first, BaseRule::All))
        }
        None => Vec::new(),
    }
}

/// What the counts of a group count.
fn group_counted(group: &Planned<'_>, columns: Option<&Columns>) -> GroupCounted {
    let asked = |answer: AskedAnswer<'_>| {
        let condition = AnswerCondition { variable: group.variable, answer };
        row_set::counted(&group.domain, Some(condition))
    };
    let pick = |pick| asked(AskedAnswer::Picks(&[pick]));
    let mut categories = Vec::new();
    if let Some(columns) = columns {
        categories
            .extend((0..group.variable.categories.len()).map(Pick::Category).map(pick));
        let answered = match columns.several {
            true => vec![asked(AskedAnswer::Answered)],
            false => categories.clone(),
        };
        if columns.total == Some(TotalOf::Answers) {
            categories.push(row_set::sum(answered.iter().cloned()));
        }
        let missing = columns.missing.iter().map(|index| pick(Pick::Missing(*index)));
        let missing = missing.chain(columns.empty.then(|| pick(Pick::Empty)));
        let missing = missing.collect::<Vec<_>>();
        categories.extend(missing.iter().cloned());
        if columns.total == Some(TotalOf::All) {
            categories.push(row_set::sum(answered.into_iter().chain(missing)));
        }
    }
    GroupCounted {
        variable: group.variable.name.value.clone(),
        rows: row_set::counted(&group.domain, None),
        answered: asked(AskedAnswer::Answered),
        not_answered: asked(AskedAnswer::NotAnswered),
        mentions: row_set::mentions(&group.domain, group.variable),
        categories,
        scored: Vec::new(),
    }
}

/// Where the numbers come from, once for each row set.
fn origins(plan: &TablePlan<'_>) -> Vec<Provenance> {
    let mut origins: Vec<Provenance> = Vec::new();
    for group in &plan.rows.groups {
        let origin = provenance(plan, group);
        if !origins.contains(&origin) {
            origins.push(origin);
        }
    }
    origins
}

/// Where a group's numbers come from. The condition that makes it a group among others is
/// left out: the label says it.
fn provenance(plan: &TablePlan<'_>, group: &Planned<'_>) -> Provenance {
    let survey = group.domain.survey;
    let mut filter = group.domain.describe();
    if plan.is_by_answers && group.role == GroupRole::Part {
        filter.pop();
    }
    Provenance {
        survey: survey.name.clone(),
        wave: survey.earlier.as_ref().map(|earlier| earlier.label.clone()),
        view: plan.view.clone().unwrap_or_else(|| survey.name.clone()),
        data: survey.file.clone(),
        fingerprint: survey.fingerprint.clone(),
        synthetic: survey.codebook.synthetic,
        register: survey.codebook.is_open_register(),
        population: survey.codebook.population.as_ref().map(|size| size.value),
        variable: Some(group.variable.name.value.clone()),
        answers: Vec::new(),
        filter,
        weighted_by: plan.design.and_then(|_| weights::facts(survey)),
        labels: None,
    }
}

fn category(label: &str) -> Category {
    Category { label: label.to_owned(), role: CategoryRole::Answer }
}

fn group(planned: &Planned<'_>, tally: &Tally) -> Group {
    Group {
        label: planned.label.clone(),
        role: planned.role,
        rows: tally.rows,
        answered: tally.answered,
        not_answered: tally.rows - tally.answered,
        mentions: tally.mentions,
    }
}

fn scale(domain: &Domain<'_>, variable: &Variable) -> AnswerScale {
    match variable.scale {
        survey::Scale::Multiple if domain.is_multiple(variable) => AnswerScale::Multiple,
        survey::Scale::Ordinal => match variable.answer_order() {
            KnownOrder::Ascending => AnswerScale::Ordinal,
            KnownOrder::SaidDescending => AnswerScale::Downwards(DownwardsBy::Codebook),
            KnownOrder::SeemsDescending => AnswerScale::Downwards(DownwardsBy::Words),
        },
        survey::Scale::Numeric => AnswerScale::Numeric,
        survey::Scale::Nominal
        | survey::Scale::Multiple
        | survey::Scale::Date
        | survey::Scale::Text
        | survey::Scale::Id => AnswerScale::Nominal,
    }
}

impl Tally {
    /// Ways of not answering in codebook order, where none of them is a category.
    fn unshown(&self, plan: &TablePlan<'_>) -> Vec<u64> {
        if plan.cells.show_missing() {
            return Vec::new();
        }
        let mut counts = self.missing.clone();
        counts.push(self.empty);
        counts
    }
}
