//! Texts that carry the sha256 of themselves in a comment at their end, by which they are
//! recognised as the program's own for as long as nobody has changed them.

use super::sha256;

const BETWEEN: &str = ", sha256 of all above: ";
const END: &str = " -->\n";

/// How the last line begins of what is sealed `by` somebody.
fn start(by: &str) -> String {
    format!("<!-- {by}{BETWEEN}")
}

/// A text of HTML or XML with its sha256 in a comment at the end.
#[must_use]
pub fn sealed(text: String, by: &str) -> String {
    let seal = format!("{}{}{END}", start(by), sha256(text.as_bytes()));
    text + &seal
}

/// Whether some bytes are such a text, and nobody has changed it since.
#[must_use]
pub fn is_sealed(bytes: &[u8], by: &str) -> bool {
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    let start = start(by);
    text.rfind(&start).is_some_and(|place| {
        let (text, seal) = text.split_at(place);
        seal == format!("{start}{}{END}", sha256(text.as_bytes()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seal_breaks_with_any_change_and_is_somebodys() {
        let text = sealed("<p>x</p>\n".to_owned(), "a");
        assert!(is_sealed(text.as_bytes(), "a"));
        assert!(!is_sealed(text.as_bytes(), "b"));
        assert!(!is_sealed(text.replace('x', "y").as_bytes(), "a"));
        assert!(!is_sealed((text + "\n").as_bytes(), "a"));
        assert!(!is_sealed(b"", "a"));
    }
}
