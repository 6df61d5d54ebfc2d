//! Whom a chart or table counts: takes a request, gives its groups of rows and the variable
//! that is counted in each, or tells what it asks for in vain.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Diagnostics, Placed, Said};
use crate::manuscript::{
    Condition, Grouping, Measure, Moment, NumberClasses, Report, Series, Subject,
    TableRequest, WAVE,
};
use crate::say;
use crate::survey::{self, Pick, Variable};

use super::complete::cases;
use super::domain::{Domain, Grouped};
use super::sources::Sources;
use super::table::GroupRole;

/// A group before it is counted.
pub(super) struct Planned<'a> {
    pub(super) label: String,
    pub(super) role: GroupRole,
    pub(super) domain: Domain<'a>,
    pub(super) variable: &'a Variable,
}

/// The groups of a request, resolved against the codebooks.
pub(super) struct Breakdown<'a> {
    /// What is counted, in the words of the codebook.
    pub(super) subject: String,
    /// What makes the groups, in these words, if a variable or the measurement does.
    pub(super) label: Option<String>,
    pub(super) groups: Vec<Planned<'a>>,
    /// Everybody in the groups, unless they are of different kinds: whom totals, captions and
    /// notes are about.
    pub(super) whole: Option<Planned<'a>>,
    /// Everybody who is asked for and in none of the groups, where there can be such; of
    /// several measurements those of each.
    pub(super) outside: Vec<Domain<'a>>,
    /// Whether somebody can be in several groups.
    pub(super) overlapping: bool,
    /// The variable that makes the groups, if there is one.
    pub(super) by: Option<&'a Variable>,
    /// For each earlier measurement that cannot be compared with the last why not.
    pub(super) breaks: Vec<(String, String)>,
}

/// The group of a measurement.
struct MeasuredGroup<'a> {
    group: Planned<'a>,
    /// By what it is divided into panels, if it is.
    across: Option<&'a Variable>,
}

impl<'a> MeasuredGroup<'a> {
    /// Those in no panel, where there are panels.
    fn outside(&self) -> Option<Domain<'a>> {
        Some(self.group.domain.grouped(self.across?, Grouped::InNone))
    }
}

/// For each category of a variable its group in each measurement.
fn in_panels<'a>(across: &Variable, measured: &[MeasuredGroup<'a>]) -> Vec<Planned<'a>> {
    let panel = |(index, category): (usize, &survey::Label)| {
        let group = |MeasuredGroup { group, across }: &MeasuredGroup<'a>| {
            Some(Planned {
                label: format!("{}, {}", category.label, group.label),
                role: GroupRole::Part,
                domain: group.domain.within((*across)?, index),
                variable: group.variable,
            })
        };
        measured.iter().filter_map(group).collect::<Vec<_>>()
    };
    across.categories.iter().enumerate().flat_map(panel).collect()
}

/// Whether a request is broken down by measurement.
pub(super) fn is_by_wave(request: &TableRequest, report: &Report) -> bool {
    let Grouping::By(by) = &request.grouping else { return false };
    by.value == WAVE && !report.waves.list.is_empty()
}

