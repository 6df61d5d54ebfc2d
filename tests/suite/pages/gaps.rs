//! What an author is told of a page that stays empty because a chart has no room on it.

use insta::assert_snapshot;

use crate::harness::{Outcome, REPORT, ReportTest};

/// So many lines of text.
fn text(lines: usize) -> String {
    let line = "        Samverkan kräver tid, och tid är det som flest säger att de saknar i svaren.\n\n";
    format!("  - text: |\n{}", line.repeat(lines))
}

/// A chart of fifteen answers, with more keys.
fn chart(more: &str) -> String {
    let numbers = (0..15).map(|at| format!("      - {{label: Grupp {at}, of: panel}}\n"));
    format!(
        "  - chart:\n      id: a\n      caption: C\n      variable: nojd\n      type: \
         grouped-bar\n{more}      series:\n{}",
        numbers.collect::<String>()
    )
}

fn built(blocks: &str) -> Outcome {
    ReportTest::new().blocks(blocks).run(&["build", "r", "--quiet"])
}

fn of_pages(outcome: &Outcome) -> String {
    let told = outcome.stderr.split("\n\n").filter(|told| told.contains("% empty"));
    told.collect::<Vec<_>>().join("\n\n")
}

#[test]
fn a_page_that_stays_half_empty_before_a_chart_is_told() {
    let before = format!("{}  - text: Se @diagram:a och @verk2019.\n", text(10));
    let blocks = format!("{before}{}{}", chart(""), text(12));
    assert_snapshot!(of_pages(&built(&blocks)), @"");
    // Where it floats, the text after it fills the page.
    let blocks = format!("{before}{}{}", chart("      float: true\n"), text(12));
    assert_eq!(of_pages(&built(&blocks)), "");
    // An author who begins a new page has said so.
    let blocks = format!("{before}  - pagebreak\n{}{}", chart(""), text(12));
    assert_eq!(of_pages(&built(&blocks)), "");
}

#[test]
fn slides_are_as_full_as_they_are() {
    let blocks = format!("  - section: Ett\n    blocks:\n    {}", chart("").replace('\n', "\n    "));
    let outcome = ReportTest::new()
        .blocks(&format!("{}\n", blocks.trim_end()))
        .replace(REPORT, "template: fou-rapport", "template: presentasjon")
        .run(&["build", "r", "--quiet"]);
    assert_eq!(of_pages(&outcome), "");
}
