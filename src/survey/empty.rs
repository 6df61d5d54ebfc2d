//! Rows of a file in which nothing stands: which they are, whether they are respondents, and
//! what is said of them.

use crate::diagnostic::{Diagnostic, Said};
use crate::say;

/// Rows in which nothing stands, of a file whose rows somebody has made: an SPSS or a Parquet
/// file. Where a column has a value of its own in every other row, as an id has, they are no
/// respondents and left out; where none has, they may be persons who answered nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct EmptyRows {
    /// The rows as they stand in the file, from 0.
    rows: Vec<usize>,
    is_left_out: bool,
}

impl EmptyRows {
    /// These rows, of a file in which all others have an id, or not.
    pub(super) fn new(rows: Vec<usize>, is_id_in_others: bool) -> Self {
        Self { rows, is_left_out: is_id_in_others }
    }

    /// The rows that are not read, from 0.
    pub(super) fn left_out(&self) -> &[usize] {
        if self.is_left_out { &self.rows } else { &[] }
    }

    /// The number that the file's programme shows beside a row that is read, which is counted
    /// from 0.
    pub(super) fn number_of(&self, row: usize) -> usize {
        let left_out = self.left_out();
        // Of those before the one at an index so many are read.
        let (mut low, mut high) = (0, left_out.len());
        while low < high {
            let middle = low.midpoint(high);
            if left_out[middle] - middle <= row {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        row + low + 1
    }

    /// What is said of them.
    pub(super) fn warning(&self, name: &str) -> Option<Diagnostic> {
        let (count, first) = (self.rows.len(), self.rows.first()? + 1);
        let of = say!("`{name}` (the first is row {first})", name, first);
        if self.is_left_out {
            return Some(left_out(count, &of));
        }
        let message = match count {
            1 => say!(
                "1 row of {of} is empty, and is counted as a person without answers",
                of
            ),
            many => say!(
                "{many} rows of {of} are empty, and are counted as persons without answers",
                many,
                of
            ),
        };
        let hint = "remove those that are no persons; with an id in every other row they \
                    would be left out";
        Some(Diagnostic::warning(message).hint(hint))
    }
}

const REMOVE_IT: &str =
    "remove it; a person who answered nothing is counted if the row has an id";
const REMOVE_THEM: &str =
    "remove them; a person who answered nothing is counted if the row has an id";

/// The warning that rows in which nothing stands are left out.
pub(super) fn left_out(count: usize, of: &Said) -> Diagnostic {
    let message = match count {
        1 => say!("1 empty row of {of} is left out", of),
        many => say!("{many} empty rows of {of} are left out", many, of),
    };
    Diagnostic::warning(message).hint(match count {
        1 => REMOVE_IT,
        _ => REMOVE_THEM,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_numbered_as_in_the_file() {
        let empty = EmptyRows::new(vec![0, 2, 3, 6], true);
        let numbers = (0..4).map(|row| empty.number_of(row)).collect::<Vec<_>>();
        assert_eq!(numbers, [2, 5, 6, 8]);
        let kept = EmptyRows::new(vec![0, 2], false);
        assert_eq!((0..3).map(|row| kept.number_of(row)).collect::<Vec<_>>(), [1, 2, 3]);
    }
}
