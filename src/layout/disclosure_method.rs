//! Sentences for the chapter on method: how respondents are protected, and what the signs
//! mean that stand for what is not shown.

use crate::disclosure::Mark;
use crate::locale::Language;
use crate::manuscript::{Dominance, Method, Policy, Protects, Report};
use crate::number::count;
use crate::statistics::cell_key;

use super::method::pick;

/// How respondents are protected. The parameters of dominance rules are not told: whoever
/// knows them knows more (Hundepool et al., *Handbook on Statistical Disclosure Control*,
/// 2nd ed., section 4.2).
pub(super) fn disclosure(report: &Report) -> String {
    let (language, policy) = (report.language, &report.disclosure);
    let mut sentences = match &policy.method {
        Method::None { reason } => {
            let nothing = [
                "Inga uppgifter är dolda.",
                "Ingen opplysninger er skjult.",
                "No numbers are hidden.",
            ];
            return format!("{} {}", pick(language, nothing), reason.trim());
        }
        Method::Suppress => vec![suppressed(policy, language)],
        Method::Round { base, .. } => vec![rounded(*base, language)],
        Method::CellKey { .. } => vec![moved(language)],
    };
    if policy.method == Method::Suppress {
        sentences.push(other_reports(policy, language).to_owned());
    }
    sentences.extend(small_bases(policy, language));
    if policy.dominance != Dominance::default() {
        let dominance = [
            "Summor och medelvärden av belopp är dolda där någon enstaka står för det mesta.",
            "Summer og gjennomsnitt av beløp er skjult der noen få står for det meste.",
            "Sums and means of amounts are hidden where one or two make up most of them.",
        ];
        sentences.push(pick(language, dominance).to_owned());
    }
    sentences.join(" ")
}

fn rounded(base: u64, language: Language) -> String {
    match language {
        Language::Sv => format!(
            "Alla antal är avrundade uppåt eller nedåt till nästa multipel av {base}, slumpmässigt och överallt lika; 0 och multiplar av {base} är oförändrade. Andelar är beräknade av de avrundade antalen. Medelvärden och summor är beräknade före avrundningen."
        ),
        Language::Nb => format!(
            "Alle antall er rundet opp eller ned til neste multiplum av {base}, tilfeldig og likt overalt; 0 og multipler av {base} er uendret. Andeler er beregnet av de avrundede antallene. Gjennomsnitt og summer er beregnet før avrundingen."
        ),
        Language::En => format!(
            "All counts are rounded up or down to the next multiple of {base}, at random and everywhere alike; 0 and multiples of {base} are unchanged. Shares are computed from the rounded counts. Means and sums are computed before rounding."
        ),
    }
}

fn moved(language: Language) -> String {
    let most = count(cell_key::MOST, language);
    match language {
        Language::Sv => format!(
            "Alla antal utom 0 kan vara ändrade slumpmässigt med högst {most}, överallt lika; de summerar därför inte alltid till totalerna. Andelar är beräknade av de ändrade antalen. Medelvärden och summor är beräknade utan ändringar."
        ),
        Language::Nb => format!(
            "Alle antall unntatt 0 kan være endret tilfeldig med høyst {most}, likt overalt; de summerer derfor ikke alltid til totalene. Andeler er beregnet av de endrede antallene. Gjennomsnitt og summer er beregnet uten endringer."
        ),
        Language::En => format!(
            "All counts but 0 may be changed at random by up to {most}, everywhere alike; they therefore do not always add up to the totals. Shares are computed from the changed counts. Means and sums are computed without changes."
        ),
    }
}

fn suppressed(policy: &Policy, language: Language) -> String {
    let fewest = count(policy.minimum_count, language);
    let hidden = match language {
        Language::Sv => format!(
            "Antal från 1 till under {fewest} redovisas inte, och inte heller uppgifter som de kan räknas ut från."
        ),
        Language::Nb => format!(
            "Antall fra 1 til under {fewest} vises ikke, og heller ikke det som de kunne regnes ut av."
        ),
        Language::En => format!(
            "Counts from 1 to below {fewest} are not shown, nor is what they could be worked out from."
        ),
    };
    let answers = [
        "Det gäller inte antal som inte har svarat på en fråga.",
        "Det gjelder ikke antall som ikke har svart på et spørsmål.",
        "That does not apply to how many did not answer a question.",
    ];
    match policy.protects {
        Protects::Answers => format!("{hidden} {}", pick(language, answers)),
        Protects::All => hidden,
    }
}

