//! Tells authors what Typst says, about what they wrote.

use std::ops::Range;

use typst::World;
use typst::diag::{Severity, SourceDiagnostic};
use typst::syntax::{DiagSpan, DiagSpanKind, FileId};

use crate::diagnostic::{Diagnostic, Place};
use crate::layout::TypstSource;
use crate::say;

use super::check::refers_to_nothing;
use super::words;
use super::world::DocumentWorld;

/// What Typst warns of without need: that a feature we pin and test is young.
const PASSED_OVER: [&str; 1] = ["html export is under active development"];
/// What Typst only warns of, but would be a fallback in silence.
const REFUSED: [&str; 1] = ["unknown font family"];
/// As many characters of a generated line are shown.
const LONGEST_LINE: usize = 60;

/// Turns one of Typst's messages into one for the author.
pub(super) fn explain(
    diagnostic: &SourceDiagnostic,
    world: &DocumentWorld,
    source: &TypstSource,
) -> Option<Diagnostic> {
    let message = diagnostic.message.as_str();
    if PASSED_OVER.iter().any(|known| message.starts_with(known)) {
        return None;
    }
    let spans = std::iter::once(diagnostic.span)
        .chain(diagnostic.trace.iter().map(|point| DiagSpan::from(point.span)))
        .collect::<Vec<_>>();
    let place = spans.iter().find_map(|span| author_place(*span, world, source));
    let unknown_label = message
        .strip_prefix("label `<")
        .and_then(|rest| rest.strip_suffix(">` does not exist in the document"));
    let mut result = match unknown_label {
        Some(label) => refers_to_nothing(label, &source.labels, None),
        None => {
            let hints = diagnostic.hints.iter().map(|hint| hint.v.as_str());
            words::reword(message, place.as_ref(), hints)
        }
    };
    if diagnostic.severity == Severity::Warning
        && !REFUSED.iter().any(|known| message.starts_with(known))
    {
        result.severity = crate::diagnostic::Severity::Warning;
    }
    result.place = place.or_else(|| {
        let inside = spans.iter().find_map(|span| template_place(*span, world, source));
        inside.or_else(|| {
            let line = spans.iter().find_map(|span| line(*span, world))?;
            result.hints.push(say!("look in the template for what makes `{line}`", line));
            Some(source.template_place.clone())
        })
    });
    // What has no place at all is about the document as a whole.
    result.place.get_or_insert_with(|| Place::file(source.template_place.source()));
    Some(result)
}

/// The place in a file of the template, if the span leads to one.
fn template_place(
    span: DiagSpan,
    world: &DocumentWorld,
    source: &TypstSource,
) -> Option<Place> {
    let (id, range) = resolve(span, world)?;
    let written = source.template.get(&DocumentWorld::name(id))?;
    Some(Place::new(written, range.start, range.end))
}

/// The line of Typst that a span leads to, cut if it is long.
fn line(span: DiagSpan, world: &DocumentWorld) -> Option<String> {
    let (id, range) = resolve(span, world)?;
    let text = world.source(id).ok()?;
    let (before, after) = text.text().split_at_checked(range.start)?;
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let line =
        format!("{}{}", &before[start..], after.lines().next().unwrap_or_default());
    Some(line.trim().chars().take(LONGEST_LINE).collect())
}

/// Where something begins in a file of Typst.
pub(super) struct SourceSpot {
    /// The file's name.
    pub(super) file: String,
    /// The line, counted from 0.
    pub(super) line: usize,
    /// The column, counted from 0 in characters.
    pub(super) column: usize,
    /// What stands there.
    pub(super) written: String,
}

/// Where a span leads to in a file of Typst.
pub(super) fn source_spot(span: DiagSpan, world: &DocumentWorld) -> Option<SourceSpot> {
    let (id, range) = resolve(span, world)?;
    let source = world.source(id).ok()?;
    let (line, column) = source.lines().byte_to_line_column(range.start)?;
    let written = source.text().get(range)?.to_owned();
    Some(SourceSpot { file: DocumentWorld::name(id), line, column, written })
}

/// The file and bytes that a span leads to.
fn resolve(span: DiagSpan, world: &DocumentWorld) -> Option<(FileId, Range<usize>)> {
    match span.get() {
        DiagSpanKind::Detached => None,
        DiagSpanKind::Number { id, num, sub_range } => {
            Some((id, world.source(id).ok()?.range(num, sub_range)?))
        }
        DiagSpanKind::Range { id, range } => Some((id, range)),
    }
}

/// The place in a file the author wrote, if the span leads to one.
pub(super) fn author_place(
    span: DiagSpan,
    world: &DocumentWorld,
    source: &TypstSource,
) -> Option<Place> {
    let (id, range) = resolve(span, world)?;
    let name = DocumentWorld::name(id);
    if let Some(written) = source.authored.get(&name) {
        return Some(Place::new(written, range.start, range.end));
    }
    source.texts.get(&name)?;
    let SourceSpot { line, column, written, .. } = source_spot(span, world)?;
    let length = written.split('\n').next().unwrap_or_default().chars().count();
    source.map.place(&name, line, column, length)
}

/// The generated file or the template's that a span leads to.
pub(super) fn file_name(span: DiagSpan) -> Option<String> {
    let id: Option<FileId> = match span.get() {
        DiagSpanKind::Detached => None,
        DiagSpanKind::Number { id, .. } | DiagSpanKind::Range { id, .. } => Some(id),
    };
    id.map(DocumentWorld::name)
}
