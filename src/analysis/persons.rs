//! What in a text looks like the name of a person: a given name that is common in the
//! Nordic countries, and a name after it. It finds many and not all, so nothing rests on it
//! but a warning.

use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Common given names, from the statistics of names of Statistics Sweden, Norway and Denmark.
static GIVEN_NAMES: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| include_str!("given_names.txt").split_whitespace().collect());

/// Whether a text looks like it names a person.
pub(super) fn looks_like_person(text: &str) -> bool {
    let words =
        text.split(|sign: char| !sign.is_alphabetic() && sign != '-').collect::<Vec<_>>();
    words.windows(2).any(|pair| {
        // Of a double name the first half tells.
        let given = pair[0].split('-').next().unwrap_or_default();
        let is_name = pair[1].starts_with(char::is_uppercase) && pair[1].len() > 1;
        is_name && GIVEN_NAMES.contains(given)
    })
}

#[cfg(test)]
mod tests {
    use super::looks_like_person;

    #[test]
    fn a_given_name_before_another_name_looks_like_a_person() {
        for text in [
            "Anna Exempelsson",
            "ordförande: Karl-Erik Exempel (region)",
            "Möte med Bjørn Eksempel",
        ] {
            assert!(looks_like_person(text), "{text}");
        }
        for text in [
            "Region Halland",
            "Studieförbund",
            "Konferens om Agenda 2030",
            "Bo på Öckerö",
            "per län",
            "Maria kyrka",
        ] {
            assert!(!looks_like_person(text), "{text}");
        }
    }
}
