//! Finds the project and the reports in it: takes a folder, gives a [`Project`].

pub(crate) mod keys;
mod look;
mod settings;
mod spare;
mod strays;
mod templates;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use walkdir::WalkDir;

use crate::carried::Spare;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Placed, Said, Source};
use crate::file::{self, Elsewhere, Inputs, Unsaved, beside};
use crate::say;

pub use self::look::FoldersNow;
pub use self::settings::{ProjectSettings, SETTINGS, Site};
pub use self::templates::TemplatesFolder;

/// The folders every project has.
pub const BOOK: &str = "book";
/// The folder of templates.
pub const TEMPLATES: &str = "report-templates";
/// The folder of fonts.
pub const FONTS: &str = "fonts";
/// The folder outputs are written to unless another one is asked for.
pub const BUILD: &str = "build";

/// A project: the folder that holds `book/`, `data/`, `report-templates/` and `fonts/`.
#[derive(Clone, Debug)]
pub struct Project {
    root: PathBuf,
    reports: Vec<ReportFiles>,
    misnamed: Vec<String>,
    /// Templates that do not lie in the project's folder of templates.
    elsewhere: Elsewhere,
    /// Files that the program carries, and that serve where the project has none.
    spare: Spare,
    /// Texts that somebody has not saved.
    unsaved: Unsaved,
}

/// The files of one report, as paths from the project root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportFiles {
    /// The folder's name.
    pub name: String,
    /// The report's folder.
    pub folder: String,
    /// `report.yaml`.
    pub report: String,
    /// `chapters/*.yaml`, by file name.
    pub chapters: Vec<String>,
    /// Files that look like chapters, but are none by name or folder.
    pub strays: Vec<String>,
}

/// What an author has written of a report.
#[derive(Clone, Debug)]
pub struct ManuscriptTexts {
    /// `report.yaml`.
    pub report: Arc<Source>,
    /// The chapters, in their order.
    pub chapters: Vec<ChapterText>,
}

/// A chapter as it is written.
#[derive(Clone, Debug)]
pub struct ChapterText {
    /// Its file name without ending.
    pub stem: String,
    /// What is written.
    pub source: Arc<Source>,
}

impl ReportFiles {
    /// Reads `report.yaml` and the chapters; what cannot be read is reported.
    pub fn read(
        &self,
        inputs: &mut Inputs,
        diagnostics: &mut Diagnostics,
    ) -> Option<ManuscriptTexts> {
        let mut text = |name: &str| match inputs.read_text(name) {
            Ok(source) => Some(source),
            Err(error) => {
                let mut error = error.diagnostic();
                // Nobody names these files; they are there.
                let whole = || Place::file(&Source::new(name, ""));
                error.place.get_or_insert_with(whole);
                diagnostics.push(error);
                None
            }
        };
        let report = text(&self.report);
        let mut chapters = Vec::new();
        for name in &self.chapters {
            let file = name.rsplit('/').next().unwrap_or(name);
            let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
            let stem = stem.to_owned();
            chapters.extend(text(name).map(|source| ChapterText { stem, source }));
        }
        let is_told = strays::report(self, diagnostics);
        let report = report?;
        if self.chapters.is_empty() && !is_told {
            let message = say!("the report `{name}` has no chapters", name = &self.name);
            let hint = say!(
                "add a file such as `{folder}/chapters/01-inledning.yaml`",
                folder = &self.folder
            );
            let error = Diagnostic::error(message).at(&Place::file(&report));
            diagnostics.push(error.hint(hint));
        }
        Some(ManuscriptTexts { report, chapters })
    }

    /// Reads files that the author names relative to the report's folder, by that name.
    pub fn read_files(
        &self,
        names: &[&Placed<String>],
        inputs: &mut Inputs,
        diagnostics: &mut Diagnostics,
    ) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        for name in names {
            match inputs.read(&beside(&self.folder, &name.value)) {
                Ok(bytes) => {
                    files.insert(name.value.clone(), bytes);
                }
                Err(error) => diagnostics.push(error.at(name)),
            }
        }
        files
    }

    /// Reads a text that the author may name relative to the report's folder.
    pub fn read_optional_text(
        &self,
        name: Option<&Placed<String>>,
        inputs: &mut Inputs,
        diagnostics: &mut Diagnostics,
    ) -> Option<Arc<Source>> {
        let name = name?;
        match inputs.read_text(&beside(&self.folder, &name.value)) {
            Ok(source) => Some(source),
            Err(error) => {
                diagnostics.push(error.at(name));
                None
            }
        }
    }
}

