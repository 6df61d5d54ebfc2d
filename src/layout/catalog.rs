//! Templates: a folder of `report-templates/` with a `template.yaml`, and the library that
//! it uses, if it does.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use tera::{Context, ErrorKind, Tera};

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Placed, Source};
use crate::document::{first_loop, tera_report, tera_words};
use crate::file::Inputs;
use crate::manuscript::BlockKind;
use crate::markup::{html_template, typst_string};
use crate::project::{FONTS, Project, TEMPLATES};
use crate::say;
use crate::watch::{Work, WorkKind};
use crate::words::Language;
use crate::yaml::Node;

use super::folder::{Folder, Texts};
use super::keys::Omission;
use super::manifest::{self, TemplateManifest};
use super::options::TemplateOption;
use super::palette;
use super::profile::Profile;
use super::tokens::{self, Tokens};

/// The files every template has, of its own or of the library.
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

/// The document.
pub(super) const MAIN: &str = "report.typ";
/// A chapter, where each is a file of its own.
pub(super) const CHAPTER: &str = "chapter.typ";
/// What the files of the document have in common, made of the tokens.
pub(super) const LOOK: &str = "look.typ";
/// The style sheet of the web page.
pub(super) const STYLE: &str = "style.css";

/// A kind of document: its layout in Typst and HTML, and its tokens.
#[derive(Clone)]
pub struct Template {
    /// The folder's name.
    pub name: String,
    /// The version it states.
    pub version: String,
    /// Name and version of the library it uses.
    pub uses: Option<(String, String)>,
    /// The languages it is made for; all, if it does not say.
    pub(super) languages: Option<Vec<Language>>,
    /// The blocks it can show; all, if it does not say.
    pub(super) blocks: Option<Vec<BlockKind>>,
    /// What a report can choose.
    pub(super) options: Vec<TemplateOption>,
    /// What its documents need not have.
    does_without: BTreeSet<Omission>,
    /// The font files it sets text in, by name without ending.
    pub faces: Vec<Placed<String>>,
    /// Colours, fonts and sizes.
    pub tokens: Tokens,
    /// The look of the unit whose report it is, if there is one.
    pub profile: Option<Arc<Profile>>,
    /// Files that go beside the output as they are: Typst modules, a logo.
    pub beside: BTreeMap<String, Vec<u8>>,
    /// Its text files as they are written, by their path in its folder or the library's.
    texts: Texts,
    /// The tokens as they are written: its own, then the library's.
    written: Vec<Node>,
    tera: Tera,
    /// The same for HTML pages, where data is escaped otherwise.
    tera_of_pages: Tera,
}

/// Whether a text file is run through Tera; other Typst files are modules, read as they are.
fn is_run(file: &str) -> bool {
    let is_document = [MAIN, CHAPTER, LOOK].contains(&file);
    let is_piece = ["blocks/", "parts/"].iter().any(|folder| file.starts_with(folder));
    match file.rsplit_once('.') {
        Some((_, "typ")) => is_document || is_piece,
        Some((_, "html" | "css" | "js")) => true,
        _ => false,
    }
}

/// A folder of `report-templates` that somebody names, and what makes it what it is.
struct Named<'n> {
    name: &'n Placed<String>,
    /// What it should be, in a word.
    kind: &'static str,
    /// The file that every such folder has.
    manifest: &'static str,
}

impl Named<'_> {
    /// All files of the folder and the one that makes it what it is, or that there is none.
    fn read(
        &self,
        files: &[String],
        inputs: &mut Inputs,
        diagnostics: &mut Diagnostics,
    ) -> Option<(Folder, Arc<Source>)> {
        let Self { name, kind, manifest } = self;
        let folder = format!("{TEMPLATES}/{}/", name.value);
        if !files.contains(&format!("{folder}{manifest}")) {
            let known = files.iter().filter_map(|file| {
                let rest = file.strip_prefix(TEMPLATES)?.strip_prefix('/')?;
                rest.strip_suffix(manifest)?.strip_suffix('/')
            });
            let error = Diagnostic::error(say!(
                "there is no {kind} `{name}`",
                kind,
                name = &name.value
            ));
            diagnostics.push(error.at(&name.place).suggest(&name.value, known));
            return None;
        }
        let mut folder = Folder::read(files, &folder, name, inputs, diagnostics)?;
        let manifest = folder.texts.remove(*manifest)?;
        Some((folder, manifest))
    }
}

