//! What authors can write: the reference and the JSON Schemas are what rooms declare, and
//! every file of this repository keeps to the schemas.

#![expect(clippy::disallowed_methods, reason = "tests read and record files")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use baslinje::reference::{self, DescribedFile};
use insta::assert_snapshot;
use walkdir::WalkDir;

use crate::schemas::{document_of, mistakes};

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Compares a file with what it should be, or writes it if `BASLINJE_RECORD` is set.
fn holds(file: &str, expected: &str) {
    let path = repository().join(file);
    if std::env::var_os("BASLINJE_RECORD").is_some() {
        fs::write(&path, expected).expect("a writable file");
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == expected,
        "{file} is not what is declared: run\n  BASLINJE_RECORD=1 cargo test format::"
    );
}

#[test]
fn the_tables_of_the_reference_are_what_is_declared() {
    let path = repository().join("docs/format.md");
    let kept = fs::read_to_string(path).expect("the reference");
    holds("docs/format.md", &reference::fill(&kept).expect("markers that are right"));
}

#[test]
fn the_schemas_are_what_is_declared() {
    for document in DescribedFile::ALL {
        let file = format!("docs/schemas/{}", document.schema_name());
        holds(&file, &document.schema());
    }
}

#[test]
fn the_pages_about_codes_are_what_the_catalogue_says() {
    holds("docs/codes.md", &reference::codes_page());
    holds("book/handbok/chapters/12-koder.yaml", &reference::codes_chapter());
}

#[test]
fn maps_have_different_names_and_keys() {
    let maps = reference::maps();
    let names = maps.iter().map(|map| map.name).collect::<BTreeSet<_>>();
    assert_eq!(names.len(), maps.len());
    for map in maps {
        let keys = map.declared().map(|key| key.name).collect::<Vec<_>>();
        let different = keys.iter().collect::<BTreeSet<_>>();
        assert_eq!(different.len(), keys.len(), "{}", map.name);
    }
}

#[test]
fn links_within_the_reference_lead_somewhere() {
    let text = fs::read_to_string(repository().join("docs/format.md")).expect("a text");
    let headings = text.lines().filter(|line| line.starts_with('#'));
    let anchors = headings.map(|line| {
        let heading = line.trim_start_matches('#').trim().to_lowercase();
        let kept = |c: &char| c.is_alphanumeric() || *c == ' ' || *c == '-';
        heading.chars().filter(kept).collect::<String>().replace(' ', "-")
    });
    let anchors = anchors.collect::<BTreeSet<_>>();
    let links = text.split("](#").skip(1).filter_map(|rest| rest.split(')').next());
    let lost = links.filter(|link| !anchors.contains(*link)).collect::<BTreeSet<_>>();
    assert!(lost.is_empty(), "{lost:?}");
}

#[test]
fn every_file_of_the_repository_keeps_to_its_schema() {
    let mut counts = [0; DescribedFile::ALL.len()];
    let mut wrong = String::new();
    for folder in
        ["book", "data", "report-templates", "tests/suite/base", "baslinje.yaml"]
    {
        for file in yaml_files(&repository().join(folder)) {
            let Some(document) = document_of(&file) else { continue };
            let place = DescribedFile::ALL.iter().position(|one| *one == document);
            counts[place.expect("one of all")] += 1;
            let text = fs::read_to_string(&file).expect("a text");
            for mistake in mistakes(document, &text) {
                wrong += &format!("{}: {mistake}\n", file.display());
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(counts.iter().all(|count| *count > 0), "{counts:?}");
}

#[test]
fn a_schema_refuses_what_the_program_refuses() {
    let told = |document, text| mistakes(document, text).join("\n");
    let report = "title: T\ntemplate: t\nlanguage: sv\ndate: 2020-01-31\n";
    assert_snapshot!(told(DescribedFile::Report, report), @"/: `publisher` is missing");
    let report = format!("{report}publisher: P\nlangauge: sv\ncontents: {{depth: 5}}\n");
    assert_snapshot!(told(DescribedFile::Report, &report), @"
    /: `langauge` is unknown
    /contents: does not fit
    ");
    let chapter = "title: T\nblocks: [references, {text: Hej, status: confirmed}]\n";
    assert_snapshot!(told(DescribedFile::Chapter, chapter), @"");
    let chapter = "title: T\nkind: kapitel\nblocks: [{text: Hej, id: a}]\n";
    assert_snapshot!(told(DescribedFile::Chapter, chapter), @"
    /blocks/0: does not fit
    /kind: not a choice
    ");
    let codebook = "title: T\nfile: f.csv\nvariables: {a: {label: A, scale: ordnal}}\n";
    assert_snapshot!(told(DescribedFile::Codebook, codebook), @"/variables/a/scale: not a choice");
}

fn yaml_files(folder: &Path) -> Vec<PathBuf> {
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter();
    let files = entries.map(|entry| entry.expect("a readable folder").into_path());
    files.filter(|file| file.extension().is_some_and(|it| it == "yaml")).collect()
}
