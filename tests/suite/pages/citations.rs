//! Citations within round brackets have none of their own, in print as on the web page.

use regex::Regex;

use crate::harness::{REPORT, ReportTest, WORKS};

use super::frames::set;

const MORE: &str = "
larsson2019: {type: report, title: Att mäta, author: 'Larsson, Anna', date: 2019, publisher: P}
berg2020: {type: report, title: Om frågor, author: 'Berg, Bo', date: 2020, publisher: P}
berg2020b: {type: report, title: Om svar, author: 'Berg, Bo', date: 2020, publisher: P}
";

const BLOCKS: &str = "  - text: |
      Utanför @berg2020. Inuti (se @larsson2019[s. 5]; jfr @berg2020, @berg2020b) och @verk2019.

      - En punkt (*efter @larsson2019*).
      - Ensam (@larsson2019) här#footnote[I noten (efter @berg2020b).].

      Se @diagram:c och @table:s. Annat (i @table:s) och #cite(<larsson2019>, form: \"prose\").
  - chart: {id: c, caption: Ort (efter @larsson2019), of: panel, variable: ort, note: 'Källa (se @berg2020[s. 5]).'}
  - table: {id: s, caption: Ort, of: panel, rows: ort, note: 'Andra (jfr #cite(<larsson2019>)).'}
";

/// The style, and what is to be read of the text above.
const STYLES: [(&str, [&str; 7]); 3] = [
    (
        "apa",
        [
            "Utanför(Berg,2020a)",
            "Inuti(seLarsson,2019,s.5;jfrBerg,2020a,Berg,2020b)",
            "Enpunkt(efterLarsson,2019)",
            "Ensam(Larsson,2019)",
            "Inoten(efterBerg,2020b)",
            "Källa(seBerg,2020a,s.5)",
            "Andra(jfrLarsson,2019)",
        ],
    ),
    (
        "springer-basic-author-date",
        [
            "Utanför(Berg2020a)",
            "jfrBerg2020a,Berg2020b)",
            "Enpunkt(efterLarsson2019)",
            "Ensam(Larsson2019)",
            "Inoten(efterBerg2020b)",
            "Källa(seBerg2020a",
            "Andra(jfrLarsson2019)",
        ],
    ),
    (
        "ieee",
        [
            "Utanför[",
            "Inuti(se[",
            "Enpunkt(efter[",
            "Ensam([",
            "Inoten(efter[",
            "Källa(se[",
            "Andra(jfr[",
        ],
    ),
];

fn without_spaces(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_whitespace()).collect()
}

#[test]
fn within_brackets_a_work_has_none_of_its_own() {
    let tags = Regex::new("<[^>]*>").expect("a pattern");
    for (style, wanted) in STYLES {
        let test = ReportTest::new()
            .append(WORKS, MORE)
            .append(REPORT, &format!("citation-style: {style}\n"))
            .blocks(BLOCKS);
        let outcome = test.build().clean();
        let pages = set(&outcome.folder("build/r"), "r").pages;
        let printed =
            pages.iter().flat_map(|page| page.texts().map(|(text, _)| text.to_owned()));
        let printed = without_spaces(&printed.collect::<String>());
        let read = without_spaces(&tags.replace_all(&outcome.html(), ""));
        for part in wanted {
            assert!(printed.contains(part), "{style}, print: {part}\n{printed}");
            assert!(read.contains(part), "{style}, web: {part}\n{read}");
        }
        let main = without_spaces(&outcome.page_text("Utanför", "Om frågor"));
        assert!(!printed.contains("((") && !main.contains("(("), "{style}");
        let bare = outcome.written().contains(&format!("build/r/{FILE}"));
        assert_eq!(bare, style != "ieee", "{style}");
    }
}

const FILE: &str = "citations-in-brackets.csl";

#[test]
fn a_report_without_such_citations_has_no_style_beside_it() {
    let blocks = "  - text: Så var det förr @verk2019 (förr).\n";
    let outcome = ReportTest::new().blocks(blocks).build().clean();
    assert!(!outcome.written().iter().any(|name| name.ends_with(FILE)));
}

#[test]
fn a_work_in_brackets_that_is_not_there_is_told_where_it_stands() {
    let blocks = "  - text: Förr (efter @verk2018; @verk2019) var det så.\n";
    let told = ReportTest::new().blocks(blocks).rebuild();
    insta::assert_snapshot!(told.refused(), @"
    error: `@verk2018` refers to nothing
     --> book/r/chapters/01-resultat.yaml:3:23
      |
    3 |   - text: Förr (efter @verk2018; @verk2019) var det så.
      |                       ^^^^^^^^^
      |
      = hint: did you mean `@verk2019`?
    ");
}
