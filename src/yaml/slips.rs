//! Slips of those who write YAML as they write in Word: signs that look like others, a space
//! that is missing, a text that needs quotation marks. Takes the lines of a file, gives what
//! is wrong with one of them in an author's words, with the place and what to write.

use crate::diagnostic::{Diagnostic, Place, Said};
use crate::say;
use crate::spelling;

use super::lines::{
    WrittenLine, WrittenLines, end_of_quote, in_quotes, is_key, open_quote,
};

/// Signs that stand for the points of a list in Word, or that it makes of a hyphen.
const BULLETS: [char; 14] = [
    '\u{2022}', '\u{b7}', '\u{25cf}', '\u{25cb}', '\u{25aa}', '\u{25ab}', '\u{25a0}',
    '\u{25a1}', '\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}', '\u{2014}', '\u{2212}',
];

/// Whether a sign looks like a space, or like nothing, and is neither to YAML.
fn is_unseen(sign: char) -> bool {
    sign != ' ' && spelling::is_space(sign)
        || matches!(sign, '\u{200b}' | '\u{feff}' | '\u{3000}')
}

/// What looks like a space where YAML needs one: in front of a line, and after what begins an
/// item or follows a key.
pub(super) fn unseen_space(
    lines: &WrittenLines<'_>,
    last: WrittenLine<'_>,
) -> Option<Diagnostic> {
    lines.up_to(last).find_map(|line| unseen_in(lines, line))
}

/// The same in one line.
pub(super) fn unseen_in(
    lines: &WrittenLines<'_>,
    line: WrittenLine<'_>,
) -> Option<Diagnostic> {
    let at = unseen_at(line.text)?;
    let length = line.text[at..].chars().take_while(|sign| is_unseen(*sign));
    let length = length.map(char::len_utf8).sum::<usize>();
    let message = "what looks like a space here is a no-break space or the like";
    let hint = "write ordinary spaces instead; text that is pasted from Word or a web page \
                brings such others along";
    let place = lines.place(line, at..at + length);
    Some(Diagnostic::error(message).at(&place).hint(hint))
}

fn unseen_at(line: &str) -> Option<usize> {
    let is_blank = |sign: char| sign == ' ' || is_unseen(sign);
    let content = line.trim_start_matches(is_blank);
    let before = &line[..line.len() - content.len()];
    if let Some(at) = before.find(is_unseen) {
        return Some(at);
    }
    let body = content.strip_prefix('-').unwrap_or(content);
    let rest = body.trim_start_matches(is_blank);
    let gap = &body[..body.len() - rest.len()];
    if body.len() < content.len() && gap.contains(is_unseen) {
        return Some(line.len() - body.len() + gap.find(is_unseen)?);
    }
    let (key, value) = rest.split_once(':')?;
    (is_key(key) && value.starts_with(is_unseen)).then(|| line.len() - value.len())
}

/// A line that is indented with a tab.
pub(super) fn tab(lines: &WrittenLines<'_>, line: WrittenLine<'_>) -> Option<Diagnostic> {
    let before = line.text.len() - line.text.trim_start().len();
    let at = line.text[..before].find('\t')?;
    let place = lines.place(line, at..at + 1);
    let error = Diagnostic::error("a line cannot be indented with a tab").at(&place);
    Some(error.hint("use spaces instead, as many as the lines beside it begin with"))
}

/// A point of a list with another sign than a hyphen.
pub(super) fn bullet(
    lines: &WrittenLines<'_>,
    line: WrittenLine<'_>,
) -> Option<Diagnostic> {
    let content = line.content();
    let sign = content.chars().next().filter(|sign| BULLETS.contains(sign))?;
    let text = &content[sign.len_utf8()..];
    if !text.starts_with(|next: char| next == ' ' || is_unseen(next)) {
        return None;
    }
    let at = line.indent();
    let message = say!("`{sign}` does not begin an item of a list here", sign);
    let hint = say!(
        "write a hyphen and a space instead: `- {text}`; Word turns hyphens into such signs",
        text = shortened(text.trim())
    );
    let place = lines.place(line, at..at + sign.len_utf8());
    Some(Diagnostic::error(message).at(&place).hint(hint))
}

