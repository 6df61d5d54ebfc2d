//! The web page for readers: what its script is given, what the page is without it, and that
//! nothing hidden is told.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use insta::assert_snapshot;

use crate::harness::{Outcome, REPORT, ReportTest, without_script};

/// The whole page.
fn page(outcome: &Outcome) -> String {
    outcome.text("build/r/r.html")
}

/// What a page tells of how a number came about, a line each.
fn making(page: &str, number: &str) -> String {
    let (_, rest) = page.split_once("<template id=\"makings\">").expect("makings");
    let (_, rest) = rest.split_once(&format!("<div data-of=\"{number}\">")).expect("one");
    let (lines, _) = rest.split_once("</div>").expect("the end");
    lines.replace("</p><p>", "\n").replace("<p>", "").replace("</p>", "")
}

/// A report with one text.
fn text(text: &str) -> ReportTest {
    ReportTest::new().blocks(&format!("  - text: |\n      Enligt @verk2019. {text}\n"))
}

/// The same under a policy that hides every small count.
fn hidden(test: ReportTest) -> Outcome {
    let open = "{method: none, reason: Svaren är påhittade.}";
    test.replace(REPORT, open, "{method: suppress, minimum-count: 5}").build()
}

#[test]
fn a_page_without_its_script_says_the_same() {
    let with = page(&ReportTest::new().build().clean());
    let test = ReportTest::new().append(REPORT, "output: {html: {script: false}}\n");
    let without = page(&test.build().clean());
    assert!(with.contains("script-src 'sha256-") && with.contains("<script>"));
    assert!(!without.contains("script") && !without.contains("quoted"), "{without}");
    let (_, with) = with.split_once("<body>").expect("a body");
    let (_, without) = without.split_once("<body>").expect("a body");
    let lines = |page: &str| {
        let lines = page.lines().filter(|line| !line.is_empty()).map(str::to_owned);
        lines.collect::<Vec<_>>()
    };
    assert_eq!(lines(&without_script(with)), lines(without));
}

#[test]
fn a_number_of_the_text_is_known_as_a_whole() {
    let numbers = "  alder: {of: panel, variable: alder, statistic: mean, decimals: 1}\n";
    let test = text(
        "Av {{ base(\"nojda\") }} är {{ percent(\"nojda\") }} nöjda, medelåldern {{ mean(\"alder\") }}, 4 för hand.",
    );
    let outcome = test.append(REPORT, numbers).build();
    let html = page(&outcome);
    for number in [
        "Av <span class=\"quoted\" data-of=\"nojda\">4</span> är",
        "är <span class=\"quoted\" data-of=\"nojda\">75\u{a0}procent</span> nöjda",
        "medelåldern <span class=\"quoted\" data-of=\"alder\">",
        ", 4 för hand.",
    ] {
        assert!(html.contains(number), "{number}\n{html}");
    }
    assert_snapshot!(making(&html, "nojda"), @"
    Nöjdhet: ganska nöjd, mycket nöjd
    3 av 4 personer, 75 procent
    Andel av dem som har svarat.
    Källa: Provpanelen.
    ");
    assert_snapshot!(making(&html, "alder"), @"
    Ålder
    Medelvärde 44,1, n = 6
    Källa: Provpanelen.
    ");
}

#[test]
fn two_numbers_stand_behind_a_difference() {
    let numbers = "  ej: {of: panel, variable: nojd, in: inte nöjd}\n";
    let test = text("Skillnaden är {{ difference(\"nojda\", minus=\"ej\") }}.");
    let html = page(&test.append(REPORT, numbers).build());
    assert!(html.contains("data-of=\"nojda\" data-minus=\"ej\">"), "{html}");
    assert!(!making(&html, "ej").is_empty());
}

#[test]
fn what_is_hidden_is_told_nowhere_on_the_page() {
    let outcome = hidden(text("Nöjda är {{ n(\"nojda\") }}."));
    assert_snapshot!(making(&page(&outcome), "nojda"), @"
    Nöjdhet: ganska nöjd, mycket nöjd
    x av x personer
    Andel av dem som har svarat.
    Källa: Provpanelen.
    ");
}

#[test]
fn the_conditions_of_a_number_are_told_in_labels() {
    let numbers =
        "  unga: {of: panel, variable: nojd, in: mycket nöjd, where: {ort: Gävle}}\n";
    let outcome = text("Av dem {{ n(\"unga\") }}.").append(REPORT, numbers).build();
    assert_snapshot!(making(&page(&outcome), "unga"), @"
    Nöjdhet: mycket nöjd
    1 av 3 personer, 33 procent
    Andel av dem som har svarat.
    Endast ort: Gävle.
    Källa: Provpanelen.
    ");
}

#[test]
fn the_numbers_of_a_chart_are_the_file_that_lies_beside() {
    let outcome = ReportTest::new().build().clean();
    let html = page(&outcome);
    let (_, link) = html.split_once("<a download=\"nojd.csv\"").expect("a link");
    let (_, content) = link.split_once("base64,").expect("the file");
    let (content, _) = content.split_once('"').expect("its end");
    let kept = BASE64.decode(content).expect("a file");
    assert_eq!(String::from_utf8(kept).expect("text"), outcome.csv("nojd"));
}

#[test]
fn nothing_is_kept_of_a_chart_of_which_nothing_is_shown() {
    let outcome = hidden(ReportTest::new());
    assert!(!page(&outcome).contains("download="), "{}", page(&outcome));
}

#[test]
fn what_the_page_is_like_is_a_word_or_a_map() {
    let of = |value: &str| {
        let test = ReportTest::new();
        test.append(REPORT, &format!("output: {{html: {value}}}\n")).check()
    };
    assert_snapshot!(of("{skript: false}").refused(), @"
    r: reading
    r: computing
    r: drawing charts 1/1
    error: unknown key `skript` in the web page
      --> book/r/report.yaml:20:17
       |
    20 | output: {html: {skript: false}}
       |                 ^^^^^^
       |
       = hint: did you mean `script`?

    r: not built, 1 mistake
    ");
    assert_snapshot!(of("{script: nej}").refused(), @"
    r: reading
    r: computing
    r: drawing charts 1/1
    error: here should stand `true` or `false`, not the text `nej`
      --> book/r/report.yaml:20:25
       |
    20 | output: {html: {script: nej}}
       |                         ^^^
       |
       = hint: write `false`, without quotation marks

    r: not built, 1 mistake
    ");
    assert_snapshot!(of("[script]").refused(), @"
    r: reading
    r: computing
    r: drawing charts 1/1
    error: here should stand `true`, `false` or `{script: false}`, not a list
      --> book/r/report.yaml:20:16
       |
    20 | output: {html: [script]}
       |                ^

    r: not built, 1 mistake
    ");
}

#[test]
fn a_mistake_in_the_script_of_a_template_is_told_there() {
    let script = "report-templates/library/reader.js";
    let test = ReportTest::new().append(script, "\n// {{ hits }}\n");
    assert_snapshot!(test.rebuild().refused(), @"
    error: mistake in the template `fou-rapport`: variable `hits` is not defined. Available variables: body, columns, dark, examples, landscape, makings, options, pieces, report, script, sized, style, tokens, words
       --> report-templates/library/reader.js:342:7
        |
    342 | // {{ hits }}
        |       ^^^^
    ");
}
