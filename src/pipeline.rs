//! The whole programme on one screen: the rooms, in the order a report travels.

mod answers;
mod archived;
mod beside;
mod checking;
mod comments;
mod drawing;
mod keys;
mod ledger;
mod live;
mod memory;
mod protection;
mod reading;
mod shared;
mod waves;
mod word;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::analysis::Comparison;
use crate::chart::DrawnChart;
use crate::diagnostic::{Diagnostics, Warned};
use crate::disclosure::{ProtectedNumber, ProtectedTable, QualityAccount, ShownRows};
use crate::document::{Document, DocumentItem, ItemContent};
use crate::file::{Destination, Inputs};
use crate::fingerprint::WithoutKey;
use crate::layout::{Template, TypstSource};
use crate::manuscript::{Block, Manuscript};
use crate::project::{Project, ReportFiles};
use crate::publish::{self, AlsoMade, Publication, WantedPages};
use crate::review;
use crate::typeset::{self, Fonts, Formats, ToldOrigins, TypesetOrder};
use crate::watch::{Watch, Work};

use self::answers::{ProtectedReport, Question, Whereabouts};
use self::beside::{BothDone, beside};
use self::drawing::Paper;
use self::reading::Surroundings;

pub use self::answers::OfAnswers;
pub use self::archived::{Archived, Extent, archive, ledger_of};
pub use self::checking::{check, check_beside, check_set, read_again};
pub use self::comments::{COMMENTS, ShownComment, comments_beside};
pub use self::keys::NewKeys;
pub use self::ledger::LedgerUpdate;
pub use self::live::{PageAgain, page_again, pages_of, pdf_of};
pub use self::memory::{Efforts, Memory};
pub use self::shared::SharedReading;
pub use self::word::WordWish;

/// What is built, and how.
#[derive(Clone, Copy, Debug)]
pub struct BuildSettings {
    /// What is made of the document.
    pub formats: Formats,
    /// Whether a document for word processors is made.
    pub word: WordWish,
    /// Whether a page with all charts side by side is made, for review.
    pub contact_sheet: bool,
    /// Whether a page is made on which reviewers comment.
    pub review: bool,
    /// Whether it is a draft: marked as such, and held to no PDF standard.
    pub draft: bool,
    /// What is done where no key lies beside confidential answers.
    pub without_key: WithoutKey,
}

impl Default for BuildSettings {
    /// What is published: PDF and HTML, and what else the report says.
    fn default() -> Self {
        let formats = Formats { pdf: true, html: true };
        let (word, without_key) = (WordWish::default(), WithoutKey::default());
        let (contact_sheet, review, draft) = (false, false, false);
        Self { formats, word, contact_sheet, review, draft, without_key }
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
    let settings = BuildSettings { without_key: WithoutKey::Told, ..Default::default() };
    let job = Job { project, report, settings, progress };
    let mut inputs = project.inputs();
    let texts = reading::texts(report, &mut inputs).told(diagnostics)?;
    let memory = &mut Memory::of_one_run();
    let (name, before) = (&report.name, diagnostics.soundness());
    let manuscript = reading::manuscript(name, &texts, &mut memory.manuscript, before);
    let manuscript = manuscript.told(diagnostics)?;
    let before = diagnostics.soundness();
    let without_key = WithoutKey::Told;
    let question =
        Question { project, manuscript: &manuscript, texts: &texts, without_key, before };
    let answers = answers::read(question, &mut memory.surveys).told(diagnostics);
    inputs.remember(&answers.read);
    Some(tell_now(job, question, answers, &inputs, memory, diagnostics).comparisons)
}

/// What is done, and for whom.
#[derive(Clone, Copy)]
pub struct Job<'a> {
    /// The project.
    pub project: &'a Project,
    /// The report.
    pub report: &'a ReportFiles,
    /// What is built, and how.
    pub settings: BuildSettings,
    /// Who is told how far it has come.
    pub progress: &'a (dyn Fn(Progress) + Sync),
}