/// A hyphen that begins an item, without a space after it.
pub(super) fn no_space_after_hyphen(
    lines: &WrittenLines<'_>,
    line: WrittenLine<'_>,
) -> Option<Diagnostic> {
    let text = line.content().strip_prefix('-')?;
    if !text.starts_with(|next: char| next.is_alphabetic() || matches!(next, '"' | '\''))
    {
        return None;
    }
    let at = line.indent();
    let hint = say!("write `- {text}`", text = shortened(text.trim_end()));
    let place = lines.place(line, at..at + 1);
    Some(Diagnostic::error("there is no space after the hyphen").at(&place).hint(hint))
}

/// A key whose colon has no space after it.
pub(super) fn no_space_after_colon(
    lines: &WrittenLines<'_>,
    line: WrittenLine<'_>,
) -> Option<Diagnostic> {
    if line.colon().is_some() {
        return None;
    }
    let body = line.body().trim_end();
    let (key, value) = unspaced(body)?;
    let at = line.body_at() + key.len();
    Some(colon_without_space(&lines.place(line, at..at + 1), key, value))
}

/// Key and value of a text such as `id:svar`, whose colon lacks its space.
#[must_use]
pub fn unspaced(text: &str) -> Option<(&str, &str)> {
    let (key, value) = text.split_once(':')?;
    let is_other = value.starts_with(|next: char| next == '/' || next.is_whitespace());
    (is_key(key) && !value.is_empty() && !is_other).then_some((key, value))
}

/// The error that there is no space after the colon of a key.
#[must_use]
pub fn colon_without_space(colon: &Place, key: &str, value: &str) -> Diagnostic {
    let line = value.lines().next().unwrap_or_default().trim_end();
    // What stands below such a sign is folded into its line.
    let is_block = line.starts_with(['|', '>']);
    let value = if is_block { &line[..1] } else { line };
    let hint = say!("write `{key}: {value}`", key, value = shortened(value));
    Diagnostic::error("there is no space after the colon").at(colon).hint(hint)
}

/// A line that has no colon between key and value.
pub(super) fn no_colon(
    lines: &WrittenLines<'_>,
    line: WrittenLine<'_>,
) -> Option<Diagnostic> {
    if line.colon().is_some() || line.is_text {
        return None;
    }
    let body = line.body().trim_end();
    let error = Diagnostic::error("this line has no colon after its key");
    let error = error.at(&lines.place(line, line.body_at()..line.text.len()));
    let word = body.split([' ', '=', ';']).next().unwrap_or_default();
    let value = body[word.len()..].trim_start_matches([' ', '=', ';']);
    let is_like_a_key = is_key(word) && is_small(word);
    let hint = if is_like_a_key && !value.is_empty() {
        say!("write `{key}: {value}`", key = word, value = shortened(value))
    } else if is_like_a_key {
        say!("write `{key}:`", key = word)
    } else {
        "write `key: value`".into()
    };
    Some(error.hint(match lines.above(line) {
        Some(_) => {
            say!("{first}, or indent the line as part of the text above", first = hint)
        }
        None => hint,
    }))
}

/// A quotation mark that its line does not close, where the next line is another entry.
pub(super) fn open_quotation(
    lines: &WrittenLines<'_>,
    last: WrittenLine<'_>,
) -> Option<Diagnostic> {
    lines.up_to(last).find_map(|line| {
        let value_at = line.value_at();
        let open = value_at + open_quote(line.value())?;
        let goes_on = lines
            .below(line)
            .is_some_and(|next| !next.is_entry() || next.indent() > line.body_at());
        (!goes_on).then(|| not_closed(lines, line, open))
    })
}

/// The error that the quotation mark in a line is not closed.
fn not_closed(
    lines: &WrittenLines<'_>,
    line: WrittenLine<'_>,
    open: usize,
) -> Diagnostic {
    let text = line.text[open..].trim_end();
    let quote = &text[..1];
    let within = match line.value_at() == open {
        true => text,
        false => before_next_key(text),
    };
    let hint = match within.len() > 1 {
        true => {
            let text = format!("{}{quote}", shortened(within));
            say!("close it at the end of the text: `{text}`", text)
        }
        false => "close it at the end of the text".into(),
    };
    let place = lines.place(line, open..open + 1);
    Diagnostic::error("the quotation mark is not closed").at(&place).hint(hint)
}

