//! Looks into an Excel workbook before it is read: takes its bytes, refuses one whose parts
//! expand to more than any survey, and gives the names of its sheets.

use std::io::{self, Cursor, Read};

use calamine::{Reader, Xlsx};
use zip::ZipArchive;

use crate::foreign;
use crate::limits;

/// No byte that is deflated becomes more than so many.
const MOST_OF_ONE: usize = 1_032;

/// Checks how large the parts of a workbook are; a file that is none is told elsewhere.
pub(super) fn check(bytes: &[u8]) -> Result<(), String> {
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
            format!("it expands to too much: more than {most}")
        })?;
    }
    Ok(())
}

/// Whether a file of this name is an Excel workbook.
pub(super) fn is_workbook(name: &str) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default();
    ending.eq_ignore_ascii_case("xlsx")
}

/// The sheets of a workbook in which anything stands; nothing if it cannot be read, which is
/// told when it is.
pub(super) fn filled_sheets(bytes: &[u8]) -> Option<Vec<String>> {
    let find = || -> Result<Vec<String>, String> {
        check(bytes)?;
        let unread = |error: &dyn std::fmt::Display| error.to_string();
        let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| unread(&error))?;
        let mut filled = Vec::new();
        for title in book.sheet_names() {
            // A sheet that is a chart holds no cells.
            let Ok(mut cells) = book.worksheet_cells_reader(&title) else { continue };
            while let Some(cell) = cells.next_cell().map_err(|error| unread(&error))? {
                let is_blank = match cell.get_value() {
                    calamine::DataRef::Empty => true,
                    calamine::DataRef::String(text) => text.trim().is_empty(),
                    calamine::DataRef::SharedString(text) => text.trim().is_empty(),
                    _ => false,
                };
                if !is_blank {
                    filled.push(title.clone());
                    break;
                }
            }
        }
        Ok(filled)
    };
    foreign::guarded(find).ok()?.ok()
}
