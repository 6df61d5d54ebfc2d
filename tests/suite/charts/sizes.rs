//! Charts of any number of categories and groups, with labels of any length: what is higher
//! than its page is divided, and what cannot be divided is an error.

use insta::assert_snapshot;

use crate::harness::{Outcome, ReportTest};

/// What stands in a label of some lines.
const LONG: &str = "Jag får tillräcklig information från kommunen om vilka insatser som finns \
                    och hur jag ansöker om dem";

/// A report on questions with the answers to a scale, by persons in some groups.
struct Battery<'t> {
    questions: usize,
    groups: usize,
    label: &'t str,
}

impl Battery<'_> {
    fn test(&self) -> ReportTest {
        let Self { questions, groups, label } = self;
        let mut codebook = String::from("title: Prov\nfile: svar.csv\nvariables:\n");
        let names =
            (1..=*questions).map(|number| format!("q{number}")).collect::<Vec<_>>();
        for (index, name) in names.iter().enumerate() {
            codebook += &format!(
                "  {name}: {{label: \"F{}. {label}\", scale: ordinal, values: s}}\n",
                index + 1
            );
        }
        let values =
            (1..=*groups).map(|group| format!("{group}: \"Grupp {group} {label}\""));
        let values = values.collect::<Vec<_>>().join(", ");
        codebook +=
            &format!("  g: {{label: Grupp, scale: nominal, values: {{{values}}}}}\n");
        codebook += "value-sets:\n  s: {1: aldrig, 2: sällan, 3: ofta, 4: alltid}\n";
        let mut answers = format!("{};g\n", names.join(";"));
        for person in 0..60 {
            let row = (0..*questions).map(|question| (person * 7 + question) % 4 + 1);
            let row = row.map(|answer| answer.to_string()).collect::<Vec<_>>().join(";");
            answers += &format!("{row};{}\n", person % groups + 1);
        }
        ReportTest::of_survey(&codebook, &answers)
    }

    fn chart(&self, keys: &str) -> String {
        let names = (1..=self.questions).map(|number| format!("q{number}"));
        let names = names.collect::<Vec<_>>().join(", ");
        format!(
            "  - text: Se @diagram:a.\n  - chart: {{id: a, caption: Påståenden, of: panel, \
             variables: [{names}]{keys}}}\n"
        )
    }
}

/// The parts of the chart, in their order.
fn parts(outcome: &Outcome) -> Vec<String> {
    let written = outcome.written();
    let further = (2..40).map(|part| format!("charts/a.part-{part}.svg"));
    let further = further.filter_map(|file| {
        let path = written.iter().find(|path| path.ends_with(&file))?;
        Some(outcome.text(path))
    });
    [outcome.svg("a")].into_iter().chain(further).collect()
}

fn height(svg: &str) -> f64 {
    let (_, rest) = svg.split_once("height=\"").expect("a height");
    let (number, _) = rest.split_once("pt\"").expect("points");
    number.parse().expect("a number")
}

#[track_caller]
fn assert_divided(outcome: &Outcome, rows: usize) -> usize {
    outcome.done();
    let parts = parts(outcome);
    for part in &parts {
        assert!(height(part) <= 560.0, "{} pt high", height(part));
        for answer in ["Aldrig", "Sällan", "Ofta", "Alltid"] {
            assert!(part.contains(&format!(">{answer}<")), "no {answer} in the legend");
        }
        assert!(part.contains("\u{a0}%<"), "no axis");
    }
    let all = parts.concat();
    for row in 1..=rows {
        assert!(all.matches(&format!(">F{row}. ")).count() == 1, "question {row} once");
    }
    parts.len()
}

#[test]
fn fourteen_statements_with_long_labels_are_divided() {
    let battery = Battery { questions: 14, groups: 1, label: LONG };
    let outcome = battery.test().blocks(&battery.chart("")).build();
    assert_eq!(assert_divided(&outcome, 14), 2);
    let typst = outcome.typst();
    assert!(typst.contains("name: \"fortsättning, del 2 av 2\""), "{typst}");
    assert!(typst.contains("alt: \"Fortsättning, del 2 av 2\""), "{typst}");
    // A page on screen has room for any height.
    let page = outcome.html();
    assert_eq!(page.matches("class=\"chart-wide tall\"").count(), 1);
}

#[test]
fn eight_statements_fit_and_are_not_divided() {
    let battery = Battery { questions: 8, groups: 1, label: LONG };
    let outcome = battery.test().blocks(&battery.chart("")).build();
    assert_eq!(assert_divided(&outcome, 8), 1);
    assert!(!outcome.typst().contains("fortsättning"));
    assert!(!outcome.html().contains(" tall\""));
}

#[test]
fn sixty_statements_have_as_many_pages_as_they_need() {
    let battery = Battery { questions: 60, groups: 1, label: LONG };
    let chart = battery.chart(", type: diverging");
    let outcome = battery.test().blocks(&chart).build();
    let count = assert_divided(&outcome, 60);
    assert!((4..=8).contains(&count), "{count} parts");
}

