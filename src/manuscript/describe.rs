//! A summary of several questions on one page: `describe`.

use crate::diagnostic::Placed;

use super::prose::Prose;
use super::request::TableRequest;

/// A summary of several questions.
#[derive(Clone, Debug)]
pub struct Describe {
    /// What references name.
    pub id: Placed<String>,
    /// What is asked of the data, a table for each question.
    pub requests: Vec<TableRequest>,
    /// Whether a row tells how many did not answer.
    pub missing: bool,
    /// Whether a column tells p-values.
    pub tests: bool,
    /// The caption, without unit and base.
    pub caption: Prose,
    /// A line under it.
    pub note: Option<Prose>,
    /// Whether it may move to the top or bottom of a page, so that text fills the room.
    pub float: bool,
}
