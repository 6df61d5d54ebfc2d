//! The tool's own words follow the language of the report.

use crate::harness::{CHAPTER, REPORT, ReportTest};

#[test]
fn each_language_has_its_own_words() {
    let cases = [
        ("sv", ["Diagram", "Tabell", "Innehåll", "Antal", "75 procent", "Visa siffror"]),
        ("nb", ["Diagram", "Tabell", "Innhold", "Antall", "75 prosent", "Vis tallene"]),
        (
            "en",
            ["Chart", "Table", "Contents", "Number", "75 per cent", "Show the numbers"],
        ),
        ("da", ["Diagram", "Tabel", "Indhold", "Antal", "75 procent", "Vis tallene"]),
    ];
    for (language, words) in cases {
        let outcome = ReportTest::new()
            .replace(REPORT, "language: sv", &format!("language: {language}"))
            .build()
            .clean();
        let html = outcome.html();
        assert!(html.contains(&format!("lang=\"{language}")), "{language}");
        let (typst, html) = (outcome.typst(), html.replace('\u{a0}', " "));
        for word in words {
            let escaped = word.replace("75", "\\75").replace(' ', "\u{a0}");
            let found = html.contains(word) || typst.contains(&escaped);
            assert!(found, "`{word}` in {language}");
        }
    }
}

#[test]
fn a_share_is_written_as_the_language_writes_it() {
    for (language, share) in
        [("sv", "66,7"), ("nb", "66,7"), ("en", "66.7"), ("da", "66,7")]
    {
        let outcome = ReportTest::new()
            .replace(REPORT, "language: sv", &format!("language: {language}"))
            .replace(REPORT, "in: [ganska nöjd, mycket nöjd]", "in: [mycket nöjd]\n    where: {nojd: [ganska nöjd, mycket nöjd]}\n    decimals: 1")
            .build()
            .clean();
        let html = outcome.html();
        assert!(html.contains(share), "{share} in {language}");
    }
}

#[test]
fn a_number_at_the_start_of_a_line_stays_a_number() {
    let outcome = ReportTest::new()
        .replace(
            CHAPTER,
            "Av {{ n(\"svar\") }} svarande",
            "{{ n(\"svar\", words=false) }}. svarande",
        )
        .build();
    assert!(outcome.done().contains("sentence-begins-with-digits"));
    assert!(outcome.html().contains("6. svarande"));
}
