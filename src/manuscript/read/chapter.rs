//! Reads a chapter: one file of `chapters/`.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::format::{Fields, MapKey, Text};
use crate::manuscript::block::{Chapter, Signature};
use crate::manuscript::ids::{read_id, slug};
use crate::manuscript::keys::chapter as keys;
use crate::manuscript::prose::Prose;
use crate::yaml::Node;

use super::block::{kinds_below, read_blocks};
use super::columns;
use super::entries::ReadEntries;
use super::marked::{self, BesideContent};
use super::request;

impl Chapter {
    /// Reads a chapter; `stem` is its file name without ending.
    pub fn read(stem: &str, node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let mut fields = Fields::<keys::Chapter>::new(node, diagnostics)?;
        let title = fields.read(keys::Chapter::TITLE, diagnostics);
        let id = fields.read(keys::Chapter::ID, diagnostics);
        if let Some(id) = &id {
            read_id(id, diagnostics);
        }
        let kind = fields.read(keys::Chapter::KIND, diagnostics);
        let numbered = fields.read(keys::Chapter::NUMBERED, diagnostics);
        let signature = fields
            .read(keys::Chapter::SIGNATURE, diagnostics)
            .and_then(|fields| read_signature(fields, diagnostics));
        let numbers = fields.optional(keys::Chapter::NUMBERS);
        let mut numbers = ReadEntries::of(numbers, request::number, diagnostics);
        let blocks = fields.read(keys::Chapter::BLOCKS, diagnostics);
        let blocks = read_blocks(blocks.unwrap_or_default(), diagnostics);
        let BesideContent { language, landscape, columns } =
            marked::read(&mut fields, diagnostics);
        diagnostics.extend(columns.as_ref().map(columns::of_a_chapter));
        diagnostics.extend(landscape.map(|place| {
            let message = "a chapter cannot be turned as a whole";
            let hint =
                "put what is wide into a section, and write `landscape` beside that";
            Diagnostic::error(message).at(&place).hint(hint)
        }));
        let place = fields.place().clone();
        let misspelt = fields.finish(diagnostics);
        numbers.unread.all |= misspelt.contains(keys::Chapter::NUMBERS);
        let stem = stem.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-');
        Some(Self {
            kind: kind.unwrap_or_default(),
            id: id.map_or_else(|| slug(stem), |id| id.value),
            // A missing title has been reported.
            title: title.unwrap_or_else(|| Prose::new(String::new(), place)),
            numbered: numbered.unwrap_or(false),
            signature,
            language,
            numbers: numbers.values,
            unread_numbers: numbers.unread,
            blocks,
            unconfirmed: marked::unconfirmed(node),
            kinds: kinds_below(node),
        })
    }
}

fn read_signature(
    mut fields: Fields<'_, keys::Signature>,
    diagnostics: &mut Diagnostics,
) -> Option<Signature> {
    let mut text = |key: MapKey<keys::Signature, Text>| {
        fields.read(key, diagnostics).map(|text| text.value)
    };
    let place = text(keys::Signature::PLACE);
    let date = text(keys::Signature::DATE);
    let name = text(keys::Signature::NAME);
    let role = text(keys::Signature::ROLE);
    fields.finish(diagnostics);
    Some(Signature { place, date, name, role: role? })
}
