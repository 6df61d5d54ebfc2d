//! Citations in round brackets: takes the author's texts, gives them with these in the
//! report's style without its own brackets, and the file with that style.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::sync::Arc;

use hayagriva::archive::ArchivedStyle;
use hayagriva::citationberg::Style;

use crate::document::SettledProse;
use crate::foreign;
use crate::markup::restyled_in_brackets;

/// The style of what stands in brackets, beside the document.
pub(super) const FILE: &str = "citations-in-brackets.csl";

/// What citations in brackets are set by.
pub(super) struct BracketedCitations {
    /// The report's own style.
    style: String,
    /// What can be cited.
    works: BTreeSet<String>,
    /// The style without brackets, once it was needed; nothing if it has none.
    bare: OnceCell<Option<String>>,
}

impl BracketedCitations {
    /// Those of a report with some works, by their keys.
    pub(super) fn new(style: &str, works: impl IntoIterator<Item = String>) -> Self {
        let works = works.into_iter().collect();
        Self { style: style.to_owned(), works, bare: OnceCell::new() }
    }

    /// The text as it is set.
    pub(super) fn set(&self, prose: &Arc<SettledProse>) -> Arc<SettledProse> {
        let text = prose.text();
        if !text.contains('(') || !text.contains(['@', '<']) {
            return Arc::clone(prose);
        }
        let is_work = |key: &str| self.works.contains(key);
        let changes = restyled_in_brackets(text, &format!("/{FILE}"), &is_work);
        if changes.is_empty() || self.bare().is_none() {
            return Arc::clone(prose);
        }
        Arc::new(prose.changed(&changes))
    }

    /// The style without brackets, if a text has needed it.
    pub(super) fn needed(&self) -> Option<&str> {
        self.bare.get()?.as_deref()
    }

    fn bare(&self) -> Option<&str> {
        let made = || foreign::guarded(|| without_brackets(&self.style)).ok().flatten();
        self.bare.get_or_init(made).as_deref()
    }
}

/// A style that does not put round brackets around citations, as CSL; nothing if it never
/// does. What goes around a citation is added when all else is decided (which letter follows
/// the year, how many authors are named), so that nothing else of it changes.
fn without_brackets(name: &str) -> Option<String> {
    let Style::Independent(mut style) = ArchivedStyle::by_name(name)?.get() else {
        return None;
    };
    let around = &mut style.citation.layout;
    let is = |affix: &Option<String>, sign| affix.as_deref().map(str::trim) == Some(sign);
    if !is(&around.prefix, "(") || !is(&around.suffix, ")") {
        return None;
    }
    (around.prefix, around.suffix) = (None, None);
    Style::Independent(style).to_xml().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_without_brackets_differs_in_nothing_else() {
        let mut with_brackets = 0;
        for style in ArchivedStyle::all() {
            let Style::Independent(mut own) = style.get() else { continue };
            let Some(bare) = without_brackets(style.names()[0]) else {
                assert_ne!(own.citation.layout.prefix.as_deref(), Some("("));
                continue;
            };
            with_brackets += 1;
            let layout = &mut own.citation.layout;
            (layout.prefix, layout.suffix) = (None, None);
            let bare = Style::from_xml(&bare).expect("a style");
            assert_eq!(bare, Style::Independent(own), "{style:?}");
        }
        assert!(with_brackets > 30, "{with_brackets}");
    }

    #[test]
    fn a_style_with_square_brackets_or_notes_stays() {
        for name in ["ieee", "alphanumeric", "chicago-notes", "ingen-sådan"] {
            assert_eq!(without_brackets(name), None, "{name}");
        }
    }
}
