//! Finds what was meant where there is no file of a name: takes the root and the name, gives
//! the file that differs from it in capitals, accents or endings only.

use std::fs;
use std::path::Path;

/// As many names of a folder are looked at.
const MOST: usize = 10_000;

/// The path from the root of a file that may have been meant.
pub(super) fn near(root: &Path, name: &str) -> Option<String> {
    let (mut folder, mut found) = (root.to_path_buf(), Vec::new());
    let mut parts = name.split('/').peekable();
    while let Some(part) = parts.next() {
        let is_last = parts.peek().is_none();
        let names = names_in(&folder)?;
        let exact = names.iter().find(|known| *known == part);
        let folded = || names.iter().find(|known| fold(known) == fold(part));
        let otherwise = || {
            let mut same =
                names.iter().filter(|known| fold(stem(known)) == fold(stem(part)));
            same.next().filter(|_| is_last)
        };
        let next = exact.or_else(folded).or_else(otherwise)?;
        folder.push(next);
        found.push(next.clone());
    }
    let found = found.join("/");
    (found != name && folder.is_file()).then_some(found)
}

/// Folders of a project in which nobody keeps what a report reads.
const NOT_LOOKED_INTO: [&str; 3] = ["build", "fonts", "target"];

/// The path from the root of the only file that has the same name, in whatever folder.
pub(super) fn moved(root: &Path, name: &str) -> Option<String> {
    let wanted = name.rsplit('/').next()?;
    let (mut folders, mut found, mut looked_at) = (vec![String::new()], Vec::new(), 0);
    while let Some(folder) = folders.pop() {
        for one in names_in(&root.join(&folder)).unwrap_or_default() {
            looked_at += 1;
            let is_top = folder.is_empty();
            let path = if is_top { one.clone() } else { format!("{folder}/{one}") };
            let is_passed =
                one.starts_with('.') || is_top && NOT_LOOKED_INTO.contains(&one.as_str());
            // A link may lead back to a folder above.
            let kind = fs::symlink_metadata(root.join(&path)).ok()?.file_type();
            if kind.is_dir() && !is_passed {
                folders.push(path);
            } else if kind.is_file() && one == wanted && path != name {
                found.push(path);
            }
        }
        if looked_at > MOST || found.len() > 1 {
            return None;
        }
    }
    found.pop()
}

/// The names in a folder, sorted.
fn names_in(folder: &Path) -> Option<Vec<String>> {
    let entries = fs::read_dir(folder).ok()?.take(MOST).flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let mut names = names.collect::<Vec<_>>();
    names.sort();
    Some(names)
}

/// What stands before the first ending.
fn stem(name: &str) -> &str {
    name.split_once('.').map_or(name, |(stem, _)| stem)
}

/// A name without capitals and accents, which systems write in two ways.
fn fold(name: &str) -> String {
    let plain = |sign: char| match sign {
        '\u{300}'..='\u{36f}' => None,
        'å' | 'ä' => Some('a'),
        'ö' => Some('o'),
        'é' => Some('e'),
        'ü' => Some('u'),
        other => Some(other),
    };
    name.to_lowercase().chars().filter_map(plain).collect()
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests lay out folders")]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_differs_in_capitals_accents_or_endings_is_found() {
        let place = tempfile::tempdir().expect("a folder");
        fs::create_dir_all(place.path().join("Data/panel")).expect("a folder");
        for name in ["svar.CSV", "enka\u{308}t.csv", "kodbok.yaml.txt"] {
            fs::write(place.path().join("Data/panel").join(name), "").expect("written");
        }
        let found = |name: &str| near(place.path(), name);
        let there = |name: &str| Some(format!("Data/panel/{name}"));
        assert_eq!(found("Data/panel/svar.csv"), there("svar.CSV"));
        assert_eq!(found("data/Panel/svar.csv"), there("svar.CSV"));
        assert_eq!(found("data/panel/svar.xlsx"), there("svar.CSV"));
        assert_eq!(found("data/panel/enkät.csv"), there("enka\u{308}t.csv"));
        assert_eq!(found("data/panel/kodbok.yaml"), there("kodbok.yaml.txt"));
        for other in ["data/panel/annat.csv", "data/annat/svar.csv", "data/panel"] {
            assert_eq!(found(other), None, "{other}");
        }
        let moved = |name: &str| moved(place.path(), name);
        assert_eq!(moved("book/r/kodbok.yaml.txt"), there("kodbok.yaml.txt"));
        assert_eq!(moved("data/svar.csv"), None);
        fs::write(place.path().join("kodbok.yaml.txt"), "").expect("written");
        assert_eq!(moved("book/r/kodbok.yaml.txt"), None, "there are two");
    }
}
