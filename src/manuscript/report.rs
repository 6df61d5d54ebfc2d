//! `report.yaml`: what a report is, and what all its chapters share.

use crate::diagnostic::{Place, Placed};
use crate::words::Language;
use crate::yaml::Node;

use super::claim::Claim;
use super::date::Date;
use super::inference::IntervalRules;
use super::policy::Policy;
use super::publication::{Author, PublicationFacts};
use super::request::{BaseRule, Number, View};
use super::rounding::RoundingContract;
use super::status::ReportStatus;
use super::waves::{NamedSurvey, Waves};

/// What is chosen of a template's options, as it is written.
pub type WrittenOptions = Vec<(Placed<String>, Node)>;

/// The content of `report.yaml`.
#[derive(Clone, Debug)]
pub struct Report {
    /// The folder's name, which names the outputs.
    pub name: String,
    /// Title.
    pub title: Placed<String>,
    /// Subtitle.
    pub subtitle: Option<String>,
    /// A folder of `report-templates/`.
    pub template: Placed<String>,
    /// The unit's look: a file, from the project's folder.
    pub profile: Option<Placed<String>>,
    /// What is chosen of what the template offers.
    pub template_options: WrittenOptions,
    /// The document's language.
    pub language: Language,
    /// The only date the build knows.
    pub date: Date,
    /// Whether it is finished.
    pub status: ReportStatus,
    /// The day it was changed after it was published.
    pub updated: Option<Date>,
    /// The report of the measurement that this one repeats.
    pub follows: Option<Placed<String>>,
    /// The series it belongs to.
    pub series: Option<ReportSeries>,
    /// Who publishes it.
    pub publisher: String,
    /// The organisation the publisher belongs to.
    pub organisation: Option<String>,
    /// Who wrote it.
    pub authors: Vec<Author>,
    /// What it is known by to libraries, archives and search engines.
    pub facts: PublicationFacts,
    /// Whom to ask.
    pub contact: Option<String>,
    /// A line readers must see, such as that the data is synthetic.
    pub notice: Option<String>,
    /// Further lines of the imprint.
    pub imprint: Vec<String>,
    /// Text on the back cover.
    pub back_cover: Option<String>,
    /// Which lists stand before the first chapter.
    pub contents: Contents,
    /// The works cited: Hayagriva YAML or BibTeX, in the report's folder.
    pub bibliography: Option<Placed<String>>,
    /// The style of citations.
    pub citation_style: String,
    /// Whom shares are shares of, unless a request says otherwise.
    pub base: BaseRule,
    /// Decimals of percentages, unless a request says otherwise.
    pub percent_decimals: u8,
    /// How numbers are rounded.
    pub rounding: RoundingContract,
    /// Whether shares and means are weighted, unless a request says otherwise.
    pub weights: Placed<bool>,
    /// How intervals are made.
    pub intervals: Placed<IntervalRules>,
    /// Counts up to this come out in words in running text.
    pub number_words: Option<u64>,
    /// Name and codebook of each survey.
    pub surveys: Vec<NamedSurvey>,
    /// The measurements it compares.
    pub waves: Waves,
    /// Named row sets.
    pub views: Vec<View>,
    /// Surveys and views that could not be read, which has been reported.
    pub unread_views: Unread,
    /// What is promised about the people behind the numbers.
    pub disclosure: Policy,
    /// For all quotes: who agreed to what, and when; not printed.
    pub consent: Option<String>,
    /// Named numbers.
    pub numbers: Vec<Number>,
    /// Numbers that could not be read, which has been reported.
    pub unread_numbers: Unread,
    /// Statements about the numbers, to be held against the data.
    pub claims: Vec<Claim>,
    /// Abbreviations that need not be spelt out in the text.
    pub abbreviations: Vec<Placed<String>>,
    /// Findings that the author accepts.
    pub accepted: Vec<Acceptance>,
    /// What is made.
    pub output: Output,
    /// Where it is written.
    pub place: Place,
}

/// Entries of a map that could not be read, which has been reported. Nothing is said about
/// the places where they are used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unread {
    /// Their names.
    pub names: Vec<String>,
    /// Whether nobody knows their names, because the whole map could not be read.
    pub all: bool,
}

impl Unread {
    /// Takes in those of another map.
    pub(super) fn add(&mut self, other: Self) {
        self.names.extend(other.names);
        self.all |= other.all;
    }

    /// Whether a name may be one of them.
    #[must_use]
    pub fn contains(&self, name: &str) -> bool {
        self.all || self.names.iter().any(|known| known == name)
    }
}

/// Findings of a check that the author accepts, for a stated reason.
#[derive(Clone, Debug, Hash)]
pub struct Acceptance {
    /// The code of the check.
    pub check: Placed<String>,
    /// What the finding is about; everything the check finds, if left out.
    pub of: Option<Placed<String>>,
    /// Why it is accepted.
    pub reason: String,
}

/// A series of reports.
#[derive(Clone, Debug)]
pub struct ReportSeries {
    /// Its name.
    pub name: String,
    /// The number in it.
    pub number: Option<String>,
    /// Its ISSN.
    pub issn: Option<String>,
}

/// Which lists stand before the first chapter.
#[derive(Clone, Copy, Debug)]
pub struct Contents {
    /// Levels of headings in the contents.
    pub depth: u64,
    /// A list of diagrams.
    pub diagrams: bool,
    /// A list of tables.
    pub tables: bool,
    /// A list of figures.
    pub figures: bool,
}

impl Default for Contents {
    fn default() -> Self {
        Self { depth: 2, diagrams: true, tables: true, figures: false }
    }
}

/// What is made.
#[derive(Clone, Debug)]
pub struct Output {
    /// PDF standards by Typst's names, such as `a-3a` and `ua-1`.
    pub standards: Vec<Placed<String>>,
    /// Whether an HTML page is made.
    pub html: bool,
    /// Whether it has a script for readers.
    pub script: bool,
    /// Whether a document for word processors is made.
    pub docx: bool,
    /// Where a second PDF for archives is asked for, if it is.
    pub archive_copy: Option<Place>,
}

impl Default for Output {
    fn default() -> Self {
        Self {
            standards: Vec::new(),
            html: true,
            script: true,
            docx: false,
            archive_copy: None,
        }
    }
}
