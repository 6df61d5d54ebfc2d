//! Lists that were pasted from elsewhere: their lines begin with a sign that Typst does not
//! know, and would run together into one paragraph.

use super::{LostReason, LostSigns};

/// Signs that word processors and pages begin items of lists with.
const BULLETS: [char; 12] =
    ['•', '·', '▪', '▫', '◦', '●', '○', '■', '□', '‣', '⁃', '\u{f0b7}'];

/// What a line begins with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LineBeginning {
    /// `•`, or `-` before a space that does not break.
    Bullet,
    /// `–`: also what somebody says begins with it.
    Dash,
    /// `1)`, `a)`.
    Number,
    Other,
}

/// The first line of each such list.
pub(super) fn lists(text: &str) -> Vec<LostSigns> {
    let mut found = Vec::new();
    let mut paragraph = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n').chain(["\n"]) {
        if line.trim().is_empty() {
            found.extend(list(text, &paragraph));
            paragraph.clear();
        } else {
            paragraph.push(start);
        }
        start += line.len();
    }
    found
}

/// The list that a paragraph is, by the bytes at which its lines begin.
fn list(text: &str, lines: &[usize]) -> Option<LostSigns> {
    let begin = |start: &usize| {
        let rest = &text[*start..];
        let indent = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        (start + indent, beginning(&rest[indent..]))
    };
    let lines = lines.iter().map(begin).collect::<Vec<_>>();
    let count = |wanted| lines.iter().filter(|(_, it)| *it == wanted).count();
    let is_list = |wanted: &LineBeginning| match wanted {
        LineBeginning::Bullet | LineBeginning::Number => count(*wanted) > 1,
        LineBeginning::Dash => count(*wanted) > 1 && count(*wanted) == lines.len(),
        LineBeginning::Other => false,
    };
    let kinds = [LineBeginning::Bullet, LineBeginning::Number, LineBeginning::Dash];
    let kind = kinds.into_iter().find(is_list)?;
    let (start, _) = lines.into_iter().find(|(_, it)| *it == kind)?;
    let line = text[start..].lines().next().unwrap_or_default();
    let sign = line.find(char::is_whitespace).unwrap_or(line.len());
    let (bytes, reason) = (start..start + sign, LostReason::PastedList);
    Some(LostSigns { bytes, reason })
}

fn beginning(line: &str) -> LineBeginning {
    let mut signs = line.chars();
    let (first, second) = (signs.next(), signs.next());
    let is_space = |sign: Option<char>| sign.is_some_and(char::is_whitespace);
    let hard =
        |sign: Option<char>| matches!(sign, Some('\u{a0}' | '\u{202f}' | '\u{2003}'));
    match first {
        Some(sign) if BULLETS.contains(&sign) => LineBeginning::Bullet,
        Some('-' | '−') if hard(second) => LineBeginning::Bullet,
        Some('–' | '—') if is_space(second) => LineBeginning::Dash,
        _ => {
            let Some((number, rest)) = line.split_once(')') else {
                return LineBeginning::Other;
            };
            let is_number = !number.is_empty()
                && number.len() < 3
                && number.chars().all(|sign| sign.is_ascii_digit());
            let is_letter = number.len() == 1
                && number.starts_with(|sign: char| sign.is_ascii_alphabetic());
            let is_item =
                (is_number || is_letter) && rest.starts_with(char::is_whitespace);
            if is_item { LineBeginning::Number } else { LineBeginning::Other }
        }
    }
}
