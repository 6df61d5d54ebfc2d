//! How long it takes to make rapport-2017 again in the same process: `cargo bench --bench
//! again`. A copy of it is changed to and fro before each sample.
//!
//! `before_typst` is everything until Typst sets the document, with the run of its code that
//! checks need; `whole` that and the PDF, with all files that are published; and `typst_alone`
//! what Typst needs for the PDF of the same change, in the same process, with its memory of
//! the document before.

#![expect(clippy::disallowed_methods, reason = "a benchmark changes its own files")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use baslinje::diagnostic::Diagnostics;
use baslinje::pipeline::{self, BuildSettings, Job, Memory, Prepared};
use baslinje::project::Project;
use baslinje::typeset::{self, Formats, TypesetOrder, Typesetter};
use baslinje::watch::Watch;
use divan::Bencher;
use walkdir::WalkDir;

const REPORT: &str = "rapport-2017";
/// What is made of the document.
const PDF: Formats = Formats { pdf: true, html: false };

/// What is changed: a file, and one text in it for another, to and fro. Where a text has a
/// `…`, each change makes it another that has not been there before, as whoever writes does:
/// otherwise Typst would know both.
#[derive(Clone, Copy)]
struct Change {
    file: &'static str,
    texts: [&'static str; 2],
}

const RESULTS: &str = "book/rapport-2017/chapters/08-resultat.yaml";

const CHANGES: [(&str, Change); 4] = [
    ("nothing", Change { file: RESULTS, texts: ["", ""] }),
    (
        "sentence",
        Change {
            file: RESULTS,
            texts: ["Kapitlet har fyra delar.", "Kapitlet … har fyra delar."],
        },
    ),
    (
        "request",
        Change {
            file: RESULTS,
            texts: [
                "variable: viktigt_delta\n              type: bar\n              measure: count",
                "variable: viktigt_delta\n              type: bar\n              measure: percent",
            ],
        },
    ),
    // Two change places, so that every number stays as it was published.
    (
        "answer",
        Change {
            file: "data/rapport-2017/mysam/responses.csv",
            texts: ["\n1;1;2;5;6\n2;2;1;4;3\n", "\n1;2;1;4;3\n2;1;2;5;6\n"],
        },
    ),
];

fn main() {
    divan::main();
}

/// A copy of the report with all it needs, which is changed to and fro.
struct Copy {
    folder: PathBuf,
    project: Project,
    change: Change,
    /// What stands there now.
    text: String,
    changes: usize,
}

/// A word for a number, without digits.
fn word(number: usize) -> String {
    let letters = number.to_string();
    letters.bytes().map(|digit| char::from(digit - b'0' + b'a')).collect()
}

impl Copy {
    fn new(name: &str) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("again").join(name);
        let own = ["book", "data"].map(|part| format!("{part}/{REPORT}"));
        let shared = ["report-templates", "fonts"].map(str::to_owned);
        for part in own.into_iter().chain(shared) {
            for entry in WalkDir::new(root.join(part)) {
                let entry = entry.expect("a file");
                let path = entry.path().strip_prefix(root).expect("inside");
                let copy = folder.join(path);
                if entry.file_type().is_dir() {
                    fs::create_dir_all(copy).expect("a folder");
                } else {
                    fs::copy(entry.path(), copy).expect("a copy");
                }
            }
        }
        let change = CHANGES.iter().find(|(known, _)| *known == name);
        let change = change.expect("a change").1;
        let project = Project::find(&folder).expect("a project");
        let text = change.texts[0].to_owned();
        Self { folder, project, change, text, changes: 0 }
    }

    /// Changes it to what it was before the last change, or to something new.
    fn change(&mut self) {
        let old = self.text.clone();
        self.changes += 1;
        let [first, other] = self.change.texts;
        let is_new = other.contains('…') || self.changes % 2 == 1;
        let new = if is_new { other } else { first };
        self.text = new.replace('…', &word(self.changes));
        let path = self.folder.join(self.change.file);
        let text = fs::read_to_string(&path).expect("a text");
        assert!(text.contains(&old), "`{old}` stands in {}", self.change.file);
        if old != self.text {
            fs::write(path, text.replacen(&old, &self.text, 1)).expect("written");
        }
    }

    fn job(&self) -> Job<'_> {
        let report = self.project.report(REPORT).expect("the report");
        let settings = BuildSettings { formats: PDF, ..BuildSettings::default() };
        Job { project: &self.project, report, settings, progress: &|_| {} }
    }

    fn prepare(&self, memory: &mut Memory) -> Arc<Prepared> {
        let prepared = pipeline::prepare_again(self.job(), memory);
        assert!(!prepared.said.has_errors(), "{:?}", prepared.said.sorted());
        prepared.value.expect("a report without mistakes")
    }

    fn build(&self, memory: &mut Memory) {
        let build = pipeline::build_again(self.job(), memory);
        divan::black_box(build.value.expect("a report without mistakes"));
    }
}

/// Measures after each change, beginning with a run that knows the report.
fn each_time(
    bencher: Bencher<'_, '_>,
    name: &str,
    mut run: impl FnMut(&Copy, &mut Memory),
) {
    let mut copy = Copy::new(name);
    let mut memory = Memory::default();
    for _ in 0..2 {
        copy.change();
        run(&copy, &mut memory);
    }
    let copy = std::cell::RefCell::new(copy);
    bencher
        .with_inputs(|| copy.borrow_mut().change())
        .bench_local_values(|()| run(&copy.borrow(), &mut memory));
}

const NAMES: [&str; 4] = ["nothing", "sentence", "request", "answer"];

/// A first run, to compare with.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn first_before_typst(bencher: Bencher<'_, '_>) {
    let copy = Copy::new("nothing");
    bencher.with_inputs(|| typst::comemo::evict(0)).bench_local_values(|()| {
        copy.prepare(&mut Memory::default());
    });
}

#[divan::bench(args = NAMES, sample_count = 20, sample_size = 1)]
fn before_typst(bencher: Bencher<'_, '_>, name: &str) {
    each_time(bencher, name, |copy, memory| {
        copy.prepare(memory);
    });
}

#[divan::bench(args = NAMES, sample_count = 20, sample_size = 1)]
fn whole(bencher: Bencher<'_, '_>, name: &str) {
    each_time(bencher, name, |copy, memory| copy.build(memory));
}

/// How often each is measured.
const SAMPLES: usize = 20;

#[divan::bench(args = NAMES, sample_count = 20, sample_size = 1)]
fn typst_alone(bencher: Bencher<'_, '_>, name: &str) {
    let mut copy = Copy::new(name);
    let mut memory = Memory::default();
    let mut change = || {
        copy.change();
        copy.prepare(&mut memory)
    };
    let all = (0..SAMPLES + 2).map(|_| change()).collect::<Vec<_>>();
    // Typst has run their code for checks, and is to see it now for the first time.
    typst::comemo::evict(0);
    let mut typesetter = Typesetter::new(Arc::clone(&all[0].fonts));
    let mut set = |prepared: &Prepared| {
        let Prepared { source, manuscript, .. } = prepared;
        let (watch, mut said) = (Watch::new(&|_| {}), Diagnostics::default());
        let report = &manuscript.report;
        let order = TypesetOrder::without_page(PDF);
        let set =
            typeset::typeset(source, report, &mut typesetter, order, watch, &mut said);
        divan::black_box(set.expect("a document"));
    };
    let mut all = all.iter();
    all.by_ref().take(2).for_each(|prepared| set(prepared));
    let next = || all.next().expect("one for each sample");
    bencher.with_inputs(next).bench_local_values(|prepared| set(prepared));
}
