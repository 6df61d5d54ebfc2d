//! What an author can write, declared once: each map of the files with its keys, what may
//! stand under them, whether they must be there, and a sentence of documentation.
//!
//! A room declares its maps with `map!` beside what it makes of them.
//! From that follow reading ([`Fields`]), which keys are unknown and what was meant by them,
//! the tables of the reference and the JSON Schemas (the room `reference`).
//! A key that a map does not declare cannot be read from it, and one that is declared and
//! never read is an error of the compiler.

mod fields;
mod kind;

use std::marker::PhantomData;

use crate::diagnostic::Placed;
use crate::yaml::{Content, Node};

pub use self::fields::{Fields, Misspelt};
pub(crate) use self::kind::texts;
pub use self::kind::{
    Anything, BoxName, Called, ChoiceWords, Code, Day, Decimal, Either, Entries, Flag,
    Id, Inner, KindOf, Label, List, Name, NamedNumber, NamedText, Path, Phrase, Several,
    SeveralWords, Switch, Text, TwoOf, Value, ValueKind, Variable, View, WaveName,
    WholeNumber, Word,
};

/// A map that an author writes.
#[derive(Debug)]
pub struct Map {
    /// What the reference and the schemas call it: `chart`.
    pub name: &'static str,
    /// What messages call it: `a chart`.
    pub what: &'static str,
    /// How many of its own keys it may have.
    pub form: MapForm,
    /// Keys that it shares with other maps, and that stand before its own.
    pub before: &'static [MapOf],
    /// Its own keys.
    pub keys: &'static [Declared],
    /// Shared keys that stand after its own.
    pub after: &'static [MapOf],
}

/// A map, found when it is asked for: maps can hold each other.
pub type MapOf = fn() -> &'static Map;

/// How many of its own keys a map may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapForm {
    /// Any of them.
    Any,
    /// Exactly one; the shared ones stand beside it.
    One,
}

/// A key as it is declared.
#[derive(Debug)]
pub struct Declared {
    /// What an author writes.
    pub name: &'static str,
    /// What may stand under it.
    pub kind: ValueKind,
    /// Whether it must be there.
    pub need: Need,
    /// What it means, in the words of the reference (Markdown, without a full stop).
    pub meaning: &'static str,
}

/// Whether a key must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// It must.
    Required,
    /// It may be left out; then there is nothing.
    Optional,
    /// It may be left out, and then means what the reference says here.
    Default(&'static str),
    /// That depends on other keys, as the reference says here.
    Depends(&'static str),
}

impl Map {
    /// All keys, in the order of the reference.
    pub fn declared(&self) -> impl Iterator<Item = &'static Declared> {
        let shared = |maps: &'static [MapOf]| maps.iter().flat_map(|map| map().keys);
        shared(self.before).chain(self.keys).chain(shared(self.after))
    }
}

/// A map as a type, made by `map!`.
pub trait MapKeys: 'static {
    /// Its declaration.
    fn map() -> &'static Map;
}

/// That a map has all keys of another one.
pub trait Includes<Other: MapKeys>: MapKeys {}

impl<M: MapKeys> Includes<M> for M {}

/// A key of the map `M` with a `V` under it.
pub struct MapKey<M, V> {
    /// What an author writes.
    pub name: &'static str,
    need: Need,
    of: PhantomData<fn() -> (M, V)>,
}

impl<M, V> Clone for MapKey<M, V> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<M, V> Copy for MapKey<M, V> {}

impl<M, V> MapKey<M, V> {
    /// A key; only `map!` makes one.
    #[must_use]
    pub const fn new(name: &'static str, need: Need) -> Self {
        Self { name, need, of: PhantomData }
    }

    /// The key and its value in a map that is looked into, not read.
    #[must_use]
    pub fn entry_in(self, node: &Node) -> Option<&(Placed<String>, Node)> {
        let Content::Map(entries) = &node.content else { return None };
        entries.iter().find(|(name, _)| name.value == self.name)
    }

    /// Its value in a map that is looked into, not read.
    #[must_use]
    pub fn peek(self, node: &Node) -> Option<&Node> {
        self.entry_in(node).map(|(_, value)| value)
    }
}

/// Declares a map as a type with a constant for each of its keys:
///
/// ```ignore
/// map! {
///     /// Somebody's words.
///     pub(crate) Quote = "quote", "a quote" [Captioned .. Below] {
///         TEXT "text": Markup, Required => "what was said";
///         BY "by": Quoting, Optional => "by whom: a role, not a name";
///     }
/// }
/// ```
///
/// `[Captioned .. Below]` takes in the keys of other maps, before and after its own.
macro_rules! map {
    (
        $(#[$attribute:meta])*
        $vis:vis $map:ident = $name:literal, $what:literal $(, $form:ident)?
        $([$($before:ident),* .. $($after:ident),*])? {
            $(
                $key:ident $word:literal : $value:ty,
                $need:ident $(($told:literal))? => $meaning:expr;
            )*
        }
    ) => {
        $(#[$attribute])*
        $vis enum $map {}

        #[deny(dead_code, reason = "a key that is declared is read")]
        impl $map {
            $(
                #[doc = $meaning]
                $vis const $key: $crate::format::MapKey<Self, $value> =
                    $crate::format::MapKey::new(
                        $word,
                        $crate::format::Need::$need $(($told))?,
                    );
            )*
        }

        impl $crate::format::MapKeys for $map {
            fn map() -> &'static $crate::format::Map {
                static MAP: $crate::format::Map = $crate::format::Map {
                    name: $name,
                    what: $what,
                    form: $crate::format::map!(@form $($form)?),
                    before: &[$($(<$before as $crate::format::MapKeys>::map),*)?],
                    keys: &[$(
                        $crate::format::Declared {
                            name: $word,
                            kind: <$value as $crate::format::KindOf>::KIND,
                            need: $crate::format::Need::$need $(($told))?,
                            meaning: $meaning,
                        }
                    ),*],
                    after: &[$($(<$after as $crate::format::MapKeys>::map),*)?],
                };
                &MAP
            }
        }

        $(
            $(impl $crate::format::Includes<$before> for $map {})*
            $(impl $crate::format::Includes<$after> for $map {})*
        )?
    };
    (@form) => { $crate::format::MapForm::Any };
    (@form $form:ident) => { $crate::format::MapForm::$form };
}

pub(crate) use map;
