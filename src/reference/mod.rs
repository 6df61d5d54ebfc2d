//! What is told of the files an author writes: takes the maps that the rooms before declare,
//! gives the tables of `docs/format.md`, the JSON Schemas of `docs/schemas` and the pages about
//! codes of mistakes. All are kept in the project, and a test holds them against the
//! declarations.

mod codes;
mod in_r;
mod marker_error;
mod schema;
mod table;

use crate::format::{Map, MapKeys, ValueKind};
use crate::layout::keys::{Library, Profile, Template};
use crate::manuscript::keys::chapter::Chapter;
use crate::manuscript::keys::report::Report;
use crate::project::keys::Project;
use crate::survey::keys::Codebook;

pub use self::codes::{codes_chapter, codes_page};
pub use self::marker_error::MarkerError;
pub(crate) use self::schema::without_links;
pub(crate) use self::table::described as kind_in_words;
pub use self::table::fill;

/// A kind of file that an author writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DescribedFile {
    /// `report.yaml`.
    Report,
    /// A chapter.
    Chapter,
    /// A codebook.
    Codebook,
    /// `template.yaml`.
    Template,
    /// `library.yaml`.
    Library,
    /// `baslinje.yaml`.
    Project,
    /// The look of a unit.
    Profile,
}

impl DescribedFile {
    /// All kinds.
    pub const ALL: [Self; 7] = [
        Self::Report,
        Self::Chapter,
        Self::Codebook,
        Self::Template,
        Self::Library,
        Self::Project,
        Self::Profile,
    ];

    /// The map that such a file holds.
    pub(crate) fn map(self) -> &'static Map {
        match self {
            Self::Report => Report::map(),
            Self::Chapter => Chapter::map(),
            Self::Codebook => Codebook::map(),
            Self::Template => Template::map(),
            Self::Library => Library::map(),
            Self::Project => Project::map(),
            Self::Profile => Profile::map(),
        }
    }

    /// What such a file is called.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.map().name
    }

    /// The name of its JSON Schema in `docs/schemas`.
    #[must_use]
    pub fn schema_name(self) -> String {
        format!("{}.schema.json", self.map().name)
    }

    /// Its JSON Schema, draft 2020-12, as a text.
    #[must_use]
    pub fn schema(self) -> String {
        schema::of(self.map())
    }
}

/// Whether a file is a schema that this program, or one of another version, wrote.
#[must_use]
pub fn is_schema(bytes: &[u8]) -> bool {
    schema::is_one(bytes)
}

/// Every map that an author can write, each once: files first, then what stands in them.
#[must_use]
pub fn maps() -> Vec<&'static Map> {
    let mut maps = Vec::new();
    for document in DescribedFile::ALL {
        add(document.map(), &mut maps);
    }
    maps
}

/// Adds a map and what can stand in it to those that are known.
fn add(map: &'static Map, known: &mut Vec<&'static Map>) {
    if known.iter().any(|one| std::ptr::eq(*one, map)) {
        return;
    }
    known.push(map);
    for key in map.declared() {
        inner(&key.kind, &mut |map| add(map, known));
    }
}

/// Calls a function with every map that a kind of value can hold.
fn inner(kind: &ValueKind, found: &mut dyn FnMut(&'static Map)) {
    match kind {
        ValueKind::Map(map) => found(map()),
        ValueKind::Several(of)
        | ValueKind::List(of)
        | ValueKind::Pair(of)
        | ValueKind::Entries(_, of) => {
            inner(of, found);
        }
        ValueKind::Either(kinds) => kinds.iter().for_each(|kind| inner(kind, found)),
        ValueKind::Text(_)
        | ValueKind::Flag
        | ValueKind::Word(_)
        | ValueKind::Whole(..)
        | ValueKind::Number
        | ValueKind::Anything => {}
    }
}
