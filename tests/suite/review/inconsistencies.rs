//! The inconsistencies of one published report, each as a small mistake in the base
//! report: docs/inconsistencies.md tells what they were. A test is named after the one it
//! shows.

use super::wording::second;
use super::{claims, sentence, warned};
use crate::harness::{ANSWERS, CHAPTER, REPORT, ReportTest, WORKS};

/// The first line of what is said, without the base report's own.
#[track_caller]
fn says(told: &str, message: &str) {
    assert!(told.lines().any(|line| line == message), "{message}\nis not in\n{told}");
}

/// A chart of contentment by place, among all who were asked.
fn by_place(measure: &str) -> ReportTest {
    ReportTest::new().blocks(&format!(
        "  - text: Se @diagram:a och @verk2019.\n  - chart: {{id: a, caption: Nöjdhet, of: panel, \
         variable: nojd, by: ort, type: stacked-bar, measure: {measure}}}\n"
    ))
}

#[test]
fn i01_answers_that_do_not_add_up_to_the_base() {
    let page = ReportTest::new().build().clean().html();
    assert!(page.contains("Svar saknas</th><td>1</td>"), "{page}");
}

#[test]
fn i02_another_percentage_further_on() {
    let told = warned(sentence("Som framgått är 90 procent nöjda."));
    says(
        &told,
        "warning[typed-number]: `90 procent` is typed by hand, and nothing in the report gives it",
    );
}

#[test]
fn i03_groups_that_do_not_add_up_to_the_whole() {
    let test = by_place("count").replace(ANSWERS, "2;1;2;51,5", "2;;2;51,5");
    let page = test.build().clean().html();
    assert!(page.contains("utan uppgift om ort"), "{page}");
}

#[test]
fn i05_a_printed_share_that_no_base_gives() {
    let published = "    in: [ganska nöjd, mycket nöjd]\n    published: {percent: 90}\n";
    let test = ReportTest::new().replace(
        REPORT,
        "    in: [ganska nöjd, mycket nöjd]\n",
        published,
    );
    assert!(test.rebuild().refused().contains("90"));
}

#[test]
fn i06_groups_compared_by_different_answers() {
    let numbers = "  i-gavle: {of: panel, variable: nojd, in: [mycket nöjd], where: {ort: Gävle}}\n  \
                   i-soderhamn: {of: panel, variable: nojd, in: [ganska nöjd, mycket nöjd], \
                   where: {ort: Söderhamn}}\nclaims:\n";
    let test = claims("  - {id: a, order: [i-soderhamn, i-gavle]}\n");
    let told = warned(test.replace(REPORT, "claims:\n", numbers));
    says(
        &told,
        "warning[unlike-comparison]: `i-soderhamn` and `i-gavle` count different answers among \
         different people",
    );
}

#[test]
fn i07_a_fraction_in_words_that_is_another() {
    let test = sentence("{{ claim(\"nojda\", \"Drygt en tredjedel\") }} är nöjda.");
    says(
        test.rebuild().refused(),
        "error[claim]: `nojda` is 75.0 per cent (3 of 4), which is not `drygt en tredjedel` \
         (above 33.3, at most 38.3)",
    );
}

#[test]
fn i10_a_percentage_cut_off_instead_of_rounded() {
    let test = |rounding: &str| {
        let number = "  i-gavle: {of: panel, variable: ort, in: [Gävle], base: all, \
                      published: {percent: 66}";
        ReportTest::new().append(REPORT, &format!("{number}{rounding}}}\n"))
    };
    assert!(test("").rebuild().refused().contains("66"));
    test(", rounding: truncate").look_over().clean();
}

#[test]
fn i15_a_share_of_those_who_answered_beside_all_who_were_asked() {
    let page = by_place("percent").build().clean().html();
    assert!(
        page.contains("n\u{a0}=\u{a0}4") || page.contains("n&nbsp;=&nbsp;4"),
        "{page}"
    );
}

#[test]
fn i16_a_caption_that_says_counts() {
    let caption = "caption: Hur nöjda de är";
    let told = warned(ReportTest::new().replace(
        CHAPTER,
        caption,
        "caption: Hur nöjda de är. Antal",
    ));
    says(&told, "warning[caption-unit]: the caption says `Antal` itself");
}

