//! Draws every chart of a report, for paper and for screens.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::analysis::CategoryRole;
use crate::disclosure::{Entry, ProtectedTable};
use crate::file::Digest;
use crate::manuscript::{Block, Chart, ChartKind, ChartPlace, Manuscript, Measure};
use crate::memory::Effort;
use crate::words::{Language, sentence_case};

use super::drawn::nearest_kind;
use super::parts::{self, PrintedChart};
use super::{ChartFonts, ChartRequest, Figure, Medium, SharedAxis, Style, TooHigh, draw};

/// One chart in all its forms.
#[derive(Clone, Debug)]
pub struct DrawnChart {
    /// Its id.
    pub id: String,
    /// For paper; holds the alternative text that serves all forms.
    pub print: Figure,
    /// The parts that follow on paper, where it is divided; each is told as a continuation.
    pub further: Vec<Figure>,
    /// The kind that is drawn on paper; none of boxes and arrows.
    pub kind: Option<ChartKind>,
    /// For wide screens.
    pub wide: Figure,
    /// For narrow screens.
    pub narrow: Figure,
    /// How much room it has on its page.
    pub place: ChartPlace,
    /// Why it has no room on its page, if it has none.
    pub too_high: Option<TooHigh>,
}

impl DrawnChart {
    /// The file beside the report that a part on paper has, counted from 0.
    #[must_use]
    pub fn file(&self, part: usize) -> String {
        match part {
            0 => format!("charts/{}.svg", self.id),
            _ => format!("charts/{}.part-{}.svg", self.id, part + 1),
        }
    }

    /// The parts on paper in their order; one, where it is not divided.
    pub fn parts(&self) -> impl Iterator<Item = &Figure> {
        std::iter::once(&self.print).chain(&self.further)
    }
}

/// How charts look.
#[derive(Clone, Copy)]
pub struct Look<'a> {
    /// Colours and sizes.
    pub style: &'a Style,
    /// The faces that texts are measured with.
    pub fonts: &'a ChartFonts,
    /// By what the font files are known again.
    pub fonts_are: Digest,
}

/// The charts of the run before, by what was drawn and how.
#[derive(Default)]
pub struct ChartMemory {
    look: Option<(Style, Digest, Language)>,
    charts: Vec<(ProtectedTable, ChartRequest, DrawnChart)>,
    effort: Effort,
}

impl ChartMemory {
    /// How many charts were drawn in the last run.
    #[must_use]
    pub fn effort(&self) -> Effort {
        self.effort
    }

    /// A chart that shows the same numbers, asked for in the same way.
    fn recall(
        &self,
        table: &ProtectedTable,
        request: &ChartRequest,
    ) -> Option<&DrawnChart> {
        let is_it = |known: &&(ProtectedTable, ChartRequest, DrawnChart)| {
            known.1 == *request && known.0.shows_the_same(table)
        };
        self.charts.iter().find(is_it).map(|known| &known.2)
    }
}

/// Draws every chart that is not remembered, in the order they stand; `done` is called after
/// each. Alternative texts are made from the numbers here; whether the author's own stand
/// instead is decided where the document is settled.
pub fn draw_all(
    manuscript: &Manuscript,
    tables: &[ProtectedTable],
    look: Look<'_>,
    memory: &mut ChartMemory,
    done: &(dyn Fn() + Sync),
) -> Vec<DrawnChart> {
    let language = manuscript.report.language;
    let now = (look.style.clone(), look.fonts_are, language);
    if memory.look.as_ref() != Some(&now) {
        *memory = ChartMemory { look: Some(now), ..ChartMemory::default() };
    }
    let table_of =
        |chart: &&Chart| tables.iter().find(|table| table.id() == chart.request.id.value);
    let charts = manuscript.charts();
    let charts = charts
        .into_iter()
        .filter_map(|chart| Some(TabledChart { chart, table: table_of(&chart)? }));
    let charts = charts.collect::<Vec<_>>();
    let axes = SharedAxes::of(&charts, &beside_each_other(manuscript));
    let waves = manuscript.report.waves.list.len();
    let before = &*memory;
    let one = |TabledChart { chart, table }: &TabledChart<'_>| {
        let shared = axes.axis(chart, table);
        let request = ChartRequest {
            panels: panels(chart, waves),
            ..request(chart, table, shared)
        };
        let known = before.recall(table, &request).cloned();
        let is_new = known.is_none();
        let drawn = known.unwrap_or_else(|| draw_one(table, &request, look, language));
        done();
        (is_new, ((*table).clone(), request, drawn))
    };
    let drawn = charts.par_iter().map(one).collect::<Vec<_>>();
    let made = drawn.iter().filter(|(is_new, _)| *is_new).count();
    memory.effort = Effort { made, remembered: drawn.len() - made };
    memory.charts = drawn.into_iter().map(|(_, chart)| chart).collect();
    memory.charts.iter().map(|(_, _, chart)| chart.clone()).collect()
}

