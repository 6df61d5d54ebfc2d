//! A report as the list tells it: takes the folder of its build, gives its facts, its files
//! and a picture of its first page.

use std::collections::BTreeMap;
use std::path::Path;

use serde::de::{Error as _, IgnoredAny};
use serde::{Deserialize, Deserializer};

use crate::comparison::PagePicture;
use crate::file;
use crate::words::Language;

/// How many dots wide the picture of a first page is: twice as many as it is shown.
const COVER: u16 = 320;

/// A report of the list.
#[derive(Clone, Debug)]
pub(super) struct ShelvedReport {
    pub(super) name: String,
    pub(super) facts: ShelvedFacts,
    /// Whether it has a web page.
    pub(super) html: bool,
    /// How many bytes its PDF has, if it has one.
    pub(super) pdf: Option<usize>,
    pub(super) cover: Option<PagePicture>,
}

/// What is asked of the record of a build.
#[derive(Deserialize)]
struct ShelvedBuild {
    report: String,
    outputs: BTreeMap<String, IgnoredAny>,
}

/// What a report says of itself in `document.json`.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct ShelvedFacts {
    pub(super) title: String,
    pub(super) subtitle: Option<String>,
    #[serde(deserialize_with = "language")]
    pub(super) language: Language,
    pub(super) date: ShelvedDate,
    pub(super) publisher: String,
    pub(super) organisation: Option<String>,
    #[serde(default)]
    pub(super) authors: Vec<String>,
    pub(super) series: Option<ShelvedSeries>,
    back_cover: Option<String>,
    /// What it is known by.
    facts: Option<ShelvedAbstract>,
    /// That it is a draft.
    draft: Option<IgnoredAny>,
}

/// What a report is known by, as far as the list tells it.
#[derive(Clone, Debug, Deserialize)]
struct ShelvedAbstract {
    #[serde(rename = "abstract")]
    summary: Option<String>,
}

/// A language by its code.
fn language<'d, D: Deserializer<'d>>(deserializer: D) -> Result<Language, D::Error> {
    let code = String::deserialize(deserializer)?;
    Language::from_code(&code).ok_or_else(|| D::Error::custom("no language"))
}

/// A day.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct ShelvedDate {
    pub(super) iso: String,
    pub(super) year: i32,
    pub(super) month: u8,
    pub(super) day: u8,
}

/// The series it appears in.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct ShelvedSeries {
    name: String,
    number: String,
}

impl ShelvedFacts {
    /// The series with the number in it.
    pub(super) fn series(&self) -> Option<String> {
        let series = self.series.as_ref()?;
        Some(format!("{} {}", series.name, series.number).trim_end().to_owned())
    }

    /// What it is about, in a few sentences: its abstract, or what its back cover says.
    pub(super) fn about(&self) -> Option<&str> {
        let summary = self.facts.as_ref().and_then(|facts| facts.summary.as_deref());
        summary.or(self.back_cover.as_deref())
    }

    /// The publisher and what it belongs to.
    pub(super) fn publisher(&self) -> String {
        let of = self.organisation.iter().map(String::as_str);
        let all = std::iter::once(self.publisher.as_str()).chain(of);
        all.collect::<Vec<_>>().join(", ")
    }
}

/// The record of the build of a report that lies in a folder.
fn record(folder: &Path, name: &str) -> Option<ShelvedBuild> {
    let bytes = file::read_record(&folder.join(name).join("manifest.json"))?;
    let record = serde_json::from_slice::<ShelvedBuild>(&bytes).ok()?;
    (record.report == name).then_some(record)
}

/// Whether a folder holds the build of a report with its name.
pub(super) fn is_build(folder: &Path, name: &str) -> bool {
    record(folder, name).is_some()
}

impl ShelvedReport {
    /// A report whose build lies in a folder below this one; nothing if there is none, it has
    /// neither page nor PDF, or is a draft.
    pub(super) fn read(folder: &Path, name: &str) -> Option<Self> {
        let ShelvedBuild { outputs, .. } = record(folder, name)?;
        let bytes = file::read_record(&folder.join(name).join("document.json"))?;
        let facts = serde_json::from_slice::<ShelvedFacts>(&bytes).ok()?;
        if facts.draft.is_some() {
            return None;
        }
        let made = |ending: &str| {
            let file = format!("{name}.{ending}");
            let is_made = outputs.contains_key(&file);
            is_made.then(|| file::read_record(&folder.join(name).join(file)))?
        };
        let (html, pdf) = (made("html").is_some(), made("pdf"));
        let cover = pdf.as_ref().and_then(|pdf| PagePicture::of(pdf, 1, COVER));
        let pdf = pdf.map(|pdf| pdf.len());
        let name = name.to_owned();
        (html || pdf.is_some()).then_some(Self { name, facts, html, pdf, cover })
    }

    /// Its name as a part of an address.
    pub(super) fn path(&self) -> String {
        encoded(&self.name)
    }

    /// The address of one of its files, from the folder of the list.
    pub(super) fn address(&self, ending: &str) -> String {
        let name = self.path();
        format!("{name}/{name}.{ending}")
    }

    /// The address of what it is best read as.
    pub(super) fn main_address(&self) -> String {
        self.address(if self.html { "html" } else { "pdf" })
    }
}

/// A name as a part of an address (RFC 3986, 2.3).
fn encoded(name: &str) -> String {
    let mut encoded = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded += &format!("%{byte:02X}");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_part_of_an_address() {
        assert_eq!(encoded("rapport-2017"), "rapport-2017");
        assert_eq!(encoded("\u{e5}r 1/2?#"), "%C3%A5r%201%2F2%3F%23");
    }
}
