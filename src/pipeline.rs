//! The whole programme on one screen: the rooms, in the order a report travels.

mod waves;

use std::collections::BTreeSet;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::Relaxed;

use crate::analysis::{self, Comparison, KeySums};
use crate::archive;
use crate::chart::{self, DrawnChart};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::dictionary;
use crate::disclosure::{
    self, Account, Protected, ProtectedNumber, ProtectedTable, QualityAccount,
};
use crate::file::Inputs;
use crate::manuscript::{self, Manuscript, Policy};
use crate::project::{Project, ReportFiles};
use crate::publish::{self, Publication};
use crate::review;
use crate::survey::{self, Asked, Survey};
use crate::template::{self, Material, Template, TypstSource};
use crate::typeset::{self, Fonts, Formats};

/// Fewer characters than this of a secret key could be guessed.
const SHORTEST_KEY: usize = 32;

/// What is built, and how.
#[derive(Clone, Copy, Debug)]
pub struct BuildSettings {
    /// What is made of the document.
    pub formats: Formats,
    /// Whether a page with all charts side by side is made, for review.
    pub contact_sheet: bool,
    /// Whether it is a draft: marked as such, and held to no PDF standard.
    pub draft: bool,
}

impl Default for BuildSettings {
    /// What is published: PDF and HTML.
    fn default() -> Self {
        let formats = Formats { pdf: true, html: true };
        Self { formats, contact_sheet: false, draft: false }
    }
}

/// How far a build has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Manuscript, template, fonts and surveys are being read.
    Reading,
    /// Numbers are being computed.
    Computing,
    /// Charts are being drawn: how many are done, out of how many.
    Drawing(usize, usize),
    /// The document is being set.
    Setting,
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
}

