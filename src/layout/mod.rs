//! Fills a template: takes protected numbers, charts and prose, gives Typst source that
//! stock Typst can compile, with a map back to what the author wrote.

mod assemble;
mod caption;
mod chart_style;
mod catalog;
mod change_method;
mod changes;
mod context;
mod data_table;
mod disclosure_method;
mod drawing;
mod flow;
mod folder;
mod generate;
mod inference;
pub(crate) mod keys;
mod manifest;
mod marked;
mod method;
mod palette;
mod prose;
mod quoted;
mod rendering;
mod running;
mod source_map;
mod tokens;
mod wording;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Serialize;
use tera::Context;

use crate::chart::{Color, DrawnChart};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Placed, Source};
use crate::disclosure::{ProtectedNumber, ProtectedTable, QualityAccount};
use crate::manuscript::{Block, Manuscript, Report};
use crate::watch::Watch;

use self::assemble::{Assembler, Parts};
use self::context::ReportContext;
use self::palette::Dark;
use self::prose::ProseRenderer;

pub use self::catalog::Template;
pub use self::data_table::{DataRow, DataTable, Ends, HeaderCell};
pub use self::prose::{QuotedDifference, WrittenClaim, claims};
pub use self::source_map::SourceMap;
pub use self::tokens::Tokens;

/// What is said about a chart besides its numbers, after the templates in the author's
/// texts have run.
#[derive(Clone, Debug)]
pub struct ChartWords {
    /// The caption, without unit and base.
    pub title: String,
    /// The caption with unit and base.
    pub caption: String,
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
    /// What was generated: the main file and those it includes, by their path beside it.
    pub texts: BTreeMap<String, String>,
    /// All other files, by their path beside the main file.
    pub files: BTreeMap<String, Vec<u8>>,
    /// From lines of the generated files back to the author's text.
    pub map: SourceMap,
    /// Which of the other files the author wrote, as the author wrote them.
    pub authored: BTreeMap<String, Arc<Source>>,
    /// The files of the template that Typst reads, as its author wrote them.
    pub template: BTreeMap<String, Arc<Source>>,
    /// Where the report names its template.
    pub template_place: Place,
    /// Everything a text can refer to: charts, tables, figures, sections and works.
    pub labels: Vec<String>,
    /// Whether `labels` is all there is: not where something could not be read.
    pub labels_are_known: bool,
    /// What the author wrote: `report.yaml` and the chapters.
    pub written: Vec<Arc<Source>>,
    /// What each chart is called and shows, in words.
    pub chart_words: BTreeMap<String, ChartWords>,
    /// The differences that texts quote.
    pub differences: Vec<QuotedDifference>,
    /// Ids of the numbers whose intervals texts quote.
    pub intervals: BTreeSet<String>,
}

impl TypstSource {
    /// How long all that was generated is, in bytes.
    #[must_use]
    pub fn length(&self) -> usize {
        self.texts.values().map(String::len).sum()
    }
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
    /// Tables and drawings on the quality of the surveys.
    pub accounts: &'a [QualityAccount],
    /// Images the author names, by the name used.
    pub images: &'a BTreeMap<String, Vec<u8>>,
    /// The bibliography.
    pub bibliography: Option<&'a Arc<Source>>,
    /// Who is told that code begins and ends.
    pub watch: Watch<'a>,
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
        prose: ProseRenderer::new(material.numbers, material.tables, report),
        tables: material.tables,
        charts: material.charts,
        accounts: material.accounts,
        language: report.language,
        report: ReportContext::new(report, bibliography.clone()),
        watch: material.watch,
    };
    let mut assembler = Assembler::new(parts, diagnostics);
    assembler.reserve_ids(manuscript);
    assembler.explained_by(manuscript);
    let name = format!("{}.typ", report.name);
    let generated = generate::generate(&mut assembler, manuscript, &name);
    let (texts, map) = SourceMap::extract(generated, &assembler.markers);
    let mut files = template.beside.clone();
    for file in &assembler.data_files {
        files.insert(file.path.clone(), file.content.clone().into_bytes());
    }
    for chart in material.charts {
        let svg = chart.print.svg.to_document().into_bytes();
        files.insert(format!("charts/{}.svg", chart.id), svg);
    }
    for image in &assembler.images {
        let Some(bytes) = material.images.get(&image.value) else { continue };
        let other = files.insert(image_path(&image.value), bytes.clone());
        if other.is_some_and(|other| other != *bytes) {
            let message = format!("another image than `{}` has its name", image.value);
            let error = Diagnostic::error(message).at(&image.place);
            assembler.diagnostics.push(error.hint("rename one of them"));
        }
    }
    let differences = assembler.prose.differences();
    let intervals = assembler.prose.intervals();
    let (mut labels, chart_words) = (assembler.labels, assembler.chart_words);
    let mut authored = BTreeMap::new();
    let mut works = report.bibliography.is_none().then(Vec::new);
    if let (Some(source), Some(name)) = (material.bibliography, bibliography) {
        works = work_keys(source, diagnostics);
        files.insert(name.clone(), source.text.clone().into_bytes());
        authored.insert(name, Arc::clone(source));
    }
    if manuscript.whole {
        check_references(manuscript, diagnostics);
    }
    let mut written = vec![Arc::clone(report.place.source())];
    let titles = manuscript.chapters.iter().map(|chapter| chapter.title.place.source());
    written.extend(titles.map(Arc::clone));
    let labels_are_known = manuscript.whole && works.is_some();
    labels.extend(works.unwrap_or_default());
    TypstSource {
        name,
        texts,
        files,
        map,
        authored,
        template: template.modules(),
        template_place: report.template.place.clone(),
        labels,
        labels_are_known,
        written,
        chart_words,
        differences,
        intervals,
    }
}

