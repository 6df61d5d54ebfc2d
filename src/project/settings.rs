//! `baslinje.yaml`: what all reports of a project share. A project can do without.

use std::path::Path;

use crate::diagnostic::{Diagnostic, Diagnostics, Placed};
use crate::file::{Inputs, ReadError};
use crate::format::Fields;
use crate::say;
use crate::words::Language;
use crate::yaml;

use super::TemplatesFolder;
use super::keys::Project as Keys;

/// The file, in the project's folder.
pub const SETTINGS: &str = "baslinje.yaml";

/// What all reports of a project share.
#[derive(Clone, Debug, Default)]
pub struct ProjectSettings {
    /// The heading of the list of reports.
    pub title: Option<String>,
    /// Who publishes them.
    pub publisher: Option<String>,
    /// The language of the list, and of what the command line says.
    pub language: Option<Language>,
    /// Where the builds are published.
    pub site: Option<Site>,
    /// Folders with templates.
    pub templates: Vec<Placed<String>>,
}

/// Where the builds are published: the address of a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    address: String,
    host: String,
}

impl ProjectSettings {
    /// Reads them; what is wrong is reported. Without the file there are none.
    pub fn read(inputs: &mut Inputs, diagnostics: &mut Diagnostics) -> Self {
        let source = match inputs.read_text(SETTINGS) {
            Ok(source) => source,
            Err(ReadError::NotFound { .. }) => return Self::default(),
            Err(error) => {
                diagnostics.push(error.diagnostic());
                return Self::default();
            }
        };
        let Some(node) = yaml::parse(&source, diagnostics) else {
            return Self::default();
        };
        let Some(mut fields) = Fields::<Keys>::new(&node, diagnostics) else {
            return Self::default();
        };
        let [title, publisher] = [Keys::TITLE, Keys::PUBLISHER]
            .map(|key| fields.read(key, diagnostics).map(|text| text.value));
        let language = fields.read(Keys::LANGUAGE, diagnostics);
        let site = fields.read(Keys::SITE, diagnostics);
        let site = site.and_then(|site| Site::read(&site, diagnostics));
        let templates = fields.read(Keys::TEMPLATES, diagnostics).unwrap_or_default();
        fields.finish(diagnostics);
        Self { title, publisher, language, site, templates }
    }

    /// The language that the project in a folder is written in, if it says so. What else is
    /// wrong with its settings is told by whoever reads them.
    #[must_use]
    pub fn language_of(root: &Path) -> Option<Language> {
        Self::read(&mut Inputs::new(root), &mut Diagnostics::default()).language
    }

    /// The folders with templates of a project in a folder.
    #[must_use]
    pub fn templates_folders(&self, root: &Path) -> Vec<TemplatesFolder> {
        let folder = |named: &Placed<String>| TemplatesFolder {
            path: root.join(&named.value),
            shown: named.value.clone(),
            place: Some(named.place.clone()),
        };
        self.templates.iter().map(folder).collect()
    }
}

impl Site {
    fn read(written: &Placed<String>, diagnostics: &mut Diagnostics) -> Option<Self> {
        let site = Self::parse(&written.value);
        if site.is_none() {
            let message = say!(
                "`{written}` is not the address of a site",
                written = &written.value
            );
            let hint = "write the whole address of the folder, such as \
                        `https://fou.example.org/rapporter/`";
            diagnostics.push(Diagnostic::error(message).at(&written.place).hint(hint));
        }
        site
    }

    /// The address of a folder on the web; nothing if it is none.
    #[must_use]
    pub fn parse(address: &str) -> Option<Self> {
        let rest =
            ["https://", "http://"].iter().find_map(|it| address.strip_prefix(it))?;
        let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
        let (host, port) = authority.split_once(':').unwrap_or((authority, "80"));
        let is_label = |label: &str| {
            let allowed = |sign: char| sign.is_ascii_alphanumeric() || sign == '-';
            !label.is_empty() && label.chars().all(allowed)
        };
        let is_sign =
            |sign: char| sign.is_ascii_alphanumeric() || "-._~%/".contains(sign);
        let is_address = host.split('.').all(is_label)
            && !port.is_empty()
            && port.bytes().all(|digit| digit.is_ascii_digit())
            && path.chars().all(is_sign);
        let address = format!("{}/", address.trim_end_matches('/'));
        is_address.then(|| Self { address, host: host.to_lowercase() })
    }

    /// The address, which ends in `/`.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The name of the computer it is of.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_the_address_of_a_folder() {
        let address = |text| Site::parse(text).map(|site| (site.address, site.host));
        let site =
            |address: &str| Some((address.to_owned(), "fou.example.org".to_owned()));
        let root = "https://fou.example.org/";
        assert_eq!(address("https://fou.example.org"), site(root));
        assert_eq!(address("http://FoU.example.org:8080/a/b"), {
            site("http://FoU.example.org:8080/a/b/")
        });
        for wrong in [
            "fou.example.org",
            "ftp://fou.example.org/",
            "https://",
            "https://fou..org/",
            "https://fou.example.org:/",
            "https://fou.example.org/?a",
            "https://fou.example.org/a b",
            "https://me@fou.example.org/",
        ] {
            assert_eq!(address(wrong), None, "{wrong}");
        }
    }
}
