//! Checks each text of the author by itself, so that an unclosed sign in one of them is
//! told there and not wherever the document stops making sense, and so that every wrong
//! reference is told, not only those of a text that is otherwise right.

use std::ops::Range;

use typst::syntax::{LinkedNode, Source, SyntaxKind};

use crate::diagnostic::{Diagnostic, Place};
use crate::template::TypstSource;

/// One text of the author, as it stands in the generated Typst.
struct Text<'s> {
    source: &'s TypstSource,
    /// The line of the generated Typst where it begins, counted from 0.
    first: usize,
    parsed: Source,
}

/// The mistakes in the markup that the author wrote.
pub(super) fn check(source: &TypstSource) -> Vec<Diagnostic> {
    let lines = source.main.lines().collect::<Vec<_>>();
    let texts = source.map.written_lines().into_iter().map(|stretch| Text {
        source,
        first: stretch.start,
        parsed: Source::detached(lines[stretch].join("\n")),
    });
    let texts = texts.collect::<Vec<_>>();
    let mut labels = source.labels.clone();
    for text in &texts {
        labels
            .extend(text.marked(SyntaxKind::Label, &['<', '>']).map(|(label, _)| label));
    }
    texts
        .iter()
        .flat_map(|text| text.unclosed().into_iter().chain(text.unresolved(&labels)))
        .collect()
}

impl Text<'_> {
    /// Signs that are not closed, or close nothing.
    fn unclosed(&self) -> Vec<Diagnostic> {
        let errors = self.parsed.root().errors_and_warnings().0;
        let mistake = |error: &typst::syntax::SyntaxDiagnostic| {
            let range =
                super::explain::range_in(&self.parsed, error.span).unwrap_or(0..0);
            let sign = &self.parsed.text()[range.clone()];
            let mut mistake = Diagnostic::error(error.message.to_string());
            if error.message == "unclosed delimiter" && sign.chars().count() == 1 {
                mistake.message = format!("`{sign}` is opened here and never closed");
                mistake = mistake
                    .hint(format!("close it, or write `\\{sign}` for the sign itself"));
            }
            mistake.place = self.place(&range);
            mistake.hints.extend(error.hints.iter().map(|hint| hint.v.to_string()));
            mistake
        };
        errors.iter().map(mistake).collect()
    }

    /// References to what is not there.
    fn unresolved(&self, labels: &[String]) -> Vec<Diagnostic> {
        let references = self.marked(SyntaxKind::RefMarker, &['@']);
        let unknown = references.filter(|(label, _)| !labels.contains(label));
        let mistake = |(label, range): (String, Range<usize>)| {
            let mut mistake = Diagnostic::error(format!("`@{label}` refers to nothing"))
                .suggest(&label, labels.iter().map(String::as_str));
            mistake.place = self.place(&range);
            mistake
        };
        unknown.map(mistake).collect()
    }

    /// The labels of all nodes of a kind, without the signs around them.
    fn marked(
        &self,
        kind: SyntaxKind,
        signs: &'static [char],
    ) -> impl Iterator<Item = (String, Range<usize>)> {
        let mut found = Vec::new();
        visit(&LinkedNode::new(self.parsed.root()), &mut |node| {
            if node.kind() == kind {
                let label =
                    self.parsed.text()[node.range()].trim_matches(signs).to_owned();
                found.push((label, node.range()));
            }
        });
        found.into_iter()
    }

    fn place(&self, range: &Range<usize>) -> Option<Place> {
        let text = self.parsed.text();
        let before = &text[..range.start];
        let line_start = before.rfind('\n').map_or(0, |index| index + 1);
        let line = self.first + before.matches('\n').count();
        let column = before[line_start..].chars().count();
        let length = text[range.clone()].lines().next().unwrap_or_default();
        self.source.map.place(line, column, length.chars().count())
    }
}

fn visit(node: &LinkedNode<'_>, found: &mut impl FnMut(&LinkedNode<'_>)) {
    found(node);
    for child in node.children() {
        visit(&child, found);
    }
}
