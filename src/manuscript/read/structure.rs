//! Reads boxes and arrows: the keys of a figure of the kind `structure`.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Diagnostics, Placed};
use crate::format::Fields;
use crate::manuscript::keys::chapter::{Arrow as ArrowKeys, DrawnBox, Figure};
use crate::manuscript::prose::{Prose, proses};
use crate::manuscript::structure::{
    Arrow, MOST_ARROWS, MOST_BOXES, Structure, StructureBox,
};
use crate::say;
use crate::yaml::{Content, Node};

/// Reads boxes, rows and arrows.
pub(super) fn read(
    fields: &mut Fields<'_, Figure>,
    diagnostics: &mut Diagnostics,
) -> Option<Structure> {
    let boxes = fields.required(Figure::BOXES, diagnostics);
    let rows = fields.optional(Figure::ROWS);
    let arrows = fields.optional(Figure::ARROWS);
    let entries = boxes?.entries(diagnostics)?;
    if entries.is_empty() {
        let error = Diagnostic::error("a drawing without boxes").at(&boxes?.place);
        diagnostics
            .push(error.hint("give each box a name and a text: `board: Styrelsen`"));
        return None;
    }
    if let Some((name, _)) = entries.get(MOST_BOXES) {
        let message = say!(
            "{entries} boxes; a drawing has at most {most}",
            entries = entries.len(),
            most = &MOST_BOXES
        );
        let hint = "put what belongs together into one box with `points`, or make two \
                    drawings of it";
        diagnostics.push(Diagnostic::error(message).at(&name.place).hint(hint));
    }
    let names = entries.iter().map(|(name, _)| name.value.as_str());
    let names = names.collect::<Vec<_>>();
    let read = entries.iter().map(|(name, node)| read_box(name, node, diagnostics));
    let read = read.collect::<Vec<_>>();
    let known = BoxNames { names: &names };
    let rows = match rows {
        Some(rows) => read_rows(rows, entries, &known, diagnostics),
        None => Some(vec![(0..names.len()).collect()]),
    };
    let arrows = arrows.map(|arrows| read_arrows(arrows, &known, diagnostics));
    let boxes = read.into_iter().collect::<Option<Vec<_>>>()?;
    Some(Structure { boxes, rows: rows?, arrows: arrows.unwrap_or_default() })
}

/// The names of the boxes, as they are listed.
struct BoxNames<'a> {
    names: &'a [&'a str],
}

impl BoxNames<'_> {
    /// The box with a name; that there is none is reported.
    fn find(
        &self,
        name: &Placed<String>,
        diagnostics: &mut Diagnostics,
    ) -> Option<usize> {
        let found = self.names.iter().position(|known| *known == name.value);
        if found.is_none() {
            let message = say!("there is no box `{name}`", name = &name.value);
            let error = Diagnostic::error(message).at(&name.place);
            diagnostics.push(error.suggest(&name.value, self.names.iter().copied()));
        }
        found
    }
}

fn read_box(
    name: &Placed<String>,
    node: &Node,
    diagnostics: &mut Diagnostics,
) -> Option<StructureBox> {
    let name = name.clone();
    let read = match &node.content {
        Content::Map(_) => {
            let mut fields = Fields::<DrawnBox>::new(node, diagnostics)?;
            let label = fields.read(DrawnBox::LABEL, diagnostics);
            let points = proses(fields.optional(DrawnBox::POINTS), diagnostics);
            let emphasis = fields.read(DrawnBox::EMPHASIS, diagnostics).unwrap_or(false);
            fields.finish(diagnostics);
            StructureBox { name, label: label?, points, emphasis }
        }
        Content::Null | Content::Scalar(..) | Content::List(_) => {
            let label = Prose::read(node, diagnostics)?;
            StructureBox { name, label, points: Vec::new(), emphasis: false }
        }
    };
    for text in std::iter::once(&read.label).chain(&read.points) {
        if text.text.trim().is_empty() {
            let message =
                say!("an empty text in the box `{read}`", read = &read.name.value);
            let hint = "write what stands in the box, or remove it";
            diagnostics.push(Diagnostic::error(message).at(&text.place).hint(hint));
        }
    }
    Some(read)
}

