//! What the labels of an SPSS file say: sets whose answers are called by the counted value,
//! HTML, scales with labels at their ends only, what the measures leave open, and variables of
//! one name.

use insta::assert_snapshot;

use crate::harness::{CHAPTER, CODEBOOK, REPORT, ReportTest};
use crate::made_files::{NONE, Number, sav};

/// The base project with an SPSS file and no codebook, and these blocks.
fn alone(file: &[u8], blocks: &str) -> ReportTest {
    ReportTest::new()
        .file("data/panel/svar.sav", file)
        .without(CODEBOOK)
        .file(
            REPORT,
            "title: Prov\ntemplate: fou-rapport\nlanguage: sv\ndate: 2020-01-31\npublisher: \
             Prov\nsurveys: {panel: data/panel/svar.sav}\ndisclosure: {method: none, reason: \
             Påhittat.}\n",
        )
        .file(CHAPTER, format!("title: Resultat\nblocks:\n{blocks}"))
}

const TABLE: &str =
    "  - text: Se @table:t.\n  - table: {id: t, caption: T, of: panel, rows: ";

fn table(variable: &str) -> String {
    format!("{TABLE}{variable}}}\n")
}

/// Name, label, and the labels of values.
type Channel = (&'static str, &'static str, &'static [(f64, &'static str)]);

const CHANNELS: [Channel; 3] = [
    ("tv", "Ser på TV", &[(1.0, "TV")]),
    ("radio", "Hör radio", &[(1.0, "Radio"), (2.0, "inte radio")]),
    ("webb", "", &[(1.0, "Webben")]),
];

/// Three variables, each for a channel, with this set.
fn channels(set: &str) -> Vec<u8> {
    let variables =
        CHANNELS.map(|(name, label, labels)| Number { name, label, measure: 1, labels });
    let rows: [&[f64]; 4] =
        [&[1.0, 1.0, 0.0], &[0.0, 2.0, 3.0], &[1.0, NONE, NONE], &[NONE, NONE, 1.0]];
    sav(&variables, set, &rows)
}

