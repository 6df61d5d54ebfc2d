//! Damages what lies in a ZIP file: takes the file, gives one whose checksums fit again, so
//! that the damage is seen by whoever reads what is in it.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _, Write as _};

use baslinje::file;
use flate2::read::DeflateDecoder;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

pub(crate) type Members = Vec<(String, Vec<u8>)>;

fn number(bytes: &[u8], at: usize, width: usize) -> Option<usize> {
    let written = bytes.get(at..at + width)?;
    let value =
        written.iter().rev().fold(0, |value, byte| value << 8 | usize::from(*byte));
    Some(value)
}

/// The members of a ZIP file by its local headers, inflated.
pub(crate) fn members(bytes: &[u8]) -> Members {
    let mut members = Members::new();
    let mut at = 0;
    while let Some((member, end)) = member(bytes, at) {
        members.push(member);
        at = end;
    }
    members
}

fn member(bytes: &[u8], at: usize) -> Option<((String, Vec<u8>), usize)> {
    if bytes.get(at..at + 4)? != b"PK\x03\x04" {
        return None;
    }
    let method = number(bytes, at + 8, 2)?;
    let size = number(bytes, at + 18, 4)?;
    let name = number(bytes, at + 26, 2)?;
    let start = at + 30 + name + number(bytes, at + 28, 2)?;
    let name = String::from_utf8_lossy(bytes.get(at + 30..at + 30 + name)?).into_owned();
    let packed = bytes.get(start..start + size)?;
    let mut content = Vec::new();
    if method == 0 {
        content.extend_from_slice(packed);
    } else {
        DeflateDecoder::new(packed).read_to_end(&mut content).ok()?;
    }
    Some(((name, content), start + size))
}

/// A ZIP file of these members, not compressed.
pub(crate) fn pack(members: &Members) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options =
        SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, content) in members {
        // A name twice is refused; the member is then left out.
        if writer.start_file(name.as_str(), options).is_ok() {
            writer.write_all(content).expect("memory to write to");
        }
    }
    writer.finish().expect("memory to write to").into_inner()
}

/// Writes the checksums of a bag anew: first of what was packed, then of the records.
pub(crate) fn sum_anew(members: &mut Members) {
    let payload = members.iter().filter(|(name, _)| name.starts_with("m/data/"));
    let (octets, count) = payload.fold((0, 0), |(octets, count), (_, content)| {
        (octets + content.len(), count + 1)
    });
    for (_, content) in members.iter_mut().filter(|(name, _)| name == "m/bag-info.txt") {
        let text = String::from_utf8_lossy(content).into_owned();
        let lines = text.lines().map(|line| match line.split_once(": ") {
            Some(("Payload-Oxum", _)) => format!("Payload-Oxum: {octets}.{count}\n"),
            _ => format!("{line}\n"),
        });
        *content = lines.collect::<String>().into_bytes();
    }
    let sha256: fn(&[u8]) -> String = file::sha256;
    let records = [
        ("/manifest-sha256.txt", sha256),
        ("/manifest-sha512.txt", file::sha512),
        ("/tagmanifest-sha256.txt", file::sha256),
        ("/tagmanifest-sha512.txt", file::sha512),
    ];
    for (record, sum) in records {
        let known = members.iter().map(|(name, content)| (name.clone(), content.clone()));
        let known = known.collect::<BTreeMap<_, _>>();
        for (name, content) in members.iter_mut() {
            let Some(folder) = name.strip_suffix(record) else { continue };
            let text = String::from_utf8_lossy(content).into_owned();
            let lines = text.lines().map(|line| {
                let (_, path) = line.split_once("  ").unwrap_or(("", line));
                match known.get(&format!("{folder}/{path}")) {
                    Some(content) => format!("{}  {path}\n", sum(content)),
                    None => format!("{line}\n"),
                }
            });
            *content = lines.collect::<String>().into_bytes();
        }
    }
}
