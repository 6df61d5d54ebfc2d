//! Checks each text of the author by itself, before the document is set: a bracket that is
//! not closed must not swallow the layout around it, and a reference can be checked also
//! when there are other mistakes.

use std::collections::HashSet;
use std::ops::Range;

use rayon::prelude::*;
use typst::syntax::ast::Ref;
use typst::syntax::{DiagSpan, DiagSpanKind, LinkedNode, Source, SyntaxKind};

use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::layout::TypstSource;

use super::words;

/// Reports what is wrong with the markup of the author's texts, which are read side by side.
pub fn check(source: &TypstSource, diagnostics: &mut Diagnostics) {
    let texts = source.map.texts().collect::<Vec<_>>();
    let texts = texts.into_par_iter().map(Source::detached).collect::<Vec<_>>();
    let own = texts.par_iter().flat_map_iter(own_labels).collect::<Vec<_>>();
    let labels = source.labels.iter().cloned().chain(own).collect::<Vec<_>>();
    let known = labels.iter().map(String::as_str).collect::<HashSet<_>>();
    let check = |(index, text)| {
        let mut said = Diagnostics::default();
        let text = AuthorsText { text, index, source };
        text.check_syntax(&mut said);
        text.check_headings(&mut said);
        if source.labels_are_known {
            text.check_references(&labels, &known, &mut said);
        }
        said
    };
    let all = texts.par_iter().enumerate().map(check).collect::<Vec<_>>();
    for said in all {
        diagnostics.take_over(said);
    }
}

/// The labels that a text of the author brings along.
fn own_labels(text: &Source) -> Vec<String> {
    let mut labels = Vec::new();
    visit(&LinkedNode::new(text.root()), &mut |node| {
        if node.kind() == SyntaxKind::Label {
            let label = node.leaf_text();
            labels.push(label.trim_matches(['<', '>']).to_owned());
        }
    });
    labels
}

/// A text of the author, read by itself.
struct AuthorsText<'a> {
    text: &'a Source,
    /// The how manyeth of the source's texts it is.
    index: usize,
    source: &'a TypstSource,
}

impl AuthorsText<'_> {
    /// Where the author wrote what stands there in the text.
    fn place(&self, bytes: Range<usize>) -> Option<Place> {
        self.source.map.place_in_text(self.index, characters(self.text, bytes))
    }

    /// Finds what is no Typst.
    fn check_syntax(&self, diagnostics: &mut Diagnostics) {
        let (errors, _) = self.text.root().errors_and_warnings();
        for error in errors {
            let place = range(error.span, self.text).and_then(|range| self.place(range));
            let hints = error.hints.iter().map(|hint| hint.v.as_str());
            let mut diagnostic = words::reword(&error.message, place.as_ref(), hints);
            diagnostic.place = place;
            diagnostics.push(diagnostic);
        }
    }

    /// Finds headings, which only sections make.
    fn check_headings(&self, diagnostics: &mut Diagnostics) {
        visit(&LinkedNode::new(self.text.root()), &mut |node| {
            if node.kind() == SyntaxKind::HeadingMarker {
                let mut diagnostic = Diagnostic::error("a text cannot hold a heading")
                    .hint(
                        "make it a `section`, and put the text under it in `blocks`; a fact box \
                         has a `title`",
                    );
                diagnostic.place = self.place(node.range());
                diagnostics.push(diagnostic);
            }
        });
    }

    /// Finds references to what is not there.
    fn check_references(
        &self,
        labels: &[String],
        known: &HashSet<&str>,
        diagnostics: &mut Diagnostics,
    ) {
        visit(&LinkedNode::new(self.text.root()), &mut |node| {
            if let Some(reference) = node.get().cast::<Ref<'_>>() {
                let target = reference.target();
                if !known.contains(target) {
                    let end = node.offset() + 1 + target.len();
                    let place = self.place(node.offset()..end);
                    diagnostics.push(refers_to_nothing(target, labels, place));
                }
            }
        });
    }
}

/// A reference to something that is not there.
pub(super) fn refers_to_nothing(
    target: &str,
    labels: &[String],
    place: Option<Place>,
) -> Diagnostic {
    let message = format!("`@{target}` refers to nothing");
    // What has the same kind is meant; without a kind it is a work.
    let kind = target.split_once(':').map(|(kind, _)| kind);
    let same = |label: &&String| label.split_once(':').map(|(kind, _)| kind) == kind;
    let alike = labels.iter().filter(same).map(|label| format!("@{label}"));
    let alike = alike.collect::<Vec<_>>();
    let all = labels.iter().map(|label| format!("@{label}")).collect::<Vec<_>>();
    let named = |label: &&String| {
        kind.is_none() && label.split_once(':').is_some_and(|(_, id)| id == target)
    };
    if let Some(meant) = labels.iter().find(named) {
        let hint = format!("say what it is: `@{meant}`");
        let mut diagnostic = Diagnostic::error(message).hint(hint);
        diagnostic.place = place;
        return diagnostic;
    }
    let names = if alike.is_empty() { &all } else { &alike };
    let names = names.iter().map(String::as_str);
    let mut diagnostic = Diagnostic::error(message).suggest(&format!("@{target}"), names);
    diagnostic.place = place;
    diagnostic
}

fn visit(node: &LinkedNode<'_>, act: &mut dyn FnMut(&LinkedNode<'_>)) {
    act(node);
    for child in node.children() {
        visit(&child, act);
    }
}

fn range(span: DiagSpan, text: &Source) -> Option<Range<usize>> {
    match span.get() {
        DiagSpanKind::Detached => None,
        DiagSpanKind::Number { num, sub_range, .. } => text.range(num, sub_range),
        DiagSpanKind::Range { range, .. } => Some(range),
    }
}

pub(super) fn characters(text: &Source, bytes: Range<usize>) -> Range<usize> {
    let count = |byte: usize| text.text()[..byte].chars().count();
    count(bytes.start)..count(bytes.end)
}
