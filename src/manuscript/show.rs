//! What a chart or table shows besides its counts: `show` and `compare`, and the rules for
//! intervals in `report.yaml`.

use std::hash::{Hash, Hasher};

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Placed};
use crate::format::{ChoiceWords, Fields, Includes, MapKey, MapKeys, Switch, Word};
use crate::yaml::Node;

use super::keys::report as keys;
use super::keys::request::{self, Asked};
use super::request::{Measure, Moment};

/// How the intervals of a report are made: `intervals` in `report.yaml`.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct IntervalRules {
    /// The method for shares.
    pub shares: ShareInterval,
    /// The confidence level, above 0 and below 1.
    pub level: f64,
    /// Whether they are made for a finite population, whose size the codebook states.
    pub finite: bool,
}

impl Hash for IntervalRules {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self { shares, level, finite } = self;
        (shares, level.to_bits(), finite).hash(state);
    }
}

impl Default for IntervalRules {
    fn default() -> Self {
        Self { shares: ShareInterval::Wilson, level: 0.95, finite: false }
    }
}

/// A method for the interval of a share.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
)]
pub enum ShareInterval {
    /// Wilson's score interval.
    Wilson,
    /// Agresti and Coull's.
    AgrestiCoull,
    /// Clopper and Pearson's, called exact.
    ClopperPearson,
    /// Jeffreys's.
    Jeffreys,
}

impl ChoiceWords for ShareInterval {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] = &[
        ("wilson", Self::Wilson),
        ("agresti-coull", Self::AgrestiCoull),
        ("clopper-pearson", Self::ClopperPearson),
        ("jeffreys", Self::Jeffreys),
    ];
}

/// Reads how a report infers from those who answered to everybody: `intervals` and
/// `weights`.
pub(super) fn inference(
    report: &mut Fields<'_, keys::Report>,
    diagnostics: &mut Diagnostics,
) -> (Placed<IntervalRules>, Placed<bool>) {
    let intervals = intervals(report, diagnostics);
    let off = Placed::new(false, report.place().clone());
    let weights = weights(report, keys::Report::WEIGHTS, diagnostics);
    (intervals, weights.unwrap_or(off))
}

/// Reads `weights: on` or `off`.
pub(super) fn weights<G: MapKeys, M: Includes<G>>(
    fields: &mut Fields<'_, M>,
    key: MapKey<G, Word<Switch>>,
    diagnostics: &mut Diagnostics,
) -> Option<Placed<bool>> {
    let node = fields.optional(key)?;
    let switch = node.choice(Switch::WORDS, diagnostics)?;
    Some(Placed::new(switch.is_on(), node.place.clone()))
}

/// Reads `intervals:` of a report; what cannot be read is reported.
fn intervals(
    report: &mut Fields<'_, keys::Report>,
    diagnostics: &mut Diagnostics,
) -> Placed<IntervalRules> {
    let node = report.optional(keys::Report::INTERVALS);
    let place = node.map_or_else(|| report.place().clone(), |node| node.place.clone());
    let rules = node.and_then(|node| interval_rules(node, diagnostics));
    Placed::new(rules.unwrap_or_default(), place)
}

fn interval_rules(node: &Node, diagnostics: &mut Diagnostics) -> Option<IntervalRules> {
    let mut rules = IntervalRules::default();
    let mut fields = Fields::<keys::Intervals>::new(node, diagnostics)?;
    if let Some(shares) = fields.read(keys::Intervals::SHARES, diagnostics) {
        rules.shares = shares;
    }
    if let Some(node) = fields.optional(keys::Intervals::LEVEL)
        && let Some(level) = node.number(diagnostics)
    {
        if level > 0.5 && level < 1.0 {
            rules.level = level;
        } else {
            let error = node.expected("a confidence level between 0.5 and 1");
            diagnostics.push(error.hint("write 95 per cent as `0.95`"));
        }
    }
    if let Some(node) = fields.optional(keys::Intervals::FPC) {
        rules.finite = node.choice(Switch::WORDS, diagnostics).is_some_and(Switch::is_on);
        let known =
            matches!(rules.shares, ShareInterval::Wilson | ShareInterval::ClopperPearson);
        if rules.finite && !known {
            let message = "this interval has no correction for a finite population";
            let hint = "choose `shares: wilson` or `clopper-pearson`, or leave out `fpc`";
            diagnostics.push(Diagnostic::error(message).at(&node.place).hint(hint));
        }
    }
    fields.finish(diagnostics);
    Some(rules)
}

/// What an author asks to have compared.
#[derive(Clone, Debug, Hash)]
pub struct Compare {
    /// The variable whose categories are compared, if it is named.
    pub by: Option<Placed<String>>,
    /// The test.
    pub test: TestChoice,
    /// How the p-values of pairs are adjusted.
    pub adjust: Adjust,
    /// Whether each pair of groups is compared too.
    pub pairs: bool,
    /// Where it was asked for.
    pub place: Place,
}

