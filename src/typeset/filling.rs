//! Sets a document so that its pages are full: what has no room on its page and would leave it
//! empty floats, and the words after it go on in its place.

use std::collections::{BTreeMap, BTreeSet};

use typst::diag::{SourceResult, Warned};
use typst_layout::PagedDocument;

use crate::layout::TypstSource;
use crate::manuscript::Date;

use super::fonts::Fonts;
use super::gaps;
use super::world::DocumentWorld;

/// As many times a document is set anew at the most. What Typst has set once it remembers, so
/// that this takes far less than as many times as long.
const ROUNDS: usize = 8;

/// A document as it was set.
pub(super) struct SetPages {
    pub(super) document: Warned<SourceResult<PagedDocument>>,
    /// What it was set from, if something floats that does not in the source.
    pub(super) moved: Option<MovedSource>,
}

/// A source in which something floats that did not.
pub(super) struct MovedSource {
    pub(super) world: DocumentWorld,
    pub(super) source: TypstSource,
    /// The texts that are others now, by their path beside the document.
    pub(super) texts: BTreeMap<String, String>,
}

/// Sets a document, and again as long as there are gaps that words can fill.
pub(super) fn set_pages(
    world: &DocumentWorld,
    source: &TypstSource,
    fonts: &Fonts,
    date: Date,
) -> SetPages {
    let mut document = typst::compile::<PagedDocument>(world);
    let (mut floating, mut moved) = (BTreeSet::new(), None);
    for _ in 0..ROUNDS {
        let Ok(pages) = &document.output else { break };
        let next = gaps::to_float(pages, source, &floating);
        if next.is_empty() {
            break;
        }
        floating.extend(next);
        let texts = source.floating(&floating);
        let world = world.with_texts(&texts, fonts, date);
        let again = typst::compile::<PagedDocument>(&world);
        // A template may have functions that cannot float.
        if texts.is_empty() || again.output.is_err() {
            break;
        }
        document = again;
        let mut source = source.clone();
        source.texts.extend(texts.clone());
        moved = Some(MovedSource { world, source, texts });
    }
    SetPages { document, moved }
}
