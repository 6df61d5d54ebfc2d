//! Texts that a terminal shows and does not obey.

use std::borrow::Cow;

/// A text without anything that a terminal would obey instead of showing it: control
/// characters, which begin escape sequences, and those that turn the direction of writing
/// are written out, as in Rust. What is typed in a codebook, a file or an archive can so
/// neither change what stands beside it nor hide.
#[must_use]
pub fn harmless(text: &str) -> Cow<'_, str> {
    if !text.contains(is_obeyed) {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    for sign in text.chars() {
        if is_obeyed(sign) {
            plain.extend(sign.escape_default());
        } else {
            plain.push(sign);
        }
    }
    Cow::Owned(plain)
}

/// Controls (category Cc), what separates lines and paragraphs, and what changes the
/// direction of writing (Unicode Standard Annex 9, section 2).
fn is_obeyed(sign: char) -> bool {
    sign.is_control()
        || matches!(
            sign,
            '\u{61c}'
                | '\u{200e}'
                | '\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2066}'..='\u{2069}'
        )
}
