//! One bar of 100 per cent for each group, divided into the answers.

use crate::words::sentence_case;

use super::axis::{self, Tick};
use super::drawn::DrawnPart;
use super::fonts::Weight;
use super::labels::{LabelColumn, RowLabel};
use super::legend::{self, LegendKey};
use super::palette::Fill;
use super::share::{CategoryPart, Shares};
use super::sheet::{Anchor, ChartSheet, Edges, Reach, Span};
use super::text::Lettering;

/// A segment narrower than this, in the medium's unit, holds no value.
const NARROWEST: f64 = 13.0;

/// A row, by its place among all rows of the chart, and where it is.
#[derive(Clone, Copy)]
pub(super) struct RowPlace {
    pub(super) index: usize,
    span: Span,
}

/// The rows of a chart with one divided bar for each group, and where they are.
pub(super) struct DividedRows {
    pub(super) column: LabelColumn,
    /// The rows that are drawn.
    pub(super) rows: Vec<RowPlace>,
    /// How thick the bars are.
    pub(super) bar: f64,
    /// What is drawn in them, as they are numbered.
    pub(super) fills: Vec<Fill>,
}

impl DividedRows {
    /// Draws legend and labels, and puts the rows below them; `marks` is how wide the marks
    /// after the bars are, before what stands aside.
    pub(super) fn new(
        sheet: &mut ChartSheet<'_>,
        drawn: &DrawnPart<'_>,
        marks: f64,
        aside: &Aside,
    ) -> Self {
        let fixed = marks + aside.room();
        let labels = drawn.groups.iter().map(|group| label(sheet, drawn, *group));
        let labels = labels.collect::<Vec<_>>();
        let column = LabelColumn::beside(sheet, labels.iter(), fixed);
        let fills = drawn.category_fills(sheet.style);
        let keys = drawn.categories().zip(&fills).map(|(category, fill)| LegendKey {
            fill: *fill,
            label: sentence_case(drawn.category_label(category)),
            mark: None,
        });
        let keys = keys.collect::<Vec<_>>();
        let mut y = legend::legend(sheet, &keys, column.axis);
        let bar = sheet.length(17.0);
        // All of the air makes 27 points.
        let row = sheet.length(27.0) - (sheet.length(10.0) - sheet.air(10.0));
        let (mut rows, shown) = (Vec::new(), sheet.rows);
        let groups = drawn.groups.iter().enumerate();
        for (index, group) in groups.filter(|(index, _)| shown.holds(*index)) {
            let before = y;
            if index > shown.from && drawn.is_total(*group) {
                y += sheet.length(5.0);
            }
            let height = column.row_height(sheet, index, bar, row).max(aside.height);
            let span = Span { from: y, length: height };
            column.draw(sheet, index, span);
            rows.push(RowPlace { index, span });
            y += height;
            sheet.row_heights.push(y - before);
        }
        Self { column, rows, bar, fills }
    }

    /// The middle of a row's bar.
    fn middle(&self, sheet: &ChartSheet<'_>, row: RowPlace) -> f64 {
        self.column.bars_middle(sheet, row.index, row.span)
    }

    /// From where to where grid lines run, without crossing a label.
    pub(super) fn grid_spans(&self, sheet: &ChartSheet<'_>) -> Vec<Reach> {
        if self.column.above {
            let reach = self.bar / 2.0 + sheet.length(2.0);
            let middles = self.rows.iter().map(|row| self.middle(sheet, *row));
            middles
                .map(|middle| Reach { top: middle - reach, bottom: middle + reach })
                .collect()
        } else {
            let top = self.rows.first().map_or(0.0, |row| row.span.from);
            let bottom = self.rows.last();
            let bottom = bottom.map_or(0.0, |row| row.span.from + row.span.length);
            vec![Reach { top, bottom }]
        }
    }

    /// One of the rows.
    pub(super) fn row(&self, sheet: &ChartSheet<'_>, row: RowPlace) -> DividedRow<'_> {
        DividedRow { rows: self, middle: self.middle(sheet, row) }
    }
}

/// A row of divided bars.
pub(super) struct DividedRow<'r> {
    rows: &'r DividedRows,
    /// The middle of its bar.
    pub(super) middle: f64,
}

