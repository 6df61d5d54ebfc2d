//! Checks that the images an author names can be shown, while their place is known.

use std::collections::BTreeMap;

use typst::foundations::Bytes;
use typst::visualize::{ExchangeFormat, RasterImage, SvgImage};

use crate::diagnostic::{Diagnostic, Diagnostics, Placed};

use super::vector_image::active_part;

/// Reports every image that cannot be shown. Those that could not be read are not among
/// `files`, and have been reported.
pub fn check_images(
    names: &[&Placed<String>],
    files: &BTreeMap<String, Vec<u8>>,
    diagnostics: &mut Diagnostics,
) {
    for name in names {
        let Some(bytes) = files.get(&name.value) else { continue };
        let ending = name.value.rsplit('.').next().unwrap_or_default();
        let ending = ending.to_ascii_lowercase();
        if ending == "svg"
            && let Some(part) = active_part(bytes)
        {
            let message = format!("`{}` holds {part}", name.value);
            let hint = "enclose every picture in the drawing itself, and leave out what is \
                        not drawn; save it as \"plain SVG\"";
            diagnostics.push(Diagnostic::error(message).at(&name.place).hint(hint));
            continue;
        }
        let bytes = Bytes::new(bytes.clone());
        let good = match ending.as_str() {
            "svg" => SvgImage::new(bytes).is_ok(),
            "png" => RasterImage::plain(bytes, ExchangeFormat::Png).is_ok(),
            "jpg" | "jpeg" => RasterImage::plain(bytes, ExchangeFormat::Jpg).is_ok(),
            "gif" => RasterImage::plain(bytes, ExchangeFormat::Gif).is_ok(),
            "webp" => RasterImage::plain(bytes, ExchangeFormat::Webp).is_ok(),
            _ => {
                let message =
                    format!("`{}` is of a kind that cannot be shown", name.value);
                let hint = "give an image that ends in `.svg`, `.png`, `.jpg`, `.gif` or \
                            `.webp`";
                diagnostics.push(Diagnostic::error(message).at(&name.place).hint(hint));
                continue;
            }
        };
        if !good {
            let message =
                format!("`{}` does not hold an image of the kind it says", name.value);
            let hint = "open it in another programme, and save it again in that format";
            diagnostics.push(Diagnostic::error(message).at(&name.place).hint(hint));
        }
    }
}
