//! The bag: a folder in which every file is listed with its checksums (RFC 8493, *The
//! `BagIt` File Packaging Format*, version 1.0).
//!
//! What is kept lies below `data/`, and every file of it stands in each payload manifest.
//! A tag manifest lists the other files, but for itself. Names are listed bytewise sorted,
//! with line breaks and the percent sign as `%0A`, `%0D` and `%25`.

use std::collections::BTreeMap;
use std::fmt;

use crate::container::shown_name as shown;
use crate::diagnostic::Said;
use crate::file::{sha256, sha512, with_crlf, with_lf};
use crate::manuscript::Date;
use crate::say;

use super::contents::Files;

/// The folder of what is kept.
const PAYLOAD: &str = "data/";

/// The declaration, word for word as the standard has it.
const DECLARATION: &str = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

/// What makes a checksum of bytes.
type Checksum = fn(&[u8]) -> String;

/// The checksums, strongest last.
const ALGORITHMS: [(&str, Checksum); 2] = [("sha256", sha256), ("sha512", sha512)];

/// How lines of a text end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LineEnd {
    /// As on Windows.
    Crlf,
    /// As elsewhere.
    Lf,
}

/// What is wrong with a bag.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// The declaration is missing, or is another one.
    NoBag,
    /// There is no manifest of a kind that can be checked.
    NoManifest,
    /// Only the line ends of a file are others.
    LineEnds {
        /// The file.
        name: String,
        /// Into what.
        now: LineEnd,
    },
    /// A line of a manifest cannot be read.
    BadLine {
        /// The manifest.
        manifest: String,
        /// Counted from 1.
        line: usize,
    },
    /// A listed file is not there.
    Missing {
        /// The file.
        name: String,
    },
    /// A file stands in no manifest.
    Unlisted {
        /// The file.
        name: String,
        /// The manifest.
        manifest: String,
    },
    /// A file is not what was put into the bag.
    Changed {
        /// The file.
        name: String,
    },
    /// The number of files or bytes is another one.
    Oxum {
        /// Octets and files as written.
        said: String,
        /// As they are.
        found: String,
    },
}

impl Fault {
    /// What is told of it.
    #[must_use]
    pub fn said(&self) -> Said {
        match self {
            Self::NoBag => "`bagit.txt` does not declare BagIt 1.0 in UTF-8".into(),
            Self::NoManifest => "there is no manifest with sha256 or sha512".into(),
            Self::LineEnds { name, now: LineEnd::Crlf } => {
                let name = shown(name);
                say!("every line end of `{name}` was changed from LF to CRLF", name)
            }
            Self::LineEnds { name, now: LineEnd::Lf } => {
                let name = shown(name);
                say!("every line end of `{name}` was changed from CRLF to LF", name)
            }
            Self::BadLine { manifest, line } => {
                let name = shown(manifest);
                say!("`{name}` line {line} is no checksum and path", name, line)
            }
            Self::Missing { name } => {
                say!("`{name}` is listed, but missing", name = shown(name))
            }
            Self::Unlisted { name, manifest } => {
                let name = shown(name);
                say!("`{name}` is not listed in `{manifest}`", name, manifest)
            }
            Self::Changed { name } => {
                let name = shown(name);
                say!("`{name}` has changed: its checksum is another one", name)
            }
            Self::Oxum { said, found } => say!(
                "`bag-info.txt` says {said} of what is kept, but it is {found}",
                said = shown(said),
                found
            ),
        }
    }

    /// Whether nothing but line ends are others.
    pub(super) fn is_of_line_ends(&self) -> bool {
        matches!(self, Self::LineEnds { .. })
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.said().fmt(formatter)
    }
}

impl std::error::Error for Fault {}

/// A line of `bag-info.txt`.
#[derive(Clone)]
pub(super) struct InfoLine {
    pub(super) label: &'static str,
    pub(super) value: String,
}

/// Puts files into a bag: `payload` is what is kept, with names below `data/`, and `info`
/// are lines of `bag-info.txt`.
pub(super) fn make(payload: Files, date: Date, info: &[InfoLine]) -> Files {
    let mut bag = Files::new();
    for (name, bytes) in payload {
        bag.insert(format!("{PAYLOAD}{name}"), bytes);
    }
    let payload = manifests("manifest", &bag);
    let mut lines = info.to_vec();
    lines.push(InfoLine { label: "Bagging-Date", value: date.to_string() });
    lines.push(InfoLine { label: "Payload-Oxum", value: oxum(&bag) });
    bag.insert("bagit.txt".to_owned(), DECLARATION.into());
    bag.insert("bag-info.txt".to_owned(), info_text(&lines).into());
    bag.extend(payload);
    let tags = bag.iter().filter(|(name, _)| !name.starts_with(PAYLOAD));
    let tags = tags.map(|(name, bytes)| (name.clone(), bytes.clone())).collect();
    bag.extend(manifests("tagmanifest", &tags));
    bag
}

/// One manifest for each algorithm.
fn manifests(kind: &str, files: &Files) -> Files {
    let one = |(algorithm, digest): &(&str, Checksum)| {
        let line = |(name, bytes): (&String, &Vec<u8>)| {
            format!("{}  {}\n", digest(bytes), escaped(name))
        };
        let text = files.iter().map(line).collect::<String>();
        (format!("{kind}-{algorithm}.txt"), text.into_bytes())
    };
    ALGORITHMS.iter().map(one).collect()
}

