//! What is read of the files in `tests/ref/data`, and of files made byte by byte.

use super::dictionary::SavValue;
use super::*;
use crate::diagnostic::{Place, Source};
use crate::survey::codebook::{Label, Origin, Scale, Variable};

const COMPRESSED: &[u8] = include_bytes!("../../../tests/ref/data/panel.sav");
const PLAIN: &[u8] = include_bytes!("../../../tests/ref/data/panel-raw.sav");
const ZLIB: &[u8] = include_bytes!("../../../tests/ref/data/panel.zsav");
const SETS: &[u8] = include_bytes!("../../../tests/ref/data/sets.sav");
/// What pyreadstat reads of them.
const READING: &str = include_str!("../../../tests/ref/data/panel.tsv");

fn read(bytes: &[u8]) -> SystemFile {
    SystemFile::read(bytes, &AskedVariables::All)
        .unwrap_or_else(|error| panic!("{error}"))
}

fn variables(bytes: &[u8]) -> Vec<Variable> {
    read(bytes).variables(&Place::file(&Source::new("report.yaml", "")))
}

fn shown(labels: &[Label]) -> String {
    let shown = labels.iter().map(|label| format!("{} {}", label.code, label.label));
    shown.collect::<Vec<_>>().join(", ")
}

fn cells(file: &SystemFile, name: &str) -> Vec<String> {
    let mut cells = Vec::new();
    let at = file.names().iter().position(|known| known == name).expect("a column");
    file.each(at, &mut |cell| cells.push(cell.to_owned())).expect("a column");
    cells
}

/// The file as `make.py` writes down what pyreadstat reads.
fn reading(file: &SystemFile) -> String {
    let mut lines = String::new();
    for variable in &file.dictionary.variables {
        let name = &variable.name;
        lines += &format!("{name}\tlabel\t{}\n", variable.label);
        for (value, label) in &variable.labels {
            let value = match value {
                SavValue::Number(number) => number.to_string(),
                SavValue::Text(text) => text.clone(),
            };
            lines += &format!("{name}\tvalue {value}\t{label}\n");
        }
        for (row, cell) in cells(file, name).iter().enumerate() {
            lines += &format!("{name}\trow {}\t{cell}\n", row + 1);
        }
    }
    lines
}

#[test]
fn every_label_and_cell_is_as_another_reader_reads_it() {
    for (name, bytes) in [("bytecode", COMPRESSED), ("plain", PLAIN), ("zlib", ZLIB)] {
        let file = read(bytes);
        assert_eq!(file.len(), 5, "{name}");
        assert_eq!(file.label(), Some("Provpanelen"), "{name}");
        for (ours, theirs) in reading(&file).lines().zip(READING.lines()) {
            assert_eq!(ours, theirs, "{name}");
        }
        assert_eq!(reading(&file).lines().count(), READING.lines().count(), "{name}");
    }
}

#[test]
fn scales_are_guessed_by_the_rules() {
    let told = variables(COMPRESSED).into_iter().map(|variable| {
        format!(
            "{}: {} ({}) {}; {}",
            variable.name.value,
            variable.label,
            variable.scale.word(),
            shown(&variable.categories),
            shown(&variable.missing)
        )
    });
    assert_eq!(
        told.collect::<Vec<_>>(),
        [
            "lopnr: Löpnummer (id) ; ",
            "nojd: Nöjdhet (ordinal) 1 inte nöjd, 2 ganska nöjd, 3 mycket nöjd; 9 vet ej",
            "alder: Ålder (numeric) ; -1 -1, 998 998",
            "region: Län (nominal) X Gävleborg, AB Stockholm; ",
            "kommunens_namn: Kommun (nominal) Gävle Gävle kommun, Söderhamn Söderhamns \
             kommun; vet inte vet inte",
            "berattelse: berattelse (text) ; ",
            "inflyttad: inflyttad (text) ; ",
            "svarade: svarade (text) ; ",
            "skala: Tio på en skala (numeric) ; ",
            "post: Post (nominal) 0 nej, 1 ja; ",
            "webb: Webb (nominal) 0 nej, 1 ja; ",
        ]
    );
}

#[test]
fn response_sets_are_questions_with_several_answers() {
    let variables = variables(SETS);
    let [.., channel, opinion] = variables.as_slice() else { panic!("two sets") };
    assert_eq!(channel.name.value, "kanal");
    assert_eq!(channel.scale, Scale::Multiple);
    assert_eq!(shown(&channel.categories), "post Post, webb Webb");
    let Origin::Columns { columns, selected, unselected } = &channel.origin else {
        panic!("a column for each answer")
    };
    assert_eq!((columns.len(), selected.as_slice()), (2, &["1".to_owned()][..]));
    assert_eq!(unselected, &["0"]);
    assert_eq!(opinion.label, "Omdöme");
    assert!(
        matches!(&opinion.origin, Origin::Combined { columns } if columns.len() == 2)
    );
}