/// Of a text within `{…}` what stands before the next key or the closing bracket.
fn before_next_key(text: &str) -> &str {
    let begins_a_key = |rest: &str| {
        let key = rest.trim_start().split_once(": ").map(|(key, _)| key);
        key.is_some_and(is_key)
    };
    let commas = text.match_indices(',').map(|(at, _)| at);
    let next = commas.into_iter().find(|at| begins_a_key(&text[at + 1..]));
    let end = next.or_else(|| text.find('}')).unwrap_or(text.len());
    text[..end].trim_end()
}

/// A text that goes on where its quotation mark or bracket has been closed.
pub(super) fn after_its_end(
    lines: &WrittenLines<'_>,
    line: WrittenLine<'_>,
) -> Option<Diagnostic> {
    let value = line.value();
    let first = value.chars().next()?;
    const AFTER_QUOTE: &str = "the text goes on after the quotation mark that closes it";
    const AFTER_BRACKET: &str = "the text goes on after the bracket that closes it";
    let (end, message) = match first {
        '"' | '\'' => (end_of_quote(value, first)?, AFTER_QUOTE),
        '[' => (value.find(']')?, AFTER_BRACKET),
        '{' => (value.rfind('}')?, AFTER_BRACKET),
        _ => return None,
    };
    let rest = value[end + 1..].trim_start();
    if rest.is_empty() || rest.starts_with(['#', ',', ':', '}', ']']) {
        return None;
    }
    let hint =
        say!("put quotation marks around all of it: `{text}`", text = in_quotes(value));
    let at = line.value_at() + value.len() - rest.len();
    let place = lines.place(line, at..line.value_at() + value.len());
    Some(Diagnostic::error(message).at(&place).hint(hint))
}

/// A colon within a text that is not in quotation marks; `at` is where it stands in the line.
pub(super) fn colon_in_text(
    lines: &WrittenLines<'_>,
    line: WrittenLine<'_>,
    at: usize,
) -> Option<Diagnostic> {
    let first = line.colon()?;
    if at <= first {
        return None;
    }
    // In brackets it is one of several texts.
    let before = line.text.get(first + 1..at)?;
    let is_bracketed = line.value().starts_with(['[', '{']);
    let (from, to) = if is_bracketed {
        let from = before.rfind(['{', '[', ',']).map_or(first, |sign| first + 1 + sign);
        let rest = line.text.get(from + 1..)?;
        let key = rest.find(": ").map_or(0, |colon| colon + 2);
        let end = line
            .text
            .get(at..)?
            .find([',', '}', ']'])
            .map_or(line.text.len(), |end| at + end);
        (from + 1 + key, end)
    } else {
        (line.value_at(), line.text.trim_end().len())
    };
    let text = line.text.get(from..to)?.trim();
    let place = lines.place(line, at..at + 1);
    let error = Diagnostic::error(
        "a colon and a space cannot stand within a text that is not in quotation marks",
    );
    let error = error.at(&place).hint(match spelling::uncurled(text) {
        Some(inner) => say!(
            "write straight quotation marks, not curly ones: `{text}`",
            text = in_quotes(inner)
        ),
        None => say!("put such marks around the text: `{text}`", text = in_quotes(text)),
    });
    // Two entries without a comma between them look the same.
    let word = line.text[..at].rsplit([' ', ',', '{', '[']).next().unwrap_or_default();
    Some(match is_bracketed && is_key(word) && is_small(word) {
        true => {
            error.hint(say!("or, if `{word}` is a key, write a comma before it", word))
        }
        false => error,
    })
}

/// What begins a comment within brackets, so that they are not closed.
pub(super) fn comment_in_brackets(
    lines: &WrittenLines<'_>,
    line: WrittenLine<'_>,
) -> Option<Diagnostic> {
    let value = line.value();
    let at = value.find(" #").filter(|_| value.starts_with(['[', '{']))?;
    let start = line.value_at() + at + 1;
    let place = lines.place(line, start..line.value_at() + value.len());
    let message = "the line ends here, because ` #` begins a comment in YAML";
    Some(Diagnostic::error(message).at(&place).hint("put the text in quotation marks"))
}

