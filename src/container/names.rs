//! Which names files in an archive may have: such as mean the same file on every system,
//! can be read as they are, and lead nowhere else.

use crate::diagnostic::Said;
use crate::say;

use std::collections::BTreeMap;
use std::fmt;

use unicode_normalization::UnicodeNormalization as _;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory as _};

/// Bytes of one folder's or file's name, which is what most systems allow.
const PART: usize = 255;
/// Bytes of a whole path.
const PATH: usize = 1024;

/// Signs that Windows does not allow in a name, or that mean something there: `\` a folder,
/// `:` a drive or a second content of the same file.
const FORBIDDEN: &str = r#"\:*?"<>|"#;

/// Names of devices on Windows, whatever ending they have.
const DEVICES: [&str; 7] = ["AUX", "CLOCK$", "CON", "CONIN$", "CONOUT$", "NUL", "PRN"];
/// Devices that are numbered: 0 to 9, also raised.
const NUMBERED: [&str; 2] = ["COM", "LPT"];

/// Signs that look like nothing and are no control characters by their category.
const BLANK: [char; 6] =
    ['\u{115f}', '\u{1160}', '\u{2800}', '\u{3164}', '\u{ffa0}', '\u{34f}'];

/// Why a name may not stand in an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadName {
    /// It leads out of the folder, or means the folder itself.
    Leads,
    /// A sign that has a meaning for some systems.
    Sign(char),
    /// A sign that cannot be seen, or that turns the ones around it.
    Unseen(char),
    /// A part that is a device on Windows.
    Device(String),
    /// A part that ends with a point or a space, which Windows leaves out.
    Ending(String),
    /// It is longer than systems allow.
    Long,
}

impl BadName {
    /// What is said of it.
    #[must_use]
    pub fn said(&self) -> Said {
        match self {
            Self::Leads => "it could lead out of its folder".into(),
            Self::Sign(sign) => {
                say!("`{sign}` means something else on some systems", sign = *sign)
            }
            Self::Unseen(sign) => say!(
                "it holds a sign that cannot be seen, U+{sign}",
                sign = format!("{:04X}", u32::from(*sign))
            ),
            Self::Device(part) => {
                say!("`{part}` is a device on Windows", part = shown(part))
            }
            Self::Ending(part) => say!(
                "`{part}` ends with a point or a space, which Windows leaves out",
                part = shown(part)
            ),
            Self::Long => "it is longer than some systems allow".into(),
        }
    }
}

impl fmt::Display for BadName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.said().fmt(formatter)
    }
}

/// Whether a path could mean another file than it says on any system, or mislead whoever
/// reads it.
pub(super) fn check(name: &str) -> Result<(), BadName> {
    if let Some(sign) = name.chars().find(|sign| is_unseen(*sign)) {
        return Err(BadName::Unseen(sign));
    }
    let leads = |part: &str| matches!(part, "" | "." | "..");
    if name.split(['/', '\\']).any(leads) {
        return Err(BadName::Leads);
    }
    if let Some(sign) = name.chars().find(|sign| FORBIDDEN.contains(*sign)) {
        return Err(BadName::Sign(sign));
    }
    if name.len() > PATH || name.split('/').any(|part| part.len() > PART) {
        return Err(BadName::Long);
    }
    for part in name.split('/') {
        if is_device(part) {
            return Err(BadName::Device(part.to_owned()));
        }
        if part.ends_with(['.', ' ']) {
            return Err(BadName::Ending(part.to_owned()));
        }
    }
    Ok(())
}

/// Names that cannot stand in an archive, each once as the folder or file that has to be
/// renamed, with why.
#[must_use]
pub fn refused<'n>(names: impl IntoIterator<Item = &'n str>) -> Vec<(String, Said)> {
    let mut refused = BTreeMap::new();
    let mut known = Names::default();
    for name in names {
        let ends = name.match_indices('/').map(|(end, _)| end).chain([name.len()]);
        let bad = ends.clone().find_map(|end| Some((end, check(&name[..end]).err()?)));
        if let Some((end, why)) = bad {
            refused.insert(name[..end].to_owned(), why.said());
        } else if let Err(other) = known.add(name) {
            // The folder that is written in two ways, not everything in it.
            let depth = other.matches('/').count();
            let end = ends.clone().nth(depth).unwrap_or(name.len());
            let other = shown(&other);
            let why = say!("some systems take it and `{other}` for the same", other);
            refused.insert(name[..end].to_owned(), why);
        }
    }
    refused.into_iter().collect()
}

/// Control characters, those that change the direction of what is beside them, and spaces
/// and fillers that look like another sign or like nothing.
fn is_unseen(sign: char) -> bool {
    let unseen = match sign.general_category() {
        GeneralCategory::Control
        | GeneralCategory::Format
        | GeneralCategory::LineSeparator
        | GeneralCategory::ParagraphSeparator => true,
        GeneralCategory::SpaceSeparator => sign != ' ',
        _ => false,
    };
    let selects = matches!(
        u32::from(sign),
        0xfe00..=0xfe0f | 0xe_0100..=0xe_01ef | 0x180b..=0x180f
    );
    unseen || selects || BLANK.contains(&sign)
}

/// `NUL`, `nul.txt`, `AUX .x`, `COM¹`: Windows looks at what stands before the first point,
/// without spaces at its end.
fn is_device(part: &str) -> bool {
    let stem = part.split(['.', ':']).next().unwrap_or(part);
    let stem = stem.trim_end_matches(' ').to_uppercase();
    let numbered = |kind: &str| {
        let mut number = stem.strip_prefix(kind)?.chars();
        let is_number = |sign: char| sign.is_ascii_digit() || "¹²³".contains(sign);
        Some(number.next().is_some_and(is_number) && number.next().is_none())
    };
    DEVICES.contains(&stem.as_str())
        || NUMBERED.iter().any(|kind| numbered(kind).unwrap_or_default())
}