/// A file in the other byte order and an old code page, packed, with what the guide's page
/// "Data Record" lets a writer do: a weight, a range from the lowest number, the end
/// of the answers before the end of the file.
fn by_hand(layout: i32, page: i32) -> Vec<u8> {
    let mut file = b"$FL2".to_vec();
    let int = |file: &mut Vec<u8>, ints: &[i32]| {
        ints.iter().for_each(|int| file.extend(int.to_be_bytes()));
    };
    file.extend([b' '; 60]);
    int(&mut file, &[layout, 3, 1, 1, -1]);
    file.extend(100_f64.to_be_bytes());
    file.extend([b' '; 9 + 8 + 64 + 3]);
    int(&mut file, &[2, 0, 1, -3, 0x0005_0800, 0x0005_0800]);
    file.extend(b"VIKT    ");
    int(&mut file, &[5]);
    file.extend(b"Vikt!\0\0\0");
    for number in [f64::MIN.next_up(), 0.0, 99.0] {
        file.extend(number.to_be_bytes());
    }
    for (kind, name) in [(10, b"ORT     "), (-1, b"        ")] {
        int(&mut file, &[2, kind, 0, 0, 0x0001_0a00, 0x0001_0a00]);
        file.extend(name);
    }
    int(&mut file, &[7, 3, 4, 8, 1, 0, 0, 0, 1, 1, 1, page, 999, 0]);
    file.extend([101, 253, 254, 255, 253, 253, 199, 254]);
    file.extend(b"G\xe4vle   ");
    file.extend(b"\xd6sterlen");
    file.extend(b"na      ");
    file.extend([254, 252, 0, 0, 0, 0, 0, 0]);
    file.extend([1, 2, 3]);
    file
}

#[test]
fn the_other_byte_order_and_a_code_page_are_read() {
    let file = read(&by_hand(2, 1252));
    assert_eq!(file.weight(), Some("VIKT"));
    assert_eq!(file.encoding(), "windows-1252");
    let column = |name: &str| cells(&file, name);
    assert_eq!(column("VIKT"), ["1", "", "99"]);
    assert_eq!(column("ORT"), ["Gävle", "Österlenna", ""]);
    let variables = variables(&by_hand(2, 1252));
    assert_eq!(variables[0].label, "Vikt!");
    assert_eq!(shown(&variables[0].missing), "99 99");
}

#[test]
fn only_what_is_asked_for_is_kept() {
    let asked = AskedVariables::Named(["ORT".to_owned()].into());
    let file = SystemFile::read(&by_hand(2, 1252), &asked).expect("a file");
    assert_eq!(file.len(), 3);
    assert!(file.each(0, &mut |_| ()).is_none());
    assert_eq!(cells(&file, "ORT"), ["Gävle", "Österlenna", ""]);
    assert_eq!(file.names().len(), 2);
}

#[test]
fn text_in_another_encoding_is_noted_with_its_rows() {
    let file = read(&by_hand(2, 65001));
    assert_eq!(file.misencoded(1), [0, 1]);
    assert!(file.misencoded(0).is_empty());
}

fn refused(bytes: &[u8]) -> String {
    SystemFile::read(bytes, &AskedVariables::All)
        .err()
        .map(|error| error.to_string())
        .unwrap_or_default()
}

#[test]
fn what_cannot_be_read_is_said() {
    assert_eq!(refused(b"id;ort\n"), "it is no SPSS system file");
    assert_eq!(
        refused(b"\x1c\0\0\0\0\0\0\0ENCRYPTEDSAV\x15\0"),
        "it is protected by a password"
    );
    assert_eq!(refused(&PLAIN[..100]), "it ends in the middle of the file header");
    assert_eq!(refused(&PLAIN[..PLAIN.len() - 8]), "it ends in the middle of a row");
    assert_eq!(
        refused(&ZLIB[..ZLIB.len() - 8]),
        "it ends in the middle of the ZLIB data trailer"
    );
    assert_eq!(refused(&by_hand(7, 1252)), "its layout code is neither 2 nor 3");
    assert_eq!(refused(&by_hand(2, 12)), "its encoding `code page 12` is unknown");
    let mut packed = COMPRESSED.to_vec();
    packed[72] = 9;
    assert_eq!(refused(&packed), "its compression 9 is unknown");
}

#[test]
fn a_damaged_file_is_refused_or_read_and_nothing_worse() {
    for whole in [COMPRESSED, ZLIB, SETS] {
        for length in (0..whole.len()).step_by(13) {
            drop(SystemFile::read(&whole[..length], &AskedVariables::All));
        }
        for at in (0..whole.len()).step_by(17) {
            for byte in [0, 0x7f, 0xff] {
                let mut damaged = whole.to_vec();
                damaged[at] = byte;
                if let Ok(file) = SystemFile::read(&damaged, &AskedVariables::All) {
                    let place = Place::file(&Source::new("report.yaml", ""));
                    drop(file.variables(&place));
                }
            }
        }
    }
}
