//! What can be said of samples by design: totals, variances, quantiles, ratios, means of
//! groups and tables.

use baslinje::statistics::Confidence;
use baslinje::statistics::design::{
    CrossedQuestions, Design, DesignLayout, Estimate, GroupMeans, LonelyStratum,
    ReferenceSample, independence,
};

use super::{Data, Reference};

/// What these tests compute.
pub(super) const STARTS: &[&str] = &["tumours.", "districts.", "rooms.", "units."];

/// A sample and its design.
struct Sample {
    data: Data,
    design: Design,
}

/// The columns of a file that are its design.
struct Columns {
    strata: Option<&'static str>,
    clusters: Option<&'static str>,
    weight: &'static str,
    size: Option<&'static str>,
}

impl Sample {
    fn read(name: &str, columns: &Columns) -> Self {
        let data = Data::read(name);
        let strata = columns.strata.map(|name| data.codes(name));
        let clusters = columns.clusters.map(|name| data.codes(name));
        let rows = data.numbers(columns.weight).len();
        let of = strata.clone().unwrap_or_else(|| vec![0; rows]);
        let population = columns.size.map(|name| {
            let sizes = data.numbers(name);
            let codes = 0..=*of.iter().max().expect("a row");
            let first = |code| of.iter().position(|one| *one == code).expect("a row");
            codes.map(|code| sizes[first(code)]).collect::<Vec<_>>()
        });
        let layout = DesignLayout {
            strata: strata.as_deref(),
            clusters: clusters.as_deref(),
            population: population.as_deref(),
        };
        let weights = data.numbers(columns.weight);
        let design = Design::new(&weights, layout, LonelyStratum::Refuse);
        Self { data, design: design.expect("a design") }
    }

    fn rows_with(&self, name: &str, value: &str) -> Vec<bool> {
        self.data.text(name).iter().map(|cell| cell == value).collect()
    }

    fn of_number(
        &self,
        reference: &Reference,
        id: &str,
        variable: &str,
        domain: Option<&[bool]>,
    ) {
        let (values, design) = (self.data.numbers(variable), &self.design);
        let id = format!("{id}.{variable}");
        let mean = design.mean(&values, domain).expect("a mean");
        hold(reference, &format!("{id}.mean"), mean);
        let interval = mean.interval(Confidence::P95).expect("an interval");
        reference.holds_interval(&format!("{id}.mean"), interval);
        reference.holds(&format!("{id}.df"), real(mean.degrees_of_freedom));
        let total = design.total(&values, domain).expect("a total");
        hold(reference, &format!("{id}.total"), total);
        let interval = total.interval(Confidence::P95).expect("an interval");
        reference.holds_interval(&format!("{id}.total"), interval);
        let effects = [
            ("deff", ReferenceSample::WithoutReplacement),
            ("deff-replace", ReferenceSample::WithReplacement),
        ];
        for (name, against) in effects {
            let id = format!("{id}.{name}");
            if reference.values.contains_key(&id) {
                let effect = design.design_effect(&values, domain, against);
                reference.holds(&id, effect.expect("an effect"));
            }
        }
        let variance = design.variance(&values, domain).expect("a variance");
        hold(reference, &format!("{id}.variance"), variance);
        for share in [0.1, 0.25, 0.5, 0.75, 0.9] {
            let id = format!("{id}.quantile.{share}");
            let found = design.quantile(&values, domain, share, Confidence::P95);
            let found = found.expect("a quantile");
            reference.holds(&id, found.value);
            if let Ok(interval) = found.interval {
                reference.holds_interval(&id, interval);
                let error = found.standard_error.expect("an error");
                reference.holds(&format!("{id}.se"), error);
            }
        }
    }

