//! Gives each cell of a merge what Excel shows there: takes the cells of a sheet and where
//! they are merged, fills those below the first one, or refuses what could mean two things.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Said};
use crate::say;

use super::super::head::Gaps;
use super::super::look::{Merge, SheetLook};
use super::cells::Cells;
use super::{WorkbookRefusal, letters};

/// Merges among the answers that were filled.
pub(super) struct Merged {
    count: usize,
    first: Option<Merge>,
}

impl Merged {
    /// The warning that what stands in the first cell was taken for all.
    pub(super) fn warning(&self, of: &Said) -> Option<Diagnostic> {
        let first = self.first.as_ref().map(range)?;
        let message = match self.count {
            1 => say!(
                "merged cells of {of} are read as one answer for each row: {first}",
                of,
                first
            ),
            many => say!(
                "merged cells of {of} are read as one answer for each row, in {many} places: \
                 the first is {first}",
                of,
                many,
                first
            ),
        };
        let hint = "unmerge them in Excel, if the answer is that of the first row only";
        Some(Diagnostic::warning(message).hint(hint))
    }
}

/// A merge as Excel names it.
fn range(merge: &Merge) -> String {
    let Merge { columns: (left, right), rows: (top, bottom) } = *merge;
    format!("`{}{}:{}{}`", letters(left), top + 1, letters(right), bottom + 1)
}

/// A merge as a person finds it.
fn spot(merge: &Merge, look: &SheetLook) -> Said {
    say!(
        "cells {range} of the sheet `{title}` in `{file}`",
        range = range(merge),
        title = &look.title,
        file = &look.file
    )
}

/// What the first cell of a merge holds.
fn value(cells: &Cells, merge: &Merge) -> Option<String> {
    cells.columns.get(&merge.columns.0)?.text(merge.rows.0)
}

/// Fills merged cells of the header. A merge that goes on beside or below it means that the
/// header is higher than the codebook says, which is refused.
pub(super) fn fill_header(
    cells: &mut Cells,
    header: u32,
    below: u32,
    look: &SheetLook,
) -> Result<Gaps, WorkbookRefusal> {
    let mut gaps = Gaps::Left;
    // Merges do not overlap, so that no more cells are filled than there are.
    let mut left_to_fill =
        cells.columns.len() * usize::try_from(below - header).unwrap_or(1);
    for merge in &look.merges {
        let Merge { columns: (left, right), rows: (top, bottom) } = *merge;
        if bottom < header || top >= below {
            continue;
        }
        let Some(text) = value(cells, merge) else { continue };
        let height = below - header;
        let needed = bottom.saturating_sub(header) + 1;
        let spot = || spot(merge, look);
        if bottom >= below {
            let message = say!(
                "a name of a column is merged with rows below it: {spot}",
                spot = spot()
            );
            let hint = if needed <= 3 {
                say!("write `header-rows: {needed}` under `excel`", needed)
            } else {
                "unmerge them in Excel".into()
            };
            return Err(WorkbookRefusal::new(message, hint));
        }
        if left < right && height == 1 {
            let message =
                say!("one name is merged over several columns: {spot}", spot = spot());
            return Err(WorkbookRefusal::new(message, WIDE_NAME_HINT));
        }
        gaps = Gaps::Nothing;
        let columns = cells.columns.range_mut(left..=right);
        for column in columns.map(|(_, column)| column) {
            for row in top.max(header)..=bottom {
                left_to_fill = left_to_fill.saturating_sub(1);
                if column.text(row).is_none() {
                    column.put(row, &text);
                }
            }
            if left_to_fill == 0 {
                return Ok(gaps);
            }
        }
    }
    Ok(gaps)
}

const WIDE_NAME_HINT: &str = "write `header-rows: 2` under `excel`, if the names go on in the \
                              row below, or check `header-row`, if it is a heading";

/// Fills merged cells below the header, in the rows that hold something else too; `named`
/// are the columns that count. A merge over several of those is refused, for nobody can know
/// which of them the value belongs to, and so is one under which other values lie.
pub(super) fn fill(
    cells: &mut Cells,
    rows: &[u32],
    below: u32,
    named: &BTreeSet<u32>,
    look: &SheetLook,
) -> Result<Merged, WorkbookRefusal> {
    let mut merges = look.merges.clone();
    merges.retain(|merge| merge.rows.0 >= below);
    merges.sort();
    let mut merged = Merged { count: 0, first: None };
    // Of each column the row up to which it has been filled.
    let mut done = (0, 0);
    for merge in merges {
        let Merge { columns: (left, right), rows: (top, bottom) } = merge;
        let Some(text) = value(cells, &merge) else { continue };
        if named.range(left..=right).nth(1).is_some() {
            let message = say!(
                "cells are merged over several columns: {range} of the sheet `{title}` in \
                 `{file}`",
                range = range(&merge),
                title = &look.title,
                file = &look.file
            );
            return Err(WorkbookRefusal::new(message, WIDE_HINT));
        }
        if done.0 != left {
            done = (left, 0);
        }
        let Some(column) = cells.columns.get_mut(&left) else { continue };
        let from = top.max(done.1).saturating_add(1);
        let within = rows.partition_point(|row| *row < from);
        let is_error = column.errors.contains(&top);
        let is_formula = column.formulas.contains(&top);
        let mut is_filled = false;
        for row in rows[within..].iter().take_while(|row| **row <= bottom) {
            let under = column.text(*row);
            if named.contains(&left) && under.as_ref().is_some_and(|one| *one != text) {
                let message = say!(
                    "merged cells hold other values than Excel shows: {range} of the sheet \
                     `{title}` in `{file}`",
                    range = range(&merge),
                    title = &look.title,
                    file = &look.file
                );
                return Err(WorkbookRefusal::new(message, UNDER_HINT));
            }
            if under.is_none() {
                column.put(*row, &text);
                column.errors.extend(is_error.then_some(*row));
                column.formulas.extend(is_formula.then_some(*row));
                is_filled = true;
            }
        }
        done.1 = done.1.max(bottom);
        if is_filled && named.contains(&left) {
            merged.count += 1;
            let earlier = merged.first.filter(|first| first.rows <= merge.rows);
            merged.first = earlier.or(Some(merge));
        }
    }
    Ok(merged)
}

const UNDER_HINT: &str =
    "unmerge them in Excel, and look which value each row should have";
const WIDE_HINT: &str = "unmerge them in Excel, and write in each cell what it says; remove the \
                         row if it is no answer";
