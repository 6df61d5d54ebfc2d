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
    assert_snapshot!(message("{method: suppress, minimum-count: 5, small-bases: {only-n: 10, mark-percent: 8}}"), @r#"
        error: `mark-percent: 8` is below `only-n: 10`
          --> book/r/report.yaml:13:90
           |
        13 | disclosure: {method: suppress, minimum-count: 5, small-bases: {only-n: 10, mark-percent: 8}}
           |                                                                                          ^
           |
           = hint: write `mark-percent: 10` or more, or leave it out
        "#);
    assert_snapshot!(message("{method: suppress, minimum-count: 5, small-bases: {suppress: 3}}"), @r#"
        error: `suppress: 3` is below `minimum-count: 5`
          --> book/r/report.yaml:13:74
           |
        13 | disclosure: {method: suppress, minimum-count: 5, small-bases: {suppress: 3}}
           |                                                                          ^
           |
           = hint: write `suppress: 5` or more, or leave it out
        "#);
    assert_snapshot!(message("{method: suppress, minimum-count: 5, small-bases: 10}"), @r"
        error: here should stand the keys of the small bases, not the number 10
          --> book/r/report.yaml:13:63
           |
        13 | disclosure: {method: suppress, minimum-count: 5, small-bases: 10}
           |                                                               ^^
           |
           = hint: write its keys below, each on a line of its own: `suppress: …`, `only-n: …`, `hide-percent: …`
        ");
    assert_snapshot!(message("{method: suppress, minimum-count: 5, small-bases: {percent: 30}}"), @r#"
        error: unknown key `percent` in the small bases
          --> book/r/report.yaml:13:64
           |
        13 | disclosure: {method: suppress, minimum-count: 5, small-bases: {percent: 30}}
           |                                                                ^^^^^^^
           |
           = hint: choose one of `suppress`, `only-n`, `hide-percent`, `mark-percent`, `unanimous`
        "#);
    assert_snapshot!(message("{method: suppress, minimum-count: 5, p-percent: 0}"), @r#"
        error: here should stand a whole number from 1 to 100, not the number 0
          --> book/r/report.yaml:13:61
           |
        13 | disclosure: {method: suppress, minimum-count: 5, p-percent: 0}
           |                                                             ^
        "#);
    assert_snapshot!(message("{method: suppress, minimum-count: 5, nk: {n: 0, k: 120}}"), @r#"
        error: here should stand a whole number from 1, not the number 0
          --> book/r/report.yaml:13:58
           |
        13 | disclosure: {method: suppress, minimum-count: 5, nk: {n: 0, k: 120}}
           |                                                          ^

        error: here should stand a whole number from 1 to 100, not the number 120
          --> book/r/report.yaml:13:64
           |
        13 | disclosure: {method: suppress, minimum-count: 5, nk: {n: 0, k: 120}}
           |                                                                ^^^
        "#);
    assert_snapshot!(message("{method: suppress, minimum-count: 5, nk: {n: 2}}"), @r#"
        error: the dominance rule lacks the key `k`
          --> book/r/report.yaml:13:54
           |
        13 | disclosure: {method: suppress, minimum-count: 5, nk: {n: 2}}
           |                                                      ^
           |
           = hint: add `k: …`
        "#);
    assert_snapshot!(message("{method: none, reason: Ingen., small-bases: none}"), @r#"
        error: unknown key `small-bases` in the disclosure policy
          --> book/r/report.yaml:13:44
           |
        13 | disclosure: {method: none, reason: Ingen., small-bases: none}
           |                                            ^^^^^^^^^^^
           |
           = hint: choose one of `method`, `reason`, `ledger`
        "#);
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
    assert_snapshot!(outcome.csv("t"), @r#"
        Ort;Inte nöjd;Ganska nöjd;Mycket nöjd;Totalt
        Gävle;x;30;x;90
        Söderhamn;x;0;x;12
        Totalt;20;30;52;102
        "#);
    let html = outcome.html();
    assert!(html.contains("Det är x\u{a0}procent och x\u{a0}procent."), "{html}");
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
    let outcome = build("100", "");
    assert!(outcome.html().contains("Det är 160,0 och 13,3."));
    let outcome = build("101", "");
    assert!(outcome.typst().contains("Det är x och x."), "{}", outcome.typst());
    assert!(outcome.csv("t").contains(";x;x;x;12"), "{}", outcome.csv("t"));
    assert!(!outcome.done().contains("proven"), "{}", outcome.stderr);
    assert!(build("101", ", p-percent: 5").html().contains("Det är 161,0"));
    // 150 of 160 are 93,75 per cent.
    assert!(build("100", ", nk: {n: 2, k: 94}").html().contains("Det är 160,0"));
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
    assert_snapshot!(outcome.done(), @r#"
        warning[small-base]: the text does not say that `nojda` is a share of few
         --> book/r/chapters/01-resultat.yaml:4:41
          |
        4 |       Av {{ n("svar") }} svarande är {{ percent("nojda") }} nöjda, se @diagram:nojd
          |                                         ^^^^^^^^^^^^^^
          |
          = hint: write `{{ n("nojda") }}` of `{{ base("nojda") }}` instead
          = hint: or accept it in `report.yaml`: `accept: [{check: small-base, of: "nojda", reason: …}]`

        warning[share-decimals]: `orter` shows decimals of shares of 20
          --> book/r/chapters/01-resultat.yaml:13:11
           |
        13 |       id: orter
           |           ^^^^^
           |
           = hint: write `decimals: 0`: of fewer than 200, one is at least half a per cent
           = hint: or accept it in `report.yaml`: `accept: [{check: share-decimals, of: "orter", reason: …}]`

        warning[share-decimals]: `nojda` shows decimals of shares of 20
          --> book/r/report.yaml:17:3
           |
        17 |   nojda:
           |   ^^^^^
           |
           = hint: write `decimals: 0`: of fewer than 200, one is at least half a per cent
           = hint: or accept it in `report.yaml`: `accept: [{check: share-decimals, of: "nojda", reason: …}]`
        "#);
}

#[test]
fn a_text_on_method_tells_the_policy_and_the_signs() {
    let text = |policy: &str, language: &str| {
        let blocks = format!(
            "  - text: '{{{{ method(\"disclosure\") }}}} {{{{ method(\"symbols\") }}}}'\n{BY_PLACE}"
        );
        let test = with_counts(policy, [[2, 30, 40], [6, 6, 3]]).blocks(&blocks);
        let test = test.replace(REPORT, "language: sv", &format!("language: {language}"));
        let outcome = test.build();
        let typst = outcome.typst();
        let start = typst.find("// book/r/chapters/01-resultat.yaml:3").expect("a text");
        let text = typst[start..].lines().nth(1).unwrap_or_default().to_owned();
        assert!(!typst.contains("x = dolt"), "the text explains the sign");
        text
    };
    let suppress = "{method: suppress, minimum-count: 5, nk: {n: 2, k: 80}}";
    assert_snapshot!(text(suppress, "sv"), @r#"Antal från 1 till under 5 redovisas inte, och inte heller uppgifter som de kan räknas ut från\. Det gäller inte antal som inte har svarat på en fråga\. Vad andra rapporter om samma svar har redovisat är inte beaktat\. Av grupper med färre än 10 redovisas bara hur många de är\. Andelar av färre än 30 är osäkra\. Att alla i en grupp med färre än 30 har svarat likadant redovisas inte\. Summor och medelvärden av belopp är dolda där någon enstaka står för det mesta\. I tabeller och diagram betyder ”x” att en uppgift är dold för att ingen ska kunna kännas igen eller räknas ut, ”\.\.” att den bygger på för få svar, ”\.” att den inte kan beräknas och ”0” att ingen finns\."#);
    assert_snapshot!(text(suppress, "nb"), @r#"Antall fra 1 til under 5 vises ikke, og heller ikke det som de kunne regnes ut av\. Det gjelder ikke antall som ikke har svart på et spørsmål\. Hva andre rapporter om de samme svarene har vist, er ikke tatt hensyn til\. Av grupper med færre enn 10 vises bare hvor mange de er\. Andeler av færre enn 30 er usikre\. At alle i en gruppe med færre enn 30 har svart likt, vises ikke\. Summer og gjennomsnitt av beløp er skjult der noen få står for det meste\. I tabeller og diagrammer betyr «\:» at en opplysning er skjult for at ingen skal kunne kjennes igjen eller regnes ut, «\.\.» at den bygger på for få svar, «\.» at den ikke kan beregnes, og «0» at det ikke er noen\."#);
    assert_snapshot!(text(suppress, "en"), @r#"Counts from 1 to below 5 are not shown, nor is what they could be worked out from\. That does not apply to how many did not answer a question\. What other reports on the same answers have shown is not taken into account\. Of groups of fewer than 10 only their size is shown\. Shares of fewer than 30 are uncertain\. It is not shown that all in a group of fewer than 30 answered alike\. Sums and means of amounts are hidden where one or two make up most of them\. In tables and charts “\[c\]” means that a number is hidden so that nobody can be recognised or worked out, “\.\.” that it rests on too few answers, “\.” that it cannot be computed, and “0” that there is nobody\."#);
    assert_snapshot!(text("{method: suppress, minimum-count: 3, small-bases: none}", "sv"), @r#"Antal från 1 till under 3 redovisas inte, och inte heller uppgifter som de kan räknas ut från\. Det gäller inte antal som inte har svarat på en fråga\. Vad andra rapporter om samma svar har redovisat är inte beaktat\. Summor och medelvärden av belopp är dolda där någon enstaka står för det mesta\. I tabeller och diagram betyder ”x” att en uppgift är dold för att ingen ska kunna kännas igen eller räknas ut, ”\.\.” att den bygger på för få svar, ”\.” att den inte kan beräknas och ”0” att ingen finns\."#);
    assert_snapshot!(text(NONE, "sv"), @r#"Inga uppgifter är dolda\. Svaren är påhittade\. I tabeller och diagram betyder ”x” att en uppgift är dold för att ingen ska kunna kännas igen eller räknas ut, ”\.\.” att den bygger på för få svar, ”\.” att den inte kan beräknas och ”0” att ingen finns\."#);
}

#[test]
fn a_hidden_sum_beside_other_sums_is_a_warning() {
    let rest = (3..=12).map(|id| format!("{id};1;1;1\n")).collect::<String>();
    let gavle = format!("id;ort;nojd;alder\n1;1;1;101\n2;1;1;50\n{rest}");
    let others = (13..=30).map(|id| format!("{id};2;1;9\n")).collect::<String>();
    let numbers = "  summa: {of: gavlebor, variable: alder, statistic: sum}
  alla: {of: panel, variable: alder, statistic: sum}
";
    let outcome = under("{method: suppress, minimum-count: 5}")
        .append(REPORT, numbers)
        .file(ANSWERS, gavle + &others)
        .blocks("  - text: Det är {{ value(\"alla\") }}.\n")
        .build();
    assert_snapshot!(outcome.done(), @r#"
        warning: it is not proven that the sum hidden in `summa` cannot be guessed closely from other sums
          --> book/r/report.yaml:20:3
           |
        20 |   summa: {of: gavlebor, variable: alder, statistic: sum}
           |   ^^^^^
           |
           = hint: leave out the sum of all, or put groups together

        warning[uncited]: `verk2019` is never cited, and so does not stand in the list of works
         --> book/r/verk.yaml:1:1
          |
        1 | verk2019:
          | ^^^^^^^^
          |
          = hint: cite it as `@verk2019`, or remove it
          = hint: or accept it in `report.yaml`: `accept: [{check: uncited, of: "verk2019", reason: …}]`
        "#);
}

#[test]
fn a_mean_that_another_could_be_worked_out_from_is_hidden() {
    let row = |id: usize| match id {
        1..=3 => format!("{id};2;1;{}\n", 60 + id),
        _ => format!("{id};1;{};{}\n", 1 + id % 2, 20 + id),
    };
    let rows = (1..=40).map(row).collect::<String>();
    let build = |policy: &str, blocks: &str| {
        let numbers = "  gavle: {of: gavlebor, variable: alder, statistic: mean}
  alla: {of: panel, variable: alder, statistic: mean}
  ganska: {of: panel, variable: alder, where: {nojd: ganska nöjd}, statistic: mean}
";
        let test = under(policy).file(ANSWERS, format!("id;ort;nojd;alder\n{rows}"));
        test.append(REPORT, numbers).blocks(blocks).build()
    };
    let table = "  - table: {id: t, caption: Hur gamla de är, of: panel, rows: ort, columns: alder, measure: mean, totals: rows}
";
    let quoted = "  - text: Det är {{ mean(\"gavle\") }} och {{ mean(\"ganska\") }}.\n";
    // Whoever knows the mean of all and that of Gävle knows the sum of the three.
    let suppress = "{method: suppress, minimum-count: 5}";
    let outcome = build(suppress, &format!("{table}{quoted}"));
    assert!(!outcome.done().contains("proven"), "{}", outcome.stderr);
    assert_snapshot!(outcome.csv("t"), @r#"
        Ort;Medelvärde;Standardavvikelse;Median;n
        Gävle;x;10,8;42,0;x
        Söderhamn;x;x;x;x
        Totalt;43,5;11,7;43,5;40
        "#);
    let html = outcome.html();
    assert_snapshot!(&html[html.find("Det är").expect("a text")..][..40], @r#"Det är x och 42,0.</p><section role="do"#);
    let account = outcome.text("build/r.internal/disclosure.txt");
    assert_snapshot!(account.split("worked out.\n\n").nth(1).unwrap_or_default(), @r#"
        of                cells  hidden  share  small  protecting  few  other  proven
        chart or table t      9       4   44 %      0           1    0      3  yes
        number gavle          1       1  100 %      0           1    0      0  yes

        t: Gävle, Medelvärde - protects all of `Söderhamn` in `t`
        gavle - protects all of `Söderhamn` in `t`

        4 of 9 cells hidden (44 %), 1 of 5 numbers (20 %)
        "#);
    // Without a rule for small groups nothing is hidden.
    let outcome = build(NONE, &format!("{table}{quoted}"));
    assert!(!outcome.csv("t").contains('x'), "{}", outcome.csv("t"));
}

#[test]
fn an_account_tells_what_is_hidden_and_no_value() {
    // 83 and 87 stand nowhere but in what is hidden.
    let counts = [[2, 83, 40], [3, 87, 33]];
    let blocks = format!(
        "{BY_PLACE}{}",
        BY_PLACE
            .replace("id: t", "id: u, totals: both")
            .replace("measure: both", "measure: count")
    );
    let test =
        || with_counts("{method: suppress, minimum-count: 5}", counts).blocks(&blocks);
    let checked = test().run(&["check", "r", "--disclosure"]);
    checked.done();
    assert_snapshot!(checked.stdout, @r#"
        of                cells  hidden  share  small  protecting  few  other  proven
        chart or table t      6       4   67 %      2           2    0      0  yes
        chart or table u     12       4   33 %      2           2    0      0  yes

        t: Gävle, mycket nöjd - protects `inte nöjd` among `Gävle` in `t`
        t: Söderhamn, mycket nöjd - protects `inte nöjd` among `Gävle` in `t`
        u: Gävle, mycket nöjd - protects `inte nöjd` among `Gävle` in `t`
        u: Söderhamn, mycket nöjd - protects `inte nöjd` among `Gävle` in `t`

        r: 8 of 18 cells hidden (44 %), 0 of 2 numbers (0 %)
        "#);
    assert!(checked.written().is_empty(), "{:?}", checked.written());
    let built = test().build();
    built.done();
    let file = built.text("build/r.internal/disclosure.txt");
    assert!(file.starts_with("INTERNAL - NOT FOR PUBLICATION\n"), "{file}");
    for line in checked.stdout.lines().filter(|line| line.contains("chart or table")) {
        assert!(file.contains(line.trim_end()), "{line}\n{file}");
    }
    for value in ["83", "87", "40", "170", "125", "123"] {
        assert!(!file.contains(value), "{value} is told: {file}");
    }
    let published =
        built.written().into_iter().filter(|name| name.starts_with("build/r/"));
    assert!(published.into_iter().all(|name| !name.contains("disclosure")));
    assert!(!built.text("build/r/manifest.json").contains("internal"));
}

#[test]
fn without_a_policy_there_is_nothing_to_account_for() {
    let outcome = ReportTest::new().run(&["check", "r", "--disclosure"]);
    outcome.done();
    assert_snapshot!(outcome.stdout, @"r: 0 of 13 cells hidden (0 %), 0 of 2 numbers (0 %)");
    assert!(
        !ReportTest::new().build().written().iter().any(|name| name.contains("internal"))
    );
}
