//! The numbers of charts and tables: frequencies, cross tables, batteries and means.

use crate::diagnostic::{Diagnostic, Diagnostics, Placed};
use crate::locale::Language;
use crate::manuscript::{
    BaseRule, Condition, Grouping, Measure, Report, Series, Subject, TableRequest,
};
use crate::number::Rounding;
use crate::survey::{self, Variable};

use super::domain::{Domain, Given, Sources};
use super::moments::moments;
use super::number::Provenance;
use super::table::{Body, Category, CategoryRole, Group, GroupRole, ResultTable, Scale};

/// A group before it is counted.
struct Planned<'a> {
    label: String,
    role: GroupRole,
    domain: Domain<'a>,
    variable: &'a Variable,
}

/// What was counted in one group.
struct Tally {
    rows: u64,
    answered: u64,
    mentions: u64,
    categories: Vec<u64>,
    missing: Vec<u64>,
    empty: u64,
    values: Vec<f64>,
}

/// Computes the numbers of one chart or table; what it asks for in vain is reported.
pub(super) fn compute(
    request: &TableRequest,
    report: &Report,
    sources: Sources<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<ResultTable> {
    let plan = Plan::make(request, sources, diagnostics)?;
    let mut groups = plan.groups;
    if request.totals.groups && groups.len() > 1 {
        let Some(whole) = plan.whole.as_ref() else {
            let message = format!("`{}` has no total over its rows", request.id.value);
            let hint = "different questions, or series from different views, have no total \
                        together: leave out `totals`";
            diagnostics.push(Diagnostic::error(message).at(&request.id.place).hint(hint));
            return None;
        };
        groups.push(Planned {
            label: report.language.word("total").to_owned(),
            role: GroupRole::Total,
            domain: whole.domain.clone(),
            variable: whole.variable,
        });
    }
    let tallies = groups.iter().map(Tally::count).collect::<Vec<_>>();
    check_rows(request, &groups, &tallies, diagnostics)?;
    let variable = groups.first()?.variable;
    let (categories, body) = match request.measure {
        Measure::Mean => {
            let words = ["mean", "sd", "median"];
            let categories = words.map(|word| category(report.language, word)).into();
            let moments = tallies.iter().map(|tally| moments(&tally.values)).collect();
            (categories, Body::Moments(moments))
        }
        Measure::Count | Measure::Percent | Measure::CountAndPercent => {
            let base = request.base.unwrap_or(report.base);
            let columns =
                Columns::new(request, base, variable, &tallies, report.language);
            let counts = tallies.iter().map(|tally| columns.counts(tally)).collect();
            (columns.categories, Body::Counts(counts))
        }
    };
    let whole = plan.whole.as_ref().map(|whole| group(whole, &Tally::count(whole)));
    let ungrouped = match (&plan.whole, plan.by) {
        (Some(whole), Some(by)) => without_group(&whole.domain, by),
        _ => 0,
    };
    let mut origins: Vec<Provenance> = Vec::new();
    for group in &groups {
        let origin = provenance(group, request);
        if !origins.contains(&origin) {
            origins.push(origin);
        }
    }
    Some(ResultTable {
        id: request.id.value.clone(),
        place: request.id.place.clone(),
        subject: plan.subject,
        scale: scale(&groups[0].domain, variable),
        breakdown: plan.breakdown,
        measure: request.measure,
        percent_of: request.percent_of,
        base: request.base.unwrap_or(report.base),
        decimals: request.decimals.unwrap_or(match request.measure {
            Measure::Mean => 1,
            Measure::Count | Measure::Percent | Measure::CountAndPercent => {
                report.percent_decimals
            }
        }),
        rounding: Rounding::default(),
        categories,
        groups: groups
            .iter()
            .zip(&tallies)
            .map(|(plan, tally)| group(plan, tally))
            .collect(),
        body,
        ungrouped,
        whole,
        unit: groups.first()?.domain.survey.codebook.unit.clone(),
        origins,
    })
}

/// Rows that answered no category of the breakdown.
fn without_group(domain: &Domain<'_>, by: &Variable) -> u64 {
    let rows = domain.rows();
    let none = rows.iter().filter(|row| match domain.given(by, **row) {
        Given::Categories(chosen) => chosen.is_empty(),
        Given::Number(_) | Given::Missing(_) | Given::Empty => true,
    });
    none.map(|_| 1).sum()
}

/// Reports a request that leaves nobody, unless mistakes in the data may be why.
fn check_rows(
    request: &TableRequest,
    groups: &[Planned<'_>],
    tallies: &[Tally],
    diagnostics: &mut Diagnostics,
) -> Option<()> {
    if tallies.iter().any(|tally| tally.rows > 0) {
        return Some(());
    }
    if groups.iter().all(|group| group.domain.survey.sound) {
        let message = format!("no rows are left for `{}`", request.id.value);
        let hint = "check `of` and `where`: together they leave nobody";
        diagnostics.push(Diagnostic::error(message).at(&request.id.place).hint(hint));
    }
    None
}

/// Where a group's numbers come from. The condition that makes it a group among others is
/// left out: the label says it.
fn provenance(group: &Planned<'_>, request: &TableRequest) -> Provenance {
    let survey = group.domain.survey;
    let mut filter = group.domain.describe();
    if matches!(request.grouping, Grouping::By(_)) && group.role == GroupRole::Part {
        filter.pop();
    }
    Provenance {
        survey: survey.name.clone(),
        view: request
            .of
            .as_ref()
            .map_or_else(|| survey.name.clone(), |of| of.value.clone()),
        data: survey.file.clone(),
        sha256: survey.sha256.clone(),
        synthetic: survey.codebook.synthetic,
        population: survey.codebook.population,
        variable: Some(group.variable.name.value.clone()),
        answers: Vec::new(),
        filter,
    }
}

fn category(language: Language, word: &str) -> Category {
    Category { label: language.word(word).to_owned(), role: CategoryRole::Answer }
}

fn group(planned: &Planned<'_>, tally: &Tally) -> Group {
    Group {
        label: planned.label.clone(),
        role: planned.role,
        rows: tally.rows,
        answered: tally.answered,
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

/// The groups of a request, resolved against the codebooks.
struct Plan<'a> {
    subject: String,
    breakdown: Option<String>,
    groups: Vec<Planned<'a>>,
    /// Everybody, unless the groups are of different kinds.
    whole: Option<Planned<'a>>,
    /// The variable that makes the groups, if there is one.
    by: Option<&'a Variable>,
}

impl<'a> Plan<'a> {
    fn make(
        request: &TableRequest,
        sources: Sources<'a>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let plan = match (&request.subject, &request.grouping) {
            (Subject::Battery(names), Grouping::None) => {
                Self::battery(request, names, sources, diagnostics)
            }
            (Subject::Battery(names), Grouping::By(_) | Grouping::Series(_)) => {
                let message = "several variables cannot be broken down in one picture";
                let hint = "make one chart or table for each variable";
                let place = &names.first()?.place;
                diagnostics.push(Diagnostic::error(message).at(place).hint(hint));
                None
            }
            (Subject::Variable(name), Grouping::None) => {
                let domain = Self::domain(request, sources, diagnostics)?;
                let variable = domain.variable(name, diagnostics)?;
                let one = |role| Planned {
                    label: String::new(),
                    role,
                    domain: domain.clone(),
                    variable,
                };
                Some(Self {
                    subject: variable.label.clone(),
                    breakdown: None,
                    groups: vec![one(GroupRole::All)],
                    whole: Some(one(GroupRole::All)),
                    by: None,
                })
            }
            (Subject::Variable(name), Grouping::By(by)) => {
                Self::by(request, name, by, sources, diagnostics)
            }
            (Subject::Variable(name), Grouping::Series(_)) => {
                Self::series(request, name, sources, diagnostics)
            }
        }?;
        plan.check(request, diagnostics)?;
        Some(plan)
    }

    fn domain(
        request: &TableRequest,
        sources: Sources<'a>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Domain<'a>> {
        let Some(of) = &request.of else {
            let message =
                format!("`{}` does not say whose answers it shows", request.id.value);
            let hint = "add a line `of: …` with the name of a survey or view";
            diagnostics.push(Diagnostic::error(message).at(&request.id.place).hint(hint));
            return None;
        };
        sources.domain(of, &request.filter, diagnostics)
    }

    fn by(
        request: &TableRequest,
        name: &Placed<String>,
        by: &Placed<String>,
        sources: Sources<'a>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let domain = Self::domain(request, sources, diagnostics)?;
        let variable = domain.variable(name, diagnostics);
        let breakdown = domain.variable(by, diagnostics)?;
        let variable = variable?;
        if breakdown.categories.is_empty() {
            let message = format!("`{}` has no answers to break down by", by.value);
            diagnostics.push(Diagnostic::error(message).at(&by.place));
            return None;
        }
        let part = |(index, label): (usize, &survey::Label)| Planned {
            label: label.label.clone(),
            role: GroupRole::Part,
            domain: domain.within(breakdown, index),
            variable,
        };
        Some(Self {
            subject: variable.label.clone(),
            breakdown: Some(breakdown.label.clone()),
            groups: breakdown.categories.iter().enumerate().map(part).collect(),
            whole: Some(Planned {
                label: String::new(),
                role: GroupRole::Total,
                domain,
                variable,
            }),
            by: Some(breakdown),
        })
    }

    fn series(
        request: &TableRequest,
        name: &Placed<String>,
        sources: Sources<'a>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let Grouping::Series(series) = &request.grouping else { return None };
        let mut groups = Vec::new();
        for one in series {
            let mut filter: Vec<Condition> = request.filter.clone();
            filter.extend(one.filter.iter().cloned());
            let Some(of) = one.of.as_ref().or(request.of.as_ref()) else {
                let message =
                    format!("the series `{}` does not say of whom", one.label.value);
                let hint = "add `of: …` to the series or to the whole chart or table";
                diagnostics
                    .push(Diagnostic::error(message).at(&one.label.place).hint(hint));
                continue;
            };
            let Some(domain) = sources.domain(of, &filter, diagnostics) else { continue };
            let Some(variable) = domain.variable(name, diagnostics) else { continue };
            let label = one.label.value.clone();
            groups.push(Planned { label, role: GroupRole::Part, domain, variable });
        }
        if groups.len() < series.len() {
            return None;
        }
        let subject = groups.first()?.variable.label.clone();
        let whole = Self::common_rows(request, series, sources, diagnostics);
        let variable = groups.first()?.variable;
        let whole = whole.map(|domain| Planned {
            label: String::new(),
            role: GroupRole::Total,
            domain,
            variable,
        });
        Some(Self { subject, breakdown: None, groups, whole, by: None })
    }

    /// The rows that all series are parts of, when they name the same view.
    fn common_rows(
        request: &TableRequest,
        series: &[Series],
        sources: Sources<'a>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Domain<'a>> {
        let views = series.iter().map(|one| one.of.as_ref().or(request.of.as_ref()));
        let views = views.collect::<Option<Vec<_>>>()?;
        let first = views.first()?;
        let same = views.iter().all(|view| view.value == first.value);
        same.then(|| sources.domain(first, &request.filter, diagnostics)).flatten()
    }

    fn battery(
        request: &TableRequest,
        names: &[Placed<String>],
        sources: Sources<'a>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let domain = Self::domain(request, sources, diagnostics)?;
        let variables =
            names.iter().filter_map(|name| domain.variable(name, diagnostics));
        let variables = variables.collect::<Vec<_>>();
        if variables.len() < names.len() {
            return None;
        }
        let part = |variable: &&'a Variable| Planned {
            label: variable.label.clone(),
            role: GroupRole::Part,
            domain: domain.clone(),
            variable,
        };
        let groups = variables.iter().map(part).collect::<Vec<_>>();
        let labels = variables.iter().map(|variable| variable.label.as_str());
        let subject = labels.collect::<Vec<_>>().join(", ");
        Some(Self { subject, breakdown: None, groups, whole: None, by: None })
    }

    /// Reports variables that cannot be shown together, or not at all.
    fn check(&self, request: &TableRequest, diagnostics: &mut Diagnostics) -> Option<()> {
        let place = match &request.subject {
            Subject::Variable(name) => &name.place,
            Subject::Battery(names) => &names.first()?.place,
        };
        let first = self.groups.first()?.variable;
        for group in &self.groups {
            let variable = group.variable;
            let fits = match request.measure {
                Measure::Mean => {
                    matches!(
                        variable.scale,
                        survey::Scale::Numeric | survey::Scale::Ordinal
                    )
                }
                Measure::Count | Measure::Percent | Measure::CountAndPercent => {
                    !variable.categories.is_empty()
                }
            };
            if !fits {
                let (lacks, hint) = match (request.measure, variable.scale) {
                    (Measure::Mean, _) => (
                        "no mean",
                        "choose a variable with the scale `numeric` or `ordinal`",
                    ),
                    (_, survey::Scale::Numeric) => (
                        "no answers to count",
                        "derive a variable with `cut`, or ask for `measure: mean`",
                    ),
                    _ => ("no answers to count", "choose a variable with `values`"),
                };
                let message = format!(
                    "`{}` has the scale `{}`, and so {lacks}",
                    variable.name.value,
                    variable.scale.word()
                );
                diagnostics.push(Diagnostic::error(message).at(place).hint(hint));
                return None;
            }
            let labels = |variable: &Variable| {
                let missing = variable.missing.iter().filter(|_| request.missing);
                let all = variable.categories.iter().chain(missing);
                all.map(|label| label.label.clone()).collect::<Vec<_>>()
            };
            if request.measure != Measure::Mean && labels(variable) != labels(first) {
                let message = format!(
                    "`{}` and `{}` do not have the same answers",
                    first.name.value, variable.name.value
                );
                let hint = "only questions with the same labels in the same order can share \
                            a chart or table";
                diagnostics.push(Diagnostic::error(message).at(place).hint(hint));
                return None;
            }
        }
        Some(())
    }
}

impl Tally {
    fn count(planned: &Planned<'_>) -> Self {
        let variable = planned.variable;
        let mut tally = Self {
            rows: 0,
            answered: 0,
            mentions: 0,
            categories: vec![0; variable.categories.len()],
            missing: vec![0; variable.missing.len()],
            empty: 0,
            values: Vec::new(),
        };
        for row in planned.domain.rows() {
            tally.rows += 1;
            match planned.domain.given(variable, row) {
                Given::Categories(chosen) => {
                    tally.answered += 1;
                    for index in chosen {
                        tally.mentions += 1;
                        tally.categories[index] += 1;
                        tally.values.push(variable.categories[index].score);
                    }
                }
                Given::Number(value) => {
                    tally.answered += 1;
                    tally.values.push(value);
                }
                Given::Missing(index) => tally.missing[index] += 1,
                Given::Empty => tally.empty += 1,
            }
        }
        tally
    }
}

/// Which counts of a tally are shown.
struct Columns {
    categories: Vec<Category>,
    missing: Vec<usize>,
    empty: bool,
    total: Option<TotalOf>,
}

/// What a total over categories is a total of; the total stands after it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum TotalOf {
    /// The answers: those who did not answer stand after the total, and have no share of
    /// those who did.
    Answers,
    /// Everybody.
    All,
}

impl Columns {
    fn new(
        request: &TableRequest,
        base: BaseRule,
        variable: &Variable,
        tallies: &[Tally],
        language: Language,
    ) -> Self {
        // Shares of those who answered leave no place for those who did not; a note
        // below the chart or table counts them.
        let only_shares = request.measure == Measure::Percent && base == BaseRule::Valid;
        let show_missing = request.missing && !only_shares;
        let sum = |count: &dyn Fn(&Tally) -> u64| tallies.iter().map(count).sum::<u64>();
        let missing = (0..variable.missing.len())
            .filter(|index| {
                let shown = sum(&|tally: &Tally| {
                    tally.missing.get(*index).copied().unwrap_or_default()
                });
                show_missing && shown > 0
            })
            .collect::<Vec<_>>();
        let empty = show_missing && sum(&|tally: &Tally| tally.empty) > 0;
        let answer = |label: &str| Category {
            label: label.to_owned(),
            role: CategoryRole::Answer,
        };
        let not_answered = |label: &str| Category {
            label: label.to_owned(),
            role: CategoryRole::NotAnswered,
        };
        let answers = variable.categories.iter().map(|label| answer(&label.label));
        let mut categories = answers.collect::<Vec<_>>();
        let total = request.totals.categories.then_some(match (request.measure, base) {
            (Measure::Percent | Measure::CountAndPercent, BaseRule::Valid) => {
                TotalOf::Answers
            }
            _ => TotalOf::All,
        });
        let total_category = || Category {
            label: language.word("total").to_owned(),
            role: CategoryRole::Total,
        };
        if total == Some(TotalOf::Answers) {
            categories.push(total_category());
        }
        categories.extend(
            missing.iter().map(|index| not_answered(&variable.missing[*index].label)),
        );
        if empty {
            categories.push(not_answered(language.word("no-answer")));
        }
        if total == Some(TotalOf::All) {
            categories.push(total_category());
        }
        Self { categories, missing, empty, total }
    }

    fn counts(&self, tally: &Tally) -> Vec<u64> {
        let mut counts = tally.categories.clone();
        if self.total == Some(TotalOf::Answers) {
            counts.push(counts.iter().sum());
        }
        counts.extend(self.missing.iter().map(|index| tally.missing[*index]));
        if self.empty {
            counts.push(tally.empty);
        }
        if self.total == Some(TotalOf::All) {
            counts.push(counts.iter().sum());
        }
        counts
    }
}
