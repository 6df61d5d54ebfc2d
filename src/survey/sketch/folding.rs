//! Texts as they are compared: what a person reads as the same answer becomes the same text.

use crate::spelling::composed;

/// A text in NFC and lower case, with one plain space where there was any kind of space, one
/// kind of apostrophe and dash, and without a full stop at its end.
pub(super) fn folded(text: &str) -> String {
    let mut folded = String::new();
    for letter in composed(text).chars().flat_map(char::to_lowercase) {
        match letter {
            // No-break, thin and zero-width spaces are white space, or nothing.
            '\u{200b}' | '\u{feff}' | '\u{ad}' => {}
            space if space.is_whitespace() => {
                if !folded.is_empty() && !folded.ends_with(' ') {
                    folded.push(' ');
                }
            }
            '’' | '‘' | '´' | '`' => folded.push('\''),
            '–' | '—' | '−' | '‑' | '‐' => folded.push('-'),
            '…' => folded.push_str("..."),
            other => folded.push(other),
        }
    }
    let end = folded.trim_end_matches([' ', '.', '!', '*']).len();
    folded.truncate(end);
    folded
}

/// A text as it is shown: in NFC, with single plain spaces, without control characters.
pub(super) fn shown(text: &str) -> String {
    let text = composed(text).replace(['\u{200b}', '\u{feff}', '\u{ad}'], "");
    text.split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The number that stands before an answer and the answer: `1 - Aldrig`, `5. Alltid`,
/// `(3) Ibland`, `2=Sällan`. The answer may be empty.
pub(super) fn numbered(text: &str) -> Option<(i64, &str)> {
    let (number, answer) = apart(text)?;
    // `2 - 3 gånger` is no numbered answer.
    (!answer.starts_with(|c: char| c.is_ascii_digit())).then_some((number, answer))
}

/// The same, where the answer may begin with a number itself: `4 - 2–3 gånger`.
pub(super) fn apart(text: &str) -> Option<(i64, &str)> {
    let text = text.trim();
    let (is_bracketed, rest) = match text.strip_prefix(['(', '[']) {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let is_digit = |c: char| c.is_ascii_digit();
    let unsigned = rest.strip_prefix(['-', '\u{2212}']);
    let digits = unsigned.unwrap_or(rest);
    let end = digits.find(|c: char| !is_digit(c)).unwrap_or(digits.len());
    if end == 0 || end > 4 {
        return None;
    }
    let number = digits[..end].parse::<i64>().ok()?;
    let number = if unsigned.is_some() { -number } else { number };
    let mut rest = &digits[end..];
    if is_bracketed {
        rest = rest.strip_prefix([')', ']'])?;
    }
    let answer = rest.trim_start();
    // `5-årig`, `18-29` and `1,5` are no numbered answers, `1 Aldrig` is.
    let sign = answer.chars().next();
    let after = match sign {
        None => "",
        Some(sign @ ('-' | '–' | '—' | '=' | ':' | '.' | ')')) => {
            let after = &answer[sign.len_utf8()..];
            let is_close = answer.len() == rest.len() && matches!(sign, '-' | '–');
            if is_close && !after.starts_with(char::is_whitespace) {
                return None;
            }
            after.trim_start()
        }
        Some('(') => answer,
        Some(sign) if sign.is_alphanumeric() && rest.len() > answer.len() => answer,
        Some(_) => return None,
    };
    Some((number, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_reads_the_same_is_the_same() {
        assert_eq!(folded("Instämmer\u{a0}helt "), "instämmer helt");
        assert_eq!(folded("Insta\u{308}mmer  HELT."), "instämmer helt");
        assert_eq!(folded("Don’t know"), "don't know");
        assert_eq!(shown(" Hur\nnöjd\u{202f}är du?"), "Hur nöjd är du?");
    }

    #[test]
    fn numbers_before_answers_are_found() {
        assert_eq!(numbered("1 - Instämmer inte alls"), Some((1, "Instämmer inte alls")));
        assert_eq!(numbered("5 Mycket bra"), Some((5, "Mycket bra")));
        assert_eq!(numbered("2=Sällan"), Some((2, "Sällan")));
        assert_eq!(numbered("3. Ibland"), Some((3, "Ibland")));
        assert_eq!(numbered("(0) Inte alls"), Some((0, "Inte alls")));
        assert_eq!(numbered("4"), Some((4, "")));
        assert_eq!(numbered("10 (helt)"), Some((10, "(helt)")));
        assert_eq!(numbered("2 - 3 gånger"), None);
        assert_eq!(apart("4 - 2–3 gånger"), Some((4, "2–3 gånger")));
        assert_eq!(apart("4 2–3 gånger"), Some((4, "2–3 gånger")));
        for text in [
            "18-29",
            "5-årig",
            "1,5",
            "2020-01-31",
            "Aldrig",
            "2-5 gånger",
            "45–59 år",
            "",
        ] {
            assert_eq!(numbered(text), None, "{text}");
        }
    }
}
