//! Abbreviations and what they stand for.

use insta::assert_snapshot;

use super::{sentence, warned};
use crate::harness::REPORT;

#[test]
fn an_abbreviation_that_is_never_spelt_out() {
    assert_snapshot!(warned(sentence("IFO:s chefer har svarat.")), @r#"
    warning[abbreviation]: the abbreviation `IFO` is never spelt out
     --> book/r/chapters/01-resultat.yaml:6:7
      |
    6 |       IFO:s chefer har svarat.
      |       ^^^
      |
      = hint: spell it out where it comes first, as `hela namnet (IFO)`, or under `abbreviations` in report.yaml
      = hint: or accept it in `report.yaml`: `accept: [{check: abbreviation, of: "IFO", reason: …}]`
    "#);
}

#[test]
fn an_abbreviation_used_before_it_is_spelt_out() {
    let late = "Inom IFO är det så. Med individ- och familjeomsorg (IFO) menas allt.";
    assert_snapshot!(warned(sentence(late)), @r#"
    warning[abbreviation]: the abbreviation `IFO` is used before it is spelt out
     --> book/r/chapters/01-resultat.yaml:6:12
      |
    6 |       Inom IFO är det så. Med individ- och familjeomsorg (IFO) menas allt.
      |            ^^^
      |
      = hint: spell it out here; that is done only at book/r/chapters/01-resultat.yaml:6:59
      = hint: or accept it in `report.yaml`: `accept: [{check: abbreviation, of: "IFO", reason: …}]`
    "#);
}

#[test]
fn what_is_spelt_out_or_well_known_is_left_alone() {
    for good in [
        "Individ- och familjeomsorgen (IFO) svarade. IFO:s chefer också.",
        "IFO (individ- och familjeomsorg) svarade, och IFO-chefer.",
        "En samordnad individuell plan, SIP, görs. SIP:en är bra.",
        "Förr fanns IPS, _Individual Placement and Support_.",
        "Här nämns IPS och mer.#footnote[IPS, _Individual Placement and Support_.]",
        "I EU och USA finns det PDF:er, se del II.",
        "Hen sa ”IFO” i intervjun.",
    ] {
        assert_eq!(warned(sentence(good)), "", "{good}");
    }
    let listed = "abbreviations: {IFO: individ- och familjeomsorg}\n";
    assert_eq!(warned(sentence("IFO svarade.").append(REPORT, listed)), "");
}

#[test]
fn a_term_spells_out() {
    let text = "  - text: IFO svarade @verk2019.\n  - terms:\n      IFO: Individ- och familjeomsorg.\n";
    assert_eq!(warned(crate::harness::ReportTest::new().blocks(text)), "");
}