/// The rows: each a list of boxes, or one box alone.
fn read_rows(
    node: &Node,
    entries: &[(Placed<String>, Node)],
    known: &BoxNames<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Vec<usize>>> {
    let mut placed = BTreeSet::new();
    let mut rows = Vec::new();
    let mut all_found = true;
    for row in node.list(diagnostics)? {
        let names = row.texts(diagnostics);
        if names.is_empty() {
            let error = Diagnostic::error("a row without boxes").at(&row.place);
            diagnostics.push(error.hint("name the boxes that stand in it, or remove it"));
        }
        let mut boxes = Vec::new();
        for name in &names {
            let Some(found) = known.find(name, diagnostics) else {
                all_found = false;
                continue;
            };
            if placed.insert(found) {
                boxes.push(found);
                continue;
            }
            let message =
                say!("the box `{name}` stands in the rows twice", name = &name.value);
            let error = Diagnostic::error(message).at(&name.place);
            diagnostics.push(error.hint("leave it in one place, and draw arrows to it"));
        }
        rows.push(boxes);
    }
    // A name that is misspelt in the rows is no box that is missing in them.
    for (index, (name, _)) in entries.iter().enumerate().filter(|_| all_found) {
        if !placed.contains(&index) {
            let message = say!("the box `{name}` stands in no row", name = &name.value);
            let error = Diagnostic::error(message).at(&name.place);
            diagnostics.push(error.hint("name it in `rows`, or remove the box"));
        }
    }
    rows.retain(|row| !row.is_empty());
    (!rows.is_empty()).then_some(rows)
}

fn read_arrows(
    node: &Node,
    known: &BoxNames<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<Arrow> {
    let Some(list) = node.list(diagnostics) else { return Vec::new() };
    if let Some(beyond) = list.get(MOST_ARROWS) {
        let message = say!(
            "{list} arrows; a drawing has at most {most}",
            list = list.len(),
            most = &MOST_ARROWS
        );
        let hint = "make two drawings of it";
        diagnostics.push(Diagnostic::error(message).at(&beyond.place).hint(hint));
    }
    let mut arrows: Vec<Arrow> = Vec::new();
    for node in list {
        let Some(arrow) = read_arrow(node, known, diagnostics) else { continue };
        let same = |other: &&Arrow| {
            let label = |arrow: &Arrow| arrow.label.as_ref().map(|it| it.text.clone());
            (other.from, other.to, label(other)) == (arrow.from, arrow.to, label(&arrow))
        };
        if arrows.iter().any(|other| same(&other)) {
            let [from, to] = [arrow.from, arrow.to].map(|index| known.names[index]);
            let message = say!("the same arrow from `{from}` to `{to}` twice", from, to);
            let hint = "remove one of them, or tell them apart with `label`";
            diagnostics.push(Diagnostic::error(message).at(&arrow.place).hint(hint));
        }
        arrows.push(arrow);
    }
    arrows
}

fn read_arrow(
    node: &Node,
    known: &BoxNames<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Arrow> {
    let mut fields = Fields::<ArrowKeys>::new(node, diagnostics)?;
    let from = fields.read(ArrowKeys::FROM, diagnostics);
    let to = fields.read(ArrowKeys::TO, diagnostics);
    let label = fields.read(ArrowKeys::LABEL, diagnostics);
    let both = fields.read(ArrowKeys::BOTH, diagnostics).unwrap_or(false);
    let dashed = fields.read(ArrowKeys::DASHED, diagnostics).unwrap_or(false);
    fields.finish(diagnostics);
    if let Some(label) = label.as_ref().filter(|label| label.text.trim().is_empty()) {
        let error = Diagnostic::error("the label of the arrow is empty").at(&label.place);
        diagnostics.push(error.hint("write what the arrow means, or leave out `label`"));
    }
    let mut find = |name: Option<Placed<String>>| {
        name.and_then(|name| known.find(&name, diagnostics))
    };
    let (from, to) = (find(from), find(to));
    let place = node.place.clone();
    let arrow = Arrow { place, from: from?, to: to?, label, both, dashed };
    if arrow.from == arrow.to {
        let name = known.names[arrow.from];
        let message = say!("an arrow from the box `{name}` to itself", name);
        let hint = "draw it to another box, or say it in the box with `points`";
        diagnostics.push(Diagnostic::error(message).at(&arrow.place).hint(hint));
        return None;
    }
    Some(arrow)
}