/// What the answers that are here tell: counted, protected and laid out. Afterwards their
/// surveys are remembered.
fn tell_now(
    job: Job<'_>,
    question: Question<'_>,
    answers: answers::Answers,
    inputs: &Inputs,
    memory: &mut Memory,
    diagnostics: &mut Diagnostics,
) -> ProtectedReport {
    (job.progress)(Progress::Computing);
    let question = Question { before: diagnostics.soundness(), ..question };
    let counted = answers::count(question, &answers.surveys, &mut memory.counted);
    let counted = counted.told(diagnostics);
    let before = diagnostics.soundness();
    let (expanded, all) =
        answers::protect(counted, &answers, before, &mut memory.protected)
            .told(diagnostics);
    let texts = question.texts;
    let told = answers::tell(expanded, all, answers, texts, inputs, diagnostics);
    let (told, surveys) = told.told(diagnostics);
    memory.keep_surveys(surveys);
    told
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
    /// The rows of registers that are shown.
    pub rows: Vec<ShownRows>,
    /// The charts.
    pub charts: Vec<DrawnChart>,
    /// The kind of document.
    pub template: Arc<Template>,
    /// The fonts.
    pub fonts: Arc<Fonts>,
    /// What the report says.
    pub document: Document,
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

/// What is told of the files that a report was made of.
struct ToldFiles<'a> {
    /// Name and sha256 of each.
    inputs: BTreeMap<String, String>,
    /// Which of them the program carries.
    carried: Vec<&'a str>,
}

impl Prepared {
    /// What is told of the files that were read.
    fn told_files(&self) -> ToldFiles<'_> {
        ToldFiles { inputs: self.inputs.told(), carried: self.inputs.spare_read() }
    }

    /// What a publication is made of.
    fn parts<'a>(
        &'a self,
        told: &'a ToldFiles<'a>,
        watch: Watch<'a>,
    ) -> publish::Parts<'a> {
        publish::Parts {
            manuscript: &self.manuscript,
            template: &self.template,
            fonts: &self.fonts,
            document: &self.document,
            source: &self.source,
            charts: &self.charts,
            tables: &self.tables,
            numbers: &self.numbers,
            accounts: &self.accounts,
            account: self.answers.as_ref().map(|answers| &answers.account),
            inputs: &told.inputs,
            carried: &told.carried,
            watch,
        }
    }

    /// How many tables stand in the report.
    #[must_use]
    pub fn count_tables(&self) -> usize {
        let accounts = self.accounts.iter().filter(|one| !one.rows.is_empty());
        let is_register = |block: &&Block| matches!(block, Block::RegisterTable(_));
        let registers = self.manuscript.blocks().into_iter().filter(is_register);
        let is_typed =
            |item: &&DocumentItem| matches!(item.content, ItemContent::TypedTable(_));
        let typed = self.document.items().into_iter().filter(is_typed);
        let others = registers.count() + typed.count();
        self.tables.len() - self.charts.len() + accounts.count() + others
    }
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
    let job = Job { project, report, settings, progress };
    let prepared = prepare_again(job, &mut Memory::of_one_run()).told(diagnostics);
    // The memory, which had it too, is gone.
    prepared.and_then(Arc::into_inner)
}

/// The same, but for what is remembered: with the memory of an earlier run only what has
/// changed since is read, computed and drawn. The result and what is said are those of a run
/// without a memory.
pub fn prepare_again(job: Job<'_>, memory: &mut Memory) -> Warned<Option<Arc<Prepared>>> {
    let mut said = Diagnostics::default();
    memory.begin();
    let value = prepared(job, memory, &mut said);
    Warned { value, said }
}

/// The stages before setting, one after another: each is told whether there were mistakes
/// before it, and what it says is told with the rest.
fn prepared(
    job: Job<'_>,
    memory: &mut Memory,
    diagnostics: &mut Diagnostics,
) -> Option<Arc<Prepared>> {
    let Job { project, report, settings, progress } = job;
    progress(Progress::Reading);
    let mut inputs = project.inputs();
    let texts = reading::texts(report, &mut inputs).told(diagnostics)?;
    let (name, before) = (&report.name, diagnostics.soundness());
    let manuscript = reading::manuscript(name, &texts, &mut memory.manuscript, before);
    let mut manuscript = manuscript.told(diagnostics)?;
    manuscript.set_draft(settings.draft, diagnostics);
    let around =
        reading::surroundings(job, &manuscript, memory, &mut inputs).told(diagnostics);
    let (before, without_key) = (diagnostics.soundness(), settings.without_key);
    let question =
        Question { project, manuscript: &manuscript, texts: &texts, without_key, before };
    let told = match answers::kept_in(project, report).told(diagnostics) {
        Whereabouts::Unknown => return None,
        Whereabouts::Kept(name, kept) => {
            answers::told_then(&name, &kept, question, &mut inputs).told(diagnostics)?
        }
        Whereabouts::Here => {
            let answers = answers::read(question, &mut memory.surveys).told(diagnostics);
            inputs.remember(&answers.read);
            if let Some(known) = memory.recall(job, &inputs, diagnostics) {
                memory.keep_surveys(answers.surveys);
                *diagnostics = known.said;
                return Some(known.value);
            }
            tell_now(job, question, answers, &inputs, memory, diagnostics)
        }
    };
    let Surroundings { template, fonts, images, works } = around;
    let (template, fonts) = (template?, fonts?);
    let running = |work| progress(Progress::Running(work));
    let paper = Paper {
        told: &told,
        template: &template,
        fonts: &fonts,
        images: &images,
        works: works.as_ref(),
        watch: Watch::new(&running),
    };
    let drawn =
        drawing::draw(paper, progress, &mut memory.charts, diagnostics.soundness());
    let drawn = drawn.told(diagnostics)?;
    let filled = drawing::fill(paper, &drawn, &mut memory.prose, diagnostics.soundness());
    let filled = filled.told(diagnostics);
    let (desk, before) = (memory.desk(&fonts), diagnostics.soundness());
    drawing::check(paper, &drawn, &filled, desk, before).told(diagnostics);
    review::accept(&told.manuscript.report.accepted, diagnostics);
    let drawing::Filled { document, source, for_archives } = filled;
    let charts = drawn.charts;
    let ProtectedReport { manuscript, tables, numbers, accounts, rows, answers, .. } =
        told;
    let prepared = Prepared {
        manuscript,
        tables,
        numbers,
        accounts,
        rows,
        charts,
        template,
        fonts,
        document,
        source,
        for_archives,
        inputs,
        answers,
    };
    Some(memory.keep(Arc::new(prepared), diagnostics))
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
    let job = Job { project, report, settings, progress };
    build_again(job, &mut Memory::of_one_run()).told(diagnostics)
}

