//! Finds the project and the reports in it: takes a folder, gives a [`Project`].

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use walkdir::WalkDir;

use crate::diagnostic::{Diagnostic, Diagnostics, Placed, Source};
use crate::file::{Inputs, beside};

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
}

/// `report.yaml`, and each chapter with its file name without ending.
pub type ManuscriptTexts = (Arc<Source>, Vec<(String, Arc<Source>)>);

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
                diagnostics.push(error.diagnostic());
                None
            }
        };
        let report = text(&self.report);
        let mut chapters = Vec::new();
        for name in &self.chapters {
            let file = name.rsplit('/').next().unwrap_or(name);
            let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
            chapters.extend(text(name).map(|source| (stem.to_owned(), source)));
        }
        let report = report?;
        if self.chapters.is_empty() {
            let message = format!("the report `{}` has no chapters", self.name);
            let hint = format!(
                "add a file such as `{}/chapters/01-inledning.yaml`",
                self.folder
            );
            diagnostics.push(Diagnostic::error(message).hint(hint));
        }
        Some((report, chapters))
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
pub enum ProjectError {
    /// No folder from here upwards holds reports.
    #[error(
        "there is no project here: no folder from `{}` upwards has a `{BOOK}` folder with \
         a `report.yaml` in it", from.display()
    )]
    NotFound {
        /// Where the search began.
        from: PathBuf,
    },
    /// A folder could not be listed.
    #[error("cannot list `{}`: {reason}", path.display())]
    Unlisted {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        reason: String,
    },
    /// Two folders have the same name.
    #[error("two reports are called `{name}`: `{first}` and `{second}`")]
    SameName {
        /// The name.
        name: String,
        /// One of them.
        first: String,
        /// The other.
        second: String,
    },
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
        let project = Self { root: root.to_path_buf(), reports: find_reports(root)? };
        if project.reports.is_empty() {
            return Err(ProjectError::NotFound { from: from.to_path_buf() });
        }
        Ok(project)
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

    /// All files below a folder of the project, as sorted paths from the root.
    ///
    /// # Errors
    ///
    /// If a folder cannot be listed.
    pub fn files_below(&self, folder: &str) -> Result<Vec<String>, ProjectError> {
        files_below(&self.root, folder)
    }
}

fn find_reports(root: &Path) -> Result<Vec<ReportFiles>, ProjectError> {
    let files = files_below(root, BOOK)?;
    let mut reports: Vec<ReportFiles> = Vec::new();
    for report in files.iter().filter(|file| file.ends_with("/report.yaml")) {
        let folder = report.trim_end_matches("/report.yaml");
        let name = folder.rsplit('/').next().unwrap_or(folder).to_owned();
        let chapters = format!("{folder}/chapters/");
        let is_chapter = |file: &&String| {
            let rest = file.strip_prefix(&chapters);
            rest.is_some_and(|rest| !rest.contains('/') && is_yaml(rest))
        };
        let chapters = files.iter().filter(is_chapter).cloned().collect();
        let (folder, report) = (folder.to_owned(), report.clone());
        if let Some(other) = reports.iter().find(|other| other.name == name) {
            let first = other.folder.clone();
            return Err(ProjectError::SameName { name, first, second: folder });
        }
        reports.push(ReportFiles { name, folder, report, chapters });
    }
    reports.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(reports)
}

fn is_yaml(file: &str) -> bool {
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
/// # Errors
///
/// If a folder cannot be listed.
pub fn files_below(root: &Path, folder: &str) -> Result<Vec<String>, ProjectError> {
    let start = root.join(folder);
    let visible = |entry: &walkdir::DirEntry| {
        let name = entry.file_name().to_string_lossy();
        // A folder that is called like a backup is somebody's own.
        let is_hidden = if entry.file_type().is_dir() {
            name.starts_with('.')
        } else {
            is_left_behind(&name)
        };
        entry.depth() == 0 || !is_hidden
    };
    let mut files = Vec::new();
    for entry in
        WalkDir::new(&start).sort_by_file_name().into_iter().filter_entry(visible)
    {
        let entry = entry.map_err(|error| ProjectError::Unlisted {
            path: error.path().unwrap_or(&start).to_path_buf(),
            reason: error.to_string(),
        })?;
        if entry.file_type().is_file()
            && let Ok(path) = entry.path().strip_prefix(root)
            && let Some(name) = path.to_str()
        {
            files.push(name.replace('\\', "/"));
        }
    }
    files.sort();
    Ok(files)
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
