//! Turns the bytes of a text into characters: takes a file's, gives the text, or what the
//! file is instead, as far as it can be shown to its author.

/// What a file is that is no text in UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotUtf8 {
    /// Text in an older encoding, or a letter of one.
    Letter,
    /// Text of two bytes a character.
    Utf16,
    /// What a word processor or a spreadsheet saves.
    Document,
}

/// A file that is no text in UTF-8.
pub(super) struct UnreadText {
    pub(super) what: NotUtf8,
    /// The text as far as it can be told, to be shown.
    pub(super) shown: String,
    /// The byte of what is shown at which it is something else.
    pub(super) at: usize,
}

/// How what Word and Excel save begins, now and earlier, and rich text.
const DOCUMENTS: [&[u8]; 3] = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf"];

/// As many bytes are looked at.
const LOOKED_AT: usize = 1000;

/// The text of a file, without the mark that some programs begin it with.
pub(super) fn decoded(bytes: Vec<u8>) -> Result<String, UnreadText> {
    if DOCUMENTS.iter().any(|begin| bytes.starts_with(begin)) {
        let (what, shown) = (NotUtf8::Document, String::new());
        return Err(UnreadText { what, shown, at: 0 });
    }
    if let Some(shown) = utf_16(&bytes) {
        return Err(UnreadText { what: NotUtf8::Utf16, shown, at: 0 });
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(match text.strip_prefix('\u{feff}') {
            Some(rest) => rest.to_owned(),
            None => text,
        }),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            // In older encodings most letters of the west are where Latin 1 has them.
            let (before, after) = bytes.split_at(at);
            let before = String::from_utf8_lossy(before).into_owned();
            let is_latin = before.is_ascii();
            let after = match is_latin {
                true => after.iter().map(|byte| char::from(*byte)).collect(),
                false => String::from_utf8_lossy(after).into_owned(),
            };
            let at = before.len();
            Err(UnreadText { what: NotUtf8::Letter, shown: before + &after, at })
        }
    }
}

/// The text of two bytes a character, if it is that: where a mark says so, or where every
/// other byte is zero, as of western letters.
fn utf_16(bytes: &[u8]) -> Option<String> {
    let looked_at = &bytes[..bytes.len().min(LOOKED_AT)];
    let zeros = |from: usize| {
        looked_at.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count()
    };
    let half = looked_at.len() / 2;
    let is_many = |zeros: usize| half > 4 && zeros * 2 > half;
    let is_little = match bytes {
        [0xff, 0xfe, ..] => true,
        [0xfe, 0xff, ..] => false,
        _ if is_many(zeros(1)) && zeros(0) * 2 < half => true,
        _ if is_many(zeros(0)) && zeros(1) * 2 < half => false,
        _ => return None,
    };
    let units = bytes.chunks_exact(2).map(|pair| match is_little {
        true => u16::from_le_bytes([pair[0], pair[1]]),
        false => u16::from_be_bytes([pair[0], pair[1]]),
    });
    let text = String::from_utf16_lossy(&units.collect::<Vec<_>>());
    Some(text.trim_start_matches('\u{feff}').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_utf8_is_shown_as_its_author_sees_it() {
        let told = |bytes: &[u8]| {
            let unread = decoded(bytes.to_vec()).expect_err("no UTF-8");
            (unread.what, unread.shown, unread.at)
        };
        let text = "title: F\u{f6}r\n";
        let latin = b"title: F\xf6r\n";
        assert_eq!(told(latin), (NotUtf8::Letter, text.to_owned(), 8));
        let little = text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
        assert_eq!(told(&little), (NotUtf8::Utf16, text.to_owned(), 0));
        let marked = [b"\xff\xfe".as_slice(), &little].concat();
        assert_eq!(told(&marked), (NotUtf8::Utf16, text.to_owned(), 0));
        assert_eq!(told(b"PK\x03\x04x"), (NotUtf8::Document, String::new(), 0));
        assert_eq!(decoded(b"\xef\xbb\xbfa".to_vec()).ok().as_deref(), Some("a"));
    }
}
