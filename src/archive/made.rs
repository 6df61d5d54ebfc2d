//! Makes an archive: takes what was read and what was made, gives one file.

use crate::container::{self, PackedDay, Packing};

use super::contents::{
    ArchiveContents, DATA_PACKAGE, Files, LOCK, OUTPUTS, PROGRAM, ddi_of, kept, schema_of,
};
use super::refusal::Refusal;
use super::{bag, description, guide};

/// Makes the archive of a report.
///
/// # Errors
///
/// If the report's date is one that a ZIP file cannot have, or the archive becomes larger
/// than the format allows.
pub fn make(contents: &ArchiveContents<'_>) -> Result<Vec<u8>, Refusal> {
    let report = contents.report;
    let mut payload = Files::new();
    for (name, bytes) in contents.inputs {
        payload.insert(kept(name), bytes.clone());
    }
    for (name, bytes) in contents.outputs {
        payload.insert(format!("{OUTPUTS}{name}"), bytes.clone());
    }
    if let Some((name, bytes)) = contents.program {
        payload.insert(format!("{PROGRAM}{name}"), bytes.to_vec());
        let line = format!("{}  {name}\n", crate::file::sha256(bytes));
        payload.insert(format!("{PROGRAM}{name}.sha256"), line.into_bytes());
    }
    let codebooks = contents.codebooks;
    for (name, codebook) in &codebooks.surveys {
        payload.insert(ddi_of(name), codebook.ddi.clone().into_bytes());
        if contents.is_without_answers() {
            payload.insert(schema_of(name), codebook.schema.clone().into_bytes());
        }
    }
    // A Data Package names data files, which must be there.
    if !codebooks.surveys.is_empty() && !contents.is_without_answers() {
        let package = codebooks.data_package.clone().into_bytes();
        payload.insert(DATA_PACKAGE.to_owned(), package);
    }
    payload.insert("Cargo.lock".to_owned(), LOCK.to_vec());
    payload.insert("provenance.json".to_owned(), description::provenance(contents));
    payload.insert(guide::GUIDE.to_owned(), guide::guide(contents));
    let described = description::ro_crate(contents, &payload);
    payload.insert(description::CRATE.to_owned(), described);
    let info = [
        ("Source-Organization", report.publisher.clone()),
        ("External-Description", contents.describe()),
        ("External-Identifier", report.name.clone()),
        ("Bag-Software-Agent", format!("Baslinje {}", env!("CARGO_PKG_VERSION"))),
    ];
    let info = info.map(|(label, value)| bag::InfoLine { label, value });
    let bag = bag::make(payload, report.date, &info);
    let folder = &report.name;
    let files = bag.into_iter().map(|(name, bytes)| (format!("{folder}/{name}"), bytes));
    let date = report.date;
    let day = PackedDay { year: date.year, month: date.month, day: date.day };
    Ok(container::pack(&files.collect(), day, Packing::Stored)?)
}
