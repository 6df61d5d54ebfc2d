//! Response rates by AAPOR's standard definitions.
//!
//! AAPOR, *Standard Definitions: Final Dispositions of Case Codes and Outcome Rates for
//! Surveys*, 10th edition, 2023, section "Calculating Outcome Rates". All rates are between
//! 0 and 1.

use super::{Undefined, real};

/// How the units of a sample ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Dispositions {
    /// I: complete answers.
    pub complete: u64,
    /// P: partial answers.
    pub partial: u64,
    /// R: refusals and break-offs.
    pub refusal: u64,
    /// NC: not reached.
    pub non_contact: u64,
    /// O: eligible, without an answer for another reason.
    pub other: u64,
    /// UH: unknown whether there is a household or person.
    pub unknown_household: u64,
    /// UO: unknown for another reason whether the unit is eligible.
    pub unknown_other: u64,
    /// NE: found not to belong to the population (over-coverage).
    pub not_eligible: u64,
}

/// What counts as unanswered besides the units known to be eligible.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Unknown {
    /// All units of unknown eligibility: RR1 and RR2, the lowest rates.
    AllEligible,
    /// This share, e, of them: RR3 and RR4. The share and its ground must be reported.
    Share(f64),
    /// None of them: RR5 and RR6, the highest rates, right only if there are none.
    NoneEligible,
}

/// What counts as answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answered {
    /// Complete answers only: RR1, RR3 and RR5.
    Complete,
    /// Complete and partial answers: RR2, RR4 and RR6.
    CompleteOrPartial,
}

/// A response rate.
///
/// I, or I + P, over (I + P) + (R + NC + O) + e(UH + UO), where e is 1 for RR1 and RR2 and 0
/// for RR5 and RR6.
///
/// # Errors
///
/// [`Undefined::EmptyGroup`] when the denominator is 0, and
/// [`Undefined::ProbabilityOutOfRange`] for a share below 0 or above 1.
pub fn response_rate(
    units: Dispositions,
    answered: Answered,
    unknown: Unknown,
) -> Result<f64, Undefined> {
    let share = match unknown {
        Unknown::AllEligible => 1.0,
        Unknown::Share(share) if (0.0..=1.0).contains(&share) => share,
        Unknown::Share(_) => return Err(Undefined::ProbabilityOutOfRange),
        Unknown::NoneEligible => 0.0,
    };
    let hits = match answered {
        Answered::Complete => units.complete,
        Answered::CompleteOrPartial => units.complete + units.partial,
    };
    let uncertain = units.unknown_household + units.unknown_other;
    let whole = real(units.eligible()) + share * real(uncertain);
    if whole > 0.0 { Ok(real(hits) / whole) } else { Err(Undefined::EmptyGroup) }
}

/// e by proportional allocation: the eligible share of the units whose eligibility is known.
///
/// (I + P + R + NC + O)/(I + P + R + NC + O + NE), the method that AAPOR calls CASRO's.
///
/// # Errors
///
/// [`Undefined::EmptyGroup`] when no eligibility is known.
pub fn eligible_share(units: Dispositions) -> Result<f64, Undefined> {
    let known = units.eligible() + units.not_eligible;
    if known == 0 {
        return Err(Undefined::EmptyGroup);
    }
    Ok(real(units.eligible()) / real(known))
}

impl Dispositions {
    /// I + P + R + NC + O.
    const fn eligible(self) -> u64 {
        self.complete + self.partial + self.refusal + self.non_contact + self.other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNITS: Dispositions = Dispositions {
        complete: 400,
        partial: 50,
        refusal: 200,
        non_contact: 300,
        other: 50,
        unknown_household: 80,
        unknown_other: 20,
        not_eligible: 250,
    };

    #[test]
    fn the_six_rates_follow_their_definitions() {
        // Worked by hand: 1000 eligible, 100 unknown, e = 1000/1250 = 0.8.
        let e = Unknown::Share(eligible_share(UNITS).unwrap());
        let rate = |answered, unknown| response_rate(UNITS, answered, unknown).unwrap();
        let expected = [
            (Unknown::AllEligible, 400.0 / 1100.0, 450.0 / 1100.0),
            (e, 400.0 / 1080.0, 450.0 / 1080.0),
            (Unknown::NoneEligible, 0.4, 0.45),
        ];
        for (unknown, odd, even) in expected {
            assert!((rate(Answered::Complete, unknown) - odd).abs() < 1e-15);
            assert!((rate(Answered::CompleteOrPartial, unknown) - even).abs() < 1e-15);
        }
    }

    #[test]
    fn without_unknown_units_the_rates_agree() {
        let units = Dispositions { unknown_household: 0, unknown_other: 0, ..UNITS };
        let rate = |unknown| response_rate(units, Answered::Complete, unknown);
        assert_eq!(rate(Unknown::AllEligible), rate(Unknown::NoneEligible));
        assert_eq!(rate(Unknown::AllEligible), rate(Unknown::Share(0.3)));
    }

    #[test]
    fn nobody_sent_has_no_rate() {
        let none = Dispositions::default();
        let rate = |units, unknown| response_rate(units, Answered::Complete, unknown);
        assert_eq!(rate(none, Unknown::AllEligible), Err(Undefined::EmptyGroup));
        assert_eq!(eligible_share(none), Err(Undefined::EmptyGroup));
        let wrong = rate(UNITS, Unknown::Share(1.5));
        assert_eq!(wrong, Err(Undefined::ProbabilityOutOfRange));
    }
}
