//! Tells by its first bytes what a data file is, whatever it is called: takes name and
//! bytes, gives an error where they do not agree.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::diagnostic::{Diagnostic, Placed, Said};
use crate::foreign;
use crate::say;

/// Whether a file of this name is an Excel workbook.
#[must_use]
pub fn is_workbook(name: &str) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default();
    ending.eq_ignore_ascii_case("xlsx")
}

/// What a file is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FileKind {
    /// Text, which may be CSV.
    Text,
    /// A workbook of Excel 2007 or later.
    Workbook,
    /// A workbook in the binary form of Excel 2007 or later (`.xlsb`).
    BinaryWorkbook,
    /// A workbook of Excel 97 to 2003 (`.xls`).
    OldWorkbook,
    /// A workbook of a later Excel that a password protects.
    ProtectedWorkbook,
    /// A spreadsheet of `LibreOffice` or `OpenOffice`.
    OpenDocument,
    /// A text of Word.
    Document,
    /// Other files in a ZIP archive.
    Archive,
    /// A web page, as many systems call `.xls`.
    WebPage,
    /// A workbook as XML, as Excel 2003 could save it.
    XmlWorkbook,
    /// An SPSS file.
    Spss,
    /// An SPSS file in its portable form.
    SpssPortable,
    /// A Parquet file.
    Parquet,
    /// A PDF.
    Pdf,
    /// A file packed with gzip.
    Gzip,
    /// A Stata file.
    Stata,
    /// A SAS file.
    Sas,
}

/// How far into a file is looked for what it begins with.
const BEGINNING: usize = 2048;

/// First bytes of files, and what they are.
const SIGNATURES: [(&[u8], FileKind); 8] = [
    (b"$FL2", FileKind::Spss),
    (b"$FL3", FileKind::Spss),
    (b"%PDF-", FileKind::Pdf),
    (b"\x1f\x8b", FileKind::Gzip),
    (b"<stata_dta>", FileKind::Stata),
    (b"\x72\x02\x01", FileKind::Stata),
    (b"\x73\x02\x01", FileKind::Stata),
    (SAS, FileKind::Sas),
];

/// The beginning of every `.sas7bdat`.
const SAS: &[u8] =
    b"\0\0\0\0\0\0\0\0\0\0\0\0\xc2\xea\x81\x60\xb3\x14\x11\xcf\xbd\x92\x08\0\x09\xc7\x31\x8c";

impl FileKind {
    /// What the bytes of a file are, if that can be said.
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        let known = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature));
        if let Some((_, kind)) = known {
            return Some(*kind);
        }
        // A column may be called so.
        if bytes.starts_with(b"PAR1") && bytes.ends_with(b"PAR1") {
            return Some(Self::Parquet);
        }
        if bytes.starts_with(b"PK\x03\x04") {
            return foreign::guarded(|| zipped(bytes)).ok();
        }
        if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
            let protected = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes);
            let protected = protected.collect::<Vec<_>>();
            let is_protected =
                bytes.windows(protected.len()).any(|part| part == protected);
            let kinds = [Self::OldWorkbook, Self::ProtectedWorkbook];
            return Some(kinds[usize::from(is_protected)]);
        }
        let beginning = &bytes[..bytes.len().min(BEGINNING)];
        let is_utf_16 = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
        if beginning.contains(&0) && !is_utf_16 {
            return None;
        }
        Some(marked_up(beginning))
    }

    /// What it is in words.
    fn words(self) -> &'static str {
        match self {
            Self::Text => "a text file such as CSV",
            Self::Workbook => "an Excel workbook",
            Self::BinaryWorkbook => "an Excel workbook in binary form (`.xlsb`)",
            Self::OldWorkbook => "an Excel workbook of the old kind (`.xls`)",
            Self::ProtectedWorkbook => "an Excel workbook with a password",
            Self::OpenDocument => "a spreadsheet of LibreOffice (`.ods`)",
            Self::Document => "a Word document",
            Self::Archive => "a ZIP archive",
            Self::WebPage => "a web page (HTML)",
            Self::XmlWorkbook => "an Excel workbook of the old XML kind",
            Self::Spss => "an SPSS file",
            Self::SpssPortable => "a portable SPSS file (`.por`)",
            Self::Parquet => "a Parquet file",
            Self::Pdf => "a PDF",
            Self::Gzip => "a file packed with gzip",
            Self::Stata => "a Stata file",
            Self::Sas => "a SAS file",
        }
    }

    /// The ending of such a file, if it can be read.
    fn ending(self) -> Option<&'static str> {
        match self {
            Self::Text => Some("csv"),
            Self::Workbook => Some("xlsx"),
            Self::Spss => Some("sav"),
            Self::Parquet => Some("parquet"),
            _ => None,
        }
    }

    /// What to do with such a file that cannot be read as it is.
    fn advice(self) -> &'static str {
        match self {
            Self::WebPage => {
                "open it in Excel, look whether the answers are there, and save it as `.xlsx`"
            }
            Self::ProtectedWorkbook => {
                "open it in Excel, and save it as `.xlsx` without the password"
            }
            Self::OldWorkbook
            | Self::BinaryWorkbook
            | Self::OpenDocument
            | Self::XmlWorkbook => {
                "open it in Excel or LibreOffice, and save it as `.xlsx`"
            }
            Self::Archive | Self::Gzip => "unpack it, and give the file that lies in it",
            Self::SpssPortable => "open it in SPSS or PSPP, and save it as `.sav`",
            Self::Stata | Self::Sas => "save it as `.csv`, `.sav` or `.parquet` there",
            Self::Document | Self::Pdf => "give the file that holds the answers",
            Self::Text | Self::Workbook | Self::Spss | Self::Parquet => {
                "give a file that ends in `.csv`, `.parquet`, `.sav` or `.xlsx`"
            }
        }
    }
}

