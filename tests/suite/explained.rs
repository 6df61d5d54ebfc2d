//! The codes of mistakes: each is explained, and its example produces it and nothing else
//! does; and mistakes as other programs read them.

mod steps;

use std::collections::{BTreeMap, BTreeSet};
use std::thread;

use baslinje::messages::{
    ExamplePlace, MistakeExample, MistakeKind, catalogue, mistake_kind, mistake_kinds,
};
use baslinje::review::CHECKS;
use baslinje::words::Language;
use insta::assert_snapshot;
use serde_json::Value;

use self::steps::Step;
use crate::harness::{ANSWERS, CHAPTER, CODEBOOK, REPORT, ReportTest, WORKS};

/// The chapter with the list of works, where the other is an example.
const WORKS_CHAPTER: &str = "book/r/chapters/02-verk.yaml";

/// Its lines.
const LIST_OF_WORKS: &str = "title: Verk\nblocks: [references]\n";

/// The key of its survey.
const KEY: &str = "data/panel/hash.key";

/// The codes of all kinds of mistakes.
fn codes() -> BTreeSet<&'static str> {
    let checks = CHECKS.iter().map(|(code, _)| *code);
    checks.chain(catalogue().filter_map(|line| line.code)).collect()
}

#[test]
fn every_kind_is_explained_once_and_none_that_is_not() {
    let explained = mistake_kinds().map(MistakeKind::code).collect::<Vec<_>>();
    let once = explained.iter().copied().collect::<BTreeSet<_>>();
    assert_eq!(once.len(), explained.len(), "a code is explained twice");
    let lacking = codes().difference(&once).copied().collect::<Vec<_>>();
    assert!(lacking.is_empty(), "nobody explains {lacking:#?}");
    let made_up = once.difference(&codes()).copied().collect::<Vec<_>>();
    assert!(made_up.is_empty(), "no mistake has the codes {made_up:#?}");
}

#[test]
fn explanations_are_sentences_in_every_language() {
    for one in mistake_kinds() {
        let told = Language::ALL.map(|(_, language)| one.meaning(language));
        for meaning in told {
            assert!(meaning.ends_with('.'), "{}: {meaning}", one.code());
            let marks = |text: &str| text.matches('`').count();
            assert_eq!(marks(meaning), marks(told[0]), "{}: {meaning}", one.code());
        }
        let different = told.iter().collect::<BTreeSet<_>>();
        assert_eq!(different.len(), told.len(), "{}: the same twice", one.code());
    }
}

/// Words that one of the two languages has and the other has not.
const DANISH: [&str; 24] = [
    "af",
    "afsnit",
    "blev",
    "efter",
    "fejl",
    "fejlen",
    "hvad",
    "igen",
    "kodebog",
    "kodebogen",
    "kun",
    "mellem",
    "noget",
    "nøgle",
    "række",
    "rækker",
    "siger",
    "skabelon",
    "sprog",
    "spørgeskema",
    "tilføj",
    "uden",
    "udelad",
    "vælg",
];
const NORWEGIAN: [&str; 24] = [
    "av",
    "avsnitt",
    "bare",
    "ble",
    "etter",
    "feil",
    "feilen",
    "hva",
    "igjen",
    "kodebok",
    "kodeboken",
    "legg",
    "mal",
    "mellom",
    "noe",
    "nøkkel",
    "rad",
    "rader",
    "sier",
    "språk",
    "spørreskjema",
    "uten",
    "utelat",
    "velg",
];

#[test]
fn norwegian_and_danish_are_not_mixed_up() {
    let has = |text: &str, words: &[&str]| {
        let plain = text.split('`').step_by(2).collect::<String>().to_lowercase();
        let mut all = plain.split(|sign: char| !sign.is_alphabetic());
        all.any(|word| words.contains(&word))
    };
    let kinds = mistake_kinds().map(|kind| {
        let [norwegian, danish] = [Language::Nb, Language::Da].map(|it| kind.meaning(it));
        (norwegian, danish)
    });
    let lines = catalogue().map(|line| (line.norwegian, line.danish));
    let mixed = kinds.chain(lines).flat_map(|(norwegian, danish)| {
        let norwegian = Some(norwegian).filter(|text| has(text, &DANISH));
        norwegian.into_iter().chain(Some(danish).filter(|text| has(text, &NORWEGIAN)))
    });
    let mixed = mixed.collect::<Vec<_>>();
    assert!(mixed.is_empty(), "{}", mixed.join("\n"));
}

