//! Checks that the images an author names can be shown, while their place is known.

use std::collections::BTreeMap;

use typst::foundations::Bytes;
use typst::visualize::{ExchangeFormat, RasterImage, SvgImage};

use crate::diagnostic::{Diagnostic, Diagnostics, Placed, Said};
use crate::foreign;
use crate::limits;
use crate::say;

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
        let Some(kind) = ImageKind::of(&name.value) else {
            let message =
                say!("`{name}` is of a kind that cannot be shown", name = &name.value);
            let hint = "give an image that ends in `.svg`, `.png`, `.jpg`, `.gif` or \
                        `.webp`";
            diagnostics.push(Diagnostic::error(message).at(&name.place).hint(hint));
            continue;
        };
        // Of a file that makes the reader break off nothing more is known.
        let checked = foreign::guarded(|| kind.check(bytes));
        if let Err(flaw) = checked.unwrap_or(Err(Flaw::Unreadable)) {
            let (message, hint) = flaw.told(&name.value);
            diagnostics.push(Diagnostic::error(message).at(&name.place).hint(hint));
        }
    }
}

/// A kind of image.
enum ImageKind {
    Svg,
    Raster(ExchangeFormat),
}

/// Why an image cannot be shown.
enum Flaw {
    /// It is damaged, or of another kind.
    Unreadable,
    /// It holds what is more than a drawing, or a picture in another file.
    Active(Said),
    /// Its elements lie too deep in each other.
    Deep,
    /// It has too many pixels.
    Large,
}

impl ImageKind {
    fn of(name: &str) -> Option<Self> {
        let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
        Some(match ending.as_str() {
            "svg" => Self::Svg,
            "png" => Self::Raster(ExchangeFormat::Png),
            "jpg" | "jpeg" => Self::Raster(ExchangeFormat::Jpg),
            "gif" => Self::Raster(ExchangeFormat::Gif),
            "webp" => Self::Raster(ExchangeFormat::Webp),
            _ => return None,
        })
    }

    fn check(&self, bytes: &[u8]) -> Result<(), Flaw> {
        match self {
            Self::Svg => check_svg(bytes),
            Self::Raster(format) => {
                let image = RasterImage::plain(Bytes::new(bytes.to_vec()), *format);
                let image = image.map_err(|_| Flaw::Unreadable)?;
                let pixels = u64::from(image.width()) * u64::from(image.height());
                if pixels > limits::PIXELS { Err(Flaw::Large) } else { Ok(()) }
            }
        }
    }
}

fn check_svg(bytes: &[u8]) -> Result<(), Flaw> {
    if svg_depth(bytes) > limits::SVG_NESTING {
        return Err(Flaw::Deep);
    }
    if let Some(part) = active_part(bytes) {
        return Err(Flaw::Active(part));
    }
    let image = SvgImage::new(Bytes::new(bytes.to_vec()));
    image.map(|_| ()).map_err(|_| Flaw::Unreadable)
}

/// How deep the elements of an SVG lie in each other. What is no SVG has some depth too.
fn svg_depth(bytes: &[u8]) -> usize {
    let (mut depth, mut deepest, mut rest) = (0_usize, 0, bytes);
    while let Some(start) = rest.iter().position(|byte| *byte == b'<') {
        rest = &rest[start + 1..];
        let skip = |rest: &[u8], end: &[u8]| {
            rest.windows(end.len()).position(|window| window == end)
        };
        let passed = match rest {
            [b'!', b'-', b'-', ..] => Some(&b"-->"[..]),
            [b'!', b'[', ..] => Some(&b"]]>"[..]),
            [b'?', ..] => Some(&b"?>"[..]),
            _ => None,
        };
        if let Some(end) = passed {
            rest = &rest[skip(rest, end).unwrap_or(rest.len())..];
            continue;
        }
        let mut quote = None;
        let end = rest.iter().position(|byte| match (quote, byte) {
            (Some(sign), _) if sign == *byte => {
                quote = None;
                false
            }
            (None, b'"' | b'\'') => {
                quote = Some(*byte);
                false
            }
            (None, b'>') => true,
            _ => false,
        });
        let (tag, after) = rest.split_at(end.unwrap_or(rest.len()));
        match (tag.first(), tag.last()) {
            (Some(b'/'), _) => depth = depth.saturating_sub(1),
            (Some(b'!'), _) | (_, Some(b'/')) => {}
            _ => depth += 1,
        }
        deepest = deepest.max(depth);
        rest = after;
    }
    deepest
}

impl Flaw {
    /// Message and hint.
    fn told(&self, name: &str) -> (Said, &'static str) {
        match self {
            Self::Unreadable => (
                say!("`{name}` does not hold an image of the kind it says", name),
                "open it in another program, and save it again in that format",
            ),
            Self::Active(part) => (
                say!("`{name}` holds {part}", name, part),
                "enclose every picture in the drawing itself, and leave out what is not \
                 drawn; save it as \"plain SVG\"",
            ),
            Self::Deep => (
                say!(
                    "the elements of `{name}` lie too deep in each other: more than {most} \
                     levels",
                    name,
                    most = limits::SVG_NESTING
                ),
                "take groups apart, or save it as `.png`",
            ),
            Self::Large => (
                say!(
                    "`{name}` is too large: more than {most} pixels",
                    name,
                    most = limits::told(
                        usize::try_from(limits::PIXELS).unwrap_or(usize::MAX)
                    )
                ),
                "make it smaller; a page has room for ten million",
            ),
        }
    }
}
