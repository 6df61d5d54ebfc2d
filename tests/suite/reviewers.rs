//! The page on which reviewers comment, and how what they say comes back to the lines of the
//! YAML, also after those were edited.

use std::collections::BTreeMap;

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::harness::{CHAPTER, Outcome, REPORT, ReportTest};
use crate::web_policy::stands_alone;

const PAGE: &str = "build/r/r.review.html";

const BLOCKS: &str = "  - text: |
      Många har svarat, och {{ n(\"svar\") }} svar kom in under våren.
      Det var fler än väntat.

      De flesta är nöjda med samverkan.
  - text: Här står en *kort* text, som slutar så.
  - text: Samma ord här, och annat. Samma ord här, och mer.
  - chart:
      id: nojd
      caption: Hur nöjda de är
      of: panel
      variable: nojd
      type: bar
";

fn project() -> ReportTest {
    ReportTest::new().blocks(BLOCKS)
}

fn built() -> Outcome {
    let outcome = project().run(&["build", "r", "--review", "--only", "html", "--quiet"]);
    outcome.done();
    outcome
}

/// The id of the block that says some words on the page.
fn item(page: &str, words: &str) -> String {
    let (before, _) = page.split_once(words).expect("words of the page");
    let (_, after) = before.rsplit_once("data-item=\"").expect("a block");
    after.split('"').next().expect("an id").to_owned()
}

/// What a reviewer says, as the page saves it.
struct Saved {
    page: String,
    items: Vec<Value>,
}

impl Saved {
    fn new() -> Self {
        Self { page: built().text(PAGE), items: Vec::new() }
    }

    fn add(mut self, says: &str, target: Value) -> Self {
        let number = self.items.len() + 1;
        self.items.push(json!({
            "id": format!("urn:uuid:{number}"),
            "type": "Annotation",
            "motivation": "commenting",
            "creator": {"type": "Person", "name": "Anna Ek"},
            "created": format!("2026-11-30T08:00:0{number}Z"),
            "body": {"type": "TextualBody", "value": says, "format": "text/plain"},
            "target": target,
            "baslinje:status": "open",
        }));
        self
    }

    /// Comments on words, with what stands around them, of the block that says `block`.
    fn on(self, block: &str, around: [&str; 3], says: &str) -> Self {
        let [prefix, exact, suffix] = around;
        let item = item(&self.page, block);
        let quoted = json!({
            "type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix,
        });
        let selector =
            json!({"type": "FragmentSelector", "value": item, "refinedBy": quoted});
        self.add(says, json!({"source": "r.html", "selector": selector}))
    }

    /// Comments on a whole block.
    fn on_block(self, item: &str, says: &str) -> Self {
        let selector = json!({"type": "FragmentSelector", "value": item});
        self.add(says, json!({"source": "r.html", "selector": selector}))
    }

    /// Says something else of the last comment.
    fn saying(mut self, key: &str, value: Value) -> Self {
        self.items.last_mut().expect("a comment")[key] = value;
        self
    }

    fn json(&self) -> String {
        let page = json!({
            "@context": [
                "http://www.w3.org/ns/anno.jsonld",
                {"baslinje": "urn:baslinje:review:1:"}
            ],
            "id": "urn:uuid:0",
            "type": "AnnotationPage",
            "baslinje:report": "r",
            "items": self.items,
        });
        serde_json::to_string_pretty(&page).expect("JSON")
    }
}

/// What one reviewer says of everything there is.
fn reviewed() -> Saved {
    Saved::new()
        .on(
            "Många har",
            ["", "Många har svarat", ", och 6 svar kom in under våren."],
            "Hur många?",
        )
        .on(
            "Många har",
            ["svarat, och ", "6 svar", " kom in under våren."],
            "Stämmer det?",
        )
        .on("De flesta", ["De flesta är ", "nöjda med samverkan", "."], "Är de?")
        .on("slutar så", ["kort text, som ", "slutar så", "."], "Varför så?")
        .on("annat. Samma", ["och annat. ", "Samma ord här", ", och mer."], "Det andra.")
        .on_block("diagram:nojd", "Fel färg.")
}

#[track_caller]
fn told(test: ReportTest, files: &[&str]) -> String {
    let outcome = test.run(&[&["comments", "r"], files].concat());
    outcome.done();
    outcome.stdout.clone()
}

#[test]
fn the_page_for_reviewers_tells_every_block_and_stands_alone() {
    let page = built().text(PAGE);
    stands_alone(&page);
    assert!(!page.contains("data-loc"), "no lines");
    assert!(page.contains("data-item=\"diagram:nojd\""), "a figure");
    let (one, other) = (item(&page, "Många har"), item(&page, "De flesta"));
    assert!(one.starts_with("text:") && one == other, "{one} {other}");
    assert_ne!(item(&page, "slutar så"), item(&page, "annat. Samma"));
    assert!(page.contains("noindex"), "no search engine is to have it");
}

#[test]
fn the_page_changes_nothing_else() {
    let files = |arguments: &[&str]| {
        let outcome = project().run(&[&["build", "r", "--quiet"], arguments].concat());
        outcome.done();
        let written = outcome.written().into_iter().filter(|it| it.starts_with("build/"));
        let files = written.map(|name| (name.clone(), outcome.bytes(&name)));
        files.collect::<BTreeMap<_, _>>()
    };
    let (without, mut with) = (files(&[]), files(&["--review"]));
    assert_eq!(with, files(&["--review"]), "the same each time");
    let page = with.remove(PAGE).expect("the page");
    let record = "build/r/manifest.json";
    let mut told =
        serde_json::from_slice::<Value>(&with[record]).expect("a record of the build");
    let outputs = told["outputs"].as_object_mut().expect("its files");
    let of_page = outputs.remove("r.review.html").expect("the page");
    assert!(of_page.to_string().contains(&baslinje::file::sha256(&page)), "{of_page}");
    let mut bytes = serde_json::to_vec_pretty(&told).expect("JSON");
    bytes.push(b'\n');
    with.insert(record.to_owned(), bytes);
    assert_eq!(with.keys().collect::<Vec<_>>(), without.keys().collect::<Vec<_>>());
    for (name, bytes) in &with {
        let same = if name == record {
            serde_json::from_slice::<Value>(bytes).ok()
                == serde_json::from_slice(&without[name]).ok()
        } else {
            bytes == &without[name]
        };
        assert!(same, "{name}");
    }
}

#[test]
fn the_page_speaks_the_language_of_the_report() {
    let page = |language: &str| {
        let test =
            project().replace(REPORT, "language: sv", &format!("language: {language}"));
        let outcome = test.run(&["build", "r", "--review", "--only", "html", "--quiet"]);
        outcome.text(PAGE)
    };
    for (language, words) in
        [("nb", "Lagre til fil"), ("da", "Gem til fil"), ("en", "Save to a file")]
    {
        assert!(page(language).contains(words), "{language}");
    }
}

#[test]
fn what_reviewers_say_is_told_at_its_lines() {
    let test = project().file("anna.comments.json", reviewed().json());
    assert_snapshot!(told(test, &["anna.comments.json"]), @r#"
    1 file: 6 comments, 0 answers, 0 done
    comments:
      book/r/chapters/01-resultat.yaml:4:7: Anna Ek, 2026-11-30 on `Många har svarat`: Hur många?
      book/r/chapters/01-resultat.yaml:4:29: Anna Ek, 2026-11-30 on `6 svar`: Stämmer det?
      book/r/chapters/01-resultat.yaml:7:20: Anna Ek, 2026-11-30 on `nöjda med samverkan`: Är de?
      book/r/chapters/01-resultat.yaml:8:40: Anna Ek, 2026-11-30 on `slutar så`: Varför så?
      book/r/chapters/01-resultat.yaml:9:37: Anna Ek, 2026-11-30 on `Samma ord här`: Det andra.
      book/r/chapters/01-resultat.yaml:11:11: Anna Ek, 2026-11-30: Fel färg.
    "#);
}

#[test]
fn it_is_told_at_its_lines_after_the_yaml_was_edited_too() {
    let moved = project()
        .replace(CHAPTER, "blocks:\n", "blocks:\n  - text: Först ett nytt stycke.\n")
        .replace(CHAPTER, "De flesta är nöjda med", "De allra flesta är rätt nöjda med")
        .replace(CHAPTER, "slutar så.", "tar slut.")
        .replace(CHAPTER, "Hur nöjda", "Så nöjda")
        .file("anna.comments.json", reviewed().json());
    assert_snapshot!(told(moved, &["anna.comments.json"]), @r#"
    1 file: 6 comments, 0 answers, 0 done
    comments:
      book/r/chapters/01-resultat.yaml:5:7: Anna Ek, 2026-11-30 on `Många har svarat`: Hur många?
      book/r/chapters/01-resultat.yaml:5:29: Anna Ek, 2026-11-30 on `6 svar`: Stämmer det?
      book/r/chapters/01-resultat.yaml:8:31: Anna Ek, 2026-11-30 on `nöjda med samverkan`: Är de?
      book/r/chapters/01-resultat.yaml:9:40 (the words there are others now): Anna Ek, 2026-11-30 on `slutar så`: Varför så?
      book/r/chapters/01-resultat.yaml:10:37: Anna Ek, 2026-11-30 on `Samma ord här`: Det andra.
      book/r/chapters/01-resultat.yaml:12:11: Anna Ek, 2026-11-30: Fel färg.
    "#);
}

#[test]
fn what_is_ambiguous_or_not_there_any_more_is_said_to() {
    let saved = Saved::new()
        .on("annat. Samma", ["", "Samma ord här", ""], "Vilket?")
        .on("slutar så", ["slutar ", "som slutar så", ""], "Borta.")
        .on_block("diagram:annan", "Vilken?");
    let test = project()
        .replace(CHAPTER, "  - text: Här står en *kort* text, som slutar så.\n", "")
        .file("anna.comments.json", saved.json());
    assert_snapshot!(told(test, &["anna.comments.json"]), @r#"
    1 file: 3 comments, 0 answers, 0 done
    comments:
      ambiguous, one of book/r/chapters/01-resultat.yaml:8:11, book/r/chapters/01-resultat.yaml:8:37: Anna Ek, 2026-11-30 on `Samma ord här`: Vilket?
      not found any more: Anna Ek, 2026-11-30 on `som slutar så`: Borta.
      not found any more: Anna Ek, 2026-11-30: Vilken?
    "#);
}

#[test]
fn several_reviewers_are_told_together_with_answers_after_what_they_answer() {
    let anna =
        Saved::new().on("Många har", ["", "Många har svarat", ", och 6"], "Hur många?");
    let mut bo = Saved { page: anna.page.clone(), items: anna.items.clone() }
        .saying("baslinje:status", json!("resolved"))
        .saying("modified", json!("2026-12-01T08:00:00Z"))
        .add("Sex.", json!("urn:uuid:1"))
        .saying("motivation", json!("replying"))
        .saying("creator", json!({"type": "Person", "name": "Bo Alm"}))
        .on("slutar så", ["kort text, som ", "slutar så", "."], "Bra.");
    bo.items.reverse();
    let test = project().file("anna.json", anna.json()).file("bo.json", bo.json());
    assert_snapshot!(told(test, &["anna.json", "bo.json"]), @r#"
    2 files: 2 comments, 1 answer, 1 done
    comments:
      book/r/chapters/01-resultat.yaml:4:7: Anna Ek, 2026-11-30 (done) on `Många har svarat`: Hur många?
      book/r/chapters/01-resultat.yaml:4:7: Bo Alm, 2026-11-30 (an answer): Sex.
      book/r/chapters/01-resultat.yaml:8:40: Anna Ek, 2026-11-30 on `slutar så`: Bra.
    "#);
}

/// What is said of a file that is none with comments on the report.
fn refused(content: &str) -> String {
    let outcome = project().file("kom.json", content).run(&["comments", "r", "kom.json"]);
    assert_eq!(outcome.code(), Some(1));
    outcome.stderr.clone()
}

#[test]
fn what_is_no_file_of_comments_is_told_with_its_line() {
    assert_snapshot!(refused("{\n  \"items\": [\n    Hej\n  ]\n}\n"), @r#"
    error: the file is no JSON from here on
     --> kom.json:3:5
      |
    3 |     Hej
      |     ^
      |
      = hint: give the file that the page `r.review.html` saves, as it is
    "#);
    let lacks = "{\"items\": [{\"id\": \"a\",\n  \"body\": {}}]}";
    assert_snapshot!(refused(lacks), @r#"
    error: this is no comment as the page for reviewers saves it
     --> kom.json:2:12
      |
    2 |   "body": {}}]}
      |            ^
      |
      = hint: give the file that the page `r.review.html` saves, as it is
    "#);
    assert_snapshot!(refused("{\"items\": [3]}"), @r#"
    error: this is no comment as the page for reviewers saves it
     --> kom.json:1:12
      |
    1 | {"items": [3]}
      |            ^
      |
      = hint: give the file that the page `r.review.html` saves, as it is
    "#);
    assert_snapshot!(refused("{\"type\": \"AnnotationPage\"}\n"), @r#"
    error: it has no list `items` of comments
     --> kom.json:1:1
      |
    1 | {"type": "AnnotationPage"}
      | ^
      |
      = hint: give the file that the page `r.review.html` saves, as it is
    "#);
    assert_snapshot!(refused("{\"items\": [\n"), @r#"
    error: the file ends before its comments do
     --> kom.json:2:1
      |
    2 |
      | ^
      |
      = hint: give the file that the page `r.review.html` saves, as it is
    "#);
    assert_snapshot!(refused("{\"baslinje:report\": \"annan\", \"items\": []}"), @r#"
    error: these are comments on `annan`, not on `r`
     --> kom.json:1:2
      |
    1 | {"baslinje:report": "annan", "items": []}
      |  ^^^^^^^^^^^^^^^^^
      |
      = hint: run `baslinje comments annan` with it
    "#);
    let bytes = project().file("kom.json", b"{\"a\": \"\xe5\"}");
    let bytes = bytes.run(&["comments", "r", "kom.json"]);
    assert_snapshot!(bytes.stderr, @r#"
    error: this letter is not saved in UTF-8
     --> kom.json:1:8
      |
    1 | {"a": "å"}
      |        ^
      |
      = hint: save the file again in the encoding UTF-8: editors ask for it where one chooses a name and folder
    "#);
}

#[test]
fn a_file_with_more_than_anybody_writes_is_refused() {
    // The first line tells enough.
    let first =
        |content: &str| refused(content).lines().next().unwrap_or_default().to_owned();
    let deep = "{\"first\": ".repeat(300);
    assert_eq!(first(&deep), "error: the file is no JSON from here on");
    let many = vec!["{\"id\":\"a\",\"body\":\"b\",\"target\":\"c\"}"; 10_001].join(",");
    let many = format!("{{\"items\": [{many}]}}");
    assert_eq!(first(&many), "error: there are more than 10 000 comments");
    let long = format!("{{\"x\": \"{}\"}}", "a".repeat(32 << 20));
    assert_eq!(first(&long), "error: the file is larger than 32 MiB");
}
