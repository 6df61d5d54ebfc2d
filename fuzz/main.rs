//! Damages inputs of every kind and runs the real programme on them: it must end by itself,
//! in time and within its memory, with an exit code that is meant, and tell a place.
//!
//! ```text
//! cargo run --example mutants -- KIND[,KIND…]|all COUNT [FIRST]
//! ```
//!
//! Every mutant has a number; the same number gives the same mutant on every computer.
//! CONTRIBUTING.md says how to look at one.

#![expect(clippy::disallowed_methods, reason = "a project is laid out and looked into")]

mod kinds;
mod mutation;
mod random;
mod trial;
mod words;
mod zip_file;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use self::kinds::{KINDS, Kind};
use self::trial::{Outcome, Project};

/// As many mutants are tried side by side.
const SIDE_BY_SIDE: usize = 2;

/// What came of all mutants of a kind.
#[derive(Default)]
struct Tally {
    codes: BTreeMap<String, usize>,
    seconds: f64,
    megabytes: u64,
    findings: BTreeMap<u64, Vec<String>>,
}

impl Tally {
    fn add(&mut self, seed: u64, outcome: Outcome) {
        let code = outcome.code.map_or("killed".to_owned(), |code| code.to_string());
        *self.codes.entry(code).or_default() += 1;
        self.seconds = self.seconds.max(outcome.seconds);
        self.megabytes = self.megabytes.max(outcome.megabytes);
        if !outcome.wrong.is_empty() {
            self.findings.insert(seed, outcome.wrong);
        }
    }
}

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (Some(kinds), Some(count)) = (arguments.next(), arguments.next()) else {
        eprintln!("mutants KIND[,KIND…]|all COUNT [FIRST]");
        return ExitCode::from(2);
    };
    let count = count.parse::<u64>().expect("a number of mutants");
    let first = arguments.next().map_or(0, |first| first.parse().expect("a number"));
    let wanted =
        |kind: &&Kind| kinds == "all" || kinds.split(',').any(|name| name == kind.name());
    let programme = programme();
    let mut wrong = 0;
    println!("kind\tmutants\texit codes\tlongest, s\tmost memory, MB\tfindings\ttook, s");
    for kind in KINDS.iter().filter(wanted) {
        let began = Instant::now();
        let tally = try_all(*kind, first..first + count, &programme);
        let codes = tally.codes.iter().map(|(code, count)| format!("{code}: {count}"));
        println!(
            "{}\t{count}\t{}\t{:.1}\t{}\t{}\t{:.0}",
            kind.name(),
            codes.collect::<Vec<_>>().join(", "),
            tally.seconds,
            tally.megabytes,
            tally.findings.len(),
            began.elapsed().as_secs_f64(),
        );
        for (seed, findings) in &tally.findings {
            println!("  {} {seed}: {}", kind.name(), findings.join("\n    "));
        }
        wrong += tally.findings.len();
    }
    if wrong == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The programme, which lies above the folder of examples.
fn programme() -> PathBuf {
    let here = std::env::current_exe().expect("this programme has a path");
    let folder = here.parent().and_then(Path::parent).expect("a folder above");
    let programme = folder.join(format!("baslinje{}", std::env::consts::EXE_SUFFIX));
    assert!(programme.is_file(), "build the programme first: cargo build");
    programme
}

fn try_all(kind: Kind, seeds: std::ops::Range<u64>, programme: &Path) -> Tally {
    let tally = Mutex::new(Tally::default());
    let next = AtomicU64::new(seeds.start);
    std::thread::scope(|scope| {
        for _ in 0..SIDE_BY_SIDE {
            scope.spawn(|| {
                let project = Project::new(kind, programme);
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= seeds.end {
                        return;
                    }
                    let outcome = project.try_one(seed);
                    tally.lock().expect("no thread panics").add(seed, outcome);
                }
            });
        }
    });
    tally.into_inner().expect("no thread panics")
}
