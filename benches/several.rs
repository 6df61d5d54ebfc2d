//! How long reports take that are built one after another in the same process, as `build
//! --all` does, beside each in a process of its own: `cargo bench --bench several`.
//!
//! `alone` begins with nothing in memory, as a new process does; `after_others` with what the
//! reports before it have read and set. The second should take at most 0.4 of the time of the
//! first report alone, which is the largest.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use baslinje::pipeline::{self, BuildSettings, Job, Memory, SharedReading};
use baslinje::project::{Project, ReportFiles};
use divan::Bencher;

fn main() {
    divan::main();
}

fn project() -> Project {
    Project::find(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("a project")
}

fn build(project: &Project, report: &ReportFiles, memory: &mut Memory) {
    let settings = BuildSettings::default();
    let job = Job { project, report, settings, progress: &|_| {} };
    let build = pipeline::build_again(job, memory);
    divan::black_box(build.value.expect("a report without mistakes"));
}

/// The names of the reports of this repository.
fn names() -> Vec<String> {
    project().reports().iter().map(|report| report.name.clone()).collect()
}

#[divan::bench(args = names(), sample_count = 10, sample_size = 1)]
fn alone(bencher: Bencher<'_, '_>, name: &str) {
    let project = project();
    let report = project.report(name).expect("a report");
    bencher.with_inputs(|| typst::comemo::evict(0)).bench_local_values(|()| {
        build(&project, report, &mut Memory::default());
    });
}

#[divan::bench(args = names(), sample_count = 10, sample_size = 1)]
fn after_others(bencher: Bencher<'_, '_>, name: &str) {
    let project = project();
    let (report, others) =
        project.reports().iter().partition::<Vec<_>, _>(|report| report.name == name);
    let all = project.reports().iter().collect::<Vec<_>>();
    let before = || {
        typst::comemo::evict(0);
        let shared = SharedReading::new(&project, &all);
        others.iter().for_each(|other| build(&project, other, &mut shared.memory()));
        shared
    };
    bencher.with_inputs(before).bench_local_values(|shared| {
        build(&project, report[0], &mut shared.memory());
    });
}

/// All of them by so many threads.
#[divan::bench(args = [1, 2, 4], sample_count = 5, sample_size = 1)]
fn all(bencher: Bencher<'_, '_>, threads: usize) {
    let project = project();
    let reports = project.reports().iter().collect::<Vec<_>>();
    bencher.with_inputs(|| typst::comemo::evict(0)).bench_local_values(|()| {
        let (shared, next) =
            (SharedReading::new(&project, &reports), AtomicUsize::new(0));
        let work = || {
            while let Some(report) = reports.get(next.fetch_add(1, Ordering::SeqCst)) {
                build(&project, report, &mut shared.memory());
            }
        };
        thread::scope(|scope| {
            (0..threads).for_each(|_| drop(scope.spawn(work)));
        });
    });
}
