//! What an archive says of itself, for machines: an RO-Crate 1.2 (who, what, of which
//! files, made how), and an unsigned in-toto statement with SLSA provenance (from which
//! bytes which bytes were made).

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use crate::file::sha256;
use crate::fingerprint::algorithm;

use super::contents::{
    ArchiveContents, DATA_PACKAGE, FileRole, Files, LOCK, OUTPUTS, PROJECT, ddi_of, kept,
    schema_of,
};
use super::entities::{PUBLISHER_ID, reference, to_json};
use super::guide::{GUIDE, Letter};
use super::known_by;

/// The name of the description in the payload, as the standard has it.
pub(super) const CRATE: &str = "ro-crate-metadata.json";

/// The version of the standard.
const STANDARD: &str = "https://w3id.org/ro/crate/1.2";

/// The programme, and the building of the report, within the description.
const PROGRAM_ID: &str = "#baslinje";
const BUILD_ID: &str = "#build";

/// What the programme is called where an address is asked for.
const PROGRAM_URN: &str = "urn:baslinje:program";

/// Where a file says that not everybody may have it.
const CONDITIONS: &str = "conditionsOfAccess";

/// What codebooks are written in: DDI, and Data Package.
const CODEBOOK_STANDARDS: [(&str, &str); 2] = [
    ("https://ddialliance.org/Specification/DDI-Codebook/2.5/", "DDI-Codebook 2.5"),
    ("https://datapackage.org/standard/data-package/", "Data Package 2.0"),
];

/// What the columns of answers are described in that are left out.
const SCHEMA_STANDARD: (&str, &str) =
    ("https://datapackage.org/standard/table-schema/", "Table Schema 2.0");

/// The description of everything that is kept, itself not yet among it.
pub(super) fn ro_crate(contents: &ArchiveContents<'_>, payload: &Files) -> Vec<u8> {
    let report = contents.report;
    let parts = payload.keys().map(|name| reference(&encoded(name)));
    let mut root = json!({
        "@id": "./",
        "@type": "Dataset",
        "name": contents.title(),
        "description": contents.describe(),
        "datePublished": report.date.to_string(),
        "inLanguage": report.language.code(),
        "license": reference(known_by::licence_id(contents)),
        "publisher": reference(PUBLISHER_ID),
        "hasPart": parts.collect::<Vec<_>>(),
        "mentions": reference(BUILD_ID),
    });
    if let Some(series) = &report.series {
        let number = series.number.as_deref().unwrap_or_default();
        root["isPartOf"] = json!(format!("{} {number}", series.name).trim());
    }
    let mut known = Vec::new();
    known_by::add(contents, &mut root, &mut known);
    let mut graph = vec![
        json!({
            "@id": CRATE,
            "@type": "CreativeWork",
            "conformsTo": reference(STANDARD),
            "about": reference("./"),
        }),
        root,
        json!({
            "@id": PROGRAM_ID,
            "@type": "SoftwareApplication",
            "name": "Baslinje",
            "version": env!("CARGO_PKG_VERSION"),
            "url": PROGRAM_URN,
        }),
        json!({
            "@id": BUILD_ID,
            "@type": "CreateAction",
            "name": format!("baslinje build {}", report.name),
            "endTime": report.date.to_string(),
            "instrument": reference(PROGRAM_ID),
            "object": below(payload, PROJECT),
            "result": below(payload, OUTPUTS),
        }),
    ];
    if !contents.codebooks.surveys.is_empty() {
        let [ddi, package] = CODEBOOK_STANDARDS;
        let columns =
            if contents.is_without_answers() { SCHEMA_STANDARD } else { package };
        for (id, name) in [ddi, columns] {
            graph.push(json!({"@id": id, "@type": "CreativeWork", "name": name}));
        }
    }
    graph.extend(known);
    graph.extend(payload.iter().map(|(name, bytes)| file(contents, name, bytes)));
    let context = format!("{STANDARD}/context");
    to_json(&json!({"@context": context, "@graph": graph}))
}

/// A file that is kept.
fn file(contents: &ArchiveContents<'_>, name: &str, bytes: &[u8]) -> Json {
    let mut file = json!({
        "@id": encoded(name),
        "@type": "File",
        "name": name.rsplit('/').next(),
        "encodingFormat": media_type(name),
        "contentSize": bytes.len().to_string(),
        "sha256": sha256(bytes),
    });
    if name == GUIDE {
        file["version"] = Letter::form(contents.report.language).into();
    }
    if let Some(role) = contents.role(name) {
        file["description"] = role.describe().into();
        if role == FileRole::Microdata {
            file[CONDITIONS] =
                json!("Answers of single persons: confidential, not to be published.");
        }
    }
    let surveys = &contents.codebooks.surveys;
    let [(ddi, _), (package, _)] = CODEBOOK_STANDARDS;
    let (standard, described) = if name == DATA_PACKAGE {
        (package, surveys.values().collect::<Vec<_>>())
    } else {
        let of = |survey: &String| ddi_of(survey);
        let own = surveys.iter().filter(|(survey, _)| of(survey) == *name);
        (ddi, own.map(|(_, codebook)| codebook).collect())
    };
    let is_schema = surveys.keys().any(|survey| schema_of(survey) == *name);
    if contents.is_without_answers() && is_schema {
        file["conformsTo"] = reference(SCHEMA_STANDARD.0);
    }
    if !described.is_empty() {
        file["conformsTo"] = reference(standard);
        if !contents.is_without_answers() {
            let about = described.iter().map(|one| reference(&encoded(&kept(&one.data))));
            file["about"] = about.collect::<Vec<_>>().into();
        }
    }
    file
}

