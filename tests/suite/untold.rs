//! No answer leaves the program unasked: what messages tell of data files, of every kind that
//! is read, and what a terminal is made to show.

use insta::assert_snapshot;

use crate::harness::{CODEBOOK, Outcome, REPORT, ReportTest};
use crate::made;

/// Names of columns, and rows below them.
type Table<'t> = (&'t [&'t str], &'t [&'t [&'t str]]);

const ENDINGS: [&str; 4] = ["csv", "parquet", "sav", "xlsx"];

fn csv((names, rows): Table<'_>) -> Vec<u8> {
    let mut text = names.join(";") + "\n";
    for row in rows {
        text += &(row.join(";") + "\n");
    }
    text.into_bytes()
}

/// The base project with these answers in a file of a kind, and a codebook of variables and
/// whatever stands after them.
fn survey(ending: &str, table: Table<'_>, variables: &str, more: &str) -> ReportTest {
    let bytes = match ending {
        "parquet" => made::Table::texts(table.0, table.1).parquet(),
        "sav" => made::Table::texts(table.0, table.1).sav(),
        "xlsx" => made::Table::texts(table.0, table.1).xlsx(),
        _ => csv(table),
    };
    let lines = variables.lines().map(|line| format!("  {line}\n"));
    let lines = lines.collect::<String>();
    let codebook =
        format!("title: Panel\nfile: svar.{ending}\n{more}variables:\n{lines}");
    ReportTest::new()
        .file(&format!("data/panel/svar.{ending}"), bytes)
        .file(CODEBOOK, codebook)
}

fn described(test: ReportTest) -> Outcome {
    test.run(&["data", "describe", CODEBOOK])
}

/// Everything that a run has printed.
fn printed(outcome: &Outcome) -> String {
    format!("{}\n{}", outcome.stdout, outcome.stderr)
}

const ID: &str = "id: {label: Id, scale: id}";
const ORT: &str = "ort: {label: Ort, scale: nominal, values: {1: Gävle, 2: Söderhamn}}";
const TEXT: &str = "fritext: {label: Fritext, scale: text}";

