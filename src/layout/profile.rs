//! The look of a unit: its logo, accent colour, typefaces and address, which every template
//! takes on. What it says stands over the tokens of the template and its library.

use std::collections::BTreeMap;

use crate::chart::Color;
use crate::diagnostic::{Diagnostic, Diagnostics, Placed};
use crate::file::{Inputs, beside};
use crate::format::Fields;
use crate::yaml::{self, Content, Node};

use super::keys;
use super::tokens::Tokens;

/// Where the files of a profile stand beside the generated Typst.
const FOLDER: &str = "profile";

/// The look of a unit.
#[derive(Clone, Debug)]
pub struct Profile {
    /// Its file, from the project's folder.
    pub file: String,
    /// What the unit is called.
    pub name: String,
    /// The families that text is set in.
    pub families: Vec<ProfileFamily>,
    /// The pictures, as they are named.
    pub pictures: Vec<Placed<String>>,
    /// What is in them, by these names.
    pub contents: BTreeMap<String, Vec<u8>>,
    pub(super) accent: Option<Placed<Color>>,
    pub(super) tokens: Tokens,
}

/// A family of typefaces that a unit sets text in.
#[derive(Clone, Debug)]
pub struct ProfileFamily {
    /// Its name.
    pub name: Placed<String>,
    /// Whether only titles are set in it.
    pub is_display: bool,
}

/// A logo.
struct Logo {
    file: Placed<String>,
    alt: String,
    dark: Option<Placed<String>>,
}

impl Profile {
    /// Reads the profile that a report names, and its pictures.
    pub fn read(
        path: &Placed<String>,
        inputs: &mut Inputs,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let source = match inputs.read_text(&path.value) {
            Ok(source) => source,
            Err(error) => {
                let hint = "write the path from the project's folder, such as \
                            `report-templates/profiles/regionen.yaml`";
                diagnostics.push(error.at(path).hint(hint));
                return None;
            }
        };
        let node = yaml::parse(&source, diagnostics)?;
        let mut fields = Fields::<keys::Profile>::new(&node, diagnostics)?;
        let name = fields.read(keys::Profile::NAME, diagnostics);
        let logo = fields.read(keys::Profile::LOGO, diagnostics);
        let logo = logo.and_then(|fields| Logo::read(fields, diagnostics));
        fields.optional(keys::Profile::ACCENT);
        let accent = keys::Profile::ACCENT.peek(&node);
        let accent = accent.and_then(|node| read_color(node, diagnostics));
        let fonts = fields.read(keys::Profile::FONTS, diagnostics);
        let fonts = fonts.map(|fields| read_fonts(fields, diagnostics));
        let cover = fields.read(keys::Profile::COVER, diagnostics);
        let address = fields.read(keys::Profile::ADDRESS, diagnostics);
        fields.finish(diagnostics);
        let name = name?.value;
        let folder = path.value.rsplit_once('/').map_or("", |(folder, _)| folder);
        let pictures = logo.iter().flat_map(Logo::pictures).cloned().collect::<Vec<_>>();
        let mut contents = BTreeMap::new();
        for picture in &pictures {
            match inputs.read(&beside(folder, &picture.value)) {
                Ok(bytes) => {
                    contents.insert(picture.value.clone(), bytes);
                }
                Err(error) => diagnostics.push(error.at(picture)),
            }
        }
        let text = |text: &str| Tokens::Text(text.to_owned());
        let mut told = BTreeMap::from([("name".to_owned(), text(&name))]);
        told.extend(address.map(|it| ("address".to_owned(), text(&it.value))));
        told.extend(cover.map(|it| ("cover".to_owned(), text(it.word()))));
        told.extend(logo.map(|logo| ("logo".to_owned(), logo.tokens())));
        let mut tokens = BTreeMap::from([(FOLDER.to_owned(), Tokens::Map(told))]);
        if let Some(accent) = &accent {
            let accent = ("accent".to_owned(), Tokens::Text(accent.value.to_hex()));
            tokens.insert("color".to_owned(), Tokens::Map(BTreeMap::from([accent])));
        }
        let fonts = fonts.unwrap_or_default();
        if !fonts.is_empty() {
            let families =
                fonts.iter().map(|(name, it)| ((*name).to_owned(), text(&it.value)));
            tokens.insert("font".to_owned(), Tokens::Map(families.collect()));
        }
        let families = fonts.into_iter().map(|(key, name)| {
            let is_display = key == keys::ProfileFonts::DISPLAY.name;
            ProfileFamily { name, is_display }
        });
        Some(Self {
            file: path.value.clone(),
            name,
            families: families.collect(),
            pictures,
            contents,
            accent,
            tokens: Tokens::Map(tokens),
        })
    }

    /// The pictures by the paths that templates know them by.
    pub(super) fn beside(&self) -> impl Iterator<Item = (String, Vec<u8>)> + '_ {
        let contents = self.contents.iter();
        contents.map(|(name, bytes)| (picture_path(name), bytes.clone()))
    }
}

impl Logo {
    fn read(
        mut fields: Fields<'_, keys::ProfileLogo>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let file = fields.read(keys::ProfileLogo::FILE, diagnostics);
        let alt = fields.read(keys::ProfileLogo::ALT, diagnostics);
        let dark = fields.read(keys::ProfileLogo::DARK, diagnostics);
        fields.finish(diagnostics);
        Some(Self { file: file?, alt: alt?.value, dark })
    }

    fn pictures(&self) -> impl Iterator<Item = &Placed<String>> {
        [&self.file].into_iter().chain(&self.dark)
    }

    fn tokens(&self) -> Tokens {
        let mut told = BTreeMap::from([
            ("file".to_owned(), Tokens::Text(picture_path(&self.file.value))),
            ("alt".to_owned(), Tokens::Text(self.alt.clone())),
        ]);
        let dark = self.dark.as_ref().map(|dark| picture_path(&dark.value));
        told.extend(dark.map(|dark| ("dark".to_owned(), Tokens::Text(dark))));
        Tokens::Map(told)
    }
}

/// Where a picture stands beside the generated Typst.
fn picture_path(name: &str) -> String {
    let parts = name.split('/').filter(|part| !matches!(*part, "" | "." | ".."));
    format!("{FOLDER}/{}", parts.collect::<Vec<_>>().join("/"))
}

/// Reads the accent. A colour without quotation marks is a comment in YAML, and nothing is
/// left of it.
fn read_color(node: &Node, diagnostics: &mut Diagnostics) -> Option<Placed<Color>> {
    let color = match &node.content {
        Content::Scalar(_, written) => Color::from_hex(written),
        Content::Null | Content::List(_) | Content::Map(_) => None,
    };
    if color.is_none() {
        let message = match &node.content {
            Content::Null => {
                "the accent is missing: `#` begins a comment in YAML".to_owned()
            }
            _ => format!("expected a colour, found {}", node.describe()),
        };
        let hint = "write a `#` and six digits from 0 to F, in quotation marks: \
                    `accent: \"#0B5C6B\"`";
        diagnostics.push(Diagnostic::error(message).at(&node.place).hint(hint));
    }
    Some(Placed::new(color?, node.place.clone()))
}

fn read_fonts(
    mut fields: Fields<'_, keys::ProfileFonts>,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<&'static str, Placed<String>> {
    let mut fonts = BTreeMap::new();
    for key in
        [keys::ProfileFonts::SERIF, keys::ProfileFonts::SANS, keys::ProfileFonts::DISPLAY]
    {
        let family = fields.read(key, diagnostics);
        fonts.extend(family.map(|family| (key.name, family)));
    }
    fields.finish(diagnostics);
    fonts
}