/// Compares the numbers of a report with what an earlier publication printed. Only what is
/// needed for that is read and computed.
pub fn compare(
    project: &Project,
    report: &ReportFiles,
    progress: &(dyn Fn(Progress) + Sync),
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Comparison>> {
    progress(Progress::Reading);
    let mut inputs = Inputs::new(project.root());
    let (main, chapters) = report.read(&mut inputs, diagnostics)?;
    let manuscript = manuscript::read(&report.name, &main, &chapters, diagnostics)?;
    let surveys = read_surveys(&manuscript, &mut inputs, diagnostics);
    progress(Progress::Computing);
    Some(analysis::compare(&manuscript.report, &surveys, diagnostics))
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

/// Reads the secret key of a policy that has one.
fn read_key(
    policy: &Policy,
    inputs: &mut Inputs,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<u8>> {
    let name = policy.key()?;
    let key = match inputs.read(&name.value) {
        Ok(key) => key.trim_ascii().to_vec(),
        Err(error) => {
            let hint = "make the file once, for example with `openssl rand -hex 32`, and \
                        keep it as secret as the answers";
            diagnostics.push(error.at(name).hint(hint));
            return None;
        }
    };
    if key.len() < SHORTEST_KEY {
        let message = format!("the secret key is shorter than {SHORTEST_KEY} characters");
        let hint =
            "make one that nobody can guess, for example with `openssl rand -hex 32`";
        diagnostics.push(Diagnostic::error(message).at(&name.place).hint(hint));
        return None;
    }
    Some(key)
}

/// The data files that hold answers of real persons, and the secret key that protects them,
/// as paths from the project folder.
fn confidential(
    manuscript: &Manuscript,
    surveys: &[Survey],
    inputs: &Inputs,
) -> BTreeSet<String> {
    let real = surveys.iter().filter(|survey| !survey.codebook.synthetic);
    let files = real.map(|survey| inputs.holder(&survey.file).to_owned());
    let mut files = files.collect::<BTreeSet<_>>();
    if !files.is_empty() {
        let key = manuscript.report.disclosure.key();
        files.extend(key.and_then(|key| crate::file::normal(&key.value)));
    }
    files
}

/// The codebooks of a report's surveys as data archives take them.
fn codebooks(
    prepared: &Prepared,
    project: &Project,
    diagnostics: &mut Diagnostics,
) -> Option<archive::Codebooks> {
    let report = &prepared.manuscript.report;
    let mut inputs = Inputs::new(project.root());
    let mut sketches = Vec::new();
    let manuscript = &prepared.manuscript;
    let named = waves::codebooks(project, manuscript, &mut inputs, diagnostics);
    for (name, codebook) in &named {
        let sketch = survey::sketch(codebook, &mut inputs, diagnostics)?;
        sketches.push((name.as_str(), sketch));
    }
    let of = |(name, sketch): &(&str, _)| {
        let sketch: &survey::Sketch = sketch;
        let ddi = dictionary::ddi(sketch, report.language);
        let codebook = archive::SurveyCodebook { data: sketch.data.clone(), ddi };
        ((*name).to_owned(), codebook)
    };
    let packed = sketches.iter();
    let packed =
        packed.map(|(name, sketch)| (*name, sketch, archive::kept(&sketch.data)));
    let names = (report.name.as_str(), report.title.value.as_str());
    let data_package =
        dictionary::data_package_of_all(names, &packed.collect::<Vec<_>>());
    let surveys = sketches.iter().map(of).collect();
    Some(archive::Codebooks { surveys, data_package })
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
    /// What is hidden, and why; not to be published.
    pub account: Account,
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
    /// The data files and archives that hold answers of real persons, one by one, and the
    /// secret key that protects them.
    pub microdata: BTreeSet<String>,
    /// How the sample of each survey with a design was drawn and weighted, in a few words.
    pub samples: Vec<(String, String)>,
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
    let source = template::fill(template, &manuscript, material, &mut known);
    Some((manuscript, source))
}

/// What is told of a survey's sample, by the name that tells it apart.
fn sample(survey: &Survey) -> Option<(String, String)> {
    Some((survey.key(), survey.design.as_ref()?.summary()))
}

/// Reads, computes and draws a report, and reviews it. With errors among the diagnostics
/// it gives what there is, if that is enough to look at; nothing of it may be published.
pub fn prepare(
    project: &Project,
    report: &ReportFiles,
    draft: bool,
    progress: &(dyn Fn(Progress) + Sync),
    diagnostics: &mut Diagnostics,
) -> Option<Prepared> {
    progress(Progress::Reading);
    let mut inputs = Inputs::new(project.root());
    let (main, chapters) = report.read(&mut inputs, diagnostics)?;
    let mut manuscript = manuscript::read(&report.name, &main, &chapters, diagnostics)?;
    manuscript.set_draft(draft, diagnostics);
    let style = &manuscript.report.template;
    let template = Template::read(style, project, &mut inputs, diagnostics);
    let fonts = Fonts::read(project, &mut inputs, diagnostics);
    let read = waves::read(project, &manuscript, &mut inputs, diagnostics);
    let surveys = read.surveys;
    let key = read_key(&manuscript.report.disclosure, &mut inputs, diagnostics);
    let images = report.read_files(&manuscript.images(), &mut inputs, diagnostics);
    typeset::check_images(&manuscript.images(), &images, diagnostics);
    let works = &manuscript.report.bibliography;
    let works = report.read_optional_text(works.as_ref(), &mut inputs, diagnostics);

    let samples = surveys.iter().filter_map(sample).collect();
    let mut microdata = confidential(&manuscript, &surveys, &inputs);
    microdata.extend(read.confidential);

    progress(Progress::Computing);
    let results = analysis::compute(&manuscript, &surveys, diagnostics);
    let manuscript = results.manuscript;
    let policy = &manuscript.report.disclosure;
    let language = manuscript.report.language;
    let (tables, numbers) = (results.tables, results.numbers);
    let keys = key.map(|key| KeySums::new(&key, &surveys, &tables, &numbers));
    let keys = keys.unwrap_or_default();
    let mut all =
        disclosure::protect_all((tables, numbers), &keys, policy, language, diagnostics);
    let accounts =
        disclosure::quality_accounts(&manuscript, &results.backgrounds, &mut all);
    let Protected { tables, numbers, account, .. } = all;

    let (template, fonts) = (template?, fonts?);
    let style = template.chart_style(diagnostics)?;
    let faces =
        fonts.for_charts(&style.family, &manuscript.report.template, diagnostics)?;
    fonts.check(&template, &manuscript.report.template, diagnostics);
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
    };
    let source = template::fill(&template, &manuscript, material, diagnostics);
    let for_archives = fill_for_archives(&template, &manuscript, material);
    typeset::check(&source, diagnostics);
    typeset::check_charts(&charts, &manuscript, (&fonts, &style.family), diagnostics);
    // Where something is missing, its code would complain of that.
    if !diagnostics.has_errors() {
        typeset::evaluate(&source, &manuscript.report, &fonts, diagnostics);
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
        microdata,
        samples,
        account,
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
    let prepared = prepare(project, report, false, progress, diagnostics)?;
    if !diagnostics.has_errors() {
        let Prepared { source, manuscript, fonts, .. } = &prepared;
        typeset::check_glyphs(source, &manuscript.report, fonts, diagnostics);
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
    let prepared = prepare(project, report, settings.draft, progress, diagnostics)?;
    set(&prepared, settings, progress, diagnostics)
}

/// Builds a report as [`build`] does, and makes its archive: one file with everything that
/// was read and made, and with the programme if that is given, by its file name.
pub fn archive(
    project: &Project,
    report: &ReportFiles,
    program: Option<(&str, &[u8])>,
    progress: &(dyn Fn(Progress) + Sync),
    diagnostics: &mut Diagnostics,
) -> Option<Vec<u8>> {
    let prepared = prepare(project, report, false, progress, diagnostics)?;
    let build = set(&prepared, BuildSettings::default(), progress, diagnostics)?;
    let inputs = match prepared.inputs.contents() {
        Ok(inputs) => inputs,
        Err(error) => {
            diagnostics.push(error.diagnostic());
            return None;
        }
    };
    let codebooks = codebooks(&prepared, project, diagnostics)?;
    let contents = archive::Contents {
        codebooks: &codebooks,
        report: &prepared.manuscript.report,
        inputs: &inputs,
        microdata: &prepared.microdata,
        outputs: &build.publication.files,
        program,
    };
    match archive::make(&contents) {
        Ok(archive) => Some(archive),
        Err(error) => {
            let place = &prepared.manuscript.report.place;
            diagnostics.push(Diagnostic::error(error.to_string()).at(place));
            None
        }
    }
}

/// Sets a report that has been prepared, and puts its files together.
fn set(
    prepared: &Prepared,
    settings: BuildSettings,
    progress: &(dyn Fn(Progress) + Sync),
    diagnostics: &mut Diagnostics,
) -> Option<Build> {
    if diagnostics.has_errors() {
        return None;
    }
    progress(Progress::Setting);
    let Prepared { manuscript, tables, source, fonts, .. } = prepared;
    let report = &manuscript.report;
    let html = settings.formats.html && report.output.html;
    let formats = Formats { html, ..settings.formats };
    let mut typeset = typeset::typeset(source, report, fonts, formats, diagnostics)?;
    if let (Some((copy, source)), true) = (&prepared.for_archives, formats.pdf) {
        typeset::for_archives(source, &copy.report, fonts, &mut typeset, diagnostics)?;
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
        account: &prepared.account,
        inputs: prepared.inputs.touched(),
    };
    let sheet = settings.contact_sheet;
    let publication = publish::assemble(parts, typeset, sheet, diagnostics)?;
    let charts = prepared.charts.len();
    (!diagnostics.has_errors()).then(|| Build {
        publication,
        charts,
        tables: tables.len() - charts
            + prepared.accounts.iter().filter(|one| !one.rows.is_empty()).count(),
    })
}
