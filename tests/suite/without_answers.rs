//! An archive that can be published: nothing in it tells more than the report, and the report
//! is built from it all the same.

use std::collections::BTreeSet;

use baslinje::archive::{self, Files, Limits};
use insta::assert_snapshot;

use crate::archive::{files_of, forged};
use crate::harness::{ANSWERS, CHAPTER, CODEBOOK, Outcome, REPORT, ReportTest};
use crate::waves::{EARLIER, more};

const ARCHIVE: &str = "build/r.zip";
const KEPT: &str = "book/r/protected.json";
const NONE: &str = "{method: none, reason: Svaren är påhittade.}";
const SUPPRESS: &str = "{method: suppress, minimum-count: 5}";

/// The archive of a report, without answers.
#[track_caller]
fn archived(test: ReportTest) -> Outcome {
    let outcome = test.run(&["archive", "r", "--without-microdata", "--quiet"]);
    outcome.done();
    outcome
}

/// What `reproduce` tells of an archive in an empty folder.
#[track_caller]
fn reproduced(archive: Vec<u8>) -> String {
    let outcome = ReportTest::empty()
        .file("arkiv.zip", archive)
        .environment("TZ", "Pacific/Auckland")
        .environment("RAYON_NUM_THREADS", "1")
        .run(&["reproduce", "arkiv.zip"]);
    outcome.done().lines().last().unwrap_or_default().to_owned()
}

/// The project of an archive, unpacked into a folder of its own.
fn unpacked(archive: &[u8]) -> ReportTest {
    let opened = archive::open(archive, Limits::default()).expect("an archive");
    let files = opened.inputs.into_iter();
    files.fold(ReportTest::empty(), |test, (name, bytes)| test.file(&name, bytes))
}

/// Answers of two surveys in one: satisfaction, age and place of `counts[place][answer]`.
fn answers(counts: &[[usize; 3]], ages: &[&[usize]]) -> String {
    let (mut rows, mut id) = ("id;ort;nojd;alder\n".to_owned(), 0);
    for (place, counts) in counts.iter().enumerate() {
        let given =
            counts.iter().zip(1..).flat_map(|(count, answer)| vec![answer; *count]);
        for (nth, answer) in given.enumerate() {
            id += 1;
            let age = ages[place][nth % ages[place].len()];
            rows += &format!("{id};{};{answer};{age}\n", place + 1);
        }
    }
    rows
}

