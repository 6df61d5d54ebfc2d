//! Mistakes in how those who answered are protected.

use super::ExamplePlace::{Files, Report};
use super::{MistakeKind, explained, without_example};

/// Its kinds.
#[rustfmt::skip]
pub(super) const EXPLAINED: &[MistakeKind] = &[
    explained("no-protection", [
        "A report about people must say how they are protected: with `disclosure`, which hides or changes small numbers, or which says with `none` and a reason that nothing needs protection. Nobody should forget to decide it.",
        "En rapport om människor måste säga hur de skyddas: med `disclosure`, som döljer eller ändrar små tal, eller som med `none` och ett skäl säger att inget behöver skyddas. Ingen ska glömma att bestämma det.",
        "En rapport om mennesker må si hvordan de beskyttes: med `disclosure`, som skjuler eller endrer små tall, eller som med `none` og en grunn sier at ingenting trenger beskyttelse. Ingen skal glemme å bestemme det.",
        "En rapport om mennesker skal sige, hvordan de beskyttes: med `disclosure`, der skjuler eller ændrer små tal, eller som med `none` og en grund siger, at intet behøver beskyttelse. Ingen skal glemme at bestemme det."],
        Report, [
        "disclosure:",
        "disclosure: {method: suppress, minimum-count: 5}"]),
    explained("protection", [
        "The rules for small numbers build on each other: each limit is at least as large as the one before it, or one would undo the other. A ledger holds exact counts, and does nothing where every count is changed.",
        "Reglerna för små tal bygger på varandra: varje gräns är minst lika stor som den före, annars skulle den ena upphäva den andra. En liggare innehåller exakta antal, och gör ingen nytta där varje antal ändras.",
        "Reglene for små tall bygger på hverandre: hver grense er minst like stor som den foran, ellers ville den ene oppheve den andre. En fortegnelse inneholder eksakte antall, og gjør ingen nytte der hvert antall endres.",
        "Reglerne for små tal bygger på hinanden: hver grænse er mindst lige så stor som den foregående, ellers ville den ene ophæve den anden. En fortegnelse indeholder nøjagtige antal og gør ingen nytte, hvor hvert antal ændres."],
        Report, [
        "disclosure: {method: suppress, minimum-count: 5, small-bases: {only-n: 3}}",
        "disclosure: {method: suppress, minimum-count: 5, small-bases: {only-n: 10}}"]),
    explained("true-counts", [
        "Counts are changed to protect people, and what is asked for would tell the true ones, or would not add up with the changed ones. Leave it out, or protect with `suppress`, which hides small counts and leaves the others as they are.",
        "Antal ändras för att skydda människor, och det som begärs skulle avslöja de sanna, eller inte gå ihop med de ändrade. Utelämna det, eller skydda med `suppress`, som döljer små antal och lämnar de andra som de är.",
        "Antall endres for å beskytte mennesker, og det det bes om, ville røpe de sanne, eller ikke gå opp med de endrede. Utelat det, eller beskytt med `suppress`, som skjuler små antall og lar de andre være som de er.",
        "Antal ændres for at beskytte mennesker, og det, der bedes om, ville røbe de sande eller ikke gå op med de ændrede. Udelad det, eller beskyt med `suppress`, som skjuler små antal og lader de andre være, som de er."],
        Report, [
        "disclosure: {method: cell-key, key: data/panel/hash.key}\nrounding: {sum-to-100: true}",
        "disclosure: {method: cell-key, key: data/panel/hash.key}\nrounding: {sum-to-100: false}"]),
    without_example("already-published", [
        "Earlier reports have told so much that the small count follows from them, whatever is hidden here. What has been published cannot be taken back: leave this out, or count larger groups.",
        "Tidigare rapporter har berättat så mycket att det lilla antalet följer av dem, vad som än döljs här. Det som är publicerat går inte att ta tillbaka: utelämna det här, eller räkna större grupper.",
        "Tidligere rapporter har fortalt så mye at det lille antallet følger av dem, uansett hva som skjules her. Det som er publisert, kan ikke tas tilbake: utelat dette, eller tell større grupper.",
        "Tidligere rapporter har fortalt så meget, at det lille antal følger af dem, uanset hvad der skjules her. Det, der er offentliggjort, kan ikke tages tilbage: udelad dette, eller tæl større grupper."]),
    without_example("few-between", [
        "Two counts are of nearly the same people, and whoever subtracts one from the other may learn about the few who differ. Leave one of them out, or let both count the same rows.",
        "Två antal gäller nästan samma personer, och den som drar det ena från det andra kan få veta något om de få som skiljer. Utelämna det ena, eller låt båda räkna samma rader.",
        "To antall gjelder nesten de samme personene, og den som trekker det ene fra det andre, kan få vite noe om de få som skiller dem. Utelat det ene, eller la begge telle de samme radene.",
        "To antal gælder næsten de samme personer, og den, der trækker det ene fra det andet, kan få noget at vide om de få, der er til forskel. Udelad det ene, eller lad begge tælle de samme rækker."]),
    explained("not-proven", [
        "Something is hidden, and the program could not make sure that nobody can work it out from other numbers. It may be safe; to be certain, leave out totals, or put small groups or answers together.",
        "Något döljs, och programmet har inte kunnat försäkra sig om att ingen kan räkna ut det ur andra tal. Det kan vara säkert ändå; vill du veta säkert, utelämna totaler, eller slå ihop små grupper eller svar.",
        "Noe skjules, og programmet har ikke kunnet forsikre seg om at ingen kan regne det ut fra andre tall. Det kan være trygt likevel; for å være sikker, utelat totaler, eller slå sammen små grupper eller svar.",
        "Noget skjules, og programmet har ikke kunnet sikre sig, at ingen kan regne det ud fra andre tal. Det kan være sikkert alligevel; for at være vis på det, udelad totaler, eller slå små grupper eller svar sammen."],
        Files, [
        "# data/panel/svar.csv\nid;ort;nojd;alder\n1;1;1;101\n2;1;1;50\n3;1;1;1\n4;1;1;1\n5;1;1;1\n6;1;1;1\n7;1;1;1\n8;1;1;1\n9;1;1;1\n10;1;1;1\n11;1;1;1\n12;1;1;1\n13;2;1;9\n14;2;1;9\n15;2;1;9\n16;2;1;9\n17;2;1;9\n18;2;1;9\n19;2;1;9\n20;2;1;9\n21;2;1;9\n22;2;1;9\n23;2;1;9\n24;2;1;9\n25;2;1;9\n26;2;1;9\n27;2;1;9\n28;2;1;9\n29;2;1;9\n30;2;1;9\n# book/r/report.yaml\ndisclosure: {method: suppress, minimum-count: 5}\n# book/r/chapters/01-resultat.yaml\ntitle: Resultat\nnumbers:\n  gavle: {of: gavlebor, variable: alder, statistic: sum}\n  alla: {of: panel, variable: alder, statistic: sum}\nblocks:\n  - text: De är {{ value(\"alla\") }} år tillsammans.",
        "# data/panel/svar.csv\nid;ort;nojd;alder\n1;1;1;101\n2;1;1;50\n3;1;1;1\n4;1;1;1\n5;1;1;1\n6;1;1;1\n7;1;1;1\n8;1;1;1\n9;1;1;1\n10;1;1;1\n11;1;1;1\n12;1;1;1\n13;2;1;9\n14;2;1;9\n15;2;1;9\n16;2;1;9\n17;2;1;9\n18;2;1;9\n19;2;1;9\n20;2;1;9\n21;2;1;9\n22;2;1;9\n23;2;1;9\n24;2;1;9\n25;2;1;9\n26;2;1;9\n27;2;1;9\n28;2;1;9\n29;2;1;9\n30;2;1;9\n# book/r/report.yaml\ndisclosure: {method: suppress, minimum-count: 5}\n# book/r/chapters/01-resultat.yaml\ntitle: Resultat\nnumbers:\n  alla: {of: panel, variable: alder, statistic: sum}\nblocks:\n  - text: De är {{ value(\"alla\") }} år tillsammans."]),
];
