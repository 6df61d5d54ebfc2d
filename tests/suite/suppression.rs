//! Complementary suppression held against an attacker of its own: for random tables with
//! margins, alone and linked in pairs, everything that is shown becomes a linear programme
//! that is set up here, from the table's shape alone, and no small count may be told from
//! a large one.

use baslinje::disclosure::{Count, Counts, Pattern, Terms, Why, Worth};
use microlp::{ComparisonOp, OptimizationDirection, Problem, SolveOutcome};

const MINIMUM: u64 = 5;

/// Numbers that are the same on every machine (Steele, Lea & Flood, "Fast splittable
/// pseudorandom number generators", 2014: `SplitMix64`).
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % limit
    }
}

/// A cross table, or several that share the totals of their rows.
struct Tables {
    /// `cells[table][row][column]`.
    cells: Vec<Vec<Vec<u64>>>,
}

impl Tables {
    /// Tables of 2–5 rows and 2–6 columns, every third time a linked pair. About a third
    /// of the cells are small, and some are zero.
    fn random(random: &mut Random) -> Self {
        let rows = 2 + random.below(4);
        let columns = 2 + random.below(5);
        let cell = |random: &mut Random| match random.below(6) {
            0 => 0,
            1 | 2 => 1 + random.below(6),
            _ => 4 + random.below(40),
        };
        let line = |random: &mut Random| (0..columns).map(|_| cell(random)).collect();
        let first: Vec<Vec<u64>> = (0..rows).map(|_| line(random)).collect();
        let mut tables = Self { cells: vec![first] };
        if random.below(3) == 0 {
            tables.split_again(random);
        }
        tables
    }

    /// Seven tables or more with the same rows, as of charts that are all broken down by one
    /// variable; every other time one of its groups is small.
    fn many(random: &mut Random) -> Self {
        let mut tables = loop {
            let tables = Self::random(random);
            if tables.cells[0].len() > 2 {
                break tables;
            }
        };
        tables.cells.truncate(1);
        if random.below(2) == 0 {
            for cell in &mut tables.cells[0][0] {
                *cell = 0;
            }
            tables.cells[0][0][0] = 1 + random.below(3);
            tables.cells[0][0][1] = random.below(2);
        }
        for _ in 0..6 + random.below(5) {
            tables.split_again(random);
        }
        tables
    }

    /// Adds a table with the same totals of the rows.
    fn split_again(&mut self, random: &mut Random) {
        let parts = 2 + random.below(3);
        let again = self.cells[0].iter().map(|row| {
            let mut left = row.iter().sum::<u64>();
            let mut split = (1..parts)
                .map(|_| {
                    let part = random.below(left + 1);
                    left -= part;
                    part
                })
                .collect::<Vec<_>>();
            split.push(left);
            split
        });
        let again = again.collect();
        self.cells.push(again);
    }

    /// The unknowns of a table's cells: all of the first table, then all of the second.
    fn unknown(&self, table: usize, row: usize, column: usize) -> usize {
        let before = self.cells[..table].iter().flatten().flatten().count();
        before + row * self.cells[table][0].len() + column
    }

    /// Every sum that a reader is shown, with its value and what it is worth.
    fn shown(&self) -> Vec<(Terms, u64, Worth)> {
        let mut shown = Vec::new();
        for (table, cells) in self.cells.iter().enumerate() {
            let (rows, columns) = (cells.len(), cells[0].len());
            let mut add = |places: Vec<(usize, usize)>, worth| {
                let value = places.iter().map(|(row, column)| cells[*row][*column]).sum();
                let places = places.iter();
                let terms =
                    places.map(|(row, column)| (self.unknown(table, *row, *column), 1));
                shown.push((terms.collect(), value, worth));
            };
            for row in 0..rows {
                for column in 0..columns {
                    add(vec![(row, column)], Worth::Cell);
                }
            }
            for column in 0..columns {
                add((0..rows).map(|row| (row, column)).collect(), Worth::Total);
            }
            // What the tables share is shown once.
            if table == 0 {
                for row in 0..rows {
                    add((0..columns).map(|column| (row, column)).collect(), Worth::Total);
                }
                let all =
                    (0..rows).flat_map(|row| (0..columns).map(move |one| (row, one)));
                add(all.collect(), Worth::Total);
            }
        }
        shown
    }

