//! What a weighted table tells of its design: the effective number of answers, and degrees of
//! freedom.

use crate::analysis::{Group, GroupCounted, ResultTable};
use crate::number::NumberFormat;

use super::Rules;
use super::entry::{Entry, Mark};

/// Kish's effective number of those whom shares and means are of, if the table is weighted, of
/// groups that have none together the smallest and the largest: hidden where one of the
/// numbers that it is of is.
pub(super) fn effective_size(table: &ResultTable, rules: Rules<'_>) -> Option<Entry> {
    let effective = table.weighted.as_ref()?.effective;
    Some(match effective {
        _ if hides_any_base(table, rules) => Entry::Hidden(rules.suppressed()),
        Some((low, high)) => span(low, high, rules),
        None => Entry::Hidden(Mark::Undefined),
    })
}

/// The degrees of freedom that the design leaves the groups of a table, from the fewest to the
/// most: without clusters they tell how many answered, and are hidden with that.
#[expect(clippy::cast_precision_loss, clippy::as_conversions, reason = "below 2^53")]
pub(super) fn degrees_left(table: &ResultTable, rules: Rules<'_>) -> Option<Entry> {
    let (low, high) = table.weighted.as_ref()?.degrees?;
    Some(if hides_any_base(table, rules) || hides_any_group(table, rules) {
        Entry::Hidden(rules.suppressed())
    } else {
        span(low as f64, high as f64, rules)
    })
}

/// Whole numbers from one to another, `54–61`.
fn span(low: f64, high: f64, rules: Rules<'_>) -> Entry {
    let format = NumberFormat::new(rules.language, 0);
    let shown = |value: f64| rules.policy.measured(value, format);
    match (shown(low), shown(high)) {
        (Entry::Shown { value, text: low }, Entry::Shown { text: high, .. })
            if low != high =>
        {
            Entry::Shown { value, text: format!("{low}–{high}") }
        }
        (low, _) => low,
    }
}

/// Whether it is hidden how many everybody in the groups are, or any of the groups where they
/// are nobody together.
fn hides_any_base(table: &ResultTable, rules: Rules<'_>) -> bool {
    let counted = table.counted.as_ref();
    match &table.whole {
        Some(whole) => {
            let counted = counted.and_then(|all| all.whole.as_ref());
            hides_base(table, whole, counted, rules)
        }
        None => hides_any_group(table, rules),
    }
}

fn hides_any_group(table: &ResultTable, rules: Rules<'_>) -> bool {
    let counted = table.counted.as_ref();
    table.groups.iter().enumerate().any(|(place, group)| {
        hides_base(table, group, counted.map(|counted| &counted.groups[place]), rules)
    })
}

fn hides_base(
    table: &ResultTable,
    group: &Group,
    counted: Option<&GroupCounted>,
    rules: Rules<'_>,
) -> bool {
    let base =
        counted.map(
            |counted| {
                if table.counts_rows() { &counted.rows } else { &counted.answered }
            },
        );
    !rules.policy.allows(table.base_of(group)) || rules.decisions.hides(base)
}
