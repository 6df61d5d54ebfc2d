//! Works that nobody cites, authors whose names are nearly alike, and citations typed by
//! hand.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use hayagriva::{Library, io};

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Said, Source, nearly_the_same};
use crate::document::Document;
use crate::foreign;
use crate::say;
use crate::words::Language;

use super::authors;
use super::passages::{AuthorPassage, Role};
use super::plain::{is_space, on_one_line, sentences};

/// A work of the bibliography.
struct CitedWork {
    key: String,
    place: Place,
    /// Family names, or the names of organisations.
    authors: Vec<String>,
    year: Option<i32>,
}

/// Reviews citations and the bibliography.
pub(super) fn review(
    document: &Document,
    bibliography: Option<&Arc<Source>>,
    passages: &[AuthorPassage<'_>],
    diagnostics: &mut Diagnostics,
) {
    // What is wrong with the bibliography is told when the document is set.
    let library = bibliography.and_then(|source| Some((source, library(source)?)));
    let mut works = Vec::new();
    if let Some(source) = bibliography.filter(|source| !is_bibtex(source)) {
        authors::review_yaml(source, diagnostics);
    }
    if let Some((source, library)) = library {
        let bibtex = is_bibtex(source);
        let places = places_of_keys(source, bibtex);
        if bibtex {
            authors::review_bibtex(&library, &places, diagnostics);
        }
        authors::nobody(&library, &places, bibtex, diagnostics);
        works = read(&library, source, &places);
    }
    uncited(&works, document, diagnostics);
    similar(&works, diagnostics);
    typed(&works, passages, diagnostics);
}

fn is_bibtex(source: &Source) -> bool {
    source.name.ends_with(".bib")
}

/// The keys of the works of a bibliography.
pub(super) fn keys(source: &Arc<Source>) -> BTreeSet<String> {
    places_of_keys(source, is_bibtex(source)).into_keys().collect()
}

fn library(source: &Arc<Source>) -> Option<Library> {
    let library = foreign::guarded(|| {
        if is_bibtex(source) {
            io::from_biblatex_str(&source.text).ok()
        } else {
            io::from_yaml_str(&source.text).ok()
        }
    });
    library.ok()?
}

fn read(
    library: &Library,
    source: &Arc<Source>,
    places: &BTreeMap<String, Place>,
) -> Vec<CitedWork> {
    let work = |entry: &hayagriva::Entry| {
        let key = entry.key().to_owned();
        let names = entry.authors().unwrap_or_default().iter();
        let authors = names.map(|person| match &person.prefix {
            Some(prefix) => format!("{prefix} {}", person.name),
            None => person.name.clone(),
        });
        CitedWork {
            place: places.get(&key).cloned().unwrap_or_else(|| Place::file(source)),
            authors: authors.collect(),
            year: entry.date().map(|date| date.year),
            key,
        }
    };
    library.iter().map(work).collect()
}

/// Where each key of a bibliography stands first, found in one pass over the file.
fn places_of_keys(source: &Arc<Source>, bibtex: bool) -> BTreeMap<String, Place> {
    let keys = if bibtex { bibtex_keys(&source.text) } else { yaml_keys(&source.text) };
    let mut places = BTreeMap::new();
    for (start, written) in keys {
        let before = written.len() - written.trim_start().len();
        let (start, key) = (start + before, written.trim());
        let place = || Place::new(source, start, start + key.len());
        places.entry(key.to_owned()).or_insert_with(place);
    }
    places
}

/// What stands between `@article{` and the comma, and where.
fn bibtex_keys(text: &str) -> Vec<(usize, &str)> {
    let key = |(brace, _): (usize, &str)| {
        let kind = text[..brace].trim_end();
        let name = kind.trim_end_matches(|sign: char| sign.is_ascii_alphabetic());
        let is_entry = name.len() < kind.len() && name.ends_with('@');
        let rest = &text[brace + 1..];
        let end = rest.find([',', '{', '}', '='])?;
        (is_entry && rest[end..].starts_with(',')).then(|| (brace + 1, &rest[..end]))
    };
    text.match_indices('{').filter_map(key).collect()
}

/// The keys that begin at the margin, without their quotation marks, and where.
fn yaml_keys(text: &str) -> Vec<(usize, &str)> {
    let mut keys = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if let Some((key, _)) = line.split_once(':')
            && !key.starts_with(char::is_whitespace)
        {
            let inside = key.trim_start_matches(['"', '\'']);
            let quotes = key.len() - inside.len();
            keys.push((start + quotes, inside.trim_end_matches(['"', '\''])));
        }
        start += line.len();
    }
    keys
}

