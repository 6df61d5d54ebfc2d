//! The whole programme on one screen: the rooms, in the order a report travels.

mod answers;
mod archived;
mod keys;
mod ledger;
mod waves;

use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::Relaxed;

use crate::analysis::Comparison;
use crate::chart::{self, DrawnChart};
use crate::diagnostic::Diagnostics;
use crate::disclosure::{ProtectedNumber, ProtectedTable, QualityAccount};
use crate::file::Inputs;
use crate::fingerprint::WithoutKey;
use crate::layout::{self, Material, Template, TypstSource};
use crate::manuscript::{self, Manuscript};
use crate::project::{Project, ReportFiles};
use crate::publish::{self, Publication};
use crate::review;
use crate::survey::{self, Asked, Survey};
use crate::typeset::{self, Fonts, Formats};
use crate::watch::{Watch, Work};

use self::answers::Told;

pub use self::answers::OfAnswers;
pub use self::archived::{Archived, Extent, archive, ledger_of};
pub use self::keys::NewKeys;
pub use self::ledger::LedgerUpdate;

/// What is built, and how.
#[derive(Clone, Copy, Debug)]
pub struct BuildSettings {
    /// What is made of the document.
    pub formats: Formats,
    /// Whether a page with all charts side by side is made, for review.
    pub contact_sheet: bool,
    /// Whether it is a draft: marked as such, and held to no PDF standard.
    pub draft: bool,
    /// What is done where no key lies beside confidential answers.
    pub without_key: WithoutKey,
}

impl Default for BuildSettings {
    /// What is published: PDF and HTML.
    fn default() -> Self {
        let formats = Formats { pdf: true, html: true };
        let without_key = WithoutKey::default();
        Self { formats, contact_sheet: false, draft: false, without_key }
    }
}

/// How far a build has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Manuscript, template, fonts and surveys are being read.
    Reading,
    /// Numbers are being computed.
    Computing,
    /// Charts are being drawn: how many are done, out of how many.
    Drawing(usize, usize),
    /// The document is being set.
    Setting,
    /// Code of the author or the template begins to run, or has ended.
    Running(Option<Work>),
}

/// A finished build.
#[derive(Clone, Debug)]
pub struct Build {
    /// The files.
    pub publication: Publication,
    /// How many charts were drawn.
    pub charts: usize,
    /// How many tables stand in the report.
    pub tables: usize,
    /// Whether it was built from what was kept of the answers, which were not read.
    pub from_kept: bool,
    /// The files with secret keys that were made, to be written before anything else.
    pub keys: NewKeys,
}

