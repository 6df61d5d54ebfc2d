//! The JSON Schema (draft 2020-12) of a file: takes its map, gives a text. What is declared
//! of keys holds there too: what may stand under them, which must be there, what they mean.
//! What depends on several keys or on the data, only the program itself can tell.

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::format::{Declared, Map, MapForm, Need, ValueKind};

/// The dialect that schemas say they are written in.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// What the title of every schema begins with.
const TITLE: &str = "Baslinje: ";

/// Whether a file is such a schema, of this version or of another.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    let read = serde_json::from_slice::<serde_json::Value>(bytes);
    read.is_ok_and(|it| {
        it["title"].as_str().is_some_and(|title| title.starts_with(TITLE))
    })
}

/// The schema of a file that holds a map, as a text.
pub(super) fn of(map: &'static Map) -> String {
    let mut maps = Vec::new();
    super::add(map, &mut maps);
    let definitions = maps.iter().map(|map| (map.name.to_owned(), of_map(map)));
    let schema = Schema {
        dialect: Some(DIALECT),
        title: Some(format!("{TITLE}{}", map.name)),
        reference: Some(reference(map)),
        definitions: Properties(definitions.collect()),
        ..Schema::default()
    };
    let text = serde_json::to_string_pretty(&schema).expect("texts are keys");
    format!("{text}\n")
}

fn reference(map: &Map) -> String {
    format!("#/$defs/{}", map.name)
}

/// A schema; what is empty is left out.
#[derive(Clone, Debug, Default, serde::Serialize)]
#[serde(rename_all = "camelCase")]
struct Schema {
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    dialect: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(rename = "$ref", skip_serializing_if = "Option::is_none")]
    reference: Option<String>,
    #[serde(
        rename = "type",
        skip_serializing_if = "Vec::is_empty",
        serialize_with = "one_or_several"
    )]
    types: Vec<&'static str>,
    #[serde(rename = "enum", skip_serializing_if = "Vec::is_empty")]
    values: Vec<ChoiceWord>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pattern: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minimum: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    maximum: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    items: Option<Box<Self>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    min_items: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_items: Option<u64>,
    #[serde(skip_serializing_if = "Properties::is_empty")]
    properties: Properties,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    required: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    additional_properties: Option<Additional>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    any_of: Vec<Self>,
    #[serde(rename = "$defs", skip_serializing_if = "Properties::is_empty")]
    definitions: Properties,
}

/// A word of a choice: YAML takes some for a number or a truth value.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(untagged)]
enum ChoiceWord {
    Text(&'static str),
    Integer(i64),
    Boolean(bool),
    Nothing,
}

/// What else may stand in a map.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(untagged)]
enum Additional {
    Any(bool),
    Each(Box<Schema>),
}

/// Schemas by name, in the order of the reference.
#[derive(Clone, Debug, Default)]
struct Properties(Vec<(String, Schema)>);

/// Types: one of them as itself, several as a list.
fn one_or_several<S: Serializer>(
    types: &[&'static str],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match types {
        [only] => only.serialize(serializer),
        several => several.serialize(serializer),
    }
}

impl Properties {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for Properties {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, schema) in &self.0 {
            map.serialize_entry(name, schema)?;
        }
        map.end()
    }
}

