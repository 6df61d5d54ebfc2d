//! Named numbers in earlier measurements, and how they have changed since.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Diagnostics, Placed};
use crate::manuscript::{
    BaseRule, IntervalRules, Manuscript, Number, Report, Statistic, Subject, earlier_id,
};
use crate::number::Ratio;
use crate::statistics::change::{
    Change, Sampled, newcombe, of_designs, paired, welch, z_test,
};
use crate::statistics::chi_square::{Yates, independence};
use crate::statistics::intervals::{Continuity, Pairs, Share, newcombe_paired};
use crate::statistics::paired::{mcnemar, mcnemar_exact};
use crate::statistics::{Confidence, Interval, fisher};
use crate::survey::{Pick, Variable};

use super::domain::{Domain, Given, Row, Sources};
use super::inference::Frame;
use super::number::{self, ResultNumber};
use super::then::{AskedThen, Behind};
use super::weights;

/// Below this many who changed either way, McNemar's test is made exactly.
const FEW_CHANGED: u64 = 25;

/// How a number has changed since an earlier measurement, still confidential.
#[derive(Clone)]
pub struct MeasuredChange {
    /// The number now.
    pub(crate) of: String,
    /// The earlier measurement.
    pub(crate) wave: String,
    /// Why both cannot be compared, if they cannot.
    pub(crate) broken: Option<String>,
    /// The interval of the change, shares as parts of 1.
    pub(crate) interval: Option<Interval>,
    /// The test of no change, and its p-value.
    pub(crate) test: Option<(ChangeTest, f64)>,
    /// How those asked now and then are related.
    pub(crate) samples: Samples,
    /// The confidence level of the interval.
    pub(crate) level: f64,
    /// Whether populations are finite.
    pub(crate) finite: bool,
    /// Where the answers of then are not here: what can be made of published counts.
    pub(crate) published: Option<OfPublished>,
}

/// What can be made of the counts that were published of an earlier measurement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OfPublished {
    /// Why nothing can be inferred from them, whatever they are.
    pub lack: Option<Lack>,
    /// How many those asked now and then stand for, if that matters.
    pub populations: (Option<u64>, Option<u64>),
}

/// Why nothing is inferred about a change since a measurement of which only published
/// numbers are left.
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
pub enum Lack {
    /// It is weighted, and the design of the sample is not known.
    Weighted,
    /// It is a mean, and nobody knows how much the answers varied.
    Mean,
    /// The same persons were asked, and nobody can tell who is who.
    Panel,
    /// Populations are finite, and nobody knows how many answered in all.
    Finite,
    /// Counts were changed then to protect those who answered.
    Changed,
}

impl MeasuredChange {
    /// Notes that the counts of then were changed.
    pub(crate) fn cannot_be_inferred(&mut self) {
        if let Some(published) = &mut self.published {
            published.lack.get_or_insert(Lack::Changed);
        }
    }

    /// Makes interval and test of shares of counts, now and then; none if they are not what
    /// samples can be.
    pub(crate) fn infer(&mut self, (now, then): (Ratio, Ratio)) {
        let Some(OfPublished { lack: None, populations }) = self.published else {
            return;
        };
        let sampled = |ratio: Ratio, population| {
            let share = Share::new(ratio.part, ratio.whole).ok()?;
            Some(Sampled { share, population })
        };
        let both = sampled(now, populations.0).zip(sampled(then, populations.1));
        let (Some((later, earlier)), Ok(level)) = (both, Confidence::new(self.level))
        else {
            return;
        };
        self.interval = newcombe(later, earlier, level).ok();
        self.test = test(later, earlier);
    }
}

impl std::fmt::Debug for MeasuredChange {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "MeasuredChange({} since {})", self.of, self.wave)
    }
}

/// How those asked in two measurements are related.
#[derive(Clone, Debug, PartialEq)]
pub enum Samples {
    /// Drawn independently.
    Independent,
    /// Drawn independently, with weights.
    Weighted,
    /// The same persons: how many of those who answered both times had the property both
    /// times, now only, then only, never.
    Panel(Pairs),
    /// The same persons: how many answered both times, and their means now and then.
    PanelMeans(u64, f64, f64),
}

