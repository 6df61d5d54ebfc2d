//! What a report promises about the people behind its numbers, besides the smallest count:
//! small groups, groups that all say the same, sums that one makes most of, and the signs
//! that stand for what is not shown.

use insta::assert_snapshot;

use crate::harness::{ANSWERS, CHAPTER, REPORT, ReportTest};

const NONE: &str = "{method: none, reason: Svaren är påhittade.}";

/// The base project under a policy.
fn under(policy: &str) -> ReportTest {
    ReportTest::new().replace(REPORT, NONE, policy)
}

/// The base project under a policy with so many of each answer (inte, ganska, mycket nöjd)
/// in Gävle and in Söderhamn.
fn with_counts(policy: &str, counts: [[usize; 3]; 2]) -> ReportTest {
    let mut rows = String::from("id;ort;nojd;alder\n");
    let mut id = 0;
    for (place, counts) in counts.iter().enumerate() {
        for (answer, count) in counts.iter().enumerate() {
            for _ in 0..*count {
                id += 1;
                rows.push_str(&format!("{id};{};{};40\n", place + 1, answer + 1));
            }
        }
    }
    under(policy).file(ANSWERS, rows)
}

const BY_PLACE: &str = "  - table: {id: t, caption: Hur nöjda de är, of: panel, rows: ort, columns: nojd, measure: both}
";

#[test]
fn what_is_wrong_in_a_policy_is_told() {
    let message = |policy: &str| under(policy).rebuild().refused().to_owned();
    assert_snapshot!(message("{method: suppress, minimum-count: 5, small-bases: {only-n: 10, mark-percent: 8}}"), @"");
    assert_snapshot!(message("{method: suppress, minimum-count: 5, small-bases: {suppress: 3}}"), @"");
    assert_snapshot!(message("{method: suppress, minimum-count: 5, small-bases: 10}"), @"");
    assert_snapshot!(message("{method: suppress, minimum-count: 5, small-bases: {percent: 30}}"), @"");
    assert_snapshot!(message("{method: suppress, minimum-count: 5, p-percent: 0}"), @"");
    assert_snapshot!(message("{method: suppress, minimum-count: 5, nk: {n: 0, k: 120}}"), @"");
    assert_snapshot!(message("{method: suppress, minimum-count: 5, nk: {n: 2}}"), @"");
    assert_snapshot!(message("{method: none, reason: Ingen., small-bases: none}"), @"");
}

#[test]
fn of_a_group_below_ten_only_its_size_is_shown() {
    let counts = [[20, 30, 40], [0, 2, 5]];
    let outcome = with_counts("{method: suppress, minimum-count: 5}", counts)
        .blocks(BY_PLACE)
        .build();
    outcome.done();
    let csv = outcome.csv("t");
    assert!(csv.contains("\nSöderhamn;..;..;..;..;..;.."), "{csv}");
    let record = outcome.text("build/r/numbers.json");
    assert!(record.contains("\"n\": \"7\""), "{record}");
    let typst = outcome.typst();
    assert!(typst.contains(".. = bygger på för få svar för att redovisas."), "{typst}");
    // Without the rule what is not small is shown.
    let policy = "{method: suppress, minimum-count: 5, small-bases: none}";
    let outcome = with_counts(policy, counts).blocks(BY_PLACE).build();
    assert!(!outcome.csv("t").contains(".."), "{}", outcome.csv("t"));
}

#[test]
fn shares_of_fewer_than_thirty_are_told_to_be_uncertain() {
    let counts = [[20, 30, 40], [6, 6, 8]];
    let build = |rules: &str| {
        let policy = format!("{{method: suppress, minimum-count: 5{rules}}}");
        with_counts(&policy, counts).blocks(BY_PLACE).build()
    };
    let outcome = build("");
    assert!(
        outcome.csv("t").contains("\nSöderhamn;6;30;6;30;8;40"),
        "{}",
        outcome.csv("t")
    );
    let note = "Andelar av färre än 30 är osäkra: Söderhamn (n\u{a0}=\u{a0}20).";
    assert!(outcome.typst().contains(note), "{}", outcome.typst());
    assert!(outcome.html().contains(note));
    assert!(outcome.text("build/r/numbers.json").contains("\"uncertain\": true"));
    let outcome = build(", small-bases: {hide-percent: 25}");
    assert!(
        outcome.csv("t").contains("\nSöderhamn;6;..;6;..;8;.."),
        "{}",
        outcome.csv("t")
    );
    let outcome = build(", small-bases: {mark-percent: 20}");
    assert!(!outcome.typst().contains("osäkra"));
}

