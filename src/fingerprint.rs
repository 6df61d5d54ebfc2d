//! What is told of a file instead of its content: takes its sha256, gives a [`Fingerprint`],
//! and for a file of confidential answers one that only a secret key leads to.
//!
//! The sha256 of a file with ten answers gives them away: whoever tries all answers finds
//! the one with that checksum. That of a confidential file is therefore never told, but
//! HMAC-SHA256 (FIPS 198-1, RFC 2104) of it with a [`SecretKey`] of 256 random bits that lies in
//! the same folder and goes wherever the answers go, and nowhere else.

use std::fmt;

use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use crate::diagnostic::Said;
use crate::file::beside;
use crate::say;

/// The name of the file with the secret key, in the folder of what it protects.
pub const KEY_FILE: &str = "hash.key";

/// What begins the record of a keyed fingerprint; that of a plain one has nothing.
const KEYED: &str = "hmac-sha256:";

/// Fewer characters than this of a secret key could be guessed.
pub const SHORTEST_KEY: usize = 32;

/// The path of the key that belongs to a file.
#[must_use]
pub fn key_of(file: &str) -> String {
    beside(file.rsplit_once('/').map_or("", |(folder, _)| folder), KEY_FILE)
}

/// By what a file can be known again.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Fingerprint {
    /// Its sha256, in hexadecimal: of what everybody may read.
    #[serde(rename = "sha256")]
    Plain(String),
    /// The HMAC-SHA256 of that, in hexadecimal.
    #[serde(rename = "hmac-sha256")]
    Keyed(String),
}

impl Fingerprint {
    /// Of a file that is not there, or of which nothing is told.
    #[must_use]
    pub fn none() -> Self {
        Self::Plain(String::new())
    }
}

/// As records hold it: `hmac-sha256:…`, or the sha256 alone.
impl fmt::Display for Fingerprint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Plain(sha256) => formatter.write_str(sha256),
            Self::Keyed(hmac) => write!(formatter, "{KEYED}{hmac}"),
        }
    }
}

/// What a file is known by, in the form that a record has it in; `read` gives the content of
/// a key file. Where that is missing, which is told by itself, nothing can be said of others.
pub fn as_recorded(
    recorded: Option<&str>,
    file: &str,
    sha256: String,
    read: impl Fn(&str) -> Option<Vec<u8>>,
) -> String {
    let Some(recorded) = recorded.filter(|recorded| is_keyed(recorded)) else {
        return sha256;
    };
    let path = key_of(file);
    match read(&path).and_then(|content| SecretKey::read(&content).ok()) {
        Some(key) => key.fingerprint(&sha256).to_string(),
        None if path == file => sha256,
        None => recorded.to_owned(),
    }
}

/// The algorithm of a recorded fingerprint, and what it gave.
#[must_use]
pub fn algorithm(recorded: &str) -> (&str, &str) {
    match recorded.split_once(':') {
        Some((algorithm, hmac)) if is_keyed(recorded) => (algorithm, hmac),
        _ => ("sha256", recorded),
    }
}

/// Whether a record holds a keyed fingerprint.
#[must_use]
pub fn is_keyed(recorded: &str) -> bool {
    recorded.starts_with(KEYED)
}

/// A secret key. It can be neither printed nor serialised.
#[derive(Clone)]
pub struct SecretKey(Vec<u8>);

impl fmt::Debug for SecretKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Key(…)")
    }
}

/// A key is so short that it could be guessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.said())]
pub struct TooShort;

impl TooShort {
    /// What is said of it.
    #[must_use]
    pub fn said(self) -> Said {
        say!("the secret key is shorter than {least} characters", least = SHORTEST_KEY)
    }
}

impl SecretKey {
    /// The key that a file holds: everything in it, without space around it.
    ///
    /// # Errors
    ///
    /// If it could be guessed.
    pub fn read(content: &[u8]) -> Result<Self, TooShort> {
        let key = content.trim_ascii();
        if key.len() < SHORTEST_KEY { Err(TooShort) } else { Ok(Self(key.to_vec())) }
    }

    /// What the text of a file is known by, with this key.
    #[must_use]
    pub fn fingerprint(&self, sha256: &str) -> Fingerprint {
        Fingerprint::Keyed(self.of(sha256))
    }

    fn of(&self, text: &str) -> String {
        let mut hmac = Hmac::<Sha256>::new_from_slice(&self.0)
            .expect("HMAC takes keys of any length");
        hmac.update(text.as_bytes());
        let hmac = hmac.finalize().into_bytes();
        hmac.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// 256 bits from the system's source of randomness, from which the keys are made that are
/// not there yet.
#[derive(Clone, Copy)]
pub struct Chance([u8; 32]);

impl fmt::Debug for Chance {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Chance(…)")
    }
}

impl Chance {
    /// Takes what the system gave.
    #[must_use]
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The content of a key file that is to be: another one for each path.
    #[must_use]
    pub fn key_file(&self, path: &str) -> String {
        format!("{}\n", SecretKey(self.0.to_vec()).of(path))
    }
}

/// What is done about a file of confidential answers beside which no key lies.
#[derive(Clone, Copy, Debug, Default)]
pub enum WithoutKey {
    /// Nothing is published: no fingerprint is made.
    #[default]
    Told,
    /// A key is made.
    Made(Chance),
    /// The plain sha256 stands in its place, as in reports that were archived before there
    /// were keys.
    Plain,
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &[u8] =
        b"  00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff\r\n";

    /// RFC 4231, test case 4 shows the algorithm; what is hashed here is the sha256 as text.
    #[test]
    fn a_keyed_fingerprint_is_that_of_the_standard() {
        let mut hmac = Hmac::<Sha256>::new_from_slice(&(1..=25).collect::<Vec<u8>>())
            .expect("any length");
        hmac.update(&[0xcd; 50]);
        let hex = hmac.finalize().into_bytes();
        let hex = hex.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        assert_eq!(
            hex,
            "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"
        );
        let key = SecretKey::read(KEY).expect("a key");
        let told = key.fingerprint(&crate::file::sha256(b"a;b\n1;2\n")).to_string();
        assert!(is_keyed(&told), "{told}");
        assert_eq!(told.len(), "hmac-sha256:".len() + 64);
        assert_eq!(key_of("data/p/svar.csv"), "data/p/hash.key");
        assert_eq!(key_of("svar.csv"), "hash.key");
    }

    #[test]
    fn a_key_that_could_be_guessed_is_none_and_none_is_ever_shown() {
        assert_eq!(SecretKey::read(b"hemligt\n").map(|_| ()), Err(TooShort));
        let key = SecretKey::read(KEY).expect("a key");
        assert_eq!(format!("{key:?}"), "Key(…)");
        let chance = Chance::new([7; 32]);
        assert_eq!(format!("{chance:?}"), "Chance(…)");
        let (one, other) = (chance.key_file("data/a/hash.key"), chance.key_file("b"));
        assert_ne!(one, other);
        assert_eq!(one.len(), 65);
        assert!(SecretKey::read(one.as_bytes()).is_ok());
    }
}
