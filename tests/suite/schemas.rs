//! The JSON Schemas as an editor reads them: what they find in a file, and that they refuse
//! whatever the programme refuses for its form alone.

use std::path::Path;
use std::sync::OnceLock;

use baslinje::format::{Declared, Map, Need};
use baslinje::reference::{self, DescribedFile};
use serde_json::{Value, json};

static SCHEMAS: OnceLock<[Value; DescribedFile::ALL.len()]> = OnceLock::new();

/// Messages about the form of a file, which need nothing but the file to be known: the words
/// before and after a name.
const OF_FORM: [(&str, &str); 4] = [
    ("unknown key `", "` in "),
    ("unknown kind of block `", "`"),
    ("`", "` is not a choice here"),
    ("here should stand ", ", not "),
];

/// The files that messages name for their form, by the messages. What is written in a text
/// between braces is no form, nor are the options of a template, which no schema knows, and
/// between which ends a number lies is told by `check`.
pub(crate) fn told_of_form(said: &str) -> impl Iterator<Item = (&str, &str)> {
    let lines = said.lines().collect::<Vec<_>>();
    let messages = (1..lines.len()).map(move |at| {
        let shown = lines.get(at + 2).copied().unwrap_or_default();
        let is_code = shown.contains("{{") || shown.contains("{%");
        (lines[at - 1], lines[at], is_code || is_option(shown))
    });
    messages.filter(|(.., is_code)| !is_code).filter_map(|(message, place, _)| {
        let message = message.strip_prefix("error: ")?;
        let place = place.trim_start().strip_prefix("--> ")?;
        let file = place.rsplitn(3, ':').nth(2)?;
        let is_of_form = OF_FORM.iter().any(|(before, after)| {
            message.strip_prefix(before).is_some_and(|rest| rest.contains(after))
        });
        let is_range = message.contains(", not the number ");
        let is_told = is_of_form && !is_range && !is_known_elsewhere(message);
        (is_told || lacks_what_it_needs(message)).then_some((message, file))
    })
}

/// Whether the line that is shown chooses what a template offers.
fn is_option(shown: &str) -> bool {
    shown.contains("template-options:")
}

/// Whether a message is about a key that has a place there if other things are otherwise.
fn is_known_elsewhere(message: &str) -> bool {
    let named =
        message.strip_prefix("unknown key `").and_then(|it| it.split_once("` in "));
    named.is_some_and(|(key, what)| declared(key, what).is_some())
}

/// Whether a message is about a key that must always be there.
fn lacks_what_it_needs(message: &str) -> bool {
    let named =
        message.strip_suffix('`').and_then(|it| it.split_once(" lacks the key `"));
    let key = named.and_then(|(what, key)| declared(key, what));
    key.is_some_and(|key| matches!(key.need, Need::Required))
}

/// A key of the map that messages call so.
fn declared(key: &str, what: &str) -> Option<&'static Declared> {
    let maps = reference::maps().into_iter().filter(|map| map.what == what);
    maps.flat_map(Map::declared).find(|declared| declared.name == key)
}

/// What a file is, by where it lies. Works and published figures are others.
pub(crate) fn document_of(file: &Path) -> Option<DescribedFile> {
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

/// What of a file does not keep to its schema. What is no YAML is refused by whoever reads the
/// schema.
pub(crate) fn mistakes(document: DescribedFile, text: &str) -> Vec<String> {
    let schema = SCHEMAS.get_or_init(|| {
        let parsed = |document: DescribedFile| serde_json::from_str(&document.schema());
        DescribedFile::ALL.map(|document| parsed(document).expect("JSON"))
    });
    let at = DescribedFile::ALL.iter().position(|one| *one == document);
    let schema = &schema[at.expect("one of all")];
    let value = match serde_yaml::from_str(text) {
        Ok(value) => value,
        Err(error) => return vec![format!("/: no YAML: {error}")],
    };
    let mut mistakes = Vec::new();
    let validator = Validator { root: schema };
    validator.check(schema, &as_json(&value), "", &mut mistakes);
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

#[test]
fn messages_about_the_form_of_a_file_are_known_from_others() {
    let told = |message: &str| {
        let said = format!("error: {message}\n   --> book/r/report.yaml:3:1\n");
        told_of_form(&said).map(|(_, file)| file.to_owned()).collect::<Vec<_>>()
    };
    for message in [
        "unknown key `titel` in the report",
        "unknown kind of block `txet`",
        "`maybe` is not a choice here",
        "here should stand a whole number, not the text `x`",
        "the report lacks the key `title`",
    ] {
        assert_eq!(told(message), ["book/r/report.yaml"], "{message}");
    }
    for message in [
        "there is no survey `panle`",
        "the report lacks the key `subtitle`",
        "unknown key",
    ] {
        assert!(told(message).is_empty(), "{message}");
    }
}