/// A test of no change.
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
pub enum ChangeTest {
    /// The z test of two shares.
    TwoShares,
    /// Fisher's exact test.
    Fisher,
    /// Welch's test of two means.
    Welch,
    /// McNemar's test of the same persons.
    McNemar,
    /// Student's test of the differences of the same persons.
    Paired,
    /// t by the designs of both samples.
    Design,
}

/// The numbers that something asks about in earlier measurements; what is asked in vain is
/// reported.
pub(super) fn numbers(
    manuscript: &Manuscript,
    sources: Sources<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<ResultNumber> {
    let report = &manuscript.report;
    let wanted = manuscript.remeasured();
    let mut earlier = Vec::new();
    for number in report.numbers.iter().filter(|it| wanted.contains(it.id.value.as_str()))
    {
        for wave in report.waves.earlier() {
            let label = wave.label.value.as_str();
            let id = earlier_id(&number.id.value, label);
            let then = Number {
                id: Placed::new(id, number.id.place.clone()),
                published: Vec::new(),
                ..number.clone()
            };
            let at = sources.at(wave);
            let Some(result) = number::compute(&then, report, at, diagnostics) else {
                continue;
            };
            let asked = result.asked_then.as_ref();
            let change = change(number, report, (sources, at, asked), diagnostics);
            earlier.push(ResultNumber { change, ..result });
        }
    }
    earlier
}

/// How a share or a mean has changed; other numbers have no change.
fn change(
    number: &Number,
    report: &Report,
    (now, then, asked): (Sources<'_>, Sources<'_>, Option<&AskedThen>),
    diagnostics: &mut Diagnostics,
) -> Option<MeasuredChange> {
    let kind = number.statistic;
    if !matches!(kind, Statistic::Share | Statistic::Mean) {
        return None;
    }
    let domains = [now, then]
        .map(|sources| sources.domain(&number.of, &number.filter, diagnostics));
    let [Some(now), Some(then)] = domains else { return None };
    let variable = now.variable(number.variable.as_ref()?, diagnostics)?;
    let picks = number::resolve(variable, &number.values, diagnostics)?;
    let mut breaks = then.breaks(Some(variable));
    let offers = |pick: &Pick| match pick {
        Pick::Category(index) => then.offers(variable, *index),
        Pick::Missing(_) | Pick::Empty => true,
    };
    if !picks.is_empty() && !picks.iter().any(offers) {
        breaks.push(report.language.words().could_not_be_answered().to_owned());
    }
    let design = number::design_of(number, &now, report, diagnostics)?;
    let base = number.base.unwrap_or(report.base);
    let rules = report.intervals.value;
    let level = Confidence::new(rules.level).ok()?;
    let compared = Compared { variable, picks: &picks, base, rules, level };
    let both = [&now, &then];
    let published = asked.map(|asked| compared.of_published(kind, asked, both));
    let inferred = match (kind, design) {
        _ if asked.is_some() => Inferred::none(),
        _ if !breaks.is_empty() || now.bound().is_some() => Inferred::none(),
        (_, Some(_)) => compared.by_design(kind, both),
        (Statistic::Share, None) => compared.shares(both),
        (_, None) => compared.means(both),
    };
    let wave = then.survey.earlier.as_ref()?.label.clone();
    Some(MeasuredChange {
        of: number.id.value.clone(),
        wave,
        broken: (!breaks.is_empty()).then(|| breaks.join("; ")),
        interval: inferred.interval,
        test: inferred.test,
        samples: inferred.samples,
        level: rules.level,
        finite: rules.finite && design.is_none(),
        published,
    })
}

/// What is inferred about a change.
struct Inferred {
    interval: Option<Interval>,
    test: Option<(ChangeTest, f64)>,
    samples: Samples,
}

impl Inferred {
    fn none() -> Self {
        Self { interval: None, test: None, samples: Samples::Independent }
    }

    fn by_t(kind: ChangeTest, change: Option<Change>, samples: Samples) -> Self {
        Self {
            interval: change.map(|change| change.interval),
            test: change.map(|change| (kind, change.p)),
            samples,
        }
    }
}

/// What is asked of the rows of two measurements, first those of now.
struct Compared<'a> {
    variable: &'a Variable,
    picks: &'a [Pick],
    base: BaseRule,
    rules: IntervalRules,
    level: Confidence,
}

