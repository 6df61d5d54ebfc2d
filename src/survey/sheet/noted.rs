//! What should be looked at in a sheet that can be read: takes what was found while it was laid
//! out and how Excel shows it, gives the warnings.

use crate::diagnostic::Diagnostic;

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
    pub(super) fn warnings(
        &self,
        sheet: &Sheet,
        look: &SheetLook,
        file: &str,
    ) -> Vec<Diagnostic> {
        let of = format!("the sheet `{}` in `{file}`", sheet.title);
        let mut warnings = Vec::new();
        if let Some((count, first)) = self.empty {
            warnings.push(empty::left_out(
                count,
                &format!("{of} (the first is row {first})"),
            ));
        }
        warnings.extend(self.merged.warning(&of));
        let is_hidden = |row: &&u32| look.hidden_rows.contains(&(**row - 1));
        let hidden = sheet.rows.iter().filter(is_hidden).collect::<Vec<_>>();
        if let Some(first) = hidden.first() {
            let by = if look.is_filtered { ", which a filter hides," } else { "" };
            let message = match hidden.len() {
                1 => format!("1 hidden row of {of}{by} is read too: row {first}"),
                many => format!(
                    "{many} hidden rows of {of}{by} are read too: the first is row {first}"
                ),
            };
            warnings.push(Diagnostic::warning(message).hint(HIDDEN_HINT));
        }
        let read = sheet.columns.iter().filter(|column| column.cells.is_some());
        let hidden = read.filter(|column| look.hidden_columns.contains(&column.index));
        let hidden = hidden.map(|column| format!("`{}`", letters(column.index)));
        let hidden = hidden.collect::<Vec<_>>();
        if !hidden.is_empty() {
            let many =
                if hidden.len() == 1 { "a hidden column" } else { "hidden columns" };
            let is = if hidden.len() == 1 { "is" } else { "are" };
            let message = format!("{many} of {of} {is} read too: {}", hidden.join(", "));
            let hint = "show it in Excel, and look whether it is what should be read";
            warnings.push(Diagnostic::warning(message).hint(hint));
        }
        warnings
    }
}

const HIDDEN_HINT: &str = "show all rows in Excel, and remove those that are no answers: what \
                           is hidden is counted as the rest";
