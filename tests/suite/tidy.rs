//! The house rules that a machine can hold.

#![expect(clippy::disallowed_methods, reason = "tests read the sources")]

mod circles;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use baslinje::words::Language;
use walkdir::WalkDir;

use crate::literals::literals;

/// The rooms in the order a report travels. A room may use those before it.
const ROOMS: [&str; 23] = [
    "project",
    "manuscript",
    "remeasurement",
    "statistics",
    "survey",
    "dictionary",
    "draft",
    "analysis",
    "disclosure",
    "chart",
    "document",
    "layout",
    "reference",
    "review",
    "typeset",
    "word",
    "feedback",
    "publish",
    "archive",
    "comparison",
    "shelf",
    "live",
    "assistance",
];

/// Shared ground: usable everywhere, using no room.
const GROUND: [&str; 16] = [
    "carried",
    "container",
    "diagnostic",
    "file",
    "fingerprint",
    "foreign",
    "format",
    "limits",
    "markup",
    "memory",
    "messages",
    "number",
    "spelling",
    "watch",
    "words",
    "yaml",
];

/// Where each outside library may be named.
const LIBRARIES: &[(&str, &[&str])] = &[
    ("annotate_snippets", &["bin"]),
    ("base64", &["comparison", "publish", "shelf", "typeset"]),
    ("calamine", &["survey"]),
    ("clap", &["bin"]),
    ("clap_complete", &["bin"]),
    ("clap_mangen", &["bin"]),
    ("encoding_rs", &["survey"]),
    ("flate2", &["survey"]),
    ("getrandom", &["bin"]),
    ("hayagriva", &["layout", "review", "word"]),
    ("hayro", &["comparison"]),
    ("hayro_interpret", &["comparison"]),
    ("hmac", &["fingerprint"]),
    ("html5gum", &["markup"]),
    ("indicatif", &["bin"]),
    ("kurbo", &["comparison"]),
    ("libm", &["statistics"]),
    ("lsp_server", &["bin"]),
    ("microlp", &["disclosure"]),
    ("minisign_verify", &["archive"]),
    ("plotters", &["chart"]),
    ("polars", &["survey"]),
    ("quick_xml", &["survey"]),
    (
        "rayon",
        &[
            "analysis",
            "chart",
            "file",
            "manuscript",
            "publish",
            "review",
            "shelf",
            "survey",
            "typeset",
        ],
    ),
    ("resvg", &["typeset"]),
    ("roxmltree", &["feedback", "typeset"]),
    ("rustix", &["bin", "file"]),
    ("saphyr_parser", &["yaml"]),
    (
        "serde_json",
        &[
            "archive",
            "bin",
            "comparison",
            "dictionary",
            "feedback",
            "file",
            "live",
            "publish",
            "reference",
            "shelf",
        ],
    ),
    ("serde_yaml", &["yaml"]),
    ("sha2", &["file", "fingerprint"]),
    ("signal_hook", &["bin"]),
    ("similar", &["comparison", "feedback"]),
    ("strsim", &["diagnostic"]),
    ("sys_locale", &["bin"]),
    ("sysinfo", &["bin"]),
    ("tempfile", &["file", "project"]),
    ("tera", &["document", "layout"]),
    ("typst", &["comparison", "markup", "typeset", "word"]),
    ("typst_eval", &["typeset"]),
    ("typst_html", &["typeset"]),
    ("typst_kit", &["typeset"]),
    ("typst_layout", &["typeset"]),
    ("typst_pdf", &["typeset"]),
    ("typst_svg", &["typeset"]),
    ("ttf_parser", &["chart", "typeset"]),
    ("unicode_normalization", &["container", "spelling"]),
    ("unicode_properties", &["container"]),
    ("walkdir", &["project"]),
    ("zip", &["container", "survey"]),
];

