//! What each kind of mistake is, and what one looks like: for `explain` and the page of codes.
//!
//! An example is written twice, wrong and right, as an author would write it in the small
//! project that the tests lay out; they hold that the one is told with the code, and the
//! other is not.

mod analysis;
mod blocks;
mod cells;
mod codebook;
mod commands;
mod data_files;
mod design;
mod drafts;
mod findings;
mod projects;
mod protection;
mod publication;
mod requests;
mod templates;
mod texts;
mod typeset;
mod yaml;

use crate::words::Language;

use super::{CatalogueLine, mistake};

/// A kind of mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MistakeKind {
    /// What it is, in whole sentences, with its code.
    meaning: CatalogueLine,
    /// What one looks like, of those that files of an author or commands can show.
    pub example: Option<MistakeExample>,
}

/// The same lines with a mistake and without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MistakeExample {
    /// Where they stand.
    pub within: ExamplePlace,
    /// With the mistake.
    pub wrong: &'static str,
    /// Without.
    pub right: &'static str,
}

/// Where the lines of an example stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExamplePlace {
    /// Among the blocks of a chapter.
    Blocks,
    /// As a whole chapter.
    Chapter,
    /// In `report.yaml`, in place of the same keys.
    Report,
    /// In the codebook, in place of the same keys.
    Codebook,
    /// Among the variables of the codebook, in place of the same ones.
    Variables,
    /// As the whole data file.
    Answers,
    /// As the whole bibliography.
    Works,
    /// In several files, and perhaps with commands: `# PATH` stands above the lines of a file,
    /// which are in place of the same keys where it is a codebook, a template or `report.yaml`;
    /// `# PATH: KEY` above those of a key in it, `# PATH (NOTE)` above the cells of a workbook;
    /// `$` before a command.
    Files,
}

impl MistakeKind {
    /// The code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.meaning.code.unwrap_or_default()
    }

    /// What it means, in a language.
    #[must_use]
    pub fn meaning(&self, language: Language) -> &'static str {
        self.meaning.within(language)
    }
}

/// A kind of mistake that an example shows.
const fn explained(
    code: &'static str,
    [english, swedish, norwegian, danish]: [&'static str; 4],
    within: ExamplePlace,
    [wrong, right]: [&'static str; 2],
) -> MistakeKind {
    MistakeKind {
        meaning: mistake(code, english, swedish, norwegian, danish),
        example: Some(MistakeExample { within, wrong, right }),
    }
}

/// A kind of mistake that no files of a small project could show: the suite lists them with
/// the reason.
const fn without_example(
    code: &'static str,
    [english, swedish, norwegian, danish]: [&'static str; 4],
) -> MistakeKind {
    MistakeKind {
        meaning: mistake(code, english, swedish, norwegian, danish),
        example: None,
    }
}

/// All that are explained.
pub fn mistake_kinds() -> impl Iterator<Item = &'static MistakeKind> {
    let subjects = [
        analysis::EXPLAINED,
        blocks::EXPLAINED,
        cells::EXPLAINED,
        codebook::EXPLAINED,
        commands::EXPLAINED,
        data_files::EXPLAINED,
        design::EXPLAINED,
        drafts::EXPLAINED,
        findings::EXPLAINED,
        projects::EXPLAINED,
        protection::EXPLAINED,
        publication::EXPLAINED,
        requests::EXPLAINED,
        templates::EXPLAINED,
        texts::EXPLAINED,
        typeset::EXPLAINED,
        yaml::EXPLAINED,
    ];
    subjects.into_iter().flatten()
}

/// The explanation of a code.
#[must_use]
pub fn mistake_kind(code: &str) -> Option<&'static MistakeKind> {
    mistake_kinds().find(|one| one.code() == code)
}
