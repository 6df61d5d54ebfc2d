//! How long it takes, and how much memory, to read a few of many variables and group them
//! by one, beside what polars itself needs for the same: `cargo bench --bench survey`, or
//! with another number of rows `cargo bench --bench survey -- rows=100000`.
//!
//! The answers are made up by a fixed rule and written into the target folder once. Every
//! measurement is a process of its own, since only so can the peak of its memory be read
//! (from `/proc`, so on Linux only); of five the shortest times and the highest peak are
//! told. `baslinje-read` does not group, `baslinje-disclosure` also finds out what the counts
//! count, as hiding small ones needs.

#![expect(clippy::disallowed_methods, reason = "a benchmark writes its own files")]
#![expect(clippy::print_stdout, reason = "a benchmark tells what it measures")]

use std::fmt::Write;
use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::Instant;

use baslinje::analysis;
use baslinje::diagnostic::{Diagnostics, Source};
use baslinje::file::Inputs;
use baslinje::manuscript;
use baslinje::project::ChapterText;
use baslinje::survey::{self, AskedVariables};
use polars::prelude::{
    Column, CsvParseOptions, CsvReadOptions, DataFrame, ParquetReader, ParquetWriter,
    PlSmallStr, SerReader,
};

const ROWS: u64 = 1_000_000;
const ANSWERS: u64 = 95;
const SHOWN: [&str; 5] = ["kon", "v10", "v30", "v50", "v70"];
const BY: &str = "lan";
const TIMES: usize = 5;

/// Who is measured.
const PARTIES: [&str; 4] = ["polars", "baslinje-read", "baslinje", "baslinje-disclosure"];

fn main() {
    let arguments = std::env::args().skip(1).collect::<Vec<_>>();
    if let [_, folder, ending, party] = arguments.as_slice() {
        return measure(Path::new(folder), ending, party);
    }
    let rows = arguments.iter().find_map(|text| text.strip_prefix("rows=")?.parse().ok());
    let rows = rows.unwrap_or(ROWS);
    let folder = folder_with_answers(rows);
    println!("{rows} rows of 100 variables, {} by one", SHOWN.len());
    let head = ["seconds", "×", "CPU s", "×", "peak MiB", "×"];
    println!("{:22}{}", "", head.map(|word| format!("{word:>10}")).concat());
    for ending in ["csv", "parquet"] {
        let size = fs::metadata(folder.join(format!("svar.{ending}")));
        println!("{ending}: {} MiB", size.map_or(0, |size| size.len() >> 20));
        let mut polars = None;
        for party in PARTIES {
            let needs = best(&folder, ending, party);
            let base = *polars.get_or_insert(needs);
            let beside = needs
                .iter()
                .zip(base)
                .map(|(needed, base)| format!("{needed:>10.2}{:>10.2}", needed / base));
            println!("  {party:<20}{}", beside.collect::<String>());
        }
    }
}

/// The shortest time in seconds by the clock and by the processors, and the highest peak in
/// MiB.
fn best(folder: &Path, ending: &str, party: &str) -> [f64; 3] {
    let programme = std::env::current_exe().expect("this programme");
    let mut needs = [f64::INFINITY, f64::INFINITY, 0.0];
    for _ in 0..TIMES {
        let output = Command::new(&programme)
            .args(["measure", folder.to_str().expect("UTF-8"), ending, party])
            .output()
            .expect("a measurement");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let text = String::from_utf8_lossy(&output.stdout);
        let mut numbers = text.split_whitespace().map(|text| text.parse::<f64>());
        let mut next = || numbers.next().expect("a number").expect("a number");
        needs[0] = needs[0].min(next());
        needs[1] = needs[1].min(next());
        needs[2] = needs[2].max(next());
    }
    needs
}

