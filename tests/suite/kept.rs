//! An archive that an earlier version made, and archives that somebody has tampered with.

#![expect(
    clippy::disallowed_methods,
    reason = "the record of an earlier version is read"
)]

use std::collections::BTreeMap;
use std::path::Path;

use baslinje::archive::{self, Files, Limits};

use crate::archive::{files_of, forged, packed};
use crate::harness::ReportTest;

/// A small report that was archived when archives were new. It is never made again.
const KEPT: &[u8] = include_bytes!("../ref/archive/liten.zip");

/// What reproducing it tells is recorded, so that a change of results is a decision.
#[test]
fn a_report_kept_from_an_earlier_version_is_reproduced_or_tells_which_stage_moved() {
    let outcome = ReportTest::empty()
        .file("liten.zip", KEPT)
        .environment("TZ", "Pacific/Auckland")
        .environment("LC_ALL", "tr_TR.UTF-8")
        .run(&["reproduce", "liten.zip", "--quiet"]);
    let code = outcome.code().expect("an exit code");
    let told = format!("exit code {code}\n{}\n{}\n", outcome.stdout, outcome.stderr);
    // Which version is running does not belong to the result.
    let told = told.lines().filter(|line| !line.contains("= hint:") && *line != " |");
    let told = told.map(|line| format!("{line}\n")).collect::<String>();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ref/archive/liten.txt");
    if std::env::var_os("BASLINJE_RECORD").is_some() {
        std::fs::write(&path, &told).expect("written");
    }
    let recorded = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        told == recorded,
        "an archived report is built otherwise than before.\nIf that is meant, say so in \
         CHANGELOG.md under \"Changes to results\" and run\n  BASLINJE_RECORD=1 cargo test \
         kept_from\nrecorded:\n{recorded}now:\n{told}"
    );
    assert!(code == 0 || told.contains("the first difference is in the "), "{told}");
}

/// Numbers that are the same every time (xorshift, Marsaglia 2003).
pub(crate) struct Draw(pub(crate) u64);

impl Draw {
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let end = u64::try_from(end.max(1)).expect("a size");
        usize::try_from(self.0 % end).expect("a size")
    }

    /// Flips, overwrites, cuts, doubles, moves or inserts bytes.
    pub(crate) fn damage(&mut self, bytes: &mut Vec<u8>) {
        let from = self.below(bytes.len());
        let to = (from + 1 + self.below(40)).min(bytes.len());
        match self.below(8) {
            0 | 1 => bytes[from] ^= 1 << self.below(8),
            2 => bytes[from] = [0, 0xff, b'/', b'.', b'\\', b'\n'][self.below(6)],
            3 => bytes.truncate(from),
            4 => drop(bytes.drain(from..to)),
            5 => {
                let doubled = bytes[from..to].to_vec();
                drop(bytes.splice(from..from, doubled));
            }
            6 => {
                let moved = bytes.drain(from..to).collect::<Vec<_>>();
                let place = self.below(bytes.len());
                drop(bytes.splice(place..place, moved));
            }
            _ => {
                let new = (0..self.below(9)).map(|_| u8::try_from(self.below(256)));
                let new = new.collect::<Result<Vec<_>, _>>().expect("bytes");
                drop(bytes.splice(from..from, new));
            }
        }
    }
}

/// The kept archive without what is large, so that much can be tried.
fn small() -> Files {
    let mut files = files_of(KEPT);
    files.retain(|name, _| {
        !["/fonts/", ".pdf", ".html", "/charts/"].iter().any(|part| name.contains(part))
    });
    files_of(&forged(&packed(&files), "provenance.json", |_| ()))
}

/// What an archive holds that counts.
fn content(archive: &[u8]) -> Option<(String, Files, Files)> {
    let opened = archive::open(archive, Limits::default()).ok()?;
    Some((opened.name, opened.inputs, opened.outputs))
}

#[test]
fn an_archive_with_random_damage_is_refused_or_identical() {
    let whole = packed(&small());
    let original = content(&whole).expect("an archive");
    let mut draw = Draw(20_170_428);
    let (mut refused, mut identical) = (0, 0);
    for round in 0..3_000 {
        let mut damaged = whole.clone();
        for _ in 0..=draw.below(3) {
            if !damaged.is_empty() {
                draw.damage(&mut damaged);
            }
        }
        match content(&damaged) {
            None => refused += 1,
            Some(found) => {
                assert!(found == original, "round {round} went unnoticed");
                identical += 1;
            }
        }
    }
    // Dates and attributes of the container may change, and nothing else.
    assert!(refused > 2_500 && identical > 0, "{refused} refused, {identical} identical");
}

#[test]
fn a_container_with_random_names_and_files_is_refused_or_identical() {
    let files = small();
    let original = content(&packed(&files)).expect("an archive");
    let mut draw = Draw(20_200_131);
    for round in 0..600 {
        let mut damaged = BTreeMap::new();
        let chosen = draw.below(files.len());
        for (index, (name, bytes)) in files.iter().enumerate() {
            let (mut name, mut bytes) = (name.clone().into_bytes(), bytes.clone());
            if index == chosen {
                let is_name = draw.below(2) == 0;
                let damaged = if is_name { &mut name } else { &mut bytes };
                if !damaged.is_empty() {
                    draw.damage(damaged);
                }
            }
            damaged.insert(String::from_utf8_lossy(&name).into_owned(), bytes);
        }
        if let Some(found) = content(&packed(&damaged)) {
            assert!(found == original, "round {round} went unnoticed");
        }
    }
}

/// Somebody who can make a valid bag can put anything into it.
#[test]
fn a_valid_bag_with_random_damage_inside_is_told_and_writes_nothing_outside() {
    let kept = packed(&small());
    let mut draw = Draw(19_990_101);
    let names = files_of(&kept)
        .into_keys()
        .filter_map(|name| name.strip_prefix("r/data/").map(str::to_owned));
    let names = names.collect::<Vec<_>>();
    for round in 0..60 {
        let name = &names[draw.below(names.len())];
        let seed = draw.below(usize::MAX - 1);
        let archive = forged(&kept, name, |bytes| {
            if !bytes.is_empty() {
                let seed = u64::try_from(seed).expect("a seed");
                Draw(seed | 1).damage(bytes);
            }
        });
        let outcome = ReportTest::empty().file("arkiv.zip", archive).run(&[
            "reproduce",
            "arkiv.zip",
            "--in",
            "igen",
            "--quiet",
        ]);
        // Without fonts nothing can be built, so nothing is identical either.
        assert_eq!(outcome.code(), Some(1), "round {round}, {name}: {}", outcome.stderr);
        let outside =
            outcome.written().into_iter().filter(|name| !name.starts_with("igen/"));
        assert_eq!(outside.collect::<Vec<_>>(), Vec::<String>::new(), "round {round}");
    }
}