    /// Those in `domain`, in the order of the codes of `by`.
    fn of_groups(
        &self,
        reference: &Reference,
        id: &str,
        (variable, by): (&str, &str),
        domain: Option<&[bool]>,
    ) {
        let (values, mut codes) = (self.data.numbers(variable), self.data.codes(by));
        let groups = codes.iter().max().expect("a row") + 1;
        for (row, code) in codes.iter_mut().enumerate() {
            if domain.is_some_and(|domain| !domain[row]) {
                *code = groups;
            }
        }
        let means = GroupMeans::new(&self.design, &values, &codes, groups);
        let means = means.expect("means");
        reference.holds(&format!("{id}.df"), real(means.degrees_of_freedom));
        for one in 0..groups {
            for other in one + 1..groups {
                let pair = format!("{id}.{}.{}", one + 1, other + 1);
                let made = means.contrast(one, other).expect("a contrast");
                // R's contrasts of the first group are of a coefficient of 0.
                reference.holds(&pair, made.difference);
                reference.holds(&format!("{pair}.se"), made.standard_error);
                reference.holds(&format!("{pair}.t"), made.t);
                reference.holds_within(1e-10, &format!("{pair}.p"), made.p);
                let ends = means.interval(&made, Confidence::P95).expect("ends");
                reference.holds_interval(&pair, ends);
            }
        }
        let wald = means.wald().expect("a test");
        reference.holds(&format!("{id}.f"), wald.f);
        reference.holds_within(1e-10, &format!("{id}.f.p"), wald.p);
    }

    fn of_table(&self, reference: &Reference, id: &str, (rows, columns): (&str, &str)) {
        let (rows, columns) = (self.data.codes(rows), self.data.codes(columns));
        let most = |codes: &[usize]| codes.iter().max().expect("a row") + 1;
        let shape = (most(&rows), most(&columns));
        let table = CrossedQuestions { rows: &rows, columns: &columns, shape };
        let test = independence(&self.design, table, None).expect("a test");
        reference.holds(&format!("{id}.f"), test.statistic);
        reference.holds(&format!("{id}.df1"), test.numerator_df);
        reference.holds(&format!("{id}.df2"), test.denominator_df);
        reference.holds(&format!("{id}.p"), test.p);
        reference.holds(&format!("{id}.pearson"), test.pearson);
        reference.holds(&format!("{id}.first-order-p"), test.first_order_p);
    }

    fn of_categories(&self, reference: &Reference, id: &str, variable: &str) {
        let mut values = self.data.text(variable).to_vec();
        values.sort();
        values.dedup();
        for value in values {
            let id = format!("{id}.{variable}.{value}");
            let has = self.rows_with(variable, &value);
            let share = self.design.share(&has, None).expect("a share");
            hold(reference, &format!("{id}.share"), share);
            let numbers = has.iter().map(|has| f64::from(*has)).collect::<Vec<_>>();
            let against = ReferenceSample::WithReplacement;
            let effect = self.design.design_effect(&numbers, None, against);
            reference.holds(&format!("{id}.deff-replace"), effect.expect("an effect"));
            let total = self.design.total(&numbers, None).expect("a total");
            hold(reference, &format!("{id}.total"), total);
        }
    }

    fn of_ratio(
        &self,
        reference: &Reference,
        id: &str,
        (above, below): (&str, &str),
        domain: Option<&[bool]>,
    ) {
        let (above, below) = (self.data.numbers(above), self.data.numbers(below));
        let ratio = self.design.ratio(&above, &below, domain).expect("a ratio");
        hold(reference, id, ratio);
    }
}

fn hold(reference: &Reference, id: &str, estimate: Estimate) {
    reference.holds(id, estimate.value);
    let error = format!("{id}.se");
    if reference.values.contains_key(&error) {
        reference.holds(&error, estimate.standard_error);
    } else {
        assert!(estimate.standard_error < 1e-9, "{id}");
    }
}

#[expect(clippy::as_conversions, clippy::cast_precision_loss, reason = "a small number")]
fn real(count: usize) -> f64 {
    count as f64
}

