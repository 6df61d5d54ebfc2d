//! What bytes are known by.

use sha2::{Digest as _, Sha256, Sha512};

/// Bytes as digits and letters, two for each.
pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The sha256 of some bytes in hexadecimal.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// The sha256 of some bytes as it is.
#[must_use]
pub fn sha256_bytes(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// The first eight bytes of the sha256 of a key and a text after it, the lowest first.
#[must_use]
pub fn keyed_number(key: &[u8], text: &str) -> u64 {
    let hash = Sha256::new().chain_update(key).chain_update(text).finalize();
    let first = hash.iter().take(8).rev();
    first.fold(0, |number, byte| number << 8 | u64::from(*byte))
}

/// The sha512 of some bytes in hexadecimal.
#[must_use]
pub fn sha512(bytes: &[u8]) -> String {
    hexadecimal(&Sha512::digest(bytes))
}
