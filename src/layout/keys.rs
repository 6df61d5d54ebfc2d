//! What stands in `template.yaml` and `library.yaml`.

use crate::format::{
    Anything, Called, Entries, Inner, KindOf, Name, NamedText, Path, Several, Text,
    ValueKind, Word, map,
};

use super::profile::Cover;

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

/// A colour of the screen, as it is written.
#[derive(Debug)]
pub(crate) enum HexColor {}

impl KindOf for HexColor {
    const KIND: ValueKind = ValueKind::Text(Called {
        one: "`\"#RRGGBB\"`",
        many: "colours",
        pattern: Some("^#[0-9A-Fa-f]{6}$"),
    });
}

map! {
    /// The look of a unit.
    pub(crate) Profile = "profile", "a profile" {
        NAME "name": Text, Required => "what the unit is called";
        LOGO "logo": Inner<ProfileLogo>, Optional
            => "its logo: on the cover or at the head, and on the web page";
        ACCENT "accent": HexColor, Optional
            => "its colour, in quotation marks, on which white can be read; the colours of \
                charts and of a dark screen follow from it";
        FONTS "fonts": Inner<ProfileFonts>, Optional => "its typefaces";
        COVER "cover": Word<Cover>, Default("`bars`")
            => "how a cover looks: the title on the accent colour over bars, or on white \
                under the logo";
        ADDRESS "address": Text, Optional => "its address, a line of the imprint";
    }
}

map! {
    /// The logo of a unit.
    pub(crate) ProfileLogo = "logo", "a logo" {
        FILE "file": Path, Required => "an SVG or PNG, from the profile's folder";
        ALT "alt": Text, Required => "what it says, for those who cannot see it";
        DARK "dark": Path, Optional
            => "the one for dark screens and for the accent colour; without it the logo \
                stands on white there";
    }
}

map! {
    /// The typefaces of a unit; each is a family of which `fonts` has the files.
    pub(crate) ProfileFonts = "fonts", "the fonts" {
        SERIF "serif": Name, Optional => "running text";
        SANS "sans": Name, Optional => "headings, captions, tables and charts";
        DISPLAY "display": Name, Optional => "the title";
    }
}
