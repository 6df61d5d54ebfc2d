//! Mistakes in `report.yaml` and in the keys of a chapter.

use insta::assert_snapshot;

use crate::harness::{CHAPTER, REPORT, ReportTest};

#[test]
fn an_unknown_key_of_the_report() {
    let test = ReportTest::new().append(REPORT, "percent-decimal: 1\n");
    assert_snapshot!(test.rebuild().refused(), @"
    error: unknown key `percent-decimal` in the report
      --> book/r/report.yaml:20:1
       |
    20 | percent-decimal: 1
       | ^^^^^^^^^^^^^^^
       |
       = hint: did you mean `percent-decimals`?
    ");
}

#[test]
fn an_unknown_key_of_a_chart() {
    let test = ReportTest::new().replace(CHAPTER, "type: bar", "tpye: bar");
    assert_snapshot!(test.rebuild().refused(), @"
    error: unknown key `tpye` in a chart
      --> book/r/chapters/01-resultat.yaml:11:7
       |
    11 |       tpye: bar
       |       ^^^^
       |
       = hint: did you mean `type`?
    ");
}

#[test]
fn an_unknown_key_far_from_any_other() {
    let test = ReportTest::new().replace(CHAPTER, "type: bar", "färg: röd");
    assert_snapshot!(test.rebuild().refused(), @"
    error: unknown key `färg` in a chart
      --> book/r/chapters/01-resultat.yaml:11:7
       |
    11 |       färg: röd
       |       ^^^^
       |
       = hint: choose one of `id`, `caption`, `of`, `where`, `variable`, `by`, `series`, `panels`, `numbers`, `type`, `measure`, `breaks`, …
    ");
}

#[test]
fn a_list_where_text_belongs() {
    let test = ReportTest::new().replace(REPORT, "FoU Provort", "[FoU, Provort]");
    assert_snapshot!(test.rebuild().refused(), @"
    error: here should stand text, not a list
     --> book/r/report.yaml:5:12
      |
    5 | publisher: [FoU, Provort]
      |            ^
      |
      = hint: write one text; between quotation marks if it begins with `[` or `- `
    ");
}

#[test]
fn a_map_where_text_belongs() {
    let test = ReportTest::new().replace(REPORT, "FoU Provort", "{FoU: Provort}");
    assert_snapshot!(test.rebuild().refused(), @"
    error: here should stand text, not keys with values
     --> book/r/report.yaml:5:12
      |
    5 | publisher: {FoU: Provort}
      |            ^
      |
      = hint: write one text; between quotation marks if it holds `: ` or begins with `{`
    ");
}

#[test]
fn a_text_where_a_map_belongs() {
    let test =
        ReportTest::new().replace(REPORT, "where: {ort: Gävle}", "where: ort = Gävle");
    assert_snapshot!(test.rebuild().refused(), @"
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
fn a_word_where_a_number_belongs() {
    let test = ReportTest::new().append(REPORT, "percent-decimals: en\n");
    assert_snapshot!(test.rebuild().refused(), @"
    error: here should stand a whole number from 0, not the text `en`
      --> book/r/report.yaml:20:19
       |
    20 | percent-decimals: en
       |                   ^^
       |
       = hint: write it in digits
    ");
}

#[test]
fn a_map_where_blocks_belong() {
    let test = ReportTest::new().file(CHAPTER, "title: Resultat\nblocks:\n  text: Hej\n");
    assert_snapshot!(test.rebuild().refused(), @"
    error: here should stand a list, not keys with values
     --> book/r/chapters/01-resultat.yaml:3:3
      |
    3 |   text: Hej
      |   ^
      |
      = hint: begin each item with `- `
    ");
}

#[test]
fn a_report_without_a_title() {
    let test = ReportTest::new().replace(REPORT, "title: En liten mätning\n", "");
    assert_snapshot!(test.rebuild().refused(), @"
    error: the report lacks the key `title`
     --> book/r/report.yaml:1:1
      |
    1 | template: fou-rapport
      | ^
      |
      = hint: add `title: …`
    ");
}

#[test]
fn a_title_without_text() {
    let test = ReportTest::new().replace(REPORT, "title: En liten mätning", "title:");
    assert_snapshot!(test.rebuild().refused(), @"
    error: the key `title` has no value
     --> book/r/report.yaml:1:1
      |
    1 | title:
      | ^^^^^
      |
      = hint: write `title: …`
    ");
}

#[test]
fn a_chart_without_an_id() {
    let test = ReportTest::new().replace(CHAPTER, "      id: nojd\n", "").replace(
        CHAPTER,
        "se @diagram:nojd",
        "se nedan",
    );
    assert_snapshot!(test.rebuild().refused(), @"
    error: a chart lacks the key `id`
     --> book/r/chapters/01-resultat.yaml:7:7
      |
    7 |       caption: Hur nöjda de är
      |       ^
      |
      = hint: add `id: …`
    ");
}

#[test]
fn a_chapter_without_a_title() {
    let test = ReportTest::new().replace(CHAPTER, "title: Resultat\n", "");
    assert_snapshot!(test.rebuild().refused(), @"
    error: a chapter lacks the key `title`
     --> book/r/chapters/01-resultat.yaml:1:1
      |
    1 | blocks:
      | ^
      |
      = hint: add `title: …`
    ");
}

#[test]
fn an_empty_report_file() {
    let test = ReportTest::new().file(REPORT, "");
    assert_snapshot!(test.rebuild().refused(), @r"
    error: here should stand the keys of the report, and nothing does
     --> book/r/report.yaml:1:1
      |
    1 |
      | ^
      |
      = hint: write its keys below, each on a line of its own: `title: …`, `template: …`, `language: …`, `date: …`, `publisher: …`
    ");
}

#[test]
fn an_empty_chapter_file() {
    let test = ReportTest::new().file(CHAPTER, "# inget än\n");
    assert_snapshot!(test.rebuild().refused(), @r"
    error: here should stand the keys of a chapter, and nothing does
     --> book/r/chapters/01-resultat.yaml:1:1
      |
    1 | # inget än
      | ^
      |
      = hint: write its keys below, each on a line of its own: `title: …`
    ");
}

#[test]
fn a_colon_in_a_plain_value() {
    let test = ReportTest::new().replace(
        REPORT,
        "title: En liten mätning",
        "title: Mätning: en liten",
    );
    assert_snapshot!(test.rebuild().refused(), @r#"
    error: a colon and a space cannot stand within a text that is not in quotation marks
     --> book/r/report.yaml:1:15
      |
    1 | title: Mätning: en liten
      |               ^
      |
      = hint: put such marks around the text: `"Mätning: en liten"`
    "#);
}

#[test]
fn a_quotation_mark_that_is_not_closed() {
    let test = ReportTest::new().replace(CHAPTER, "Hur nöjda de är", "\"Hur nöjda de är");
    assert_snapshot!(test.rebuild().refused(), @r#"
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
fn a_tab_for_indentation() {
    let test = ReportTest::new().replace(CHAPTER, "      id: nojd\n", "\tid: nojd\n");
    assert_snapshot!(test.rebuild().refused(), @"
    error: a line cannot be indented with a tab
     --> book/r/chapters/01-resultat.yaml:7:1
      |
    7 |     id: nojd
      | ^^^^
      |
      = hint: use spaces instead, as many as the lines beside it begin with
    ");
}

#[test]
fn a_line_that_is_indented_too_little() {
    let test =
        ReportTest::new().replace(CHAPTER, "      variable: nojd", "    variable: nojd");
    assert_snapshot!(test.rebuild().refused(), @"
    error: this line is indented more than the one above it
      --> book/r/chapters/01-resultat.yaml:11:7
       |
    11 |       type: bar
       |       ^
       |
       = hint: begin it with 4 spaces, so that it stands below line 10
       = hint: or, if the line goes on with the text above, put that in quotation marks, or write it under `|`
    ");
}

#[test]
fn a_key_that_stands_twice() {
    let test = ReportTest::new().replace(
        CHAPTER,
        "      variable: nojd\n",
        "      variable: nojd\n      variable: ort\n",
    );
    assert_snapshot!(test.rebuild().refused(), @"
    error: the key `variable` stands twice in the same place
      --> book/r/chapters/01-resultat.yaml:11:7
       |
    11 |       variable: ort
       |       ^^^^^^^^
       |
       = hint: remove or rename one of them; the first is in line 10
    ");
}

#[test]
fn an_unknown_language() {
    let test = ReportTest::new().replace(REPORT, "language: sv", "language: se");
    assert_snapshot!(test.rebuild().refused(), @"
    error: `se` is not a choice here
     --> book/r/report.yaml:3:11
      |
    3 | language: se
      |           ^^
      |
      = hint: did you mean `sv`?
    ");
}

#[test]
fn a_date_that_is_none() {
    let test = ReportTest::new().replace(REPORT, "2020-01-31", "31 januari 2020");
    assert_snapshot!(test.rebuild().refused(), @"
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
fn an_unknown_kind_of_block() {
    let test = ReportTest::new().replace(CHAPTER, "  - chart:", "  - diagram:");
    assert_snapshot!(test.rebuild().refused(), @r#"
        error: unknown kind of block `diagram`
         --> book/r/chapters/01-resultat.yaml:6:5
          |
        6 |   - diagram:
          |     ^^^^^^^
          |
          = hint: did you mean `chart`? keys and choices are in English
        "#);
}

#[test]
fn a_block_without_its_dash() {
    let test = ReportTest::new().replace(CHAPTER, "  - table:", "    table:");
    assert_snapshot!(test.rebuild().refused(), @"
    error: `table` does not belong to the block above it
      --> book/r/chapters/01-resultat.yaml:12:5
       |
    12 |     table:
       |     ^^^^^
       |
       = hint: begin a block of its own with `- ` in front of it
    ");
}

#[test]
fn a_table_with_the_id_of_a_chart() {
    let test = ReportTest::new().replace(CHAPTER, "id: orter", "id: nojd").replace(
        CHAPTER,
        "@table:orter",
        "@table:nojd",
    );
    assert_snapshot!(test.rebuild().refused(), @"
    error: the id `nojd` is already taken
      --> book/r/chapters/01-resultat.yaml:13:11
       |
    13 |       id: nojd
       |           ^^^^
       |
       = hint: choose another one; it is used at book/r/chapters/01-resultat.yaml:7:11
    ");
}

#[test]
fn two_sections_with_one_id() {
    let test = ReportTest::new().replace(
        CHAPTER,
        "  - references\n",
        "  - section: Ett\n    id: svar\n  - section: Två\n    id: svar\n  - references\n",
    );
    assert_snapshot!(test.rebuild().refused(), @"
    error: the id `svar` is already taken
      --> book/r/chapters/01-resultat.yaml:21:9
       |
    21 |     id: svar
       |         ^^^^
       |
       = hint: choose another one; it is used at book/r/chapters/01-resultat.yaml:19:9
    ");
}

#[test]
fn an_id_with_a_space() {
    let test = ReportTest::new()
        .replace(CHAPTER, "id: orter", "id: Orter i länet")
        .replace(CHAPTER, "      och @table:orter. Så", "      nedan. Så");
    assert_snapshot!(test.rebuild().refused(), @"
    error: `Orter i länet` cannot be an id
      --> book/r/chapters/01-resultat.yaml:13:11
       |
    13 |       id: Orter i länet
       |           ^^^^^^^^^^^^^
       |
       = hint: use letters a-z, digits and hyphens: `orter-i-lanet`
    ");
}

#[test]
fn a_heading_five_levels_deep() {
    let test = ReportTest::new().replace(
        CHAPTER,
        "  - references\n",
        "  - references
  - section: Två
    blocks:
      - section: Tre
        blocks:
          - section: Fyra
            blocks:
              - section: Fem
                blocks:
                  - text: Här är det djupt.
",
    );
    assert_snapshot!(test.rebuild().refused(), @"
    error: headings go 4 levels deep, this one is deeper
      --> book/r/chapters/01-resultat.yaml:25:26
       |
    25 |               - section: Fem
       |                          ^^^
       |
       = hint: move the section up, or make it a paragraph that begins in bold
    ");
}

#[test]
fn a_figure_without_a_picture() {
    let test = ReportTest::new().replace(
        CHAPTER,
        "  - references\n",
        "  - figure: {id: karta, caption: Länet, alt: En karta}\n  - references\n",
    );
    assert_snapshot!(test.rebuild().refused(), @"
    error: a figure has one of `kind`, `image` and `typst`
      --> book/r/chapters/01-resultat.yaml:18:13
       |
    18 |   - figure: {id: karta, caption: Länet, alt: En karta}
       |             ^
       |
       = hint: give one of the three
    ");
}

#[test]
fn a_chart_by_and_in_series() {
    let test = ReportTest::new().replace(
        CHAPTER,
        "      type: bar\n",
        "      by: ort\n      series: [{label: Gävle, where: {ort: Gävle}}]\n",
    );
    assert_snapshot!(test.rebuild().refused(), @"
    error: a chart has either `by` or `series`, not both
      --> book/r/chapters/01-resultat.yaml:11:11
       |
    11 |       by: ort
       |           ^^^
    ");
}

#[test]
fn a_table_of_nothing() {
    let test =
        ReportTest::new().replace(CHAPTER, "      rows: ort\n      columns: nojd\n", "");
    assert_snapshot!(test.rebuild().refused(), @"
    error: these rows and columns do not make a table
      --> book/r/chapters/01-resultat.yaml:13:7
       |
    13 |       id: orter
       |       ^
       |
       = hint: give `rows` a variable, and `columns` a variable or a list of series; or give `variables` for one row each
    ");
}

#[test]
fn a_report_that_promises_nobody_anything() {
    let test = ReportTest::new().replace(
        REPORT,
        "disclosure: {method: none, reason: Svaren är påhittade.}\n",
        "",
    );
    assert_snapshot!(test.rebuild().refused(), @"
    error: the report shows survey data but does not say how respondents are protected
     --> book/r/report.yaml:1:1
      |
    1 | title: En liten mätning
      | ^
      |
      = hint: add `disclosure: {method: suppress, minimum-count: 5}`, or `{method: none, reason: …}`
    ");
}

#[test]
fn no_protection_and_no_reason() {
    let test = ReportTest::new().replace(REPORT, ", reason: Svaren är påhittade.", "");
    assert_snapshot!(test.rebuild().refused(), @"
    error: the disclosure policy lacks the key `reason`
      --> book/r/report.yaml:13:13
       |
    13 | disclosure: {method: none}
       |             ^
       |
       = hint: add `reason: …`
    ");
}

#[test]
fn a_number_of_no_variable() {
    let test = ReportTest::new().replace(REPORT, "    variable: nojd\n", "");
    assert_snapshot!(test.rebuild().refused(), @"
    error: the number `nojda` does not say which variable
      --> book/r/report.yaml:17:5
       |
    17 |     of: panel
       |     ^
       |
       = hint: add a line `variable: …`
    ");
}

#[test]
fn two_lists_of_works() {
    let test = ReportTest::new().append(CHAPTER, "  - references\n");
    assert_snapshot!(test.rebuild().refused(), @"
    error: the list of works stands twice
      --> book/r/chapters/01-resultat.yaml:19:5
       |
    19 |   - references
       |     ^^^^^^^^^^
       |
       = hint: remove one of them; the first stands at book/r/chapters/01-resultat.yaml:18:5
    ");
}

#[test]
fn a_list_of_works_without_a_bibliography() {
    let test = ReportTest::new()
        .replace(REPORT, "bibliography: verk.yaml\n", "")
        .replace(CHAPTER, " @verk2019.", ".");
    assert_snapshot!(test.rebuild().refused(), @"
    error: there is a list of works, but no bibliography
      --> book/r/chapters/01-resultat.yaml:18:5
       |
    18 |   - references
       |     ^^^^^^^^^^
       |
       = hint: add `bibliography: referenser.yaml` to report.yaml
    ");
}

/// A text for the first block of the chapter.
fn with_text(text: &str) -> ReportTest {
    ReportTest::new()
        .file(CHAPTER, format!("title: Resultat\nblocks:\n{text}  - references\n"))
}

#[test]
fn a_value_that_begins_with_a_template() {
    let test = with_text("  - text: {{ n(\"svar\") }} personer har svarat.\n");
    assert_snapshot!(test.rebuild().refused(), @r#"
    error: a value cannot begin with `{{`
     --> book/r/chapters/01-resultat.yaml:3:11
      |
    3 |   - text: {{ n("svar") }} personer har svarat.
      |           ^^
      |
      = hint: put the whole value in quotes, or write it under `|`
    "#);
}

#[test]
fn a_value_that_begins_with_a_reference() {
    let test = with_text("  - text: @verk2019 visade något annat.\n");
    assert_snapshot!(test.rebuild().refused(), @r#"
    error: a value cannot begin with `@`
     --> book/r/chapters/01-resultat.yaml:3:11
      |
    3 |   - text: @verk2019 visade något annat.
      |           ^
      |
      = hint: put it in quotation marks: `"@verk2019 visade något annat."`
    "#);
}

#[test]
fn a_value_that_begins_with_emphasis() {
    let test = with_text("  - text: *Alla* har svarat.\n");
    assert_snapshot!(test.rebuild().refused(), @r#"
    error: a value cannot begin with `*`
     --> book/r/chapters/01-resultat.yaml:3:11
      |
    3 |   - text: *Alla* har svarat.
      |           ^
      |
      = hint: put it in quotation marks: `"*Alla* har svarat."`
    "#);
}

#[test]
fn a_footnote_that_yaml_takes_for_a_comment() {
    let test = with_text("  - text: Alla har svarat. #footnote[Nästan.]\n");
    assert_snapshot!(test.rebuild().refused(), @r#"
    error: the text ends here, because ` #` begins a comment in YAML
     --> book/r/chapters/01-resultat.yaml:3:28
      |
    3 |   - text: Alla har svarat. #footnote[Nästan.]
      |                            ^^^^^^^^^^^^^^^^^^
      |
      = hint: put the whole text in quotes: `"Alla har svarat. #footnote[Nästan.]"`
    "#);
}

#[test]
fn a_text_that_is_not_indented() {
    let test = with_text("  - text: |\n      Alla har svarat.\n  Nästan.\n");
    assert_snapshot!(test.rebuild().refused(), @"
    error: this line does not belong to the text above it: it is indented less
     --> book/r/chapters/01-resultat.yaml:5:3
      |
    5 |   Nästan.
      |   ^
      |
      = hint: begin it with 6 spaces, as line 4, instead of 2 spaces
    ");
}

#[test]
fn names_that_would_be_one_file_are_refused() {
    let table = |id: &str| {
        format!("  - table: {{id: {id}, caption: Svar, of: panel, variables: [nojd]}}\n")
    };
    let test = ReportTest::new().blocks(&(table("svar") + &table("Svar")));
    assert_snapshot!(test.rebuild().refused(), @r#"
        error: `svar` and `Svar` differ in upper and lower case only
         --> book/r/chapters/01-resultat.yaml:4:17
          |
        4 |   - table: {id: Svar, caption: Svar, of: panel, variables: [nojd]}
          |                 ^^^^
          |
          = hint: choose another one; files are named after both, and on some systems they would be the same file (the other stands at book/r/chapters/01-resultat.yaml:3:17)
        "#);
    let test = ReportTest::new().replace(
        REPORT,
        "surveys:\n",
        "surveys:\n  Panel: data/panel/codebook.yaml\n",
    );
    assert_snapshot!(test.rebuild().refused(), @r#"
        error: `Panel` and `panel` differ in upper and lower case only
         --> book/r/report.yaml:9:3
          |
        9 |   panel: data/panel/codebook.yaml
          |   ^^^^^
          |
          = hint: choose another one; files are named after both, and on some systems they would be the same file (the other stands at book/r/report.yaml:8:3)
        "#);
}
