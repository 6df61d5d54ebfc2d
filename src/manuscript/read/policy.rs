//! Reads `disclosure:` of `report.yaml`.

use crate::diagnostic::{Diagnostic, Diagnostics, Placed};
use crate::format::{ChoiceWords, Fields, MapKey, WholeNumber};
use crate::manuscript::keys::report as keys;
use crate::manuscript::policy::{
    Dominance, Method, MethodWord, NoRules, Policy, RoundingBase, SmallBases,
};
use crate::say;
use crate::yaml::{Content, Node};

/// Reads `disclosure:`; what cannot be read is reported.
pub(super) fn read(node: Option<&Node>, diagnostics: &mut Diagnostics) -> Option<Policy> {
    let node = node?;
    let mut fields = Fields::<keys::Disclosure>::new(node, diagnostics)?;
    let word = fields.read(keys::Disclosure::METHOD, diagnostics);
    let ledger = read_ledger(&mut fields, word, diagnostics);
    let policy = match word {
        Some(MethodWord::None) => fields
            .required(keys::Disclosure::REASON, diagnostics)
            .and_then(|node| node.text(diagnostics))
            .map(|reason| Policy::none(&reason.value)),
        Some(MethodWord::Suppress) => fields
            .required(keys::Disclosure::MINIMUM_COUNT, diagnostics)
            .and_then(|node| node.natural(diagnostics))
            .map(|minimum| {
                let protects = fields.read(keys::Disclosure::PROTECT, diagnostics);
                let protects = protects.unwrap_or_default();
                let usual = Policy { protects, ..Policy::usual(minimum) };
                rules(&mut fields, usual, diagnostics)
            }),
        Some(MethodWord::Round) => {
            let base = fields.required(keys::Disclosure::BASE, diagnostics);
            let base =
                base.and_then(|node| node.choice(RoundingBase::WORDS, diagnostics));
            let key = read_key(&mut fields, diagnostics);
            let method = base.zip(key).map(|(base, key)| Method::Round { base, key });
            method.map(|method| rules(&mut fields, Policy::perturb(method), diagnostics))
        }
        Some(MethodWord::CellKey) => {
            let key = read_key(&mut fields, diagnostics);
            let method = key.map(|key| Method::CellKey { key });
            method.map(|method| rules(&mut fields, Policy::perturb(method), diagnostics))
        }
        None => None,
    };
    fields.finish(diagnostics);
    // A policy that cannot be read has been reported; the strictest one stands in for it.
    let policy = policy.unwrap_or(Policy::suppress(u64::MAX));
    Some(Policy { ledger, ..policy })
}

/// The file with what earlier reports have published. Where counts are changed, what they
/// have published is not what the answers give.
fn read_ledger(
    fields: &mut Fields<'_, keys::Disclosure>,
    word: Option<MethodWord>,
    diagnostics: &mut Diagnostics,
) -> Option<Placed<String>> {
    let node = fields.optional(keys::Disclosure::LEDGER)?;
    let method = match word {
        None | Some(MethodWord::None | MethodWord::Suppress) => {
            return node.text(diagnostics);
        }
        Some(method @ (MethodWord::Round | MethodWord::CellKey)) => method.word(),
    };
    let message = say!("a ledger does nothing with `method: {method}`", method);
    let hint =
        "leave out `ledger`: it holds exact counts, and here every count is changed";
    diagnostics.push(Diagnostic::error(message).at(&node.place).hint(hint));
    None
}

/// The file with the secret key.
fn read_key(
    fields: &mut Fields<'_, keys::Disclosure>,
    diagnostics: &mut Diagnostics,
) -> Option<Placed<String>> {
    fields.required(keys::Disclosure::KEY, diagnostics)?.text(diagnostics)
}

/// A policy with the rules that the report states.
fn rules(
    fields: &mut Fields<'_, keys::Disclosure>,
    usual: Policy,
    diagnostics: &mut Diagnostics,
) -> Policy {
    let mut policy = usual;
    if let Some(node) = fields.optional(keys::Disclosure::SMALL_BASES) {
        policy.small_bases = read_small_bases(node, policy.minimum_count, diagnostics);
    }
    let p_percent = fields.optional(keys::Disclosure::P_PERCENT);
    let nk = fields.optional(keys::Disclosure::NK);
    if p_percent.is_some() || nk.is_some() {
        policy.dominance = Dominance {
            p_percent: p_percent.and_then(|node| percent(node, 1, diagnostics)),
            nk: nk.and_then(|node| read_nk(node, diagnostics)),
        };
    }
    policy
}

/// A share in whole per cent from `least` to 100.
fn percent(node: &Node, least: u64, diagnostics: &mut Diagnostics) -> Option<u64> {
    let value = node.natural(diagnostics)?;
    if !(least..=100).contains(&value) {
        let expected = say!("a whole number from {least} to 100", least);
        diagnostics.push(node.expected(&expected));
        return None;
    }
    Some(value)
}

fn read_nk(node: &Node, diagnostics: &mut Diagnostics) -> Option<(u64, u64)> {
    let mut fields = Fields::<keys::DominanceRule>::new(node, diagnostics)?;
    let number = fields.node(keys::DominanceRule::N, diagnostics).and_then(|node| {
        let number = node.natural(diagnostics)?;
        if number == 0 {
            diagnostics.push(node.expected("a whole number from 1"));
        }
        (number > 0).then_some(number)
    });
    let share = fields.node(keys::DominanceRule::K, diagnostics);
    let share = share.and_then(|node| percent(node, 1, diagnostics));
    fields.finish(diagnostics);
    Some((number?, share?))
}

fn read_small_bases(
    node: &Node,
    minimum_count: u64,
    diagnostics: &mut Diagnostics,
) -> SmallBases {
    let usual = SmallBases::usual(minimum_count);
    let is_off = |word: &str| NoRules::WORDS.iter().any(|(off, NoRules)| *off == word);
    if matches!(&node.content, Content::Scalar(_, word) if is_off(word)) {
        return SmallBases::default();
    }
    let Some(mut fields) = Fields::<keys::SmallBases>::new(node, diagnostics) else {
        return usual;
    };
    let mut last = (keys::Disclosure::MINIMUM_COUNT.name, minimum_count);
    let mut limit = |key: MapKey<keys::SmallBases, WholeNumber>, usual: u64| {
        let node = fields.optional(key);
        let key = key.name;
        let (smaller, least) = last;
        let written = node.and_then(|node| Some((node, node.natural(diagnostics)?)));
        let Some((node, value)) = written else { return usual.max(least) };
        if value < least {
            let message = say!(
                "`{key}: {value}` is below `{smaller}: {least}`",
                key,
                value,
                smaller,
                least
            );
            let hint =
                say!("write `{key}: {least}` or more, or leave it out", key, least);
            diagnostics.push(Diagnostic::error(message).at(&node.place).hint(hint));
        }
        last = (key, value.max(least));
        value.max(least)
    };
    let suppress = limit(keys::SmallBases::SUPPRESS, usual.suppress);
    let only_n = limit(keys::SmallBases::ONLY_N, usual.only_n);
    let hide_percent = limit(keys::SmallBases::HIDE_PERCENT, only_n);
    let mark_percent = limit(keys::SmallBases::MARK_PERCENT, usual.mark_percent);
    let unanimous = fields.optional(keys::SmallBases::UNANIMOUS);
    let unanimous = unanimous.and_then(|node| node.natural(diagnostics));
    fields.finish(diagnostics);
    SmallBases {
        suppress,
        only_n,
        hide_percent,
        mark_percent,
        unanimous: unanimous.unwrap_or(mark_percent),
    }
}
