//! What is published of confidential files instead of their sha256: nothing follows from it
//! without the key beside them, and archives with and without answers are still checked and
//! built again.

#![expect(clippy::disallowed_methods, reason = "permissions are set and looked at")]

use std::collections::BTreeMap;

use baslinje::archive::Files;
use baslinje::file::sha256;
use baslinje::fingerprint::SecretKey;
use insta::assert_snapshot;

use crate::archive::{files_of, forged};
use crate::harness::{ANSWERS, CODEBOOK, Outcome, REPORT, ReportTest};

const KEY: &str = "data/panel/hash.key";
const ARCHIVE: &str = "build/r.zip";
const NONE: &str = "{method: none, reason: Svaren är påhittade.}";
const SUPPRESS: &str = "{method: suppress, minimum-count: 5}";

/// Every file that is published of a build and of an archive without answers.
fn published(test: ReportTest) -> (Files, ReportTest) {
    let built = test.build();
    built.done();
    let names = built.written().into_iter().filter(|name| name.starts_with("build/"));
    let mut files =
        names.map(|name| (name.clone(), built.bytes(&name))).collect::<Files>();
    let outcome = built.again().run(&["archive", "r", "--without-microdata", "--quiet"]);
    outcome.done();
    files.extend(files_of(&outcome.bytes(ARCHIVE)));
    (files, outcome.again())
}

fn makes(outcome: &Outcome, name: &str) -> bool {
    outcome.written().iter().any(|written| written == name)
}

/// Every word of 64 hexadecimal digits in files.
fn checksums(files: &Files) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for (name, bytes) in files {
        let text = String::from_utf8_lossy(bytes);
        let words = text.split(|sign: char| !sign.is_ascii_hexdigit());
        for word in words.filter(|word| word.len() == 64) {
            found.insert(word.to_owned(), name.clone());
        }
    }
    found
}

/// Ten rows of one question with three answers: all that could have been answered.
fn candidates() -> impl Iterator<Item = String> {
    (0..3_usize.pow(10)).map(|mut number| {
        let mut text = "ort\n".to_owned();
        for _ in 0..10 {
            text += ["1\n", "2\n", "9\n"][number % 3];
            number /= 3;
        }
        text
    })
}

fn ten_rows() -> (ReportTest, String) {
    let answers = candidates().nth(41_234).expect("one of them");
    let codebook = "title: Panel\nfile: svar.csv\nvariables:\n  ort: {label: Ort, scale: nominal, values: {1: Gävle, 2: Söderhamn}, missing: {9: vet ej}}\n";
    let report = "title: T\ntemplate: fou-rapport\nlanguage: sv\ndate: 2020-01-31\npublisher: P\nsurveys: {panel: data/panel/codebook.yaml}\ndisclosure: {method: suppress, minimum-count: 5}\naccept: [{check: unreferenced, reason: x}]\n";
    let test = ReportTest::new()
        .file(ANSWERS, &answers)
        .file(CODEBOOK, codebook)
        .file(REPORT, report)
        .without("book/r/verk.yaml")
        .file(
            crate::harness::CHAPTER,
            "title: A\nblocks:\n  - chart: {id: d, caption: D, of: panel, variable: ort}\n",
        );
    (test, answers)
}

/// The attack that made the sha256 tell all: each of 59 049 files is tried.
#[test]
fn no_checksum_that_is_published_is_that_of_any_answers() {
    let (test, answers) = ten_rows();
    let (files, test) = published(test.without(KEY));
    let checksums = checksums(&files);
    assert!(checksums.len() > 20, "{checksums:?}");
    let mut tried = 0;
    for candidate in candidates() {
        let sum = sha256(candidate.as_bytes());
        assert!(
            !checksums.contains_key(&sum),
            "{candidate} is told by {}",
            checksums[&sum]
        );
        tried += 1;
    }
    assert_eq!(tried, 59_049);
    // The key leads to it, and is nowhere.
    let key = test.content(KEY);
    let told = SecretKey::read(key.as_bytes())
        .expect("a key")
        .fingerprint(&sha256(answers.as_bytes()));
    let told = told.to_string().replace("hmac-sha256:", "");
    assert!(checksums.contains_key(&told), "{told}");
    for (name, bytes) in &files {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains(key.trim()), "the key stands in {name}");
        assert!(!name.ends_with("hash.key"), "{name}");
    }
    // With the sha256 itself, as before, the answers would have been found.
    let public =
        ten_rows().0.replace(CODEBOOK, "title: Panel\n", "title: Panel\npublic: true\n");
    let (files, _) = published(public.without(KEY));
    assert!(self::checksums(&files).contains_key(&sha256(answers.as_bytes())));
}

