//! `template.yaml` and `library.yaml`: what a kind of document is, and what several have in
//! common.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostic::{Diagnostics, Placed, Severity, Source};
use crate::format::{ChoiceWords as _, Fields};
use crate::manuscript::BlockKind;
use crate::words::Language;
use crate::yaml::{self, Node};

use super::keys::{self, Omission};
use super::options::TemplateOption;

/// The file that says what a template is.
pub(super) const TEMPLATE: &str = "template.yaml";
/// The file that says what a library is.
pub(super) const LIBRARY: &str = "library.yaml";

/// What one of them says.
#[derive(Debug)]
pub(super) struct TemplateManifest {
    /// What a template is called.
    pub(super) name: Option<Placed<String>>,
    /// For whom and what it is, if it says.
    pub(super) description: Option<String>,
    /// The version it states.
    pub(super) version: String,
    /// The languages it is made for; all, if it does not say.
    pub(super) languages: Option<Vec<Language>>,
    /// The blocks it can show; all, if it does not say.
    pub(super) blocks: Option<Vec<BlockKind>>,
    /// What a report can choose.
    pub(super) options: Vec<TemplateOption>,
    /// Whether drafts use it where nobody asks for another.
    pub(super) drafts: bool,
    /// The library whose files and values the template has besides its own.
    pub(super) uses: Option<Placed<String>>,
    /// What its documents need not have.
    pub(super) does_without: BTreeSet<Omission>,
    /// The font files that text is set in, by name without ending, if it says.
    pub(super) faces: Option<Vec<Placed<String>>>,
    /// The named values, if it has any.
    pub(super) tokens: Option<Node>,
}

impl TemplateManifest {
    /// Reads `template.yaml`. What a library has the template may leave out.
    pub(super) fn of_template(
        source: &Arc<Source>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let node = yaml::parse(source, diagnostics)?;
        let before = diagnostics.count(Severity::Error);
        let mut fields = Fields::<keys::Template>::new(&node, diagnostics)?;
        let name = fields.read(keys::Template::NAME, diagnostics);
        let version = fields.read(keys::Template::VERSION, diagnostics);
        let description = fields.read(keys::Template::DESCRIPTION, diagnostics);
        let languages = fields.read(keys::Template::LANGUAGES, diagnostics);
        let blocks = fields.read(keys::Template::BLOCKS, diagnostics);
        let options = fields.read(keys::Template::OPTIONS, diagnostics);
        let options = options.unwrap_or_default().iter();
        let options = options
            .filter_map(|(name, node)| TemplateOption::read(name, node, diagnostics))
            .collect();
        let drafts = fields.read(keys::Template::DRAFTS, diagnostics);
        let uses = fields.read(keys::Template::USES, diagnostics);
        let without = fields.optional(keys::Template::DOES_WITHOUT);
        let without = without.map_or(&[][..], Node::items).iter();
        let does_without = without
            .filter_map(|word| word.choice(Omission::WORDS, diagnostics))
            .collect();
        let (faces, tokens) = match uses {
            Some(_) => (
                Some(fields.optional(keys::Template::FACES)),
                Some(fields.optional(keys::Template::TOKENS)),
            ),
            None => (
                fields.required(keys::Template::FACES, diagnostics).map(Some),
                fields.required(keys::Template::TOKENS, diagnostics).map(Some),
            ),
        };
        let faces = faces.map(|node| node.map(|node| node.texts(diagnostics)));
        fields.finish(diagnostics);
        // What it offers would seem to be missing where it is only wrong.
        if diagnostics.count(Severity::Error) > before {
            return None;
        }
        Some(Self {
            name,
            description: description.map(|text| text.value),
            version: version?.value,
            languages: languages.map(|all| all.into_iter().map(|it| it.value).collect()),
            blocks: blocks.map(|all| all.into_iter().map(|it| it.value).collect()),
            options,
            drafts: drafts.unwrap_or(false),
            uses,
            does_without,
            faces: faces?,
            tokens: tokens?.cloned(),
        })
    }

    /// Reads `library.yaml`.
    pub(super) fn of_library(
        source: &Arc<Source>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let node = yaml::parse(source, diagnostics)?;
        let mut fields = Fields::<keys::Library>::new(&node, diagnostics)?;
        let version = fields.read(keys::Library::VERSION, diagnostics);
        let description = fields.read(keys::Library::DESCRIPTION, diagnostics);
        let faces = fields.read(keys::Library::FACES, diagnostics);
        let tokens = fields.node(keys::Library::TOKENS, diagnostics);
        fields.finish(diagnostics);
        Some(Self {
            name: None,
            description: description.map(|text| text.value),
            version: version?.value,
            languages: None,
            blocks: None,
            options: Vec::new(),
            drafts: false,
            uses: None,
            does_without: BTreeSet::new(),
            faces: Some(faces?),
            tokens: Some(tokens?.clone()),
        })
    }
}
