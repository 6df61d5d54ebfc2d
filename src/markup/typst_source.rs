//! Keeps text from becoming Typst.

use std::io::{self, Write};

/// Escapes text for the inside of a Typst string literal: `"…"`.
///
/// # Errors
///
/// If the output takes no more.
pub fn typst_string(text: &str, output: &mut dyn Write) -> io::Result<()> {
    for character in text.chars() {
        match character {
            '\\' => output.write_all(b"\\\\")?,
            '"' => output.write_all(b"\\\"")?,
            '\n' => output.write_all(b"\\n")?,
            '\r' => output.write_all(b"\\r")?,
            '\t' => output.write_all(b"\\t")?,
            _ if character.is_control() => {
                write!(output, "\\u{{{:x}}}", u32::from(character))?;
            }
            _ => write!(output, "{character}")?,
        }
    }
    Ok(())
}

/// Stands for the backslash of an escape that the programme has put in, until it is known
/// which of the author's own signs are markup.
pub const ESCAPED: char = '\u{f8f7}';

/// Escapes text for Typst markup, so that it comes out as it is wherever it lands: also
/// `67. ` at the start of a line, which would otherwise begin a numbered list. Instead of a
/// backslash stands [`ESCAPED`].
///
/// # Errors
///
/// If the output takes no more.
pub fn write_typst_markup(text: &str, output: &mut dyn Write) -> io::Result<()> {
    for (index, character) in text.chars().enumerate() {
        let special = character.is_ascii_punctuation() && !matches!(character, ',' | '%');
        let starts_list = index == 0 && character.is_ascii_digit();
        if special || starts_list {
            write!(output, "{ESCAPED}")?;
        }
        if matches!(character, '\n' | '\r') {
            output.write_all(b" ")?;
        } else {
            write!(output, "{character}")?;
        }
    }
    Ok(())
}

/// The same as [`write_typst_markup`], in memory.
#[must_use]
pub fn typst_markup(text: &str) -> String {
    let mut output = Vec::new();
    // A vector takes everything.
    drop(write_typst_markup(text, &mut output));
    String::from_utf8(output).unwrap_or_default()
}

/// Text that means itself: no template, no escape.
///
/// # Errors
///
/// If the output takes no more.
pub fn plain(text: &str, output: &mut dyn Write) -> io::Result<()> {
    output.write_all(text.as_bytes())
}

#[cfg(test)]
mod tests {
    fn escaped(
        escape: fn(&str, &mut dyn std::io::Write) -> std::io::Result<()>,
        text: &str,
    ) -> String {
        let mut output = Vec::new();
        escape(text, &mut output).expect("a vector takes everything");
        let text = String::from_utf8(output).expect("UTF-8 in, UTF-8 out");
        text.replace(super::ESCAPED, "\\")
    }

    #[test]
    fn markup_comes_out_as_it_is() {
        assert_eq!(escaped(super::write_typst_markup, "67"), "\\67");
        assert_eq!(
            escaped(super::write_typst_markup, "#import *x* @y"),
            "\\#import \\*x\\* \\@y"
        );
        assert_eq!(escaped(super::write_typst_markup, "83,6 %"), "\\83,6 %");
        assert_eq!(
            escaped(super::write_typst_markup, "a -- b // c"),
            "a \\-\\- b \\/\\/ c"
        );
    }

    #[test]
    fn a_string_stays_closed() {
        assert_eq!(escaped(super::typst_string, "a\"#b\\\n"), "a\\\"#b\\\\\\n");
    }
}
