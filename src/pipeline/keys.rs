//! The secret keys that confidential answers are known by: takes the files that hold such
//! answers, gives each a [`Fingerprint`] that nothing can be worked out from without the key
//! in its folder.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::file::{Inputs, ReadError};
use crate::fingerprint::{Fingerprint, SecretKey, WithoutKey, key_of};
use crate::say;
use crate::survey::Survey;

/// Files with secret keys that are to be written: path from the project folder, content.
pub type NewKeys = BTreeMap<String, String>;

/// The keys of a report.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    /// Every file with a key, as a path from the project folder.
    pub files: BTreeSet<String>,
    /// Those that are not there yet, and were made.
    pub(super) made: NewKeys,
    /// Those that are not there, and were not made.
    pub lacking: BTreeSet<String>,
}

/// Keys that have been looked for, by path.
struct KeySearch<'a> {
    known: BTreeMap<String, Option<SecretKey>>,
    keys: Keys,
    without: WithoutKey,
    inputs: &'a mut Inputs,
    diagnostics: &'a mut Diagnostics,
}

/// Sees to it that nothing is told of confidential files, and of surveys in them, but what
/// a key leads to.
pub(super) fn seal(
    confidential: &BTreeSet<String>,
    surveys: &mut [Survey],
    without: WithoutKey,
    inputs: &mut Inputs,
    diagnostics: &mut Diagnostics,
) -> Keys {
    let (known, keys) = (BTreeMap::new(), Keys::default());
    let mut known = KeySearch { known, keys, without, inputs, diagnostics };
    for file in confidential {
        if let Some(fingerprint) = known.fingerprint(file, file) {
            known.inputs.seal(file, &fingerprint);
        }
    }
    for survey in surveys.iter_mut() {
        if survey.codebook.is_confidential() && !survey.is_without_answers() {
            let holder = known.inputs.holder(&survey.file).to_owned();
            let fingerprint = known.fingerprint(&holder, &survey.file);
            survey.fingerprint = fingerprint.unwrap_or_else(Fingerprint::none);
        }
    }
    known.keys
}

impl KeySearch<'_> {
    /// What is told of a file; `holder` is the file or the archive it lies in. Nothing, if
    /// it could not be read.
    fn fingerprint(&mut self, holder: &str, file: &str) -> Option<Fingerprint> {
        let path = key_of(holder);
        if !self.known.contains_key(&path) {
            let key = self.look_for(&path, holder);
            if let Some((key, sha256)) = key.as_ref().zip(self.inputs.sha256_of(&path)) {
                self.inputs.seal(&path, &key.fingerprint(&sha256));
                self.keys.files.insert(path.clone());
            }
            self.known.insert(path.clone(), key);
        }
        let sha256 = self.inputs.sha256_of(file)?;
        Some(match (&self.known[&path], self.without) {
            (Some(key), _) => key.fingerprint(&sha256),
            (None, WithoutKey::Plain) => Fingerprint::Plain(sha256),
            (None, WithoutKey::Told | WithoutKey::Made(_)) => Fingerprint::none(),
        })
    }

    /// The key in a file; without one it is made, if it should be.
    fn look_for(&mut self, path: &str, holder: &str) -> Option<SecretKey> {
        let content = match (self.inputs.read(path), self.without) {
            (Ok(content), _) => content,
            (Err(ReadError::NotFound { .. }), WithoutKey::Made(chance)) => {
                let content = chance.key_file(path);
                self.inputs.make(path, &content);
                self.keys.made.insert(path.to_owned(), content.clone());
                content.into_bytes()
            }
            (Err(ReadError::NotFound { .. }), WithoutKey::Told) => {
                self.keys.lacking.insert(path.to_owned());
                return None;
            }
            (Err(ReadError::NotFound { .. }), WithoutKey::Plain) => return None,
            (Err(error), _) => {
                self.diagnostics.push(error.diagnostic());
                return None;
            }
        };
        match SecretKey::read(&content) {
            Ok(key) => Some(key),
            Err(error) => {
                let message = say!("{error} in `{path}`", error = error.said(), path);
                let hint = say!(
                    "take it back as it was; if nothing was published with it, remove it and \
                     run `baslinje data key {holder}`",
                    holder
                );
                self.diagnostics.push(Diagnostic::error(message).hint(hint));
                None
            }
        }
    }
}

/// Reports keys without which nothing can be published.
pub(super) fn check(keys: Option<&Keys>, diagnostics: &mut Diagnostics) {
    for path in keys.iter().flat_map(|keys| &keys.lacking) {
        let message =
            say!("there is no secret key `{path}` beside confidential answers", path);
        let hint = "make it with `baslinje data key` and the path of the data file";
        diagnostics.push(Diagnostic::error(message).hint(hint));
    }
}
