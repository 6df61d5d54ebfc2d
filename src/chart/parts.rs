//! Divides charts for paper. A chart that is higher than its place, also with the smallest
//! text that is allowed and its rows close together, becomes several parts of whole rows,
//! each with legend and axis of its own, all with the same scale. What does not stand in rows
//! (slices, slopes, lines) is drawn as bars then. Of what still has no room it is told how
//! much it needs.

use crate::disclosure::ProtectedTable;
use crate::manuscript::ChartKind;
use crate::words::{ChartPart, Language, sentence_case};

use super::sheet::RowRange;
use super::{
    ChartFonts, ChartOnSheet, ChartRequest, Figure, Format, Medium, Style, TableDrawing,
};

/// The most that legend and axis may take of a divided chart's height, as a share of it;
/// where they would take more, divided bars become bars side by side.
const MOST_AROUND: f64 = 0.5;
/// How often the height of the parts is halved until they are about equally high.
const HALVINGS: u32 = 24;

/// A chart for paper.
#[derive(Clone, Debug, PartialEq)]
pub struct PrintedChart {
    /// The parts in their order; one, if it is not divided. The first has the description of
    /// the whole.
    pub parts: Vec<Figure>,
    /// The kind that is drawn.
    pub kind: ChartKind,
    /// The kind that was asked for in the end: that of the request, unless it had no room.
    pub asked: ChartKind,
    /// Why it does not fit into its place, if it does not.
    pub too_high: Option<TooHigh>,
}

/// A chart that cannot be divided so that it has room.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TooHigh {
    /// How high one row is with legend and axis, in points.
    pub needed: f64,
    /// How much room there is, in points.
    pub room: f64,
}

/// Draws a table for paper, in as many parts as it needs.
#[must_use]
pub fn draw_printed(
    table: &ProtectedTable,
    request: &ChartRequest,
    style: &Style,
    fonts: &ChartFonts,
    language: Language,
) -> PrintedChart {
    let medium = Medium::Print;
    let drawing = TableDrawing { table, style, fonts, language, medium };
    let whole = drawing.fitted(request);
    let room = style.format(medium, request.place).height;
    let Some(room) = room.filter(|room| whole.bottom > *room) else {
        return drawing.undivided(&whole, request);
    };
    let own = Division::of(drawing, request, room);
    if let Ok(division) = &own
        && division.around <= MOST_AROUND * room
    {
        return division.draw(drawing, request);
    }
    let mut too_high = own.as_ref().err().copied();
    for instead in alternatives(request, whole.drawn.kind) {
        // Panels that have no room on paper are drawn on screens all the same.
        let asked = if request.panels.is_some() { request.kind } else { instead.kind };
        let rows = drawing.fitted(&instead);
        if rows.bottom <= room {
            return PrintedChart { asked, ..drawing.undivided(&rows, &instead) };
        }
        match Division::of(drawing, &instead, room) {
            Ok(division) => {
                return PrintedChart { asked, ..division.draw(drawing, &instead) };
            }
            Err(told) => too_high = too_high.or(Some(told)),
        }
    }
    match own {
        Ok(division) => division.draw(drawing, request),
        Err(_) => PrintedChart { too_high, ..drawing.undivided(&whole, request) },
    }
}

/// The charts that show the same in rows which can be divided, in the order they are tried.
fn alternatives(request: &ChartRequest, kind: ChartKind) -> Vec<ChartRequest> {
    let as_kind = |kind: ChartKind| ChartRequest { kind, ..request.clone() };
    if request.panels.is_none() {
        return in_rows(kind).map(as_kind).into_iter().collect();
    }
    let lines = (kind == ChartKind::Line).then(|| as_kind(ChartKind::GroupedBar));
    let together = ChartRequest { panels: None, ..as_kind(ChartKind::GroupedBar) };
    lines.into_iter().chain([together]).collect()
}

/// The kind of chart that shows the same in rows which can be divided.
fn in_rows(kind: ChartKind) -> Option<ChartKind> {
    match kind {
        ChartKind::Slope => Some(ChartKind::Dot),
        ChartKind::Pie
        | ChartKind::Line
        | ChartKind::Histogram
        | ChartKind::StackedBar
        | ChartKind::Diverging => Some(ChartKind::Bar),
        ChartKind::Bar
        | ChartKind::Lollipop
        | ChartKind::GroupedBar
        | ChartKind::Dot
        | ChartKind::Box => None,
    }
}

impl TableDrawing<'_> {
    fn undivided(self, chart: &ChartOnSheet<'_>, request: &ChartRequest) -> PrintedChart {
        PrintedChart {
            parts: vec![self.figure(chart, request)],
            kind: chart.drawn.kind,
            asked: request.kind,
            too_high: None,
        }
    }
}

/// How a chart is divided.
struct Division {
    format: Format,
    parts: Vec<RowRange>,
    /// How high legend and axis are.
    around: f64,
}

