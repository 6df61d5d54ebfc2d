//! Whether the time it takes grows as the files do: each kind of file in a size n and in 10 n,
//! with the seconds of both and how many times longer the larger one takes. Ten is what it
//! should be; a hundred means that something looks at everything again for each.
//! `cargo bench --bench sizes`, or `cargo bench --bench sizes -- keys` for some of them.

#![expect(clippy::disallowed_methods, reason = "a benchmark writes its own files")]
#![expect(clippy::print_stdout, reason = "a benchmark tells what it measures")]

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::time::Instant;

use baslinje::analysis;
use baslinje::comparison;
use baslinje::diagnostic::{Diagnostics, Place, Placed, Source};
use baslinje::disclosure::{self, PriorKnowledge};
use baslinje::file::Inputs;
use baslinje::manuscript::{self, NamedSurvey};
use baslinje::project::ChapterText;
use baslinje::survey::{self, AskedVariables, Beginning};

/// Lays out so many of something in a folder, and works on it.
type Work = fn(&Path, usize);

/// What is measured, and how large the smaller one is.
const KINDS: [(&str, usize, Work); 12] = [
    ("csv-columns", 1_000, csv_columns),
    ("codebook-variables", 1_000, codebook_variables),
    ("sav-variables", 2_000, sav_variables),
    ("value-labels", 1_000, value_labels),
    ("derived-map", 1_000, derived_map),
    ("keys", 6_000, keys),
    ("mistakes", 1_000, mistakes),
    ("long-line", 2_000, long_line),
    ("words-of-a-sentence", 6_000, words),
    ("sentences", 500, sentences),
    ("suppressed-charts", 10, suppressed_charts),
    ("suppressed-means", 10, suppressed_means),
];

fn main() {
    let wanted = std::env::args().skip(1).filter(|text| !text.starts_with("--"));
    let wanted = wanted.collect::<Vec<_>>();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sizes");
    println!("{:22}{:>8}{:>10}{:>10}{:>8}", "", "n", "s (n)", "s (10 n)", "times");
    for (kind, size, run) in KINDS {
        if !wanted.is_empty() && !wanted.iter().any(|word| kind.contains(word.as_str())) {
            continue;
        }
        let seconds = [size, size * 10].map(|size| {
            let place = folder.join(format!("{kind}-{size}"));
            fs::create_dir_all(&place).expect("a folder");
            run(&place, size);
            // What was written is there now, and what is slow the first time is done.
            let began = Instant::now();
            run(&place, size);
            began.elapsed().as_secs_f64()
        });
        let [one, ten] = seconds;
        println!("{kind:22}{size:>8}{one:>10.3}{ten:>10.3}{:>8.1}", ten / one);
    }
    drop(fs::remove_dir_all(folder));
}

fn named(path: &str) -> Placed<String> {
    let source = Source::new("the benchmark", path);
    Placed::new(path.to_owned(), Place::new(&source, 0, path.len()))
}

/// Reads a survey with all that is in it.
fn read(folder: &Path, name: &str) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    let surveys = [NamedSurvey { name: named("svar"), codebook: named(name) }];
    let mut inputs = Inputs::new(folder);
    let read =
        survey::read_all(&surveys, &AskedVariables::All, &mut inputs, &mut diagnostics);
    read.iter().for_each(|survey| drop(survey::describe(survey)));
    // Each message finds its line.
    let told = diagnostics.sorted().into_iter().filter_map(|one| one.place.as_ref());
    let lines = told.map(Place::line).sum::<usize>();
    assert!(lines > 0 || !diagnostics.has_errors());
    diagnostics
}

fn csv(size: usize) -> String {
    let header = (0..size).map(|column| format!("v{column}")).collect::<Vec<_>>();
    let row = |row: usize| {
        let cells = (0..size).map(|column| ((row * 7 + column) % 5 + 1).to_string());
        cells.collect::<Vec<_>>().join(";")
    };
    let rows = (0..20).map(row).collect::<Vec<_>>();
    format!("{}\n{}\n", header.join(";"), rows.join("\n"))
}

fn csv_columns(folder: &Path, size: usize) {
    fs::write(folder.join("svar.csv"), csv(size)).expect("a file");
    let (mut diagnostics, mut inputs) = (Diagnostics::default(), Inputs::new(folder));
    let beginning = Beginning::of(named("svar.csv"));
    let survey = survey::read_bare(&beginning, &mut inputs, &mut diagnostics);
    assert_eq!(survey::describe(&survey.expect("a survey")).len(), size);
}

fn codebook(folder: &Path, variables: &str) {
    let text = format!(
        "title: A\nfile: svar.csv\nvalue-sets:\n  s: {{1: a, 2: b, 3: c, 4: d, 5: e}}\n\
         variables:\n{variables}"
    );
    fs::write(folder.join("codebook.yaml"), text).expect("a file");
}

