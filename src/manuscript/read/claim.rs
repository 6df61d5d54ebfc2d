//! Reads `claims` of `report.yaml`.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::format::Fields;
use crate::manuscript::claim::{Claim, Statement};
use crate::manuscript::ids::read_id;
use crate::manuscript::keys::report as keys;
use crate::say;
use crate::yaml::Node;

/// Reads the list of claims; what cannot be read is reported.
pub(super) fn read(
    report: &mut Fields<'_, keys::Report>,
    diagnostics: &mut Diagnostics,
) -> Vec<Claim> {
    let items = report.read(keys::Report::CLAIMS, diagnostics).unwrap_or_default();
    let mut claims: Vec<Claim> = Vec::new();
    for item in items {
        let Some(claim) = read_claim(item, diagnostics) else { continue };
        let id = &claim.id;
        if let Some(first) = claims.iter().find(|known| known.id.value == id.value) {
            let message = say!("there are two claims `{id}`", id = &id.value);
            let hint = say!(
                "rename one of them; the first is at {place}",
                place = &first.id.place
            );
            diagnostics.push(Diagnostic::error(message).at(&id.place).hint(hint));
        }
        claims.push(claim);
    }
    claims
}

fn read_claim(item: &Node, diagnostics: &mut Diagnostics) -> Option<Claim> {
    let mut fields = Fields::<keys::Claim>::new(item, diagnostics)?;
    let id = fields.read(keys::Claim::ID, diagnostics);
    if let Some(id) = &id {
        read_id(id, diagnostics);
    }
    let order = fields.read(keys::Claim::ORDER, diagnostics);
    let number = fields.read(keys::Claim::NUMBER, diagnostics);
    let is = fields.read(keys::Claim::IS, diagnostics);
    let highest = fields.read(keys::Claim::HIGHEST, diagnostics);
    let lowest = fields.read(keys::Claim::LOWEST, diagnostics);
    let among = fields.read(keys::Claim::AMONG, diagnostics);
    let compare = fields.read(keys::Claim::COMPARE, diagnostics);
    let wave = fields.read(keys::Claim::WAVE, diagnostics);
    let text = fields.read(keys::Claim::TEXT, diagnostics);
    let place = fields.place().clone();
    let misspelt = !fields.finish(diagnostics).is_empty();
    let statement = match (order, number, is, highest, lowest, among) {
        (Some(order), None, None, None, None, None) if order.len() > 1 => {
            Statement::Order(order)
        }
        (None, Some(number), Some(is), None, None, None) => Statement::Is(number, is),
        (None, None, None, Some(one), None, Some(among)) if !among.is_empty() => {
            Statement::Highest(one, among)
        }
        (None, None, None, None, Some(one), Some(among)) if !among.is_empty() => {
            Statement::Lowest(one, among)
        }
        // What is misspelt has been reported.
        _ if misspelt => return None,
        _ => {
            let message = "a claim says one thing about its numbers";
            let hint = "write `order` with two numbers or more, `number` and `is`, `highest` \
                        and `among`, or `lowest` and `among`";
            diagnostics.push(Diagnostic::error(message).at(&place).hint(hint));
            return None;
        }
    };
    let text = text.map(|text| text.value);
    if let (Some(wave), false) = (&wave, matches!(statement, Statement::Is(..))) {
        let message = "only a claim with `number` and `is` is about a change";
        let hint = "leave out `wave`, or write what has changed: `is: har ökat`";
        diagnostics.push(Diagnostic::error(message).at(&wave.place).hint(hint));
        return None;
    }
    Some(Claim { id: id?, statement, compare, wave, text })
}
