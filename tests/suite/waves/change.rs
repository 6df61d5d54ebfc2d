//! Changes of named numbers, in texts and tables.

use insta::assert_snapshot;

use super::{EARLIER, more, reworded, told, two_waves};
use crate::harness::{CODEBOOK, Outcome, REPORT, ReportTest};

const TABLE: &str = "  - change-table: {id: f, caption: Hur det har förändrats, numbers: {nojda: Nöjda, mycket: Mycket nöjda, gavle: Nöjda i Gävle}}\n";

/// With more numbers, and a decimal.
fn numbered(test: ReportTest) -> ReportTest {
    test.replace(REPORT, "numbers:", "percent-decimals: 1\nnumbers:").append(
        REPORT,
        "  mycket: {of: panel, variable: nojd, in: [mycket nöjd]}
  gavle: {of: gavlebor, variable: nojd, in: [ganska nöjd, mycket nöjd]}
  alder: {of: panel, variable: alder, statistic: mean}
  alder-gavle: {of: gavlebor, variable: alder, statistic: mean}
",
    )
}

fn change_of(outcome: &Outcome, id: &str) -> String {
    let record = outcome.text("build/r/numbers.json");
    let start = record.find(&format!("\"id\": \"{id}@2017\"")).expect("the number");
    let start = start + record[start..].find("\"change\"").expect("a change");
    let end = start + record[start..].find('}').expect("an end");
    record[start..=end].replace("        ", "  ")
}

