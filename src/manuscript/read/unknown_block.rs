//! Tells of a block whose first word is no kind of block: takes what is written, gives what
//! seems to be meant.

use crate::diagnostic::{Diagnostic, Place};
use crate::say;
use crate::yaml;

/// As many characters are shown of what should be a kind of block.
const LONGEST: usize = 40;

/// The error that there is no kind of block of a name, among those that there are.
pub(super) fn told(word: &str, place: &Place, kinds: &[&str]) -> Diagnostic {
    if let Some((key, value)) = yaml::unspaced(word)
        && kinds.contains(&key)
    {
        let at = place.start() + key.len();
        let colon = Place::new(place.source(), at, at + 1);
        return yaml::colon_without_space(&colon, key, value);
    }
    // A text that lacks its key may be long.
    let line = word.lines().next().unwrap_or_default();
    let shown = line.chars().take(LONGEST).collect::<String>();
    let begins = shown.trim_end();
    let message = match shown.len() < word.len() {
        true => say!("unknown kind of block `{begins}…`", begins),
        false => say!("unknown kind of block `{word}`", word = begins),
    };
    let error = Diagnostic::error(message).at(place);
    if shown.contains(' ') {
        return error.hint("say first what it is: `text: …`, `section: …`");
    }
    error.suggest(word, kinds.iter().copied())
}