impl DividedRow<'_> {
    /// Draws a part, and its value if there is room for it.
    pub(super) fn segment(
        &self,
        sheet: &mut ChartSheet<'_>,
        part: &CategoryPart<'_>,
        span: Span,
    ) {
        self.bare_segment(sheet, part, span);
        self.value_in(sheet, part, span);
    }

    fn bare_segment(
        &self,
        sheet: &mut ChartSheet<'_>,
        part: &CategoryPart<'_>,
        span: Span,
    ) {
        let Span { from: left, length } = span;
        if length <= 0.0 {
            return;
        }
        // A hair's breadth of paper between neighbours, also where they are equally dark.
        let hair = sheet.length(0.25).min(length / 4.0);
        let half = self.rows.bar / 2.0;
        let edges = Edges {
            left: left + hair,
            top: self.middle - half,
            right: left + length - hair,
            bottom: self.middle + half,
        };
        sheet.bar(edges, &self.rows.fills[part.place]);
    }

    fn value_in(&self, sheet: &mut ChartSheet<'_>, part: &CategoryPart<'_>, span: Span) {
        let Span { from: left, length } = span;
        let (text, set) = (part.entry.text(), sheet.strong());
        let needed = sheet.width_of(text, set) + sheet.length(4.0);
        if length >= needed.max(NARROWEST) {
            sheet.value_on(
                text,
                (left + length / 2.0, self.middle),
                set,
                &self.rows.fills[part.place],
            );
        }
    }

    /// Draws what hidden parts leave open, with their mark if there is room for it, and
    /// otherwise after it.
    pub(super) fn open_segment(
        &self,
        sheet: &mut ChartSheet<'_>,
        mark: &str,
        span: Span,
    ) {
        let Span { from: left, length } = span;
        let (set, color) = (sheet.label(), sheet.style.muted);
        let needed = sheet.width_of(mark, set) + sheet.length(4.0);
        let half = self.rows.bar / 2.0 - sheet.length(0.25);
        if length > sheet.length(1.0) {
            let hair = sheet.length(0.5);
            let edges = Edges {
                left: left + hair,
                top: self.middle - half,
                right: left + length - hair,
                bottom: self.middle + half,
            };
            sheet.outline(&edges.corners(), sheet.style.rule, sheet.length(0.5));
        }
        let (x, anchor) = if length >= needed {
            (left + length / 2.0, Anchor::Middle)
        } else {
            (left + length.max(0.0) + sheet.length(3.0), Anchor::Start)
        };
        sheet.centred_text(mark, (x, self.middle), anchor, Lettering { set, color });
    }
}

/// Where the ways of not answering stand that are no part of the bars: right of them, each
/// row's value after its bar if there is only one of them. Where they are more than the
/// answers they have no bars, which would leave those of the answers no room: their numbers
/// stand in columns instead.
pub(super) struct Aside {
    /// The longest, as a share of the whole.
    pub(super) longest: f64,
    /// Room for the gap before them.
    gap: f64,
    /// Room for the values after them.
    values: f64,
    single: bool,
    /// The columns of numbers without bars.
    columns: Option<AsideColumns>,
    /// How tall what stands in a row is at least.
    pub(super) height: f64,
}

/// Numbers without bars, each after a swatch.
struct AsideColumns {
    count: usize,
    /// How wide each is, with the room before it.
    width: f64,
}

/// The most that those who did not answer may be of the answers to be drawn beside them.
const MOST_ASIDE: f64 = 1.0;
/// The most that columns of numbers may take of the picture's width.
const WIDEST_COLUMNS: f64 = 0.4;

impl Aside {
    pub(super) fn new(sheet: &ChartSheet<'_>, shares: &[Shares<'_>]) -> Self {
        let longest = shares.iter().map(Shares::aside_length).fold(0.0, f64::max);
        let single = shares.iter().all(|shares| shares.aside.len() == 1);
        let (set, gap) = (sheet.strong(), sheet.length(3.0));
        let width =
            |part: &CategoryPart<'_>| sheet.width_of(part.entry.text(), set) + gap;
        let values = shares.iter().flat_map(|shares| &shares.aside).map(width);
        let widest = values.fold(0.0, f64::max);
        if longest > MOST_ASIDE {
            return Self::in_columns(sheet, shares, widest);
        }
        Self {
            longest,
            gap: if longest > 0.0 || single { sheet.length(10.0) } else { 0.0 },
            values: if single { widest } else { 0.0 },
            single,
            columns: None,
            height: 0.0,
        }
    }

    /// Numbers in as many columns as there is room for.
    fn in_columns(sheet: &ChartSheet<'_>, shares: &[Shares<'_>], widest: f64) -> Self {
        let ways = shares.iter().map(|shares| shares.aside.len()).max().unwrap_or(0);
        let width = widest + legend::indent(sheet) + sheet.length(6.0);
        let room = WIDEST_COLUMNS * sheet.format.width;
        let mut count = 1;
        while count < ways && width * float(count + 1) <= room {
            count += 1;
        }
        let lines = ways.div_ceil(count);
        Self {
            longest: 0.0,
            gap: sheet.length(4.0),
            values: width * float(count),
            single: false,
            columns: Some(AsideColumns { count, width }),
            height: float(lines) * sheet.strong().leading() + sheet.length(4.0),
        }
    }

    /// What is not to scale: the gap and the values.
    pub(super) fn room(&self) -> f64 {
        self.gap + self.values
    }

    /// Draws a row's; `whole` is where a share of 1 would be, but for the gap.
    pub(super) fn draw(
        &self,
        sheet: &mut ChartSheet<'_>,
        row: &DividedRow<'_>,
        parts: &[CategoryPart<'_>],
        whole: Span,
    ) {
        if let Some(columns) = &self.columns {
            columns.draw(sheet, row, parts, whole.from + self.gap);
            return;
        }
        let mut x = whole.from + self.gap;
        for part in parts {
            let length = part.share * whole.length;
            let span = Span { from: x, length };
            row.bare_segment(sheet, part, span);
            if self.single {
                let set = if length > 0.0 { sheet.strong() } else { sheet.label() };
                let at = (x + length + sheet.length(3.0), row.middle);
                let color = sheet.style.muted;
                sheet.centred_text(
                    part.entry.text(),
                    at,
                    Anchor::Start,
                    Lettering { set, color },
                );
            } else {
                row.value_in(sheet, part, span);
            }
            x += length;
        }
    }
}

