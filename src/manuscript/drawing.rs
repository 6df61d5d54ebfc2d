//! Drawings that are made of words: a spectrum, an axis, two poles, a field of four; boxes
//! and arrows are read in `structure`.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::format::{ChoiceWords, Fields, Includes};
use crate::yaml::{Content, Node};

use super::block::PictureContent;
use super::keys::chapter::{End, Field, Figure, Meaning, Scale};
use super::prose::Prose;
use super::structure;

/// What a drawing shows.
#[derive(Clone, Debug)]
pub enum Drawing {
    /// A scale from one end to the other, lying.
    Spectrum(Spectrum),
    /// A scale from one end to the other, standing.
    Axis(Spectrum),
    /// Two poles against each other, without anything between them.
    Versus(Versus),
    /// Two scales across each other, and what the four fields between them mean.
    FourField(Box<FourField>),
}

/// Kinds of drawings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DrawingKind {
    /// A scale from one end to the other, lying.
    Spectrum,
    /// The same, standing.
    Axis,
    /// Two poles against each other.
    Versus,
    /// Two scales across each other.
    FourField,
    /// Boxes and arrows.
    Structure,
}

impl ChoiceWords for DrawingKind {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] = &[
        ("spectrum", Self::Spectrum),
        ("axis", Self::Axis),
        ("versus", Self::Versus),
        ("four-field", Self::FourField),
        ("structure", Self::Structure),
    ];
}

/// A scale with two ends, and what each of them means.
#[derive(Clone, Debug)]
pub struct Spectrum {
    /// What the scale measures.
    pub scale: Prose,
    /// The ends: left and right, or top and bottom.
    pub ends: [Side; 2],
}

/// Two poles against each other.
#[derive(Clone, Debug)]
pub struct Versus {
    /// What stands between them: a word such as *mot*.
    pub between: Prose,
    /// The poles, left and right.
    pub ends: [Side; 2],
}

/// Two scales across each other.
#[derive(Clone, Debug)]
pub struct FourField {
    /// The lying scale: what it measures, and its left and right end.
    pub across: (Prose, [Prose; 2]),
    /// The standing scale: what it measures, and its bottom and top end.
    pub up: (Prose, [Prose; 2]),
    /// The fields: top left, top right, bottom left, bottom right.
    pub fields: [Side; 4],
}

/// What one end of a scale, or one field, means.
#[derive(Clone, Debug)]
pub struct Side {
    /// Its name; a field may lack it.
    pub label: Option<Prose>,
    /// What belongs to it.
    pub points: Vec<Prose>,
    /// What speaks for it.
    pub advantages: Vec<Prose>,
    /// What speaks against it.
    pub drawbacks: Vec<Prose>,
}

/// Reads what stands beside `id`, `caption` and `alt` of a figure with a `kind`.
pub(super) fn read(
    kind: DrawingKind,
    fields: &mut Fields<'_, Figure>,
    diagnostics: &mut Diagnostics,
) -> Option<PictureContent> {
    let drawing = match kind {
        DrawingKind::Spectrum => {
            read_spectrum(fields, diagnostics).map(Drawing::Spectrum)
        }
        DrawingKind::Axis => read_spectrum(fields, diagnostics).map(Drawing::Axis),
        DrawingKind::Versus => read_versus(fields, diagnostics).map(Drawing::Versus),
        DrawingKind::FourField => read_four_field(fields, diagnostics)
            .map(|field| Drawing::FourField(Box::new(field))),
        DrawingKind::Structure => {
            let structure = structure::read(fields, diagnostics)?;
            return Some(PictureContent::Structure(Box::new(structure)));
        }
    };
    drawing.map(|drawing| PictureContent::Drawing(Box::new(drawing)))
}

fn read_versus(
    fields: &mut Fields<'_, Figure>,
    diagnostics: &mut Diagnostics,
) -> Option<Versus> {
    let between = read_between(fields, diagnostics);
    let ends = read_ends(fields, diagnostics);
    Some(Versus { between: between?, ends: ends? })
}

fn read_four_field(
    fields: &mut Fields<'_, Figure>,
    diagnostics: &mut Diagnostics,
) -> Option<FourField> {
    let across = read_scale(fields.required(Figure::ACROSS, diagnostics), diagnostics);
    let up = read_scale(fields.required(Figure::UP, diagnostics), diagnostics);
    let sides =
        [Figure::TOP_LEFT, Figure::TOP_RIGHT, Figure::BOTTOM_LEFT, Figure::BOTTOM_RIGHT];
    let sides =
        sides.map(|key| read_field(fields.required(key, diagnostics), diagnostics));
    let [Some(a), Some(b), Some(c), Some(d)] = sides else { return None };
    Some(FourField { across: across?, up: up?, fields: [a, b, c, d] })
}

fn read_spectrum(
    fields: &mut Fields<'_, Figure>,
    diagnostics: &mut Diagnostics,
) -> Option<Spectrum> {
    let scale = fields
        .required(Figure::SCALE, diagnostics)
        .and_then(|node| Prose::read(node, diagnostics));
    let ends = read_ends(fields, diagnostics);
    Some(Spectrum { scale: scale?, ends: ends? })
}

