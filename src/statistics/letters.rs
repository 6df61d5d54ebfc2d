//! The compact letter display of pairwise comparisons.

/// The letters of `groups` groups of which the pairs in `differ` differ: for each letter
/// the groups that have it, so that two groups share a letter if and only if they do not
/// differ. Letters come in the order of their first group.
///
/// The insert-and-absorb algorithm: H.-P. Piepho, *Journal of Computational and Graphical
/// Statistics* 13, 2004, 456–466. It begins with one letter for all; a letter that both
/// groups of a pair have is split in two, each without one of them; a letter whose groups
/// all have another one is dropped. Pairs outside the groups, or of a group with itself,
/// are passed over; no groups have no letters.
#[must_use]
pub fn compact(groups: usize, differ: &[[usize; 2]]) -> Vec<Vec<usize>> {
    let mut letters = Vec::new();
    if groups > 0 {
        letters.push((0..groups).collect::<Vec<_>>());
    }
    for [one, other] in differ {
        if one == other {
            continue;
        }
        let both = |letter: &Vec<usize>| letter.contains(one) && letter.contains(other);
        let (split, kept): (Vec<_>, Vec<_>) = letters.into_iter().partition(both);
        let without = |letter: &[usize], gone: usize| {
            letter.iter().copied().filter(|group| *group != gone).collect::<Vec<_>>()
        };
        let halves = split
            .iter()
            .flat_map(|letter| [without(letter, *one), without(letter, *other)]);
        letters = absorbed(kept.into_iter().chain(halves).collect());
    }
    letters.sort();
    letters
}

/// The letters that are no part of another one.
fn absorbed(letters: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
    let mut left: Vec<Vec<usize>> = Vec::new();
    let inside =
        |one: &[usize], other: &[usize]| one.iter().all(|group| other.contains(group));
    for letter in letters {
        if left.iter().any(|other| inside(&letter, other)) {
            continue;
        }
        left.retain(|other| !inside(other, &letter));
        left.push(letter);
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_share_a_letter_if_and_only_if_they_do_not_differ() {
        // Every set of differing pairs of five groups.
        let pairs = (0..5).flat_map(|one| (one + 1..5).map(move |other| [one, other]));
        let pairs = pairs.collect::<Vec<_>>();
        for chosen in 0_u32..1 << pairs.len() {
            let differ = pairs
                .iter()
                .enumerate()
                .filter(|(index, _)| chosen & (1 << index) != 0)
                .map(|(_, pair)| *pair)
                .collect::<Vec<_>>();
            let letters = compact(5, &differ);
            for [one, other] in &pairs {
                let share = letters
                    .iter()
                    .any(|letter| letter.contains(one) && letter.contains(other));
                assert_eq!(share, !differ.contains(&[*one, *other]), "{differ:?}");
            }
            for group in 0..5 {
                let has = letters.iter().any(|letter| letter.contains(&group));
                assert!(has, "{group} in {letters:?}");
            }
        }
    }

    #[test]
    fn a_group_between_two_others_has_both_letters() {
        // The first and the last of three differ: a, ab, b.
        assert_eq!(compact(3, &[[0, 2]]), [vec![0, 1], vec![1, 2]]);
    }

    #[test]
    fn without_differences_there_is_one_letter() {
        assert_eq!(compact(3, &[]), [vec![0, 1, 2]]);
        assert_eq!(compact(0, &[]), Vec::<Vec<usize>>::new());
        assert_eq!(compact(1, &[[0, 0], [0, 7]]), [vec![0]]);
    }
}
