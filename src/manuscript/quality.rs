//! Blocks whose tables are made of named numbers: how the sample ended, who did not respond,
//! how reliable an index is, and how numbers have changed.

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Placed};
use crate::format::{ChoiceWords, Fields, Includes, MapKey};
use crate::yaml::{Content, Node, Scalar};

use super::keys::quality as keys;
use super::keys::{Below, Captioned};
use super::prose::Prose;
use super::request::{Condition, Number, Statistic};
use super::waves::{self, ChangeTable};
use super::{read_id, read_request};

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

    /// The key under which an author writes how many ended so.
    fn key(self) -> MapKey<keys::ResponseFlow, keys::CountSource> {
        match self {
            Self::OverCoverage => keys::ResponseFlow::OVER_COVERAGE,
            Self::Ineligible => keys::ResponseFlow::INELIGIBLE,
            Self::Complete => keys::ResponseFlow::COMPLETE,
            Self::Partial => keys::ResponseFlow::PARTIAL,
            Self::Unusable => keys::ResponseFlow::UNUSABLE,
            Self::Refused => keys::ResponseFlow::REFUSED,
            Self::NonContact => keys::ResponseFlow::NON_CONTACT,
            Self::Other => keys::ResponseFlow::OTHER,
            Self::Unknown => keys::ResponseFlow::UNKNOWN,
        }
    }

    /// The word an author writes.
    #[must_use]
    pub fn word(self) -> &'static str {
        self.key().name
    }
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
            base: Some(super::BaseRule::All),
            decimals: None,
            rounding: None,
            published: Vec::new(),
        }
    }
}

/// Reads what all blocks on quality have, and the rest with `content`.
fn read<'n, M: Includes<Captioned> + Includes<Below>>(
    mut fields: Fields<'n, M>,
    diagnostics: &mut Diagnostics,
    content: impl FnOnce(&mut Fields<'n, M>, &mut Diagnostics) -> Option<QualityContent>,
) -> Option<Quality> {
    let id = fields.read(Captioned::ID, diagnostics);
    if let Some(id) = &id {
        read_id(id, diagnostics);
    }
    let caption = fields.read(Captioned::CAPTION, diagnostics);
    let note = fields.read(Below::NOTE, diagnostics);
    let float = fields.read(Below::FLOAT, diagnostics);
    let content = content(&mut fields, diagnostics);
    fields.finish(diagnostics);
    let float = float.unwrap_or(false);
    Some(Quality { id: id?, caption: caption?, note, float, content: content? })
}

/// Reads a block `response-flow`.
pub(super) fn flow(
    fields: Fields<'_, keys::ResponseFlow>,
    diagnostics: &mut Diagnostics,
) -> Option<Quality> {
    read(fields, diagnostics, |fields, diagnostics| {
        let of = fields.read(keys::ResponseFlow::OF, diagnostics);
        let variable = fields.read(keys::ResponseFlow::VARIABLE, diagnostics);
        let filter = fields.read(keys::ResponseFlow::WHERE, diagnostics);
        let filter = read_request::filter(filter, diagnostics);
        let place = fields.place().clone();
        let in_register = of.is_some() || variable.is_some();
        let mut whole = true;
        let register = match (of, variable) {
            (Some(of), Some(variable)) => Some(Register { of, variable, filter }),
            (None, None) => None,
            (Some(it), None) | (None, Some(it)) => {
                let message = "outcomes in a register need both `of` and `variable`";
                let hint = "add the one that is missing, or leave both out";
                diagnostics.push(Diagnostic::error(message).at(&it.place).hint(hint));
                whole = false;
                None
            }
        };
        let sent = fields.optional(keys::ResponseFlow::SENT);
        let sent = sent.map(|node| told(node, false, diagnostics));
        let returned = fields.optional(keys::ResponseFlow::RETURNED);
        let returned = returned.map(|node| told(node, false, diagnostics));
        whole &= !matches!(sent, Some(None)) && !matches!(returned, Some(None));
        let mut outcomes = Vec::new();
        for outcome in Outcome::ALL {
            let Some(node) = fields.optional(outcome.key()) else { continue };
            match told(node, in_register, diagnostics) {
                Some(told) => outcomes.push((outcome, told)),
                None => whole = false,
            }
        }
        let eligible_share = fields.optional(keys::ResponseFlow::ELIGIBLE_SHARE);
        let eligible_share = eligible_share.and_then(|node| {
            let share = node.number(diagnostics)?;
            let fits = (0.0..=1.0).contains(&share);
            if !fits {
                diagnostics.push(node.expected("a share from 0 to 1"));
            }
            fits.then_some(share)
        });
        let show = fields.optional(keys::ResponseFlow::SHOW).map(|node| {
            let items = node.items().iter();
            let parts =
                items.filter_map(|item| item.choice(ShownFlowPart::WORDS, diagnostics));
            parts.collect::<Vec<_>>()
        });
        let shows = |part| show.as_ref().is_none_or(|parts| parts.contains(&part));
        let answered =
            |(outcome, _): &(Outcome, CountOrigin)| *outcome == Outcome::Complete;
        if whole && !outcomes.iter().any(answered) {
            let message = "a response flow lacks the key `complete`";
            let hint = "say how many answered: `complete: …`";
            diagnostics.push(Diagnostic::error(message).at(&place).hint(hint));
            return None;
        }
        let flow = ResponseFlow {
            register,
            sent: sent.flatten(),
            returned: returned.flatten(),
            outcomes,
            eligible_share,
            drawing: shows(ShownFlowPart::Drawing),
            table: shows(ShownFlowPart::Table),
        };
        whole.then(|| QualityContent::Flow(Box::new(flow)))
    })
}

