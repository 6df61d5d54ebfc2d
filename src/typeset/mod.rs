//! Sets a document: takes Typst source and fonts, gives PDF and HTML.

mod addresses;
mod alone;
mod check;
mod explain;
mod flat_pictures;
mod fonts;
mod glyphs;
mod images;
mod links;
mod pages;
mod quoted;
mod refusals;
mod set_pages;
mod typesetter;
mod vector_image;
mod web_body;
mod web_markup;
mod web_origin;
mod web_page;
mod words;
mod world;

use std::cmp::Reverse;

use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error as WordError, StrDeserializer};
use typst::diag::{SourceDiagnostic, SourceResult, Warned};
use typst::ecow::EcoVec;
use typst::engine::Sink;
use typst::foundations::Smart;
use typst_html::HtmlDocument;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Placed, Said, Severity};
use crate::foreign::{self, Broken};
use crate::layout::TypstSource;
use crate::manuscript::Report;
use crate::say;
use crate::watch::Watch;

use self::quoted::QuoteFinder;
use self::web_body::KnownOfDocument;
use self::web_origin::WebOrigins;
use self::world::DocumentWorld;

pub use self::addresses::{is_enclosed, leads_to_a_reader};
pub use self::check::check;
pub use self::flat_pictures::{FlatPicture, flat_pictures};
pub use self::fonts::{Fonts, WebFace};
pub use self::glyphs::{check_charts, check_drawings};
pub use self::images::check_images;
pub use self::set_pages::{SetPage, SetPages, set_pages};
pub use self::typesetter::{Typesetter, forget_unused};
pub use self::web_body::{WebBody, WebNumber, WebPiece};
pub use self::web_markup::fetches_nothing;
pub use self::web_origin::{ToldOrigins, WebOrigin};

/// The version of Typst that is built in.
pub const TYPST_VERSION: &str = "0.15.1";

/// What is to be made of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Formats {
    /// A PDF.
    pub pdf: bool,
    /// A web page.
    pub html: bool,
}

/// What is to be made of a document, and what of that which stands on its web page.
#[derive(Clone, Copy)]
pub struct TypesetOrder<'p, P> {
    /// What is to be made of the document.
    pub formats: Formats,
    /// Who makes a page of what stands on it, while the PDF is still being set.
    pub page: &'p (dyn Fn(WebBody) -> P + Sync),
    /// Whether what stands on it tells where it comes from.
    pub origins: ToldOrigins,
}

impl TypesetOrder<'_, ()> {
    /// No page is made of what stands on it.
    #[must_use]
    pub fn without_page(formats: Formats) -> Self {
        Self { formats, page: &|_| (), origins: ToldOrigins::Untold }
    }
}

/// A document that has been set.
#[derive(Clone, Debug)]
pub struct Typeset<P> {
    /// The PDF, if it was asked for.
    pub pdf: Option<Vec<u8>>,
    /// Its pages.
    pub pages: usize,
    /// The second PDF for archives, if it was asked for.
    pub archive_pdf: Option<Vec<u8>>,
    /// What was made of the web page, if it was asked for.
    pub html: Option<P>,
}

/// By what the PDF of a report is known.
fn ident(report: &Report) -> String {
    format!("baslinje/{}", report.name)
}

