//! Mistakes in what `new` is told.

use super::ExamplePlace::Files;
use super::{MistakeKind, explained};

/// Its kinds.
#[rustfmt::skip]
pub(super) const EXPLAINED: &[MistakeKind] = &[
    explained("plan", [
        "The table that says what the chapters of a draft hold has the columns chapter, variables and, if there is one, by. Each row names variables of the data that can be shown.",
        "Tabellen som säger vad utkastets kapitel innehåller har kolumnerna chapter, variables och eventuellt by. Varje rad anger variabler i data som kan visas.",
        "Tabellen som sier hva kapitlene i utkastet inneholder, har kolonnene chapter, variables og eventuelt by. Hver rad oppgir variabler i dataene som kan vises.",
        "Tabellen, der siger, hvad udkastets kapitler indeholder, har kolonnerne chapter, variables og eventuelt by. Hver række angiver variabler i data, der kan vises."],
        Files, [
        "# plan.csv\nkapitel;variabler\nResultat;nojd\n$ baslinje new s --data data/panel/codebook.yaml --plan plan.csv",
        "# plan.csv\nchapter;variables\nResultat;nojd\n$ baslinje new s --data data/panel/codebook.yaml --plan plan.csv"]),
    explained("no-survey", [
        "A survey is named that is not there: not under `surveys` of the report, nor among the files that `new` is given, of which each is a survey by the name of its folder or file.",
        "En undersökning nämns som inte finns: varken under `surveys` i rapporten eller bland filerna som `new` har fått, där var och en är en undersökning med mappens eller filens namn.",
        "En undersøkelse nevnes som ikke finnes: verken under `surveys` i rapporten eller blant filene som `new` har fått, der hver er en undersøkelse med navnet på mappen eller filen.",
        "En undersøgelse nævnes, som ikke findes: hverken under `surveys` i rapporten eller blandt de filer, som `new` har fået, hvor hver er en undersøgelse med mappens eller filens navn."],
        Files, [
        "# book/r/report.yaml\nviews:\n  gavlebor: {survey: enkat, where: {ort: Gävle}}",
        "# book/r/report.yaml\nviews:\n  gavlebor: {survey: panel, where: {ort: Gävle}}"]),
    explained("no-such-code", [
        "Codes of mistakes stand in brackets in each message, as in `error[open-quotation]`.",
        "Felens koder står inom hakparentes i varje meddelande, som i `fel[open-quotation]`.",
        "Kodene for feil står i hakeparentes i hver melding, som i `feil[open-quotation]`.",
        "Fejlenes koder står i kantede parenteser i hver meddelelse, som i `fejl[open-quotation]`."],
        Files, [
        "$ baslinje explain open-quotatoin",
        "$ baslinje explain open-quotation"]),
];
