//! Headings and captions.

use insta::assert_snapshot;

use super::warned;
use crate::harness::{CHAPTER, ReportTest};

#[test]
fn headings_that_the_contents_leave_out() {
    let deep = "  - section: A\n    blocks:\n      - section: B\n        blocks:\n          \
                - text: Så @verk2019.\n      - section: C\n        blocks:\n          \
                - section: D\n";
    assert_snapshot!(warned(ReportTest::new().blocks(deep)), @r#"
    warning[contents-depth]: 2 headings of level 3, this one first, will not stand in the contents, which end at level 2
     --> book/r/chapters/01-resultat.yaml:5:18
      |
    5 |       - section: B
      |                  ^
      |
      = hint: set `contents: {depth: 3}`, or move the headings up
      = hint: or accept it in `report.yaml`: `accept: [{check: contents-depth, of: "level-3", reason: …}]`

    warning[contents-depth]: a heading of level 4 will not stand in the contents, which end at level 2
      --> book/r/chapters/01-resultat.yaml:10:22
       |
    10 |           - section: D
       |                      ^
       |
       = hint: set `contents: {depth: 4}`, or move the headings up
       = hint: or accept it in `report.yaml`: `accept: [{check: contents-depth, of: "level-4", reason: …}]`
    "#);
}

#[test]
fn captions_that_say_what_the_tool_adds() {
    let caption = "caption: Hur nöjda de är";
    let told = |new: &str| warned(ReportTest::new().replace(CHAPTER, caption, new));
    assert_snapshot!(told("caption: Hur nöjda de är. Antal. n = 4"), @r#"
    warning[caption-unit]: the caption says `Antal` itself
     --> book/r/chapters/01-resultat.yaml:8:33
      |
    8 |       caption: Hur nöjda de är. Antal. n = 4
      |                                 ^^^^^
      |
      = hint: leave it out; what is counted, and of how many, is added after it
      = hint: or accept it in `report.yaml`: `accept: [{check: caption-unit, of: "Antal", reason: …}]`

    warning[caption-unit]: the caption says `n = 4` itself
     --> book/r/chapters/01-resultat.yaml:8:40
      |
    8 |       caption: Hur nöjda de är. Antal. n = 4
      |                                        ^^^^^
      |
      = hint: leave it out; what is counted, and of how many, is added after it
      = hint: or accept it in `report.yaml`: `accept: [{check: caption-unit, of: "n = 4", reason: …}]`
    "#);
    assert!(told("caption: Hur nöjda de är (n=4)").contains("says `n=4` itself"));
    assert!(told("caption: Nöjda (procent)").contains("says `procent` itself"));
    assert_eq!(told("caption: Antal nöjda per ort"), "");
    assert_eq!(told("caption: Antal"), "");
}
