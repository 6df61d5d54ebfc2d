//! Chance that is the same in every run.

/// A stream of numbers: the generator `SplitMix64` (Steele, Lea & Flood, "Fast splittable
/// pseudorandom number generators", OOPSLA 2014). Whole numbers only, so that every machine
/// draws the same.
pub(crate) struct Draw {
    state: u64,
}

impl Draw {
    /// The stream of one purpose and one person. Another purpose, or another person, leaves it
    /// as it is.
    pub(crate) const fn new(purpose: u64, person: u64) -> Self {
        Self { state: purpose * 1_000_003 + person * 7919 }
    }

    const fn step(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 and below `limit`.
    pub(crate) fn below(&mut self, limit: u32) -> u32 {
        let scaled = (u128::from(self.step()) * u128::from(limit)) >> 64;
        u32::try_from(scaled).expect("less than the limit")
    }

    /// Whether something happens that happens to so many of a thousand.
    pub(crate) fn chance(&mut self, of_thousand: u32) -> bool {
        self.below(1000) < of_thousand
    }

    /// The place of one of the weights.
    pub(crate) fn pick(&mut self, weights: &[u32]) -> usize {
        place(self.below(weights.iter().sum()), weights)
    }
}

/// In which of the weights, laid side by side, a point lies.
fn place(point: u32, weights: &[u32]) -> usize {
    let mut end = 0;
    let within = |weight: &u32| {
        end += weight;
        point < end
    };
    weights.iter().position(within).expect("a point within the weights")
}

/// A scale of six steps, as the population answers on it.
pub(crate) struct Scale {
    /// How those below the middle spread over the three lower steps.
    pub(crate) low: [u32; 3],
    /// How those above it spread over the three upper steps.
    pub(crate) high: [u32; 3],
}

impl Scale {
    /// An answer from 1 to 6 of somebody with this `temper` (0 to 999: how well she thinks of
    /// things in general), where `high` of a thousand answer above the middle.
    ///
    /// Every second answer is by temper and every second by chance: answers hang together
    /// within a person, and each question has the shares that it is given.
    pub(crate) fn answer(&self, draw: &mut Draw, temper: u32, high: u32) -> usize {
        let by_chance = draw.below(1000);
        let point = if draw.chance(500) { temper } else { by_chance };
        let split = 1000 - high;
        if point < split {
            1 + place(point * self.low.iter().sum::<u32>() / split, &self.low)
        } else {
            4 + place((point - split) * self.high.iter().sum::<u32>() / high, &self.high)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_of_the_population_is_what_it_is_said_to_be() {
        let scale = Scale { low: [10, 20, 70], high: [60, 30, 10] };
        let high = (0..20_000).filter(|person| {
            let mut draw = Draw::new(7, *person);
            let temper = draw.below(1000);
            scale.answer(&mut draw, temper, 400) > 3
        });
        let high = high.count();
        assert!((7_800..8_200).contains(&high), "{high}");
    }

    #[test]
    fn the_ends_of_a_scale_can_be_reached() {
        let scale = Scale { low: [1, 1, 1], high: [1, 1, 1] };
        let answers = (0..500).map(|person| {
            let mut draw = Draw::new(8, person);
            scale.answer(&mut draw, 999, 500)
        });
        let answers: std::collections::BTreeSet<_> = answers.collect();
        assert_eq!(answers.into_iter().collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6]);
    }
}
