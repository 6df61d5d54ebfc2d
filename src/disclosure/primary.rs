//! Primary suppression of named numbers and means: what the policy hides of one for its own
//! sake, because those it is about are few or all alike, whatever else the report tells. It
//! is needed before anything is decided, since what is hidden anyway tells nothing.

use crate::analysis::{ResultNumber, Scored};
use crate::manuscript::{Policy, Statistic};

use super::silence::Guarded;

/// Whether a number is hidden because too few have the property, lack it or were asked.
pub(super) fn is_hidden(result: &ResultNumber, policy: &Policy) -> bool {
    let share = result.statistic == Statistic::Share;
    let guarded = Guarded::of(result, policy);
    // With the count and the base of a share one knows how many lack the property too.
    !policy.allows(guarded.part)
        || !policy.allows_base(result.ratio.whole)
        || (share && !guarded.allows_share(policy))
}

/// Whether nothing is shown of a number but what it is a share of, because too few were
/// asked, or because all or none of a small group have the property.
pub(super) fn shows_only_base(result: &ResultNumber, policy: &Policy) -> bool {
    let ratio = result.ratio;
    let base = if result.counts_answers() { ratio.whole } else { ratio.part };
    let about_answers = result.counts_answers() || result.value.is_some();
    about_answers && !policy.allows_cells(base)
        || result.counts_answers() && gives_all_away(result, policy)
}

/// Whether a share tells what all of a small group answered, or that nobody did.
pub(super) fn gives_all_away(result: &ResultNumber, policy: &Policy) -> bool {
    !Guarded::of(result, policy).silence && policy.gives_all_away_share(result.ratio)
}

/// Whether everybody in a small group gave answers of the same score, which a mean then
/// tells of each of them.
pub(super) fn scores_give_all_away(scored: &[Scored], policy: &Policy) -> bool {
    let exact = || scored.iter().filter(|one| one.cut == 0);
    let base = exact().map(|one| one.count).sum();
    let mut given = exact().filter(|one| one.count > 0);
    let Some(first) = given.next() else { return false };
    let same = |one: &Scored| one.score.total_cmp(&first.score).is_eq();
    given.all(same) && policy.gives_all_away(base, base)
}

/// Whether a quantile lies so far out that it is the value of a few: fewer than the minimum
/// lie on one side of it.
pub(super) fn is_outermost(result: &ResultNumber, policy: &Policy) -> bool {
    let share = match result.statistic {
        Statistic::Shape(moment) => moment.share(),
        _ => result.quantile.map(|quantile| quantile.at / 100.0),
    };
    if ends_outermost(result.beyond[0], policy) {
        return true;
    }
    let Some(share) = share else { return false };
    lies_outermost(share, result.ratio.part, policy)
}

/// Whether a weighted quantile, or an end of its interval, is a value at or beyond which fewer
/// than the minimum lie, whatever part of the weights does: it is one of the outermost.
pub(super) fn ends_outermost(beyond: Option<u64>, policy: &Policy) -> bool {
    policy.protects() && beyond.is_some_and(|beyond| beyond < policy.minimum_count)
}

/// The same of a quantile with a part of `n` values below it: fewer than the minimum lie
/// beyond it (the rule of thumb for percentiles of E. Griffiths et al., *Handbook on
/// Statistical Disclosure Control for Outputs*, 2019).
pub(super) fn lies_outermost(share: f64, n: u64, policy: &Policy) -> bool {
    let nearer = share.min(1.0 - share);
    let real = |count: u64| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    // The smallest and the largest value are somebody's.
    let is_end = nearer <= 0.0 && policy.protects();
    is_end || nearer * real(n) < real(policy.minimum_count)
}
