//! What is said of several things: `a, b and c`.

use crate::say;

use super::said::Said;

impl Said {
    /// All of these: `a, b and c`. Of none nothing is said.
    #[must_use]
    pub fn all_of(parts: impl IntoIterator<Item = impl Into<Self>>) -> Self {
        listed(parts, |rest, last| say!("{rest} and {last}", rest, last))
    }

    /// One of these: `a, b or c`.
    #[must_use]
    pub fn one_of(parts: impl IntoIterator<Item = impl Into<Self>>) -> Self {
        listed(parts, |rest, last| say!("{rest} or {last}", rest, last))
    }

    /// One after another, with a comma between: `a, b, c`.
    #[must_use]
    pub fn in_a_row(parts: impl IntoIterator<Item = impl Into<Self>>) -> Self {
        listed(parts, comma)
    }

    /// One after another, each for itself: `a; b; c`.
    #[must_use]
    pub fn each_of(parts: impl IntoIterator<Item = impl Into<Self>>) -> Self {
        let parts = parts.into_iter().map(Into::into);
        let all = parts.reduce(|rest, next| say!("{rest}; {next}", rest, next));
        all.unwrap_or_else(|| Self::from(String::new()))
    }
}

fn comma(rest: Said, next: Said) -> Said {
    say!("{rest}, {next}", rest, next)
}

fn listed(
    parts: impl IntoIterator<Item = impl Into<Said>>,
    end: impl FnOnce(Said, Said) -> Said,
) -> Said {
    let mut parts = parts.into_iter().map(Into::into).collect::<Vec<Said>>();
    let last = parts.pop().unwrap_or_else(|| Said::from(String::new()));
    match parts.into_iter().reduce(comma) {
        Some(rest) => end(rest, last),
        None => last,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_of_several_has_its_word_before_it() {
        assert_eq!(Said::all_of(["a", "b", "c"]), "a, b and c");
        assert_eq!(Said::one_of(["a", "b"]), "a or b");
        assert_eq!(Said::in_a_row(["a", "b", "c"]), "a, b, c");
        assert_eq!(Said::each_of(["a", "b", "c"]), "a; b; c");
        assert_eq!(Said::all_of(["a"]), "a");
        assert_eq!(Said::all_of(Vec::<Said>::new()), "");
    }
}
