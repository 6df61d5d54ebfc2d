//! Pictures of the pages of a PDF, drawn with hayro, which Typst brings along.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hayro::vello_cpu::Pixmap;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings};
use hayro_interpret::InterpreterSettings;
use hayro_interpret::hayro_syntax::Pdf;

use crate::file::sha256;
use crate::foreign;

/// A picture of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PagePicture {
    /// The PNG.
    pub png: Vec<u8>,
    /// Its width in dots.
    pub width: u16,
    /// Its height in dots.
    pub height: u16,
}

impl PagePicture {
    /// Draws a page of a PDF, so many dots wide; nothing if there is no such page. Pages are
    /// counted from 1.
    #[must_use]
    pub fn of(pdf: &[u8], page: usize, width: u16) -> Option<Self> {
        let drawn = Pictures::new(pdf)?.drawn_as(page, Size::Width(width))?;
        let (width, height) = (drawn.width(), drawn.height());
        Some(Self { png: drawn.into_png().ok()?, width, height })
    }

    /// The picture as an address of its own.
    #[must_use]
    pub fn address(&self) -> String {
        address(&self.png)
    }
}

fn address(png: &[u8]) -> String {
    format!("data:image/png;base64,{}", STANDARD.encode(png))
}

/// How large a page is drawn.
#[derive(Clone, Copy)]
enum Size {
    /// So much larger than on screen at 72 dots an inch.
    Scale(f32),
    /// So many dots wide.
    Width(u16),
}

/// How much larger than on screen at 72 dots an inch pages are drawn.
const SCALE: f32 = 1.25;

/// Pictures of the pages of a PDF.
pub(super) struct Pictures {
    pdf: Pdf,
}

impl Pictures {
    /// Nothing if it is no PDF.
    pub(super) fn new(bytes: &[u8]) -> Option<Self> {
        let pdf = foreign::guarded(|| Pdf::new(bytes.to_vec())).ok()?;
        Some(Self { pdf: pdf.ok()? })
    }

    /// How a page looks, as a PNG in an address of its own; nothing if there is no such page.
    /// Pages are counted from 1.
    pub(super) fn page(&self, page: usize) -> Option<String> {
        let png = self.drawn(page)?.into_png().ok()?;
        Some(address(&png))
    }

    /// The pages that do not look the same in another PDF with as many pages.
    pub(super) fn looking_otherwise(&self, other: &Self) -> Option<Vec<usize>> {
        let pages = self.pdf.pages().len();
        let differs = |page: &usize| {
            let (one, other) = (self.drawn(*page), other.drawn(*page));
            let dots = |drawn: &Option<Pixmap>| {
                drawn.as_ref().map(|drawn| drawn.data_as_u8_slice().to_vec())
            };
            dots(&one) != dots(&other)
        };
        let is_comparable = pages == other.pdf.pages().len();
        is_comparable.then(|| (1..=pages).filter(differs).collect())
    }

    fn drawn(&self, page: usize) -> Option<Pixmap> {
        self.drawn_as(page, Size::Scale(SCALE))
    }

    fn drawn_as(&self, page: usize, size: Size) -> Option<Pixmap> {
        let page = self.pdf.pages().get(page.checked_sub(1)?)?;
        let scale = match size {
            Size::Scale(scale) => scale,
            Size::Width(width) => {
                let (across, _) = page.render_dimensions();
                // A page without a width cannot be drawn.
                (across > 0.0).then(|| f32::from(width) / across)?
            }
        };
        let settings = RenderSettings {
            x_scale: scale,
            y_scale: scale,
            bg_color: WHITE,
            ..RenderSettings::default()
        };
        let with = InterpreterSettings::default();
        foreign::guarded(|| hayro::render(page, &RenderCache::new(), &with, &settings))
            .ok()
    }
}

/// The ground that pages lie on, in shares of red, green, blue and opacity.
const GROUND: [u8; 4] = [0xDD, 0xE4, 0xE6, 0xFF];
/// The room around pages, in dots.
const ROOM: u16 = 24;