/// A test of differences between groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TestChoice {
    /// The one that fits the scale and the counts.
    Auto,
    /// Pearson's chi-square test of independence.
    ChiSquare,
    /// Fisher's exact test.
    Fisher,
    /// Mann and Whitney's test of two groups.
    MannWhitney,
    /// Kruskal and Wallis's test.
    KruskalWallis,
    /// A test for a trend over ordered groups.
    Trend,
}

/// How p-values of several comparisons are adjusted.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
)]
pub enum Adjust {
    /// Holm's method, for the chance of any false difference.
    Holm,
    /// Benjamini and Hochberg's, for the share of false differences.
    BenjaminiHochberg,
    /// Not at all.
    None,
}

/// The words for tests, and the one for none.
#[derive(Debug)]
pub(crate) enum Tests {}

impl ChoiceWords for Tests {
    type Of = Option<TestChoice>;

    const WORDS: &'static [(&'static str, Self::Of)] = &[
        ("auto", Some(TestChoice::Auto)),
        ("chi-square", Some(TestChoice::ChiSquare)),
        ("fisher", Some(TestChoice::Fisher)),
        ("mann-whitney", Some(TestChoice::MannWhitney)),
        ("kruskal-wallis", Some(TestChoice::KruskalWallis)),
        ("trend", Some(TestChoice::Trend)),
        ("none", None),
    ];
}

impl ChoiceWords for Adjust {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] =
        &[("holm", Self::Holm), ("bh", Self::BenjaminiHochberg), ("none", Self::None)];
}

/// An entry of `show`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ShowItem {
    /// Counts.
    N,
    /// Shares.
    Percent,
    /// Intervals.
    Interval,
    /// A statistic of an answer that counts as a number.
    Moment(Moment),
    /// A test of all groups.
    Test,
}

impl ChoiceWords for ShowItem {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] = &[
        ("n", Self::N),
        ("percent", Self::Percent),
        ("ci", Self::Interval),
        ("mean", Self::Moment(Moment::Mean)),
        ("sd", Self::Moment(Moment::Sd)),
        ("median", Self::Moment(Moment::Median)),
        ("se", Self::Moment(Moment::Se)),
        ("p10", Self::Moment(Moment::P10)),
        ("q1", Self::Moment(Moment::LowerQuartile)),
        ("q3", Self::Moment(Moment::UpperQuartile)),
        ("p90", Self::Moment(Moment::P90)),
        ("test", Self::Test),
    ];
}

/// Whether it is a chart or a table that shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shower {
    Chart,
    Table,
}

/// What was written under `measure`, `show` and `compare`.
pub(super) struct WrittenShow {
    measure: Option<(&'static str, Measure)>,
    show: Option<Vec<(ShowItem, Place)>>,
    compare: Option<Option<Compare>>,
    weights: Option<Placed<bool>>,
    place: Place,
}

/// What is shown.
pub(super) struct ShownParts {
    pub(super) measure: Measure,
    pub(super) moments: Vec<Moment>,
    pub(super) interval: bool,
    pub(super) compare: Option<Compare>,
    pub(super) weights: Option<Placed<bool>>,
}

impl WrittenShow {
    /// Reads `measure`, whose words are those of charts or of tables, and what else is asked
    /// alike.
    pub(super) fn read<M: Includes<Asked>, W: ChoiceWords<Of = Measure>>(
        fields: &mut Fields<'_, M>,
        measure: MapKey<M, Word<W>>,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let measure = fields.read::<M, _>(measure, diagnostics);
        let measure = measure.and_then(|measure| {
            W::WORDS.iter().find(|(_, one)| *one == measure).copied()
        });
        let node = fields.optional(Asked::SHOW);
        let show = node.map(|node| {
            let items = node.items().iter();
            let item = |node: &Node| {
                Some((node.choice(ShowItem::WORDS, diagnostics)?, node.place.clone()))
            };
            items.filter_map(item).collect()
        });
        let place =
            node.map_or_else(|| fields.place().clone(), |node| node.place.clone());
        let node = fields.optional(Asked::COMPARE);
        let compare = node.map(|node| compare(node, diagnostics));
        let weights = weights(fields, Asked::WEIGHTS, diagnostics);
        Self { measure, show, compare, weights, place }
    }

    /// Where it is said what is shown, if that is.
    pub(super) fn asks_for_parts(&self) -> Option<&Place> {
        (self.measure.is_some() || self.show.is_some()).then_some(&self.place)
    }

    fn items(&self) -> impl Iterator<Item = ShowItem> {
        self.show.iter().flatten().map(|(item, _)| *item)
    }

