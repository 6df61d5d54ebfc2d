//! `data codebook`: a codebook begun from the data, and what it does not tell; a codebook
//! written for an archive.

#![expect(clippy::too_many_lines, reason = "whole files stand in the tests")]

use insta::assert_snapshot;
use polars::prelude::{Column, DataFrame, ParquetWriter};

use crate::harness::{CODEBOOK, Outcome, REPORT, ReportTest};

const WORKBOOK: &[u8] = include_bytes!("../ref/data/svar.xlsx");
const SPSS_FILES: [&[u8]; 4] = [
    include_bytes!("../ref/data/svar.sav"),
    include_bytes!("../ref/data/panel.sav"),
    include_bytes!("../ref/data/panel.zsav"),
    include_bytes!("../ref/data/sets.sav"),
];

/// What only one or a few have answered.
const SECRETS: [&str; 7] = [
    "Jag flyttade från Ockelbo",
    "anna@example.se",
    "19121212-1212",
    "Ockelbo",
    "A-17",
    "103",
    "17,5",
];

/// Made-up answers of sixty people.
fn rows() -> Vec<[String; 8]> {
    let of = |row: usize| {
        let kommentar = match row {
            3 => "Jag flyttade från Ockelbo",
            7 => "anna@example.se",
            _ => "",
        };
        [
            format!("A-{}", row + 10),
            if row.is_multiple_of(2) { "kvinna" } else { "man" }.to_owned(),
            if row == 9 { "Ockelbo" } else { "Gävle" }.to_owned(),
            (row % 4 + 1).to_string(),
            if row.is_multiple_of(7) { 99 } else { row % 5 + 1 }.to_string(),
            match row {
                0 => "17,5".to_owned(),
                1 => "103".to_owned(),
                _ => (20 + row).to_string(),
            },
            if row < 2 {
                "19121212-1212".to_owned()
            } else {
                format!("20200101-{row:04}")
            },
            kommentar.to_owned(),
        ]
    };
    (0_usize..60).map(of).collect()
}

const NAMES: [&str; 8] =
    ["kod", "kön", "ort", "nöjd", "trygg", "ålder", "personnummer", "kommentar"];

fn csv() -> String {
    let rows = rows().into_iter().map(|row| row.join(";"));
    format!("{}\n{}\n", NAMES.join(";"), rows.collect::<Vec<_>>().join("\n"))
}

fn parquet() -> Vec<u8> {
    let rows = rows();
    let column = |(index, name): (usize, &&str)| {
        let cells = rows.iter().map(|row| row[index].replace(',', "."));
        let cells = cells.map(|cell| (!cell.is_empty()).then_some(cell));
        Column::new((*name).into(), cells.collect::<Vec<_>>())
    };
    let columns = NAMES.iter().enumerate().map(column).collect();
    let mut frame = DataFrame::new(60, columns).expect("a frame");
    let mut bytes = Vec::new();
    ParquetWriter::new(&mut bytes).finish(&mut frame).expect("written");
    bytes
}

fn begun(file: &str, bytes: &[u8]) -> Outcome {
    let arguments = ["data", "codebook", file, "--out", "data/ny/kodbok.yaml"];
    ReportTest::new().file("data/ny/README", "").file(file, bytes).run(&arguments)
}

