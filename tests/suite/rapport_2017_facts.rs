//! The example report against every fact of the publication it retells.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value as Json;

use crate::rapport_2017::numbers;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Facts {
    facts: Vec<Fact>,
    orderings: Vec<Ordering>,
    infeasible: Vec<NotComputed>,
    context: Vec<NotComputed>,
}

#[derive(Clone, Deserialize)]
struct Fact {
    fact: String,
    kind: String,
    #[serde(flatten)]
    check: Check,
    #[serde(default)]
    all: Vec<Check>,
}

#[derive(Clone, Deserialize)]
struct Check {
    value: Option<f64>,
    base: Option<f64>,
    #[serde(default)]
    op: Op,
    number: Option<OneOrMany>,
    minus: Option<String>,
    field: Option<String>,
}

#[derive(Clone, Copy, Default, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Op {
    #[default]
    Exact,
    About,
    MoreThan,
    SlightlyMoreThan,
    LessThan,
}

#[derive(Clone, Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Ordering {
    fact: String,
    kind: String,
    field: String,
    orders: Vec<Order>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Order {
    falls: Vec<String>,
    #[serde(default)]
    above: Vec<String>,
    within: Option<f64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NotComputed {
    fact: String,
    kind: String,
    reason: String,
}

fn facts() -> Facts {
    let text = include_str!("../../data/rapport-2017/published.yaml");
    serde_yaml::from_str(text).expect("the facts are well-formed")
}

/// A number as it stands in the report: `1 164` and `89,3` are read back.
fn shown(number: &Json, field: &str) -> f64 {
    let field = if field == "mean" { "value" } else { field };
    let text = number["shown"][field].as_str().expect("a shown number");
    let plain = text.replace('\u{a0}', "").replace(',', ".");
    plain.parse().unwrap_or_else(|_| panic!("{text} is no number"))
}

/// The percentage before it is rounded; a count as it is.
fn exact(number: &Json, field: &str) -> f64 {
    match field {
        "percent" => number["value"].as_f64().expect("an unrounded value") * 100.0,
        _ => shown(number, field),
    }
}

fn same(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-9
}

fn decimals(written: f64) -> usize {
    written.to_string().split_once('.').map_or(0, |(_, end)| end.len())
}

/// A quotient at so many decimals, rounded half up.
fn rounded(quotient: f64, decimals: usize) -> f64 {
    let scale = (0..decimals).fold(1.0, |scale, _| scale * 10.0);
    (quotient * scale + 0.5).floor() / scale
}

/// The next value with as many decimals.
fn next(value: f64) -> f64 {
    let decimals = decimals(value);
    let least = (0..decimals).fold(1.0, |least, _| least / 10.0);
    let next = rounded(value + least, decimals);
    if self::decimals(next) == decimals { next } else { rounded(next + least, decimals) }
}

impl Fact {
    fn checks(&mut self) -> &mut [Check] {
        if self.all.is_empty() {
            std::slice::from_mut(&mut self.check)
        } else {
            &mut self.all
        }
    }

    fn failures(&mut self, numbers: &BTreeMap<String, Json>) -> Vec<String> {
        let fact = self.fact.clone();
        let checks = self.checks().iter();
        let failed = checks.filter_map(|check| check.failure(numbers));
        failed.map(|failure| format!("{fact}: {failure}")).collect()
    }
}

impl Check {
    fn ids(&self) -> Vec<&str> {
        match &self.number {
            Some(OneOrMany::One(id)) => vec![id],
            Some(OneOrMany::Many(ids)) => ids.iter().map(String::as_str).collect(),
            None => Vec::new(),
        }
    }

    /// Why the check fails, if it does.
    fn failure(&self, numbers: &BTreeMap<String, Json>) -> Option<String> {
        let field = self.field.as_deref().expect("a field");
        let expected = self.value.expect("a value");
        let found: Vec<&Json> = self.ids().iter().map(|id| &numbers[*id]).collect();
        let sum = |value: &dyn Fn(&Json) -> f64| {
            found.iter().map(|one| value(one)).sum::<f64>()
        };
        let less = self.minus.as_ref().map_or(0.0, |id| shown(&numbers[id], field));
        let computed = match field {
            "n/base" => {
                let quotient = sum(&|one| shown(one, "n") / shown(one, "base"));
                rounded(quotient, decimals(expected))
            }
            _ => sum(&|one| shown(one, field)) - less,
        };
        let unrounded =
            if field == "n/base" { computed } else { sum(&|one| exact(one, field)) };
        let holds = match self.op {
            Op::Exact => same(computed, expected),
            Op::About => (unrounded - expected).abs() <= 1.0,
            Op::MoreThan => unrounded > expected,
            Op::SlightlyMoreThan => unrounded > expected && unrounded < expected + 5.0,
            Op::LessThan => unrounded < expected,
        };
        if !holds {
            return Some(format!("{field} is {computed}, published {expected}"));
        }
        let [one] = found[..] else { return None };
        let base = (one["statistic"] == "share").then(|| shown(one, "base"));
        match (self.base, base) {
            (Some(expected), Some(base)) if !same(base, expected) => {
                Some(format!("the base is {base}, published {expected}"))
            }
            _ => None,
        }
    }
}

impl Ordering {
    fn failures(&self, numbers: &BTreeMap<String, Json>) -> Vec<String> {
        let failed =
            self.orders.iter().filter(|order| !order.holds(&self.field, numbers));
        failed
            .map(|order| format!("{}: {:?} does not hold", self.fact, order.falls))
            .collect()
    }
}

impl Order {
    fn holds(&self, field: &str, numbers: &BTreeMap<String, Json>) -> bool {
        let value = |id: &String| exact(&numbers[id], field);
        let falls: Vec<f64> = self.falls.iter().map(value).collect();
        let within = self.within.unwrap_or(f64::INFINITY);
        let step = |pair: &[f64]| pair[0] > pair[1] && pair[0] - pair[1] < within;
        let lowest = falls.iter().copied().fold(f64::INFINITY, f64::min);
        (falls.len() > 1 || !self.above.is_empty())
            && falls.windows(2).all(step)
            && self.above.iter().map(value).all(|other| other < lowest)
    }
}

#[test]
fn every_published_fact_is_computed() {
    let numbers = numbers();
    let Facts { mut facts, orderings, .. } = facts();
    let facts = facts.iter_mut().flat_map(|fact| fact.failures(&numbers));
    let orderings = orderings.iter().flat_map(|one| one.failures(&numbers));
    let failures: Vec<String> = facts.chain(orderings).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn a_fact_that_differs_is_noticed() {
    let numbers = numbers();
    let Facts { facts, orderings, .. } = facts();
    for fact in facts {
        for place in 0..fact.clone().checks().len() {
            let mut wrong = fact.clone();
            let check = &mut wrong.checks()[place];
            // The smallest difference at the decimals of the printed value, or one out of reach
            // where the source prints no value.
            let value = check.value.expect("a value");
            check.value = Some(match check.op {
                Op::Exact => next(value),
                Op::About | Op::MoreThan | Op::SlightlyMoreThan => value + 200.0,
                Op::LessThan => value - 200.0,
            });
            assert!(!wrong.failures(&numbers).is_empty(), "{}", wrong.fact);
        }
    }
    for ordering in orderings {
        for place in 0..ordering.orders.len() {
            let mut wrong = ordering.clone();
            let order = &mut wrong.orders[place];
            if order.above.is_empty() {
                order.falls.reverse();
            } else {
                std::mem::swap(&mut order.falls, &mut order.above);
            }
            assert!(!wrong.failures(&numbers).is_empty(), "{}", wrong.fact);
        }
    }
}

#[test]
fn every_fact_of_the_publication_stands_once() {
    let Facts { facts, orderings, infeasible, context } = facts();
    let apart = infeasible.iter().chain(&context);
    for other in apart.clone() {
        assert!(!other.reason.is_empty(), "{} lacks a reason", other.fact);
    }
    let computed = facts.iter().map(|fact| (&fact.fact, &fact.kind));
    let ordered = orderings.iter().map(|fact| (&fact.fact, &fact.kind));
    let computed: Vec<_> = computed.chain(ordered).collect();
    let apart: Vec<_> = apart.map(|fact| (&fact.fact, &fact.kind)).collect();

    let mut ids: Vec<_> = computed.iter().chain(&apart).map(|(id, _)| id).collect();
    ids.sort_unstable();
    assert!(ids.windows(2).all(|pair| pair[0] != pair[1]), "a fact stands twice");

    let count = |list: &[(&String, &String)], kind: &str| {
        list.iter().filter(|(_, one)| one.as_str() == kind).count()
    };
    let kinds = [
        "published",
        "published_words",
        "repeated",
        "qualitative",
        "derived",
        "inferred",
        "context",
    ];
    let table = kinds.map(|kind| (kind, count(&computed, kind), count(&apart, kind)));
    assert_eq!(
        table,
        [
            ("published", 170, 0),
            ("published_words", 11, 0),
            ("repeated", 12, 0),
            ("qualitative", 21, 0),
            ("derived", 66, 7),
            ("inferred", 3, 0),
            ("context", 0, 41),
        ]
    );
    assert_eq!(ids.len(), 331);
    assert_eq!(infeasible.len(), 1);
}
