//! Tells in an author's words what is wrong with a text that is not YAML.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Place, Source};
use crate::say;

use super::lines::{WrittenLine, WrittenLines, in_quotes};
use super::{LONGEST, slips};

/// What `serde_yaml` says: `PROBLEM at line L column C, CONTEXT at line L column C`.
struct YamlRefusal<'s> {
    problem: String,
    /// Where it stopped.
    place: Place,
    context: String,
    /// Where what it was reading begins.
    began: Place,
    /// The line where it stopped.
    line: WrittenLine<'s>,
}

/// Explains what `serde_yaml` says.
pub(super) fn explain(source: &Arc<Source>, error: &str) -> Diagnostic {
    let (problem, context) = error.split_once(", ").unwrap_or((error, ""));
    let (problem, place) = located(source, problem);
    let (context, began) = located(source, context);
    let lines = WrittenLines::new(source);
    if let Some(unprintable) = unprintable(source, &problem) {
        return unprintable;
    }
    if problem.contains("more than one document") {
        return second_document(&lines);
    }
    let place = place.unwrap_or_else(|| Place::file(source));
    let began = began.unwrap_or_else(|| place.clone());
    // At the end of the file it is the last line.
    let last = lines.list.iter().rev().copied().find(|line| !line.is_blank());
    let line = lines.at(&place).filter(|line| !line.is_blank()).or(last);
    let Some(line) = line else { return unexplained(&problem, &place) };
    let refusal = YamlRefusal { problem, place, context, began, line };
    refusal
        .by_its_signs(&lines)
        .or_else(|| refusal.by_its_quotes(&lines))
        .or_else(|| refusal.by_its_first_sign())
        .or_else(|| refusal.by_its_brackets(&lines))
        .or_else(|| refusal.by_its_colons(&lines))
        .or_else(|| refusal.by_its_place(&lines))
        .unwrap_or_else(|| unexplained(&refusal.problem, &refusal.place))
}

impl<'s> YamlRefusal<'s> {
    /// The line where what was being read begins, and the one above where it stopped.
    fn earlier(&self, lines: &WrittenLines<'s>) -> [Option<WrittenLine<'s>>; 2] {
        [lines.at(&self.began), lines.above(self.line)]
    }

    /// Signs that are not what they look like, and spaces that are missing.
    fn by_its_signs(&self, lines: &WrittenLines<'_>) -> Option<Diagnostic> {
        let line = self.line;
        if let Some(index) = [": {{", "- {{"].iter().find_map(|it| line.text.find(it)) {
            let place = lines.place(line, index + 2..index + 4);
            let error = Diagnostic::error("a value cannot begin with `{{`").at(&place);
            return Some(
                error.hint("put the whole value in quotes, or write it under `|`"),
            );
        }
        slips::unseen_space(lines, line)
            .or_else(|| slips::tab(lines, line))
            .or_else(|| slips::bullet(lines, line))
            .or_else(|| slips::no_space_after_hyphen(lines, line))
    }

    fn by_its_quotes(&self, lines: &WrittenLines<'_>) -> Option<Diagnostic> {
        if self.problem.contains("unknown escape character") {
            let line = lines.at(&self.began)?;
            let value = line.value();
            let message = "a backslash has a meaning of its own within `\"…\"`";
            let hint = match value.starts_with('"') {
                true => say!("write `{text}`", text = in_quotes(value.trim_matches('"'))),
                false => "put the text in `'…'` instead".into(),
            };
            return Some(Diagnostic::error(message).at(&self.place).hint(hint));
        }
        if let Some(open) = slips::open_quotation(lines, self.line) {
            return Some(open);
        }
        if self.context.contains("quoted scalar") {
            let error = Diagnostic::error("the quotation mark is not closed");
            return Some(error.at(&self.began).hint("close it at the end of the text"));
        }
        slips::after_its_end(lines, self.line)
    }

    /// A value that begins with a sign that means something else in YAML.
    fn by_its_first_sign(&self) -> Option<Diagnostic> {
        let is_of = |words: &[&str]| words.iter().any(|word| self.context.contains(word));
        if self.context.contains("block scalar") {
            let sign = self.began.source().text[self.began.start()..].chars().next()?;
            if sign == '|' {
                let message = "the text begins in the line below `|`, and not beside it";
                let error = Diagnostic::error(message).at(&self.place);
                return Some(error.hint("break the line after `|`, and indent the text"));
            }
            return Some(reserved(&self.began));
        }
        if is_of(&["alias", "anchor", "tag", "directive"]) {
            return Some(reserved(&self.began));
        }
        let is_reserved = self.problem.contains("cannot start any token")
            || self.problem.contains("sequence entries are not allowed")
            || self.problem.contains("mapping keys are not allowed")
            || self.problem.contains("expected node content");
        // Where a line ends without a value there is no sign.
        let text = &self.place.source().text[self.place.start()..];
        let is_sign = !text.is_empty() && !text.starts_with('\n');
        (is_reserved && is_sign).then(|| reserved(&self.place))
    }

