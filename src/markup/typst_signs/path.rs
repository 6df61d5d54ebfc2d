//! Backslashes: those of paths and of letters are text, those before signs keep these from
//! being markup.

use super::SignReader;

impl SignReader<'_> {
    /// A backslash before a sign takes its meaning away; before a letter it is text, since
    /// no letter has one.
    pub(super) fn escape(&mut self, at: usize) {
        let Some(sign) = self.after(at + 1) else { return };
        let is_code = self.text[at..].starts_with("\\u{");
        if self.fixed.contains(&at) || is_code {
            return;
        }
        if self.is_in_path(at) {
            self.literal(at);
            if !sign.is_alphanumeric() {
                // Both of them are written.
                self.found.literal.insert(at + 1);
            }
            return;
        }
        // `\67. ` at the beginning of a line is no item of a list.
        let begins = |sign: char| sign.is_whitespace() || "([{\"'„“”«»–".contains(sign);
        let keeps_number = sign.is_ascii_digit() && self.before(at).is_none_or(begins);
        let keeps_sign = sign.is_ascii_punctuation();
        if !keeps_number && !keeps_sign {
            self.literal(at);
        }
    }

    /// A backslash before a space divides a line, unless it ends a word that goes on in the
    /// same line, or a path.
    pub(super) fn line_break(&mut self, at: usize) {
        let ends_word = self.before(at).is_some_and(|sign| !sign.is_whitespace());
        let after = self.after(at + 1);
        let in_line = after.is_some_and(|sign| !is_line_end(sign));
        if after.is_none() || ends_word && in_line || self.is_in_path(at) {
            self.literal(at);
        }
    }

    /// Whether it stands in a word such as `G:\FoU` or `\\server\fou`, unless each of its
    /// backslashes is written twice, as Typst wants it.
    fn is_in_path(&self, at: usize) -> bool {
        let start = self.text[..at].rfind(char::is_whitespace);
        let start = start.map_or(0, |space| {
            space + self.text[space..].chars().next().map_or(0, char::len_utf8)
        });
        let end = self.text[at..].find(char::is_whitespace);
        let end = end.map_or(self.text.len(), |length| at + length);
        let word = &self.text[start..end];
        let inside =
            word.trim_start_matches(|sign: char| !sign.is_alphanumeric() && sign != '\\');
        let start = end - inside.len();
        let is_drive = inside.starts_with(|sign: char| sign.is_ascii_alphabetic())
            && inside[1..].starts_with(":\\");
        let is_server = inside.starts_with("\\\\")
            && inside[2..].starts_with(|sign: char| sign.is_alphanumeric());
        if !is_drive && !is_server {
            return false;
        }
        let mut groups = Vec::new();
        let mut last = None;
        for (index, _) in inside.match_indices('\\') {
            let index = start + index;
            let is_ours = self.fixed.contains(&index)
                || index.checked_sub(1).is_some_and(|it| self.fixed.contains(&it));
            if is_ours {
                continue;
            }
            match groups.last_mut() {
                Some(count) if last.is_some_and(|last| last + 1 == index) => *count += 1,
                _ => groups.push(1),
            }
            last = Some(index);
        }
        let is_single = groups.iter().any(|count| count % 2 == 1);
        is_single || is_server && groups == [2]
    }
}

fn is_line_end(sign: char) -> bool {
    matches!(sign, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}
