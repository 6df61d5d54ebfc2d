//! Reads how wide the picture of a figure is.

use crate::diagnostic::{Diagnostic, Diagnostics, Placed};
use crate::manuscript::block::PictureContent;
use crate::say;
use crate::yaml::{Content, Node, Scalar};

/// Reads the width of a picture, in per cent of the room it has; nothing if it is wrong,
/// which is reported.
pub(super) fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<Placed<u64>> {
    if let Content::Scalar(Scalar::Integer(width @ 10..=100), _) = node.content {
        return Some(Placed::new(width.unsigned_abs(), node.place.clone()));
    }
    let hint = "it is in per cent of the room that the picture has, without the sign, such \
                as `width: 60`";
    diagnostics.push(node.expected("a whole number from 10 to 100").hint(hint));
    None
}

/// Reports a width of anything but a picture from a file.
pub(super) fn check(
    width: Option<&Placed<u64>>,
    content: &PictureContent,
    diagnostics: &mut Diagnostics,
) {
    let hint = match content {
        PictureContent::Image(_) => return,
        PictureContent::Typst(_) => {
            say!(
                "leave it out, and make the drawing as wide as it should be: `#box(width: 60%)[…]`"
            )
        }
        PictureContent::Drawing(_) | PictureContent::Structure(_) => {
            say!("leave it out: a drawing takes the room it needs")
        }
    };
    diagnostics.extend(width.map(|width| {
        let message = "only a picture from a file has a `width`";
        Diagnostic::error(message).at(&width.place).hint(hint)
    }));
}