/// Whether a description marks any file as answers of single persons. What cannot be read
/// may do so.
pub(super) fn is_confidential(described: &[u8]) -> bool {
    let described = serde_json::from_slice::<Json>(described).unwrap_or_default();
    let graph = described.get("@graph").and_then(Json::as_array);
    graph.is_none_or(|graph| graph.iter().any(|one| one.get(CONDITIONS).is_some()))
}

/// The files that a description names, by their paths in what is kept, each with its sha256.
pub(super) fn described(description: &Json) -> BTreeMap<String, String> {
    let graph = description["@graph"].as_array().into_iter().flatten();
    let files = graph.filter(|one| one["@type"] == "File");
    let named = files.filter_map(|file| {
        Some((plain(file["@id"].as_str()?), file["sha256"].as_str()?.to_owned()))
    });
    named.collect()
}

/// From which bytes which bytes were made (in-toto Statement v1 with SLSA Provenance v1),
/// unsigned.
pub(super) fn provenance(contents: &ArchiveContents<'_>) -> Vec<u8> {
    let digest = |name: &str, bytes: &[u8]| json!({"name": name, "digest": {"sha256": sha256(bytes)}});
    let subject = contents.outputs.iter().map(|(name, bytes)| digest(name, bytes));
    let resource = |name: &str, bytes: &[u8]| json!({"uri": encoded(name), "digest": {"sha256": sha256(bytes)}});
    let inputs = contents.inputs.iter().map(|(name, bytes)| resource(name, bytes));
    let withheld = contents.withheld.iter();
    let withheld = withheld.map(|(name, known_by)| {
        let (algorithm, digest) = algorithm(known_by);
        json!({"uri": encoded(name), "digest": {algorithm: digest}})
    });
    let lock = resource("Cargo.lock", LOCK);
    to_json(&json!({
        "_type": "https://in-toto.io/Statement/v1",
        "subject": subject.collect::<Vec<_>>(),
        "predicateType": "https://slsa.dev/provenance/v1",
        "predicate": {
            "buildDefinition": {
                "buildType": "urn:baslinje:build:v1",
                "externalParameters": {"report": contents.report.name},
                "internalParameters": {"date": contents.report.date.to_string()},
                "resolvedDependencies": inputs.chain(withheld).chain([lock]).collect::<Vec<_>>(),
            },
            "runDetails": {
                "builder": {
                    "id": PROGRAM_URN,
                    "version": {"baslinje": env!("CARGO_PKG_VERSION")},
                },
            },
        },
    }))
}

fn below(payload: &Files, folder: &str) -> Vec<Json> {
    let names = payload.keys().filter(|name| name.starts_with(folder));
    names.map(|name| reference(&encoded(name))).collect()
}

/// A path as a relative reference (RFC 3986).
fn encoded(name: &str) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(byte);
    let one = |byte: &u8| {
        if plain(byte) { char::from(*byte).to_string() } else { format!("%{byte:02X}") }
    };
    name.as_bytes().iter().map(one).collect()
}

/// The contrary of [`encoded`].
fn plain(reference: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = reference;
    while let Some((before, after)) = rest.split_once('%') {
        bytes.extend(before.as_bytes());
        let byte = after.get(..2).and_then(|pair| u8::from_str_radix(pair, 16).ok());
        match byte {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(b'%');
                rest = after;
            }
        }
    }
    bytes.extend(rest.as_bytes());
    String::from_utf8_lossy(&bytes).into_owned()
}

fn media_type(name: &str) -> &'static str {
    let known = BTreeMap::from([
        ("pdf", "application/pdf"),
        ("html", "text/html"),
        ("svg", "image/svg+xml"),
        ("png", "image/png"),
        ("csv", "text/csv"),
        ("json", "application/json"),
        ("xml", "application/xml"),
        ("yaml", "application/yaml"),
        ("yml", "application/yaml"),
        ("css", "text/css"),
        ("otf", "font/otf"),
        ("ttf", "font/ttf"),
        ("woff2", "font/woff2"),
        ("parquet", "application/vnd.apache.parquet"),
        ("sav", "application/x-spss-sav"),
        (
            "docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("txt", "text/plain"),
        ("md", "text/markdown"),
        ("typ", "text/plain"),
        ("bib", "application/x-bibtex"),
        ("lock", "application/toml"),
    ]);
    let ending = name.rsplit_once('.').map(|(_, ending)| ending);
    let known = ending.and_then(|ending| known.get(ending).copied());
    known.unwrap_or("application/octet-stream")
}