#[test]
fn a_stratified_sample_has_the_estimates_of_r() {
    let reference = Reference::of("designs");
    let columns = Columns {
        strata: Some("stratum"),
        clusters: None,
        weight: "weight",
        size: Some("size"),
    };
    let sample = Sample::read("tumours", &columns);
    for variable in ["age", "edrel"] {
        sample.of_number(&reference, "tumours.all", variable, None);
        for (by, most) in [("stage", 4), ("histol", 2)] {
            for wanted in 1..=most {
                let domain = sample.rows_with(by, &wanted.to_string());
                let id = format!("tumours.{by}{wanted}");
                sample.of_number(&reference, &id, variable, Some(&domain));
            }
        }
    }
    let ratio = ("age", "edrel");
    sample.of_ratio(&reference, "tumours.ratio", ratio, None);
    for wanted in 1..=4 {
        let domain = sample.rows_with("stage", &wanted.to_string());
        let id = format!("tumours.ratio.{wanted}");
        sample.of_ratio(&reference, &id, ratio, Some(&domain));
    }
    let late = sample.rows_with("stage", "1").into_iter().map(|early| !early);
    let late = late.collect::<Vec<_>>();
    for (by, domain) in [("stage", None), ("histol", None), ("rel", Some(&late[..]))] {
        let id = format!("tumours.groups.{by}");
        sample.of_groups(&reference, &id, ("age", by), domain);
    }
    sample.of_table(&reference, "tumours.table.stage", ("stage", "rel"));
    sample.of_table(&reference, "tumours.table.histol", ("histol", "rel"));
    sample.of_table(&reference, "tumours.table.both", ("histol", "stage"));
    sample.of_categories(&reference, "tumours", "stage");
    sample.of_categories(&reference, "tumours", "rel");
    reference.done(&["tumours."]);
}

#[test]
fn a_sample_of_clusters_has_the_estimates_of_r() {
    let reference = Reference::of("designs");
    let columns = Columns {
        strata: None,
        clusters: Some("dnum"),
        weight: "pw",
        size: Some("fpc1"),
    };
    let sample = Sample::read("districts", &columns);
    for variable in ["api00", "meals", "ell"] {
        sample.of_number(&reference, "districts.all", variable, None);
        for wanted in 1..=3 {
            let domain = sample.rows_with("stype", &wanted.to_string());
            let id = format!("districts.stype{wanted}");
            sample.of_number(&reference, &id, variable, Some(&domain));
        }
    }
    sample.of_ratio(&reference, "districts.ratio", ("ell", "meals"), None);
    let of = ("api00", "stype");
    sample.of_groups(&reference, "districts.groups.stype", of, None);
    let of = ("meals", "awards");
    sample.of_groups(&reference, "districts.groups.awards", of, None);
    let elementary = sample.rows_with("stype", "1");
    let of = ("ell", "sch.wide");
    sample.of_groups(&reference, "districts.groups.wide", of, Some(&elementary));
    sample.of_table(&reference, "districts.table.awards", ("stype", "awards"));
    sample.of_table(&reference, "districts.table.wide", ("sch.wide", "awards"));
    sample.of_categories(&reference, "districts", "stype");
    sample.of_categories(&reference, "districts", "awards");
    reference.done(&["districts."]);
}

#[test]
fn units_numbered_within_their_strata_are_units_of_their_own() {
    let reference = Reference::of("designs");
    let columns = Columns {
        strata: Some("stratum"),
        clusters: Some("cluster"),
        weight: "weight",
        size: None,
    };
    let sample = Sample::read("rooms", &columns);
    for variable in ["rooms", "person"] {
        sample.of_number(&reference, "rooms.all", variable, None);
    }
    sample.of_ratio(&reference, "rooms.ratio", ("person", "rooms"), None);
    let columns = Columns {
        strata: Some("stratid"),
        clusters: Some("psuid"),
        weight: "weight",
        size: Some("Nh"),
    };
    let sample = Sample::read("units", &columns);
    sample.of_number(&reference, "units.all", "x", None);
    sample.of_groups(&reference, "units.groups", ("x", "stratid"), None);
    reference.done(&["rooms.", "units."]);
}
