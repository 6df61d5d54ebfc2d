//! The handbook: nothing in it is unbuilt. What it shows as made is made of the lines that
//! stand above it; what it only shows (parts of files, commands, mistakes with what is told of
//! them) is held against the files, the programme's own help, and what it says.

use std::collections::BTreeMap;

use baslinje::format::{Map, Need};
use baslinje::reference;
use serde_json::Value as Json;

use crate::examples::{
    HANDBOK as BUILD, committed, is_for_archives_and_for_everybody, root,
};
use crate::harness::ReportTest;

#[path = "../../data/handbok/synthesize/main.rs"]
#[expect(dead_code, unreachable_pub, reason = "a program of its own is included")]
mod synthesize;

/// The chapters that hold what is looked at, by their paths.
fn chapters() -> BTreeMap<String, String> {
    let folder = root().join("book/handbok/chapters");
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name();
    let entries = entries.into_iter().map(|entry| entry.expect("a readable folder"));
    let files = entries.filter(|entry| entry.file_type().is_file());
    let names = files.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let read = |name: String| {
        let text = committed(&format!("book/handbok/chapters/{name}"));
        (name, text)
    };
    names.map(read).collect()
}

/// Code that texts show: in which language, and its lines, as readers see them.
struct ShownCode {
    language: String,
    lines: Vec<String>,
}

/// What stands for `{{` in a text that shows it.
const BRACES: &str = "{{ (\"{\" ~ \"{\") | safe }}";

fn shown_code(chapter: &str) -> Vec<ShownCode> {
    let mut shown = Vec::new();
    let mut lines = chapter.lines();
    while let Some(line) = lines.next() {
        let Some(language) = line.trim_start().strip_prefix("```") else { continue };
        let indent = line.len() - line.trim_start().len();
        let body = lines.by_ref().take_while(|line| line.trim() != "```");
        let body = body.map(|line| line.get(indent..).unwrap_or_default());
        let body = body.map(|line| line.replace(BRACES, "{{")).collect();
        shown.push(ShownCode { language: language.to_owned(), lines: body });
    }
    shown
}

fn all_code() -> Vec<ShownCode> {
    chapters().values().flat_map(|chapter| shown_code(chapter)).collect()
}

// --- What is built ---------------------------------------------------------------------

#[test]
fn the_handbook_is_for_archives_and_for_everybody() {
    is_for_archives_and_for_everybody(BUILD.pdf());
}

/// The lines of every example, in the order they stand.
fn sources(item: &Json, found: &mut Vec<String>) {
    if item["kind"] == "example" {
        found.push(item["source"].as_str().expect("its lines").to_owned());
        assert!(!item["items"].as_array().expect("a list").is_empty());
    }
    for inner in item["items"].as_array().into_iter().flatten() {
        sources(inner, found);
    }
}

#[test]
fn every_kind_of_block_has_an_example() {
    let document = BUILD.json("document.json");
    let mut shown = Vec::new();
    for chapter in document["chapters"].as_array().expect("a list") {
        sources(chapter, &mut shown);
    }
    assert!(shown.len() > 30, "{}", shown.len());
    let maps = reference::maps().into_iter();
    let block = maps.filter(|map| map.name == "block").flat_map(Map::declared);
    let kinds = block.filter(|key| matches!(key.need, Need::Required));
    let kinds = kinds.map(|key| key.name).filter(|kind| *kind != "example");
    let kinds = kinds.collect::<Vec<_>>();
    assert!(kinds.len() > 15, "{kinds:?}");
    for kind in kinds {
        let begins = |source: &String| {
            let key = format!("{kind}:");
            let mut lines =
                source.lines().map(|line| line.trim_start_matches([' ', '-']));
            lines.any(|line| line.starts_with(&key))
        };
        assert!(shown.iter().any(begins), "no example of `{kind}`");
    }
}

