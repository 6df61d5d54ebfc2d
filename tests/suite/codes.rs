//! Codes, names and labels: the text decides first, then the number; what cannot be seen is
//! no difference, or is shown.

use insta::assert_snapshot;

use crate::harness::{ANSWERS, CHAPTER, CODEBOOK, REPORT, ReportTest};
use crate::made::{Cell, Table};
use crate::read_back::{read, shown};

/// A codebook of one question, `k`, with these answers.
fn codebook(kind: &str, values: &str) -> String {
    format!(
        "title: Prov\nfile: svar.{kind}\nvariables:\n  k: {{label: K, scale: nominal, \
         values: {{{values}}}}}\n"
    )
}

fn answers(values: &str, cells: &[&str]) -> String {
    let text = format!("k;z\n{};\n", cells.join(";\n"));
    let book = codebook("csv", values) + "ignore: [z]\n";
    let (survey, said) = read(&book, ("svar.csv", text));
    survey.map_or(said, |survey| shown(&survey, "k"))
}

/// The same cells in a file of each kind that stores numbers as numbers.
fn of_kinds(values: &str, cells: &[Cell]) -> Vec<String> {
    let table = Table::column("k", cells.to_vec());
    let kinds =
        [("parquet", table.parquet()), ("xlsx", table.xlsx()), ("sav", table.sav())];
    let read = |(kind, bytes): (&str, Vec<u8>)| {
        let name = format!("svar.{kind}");
        let (survey, said) = read(&codebook(kind, values), (name.as_str(), bytes));
        survey.map_or(said, |survey| shown(&survey, "k"))
    };
    kinds.into_iter().map(read).collect()
}

const ZEROS: &str = "\"1\": ett, \"01\": nollett, \"001\": nollnollett, \"2\": två";

