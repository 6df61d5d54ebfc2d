//! What stands under a chart or table about intervals and tests, and the sentences on
//! them for the chapter on method.

use std::collections::BTreeSet;

use crate::analysis::{
    DesignFacts, Effect, GroupTest, Measure, NoTest, Overall, Pairs, TestKind,
};
use crate::disclosure::{Entry, Mark, ProtectedNumber, ProtectedTable, ProtectedTest};
use crate::locale::Language;
use crate::manuscript::{Adjust, IntervalRules, Report, ShareInterval};
use crate::number::{NO_BREAK_SPACE, NumberFormat};

/// How the intervals of a chart or table are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum IntervalsAs {
    /// As lines on bars.
    Lines,
    /// As a column of a table.
    Column,
    /// In brackets after the share.
    Brackets,
}

fn pick<T>(language: Language, texts: [T; 3]) -> T {
    let [sv, nb, en] = texts;
    match language {
        Language::Sv => sv,
        Language::Nb => nb,
        Language::En => en,
    }
}

/// The author behind the method, or the distribution.
fn method(
    rules: IntervalRules,
    (means, weighted): (bool, bool),
    language: Language,
) -> String {
    if weighted {
        let texts = if means {
            ["t-fördelningen, vägt", "t-fordelingen, vektet", "t distribution, weighted"]
        } else {
            ["logit, vägt", "logit, vektet", "logit, weighted"]
        };
        return pick(language, texts).to_owned();
    }
    let name = match (means, rules.shares) {
        (true, _) => {
            pick(language, ["t-fördelningen", "t-fordelingen", "t distribution"])
        }
        (false, ShareInterval::Wilson) => "Wilson",
        (false, ShareInterval::AgrestiCoull) => "Agresti–Coull",
        (false, ShareInterval::ClopperPearson) => "Clopper–Pearson",
        (false, ShareInterval::Jeffreys) => "Jeffreys",
    };
    let finite = pick(
        language,
        [
            ", korrigerat för ändlig population",
            ", korrigert for endelig populasjon",
            ", corrected for a finite population",
        ],
    );
    format!("{name}{}", if rules.finite { finite } else { "" })
}

/// What the intervals are, if there are any.
pub(super) fn interval_note(
    table: &ProtectedTable,
    shown: IntervalsAs,
    language: Language,
) -> Option<String> {
    let rules = table.interval_rules()?;
    let groups = 0..table.groups().len();
    let mut cells = groups.flat_map(|group| {
        (0..table.categories().len()).map(move |category| (group, category))
    });
    let is_drawn = |(group, category)| {
        let interval = table.range(group, category);
        interval.is_some_and(|interval| interval.low.value().is_some())
    };
    if shown == IntervalsAs::Lines && !cells.any(is_drawn) {
        return None;
    }
    let level = language.level(rules.level);
    let weighted = table.effective_size().is_some();
    let kind = (table.measure() == Measure::Mean, weighted);
    let method = method(rules, kind, language);
    Some(match (shown, language) {
        (IntervalsAs::Lines, Language::Sv) => {
            format!("Strecken visar {level}-procentiga konfidensintervall ({method}).")
        }
        (IntervalsAs::Lines, Language::Nb) => {
            format!("Strekene viser {level} prosents konfidensintervaller ({method}).")
        }
        (IntervalsAs::Lines, Language::En) => {
            format!("The lines show {level}% confidence intervals ({method}).")
        }
        (IntervalsAs::Column, Language::Sv) => {
            format!("KI = konfidensintervall ({method}).")
        }
        (IntervalsAs::Column, Language::Nb) => {
            format!("KI = konfidensintervall ({method}).")
        }
        (IntervalsAs::Column, Language::En) => {
            format!("CI = confidence interval ({method}).")
        }
        (IntervalsAs::Brackets, Language::Sv) => {
            format!("Inom parentes {level}-procentiga konfidensintervall ({method}).")
        }
        (IntervalsAs::Brackets, Language::Nb) => {
            format!("I parentes {level} prosents konfidensintervaller ({method}).")
        }
        (IntervalsAs::Brackets, Language::En) => {
            format!("In brackets {level}% confidence intervals ({method}).")
        }
    })
}

