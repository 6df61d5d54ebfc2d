//! Checks each text of the author by itself, before the document is set: a bracket that is
//! not closed must not swallow the layout around it, and a reference can be checked also
//! when there are other mistakes.

use typst::syntax::ast::Ref;
use typst::syntax::{DiagSpan, DiagSpanKind, LinkedNode, Source, SyntaxKind};

use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::layout::TypstSource;

use super::words;

/// Reports what is wrong with the markup of the author's texts.
pub fn check(source: &TypstSource, diagnostics: &mut Diagnostics) {
    let texts = source.map.texts().map(Source::detached).collect::<Vec<_>>();
    let mut labels = source.labels.clone();
    for text in &texts {
        visit(&LinkedNode::new(text.root()), &mut |node| {
            if node.kind() == SyntaxKind::Label {
                let label = node.leaf_text();
                labels.push(label.trim_matches(['<', '>']).to_owned());
            }
        });
    }
    for (index, text) in texts.iter().enumerate() {
        let (errors, _) = text.root().errors_and_warnings();
        for error in errors {
            let place = range(error.span, text).and_then(|range| {
                source.map.place_in_text(index, characters(text, range))
            });
            let hints = error.hints.iter().map(|hint| hint.v.as_str());
            let mut diagnostic = words::reword(&error.message, place.as_ref(), hints);
            diagnostic.place = place;
            diagnostics.push(diagnostic);
        }
        visit(&LinkedNode::new(text.root()), &mut |node| {
            if node.kind() == SyntaxKind::HeadingMarker {
                let place =
                    source.map.place_in_text(index, characters(text, node.range()));
                let mut diagnostic = Diagnostic::error("a text cannot hold a heading")
                    .hint(
                        "make it a `section`, and put the text under it in `blocks`; a fact box \
                         has a `title`",
                    );
                diagnostic.place = place;
                diagnostics.push(diagnostic);
            }
        });
        if source.labels_are_known {
            let report = &mut |target: &str, place: Option<Place>| {
                if !labels.iter().any(|label| label == target) {
                    diagnostics.push(refers_to_nothing(target, &labels, place));
                }
            };
            visit(&LinkedNode::new(text.root()), &mut |node| {
                if let Some(reference) = node.get().cast::<Ref<'_>>() {
                    let target = reference.target();
                    let end = node.offset() + 1 + target.len();
                    let range = characters(text, node.offset()..end);
                    report(target, source.map.place_in_text(index, range));
                }
            });
        }
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

fn range(span: DiagSpan, text: &Source) -> Option<std::ops::Range<usize>> {
    match span.get() {
        DiagSpanKind::Detached => None,
        DiagSpanKind::Number { num, sub_range, .. } => text.range(num, sub_range),
        DiagSpanKind::Range { range, .. } => Some(range),
    }
}

pub(super) fn characters(
    text: &Source,
    bytes: std::ops::Range<usize>,
) -> std::ops::Range<usize> {
    let count = |byte: usize| text.text()[..byte].chars().count();
    count(bytes.start)..count(bytes.end)
}
