//! What stands in `template.yaml` and `library.yaml`.

use crate::format::{
    Anything, ChoiceWords, Entries, Flag, Inner, Name, Path, Several, SeveralWords, Text,
    Word, map, texts,
};
use crate::manuscript::BlockKind;
use crate::words::Language;

use super::cover::Cover;

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

texts! {
    /// The name of a token.
    pub(crate) Token: "token", "tokens";
    /// A colour of the screen, as it is written.
    pub(crate) HexColor: "`\"#RRGGBB\"`", "colours", "^#[0-9A-Fa-f]{6}$";
}

map! {
    /// `template.yaml`.
    pub(crate) Template = "template", "a template" {
        NAME "name": Text, Required => "what the template is called";
        VERSION "version": Text, Required => "its version, which `manifest.json` records";
        DESCRIPTION "description": Text, Optional => "for whom and what it is";
        LANGUAGES "languages": SeveralWords<Language>, Default("all")
            => "the languages that it is made for: a report in another is told so";
        BLOCKS "blocks": SeveralWords<BlockKind>, Default("all")
            => "the kinds of [blocks](#blocks) that it can show: another is a mistake";
        OPTIONS "options": Entries<Name, Inner<TemplateOption>>, Optional
            => "what a report can choose in `template-options`";
        DRAFTS "drafts": Flag, Default("`false`")
            => "whether drafts use it where nobody asks for another";
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

/// What may be chosen by an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OptionType {
    /// Whether or not.
    Flag,
    /// A number.
    Number,
    /// One of some words.
    Choice,
    /// A text.
    Text,
}

impl ChoiceWords for OptionType {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] = &[
        ("flag", Self::Flag),
        ("number", Self::Number),
        ("choice", Self::Choice),
        ("text", Self::Text),
    ];
}

map! {
    /// What a report can choose of a template.
    pub(crate) TemplateOption = "option", "an option" {
        TYPE "type": Word<OptionType>, Required
            => "what is chosen: `true` or `false`, a number, one of some words, or a text";
        DEFAULT "default": Anything, Required => "what holds where a report says nothing";
        CHOICES "choices": Several<Text>, Depends("required with `choice`")
            => "the words to choose among";
        MEANING "meaning": Text, Required => "what it does, for authors";
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