impl Template {
    /// Reads the template an author names, and the library that it uses. A file of the
    /// template stands in place of the library's of the same name.
    pub fn read(
        name: &Placed<String>,
        project: &Project,
        inputs: &mut Inputs,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let files = match project.files_below(TEMPLATES) {
            Ok(files) => files,
            Err(error) => {
                diagnostics.push(Diagnostic::error(error.said()).at(&name.place));
                return None;
            }
        };
        if name.value.is_empty() {
            // The missing key has been reported.
            return None;
        }
        let named = Named { name, kind: "template", manifest: manifest::TEMPLATE };
        let (mut folder, source) = named.read(&files, inputs, diagnostics)?;
        let own = TemplateManifest::of_template(&source, diagnostics)?;
        let mut written = Vec::from_iter(own.tokens);
        let (mut faces, mut uses) = (own.faces, None);
        if let Some(library) = &own.uses {
            let named =
                Named { name: library, kind: "library", manifest: manifest::LIBRARY };
            let (others, source) = named.read(&files, inputs, diagnostics)?;
            folder = folder.over(others);
            let shared = TemplateManifest::of_library(&source, diagnostics)?;
            uses = Some((library.value.clone(), shared.version));
            faces = faces.or(shared.faces);
            written.extend(shared.tokens);
        }
        for required in REQUIRED {
            if !folder.texts.contains_key(required) {
                let message = say!(
                    "the template `{name}` lacks `{required}`",
                    name = &name.value,
                    required
                );
                diagnostics.push(Diagnostic::error(message).at(&name.place));
                return None;
            }
        }
        let Folder { texts, assets: mut beside } = folder;
        let tera = engine(&texts).map_err(|error| template_error(&error, &texts, name));
        let tera = tera.map_err(|error| diagnostics.push(error)).ok()?;
        let mut tera_of_pages = tera.clone();
        tera_of_pages.set_escape_fn(html_template);
        let is_module = |file: &str| file.ends_with(".typ") && !is_run(file);
        let modules = texts.iter().filter(|(file, _)| is_module(file));
        beside.extend(modules.map(|(file, it)| (file.clone(), it.text.clone().into())));
        let tokens = written.iter().map(Tokens::read).reduce(Tokens::over)?;
        let tokens = palette::completed(tokens);
        Some(Self {
            name: name.value.clone(),
            version: own.version,
            uses,
            languages: own.languages,
            blocks: own.blocks,
            options: own.options,
            does_without: own.does_without,
            faces: faces.unwrap_or_default(),
            tokens,
            profile: None,
            beside,
            texts,
            written,
            tera,
            tera_of_pages,
        })
    }

    /// The tokens as they are written, without those that follow from others.
    pub(super) fn written_tokens(&self) -> Tokens {
        let written = self.written.iter().map(Tokens::read).reduce(Tokens::over);
        written.unwrap_or_else(|| Tokens::Map(BTreeMap::new()))
    }

    /// The font files in its folder `fonts`, by their path in it.
    #[must_use]
    pub fn fonts(&self) -> Vec<(&str, &[u8])> {
        let files = self.beside.iter();
        let files = files.map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
        files.filter(|(name, _)| name.starts_with(&format!("{FONTS}/"))).collect()
    }

    /// Whether its documents need not have something.
    #[must_use]
    pub fn does_without(&self, what: Omission) -> bool {
        self.does_without.contains(&what)
    }

    /// Whether it has a file.
    pub(super) fn has(&self, file: &str) -> bool {
        self.texts.contains_key(file)
    }

    /// Where a token is named, or what it should stand in.
    pub(super) fn token_place(&self, path: &[String]) -> Option<Place> {
        let places = self.written.iter().map(|node| tokens::place_of(node, path));
        // The first of those that lead equally far: the template's own.
        let found = places.rev().max_by_key(|(depth, _)| *depth)?;
        Some(found.1.clone())
    }

    /// Running one of the template's files as a piece of work, for what stands at a place:
    /// the line to look at is the first loop in the file, if it has one.
    pub(super) fn work(&self, file: &str, place: &Place) -> Work {
        let place = self.loop_in(file).unwrap_or_else(|| place.clone());
        Work { kind: WorkKind::Template { name: self.name.clone() }, place }
    }

    /// The first loop in a file or, if it has none, in the pieces that it includes.
    fn loop_in(&self, file: &str) -> Option<Place> {
        let source = self.texts.get(file)?;
        let text = source.text.as_str();
        if let Some(at) = first_loop(text) {
            let end = text[at..].find('}').map_or(at, |end| at + end + 1);
            return Some(Place::new(source, at, end));
        }
        // Tera has refused files that include each other.
        let pieces = text.split("include \"").skip(1);
        let mut pieces = pieces.filter_map(|piece| piece.split('"').next());
        pieces.find_map(|piece| self.loop_in(piece))
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
        let rendered = self.tera_of_pages.render(file, context);
        rendered.map_err(|error| self.mistake(&error, place))
    }

    /// A mistake in one of the template's files, told there if the line is known.
    fn mistake(&self, error: &tera::Error, place: &Place) -> Diagnostic {
        let name = Placed::new(self.name.clone(), place.clone());
        template_error(error, &self.texts, &name)
    }

    /// The modules that Typst reads as they are, by their path beside the output.
    pub(super) fn modules(&self) -> Texts {
        let texts = self.texts.iter();
        let read = texts.filter(|(file, _)| self.beside.contains_key(*file));
        read.map(|(file, source)| (file.clone(), Arc::clone(source))).collect()
    }
}

/// All files that are run through Tera, with the escaping that each kind needs.
fn engine(texts: &Texts) -> Result<Tera, tera::Error> {
    let mut tera = Tera::default();
    tera.autoescape_on([".typ", ".html"]);
    tera.set_escape_fn(typst_string);
    let run = texts.iter().filter(|(file, _)| is_run(file));
    let run = run.map(|(file, source)| (file.as_str(), source.text.as_str()));
    tera.add_raw_templates(run.collect::<Vec<_>>())?;
    Ok(tera)
}

/// Message and place of an error that Tera gives as a finished report only.
fn reported(report: &str, texts: &Texts) -> (String, Option<Place>) {
    let (message, found) = tera_report(report);
    let place = found.and_then(|found| {
        let source = texts.get(found.file)?;
        Some(Place::at(source, found.line, found.column, found.length))
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
    Diagnostic::error(say!(
        "mistake in the template `{name}`: {message}",
        name = &name.value,
        message
    ))
    .at(&place)
}