/// Lines with their keys at the margin, in place of the same keys of another text.
fn instead(text: &str, lines: &str) -> String {
    let key = |line: &str| {
        let is_key = line.starts_with(|sign: char| sign.is_alphabetic());
        let ends = line.find(|sign: char| !sign.is_alphanumeric() && sign != '-');
        is_key.then(|| line[..ends.unwrap_or(line.len())].to_owned())
    };
    let given = lines.lines().filter_map(key).collect::<BTreeSet<_>>();
    let mut kept = String::new();
    let mut is_given = false;
    for line in text.lines() {
        if let Some(key) = key(line) {
            is_given = given.contains(&key);
        }
        if !is_given {
            kept += &format!("{line}\n");
        }
    }
    format!("{kept}{lines}\n")
}

/// The lines further in.
fn indented(lines: &str) -> String {
    let lines = lines.lines().map(|line| format!("  {line}\n"));
    lines.collect()
}

/// The files of the base project that examples stand in.
const FILES: [&str; 6] = [REPORT, CHAPTER, WORKS, CODEBOOK, ANSWERS, KEY];

/// The files of a project by their names.
type Texts = BTreeMap<String, String>;

/// The files of the base project, with the lines of an example.
fn with(within: ExamplePlace, lines: &str, base: &Texts) -> Texts {
    let mut files = base.clone();
    let whole = format!("{lines}\n");
    match within {
        ExamplePlace::Blocks => {
            files.insert(CHAPTER.to_owned(), with_blocks(lines));
        }
        ExamplePlace::Chapter => {
            files.insert(CHAPTER.to_owned(), whole);
            files.insert(WORKS_CHAPTER.to_owned(), LIST_OF_WORKS.to_owned());
        }
        ExamplePlace::Report => {
            files
                .entry(REPORT.to_owned())
                .and_modify(|text| *text = instead(text, lines));
        }
        ExamplePlace::Codebook => {
            files
                .entry(CODEBOOK.to_owned())
                .and_modify(|text| *text = instead(text, lines));
        }
        ExamplePlace::Variables => {
            let text = with_variables(&files[CODEBOOK], lines);
            files.insert(CODEBOOK.to_owned(), text);
        }
        ExamplePlace::Answers => drop(files.insert(ANSWERS.to_owned(), whole)),
        ExamplePlace::Works => drop(files.insert(WORKS.to_owned(), whole)),
        ExamplePlace::Files => add_files(lines, &mut files),
    }
    files
}

/// Adds the files of an example that has several.
fn add_files(example: &str, files: &mut Texts) {
    for step in steps::steps(example) {
        let Step::File { name, key, lines } = step else { continue };
        let of = steps::original(name);
        let now = of.and_then(|of| files.get(name).or_else(|| files.get(of)));
        let text = steps::with_lines(now.map(String::as_str), key, &lines);
        files.insert(name.to_owned(), text);
        if (name, key) == (CHAPTER, None) {
            files.insert(WORKS_CHAPTER.to_owned(), LIST_OF_WORKS.to_owned());
        }
        if let Some(answers) = steps::answers_beside(name) {
            let same = files[ANSWERS].clone();
            files.entry(answers).or_insert(same);
        }
    }
}

/// A chapter of these blocks and a list of works.
fn with_blocks(lines: &str) -> String {
    format!("title: Resultat\nblocks:\n{}  - references\n", indented(lines))
}

