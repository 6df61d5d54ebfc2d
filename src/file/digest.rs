//! By what a value can be known again: the sha256 of everything it is made of.

use std::collections::BTreeMap;
use std::fmt;
use std::hash::{Hash, Hasher};

use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

use super::Inputs;

/// The sha256 of everything a value is made of. It is for the memory of one process only: it
/// may be made of answers, and is never told.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest of a value. Two values have the same one only if they are made of the
    /// same; where they were written makes no difference.
    #[must_use]
    pub fn of(value: &(impl Hash + ?Sized)) -> Self {
        let mut fed = Fed(Sha256::new());
        value.hash(&mut fed);
        Self(fed.0.finalize().into())
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Digest")
    }
}

/// Takes all that a value is made of.
struct Fed(Sha256);

impl Hasher for Fed {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn finish(&self) -> u64 {
        let [a, b, c, d, e, f, g, h, ..] = <[u8; 32]>::from(self.0.clone().finalize());
        u64::from_le_bytes([a, b, c, d, e, f, g, h])
    }
}

impl Inputs {
    /// Takes over that files were read before, with the sha256 they had then: what is made of
    /// them is made of what they were.
    pub fn have_read(&mut self, files: &BTreeMap<String, String>) {
        self.touched.extend(files.clone());
    }

    /// Reads files again, side by side, if each is as it was by its sha256. Otherwise it is
    /// as if none had been looked at.
    pub fn reread(&mut self, files: &BTreeMap<String, String>) -> bool {
        let nothing = Self { touched: BTreeMap::new(), ..self.clone() };
        let look = |(name, sha256): (&String, &String)| {
            let mut looked = nothing.clone();
            let is_as_it_was = looked.read(name).is_ok()
                && looked.sha256_of(name).as_ref() == Some(sha256);
            is_as_it_was.then_some(looked.touched)
        };
        let looked = files.par_iter().map(look).collect::<Option<Vec<_>>>();
        let is_as_it_was = looked.is_some();
        self.touched.extend(looked.into_iter().flatten().flatten());
        is_as_it_was
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests lay out files")]
mod tests {
    use super::*;
    use crate::diagnostic::{Place, Placed, Source};

    #[test]
    fn what_is_made_of_the_same_is_known_again_wherever_it_stands() {
        let source = Source::new("a.yaml", "abc");
        let at = |place| Placed::new("b".to_owned(), Place::new(&source, place, place));
        assert_eq!(Digest::of(&at(0)), Digest::of(&at(2)));
        assert_ne!(Digest::of(&at(0)), Digest::of("bc"));
        assert_ne!(Digest::of(&["a", "bc"]), Digest::of(&["ab", "c"]));
        assert_eq!(format!("{:?}", Digest::of("secret")), "Digest");
    }

    #[test]
    fn files_that_are_others_by_now_are_not_remembered_as_read() {
        let place = tempfile::tempdir().expect("a folder");
        let write = |name: &str, text: &str| {
            std::fs::write(place.path().join(name), text).expect("written");
        };
        write("a.yaml", "a: 1");
        write("b.yaml", "b: 1");
        let mut first = Inputs::new(place.path());
        for name in ["a.yaml", "b.yaml"] {
            first.read(name).expect("a file");
        }
        let files = first.touched().clone();
        let mut again = Inputs::new(place.path());
        assert!(again.reread(&files));
        assert_eq!(*again.touched(), files);
        write("b.yaml", "b: 2");
        let mut again = Inputs::new(place.path());
        assert!(!again.reread(&files));
        assert!(again.touched().is_empty());
    }
}
