//! A ZIP file whose bytes depend on nothing but what is in it, and the careful reading of one
//! that may have been made by anybody.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _, Write as _};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use crate::say;

use super::names::{self, Names, shown};
use super::refusal::ContainerRefusal;

/// Files by their paths.
type PackedFiles = BTreeMap<String, Vec<u8>>;

/// The day that all files are dated: none of them tells when it was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PackedDay {
    /// The year; the format begins in 1980.
    pub year: i32,
    /// The month, from 1.
    pub month: u8,
    /// The day, from 1.
    pub day: u8,
}

/// How files lie in a container.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    /// As they are: compressed bytes differ from one version of a library to the next, and a
    /// stored file can be read even where its neighbour is damaged.
    Stored,
    /// Made smaller, for what is sent around.
    Compressed,
}

/// How much an archive may hold, so that a small file cannot fill a disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Files.
    pub files: usize,
    /// Bytes of one file.
    pub file_bytes: u64,
    /// Bytes of all files together.
    pub all_bytes: u64,
}

impl Default for Limits {
    /// Far more than a report needs: 20 000 files, 1 GiB a file, 4 GiB together.
    fn default() -> Self {
        Self { files: 20_000, file_bytes: 1 << 30, all_bytes: 4 << 30 }
    }
}

/// Packs files, in the order of their names and all dated the same.
///
/// # Errors
///
/// If the date is before 1980, which the format cannot say, the files are too large, or a
/// name is one that [`unpack`] would refuse.
pub fn pack(
    files: &PackedFiles,
    day: PackedDay,
    packing: Packing,
) -> Result<Vec<u8>, ContainerRefusal> {
    let year = u16::try_from(day.year).unwrap_or_default();
    let date = DateTime::from_date_and_time(year, day.month, day.day, 0, 0, 0);
    let date = date.map_err(|_| ContainerRefusal::Undatable)?;
    let method = match packing {
        Packing::Stored => CompressionMethod::Stored,
        Packing::Compressed => CompressionMethod::Deflated,
    };
    let options = SimpleFileOptions::default()
        .compression_method(method)
        .last_modified_time(date)
        .unix_permissions(0o644);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let mut seen = Names::default();
    for (name, bytes) in files {
        check_name(name)?;
        let other = seen.add(name);
        other.map_err(|other| ContainerRefusal::NamedTwice {
            name: name.clone(),
            other,
        })?;
        let large = u32::try_from(bytes.len()).is_err();
        writer.start_file(name.as_str(), options.large_file(large)).map_err(unmade)?;
        writer
            .write_all(bytes)
            .map_err(|error| ContainerRefusal::Unmade(error.to_string()))?;
    }
    Ok(writer.finish().map_err(unmade)?.into_inner())
}

fn unmade(error: ZipError) -> ContainerRefusal {
    ContainerRefusal::Unmade(error.to_string())
}

/// Unpacks an archive in memory.
///
/// # Errors
///
/// If it is no ZIP file, is damaged or encrypted, holds more than the limits allow, or a
/// name that a file may not have (`names`), is no text, stands twice or is not that of a
/// plain file.
pub fn unpack(bytes: &[u8], limits: Limits) -> Result<PackedFiles, ContainerRefusal> {
    let damaged = |error: ZipError| ContainerRefusal::Damaged(error.to_string().into());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    if archive.len() > limits.files {
        return Err(ContainerRefusal::TooManyFiles { files: archive.len() });
    }
    let start = usize::try_from(archive.central_directory_start()).unwrap_or(bytes.len());
    if let Some(name) = listed_twice(bytes, start) {
        let name = String::from_utf8_lossy(name).into_owned();
        return Err(ContainerRefusal::NamedTwice { other: name.clone(), name });
    }
    let mut files = PackedFiles::new();
    let mut seen = Names::default();
    let mut left = limits.all_bytes;
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).map_err(damaged)?;
        let name = std::str::from_utf8(file.name_raw()).map(str::to_owned);
        let name = name.map_err(|_| ContainerRefusal::NameIsNoText)?;
        let head = usize::try_from(file.header_start()).unwrap_or(bytes.len());
        if name_at(bytes, head, HEAD).is_some_and(|(other, _)| other != file.name_raw()) {
            let why = say!("`{name}` has two names", name = shown(&name));
            return Err(ContainerRefusal::Damaged(why));
        }
        if file.encrypted() {
            return Err(ContainerRefusal::Encrypted { name });
        }
        // A folder has no content of its own.
        if name.ends_with('/') && file.size() == 0 {
            check_name(name.trim_end_matches('/'))?;
            continue;
        }
        check_name(&name)?;
        let kind = file.unix_mode().map_or(0, |mode| mode & 0o170_000);
        if kind != 0 && kind != 0o100_000 {
            return Err(ContainerRefusal::NoPlainFile { name });
        }
        if let Err(other) = seen.add(&name) {
            return Err(ContainerRefusal::NamedTwice { name, other });
        }
        // What the header says of the size is not believed.
        let most = limits.file_bytes.min(left);
        let mut content = Vec::new();
        let read = file.by_ref().take(most + 1).read_to_end(&mut content);
        read.map_err(|error| {
            let name = shown(&name);
            let why = say!("`{name}`: {error}", name, error = error.to_string());
            ContainerRefusal::Damaged(why)
        })?;
        let size = u64::try_from(content.len()).unwrap_or(u64::MAX);
        if size > most {
            return Err(ContainerRefusal::TooLarge { name });
        }
        left -= size;
        files.insert(name, content);
    }
    Ok(files)
}

/// How the head of a file, and its line in the list at the end, lie in a ZIP file: what they
/// begin with, where the length of the name stands, and where the name (APPNOTE 4.3.7 and
/// 4.3.12).
type HeadLayout = (&'static [u8], usize, usize);
const HEAD: HeadLayout = (b"PK\x03\x04", 26, 30);
const LISTED: HeadLayout = (b"PK\x01\x02", 28, 46);

/// The name that stands in a head or line, and where it ends.
fn name_at(bytes: &[u8], start: usize, layout: HeadLayout) -> Option<(&[u8], usize)> {
    let (begin, length, name) = layout;
    let entry = bytes.get(start..).filter(|entry| entry.starts_with(begin))?;
    let end = name + number(entry, length)?;
    Some((entry.get(name..end)?, start + end))
}

fn number(bytes: &[u8], place: usize) -> Option<usize> {
    let two = bytes.get(place..place + 2)?;
    Some(usize::from(u16::from_le_bytes([two[0], two[1]])))
}

/// A name that stands more than once in the list at the end of a ZIP file. The library takes
/// the last of them without a word, other programmes the first.
fn listed_twice(bytes: &[u8], start: usize) -> Option<&[u8]> {
    let (mut known, mut place) = (BTreeSet::new(), start);
    while let Some((name, end)) = name_at(bytes, place, LISTED) {
        if !known.insert(name) {
            return Some(name);
        }
        // After the name stand further fields and a comment, of lengths said before it.
        let further = number(bytes, place + 30)? + number(bytes, place + 32)?;
        place = end + further;
    }
    None
}

/// Refuses a name that could be another file's on any system, or mislead.
fn check_name(name: &str) -> Result<(), ContainerRefusal> {
    names::check(name)
        .map_err(|why| ContainerRefusal::BadName { name: name.to_owned(), why })
}
