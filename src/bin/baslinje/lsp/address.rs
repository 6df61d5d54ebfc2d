//! The addresses by which editors know files: `file:///home/a/b.yaml`.

use std::path::{Path, PathBuf};

/// The path of a file by its address; nothing, if it is no file of this computer.
pub(crate) fn path_of(address: &str) -> Option<PathBuf> {
    let rest = address.strip_prefix("file://")?;
    // Whose computer it is may be said.
    let path = match rest.strip_prefix("localhost") {
        Some(path) if path.starts_with('/') => path,
        _ => rest,
    };
    let path = decoded(path)?;
    if !path.starts_with('/') {
        return None;
    }
    // On Windows a letter of a drive comes first: `/c:/a`.
    let is_drive = path.as_bytes().get(2) == Some(&b':');
    let path = if is_drive { &path[1..] } else { path.as_str() };
    Some(PathBuf::from(path))
}

/// The address of a file.
pub(crate) fn address_of(path: &Path) -> String {
    let path = path.to_string_lossy().replace('\\', "/");
    let slash = if path.starts_with('/') { "" } else { "/" };
    let mut address = format!("file://{slash}");
    for byte in path.bytes() {
        let is_plain = byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
        match is_plain {
            true => address.push(char::from(byte)),
            false => address += &format!("%{byte:02X}"),
        }
    }
    address
}

/// A text without `%xx`.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        rest = match (first, after) {
            (b'%', [high, low, after @ ..]) => {
                let digit = |byte: u8| char::from(byte).to_digit(16);
                let value = digit(*high)? * 16 + digit(*low)?;
                bytes.push(u8::try_from(value).ok()?);
                after
            }
            _ => {
                bytes.push(*first);
                after
            }
        };
    }
    String::from_utf8(bytes).ok()
}
