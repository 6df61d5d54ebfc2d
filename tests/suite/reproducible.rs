//! Same input, same bytes: in another folder, another time zone, another language, another
//! user's name, on one thread. And the same as last time.

#![expect(clippy::disallowed_methods, reason = "tests make their own files")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use baslinje::file::sha256;
use walkdir::WalkDir;

/// Outputs whose bytes are recorded: a change here changes published reports.
const RECORDED: [(&str, [&str; 4]); 8] = [
    (
        "rapport-2017",
        [
            "rapport-2017.pdf",
            "rapport-2017.html",
            "numbers.json",
            "charts/lyssnar-lansdel.svg",
        ],
    ),
    (
        "rapport-2020",
        ["rapport-2020.pdf", "rapport-2020.html", "numbers.json", "charts/klimat.svg"],
    ),
    (
        "kartlaggning-halland-2020",
        [
            "kartlaggning-halland-2020.pdf",
            "kartlaggning-halland-2020.html",
            "numbers.json",
            "charts/onskemal.svg",
        ],
    ),
    (
        "gastblogg-samverkan",
        [
            "gastblogg-samverkan.pdf",
            "gastblogg-samverkan.html",
            "numbers.json",
            "document.json",
        ],
    ),
    (
        "samhandling-2020",
        [
            "samhandling-2020.pdf",
            "samhandling-2020.html",
            "numbers.json",
            "charts/behov.svg",
        ],
    ),
    (
        "hok-uppfoljning-2020",
        [
            "hok-uppfoljning-2020.pdf",
            "hok-uppfoljning-2020.html",
            "numbers.json",
            "charts/per-manad.svg",
        ],
    ),
    (
        "trendrapport-sip-2020",
        [
            "trendrapport-sip-2020.pdf",
            "trendrapport-sip-2020.html",
            "numbers.json",
            "charts/innehall.svg",
        ],
    ),
    ("handbok", ["handbok.pdf", "handbok.html", "numbers.json", "charts/kanal.svg"]),
];

fn build(project: &Path, out: &Path, surroundings: &[(&str, &str)]) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_baslinje"));
    command.args(["build", "--all", "--quiet", "--out"]).arg(out);
    command.current_dir(project).envs(surroundings.iter().copied());
    let output = command.output().expect("the programme runs");
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}");
    assert_eq!(told, "", "a quiet build says nothing");
}

fn digests(folder: &Path) -> BTreeMap<String, String> {
    let mut digests = BTreeMap::new();
    for entry in WalkDir::new(folder) {
        let entry = entry.expect("a readable folder");
        if entry.file_type().is_file() {
            let name = entry.path().strip_prefix(folder).expect("inside");
            let bytes = fs::read(entry.path()).expect("a readable file");
            digests.insert(name.to_string_lossy().into_owned(), sha256(&bytes));
        }
    }
    digests
}

fn copy(from: &Path, to: &Path) {
    for entry in WalkDir::new(from) {
        let entry = entry.expect("a readable folder");
        let target = to.join(entry.path().strip_prefix(from).expect("inside"));
        if entry.file_type().is_dir() {
            fs::create_dir_all(&target).expect("a folder");
        } else {
            fs::copy(entry.path(), &target).expect("a copy");
        }
    }
}

#[test]
fn two_builds_give_the_same_bytes_wherever_and_by_whomever() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let place = tempfile::tempdir().expect("a folder");
    let elsewhere = place.path().join("någon annanstans");
    for folder in ["book", "data", "fonts", "report-templates"] {
        copy(&root.join(folder), &elsewhere.join(folder));
    }
    fs::copy(root.join("baslinje.yaml"), elsewhere.join("baslinje.yaml"))
        .expect("the project's settings");
    let (first, second) = (place.path().join("ett"), place.path().join("två"));
    build(root, &first, &[]);
    let surroundings = [
        ("TZ", "Asia/Tokyo"),
        ("LANG", "sv_SE.ISO-8859-1"),
        ("LC_ALL", "C"),
        ("USER", "arkivarie"),
        ("HOME", "/nonexistent"),
        ("RAYON_NUM_THREADS", "1"),
        ("SOURCE_DATE_EPOCH", "1"),
    ];
    build(&elsewhere, &second, &surroundings);
    let (first, second) = (digests(&first), digests(&second));
    assert!(first.len() > 30, "{first:?}");
    assert_eq!(first, second);
    assert!(first.contains_key("index.html") && first.contains_key("feed.xml"));
    let records = RECORDED.map(|(report, names)| record(&first, report, &names));
    let wrong = records.into_iter().flatten().collect::<Vec<_>>();
    assert!(
        wrong.is_empty(),
        "bytes of reports have changed.\nIf that is meant, say so in CHANGELOG.md under \
         \"Changes to results\" and run\n  BASLINJE_RECORD=1 cargo test reproducible\n{}",
        wrong.join("\n")
    );
}

/// Compares with `tests/ref/REPORT.sha256`, or writes it if `BASLINJE_RECORD` is set; tells
/// what is not as recorded.
fn record(
    digests: &BTreeMap<String, String>,
    report: &str,
    names: &[&str],
) -> Option<String> {
    let lines = names.iter().map(|name| {
        let digest = &digests[&format!("{report}/{name}")];
        format!("{digest}  {name}\n")
    });
    let now = lines.collect::<String>();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = root.join(format!("tests/ref/{report}.sha256"));
    if std::env::var_os("BASLINJE_RECORD").is_some() {
        fs::write(&path, &now).expect("written");
    }
    let recorded = fs::read_to_string(&path).unwrap_or_default();
    (now != recorded)
        .then(|| format!("{report}, recorded:\n{recorded}{report}, now:\n{now}"))
}
