//! The example of a second measurement, against what the first report would have published.

use crate::harness::{Outcome, ReportTest};

/// Numbers of now that were asked in the words of then.
const WORDS_OF_THEN: [(&str, &str); 2] = [
    (
        "where: {upptagningsomrade: Sandviken-Ockelbo}",
        "where: {upptagningsomrade: [Ockelbo, Sandviken]}",
    ),
    (
        "variable: strukturer_relationer_aktorer\n    in:",
        "variable: rutiner_relationer_aktorer\n    in:",
    ),
];

/// The questions that are shown by measurement.
const BY_WAVE: [(&str, &str); 10] = [
    ("personal", "verksamhetsomrade"),
    ("personal", "samverkan_tre_eller_fler"),
    ("personal", "lyssnar"),
    ("personal", "vet_tillfora"),
    ("personal", "brukarsynpunkter"),
    ("personal", "rutiner_samarbete_myndigheter"),
    ("personal", "samverkansform_med_brukare"),
    ("personal", "ovriga_samverkansformer"),
    ("mysam-svar", "vet_tillfora"),
    ("mysam-svar", "brukarsynpunkter"),
];

/// The named numbers of `report.yaml`, each with its id.
fn numbers(report: &str) -> Vec<(&str, String)> {
    let (_, rest) = report.split_once("\nnumbers:\n").expect("numbers");
    let (section, _) = rest.split_once("\nclaims:").expect("claims");
    let mut all: Vec<(&str, String)> = Vec::new();
    for line in section.lines() {
        let own = line.strip_prefix("  ").unwrap_or_default();
        match own.split_once(':') {
            Some((id, rest)) if !own.starts_with([' ', '#']) => {
                all.push((id, format!("{rest}\n")));
            }
            _ if own.starts_with(' ') => {
                all.last_mut().expect("a number").1 += &format!("{line}\n");
            }
            _ => {}
        }
    }
    all
}

/// The first report, had it also shown what the second one asks of it.
fn first() -> ReportTest {
    let both = ReportTest::with_examples(&["rapport-2017", "rapport-2020"]);
    let asked = both.content("book/rapport-2020/report.yaml");
    let chapters = ["02-sammanfattning", "04-metod", "05-resultat"];
    let chapters = chapters
        .map(|name| both.content(&format!("book/rapport-2020/chapters/{name}.yaml")));
    let text = chapters.join("\n");
    let mut more = String::new();
    for (id, number) in numbers(&asked) {
        let quoted = text.contains(&format!("\"{id}\", wave"))
            || text.contains(&format!("change(\"{id}\""))
            || text.contains(&format!(" {id}: "));
        if !quoted {
            continue;
        }
        let mut number = number;
        for (now, then) in WORDS_OF_THEN {
            number = number.replace(now, then);
        }
        // The first report took all for the base where it did not say otherwise.
        let based = number.contains("base:") || number.contains("statistic:");
        let base = if based { "" } else { "base: valid, " };
        more += &match number.strip_prefix(" {") {
            Some(rest) => format!("  asked-{id}: {{{base}{rest}"),
            None => {
                let base = if based { "" } else { "    base: valid\n" };
                format!("  asked-{id}:{number}{base}")
            }
        };
    }
    let mut blocks = String::from("title: Underlag\nblocks:\n");
    for (index, (of, variable)) in BY_WAVE.iter().enumerate() {
        blocks += &format!(
            "  - table: {{id: underlag-{index}, caption: Underlag, of: {of}, rows: {variable}, measure: both, missing: show}}\n"
        );
    }
    let parts = ["Norra Hälsingland", "Södra Hälsingland", "Västra Gästrikland", "Gävle"];
    for (place, part) in parts.iter().enumerate() {
        for variable in ["vet_tillfora", "brukarsynpunkter"] {
            blocks += &format!(
                "  - table: {{id: underlag-{variable}-{place}, caption: Underlag, of: personal, rows: {variable}, where: {{lansdel: {part}}}}}\n"
            );
        }
    }
    let test = ReportTest::with_examples(&["rapport-2017"]);
    test.replace(
        "book/rapport-2017/report.yaml",
        "\nclaims:\n",
        &format!("\n{more}claims:\n"),
    )
    .file("book/rapport-2017/chapters/50-underlag.yaml", blocks)
}

/// The second report without the chart that cannot be had: several answers of then are one
/// now, and whoever gave both would be counted twice.
fn second(names: &[&str]) -> ReportTest {
    ReportTest::with_examples(names).replace(
        "book/rapport-2020/chapters/04-metod.yaml",
        "          by: wave\n          type: grouped-bar\n          measure: count\n",
        "          type: bar\n          measure: count\n",
    )
}

fn built(test: ReportTest) -> Outcome {
    let outcome = test.run(&["build", "rapport-2020", "--quiet"]);
    assert_eq!(outcome.code(), Some(0), "{}", outcome.stderr);
    outcome
}

#[test]
fn rapport_2020_is_the_same_with_what_the_first_report_published_as_with_its_answers() {
    let archived =
        first().run(&["archive", "rapport-2017", "--quiet", "--without-microdata"]);
    assert_eq!(archived.code(), Some(0), "{}", archived.stderr);
    let archive = archived.bytes("build/rapport-2017.zip");
    let published =
        built(second(&["rapport-2020"]).file("arkiv/rapport-2017.zip", archive).replace(
            "book/rapport-2020/report.yaml",
            "2017: {report: rapport-2017}",
            "2017: {archive: arkiv/rapport-2017.zip}",
        ));
    let answered = built(second(&["rapport-2017", "rapport-2020"]));
    let shown = |outcome: &Outcome| {
        let names = outcome.written().into_iter();
        let names =
            names.filter(|name| !name.ends_with(".json") && !name.ends_with(".pdf"));
        names.map(|name| (outcome.bytes(&name), name)).collect::<Vec<_>>()
    };
    let (one, other) = (shown(&published), shown(&answered));
    assert_eq!(one.len(), other.len());
    let csv = other.iter().filter(|(_, name)| name.ends_with(".csv")).count();
    assert!(csv > 20, "{csv} tables");
    for ((one, name), (other, _)) in one.iter().zip(&other) {
        let text = String::from_utf8_lossy;
        assert!(one == other, "{name}:\n{}\n{}", text(one), text(other));
    }
}
