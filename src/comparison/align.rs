//! Two sequences laid beside each other, so that as much as possible is the same.

use std::hash::Hash;

use similar::{Algorithm, DiffTag, capture_diff_slices};

/// A stretch of two sequences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stretch<'s, T> {
    /// The same in both.
    Same(&'s [T]),
    /// Other items; one of the two may be empty.
    Other(&'s [T], &'s [T]),
}

/// Lays two sequences beside each other with as few differences as possible (E. W. Myers,
/// *Algorithmica* 1, 1986).
pub(super) fn align<'s, T: Eq + Hash + Ord>(
    then: &'s [T],
    now: &'s [T],
) -> Vec<Stretch<'s, T>> {
    let mut stretches = Vec::new();
    let (mut row, mut column) = (0, 0);
    let operations = capture_diff_slices(Algorithm::Myers, then, now);
    let mut same = operations.iter().filter(|one| one.tag() == DiffTag::Equal);
    loop {
        // What stands between two stretches that are the same is other in both.
        let (rows, columns) = same.next().map_or_else(
            || (then.len()..then.len(), now.len()..now.len()),
            |one| (one.old_range(), one.new_range()),
        );
        if row < rows.start || column < columns.start {
            let other = (&then[row..rows.start], &now[column..columns.start]);
            stretches.push(Stretch::Other(other.0, other.1));
        }
        if rows.is_empty() {
            return stretches;
        }
        stretches.push(Stretch::Same(&then[rows.clone()]));
        (row, column) = (rows.end, columns.end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(then: &str, now: &str) -> String {
        let letters = |text: &str| text.chars().collect::<Vec<_>>();
        let (then, now) = (letters(then), letters(now));
        let text = |letters: &[char]| letters.iter().collect::<String>();
        let stretches = align(&then, &now).into_iter().map(|stretch| match stretch {
            Stretch::Same(same) => text(same),
            Stretch::Other(then, now) => format!("[{}|{}]", text(then), text(now)),
        });
        stretches.collect()
    }

    #[test]
    fn as_much_as_possible_is_the_same() {
        assert_eq!(told("", ""), "");
        assert_eq!(told("abc", "abc"), "abc");
        assert_eq!(told("abc", ""), "[abc|]");
        assert_eq!(told("abcd", "axcd"), "a[b|x]cd");
        assert_eq!(told("abcdef", "bcxdef"), "[a|]bc[|x]def");
        assert_eq!(told("nematode", "empty"), "[n|]em[a|p]t[ode|y]");
    }
}