#[test]
fn a_codebook_is_begun_and_tells_nobodys_answer() {
    let outcome = begun("data/ny/svar.csv", csv().as_bytes());
    outcome.done();
    let text = outcome.text("data/ny/kodbok.yaml");
    for secret in SECRETS {
        assert!(!text.contains(secret), "{secret}:\n{text}");
    }
    assert_snapshot!(text, @r#"
    # Påbörjad kodbok. Antal gissningar att gå igenom: 10, varje rad som börjar med `gissning:`.
    title: svar
    file: svar.csv
    csv: {separator: ";", decimal: ",", encoding: utf-8}
    variables:
      # gissning: varje rad har ett eget värde
      kod:
        label: kod
        scale: id
      # gissning: kön
      kön:
        label: kön
        scale: nominal
        values:
          kvinna: kvinna
          man: man
      # gissning: fritext, eftersom något svar finns på färre än fem rader; är det kategorier, ange scale: nominal och values
      ort:
        label: ort
        scale: text
      # gissning: en skala; ge svaren etiketter, eller skriv numeric om det är ett antal
      nöjd:
        label: nöjd
        scale: ordinal
        values:
          1: "1"
          2: "2"
          3: "3"
          4: "4"
      # gissning: en skala; ge svaren etiketter, eller skriv numeric om det är ett antal
      # gissning: koder som brukar betyda att svar saknas står under missing
      trygg:
        label: trygg
        scale: ordinal
        values:
          1: "1"
          2: "2"
          3: "3"
          4: "4"
          5: "5"
        missing:
          99: "99"
      # gissning: tal
      # gissning: gränserna i range är avrundade utåt
      ålder:
        label: ålder
        scale: numeric
        range: [10, 110]
      # gissning: rubriken tyder på att kolumnen pekar ut personer; visas aldrig
      personnummer:
        label: personnummer
        scale: text
      # gissning: ser ut som person- eller telefonnummer eller adress; visas aldrig
      kommentar:
        label: kommentar
        scale: text
        "#);
}

#[test]
fn what_is_begun_can_be_read_as_it_is() {
    let csv = csv();
    let windows = csv.chars().map(|c| u8::try_from(u32::from(c)).expect("Latin-1"));
    let windows = windows.collect::<Vec<_>>();
    let commas = csv.replace(',', ".").replace(';', ",");
    let parquet = parquet();
    let labelled = csv.replacen('\n', "\nKod;Kön;Ort;Nöjd?;Trygg?;Ålder;;\n", 1);
    let mut files = vec![
        ("csv", csv.as_bytes()),
        ("csv", &windows),
        ("csv", commas.as_bytes()),
        ("csv", labelled.as_bytes()),
        ("parquet", &parquet),
        ("xlsx", WORKBOOK),
    ];
    files.extend(SPSS_FILES.map(|file| ("sav", file)));
    for (ending, bytes) in files {
        let name = format!("data/ny/svar.{ending}");
        let outcome = begun(&name, bytes);
        outcome.done();
        let text = outcome.text("data/ny/kodbok.yaml");
        let again = outcome.again().run(&["data", "describe", "data/ny/kodbok.yaml"]);
        again.done();
        if ending == "csv" || ending == "parquet" {
            for line in ["kod  id", "kön  nominal", "ålder  numeric", "kommentar  text"]
            {
                let (name, scale) = line.split_once("  ").expect("two words");
                let found = again.stdout.lines().any(|line| {
                    let mut words = line.split_whitespace();
                    words.next() == Some(name) && words.next() == Some(scale)
                });
                assert!(found, "{line}:\n{text}\n{}", again.stdout);
            }
        }
    }
}

#[test]
fn an_spss_file_keeps_its_labels() {
    let outcome = begun("data/ny/svar.sav", SPSS_FILES[3]);
    outcome.done();
    assert_snapshot!(outcome.text("data/ny/kodbok.yaml"), @r#"
    # Påbörjad kodbok. Antal gissningar att gå igenom: 2, varje rad som börjar med `gissning:`.
    title: Provpanelen
    file: svar.sav
    variables:
      # skalan är gissad efter filens mätnivå och etiketter
      lopnr:
        label: Löpnummer
        scale: id
      # skalan är gissad efter filens mätnivå och etiketter
      nojd:
        label: Nöjdhet
        scale: ordinal
        values:
          1: inte nöjd
          2: ganska nöjd
          3: mycket nöjd
        missing:
          9: vet ej
      # skalan är gissad efter filens mätnivå och etiketter
      alder:
        label: Ålder
        scale: numeric
        missing:
          "-1": "-1"
          998: "998"
      # skalan är gissad efter filens mätnivå och etiketter
      region:
        label: Län
        scale: nominal
        values:
          X: Gävleborg
          AB: Stockholm
      # skalan är gissad efter filens mätnivå och etiketter
      # gissning: fritext, eftersom något svar finns på färre än fem rader; är det kategorier, ange scale: nominal och values
      kommunens_namn:
        label: Kommun
        scale: text
      # skalan är gissad efter filens mätnivå och etiketter
      berattelse:
        label: berattelse
        scale: text
      # skalan är gissad efter filens mätnivå och etiketter
      inflyttad:
        label: inflyttad
        scale: text
      # skalan är gissad efter filens mätnivå och etiketter
      svarade:
        label: svarade
        scale: text
      # skalan är gissad efter filens mätnivå och etiketter
      # gissning: gränserna i range är avrundade utåt
      skala:
        label: Tio på en skala
        scale: numeric
        anchors:
          1: inte alls
          7: helt
        range: [-10, 10]
      # skalan är gissad efter filens mätnivå och etiketter
      post:
        label: Post
        scale: nominal
        values:
          0: nej
          1: ja
      # skalan är gissad efter filens mätnivå och etiketter
      webb:
        label: Webb
        scale: nominal
        values:
          0: nej
          1: ja
      # flervalsfråga i filen: post, webb
      kanal:
        label: Kanal
        scale: multiple
      # flervalsfråga i filen: nojd, skala
      # koder som saknar etikett i filen är sina egna etiketter
      omdome:
        label: Omdöme
        scale: multiple
        columns: [nojd, skala]
        values:
          1: inte nöjd
          2: ganska nöjd
          3: mycket nöjd
          4: "4"
          7: "7"
          "-3": "-3"
        missing:
          9: vet ej
    "#);
}

#[test]
fn a_bare_file_is_described_with_guessed_scales() {
    let test = ReportTest::new().file("data/ny.csv", csv());
    let outcome = test.run(&["data", "describe", "data/ny.csv"]);
    outcome.done();
    assert_snapshot!(outcome.stdout, @r#"
        ny: 60 rows
        name          scale      n  missing  values       label
        kod           id?       ..       ..  ..           kod
        kön           nominal?  60        0  2 different  kön
        ort           text?     ..       ..  ..           ort
        nöjd          ordinal?  60        0  4 different  nöjd
        trygg         ordinal?  51        9  5 different  trygg
        ålder         numeric?  60        0  25–76        ålder
        personnummer  text?     ..       ..  ..           personnummer
        kommentar     text?     ..       ..  ..           kommentar
        "#);
}

#[test]
fn a_codebook_for_an_archive_is_ddi() {
    let export = || {
        let arguments = ["data", "codebook", CODEBOOK, "--format", "ddi"];
        let more = "  kanal: {label: Kanal & väg, scale: multiple, columns: {post: Post, webb: Webb}}
  val: {label: Val, scale: multiple, columns: [val1, val2], values: {1: a, 2: b}}
derive:
  grupp: {label: Grupp, from: alder, cut: {yngre: [16, 39], äldre: [40, 99]}}
";
        let answers = "id;ort;nojd;alder;post;webb;val1;val2\n1;1;1;34;1;0;1;2\n";
        ReportTest::new()
            .append(CODEBOOK, more)
            .file("data/panel/svar.csv", answers)
            .run(&arguments)
    };
    let outcome = export();
    outcome.done();
    assert_eq!(outcome.stdout, export().stdout);
    assert_snapshot!(outcome.stdout, @r#"
    <?xml version="1.0" encoding="UTF-8"?>
    <codeBook xmlns="ddi:codebook:2_5" version="2.5" xml:lang="sv">
      <stdyDscr>
        <citation>
          <titlStmt>
            <titl>Provpanelen</titl>
          </titlStmt>
        </citation>
      </stdyDscr>
      <fileDscr ID="F1">
        <fileTxt>
          <fileName>svar.csv</fileName>
          <dimensns>
            <caseQnty>1</caseQnty>
            <varQnty>8</varQnty>
          </dimensns>
          <fileType>text/csv</fileType>
        </fileTxt>
      </fileDscr>
      <dataDscr>
        <varGrp ID="G1" type="multipleResp" name="kanal" var="V5 V6">
          <labl>Kanal &amp; väg</labl>
        </varGrp>
        <varGrp ID="G2" type="multipleResp" name="val" var="V7 V8">
          <labl>Val</labl>
        </varGrp>
        <var ID="V1" name="id" files="F1" intrvl="discrete">
          <labl>Löpnummer</labl>
          <varFormat type="character"/>
        </var>
        <var ID="V2" name="ort" files="F1" intrvl="discrete" nature="nominal">
          <labl>Ort</labl>
          <catgry>
            <catValu>1</catValu>
            <labl>Gävle</labl>
          </catgry>
          <catgry>
            <catValu>2</catValu>
            <labl>Söderhamn</labl>
          </catgry>
          <varFormat type="numeric"/>
        </var>
        <var ID="V3" name="nojd" files="F1" intrvl="discrete" nature="ordinal">
          <labl>Nöjdhet</labl>
          <qstn>
            <qstnLit>Hur nöjd är du?</qstnLit>
          </qstn>
          <catgry>
            <catValu>1</catValu>
            <labl>inte nöjd</labl>
          </catgry>
          <catgry>
            <catValu>2</catValu>
            <labl>ganska nöjd</labl>
          </catgry>
          <catgry>
            <catValu>3</catValu>
            <labl>mycket nöjd</labl>
          </catgry>
          <catgry missing="Y">
            <catValu>9</catValu>
            <labl>vet ej</labl>
          </catgry>
          <varFormat type="numeric"/>
        </var>
        <var ID="V4" name="alder" files="F1" intrvl="contin" nature="ratio">
          <labl>Ålder</labl>
          <varFormat type="numeric"/>
        </var>
        <var ID="V5" name="post" files="F1" intrvl="discrete" nature="nominal">
          <labl>Post</labl>
          <catgry>
            <catValu>0</catValu>
          </catgry>
          <catgry>
            <catValu>1</catValu>
            <labl>Post</labl>
          </catgry>
          <varFormat type="numeric"/>
        </var>
        <var ID="V6" name="webb" files="F1" intrvl="discrete" nature="nominal">
          <labl>Webb</labl>
          <catgry>
            <catValu>0</catValu>
          </catgry>
          <catgry>
            <catValu>1</catValu>
            <labl>Webb</labl>
          </catgry>
          <varFormat type="numeric"/>
        </var>
        <var ID="V7" name="val1" files="F1" intrvl="discrete" nature="nominal">
          <labl>Val</labl>
          <catgry>
            <catValu>1</catValu>
            <labl>a</labl>
          </catgry>
          <catgry>
            <catValu>2</catValu>
            <labl>b</labl>
          </catgry>
          <varFormat type="numeric"/>
        </var>
        <var ID="V8" name="val2" files="F1" intrvl="discrete" nature="nominal">
          <labl>Val</labl>
          <catgry>
            <catValu>1</catValu>
            <labl>a</labl>
          </catgry>
          <catgry>
            <catValu>2</catValu>
            <labl>b</labl>
          </catgry>
          <varFormat type="numeric"/>
        </var>
        <var ID="V9" name="grupp" intrvl="discrete" nature="ordinal">
          <labl>Grupp</labl>
          <catgry>
            <catValu>1</catValu>
            <labl>yngre</labl>
          </catgry>
          <catgry>
            <catValu>2</catValu>
            <labl>äldre</labl>
          </catgry>
          <derivation var="V4"/>
          <varFormat type="numeric"/>
        </var>
      </dataDscr>
    </codeBook>
        "#);
}

#[test]
fn a_codebook_for_whoever_takes_over_the_data_is_a_data_package() {
    let arguments = ["data", "codebook", CODEBOOK, "--format", "frictionless"];
    let outcome = ReportTest::new().run(&arguments);
    outcome.done();
    let package: serde_json::Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    assert_eq!(package["resources"][0]["schema"]["primaryKey"][0], "id");
    assert_snapshot!(outcome.stdout, @r#"
    {
      "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
      "name": "svar",
      "resources": [
        {
          "dialect": {
            "delimiter": ";"
          },
          "encoding": "utf-8",
          "format": "csv",
          "mediatype": "text/csv",
          "name": "svar",
          "path": "svar.csv",
          "schema": {
            "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
            "fields": [
              {
                "constraints": {
                  "unique": true
                },
                "name": "id",
                "title": "Löpnummer",
                "type": "any"
              },
              {
                "categories": [
                  {
                    "label": "Gävle",
                    "value": 1
                  },
                  {
                    "label": "Söderhamn",
                    "value": 2
                  }
                ],
                "name": "ort",
                "title": "Ort",
                "type": "integer"
              },
              {
                "categories": [
                  {
                    "label": "inte nöjd",
                    "value": 1
                  },
                  {
                    "label": "ganska nöjd",
                    "value": 2
                  },
                  {
                    "label": "mycket nöjd",
                    "value": 3
                  }
                ],
                "categoriesOrdered": true,
                "description": "Hur nöjd är du?",
                "missingValues": [
                  {
                    "value": ""
                  },
                  {
                    "label": "vet ej",
                    "value": "9"
                  }
                ],
                "name": "nojd",
                "title": "Nöjdhet",
                "type": "integer"
              },
              {
                "decimalChar": ",",
                "name": "alder",
                "title": "Ålder",
                "type": "number"
              }
            ],
            "missingValues": [
              ""
            ],
            "primaryKey": [
              "id"
            ]
          },
          "type": "table"
        }
      ],
      "title": "Provpanelen"
    }
        "#);
}

#[test]
fn what_cannot_be_written() {
    let run = |test: ReportTest, more: &[&str]| {
        let arguments = [&["data", "codebook"], more].concat();
        test.run(&arguments)
    };
    let csv = "data/panel/svar.csv";
    assert_snapshot!(run(ReportTest::new(), &[CODEBOOK]).misused(), @r#"
    error: `data/panel/codebook.yaml` is a codebook already
     |
     = hint: name a data file, or choose `--format ddi` or `frictionless`
        "#);
    assert_snapshot!(run(ReportTest::new(), &[csv, "--out", "../x.yaml"]).misused(), @r#"
    error: `../x.yaml` leaves the project
     |
     = hint: give a path from the project's folder
        "#);
    assert_snapshot!(run(ReportTest::new(), &[csv, "--out", CODEBOOK]).refused(), @"
    error: there is a file `data/panel/codebook.yaml` already
     |
     = hint: choose another name, or move the file away
    ");
    assert_snapshot!(run(ReportTest::new(), &["data/ingen.csv"]).refused(), @r#"
    error: there is no file `data/ingen.csv`
     --> the command line:1:1
      |
    1 | data/ingen.csv
      | ^^^^^^^^^^^^^^
      |
      = hint: check the spelling; upper and lower case differ
        "#);
    let named = ReportTest::new().replace(REPORT, CODEBOOK, csv);
    assert_snapshot!(named.build().refused(), @r#"
    error: `data/panel/svar.csv` holds answers, but no codebook
     --> book/r/report.yaml:8:10
      |
    8 |   panel: data/panel/svar.csv
      |          ^^^^^^^^^^^^^^^^^^^
      |
      = hint: begin one: `baslinje data codebook data/panel/svar.csv`
        "#);
}

#[test]
fn questions_share_answers_and_stand_in_several_columns() {
    let more = "  val: {label: Val, scale: multiple, columns: [val1, val2], values: orter, missing: bortfall}
  post: {label: Post, scale: multiple, columns: {p: Post, w: Webb}, selected: 1, unselected: 2}
value-sets:
  orter: {1: Gävle, 2: Söderhamn, 3: Ockelbo}
  bortfall: {9: vet ej}
";
    let answers = "id;ort;nojd;alder;val1;val2;p;w\n\
                   1;1;1;;1;2;1;2\n2;1;2;;3;;2;2\n3;2;3;;9;;;\n4;1;1;;2;1;1;1\n";
    let test = || {
        ReportTest::new()
            .append(CODEBOOK, more)
            .replace(CODEBOOK, "values: {1: Gävle, 2: Söderhamn}", "values: orter")
            .file("data/panel/svar.csv", answers)
            .blocks(
                "  - table: {id: a, caption: Val, of: panel, rows: val}
  - table: {id: b, caption: Väg, of: panel, rows: post}
",
            )
    };
    let outcome = test().tabulate().clean();
    assert_snapshot!(format!("{}\n{}", outcome.csv("a"), outcome.csv("b")), @r#"
    Val;Antal
    Gävle;2
    Söderhamn;2
    Ockelbo;1
    Vet ej;1

    Post;Antal
    Post;2
    Webb;1
    Svar saknas;1
        "#);
    let wrong =
        test().replace(CODEBOOK, "values: orter, missing", "values: ort, missing");
    assert_snapshot!(wrong.build().refused(), @r#"
    error: there is no value set `ort`
      --> data/panel/codebook.yaml:24:69
       |
    24 |   val: {label: Val, scale: multiple, columns: [val1, val2], values: ort, missing: bortfall}
       |                                                                     ^^^
       |
       = hint: choose one of `orter`, `bortfall`
        "#);
}

/// What stands above the names is no row of names, if it looks like answers; a year is one.
#[test]
fn a_row_of_answers_above_the_names_is_no_name() {
    let rows = "id;ort;nojd;;fritt\n1;1;1;3;bra\n2;2;1;4;dyrt\n";
    let codebook = |above: &str| {
        let csv = format!("{above}\n{rows}");
        ReportTest::empty().file("svar.csv", csv).run(&["data", "codebook", "svar.csv"])
    };
    let outcome = codebook("24;1;3;;jag var med");
    assert!(!outcome.stdout.contains("jag var med"), "{}", outcome.stdout);
    assert!(!outcome.stderr.contains("jag var med"), "{}", outcome.stderr);
    // Two names, or two years, with columns of their own below.
    for above in ["Bemötande;;Tid;", "2019;;2021;"] {
        let csv = format!("id;{above}\n;a;b;c;d\n1;2;3;4;5\n2;2;3;4;5\n");
        let test = ReportTest::empty().file("svar.csv", csv);
        let outcome = test.run(&["data", "codebook", "svar.csv"]);
        outcome.done();
        assert!(outcome.stdout.contains("header-rows: 2"), "{}", outcome.stdout);
    }
}