/// A count: typed, a named number, or answers in the register.
fn told(
    node: &Node,
    in_register: bool,
    diagnostics: &mut Diagnostics,
) -> Option<CountOrigin> {
    match &node.content {
        Content::Scalar(Scalar::Integer(_) | Scalar::Decimal(_), _) => {
            let count = node.natural(diagnostics)?;
            Some(CountOrigin::Typed(Placed::new(count, node.place.clone())))
        }
        _ if in_register => {
            let labels = node.texts(diagnostics);
            (!labels.is_empty()).then(|| CountOrigin::Answers(labels, node.place.clone()))
        }
        _ => node.text(diagnostics).map(CountOrigin::Number),
    }
}

/// Reads a block `nonresponse`.
pub(super) fn nonresponse(
    fields: Fields<'_, keys::Nonresponse>,
    diagnostics: &mut Diagnostics,
) -> Option<Quality> {
    read(fields, diagnostics, |fields, diagnostics| {
        let of = fields.read(keys::Nonresponse::OF, diagnostics);
        let variable = fields.read(keys::Nonresponse::VARIABLE, diagnostics);
        let values = fields.read(keys::Nonresponse::IN, diagnostics);
        let by = fields.read(keys::Nonresponse::BY, diagnostics);
        let filter = fields.read(keys::Nonresponse::WHERE, diagnostics);
        let filter = read_request::filter(filter, diagnostics);
        let family = fields.read(keys::Nonresponse::ADJUST, diagnostics);
        Some(QualityContent::NonResponse(Box::new(NonResponse {
            of: of?,
            filter,
            variable: variable?,
            values: values?,
            by: by?,
            adjust: match family.unwrap_or_default() {
                TestFamily::Holm => true,
                TestFamily::None => false,
            },
        })))
    })
}

/// Reads a block `change-table`.
pub(super) fn change(
    fields: Fields<'_, keys::ChangeTable>,
    diagnostics: &mut Diagnostics,
) -> Option<Quality> {
    read(fields, diagnostics, |fields, diagnostics| {
        let node = fields.node(keys::ChangeTable::NUMBERS, diagnostics);
        let numbers = node.map(|node| waves::read_numbers(node, diagnostics));
        let wave = fields.read(keys::ChangeTable::WAVE, diagnostics);
        Some(QualityContent::Change(ChangeTable { numbers: numbers?, wave }))
    })
}

/// Reads a block `reliability`.
pub(super) fn reliability(
    fields: Fields<'_, keys::Reliability>,
    diagnostics: &mut Diagnostics,
) -> Option<Quality> {
    read(fields, diagnostics, |fields, diagnostics| {
        let number = fields.read(keys::Reliability::NUMBER, diagnostics);
        let node = fields.optional(keys::Reliability::DECIMALS);
        let decimals = node.and_then(|node| {
            let decimals = read_request::decimals(node, diagnostics)?;
            Some(Placed::new(decimals, node.place.clone()))
        });
        number.map(|number| {
            QualityContent::Reliability(ReliabilityTable { number, decimals })
        })
    })
}
