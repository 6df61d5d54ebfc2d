//! Sentences for the chapter on method: how respondents are protected, and what the signs
//! mean that stand for what is not shown.

use crate::disclosure::Mark;
use crate::manuscript::{Dominance, Method, Policy, Protects, Report};
use crate::number::count;
use crate::statistics::cell_key;
use crate::words::{Language, Symbols};

/// How respondents are protected. The parameters of dominance rules are not told: whoever
/// knows them knows more (Hundepool et al., *Handbook on Statistical Disclosure Control*,
/// 2nd ed., section 4.2).
/// Whether anything is of a register whose rows may be shown is said by `any_open`.
pub(super) fn disclosure(report: &Report, any_open: bool) -> String {
    let (policy, words) = (&report.disclosure, report.language.words());
    let number = |value: u64| count(value, report.language);
    let mut sentences = vec![match &policy.method {
        Method::None { reason } => {
            return format!("{} {}", words.nothing_hidden(), reason.trim());
        }
        Method::Suppress => words.suppressed_below(&number(policy.minimum_count)),
        Method::Round { base, .. } => words.rounded_to(&base.to_string()),
        Method::CellKey { .. } => words.moved_by(&number(cell_key::MOST)),
    }];
    if policy.method == Method::Suppress {
        if policy.protects == Protects::Answers {
            sentences.push(words.answers_protected().to_owned());
        }
        // Whether it is known what other reports have told of the same answers.
        sentences.push(
            match policy.ledger {
                Some(_) => words.with_other_reports(),
                None => words.without_other_reports(),
            }
            .to_owned(),
        );
    }
    sentences.extend(small_bases(policy, report.language));
    if policy.dominance != Dominance::default() {
        sentences.push(words.dominance().to_owned());
    }
    sentences.extend(any_open.then(|| words.registers_not_hidden().to_owned()));
    sentences.join(" ")
}

fn small_bases(policy: &Policy, language: Language) -> Vec<String> {
    let (rules, words) = (policy.small_bases, language.words());
    let number = |value: u64| count(value, language);
    let mut sentences = Vec::new();
    if rules.only_n > rules.suppress {
        sentences.push(words.only_size_below(&number(rules.only_n)));
    }
    if rules.hide_percent > rules.only_n {
        sentences.push(words.no_shares_below(&number(rules.hide_percent)));
    }
    if rules.mark_percent > rules.hide_percent {
        sentences.push(words.uncertain_shares(&number(rules.mark_percent)));
    }
    if rules.unanimous > rules.only_n {
        sentences.push(words.unanimous_below(&number(rules.unanimous)));
    }
    sentences
}

/// What the signs mean. Where counts are changed, a few can be shown as none.
pub(super) fn symbols(report: &Report) -> String {
    let words = report.language.words();
    let is_changed = report.disclosure.key().is_some();
    words.symbols(Symbols {
        suppressed: Mark::Suppressed(report.language).sign(),
        few: Mark::TooFew.sign(),
        undefined: Mark::Undefined.sign(),
        zero: if is_changed { words.zero_or_few() } else { words.zero() },
    })
}