fn uncited(works: &[CitedWork], document: &Document, diagnostics: &mut Diagnostics) {
    let mut cited = BTreeSet::new();
    document.prose().for_each(|prose| note_cited(prose.text(), &mut cited));
    for work in works.iter().filter(|work| !cited.contains(work.key.as_str())) {
        let key = &work.key;
        let message = say!(
            "`{key}` is never cited, and so does not stand in the list of works",
            key
        );
        let hint = say!("cite it as `@{key}`, or remove it", key);
        let warning = Diagnostic::warning(message).at(&work.place).hint(hint);
        diagnostics.push(warning.finding("uncited", key));
    }
}

/// Notes what a text cites: every word behind `@` or `<`, and what it begins with, since a
/// point may belong to a key (`@lag.2009`) or end the sentence.
fn note_cited<'t>(text: &'t str, cited: &mut BTreeSet<&'t str>) {
    let is_part = |sign: char| sign.is_alphanumeric() || matches!(sign, '-' | '_' | ':');
    for (mark, _) in text.match_indices(['@', '<']) {
        let word = &text[mark + 1..];
        let end = word.find(|sign| !is_part(sign) && sign != '.').unwrap_or(word.len());
        let word = &word[..end];
        cited.insert(word);
        cited.extend(word.match_indices('.').map(|(point, _)| &word[..point]));
    }
}

/// Tells of each name once, where it stands first, with one like it that stands before.
fn similar(works: &[CitedWork], diagnostics: &mut Diagnostics) {
    let alike = alike(works);
    let mut seen = BTreeMap::<&str, &CitedWork>::new();
    for work in works {
        for name in work.authors.iter().filter(|name| !seen.contains_key(name.as_str())) {
            let mut near = alike.get(name.as_str()).into_iter().flatten();
            if let Some((known, other)) = near.find_map(|near| seen.get_key_value(near)) {
                let message = say!(
                    "the author `{name}` of `{key}` is nearly the same as `{known}` of `{other}`",
                    name,
                    key = &work.key,
                    known,
                    other = &other.key
                );
                let hint = "look up how the name is spelt, and write it alike in both";
                let warning = Diagnostic::warning(message).at(&work.place).hint(hint);
                diagnostics.push(warning.finding("similar-authors", name));
            }
        }
        for name in &work.authors {
            seen.entry(name).or_insert(work);
        }
    }
}

/// The names that are nearly the same as each: those are looked for among the names that
/// begin with the same letter.
fn alike(works: &[CitedWork]) -> BTreeMap<&str, Vec<&str>> {
    let mut initials = BTreeMap::<Option<String>, BTreeSet<&str>>::new();
    for name in works.iter().flat_map(|work| &work.authors) {
        let initial = name.chars().next().map(|sign| sign.to_lowercase().collect());
        initials.entry(initial).or_default().insert(name);
    }
    let mut alike = BTreeMap::<_, Vec<_>>::new();
    for names in initials.into_values() {
        let names = names.into_iter().collect::<Vec<_>>();
        for (index, name) in names.iter().enumerate() {
            for other in &names[index + 1..] {
                if nearly_the_same(name, other) {
                    alike.entry(*name).or_default().push(*other);
                    alike.entry(*other).or_default().push(*name);
                }
            }
        }
    }
    alike
}

/// A citation typed by hand.
struct Typed {
    range: Range<usize>,
    names: Vec<String>,
    year: i32,
    /// Whether it can be nothing else: `(Namn, 2007)`, or a name inside a sentence.
    certain: bool,
}

