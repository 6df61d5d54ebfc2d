//! Texts as they are written into YAML, so that they are read as what they are.

use std::fmt::Write;

/// A text as a YAML value: plain where nothing could be taken for something else.
#[must_use]
pub fn scalar(text: &str) -> String {
    let plain = |c: char| {
        c.is_alphanumeric() || matches!(c, ' ' | '_' | '-' | '/' | '.' | '(' | ')')
    };
    let reserved = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];
    let is_plain = text.starts_with(char::is_alphabetic)
        && text.chars().all(plain)
        && !text.ends_with(' ')
        && !reserved.contains(&text.to_lowercase().as_str());
    if is_plain { text.to_owned() } else { quoted(text) }
}

/// A text as a YAML value in quotation marks.
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut quoted = "\"".to_owned();
    for character in text.chars() {
        match character {
            '"' | '\\' => {
                quoted.push('\\');
                quoted.push(character);
            }
            '\n' => quoted += "\\n",
            '\t' => quoted += "\\t",
            other if other.is_control() => {
                let _ = write!(quoted, "\\u{:04x}", u32::from(other));
            }
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}

/// A code or name as a YAML key.
#[must_use]
pub fn key(text: &str) -> String {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit())
        && !text.is_empty()
        && (text == "0" || !text.starts_with('0'));
    if is_number { text.to_owned() } else { scalar(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_mean_something_else_in_yaml_are_quoted() {
        assert_eq!(scalar("Ganska nöjd (2)"), "Ganska nöjd (2)");
        assert_eq!(scalar("no"), "\"no\"");
        assert_eq!(scalar("1"), "\"1\"");
        assert_eq!(scalar("a: \"b\"\n#"), "\"a: \\\"b\\\"\\n#\"");
        assert_eq!([key("12"), key("012"), key("-1")], ["12", "\"012\"", "\"-1\""]);
    }
}