/// Compares the numbers of a report with what an earlier publication printed. All numbers are
/// computed, since they are protected together, but nothing is drawn or set.
pub fn compare(
    project: &Project,
    report: &ReportFiles,
    progress: &(dyn Fn(Progress) + Sync),
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Comparison>> {
    if let Some(error) = answers::missing(project, report) {
        diagnostics.push(error);
        return None;
    }
    progress(Progress::Reading);
    let mut inputs = Inputs::new(project.root());
    let texts = report.read(&mut inputs, diagnostics)?;
    let manuscript = manuscript::read(&report.name, &texts.0, &texts.1, diagnostics)?;
    let written = (&manuscript, &texts, WithoutKey::Told);
    let told =
        answers::tell((project, report), written, &mut inputs, progress, diagnostics)?;
    Some(told.comparisons)
}

/// Reads of the surveys what the manuscript names.
fn read_surveys(
    manuscript: &Manuscript,
    inputs: &mut Inputs,
    diagnostics: &mut Diagnostics,
) -> Vec<Survey> {
    let asked = Asked::Named(manuscript.words.clone());
    survey::read_all(&manuscript.report.surveys, &asked, inputs, diagnostics)
}

/// A report before it is set: everything that was read, computed and drawn.
pub struct Prepared {
    /// What the author wrote, with every `repeat` written out.
    pub manuscript: Manuscript,
    /// The numbers of charts and tables.
    pub tables: Vec<ProtectedTable>,
    /// The named numbers.
    pub numbers: Vec<ProtectedNumber>,
    /// Tables and drawings on the quality of the surveys.
    pub accounts: Vec<QualityAccount>,
    /// The charts.
    pub charts: Vec<DrawnChart>,
    /// The kind of document.
    pub template: Template,
    /// The fonts.
    pub fonts: Fonts,
    /// The document in Typst.
    pub source: TypstSource,
    /// What the second PDF for archives is made of, if that is asked for.
    pub for_archives: Option<(Manuscript, TypstSource)>,
    /// What was read.
    pub inputs: Inputs,
    /// What is known only where the answers are; none if the report is built from what was
    /// kept of them.
    pub answers: Option<OfAnswers>,
}

impl Prepared {
    /// How many tables stand in the report.
    #[must_use]
    pub fn count_tables(&self) -> usize {
        let accounts = self.accounts.iter().filter(|one| !one.rows.is_empty());
        self.tables.len() - self.charts.len() + accounts.count()
    }
}

/// What the second PDF for archives is made of, if that is asked for.
fn fill_for_archives(
    template: &Template,
    manuscript: &Manuscript,
    material: Material<'_>,
) -> Option<(Manuscript, TypstSource)> {
    let manuscript = manuscript.for_archives()?;
    // Everything there is to say has been said of the first.
    let mut known = Diagnostics::default();
    let source = layout::fill(template, &manuscript, material, &mut known);
    Some((manuscript, source))
}

/// Reads, computes and draws a report, and reviews it. With errors among the diagnostics
/// it gives what there is, if that is enough to look at; nothing of it may be published.
pub fn prepare(
    project: &Project,
    report: &ReportFiles,
    settings: BuildSettings,
    progress: &(dyn Fn(Progress) + Sync),
    diagnostics: &mut Diagnostics,
) -> Option<Prepared> {
    progress(Progress::Reading);
    let mut inputs = Inputs::new(project.root());
    let texts = report.read(&mut inputs, diagnostics)?;
    let (main, chapters) = &texts;
    let mut manuscript = manuscript::read(&report.name, main, chapters, diagnostics)?;
    manuscript.set_draft(settings.draft, diagnostics);
    let style = &manuscript.report.template;
    let template = Template::read(style, project, &mut inputs, diagnostics);
    let fonts = Fonts::read(project, &mut inputs, diagnostics);
    let images = report.read_files(&manuscript.images(), &mut inputs, diagnostics);
    typeset::check_images(&manuscript.images(), &images, diagnostics);
    let works = &manuscript.report.bibliography;
    let works = report.read_optional_text(works.as_ref(), &mut inputs, diagnostics);

    let written = (&manuscript, &texts, settings.without_key);
    let told =
        answers::tell((project, report), written, &mut inputs, progress, diagnostics)?;
    let Told { manuscript, tables, numbers, accounts, answers, .. } = told;

    let (template, fonts) = (template?, fonts?);
    let style = template.chart_style(diagnostics)?;
    let faces =
        fonts.for_charts(&style.family, &manuscript.report.template, diagnostics)?;
    fonts.check(&template, &manuscript.report.template, diagnostics);
    let running = |work| progress(Progress::Running(work));
    let watch = Watch::new(&running);
    let total = manuscript.charts().len();
    let drawn = AtomicUsize::new(0);
    let one_more = || progress(Progress::Drawing(drawn.fetch_add(1, Relaxed) + 1, total));
    let charts = chart::draw_all(&manuscript, &tables, (&style, &faces), &one_more);
    let material = Material {
        tables: &tables,
        numbers: &numbers,
        charts: &charts,
        accounts: &accounts,
        images: &images,
        bibliography: works.as_ref(),
        watch,
    };
    let source = layout::fill(&template, &manuscript, material, diagnostics);
    let for_archives = fill_for_archives(&template, &manuscript, material);
    typeset::check(&source, diagnostics);
    typeset::check_charts(&charts, &manuscript, (&fonts, &style.family), diagnostics);
    // Where something is missing, its code would complain of that.
    if !diagnostics.has_errors() {
        typeset::evaluate(&source, &manuscript.report, &fonts, watch, diagnostics);
    }
    if manuscript.whole {
        let subject = review::Material {
            manuscript: &manuscript,
            tables: &tables,
            numbers: &numbers,
            source: &source,
        };
        review::review(subject, diagnostics);
    }
    review::accept(&manuscript.report.accepted, diagnostics);
    Some(Prepared {
        manuscript,
        tables,
        numbers,
        accounts,
        charts,
        template,
        fonts,
        source,
        for_archives,
        inputs,
        answers,
    })
}

/// Checks a report as [`build`] would, but sets it only where that alone can tell whether
/// something is wrong: a whole document takes far longer than everything before it.
pub fn check(
    project: &Project,
    report: &ReportFiles,
    progress: &(dyn Fn(Progress) + Sync),
    diagnostics: &mut Diagnostics,
) -> Option<Prepared> {
    let settings = BuildSettings::default();
    let prepared = prepare(project, report, settings, progress, diagnostics)?;
    if !diagnostics.has_errors() {
        let Prepared { source, manuscript, fonts, .. } = &prepared;
        let running = |work| progress(Progress::Running(work));
        let watch = Watch::new(&running);
        typeset::check_glyphs(source, &manuscript.report, fonts, watch, diagnostics);
        typeset::check_web(source, &manuscript.report, fonts, watch, diagnostics);
    }
    (!diagnostics.has_errors()).then_some(prepared)
}

/// Builds a report. Writes nothing: `publish::write` does. There is no build if there are
/// errors among the diagnostics.
pub fn build(
    project: &Project,
    report: &ReportFiles,
    settings: BuildSettings,
    progress: &(dyn Fn(Progress) + Sync),
    diagnostics: &mut Diagnostics,
) -> Option<Build> {
    let prepared = prepare(project, report, settings, progress, diagnostics)?;
    set(&prepared, settings, progress, diagnostics)
}

/// Sets a report that has been prepared, and puts its files together.
fn set(
    prepared: &Prepared,
    settings: BuildSettings,
    progress: &(dyn Fn(Progress) + Sync),
    diagnostics: &mut Diagnostics,
) -> Option<Build> {
    keys::check(prepared.answers.as_ref(), diagnostics);
    if diagnostics.has_errors() {
        return None;
    }
    progress(Progress::Setting);
    let Prepared { manuscript, tables, source, fonts, .. } = prepared;
    let report = &manuscript.report;
    let html = settings.formats.html && report.output.html;
    let formats = Formats { html, ..settings.formats };
    let running = |work| progress(Progress::Running(work));
    let watch = Watch::new(&running);
    let mut typeset =
        typeset::typeset(source, report, fonts, formats, watch, diagnostics)?;
    if let (Some((copy, source)), true) = (&prepared.for_archives, formats.pdf) {
        let copy = (source, &copy.report);
        typeset::for_archives(copy, fonts, &mut typeset, watch, diagnostics)?;
    }
    let parts = publish::Parts {
        manuscript,
        template: &prepared.template,
        fonts,
        source,
        charts: &prepared.charts,
        tables,
        numbers: &prepared.numbers,
        accounts: &prepared.accounts,
        account: prepared.answers.as_ref().map(|answers| &answers.account),
        inputs: &prepared.inputs.told(),
        watch,
    };
    let sheet = settings.contact_sheet;
    let publication = publish::assemble(parts, typeset, sheet, diagnostics)?;
    let charts = prepared.charts.len();
    (!diagnostics.has_errors()).then(|| Build {
        publication,
        charts,
        tables: prepared.count_tables(),
        from_kept: prepared.answers.is_none(),
        keys: prepared
            .answers
            .as_ref()
            .map(|it| it.keys.made.clone())
            .unwrap_or_default(),
    })
}
