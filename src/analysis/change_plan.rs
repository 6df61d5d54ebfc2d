//! Named numbers in earlier measurements, resolved: which of them something asks about, and
//! with what they are compared.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Diagnostics, Placed, Said};
use crate::manuscript::{Manuscript, Number, Report, Statistic, Subject, earlier_id};
use crate::say;
use crate::statistics::Confidence;
use crate::survey::Pick;

use super::number_plan::{self, ChangePlan, NamedNumbers, NumberPlan};
use super::sources::Sources;

/// The numbers that something asks about in earlier measurements; what is asked in vain is
/// reported.
pub(super) fn numbers<'s>(
    manuscript: &Manuscript,
    sources: Sources<'s>,
    diagnostics: &mut Diagnostics,
) -> Vec<NumberPlan<'s>> {
    let report = &manuscript.report;
    let wanted = manuscript.remeasured();
    let mut earlier = Vec::new();
    for number in report.numbers.iter().filter(|it| wanted.contains(it.id.value.as_str()))
    {
        for wave in sources.report.waves.earlier() {
            let label = wave.label.value.as_str();
            let id = earlier_id(&number.id.value, label);
            let then = Number {
                id: Placed::new(id, number.id.place.clone()),
                published: Vec::new(),
                ..number.clone()
            };
            let at = sources.at(wave);
            let Some(plan) = NumberPlan::resolve(&then, at, diagnostics) else {
                continue;
            };
            let change = ChangePlan::resolve(number, sources, at, diagnostics);
            earlier.push(NumberPlan { change, ..plan });
        }
    }
    earlier
}

impl<'s> ChangePlan<'s> {
    /// With what a share or a mean is compared; other numbers have no change.
    fn resolve(
        number: &Number,
        now: Sources<'s>,
        then: Sources<'s>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let (statistic, report) = (number.statistic, now.report);
        if !matches!(statistic, Statistic::Share | Statistic::Mean) {
            return None;
        }
        let domains = [now, then]
            .map(|sources| sources.domain(&number.of, &number.filter, diagnostics));
        let [Some(now), Some(then)] = domains else { return None };
        let variable = now.variable(number.variable.as_ref()?, diagnostics)?;
        let picks = number_plan::picks(variable, &number.values, diagnostics)?;
        let mut breaks = then.breaks(Some(variable));
        let offers = |pick: &Pick| match pick {
            Pick::Category(index) => then.offers(variable, *index),
            Pick::Missing(_) | Pick::Empty => true,
        };
        if !picks.is_empty() && !picks.iter().any(offers) {
            breaks.push(report.language.words().could_not_be_answered().to_owned());
        }
        let design = number_plan::design_of(number, &now, report, diagnostics)?;
        let rules = report.intervals.value;
        Some(Self {
            of: number.id.value.clone(),
            wave: then.survey.earlier.as_ref()?.label.clone(),
            statistic,
            now,
            then,
            variable,
            picks,
            base: number.base.unwrap_or(report.base),
            broken: (!breaks.is_empty()).then(|| breaks.join("; ")),
            is_weighted: design.is_some(),
            rules,
            level: Confidence::new(rules.level).ok()?,
        })
    }
}

/// Reports what charts of named numbers name in vain.
pub(super) fn check_charts(known: NamedNumbers<'_, '_>, diagnostics: &mut Diagnostics) {
    for chart in known.manuscript.charts() {
        let Subject::Numbers(numbers) = &chart.request.subject else { continue };
        if !has_waves(&chart.request.id, known.manuscript, diagnostics) {
            continue;
        }
        for named in numbers {
            let number = known.find(&named.id, diagnostics);
            if number.is_some_and(|number| number.statistic != Statistic::Share) {
                let message = say!("`{name}` is no share", name = &named.id.value);
                let hint = "a chart of numbers shows shares; show means with `by: wave`";
                let error = Diagnostic::error(message).at(&named.id.place);
                diagnostics.push(error.hint(hint));
            }
        }
    }
}

/// Whether the report has earlier measurements; that there are none is reported.
fn has_waves(
    place: &Placed<String>,
    manuscript: &Manuscript,
    diagnostics: &mut Diagnostics,
) -> bool {
    let waves = &manuscript.report.waves;
    if waves.list.is_empty() && !waves.unread {
        let message = "the report names no earlier measurement";
        let hint = "name it in `report.yaml`: \
                    `waves: {2017: {report: rapport-2017}, 2020: own}`";
        diagnostics.push(Diagnostic::error(message).at(&place.place).hint(hint));
    }
    !waves.list.is_empty()
}

/// Reports what change tables name in vain.
pub(super) fn check(
    table: &crate::manuscript::ChangeTable,
    place: &Placed<String>,
    known: NamedNumbers<'_, '_>,
    diagnostics: &mut Diagnostics,
) {
    if !has_waves(place, known.manuscript, diagnostics) {
        return;
    }
    if let Some(wave) = &table.wave {
        check_wave(wave, &known.manuscript.report, diagnostics);
    }
    let mut kinds = BTreeSet::new();
    for named in &table.numbers {
        let number = known.find(&named.id, diagnostics);
        let Some(number) = number else { continue };
        let fits = matches!(number.statistic, Statistic::Share | Statistic::Mean);
        kinds.insert(number.statistic == Statistic::Share);
        if !fits || kinds.len() > 1 {
            let name = &named.id.value;
            let (message, hint) = if fits {
                let message = "shares and means do not stand in one change table";
                (Said::from(message), "make a table of each")
            } else {
                let message = say!("`{name}` is neither a share nor a mean", name);
                (message, "only shares and means change from one sample to another")
            };
            diagnostics.push(Diagnostic::error(message).at(&named.id.place).hint(hint));
            return;
        }
    }
}

/// Reports a wave that the report does not have.
pub(super) fn check_wave(
    wave: &Placed<String>,
    report: &Report,
    diagnostics: &mut Diagnostics,
) {
    let mut names = report.waves.earlier().map(|wave| wave.label.value.as_str());
    if !report.waves.unread && !names.any(|name| name == wave.value) {
        let message = say!("there is no earlier wave `{name}`", name = &wave.value);
        let error = Diagnostic::error(message);
        let names = report.waves.earlier().map(|wave| wave.label.value.as_str());
        diagnostics.push(error.at(&wave.place).suggest(&wave.value, names));
    }
}