    fn ties(&self) -> Vec<Terms> {
        let row = |table: usize, row: usize, sign: i64| {
            let columns = 0..self.cells[table][0].len();
            columns.map(move |column| (self.unknown(table, row, column), sign))
        };
        let tie =
            |(table, index)| row(0, index, 1).chain(row(table, index, -1)).collect();
        let rows = 0..self.cells[0].len();
        let others = 1..self.cells.len();
        others
            .flat_map(|table| rows.clone().map(move |row| (table, row)))
            .map(tie)
            .collect()
    }

    /// A sum in every table that it can be taken from: the totals of the rows, and that of
    /// everything, stand in all of them.
    fn everywhere(&self, terms: &Terms) -> Vec<Terms> {
        let mut sums = vec![terms.clone()];
        let row = |table: usize, row: usize| {
            let all = 0..self.cells[table][0].len();
            all.map(move |column| self.unknown(table, row, column)).collect::<Vec<_>>()
        };
        let has = |unknown: &usize| terms.iter().any(|(one, _)| one == unknown);
        let rows = 0..self.cells[0].len();
        let whole = rows.filter(|index| row(0, *index).iter().all(has));
        let whole = whole.collect::<Vec<_>>();
        if whole.len() * self.cells[0][0].len() == terms.len() {
            for table in 1..self.cells.len() {
                let again = whole.iter().flat_map(|index| row(table, *index));
                sums.push(again.map(|unknown| (unknown, 1)).collect());
            }
        }
        sums
    }

    fn table_of(&self) -> Vec<usize> {
        let tables = self.cells.iter().enumerate();
        let of =
            tables.flat_map(|(table, cells)| cells.iter().flatten().map(move |_| table));
        of.collect()
    }

    fn counts(&self) -> Counts {
        let counts = self.shown().into_iter();
        let counts = counts.map(|(terms, value, worth)| {
            let sums = self.everywhere(&terms);
            Count { sums, value, worth }
        });
        Counts {
            table_of: self.table_of(),
            ties: self.ties(),
            counts: counts.collect(),
            ..Counts::default()
        }
    }

    /// The small counts that the attacker can tell to be small, or to be more than one.
    fn found(&self, pattern: &Pattern) -> usize {
        let shown = self.shown();
        let hidden = shown.iter().zip(&pattern.why).filter(|(_, why)| why.is_some());
        let small = hidden.filter(|((_, value, _), _)| (1..MINIMUM).contains(value));
        let found = small.filter(|((terms, _, _), _)| {
            let end = |direction| self.end(terms, direction, &shown, pattern);
            let least = end(OptimizationDirection::Minimize);
            let most = end(OptimizationDirection::Maximize);
            least > 1.0 + 1e-6 || most < 4.999_999
        });
        found.count()
    }

    /// How small or large a sum can be for a reader of what is shown.
    fn end(
        &self,
        terms: &Terms,
        direction: OptimizationDirection,
        shown: &[(Terms, u64, Worth)],
        pattern: &Pattern,
    ) -> f64 {
        let mut problem = Problem::new(direction);
        let unknowns = 0..self.cells.iter().flatten().flatten().count();
        let wanted = |unknown: usize| terms.iter().any(|(one, _)| *one == unknown);
        let variables = unknowns
            .map(|unknown| {
                let price = if wanted(unknown) { 1.0 } else { 0.0 };
                problem.add_var(price, (0.0, f64::INFINITY))
            })
            .collect::<Vec<_>>();
        let mut hold = |terms: &Terms, total: u64| {
            let sum = terms.iter().map(|(unknown, times)| {
                (variables[*unknown], if *times > 0 { 1.0 } else { -1.0 })
            });
            let total = f64::from(u32::try_from(total).expect("a small count"));
            problem.add_constraint(sum.collect::<Vec<_>>(), ComparisonOp::Eq, total);
        };
        for ((terms, value, _), why) in shown.iter().zip(&pattern.why) {
            if why.is_none() {
                hold(terms, *value);
            }
        }
        for tie in self.ties() {
            hold(&tie, 0);
        }
        match problem.solve() {
            Ok(SolveOutcome::Solution(solution)) => solution.objective(),
            Err(microlp::Error::Unbounded) => f64::INFINITY,
            other => panic!("the table itself is a solution: {other:?}"),
        }
    }
}

