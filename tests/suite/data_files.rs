//! Kinds of data files and of variables: what is read comes out as the right numbers.

use insta::assert_snapshot;
use polars::prelude::{Column, DataFrame, ParquetWriter};

use crate::harness::{ANSWERS, CHAPTER, CODEBOOK, Outcome, REPORT, ReportTest};

/// The base project with one table, of these keys, and no text.
fn table(keys: &str) -> ReportTest {
    ReportTest::new()
        .blocks(&format!("  - table: {{id: t, caption: En tabell, of: panel, {keys}}}\n"))
}

/// The numbers named in `report.yaml` as `id: n of base, percent, value`.
fn numbers(outcome: &Outcome) -> String {
    let record = outcome.text("build/r/numbers.json");
    let record: serde_json::Value = serde_json::from_str(&record).expect("JSON");
    let lines = record["numbers"].as_array().expect("a list").iter().map(|number| {
        let shown = |key: &str| number["shown"][key].as_str().unwrap_or("-").to_owned();
        format!(
            "{}: {} of {}, {}, {}",
            number["id"].as_str().expect("an id"),
            shown("n"),
            shown("base"),
            shown("percent"),
            shown("value"),
        )
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Adds numbers to the base project's two.
fn with_numbers(test: ReportTest, numbers: &str) -> ReportTest {
    test.append(REPORT, numbers)
}

#[test]
fn windows_1252_and_latin_1_are_read() {
    // The curly quotation marks are in Windows-1252 only.
    let windows = b"id;ort;nojd;alder\n1;G\xe4vle;1;1\n2;\x93S\x94;1;1\n";
    let latin = b"id;ort;nojd;alder\n1;G\xe4vle;1;1\n2;S;1;1\n";
    for (name, other, answers) in
        [("windows-1252", "\u{201c}S\u{201d}", &windows[..]), ("latin-1", "S", latin)]
    {
        let outcome = table("rows: ort")
            .replace(CODEBOOK, "encoding: utf-8", &format!("encoding: {name}"))
            .replace(CODEBOOK, "1: Gävle, 2:", &format!("Gävle: Gävle, {other}:"))
            .file(ANSWERS, answers)
            .build()
            .clean();
        assert_eq!(outcome.csv("t"), "Ort;Antal\nGävle;1\nSöderhamn;1\n", "{name}");
    }
}

#[test]
fn a_wrong_encoding_is_suspected() {
    let test = ReportTest::new()
        .replace(CODEBOOK, "encoding: utf-8", "encoding: windows-1252")
        .replace(CODEBOOK, "scale: numeric", "scale: text")
        .replace(ANSWERS, "1;1;1;34", "1;1;1;trettiofyra år");
    assert_snapshot!(test.rebuild().refused(), @"
    error: `data/panel/svar.csv` is UTF-8 text, not windows-1252: byte 0xc3 at line 2
     --> data/panel/codebook.yaml:3:7
      |
    3 | file: svar.csv
      |       ^^^^^^^^
      |
      = hint: write `encoding: utf-8` under `csv`
    ");
}

#[test]
fn commas_and_decimal_points_are_read() {
    let answers = "id,ort,nojd,alder\r\n1,1,1,34.5\r\n2,\"1\",2,35.5\r\n3,2,3,\r\n";
    let test = ReportTest::new()
        .replace(
            CODEBOOK,
            "separator: \";\", decimal: \",\"",
            "separator: \",\", decimal: \".\"",
        )
        .file(ANSWERS, answers);
    let outcome =
        with_numbers(test, "  medel: {of: panel, variable: alder, statistic: mean}\n")
            .build()
            .clean();
    assert_snapshot!(numbers(&outcome), @"
    svar: 3 of 3, 100, -
    nojda: 2 of 3, 67, -
    medel: 2 of 3, -, 35,0
    ");
}

#[test]
fn means_leave_out_what_was_not_answered() {
    let outcome = with_numbers(
        ReportTest::new().replace(
            CODEBOOK,
            "scale: numeric",
            "scale: numeric\n    missing: {62: vill ej säga}",
        ),
        "  medel: {of: panel, variable: alder, statistic: mean, decimals: 2}
  median: {of: panel, variable: alder, statistic: median}
  summa: {of: panel, variable: alder, statistic: sum}
  spridning: {of: panel, variable: alder, statistic: sd, decimals: 3}
  svarade: {of: panel, variable: alder}
  nojdhet: {of: panel, variable: nojd, statistic: mean, decimals: 2}
",
    )
    .build()
    .clean();
    assert_snapshot!(numbers(&outcome), @"
    svar: 6 of 6, 100, -
    nojda: 3 of 4, 75, -
    medel: 4 of 6, -, 39,63
    median: 4 of 6, -, 39,5
    summa: 158,5 of 6, -, 158,5
    spridning: 4 of 6, -, 10,594
    svarade: 4 of 6, 67, -
    nojdhet: 4 of 6, -, 2,25
    ");
}

#[test]
fn declared_missing_and_empty_are_different_things() {
    let outcome = with_numbers(
        ReportTest::new(),
        "  alla: {of: panel, variable: nojd, in: [mycket nöjd], base: all}
  giltiga: {of: panel, variable: nojd, in: [mycket nöjd], base: valid}
  vet-ej: {of: panel, variable: nojd, in: [vet ej], base: all}
  tomma: {of: panel, variable: nojd, in: [empty], base: all}
  utan-tomma: {of: panel, where: {nojd: [inte nöjd, ganska nöjd, mycket nöjd, vet ej]}}
",
    )
    .build()
    .clean();
    assert_snapshot!(numbers(&outcome), @"
    svar: 6 of 6, 100, -
    nojda: 3 of 4, 75, -
    alla: 2 of 6, 33, -
    giltiga: 2 of 4, 50, -
    vet-ej: 1 of 6, 17, -
    tomma: 1 of 6, 17, -
    utan-tomma: 5 of 5, 100, -
    ");
    let outcome = table("rows: nojd, totals: rows, measure: both").build().clean();
    assert_snapshot!(outcome.csv("t"), @"
    Nöjdhet;Antal;Procent
    Inte nöjd;1;25
    Ganska nöjd;1;25
    Mycket nöjd;2;50
    Totalt;4;100
    Vet ej;1;.
    Svar saknas;1;.
    ");
}

#[test]
fn parquet_gives_the_same_as_csv() {
    let mut frame = DataFrame::new(
        6,
        vec![
            Column::new("id".into(), [1_i64, 2, 3, 4, 5, 6]),
            Column::new("ort".into(), [1_i32, 1, 2, 1, 2, 1]),
            Column::new(
                "nojd".into(),
                [Some(1_i64), Some(2), Some(3), Some(3), Some(9), None],
            ),
            Column::new(
                "alder".into(),
                [Some(34.0), Some(51.5), Some(28.0), None, Some(62.0), Some(45.0)],
            ),
        ],
    )
    .unwrap();
    let mut bytes = Vec::new();
    ParquetWriter::new(&mut bytes).finish(&mut frame).unwrap();
    let more = "  medel: {of: panel, variable: alder, statistic: mean}\n";
    let csv = with_numbers(ReportTest::new(), more).build().clean();
    let parquet = with_numbers(ReportTest::new(), more)
        .file("data/panel/svar.parquet", bytes)
        .replace(CODEBOOK, "svar.csv", "svar.parquet")
        .build()
        .clean();
    assert_eq!(numbers(&parquet), numbers(&csv));
    assert_eq!(parquet.csv("nojd"), csv.csv("nojd"));
    assert_eq!(parquet.csv("orter"), csv.csv("orter"));
    assert_eq!(parquet.svg("nojd"), csv.svg("nojd"));
}

/// The base project with a question that has several answers.
fn several(codebook: &str, column: &str, cells: [&str; 4]) -> ReportTest {
    let rows =
        cells.iter().enumerate().map(|(row, cell)| format!("{};1;1;;{cell}\n", row + 1));
    let rows = rows.collect::<String>();
    ReportTest::new()
        .append(CODEBOOK, codebook)
        .file(ANSWERS, format!("id;ort;nojd;alder;{column}\n{rows}"))
}

#[test]
fn several_answers_in_a_cell_and_in_columns_are_the_same() {
    let cells = "  kanal: {label: Kanal, scale: multiple, separator: ',', values: {p: Post, w: Webb}}\n";
    let cells = several(cells, "kanal", ["p", "\"p, w\"", "", "w,w"]);
    let columns =
        "  kanal: {label: Kanal, scale: multiple, columns: {a: Post, b: Webb}}\n";
    let columns = several(columns, "a;b", ["1;0", "1;1", ";", "0;1"]);
    let results = [cells, columns].map(|test| {
        let test = test.replace(CHAPTER, "rows: ort", "rows: kanal").replace(
            CHAPTER,
            "      columns: nojd\n",
            "      measure: both\n",
        );
        let outcome = with_numbers(
            test,
            "  post: {of: panel, variable: kanal, in: [Post], base: valid}
  omnamnanden: {of: panel, variable: kanal, statistic: mentions}
",
        )
        .build()
        .clean();
        format!("{}\n{}", numbers(&outcome), outcome.csv("orter"))
    });
    assert_eq!(results[0], results[1]);
    assert_snapshot!(results[0], @"
    svar: 4 of 4, 100, -
    nojda: 0 of 4, 0, -
    post: 2 of 3, 67, -
    omnamnanden: 4 of 3, 133, -
    Kanal;Antal;Procent
    Post;2;67
    Webb;2;67
    Svar saknas;1;.
    ");
}

#[test]
fn one_row_per_answer() {
    let codebook = "  kanal: {label: Kanal, scale: multiple, separator: ',', values: {p: Post, w: Webb}}\n";
    let outcome = several(codebook, "kanal", ["p", "\"p,w\"", "", "w"])
        .replace(REPORT, "    where: {ort: Gävle}", "    one-row-per: kanal")
        .replace(REPORT, "svar: {of: panel}", "svar: {of: gavlebor}")
        .replace(
            CHAPTER,
            "      columns: nojd\n",
            "      columns: kanal\n      totals: both\n",
        )
        .build()
        .clean();
    assert_snapshot!(format!("{}\n{}", numbers(&outcome), outcome.csv("orter")), @"
    svar: 5 of 5, 100, -
    nojda: 0 of 4, 0, -
    Ort;Post;Webb;Totalt;Svar saknas
    Gävle;2;2;4;1
    Söderhamn;0;0;0;0
    Totalt;2;2;4;1
    ");
}

#[test]
fn variables_are_derived() {
    let derive = "\
derive:
  stad:
    label: Stad
    from: ort
    map: {stad: [Gävle, Söderhamn]}
  grupp:
    label: Åldersgrupp
    from: alder
    cut: {16-39 år: [16, 39], 40-99 år: [40, 99]}
";
    let outcome = table("rows: grupp, columns: stad, totals: both")
        .append(CODEBOOK, derive)
        .build()
        .clean();
    assert_snapshot!(outcome.csv("t"), @"
    Åldersgrupp;Stad;Totalt
    16-39 år;2;2
    40-99 år;3;3
    Totalt;5;5
    ");
}

#[test]
fn a_battery_has_a_row_for_each_question() {
    let codebook = "  trivs:
    label: Trivsel
    scale: ordinal
    values: {1: inte nöjd, 2: ganska nöjd, 3: mycket nöjd}
";
    let outcome = ReportTest::new()
        .append(CODEBOOK, codebook)
        .file(ANSWERS, "id;ort;nojd;alder;trivs\n1;1;1;;3\n2;1;2;;3\n3;2;3;;\n")
        .blocks(
            "  - table: {id: t, caption: Medel, of: panel, variables: [nojd, trivs]}
  - chart: {id: c, caption: Andelar, of: panel, variables: [nojd, trivs], type: stacked-bar}
",
        )
        .tabulate()
        .clean();
    assert_snapshot!(format!("{}\n{}", outcome.csv("t"), outcome.csv("c")), @"
    ;Medelvärde;Standardavvikelse;Median;n
    Nöjdhet;2,0;1,0;2,0;3
    Trivsel;3,0;0,0;3,0;2

    ;Inte nöjd;Inte nöjd;Ganska nöjd;Ganska nöjd;Mycket nöjd;Mycket nöjd
    ;Antal;%;Antal;%;Antal;%
    Nöjdhet;1;33;1;33;1;33
    Trivsel;0;0;0;0;2;100
    ");
}

#[test]
fn blocks_are_repeated_for_each_category() {
    let outcome = ReportTest::new()
        .blocks(
            "  - repeat:
      over: ort
      of: panel
      blocks:
        - section: 'Svaren i {{ value }}'
          id: svar
          blocks:
            - text: Så svarade {{ value }}, se @table:t-gavle.
            - table: {id: t, caption: 'Nöjdhet i {{ value }}', of: panel, rows: nojd, missing: hide}
",
        )
        .build()
        .clean();
    assert_snapshot!(format!("{}\n{}", outcome.csv("t-gavle"), outcome.csv("t-soderhamn")), @"
    Nöjdhet;Antal
    Inte nöjd;1
    Ganska nöjd;1
    Mycket nöjd;1

    Nöjdhet;Antal
    Inte nöjd;0
    Ganska nöjd;0
    Mycket nöjd;1
    ");
    for word in ["Svaren i Gävle", "Svaren i Söderhamn", "Nöjdhet i Söderhamn"] {
        assert!(outcome.html().contains(word), "{word}");
    }
}

#[test]
fn a_repeat_in_a_repeat_names_both_categories() {
    let outcome = ReportTest::new()
        .blocks(
            "  - repeat:
      over: ort
      of: panel
      as: ort
      blocks:
        - table: {id: t, caption: Var de bor, of: panel, rows: ort}
        - repeat:
            over: nojd
            of: panel
            as: svar
            blocks:
              - section: '{{ ort }}: {{ svar }} ({{ value }})'
",
        )
        .build()
        .clean();
    for word in ["Gävle: inte nöjd (inte nöjd)", "Söderhamn: mycket nöjd (mycket nöjd)"]
    {
        assert!(outcome.html().contains(word), "{word}");
    }
    assert_eq!(outcome.csv("t-soderhamn"), "Ort;Antal\nGävle;0\nSöderhamn;2\n");
}

#[test]
fn series_stand_side_by_side() {
    let outcome = ReportTest::new()
        .replace(
            CHAPTER,
            "      columns: nojd\n",
            "      columns:\n        - {label: Alla, of: panel}\n        - {label: Gävlebor}\n",
        )
        .build()
        .clean();
    assert_snapshot!(outcome.csv("orter"), @"
    Ort;Alla;Gävlebor
    Gävle;4;4
    Söderhamn;2;0
    ");
}

#[test]
fn a_file_as_excel_leaves_it_is_read() {
    let answers =
        "\u{feff}\"id\"; ort ;nojd;alder\r\n1;1; 1 ;34\r\n\r\n2;1;2.0;51,5\r\n  \r\n";
    let outcome = ReportTest::new().file(ANSWERS, answers).build();
    assert!(outcome.done().contains("2 empty rows"), "{}", outcome.stderr);
    assert_eq!(
        outcome.csv("nojd"),
        "Nöjdhet;Antal\nInte nöjd;1\nGanska nöjd;1\nMycket nöjd;0\n"
    );
}

#[test]
fn utf_16_with_a_byte_order_mark_is_read() {
    let text = "id;ort;nojd;alder\r\n1;1;1;34\r\n2;\"2\r\n\";3;\r\n";
    let little = text.encode_utf16().flat_map(u16::to_le_bytes);
    let big = text.encode_utf16().flat_map(u16::to_be_bytes);
    let little = [0xff, 0xfe].into_iter().chain(little).collect::<Vec<_>>();
    let big = [0xfe, 0xff].into_iter().chain(big).collect::<Vec<_>>();
    for bytes in [little, big] {
        let outcome = table("rows: ort").file(ANSWERS, bytes).build().clean();
        assert_eq!(outcome.csv("t"), "Ort;Antal\nGävle;1\nSöderhamn;1\n");
    }
}

#[test]
fn a_row_of_labels_below_the_names_is_left_out() {
    let answers = "id;ort;nojd;alder\nLöpnummer;Ort;\"Hur nöjd;\när du?\";Ålder\n1;1;1;34\n2;7;3;\n";
    let test = table("rows: ort")
        .replace(CODEBOOK, "encoding: utf-8", "encoding: utf-8, header-rows: 2")
        .file(ANSWERS, answers);
    assert_snapshot!(test.rebuild().refused(), @"
    error: `7` in the column `ort` has no label (row 2)
    --> data/panel/svar.csv:5:3
     = hint: add it under `values` or `missing` of `ort` in the codebook (data/panel/codebook.yaml:8:3), or correct the data
    ");
}

#[test]
fn mixed_encodings_are_told_with_their_lines() {
    let answers = b"id;ort;nojd;alder\n1;G\xc3\xa4vle;1;34\n2;G\xe4vle;1;34\n";
    let test = table("rows: ort").file(ANSWERS, answers);
    assert_snapshot!(test.rebuild().refused(), @"
    error: `data/panel/svar.csv` mixes encodings: line 2 is UTF-8 text, line 3 is not (byte 0xe4)
     --> data/panel/codebook.yaml:3:7
      |
    3 | file: svar.csv
      |       ^^^^^^^^
      |
      = hint: correct the rows that come from another file, and save all as UTF-8
    ");
    let test = table("rows: ort")
        .replace(CODEBOOK, "encoding: utf-8", "encoding: windows-1252")
        .replace(CODEBOOK, "values: {1: Gävle, 2:", "values: {Gävle: Gävle, GÃ¤vle:")
        .file(ANSWERS, answers);
    assert_snapshot!(test.build().done(), @r#"
    warning[unreferenced]: no text refers to `table:t`
     --> book/r/chapters/01-resultat.yaml:3:17
      |
    3 |   - table: {id: t, caption: En tabell, of: panel, rows: ort}
      |                 ^
      |
      = hint: write `@table:t` where the text speaks of it
      = hint: or accept it in `report.yaml`: `accept: [{check: unreferenced, of: "table:t", reason: …}]`

    warning[uncited]: `verk2019` is never cited, and so does not stand in the list of works
     --> book/r/verk.yaml:1:1
      |
    1 | verk2019:
      | ^^^^^^^^
      |
      = hint: cite it as `@verk2019`, or remove it
      = hint: or accept it in `report.yaml`: `accept: [{check: uncited, of: "verk2019", reason: …}]`

    warning: `data/panel/svar.csv` mixes encodings: line 2 is UTF-8 text, others are not
     --> data/panel/codebook.yaml:3:7
      |
    3 | file: svar.csv
      |       ^^^^^^^^
      |
      = hint: look at å, ä and ö on that line, and save all in one encoding
    "#);
}
