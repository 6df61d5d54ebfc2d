//! Templates: a folder of `report-templates/` with a `template.yaml`.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use tera::{Context, ErrorKind, Tera};

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Placed, Source};
use crate::file::Inputs;
use crate::format::Fields;
use crate::project::{Project, TEMPLATES};
use crate::watch::{Work, WorkKind};
use crate::yaml::{self, Content, Node, Scalar};

use super::prose::first_loop;
use super::{escape, keys};
use super::{tera_report, tera_words};

/// The files every template has.
const REQUIRED: [&str; 13] = [
    "report.typ",
    "page.html",
    "charts.html",
    "style.css",
    "blocks/section.typ",
    "blocks/text.typ",
    "blocks/chart.typ",
    "blocks/table.typ",
    "blocks/quote.typ",
    "blocks/terms.typ",
    "blocks/figure.typ",
    "blocks/references.typ",
    "blocks/pagebreak.typ",
];

/// The file that says what a template is.
const MANIFEST: &str = "template.yaml";

/// A kind of document: its layout in Typst and HTML, and its tokens.
pub struct Template {
    /// The folder's name.
    pub name: String,
    /// The version it states.
    pub version: String,
    /// The font files it sets text in, by name without ending.
    pub faces: Vec<Placed<String>>,
    /// Colours, fonts and sizes.
    pub tokens: Tokens,
    /// The style sheet of the HTML page.
    pub style: String,
    /// Files that go beside the output as they are: Typst libraries, a logo.
    pub libraries: BTreeMap<String, Vec<u8>>,
    /// Its text files as they are written, by their path in its folder.
    texts: Texts,
    tera: Tera,
}

/// Named values of a template, in its own order.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum Tokens {
    /// A word or colour.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A number with decimals.
    Decimal(f64),
    /// Yes or no.
    Boolean(bool),
    /// Several values.
    List(Vec<Self>),
    /// Named values.
    Map(BTreeMap<String, Self>),
}

impl Tokens {
    fn read(node: &Node) -> Self {
        match &node.content {
            Content::Null => Self::Text(String::new()),
            Content::Scalar(Scalar::Integer(value), _) => Self::Integer(*value),
            Content::Scalar(Scalar::Decimal(value), _) => Self::Decimal(*value),
            Content::Scalar(Scalar::Boolean(value), _) => Self::Boolean(*value),
            Content::Scalar(Scalar::Text, text) => Self::Text(text.clone()),
            Content::List(items) => Self::List(items.iter().map(Self::read).collect()),
            Content::Map(entries) => {
                let entries = entries.iter();
                Self::Map(
                    entries
                        .map(|(key, node)| (key.value.clone(), Self::read(node)))
                        .collect(),
                )
            }
        }
    }

    /// The value under a path of names.
    #[must_use]
    pub fn get(&self, path: &[&str]) -> Option<&Self> {
        match (path, self) {
            ([], value) => Some(value),
            ([first, rest @ ..], Self::Map(entries)) => entries.get(*first)?.get(rest),
            _ => None,
        }
    }

