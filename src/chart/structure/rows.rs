//! Boxes in rows: how they wrap, what they hold, and how wide and high they are.

use super::{BoxMeasure, BoxesAndArrows, Tenths, WordBox, count};

/// Where a box stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Standing {
    pub(super) row: usize,
    pub(super) column: usize,
}

/// The rows as they are drawn, with where each box stands in them.
#[derive(Debug)]
pub(super) struct BoxRows {
    pub(super) rows: Vec<Vec<usize>>,
    pub(super) standing: Vec<Standing>,
}

/// The words of a box in lines.
#[derive(Clone, Debug, Default)]
pub(super) struct BoxText {
    pub(super) label: Vec<String>,
    pub(super) points: Vec<Vec<String>>,
    pub(super) height: Tenths,
}

impl BoxRows {
    /// At most so many boxes beside each other; rows that are longer are divided evenly.
    pub(super) fn new(drawing: &BoxesAndArrows, columns: usize) -> Self {
        let mut rows = Vec::new();
        for row in &drawing.rows {
            let parts = row.len().div_ceil(columns.max(1)).max(1);
            let mut rest = row.as_slice();
            for part in (1..=parts).rev() {
                let (now, later) = rest.split_at(rest.len().div_ceil(part));
                rows.push(now.to_vec());
                rest = later;
            }
        }
        let none = Standing { row: 0, column: 0 };
        let mut standing = vec![none; drawing.boxes.len()];
        for (row, boxes) in rows.iter().enumerate() {
            for (column, index) in boxes.iter().enumerate() {
                standing[*index] = Standing { row, column };
            }
        }
        Self { rows, standing }
    }

    /// How many boxes the longest row has.
    pub(super) fn widest(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(1)
    }

    /// Whether two boxes stand beside each other with nothing between them; if so, the
    /// number of the gap between them.
    pub(super) fn gap_between(&self, one: usize, other: usize) -> Option<usize> {
        let (one, other) = (self.standing[one], self.standing[other]);
        let near = one.column.abs_diff(other.column) == 1;
        (one.row == other.row && near).then(|| one.column.max(other.column))
    }

    /// The middle of a box, if all boxes of a row were as wide and nothing between them.
    pub(super) fn rough_middle(&self, index: usize, width: Tenths) -> Tenths {
        let Standing { row, column } = self.standing[index];
        width * (2 * count(column) + 1) / (2 * count(self.rows[row].len()))
    }
}

impl BoxMeasure<'_> {
    /// The least width of a box in which no word is broken.
    pub(super) fn least_width(&self, drawn: &WordBox) -> Tenths {
        let label = self.widest_piece(&drawn.label, self.sheet.strong());
        let points = drawn.points.iter();
        let points = points
            .map(|point| self.bullet + self.widest_piece(point, self.sheet.label()));
        points.fold(label, Tenths::max) + 2 * self.inset
    }

    /// The words of a box of some width.
    pub(super) fn box_text(&self, drawn: &WordBox, width: Tenths) -> BoxText {
        let (strong, plain) = (self.sheet.strong(), self.sheet.label());
        let room = width - 2 * self.inset;
        let label = self.wrap(&drawn.label, strong, room);
        let points = drawn.points.iter();
        let points = points.map(|point| self.wrap(point, plain, room - self.bullet));
        let points = points.collect::<Vec<_>>();
        let lines = points.iter().map(Vec::len).sum::<usize>();
        let between = if points.is_empty() { 0 } else { self.inset / 2 };
        let height = self.height_of(label.len(), strong)
            + between
            + self.height_of(lines, plain)
            + 2 * self.rise;
        BoxText { label, points, height }
    }
}