impl Compared<'_> {
    /// For each row that counts whether it has the property.
    fn hits(&self, domain: &Domain<'_>) -> Vec<(usize, bool)> {
        let question = domain.question(self.variable);
        let has = |row: &Row| {
            let given = question.given(row);
            let answered = matches!(given, Given::Categories(_) | Given::Number(_));
            let counts = answered || self.base == BaseRule::All;
            counts.then(|| (row.index(), given.is_in(self.picks)))
        };
        domain.rows().iter().filter_map(has).collect()
    }

    /// For each row that answered what it counts as.
    fn values(&self, domain: &Domain<'_>) -> Vec<(usize, f64)> {
        let (question, scores) = (domain.question(self.variable), self.variable.scores());
        let value = |row: &Row| match question.given(row) {
            Given::Number(value) => Some((row.index(), value)),
            Given::Categories([only]) => Some((row.index(), scores[*only])),
            Given::Categories(_) | Given::Missing(_) | Given::Empty => None,
        };
        domain.rows().iter().filter_map(value).collect()
    }

    fn population(&self, domain: &Domain<'_>, base: BaseRule) -> Option<u64> {
        let frame = Frame::of(domain.survey, self.variable, self.rules, base)?;
        Some(frame.behind(domain, self.variable, base))
    }

    fn of_published(
        &self,
        kind: Statistic,
        asked: &AskedThen,
        [now, then]: [&Domain<'_>; 2],
    ) -> OfPublished {
        let panel = |domain: &Domain<'_>| domain.survey.codebook.compared.panel.is_some();
        let lack = if asked.weighted {
            Some(Lack::Weighted)
        } else if kind == Statistic::Mean {
            Some(Lack::Mean)
        } else if panel(now) && panel(then) {
            Some(Lack::Panel)
        } else if asked.behind == Behind::Unknown {
            Some(Lack::Finite)
        } else {
            None
        };
        let own = self.population(now, self.base);
        let populations = match asked.behind {
            Behind::Stated(size) => (own, Some(size)),
            Behind::Many | Behind::Unknown => (own, None),
        };
        OfPublished { lack, populations }
    }

    fn by_design(&self, kind: Statistic, [now, then]: [&Domain<'_>; 2]) -> Inferred {
        let estimate = |domain: &Domain<'_>| {
            let design = domain.survey.design.as_ref()?.design();
            let of = (domain, self.variable);
            if kind == Statistic::Share {
                weights::share(design, of, self.picks, self.base)
            } else {
                weights::mean(design, of)
            }
        };
        let change = estimate(now).zip(estimate(then));
        let change =
            change.and_then(|(now, then)| of_designs(&now, &then, self.level).ok());
        Inferred::by_t(ChangeTest::Design, change, Samples::Weighted)
    }

    fn shares(&self, [now, then]: [&Domain<'_>; 2]) -> Inferred {
        if let Some(rows) = now.survey.same_persons(then.survey) {
            return self
                .shares_of_panel(&rows, [now, then])
                .unwrap_or_else(Inferred::none);
        }
        let sampled = |domain: &Domain<'_>| {
            let hits = self.hits(domain);
            let having = hits.iter().filter(|(_, has)| *has).map(|_| 1).sum::<u64>();
            let share = Share::new(having, u64::try_from(hits.len()).ok()?).ok()?;
            Some(Sampled { share, population: self.population(domain, self.base) })
        };
        let Some((later, earlier)) = sampled(now).zip(sampled(then)) else {
            return Inferred::none();
        };
        let interval = newcombe(later, earlier, self.level).ok();
        Inferred { interval, test: test(later, earlier), samples: Samples::Independent }
    }

    fn shares_of_panel(
        &self,
        rows: &[Option<usize>],
        [now, then]: [&Domain<'_>; 2],
    ) -> Option<Inferred> {
        let earlier = self.hits(then);
        let find = |row: usize| {
            let place = earlier.binary_search_by_key(&row, |(row, _)| *row).ok()?;
            Some(earlier[place].1)
        };
        let mut pairs = Pairs { both: 0, first_only: 0, second_only: 0, neither: 0 };
        for (row, has) in self.hits(now) {
            let Some(had) = rows[row].and_then(find) else { continue };
            *match (has, had) {
                (true, true) => &mut pairs.both,
                (true, false) => &mut pairs.first_only,
                (false, true) => &mut pairs.second_only,
                (false, false) => &mut pairs.neither,
            } += 1;
        }
        let exact = pairs.first_only + pairs.second_only < FEW_CHANGED;
        let p = if exact {
            Some(mcnemar_exact(pairs))
        } else {
            mcnemar(pairs, Continuity::Uncorrected).ok().map(|test| test.p)
        };
        Some(Inferred {
            interval: Some(newcombe_paired(pairs, self.level).ok()?),
            test: p.map(|p| (ChangeTest::McNemar, p)),
            samples: Samples::Panel(pairs),
        })
    }

    fn means(&self, [now, then]: [&Domain<'_>; 2]) -> Inferred {
        let (later, earlier) = (self.values(now), self.values(then));
        if let Some(rows) = now.survey.same_persons(then.survey) {
            let find = |row: usize| {
                let place = earlier.binary_search_by_key(&row, |(row, _)| *row).ok()?;
                Some(earlier[place].1)
            };
            let both = later
                .iter()
                .filter_map(|(row, value)| Some((*value, rows[*row].and_then(find)?)));
            let (two, one): (Vec<_>, Vec<_>) = both.unzip();
            let change = paired(&two, &one, self.level).ok();
            let samples = Samples::PanelMeans(
                u64::try_from(two.len()).unwrap_or(u64::MAX),
                super::moments(&two).mean.unwrap_or_default(),
                super::moments(&one).mean.unwrap_or_default(),
            );
            return Inferred::by_t(ChangeTest::Paired, change, samples);
        }
        let [two, one] =
            [now, then].map(|domain| self.population(domain, BaseRule::Valid));
        let [later, earlier] = [later, earlier]
            .map(|rows| rows.into_iter().map(|(_, value)| value).collect::<Vec<_>>());
        let change = welch((&later, two), (&earlier, one), self.level).ok();
        Inferred::by_t(ChangeTest::Welch, change, Samples::Independent)
    }
}

/// The z test of two shares, or Fisher's where expected counts are small.
fn test(later: Sampled, earlier: Sampled) -> Option<(ChangeTest, f64)> {
    let row = |share: Share| vec![share.hits(), share.of() - share.hits()];
    let table = [row(later.share), row(earlier.share)];
    let reliable = independence(&table, Yates::Uncorrected).ok()?.is_reliable();
    if reliable {
        return Some((ChangeTest::TwoShares, z_test(later, earlier).ok()?.p));
    }
    let table = table.map(|row| [row[0], row[1]]);
    Some((ChangeTest::Fisher, fisher::two_by_two(table).ok()?.p))
}

/// Reports what charts of named numbers name in vain.
pub(super) fn check_charts(
    known: (&Manuscript, &[ResultNumber]),
    diagnostics: &mut Diagnostics,
) {
    for chart in known.0.charts() {
        let Subject::Numbers(numbers) = &chart.request.subject else { continue };
        if !has_waves(&chart.request.id, known.0, diagnostics) {
            continue;
        }
        for named in numbers {
            let number = super::quality::find(&named.id, known, diagnostics);
            if number.is_some_and(|number| number.statistic != Statistic::Share) {
                let message = format!("`{}` is no share", named.id.value);
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
    (manuscript, numbers): (&Manuscript, &[ResultNumber]),
    diagnostics: &mut Diagnostics,
) {
    if !has_waves(place, manuscript, diagnostics) {
        return;
    }
    if let Some(wave) = &table.wave {
        check_wave(wave, &manuscript.report, diagnostics);
    }
    let mut kinds = BTreeSet::new();
    for named in &table.numbers {
        let number = super::quality::find(&named.id, (manuscript, numbers), diagnostics);
        let Some(number) = number else { continue };
        let fits = matches!(number.statistic, Statistic::Share | Statistic::Mean);
        kinds.insert(number.statistic == Statistic::Share);
        if !fits || kinds.len() > 1 {
            let name = &named.id.value;
            let (message, hint) = if fits {
                let message = "shares and means do not stand in one change table";
                (message.to_owned(), "make a table of each")
            } else {
                let message = format!("`{name}` is neither a share nor a mean");
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
        let error =
            Diagnostic::error(format!("there is no earlier wave `{}`", wave.value));
        let names = report.waves.earlier().map(|wave| wave.label.value.as_str());
        diagnostics.push(error.at(&wave.place).suggest(&wave.value, names));
    }
}
