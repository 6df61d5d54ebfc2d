//! How long each stage of a build takes, and the whole build beside the bare Typst compile
//! of the same document: `cargo bench`.
//!
//! Typst remembers what it has computed, so its memory is emptied before every sample.

use std::path::Path;
use std::sync::Arc;

use baslinje::analysis;
use baslinje::diagnostic::Diagnostics;
use baslinje::file::Inputs;
use baslinje::manuscript::{self, Manuscript};
use baslinje::pipeline::{self, BuildSettings, Prepared};
use baslinje::project::{ManuscriptTexts, Project};
use baslinje::survey::{self, AskedVariables, Survey};
use baslinje::typeset::{self, Formats, TypesetOrder, Typesetter};
use baslinje::watch::Watch;
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

fn read_manuscript(project: &Project) -> Manuscript {
    let mut diagnostics = Diagnostics::default();
    let files = project.report(REPORT).expect("the report");
    let mut inputs = Inputs::new(project.root());
    let ManuscriptTexts { report: main, chapters } =
        files.read(&mut inputs, &mut diagnostics).expect("the files");
    manuscript::read(REPORT, &main, &chapters, &mut diagnostics).expect("a manuscript")
}

fn read_surveys(project: &Project, manuscript: &Manuscript) -> Vec<Survey> {
    let mut inputs = Inputs::new(project.root());
    let surveys = &manuscript.report.surveys;
    let asked = AskedVariables::Named(manuscript.words.clone());
    survey::read_all(surveys, &asked, &mut inputs, &mut Diagnostics::default())
}

fn prepare(project: &Project) -> Prepared {
    let report = project.report(REPORT).expect("the report");
    let mut diagnostics = Diagnostics::default();
    let prepared = pipeline::prepare(
        project,
        report,
        BuildSettings::default(),
        &|_| {},
        &mut diagnostics,
    );
    assert!(!diagnostics.has_errors(), "{:?}", diagnostics.sorted());
    prepared.expect("a report without mistakes")
}

fn typeset(prepared: &Prepared, formats: Formats) {
    let mut diagnostics = Diagnostics::default();
    let report = &prepared.manuscript.report;
    let result = typeset::typeset(
        &prepared.source,
        report,
        &mut Typesetter::new(Arc::clone(&prepared.fonts)),
        TypesetOrder::without_page(formats),
        Watch::new(&|_| {}),
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
    let project = project();
    let manuscript = read_manuscript(&project);
    let surveys = read_surveys(&project, &manuscript);
    bencher.bench_local(|| {
        analysis::compute(&manuscript, &surveys, &mut Diagnostics::default())
    });
}

/// Everything before the document is set: reading, computing, drawing, filling, review.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn stage_1_to_5_prepare(bencher: Bencher<'_, '_>) {
    let project = project();
    bencher.with_inputs(evict).bench_local_values(|()| prepare(&project));
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn stage_6_bare_typst_and_pdf(bencher: Bencher<'_, '_>) {
    let prepared = prepare(&project());
    bencher
        .with_inputs(evict)
        .bench_local_values(|()| typeset(&prepared, Formats { pdf: true, html: false }));
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn stage_6_pdf_and_html(bencher: Bencher<'_, '_>) {
    let prepared = prepare(&project());
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

#[divan::bench(sample_count = 20, sample_size = 1)]
fn whole_check(bencher: Bencher<'_, '_>) {
    let project = project();
    let report = project.report(REPORT).expect("the report");
    bencher.with_inputs(evict).bench_local_values(|()| {
        let mut diagnostics = Diagnostics::default();
        pipeline::check(&project, report, &|_| {}, &mut diagnostics)
            .expect("a report without mistakes")
    });
}
