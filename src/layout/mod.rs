//! Fills a template: takes a document, gives Typst source that stock Typst can compile, with
//! a map back to what the author wrote.

mod alone;
mod assemble;
mod bracketed;
mod catalog;
mod chart_style;
mod chosen;
mod context;
mod cover;
mod dressed;
mod folder;
mod generate;
pub(crate) mod keys;
mod manifest;
mod options;
mod palette;
mod profile;
mod stock;
mod source_map;
mod table_heights;
mod table_widths;
mod tokens;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Serialize;
use tera::Context;

use crate::chart::{Color, DrawnChart};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Placed, Source};
use crate::document::{Document, DocumentItem, ItemContent, WrittenPart};
use crate::manuscript::Report;
use crate::say;
use crate::watch::Watch;

use self::assemble::{Assembler, Common};
use self::bracketed::BracketedCitations;
use self::context::ReportContext;
use self::palette::Dark;

pub use self::alone::drawings_alone;
pub use self::catalog::Template;
pub use self::keys::Omission;
pub use self::options::TemplateOption;
pub use self::profile::{Profile, ProfileFamily};
pub use self::source_map::SourceMap;
pub use self::stock::{TemplateAbout, begun, templates};
pub use self::table_heights::may_be_too_high;
pub use self::table_widths::check_tables;
pub use self::tokens::Tokens;

/// The picture, in the folder of a template, of what it makes.
pub const PREVIEW: &str = "preview.png";

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
    /// Where the author wrote each heading and table, by its label.
    pub places: BTreeMap<String, Place>,
    /// Whether `labels` is all there is: not where something could not be read.
    pub labels_are_known: bool,
    /// What the author wrote: `report.yaml` and the chapters.
    pub written: Vec<Arc<Source>>,
}

impl TypstSource {
    /// How long all that was generated is, in bytes.
    #[must_use]
    pub fn length(&self) -> usize {
        self.texts.values().map(String::len).sum()
    }
}

/// The files that a document shows, or that go with it.
#[derive(Clone, Copy)]
pub struct EnclosedFiles<'a> {
    /// The charts.
    pub charts: &'a [DrawnChart],
    /// Images the author names, by the name used.
    pub images: &'a BTreeMap<String, Vec<u8>>,
    /// The bibliography.
    pub bibliography: Option<&'a Arc<Source>>,
}

/// Where an author's image stands beside the generated Typst: below `images`, in folders
/// of the same names, so that two images never meet.
#[must_use]
pub fn image_path(path: &str) -> String {
    let parts = path.split('/').filter(|part| !matches!(*part, "" | "." | ".."));
    format!("images/{}", parts.collect::<Vec<_>>().join("/"))
}

/// Fills the template with a document; `report` says what is made of it. A source made of
/// what is left of a report with mistakes is not for typesetting.
pub fn fill(
    template: &Template,
    report: &Report,
    document: &Document,
    enclosed: EnclosedFiles<'_>,
    watch: Watch<'_>,
    diagnostics: &mut Diagnostics,
) -> TypstSource {
    let bibliography = report.bibliography.as_ref().map(|path| file_name(&path.value));
    let mut works = report.bibliography.is_none().then(Vec::new);
    if let Some(source) = enclosed.bibliography.filter(|_| bibliography.is_some()) {
        works = work_keys(source, diagnostics);
    }
    let style = &report.citation_style;
    let citations = BracketedCitations::new(style, works.iter().flatten().cloned());
    let common = Common {
        template,
        report,
        document,
        bibliography: bibliography.clone(),
        citations: &citations,
        watch,
    };
    let mut assembler = Assembler::new(common, diagnostics);
    let name = format!("{}.typ", report.name);
    let generated = generate::generate(&mut assembler, report, document, &name);
    let (texts, map) = SourceMap::extract(generated, &assembler.markers);
    let images = assembler.images;
    check_parts(&texts, document, &template.name, diagnostics);
    let mut files = template.beside.clone();
    for file in &document.data_files {
        files.insert(file.path.clone(), file.content.clone().into_bytes());
    }
    for chart in enclosed.charts {
        for (part, figure) in chart.parts().enumerate() {
            files.insert(chart.file(part), figure.svg.to_document().into_bytes());
        }
    }
    for drawing in &document.drawings {
        let svg = drawing.drawn.print.svg.to_document().into_bytes();
        files.insert(format!("drawings/{}.svg", drawing.drawn.id), svg);
    }
    let style = citations.needed().map(|style| style.as_bytes().to_vec());
    files.extend(style.map(|style| (bracketed::FILE.to_owned(), style)));
    add_images(&mut files, &images, enclosed.images, diagnostics);
    let mut authored = BTreeMap::new();
    if let (Some(source), Some(name)) = (enclosed.bibliography, bibliography) {
        files.insert(name.clone(), source.text.clone().into_bytes());
        authored.insert(name, Arc::clone(source));
    }
    let mut written = vec![Arc::clone(report.place.source())];
    let chapters = document.chapters.iter().map(|chapter| chapter.written.source());
    written.extend(chapters.map(Arc::clone));
    let labels_are_known = document.is_whole && works.is_some();
    let mut labels = document.labels.clone();
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
        places: document.places(),
        labels_are_known,
        written,
    }
}

