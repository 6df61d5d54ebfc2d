//! What a caption says of its base: what is counted, how many, and who is left out.

use crate::harness::{CHAPTER, CODEBOOK, REPORT, ReportTest};

const CHANNELS: &str = "  kanal:
    label: Kanal
    scale: multiple
    columns: {k1: tidning, k2: radio, k3: webben}
";

/// A panel of people who could choose several channels: five of six chose, eight in all.
fn panel() -> ReportTest {
    let answers = "id;ort;nojd;alder;k1;k2;k3\n1;1;1;34;1;1;0\n2;1;2;51,5;1;0;0\n3;2;3;28;1;1;1\n\
                   4;1;3;;0;0;1\n5;2;9;62;0;1;0\n6;1;;45;;;\n";
    ReportTest::new().file("data/panel/svar.csv", answers).append(CODEBOOK, CHANNELS)
}

/// Caption and notes of the only chart or table.
fn caption(test: ReportTest, block: &str) -> String {
    let outcome =
        test.blocks(&format!("  - text: Se verket @verk2019.\n{block}")).build();
    outcome.done();
    let typst = outcome.typst();
    let line = |key: &str| {
        let lines = typst.lines().map(str::trim);
        let lines = lines.filter(|line| line.starts_with(key));
        lines.collect::<Vec<_>>().join(" ").replace('\u{a0}', " ")
    };
    format!("{} | {}", line("base:"), line("notes:"))
}

fn chart(request: &str) -> String {
    format!("  - chart: {{id: c, caption: Provet, {request}}}\n")
}

#[test]
fn the_base_says_what_is_counted() {
    let told = |request: &str| caption(panel(), &chart(request));
    assert_eq!(
        told("of: panel, variable: ort"),
        "base: \"n = 6 personer\", | notes: (),"
    );
    let several =
        "base: \"n = 5 personer, 8 svar\", | notes: (\"Flera svar kunde lämnas.\", ),";
    assert_eq!(told("of: panel, variable: kanal"), several);
    let one = told("of: panel, variable: ort, where: {nojd: ganska nöjd}");
    assert!(one.starts_with("base: \"n = 1 person\""), "{one}");
    let mean = told("of: panel, variable: alder, measure: mean, base: all");
    assert_eq!(mean, "base: \"n = 5 personer\", | notes: (\"Svar saknas: 1 av 6.\", ),");
}

#[test]
fn rows_that_are_no_persons_are_told_with_the_persons() {
    let told = |unit: &str, codebook: &str| {
        let views =
            format!("views:\n  rader: {{survey: panel, one-row-per: kanal{unit}}}\n");
        let test = panel().replace(REPORT, "views:\n", &views).replace(
            CODEBOOK,
            "unit: {one: person, many: personer}\n",
            codebook,
        );
        caption(test, &chart("of: rader, variable: ort"))
    };
    let persons = "unit: {one: person, many: personer}\n";
    let base = |text: &str| format!("base: \"n = {text}\", | notes: (),");
    assert_eq!(told("", persons), base("9 svar från 6 personer"));
    assert_eq!(
        told(", unit: {one: val, many: val}", persons),
        base("9 val från 6 personer")
    );
    assert_eq!(told("", ""), base("9 rader från 6 svar"));
}

#[test]
fn rows_of_one_answer_each_are_called_persons() {
    let view = "views:\n  rader: {survey: panel, one-row-per: kanal}\n";
    let told = |request: &str| {
        caption(panel().replace(REPORT, "views:\n", view), &chart(request))
    };
    // Three chose the paper, each once.
    let one = told("of: rader, variable: ort, where: {kanal: tidning}");
    assert!(one.starts_with("base: \"n = 3 personer\","), "{one}");
    let all = told("of: rader, variable: ort");
    assert!(all.starts_with("base: \"n = 9 svar från 6 personer\","), "{all}");
}

