//! Walks through a text by what is declared of its maps: takes its YAML, tells of every
//! key and every value what may stand there and what it stands in.

use crate::diagnostic::{Place, Placed};
use crate::format::{Called, Declared, Map, ValueKind};
use crate::yaml::{Content, Node};

/// The entries of a map.
pub(super) type MapEntries<'n> = &'n [(Placed<String>, Node)];

/// A key on the way to a place.
#[derive(Clone, Copy)]
pub(super) struct Step<'n> {
    /// The map that declares the key; none, if it is a name of the author's own.
    pub(super) map: Option<&'static Map>,
    /// What the names are that stand beside it, if they are the author's own.
    pub(super) named: Option<Called>,
    /// The key and what stands beside it.
    pub(super) entries: MapEntries<'n>,
    pub(super) key: &'n Placed<String>,
}

impl Step<'_> {
    /// Whether it is this key of this map.
    pub(super) fn is(&self, map: &str, key: &str) -> bool {
        self.map.is_some_and(|it| it.name == map) && self.key.value == key
    }
}

/// What stands somewhere.
pub(super) enum Stands<'n> {
    /// A key of one of these maps, with what stands beside it.
    Key(Vec<&'static Map>, MapEntries<'n>),
    /// A name of the author's own.
    Named(Called),
    /// A value of one of these kinds.
    Value(Vec<&'static ValueKind>),
}

/// A key or a value.
pub(super) struct TextSpot<'w, 'n> {
    pub(super) text: &'n str,
    pub(super) place: &'n Place,
    pub(super) stands: Stands<'n>,
    /// The keys that lead to it; of a value the last is its own.
    pub(super) steps: &'w [Step<'n>],
}

impl TextSpot<'_, '_> {
    /// The declaration of a key, or of the key that a value stands under.
    pub(super) fn declared(&self) -> Option<&'static Declared> {
        match &self.stands {
            Stands::Key(maps, _) => declared_in(maps, self.text),
            Stands::Named(_) => None,
            Stands::Value(_) => {
                let own = self.steps.last()?;
                own.map.and_then(|map| declared_in(&[map], &own.key.value))
            }
        }
    }
}

/// Tells of everything in a file of a map.
pub(super) fn walk<'n>(
    node: &'n Node,
    map: &'static Map,
    visit: &mut dyn FnMut(&TextSpot<'_, 'n>),
) {
    let mut walk = MapWalk { steps: Vec::new(), visit };
    match &node.content {
        Content::Map(entries) => walk.map(&[map], entries),
        // A key that is being typed, before there is any other.
        Content::Scalar(_, text) => {
            walk.visit(text, &node.place, Stands::Key(vec![map], &[]));
        }
        Content::Null | Content::List(_) => {}
    }
}

struct MapWalk<'n, 'v> {
    steps: Vec<Step<'n>>,
    visit: &'v mut dyn FnMut(&TextSpot<'_, 'n>),
}

impl<'n> MapWalk<'n, '_> {
    fn visit(&mut self, text: &'n str, place: &'n Place, stands: Stands<'n>) {
        (self.visit)(&TextSpot { text, place, stands, steps: &self.steps });
    }

    fn map(&mut self, maps: &[&'static Map], entries: MapEntries<'n>) {
        for (key, node) in entries {
            self.visit(&key.value, &key.place, Stands::Key(maps.to_vec(), entries));
            let knows =
                |map: &&&'static Map| map.declared().any(|it| it.name == key.value);
            let Some(map) = maps.iter().find(knows) else { continue };
            let Some(declared) = declared_in(&[map], &key.value) else { continue };
            self.steps.push(Step { map: Some(map), named: None, entries, key });
            self.value(node, &flat(&declared.kind));
            self.steps.pop();
        }
    }

    fn named(&mut self, called: Called, of: &'static ValueKind, entries: MapEntries<'n>) {
        for (key, node) in entries {
            self.visit(&key.value, &key.place, Stands::Named(called));
            self.steps.push(Step { map: None, named: Some(called), entries, key });
            self.value(node, &flat(of));
            self.steps.pop();
        }
    }

    fn value(&mut self, node: &'n Node, kinds: &[&'static ValueKind]) {
        match &node.content {
            Content::Null => {}
            Content::Scalar(_, text) => {
                self.visit(text, &node.place, Stands::Value(alone(kinds)));
            }
            Content::List(items) => {
                let of = items_of(kinds);
                items.iter().for_each(|item| self.value(item, &of));
            }
            Content::Map(entries) => {
                let kinds = alone(kinds);
                let maps = likeliest(&kinds, entries);
                let named = kinds.iter().find_map(|kind| match kind {
                    ValueKind::Entries(called, of) => Some((*called, *of)),
                    _ => None,
                });
                match named {
                    Some((called, of)) if maps.is_empty() => {
                        self.named(called, of, entries);
                    }
                    _ => self.map(&maps, entries),
                }
            }
        }
    }
}

/// The declaration of a key.
fn declared_in(maps: &[&'static Map], key: &str) -> Option<&'static Declared> {
    maps.iter().find_map(|map| map.declared().find(|declared| declared.name == key))
}

/// The kinds that a choice of kinds holds.
pub(super) fn flat(kind: &'static ValueKind) -> Vec<&'static ValueKind> {
    match kind {
        ValueKind::Either(kinds) => kinds.iter().flat_map(flat).collect(),
        other => vec![other],
    }
}

/// What one value may be: where several may stand, one of them too.
fn alone(kinds: &[&'static ValueKind]) -> Vec<&'static ValueKind> {
    let one = |kind: &&'static ValueKind| match kind {
        ValueKind::Several(of) => flat(of),
        other => vec![*other],
    };
    kinds.iter().flat_map(one).collect()
}

/// What an item of a list may be.
fn items_of(kinds: &[&'static ValueKind]) -> Vec<&'static ValueKind> {
    let items = |kind: &&'static ValueKind| match kind {
        ValueKind::Several(of) | ValueKind::List(of) | ValueKind::Pair(of) => flat(of),
        _ => Vec::new(),
    };
    kinds.iter().flat_map(items).collect()
}

/// The maps among some kinds that know the most of some keys.
fn likeliest(kinds: &[&'static ValueKind], entries: MapEntries<'_>) -> Vec<&'static Map> {
    let maps = kinds.iter().filter_map(|kind| match kind {
        ValueKind::Map(map) => Some(map()),
        _ => None,
    });
    let known = |map: &'static Map| {
        let is_known = |key: &str| map.declared().any(|declared| declared.name == key);
        entries.iter().filter(|(key, _)| is_known(&key.value)).count()
    };
    let counted = maps.map(|map| (known(map), map)).collect::<Vec<_>>();
    let most = counted.iter().map(|(known, _)| *known).max().unwrap_or_default();
    counted.into_iter().filter(|(known, _)| *known == most).map(|(_, map)| map).collect()
}
