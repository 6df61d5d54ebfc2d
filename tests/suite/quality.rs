//! Response flows, analyses of non-response and items of indexes.

use insta::assert_snapshot;

use crate::harness::{ANSWERS, CODEBOOK, REPORT, ReportTest};

/// A register of eighty: how each ended, sex, and three items.
fn register() -> ReportTest {
    let mut answers = String::from("id;ort;nojd;alder;utfall;kon;a;b;c\n");
    let outcomes = [(1, 6), (2, 30), (3, 10), (4, 12), (5, 14), (6, 8)];
    let mut id = 0;
    for (outcome, count) in outcomes {
        for place in 0..count {
            id += 1;
            let kon = if outcome == 2 { 1 + place % 3 / 2 } else { 1 + place % 2 };
            let answered = matches!(outcome, 2 | 3);
            let item = |step: usize, turn: bool| {
                let value = 1 + (place + step * (place % 2)) % 5;
                let value = if turn { 6 - value } else { value };
                if answered { value.to_string() } else { String::new() }
            };
            let items = [item(0, false), item(1, false), item(0, true)].join(";");
            answers += &format!("{id};1;2;40;{outcome};{kon};{items}\n");
        }
    }
    let values = "values: {1: nej, 2: knappast, 3: delvis, 4: nästan, 5: ja}";
    let item = |name: &str| {
        format!("  {name}: {{label: Item {name}, scale: ordinal, {values}}}\n")
    };
    let outcomes =
        "1: flyttad, 2: svarat, 3: svarat delvis, 4: tackat nej, 5: ej nådd, 6: okänt";
    let variables = format!(
        "  utfall: {{label: Utfall, scale: nominal, values: {{{outcomes}}}}}
  kon: {{label: Kön, scale: nominal, values: {{1: man, 2: kvinna}}}}
{}derive:
  klimat: {{label: Klimat, index: {{of: [a, b, c], reversed: c}}}}
",
        ["a", "b", "c"].map(item).concat()
    );
    ReportTest::new().file(ANSWERS, answers).append(CODEBOOK, &variables)
}

