//! Controlled rounding: every count becomes a multiple of a base less than one base from what
//! it is, so that sums still add up where that is possible.
//!
//! A count that is no multiple of the base goes up or down; which way it should go is drawn
//! with the secret key, up with the chance that leaves it as it is on average (*unbiased
//! random rounding*). With all counts as sums of the same unknowns (`linked.rs`) a linear
//! programme finds rounded counts that are sums of the same rounded unknowns and go the
//! drawn way as often as possible. In units of the base the programme of a two-way table
//! with its totals is one of flows in a network, whose corners are whole numbers, so that
//! there always is such a rounding (Cox, "A constructive procedure for unbiased controlled
//! rounding", *JASA* 82, 1987). For other sets of tables there need not be one
//! (Salazar-González, "Controlled rounding and cell perturbation: statistical disclosure
//! limitation methods for tabular data", *Mathematical Programming* 105, 2006); fractions are
//! then settled one by one, with a limit to the search. Zeros and multiples of the base stay.
//!
//! All tables of a report together are tried first. If they are too many or nothing is found,
//! it is one table after the other, where counts that an earlier one has settled stay; counts
//! of a table for which nothing is found go the way they were drawn, and it comes first in
//! the next of a few attempts.

use std::collections::{BTreeMap, BTreeSet};

use microlp::{
    ComparisonOp, OptimizationDirection, Problem, Solution, SolveOutcome, Variable,
};

use crate::analysis::Counted;

use super::attack::Terms;
use super::linked::Unknowns;

/// Tables with more unknowns than this are not rounded together.
const MOST_TOGETHER: usize = 400;
/// Nor is a table by itself that has more than this.
const MOST_ALONE: usize = 2_000;
/// How many linear programmes are solved for tables together, or one by itself.
const MOST_TRIES: usize = 40;
/// How often the tables are tried one after the other.
const MOST_ATTEMPTS: usize = 6;
/// From how far from a whole number a solution is a fraction.
const TOLERANCE: f64 = 1e-6;

/// A count that may stand in many places.
#[derive(Clone, Copy, Debug)]
pub(super) struct CountToRound {
    /// What it is.
    pub(super) value: u64,
    /// Whether it should go up.
    pub(super) up: bool,
}

/// One of the counts by its place among all, and whom it counts.
#[derive(Clone)]
pub(super) struct PlacedCount {
    pub(super) place: usize,
    pub(super) counted: Counted,
}

/// The ways that counts go, by their places.
type Ways = BTreeMap<usize, bool>;

/// Rounds counts to multiples of a base; `tables` tells which counts a reader adds up.
pub(super) fn round(
    counts: &[CountToRound],
    tables: &[Vec<PlacedCount>],
    base: u64,
) -> Vec<u64> {
    let all = tables.iter().flatten().collect::<Vec<_>>();
    let together = solve(counts, base, &all, &Ways::new(), MOST_TOGETHER);
    let ways = together.unwrap_or_else(|| one_by_one(counts, tables, base));
    let rounded = counts.iter().enumerate().map(|(place, count)| {
        let up = ways.get(&place).copied().unwrap_or(count.up);
        let down = count.value - count.value % base;
        if up && count.value % base > 0 { down + base } else { down }
    });
    rounded.collect()
}

/// Rounds one table after the other. Those for which nothing is found come first in the next
/// attempt; the attempt in which they are fewest counts.
fn one_by_one(counts: &[CountToRound], tables: &[Vec<PlacedCount>], base: u64) -> Ways {
    let mut order = (0..tables.len()).collect::<Vec<_>>();
    let mut best: Option<(usize, Ways)> = None;
    for _ in 0..MOST_ATTEMPTS {
        let mut ways = Ways::new();
        let mut failed = Vec::new();
        for index in &order {
            let table = tables[*index].iter().collect::<Vec<_>>();
            if let Some(found) = solve(counts, base, &table, &ways, MOST_ALONE) {
                ways.extend(found);
            } else {
                failed.push(*index);
                for PlacedCount { place, .. } in table {
                    ways.entry(*place).or_insert(counts[*place].up);
                }
            }
        }
        let fewer = best.as_ref().is_none_or(|(fewest, _)| failed.len() < *fewest);
        if fewer {
            best = Some((failed.len(), ways));
        }
        if failed.is_empty() {
            break;
        }
        order.retain(|index| !failed.contains(index));
        order.splice(0..0, failed);
    }
    best.map(|(_, ways)| ways).unwrap_or_default()
}

