//! Lets the author's signs stand as they were written: puts a backslash before those that
//! Typst would take for markup where nobody means any, and tells those that would vanish.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::markup::{ESCAPED, LostReason, LostSigns, literal_signs, lost_signs};
use crate::say;

use super::settled::SettledProse;

/// A text is read again after each sign that decides what those behind it are: so many times,
/// and no more than so many bytes in all. What is left then is an error.
const READINGS: usize = 1000;
const READ: usize = 20_000_000;
/// So many characters of what would vanish are shown.
const SHOWN: usize = 40;

/// A text while backslashes are put into it.
struct StandingText {
    text: String,
    origins: Vec<Range<usize>>,
    /// The bytes of backslashes that have been put in.
    fixed: BTreeSet<usize>,
    /// For each character that it had at first which one that is now.
    moved: Vec<usize>,
}

/// A text in markup, in which every sign is printed or means something. What is neither is
/// reported, and nothing given, since Typst would say more of the same.
pub(super) fn verbatim(
    prose: SettledProse,
    diagnostics: &mut Diagnostics,
) -> Option<SettledProse> {
    let mut standing = StandingText::new(&prose);
    let mut literal = literal_signs(&standing.text, &standing.fixed);
    for _ in 0..READINGS.min(READ / standing.text.len().max(1)) {
        if literal.is_empty() {
            break;
        }
        standing.put_in(&literal);
        literal = literal_signs(&standing.text, &standing.fixed);
    }
    let lost = lost_signs(&standing.text, &standing.fixed);
    let is_good = lost.is_empty() && literal.is_empty();
    let prose = standing.into_prose(prose);
    if let Some(byte) = literal.first() {
        let at = prose.text()[..*byte].chars().count();
        let message = "the text has too many signs that could be markup";
        let hint = "write a backslash before this one and those after it";
        diagnostics
            .push(Diagnostic::error(message).at(&prose.place(at..at + 1)).hint(hint));
    }
    for signs in lost {
        let count = |byte: usize| prose.text()[..byte].chars().count();
        let place = prose.place(count(signs.bytes.start)..count(signs.bytes.end));
        diagnostics.push(told(&signs, prose.text()).at(&place));
    }
    is_good.then_some(prose)
}

impl StandingText {
    fn new(prose: &SettledProse) -> Self {
        let mut text = String::with_capacity(prose.text().len());
        let mut fixed = BTreeSet::new();
        for sign in prose.text().chars() {
            if sign == ESCAPED {
                fixed.insert(text.len());
                text.push('\\');
            } else {
                text.push(sign);
            }
        }
        let origins = prose.origins().to_vec();
        let moved = (0..origins.len()).collect();
        Self { text, origins, fixed, moved }
    }

    /// Puts a backslash before some bytes of the text.
    fn put_in(&mut self, literal: &BTreeSet<usize>) {
        let mut text = String::with_capacity(self.text.len() + literal.len());
        let mut origins = Vec::with_capacity(self.origins.len() + literal.len());
        let (mut fixed, mut now) = (BTreeSet::new(), Vec::new());
        for ((byte, sign), origin) in self.text.char_indices().zip(&self.origins) {
            if literal.contains(&byte) {
                fixed.insert(text.len());
                text.push('\\');
                origins.push(origin.clone());
            }
            if self.fixed.contains(&byte) {
                fixed.insert(text.len());
            }
            now.push(origins.len());
            text.push(sign);
            origins.push(origin.clone());
        }
        for at in &mut self.moved {
            *at = now.get(*at).copied().unwrap_or(*at);
        }
        (self.text, self.origins, self.fixed) = (text, origins, fixed);
    }

    fn into_prose(self, prose: SettledProse) -> SettledProse {
        let moved = |at: usize| self.moved.get(at).copied();
        let mut numbers = prose.numbers().to_vec();
        for number in &mut numbers {
            number.at = number.at.and_then(|[start, end]| {
                Some([moved(start)?, moved(end.checked_sub(1)?)? + 1])
            });
        }
        prose.with(self.text, self.origins, numbers)
    }
}

/// The error for signs that would not be printed.
fn told(lost: &LostSigns, text: &str) -> Diagnostic {
    let signs = &text[lost.bytes.clone()];
    let line = signs.lines().next().unwrap_or_default().trim_end();
    let mut shown = line.chars().take(SHOWN).collect::<String>();
    if shown.len() < signs.trim_end().len() {
        shown.push('…');
    }
    let remark = |sign: &str| {
        say!(
            "write `\\{sign}` if you mean the signs; a remark that no reader sees stands \
             between `{#` and `#}`",
            sign
        )
    };
    match lost.reason {
        LostReason::LineRemark => {
            Diagnostic::error(say!("`{shown}` would not be printed", shown))
                .hint(remark("//"))
        }
        LostReason::BlockRemark => {
            Diagnostic::error(say!("`{shown}` would not be printed", shown))
                .hint(remark("/*"))
        }
        LostReason::Doubled => doubled(signs),
        LostReason::EmptyRaw => {
            let message = "these backquotes hold nothing, and would not be printed";
            let hint = "write `”` for a quotation mark";
            Diagnostic::error(message).hint(hint)
        }
        LostReason::RawLanguage => {
            let message = say!("`{shown}` would not be printed: after three backquotes stands the language \
                 of a piece of code", shown);
            let hint = "write one backquote on each side, or begin a new line after the three";
            Diagnostic::error(message).hint(hint)
        }
        LostReason::Heading => Diagnostic::error("a text cannot hold a heading").hint(
            "make it a `section`, and put the text under it in `blocks`; a fact box has a \
             `title`",
        ),
        LostReason::PastedList => pasted(signs),
    }
}

/// The error for `**bold**`.
fn doubled(signs: &str) -> Diagnostic {
    let sign = &signs[..1];
    let message = say!("two `{sign}` after each other emphasise nothing", sign);
    let inside = signs.trim_matches(['*', '_']);
    let inside = if inside.chars().count() > SHOWN { "…" } else { inside };
    let hint = say!(
        "write `{sign}{inside}{sign}`, or `\\{sign}\\{sign}` if you mean the signs",
        sign,
        inside
    );
    Diagnostic::error(message).hint(hint)
}

/// The error for lines that begin with `•`.
fn pasted(sign: &str) -> Diagnostic {
    let message =
        say!("the lines that begin with `{sign}` run together into one paragraph", sign);
    let hint = match sign {
        "–" | "—" => {
            say!(
                "begin each with `- ` for a list, or leave an empty line before each if \
             somebody speaks"
            )
        }
        sign if sign.ends_with(')') => {
            say!(
                "begin each with `+ `, which numbers them, or leave an empty line between them"
            )
        }
        _ => say!("begin each with `- `, which makes a list"),
    };
    Diagnostic::error(message).hint(hint)
}

#[cfg(test)]
mod tests;
