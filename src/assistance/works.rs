//! The works of a bibliography: their keys and where they stand, in Hayagriva YAML or
//! BibTeX.

use std::sync::Arc;

use crate::diagnostic::{Place, Source};
use crate::yaml::{Content, Node};

use super::mention::{Mention, MentionRole};
use super::name_kind::NameKind;

fn mention(name: &str, place: Place) -> Mention {
    let (kind, role) = (NameKind::Work, MentionRole::Declares);
    Mention { kind, name: name.to_owned(), place, role, view: None }
}

/// The works of a text in Hayagriva YAML.
pub(super) fn in_yaml(node: &Node) -> Vec<Mention> {
    let Content::Map(entries) = &node.content else { return Vec::new() };
    let works = entries.iter().map(|(key, _)| mention(&key.value, key.place.clone()));
    works.collect()
}

/// The works of a text in BibTeX.
pub(super) fn in_bibtex(source: &Arc<Source>) -> Vec<Mention> {
    let text = &source.text;
    let entries = text.match_indices('@').filter_map(|(at, _)| {
        let (kind, _) = text[at + 1..].split_once('{')?;
        let is_kind = !kind.is_empty() && kind.chars().all(char::is_alphanumeric);
        let is_work =
            !["comment", "preamble", "string"].contains(&kind.to_lowercase().as_str());
        let start = at + 1 + kind.len() + 1;
        let end = text[start..].find([',', '}', '\n'])?;
        let written = &text[start..start + end];
        let start = start + written.len() - written.trim_start().len();
        let key = written.trim();
        let place = Place::new(source, start, start + key.len());
        (is_kind && is_work && !key.is_empty()).then(|| mention(key, place))
    });
    entries.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_bibtex_are_found() {
        let text = "@string{x = {y}}\n@book{berg2020,\n title={a@b}}\n@misc{ ö1 }\n";
        let found = in_bibtex(&Source::new("a.bib", text));
        let found = found.iter().map(|it| format!("{} {}", it.name, it.place));
        assert_eq!(found.collect::<Vec<_>>(), ["berg2020 a.bib:2:7", "ö1 a.bib:4:8"]);
    }
}