/// That a sum of unknowns is a count in units of the base: a number, and for a count that
/// may go up its place.
struct RoundingEquation {
    terms: Terms,
    total: u64,
    open: Option<usize>,
}

/// Everything that must add up.
struct System<'c> {
    counts: &'c [CountToRound],
    equations: Vec<RoundingEquation>,
    unknowns: BTreeSet<usize>,
}

/// The ways in which some counts go up or down together, if such are found.
fn solve(
    counts: &[CountToRound],
    base: u64,
    told: &[&PlacedCount],
    decided: &Ways,
    most: usize,
) -> Option<Ways> {
    let unknowns = Unknowns::new(told.iter().map(|told| &told.counted));
    if unknowns.table_of.len() > most {
        return None;
    }
    let mut sums: BTreeSet<(Terms, Option<usize>)> = BTreeSet::new();
    let mut nobody = BTreeSet::new();
    for PlacedCount { place, counted } in told {
        let value = counts[*place].value;
        for terms in unknowns.sums(counted)? {
            if value == 0 {
                nobody.extend(terms.iter().map(|(unknown, _)| *unknown));
            } else {
                sums.insert((terms, Some(*place)));
            }
        }
    }
    sums.extend(unknowns.ties.iter().map(|terms| (terms.clone(), None)));
    let mut equations = Vec::new();
    for (mut terms, place) in sums {
        terms.retain(|(unknown, _)| !nobody.contains(unknown));
        let count = place.map(|place| (place, counts[place].value));
        let open = count.filter(|(_, value)| value % base > 0).map(|(place, _)| place);
        let total = count.map_or(0, |(_, value)| value / base);
        if !terms.is_empty() || total > 0 || open.is_some() {
            equations.push(RoundingEquation { terms, total, open });
        }
    }
    let terms = equations.iter().flat_map(|equation| &equation.terms);
    let unknowns = terms.map(|(unknown, _)| *unknown).collect();
    let system = System { counts, equations, unknowns };
    let mut tries = MOST_TRIES;
    system.search(decided.clone(), &mut tries)
}

impl System<'_> {
    /// Settles what is a fraction one by one, the nearer way first.
    fn search(&self, decided: Ways, tries: &mut usize) -> Option<Ways> {
        *tries = tries.checked_sub(1)?;
        let (found, solution) = self.solution(&decided)?;
        let parts = found.iter().map(|(place, variable)| (*place, solution[*variable]));
        let parts = parts.collect::<Vec<_>>();
        let fraction =
            parts.iter().find(|(_, part)| (part - part.round()).abs() > TOLERANCE);
        let Some((place, part)) = fraction.copied() else {
            let mut ways = decided;
            ways.extend(parts.into_iter().map(|(place, part)| (place, part > 0.5)));
            return Some(ways);
        };
        let nearer = part > 0.5;
        [nearer, !nearer].into_iter().find_map(|way| {
            let mut decided = decided.clone();
            decided.insert(place, way);
            self.search(decided, tries)
        })
    }

    /// The cheapest way with what is decided, where the rest may be fractions.
    fn solution(&self, decided: &Ways) -> Option<(BTreeMap<usize, Variable>, Solution)> {
        let mut problem = Problem::new(OptimizationDirection::Minimize);
        let unknowns = self.unknowns.iter();
        let unknowns = unknowns
            .map(|unknown| (*unknown, problem.add_var(0.0, (0.0, f64::INFINITY))));
        let unknowns = unknowns.collect::<BTreeMap<_, _>>();
        let open = self.equations.iter().filter_map(|equation| equation.open);
        let open = open.filter(|place| !decided.contains_key(place));
        let open = open.collect::<BTreeSet<_>>().into_iter();
        let open = open.map(|place| {
            let price = if self.counts[place].up { -1.0 } else { 1.0 };
            (place, problem.add_var(price, (0.0, 1.0)))
        });
        let open = open.collect::<BTreeMap<_, _>>();
        for RoundingEquation { terms, total, open: place } in &self.equations {
            let terms = terms.iter();
            let mut sum = terms
                .map(|(unknown, times)| (unknowns[unknown], float(*times)))
                .collect::<Vec<_>>();
            let mut total = i64::try_from(*total).ok()?;
            match place.map(|place| (open.get(&place), decided.get(&place))) {
                Some((Some(variable), _)) => sum.push((*variable, -1.0)),
                Some((None, Some(true))) => total += 1,
                Some((None, _)) | None => {}
            }
            if sum.is_empty() {
                if total == 0 {
                    continue;
                }
                return None;
            }
            problem.add_constraint(sum, ComparisonOp::Eq, float(total));
        }
        match problem.solve().ok()? {
            SolveOutcome::Solution(solution) => Some((open, solution)),
            SolveOutcome::Interrupted(_) => None,
        }
    }
}