fn codebook_variables(folder: &Path, size: usize) {
    fs::write(folder.join("svar.csv"), csv(size)).expect("a file");
    let mut variables = String::new();
    for column in 0..size {
        let line = format!("  v{column}: {{label: Fråga, scale: nominal, values: s}}");
        writeln!(variables, "{line}").expect("a text");
    }
    codebook(folder, &variables);
    assert!(!read(folder, "codebook.yaml").has_errors());
}

fn mistakes(folder: &Path, size: usize) {
    fs::write(folder.join("svar.csv"), csv(10)).expect("a file");
    let mut variables = String::new();
    for column in 0..size {
        let line = format!("  w{column}: {{label: Fråga, scale: nominal, values: z}}");
        writeln!(variables, "{line}").expect("a text");
    }
    codebook(folder, &variables);
    assert!(read(folder, "codebook.yaml").has_errors());
}

/// The labels of one variable.
fn labels(size: usize) -> String {
    let labels = (0..size).map(|code| format!("{code}: svar {code}"));
    labels.collect::<Vec<_>>().join(", ")
}

fn value_labels(folder: &Path, size: usize) {
    let rows = (0..size).map(|row| row.to_string()).collect::<Vec<_>>();
    fs::write(folder.join("svar.csv"), format!("a\n{}\n", rows.join("\n")))
        .expect("a file");
    let labels = labels(size);
    codebook(
        folder,
        &format!("  a: {{label: A, scale: nominal, values: {{{labels}}}}}\n"),
    );
    assert!(!read(folder, "codebook.yaml").has_errors());
}

fn derived_map(folder: &Path, size: usize) {
    fs::write(folder.join("svar.csv"), "a\n1\n").expect("a file");
    let map = (0..size).map(|code| format!("ny {code}: svar {code}"));
    let map = map.collect::<Vec<_>>().join(", ");
    let labels = labels(size);
    codebook(
        folder,
        &format!(
            "  a: {{label: A, scale: nominal, values: {{{labels}}}}}\nderive:\n  \
             b: {{label: B, from: a, map: {{{map}}}}}\n"
        ),
    );
    assert!(!read(folder, "codebook.yaml").has_errors());
}

/// A system file of numbers with five labels each, and twenty rows.
fn sav_variables(folder: &Path, size: usize) {
    let mut file = b"$FL2".to_vec();
    let ints = |file: &mut Vec<u8>, ints: &[i32]| {
        ints.iter().for_each(|int| file.extend(int.to_le_bytes()));
    };
    file.extend(format!("{:60}", "@(#) SPSS DATA FILE").bytes());
    ints(&mut file, &[2, 0, 0, 0, 20]);
    file.extend(100_f64.to_le_bytes());
    file.extend([b' '; 17 + 64]);
    file.extend([0; 3]);
    for column in 0..size {
        ints(&mut file, &[2, 0, 0, 0, 0x05_08_00, 0x05_08_00]);
        file.extend(format!("{:8}", format!("V{column}")).bytes());
    }
    for column in 0..size {
        ints(&mut file, &[3, 5]);
        for code in 1..=5_u8 {
            file.extend(f64::from(code).to_le_bytes());
            file.extend([3, b'S', b'0' + code, b' ', b' ', b' ', b' ', b' ']);
        }
        ints(&mut file, &[4, 1, i32::try_from(column + 1).expect("a small number")]);
    }
    ints(&mut file, &[999, 0]);
    for row in 0..20 {
        for column in 0..size {
            let code = u8::try_from((row * 7 + column) % 5 + 1).expect("a small number");
            file.extend(f64::from(code).to_le_bytes());
        }
    }
    fs::write(folder.join("svar.sav"), file).expect("a file");
    assert!(!read(folder, "svar.sav").has_errors());
}

/// Reads a report with so many named numbers, and gives what is wrong with it.
fn report(more: &str) -> Diagnostics {
    let text = format!(
        "title: A\ntemplate: t\nlanguage: sv\ndate: 2020-01-31\npublisher: P\ndisclosure: {{method: none, reason: r}}\nsurveys: \
         {{panel: data/panel/codebook.yaml}}\n{more}"
    );
    let chapter = "title: R\nblocks:\n  - text: Hej.\n";
    let chapters = [ChapterText {
        stem: "01".to_owned(),
        source: Source::new("book/r/chapters/01.yaml", chapter),
    }];
    let mut diagnostics = Diagnostics::default();
    let source = Source::new("book/r/report.yaml", text);
    drop(manuscript::read("r", &source, &chapters, &mut diagnostics));
    let told = diagnostics.sorted().into_iter().filter_map(|one| one.place.as_ref());
    assert!(told.map(Place::column).sum::<usize>() > 0 || !diagnostics.has_errors());
    diagnostics
}

fn keys(_: &Path, size: usize) {
    let mut numbers = String::from("numbers:\n");
    for number in 0..size {
        writeln!(numbers, "  n{number}: {{of: panel}}").expect("a text");
    }
    let found = report(&numbers);
    assert!(!found.has_errors(), "{:?}", found.sorted().first());
}

fn long_line(_: &Path, size: usize) {
    let numbers = (0..size).map(|number| format!("n{number}: {{odd: panel}}"));
    let numbers = numbers.collect::<Vec<_>>().join(", ");
    assert!(report(&format!("numbers: {{{numbers}}}\n")).has_errors());
}

