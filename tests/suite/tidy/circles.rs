//! Which files of a folder need each other: in a circle none can be read by itself.

use std::collections::{BTreeMap, BTreeSet};

use super::sources;

/// Folders in which files need each other in a circle, because what they hold are two sides of
/// one thing: how a map is read and what its keys hold; where a command works and what it writes.
const WITH_CIRCLES: [&str; 2] = ["file", "format"];

/// The names that a list such as `a::{b, c::{d, e}}` brings in, each with its whole path.
fn listed(list: &str) -> Vec<String> {
    let list = list.trim();
    let Some((before, inner)) = list.split_once('{') else {
        let path = list.split(" as ").next().unwrap_or_default();
        return vec![path.trim_end_matches("::self").to_owned()];
    };
    let inner = inner.rfind('}').map_or(inner, |end| &inner[..end]);
    let (mut parts, mut depth) = (vec![String::new()], 0);
    for letter in inner.chars() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        match (letter, parts.last_mut()) {
            (',', _) if depth == 0 => parts.push(String::new()),
            (_, Some(part)) => part.push(letter),
            (_, None) => {}
        }
    }
    let parts = parts.iter().filter(|part| !part.trim().is_empty());
    parts.flat_map(|part| listed(part)).map(|name| format!("{before}{name}")).collect()
}

/// Every path that a source names: in its lists of names, and where it begins at `crate` or
/// `super`.
fn named_paths(text: &str) -> Vec<String> {
    let mut named = Vec::new();
    for list in text.split("use ").skip(1) {
        named.extend(listed(list.split(';').next().unwrap_or_default()));
    }
    for start in ["crate::", "super::"] {
        for (at, _) in text.match_indices(start) {
            let is_path = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == ':';
            let rest = &text[at..];
            if !text[..at].ends_with(is_path) {
                let end = rest.find(|c| !is_path(c)).unwrap_or(rest.len());
                named.push(rest[..end].to_owned());
            }
        }
    }
    named
}

/// The modules that lead to a file, from the crate on.
fn modules(file: &str) -> Vec<&str> {
    let file = file.trim_end_matches(".rs");
    file.trim_end_matches("/mod").split('/').collect()
}

/// A path from the crate on, as it stands in a file of these modules.
fn from_the_crate<'p>(path: &'p str, modules: &[&'p str]) -> Option<Vec<&'p str>> {
    let parts = path.split("::").collect::<Vec<_>>();
    let above = parts.iter().take_while(|part| **part == "super").count();
    match parts.first() {
        Some(&"crate") => Some(parts[1..].to_vec()),
        Some(&"super") => {
            let around = modules.get(..modules.len().checked_sub(above)?)?;
            Some([around, &parts[above..]].concat())
        }
        _ => None,
    }
}

/// What the module of a folder hands on of its files, with the file.
fn handed_on(text: &str) -> BTreeMap<String, String> {
    let own = named_paths(text).into_iter().filter_map(|path| {
        let (file, name) = path.strip_prefix("self::")?.split_once("::")?;
        Some((name.to_owned(), file.to_owned()))
    });
    own.collect()
}

/// The files of a folder, each with those of them that it needs. A folder in it and the file
/// of the same name are one.
fn needs(
    folder: &str,
    sources: &BTreeMap<String, String>,
) -> BTreeMap<String, BTreeSet<String>> {
    let here = folder.split('/').collect::<Vec<_>>();
    let face = [format!("{folder}/mod.rs"), format!("{folder}.rs")];
    let face = face.iter().find_map(|name| sources.get(name));
    let handed_on = face.map(|text| handed_on(text)).unwrap_or_default();
    let mut needs: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (file, text) in sources {
        let modules = modules(file);
        let Some([own, ..]) = modules.strip_prefix(here.as_slice()) else { continue };
        if file.ends_with("tests.rs") {
            continue;
        }
        let needed = needs.entry((*own).to_owned()).or_default();
        for path in named_paths(text) {
            let path = from_the_crate(&path, &modules).unwrap_or_default();
            let Some([first, ..]) = path.strip_prefix(here.as_slice()) else { continue };
            let first = handed_on.get(*first).map_or(*first, String::as_str);
            needed.extend((first != *own).then(|| first.to_owned()));
        }
    }
    let known = needs.keys().cloned().collect::<BTreeSet<_>>();
    for needed in needs.values_mut() {
        needed.retain(|name| known.contains(name));
    }
    needs
}

/// What is left when everything that needs nothing that is left has been taken away.
fn circle(mut needs: BTreeMap<String, BTreeSet<String>>) -> Vec<String> {
    loop {
        let left = needs.keys().cloned().collect::<BTreeSet<_>>();
        needs.retain(|_, needed| !needed.is_disjoint(&left));
        if needs.len() == left.len() {
            return left.into_iter().collect();
        }
    }
}

#[test]
fn no_files_go_round_in_a_circle() {
    let sources = sources();
    let folders = sources.keys().filter_map(|file| Some(file.rsplit_once('/')?.0));
    let folders = folders.collect::<BTreeSet<_>>();
    assert!(folders.len() > 20, "folders are found");
    let mut wrong = Vec::new();
    for folder in folders {
        let circle = circle(needs(folder, &sources));
        if circle.is_empty() == WITH_CIRCLES.contains(&folder) {
            wrong.push(format!("{folder}: {}", circle.join(", ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_circle_is_found() {
    let source = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    let mut sources = BTreeMap::from([
        source("room/mod.rs", "mod a;\nmod b;\nmod c;\npub use self::c::{Thing, Other};"),
        source("room/a.rs", "use super::b::{self, part::Piece};"),
        source("room/b/part.rs", "use super::super::Thing;"),
        source("room/c.rs", "fn other() { crate::elsewhere::a::b() }"),
    ]);
    assert_eq!(circle(needs("room", &sources)), Vec::<String>::new());
    sources.extend([source("room/c.rs", "fn other() { crate::room::a::made() }")]);
    assert_eq!(circle(needs("room", &sources)), ["a", "b", "c"]);
}

#[test]
fn what_readers_need_of_values_is_seen() {
    let manuscript = needs("manuscript", &sources());
    assert!(manuscript["read"].contains("block"), "readers make blocks");
    assert!(manuscript["keys"].contains("request"), "keys know the words of requests");
    assert!(!manuscript["block"].contains("read"), "values need no reader");
}