/// Octets and files of what is kept.
fn oxum(bag: &Files) -> String {
    let payload = bag.iter().filter(|(name, _)| name.starts_with(PAYLOAD));
    let (mut octets, mut files) = (0_usize, 0_usize);
    for (_, bytes) in payload {
        octets += bytes.len();
        files += 1;
    }
    format!("{octets}.{files}")
}

/// `Label: value`, wrapped at 79 characters with an indented next line.
fn info_text(lines: &[InfoLine]) -> String {
    let mut text = String::new();
    for InfoLine { label, value } in lines {
        let mut line = format!("{label}:");
        for word in value.split_whitespace() {
            if line.chars().count() + 1 + word.chars().count() > 79 {
                text.push_str(&line);
                text.push('\n');
                line = String::from(" ");
            }
            line.push(' ');
            line.push_str(word);
        }
        text.push_str(&line);
        text.push('\n');
    }
    text
}

fn escaped(name: &str) -> String {
    name.replace('%', "%25").replace('\n', "%0A").replace('\r', "%0D")
}

fn unescaped(name: &str) -> String {
    let plain = name.replace("%0A", "\n").replace("%0a", "\n");
    plain.replace("%0D", "\r").replace("%0d", "\r").replace("%25", "%")
}

/// What is wrong with a bag, everything at once; nothing if it is complete and valid.
pub(super) fn verify(bag: &Files) -> Vec<Fault> {
    let mut faults = Vec::new();
    let declared = bag.get("bagit.txt").map(Vec::as_slice);
    let plain = declared.and_then(with_lf);
    if plain.as_deref().or(declared) != Some(DECLARATION.as_bytes()) {
        faults.push(Fault::NoBag);
    }
    let mut checked = false;
    for kind in ["manifest", "tagmanifest"] {
        let is_listed = |name: &str| {
            let payload = name.starts_with(PAYLOAD);
            payload == (kind == "manifest") && !name.starts_with("tagmanifest-")
        };
        for (algorithm, digest) in ALGORITHMS {
            let manifest = format!("{kind}-{algorithm}.txt");
            let Some(text) = bag.get(&manifest) else { continue };
            checked = checked || kind == "manifest";
            let listed = read_manifest(&manifest, text, &mut faults);
            for (name, expected) in &listed {
                faults.extend(fault_of(name, bag.get(name), digest, expected));
            }
            let listable = bag.keys().filter(|name| is_listed(name));
            let unlisted = listable.filter(|name| !listed.contains_key(*name));
            faults.extend(unlisted.map(|name| Fault::Unlisted {
                name: name.clone(),
                manifest: manifest.clone(),
            }));
        }
    }
    if !checked {
        faults.push(Fault::NoManifest);
    }
    let info = bag.get("bag-info.txt").map(|bytes| String::from_utf8_lossy(bytes));
    let said = info.as_deref().unwrap_or_default().lines();
    let said = said.filter_map(|line| line.strip_prefix("Payload-Oxum:"));
    for said in said.map(str::trim) {
        let found = oxum(bag);
        if said != found {
            faults.push(Fault::Oxum { said: said.to_owned(), found });
        }
    }
    faults.sort();
    faults.dedup();
    faults
}

/// What is wrong with a file that a manifest lists, if anything is.
fn fault_of(
    name: &str,
    bytes: Option<&Vec<u8>>,
    digest: Checksum,
    expected: &str,
) -> Option<Fault> {
    match bytes {
        None => Some(Fault::Missing { name: name.to_owned() }),
        Some(bytes) if digest(bytes) != expected => {
            Some(changed(name, bytes, |it| digest(it) == expected))
        }
        Some(_) => None,
    }
}

/// How a file was changed: `was` knows it as it was.
fn changed(name: &str, bytes: &[u8], was: impl Fn(&[u8]) -> bool) -> Fault {
    let name = name.to_owned();
    if with_lf(bytes).is_some_and(|plain| was(&plain)) {
        return Fault::LineEnds { name, now: LineEnd::Crlf };
    }
    if was(&with_crlf(bytes)) {
        return Fault::LineEnds { name, now: LineEnd::Lf };
    }
    Fault::Changed { name }
}

fn read_manifest(
    manifest: &str,
    text: &[u8],
    faults: &mut Vec<Fault>,
) -> BTreeMap<String, String> {
    let text = String::from_utf8_lossy(text);
    let mut listed = BTreeMap::new();
    for (index, line) in text.lines().enumerate() {
        let parts = line.split_once([' ', '\t']);
        let digest = parts.map(|(digest, _)| digest.to_ascii_lowercase());
        let digest = digest.filter(|digest| {
            !digest.is_empty() && digest.chars().all(|sign| sign.is_ascii_hexdigit())
        });
        let name = parts.map(|(_, name)| unescaped(name.trim_start_matches([' ', '\t'])));
        let again = |name: &String| listed.contains_key(name);
        match (digest, name) {
            (Some(digest), Some(name)) if !name.is_empty() && !again(&name) => {
                listed.insert(name, digest);
            }
            _ => {
                let manifest = manifest.to_owned();
                faults.push(Fault::BadLine { manifest, line: index + 1 });
            }
        }
    }
    listed
}