/// The same, but for what is remembered of an earlier run.
pub fn build_again(job: Job<'_>, memory: &mut Memory) -> Warned<Option<Build>> {
    let Warned { value, mut said } = prepare_again(job, memory);
    let build = value.and_then(|prepared| set(&prepared, job, None, memory, &mut said));
    Warned { value: build, said }
}

/// The same for a place that was claimed for the report: what does not wait for the document
/// to be set is written ahead, while that is done, so that `publish::write` has less to do.
pub fn build_for(
    job: Job<'_>,
    place: &mut Destination,
    memory: &mut Memory,
) -> Warned<Option<Build>> {
    let Warned { value, mut said } = prepare_again(job, memory);
    let set = |prepared: Arc<_>| set(&prepared, job, Some(place), memory, &mut said);
    Warned { value: value.and_then(set), said }
}

/// Sets a report that has been prepared, and puts its files together.
fn set(
    prepared: &Prepared,
    Job { settings, progress, .. }: Job<'_>,
    place: Option<&mut Destination>,
    memory: &mut Memory,
    diagnostics: &mut Diagnostics,
) -> Option<Build> {
    keys::check(prepared.answers.as_ref().map(|answers| &answers.keys), diagnostics);
    if diagnostics.has_errors() {
        return None;
    }
    progress(Progress::Setting);
    let Prepared { manuscript, source, fonts, .. } = prepared;
    let report = &manuscript.report;
    let published = settings.formats.html && report.output.html;
    let wanted = WantedPages { published, review: settings.review };
    let formats = Formats { html: published || settings.review, ..settings.formats };
    let running = |work| progress(Progress::Running(work));
    let watch = Watch::new(&running);
    let desk = memory.typesetter(fonts);
    let told = prepared.told_files();
    let parts = prepared.parts(&told, watch);
    let page = |body| publish::assemble_pages(parts, &body, wanted);
    let origins = ToldOrigins::where_asked(settings.review);
    let order = TypesetOrder { formats, page: &page, origins };
    let BothDone { here: typeset, other: gathered } = beside(
        || typeset::typeset(source, report, desk, order, watch, diagnostics),
        || {
            let gathered = publish::gather(parts);
            if let Some(place) = place {
                publish::write_ahead(&gathered, place);
            }
            gathered
        },
    );
    let mut typeset = typeset?;
    if let (Some((copy, source)), true) = (&prepared.for_archives, formats.pdf) {
        let report = &copy.report;
        typeset::for_archives(source, report, desk, &mut typeset, watch, diagnostics)?;
    }
    let is_made = settings.word.is_made(report.output.docx);
    let made = is_made.then(|| word::make(prepared, watch, diagnostics));
    let also = AlsoMade { sheet: settings.contact_sheet, word: made.flatten() };
    let publication = publish::assemble(parts, gathered, typeset, also, diagnostics)?;
    (!diagnostics.has_errors()).then(|| Build {
        publication,
        charts: prepared.charts.len(),
        tables: prepared.count_tables(),
        from_kept: prepared.answers.is_none(),
        keys: prepared
            .answers
            .as_ref()
            .map(|it| it.keys.made.clone())
            .unwrap_or_default(),
    })
}