#[test]
fn codes_that_are_the_same_number_are_told_apart_by_their_text() {
    assert_eq!(answers(ZEROS, &["1", "01", "001", "1", "02", "2.0"]), "0 1 2 0 3 3");
    let texts = ["1", "01", "001", "2"].map(Cell::text);
    assert_eq!(of_kinds(ZEROS, &texts), ["0 1 2 3"; 3]);
    assert_snapshot!(answers(ZEROS, &["1,0", "2", "0001"]), @"
    `1,0` in the column `k` could be the code `1`, `01` or `001`, which are the same number (row 1) [a/svar.csv:2:1]
      = write the cells as the codes are written in the codebook: a number has no zeros in front, a text keeps them
    `0001` in the column `k` could be the code `1`, `01` or `001`, which are the same number (row 3) [a/svar.csv:4:1]
      = write the cells as the codes are written in the codebook: a number has no zeros in front, a text keeps them
    ");
}

#[test]
fn codes_that_a_number_cannot_tell_apart_are_refused() {
    let numbers = [2.0, 1.0, 1.0].map(Cell::Number);
    assert_snapshot!(of_kinds(ZEROS, &numbers).join("\n\n"), @"
    `1` in the column `k` could be the code `1`, `01` or `001`, which are the same number (2 rows, first in row 2 of `a/svar.parquet`) [a/kodbok.yaml:4:3]
      = write the cells as the codes are written in the codebook: a number has no zeros in front, a text keeps them

    `1` in the column `k` could be the code `1`, `01` or `001`, which are the same number (2 rows, first in cell `A3` of the sheet `Svar` in `a/svar.xlsx`) [a/kodbok.yaml:4:3]
      = write the cells as the codes are written in the codebook: a number has no zeros in front, a text keeps them

    `1` in the column `k` could be the code `1`, `01` or `001`, which are the same number (2 rows, first in row 2 of `a/svar.sav`) [a/kodbok.yaml:4:3]
      = write the cells as the codes are written in the codebook: a number has no zeros in front, a text keeps them
    ");
    // One of them is the only code that is this number.
    assert_eq!(of_kinds("\"0319\": Älvkarleby", &[Cell::Number(319.0)]), ["0"; 3]);
}

#[test]
fn the_same_number_is_the_same_code_whatever_its_decimal_sign() {
    let grades = "-1: sämre, 0: lika, 0.5: lite, 1: bättre";
    let cells = ["\u{2212}1", "-1", "0", "0,5", "0,50", "1,0", "+1"];
    assert_eq!(answers(grades, &cells), "0 0 1 2 2 3 3");
    let numbers = [-1.0, 0.0, 0.5, 1.0].map(Cell::Number);
    assert_eq!(of_kinds(grades, &numbers), ["0 1 2 3"; 3]);
    assert_eq!(answers("\"0,5\": halv, 2: hel", &["0,5", "2"]), "0 1");
    // The other sign is no doubt where the answers are listed, unless it could be thousands.
    assert_eq!(answers(grades, &["0.5", "0.50", "1.0"]), "2 2 3");
    assert_snapshot!(answers(grades, &["1.000"]), @r#"
    `1.000` in the column `k` has no label (row 1) [a/svar.csv:2:1]
      = add it under `values` or `missing` of `k` in the codebook (a/kodbok.yaml:4:3), or correct the data
      = if decimals come after a point in the file, write `decimal: "."` under `csv`
    "#);
}

#[test]
fn a_word_that_could_be_a_power_of_ten_is_no_number() {
    assert_snapshot!(answers("100000: hundra tusen, 2: två", &["1E5", "2"]), @"
    `1E5` in the column `k` has no label (row 1) [a/svar.csv:2:1]
      = add it under `values` or `missing` of `k` in the codebook (a/kodbok.yaml:4:3), or correct the data
    ");
    assert_eq!(answers("1E5: klass, 100000: hundra tusen", &["1E5", "100000"]), "0 1");
}

#[test]
fn letters_that_are_taken_apart_are_the_same() {
    let (whole, apart) = ("k\u{f6}n", "ko\u{308}n");
    for (name, column, code, cell) in [
        (whole, apart, "\u{c5}re", "A\u{30a}re"),
        (apart, whole, "A\u{30a}re", "\u{c5}re"),
        (apart, apart, "\u{c5}re", "\u{c5}re"),
        ("hur n\u{f6}jd", "hur\u{a0}n\u{f6}jd", "10\u{a0}000 kr", "10 000\u{2009}kr"),
    ] {
        let book = format!(
            "title: Prov\nfile: svar.csv\nvariables:\n  {name}: {{label: K, scale: \
             nominal, values: {{{code}: a, b: b}}}}\n"
        );
        let text = format!("{column}\n{cell}\nb\n");
        let (survey, said) = read(&book, ("svar.csv", text.clone()));
        let survey = survey.unwrap_or_else(|| panic!("{name:?}, {column:?}: {said}"));
        assert_eq!(shown(&survey, name), "0 1");
        let table = Table::texts(&[column], &[&[cell], &["b"]]);
        let kinds =
            [("parquet", table.parquet()), ("xlsx", table.xlsx()), ("sav", table.sav())];
        for (kind, bytes) in kinds {
            let file = format!("svar.{kind}");
            let (survey, said) = read(&book.replace("svar.csv", &file), (&file, bytes));
            let survey = survey.unwrap_or_else(|| panic!("{kind}, {name:?}: {said}"));
            assert_eq!(shown(&survey, name), "0 1", "{kind}");
        }
    }
}

#[test]
fn a_report_names_variables_and_labels_in_letters_that_are_taken_apart() {
    let test = ReportTest::new()
        .replace(CODEBOOK, "  ort:", "  bostads\u{e5}r ort:")
        .replace(CODEBOOK, "1: Gävle, 2: Söderhamn", "1: G\u{e4}vle, 2: S\u{f6}derhamn\u{a0}N")
        .replace(ANSWERS, "id;ort;", "id;bostads\u{e5}r\u{a0}ort;")
        .replace(REPORT, "where: {ort: Gävle}", "where: {bostadsa\u{30a}r ort: Ga\u{308}vle}")
        .replace(CHAPTER, "      rows: ort\n", "      rows: bostadsa\u{30a}r\u{a0}ort\n      where: {bostads\u{e5}r ort: [So\u{308}derhamn N, Ga\u{308}vle]}\n");
    let outcome = test.build().clean();
    assert_snapshot!(outcome.csv("orter"), @"
    Ort;Inte nöjd;Ganska nöjd;Mycket nöjd;Svar saknas
    Gävle;1;1;1;1
    Söderhamn N;0;0;0;0
    ");
}

#[test]
#[expect(clippy::invisible_characters, reason = "that is what they are about")]
fn names_that_only_look_the_same_are_shown() {
    let said = |name: &str, column: &str| {
        let book = format!(
            "title: Prov\nfile: svar.csv\nvariables:\n  a: {{label: A, scale: text}}\n  \
             {name}: {{label: K, scale: text}}\n"
        );
        read(&book, ("svar.csv", format!("a;{column}\nx;y\n"))).1
    };
    assert_snapshot!(said("delvis klar", "delvis  klar"), @"
    `a/svar.csv` has no column `delvis klar` [a/kodbok.yaml:5:3]
      = it is written `delvis⎵klar`, which only looks like `delvis⎵⎵klar` (⎵ is a space)
    ");
    assert_snapshot!(said("kön", "kön\u{200b}"), @"
    `a/svar.csv` has no column `kön` [a/kodbok.yaml:5:3]
      = it is written `kön`, which only looks like `kön⟨200B⟩` (⟨…⟩ is a sign by its number in Unicode)
    ");
    assert_snapshot!(said("ort", "\u{43e}rt"), @"
    `a/svar.csv` has no column `ort` [a/kodbok.yaml:5:3]
      = it is written `ort`, which only looks like `⟨043E⟩rt` (⟨…⟩ is a sign by its number in Unicode)
    ");
    let values = "delvis genomförd: delvis, genomförd: genomförd";
    let cells = ["delvis\u{2003}genomförd", "delvis  genomförd", "genom\u{ad}förd"];
    assert_snapshot!(answers(values, &cells), @"
    `delvis  genomförd` in the column `k` has no label (row 2) [a/svar.csv:3:1]
      = add it under `values` or `missing` of `k` in the codebook (a/kodbok.yaml:4:3), or correct the data
      = it is written `delvis⎵⎵genomförd`, which only looks like `delvis⎵genomförd` (⎵ is a space)
    `genom­förd` in the column `k` has no label (row 3) [a/svar.csv:4:1]
      = add it under `values` or `missing` of `k` in the codebook (a/kodbok.yaml:4:3), or correct the data
      = it is written `genom⟨00AD⟩förd`, which only looks like `genomförd` (⟨…⟩ is a sign by its number in Unicode)
    ");
}

#[test]
fn labels_that_are_the_same_but_for_what_cannot_be_seen_are_refused() {
    assert_snapshot!(answers("1: a b, 2: \"a\u{a0}b\"", &["1"]), @"
    the label `a b` appears twice [a/kodbok.yaml:4:53]
      = the codes `1` and `2` need different labels; to put them together, derive a variable with `map`
      = it is written `a⍽b`, which only looks like `a⎵b` (⎵ is a space, ⍽ is a no-break space)
    ");
    assert_snapshot!(answers("\"a b\": x, \"a\u{a0}b\": y", &["a b"]), @"
    the code `a b` appears twice [a/kodbok.yaml:4:59]
      = give each answer a code of its own
      = it is written `a⍽b`, which only looks like `a⎵b` (⎵ is a space, ⍽ is a no-break space)
    ");
}

#[test]
fn columns_that_are_the_same_but_for_what_cannot_be_seen_are_refused() {
    let names = ["k\u{f6}n", "ko\u{308}n"];
    let book =
        "title: Prov\nfile: FILE\nvariables:\n  k\u{f6}n: {label: K, scale: text}\n";
    let table = Table::texts(&names, &[&["a", "b"]]);
    let csv = format!("{};{}\na;b\n", names[0], names[1]).into_bytes();
    for (kind, bytes) in
        [("csv", csv), ("parquet", table.parquet()), ("xlsx", table.xlsx())]
    {
        let file = format!("svar.{kind}");
        let (_, said) = read(&book.replace("FILE", &file), (&file, bytes));
        assert!(said.starts_with("two columns "), "{kind}: {said}");
    }
}

#[test]
fn leading_zeros_survive_in_a_begun_codebook() {
    let rows = ["0319", "0331", "1080"].map(|code| [code; 5]).concat();
    let table =
        Table::column("kommun", rows.iter().map(|code| Cell::text(code)).collect());
    let text = format!("kommun\n{}\n", rows.join("\n"));
    for (name, bytes) in [
        ("svar.csv", text.into_bytes()),
        ("svar.xlsx", table.xlsx()),
        ("svar.parquet", table.parquet()),
    ] {
        let file = format!("data/{name}");
        let outcome = ReportTest::new()
            .file(&file, bytes)
            .run(&["data", "codebook", &file])
            .clean();
        for code in ["0319", "0331", "1080"] {
            assert!(outcome.stdout.contains(code), "{name}:\n{}", outcome.stdout);
        }
        assert!(!outcome.stdout.contains(" 319"), "{name}:\n{}", outcome.stdout);
        assert!(!outcome.stdout.contains("numeric"), "{name}:\n{}", outcome.stdout);
    }
}