/// A chart with the numbers that it shows.
struct TabledChart<'c> {
    chart: &'c Chart,
    table: &'c ProtectedTable,
}

/// What charts must have in common for their bars to be compared by eye: the answers, what
/// is measured, how it is broken down, and for counts whose answers they are.
fn comparable(chart: &Chart, table: &ProtectedTable) -> String {
    let groups = table.groups().iter().map(|group| group.label.as_str());
    let groups = groups.collect::<Vec<_>>();
    format!("{} {groups:?}", alike(chart, table))
}

/// What charts that stand beside each other must have in common for that: not how they are
/// broken down, since they are read together.
fn alike(chart: &Chart, table: &ProtectedTable) -> String {
    let request = &chart.request;
    let answers = table.categories().iter();
    let answers = answers.filter(|category| category.role == CategoryRole::Answer);
    let answers = answers.map(|category| category.label.as_str()).collect::<Vec<_>>();
    let view = match request.measure {
        Measure::Percent | Measure::Mean => None,
        Measure::Count | Measure::CountAndPercent => request.of.as_ref(),
    };
    let view = view.map(|view| view.value.as_str());
    format!("{:?} {answers:?} {view:?}", request.measure)
}

/// The ids of charts that stand beside each other.
fn beside_each_other(manuscript: &Manuscript) -> Vec<[&str; 2]> {
    let pairs = manuscript.blocks().into_iter().filter_map(|block| match block {
        Block::SideBySide(beside) => match beside.blocks.as_slice() {
            [Block::Chart(one), Block::Chart(other)] => {
                Some([one, other].map(|chart| chart.request.id.value.as_str()))
            }
            _ => None,
        },
        _ => None,
    });
    pairs.collect()
}

/// The axes that charts have in common.
struct SharedAxes {
    /// The axis of each set of comparable charts that has more than one member.
    sets: BTreeMap<String, SharedAxis>,
    /// The axis of charts beside each other that show different answers, by their ids.
    beside: BTreeMap<String, SharedAxis>,
}

impl SharedAxes {
    fn of(charts: &[TabledChart<'_>], beside: &[[&str; 2]]) -> Self {
        let mut sets: BTreeMap<String, (usize, SharedAxis)> = BTreeMap::new();
        for TabledChart { chart, table } in charts {
            let (members, axis) = sets
                .entry(comparable(chart, table))
                .or_insert_with(|| (0, SharedAxis::default()));
            // Panels have one axis, if no other chart does.
            *members += if chart.panels.is_some() { 2 } else { 1 };
            *axis = axis.with(&axis_of(chart, table));
        }
        join_those_beside(&mut sets, charts, beside);
        let several = sets.into_iter().filter(|(_, (members, _))| *members > 1);
        let sets = several.map(|(set, (_, axis))| (set, axis)).collect();
        let mut axes = Self { sets, beside: BTreeMap::new() };
        for pair in beside {
            axes.join(charts, pair);
        }
        axes
    }

    /// Gives two charts one axis that stand beside each other and are of the same persons,
    /// whatever they were asked.
    fn join(&mut self, charts: &[TabledChart<'_>], pair: &[&str; 2]) {
        let find = |id: &str| charts.iter().find(|it| it.chart.request.id.value == id);
        let [Some(one), Some(other)] = pair.map(find) else { return };
        let whole = |it: &TabledChart<'_>| {
            let axis = self.axis(it.chart, it.table);
            let axis = axis.unwrap_or_else(|| axis_of(it.chart, it.table));
            SharedAxis { labels: row_labels(it.chart, it.table), ..axis }
        };
        let are_alike = alike(one.chart, one.table) == alike(other.chart, other.table);
        if are_alike || !is_seen_together(one, other) {
            return;
        }
        let joined = whole(one).with(&whole(other));
        for it in [one, other] {
            self.beside.insert(it.chart.request.id.value.clone(), joined.clone());
        }
    }

    fn axis(&self, chart: &Chart, table: &ProtectedTable) -> Option<SharedAxis> {
        let beside = self.beside.get(&chart.request.id.value);
        beside.or_else(|| self.sets.get(&comparable(chart, table))).cloned()
    }
}

/// Whether two charts beside each other have bars that readers will compare: both shares,
/// or both counts of the same persons.
fn is_seen_together(one: &TabledChart<'_>, other: &TabledChart<'_>) -> bool {
    let has_bars = |it: &TabledChart<'_>| {
        matches!(
            nearest_kind(it.chart.kind, it.table, None),
            ChartKind::Bar | ChartKind::Lollipop | ChartKind::GroupedBar
        )
    };
    let of = |it: &TabledChart<'_>| {
        it.chart.request.of.as_ref().map(|view| view.value.clone())
    };
    let same_persons =
        of(one) == of(other) && one.table.narrowing() == other.table.narrowing();
    let measures = (one.chart.request.measure, other.chart.request.measure);
    let are_alike = match measures {
        (Measure::Percent, Measure::Percent) => true,
        (
            Measure::Count | Measure::CountAndPercent,
            Measure::Count | Measure::CountAndPercent,
        ) => same_persons,
        _ => false,
    };
    are_alike && has_bars(one) && has_bars(other)
}