/// Every source file: its path below `src` and its text without the tests at its foot.
fn sources() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut sources = BTreeMap::new();
    for entry in WalkDir::new(&root) {
        let entry = entry.expect("a readable folder");
        if entry.path().extension().is_some_and(|ending| ending == "rs") {
            let name = entry.path().strip_prefix(&root).expect("inside");
            let name = name.to_string_lossy().replace('\\', "/");
            let text = fs::read_to_string(entry.path()).expect("a readable file");
            let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or(&text);
            let code = code.lines().filter(|line| !line.trim_start().starts_with("//"));
            sources.insert(name, code.collect::<Vec<_>>().join("\n"));
        }
    }
    assert!(sources.len() > 40, "the sources are found");
    sources
}

fn room(name: &str) -> &str {
    let first = name.split('/').next().unwrap_or(name);
    first.strip_suffix(".rs").unwrap_or(first)
}

/// Words after `prefix`, wherever it stands as a whole word.
fn words_after<'t>(text: &'t str, prefix: &str) -> Vec<&'t str> {
    let word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    text.match_indices(prefix)
        .filter(|(index, _)| !text[..*index].ends_with(word))
        .map(|(index, _)| {
            let rest = &text[index + prefix.len()..];
            &rest[..rest.find(|c| !word(c)).unwrap_or(rest.len())]
        })
        .collect()
}

