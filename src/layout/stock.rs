//! The templates of a project: what each of them is for, and one that is begun as a copy of
//! another.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::file::Inputs;
use crate::project::{Project, TEMPLATES};
use crate::words::Language;

use super::manifest::{self, TemplateManifest};
use super::options::TemplateOption;

/// What a template says of itself.
#[derive(Clone, Debug)]
pub struct TemplateAbout {
    /// The folder's name, by which reports ask for it.
    pub name: String,
    /// The version it states.
    pub version: String,
    /// For whom and what it is, if it says.
    pub description: Option<String>,
    /// The languages it is made for; all, if it does not say.
    pub languages: Option<Vec<Language>>,
    /// What a report can choose.
    pub options: Vec<TemplateOption>,
    /// Whether drafts use it where nobody asks for another.
    pub drafts: bool,
}

/// What each template of a project says of itself, by their names. One that cannot be read
/// is reported and left out.
pub fn templates(
    project: &Project,
    inputs: &mut Inputs,
    diagnostics: &mut Diagnostics,
) -> Vec<TemplateAbout> {
    let files = match project.files_below(TEMPLATES) {
        Ok(files) => files,
        Err(error) => {
            diagnostics.push(Diagnostic::error(error.said()));
            return Vec::new();
        }
    };
    let mut found = Vec::new();
    for file in files {
        let below = file.strip_prefix(TEMPLATES).and_then(|file| file.strip_prefix('/'));
        let Some((name, manifest::TEMPLATE)) = below.and_then(|it| it.split_once('/'))
        else {
            continue;
        };
        let source = match inputs.read_text(&file) {
            Ok(source) => source,
            Err(error) => {
                diagnostics.push(error.diagnostic());
                continue;
            }
        };
        let about = TemplateManifest::of_template(&source, diagnostics);
        found.extend(about.map(|about| TemplateAbout {
            name: name.to_owned(),
            version: about.version,
            description: about.description,
            languages: about.languages,
            options: about.options,
            drafts: about.drafts,
        }));
    }
    found
}

/// The files of a template that is begun as a copy of another, by their path in its folder:
/// all are the same but for the name that it states.
pub fn begun(
    name: &str,
    from: &str,
    project: &Project,
    inputs: &mut Inputs,
    diagnostics: &mut Diagnostics,
) -> Option<BTreeMap<String, Vec<u8>>> {
    let folder = format!("{TEMPLATES}/{from}/");
    let listed = project.files_below(TEMPLATES);
    let listed = listed.map_err(|error| Diagnostic::error(error.said()));
    let listed = listed.map_err(|error| diagnostics.push(error)).ok()?;
    let mut files = BTreeMap::new();
    for file in listed {
        let inner = file.strip_prefix(&folder).filter(|inner| *inner != super::PREVIEW);
        let Some(inner) = inner else { continue };
        let read = inputs.read(&file).map_err(|error| error.diagnostic());
        let bytes = read.map_err(|error| diagnostics.push(error)).ok()?;
        files.insert(inner.to_owned(), bytes);
    }
    let source = inputs.read_text(&format!("{folder}{}", manifest::TEMPLATE));
    let source = source.map_err(|error| diagnostics.push(error.diagnostic())).ok()?;
    let about = TemplateManifest::of_template(&source, diagnostics)?;
    let stated = about.name?.place;
    // In the text as it was read, which may have been put together.
    let text = &stated.source().text;
    let text = [&text[..stated.start()], name, &text[stated.end()..]].concat();
    files.insert(manifest::TEMPLATE.to_owned(), text.into_bytes());
    Some(files)
}
