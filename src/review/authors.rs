//! Authors of works as they will be cited: authorities whose names are taken for those of
//! persons, several persons in one, names divided at their commas, and works without any.

use std::collections::BTreeMap;
use std::str::FromStr;
use std::sync::Arc;

use hayagriva::types::{EntryType, Person};
use hayagriva::{Entry, Library};

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Said, Source};
use crate::foreign;
use crate::say;
use crate::words::Language;
use crate::yaml::{self, Content, Node, Scalar};

/// The finding of a name that will be written wrong.
const NAME: &str = "author-name";
/// The finding of a work without a name.
const NOBODY: &str = "no-author";

/// Small words of names of persons, in several languages.
const PARTICLES: [&str; 34] = [
    "af", "al", "av", "bin", "da", "das", "de", "degli", "dei", "del", "della", "den",
    "der", "di", "do", "dos", "du", "el", "ibn", "la", "las", "le", "los", "ten", "ter",
    "til", "und", "van", "vom", "von", "y", "zu", "zum", "zur",
];
/// What may stand between the commas of a name.
const SUFFIXES: [&str; 8] = ["jr", "sr", "ii", "iii", "iv", "v", "phd", "md"];

/// Reviews the authors and editors of a bibliography in Hayagriva YAML.
pub(super) fn review_yaml(source: &Arc<Source>, diagnostics: &mut Diagnostics) {
    let Some(root) = yaml::parse(source, &mut Diagnostics::default()) else { return };
    let Content::Map(works) = &root.content else { return };
    for (key, work) in works {
        let Content::Map(fields) = &work.content else { continue };
        for (field, value) in fields {
            if matches!(field.value.as_str(), "author" | "editor") {
                let field = NameField { key: &key.value, field: &field.value };
                field.value(value, diagnostics);
            }
        }
    }
}

/// A field of a work that holds names.
struct NameField<'w> {
    key: &'w str,
    field: &'w str,
}

impl NameField<'_> {
    fn value(&self, value: &Node, diagnostics: &mut Diagnostics) {
        let items = value.items();
        let texts = items.iter().filter_map(scalar).collect::<Vec<_>>();
        let is_list = matches!(value.content, Content::List(_));
        if is_list && texts.len() == items.len() && are_halves(&texts) {
            diagnostics.push(self.divided(&texts, &value.place));
            return;
        }
        for item in items {
            if let Some(name) = scalar(item) {
                diagnostics.extend(self.name(name, is_list, &item.place));
            }
        }
    }

    /// What is wrong with a name.
    fn name(&self, name: &str, is_list: bool, place: &Place) -> Option<Diagnostic> {
        let Self { key, field } = self;
        let parts = name.split(',').map(str::trim).collect::<Vec<_>>();
        if parts.len() > 2 && !is_suffix(parts[1]) {
            let message = say!(
                "`{name}` of `{key}` is read as one name, and holds several",
                name,
                key
            );
            let names = parts.chunks(2).map(|two| format!("\"{}\"", two.join(", ")));
            let names = names.collect::<Vec<_>>().join(", ");
            let hint = say!("write them as a list: `{field}: [{names}]`", field, names);
            return Some(finding(message, hint, name, place));
        }
        if parts.len() > 1 {
            return None;
        }
        let person = foreign::guarded(|| Person::from_str(name).ok()).ok()??;
        let capital = |word: &str| word.starts_with(char::is_uppercase);
        let prefix = person.prefix.as_deref().unwrap_or_default();
        if !prefix.split_whitespace().any(capital) {
            return None;
        }
        let shown = Some(person.name.trim()).filter(|shown| !shown.is_empty());
        let as_name = format!("{{name: \"{}\"}}", name.replace('"', "\\\""));
        let hint = match is_list {
            true => say!("write `{author}` in the list", author = as_name),
            false => say!("write `{key}: {value}`", key = field, value = as_name),
        };
        Some(finding(told(name, key, shown), hint, name, place))
    }

    /// The warning for a list such as `[Berg, Bo, Ek, Eva]`.
    fn divided(&self, texts: &[&str], place: &Place) -> Diagnostic {
        let Self { key, field } = self;
        let message = say!(
            "`{field}` of `{key}` names {count} persons of one name each",
            field,
            key,
            count = texts.len()
        );
        let names = texts.chunks(2).map(|two| format!("\"{}\"", two.join(", ")));
        let names = names.collect::<Vec<_>>().join(", ");
        let hint = say!(
            "put each person between quotation marks: `{field}: [{names}]`; an authority is \
             written `{name: …}`",
            field,
            names
        );
        finding(message, hint, &texts.join(", "), place)
    }
}

/// The text of a scalar.
fn scalar(node: &Node) -> Option<&str> {
    match &node.content {
        Content::Scalar(Scalar::Text, text) => Some(text),
        _ => None,
    }
}

/// Whether a list holds the halves of names that stand on the two sides of commas.
fn are_halves(texts: &[&str]) -> bool {
    let is_word = |text: &&str| {
        let is_acronym = text.chars().count() > 1 && text.chars().all(char::is_uppercase);
        let is_name =
            text.chars().all(|sign| sign.is_alphabetic() || "-.’' ".contains(sign));
        is_name && !is_acronym && !names_authority(text)
    };
    let given = texts.iter().skip(1).step_by(2);
    texts.len() > 1
        && texts.len().is_multiple_of(2)
        && texts.iter().all(is_word)
        && given.into_iter().all(|text| !text.contains(' ') || text.contains('.'))
}