#[test]
fn examples_are_the_lines_of_the_chapters() {
    let chapters = chapters().into_values().collect::<Vec<_>>();
    let document = BUILD.json("document.json");
    let mut shown = Vec::new();
    for chapter in document["chapters"].as_array().expect("a list") {
        sources(chapter, &mut shown);
    }
    for source in shown {
        let first = source.lines().next().expect("a line");
        let stands = chapters.iter().any(|chapter| is_part(chapter, &source));
        assert!(stands, "no chapter has the lines after {first}");
    }
}

/// Whether a text has lines one after the other, each as far in from the first as there.
fn is_part(text: &str, lines: &str) -> bool {
    let all = text.lines().collect::<Vec<_>>();
    let wanted = lines.lines().collect::<Vec<_>>();
    all.windows(wanted.len()).any(|window| {
        let indent = window[0].len() - window[0].trim_start().len();
        let indent =
            indent.saturating_sub(wanted[0].len() - wanted[0].trim_start().len());
        window.iter().zip(&wanted).all(|(line, wanted)| {
            line.get(indent..).unwrap_or_default() == *wanted
                && line.get(..indent).is_none_or(|before| before.trim().is_empty())
        })
    })
}

// --- What is only shown ----------------------------------------------------------------

#[test]
fn every_part_of_a_file_stands_in_it() {
    let parts = all_code().into_iter().filter(|code| code.language == "yaml");
    let mut count = 0;
    for ShownCode { lines, .. } in parts {
        let (first, rest) = lines.split_first().expect("the name of a file");
        let path = first.strip_prefix("# ").expect("the name of a file");
        assert!(is_part(&committed(path), &rest.join("\n")), "{path}: {rest:?}");
        count += 1;
    }
    assert!(count > 10, "{count}");
}

#[test]
fn all_code_is_of_a_kind_that_is_held_against_something() {
    for ShownCode { language, .. } in all_code() {
        let known = ["yaml", "konsol", "fel", "meddelande"];
        assert!(known.contains(&language.as_str()), "`{language}`");
    }
}

/// The help of a command, by the words that ask for it.
fn help(words: &[&str]) -> String {
    let asked = [words, &["--help"]].concat();
    let outcome = ReportTest::empty().run(&asked);
    assert_eq!(outcome.code(), Some(0), "{words:?}: {}", outcome.stderr);
    outcome.stdout
}

#[test]
fn every_command_and_option_is_one_that_the_programme_has() {
    let lines = all_code().into_iter().filter(|code| code.language == "konsol");
    let lines = lines.flat_map(|code| code.lines).collect::<Vec<_>>();
    assert!(lines.len() > 20, "{}", lines.len());
    let mut helps = BTreeMap::new();
    for line in &lines {
        let line = line.strip_prefix("$ ").expect("a command");
        let words = line.split(' ').collect::<Vec<_>>();
        let Some(words) = words.strip_prefix(&["baslinje"]) else {
            let known = line.starts_with("cd ") || line == "cargo build --release";
            assert!(known, "{line}");
            continue;
        };
        let is_option = |word: &&&str| word.starts_with("--");
        let depth = match words.first() {
            Some(&("data" | "templates")) if words.len() > 1 => 2,
            Some(word) if !word.starts_with("--") => 1,
            _ => 0,
        };
        let told = helps.entry(words[..depth].to_vec());
        let told: &String = told.or_insert_with_key(|words| help(words));
        for option in words.iter().filter(is_option) {
            assert!(told.contains(*option), "{line}: no {option}");
        }
    }
}