fn name(kind: TestKind, language: Language) -> &'static str {
    let names = match kind {
        TestKind::ChiSquare => [
            "Pearsons chi-två-test",
            "Pearsons kjikvadrattest",
            "Pearson's chi-square test",
        ],
        TestKind::Fisher => {
            ["Fishers exakta test", "Fishers eksakte test", "Fisher's exact test"]
        }
        TestKind::MannWhitney => {
            ["Mann–Whitneys test", "Mann–Whitneys test", "the Mann–Whitney test"]
        }
        TestKind::KruskalWallis => {
            ["Kruskal–Wallis test", "Kruskal–Wallis-testen", "the Kruskal–Wallis test"]
        }
        TestKind::CochranArmitage => [
            "Cochran–Armitages trendtest",
            "Cochran–Armitages trendtest",
            "the Cochran–Armitage trend test",
        ],
        TestKind::JonckheereTerpstra => [
            "Jonckheere–Terpstras trendtest",
            "Jonckheere–Terpstras trendtest",
            "the Jonckheere–Terpstra trend test",
        ],
        TestKind::RaoScott => {
            ["Rao–Scotts test", "Rao–Scotts test", "the Rao–Scott test"]
        }
    };
    pick(language, names)
}

/// `p = 0,015`, or `p < 0,001`.
pub(super) fn p_text(p: f64, language: Language) -> String {
    let format = NumberFormat::new(language, 3);
    let space = NO_BREAK_SPACE;
    if p < 0.001 {
        format!("p{space}<{space}{}", format.decimal(0.001))
    } else {
        format!("p{space}={space}{}", format.decimal(p))
    }
}

fn equals(name: &str, value: f64, (decimals, language): (u8, Language)) -> String {
    let number = NumberFormat::new(language, decimals).decimal(value);
    format!("{name}{NO_BREAK_SPACE}={NO_BREAK_SPACE}{number}")
}

/// `Kruskal–Wallis test, H = 8,41, 2 frihetsgrader, p = 0,015, ε² = 0,08`
fn result(overall: &Overall, language: Language) -> String {
    let mut parts = vec![name(overall.kind, language).to_owned()];
    let symbol = match overall.kind {
        TestKind::ChiSquare | TestKind::CochranArmitage => "χ²",
        TestKind::KruskalWallis => "H",
        TestKind::MannWhitney => "U",
        TestKind::JonckheereTerpstra => "z",
        TestKind::RaoScott => "F",
        TestKind::Fisher => "",
    };
    let decimals = if overall.kind == TestKind::MannWhitney { 1 } else { 2 };
    let statistic = overall.statistic;
    parts.extend(statistic.map(|value| equals(symbol, value, (decimals, language))));
    if let Some(degrees) = overall.degrees_of_freedom {
        let words = if degrees > 1.0 {
            ["frihetsgrader", "frihetsgrader", "degrees of freedom"]
        } else {
            ["frihetsgrad", "frihetsgrad", "degree of freedom"]
        };
        let decimals = u8::from(overall.second_degrees.is_some());
        let format = NumberFormat::new(language, decimals);
        let mut count = format.decimal(degrees);
        if let Some(second) = overall.second_degrees {
            count =
                format!("{count} {} {}", language.word("and"), format.decimal(second));
        }
        let space = NO_BREAK_SPACE;
        parts.push(format!("{count}{space}{}", pick(language, words)));
    }
    let drawn = overall.drawing_error.map(|error| drawn(error, language));
    parts.push(p_text(overall.p, language) + &drawn.unwrap_or_default());
    parts.extend(overall.effect.map(|(effect, value)| {
        let name = match effect {
            Effect::CramersV => pick(language, ["Cramérs V", "Cramérs V", "Cramér's V"]),
            Effect::RankBiserial => pick(
                language,
                [
                    "rangbiserial korrelation",
                    "rangbiserial korrelasjon",
                    "rank-biserial correlation",
                ],
            ),
            Effect::EpsilonSquared => "ε²",
        };
        equals(name, value, (2, language))
    }));
    parts.join(", ")
}

