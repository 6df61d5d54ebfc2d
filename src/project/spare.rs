//! What the program carries for projects that have no templates and typefaces of their own.

use std::path::Path;

use crate::carried::{self, CarriedFile, Spare};

use super::{FONTS, Project, TEMPLATES};

impl Project {
    /// The same project, with the templates and typefaces that the program carries where it
    /// has none of its own. A folder of templates is a template as a whole: files of another
    /// version are never put into it. Templates that lie elsewhere come before these, so
    /// they have to be known already.
    #[must_use]
    pub fn with_carried(mut self) -> Self {
        let is_spare = |file: &CarriedFile| {
            own_before(file.name()).is_some_and(|own| !self.has(own))
        };
        // A program under development that has lost its repository carries nothing.
        let files = carried::files().unwrap_or_default();
        self.spare = Spare::of(files.into_iter().filter(is_spare));
        self
    }

    /// The same project, where its files of these names did not lie in it when its report was
    /// made first, but were carried by the program.
    #[must_use]
    pub fn with_carried_then(self, names: &[String]) -> Self {
        Self { spare: Spare::of_then(names), ..self }
    }

    /// Whether something lies at a path in the project, or is read as if it did.
    fn has(&self, path: &str) -> bool {
        let is_here = self.root.join(path).symlink_metadata().is_ok();
        is_here || self.elsewhere.contains_key(path)
    }
}

/// What stands before a file that is carried, if the project has it: the file itself, or the
/// template that it is part of. Nothing, if the file never serves in a project.
fn own_before(name: &str) -> Option<&str> {
    let inner = |folder| Path::new(name).strip_prefix(folder).ok();
    if inner(FONTS).is_some() {
        return Some(name);
    }
    let folder = inner(TEMPLATES)?.components().next()?.as_os_str().len();
    Some(&name[..TEMPLATES.len() + 1 + folder])
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests lay out folders")]
mod tests {
    use super::*;

    fn project(files: &[&str]) -> (tempfile::TempDir, Project) {
        let place = tempfile::tempdir().expect("a folder");
        for file in ["book/a/report.yaml"].iter().chain(files) {
            let path = place.path().join(file);
            std::fs::create_dir_all(path.parent().expect("above")).expect("a folder");
            std::fs::write(path, "own").expect("written");
        }
        let project = Project::find(place.path()).expect("a project");
        (place, project.with_carried())
    }

    const FONT: &str = "fonts/SourceSans3-Regular.otf";
    const LIBRARY: &str = "report-templates/library/library.yaml";

    /// The first of the templates that are carried: its folder.
    fn template() -> String {
        let files = carried::files().expect("what is carried");
        let mut names =
            files.iter().filter_map(|file| file.name().strip_suffix("/template.yaml"));
        names.next().expect("a template").to_owned()
    }

    #[test]
    fn a_project_of_texts_and_data_has_everything_that_is_carried() {
        let (_place, project) = project(&[]);
        let manifest = format!("{}/template.yaml", template());
        for (folder, file) in
            [(FONTS, FONT), (TEMPLATES, &manifest), (TEMPLATES, LIBRARY)]
        {
            let listed = project.files_below(folder).expect("a list");
            assert!(listed.contains(&file.to_owned()), "{file}");
            let mut inputs = project.inputs();
            let read = inputs.read(file).expect("a file");
            assert_ne!(read, b"own");
            assert_eq!(inputs.spare_read(), [file]);
            assert_eq!(inputs.contents().expect("read again")[file], read);
        }
        assert!(project.inputs().read("data/rapport-2017/README.md").is_err());
    }

    #[test]
    fn what_a_project_has_stands_before_what_is_carried() {
        let template = template();
        let own = format!("{template}/only.typ");
        let (_place, project) = project(&[FONT, &own]);
        let mut inputs = project.inputs();
        assert_eq!(inputs.read(FONT).expect("a file"), b"own");
        // A template is whole: nothing of the one that is carried is put into it.
        assert!(inputs.read(&format!("{template}/template.yaml")).is_err());
        let listed = project.files_below(TEMPLATES).expect("a list");
        let of_it = listed.iter().filter(|file| file.starts_with(&template));
        assert_eq!(of_it.collect::<Vec<_>>(), [&own]);
        assert!(inputs.read(LIBRARY).is_ok());
        assert_eq!(inputs.spare_read(), [LIBRARY]);
    }
}
