//! Signatures that lie beside an archive, in the format of minisign: whoever has the public
//! key of who made it can tell that nobody else made it anew.

use std::fmt;

use minisign_verify::{Error, PublicKey, Signature};

use crate::container::shown_name as shown;
use crate::diagnostic::Said;

/// Why a signature does not say that a file is as it was signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsigned {
    /// The key is none.
    NoKey,
    /// The signature is none.
    NoSignature,
    /// The signature was made with another key.
    OtherKey,
    /// The file, or the signature, is another one.
    OtherFile,
}

impl Unsigned {
    /// What is told of it.
    #[must_use]
    pub fn said(self) -> Said {
        Said::from(match self {
            Self::NoKey => "this is no public key of minisign",
            Self::NoSignature => "this is no signature of minisign",
            Self::OtherKey => "the signature was made with another key",
            Self::OtherFile => "the signature is not one of this file",
        })
    }
}

impl fmt::Display for Unsigned {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.said().fmt(formatter)
    }
}

impl std::error::Error for Unsigned {}

/// Checks a signature, and gives the comment that is signed with the file, as it can be
/// printed. The key is the line that begins with `RW`, or the file that it stands in.
///
/// # Errors
///
/// If the file is not the one that was signed with that key.
pub fn signed_by(key: &str, signature: &str, bytes: &[u8]) -> Result<String, Unsigned> {
    let line = key.lines().map(str::trim).rfind(|line| !line.is_empty());
    let key = PublicKey::from_base64(line.unwrap_or_default());
    let key = key.map_err(|_| Unsigned::NoKey)?;
    let signature = signature.replace("\r\n", "\n");
    let signature = Signature::decode(&signature).map_err(|_| Unsigned::NoSignature)?;
    match key.verify(bytes, &signature, true) {
        Ok(()) => Ok(shown(signature.trusted_comment())),
        Err(Error::UnexpectedKeyId) => Err(Unsigned::OtherKey),
        Err(_) => Err(Unsigned::OtherFile),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the documentation of minisign-verify.
    const KEY: &str = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3";
    const SIGNATURE: &str = "untrusted comment: signature from minisign secret key\n\
        RWQf6LRCGA9i59SLOFxz6NxvASXDJeRtuZykwQepbDEGt87ig1BNpWaVWuNrm73YiIiJbq71Wi+dP9eKL8OC351vwIasSSbXxwA=\n\
        trusted comment: timestamp:1555779966\tfile:test\n\
        QtKMXWyYcwdpZAlPF7tE2ENJkRd1ujvKjlj1m9RtHTBnZPa5WKU5uWRs5GoP5M/VqE81QFuMKI5k/SfNQUaOAA==\n";

    #[test]
    fn a_signature_holds_for_the_file_that_was_signed() {
        let comment = "timestamp:1555779966\\u{9}file:test";
        assert_eq!(signed_by(KEY, SIGNATURE, b"test").as_deref(), Ok(comment));
        let file = format!("untrusted comment: minisign public key\n{KEY}\n");
        assert_eq!(signed_by(&file, SIGNATURE, b"test").as_deref(), Ok(comment));
        let windows = SIGNATURE.replace('\n', "\r\n");
        assert!(signed_by(&file, &windows, b"test").is_ok());
    }

    #[test]
    fn whatever_is_otherwise_is_told() {
        let told = |key: &str, signature: &str, bytes: &[u8]| {
            signed_by(key, signature, bytes).expect_err("not signed")
        };
        assert_eq!(told(KEY, SIGNATURE, b"Test"), Unsigned::OtherFile);
        let comment = SIGNATURE.replace("file:test", "file:text");
        assert_eq!(told(KEY, &comment, b"test"), Unsigned::OtherFile);
        assert_eq!(told("x", SIGNATURE, b"test"), Unsigned::NoKey);
        assert_eq!(told(KEY, "x", b"test"), Unsigned::NoSignature);
        let other = "RWQf6LRCGA9i5HmlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3";
        assert_eq!(told(other, SIGNATURE, b"test"), Unsigned::OtherKey);
    }
}
