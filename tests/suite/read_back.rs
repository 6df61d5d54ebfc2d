//! What is written is read: random answers in random files, of every kind and in every way
//! that a codebook can declare, read back as the same answers. Where the codebook declares
//! something else than was written, they are the same answers or an error.

use std::collections::BTreeMap;
use std::path::Path;

use baslinje::diagnostic::{Diagnostics, Place, Placed, Source};
use baslinje::file::Inputs;
use baslinje::manuscript::NamedSurvey;
use baslinje::survey::{self, Answer, AskedVariables, Column, Measured, Survey};

use crate::made::{Cell, Table};
use crate::suppression::Random;

/// What somebody has answered.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Given {
    Category(usize),
    Missing(usize),
    Number(f64),
    Nothing,
}

/// Codes that are text, some of them the same number.
const CODES: [&str; 7] = ["1", "01", "001", "10", "0319", "319", "A 1"];
const GRADES: [f64; 4] = [-1.0, 0.0, 0.5, 1.25];
const PLACES: [&str; 4] = ["G\u{e4}vle", "\u{c5}re", "Upplands V\u{e4}sby", "M\u{f6}lle"];
const FREE: [&str; 5] =
    ["bra; men \"dyrt\"", "två\nrader, och tre", "a\tb|c", "", "enkelt"];
const NAMES: [&str; 6] = ["nr", "belopp", "kod", "grad", "ort", "fritt"];

/// How a CSV is written, or said to be.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Format {
    separator: char,
    decimal: char,
    thousands: Option<char>,
    encoding: &'static str,
}

fn one<T: Copy>(random: &mut Random, of: &[T]) -> T {
    of[below(random, of.len())]
}

fn below(random: &mut Random, limit: usize) -> usize {
    let limit = u64::try_from(limit).expect("small");
    usize::try_from(random.below(limit)).expect("small")
}

impl Format {
    fn random(random: &mut Random) -> Self {
        let decimal = one(random, &[',', '.']);
        let other = if decimal == ',' { '.' } else { ',' };
        Self {
            separator: one(random, &[';', ',', '\t']),
            decimal,
            thousands: one(random, &[None, None, Some(other), Some(' '), Some('\'')]),
            encoding: one(random, &["utf-8", "utf-8 bom", "latin-1", "windows-1252"]),
        }
    }

    /// A format in which one thing is said otherwise than it is.
    fn misread(self, random: &mut Random) -> Self {
        let plain = Self { thousands: None, ..self };
        match below(random, 3) {
            0 => Self { decimal: if self.decimal == ',' { '.' } else { ',' }, ..plain },
            1 => Self {
                encoding: one(random, &["utf-8", "latin-1", "windows-1252"]),
                ..plain
            },
            _ => Self { separator: one(random, &[';', ',', '\t']), ..plain },
        }
    }

    fn is_utf8(self) -> bool {
        self.encoding.starts_with("utf-8")
    }

    /// A number as somebody writes it, whose minus, spaces and zeros vary.
    fn number(self, number: f64, random: &mut Random) -> String {
        let text = number.abs().to_string();
        let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
        let mut written = String::new();
        for (index, digit) in whole.chars().enumerate() {
            let is_first = index > 0 && (whole.len() - index).is_multiple_of(3);
            if let (true, Some(sign)) = (is_first, self.thousands) {
                written.push(match (sign, self.is_utf8()) {
                    (' ', true) => one(random, &[' ', '\u{a0}', '\u{202f}', '\u{2009}']),
                    (' ', false) => one(random, &[' ', '\u{a0}']),
                    ('\'', true) => one(random, &['\'', '\u{2019}']),
                    (sign, _) => sign,
                });
            }
            written.push(digit);
        }
        let zeros = one(random, &["", "", "0"]);
        if !decimals.is_empty() || !zeros.is_empty() {
            written.push(self.decimal);
            written += decimals;
            written += zeros;
        }
        let minus = if self.is_utf8() { one(random, &['-', '\u{2212}']) } else { '-' };
        if number < 0.0 { format!("{minus}{written}") } else { written }
    }

    fn bytes(self, text: &str) -> Vec<u8> {
        match self.encoding {
            "utf-8" => text.as_bytes().to_vec(),
            "utf-8 bom" => [b"\xef\xbb\xbf", text.as_bytes()].concat(),
            "latin-1" => {
                let byte = |sign| u8::try_from(u32::from(sign)).expect("in latin-1");
                text.chars().map(byte).collect()
            }
            _ => encoding_rs::WINDOWS_1252.encode(text).0.into_owned(),
        }
    }

