//! The named values of a template: colours, fonts and sizes, as far as the template says
//! them, and those of the library it uses.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::diagnostic::Place;
use crate::yaml::{Content, Node, Scalar};

/// Named values of a template.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Tokens {
    /// A word or colour.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A number with decimals.
    Decimal(f64),
    /// Yes or no.
    Boolean(bool),
    /// Several values.
    List(Vec<Self>),
    /// Named values.
    Map(BTreeMap<String, Self>),
}

impl Tokens {
    /// Takes values as they are written.
    pub(super) fn read(node: &Node) -> Self {
        match &node.content {
            Content::Null => Self::Text(String::new()),
            Content::Scalar(Scalar::Integer(value), _) => Self::Integer(*value),
            Content::Scalar(Scalar::Decimal(value), _) => Self::Decimal(*value),
            Content::Scalar(Scalar::Boolean(value), _) => Self::Boolean(*value),
            Content::Scalar(Scalar::Text, text) => Self::Text(text.clone()),
            Content::List(items) => Self::List(items.iter().map(Self::read).collect()),
            Content::Map(entries) => {
                let entries = entries.iter();
                Self::Map(
                    entries
                        .map(|(key, node)| (key.value.clone(), Self::read(node)))
                        .collect(),
                )
            }
        }
    }

    /// The value under a path of names.
    #[must_use]
    pub fn get(&self, path: &[&str]) -> Option<&Self> {
        match (path, self) {
            ([], value) => Some(value),
            ([first, rest @ ..], Self::Map(entries)) => entries.get(*first)?.get(rest),
            _ => None,
        }
    }

    /// The text under a path of names.
    #[must_use]
    pub fn text(&self, path: &[&str]) -> Option<&str> {
        match self.get(path)? {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number that it is.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Decimal(value) => Some(*value),
            // What cannot be written in so many digits is no size of anything.
            Self::Integer(value) => i32::try_from(*value).ok().map(f64::from),
            Self::Text(_) | Self::Boolean(_) | Self::List(_) | Self::Map(_) => None,
        }
    }

    /// The texts under a path of names.
    #[must_use]
    pub fn texts(&self, path: &[&str]) -> Vec<&str> {
        let Some(Self::List(items)) = self.get(path) else { return Vec::new() };
        items
            .iter()
            .filter_map(|item| match item {
                Self::Text(text) => Some(text.as_str()),
                _ => None,
            })
            .collect()
    }

    /// These values, and of others those that are not among them: maps are joined name by
    /// name, everything else is taken whole.
    #[must_use]
    pub(super) fn over(self, others: Self) -> Self {
        match (self, others) {
            (Self::Map(own), Self::Map(mut all)) => {
                for (name, value) in own {
                    let value = match all.remove(&name) {
                        Some(other) => value.over(other),
                        None => value,
                    };
                    all.insert(name, value);
                }
                Self::Map(all)
            }
            (own, _) => own,
        }
    }
}

/// Where the name of a value stands, as far as its path can be followed below a node; how
/// far that is comes first.
pub(super) fn place_of<'n>(node: &'n Node, path: &[String]) -> (usize, &'n Place) {
    let (mut node, mut place) = (node, &node.place);
    for (depth, name) in path.iter().enumerate() {
        let Content::Map(entries) = &node.content else { return (depth, place) };
        let Some((key, value)) = entries.iter().find(|(key, _)| key.value == *name)
        else {
            return (depth, place);
        };
        (node, place) = (value, &key.place);
    }
    (path.len(), place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Diagnostics, Source};
    use crate::yaml;

    fn node(text: &str) -> Node {
        let mut diagnostics = Diagnostics::default();
        yaml::parse(&Source::new("a.yaml", text), &mut diagnostics).expect("YAML")
    }

    #[test]
    fn a_templates_own_values_win_and_the_others_stay() {
        let own = Tokens::read(&node("color: {accent: red}\nsteps: [a]\n"));
        let all =
            Tokens::read(&node("color: {accent: blue, ink: black}\nsteps: [b, c]\n"));
        let joined = own.over(all);
        assert_eq!(joined.text(&["color", "accent"]), Some("red"));
        assert_eq!(joined.text(&["color", "ink"]), Some("black"));
        assert_eq!(joined.texts(&["steps"]), ["a"]);
    }

    #[test]
    fn a_value_is_found_where_it_is_named() {
        let node = node("dark:\n  color: {ink: a}\ncolor:\n  ink: b\n");
        let place = |path: &[&str]| {
            let path = path.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
            let (depth, place) = place_of(&node, &path);
            format!("{depth} {place}")
        };
        assert_eq!(place(&["color", "ink"]), "2 a.yaml:4:3");
        assert_eq!(place(&["color", "paper"]), "1 a.yaml:3:1");
        assert_eq!(place(&["dark", "color", "ink"]), "3 a.yaml:2:11");
    }
}
