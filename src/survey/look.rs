//! Finds out how Excel shows a sheet: takes the bytes of a workbook and the name of the sheet,
//! gives what of it is hidden and which cells are merged, which the cells themselves do not say.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Cursor, Read};

use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;

use crate::diagnostic::Said;
use crate::limits;
use crate::say;

/// As many rows and columns has the largest sheet.
pub(super) const ROWS: u32 = 1 << 20;
const COLUMNS: u32 = 1 << 14;

/// Cells that Excel shows as one; of them only the first holds a value. Rows and columns are
/// counted from 0, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Merge {
    pub(super) columns: (u32, u32),
    pub(super) rows: (u32, u32),
}

/// How Excel shows a sheet.
#[derive(Debug, Default)]
pub(super) struct SheetLook {
    pub(super) title: String,
    /// The workbook's name from the project root.
    pub(super) file: String,
    /// Rows that are hidden, from 0.
    pub(super) hidden_rows: BTreeSet<u32>,
    /// Columns that are hidden, from 0.
    pub(super) hidden_columns: BTreeSet<u32>,
    /// Whether a filter is on.
    pub(super) is_filtered: bool,
    pub(super) merges: Vec<Merge>,
}

/// As long a tag is looked into.
const LONGEST_TAG: u64 = 1 << 16;

/// Finds out how Excel shows a sheet. Of a workbook that is laid out otherwise than all others
/// nothing is known.
///
/// Nearly all of a sheet are cells, which are passed over from tag to tag: what cannot be read
/// in them is told where they are.
pub(super) fn look(file: &str, bytes: &[u8], title: &str) -> Result<SheetLook, Said> {
    let (file, title) = (file.to_owned(), title.to_owned());
    let plain = SheetLook { title, file, ..SheetLook::default() };
    let Some((mut parts, part)) = part_of(bytes, &plain.title) else { return Ok(plain) };
    let Ok(part) = parts.by_name(&part) else { return Ok(plain) };
    let most = u64::try_from(limits::EXPANDED).unwrap_or(u64::MAX);
    let mut reader = BufReader::with_capacity(1 << 16, part.take(most));
    let (mut look, mut prefix, mut tag, mut row) =
        (plain, None::<Vec<u8>>, Vec::new(), 0);
    while reader.skip_until(b'<').is_ok_and(|skipped| skipped > 0) {
        let Ok(ahead) = reader.fill_buf() else { break };
        let is_wanted = match &prefix {
            // The root says by which prefix all names begin.
            None => ahead.first().is_some_and(u8::is_ascii_alphabetic),
            Some(prefix) => is_told(ahead, prefix),
        };
        if !is_wanted {
            continue;
        }
        tag.clear();
        let read = reader.by_ref().take(LONGEST_TAG).read_until(b'>', &mut tag);
        let text = std::str::from_utf8(&tag).ok().filter(|_| read.is_ok());
        let Some(text) = text.and_then(|text| text.strip_suffix('>')) else { continue };
        let text = text.strip_suffix('/').unwrap_or(text);
        let name =
            text.find(|sign: char| sign.is_ascii_whitespace()).unwrap_or(text.len());
        if prefix.is_none() {
            let before = text[..name].rfind(':').map_or("", |colon| &text[..=colon]);
            prefix = Some(before.as_bytes().to_vec());
        }
        look.add(&BytesStart::from_content(text, name), &mut row)?;
    }
    Ok(look)
}

/// Tags that tell how a sheet is shown.
const TELLING: [&[u8]; 5] = [b"row", b"col", b"mergeCell", b"filterColumn", b"sheetPr"];

/// Whether such a tag may begin here.
fn is_told(ahead: &[u8], prefix: &[u8]) -> bool {
    let Some(name) = ahead.strip_prefix(prefix) else {
        // It may go on beyond what has been read so far.
        return prefix.starts_with(ahead);
    };
    TELLING.iter().any(|told| name.starts_with(told) || told.starts_with(name))
}

impl SheetLook {
    /// Adds what a tag says; `row` is the one that comes next where none is named.
    fn add(&mut self, tag: &BytesStart<'_>, row: &mut u32) -> Result<(), Said> {
        match tag.local_name().as_ref() {
            "row" => {
                let named = attribute(tag, "r").and_then(|row| row.parse::<u32>().ok());
                let index = named.map_or(*row, |row| row.saturating_sub(1));
                *row = index.saturating_add(1);
                if index < ROWS && is_on(tag, "hidden") {
                    self.hidden_rows.insert(index);
                }
            }
            "col" if is_on(tag, "hidden") => {
                let end = |key| attribute(tag, key)?.parse::<u32>().ok();
                if let (Some(first), Some(last)) = (end("min"), end("max")) {
                    self.hidden_columns.extend(first.max(1) - 1..last.min(COLUMNS));
                }
            }
            "filterColumn" => self.is_filtered = true,
            "sheetPr" if is_on(tag, "filterMode") => self.is_filtered = true,
            "mergeCell" => {
                let merge = attribute(tag, "ref").and_then(|range| merge(&range));
                self.merges.extend(merge);
                if self.merges.len() > limits::MERGES {
                    let most = limits::told(limits::MERGES);
                    return Err(say!(
                        "it has too many merged cells: more than {most}",
                        most
                    ));
                }
            }
            _ => {}
        }
        Ok(())
    }
}

