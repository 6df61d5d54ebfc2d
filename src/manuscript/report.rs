//! `report.yaml`: what a report is, and what all its chapters share.

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Placed, Severity};
use crate::format::{ChoiceWords, Fields, Flag, MapKey, Text};
use crate::number::LARGEST;
use crate::words::Language;
use crate::yaml::{Content, Node};

use super::claim::{self, Claim};
use super::date::Date;
use super::keys::report::{self as keys, Report as Keys};
use super::policy::{self, Policy};
use super::publication::{self, Author, PublicationFacts};
use super::request::{BaseRule, Number, View};
use super::rounding::{self, RoundingContract};
use super::show::{self, IntervalRules};
use super::status::ReportStatus;
use super::waves::{self, NamedSurvey, Waves};
use super::{ids, read_id, read_request, status};

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
    fn add(&mut self, other: Self) {
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

/// What is made.
#[derive(Clone, Debug)]
pub struct Output {
    /// PDF standards by Typst's names, such as `a-3a` and `ua-1`.
    pub standards: Vec<Placed<String>>,
    /// Whether an HTML page is made.
    pub html: bool,
    /// Where a second PDF for archives is asked for, if it is.
    pub archive_copy: Option<Place>,
}

/// Texts that may be left out.
const TEXTS: [MapKey<Keys, Text>; 6] = [
    Keys::SUBTITLE,
    Keys::ORGANISATION,
    Keys::CONTACT,
    Keys::NOTICE,
    Keys::BACK_COVER,
    Keys::CONSENT,
];

impl ChoiceWords for Language {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] = &Self::ALL;
}

impl Report {
    /// Reads `report.yaml`; what cannot be read is reported, and something stands in for
    /// it so that the mistakes elsewhere are found in the same run.
    pub fn read(name: &str, node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let mut fields = Fields::<Keys>::new(node, diagnostics)?;
        let title = fields.read(Keys::TITLE, diagnostics);
        let profile = fields.read(Keys::PROFILE, diagnostics);
        let (template, template_options) = read_template(&mut fields, diagnostics);
        let language = fields.read(Keys::LANGUAGE, diagnostics);
        let status = fields.read(Keys::STATUS, diagnostics);
        let (date, updated) = read_days(&mut fields, diagnostics);
        let follows = status::read_follows(name, &mut fields, diagnostics);
        let publisher = fields.read(Keys::PUBLISHER, diagnostics);
        let [subtitle, organisation, contact, notice, back_cover, consent] =
            TEXTS.map(|key| Some(fields.read(key, diagnostics)?.value));
        let (authors, facts) = publication::read(&mut fields, diagnostics);
        let imprint = plain(fields.read(Keys::IMPRINT, diagnostics));
        let style = fields.read(Keys::CITATION_STYLE, diagnostics);
        let series = read_series(&mut fields, diagnostics);
        let contents = read_contents(&mut fields, diagnostics);
        let bibliography = fields.read(Keys::BIBLIOGRAPHY, diagnostics);
        let (base, percent_decimals, rounding, number_words) =
            read_number_rules(&mut fields, diagnostics);
        let (intervals, weights) = show::inference(&mut fields, diagnostics);
        let (surveys, views, mut unread_views) = read_row_sets(&mut fields, diagnostics);
        let mut waves = waves::read(&mut fields, diagnostics);
        let disclosure = policy::read(fields.optional(Keys::DISCLOSURE), diagnostics);
        let (numbers, mut unread_numbers) = read_numbers(&mut fields, diagnostics);
        let claims = claim::read(&mut fields, diagnostics);
        let abbreviations = read_abbreviations(&mut fields, diagnostics);
        let accepted = read_accepted(&mut fields, diagnostics);
        let output = read_output(&mut fields, diagnostics);
        let (place, misspelt) = (fields.place().clone(), fields.finish(diagnostics));
        unread_views.all |=
            misspelt.contains(Keys::SURVEYS) || misspelt.contains(Keys::VIEWS);
        unread_numbers.all |= misspelt.contains(Keys::NUMBERS);
        waves.unread |= misspelt.contains(Keys::WAVES);
        let says_nothing = disclosure.is_none() && !misspelt.contains(Keys::DISCLOSURE);
        diagnostics.extend(missing_policy(&place, says_nothing && !surveys.is_empty()));
        let nothing = || Placed::new(String::new(), place.clone());
        Some(Self {
            name: name.to_owned(),
            title: title.unwrap_or_else(nothing),
            subtitle,
            template: template.unwrap_or_else(nothing),
            profile,
            template_options,
            language: language.unwrap_or_default(),
            date: date.unwrap_or(Date { year: 2000, month: 1, day: 1 }),
            status: status.unwrap_or_default(),
            updated,
            series,
            follows,
            publisher: publisher.unwrap_or_else(nothing).value,
            organisation,
            authors,
            facts,
            contact,
            notice,
            imprint,
            back_cover,
            contents,
            bibliography,
            citation_style: style.map_or_else(|| "apa".to_owned(), |style| style.value),
            base,
            percent_decimals,
            rounding,
            intervals,
            weights,
            number_words,
            surveys,
            waves,
            views,
            unread_views,
            disclosure: disclosure.unwrap_or_else(|| Policy::usual(5)),
            consent,
            numbers,
            unread_numbers,
            claims,
            abbreviations,
            accepted,
            output,
            place,
        })
    }
}

