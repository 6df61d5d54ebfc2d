//! `data codebook` on the kinds of columns that exports have: grids, several answers, dates,
//! codes with leading zeros, genders, headings that are questions; and what it tells.

use std::fmt::Write;

use insta::assert_snapshot;

use crate::harness::{Outcome, ReportTest};

/// Forty rows, made by a function of the row.
fn file(head: &str, row: impl Fn(usize) -> String) -> String {
    let mut text = format!("{head}\n");
    for index in 0..40 {
        let _ = writeln!(text, "{}", row(index));
    }
    text
}

/// What is begun in a folder with nothing in it but the answers.
#[track_caller]
fn begun(text: &str) -> (String, Outcome) {
    let test = ReportTest::empty().file("svar.csv", text);
    let outcome = test.run(&["data", "codebook", "svar.csv", "--out", "kodbok.yaml"]);
    outcome.done();
    let codebook = outcome.text("kodbok.yaml");
    let again = outcome.again().run(&["data", "describe", "kodbok.yaml"]);
    again.done();
    (codebook, again)
}

/// The variables without the lines above them.
fn variables(codebook: &str) -> &str {
    codebook.split_once("variables:\n").expect("variables").1
}

fn one_of(answers: &[&str], row: usize) -> String {
    answers[row % answers.len()].to_owned()
}

#[test]
fn several_answers_in_a_cell() {
    let ways = ["Buss", "Tåg", "Buss;Tåg", "Cykel;Tåg", "Cykel", "Vet ej"];
    for (sign, separator, end) in
        [(";", ",", ""), (";", ",", ";"), (",", ";", ""), ("|", ";", "")]
    {
        let text = file(&format!("id{separator}sätt"), |row| {
            let cell = one_of(&ways, row).replace(';', sign) + end;
            format!("{row}{separator}\"{cell}\"")
        });
        let (codebook, _) = begun(&text);
        let expected = format!(
            "  # gissning: flera svar i varje cell, med `{sign}` emellan
  # gissning: svar som betyder att svar saknas står under missing
  sätt:
    label: sätt
    scale: multiple
    separator: \"{sign}\"
    values:
      Buss: Buss
      Cykel: Cykel
      Tåg: Tåg
    missing:
      Vet ej: Vet ej
"
        );
        assert!(codebook.ends_with(&expected), "{codebook}");
    }
}

#[test]
fn an_answer_that_holds_a_comma_is_one_answer() {
    let answers = ["Ja, i viss mån ibland", "Nej, för dyrt", "Nej, för långt"];
    let (codebook, _) =
        begun(&file("id;varför", |row| format!("{row};{}", one_of(&answers, row))));
    assert!(
        codebook.contains("scale: nominal") && !codebook.contains("multiple"),
        "{codebook}"
    );
}

