//! The numbers of charts and tables: frequencies, cross tables, batteries and means.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::manuscript::{
    BaseRule, Grouping, IntervalRules, Measure, PercentOf, Report, Subject, TableRequest,
};
use crate::statistics::design::Design;
use crate::survey::{self, Pick, Variable};

use super::columns::{Columns, TotalOf};
use super::compare::{self, Compared, GroupTest};
use super::contributions::Contributions;
use super::domain::{Domain, Sources};
use super::inference;
use super::moments;
use super::number::Provenance;
use super::plan::{Plan, Planned, is_by_wave};
use super::row_set::{self, Asked, GroupCounted, TableCounted};
use super::scored;
use super::table::{
    Body, Category, CategoryRole, Coverage, Group, GroupRole, Moments, ResultTable,
    Scale, Unit,
};
use super::tally::{self, Tallied, Tally};
use super::then::{AskedThen, Counting};
use super::weights;

/// Computes the numbers of one chart or table; what it asks for in vain is reported.
pub(super) fn compute(
    request: &TableRequest,
    report: &Report,
    sources: Sources<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<ResultTable> {
    let mut plan = Plan::make(request, sources, diagnostics)?;
    let mut groups = std::mem::take(&mut plan.groups);
    if request.totals.groups && groups.len() > 1 {
        groups.push(total_group(plan.whole.as_ref(), request, report, diagnostics)?);
    }
    let Tallied { groups: tallies, whole, ungrouped } =
        tally::count(request, &groups, &plan);
    check_rows(request, &groups, &tallies, diagnostics)?;
    let variable = groups.first()?.variable;
    inference::check_rows(request, &groups, diagnostics)?;
    compare::check(request, &groups, plan.by, diagnostics)?;
    let design = weights::design_of_table(request, report, &groups, diagnostics)?;
    let rules = report.intervals.value;
    let values = tallies.iter().map(|tally| tally.values.as_slice()).collect::<Vec<_>>();
    let base = request.base.unwrap_or(report.base);
    let means = request.measure == Measure::Mean;
    let moments = moments::asked(request, design.is_some());
    let columns = (!means)
        .then(|| Columns::new(request, base, variable, (&groups, &tallies), report));
    let counted = report
        .disclosure
        .looks_at_rows()
        .then(|| table_counted(request, report, &plan, (&groups, &columns)));
    let whole_counts = columns
        .as_ref()
        .zip(whole.as_ref())
        .filter(|_| plan.overlapping && request.percent_of != PercentOf::Group)
        .map(|(columns, whole)| columns.counts(whole));
    let picks = columns.as_ref().map_or_else(Vec::new, |it| it.picks(variable));
    let (categories, body) = match columns {
        None => {
            let words =
                moments.iter().map(|moment| moments::word(*moment, report.language));
            let categories = words.map(category).collect();
            (categories, Body::Moments(means_of((&groups, &values), design, rules)))
        }
        Some(columns) => {
            let counts = tallies.iter().map(|tally| columns.counts(tally)).collect();
            (columns.categories, Body::Counts(counts))
        }
    };
    let whole = plan.whole.as_ref().zip(whole.as_ref()).map(group);
    let unshown = tallies.iter().map(|tally| tally.unshown(request, base)).collect();
    let coverage = coverage(request, report, &plan, &groups, unshown);
    let decimals = if means { 1 } else { report.percent_decimals };
    let mut table = ResultTable {
        id: request.id.value.clone(),
        place: request.id.place.clone(),
        subject: plan.subject,
        scale: scale(&groups[0].domain, variable),
        breakdown: plan.breakdown,
        measure: request.measure,
        percent_of: request.percent_of,
        base,
        decimals: request.decimals.unwrap_or(decimals),
        rounding: report.rounding.rule,
        sum_to_100: report.rounding.sum_to_100,
        categories,
        groups: groups.iter().zip(&tallies).map(group).collect(),
        body,
        ungrouped,
        whole,
        whole_counts,
        coverage,
        moments: if means { moments } else { Vec::new() },
        weighted: None,
        intervals: None,
        errors: Vec::new(),
        test: None,
        counted,
        contributions: contributions(request, report, &groups, &values),
        unoffered: unoffered(&groups),
        asked_then: asked_then(&groups, (request, report), &picks),
        breaks: plan.breaks,
        origins: origins(&groups, (request, report), design.is_some()),
    };
    let asked =
        Asking { request, by: plan.by, whole: plan.whole.as_ref(), design, rules };
    asked.infer(&mut table, (&groups, &tallies), &picks);
    Some(table)
}

/// The means of each group.
fn means_of(
    (groups, values): (&[Planned<'_>], &[&[f64]]),
    design: Option<&Design>,
    rules: IntervalRules,
) -> Vec<Moments> {
    match design {
        Some(design) => weights::moments(design, groups),
        None => inference::moments_of(groups, values, rules),
    }
}

/// What is asked of earlier measurements of which the answers are not here.
fn asked_then(
    groups: &[Planned<'_>],
    (request, report): (&TableRequest, &Report),
    picks: &[Option<Pick>],
) -> Vec<Option<AskedThen>> {
    let own = request.weights.as_ref().unwrap_or(&report.weights);
    let weighted = own.value && request.measure != Measure::Count;
    let rules = report.intervals.value;
    let counting = Counting::of(request.measure);
    let of = |group: &Planned<'_>| {
        let asked = (Some(group.variable), &[][..], counting);
        let then = AskedThen::new(&group.domain, asked, weighted, rules)?;
        let then = then.with_base(request.base.unwrap_or(report.base));
        Some(then.with_categories((&group.domain, group.variable), picks))
    };
    groups.iter().map(of).collect()
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
fn contributions(
    request: &TableRequest,
    report: &Report,
    groups: &[Planned<'_>],
    values: &[&[f64]],
) -> Vec<Option<Contributions>> {
    let dominance = report.disclosure.dominance;
    let of = |(group, values): (&Planned<'_>, &&[f64])| {
        let amounts = request.measure == Measure::Mean
            && group.variable.scale == survey::Scale::Numeric;
        amounts.then(|| Contributions::of(values, dominance)).flatten()
    };
    groups.iter().zip(values).map(of).collect()
}

/// Reports a table of nobody.
fn check_rows(
    request: &TableRequest,
    groups: &[Planned<'_>],
    tallies: &[Tally],
    diagnostics: &mut Diagnostics,
) -> Option<()> {
    if tallies.iter().any(|tally| tally.rows > 0) {
        return Some(());
    }
    if groups.iter().all(|group| group.domain.is_sound()) {
        // Of what is repeated the id is none that the author wrote.
        let conditions = request.filter.iter().map(|condition| {
            let labels =
                condition.labels.iter().map(|label| format!("`{}`", label.value));
            let labels = labels.collect::<Vec<_>>().join(" or ");
            format!("`{}` is {labels}", condition.variable.value)
        });
        let conditions = conditions.collect::<Vec<_>>();
        let message = if conditions.is_empty() {
            format!("no rows are left for `{}`", request.id.value)
        } else {
            format!("no rows are left where {}", conditions.join(" and "))
        };
        let hint = "check `of` and `where`: together they leave nobody";
        diagnostics.push(Diagnostic::error(message).at(&request.id.place).hint(hint));
    }
    None
}

/// What is asked about everybody, not only about those who answered.
struct Asking<'a> {
    request: &'a TableRequest,
    by: Option<&'a Variable>,
    whole: Option<&'a Planned<'a>>,
    design: Option<&'a Design>,
    rules: IntervalRules,
}

impl Asking<'_> {
    /// Adds weighted numbers, intervals and the comparison of the groups to a table.
    fn infer(
        &self,
        table: &mut ResultTable,
        (groups, tallies): (&[Planned<'_>], &[Tally]),
        picks: &[Option<Pick>],
    ) {
        let base = table.base;
        table.weighted = self
            .design
            .map(|design| weights::of_table(design, (groups, self.whole), picks, base));
        if self.design.is_none() {
            table.errors = inference::share_errors(table, groups, self.rules);
        }
        if self.request.interval {
            table.intervals = Some(match self.design {
                Some(design) => {
                    weights::intervals(table, design, (groups, picks), self.rules)
                }
                None => {
                    let values = tallies.iter().map(|tally| tally.values.as_slice());
                    let values = values.collect::<Vec<_>>();
                    inference::intervals(table, groups, &values, self.rules)
                }
            });
        }
        table.test = self.test(groups, tallies);
    }

    fn test(&self, groups: &[Planned<'_>], tallies: &[Tally]) -> Option<GroupTest> {
        let (asked, by) = (self.request.compare.as_ref()?, self.by?);
        let variable = groups.first()?.variable;
        let groups = groups.iter().zip(tallies).map(|(group, tally)| {
            (group.role, tally.categories.as_slice(), tally.values.as_slice())
        });
        let weighted = self.design.zip(self.whole);
        let weighted = weighted.map(|(design, whole)| (design, &whole.domain));
        let compared = Compared { weighted, variable, by, groups: groups.collect() };
        Some(compare::compare(&compared, asked, self.rules.level))
    }
}

/// Whom the `n` of a table counts: by the base rule, and of means those who answered.
fn base_of_n(request: &TableRequest, report: &Report) -> BaseRule {
    match request.measure {
        Measure::Mean => BaseRule::Valid,
        Measure::Count | Measure::Percent | Measure::CountAndPercent => {
            request.base.unwrap_or(report.base)
        }
    }
}

/// Who is counted.
fn coverage(
    request: &TableRequest,
    report: &Report,
    plan: &Plan<'_>,
    groups: &[Planned<'_>],
    unshown: Vec<Vec<u64>>,
) -> Coverage {
    let language = report.language;
    let base = base_of_n(request, report);
    let whole = plan.whole.as_ref();
    let mut domains = groups.iter().map(|group| &group.domain);
    let narrowing = match (whole, domains.next()) {
        // What tells series apart their labels say.
        (Some(whole), _) => {
            let mut narrowing = whole.domain.narrowing(language);
            let by_series = usize::from(plan.by.is_none() && plan.outside.is_some());
            narrowing.truncate(narrowing.len() - by_series);
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
        units: groups.iter().map(|group| group.domain.unit()).collect(),
        respondents: respondents(request, base, whole, groups),
        overlapping: plan.overlapping && plan.by.is_some(),
        narrowing,
        unshown,
    }
}

/// Where rows are single answers: how many gave them. Several questions have it together.
fn respondents(
    request: &TableRequest,
    base: BaseRule,
    whole: Option<&Planned<'_>>,
    groups: &[Planned<'_>],
) -> Option<(u64, Option<Unit>)> {
    match (whole, &request.subject) {
        (Some(whole), _) => whole.domain.respondents(whole.variable, base),
        (None, Subject::Battery(_)) => {
            let first = groups.first()?;
            first.domain.respondents(first.variable, BaseRule::All)
        }
        (None, Subject::Variable(_) | Subject::Numbers(_)) => None,
    }
}

/// What the counts of a table count.
fn table_counted(
    request: &TableRequest,
    report: &Report,
    plan: &Plan<'_>,
    (groups, columns): (&[Planned<'_>], &Option<Columns>),
) -> TableCounted {
    let base = base_of_n(request, report);
    let whole = plan.whole.as_ref();
    let of = |group: &Planned<'_>| {
        let mut counted = group_counted(group, columns.as_ref());
        counted.scored = scored::of_group(request, report, group);
        if !group.domain.is_without_answers() {
            return counted;
        }
        // Nothing is protected here that was published then.
        let categories = counted.categories.iter().map(|_| Vec::new()).collect();
        GroupCounted { variable: counted.variable, categories, ..GroupCounted::default() }
    };
    TableCounted {
        groups: groups.iter().map(of).collect(),
        whole: whole.map(of),
        ungrouped: plan
            .outside
            .as_ref()
            .map_or_else(Vec::new, |outside| row_set::counted(outside, None)),
        respondents: respondents_counted(request, base, whole, groups),
    }
}

/// What [`respondents`] counts.
fn respondents_counted(
    request: &TableRequest,
    base: BaseRule,
    whole: Option<&Planned<'_>>,
    groups: &[Planned<'_>],
) -> row_set::Counted {
    let of = |one: &Planned<'_>, base| {
        let asked = (base == BaseRule::Valid).then_some((one.variable, Asked::Answered));
        row_set::respondents(&one.domain, asked)
    };
    match (whole, &request.subject) {
        (Some(whole), _) => of(whole, base),
        (None, Subject::Battery(_)) => {
            groups.first().map_or_else(Vec::new, |first| of(first, BaseRule::All))
        }
        (None, Subject::Variable(_) | Subject::Numbers(_)) => Vec::new(),
    }
}

/// What the counts of a group count.
fn group_counted(group: &Planned<'_>, columns: Option<&Columns>) -> GroupCounted {
    let asked =
        |asked: Asked<'_>| row_set::counted(&group.domain, Some((group.variable, asked)));
    let pick = |pick| asked(Asked::Picks(&[pick]));
    let mut categories = Vec::new();
    if let Some(columns) = columns {
        categories
            .extend((0..group.variable.categories.len()).map(Pick::Category).map(pick));
        let answered = match columns.several {
            true => vec![asked(Asked::Answered)],
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
        answered: asked(Asked::Answered),
        not_answered: asked(Asked::NotAnswered),
        mentions: row_set::mentions(&group.domain, group.variable),
        categories,
        scored: Vec::new(),
    }
}

/// The group of everybody; that there is none is reported.
fn total_group<'a>(
    whole: Option<&Planned<'a>>,
    request: &TableRequest,
    report: &Report,
    diagnostics: &mut Diagnostics,
) -> Option<Planned<'a>> {
    let Some(whole) = whole else {
        let message = format!("`{}` has no total over its rows", request.id.value);
        let hint = "different questions, series from different views, and series that leave \
                    out rows by different questions have no total together: leave out \
                    `totals`";
        diagnostics.push(Diagnostic::error(message).at(&request.id.place).hint(hint));
        return None;
    };
    Some(Planned {
        label: report.language.words().total().to_owned(),
        role: GroupRole::Total,
        domain: whole.domain.clone(),
        variable: whole.variable,
    })
}

/// Where the numbers come from, once for each row set.
fn origins(
    groups: &[Planned<'_>],
    (request, report): (&TableRequest, &Report),
    weighted: bool,
) -> Vec<Provenance> {
    let mut origins: Vec<Provenance> = Vec::new();
    for group in groups {
        let by = matches!(request.grouping, Grouping::By(_));
        let grouped = by && !is_by_wave(request, report);
        let origin = provenance(group, (request, grouped), weighted);
        if !origins.contains(&origin) {
            origins.push(origin);
        }
    }
    origins
}

/// Where a group's numbers come from. The condition that makes it a group among others is
/// left out: the label says it.
fn provenance(
    group: &Planned<'_>,
    (request, grouped): (&TableRequest, bool),
    weighted: bool,
) -> Provenance {
    let survey = group.domain.survey;
    let mut filter = group.domain.describe();
    if grouped && group.role == GroupRole::Part {
        filter.pop();
    }
    Provenance {
        survey: survey.name.clone(),
        wave: survey.earlier.as_ref().map(|earlier| earlier.label.clone()),
        view: request
            .of
            .as_ref()
            .map_or_else(|| survey.name.clone(), |of| of.value.clone()),
        data: survey.file.clone(),
        fingerprint: survey.fingerprint.clone(),
        synthetic: survey.codebook.synthetic,
        population: survey.codebook.population.as_ref().map(|size| size.value),
        variable: Some(group.variable.name.value.clone()),
        answers: Vec::new(),
        filter,
        weighted_by: if weighted { weights::facts(survey) } else { None },
    }
}

fn category(label: &str) -> Category {
    Category { label: label.to_owned(), role: CategoryRole::Answer }
}

fn group((planned, tally): (&Planned<'_>, &Tally)) -> Group {
    Group {
        label: planned.label.clone(),
        role: planned.role,
        rows: tally.rows,
        answered: tally.answered,
        not_answered: tally.rows - tally.answered,
        mentions: tally.mentions,
    }
}

fn scale(domain: &Domain<'_>, variable: &Variable) -> Scale {
    match variable.scale {
        survey::Scale::Multiple if domain.is_multiple(variable) => Scale::Multiple,
        survey::Scale::Ordinal => Scale::Ordinal,
        survey::Scale::Numeric => Scale::Numeric,
        survey::Scale::Nominal
        | survey::Scale::Multiple
        | survey::Scale::Text
        | survey::Scale::Id => Scale::Nominal,
    }
}

impl Tally {
    /// Ways of not answering in codebook order, where none of them is a category.
    fn unshown(&self, request: &TableRequest, base: BaseRule) -> Vec<u64> {
        if Columns::show_missing(request, base) {
            return Vec::new();
        }
        let mut counts = self.missing.clone();
        counts.push(self.empty);
        counts
    }
}
