//! Checks each text of the author by itself, before the document is set: a bracket that is
//! not closed must not swallow the layout around it, and a reference can be checked also
//! when there are other mistakes.

use std::collections::HashSet;
use std::ops::Range;

use rayon::prelude::*;
use typst::syntax::ast::{Expr, FuncCall, Ref, SetRule};
use typst::syntax::{DiagSpan, DiagSpanKind, LinkedNode, Source, SyntaxKind};

use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::document::CAPTION_MARK;
use crate::layout::TypstSource;
use crate::say;

use super::{words, world};

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
        text.check_pages(&mut said);
        text.check_commands(&mut said);
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
            let label = node.leaf_text().trim_matches(['<', '>']);
            if label != CAPTION_MARK {
                labels.push(label.to_owned());
            }
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

    /// Finds code that sets up pages: only blocks stand on pages of their own, and Typst would
    /// not say where it is written.
    fn check_pages(&self, diagnostics: &mut Diagnostics) {
        visit(&LinkedNode::new(self.text.root()), &mut |node| {
            let called = node.get().cast::<FuncCall<'_>>().map(FuncCall::callee);
            let set = node.get().cast::<SetRule<'_>>().map(SetRule::target);
            let Some(Expr::Ident(name)) = called.or(set) else { return };
            if name.as_str() == "page" {
                let mut diagnostic =
                    Diagnostic::error("a text cannot set up pages of its own").hint(
                        "to turn the page, write `landscape: true` beside the block; how pages \
                         look is said by the template",
                    );
                diagnostic.place = self.place(node.range());
                diagnostics.push(diagnostic);
            }
        });
    }

    /// Finds names of Typst's own functions after a `#` that nothing follows: these would be
    /// printed without the sign.
    fn check_commands(&self, diagnostics: &mut Diagnostics) {
        // What a text makes itself may have such a name.
        if ["#let", "#import", "#for"].iter().any(|word| self.text.text().contains(word))
        {
            return;
        }
        visit(&LinkedNode::new(self.text.root()), &mut |node| {
            let is_alone = node.kind() == SyntaxKind::Ident
                && node.prev_sibling_kind() == Some(SyntaxKind::Hash);
            let name = node.leaf_text().as_str();
            if is_alone && world::is_command(name) {
                let message =
                    say!("`#{name}` is a command of Typst, and does nothing here", name);
                let hint = say!(
                    "write `\\#{name}` if you mean the text, or say what it is to do: \
                     `#{name}(…)`",
                    name
                );
                let mut diagnostic = Diagnostic::error(message).hint(hint);
                diagnostic.place = self.place(node.offset() - 1..node.range().end);
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
    let message = say!("`@{target}` refers to nothing", target);
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
        let hint = say!("say what it is: `@{meant}`", meant);
        let mut diagnostic = Diagnostic::error(message).hint(hint);
        diagnostic.place = place;
        return diagnostic;
    }
    let names = if alike.is_empty() { &all } else { &alike };
    let names = names.iter().map(String::as_str);
    let mut diagnostic = Diagnostic::error(message).suggest(&format!("@{target}"), names);
    let is_near =
        diagnostic.hints.iter().any(|hint| hint.form().starts_with("did you mean"));
    if kind.is_none() && !is_near {
        let hint = say!("write `\\@{target}` if you mean the text", target);
        diagnostic = diagnostic.hint(hint);
    }
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
