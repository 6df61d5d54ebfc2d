//! A number that would expose somebody is nowhere: not in the document, on the page, in a
//! chart, a CSV file or the record of numbers.

use microlp::{ComparisonOp, OptimizationDirection, Problem, SolveOutcome};

use crate::harness::{ANSWERS, Outcome, REPORT, ReportTest};

/// The base project with counts that are easy to tell from anything else: `counts` are
/// those of inte nöjd, ganska nöjd and mycket nöjd.
fn with_counts(counts: [usize; 3]) -> ReportTest {
    let mut rows = String::from("id;ort;nojd;alder\n");
    let mut id = 0;
    for (index, count) in counts.iter().enumerate() {
        for _ in 0..*count {
            id += 1;
            rows.push_str(&format!("{id};1;{};\n", index + 1));
        }
    }
    ReportTest::new().file(ANSWERS, rows).replace(
        REPORT,
        "{method: none, reason: Svaren är påhittade.}",
        "{method: suppress, minimum-count: 20}",
    )
}

/// Whether a number stands anywhere in the outputs that are text, as a word of its own.
fn places(outcome: &Outcome, number: &str) -> Vec<String> {
    let files = [
        "chapters/resultat.typ",
        "r.html",
        "numbers.json",
        "tables/t.csv",
        "charts/c.svg",
    ];
    let mut found = Vec::new();
    for file in files {
        let text = match file {
            "r.html" => without_geometry(&outcome.html()),
            "charts/c.svg" => without_geometry(&outcome.svg("c")),
            _ => outcome.text(&format!("build/r/{file}")),
        };
        let words = text.split(|c: char| !c.is_alphanumeric());
        if words.into_iter().any(|word| word == number) {
            found.push(file.to_owned());
        }
    }
    found
}

/// The texts and descriptions of a picture or page, without lengths and places.
fn without_geometry(markup: &str) -> String {
    let pieces = markup.split('<').filter_map(|piece| piece.split_once('>'));
    pieces.map(|(_, text)| text).collect::<Vec<_>>().join(" ")
}

const BLOCKS: &str = "  - chart: {id: c, caption: Hur nöjda de är, of: panel, variable: nojd, measure: MEASURE}
  - table: {id: t, caption: Hur nöjda de är, of: panel, rows: nojd, totals: rows, measure: both}
";

#[test]
fn a_small_count_is_nowhere() {
    for measure in ["count", "percent"] {
        let outcome = with_counts([13, 151, 173])
            .blocks(&BLOCKS.replace("MEASURE", measure))
            .build();
        outcome.done();
        assert_eq!(places(&outcome, "13"), [""; 0], "the count itself, {measure}");
        // What is not small is shown, so the test looks in the right places.
        assert!(places(&outcome, "173").len() >= 4, "{:?}", places(&outcome, "173"));
    }
}

#[test]
fn what_reveals_a_small_count_is_hidden_too() {
    let outcome =
        with_counts([13, 151, 173]).blocks(&BLOCKS.replace("MEASURE", "count")).build();
    assert!(!outcome.done().contains("suppressed"), "{}", outcome.stderr);
    // 173 and 337 alone would tell 164, and 151 then 13.
    assert_eq!(places(&outcome, "151"), [""; 0]);
    let record = outcome.text("build/r/numbers.json");
    assert!(!record.contains("151"), "{record}");
    assert!(
        outcome.typst().contains("x = dolt, så att ingen ska kunna kännas igen"),
        "the sign is explained"
    );
}

/// What a reader of `numbers.json` and the CSV files knows of the answers of a cross table:
/// sums of its cells, each `place * 4 + answer`, with what they are.
struct Reader {
    known: Vec<(Vec<usize>, u64)>,
}

const PLACES: [&str; 2] = ["Gävle", "Söderhamn"];
/// Inte nöjd, ganska nöjd, mycket nöjd, vet ej.
const CROSSED: [[u64; 4]; 2] = [[31, 3, 44, 6], [52, 63, 71, 8]];

