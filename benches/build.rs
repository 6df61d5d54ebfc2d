//! How long each stage of a build takes, and the whole build beside the bare Typst compile
//! of the same document: `cargo bench`.
//!
//! Typst remembers what it has computed, so its memory is emptied before every sample.

use std::path::Path;

use baslinje::analysis;
use baslinje::chart;
use baslinje::diagnostic::Diagnostics;
use baslinje::disclosure;
use baslinje::file::Inputs;
use baslinje::manuscript::{self, Manuscript};
use baslinje::pipeline::{self, BuildSettings};
use baslinje::project::Project;
use baslinje::survey::{self, Survey};
use baslinje::template::{self, Material, Template, TypstSource};
use baslinje::typeset::{self, Fonts, Formats};
use divan::Bencher;

const REPORT: &str = "rapport-2017";

fn main() {
    divan::main();
}

fn project() -> Project {
    Project::find(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("a project")
}

fn evict() {
    typst::comemo::evict(0);
}

/// What the stages before typesetting give.
struct Prepared {
    manuscript: Manuscript,
    surveys: Vec<Survey>,
    template: Template,
    fonts: Fonts,
    source: TypstSource,
}

fn read_manuscript(project: &Project) -> Manuscript {
    let mut diagnostics = Diagnostics::default();
    let files = project.report(REPORT).expect("the report");
    let mut inputs = Inputs::new(project.root());
    let (main, chapters) = files.read(&mut inputs, &mut diagnostics).expect("the files");
    manuscript::read(REPORT, &main, &chapters, &mut diagnostics).expect("a manuscript")
}

fn read_surveys(project: &Project, manuscript: &Manuscript) -> Vec<Survey> {
    let mut inputs = Inputs::new(project.root());
    let surveys = &manuscript.report.surveys;
    survey::read_all(surveys, &mut inputs, &mut Diagnostics::default())
}

fn prepare() -> Prepared {
    let project = project();
    let mut diagnostics = Diagnostics::default();
    let mut inputs = Inputs::new(project.root());
    let manuscript = read_manuscript(&project);
    let surveys = read_surveys(&project, &manuscript);
    let name = &manuscript.report.template;
    let template = Template::read(name, &project, &mut inputs, &mut diagnostics);
    let fonts = Fonts::read(&project, &mut inputs, &mut diagnostics).expect("fonts");
    let template = template.expect("a template");
    let source = fill(&project, &manuscript, &surveys, (&template, &fonts));
    Prepared { manuscript, surveys, template, fonts, source }
}

fn fill(
    project: &Project,
    manuscript: &Manuscript,
    surveys: &[Survey],
    (template, fonts): (&Template, &Fonts),
) -> TypstSource {
    let mut diagnostics = Diagnostics::default();
    let mut inputs = Inputs::new(project.root());
    let report = &manuscript.report;
    let results = analysis::compute(manuscript, surveys, &mut diagnostics);
    let (policy, language) = (&report.disclosure, report.language);
    let tables =
        disclosure::protect_tables(results.tables, policy, language, &mut diagnostics);
    let numbers = disclosure::protect_numbers(results.numbers, policy);
    let style = template.chart_style(&mut diagnostics).expect("a style");
    let faces = fonts
        .for_charts(&style.family, &report.template, &mut diagnostics)
        .expect("the faces of charts");
    let charts = chart::draw_all(&results.manuscript, &tables, (&style, &faces), &|| {});
    let files = project.report(REPORT).expect("the report");
    let works = report.bibliography.as_ref();
    let works = files.read_optional_text(works, &mut inputs, &mut diagnostics);
    let material = Material {
        tables: &tables,
        numbers: &numbers,
        charts: &charts,
        images: &std::collections::BTreeMap::new(),
        bibliography: works.as_ref(),
    };
    template::fill(template, &results.manuscript, material, &mut diagnostics)
}

fn typeset(prepared: &Prepared, formats: Formats) {
    let mut diagnostics = Diagnostics::default();
    let report = &prepared.manuscript.report;
    let result = typeset::typeset(
        &prepared.source,
        report,
        &prepared.fonts,
        formats,
        &mut diagnostics,
    );
    divan::black_box(result.expect("a document"));
}

#[divan::bench]
fn stage_1_read_manuscript(bencher: Bencher<'_, '_>) {
    let project = project();
    bencher.bench_local(|| read_manuscript(&project));
}

#[divan::bench]
fn stage_2_read_surveys(bencher: Bencher<'_, '_>) {
    let project = project();
    let manuscript = read_manuscript(&project);
    bencher.bench_local(|| read_surveys(&project, &manuscript));
}

#[divan::bench]
fn stage_3_compute(bencher: Bencher<'_, '_>) {
    let prepared = prepare();
    bencher.bench_local(|| {
        analysis::compute(
            &prepared.manuscript,
            &prepared.surveys,
            &mut Diagnostics::default(),
        )
    });
}

#[divan::bench]
fn stage_3_to_5_compute_draw_and_fill(bencher: Bencher<'_, '_>) {
    let (project, prepared) = (project(), prepare());
    let look = (&prepared.template, &prepared.fonts);
    bencher.bench_local(|| fill(&project, &prepared.manuscript, &prepared.surveys, look));
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn stage_6_bare_typst_and_pdf(bencher: Bencher<'_, '_>) {
    let prepared = prepare();
    bencher
        .with_inputs(evict)
        .bench_local_values(|()| typeset(&prepared, Formats { pdf: true, html: false }));
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn stage_6_pdf_and_html(bencher: Bencher<'_, '_>) {
    let prepared = prepare();
    bencher
        .with_inputs(evict)
        .bench_local_values(|()| typeset(&prepared, Formats { pdf: true, html: true }));
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn whole_build(bencher: Bencher<'_, '_>) {
    let project = project();
    let report = project.report(REPORT).expect("the report");
    let settings = BuildSettings::default();
    bencher.with_inputs(evict).bench_local_values(|()| {
        let mut diagnostics = Diagnostics::default();
        pipeline::build(&project, report, settings, &|_| {}, &mut diagnostics)
            .expect("a build")
    });
}