/// A codebook with these variables in place of those of the same names.
fn with_variables(codebook: &str, lines: &str) -> String {
    let (head, variables) = codebook.split_once("variables:\n").expect("variables");
    let variables = variables.lines().map(|line| &line[2..]).collect::<Vec<_>>();
    let variables = indented(&instead(&variables.join("\n"), lines));
    format!("{head}variables:\n{variables}")
}

/// Lines that are tried: an example, the wrong ones or the right ones.
struct Tried<'k> {
    kind: &'k MistakeKind,
    within: ExamplePlace,
    lines: &'k str,
    is_right: bool,
}

impl Tried<'_> {
    /// What its report and the folder of its survey are called beside those of others.
    fn name(&self) -> String {
        format!("{}-{}", self.kind.code(), if self.is_right { "right" } else { "wrong" })
    }

    /// Whether it can be checked beside others in one project.
    fn is_of_one_report(&self) -> bool {
        self.within != ExamplePlace::Files || steps::is_of_one_report(self.lines)
    }

    /// The project with its files.
    fn add_to(&self, test: ReportTest, base: &Texts) -> ReportTest {
        let name = self.name();
        let [book, data] = ["book", "data"].map(|of| format!("{of}/{name}/"));
        // A report follows another by its name.
        let follows = format!("\nfollows: {name}\n");
        let own = |text: &str| {
            let text = text.replace("\nfollows: r\n", &follows);
            text.replace("book/r/", &book).replace("data/panel/", &data)
        };
        let files = with(self.within, self.lines, base).into_iter();
        files.fold(test, |test, (file, text)| test.file(&own(&file), own(&text)))
    }

    /// What is wrong with what was told of it, if anything is.
    fn fault(&self, told: &[Value]) -> Option<String> {
        let code = self.kind.code();
        let has_code = |told: &Value| told["code"] == code;
        if !self.is_right {
            let is_told = told.iter().any(has_code);
            return (!is_told)
                .then(|| format!("{code}: of the wrong one is told {told:?}"));
        }
        let other = told.iter().find(|it| has_code(it) || it["severity"] == "error")?;
        Some(format!("{code}: of the right one is told {other}"))
    }

    /// What is wrong with what its commands say, if anything is.
    fn fault_of_commands(&self) -> Option<String> {
        let code = self.kind.code();
        let said = steps::said(self.lines);
        let is_told = said.iter().any(|(told, _)| told.contains(&format!("[{code}]:")));
        let is_refused = said.iter().any(|(_, code)| *code != Some(0));
        let is_as_it_should = match self.is_right {
            true => !is_told && !is_refused,
            false => is_told,
        };
        (!is_as_it_should).then(|| format!("{}: {said:#?}", self.name()))
    }
}

/// Every example, wrong and right.
fn tried() -> Vec<Tried<'static>> {
    let both = mistake_kinds().filter_map(|kind| {
        let MistakeExample { within, wrong, right } = kind.example?;
        let tried = |lines, is_right| Tried { kind, within, lines, is_right };
        Some([tried(wrong, false), tried(right, true)])
    });
    both.flatten().collect()
}

/// The mistakes and warnings that are told of some reports, as other programs read them.
fn told_of<'k>(tried: impl IntoIterator<Item = &'k Tried<'k>>) -> Vec<Value> {
    let test = ReportTest::new();
    let base = FILES.map(|name| (name.to_owned(), test.content(name))).into();
    let bare = test.without(REPORT);
    let test = tried.into_iter().fold(bare, |test, one| one.add_to(test, &base));
    let outcome = test.run(&["check", "--all", "--quiet", "--format", "json"]);
    assert!(matches!(outcome.code(), Some(0 | 1)), "{}", outcome.stderr);
    let lines = outcome.stdout.lines();
    lines.map(|line| serde_json::from_str(line).expect("a JSON object")).collect()
}