#[test]
fn the_first_build_makes_a_key_and_says_so_and_the_next_uses_it() {
    let first = ReportTest::new().without(KEY).run(&["build", "r"]);
    let line = first.done().lines().find(|line| line.contains("hash.key"));
    assert_snapshot!(line.expect("a line about the key"), @"made `data/panel/hash.key`: the secret key by which the answers beside it are known in what is published; keep it as long and as secret as them");
    assert!(first.written().contains(&KEY.to_owned()), "{:?}", first.written());
    let key = first.text(KEY);
    assert_eq!(key.len(), 65);
    assert!(key.trim().bytes().all(|byte| byte.is_ascii_hexdigit()), "{key}");
    let manifest = first.text("build/r/manifest.json");
    assert!(manifest.contains("\"data/panel/svar.csv\": \"hmac-sha256:"), "{manifest}");
    assert!(manifest.contains("\"data/panel/hash.key\": \"hmac-sha256:"), "{manifest}");
    let plain = sha256(&first.bytes(ANSWERS));
    assert!(!manifest.contains(&plain));
    let numbers = first.text("build/r/numbers.json");
    assert!(numbers.contains("\"hmac-sha256\": \"") && !numbers.contains("\"sha256\""));
    // Nothing changes when it is built again.
    let second = first.again().run(&["build", "r"]);
    assert!(!second.done().contains("hash.key"), "{}", second.stderr);
    assert_eq!(second.written(), [""; 0]);
    let verified = second.again().run(&["verify", "r"]);
    assert!(verified.done().contains("nothing read has changed"), "{}", verified.stderr);
    let verified = verified.again();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let path = verified.path(KEY);
        let mode = std::fs::metadata(path).expect("a file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    let changed = verified.replace(ANSWERS, "1;1;1;34", "1;1;2;34");
    let verified = changed.run(&["verify", "r"]);
    assert_eq!(verified.code(), Some(1));
    assert_snapshot!(verified.stdout, @"data	changed	data/panel/svar.csv");
}

#[test]
fn a_check_says_what_a_build_will_do_and_writes_nothing() {
    let checked = ReportTest::new().without(KEY).check();
    assert_snapshot!(checked.done().lines().last().unwrap_or_default(), @"  `build` will make `data/panel/hash.key`, by which the answers beside it are known in what is published");
    assert_eq!(checked.written(), [""; 0]);
    let again = ReportTest::new().check();
    assert!(!again.done().contains("hash.key"));
}

#[test]
fn a_build_that_fails_makes_no_key() {
    let test = ReportTest::new().without(KEY).replace(REPORT, "title: En", "titel: En");
    assert!(test.build().refused().contains("titel"));
}

#[test]
fn what_is_synthetic_or_public_has_its_own_checksum_and_no_key() {
    for word in ["synthetic: true", "public: true"] {
        let test =
            ReportTest::new().without(KEY).replace(CODEBOOK, "synthetic: false", word);
        let built = test.build();
        built.done();
        assert!(!makes(&built, KEY), "{word}");
        let plain = sha256(&built.bytes(ANSWERS));
        let manifest = built.text("build/r/manifest.json");
        assert!(manifest.contains(&format!("\"data/panel/svar.csv\": \"{plain}\"")));
        assert!(!manifest.contains("hmac"), "{word}");
    }
}

#[test]
fn a_key_is_made_by_itself_and_never_twice() {
    insta::allow_duplicates!(for file in [ANSWERS, CODEBOOK] {
        let made = ReportTest::new().without(KEY).run(&["data", "key", file]);
        assert_snapshot!(made.done(), @"made `data/panel/hash.key`: the secret key by which the answers beside it are known in what is published; keep it as long and as secret as them");
        assert_eq!(made.written(), [KEY]);
    });
    let again = ReportTest::new().run(&["data", "key", ANSWERS]);
    assert_snapshot!(again.refused(), @"
    error: there is a key `data/panel/hash.key` already
     |
     = hint: keep it: by another one nothing that was published before is known again
    ");
    let none = ReportTest::new().run(&["data", "key", "data/panel/svra.csv"]);
    assert!(none.refused().contains("there is no file `data/panel/svra.csv`"));
}

#[test]
fn a_key_that_could_be_guessed_is_refused() {
    let test = ReportTest::new().file(KEY, "hemligt\n");
    assert_snapshot!(test.rebuild().refused(), @"
    error: the secret key is shorter than 32 characters in `data/panel/hash.key`
     |
     = hint: take it back as it was; if nothing was published with it, remove it and run `baslinje data key data/panel/svar.csv`
    ");
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_says_what_to_do() {
    use std::os::unix::fs::PermissionsExt;
    let test = ReportTest::new().without(KEY);
    let folder = test.path("data/panel");
    let mode = |mode| {
        let permissions = std::fs::Permissions::from_mode(mode);
        std::fs::set_permissions(&folder, permissions).expect("a mode");
    };
    mode(0o555);
    if std::fs::write(folder.join("try"), "").is_ok() {
        // Whoever may write everywhere cannot try this.
        mode(0o755);
        return;
    }
    let outcome = test.run(&["build", "r", "--quiet"]);
    mode(0o755);
    assert_snapshot!(outcome.refused(), @"
    error: cannot write `[ROOT]/data/panel/hash.key`: you have no permission
     |
     = hint: the key lies beside the answers that it protects: make that folder writable once, or if another build made the key just now, build again
    ");
}

/// The archive of the base project, with a policy that hides something.
#[track_caller]
fn archived(test: ReportTest, arguments: &[&str]) -> (Vec<u8>, Outcome) {
    let outcome = test
        .replace(REPORT, NONE, SUPPRESS)
        .run(&[&["archive", "r", "--quiet"], arguments].concat());
    outcome.done();
    (outcome.bytes(ARCHIVE), outcome)
}

#[track_caller]
fn told_of(archive: &[u8], command: &str) -> String {
    let test = ReportTest::empty().file("arkiv.zip", archive);
    let outcome = test.run(&[command, "arkiv.zip"]);
    outcome.done().lines().filter(|line| line.starts_with("r: ")).collect::<String>()
}

#[test]
fn both_kinds_of_archive_are_checked_and_built_again() {
    let key = ReportTest::new().content(KEY);
    let (with, _) = archived(ReportTest::new(), &[]);
    let (without, _) = archived(ReportTest::new(), &["--without-microdata"]);
    assert!(told_of(&with, "verify").contains("r: unchanged"));
    assert!(told_of(&without, "verify").contains("r: unchanged"));
    assert!(told_of(&with, "reproduce").contains("r: identical"));
    assert!(told_of(&without, "reproduce").contains("r: identical"));
    let (with, without) = (files_of(&with), files_of(&without));
    assert_eq!(with[&format!("r/data/project/{KEY}")], key.as_bytes());
    let described = String::from_utf8_lossy(&with["r/data/ro-crate-metadata.json"]);
    assert_eq!(described.matches("conditionsOfAccess").count(), 2, "answers and key");
    let plain = sha256(&with[&format!("r/data/project/{ANSWERS}")]);
    for (name, bytes) in &without {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains(key.trim()) && !text.contains(&plain), "{name}");
    }
    let provenance = String::from_utf8_lossy(&without["r/data/provenance.json"]);
    assert!(provenance.contains("\"hmac-sha256\""), "{provenance}");
}

#[test]
fn an_archive_made_first_makes_the_key_and_takes_it_along() {
    let (archive, outcome) = archived(ReportTest::new().without(KEY), &[]);
    assert_eq!(files_of(&archive)[&format!("r/data/project/{KEY}")], outcome.bytes(KEY));
    assert!(told_of(&archive, "reproduce").contains("r: identical"));
    let (archive, outcome) =
        archived(ReportTest::new().without(KEY), &["--without-microdata"]);
    assert!(makes(&outcome, KEY));
    assert!(!files_of(&archive).keys().any(|name| name.ends_with("hash.key")));
    assert!(told_of(&archive, "reproduce").contains("r: identical"));
}

#[test]
fn changed_answers_and_keys_in_an_archive_are_found() {
    let (archive, _) = archived(ReportTest::new(), &[]);
    let told = |changed: &str, old: &str, new: &str| {
        let change = |bytes: &mut Vec<u8>| {
            *bytes = String::from_utf8_lossy(bytes).replacen(old, new, 1).into_bytes();
        };
        let forged = forged(&archive, &format!("project/{changed}"), change);
        let test = ReportTest::empty().file("arkiv.zip", forged);
        let outcome = test.run(&["verify", "arkiv.zip", "--quiet"]);
        assert_eq!(outcome.code(), Some(1), "{}", outcome.stderr);
        outcome.stdout.clone()
    };
    assert_snapshot!(told(ANSWERS, "1;1;1;34", "1;1;2;34"), @"data	changed	data/panel/svar.csv");
    assert!(told(KEY, "6b1f", "6b1e").contains("changed\tdata/panel/hash.key"));
    assert!(told(KEY, "6b1f", "\n\n\n").contains("changed\tdata/panel/hash.key"));
}

/// Archives that are older than keys hold plain checksums of answers, and no key.
#[test]
fn an_archive_that_is_older_than_keys_is_checked_and_built_again() {
    let synthetic = ReportTest::new().without(KEY).replace(
        CODEBOOK,
        "synthetic: false",
        "synthetic: true",
    );
    let (archive, _) = archived(synthetic, &[]);
    // As if the answers had been real then: what was made says that they are not.
    let real = |bytes: &mut Vec<u8>| {
        let text = String::from_utf8_lossy(bytes).into_owned();
        *bytes = text.replace("synthetic: true", "synthetic: false").into_bytes();
    };
    let old = forged(&archive, &format!("project/{CODEBOOK}"), real);
    let codebook = files_of(&old)[&format!("r/data/project/{CODEBOOK}")].clone();
    let old = forged(&old, "report/manifest.json", |bytes| {
        let text = String::from_utf8_lossy(bytes).into_owned();
        let was = codebook_before(&archive);
        *bytes = text.replace(&was, &sha256(&codebook)).into_bytes();
    });
    assert!(told_of(&old, "verify").contains("r: unchanged"));
    let test = ReportTest::empty().file("arkiv.zip", old.clone());
    let outcome = test.run(&["reproduce", "arkiv.zip", "--quiet"]);
    // Nothing else than what was changed here comes out otherwise.
    assert!(!outcome.stderr.contains("key"), "{}", outcome.stderr);
    let differs = outcome.stdout.lines().filter(|line| line.contains("sha256"));
    assert_eq!(differs.count(), 0, "{}", outcome.stdout);
    // A report built from it in a project of its own gets a key.
    let unpacked = files_of(&old).into_iter().filter_map(|(name, bytes)| {
        Some((name.strip_prefix("r/data/project/")?.to_owned(), bytes))
    });
    let test =
        unpacked.fold(ReportTest::empty(), |test, (name, bytes)| test.file(&name, bytes));
    let built = test.build();
    built.done();
    assert!(makes(&built, KEY));
}

fn codebook_before(archive: &[u8]) -> String {
    sha256(&files_of(archive)[&format!("r/data/project/{CODEBOOK}")])
}

/// The hash of an archive that holds answers tells them as well as their own.
#[test]
fn an_archive_with_answers_of_then_is_known_by_a_key_too() {
    let (archive, _) = archived(ReportTest::new(), &[]);
    let test = ReportTest::new().file("data/da/2017.zip", &archive).replace(
        REPORT,
        "views:",
        "waves: {2017: {archive: data/da/2017.zip}, 2020: own}\nviews:",
    );
    let built = test.build();
    built.done();
    let manifest = built.text("build/r/manifest.json");
    assert!(manifest.contains("\"data/da/2017.zip\": \"hmac-sha256:"), "{manifest}");
    assert!(!manifest.contains(&sha256(&archive)));
    assert!(makes(&built, "data/da/hash.key"));
    assert!(built.again().run(&["verify", "r"]).done().contains("nothing read"));
}

/// Two surveys that differ in nothing but what is hidden: with the same key the records
/// differ in what is keyed, and in nothing else.
#[test]
fn the_same_key_leaves_nothing_else_to_tell_two_surveys_apart() {
    let (one, answers) = ten_rows();
    let mut rows = answers.lines().collect::<Vec<_>>();
    rows[1..].rotate_left(1);
    let other = ten_rows().0.file(ANSWERS, rows.join("\n") + "\n");
    let (one, other) = (published(one).0, published(other).0);
    let keyed = |files: &Files| {
        let text = String::from_utf8_lossy(&files["build/r/manifest.json"]).into_owned();
        let line = text.lines().find(|line| line.contains("svar.csv")).map(str::to_owned);
        line.expect("a line")
    };
    assert_ne!(keyed(&one), keyed(&other));
    let numbers = |files: &Files| {
        let text = String::from_utf8_lossy(&files["build/r/numbers.json"]).into_owned();
        let lines = text.lines().filter(|line| !line.contains("\"hmac-sha256\": \""));
        lines.collect::<Vec<_>>().join("\n")
    };
    assert_eq!(numbers(&one), numbers(&other));
}
