//! The same answers in every kind of file give the same report.

use polars::prelude::{Column, DataFrame, ParquetWriter};

use crate::harness::{CODEBOOK, Outcome, REPORT, ReportTest};

const SYSTEM_FILE: &[u8] = include_bytes!("../ref/data/svar.sav");
const WORKBOOK: &[u8] = include_bytes!("../ref/data/svar.xlsx");

fn parquet() -> Vec<u8> {
    let nojd = [Some(1_i64), Some(2), Some(3), Some(3), Some(9), None];
    let alder = [Some(34.0), Some(51.5), Some(28.0), None, Some(62.0), Some(45.0)];
    let columns = vec![
        Column::new("id".into(), [1_i64, 2, 3, 4, 5, 6]),
        Column::new("ort".into(), [1_i32, 1, 2, 1, 2, 1]),
        Column::new("nojd".into(), nojd),
        Column::new("alder".into(), alder),
    ];
    let mut frame = DataFrame::new(6, columns).expect("a frame");
    let mut bytes = Vec::new();
    ParquetWriter::new(&mut bytes).finish(&mut frame).expect("written");
    bytes
}

/// `numbers.json` without what tells the files apart: the name and the sha256 of the data.
fn numbers(outcome: &Outcome) -> String {
    let text = outcome.text("build/r/numbers.json");
    let tells = |line: &&str| !line.contains("sha256\"") && !line.contains("svar.");
    text.lines().filter(tells).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_same_answers_give_the_same_report_from_every_kind_of_file() {
    let more = "  medel: {of: panel, variable: alder, statistic: mean}\n";
    let csv = ReportTest::new().append(REPORT, more).build().clean();
    let parquet = parquet();
    for (ending, bytes) in
        [("parquet", parquet.as_slice()), ("sav", SYSTEM_FILE), ("xlsx", WORKBOOK)]
    {
        let other = ReportTest::new()
            .append(REPORT, more)
            .file(&format!("data/panel/svar.{ending}"), bytes)
            .replace(CODEBOOK, "svar.csv", &format!("svar.{ending}"))
            .build()
            .clean();
        assert_eq!(numbers(&other), numbers(&csv), "{ending}");
        for id in ["nojd", "orter"] {
            assert_eq!(other.csv(id), csv.csv(id), "{ending}");
        }
        assert_eq!(other.svg("nojd"), csv.svg("nojd"), "{ending}");
        assert_eq!(other.typst(), csv.typst(), "{ending}");
        assert_eq!(other.bytes("build/r/r.pdf"), csv.bytes("build/r/r.pdf"), "{ending}");
        assert_eq!(other.html(), csv.html(), "{ending}");
    }
}
