//! What lies where a comparison is to be written: a page carries the sha256 of itself, by
//! which it is recognised as long as nobody has changed it.

use std::path::Path;

use crate::file::{self, Replaceable, WriteError, sha256};

/// Whose pages they are.
const BY: &str = "baslinje compare";

/// A page with its sha256 in a comment at the end.
pub(super) fn sealed(page: String) -> String {
    file::sealed(page, BY)
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
    if file::is_sealed(&bytes, BY) {
        Ok(Replaceable::File(sha256(&bytes)))
    } else {
        Err(WriteError::Exists { path: path.to_path_buf() })
    }
}