impl Report {
    /// Marks the report as a draft, and holds it to no PDF standard.
    pub fn make_draft(&mut self) {
        self.status = ReportStatus::Draft;
        self.mark_draft();
        self.output.standards.clear();
        self.output.archive_copy = None;
    }

    /// Marks a draft as what it is: the notice says so.
    pub fn mark_draft(&mut self) {
        let draft = self.language.words().draft();
        let notice = self.notice.take();
        self.notice = Some(
            notice.map_or_else(|| draft.to_owned(), |notice| format!("{draft} {notice}")),
        );
    }
}

/// The template, and what is chosen of what it offers.
fn read_template(
    fields: &mut Fields<'_, Keys>,
    diagnostics: &mut Diagnostics,
) -> (Option<Placed<String>>, WrittenOptions) {
    let template = fields.read(Keys::TEMPLATE, diagnostics);
    let options = fields.read(Keys::TEMPLATE_OPTIONS, diagnostics);
    (template, options.unwrap_or_default().to_vec())
}

/// The surveys and views, and the names of those that could not be read.
fn read_row_sets(
    fields: &mut Fields<'_, Keys>,
    diagnostics: &mut Diagnostics,
) -> (Vec<NamedSurvey>, Vec<View>, Unread) {
    let surveys = fields.optional(Keys::SURVEYS);
    let (surveys, unread_surveys) = read_surveys(surveys, diagnostics);
    let views = fields.optional(Keys::VIEWS);
    let (views, mut unread) = read_entries(views, diagnostics, read_request::view);
    unread.add(unread_surveys);
    (surveys, views, unread)
}

/// The template that a report names.
#[must_use]
pub fn template_of(report: &Node) -> Option<&str> {
    match &Keys::TEMPLATE.peek(report)?.content {
        Content::Scalar(_, name) => Some(name),
        Content::Null | Content::List(_) | Content::Map(_) => None,
    }
}

/// The error that a report with surveys promises nothing, if it is missing.
fn missing_policy(place: &Place, is_missing: bool) -> Option<Diagnostic> {
    let message =
        "the report shows survey data but does not say how respondents are protected";
    let hint = "add `disclosure: {method: suppress, minimum-count: 5}`, or \
                `{method: none, reason: …}`";
    let error = Diagnostic::error(message).at(place).hint(hint);
    is_missing.then_some(error)
}

