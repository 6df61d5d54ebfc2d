//! Files that are damaged, or made to do harm: an error that names the file, never a crash,
//! whichever library reads it.

use insta::assert_snapshot;

use crate::harness::{CODEBOOK, Outcome, ReportTest};

const PARQUET: &[u8] = include_bytes!("../ref/damaged/one.parquet");
const OTHER_PARQUET: &[u8] = include_bytes!("../ref/damaged/other.parquet");
/// Says that a run of values goes on for longer than there is memory.
const ENDLESS_RUN: &[u8] = include_bytes!("../ref/damaged/endless-run.parquet");
/// One column is shorter than the others.
const SHORT_COLUMN: &[u8] = include_bytes!("../ref/damaged/short-column.parquet");
const WORKBOOK: &[u8] = include_bytes!("../ref/damaged/svar.xlsx");
const FAR_CELL: &[u8] = include_bytes!("../ref/damaged/far-cell.xlsx");
const SYSTEM_FILE: &[u8] = include_bytes!("../ref/damaged/svar.sav");

/// The base project with another data file, checked.
fn with_data(name: &str, bytes: &[u8]) -> Outcome {
    let csv = "csv: {separator: \";\", decimal: \",\", encoding: utf-8}\n";
    ReportTest::new()
        .file(&format!("data/panel/{name}"), bytes)
        .replace(CODEBOOK, "svar.csv", name)
        .replace(CODEBOOK, csv, "")
        .check()
}

/// What is said of a data file by itself.
fn described(name: &str, bytes: &[u8]) -> String {
    let name = format!("data/{name}");
    let outcome = ReportTest::new().file(&name, bytes).run(&["data", "describe", &name]);
    outcome.refused_in_short()
}

