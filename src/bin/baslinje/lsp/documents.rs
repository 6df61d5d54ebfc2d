//! The texts that are open in the editor.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::address::path_of;

/// The endings of files whose texts are looked at. Answers are none of an editor's
/// business.
const ENDINGS: [&str; 3] = ["bib", "yaml", "yml"];

/// A text that is open.
#[derive(Clone, Debug)]
pub(crate) struct OpenDocument {
    pub(crate) text: Arc<str>,
    pub(crate) version: i64,
    /// The address by which the editor knows it.
    pub(crate) address: String,
}

/// All texts that are open, by the paths of their files.
#[derive(Clone, Debug, Default)]
pub(crate) struct Documents(BTreeMap<PathBuf, OpenDocument>);

impl Documents {
    /// Opens a text, or changes it. Gives the path, if it is one that is looked at.
    pub(crate) fn put(
        &mut self,
        address: &str,
        text: &str,
        version: i64,
    ) -> Option<PathBuf> {
        let path = path_of(address)?;
        let ending = path.extension()?.to_str()?.to_lowercase();
        if !ENDINGS.contains(&ending.as_str()) {
            return None;
        }
        let document =
            OpenDocument { text: text.into(), version, address: address.to_owned() };
        self.0.insert(path.clone(), document);
        Some(path)
    }

    /// Closes a text.
    pub(crate) fn close(&mut self, address: &str) -> Option<PathBuf> {
        let path = path_of(address)?;
        self.0.remove(&path).map(|_| path)
    }

    /// Those in a folder, by their names in it.
    pub(crate) fn below(&self, root: &Path) -> BTreeMap<String, OpenDocument> {
        let inside = self.0.iter().filter_map(|(path, document)| {
            let name = path.strip_prefix(root).ok()?.to_str()?.replace('\\', "/");
            Some((name, document.clone()))
        });
        inside.collect()
    }

    /// The paths of all of them.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &Path> {
        self.0.keys().map(PathBuf::as_path)
    }
}
