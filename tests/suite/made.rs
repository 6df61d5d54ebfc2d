//! Data files made for a test: takes a table, gives the bytes of a file of each kind that is
//! read.

use std::io::{Cursor, Write};

use polars::prelude::{Column, DataFrame, ParquetWriter};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cell {
    Empty,
    Text(String),
    Number(f64),
    /// A number that Excel shows in per cent; elsewhere it is a number.
    Percent(f64),
}

impl Cell {
    pub(crate) fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    fn as_text(&self) -> Option<String> {
        match self {
            Self::Empty => None,
            Self::Text(text) => Some(text.clone()),
            Self::Number(number) | Self::Percent(number) => Some(number.to_string()),
        }
    }

    fn as_number(&self) -> Option<f64> {
        match self {
            Self::Empty | Self::Text(_) => None,
            Self::Number(number) | Self::Percent(number) => Some(*number),
        }
    }
}

/// Names of columns, and rows below them. A column with a text in it holds texts, others
/// numbers; in a workbook each cell holds what it is.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    pub(crate) names: Vec<String>,
    pub(crate) rows: Vec<Vec<Cell>>,
}

impl Table {
    pub(crate) fn texts(names: &[&str], rows: &[&[&str]]) -> Self {
        let row = |row: &&[&str]| row.iter().map(|text| Cell::text(text)).collect();
        let names = names.iter().map(|name| (*name).to_owned()).collect();
        Self { names, rows: rows.iter().map(row).collect() }
    }

    pub(crate) fn column(name: &str, cells: Vec<Cell>) -> Self {
        let rows = cells.into_iter().map(|cell| vec![cell]).collect();
        Self { names: vec![name.to_owned()], rows }
    }

    fn holds_texts(&self, column: usize) -> bool {
        self.rows.iter().any(|row| matches!(row[column], Cell::Text(_)))
    }

    pub(crate) fn parquet(&self) -> Vec<u8> {
        let column = |(index, name): (usize, &String)| {
            let cells = self.rows.iter().map(|row| &row[index]);
            if self.holds_texts(index) {
                let texts = cells.map(Cell::as_text).collect::<Vec<_>>();
                return Column::new(name.as_str().into(), texts);
            }
            let numbers = cells.map(Cell::as_number).collect::<Vec<_>>();
            Column::new(name.as_str().into(), numbers)
        };
        let columns = self.names.iter().enumerate().map(column).collect();
        let mut frame = DataFrame::new(self.rows.len(), columns).expect("a frame");
        let mut bytes = Vec::new();
        ParquetWriter::new(&mut bytes).finish(&mut frame).expect("written");
        bytes
    }