/// All reports are checked at once, and those of which something is told that stands in none
/// of them once more, alone.
#[test]
fn each_example_is_told_with_its_code_and_not_when_it_is_right() {
    let mut tried = tried();
    tried.retain(Tried::is_of_one_report);
    let mut told = BTreeMap::<String, Vec<Value>>::new();
    let mut unowned = BTreeSet::new();
    for one in told_of(&tried) {
        let file = one["file"].as_str().unwrap_or_default();
        let mut parts = file.split('/');
        match (parts.next(), parts.next()) {
            (Some("book" | "data"), Some(name)) => {
                told.entry(name.to_owned()).or_default().push(one);
            }
            _ => {
                unowned.insert(one["code"].as_str().unwrap_or_default().to_owned());
            }
        }
    }
    let faults = tried.iter().filter_map(|one| {
        if unowned.contains(one.kind.code()) {
            return one.fault(&told_of([one]));
        }
        one.fault(told.get(&one.name()).map_or(&[], Vec::as_slice))
    });
    let faults = faults.collect::<Vec<_>>();
    assert!(unowned.len() * 8 < tried.len(), "most are told at a place: {unowned:?}");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Each has a project of its own, and a few are tried at once.
#[test]
fn each_example_with_commands_is_told_with_its_code_and_not_when_it_is_right() {
    const AT_ONCE: usize = 4;
    let mut tried = tried();
    tried.retain(|one| !one.is_of_one_report() && steps::can_be_done(one.lines));
    let share = tried.len().div_ceil(AT_ONCE);
    let faults = thread::scope(|scope| {
        let shares = tried.chunks(share).map(|share| {
            scope.spawn(|| {
                share.iter().filter_map(Tried::fault_of_commands).collect::<Vec<_>>()
            })
        });
        let shares = shares.collect::<Vec<_>>().into_iter();
        shares.flat_map(|one| one.join().expect("tried")).collect::<Vec<_>>()
    });
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What no example shows, and why.
const NO_EXAMPLE: [(&str, &str); 16] = [
    (
        "already-published",
        "two reports that did not know of each other have one ledger now",
    ),
    ("bug", "none is known"),
    ("busy", "two runs write at once"),
    ("changed-meanwhile", "a file changes while it is read"),
    (
        "few-between",
        "one of two such counts is hidden, as long as that can be worked out",
    ),
    ("html-in-labels", "labels stand in a file of SPSS"),
    ("many-rows", "it takes thousands of rows"),
    ("marks-on-a-letter", "it takes a hundred of them, and no terminal shows it"),
    ("name-in-archive", "somebody has made the archive by other means"),
    ("name-taken", "names of variables stand in a file of SPSS"),
    ("no-estimates", "designs that give none are told more closely before"),
    ("not-put-back", "the system refuses to move a file twice"),
    ("rename", "an editor asks for it"),
    ("system", "the computer has no clock, or gives no random numbers"),
    ("unreadable-folder", "the system does not let the author read a folder"),
    ("weighted-in-spss", "weights stand in a file of SPSS"),
];

#[test]
fn each_kind_has_an_example_or_a_reason_why_there_is_none() {
    let lacking = mistake_kinds().filter(|kind| kind.example.is_none());
    let lacking = lacking.map(MistakeKind::code).collect::<BTreeSet<_>>();
    let reasons = NO_EXAMPLE.map(|(code, _)| code);
    assert_eq!(lacking, BTreeSet::from(reasons));
    assert!(reasons.is_sorted(), "the reasons stand in the order of the codes");
}

#[test]
fn a_kind_is_explained_with_an_example_in_the_language_that_is_asked_for() {
    let told = |arguments: &[&str]| {
        let outcome = ReportTest::empty().run(arguments);
        outcome.done();
        outcome.stdout
    };
    assert_snapshot!(told(&["explain", "open-quotation", "--language", "sv"]), @r#"
    open-quotation: citattecknet är inte stängt

    En text som börjar med ett citattecken slutar vid nästa. Saknas det vet programmet inte var texten slutar, och tar raderna efter för en del av den.

    fel:
        - text: "Så var det förr.
        - text: Så är det nu.

    rätt:
        - text: "Så var det förr."
        - text: Så är det nu.
    "#);
    assert_snapshot!(told(&["explain", "error[no-space]:"]), @r"
    no-space: there is no space after the colon

    After the colon of a key, and after the hyphen of an item, stands a space.

    wrong:
        title:Resultat
        blocks:
          - text: Så var det.

    right:
        title: Resultat
        blocks:
          - text: Så var det.

    also told as:
        there is no space after the hyphen
    ");
    let all = told(&["explain", "--language", "da"]);
    assert_eq!(all.lines().count(), codes().len());
    for code in codes() {
        assert!(mistake_kind(code).is_some(), "{code}");
        assert!(all.contains(&format!("{code}\t")), "{code}");
    }
    let part = |rest: &str| {
        let name = rest.split_once('}').map_or("", |(name, _)| name);
        name.len() > 1 && name.bytes().all(|byte| byte.is_ascii_lowercase())
    };
    assert!(!all.split('{').skip(1).any(part), "a part is not filled: {all}");
}

#[test]
fn a_code_that_there_is_none_of_is_told() {
    let told = |code| {
        let outcome = ReportTest::empty().run(&["explain", code]);
        outcome.misused().to_owned()
    };
    assert_snapshot!(told("open-quotatoin"), @r"
    error: no kind of mistake has the code `open-quotatoin`
     |
     = hint: did you mean `open-quotation`?
    ");
    assert_snapshot!(told("E0308"), @r"
    error: no kind of mistake has the code `E0308`
     |
     = hint: `baslinje explain` lists all codes
    ");
}

#[test]
fn a_message_says_its_code() {
    let test = ReportTest::new().replace(REPORT, "title: En", "title:En");
    let outcome = test.run(&["check", "r", "--quiet", "--format", "json"]);
    assert_eq!(outcome.code(), Some(1));
    assert_snapshot!(outcome.stdout, @r#"{"severity":"error","code":"no-space","message":"there is no space after the colon","file":"book/r/report.yaml","line":1,"column":6,"end_line":1,"end_column":7,"hints":["write `title: En liten mätning`"]}"#);
    assert_eq!(outcome.stderr, "");
}

#[test]
fn whoever_reads_a_message_sees_its_code() {
    let test = ReportTest::new().replace(REPORT, "title: En", "title:En").with_codes();
    let outcome = test.run(&["check", "r", "--quiet", "--language", "nb"]);
    assert_snapshot!(outcome.stderr, @r"
    feil[no-space]: det mangler et mellomrom etter kolonet
     --> book/r/report.yaml:1:6
      |
    1 | title:En liten mätning
      |      ^
      |
      = tips: skriv `title: En liten mätning`
    ");
}

#[test]
fn what_can_be_accepted_says_by_what_and_has_a_stretch() {
    let test = ReportTest::new().blocks("  - text: Så är 40 % det.\n");
    let outcome = test.run(&["check", "r", "--quiet", "--format", "json"]);
    assert_eq!(outcome.code(), Some(0));
    assert_snapshot!(outcome.stdout, @r#"
    {"severity":"warning","code":"typed-number","message":"`40 %` is typed by hand, and nothing in the report gives it","file":"book/r/chapters/01-resultat.yaml","line":3,"column":17,"end_line":3,"end_column":21,"hints":["name the number under `numbers` and quote it, or cite where it comes from"],"accept":{"check":"typed-number","of":"40 %"}}
    {"severity":"warning","code":"percent-sign","message":"running text has the word `procent`, not the sign","file":"book/r/chapters/01-resultat.yaml","line":3,"column":17,"end_line":3,"end_column":21,"hints":["write `40 procent`"],"accept":{"check":"percent-sign","of":"40 %"}}
    {"severity":"warning","code":"uncited","message":"`verk2019` is never cited, and so does not stand in the list of works","file":"book/r/verk.yaml","line":1,"column":1,"end_line":1,"end_column":9,"hints":["cite it as `@verk2019`, or remove it"],"accept":{"check":"uncited","of":"verk2019"}}
    "#);
}
