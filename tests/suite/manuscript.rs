//! Mistakes in `report.yaml` and in the keys of a chapter.

use insta::assert_snapshot;

use crate::harness::{CHAPTER, REPORT, ReportTest};

#[test]
fn an_unknown_key_of_the_report() {
    let test = ReportTest::new().append(REPORT, "percent-decimal: 1\n");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn an_unknown_key_of_a_chart() {
    let test = ReportTest::new().replace(CHAPTER, "type: bar", "tpye: bar");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn an_unknown_key_far_from_any_other() {
    let test = ReportTest::new().replace(CHAPTER, "type: bar", "färg: röd");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_list_where_text_belongs() {
    let test = ReportTest::new().replace(REPORT, "FoU Provort", "[FoU, Provort]");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_text_where_a_map_belongs() {
    let test =
        ReportTest::new().replace(REPORT, "where: {ort: Gävle}", "where: ort = Gävle");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_word_where_a_number_belongs() {
    let test = ReportTest::new().append(REPORT, "percent-decimals: en\n");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_map_where_blocks_belong() {
    let test = ReportTest::new().file(CHAPTER, "title: Resultat\nblocks:\n  text: Hej\n");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_report_without_a_title() {
    let test = ReportTest::new().replace(REPORT, "title: En liten mätning\n", "");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_title_without_text() {
    let test = ReportTest::new().replace(REPORT, "title: En liten mätning", "title:");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_chart_without_an_id() {
    let test = ReportTest::new().replace(CHAPTER, "      id: nojd\n", "").replace(
        CHAPTER,
        "se @diagram:nojd",
        "se nedan",
    );
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_chapter_without_a_title() {
    let test = ReportTest::new().replace(CHAPTER, "title: Resultat\n", "");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn an_empty_report_file() {
    let test = ReportTest::new().file(REPORT, "");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn an_empty_chapter_file() {
    let test = ReportTest::new().file(CHAPTER, "# inget än\n");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_colon_in_a_plain_value() {
    let test = ReportTest::new().replace(
        REPORT,
        "title: En liten mätning",
        "title: Mätning: en liten",
    );
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_quotation_mark_that_is_not_closed() {
    let test =
        ReportTest::new().replace(CHAPTER, "Hur nöjda de är", "\"Hur nöjda de är");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_tab_for_indentation() {
    let test =
        ReportTest::new().replace(CHAPTER, "      id: nojd\n", "\tid: nojd\n");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_line_that_is_indented_too_little() {
    let test =
        ReportTest::new().replace(CHAPTER, "      variable: nojd", "    variable: nojd");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_key_that_stands_twice() {
    let test = ReportTest::new().replace(
        CHAPTER,
        "      variable: nojd\n",
        "      variable: nojd\n      variable: ort\n",
    );
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn an_unknown_language() {
    let test = ReportTest::new().replace(REPORT, "language: sv", "language: se");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_date_that_is_none() {
    let test = ReportTest::new().replace(REPORT, "2020-01-31", "31 januari 2020");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn an_unknown_kind_of_block() {
    let test = ReportTest::new().replace(CHAPTER, "  - chart:", "  - diagram:");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_block_without_its_dash() {
    let test = ReportTest::new().replace(CHAPTER, "  - table:", "    table:");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_table_with_the_id_of_a_chart() {
    let test = ReportTest::new().replace(CHAPTER, "id: orter", "id: nojd").replace(
        CHAPTER,
        "@table:orter",
        "@table:nojd",
    );
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn two_sections_with_one_id() {
    let test = ReportTest::new().replace(
        CHAPTER,
        "  - references\n",
        "  - section: Ett\n    id: svar\n  - section: Två\n    id: svar\n  - references\n",
    );
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn an_id_with_a_space() {
    let test =
        ReportTest::new().replace(CHAPTER, "id: orter", "id: Orter i länet").replace(
            CHAPTER,
            "      och @table:orter. Så",
            "      nedan. Så",
        );
    assert_snapshot!(test.rebuild().refused(), @"");
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
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_figure_without_a_picture() {
    let test = ReportTest::new().replace(
        CHAPTER,
        "  - references\n",
        "  - figure: {id: karta, caption: Länet, alt: En karta}\n  - references\n",
    );
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_chart_by_and_in_series() {
    let test = ReportTest::new().replace(
        CHAPTER,
        "      type: bar\n",
        "      by: ort\n      series: [{label: Gävle, where: {ort: Gävle}}]\n",
    );
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_table_of_nothing() {
    let test =
        ReportTest::new().replace(CHAPTER, "      rows: ort\n      columns: nojd\n", "");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_report_that_promises_nobody_anything() {
    let test = ReportTest::new().replace(
        REPORT,
        "disclosure: {method: none, reason: Svaren är påhittade.}\n",
        "",
    );
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn no_protection_and_no_reason() {
    let test =
        ReportTest::new().replace(REPORT, ", reason: Svaren är påhittade.", "");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_number_of_no_variable() {
    let test = ReportTest::new().replace(REPORT, "    variable: nojd\n", "");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn two_lists_of_works() {
    let test = ReportTest::new().append(CHAPTER, "  - references\n");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_list_of_works_without_a_bibliography() {
    let test = ReportTest::new().replace(REPORT, "bibliography: verk.yaml\n", "").replace(
        CHAPTER,
        " @verk2019.",
        ".",
    );
    assert_snapshot!(test.rebuild().refused(), @"");
}
