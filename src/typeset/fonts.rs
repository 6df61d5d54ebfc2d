//! The fonts of `fonts/` and of a template, the only ones there are.

use std::sync::Arc;

use std::collections::BTreeSet;

use typst::foundations::Bytes;
use typst::text::{Font, FontStyle};
use typst_kit::fonts::FontStore;

use crate::chart::ChartFonts;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Placed, Said};
use crate::file::Inputs;
use crate::foreign;
use crate::layout::{ProfileFamily, Template, Tokens};
use crate::project::{FONTS, Project};
use crate::say;

fn ending(file: &str) -> String {
    file.rsplit('.').next().unwrap_or_default().to_ascii_lowercase()
}

fn is_font(file: &str) -> bool {
    matches!(ending(file).as_str(), "otf" | "ttf" | "woff2")
}

/// The faces of `fonts/`, in the order of their file names, and after them those that a
/// template brings.
pub struct Fonts {
    faces: Vec<(Bytes, Font)>,
    /// The file of each face, without its ending.
    stems: Vec<String>,
    web: Vec<(String, Vec<u8>)>,
    /// The faces as Typst wants them.
    store: Arc<FontStore>,
}

/// Weight and style of a face, and what it is called.
type NeededFace = (u16, FontStyle, &'static str);

/// The faces that a family of running text, headings and tables needs; the first is enough
/// for titles.
const NEEDED: [NeededFace; 3] = [
    (400, FontStyle::Normal, "an upright face of weight 400"),
    (600, FontStyle::Normal, "an upright face of weight 600"),
    (400, FontStyle::Italic, "an italic face of weight 400"),
];

/// A face for the web.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebFace {
    /// Its file, from the project's folder.
    pub file: String,
    /// How heavy it is: 400 regular, 600 semibold.
    pub weight: u16,
    /// Whether it is italic.
    pub is_italic: bool,
}

impl Fonts {
    /// Reads every font file of the project, and takes those that a template brings, by
    /// their names; one that is none is reported.
    pub fn read(
        project: &Project,
        brought: &[(&str, &[u8])],
        inputs: &mut Inputs,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let files = match project.files_below(FONTS) {
            Ok(files) => files,
            Err(error) => {
                diagnostics.push(Diagnostic::error(error.said()));
                return None;
            }
        };
        let store = Arc::default();
        let (faces, stems, web) = (Vec::new(), Vec::new(), Vec::new());
        let mut fonts = Self { faces, stems, web, store };
        for file in files.into_iter().filter(|file| is_font(file)) {
            match inputs.read(&file) {
                Ok(bytes) => fonts.add(&file, bytes, diagnostics),
                Err(error) => diagnostics.push(error.diagnostic()),
            }
        }
        for (file, bytes) in brought.iter().filter(|(file, _)| is_font(file)) {
            fonts.add(file, bytes.to_vec(), diagnostics);
        }
        if fonts.faces.is_empty() {
            let message = say!("there is no font in `{fonts}`", fonts = &FONTS);
            diagnostics.push(Diagnostic::error(message));
            return None;
        }
        let faces = fonts.faces.iter();
        let mut store = FontStore::new();
        store.extend(faces.map(|(_, font)| (font.clone(), font.info().clone())));
        fonts.store = Arc::new(store);
        Some(fonts)
    }

    /// Adds a font file; one that is none is reported.
    fn add(&mut self, file: &str, bytes: Vec<u8>, diagnostics: &mut Diagnostics) {
        if ending(file) == "woff2" {
            self.web.push((file.to_owned(), bytes));
            return;
        }
        self.stems.extend(file.rsplit_once('.').map(|(stem, _)| stem.to_owned()));
        let bytes = Bytes::new(bytes);
        let faces = foreign::guarded(|| Font::iter(bytes.clone()).collect::<Vec<_>>());
        let faces = faces.unwrap_or_default();
        if faces.is_empty() {
            let message = say!("`{file}` is not a font", file);
            let hint = "replace it with the published file";
            let error = Diagnostic::error(message).at(&Place::named(file));
            diagnostics.push(error.hint(hint));
        }
        self.faces.extend(faces.into_iter().map(|face| (bytes.clone(), face)));
    }

    /// The file of an upright face of a family, by weight (400 regular, 600 semibold).
    #[must_use]
    pub fn face(&self, family: &str, weight: u16) -> Option<&[u8]> {
        let fits = |font: &Font| {
            let info = font.info();
            info.family == family
                && info.variant.style == FontStyle::Normal
                && info.variant.weight.to_number() == weight
        };
        self.faces.iter().find(|(_, font)| fits(font)).map(|(bytes, _)| bytes.as_slice())
    }

    /// Reports every family and every face a template sets text in that is not there: Typst
    /// would take another face in silence.
    pub fn check(
        &self,
        template: &Template,
        written: &Placed<String>,
        diagnostics: &mut Diagnostics,
    ) {
        let Some(Tokens::Map(families)) = template.tokens.get(&["font"]) else { return };
        let mut whole = true;
        for family in families.values() {
            let Tokens::Text(family) = family else { continue };
            if self.has(family) {
                continue;
            }
            let message = say!(
                "the template `{written}` sets text in `{family}`, which is not in `{fonts}`",
                written = &written.value,
                family,
                fonts = &FONTS
            );
            let hint = "add the font files, or change `font` in the template's tokens";
            diagnostics.push(Diagnostic::error(message).at(&written.place).hint(hint));
            whole = false;
        }
        for face in template.faces.iter().filter(|_| whole) {
            if !self.stems.contains(&format!("{FONTS}/{}", face.value)) {
                let message = say!(
                    "`{fonts}` has no font file `{face}`, which the template needs",
                    fonts = &FONTS,
                    face = &face.value
                );
                let hint = "add the font file; Typst would set the text in another face";
                diagnostics.push(Diagnostic::error(message).at(&face.place).hint(hint));
            }
        }
    }