/// The word between two poles.
fn read_between(
    fields: &mut Fields<'_, Figure>,
    diagnostics: &mut Diagnostics,
) -> Option<Prose> {
    let between = fields.required(Figure::BETWEEN, diagnostics)?;
    let between = Prose::read(between, diagnostics)?;
    if between.text.trim().is_empty() {
        let hint = "write the word that stands between the two, such as `mot` or `eller`";
        let error = Diagnostic::error("`between` is empty").at(&between.place);
        diagnostics.push(error.hint(hint));
    }
    Some(between)
}

/// Two ends: of a scale, or the poles that stand against each other.
fn read_ends(
    fields: &mut Fields<'_, Figure>,
    diagnostics: &mut Diagnostics,
) -> Option<[Side; 2]> {
    let ends = fields.required(Figure::ENDS, diagnostics)?;
    let list = ends.list(diagnostics)?;
    let [first, second] = list else {
        diagnostics.push(two_ends(ends, list.len()));
        return None;
    };
    let (first, second) = (read_side(first, diagnostics), read_side(second, diagnostics));
    Some([first?, second?])
}

fn two_ends(node: &Node, given: usize) -> Diagnostic {
    Diagnostic::error(format!("there are two ends, and this list has {given}"))
        .at(&node.place)
        .hint("list the one end and then the other")
}

/// A scale of a field of four: `{scale: …, ends: [low, high]}`.
fn read_scale(
    node: Option<&Node>,
    diagnostics: &mut Diagnostics,
) -> Option<(Prose, [Prose; 2])> {
    let mut fields = Fields::<Scale>::new(node?, diagnostics)?;
    let scale = fields.read(Scale::SCALE, diagnostics);
    let ends = fields.node(Scale::ENDS, diagnostics);
    let ends = ends.and_then(|node| {
        let list = node.list(diagnostics)?;
        let [low, high] = list else {
            diagnostics
                .push(node.expected("a list of two, the low end and the high one"));
            return None;
        };
        let (low, high) = (Prose::read(low, diagnostics), Prose::read(high, diagnostics));
        Some([low?, high?])
    });
    fields.finish(diagnostics);
    Some((scale?, ends?))
}

fn read_side(node: &Node, diagnostics: &mut Diagnostics) -> Option<Side> {
    let mut fields = Fields::<End>::new(node, diagnostics)?;
    let label = fields.read(End::LABEL, diagnostics);
    let side = read_lists(label, &mut fields, diagnostics);
    fields.finish(diagnostics);
    side.label.is_some().then_some(side)
}

/// A field: a text, a list of texts, or a map as for the end of a scale.
fn read_field(node: Option<&Node>, diagnostics: &mut Diagnostics) -> Option<Side> {
    let node = node?;
    let mut side = Side {
        label: None,
        points: Vec::new(),
        advantages: Vec::new(),
        drawbacks: Vec::new(),
    };
    match &node.content {
        Content::Map(_) => {
            let mut fields = Fields::<Field>::new(node, diagnostics)?;
            let label = fields.read(Field::LABEL, diagnostics);
            side = read_lists(label, &mut fields, diagnostics);
            fields.finish(diagnostics);
        }
        Content::List(_) => side.points = proses(Some(node), diagnostics),
        Content::Null | Content::Scalar(..) => {
            side.points = vec![Prose::read(node, diagnostics)?];
        }
    }
    Some(side)
}

fn read_lists<M: Includes<Meaning>>(
    label: Option<Prose>,
    fields: &mut Fields<'_, M>,
    diagnostics: &mut Diagnostics,
) -> Side {
    let mut list = |key| proses(fields.optional(key), diagnostics);
    Side {
        label,
        points: list(Meaning::POINTS),
        advantages: list(Meaning::ADVANTAGES),
        drawbacks: list(Meaning::DRAWBACKS),
    }
}

/// A list of texts; one text alone is a list of one.
pub(super) fn proses(node: Option<&Node>, diagnostics: &mut Diagnostics) -> Vec<Prose> {
    let Some(node) = node else { return Vec::new() };
    match &node.content {
        Content::List(items) => {
            items.iter().filter_map(|item| Prose::read(item, diagnostics)).collect()
        }
        _ => Prose::read(node, diagnostics).into_iter().collect(),
    }
}

impl Drawing {
    /// Every text of the drawing, in reading order.
    #[must_use]
    pub fn texts(&self) -> Vec<&Prose> {
        let mut texts = Vec::new();
        match self {
            Self::Spectrum(spectrum) | Self::Axis(spectrum) => {
                texts.push(&spectrum.scale);
                texts.extend(spectrum.ends.iter().flat_map(Side::texts));
            }
            Self::Versus(versus) => {
                let [first, second] = versus.ends.each_ref().map(Side::texts);
                texts.extend(first.chain([&versus.between]).chain(second));
            }
            Self::FourField(field) => {
                for (scale, ends) in [&field.across, &field.up] {
                    texts.push(scale);
                    texts.extend(ends);
                }
                texts.extend(field.fields.iter().flat_map(Side::texts));
            }
        }
        texts
    }
}

impl Side {
    fn texts(&self) -> impl Iterator<Item = &Prose> {
        let lists = [&self.points, &self.advantages, &self.drawbacks];
        self.label.iter().chain(lists.into_iter().flatten())
    }
}
