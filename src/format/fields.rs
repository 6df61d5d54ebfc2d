//! Reads a mapping key by key, and reports the keys that nobody knows.

use std::marker::PhantomData;

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Placed, Said, closest};
use crate::say;
use crate::words;
use crate::yaml::{self, Content, Node};

use super::{Includes, Map, MapKey, MapKeys, Need, Value};

/// A mapping being read. Ask for every key it may have as things are, then call
/// [`finish`](Self::finish), which reports the keys nobody asked for.
pub struct Fields<'n, M> {
    place: Place,
    entries: &'n [(Placed<String>, Node)],
    asked: Vec<&'static str>,
    /// Keys that must be there and are not, with what was said about it.
    lacking: Vec<(&'static str, Diagnostic)>,
    of: PhantomData<fn() -> M>,
}

/// Keys that seem to be meant by unknown ones.
pub struct Misspelt(Vec<&'static str>);

impl Misspelt {
    /// Whether none is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether one of them is this.
    #[must_use]
    pub fn contains<M, V>(&self, key: MapKey<M, V>) -> bool {
        self.0.contains(&key.name)
    }
}

/// The error that something else stands where the keys of a map should.
fn no_map(node: &Node, map: &Map) -> Diagnostic {
    let expected = node.expected(say!("the keys of {what}", what = Said::from(map.what)));
    match &node.content {
        Content::Scalar(_, written) => {
            let unspaced = yaml::unspaced(written);
            let known = |key: &str| map.declared().any(|declared| declared.name == key);
            match unspaced.filter(|(key, _)| known(key)) {
                Some((key, value)) => {
                    let at = node.place.start() + key.len();
                    let colon = Place::new(node.place.source(), at, at + 1);
                    yaml::colon_without_space(&colon, key, value)
                }
                None => expected.hint(begun_with(map)),
            }
        }
        Content::List(_) => {
            expected.hint("write its keys on lines of their own, without `- ` in front")
        }
        Content::Null | Content::Map(_) => expected.hint(begun_with(map)),
    }
}

/// So many keys are told of a map that needs none.
const SOME_KEYS: usize = 3;

/// What a map begins with: the keys that must be there, or some of its own.
fn begun_with(map: &Map) -> Said {
    let needed = map.declared().filter(|key| key.need == Need::Required);
    let mut names = needed.map(|key| key.name).collect::<Vec<_>>();
    if names.is_empty() {
        names = map.declared().take(SOME_KEYS).map(|key| key.name).collect();
    }
    let lines = names.iter().map(|name| format!("`{name}: …`"));
    let lines = lines.collect::<Vec<_>>().join(", ");
    say!("write its keys below, each on a line of its own: {lines}", lines)
}

/// The text that stands after a key and is a comment to YAML.
fn commented_out(key: &Place) -> Option<&str> {
    let rest = key.source().text[key.end()..].lines().next()?;
    let value = rest.trim_start().strip_prefix(':')?.trim();
    let is_text = value.strip_prefix('#')?.starts_with(char::is_alphanumeric);
    (is_text && !value.contains('"')).then_some(value)
}

impl<'n, M: MapKeys> Fields<'n, M> {
    /// Starts reading.
    pub fn new(node: &'n Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let entries = match &node.content {
            Content::Map(entries) => entries.as_slice(),
            Content::Null | Content::Scalar(..) | Content::List(_) => {
                diagnostics.push(no_map(node, M::map()));
                return None;
            }
        };
        let (asked, lacking) = (Vec::new(), Vec::new());
        Some(Self { place: node.place.clone(), entries, asked, lacking, of: PhantomData })
    }

    /// Where the mapping begins.
    #[must_use]
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// The value of a key, read as its declaration says. Its absence is reported, if it must
    /// be there.
    pub fn read<G: MapKeys, V: Value>(
        &mut self,
        key: MapKey<G, V>,
        diagnostics: &mut Diagnostics,
    ) -> Option<V::Read<'n>>
    where
        M: Includes<G>,
    {
        V::read(self.node(key, diagnostics)?, diagnostics)
    }

    /// The value of a key as it stands, for a reader of its own. Its absence is reported, if
    /// it must be there; a key without a value counts as left out.
    pub fn node<G: MapKeys, V>(
        &mut self,
        key: MapKey<G, V>,
        diagnostics: &mut Diagnostics,
    ) -> Option<&'n Node>
    where
        M: Includes<G>,
    {
        match key.need {
            Need::Required => self.required(key, diagnostics),
            Need::Optional | Need::Default(_) | Need::Depends(_) => self.optional(key),
        }
    }

    /// The value of a key that may be left out as things are.
    pub fn optional<G: MapKeys, V>(&mut self, key: MapKey<G, V>) -> Option<&'n Node>
    where
        M: Includes<G>,
    {
        self.asked.push(key.name);
        self.entries
            .iter()
            .find(|(name, _)| name.value == key.name)
            .map(|(_, node)| node)
            .filter(|node| !matches!(node.content, Content::Null))
    }

    /// Whether a key is written and its value could not be read, which has been told.
    pub fn is_misread<G: MapKeys, V, R>(
        &mut self,
        key: MapKey<G, V>,
        read: Option<&R>,
    ) -> bool
    where
        M: Includes<G>,
    {
        read.is_none() && self.optional(key).is_some()
    }

    /// The value of a key that must be there as things are.
    pub fn required<G: MapKeys, V>(
        &mut self,
        key: MapKey<G, V>,
        diagnostics: &mut Diagnostics,
    ) -> Option<&'n Node>
    where
        M: Includes<G>,
    {
        let node = self.optional(key);
        if node.is_none() {
            let error = self.lacks(key.name);
            diagnostics.push(error.clone());
            self.lacking.push((key.name, error));
        }
        node
    }

    /// Reports what is wrong as long as a key is left out; it is withdrawn if an unknown key
    /// seems to be meant by it.
    pub fn wrong_without<G: MapKeys, V>(
        &mut self,
        key: MapKey<G, V>,
        error: Diagnostic,
        diagnostics: &mut Diagnostics,
    ) where
        M: Includes<G>,
    {
        diagnostics.push(error.clone());
        self.lacking.push((key.name, error));
    }

    /// The error that a key must be there.
    fn lacks(&self, key: &str) -> Diagnostic {
        let written = self.entries.iter().find(|(name, _)| name.value == key);
        match written {
            Some((name, _)) => match commented_out(&name.place) {
                Some(value) => Diagnostic::error(say!(
                    "`{key}` has no value: ` #` begins a comment in YAML",
                    key
                ))
                .at(&name.place)
                .hint(say!(
                    "put the text in quotation marks: `{key}: \"{value}\"`",
                    key,
                    value
                )),
                None => Diagnostic::error(say!("the key `{key}` has no value", key))
                    .at(&name.place)
                    .hint(say!("write `{key}: …`", key)),
            },
            None => {
                let what = Said::from(M::map().what);
                Diagnostic::error(say!("{what} lacks the key `{key}`", what, key))
                    .at(&self.place)
                    .hint(say!("add `{key}: …`", key))
            }
        }
    }

    /// Reports the keys nobody asked for. Gives the keys that seem to be meant by them, so
    /// that nothing is said about their absence; what was said is withdrawn.
    pub fn finish(self, diagnostics: &mut Diagnostics) -> Misspelt {
        let written = |key: &str| self.entries.iter().any(|(name, _)| name.value == key);
        let declared = M::map().declared().map(|key| key.name);
        let known = declared.filter(|key| self.asked.contains(key)).collect::<Vec<_>>();
        let mut misspelt = Vec::new();
        for (key, _) in self.entries {
            if known.contains(&key.value.as_str()) {
                continue;
            }
            let what = Said::from(M::map().what);
            let message = say!("unknown key `{key}` in {what}", key = &key.value, what);
            let error = Diagnostic::error(message).at(&key.place);
            diagnostics.push(error.suggest(&key.value, known.iter().copied()));
            let meant = words::meant::among(&key.value, known.iter().copied());
            let meant = meant.or_else(|| closest(&key.value, &known));
            misspelt.extend(meant.filter(|key| !written(key)));
        }
        for (key, error) in &self.lacking {
            if misspelt.contains(key) {
                diagnostics.withdraw(error);
            }
        }
        Misspelt(misspelt)
    }
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::{Diagnostics, Source};
    use crate::format::{Fields, Flag, Switch, Text, WholeNumber, Word, map};
    use crate::yaml;

    map! {
        Shared = "shared", "what is shared" {
            NOTE "note": Text, Optional => "a line";
        }
    }

    map! {
        Frame = "frame", "a frame" [.. Shared] {
            TITLE "title": Text, Required => "what it is called";
            WIDE "wide": Flag, Default("`false`") => "whether it is wide";
            BORDER "border": Word<Switch>, Optional => "whether it has a border";
            WIDTH "width": WholeNumber<1, 9>, Depends("with `border`") => "how wide that is";
        }
    }

    /// Reads a frame; `width` is asked for with a border only.
    fn told(text: &str) -> Vec<String> {
        let mut diagnostics = Diagnostics::default();
        let node = yaml::parse(&Source::new("a.yaml", text), &mut diagnostics);
        let fields = Fields::<Frame>::new(node.as_ref().expect("YAML"), &mut diagnostics);
        if let Some(mut fields) = fields {
            fields.read(Shared::NOTE, &mut diagnostics);
            fields.read(Frame::WIDE, &mut diagnostics);
            fields.read(Frame::TITLE, &mut diagnostics);
            if fields.read(Frame::BORDER, &mut diagnostics) == Some(Switch::On) {
                fields.required(Frame::WIDTH, &mut diagnostics);
            }
            fields.finish(&mut diagnostics);
        }
        let sorted = diagnostics.sorted();
        sorted.iter().map(|one| format!("{} ({})", one.message, one.hints[0])).collect()
    }

    #[test]
    fn a_map_is_read_as_it_is_declared() {
        assert!(told("{title: A, note: b, wide: true, border: on, width: 3}").is_empty());
        assert!(told("{title: A, note: , wide: }").is_empty());
        assert_eq!(
            told("{wide: true}"),
            ["a frame lacks the key `title` (add `title: …`)"]
        );
        assert_eq!(
            told("{title: A, border: on}"),
            ["a frame lacks the key `width` (add `width: …`)"]
        );
        assert_eq!(
            told("{title: A, border: maybe}"),
            ["`maybe` is not a choice here (choose one of `on`, `off`)"]
        );
    }

    #[test]
    fn an_unknown_key_is_held_against_those_that_may_stand_there() {
        // What is lacking is what is misspelt.
        assert_eq!(
            told("{titel: A}"),
            [
                "unknown key `titel` in a frame (did you mean `title`? keys and choices are in \
              English)"
            ]
        );
        // In the order of the declaration, without what needs a border.
        assert_eq!(
            told("{title: A, width: 3}"),
            ["unknown key `width` in a frame (choose one of `title`, `wide`, `border`, \
              `note`)"]
        );
    }
}