    fn csv(self, table: &Table, random: &mut Random) -> Vec<u8> {
        let mut lines = String::new();
        let names = table.names.iter().map(|name| Cell::text(name)).collect::<Vec<_>>();
        for cells in std::iter::once(&names).chain(&table.rows) {
            let cells = cells.iter().map(|cell| {
                let text = match cell {
                    Cell::Empty => String::new(),
                    Cell::Text(text) => text.clone(),
                    Cell::Number(number) | Cell::Percent(number) => {
                        self.number(*number, random)
                    }
                };
                let needs = text.contains([self.separator, '"', '\n']);
                if needs || random.below(8) == 0 {
                    format!("\"{}\"", text.replace('"', "\"\""))
                } else {
                    text
                }
            });
            let cells = cells.collect::<Vec<_>>();
            lines += &cells.join(&self.separator.to_string());
            lines += one(random, &["\n", "\r\n"]);
        }
        self.bytes(&lines)
    }

    fn declared(self) -> String {
        let thousands = self.thousands.map(|sign| format!(", thousands: \"{sign}\""));
        format!(
            "{{separator: \"{}\", decimal: \"{}\"{}, encoding: {}}}",
            if self.separator == '\t' {
                "tab".into()
            } else {
                self.separator.to_string()
            },
            self.decimal,
            thousands.unwrap_or_default(),
            self.encoding.trim_end_matches(" bom")
        )
    }
}

/// Letters taken apart and spaces that do not break, where the file can hold them.
fn respelled(text: &str, is_unicode: bool, random: &mut Random) -> String {
    match random.below(4) {
        0 if is_unicode => text
            .replace('\u{e4}', "a\u{308}")
            .replace('\u{c5}', "A\u{30a}")
            .replace('\u{f6}', "o\u{308}"),
        1 => text.replace(' ', "\u{a0}"),
        _ => text.to_owned(),
    }
}

/// Random answers, and the cells of a file that holds them.
fn answers(
    (kind, format): (&str, Format),
    random: &mut Random,
) -> (Vec<[Given; 4]>, Table) {
    let is_unicode = kind != "csv" || format.is_utf8();
    let (mut given, mut rows) = (Vec::new(), Vec::new());
    for row in 0..1 + below(random, 9) {
        let scale = one(random, &[1.0, 10.0, 100.0, 10_000.0]);
        let size = one(random, &[10, 2_000, 3_000_000]);
        let whole = u32::try_from(below(random, size)).expect("small");
        let sign = if random.below(5) == 0 { -1.0 } else { 1.0 };
        let number = f64::from(whole) / scale * sign + 0.0;
        let (amount, cell) = match random.below(8) {
            0 => (Given::Nothing, Cell::Empty),
            1 => (Given::Missing(0), Cell::Number(-99.0)),
            _ => (Given::Number(number), Cell::Number(number)),
        };
        let mut cells =
            vec![Cell::Number(f64::from(u32::try_from(row).expect("small"))), cell];
        let code = below(random, CODES.len() + 1);
        cells.push(match CODES.get(code) {
            // A number tells nothing of zeros in front; this one has no twin.
            Some(&"10") if kind == "xlsx" => Cell::Number(10.0),
            Some(code) => Cell::Text(respelled(code, is_unicode, random)),
            None => Cell::Empty,
        });
        let grade = below(random, GRADES.len() + 1);
        cells.push(GRADES.get(grade).map_or(Cell::Empty, |grade| Cell::Number(*grade)));
        let place = below(random, PLACES.len() + 1);
        cells.push(match PLACES.get(place) {
            Some(place) => Cell::Text(respelled(place, is_unicode, random)),
            None => Cell::Empty,
        });
        cells.push(match one(random, &FREE) {
            "" => Cell::Empty,
            text => Cell::text(text),
        });
        if kind == "xlsx" {
            // Numbers may be typed as text, in the declared form.
            for cell in &mut cells[1..4] {
                if let (Cell::Number(number), 0) = (&*cell, random.below(3)) {
                    let unlike = Format { encoding: "utf-8", ..format };
                    *cell = Cell::Text(unlike.number(*number, random));
                }
            }
        }
        let of = |index: usize, count: usize| {
            if index < count { Given::Category(index) } else { Given::Nothing }
        };
        given.push([
            amount,
            of(code, CODES.len()),
            of(grade, GRADES.len()),
            of(place, PLACES.len()),
        ]);
        rows.push(cells);
    }
    let names = NAMES.iter().map(|name| (*name).to_owned()).collect();
    (given, Table { names, rows })
}

fn codebook(kind: &str, declared: Format) -> String {
    let list = |codes: &[String]| codes.join(", ");
    let codes = CODES.map(|code| format!("\"{code}\": kod {code}"));
    let grades = GRADES.map(|grade| format!("{grade}: grad {grade}"));
    let places = PLACES.map(|place| format!("{place}: {place}"));
    format!(
        "title: Prov\nfile: svar.{kind}\ncsv: {}\nvariables:\n\
         \x20 nr: {{label: Nr, scale: id}}\n\
         \x20 belopp: {{label: Belopp, scale: numeric, missing: {{-99: vet ej}}}}\n\
         \x20 kod: {{label: Kod, scale: nominal, values: {{{}}}}}\n\
         \x20 grad: {{label: Grad, scale: ordinal, values: {{{}}}}}\n\
         \x20 ort: {{label: Ort, scale: nominal, values: {{{}}}}}\n\
         \x20 fritt: {{label: Fritt, scale: text}}\n",
        declared.declared(),
        list(&codes),
        list(&grades),
        list(&places)
    )
}