const FLOW: &str = "  - text: |
      Av {{ n(\"flode-sent\") }} svarade {{ n(\"flode-answered\") }}, alltså
      {{ percent(\"flode-rr2\") }}, se @figure:flode, @table:flode och @verk2019.
  - response-flow:
      id: flode
      caption: Från utskick till svar
      of: panel
      variable: utfall
      over-coverage: flyttad
      complete: svarat
      partial: svarat delvis
      refused: tackat nej
      non-contact: ej nådd
      unknown: okänt
";

/// A flow of typed numbers, with lines put into it.
fn typed(lines: &str) -> ReportTest {
    let flow = format!(
        "  - text: Se @figure:flode och @verk2019.
  - response-flow:
      id: flode
      caption: Från utskick till svar
{lines}"
    );
    ReportTest::new().blocks(&flow)
}

fn refused(test: ReportTest) -> String {
    test.rebuild().refused().to_owned()
}

#[test]
fn a_register_gives_a_flow_with_rates() {
    let outcome = register().blocks(FLOW).build();
    outcome.done();
    assert_snapshot!(outcome.csv("flode"), @r#"
        Utfall;Antal;Av nettourvalet (%)
        Utskickade;80;
        Övertäckning;6;
        Nettourval;74;100
        Svarande;40;54
        Helt besvarade;30;41
        Delvis besvarade;10;14
        Känt bortfall;26;35
        Avböjt;12;16
        Inte nådda;14;19
        Okänt bortfall;8;11
        Svarsandel RR1;;41
        Svarsandel RR2;;54
        Svarsandel RR3;;41
        Svarsandel RR4;;55
        "#);
    assert_snapshot!(outcome.page_text("Av 80", "Tabell 1."), @"Av 80 svarade 40, alltså 54 procent, se Figur 1 , Tabell 1 och ( FoU Provort, 2019 ). Figur 1. Från utskick till svar. Utskickade 80 Övertäckning 6 Nettourval 74 Avböjt 12 (16 %) Inte nådda 14 (19 %) Okänt utfall 8 (11 %) Svarande 40 (54 %) Helt besvarade 30 Delvis besvarade 10");
    // What a listener hears of the printed drawing.
    let typst = outcome.typst();
    let alt = typst.split_once("alt: \"").expect("a description").1;
    assert_snapshot!(alt.split_once('"').expect("its end").0, @"Utskickade 80; därav bort: övertäckning 6. Nettourval 74; därav bort: avböjt 12 (16 %), inte nådda 14 (19 %), okänt utfall 8 (11 %). Svarande 40 (54 %): helt besvarade 30, delvis besvarade 10.");
    let numbers = outcome.text("build/r/numbers.json");
    assert_snapshot!(numbers.matches("\"id\": \"flode").count(), @"16");
}

#[test]
fn a_flow_is_told_in_every_language() {
    for (language, said) in [("nb", "Nettoutvalg"), ("en", "Net sample")] {
        let test = register().blocks(FLOW).replace(
            REPORT,
            "language: sv",
            &format!("language: {language}"),
        );
        let outcome = test.build();
        outcome.done();
        assert!(outcome.csv("flode").contains(said), "{language}");
    }
}

#[test]
fn a_flow_may_be_a_table_or_a_drawing_only() {
    let table = FLOW.replace("@figure:flode, ", "") + "      show: table\n";
    let _ = register().blocks(&table).check().clean();
    let drawing = FLOW.replace(", @table:flode", "") + "      show: drawing\n";
    let _ = register().blocks(&drawing).check().clean();
    let wrong = FLOW.to_owned() + "      show: picture\n";
    assert_snapshot!(refused(register().blocks(&wrong)), @r#"
        error: `picture` is not a choice here
          --> book/r/chapters/01-resultat.yaml:17:13
           |
        17 |       show: picture
           |             ^^^^^^^
           |
           = hint: choose one of `drawing`, `table`
        "#);
}

#[test]
fn typed_numbers_and_named_ones_make_a_flow() {
    let lines = "      sent: 120\n      returned: 60\n      complete: svar\n      unusable: 54\n      unknown: 60\n";
    let outcome = typed(lines).build();
    outcome.done();
    assert_snapshot!(outcome.csv("flode"), @r#"
        Utfall;Antal;Av nettourvalet (%)
        Utskickade;120;
        Nettourval;120;100
        Inkomna;60;50
        Svarande;6;5
        Känt bortfall;54;45
        Oanvändbara svar;54;45
        Okänt bortfall;60;50
        Svarsandel RR2;;5
        Svarsandel RR4;;5
        "#);
    // Partial answers are not told apart, and nobody knows who is eligible.
    let note = outcome.page_text("Svarsandelar enligt", "Den förra");
    assert_snapshot!(note, @"Svarsandelar enligt AAPOR (2023): RR1, RR3 och RR5 räknar helt besvarade, RR2, RR4 och RR6 även delvis besvarade. RR1, RR3 och RR5 kan inte beräknas, eftersom delvis besvarade inte är åtskilda. RR1 och RR2 räknar alla med okänt utfall till målgruppen, RR3 och RR4 andelen 1,00, som är målgruppens andel av dem med känt utfall. RR5 och RR6 förutsätter att ingen med okänt utfall hör till målgruppen och redovisas därför inte. FoU Provort. (2019).");
}

#[test]
fn without_unknown_outcomes_the_rates_agree() {
    let lines = "      complete: 40\n      partial: 10\n      refused: 50\n";
    let outcome = typed(lines).build();
    outcome.done();
    assert_snapshot!(outcome.csv("flode"), @r#"
        Utfall;Antal;Av nettourvalet (%)
        Utskickade;100;
        Nettourval;100;100
        Svarande;50;50
        Helt besvarade;40;40
        Delvis besvarade;10;10
        Känt bortfall;50;50
        Avböjt;50;50
        Svarsandel RR1;;40
        Svarsandel RR2;;50
        "#);
    let given = "      complete: 40\n      partial: 10\n      unknown: 50\n      eligible-share: 0.5\n";
    let outcome = typed(given).build();
    outcome.done();
    assert_snapshot!(outcome.csv("flode"), @r#"
        Utfall;Antal;Av nettourvalet (%)
        Utskickade;100;
        Nettourval;100;100
        Svarande;50;50
        Helt besvarade;40;40
        Delvis besvarade;10;10
        Känt bortfall;0;0
        Okänt bortfall;50;50
        Svarsandel RR1;;40
        Svarsandel RR2;;50
        Svarsandel RR3;;53
        Svarsandel RR4;;67
        "#);
}

#[test]
fn a_flow_that_does_not_add_up() {
    let lines = "      sent: 120\n      complete: 40\n      refused: 50\n";
    assert_snapshot!(refused(typed(lines)), @r#"
        error: the outcomes add up to 90, but 120 were sent to
         --> book/r/chapters/01-resultat.yaml:7:13
          |
        7 |       sent: 120
          |             ^^^
          |
          = hint: say how the other 30 ended; `unknown`, if nobody knows
        "#);
    let lines =
        "      complete: 40\n      partial: 5\n      returned: 50\n      refused: 50\n";
    assert_snapshot!(refused(typed(lines)), @r#"
        error: 50 were returned, but `complete`, `partial` and `unusable` add up to 45
         --> book/r/chapters/01-resultat.yaml:9:17
          |
        9 |       returned: 50
          |                 ^^
          |
          = hint: say how many were returned without an answer that can be used: `unusable: …`
        "#);
    let test = register().blocks(&FLOW.replace("      refused: tackat nej\n", ""));
    assert_snapshot!(refused(test), @r#"
        error: `tackat nej` has no place in the flow
          --> book/r/chapters/01-resultat.yaml:10:17
           |
        10 |       variable: utfall
           |                 ^^^^^^
           |
           = hint: list it under an outcome; `unknown`, if nobody knows how it ended
        "#);
    let test = register().blocks(&FLOW.replace("tackat nej", "[tackat nej, okänt]"));
    assert_snapshot!(refused(test), @r#"
        error: `okänt` is counted as `refused` too
          --> book/r/chapters/01-resultat.yaml:16:16
           |
        16 |       unknown: okänt
           |                ^^^^^
           |
           = hint: let each answer end in one place
        "#);
}

#[test]
fn mistakes_in_a_flow() {
    assert_snapshot!(refused(typed("      refused: 50\n")), @r#"
        error: a response flow lacks the key `complete`
         --> book/r/chapters/01-resultat.yaml:5:7
          |
        5 |       id: flode
          |       ^
          |
          = hint: say how many answered: `complete: …`
        "#);
    assert_snapshot!(refused(typed("      complete: svra\n")), @r#"
        error: there is no number `svra`
         --> book/r/chapters/01-resultat.yaml:7:17
          |
        7 |       complete: svra
          |                 ^^^^
          |
          = hint: did you mean `svar`?
        "#);
    assert_snapshot!(refused(typed("      complete: 1.5\n")), @r#"
        error: here should stand a whole number from 0, not the number 1.5
         --> book/r/chapters/01-resultat.yaml:7:17
          |
        7 |       complete: 1.5
          |                 ^^^
          |
          = hint: write it in digits
        "#);
    assert_snapshot!(refused(typed("      complete: 4\n      refusd: 5\n")), @r#"
        error: unknown key `refusd` in a response flow
         --> book/r/chapters/01-resultat.yaml:8:7
          |
        8 |       refusd: 5
          |       ^^^^^^
          |
          = hint: did you mean `refused`?
        "#);
    assert_snapshot!(refused(typed("      complete: 4\n      of: panel\n")), @r#"
        error: outcomes in a register need both `of` and `variable`
         --> book/r/chapters/01-resultat.yaml:8:11
          |
        8 |       of: panel
          |           ^^^^^
          |
          = hint: add the one that is missing, or leave both out
        "#);
    assert_snapshot!(refused(typed("      complete: 4\n      eligible-share: 90\n")), @r#"
        error: here should stand a share from 0 to 1, not the number 90
         --> book/r/chapters/01-resultat.yaml:8:23
          |
        8 |       eligible-share: 90
          |                       ^^
        "#);
    let test =
        register().blocks(&FLOW.replace("complete: svarat\n", "complete: svrat\n"));
    assert_snapshot!(refused(test), @r#"
        error: `svrat` is not an answer to `utfall`
          --> book/r/chapters/01-resultat.yaml:12:17
           |
        12 |       complete: svrat
           |                 ^^^^^
           |
           = hint: did you mean `svarat`?
        "#);
    let test = register().blocks(FLOW).append(REPORT, "  flode-sent: {of: panel}\n");
    assert_snapshot!(refused(test), @r#"
        error: a number has the name `flode-sent` already
         --> book/r/chapters/01-resultat.yaml:7:11
          |
        7 |       id: flode
          |           ^^^^^
          |
          = hint: choose another id; the number stands at book/r/report.yaml:20:3
        "#);
}

#[test]
fn a_small_count_hides_what_would_tell_it() {
    let policy = "disclosure: {method: suppress, minimum-count: 10}";
    let test = register().blocks(FLOW).replace(
        REPORT,
        "disclosure: {method: none, reason: Svaren är påhittade.}",
        policy,
    );
    let outcome = test.build();
    outcome.done();
    assert_snapshot!(outcome.csv("flode"), @r#"
        Utfall;Antal;Av nettourvalet (%)
        Utskickade;80;
        Övertäckning;x;
        Nettourval;x;x
        Svarande;40;x
        Helt besvarade;30;x
        Delvis besvarade;10;x
        Känt bortfall;26;x
        Avböjt;12;x
        Inte nådda;14;x
        Okänt bortfall;x;x
        "#);
}

const ANALYSIS: &str = "  - text: Se @table:bortfall och @verk2019.
  - nonresponse:
      id: bortfall
      caption: Svarsandel efter kön
      of: panel
      variable: utfall
      in: [svarat, svarat delvis]
      by: [kon, ort]
";

#[test]
fn nonresponse_is_told_by_background() {
    let outcome = register().blocks(ANALYSIS).build();
    outcome.done();
    // 25 of 45 men and 15 of 35 women: in R `chisq.test(matrix(c(25, 15, 20, 20), 2),
    // correct = FALSE)` has the p-value 0.2598.
    assert_snapshot!(outcome.csv("bortfall"), @r#"
        Bakgrund;I ramen;Svarande;Svarsandel (%);95 % KI;p-värde
        Kön;;;;;0,260
        Man;45;25;56;41–69;
        Kvinna;35;15;43;28–59;
        Ort;;;;;.
        Gävle;80;40;50;39–61;
        Totalt;80;40;50;39–61;
        "#);
    assert_snapshot!(outcome.page_text("KI =", "Den förra"), @"KI = konfidensintervall för svarsandelen (Wilson), ovägt. p-värden: chi-tvåtest av om svarsandelen skiljer sig mellan grupperna. . = kan inte testas, eftersom antal är dolda eller ingenting varierar. FoU Provort. (2019).");
}

#[test]
fn mistakes_in_an_analysis_of_nonresponse() {
    let test = register().blocks(&ANALYSIS.replace("[kon, ort]", "[kno, alder]"));
    assert_snapshot!(refused(test), @r#"
        error: `kno` is not a variable of the survey `Provpanelen`
          --> book/r/chapters/01-resultat.yaml:10:12
           |
        10 |       by: [kno, alder]
           |            ^^^
           |
           = hint: did you mean `kon`?

        error: `alder` has no answers to break down by
          --> book/r/chapters/01-resultat.yaml:10:17
           |
        10 |       by: [kno, alder]
           |                 ^^^^^
        "#);
    let test =
        register().blocks(&ANALYSIS.replace("in: [svarat, svarat delvis]", "in: svrat"));
    assert_snapshot!(refused(test), @r#"
        error: `svrat` is not an answer to `utfall`
         --> book/r/chapters/01-resultat.yaml:9:11
          |
        9 |       in: svrat
          |           ^^^^^
          |
          = hint: did you mean `svarat`?
        "#);
    let test = register().blocks(&ANALYSIS.replace("      by: [kon, ort]\n", ""));
    assert_snapshot!(refused(test), @r#"
        error: a non-response analysis lacks the key `by`
         --> book/r/chapters/01-resultat.yaml:5:7
          |
        5 |       id: bortfall
          |       ^
          |
          = hint: add `by: …`
        "#);
}

const ITEMS: &str = "  - text: Alfa är {{ value(\"alfa\") }} (n = {{ n(\"alfa\") }}), se @table:skala och @verk2019.
  - reliability: {id: skala, caption: Frågorna i indexet, number: alfa}
";

#[test]
fn an_index_has_an_alpha_and_item_statistics() {
    let test = register()
        .append(REPORT, "  alfa: {of: panel, variable: klimat, statistic: alpha}\n");
    let outcome = test.blocks(ITEMS).build();
    outcome.done();
    assert_snapshot!(outcome.csv("skala"), @r#"
        Fråga;Medelvärde;Standardavvikelse;Korrelation med övriga;Alfa utan frågan
        Item a;3,00;1,43;0,87;0,67
        Item b;3,00;1,43;0,50;1,00
        Item c (vänd);3,00;1,43;0,87;0,67
        Cronbachs alfa;;;;0,86
        "#);
    assert_snapshot!(outcome.page_text("Alfa är", "Tabell 1."), @"Alfa är 0,86 (n = 40), se Tabell 1 och ( FoU Provort, 2019 ).");
}

#[test]
fn an_alpha_of_few_is_hidden_with_its_items() {
    let test = register()
        .append(REPORT, "  alfa: {of: panel, variable: klimat, statistic: alpha}\n")
        .replace(
            REPORT,
            "disclosure: {method: none, reason: Svaren är påhittade.}",
            "disclosure: {method: suppress, minimum-count: 50}",
        );
    let outcome = test.blocks(ITEMS).build();
    outcome.done();
    assert_snapshot!(outcome.csv("skala"), @r#"
        Fråga;Medelvärde;Standardavvikelse;Korrelation med övriga;Alfa utan frågan
        Cronbachs alfa;;;;x
        "#);
}

#[test]
fn items_have_the_decimals_that_are_asked_for() {
    let items = ITEMS.replace("number: alfa}", "number: alfa, decimals: 1}");
    let alpha = "  alfa: {of: panel, variable: klimat, statistic: alpha}\n";
    let outcome = register().append(REPORT, alpha).blocks(&items).build();
    outcome.done();
    assert_snapshot!(outcome.csv("skala"), @"
    Fråga;Medelvärde;Standardavvikelse;Korrelation med övriga;Alfa utan frågan
    Item a;3,0;1,4;0,9;0,7
    Item b;3,0;1,4;0,5;1,0
    Item c (vänd);3,0;1,4;0,9;0,7
    Cronbachs alfa;;;;0,86
    ");
    // What is protected has been rounded to two already, and nothing is rounded twice.
    let protected = register().append(REPORT, alpha).replace(
        REPORT,
        "disclosure: {method: none, reason: Svaren är påhittade.}",
        "disclosure: {method: suppress, minimum-count: 5}",
    );
    assert_snapshot!(refused(protected.blocks(&items)), @"
    error: the items of an index have 2 decimals where answers are protected, not 1
     --> book/r/chapters/01-resultat.yaml:4:83
      |
    4 |   - reliability: {id: skala, caption: Frågorna i indexet, number: alfa, decimals: 1}
      |                                                                                   ^
      |
      = hint: leave out `decimals` here
    ");
    let items = items.replace("decimals: 1", "decimals: 7");
    assert_snapshot!(refused(register().append(REPORT, alpha).blocks(&items)), @"
    error: here should stand a number of decimals from 0 to 6, not the number 7
     --> book/r/chapters/01-resultat.yaml:4:83
      |
    4 |   - reliability: {id: skala, caption: Frågorna i indexet, number: alfa, decimals: 7}
      |                                                                                   ^
    ");
}

#[test]
fn mistakes_with_alpha() {
    let alpha = |number: &str| {
        register()
            .append(REPORT, &format!("  alfa: {{of: panel, {number}}}\n"))
            .blocks(ITEMS)
    };
    assert_snapshot!(refused(alpha("variable: a, statistic: alpha")), @r#"
        error: `a` has the scale `ordinal`, and so no alpha, being no index
          --> book/r/report.yaml:20:31
           |
        20 |   alfa: {of: panel, variable: a, statistic: alpha}
           |                               ^
           |
           = hint: choose a variable that is derived with `index`
        "#);
    let few = alpha("variable: klimat, statistic: alpha, where: {utfall: okänt}");
    assert_snapshot!(refused(few), @r#"
        error: `alfa` has no value: needs at least 2, found 0
          --> book/r/report.yaml:20:3
           |
        20 |   alfa: {of: panel, variable: klimat, statistic: alpha, where: {utfall: okänt}}
           |   ^^^^
           |
           = hint: only rows that answered every item count
        "#);
    let test = register()
        .append(REPORT, "  alfa: {of: panel, variable: klimat, statistic: mean}\n");
    assert_snapshot!(refused(test.blocks(ITEMS)), @r#"
        error: the number `alfa` is no alpha
         --> book/r/chapters/01-resultat.yaml:4:67
          |
        4 |   - reliability: {id: skala, caption: Frågorna i indexet, number: alfa}
          |                                                                   ^^^^
          |
          = hint: name a number with `statistic: alpha`
        "#);
    let test = register().blocks(&ITEMS.replace("number: alfa", "number: svra"));
    assert_snapshot!(refused(test), @r#"
        error: there is no number `alfa`
         --> book/r/chapters/01-resultat.yaml:3:29
          |
        3 |   - text: Alfa är {{ value("alfa") }} (n = {{ n("alfa") }}), se @table:skala och @verk2019.
          |                             ^^^^
          |
          = hint: choose one of `svar`, `nojda`

        error: there is no number `alfa`
         --> book/r/chapters/01-resultat.yaml:3:50
          |
        3 |   - text: Alfa är {{ value("alfa") }} (n = {{ n("alfa") }}), se @table:skala och @verk2019.
          |                                                  ^^^^
          |
          = hint: choose one of `svar`, `nojda`

        error: there is no number `svra`
         --> book/r/chapters/01-resultat.yaml:4:67
          |
        4 |   - reliability: {id: skala, caption: Frågorna i indexet, number: svra}
          |                                                                   ^^^^
          |
          = hint: did you mean `svar`?
        "#);
}