/// Reports charts that are divided and of which the template shows the first part only.
fn check_parts(
    texts: &BTreeMap<String, String>,
    document: &Document,
    template: &str,
    diagnostics: &mut Diagnostics,
) {
    for (id, WrittenPart { what: chart, place }) in document.charts() {
        let is_shown = |file: &str| texts.values().any(|text| text.contains(file));
        if chart.further.iter().all(|part| is_shown(&part.picture.file)) {
            continue;
        }
        let message = say!(
            "the chart `{id}` is divided, and the template `{template}` shows its first part \
             only",
            id,
            template
        );
        let hint = "let the template's `blocks/chart.typ` show the pictures in `further`, \
                    as that of the library does; or ask for fewer answers or groups";
        diagnostics.push(Diagnostic::error(message).at(place).hint(hint));
    }
}

/// Puts the author's images beside the rest.
fn add_images(
    files: &mut BTreeMap<String, Vec<u8>>,
    shown: &[Placed<String>],
    images: &BTreeMap<String, Vec<u8>>,
    diagnostics: &mut Diagnostics,
) {
    for image in shown {
        let Some(bytes) = images.get(&image.value) else { continue };
        let other = files.insert(image_path(&image.value), bytes.clone());
        if other.is_some_and(|other| other != *bytes) {
            let message =
                say!("another image than `{name}` has its name", name = &image.value);
            let error = Diagnostic::error(message).at(&image.place);
            diagnostics.push(error.hint("rename one of them"));
        }
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

fn file_name(path: &str) -> String {
    path.rsplit('/').next().unwrap_or(path).to_owned()
}

/// What a web page is made for.
#[derive(Clone, Copy)]
pub struct PageOf<'a> {
    /// The template.
    pub template: &'a Template,
    /// The report.
    pub report: &'a Report,
    /// What it says.
    pub document: &'a Document,
    /// Who is told that the template's code begins and ends.
    pub watch: Watch<'a>,
}

impl PageOf<'_> {
    /// What every file of a page sees.
    fn context(self) -> Context {
        let Self { template, report, document, .. } = self;
        let mut context = Context::new();
        context.insert("report", &ReportContext::new(report, document, None));
        context.insert("words", &report.language.words().labels());
        insert_template(template, report, &mut context);
        let landscape = document.items().into_iter().any(|item| item.landscape);
        context.insert("landscape", &landscape);
        let columns = document.items().into_iter().any(|item| item.columns.is_some());
        context.insert("columns", &columns);
        let sized = document.items().into_iter().any(|item| match &item.content {
            ItemContent::Figure(figure) => figure.width.is_some(),
            _ => false,
        });
        context.insert("sized", &sized);
        let is_example =
            |item: &&DocumentItem| matches!(item.content, ItemContent::Example(_));
        let examples = document.items().iter().any(is_example);
        context.insert("examples", &examples);
        context.insert("script", &report.output.script);
        context.insert("makings", &document.makings);
        context
    }

    /// Runs one of the template's pages or style sheets.
    fn render(self, file: &str, context: &Context) -> Result<String, Diagnostic> {
        let Self { template, report, watch, .. } = self;
        let place = &report.template.place;
        let work = template.work(file, place);
        watch.during(work, || template.render_page(file, context, place))
    }
}

/// What a template sees of itself: its values, and what the report chooses. What cannot be
/// chosen has been told.
fn insert_template(template: &Template, report: &Report, context: &mut Context) {
    let options = template.choose(report, &mut Diagnostics::default());
    context.insert("tokens", &template.tokens);
    context.insert("options", &options);
}

/// What stands on a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageBody {
    /// Its pieces, one after the other.
    pub pieces: Vec<PagePiece>,
    /// All of it as Typst writes it, for pages of templates that know no pieces.
    pub whole: String,
}

/// A piece of a page, as templates see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum PagePiece {
    /// Finished markup.
    Markup {
        /// It.
        markup: String,
    },
    /// The place for a heading over the notes.
    Notes,
}

impl PageBody {
    /// Adds markup.
    pub fn push(&mut self, markup: &str) {
        self.whole += markup;
        match self.pieces.last_mut() {
            Some(PagePiece::Markup { markup: last }) => *last += markup,
            Some(PagePiece::Notes) | None => {
                self.pieces.push(PagePiece::Markup { markup: markup.to_owned() });
            }
        }
    }

    /// Adds what Typst writes and a page can do without.
    pub fn push_needless(&mut self, attribute: &str) {
        self.whole += attribute;
    }

    /// Adds the place for a heading over the notes.
    pub fn push_notes_heading(&mut self) {
        self.pieces.push(PagePiece::Notes);
    }
}

/// The HTML page around what Typst made of the document, with charts drawn with some colours
/// in it.
///
/// # Errors
///
/// If the page template has a mistake.
pub fn page(
    of: PageOf<'_>,
    style: &str,
    body: &PageBody,
    colors: BTreeSet<Color>,
) -> Result<String, Diagnostic> {
    let mut context = of.context();
    context.insert("dark", &Dark::new(&of.template.tokens, colors));
    context.insert("style", style);
    context.insert("pieces", &body.pieces);
    context.insert("body", &body.whole);
    of.render("page.html", &context)
}

/// The style sheet of the page and of the contact sheet.
///
/// # Errors
///
/// If one of its files has a mistake.
pub fn style(of: PageOf<'_>) -> Result<String, Diagnostic> {
    of.render(catalog::STYLE, &of.context())
}

/// A chart on the contact sheet.
#[derive(Clone, Debug, Serialize)]
pub struct SheetChart<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its number in the report, counted from 1.
    pub number: usize,
    /// The caption with unit and base.
    pub caption: String,
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
    of: PageOf<'_>,
    style: &str,
    charts: &[SheetChart<'_>],
) -> Result<String, Diagnostic> {
    let mut context = of.context();
    context.insert("style", style);
    context.insert("charts", charts);
    of.render("charts.html", &context)
}
