//! Boxes in rows, and arrows between them. Every box stands in one row, and every arrow goes
//! from one box to another.

use crate::diagnostic::{Place, Placed};

use super::prose::Prose;

/// The most boxes of a drawing: more are not read as one picture.
pub const MOST_BOXES: usize = 24;

/// The most arrows of a drawing.
pub const MOST_ARROWS: usize = 48;

/// Boxes, and arrows from one to another.
#[derive(Clone, Debug)]
pub struct Structure {
    /// The boxes, as they are listed.
    pub boxes: Vec<StructureBox>,
    /// Which stand beside each other, from top to bottom, by their places in the list.
    pub rows: Vec<Vec<usize>>,
    /// The arrows.
    pub arrows: Vec<Arrow>,
}

/// A box of a [`Structure`].
#[derive(Clone, Debug)]
pub struct StructureBox {
    /// What rows and arrows call it.
    pub name: Placed<String>,
    /// What stands in it.
    pub label: Prose,
    /// What stands under that.
    pub points: Vec<Prose>,
    /// Whether it stands out from the others.
    pub emphasis: bool,
}

/// An arrow of a [`Structure`].
#[derive(Clone, Debug)]
pub struct Arrow {
    /// Where the author wrote it.
    pub place: Place,
    /// The box where it begins, by its place in the list.
    pub from: usize,
    /// The box that it points to.
    pub to: usize,
    /// What stands beside it.
    pub label: Option<Prose>,
    /// Whether it points both ways.
    pub both: bool,
    /// Whether its line is dashed.
    pub dashed: bool,
}

impl Structure {
    /// Every text, in reading order: boxes, then arrows.
    pub fn texts(&self) -> impl Iterator<Item = &Prose> {
        let boxes = self.boxes.iter();
        let boxes = boxes.flat_map(|one| std::iter::once(&one.label).chain(&one.points));
        boxes.chain(self.arrows.iter().filter_map(|arrow| arrow.label.as_ref()))
    }
}
