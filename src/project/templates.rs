//! Templates that lie outside `report-templates`, and are used as if they lay in it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Said};
use crate::file::{FolderElsewhere, Inputs, folders_in};
use crate::say;

use super::{Project, ProjectError, TEMPLATES, files_below};

/// The files that make a folder a template, or a library.
const KINDS: [(&str, FolderKind); 2] =
    [("template.yaml", FolderKind::Template), ("library.yaml", FolderKind::Library)];

#[derive(Clone, Copy, PartialEq, Eq)]
enum FolderKind {
    Template,
    Library,
}

/// A folder of templates that somebody names.
#[derive(Clone, Debug)]
pub struct TemplatesFolder {
    /// Where it lies.
    pub path: PathBuf,
    /// As it was named.
    pub shown: String,
    /// Where it was named, if that is a file.
    pub place: Option<Place>,
}

impl TemplatesFolder {
    fn error(&self, message: impl Into<Said>) -> Diagnostic {
        let error = Diagnostic::error(message);
        match &self.place {
            Some(place) => error.at(place),
            None => error,
        }
    }

    /// The templates and libraries in it, by their names; itself, if it is one.
    fn found(&self) -> Vec<(String, FolderKind, FolderElsewhere)> {
        let shown = self.shown.trim_end_matches('/');
        let itself = self.path.file_name().and_then(|name| name.to_str());
        if let (Some(kind), Some(name)) = (kind_of(&self.path), itself) {
            let folder =
                FolderElsewhere { path: self.path.clone(), shown: shown.to_owned() };
            return vec![(name.to_owned(), kind, folder)];
        }
        let below = folders_in(&self.path).into_iter().filter_map(|name| {
            let path = self.path.join(&name);
            let kind = kind_of(&path)?;
            let shown = format!("{shown}/{name}");
            Some((name, kind, FolderElsewhere { path, shown }))
        });
        below.collect()
    }
}

fn kind_of(folder: &Path) -> Option<FolderKind> {
    let kind = KINDS.iter().find(|(file, _)| folder.join(file).is_file());
    kind.map(|(_, kind)| *kind)
}

impl Project {
    /// The same project, with the templates in some folders. What is in the way is reported.
    /// A library of the project's own stays the one that templates use.
    #[must_use]
    pub fn with_templates(
        mut self,
        folders: &[TemplatesFolder],
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut elsewhere = BTreeMap::<String, FolderElsewhere>::new();
        for folder in folders {
            if !folder.path.is_dir() {
                let message = say!("there is no folder `{path}`", path = &folder.shown);
                let error = folder.error(message);
                diagnostics.push(error.hint("name a folder that holds templates"));
                continue;
            }
            let found = folder.found();
            if found.is_empty() {
                let message = say!("`{path}` holds no template", path = &folder.shown);
                let hint = "a template is a folder with a `template.yaml`";
                diagnostics.push(folder.error(message).hint(hint));
            }
            for (name, kind, lies) in found {
                let read_as = format!("{TEMPLATES}/{name}");
                let own = self.root.join(&read_as).is_dir().then(|| read_as.clone());
                let other = elsewhere.get(&read_as).map(|other| other.shown.clone());
                match (own.or(other), kind) {
                    (None, _) => drop(elsewhere.insert(read_as, lies)),
                    (Some(_), FolderKind::Library) => {}
                    (Some(other), FolderKind::Template) => {
                        let message = say!(
                            "two templates are called `{name}`: `{first}` and `{second}`",
                            name,
                            first = other,
                            second = &lies.shown
                        );
                        let hint = "rename the folder of one of them";
                        diagnostics.push(folder.error(message).hint(hint));
                    }
                }
            }
        }
        self.elsewhere = Arc::new(elsewhere);
        self
    }

    /// Where a template lies, or would lie.
    #[must_use]
    pub fn template_folder(&self, name: &str) -> PathBuf {
        let read_as = format!("{TEMPLATES}/{name}");
        let elsewhere = self.elsewhere.get(&read_as).map(|lies| lies.path.clone());
        elsewhere.unwrap_or_else(|| self.root.join(read_as))
    }

    /// A reader of the project's files, of templates that lie elsewhere, and of what serves
    /// where it has none.
    #[must_use]
    pub fn inputs(&self) -> Inputs {
        Inputs::new(&self.root)
            .with_elsewhere(Arc::clone(&self.elsewhere))
            .with_unsaved(Arc::clone(&self.unsaved))
            .with_spare(self.spare.clone())
    }

    /// All files below a folder of the project, as sorted paths from the root; those of
    /// templates that lie elsewhere, and those that serve where it has none, are among them as
    /// if they lay in it.
    ///
    /// # Errors
    ///
    /// If a folder cannot be listed.
    pub fn files_below(&self, folder: &str) -> Result<Vec<String>, ProjectError> {
        let within = |read_as: &str| {
            let below = read_as.strip_prefix(folder);
            below.is_some_and(|below| below.starts_with('/'))
        };
        let others = self.elsewhere.iter().filter(|(read_as, _)| within(read_as));
        let mut others = others.peekable();
        let spare = self.spare.names().filter(|name| within(name));
        let mut spare = spare.map(str::to_owned).peekable();
        // Who has all templates elsewhere need not have a folder for them.
        let is_needed = others.peek().is_none() && spare.peek().is_none();
        let is_there = is_needed || self.root.join(folder).is_dir();
        let mut files = match is_there {
            true => files_below(&self.root, folder)?,
            false => Vec::new(),
        };
        for (read_as, lies) in others {
            let below = files_below(&lies.path, "")?;
            files.extend(below.into_iter().map(|file| format!("{read_as}/{file}")));
        }
        files.extend(spare);
        files.sort();
        Ok(files)
    }
}
