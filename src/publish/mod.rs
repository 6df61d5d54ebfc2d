//! Puts everything together: takes what the other rooms made, gives a [`Publication`], and
//! writes it whole or not at all.

mod change;
mod contact_sheet;
mod content_policy;
mod earlier;
mod inference;
mod origins;
mod record;
mod review_page;
mod web_page;

use std::collections::BTreeMap;
use std::path::Path;

use rayon::prelude::*;

use crate::chart::DrawnChart;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::disclosure::{Account, ProtectedNumber, ProtectedTable, QualityAccount};
use crate::document::Document;
use crate::file::{Destination, NewContent, Remains, Workplace, WriteError};
use crate::layout::{PageOf, Template, TypstSource};
use crate::manuscript::Manuscript;
use crate::typeset::{Fonts, Typeset, WebBody};
use crate::watch::Watch;
use crate::word::WORD_ENDING;

use self::record::{
    INTERNAL_RECORD, InternalRecord, MANIFEST, NumbersRecord, OutputFile, ReportManifest,
};
use self::web_page::PageError;

pub use self::content_policy::{NotAlone, PageKind, with_policy};
pub use self::review_page::{COMMENTS_ENDING, REVIEW_ENDING};
pub use self::web_page::LivePage;

/// What the second PDF for archives is called after the report's name.
pub const ARCHIVE_ENDING: &str = ".arkiv.pdf";

/// Every number that was computed, as it is shown.
const NUMBERS: &str = "numbers.json";

/// The report as a value, for whoever makes something else of it.
const DOCUMENT: &str = "document.json";

/// The account of what is hidden, among what is internal.
const ACCOUNT: &str = "disclosure.txt";

/// A finished report: every file, by its path in the output folder.
#[derive(Clone, Debug)]
pub struct Publication {
    /// The report's name, which is the output folder's.
    pub name: String,
    /// The files.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Files for those who answer for the report, which are not published.
    pub internal: BTreeMap<String, Vec<u8>>,
    /// Pages of the PDF.
    pub pages: usize,
}

/// What a publication is made of.
#[derive(Clone, Copy)]
pub struct Parts<'a> {
    /// The manuscript.
    pub manuscript: &'a Manuscript,
    /// The template.
    pub template: &'a Template,
    /// The fonts.
    pub fonts: &'a Fonts,
    /// What the report says.
    pub document: &'a Document,
    /// The generated Typst and its files.
    pub source: &'a TypstSource,
    /// The charts for the web page.
    pub charts: &'a [DrawnChart],
    /// The numbers of charts and tables.
    pub tables: &'a [ProtectedTable],
    /// The named numbers.
    pub numbers: &'a [ProtectedNumber],
    /// Tables and drawings on the quality of the surveys.
    pub accounts: &'a [QualityAccount],
    /// What is hidden, and why.
    pub account: Option<&'a Account>,
    /// Name and sha256 of every file read.
    pub inputs: &'a BTreeMap<String, String>,
    /// Which of them the program carried itself.
    pub carried: &'a [&'a str],
    /// Who is told that the template's code begins and ends.
    pub watch: Watch<'a>,
}

impl<'a> Parts<'a> {
    /// What its web pages are made for.
    fn page(self) -> PageOf<'a> {
        let Self { manuscript, template, document, watch, .. } = self;
        PageOf { template, report: &manuscript.report, document, watch }
    }
}

/// The files of a publication that do not wait for the document to be set.
pub struct GatheredFiles(BTreeMap<String, OutputFile>);

/// Gathers what is published besides pages: the Typst source with its files, and the records
/// of what the report says.
#[must_use]
pub fn gather(parts: Parts<'_>) -> GatheredFiles {
    let Parts { document, source, numbers, tables, accounts, .. } = parts;
    let name = &parts.manuscript.report.name;
    let numbers = || {
        record::to_json(&NumbersRecord::new(name, numbers, document, tables, accounts))
    };
    let document = || record::to_json(document);
    let (numbers, document) = rayon::join(numbers, document);
    let records = [(NUMBERS, numbers), (DOCUMENT, document)];
    let records = records.map(|(name, bytes)| (name.to_owned(), bytes));
    let texts = source.texts.iter();
    let texts = texts.map(|(name, text)| (name.clone(), text.clone().into_bytes()));
    let files = source.files.clone().into_iter().chain(texts).chain(records);
    let files = files.collect::<Vec<_>>().into_par_iter();
    GatheredFiles(files.map(|(name, bytes)| (name, OutputFile::new(bytes))).collect())
}

/// Writes what was gathered to the place that was claimed for the publication, where nobody
/// sees it before all is written.
pub fn write_ahead(GatheredFiles(files): &GatheredFiles, destination: &mut Destination) {
    destination
        .write_ahead(files.iter().map(|(name, file)| (name.as_str(), &*file.bytes)));
}

/// Which web pages are made of what stands on them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WantedPages {
    /// The one that is published.
    pub published: bool,
    /// The one on which reviewers comment. What stands on it must tell where it comes from.
    pub review: bool,
}

/// The web pages of a report that were asked for, or why there is none.
pub struct AssembledPages {
    published: Option<Result<String, PageError>>,
    review: Option<Result<String, PageError>>,
}

