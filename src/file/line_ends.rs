//! Line ends: a text is the same text whether its lines end as on Windows or as elsewhere,
//! so that a copy in which some program changed all of them gives the same report and the
//! same checksums.

/// Endings of files that are texts.
const TEXTS: [&str; 16] = [
    "bib", "css", "csv", "html", "js", "json", "key", "md", "svg", "tab", "tsv", "txt",
    "typ", "xml", "yaml", "yml",
];

/// Those of them that hold answers, which are read as they came.
const DATA: [&str; 3] = ["csv", "tab", "tsv"];

/// Where a zero byte stands within the first of this many, a file is no text in UTF-8.
const BEGINNING: usize = 8000;

/// Whether a file may hold answers as a text.
pub(super) fn is_data(name: &str) -> bool {
    DATA.contains(&ending(name).as_str())
}

/// A text with its lines ending in LF; nothing if they do already, or it is no text.
pub(super) fn of_text(name: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    let is_text = TEXTS.contains(&ending(name).as_str());
    let beginning = &bytes[..bytes.len().min(BEGINNING)];
    if !is_text || beginning.contains(&0) {
        return None;
    }
    with_lf(bytes)
}

/// The sha256 that a file has as a text with its lines ending in LF; nothing if that is the
/// one it has as it is.
#[must_use]
pub fn sha256_of_text(name: &str, bytes: &[u8]) -> Option<String> {
    of_text(name, bytes).map(|plain| super::sha256(&plain))
}

/// Bytes with every CRLF as LF; nothing if there is none.
#[must_use]
pub fn with_lf(bytes: &[u8]) -> Option<Vec<u8>> {
    let ends = |pair: &[u8]| pair == b"\r\n";
    if !bytes.contains(&b'\r') || !bytes.windows(2).any(ends) {
        return None;
    }
    let mut plain = Vec::with_capacity(bytes.len());
    for (index, byte) in bytes.iter().enumerate() {
        if *byte != b'\r' || bytes.get(index + 1) != Some(&b'\n') {
            plain.push(*byte);
        }
    }
    Some(plain)
}

/// Bytes with every line end as CRLF.
#[must_use]
pub fn with_crlf(bytes: &[u8]) -> Vec<u8> {
    let mut changed = Vec::with_capacity(bytes.len());
    let mut before = 0;
    for byte in bytes {
        if *byte == b'\n' && before != b'\r' {
            changed.push(b'\r');
        }
        changed.push(*byte);
        before = *byte;
    }
    changed
}

fn ending(name: &str) -> String {
    let (_, ending) = name.rsplit_once('.').unwrap_or_default();
    ending.to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_are_changed_and_nothing_else() {
        assert_eq!(with_lf(b"a\r\nb\rc\n\r\n").as_deref(), Some(&b"a\nb\rc\n\n"[..]));
        assert_eq!(with_lf(b"a\nb\r"), None);
        assert_eq!(with_crlf(b"a\nb\r\nc\r"), b"a\r\nb\r\nc\r");
        for text in ["", "\r", "\n", "\r\r\n\n", "a"] {
            let changed = with_crlf(text.as_bytes());
            let plain = with_lf(text.as_bytes()).unwrap_or(text.into());
            assert_eq!(with_lf(&changed).unwrap_or(changed), plain, "{text:?}");
        }
    }

    #[test]
    fn only_texts_have_line_ends() {
        assert_eq!(of_text("a.png", b"\x89PNG\r\n"), None);
        assert_eq!(of_text("a.csv", b"\0a\0\r\n"), None);
        assert_eq!(of_text("a.YAML", b"a\r\n").as_deref(), Some(&b"a\n"[..]));
        let same = |name: &str| super::super::sha256(name.as_bytes());
        assert_eq!(sha256_of_text("b/a.typ", b"a\r\n"), Some(same("a\n")));
        assert_eq!(sha256_of_text("b/a.typ", b"a\n"), None);
    }
}
