//! Signs that look like others, spaces that are missing, and texts that need quotation marks.

use insta::assert_snapshot;

use super::{SHORT, Slip, told, told_in};
use crate::harness::{CHAPTER, CODEBOOK, REPORT, ReportTest};

#[test]
fn a_tab_indents_a_line() {
    let told = told(Slip {
        file: CHAPTER,
        good: "      caption: Hur",
        slip: "\tcaption: Hur",
        mended: "      caption: Hur",
    });
    assert_snapshot!(told, @"
    error: a line cannot be indented with a tab
     --> book/r/chapters/01-resultat.yaml:8:1
      |
    8 |     caption: Hur nöjda de är
      | ^^^^
      |
      = hint: use spaces instead, as many as the lines beside it begin with
    ");
}

#[test]
fn no_space_after_a_colon() {
    let told = told(Slip {
        file: CHAPTER,
        good: "variable: nojd",
        slip: "variable:nojd",
        mended: "variable: nojd",
    });
    assert_snapshot!(told, @"
    error: there is no space after the colon
      --> book/r/chapters/01-resultat.yaml:10:15
       |
    10 |       variable:nojd
       |               ^
       |
       = hint: write `variable: nojd`
    ");
}

#[test]
fn no_space_after_the_first_colon() {
    let told = told(Slip {
        file: CHAPTER,
        good: "id: nojd",
        slip: "id:nojd",
        mended: "id: nojd",
    });
    assert_snapshot!(told, @"
    error: there is no space after the colon
     --> book/r/chapters/01-resultat.yaml:7:9
      |
    7 |       id:nojd
      |         ^
      |
      = hint: write `id: nojd`
    ");
}

#[test]
fn no_space_after_a_colon_in_braces() {
    let told = told(Slip {
        file: REPORT,
        good: "{of: panel}",
        slip: "{of:panel}",
        mended: "{of: panel}",
    });
    assert_snapshot!(told, @"
    error: there is no space after the colon
      --> book/r/report.yaml:15:12
       |
    15 |   svar: {of:panel}
       |            ^
       |
       = hint: write `of: panel`
    ");
}

#[test]
fn no_space_after_the_kind_of_a_block() {
    let told = told(Slip {
        file: CHAPTER,
        good: "- text: |",
        slip: "- text:|",
        mended: "- text: |",
    });
    assert_snapshot!(told, @"
    error: there is no space after the colon
     --> book/r/chapters/01-resultat.yaml:3:9
      |
    3 |   - text:|
      |         ^
      |
      = hint: write `text: |`
    ");
}

#[test]
fn a_colon_in_a_caption() {
    let told = told(Slip {
        file: CHAPTER,
        good: "caption: Hur nöjda de är",
        slip: "caption: Nöjda: alla",
        mended: "caption: \"Nöjda: alla\"",
    });
    assert_snapshot!(told, @r#"
    error: a colon and a space cannot stand within a text that is not in quotation marks
     --> book/r/chapters/01-resultat.yaml:8:21
      |
    8 |       caption: Nöjda: alla
      |                     ^
      |
      = hint: put such marks around the text: `"Nöjda: alla"`
    "#);
}

#[test]
fn a_colon_in_a_caption_in_braces() {
    let test = ReportTest::new().blocks(SHORT);
    let told = told_in(
        test,
        Slip {
            file: CHAPTER,
            good: "caption: Nöjda",
            slip: "caption: Nöjda: alla",
            mended: "caption: \"Nöjda: alla\"",
        },
    );
    assert_snapshot!(told, @r#"
    error: a colon and a space cannot stand within a text that is not in quotation marks
     --> book/r/chapters/01-resultat.yaml:4:34
      |
    4 |   - chart: {id: a, caption: Nöjda: alla, of: panel, variable: nojd}
      |                                  ^
      |
      = hint: put such marks around the text: `"Nöjda: alla"`
    "#);
}

#[test]
fn a_comma_in_a_caption_in_braces() {
    let test = ReportTest::new().blocks(SHORT);
    let told = told_in(
        test,
        Slip {
            file: CHAPTER,
            good: "caption: Nöjda",
            slip: "caption: Nöjda, alla",
            mended: "caption: \"Nöjda, alla\"",
        },
    );
    assert_snapshot!(told, @r#"
    error: within `{…}` a text ends at a comma, if it is not in quotation marks
     --> book/r/chapters/01-resultat.yaml:4:34
      |
    4 |   - chart: {id: a, caption: Nöjda, alla, of: panel, variable: nojd}
      |                                  ^
      |
      = hint: put quotation marks around it: `caption: "Nöjda, alla"`
    "#);
}

#[test]
fn a_quotation_mark_is_not_closed() {
    let test = ReportTest::new().replace(CHAPTER, "Var de bor", "\"Var de bor\"");
    let told = told_in(
        test,
        Slip {
            file: CHAPTER,
            good: "caption: Hur nöjda de är",
            slip: "caption: \"Hur nöjda de är",
            mended: "caption: \"Hur nöjda de är\"",
        },
    );
    assert_snapshot!(told, @r#"
    error: the quotation mark is not closed
     --> book/r/chapters/01-resultat.yaml:8:16
      |
    8 |       caption: "Hur nöjda de är
      |                ^
      |
      = hint: close it at the end of the text: `"Hur nöjda de är"`
    "#);
}

#[test]
fn a_quotation_mark_is_not_closed_in_braces() {
    let test = ReportTest::new().blocks(SHORT);
    let told = told_in(
        test,
        Slip {
            file: CHAPTER,
            good: "caption: Nöjda",
            slip: "caption: \"Nöjda",
            mended: "caption: \"Nöjda\"",
        },
    );
    assert_snapshot!(told, @r#"
    error: the quotation mark is not closed
     --> book/r/chapters/01-resultat.yaml:4:29
      |
    4 |   - chart: {id: a, caption: "Nöjda, of: panel, variable: nojd}
      |                             ^
      |
      = hint: close it at the end of the text: `"Nöjda"`
    "#);
}

#[test]
fn a_text_goes_on_after_its_quotation_mark() {
    let told = told(Slip {
        file: CHAPTER,
        good: "caption: Hur nöjda de är",
        slip: "caption: \"Nöjda\" eller inte",
        mended: "caption: '\"Nöjda\" eller inte'",
    });
    assert_snapshot!(told, @r#"
    error: the text goes on after the quotation mark that closes it
     --> book/r/chapters/01-resultat.yaml:8:24
      |
    8 |       caption: "Nöjda" eller inte
      |                        ^^^^^^^^^^
      |
      = hint: put quotation marks around all of it: `'"Nöjda" eller inte'`
    "#);
}

#[test]
fn curly_quotation_marks_around_a_text_with_a_colon() {
    let told = told(Slip {
        file: CHAPTER,
        good: "caption: Hur nöjda de är",
        slip: "caption: ”Nöjda: alla”",
        mended: "caption: \"Nöjda: alla\"",
    });
    assert_snapshot!(told, @r#"
    error: a colon and a space cannot stand within a text that is not in quotation marks
     --> book/r/chapters/01-resultat.yaml:8:22
      |
    8 |       caption: ”Nöjda: alla”
      |                      ^
      |
      = hint: write straight quotation marks, not curly ones: `"Nöjda: alla"`
    "#);
}

#[test]
fn curly_quotation_marks_around_a_choice() {
    let told = told(Slip {
        file: CHAPTER,
        good: "type: bar",
        slip: "type: ”bar”",
        mended: "type: bar",
    });
    assert_snapshot!(told, @"
    error: `”bar”` is not a choice here
      --> book/r/chapters/01-resultat.yaml:11:13
       |
    11 |       type: ”bar”
       |             ^^^^^
       |
       = hint: write `bar`, without the curly quotation marks
    ");
}

#[test]
fn no_break_spaces_indent_a_line() {
    let told = told(Slip {
        file: CHAPTER,
        good: "      caption: Hur",
        slip: "\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}caption: Hur",
        mended: "      caption: Hur",
    });
    assert_snapshot!(told, @"
    error: what looks like a space here is a no-break space or the like
     --> book/r/chapters/01-resultat.yaml:8:1
      |
    8 |       caption: Hur nöjda de är
      | ^^^^^^
      |
      = hint: write ordinary spaces instead; text that is pasted from Word or a web page brings such others along
    ");
}

#[test]
fn a_no_break_space_after_a_colon() {
    let told = told(Slip {
        file: CHAPTER,
        good: "id: nojd",
        slip: "id:\u{a0}nojd",
        mended: "id: nojd",
    });
    assert_snapshot!(told, @"
    error: what looks like a space here is a no-break space or the like
     --> book/r/chapters/01-resultat.yaml:7:10
      |
    7 |       id: nojd
      |          ^
      |
      = hint: write ordinary spaces instead; text that is pasted from Word or a web page brings such others along
    ");
}

#[test]
fn a_label_begins_with_more_than() {
    let told = told(Slip {
        file: CODEBOOK,
        good: "1: inte nöjd",
        slip: "1: >65 år",
        mended: "1: \">65 år\"",
    });
    assert_snapshot!(told, @r#"
    error: a value cannot begin with `>`
      --> data/panel/codebook.yaml:17:10
       |
    17 |       1: >65 år
       |          ^
       |
       = hint: put it in quotation marks: `">65 år"`
    "#);
}

#[test]
fn no_space_after_a_hyphen() {
    let told = told(Slip {
        file: CHAPTER,
        good: "- chart:\n",
        slip: "-chart:\n",
        mended: "- chart:\n",
    });
    assert_snapshot!(told, @"
    error: there is no space after the hyphen
     --> book/r/chapters/01-resultat.yaml:6:3
      |
    6 |   -chart:
      |   ^
      |
      = hint: write `- chart:`
    ");
}

#[test]
fn a_dash_for_a_hyphen() {
    let told = told(Slip {
        file: CHAPTER,
        good: "- table:\n",
        slip: "– table:\n",
        mended: "- table:\n",
    });
    assert_snapshot!(told, @"
    error: `–` does not begin an item of a list here
      --> book/r/chapters/01-resultat.yaml:12:3
       |
    12 |   – table:
       |   ^
       |
       = hint: write a hyphen and a space instead: `- table:`; Word turns hyphens into such signs
    ");
}

#[test]
fn a_bullet_for_a_hyphen() {
    let told = told(Slip {
        file: CHAPTER,
        good: "  - chart:\n",
        slip: "  •\u{a0}chart:\n",
        mended: "  - chart:\n",
    });
    assert_snapshot!(told, @"
    error: `•` does not begin an item of a list here
     --> book/r/chapters/01-resultat.yaml:6:3
      |
    6 |   • chart:
      |   ^
      |
      = hint: write a hyphen and a space instead: `- chart:`; Word turns hyphens into such signs
    ");
}

#[test]
fn a_percent_sign_begins_a_caption() {
    let told = told(Slip {
        file: CHAPTER,
        good: "caption: Hur nöjda de är",
        slip: "caption: % nöjda",
        mended: "caption: \"% nöjda\"",
    });
    assert_snapshot!(told, @r#"
    error: a value cannot begin with `%`
     --> book/r/chapters/01-resultat.yaml:8:16
      |
    8 |       caption: % nöjda
      |                ^
      |
      = hint: put it in quotation marks: `"% nöjda"`
    "#);
}

#[test]
fn a_reference_begins_a_text() {
    let told = told(Slip {
        file: CHAPTER,
        good: "  - references\n",
        slip: "  - text: @verk2019 säger mer.\n  - references\n",
        mended: "  - text: \"@verk2019 säger mer.\"\n  - references\n",
    });
    assert_snapshot!(told, @r#"
    error: a value cannot begin with `@`
      --> book/r/chapters/01-resultat.yaml:18:11
       |
    18 |   - text: @verk2019 säger mer.
       |           ^
       |
       = hint: put it in quotation marks: `"@verk2019 säger mer."`
    "#);
}

#[test]
fn an_exclamation_mark_begins_a_caption() {
    let told = told(Slip {
        file: CHAPTER,
        good: "caption: Hur nöjda de är",
        slip: "caption: !Viktigt om nöjdhet",
        mended: "caption: \"!Viktigt om nöjdhet\"",
    });
    assert_snapshot!(told, @r#"
    error: a value cannot begin with `!`
     --> book/r/chapters/01-resultat.yaml:8:16
      |
    8 |       caption: !Viktigt om nöjdhet
      |                ^
      |
      = hint: put it in quotation marks: `"!Viktigt om nöjdhet"`
    "#);
}

#[test]
fn a_number_sign_within_a_title() {
    let told = told(Slip {
        file: REPORT,
        good: "title: En liten mätning",
        slip: "title: En liten mätning #1",
        mended: "title: \"En liten mätning #1\"",
    });
    assert_snapshot!(told, @r#"
    error: the text ends here, because ` #` begins a comment in YAML
     --> book/r/report.yaml:1:25
      |
    1 | title: En liten mätning #1
      |                         ^^
      |
      = hint: put the whole text in quotes: `"En liten mätning #1"`
    "#);
}

#[test]
fn a_number_sign_begins_a_title() {
    let told = told(Slip {
        file: REPORT,
        good: "title: En liten mätning",
        slip: "title: #1 i länet",
        mended: "title: \"#1 i länet\"",
    });
    assert_snapshot!(told, @r##"
    error: `title` has no value: ` #` begins a comment in YAML
     --> book/r/report.yaml:1:1
      |
    1 | title: #1 i länet
      | ^^^^^
      |
      = hint: put the text in quotation marks: `title: "#1 i länet"`
    "##);
}

#[test]
fn a_path_of_windows_in_quotation_marks() {
    let told = told(Slip {
        file: CHAPTER,
        good: "caption: Hur nöjda de är",
        slip: "caption: \"Det som låg i G:\\FoU\"",
        mended: "caption: 'Det som låg i G:\\FoU'",
    });
    assert_snapshot!(told, @r#"
    error: a backslash has a meaning of its own within `"…"`
     --> book/r/chapters/01-resultat.yaml:8:33
      |
    8 |       caption: "Det som låg i G:\FoU"
      |                                 ^
      |
      = hint: write `'Det som låg i G:\FoU'`
    "#);
}
