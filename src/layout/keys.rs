//! What stands in `template.yaml` and `library.yaml`.

use crate::format::{
    Anything, Called, ChoiceWords, Entries, KindOf, Name, NamedText, Several, Text,
    ValueKind, Word, map,
};

/// What documents of a kind need not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Omission {
    /// A text that refers to each chart, table and figure.
    References,
    /// Contents in which every heading stands.
    Contents,
}

impl ChoiceWords for Omission {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] =
        &[("references", Self::References), ("contents", Self::Contents)];
}

/// The name of a token.
#[derive(Debug)]
pub(crate) enum Token {}

impl NamedText for Token {
    const CALLED: Called = Called { one: "token", many: "tokens", pattern: None };
}

impl KindOf for Token {
    const KIND: ValueKind = ValueKind::Text(<Self as NamedText>::CALLED);
}

map! {
    /// `template.yaml`.
    pub(crate) Template = "template", "a template" {
        NAME "name": Text, Required => "what the template is called";
        VERSION "version": Text, Required => "its version, which `manifest.json` records";
        DESCRIPTION "description": Text, Optional => "for whom and what it is";
        USES "uses": Name, Optional => "the [library](#the-library) that it uses";
        DOES_WITHOUT "does-without": Several<Word<Omission>>, Optional
            => "what its documents need not have, so that nothing is said where it is \
                missing: `references` to charts, tables and figures, `contents`";
        FACES "faces": Several<Name>, Depends("required; the library's")
            => "the font files that text is set in, by name without ending";
        TOKENS "tokens": Entries<Token, Anything>, Depends("required; the library's")
            => "[named values](#tokens): colours, fonts, sizes";
    }
}

map! {
    /// `library.yaml`.
    pub(crate) Library = "library", "a library" {
        VERSION "version": Text, Required => "its version, which `manifest.json` records";
        DESCRIPTION "description": Text, Optional => "what it holds";
        FACES "faces": Several<Name>, Required
            => "the font files that text is set in, by name without ending";
        TOKENS "tokens": Entries<Token, Anything>, Required
            => "[named values](#tokens): colours, fonts, sizes";
    }
}
