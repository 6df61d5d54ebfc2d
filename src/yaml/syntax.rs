//! Tells in an author's words what is wrong with a text that is not YAML.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Place, Source};

/// Explains what `serde_yaml` says: `PROBLEM at line L column C, CONTEXT at line L column C`.
pub(super) fn explain(source: &Arc<Source>, error: &str) -> Diagnostic {
    let (problem, context) = error.split_once(", ").unwrap_or((error, ""));
    let (problem, place) = located(source, problem);
    let (context, began) = located(source, context);
    let place = place.unwrap_or_else(|| Place::file(source));
    let began = began.unwrap_or_else(|| place.clone());
    let rest = &source.text[place.start()..];
    let line_start = source.text[..place.start()].rfind('\n').map_or(0, |at| at + 1);
    let line = source.text[line_start..].lines().next().unwrap_or_default();
    if let Some(index) = [": {{", "- {{"].iter().find_map(|sign| line.find(sign)) {
        let start = line_start + index + 2;
        return Diagnostic::error("a value cannot begin with `{{`")
            .at(&Place::new(source, start, start + 2))
            .hint("put the whole value in quotes, or write it under `|`");
    }
    if context.contains("quoted scalar") {
        return Diagnostic::error("the quotation mark is not closed")
            .at(&began)
            .hint("close it at the end of the text");
    }
    if rest.starts_with('\t') || source.text[line_start..place.start()].contains('\t') {
        return Diagnostic::error("a line cannot be indented with a tab")
            .at(&place)
            .hint("use spaces");
    }
    if context.contains("alias") || context.contains("anchor") || context.contains("tag")
    {
        return reserved(&began);
    }
    if problem.contains("cannot start any token") {
        return reserved(&place);
    }
    if context.contains("flow") || problem.contains("invalid type: map") {
        return Diagnostic::error("the bracket is not closed")
            .at(&began)
            .hint("close it, or put the value in quotes if the bracket belongs to it");
    }
    if problem.contains("mapping values are not allowed") {
        return Diagnostic::error("a colon cannot stand here")
            .at(&place)
            .hint("put the value in quotes if the colon belongs to it")
            .hint("otherwise check the indentation of this line and the one above");
    }
    if context.contains("block mapping") || context.contains("block collection") {
        return Diagnostic::error("this line does not fit the lines above it")
            .at(&place)
            .hint("indent it like the lines it belongs to, and give each key a colon");
    }
    if problem.contains("could not find expected ':'") {
        return Diagnostic::error("this line has no colon after its key")
            .at(&began)
            .hint("write `key: value`, or indent the line as part of the text above");
    }
    unexplained(&problem, &place)
}

/// What is left when nothing better is known.
pub(super) fn unexplained(problem: &str, place: &Place) -> Diagnostic {
    Diagnostic::error(format!("this is not valid YAML: {problem}"))
        .at(place)
        .hint("check the indentation, and put a value with special characters in quotes")
}

/// A value that begins with a character that means something else in YAML.
fn reserved(place: &Place) -> Diagnostic {
    let text = &place.source().text[place.start()..];
    let sign = text.chars().next().unwrap_or(' ');
    Diagnostic::error(format!("a value cannot begin with `{sign}`"))
        .at(place)
        .hint("put the whole value in quotes, or write it under `|`")
}

/// Takes ` at line L column C` off the end of a message.
fn located(source: &Arc<Source>, text: &str) -> (String, Option<Place>) {
    let place = || {
        let (message, place) = text.rsplit_once(" at line ")?;
        let (line, column) = place.split_once(" column ")?;
        let place = Place::at(source, line.parse().ok()?, column.parse().ok()?, 1);
        Some((message.to_owned(), Some(place)))
    };
    place().unwrap_or_else(|| (text.to_owned(), None))
}
