//! What lies where a comparison is to be written: a page carries the sha256 of itself, by
//! which it is recognised as long as nobody has changed it.

use std::path::Path;

use crate::file::{self, Replaceable, WriteError, sha256};

/// How the last line of a page begins.
const SEAL: &str = "<!-- baslinje compare, sha256 of all above: ";
const END: &str = " -->\n";

/// A page with its sha256 in a comment at the end.
pub(super) fn sealed(page: String) -> String {
    let seal = format!("{SEAL}{}{END}", sha256(page.as_bytes()));
    page + &seal
}

/// Recognises a page of an earlier comparison, which a new one may replace.
///
/// # Errors
///
/// If it is anything else, or was changed since it was written.
pub fn recognise(path: &Path) -> Result<Replaceable, WriteError> {
    if path.is_dir() {
        return Err(WriteError::IsFolder { path: path.to_path_buf() });
    }
    let bytes = file::read_record(path).unwrap_or_default();
    let text = std::str::from_utf8(&bytes).unwrap_or_default();
    let is_sealed = text.rfind(SEAL).is_some_and(|start| {
        let (page, seal) = text.split_at(start);
        seal == format!("{SEAL}{}{END}", sha256(page.as_bytes()))
    });
    if is_sealed {
        Ok(Replaceable::File(sha256(&bytes)))
    } else {
        Err(WriteError::Exists { path: path.to_path_buf() })
    }
}