#[test]
fn a_repeated_id_is_told_by_its_row_only() {
    let rows: &[&[&str]] = &[
        &["198112189876", "1", "a"],
        &["198112189876", "1", "b"],
        &["anna.b", "1", "c"],
        &["anna.b", "1", "c"],
    ];
    let table: Table<'_> = (&["id", "ort", "fritext"], rows);
    let told = |ending: &str| {
        let test = survey(ending, table, &[ID, ORT, TEXT].join("\n"), "");
        described(test).refused_in_short()
    };
    assert_snapshot!(told("csv"), @"
    error: a value in the column `id` stands in an earlier row too (2 rows, first in row 2)
    --> data/panel/svar.csv:3:1
    = hint: remove the row, or use `scale: text` if several rows may share it
    ");
    assert_snapshot!(told("xlsx"), @"
    error: a value in the column `id` stands in an earlier row too (2 rows, first in cell `A3` of the sheet `Svar` in `data/panel/svar.xlsx`)
    --> data/panel/codebook.yaml:4:3
    = hint: remove the row, or use `scale: text` if several rows may share it
    ");
    for ending in ["parquet", "sav"] {
        let expected = format!(
            "error: a value in the column `id` stands in an earlier row too (2 rows, first in \
             row 2 of `data/panel/svar.{ending}`)"
        );
        assert!(told(ending).starts_with(&expected), "{}", told(ending));
    }
}

#[test]
fn a_quotation_mark_in_a_wrong_place_prints_no_rows() {
    let told = |text: &str| {
        let test = survey("csv", (&["id"], &[&["1"]]), &[ID, ORT, TEXT].join("\n"), "");
        let outcome = described(test.file("data/panel/svar.csv", text));
        let message = outcome.refused().to_owned();
        assert!(!message.contains("hemligt"), "{message}");
        outcome.refused_in_short()
    };
    let rows = "id;ort;fritext\n1;\"1;hemligt ett\n2;1;hemligt två\n3;1\";hemligt tre\n";
    assert_snapshot!(told(rows), @"
    --> data/panel/svar.csv:2:3
    = hint: look whether a quotation mark opens in one row and closes in another: the rows between are read as one answer
    error: a cell in the column `ort` has no label, and holds a separator, a line break or a quotation mark (row 1)
    --> data/panel/svar.csv:2:3
    = hint: add it under `values` or `missing` of `ort` in the codebook (data/panel/codebook.yaml:5:3), or correct the data
    = hint: look at the quotation marks there: one out of place makes several cells one
    ");
    // In the same row, with a doubled mark, never closed, and closed too late.
    assert_snapshot!(told("id;ort;fritext\n1;\"1;hemligt ett\";x\n"), @"
    error: a cell in the column `ort` has no label, and holds a separator, a line break or a quotation mark (row 1)
    --> data/panel/svar.csv:2:3
    = hint: add it under `values` or `missing` of `ort` in the codebook (data/panel/codebook.yaml:5:3), or correct the data
    = hint: look at the quotation marks there: one out of place makes several cells one
    ");
    assert_snapshot!(told("id;ort;fritext\n1;\"1\"\";hemligt\"\"\";x\n"), @"
    error: a cell in the column `ort` has no label, and holds a separator, a line break or a quotation mark (row 1)
    --> data/panel/svar.csv:2:3
    = hint: add it under `values` or `missing` of `ort` in the codebook (data/panel/codebook.yaml:5:3), or correct the data
    = hint: look at the quotation marks there: one out of place makes several cells one
    ");
    assert_snapshot!(told("id;ort;fritext\n1;\"1;hemligt\n2;1;hemligt\n"), @"
    error: a quotation mark is not closed
    --> data/panel/svar.csv:2:3
    = hint: if it belongs to the answer, put the cell in quotes and write it twice
    ");
    assert_snapshot!(told("id;ort;fritext\n\"1;1;hemligt\n2\";1;hemligt\n\"1;1;hemligt\n2\";2;x\n"), @"
    --> data/panel/svar.csv:2:1
    = hint: look whether a quotation mark opens in one row and closes in another: the rows between are read as one answer
    error: a value in the column `id` stands in an earlier row too (row 2)
    --> data/panel/svar.csv:4:1
    = hint: remove the row, or use `scale: text` if several rows may share it
    ");
    let several = "ort: {label: Ort, scale: multiple, separator: \";\", values: {1: Gävle, 2: Söderhamn}}";
    let test = survey("csv", (&["id"], &[&["1"]]), &[ID, several, TEXT].join("\n"), "");
    let outcome = described(test.file("data/panel/svar.csv", rows));
    assert!(!outcome.refused().contains("hemligt"), "{}", outcome.stderr);
    assert!(
        outcome.refused().contains("holds a separator, a line break"),
        "{}",
        outcome.stderr
    );
}

#[test]
fn the_one_cell_that_is_wrong_is_cut_and_made_visible() {
    let long = "ett svar som är så långt att ingen vill läsa det";
    let rows: &[&[&str]] =
        &[&["1", long], &["2", "a\u{1b}[2Jb\u{202e}c"], &["3", "a\tb"]];
    let variables = [ID, ORT].join("\n");
    for ending in ["parquet", "sav", "csv"] {
        let outcome = described(survey(ending, (&["id", "ort"], rows), &variables, ""));
        let message = outcome.refused();
        let cut = "`ett svar som är så långt att ingen vill …` in the column `ort` has no label";
        assert!(message.contains(cut), "{ending}: {message}");
        assert!(message.contains(r"`a\u{1b}[2Jb\u{202e}c`"), "{ending}: {message}");
        assert!(message.contains(r"`a\tb`"), "{ending}: {message}");
        assert!(!message.contains(['\u{1b}', '\u{202e}', '\t']), "{ending}: {message}");
    }
}

/// What nobody may learn: an identity number, and words of somebody's own.
const SECRETS: [&str; 3] = ["8112189876", "hemligt", "Hemlunda"];

const ROWS: &[&[&str]] = &[
    &["198112189876", "1", "jag är hemligt sjuk", "34", "Hemlunda skola"],
    &["811218-9876", "2", "hemligt", "35", "Hemlunda skola"],
    &["198112189876", "2", "hemligt och mer", "36", "Hemlunda"],
    &["1981.12.18-9876 8112189876", "9", "hemligt", "x", "Hemlunda"],
];
const NAMES: &[&str] = &["id", "ort", "fritext", "alder", "skola"];

/// Whatever is wrong with a codebook, and in every kind of file: no message tells anything of
/// texts, ids, design variables, columns without a description, or identity numbers.
#[test]
fn no_mistake_in_a_codebook_makes_a_message_tell_who_answered_what() {
    let alder = "alder: {label: Ålder, scale: numeric}";
    let skola = "skola: {label: Skola, scale: text}";
    let all = |id: &str, text: &str, alder: &str, skola: &str| {
        [id, ORT, text, alder, skola].join("\n")
    };
    let nominal = "{label: X, scale: nominal, values: {1: a, 2: b}}";
    let variants = [
        (all(ID, TEXT, alder, skola), ""),
        (all(&format!("id: {nominal}"), TEXT, alder, skola), ""),
        (all("id: {label: X, scale: numeric}", TEXT, alder, skola), ""),
        (all("id: {label: X, scale: numeric, range: [0, 1]}", TEXT, alder, skola), ""),
        (
            all(
                "id: {label: X, scale: text}",
                "fritext: {label: X, scale: id}",
                alder,
                skola,
            ),
            "",
        ),
        (
            all(ID, TEXT, "alder: {label: X, scale: id}", "skola: {label: X, scale: id}"),
            "",
        ),
        // Not described, or ignored, or misspelt.
        ([ORT, alder].join("\n"), ""),
        (["id2: {label: X, scale: id}", ORT, alder].join("\n"), ""),
        (ORT.to_owned(), "ignore: [id, fritext, alder, skola]\n"),
        ("helt: {label: X, scale: id}\nannat: {label: X, scale: text}".to_owned(), ""),
        // Designs.
        (all(ID, TEXT, alder, skola), "design: {cluster: skola, strata: ort}\n"),
        (all(ID, TEXT, alder, skola), "design: {cluster: fritext}\n"),
        (all(ID, TEXT, alder, skola), "design: {strata: skola}\n"),
        (all(ID, TEXT, alder, skola), "design: {weight: alder}\n"),
        (all(ID, TEXT, alder, skola), "design: {weight: id}\n"),
        (all(ID, TEXT, alder, skola), "panel-id: fritext\n"),
        (
            all(ID, TEXT, alder, &format!("skola: {nominal}")),
            "design: {strata: skola, population: {a: 3}}\n",
        ),
        (
            all(ID, TEXT, alder, "skola: {label: X, scale: numeric}"),
            "design: {cluster: skola, strata: ort}\n",
        ),
    ];
    let mut refused = 0;
    for ending in ENDINGS {
        for (variables, more) in &variants {
            let test = survey(ending, (NAMES, ROWS), variables, more);
            let outcome = described(test);
            assert!(matches!(outcome.code(), Some(0 | 1)), "{}", outcome.stderr);
            refused += usize::from(outcome.code() == Some(1));
            let told = printed(&outcome);
            for secret in SECRETS {
                assert!(!told.contains(secret), "{ending}\n{variables}\n{more}\n{told}");
            }
        }
    }
    assert!(refused > 60, "{refused} were refused");
}

#[test]
fn a_file_without_a_header_does_not_make_names_of_answers() {
    let variables = [ID, ORT, TEXT].join("\n");
    let rows: &[&[&str]] =
        &[&["811218-9871", "2", "hemligt två"], &["811218-9872", "1", ""]];
    let first: &[&str] = &["811218-9876", "1", "jag är hemligt sjuk"];
    for ending in ["csv", "xlsx"] {
        let outcome = described(survey(ending, (first, rows), &variables, ""));
        let told = outcome.refused_in_short();
        assert!(told.contains("has none of the columns of the codebook"), "{told}");
        for secret in ["811218", "hemligt"] {
            assert!(!outcome.stderr.contains(secret), "{}", outcome.stderr);
        }
    }
    let outcome = described(survey("csv", (first, rows), &variables, ""));
    assert_snapshot!(outcome.refused_in_short(), @"
    error: `data/panel/svar.csv` has none of the columns of the codebook
    --> data/panel/codebook.yaml:2:7
    = hint: look at its first line, which should name the columns, and at the `separator` under `csv`
    ");
    // The same answer twice in what should be the header.
    let first: &[&str] = &["hemligt", "1", "hemligt"];
    for ending in ["csv", "xlsx"] {
        let outcome = described(survey(ending, (first, rows), &variables, ""));
        assert!(outcome.refused().contains("have the same name"), "{}", outcome.stderr);
        assert!(!outcome.stderr.contains("hemligt"), "{}", outcome.stderr);
    }
    // Without a codebook too, where the names would be those of variables.
    let first: &[&str] = &["811218-9876", "1", "jag är hemligt sjuk"];
    for ending in ["csv", "xlsx"] {
        for command in ["describe", "codebook"] {
            let test = survey(ending, (first, rows), &variables, "");
            let file = format!("data/panel/svar.{ending}");
            let outcome = test.run(&["data", command, &file]);
            let told = outcome.refused();
            assert!(
                told.contains(&format!("the first row of `{file}` looks like answers"))
            );
            assert!(!printed(&outcome).contains("hemligt"), "{}", printed(&outcome));
        }
    }
}

#[test]
fn a_data_file_that_is_named_as_a_codebook_is_not_printed() {
    let answers = "id;ort;fritext\n198112189876;1;hemligt: [\n";
    for name in ["data/panel/svar.dat", "data/panel/svar"] {
        let test = ReportTest::new().file(name, answers).replace(
            REPORT,
            "data/panel/codebook.yaml",
            name,
        );
        let outcome = test.rebuild();
        let message = outcome.refused();
        assert!(message.contains(&format!("`{name}` is of a kind that no codebook is")));
        assert!(!message.contains("hemligt"), "{message}");
    }
}

#[test]
fn numbers_that_are_cut_are_told_as_other_cells_are() {
    let cut = "derive:\n  grupp:\n    from: alder\n    label: Grupp\n    cut: {ung: [18, 30]}\n";
    let rows: &[&[&str]] = &[&["34"], &["198112189876"]];
    let variables = "alder: {label: Ålder, scale: numeric}";
    let told = |rows: &[&[&str]]| {
        let test = survey("csv", (&["alder"], rows), variables, "");
        let codebook = test.content(CODEBOOK) + cut;
        described(test.file(CODEBOOK, codebook)).refused_in_short()
    };
    assert!(
        told(rows).starts_with("error: 34 lies in none of the intervals"),
        "{}",
        told(rows)
    );
    let rows: &[&[&str]] = &[&["198112189876"], &["34"]];
    let message = told(rows);
    assert!(message.starts_with("error: a number lies in none of the"), "{message}");
    assert!(!message.contains("9876"), "{message}");
}

#[test]
fn labels_names_and_lines_are_shown_and_not_obeyed() {
    let evil = "\u{1b}]0;x\u{7}\u{1b}[2J\u{9b}31m\u{202e}";
    let is_obeyed = |sign: char| {
        sign.is_control() && sign != '\n' && sign != '\t'
            || matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    // YAML holds them escaped, and as they are.
    let escaped = r"\e]0;x\a\e[2J\x9b31m\u202e";
    let test = ReportTest::new()
        .replace(CODEBOOK, "label: Ort", &format!("label: \"Ort{escaped}\""))
        .replace(CODEBOOK, "title: Provpanelen", &format!("title: \"P{escaped}\""))
        .replace(CODEBOOK, "1: Gävle", &format!("1: \"Gä{escaped}vle\""));
    let outcome = test.run(&["data", "describe", CODEBOOK]);
    assert!(outcome.done().is_empty() && outcome.stdout.contains(r"Ort\u{1b}]0;x\u{7}"));
    assert!(!printed(&outcome).contains(is_obeyed), "{:?}", outcome.stdout);
    let test = outcome.into_test().replace(REPORT, "{ort: Gävle}", "{ort: Gävla}");
    let outcome = test.rebuild();
    assert!(
        outcome.refused().contains(r"\u{1b}[2J\u{9b}31m\u{202e}"),
        "{}",
        outcome.stderr
    );
    assert!(!outcome.stderr.contains(is_obeyed), "{:?}", outcome.stderr);
    // In the quoted line.
    let line = "titel: x\u{202e}y\u{2066}z\n";
    let outcome = ReportTest::new().append(REPORT, line).rebuild();
    assert!(outcome.refused().contains("unknown key `titel`"), "{}", outcome.stderr);
    assert!(!outcome.stderr.contains(is_obeyed), "{:?}", outcome.stderr);
    // In a header and in the names of files.
    let test = survey(
        "csv",
        (&["id", &format!("o{}rt", evil.replace([';', '\u{9b}'], ""))], &[&["1", "1"]]),
        ID,
        "",
    );
    let outcome = described(test);
    assert!(outcome.refused().contains(r"the column `o\u{1b}]0x"), "{}", outcome.stderr);
    assert!(!outcome.stderr.contains(is_obeyed), "{:?}", outcome.stderr);
    let outcome = ReportTest::new().run(&["verify", &format!("x{evil}.zip")]);
    assert!(!outcome.misused().contains(is_obeyed), "{:?}", outcome.stderr);
}

/// Answers so few that what was printed of them would tell them.
fn hidden(published: &str, policy: &str) -> ReportTest {
    let mut rows = "id;ort;nojd;alder\n".to_owned();
    for row in 1..=80 {
        rows += &format!(
            "{row};{};{};{}\n",
            1 + row % 2,
            if row <= 4 { 1 } else { 3 },
            30 + row % 9
        );
    }
    let number = format!(
        "  inte: {{of: panel, variable: nojd, in: [inte nöjd], published: {published}}}\n"
    );
    ReportTest::new()
        .file(crate::harness::ANSWERS, rows)
        .replace(REPORT, "{method: none, reason: Svaren är påhittade.}", policy)
        .append(REPORT, &number)
}

const SUPPRESS: &str = "{method: suppress, minimum-count: 5}";

#[test]
fn a_hidden_number_that_was_published_otherwise_is_not_told() {
    let outcome = hidden("{n: 3, percent: 4}", SUPPRESS).rebuild();
    assert_snapshot!(outcome.refused_in_short(), @"
    error: the count of `inte` was published as 3, but the data gives something else, which is hidden
    --> book/r/report.yaml:20:69
    = hint: correct the request or the data; if the publication truncated, write `rounding: truncate`
    = hint: if no data can give it, say why: `erratum: …`
    error: the percentage of `inte` was published as 4, but the data gives something else, which is hidden
    --> book/r/report.yaml:20:81
    = hint: correct the request or the data; if the publication truncated, write `rounding: truncate`
    = hint: if no data can give it, say why: `erratum: …`
    ");
    let outcome = hidden("{n: 3, percent: 5}", SUPPRESS).run(&[
        "check",
        "r",
        "--published",
        "--quiet",
    ]);
    assert_snapshot!(outcome.stdout, @"
    number  part     published  computed  verdict
    inte    n                3    hidden  differs
    inte    percent          5    hidden  equal

    r: 2 published figures of 1 number: 1 equal, 1 differs, 0 infeasible
    ");
    // That an erratum is needless would tell the number.
    let test = hidden("{n: 4, erratum: It was miscounted.}", SUPPRESS);
    assert!(!test.build().stderr.contains("erratum"));
    // Nothing is hidden: it is told.
    let open = "{method: none, reason: Svaren är påhittade.}";
    let told = hidden("{n: 3}", open).rebuild().refused().to_owned();
    assert!(told.contains("was published as 3, but the data gives 4"), "{told}");
}

#[test]
fn what_was_published_is_held_against_what_is_shown() {
    let rounded = "{method: round, base: 5, key: data/panel/nyckel.txt}";
    let key = "9d41c3a7e58b02f64c7ad0915be3286f";
    let test =
        |published: &str| hidden(published, rounded).file("data/panel/nyckel.txt", key);
    let told = test("{n: 4}").rebuild().refused().to_owned();
    assert!(
        told.contains("was published as 4, but the data gives 5")
            || told.contains("was published as 4, but the data gives 0"),
        "{told}"
    );
    let shown = if told.contains("gives 5") { 5 } else { 0 };
    test(&format!("{{n: {shown}, base: 80}}")).build().done();
    let outcome = test("{n: 4}").run(&["check", "r", "--published", "--quiet"]);
    assert!(
        outcome
            .stdout
            .contains(&format!("inte    n             4         {shown}  differs")),
        "{}",
        outcome.stdout
    );
}
