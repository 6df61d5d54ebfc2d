//! `status:` of chapters and blocks: what was taken over from an earlier report must be
//! confirmed before it is published again.

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Placed};
use crate::yaml::{Content, Fields, Node};

use super::Manuscript;

/// The key.
const KEY: &str = "status";
/// Taken over from an earlier report, and not yet read against the new results.
pub(crate) const FROM_BASELINE: &str = "from-baseline";
/// What it can be; true where nothing must be confirmed.
const CHOICES: [(&str, bool); 2] = [(FROM_BASELINE, false), ("confirmed", true)];

/// Reads the status of a chapter or a block; what it means is found by [`unconfirmed`].
pub(super) fn read(fields: &mut Fields<'_>, diagnostics: &mut Diagnostics) {
    fields.optional_choice(KEY, &CHOICES, diagnostics);
}

/// The places in a chapter where something has not been confirmed.
pub(super) fn unconfirmed(chapter: &Node) -> Vec<Place> {
    let mut places = Vec::new();
    visit(chapter, &mut places);
    places
}

fn visit(node: &Node, places: &mut Vec<Place>) {
    let Content::Map(entries) = &node.content else { return };
    for (key, value) in entries {
        match (key.value.as_str(), &value.content) {
            (KEY, Content::Scalar(_, word)) if word == FROM_BASELINE => {
                places.push(value.place.clone());
            }
            ("blocks", Content::List(blocks)) => {
                for block in blocks {
                    visit(block, places);
                }
            }
            ("repeat", Content::Map(_)) => visit(value, places),
            _ => {}
        }
    }
}

/// Reads which report a report of a name follows.
pub(super) fn read_follows(
    name: &str,
    fields: &mut Fields<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Placed<String>> {
    let earlier = fields.optional_text("follows", diagnostics)?;
    if earlier.value == name {
        let message = "a report cannot follow itself";
        let hint = "name the report of the earlier measurement";
        diagnostics.push(Diagnostic::error(message).at(&earlier.place).hint(hint));
    }
    Some(earlier)
}

impl Manuscript {
    /// Marks the report as a draft, or reports what keeps it from being more than that.
    pub fn set_draft(&mut self, draft: bool, diagnostics: &mut Diagnostics) {
        if draft {
            self.report.make_draft();
        } else {
            self.refuse_unconfirmed(diagnostics);
        }
    }

    /// Reports everything that was taken over from an earlier report and has not been
    /// confirmed.
    fn refuse_unconfirmed(&self, diagnostics: &mut Diagnostics) {
        let earlier = self.report.follows.as_ref();
        let earlier = earlier.map_or_else(
            || "an earlier report".to_owned(),
            |name| format!("`{}`", name.value),
        );
        for place in self.chapters.iter().flat_map(|chapter| &chapter.unconfirmed) {
            let message =
                format!("this was taken over from {earlier} and is not confirmed");
            let hint = "read it against the new results; where it holds, write \
                        `status: confirmed` or remove the line, and rewrite it where not";
            diagnostics.push(Diagnostic::error(message).at(place).hint(hint));
        }
    }
}