#[test]
fn that_a_small_group_all_said_the_same_is_hidden() {
    let counts = [[20, 30, 40], [0, 0, 12]];
    let build = |rules: &str| {
        let policy = format!("{{method: suppress, minimum-count: 5{rules}}}");
        let blocks = "  - table: {id: t, caption: Hur nöjda de är, of: panel, rows: ort, columns: nojd, totals: both}
  - text: Det är {{ percent(\"alla\") }} och {{ percent(\"inga\") }}.
";
        let numbers = "  alla: {of: panel, variable: nojd, where: {ort: Söderhamn}, in: [ganska nöjd, mycket nöjd]}
  inga: {of: panel, variable: nojd, where: {ort: Söderhamn}, in: inte nöjd}
";
        with_counts(&policy, counts).append(REPORT, numbers).blocks(blocks).build()
    };
    let outcome = build("");
    // Neither that all twelve were very content, nor that none was not; and the row of
    // totals and that of Gävle do not tell it either.
    assert_snapshot!(outcome.csv("t"), @"");
    assert!(outcome.typst().contains("Det är x och x."), "{}", outcome.typst());
    assert!(!outcome.done().contains("proven"), "{}", outcome.stderr);
    let outcome = build(", small-bases: {unanimous: 12}");
    assert!(outcome.csv("t").contains("\nSöderhamn;0;0;12;12"), "{}", outcome.csv("t"));
}

#[test]
fn a_sum_that_one_makes_most_of_is_hidden() {
    let rows = |largest: &str| {
        let rest = (3..=12).map(|id| format!("{id};1;1;1\n")).collect::<String>();
        format!("id;ort;nojd;alder\n1;1;1;{largest}\n2;1;1;50\n{rest}")
    };
    let build = |largest: &str, rules: &str| {
        let policy = format!("{{method: suppress, minimum-count: 5{rules}}}");
        let numbers = "  summa: {of: panel, variable: alder, statistic: sum}
  medel: {of: panel, variable: alder, statistic: mean}
";
        let blocks =
            "  - table: {id: t, caption: Kostnader, of: panel, variables: [alder]}
  - text: Det är {{ value(\"summa\") }} och {{ value(\"medel\") }}.
";
        let test = under(&policy).append(REPORT, numbers).file(ANSWERS, rows(largest));
        test.blocks(blocks).build()
    };
    // What is left without the two largest is 10: 10 per cent of 100, less of 101.
    assert!(build("100", "").typst().contains("Det är 160,0 och 13,3."));
    let outcome = build("101", "");
    assert!(outcome.typst().contains("Det är x och x."), "{}", outcome.typst());
    assert!(outcome.csv("t").contains(";x;x;x;12"), "{}", outcome.csv("t"));
    assert!(build("101", ", p-percent: 5").typst().contains("Det är 161,0"));
    // 150 of 160 are 93,75 per cent.
    assert!(build("100", ", nk: {n: 2, k: 94}").typst().contains("Det är 160,0"));
    assert!(build("100", ", nk: {n: 2, k: 93}").typst().contains("Det är x"));
}

#[test]
fn a_sign_differs_by_language_and_is_explained_once() {
    let counts = [[2, 30, 40], [6, 6, 3]];
    let blocks = format!("{BY_PLACE}{}", BY_PLACE.replace("id: t", "id: u"));
    let build = |language: &str| {
        let policy = "{method: suppress, minimum-count: 5}";
        let test = with_counts(policy, counts).blocks(&blocks);
        test.replace(REPORT, "language: sv", &format!("language: {language}")).build()
    };
    for (language, sign, meaning) in [
        ("sv", "x", "x = dolt, så att ingen ska kunna kännas igen eller räknas ut."),
        (
            "nb",
            ":",
            ": = skjult, slik at ingen skal kunne kjennes igjen eller regnes ut.",
        ),
        ("en", "[c]", "[c] = hidden, so that nobody can be recognised or worked out."),
    ] {
        let outcome = build(language);
        let csv = outcome.csv("t");
        assert!(csv.contains(&format!("\nGävle;{sign};{sign};")), "{csv}");
        assert_eq!(outcome.html().matches(meaning).count(), 1, "{language}");
    }
}

#[test]
fn shares_of_few_are_quoted_with_their_base_and_without_decimals() {
    let policy = "{method: suppress, minimum-count: 5}";
    let outcome = with_counts(policy, [[6, 7, 7], [0, 0, 0]])
        .replace(REPORT, "language: sv", "language: sv\npercent-decimals: 1")
        .replace(
            CHAPTER,
            "      rows: ort\n      columns: nojd",
            "      rows: nojd\n      measure: both",
        )
        .build();
    assert_snapshot!(outcome.done(), @"");
}