fn attribute(tag: &BytesStart<'_>, key: &str) -> Option<String> {
    let found = tag.attributes().flatten();
    let mut found = found.filter(|one| one.key.local_name().as_ref() == key);
    value(&found.next()?)
}

fn value(attribute: &Attribute<'_>) -> Option<String> {
    let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?;
    Some(value.into_owned())
}

fn is_on(tag: &BytesStart<'_>, key: &str) -> bool {
    attribute(tag, key).is_some_and(|value| matches!(value.as_str(), "1" | "true"))
}

/// `B2:B10`.
fn merge(range: &str) -> Option<Merge> {
    let (first, last) = range.split_once(':')?;
    let ((left, top), (right, bottom)) = (cell(first)?, cell(last)?);
    let merge = Merge { columns: (left, right), rows: (top, bottom) };
    (left <= right && top <= bottom && right < COLUMNS && bottom < ROWS).then_some(merge)
}

/// `B2` as column and row.
fn cell(name: &str) -> Option<(u32, u32)> {
    let name = name.replace('$', "");
    let digits = name.find(|sign: char| sign.is_ascii_digit())?;
    let (letters, row) = name.split_at(digits);
    let mut column = 0_u32;
    for letter in letters.bytes() {
        let value = u32::from(letter.to_ascii_uppercase().checked_sub(b'A')?) + 1;
        column = column.checked_mul(26)?.checked_add(value)?;
    }
    Some((column.checked_sub(1)?, row.parse::<u32>().ok()?.checked_sub(1)?))
}

type WorkbookZip<'b> = ZipArchive<Cursor<&'b [u8]>>;

/// The part of a workbook that holds a sheet.
fn part_of<'b>(bytes: &'b [u8], title: &str) -> Option<(WorkbookZip<'b>, String)> {
    let mut parts = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let package = tags(&mut parts, "_rels/.rels", "Relationship")?;
    let is_book = |tag: &&Attributes| {
        tag.get("Type").is_some_and(|kind| kind.ends_with("/officeDocument"))
    };
    let book = package.iter().find(is_book)?.get("Target")?;
    let book = book.strip_prefix('/').unwrap_or(book).to_owned();
    let (folder, file) = book.rsplit_once('/').unwrap_or(("", &book));
    let within = |file: &str| match file.strip_prefix('/') {
        Some(from_root) => from_root.to_owned(),
        None if folder.is_empty() => file.to_owned(),
        None => format!("{folder}/{file}"),
    };
    let sheets = tags(&mut parts, &book, "sheet")?;
    let sheet =
        sheets.iter().find(|tag| tag.get("name").is_some_and(|name| name == title));
    let id = sheet?.get("id")?;
    let related =
        tags(&mut parts, &within(&format!("_rels/{file}.rels")), "Relationship")?;
    let target = related.iter().find(|tag| tag.get("Id") == Some(id))?.get("Target")?;
    let wanted = within(target);
    let found = named(&parts, &wanted)?;
    Some((parts, found))
}

/// A part by its name, of which writers do not agree on capitals.
fn named(parts: &WorkbookZip<'_>, wanted: &str) -> Option<String> {
    let mut names = parts.file_names().flatten();
    names.find(|name| name.eq_ignore_ascii_case(wanted)).map(std::borrow::Cow::into_owned)
}

/// The attributes of a tag, by their names without a namespace.
type Attributes = BTreeMap<String, String>;

/// All tags of a name in a part.
fn tags(parts: &mut WorkbookZip<'_>, part: &str, name: &str) -> Option<Vec<Attributes>> {
    let found = named(parts, part)?;
    let most = u64::try_from(limits::TEXT).unwrap_or(u64::MAX);
    let part = parts.by_name(&found).ok()?.take(most);
    let mut reader = Reader::from_reader(BufReader::new(part));
    let (mut tags, mut buffer) = (Vec::new(), Vec::new());
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).ok()? {
            Event::Start(tag) | Event::Empty(tag)
                if tag.local_name().as_ref() == name =>
            {
                let pairs = tag.attributes().flatten().filter_map(|one| {
                    Some((one.key.local_name().as_ref().to_owned(), value(&one)?))
                });
                tags.push(pairs.collect());
            }
            Event::Eof => return Some(tags),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_as_excel_writes_them() {
        let merged = |range| merge(range).map(|it| (it.columns, it.rows));
        assert_eq!(merged("B2:B10"), Some(((1, 1), (1, 9))));
        assert_eq!(merged("$A$1:XFD1048576"), Some(((0, 16_383), (0, 1_048_575))));
        for wrong in ["B2", "B10:B2", "A1:XFE1", "A1:A1048577", "1:2", "A:B", "A0:A1", ""]
        {
            assert_eq!(merged(wrong), None, "{wrong}");
        }
    }
}