#[test]
fn row_sets_of_different_kinds_have_their_own_words() {
    let views = "views:\n  boende: {survey: panel, where: {ort: Gävle}, unit: {one: gävlebo, many: gävlebor}}\n";
    let series =
        "variable: ort, series: [{label: Alla, of: panel}, {label: Boende, of: boende}]";
    let told = caption(panel().replace(REPORT, "views:\n", views), &chart(series));
    assert_eq!(told, "base: \"n = 6 personer och 4 gävlebor\", | notes: (),");
}

#[test]
fn a_condition_is_told_unless_it_stands_there() {
    let told = |caption_text: &str, condition: &str| {
        let block = chart(&format!("of: panel, variable: ort, where: {{{condition}}}"));
        caption(panel(), &block.replace("Provet", caption_text))
    };
    assert!(told("Provet", "ort: Gävle").ends_with("notes: (\"Endast ort: Gävle.\", ),"));
    assert!(told("Provet i Gävle", "ort: Gävle").ends_with("notes: (),"));
    assert!(told("Provet i Gävleborg", "ort: Gävle").contains("Endast"));
    assert!(
        told("Provet", "nojd: [inte nöjd, vet ej, empty]")
            .contains("\"Endast nöjdhet: inte nöjd, vet ej eller svar saknas.\"")
    );
    // The words for a view's rows tell what its conditions are.
    let views = "views:\n  boende: {survey: panel, where: {ort: Gävle}, unit: {one: gävlebo, many: gävlebor}}\n";
    let test = panel().replace(REPORT, "views:\n", views);
    assert!(caption(test, &chart("of: boende, variable: ort")).ends_with("notes: (),"));
    let test = panel();
    assert!(
        caption(test, &chart("of: gavlebor, variable: ort"))
            .contains("Endast ort: Gävle.")
    );
}

#[test]
fn those_who_are_left_out_are_told() {
    let told = |request: &str| caption(panel(), &chart(request));
    let shares = told("of: panel, variable: nojd, measure: percent");
    assert!(
        shares.ends_with(
            "notes: (\"Svar saknas: 2 av 6.\", \"Andel av dem som har svarat.\", ),"
        ),
        "{shares}"
    );
    let all = told("of: panel, variable: nojd, measure: percent, base: all");
    assert!(all.contains("Andel av alla, även dem som inte svarat."), "{all}");
    let groups = told("of: panel, variable: ort, by: kanal");
    assert!(
        groups.contains("\"1 person utan uppgift om kanal räknas inte här.\""),
        "{groups}"
    );
    assert!(groups.contains("\"Samma person kan räknas i flera grupper.\""), "{groups}");
    let several = told("of: panel, variable: kanal, measure: percent");
    assert!(
        several.contains(
            "Flera svar kunde lämnas, och andelarna kan tillsammans bli mer än 100."
        ),
        "{several}"
    );
}

#[test]
fn questions_with_different_bases_are_told_together() {
    let answers = "id;ort;nojd;alder;trivs\n1;1;1;34;1\n2;1;2;51,5;2\n3;2;3;28;\n4;1;3;;3\n5;2;9;62;3\n6;1;;45;1\n";
    let trivs = "  trivs:\n    label: Trivsel\n    scale: ordinal\n    \
                 values: {1: inte nöjd, 2: ganska nöjd, 3: mycket nöjd}\n    missing: {9: vet ej}\n";
    let test =
        || ReportTest::new().file("data/panel/svar.csv", answers).append(CODEBOOK, trivs);
    let told = caption(test(), &chart("of: panel, variables: [nojd, trivs]"));
    assert!(
        told.starts_with(
            "base: \"n = 4 och 5 personer\", | notes: (\"Svar saknas: 1–2 av 6.\""
        ),
        "{told}"
    );
    let views = "views:\n  rader: {survey: panel, one-row-per: kanal}\n";
    let answers = "id;ort;nojd;alder;trivs;k1;k2;k3\n1;1;1;34;1;1;1;0\n2;1;2;51,5;2;0;1;1\n3;2;3;28;1;0;0;1\n";
    let rows = test()
        .file("data/panel/svar.csv", answers)
        .append(CODEBOOK, CHANNELS)
        .replace(REPORT, "views:\n", views);
    let told = caption(rows, &chart("of: rader, variables: [nojd, trivs]"));
    assert!(told.starts_with("base: \"n = 5 svar från 3 personer\""), "{told}");
    let series = "variable: trivs, series: [{label: Alla, of: panel}, {label: Gävle, of: gavlebor}], missing: hide";
    let told = caption(test(), &chart(series));
    assert!(told.contains("\"Svar saknas: Alla 1 av 6.\""), "{told}");
}

