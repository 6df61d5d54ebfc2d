//! The texts of a report, as they are in the editor or else in their files, with all
//! names in them. A text that is as it was is not read again.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{Place, Source};
use crate::file::{Inputs, beside};
use crate::project::{Project, ReportFiles, SETTINGS, TEMPLATES};
use crate::reference::DescribedFile;
use crate::yaml::{self, Content, Node};

use super::codebook::{self, DescribedVariable};
use super::lines::{self, Legible};
use super::mention::{self, Mention, TextNames};
use super::works;

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenedKind {
    /// A file of which it is declared what may stand in it.
    Described(DescribedFile),
    /// A bibliography.
    Works,
}

/// A text, and what could be read of it.
#[derive(Debug)]
pub struct OpenedText {
    /// The text as it is.
    pub source: Arc<Source>,
    /// What it is.
    pub kind: OpenedKind,
    /// Whether its letters are written as they are read, each one character.
    pub(super) is_as_written: bool,
    pub(super) legible: Legible,
    pub(super) node: Option<Node>,
    pub(super) names: TextNames,
    /// Of a codebook: its variables.
    pub(super) variables: Vec<DescribedVariable>,
}

impl OpenedText {
    fn new(source: Arc<Source>, kind: OpenedKind) -> Self {
        let is_bibtex = kind == OpenedKind::Works && source.name.ends_with(".bib");
        if is_bibtex {
            let all = works::in_bibtex(&source);
            let names = TextNames { all, ..TextNames::default() };
            let (legible, variables) = (Legible::Whole, Vec::new());
            let (is_as_written, node) = (true, None);
            return Self { source, kind, is_as_written, legible, node, names, variables };
        }
        let read = lines::read(&source);
        let (mut names, mut variables) = (TextNames::default(), Vec::new());
        match (&read.node, kind) {
            (Some(node), OpenedKind::Works) => names.all = works::in_yaml(node),
            (Some(node), OpenedKind::Described(file)) => {
                names = mention::names_of(node, file, stem(&source.name));
                if file == DescribedFile::Codebook {
                    variables = codebook::variables(node);
                }
            }
            (None, _) => {}
        }
        let (legible, node, is_as_written) = (read.legible, read.node, true);
        Self { source, kind, is_as_written, legible, node, names, variables }
    }

    /// The path of its file from the project's folder.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.source.name
    }
}

/// A file's name without folder and ending.
fn stem(name: &str) -> &str {
    let file = name.rsplit('/').next().unwrap_or(name);
    file.rsplit_once('.').map_or(file, |(stem, _)| stem)
}

/// The texts of a report.
#[derive(Clone, Debug)]
pub struct OpenedReport {
    /// The report's name.
    pub name: String,
    /// `report.yaml`, chapters, codebooks and bibliography.
    pub(super) texts: Vec<Arc<OpenedText>>,
    /// The codebooks of the surveys, by name.
    pub(super) codebooks: BTreeMap<String, String>,
    /// The surveys of the views.
    views: BTreeMap<String, String>,
}

impl OpenedReport {
    /// The text of a file, if it is one of them.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&Arc<OpenedText>> {
        self.texts.iter().find(|text| text.name() == name)
    }

    /// The names of its files.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().map(|text| text.name())
    }

    /// All names in it.
    pub(super) fn names(&self) -> impl Iterator<Item = &Mention> {
        self.texts.iter().flat_map(|text| &text.names.all)
    }

    /// The codebooks that a view is asked by; all of them, where that is not said.
    pub(super) fn codebooks_of(&self, view: Option<&str>) -> Vec<&Arc<OpenedText>> {
        let survey = view.map(|view| self.views.get(view).map_or(view, String::as_str));
        let named = survey.and_then(|survey| self.codebooks.get(survey));
        let is_one = |text: &&Arc<OpenedText>| {
            let is_codebook = self.codebooks.values().any(|name| name == text.name());
            is_codebook && named.is_none_or(|named| named == text.name())
        };
        self.texts.iter().filter(is_one).collect()
    }
}

/// Texts that have been read.
#[derive(Debug, Default)]
pub struct KnownTexts(BTreeMap<String, Arc<OpenedText>>);

