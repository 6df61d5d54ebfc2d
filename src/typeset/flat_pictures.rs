//! Pictures for programs that have none of our typefaces: takes the charts, drawings and
//! images of a document, gives each with its letters as shapes, as an SVG and in dots.

use std::collections::BTreeMap;

use rayon::prelude::*;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Indent, Tree, WriteOptions};
use typst::World;
use typst::comemo::Track as _;
use typst::foundations::Bytes;
use typst::visualize::{ExchangeFormat, RasterImage, SvgImage};
use typst_layout::PagedDocument;
use typst_svg::SvgOptions;

use crate::foreign;
use crate::layout::TypstSource;
use crate::manuscript::Report;
use crate::watch::Watch;

use super::alone;
use super::fonts::Fonts;
use super::world::DocumentWorld;

/// Points in a pixel of an SVG, of which an inch has 96.
const POINTS: f64 = 0.75;
/// Dots for each point: enough for print.
const DOTS: f64 = 2.5;
/// The most dots that a side of a picture has.
const MOST: f64 = 6000.0;
/// Digits after the point of coordinates in an SVG.
const DIGITS: u8 = 3;

/// A picture that needs no typeface.
#[derive(Clone, Debug, PartialEq)]
pub struct FlatPicture {
    /// The picture in dots.
    pub raster: Vec<u8>,
    /// How its file ends: `png`, `jpg` or `gif`.
    pub ending: &'static str,
    /// The same as a drawing, if it is one.
    pub svg: Option<Vec<u8>>,
    /// Its width, in points.
    pub width: f64,
    /// Its height, in points.
    pub height: f64,
}

/// Makes the pictures of these names: files of the document, and drawings that are no files,
/// each of them a text in Typst that shows nothing else. What cannot be made is missing.
#[must_use]
pub fn flat_pictures(
    source: &TypstSource,
    report: &Report,
    fonts: &Fonts,
    shown: &[String],
    drawings: &BTreeMap<String, String>,
    watch: Watch<'_>,
) -> BTreeMap<String, FlatPicture> {
    let world = DocumentWorld::new(source, fonts, report.date);
    let make = |name: &String| {
        let made = match (source.files.get(name), drawings.get(name)) {
            (Some(bytes), _) => foreign::guarded(|| of_file(name, bytes, &world)),
            (None, Some(text)) => {
                let alone = world.with_main(text, fonts, report.date);
                foreign::guarded(|| of_drawing(&alone))
            }
            (None, None) => return None,
        };
        Some((name.clone(), made.ok().flatten()?))
    };
    let work = alone::whole(source, report);
    watch.during(work, || shown.par_iter().filter_map(make).collect())
}

/// The picture of a file.
fn of_file(name: &str, bytes: &[u8], world: &dyn World) -> Option<FlatPicture> {
    let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let bytes = Bytes::new(bytes.to_vec());
    let (ending, format) = match ending.as_str() {
        "svg" => {
            let image = SvgImage::with_fonts_images(bytes, world.track(), &[], None);
            return of_tree(image.ok()?.tree());
        }
        "png" => ("png", ExchangeFormat::Png),
        "jpg" | "jpeg" => ("jpg", ExchangeFormat::Jpg),
        "gif" => ("gif", ExchangeFormat::Gif),
        "webp" => return of_webp(bytes),
        _ => return None,
    };
    let image = RasterImage::plain(bytes.clone(), format).ok()?;
    let [width, height] =
        [image.width(), image.height()].map(|it| f64::from(it) * POINTS);
    Some(FlatPicture { raster: bytes.to_vec(), ending, svg: None, width, height })
}

/// A picture of a kind that few word processors know, as one that all of them do.
fn of_webp(bytes: Bytes) -> Option<FlatPicture> {
    let image = RasterImage::plain(bytes, ExchangeFormat::Webp).ok()?;
    let dots = image.dynamic().to_rgba8();
    let mut pixmap = Pixmap::new(image.width(), image.height())?;
    let painted = pixmap.pixels_mut().iter_mut().zip(dots.pixels());
    for (to, from) in painted {
        let [red, green, blue, alpha] = from.0;
        let color = resvg::tiny_skia::ColorU8::from_rgba(red, green, blue, alpha);
        *to = color.premultiply();
    }
    let [width, height] =
        [image.width(), image.height()].map(|it| f64::from(it) * POINTS);
    let raster = pixmap.encode_png().ok()?;
    Some(FlatPicture { raster, ending: "png", svg: None, width, height })
}

/// The picture of a drawing that Typst makes.
fn of_drawing(world: &DocumentWorld) -> Option<FlatPicture> {
    let document = typst::compile::<PagedDocument>(world).output.ok()?;
    let svg = typst_svg::svg(document.pages().first()?, &SvgOptions::default());
    let bytes = Bytes::from_string(svg);
    let world: &dyn World = world;
    let image = SvgImage::with_fonts_images(bytes, world.track(), &[], None);
    of_tree(image.ok()?.tree())
}

fn of_tree(tree: &Tree) -> Option<FlatPicture> {
    let (across, down) =
        (f64::from(tree.size().width()), f64::from(tree.size().height()));
    let largest = across.max(down) * POINTS * DOTS;
    let scale = POINTS * DOTS * (MOST / largest).min(1.0);
    let mut pixmap = Pixmap::new(dots(across * scale)?, dots(down * scale)?)?;
    let [x, y] = [(pixmap.width(), across), (pixmap.height(), down)]
        .map(|(dots, side)| narrowed(f64::from(dots) / side));
    resvg::render(tree, Transform::from_scale(x, y), &mut pixmap.as_mut());
    let options = WriteOptions {
        coordinates_precision: DIGITS,
        transforms_precision: 6,
        indent: Indent::None,
        attributes_indent: Indent::None,
        ..WriteOptions::default()
    };
    Some(FlatPicture {
        raster: pixmap.encode_png().ok()?,
        ending: "png",
        svg: Some(tree.to_string(&options).into_bytes()),
        width: across * POINTS,
        height: down * POINTS,
    })
}

/// A side of a picture in whole dots.
#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it is between 1 and the most dots"
)]
fn dots(side: f64) -> Option<u32> {
    (side > 0.0).then(|| side.round().clamp(1.0, MOST) as u32)
}

#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "a scale needs no more digits"
)]
fn narrowed(scale: f64) -> f32 {
    scale as f32
}
