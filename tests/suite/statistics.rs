//! The statistics against R: every value of `values.json`, `further.json`,
//! `designs.json` and `scales.json` in `tests/ref/r` is computed again.
//!
//! `tests/ref/r/README.md` says where the data comes from and how the values were made.

#![expect(clippy::disallowed_methods, reason = "tests read the reference")]

mod by_design;
mod changes;
mod designs;
mod further;
mod ranks;
mod scales;
mod tables;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use baslinje::statistics::Interval;

/// The largest relative difference from R that passes; the largest there is, is 5e-13, where
/// R's logit interval comes out of an iteration.
const TOLERANCE: f64 = 1e-11;

/// What R says, and what has been asked for.
struct Reference {
    values: BTreeMap<String, f64>,
    asked: RefCell<BTreeSet<String>>,
    wrong: RefCell<Vec<String>>,
}

impl Reference {
    fn read() -> Self {
        Self::of("values")
    }

    /// The values of a file.
    fn of(name: &str) -> Self {
        let path = folder().join(format!("{name}.json"));
        let text = fs::read_to_string(path).expect("the values");
        let values = serde_json::from_str(&text).expect("numbers by id");
        Self { values, asked: RefCell::default(), wrong: RefCell::default() }
    }

    /// Holds `value` against the one that R gives under `id`.
    fn holds(&self, id: &str, value: f64) {
        self.holds_within(TOLERANCE, id, value);
    }

    /// The same with a relative difference of its own, where R or we iterate.
    fn holds_within(&self, tolerance: f64, id: &str, value: f64) {
        let fresh = self.asked.borrow_mut().insert(id.to_owned());
        let Some(&expected) = self.values.get(id).filter(|_| fresh) else {
            self.wrong.borrow_mut().push(format!("{id} is unknown or asked for twice"));
            return;
        };
        let size = value.abs().max(expected.abs());
        // What is 0 in exact arithmetic has no relative difference.
        let near = (value - expected).abs() <= tolerance * size || size < 1e-13;
        if !near {
            let relative = (value - expected).abs() / size;
            let line =
                format!("{id}: {value:e}, R says {expected:e}: {relative:.1e} off");
            self.wrong.borrow_mut().push(line);
        }
    }

    fn holds_interval(&self, id: &str, interval: Interval) {
        self.holds_interval_within(TOLERANCE, id, interval);
    }

    fn holds_interval_within(&self, tolerance: f64, id: &str, interval: Interval) {
        self.holds_within(tolerance, &format!("{id}.lower"), interval.lower);
        self.holds_within(tolerance, &format!("{id}.upper"), interval.upper);
    }

    /// Fails when a value differs, or one of those under `starts` was not computed.
    fn done(&self, starts: &[&str]) {
        let asked = self.asked.borrow();
        for id in self.values.keys() {
            if starts.iter().any(|start| id.starts_with(start)) && !asked.contains(id) {
                self.wrong.borrow_mut().push(format!("{id} is not computed"));
            }
        }
        let wrong = self.wrong.borrow();
        assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
    }
}

/// A file of data: its columns by name, as text.
struct Data(BTreeMap<String, Vec<String>>);

impl Data {
    fn read(name: &str) -> Self {
        let path = folder().join(format!("{name}.csv"));
        let text = fs::read_to_string(path).expect("the data");
        let mut lines = text.lines();
        let names = lines.next().expect("names").split(',').collect::<Vec<_>>();
        let mut columns = vec![Vec::new(); names.len()];
        for line in lines {
            for (column, cell) in columns.iter_mut().zip(line.split(',')) {
                column.push(cell.to_owned());
            }
        }
        Self(names.into_iter().map(str::to_owned).zip(columns).collect())
    }

    fn text(&self, name: &str) -> &[String] {
        &self.0[name]
    }

    fn numbers(&self, name: &str) -> Vec<f64> {
        self.text(name).iter().map(|cell| cell.parse().expect("a number")).collect()
    }

    fn counts(&self, name: &str) -> Vec<u64> {
        self.text(name).iter().map(|cell| cell.parse().expect("a count")).collect()
    }

    /// The place of each row's value among the sorted values of the column.
    fn codes(&self, name: &str) -> Vec<usize> {
        let values = self.text(name).iter().collect::<BTreeSet<_>>();
        let place = |cell| values.iter().position(|value| *value == cell);
        self.text(name).iter().map(|cell| place(cell).expect("a value")).collect()
    }

    /// The numbers of one column, apart by the values of another in their order of first
    /// appearance; cells without a number are left out.
    fn groups(&self, name: &str, by: &str) -> Vec<(String, Vec<f64>)> {
        let mut groups = Vec::<(String, Vec<f64>)>::new();
        for (cell, group) in self.text(name).iter().zip(self.text(by)) {
            let Ok(number) = cell.parse() else { continue };
            match groups.iter_mut().find(|(name, _)| name == group) {
                Some((_, values)) => values.push(number),
                None => groups.push((group.clone(), vec![number])),
            }
        }
        groups
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ref/r")
}

#[test]
fn there_are_at_least_three_hundred_values_and_each_has_a_test() {
    let starts =
        [changes::STARTS, designs::STARTS, ranks::STARTS, tables::STARTS].concat();
    let reference = Reference::read();
    assert!(reference.values.len() >= 300, "{}", reference.values.len());
    for id in reference.values.keys() {
        assert!(starts.iter().any(|start| id.starts_with(start)), "{id} has no test");
    }
    let further = Reference::of("further");
    assert!(further.values.len() >= 2000, "{}", further.values.len());
    for id in further.values.keys() {
        let has_test = further::STARTS.iter().any(|start| id.starts_with(start));
        assert!(has_test, "{id} has no test");
    }
    let of_scales = Reference::of("scales");
    assert!(of_scales.values.len() >= 400, "{}", of_scales.values.len());
    for id in of_scales.values.keys() {
        let has_test = scales::STARTS.iter().any(|start| id.starts_with(start));
        assert!(has_test, "{id} has no test");
    }
    let designs = Reference::of("designs");
    assert!(designs.values.len() >= 1000, "{}", designs.values.len());
    for id in designs.values.keys() {
        let has_test = by_design::STARTS.iter().any(|start| id.starts_with(start));
        assert!(has_test, "{id} has no test");
    }
}