/// That a p-value was estimated from drawn tables, and how sure it is.
fn drawn(error: f64, language: Language) -> String {
    let words = [
        "skattat med slumpade tabeller, standardfel",
        "anslått med trukne tabeller, standardfeil",
        "estimated from tables drawn at random, standard error",
    ];
    let error = NumberFormat::new(language, 4).decimal(error);
    format!(" ({} {error})", pick(language, words))
}

fn adjustment(adjust: Adjust, language: Language) -> &'static str {
    let texts = match adjust {
        Adjust::Holm => ["Holms justering", "Holms justering", "Holm's adjustment"],
        Adjust::BenjaminiHochberg => [
            "Benjamini–Hochbergs justering",
            "Benjamini–Hochbergs justering",
            "Benjamini–Hochberg adjustment",
        ],
        Adjust::None => ["utan justering", "uten justering", "not adjusted"],
    };
    pick(language, texts)
}

/// `på 5-procentsnivån`
fn at_level(alpha: f64, language: Language) -> String {
    let level = language.level(alpha);
    match language {
        Language::Sv => format!("på {level}-procentsnivån"),
        Language::Nb => format!("på {level}-prosentnivået"),
        Language::En => format!("at the {level}% level"),
    }
}

fn pairs_note(
    test: &ProtectedTest,
    pairs: &Pairs,
    alpha: f64,
    language: Language,
) -> String {
    let kinds = pairs.list.iter().map(|pair| pair.kind).collect::<BTreeSet<_>>();
    let names = kinds.into_iter().map(|kind| name(kind, language)).collect::<Vec<_>>();
    let how = names.join(&format!(" {} ", language.word("or")));
    let errors = pairs.list.iter().filter_map(|pair| pair.drawing_error);
    let drawn = errors.max_by(f64::total_cmp).map(|error| drawn(error, language));
    let how = format!("{how}{}", drawn.unwrap_or_default());
    let how = format!("{how}, {}", adjustment(pairs.adjust, language));
    let level = at_level(alpha, language);
    let differ = pairs.list.iter().filter(|pair| pair.adjusted < alpha).count();
    if differ == 0 {
        return match language {
            Language::Sv => format!("Inga två grupper skiljer sig åt {level} ({how})."),
            Language::Nb => format!("Ingen to grupper er forskjellige {level} ({how})."),
            Language::En => format!("No two groups differ {level} ({how})."),
        };
    }
    if !test.has_letters_enough() {
        let all = pairs.list.len();
        return match language {
            Language::Sv => {
                format!(
                    "Av {all} par av grupper skiljer sig {differ} åt {level} ({how})."
                )
            }
            Language::Nb => {
                format!(
                    "Av {all} par av grupper er {differ} forskjellige {level} ({how})."
                )
            }
            Language::En => {
                format!("Of {all} pairs of groups, {differ} differ {level} ({how}).")
            }
        };
    }
    match language {
        Language::Sv => {
            format!("Grupper utan gemensam bokstav skiljer sig åt {level} ({how}).")
        }
        Language::Nb => {
            format!("Grupper uten felles bokstav er forskjellige {level} ({how}).")
        }
        Language::En => {
            format!("Groups without a letter in common differ {level} ({how}).")
        }
    }
}