/// How often the attacker finds something in so many tables: with complementary
/// suppression, and without.
fn attack(tables: u64) -> (usize, usize) {
    let mut random = Random(20_170_428);
    let (mut with, mut without) = (0, 0);
    for _ in 0..tables {
        let tables = Tables::random(&mut random);
        let counts = tables.counts();
        let pattern = counts.suppress(MINIMUM);
        assert_eq!(pattern.unproven, [0; 0], "{:?}", tables.cells);
        assert_eq!(pattern, counts.suppress(MINIMUM), "the same every time");
        with += tables.found(&pattern);
        without += tables.found(&counts.primary(MINIMUM));
    }
    (with, without)
}

#[test]
fn an_attacker_finds_nothing_in_random_tables() {
    let (with, without) = attack(150);
    assert_eq!(with, 0);
    assert!(without > 100, "small counts alone protect nothing: {without}");
}

#[test]
#[ignore = "a minute and more; .ci/run runs it"]
fn an_attacker_finds_nothing_in_ten_thousand_random_tables() {
    let (with, without) = attack(10_000);
    assert_eq!(with, 0);
    assert!(without > 10_000, "small counts alone protect nothing: {without}");
}

#[test]
fn an_attacker_finds_nothing_in_many_tables_with_common_margins() {
    let mut random = Random(20_170_429);
    let (mut found, mut unprotected, mut margins) = (0, 0, 0);
    for _ in 0..40 {
        let tables = Tables::many(&mut random);
        let counts = tables.counts();
        let pattern = counts.suppress(MINIMUM);
        assert_eq!(pattern.unproven, [0; 0], "{:?}", tables.cells);
        let hidden = counts.counts.iter().zip(&pattern.why);
        margins += hidden.filter(|(it, why)| why.is_some() && it.sums.len() > 1).count();
        found += tables.found(&pattern);
        unprotected += tables.found(&counts.primary(MINIMUM));
    }
    assert_eq!(found, 0);
    assert!(unprotected > 100, "small counts alone protect nothing: {unprotected}");
    assert!(margins > 20, "margins that are not told: {margins}");
}

/// What is hidden of a table does not depend on how many others are broken down alike.
#[test]
fn a_table_hides_the_same_beside_others_with_the_same_margins() {
    let cells = vec![vec![3, 20, 30], vec![25, 22, 40], vec![50, 60, 70]];
    let other = vec![vec![23, 30], vec![50, 37], vec![100, 80]];
    let hidden = |pattern: &Pattern, cells: usize| {
        let why = pattern.why[..cells].iter().map(Option::is_some);
        why.collect::<Vec<_>>()
    };
    let alone = Tables { cells: vec![cells.clone()] };
    let alone = alone.counts().suppress(MINIMUM);
    for others in [1, 5, 40] {
        let mut all = vec![cells.clone()];
        all.extend(vec![other.clone(); others]);
        let all = Tables { cells: all }.counts().suppress(MINIMUM);
        assert_eq!(hidden(&all, 9), hidden(&alone, 9), "beside {others}");
        let all = all.why.iter().flatten().count();
        assert_eq!(all, 4, "nothing is hidden of the others");
    }
}

/// One table with all its margins.
fn one(cells: &[&[u64]]) -> Tables {
    Tables { cells: vec![cells.iter().map(|row| row.to_vec()).collect()] }
}

#[test]
fn one_small_cell_takes_three_others_with_it() {
    let tables = one(&[&[3, 20, 30], &[25, 22, 40], &[50, 60, 70]]);
    let pattern = tables.counts().suppress(MINIMUM);
    let hidden = |why| pattern.why.iter().filter(|one| **one == Some(why)).count();
    assert_eq!((hidden(Why::Primary), hidden(Why::Complementary)), (1, 3));
    // The small ones, and no total.
    assert_eq!(pattern.why[1], Some(Why::Complementary));
    assert_eq!(pattern.why[3], Some(Why::Complementary));
    assert_eq!(pattern.why[4], Some(Why::Complementary));
}

#[test]
fn nothing_is_hidden_where_nothing_is_small() {
    let pattern = one(&[&[0, 20], &[25, 22]]).counts().suppress(MINIMUM);
    assert!(pattern.why.iter().all(Option::is_none));
}
