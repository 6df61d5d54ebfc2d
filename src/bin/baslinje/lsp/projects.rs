//! The projects that opened files lie in, and what stands at a place in them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use baslinje::assistance::{Cursor, KnownNumbers, KnownTexts, OpenedReport};
use baslinje::project::{Project, ReportFiles};
use baslinje::words::Language;

use super::ProjectSearch;
use super::board::{NoticeBoard, ReportKey};
use super::documents::Documents;
use super::position::Position;

/// A file of a project.
#[derive(Clone, Debug)]
pub(crate) struct ProjectFile {
    /// The project's folder.
    pub(crate) root: PathBuf,
    /// The file's path in it.
    pub(crate) name: String,
}

/// A project, and its texts as they were read last.
struct FoundProject {
    project: Project,
    texts: KnownTexts,
}

/// The projects that have been found, by their folders.
pub(crate) struct Projects {
    search: ProjectSearch,
    found: BTreeMap<PathBuf, FoundProject>,
}

impl Projects {
    pub(crate) fn new(search: ProjectSearch) -> Self {
        Self { search, found: BTreeMap::new() }
    }

    /// The language of messages.
    pub(crate) fn language(&self) -> Language {
        self.search.language()
    }

    /// Looks for all of them again when they are needed.
    pub(crate) fn look_again(&mut self) {
        for (root, found) in std::mem::take(&mut self.found) {
            let project = self.search.around(&root).filter(|it| it.root() == root);
            if let Some(project) = project {
                self.found.insert(root, FoundProject { project, ..found });
            }
        }
    }

    /// The folders of all of them.
    pub(crate) fn roots(&self) -> impl Iterator<Item = &Path> {
        self.found.keys().map(PathBuf::as_path)
    }

    /// Finds a file in its project, if it lies in one.
    pub(crate) fn file(&mut self, path: &Path) -> Option<ProjectFile> {
        let known = path.ancestors().find(|it| self.found.contains_key(*it));
        let root = match known {
            Some(root) => root.to_path_buf(),
            None => {
                // A file that is not saved may lie in a folder that is not there.
                let folder = path.ancestors().skip(1).find(|folder| folder.is_dir())?;
                let project = self.search.around(folder)?;
                let (root, texts) = (project.root().to_path_buf(), KnownTexts::default());
                self.found.insert(root.clone(), FoundProject { project, texts });
                root
            }
        };
        let name = path.strip_prefix(&root).ok()?.to_str()?.replace('\\', "/");
        Some(ProjectFile { root, name })
    }

    /// Answers what is asked of a place in a file: nothing, if the file is none of those
    /// that authors write.
    pub(crate) fn ask<T>(
        &mut self,
        file: &ProjectFile,
        at: Position,
        documents: &Documents,
        board: &NoticeBoard,
        answer: impl FnOnce(&Cursor<'_>) -> T,
    ) -> Option<T> {
        let FoundProject { project, texts } = self.found.get_mut(&file.root)?;
        let open = documents.below(&file.root).into_iter();
        let open = open.map(|(name, document)| (name, document.text.to_string()));
        let project = project.with_unsaved(Arc::new(open.collect()));
        let reports = reports_of(&project, texts, &file.name);
        let text = reports.iter().find_map(|report| report.text(&file.name)).cloned();
        let text = text.or_else(|| texts.alone(&project, &file.name))?;
        let last = reports.first().and_then(|report| {
            let (root, name) = (file.root.clone(), report.name.clone());
            board.report(&ReportKey { root, name })
        });
        let numbers = last.as_ref().map(|last| KnownNumbers {
            all: &last.prepared.numbers,
            language: last.prepared.manuscript.report.language,
            are_of_now: last.is_of_now,
        });
        let at = at.byte_in(&text.source.text);
        let language = self.search.language();
        Some(answer(&Cursor { text: &text, at, reports: &reports, numbers, language }))
    }
}

/// The texts of the reports that a file is part of.
fn reports_of(
    project: &Project,
    texts: &mut KnownTexts,
    name: &str,
) -> Vec<OpenedReport> {
    let is_own = |report: &&ReportFiles| {
        let inside = name.strip_prefix(report.folder.as_str());
        inside.is_some_and(|inside| inside.starts_with('/'))
    };
    if let Some(own) = project.reports().iter().find(is_own) {
        return vec![texts.report(project, own)];
    }
    let all = project.reports().iter().map(|report| texts.report(project, report));
    all.filter(|report| report.text(name).is_some()).collect()
}
