//! What mends a mistake: takes a diagnostic, gives the replacements that its hints name.

use crate::diagnostic::{Diagnostic, Place, Said};

/// A replacement that a hint names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remedy {
    /// The hint.
    pub hint: Said,
    /// What is replaced.
    pub place: Place,
    /// By what.
    pub text: String,
}

/// What a hint begins and ends with that says what to write in place of what stands
/// there.
const EXACT: [(&str, &str); 4] = [
    ("did you mean `", "`?"),
    ("use `", "`, the only one there is"),
    ("write `", "`, without the curly quotation marks"),
    ("write `", "`, without quotation marks"),
];

/// Words in backticks.
fn quoted(message: &str) -> impl Iterator<Item = &str> {
    message.split('`').skip(1).step_by(2)
}

/// The replacements that the hints of a diagnostic name exactly, where it is clear what
/// is to be replaced.
#[must_use]
pub fn remedies(diagnostic: &Diagnostic) -> Vec<Remedy> {
    let Some(place) = &diagnostic.place else { return Vec::new() };
    let source = place.source();
    if source.confidential {
        return Vec::new();
    }
    let hints = diagnostic.hints.iter().filter_map(|said| {
        let hint = said.to_string();
        let meant = EXACT.iter().find_map(|(before, after)| {
            let rest = hint.strip_prefix(before)?;
            // More may be said after it.
            rest.split_once(after).map(|(meant, _)| meant)
        })?;
        let replaced = match hint.ends_with("`, without quotation marks") {
            true => place.clone(),
            false => wrong(diagnostic, place)?,
        };
        let text = meant.to_owned();
        Some(Remedy { hint: said.clone(), place: replaced, text })
    });
    hints.collect()
}

/// The word that is wrong: the first that the message quotes and that stands once in the
/// place.
fn wrong(diagnostic: &Diagnostic, place: &Place) -> Option<Place> {
    let (source, start) = (place.source(), place.start());
    let written = &source.text[start..place.end()];
    let stands_once = |word: &&str| written.matches(*word).count() == 1;
    let message = diagnostic.message.to_string();
    let word = quoted(&message).filter(|word| !word.is_empty()).find(stands_once)?;
    let at = start + written.find(word)?;
    Some(Place::new(source, at, at + word.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Source;

    fn told(text: &str, wrong: &str, meant: &[&str]) -> Vec<String> {
        let source = Source::new("a.yaml", text);
        let at = text.find(wrong).expect("it stands there");
        let place = Place::new(&source, at, at + wrong.len());
        let word = wrong.trim_matches('"');
        let error = Diagnostic::error(format!("unknown key `{word}` in `x`")).at(&place);
        let error = error.suggest(word, meant.iter().copied());
        let found = remedies(&error);
        found.iter().map(|one| format!("{} {}", one.place, one.text)).collect()
    }

    #[test]
    fn what_a_hint_names_replaces_what_is_wrong() {
        assert_eq!(told("a: b\ntitel: x\n", "titel", &["title"]), ["a.yaml:2:1 title"]);
        assert_eq!(told("a: \"nöjdd\"\n", "\"nöjdd\"", &["nöjd"]), ["a.yaml:1:5 nöjd"]);
        assert!(told("zzz: b\n", "zzz", &["title", "id"]).is_empty());
    }
}
