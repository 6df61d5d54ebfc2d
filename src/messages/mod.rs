//! What the program says to authors, in each language it can be said in.
//!
//! A message is a form of words ([`Said`]); it is English where it is said, and the catalogue
//! has a line for each form with the same in the other languages. Several forms of one kind
//! of mistake have one code.

mod analysis;
mod archive;
mod assistance;
mod blocks;
mod claims;
mod command;
mod command_archive;
mod command_build;
mod command_explain;
mod command_help;
mod command_new;
mod comparing;
mod container;
mod disclosure;
mod document;
mod draft;
mod explained;
mod file;
mod format;
mod kinds;
mod layout;
mod live;
mod manuscript;
mod pages;
mod project;
mod publish;
mod published;
mod requests;
mod review;
mod reviewers;
mod statistics;
mod survey_cells;
mod survey_codebook;
mod survey_design;
mod survey_files;
mod survey_waves;
mod survey_workbook;
mod typeset;
mod weights;
mod written;

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::diagnostic::{Diagnostic, Said};
use crate::words::Language;

pub use self::explained::{
    ExamplePlace, MistakeExample, MistakeKind, mistake_kind, mistake_kinds,
};
pub use self::pages::{codes_chapter, codes_page};

/// A line of the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CatalogueLine {
    /// The kind of mistake, of a form that tells one.
    pub code: Option<&'static str>,
    /// The form as it stands where it is said.
    pub english: &'static str,
    /// The same in Swedish.
    pub swedish: &'static str,
    /// The same in Norwegian (bokmål).
    pub norwegian: &'static str,
    /// The same in Danish.
    pub danish: &'static str,
}

/// What tells a mistake, by its code.
const fn mistake(
    code: &'static str,
    english: &'static str,
    swedish: &'static str,
    norwegian: &'static str,
    danish: &'static str,
) -> CatalogueLine {
    CatalogueLine { code: Some(code), english, swedish, norwegian, danish }
}

/// A hint, or a phrase within what is said.
const fn phrase(
    english: &'static str,
    swedish: &'static str,
    norwegian: &'static str,
    danish: &'static str,
) -> CatalogueLine {
    CatalogueLine { code: None, english, swedish, norwegian, danish }
}

impl CatalogueLine {
    /// The form in a language.
    #[must_use]
    pub fn within(&self, language: Language) -> &'static str {
        match language {
            Language::En => self.english,
            Language::Sv => self.swedish,
            Language::Nb => self.norwegian,
            Language::Da => self.danish,
        }
    }
}

/// The whole catalogue.
pub fn catalogue() -> impl Iterator<Item = &'static CatalogueLine> {
    let rooms = [
        blocks::LINES,
        claims::LINES,
        command::LINES,
        command_archive::LINES,
        command_build::LINES,
        command_explain::LINES,
        command_help::LINES,
        command_new::LINES,
        container::LINES,
        document::LINES,
        draft::LINES,
        file::LINES,
        format::LINES,
        kinds::LINES,
        layout::LINES,
        live::LINES,
        manuscript::LINES,
        project::LINES,
        analysis::LINES,
        archive::LINES,
        assistance::LINES,
        comparing::LINES,
        disclosure::LINES,
        publish::LINES,
        published::LINES,
        requests::LINES,
        review::LINES,
        reviewers::LINES,
        statistics::LINES,
        survey_cells::LINES,
        survey_codebook::LINES,
        survey_design::LINES,
        survey_files::LINES,
        survey_waves::LINES,
        survey_workbook::LINES,
        typeset::LINES,
        weights::LINES,
        written::LINES,
    ];
    rooms.into_iter().flatten()
}

/// The line of an English form.
fn line(english: &str) -> Option<&'static CatalogueLine> {
    static LINES: OnceLock<HashMap<&'static str, &'static CatalogueLine>> =
        OnceLock::new();
    let lines =
        LINES.get_or_init(|| catalogue().map(|line| (line.english, line)).collect());
    lines.get(english).copied()
}

/// What is said, in a language; in English what the catalogue has no line for.
#[must_use]
pub fn told(said: &Said, language: Language) -> String {
    match language {
        Language::En => said.to_string(),
        Language::Sv | Language::Nb | Language::Da => {
            said.told(language, &|form| line(form).map(|line| line.within(language)))
        }
    }
}

/// The code of the kind of mistake that a message tells; of one that only says where, as
/// ``"`{file}`: {wrong}"`` does, that of the phrase in it.
#[must_use]
pub fn code(diagnostic: &Diagnostic) -> Option<&'static str> {
    let finding = diagnostic.finding.as_ref().map(|finding| finding.check);
    finding.or_else(|| kind_of(&diagnostic.message))
}

/// The code of a form, or else of the first phrase in it that has one.
fn kind_of(said: &Said) -> Option<&'static str> {
    let own = line(said.form()).and_then(|line| line.code);
    own.or_else(|| said.phrases().find_map(kind_of))
}