    /// What is shown, where nothing else is said: `default`. What contradicts itself is
    /// reported.
    pub(super) fn settle(
        self,
        shower: Shower,
        default: Measure,
        diagnostics: &mut Diagnostics,
    ) -> Option<ShownParts> {
        let refuse = |message: &str, hint: &str, diagnostics: &mut Diagnostics| {
            diagnostics.push(Diagnostic::error(message).at(&self.place).hint(hint));
        };
        let has = |wanted: ShowItem| self.items().any(|item| item == wanted);
        let moments = self.items().filter_map(|item| match item {
            ShowItem::Moment(moment) => Some(moment),
            ShowItem::N | ShowItem::Percent | ShowItem::Interval | ShowItem::Test => None,
        });
        let mut moments = moments.collect::<Vec<_>>();
        if has(ShowItem::Percent) && !moments.is_empty() {
            let hint = "show shares in one chart or table, and means in another";
            refuse("shares and means do not go together", hint, diagnostics);
            return None;
        }
        let asked = match (has(ShowItem::Percent), has(ShowItem::N), moments.is_empty()) {
            (_, _, false) => Some(Measure::Mean),
            (true, true, _) if shower == Shower::Table => Some(Measure::CountAndPercent),
            (true, _, _) => Some(Measure::Percent),
            (false, true, _) => Some(Measure::Count),
            (false, false, true) => None,
        };
        let measure = match (self.measure, asked) {
            (None, asked) => asked.unwrap_or(default),
            (Some((_, measure)), None) => measure,
            (Some((_, measure)), Some(asked)) if includes(measure, asked) => measure,
            (Some((word, _)), Some(_)) => {
                let message = format!("`show` asks for more than `measure: {word}`");
                let hint = "leave out `measure`: `show` says what is shown";
                refuse(&message, hint, diagnostics);
                return None;
            }
        };
        let interval = has(ShowItem::Interval);
        if measure == Measure::Mean && !moments.is_empty() {
            let mean = moments.iter().position(|one| *one == Moment::Mean);
            match (mean, shower) {
                (Some(place), Shower::Chart) => moments.swap(0, place),
                (None, Shower::Chart) => {
                    let hint = "add `mean` to `show`, or make a table";
                    refuse("a chart draws means", hint, diagnostics);
                    return None;
                }
                (None, Shower::Table) if interval => {
                    let message = "only means and shares have intervals";
                    refuse(message, "add `mean` to `show`", diagnostics);
                    return None;
                }
                (Some(_) | None, Shower::Table) => {}
            }
        } else if interval && measure == Measure::Count {
            let message = "a count of those who answered has no interval";
            let hint = "add `percent` or `mean` to `show`";
            refuse(message, hint, diagnostics);
            return None;
        }
        let tests = has(ShowItem::Test);
        let compare = match (self.compare, tests) {
            (Some(compare), _) => compare,
            (None, false) => None,
            (None, true) => Some(Compare {
                by: None,
                test: TestChoice::Auto,
                adjust: Adjust::None,
                pairs: false,
                place: self.place.clone(),
            }),
        };
        Some(ShownParts { measure, moments, interval, compare, weights: self.weights })
    }
}

/// What a chart can draw.
#[derive(Debug)]
pub(crate) enum ChartMeasures {}

impl ChoiceWords for ChartMeasures {
    type Of = Measure;

    const WORDS: &'static [(&'static str, Measure)] = &[
        ("count", Measure::Count),
        ("percent", Measure::Percent),
        ("mean", Measure::Mean),
    ];
}

/// What the cells of a table can hold.
#[derive(Debug)]
pub(crate) enum TableMeasures {}

impl ChoiceWords for TableMeasures {
    type Of = Measure;

    const WORDS: &'static [(&'static str, Measure)] = &[
        ("count", Measure::Count),
        ("percent", Measure::Percent),
        ("both", Measure::CountAndPercent),
        ("mean", Measure::Mean),
    ];
}

/// Whether a measure shows all of another.
fn includes(measure: Measure, asked: Measure) -> bool {
    measure == asked
        || (measure == Measure::CountAndPercent
            && matches!(asked, Measure::Count | Measure::Percent))
}

/// Nothing for `test: none`.
fn compare(node: &Node, diagnostics: &mut Diagnostics) -> Option<Compare> {
    let mut fields = Fields::<request::Comparison>::new(node, diagnostics)?;
    let by = fields.read(request::Comparison::BY, diagnostics);
    let test = fields.read(request::Comparison::TEST, diagnostics);
    let adjust = fields.read(request::Comparison::ADJUST, diagnostics);
    fields.finish(diagnostics);
    let test = test.unwrap_or(Some(TestChoice::Auto))?;
    Some(Compare {
        by,
        test,
        adjust: adjust.unwrap_or(Adjust::Holm),
        pairs: test != TestChoice::Trend,
        place: node.place.clone(),
    })
}
