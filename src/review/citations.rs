//! Works that nobody cites, authors whose names are nearly alike, and citations typed by
//! hand.

use std::ops::Range;
use std::sync::Arc;

use hayagriva::{Library, io};

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Source, nearly_the_same};
use crate::foreign;
use crate::template::TypstSource;

use super::passages::{Passage, Role};
use super::plain::{is_space, on_one_line, sentences};

/// A work of the bibliography.
struct Work {
    key: String,
    place: Place,
    /// Family names, or the names of organisations.
    authors: Vec<String>,
    year: Option<i32>,
}

/// Reviews citations and the bibliography.
pub(super) fn review(
    source: &TypstSource,
    passages: &[Passage<'_>],
    diagnostics: &mut Diagnostics,
) {
    // What is wrong with the bibliography is told when the document is set.
    let works = source.authored.values().find_map(works).unwrap_or_default();
    uncited(&works, source, diagnostics);
    similar(&works, diagnostics);
    typed(&works, passages, diagnostics);
}

fn works(source: &Arc<Source>) -> Option<Vec<Work>> {
    let bibtex = source.name.ends_with(".bib");
    let library = foreign::guarded(|| {
        if bibtex {
            io::from_biblatex_str(&source.text).ok()
        } else {
            io::from_yaml_str(&source.text).ok()
        }
    });
    let library = library.ok()??;
    Some(read(&library, source, bibtex))
}

fn read(library: &Library, source: &Arc<Source>, bibtex: bool) -> Vec<Work> {
    let work = |entry: &hayagriva::Entry| {
        let key = entry.key().to_owned();
        let names = entry.authors().unwrap_or_default().iter();
        let authors = names.map(|person| match &person.prefix {
            Some(prefix) => format!("{prefix} {}", person.name),
            None => person.name.clone(),
        });
        Work {
            place: place_of_key(source, &key, bibtex),
            authors: authors.collect(),
            year: entry.date().map(|date| date.year),
            key,
        }
    };
    library.iter().map(work).collect()
}

fn place_of_key(source: &Arc<Source>, key: &str, bibtex: bool) -> Place {
    let text = &source.text;
    let starts = text.match_indices(key).map(|(start, _)| start);
    let mut starts = starts.filter(|start| {
        let (before, after) = (&text[..*start], text[start + key.len()..].trim_start());
        if bibtex {
            before.trim_end().ends_with('{') && after.starts_with(',')
        } else {
            let before = before.trim_end_matches(['"', '\'']);
            let after = after.trim_start_matches(['"', '\'']);
            (before.is_empty() || before.ends_with('\n')) && after.starts_with(':')
        }
    });
    let start = starts.next();
    start.map_or_else(
        || Place::file(source),
        |start| Place::new(source, start, start + key.len()),
    )
}

fn uncited(works: &[Work], source: &TypstSource, diagnostics: &mut Diagnostics) {
    let texts = source.map.texts().collect::<Vec<_>>();
    let part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | ':');
    for work in works {
        let cited = texts.iter().any(|text| {
            text.match_indices(&work.key).any(|(start, key)| {
                let after = &text[start + key.len()..];
                let whole = !after.starts_with(part);
                text[..start].ends_with(['@', '<']) && whole
            })
        });
        if !cited {
            let key = &work.key;
            let message = format!(
                "`{key}` is never cited, and so does not stand in the list of works"
            );
            let hint = format!("cite it as `@{key}`, or remove it");
            let warning = Diagnostic::warning(message).at(&work.place).hint(hint);
            diagnostics.push(warning.finding("uncited", key));
        }
    }
}

fn similar(works: &[Work], diagnostics: &mut Diagnostics) {
    for (index, work) in works.iter().enumerate() {
        for other in &works[..index] {
            let names = work
                .authors
                .iter()
                .flat_map(|name| other.authors.iter().map(move |known| (name, known)));
            for (name, known) in
                names.filter(|(name, known)| nearly_the_same(name, known))
            {
                let message = format!(
                    "the author `{name}` of `{}` is nearly the same as `{known}` of `{}`",
                    work.key, other.key
                );
                let hint = "look up how the name is spelt, and write it alike in both";
                let warning = Diagnostic::warning(message).at(&work.place).hint(hint);
                diagnostics.push(warning.finding("similar-authors", name));
            }
        }
    }
}

/// A citation typed by hand.
struct Typed {
    range: Range<usize>,
    names: Vec<String>,
    year: i32,
    /// Whether it can be nothing else: `(Namn, 2007)`, or a name inside a sentence.
    certain: bool,
}

fn typed(works: &[Work], passages: &[Passage<'_>], diagnostics: &mut Diagnostics) {
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
                let message = format!("the citation `{written}` is typed by hand");
                let hint = match &work {
                    Some((work, remark)) => format!("write `@{}`{remark}", work.key),
                    None => "add the work to the bibliography, and cite it as `@KEY`"
                        .to_owned(),
                };
                let place = passage.prose.place_of(typed.range);
                let warning = Diagnostic::warning(message).at(&place).hint(hint);
                diagnostics.push(warning.finding("typed-citation", written));
            }
        }
    }
}

/// The work that is meant, and what is written otherwise there.
fn best<'w>(works: &'w [Work], typed: &Typed) -> Option<(&'w Work, String)> {
    let same_year = |work: &&Work| work.year == Some(typed.year);
    let other_year = |work: &Work| match work.year {
        Some(year) if year != typed.year => {
            format!("; its year is {year}, not {}", typed.year)
        }
        _ => String::new(),
    };
    let by_name = |work: &&Work| {
        work.authors.iter().any(|author| {
            typed.names.iter().any(|name| author.to_lowercase() == name.to_lowercase())
        })
    };
    let near = |work: &Work| {
        let mut pairs = work
            .authors
            .iter()
            .flat_map(|author| typed.names.iter().map(move |name| (name, author)));
        let (name, author) =
            pairs.find(|(name, author)| nearly_the_same(name, author))?;
        Some(format!("; its author is `{author}`, not `{name}`{}", other_year(work)))
    };
    if let Some(work) = works.iter().filter(same_year).find(by_name) {
        return Some((work, String::new()));
    }
    let nearly =
        works.iter().filter(same_year).find_map(|work| Some((work, near(work)?)));
    let named = || works.iter().find(by_name).map(|work| (work, other_year(work)));
    let nearest = || works.iter().find_map(|work| Some((work, near(work)?)));
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

/// Words between the names of several authors.
fn joins(word: &str) -> bool {
    matches!(word, "och" | "og" | "and" | "&" | "m.fl." | "m.fl" | "et" | "al." | "al")
}

/// Words that begin a sentence before a name.
fn opens(word: &str) -> bool {
    let words = [
        "Se",
        "Jfr",
        "Enligt",
        "Hos",
        "I",
        "Av",
        "Som",
        "Liksom",
        "Även",
        "Också",
        "Både",
        "Men",
        "Och",
        "Ifølge",
        "Både",
        "Også",
        "See",
        "In",
        "According",
        "Both",
        "Also",
    ];
    words.contains(&word)
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