#[test]
fn what_a_share_is_a_share_of_is_told() {
    let told = |of: &str| {
        let table = format!(
            "  - table: {{id: t, caption: Provet, of: panel, rows: ort, columns: nojd, measure: percent, missing: hide, percent-of: {of}}}\n"
        );
        caption(panel(), &table)
    };
    assert!(
        told("column").contains("Andelarna visar hur varje svar fördelas på grupperna.")
    );
    assert!(told("table").contains("Andelarna är andelar av hela tabellen."));
    assert!(!told("row").contains("Andelarna"));
}

/// A panel in which nobody lives in the third town.
fn empty_town() -> ReportTest {
    panel().replace(
        CODEBOOK,
        "values: {1: Gävle, 2: Söderhamn}",
        "values: {1: Gävle, 2: Söderhamn, 3: Ockelbo}",
    )
}

#[test]
fn every_sign_is_explained_where_it_first_stands_in_both_editions() {
    let table = |id: &str| {
        format!(
            "  - table: {{id: {id}, caption: Provet, of: panel, rows: ort, columns: nojd, measure: percent}}\n"
        )
    };
    let blocks = format!("  - text: Se verket @verk2019.\n{}{}", table("a"), table("b"));
    let outcome = empty_town().blocks(&blocks).build();
    outcome.done();
    let told = ". = kan inte beräknas.";
    assert_eq!(outcome.typst().matches(told).count(), 1, "once, at the first");
    let html = outcome.html();
    let note = html.find(told).expect("on the web page too");
    assert!(
        note < html.find("id=\"table-b\"").expect("the second"),
        "it stands under the first"
    );
    // A chart that draws a group of nobody.
    let chart = "  - text: Se verket @verk2019.\n  - chart: {id: c, caption: Provet, of: panel, \
                 variable: nojd, by: ort, measure: percent}\n";
    let outcome = empty_town().blocks(chart).build();
    outcome.done();
    assert_eq!(outcome.typst().matches(told).count(), 1);
    // What means are computed of too.
    let means = "  - text: Se verket @verk2019.\n  - table: {id: m, caption: Provet, of: panel, \
                 variables: [alder], rows: ort, measure: mean}\n";
    let outcome = empty_town().blocks(means).build();
    outcome.done();
    assert_eq!(outcome.typst().matches(told).count(), 1);
}

#[test]
fn a_text_explains_the_signs_that_come_after_it_and_not_before() {
    let table = "  - table: {id: a, caption: Provet, of: panel, rows: ort, columns: nojd, measure: percent}\n";
    let method = "  - text: 'Se verket @verk2019. {{ method(\"symbols\") }}'\n";
    let told = |blocks: &str| {
        let outcome = empty_town().blocks(blocks).build();
        outcome.done();
        outcome.typst().matches("\". = kan inte beräknas.\"").count()
    };
    assert_eq!(told(&format!("{method}{table}")), 0);
    assert_eq!(told(&format!("{table}{method}")), 1);
}

#[test]
fn a_caption_that_is_a_question_has_its_own_sign() {
    let outcome = ReportTest::new()
        .replace(CHAPTER, "caption: Hur nöjda de är", "caption: Hur nöjd är du?")
        .build()
        .clean();
    let shown = outcome.page_text("Hur nöjd är du?", "Visa siffror");
    assert!(shown.contains("Diagram 1. Hur nöjd är du? Antal. n"), "{shown}");
}
