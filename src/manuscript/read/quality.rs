//! Reads blocks whose tables are made of named numbers.

use crate::diagnostic::{Diagnostic, Diagnostics, Placed};
use crate::format::{ChoiceWords, Fields, Includes};
use crate::manuscript::correlations::CorrelationTable;
use crate::manuscript::ids::read_id;
use crate::manuscript::keys::{Below, Captioned, quality as keys};
use crate::manuscript::quality::{
    CountOrigin, NonResponse, Outcome, Quality, QualityContent, Register,
    ReliabilityTable, ResponseFlow, ShownFlowPart, TestFamily,
};
use crate::manuscript::waves::ChangeTable;
use crate::say;
use crate::yaml::{Content, Node, Scalar};

use super::{request, waves};

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

/// The error that a register has outcomes only with both keys, of which one stands there.
fn not_in_a_register(written: &Placed<String>) -> Diagnostic {
    let message = "outcomes in a register need both `of` and `variable`";
    let hint = "add the one that is missing, or leave both out";
    Diagnostic::error(message).at(&written.place).hint(hint)
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
        let filter = request::filter(filter, diagnostics);
        let place = fields.place().clone();
        let in_register = of.is_some() || variable.is_some();
        let mut whole = true;
        let register = match (of, variable) {
            (Some(of), Some(variable)) => Some(Register { of, variable, filter }),
            (None, None) => None,
            (Some(of), None) => {
                let error = not_in_a_register(&of);
                fields.wrong_without(keys::ResponseFlow::VARIABLE, error, diagnostics);
                whole = false;
                None
            }
            (None, Some(variable)) => {
                let error = not_in_a_register(&variable);
                fields.wrong_without(keys::ResponseFlow::OF, error, diagnostics);
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
            let error = Diagnostic::error(message).at(&place).hint(hint);
            fields.wrong_without(Outcome::Complete.key(), error, diagnostics);
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
        let filter = request::filter(filter, diagnostics);
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

/// Reads a block `correlations`.
pub(super) fn correlations(
    fields: Fields<'_, keys::Correlations>,
    diagnostics: &mut Diagnostics,
) -> Option<Quality> {
    read(fields, diagnostics, |fields, diagnostics| {
        let of = fields.read(keys::Correlations::OF, diagnostics);
        let filter = fields.read(keys::Correlations::WHERE, diagnostics);
        let filter = request::filter(filter, diagnostics);
        let variables = fields.read(keys::Correlations::VARIABLES, diagnostics);
        let method = fields.read(keys::Correlations::METHOD, diagnostics);
        let complete = fields.read(keys::Correlations::COMPLETE, diagnostics);
        let intervals = fields.read(keys::Correlations::INTERVALS, diagnostics);
        let decimals = fields.optional(keys::Correlations::DECIMALS);
        let decimals = decimals.and_then(|node| request::decimals(node, diagnostics));
        let variables = variables?;
        if let [only] = variables.as_slice() {
            let message = "a table of correlations has two variables or more";
            let hint = say!("add others: `variables: [{only}, …]`", only = &only.value);
            diagnostics.push(Diagnostic::error(message).at(&only.place).hint(hint));
            return None;
        }
        Some(QualityContent::Correlations(Box::new(CorrelationTable {
            of: of?,
            filter,
            variables,
            method: method.unwrap_or_default(),
            complete: complete.unwrap_or(false),
            intervals: intervals.unwrap_or(true),
            decimals,
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
            let decimals = request::decimals(node, diagnostics)?;
            Some(Placed::new(decimals, node.place.clone()))
        });
        number.map(|number| {
            QualityContent::Reliability(ReliabilityTable { number, decimals })
        })
    })
}
