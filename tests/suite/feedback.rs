//! What others say and change in a document for word processors comes back to the lines of
//! the YAML: comments, tracked changes, changes that nobody tracked, numbers typed over.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _, Write as _};

use insta::assert_snapshot;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::harness::{CHAPTER, Outcome, REPORT, ReportTest};

const BODY: &str = "word/document.xml";

const BLOCKS: &str = "  - text: |
      Många har svarat, och {{ n(\"svar\") }} svar kom in under våren.
      Det var fler än väntat.

      De flesta är nöjda med samverkan.
  - text: Här står en *kort* text, som slutar så.
  - text: Samma ord här. Samma ord här.
";

/// A document that a reviewer has in hands.
struct Reviewed {
    parts: BTreeMap<String, Vec<u8>>,
}

impl Reviewed {
    fn of(outcome: &Outcome) -> Self {
        let docx = outcome.bytes("build/r/r.docx");
        let mut archive = ZipArchive::new(Cursor::new(docx)).expect("a ZIP file");
        let mut parts = BTreeMap::new();
        for index in 0..archive.len() {
            let mut file = archive.by_index(index).expect("a part");
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).expect("a part that can be read");
            parts.insert(file.name().expect("a name").into_owned(), bytes);
        }
        Self { parts }
    }

    /// Types over what stands in the document once.
    #[track_caller]
    fn typing(mut self, old: &str, new: &str) -> Self {
        let text = String::from_utf8(self.parts[BODY].clone()).expect("a text");
        assert_eq!(text.matches(old).count(), 1, "{old}\n{text}");
        self.parts.insert(BODY.to_owned(), text.replace(old, new).into_bytes());
        self
    }

    /// Comments on some words.
    #[track_caller]
    fn commenting(mut self, on: &str, says: &str) -> Self {
        let begin = "<w:commentRangeStart w:id=\"7\"/><w:r><w:t xml:space=\"preserve\">";
        let end = "</w:t></w:r><w:commentRangeEnd w:id=\"7\"/><w:r><w:commentReference \
                   w:id=\"7\"/></w:r><w:r><w:t xml:space=\"preserve\">";
        let stop = "</w:t></w:r>";
        self = self.typing(on, &format!("{stop}{begin}{on}{end}"));
        let comments = format!(
            "<w:comments xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/\
             main\"><w:comment w:id=\"7\" w:author=\"Anna Ek\" w:date=\"2026-11-30T08:00:00Z\">\
             <w:p><w:r><w:t>{says}</w:t></w:r></w:p></w:comment></w:comments>"
        );
        self.parts.insert("word/comments.xml".to_owned(), comments.into_bytes());
        self
    }

    /// Ends a page where a paragraph ends, as some programs write the break before the next.
    fn breaking(self, after: &str) -> Self {
        let page =
            format!("{after}</w:t></w:r><w:r><w:br w:type=\"page\"/></w:r><w:r><w:t>");
        self.typing(after, &page)
    }

    fn without(mut self, part: &str) -> Self {
        self.parts.remove(part).expect("a part that is there");
        self
    }

    fn packed(self) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in self.parts {
            writer.start_file(name, SimpleFileOptions::default()).expect("a part");
            writer.write_all(&bytes).expect("written");
        }
        writer.finish().expect("a ZIP file").into_inner()
    }
}

/// A tracked change: words taken out, and words put in.
fn tracked(out: &str, put_in: &str) -> String {
    let text = |name: &str, text: &str| {
        format!("<w:r><w:{name} xml:space=\"preserve\">{text}</w:{name}></w:r>")
    };
    let mark = |name: &str, inner: String| {
        format!("<w:{name} w:id=\"9\" w:author=\"Bo Alm\">{inner}</w:{name}>")
    };
    let changed = format!(
        "{}{}",
        mark("del", text("delText", out)),
        mark("ins", text("t", put_in))
    );
    format!("</w:t></w:r>{changed}<w:r><w:t xml:space=\"preserve\">")
}

fn project() -> ReportTest {
    ReportTest::new().blocks(BLOCKS).append(REPORT, "output: {docx: true, html: false}\n")
}

fn built() -> Outcome {
    let outcome = project().run(&["build", "r", "--only", "docx", "--quiet"]);
    outcome.done();
    outcome
}

/// What `comments` tells of a document.
#[track_caller]
fn told(test: ReportTest, docx: Vec<u8>) -> Outcome {
    test.file("kom.docx", docx).run(&["comments", "r", "kom.docx"])
}

fn everything(outcome: &Outcome) -> String {
    outcome.done();
    format!("{}\n--\n{}", outcome.stdout, outcome.stderr)
}

/// A document with a number typed over, a tracked and a silent change, and a comment.
fn reviewed() -> Vec<u8> {
    Reviewed::of(&built())
        .typing(">6</w:t>", ">9</w:t>")
        .typing("fler", &tracked("fler", "mycket fler"))
        .typing("nöjda med", "missnöjda med")
        .commenting("som slutar så", "Varför så?")
        .breaking("Samma ord här. Samma ord här.")
        .packed()
}

#[test]
fn what_came_back_is_told_at_its_lines_numbers_first() {
    assert_snapshot!(everything(&told(project(), reviewed())), @r#"
    kom.docx: 1 number typed over, 2 changes, 1 comment
    numbers that were typed over:
      book/r/chapters/01-resultat.yaml:4 (in this block): the number `svar/n`: `6` became `9`, not tracked
    changes:
      book/r/chapters/01-resultat.yaml:5:15: `mycket` was put in, by Bo Alm
      book/r/chapters/01-resultat.yaml:7:20: `nöjda` became `missnöjda`, not tracked
    comments:
      book/r/chapters/01-resultat.yaml:8:36: Anna Ek, 2026-11-30 on `som slutar så`: Varför så?
    --
    r: reading
    r: computing
    2 changes can mean only one thing: `--apply` makes them
    "#);
}

#[test]
fn what_came_back_is_told_in_the_authors_language() {
    let command = ["--language", "nb", "comments", "r", "kom.docx"];
    let outcome = project().file("kom.docx", reviewed()).run(&command);
    assert_snapshot!(everything(&outcome), @r#"
    kom.docx: 1 overskrevet tall, 2 endringer, 1 kommentar
    overskrevne tall:
      book/r/chapters/01-resultat.yaml:4 (i denne blokken): tallet `svar/n`: `6` ble `9`, uten sporing av endringer
    endringer:
      book/r/chapters/01-resultat.yaml:5:15: `mycket` er satt inn, av Bo Alm
      book/r/chapters/01-resultat.yaml:7:20: `nöjda` ble `missnöjda`, uten sporing av endringer
    kommentarer:
      book/r/chapters/01-resultat.yaml:8:36: Anna Ek, 2026-11-30 om `som slutar så`: Varför så?
    --
    r: leser
    r: regner
    2 endringer kan bare bety én ting: `--apply` fører dem inn
    "#);
}

#[test]
fn it_comes_back_to_the_right_lines_after_the_yaml_was_edited_too() {
    let moved = project()
        .replace(CHAPTER, "blocks:\n", "blocks:\n  - text: Först ett nytt stycke.\n")
        .replace(CHAPTER, "De flesta är nöjda", "De allra flesta är nöjda")
        .replace(CHAPTER, "Här står", "Nu står här");
    assert_snapshot!(everything(&told(moved, reviewed())), @r#"
    kom.docx: 1 number typed over, 2 changes, 1 comment
    numbers that were typed over:
      book/r/chapters/01-resultat.yaml:5 (in this block): the number `svar/n`: `6` became `9`, not tracked
    changes:
      book/r/chapters/01-resultat.yaml:6:15: `mycket` was put in, by Bo Alm
      book/r/chapters/01-resultat.yaml:8:26: `nöjda` became `missnöjda`, not tracked
    comments:
      book/r/chapters/01-resultat.yaml:9:39: Anna Ek, 2026-11-30 on `som slutar så`: Varför så?
    --
    r: reading
    r: computing
      2 blocks of the report are not as the document was written; they are found by their words
    2 changes can mean only one thing: `--apply` makes them
    "#);
}

#[test]
fn what_stands_in_several_places_is_said_to() {
    let docx = Reviewed::of(&built())
        .typing("Samma ord här. Samma ord här.", "Samma ord här. Samma ordval här.")
        .packed();
    let moved = project().replace(
        CHAPTER,
        "ord här.\n  - ref",
        "ord här. Samma ord här.\n  - ref",
    );
    assert_snapshot!(everything(&told(moved, docx)), @r#"
    kom.docx: 0 numbers typed over, 1 change, 0 comments
    changes:
      ambiguous, one of book/r/chapters/01-resultat.yaml:9:32, book/r/chapters/01-resultat.yaml:9:47: `ord` became `ordval`, not tracked
    --
    r: reading
    r: computing
      1 block of the report is not as the document was written; it is found by its words
    "#);
}

#[test]
fn changes_that_can_mean_only_one_thing_are_made_and_not_twice() {
    let docx = Reviewed::of(&built())
        .typing(">6</w:t>", ">9</w:t>")
        .typing("fler", &tracked("fler", "mycket *fler* #"))
        .typing("nöjda med", "missnöjda med")
        .packed();
    let outcome =
        project().file("kom.docx", docx).run(&["comments", "r", "kom.docx", "--apply"]);
    assert_snapshot!(everything(&outcome), @r#"
    kom.docx: 1 number typed over, 3 changes, 0 comments
    numbers that were typed over:
      book/r/chapters/01-resultat.yaml:4 (in this block): the number `svar/n`: `6` became `9`, not tracked
    changes:
      book/r/chapters/01-resultat.yaml:5:15: `mycket *` was put in, by Bo Alm
      book/r/chapters/01-resultat.yaml:5:19: `* #` was put in, by Bo Alm
      book/r/chapters/01-resultat.yaml:7:20: `nöjda` became `missnöjda`, not tracked
    made: book/r/chapters/01-resultat.yaml:5:15: `mycket *` was put in, by Bo Alm
    made: book/r/chapters/01-resultat.yaml:5:19: `* #` was put in, by Bo Alm
    made: book/r/chapters/01-resultat.yaml:7:20: `nöjda` became `missnöjda`, not tracked
    --
    r: reading
    r: computing
    "#);
    let chapter = outcome.text(CHAPTER);
    assert!(chapter.contains("Det var mycket \\*fler\\* \\# än väntat."), "{chapter}");
    assert!(chapter.contains("De flesta är missnöjda med samverkan."), "{chapter}");
    assert!(chapter.contains("{{ n(\"svar\") }}"), "{chapter}");
    let again = outcome.into_test().run(&["comments", "r", "kom.docx", "--apply"]);
    assert_snapshot!(everything(&again), @r#"
    kom.docx: 1 number typed over, 3 changes, 0 comments
    numbers that were typed over:
      book/r/chapters/01-resultat.yaml:4 (in this block): the number `svar/n`: `6` became `9`, not tracked
    changes:
      book/r/chapters/01-resultat.yaml:4 (in this block): `mycket *` was put in, by Bo Alm; the report says so already
      book/r/chapters/01-resultat.yaml:4 (in this block): `* #` was put in, by Bo Alm; the report says so already
      book/r/chapters/01-resultat.yaml:7:24: `nöjda` became `missnöjda`, not tracked; the report says so already
    --
    r: reading
    r: computing
      1 block of the report is not as the document was written; it is found by its words
    nothing was changed: no change can mean only one thing
    "#);
    assert_eq!(again.text(CHAPTER), chapter);
}

#[test]
fn a_document_that_does_not_tell_what_was_written_is_held_against_the_report() {
    let docx = Reviewed::of(&built())
        .typing("nöjda med", "missnöjda med")
        .without("customXml/item1.xml")
        .packed();
    assert_snapshot!(everything(&told(project(), docx)), @r#"
    kom.docx: 0 numbers typed over, 1 change, 0 comments
    changes:
      book/r/chapters/01-resultat.yaml:7:20: `nöjda` became `missnöjda`, not tracked
    --
    r: reading
    r: computing
      the document does not tell any more what was written; it is held against the report as it is now
    1 change can mean only one thing: `--apply` makes it
    "#);
}

#[test]
fn what_is_no_document_of_the_report_is_refused() {
    let refused = |docx: Vec<u8>| told(project(), docx).stderr.clone();
    assert_snapshot!(refused(b"Hej".to_vec()), @r#"
    error: `kom.docx`: it is no Word document: this is no ZIP file, or it is damaged: invalid Zip archive: Could not find EOCD
     |
     = hint: give the `.docx` that came back; a word processor can save other kinds as one
    "#);
    let whole = Reviewed::of(&built()).packed();
    assert_snapshot!(refused(whole[..whole.len() / 2].to_vec()), @r#"
    error: `kom.docx`: it is no Word document: this is no ZIP file, or it is damaged: invalid Zip archive: Could not find EOCD
     |
     = hint: give the `.docx` that came back; a word processor can save other kinds as one
    "#);
    let empty = Reviewed { parts: BTreeMap::from([("a.txt".to_owned(), b"a".to_vec())]) };
    assert_snapshot!(refused(empty.packed()), @r#"
    error: `kom.docx`: it is a ZIP file, but no Word document: it has no `word/document.xml`
     |
     = hint: give the `.docx` that came back; a word processor can save other kinds as one
    "#);
    let mut other = Reviewed::of(&built());
    for part in ["customXml/item1.xml", "docProps/custom.xml"] {
        let text = String::from_utf8(other.parts[part].clone()).expect("a text");
        let text =
            text.replace("report=\"r\"", "report=\"annan\"").replace(">r<", ">annan<");
        other.parts.insert(part.to_owned(), text.into_bytes());
    }
    assert_snapshot!(refused(other.packed()), @r#"
    error: `kom.docx`: it is the document of `annan`, not of `r`
     |
     = hint: run `baslinje comments annan` with it
    "#);
    let mut broken = Reviewed::of(&built());
    broken.parts.insert(BODY.to_owned(), b"<w:document".to_vec());
    assert_snapshot!(refused(broken.packed()), @r#"
    error: `kom.docx`: it is damaged: `word/document.xml` cannot be read (the document does not have a root node)
     |
     = hint: open it in a word processor, and save it as `.docx` anew
    "#);
    let text =
        String::from_utf8(Reviewed::of(&built()).parts[BODY].clone()).expect("a text");
    let mut foreign = Reviewed::of(&built());
    foreign
        .parts
        .insert(BODY.to_owned(), text.replace("w:name=\"b_", "w:name=\"x_").into_bytes());
    assert_snapshot!(refused(foreign.packed()), @r#"
    error: `kom.docx`: no build of Baslinje wrote it: it has none of the bookmarks that tell the blocks
     |
     = hint: send reviewers the file that `baslinje build NAME --only docx` writes; text that was copied into another document cannot be told apart
    "#);
    let pdf = project().file("kom.pdf", b"%PDF").run(&["comments", "r", "kom.pdf"]);
    assert_snapshot!(pdf.stderr, @r#"
    error: `kom.pdf` is neither a `.docx` nor a `.json`
     |
     = hint: give the document that came back, as a word processor saves it, or the comments that the page for reviewers saves
    "#);
    let none = project().run(&["comments", "r", "borta.docx"]);
    assert_snapshot!(none.stderr, @r#"
    error: there is no file `borta.docx`
     |
     = hint: give the file that came back
    "#);
}
