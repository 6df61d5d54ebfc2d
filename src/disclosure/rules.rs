//! What a policy says of one number by itself.

use crate::analysis::{Provenance, ResultNumber, ResultTable};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::manuscript::Policy;
use crate::number::{NumberFormat, Ratio, Rounded};
use crate::say;

use super::entry::Entry;

impl Policy {
    /// A measured value as it is shown. Where anything is protected, nothing more exact
    /// leaves the programme: the digits after the last one shown tell of how many it is a
    /// mean (257 of 77 is 3.3376623…).
    #[must_use]
    pub(super) fn measured(&self, value: f64, format: NumberFormat) -> Entry {
        let Rounded { text, value: shown } = format.measured(value);
        Entry::Shown { value: if self.protects() { shown } else { value }, text }
    }

    /// Whether a count by itself may be shown. Zero says nothing about anybody here.
    #[must_use]
    pub fn allows(&self, count: u64) -> bool {
        count == 0 || count >= self.minimum_count
    }

    /// Whether a share may be shown: neither those who have the property nor those who
    /// lack it may be too few.
    #[must_use]
    pub fn allows_share(&self, ratio: Ratio) -> bool {
        self.allows(ratio.part)
            && self.allows(ratio.whole.saturating_sub(ratio.part))
            && self.allows(ratio.whole)
    }

    /// Whether it may be shown how many a group is.
    #[must_use]
    pub fn allows_base(&self, base: u64) -> bool {
        self.allows(base) && (base == 0 || base >= self.small_bases.suppress)
    }

    /// Whether anything but the base may be shown of a group.
    #[must_use]
    pub fn allows_cells(&self, base: u64) -> bool {
        self.allows_base(base) && (base == 0 || base >= self.small_bases.only_n)
    }

    /// Whether percentages of a group may be shown.
    #[must_use]
    pub fn allows_percent(&self, base: u64) -> bool {
        self.allows_cells(base) && (base == 0 || base >= self.small_bases.hide_percent)
    }

    /// Whether percentages of a group are uncertain.
    #[must_use]
    pub fn marks_percent(&self, base: u64) -> bool {
        base > 0 && base < self.small_bases.mark_percent
    }

    /// Whether a count tells of everybody in a small group what they answered: all of them
    /// gave the same answer (*group attribute disclosure*, Hundepool et al., *Handbook on
    /// Statistical Disclosure Control*, 2nd ed., chapter 5).
    #[must_use]
    pub fn gives_all_away(&self, count: u64, base: u64) -> bool {
        base > 0 && count == base && base < self.small_bases.unanimous
    }

    /// The same of a share by itself, where none is as telling as all.
    #[must_use]
    pub fn gives_all_away_share(&self, ratio: Ratio) -> bool {
        self.gives_all_away(ratio.part, ratio.whole)
            || self.gives_all_away(ratio.whole.saturating_sub(ratio.part), ratio.whole)
    }
}

/// Warns of sums that are hidden because one or two make most of them, where others of the
/// same amounts are shown: they cannot be worked out from those (`amounts.rs`), but how
/// closely they can be bounded is not looked at.
pub(super) fn warn_of_sums(
    tables: &[ResultTable],
    numbers: &[ResultNumber],
    policy: &Policy,
    diagnostics: &mut Diagnostics,
) {
    struct Sum<'r> {
        id: &'r str,
        place: &'r Place,
        safe: bool,
        origin: &'r Provenance,
    }
    let mut sums = Vec::new();
    for table in tables {
        let parts = table.contributions.iter().flatten();
        let origin = table.origins.first();
        sums.extend(parts.zip(origin.iter().cycle()).map(|(parts, origin)| Sum {
            id: &table.id,
            place: &table.place,
            safe: parts.are_safe(policy.dominance),
            origin,
        }));
    }
    for number in numbers {
        sums.extend(number.contributions.iter().map(|parts| Sum {
            id: &number.id.value,
            place: &number.id.place,
            safe: parts.are_safe(policy.dominance),
            origin: &number.origin,
        }));
    }
    let mut told = Vec::new();
    for hidden in sums.iter().filter(|sum| !sum.safe) {
        let same = |other: &&Sum<'_>| {
            other.safe
                && other.origin.survey == hidden.origin.survey
                && other.origin.variable == hidden.origin.variable
        };
        if told.contains(&hidden.id) || !sums.iter().any(|other| same(&other)) {
            continue;
        }
        told.push(hidden.id);
        let message = say!(
            "it is not proven that the sum hidden in `{id}` cannot be guessed closely from other \
             sums",
            id = &hidden.id
        );
        let hint = "leave out the sum of all, or put groups together";
        diagnostics.push(Diagnostic::warning(message).at(hidden.place).hint(hint));
    }
}