/// What a check says, without how it goes.
fn told(outcome: &Outcome) -> String {
    assert_eq!(outcome.code(), Some(1), "{}", outcome.stderr);
    let lines = outcome.stderr.lines().skip_while(|line| !line.starts_with("error"));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_damaged_parquet_file_is_named_where_the_author_names_it() {
    let outcome = with_data("svar.parquet", PARQUET);
    assert_snapshot!(told(&outcome), @"
    error: cannot read `data/panel/svar.parquet`: it is damaged, or holds what could not be expected
     --> data/panel/codebook.yaml:3:7
      |
    3 | file: svar.parquet
      |       ^^^^^^^^^^^^
      |
      = hint: export it again from the program that made it

    r: not built, 1 mistake
    ");
    assert!(outcome.written().is_empty());
}

/// Where the system ends the programme, what it ends it over is known; elsewhere the library
/// may have refused it before.
#[test]
fn a_parquet_file_that_asks_for_all_memory_is_named() {
    for (name, bytes) in [("e.parquet", ENDLESS_RUN), ("s.parquet", SHORT_COLUMN)] {
        let outcome = with_data(name, bytes);
        let told = told(&outcome);
        let first = told.lines().take(2).collect::<Vec<_>>().join("\n");
        let start = format!("error: cannot read `data/panel/{name}`: ");
        assert!(first.starts_with(&start), "{told}");
        assert!(first.ends_with("--> data/panel/codebook.yaml:3:7"), "{told}");
    }
}

#[test]
fn no_library_s_panic_is_printed() {
    let told = [
        described("a.parquet", PARQUET),
        described("b.parquet", OTHER_PARQUET),
        described("c.xlsx", WORKBOOK),
        described("d.parquet", b"PAR1 and nothing else PAR1"),
        described("e.xlsx", b"PK\x03\x04 and nothing else"),
        described("f.sav", b"$FL2 and nothing else"),
        described("g.parquet", &PARQUET[..PARQUET.len() / 2]),
    ];
    assert_snapshot!(told.join("\n\n"), @"
    error: cannot read `data/a.parquet`: it is damaged, or holds what could not be expected
    --> the command line:1:1
    = hint: export it again from the program that made it

    error: cannot read `data/b.parquet`: it is damaged, or holds what could not be expected
    --> the command line:1:1
    = hint: export it again from the program that made it

    error: cannot read `data/c.xlsx`: it is damaged, or holds what could not be expected
    --> the command line:1:1
    = hint: open it in Excel, and save it again as `.xlsx`

    error: cannot read `data/d.parquet`: parquet: File out of specification: The footer size must be smaller or equal to the file's size
    --> the command line:1:1
    = hint: export it again from the program that made it

    error: cannot read `data/e.xlsx`: Zip error: invalid Zip archive: Could not find EOCD
    --> the command line:1:1
    = hint: open it in Excel, and save it again as `.xlsx`

    error: cannot read `data/f.sav`: it ends in the middle of the file header
    --> the command line:1:1
    = hint: open it in SPSS or PSPP, and save it again as `.sav`

    error: cannot read `data/g.parquet`: parquet: File out of specification: The file must end with PAR1
    --> the command line:1:1
    = hint: export it again from the program that made it
    ");
}

#[test]
fn every_byte_of_a_file_may_be_another_one() {
    // Which it is depends on the place only, so that a failure can be repeated.
    for (name, whole) in [("a.sav", SYSTEM_FILE), ("a.xlsx", WORKBOOK)] {
        for at in (0..whole.len()).step_by(whole.len() / 8) {
            let mut bytes = whole.to_vec();
            bytes[at] ^= u8::try_from(at % 255 + 1).expect("a byte");
            let path = format!("data/{name}");
            let test = ReportTest::new().file(&path, bytes);
            let outcome = test.run(&["data", "describe", &path]);
            assert!(matches!(outcome.code(), Some(0 | 1)), "{name} {at}");
        }
    }
}

#[test]
fn a_far_cell_of_a_workbook_asks_for_no_more_than_it_holds() {
    assert_snapshot!(described("svar.xlsx", FAR_CELL), @"
    error: a column has no name: cell `XFD1` of the sheet `S` in `data/svar.xlsx`
    --> the command line:1:1
    = hint: name it, or check `header-row` and `header-rows` under `excel`
    ");
}

/// A system file of numbers with these names, and one row.
fn system_file(names: &[&str], long: &str, sets: &str) -> Vec<u8> {
    let mut file = b"$FL2".to_vec();
    file.extend(format!("{:60}", "@(#) SPSS DATA FILE").bytes());
    let ints = |file: &mut Vec<u8>, ints: &[i32]| {
        ints.iter().for_each(|int| file.extend(int.to_le_bytes()));
    };
    let count = i32::try_from(names.len()).expect("few names");
    ints(&mut file, &[2, count, 0, 0, 6]);
    file.extend(100_f64.to_le_bytes());
    file.extend([b' '; 17 + 64]);
    file.extend([0; 3]);
    for name in names {
        ints(&mut file, &[2, 0, 0, 0, 0x05_08_00, 0x05_08_00]);
        file.extend(format!("{name:8}").bytes());
    }
    for (kind, text) in [(13, long), (7, sets)] {
        if !text.is_empty() {
            let length = i32::try_from(text.len()).expect("a short text");
            ints(&mut file, &[7, kind, 1, length]);
            file.extend(text.bytes());
        }
    }
    ints(&mut file, &[999, 0]);
    for row in 0..6_u8 {
        names.iter().for_each(|_| file.extend(f64::from(row % 2).to_le_bytes()));
    }
    file
}

#[test]
fn two_variables_of_one_name_are_both_named() {
    let told = [
        described("a.sav", &system_file(&["ORT", "NOJD", "ORT"], "", "")),
        described("b.sav", &system_file(&["V1", "V2"], "V1=nöjd\tV2=nöjd", "")),
        described("c.sav", &system_file(&["V1", "V2"], "V2=V1", "")),
        described("d.sav", SYSTEM_FILE),
        described("e.sav", &system_file(&["ORT", ""], "", "")),
        described("f.sav", &system_file(&["A", "B"], "", "$s=C 1 x A B\n$s=C 1 y A\n")),
    ];
    assert_snapshot!(told.join("\n\n"), @"
    error: cannot read `data/a.sav`: two variables are called `ORT`: variable 1 and variable 3
    --> the command line:1:1
    = hint: open it in SPSS or PSPP, and save it again as `.sav`

    error: cannot read `data/b.sav`: two variables are called `nÃ¶jd`: variable 1 (`V1`) and variable 2 (`V2`)
    --> the command line:1:1
    = hint: open it in SPSS or PSPP, and save it again as `.sav`

    error: cannot read `data/c.sav`: two variables are called `V1`: variable 1 and variable 2 (`V2`)
    --> the command line:1:1
    = hint: open it in SPSS or PSPP, and save it again as `.sav`

    error: cannot read `data/d.sav`: two variables are called `kon`: variable 3 (`KON`) and variable 4 (`NOJD`)
    --> the command line:1:1
    = hint: open it in SPSS or PSPP, and save it again as `.sav`

    error: cannot read `data/e.sav`: its variable 2 has no name
    --> the command line:1:1
    = hint: open it in SPSS or PSPP, and save it again as `.sav`

    error: cannot read `data/f.sav`: two response sets are called `s`
    --> the command line:1:1
    = hint: open it in SPSS or PSPP, and save it again as `.sav`
    ");
}

#[test]
fn a_set_called_like_a_variable_is_read_under_another_name() {
    let file = system_file(&["A", "B"], "", "$A=C 1 x A B\n");
    let test = ReportTest::new().file("data/a.sav", file);
    let outcome = test.run(&["data", "codebook", "data/a.sav"]);
    outcome.done();
    let names = outcome.stdout.lines().filter(|line| {
        line.strip_prefix("  ").is_some_and(|rest| rest.starts_with(['A', 'B', '"']))
    });
    let names = names.collect::<Vec<_>>();
    assert_eq!(names, ["  A:", "  B:", "  \"$A\":"], "{}", outcome.stdout);
}

/// A figure of an image.
fn figure(name: &str, bytes: impl AsRef<[u8]>) -> ReportTest {
    let figure = format!(
        "  - figure: {{id: karta, caption: Länet, alt: En karta, image: {name}}}\n"
    );
    ReportTest::new().file(&format!("book/r/{name}"), bytes).blocks(&figure)
}

/// An SVG that holds something.
fn svg(inside: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" \
         xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"9\" height=\"9\">{inside}</svg>"
    )
}

#[test]
fn an_svg_that_shows_another_file_is_told_at_the_author_s_line() {
    for href in [
        "/etc/passwd",
        "a.png",
        "file:///etc/hostname",
        "https://x.example/x.png",
        "../a.svg",
    ] {
        for name in ["href", "xlink:href"] {
            let image =
                format!("<g><image {name}=\"{href}\" width=\"9\" height=\"9\"/></g>");
            for outcome in [
                figure("karta.svg", svg(&image)).check(),
                figure("karta.svg", svg(&image)).rebuild(),
            ] {
                let told = told(&outcome);
                assert!(told.starts_with("error: `karta.svg` holds "), "{href}: {told}");
                assert!(
                    told.contains("--> book/r/chapters/01-resultat.yaml:3:63"),
                    "{told}"
                );
            }
        }
    }
}

#[test]
fn an_svg_with_a_picture_in_it_is_shown() {
    let data = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAAD\
                UlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    let image = format!("<image href=\"{data}\" width=\"9\" height=\"9\"/>");
    figure("karta.svg", svg(&image)).look_over().done();
}

#[test]
fn an_svg_that_lies_too_deep_in_itself_is_refused() {
    let deep = |levels: usize| svg(&("<g>".repeat(levels) + &"</g>".repeat(levels)));
    assert_snapshot!(told(&figure("karta.svg", deep(100_000)).check()), @"
    error: the elements of `karta.svg` lie too deep in each other: more than 256 levels
     --> book/r/chapters/01-resultat.yaml:3:63
      |
    3 |   - figure: {id: karta, caption: Länet, alt: En karta, image: karta.svg}
      |                                                               ^^^^^^^^^
      |
      = hint: take groups apart, or save it as `.png`

    r: not built, 1 mistake
    ");
    let wide = svg(&"<g><!-- <g> --><rect width=\"1\" height=\"1\"/></g>".repeat(2_000));
    figure("karta.svg", wide).check().done();
}

#[test]
fn images_that_are_damaged_are_named() {
    let png =
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xff\xff\xff\xff\xff\xff\xff\x08\x06\0\0\0";
    let gif = b"GIF89a\xff\xff\xff\xff\x80\0\0";
    for (name, bytes) in [
        ("a.png", png.as_slice()),
        ("a.gif", gif.as_slice()),
        ("a.jpg", b"\xff\xd8\xff\xe0"),
        ("a.webp", b"RIFF\xff\xff\xff\xffWEBPVP8 "),
        ("a.svg", b"<svg"),
    ] {
        let outcome = figure(name, bytes).rebuild();
        let told = outcome.refused().lines().next().unwrap_or_default();
        let message =
            format!("error: `{name}` does not hold an image of the kind it says");
        assert_eq!(told, message);
    }
}