#[expect(clippy::cast_precision_loss, clippy::as_conversions, reason = "below 2^53")]
fn float(number: i64) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Among, Population, RowSet, SaidWording, Trait};

    /// Rows with these values of traits that have so many values each; `None` for any.
    fn rows(sizes: &[usize], values: &[Option<usize>]) -> Counted {
        let survey = "s".to_owned();
        let population = Population { survey, one_row_per: None, everybody: 0 };
        let conditions = sizes.iter().zip(values).enumerate();
        let conditions = conditions.filter_map(|(trait_index, (size, value))| {
            let (some, all) = ([(*value)?].into(), (0..*size).collect());
            let among = Among { some, all, silent: BTreeSet::new() };
            Some((Trait::Answer(format!("t{trait_index}")), among))
        });
        let conditions = conditions.collect::<BTreeMap<_, _>>().into();
        vec![RowSet { population, conditions, wording: SaidWording::default() }]
    }

    /// The margins of a cross table in all of some ways: which traits each tells.
    struct Tables {
        counts: Vec<CountToRound>,
        tables: Vec<Vec<PlacedCount>>,
        places: BTreeMap<Vec<Option<usize>>, usize>,
        sizes: Vec<usize>,
    }

    impl Tables {
        /// Each of `shown` is a table over these traits, with all its margins.
        fn new(sizes: &[usize], cells: &[(u64, bool)], shown: &[&[usize]]) -> Self {
            let mut made = Self {
                counts: Vec::new(),
                tables: Vec::new(),
                places: BTreeMap::new(),
                sizes: sizes.to_vec(),
            };
            for traits in shown {
                let table = made.keys(traits).into_iter().map(|key| {
                    let counted = rows(sizes, &key);
                    let next = made.counts.len();
                    let place = *made.places.entry(key.clone()).or_insert(next);
                    if place == next {
                        let value = made.value(&key, cells);
                        let up = cells[next % cells.len()].1;
                        made.counts.push(CountToRound { value, up });
                    }
                    PlacedCount { place, counted }
                });
                let table = table.collect();
                made.tables.push(table);
            }
            made
        }

        /// Every combination of values of some traits, and of any value.
        fn keys(&self, traits: &[usize]) -> Vec<Vec<Option<usize>>> {
            let mut keys = vec![Vec::new()];
            for (index, size) in self.sizes.iter().enumerate() {
                let mut values = vec![None];
                if traits.contains(&index) {
                    values.extend((0..*size).map(Some));
                }
                let longer = |key: &Vec<Option<usize>>| {
                    let key = key.clone();
                    let longer = values
                        .iter()
                        .map(move |value| [key.as_slice(), &[*value]].concat());
                    longer.collect::<Vec<_>>()
                };
                keys = keys.iter().flat_map(longer).collect();
            }
            keys
        }

        fn value(&self, key: &[Option<usize>], cells: &[(u64, bool)]) -> u64 {
            let mut sum = 0;
            for (place, (count, _)) in cells.iter().enumerate() {
                let mut rest = place;
                let meets = self.sizes.iter().zip(key).all(|(size, value)| {
                    let own = rest % size;
                    rest /= size;
                    value.is_none_or(|value| value == own)
                });
                sum += if meets { *count } else { 0 };
            }
            sum
        }

        /// Whether along every trait the rounded parts add up to the rounded whole.
        fn adds_up(&self, rounded: &[u64], traits: &[usize]) -> bool {
            self.keys(traits).iter().all(|key| {
                traits.iter().filter(|one| key[**one].is_none()).all(|one| {
                    let part = |value| {
                        let mut part = key.clone();
                        part[*one] = Some(value);
                        rounded[self.places[&part]]
                    };
                    let sum = (0..self.sizes[*one]).map(part).sum::<u64>();
                    sum == rounded[self.places[key]]
                })
            })
        }
    }

    /// That every count is a multiple of the base, less than one base away, and that
    /// multiples stay.
    fn keeps_to_base(tables: &Tables, rounded: &[u64], base: u64) -> bool {
        let pairs = tables.counts.iter().zip(rounded);
        let mut pairs = pairs.map(|(count, rounded)| (count.value, *rounded));
        pairs.all(|(value, rounded)| {
            rounded % base == 0
                && value.abs_diff(rounded) < base
                && (value % base > 0 || value == rounded)
        })
    }

    /// Made-up counts, many of them small, and ways to go.
    fn cells(seed: u64, number: usize) -> Vec<(u64, bool)> {
        let mut state = seed;
        // Knuth, *The Art of Computer Programming* 2, 3rd ed., section 3.3.4, table 1, 26.
        let mut next = |below: u64| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        };
        let cell = |_| {
            let count = match next(4) {
                0 => 0,
                1 | 2 => next(6),
                _ => next(60),
            };
            (count, next(2) == 1)
        };
        (0..number).map(cell).collect()
    }

    /// Random tables with the sizes of their traits, those shown and the base, rounded; how
    /// many of them add up.
    fn tried(shapes: &[Vec<usize>], shown: &[&[usize]], number: u64) -> usize {
        let mut adding_up = 0;
        for seed in 0..number {
            let place = usize::try_from(seed).unwrap() % shapes.len();
            let sizes = &shapes[place];
            let base = [3, 5][usize::from(seed % 3 == 0)];
            let cells = cells(seed, sizes.iter().product());
            let tables = Tables::new(sizes, &cells, shown);
            let rounded = round(&tables.counts, &tables.tables, base);
            assert!(keeps_to_base(&tables, &rounded, base), "{seed}");
            assert_eq!(round(&tables.counts, &tables.tables, base), rounded, "{seed}");
            let add_up = shown.iter().all(|traits| tables.adds_up(&rounded, traits));
            adding_up += usize::from(add_up);
        }
        adding_up
    }

    #[test]
    fn a_two_way_table_always_adds_up() {
        let shapes = [[2, 2], [3, 4], [5, 2], [6, 5], [8, 7]].map(Vec::from);
        assert_eq!(tried(&shapes, &[&[0, 1]], 300), 300);
    }

    /// Tables of the same people share a margin, and with it a rounding.
    #[test]
    fn two_tables_with_a_margin_in_common_add_up() {
        let shapes = [[3, 2, 3], [4, 3, 2]].map(Vec::from);
        assert_eq!(tried(&shapes, &[&[0, 1], &[0, 2]], 100), 100);
    }

    /// Three margins of three traits form a circle, for which there need not be a rounding
    /// that adds up; the base is kept to all the same.
    #[test]
    fn the_base_is_kept_to_where_nothing_may_add_up() {
        let shown: [&[usize]; 3] = [&[0, 1], &[0, 2], &[1, 2]];
        let adding_up = tried(&[vec![3, 2, 3]], &shown, 60);
        assert!(adding_up > 30, "{adding_up}");
    }

    #[test]
    fn counts_go_the_drawn_way_where_nothing_holds_them() {
        let tables = Tables::new(&[2], &[(4, true), (1, false)], &[]);
        assert!(tables.counts.is_empty());
        let counts = [(4, true), (4, false), (6, true), (0, true)];
        let counts = counts.map(|(value, up)| CountToRound { value, up });
        assert_eq!(round(&counts, &[], 3), [6, 3, 6, 0]);
    }
}
