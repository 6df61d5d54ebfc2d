//! A report in Danish: every word of the tool in it is Danish, in the order of that language.

use insta::assert_snapshot;

use crate::harness::{ANSWERS, CHAPTER, CODEBOOK, Outcome, REPORT, ReportTest, WORKS};

/// The report as it is built.
fn built() -> Outcome {
    ReportTest::new()
        .file(REPORT, include_str!("danish/report.yaml"))
        .file(CHAPTER, include_str!("danish/results.yaml"))
        .file("book/r/chapters/02-metode.yaml", include_str!("danish/method.yaml"))
        .file(WORKS, include_str!("danish/works.yaml"))
        .file(CODEBOOK, include_str!("danish/codebook.yaml"))
        .file(ANSWERS, include_str!("danish/answers.csv"))
        .build()
        .clean()
}

#[test]
fn the_results_are_told_in_danish() {
    let outcome = built();
    let html = outcome.html();
    assert!(html.contains("<html lang=\"da"), "{html}");
    assert!(
        html.contains("4. marts 2026") && html.contains("Gå til indholdet"),
        "{html}"
    );
    assert!(
        outcome.typst().contains("language: \"da\""),
        "hyphenation and Typst's words"
    );
    assert_snapshot!(outcome.page_text("Af ", "Aarhus"), @"Af 109 medarbejdere er 57 procent tilfredse (57 %), se Diagram 1 og Tabel 1 . Det er mere end halvdelen, ligesom før ( Nielsen, 2020 ). De holder i gennemsnit 4,1 møder om måneden. Diagram 1. Hvor tilfredse medarbejderne er. Procent. n = 109 medarbejdere. Hvor tilfredse medarbejderne er Grupperet søjlediagram: Tilfredshed med arbejdet, fordelt på kommune. Andel i procent med 95-procents konfidensintervaller. ");
    assert_snapshot!(outcome.page_text("Ubesvaret", "Vis tallene"), @"Ubesvaret: 9 af 118. Andel af dem, der har svaret. Stregerne viser 95-procents konfidensintervaller (Wilson). Forskel mellem grupperne: Kruskal–Wallis’ test, H = 7,32, 2 frihedsgrader, p = 0,026, ε² = 0,07. Grupper uden fælles bogstav er forskellige på 5-procentsniveauet (Mann–Whitneys test, Holms justering). På grund af afrunding summer andelene ikke altid til 100. Andele af færre end 30 er usikre: Sønderborg (n = 26). ");
    assert_snapshot!(outcome.page_text("9 medarbejdere uden", "Metode"), @"9 medarbejdere uden oplysning om tilfredshed med arbejdet er ikke medregnet her. Andele af færre end 30 er usikre: meget utilfreds (n = 10), utilfreds (n = 18), hverken eller (n = 19), meget tilfreds (n = 21). : = skjult, så ingen kan genkendes eller regnes ud.");
}

#[test]
fn the_method_is_told_in_danish() {
    assert_snapshot!(built().page_text("Andelene er", "Nielsen"), @"Andelene er beregnet ud fra de nøjagtige antal og vises i hele procent, hvor en halv enhed rundes op. Hver andel er afrundet for sig, og derfor summer andelene ikke altid til 100. Forskelle mellem andele er beregnet før afrundingen. Hvor andet ikke er anført, er andelene andele af dem, der har besvaret spørgsmålet. De, der ikke har besvaret et spørgsmål, er ikke med i andelene; hvor mange de er, står ved diagrammet eller tabellen. Antal fra 1 til under 3 vises ikke, og heller ikke oplysninger, som de kan regnes ud af. Det gælder ikke antallet af dem, der ikke har svaret på et spørgsmål. Der er ikke taget højde for, hvad andre rapporter om de samme svar har vist. Af grupper med færre end 10 vises kun, hvor mange de er. Andele af færre end 30 er usikre. At alle i en gruppe med færre end 30 har svaret ens, vises ikke. Summer og gennemsnit af beløb er skjult, hvor nogle få står for det meste. I tabeller og diagrammer betyder ”:”, at en oplysning er skjult, så ingen kan genkendes eller regnes ud, ”..”, at den bygger på for få svar, ”.”, at den ikke kan beregnes, og ”0”, at der ingen er. Usikkerheden angives med 95-procents konfidensintervaller: for andele efter Wilson, for gennemsnit efter t-fordelingen. De gælder, som om de, der har svaret, udgjorde en tilfældig stikprøve fra en stor population. Forskelle mellem grupper er testet med Mann–Whitneys test og Kruskal–Wallis’ test på 5-procentsniveauet. Par af grupper er sammenlignet for hvert diagram og hver tabel for sig (Holms justering). ");
}

#[test]
fn a_codebook_is_begun_in_danish() {
    let command = ["data", "codebook", ANSWERS, "--language", "da"];
    let outcome = ReportTest::new().run(&command);
    assert_snapshot!(outcome.stdout.lines().next().unwrap_or_default(), @"# Påbegyndt kodebog. Antal gæt at gennemgå: 6, hver linje, der begynder med `gæt:`.");
}