/// A line that belongs to no text and no key above it, by how far it is indented.
pub(super) fn misplaced(lines: &WrittenLines<'_>, line: WrittenLine<'_>) -> Diagnostic {
    let place = lines.place(line, line.indent()..line.indent() + 1);
    let own = spaces(line.indent());
    let above = lines.above(line);
    // A text that begins with a capital is no key.
    let is_key = line.key().is_some_and(is_small) || line.content().starts_with("- ");
    if let Some(above) = above.filter(|it| it.opens_text || it.is_text && !is_key) {
        let message =
            "this line does not belong to the text above it: it is indented less";
        let error = Diagnostic::error(message).at(&place);
        return match above.is_text {
            true => error.hint(say!(
                "begin it with {spaces}, as line {line}, instead of {own}",
                spaces = spaces(above.indent()),
                line = above.number,
                own = own
            )),
            false => error.hint("indent the text more than the line above it"),
        };
    }
    let error = Diagnostic::error("this line does not fit the lines above it").at(&place);
    if line.content().starts_with("- ")
        && let Some(item) = nearest_item(lines, line)
    {
        return error.hint(say!(
            "begin it with {spaces}, as the item in line {line}, instead of {own}",
            spaces = spaces(item.indent()),
            line = item.number,
            own = own
        ));
    }
    let Some(above) = above else { return error.hint("begin the line without spaces") };
    error.hint(say!(
        "it begins with {own}, and line {line} above it with {other}: lines that belong together \
         begin with the same number",
        own = own,
        line = above.number,
        other = spaces(above.indent())
    ))
}

/// A line with a colon where the text above it could go on: a key that is indented too much,
/// or a part of that text.
pub(super) fn colon_after_text(
    lines: &WrittenLines<'_>,
    line: WrittenLine<'_>,
    colon: &Place,
) -> Diagnostic {
    let above = lines.above(line);
    let above = above.filter(|_| line.key().is_some_and(is_small));
    let Some(above) = above.filter(|above| above.body_at() < line.indent()) else {
        let error = Diagnostic::error("a colon cannot stand here").at(colon);
        return error.hint(GOES_ON);
    };
    let message = "this line is indented more than the one above it";
    let place = lines.place(line, line.indent()..line.indent() + 1);
    let error = Diagnostic::error(message).at(&place);
    let error = error.hint(say!(
        "begin it with {spaces}, so that it stands below line {line}",
        spaces = spaces(above.body_at()),
        line = above.number
    ));
    error.hint(OR_GOES_ON)
}

const GOES_ON: &str = "if the line goes on with the text above, put that in quotation marks, or \
                       write it under `|`";

const OR_GOES_ON: &str = "or, if the line goes on with the text above, put that in quotation \
                          marks, or write it under `|`";

/// The item of a list above a line that is indented most like it.
fn nearest_item<'s>(
    lines: &WrittenLines<'s>,
    line: WrittenLine<'s>,
) -> Option<WrittenLine<'s>> {
    let above = lines.list.get(..line.number - 1)?;
    let items = above.iter().rev().copied();
    let items = items.filter(|one| !one.is_text && one.content().starts_with("- "));
    items.min_by_key(|one| one.indent().abs_diff(line.indent()))
}

fn spaces(count: usize) -> Said {
    match count {
        0 => "no spaces".into(),
        1 => "1 space".into(),
        count => say!("{count} spaces", count),
    }
}

/// Whether a word is in small letters without accents, as keys are and sentences are not.
fn is_small(word: &str) -> bool {
    word.chars().all(|sign| sign.is_ascii_lowercase() || sign == '-')
}

/// A text cut where it is long, for a hint.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 50;
    let shown = text.chars().take(LONGEST).collect::<String>();
    if shown.len() < text.len() { format!("{}…", shown.trim_end()) } else { shown }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Source;

    #[test]
    fn a_place_behind_the_end_of_its_line_is_no_colon() {
        let source = Source::new("a.yaml", "a: {b: å c\n    volume: 12\n");
        let lines = WrittenLines::new(&source);
        for start in 0..source.text.len() {
            let place = Place::new(&source, start, start);
            let Some(line) = lines.at(&place) else { continue };
            for at in 0..line.text.len() + 3 {
                // Whatever the parser says, nothing is cut within a letter or past the end.
                let told = colon_in_text(&lines, line, at);
                assert!(
                    told.is_none() || line.text.get(at..).is_some(),
                    "{at} of {}",
                    line.text
                );
            }
        }
    }
}
