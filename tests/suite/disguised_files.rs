//! Data files that are something else than their name or codebook says: one message, the
//! probable cause first.

use insta::assert_snapshot;

use crate::harness::{ANSWERS, CHAPTER, CODEBOOK, REPORT, ReportTest};
use crate::made_files::{cells, workbook, zipped};

const CSV: &str = "id;ort;nojd;alder\n1;1;1;34\n2;2;3;\n";

/// What is said of the base project whose data file has this name and content.
fn said(name: &str, content: &[u8]) -> String {
    let outcome = ReportTest::new()
        .without(ANSWERS)
        .file(&format!("data/panel/{name}"), content)
        .replace(CODEBOOK, "svar.csv", name)
        .rebuild();
    format!(
        "{}\n",
        outcome.refused_in_short().replace(" --> data/panel/codebook.yaml:3:7\n", "")
    )
}

#[test]
fn a_workbook_that_is_called_otherwise() {
    let book = workbook(&cells(&["id;ort;nojd;alder", "1;1;1;34"]));
    let told = ["svar.csv", "svar.xls", "svar.parquet", "svar.sav", "svar"]
        .map(|name| said(name, &book));
    assert_snapshot!(told.concat(), @"
    error: `data/panel/svar.csv` is an Excel workbook that is called `.csv`
    --> data/panel/codebook.yaml:3:7
    = hint: rename it, and write `svar.xlsx` here
    error: `data/panel/svar.xls` is an Excel workbook that is called `.xls`
    --> data/panel/codebook.yaml:3:7
    = hint: rename it, and write `svar.xlsx` here
    error: `data/panel/svar.parquet` is an Excel workbook that is called `.parquet`
    --> data/panel/codebook.yaml:3:7
    = hint: rename it, and write `svar.xlsx` here
    error: `data/panel/svar.sav` is an Excel workbook that is called `.sav`
    --> data/panel/codebook.yaml:3:7
    = hint: rename it, and write `svar.xlsx` here
    error: `data/panel/svar` is an Excel workbook
    --> data/panel/codebook.yaml:3:7
    = hint: rename it, and write `svar.xlsx` here
    ");
}

#[test]
fn old_and_foreign_spreadsheets() {
    let old = [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &[0; 600]].concat();
    let name =
        "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
    let locked = [old.as_slice(), &name].concat();
    let open = zipped(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", ""),
    ]);
    let binary = zipped(&[("[Content_Types].xml", ""), ("xl/workbook.bin", "")]);
    let other = zipped(&[("svar.csv", CSV)]);
    let told = [
        said("svar.xls", &old),
        said("svar.csv", &old),
        said("svar.xlsx", &locked),
        said("svar.ods", &open),
        said("svar.xlsx", &binary),
        said("svar.csv", &other),
    ];
    assert_snapshot!(told.concat(), @"
    error: `data/panel/svar.xls` is an Excel workbook of the old kind (`.xls`)
    --> data/panel/codebook.yaml:3:7
    = hint: open it in Excel or LibreOffice, and save it as `.xlsx`
    error: `data/panel/svar.csv` is an Excel workbook of the old kind (`.xls`) that is called `.csv`
    --> data/panel/codebook.yaml:3:7
    = hint: open it in Excel or LibreOffice, and save it as `.xlsx`
    error: `data/panel/svar.xlsx` is an Excel workbook with a password that is called `.xlsx`
    --> data/panel/codebook.yaml:3:7
    = hint: open it in Excel, and save it as `.xlsx` without the password
    error: `data/panel/svar.ods` is a spreadsheet of LibreOffice (`.ods`)
    --> data/panel/codebook.yaml:3:7
    = hint: open it in Excel or LibreOffice, and save it as `.xlsx`
    error: `data/panel/svar.xlsx` is an Excel workbook in binary form (`.xlsb`) that is called `.xlsx`
    --> data/panel/codebook.yaml:3:7
    = hint: open it in Excel or LibreOffice, and save it as `.xlsx`
    error: `data/panel/svar.csv` is a ZIP archive that is called `.csv`
    --> data/panel/codebook.yaml:3:7
    = hint: unpack it, and give the file that lies in it
    ");
}

#[test]
fn a_table_of_a_web_page() {
    let page = b"<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table><tr><td>id</td></tr></table></html>";
    let xml = b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>";
    let told = [
        said("svar.xls", page),
        said("svar.csv", b"\n<!DOCTYPE html>\n<title>Logga in</title>"),
        said("svar.xlsx", xml),
    ];
    assert_snapshot!(told.concat(), @"
    error: `data/panel/svar.xls` is a web page (HTML) that is called `.xls`
    --> data/panel/codebook.yaml:3:7
    = hint: open it in Excel, look whether the answers are there, and save it as `.xlsx`
    error: `data/panel/svar.csv` is a web page (HTML) that is called `.csv`
    --> data/panel/codebook.yaml:3:7
    = hint: open it in Excel, look whether the answers are there, and save it as `.xlsx`
    error: `data/panel/svar.xlsx` is an Excel workbook of the old XML kind that is called `.xlsx`
    --> data/panel/codebook.yaml:3:7
    = hint: open it in Excel or LibreOffice, and save it as `.xlsx`
    ");
}

#[test]
fn text_and_statistics_files_that_are_called_otherwise() {
    let sav = include_bytes!("../ref/data/svar.sav");
    let parquet = b"PAR1\0\0\0\0PAR1";
    let told = [
        said("svar.xlsx", CSV.as_bytes()),
        said("svar.sav", CSV.as_bytes()),
        said("svar.parquet", CSV.as_bytes()),
        said("svar.csv", sav),
        said("svar.csv", parquet),
        said("svar.dta", b"<stata_dta><header>"),
        said("svar.txt", b"%PDF-1.7"),
        said("svar.csv", b"\x1f\x8b\x08\0"),
    ];
    assert_snapshot!(told.concat(), @"
    error: `data/panel/svar.xlsx` is a text file such as CSV that is called `.xlsx`
    --> data/panel/codebook.yaml:3:7
    = hint: rename it, and write `svar.csv` here
    error: `data/panel/svar.sav` is a text file such as CSV that is called `.sav`
    --> data/panel/codebook.yaml:3:7
    = hint: rename it, and write `svar.csv` here
    error: `data/panel/svar.parquet` is a text file such as CSV that is called `.parquet`
    --> data/panel/codebook.yaml:3:7
    = hint: rename it, and write `svar.csv` here
    error: `data/panel/svar.csv` is an SPSS file that is called `.csv`
    --> data/panel/codebook.yaml:3:7
    = hint: rename it, and write `svar.sav` here
    error: `data/panel/svar.csv` is a Parquet file that is called `.csv`
    --> data/panel/codebook.yaml:3:7
    = hint: rename it, and write `svar.parquet` here
    error: `data/panel/svar.dta` is a Stata file that is called `.dta`
    --> data/panel/codebook.yaml:3:7
    = hint: save it as `.csv`, `.sav` or `.parquet` there
    error: `data/panel/svar.txt` is a PDF that is called `.txt`
    --> data/panel/codebook.yaml:3:7
    = hint: give the file that holds the answers
    error: `data/panel/svar.csv` is a file packed with gzip that is called `.csv`
    --> data/panel/codebook.yaml:3:7
    = hint: unpack it, and give the file that lies in it
    ");
}

#[test]
fn columns_that_are_called_as_files_begin() {
    ReportTest::new()
        .file(ANSWERS, "PAR1;id;ort;nojd;alder\n1;1;1;1;34\n")
        .append(CODEBOOK, "ignore: [PAR1]\n")
        .replace(REPORT, "bibliography: verk.yaml\n", "")
        .file(CHAPTER, "title: Resultat\nblocks:\n  - text: '{{ n(\"svar\") }} av {{ n(\"nojda\") }}.'\n")
        .look_over()
        .clean();
}

#[test]
fn a_separator_that_fits_no_row() {
    let told = [
        "id,ort,nojd,alder\n1,1,\"1\",34\n",
        "id\tort\tnojd\talder\n1\t1\t1\t34,5\n",
        "id|ort|nojd|alder\n1|1|1|34\n",
        "\"id\",\"ort\",\"nojd\",\"alder\"\n\"1\",\"a;b\",\"1\",\"34\"\n",
    ];
    let told = told.map(|text| said("svar.csv", text.as_bytes())).concat();
    assert_snapshot!(told, @r#"
    error: the cells of `data/panel/svar.csv` are separated by `,`, not `;`
    --> data/panel/codebook.yaml:3:7
    = hint: write `separator: ","` under `csv`
    error: the cells of `data/panel/svar.csv` are separated by tabs, not `;`
    --> data/panel/codebook.yaml:3:7
    = hint: write `separator: "tab"` under `csv`
    error: the cells of `data/panel/svar.csv` are separated by `|`, not `;`
    --> data/panel/codebook.yaml:3:7
    = hint: write `separator: "|"` under `csv`
    error: the cells of `data/panel/svar.csv` are separated by `,`, not `;`
    --> data/panel/codebook.yaml:3:7
    = hint: write `separator: ","` under `csv`
    "#);
    let test = ReportTest::new()
        .replace(CODEBOOK, "separator: \";\"", "separator: \",\"")
        .file(ANSWERS, "id;ort;nojd, i dag;alder\n1;1;1;34,5\n2;1;1;35\n");
    assert_snapshot!(test.rebuild().refused_in_short(), @r#"
    error: the cells of `data/panel/svar.csv` are separated by `;`, not `,`
    --> data/panel/codebook.yaml:3:7
    = hint: write `separator: ";"` under `csv`
    "#);
}

#[test]
fn a_wrong_encoding_is_one_message() {
    let text = |bytes: &[u8]| {
        let rows = (1..130)
            .map(|row| [format!("\n{row};").as_bytes(), bytes, b";1;34"].concat());
        [b"id;ort;nojd;alder".to_vec(), rows.collect::<Vec<_>>().concat()].concat()
    };
    let written = |encoding: &str, bytes: &[u8]| {
        let outcome = ReportTest::new()
            .replace(CODEBOOK, "encoding: utf-8", &format!("encoding: {encoding}"))
            .replace(CODEBOOK, "1: Gävle, 2:", "Gävle: Gävle, 2:")
            .file(ANSWERS, text(bytes))
            .rebuild();
        format!(
            "{}\n",
            outcome.refused_in_short().replace(" --> data/panel/codebook.yaml:3:7\n", "")
        )
    };
    let told = [
        written("utf-8", b"G\xe4vle"),
        written("utf-8", b"G\x8avle"),
        written("utf-8", b"G\x84vle"),
        written("windows-1252", "Gävle".as_bytes()),
        written("latin-1", "Gävle".as_bytes()),
        written("windows-1252", b"G\x8avle"),
        written("latin-1", b"G\x84vle"),
        written("latin-1", b"\x93G\xe4vle\x94"),
    ];
    assert_snapshot!(told.concat(), @"
    error: `data/panel/svar.csv` is not UTF-8 text: byte 0xe4 at line 2 and in 128 more lines
    --> data/panel/codebook.yaml:3:7
    = hint: write `encoding: windows-1252` under `csv`, which fits: Excel saves `CSV` so
    error: `data/panel/svar.csv` is not UTF-8 text: byte 0x8a at line 2 and in 128 more lines
    --> data/panel/codebook.yaml:3:7
    = hint: write `encoding: windows-1252` under `csv`, which fits: Excel saves `CSV` so
    error: `data/panel/svar.csv` is not UTF-8 text: byte 0x84 at line 2 and in 128 more lines
    --> data/panel/codebook.yaml:3:7
    = hint: its letters are those of DOS (code page 850), which cannot be read: open it in Excel or an editor, and save it as `CSV UTF-8`
    error: `data/panel/svar.csv` is UTF-8 text, not windows-1252: byte 0xc3 at line 2 and in 128 more lines
    --> data/panel/codebook.yaml:3:7
    = hint: write `encoding: utf-8` under `csv`
    error: `data/panel/svar.csv` is UTF-8 text, not latin-1: byte 0xc3 at line 2 and in 128 more lines
    --> data/panel/codebook.yaml:3:7
    = hint: write `encoding: utf-8` under `csv`
    error: `GŠvle` in the column `ort` has no label (129 rows, first in row 1)
    --> data/panel/svar.csv:2:3
    = hint: add it under `values` or `missing` of `ort` in the codebook (data/panel/codebook.yaml:8:3), or correct the data
    error: `data/panel/svar.csv` is not latin-1 text: byte 0x84 at line 2 and in 128 more lines
    --> data/panel/codebook.yaml:3:7
    = hint: its letters are those of DOS (code page 850), which cannot be read: open it in Excel or an editor, and save it as `CSV UTF-8`
    error: `data/panel/svar.csv` holds signs that latin-1 does not have: byte 0x93 at line 2
    --> data/panel/codebook.yaml:3:7
    = hint: write `encoding: windows-1252` under `csv`, as programs for Windows mean when they say latin-1 or ANSI
    ");
}

#[test]
fn utf_16_without_a_mark_is_told() {
    let text = CSV.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
    assert_snapshot!(said("svar.csv", &text), @"
    error: `data/panel/svar.csv` is UTF-16 text, without the mark at its beginning that says so
    --> data/panel/codebook.yaml:3:7
    = hint: open it in Excel or an editor, and save it as `CSV UTF-8`
    ");
}

#[test]
fn unicode_text_of_excel_is_read_or_its_separator_told() {
    let text = CSV.replace(';', "\t");
    let text = text.encode_utf16().flat_map(u16::to_le_bytes);
    let text = [0xff, 0xfe].into_iter().chain(text).collect::<Vec<_>>();
    assert_snapshot!(said("svar.txt", &text), @r#"
    error: the cells of `data/panel/svar.txt` are separated by tabs, not `;`
    --> data/panel/codebook.yaml:3:7
    = hint: write `separator: "tab"` under `csv`
    "#);
}

#[test]
fn a_row_of_qualtrics_among_the_answers_is_told() {
    let answers = "id;ort;nojd;alder\nNr;Var?;\"Hur\nnöjd?\";Ålder\n\
                   \"{\"\"ImportId\"\":\"\"a\"\"}\";\"{\"\"ImportId\"\":\"\"b\"\"}\";\
                   \"{\"\"ImportId\"\":\"\"c\"\"}\";\"{\"\"ImportId\"\":\"\"d\"\"}\"\n1;1;1;34\n";
    let test = ReportTest::new().file(ANSWERS, answers);
    assert_snapshot!(test.rebuild().refused_in_short(), @"
    error: a row is no answer, but what Qualtrics calls each column, below names and questions
    --> data/panel/svar.csv:4:1
    = hint: write `header-rows: 3` under `csv`
    ");
    let test = ReportTest::new().file(ANSWERS, answers);
    let test =
        test.replace(CODEBOOK, "encoding: utf-8", "encoding: utf-8, header-rows: 3");
    test.look_over().clean();
}

#[test]
fn names_in_two_rows_of_a_csv_are_joined() {
    let answers = "id;Var;;alder\n;ort;nojd;\n1;1;1;34\n2;2;3;\n";
    let one = ReportTest::new().file(ANSWERS, answers);
    assert_snapshot!(one.rebuild().refused_in_short(), @"
    error: column 3 has no name
    --> data/panel/svar.csv:1:8
    = hint: name it, or remove the separator at the end of each row
    = hint: or write `header-rows: 2` under `csv`, if names go on in the row below
    ");
    let test = ReportTest::new()
        .file(ANSWERS, answers)
        .replace(CODEBOOK, "encoding: utf-8", "encoding: utf-8, header-rows: 2")
        .replace(CODEBOOK, "  ort:\n", "  Var / ort:\n")
        .replace(CODEBOOK, "  nojd:\n", "  Var / nojd:\n");
    let outcome = test.rebuild();
    // The report knows them by other names; the file is read.
    assert!(
        outcome.refused().contains("`Var / ort`, `Var / nojd`"),
        "{}",
        outcome.stderr
    );
}

#[test]
fn rows_that_a_quotation_mark_swallows_are_told() {
    let codebook = "title: P\nfile: svar.csv\nvariables:\n  id: {label: Id, scale: id}\n  \
                    bostad: {label: Bostad, scale: nominal, values: {1: Gävle, 2: Söderhamn}}\n  \
                    fritext: {label: Fritext, scale: text}\n";
    let report = |answers: &str| {
        ReportTest::new()
            .file(CODEBOOK, codebook)
            .file(ANSWERS, answers)
            .replace(REPORT, "bibliography: verk.yaml\n", "")
            .replace(
                REPORT,
                "views:\n  gavlebor:\n    survey: panel\n    where: {ort: Gävle}\n",
                "",
            )
            .replace(REPORT, "\n  nojda:\n    of: panel\n    variable: nojd\n    in: [ganska nöjd, mycket nöjd]", "")
            .file(CHAPTER, "title: Resultat\nblocks:\n  - text: '{{ n(\"svar\") }} svar.'\n")
    };
    // Nobody asks for `bostad`, so that nothing else would tell.
    let one = report(
        "id;bostad;fritext\n0;1;x\n1;\"1;hemligt ett\n2;1;hemligt två\n3;1\";hemligt tre\n4;2;y\n",
    );
    assert_snapshot!(one.look_over().done(), @"
    warning: a quoted cell in row 2 is 3 lines long and looks like 3 rows
    --> data/panel/svar.csv:3:3
     = hint: look whether a quotation mark opens in one row and closes in another: the rows between are read as one answer
    ");
    let free = report(
        "id;bostad;fritext\n1;1;\"hemligt ett\n2;1;hemligt två\"\n3;1;\"a\n4;1;b\"\n5;1;z\n",
    );
    assert_snapshot!(free.look_over().done(), @"
    warning: 2 quoted cells are several lines long and look like rows (in rows 1, 2)
    --> data/panel/svar.csv:2:5
     = hint: look whether a quotation mark opens in one row and closes in another: the rows between are read as one answer
    ");
    let own = report(
        "id;bostad;fritext\n1;1;\"hemligt: ett,\ntvå\noch tre\"\n2;1;\"a; b\n\nc\"\n",
    );
    own.look_over().clean();
}
