//! What stands in `template.yaml` and `library.yaml`.

use crate::format::{
    Anything, Called, Entries, KindOf, Name, NamedText, Several, Text, ValueKind, map,
};

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