/// Reads a survey of a codebook and a data file: nothing if there was a mistake, and what
/// was said.
pub(crate) fn read(
    codebook: &str,
    (name, bytes): (&str, impl AsRef<[u8]>),
) -> (Option<Survey>, String) {
    let files = BTreeMap::from([
        ("kodbok.yaml".to_owned(), codebook.as_bytes().to_vec()),
        (name.to_owned(), bytes.as_ref().to_vec()),
    ]);
    let mut inputs = Inputs::new(Path::new("."));
    inputs.enclose("a", files);
    let place = Place::file(&Source::new("report.yaml", ""));
    let placed = |text: &str| Placed::new(text.to_owned(), place.clone());
    let named = [NamedSurvey { name: placed("e"), codebook: placed("a/kodbok.yaml") }];
    let mut found = Diagnostics::default();
    let read =
        survey::read_all(&named, &AskedVariables::All, &mut inputs, &mut found).pop();
    (read.filter(|_| !found.has_errors()), told(&found))
}

/// Messages with their places and hints.
fn told(found: &Diagnostics) -> String {
    let mut lines = Vec::new();
    for one in found.sorted() {
        let place = one.place.as_ref().map(|place| format!(" [{place}]"));
        lines.push(format!("{}{}", one.message, place.unwrap_or_default()));
        lines.extend(one.hints.iter().map(|hint| format!("  = {hint}")));
    }
    lines.join("\n")
}

/// What everybody has answered, one after the other: categories from 0, missing answers as
/// `m0`, numbers, and `-` for nothing.
pub(crate) fn shown(survey: &Survey, name: &str) -> String {
    let one = |row| match read_of(survey, name, row) {
        Given::Category(index) => index.to_string(),
        Given::Missing(index) => format!("m{index}"),
        Given::Number(number) => number.to_string(),
        Given::Nothing => "-".to_owned(),
    };
    (0..survey.rows).map(one).collect::<Vec<_>>().join(" ")
}

fn read_of(survey: &Survey, name: &str, row: usize) -> Given {
    match survey.column(name).expect("a column") {
        Column::Numeric(values) => match values[row] {
            Measured::Value(value) => Given::Number(value),
            Measured::Missing(index) => Given::Missing(index),
            Measured::Empty => Given::Nothing,
        },
        Column::Single(answers) => match answers[row] {
            Answer::Category(index) => Given::Category(index),
            Answer::Missing(index) => Given::Missing(index),
            Answer::Empty => Given::Nothing,
        },
        Column::Multiple(_) | Column::Dates(_) | Column::Texts(_) | Column::Hidden => {
            panic!("`{name}` is of another kind")
        }
    }
}

/// One random file; tells whether it was read.
fn tried(seed: u64) -> bool {
    let mut random = Random(seed);
    let kind = one(&mut random, &["csv", "csv", "csv", "parquet", "xlsx", "sav"]);
    let mut written = Format::random(&mut random);
    let is_misread = kind == "csv" && random.below(3) == 0;
    let declared = if is_misread { written.misread(&mut random) } else { written };
    if is_misread {
        // What a sign between thousands means is the codebook's to say.
        written.thousands = None;
    }
    let (given, table) = answers((kind, written), &mut random);
    let bytes = match kind {
        "csv" => written.csv(&table, &mut random),
        "parquet" => table.parquet(),
        "xlsx" => table.xlsx(),
        _ => table.sav(),
    };
    let name = format!("svar.{kind}");
    let (read, said) = read(&codebook(kind, declared), (name.as_str(), bytes));
    let told = || format!("seed {seed}, {kind}, {written:?} as {declared:?}:\n{table:?}");
    let Some(survey) = read else {
        assert!(written != declared, "{said}\n{}", told());
        return false;
    };
    assert_eq!(survey.rows, given.len(), "{}", told());
    for (row, given) in given.iter().enumerate() {
        for (name, given) in ["belopp", "kod", "grad", "ort"].iter().zip(given) {
            assert_eq!(read_of(&survey, name, row), *given, "{name}, {row}: {}", told());
        }
    }
    true
}

#[test]
fn answers_are_read_back_as_they_were_written_or_not_at_all() {
    let read = (0..2_000).filter(|seed| tried(*seed)).count();
    // Most of what is written otherwise than declared is found out.
    assert!((1_700..1_950).contains(&read), "{read} of 2000 were read");
}