/// Whether it is known what other reports have told of the same answers.
fn other_reports(policy: &Policy, language: Language) -> &'static str {
    let words = if policy.ledger.is_some() {
        [
            "Det gäller även tillsammans med andra rapporter om samma svar som har arkiverats.",
            "Det gjelder også sammen med andre rapporter om de samme svarene som er arkivert.",
            "That holds together with other reports on the same answers that have been archived, too.",
        ]
    } else {
        [
            "Vad andra rapporter om samma svar har redovisat är inte beaktat.",
            "Hva andre rapporter om de samme svarene har vist, er ikke tatt hensyn til.",
            "What other reports on the same answers have shown is not taken into account.",
        ]
    };
    pick(language, words)
}

fn small_bases(policy: &Policy, language: Language) -> Vec<String> {
    let rules = policy.small_bases;
    let number = |value: u64| count(value, language);
    let mut sentences = Vec::new();
    if rules.only_n > rules.suppress {
        let fewest = number(rules.only_n);
        sentences.push(match language {
            Language::Sv => format!(
                "Av grupper med färre än {fewest} redovisas bara hur många de är."
            ),
            Language::Nb => {
                format!("Av grupper med færre enn {fewest} vises bare hvor mange de er.")
            }
            Language::En => {
                format!("Of groups of fewer than {fewest} only their size is shown.")
            }
        });
    }
    if rules.hide_percent > rules.only_n {
        let fewest = number(rules.hide_percent);
        sentences.push(match language {
            Language::Sv => format!("Andelar av färre än {fewest} redovisas inte."),
            Language::Nb => format!("Andeler av færre enn {fewest} vises ikke."),
            Language::En => format!("Shares of fewer than {fewest} are not shown."),
        });
    }
    if rules.mark_percent > rules.hide_percent {
        let fewest = number(rules.mark_percent);
        sentences.push(match language {
            Language::Sv => format!("Andelar av färre än {fewest} är osäkra."),
            Language::Nb => format!("Andeler av færre enn {fewest} er usikre."),
            Language::En => format!("Shares of fewer than {fewest} are uncertain."),
        });
    }
    if rules.unanimous > rules.only_n {
        let fewest = number(rules.unanimous);
        sentences.push(match language {
            Language::Sv => format!(
                "Att alla i en grupp med färre än {fewest} har svarat likadant redovisas inte."
            ),
            Language::Nb => format!(
                "At alle i en gruppe med færre enn {fewest} har svart likt, vises ikke."
            ),
            Language::En => format!(
                "It is not shown that all in a group of fewer than {fewest} answered alike."
            ),
        });
    }
    sentences
}

/// What 0 means: where counts are changed, a few can be shown as none.
fn zero(policy: &Policy, language: Language) -> &'static str {
    let words = if policy.key().is_some() {
        [
            "att ingen eller bara ett fåtal finns",
            "at det ikke er noen, eller bare noen få",
            "that there is nobody, or only a few",
        ]
    } else {
        ["att ingen finns", "at det ikke er noen", "that there is nobody"]
    };
    pick(language, words)
}

/// What the signs mean.
pub(super) fn symbols(report: &Report) -> String {
    let language = report.language;
    let zero = zero(&report.disclosure, language);
    let suppressed = Mark::Suppressed(language).sign();
    let (few, undefined) = (Mark::TooFew.sign(), Mark::Undefined.sign());
    match language {
        Language::Sv => format!(
            "I tabeller och diagram betyder ”{suppressed}” att en uppgift är dold för att ingen ska kunna kännas igen eller räknas ut, ”{few}” att den bygger på för få svar, ”{undefined}” att den inte kan beräknas och ”0” {zero}."
        ),
        Language::Nb => format!(
            "I tabeller og diagrammer betyr «{suppressed}» at en opplysning er skjult for at ingen skal kunne kjennes igjen eller regnes ut, «{few}» at den bygger på for få svar, «{undefined}» at den ikke kan beregnes, og «0» {zero}."
        ),
        Language::En => format!(
            "In tables and charts “{suppressed}” means that a number is hidden so that nobody can be recognised or worked out, “{few}” that it rests on too few answers, “{undefined}” that it cannot be computed, and “0” {zero}."
        ),
    }
}