impl AsideColumns {
    fn draw(
        &self,
        sheet: &mut ChartSheet<'_>,
        row: &DividedRow<'_>,
        parts: &[CategoryPart<'_>],
        left: f64,
    ) {
        let leading = sheet.strong().leading();
        let lines = float(parts.len().div_ceil(self.count));
        let mut middle = row.middle - (lines - 1.0) * leading / 2.0;
        for line in parts.chunks(self.count) {
            let mut x = left;
            for part in line {
                let from = x + sheet.length(6.0);
                legend::swatch(sheet, (from, middle), &row.rows.fills[part.place]);
                let shown = part.entry.value().is_some_and(|value| value > 0.0);
                let set = if shown { sheet.strong() } else { sheet.label() };
                let lettering = Lettering { set, color: sheet.style.muted };
                x += self.width;
                let at = (x, middle);
                sheet.centred_text(part.entry.text(), at, Anchor::End, lettering);
            }
            middle += leading;
        }
    }
}

fn float(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::INFINITY, f64::from)
}

/// Room for a mark after a bar, if any bar has hidden parts.
pub(super) fn room_for_marks(sheet: &ChartSheet<'_>, shares: &[Shares<'_>]) -> f64 {
    let width = |mark: &str| sheet.width_of(mark, sheet.label()) + sheet.length(4.0);
    shares.iter().filter_map(Shares::mark).map(width).fold(0.0, f64::max)
}

fn label(sheet: &ChartSheet<'_>, drawn: &DrawnPart<'_>, group: usize) -> RowLabel {
    let text = drawn.row_label(group);
    let note = (!text.is_empty()).then(|| drawn.n_of(group));
    RowLabel { text, weight: Weight::Semibold, color: sheet.style.ink, note }
}

/// Draws the chart and tells how far down it reaches.
pub(super) fn stacked_bars(sheet: &mut ChartSheet<'_>, drawn: &DrawnPart<'_>) -> f64 {
    let shares = drawn.groups.iter().map(|group| Shares::of(drawn, *group, false));
    let shares = shares.collect::<Vec<_>>();
    let aside = Aside::new(sheet, &shares);
    let marks = room_for_marks(sheet, &shares);
    let rows = DividedRows::new(sheet, drawn, marks, &aside);
    let left = rows.column.axis;
    let room = sheet.format.width - left - marks - aside.room() - sheet.length(0.5);
    let whole = (room / (1.0 + aside.longest)).max(0.01);
    let sign = drawn.language.words().percent_sign();
    let tick = |percent: f64| Tick {
        x: left + whole * percent / 100.0,
        label: if percent < 100.0 { format!("{percent}") } else { format!("100{sign}") },
    };
    let ticks = match drawn.has_shares() {
        true => [0.0, 25.0, 50.0, 75.0, 100.0].map(tick).into(),
        false => Vec::new(),
    };
    let spans = rows.grid_spans(sheet);
    let bottom = axis::grid(sheet, &ticks, &spans);
    for place in &rows.rows {
        let (row, shares) = (rows.row(sheet, *place), &shares[place.index]);
        let mut x = left;
        for part in &shares.inside {
            row.segment(sheet, part, Span { from: x, length: part.share * whole });
            x += part.share * whole;
        }
        if let Some(text) = shares.instead_of_bar() {
            let (set, color) = (sheet.label(), sheet.style.muted);
            let at = (x + sheet.length(4.0), row.middle);
            sheet.centred_text(text, at, Anchor::Start, Lettering { set, color });
        } else if let (Some(open), Some(mark)) = (shares.open, shares.mark()) {
            row.open_segment(sheet, mark, Span { from: x, length: open * whole });
        }
        let span = Span { from: left + whole + marks, length: whole };
        aside.draw(sheet, &row, &shares.aside, span);
    }
    bottom
}
