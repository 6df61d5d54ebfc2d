//! Sets documents in the fonts of a project, and remembers the last ones, so that Typst sets
//! again only what has changed in them.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::layout::TypstSource;
use crate::manuscript::Date;

use super::fonts::Fonts;
use super::world::DocumentWorld;

/// Typst forgets what has not been used since a document has changed so many times.
const CHANGES: usize = 10;

/// Lets Typst forget what none of the last documents has used, however many are set in one
/// process. What it forgets it makes again, and it comes out the same.
pub fn forget_unused() {
    typst::comemo::evict(CHANGES);
}

/// Sets documents in some fonts.
pub struct Typesetter {
    fonts: Arc<Fonts>,
    /// By what their PDFs are known by.
    worlds: BTreeMap<String, DocumentWorld>,
}

impl Typesetter {
    /// One that has not set anything yet.
    #[must_use]
    pub fn new(fonts: Arc<Fonts>) -> Self {
        Self { fonts, worlds: BTreeMap::new() }
    }

    /// Whether it sets in these fonts.
    #[must_use]
    pub fn has(&self, fonts: &Arc<Fonts>) -> bool {
        Arc::ptr_eq(&self.fonts, fonts)
    }

    /// The fonts it sets in.
    #[must_use]
    pub fn fonts(&self) -> &Fonts {
        &self.fonts
    }

    /// Whether a document has been looked at before.
    pub(super) fn knows(&self, ident: &str) -> bool {
        self.worlds.contains_key(ident)
    }

    /// What Typst sees of a document: where the same was looked at before, what has not
    /// changed is the same to Typst too.
    pub(super) fn world(
        &mut self,
        ident: &str,
        source: &TypstSource,
        date: Date,
    ) -> &DocumentWorld {
        if let Some(world) = self.worlds.get_mut(ident)
            && world.renew(source, date)
        {
            typst::comemo::evict(CHANGES);
        }
        let fonts = &self.fonts;
        let new = || DocumentWorld::new(source, fonts, date);
        self.worlds.entry(ident.to_owned()).or_insert_with(new)
    }
}
