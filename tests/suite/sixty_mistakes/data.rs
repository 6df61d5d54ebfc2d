//! Data files and codebooks that do not fit together.

use insta::assert_snapshot;

use super::{Slip, asked, refused, told, told_in, with_age};
use crate::harness::{ANSWERS, CHAPTER, CODEBOOK, ReportTest};

#[test]
fn a_code_without_a_label() {
    let told = told(Slip {
        file: ANSWERS,
        good: "2;1;2;51,5",
        slip: "2;1;7;51,5",
        mended: "2;1;2;51,5",
    });
    assert_snapshot!(told, @"
    error: `7` in the column `nojd` has no label (row 2)
    --> data/panel/svar.csv:3:5
     = hint: add it under `values` or `missing` of `nojd` in the codebook (data/panel/codebook.yaml:12:3), or correct the data
    ");
}

#[test]
fn a_cell_holds_a_number_in_words() {
    let test = with_age();
    let told =
        told_in(test, Slip { file: ANSWERS, good: "62", slip: "sextio", mended: "62" });
    assert_snapshot!(told, @"
    error: `sextio` in the column `alder` is not a number (row 5)
    --> data/panel/svar.csv:6:7
     = hint: correct the value, declare it under `missing`, or check the `decimal` sign under `csv`
    ");
}

#[test]
fn two_codes_have_one_label() {
    let told = told(Slip {
        file: CODEBOOK,
        good: "2: ganska nöjd",
        slip: "2: inte nöjd",
        mended: "2: ganska nöjd",
    });
    assert_snapshot!(told, @"
    error: the label `inte nöjd` appears twice
      --> data/panel/codebook.yaml:18:10
       |
    18 |       2: inte nöjd
       |          ^^^^^^^^^
       |
       = hint: the codes `1` and `2` need different labels; to put them together, derive a variable with `map`
    ");
}

#[test]
fn labels_stand_without_codes() {
    let told = told(Slip {
        file: CODEBOOK,
        good: "{1: Gävle, 2: Söderhamn}",
        slip: "[Gävle, Söderhamn]",
        mended: "{1: Gävle, 2: Söderhamn}",
    });
    assert_snapshot!(told, @"
    error: the labels stand here without their codes
      --> data/panel/codebook.yaml:11:13
       |
    11 |     values: [Gävle, Söderhamn]
       |             ^
       |
       = hint: write before each label what stands in the data file for it: `{1: Gävle, 2: Söderhamn, …}`; where the file holds the labels themselves, write each twice
    ");
}

#[test]
fn a_number_is_said_to_be_nominal() {
    let told = told(Slip {
        file: CODEBOOK,
        good: "label: Ålder\n    scale: numeric",
        slip: "label: Ålder\n    scale: nominal",
        mended: "label: Ålder\n    scale: numeric",
    });
    assert_snapshot!(told, @"
    error: the codebook lists no answers to `alder`
      --> data/panel/codebook.yaml:21:3
       |
    21 |   alder:
       |   ^^^^^
       |
       = hint: add `values: {1: first answer, 2: second answer}`, or write `scale: numeric` if the answers are numbers, `text` if they are in people's own words
    ");
}

#[test]
fn a_data_file_that_excel_holds_open() {
    let test = ReportTest::new().file("data/panel/~$svar.csv", "x");
    let told = told_in(
        test,
        Slip {
            file: CODEBOOK,
            good: "file: svar.csv",
            slip: "file: ~$svar.csv",
            mended: "file: svar.csv",
        },
    );
    assert_snapshot!(told, @"
    error: `data/panel/~$svar.csv` is no data file: it is there as long as `svar.csv` is open
     --> data/panel/codebook.yaml:3:7
      |
    3 | file: ~$svar.csv
      |       ^^^^^^^^^^
      |
      = hint: write `svar.csv` here, and close it in Excel
    ");
}

#[test]
fn a_data_file_has_been_moved() {
    let answers = ReportTest::new().content(ANSWERS);
    let test = ReportTest::new().without(ANSWERS).file("data/gammalt/svar.csv", &answers);
    let (told, test) = refused(test);
    test.file(ANSWERS, &answers).check().clean();
    assert_snapshot!(told, @"
    error: there is no file `data/panel/svar.csv`
     --> data/panel/codebook.yaml:3:7
      |
    3 | file: svar.csv
      |       ^^^^^^^^
      |
      = hint: there is one at `data/gammalt/svar.csv`: write that path, or move it back
    ");
}

#[test]
fn a_column_is_renamed() {
    let test =
        ReportTest::new().replace(ANSWERS, "id;ort;nojd;alder", "id;ort;nojdhet;alder");
    let slip = Slip {
        file: CODEBOOK,
        good: "    label: Nöjdhet\n",
        slip: "    label: Nöjdhet\n",
        mended: "    label: Nöjdhet\n    column: nojdhet\n",
    };
    assert_snapshot!(told_in(test, slip), @"
    error: `data/panel/svar.csv` has no column `nojd`
      --> data/panel/codebook.yaml:12:3
       |
    12 |   nojd:
       |   ^^^^
       |
       = hint: if it is called `nojdhet` now, write `column: nojdhet` for `nojd`
    ");
}

#[test]
fn cells_are_separated_by_another_sign() {
    let answers = ReportTest::new().content(ANSWERS).replace(',', ".").replace(';', ",");
    let test =
        ReportTest::new().file(ANSWERS, answers).replace(CODEBOOK, "\",\"", "\".\"");
    let slip = Slip {
        file: CODEBOOK,
        good: "separator: \";\"",
        slip: "separator: \";\"",
        mended: "separator: \",\"",
    };
    assert_snapshot!(told_in(test, slip), @r#"
    error: the cells of `data/panel/svar.csv` are separated by `,`, not `;`
     --> data/panel/codebook.yaml:3:7
      |
    3 | file: svar.csv
      |       ^^^^^^^^
      |
      = hint: write `separator: ","` under `csv`
    "#);
}

#[test]
fn a_data_file_is_empty() {
    let answers = ReportTest::new().content(ANSWERS);
    let (told, test) = refused(ReportTest::new().file(ANSWERS, ""));
    test.file(ANSWERS, &answers).check().clean();
    assert_snapshot!(told, @"
    error: `data/panel/svar.csv` holds no answers
     --> data/panel/codebook.yaml:3:7
      |
    3 | file: svar.csv
      |       ^^^^^^^^
      |
      = hint: export the answers again, one row each below the names of the columns
    ");
}

#[test]
fn a_data_file_has_no_rows() {
    let answers = ReportTest::new().content(ANSWERS);
    let test = ReportTest::new().file(ANSWERS, "id;ort;nojd;alder\n");
    let (told, test) = refused(test);
    test.file(ANSWERS, &answers).check().clean();
    assert_snapshot!(told, @"
    error: `data/panel/svar.csv` holds no answers
     --> data/panel/codebook.yaml:3:7
      |
    3 | file: svar.csv
      |       ^^^^^^^^
      |
      = hint: export the answers again, one row each below the names of the columns
    ");
}

#[test]
fn the_file_holds_labels_and_the_codebook_codes() {
    let answers = ReportTest::new().content(ANSWERS);
    let answers =
        answers.replace("1;1;1;34", "1;Gävle;1;34").replace(";2;", ";Söderhamn;");
    let answers = answers.replace(";1;", ";Gävle;").replace("Gävle;34", "1;34");
    let answers =
        answers.replace(";Söderhamn;51", ";2;51").replace(";1;;45", ";Gävle;;45");
    let test = ReportTest::new().file(ANSWERS, answers);
    let slip = Slip {
        file: CODEBOOK,
        good: "{1: Gävle, 2: Söderhamn}",
        slip: "{1: Gävle, 2: Söderhamn}",
        mended: "{Gävle: Gävle, Söderhamn: Söderhamn}",
    };
    assert_snapshot!(told_in(test, slip), @"
    error: the column `ort` holds labels, and not their codes (6 rows, first in row 1)
    --> data/panel/svar.csv:2:3
     = hint: write each label as its own code for `ort` in the codebook (data/panel/codebook.yaml:8:3), `values: {Gävle: Gävle, Söderhamn: Söderhamn}`, or export the answers as codes
    ");
}

#[test]
fn several_answers_stand_in_a_cell() {
    let test = asked("vagar", "1,2")
        .append(CODEBOOK, "  vagar:\n    label: Vägar\n    scale: nominal\n    values: {1: brev, 2: telefon}\n")
        .replace(CHAPTER, "variable: nojd", "variable: vagar");
    let slip = Slip {
        file: CODEBOOK,
        good: "Vägar\n    scale: nominal",
        slip: "Vägar\n    scale: nominal",
        mended: "Vägar\n    scale: multiple\n    separator: \",\"",
    };
    assert_snapshot!(told_in(test, slip), @r#"
    error: the column `vagar` holds several answers in a cell (6 rows, first in row 1)
    --> data/panel/svar.csv:2:10
     = hint: if several answers could be chosen, write `scale: multiple` and `separator: ","` for `vagar` in the codebook (data/panel/codebook.yaml:24:3)
    "#);
}

#[test]
fn columns_to_tick_hold_the_texts_of_their_answers() {
    let test = asked("v1;v2", "Brev;Telefon").replace(CHAPTER, "variable: nojd", "variable: vagar").append(
        CODEBOOK,
        "  vagar:\n    label: Vägar\n    scale: multiple\n    columns: {v1: brev, v2: telefon}\n",
    );
    let slip = Slip {
        file: CODEBOOK,
        good: "columns: {v1: brev, v2: telefon}",
        slip: "columns: {v1: brev, v2: telefon}",
        mended: "columns: [v1, v2]\n    values: {Brev: Brev, Telefon: Telefon}",
    };
    assert_snapshot!(told_in(test, slip), @"
    error: the column `v1` and 1 more hold words, and no code that means chosen (6 rows, first in row 1)
    --> data/panel/svar.csv:2:10
     = hint: where each column holds its answer in words, write for `vagar` in the codebook (data/panel/codebook.yaml:24:3) `columns: [v1, v2]` and `values: {Brev: Brev, Telefon: Telefon}`
    ");
}

#[test]
fn columns_to_tick_hold_yes_in_words() {
    let test = asked("v1;v2", "Ja;Ja").replace(CHAPTER, "variable: nojd", "variable: vagar").append(
        CODEBOOK,
        "  vagar:\n    label: Vägar\n    scale: multiple\n    columns: {v1: brev, v2: telefon}\n",
    );
    let slip = Slip {
        file: CODEBOOK,
        good: "telefon}\n",
        slip: "telefon}\n",
        mended: "telefon}\n    selected: Ja\n",
    };
    assert_snapshot!(told_in(test, slip), @"
    error: the column `v1` and 1 more hold words, and no code that means chosen (6 rows, first in row 1)
    --> data/panel/svar.csv:2:10
     = hint: say for `vagar` in the codebook (data/panel/codebook.yaml:24:3) what it means: `selected: Ja` if that is what was chosen, `unselected: Ja` if it is what was not
    ");
}