/// Two editions with these texts held against each other.
fn compare(then: &str, now: &str) {
    let edition = |text: &str| {
        let page =
            format!("<html lang=\"sv\"><body><h1>A</h1><p>{text}</p></body></html>");
        let files = [
            ("numbers.json", "{}".to_owned()),
            ("manifest.json", "{\"report\": \"r\"}".to_owned()),
            ("r.html", page),
        ];
        let files = files.map(|(name, text)| (name.to_owned(), text.into_bytes()));
        files.into_iter().collect::<BTreeMap<_, _>>()
    };
    let changes = comparison::says(&edition(then), &edition(now)).expect("records");
    assert!(!changes.is_empty());
}

fn words(_: &Path, size: usize) {
    let text = |word: &str| {
        let words = (0..size).map(|at| {
            if at % 10 == 0 { format!("ord{at}") } else { format!("{word}{}", at % 97) }
        });
        format!("Det var {}.", words.collect::<Vec<_>>().join(" "))
    };
    compare(&text("en"), &text("annan"));
}

fn sentences(_: &Path, size: usize) {
    let text = |word: &str| {
        let sentences = (0..size).map(|at| {
            format!("Nummer {word}{at} är {word} och {word}{} i {word} igen.", at % 13)
        });
        sentences.collect::<Vec<_>>().join(" ")
    };
    compare(&text("en"), &text("annan"));
}

/// Protects a report of charts or tables about different questions to 150 people, all broken
/// down by one variable.
fn protect(folder: &Path, size: usize, block: &dyn Fn(usize) -> String) {
    let questions = (0..size).map(|at| format!("q{at}")).collect::<Vec<_>>();
    let mut data = format!("id;ort;{}\n", questions.join(";"));
    for row in 0..150 {
        let answers = (0..size).map(|at| {
            let spread = (row * 37 + at * 11 + row * at) % (7 + at % 9);
            (spread % 5 + 1).to_string()
        });
        let answers = answers.collect::<Vec<_>>().join(";");
        writeln!(data, "{row};{};{answers}", row % 13 % 4 + 1).expect("a text");
    }
    let mut codebook = "title: A\nsynthetic: true\nfile: svar.csv\nvalue-sets:\n  s: {1: a, \
         2: b, 3: c, 4: d, 5: e}\nvariables:\n  id: {label: Nr, scale: id}\n  ort: {label: \
         Ort, scale: nominal, values: {1: N, 2: S, 3: W, 4: V}}\n"
        .to_owned();
    for question in &questions {
        writeln!(
            codebook,
            "  {question}: {{label: {question}, scale: ordinal, values: s}}"
        )
        .expect("a text");
    }
    fs::write(folder.join("svar.csv"), data).expect("a file");
    fs::write(folder.join("codebook.yaml"), codebook).expect("a file");
    let report = "title: A\ntemplate: fou-rapport\nlanguage: sv\ndate: 2026-01-31\npublisher: \
         P\nsurveys: {panel: codebook.yaml}\ndisclosure: {method: suppress, minimum-count: \
         5}\n";
    let blocks = (0..size).map(block).collect::<String>();
    let chapter = format!("title: B\nblocks:\n  - text: Hej.\n{blocks}");
    let chapters = [ChapterText {
        stem: "01".to_owned(),
        source: Source::new("book/r/chapters/01.yaml", chapter),
    }];
    let mut found = Diagnostics::default();
    let source = Source::new("book/r/report.yaml", report);
    let manuscript = manuscript::read("r", &source, &chapters, &mut found);
    let manuscript = manuscript.expect("a manuscript");
    let asked = AskedVariables::Named(manuscript.words.clone());
    let mut inputs = Inputs::new(folder);
    let surveys = &manuscript.report.surveys;
    let surveys = survey::read_all(surveys, &asked, &mut inputs, &mut found);
    let results = analysis::compute(&manuscript, &surveys, &mut found);
    assert!(!found.has_errors(), "{:?}", found.sorted().first());
    let report = &results.manuscript.report;
    let (policy, language) = (&report.disclosure, report.language);
    let (tables, numbers) = (results.tables, results.numbers);
    let known = PriorKnowledge::default();
    let protected =
        disclosure::protect_all(tables, numbers, &known, policy, language, &mut found);
    assert!(protected.tables.len() >= size);
}

fn suppressed_charts(folder: &Path, size: usize) {
    protect(folder, size, &|at| {
        format!(
            "  - chart: {{id: c{at}, caption: C, of: panel, variable: q{at}, by: ort, type: \
             stacked-bar}}\n"
        )
    });
}

fn suppressed_means(folder: &Path, size: usize) {
    protect(folder, size, &|at| {
        format!(
            "  - table: {{id: o{at}, caption: O, of: panel, rows: ort, columns: q{at}, totals: \
             both}}\n  - table: {{id: m{at}, caption: M, of: panel, rows: ort, variables: \
             [q{at}], show: [mean, sd]}}\n"
        )
    });
}
