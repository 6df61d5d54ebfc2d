//! Texts that somebody writes and has not saved: they are read in place of their files.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Inputs;

/// Texts by the names of their files.
pub type Unsaved = Arc<BTreeMap<String, String>>;

impl Inputs {
    /// Reads these texts in place of the files of their names, also where there are none.
    #[must_use]
    pub fn with_unsaved(self, unsaved: Unsaved) -> Self {
        Self { unsaved, ..self }
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests lay out files")]
mod tests {
    use super::*;
    use crate::file::sha256;

    #[test]
    fn what_is_not_saved_is_read_and_known_by_its_own_sha256() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("a.yaml"), "a: 1\n").expect("a file");
        let text = |name: &str, text: &str| (name.to_owned(), text.to_owned());
        let unsaved = [text("a.yaml", "a: 2\r\n"), text("b.yaml", "b: 1\n")];
        let mut inputs = Inputs::new(folder.path())
            .with_unsaved(Arc::new(unsaved.into_iter().collect()));
        assert_eq!(inputs.read_text("a.yaml").expect("a text").text, "a: 2\n");
        assert_eq!(inputs.sha256_of("a.yaml"), Some(sha256(b"a: 2\n")));
        assert_eq!(inputs.read_text("b.yaml").expect("a text").text, "b: 1\n");
        assert!(inputs.read("c.yaml").is_err());
        assert_eq!(inputs.contents().expect("the same again").len(), 2);
    }
}