impl Reader {
    /// Takes in a number as it is shown, if it is shown.
    fn note(&mut self, places: &[usize], answers: &[usize], shown: &str) {
        if let Ok(count) = shown.parse() {
            let mut cells = Vec::new();
            for place in places {
                cells.extend(answers.iter().map(|answer| place * 4 + answer));
            }
            self.known.push((cells, count));
        }
    }

    fn read(outcome: &Outcome) -> Self {
        let mut reader = Self { known: Vec::new() };
        let record: serde_json::Value =
            serde_json::from_str(&outcome.text("build/r/numbers.json")).expect("JSON");
        let text =
            |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        let all = [0, 1, 2, 3];
        let places_of = |label: &str| match PLACES.iter().position(|one| *one == label) {
            Some(place) => vec![place],
            None => vec![0, 1],
        };
        let table =
            |value: &serde_json::Value| value.as_array().expect("an array").clone();
        for one in table(&record["tables"]) {
            for group in table(&one["groups"]).iter().chain([&one["whole"]]) {
                let places = places_of(&text(&group["label"]));
                reader.note(&places, &all[..3], &text(&group["n"]));
                reader.note(&places, &all, &text(&group["rows"]));
                reader.note(&places, &all[3..], &text(&group["not_answered"]));
                let cells = group["cells"].as_array().cloned().unwrap_or_default();
                let labels = table(&one["categories"]);
                for (label, cell) in labels.iter().zip(cells) {
                    let answers = match text(label).as_str() {
                        "inte nöjd" => &all[..1],
                        "ganska nöjd" => &all[1..2],
                        "mycket nöjd" => &all[2..3],
                        "vet ej" => &all[3..],
                        _ => &all[..3],
                    };
                    reader.note(&places, answers, &text(&cell["number"]));
                }
            }
        }
        for number in table(&record["numbers"]) {
            let (id, shown) = (text(&number["id"]), &number["shown"]);
            let places = if id.ends_with("gavle") { vec![0] } else { vec![0, 1] };
            let part = if id == "svar" { &all[..] } else { &all[1..3] };
            let whole = if id == "svar" { &all[..] } else { &all[..3] };
            reader.note(&places, part, &text(&shown["n"]));
            reader.note(&places, whole, &text(&shown["base"]));
        }
        for line in outcome.csv("t").lines() {
            let cells = line.split(';').map(|cell| cell.trim_matches('"'));
            let cells = cells.collect::<Vec<_>>();
            for (place, name) in PLACES.iter().enumerate() {
                if cells
                    .first()
                    .is_some_and(|label| label.trim_start_matches('\u{feff}') == *name)
                {
                    // Count and share of each answer in turn.
                    for answer in 0..3 {
                        reader.note(&[place], &[answer], cells[1 + 2 * answer]);
                    }
                }
            }
        }
        reader
    }

    /// How few and how many of one place can have given one answer.
    fn bounds(&self, cell: usize) -> (f64, f64) {
        let end = |direction| {
            let mut problem = Problem::new(direction);
            let variables = (0..8).map(|unknown| {
                let price = if unknown == cell { 1.0 } else { 0.0 };
                problem.add_var(price, (0.0, f64::INFINITY))
            });
            let variables = variables.collect::<Vec<_>>();
            for (cells, count) in &self.known {
                let sum = cells.iter().map(|unknown| (variables[*unknown], 1.0));
                let count = f64::from(u32::try_from(*count).expect("a count"));
                problem.add_constraint(sum.collect::<Vec<_>>(), ComparisonOp::Eq, count);
            }
            match problem.solve() {
                Ok(SolveOutcome::Solution(solution)) => solution.objective(),
                other => panic!("the answers themselves are a solution: {other:?}"),
            }
        };
        (end(OptimizationDirection::Minimize), end(OptimizationDirection::Maximize))
    }
}

