//! Fills a template: takes protected numbers, charts and prose, gives Typst source that
//! stock Typst can compile, with a map back to what the author wrote.

mod assemble;
mod caption;
mod chart_style;
mod catalog;
mod context;
mod data_table;
mod escape;
mod prose;
mod source_map;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use tera::Context;

use crate::chart::DrawnChart;
use crate::diagnostic::{Diagnostic, Diagnostics, Placed, Source};
use crate::disclosure::{ProtectedNumber, ProtectedTable};
use crate::manuscript::{Block, Manuscript, Report};

use self::assemble::{Assembler, Parts};
use self::context::{ChapterContext, ReportContext};
use self::prose::ProseRenderer;

pub use self::catalog::{Template, Tokens};
pub use self::data_table::{DataRow, DataTable, HeaderCell};
pub use self::source_map::SourceMap;

/// What is said about a chart besides its numbers.
#[derive(Clone, Debug)]
pub struct ChartWords {
    /// The caption, without unit and base.
    pub title: String,
    /// What the chart shows, for those who do not see it.
    pub alt: String,
}

/// A CSV file with the numbers of a chart or table.
#[derive(Clone, Debug)]
pub struct DataFile {
    /// Its path beside the generated Typst.
    pub path: String,
    /// What it holds.
    pub description: String,
    /// The text.
    pub content: String,
}

/// Typst source and everything it needs.
#[derive(Clone, Debug)]
pub struct TypstSource {
    /// Name of the main file.
    pub name: String,
    /// The main file.
    pub main: String,
    /// All other files, by their path beside the main file.
    pub files: BTreeMap<String, Vec<u8>>,
    /// From lines of the main file back to the author's text.
    pub map: SourceMap,
    /// Which of the other files the author wrote, as the author wrote them.
    pub authored: BTreeMap<String, Arc<Source>>,
    /// The words that go with each chart, by id.
    pub charts: BTreeMap<String, ChartWords>,
    /// Everything a text can refer to: charts, tables, figures, sections and works.
    pub labels: Vec<String>,
}

/// What goes into a document besides the manuscript.
#[derive(Clone, Copy)]
pub struct Material<'a> {
    /// The numbers of charts and tables.
    pub tables: &'a [ProtectedTable],
    /// The named numbers.
    pub numbers: &'a [ProtectedNumber],
    /// The charts.
    pub charts: &'a [DrawnChart],
    /// Images the author names, by the name used.
    pub images: &'a BTreeMap<String, Vec<u8>>,
    /// The bibliography.
    pub bibliography: Option<&'a Arc<Source>>,
}

/// Where an author's image stands beside the generated Typst: below `images`, in folders
/// of the same names, so that two images never meet.
fn image_path(path: &str) -> String {
    let parts = path.split('/').filter(|part| !matches!(*part, "" | "." | ".."));
    format!("images/{}", parts.collect::<Vec<_>>().join("/"))
}

/// Fills the template. What is missing because of an earlier mistake is left out, so that
/// mistakes in the rest can still be told; such a source is not for typesetting.
pub fn fill(
    template: &Template,
    manuscript: &Manuscript,
    material: Material<'_>,
    diagnostics: &mut Diagnostics,
) -> TypstSource {
    let report = &manuscript.report;
    let bibliography = report.bibliography.as_ref().map(|path| file_name(&path.value));
    let parts = Parts {
        template,
        prose: ProseRenderer::new(material.numbers, report.language),
        tables: material.tables,
        charts: material.charts,
        language: report.language,
        report: ReportContext::new(report, bibliography.clone()),
    };
    let mut assembler = Assembler::new(parts, diagnostics);
    assembler.reserve_ids(manuscript);
    let chapters = manuscript.chapters.iter().map(|chapter| {
        let (title, body) = assembler.chapter(chapter);
        ChapterContext::new(chapter, title, body)
    });
    let chapters = chapters.collect::<Vec<_>>();
    let mut context = assembler.context();
    context.insert("chapters", &chapters);
    context.insert("attachments", &attachments(report, &assembler.data_files));
    let text = assembler.render("report.typ", &context, &report.template.place);
    let (main, map) = SourceMap::extract(&text, &assembler.markers);
    let mut files = template.libraries.clone();
    for file in &assembler.data_files {
        files.insert(file.path.clone(), file.content.clone().into_bytes());
    }
    for chart in material.charts {
        let svg = chart.print.svg.clone().into_bytes();
        files.insert(format!("charts/{}.svg", chart.id), svg);
    }
    for image in &assembler.images {
        if let Some(bytes) = material.images.get(&image.value) {
            files.insert(image_path(&image.value), bytes.clone());
        }
    }
    let (mut labels, charts) = (assembler.labels, assembler.chart_words);
    let mut authored = BTreeMap::new();
    if let (Some(source), Some(name)) = (material.bibliography, bibliography) {
        labels.extend(work_keys(source));
        files.insert(name.clone(), source.text.clone().into_bytes());
        authored.insert(name, Arc::clone(source));
    }
    check_references(manuscript, diagnostics);
    TypstSource {
        name: format!("{}.typ", report.name),
        main,
        files,
        map,
        authored,
        charts,
        labels,
    }
}

