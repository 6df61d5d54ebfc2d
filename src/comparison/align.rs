//! Two sequences laid beside each other, so that as much as possible is the same.

/// Two longer sequences than this, multiplied, are compared at their ends only.
const MOST: usize = 36_000_000;

/// A stretch of two sequences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stretch<'s, T> {
    /// The same in both.
    Same(&'s [T]),
    /// Other items, with none of them in common; one of the two may be empty.
    Other(&'s [T], &'s [T]),
}

/// Lays two sequences beside each other by a longest common subsequence (Hunt and
/// Szymanski 1977 name the problem; this is the table of Wagner and Fischer 1974 between the
/// first and the last difference). Where several are longest, differences come early.
pub(super) fn align<'s, T: PartialEq>(
    then: &'s [T],
    now: &'s [T],
) -> Vec<Stretch<'s, T>> {
    let same = |(one, other): &(&T, &T)| one == other;
    let start = then.iter().zip(now).take_while(same).count();
    let (before, after) = (&then[start..], &now[start..]);
    let end = before.iter().rev().zip(after.iter().rev()).take_while(same).count();
    let (before, after) = (&before[..before.len() - end], &after[..after.len() - end]);
    let mut stretches = Vec::new();
    push_same(&mut stretches, &then[..start]);
    if before.len().saturating_mul(after.len()) > MOST {
        stretches.push(Stretch::Other(before, after));
    } else {
        middle(before, after, &mut stretches);
    }
    push_same(&mut stretches, &then[then.len() - end..]);
    stretches
}

fn push_same<'s, T>(stretches: &mut Vec<Stretch<'s, T>>, items: &'s [T]) {
    if !items.is_empty() {
        stretches.push(Stretch::Same(items));
    }
}

fn middle<'s, T: PartialEq>(
    then: &'s [T],
    now: &'s [T],
    stretches: &mut Vec<Stretch<'s, T>>,
) {
    let width = now.len() + 1;
    // The longest common subsequence of what follows each pair of places.
    let mut longest = vec![0_u16; (then.len() + 1) * width];
    for row in (0..then.len()).rev() {
        for column in (0..now.len()).rev() {
            longest[row * width + column] = if then[row] == now[column] {
                longest[(row + 1) * width + column + 1].saturating_add(1)
            } else {
                longest[(row + 1) * width + column].max(longest[row * width + column + 1])
            };
        }
    }
    let (mut row, mut column) = (0, 0);
    while row < then.len() || column < now.len() {
        let (from_row, from_column) = (row, column);
        while row < then.len() && column < now.len() && then[row] == now[column] {
            (row, column) = (row + 1, column + 1);
        }
        push_same(stretches, &then[from_row..row]);
        let (from_row, from_column) = (row.max(from_row), column.max(from_column));
        loop {
            let both = row < then.len() && column < now.len();
            if both && then[row] == now[column] {
                break;
            }
            if both
                && longest[(row + 1) * width + column]
                    >= longest[row * width + column + 1]
            {
                row += 1;
            } else if column < now.len() {
                column += 1;
            } else if row < then.len() {
                row += 1;
            } else {
                break;
            }
        }
        if row > from_row || column > from_column {
            stretches
                .push(Stretch::Other(&then[from_row..row], &now[from_column..column]));
        }
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