fn measure(folder: &Path, ending: &str, party: &str) {
    let start = Instant::now();
    match party {
        "polars" => with_polars(&folder.join(format!("svar.{ending}"))),
        party => with_baslinje(folder, ending, party),
    }
    let seconds = start.elapsed().as_secs_f64();
    let own = |name: &str| fs::read_to_string(format!("/proc/self/{name}"));
    // Fields 14 and 15 are user and system time in hundredths of a second (`man 5 proc`);
    // the second field is the name in brackets, which may hold spaces.
    let stat = own("stat").unwrap_or_default();
    let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
    let ticks = fields.skip(11).take(2).filter_map(|field| field.parse::<f64>().ok());
    let processors = ticks.sum::<f64>() / 100.0;
    let status = own("status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let peak = peak.and_then(|rest| rest.split_whitespace().next()?.parse::<f64>().ok());
    println!("{seconds} {processors} {}", peak.unwrap_or_default() / 1024.0);
}

/// Reads the same columns, and counts each combination of answers.
fn with_polars(file: &Path) {
    let columns = ["id", BY].into_iter().chain(SHOWN);
    let frame = if file.extension().is_some_and(|ending| ending == "csv") {
        let columns = columns.map(PlSmallStr::from_static).collect::<Vec<_>>();
        CsvReadOptions::default()
            .with_columns(Some(Arc::from(columns)))
            .with_parse_options(CsvParseOptions::default().with_separator(b';'))
            .try_into_reader_with_file_path(Some(file.to_path_buf()))
            .and_then(SerReader::finish)
    } else {
        ParquetReader::new(File::open(file).expect("a file"))
            .with_columns(Some(columns.map(str::to_owned).collect()))
            .finish()
    };
    let frame = frame.expect("a frame");
    for variable in SHOWN {
        let groups = frame.group_by([BY, variable]).expect("groups");
        let counted = groups.select([variable]).count().expect("counts");
        assert!(counted.height() >= 21);
    }
}

fn with_baslinje(folder: &Path, ending: &str, party: &str) {
    let source = |name: &str, text: String| Source::new(name, text);
    let policy = match party {
        "baslinje-disclosure" => "disclosure: {method: suppress, minimum-count: 5}\n",
        _ => "disclosure: {method: none, reason: påhittat}\n",
    };
    let report = format!(
        "title: Mätning\ntemplate: fou-rapport\nlanguage: sv\ndate: 2020-01-31\n\
         publisher: Ingen\nsurveys: {{panel: {ending}.yaml}}\n{policy}"
    );
    let mut chapter = "title: Resultat\nblocks:\n".to_owned();
    for variable in SHOWN {
        let _ = writeln!(
            chapter,
            "  - table: {{id: {variable}, caption: {variable}, of: panel, rows: {BY}, \
             columns: {variable}}}"
        );
    }
    let mut diagnostics = Diagnostics::default();
    let chapters =
        [ChapterText { stem: "01".to_owned(), source: source("01.yaml", chapter) }];
    let report = source("report.yaml", report);
    let manuscript = manuscript::read("r", &report, &chapters, &mut diagnostics);
    let manuscript = manuscript.expect("a manuscript");
    let mut inputs = Inputs::new(folder);
    let asked = AskedVariables::Named(manuscript.words.clone());
    let surveys = &manuscript.report.surveys;
    let surveys = survey::read_all(surveys, &asked, &mut inputs, &mut diagnostics);
    assert!(!diagnostics.has_errors(), "{:?}", diagnostics.sorted());
    if party == "baslinje-read" {
        assert_eq!(surveys.len(), 1);
        return;
    }
    let results = analysis::compute(&manuscript, &surveys, &mut diagnostics);
    assert_eq!(results.tables.len(), SHOWN.len());
    assert!(!diagnostics.has_errors(), "{:?}", diagnostics.sorted());
}

/// Numbers that look random and are the same every time (`SplitMix64`, Steele, Lea and Flood
/// 2014).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (bits ^ (bits >> 31)) % limit
    }
}

/// The folder with the answers in both formats and a codebook for each, written if it is
/// not there.
fn folder_with_answers(rows: u64) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("survey-{rows}"));
    if folder.join("parquet.yaml").is_file() {
        return folder;
    }
    fs::create_dir_all(&folder).expect("a folder");
    write_csv(&folder.join("svar.csv"), rows).expect("a file written");
    let mut frame = CsvReadOptions::default()
        .with_parse_options(CsvParseOptions::default().with_separator(b';'))
        .try_into_reader_with_file_path(Some(folder.join("svar.csv")))
        .and_then(SerReader::finish)
        .expect("a frame");
    write_parquet(&folder.join("svar.parquet"), &mut frame);
    for ending in ["csv", "parquet"] {
        let codebook = codebook(ending);
        fs::write(folder.join(format!("{ending}.yaml")), codebook).expect("written");
    }
    folder
}

fn write_parquet(path: &Path, frame: &mut DataFrame) {
    let file = File::create(path).expect("a file");
    ParquetWriter::new(file).finish(frame).expect("a file written");
    assert!(frame.columns().iter().all(|column: &Column| column.len() == frame.height()));
}

fn answer_names() -> impl Iterator<Item = String> {
    (1..=ANSWERS).map(|number| format!("v{number:02}"))
}

fn write_csv(path: &Path, rows: u64) -> std::io::Result<()> {
    let mut file = BufWriter::new(File::create(path)?);
    let answers = answer_names().collect::<Vec<_>>().join(";");
    writeln!(file, "id;kon;{BY};alder;kommentar;{answers}")?;
    let mut dice = Dice(2020);
    let words = ["bra", "hemtjänst", "personalen", "tid", "för lite", "tack", "vet inte"];
    for id in 1..=rows {
        write!(file, "{id};{};{};", dice.below(2) + 1, dice.below(21) + 1)?;
        write!(file, "{};", dice.below(80) + 16)?;
        for _ in 0..dice.below(5) {
            let word = usize::try_from(dice.below(7)).expect("seven words");
            write!(file, "{} ", words[word])?;
        }
        for _ in 0..ANSWERS {
            match dice.below(50) {
                0 => write!(file, ";9")?,
                1 => write!(file, ";")?,
                number => write!(file, ";{}", number % 5 + 1)?,
            }
        }
        writeln!(file)?;
    }
    file.flush()
}

fn codebook(ending: &str) -> String {
    let mut text = format!(
        "title: Mätning\nsynthetic: true\nfile: svar.{ending}\nvariables:\n  \
         id: {{label: Löpnummer, scale: id}}\n  \
         kon: {{label: Kön, scale: nominal, values: {{1: kvinna, 2: man}}}}\n  \
         alder: {{label: Ålder, scale: numeric}}\n  \
         kommentar: {{label: Kommentar, scale: text}}\n  \
         {BY}: {{label: Län, scale: nominal, values: {{"
    );
    let counties = (1..=21).map(|code| format!("{code}: Län {code}"));
    text += &counties.collect::<Vec<_>>().join(", ");
    text += "}}\n";
    for name in answer_names() {
        let _ = writeln!(
            text,
            "  {name}: {{label: Fråga {name}, scale: ordinal, values: {{1: aldrig, 2: \
             sällan, 3: ibland, 4: ofta, 5: alltid}}, missing: {{9: vet ej}}}}"
        );
    }
    text
}