#[test]
fn i17_a_reference_to_another_table() {
    let told = warned(sentence("Det framgår av tabell 2."));
    says(&told, "warning[typed-reference]: `tabell 2` is typed by hand");
}

#[test]
fn i18_a_reference_to_another_page() {
    let told = warned(sentence("Det redovisades på sidan 23."));
    says(&told, "warning[typed-reference]: `sidan 23` is typed by hand");
}

#[test]
fn i19_references_to_the_diagrams_after_those_meant() {
    let told = warned(sentence("Diagram 21 visar det, liksom diagram 22."));
    says(&told, "warning[typed-reference]: `Diagram 21` is typed by hand");
    says(&told, "warning[typed-reference]: `diagram 22` is typed by hand");
}

#[test]
fn i21_a_cited_name_unlike_the_list() {
    let works = "ek2007:\n  type: book\n  title: En skrift\n  author: \"Cederblom, F.\"\n  \
                 date: 2007\nlars2016:\n  type: book\n  title: En annan\n  \
                 author: \"Larsson, S.\"\n  date: 2016\n";
    let told = warned(
        sentence(
            "Om det @ek2007 @lars2016. Det skriver Cederholm (2007), Danermark (2005) och \
             Larsson och Danermark (2016).",
        )
        .append(WORKS, works),
    );
    says(
        &told,
        "warning[typed-citation]: the citation `Cederholm (2007)` is typed by hand",
    );
    assert!(told.contains("write `@ek2007`; its author is `Cederblom`, not `Cederholm`"));
    says(
        &told,
        "warning[typed-citation]: the citation `Danermark (2005)` is typed by hand",
    );
    assert!(told.contains("add the work to the bibliography, and cite it as `@KEY`"));
    let two = "och Larsson och Danermark (2016)";
    assert!(told.contains(two.trim_start_matches("och ")), "{told}");
}

#[test]
fn i22_more_in_the_sample_than_were_planned() {
    let numbers = "  i-urvalet: {of: panel, where: {ort: Gävle}}\n  \
                   planerade: {of: panel, where: {ort: Söderhamn}}\nclaims:\n";
    let test = claims("  - {id: hogst-som-planerat, order: [planerade, i-urvalet]}\n");
    let test = test.replace(REPORT, "claims:\n", numbers);
    says(
        test.rebuild().refused(),
        "error[claim]: the claim `hogst-som-planerat` does not hold: `planerade` is 2, which is \
         not above `i-urvalet`, 4",
    );
}

#[test]
fn i23_headings_that_are_not_in_the_contents() {
    let deep = "  - section: A\n    blocks:\n      - section: B\n        blocks:\n          \
                - text: Så @verk2019.\n";
    let told = warned(ReportTest::new().blocks(deep));
    says(
        &told,
        "warning[contents-depth]: a heading of level 3 will not stand in the contents, which end \
         at level 2",
    );
}

#[test]
fn i24_the_same_asked_in_other_words() {
    let told = warned(second("Hur nöjd är du?", "Hur nöjd var du?"));
    says(
        &told,
        "warning[question-wording]: `nojd` of `panel` and `nojd` of `andra` measure the same, but \
         ask differently: “Hur nöjd är du?” and “Hur nöjd var du?”",
    );
}

#[test]
fn i25_n_typed_by_hand() {
    let caption = "caption: Hur nöjda de är";
    let typed = "caption: Hur nöjda de är. N = 6";
    let told = warned(ReportTest::new().replace(CHAPTER, caption, typed));
    says(&told, "warning[caption-unit]: the caption says `N = 6` itself");
    let told = warned(sentence("Så svarade de flesta (N = 6)."));
    says(
        &told,
        "warning[typed-number]: `N = 6` is typed by hand, and `svar` gives the same",
    );
}

#[test]
fn i26_one_chart_for_each_place_whatever_there_is() {
    let test = ReportTest::new().blocks(
        "  - text: Se @diagram:a-gavle och @verk2019.\n  - repeat:\n      over: ort\n      \
         of: panel\n      blocks:\n        - chart: {id: a, caption: Nöjdhet, of: panel, \
         variable: nojd, type: bar}\n",
    );
    let outcome = test.build().clean();
    assert!(outcome.written().contains(&"build/r/charts/a-gavle.svg".to_owned()));
    assert!(outcome.written().contains(&"build/r/charts/a-soderhamn.svg".to_owned()));
}