#[test]
fn answers_of_a_set_are_called_by_the_counted_value() {
    let outcome =
        alone(&channels("$kanal=E 1 1 1 7 Kanaler tv radio webb\n"), &table("kanal"))
            .build();
    assert_snapshot!(outcome.table_told(), @"
    Kanaler;Antal
    TV;2
    Radio;1
    Webben;1
    ");
}

#[test]
fn a_set_may_be_called_as_its_first_variable() {
    let outcome =
        alone(&channels("$kanal=E 11 1 1 0  webb tv radio\n"), &table("kanal")).build();
    assert_snapshot!(outcome.table_told(), @"
    Ser på TV;Antal
    Webben;1
    TV;2
    Radio;1
    ");
}

#[test]
fn other_sets_are_called_by_their_variables() {
    let outcome =
        alone(&channels("$kanal=D1 1 7 Kanaler tv radio webb\n"), &table("kanal"))
            .build();
    assert_snapshot!(outcome.table_told(), @"
    Kanaler;Antal
    Ser på TV;2
    Hör radio;1
    Webb;1
    ");
}

#[test]
fn a_counted_value_without_a_label_leaves_the_variables() {
    let outcome =
        alone(&channels("$kanal=E 1 1 2 7 Kanaler tv radio webb\n"), &table("kanal"))
            .build();
    assert_snapshot!(outcome.table_told(), @"
    Kanaler;Antal
    Ser på TV;0
    Inte radio;1
    Webb;0
    ");
}

#[test]
fn html_in_labels_is_left_out() {
    let variables = [
        Number {
            name: "ort",
            label: "<p>Var <b>bor</b> du&nbsp;nu?<br/></p>",
            measure: 1,
            labels: &[
                (1.0, "G&auml;vle"),
                (2.0, "<span class=\"x\">S&#246;derhamn</span>"),
            ],
        },
        Number {
            name: "kon",
            label: "K&ouml;n",
            measure: 1,
            labels: &[(1.0, "<18 år>"), (2.0, "R&D")],
        },
    ];
    let file = sav(&variables, "", &[&[1.0, 1.0], &[2.0, 2.0]]);
    let blocks = format!(
        "{}  - text: Se @table:u.\n  - table: {{id: u, caption: U, of: panel, rows: kon}}\n",
        table("ort")
    );
    let outcome = alone(&file, &blocks).tabulate();
    assert_snapshot!(format!("{}{}", outcome.csv("u"), outcome.table_told()), @"
    Kön;Antal
    <18 år>;1
    R&D;1
    Var bor du nu?;Antal
    Gävle;1
    Söderhamn;1

    warning: labels of 2 variables in `data/panel/svar.sav`, the first `ort`, hold HTML, which is left out
     --> book/r/report.yaml:6:18
      |
    6 | surveys: {panel: data/panel/svar.sav}
      |                  ^^^^^^^^^^^^^^^^^^^
      |
      = hint: look at the labels in the report; another one is `label: …` in a codebook
    ");
}

/// A scale from 0 to 10, with labels at these steps.
fn scale(labels: &[(f64, &str)], measure: i32, values: &[f64]) -> Vec<u8> {
    let variables = [Number { name: "nojd", label: "Nöjd", measure, labels }];
    let rows = values.iter().map(std::slice::from_ref).collect::<Vec<_>>();
    sav(&variables, "", &rows)
}

const ENDS: [(f64, &str); 2] = [(0.0, "Inte alls"), (10.0, "Helt")];

#[test]
fn a_scale_with_labels_at_its_ends_is_a_number() {
    let file = scale(&ENDS, 2, &[0.0, 3.0, 7.0, 10.0, 10.0]);
    let test = alone(&file, "  - text: 'I medel {{ value(\"m\") }}.'\n").append(
        REPORT,
        "numbers:\n  m: {of: panel, variable: nojd, statistic: mean, decimals: 1}\n",
    );
    let outcome = test.build().clean();
    assert!(outcome.html().contains("I medel 6,0"), "{}", outcome.html());
    let test = outcome.into_test();
    let begun = test.run(&["data", "codebook", "data/panel/svar.sav"]);
    assert_snapshot!(begun.stdout, @"
    # Påbörjad kodbok. Antal gissningar att gå igenom: 1, varje rad som börjar med `gissning:`.
    title: svar
    file: svar.sav
    variables:
      # skalan är gissad efter filens mätnivå och etiketter
      # gissning: gränserna i range är avrundade utåt
      nojd:
        label: Nöjd
        scale: numeric
        anchors:
          0: Inte alls
          10: Helt
        range: [0, 10]
    ");
    let described = begun.into_test().run(&["data", "describe", "data/panel/svar.sav"]);
    assert_snapshot!(described.stdout, @"
    svar: 5 rows
    name  scale    n  missing  values                         label
    nojd  numeric  5        0  .. (0 = Inte alls, 10 = Helt)  Nöjd
    ");
}

#[test]
fn such_a_scale_can_be_shown_step_by_step() {
    let file = scale(
        &[(1.0, "Inte alls"), (3.0, "Delvis"), (5.0, "Helt")],
        2,
        &[1.0, 2.0, 2.0, 5.0, 4.0],
    );
    let codebook = "title: P\nfile: svar.sav\nvariables:\n  nojd: {scale: ordinal}\n";
    let test = alone(&file, &table("nojd")).file(CODEBOOK, codebook).replace(
        REPORT,
        "data/panel/svar.sav",
        "data/panel/codebook.yaml",
    );
    assert_eq!(
        test.tabulate().clean().csv("t"),
        "Nöjd;Antal\nInte alls;1\n2;2\nDelvis;0\n4;1\nHelt;1\n"
    );
}

#[test]
fn a_forgotten_label_is_no_anchor() {
    let forgotten = [(1.0, "låg"), (2.0, "ganska låg"), (4.0, "hög")];
    let outside = scale(&ENDS, 2, &[0.0, 3.0, 11.0]);
    for file in
        [scale(&forgotten, 2, &[1.0, 3.0, 4.0]), scale(&ENDS, 1, &[0.0, 3.0]), outside]
    {
        let outcome = alone(&file, &table("nojd")).rebuild();
        assert!(outcome.refused().contains("has no label"), "{}", outcome.stderr);
    }
}

#[test]
fn anchors_are_written_in_a_codebook_of_other_files_too() {
    let test = ReportTest::new().replace(
        CODEBOOK,
        "    scale: numeric\n",
        "    scale: numeric\n    anchors: {0: ung, 100: gammal}\n",
    );
    test.build().clean();
    let wrong = ReportTest::new().replace(
        CODEBOOK,
        "scale: ordinal\n",
        "scale: ordinal\n    anchors: {1: låg}\n",
    );
    assert_snapshot!(wrong.rebuild().refused_in_short(), @"
    error: only `numeric` has anchors, not `ordinal`
    --> data/panel/codebook.yaml:16:18
    = hint: list every answer under `values`, or write `scale: numeric`
    ");
}

#[test]
fn two_variables_of_one_name_are_refused() {
    let of = |names: [&'static str; 3]| {
        let variables = names.map(|name| Number {
            name,
            label: "",
            measure: 1,
            labels: &[(1.0, "ja")],
        });
        sav(&variables, "", &[&[1.0, 1.0, 1.0]])
    };
    for names in [["a", "b", "a"], ["a", "a", "b"], ["b", "a", "a"]] {
        let outcome = alone(&of(names), &table("a")).rebuild();
        assert!(
            outcome.refused().contains("two variables are called `a`"),
            "{}",
            outcome.stderr
        );
    }
    // Capitals make no other name in SPSS.
    let outcome = alone(&of(["A", "b", "a"]), &table("b")).rebuild();
    assert_snapshot!(outcome.stderr, @"");
}

const AGREE: [(f64, &str); 6] = [
    (1.0, "Instämmer inte alls"),
    (2.0, "Instämmer delvis inte"),
    (3.0, "Varken eller"),
    (4.0, "Instämmer delvis"),
    (5.0, "Instämmer helt"),
    (9.0, "Vet ej"),
];
const FALLING: [(f64, &str); 3] = [(1.0, "Ofta"), (2.0, "Ibland"), (3.0, "Aldrig")];
const MARKS: [(f64, &str); 2] = [(0.0, "Ej vald"), (1.0, "Vald")];
const YES: [(f64, &str); 2] = [(1.0, "Ja"), (2.0, "Nej")];
const PLACES: [(f64, &str); 3] = [(1.0, "Lund"), (2.0, "Ystad"), (3.0, "Eslöv")];

/// What survey tools export: every question is nominal, columns of one question are apart, and
/// "vet ej" is an answer as others.
fn as_tools_export() -> Vec<u8> {
    let number = |name, label, labels| Number { name, label, measure: 1, labels };
    let variables = [
        number("nr", "Löpnummer", &[]),
        number("ort", "Ort", &PLACES),
        number("hur_ofta", "Hur ofta ses ni?", &FALLING),
        number("q5_1", "Hur väl stämmer detta? Jag har tid", &AGREE),
        number("q5_2", "Hur väl stämmer detta? Jag har stöd", &AGREE),
        number("q7_1", "Vad skulle hjälpa? Fler möten", &MARKS),
        number("q7_2", "Vad skulle hjälpa? Mer tid", &MARKS),
        number("q8_1", "Har du under året? Sökt stöd", &YES),
        number("q8_2", "Har du under året? Fått stöd", &YES),
    ];
    let rows = (0..30).map(|row: i32| {
        let row = f64::from(row);
        let of = |many: f64| row % many;
        let none = if of(4.0) > 2.0 { 9.0 } else { 1.0 + of(5.0) };
        let [three, two] = [1.0 + of(3.0), 1.0 + of(2.0)];
        vec![row, three, three, 1.0 + of(5.0), none, of(2.0), of(3.0) % 2.0, two, two]
    });
    let rows = rows.collect::<Vec<_>>();
    let rows = rows.iter().map(Vec::as_slice).collect::<Vec<_>>();
    sav(&variables, "", &rows)
}

#[test]
fn labels_tell_what_the_measures_leave_open() {
    let test = ReportTest::empty().file("data/a.sav", as_tools_export());
    let begun =
        test.run(&["data", "codebook", "data/a.sav", "--out", "data/kodbok.yaml"]);
    begun.done();
    let text = begun.text("data/kodbok.yaml");
    assert!(text.contains("question: \"Hur väl stämmer detta? Jag har stöd\""), "{text}");
    let is_told = |line: &&str| {
        !["# skalan är", " label: ", "question:"].iter().any(|it| line.contains(it))
    };
    let told = text.lines().filter(is_told).collect::<Vec<_>>().join("\n");
    assert_snapshot!(told, @r#"
    # Påbörjad kodbok. Antal gissningar att gå igenom: 6, varje rad som börjar med `gissning:`.
    title: a
    file: a.sav
    variables:
      nr:
        scale: id
      ort:
        scale: nominal
        values:
          1: Lund
          2: Ystad
          3: Eslöv
      # gissning: svarsskala (hur ofta) efter etiketterna, i kodernas ordning
      hur_ofta:
        scale: ordinal
        values:
          1: Ofta
          2: Ibland
          3: Aldrig
        order: descending
      # gissning: svar som betyder att svar saknas står under missing
      # gissning: svarsskala (instämmande) efter etiketterna, i kodernas ordning
      q5_1:
        scale: ordinal
        values:
          1: Instämmer inte alls
          2: Instämmer delvis inte
          3: Varken eller
          4: Instämmer delvis
          5: Instämmer helt
        missing:
          9: Vet ej
      # gissning: svar som betyder att svar saknas står under missing
      # gissning: svarsskala (instämmande) efter etiketterna, i kodernas ordning
      q5_2:
        scale: ordinal
        values:
          1: Instämmer inte alls
          2: Instämmer delvis inte
          3: Varken eller
          4: Instämmer delvis
          5: Instämmer helt
        missing:
          9: Vet ej
      # gissning: flervalsfråga med en kolumn för varje svar
      q7:
        scale: multiple
        columns:
          q7_1: Fler möten
          q7_2: Mer tid
        selected: "1"
      q8_1:
        scale: nominal
        values:
          1: Ja
          2: Nej
      q8_2:
        scale: nominal
        values:
          1: Ja
          2: Nej
    "#);
}

#[test]
fn the_columns_of_a_question_stay_beside_it() {
    let test = ReportTest::empty().file("data/a.sav", as_tools_export());
    let begun =
        test.run(&["data", "codebook", "data/a.sav", "--out", "data/kodbok.yaml"]);
    begun.done();
    let described = begun.into_test().run(&["data", "describe", "data/kodbok.yaml"]);
    assert_snapshot!(described.stdout, @"
    a: 30 rows
    name      scale      n  missing  values       label
    nr        id        ..       ..  ..           Löpnummer
    ort       nominal   30        0  3 different  Ort
    hur_ofta  ordinal   30        0  3 different  Hur ofta ses ni?
    q5_1      ordinal   30        0  5 different  Jag har tid
    q5_2      ordinal   23        7  5 different  Jag har stöd
    q7_1      nominal   30        0  2 different  Vad skulle hjälpa? Fler möten
    q7_2      nominal   30        0  2 different  Vad skulle hjälpa? Mer tid
    q8_1      nominal   30        0  2 different  Sökt stöd
    q8_2      nominal   30        0  2 different  Fått stöd
    q7        multiple  30        0  2 different  Vad skulle hjälpa?
    ");
}