/// The day of a report, and the day it was changed; one before the other is reported.
fn read_days(
    fields: &mut Fields<'_, Keys>,
    diagnostics: &mut Diagnostics,
) -> (Option<Date>, Option<Date>) {
    let date = fields.node(Keys::DATE, diagnostics);
    let date = date.and_then(|node| Date::read(node, diagnostics));
    let node = fields.node(Keys::UPDATED, diagnostics);
    let updated = node.and_then(|node| Date::read(node, diagnostics));
    if let (Some(node), Some(date), Some(updated)) = (node, date, updated)
        && updated < date
    {
        let message =
            format!("the report was changed {updated}, before its `date` {date}");
        let hint = "`date` is the day it was published; correct the one or the other";
        diagnostics.push(Diagnostic::error(message).at(&node.place).hint(hint));
    }
    (date, updated)
}

/// Texts without their places.
fn plain(texts: Option<Vec<Placed<String>>>) -> Vec<String> {
    texts.unwrap_or_default().into_iter().map(|text| text.value).collect()
}

/// Whom shares are shares of, their decimals, how numbers are rounded, and which stand in
/// words.
fn read_number_rules(
    fields: &mut Fields<'_, Keys>,
    diagnostics: &mut Diagnostics,
) -> (BaseRule, u8, RoundingContract, Option<u64>) {
    let base = fields.read(Keys::BASE, diagnostics);
    let decimals = fields
        .optional(Keys::PERCENT_DECIMALS)
        .and_then(|node| read_request::decimals(node, diagnostics));
    let rounding = rounding::read(fields.optional(Keys::ROUNDING), diagnostics);
    let words = fields
        .optional(Keys::NUMBER_WORDS)
        .and_then(|node| read_number_words(node, diagnostics));
    (base.unwrap_or_default(), decimals.unwrap_or(0), rounding, words)
}

fn read_number_words(node: &Node, diagnostics: &mut Diagnostics) -> Option<u64> {
    let value = node.natural(diagnostics)?;
    if value > LARGEST {
        let expected = format!("a number from 0 to {LARGEST}");
        diagnostics.push(node.expected(&expected));
        return None;
    }
    Some(value)
}

fn read_series(
    report: &mut Fields<'_, Keys>,
    diagnostics: &mut Diagnostics,
) -> Option<ReportSeries> {
    let mut fields = report.read(Keys::SERIES, diagnostics)?;
    let name = fields.read(keys::ReportSeries::NAME, diagnostics);
    let number = fields.read(keys::ReportSeries::NUMBER, diagnostics);
    let issn = fields.read(keys::ReportSeries::ISSN, diagnostics);
    fields.finish(diagnostics);
    Some(ReportSeries {
        name: name?.value,
        number: number.map(|number| number.value),
        issn: issn.map(|issn| issn.value),
    })
}

fn read_contents(
    report: &mut Fields<'_, Keys>,
    diagnostics: &mut Diagnostics,
) -> Contents {
    let mut contents =
        Contents { depth: 2, diagrams: true, tables: true, figures: false };
    let fields = report.read(Keys::CONTENTS, diagnostics);
    let Some(mut fields) = fields else { return contents };
    if let Some(depth) = fields.optional(keys::Contents::DEPTH) {
        match depth.natural(diagnostics) {
            Some(levels @ 1..=4) => contents.depth = levels,
            Some(_) => diagnostics.push(depth.expected("a depth from 1 to 4")),
            None => {}
        }
    }
    let mut flag = |key: MapKey<keys::Contents, Flag>, usual: bool| {
        fields.read(key, diagnostics).unwrap_or(usual)
    };
    contents.diagrams = flag(keys::Contents::DIAGRAMS, contents.diagrams);
    contents.tables = flag(keys::Contents::TABLES, contents.tables);
    contents.figures = flag(keys::Contents::FIGURES, contents.figures);
    fields.finish(diagnostics);
    contents
}

/// The named numbers, and those that could not be read.
fn read_numbers(
    fields: &mut Fields<'_, Keys>,
    diagnostics: &mut Diagnostics,
) -> (Vec<Number>, Unread) {
    let numbers = fields.optional(Keys::NUMBERS);
    read_entries(numbers, diagnostics, read_request::number)
}