/// Why there is no project.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.said())]
pub enum ProjectError {
    /// No folder from here upwards holds reports.
    NotFound {
        /// Where the search began.
        from: PathBuf,
    },
    /// What should be a `report.yaml` is called otherwise, and there is no other report.
    Misnamed {
        /// Its path from the project root.
        file: String,
    },
    /// A folder could not be listed.
    Unlisted {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        reason: Said,
    },
    /// Two folders have the same name.
    SameName {
        /// The name.
        name: String,
        /// One of them.
        first: String,
        /// The other.
        second: String,
    },
}

impl ProjectError {
    /// What is said of it.
    #[must_use]
    pub fn said(&self) -> Said {
        match self {
            Self::NotFound { from } => say!(
                "there is no project here: no folder from `{from}` upwards has a `{book}` \
                 folder with a `report.yaml` in it",
                from = from.display().to_string(),
                book = BOOK
            ),
            Self::Misnamed { file } => say!(
                "`{file}` is not called `report.yaml`, and there is no other report",
                file
            ),
            Self::Unlisted { path, reason } => say!(
                "cannot list `{path}`: {reason}",
                path = path.display().to_string(),
                reason
            ),
            Self::SameName { name, first, second } => say!(
                "two reports are called `{name}`: `{first}` and `{second}`",
                name,
                first,
                second
            ),
        }
    }
}

impl Project {
    /// Finds the project that `from` lies in, looking upwards.
    ///
    /// # Errors
    ///
    /// If there is none, a folder cannot be listed, or two reports have one name.
    pub fn find(from: &Path) -> Result<Self, ProjectError> {
        let root = from
            .ancestors()
            .find(|folder| folder.join(BOOK).is_dir())
            .ok_or_else(|| ProjectError::NotFound { from: from.to_path_buf() })?;
        let (reports, misnamed) = find_reports(root)?;
        if reports.is_empty() {
            let nothing = || ProjectError::NotFound { from: from.to_path_buf() };
            let first = misnamed.into_iter().next().ok_or_else(nothing)?;
            return Err(ProjectError::Misnamed { file: first });
        }
        Ok(Self::new(root, reports, misnamed))
    }

    /// The project that `from` lies in, looking upwards, if there is no report in it yet.
    #[must_use]
    pub fn without_reports(from: &Path) -> Option<Self> {
        let root = from.ancestors().find(|folder| folder.join(BOOK).is_dir())?;
        let (reports, misnamed) = find_reports(root).ok()?;
        let is_empty = reports.is_empty() && misnamed.is_empty();
        is_empty.then(|| Self::new(root, reports, misnamed))
    }

    fn new(root: &Path, reports: Vec<ReportFiles>, misnamed: Vec<String>) -> Self {
        let (root, elsewhere) = (root.to_path_buf(), Elsewhere::default());
        let (spare, unsaved) = (Spare::default(), Unsaved::default());
        Self { root, reports, misnamed, elsewhere, spare, unsaved }
    }

    /// The same project, of which some texts are read as somebody has them in an editor.
    #[must_use]
    pub fn with_unsaved(&self, unsaved: Unsaved) -> Self {
        Self { unsaved, ..self.clone() }
    }

    /// Warnings of files that should be a `report.yaml`, and are not called so: their reports
    /// are not seen.
    #[must_use]
    pub fn misnamed(&self) -> Vec<Diagnostic> {
        self.misnamed.iter().map(|file| strays::misnamed(file)).collect()
    }

    /// The file in a folder of a name that should be a `report.yaml`.
    #[must_use]
    pub fn misnamed_in(&self, name: &str) -> Option<&str> {
        let is_in = |file: &&String| file.rsplit('/').nth(1) == Some(name);
        self.misnamed.iter().find(is_in).map(String::as_str)
    }

