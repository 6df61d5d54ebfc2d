//! Lines in the wrong place, keys and values of the wrong kind, and files saved in another way.

use insta::assert_snapshot;

use super::{Slip, told, told_in, told_saved};
use crate::harness::{CHAPTER, REPORT, ReportTest};

#[test]
fn a_line_is_indented_too_much() {
    let told = told(Slip {
        file: CHAPTER,
        good: "      of: panel",
        slip: "       of: panel",
        mended: "      of: panel",
    });
    assert_snapshot!(told, @"
    error: this line is indented more than the one above it
     --> book/r/chapters/01-resultat.yaml:9:8
      |
    9 |        of: panel
      |        ^
      |
      = hint: begin it with 6 spaces, so that it stands below line 8
      = hint: or, if the line goes on with the text above, put that in quotation marks, or write it under `|`
    ");
}

#[test]
fn a_line_is_indented_too_little() {
    let told = told(Slip {
        file: CHAPTER,
        good: "      caption: Hur",
        slip: "     caption: Hur",
        mended: "      caption: Hur",
    });
    assert_snapshot!(told, @"
    error: this line does not fit the lines above it
     --> book/r/chapters/01-resultat.yaml:8:6
      |
    8 |      caption: Hur nöjda de är
      |      ^
      |
      = hint: it begins with 5 spaces, and line 7 above it with 6 spaces: lines that belong together begin with the same number
    ");
}

#[test]
fn a_line_of_a_text_is_indented_too_little() {
    let told = told(Slip {
        file: CHAPTER,
        good: "      och @table:orter",
        slip: "   och @table:orter",
        mended: "      och @table:orter",
    });
    assert_snapshot!(told, @"
    error: this line does not belong to the text above it: it is indented less
     --> book/r/chapters/01-resultat.yaml:5:4
      |
    5 |    och @table:orter. Så var det även förr @verk2019.
      |    ^
      |
      = hint: begin it with 6 spaces, as line 4, instead of 3 spaces
    ");
}

#[test]
fn no_colon_after_a_key() {
    let told = told(Slip {
        file: CHAPTER,
        good: "title: Resultat",
        slip: "title Resultat",
        mended: "title: Resultat",
    });
    assert_snapshot!(told, @"
    error: this line has no colon after its key
     --> book/r/chapters/01-resultat.yaml:1:1
      |
    1 | title Resultat
      | ^^^^^^^^^^^^^^
      |
      = hint: write `title: Resultat`
    ");
}

#[test]
fn an_equals_sign_for_a_colon() {
    let told = told(Slip {
        file: REPORT,
        good: "where: {ort: Gävle}",
        slip: "where: ort = Gävle",
        mended: "where: {ort: Gävle}",
    });
    assert_snapshot!(told, @"
    error: here should stand lines such as `name: value`, not the text `ort = Gävle`
      --> book/r/report.yaml:12:12
       |
    12 |     where: ort = Gävle
       |            ^^^^^^^^^^^
       |
       = hint: write `{ort: Gävle}`
    ");
}

#[test]
fn a_list_where_names_belong() {
    let told = told(Slip {
        file: REPORT,
        good: "  gavlebor:\n    survey: panel\n    where: {ort: Gävle}\n",
        slip: "  - gavlebor:\n      survey: panel\n      where: {ort: Gävle}\n",
        mended: "  gavlebor:\n    survey: panel\n    where: {ort: Gävle}\n",
    });
    assert_snapshot!(told, @"
    error: here should stand lines such as `name: value`, not a list
      --> book/r/report.yaml:10:3
       |
    10 |   - gavlebor:
       |   ^
       |
       = hint: write `gavlebor:` without `- ` in front of it, and the others so too
    ");
}

#[test]
fn names_where_a_list_belongs() {
    let test = ReportTest::new()
        .file(CHAPTER, "title: Resultat\nblocks:\n  - text: Hej.\n")
        .replace(REPORT, "bibliography: verk.yaml\n", "");
    let told = told_in(
        test,
        Slip {
            file: CHAPTER,
            good: "  - text: Hej",
            slip: "  text: Hej",
            mended: "  - text: Hej",
        },
    );
    assert_snapshot!(told, @"
    error: here should stand a list, not keys with values
     --> book/r/chapters/01-resultat.yaml:3:3
      |
    3 |   text: Hej.
      |   ^
      |
      = hint: begin each item with `- `
    ");
}

#[test]
fn a_text_without_the_word_text() {
    let told = told(Slip {
        file: CHAPTER,
        good: "  - references\n",
        slip: "  - references\n  - Till sist ett tack.\n",
        mended: "  - references\n  - text: Till sist ett tack.\n",
    });
    assert_snapshot!(told, @"
    error: unknown kind of block `Till sist ett tack.`
      --> book/r/chapters/01-resultat.yaml:19:5
       |
    19 |   - Till sist ett tack.
       |     ^^^^^^^^^^^^^^^^^^^
       |
       = hint: say first what it is: `text: …`, `section: …`
    ");
}

#[test]
fn a_key_in_swedish() {
    let told = told(Slip {
        file: REPORT,
        good: "title: En liten",
        slip: "rubrik: En liten",
        mended: "title: En liten",
    });
    assert_snapshot!(told, @"
    error: unknown key `rubrik` in the report
     --> book/r/report.yaml:1:1
      |
    1 | rubrik: En liten mätning
      | ^^^^^^
      |
      = hint: did you mean `title`? keys and choices are in English
    ");
}

#[test]
fn a_kind_of_block_in_swedish() {
    let told = told(Slip {
        file: CHAPTER,
        good: "- chart:",
        slip: "- diagram:",
        mended: "- chart:",
    });
    assert_snapshot!(told, @"
    error: unknown kind of block `diagram`
     --> book/r/chapters/01-resultat.yaml:6:5
      |
    6 |   - diagram:
      |     ^^^^^^^
      |
      = hint: did you mean `chart`? keys and choices are in English
    ");
}

#[test]
fn a_key_with_a_capital() {
    let told = told(Slip {
        file: CHAPTER,
        good: "title: Resultat",
        slip: "Title: Resultat",
        mended: "title: Resultat",
    });
    assert_snapshot!(told, @"
    error: unknown key `Title` in a chapter
     --> book/r/chapters/01-resultat.yaml:1:1
      |
    1 | Title: Resultat
      | ^^^^^
      |
      = hint: did you mean `title`?
    ");
}

#[test]
fn a_key_stands_twice() {
    let told = told(Slip {
        file: CHAPTER,
        good: "      type: bar\n",
        slip: "      type: bar\n      of: panel\n",
        mended: "      type: bar\n",
    });
    assert_snapshot!(told, @"
    error: the key `of` stands twice in the same place
      --> book/r/chapters/01-resultat.yaml:12:7
       |
    12 |       of: panel
       |       ^^
       |
       = hint: remove or rename one of them; the first is in line 9
    ");
}

#[test]
fn yes_in_swedish() {
    let test = ReportTest::new().append(REPORT, "output: {html: true}\n");
    let told = told_in(
        test,
        Slip { file: REPORT, good: "html: true", slip: "html: ja", mended: "html: true" },
    );
    assert_snapshot!(told, @"
    error: here should stand `true` or `false`, not the text `ja`
      --> book/r/report.yaml:20:16
       |
    20 | output: {html: ja}
       |                ^^
       |
       = hint: write `true`, without quotation marks
    ");
}

#[test]
fn on_in_swedish() {
    let test = ReportTest::new().append(REPORT, "weights: off\n");
    let told = told_in(
        test,
        Slip {
            file: REPORT,
            good: "weights: off",
            slip: "weights: nej",
            mended: "weights: off",
        },
    );
    assert_snapshot!(told, @"
    error: `nej` is not a choice here
      --> book/r/report.yaml:20:10
       |
    20 | weights: nej
       |          ^^^
       |
       = hint: did you mean `off`? keys and choices are in English
    ");
}

#[test]
fn a_decimal_comma() {
    let test = ReportTest::new().append(REPORT, "intervals: {level: 0.95}\n");
    let told = told_in(
        test,
        Slip {
            file: REPORT,
            good: "level: 0.95",
            slip: "level: 0,95",
            mended: "level: 0.95",
        },
    );
    assert_snapshot!(told, @"
    error: decimals come after a point here, not after a comma
      --> book/r/report.yaml:20:21
       |
    20 | intervals: {level: 0,95}
       |                     ^
       |
       = hint: write `level: 0.95`
    ");
}

#[test]
fn a_decimal_comma_on_a_line_of_its_own() {
    let test = ReportTest::new().append(REPORT, "intervals:\n  level: 0.95\n");
    let told = told_in(
        test,
        Slip {
            file: REPORT,
            good: "level: 0.95",
            slip: "level: 0,95",
            mended: "level: 0.95",
        },
    );
    assert_snapshot!(told, @"
    error: here should stand a number, not the text `0,95`
      --> book/r/report.yaml:21:10
       |
    21 |   level: 0,95
       |          ^^^^
       |
       = hint: write the decimals after a point: `0.95`
    ");
}

#[test]
fn a_date_in_words() {
    let told = told(Slip {
        file: REPORT,
        good: "date: 2020-01-31",
        slip: "date: 31 januari 2020",
        mended: "date: 2020-01-31",
    });
    assert_snapshot!(told, @"
    error: `31 januari 2020` is not a date
     --> book/r/report.yaml:4:7
      |
    4 | date: 31 januari 2020
      |       ^^^^^^^^^^^^^^^
      |
      = hint: write year-month-day: `2020-01-31`
    ");
}

#[test]
fn a_number_in_words() {
    let told = told(Slip {
        file: REPORT,
        good: "publisher: FoU Provort\n",
        slip: "publisher: FoU Provort\npercent-decimals: en\n",
        mended: "publisher: FoU Provort\npercent-decimals: 1\n",
    });
    assert_snapshot!(told, @"
    error: here should stand a whole number from 0, not the text `en`
     --> book/r/report.yaml:6:19
      |
    6 | percent-decimals: en
      |                   ^^
      |
      = hint: write it in digits
    ");
}

#[test]
fn a_line_of_hyphens_between_two_parts() {
    let told = told(Slip {
        file: CHAPTER,
        good: "  - references\n",
        slip: "---\n  - references\n",
        mended: "  - references\n",
    });
    assert_snapshot!(told, @"
    error: the file ends at this line for YAML, and goes on below it
      --> book/r/chapters/01-resultat.yaml:18:1
       |
    18 | ---
       | ^^^
       |
       = hint: remove the line
    ");
}

#[test]
fn a_line_break_of_word_within_a_text() {
    let told = told(Slip {
        file: CHAPTER,
        good: "Hur nöjda de är",
        slip: "Hur nöjda\u{b}de är",
        mended: "Hur nöjda de är",
    });
    assert_snapshot!(told, @"
    error: here stands a character that cannot be seen (U+000B)
     --> book/r/chapters/01-resultat.yaml:8:25
      |
    8 |       caption: Hur nöjda␋de är
      |                         ^
      |
      = hint: remove it; Word writes such ones for line breaks within a paragraph
    ");
}

#[test]
fn a_file_is_saved_as_utf_16() {
    let bytes = |text: &str| {
        let units = text.encode_utf16().flat_map(u16::to_le_bytes);
        [0xff, 0xfe].into_iter().chain(units).collect()
    };
    assert_snapshot!(told_saved(bytes), @"
    error: the file is saved in UTF-16, and not in UTF-8
     --> book/r/chapters/01-resultat.yaml:1:1
      |
    1 | title: Resultat
      | ^
      |
      = hint: save the file again in the encoding UTF-8: editors ask for it where one chooses a name and folder
    ");
}

#[test]
fn a_file_is_saved_in_an_older_encoding() {
    // Every letter of the chapter is where Latin 1 has it.
    let bytes = |text: &str| {
        text.chars().map(|sign| u8::try_from(u32::from(sign)).unwrap()).collect()
    };
    assert_snapshot!(told_saved(bytes), @r#"
    error: this letter is not saved in UTF-8
     --> book/r/chapters/01-resultat.yaml:4:35
      |
    4 |       Av {{ n("svar") }} svarande är {{ percent("nojda") }} nöjda, se @diagram:nojd
      |                                   ^
      |
      = hint: save the file again in the encoding UTF-8: editors ask for it where one chooses a name and folder
    "#);
}

#[test]
fn a_file_is_saved_as_a_word_document() {
    let bytes = |text: &str| [b"PK\x03\x04".as_slice(), text.as_bytes()].concat();
    assert_snapshot!(told_saved(bytes), @"
    error: the file is no plain text, but what Word or Excel saves
     --> book/r/chapters/01-resultat.yaml:1:1
      |
    1 |
      | ^
      |
      = hint: save it as plain text, in the encoding UTF-8
    ");
}

#[test]
fn a_mark_at_the_beginning_of_a_file_is_no_mistake() {
    let chapter = ReportTest::new().content(CHAPTER);
    let test = ReportTest::new().file(CHAPTER, format!("\u{feff}{chapter}"));
    test.check().clean();
}
