//! Draws every chart of a report, for paper and for screens.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::analysis::CategoryRole;
use crate::disclosure::ProtectedTable;
use crate::file::Digest;
use crate::manuscript::{Chart, ChartKind, ChartPlace, Manuscript, Measure};
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
    let axes = shared_axes(&charts);
    let before = &*memory;
    let one = |TabledChart { chart, table }: &TabledChart<'_>| {
        let shared = axes.get(&comparable(chart, table)).cloned();
        let request = request(chart, table, shared);
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
    let request = &chart.request;
    let answers = table.categories().iter();
    let answers = answers.filter(|category| category.role == CategoryRole::Answer);
    let answers = answers.map(|category| category.label.as_str()).collect::<Vec<_>>();
    let groups = table.groups().iter().map(|group| group.label.as_str());
    let groups = groups.collect::<Vec<_>>();
    let view = match request.measure {
        Measure::Percent | Measure::Mean => None,
        Measure::Count | Measure::CountAndPercent => request.of.as_ref(),
    };
    let view = view.map(|view| view.value.as_str());
    format!("{:?} {answers:?} {groups:?} {view:?}", request.measure)
}

/// The axis of each set of comparable charts that has more than one member.
fn shared_axes(charts: &[TabledChart<'_>]) -> BTreeMap<String, SharedAxis> {
    let mut sets: BTreeMap<String, (usize, SharedAxis)> = BTreeMap::new();
    for TabledChart { chart, table } in charts {
        let (members, axis) = sets
            .entry(comparable(chart, table))
            .or_insert_with(|| (0, SharedAxis::default()));
        *members += 1;
        axis.dots |= nearest_kind(chart.kind, table) == ChartKind::Lollipop;
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
    let several = sets.into_iter().filter(|(_, (members, _))| *members > 1);
    several.map(|(set, (_, axis))| (set, axis)).collect()
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