fn no_test(reason: NoTest, language: Language) -> &'static str {
    let texts = match reason {
        NoTest::TooFewGroups => [
            "Grupperna är inte jämförda med ett test, eftersom det finns svar från färre än två av dem.",
            "Gruppene er ikke sammenlignet med en test, siden det er svar fra færre enn to av dem.",
            "The groups are not compared by a test, since fewer than two of them have answers.",
        ],
        NoTest::NoVariation => [
            "Grupperna är inte jämförda med ett test, eftersom alla har svarat lika.",
            "Gruppene er ikke sammenlignet med en test, siden alle har svart det samme.",
            "The groups are not compared by a test, since all gave the same answer.",
        ],
        NoTest::NoVariance => [
            "Grupperna är inte jämförda med ett test, eftersom urvalet har för få kluster eller strata.",
            "Gruppene er ikke sammenlignet med en test, siden utvalget har for få klynger eller strata.",
            "The groups are not compared by a test, since the sample has too few clusters or strata.",
        ],
        NoTest::TooLarge => [
            "Grupperna är inte jämförda med ett test, eftersom tabellen är för stor för det.",
            "Gruppene er ikke sammenlignet med en test, siden tabellen er for stor for den.",
            "The groups are not compared by a test, since the table is too large for it.",
        ],
    };
    pick(language, texts)
}

/// That numbers are weighted, and for how many answers they stand, if they are.
pub(super) fn weights_note(table: &ProtectedTable, language: Language) -> Option<String> {
    let effective = table.effective_size()?;
    if *effective == Entry::Hidden(Mark::Undefined) {
        let texts = [
            "Vägt efter urvalens utformning.",
            "Vektet etter utvalgsplanene.",
            "Weighted by the designs of the samples.",
        ];
        return Some(pick(language, texts).to_owned());
    }
    let effective = effective.text();
    Some(match language {
        Language::Sv => {
            format!("Vägt efter urvalets utformning; effektivt n är {effective} (Kish).")
        }
        Language::Nb => {
            format!("Vektet etter utvalgsplanen; effektivt n er {effective} (Kish).")
        }
        Language::En => format!(
            "Weighted by the design of the sample; the effective n is {effective} (Kish)."
        ),
    })
}

/// The sentences on weights; nothing if no number is weighted.
pub(super) fn about_weights(
    report: &Report,
    numbers: &[ProtectedNumber],
    tables: &[ProtectedTable],
) -> Option<String> {
    let language = report.language;
    let of_tables = tables.iter().flat_map(ProtectedTable::origins);
    let origins = numbers.iter().map(|number| &number.origin).chain(of_tables);
    let designs = origins.filter_map(|origin| origin.weighted_by).collect::<Vec<_>>();
    designs.first()?;
    let any = |has: fn(&DesignFacts) -> bool| designs.iter().any(has);
    let parts = [
        (any(|design| design.strata), ["strata", "strata", "strata"]),
        (any(|design| design.clusters), ["kluster", "klynger", "clusters"]),
        (
            any(|design| design.finite_population),
            ["ändlig population", "endelig populasjon", "finite population"],
        ),
    ];
    let parts = parts.into_iter().filter(|(has, _)| *has);
    let parts = parts.map(|(_, words)| pick(language, words)).collect::<Vec<_>>();
    let list = parts.join(", ");
    let of = if list.is_empty() { String::new() } else { format!(" ({list})") };
    Some(match language {
        Language::Sv => format!(
            "Vägda andelar och medelvärden är skattningar för populationen; antalen är ovägda. Osäkerheten är beräknad efter urvalets utformning{of} med Taylorlinjärisering, för andelar på logitskalan, och grupper är jämförda med Rao–Scotts test av andra ordningen."
        ),
        Language::Nb => format!(
            "Vektede andeler og gjennomsnitt er anslag for populasjonen; antallene er uvektede. Usikkerheten er beregnet etter utvalgsplanen{of} med Taylorlinearisering, for andeler på logitskalaen, og grupper er sammenlignet med Rao–Scotts test av andre orden."
        ),
        Language::En => format!(
            "Weighted shares and means are estimates for the population; counts are unweighted. Uncertainty follows the design of the sample{of} by Taylor linearisation, of shares on the logit scale, and groups are compared by the second-order Rao–Scott test."
        ),
    })
}