impl Schema {
    fn of_types(types: &[&'static str]) -> Self {
        Self { types: types.to_vec(), ..Self::default() }
    }

    fn any(schemas: Vec<Self>) -> Self {
        Self { any_of: schemas, ..Self::default() }
    }

    fn list(of: Self) -> Self {
        Self { items: Some(Box::new(of)), ..Self::of_types(&["array"]) }
    }

    /// The same, or nothing: a key without a value counts as left out.
    fn or_nothing(mut self) -> Self {
        if !self.types.is_empty() {
            self.types.push("null");
        } else if !self.values.is_empty() {
            self.values.push(ChoiceWord::Nothing);
        } else if !self.any_of.is_empty() {
            self.any_of.push(Self::of_types(&["null"]));
        } else if self.reference.is_some() {
            return Self::any(vec![self, Self::of_types(&["null"])]);
        }
        self
    }
}

fn of_map(map: &'static Map) -> Schema {
    let own = |key: &&Declared| map.keys.iter().any(|own| own.name == key.name);
    match map.form {
        MapForm::Any => of_keys(map.declared().collect()),
        MapForm::One => {
            let beside = map.declared().filter(|key| !own(key)).collect::<Vec<_>>();
            let kinds = map.keys.iter().map(|key| {
                let mut schema = of_keys([vec![key], beside.clone()].concat());
                schema.required = vec![key.name];
                schema
            });
            Schema::any(kinds.collect())
        }
    }
}

/// The schema of a map with some keys and no others.
fn of_keys(keys: Vec<&'static Declared>) -> Schema {
    let required = keys.iter().filter(|key| key.need == Need::Required);
    let required = required.map(|key| key.name).collect();
    let properties = keys.into_iter().map(|key| (key.name.to_owned(), of_key(key)));
    Schema {
        properties: Properties(properties.collect()),
        required,
        additional_properties: Some(Additional::Any(false)),
        ..Schema::of_types(&["object"])
    }
}

fn of_key(key: &Declared) -> Schema {
    let meaning = plain(key.meaning);
    let (told, is_required) = match key.need {
        Need::Required => (None, true),
        Need::Optional => (None, false),
        Need::Default(told) => (Some(format!("default: {}", plain(told))), false),
        Need::Depends(told) => (Some(plain(told)), false),
    };
    let schema = of_kind(&key.kind);
    let schema = if is_required { schema } else { schema.or_nothing() };
    let description = [Some(meaning), told].into_iter().flatten().collect::<Vec<_>>();
    Schema { description: Some(description.join("; ")), ..schema }
}

fn of_kind(kind: &ValueKind) -> Schema {
    match *kind {
        ValueKind::Text(called) => Schema {
            pattern: called.pattern,
            ..Schema::of_types(&["string", "number", "boolean"])
        },
        ValueKind::Flag => Schema::of_types(&["boolean"]),
        ValueKind::Word(words) => Schema {
            values: words().into_iter().flat_map(written).collect(),
            ..Schema::default()
        },
        ValueKind::Whole(least, most) => Schema {
            minimum: Some(least),
            maximum: (most < u64::MAX).then_some(most),
            ..Schema::of_types(&["integer"])
        },
        ValueKind::Number => Schema::of_types(&["number"]),
        ValueKind::Several(of) => {
            Schema::any(vec![of_kind(of), Schema::list(of_kind(of))])
        }
        ValueKind::List(of) => Schema::list(of_kind(of)),
        ValueKind::Pair(of) => {
            Schema { min_items: Some(2), max_items: Some(2), ..Schema::list(of_kind(of)) }
        }
        ValueKind::Entries(_, to) => Schema {
            additional_properties: Some(Additional::Each(Box::new(of_kind(to)))),
            ..Schema::of_types(&["object"])
        },
        ValueKind::Map(map) => {
            Schema { reference: Some(reference(map())), ..Schema::default() }
        }
        ValueKind::Either(kinds) => Schema::any(kinds.iter().map(of_kind).collect()),
        ValueKind::Anything => Schema::default(),
    }
}

/// A word as it is written, and as what YAML takes it for.
fn written(word: &'static str) -> Vec<ChoiceWord> {
    let integer = word.parse().ok().map(ChoiceWord::Integer);
    let boolean = word.parse().ok().map(ChoiceWord::Boolean);
    [Some(ChoiceWord::Text(word)), integer, boolean].into_iter().flatten().collect()
}

/// Words of the reference without its markup.
fn plain(text: &str) -> String {
    without_links(text).replace('`', "")
}

/// Words of the reference without links into it.
#[must_use]
pub fn without_links(text: &str) -> String {
    let (mut plain, mut rest) = (String::new(), text);
    while let Some((link, after)) = rest.split_once("](#")
        && let Some((before, shown)) = link.rsplit_once('[')
        && let Some((_, after)) = after.split_once(')')
    {
        plain += before;
        plain += shown;
        rest = after;
    }
    plain + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_is_without_markup() {
        assert_eq!(plain("whether [not `a`](#b) tells"), "whether not a tells");
        assert_eq!(plain("`[low, high]` [x](#y)"), "[low, high] x");
    }
}
