//! Fisher's exact test of a table with two columns and any number of rows: takes its margins
//! and the table observed, gives the p-value, or nothing where that takes too many steps.
//!
//! A table with two columns is what each row has in the first one, xᵢ of nᵢ, and its
//! probability is ΠC(nᵢ, xᵢ)/C(n, Σxᵢ). The rows are put into two halves, which are joined for
//! every number that the first half can have in the first column: a table is as extreme if the
//! products of both halves together are small enough, and once those of a half are sorted, one
//! walk along them finds for each of the other half how many are (E. Horowitz & S. Sahni,
//! *JACM* 21, 1974, 277–292, for sums of subsets). Where even the largest product that can
//! still be reached is small enough, or with the largest of the other half, everything from
//! there on is as extreme and is added as one: the longest path and the past path of C. R.
//! Mehta & N. R. Patel, *JASA* 78, 1983, 427–434, and of FEXACT (*ACM TOMS* 12, 1986,
//! 154–161; D. B. Clarkson, Y. Fan & H. Joe, *ACM TOMS* 19, 1993, 484–488). No probability is
//! subtracted, so that small p-values keep their digits.

use super::{Logs, Steps, TOLERANCE};

/// What it costs to keep a product and to sort it, in steps.
const KEPT: u64 = 8;
/// What it costs to lay out what one more can have.
const LAID_OUT: u64 = 8;
/// What is less than this part of a sum is no longer added to it.
const NOTHING: f64 = 1e-20;

/// What a row can have in the first column, from 0 to all.
struct HalfRow {
    /// ln C(n, x).
    logs: Vec<f64>,
    /// The largest of them.
    top: f64,
    /// C(n, x) in parts of the largest.
    parts: Vec<f64>,
}

/// Half of the rows. Where it says "from a row on", by its place, all rows are from 0 on, and
/// none from the number of rows on.
struct Half {
    rows: Vec<HalfRow>,
    /// For the rows from each on, and each number that they have in the first column
    /// together, ln of the largest ΠC(nᵢ, xᵢ).
    best: Vec<Vec<f64>>,
    /// The same for ΣΠC(nᵢ, xᵢ), in parts of the product of the largest.
    all: Vec<Vec<f64>>,
}

impl HalfRow {
    fn new(count: usize, logs: &Logs) -> Self {
        let choose = (0..=count).map(|x| logs.choose(count, x)).collect::<Vec<_>>();
        let top = choose.iter().copied().fold(0.0, f64::max);
        let parts = choose.iter().map(|log| libm::exp(log - top)).collect();
        Self { logs: choose, top, parts }
    }
}

impl Half {
    fn new(counts: &[usize], logs: &Logs) -> Self {
        let rows =
            counts.iter().map(|count| HalfRow::new(*count, logs)).collect::<Vec<_>>();
        let (mut best, mut all) = (vec![vec![0.0]], vec![vec![1.0]]);
        let (mut together, mut top) = (0, 0.0);
        for row in rows.iter().rev() {
            let longest =
                best.last().map_or_else(Vec::new, |rest| joined(rest, &row.logs));
            together = longest.len() - 1;
            top += row.top;
            let part = |x| libm::exp(logs.choose(together, x) - top);
            all.push((0..=together).map(part).collect());
            best.push(longest);
        }
        best.reverse();
        all.reverse();
        debug_assert_eq!(together, counts.iter().sum::<usize>(), "every row is there");
        Self { rows, best, all }
    }

    /// How many there are in its rows.
    fn count(&self) -> usize {
        self.best[0].len() - 1
    }

    fn top(&self) -> f64 {
        self.rows.iter().map(|row| row.top).sum()
    }
}

/// The largest sum of one number of each list whose places add up to each place. Both lists
/// rise less and less, so that the steepest step left is always the next.
fn joined(one: &[f64], other: &[f64]) -> Vec<f64> {
    let rise = |list: &[f64], place: usize| {
        list.get(place + 1).map_or(f64::NEG_INFINITY, |next| next - list[place])
    };
    let (mut of_one, mut of_other) = (0, 0);
    let mut sums = vec![one[0] + other[0]];
    for _ in 2..one.len() + other.len() {
        if rise(one, of_one) >= rise(other, of_other) {
            of_one += 1;
        } else {
            of_other += 1;
        }
        sums.push(one[of_one] + other[of_other]);
    }
    sums
}

/// The products of one half whose rows have so many in the first column.
struct HalfWalk<'h> {
    half: &'h Half,
    /// Products of at most this logarithm are as extreme with whatever the other half has.
    floor: f64,
    steps: &'h mut Steps,
    /// The sum of those.
    extreme: f64,
    /// Each of the others.
    others: Vec<Product>,
}

/// ΠC(nᵢ, xᵢ) over some rows.
#[derive(Clone, Copy)]
struct Product {
    log: f64,
    /// In parts of the product of the largest.
    part: f64,
}

impl Product {
    /// With one more row.
    fn with(self, row: &HalfRow, x: usize) -> Self {
        Self { log: self.log + row.logs[x], part: self.part * row.parts[x] }
    }
}

