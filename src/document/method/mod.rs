//! Sentences for the chapter on method, made from what the report's settings are.

mod change;
mod disclosure;

use crate::disclosure::{ProtectedNumber, ProtectedTable};
use crate::manuscript::{BaseRule, Differences, Report};
use crate::number::{Gender, Rounding, in_words};
use crate::words::{Language, SharesRounded};

use super::inference;

/// What there is a sentence on.
pub(crate) const METHODS: [&str; 9] = [
    "rounding",
    "base",
    "missing",
    "disclosure",
    "symbols",
    "intervals",
    "tests",
    "weights",
    "change",
];

/// The sentences on one of [`METHODS`]; none on tests and changes where nothing is compared.
pub(super) fn sentence(
    about: &str,
    report: &Report,
    numbers: &[ProtectedNumber],
    tables: &[ProtectedTable],
) -> Option<String> {
    match about {
        "rounding" => Some(rounding(report)),
        "base" => Some(base(report).to_owned()),
        "intervals" => Some(inference::about_intervals(report)),
        "weights" => inference::about_weights(report, numbers, tables),
        "tests" => inference::about_tests(report, tables),
        "change" => change::about_changes(report, numbers),
        "disclosure" => {
            let of_numbers = numbers.iter().map(|number| &number.origin);
            let of_tables = tables.iter().flat_map(ProtectedTable::origins);
            let any_open = of_numbers.chain(of_tables).any(|origin| origin.register);
            Some(disclosure::disclosure(report, any_open))
        }
        "symbols" => Some(disclosure::symbols(report)),
        _ => Some(missing(report).to_owned()),
    }
}

fn rounding(report: &Report) -> String {
    let (words, contract) = (report.language.words(), report.rounding);
    let rule = match contract.rule {
        Rounding::HalfUp => words.half_up(),
        Rounding::HalfEven => words.half_even(),
        Rounding::Truncate => words.truncated(),
    };
    let decimals = &decimals(report.percent_decimals, report.language);
    let mut sentences = vec![words.shares_rounded(SharesRounded { decimals, rule })];
    sentences.push(
        if contract.sum_to_100 { words.sum_to_100() } else { words.rounded_by_itself() }
            .to_owned(),
    );
    sentences.push(
        match contract.differences {
            Differences::Before => words.differences_before(),
            Differences::After => words.differences_after(),
        }
        .to_owned(),
    );
    let own =
        |rounding: &Option<Rounding>| rounding.is_some_and(|own| own != contract.rule);
    if report.numbers.iter().any(|number| own(&number.rounding)) {
        sentences.push(words.otherwise_rounded().to_owned());
    }
    sentences.join(" ")
}

fn decimals(count: u8, language: Language) -> String {
    let words = language.words();
    let number = in_words(u64::from(count), Gender::Common, language).unwrap_or_default();
    match count {
        0 => words.whole_per_cent().to_owned(),
        1 => words.one_decimal(number),
        _ => words.several_decimals(number),
    }
}

fn base(report: &Report) -> &'static str {
    let words = report.language.words();
    match report.base {
        BaseRule::Valid => words.base_valid(),
        BaseRule::All => words.base_all(),
    }
}

fn missing(report: &Report) -> &'static str {
    let words = report.language.words();
    match report.base {
        BaseRule::Valid => words.missing_left_out(),
        BaseRule::All => words.missing_counted(),
    }
}