    /// A workbook of one sheet, `Svar` (ECMA-376, part 1).
    pub(crate) fn xlsx(&self) -> Vec<u8> {
        let spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        let cell = |cell: &Cell| match cell {
            Cell::Empty => "<c></c>".to_owned(),
            Cell::Text(text) => format!(
                "<c t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
                text.replace('&', "&amp;").replace('<', "&lt;")
            ),
            Cell::Number(number) => format!("<c><v>{number}</v></c>"),
            Cell::Percent(number) => format!("<c s=\"1\"><v>{number}</v></c>"),
        };
        let row = |cells: &[Cell]| {
            format!("<row>{}</row>", cells.iter().map(cell).collect::<String>())
        };
        let names = self.names.iter().map(|name| Cell::text(name)).collect::<Vec<_>>();
        let rows = self.rows.iter().map(|cells| row(cells)).collect::<String>();
        let sheet = format!(
            "<worksheet xmlns=\"{spreadsheet}\"><sheetData>{}{rows}</sheetData></worksheet>",
            row(&names)
        );
        let styles = format!(
            "<styleSheet xmlns=\"{spreadsheet}\"><numFmts count=\"1\"><numFmt \
             numFmtId=\"164\" formatCode=\"0.0\\ %\"/></numFmts><cellXfs count=\"2\">\
             <xf numFmtId=\"0\"/><xf numFmtId=\"164\" applyNumberFormat=\"1\"/></cellXfs>\
             </styleSheet>"
        );
        let package = "http://schemas.openxmlformats.org/package/2006";
        let office =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let related = |parts: &[(&str, &str)]| {
            let one = |(index, (kind, target)): (usize, &(&str, &str))| {
                format!(
                    "<Relationship Id=\"r{index}\" Type=\"{office}/{kind}\" \
                     Target=\"{target}\"/>"
                )
            };
            let all = parts.iter().enumerate().map(one).collect::<String>();
            format!(
                "<Relationships xmlns=\"{package}/relationships\">{all}</Relationships>"
            )
        };
        let files = [
            (
                "[Content_Types].xml",
                format!(
                    "<Types xmlns=\"{package}/content-types\"><Default Extension=\"xml\" \
                     ContentType=\"application/xml\"/></Types>"
                ),
            ),
            ("_rels/.rels", related(&[("officeDocument", "xl/workbook.xml")])),
            (
                "xl/workbook.xml",
                format!(
                    "<workbook xmlns=\"{spreadsheet}\" xmlns:r=\"{office}\"><sheets>\
                     <sheet name=\"Svar\" sheetId=\"1\" r:id=\"r0\"/></sheets></workbook>"
                ),
            ),
            (
                "xl/_rels/workbook.xml.rels",
                related(&[
                    ("worksheet", "worksheets/sheet1.xml"),
                    ("styles", "styles.xml"),
                ]),
            ),
            ("xl/styles.xml", styles),
            ("xl/worksheets/sheet1.xml", sheet),
        ];
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in files {
            writer.start_file(name, SimpleFileOptions::default()).expect("a file");
            writer.write_all(text.as_bytes()).expect("written");
        }
        writer.finish().expect("a workbook").into_inner()
    }

    /// A system file (PSPP developer's guide, "System File Format").
    pub(crate) fn sav(&self) -> Vec<u8> {
        const SEGMENTS: usize = 10;
        const WIDTH: usize = SEGMENTS * 8;
        let int = |value: usize| i32::try_from(value).expect("small").to_le_bytes();
        let padded = |text: &str, length: usize| {
            let mut bytes = text.as_bytes().to_vec();
            assert!(bytes.len() <= length, "{text}");
            bytes.resize(length, b' ');
            bytes
        };
        let segments = |index| if self.holds_texts(index) { SEGMENTS } else { 1 };
        let size = (0..self.names.len()).map(segments).sum();
        let mut file = b"$FL2".to_vec();
        file.extend(padded("@(#) SPSS DATA FILE", 60));
        for value in [2, size, 0, 0, self.rows.len()] {
            file.extend(int(value));
        }
        file.extend(100.0_f64.to_le_bytes());
        file.extend(padded("31 Jan 2012:00:00", 17));
        file.extend(padded("", 64));
        file.extend([0; 3]);
        for index in 0..self.names.len() {
            for segment in 0..segments(index) {
                let (kind, format) = match (self.holds_texts(index), segment) {
                    (false, _) => (int(0), (5 << 16) | (8 << 8) | 2),
                    (true, 0) => (int(WIDTH), (1 << 16) | (WIDTH << 8)),
                    (true, _) => ((-1_i32).to_le_bytes(), (1 << 16) | (WIDTH << 8)),
                };
                file.extend(int(2));
                file.extend(kind);
                file.extend([int(0), int(0)].concat());
                file.extend([int(format), int(format)].concat());
                file.extend(padded(&format!("V{index}_{segment}"), 8));
            }
        }
        let long = self.names.iter().enumerate();
        let long = long.map(|(index, name)| format!("V{index}_0={name}"));
        let long = long.collect::<Vec<_>>().join("\t");
        for (kind, text) in [(13, long.as_str()), (20, "UTF-8")] {
            file.extend([int(7), int(kind), int(1), int(text.len())].concat());
            file.extend(text.as_bytes());
        }
        file.extend([int(999), int(0)].concat());
        for row in &self.rows {
            for (index, cell) in row.iter().enumerate() {
                if self.holds_texts(index) {
                    file.extend(padded(&cell.as_text().unwrap_or_default(), WIDTH));
                } else {
                    // The system-missing value is the lowest of all.
                    file.extend(cell.as_number().unwrap_or(-f64::MAX).to_le_bytes());
                }
            }
        }
        file
    }
}
