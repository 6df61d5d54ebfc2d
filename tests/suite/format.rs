//! What authors can write: the reference and the JSON Schemas are what rooms declare, and
//! every file of this repository keeps to the schemas.

#![expect(clippy::disallowed_methods, reason = "tests read and record files")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use baslinje::reference::{self, DescribedFile};
use insta::assert_snapshot;
use serde_json::{Value, json};
use walkdir::WalkDir;

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

/// What a file is, by where it lies. Works and published figures are others.
fn document_of(file: &Path) -> Option<DescribedFile> {
    let name = file.file_name()?.to_str()?;
    let folder = file.parent()?.file_name()?.to_str()?;
    match (folder, name) {
        ("chapters", _) => Some(DescribedFile::Chapter),
        (_, "report.yaml") => Some(DescribedFile::Report),
        (_, "codebook.yaml") => Some(DescribedFile::Codebook),
        (_, "template.yaml") => Some(DescribedFile::Template),
        (_, "library.yaml") => Some(DescribedFile::Library),
        ("profiles", _) => Some(DescribedFile::Profile),
        (_, "baslinje.yaml") => Some(DescribedFile::Project),
        _ => None,
    }
}

/// What of a file does not keep to its schema.
fn mistakes(document: DescribedFile, text: &str) -> Vec<String> {
    let schema = serde_json::from_str(&document.schema()).expect("JSON");
    let value = serde_yaml::from_str(text).expect("YAML");
    let mut mistakes = Vec::new();
    let validator = Validator { root: &schema };
    validator.check(&schema, &as_json(&value), "", &mut mistakes);
    mistakes.sort();
    mistakes
}

/// YAML as JSON: every key is a text, as the program takes it.
fn as_json(value: &serde_yaml::Value) -> Value {
    match value {
        serde_yaml::Value::Mapping(entries) => {
            let key = |key: &serde_yaml::Value| match key {
                serde_yaml::Value::String(text) => text.clone(),
                other => serde_yaml::to_string(other).expect("YAML").trim().to_owned(),
            };
            let entries = entries.iter();
            entries.map(|(name, value)| (key(name), as_json(value))).collect()
        }
        serde_yaml::Value::Sequence(items) => items.iter().map(as_json).collect(),
        other => serde_json::to_value(other).expect("a scalar"),
    }
}

/// As much of JSON Schema as the schemas use.
struct Validator<'s> {
    root: &'s Value,
}

impl Validator<'_> {
    fn check(&self, schema: &Value, value: &Value, at: &str, wrong: &mut Vec<String>) {
        for (rule, what) in schema.as_object().expect("a schema") {
            self.check_rule((rule, what), (schema, value), at, wrong);
        }
    }

    fn fits(&self, schema: &Value, value: &Value) -> bool {
        let mut wrong = Vec::new();
        self.check(schema, value, "", &mut wrong);
        wrong.is_empty()
    }

    fn check_rule(
        &self,
        (rule, what): (&str, &Value),
        (schema, value): (&Value, &Value),
        at: &str,
        wrong: &mut Vec<String>,
    ) {
        let list = || what.as_array().expect("a list");
        let told = |message: &str| {
            format!("{}: {message}", if at.is_empty() { "/" } else { at })
        };
        match rule {
            "$schema" | "$defs" | "title" | "description" => {}
            "$ref" => {
                let path = what.as_str().and_then(|path| path.strip_prefix('#'));
                let found = path.and_then(|path| self.root.pointer(path));
                self.check(found.expect("a definition"), value, at, wrong);
            }
            "type" => {
                let types =
                    what.as_array().map_or(std::slice::from_ref(what), Vec::as_slice);
                if !types.iter().any(|kind| is_of_type(kind.as_str(), value)) {
                    wrong.push(told("of another type"));
                }
            }
            "enum" if !list().contains(value) => wrong.push(told("not a choice")),
            "enum" => {}
            "pattern" => {
                let pattern = regex::Regex::new(what.as_str().expect("a text"));
                let text = value.as_str();
                if text.is_some_and(|text| !pattern.expect("a pattern").is_match(text)) {
                    wrong.push(told("of another form"));
                }
            }
            "minimum" if value.as_f64() < what.as_f64() && value.is_number() => {
                wrong.push(told("too small"));
            }
            "maximum" if value.as_f64() > what.as_f64() && value.is_number() => {
                wrong.push(told("too large"));
            }
            "minimum" | "maximum" => {}
            "items" => {
                for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                    if !self.fits(what, item) {
                        wrong.push(format!("{at}/{index}: does not fit"));
                    }
                }
            }
            "minItems" | "maxItems" => {
                let length = value.as_array().map(|items| json!(items.len()));
                if length.is_some_and(|length| length != *what) {
                    wrong.push(told("of another length"));
                }
            }
            "anyOf" if !list().iter().any(|one| self.fits(one, value)) => {
                wrong.push(told("does not fit"));
            }
            "anyOf" => {}
            "required" => {
                for key in list().iter().filter_map(Value::as_str) {
                    if value.is_object() && value.get(key).is_none() {
                        wrong.push(told(&format!("`{key}` is missing")));
                    }
                }
            }
            "properties" => {
                for (key, value) in value.as_object().into_iter().flatten() {
                    if let Some(schema) = what.get(key) {
                        self.check(schema, value, &format!("{at}/{key}"), wrong);
                    }
                }
            }
            "additionalProperties" => {
                let known = &schema["properties"];
                let entries = value.as_object().into_iter().flatten();
                for (key, value) in entries.filter(|(key, _)| known.get(key).is_none()) {
                    if what == &json!(false) {
                        wrong.push(told(&format!("`{key}` is unknown")));
                    } else {
                        self.check(what, value, &format!("{at}/{key}"), wrong);
                    }
                }
            }
            other => panic!("the schemas use `{other}`, which this test does not know"),
        }
    }
}

fn is_of_type(kind: Option<&str>, value: &Value) -> bool {
    match kind.expect("the name of a type") {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_i64() || value.is_u64(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("there is no type `{other}`"),
    }
}