/// The CSV files that go into the PDF, if its standard allows attachments.
fn attachments(report: &Report, files: &[DataFile]) -> Vec<Attachment> {
    let standards =
        report.output.standards.iter().map(|standard| standard.value.as_str());
    let forbids = |standard: &str| {
        matches!(standard, "a-1a" | "a-1b" | "a-2a" | "a-2b" | "a-2u" | "a-4")
    };
    if standards.into_iter().any(forbids) {
        return Vec::new();
    }
    let word = report.language.word("attachment");
    files
        .iter()
        .map(|file| Attachment {
            path: file.path.clone(),
            description: format!("{word} \u{201d}{}\u{201d}", file.description),
        })
        .collect()
}

#[derive(Serialize)]
struct Attachment {
    path: String,
    description: String,
}

/// The keys that works are cited by: the top level of Hayagriva YAML, or the words after
/// `@kind{` in BibTeX.
fn work_keys(source: &Arc<Source>) -> Vec<String> {
    if source.name.ends_with(".bib") {
        let entries = source.text.split('@').skip(1);
        let keys = entries.filter_map(|entry| entry.split_once('{')?.1.split(',').next());
        return keys.map(|key| key.trim().to_owned()).collect();
    }
    // A mistake in the file is told when Typst reads it.
    let node = crate::yaml::parse(source, &mut Diagnostics::default());
    match node.map(|node| node.content) {
        Some(crate::yaml::Content::Map(entries)) => {
            entries.into_iter().map(|(key, _)| key.value).collect()
        }
        _ => Vec::new(),
    }
}

fn file_name(path: &str) -> String {
    path.rsplit('/').next().unwrap_or(path).to_owned()
}

/// A list of works without a bibliography, or the other way round.
fn check_references(manuscript: &Manuscript, diagnostics: &mut Diagnostics) {
    let list = manuscript.blocks().into_iter().find_map(|block| match block {
        Block::References(place) => Some(place),
        _ => None,
    });
    match (&manuscript.report.bibliography, list) {
        (None, Some(place)) => diagnostics.push(
            Diagnostic::error("there is a list of works, but no bibliography")
                .at(place)
                .hint("add `bibliography: referenser.yaml` to report.yaml"),
        ),
        (Some(Placed { place, .. }), None) => diagnostics.push(
            Diagnostic::error("there is a bibliography, but no list of works")
                .at(place)
                .hint("add a chapter with `blocks: [references]`"),
        ),
        _ => {}
    }
}

/// The HTML page around what Typst made of the document.
///
/// # Errors
///
/// If the page template has a mistake: what Tera says about it.
pub fn page(
    template: &Template,
    report: &Report,
    style: &str,
    body: &str,
) -> Result<String, String> {
    let mut context = Context::new();
    context.insert("report", &ReportContext::new(report, None));
    context.insert("words", &report.language.words());
    context.insert("tokens", &template.tokens);
    context.insert("style", style);
    context.insert("body", body);
    template.render_page(&context)
}