    /// The text under a path of names.
    #[must_use]
    pub fn text(&self, path: &[&str]) -> Option<&str> {
        match self.get(path)? {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The texts under a path of names.
    #[must_use]
    pub fn texts(&self, path: &[&str]) -> Vec<&str> {
        let Some(Self::List(items)) = self.get(path) else { return Vec::new() };
        items
            .iter()
            .filter_map(|item| match item {
                Self::Text(text) => Some(text.as_str()),
                _ => None,
            })
            .collect()
    }
}

impl Template {
    /// Reads the template an author names.
    pub fn read(
        name: &Placed<String>,
        project: &Project,
        inputs: &mut Inputs,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let files = match project.files_below(TEMPLATES) {
            Ok(files) => files,
            Err(error) => {
                diagnostics.push(Diagnostic::error(error.to_string()).at(&name.place));
                return None;
            }
        };
        if name.value.is_empty() {
            // The missing key has been reported.
            return None;
        }
        let folder = format!("{TEMPLATES}/{}/", name.value);
        let manifest = format!("{folder}{MANIFEST}");
        if !files.contains(&manifest) {
            let known = files.iter().filter_map(|file| {
                let rest = file.strip_prefix(TEMPLATES)?.strip_prefix('/')?;
                rest.strip_suffix("/template.yaml")
            });
            let error =
                Diagnostic::error(format!("there is no template `{}`", name.value));
            diagnostics.push(error.at(&name.place).suggest(&name.value, known));
            return None;
        }
        let texts = read_texts(&files, &folder, name, inputs, diagnostics)?;
        let (version, faces, tokens) = read_manifest(texts.get(MANIFEST)?, diagnostics)?;
        for required in REQUIRED {
            if !texts.contains_key(required) {
                let message = format!("the template `{}` lacks `{required}`", name.value);
                diagnostics.push(Diagnostic::error(message).at(&name.place));
                return None;
            }
        }
        let mut tera = Tera::default();
        tera.autoescape_on([".typ", ".html"]);
        tera.set_escape_fn(escape::string_literal);
        // Typst files outside `blocks/` other than the document itself are libraries.
        let is_library = |file: &str| {
            file.ends_with(".typ") && file != "report.typ" && !file.starts_with("blocks/")
        };
        let typst = texts.iter().filter(|(file, _)| {
            (file.ends_with(".typ") || file.ends_with(".html")) && !is_library(file)
        });
        let typst = typst.map(|(file, source)| (file.as_str(), source.text.as_str()));
        if let Err(error) = tera.add_raw_templates(typst.collect::<Vec<_>>()) {
            diagnostics.push(template_error(&error, &texts, name));
            return None;
        }
        let libraries = texts
            .iter()
            .filter(|(file, _)| is_library(file))
            .map(|(file, source)| (file.clone(), source.text.clone().into_bytes()));
        let mut libraries = libraries.collect::<BTreeMap<_, _>>();
        libraries.extend(read_assets(&files, &folder, name, inputs, diagnostics)?);
        let style = texts.get("style.css")?.text.clone();
        let name = name.value.clone();
        Some(Self { name, version, faces, tokens, style, libraries, texts, tera })
    }

    /// Where a token stands in `template.yaml`, as far as its path can be followed there.
    pub(super) fn token_place(&self, path: &[String]) -> Place {
        let source = &self.texts[MANIFEST];
        let text = source.text.as_str();
        let (mut start, mut end) = (0, 0);
        for name in std::iter::once("tokens").chain(path.iter().map(String::as_str)) {
            let Some(at) = text[end..].find(&format!("{name}:")) else { break };
            start = end + at;
            end = start + name.len();
        }
        Place::new(source, start, end)
    }

    /// Running one of the template's files as a piece of work, for what stands at a place:
    /// the line to look at is the first loop in the file, if it has one.
    pub(super) fn work(&self, file: &str, place: &Place) -> Work {
        let in_file = self.texts.get(file).and_then(|source| {
            let at = first_loop(&source.text)?;
            let end = source.text[at..].find('}').map_or(at, |end| at + end + 1);
            Some(Place::new(source, at, end))
        });
        let place = in_file.unwrap_or_else(|| place.clone());
        Work { kind: WorkKind::Template { name: self.name.clone() }, place }
    }

    /// Runs one of the template's Typst files, for what stands at a place.
    pub(super) fn render(
        &self,
        file: &str,
        context: &Context,
        place: &Place,
    ) -> Result<String, Diagnostic> {
        self.tera.render(file, context).map_err(|error| self.mistake(&error, place))
    }

    /// Runs one of the template's HTML pages, where data is escaped as HTML.
    pub(super) fn render_page(
        &self,
        file: &str,
        context: &Context,
        place: &Place,
    ) -> Result<String, Diagnostic> {
        let mut tera = self.tera.clone();
        tera.reset_escape_fn();
        tera.render(file, context).map_err(|error| self.mistake(&error, place))
    }

    /// A mistake in one of the template's files, told there if the line is known.
    fn mistake(&self, error: &tera::Error, place: &Place) -> Diagnostic {
        let name = Placed::new(self.name.clone(), place.clone());
        template_error(error, &self.texts, &name)
    }

    /// The text files that Typst reads as they are, by their path beside the output.
    pub(super) fn typst_texts(&self) -> BTreeMap<String, Arc<Source>> {
        let texts = self.texts.iter();
        let read = texts.filter(|(file, _)| self.libraries.contains_key(*file));
        read.map(|(file, source)| (file.clone(), Arc::clone(source))).collect()
    }
}

type Texts = BTreeMap<String, Arc<Source>>;

fn read_texts(
    files: &[String],
    folder: &str,
    name: &Placed<String>,
    inputs: &mut Inputs,
    diagnostics: &mut Diagnostics,
) -> Option<Texts> {
    let mut texts = Texts::new();
    for file in files {
        let Some(inner) = file.strip_prefix(folder) else { continue };
        if !is_text(inner) {
            continue;
        }
        match inputs.read_text(file) {
            Ok(source) => {
                texts.insert(inner.to_owned(), source);
            }
            Err(error) => {
                diagnostics.push(error.at(name));
                return None;
            }
        }
    }
    Some(texts)
}

fn is_text(file: &str) -> bool {
    [".typ", ".html", ".css", ".yaml"].iter().any(|kind| file.ends_with(kind))
}

/// Pictures and other files that the template's Typst reads.
fn read_assets(
    files: &[String],
    folder: &str,
    name: &Placed<String>,
    inputs: &mut Inputs,
    diagnostics: &mut Diagnostics,
) -> Option<BTreeMap<String, Vec<u8>>> {
    let mut assets = BTreeMap::new();
    for file in files {
        let Some(inner) = file.strip_prefix(folder).filter(|inner| !is_text(inner))
        else {
            continue;
        };
        match inputs.read(file) {
            Ok(bytes) => {
                assets.insert(inner.to_owned(), bytes);
            }
            Err(error) => {
                diagnostics.push(error.at(name));
                return None;
            }
        }
    }
    Some(assets)
}

fn read_manifest(
    source: &Arc<Source>,
    diagnostics: &mut Diagnostics,
) -> Option<(String, Vec<Placed<String>>, Tokens)> {
    let node = yaml::parse(source, diagnostics)?;
    let mut fields = Fields::<keys::Manifest>::new(&node, diagnostics)?;
    let _ = fields.read(keys::Manifest::NAME, diagnostics);
    let version = fields.read(keys::Manifest::VERSION, diagnostics);
    let _ = fields.read(keys::Manifest::DESCRIPTION, diagnostics);
    let faces = fields.read(keys::Manifest::FACES, diagnostics).unwrap_or_default();
    let tokens = fields.node(keys::Manifest::TOKENS, diagnostics).map(Tokens::read);
    fields.finish(diagnostics);
    Some((version?.value, faces, tokens?))
}

/// Message and place of an error that Tera gives as a finished report only.
fn reported(report: &str, texts: &Texts) -> (String, Option<Place>) {
    let (message, found) = tera_report(report);
    let place = found.and_then(|(file, line, column, length)| {
        texts.get(file).map(|source| Place::at(source, line, column, length))
    });
    (message.to_owned(), place)
}

/// A mistake in a template file, reported there: templates are written by people too.
fn template_error(
    error: &tera::Error,
    texts: &Texts,
    name: &Placed<String>,
) -> Diagnostic {
    let (message, place) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let place = texts.get(report.filename()).map(|source| {
                Place::new(source, report.span().range.start, report.span().range.end)
            });
            (report.message().to_owned(), place)
        }
        other => reported(&other.to_string(), texts),
    };
    let place = place.unwrap_or_else(|| name.place.clone());
    let message = tera_words(&message);
    Diagnostic::error(format!("mistake in the template `{}`: {message}", name.value))
        .at(&place)
}