/// A project of the handbook's data, with a report that has its numbers and the blocks that
/// are wrong.
fn with_mistake(blocks: &[String]) -> ReportTest {
    let report = committed("book/handbok/report.yaml");
    let report = report.lines().filter(|line| !line.starts_with("bibliography:"));
    let report = report.map(|line| format!("{line}\n")).collect::<String>();
    let blocks = blocks.iter().map(|line| format!("  {line}\n")).collect::<String>();
    let mut test = ReportTest::new().file("book/exempel/report.yaml", report).file(
        "book/exempel/chapters/01-resultat.yaml",
        format!("title: Resultat\nblocks:\n{blocks}"),
    );
    let data = ["enkat-2023/svar.csv", "enkat-2026/svar.csv", "urval/register.csv"];
    let surveys = ["enkat-2023", "enkat-2026", "urval", "aret"];
    let codebooks = surveys.map(|survey| format!("{survey}/codebook.yaml"));
    let files = data.iter().map(|name| (*name).to_owned()).chain(codebooks);
    for name in files.chain(["aret/register.csv".to_owned()]) {
        let path = format!("data/handbok/{name}");
        test = test.file(&path, committed(&path));
    }
    test
}

#[test]
fn every_mistake_is_told_as_it_is_shown() {
    let code = all_code().into_iter();
    let code =
        code.filter(|code| ["fel", "meddelande"].contains(&code.language.as_str()));
    let code = code.collect::<Vec<_>>();
    let pairs = code.chunks(2).collect::<Vec<_>>();
    assert!(pairs.len() > 5, "{}", pairs.len());
    for pair in pairs {
        let [wrong, told] = pair else { panic!("a mistake without a message") };
        let kinds = [wrong.language.as_str(), told.language.as_str()];
        assert_eq!(kinds, ["fel", "meddelande"]);
        let asked = ["check", "exempel", "--quiet", "--language", "sv"];
        let outcome = with_mistake(&wrong.lines).with_codes().run(&asked);
        let first = outcome.stderr.split("\n\n").next().unwrap_or_default();
        let lines = first.lines().map(str::trim_end).collect::<Vec<_>>();
        let shown = told.lines.iter().map(|line| line.trim_end()).collect::<Vec<_>>();
        assert_eq!(lines, shown, "{:?}", wrong.lines);
    }
}

// --- In English ------------------------------------------------------------------------

/// The reference says of every chapter where the same stands in English, in their order.
#[test]
fn every_chapter_has_its_counterpart_in_english() {
    let titles = chapters().into_values().map(|chapter| {
        let title = chapter.lines().find_map(|line| line.strip_prefix("title: "));
        title.expect("a title").to_owned()
    });
    let reference = committed("docs/format.md");
    let (_, table) =
        reference.split_once("| chapter of the handbook |").expect("a table");
    let rows = table.lines().skip(2).take_while(|line| line.starts_with('|'));
    let rows = rows.collect::<Vec<_>>();
    let named = rows.iter().map(|row| row.split('|').nth(1).unwrap_or_default().trim());
    assert_eq!(titles.collect::<Vec<_>>(), named.collect::<Vec<_>>());
    let headings = committed("README.md");
    let headings = headings.lines().filter_map(|line| line.strip_prefix("## "));
    let headings = headings.map(|heading| heading.to_lowercase().replace(' ', "-"));
    let headings = headings.collect::<Vec<_>>();
    for link in rows.iter().flat_map(|row| row.split("../README.md#").skip(1)) {
        let anchor = link.split(')').next().unwrap_or_default();
        assert!(headings.iter().any(|heading| heading == anchor), "{anchor}");
    }
}

// --- Data ------------------------------------------------------------------------------

#[test]
fn the_committed_answers_are_those_the_program_makes() {
    let files = synthesize::files();
    assert_eq!(files.len(), 3);
    for (name, content) in files {
        assert!(
            committed(&format!("data/handbok/{name}")) == content,
            "{name} differs: run `cargo run --example synthesize-handbok`"
        );
    }
}

#[test]
fn all_of_it_says_that_it_is_made_up() {
    assert!(committed("data/handbok/README.md").contains("**syntetiskt**"));
    for survey in ["enkat-2023", "enkat-2026", "urval", "aret"] {
        let codebook = committed(&format!("data/handbok/{survey}/codebook.yaml"));
        assert!(codebook.contains("\nsynthetic: true\n"), "{survey}");
    }
    assert!(BUILD.html().contains("syntetiska data"));
}