#[test]
fn somebodys_own_answer_among_several_is_not_told() {
    let ways = ["Buss;", "Tåg;", "Buss;Tåg;"];
    let text = file("id,sätt", |row| match row {
        7 => "7,\"Buss;med min granne Karin;\"".to_owned(),
        _ => format!("{row},{}", one_of(&ways, row)),
    });
    let (codebook, _) = begun(&text);
    assert!(!codebook.contains("Karin"), "{codebook}");
    assert_snapshot!(variables(&codebook).split_once("# gissning: flera").expect("it").1, @r#"
     svar i varje cell, med `;` emellan: fritext, eftersom något svar finns på färre än fem rader; är det en flervalsfråga, ange scale: multiple, separator: ";" och values
      sätt:
        label: sätt
        scale: text
    "#);
}

#[test]
fn one_column_for_each_answer() {
    let head = "id;Q5_1;Q5_2;Q5_3;Kanal [Post];Kanal [Webb];Kanal [Annat];Varför? (Tid);Varför? (Pris);b/a;b/b";
    let text = file(head, |row| {
        let tick = |step: usize| usize::from(row % step == 0);
        let mark = |step: usize, text: &str| {
            if row % step == 0 { text.to_owned() } else { String::new() }
        };
        format!(
            "{row};{};{};{};{};{};{};{};{};{};{}",
            tick(2),
            tick(3),
            tick(5),
            if row % 2 == 0 { "Ja" } else { "Nej" },
            if row % 3 == 0 { "Ja" } else { "Nej" },
            if row == 4 { "via min son Nils" } else { "" },
            mark(2, "Tid"),
            mark(3, "Pris"),
            mark(2, "X"),
            mark(4, "X"),
        )
    });
    let (codebook, described) = begun(&text);
    assert!(!codebook.contains("Nils"));
    assert_snapshot!(variables(&codebook), @r#"
      # gissning: varje rad har ett eget värde
      id:
        label: id
        scale: id
      # gissning: flervalsfråga med en kolumn för varje svar
      Q5:
        label: Q5
        scale: multiple
        columns:
          Q5_1: "1"
          Q5_2: "2"
          Q5_3: "3"
        selected: "1"
      # gissning: flervalsfråga med en kolumn för varje svar
      Kanal:
        label: Kanal
        scale: multiple
        columns:
          "Kanal [Post]": Post
          "Kanal [Webb]": Webb
        selected: Ja
        unselected: [Nej]
      # gissning: fritext, eftersom något svar finns på färre än fem rader; är det kategorier, ange scale: nominal och values
      kanal_annat:
        column: "Kanal [Annat]"
        label: "Kanal [Annat]"
        scale: text
      # gissning: flervalsfråga där varje kolumn är tom eller håller sitt svar
      varfor:
        label: "Varför?"
        scale: multiple
        columns: ["Varför? (Tid)", "Varför? (Pris)"]
        values:
          Tid: Tid
          Pris: Pris
      # gissning: flervalsfråga med en kolumn för varje svar
      b:
        label: b
        scale: multiple
        columns:
          b/a: a
          b/b: b
        selected: X
    "#);
    assert_snapshot!(described.stdout, @r#"
    svar: 40 rows
    name         scale      n  missing  values       label
    id           id        ..       ..  ..           id
    Q5           multiple  40        0  3 different  Q5
    Kanal        multiple  40        0  2 different  Kanal
    kanal_annat  text      ..       ..  ..           Kanal [Annat]
    varfor       multiple  27       13  2 different  Varför?
    b            multiple  20       20  2 different  b
    "#);
}

#[test]
fn columns_under_their_answers_are_one_question() {
    let mark = |row: usize, step: usize, text: &str| {
        if row.is_multiple_of(step) { text.to_owned() } else { String::new() }
    };
    let text = file("id;Buss;Tåg;Egen bil;skola", |row| {
        let cells =
            [mark(row, 2, "Buss"), mark(row, 3, "Tåg"), mark(row, 20, "Egen bil")];
        format!("{row};{};Skolan i kvarter {}", cells.join(";"), row % 30)
    });
    let (codebook, _) = begun(&text);
    assert!(!codebook.contains("kvarter"), "{codebook}");
    assert_snapshot!(variables(&codebook).split_once("scale: id\n").expect("id").1, @r#"
      # gissning: flervalsfråga där varje kolumn är tom eller håller sitt svar
      buss_tag_egen_bil:
        label: "Buss, Tåg, Egen bil"
        scale: multiple
        columns: [Buss, Tåg, Egen bil]
        values:
          Buss: Buss
          Tåg: Tåg
          Egen bil: Egen bil
      # gissning: fritext, eftersom något svar finns på färre än fem rader; är det kategorier, ange scale: nominal och values
      skola:
        label: skola
        scale: text
    "#);
}

#[test]
fn yes_and_no_are_questions_of_their_own_unless_the_tool_says_more() {
    let text = file("id;f1a;f1b", |row| {
        format!(
            "{row};{};{}",
            one_of(&["Ja", "Nej"], row),
            one_of(&["Ja", "Nej", "Vet ej"], row)
        )
    });
    let (codebook, _) = begun(&text);
    assert!(!codebook.contains("multiple"), "{codebook}");
    assert_eq!(codebook.matches("gissning: ja eller nej").count(), 2, "{codebook}");
}

#[test]
#[expect(clippy::too_many_lines, reason = "whole files stand in the test")]
fn the_rows_of_a_grid_share_their_answers() {
    let head = "id;Hur ofta? [Bråttom];Hur ofta? [Trött efter jobbet];Hur ofta? [Glad];\
                hogt_1;hogt_2;hogt_3";
    let often = ["Aldrig", "Sällan", "Ibland", "Ofta", "Alltid"];
    let text = file(head, |row| {
        format!(
            "{row};{};{};{};{};{};{}",
            often[row % 5],
            often[row % 4],
            if row % 7 == 0 { "Vet ej" } else { often[1 + row % 3] },
            1 + row % 5,
            2 + row % 4,
            1 + row % 3
        )
    });
    let (codebook, _) = begun(&text);
    assert_snapshot!(variables(&codebook), @r#"
      # gissning: varje rad har ett eget värde
      id:
        label: id
        scale: id
      # gissning: svarsskala (hur ofta), från lägst till högst; vänd den om den går åt andra hållet
      # gissning: delar svar med raderna bredvid, också sådana som ingen har valt här
      hur_ofta_brattom:
        column: "Hur ofta? [Bråttom]"
        label: Bråttom
        question: "Hur ofta? Bråttom"
        scale: ordinal
        values: hur_ofta
        scores: {Aldrig: 1, Sällan: 2, Ibland: 3, Ofta: 4, Alltid: 5}
        missing:
          Vet ej: Vet ej
      # gissning: svarsskala (hur ofta), från lägst till högst; vänd den om den går åt andra hållet
      # gissning: delar svar med raderna bredvid, också sådana som ingen har valt här
      hur_ofta_trott_efter:
        column: "Hur ofta? [Trött efter jobbet]"
        label: Trött efter jobbet
        question: "Hur ofta? Trött efter jobbet"
        scale: ordinal
        values: hur_ofta
        scores: {Aldrig: 1, Sällan: 2, Ibland: 3, Ofta: 4, Alltid: 5}
        missing:
          Vet ej: Vet ej
      # gissning: svarsskala (hur ofta), från lägst till högst; vänd den om den går åt andra hållet
      # gissning: svar som betyder att svar saknas står under missing
      # gissning: delar svar med raderna bredvid, också sådana som ingen har valt här
      hur_ofta_glad:
        column: "Hur ofta? [Glad]"
        label: Glad
        question: "Hur ofta? Glad"
        scale: ordinal
        values: hur_ofta
        scores: {Aldrig: 1, Sällan: 2, Ibland: 3, Ofta: 4, Alltid: 5}
        missing:
          Vet ej: Vet ej
      # gissning: en skala; ge svaren etiketter, eller skriv numeric om det är ett antal
      hogt_1:
        label: hogt_1
        scale: ordinal
        values: skala
      # gissning: en skala; ge svaren etiketter, eller skriv numeric om det är ett antal
      hogt_2:
        label: hogt_2
        scale: ordinal
        values: skala
      # gissning: en skala; ge svaren etiketter, eller skriv numeric om det är ett antal
      # gissning: delar svar med raderna bredvid, också sådana som ingen har valt här
      hogt_3:
        label: hogt_3
        scale: ordinal
        values: skala
    value-sets:
      hur_ofta:
        Aldrig: Aldrig
        Sällan: Sällan
        Ibland: Ibland
        Ofta: Ofta
        Alltid: Alltid
      skala:
        1: "1"
        2: "2"
        3: "3"
        4: "4"
        5: "5"
    "#);
}

#[test]
fn scales_beside_each_other_that_differ_are_not_mixed() {
    let text = file("id;a;b", |row| {
        let four = ["Inte alls nöjd", "Inte så nöjd", "Ganska nöjd", "Mycket nöjd"];
        let five = [
            "Mycket missnöjd",
            "Ganska missnöjd",
            "Varken eller",
            "Ganska nöjd",
            "Mycket nöjd",
        ];
        format!("{row};{};{}", one_of(&four, row), one_of(&five, row))
    });
    let (codebook, _) = begun(&text);
    assert!(!codebook.contains("value-sets"), "{codebook}");
}

#[test]
fn codes_of_places_are_no_numbers() {
    let head = "id;kommun;post;plats;Postnummer;län";
    let text = file(head, |row| {
        format!(
            "{row};{};{};{};{};{}",
            one_of(&["0319", "2180", "0380"], row),
            one_of(&["114 55", "802 67"], row),
            one_of(&["01", "02", "21"], row),
            10_000 + row * 13,
            one_of(&["1", "3", "21"], row),
        )
    });
    let (codebook, described) = begun(&text);
    let lines = [
        "\"0319\": \"0319\"",
        "2180: \"2180\"",
        "\"114 55\": \"114 55\"",
        "\"01\": \"01\"",
    ];
    for line in lines {
        assert!(codebook.contains(line), "{line}: {codebook}");
    }
    assert_snapshot!(described.stdout, @"
    svar: 40 rows
    name        scale     n  missing  values       label
    id          id       ..       ..  ..           id
    kommun      nominal  40        0  3 different  kommun
    post        nominal  40        0  2 different  post
    plats       nominal  40        0  3 different  plats
    Postnummer  text     ..       ..  ..           Postnummer
    län         nominal  40        0  3 different  län
    ");
}

#[test]
fn dates_names_identities_and_constants() {
    let head = "Tidsstämpel;Starttid;respondent_id;Namn;kod;kommentar;status;tom;Personnummer;rundnr";
    let text = file(head, |row| {
        format!(
            "2026-03-{:02} 08:15;{}/3/2026 9:0{} AM;{};Person Namn;A{};{};klar;;19121212-1212;2",
            row % 28 + 1,
            row % 28 + 1,
            row % 10,
            9_000 - row,
            row % 39,
            if row % 3 == 0 { format!("Skrev {row} rader") } else { String::new() },
        )
    });
    let (codebook, _) = begun(&text);
    for secret in ["Person Namn", "Skrev", "1912", "A7", "8999"] {
        assert!(!codebook.contains(secret), "{secret}: {codebook}");
    }
    let scales = codebook.lines().filter_map(|line| line.strip_prefix("    scale: "));
    let scales = scales.collect::<Vec<_>>();
    assert_eq!(
        scales,
        [
            "text", "text", "id", "text", "text", "text", "nominal", "text", "text",
            "numeric"
        ],
        "{codebook}"
    );
    let notes = codebook.lines().filter_map(|line| line.strip_prefix("  # "));
    assert_snapshot!(notes.collect::<Vec<_>>().join("\n"), @"
    gissning: datum eller klockslag
    gissning: datum eller klockslag
    gissning: varje rad har ett eget värde
    gissning: rubriken tyder på att kolumnen pekar ut personer; visas aldrig
    gissning: nästan varje rad har ett eget värde, men några står två gånger: fritext, inte id
    gissning: fritext, eftersom något svar finns på färre än fem rader; är det kategorier, ange scale: nominal och values
    gissning: alla som har svarat har svarat samma sak
    kolumnen är tom
    gissning: rubriken tyder på att kolumnen pekar ut personer; visas aldrig
    gissning: alla som har svarat har svarat samma sak
    gissning: tal
    ");
}

#[test]
fn a_rare_gender_stays_a_category() {
    let rare = |row: usize| match row {
        3 => "Icke-binär",
        _ if row.is_multiple_of(2) => "Kvinna",
        _ => "Man",
    };
    let (codebook, _) =
        begun(&file("id;Vilket kön har du?", |row| format!("{row};{}", rare(row))));
    assert_snapshot!(variables(&codebook).split_once("scale: id\n").expect("id").1, @r#"
      # gissning: kön
      # något svar finns på färre än fem rader; det är frågans eget och står kvar, och rapportens disclosure skyddar det
      vilket_kon_har_du:
        column: "Vilket kön har du?"
        label: "Vilket kön har du?"
        scale: nominal
        values:
          Kvinna: Kvinna
          Man: Man
          Icke-binär: Icke-binär
    "#);
    // What is no gender of a list is somebody's own.
    let own = |row: usize| if row == 3 { "Jag är jag" } else { rare(row + 1) };
    let (codebook, _) = begun(&file("id;kön", |row| format!("{row};{}", own(row))));
    assert!(codebook.contains("scale: text") && !codebook.contains("jag"), "{codebook}");
}

#[test]
fn numbers_that_count_are_no_scale() {
    let head = "id;Antal barn;Hur många rum har du?;betyg;nps (0-10);ålder;svar";
    let text = file(head, |row| {
        format!(
            "{row};{};{};{};{};{};{}",
            row % 4,
            1 + row % 6,
            2 + row % 4,
            3 + row % 6,
            20 + row % 12,
            if row % 8 == 0 { 9 } else { 1 + row % 4 }
        )
    });
    let (codebook, _) = begun(&text);
    let of = |name: &str| {
        let (_, rest) = codebook.split_once(&format!("  {name}:\n")).expect("a variable");
        let end = rest.find("\n  ").map_or(rest.len(), |_| {
            rest.match_indices('\n')
                .map(|(at, _)| at)
                .find(|at| !rest[at + 1..].starts_with("    "))
                .unwrap_or(rest.len())
        });
        rest[..end].to_owned()
    };
    assert!(of("antal_barn").contains("numeric"));
    assert!(of("hur_manga_rum_har_du").contains("numeric"));
    assert!(of("betyg").contains("1: \"1\"") && of("betyg").contains("5: \"5\""));
    assert!(of("nps_0_10").contains("0: \"0\"") && of("nps_0_10").contains("10: \"10\""));
    assert!(of("ålder").contains("numeric"));
    assert!(of("svar").contains("missing:\n      9: \"9\""), "{codebook}");
    assert!(!of("svar").contains("6: "));
}

#[test]
fn signs_between_thousands_are_found_where_nothing_else_is_meant() {
    let of = |number: &dyn Fn(usize) -> String| {
        begun(&file("id;inkomst;post", |row| {
            format!("{row};{};{}", number(row), one_of(&["114 55", "802 67"], row))
        }))
        .0
    };
    let spaces = of(&|row| format!("{} {:03}", 12 + row, row * 7));
    assert!(
        spaces.contains("thousands: \" \"") && spaces.contains("range: [10000,"),
        "{spaces}"
    );
    let points = of(&|row| format!("1.{:03}.{:03},50", row, row * 7));
    assert!(points.contains("decimal: \",\", thousands: \".\""), "{points}");
    let commas = of(&|row| format!("{},{:03}.50", row + 1, row * 7));
    assert!(commas.contains("decimal: \".\", thousands: \",\""), "{commas}");
    // It may be 1,299 or 1299: nothing is declared.
    let doubt = of(&|row| format!("{}.{:03}", row + 1, row * 7));
    assert!(!doubt.contains("thousands"), "{doubt}");
}

#[test]
fn it_works_where_there_is_no_project() {
    let text = file("id;nöjd", |row| format!("{row};{}", one_of(&["Ja", "Nej"], row)));
    let test = ReportTest::empty().file("svar.csv", &text).file("mapp/svar.csv", &text);
    let outcome = test.run(&["data", "codebook", "svar.csv", "--out", "kodbok.yaml"]);
    assert_snapshot!(outcome.done(), @"wrote `kodbok.yaml`, with 2 guesses to go through");
    let described = outcome.again().run(&["data", "describe", "svar.csv"]);
    described.done();
    // In a project whose report is not written yet, from a folder within.
    let test = described.again().file("book/README", "");
    let inside = test.inside("mapp");
    let outcome = inside.run(&["data", "codebook", "svar.csv", "--out", "kodbok.yaml"]);
    assert_snapshot!(outcome.done(), @"wrote `mapp/kodbok.yaml`, with 2 guesses to go through");
    assert!(outcome.text("mapp/kodbok.yaml").contains("file: svar.csv"));
}

#[test]
fn a_variable_may_be_called_otherwise_than_its_column() {
    let codebook = "title: t
file: svar.csv
variables:
  nr: {column: Löp nr, label: Nummer, scale: id}
  nojd: {column: 'Är du nöjd?', label: Nöjd, scale: nominal, values: {1: ja, 2: nej}}
  val: {column: Vad?, label: Vad, scale: multiple, separator: '|', values: {a: A, b: B}}
  alder: {column: Ålder (år), label: Ålder, scale: numeric}
derive:
  grupp: {label: Grupp, from: alder, cut: {yngre: [0, 39], äldre: [40, 99]}}
";
    let answers = "Löp nr;Är du nöjd?;Vad?;Ålder (år)\n1;1;a|b;30\n2;2;a;50\n3;1;b;\n4;1;a;41\n5;2;a;42\n6;2;a;43\n";
    let test =
        ReportTest::empty().file("kodbok.yaml", codebook).file("svar.csv", answers);
    let outcome = test.run(&["data", "describe", "kodbok.yaml"]);
    outcome.done();
    assert!(
        outcome.stdout.contains("nojd   nominal    6        0  2 different  Nöjd"),
        "{}",
        outcome.stdout
    );
    let wrong = outcome.again().replace("svar.csv", "2;2;a;50", "1;3;a;x");
    let outcome = wrong.run(&["data", "describe", "kodbok.yaml"]);
    assert_snapshot!(outcome.refused_in_short(), @r"
    error: a value in the column `Löp nr` stands in an earlier row too (row 2)
    --> svar.csv:3:1
    = hint: remove the row, or use `scale: text` if several rows may share it
    error: `3` in the column `Är du nöjd?` has no label (row 2)
    --> svar.csv:3:3
    = hint: add it under `values` or `missing` of `nojd` in the codebook (kodbok.yaml:5:3), or correct the data
    error: `x` in the column `Ålder (år)` is not a number (row 2)
    --> svar.csv:3:7
    = hint: correct the value, declare it under `missing`, or check the `decimal` sign under `csv`
    ");
    let missing = outcome.again().replace("kodbok.yaml", "'Är du nöjd?'", "Är du nöjd");
    let outcome = missing.run(&["data", "describe", "kodbok.yaml"]);
    assert_snapshot!(outcome.refused_in_short(), @r"
    error: `svar.csv` has no column `Är du nöjd`
    --> kodbok.yaml:5:18
    = hint: did you mean `Är du nöjd?`?
    error: a value in the column `Löp nr` stands in an earlier row too (row 2)
    --> svar.csv:3:1
    = hint: remove the row, or use `scale: text` if several rows may share it
    error: `x` in the column `Ålder (år)` is not a number (row 2)
    --> svar.csv:3:7
    = hint: correct the value, declare it under `missing`, or check the `decimal` sign under `csv`
    ");
    let both = outcome.again().replace(
        "kodbok.yaml",
        "column: Är du nöjd,",
        "column: x, columns: [y],",
    );
    let outcome = both.run(&["data", "describe", "kodbok.yaml"]);
    let first = "error: `nojd` has both `column` and `columns`\n--> kodbok.yaml:5:18\n\
                 = hint: leave out `column`: each of the `columns` is named there\n";
    assert!(outcome.refused_in_short().starts_with(first), "{}", outcome.stderr);
}

#[test]
fn sheets_of_a_workbook() {
    let book = include_bytes!("../ref/data/arbetsbok.xlsx");
    let test = ReportTest::empty().file("svar.xlsx", book);
    let outcome = test.run(&["data", "codebook", "svar.xlsx"]);
    assert_snapshot!(outcome.refused(), @r"
    error: `svar.xlsx` has more than one sheet with data: `Om`, `Svar`
     --> the command line:1:1
      |
    1 | svar.xlsx
      | ^^^^^^^^^
      |
      = hint: say which one holds the answers: `--sheet Om`
    ");
    let outcome =
        outcome.again().run(&["data", "codebook", "svar.xlsx", "--sheet", "svar"]);
    assert_snapshot!(outcome.refused(), @r"
    error: `svar.xlsx` has no sheet `svar`
     --> the command line:1:9
      |
    1 | --sheet svar
      |         ^^^^
      |
      = hint: did you mean `Svar`?
    ");
    let test = outcome.again().file("svar.csv", "id;a\n1;2\n");
    let outcome = test.run(&["data", "codebook", "svar.csv", "--sheet", "Svar"]);
    assert_snapshot!(outcome.refused(), @r"
    error: `svar.csv` has no sheets
     --> the command line:1:9
      |
    1 | --sheet Svar
      |         ^^^^
      |
      = hint: leave out `--sheet`: it is for Excel workbooks
    ");
}

#[test]
fn ten_times_as_much_takes_ten_times_as_long() {
    use std::time::Instant;
    let wide = |columns: usize| {
        let head = (0..columns).map(|column| format!("q{column}_x"));
        let mut text = head.collect::<Vec<_>>().join(";") + "\n";
        for row in 0..20 {
            let cells =
                (0..columns).map(|column| ["Ja", "Nej", "Vet ej"][(row + column) % 3]);
            text += &(cells.collect::<Vec<_>>().join(";") + "\n");
        }
        text
    };
    let long = |rows: usize| {
        let mut text = "id;ofta;antal;fritext;flera\n".to_owned();
        for row in 0..rows {
            let often = ["Aldrig", "Ibland", "Ofta", "Alltid"][row % 4];
            let several = ["Buss|Tåg", "Tåg", "Cykel|Buss", "Cykel"][row % 4];
            let _ =
                writeln!(text, "{row};{often};{};svar nummer {row};{several}", row % 90);
        }
        text
    };
    for (small, large) in [(wide(200), wide(2_000)), (long(3_000), long(30_000))] {
        let time = |text: &str| {
            let test = ReportTest::empty().file("svar.csv", text);
            let start = Instant::now();
            test.run(&["data", "codebook", "svar.csv"]).done();
            start.elapsed().as_secs_f64()
        };
        let (one, ten) = (time(&small), time(&large));
        assert!(ten < one * 25.0 + 1.0, "{one} s, ten times as much {ten} s");
    }
}
