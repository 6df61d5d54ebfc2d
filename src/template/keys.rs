//! What stands in `template.yaml`.

use crate::format::{
    Anything, Called, Entries, Kind, Name, Named, Several, Shape, Text, map,
};

/// The name of a token.
#[derive(Debug)]
pub(crate) enum Token {}

impl Named for Token {
    const CALLED: Called = Called { one: "token", many: "tokens", pattern: None };
}

impl Shape for Token {
    const KIND: Kind = Kind::Text(<Self as Named>::CALLED);
}

map! {
    /// `template.yaml`.
    pub(crate) Manifest = "template", "a template" {
        NAME "name": Text, Required => "what the template is called";
        VERSION "version": Text, Required => "its version, which `manifest.json` records";
        DESCRIPTION "description": Text, Optional => "for whom and what it is";
        FACES "faces": Several<Name>, Required
            => "the font files that text is set in, by name without ending";
        TOKENS "tokens": Entries<Token, Anything>, Required
            => "[named values](#tokens): colours, fonts, sizes";
    }
}
