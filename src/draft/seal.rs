//! By what a drafted file is known as the program's own, for as long as nobody has changed it:
//! its first line holds the sha256 of the rest.

use crate::file::{sha256, with_lf};

const START: &str = "# baslinje new, sha256 of the rest: ";

/// The text of a drafted file.
pub(super) fn sealed(rest: &str) -> String {
    format!("{START}{}\n{rest}", sha256(rest.as_bytes()))
}

/// What is known of a file by its first line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Drafted {
    /// It is as it was drafted.
    Untouched,
    /// It was drafted, and somebody has changed it.
    Changed,
    /// It was never drafted.
    Never,
}

impl Drafted {
    /// Looks at a file. How its lines end is no change.
    pub(super) fn of(bytes: &[u8]) -> Self {
        let plain = with_lf(bytes);
        let text = String::from_utf8_lossy(plain.as_deref().unwrap_or(bytes));
        let Some((first, rest)) = text.split_once('\n') else { return Self::Never };
        match first.trim_start_matches('\u{feff}').strip_prefix(START) {
            Some(sum) if sum == sha256(rest.as_bytes()) => Self::Untouched,
            Some(_) => Self::Changed,
            None => Self::Never,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_draft_is_its_authors() {
        let text = sealed("title: A\n");
        assert_eq!(Drafted::of(text.as_bytes()), Drafted::Untouched);
        let windows = text.replace('\n', "\r\n");
        assert_eq!(Drafted::of(windows.as_bytes()), Drafted::Untouched);
        assert_eq!(Drafted::of(text.replace('A', "B").as_bytes()), Drafted::Changed);
        assert_eq!(Drafted::of((text + "#").as_bytes()), Drafted::Changed);
        assert_eq!(Drafted::of(b"title: A\n"), Drafted::Never);
        assert_eq!(Drafted::of(b""), Drafted::Never);
    }
}
