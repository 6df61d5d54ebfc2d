//! Reads Typst markup character by character, as far as it is text.

use std::ops::Range;

use super::{BREAK, UNKNOWN};

/// What some markup says, each character with the index of the one in the markup; `begins` is
/// whether it begins a line.
pub(super) fn said_of(markup: &[char], begins: bool) -> Vec<(char, usize)> {
    let mut reader = SaidReader { markup, said: Vec::new() };
    let start = if begins { reader.line_begins(0) } else { 0 };
    reader.read(start..markup.len());
    reader.said
}

/// Reads markup, and keeps what is read of it with where it stands.
struct SaidReader<'t> {
    markup: &'t [char],
    said: Vec<(char, usize)>,
}

impl SaidReader<'_> {
    fn get(&self, at: usize) -> char {
        self.markup.get(at).copied().unwrap_or('\0')
    }

    fn begins(&self, at: usize, signs: &str) -> bool {
        signs.chars().enumerate().all(|(index, sign)| self.get(at + index) == sign)
    }

    fn read(&mut self, range: Range<usize>) {
        let mut at = range.start;
        while at < range.end {
            at = self.sign(at);
        }
        while self.said.last().is_some_and(|(sign, _)| matches!(*sign, ' ' | BREAK)) {
            self.said.pop();
        }
    }

    /// A space, once: and none where a paragraph begins.
    fn space(&mut self, at: usize) {
        let last = self.said.last().map(|(sign, _)| *sign);
        if !matches!(last, None | Some(' ' | BREAK)) {
            self.said.push((' ', at));
        }
    }

    /// The end of a paragraph or an item.
    fn end(&mut self, at: usize) {
        while self.said.last().is_some_and(|(sign, _)| *sign == ' ') {
            self.said.pop();
        }
        if self.said.last().is_some_and(|(sign, _)| *sign != BREAK) {
            self.said.push((BREAK, at));
        }
    }

    /// Reads what stands at a character; gives the one after it.
    fn sign(&mut self, at: usize) -> usize {
        let sign = self.get(at);
        match sign {
            '\\' => return self.escape(at),
            '`' => return self.raw(at),
            '$' => {
                self.said.push((UNKNOWN, at));
                return self.after(at + 1, "$");
            }
            '/' if self.begins(at, "/*") => return self.after(at + 2, "*/"),
            '/' if self.begins(at, "//") && self.get(at.wrapping_sub(1)) != ':' => {
                return self.line_end(at);
            }
            '@' if self.get(at + 1).is_alphanumeric() => return self.reference(at),
            '#' if self.get(at + 1).is_alphabetic() => return self.code(at),
            '<' if self.get(at + 1).is_alphabetic() => {
                let end = self.after(at, ">");
                let label = self.markup[at + 1..end].iter();
                let is_label = |c: &char| c.is_alphanumeric() || "-_:.>".contains(*c);
                if label.copied().all(|c| is_label(&c)) {
                    return end;
                }
            }
            '*' | '_' if !self.joins_word(at) => return at + 1,
            '\n' => return self.line(at),
            _ => {}
        }
        let shorthands = [("---", '—'), ("--", '–'), ("...", '…')];
        for (written, shown) in shorthands {
            if self.begins(at, written) {
                self.said.push((shown, at));
                return at + written.len();
            }
        }
        match sign {
            '-' if self.get(at + 1) == '?' => return at + 2,
            '~' => self.said.push(('\u{a0}', at)),
            '\u{ad}' => {}
            '\u{a0}' | '\u{202f}' => self.said.push((sign, at)),
            white if white.is_whitespace() => self.space(at),
            other => self.said.push((other, at)),
        }
        at + 1
    }

    /// Whether a sign of emphasis stands between letters, where it is a letter too.
    fn joins_word(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map_or('\0', |before| self.get(before));
        before.is_alphanumeric() && self.get(at + 1).is_alphanumeric()
    }

    fn escape(&mut self, at: usize) -> usize {
        let next = self.get(at + 1);
        if next == '\0' || next.is_whitespace() {
            self.space(at);
            return at + 1;
        }
        if self.begins(at, "\\u{") {
            let end = self.after(at, "}");
            let code = self.markup[at + 3..end.saturating_sub(1).max(at + 3)].iter();
            let code = u32::from_str_radix(&code.collect::<String>(), 16).ok();
            self.said.push((code.and_then(char::from_u32).unwrap_or(UNKNOWN), at));
            return end;
        }
        self.said.push((next, at));
        at + 2
    }

    fn raw(&mut self, at: usize) -> usize {
        let end = self.after(at + 1, "`");
        for inside in at + 1..end.saturating_sub(1).max(at + 1) {
            self.said.push((self.get(inside), inside));
        }
        end
    }

    /// A line break: of a paragraph's end, of an item, or within a sentence.
    fn line(&mut self, at: usize) -> usize {
        let mut next = at + 1;
        let mut lines = 1;
        while self.get(next).is_whitespace() {
            lines += usize::from(self.get(next) == '\n');
            next += 1;
        }
        let begins = self.line_begins(next);
        if lines > 1 || begins > next {
            self.end(at);
        } else {
            self.space(at);
        }
        begins
    }

    /// Where the words of a line begin: after the sign of an item.
    fn line_begins(&self, at: usize) -> usize {
        let mut begins = at;
        while self.get(begins) == ' ' {
            begins += 1;
        }
        let digits = self.markup[begins.min(self.markup.len())..].iter();
        let digits = digits.take_while(|c| c.is_ascii_digit()).count();
        let sign = match self.get(begins) {
            '-' | '+' | '/' => begins + 1,
            _ if digits > 0 && self.get(begins + digits) == '.' => begins + digits + 1,
            _ => return at,
        };
        if self.get(sign) == ' ' { sign + 1 } else { at }
    }

    /// A citation stands apart from the sentence and is not read; of another reference it is
    /// not known what it shows.
    fn reference(&mut self, at: usize) -> usize {
        let part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | ':' | '.');
        let mut end = at + 1;
        while part(self.get(end)) {
            end += 1;
        }
        while matches!(self.get(end - 1), ':' | '.') {
            end -= 1;
        }
        let is_citation = !self.markup[at..end].contains(&':');
        if is_citation {
            if self.said.last().is_some_and(|(sign, _)| *sign == ' ') {
                self.said.pop();
            }
        } else {
            self.said.push((UNKNOWN, at));
        }
        if self.get(end) == '[' { self.closed(end) } else { end }
    }

    /// Code: of a call what it encloses, but a footnote, which stands apart.
    fn code(&mut self, at: usize) -> usize {
        let mut end = at + 1;
        while self.get(end).is_alphanumeric() || matches!(self.get(end), '-' | '_' | '.')
        {
            end += 1;
        }
        let name = self.markup[at + 1..end].iter().collect::<String>();
        if self.get(end) == '(' {
            end = self.closed(end);
        }
        if self.get(end) != '[' {
            self.said.push((UNKNOWN, at));
            return end;
        }
        let close = self.closed(end);
        if name != "footnote" {
            let mut inside = end + 1;
            while inside < close - 1 {
                inside = self.sign(inside);
            }
        }
        close
    }

    /// The character after a bracket is closed; the end of the text if it is not.
    fn closed(&self, open: usize) -> usize {
        let (mut depth, mut at) = (0_usize, open);
        while at < self.markup.len() {
            match self.get(at) {
                '\\' => at += 1,
                '[' | '(' => depth += 1,
                ']' | ')' => depth = depth.saturating_sub(1),
                _ => {}
            }
            at += 1;
            if depth == 0 {
                break;
            }
        }
        at.min(self.markup.len())
    }

    /// The character after some signs; the end of the text if they do not come.
    fn after(&self, from: usize, signs: &str) -> usize {
        let found = (from..self.markup.len()).find(|at| self.begins(*at, signs));
        found.map_or(self.markup.len(), |at| at + signs.len())
    }

    fn line_end(&self, from: usize) -> usize {
        let found = (from..self.markup.len()).find(|at| self.get(*at) == '\n');
        found.unwrap_or(self.markup.len())
    }
}