/// What lies in a ZIP archive; one that is cut is taken for what such files mostly are.
fn zipped(bytes: &[u8]) -> FileKind {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return FileKind::Workbook;
    };
    let has = |part: &str| {
        archive.file_names().flatten().any(|name| name.eq_ignore_ascii_case(part))
    };
    if has("xl/workbook.bin") {
        return FileKind::BinaryWorkbook;
    }
    if has("xl/workbook.xml") {
        return FileKind::Workbook;
    }
    if has("word/document.xml") {
        return FileKind::Document;
    }
    let is_office = has("[Content_Types].xml");
    let mut media_type = String::new();
    if let Ok(part) = archive.by_name("mimetype") {
        // A name that cannot be read is none.
        let _ = part.take(100).read_to_string(&mut media_type);
    }
    if media_type.contains("opendocument.spreadsheet") {
        FileKind::OpenDocument
    } else if is_office {
        FileKind::Workbook
    } else {
        FileKind::Archive
    }
}

/// What a text is: plain, or with the marks of a web page or of old workbooks.
fn marked_up(beginning: &[u8]) -> FileKind {
    let text = String::from_utf8_lossy(beginning).to_ascii_lowercase();
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let begins = |with: &[&str]| with.iter().any(|with| text.starts_with(with));
    if begins(&["<?xml"]) && text.contains("urn:schemas-microsoft-com:office:spreadsheet")
    {
        FileKind::XmlWorkbook
    } else if begins(&["<!doctype html", "<html", "<table", "<head", "<body", "<meta"])
        || (begins(&["<?xml", "<!--"]) && text.contains("<html"))
    {
        FileKind::WebPage
    } else if text.get(..200).is_some_and(|splash| splash.contains("spss port file")) {
        FileKind::SpssPortable
    } else {
        FileKind::Text
    }
}

/// The error that a file is not what its name says. Of files that cannot be told apart by
/// their first bytes nothing is said.
pub(super) fn check(
    name: &str,
    bytes: &[u8],
    written: &Placed<String>,
) -> Result<(), Diagnostic> {
    let ending = ending(name);
    let fits: fn(FileKind) -> bool = match ending.as_str() {
        "csv" | "txt" | "tsv" => |kind| kind == FileKind::Text,
        "xlsx" => |kind| matches!(kind, FileKind::Workbook),
        "parquet" => |kind| kind == FileKind::Parquet,
        "sav" | "zsav" => |kind| kind == FileKind::Spss,
        _ => |_| false,
    };
    let is_known = is_bare(name) || describes_itself(name);
    match FileKind::of(bytes).filter(|_| !bytes.is_empty()) {
        Some(kind) if fits(kind) => Ok(()),
        None if is_known => Ok(()),
        Some(kind) => Err(disguised(name, &ending, kind, written)),
        None => {
            let message = say!("`{name}` is of a kind that cannot be read", name);
            let hint = "give a file that ends in `.csv`, `.parquet`, `.sav` or `.xlsx`";
            Err(Diagnostic::error(message).at(&written.place).hint(hint))
        }
    }
}

/// The error that a file is the one that Excel and Word keep beside a file as long as that is
/// open.
pub(super) fn left_by_office(name: &str, written: &Placed<String>) -> Option<Diagnostic> {
    let file = name.rsplit('/').next().unwrap_or(name);
    let meant = file.strip_prefix("~$")?;
    let message = say!(
        "`{name}` is no data file: it is there as long as `{meant}` is open",
        name,
        meant
    );
    let hint = say!("write `{meant}` here, and close it in Excel", meant);
    Some(Diagnostic::error(message).at(&written.place).hint(hint))
}

/// The error that a file is of another kind than its name says, or of one that cannot be
/// read.
fn disguised(
    name: &str,
    ending: &str,
    kind: FileKind,
    written: &Placed<String>,
) -> Diagnostic {
    let is_said = kind.words().contains(&format!("`.{ending}`"));
    let has_ending = name.rsplit('/').next().is_some_and(|file| file.contains('.'));
    let words = Said::from(kind.words());
    let message = if is_said || !has_ending {
        say!("`{name}` is {words}", name, words)
    } else {
        say!("`{name}` is {words} that is called `.{ending}`", name, words, ending)
    };
    let error = Diagnostic::error(message).at(&written.place);
    match kind.ending() {
        Some(right) => {
            let ending = if has_ending { ending } else { "" };
            let length = written.value.len().saturating_sub(ending.len());
            let stem =
                written.value.get(..length).and_then(|stem| stem.strip_suffix('.'));
            let stem = stem.unwrap_or(&written.value);
            error.hint(say!("rename it, and write `{stem}.{right}` here", stem, right))
        }
        None => error.hint(kind.advice()),
    }
}

/// Whether a file of this name says what its variables mean.
#[must_use]
pub fn describes_itself(name: &str) -> bool {
    matches!(ending(name).as_str(), "sav" | "zsav")
}

/// Whether a file of this name holds answers, and does not say what its variables mean.
#[must_use]
pub fn is_bare(name: &str) -> bool {
    is_text(name) || matches!(ending(name).as_str(), "parquet" | "xlsx")
}

/// Whether a file of this name is read as CSV.
pub(super) fn is_text(name: &str) -> bool {
    matches!(ending(name).as_str(), "csv" | "txt" | "tsv")
}

/// The ending of a file's name, in small letters.
pub(super) fn ending(name: &str) -> String {
    name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase()
}
