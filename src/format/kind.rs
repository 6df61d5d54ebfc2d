//! What may stand under a key: kinds as values, for the reference and the schemas, and as
//! types, for reading.

use std::marker::PhantomData;

use crate::diagnostic::{Diagnostics, Placed};
use crate::yaml::Node;

use super::{Fields, MapKeys, MapOf};

/// What may stand under a key.
#[derive(Clone, Copy, Debug)]
pub enum ValueKind {
    /// A text; numbers and truth values are taken as they are written.
    Text(Called),
    /// `true` or `false`.
    Flag,
    /// One of some words.
    Word(fn() -> Vec<&'static str>),
    /// A whole number from the first to the second.
    Whole(u64, u64),
    /// A number.
    Number,
    /// One of a kind, or a list of them.
    Several(&'static Self),
    /// A list.
    List(&'static Self),
    /// A list of two.
    Pair(&'static Self),
    /// A map with names of the author's own.
    Entries(Called, &'static Self),
    /// A map with keys that are declared.
    Map(MapOf),
    /// One of several kinds.
    Either(&'static [Self]),
    /// Whatever the author likes.
    Anything,
}

/// How the reference calls a kind of text, and what such a text consists of.
#[derive(Clone, Copy, Debug)]
pub struct Called {
    /// One of them: `a variable`, without the article.
    pub one: &'static str,
    /// Several of them.
    pub many: &'static str,
    /// A regular expression that all of it matches, if there are rules.
    pub pattern: Option<&'static str>,
}

impl Called {
    /// Reads one. Text and labels, which somebody reads, are reported if YAML takes the rest
    /// of them for a comment.
    pub(crate) fn read(
        self,
        node: &Node,
        diagnostics: &mut Diagnostics,
    ) -> Option<Placed<String>> {
        match self.one {
            "text" | "label" => node.words(diagnostics),
            _ => node.text(diagnostics),
        }
    }
}

/// A kind as a type.
pub trait KindOf {
    /// The kind.
    const KIND: ValueKind;
}

/// A kind that can be read by itself.
pub trait Value: KindOf {
    /// What comes of it.
    type Read<'n>;

    /// Reads one; what is wrong is reported.
    fn read<'n>(node: &'n Node, diagnostics: &mut Diagnostics) -> Option<Self::Read<'n>>;
}

/// A text that is called something.
pub trait NamedText: KindOf {
    /// What.
    const CALLED: Called;
}

/// Words an author chooses among, each with what it stands for.
pub trait ChoiceWords: 'static {
    /// What a word stands for.
    type Of: Copy + 'static;

    /// The words, in the order of the reference.
    const WORDS: &'static [(&'static str, Self::Of)];

    /// What each means, where the word alone does not tell those who write reports.
    const MEANT: &'static [&'static str] = &[];
}

/// Declares texts that the reference tells apart, each as a type. All are read alike.
macro_rules! texts {
    (@pattern) => { None };
    (@pattern $pattern:literal) => { Some($pattern) };
    ($(
        $(#[$attribute:meta])*
        $vis:vis $text:ident: $one:literal, $many:literal $(, $pattern:literal)?;
    )*) => {
        $(
            $(#[$attribute])*
            #[derive(Debug)]
            $vis enum $text {}

            impl $crate::format::NamedText for $text {
                const CALLED: $crate::format::Called = $crate::format::Called {
                    one: $one,
                    many: $many,
                    pattern: $crate::format::texts!(@pattern $($pattern)?),
                };
            }

            impl $crate::format::KindOf for $text {
                const KIND: $crate::format::ValueKind = $crate::format::ValueKind::Text(
                    <Self as $crate::format::NamedText>::CALLED,
                );
            }

            impl $crate::format::Value for $text {
                type Read<'n> = $crate::diagnostic::Placed<String>;

                fn read(
                    node: &$crate::yaml::Node,
                    diagnostics: &mut $crate::diagnostic::Diagnostics,
                ) -> Option<$crate::diagnostic::Placed<String>> {
                    <Self as $crate::format::NamedText>::CALLED.read(node, diagnostics)
                }
            }
        )*
    };
}

pub(crate) use texts;

texts! {
    /// Any text, without markup.
    pub Text: "text", "text";
    /// An id, which stands in references and names of files.
    pub Id: "id", "ids", "^[A-Za-z0-9_-]+$";
    /// The name of something that the project has.
    pub Name: "name", "names";
    /// The name of a box of a drawing.
    pub BoxName: "box", "boxes";
    /// A path to a file.
    pub Path: "path", "paths";
    /// A view or survey of the report.
    pub View: "view", "views";
    /// A variable of a codebook.
    pub Variable: "variable", "variables";
    /// A named number of the report.
    pub NamedNumber: "number", "numbers";
    /// A measurement of the report.
    pub WaveName: "wave", "waves";
    /// The label of an answer.
    pub Label: "label", "labels";
    /// A code in a data file.
    pub Code: "code", "codes";
    /// Words of a claim.
    pub Phrase: "phrase", "phrases";
    /// A day.
    pub Day: "`YYYY-MM-DD`", "days", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
}

/// `true` or `false`.
#[derive(Debug)]
pub enum Flag {}

impl KindOf for Flag {
    const KIND: ValueKind = ValueKind::Flag;
}

impl Value for Flag {
    type Read<'n> = bool;

    fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<bool> {
        node.boolean(diagnostics)
    }
}

/// A whole number from `LEAST` to `MOST`, which its reader holds it to.
#[derive(Debug)]
pub enum WholeNumber<const LEAST: u64 = 0, const MOST: u64 = { u64::MAX }> {}

impl<const LEAST: u64, const MOST: u64> KindOf for WholeNumber<LEAST, MOST> {
    const KIND: ValueKind = ValueKind::Whole(LEAST, MOST);
}

/// A number.
#[derive(Debug)]
pub enum Decimal {}

impl KindOf for Decimal {
    const KIND: ValueKind = ValueKind::Number;
}

impl Value for Decimal {
    type Read<'n> = f64;

    fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<f64> {
        node.number(diagnostics)
    }
}

/// One of the words of `W`.
#[derive(Debug)]
pub struct Word<W>(PhantomData<W>);

impl<W: ChoiceWords> KindOf for Word<W> {
    const KIND: ValueKind =
        ValueKind::Word(|| W::WORDS.iter().map(|(word, _)| *word).collect());
}

impl<W: ChoiceWords> Value for Word<W> {
    type Read<'n> = W::Of;

    fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<W::Of> {
        node.explained_choice(W::WORDS, W::MEANT, diagnostics)
    }
}

/// Whether something is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Switch {
    /// It is.
    On,
    /// It is not.
    Off,
}

impl Switch {
    /// Whether it is.
    #[must_use]
    pub fn is_on(self) -> bool {
        match self {
            Self::On => true,
            Self::Off => false,
        }
    }
}

impl ChoiceWords for Switch {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] =
        &[("on", Self::On), ("off", Self::Off)];
}

/// One of a kind, or a list of them.
#[derive(Debug)]
pub struct Several<V>(PhantomData<V>);

impl<V: KindOf> KindOf for Several<V> {
    const KIND: ValueKind = ValueKind::Several(&V::KIND);
}

impl<V: NamedText> Value for Several<V> {
    type Read<'n> = Vec<Placed<String>>;

    fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<Vec<Placed<String>>> {
        Some(node.texts(diagnostics))
    }
}

/// One of the words of `W`, or a list of them.
#[derive(Debug)]
pub struct SeveralWords<W>(PhantomData<W>);

impl<W: ChoiceWords> KindOf for SeveralWords<W> {
    const KIND: ValueKind = ValueKind::Several(&Word::<W>::KIND);
}

impl<W: ChoiceWords> Value for SeveralWords<W> {
    type Read<'n> = Vec<Placed<W::Of>>;

    fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self::Read<'static>> {
        let words = node.items().iter().filter_map(|item| {
            let word = item.explained_choice(W::WORDS, W::MEANT, diagnostics)?;
            Some(Placed::new(word, item.place.clone()))
        });
        Some(words.collect())
    }
}

/// A list, where one alone is none.
#[derive(Debug)]
pub struct List<V>(PhantomData<V>);

impl<V: KindOf> KindOf for List<V> {
    const KIND: ValueKind = ValueKind::List(&V::KIND);
}

impl<V: KindOf> Value for List<V> {
    type Read<'n> = &'n [Node];

    fn read<'n>(node: &'n Node, diagnostics: &mut Diagnostics) -> Option<Self::Read<'n>> {
        node.list(diagnostics)
    }
}

/// A list of two.
#[derive(Debug)]
pub struct TwoOf<V>(PhantomData<V>);

impl<V: KindOf> KindOf for TwoOf<V> {
    const KIND: ValueKind = ValueKind::Pair(&V::KIND);
}

/// A map with names of the author's own.
#[derive(Debug)]
pub struct Entries<N, V>(PhantomData<(N, V)>);

impl<N: NamedText, V: KindOf> KindOf for Entries<N, V> {
    const KIND: ValueKind = ValueKind::Entries(N::CALLED, &V::KIND);
}

impl<N: NamedText, V: KindOf> Value for Entries<N, V> {
    type Read<'n> = &'n [(Placed<String>, Node)];

    fn read<'n>(node: &'n Node, diagnostics: &mut Diagnostics) -> Option<Self::Read<'n>> {
        node.entries(diagnostics)
    }
}

/// A map with keys that are declared.
#[derive(Debug)]
pub struct Inner<M>(PhantomData<M>);

impl<M: MapKeys> KindOf for Inner<M> {
    const KIND: ValueKind = ValueKind::Map(M::map);
}

impl<M: MapKeys> Value for Inner<M> {
    type Read<'n> = Fields<'n, M>;

    fn read<'n>(node: &'n Node, diagnostics: &mut Diagnostics) -> Option<Self::Read<'n>> {
        Fields::new(node, diagnostics)
    }
}

/// One of two kinds.
#[derive(Debug)]
pub struct Either<A, B>(PhantomData<(A, B)>);

impl<A: KindOf, B: KindOf> KindOf for Either<A, B> {
    const KIND: ValueKind = ValueKind::Either(&[A::KIND, B::KIND]);
}

/// Whatever the author likes.
#[derive(Debug)]
pub enum Anything {}

impl KindOf for Anything {
    const KIND: ValueKind = ValueKind::Anything;
}
