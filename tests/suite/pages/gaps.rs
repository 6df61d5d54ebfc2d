//! Where a chart has no room on its page, the words after it fill the page.

use crate::harness::{Outcome, REPORT, ReportTest};

use super::fullness::too_empty;

/// So many paragraphs of a line or two.
fn text(paragraphs: usize) -> String {
    let line = "        Samverkan kräver tid, och tid är det som flest säger att de saknar i sina svar, \
                år efter år.\n\n";
    format!("  - text: |\n{}", line.repeat(paragraphs))
}

/// A chart of so many groups, with more keys.
fn chart(id: &str, groups: usize, more: &str) -> String {
    let numbers =
        (0..groups).map(|at| format!("      - {{label: Grupp {at}, of: panel}}\n"));
    format!(
        "  - chart:\n      id: {id}\n      caption: C\n      variable: nojd\n      type: \
         stacked-bar\n{more}      series:\n{}",
        numbers.collect::<String>()
    )
}

fn built(blocks: &str) -> Outcome {
    let outcome = ReportTest::new().blocks(blocks).run(&["build", "r", "--quiet"]);
    assert_eq!(outcome.code(), Some(0), "{}", outcome.stderr);
    outcome
}

/// The figures that float in the generated Typst.
fn floating(outcome: &Outcome) -> Vec<String> {
    let typst = outcome.typst();
    let lines = typst.lines().filter(|line| line.contains("placement: auto"));
    let ids = lines.filter_map(|line| line.split('"').nth(1));
    ids.map(str::to_owned).collect()
}

fn pages(outcome: &Outcome) -> Vec<String> {
    too_empty(&outcome.folder("build/r"), "r", false)
}

const SEE: &str = "  - text: Se @diagram:a och @verk2019.\n";

#[test]
fn words_fill_the_page_before_a_chart_that_has_no_room_on_it() {
    let blocks = format!("{}{SEE}{}{}", text(9), chart("a", 16, ""), text(20));
    let outcome = built(&blocks);
    assert_eq!(floating(&outcome), ["a"]);
    assert_eq!(pages(&outcome), [""; 0]);
    // The web page and the document have it where the author wrote it.
    let html = outcome.html();
    let after = html.split_once("diagram-a").expect("the chart").1;
    assert!(after.contains("Samverkan kräver tid"));
    assert!(outcome.text("build/r/document.json").contains("\"float\": false"));
}

#[test]
fn what_has_room_stays_where_it_is_written() {
    let blocks = format!("{}{SEE}{}{}", text(3), chart("a", 12, ""), text(20));
    assert_eq!(floating(&built(&blocks)), [""; 0]);
    // No words follow that could fill the page.
    let blocks = format!("{}{SEE}{}", text(9), chart("a", 16, ""));
    assert_eq!(floating(&built(&blocks)), [""; 0]);
    // An author who begins a new page means it.
    let blocks =
        format!("{}{SEE}  - pagebreak\n{}{}", text(9), chart("a", 16, ""), text(20));
    assert_eq!(floating(&built(&blocks)), [""; 0]);
}

#[test]
fn no_chart_comes_before_one_that_is_written_before_it() {
    let small = chart("b", 2, "");
    let blocks = format!(
        "{}{SEE}{}{}  - text: Se @diagram:b.\n{small}{}",
        text(9),
        chart("a", 16, ""),
        text(2),
        text(20)
    );
    let outcome = built(&blocks);
    assert_eq!(floating(&outcome), ["a", "b"]);
    assert_eq!(pages(&outcome), [""; 0]);
}

#[test]
fn slides_stay_as_they_are() {
    let blocks =
        format!("{SEE}{}{}", chart("a", 12, ""), text(3)).replace('\n', "\n    ");
    let outcome = ReportTest::new()
        .blocks(&format!("  - section: Ett\n    blocks:\n    {}\n", blocks.trim_end()))
        .replace(REPORT, "template: fou-rapport", "template: presentasjon")
        .run(&["build", "r", "--quiet"]);
    assert_eq!(outcome.code(), Some(0), "{}", outcome.stderr);
    assert_eq!(floating(&outcome), [""; 0]);
}
