//! Answers, labels and codebook texts are data: they come out as exactly what they are, in
//! the document, on the page, in charts and in CSV files.

use crate::harness::{ANSWERS, CHAPTER, Outcome, REPORT, ReportTest};

const ATTACKS: [&str; 17] = [
    "#import \"x\"",
    "*a*",
    "_b_",
    "$x$",
    "@ref",
    "<script>alert(1)</script>",
    "\"quotes\" 'and' `code`",
    "back\\slash\\",
    "=cmd()",
    "+1",
    "-1",
    "@x",
    "a // b /* c */",
    "{{ n(\"svar\") }} {% if %}",
    "[a] ] [",
    "&amp; &lt;",
    "https://example.org; <a@b>",
];

/// The base project where every attack is an answer, drawn in a chart and set in a table.
fn attacked() -> Outcome {
    let json = |text: &str| serde_json::to_string(text).expect("JSON");
    let values = ATTACKS.iter().enumerate();
    let values =
        values.map(|(code, text)| format!("      {}: {}\n", code + 1, json(text)));
    let values = values.collect::<String>();
    let codebook = format!(
        "title: {title}\nfile: svar.csv\nunit: {{one: {title}, many: {title}}}\nvariables:\n  \
         id: {{label: Nr, scale: id}}\n  fraga:\n    label: {title}\n    question: {title}\n    \
         scale: nominal\n    values:\n{values}",
        title = json(ATTACKS.join(" ").as_str()),
    );
    let rows = (1..=ATTACKS.len()).map(|code| format!("{code};{code}\n"));
    ReportTest::new()
        .file("data/panel/codebook.yaml", codebook)
        .file(ANSWERS, format!("id;fraga\n{}", rows.collect::<String>()))
        .replace(REPORT, "    where: {ort: Gävle}\n", "")
        .replace(REPORT, "    variable: nojd\n    in: [ganska nöjd, mycket nöjd]\n", "")
        .replace(CHAPTER, "{{ percent(\"nojda\") }}", "")
        .replace(CHAPTER, "variable: nojd", "variable: fraga")
        .replace(CHAPTER, "rows: ort\n      columns: nojd", "rows: fraga\n      columns: fraga")
        .append(
            CHAPTER,
            "  - repeat:\n      over: fraga\n      of: panel\n      blocks:\n        \
             - text: 'Så sade {{ value }} till slut.'\n        - section: 'Om {{ value }}'\n",
        )
        .build()
        .clean()
}

/// The text of HTML or SVG, without tags.
fn unescaped(markup: &str) -> String {
    let mut text = String::new();
    for (index, piece) in markup.split('<').enumerate() {
        let piece =
            if index == 0 { Some(piece) } else { piece.split_once('>').map(|it| it.1) };
        text.push_str(piece.unwrap_or_default());
    }
    [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&apos;", "'"),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&#x2F;", "/"),
        ("&nbsp;", "\u{a0}"),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(text, |text, (name, sign)| text.replace(name, sign))
}

#[test]
fn every_label_comes_out_as_it_is() {
    let outcome = attacked();
    let html = outcome.html();
    assert!(!html.contains("<script"), "an answer became a script");
    let page = unescaped(&html);
    let svg = unescaped(&outcome.svg("nojd")).replace(' ', "");
    let record: serde_json::Value =
        serde_json::from_str(&outcome.text("build/r/numbers.json")).unwrap();
    let labels = record["tables"][0]["categories"].as_array().unwrap();
    for (index, attack) in ATTACKS.iter().enumerate() {
        let shown = sentence(attack);
        assert!(page.contains(&shown), "{shown} on the page");
        assert!(page.contains(&format!("Om {attack}")), "{attack} in a heading");
        assert!(
            page.contains(&format!("Så sade {attack} till slut.")),
            "{attack} in a text"
        );
        // A long label is set on several lines.
        assert!(svg.contains(&shown.replace(' ', "")), "{shown} in the chart");
        assert_eq!(labels[index], *attack);
    }
}

#[test]
fn a_spreadsheet_runs_no_label() {
    let outcome = attacked();
    for id in ["nojd", "orter"] {
        let csv = outcome.csv(id);
        for cell in csv.lines().flat_map(cells) {
            let runs = cell.starts_with(['=', '+', '-', '@']);
            assert!(!runs, "{cell} in {id}");
        }
        for attack in ["'=cmd()", "'+1", "'-1", "'@x", "'@ref"] {
            assert!(
                csv.lines().flat_map(cells).any(|cell| cell == attack),
                "{attack} in {id}"
            );
        }
    }
}

/// Labels in tables and charts begin with a capital.
fn sentence(label: &str) -> String {
    let mut letters = label.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string());
    format!("{}{}", first.unwrap_or_default(), letters.as_str())
}

/// The cells of a line of CSV.
fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut quoted) = (vec![String::new()], false);
    for letter in line.chars() {
        match letter {
            '"' => quoted = !quoted,
            ';' if !quoted => cells.push(String::new()),
            _ => cells.last_mut().expect("a first cell").push(letter),
        }
    }
    cells
}