/// What was found when the groups were compared, if they were.
pub(super) fn test_notes(table: &ProtectedTable, language: Language) -> Vec<String> {
    let Some(protected) = table.test() else { return Vec::new() };
    let ProtectedTest::Shown(test) = protected else {
        let hidden = [
            "Jämförelsen av grupperna visas inte, eftersom tal som den bygger på är dolda.",
            "Sammenligningen av gruppene vises ikke, siden tall den bygger på, er skjult.",
            "The comparison of the groups is not shown, since numbers it is made of are hidden.",
        ];
        return vec![pick(language, hidden).to_owned()];
    };
    let GroupTest { overall, pairs, left_out, alpha } = test;
    let mut notes = Vec::new();
    match overall {
        Ok(overall) => {
            let trend = matches!(
                overall.kind,
                TestKind::CochranArmitage | TestKind::JonckheereTerpstra
            );
            let about = if trend {
                ["Trend över grupperna", "Trend over gruppene", "Trend over the groups"]
            } else {
                [
                    "Skillnad mellan grupperna",
                    "Forskjell mellom gruppene",
                    "Difference between the groups",
                ]
            };
            notes.push(format!(
                "{}: {}.",
                pick(language, about),
                result(overall, language)
            ));
        }
        Err(reason) => notes.push(no_test(*reason, language).to_owned()),
    }
    notes.extend(
        pairs.as_ref().map(|pairs| pairs_note(protected, pairs, *alpha, language)),
    );
    if !left_out.is_empty() && overall.is_ok() {
        let labels = left_out.iter().map(|group| table.groups()[*group].label.as_str());
        let labels = labels.collect::<Vec<_>>().join(", ");
        let words = pick(
            language,
            [
                "Ingår inte i jämförelsen, eftersom ingen har svarat",
                "Inngår ikke i sammenligningen, siden ingen har svart",
                "Not part of the comparison, since nobody answered",
            ],
        );
        notes.push(format!("{words}: {labels}."));
    }
    notes
}

/// The sentences on intervals.
pub(super) fn about_intervals(report: &Report) -> String {
    let (language, rules) = (report.language, report.intervals.value);
    let level = language.level(rules.level);
    let shares = match rules.shares {
        ShareInterval::Wilson => "Wilson",
        ShareInterval::AgrestiCoull => {
            pick(language, ["Agresti och Coull", "Agresti og Coull", "Agresti and Coull"])
        }
        ShareInterval::ClopperPearson => pick(
            language,
            ["Clopper och Pearson", "Clopper og Pearson", "Clopper and Pearson"],
        ),
        ShareInterval::Jeffreys => "Jeffreys",
    };
    let mut text = match language {
        Language::Sv => format!(
            "Osäkerheten anges med {level}-procentiga konfidensintervall: för andelar enligt {shares}, för medelvärden enligt t-fördelningen."
        ),
        Language::Nb => format!(
            "Usikkerheten oppgis med {level} prosents konfidensintervaller: for andeler etter {shares}, for gjennomsnitt etter t-fordelingen."
        ),
        Language::En => format!(
            "Uncertainty is given as {level}% confidence intervals: of shares by the method of {shares}, of means by the t distribution."
        ),
    };
    text.push_str(if rules.finite {
        pick(
            language,
            [
                " De är korrigerade för att populationen är ändlig, och den del av den som har besvarat frågan antas vara lika stor i alla grupper.",
                " De er korrigert for at populasjonen er endelig, og den delen av den som har besvart spørsmålet, antas å være like stor i alle grupper.",
                " They are corrected for a finite population, and the part of it that answered the question is taken to be the same in all groups.",
            ],
        )
    } else {
        pick(
            language,
            [
                " De gäller som om de svarande var ett slumpmässigt urval ur en stor population.",
                " De gjelder som om de som har svart, var et tilfeldig utvalg fra en stor populasjon.",
                " They hold as if those who answered were a random sample from a large population.",
            ],
        )
    });
    text
}