    /// The project's folder.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// All reports, by name.
    #[must_use]
    pub fn reports(&self) -> &[ReportFiles] {
        &self.reports
    }

    /// The report of a name.
    #[must_use]
    pub fn report(&self, name: &str) -> Option<&ReportFiles> {
        self.reports.iter().find(|report| report.name == name)
    }
}

/// The reports, and the files that should be a `report.yaml` and are not called so.
fn find_reports(root: &Path) -> Result<(Vec<ReportFiles>, Vec<String>), ProjectError> {
    let files = files_below(root, BOOK)?;
    let mut reports: Vec<ReportFiles> = Vec::new();
    for report in files.iter().filter(|file| file.ends_with("/report.yaml")) {
        let folder = report.trim_end_matches("/report.yaml");
        let name = folder.rsplit('/').next().unwrap_or(folder).to_owned();
        let chapters = format!("{folder}/chapters");
        let is_chapter = |file: &&String| match file.strip_prefix(&chapters) {
            // It should be a folder: that it is none is told when it is read.
            Some("") => true,
            Some(rest) => rest
                .strip_prefix('/')
                .is_some_and(|rest| !rest.contains('/') && is_yaml(rest)),
            None => false,
        };
        let chapters = files.iter().filter(is_chapter).cloned().collect();
        let (folder, report) = (folder.to_owned(), report.clone());
        if let Some(other) = reports.iter().find(|other| other.name == name) {
            let first = other.folder.clone();
            return Err(ProjectError::SameName { name, first, second: folder });
        }
        let strays = Vec::new();
        reports.push(ReportFiles { name, folder, report, chapters, strays });
    }
    let misnamed = strays::find(&files, &mut reports);
    reports.sort_by(|a, b| a.name.cmp(&b.name));
    Ok((reports, misnamed))
}

/// Whether a file of this name is read as YAML.
pub(crate) fn is_yaml(file: &str) -> bool {
    let ending = file.rsplit('.').next().unwrap_or_default();
    ending.eq_ignore_ascii_case("yaml") || ending.eq_ignore_ascii_case("yml")
}

/// Whether a file is one that editors, office programs and systems leave beside those that
/// people work on: hidden files, backups, locks, and what folders look like.
fn is_left_behind(name: &str) -> bool {
    let lower = name.to_lowercase();
    let between_signs = name.len() > 1 && name.starts_with('#') && name.ends_with('#');
    let ending = lower.rsplit_once('.').map_or("", |(_, ending)| ending);
    name.starts_with('.')
        || name.starts_with("~$")
        || name.ends_with('~')
        || between_signs
        || LEFT_BEHIND.contains(&lower.as_str())
        || BACKUPS.contains(&ending)
}

/// Endings of the copies that programs make before they change a file.
const BACKUPS: [&str; 11] = [
    "bak", "backup", "bck", "kate-swp", "old", "orig", "rej", "swo", "swp", "swx", "tmp",
];

/// Files in which systems keep what a folder looks like.
const LEFT_BEHIND: [&str; 4] = ["desktop.ini", "ehthumbs.db", "icon\r", "thumbs.db"];