#[test]
fn a_hundred_and_twenty_bars_are_divided_with_one_scale() {
    let values =
        (1..=120).map(|code| format!("{code}: Kommun {code}")).collect::<Vec<_>>();
    let codebook = format!(
        "title: Prov\nfile: svar.csv\nvariables:\n  k: {{label: Kommun, scale: nominal, \
         values: {{{}}}}}\n",
        values.join(", ")
    );
    let answers = (1..=120_usize).flat_map(|code| {
        std::iter::repeat_n(code, if code == 7 { 90 } else { code % 5 + 1 })
    });
    let answers = answers.map(|code| format!("{code}\n")).collect::<String>();
    let outcome = ReportTest::of_survey(&codebook, &format!("k\n{answers}"))
        .blocks(
            "  - text: Se @diagram:a.\n  - chart: {id: a, caption: Kommuner, of: panel, \
             variable: k}\n",
        )
        .build();
    outcome.done();
    let parts = parts(&outcome);
    assert!(parts.len() > 3, "{}", parts.len());
    let all = parts.concat();
    for code in 1..=120 {
        assert_eq!(all.matches(&format!(">Kommun {code}<")).count(), 1, "{code}");
    }
    // One person is as long a bar in each part.
    let shortest = parts.iter().map(|part| {
        let widths = part.split("<rect").skip(1).filter_map(|rect| {
            rect.split_once("width=\"")?.1.split_once('"')?.0.parse::<u32>().ok()
        });
        widths.min().expect("bars")
    });
    let shortest = shortest.collect::<Vec<_>>();
    assert!(
        shortest.iter().all(|width| width.abs_diff(shortest[0]) <= 1),
        "{shortest:?}"
    );
}

#[test]
fn a_chart_beside_another_is_divided_where_it_stands() {
    let battery = Battery { questions: 40, groups: 2, label: "Samverkan" };
    let names =
        (1..=40).map(|number| format!("q{number}")).collect::<Vec<_>>().join(", ");
    let one = |id: &str, group: &str| {
        format!(
            "      - chart: {{id: {id}, caption: Påståenden, of: panel, where: {{g: \"{group} \
             Samverkan\"}}, variables: [{names}]}}\n"
        )
    };
    let blocks = format!(
        "  - text: Se @diagram:a och @diagram:b.\n  - side-by-side:\n{}{}",
        one("a", "Grupp 1"),
        one("b", "Grupp 2")
    );
    let outcome = battery.test().blocks(&blocks).build();
    assert!(assert_divided(&outcome, 40) > 1);
    assert!(outcome.typst().contains("breakable: true"));
}

#[test]
fn what_cannot_be_divided_is_an_error_at_the_authors_line() {
    let label = LONG.repeat(4);
    let battery = Battery { questions: 1, groups: 24, label: &label };
    let chart = "  - text: Se @diagram:a.\n  - chart: {id: a, caption: Grupper, of: panel, \
                 variable: q1, by: g, type: grouped-bar}\n";
    let outcome = battery.test().blocks(chart).rebuild();
    let told = outcome.refused_in_short();
    let high = told.split_once("below, is ").and_then(|it| it.1.split_once(" pt high"));
    let (high, _) = high.expect("a height");
    assert!(high.parse::<u32>().is_ok_and(|high| high > 560), "{told}");
    assert_snapshot!(told.replacen(high, "N", 1), @"
    error: the chart `a` does not fit on its page: a single row of it, with what stands above and below, is N pt high, and there is room for 560 pt
    --> book/r/chapters/01-resultat.yaml:4:17
    = hint: write shorter labels in the codebook, show fewer groups, or make two charts of it; a chart beside something else has more room by itself
    ");
}

#[test]
fn a_circle_that_has_no_room_for_its_list_is_drawn_as_bars() {
    let values =
        (1..=60).map(|code| format!("{code}: {LONG} {code}")).collect::<Vec<_>>();
    let codebook = format!(
        "title: Prov\nfile: svar.csv\nvariables:\n  k: {{label: Svar, scale: nominal, \
         values: {{{}}}}}\n",
        values.join(", ")
    );
    let answers = (1..=60).map(|code| format!("{code}\n")).collect::<String>();
    let outcome = ReportTest::of_survey(&codebook, &format!("k\n{answers}"))
        .blocks(
            "  - text: Se @diagram:a.\n  - chart: {id: a, caption: Svar, of: panel, variable: \
             k, type: pie}\n",
        )
        .build();
    outcome.done();
    let parts = parts(&outcome);
    assert!(parts.len() > 1 && parts.iter().all(|part| height(part) <= 560.0));
    assert!(outcome.text("build/r/document.json").contains("Stapeldiagram: Svar."));
}
