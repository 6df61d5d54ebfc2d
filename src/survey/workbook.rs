//! Looks into an Excel workbook before it is read: takes its bytes, refuses one whose parts
//! expand to more than any survey, and gives the names of its sheets.

use std::collections::BTreeMap;
use std::io::{self, Cursor, Read};

use calamine::{DataRef, Reader, Xlsx};
use zip::ZipArchive;

use crate::diagnostic::Said;
use crate::foreign;
use crate::limits;
use crate::say;

/// No byte that is deflated becomes more than so many.
const MOST_OF_ONE: usize = 1_032;

/// Checks how large the parts of a workbook are; a file that is none is told elsewhere.
pub(super) fn check(bytes: &[u8]) -> Result<(), Said> {
    // A small file cannot become too large, whatever it says of itself.
    if bytes.len().saturating_mul(MOST_OF_ONE) <= limits::EXPANDED {
        return Ok(());
    }
    let Ok(mut parts) = ZipArchive::new(Cursor::new(bytes)) else { return Ok(()) };
    let mut left = u64::try_from(limits::EXPANDED).unwrap_or(u64::MAX);
    for index in 0..parts.len() {
        let Ok(part) = parts.by_index(index) else { continue };
        // What a part says of its size need not be true.
        let mut part = part.take(left.saturating_add(1));
        let size = io::copy(&mut part, &mut io::sink()).unwrap_or_default();
        left = left.checked_sub(size).ok_or_else(|| {
            let most = limits::told_bytes(limits::EXPANDED);
            say!("it expands to too much: more than {most}", most)
        })?;
    }
    Ok(())
}

/// A sheet in which something stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FilledSheet {
    pub(super) title: String,
    /// The row that seems to hold the names of the columns, counted from 1: the first that is
    /// more than a single cell, such as a title.
    pub(super) header_row: u32,
}

/// How many rows may stand above the names of the columns.
const MOST_ABOVE: u32 = 30;

/// The sheets of a workbook in which anything stands; nothing if it cannot be read, which is
/// told when it is.
pub(super) fn filled_sheets(bytes: &[u8]) -> Option<Vec<FilledSheet>> {
    let find = || -> Option<Vec<FilledSheet>> {
        check(bytes).ok()?;
        let mut book = Xlsx::new(Cursor::new(bytes)).ok()?;
        let mut filled = Vec::new();
        for title in book.sheet_names() {
            // A sheet that is a chart holds no cells.
            let Ok(mut cells) = book.worksheet_cells_reader(&title) else { continue };
            let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
            while let Some(cell) = cells.next_cell().ok()? {
                let is_blank = match cell.get_value() {
                    DataRef::Empty => true,
                    DataRef::String(text) => text.trim().is_empty(),
                    DataRef::SharedString(text) => text.trim().is_empty(),
                    _ => false,
                };
                let (row, _) = cell.get_position();
                if !is_blank {
                    *counts.entry(row).or_default() += 1;
                }
                if row > MOST_ABOVE && !counts.is_empty() {
                    break;
                }
            }
            filled.extend(
                header_row(&counts).map(|header_row| FilledSheet { title, header_row }),
            );
        }
        Some(filled)
    };
    foreign::guarded(find).ok()?
}

/// The row with the names, by how many cells of each row are filled; nothing if none are.
fn header_row(counts: &BTreeMap<u32, usize>) -> Option<u32> {
    let most = counts.values().max()?;
    let is_header = |(_, count): &(&u32, &usize)| **count > 1 || *most < 3;
    let (row, _) = counts.iter().find(is_header)?;
    // What stands in the first rows alone is read as it is.
    Some(if *row > MOST_ABOVE { 1 } else { row + 1 })
}