impl Division {
    /// The division into as few parts as there can be, in the format nearest to that of
    /// charts which are not divided.
    fn of(
        drawing: TableDrawing<'_>,
        request: &ChartRequest,
        room: f64,
    ) -> Result<Self, TooHigh> {
        let format = drawing.style.format(drawing.medium, request.place);
        let formats =
            std::iter::successors(Some(format), |format| format.smaller(f64::INFINITY));
        let tried = formats.map(|format| Self::in_format(drawing, request, format, room));
        let mut best: Option<Result<Self, TooHigh>> = None;
        for one in tried {
            let is_better = match (&best, &one) {
                (None, _) | (Some(Err(_)), Ok(_)) => true,
                (Some(Ok(_)), Err(_)) => false,
                (Some(Ok(known)), Ok(one)) => one.parts.len() < known.parts.len(),
                (Some(Err(known)), Err(one)) => one.needed < known.needed,
            };
            if is_better {
                best = Some(one);
            }
        }
        best.unwrap_or(Err(TooHigh { needed: f64::INFINITY, room }))
    }

    fn in_format(
        drawing: TableDrawing<'_>,
        request: &ChartRequest,
        format: Format,
        room: f64,
    ) -> Result<Self, TooHigh> {
        let whole = drawing.rows_in(request, format, RowRange::ALL);
        let heights = &whole.sheet.row_heights;
        let around = whole.bottom - heights.iter().sum::<f64>();
        let tallest = heights.iter().copied().fold(0.0, f64::max);
        // Pictures end on half a point.
        let left = room - around - 0.5;
        if heights.is_empty() || tallest > left {
            return Err(TooHigh { needed: around + tallest, room });
        }
        Ok(Self { format, parts: evenly(heights, left), around })
    }

    fn draw(&self, drawing: TableDrawing<'_>, request: &ChartRequest) -> PrintedChart {
        let mut kind = request.kind;
        let of = self.parts.len();
        let parts = self.parts.iter().enumerate().map(|(index, rows)| {
            let chart = drawing.rows_in(request, self.format, *rows);
            kind = chart.drawn.kind;
            let mut figure = drawing.figure(&chart, request);
            if index > 0 {
                figure.alt = sentence_case(&part_name(index + 1, of, drawing.language));
            }
            figure
        });
        let parts = parts.collect();
        PrintedChart { parts, kind, asked: request.kind, too_high: None }
    }
}

/// What a part of a divided chart is called, after the chart's name: "fortsättning, del 2 av 3".
pub(crate) fn part_name(part: usize, of: usize, language: Language) -> String {
    let (part, parts) = (&part.to_string(), &of.to_string());
    language.words().chart_part(ChartPart { part, parts })
}

/// The fewest parts that are no higher than there is room for, about equally high.
fn evenly(heights: &[f64], room: f64) -> Vec<RowRange> {
    let fewest = filled(heights, room).len();
    let (mut low, mut high) = (0.0, room);
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(low, high);
        if filled(heights, middle).len() <= fewest {
            high = middle;
        } else {
            low = middle;
        }
    }
    filled(heights, high)
}

/// Parts that are filled one after the other.
fn filled(heights: &[f64], room: f64) -> Vec<RowRange> {
    let (mut parts, mut from, mut used) = (Vec::new(), 0, 0.0);
    for (row, height) in heights.iter().enumerate() {
        if row > from && used + height > room {
            parts.push(RowRange { from, to: row });
            (from, used) = (row, 0.0);
        }
        used += height;
    }
    parts.push(RowRange { from, to: heights.len() });
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(heights: &[f64], room: f64) -> Vec<usize> {
        evenly(heights, room).iter().map(|part| part.to - part.from).collect()
    }

    #[test]
    fn parts_are_as_few_as_can_be_and_about_equally_high() {
        assert_eq!(counts(&[10.0; 14], 100.0), [7, 7]);
        assert_eq!(counts(&[10.0; 21], 100.0), [7, 7, 7]);
        assert_eq!(counts(&[10.0; 10], 100.0), [10]);
        assert_eq!(counts(&[60.0, 10.0, 10.0, 60.0], 100.0), [2, 2]);
    }

    #[test]
    fn every_row_is_in_one_part() {
        for rows in 1..60_usize {
            let heights = (0..rows).map(|row| if row % 3 == 0 { 31.0 } else { 19.0 });
            let heights = heights.collect::<Vec<_>>();
            let parts = evenly(&heights, 120.0);
            let mut next = 0;
            for part in &parts {
                assert_eq!(part.from, next);
                let height = heights[part.from..part.to].iter().sum::<f64>();
                assert!(height <= 120.0 && part.to > part.from, "{rows}: {height}");
                next = part.to;
            }
            assert_eq!(next, rows);
        }
    }
}
