//! The rows of registers as they stand in a document: in a table, and in order of time.

use serde::Serialize;

use crate::disclosure::{CalendarDate, ShownCell, ShownColumn, ShownRows};
use crate::manuscript::{Timeline, TimelineGroups};
use crate::words::Language;

use super::data_table::csv_cell;
use super::marked_text::TextMarkup;

/// A table of the rows of a register.
#[derive(Clone, Debug, Serialize)]
pub struct SettledRegisterTable {
    /// What `@table:LABEL` refers to it by.
    pub label: String,
    /// The caption, without a full stop.
    pub caption: String,
    /// Caption and note, where they cite, refer or have footnotes.
    #[serde(flatten)]
    pub marked: TextMarkup,
    /// What stands under it.
    pub notes: Vec<String>,
    /// How much room it has, in the word that templates know.
    pub place: &'static str,
    /// Whether it may move to the top or bottom of a page.
    pub float: bool,
    /// The heads of the columns.
    pub columns: Vec<ShownColumn>,
    /// The rows, each with a cell for every column; the first names the row.
    pub rows: Vec<Vec<ShownCell>>,
    /// The file that holds them too.
    pub file: String,
}

/// What happened, in order of time.
#[derive(Clone, Debug, Serialize)]
pub struct SettledTimeline {
    /// The author's id.
    pub label: String,
    /// What stands above it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The note, where it cites, refers or has footnotes.
    #[serde(flatten)]
    pub marked: TextMarkup,
    /// What stands under it.
    pub notes: Vec<String>,
    /// What happened, put together by time.
    pub groups: Vec<TimelineGroup>,
    /// The file that holds it too.
    pub file: String,
}

/// What happened in a month or year, or in all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TimelineGroup {
    /// The month or year, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    /// The same as ISO 8601 writes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub datetime: Option<String>,
    /// What happened.
    pub events: Vec<TimelineEvent>,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TimelineEvent {
    /// When, in words, as far as the group does not say it.
    pub date: String,
    /// The same as ISO 8601 writes it.
    pub datetime: String,
    /// What.
    pub event: String,
    /// Of what kind it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// Where.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// More about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// An event with its date.
struct DatedEvent<'r> {
    date: CalendarDate,
    row: &'r [ShownCell],
}

/// The events of a timeline, which stand in order of time, put together by month or year.
pub(super) fn timeline_groups(
    rows: &ShownRows,
    timeline: &Timeline,
    language: Language,
) -> Vec<TimelineGroup> {
    let dated = rows.rows().iter().filter_map(|row| {
        let date = row.get(Timeline::DATE)?.date.as_deref()?;
        Some(DatedEvent { date: CalendarDate::parse(date)?, row })
    });
    let dated = dated.collect::<Vec<_>>();
    let years = (dated.first(), dated.last());
    let several =
        matches!(years, (Some(one), Some(other)) if one.date.year != other.date.year);
    let by_years = if several { TimelineGroups::Year } else { TimelineGroups::None };
    let groups = timeline.groups.unwrap_or(by_years);
    let together = |one: &DatedEvent<'_>, other: &DatedEvent<'_>| match groups {
        TimelineGroups::None => true,
        TimelineGroups::Month => one.date.months() == other.date.months(),
        TimelineGroups::Year => one.date.year == other.date.year,
    };
    let group = |events: &[DatedEvent<'_>]| {
        let first = events.first().map(|event| CalendarDate { day: None, ..event.date });
        let (period, datetime) = match (groups, first) {
            (TimelineGroups::None, _) | (_, None) => (None, None),
            (TimelineGroups::Month, Some(month)) => {
                (Some(month.in_words(language)), Some(month.to_string()))
            }
            (TimelineGroups::Year, Some(CalendarDate { year, .. })) => {
                (Some(year.to_string()), Some(format!("{year:04}")))
            }
        };
        let events = events.iter().map(|event| event.settled(timeline, groups, language));
        TimelineGroup { period, datetime, events: events.collect() }
    };
    dated.chunk_by(together).map(group).collect()
}

impl DatedEvent<'_> {
    fn settled(
        &self,
        timeline: &Timeline,
        groups: TimelineGroups,
        language: Language,
    ) -> TimelineEvent {
        let cell = |place: Option<usize>| {
            let text = self.row.get(place?)?.text.clone();
            Some(text).filter(|text| !text.is_empty())
        };
        TimelineEvent {
            date: match groups {
                TimelineGroups::None => self.date.in_words(language),
                TimelineGroups::Month | TimelineGroups::Year => {
                    self.date.within_year(language)
                }
            },
            datetime: self.date.to_string(),
            event: cell(Some(Timeline::EVENT)).unwrap_or_default(),
            kind: cell(timeline.kind),
            place: cell(timeline.place),
            text: cell(timeline.text),
        }
    }
}

/// The rows as CSV: dates as ISO 8601 writes them, everything else as it is shown.
pub(super) fn to_csv(rows: &ShownRows) -> String {
    let head = rows.columns().iter().map(|column| csv_cell(&column.label));
    let mut lines = vec![head.collect::<Vec<_>>().join(";")];
    for row in rows.rows() {
        let cells =
            row.iter().map(|cell| csv_cell(cell.date.as_ref().unwrap_or(&cell.text)));
        lines.push(cells.collect::<Vec<_>>().join(";"));
    }
    lines.push(String::new());
    lines.join("\n")
}
