//! Folders that lie elsewhere and are read as if they lay in the project: what is recorded of
//! their files are the names that they would have there, so that an archive holds them like
//! all others.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Inputs;

/// A folder that lies elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FolderElsewhere {
    /// Where it lies.
    pub path: PathBuf,
    /// What it is called in messages.
    pub shown: String,
}

/// Folders that lie elsewhere, by the paths from the project root at which they are read.
pub type Elsewhere = Arc<BTreeMap<String, FolderElsewhere>>;

/// Where a file lies.
pub(super) struct Lies<'i> {
    /// The folder that it may not lead out of.
    pub(super) root: &'i Path,
    /// Its path in that.
    pub(super) inner: &'i str,
    /// The folder, if it is not the project's.
    pub(super) elsewhere: Option<&'i FolderElsewhere>,
}

impl Inputs {
    /// Reads also what lies elsewhere.
    #[must_use]
    pub fn with_elsewhere(self, elsewhere: Elsewhere) -> Self {
        Self { elsewhere, ..self }
    }

    /// Where a file of a name lies.
    pub(super) fn lies<'i>(&'i self, name: &'i str) -> Lies<'i> {
        let inside = self.elsewhere.iter().find_map(|(folder, lies)| {
            let inner = name.strip_prefix(folder.as_str())?.strip_prefix('/')?;
            Some(Lies { root: &lies.path, inner, elsewhere: Some(lies) })
        });
        inside.unwrap_or(Lies { root: self.root(), inner: name, elsewhere: None })
    }

    /// What a file of a name is called in messages.
    pub(super) fn shown(&self, name: &str) -> String {
        let Lies { inner, elsewhere, .. } = self.lies(name);
        elsewhere.map_or_else(|| name.to_owned(), |it| format!("{}/{inner}", it.shown))
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests lay out folders")]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn what_lies_elsewhere_is_read_under_its_name_in_the_project() {
        let place = tempfile::tempdir().expect("a folder");
        let path = place.path().join("mallar/m");
        fs::create_dir_all(&path).expect("a folder");
        fs::write(path.join("a.typ"), "x").expect("written");
        fs::write(place.path().join("mallar/b.typ"), "y").expect("written");
        let root = place.path().join("projekt");
        fs::create_dir(&root).expect("a folder");
        let folder = FolderElsewhere { path, shown: "../mallar/m".to_owned() };
        let elsewhere = BTreeMap::from([("report-templates/m".to_owned(), folder)]);
        let mut inputs = Inputs::new(&root).with_elsewhere(Arc::new(elsewhere));
        let source = inputs.read_text("report-templates/m/a.typ").expect("a text");
        assert_eq!(
            (source.name.as_str(), source.text.as_str()),
            ("../mallar/m/a.typ", "x")
        );
        assert!(inputs.read("report-templates/m/../../../mallar/b.typ").is_err());
        assert!(inputs.read("report-templates/m/b.typ").is_err());
        let touched = inputs.touched().keys().collect::<Vec<_>>();
        assert_eq!(touched, ["report-templates/m/a.typ"]);
        assert!(inputs.contents().is_ok());
    }
}
