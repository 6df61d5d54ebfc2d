//! Tables with given margins drawn at random, for Fisher's test where all of them are too
//! many.

use super::{FisherMethod, Logs, TOLERANCE};
use crate::statistics::{real, size};

/// How many tables are drawn.
pub const REPLICATES: u32 = 10_000;
/// Where the generator starts.
pub const SEED: u64 = 20_240_229;

/// The p-value that drawn tables give, (1 + as extreme)/(1 + drawn): A. C. A. Hope, *JRSS B*
/// 30, 1968, 582–598. Its standard error is √(p(1 − p)/drawn).
///
/// Cell by cell a table gets a hypergeometric number (W. M. Patefield, *Applied Statistics*
/// 30, 1981, 91–97, algorithm AS 159, as in R), so that the time does not depend on how many
/// are counted but on how widely the cells vary.
pub(super) fn estimate(
    rows: &[usize],
    columns: &[usize],
    observed: f64,
    logs: &Logs,
) -> (f64, FisherMethod) {
    let mut generator = SplitMix(SEED);
    let mut extreme = 0_u32;
    for _ in 0..REPLICATES {
        let whole = generator.table(rows, columns, logs);
        extreme += u32::from(whole >= observed - TOLERANCE);
    }
    let drawn = f64::from(REPLICATES);
    let p = (1.0 + f64::from(extreme)) / (1.0 + drawn);
    let standard_error = (p * (1.0 - p) / drawn).sqrt();
    (p, FisherMethod::Simulated { standard_error })
}

/// The generator `SplitMix64`: G. L. Steele, D. Lea & C. H. Flood, *Fast Splittable
/// Pseudorandom Number Generators*, OOPSLA 2014.
struct SplitMix(u64);

impl SplitMix {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 to below 1, in steps of 2⁻⁵³.
    fn part(&mut self) -> f64 {
        real(self.next() >> 11) / real(1 << 53)
    }

    /// Draws a table and gives its Σ ln x!.
    fn table(&mut self, rows: &[usize], columns: &[usize], logs: &Logs) -> f64 {
        let mut left = columns.to_vec();
        let mut all = left.iter().sum::<usize>();
        let mut whole = 0.0;
        for row in rows {
            let (mut rest, mut others) = (*row, all);
            for column in &mut left {
                others -= *column;
                let x = self.hypergeometric(*column, others, rest, logs);
                whole += logs.factorial(x);
                (*column, rest) = (*column - x, rest - x);
            }
            all -= row;
        }
        whole
    }

    /// How many of those that are marked are among `drawn` of all, by inversion from the mode
    /// outwards.
    fn hypergeometric(
        &mut self,
        marked: usize,
        others: usize,
        drawn: usize,
        logs: &Logs,
    ) -> usize {
        let least = drawn.saturating_sub(others);
        let most = drawn.min(marked);
        if least == most {
            return least;
        }
        let mode = (drawn + 1) * (marked + 1) / (marked + others + 2);
        let mode = mode.clamp(least, most);
        let log = logs.choose(marked, mode) + logs.choose(others, drawn - mode)
            - logs.choose(marked + others, drawn);
        let at_mode = libm::exp(log);
        let mut left = self.part() - at_mode;
        let (mut low, mut high) = ((mode, at_mode), (mode, at_mode));
        while left >= 0.0 && (low.0 > least || high.0 < most) {
            if high.0 < most {
                let x = high.0;
                let up = size(marked - x) * size(drawn - x)
                    / (size(x + 1) * size(others + x + 1 - drawn));
                high = (x + 1, high.1 * up);
                left -= high.1;
                if left < 0.0 {
                    return high.0;
                }
            }
            if low.0 > least {
                let x = low.0;
                let down = size(x) * size(others + x - drawn)
                    / (size(marked + 1 - x) * size(drawn + 1 - x));
                low = (x - 1, low.1 * down);
                left -= low.1;
                if left < 0.0 {
                    return low.0;
                }
            }
        }
        mode
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drawn_numbers_have_the_hypergeometric_distribution() {
        let logs = Logs::up_to(30);
        let mut generator = SplitMix(SEED);
        let mut counts = [0_u32; 9];
        for _ in 0..20_000 {
            counts[generator.hypergeometric(8, 12, 9, &logs)] += 1;
        }
        for (x, count) in counts.iter().enumerate() {
            let log = logs.choose(8, x) + logs.choose(12, 9 - x) - logs.choose(20, 9);
            let p = libm::exp(log);
            let error = (p * (1.0 - p) / 20_000.0).sqrt();
            let off = (f64::from(*count) / 20_000.0 - p).abs();
            assert!(off < 4.5 * error + 1e-4, "{x}: {count}, {p}");
        }
    }

    #[test]
    fn a_drawn_table_has_its_margins() {
        // Σ ln x! of a table whose cells are all 0 or 1 is 0: only such have these margins.
        let logs = Logs::up_to(4);
        let mut generator = SplitMix(SEED);
        for _ in 0..100 {
            assert!(generator.table(&[1, 1, 1], &[1, 1, 1], &logs).abs() < 1e-12);
        }
        assert!(
            (generator.table(&[4], &[2, 2], &logs) - 2.0 * libm::log(2.0)).abs() < 1e-12
        );
    }
}
