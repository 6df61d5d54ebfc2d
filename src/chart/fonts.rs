//! Measures text with the faces the chart is set in.
//!
//! plotters measures with `ab_glyph`, which takes a size to be the height from ascender to
//! descender, while its SVG backend takes it to be 1.24 em. The two agree for few faces
//! (Source Sans 3 is 1.326 em high), so widths are brought to the em by comparing one
//! glyph with the advance the face itself states.

use std::fmt;
use std::sync::{Mutex, PoisonError};

use plotters::style::{FontDesc, FontFamily, FontStyle, register_font};

use crate::diagnostic::Said;
use crate::say;

/// How heavy a face is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// 400: labels.
    Regular,
    /// 600: values and group labels.
    Semibold,
}

/// A face that cannot be used for measuring.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadableFace {
    /// Which of the two.
    pub weight: Weight,
}

impl UnreadableFace {
    /// What is told of it.
    #[must_use]
    pub fn said(&self) -> Said {
        let weight = match self.weight {
            Weight::Regular => "Regular",
            Weight::Semibold => "Semibold",
        };
        say!("the {weight} face of the charts is not a readable OpenType font", weight)
    }
}

impl fmt::Display for UnreadableFace {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.said().fmt(formatter)
    }
}

impl std::error::Error for UnreadableFace {}

/// The two faces of the sans family that charts are set in.
#[derive(Clone)]
pub struct ChartFonts {
    regular: Face,
    semibold: Face,
}

#[derive(Clone)]
struct Face {
    font: FontDesc<'static>,
    /// Em per pixel that plotters measures at [`MEASURED_SIZE`].
    em_per_pixel: f64,
}

/// The size texts are measured at: large, because plotters cuts widths to whole pixels.
const MEASURED_SIZE: f64 = 10_000.0;

/// A code point that no face has a glyph for, and that is measured as glyph 0.
const NO_GLYPH: &str = "\u{10ffff}";

/// The faces registered so far, with the name plotters knows each by.
static REGISTERED: Mutex<Vec<(&'static [u8], &'static str)>> = Mutex::new(Vec::new());

impl ChartFonts {
    /// Takes the content of the two font files.
    ///
    /// plotters keeps faces for as long as the process lives, so the bytes of each
    /// different face are copied once and never freed; giving the same face again costs
    /// nothing.
    ///
    /// # Errors
    ///
    /// If one of them is not an OpenType font with horizontal metrics.
    pub fn new(regular: &[u8], semibold: &[u8]) -> Result<Self, UnreadableFace> {
        let face = |bytes, weight| Face::register(bytes).ok_or(UnreadableFace { weight });
        Ok(Self {
            regular: face(regular, Weight::Regular)?,
            semibold: face(semibold, Weight::Semibold)?,
        })
    }

    /// How wide a text is set at `size`, in the unit of `size`.
    ///
    /// Kerning is left out, which makes most texts a trifle wider than they will be set.
    #[must_use]
    pub fn width(&self, text: &str, size: f64, weight: Weight) -> f64 {
        let face = match weight {
            Weight::Regular => &self.regular,
            Weight::Semibold => &self.semibold,
        };
        face.pixels(text) * face.em_per_pixel * size
    }
}

impl Face {
    fn register(bytes: &[u8]) -> Option<Self> {
        let stated = first_advance(bytes)?;
        let name = registered_name(bytes)?;
        let font =
            FontDesc::new(FontFamily::Name(name), MEASURED_SIZE, FontStyle::Normal);
        let unscaled = Self { font, em_per_pixel: 1.0 };
        let measured = unscaled.pixels(NO_GLYPH);
        (measured > 0.0).then(|| Self { em_per_pixel: stated / measured, ..unscaled })
    }

    fn pixels(&self, text: &str) -> f64 {
        let (start, end) = self
            .font
            .layout_box(text)
            .expect("a face is registered before it is measured");
        f64::from(end.0) - f64::from(start.0)
    }
}

/// Registers a face with plotters unless it already is, and tells its name there.
fn registered_name(bytes: &[u8]) -> Option<&'static str> {
    let mut registered = REGISTERED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, name)) = registered.iter().find(|(known, _)| *known == bytes) {
        return Some(name);
    }
    let name: &'static str = format!("chart face {}", registered.len()).leak();
    let bytes: &'static [u8] = bytes.to_vec().leak();
    register_font(name, FontStyle::Normal, bytes).ok()?;
    registered.push((bytes, name));
    Some(name)
}

/// The advance of glyph 0 in em, as the tables `head` and `hmtx` of a face state it.
fn first_advance(bytes: &[u8]) -> Option<f64> {
    let units_per_em = number_at(table(bytes, b"head")?, 18)?;
    let advance = number_at(table(bytes, b"hmtx")?, 0)?;
    (units_per_em > 0 && advance > 0)
        .then(|| f64::from(advance) / f64::from(units_per_em))
}

/// The bytes of one table of an OpenType file, from its start to the end of the file.
fn table<'a>(bytes: &'a [u8], tag: &[u8; 4]) -> Option<&'a [u8]> {
    let count = usize::from(number_at(bytes, 4)?);
    let record =
        bytes.get(12..)?.chunks_exact(16).take(count).find(|it| it[..4] == *tag)?;
    let offset = <[u8; 4]>::try_from(&record[8..12]).ok().map(u32::from_be_bytes)?;
    bytes.get(usize::try_from(offset).ok()?..)
}

fn number_at(bytes: &[u8], offset: usize) -> Option<u16> {
    let pair = bytes.get(offset..offset + 2)?;
    Some(u16::from_be_bytes([pair[0], pair[1]]))
}

#[cfg(test)]
mod tests {
    use super::super::tests::fonts;
    use super::*;

    #[test]
    fn widths_are_in_em_of_the_face() {
        // Source Sans 3 Regular: the digits are 497 units of 1000 wide, `å` is 504.
        let width = fonts().width("10", 10.0, Weight::Regular);
        assert!((width - 9.94).abs() < 0.01, "{width}");
        let width = fonts().width("å", 1000.0, Weight::Regular);
        assert!((width - 504.0).abs() < 0.5, "{width}");
    }

    #[test]
    fn a_file_that_is_no_font_is_refused() {
        for bytes in
            [&b""[..], b"OTTO", b"OTTO\x00\x09 and then nothing of a font", &[0; 99]]
        {
            let error = ChartFonts::new(bytes, bytes).err().unwrap();
            assert_eq!(error, UnreadableFace { weight: Weight::Regular });
        }
    }

    #[test]
    fn registering_a_face_twice_gives_the_same_name() {
        let bytes = include_bytes!("../../fonts/SourceSans3-Regular.otf");
        let copy: Vec<u8> = bytes.into();
        assert_eq!(registered_name(bytes), registered_name(&copy));
    }
}
