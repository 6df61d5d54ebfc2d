//! What the folders of a project look like at the moment: names, lengths and times, without
//! what is in the files. Two looks tell which files somebody has saved, added or removed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use walkdir::WalkDir;

use super::{BOOK, FONTS, Project, SETTINGS, TEMPLATES, is_left_behind};

/// The folder that data lies in, where nothing else is said.
const DATA: &str = "data";

/// What the folders of a project look like.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoldersNow(BTreeMap<String, FileNow>);

/// What is known of a file without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct FileNow {
    length: u64,
    /// When it was changed last, where the system tells.
    changed: Option<SystemTime>,
}

impl FileNow {
    fn new(metadata: &Metadata) -> Self {
        Self { length: metadata.len(), changed: metadata.modified().ok() }
    }
}

impl FoldersNow {
    /// Looks at everything that reports of a project can be made of, and at files besides
    /// (paths from the project's folder). What editors leave beside their files is passed
    /// over, and so is what cannot be looked at just now.
    #[must_use]
    pub fn look<'f>(
        project: &Project,
        besides: impl IntoIterator<Item = &'f str>,
    ) -> Self {
        let root = project.root();
        let mut files = BTreeMap::new();
        let folders = [BOOK, DATA, FONTS, TEMPLATES].map(|folder| root.join(folder));
        let elsewhere = project.elsewhere.values().map(|it| it.path.as_path());
        for folder in folders.iter().map(PathBuf::as_path).chain(elsewhere) {
            add_all(folder, root, &mut files);
        }
        let mut now = Self(files);
        now.look_besides(project, besides.into_iter().chain([SETTINGS]));
        now
    }

    /// The files that are not what they were before: saved, added, or removed.
    #[must_use]
    pub fn changed_since(&self, before: &Self) -> BTreeSet<String> {
        let now = self.0.iter().filter(|(name, file)| before.0.get(*name) != Some(file));
        let gone = before.missing_in(self);
        now.map(|(name, _)| name.clone()).chain(gone.map(str::to_owned)).collect()
    }

    /// Whether a file that was there before is gone, as it is for a moment while some editors
    /// save it.
    #[must_use]
    pub fn lacks_some_of(&self, before: &Self) -> bool {
        before.missing_in(self).next().is_some()
    }

    /// Looks at files besides (paths from the project's folder) that were not looked at before.
    pub fn look_besides<'f>(
        &mut self,
        project: &Project,
        besides: impl IntoIterator<Item = &'f str>,
    ) {
        for name in besides {
            if !self.0.contains_key(name)
                && let Ok(metadata) = project.root().join(name).metadata()
            {
                self.0.insert(name.to_owned(), FileNow::new(&metadata));
            }
        }
    }

    /// Whether there are the same files, whatever is in them.
    #[must_use]
    pub fn has_the_files_of(&self, other: &Self) -> bool {
        self.0.keys().eq(other.0.keys())
    }

    fn missing_in<'s>(&'s self, other: &'s Self) -> impl Iterator<Item = &'s str> {
        let names = self.0.keys().filter(|name| !other.0.contains_key(*name));
        names.map(String::as_str)
    }
}

/// Adds all files below a folder.
fn add_all(folder: &Path, root: &Path, files: &mut BTreeMap<String, FileNow>) {
    let walk = WalkDir::new(folder).follow_links(true).into_iter();
    let walk = walk.filter_entry(|entry| {
        let name = entry.file_name().to_string_lossy();
        let is_folder = entry.file_type().is_dir();
        let is_left =
            if is_folder { name.starts_with('.') } else { is_left_behind(&name) };
        entry.depth() == 0 || !is_left
    });
    for entry in walk.flatten().filter(|entry| !entry.file_type().is_dir()) {
        let path = entry.path();
        let name = path.strip_prefix(root).unwrap_or(path);
        let name = name.to_string_lossy().replace('\\', "/");
        if let Ok(metadata) = entry.metadata() {
            files.insert(name, FileNow::new(&metadata));
        }
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests lay out folders")]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn what_is_saved_added_and_removed_is_seen() {
        let root = tempfile::tempdir().expect("a folder");
        let write = |name: &str, text: &str| {
            let path = root.path().join(name);
            fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
            fs::write(path, text).expect("a file");
        };
        let names =
            ["book/r/report.yaml", "book/r/chapters/01-a.yaml", "elsewhere/svar.csv"];
        names.iter().for_each(|name| write(name, "x"));
        let project = Project::find(root.path()).expect("a project");
        let look = || FoldersNow::look(&project, ["elsewhere/svar.csv"]);
        let mut before = look();
        assert_eq!(look(), before);
        let mut changed = || {
            let now = look();
            let changed = now.changed_since(&before);
            let lacks = now.lacks_some_of(&before);
            before = now;
            (changed.into_iter().collect::<Vec<_>>(), lacks)
        };
        write("elsewhere/svar.csv", "xy");
        assert_eq!(changed(), (vec!["elsewhere/svar.csv".to_owned()], false));
        write("book/r/chapters/02-b.yaml", "x");
        write("baslinje.yaml", "x");
        let added =
            vec!["baslinje.yaml".to_owned(), "book/r/chapters/02-b.yaml".to_owned()];
        assert_eq!(changed(), (added, false));
        let one = root.path().join("book/r/chapters/01-a.yaml");
        fs::rename(&one, root.path().join("book/r/chapters/03-a.yaml")).expect("renamed");
        let (both, lacks) = changed();
        assert_eq!(both, ["book/r/chapters/01-a.yaml", "book/r/chapters/03-a.yaml"]);
        assert!(lacks);
    }

    #[test]
    fn what_editors_leave_is_passed_over() {
        let root = tempfile::tempdir().expect("a folder");
        let chapters = root.path().join("book/r/chapters");
        fs::create_dir_all(&chapters).expect("a folder");
        fs::write(root.path().join("book/r/report.yaml"), "x").expect("a file");
        let project = Project::find(root.path()).expect("a project");
        let before = FoldersNow::look(&project, []);
        for left in [".01-a.yaml.swp", "01-a.yaml~", "#01-a.yaml#", "01-a.yaml.tmp"] {
            fs::write(chapters.join(left), "x").expect("a file");
        }
        assert_eq!(FoldersNow::look(&project, []), before);
    }
}