#[test]
fn data_flows_one_way() {
    let mut wrong = Vec::new();
    for (name, text) in sources() {
        let here = room(&name);
        if matches!(here, "lib" | "pipeline" | "bin") || name.ends_with("tests.rs") {
            continue;
        }
        let position = ROOMS.iter().position(|room| *room == here);
        assert!(position.is_some() || GROUND.contains(&here), "{name} is in no room");
        for used in words_after(&text, "crate::") {
            let before = ROOMS.iter().position(|room| *room == used);
            // The macro of `diagnostic` by which something is said.
            let allowed = used == "say"
                || GROUND.contains(&used)
                || used == here
                || matches!((before, position), (Some(used), Some(here)) if used < here);
            if !allowed {
                wrong.push(format!("{name} uses crate::{used}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_library_is_named_in_its_room_only() {
    let mut wrong = Vec::new();
    for (name, text) in sources() {
        for (library, rooms) in LIBRARIES {
            let named = text.lines().any(|line| {
                let line = line.trim_start();
                let names = !words_after(line, &format!("{library}::")).is_empty();
                names && !line.starts_with("use crate")
            });
            if named && !rooms.contains(&room(&name)) {
                wrong.push(format!("{name} names {library}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What writes, moves or removes, in the standard library.
const WRITES: [&str; 14] = [
    "File::create",
    "File::options",
    "OpenOptions",
    "create_dir",
    "fs::copy",
    "fs::hard_link",
    "fs::remove_dir",
    "fs::remove_file",
    "fs::rename",
    "fs::set_permissions",
    "fs::soft_link",
    "fs::symlink",
    "fs::write",
    "set_len",
];

#[test]
fn only_the_file_room_writes() {
    let mut wrong = Vec::new();
    for (name, text) in sources() {
        if room(&name) != "file" && !name.ends_with("tests.rs") {
            let text = text.split("\nmod tests {").next().unwrap_or(&text);
            let written = WRITES.iter().filter(|word| text.contains(**word));
            wrong.extend(written.map(|word| format!("{name}: {word}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_library_of_the_manifest_has_a_room() {
    let manifest = include_str!("../../Cargo.toml");
    let start = manifest.find("[dependencies]").expect("dependencies");
    let section =
        &manifest[start..manifest[start + 1..].find("\n[").unwrap_or(0) + start + 1];
    let everywhere = ["serde", "thiserror"];
    // Named in the manifest for their features only.
    let shared = ["brotli_decompressor", "chrono"];
    for line in section.lines().skip(1).filter(|line| line.contains('=')) {
        let name = line.split('=').next().unwrap_or_default().trim().replace('-', "_");
        let known = LIBRARIES.iter().any(|(library, _)| *library == name);
        let named =
            everywhere.contains(&name.as_str()) || shared.contains(&name.as_str());
        assert!(known || named, "{name} has no room");
    }
}

/// What stands in a source that escapes for HTML, XML or Typst by itself.
const ESCAPES: [&str; 9] = [
    "&amp;",
    "&apos;",
    "&gt;",
    "&lt;",
    "&quot;",
    "replace('&'",
    "replace('<'",
    "replace('#'",
    "set_escape_fn(|",
];

#[test]
fn one_room_escapes() {
    let sources = sources();
    let mut wrong = Vec::new();
    for (name, text) in &sources {
        let written = ESCAPES.iter().filter(|word| text.contains(**word));
        if room(name) != "markup" && !name.ends_with("tests.rs") {
            wrong.extend(written.map(|word| format!("{name} writes {word}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(sources["markup/html.rs"].contains(ESCAPES[0]), "the room does");
}

/// What of the confidential rooms may be serialised: words about numbers, and what is handed
/// on only where nothing it is made of is hidden.
const SERIALISED: [&str; 26] = [
    "AnswerScale",
    "Category",
    "CategoryRole",
    "ChangeTest",
    "ComparisonFamily",
    "DesignFacts",
    "DownwardsBy",
    "Effect",
    "EffectSize",
    "GroupPair",
    "GroupPairs",
    "GroupRole",
    "GroupTest",
    "Lack",
    "Narrowing",
    "OriginLabels",
    "NoTest",
    // Limits that the author or codebook states; those by rule follow from the answers only
    // where nothing is protected.
    "NumberClass",
    "Overall",
    "Provenance",
    // The label of a category, and whether the report says that nobody gave it.
    "Repeated",
    // What was asked of rows, in names and codes.
    "SaidAnswers",
    "SaidCondition",
    "SaidRows",
    "ScaleItem",
    "TestKind",
];

#[test]
fn what_is_confidential_stays_before_the_disclosure_room() {
    for (name, text) in sources() {
        let position = ROOMS.iter().position(|one| *one == room(&name));
        if name.ends_with("tests.rs") {
            continue;
        }
        if position > ROOMS.iter().position(|one| *one == "disclosure") {
            // What an author can write in a codebook is no secret.
            let text = text.replace("survey::keys", "");
            for word in ["ResultTable", "ResultNumber", "survey::"] {
                assert!(!text.contains(word), "{name} names {word}");
            }
        }
        if name.starts_with("analysis/") || name.starts_with("survey/") {
            // The type after each derive, and whatever is written by hand.
            let mut serialised = text.split("Serialize").skip(1);
            let allowed = serialised.all(|after| {
                let kinds = ["pub struct ", "pub enum "].into_iter();
                let kinds = kinds.filter_map(|word| after.split_once(word));
                let rests = kinds.map(|(_, rest)| rest);
                let next = rests.max_by_key(|rest| rest.len()).unwrap_or_default();
                let end = next.find(|c: char| !c.is_alphanumeric()).unwrap_or(0);
                SERIALISED.contains(&&next[..end])
            });
            assert!(allowed, "{name} serialises what may be confidential");
        }
    }
}

/// What cells are called where they are read; nothing of that name may stand in a message.
const ANSWERS: [&str; 8] =
    ["text", "texts", "cell", "cells", "value", "values", "answer", "answers"];

/// `survey/told.rs` is the one door by which an answer reaches a message.
#[test]
fn no_answer_stands_in_a_message_but_through_its_door() {
    // These read no answers, but what is written in codebooks.
    let of_codebooks = ["differences.rs", "waves.rs", "codebook.rs", "earlier.rs"];
    let mut wrong = Vec::new();
    for (name, text) in sources() {
        let is_own = name.starts_with("survey/") && name != "survey/told.rs";
        let reads_codebooks =
            name.contains("/read_") || of_codebooks.iter().any(|it| name.ends_with(it));
        if !is_own || reads_codebooks || name.ends_with("tests.rs") {
            continue;
        }
        for word in ANSWERS {
            if text.contains(&format!("{{{word}}}"))
                || text.contains(&format!("{{{word}:"))
            {
                wrong.push(format!("{name} puts `{word}` into a message"));
            }
            // As a part of one.
            let is_part = [",", ")"].iter().any(|end| {
                [" = ", " = &"]
                    .iter()
                    .any(|is| text.contains(&format!("{is}{word}{end}")))
            });
            if is_part {
                wrong.push(format!("{name} makes `{word}` a part of a message"));
            }
        }
        // The texts of cells have no other way into a message than by a name.
        let is_message =
            |line: &&str| line.contains("format!(") && line.contains("different[");
        if text.lines().any(|line| is_message(&line)) {
            wrong.push(format!("{name} puts a cell into a message"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let decode = &sources()["survey/decode.rs"];
    assert!(
        decode.contains("Result<ToldAnswer, Untold>"),
        "mistakes hold what may be told"
    );
}

#[test]
fn no_room_is_named_after_nothing_and_no_file_is_too_long() {
    let nothing =
        ["util", "utils", "helper", "helpers", "common", "misc", "types", "core"];
    for (name, text) in sources() {
        for part in name.trim_end_matches(".rs").split('/') {
            assert!(!nothing.contains(&part), "{name}");
        }
        // A language is one file, whatever it takes: a list, and no code to follow.
        let most = if is_a_language(&name) { 900 } else { 600 };
        assert!(text.lines().count() <= most, "{name} is too long");
    }
}

/// Whether a file holds the words of a language.
fn is_a_language(name: &str) -> bool {
    let code = name.strip_prefix("words/").and_then(|rest| rest.strip_suffix(".rs"));
    let code = code.and_then(|code| code.rsplit('/').next());
    code.is_some_and(|code| Language::from_code(code).is_some())
}

/// Letters that Swedish, Norwegian and Danish have and English has not.
const NORDIC: [char; 10] = ['å', 'ä', 'ö', 'ø', 'æ', 'Å', 'Ä', 'Ö', 'Ø', 'Æ'];

/// Where such letters stand in a text that no document says: what headings, answers and
/// bytes of data files are known by, and what authors are told.
const NOT_OF_DOCUMENTS: [&str; 10] = [
    "archive/guide.rs",
    "chart/text.rs",
    "file/known.rs",
    "file/near.rs",
    "manuscript/keys/",
    "manuscript/read/claim.rs",
    "manuscript/read/waves.rs",
    "survey/encoding.rs",
    "survey/keys.rs",
    "survey/sketch/",
];

#[test]
fn what_a_document_says_stands_in_the_room_of_words() {
    let mut wrong = Vec::new();
    for (name, text) in sources() {
        if matches!(room(&name), "messages" | "words") || name.ends_with("tests.rs") {
            continue;
        }
        let languages = Language::ALL.map(|(_, language)| format!("{language:?}"));
        let named = words_after(&text, "Language::");
        let named = named.into_iter().filter(|it| languages.contains(&(*it).to_owned()));
        wrong.extend(
            named.map(|language| format!("{name} asks for Language::{language}")),
        );
        if NOT_OF_DOCUMENTS.iter().any(|known| name.starts_with(known)) {
            continue;
        }
        let texts = literals(&text).into_iter().map(|literal| literal.text);
        let nordic = texts.filter(|text| text.contains(NORDIC));
        wrong.extend(nordic.map(|text| format!("{name} says \"{text}\"")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Each language is a file of its own, which declares all that the others do.
#[test]
fn every_language_is_one_file() {
    let sources = sources();
    let mut subjects = Vec::new();
    for (code, language) in Language::ALL {
        let text = &sources[&format!("words/{code}.rs")];
        let own = text.split("words! {").skip(1).map(|rest| {
            let names = rest.lines().filter_map(|line| line.strip_prefix("    "));
            let names = names.filter(|line| line.starts_with(char::is_alphabetic));
            names.filter_map(|line| line.split([':', '(']).next()).skip(1).collect()
        });
        let own = own.collect::<Vec<Vec<&str>>>();
        assert!(own.iter().flatten().count() > 300, "{language:?}");
        subjects.push(own);
    }
    assert!(subjects.windows(2).all(|pair| pair[0] == pair[1]), "all in the same order");
}

#[test]
fn the_pipeline_is_one_screen() {
    let pipeline = &sources()["pipeline.rs"];
    let build = &pipeline[pipeline.find("pub fn build(").expect("the pipeline")..];
    assert!(build.lines().count() <= 90, "{} lines", build.lines().count());
}

#[test]
fn every_file_says_what_it_is_for() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for name in sources().keys() {
        let text = fs::read_to_string(root.join(name)).expect("a readable file");
        assert!(text.starts_with("//! "), "{name} does not open with `//!`");
    }
}

/// The name of the type that a line declares, if it does. The maps of `keys` are declared by
/// `map!`, and called like what is made of them.
fn declared_type(line: &str) -> Option<&str> {
    let visible = line.strip_prefix("pub").map_or(line, |rest| {
        let inner = rest.strip_prefix('(').and_then(|rest| rest.split_once(')'));
        inner.map_or(rest, |(_, rest)| rest)
    });
    let (kind, rest) = visible.trim_start().split_once(' ')?;
    let is_type = matches!(kind, "struct" | "enum" | "trait" | "type");
    let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    (is_type && !line.starts_with(' ')).then_some(&rest[..end])
}

#[test]
fn no_name_of_a_type_stands_for_two_things() {
    let sources = sources();
    let mut declared: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (file, text) in &sources {
        for name in text.lines().filter_map(declared_type) {
            declared.entry(name).or_default().push(file);
        }
    }
    assert!(declared.len() > 800, "types are found");
    let wrong = declared.iter().filter(|(_, files)| files.len() > 1);
    let wrong = wrong.map(|(name, files)| format!("{name}: {}", files.join(", ")));
    let wrong = wrong.collect::<Vec<_>>();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The length of what stands between a bracket, with which the text begins, and its twin.
fn within(text: &str, open: char, close: char) -> usize {
    let mut depth = 0;
    let mut before = ' ';
    for (index, letter) in text.char_indices() {
        // An arrow closes nothing.
        if letter == open {
            depth += 1;
        } else if letter == close && before != '-' {
            depth -= 1;
        }
        if depth == 0 {
            return index;
        }
        before = letter;
    }
    text.len()
}

/// The parameters of each function, with its name.
fn parameters(source: &str) -> Vec<(&str, Vec<String>)> {
    let mut found = Vec::new();
    for name in words_after(source, "fn ").into_iter().filter(|name| !name.is_empty()) {
        // What `words_after` gives are parts of the source.
        let at = name.as_ptr().addr() - source.as_ptr().addr() + name.len();
        let rest = &source[at..];
        let rest = match rest.starts_with('<') {
            true => &rest[within(rest, '<', '>') + 1..],
            false => rest,
        };
        if !rest.starts_with('(') {
            continue;
        }
        let (mut depth, mut all) = (0, vec![String::new()]);
        for letter in rest[1..within(rest, '(', ')')].chars() {
            match letter {
                '(' | '[' | '{' | '<' => depth += 1,
                ')' | ']' | '}' | '>' => depth -= 1,
                _ => {}
            }
            match (letter, all.last_mut()) {
                (',', _) if depth == 0 => all.push(String::new()),
                (_, Some(last)) => last.push(letter),
                (_, None) => {}
            }
        }
        found.push((name, all));
    }
    found
}

#[test]
fn no_parameter_is_a_tuple() {
    let mut wrong = Vec::new();
    for (file, text) in sources() {
        if file.ends_with("tests.rs") {
            continue;
        }
        for (function, parameters) in parameters(&text) {
            let is_tuple = |parameter: &String| {
                let kind = parameter.split_once(':').map_or("", |(_, kind)| kind.trim());
                let kind = kind.strip_prefix("Option<").unwrap_or(kind);
                let kind = kind.trim_start_matches('&');
                let kind = kind.strip_prefix("mut ").unwrap_or(kind);
                let is_bound =
                    ["(dyn ", "(impl "].iter().any(|word| kind.starts_with(word));
                kind.starts_with('(') && !is_bound
            };
            if parameters.iter().any(is_tuple) {
                wrong.push(format!("{file}: {function}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