impl<'h> HalfWalk<'h> {
    fn of(
        half: &'h Half,
        first: usize,
        floor: f64,
        steps: &'h mut Steps,
    ) -> Option<Self> {
        let mut walk = Self { half, floor, steps, extreme: 0.0, others: Vec::new() };
        walk.fill(0, first, Product { log: 0.0, part: 1.0 })?;
        Some(walk)
    }

    /// Fills the rows from one on with `rest`, in every way; not all of that is as extreme.
    /// `so_far` is the product of the rows before.
    fn fill(&mut self, from: usize, rest: usize, so_far: Product) -> Option<()> {
        let half = self.half;
        let row = &half.rows[from];
        let (best, after) = (&half.best[from + 1], half.best[from + 1].len() - 1);
        if after == 0 {
            self.others.push(so_far.with(row, rest));
            return self.steps.take(KEPT);
        }
        let (least, most) = (rest.saturating_sub(after), rest.min(row.logs.len() - 1));
        let reached = |x: usize| so_far.log + row.logs[x] + best[rest - x];
        // What can be reached rises to one number and falls after it.
        let share = rest * (row.logs.len() - 1) / (row.logs.len() - 1 + after);
        let mut middle = share.clamp(least, most);
        while middle < most && reached(middle + 1) > reached(middle) {
            middle += 1;
        }
        while middle > least && reached(middle - 1) > reached(middle) {
            middle -= 1;
        }
        self.outwards(from, rest, so_far, middle..=most)?;
        self.outwards(from, rest, so_far, (least..middle).rev())
    }

    /// Tries numbers for one row, away from the one from which most can be reached.
    fn outwards(
        &mut self,
        from: usize,
        rest: usize,
        so_far: Product,
        numbers: impl Iterator<Item = usize>,
    ) -> Option<()> {
        let half = self.half;
        let row = &half.rows[from];
        let mut last = f64::INFINITY;
        for x in numbers {
            self.steps.take(1)?;
            let now = so_far.with(row, x);
            if now.log + half.best[from + 1][rest - x] > self.floor {
                self.fill(from + 1, rest - x, now)?;
                continue;
            }
            let added = now.part * half.all[from + 1][rest - x];
            self.extreme += added;
            // Falls ever faster from here on.
            if added <= last / 2.0 && added <= NOTHING * self.extreme {
                break;
            }
            last = added;
        }
        Some(())
    }
}

/// Puts rows into two halves of which neither has many more products than the other.
fn in_halves(rows: &[usize]) -> (Vec<usize>, Vec<usize>) {
    let mut sorted = rows.to_vec();
    sorted.sort_unstable_by(|one, other| other.cmp(one));
    if sorted.len() % 2 == 1 {
        let small = sorted.split_off(sorted.len() / 2);
        return (sorted, small);
    }
    let (mut one, mut other) = (Vec::new(), Vec::new());
    for (place, count) in sorted.into_iter().enumerate() {
        if matches!(place % 4, 0 | 3) { one.push(count) } else { other.push(count) }
    }
    (one, other)
}

/// The probability of a table at most as probable as the one with `observed` as
/// ln ΠC(nᵢ, xᵢ), among those that have `first` in the first column. No row is empty.
pub(super) fn exact(
    rows: &[usize],
    first: usize,
    observed: f64,
    logs: &Logs,
    steps: &mut Steps,
) -> Option<f64> {
    let limit = observed + TOLERANCE;
    let count = rows.iter().sum::<usize>();
    if rows.len() < 2 {
        return Some(if logs.choose(count, first) <= limit { 1.0 } else { 0.0 });
    }
    steps.take(LAID_OUT * u64::try_from(count).unwrap_or(u64::MAX))?;
    let (one, other) = in_halves(rows);
    let (one, other) = (Half::new(&one, logs), Half::new(&other, logs));
    let mut sum = 0.0;
    for in_one in first.saturating_sub(other.count())..=first.min(one.count()) {
        let in_other = first - in_one;
        let (best, best_of_other) = (one.best[0][in_one], other.best[0][in_other]);
        if best + best_of_other <= limit {
            sum += one.all[0][in_one] * other.all[0][in_other];
            continue;
        }
        let mut ones = HalfWalk::of(&one, in_one, limit - best_of_other, steps)?;
        sum += ones.extreme * other.all[0][in_other];
        ones.others.sort_unstable_by(|one, other| other.log.total_cmp(&one.log));
        let ones = ones.others;
        let mut others = HalfWalk::of(&other, in_other, limit - best, steps)?;
        others.others.sort_unstable_by(|one, other| one.log.total_cmp(&other.log));
        let mut with = others.extreme;
        let mut left = others.others.iter().peekable();
        for one in ones {
            while let Some(other) = left.next_if(|other| one.log + other.log <= limit) {
                with += other.part;
            }
            sum += one.part * with;
        }
    }
    Some(sum * libm::exp(one.top() + other.top() - logs.choose(count, first)))
}
