//! Reads `report.yaml`, subject by subject.

mod data;
mod identity;
mod look;

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Placed};
use crate::format::Fields;
use crate::manuscript::date::Date;
use crate::manuscript::inference::IntervalRules;
use crate::manuscript::keys::report::{self as keys, Report as Keys};
use crate::manuscript::policy::Policy;
use crate::manuscript::publication::PublicationFacts;
use crate::manuscript::report::{
    Acceptance, Contents, Output, Report, Unread, WrittenOptions,
};
use crate::manuscript::request::BaseRule;
use crate::manuscript::rounding::RoundingContract;
use crate::manuscript::status::ReportStatus;
use crate::manuscript::waves::Waves;
use crate::words::Language;
use crate::yaml::Node;

use super::{claim, policy};

impl Report {
    /// Reads `report.yaml`; what cannot be read is reported, and something stands in for
    /// it so that the mistakes elsewhere are found in the same run.
    pub fn read(name: &str, node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let mut fields = Fields::<Keys>::new(node, diagnostics)?;
        let mut report = Self::standing_in(name, fields.place());
        report.read_identity(&mut fields, diagnostics);
        report.read_look(&mut fields, diagnostics);
        report.read_number_rules(&mut fields, diagnostics);
        report.read_row_sets(&mut fields, diagnostics);
        let policy = policy::read(fields.optional(Keys::DISCLOSURE), diagnostics);
        report.read_numbers(&mut fields, diagnostics);
        report.claims = claim::read(&mut fields, diagnostics);
        report.abbreviations = read_abbreviations(&mut fields, diagnostics);
        report.accepted = read_accepted(&mut fields, diagnostics);
        let misspelt = fields.finish(diagnostics);
        report.unread_views.all |=
            misspelt.contains(Keys::SURVEYS) || misspelt.contains(Keys::VIEWS);
        report.unread_numbers.all |= misspelt.contains(Keys::NUMBERS);
        report.waves.unread |= misspelt.contains(Keys::WAVES);
        match policy {
            Some(policy) => report.disclosure = policy,
            None if report.surveys.is_empty() || misspelt.contains(Keys::DISCLOSURE) => {}
            None => diagnostics.push(missing_policy(&report.place)),
        }
        Some(report)
    }

    /// What stands in for everything that cannot be read, and what holds where nothing is
    /// written.
    fn standing_in(name: &str, place: &Place) -> Self {
        let nothing = || Placed::new(String::new(), place.clone());
        Self {
            name: name.to_owned(),
            title: nothing(),
            subtitle: None,
            template: nothing(),
            profile: None,
            template_options: WrittenOptions::new(),
            language: Language::default(),
            date: Date { year: 2000, month: 1, day: 1 },
            status: ReportStatus::default(),
            updated: None,
            series: None,
            follows: None,
            publisher: String::new(),
            organisation: None,
            authors: Vec::new(),
            facts: PublicationFacts::default(),
            contact: None,
            notice: None,
            imprint: Vec::new(),
            back_cover: None,
            contents: Contents::default(),
            bibliography: None,
            citation_style: "apa".to_owned(),
            base: BaseRule::default(),
            percent_decimals: 0,
            rounding: RoundingContract::default(),
            intervals: Placed::new(IntervalRules::default(), place.clone()),
            weights: Placed::new(false, place.clone()),
            number_words: None,
            surveys: Vec::new(),
            waves: Waves::default(),
            views: Vec::new(),
            unread_views: Unread::default(),
            disclosure: Policy::usual(5),
            consent: None,
            numbers: Vec::new(),
            unread_numbers: Unread::default(),
            claims: Vec::new(),
            abbreviations: Vec::new(),
            accepted: Vec::new(),
            output: Output::default(),
            place: place.clone(),
        }
    }
}

/// The error that a report with surveys promises nothing.
fn missing_policy(place: &Place) -> Diagnostic {
    let message =
        "the report shows survey data but does not say how respondents are protected";
    let hint = "add `disclosure: {method: suppress, minimum-count: 5}`, or \
                `{method: none, reason: …}`";
    Diagnostic::error(message).at(place).hint(hint)
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