/// What is the same for two names that some system takes for one: whatever differs only in
/// capital letters or in how a letter and its accent are written.
fn folded(part: &str) -> String {
    let lower = part.nfd().flat_map(char::to_lowercase).collect::<String>();
    // Capital letters of some signs are several, as SS of ß.
    let upper = lower.nfd().flat_map(char::to_uppercase).collect::<String>();
    upper.nfd().flat_map(char::to_lowercase).nfd().collect()
}

/// The names of an archive, of which no system takes two for one.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Each folder and file as it is spelled, and whether it is a file.
    known: BTreeMap<String, (String, bool)>,
}

impl Names {
    /// Adds the path of a file, or tells which other one is the same on some systems.
    pub(super) fn add(&mut self, name: &str) -> Result<(), String> {
        let mut folder = String::new();
        let ends = name.match_indices('/').map(|(end, _)| end).chain([name.len()]);
        for end in ends {
            let is_file = end == name.len();
            let path = &name[..end];
            if !folder.is_empty() {
                folder.push('/');
            }
            folder.push_str(&folded(path.rsplit('/').next().unwrap_or(path)));
            match self.known.get(&folder) {
                Some((other, other_is_file))
                    if *other_is_file || is_file || other != path =>
                {
                    return Err(other.clone());
                }
                Some(_) => {}
                None => {
                    self.known.insert(folder.clone(), (path.to_owned(), is_file));
                }
            }
        }
        Ok(())
    }
}

/// As many signs of a name are printed.
const SHOWN: usize = 160;

/// A name as it can be printed: what cannot be seen is written out, and what is too long is
/// cut.
#[must_use]
pub fn shown(name: &str) -> String {
    let mut shown = String::new();
    for sign in name.chars().take(SHOWN) {
        if is_unseen(sign) {
            shown.extend(sign.escape_unicode());
        } else {
            shown.push(sign);
        }
    }
    if name.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn devices_are_known_in_all_their_forms() {
        for device in [
            "CON",
            "con.txt",
            "NUL.tar.gz",
            "AUX .x",
            "aux",
            "PRN ",
            "COM1",
            "com9.csv",
            "COM¹",
            "LPT²",
            "lpt³.x",
            "LPT0",
            "CONIN$",
            "conout$.txt",
            "CLOCK$",
            "nul:x",
        ] {
            assert!(is_device(device), "{device}");
        }
        for name in ["CONTENT", "COM", "COM10", "LPTX", "nulla.csv", "auxin", "x.CON"] {
            assert!(!is_device(name), "{name}");
        }
    }

    #[test]
    fn a_name_that_misleads_is_bad() {
        for (name, bad) in [
            ("a/../b", BadName::Leads),
            ("/a", BadName::Leads),
            ("..\\a", BadName::Leads),
            ("a//b", BadName::Leads),
            ("a\\b", BadName::Sign('\\')),
            ("svar.csv:x", BadName::Sign(':')),
            ("a\u{202e}fdp.exe", BadName::Unseen('\u{202e}')),
            ("a\u{2066}b", BadName::Unseen('\u{2066}')),
            ("a\u{200b}b", BadName::Unseen('\u{200b}')),
            ("a\u{ad}b", BadName::Unseen('\u{ad}')),
            ("a\u{a0}b", BadName::Unseen('\u{a0}')),
            ("a\u{1b}[31m", BadName::Unseen('\u{1b}')),
            ("a\u{2028}", BadName::Unseen('\u{2028}')),
            ("a\u{e0041}", BadName::Unseen('\u{e0041}')),
            ("slut.", BadName::Ending("slut.".to_owned())),
            ("mapp /a", BadName::Ending("mapp ".to_owned())),
            ("data/Nul.csv", BadName::Device("Nul.csv".to_owned())),
        ] {
            assert_eq!(check(name), Err(bad), "{name:?}");
        }
        assert_eq!(check(&"å".repeat(127)), Ok(()));
        assert_eq!(check(&"å".repeat(128)), Err(BadName::Long));
        assert_eq!(check(&"abc/".repeat(256)), Err(BadName::Leads));
        assert_eq!(check(&format!("{}a", "abc/".repeat(256))), Err(BadName::Long));
        assert_eq!(check("book/rapport 2017/LÄS-MIG (1)+#%.txt"), Ok(()));
    }

    #[test]
    fn names_that_a_system_takes_for_one_are_found() {
        for (one, other) in [
            ("a.txt", "A.txt"),
            ("Å.txt", "a\u{30a}.txt"),
            ("STRASSE", "straße"),
            ("ẞ", "ss"),
            ("İ", "i\u{307}"),
            ("ı", "I"),
            ("ΣΑΣ", "σας"),
            ("ﬁl", "FIL"),
            ("K", "\u{212a}"),
            ("a/b", "a"),
            ("A/b", "a/c"),
            ("x", "x/y"),
        ] {
            let mut names = Names::default();
            assert_eq!(names.add(one), Ok(()));
            assert!(names.add(other).is_err(), "{one} {other}");
        }
        let mut names = Names::default();
        for name in ["a/b", "a/c", "ab", "ö", "o", "s", "ss/x"] {
            assert_eq!(names.add(name), Ok(()), "{name}");
        }
        assert_eq!(names.add("A/b"), Err("a".to_owned()));
    }
}