/// Whether a name has a word that only authorities and associations have, in any language.
fn names_authority(name: &str) -> bool {
    let lower = name.to_lowercase();
    Language::ALL.iter().any(|(_, language)| {
        let known = language.words().of_authorities();
        lower.split(|sign: char| !sign.is_alphanumeric()).any(|word| {
            known.iter().any(|one| match one.strip_prefix('-') {
                Some(end) => word.ends_with(end),
                None => word == *one,
            })
        })
    })
}

fn is_suffix(part: &str) -> bool {
    let part = part.trim_end_matches('.').to_lowercase();
    SUFFIXES.contains(&part.as_str())
}

/// What becomes of a name.
fn told(name: &str, key: &str, shown: Option<&str>) -> Said {
    match shown {
        Some(shown) => say!(
            "the author `{name}` of `{key}` would be named `{shown}`",
            name,
            key,
            shown
        ),
        None => say!("the author `{name}` of `{key}` would not be named", name, key),
    }
}

/// The warning for a name.
fn finding(message: Said, hint: Said, name: &str, place: &Place) -> Diagnostic {
    Diagnostic::warning(message).at(place).hint(hint).finding(NAME, name)
}

/// Reviews the authors and editors of a bibliography in BibTeX, of which it is known where
/// each entry begins.
pub(super) fn review_bibtex(
    library: &Library,
    places: &BTreeMap<String, Place>,
    diagnostics: &mut Diagnostics,
) {
    for entry in library.iter() {
        let Some(place) = places.get(entry.key()) else { continue };
        let authors = entry.authors().unwrap_or_default().iter().map(|it| ("author", it));
        let editors = entry.editors().unwrap_or_default().iter().map(|it| ("editor", it));
        for (field, person) in authors.chain(editors) {
            let work = BibtexWork { key: entry.key(), field, place };
            diagnostics.extend(work.name(person));
        }
    }
}

/// A field of a work in BibTeX.
struct BibtexWork<'w> {
    key: &'w str,
    field: &'w str,
    /// That of the key.
    place: &'w Place,
}

impl BibtexWork<'_> {
    fn name(&self, person: &Person) -> Option<Diagnostic> {
        let Self { key, field, .. } = self;
        let given = person.given_name.as_deref().unwrap_or_default();
        let prefix = person.prefix.as_deref().unwrap_or_default();
        let name = person.name.as_str();
        if let Some(suffix) = person.suffix.as_deref().filter(|suffix| !is_suffix(suffix))
        {
            let message = say!(
                "`{name}, {suffix}` of `{key}` is read as one name, and holds several",
                name,
                suffix,
                key
            );
            let hint = say!(
                "put `and` between persons: `{field} = {Larsson, Anna and Ek, Bo}`",
                field
            );
            return Some(finding(message, hint, name, &self.place_of(name)));
        }
        let is_particle = |word: &str| PARTICLES.contains(&word.to_lowercase().as_str());
        let is_strange = prefix.split_whitespace().any(|word| !is_particle(word));
        let is_small = name.starts_with(char::is_lowercase) && !given.is_empty();
        let words = [given, prefix, name].into_iter().filter(|part| !part.is_empty());
        let whole = words.collect::<Vec<_>>().join(" ");
        let is_authority = !given.is_empty() && names_authority(&whole);
        if !(is_strange || is_small || is_authority) {
            return None;
        }
        let hint = say!(
            "write `{field} = {{{whole}}}`, with two braces on each side, and so for what \
             stands on the other side of an `and` that is part of the name",
            field,
            whole
        );
        let place = self.place_of(given.split(' ').next().unwrap_or(name));
        Some(finding(told(&whole, key, Some(name)), hint, &whole, &place))
    }

    /// Where a name stands in the entry; where the entry begins if it is not found as it is.
    fn place_of(&self, name: &str) -> Place {
        let source = self.place.source();
        let start = self.place.end();
        let end =
            source.text[start..].find("\n@").map_or(source.text.len(), |end| start + end);
        match source.text[start..end].find(name) {
            Some(at) if !name.is_empty() => {
                Place::new(source, start + at, start + at + name.len())
            }
            _ => self.place.clone(),
        }
    }
}

/// Tells of works that would be named by their titles, since nobody is said to have written
/// or edited them. Laws and judgments have no author.
pub(super) fn nobody(
    library: &Library,
    places: &BTreeMap<String, Place>,
    bibtex: bool,
    diagnostics: &mut Diagnostics,
) {
    let is_of_nobody = |entry: &&Entry| {
        let has = |people: Option<&[Person]>| people.is_some_and(|all| !all.is_empty());
        let is_law =
            matches!(entry.entry_type(), EntryType::Legislation | EntryType::Case);
        !is_law && !has(entry.authors()) && !has(entry.editors())
    };
    for entry in library.iter().filter(is_of_nobody) {
        let Some(place) = places.get(entry.key()) else { continue };
        let key = entry.key();
        let message = say!("`{key}` has no author, and is cited by its title", key);
        let written = match bibtex {
            true => "author = {{Socialstyrelsen}}",
            false => "author: {name: Socialstyrelsen}",
        };
        let hint = say!(
            "say who is behind it, also if it is an authority: `{written}`",
            written
        );
        let warning = Diagnostic::warning(message).at(place).hint(hint);
        diagnostics.push(warning.finding(NOBODY, key));
    }
}