/// 60/90 less 40/80, which R gives as 0.0174 to 0.3067 by Newcombe's method 10 and
/// p = 0.0275.
#[test]
fn a_change_stands_in_text_table_and_record() {
    let outcome = numbered(more())
        .replace(REPORT, "numbers:", "change: {points: 5}\nnumbers:")
        .blocks(&format!(
            "  - text: 'Var: {{{{ change(\"nojda\") }}}} ({{{{ change_ci(\"nojda\", unit=false) }}}}), {{{{ percent(\"nojda\", wave=\"2017\") }}}}, {{{{ n(\"nojda\", wave=\"2017\") }}}}; {{{{ change(\"alder\", \"2017\", sign=true) }}}}.'
  - text: 'Hur: {{{{ method(\"change\") }}}}'
{TABLE}"
        ))
        .build();
    outcome.done();
    assert_snapshot!(outcome.typst_line("Var:"), @r#"Var: \16,7~procentenheter (\1,9–30,6), \50,0~procent, \40; \+0,8."#);
    assert_snapshot!(outcome.typst_line("Hur:"), @r#"Hur: Förändringar mellan mätningarna anges med 95\-procentiga konfidensintervall\. För andelar i oberoende urval är intervallen Newcombes \(metod 10\), och förändringen är prövad med ett z\-test av två andelar\. Medelvärden i oberoende urval är jämförda med Welchs t\-test och dess intervall\. I varje tabell över förändringar är p\-värdena justerade för att flera förändringar prövas \(Holm\)\. Att något har ökat eller minskat sägs bara där förändringen är säkerställd på 5\-procentsnivån\. En andel kallas oförändrad bara där hela intervallet för förändringen ligger inom 5~procentenheter åt båda hållen\."#);
    assert_snapshot!(outcome.csv("f"), @r#"
        Indikator;2017;2017;2020;2020;Förändring;Förändring;Förändring;Förändring
        ;Antal/n;%;Antal/n;%;pe;95 % KI;p (Holm);Bedömning
        Nöjda;40/80;50,0;60/90;66,7;+16,7;1,9–30,6;0,083;ingen säker förändring
        Mycket nöjda;15/80;18,8;20/90;22,2;+3,5;−8,9 till 15,4;0,576;ingen säker förändring
        Nöjda i Gävle;25/50;50,0;32/52;61,5;+11,5;−7,5 till 29,5;0,481;ingen säker förändring
        "#);
    assert_snapshot!(outcome.typst_line("notes:"), @r#"notes: ("pe = procentenheter.", "KI = konfidensintervall för skillnaden mellan två oberoende urval (Newcombe, metod 10); p-värden: z-test av två andelar.", "p-värdena är justerade för att tabellen prövar flera förändringar (Holm).", "En förändring räknas som betydande från 5 procentenheter: »tydligt« om hela intervallet ligger utanför, »något« eller »oförändrad« om hela ligger innanför.", ),"#);
    assert_snapshot!(change_of(&outcome, "nojda"), @r#"
        "change": {
          "of": "nojda",
          "unit": "percentage points",
          "value": 16.666666666666664,
          "shown": "16,7",
          "low": "1,9",
          "high": "30,6",
          "test": "two-proportion-z",
          "p": 0.02753189387562961,
          "adjusted": 0.08259568162688882,
          "verdict": "no certain change"
              }
        "#);
    assert_snapshot!(change_of(&outcome, "alder"), @r#"
        "change": {
          "of": "alder",
          "unit": "as the numbers",
          "value": 0.8014705882352935,
          "shown": "0,8",
          "low": "−1,2",
          "high": "2,8",
          "test": "welch",
          "p": 0.43380144290685985,
          "adjusted": 0.43380144290685985,
          "verdict": "no certain change"
              }
        "#);
}

#[test]
fn verdicts_are_told_in_each_language() {
    let csv = |language: &str, then: [usize; 4], now: [usize; 4]| {
        let outcome = numbered(two_waves(&[then, [0; 4]], &[now, [0; 4]]))
            .replace(REPORT, "numbers:", "change: {points: 5}\nnumbers:")
            .replace(REPORT, "language: sv", &format!("language: {language}"))
            .blocks(
                "  - change-table: {id: f, caption: Tabellen, numbers: {nojda: Nöjda}}\n",
            )
            .tabulate();
        outcome.done();
        outcome.csv("f").lines().last().expect("a row").to_owned()
    };
    assert_snapshot!(csv("sv", [500, 500, 0, 0], [300, 700, 0, 0]), @"Nöjda;500/1 000;50,0;700/1 000;70,0;+20,0;15,8–24,1;< 0,001;har ökat tydligt");
    assert_snapshot!(csv("nb", [500, 500, 0, 0], [300, 700, 0, 0]), @"Nöjda;500/1 000;50,0;700/1 000;70,0;+20,0;15,8–24,1;< 0,001;har økt tydelig");
    assert_snapshot!(csv("en", [300, 700, 0, 0], [500, 500, 0, 0]), @"Nöjda;700/1,000;70.0;500/1,000;50.0;−20.0;−24.1 to −15.8;< 0.001;has decreased clearly");
    assert_snapshot!(csv("sv", [500, 500, 0, 0], [450, 550, 0, 0]), @"Nöjda;500/1 000;50,0;550/1 000;55,0;+5,0;0,6–9,3;0,025;har ökat");
    assert_snapshot!(csv("nb", [9500, 10_500, 0, 0], [9200, 10_800, 0, 0]), @"Nöjda;10 500/20 000;52,5;10 800/20 000;54,0;+1,5;0,5–2,5;0,003;har økt noe");
    assert_snapshot!(csv("sv", [5000, 5000, 0, 0], [5010, 4990, 0, 0]), @"Nöjda;5 000/10 000;50,0;4 990/10 000;49,9;−0,1;−1,5 till 1,3;0,888;oförändrad");
    assert_snapshot!(csv("sv", [50, 50, 0, 0], [45, 55, 0, 0]), @"Nöjda;50/100;50,0;55/100;55,0;+5,0;−8,7 till 18,4;0,479;ingen säker förändring");
    assert_snapshot!(csv("en", [3, 4, 0, 0], [1, 9, 0, 0]), @"Nöjda;4/7;57.1;9/10;90.0;+32.9;−7.8 to 66.0;0.250;no certain change");
}

#[test]
fn a_change_in_two_tables_is_judged_by_the_larger_p_value() {
    let table = |id: &str, numbers: &str| {
        format!(
            "  - change-table: {{id: {id}, caption: Andelar, numbers: {{{numbers}}}}}\n"
        )
    };
    let alone = table("f", "nojda: Nöjda");
    let beside = table("g", "nojda: Nöjda, gavle: Nöjda i Gävle, mycket: Mycket nöjda");
    let test =
        || numbered(two_waves(&[[39, 41, 0, 0], [0; 4]], &[[26, 54, 0, 0], [0; 4]]));
    let outcome = test().blocks(&(alone.clone() + &beside)).build();
    outcome.done();
    assert_snapshot!(outcome.csv("f"), @r#"
        Indikator;2017;2017;2020;2020;Förändring;Förändring;Förändring;Förändring
        ;Antal/n;%;Antal/n;%;pe;95 % KI;p;Bedömning
        Nöjda;41/80;51,3;54/80;67,5;+16,3;1,0–30,4;0,036;ingen säker förändring
        "#);
    assert_snapshot!(outcome.csv("g"), @r#"
        Indikator;2017;2017;2020;2020;Förändring;Förändring;Förändring;Förändring
        ;Antal/n;%;Antal/n;%;pe;95 % KI;p (Holm);Bedömning
        Nöjda;41/80;51,3;54/80;67,5;+16,3;1,0–30,4;0,073;ingen säker förändring
        Nöjda i Gävle;41/80;51,3;54/80;67,5;+16,3;1,0–30,4;0,073;ingen säker förändring
        Mycket nöjda;0/80;0,0;0/80;0,0;0,0;−4,6 till 4,6;.;ingen säker förändring
        "#);
    assert_eq!(outcome.typst().matches("prövas i flera tabeller").count(), 1);
    assert!(!test().blocks(&alone).build().typst().contains("flera tabeller"));
}

#[test]
fn means_have_a_table_of_their_own() {
    let outcome = numbered(more())
        .replace(REPORT, "numbers:", "change: {mean: 0.5}\nnumbers:")
        .blocks("  - change-table: {id: f, caption: Åldern, wave: 2017, numbers: {alder: Alla, alder-gavle: Gävlebor}, note: Egen rad.}\n")
        .build();
    outcome.done();
    assert_snapshot!(outcome.csv("f"), @r#"
        Indikator;2017;2017;2020;2020;Förändring;Förändring;Förändring;Förändring
        ;n;Medelvärde;n;Medelvärde;Skillnad;95 % KI;p (Holm);Bedömning
        Alla;85;30,8;96;31,6;+0,8;−1,2 till 2,8;0,868;ingen säker förändring
        Gävlebor;55;28,4;56;28,1;−0,3;−2,6 till 2,0;0,868;ingen säker förändring
        "#);
    assert_snapshot!(outcome.typst_line("notes:"), @r#"notes: ("KI = konfidensintervall för skillnaden mellan två oberoende urval, p-värden: Welchs t-test.", "p-värdena är justerade för att tabellen prövar flera förändringar (Holm).", "En förändring räknas som betydande från 0,5: »tydligt« om hela intervallet ligger utanför, »något« eller »oförändrad« om hela ligger innanför.", "Egen rad.", ),"#);
}

#[test]
fn finite_populations_and_weights_are_taken_into_account() {
    let table = "  - change-table: {id: f, caption: Tabellen, numbers: {nojda: Nöjda}}\n";
    let finite = numbered(more())
        .replace(REPORT, "numbers:", "intervals: {fpc: on}\nnumbers:")
        .replace(CODEBOOK, "title:", "population: {size: 110}\ntitle:")
        .replace(EARLIER, "title:", "population: {size: 120}\ntitle:")
        .blocks(table)
        .build();
    finite.done();
    assert_snapshot!(finite.csv("f"), @r#"
        Indikator;2017;2017;2020;2020;Förändring;Förändring;Förändring;Förändring
        ;Antal/n;%;Antal/n;%;pe;95 % KI;p;Bedömning
        Nöjda;40/80;50,0;60/90;66,7;+16,7;9,0–24,1;< 0,001;har ökat
        "#);
    let design =
        "design: {strata: ort, population: {Gävle: 300, Söderhamn: 100}}\ntitle:";
    let weighted = numbered(more())
        .replace(REPORT, "numbers:", "weights: on\nnumbers:")
        .replace(CODEBOOK, "title:", design)
        .replace(EARLIER, "title:", design)
        .blocks(&(table.to_owned() + "  - table: {id: t, caption: Tabellen, of: panel, rows: wave, columns: nojd, show: [percent, ci]}\n"))
        .build();
    weighted.done();
    assert_snapshot!(weighted.csv("f"), @r#"
        Indikator;2017;2017;2020;2020;Förändring;Förändring;Förändring;Förändring
        ;Antal/n;%;Antal/n;%;pe;95 % KI;p;Bedömning
        Nöjda;40/80;50,0;60/90;64,6;+14,6;0,7–28,5;0,039;har ökat
        "#);
    assert_snapshot!(weighted.csv("t"), @r#"
        Mätning;Inte nöjd;Inte nöjd;Inte nöjd;Ganska nöjd;Ganska nöjd;Ganska nöjd;Mycket nöjd;Mycket nöjd;Mycket nöjd;n
        ;%;95 % KI, nedre;95 % KI, övre;%;95 % KI, nedre;95 % KI, övre;%;95 % KI, nedre;95 % KI, övre;
        2017;50,0;39,9;60,1;30,9;22,3;41,0;19,1;12,2;28,6;80
        2020;35,4;26,5;45,4;42,1;32,8;51,9;22,6;15,3;31,9;90
        "#);
    assert_snapshot!(weighted.typst_line("Vägt efter urvalens utformning; antalen"), @r#"notes: ("pe = procentenheter.", "Vägt efter urvalens utformning; antalen är ovägda. KI = konfidensintervall för skillnaden, p-värden: t-test, båda efter urvalens utformning.", ),"#);
}

#[test]
fn the_same_persons_are_compared_person_by_person() {
    let panel = |then: &[[usize; 4]], now: &[[usize; 4]]| {
        numbered(two_waves(then, now))
            .replace(CODEBOOK, "title:", "panel-id: id\ntitle:")
            .replace(EARLIER, "title:", "panel-id: id\ntitle:")
    };
    let outcome = panel(&[[50, 30, 0, 0], [0; 4]], &[[30, 60, 0, 0], [0; 4]])
        .blocks("  - change-table: {id: f, caption: Tabellen, numbers: {nojda: Nöjda}}\n  - change-table: {id: g, caption: Åldern, numbers: {alder: Ålder}}\n")
        .build();
    outcome.done();
    assert_snapshot!(outcome.csv("f"), @r#"
        Indikator;2017;2017;2020;2020;Förändring;Förändring;Förändring;Förändring
        ;Antal/n;%;Antal/n;%;pe;95 % KI;p;Bedömning
        Nöjda;30/80;37,5;60/90;66,7;+25,0;14,9–34,1;< 0,001;har ökat
        "#);
    assert_snapshot!(change_of(&outcome, "nojda"), @r#"
        "change": {
          "of": "nojda",
          "unit": "percentage points",
          "value": 25.0,
          "shown": "25,0",
          "low": "14,9",
          "high": "34,1",
          "test": "mcnemar",
          "p": 1.9073486328125e-6,
          "adjusted": 1.9073486328125e-6,
          "verdict": "increased",
          "persons": "80"
              }
        "#);
    assert_snapshot!(change_of(&outcome, "alder"), @r#"
        "change": {
          "of": "alder",
          "unit": "as the numbers",
          "value": 0.0,
          "shown": "0,0",
          "low": "−3,7",
          "high": "3,7",
          "test": "paired-t",
          "p": 1.0,
          "adjusted": 1.0,
          "verdict": "no certain change",
          "persons": "80"
              }
        "#);
    let protected = |now: [usize; 4]| {
        let outcome = panel(&[[50, 30, 0, 0], [0; 4]], &[now, [0; 4]])
            .replace(
                REPORT,
                "disclosure: {method: none, reason: Svaren är påhittade.}",
                "disclosure: {method: suppress, minimum-count: 5}",
            )
            .blocks(
                "  - change-table: {id: f, caption: Tabellen, numbers: {nojda: Nöjda}}\n",
            )
            .build();
        outcome.done();
        outcome.csv("f")
    };
    assert!(protected([30, 60, 0, 0]).contains("+25,0"));
    // Two answered now only, which would follow from 82 and the number of those who did twice.
    assert_snapshot!(protected([30, 52, 0, 0]), @r#"
        Indikator;2017;2017;2020;2020;Förändring
        ;Antal/n;%;Antal/n;%;pe
        Nöjda;30/80;37,5;52/82;63,4;x
        "#);
    // Two changed.
    assert_snapshot!(protected([48, 42, 0, 0]), @r#"
        Indikator;2017;2017;2020;2020;Förändring
        ;Antal/n;%;Antal/n;%;pe
        Nöjda;30/80;37,5;42/90;46,7;x
        "#);
}

#[test]
fn a_change_is_hidden_with_any_of_its_counts() {
    let outcome = numbered(two_waves(&[[25, 15, 3, 5], [15, 10, 5, 0]], &[[20, 20, 12, 4], [10, 20, 8, 2]]))
        .replace(
            REPORT,
            "disclosure: {method: none, reason: Svaren är påhittade.}",
            "disclosure: {method: suppress, minimum-count: 5}",
        )
        .append(REPORT, "  mycket-gavle: {of: gavlebor, variable: nojd, in: [mycket nöjd]}\n")
        .blocks("  - change-table: {id: f, caption: Tabellen, numbers: {nojda: Nöjda, mycket-gavle: Mycket nöjda i Gävle}}\n  - text: 'Så: {{ change(\"mycket-gavle\") }}.'\n")
        .build();
    assert_snapshot!(outcome.stderr, @r#"
        warning[unreferenced]: no text refers to `table:f`
         --> book/r/chapters/01-resultat.yaml:3:24
          |
        3 |   - change-table: {id: f, caption: Tabellen, numbers: {nojda: Nöjda, mycket-gavle: Mycket nöjda i Gävle}}
          |                        ^
          |
          = hint: write `@table:f` where the text speaks of it
          = hint: or accept it in `report.yaml`: `accept: [{check: unreferenced, of: "table:f", reason: …}]`

        warning: the text quotes `mycket-gavle`, which may not be shown and comes out as `x`
         --> book/r/chapters/01-resultat.yaml:4:27
          |
        4 |   - text: 'Så: {{ change("mycket-gavle") }}.'
          |                           ^^^^^^^^^^^^
          |
          = hint: write the sentence without the number

        warning[uncited]: `verk2019` is never cited, and so does not stand in the list of works
         --> book/r/verk.yaml:1:1
          |
        1 | verk2019:
          | ^^^^^^^^
          |
          = hint: cite it as `@verk2019`, or remove it
          = hint: or accept it in `report.yaml`: `accept: [{check: uncited, of: "verk2019", reason: …}]`
        "#);
    assert_snapshot!(outcome.csv("f"), @"
    Indikator;2017;2017;2020;2020;Förändring;Förändring;Förändring;Förändring
    ;Antal/n;%;Antal/n;%;pe;95 % KI;p;Bedömning
    Nöjda;33/73;45,2;60/90;66,7;+21,5;6,2–35,5;0,006;har ökat
    Mycket nöjda i Gävle;x;x;12/52;23,1;x;x;x;x
    ");
    assert!(!outcome.text("build/r/numbers.json").contains("\"p\": 0.0,"));
}

#[test]
fn changed_counts_have_no_intervals_and_no_verdict() {
    let outcome = numbered(more())
        .file("data/panel/nyckel.txt", "x".repeat(40))
        .replace(
            REPORT,
            "disclosure: {method: none, reason: Svaren är påhittade.}",
            "disclosure: {method: round, base: 5, key: data/panel/nyckel.txt}",
        )
        .blocks(TABLE)
        .build();
    outcome.done();
    assert_snapshot!(outcome.csv("f"), @r#"
        Indikator;2017;2017;2020;2020;Förändring
        ;Antal/n;%;Antal/n;%;pe
        Nöjda;40/80;50,0;60/90;66,7;+16,7
        Mycket nöjda;15/80;18,8;20/90;22,2;+3,5
        Nöjda i Gävle;25/50;50,0;30/50;60,0;+10,0
        "#);
    assert!(!outcome.text("build/r/numbers.json").contains("\"p\":"));
}

#[test]
fn what_cannot_be_compared_has_no_change() {
    let broken = || numbered(reworded());
    let outcome = broken().blocks(TABLE).build();
    outcome.done();
    assert_snapshot!(outcome.csv("f"), @r#"
        Indikator;2017;2017;2020;2020;Förändring;Förändring
        ;Antal/n;%;Antal/n;%;pe;Bedömning
        Nöjda;40/80;50,0;60/90;66,7;.;ej jämförbar
        Mycket nöjda;15/80;18,8;20/90;22,2;.;ej jämförbar
        Nöjda i Gävle;25/50;50,0;32/52;61,5;.;ej jämförbar
        "#);
    assert_snapshot!(outcome.typst_line("notes:"), @r#"notes: ("Nöjda: ej jämförbar med 2017: ordet »nu« togs bort.", "Mycket nöjda: ej jämförbar med 2017: ordet »nu« togs bort.", "Nöjda i Gävle: ej jämförbar med 2017: ordet »nu« togs bort.", ". = kan inte beräknas.", "pe = procentenheter.", ),"#);
    let outcome = broken().blocks("  - text: 'Så: {{ change(\"nojda\") }}.'\n").rebuild();
    assert_snapshot!(outcome.refused(), @r#"
        error: `nojda` cannot be compared with 2017: ordet »nu« togs bort
         --> book/r/chapters/01-resultat.yaml:3:27
          |
        3 |   - text: 'Så: {{ change("nojda") }}.'
          |                           ^^^^^
          |
          = hint: write that it cannot be compared, without the change
        "#);
}

#[test]
fn mistakes_about_changes_have_a_place() {
    let said = |blocks: &str| {
        let outcome = numbered(more()).blocks(blocks).rebuild();
        told(&outcome)
    };
    assert_snapshot!(said("  - text: '{{ change(\"nojd\") }}'\n"), @r#"
        error: there is no number `nojd`
        --> book/r/chapters/01-resultat.yaml:3:23
        = hint: did you mean `nojda`?
        "#);
    assert_snapshot!(said("  - text: '{{ change(\"svar\") }}'\n"), @r#"
        error: `svar` is neither a share nor a mean, and has no change
        --> book/r/chapters/01-resultat.yaml:3:23
        = hint: quote both numbers instead: `n("…")` and `n("…", wave="…")`
        "#);
    assert_snapshot!(said("  - text: '{{ change(\"nojda\", \"2018\") }}'\n"), @r#"
        error: there is no earlier wave `2018`
        --> book/r/chapters/01-resultat.yaml:3:32
        = hint: did you mean `2017`?
        "#);
    assert_snapshot!(said("  - text: '{{ n(\"nojda\", wave=\"2018\") }}'\n"), @r#"
        error: there is no earlier wave `2018`
        --> book/r/chapters/01-resultat.yaml:3:32
        = hint: did you mean `2017`?
        "#);
    assert_snapshot!(said("  - text: '{{ change(\"nojda\", minus=\"svar\") }}'\n"), @r#"
        error: mistake in a `{{ … }}` of the text: `change` has no argument `minus`
        --> book/r/chapters/01-resultat.yaml:3:15
        = hint: quote a number as `{{ n("id") }}`; its id stands under `numbers`
        "#);
    assert_snapshot!(said("  - text: '{{ method(\"change\") }}'\n"), @r#"
        error: no change since an earlier wave is tested
        --> book/r/chapters/01-resultat.yaml:3:23
        = hint: leave the sentence out, or show one
        "#);
    assert_snapshot!(said("  - change-table: {id: f, caption: T, numbers: {nojd: N}}\n"), @r#"
        error: there is no number `nojd`
        --> book/r/chapters/01-resultat.yaml:3:49
        = hint: did you mean `nojda`?
        "#);
    assert_snapshot!(said("  - change-table: {id: f, caption: T, numbers: {svar: N}}\n"), @r#"
        error: `svar` is neither a share nor a mean
        --> book/r/chapters/01-resultat.yaml:3:49
        = hint: only shares and means change from one sample to another
        "#);
    assert_snapshot!(said("  - change-table: {id: f, caption: T, numbers: {nojda: N, alder: Å}}\n"), @r#"
        error: shares and means do not stand in one change table
        --> book/r/chapters/01-resultat.yaml:3:59
        = hint: make a table of each
        "#);
    assert_snapshot!(said("  - change-table: {id: f, caption: T, wave: 2018, numbers: {nojda: N}}\n"), @r#"
        error: there is no earlier wave `2018`
        --> book/r/chapters/01-resultat.yaml:3:45
        = hint: did you mean `2017`?
        "#);
    assert_snapshot!(said("  - change-table: {id: f, caption: T}\n"), @r#"
        error: a change table lacks the key `numbers`
        --> book/r/chapters/01-resultat.yaml:3:19
        = hint: add `numbers: …`
        "#);
}

#[test]
fn without_waves_there_is_no_change() {
    let alone = ReportTest::new()
        .blocks("  - text: '{{ change(\"nojda\") }}'\n  - change-table: {id: f, caption: T, numbers: {nojda: N}}\n")
        .rebuild();
    assert_snapshot!(alone.refused(), @r#"
        error: the report names no earlier measurement to count a change from
         --> book/r/chapters/01-resultat.yaml:3:23
          |
        3 |   - text: '{{ change("nojda") }}'
          |                       ^^^^^
          |
          = hint: name the measurements in `report.yaml`: `waves: {2017: {report: rapport-2017}, 2020: own}`

        error: the report names no earlier measurement
         --> book/r/chapters/01-resultat.yaml:4:24
          |
        4 |   - change-table: {id: f, caption: T, numbers: {nojda: N}}
          |                        ^
          |
          = hint: name it in `report.yaml`: `waves: {2017: {report: rapport-2017}, 2020: own}`
        "#);
}

#[test]
fn mistakes_in_thresholds_and_panels_have_a_place() {
    let said = |test: ReportTest| {
        let outcome = test.rebuild();
        told(&outcome)
    };
    let rules = |rules: &str| {
        said(more().replace(REPORT, "numbers:", &format!("change: {rules}\nnumbers:")))
    };
    assert_snapshot!(rules("{points: 0}"), @r#"
        error: here should stand a size above 0, in percentage points, not the number 0
        --> book/r/report.yaml:17:18
        = hint: write from what size on a change matters, up or down, as `change: {points: 5}`; or leave it out
        "#);
    assert_snapshot!(rules("{point: 5}"), @r#"
        error: unknown key `point` in the changes
        --> book/r/report.yaml:17:10
        = hint: did you mean `points`?
        "#);
    assert_snapshot!(said(more().replace(CODEBOOK, "title:", "panel-id: ort\ntitle:")), @r#"
        error: `ort` does not tell rows apart
        --> data/panel/codebook.yaml:1:11
        = hint: name a variable with `scale: id`
        "#);
    assert_snapshot!(said(more().replace(CODEBOOK, "title:", "panel-id: person\ntitle:")), @r#"
        error: `person` is not a variable of the survey `Provpanelen`
        --> data/panel/codebook.yaml:1:11
        = hint: choose one of `id`, `ort`, `nojd`, `alder`
        "#);
}

#[test]
fn slopes_and_dots_show_each_wave_beside_its_point() {
    let numbers = "numbers: {nojda: Nöjda, mycket: Mycket nöjda, gavle: Nöjda i Gävle}";
    let outcome = numbered(more())
        .blocks(&format!(
            "  - chart: {{id: s, caption: Förändringen, type: slope, {numbers}}}
  - chart: {{id: d, caption: Förändringen, {numbers}}}
  - chart: {{id: v, caption: Hur nöjda de är, of: panel, variable: nojd, by: wave, type: slope}}
"
        ))
        .build();
    outcome.done();
    assert_snapshot!(outcome.csv("s"), @r#"
        Indikator;2017 (n = 50–80);2017 (n = 50–80);2020 (n = 52–90);2020 (n = 52–90)
        ;Antal;%;Antal;%
        Nöjda;40;50,0;60;66,7
        Mycket nöjda;15;18,8;20;22,2
        Nöjda i Gävle;25;50,0;32;61,5
        "#);
    let alt = |start: &str| outcome.typst_line(&format!("alt: \"{start}"));
    assert_snapshot!(alt("Lutningsdiagram, per"), @r#"alt: "Lutningsdiagram, per mätning. Andel i procent. 2017 (n~=~50–80) och 2020 (n~=~52–90). Nöjda stiger från 50,0 till 66,7. Mycket nöjda stiger från 18,8 till 22,2. Nöjda i Gävle stiger från 50,0 till 61,5.","#);
    assert_snapshot!(alt("Punkt"), @r#"alt: "Punktdiagram, per mätning. Andel i procent. 2017 (n~=~50–80) och 2020 (n~=~52–90). Nöjda stiger från 50,0 till 66,7. Mycket nöjda stiger från 18,8 till 22,2. Nöjda i Gävle stiger från 50,0 till 61,5.","#);
    assert_snapshot!(alt("Lutningsdiagram: "), @r#"alt: "Lutningsdiagram: Nöjdhet, per mätning. Andel i procent. 2017 (n~=~80) och 2020 (n~=~90). Inte nöjd sjunker från 50,0 till 33,3. Ganska nöjd stiger från 31,3 till 44,4. Mycket nöjd stiger från 18,8 till 22,2.","#);
    let svg = outcome.text("build/r/charts/d.svg");
    for text in [">50,0<", ">66,7<", ">Mycket nöjda<", ">2017 (n = 50–80)<"] {
        assert!(svg.replace('\u{a0}', " ").contains(text), "{text} in {svg}");
    }
    assert!(
        outcome.typst().replace('\u{a0}', " ").contains("n = 50–80 och 52–90 personer")
    );
}

#[test]
fn no_line_is_drawn_between_what_cannot_be_compared() {
    let outcome = numbered(reworded())
        .append(REPORT, "  gavlebor: {of: panel, variable: ort, in: [Gävle]}\n")
        .blocks(
            "  - chart: {id: s, caption: Förändringen, type: slope, numbers: {nojda: Nöjda, gavlebor: Gävlebor}}
  - chart: {id: v, caption: Hur nöjda de är, of: panel, variable: nojd, by: wave, type: slope}
",
        )
        .build();
    outcome.done();
    assert_snapshot!(outcome.csv("s"), @r#"
        Indikator;2017 (n = 80–85);2017 (n = 80–85);2020 (n = 90–96);2020 (n = 90–96)
        ;Antal;%;Antal;%
        Nöjda;.;.;60;66,7
        Gävlebor;55;64,7;56;58,3
        "#);
    assert_snapshot!(outcome.typst_line("alt: \"Lut"), @r#"alt: "Lutningsdiagram, per mätning. Andel i procent. 2017 (n~=~80–85) och 2020 (n~=~90–96). Nöjda: 2017 kan inte beräknas, 2020 66,7. Gävlebor sjunker från 64,7 till 58,3.","#);
    assert_snapshot!(outcome.typst_line("Ej jämförbar med 2017: Nöjda"), @r#"notes: ("Ej jämförbar med 2017: Nöjda (ordet »nu« togs bort).", ". = kan inte beräknas.", ),"#);
    assert!(outcome.typst().contains("alt: \"Grupperat stapeldiagram"));
}

#[test]
fn hidden_shares_are_hidden_in_slopes_and_dots() {
    let outcome = numbered(two_waves(&[[25, 15, 3, 0], [15, 10, 0, 0]], &[[20, 20, 12, 4], [10, 20, 8, 2]]))
        .replace(
            REPORT,
            "disclosure: {method: none, reason: Svaren är påhittade.}",
            "disclosure: {method: suppress, minimum-count: 5}",
        )
        .blocks("  - chart: {id: d, caption: Förändringen, numbers: {nojda: Nöjda, mycket: Mycket nöjda}}\n")
        .build();
    outcome.done();
    assert_snapshot!(outcome.csv("d"), @r#"
        Indikator;2017 (n = 68);2017 (n = 68);2020 (n = 90);2020 (n = 90)
        ;Antal;%;Antal;%
        Nöjda;28;41,2;60;66,7
        Mycket nöjda;x;x;20;22,2
        "#);
    assert_snapshot!(outcome.typst_line("alt: \"Punkt"), @r#"alt: "Punktdiagram, per mätning. Andel i procent. 2017 (n~=~68) och 2020 (n~=~90). Nöjda stiger från 41,2 till 66,7. Mycket nöjda: 2017 visas inte, 2020 22,2.","#);
}

#[test]
fn mistakes_about_slopes_and_dots_have_a_place() {
    let said = |keys: &str| {
        let block = format!("  - chart: {{id: s, caption: Diagrammet, {keys}}}\n");
        let outcome = numbered(more()).blocks(&block).rebuild();
        told(&outcome)
    };
    assert_snapshot!(said("type: slope, of: panel, variable: nojd"), @r#"
        error: this type of chart shows a change from wave to wave
        --> book/r/chapters/01-resultat.yaml:3:47
        = hint: add `by: wave`, or name `numbers`
        "#);
    assert_snapshot!(said("type: bar, numbers: {nojda: N}"), @"
    error: a chart of `numbers` has them in each wave, and nothing else
    --> book/r/chapters/01-resultat.yaml:3:61
    = hint: write `type: dot`, `slope` or `line`, and leave out `of`, `variable`, `by` and `where`: the numbers say them
    ");
    assert_snapshot!(said("of: panel, numbers: {nojda: N}"), @"
    error: a chart of `numbers` has them in each wave, and nothing else
    --> book/r/chapters/01-resultat.yaml:3:61
    = hint: write `type: dot`, `slope` or `line`, and leave out `of`, `variable`, `by` and `where`: the numbers say them
    ");
    assert_snapshot!(said("numbers: {nojd: N}"), @r#"
        error: there is no number `nojd`
        --> book/r/chapters/01-resultat.yaml:3:51
        = hint: did you mean `nojda`?
        "#);
    assert_snapshot!(said("numbers: {svar: N}"), @r#"
        error: `svar` is no share
        --> book/r/chapters/01-resultat.yaml:3:51
        = hint: a chart of numbers shows shares; show means with `by: wave`
        "#);
    assert_snapshot!(said("type: dot, of: panel, variable: nojd, by: wave, show: [percent, ci]"), @"
    error: this type of chart has no place for intervals
    --> book/r/chapters/01-resultat.yaml:3:47
    = hint: use `type: bar`, `grouped-bar` or `line`, or make a table
    ");
    assert_snapshot!(said("type: dot, of: panel, variable: alder, by: wave, measure: mean"), @"
    error: this type of chart shows shares, not means
    --> book/r/chapters/01-resultat.yaml:3:47
    = hint: use `type: bar` or `line` with `measure: mean`
    ");
}
