//! Signs that no text holds: takes the text of a data file, reports the first control
//! character of the second kind (C1, U+0080 to U+009F). Where one stands, the file is in
//! another encoding than the codebook says, and what is printed would be invisible.

use crate::diagnostic::{Diagnostic, Diagnostics, Placed};
use crate::say;

use super::codebook::{CsvFormat, Encoding};

/// Reports a text that holds controls.
pub(super) fn check(
    name: &str,
    text: &str,
    written: &Placed<String>,
    format: CsvFormat,
    diagnostics: &mut Diagnostics,
) -> Option<()> {
    let Some(at) = first(text) else { return Some(()) };
    let line = text[..at].bytes().filter(|byte| *byte == b'\n').count() + 1;
    let sign = text[at..].chars().next().map_or(0, u32::from);
    let byte = format!("{sign:#04x}");
    let (message, hint) = match format.encoding {
        Encoding::Latin1 | Encoding::Windows1252 if was_utf8(text, format.encoding) => (
            say!("`{name}` is UTF-8 text, but the codebook says otherwise", name),
            "write `encoding: utf-8` under `csv`",
        ),
        Encoding::Latin1 => (
            say!(
                "`{name}` holds signs that latin-1 does not have: byte {sign} at line {line}",
                name,
                sign = byte,
                line
            ),
            "write `encoding: windows-1252` under `csv`, as programs for Windows mean when \
             they say latin-1 or ANSI",
        ),
        Encoding::Windows1252 => (
            say!(
                "`{name}` holds signs that windows-1252 does not have: byte {sign} at line \
                 {line}",
                name,
                sign = byte,
                line
            ),
            "the file is in another encoding: export the answers again as `CSV UTF-8`",
        ),
        Encoding::Utf8 => (
            say!(
                "`{name}` holds signs that cannot be seen: the control character U+{sign} at \
                 line {line}",
                name,
                sign = format!("{sign:04X}"),
                line
            ),
            "the text was once read as latin-1 and was windows-1252: export the answers \
             again from where they were collected, as `CSV UTF-8`",
        ),
    };
    diagnostics.push(Diagnostic::error(message).at(&written.place).hint(hint));
    None
}

/// Where the first control begins.
fn first(text: &str) -> Option<usize> {
    if text.is_ascii() {
        return None;
    }
    // In UTF-8 they are 0xC2 and a byte from 0x80 to 0x9F.
    let mut pairs = text.as_bytes().windows(2);
    pairs.position(|pair| pair[0] == 0xC2 && (0x80..0xA0).contains(&pair[1]))
}

/// Whether the bytes that a text was read from are UTF-8.
fn was_utf8(text: &str, encoding: Encoding) -> bool {
    let bytes = match encoding {
        Encoding::Windows1252 => encoding_rs::WINDOWS_1252.encode(text).0.into_owned(),
        Encoding::Utf8 | Encoding::Latin1 => {
            encoding_rs::mem::encode_latin1_lossy(text).into_owned()
        }
    };
    std::str::from_utf8(&bytes).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_control_is_found() {
        assert_eq!(first("a;b\n1;2\n"), None);
        assert_eq!(first("Gävle – “x” € \u{a0}"), None);
        assert_eq!(first("å\u{96}"), Some(2));
        assert_eq!(first("\u{80}"), Some(0));
        assert_eq!(first("\u{9f}\u{80}"), Some(0));
    }

    #[test]
    fn text_that_was_utf8_is_known() {
        assert!(was_utf8("Ã\u{96}vrigt", Encoding::Latin1));
        assert!(was_utf8("Ã\u{81}", Encoding::Windows1252));
        assert!(!was_utf8("B\u{e5}stad \u{96} syd", Encoding::Latin1));
    }
}
