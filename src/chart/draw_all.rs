//! Draws every chart of a report, for paper and for screens.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::analysis::CategoryRole;
use crate::disclosure::ProtectedTable;
use crate::file::Digest;
use crate::manuscript::{Block, Chart, ChartKind, ChartPlace, Manuscript, Measure};
use crate::memory::Effort;
use crate::words::Language;

use super::drawn::nearest_kind;
use super::{ChartFonts, ChartRequest, Figure, Medium, SharedAxis, Style, draw};

/// One chart in all its forms.
#[derive(Clone, Debug)]
pub struct DrawnChart {
    /// Its id.
    pub id: String,
    /// For paper; holds the alternative text that serves all forms.
    pub print: Figure,
    /// For wide screens.
    pub wide: Figure,
    /// For narrow screens.
    pub narrow: Figure,
    /// How much room it has on its page.
    pub place: ChartPlace,
    /// The height that there is room for on paper, where it is higher than that.
    pub too_high_for: Option<f64>,
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
    let axes = shared_axes(&charts, &beside_each_other(manuscript));
    let waves = manuscript.report.waves.list.len();
    let before = &*memory;
    let one = |TabledChart { chart, table }: &TabledChart<'_>| {
        let shared = axes.get(&comparable(chart, table)).cloned();
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

/// The axis of each set of comparable charts that has more than one member.
fn shared_axes(
    charts: &[TabledChart<'_>],
    beside: &[[&str; 2]],
) -> BTreeMap<String, SharedAxis> {
    let mut sets: BTreeMap<String, (usize, SharedAxis)> = BTreeMap::new();
    for TabledChart { chart, table } in charts {
        let (members, axis) = sets
            .entry(comparable(chart, table))
            .or_insert_with(|| (0, SharedAxis::default()));
        // Panels have one axis, if no other chart does.
        *members += if chart.panels.is_some() { 2 } else { 1 };
        axis.dots |= nearest_kind(chart.kind, table, None) == ChartKind::Lollipop
            || chart.panels.is_some() && chart.kind == ChartKind::Lollipop;
        // Of a table of means only the first column is drawn.
        let means = table.measure() == Measure::Mean;
        let drawn = if means { 1 } else { table.categories().len() };
        for group in 0..table.groups().len() {
            for (category, about) in table.categories().iter().enumerate().take(drawn) {
                if about.role == CategoryRole::NotAnswered && !chart.request.missing {
                    continue;
                }
                let entry = table.drawn(group, category);
                let high = table.range(group, category).and_then(|it| it.high.value());
                let reach = entry.value().unwrap_or(0.0).max(high.unwrap_or(0.0));
                axis.largest = axis.largest.max(reach);
                if entry.text().chars().count() > axis.longest.chars().count() {
                    entry.text().clone_into(&mut axis.longest);
                }
            }
        }
    }
    join_those_beside(&mut sets, charts, beside);
    let several = sets.into_iter().filter(|(_, (members, _))| *members > 1);
    several.map(|(set, (_, axis))| (set, axis)).collect()
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
    let form = |medium| draw(table, request, look.style, look.fonts, language, medium);
    let print = form(Medium::Print);
    let room = look.style.format(Medium::Print, request.place).height;
    DrawnChart {
        id: table.id().to_owned(),
        too_high_for: room.filter(|room| print.height > *room),
        print,
        wide: form(Medium::ScreenWide),
        narrow: form(Medium::ScreenNarrow),
        place: request.place,
    }
}