    fn by_its_brackets(&self, lines: &WrittenLines<'_>) -> Option<Diagnostic> {
        if !self.context.contains("flow") && !self.problem.contains("invalid type: map") {
            return None;
        }
        let began = lines.at(&self.began)?;
        let at = self.place.start() - self.line.start.min(self.place.start());
        let colon = self.line.text.get(at..).and_then(|rest| {
            let end = rest.find([',', '}', ']']).unwrap_or(rest.len());
            Some(at + rest[..end].find(": ")?)
        });
        let is_within = began.number == self.line.number;
        if let Some(colon) = colon.filter(|_| is_within)
            && let Some(error) = slips::colon_in_text(lines, self.line, colon)
        {
            return Some(error);
        }
        if let Some(comment) = slips::comment_in_brackets(lines, began) {
            return Some(comment);
        }
        let error = Diagnostic::error("the bracket is not closed").at(&self.bracket());
        Some(
            error.hint(
                "close it, or put the value in quotes if the bracket belongs to it",
            ),
        )
    }

    /// The bracket that is not closed: where what was being read begins, or the last before
    /// it that nothing closes.
    fn bracket(&self) -> Place {
        let (source, start) = (self.began.source(), self.began.start());
        if source.text[start..].starts_with(['[', '{']) {
            return self.began.clone();
        }
        let mut closed = 0_usize;
        for (at, sign) in source.text[..start].char_indices().rev() {
            match sign {
                ']' | '}' => closed += 1,
                '[' | '{' if closed == 0 => return Place::new(source, at, at + 1),
                '[' | '{' => closed -= 1,
                _ => {}
            }
        }
        self.began.clone()
    }

    fn by_its_colons(&self, lines: &WrittenLines<'_>) -> Option<Diagnostic> {
        let [began, above] = self.earlier(lines);
        let missing = [Some(self.line), began, above].into_iter().flatten();
        let mut missing = missing.filter(|line| !line.is_text);
        if let Some(error) = missing.find_map(|it| slips::no_space_after_colon(lines, it))
        {
            return Some(error);
        }
        if self.problem.contains("could not find expected ':'") {
            let began = began?;
            // What should be a part of the text above has no key.
            let is_of_text =
                lines.above(began).is_some_and(|it| it.is_text || it.opens_text);
            return match is_of_text {
                true => Some(slips::misplaced(lines, began)),
                false => slips::no_colon(lines, began),
            };
        }
        if !self.problem.contains("mapping values are not allowed") {
            return None;
        }
        let at = self.place.start() - self.line.start.min(self.place.start());
        if let Some(error) = slips::colon_in_text(lines, self.line, at) {
            return Some(error);
        }
        let above =
            above.filter(|above| !above.is_text && !above.content().starts_with('#'));
        if let Some(error) = above.and_then(|above| slips::no_colon(lines, above)) {
            return Some(error);
        }
        Some(slips::colon_after_text(lines, self.line, &self.place))
    }

    /// A line that is indented otherwise than those it belongs to.
    fn by_its_place(&self, lines: &WrittenLines<'_>) -> Option<Diagnostic> {
        let is_block = ["block mapping", "block collection"];
        let is_block = is_block.iter().any(|word| self.context.contains(word));
        is_block.then(|| slips::misplaced(lines, self.line))
    }
}

/// A character that no text holds, such as what Word keeps for a line break within a
/// paragraph.
fn unprintable(source: &Arc<Source>, problem: &str) -> Option<Diagnostic> {
    if !problem.contains("control characters are not allowed") {
        return None;
    }
    let is_one = |sign: char| sign.is_control() && !matches!(sign, '\n' | '\t' | '\r');
    let at = source.text.find(is_one)?;
    let sign = source.text[at..].chars().next()?;
    let place = Place::new(source, at, at + sign.len_utf8());
    let number = u32::from(sign);
    let sign = format!("U+{number:04X}");
    let message = say!("here stands a character that cannot be seen ({sign})", sign);
    let hint = "remove it; Word writes such ones for line breaks within a paragraph";
    Some(Diagnostic::error(message).at(&place).hint(hint))
}

/// A line of hyphens, at which YAML begins another document.
fn second_document(lines: &WrittenLines<'_>) -> Diagnostic {
    let is_mark = |line: &&WrittenLine<'_>| {
        matches!(line.text.trim_end(), "---" | "...") && lines.above(**line).is_some()
    };
    let mark = lines.list.iter().find(is_mark);
    let place = mark.map_or_else(
        || Place::file(lines.source),
        |line| lines.place(*line, 0..line.text.trim_end().len()),
    );
    let message = "the file ends at this line for YAML, and goes on below it";
    Diagnostic::error(message).at(&place).hint("remove the line")
}

/// What is left when nothing better is known.
pub(super) fn unexplained(problem: &str, place: &Place) -> Diagnostic {
    Diagnostic::error(say!("this is not valid YAML: {problem}", problem))
        .at(place)
        .hint("check the indentation, and put a value with special characters in quotes")
}

/// A value that begins with a character that means something else in YAML.
pub(super) fn reserved(place: &Place) -> Diagnostic {
    let text = &place.source().text[place.start()..];
    let sign = text.chars().next().unwrap_or(' ');
    let error =
        Diagnostic::error(say!("a value cannot begin with `{sign}`", sign)).at(place);
    let lines = WrittenLines::new(place.source());
    let piece = lines.at(place).map(|line| line.piece(place.start() - line.start));
    match piece.filter(|piece| !piece.is_empty() && piece.chars().count() <= LONGEST) {
        Some(piece) => error
            .hint(say!("put it in quotation marks: `{text}`", text = in_quotes(piece))),
        None => error.hint("put the whole value in quotes, or write it under `|`"),
    }
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