/// Sets a document. What Typst finds wrong is told about what the author wrote.
pub fn typeset<P: Send>(
    source: &TypstSource,
    report: &Report,
    typesetter: &mut Typesetter,
    order: TypesetOrder<'_, P>,
    watch: Watch<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Typeset<P>> {
    watch.during(alone::whole(source, report), || {
        set(source, report, typesetter, order, ident(report), diagnostics)
    })
}

/// Adds the second PDF for archives, of a source that encloses nothing. What is wrong with
/// both PDFs has been told of the first.
pub fn for_archives<P>(
    source: &TypstSource,
    report: &Report,
    typesetter: &mut Typesetter,
    typeset: &mut Typeset<P>,
    watch: Watch<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<()> {
    let ident = format!("{}/archive", ident(report));
    let order = TypesetOrder::without_page(Formats { pdf: true, html: false });
    let mut found = Diagnostics::default();
    let copy = watch.during(alone::whole(source, report), || {
        set(source, report, typesetter, order, ident, &mut found)
    });
    let errors = found.sorted().into_iter();
    let errors = errors.filter(|one| one.severity == Severity::Error).cloned();
    diagnostics.extend(errors.collect::<Vec<_>>());
    typeset.archive_pdf = Some(copy?.pdf?);
    Some(())
}

/// Sets a document whose PDF has an identifier.
fn set<P: Send>(
    source: &TypstSource,
    report: &Report,
    typesetter: &mut Typesetter,
    TypesetOrder { formats, page, origins }: TypesetOrder<'_, P>,
    ident: String,
    diagnostics: &mut Diagnostics,
) -> Option<Typeset<P>> {
    let standards = standards(&report.output.standards, diagnostics)?;
    let world = typesetter.world(&ident, source, report.date);
    let options = PdfOptions {
        ident: Smart::Custom(ident),
        creator: Smart::Custom(Some("Baslinje".to_owned())),
        timestamp: Some(Timestamp::new_utc(world::datetime(report.date))),
        standards,
        ..PdfOptions::default()
    };
    let surveys = report.surveys.first().map(|survey| &survey.codebook.place);
    let (paged, html) = rayon::join(
        || {
            let make = || make_pdf(world, &options, source, surveys);
            formats.pdf.then(|| foreign::guarded(make))
        },
        || {
            let html = formats
                .html
                .then(|| foreign::guarded(|| make_html(world, source, origins)));
            html.map(|made| made.map(|made| made.map(|attempt| attempt.with(page))))
        },
    );
    let paged = paged.map(|result| whole(result, "the PDF".into(), report, diagnostics));
    let html =
        html.map(|result| whole(result, "the web page".into(), report, diagnostics));
    let (paged, html) = (paged.flatten(), html.flatten());
    let mut result = Typeset { pdf: None, pages: 0, archive_pdf: None, html: None };
    if let Some((pdf, pages)) =
        paged.and_then(|paged| collect_whole(paged, world, source, diagnostics))
    {
        result.pdf = Some(pdf);
        result.pages = pages;
    }
    if let Some(html) = html {
        for fault in &html.output.faults {
            withdraw_what_follows(fault, diagnostics);
        }
        result.html = collect_whole(html, world, source, diagnostics);
    }
    let whole = (result.pdf.is_some() || !formats.pdf)
        && (result.html.is_some() || !formats.html);
    whole.then_some(result)
}

/// Runs the code of a document without setting it, and tells what Typst finds wrong. Before
/// that, texts whose code decides how long it takes are run one by one.
pub fn evaluate(
    source: &TypstSource,
    report: &Report,
    typesetter: &mut Typesetter,
    watch: Watch<'_>,
    diagnostics: &mut Diagnostics,
) {
    if standards(&report.output.standards, diagnostics).is_none() {
        return;
    }
    if !alone::run_alone(source, report, typesetter.fonts(), watch, diagnostics) {
        return;
    }
    let ident = ident(report);
    let is_new = !typesetter.knows(&ident);
    let world = typesetter.world(&ident, source, report.date);
    let mut sink = Sink::new();
    let run = || {
        // Of a document that was run before, only what has changed takes its time.
        if is_new {
            world.run_ahead(&longest_first(source));
        }
        world.evaluate(&mut sink)
    };
    let output = watch.during(alone::whole(source, report), || foreign::guarded(run));
    let Some(output) = whole(output, "the text".into(), report, diagnostics) else {
        return;
    };
    collect(Warned { output, warnings: sink.warnings() }, world, source, diagnostics);
}

/// The files of a document besides the main one, those first that take longest to run.
fn longest_first(source: &TypstSource) -> Vec<&str> {
    let others = source.texts.iter().filter(|(name, _)| **name != source.name);
    let mut others = others.collect::<Vec<_>>();
    others.sort_by_key(|(_, text)| Reverse(text.len()));
    others.into_iter().map(|(name, _)| name.as_str()).collect()
}

/// Finds characters without a glyph. Where there might be one the document is set, since
/// only then it is known in which face the character stands.
pub fn check_glyphs(
    source: &TypstSource,
    report: &Report,
    typesetter: &mut Typesetter,
    watch: Watch<'_>,
    diagnostics: &mut Diagnostics,
) {
    let plain = |c: char| c.is_ascii() || glyphs::is_invisible(c);
    let mut texts = source.texts.values().flat_map(|text| text.chars());
    if !texts.all(|c| plain(c) || typesetter.fonts().all_have(c)) {
        let order = TypesetOrder::without_page(Formats { pdf: true, html: false });
        typeset(source, report, typesetter, order, watch, diagnostics);
    }
}

/// Finds what an author's code would bring onto the web page, or lead a reader to, that a
/// published report must not. Only where there is code that could do so the document is set.
pub fn check_web(
    source: &TypstSource,
    report: &Report,
    typesetter: &mut Typesetter,
    watch: Watch<'_>,
    diagnostics: &mut Diagnostics,
) {
    let works = source.authored.values();
    let are_pages = works.into_iter().all(|works| links::leads_to_pages(&works.text));
    if !are_pages || !source.map.texts().all(links::is_still) {
        let html = report.output.html;
        let order = TypesetOrder::without_page(Formats { pdf: !html, html });
        typeset(source, report, typesetter, order, watch, diagnostics);
    }
}

/// Finds tables that are too high for the pages they begin on, by setting the document.
pub fn check_heights(
    source: &TypstSource,
    report: &Report,
    typesetter: &mut Typesetter,
    watch: Watch<'_>,
    diagnostics: &mut Diagnostics,
) {
    let order = TypesetOrder::without_page(Formats { pdf: true, html: false });
    typeset(source, report, typesetter, order, watch, diagnostics);
}

/// What Typst made of a document, unless the document itself is at fault.
struct Attempt<T> {
    /// What is wrong with the document although Typst can set it.
    faults: Vec<Diagnostic>,
    /// What else there is to say of it.
    told: Vec<Diagnostic>,
    made: SourceResult<Option<T>>,
}

impl<T> Attempt<T> {
    /// What Typst could not set.
    fn refused(errors: EcoVec<SourceDiagnostic>) -> Self {
        Self { faults: Vec::new(), told: Vec::new(), made: Err(errors) }
    }

    /// With what is made of it, if there is anything.
    fn with<P>(self, make: impl FnOnce(T) -> P) -> Attempt<P> {
        let Self { faults, told, made } = self;
        Attempt { faults, told, made: made.map(|made| made.map(make)) }
    }
}

/// The PDF and how many pages it has.
fn make_pdf(
    world: &DocumentWorld,
    options: &PdfOptions,
    source: &TypstSource,
    surveys: Option<&Place>,
) -> Warned<Attempt<(Vec<u8>, usize)>> {
    typst::compile::<PagedDocument>(world).map(|document| match document {
        Err(errors) => Attempt::refused(errors),
        Ok(document) => {
            let introspector = document.introspector().as_ref();
            let (faults, pdf) = rayon::join(
                || {
                    let mut faults = glyphs::missing(&document, world, source, surveys);
                    faults.extend(links::unfit(introspector, world, source));
                    faults.extend(pages::too_high(introspector, source));
                    faults
                },
                || foreign::guarded(|| typst_pdf::pdf(&document, options)),
            );
            if !faults.is_empty() {
                // An archive PDF would be refused for the same characters.
                return Attempt { faults, told: Vec::new(), made: Ok(None) };
            }
            // What breaks it off breaks it off again, and is told where this is guarded.
            let pdf = pdf.unwrap_or_else(|_| typst_pdf::pdf(&document, options));
            let pages = document.pages().len();
            let told = pages::overfull(introspector, source);
            Attempt { faults, told, made: pdf.map(|pdf| Some((pdf, pages))) }
        }
    })
}

fn make_html(
    world: &DocumentWorld,
    source: &TypstSource,
    origins: ToldOrigins,
) -> Warned<Attempt<WebBody>> {
    typst::compile::<HtmlDocument>(world).map(|document| match document {
        Err(errors) => Attempt::refused(errors),
        Ok(document) => {
            let faults = web_page::unfit(&document, world, source);
            if !faults.is_empty() {
                return Attempt { faults, told: Vec::new(), made: Ok(None) };
            }
            let told = Vec::new();
            let quotes = QuoteFinder { world, source };
            let numbers = |text: &str, span| quotes.within(text, span);
            let origins =
                (origins == ToldOrigins::Told).then(|| WebOrigins::new(world, source));
            let known = KnownOfDocument { numbers: &numbers, origins };
            let made = web_body::write(&document, known).map(Some);
            Attempt { faults, told, made }
        }
    })
}

/// That something means nothing in the PDF is no other mistake where the web page must not
/// hold it either.
fn withdraw_what_follows(fault: &Diagnostic, diagnostics: &mut Diagnostics) {
    let follows = |other: &&Diagnostic| {
        let is_warning = other.severity == Severity::Warning && other.finding.is_none();
        is_warning && (other.place == fault.place || other.place.is_none())
    };
    let all = diagnostics.sorted().into_iter();
    for other in all.filter(follows).cloned().collect::<Vec<_>>() {
        diagnostics.withdraw(&other);
    }
}

/// Takes what was made out of it, and tells what went wrong.
fn collect_whole<T>(
    attempt: Warned<Attempt<T>>,
    world: &DocumentWorld,
    source: &TypstSource,
    diagnostics: &mut Diagnostics,
) -> Option<T> {
    let Warned { output: Attempt { faults, told, made }, warnings } = attempt;
    let made = collect(Warned { output: made, warnings }, world, source, diagnostics);
    diagnostics.extend(faults);
    diagnostics.extend(told);
    made.flatten()
}

/// What Typst made, or a mistake if it broke off.
fn whole<T>(
    result: Result<T, Broken>,
    what: Said,
    report: &Report,
    diagnostics: &mut Diagnostics,
) -> Option<T> {
    if result.is_err() {
        let message = say!(
            "{what} of `{name}` could not be made: Typst broke off over something in it",
            what,
            name = &report.name
        );
        let hint = "look for an image or a text out of the ordinary: take out one chapter \
                    after another until it can be made";
        diagnostics.push(Diagnostic::error(message).at(&report.title.place).hint(hint));
    }
    result.ok()
}

/// Takes the result out and tells what went wrong.
fn collect<T>(
    result: Warned<SourceResult<T>>,
    world: &DocumentWorld,
    source: &TypstSource,
    diagnostics: &mut Diagnostics,
) -> Option<T> {
    let explain = |diagnostic| explain::explain(diagnostic, world, source);
    diagnostics.extend(result.warnings.iter().filter_map(explain));
    match result.output {
        Ok(output) => Some(output),
        Err(errors) => {
            diagnostics.extend(errors.iter().filter_map(explain));
            None
        }
    }
}

fn standards(
    names: &[Placed<String>],
    diagnostics: &mut Diagnostics,
) -> Option<PdfStandards> {
    let mut list = Vec::new();
    for name in names {
        let word: StrDeserializer<'_, WordError> =
            name.value.as_str().into_deserializer();
        match PdfStandard::deserialize(word) {
            Ok(standard) => list.push(standard),
            Err(_) => {
                let known =
                    ["a-2a", "a-2b", "a-3a", "a-3b", "a-4", "a-4f", "ua-1", "1.7"];
                let message = say!("`{word}` is not a PDF standard", word = &name.value);
                let error = Diagnostic::error(message).at(&name.place);
                diagnostics.push(error.suggest(&name.value, known));
            }
        }
    }
    if list.len() < names.len() {
        return None;
    }
    match PdfStandards::new(&list) {
        Ok(standards) => Some(standards),
        Err(error) => {
            let mut result = Diagnostic::error(error.message().to_string());
            if let Some(first) = names.first() {
                result = result.at(&first.place);
            }
            result.hints.extend(error.hints().iter().map(|hint| hint.to_string().into()));
            diagnostics.push(result);
            None
        }
    }
}
