//! What lies where an archive is to be written: takes a file, tells whether it is an archive
//! of the same report, unchanged.

use std::path::Path;

use crate::diagnostic::Said;
use crate::file::{self, Replaceable, WriteError};
use crate::say;

use super::{Limits, open};

const HINT: &str = "move it away; an archive replaces only an archive of the same report";

/// Recognises an archive of a report, which a new one may replace.
///
/// # Errors
///
/// If it is anything else, or was changed since it was made.
pub fn recognise(path: &Path, name: &str) -> Result<Replaceable, WriteError> {
    if path.is_dir() {
        return Err(WriteError::IsFolder { path: path.to_path_buf() });
    }
    let not_ours = |reason: Said| Err(WriteError::not_ours(path, reason, HINT));
    let bytes = match file::read_plain(path) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => return not_ours("is no plain file".into()),
        Err(source) => {
            return Err(WriteError::Refused { path: path.to_path_buf(), source });
        }
    };
    match open(&bytes, Limits::default()) {
        Ok(opened) if opened.name != name => {
            let other = &opened.name;
            not_ours(say!("is an archive of `{other}`, not of `{name}`", other, name))
        }
        Ok(opened) if opened.moved.is_empty() => {
            Ok(Replaceable::File(file::sha256(&bytes)))
        }
        Ok(_) => not_ours("is an archive that was changed after it was made".into()),
        Err(_) => not_ours(say!("is no archive of `{name}`, or a damaged one", name)),
    }
}