impl PagePicture {
    /// Draws some pages of a PDF beside each other, as large as three of them find room on a
    /// picture that is so many dots wide; nothing if it has none of them.
    #[must_use]
    pub fn beside(pdf: &[u8], pages: &[usize], width: u16) -> Option<Self> {
        let pictures = Pictures::new(pdf)?;
        let first = pictures.pdf.pages().get(pages.first()?.checked_sub(1)?)?;
        let (across, _) = first.render_dimensions();
        let left = width.checked_sub(ROOM * 4).filter(|_| across > 0.0)?;
        let size = Size::Scale(f32::from(left) / (3.0 * across));
        let drawn = pages.iter().filter_map(|page| pictures.drawn_as(*page, size));
        let drawn = drawn.collect::<Vec<_>>();
        let height = drawn.iter().map(Pixmap::height).max()?.checked_add(2 * ROOM)?;
        let width = drawn.iter().map(|page| page.width() + ROOM).sum::<u16>() + ROOM;
        let mut picture = Pixmap::new(width, height);
        let dots = picture.data_as_u8_slice_mut();
        dots.chunks_exact_mut(4).for_each(|dot| dot.copy_from_slice(&GROUND));
        let mut from = usize::from(ROOM);
        for page in &drawn {
            let (across, line) = (usize::from(page.width()) * 4, usize::from(width) * 4);
            let rows = page.data_as_u8_slice().chunks_exact(across.max(4));
            for (row, dots_of_page) in rows.enumerate() {
                let start = (row + usize::from(ROOM)) * line + from * 4;
                dots[start..start + across].copy_from_slice(dots_of_page);
            }
            from += usize::from(page.width() + ROOM);
        }
        Some(Self { png: picture.into_png().ok()?, width, height })
    }

    /// The PNG with the sha256 of itself in it, by which it is recognised as long as nobody
    /// has changed it.
    #[must_use]
    pub fn sealed(self) -> Vec<u8> {
        let seal = chunk(*b"tEXt", &[SEAL, sha256(&self.png).as_bytes()].concat());
        let end = self.png.len() - END.min(self.png.len());
        [&self.png[..end], &seal, &self.png[end..]].concat()
    }
}

/// What stands before the sha256 in a picture (PNG, 11.3.3.2: a keyword, zero, a text).
const SEAL: &[u8] = b"Software\0Baslinje, sha256 of the rest: ";
/// The length of the last chunk of a PNG.
const END: usize = 12;

/// A chunk of a PNG (PNG, 5.3): how long it is, its kind, what is in it, and a checksum.
fn chunk(kind: [u8; 4], content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len()).unwrap_or_default();
    let checked = [&kind, content].concat();
    let sum = checksum(&checked);
    [&length.to_be_bytes(), checked.as_slice(), &sum.to_be_bytes()].concat()
}

/// The cyclic redundancy code of PNG (annex D), bit by bit.
fn checksum(bytes: &[u8]) -> u32 {
    let step = |sum: u32| if sum & 1 == 1 { 0xEDB8_8320 ^ (sum >> 1) } else { sum >> 1 };
    let sum = bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| step(sum))
    });
    !sum
}

/// Whether a picture was drawn and [sealed](PagePicture::sealed) by the program, and not
/// changed since.
#[must_use]
pub fn is_sealed_picture(png: &[u8]) -> bool {
    let seal = chunk(*b"tEXt", &[SEAL, sha256(b"").as_bytes()].concat()).len();
    let Some(start) = png.len().checked_sub(END + seal) else { return false };
    let rest = [&png[..start], &png[start + seal..]].concat();
    let expected = chunk(*b"tEXt", &[SEAL, sha256(&rest).as_bytes()].concat());
    png[start..start + seal] == expected[..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_that_of_the_standard() {
        // The last chunk of every PNG.
        assert_eq!(chunk(*b"IEND", b""), b"\0\0\0\0IEND\xae\x42\x60\x82");
    }

    #[test]
    fn a_picture_is_recognised_until_it_is_changed() {
        let drawn = Pixmap::new(3, 2).into_png().expect("a picture");
        let picture = PagePicture { png: drawn.clone(), width: 3, height: 2 };
        let mut sealed = picture.sealed();
        assert!(is_sealed_picture(&sealed) && !is_sealed_picture(&drawn));
        let read = Pixmap::from_png(std::io::Cursor::new(&sealed)).expect("a picture");
        assert_eq!((read.width(), read.height()), (3, 2));
        sealed[40] ^= 1;
        assert!(!is_sealed_picture(&sealed));
        assert!(!is_sealed_picture(b""));
    }
}
