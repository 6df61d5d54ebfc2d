//! Drafts a report: takes surveys that have been read and what is wished, gives the texts of
//! `report.yaml` and of chapters, as a careful author would begin them.
//!
//! A draft may be shown to whoever may read the codebooks. Answers are counted to choose what
//! is told (the answers that most gave, groups of which a breakdown can be read), and no
//! count, no share and no answer that few gave stands in it: numbers are named, and computed
//! and protected by each build.
//!
//! `question.rs` finds out what is asked, `background.rs` of whom, `sentences.rs` what an
//! author would say of it, `chapters.rs` puts them in order, `plan.rs` reads an order of the
//! author's own, and `again.rs` tells what becomes of files that are there already.

mod again;
mod background;
mod breakdowns;
mod chapter_text;
mod chapters;
mod ids;
mod method;
mod plan;
mod question;
mod report_text;
mod respondents;
mod results;
mod sample;
mod seal;
mod sets;
mod sentences;
mod summary;
mod tally;

use std::collections::BTreeSet;

use crate::manuscript::Date;
use crate::survey::Survey;
use crate::words::Language;

pub use self::again::{DraftFileNow, DraftedBefore, DraftedFiles, RECORD};
pub use self::chapters::draft;
pub use self::plan::{ChapterPlan, read_plan};
pub use self::question::WhyUnused;

/// A survey to draft from.
#[derive(Clone, Copy)]
pub struct DraftedSurvey<'s> {
    /// What the report calls it.
    pub name: &'s str,
    /// What it is called in texts.
    pub title: &'s str,
    /// The path of its codebook, from the project's folder.
    pub codebook: &'s str,
    /// What was asked and answered.
    pub survey: &'s Survey,
}

/// What is asked for.
#[derive(Clone, Copy)]
pub struct DraftWishes<'a> {
    /// The report's title.
    pub title: &'a str,
    /// Its template.
    pub template: &'a str,
    /// Its language.
    pub language: Language,
    /// Its date.
    pub date: Date,
    /// Who publishes it, if that is known.
    pub publisher: Option<&'a str>,
    /// The way from the report's folder to the JSON Schemas, if there are any.
    pub schemas: Option<&'a str>,
    /// The surveys.
    pub surveys: &'a [DraftedSurvey<'a>],
    /// The survey whose rows are those that were sent to, if there is one.
    pub sample: Option<DraftedSurvey<'a>>,
    /// The chapters that the author plans.
    pub plan: Option<&'a ChapterPlan>,
    /// What stands in files that are the author's: it is not drafted a second time.
    pub taken: &'a BTreeSet<String>,
}

/// A report that has been drafted.
#[derive(Clone, Debug)]
pub struct ReportDraft {
    /// `report.yaml`.
    pub report: String,
    /// The chapters, in their order.
    pub chapters: Vec<DraftedChapter>,
    /// The variables that no chapter uses.
    pub unused: Vec<UnusedVariable>,
    /// The variables that answers are broken down by, which are guesses, by survey.
    pub breakdowns: Vec<GuessedBreakdown>,
}

/// A chapter of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftedChapter {
    /// What its file is called, without the number in front.
    pub stem: String,
    /// The text of the file.
    pub text: String,
}

/// A variable that no chapter uses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnusedVariable {
    /// The name of its survey.
    pub survey: String,
    /// Its name.
    pub variable: String,
    /// Why.
    pub why: WhyUnused,
}

/// A variable that looks like one to break answers down by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuessedBreakdown {
    /// The name of its survey.
    pub survey: String,
    /// Its name.
    pub variable: String,
    /// Whether it is used; if not, a group of it is small.
    pub is_used: bool,
}