    /// Whether there is a face of a family.
    fn has_face(&self, family: &str, (weight, style, _): &NeededFace) -> bool {
        self.faces.iter().any(|(_, font)| {
            let info = font.info();
            let variant = info.variant;
            info.family == family
                && (variant.weight.to_number(), variant.style) == (*weight, *style)
        })
    }

    /// Whether there is any face of a family.
    fn has(&self, family: &str) -> bool {
        self.faces.iter().any(|(_, font)| font.info().family == family)
    }

    /// Reports every family of a unit's look that is not there, or lacks a weight that text
    /// is set in or the file for the web; tells whether all is well.
    pub fn check_profile(
        &self,
        template: &Template,
        diagnostics: &mut Diagnostics,
    ) -> bool {
        let Some(profile) = &template.profile else { return true };
        let families = self.faces.iter().map(|(_, font)| font.info().family.as_str());
        let families = families.collect::<BTreeSet<_>>();
        let mut whole = true;
        for ProfileFamily { name: family, is_display } in &profile.families {
            let error = |message: Said| Diagnostic::error(message).at(&family.place);
            let name = &family.value;
            let needed = if *is_display { &NEEDED[..1] } else { &NEEDED[..] };
            let lacking = needed.iter().find(|face| !self.has_face(name, face));
            let mistake = if !self.has(name) {
                let message = say!(
                    "there is no typeface `{name}` in `{fonts}`",
                    name,
                    fonts = &FONTS
                );
                error(message).suggest(name, families.iter().copied())
            } else if let Some((_, _, face)) = lacking {
                let message = say!(
                    "the typeface `{name}` lacks {face} in `{fonts}`",
                    name,
                    face = Said::from(*face),
                    fonts = &FONTS
                );
                error(message).hint("add the font file, or choose another typeface")
            } else if self.web_faces(name).is_empty() {
                let message = say!("the typeface `{name}` has no file for the web", name);
                let hint = say!(
                    "add to `{fonts}` files that end in `.woff2` and are otherwise named as \
                     those that end in `.otf` or `.ttf`",
                    fonts = &FONTS
                );
                error(message).hint(hint)
            } else {
                continue;
            };
            diagnostics.push(mistake);
            whole = false;
        }
        whole
    }

    /// The faces of a family that there are files for the web of: those that have the name of
    /// another file of the face.
    #[must_use]
    pub fn web_faces(&self, family: &str) -> Vec<WebFace> {
        let faces = self.faces.iter().zip(&self.stems);
        let own = faces.filter(|((_, font), _)| font.info().family == family);
        let faces = own.filter_map(|((_, font), stem)| {
            let file = format!("{stem}.woff2");
            self.web.iter().any(|(name, _)| *name == file).then(|| WebFace {
                file,
                weight: font.info().variant.weight.to_number(),
                is_italic: font.info().variant.style != FontStyle::Normal,
            })
        });
        faces.collect()
    }

    /// The two faces that charts are set in; a face that is not there is reported where
    /// the author names the template.
    pub fn for_charts(
        &self,
        family: &str,
        template: &Placed<String>,
        diagnostics: &mut Diagnostics,
    ) -> Option<ChartFonts> {
        let mut face = |weight| {
            let face = self.face(family, weight);
            if face.is_none() {
                let message = say!(
                    "the template `{template}` sets charts in `{family}`, weight {weight}, which is \
                     not in `{fonts}`",
                    template = &template.value,
                    family,
                    weight,
                    fonts = &FONTS
                );
                let hint = "add the font file, or change `font` in the template's tokens";
                diagnostics
                    .push(Diagnostic::error(message).at(&template.place).hint(hint));
            }
            face
        };
        let (regular, semibold) = (face(400), face(600));
        match ChartFonts::new(regular?, semibold?) {
            Ok(fonts) => Some(fonts),
            Err(error) => {
                let error = Diagnostic::error(error.said());
                diagnostics.push(error.at(&template.place));
                None
            }
        }
    }

    /// Whether every upright face of a family has a character.
    pub(super) fn cover(&self, family: &str, character: char) -> bool {
        let upright = |font: &&Font| {
            let info = font.info();
            info.family == family && info.variant.style == FontStyle::Normal
        };
        let mut faces = self.faces.iter().map(|(_, font)| font).filter(upright);
        faces.all(|font| font.info().coverage.contains(u32::from(character)))
    }

    /// Whether every face has a character.
    pub(super) fn all_have(&self, character: char) -> bool {
        let code = u32::from(character);
        self.faces.iter().all(|(_, font)| font.info().coverage.contains(code))
    }

    /// The WOFF2 files, by their path from the project root.
    #[must_use]
    pub fn web(&self) -> &[(String, Vec<u8>)] {
        &self.web
    }

    /// The fonts as Typst wants them.
    pub(super) fn store(&self) -> Arc<FontStore> {
        Arc::clone(&self.store)
    }
}
