//! Abbreviations that are never spelt out, or only after they were used.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::{Diagnostic, Diagnostics, Placed};
use crate::manuscript::{Block, Manuscript, Prose};
use crate::say;

use super::passages::{AuthorPassage, Role};
use super::plain::{is_code, is_space, plain};

/// What nobody spells out.
const KNOWN: [&str; 45] = [
    "AB", "AIDS", "ANOVA", "BNP", "CD", "COVID", "CSV", "DNA", "DOI", "DVD", "EES", "EU",
    "FAQ", "FN", "GDPR", "GPS", "HIV", "HR", "HTML", "ID", "IQ", "ISBN", "ISSN", "IT",
    "KI", "NATO", "OBS", "OECD", "OK", "PC", "PDF", "PIN", "PM", "SFS", "SMS", "SOU",
    "SPSS", "TV", "UK", "UN", "URL", "USA", "USB", "VD", "WHO",
];

/// Where an abbreviation stands.
struct Use<'m> {
    prose: &'m Prose,
    range: Range<usize>,
    role: Role,
    defines: bool,
}

/// Reviews the abbreviations of a report.
pub(super) fn review(
    manuscript: &Manuscript,
    passages: &[AuthorPassage<'_>],
    diagnostics: &mut Diagnostics,
) {
    let listed = &manuscript.report.abbreviations;
    let terms = manuscript.blocks().into_iter().filter_map(|block| match block {
        Block::Terms(terms) => Some(terms),
        _ => None,
    });
    let terms = terms.flatten().map(|term| &term.term).collect::<Vec<_>>();
    let mut uses: BTreeMap<String, Vec<Use<'_>>> = BTreeMap::new();
    for passage in passages {
        if matches!(passage.role, Role::Alt | Role::Drawing) {
            continue;
        }
        let text = &passage.plain;
        for range in capitals(text) {
            let word = text[range.clone()].iter().collect::<String>();
            if KNOWN.contains(&word.as_str()) || is_roman(&word) {
                continue;
            }
            let defines = defines(text, &range);
            let (prose, role) = (passage.prose, passage.role);
            uses.entry(word).or_default().push(Use { prose, range, role, defines });
        }
    }
    for (word, uses) in &uses {
        let spelt = |term: &&Placed<String>| {
            term.value.split(|c: char| !c.is_alphanumeric()).any(|part| part == word)
        };
        if listed.iter().any(|known| known.value == *word) || terms.iter().any(spelt) {
            continue;
        }
        told(word, uses, diagnostics);
    }
}

fn told(word: &str, uses: &[Use<'_>], diagnostics: &mut Diagnostics) {
    let definition = uses.iter().position(|used| used.defines);
    // A heading or a caption may use what the text under it spells out.
    let first = uses.iter().position(|used| used.role.argues());
    let (used, message, hint) = match (definition, first) {
        (None, _) => (
            &uses[first.unwrap_or(0)],
            say!("the abbreviation `{word}` is never spelt out", word),
            say!(
                "spell it out where it comes first, as `hela namnet ({word})`, or under \
                 `abbreviations` in report.yaml",
                word
            ),
        ),
        (Some(definition), Some(first))
            if first < definition && !in_its_note(&uses[first], &uses[definition]) =>
        {
            let place = uses[definition].prose.place_of(uses[definition].range.clone());
            (
                &uses[first],
                say!("the abbreviation `{word}` is used before it is spelt out", word),
                say!("spell it out here; that is done only at {place}", place),
            )
        }
        _ => return,
    };
    let place = used.prose.place_of(used.range.clone());
    let warning = Diagnostic::warning(message).at(&place).hint(hint);
    diagnostics.push(warning.finding("abbreviation", word));
}

/// Whether a footnote right after the first use spells it out.
fn in_its_note(first: &Use<'_>, definition: &Use<'_>) -> bool {
    if first.prose != definition.prose {
        return false;
    }
    let text = plain(&first.prose.text);
    let between = &text[first.range.end..definition.range.start];
    let note = between.iter().position(|c| *c == '[');
    note.is_some_and(|note| (1..100).contains(&note) && is_code(between[note - 1]))
}

/// Words of two to six capitals; a genitive or the second part of a compound may follow. What is
/// written in capitals as a whole, as labels in data files are, has none.
fn capitals(text: &[char]) -> Vec<Range<usize>> {
    let mut found = words_of_capitals(text);
    if !text.iter().any(|c| c.is_lowercase()) && found.len() > 1 {
        return Vec::new();
    }
    let shouted = shouted(text);
    found.retain(|word| !shouted.iter().any(|range| range.contains(&word.start)));
    found
}

/// So many words of capitals one after another are written so as a whole.
const SHOUTED: usize = 3;

/// Where words stand that are written in capitals as a whole.
fn shouted(text: &[char]) -> Vec<Range<usize>> {
    let (mut runs, mut start, mut words) = (Vec::new(), 0, 0);
    let mut at = 0;
    for part in text.split_inclusive(|c| is_space(*c)) {
        let letters = part.iter().filter(|c| c.is_alphabetic());
        let is_word =
            letters.clone().count() > 1 && letters.clone().all(|c| c.is_uppercase());
        let end = at + part.len();
        if is_word {
            start = if words == 0 { at } else { start };
            words += 1;
        }
        if words >= SHOUTED && (!is_word || end == text.len()) {
            runs.push(start..end);
        }
        if !is_word {
            words = 0;
        }
        at = end;
    }
    runs
}

fn words_of_capitals(text: &[char]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let part = |c: &char| c.is_alphanumeric() || *c == '_';
        let length = text[start..].iter().take_while(|c| part(c)).count();
        if length == 0 {
            start += 1;
            continue;
        }
        let word = &text[start..start + length];
        let upper = word.iter().take_while(|c| c.is_uppercase()).count();
        let genitive = upper + 1 == length && word[upper] == 's';
        let inside = start > 0 && matches!(text[start - 1], '-' | '.' | '@' | '#');
        if (2..=6).contains(&upper) && (upper == length || genitive) && !inside {
            found.push(start..start + upper);
        }
        start += length;
    }
    found
}

/// Whether an abbreviation is spelt out: `ord ord (IFO)` or `IFO (ord ord)`, or between
/// commas where the initials agree: `samordnad individuell plan, SIP`.
fn defines(text: &[char], range: &Range<usize>) -> bool {
    let before = text[..range.start].iter().rev().copied();
    let in_brackets = before.clone().next() == Some('(')
        && before.skip(1).find(|c| !is_space(*c)).is_some_and(char::is_alphabetic);
    let after = text[range.end..].iter().copied().skip_while(|c| is_space(*c));
    let after = after.collect::<String>();
    let explained = after.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    let explains = explained.is_some_and(|(words, _)| {
        let letters = words.chars().filter(|c| c.is_alphabetic()).count();
        letters > 2 * range.len()
    });
    in_brackets || explains || beside(text, range)
}

/// Whether the words on the other side of a comma have the letters as their initials.
fn beside(text: &[char], range: &Range<usize>) -> bool {
    let letters = text[range.clone()].iter().flat_map(|c| c.to_lowercase());
    let letters = letters.collect::<Vec<_>>();
    let initials = |text: &[char]| {
        let text = text.iter().collect::<String>().to_lowercase();
        let words = text.split(|c: char| !c.is_alphanumeric());
        words.filter_map(|word| word.chars().next()).collect::<Vec<_>>()
    };
    let most = letters.len() + 2;
    let before = text[..range.start].iter().collect::<String>();
    let before = before.trim_end().strip_suffix(',').map(|rest| {
        let clause = rest.rsplit(['.', ',', ';', ':']).next().unwrap_or_default();
        let mut initials = initials(&clause.chars().collect::<Vec<_>>());
        initials.drain(..initials.len().saturating_sub(most));
        initials
    });
    let after = text[range.end..].strip_prefix(&[',']).map(|rest| {
        let clause = rest.iter().take_while(|c| !matches!(c, '.' | ',' | ';' | ':'));
        let mut initials = initials(&clause.copied().collect::<Vec<_>>());
        initials.truncate(most);
        initials
    });
    before.into_iter().chain(after).any(|initials| {
        let mut initials = initials.iter();
        letters.iter().all(|letter| initials.any(|initial| initial == letter))
    })
}

/// Whether a word is a number such as `III`.
fn is_roman(word: &str) -> bool {
    let value = |c: char| match c {
        'I' => Some(1),
        'V' => Some(5),
        'X' => Some(10),
        _ => None,
    };
    word.chars().all(|c| value(c).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let text = plain(text);
        let words = capitals(&text).into_iter();
        words.map(|range| text[range].iter().collect()).collect()
    }

    #[test]
    fn what_is_written_in_capitals_as_a_whole_has_no_abbreviations() {
        assert_eq!(found("Enligt SCB och IFO:s SIP"), ["SCB", "IFO", "SIP"]);
        assert_eq!(found("SCB"), ["SCB"]);
        assert!(found("BODY WEIGHT 58").is_empty());
        assert!(found("Andelen med svaret \"FATAL MI EVENT\" är liten").is_empty());
        assert_eq!(found("SKR SCB visar att"), ["SKR", "SCB"]);
        assert_eq!(found("MER OM DET från SCB"), ["SCB"]);
    }
}
