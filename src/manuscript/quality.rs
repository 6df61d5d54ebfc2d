//! Blocks whose tables are made of named numbers: how the sample ended, who did not respond,
//! how reliable an index is, how variables go together, and how numbers have changed.

use crate::diagnostic::{Place, Placed};
use crate::format::ChoiceWords;

use super::correlations::CorrelationTable;
use super::prose::Prose;
use super::request::{BaseRule, Condition, Number, Statistic};
use super::waves::ChangeTable;

/// A block on the quality of a survey.
#[derive(Clone, Debug)]
pub struct Quality {
    /// The id that `@table:id` and `@figure:id` name.
    pub id: Placed<String>,
    /// The caption.
    pub caption: Prose,
    /// A line under it.
    pub note: Option<Prose>,
    /// Whether it may move to the top or bottom of a page, so that text fills the room.
    pub float: bool,
    /// What it tells.
    pub content: QualityContent,
}

/// What a block on quality tells.
#[derive(Clone, Debug)]
pub enum QualityContent {
    /// How the units that were sent to ended.
    Flow(Box<ResponseFlow>),
    /// Who responded, by what is known of all.
    NonResponse(Box<NonResponse>),
    /// The items of an index.
    Reliability(ReliabilityTable),
    /// How numbers have changed since an earlier measurement.
    Change(ChangeTable),
    /// How each two of several variables go together.
    Correlations(Box<CorrelationTable>),
}

/// The items of an index, and what each of them does in it.
#[derive(Clone, Debug)]
pub struct ReliabilityTable {
    /// The name of a number with `statistic: alpha`.
    pub number: Placed<String>,
    /// How many decimals the items are shown with, if that is said.
    pub decimals: Option<Placed<u8>>,
}

impl ReliabilityTable {
    /// The decimals that the items have unless something else is said, and always where
    /// answers are protected.
    pub const USUAL: u8 = 2;
}

/// How the units that were sent to ended.
#[derive(Clone, Debug)]
pub struct ResponseFlow {
    /// The register of the fieldwork, if the outcomes are answers in it.
    pub register: Option<Register>,
    /// How many were sent to; the sum of the outcomes if left out.
    pub sent: Option<CountOrigin>,
    /// How many came back; the sum of those that did if left out.
    pub returned: Option<CountOrigin>,
    /// The outcomes, in the order of [`Outcome::ALL`].
    pub outcomes: Vec<(Outcome, CountOrigin)>,
    /// Which share of those with an unknown outcome belongs to the population.
    pub eligible_share: Option<f64>,
    /// Whether it is drawn.
    pub drawing: bool,
    /// Whether it is a table.
    pub table: bool,
}

/// The register of a fieldwork: a row for each unit, and a variable with its outcome.
#[derive(Clone, Debug)]
pub struct Register {
    /// The view.
    pub of: Placed<String>,
    /// The variable.
    pub variable: Placed<String>,
    /// Which rows of the view.
    pub filter: Vec<Condition>,
}

/// Where a count comes from.
#[derive(Clone, Debug)]
pub enum CountOrigin {
    /// The author.
    Typed(Placed<u64>),
    /// A named number.
    Number(Placed<String>),
    /// Answers in the register.
    Answers(Vec<Placed<String>>, Place),
}

impl CountOrigin {
    /// Where it is written.
    #[must_use]
    pub fn place(&self) -> &Place {
        match self {
            Self::Typed(count) => &count.place,
            Self::Number(name) => &name.place,
            Self::Answers(_, place) => place,
        }
    }
}

/// How a unit ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Not in the population although it was in the frame.
    OverCoverage,
    /// Found not to be eligible for another reason.
    Ineligible,
    /// A complete answer.
    Complete,
    /// A partial answer.
    Partial,
    /// Returned without an answer that can be used.
    Unusable,
    /// Refused.
    Refused,
    /// Never reached.
    NonContact,
    /// Eligible, and without an answer for another reason.
    Other,
    /// Nobody knows whether it was eligible.
    Unknown,
}

impl Outcome {
    /// All outcomes.
    pub const ALL: [Self; 9] = [
        Self::OverCoverage,
        Self::Ineligible,
        Self::Complete,
        Self::Partial,
        Self::Unusable,
        Self::Refused,
        Self::NonContact,
        Self::Other,
        Self::Unknown,
    ];
}

/// A part of a response flow that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ShownFlowPart {
    /// The drawing.
    Drawing,
    /// The table.
    Table,
}

impl ChoiceWords for ShownFlowPart {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] =
        &[("drawing", Self::Drawing), ("table", Self::Table)];
}

/// How the tests of several background variables are taken together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum TestFamily {
    /// Their p-values are adjusted by Holm's method.
    #[default]
    Holm,
    /// Not at all.
    None,
}

impl ChoiceWords for TestFamily {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] =
        &[("holm", Self::Holm), ("none", Self::None)];
}

/// Who responded, by what is known of all.
#[derive(Clone, Debug)]
pub struct NonResponse {
    /// The frame: responded or not.
    pub of: Placed<String>,
    /// Which rows of the frame.
    pub filter: Vec<Condition>,
    /// The variable that tells who responded.
    pub variable: Placed<String>,
    /// The answers that mean so.
    pub values: Vec<Placed<String>>,
    /// The background variables.
    pub by: Vec<Placed<String>>,
    /// Whether p-values are adjusted for there being several.
    pub adjust: bool,
}

impl Quality {
    /// The name of one of the numbers the block brings: `flode-complete`.
    #[must_use]
    pub fn name(&self, part: &str) -> Placed<String> {
        Placed::new(format!("{}-{part}", self.id.value), self.id.place.clone())
    }
}

impl Register {
    /// The number that counts the rows with some of the answers, or all rows.
    #[must_use]
    pub fn number(&self, id: Placed<String>, values: &[Placed<String>]) -> Number {
        Number {
            weights: Some(Placed::new(false, id.place.clone())),
            id,
            of: self.of.clone(),
            variable: (!values.is_empty()).then(|| self.variable.clone()),
            values: values.to_vec(),
            filter: self.filter.clone(),
            statistic: Statistic::Count,
            quantile: None,
            other: None,
            complete: Vec::new(),
            base: Some(BaseRule::All),
            decimals: None,
            rounding: None,
            published: Vec::new(),
        }
    }
}