impl<'a> Breakdown<'a> {
    pub(super) fn resolve(
        request: &TableRequest,
        sources: Sources<'a>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        check_complete(request, sources.report, diagnostics)?;
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
            // Computed as named numbers.
            (Subject::Numbers(_), _) => None,
            (Subject::Variable(name), Grouping::None) => {
                let domain = Self::domain(request, sources, diagnostics)?;
                let variable = domain.variable(name, diagnostics)?;
                let subject = variable.label.clone();
                let variable =
                    in_classes(variable, request, &domain, sources.report, diagnostics)?;
                let (of, report) = (&request.complete, sources.report);
                let cases = cases(domain, of, report, diagnostics)?;
                let domain = cases.counted;
                let one = |role| Planned {
                    label: String::new(),
                    role,
                    domain: domain.clone(),
                    variable,
                };
                Some(Self {
                    subject,
                    label: None,
                    groups: vec![one(GroupRole::All)],
                    whole: Some(one(GroupRole::All)),
                    outside: cases.left_out.into_iter().collect(),
                    overlapping: false,
                    by: None,
                    breaks: Vec::new(),
                })
            }
            (Subject::Variable(name), Grouping::By(_))
                if is_by_wave(request, sources.report) =>
            {
                Self::waves(request, name, sources, diagnostics)
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
            let message = say!(
                "`{id}` does not say whose answers it shows",
                id = &request.id.value
            );
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
        if by.value == WAVE && domain.survey.codebook.variable(WAVE).is_none() {
            if !sources.report.waves.unread {
                let message = "the report names no measurements to break down by";
                let hint = "name them in `report.yaml`: \
                            `waves: {2017: {report: rapport-2017}, 2020: own}`";
                diagnostics.push(Diagnostic::error(message).at(&by.place).hint(hint));
            }
            return None;
        }
        let breakdown = domain.variable(by, diagnostics)?;
        let variable = variable?;
        if breakdown.categories.is_empty() {
            let message = say!("`{by}` has no answers to break down by", by = &by.value);
            diagnostics.push(Diagnostic::error(message).at(&by.place));
            return None;
        }
        if request.ordered && breakdown.scale != survey::Scale::Ordinal {
            let message = say!(
                "`{by}` has the scale `{word}`, and so no order for a line to go along",
                by = &by.value,
                word = breakdown.scale.word()
            );
            let hint = "use `type: grouped-bar`; or if its answers have an order, write \
                        `scale: ordinal` in the codebook";
            diagnostics.push(Diagnostic::error(message).at(&by.place).hint(hint));
            return None;
        }
        let subject = variable.label.clone();
        let variable =
            in_classes(variable, request, &domain, sources.report, diagnostics)?;
        let cases = cases(domain, &request.complete, sources.report, diagnostics)?;
        let domain = cases.counted;
        let part = |(index, label): (usize, &survey::Label)| Planned {
            label: label.label.clone(),
            role: GroupRole::Part,
            domain: domain.within(breakdown, index),
            variable,
        };
        Some(Self {
            subject,
            label: Some(breakdown.label.clone()),
            groups: breakdown.categories.iter().enumerate().map(part).collect(),
            whole: Some(Planned {
                label: String::new(),
                role: GroupRole::Total,
                domain: domain.grouped(breakdown, Grouped::InSome),
                variable,
            }),
            outside: [domain.grouped(breakdown, Grouped::InNone)]
                .into_iter()
                .chain(cases.left_out)
                .collect(),
            overlapping: domain.is_multiple(breakdown),
            by: Some(breakdown),
            breaks: Vec::new(),
        })
    }

    /// One group for each measurement; in panels one for each category of a variable and each
    /// measurement.
    fn waves(
        request: &TableRequest,
        name: &Placed<String>,
        sources: Sources<'a>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let report = sources.report;
        let (mut measured, mut breaks) = (Vec::new(), Vec::new());
        for wave in &report.waves.list {
            let domain = Self::domain(request, sources.at(wave), diagnostics);
            let Some(domain) = domain else { continue };
            let Some(variable) = domain.variable(name, diagnostics) else { continue };
            let across = request.panels.as_ref();
            let across = across.map(|name| domain.variable(name, diagnostics));
            if across.is_some_and(|across| across.is_none()) {
                continue;
            }
            let across = across.flatten();
            let mut label = wave.label.value.clone();
            // What panels are made by has to be comparable too.
            let picked = across.map(|across| domain.within(across, 0));
            let reasons = picked.as_ref().unwrap_or(&domain).breaks(Some(variable));
            if !reasons.is_empty() {
                breaks.push((label.clone(), reasons.join("; ")));
                label = format!("{label} ({})", report.language.words().not_comparable());
            }
            let group = Planned { label, role: GroupRole::Part, domain, variable };
            measured.push(MeasuredGroup { group, across });
        }
        if measured.len() < report.waves.list.len() {
            return None;
        }
        let last = measured.last()?;
        let subject = last.group.variable.label.clone();
        if let (Some(across), Some(name)) = (last.across, &request.panels) {
            if across.categories.is_empty() {
                let message =
                    say!("`{name}` has no answers to make panels of", name = &name.value);
                diagnostics.push(Diagnostic::error(message).at(&name.place));
                return None;
            }
            return Some(Self {
                subject,
                label: Some(across.label.clone()),
                groups: in_panels(across, &measured),
                whole: None,
                outside: measured.iter().filter_map(MeasuredGroup::outside).collect(),
                overlapping: last.group.domain.is_multiple(across),
                by: Some(across),
                breaks,
            });
        }
        Some(Self {
            subject,
            label: Some(report.language.words().wave().to_owned()),
            groups: measured.into_iter().map(|one| one.group).collect(),
            whole: None,
            outside: Vec::new(),
            overlapping: false,
            by: None,
            breaks,
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
                let message = say!(
                    "the series `{label}` does not say of whom",
                    label = &one.label.value
                );
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
        let common = Self::common_rows(request, series, sources, diagnostics);
        let variable = groups.first()?.variable;
        let (whole, outside) = match common {
            Some(common) => together(common, &groups),
            None => (None, None),
        };
        let whole = whole.map(|domain| Planned {
            label: String::new(),
            role: GroupRole::Total,
            domain,
            variable,
        });
        Some(Self {
            subject,
            label: None,
            groups,
            whole,
            outside: outside.into_iter().collect(),
            overlapping: true,
            by: None,
            breaks: Vec::new(),
        })
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
        let cases = cases(domain, &request.complete, sources.report, diagnostics)?;
        let domain = cases.counted;
        let part = |variable: &&'a Variable| Planned {
            label: variable.label.clone(),
            role: GroupRole::Part,
            domain: domain.clone(),
            variable,
        };
        let groups = variables.iter().map(part).collect::<Vec<_>>();
        let labels = variables.iter().map(|variable| variable.label.as_str());
        let subject = labels.collect::<Vec<_>>().join(", ");
        Some(Self {
            subject,
            label: None,
            groups,
            whole: None,
            outside: cases.left_out.into_iter().collect(),
            overlapping: false,
            by: None,
            breaks: Vec::new(),
        })
    }

    /// Reports variables that cannot be shown together, or not at all.
    fn check(&self, request: &TableRequest, diagnostics: &mut Diagnostics) -> Option<()> {
        let place = match &request.subject {
            Subject::Variable(name) => &name.place,
            Subject::Battery(names) => &names.first()?.place,
            Subject::Numbers(numbers) => &numbers.first()?.id.place,
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
                    (Measure::Mean, _) if request.moments == Moment::BOX => (
                        "no median",
                        "choose a variable with the scale `numeric` or `ordinal`",
                    ),
                    (Measure::Mean, _) => (
                        "no mean",
                        "choose a variable with the scale `numeric` or `ordinal`",
                    ),
                    (_, survey::Scale::Numeric) => (
                        "no answers to count",
                        "derive a variable with `cut`, or ask for `measure: mean`",
                    ),
                    (_, survey::Scale::Date) => (
                        "no answers to count",
                        "derive a variable with `period: month`, `quarter` or `year`",
                    ),
                    _ => ("no answers to count", "choose a variable with `values`"),
                };
                let message = say!(
                    "`{variable}` has the scale `{word}`, and so {lacks}",
                    variable = &variable.name.value,
                    word = variable.scale.word(),
                    lacks = Said::from(lacks)
                );
                diagnostics.push(Diagnostic::error(message).at(place).hint(hint));
                return None;
            }
            if let (Measure::Mean, Some((message, hint))) =
                (request.measure, variable.no_mean())
            {
                diagnostics.push(Diagnostic::error(message).at(place).hint(hint));
                return None;
            }
            let labels = |variable: &Variable| {
                let missing = variable.missing.iter().filter(|_| request.missing);
                let all = variable.categories.iter().chain(missing);
                all.map(|label| label.label.clone()).collect::<Vec<_>>()
            };
            if request.measure != Measure::Mean && labels(variable) != labels(first) {
                let message = say!(
                    "`{first}` and `{variable}` do not have the same answers",
                    first = &first.name.value,
                    variable = &variable.name.value
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

/// Reports measurements of which those are asked for who answered all questions: that is found
/// out of one measurement.
fn check_complete(
    request: &TableRequest,
    report: &Report,
    diagnostics: &mut Diagnostics,
) -> Option<()> {
    let Some(first) = request.complete.first() else { return Some(()) };
    if !is_by_wave(request, report) {
        return Some(());
    }
    let message = "measurements are compared among all who answered a question";
    let hint = "leave out `complete`, or `by: wave`";
    diagnostics.push(Diagnostic::error(message).at(&first.place).hint(hint));
    None
}

/// The variable that is counted: of a histogram the classes of the one it asks for.
fn in_classes<'a>(
    variable: &'a Variable,
    request: &TableRequest,
    domain: &Domain<'a>,
    report: &Report,
    diagnostics: &mut Diagnostics,
) -> Option<&'a Variable> {
    let (Some(classes), Subject::Variable(name)) = (&request.classes, &request.subject)
    else {
        return Some(variable);
    };
    not_in_ledger(classes, variable, report, diagnostics)?;
    domain.classes(variable, name, classes, diagnostics)
}

/// Reports classes that only a chart knows, where a ledger keeps what was counted in the words
/// of the codebook.
fn not_in_ledger(
    classes: &NumberClasses,
    variable: &Variable,
    report: &Report,
    diagnostics: &mut Diagnostics,
) -> Option<()> {
    let is_known = matches!(variable.origin, survey::Origin::Cut { .. });
    if report.disclosure.ledger.is_none() || is_known {
        return Some(());
    }
    let message = "the ledger keeps counts in the words of the codebook, which does not know \
                   the classes of this histogram";
    let hint = "derive a variable with `cut` in the codebook, and draw that with `type: \
                histogram`";
    diagnostics.push(Diagnostic::error(message).at(&classes.place).hint(hint));
    None
}

/// Everybody in some of these series, which are rows of `common`, and everybody in none: all
/// of `common`, or those with certain answers to the one question that tells the series apart.
/// Other series that leave rows out have no rows together that could be told in one word.
fn together<'a>(
    common: Domain<'a>,
    series: &[Planned<'a>],
) -> (Option<Domain<'a>>, Option<Domain<'a>>) {
    let own =
        |one: &Planned<'a>| one.domain.conditions()[common.conditions().len()..].to_vec();
    let own = series.iter().map(own).collect::<Vec<_>>();
    if own.iter().any(Vec::is_empty) {
        return (Some(common), None);
    }
    let taken = series.iter().flat_map(|one| one.domain.rows()).collect::<BTreeSet<_>>();
    if common.rows().iter().all(|row| taken.contains(row)) {
        return (Some(common), None);
    }
    let variable = own[0][0].0;
    let alike = own.iter().all(|own| own.len() == 1 && std::ptr::eq(own[0].0, variable));
    if !alike || common.is_multiple(variable) {
        return (None, None);
    }
    let is_taken = |pick: &Pick| own.iter().any(|own| own[0].1.contains(pick));
    let categories = (0..variable.categories.len()).map(Pick::Category);
    let missing = (0..variable.missing.len()).map(Pick::Missing);
    let all = categories.chain(missing).chain([Pick::Empty]);
    let (inside, outside) = all.partition(is_taken);
    (Some(common.with(variable, inside)), Some(common.with(variable, outside)))
}
