//! Who is asked about, in labels.

/// One condition that everybody in a table meets.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Narrowing {
    /// Label of the variable.
    pub variable: String,
    /// Labels of the answers, one of which is theirs.
    pub answers: Vec<String>,
}
