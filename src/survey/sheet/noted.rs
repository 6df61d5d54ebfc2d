//! What should be looked at in a sheet that can be read: takes what was found while it was laid
//! out and how Excel shows it, gives the warnings.

use crate::diagnostic::{Diagnostic, Said};
use crate::say;

use super::super::empty;
use super::super::look::SheetLook;
use super::merged::Merged;
use super::{Sheet, letters};

/// What is read otherwise than it may seem, or not at all.
pub(super) struct ToldOf {
    /// Rows without anything in them: how many, and the first as Excel counts.
    pub(super) empty: Option<(usize, u32)>,
    pub(super) merged: Merged,
}

impl ToldOf {
    /// What should be looked at, though the sheet can be read.
    pub(super) fn warnings(&self, sheet: &Sheet, look: &SheetLook) -> Vec<Diagnostic> {
        let (title, file) = (&look.title, &look.file);
        let of = say!("the sheet `{title}` in `{file}`", title, file);
        let mut warnings = Vec::new();
        if let Some((count, first)) = self.empty {
            let of = say!("{of} (the first is row {first})", of, first);
            warnings.push(empty::left_out(count, &of));
        }
        warnings.extend(self.merged.warning(&of));
        let is_hidden = |row: &&u32| look.hidden_rows.contains(&(**row - 1));
        let hidden = sheet.rows.iter().filter(is_hidden).collect::<Vec<_>>();
        if let Some(first) = hidden.first() {
            let message = hidden_rows(hidden.len(), **first, &of, look.is_filtered);
            warnings.push(Diagnostic::warning(message).hint(HIDDEN_HINT));
        }
        let read = sheet.columns.iter().filter(|column| column.cells.is_some());
        let hidden = read.filter(|column| look.hidden_columns.contains(&column.index));
        let hidden = hidden.map(|column| format!("`{}`", letters(column.index)));
        let hidden = hidden.collect::<Vec<_>>();
        if !hidden.is_empty() {
            let columns = hidden.join(", ");
            let message = match hidden.len() {
                1 => say!("a hidden column of {of} is read too: {columns}", of, columns),
                _ => say!("hidden columns of {of} are read too: {columns}", of, columns),
            };
            let hint = "show it in Excel, and look whether it is what should be read";
            warnings.push(Diagnostic::warning(message).hint(hint));
        }
        warnings
    }
}

/// What is said of hidden rows that are read.
fn hidden_rows(count: usize, first: u32, of: &Said, is_filtered: bool) -> Said {
    match (count, is_filtered) {
        (1, false) => {
            say!("1 hidden row of {of} is read too: row {first}", of, first)
        }
        (1, true) => say!(
            "1 hidden row of {of}, which a filter hides, is read too: row {first}",
            of,
            first
        ),
        (many, false) => say!(
            "{many} hidden rows of {of} are read too: the first is row {first}",
            many,
            of,
            first
        ),
        (many, true) => say!(
            "{many} hidden rows of {of}, which a filter hides, are read too: the first is \
             row {first}",
            many,
            of,
            first
        ),
    }
}

const HIDDEN_HINT: &str = "show all rows in Excel, and remove those that are no answers: what \
                           is hidden is counted as the rest";
