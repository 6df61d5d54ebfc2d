//! Several questions in one table: what stands in it, what is hidden, and what is refused.

use insta::assert_snapshot;

use crate::harness::{ANSWERS, CODEBOOK, REPORT, ReportTest};

const SUPPRESS: &str = "{method: suppress, minimum-count: 5}";
const OPEN: &str = "{method: none, reason: Svaren är påhittade.}";

/// Forty people of two places, some of whom left a question empty.
fn people() -> ReportTest {
    let mut rows = String::from("id;ort;nojd;alder\n");
    for id in 0..40_u32 {
        let place = 1 + id % 2;
        let answer = match id % 7 {
            0 | 1 => "1",
            2..=4 => "2",
            5 => "3",
            _ => "9",
        };
        let age =
            if id % 13 == 3 { String::new() } else { (20 + (id * 7) % 41).to_string() };
        rows.push_str(&format!("{id};{place};{answer};{age}\n"));
    }
    ReportTest::new().file(ANSWERS, rows)
}

fn block(keys: &str) -> String {
    format!("  - describe: {{id: alla, caption: De svarande, of: panel, {keys}}}\n")
}

fn told(test: ReportTest) -> String {
    let outcome = test.build();
    outcome.done();
    format!("{}\n{}", outcome.csv("alla"), outcome.typst_line("notes:"))
}

