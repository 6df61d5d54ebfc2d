//! `template.yaml` and `library.yaml`: what a kind of document is, and what several have in
//! common.

use std::sync::Arc;

use crate::diagnostic::{Diagnostics, Placed, Source};
use crate::yaml::{self, Fields, Node};

/// The file that says what a template is.
pub(super) const TEMPLATE: &str = "template.yaml";
/// The file that says what a library is.
pub(super) const LIBRARY: &str = "library.yaml";

/// What one of them says.
#[derive(Debug)]
pub(super) struct Manifest {
    /// The version it states.
    pub(super) version: String,
    /// The library whose files and values the template has besides its own.
    pub(super) uses: Option<Placed<String>>,
    /// The font files that text is set in, by name without ending, if it says.
    pub(super) faces: Option<Vec<Placed<String>>>,
    /// The named values, if it has any.
    pub(super) tokens: Option<Node>,
}

impl Manifest {
    /// Reads `template.yaml`. What a library has the template may leave out.
    pub(super) fn of_template(
        source: &Arc<Source>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let node = yaml::parse(source, diagnostics)?;
        let mut fields = Fields::new(&node, "a template", diagnostics)?;
        let _ = fields.required_text("name", diagnostics);
        let version = fields.required_text("version", diagnostics);
        let _ = fields.optional_text("description", diagnostics);
        let uses = fields.optional_text("uses", diagnostics);
        let mut value = |key| match uses {
            Some(_) => Some(fields.optional(key)),
            None => fields.required(key, diagnostics).map(Some),
        };
        let (faces, tokens) = (value("faces"), value("tokens"));
        let faces = faces.map(|node| node.map(|node| node.texts(diagnostics)));
        fields.finish(diagnostics);
        Some(Self {
            version: version?.value,
            uses,
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
        let mut fields = Fields::new(&node, "a library", diagnostics)?;
        let version = fields.required_text("version", diagnostics);
        let _ = fields.optional_text("description", diagnostics);
        let faces = fields.required("faces", diagnostics);
        let faces = faces.map(|node| node.texts(diagnostics));
        let tokens = fields.required("tokens", diagnostics);
        fields.finish(diagnostics);
        Some(Self {
            version: version?.value,
            uses: None,
            faces: Some(faces?),
            tokens: Some(tokens?.clone()),
        })
    }
}
