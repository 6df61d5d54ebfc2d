//! The pages of two editions laid beside each other.

use super::align::{Stretch, align};
use super::{Edition, pdf};

/// The pages of both, and which of them differ.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pages {
    /// How many the earlier has; 0 if there is no PDF.
    pub then: usize,
    /// How many the later has.
    pub now: usize,
    /// Pages that do not say the same, counted from 1: the earlier and the later beside each
    /// other, or one that is in one of them only.
    pub changed: Vec<(Option<usize>, Option<usize>)>,
}

/// Which pages say something else. Running heads and page numbers do not count.
pub(super) fn changes(then: Edition<'_>, now: Edition<'_>) -> Pages {
    let read = |edition: Edition<'_>| {
        let pdf = edition.file("pdf")?;
        Some(pdf::read(pdf)?.pages)
    };
    let (was, is) = (read(then), read(now));
    let (was, is) = (was.unwrap_or_default(), is.unwrap_or_default());
    let mut pages = Pages { then: was.len(), now: is.len(), changed: Vec::new() };
    let (mut row, mut column) = (0, 0);
    for stretch in align(&was, &is) {
        match stretch {
            Stretch::Same(same) => {
                row += same.len();
                column += same.len();
            }
            Stretch::Other(gone, new) => {
                let of = |from: usize, count: usize, index: usize| {
                    (index < count).then_some(from + index + 1)
                };
                for index in 0..gone.len().max(new.len()) {
                    let pair = (of(row, gone.len(), index), of(column, new.len(), index));
                    pages.changed.push(pair);
                }
                row += gone.len();
                column += new.len();
            }
        }
    }
    pages
}