/// The keys that works are cited by: the top level of Hayagriva YAML, or the words after
/// `@kind{` in BibTeX. Nothing, and a diagnostic, if it cannot be read.
fn work_keys(source: &Arc<Source>, diagnostics: &mut Diagnostics) -> Option<Vec<String>> {
    if source.name.ends_with(".bib") {
        let entries = source.text.split('@').skip(1);
        let keys = entries.filter_map(|entry| entry.split_once('{')?.1.split(',').next());
        return Some(keys.map(|key| key.trim().to_owned()).collect());
    }
    let node = crate::yaml::parse(source, diagnostics)?;
    let works = node.entries(diagnostics)?.iter();
    Some(works.map(|(key, _)| key.value.clone()).collect())
}

/// One line of what Tera says, as our messages are: lower case, no full stop.
fn tera_words(message: &str) -> String {
    let line = message.lines().next().unwrap_or_default().trim_end_matches('.');
    let mut letters = line.chars();
    let first = letters.next().map(|letter| letter.to_lowercase().to_string());
    format!("{}{}", first.unwrap_or_default(), letters.as_str())
}

/// Message, file, line, column and length of an error that Tera gives as a finished report
/// only: `error: MESSAGE`, `--> NAME:LINE:COLUMN` and a line of `^`.
fn tera_report(report: &str) -> (&str, Option<(&str, usize, usize, usize)>) {
    let first = report.lines().next().unwrap_or_default();
    let message = first.strip_prefix("error: ").unwrap_or(first);
    let place = || {
        let line = report.lines().find_map(|line| line.trim().strip_prefix("--> "))?;
        let (line, column) = line.rsplit_once(':')?;
        let (file, line) = line.rsplit_once(':')?;
        let length = report.lines().last()?.matches('^').count();
        Some((file, line.parse().ok()?, column.parse().ok()?, length))
    };
    (message, place())
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

/// The HTML page around what Typst made of the document, with charts drawn with some colours
/// in it.
///
/// # Errors
///
/// If the page template has a mistake.
pub fn page(
    template: &Template,
    report: &Report,
    (style, body): (&str, &str),
    colors: BTreeSet<Color>,
    watch: Watch<'_>,
) -> Result<String, Diagnostic> {
    let mut context = Context::new();
    context.insert("dark", &Dark::new(&template.tokens, colors));
    context.insert("report", &ReportContext::new(report, None));
    context.insert("words", &report.language.words().labels());
    context.insert("tokens", &template.tokens);
    context.insert("style", style);
    context.insert("body", body);
    let work = template.work("page.html", &report.template.place);
    let place = &report.template.place;
    watch.during(work, || template.render_page("page.html", &context, place))
}

/// The style sheet of the page and of the contact sheet.
///
/// # Errors
///
/// If one of its files has a mistake.
pub fn style(
    template: &Template,
    report: &Report,
    watch: Watch<'_>,
) -> Result<String, Diagnostic> {
    let mut context = Context::new();
    context.insert("tokens", &template.tokens);
    let place = &report.template.place;
    let work = template.work(catalog::STYLE, place);
    watch.during(work, || template.render_page(catalog::STYLE, &context, place))
}

/// A chart on the contact sheet.
#[derive(Clone, Debug, Serialize)]
pub struct SheetChart<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its number in the report, counted from 1.
    pub number: usize,
    /// The caption with unit and base.
    pub caption: &'a str,
    /// The description for those who cannot see it.
    pub alt: &'a str,
    /// The author's file and line.
    pub place: String,
    /// The picture as it is printed, an SVG element.
    pub svg: String,
}

/// An HTML page with all charts of a report side by side, for review.
///
/// # Errors
///
/// If the template of the page has a mistake.
pub fn contact_sheet(
    template: &Template,
    report: &Report,
    style: &str,
    charts: &[SheetChart<'_>],
    watch: Watch<'_>,
) -> Result<String, Diagnostic> {
    let mut context = Context::new();
    context.insert("report", &ReportContext::new(report, None));
    context.insert("words", &report.language.words().labels());
    context.insert("tokens", &template.tokens);
    context.insert("style", style);
    context.insert("charts", charts);
    let work = template.work("charts.html", &report.template.place);
    let place = &report.template.place;
    watch.during(work, || template.render_page("charts.html", &context, place))
}