#[test]
fn a_reader_of_all_outputs_cannot_work_out_a_small_count() {
    let mut rows = String::from("id;ort;nojd;alder\n");
    for (place, counts) in CROSSED.iter().enumerate() {
        for (answer, count) in [1, 2, 3, 9].into_iter().zip(counts) {
            for _ in 0..*count {
                rows.push_str(&format!("{};{};{answer};\n", rows.len(), place + 1));
            }
        }
    }
    let blocks = "  - chart: {id: c, caption: Hur nöjda de är, of: panel, variable: nojd, by: ort, measure: percent}
  - table: {id: t, caption: Hur nöjda de är, of: panel, rows: ort, columns: nojd, totals: both, measure: both}
  - table: {id: alla, caption: Hur nöjda alla är, of: panel, rows: nojd, measure: count}
  - text: Det är {{ n(\"svar\") }}.
";
    let outcome = ReportTest::new()
        .file(ANSWERS, rows)
        .replace(
            REPORT,
            "{method: none, reason: Svaren är påhittade.}",
            "{method: suppress, minimum-count: 5}",
        )
        .append(
            REPORT,
            "  nojda-gavle: {of: gavlebor, variable: nojd, in: [ganska nöjd, mycket nöjd]}\n",
        )
        .blocks(blocks)
        .build();
    assert!(!outcome.done().contains("proven"), "{}", outcome.stderr);
    let reader = Reader::read(&outcome);
    assert!(reader.known.len() > 20, "the outputs are read: {:?}", reader.known);
    let (least, most) = reader.bounds(1);
    assert!(least <= 1.0 && most >= 5.0, "3 lie between {least} and {most}");
    // Were only the small count hidden, everybody could tell it.
    let everything = PLACES.iter().enumerate().flat_map(|(place, _)| {
        (0..4).map(move |answer| (vec![place * 4 + answer], CROSSED[place][answer]))
    });
    let mut known = reader.known;
    known.extend(everything.filter(|(_, count)| *count >= 5));
    let (least, most) = Reader { known }.bounds(1);
    assert!((least - 3.0).abs() < 1e-6 && (most - 3.0).abs() < 1e-6, "{least} {most}");
}

#[test]
fn a_small_rest_does_not_follow_from_a_number() {
    // 324 of 337 would tell that 13 are not.
    let outcome = with_counts([13, 151, 173])
        .blocks("  - text: Det är {{ n(\"nojda\") }} av {{ base(\"nojda\") }}.\n")
        .build();
    outcome.done();
    let record = outcome.text("build/r/numbers.json");
    assert!(!record.contains("324"), "{record}");
    assert!(!outcome.typst().contains("324"));
}

#[test]
fn nothing_is_hidden_where_nothing_is_small() {
    let outcome = with_counts([21, 151, 173])
        .blocks(&BLOCKS.replace("MEASURE", "count"))
        .build()
        .clean();
    assert!(places(&outcome, "21").len() >= 4, "{:?}", places(&outcome, "21"));
}

#[test]
fn no_answer_of_a_person_reaches_an_output() {
    let outcome = ReportTest::new()
        .replace(
            "data/panel/codebook.yaml",
            "alder:\n    label: Ålder\n    scale: numeric",
            "alder:\n    label: Ålder\n    scale: text",
        )
        .replace(ANSWERS, "1;1;1;34", "1;1;1;min hemlighet")
        .build()
        .clean();
    for file in outcome.written() {
        let bytes = outcome.bytes(&file);
        assert!(!String::from_utf8_lossy(&bytes).contains("hemlighet"), "{file}");
    }
}

#[test]
fn a_message_about_data_shows_no_answers_of_others() {
    let outcome =
        ReportTest::new().replace(ANSWERS, "2;1;2;51,5", "2;1;7;51,5").look_over();
    assert!(!outcome.refused().contains("51,5"), "the rest of the row is private");
}
