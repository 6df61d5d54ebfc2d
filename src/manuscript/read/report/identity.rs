//! Reads what a report is and who it is from.

use crate::diagnostic::{Diagnostic, Diagnostics, Placed};
use crate::format::{Fields, MapKey, Text};
use crate::manuscript::date::Date;
use crate::manuscript::keys::report::{self as keys, Report as Keys};
use crate::manuscript::read::publication;
use crate::manuscript::report::{Report, ReportSeries};
use crate::say;

impl Report {
    /// Reads title, language, dates, and all that tells whose report it is.
    pub(super) fn read_identity(
        &mut self,
        fields: &mut Fields<'_, Keys>,
        diagnostics: &mut Diagnostics,
    ) {
        if let Some(title) = fields.read(Keys::TITLE, diagnostics) {
            self.title = title;
        }
        self.language = fields.read(Keys::LANGUAGE, diagnostics).unwrap_or_default();
        self.status = fields.read(Keys::STATUS, diagnostics).unwrap_or_default();
        let Days { date, updated } = read_days(fields, diagnostics);
        self.date = date.unwrap_or(self.date);
        self.updated = updated;
        self.follows = read_follows(&self.name, fields, diagnostics);
        if let Some(publisher) = fields.read(Keys::PUBLISHER, diagnostics) {
            self.publisher = publisher.value;
        }
        let mut text =
            |key: MapKey<Keys, Text>| Some(fields.read(key, diagnostics)?.value);
        self.subtitle = text(Keys::SUBTITLE);
        self.organisation = text(Keys::ORGANISATION);
        self.contact = text(Keys::CONTACT);
        self.notice = text(Keys::NOTICE);
        self.back_cover = text(Keys::BACK_COVER);
        self.consent = text(Keys::CONSENT);
        self.authors = publication::read_authors(fields, diagnostics);
        self.facts = publication::read(fields, diagnostics);
        self.imprint = plain(fields.read(Keys::IMPRINT, diagnostics));
        self.series = read_series(fields, diagnostics);
    }
}

/// The day of a report, and the day it was changed after that.
struct Days {
    date: Option<Date>,
    updated: Option<Date>,
}

/// Reads the days of a report; if it was changed before its day, that is reported.
fn read_days(fields: &mut Fields<'_, Keys>, diagnostics: &mut Diagnostics) -> Days {
    let date = fields.node(Keys::DATE, diagnostics);
    let date = date.and_then(|node| Date::read(node, diagnostics));
    let node = fields.node(Keys::UPDATED, diagnostics);
    let updated = node.and_then(|node| Date::read(node, diagnostics));
    if let (Some(node), Some(date), Some(updated)) = (node, date, updated)
        && updated < date
    {
        let message = say!(
            "the report was changed {updated}, before its `date` {date}",
            updated = updated.to_string(),
            date = date.to_string()
        );
        let hint = "`date` is the day it was published; correct the one or the other";
        diagnostics.push(Diagnostic::error(message).at(&node.place).hint(hint));
    }
    Days { date, updated }
}

/// Reads which report a report of a name follows.
fn read_follows(
    name: &str,
    fields: &mut Fields<'_, Keys>,
    diagnostics: &mut Diagnostics,
) -> Option<Placed<String>> {
    let earlier = fields.read(Keys::FOLLOWS, diagnostics)?;
    if earlier.value == name {
        let message = "a report cannot follow itself";
        let hint = "name the report of the earlier measurement";
        diagnostics.push(Diagnostic::error(message).at(&earlier.place).hint(hint));
    }
    Some(earlier)
}

/// Texts without their places.
fn plain(texts: Option<Vec<Placed<String>>>) -> Vec<String> {
    texts.unwrap_or_default().into_iter().map(|text| text.value).collect()
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