/// All files below a folder, as sorted paths from the root. What programs leave beside the
/// files that people work on is passed over.
///
/// A link is what it leads to. One that leads to a folder outside the root, or to nothing,
/// is listed as a file, so that whoever needs it is told when it is read: nothing is left
/// out in silence.
///
/// # Errors
///
/// If a folder cannot be listed.
pub fn files_below(root: &Path, folder: &str) -> Result<Vec<String>, ProjectError> {
    let start = root.join(folder);
    let is_hidden = |path: &Path, is_folder: bool| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        // A folder that is called like a backup is somebody's own.
        if is_folder { name.starts_with('.') } else { is_left_behind(&name) }
    };
    let mut files = Vec::new();
    let mut add = |path: &Path| {
        if let Ok(path) = path.strip_prefix(root) {
            // One that is not UTF-8 will not be found under this name, and told.
            files.push(path.to_string_lossy().replace('\\', "/"));
        }
    };
    let mut walk =
        WalkDir::new(&start).follow_links(true).sort_by_file_name().into_iter();
    while let Some(entry) = walk.next() {
        match entry {
            Ok(entry)
                if entry.depth() > 0
                    && is_hidden(entry.path(), entry.file_type().is_dir()) =>
            {
                if entry.file_type().is_dir() {
                    walk.skip_current_dir();
                }
            }
            Ok(entry) if !entry.file_type().is_dir() => add(entry.path()),
            Ok(entry)
                if entry.depth() > 0
                    && entry.path_is_symlink()
                    && leaves(root, entry.path()) =>
            {
                add(entry.path());
                walk.skip_current_dir();
            }
            Ok(_) => {}
            Err(error) => {
                let path = error.path().unwrap_or(&start);
                // A folder that lies in itself holds nothing new.
                if error.loop_ancestor().is_some() || is_hidden(path, false) {
                    continue;
                }
                if error.depth() > 0 && path.is_symlink() && !path.exists() {
                    add(path);
                    continue;
                }
                let path = path.to_path_buf();
                let own = || error.to_string().into();
                let reason = error.io_error().map_or_else(own, file::refusal);
                return Err(ProjectError::Unlisted { path, reason });
            }
        }
    }
    files.sort();
    Ok(files)
}

/// Whether a link leads out of a folder.
fn leaves(root: &Path, link: &Path) -> bool {
    match (root.canonicalize(), link.canonicalize()) {
        (Ok(root), Ok(target)) => !target.starts_with(root),
        _ => true,
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests lay out folders and look into them")]
mod tests {
    use super::*;

    fn project(files: &[&str]) -> (tempfile::TempDir, Result<Project, ProjectError>) {
        let root = tempfile::tempdir().expect("a folder");
        for file in files {
            let path = root.path().join(file);
            std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
            std::fs::write(path, "").expect("a file");
        }
        let project = Project::find(root.path());
        (root, project)
    }

    #[test]
    fn chapters_come_in_file_name_order() {
        let (_root, project) = project(&[
            "book/a/report.yaml",
            "book/a/chapters/02-b.yaml",
            "book/a/chapters/01-a.yml",
            "book/a/chapters/.01-a.yaml.swp",
            "book/a/chapters/01-a.yaml~",
            "book/a/chapters/#02-b.yaml#",
            "book/a/chapters/~$02-b.yaml",
            "book/a/chapters/02-b.yaml.bak",
            "book/a/chapters/Thumbs.db",
            "book/a/chapters/bilder/x.yaml",
            "book/a/chapters/anteckning.txt",
        ]);
        let project = project.expect("a project");
        let report = project.report("a").expect("the report");
        assert_eq!(
            report.chapters,
            ["book/a/chapters/01-a.yml", "book/a/chapters/02-b.yaml"]
        );
    }

    #[test]
    fn what_programs_leave_behind_is_known() {
        for left in [
            ".DS_Store",
            ".lib.typ.swp",
            "lib.typ~",
            "#lib.typ#",
            "~$svar.xlsx",
            "lib.typ.bak",
            "LIB.BAK",
            "lib.typ.orig",
            "Thumbs.db",
            "desktop.ini",
            "lib.typ.kate-swp",
            "lib.typ.tmp",
        ] {
            assert!(is_left_behind(left), "{left}");
        }
        for own in ["lib.typ", "01-#metod.yaml", "bak", "bak.typ", "old.yaml", "#", "a~b"]
        {
            assert!(!is_left_behind(own), "{own}");
        }
    }

    #[test]
    fn a_project_is_found_from_below() {
        let (root, _) = project(&["book/a/report.yaml", "book/a/chapters/01.yaml"]);
        let found =
            Project::find(&root.path().join("book/a/chapters")).expect("a project");
        assert_eq!(found.root(), root.path());
    }

    #[test]
    fn two_reports_with_one_name_are_refused() {
        let (_root, project) = project(&["book/a/r/report.yaml", "book/b/r/report.yaml"]);
        let error = project.expect_err("one name").to_string();
        assert_eq!(error, "two reports are called `r`: `book/a/r` and `book/b/r`");
    }

    #[test]
    fn an_empty_folder_is_no_project() {
        let (_root, project) = project(&["data/x.csv"]);
        assert!(matches!(project, Err(ProjectError::NotFound { .. })));
    }
}
