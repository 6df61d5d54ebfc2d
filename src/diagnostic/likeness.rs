//! Names that are nearly the same: which one somebody meant.

/// Among more names than these nobody finds theirs by likeness, and each mistake would be
/// held against all of them.
pub(super) const MANY_NAMES: usize = 2_000;

/// The candidate that a person most likely meant, if any is near enough: at least half of
/// the letters are right, and a number is no misspelling of another short one.
pub(crate) fn closest<'a>(wrong: &str, candidates: &[&'a str]) -> Option<&'a str> {
    let same = |name: &&&str| name.eq_ignore_ascii_case(wrong);
    if candidates.len() > MANY_NAMES {
        return candidates.iter().find(same).copied();
    }
    let folded = wrong.to_lowercase();
    let length = folded.chars().count();
    let limit = (wrong.chars().count() / 3).clamp(1, 4);
    let is_short_number =
        |text: &str| text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    let distance = |name: &str| {
        if is_short_number(wrong) && is_short_number(name) {
            return None;
        }
        let name = name.to_lowercase();
        let other = name.chars().count();
        // At least so many letters are missing or too many.
        let least = other.abs_diff(length);
        let distance = (least <= limit).then(|| strsim::osa_distance(&folded, &name));
        distance.filter(|distance| distance * 2 <= other.max(length))
    };
    candidates
        .iter()
        .copied()
        .filter_map(|name| Some((distance(name)?, name)))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// Whether two names differ so little that one may be a misspelling of the other: they
/// begin alike, and one letter, or in long names two, are different.
pub(crate) fn nearly_the_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.to_lowercase(), other.to_lowercase());
    let shorter = one.chars().count().min(other.chars().count());
    let limit = if shorter < 8 { 1 } else { 2 };
    let begin_alike = one.chars().next() == other.chars().next();
    one != other
        && shorter >= 4
        && begin_alike
        && strsim::osa_distance(&one, &other) <= limit
}