impl KnownTexts {
    /// Reads all texts of a report that there are.
    pub fn report(&mut self, project: &Project, report: &ReportFiles) -> OpenedReport {
        let mut inputs = project.inputs();
        let own = OpenedKind::Described(DescribedFile::Report);
        let mut texts = Vec::from_iter(self.open(&report.report, own, &mut inputs));
        let root = texts.first().and_then(|text| text.node.as_ref());
        let named = root.map(NamedByReport::of).unwrap_or_default();
        let NamedByReport { codebooks, views, works } = named;
        let chapter = OpenedKind::Described(DescribedFile::Chapter);
        let chapters = report.chapters.iter().map(|name| (name.clone(), chapter));
        let codebook = OpenedKind::Described(DescribedFile::Codebook);
        let described = codebooks.values().map(|name| (name.clone(), codebook));
        let works = works.map(|name| beside(&report.folder, &name));
        let works = works.map(|name| (name, OpenedKind::Works));
        let others = chapters.chain(described).chain(works).collect::<Vec<_>>();
        for (name, kind) in others {
            let is_known = texts.iter().any(|text| text.name() == name);
            if !is_known {
                texts.extend(self.open(&name, kind, &mut inputs));
            }
        }
        OpenedReport { name: report.name.clone(), texts, codebooks, views }
    }

    /// Reads a text that is part of no report, if it is one of those that are described.
    pub fn alone(&mut self, project: &Project, name: &str) -> Option<Arc<OpenedText>> {
        let kind = OpenedKind::Described(described(name)?);
        self.open(name, kind, &mut project.inputs())
    }

    fn open(
        &mut self,
        name: &str,
        kind: OpenedKind,
        inputs: &mut Inputs,
    ) -> Option<Arc<OpenedText>> {
        let written = inputs.read_text(name).ok()?;
        // As it is read, so that all places are places in one text.
        let source = yaml::composed(&written);
        let known = self.0.get(name);
        if let Some(known) = known.filter(|it| it.kind == kind && it.source == source) {
            return Some(Arc::clone(known));
        }
        let is_as_written = Arc::ptr_eq(&source, &written);
        let text = OpenedText { is_as_written, ..OpenedText::new(source, kind) };
        let text = Arc::new(text);
        self.0.insert(name.to_owned(), Arc::clone(&text));
        Some(text)
    }
}

/// What a file is by where it lies.
fn described(name: &str) -> Option<DescribedFile> {
    let file = name.rsplit('/').next().unwrap_or(name);
    let in_templates = name.starts_with(&format!("{TEMPLATES}/"));
    match file {
        _ if name == SETTINGS => Some(DescribedFile::Project),
        "template.yaml" if in_templates => Some(DescribedFile::Template),
        "library.yaml" if in_templates => Some(DescribedFile::Library),
        _ if name.starts_with(&format!("{TEMPLATES}/profiles/")) => {
            Some(DescribedFile::Profile)
        }
        _ if file.contains("codebook") => Some(DescribedFile::Codebook),
        _ => None,
    }
}

/// What `report.yaml` names.
#[derive(Default)]
struct NamedByReport {
    codebooks: BTreeMap<String, String>,
    views: BTreeMap<String, String>,
    works: Option<String>,
}

impl NamedByReport {
    fn of(root: &Node) -> Self {
        let mut named = Self::default();
        let Content::Map(entries) = &root.content else { return named };
        for (key, node) in entries {
            match (key.value.as_str(), &node.content) {
                ("surveys", Content::Map(surveys)) => {
                    named.codebooks = texts_of(surveys.iter());
                }
                ("views", Content::Map(views)) => {
                    let survey = views.iter().filter_map(|(name, view)| {
                        let Content::Map(entries) = &view.content else { return None };
                        let all = texts_of(entries.iter());
                        Some((name.value.clone(), all.get("survey")?.clone()))
                    });
                    named.views = survey.collect();
                }
                ("bibliography", Content::Scalar(_, works)) => {
                    named.works = Some(works.clone());
                }
                _ => {}
            }
        }
        named
    }
}

/// The keys of a map that have a text each.
fn texts_of<'n>(
    entries: impl Iterator<Item = &'n (crate::diagnostic::Placed<String>, Node)>,
) -> BTreeMap<String, String> {
    let texts = entries.filter_map(|(key, node)| match &node.content {
        Content::Scalar(_, text) => Some((key.value.clone(), text.clone())),
        Content::Null | Content::List(_) | Content::Map(_) => None,
    });
    texts.collect()
}

/// The place of some bytes of a text.
pub(super) fn place_in(text: &OpenedText, start: usize, end: usize) -> Place {
    Place::new(&text.source, start, end)
}