#[test]
fn numbers_and_answers_stand_in_one_table() {
    let keys = [
        "variables: [alder, nojd, ort]",
        "variables: [alder, nojd], by: ort, test: true",
        "variables: [nojd, alder], by: ort, overall: false, numbers: mean, missing: hide, decimals: 2",
    ];
    assert_snapshot!(keys.map(|keys| told(people().blocks(&block(keys)))).join("\n\n"), @r#"
        Fråga;Totalt (n = 40)
        Ålder: median (nedre kvartil–övre kvartil);38,0 (29,0–48,0)
         Svar saknas;3
        Nöjdhet;
         Inte nöjd;12 (34 %)
         Ganska nöjd;18 (51 %)
         Mycket nöjd;5 (14 %)
         Svar saknas;5
        Ort;
         Gävle;20 (50 %)
         Söderhamn;20 (50 %)

        notes: ("Antal, inom parentes procent av dem som har svarat.", ),

        Fråga;Gävle (n = 20);Söderhamn (n = 20);Totalt (n = 40);p-värde
        Ålder: median (nedre kvartil–övre kvartil);36,0 (24,5–44,0);43,5 (31,3–53,0);38,0 (29,0–48,0);0,086
         Svar saknas;1;2;3;
        Nöjdhet;;;;0,799
         Inte nöjd;6 (35 %);6 (33 %);12 (34 %);
         Ganska nöjd;9 (53 %);9 (50 %);18 (51 %);
         Mycket nöjd;2 (12 %);3 (17 %);5 (14 %);
         Svar saknas;3;2;5;

        notes: ("Antal, inom parentes procent av dem som har svarat.", "p-värden: Mann–Whitneys test.", ),

        Fråga;Gävle (n = 20);Söderhamn (n = 20)
        Nöjdhet;;
         Inte nöjd;6 (35,29 %);6 (33,33 %)
         Ganska nöjd;9 (52,94 %);9 (50,00 %)
         Mycket nöjd;2 (11,76 %);3 (16,67 %)
        Ålder: medelvärde (standardavvikelse);35,42 (11,36);42,39 (11,53)

        notes: ("Antal, inom parentes procent av dem som har svarat.", ),
        "#);
}

#[test]
fn each_question_is_protected_and_recorded_as_a_table() {
    let blocks = block("variables: [alder, nojd], by: ort, test: true")
        + "  - text: 'Se @table:alla.'\n";
    let test = people().replace(REPORT, OPEN, SUPPRESS).blocks(&blocks);
    let outcome = test.build();
    outcome.done();
    assert_snapshot!(outcome.csv("alla"), @r#"
        Fråga;Gävle (n = 20);Söderhamn (n = 20);Totalt (n = 40);p-värde
        Ålder: median (nedre kvartil–övre kvartil);36,0 (x);43,5 (x);38,0 (29,0–48,0);x
         Svar saknas;1;2;3;
        Nöjdhet;;;;x
         Inte nöjd;6 (x);6 (x);12 (34 %);
         Ganska nöjd;9 (x);9 (x);18 (51 %);
         Mycket nöjd;x;x;5 (14 %);
         Svar saknas;x;x;5;
        "#);
    let record = outcome.text("build/r/numbers.json");
    assert!(record.contains("\"id\": \"alla-alder\""), "{record}");
    assert!(record.contains("\"id\": \"alla-nojd\""), "{record}");
    assert!(outcome.html().contains("De svarande"), "{}", outcome.html());
}

#[test]
fn a_summary_can_be_repeated_and_speaks_each_language() {
    let told = |language: &str| {
        let test = people()
            .replace(REPORT, "language: sv", &format!("language: {language}"))
            .blocks(&block("variables: [alder, nojd], by: ort, test: true"));
        told(test)
    };
    assert_snapshot!(["nb", "en", "da"].map(told).join("\n\n"), @r#"
        Spørsmål;Gävle (n = 20);Söderhamn (n = 20);Totalt (n = 40);p-verdi
        Ålder: median (nedre kvartil–øvre kvartil);36,0 (24,5–44,0);43,5 (31,3–53,0);38,0 (29,0–48,0);0,086
         Ubesvart;1;2;3;
        Nöjdhet;;;;0,799
         Inte nöjd;6 (35 %);6 (33 %);12 (34 %);
         Ganska nöjd;9 (53 %);9 (50 %);18 (51 %);
         Mycket nöjd;2 (12 %);3 (17 %);5 (14 %);
         Ubesvart;3;2;5;

        notes: ("Antall, i parentes prosent av dem som har svart.", "p-verdier: Mann–Whitneys test.", ),

        Question;Gävle (n = 20);Söderhamn (n = 20);Total (n = 40);p-value
        Ålder: median (lower quartile–upper quartile);36.0 (24.5–44.0);43.5 (31.3–53.0);38.0 (29.0–48.0);0.086
         No answer;1;2;3;
        Nöjdhet;;;;0.799
         Inte nöjd;6 (35%);6 (33%);12 (34%);
         Ganska nöjd;9 (53%);9 (50%);18 (51%);
         Mycket nöjd;2 (12%);3 (17%);5 (14%);
         No answer;3;2;5;

        notes: ("Number, in brackets per cent of those who answered.", "p-values: the Mann–Whitney test.", ),

        Spørgsmål;Gävle (n = 20);Söderhamn (n = 20);I alt (n = 40);p-værdi
        Ålder: median (nedre kvartil–øvre kvartil);36,0 (24,5–44,0);43,5 (31,3–53,0);38,0 (29,0–48,0);0,086
         Ubesvaret;1;2;3;
        Nöjdhet;;;;0,799
         Inte nöjd;6 (35 %);6 (33 %);12 (34 %);
         Ganska nöjd;9 (53 %);9 (50 %);18 (51 %);
         Mycket nöjd;2 (12 %);3 (17 %);5 (14 %);
         Ubesvaret;3;2;5;

        notes: ("Antal, i parentes procent af dem, der har svaret.", "p-værdier: Mann–Whitneys test.", ),
        "#);
    let repeat = "  - repeat:
      over: ort
      of: panel
      blocks:
        - describe: {id: alla, caption: De svarande, of: panel, variables: [alder]}
";
    let outcome = people().blocks(repeat).build();
    outcome.done();
    assert_snapshot!(outcome.csv("alla-gavle"), @r#"
        Fråga;Totalt (n = 20)
        Ålder: median (nedre kvartil–övre kvartil);36,0 (24,5–44,0)
         Svar saknas;1
        "#);
}

#[test]
fn what_cannot_be_summed_up_is_refused() {
    let said = |keys: &str| people().blocks(&block(keys)).rebuild().refused_in_short();
    let all = [
        said("variables: [alder, alder]"),
        said("variables: [lon]"),
        said("variables: [id]"),
        said("by: ort"),
        said("variables: [alder], numbers: mode"),
        said("variables: [alder], columns: ort"),
    ];
    assert_snapshot!(all.join("\n\n"), @r#"
        error: the id `alla-alder` is already taken
        --> book/r/chapters/01-resultat.yaml:3:78
        = hint: choose another one; it is used at book/r/chapters/01-resultat.yaml:3:71

        error: `lon` is not a variable of the survey `Provpanelen`
        --> book/r/chapters/01-resultat.yaml:3:71
        = hint: choose one of `id`, `ort`, `nojd`, `alder`

        error: `id` has the scale `id`, and so no answers to count
        --> book/r/chapters/01-resultat.yaml:3:71
        = hint: choose a variable with `values`

        error: a summary lacks the key `variables`
        --> book/r/chapters/01-resultat.yaml:3:15
        = hint: add `variables: …`

        error: `mode` is not a choice here
        --> book/r/chapters/01-resultat.yaml:3:88
        = hint: choose one of `median`, `mean`

        error: unknown key `columns` in a summary
        --> book/r/chapters/01-resultat.yaml:3:79
        = hint: choose one of `id`, `caption`, `of`, `where`, `variables`, `by`, `numbers`, `overall`, `complete`, `test`, `missing`, `weights`, …
        "#);
    // Numbers without labels have no groups.
    let by = people()
        .replace(CODEBOOK, "label: Ålder", "label: Ålder i år")
        .blocks(&block("variables: [nojd], by: alder"));
    assert_snapshot!(by.rebuild().refused_in_short(), @r#"
        error: `alder` has no answers to break down by
        --> book/r/chapters/01-resultat.yaml:3:82
        "#);
}
