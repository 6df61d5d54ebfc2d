//! What editors, office programs and systems leave beside the files that people work on is
//! neither read nor published nor archived.

use crate::archive::files_of;
use crate::harness::{CHAPTER, ReportTest};

/// What is left behind beside files of the library, a chapter and the answers.
const LEFT: [&str; 16] = [
    "report-templates/library/layout/tables.typ~",
    "report-templates/library/layout/#tables.typ#",
    "report-templates/library/layout/.tables.typ.swp",
    "report-templates/library/layout/tables.typ.bak",
    "report-templates/library/layout/tables.typ.orig",
    "report-templates/fou-rapport/.DS_Store",
    "report-templates/fou-rapport/Thumbs.db",
    "report-templates/fou-rapport/~$logga.docx",
    "report-templates/library/blocks/chart.typ~",
    "report-templates/library/blocks/desktop.ini",
    "fonts/SourceSans3-Regular.otf.bak",
    "book/r/chapters/01-resultat.yaml~",
    "book/r/chapters/#01-resultat.yaml#",
    "book/r/chapters/~$02-mer.yaml",
    "book/r/chapters/.02-mer.yaml",
    "data/panel/svar.csv~",
];

fn with_backups() -> ReportTest {
    let rubbish = "{{ this is no template } and no chapter: [\n#import \"gone.typ\"";
    LEFT.iter().fold(ReportTest::new(), |test, name| test.file(name, rubbish))
}

#[test]
fn backups_are_neither_read_nor_published() {
    let plain = ReportTest::new().run(&["build", "r", "--quiet"]);
    let outcome = with_backups().run(&["build", "r", "--quiet"]).clean();
    assert_eq!(outcome.written(), plain.written());
    for name in plain.written() {
        assert!(plain.bytes(&name) == outcome.bytes(&name), "{name}");
    }
    with_backups().check().clean();
}

#[test]
fn backups_are_not_archived() {
    let plain = ReportTest::new().run(&["archive", "r", "--quiet"]);
    let outcome = with_backups().run(&["archive", "r", "--quiet"]);
    assert_eq!(outcome.code(), Some(0), "{}", outcome.stderr);
    let (plain, with) = (plain.bytes("build/r.zip"), outcome.bytes("build/r.zip"));
    let names = files_of(&with).into_keys().collect::<Vec<_>>();
    assert!(plain == with, "{names:?}");
}

#[test]
fn a_chapter_or_folder_that_only_sounds_like_one_is_read() {
    let chapter = ReportTest::new().content(CHAPTER);
    let outcome = ReportTest::new()
        .without(CHAPTER)
        .file("book/r/chapters/old.yaml", chapter)
        .run(&["build", "r", "--quiet"]);
    assert_eq!(outcome.code(), Some(0), "{}", outcome.stderr);
    let base = ReportTest::new();
    let files = ["report.yaml", "verk.yaml", "chapters/01-resultat.yaml"];
    let files = files.map(|name| (name, base.content(&format!("book/r/{name}"))));
    let test = files.into_iter().fold(ReportTest::new(), |test, (name, text)| {
        test.file(&format!("book/r.old/{name}"), text)
    });
    let outcome = test.run(&["build", "r.old", "--quiet"]);
    assert_eq!(outcome.code(), Some(0), "{}", outcome.stderr);
}
