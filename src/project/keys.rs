//! What stands in `baslinje.yaml`.

use crate::format::{Path, Several, Text, Word, map};
use crate::words::Language;

map! {
    /// `baslinje.yaml`.
    pub(crate) Project = "project", "the project" {
        TITLE "title": Text, Default("a word for reports in the language of the list")
            => "the heading of the list";
        PUBLISHER "publisher": Text, Optional => "who publishes the reports, under the heading";
        LANGUAGE "language": Word<Language>,
            Default("that of the reports, or `en` if they have several")
            => "the language of the list's own words, and of what the command line says to \
                whoever works on the project";
        SITE "site": Text, Depends("required for `feed.xml`")
            => "the address that the folder with the builds has when it is published, such as \
                `https://fou.example.org/rapporter/`";
        TEMPLATES "templates": Several<Path>, Optional
            => "folders with templates besides `report-templates`, from the project's folder; \
                they may lie outside it";
    }
}
