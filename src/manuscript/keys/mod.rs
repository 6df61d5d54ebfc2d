//! What an author can write in `report.yaml` and in chapters: every map with its keys.

pub(crate) mod chapter;
pub(crate) mod publication;
pub(crate) mod quality;
pub(crate) mod register;
pub(crate) mod report;
pub(crate) mod request;

use crate::diagnostic::Diagnostics;
use crate::format::{
    Called, ChoiceWords, Entries, Flag, Id, KindOf, Label, Several, Text, Value,
    ValueKind, Variable, Word, map,
};
use crate::words::Language;
use crate::yaml::Node;

use super::prose::Prose;
use super::status::Status;

/// Texts that are kept as they are written, each character with its place.
macro_rules! prose {
    ($($(#[$attribute:meta])* $text:ident: $one:literal, $many:literal;)*) => {
        $(
            $(#[$attribute])*
            #[derive(Debug)]
            pub(crate) enum $text {}

            impl KindOf for $text {
                const KIND: ValueKind =
                    ValueKind::Text(Called { one: $one, many: $many, pattern: None });
            }

            impl Value for $text {
                type Read<'n> = Prose;

                fn read(
                    node: &Node,
                    diagnostics: &mut Diagnostics,
                ) -> Option<Prose> {
                    Prose::read(node, diagnostics)
                }
            }
        )*
    };
}

prose! {
    /// Markup in which numbers can be quoted.
    Markup: "markup, quotes numbers", "markup";
    /// Text in which numbers can be quoted.
    Quoting: "text, quotes numbers", "text";
    /// Text in which none can.
    Description: "text", "text";
}

impl ChoiceWords for Language {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] = &Self::ALL;
}

/// Labels by variable: which rows.
pub(crate) type Where = Entries<Variable, Several<Label>>;

map! {
    /// What may stand beside the content of a chapter or block.
    pub(crate) Marked = "status", "a status" {
        STATUS "status": Word<Status>, Optional
            => "whether [what it says](#what-waits-to-be-confirmed) must be confirmed";
        LANGUAGE "language": Word<Language>, Default("that of what it stands in")
            => "the language of [a part in another one](#parts-in-another-language)";
        LANDSCAPE "landscape": Flag, Default("`false`")
            => "whether it stands on [a turned page](#turned-pages) of its own; of sections \
                and blocks";
    }
}

map! {
    /// What everything with a caption begins with.
    pub(crate) Captioned = "captioned", "a caption" {
        ID "id": Id, Required
            => "what [references](#references-and-ids) name: `@diagram:ID` for a chart, \
                `@table:ID` for a table";
        CAPTION "caption": Quoting, Required
            => "the caption, [without unit and base](#captions)";
    }
}

map! {
    /// What stands below what has a caption, and how it lies on the page.
    pub(crate) Below = "below", "a note" {
        NOTE "note": Quoting, Optional => "a line under it";
        FLOAT "float": Flag, Default("`false`")
            => "whether it may move to the top or bottom of a page, so that text fills the \
                room it leaves; only in print";
    }
}

map! {
    /// What a row of data is called.
    pub(crate) Unit = "unit", "a unit" {
        ONE "one": Text, Required => "one of them: `svar`";
        MANY "many": Text, Required => "several of them";
    }
}
