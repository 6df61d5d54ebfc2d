//! Sentences for the chapter on method, made from what the report's settings are.

use crate::disclosure::{ProtectedNumber, ProtectedTable};
use crate::locale::Language;
use crate::manuscript::{BaseRule, Differences, Report};
use crate::number::{Gender, Rounding, in_words};

use super::inference;

/// What there is a sentence on.
pub(super) const METHODS: [&str; 9] = [
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
    (numbers, tables): (&[ProtectedNumber], &[ProtectedTable]),
) -> Option<String> {
    match about {
        "rounding" => Some(rounding(report)),
        "base" => Some(base(report).to_owned()),
        "intervals" => Some(inference::about_intervals(report)),
        "weights" => inference::about_weights(report, numbers, tables),
        "tests" => inference::about_tests(report, tables),
        "change" => super::change_method::about_changes(report, numbers),
        "disclosure" => Some(super::disclosure_method::disclosure(report)),
        "symbols" => Some(super::disclosure_method::symbols(report)),
        _ => Some(missing(report).to_owned()),
    }
}

pub(super) fn pick(language: Language, texts: [&'static str; 3]) -> &'static str {
    match language {
        Language::Sv => texts[0],
        Language::Nb => texts[1],
        Language::En => texts[2],
    }
}

fn rounding(report: &Report) -> String {
    let (language, contract) = (report.language, report.rounding);
    let rule = match contract.rule {
        Rounding::HalfUp => pick(
            language,
            [
                "där en halv enhet avrundas uppåt",
                "der en halv enhet rundes opp",
                "with half a unit rounded up",
            ],
        ),
        Rounding::HalfEven => pick(
            language,
            [
                "där en halv enhet avrundas till närmaste jämna siffra",
                "der en halv enhet rundes til nærmeste like siffer",
                "with half a unit rounded to the even digit",
            ],
        ),
        Rounding::Truncate => pick(
            language,
            [
                "där överskjutande decimaler är borttagna",
                "der overskytende desimaler er strøket",
                "with further decimals cut off",
            ],
        ),
    };
    let decimals = decimals(report.percent_decimals, language);
    let mut sentences = vec![match language {
        Language::Sv => format!(
            "Andelarna är beräknade på de exakta antalen och redovisas {decimals}, {rule}."
        ),
        Language::Nb => format!(
            "Andelene er beregnet av de nøyaktige antallene og oppgis {decimals}, {rule}."
        ),
        Language::En => format!(
            "Shares are computed from the exact counts and shown {decimals}, {rule}."
        ),
    }];
    let sum = if contract.sum_to_100 {
        [
            "Andelarna i en fördelning är avrundade så att de tillsammans blir 100: de enheter som fattas har gått till de andelar som förlorat mest på avrundningen (största restens metod).",
            "Andelene i en fordeling er avrundet slik at de til sammen blir 100: enhetene som mangler, har gått til andelene som har tapt mest på avrundingen (største rests metode).",
            "The shares of a distribution are rounded so that they add up to 100: the units that are missing go to the shares that lost most in rounding (the method of the largest remainder).",
        ]
    } else {
        [
            "Varje andel är avrundad för sig, och därför summerar andelarna inte alltid till 100.",
            "Hver andel er avrundet for seg, og derfor summerer andelene seg ikke alltid til 100.",
            "Each share is rounded by itself, so that shares do not always add up to 100.",
        ]
    };
    sentences.push(pick(language, sum).to_owned());
    let differences = match contract.differences {
        Differences::Before => [
            "Skillnader mellan andelar är beräknade före avrundningen.",
            "Forskjeller mellom andeler er beregnet før avrundingen.",
            "Differences between shares are computed before rounding.",
        ],
        Differences::After => [
            "Skillnader mellan andelar är beräknade på de avrundade andelarna.",
            "Forskjeller mellom andeler er beregnet av de avrundede andelene.",
            "Differences between shares are computed from the rounded shares.",
        ],
    };
    sentences.push(pick(language, differences).to_owned());
    let own =
        |rounding: &Option<Rounding>| rounding.is_some_and(|own| own != contract.rule);
    if report.numbers.iter().any(|number| own(&number.rounding)) {
        let others = [
            "Enstaka tal är avrundade på annat sätt, för att kunna jämföras med en tidigare publikation.",
            "Enkelte tall er avrundet på en annen måte, for å kunne sammenlignes med en tidligere publikasjon.",
            "A few numbers are rounded otherwise, so that they can be compared with an earlier publication.",
        ];
        sentences.push(pick(language, others).to_owned());
    }
    sentences.join(" ")
}

fn decimals(count: u8, language: Language) -> String {
    let word = in_words(u64::from(count), Gender::Common, language).unwrap_or_default();
    match (count, language) {
        (0, Language::Sv) => "i hela procent".to_owned(),
        (0, Language::Nb) => "i hele prosent".to_owned(),
        (0, Language::En) => "in whole per cent".to_owned(),
        (1, Language::Sv) => format!("med {word} decimal"),
        (_, Language::Sv) => format!("med {word} decimaler"),
        (1, Language::Nb) => format!("med {word} desimal"),
        (_, Language::Nb) => format!("med {word} desimaler"),
        (1, Language::En) => format!("with {word} decimal"),
        (_, Language::En) => format!("with {word} decimals"),
    }
}

fn base(report: &Report) -> &'static str {
    let texts = match report.base {
        BaseRule::Valid => [
            "Om inget annat anges är andelarna andelar av dem som har besvarat frågan.",
            "Der ikke annet er oppgitt, er andelene andeler av dem som har besvart spørsmålet.",
            "Unless otherwise stated, shares are shares of those who answered the question.",
        ],
        BaseRule::All => [
            "Om inget annat anges är andelarna andelar av alla, även av dem som inte har besvarat frågan.",
            "Der ikke annet er oppgitt, er andelene andeler av alle, også av dem som ikke har besvart spørsmålet.",
            "Unless otherwise stated, shares are shares of all, including those who did not answer the question.",
        ],
    };
    pick(report.language, texts)
}

fn missing(report: &Report) -> &'static str {
    let texts = match report.base {
        BaseRule::Valid => [
            "De som inte har besvarat en fråga är inte med i andelarna; hur många de är står vid diagrammet eller tabellen.",
            "De som ikke har besvart et spørsmål, er ikke med i andelene; hvor mange de er, står ved diagrammet eller tabellen.",
            "Those who did not answer a question are left out of the shares; how many they are stands by the chart or table.",
        ],
        BaseRule::All => [
            "De som inte har besvarat en fråga är med i andelarna; hur många de är står vid diagrammet eller tabellen.",
            "De som ikke har besvart et spørsmål, er med i andelene; hvor mange de er, står ved diagrammet eller tabellen.",
            "Those who did not answer a question are counted in the shares; how many they are stands by the chart or table.",
        ],
    };
    pick(report.language, texts)
}