/// Makes the web pages of what stands on them.
#[must_use]
pub fn assemble_pages(
    parts: Parts<'_>,
    body: &WebBody,
    wanted: WantedPages,
) -> AssembledPages {
    AssembledPages {
        published: wanted.published.then(|| web_page::assemble(body, parts)),
        review: wanted.review.then(|| review_page::assemble(body, parts)),
    }
}

/// The page of a report for whoever writes it, or why there is none.
pub struct AssembledLivePage(Result<LivePage, PageError>);

/// Makes the page for whoever writes a report, of what stands on it with where it comes from.
#[must_use]
pub fn assemble_live_page(parts: Parts<'_>, body: &WebBody) -> AssembledLivePage {
    AssembledLivePage(web_page::assemble_live(body, parts))
}

impl AssembledLivePage {
    /// The page; what is wrong with it is told.
    pub fn told(
        self,
        parts: Parts<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<LivePage> {
        told(self.0, parts, diagnostics)
    }
}

/// What is published besides PDF and web page.
#[derive(Clone, Debug, Default)]
pub struct AlsoMade {
    /// Whether there is a contact sheet of the charts.
    pub sheet: bool,
    /// The document for word processors, if one was made.
    pub word: Option<Vec<u8>>,
}

/// Puts a publication together.
pub fn assemble(
    parts: Parts<'_>,
    GatheredFiles(mut files): GatheredFiles,
    typeset: Typeset<AssembledPages>,
    also: AlsoMade,
    diagnostics: &mut Diagnostics,
) -> Option<Publication> {
    let report = &parts.manuscript.report;
    let name = report.name.clone();
    let mut add = |name: String, bytes: Vec<u8>| {
        files.insert(name, OutputFile::new(bytes));
    };
    if let Some(pdf) = typeset.pdf {
        add(format!("{name}.pdf"), pdf);
    }
    if let Some(pdf) = typeset.archive_pdf {
        add(format!("{name}{ARCHIVE_ENDING}"), pdf);
    }
    if let Some(word) = also.word {
        add(format!("{name}{WORD_ENDING}"), word);
    }
    let (page, review) = match typeset.html {
        Some(AssembledPages { published, review }) => (published, review),
        None => (None, None),
    };
    let sheet = also.sheet.then(|| contact_sheet::assemble(parts));
    let pages = [
        (format!("{name}.html"), page),
        (format!("{name}{REVIEW_ENDING}"), review),
        ("charts.html".to_owned(), sheet),
    ];
    for (name, page) in pages {
        if let Some(page) = page {
            add(name, told(page, parts, diagnostics)?.into_bytes());
        }
    }
    let manifest = ReportManifest::new(parts, &files);
    let manifest = record::to_json(&manifest);
    let mut internal = BTreeMap::new();
    if let Some(account) = parts.account.filter(|_| report.disclosure.protects()) {
        let account = account.to_text(&name);
        internal.insert(ACCOUNT.to_owned(), account.into_bytes());
        let record = InternalRecord::new(&name, &manifest, &internal);
        internal.insert(INTERNAL_RECORD.to_owned(), record::to_json(&record));
    }
    let files = files.into_iter().map(|(name, file)| (name, file.bytes));
    let files = files.chain([(MANIFEST.to_owned(), manifest)]).collect();
    Some(Publication { name, files, internal, pages: typeset.pages })
}

/// A page, or what is wrong with it told.
fn told<P>(
    page: Result<P, PageError>,
    parts: Parts<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<P> {
    let error = match page {
        Ok(page) => return Some(page),
        Err(error) => error,
    };
    let hint = error.hint();
    let place = &parts.manuscript.report.template.place;
    let mut error = match error {
        PageError::Template(mistake) => *mistake,
        other => Diagnostic::error(other.said()).at(place),
    };
    error.hints.extend(hint.map(Into::into));
    diagnostics.push(error);
    None
}

/// What the folder beside a report is called, in which lies what is not published.
fn internal_name(name: &str) -> String {
    format!("{name}.internal")
}

/// Claims the place where a report is to be written, a folder of its name below `folder`,
/// before the work begins. If another process has claimed it, `wait` is asked whether to
/// wait.
///
/// # Errors
///
/// If the place cannot be written to, or something lies there that no build of the report
/// made.
pub fn claim(
    workplace: &Workplace,
    folder: &Path,
    name: &str,
    wait: &mut dyn FnMut() -> bool,
) -> Result<Destination, WriteError> {
    let mut destination = Destination::claim(workplace, folder, name, wait)?;
    destination.recognise(name, |path| earlier::build(path, name))?;
    destination.recognise(&internal_name(name), |path| earlier::internal(path, name))?;
    Ok(destination)
}

/// Writes a publication to the place that was claimed for it, replacing the earlier build,
/// or leaves everything as it was. What is internal goes into a folder beside it.
///
/// # Errors
///
/// If something cannot be written.
pub fn write(
    publication: &Publication,
    destination: Destination,
) -> Result<Remains, WriteError> {
    let internal = match publication.internal.is_empty() {
        true => NewContent::Nothing,
        false => NewContent::Folder(&publication.internal),
    };
    destination.replace(&[NewContent::Folder(&publication.files), internal])
}
