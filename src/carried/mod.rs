//! What the program carries: typefaces, templates and their library, for projects that have
//! none of their own, and the example that a new project begins with.
//!
//! The build script (`build.rs`) encloses the files of the repository as they are, so that
//! what is made of them has the same bytes wherever they lie. A program under development
//! reads them in the repository it was compiled from.

#[cfg(debug_assertions)]
mod list;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::Arc;

/// What is enclosed in a program that is no longer under development.
#[cfg(not(debug_assertions))]
const ENCLOSED: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/carried.rs"));

/// A file that the program carries.
#[derive(Clone, Debug)]
pub struct CarriedFile {
    name: Cow<'static, str>,
    #[cfg(not(debug_assertions))]
    bytes: &'static [u8],
}

impl CarriedFile {
    /// Its path from a project's folder.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What stands in it.
    ///
    /// # Errors
    ///
    /// If the program is under development, and the repository is not where it was.
    #[cfg(not(debug_assertions))]
    pub fn read(&self) -> io::Result<Cow<'static, [u8]>> {
        Ok(Cow::Borrowed(self.bytes))
    }

    /// What stands in it.
    ///
    /// # Errors
    ///
    /// If the program is under development, and the repository is not where it was.
    #[cfg(debug_assertions)]
    #[expect(clippy::disallowed_methods, reason = "a project never has this file itself")]
    pub fn read(&self) -> io::Result<Cow<'static, [u8]>> {
        std::fs::read(repository().join(self.name())).map(Cow::Owned)
    }
}

/// All files that the program carries, in the order of their names.
///
/// # Errors
///
/// If the program is under development, and the repository is not where it was.
#[cfg(not(debug_assertions))]
pub fn files() -> io::Result<Vec<CarriedFile>> {
    let file = |(name, bytes): &(&'static str, &'static [u8])| CarriedFile {
        name: Cow::Borrowed(name),
        bytes,
    };
    Ok(ENCLOSED.iter().map(file).collect())
}

/// All files that the program carries, in the order of their names.
///
/// # Errors
///
/// If the program is under development, and the repository is not where it was.
#[cfg(debug_assertions)]
pub fn files() -> io::Result<Vec<CarriedFile>> {
    let names = list::names(repository())?.into_iter();
    Ok(names.map(|name| CarriedFile { name: Cow::Owned(name) }).collect())
}

/// Where a program under development was compiled.
#[cfg(debug_assertions)]
fn repository() -> &'static std::path::Path {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Files that serve where a project has none.
#[derive(Clone, Debug, Default)]
pub struct Spare {
    serving: Arc<BTreeMap<String, CarriedFile>>,
    then: Arc<BTreeSet<String>>,
}

impl Spare {
    /// These files.
    #[must_use]
    pub fn of(files: impl Iterator<Item = CarriedFile>) -> Self {
        let serving = files.map(|file| (file.name().to_owned(), file)).collect();
        Self { serving: Arc::new(serving), then: Arc::default() }
    }

    /// Files that now lie in a project, and served it when they did not: the record of a
    /// report that is made again says so again.
    #[must_use]
    pub fn of_then(names: &[String]) -> Self {
        let then = names.iter().cloned().collect();
        Self { serving: Arc::default(), then: Arc::new(then) }
    }

    /// The file of this path from the project's folder, if it serves.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&CarriedFile> {
        self.serving.get(name)
    }

    /// The paths of all files that serve.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.serving.keys().map(String::as_str)
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
    fn files_are_carried_once_each_and_are_not_empty() {
        let files = files().expect("what is carried");
        assert!(files.is_sorted_by(|one, next| one.name() < next.name()));
        for wanted in [
            "fonts/LICENSE-SourceSans3.md",
            "report-templates/library/library.yaml",
            "book/rapport-2017/report.yaml",
        ] {
            let found = files.iter().find(|file| file.name() == wanted);
            let bytes = found.map(|file| file.read().expect("a file"));
            assert!(bytes.is_some_and(|bytes| !bytes.is_empty()), "{wanted}");
        }
        assert!(files.iter().all(|file| !file.name().contains("/.")));
    }
}