/// Reads the surveys, and reports those whose files would be the same where upper and lower
/// case are.
fn read_surveys(
    node: Option<&Node>,
    diagnostics: &mut Diagnostics,
) -> (Vec<NamedSurvey>, Unread) {
    let (surveys, unread) = read_entries(node, diagnostics, read_survey);
    for (index, NamedSurvey { name, .. }) in surveys.iter().enumerate() {
        let same = |other: &&NamedSurvey| {
            other.name.value.to_lowercase() == name.value.to_lowercase()
        };
        if let Some(first) = surveys[..index].iter().find(same) {
            diagnostics.push(ids::one_file(&first.name, name));
        }
    }
    (surveys, unread)
}

fn read_survey(
    name: &Placed<String>,
    node: &Node,
    diagnostics: &mut Diagnostics,
) -> Option<NamedSurvey> {
    Some(NamedSurvey { name: name.clone(), codebook: node.text(diagnostics)? })
}

/// The values that could be read, and the names of those that could not. A value with a
/// mistake in it counts as not read, so that nothing is reported about what hangs on it.
fn read_entries<T>(
    node: Option<&Node>,
    diagnostics: &mut Diagnostics,
    read: fn(&Placed<String>, &Node, &mut Diagnostics) -> Option<T>,
) -> (Vec<T>, Unread) {
    let Some(entries) = node.and_then(|node| node.entries(diagnostics)) else {
        return (Vec::new(), Unread { names: Vec::new(), all: node.is_some() });
    };
    let (mut values, mut unread) = (Vec::new(), Unread::default());
    for (name, node) in entries {
        let before = diagnostics.count(Severity::Error);
        read_id(name, diagnostics);
        match read(name, node, diagnostics) {
            Some(value) if diagnostics.count(Severity::Error) == before => {
                values.push(value);
            }
            _ => unread.names.push(name.value.clone()),
        }
    }
    (values, unread)
}

/// The abbreviations of a map to what they stand for.
fn read_abbreviations(
    fields: &mut Fields<'_, Keys>,
    diagnostics: &mut Diagnostics,
) -> Vec<Placed<String>> {
    let entries = fields.read(Keys::ABBREVIATIONS, diagnostics).unwrap_or_default();
    let read = |(name, meaning): &(Placed<String>, Node)| {
        meaning.text(diagnostics).map(|_| name.clone())
    };
    entries.iter().filter_map(read).collect()
}

fn read_accepted(
    report: &mut Fields<'_, Keys>,
    diagnostics: &mut Diagnostics,
) -> Vec<Acceptance> {
    let items = report.read(Keys::ACCEPT, diagnostics).unwrap_or_default();
    let mut accepted = Vec::new();
    for item in items {
        let Some(mut fields) = Fields::<keys::Acceptance>::new(item, diagnostics) else {
            continue;
        };
        let check = fields.read(keys::Acceptance::CHECK, diagnostics);
        let of = fields.read(keys::Acceptance::OF, diagnostics);
        let reason = fields.read(keys::Acceptance::REASON, diagnostics);
        fields.finish(diagnostics);
        if let (Some(check), Some(reason)) = (check, reason) {
            accepted.push(Acceptance { check, of, reason: reason.value });
        }
    }
    accepted
}

fn read_output(report: &mut Fields<'_, Keys>, diagnostics: &mut Diagnostics) -> Output {
    let mut output = Output { standards: Vec::new(), html: true, archive_copy: None };
    let fields = report.read(Keys::OUTPUT, diagnostics);
    let Some(mut fields) = fields else { return output };
    if let Some(mut pdf) = fields.read(keys::Output::PDF, diagnostics) {
        let standards = pdf.read(keys::Pdf::STANDARDS, diagnostics);
        output.standards = standards.unwrap_or_default();
        if let Some(node) = pdf.optional(keys::Pdf::ARCHIVE_COPY)
            && node.boolean(diagnostics) == Some(true)
        {
            output.archive_copy = Some(node.place.clone());
        }
        pdf.finish(diagnostics);
    }
    output.html = fields.read(keys::Output::HTML, diagnostics).unwrap_or(output.html);
    fields.finish(diagnostics);
    output
}