/// The labels of the rows that a chart of answers has.
fn row_labels(chart: &Chart, table: &ProtectedTable) -> Vec<String> {
    let drawn = table.categories().iter().filter(|category| {
        category.role == CategoryRole::Answer || chart.request.missing
    });
    drawn.map(|category| sentence_case(&category.label)).collect()
}

/// The axis that a chart has by itself.
fn axis_of(chart: &Chart, table: &ProtectedTable) -> SharedAxis {
    let dots = nearest_kind(chart.kind, table, None) == ChartKind::Lollipop
        || chart.panels.is_some() && chart.kind == ChartKind::Lollipop;
    SharedAxis { dots, ..axis_of_values(table, chart.request.missing) }
}

/// The axis that all values of a table have room on; `missing` is whether who did not answer
/// is drawn.
pub(super) fn axis_of_values(table: &ProtectedTable, missing: bool) -> SharedAxis {
    let mut axis = SharedAxis::default();
    // Of a table of means only the first column is drawn.
    let means = table.measure() == Measure::Mean;
    let drawn = if means { 1 } else { table.categories().len() };
    for group in 0..table.groups().len() {
        for (category, about) in table.categories().iter().enumerate().take(drawn) {
            if about.role == CategoryRole::NotAnswered && !missing {
                continue;
            }
            let entry = table.drawn(group, category);
            let range = table.range(group, category);
            let ends = range.iter().flat_map(|range| [&range.low, &range.high]);
            for value in ends.chain([entry]).filter_map(Entry::value) {
                axis.largest = axis.largest.max(value);
                axis.smallest = axis.smallest.min(value);
            }
            if entry.text().chars().count() > axis.longest.chars().count() {
                entry.text().clone_into(&mut axis.longest);
            }
        }
    }
    axis
}

/// Gives the sets of charts that stand beside each other and are alike one axis.
fn join_those_beside(
    sets: &mut BTreeMap<String, (usize, SharedAxis)>,
    charts: &[TabledChart<'_>],
    beside: &[[&str; 2]],
) {
    let find = |id: &str| charts.iter().find(|it| it.chart.request.id.value == id);
    let pairs = beside.iter().filter_map(|[one, other]| {
        let [one, other] = [find(one)?, find(other)?];
        let are_alike = alike(one.chart, one.table) == alike(other.chart, other.table);
        are_alike.then(|| [one, other].map(|it| comparable(it.chart, it.table)))
    });
    let pairs = pairs.filter(|[one, other]| one != other).collect::<Vec<_>>();
    // A set can stand beside several others: what they share only grows.
    for [one, other] in pairs.iter().cycle().take(pairs.len() * pairs.len()) {
        let of = |key: &String| sets.get(key).map(|(_, axis)| axis.clone());
        let (Some(axis), Some(second)) = (of(one), of(other)) else { continue };
        let joined = axis.with(&second);
        for key in [one, other] {
            if let Some((members, axis)) = sets.get_mut(key) {
                (*members, *axis) = (*members + 1, joined.clone());
            }
        }
    }
}

/// How many groups each panel of a chart holds, if it has panels.
fn panels(chart: &Chart, waves: usize) -> Option<usize> {
    chart.panels.as_ref()?;
    Some(if chart.request.panels.is_some() { waves } else { 1 })
}

/// What is asked of a chart besides its numbers.
fn request(
    chart: &Chart,
    table: &ProtectedTable,
    shared: Option<SharedAxis>,
) -> ChartRequest {
    ChartRequest {
        missing: chart.request.missing,
        order: chart.request.order,
        shared,
        place: chart.place,
        rows_are: table.unit().map(|unit| unit.many.clone()),
        ..ChartRequest::new(chart.kind)
    }
}

fn draw_one(
    table: &ProtectedTable,
    request: &ChartRequest,
    look: Look<'_>,
    language: Language,
) -> DrawnChart {
    let Look { style, fonts, .. } = look;
    let printed = parts::draw_printed(table, request, style, fonts, language);
    let PrintedChart { parts, kind, asked, too_high } = printed;
    let mut parts = parts.into_iter();
    // On screens there is room for any height, and the same kind of chart is shown.
    let request = &ChartRequest { kind: asked, ..request.clone() };
    let form = |medium| draw(table, request, style, fonts, language, medium);
    DrawnChart {
        id: table.id().to_owned(),
        print: parts.next().unwrap_or_default(),
        further: parts.collect(),
        kind: Some(kind),
        too_high,
        wide: form(Medium::ScreenWide),
        narrow: form(Medium::ScreenNarrow),
        place: request.place,
    }
}
