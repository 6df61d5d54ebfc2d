//! Reads drawings that are made of words.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::format::{Fields, Includes};
use crate::manuscript::block::PictureContent;
use crate::manuscript::drawing::{
    Drawing, DrawingKind, FourField, Side, Spectrum, Versus,
};
use crate::manuscript::keys::chapter::{End, Field, Figure, Meaning, Scale};
use crate::manuscript::prose::{Prose, proses};
use crate::say;
use crate::yaml::{Content, Node};

use super::structure;

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
    Diagnostic::error(say!("there are two ends, and this list has {given}", given))
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