/// The sentences on tests, of which those that are used are told; nothing if no groups are
/// compared.
pub(super) fn about_tests(report: &Report, tables: &[ProtectedTable]) -> Option<String> {
    let language = report.language;
    let tests = tables.iter().filter_map(ProtectedTable::test).collect::<Vec<_>>();
    if tests.is_empty() {
        return None;
    }
    let shown = tests.iter().filter_map(|test| match test {
        ProtectedTest::Shown(test) => Some(test),
        ProtectedTest::Hidden => None,
    });
    let mut kinds = BTreeSet::new();
    let mut adjusted = Vec::new();
    for test in shown {
        kinds.extend(test.overall.iter().map(|overall| overall.kind));
        if let Some(pairs) = &test.pairs {
            kinds.extend(pairs.list.iter().map(|pair| pair.kind));
            if !adjusted.contains(&pairs.adjust) {
                adjusted.push(pairs.adjust);
            }
        }
    }
    let names = kinds.iter().map(|kind| name(*kind, language)).collect::<Vec<_>>();
    let and = format!(" {} ", language.word("and"));
    let names = match names.as_slice() {
        [first @ .., last] if !first.is_empty() => {
            format!("{}{and}{last}", first.join(", "))
        }
        names => names.concat(),
    };
    let level = at_level(1.0 - report.intervals.value.level, language);
    let mut sentences = Vec::new();
    if !names.is_empty() {
        sentences.push(match language {
            Language::Sv => {
                format!("Skillnader mellan grupper är prövade med {names}, {level}.")
            }
            Language::Nb => {
                format!("Forskjeller mellom grupper er prøvd med {names}, {level}.")
            }
            Language::En => {
                format!("Differences between groups are tested by {names}, {level}.")
            }
        });
    }
    if kinds.contains(&TestKind::ChiSquare) {
        let plain = [
            "Chi-två-testet är utan kontinuitetskorrektion.",
            "Kjikvadrattesten er uten kontinuitetskorreksjon.",
            "The chi-square test is without continuity correction.",
        ];
        sentences.push(pick(language, plain).to_owned());
    }
    if kinds.contains(&TestKind::Fisher) {
        let small = [
            "Fishers test används där väntade antal är för små för chi-två-testet: något under 1 eller mer än en femtedel under 5.",
            "Fishers test brukes der forventede antall er for små for kjikvadrattesten: noe under 1 eller mer enn en femdel under 5.",
            "Fisher's test is used where expected counts are too small for the chi-square test: any below 1, or more than a fifth below 5.",
        ];
        sentences.push(pick(language, small).to_owned());
    }
    if !adjusted.is_empty() {
        let how = adjusted.iter().map(|adjust| adjustment(*adjust, language));
        let how = how.collect::<Vec<_>>().join(&format!(" {} ", language.word("or")));
        sentences.push(match language {
            Language::Sv => format!("Par av grupper är jämförda för varje diagram och tabell för sig ({how})."),
            Language::Nb => format!("Par av grupper er sammenlignet for hvert diagram og hver tabell for seg ({how})."),
            Language::En => format!("Pairs of groups are compared within each chart and table ({how})."),
        });
    }
    if tests.iter().any(|test| matches!(test, ProtectedTest::Hidden)) {
        let hidden = [
            "Där tal i en tabell är dolda visas inte heller testet.",
            "Der tall i en tabell er skjult, vises heller ikke testen.",
            "Where numbers of a table are hidden, so is the test.",
        ];
        sentences.push(pick(language, hidden).to_owned());
    }
    Some(sentences.join(" "))
}
