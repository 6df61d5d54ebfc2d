//! Two sequences laid beside each other, so that as much as possible is the same.

use std::hash::Hash;
use std::ops::Range;

use similar::{Algorithm, DiffTag, capture_diff_slices};

/// Where the same item stands in two sequences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Match {
    then: usize,
    now: usize,
}

impl Match {
    /// So many items further on.
    fn after(self, count: usize) -> Self {
        Self { then: self.then + count, now: self.now + count }
    }
}

/// A stretch of two sequences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stretch<'s, T> {
    /// The same in both.
    Same(&'s [T]),
    /// Other items; one of the two may be empty.
    Other(&'s [T], &'s [T]),
}

/// Sequences are compared item by item as long as their lengths give no larger product.
const SMALL: usize = 4_000_000;

/// Lays two sequences beside each other with as few differences as possible (E. W. Myers,
/// *Algorithmica* 1, 1986). That takes as long as the product of their length and their
/// differences; long ones are first cut where an item stands once in both (B. Cohen's
/// patience diff), and a long part without such items is other as a whole.
pub(super) fn align<'s, T: Eq + Hash + Ord>(
    then: &'s [T],
    now: &'s [T],
) -> Vec<Stretch<'s, T>> {
    let mut matches = Vec::new();
    find_matches(then, now, Match { then: 0, now: 0 }, &mut matches);
    let mut stretches = Vec::new();
    let (mut row, mut column) = (0, 0);
    let other = |rows: Range<usize>, columns: Range<usize>| {
        (!rows.is_empty() || !columns.is_empty())
            .then(|| Stretch::Other(&then[rows], &now[columns]))
    };
    let mut at = 0;
    while let Some(first) = matches.get(at) {
        stretches.extend(other(row..first.then, column..first.now));
        let follow = matches[at..].iter().zip(0..);
        let length = follow.take_while(|(one, by)| **one == first.after(*by)).count();
        let end = first.after(length);
        stretches.push(Stretch::Same(&then[first.then..end.then]));
        (row, column) = (end.then, end.now);
        at += length;
    }
    stretches.extend(other(row..then.len(), column..now.len()));
    stretches
}

/// Finds pairs of places with the same item, in their order; both sequences begin at `from`
/// of the whole.
fn find_matches<T: Eq + Hash + Ord>(
    then: &[T],
    now: &[T],
    from: Match,
    matches: &mut Vec<Match>,
) {
    let pairs = then.iter().zip(now);
    let before = pairs.take_while(|(one, other)| one == other).count();
    let (then, now) = (&then[before..], &now[before..]);
    matches.extend((0..before).map(|by| from.after(by)));
    let from = from.after(before);
    let place =
        |one: usize, two: usize| Match { then: from.then + one, now: from.now + two };
    let pairs = then.iter().rev().zip(now.iter().rev());
    let after = pairs.take_while(|(one, other)| one == other).count();
    let (rows, columns) = (then.len() - after, now.len() - after);
    let (inner, other) = (&then[..rows], &now[..columns]);
    if rows.saturating_mul(columns) <= SMALL {
        let operations = capture_diff_slices(Algorithm::Myers, inner, other);
        for same in operations.iter().filter(|one| one.tag() == DiffTag::Equal) {
            let pairs = same.old_range().zip(same.new_range());
            matches.extend(pairs.map(|(one, other)| place(one, other)));
        }
    } else {
        let (mut one, mut two) = (0, 0);
        for anchor in anchors(inner, other) {
            let (ones, others) = (&inner[one..anchor.then], &other[two..anchor.now]);
            // Without an anchor nothing becomes smaller.
            find_matches(ones, others, place(one, two), matches);
            matches.push(place(anchor.then, anchor.now));
            (one, two) = (anchor.then + 1, anchor.now + 1);
        }
        if one > 0 {
            find_matches(&inner[one..], &other[two..], place(one, two), matches);
        }
    }
    matches.extend((0..after).map(|by| place(rows + by, columns + by)));
}

/// Items that stand once in both sequences, as many as stand in the same order.
fn anchors<T: Ord>(then: &[T], now: &[T]) -> Vec<Match> {
    let once = |items: &[T]| {
        let mut order = (0..items.len()).collect::<Vec<_>>();
        order.sort_by_key(|at| &items[*at]);
        let alone = order.chunk_by(|one, other| items[*one] == items[*other]);
        alone.filter(|same| same.len() == 1).map(|same| same[0]).collect::<Vec<_>>()
    };
    let (ones, others) = (once(then), once(now));
    let mut others = others.into_iter().peekable();
    let mut pairs = Vec::new();
    for one in ones {
        while others.next_if(|other| now[*other] < then[one]).is_some() {}
        if let Some(other) = others.next_if(|other| now[*other] == then[one]) {
            pairs.push(Match { then: one, now: other });
        }
    }
    pairs.sort_unstable();
    rising(&pairs)
}

/// The longest part of the pairs, which rise in their first, that rises in their second too.
fn rising(pairs: &[Match]) -> Vec<Match> {
    // For each length the pair that ends such a part lowest, and for each pair the one
    // before it.
    let mut ends: Vec<usize> = Vec::new();
    let mut before = vec![None; pairs.len()];
    for (at, pair) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end].now < pair.now);
        before[at] = length.checked_sub(1).map(|length| ends[length]);
        if length < ends.len() {
            ends[length] = at;
        } else {
            ends.push(at);
        }
    }
    let last = ends.last().copied();
    let mut found = std::iter::successors(last, |at| before[*at])
        .map(|at| pairs[at])
        .collect::<Vec<_>>();
    found.reverse();
    found
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

    #[test]
    fn long_sequences_are_laid_beside_each_other_too() {
        let many = 4_000_usize;
        let then = (0..many).map(|item| item * 2).collect::<Vec<_>>();
        let mut now = then.iter().map(|item| item + 1).collect::<Vec<_>>();
        assert_eq!(align(&then, &now), [Stretch::Other(&then[..], &now[..])]);
        for at in [100, 2_000, 2_001, 3_999] {
            now[at] = then[at];
        }
        let stretches = align(&then, &now);
        let same = stretches.iter().map(|stretch| match stretch {
            Stretch::Same(same) => same.len(),
            Stretch::Other(..) => 0,
        });
        assert_eq!(same.collect::<Vec<_>>(), [0, 1, 0, 2, 0, 1]);
        let lengths = stretches.iter().map(|stretch| match stretch {
            Stretch::Same(same) => (same.len(), same.len()),
            Stretch::Other(then, now) => (then.len(), now.len()),
        });
        let (rows, columns): (Vec<_>, Vec<_>) = lengths.unzip();
        assert_eq!((rows.iter().sum(), columns.iter().sum()), (many, many));
    }

    #[test]
    fn the_longest_rising_part_is_found() {
        let pair = |(then, now)| Match { then, now };
        let pairs = [(0, 5), (1, 1), (2, 6), (3, 2), (4, 3), (5, 0), (6, 4)].map(pair);
        assert_eq!(rising(&pairs), [(1, 1), (3, 2), (4, 3), (6, 4)].map(pair));
        assert_eq!(rising(&[]), []);
    }
}
