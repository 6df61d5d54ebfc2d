//! Reads figures: pictures, and drawings.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::format::{ChoiceWords, Fields};
use crate::manuscript::block::{Picture, PictureContent};
use crate::manuscript::drawing::DrawingKind;
use crate::manuscript::ids::read_id;
use crate::manuscript::keys::chapter as keys;
use crate::manuscript::prose::Prose;

use super::drawing;

/// Reads a picture or drawing.
pub(super) fn read(
    mut fields: Fields<'_, keys::Figure>,
    diagnostics: &mut Diagnostics,
) -> Option<Picture> {
    let id = fields.read(keys::Figure::ID, diagnostics);
    if let Some(id) = &id {
        read_id(id, diagnostics);
    }
    let caption = fields.read(keys::Figure::CAPTION, diagnostics);
    let kind = fields.optional(keys::Figure::KIND);
    let kind = kind.map(|node| node.choice(DrawingKind::WORDS, diagnostics));
    // A drawing made of words can describe itself.
    let alt = match kind {
        Some(_) => fields.optional(keys::Figure::ALT),
        None => fields.required(keys::Figure::ALT, diagnostics),
    };
    let has_alt = kind.is_some() || alt.is_some();
    let alt = alt.and_then(|node| Prose::read(node, diagnostics));
    let drawing = match kind {
        Some(Some(kind)) => drawing::read(kind, &mut fields, diagnostics),
        _ => None,
    };
    let float = fields.read(keys::Figure::FLOAT, diagnostics);
    let image = fields.read(keys::Figure::IMAGE, diagnostics);
    let typst = fields.read(keys::Figure::TYPST, diagnostics);
    let place = fields.place().clone();
    // With an unknown kind nothing is known about the other keys.
    if kind != Some(None) && !fields.finish(diagnostics).is_empty() {
        return None;
    }
    let content = match (kind, image, typst) {
        (Some(_), None, None) => drawing?,
        (None, Some(image), None) => PictureContent::Image(image),
        (None, None, Some(typst)) => PictureContent::Typst(typst),
        _ => {
            let message = "a figure has one of `kind`, `image` and `typst`";
            let hint = "give one of the three";
            diagnostics.push(Diagnostic::error(message).at(&place).hint(hint));
            return None;
        }
    };
    Some(Picture {
        id: id?,
        caption: caption?,
        alt: if has_alt { alt } else { return None },
        float: float.unwrap_or(false),
        content,
    })
}