fn typed(
    works: &[CitedWork],
    passages: &[AuthorPassage<'_>],
    diagnostics: &mut Diagnostics,
) {
    for passage in passages {
        if matches!(passage.role, Role::Drawing | Role::Alt) {
            continue;
        }
        let text = &passage.plain;
        for sentence in sentences(text) {
            for typed in citations(text, &sentence) {
                let work = best(works, &typed);
                if work.is_none() && !typed.certain {
                    continue;
                }
                let written = on_one_line(&text[typed.range.clone()]);
                let message = say!("the citation `{written}` is typed by hand", written);
                let hint = work.unwrap_or_else(|| {
                    say!("add the work to the bibliography, and cite it as `@KEY`")
                });
                let place = passage.prose.place_of(typed.range);
                let warning = Diagnostic::warning(message).at(&place).hint(hint);
                diagnostics.push(warning.finding("typed-citation", written));
            }
        }
    }
}

/// How the work that is meant is cited, and what is written otherwise there.
fn best(works: &[CitedWork], typed: &Typed) -> Option<Said> {
    let cite = |work: &CitedWork| say!("write `@{key}`", key = &work.key);
    let same_year = |work: &&CitedWork| work.year == Some(typed.year);
    let other_year = |hint: Said, work: &CitedWork| match work.year {
        Some(year) if year != typed.year => {
            say!(
                "{hint}; its year is {year}, not {typed}",
                hint,
                year,
                typed = typed.year
            )
        }
        _ => hint,
    };
    let by_name = |work: &&CitedWork| {
        work.authors.iter().any(|author| {
            typed.names.iter().any(|name| author.to_lowercase() == name.to_lowercase())
        })
    };
    let near = |work: &CitedWork| {
        let mut pairs = work
            .authors
            .iter()
            .flat_map(|author| typed.names.iter().map(move |name| (name, author)));
        let (name, author) =
            pairs.find(|(name, author)| nearly_the_same(name, author))?;
        let hint = say!(
            "{hint}; its author is `{author}`, not `{name}`",
            hint = cite(work),
            author,
            name
        );
        Some(other_year(hint, work))
    };
    if let Some(work) = works.iter().filter(same_year).find(by_name) {
        return Some(cite(work));
    }
    let nearly = works.iter().filter(same_year).find_map(near);
    let named = || works.iter().find(by_name).map(|work| other_year(cite(work), work));
    let nearest = || works.iter().find_map(near);
    nearly.or_else(named).or_else(nearest)
}

/// `Namn (2007)`, `Namn och Namn (2007)` and `(Namn, 2007)` in a sentence.
fn citations(text: &[char], sentence: &Range<usize>) -> Vec<Typed> {
    let mut found = Vec::new();
    for open in sentence.clone().filter(|at| text[*at] == '(') {
        let length = text[open..sentence.end].iter().position(|c| *c == ')');
        let Some(close) = length.map(|length| open + length) else { continue };
        let inside = text[open + 1..close].iter().collect::<String>();
        for part in inside.split(';') {
            // A page may follow the year.
            let clause = part.split(", s.").next().unwrap_or(part).trim();
            let (before, year) =
                clause.rsplit_once([' ', '\u{a0}', '\n']).unwrap_or(("", clause));
            let Some(year) = self::year(year) else { continue };
            let before = before.trim().trim_end_matches(',');
            if before.is_empty() {
                if let Some((start, names)) = names_before(text, open, sentence.start) {
                    let first = text[sentence.start..start].iter().all(|c| is_space(*c));
                    let certain = !first || names.len() > 1;
                    let range = start..close + 1;
                    found.push(Typed { range, names, year, certain });
                }
            } else if let Some(names) = names(before) {
                let (range, certain) = (open..close + 1, clause.contains(','));
                found.push(Typed { range, names, year, certain });
            }
        }
    }
    found
}

/// A year such as `2007` or `2007a`.
fn year(word: &str) -> Option<i32> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let letters = word.len() - digits.len();
    let year = digits.parse::<i32>().ok().filter(|_| digits.len() == 4)?;
    ((1900..2100).contains(&year) && letters <= 1).then_some(year)
}

/// Whether a word stands between the names of several authors, in any language.
fn joins(word: &str) -> bool {
    let mut own = Language::ALL.iter().map(|(_, it)| it.words().between_authors());
    matches!(word, "&" | "et" | "al." | "al") || own.any(|words| words.contains(&word))
}

/// Whether a word begins a sentence before a name, in any language.
fn opens(word: &str) -> bool {
    let mut own = Language::ALL.iter().map(|(_, it)| it.words().before_authors());
    own.any(|words| words.contains(&word))
}

/// The names in `Larsson Tholén och Danermark`, if there is nothing else.
fn names(text: &str) -> Option<Vec<String>> {
    let mut names = vec![String::new()];
    for word in text.split_whitespace() {
        let (name, ends) =
            word.strip_suffix(',').map_or((word, false), |name| (name, true));
        if joins(name) {
            names.push(String::new());
            continue;
        }
        let capital = name.chars().next().is_some_and(char::is_uppercase);
        let letters = name.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '.'));
        if !capital || !letters {
            return None;
        }
        if let Some(last) = names.last_mut() {
            if !last.is_empty() {
                last.push(' ');
            }
            last.push_str(name);
        }
        if ends {
            names.push(String::new());
        }
    }
    names.retain(|name| !name.is_empty());
    (!names.is_empty()).then_some(names)
}

/// The names that stand before a bracket, and where they begin.
fn names_before(text: &[char], open: usize, from: usize) -> Option<(usize, Vec<String>)> {
    let mut start = open;
    let mut found = None;
    loop {
        let space = text[from..start].iter().rev().take_while(|c| is_space(**c)).count();
        let end = start - space;
        let letter = |c: &&char| c.is_alphabetic() || matches!(c, '-' | '.' | '&' | ',');
        let length = text[from..end].iter().rev().take_while(letter).count();
        let word = text[end - length..end].iter().collect::<String>();
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        let closes = word.ends_with(['.', ',']) && !joins(&word);
        if length == 0
            || space == 0 && found.is_none()
            || closes
            || !(capital || joins(&word))
        {
            break;
        }
        start = end - length;
        let written = text[start..open].iter().collect::<String>();
        if capital
            && !opens(&word)
            && let Some(names) = names(&written)
        {
            found = Some((start, names));
        }
    }
    found
}
