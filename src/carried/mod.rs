//! What the program carries: typefaces, templates and their library, for projects that have
//! none of their own, and the example that a new project begins with.
//!
//! The build script (`embed.rs`) encloses the files of the repository as they are, so that
//! what is made of them has the same bytes wherever they lie.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A file that the program carries.
#[derive(Clone, Copy, Debug)]
pub struct CarriedFile {
    /// Its path from a project's folder.
    pub name: &'static str,
    /// What stands in it.
    pub bytes: &'static [u8],
}

/// All files that the program carries, in the order of their names.
pub const FILES: &[CarriedFile] = include!(concat!(env!("OUT_DIR"), "/carried.rs"));

/// Files that serve where a project has none.
#[derive(Clone, Debug, Default)]
pub struct Spare {
    serving: Arc<BTreeMap<&'static str, &'static [u8]>>,
    then: Arc<BTreeSet<String>>,
}

impl Spare {
    /// These files.
    #[must_use]
    pub fn of(files: impl Iterator<Item = CarriedFile>) -> Self {
        let serving = files.map(|file| (file.name, file.bytes)).collect();
        Self { serving: Arc::new(serving), then: Arc::default() }
    }

    /// Files that now lie in a project, and served it when they did not: the record of a
    /// report that is made again says so again.
    #[must_use]
    pub fn of_then(names: &[String]) -> Self {
        let then = names.iter().cloned().collect();
        Self { serving: Arc::default(), then: Arc::new(then) }
    }

    /// What stands in a file of this path from the project's folder, if it serves.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&'static [u8]> {
        self.serving.get(name).copied()
    }

    /// The paths of all files that serve.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.serving.keys().copied()
    }

    /// Whether what is read under a name is, or was, no file of the project's own.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.serving.contains_key(name) || self.then.contains(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_carried_once_each_and_as_they_lie_in_the_repository() {
        assert!(FILES.iter().is_sorted_by(|one, next| one.name < next.name));
        for wanted in [
            "fonts/OFL.txt",
            "report-templates/fou-rapport/template.yaml",
            "report-templates/library/library.yaml",
            "book/rapport-2017/report.yaml",
        ] {
            let found = FILES.iter().find(|file| file.name == wanted);
            assert!(found.is_some_and(|file| !file.bytes.is_empty()), "{wanted}");
        }
        assert!(FILES.iter().all(|file| !file.name.contains("/.")));
    }
}
