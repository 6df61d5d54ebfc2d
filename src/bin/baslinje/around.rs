//! The folder that a command about data works in: the project around it, or, where there is
//! none yet, the folder it was called in.

use std::path::{Component, Path, PathBuf};

use baslinje::project::BOOK;

/// The folder that paths are told from.
pub(crate) struct BaseFolder {
    root: PathBuf,
    /// The folder that the program was called in, from the root.
    here: PathBuf,
}

impl BaseFolder {
    /// The project around a folder, whether there are reports in it yet or not, or else the
    /// folder itself.
    pub(crate) fn of(here: &Path) -> Self {
        let project = here.ancestors().find(|folder| folder.join(BOOK).is_dir());
        let root = project.unwrap_or(here).to_path_buf();
        let here = here.strip_prefix(&root).unwrap_or(Path::new("")).to_path_buf();
        Self { root, here }
    }

    /// The folder that paths are told from.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// The path from the root of a file that was named: from the folder that the program was
    /// called in, if one lies there, and otherwise from the root.
    pub(crate) fn path(&self, named: &str) -> String {
        self.resolved(named, |path| path.exists())
    }

    /// The path from the root of a file that is to be made: from the folder that the program
    /// was called in, if the folder it is to lie in is there, and otherwise from the root.
    pub(crate) fn new_path(&self, named: &str) -> String {
        self.resolved(named, |path| path.parent().is_some_and(Path::is_dir))
    }

    fn resolved(&self, named: &str, is_there: impl Fn(&Path) -> bool) -> String {
        let seen_here = self.seen_here(named);
        match seen_here.filter(|path| is_there(&self.root.join(path))) {
            Some(path) => slashed(&path),
            None => self.inside(named).unwrap_or_else(|| named.to_owned()),
        }
    }

    /// A path from the folder that the program was called in, as one from the root.
    fn seen_here(&self, named: &str) -> Option<PathBuf> {
        let is_plain = Path::new(named)
            .components()
            .all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
        (is_plain && !self.here.as_os_str().is_empty()).then(|| self.here.join(named))
    }

    /// A whole path that leads into the root, as one from it.
    fn inside(&self, named: &str) -> Option<String> {
        let path = Path::new(named).strip_prefix(&self.root).ok()?;
        Some(slashed(path))
    }
}

fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
