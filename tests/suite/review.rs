//! What a careful reviewer finds in a report.

use insta::assert_snapshot;

use crate::harness::{CHAPTER, REPORT, ReportTest};

mod abbreviations;
mod citations;
mod claims;
mod inconsistencies;
mod layout;
mod number_language;
mod numbers;
mod references;
mod wording;

/// The base report with claims at the end of `report.yaml`.
fn claims(claims: &str) -> ReportTest {
    ReportTest::new().append(REPORT, &format!("claims:\n{claims}"))
}

/// The base report with a sentence added to its text.
fn sentence(sentence: &str) -> ReportTest {
    let old = "Så var det även förr @verk2019.";
    ReportTest::new().replace(CHAPTER, old, &format!("{old}\n      {sentence}"))
}

/// What a build that goes well warns of.
fn warned(test: ReportTest) -> String {
    let outcome = test.look_over();
    let told = outcome.done();
    told.to_owned()
}

#[test]
fn the_base_project_is_clean() {
    ReportTest::new().check().clean();
}

#[test]
fn an_acceptance_that_accepts_nothing_is_told() {
    let accept = "accept:\n  - {check: claim, of: x, reason: Det var så då.}\n";
    assert_snapshot!(ReportTest::new().append(REPORT, accept).look_over().done(), @r#"
    warning[unused-acceptance]: there is no finding `claim` of `x` to accept
      --> book/r/report.yaml:21:24
       |
    21 |   - {check: claim, of: x, reason: Det var så då.}
       |                        ^
       |
       = hint: remove the entry; what it accepted is no longer there
       = hint: or accept it in `report.yaml`: `accept: [{check: unused-acceptance, of: "claim", reason: …}]`
    "#);
}