const BLOCKS: &str = "  - text: |
      Av {{ n(\"svar\") }} är {{ percent(\"nojda\") }} nöjda, se @diagram:nojd, @table:t,
      @table:alder, @diagram:en-gavle, @diagram:en-soderhamn, @diagram:en-bollnas och @verk2019.
      {{ method(\"disclosure\") }}
  - chart: {id: nojd, caption: Hur nöjda de är, of: panel, variable: nojd, by: ort, type: bar, show: [percent, ci]}
  - table: {id: t, caption: Hur nöjda de är, of: panel, rows: ort, columns: nojd, measure: both, totals: both}
  - table: {id: alder, caption: Hur gamla de är, of: panel, rows: ort, columns: alder, measure: mean, totals: rows}
  - repeat:
      of: panel
      over: ort
      blocks:
        - chart: {id: en, caption: 'Hur nöjda de är i {{ value }}', of: panel, variable: nojd, type: bar}
        - text: 'De bor i {{ value }}.'
";

/// The base project with three places, some of which few answered.
fn three_places(counts: &[[usize; 3]], ages: &[&[usize]]) -> ReportTest {
    ReportTest::new()
        .file(ANSWERS, answers(counts, ages))
        .replace(
            CODEBOOK,
            "{1: Gävle, 2: Söderhamn}",
            "{1: Gävle, 2: Söderhamn, 3: Bollnäs}",
        )
        .replace(REPORT, NONE, SUPPRESS)
        .blocks(BLOCKS)
}

const COUNTS: [[usize; 3]; 3] = [[2, 12, 60], [12, 14, 60], [60, 60, 60]];
const AGES: [&[usize]; 3] = [&[20, 30, 40], &[50, 31], &[44, 45, 60, 18]];

#[test]
fn a_report_is_built_again_without_its_answers() {
    let outcome = archived(three_places(&COUNTS, &AGES));
    assert_eq!(outcome.written(), [ARCHIVE]);
    let bytes = outcome.bytes(ARCHIVE);
    let files = files_of(&bytes);
    assert!(!files.keys().any(|name| name.ends_with("svar.csv")), "no answers");
    assert!(!files.contains_key("r/data/datapackage.json"), "which would name them");
    let text = |name: &str| String::from_utf8(files[name].clone()).expect("UTF-8");
    assert!(!text("r/data/codebooks/panel.ddi.xml").contains("caseQnty"));
    assert!(text("r/data/codebooks/panel.schema.json").contains("\"nojd\""));
    assert!(text("r/data/LÄS-MIG.txt").contains("Arkivet kan publiceras"));
    assert!(text("r/data/provenance.json").contains("svar.csv"), "it was made of them");
    assert!(!text("r/data/ro-crate-metadata.json").contains("conditionsOfAccess"));
    assert!(!text("r/data/ro-crate-metadata.json").contains("svar.csv"));
    assert_snapshot!(reproduced(bytes.clone()), @"r: identical, 49 files");

    // The same bytes as with the answers, and where the answers are.
    let again = outcome.again().run(&["archive", "r", "--quiet"]);
    again.done();
    let full = files_of(&again.bytes(ARCHIVE));
    for (name, bytes) in files.iter().filter(|(name, _)| name.contains("/data/report/")) {
        assert!(full[name] == *bytes, "{name}");
    }
    assert!(full.contains_key("r/data/project/data/panel/svar.csv"));
    assert!(!full.contains_key(&format!("r/data/project/{KEPT}")));
}

#[test]
fn a_report_in_a_folder_of_its_own_year_is_built_again_too() {
    let test = three_places(&COUNTS, &AGES);
    let moved =
        [REPORT, CHAPTER, crate::harness::WORKS].map(|name| (name, test.content(name)));
    let test = moved.into_iter().fold(test, |test, (name, text)| {
        test.without(name).file(&name.replace("book/", "book/2020/"), text)
    });
    let outcome = archived(test);
    assert!(reproduced(outcome.bytes(ARCHIVE)).contains("identical"));
}

/// Whoever adds something to what is kept must ask whether everybody may know it.
#[test]
fn nothing_but_what_is_listed_here_is_kept() {
    let kept = include_str!("../ref/archive/liten.protected.json");
    let keys = kept.lines().filter_map(|line| line.strip_prefix("  \""));
    let keys = keys.filter_map(|line| Some(line.split_once('"')?.0));
    assert_eq!(
        keys.collect::<Vec<_>>(),
        [
            "about", "accepted", "accounts", "asked_by", "baslinje", "form", "numbers",
            "repeats", "tables", "withheld"
        ]
    );
    let outcome = archived(three_places(&COUNTS, &AGES));
    let files = files_of(&outcome.bytes(ARCHIVE));
    let now =
        String::from_utf8_lossy(&files[&format!("r/data/project/{KEPT}")]).into_owned();
    let names = |text: &str| {
        let parts = text.lines().filter_map(|line| line.trim().strip_prefix('"'));
        let names = parts.filter_map(|line| Some(line.split_once("\": ")?.0.to_owned()));
        let paths = |name: &String| name.contains('/');
        names.filter(|name| !paths(name)).collect::<BTreeSet<_>>()
    };
    let new = names(&now).difference(&names(kept)).cloned().collect::<Vec<_>>();
    assert_snapshot!(new.join(" "), @"Suppressed hmac-sha256 labels only_shown rules");
}

/// What differs between two bags, apart from checksums and files that are packed with them.
fn differing(one: &Files, other: &Files) -> BTreeSet<String> {
    let masked = |bytes: &Vec<u8>| {
        let text = String::from_utf8_lossy(bytes).into_owned();
        let is_sum = |word: &&str| {
            word.len() == 64 && word.bytes().all(|it| it.is_ascii_hexdigit())
        };
        let words = text.split(|letter: char| !letter.is_ascii_alphanumeric());
        let sums = words.filter(is_sum).collect::<BTreeSet<_>>();
        sums.iter().fold(text.clone(), |text, sum| text.replace(sum, "-"))
    };
    let names = one.keys().chain(other.keys()).collect::<BTreeSet<_>>();
    let differ = names
        .into_iter()
        .filter(|name| one.get(*name).map(masked) != other.get(*name).map(masked));
    // Of these the checksums are part, packed or as long ones.
    let sealed =
        |name: &String| name.ends_with("manifest-sha512.txt") || name.ends_with("r.pdf");
    differ.filter(|name| !sealed(name)).cloned().collect()
}

/// Two surveys that differ in nothing but what is hidden: four counts that protect each
/// other, and the ages in two places of which the mean is hidden. Whatever tells one from the
/// other tells something that is hidden.
#[test]
fn nothing_in_the_archive_depends_on_what_is_hidden() {
    let other_counts = [[3, 11, 60], [11, 15, 60], COUNTS[2]];
    let one = archived(three_places(&COUNTS, &AGES));
    let other = archived(three_places(&other_counts, &AGES));
    let csv = |outcome: &Outcome| {
        let files = files_of(&outcome.bytes(ARCHIVE));
        String::from_utf8(files["r/data/report/tables/t.csv"].clone()).expect("UTF-8")
    };
    assert_eq!(csv(&one).matches('x').count(), 8, "{}", csv(&one));
    assert_eq!(csv(&one), csv(&other), "what is shown is the same");
    let (one, other) = (files_of(&one.bytes(ARCHIVE)), files_of(&other.bytes(ARCHIVE)));
    assert_eq!(differing(&one, &other), BTreeSet::new());

    // What is shown does tell them apart.
    let shown = [COUNTS[0], [13, 13, 60], COUNTS[2]];
    let third = files_of(&archived(three_places(&shown, &AGES)).bytes(ARCHIVE));
    let kept = format!("r/data/project/{KEPT}");
    assert!(differing(&one, &third).contains(&kept));
}

#[test]
fn hidden_means_are_not_kept() {
    let counts = [[1, 1, 1], [1, 2, 1], [60, 60, 60]];
    let ages =
        |first: &'static [usize], second: &'static [usize]| [first, second, AGES[2]];
    let one = archived(three_places(&counts, &ages(&[20, 30, 40], &[50, 31, 32, 33])));
    let other = archived(three_places(&counts, &ages(&[50, 30, 40], &[20, 31, 32, 33])));
    let (one, other) = (files_of(&one.bytes(ARCHIVE)), files_of(&other.bytes(ARCHIVE)));
    let csv = &one["r/data/report/tables/alder.csv"];
    assert!(
        String::from_utf8_lossy(csv).contains("Gävle;x"),
        "{}",
        String::from_utf8_lossy(csv)
    );
    assert_eq!(differing(&one, &other), BTreeSet::new());
}

#[test]
fn earlier_answers_and_keys_are_left_out_too() {
    let blocks = "  - text: Se @table:t, @diagram:w och @verk2019.
  - change-table: {id: t, caption: Förändringar, numbers: {nojda: Nöjda}}
  - chart: {id: w, caption: Hur nöjda de är, of: panel, variable: nojd, by: wave, type: bar}
";
    let outcome = archived(more().blocks(blocks));
    let bytes = outcome.bytes(ARCHIVE);
    let names = files_of(&bytes).into_keys().collect::<Vec<_>>();
    assert!(
        !names.iter().any(|name| name.ends_with(".csv") && name.contains("/project/"))
    );
    assert!(names.contains(&format!("r/data/project/{EARLIER}")), "{names:?}");
    assert!(reproduced(bytes).contains("identical"));

    let secret = "9d41c3a7e58b02f64c7ad0915be3286f";
    let policy = "{method: cell-key, key: data/panel/nyckel.txt}";
    let test = three_places(&COUNTS, &AGES).replace(REPORT, SUPPRESS, policy).replace(
        CHAPTER,
        ", show: [percent, ci]",
        "",
    );
    let outcome = archived(test.file("data/panel/nyckel.txt", secret));
    let bytes = outcome.bytes(ARCHIVE);
    for (name, content) in files_of(&bytes) {
        assert!(!name.ends_with("nyckel.txt"));
        assert!(!String::from_utf8_lossy(&content).contains(secret), "{name}");
    }
    assert!(reproduced(bytes).contains("identical"));
}

#[test]
fn findings_in_the_answers_stay_accepted() {
    let second = "  andra: data/andra/codebook.yaml\nviews:";
    let test = three_places(&COUNTS, &AGES);
    let codebook = test.content(CODEBOOK).replace("Hur nöjd är du?", "Hur nöjda är ni?");
    let survey = test.content(ANSWERS);
    let test = test
        .file("data/andra/codebook.yaml", codebook.replace("Provpanelen", "Andra panelen"))
        .file("data/andra/svar.csv", survey)
        .replace(REPORT, "views:", second)
        .append(REPORT, "  andra: {of: andra, variable: nojd, in: [mycket nöjd]}\n")
        .append(
            REPORT,
            "accept:\n  - {check: question-wording, reason: Frågan ställdes till grupper.}\n",
        );
    let outcome = archived(test);
    let built = unpacked(&outcome.bytes(ARCHIVE)).build().clean();
    assert!(built.html().contains("Hur nöjda de är"));
}

#[test]
fn texts_that_ask_for_something_else_are_refused() {
    let archive = archived(three_places(&COUNTS, &AGES)).bytes(ARCHIVE);
    let changed = unpacked(&archive).replace(CHAPTER, "Hur gamla de är", "Åldrar");
    assert_snapshot!(changed.rebuild().refused(), @r#"
        error: `book/r/chapters/01-resultat.yaml` has been changed since its numbers were kept
         --> book/r/chapters/01-resultat.yaml:1:1
          |
        1 | title: Resultat
          | ^
          |
          = hint: take it back as it was; or, where the answers are, remove `book/r/protected.json` and build the report from them
        "#);
    let changed = unpacked(&archive).replace(CODEBOOK, "label: Ort", "label: Kommun");
    assert_snapshot!(changed.rebuild().refused(), @r#"
        error: `data/panel/codebook.yaml` has been changed since its numbers were kept
         --> data/panel/codebook.yaml:1:1
          |
        1 | title: Provpanelen
          | ^
          |
          = hint: take it back as it was; or, where the answers are, remove `book/r/protected.json` and build the report from them
        "#);
    let gone = unpacked(&archive).without(CODEBOOK);
    assert_snapshot!(gone.rebuild().refused(), @"
    error: there is no file `data/panel/codebook.yaml`
    --> book/r/protected.json:1:1
     = hint: take it from the archive again, where `book/r/protected.json` is from
    ");
    // How the numbers are shown is not in question.
    let style = "report-templates/library/style.css";
    unpacked(&archive).append(style, "\n").build().clean();
}

#[test]
fn what_was_kept_and_is_damaged_is_refused() {
    let archive = archived(three_places(&COUNTS, &AGES)).bytes(ARCHIVE);
    let damaged = |old: &str, new: &str| {
        let outcome = unpacked(&archive).replace(KEPT, old, new).rebuild();
        outcome.refused().to_owned()
    };
    assert_snapshot!(damaged("\"form\": 1,", "\"form\": 3,"), @r#"
        error: what was kept of the answers cannot be read: it is of form 3, made by Baslinje 0.1.0; this one reads forms up to 2
         --> book/r/protected.json:1:1
          |
        1 | {
          | ^
          |
          = hint: use Baslinje 0.1.0, or a later one that reads this form
        "#);
    assert_snapshot!(damaged("\"form\": 1,", "\"form\": 1"), @r#"
        error: what was kept of the answers cannot be read: expected `,` or `}` at line 12 column 3
          --> book/r/protected.json:12:1
           |
        12 |   "numbers": [
           | ^
           |
           = hint: take the file from another copy of the archive
        "#);
    assert_snapshot!(damaged("\"numbers\": [", "\"numbers\": [7, "), @r#"
        error: what was kept of the answers cannot be read: invalid type: integer `7`, expected struct ProtectedNumber
         --> book/r/protected.json:1:1
          |
        1 | {
          | ^
          |
          = hint: take the file from another copy of the archive
        "#);
    let forged = forged(&archive, &format!("project/{KEPT}"), |bytes| bytes.truncate(90));
    let outcome =
        ReportTest::empty().file("arkiv.zip", forged).run(&["verify", "arkiv.zip"]);
    assert_snapshot!(outcome.refused(), @r#"
        error: the archive holds no report that Baslinje built: `book/r/protected.json`: EOF while parsing a string at line 2 column 88
         |
         = hint: give a file that `baslinje archive` made; nothing was unpacked
        "#);
}

#[test]
fn a_number_that_was_changed_is_found_when_the_report_is_built_again() {
    let archive = archived(three_places(&COUNTS, &AGES)).bytes(ARCHIVE);
    let change = |bytes: &mut Vec<u8>| {
        let text = String::from_utf8(bytes.clone()).expect("UTF-8");
        assert!(text.contains("\"text\": \"60\""));
        *bytes = text.replace("\"text\": \"60\"", "\"text\": \"61\"").into_bytes();
    };
    let forged = forged(&archive, &format!("project/{KEPT}"), change);
    let test = ReportTest::empty().file("arkiv.zip", forged);
    let outcome = test.run(&["reproduce", "arkiv.zip", "--quiet"]);
    assert_eq!(outcome.code(), Some(1));
    assert_snapshot!(outcome.stderr, @r#"
        error: the first difference is in the numbers; what differs: numbers, tables, charts, Typst source, PDF, web page
         |
         = hint: the same versions of Baslinje, Typst and all libraries made both
        "#);
}

#[test]
fn what_needs_the_answers_says_so() {
    let archive = archived(three_places(&COUNTS, &AGES)).bytes(ARCHIVE);
    let run = |arguments: &[&str]| unpacked(&archive).run(arguments).refused().to_owned();
    assert_snapshot!(run(&["archive", "r", "--quiet"]), @"
    error: the answers of `r` are not here
    --> book/r/protected.json:1:1
     = hint: do this where they are kept; here is only `book/r/protected.json`, made of them
    ");
    assert_snapshot!(run(&["check", "r", "--published", "--quiet"]), @"
    error: the answers of `r` are not here
    --> book/r/protected.json:1:1
     = hint: do this where they are kept; here is only `book/r/protected.json`, made of them
    ");
    assert_snapshot!(run(&["check", "r", "--disclosure", "--quiet"]), @r#"
        error: the answers of `r` are not here
         |
         = hint: what is hidden and why is told only where they are kept
        "#);
}

#[test]
fn it_is_said_that_answers_were_not_read_and_what_was_built_is_as_recorded() {
    let archive = archived(three_places(&COUNTS, &AGES)).bytes(ARCHIVE);
    let built = unpacked(&archive).run(&["build", "r"]);
    assert_snapshot!(built.done(), @"
    r: reading
    r: drawing charts 4/4
    r: setting the document
    r: from `book/r/protected.json`, not from answers
    r: done. 5 pages, 4 charts, 2 tables, 0 warnings, 49 files, [TIME] s.
      build/r/r.pdf
      build/r/r.html
    ");
    let checked = built.again().run(&["check", "r"]);
    assert_snapshot!(checked.done(), @r#"
        r: reading
        r: drawing charts 4/4
        r: no mistakes. 4 charts, 2 tables, 0 warnings, [TIME] s.
        r: from `book/r/protected.json`, not from answers
        "#);
    let verified = checked.again().run(&["verify", "r"]);
    assert_snapshot!(verified.done(), @"r: as built, 49 files, nothing read has changed");
}

#[test]
fn a_report_without_answers_is_a_wave_as_its_archive_only() {
    let wave = "waves: {2017: {report: q}, 2020: own}\nviews:";
    let test = ReportTest::new();
    let texts =
        [REPORT, CHAPTER, crate::harness::WORKS].map(|name| (name, test.content(name)));
    let test = texts.into_iter().fold(test, |test, (name, text)| {
        test.file(&name.replace("book/r/", "book/q/"), text)
    });
    let test = test.replace(REPORT, "views:", wave).file("book/q/protected.json", "{}");
    assert_snapshot!(test.rebuild().refused(), @r#"
        error: the answers of `q` are not here
         --> book/r/report.yaml:9:24
          |
        9 | waves: {2017: {report: q}, 2020: own}
          |                        ^
          |
          = hint: name the archive that `book/q/protected.json` came in: `{archive: FILE}` takes what was published from it
        "#);
}

/// Numbers that were kept when that was new are read by every later version.
#[test]
fn numbers_kept_from_an_earlier_version_are_read() {
    let report = include_bytes!("../ref/archive/liten.zip");
    let kept = include_bytes!("../ref/archive/liten.protected.json");
    let opened = archive::open(report, Limits::default()).expect("an archive");
    let test = unpacked(report).without(ANSWERS).file(KEPT, kept);
    let outcome = test.build().clean();
    for name in ["numbers.json", "tables/orter.csv"] {
        assert!(
            outcome.bytes(&format!("build/r/{name}")) == opened.outputs[name],
            "{name}"
        );
    }
}
