//! The labels of rows: beside the bars, or above them where there is too little room.

use super::color::Color;
use super::fonts::Weight;
use super::sheet::{Anchor, ChartSheet, Span};
use super::text::{self, Lettering, Type};

/// The widest a label beside the bars may be, as a share of the picture.
const WIDEST: f64 = 0.38;
/// A picture narrower than this many em has its labels above the bars unless all are short.
const NARROW: f64 = 36.0;
/// The least that what is drawn beside labels may be wide, as a share of the picture; where
/// it would be narrower they stand above their bars.
const SHORTEST: f64 = 0.15;
/// How many lines a label may take up beside the bars in a narrow picture.
const NARROW_LINES: usize = 2;

/// The label of one row.
#[derive(Clone)]
pub(super) struct RowLabel {
    pub(super) text: String,
    pub(super) weight: Weight,
    pub(super) color: Color,
    /// Set small and muted under the text.
    pub(super) note: Option<String>,
}

/// A label broken into lines.
pub(super) struct BrokenLabel {
    lines: Vec<String>,
    set: Type,
    color: Color,
    note: Vec<String>,
    /// How tall the note is.
    note_height: f64,
    /// How far right of the last line's start the note stands on the same line, if it does.
    note_after: Option<f64>,
    /// From the top of the first line to the bottom of the last.
    pub(super) height: f64,
    text_width: f64,
    note_width: f64,
}

/// The labels of all rows.
pub(super) struct LabelColumn {
    pub(super) blocks: Vec<BrokenLabel>,
    /// Whether the labels stand above their bars rather than beside them.
    pub(super) above: bool,
    /// Where the axis is.
    pub(super) axis: f64,
    gap: f64,
}

impl LabelColumn {
    /// Breaks the labels and decides where they stand.
    pub(super) fn of<'l>(
        sheet: &ChartSheet<'_>,
        labels: impl Iterator<Item = &'l RowLabel> + Clone,
    ) -> Self {
        Self::beside(sheet, labels, 0.0)
    }

    /// The same, beside something of which a part has a fixed width.
    pub(super) fn beside<'l>(
        sheet: &ChartSheet<'_>,
        labels: impl Iterator<Item = &'l RowLabel> + Clone,
        fixed: f64,
    ) -> Self {
        let whole = sheet.format.width;
        let gap = sheet.length(6.0);
        let blocks = |width| {
            labels.clone().map(|label| block(sheet, label, width)).collect::<Vec<_>>()
        };
        let beside = blocks(whole * WIDEST);
        let width = beside.iter().map(BrokenLabel::width).fold(0.0, f64::max);
        let line_end = sheet.length(0.4);
        if width <= 0.0 {
            return Self { blocks: beside, above: false, axis: line_end, gap };
        }
        let crowded = beside.iter().any(|block| block.lines.len() > NARROW_LINES)
            || beside.iter().any(BrokenLabel::breaks_a_word);
        let is_above = whole < NARROW * sheet.format.text && crowded;
        if is_above != sheet.format.turned
            || width + gap > whole * (1.0 - SHORTEST) - fixed
        {
            let blocks = blocks(whole).into_iter().map(|block| block.inline(whole, gap));
            return Self { blocks: blocks.collect(), above: true, axis: line_end, gap };
        }
        Self { blocks: beside, above: false, axis: width + gap, gap }
    }

    /// How tall a row is whose bars are `bars` tall and which is `row` tall at the least.
    pub(super) fn row_height(
        &self,
        sheet: &ChartSheet<'_>,
        index: usize,
        bars: f64,
        row: f64,
    ) -> f64 {
        let block = self.blocks[index].height;
        if self.above {
            block + self.above_gap(sheet, index) + bars + (row - bars)
        } else {
            row.max(bars).max(block + sheet.length(5.0))
        }
    }

    /// Where the middle of a row's bars lies, given where the row is.
    pub(super) fn bars_middle(
        &self,
        sheet: &ChartSheet<'_>,
        index: usize,
        row: Span,
    ) -> f64 {
        let Span { from: top, length: height } = row;
        if self.above {
            let label = self.blocks[index].height + self.above_gap(sheet, index);
            top + label + (height - label) / 2.0
        } else {
            top + height / 2.0
        }
    }

    /// Writes a row's label beside or above its bars.
    pub(super) fn draw(&self, sheet: &mut ChartSheet<'_>, index: usize, row: Span) {
        let Span { from: top, length: height } = row;
        let block = &self.blocks[index];
        let (mut y, x, anchor) = if self.above {
            (top + sheet.length(2.0), 0.0, Anchor::Start)
        } else {
            (top + (height - block.height) / 2.0, self.axis - self.gap, Anchor::End)
        };
        let muted = sheet.style.muted;
        if let (Some(after), Some(note)) = (block.note_after, block.note.first()) {
            let baseline = y + block.set.leading() / 2.0 + 0.33 * block.set.size;
            let set = sheet.small();
            sheet.text(
                note,
                (x + after, baseline),
                anchor,
                Lettering { set, color: muted },
            );
        }
        for line in &block.lines {
            let leading = block.set.leading();
            sheet.centred_text(
                line,
                (x, y + leading / 2.0),
                anchor,
                Lettering { set: block.set, color: block.color },
            );
            y += leading;
        }
        let below = block.note.iter().filter(|_| block.note_after.is_none());
        for line in below {
            let set = sheet.small();
            let leading = set.leading();
            sheet.centred_text(
                line,
                (x, y + leading / 2.0),
                anchor,
                Lettering { set, color: muted },
            );
            y += leading;
        }
    }

    fn above_gap(&self, sheet: &ChartSheet<'_>, index: usize) -> f64 {
        if self.blocks[index].height > 0.0 { sheet.length(3.0) } else { 0.0 }
    }
}

impl BrokenLabel {
    /// The same with the note on the line of the text, if both are short enough.
    fn inline(mut self, room: f64, gap: f64) -> Self {
        if self.lines.len() == 1
            && self.note.len() == 1
            && self.text_width + gap + self.note_width <= room
        {
            self.note_after = Some(self.text_width + gap);
            self.height -= self.note_height;
        }
        self
    }

    fn width(&self) -> f64 {
        self.text_width.max(self.note_width)
    }

    fn breaks_a_word(&self) -> bool {
        self.lines.iter().any(|line| line.ends_with('-'))
    }
}

fn block(sheet: &ChartSheet<'_>, label: &RowLabel, width: f64) -> BrokenLabel {
    let set = Type { size: sheet.format.text, weight: label.weight };
    let small = sheet.small();
    let lines = text::wrap(sheet.fonts, &label.text, set, width);
    let note = label.note.as_deref().unwrap_or_default();
    let note = text::wrap(sheet.fonts, note, small, width);
    let height =
        |lines: &[String], set: Type| lines.iter().map(|_| set.leading()).sum::<f64>();
    let widest = |lines: &[String], set: Type| {
        lines.iter().map(|line| sheet.width_of(line, set)).fold(0.0, f64::max)
    };
    let note_height = height(&note, small);
    BrokenLabel {
        height: height(&lines, set) + note_height,
        note_height,
        note_after: None,
        text_width: widest(&lines, set),
        note_width: widest(&note, small),
        set,
        color: label.color,
        lines,
        note,
    }
}
