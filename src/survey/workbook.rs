//! Looks into an Excel workbook before it is read: takes its bytes, and refuses one whose
//! parts expand to more than any survey.

use std::io::{self, Cursor, Read};

use zip::ZipArchive;

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
