//! How a number came about, for the record: what stands of it in `numbers.json`.

use crate::fingerprint::Fingerprint;

use super::narrowing::Narrowing;

/// How a number came about, for the record.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Provenance {
    /// The survey.
    pub survey: String,
    /// The earlier measurement, if it is not the report's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wave: Option<String>,
    /// The view named by the author.
    pub view: String,
    /// The data file.
    pub data: String,
    /// What is told of its content: its sha256, or of confidential answers a keyed one.
    #[serde(flatten)]
    pub fingerprint: Fingerprint,
    /// Whether the answers were made up.
    pub synthetic: bool,
    /// Whether it is a register whose rows may be shown, so that counts of them need no
    /// protection.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub register: bool,
    /// Size of the frame the survey was sent to (`N`), where the codebook states it.
    pub population: Option<u64>,
    /// The variable, if there is one.
    pub variable: Option<String>,
    /// The answers counted.
    pub answers: Vec<String>,
    /// The conditions on rows, in words.
    pub filter: Vec<String>,
    /// The design it is estimated by, if shares and means are weighted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weighted_by: Option<DesignFacts>,
    /// The same in labels, for readers; of named numbers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub labels: Option<OriginLabels>,
}

/// What readers are told of where a number comes from: labels in place of names.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct OriginLabels {
    /// The survey's title.
    pub survey: String,
    /// The question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub variable: Option<String>,
    /// Whom is asked about, if not about everybody.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<Narrowing>,
}

/// What a reader is told of the design of a sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct DesignFacts {
    /// Whether it has strata.
    pub strata: bool,
    /// Whether it has clusters.
    pub clusters: bool,
    /// Whether standard errors are those of a finite population.
    pub finite_population: bool,
}
