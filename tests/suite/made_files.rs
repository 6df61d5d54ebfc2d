//! Small Excel workbooks and SPSS files, made for a test.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The styles of cells: as they are, and in per cent.
const IN_PERCENT: &str = "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"0.0\\ \
                          %\"/></numFmts><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf \
                          numFmtId=\"164\" applyNumberFormat=\"1\"/></cellXfs>";

/// A workbook with one sheet, `Svar`, of which this is the XML within `<worksheet>`.
pub(crate) fn workbook(sheet: &str) -> Vec<u8> {
    workbook_of(&[("Svar", sheet)])
}

/// A workbook of sheets by their titles, each with the XML within its `<worksheet>`.
pub(crate) fn workbook_of(sheets: &[(&str, &str)]) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let related = |parts: &[(&str, String)]| {
        let one = |(id, (kind, target)): (char, &(&str, String))| {
            format!(
                "<Relationship Id=\"{id}\" Type=\"{office}/{kind}\" Target=\"{target}\"/>"
            )
        };
        let all = ('a'..).zip(parts).map(one).collect::<String>();
        format!("<Relationships xmlns=\"{package}/relationships\">{all}</Relationships>")
    };
    let path = |number: usize| format!("worksheets/sheet{number}.xml");
    let numbers = 1..=sheets.len();
    let mut parts =
        numbers.clone().map(|number| ("worksheet", path(number))).collect::<Vec<_>>();
    parts.push(("styles", "styles.xml".to_owned()));
    let listed = numbers.clone().zip('a'..).zip(sheets).map(|((number, id), sheet)| {
        let title = sheet.0;
        format!("<sheet name=\"{title}\" sheetId=\"{number}\" r:id=\"{id}\"/>")
    });
    let listed = listed.collect::<String>();
    let mut files = vec![
        (
            "[Content_Types].xml".to_owned(),
            format!("<Types xmlns=\"{package}/content-types\"/>"),
        ),
        (
            "_rels/.rels".to_owned(),
            related(&[("officeDocument", "xl/workbook.xml".to_owned())]),
        ),
        (
            "xl/workbook.xml".to_owned(),
            format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets>{listed}</sheets>\
                 </workbook>"
            ),
        ),
        ("xl/_rels/workbook.xml.rels".to_owned(), related(&parts)),
        (
            "xl/styles.xml".to_owned(),
            format!("<styleSheet xmlns=\"{main}\">{IN_PERCENT}</styleSheet>"),
        ),
    ];
    files.extend(numbers.zip(sheets).map(|(number, (_, sheet))| {
        let text = format!("<worksheet xmlns=\"{main}\">{sheet}</worksheet>");
        (format!("xl/{}", path(number)), text)
    }));
    let files = files.iter().map(|(name, text)| (name.as_str(), text.as_str()));
    zipped(&files.collect::<Vec<_>>())
}

/// A ZIP file with these texts in it.
pub(crate) fn zipped(files: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a file");
        writer.write_all(text.as_bytes()).expect("written");
    }
    writer.finish().expect("a ZIP file").into_inner()
}

/// `<sheetData>` of rows of cells with `;` between them, from `A1`; an empty text is no cell,
/// `-` one in which nothing stands. A formula is written `=A1`, an error `#N/A`, and a number that
/// Excel shows in per cent `7,5 %`.
pub(crate) fn cells(rows: &[&str]) -> String {
    let cell = |row: usize, (column, text): (u8, &str)| {
        let name = format!("{}{row}", char::from(b'A' + column));
        match text {
            "" => String::new(),
            "-" => format!("<c r=\"{name}\" s=\"0\"/>"),
            "#N/A" => format!("<c r=\"{name}\" t=\"e\"><v>#N/A</v></c>"),
            "7,5 %" => format!("<c r=\"{name}\" s=\"1\"><v>0.075</v></c>"),
            formula if formula.starts_with('=') => {
                format!("<c r=\"{name}\"><f>{}</f><v>0</v></c>", &formula[1..])
            }
            number if number.parse::<f64>().is_ok() => {
                format!("<c r=\"{name}\"><v>{number}</v></c>")
            }
            text => {
                let text = text.replace('&', "&amp;").replace('<', "&lt;");
                format!("<c r=\"{name}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
            }
        }
    };
    let rows = rows.iter().zip(1..).map(|(row, number)| {
        let cells = (0..).zip(row.split(';')).map(|one| cell(number, one));
        format!("<row r=\"{number}\">{}</row>", cells.collect::<String>())
    });
    format!("<sheetData>{}</sheetData>", rows.collect::<String>())
}

/// A number in an SPSS file.
pub(crate) struct Number<'v> {
    pub(crate) name: &'v str,
    pub(crate) label: &'v str,
    /// 1 nominal, 2 ordinal, 3 scale.
    pub(crate) measure: i32,
    pub(crate) labels: &'v [(f64, &'v str)],
}

/// The value for no answer.
pub(crate) const NONE: f64 = -f64::MAX;

/// An SPSS file of numbers in UTF-8, with response sets (PSPP developer's guide, "System
/// File Format").
pub(crate) fn sav(variables: &[Number<'_>], sets: &str, rows: &[&[f64]]) -> Vec<u8> {
    let int = |value: usize| i32::try_from(value).expect("small").to_le_bytes();
    let padded = |text: &str, length: usize| {
        let mut bytes = text.as_bytes().to_vec();
        assert!(bytes.len() <= length, "{text}");
        bytes.resize(length, b' ');
        bytes
    };
    let mut file = b"$FL2".to_vec();
    file.extend(padded("@(#) SPSS DATA FILE", 60));
    for value in [2, variables.len(), 0, 0, rows.len()] {
        file.extend(int(value));
    }
    file.extend(100.0_f64.to_le_bytes());
    file.extend(padded("31 Jan 2012:00:00", 17));
    file.extend(padded("", 64));
    file.extend([0; 3]);
    for Number { name, label, .. } in variables {
        file.extend([int(2), int(0), int(1), int(0)].concat());
        file.extend([int(0x0005_0800), int(0x0005_0800)].concat());
        file.extend(padded(name, 8));
        file.extend(int(label.len()));
        file.extend(padded(label, label.len().next_multiple_of(4)));
    }
    for (index, Number { labels, .. }) in variables.iter().enumerate() {
        if labels.is_empty() {
            continue;
        }
        file.extend([int(3), int(labels.len())].concat());
        for (value, label) in *labels {
            file.extend(value.to_le_bytes());
            file.push(u8::try_from(label.len()).expect("short"));
            file.extend(padded(label, (label.len() + 1).next_multiple_of(8) - 1));
        }
        file.extend([int(4), int(1), int(index + 1)].concat());
    }
    file.extend([int(7), int(11), int(4), int(variables.len() * 3)].concat());
    for variable in variables {
        file.extend(variable.measure.to_le_bytes());
        file.extend([int(8), int(1)].concat());
    }
    if !sets.is_empty() {
        file.extend([int(7), int(19), int(1), int(sets.len())].concat());
        file.extend(sets.as_bytes());
    }
    file.extend([int(7), int(20), int(1), int(5)].concat());
    file.extend(b"UTF-8");
    file.extend([int(999), int(0)].concat());
    file.extend(
        rows.iter().flat_map(|row| row.iter().flat_map(|cell| cell.to_le_bytes())),
    );
    file
}
