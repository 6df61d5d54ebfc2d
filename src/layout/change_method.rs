//! The sentences on changes for the chapter on method.

use std::collections::BTreeSet;

use crate::analysis::ChangeTest;
use crate::disclosure::{ProtectedChange, ProtectedNumber};
use crate::locale::Language;
use crate::manuscript::Report;
use crate::number;

/// The sentences on how changes are estimated, tested and judged; nothing if none is.
pub(super) fn about_changes(
    report: &Report,
    numbers: &[ProtectedNumber],
) -> Option<String> {
    let language = report.language;
    let changes = numbers.iter().filter_map(|number| number.change.as_deref());
    let changes = changes.filter(|change| change.interval.is_some()).collect::<Vec<_>>();
    let level = language.level(changes.first()?.level);
    let tests = changes.iter().filter_map(|change| Some(change.test?.0));
    let tests = tests.collect::<BTreeSet<_>>();
    let finite = changes.iter().any(|change| change.finite);
    let mut sentences = vec![match language {
        Language::Sv => format!(
            "Förändringar mellan mätningarna anges med {level}-procentiga konfidensintervall."
        ),
        Language::Nb => format!(
            "Endringer mellom målingene oppgis med {level} prosents konfidensintervaller."
        ),
        Language::En => format!(
            "Changes between the measurements are given with {level}% confidence intervals."
        ),
    }];
    sentences.extend(tests.iter().map(|test| language.pick(method(*test)).to_owned()));
    if finite {
        let texts = [
            "Intervall och test är korrigerade för att populationerna är ändliga.",
            "Intervaller og tester er korrigert for at populasjonene er endelige.",
            "Intervals and tests are corrected for finite populations.",
        ];
        sentences.push(language.pick(texts).to_owned());
    }
    if changes.iter().any(|change| is_adjusted(change)) {
        let texts = [
            "I varje tabell över förändringar är p-värdena justerade för att flera förändringar prövas (Holm).",
            "I hver tabell over endringer er p-verdiene justert for at flere endringer prøves (Holm).",
            "Within each table of changes, p-values are adjusted for there being several tests (Holm).",
        ];
        sentences.push(language.pick(texts).to_owned());
    }
    let alpha = language.level(1.0 - changes.first()?.level);
    sentences.push(match language {
        Language::Sv => format!(
            "Att något har ökat eller minskat sägs bara där förändringen är säkerställd på {alpha}-procentsnivån."
        ),
        Language::Nb => format!(
            "At noe har økt eller minket, sies bare der endringen er sikker på {alpha}-prosentnivået."
        ),
        Language::En => format!(
            "Something is said to have increased or decreased only where the change is significant at the {alpha}% level."
        ),
    });
    sentences.extend(threshold(report, &changes));
    Some(sentences.join(" "))
}

fn is_adjusted(change: &ProtectedChange) -> bool {
    change.test.zip(change.adjusted).is_some_and(|((_, p), adjusted)| adjusted > p)
}

fn method(test: ChangeTest) -> [&'static str; 3] {
    match test {
        ChangeTest::TwoShares => [
            "För andelar i oberoende urval är intervallen Newcombes (metod 10), och förändringen är prövad med ett z-test av två andelar.",
            "For andeler i uavhengige utvalg er intervallene Newcombes (metode 10), og endringen er prøvd med en z-test av to andeler.",
            "For shares in independent samples the intervals are Newcombe’s (method 10), and the change is tested by a z test of two proportions.",
        ],
        ChangeTest::Fisher => [
            "Där väntade antal är små är andelar i oberoende urval jämförda med Fishers exakta test; intervallen är Newcombes (metod 10).",
            "Der forventede antall er små, er andeler i uavhengige utvalg sammenlignet med Fishers eksakte test; intervallene er Newcombes (metode 10).",
            "Where expected counts are small, shares in independent samples are compared by Fisher’s exact test; the intervals are Newcombe’s (method 10).",
        ],
        ChangeTest::Welch => [
            "Medelvärden i oberoende urval är jämförda med Welchs t-test och dess intervall.",
            "Gjennomsnitt i uavhengige utvalg er sammenlignet med Welchs t-test og intervallet til den.",
            "Means in independent samples are compared by Welch’s t test and its interval.",
        ],
        ChangeTest::McNemar => [
            "Andelar bland samma personer är jämförda med McNemars test och Newcombes intervall för par; de gäller dem som har svarat båda gångerna.",
            "Andeler blant de samme personene er sammenlignet med McNemars test og Newcombes intervall for par; de gjelder dem som har svart begge gangene.",
            "Shares among the same persons are compared by McNemar’s test and Newcombe’s interval for pairs; they are of those who answered both times.",
        ],
        ChangeTest::Paired => [
            "Medelvärden bland samma personer är jämförda med ett parat t-test; det gäller dem som har svarat båda gångerna.",
            "Gjennomsnitt blant de samme personene er sammenlignet med en paret t-test; den gjelder dem som har svart begge gangene.",
            "Means among the same persons are compared by a paired t test; it is of those who answered both times.",
        ],
        ChangeTest::Design => [
            "Vägda andelar och medelvärden är jämförda med ett t-test, där osäkerheten i varje mätning följer urvalets utformning.",
            "Vektede andeler og gjennomsnitt er sammenlignet med en t-test, der usikkerheten i hver måling følger utvalgsplanen.",
            "Weighted shares and means are compared by a t test, in which the uncertainty of each measurement follows the design of its sample.",
        ],
    }
}

/// What "unchanged" and "clearly" mean, if a size is stated.
fn threshold(report: &Report, changes: &[&ProtectedChange]) -> Option<String> {
    let language = report.language;
    let points = report.waves.change.points?;
    changes.iter().find(|change| change.difference.points)?;
    let size = number::as_written(points, language);
    Some(match language {
        Language::Sv => format!(
            "En andel kallas oförändrad bara där hela intervallet för förändringen ligger inom {size} procentenheter åt båda hållen."
        ),
        Language::Nb => format!(
            "En andel kalles uendret bare der hele intervallet for endringen ligger innenfor {size} prosentpoeng i begge retninger."
        ),
        Language::En => format!(
            "A share is called unchanged only where the whole interval of the change lies within {size} percentage points either way."
        ),
    })
}
