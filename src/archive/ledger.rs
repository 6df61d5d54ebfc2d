//! The ledger of what reports have published about the same answers, as a file: takes shown
//! counts in words, gives JSON that is the same for the same counts, and the other way round.
//!
//! There is nothing in it that has not gone through the room `disclosure`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::error::Category;

use crate::analysis::SaidRows;
use crate::diagnostic::Said;
use crate::disclosure::PublishedCount;
use crate::say;

/// The version of the file's form.
const FORM: u32 = 1;

/// What the file says of itself to whoever opens it.
const ABOUT: &str = "What reports have published about these answers: every count that was \
                     shown, by what it counts, and what was hidden (null). `baslinje archive` adds to it, and the next \
                     report is protected against being subtracted from it. Do not change it \
                     by hand.";

/// What reports have published, by their names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// The reports.
    pub reports: BTreeMap<String, LedgerReport>,
}

/// What a report has published.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LedgerReport {
    /// The answers it is about, by the names that the counts use.
    pub surveys: BTreeMap<String, LedgerSurvey>,
    /// The counts that were shown, and those that were hidden, without how many they are.
    pub counts: Vec<LedgerCount>,
}

/// Answers that counts are about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LedgerSurvey {
    /// The data file, from the project folder.
    pub data: String,
    /// Every variable that the counts name, with a hash of what decides whom it means.
    pub variables: BTreeMap<String, String>,
    /// The questions of which means, sums, standard deviations or medians were shown.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub means: BTreeSet<String>,
}

/// A count that was shown, or hidden.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LedgerCount {
    /// How many; nothing if it was hidden.
    pub count: Option<u64>,
    /// Of which rows: together, if there are several sets.
    pub of: Vec<SaidRows>,
}

/// Why a ledger cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LedgerUnread {
    /// It is of a form that this programme does not know.
    Form(u64),
    /// It is not what was written.
    Damaged {
        /// What is wrong.
        flaw: LedgerFlaw,
        /// The line, from 1; 0 if there is none.
        line: usize,
        /// The column, from 1; 0 if there is none.
        column: usize,
    },
}

/// What is wrong with a damaged ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LedgerFlaw {
    /// The rest is missing.
    Cut,
    /// It is no JSON.
    Changed,
    /// It is JSON, but of something else.
    Foreign,
}

impl LedgerUnread {
    /// What is told of it.
    #[must_use]
    pub fn said(&self) -> Said {
        match self {
            Self::Form(form) => say!(
                "it is of form {form}, and this program reads form {own}",
                form,
                own = &FORM
            ),
            Self::Damaged { flaw, .. } => Said::from(match flaw {
                LedgerFlaw::Cut => "it ends too early",
                LedgerFlaw::Changed => {
                    "from here on it is not as `baslinje archive` wrote it"
                }
                LedgerFlaw::Foreign => "here stands what does not belong in a ledger",
            }),
        }
    }
}

impl fmt::Display for LedgerUnread {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.said().fmt(formatter)
    }
}

impl std::error::Error for LedgerUnread {}

impl LedgerFlaw {
    fn of(error: &serde_json::Error) -> Self {
        match error.classify() {
            Category::Eof => Self::Cut,
            Category::Io | Category::Syntax => Self::Changed,
            Category::Data => Self::Foreign,
        }
    }
}

/// The file as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenLedger {
    #[serde(default, rename = "about")]
    _about: String,
    #[serde(default, rename = "form")]
    _form: u32,
    #[serde(default)]
    reports: BTreeMap<String, LedgerReport>,
}

impl Ledger {
    /// From the content of the file; `{}` is one in which nothing stands yet.
    ///
    /// # Errors
    ///
    /// If it is damaged, or of another form.
    pub fn read(bytes: &[u8]) -> Result<Self, LedgerUnread> {
        let damaged = |error: serde_json::Error| {
            let (line, column) = (error.line(), error.column());
            LedgerUnread::Damaged { flaw: LedgerFlaw::of(&error), line, column }
        };
        let json: serde_json::Value = serde_json::from_slice(bytes).map_err(damaged)?;
        let form = json.get("form").and_then(serde_json::Value::as_u64);
        if let Some(form) = form.filter(|form| *form != u64::from(FORM)) {
            return Err(LedgerUnread::Form(form));
        }
        let WrittenLedger { reports, .. } =
            serde_json::from_slice(bytes).map_err(damaged)?;
        Ok(Self { reports })
    }

    /// As the content of the file, a count on each line: the same for the same counts.
    #[must_use]
    pub fn to_json(&self) -> Vec<u8> {
        let mut json = format!(
            "{{\n\"about\": {},\n\"form\": {FORM},\n\"reports\": {{",
            text(&ABOUT)
        );
        for (place, (name, report)) in self.reports.iter().enumerate() {
            let comma = if place == 0 { "" } else { "," };
            json.push_str(&format!(
                "{comma}\n{}: {{\n\"surveys\": {},\n\"counts\": [",
                text(name),
                text(&report.surveys)
            ));
            for (place, count) in report.counts.iter().enumerate() {
                let comma = if place == 0 { "" } else { "," };
                json.push_str(&format!("{comma}\n{}", text(count)));
            }
            json.push_str("\n]}");
        }
        json.push_str("\n}}\n");
        json.into_bytes()
    }
}

fn text<T: Serialize + ?Sized>(value: &T) -> String {
    serde_json::to_string(value).expect("keys are texts")
}

impl From<&PublishedCount> for LedgerCount {
    fn from(published: &PublishedCount) -> Self {
        Self { count: published.count, of: published.rows.clone() }
    }
}

impl From<&LedgerCount> for PublishedCount {
    fn from(count: &LedgerCount) -> Self {
        Self { count: count.count, rows: count.of.clone() }
    }
}
