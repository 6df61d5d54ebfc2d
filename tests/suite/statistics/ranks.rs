//! Means, quantiles, ranks, trends and scales.

use baslinje::statistics::Confidence;
use baslinje::statistics::intervals::{Continuity, Share, mean};
use baslinje::statistics::quantiles::{Definition, quantile};
use baslinje::statistics::ranks::{kruskal_wallis, mann_whitney, signed_rank};
use baslinje::statistics::reliability::cronbach;
use baslinje::statistics::trend::{cochran_armitage, jonckheere_terpstra};

use super::{Data, Reference};

/// What these tests compute.
pub(super) const STARTS: &[&str] = &[
    "quantile.",
    "mean.",
    "mann-whitney.",
    "kruskal.",
    "signed-rank.",
    "jonckheere.",
    "armitage.",
    "alpha.",
];

fn slices(groups: &[(String, Vec<f64>)]) -> Vec<&[f64]> {
    groups.iter().map(|(_, values)| &values[..]).collect()
}

fn group<'g>(groups: &'g [(String, Vec<f64>)], name: &str) -> &'g [f64] {
    &groups.iter().find(|(group, _)| group == name).expect("a group").1
}

#[test]
fn quantiles_and_means_are_those_of_r() {
    let reference = Reference::read();
    let months = Data::read("air").groups("Ozone", "Month");
    let ozone = slices(&months).concat();
    let mpg = Data::read("cars").numbers("mpg");
    for (definition, number) in Definition::ALL.into_iter().zip(1..) {
        for share in [0.0, 0.1, 0.25, 0.5, 0.77, 1.0] {
            for (name, values) in [("ozone", &ozone), ("mpg", &mpg)] {
                let id = format!("quantile.{name}.{number}.{share}");
                reference
                    .holds(&id, quantile(values, share, definition).expect("a value"));
            }
        }
    }
    for (month, values) in &months {
        for level in [0.9, 0.95] {
            let id = format!("mean.ozone.{month}.{level}");
            let result = mean(values, None, Confidence::new(level).expect("a value"))
                .expect("a value");
            reference.holds(&format!("{id}.mean"), result.mean);
            reference.holds(&format!("{id}.se"), result.standard_error);
            reference.holds_interval(&id, result.interval);
        }
    }
    reference.done(&["quantile.", "mean."]);
}

#[test]
fn ranks_are_those_of_r() {
    let reference = Reference::read();
    let (air, chickens) = (Data::read("air"), Data::read("chickens"));
    let (ozone, wind) = (air.groups("Ozone", "Month"), air.groups("Wind", "Month"));
    let feed = chickens.groups("weight", "feed");
    let spray = Data::read("insects").groups("count", "spray");
    let sum = |id: String, first: &[f64], second: &[f64]| {
        let test = mann_whitney(first, second, Continuity::Corrected).expect("a value");
        reference.holds(&format!("{id}.u"), test.u);
        reference.holds(&format!("{id}.p"), test.p);
    };
    for month in ["6", "7", "8", "9"] {
        let id = format!("mann-whitney.ozone.5.{month}");
        sum(id, group(&ozone, "5"), group(&ozone, month));
    }
    for other in ["linseed", "meatmeal", "soybean", "sunflower"] {
        let id = format!("mann-whitney.chickens.horsebean.{other}");
        sum(id, group(&feed, "horsebean"), group(&feed, other));
    }
    let several =
        [("ozone", &ozone), ("wind", &wind), ("chickens", &feed), ("insects", &spray)];
    for (name, groups) in several {
        let test = kruskal_wallis(&slices(groups)).expect("a value");
        reference.holds(&format!("kruskal.{name}.statistic"), test.statistic);
        reference.holds(&format!("kruskal.{name}.df"), test.degrees_of_freedom);
        reference.holds(&format!("kruskal.{name}.p"), test.p);
    }
    let sleep = Data::read("sleep").groups("extra", "group");
    let pairs = sleep[0].1.iter().zip(&sleep[1].1).map(|(one, two)| one - two);
    let less = |values: &[f64], by: f64| values.iter().map(|value| value - by).collect();
    let signed: [(&str, Vec<f64>); 4] = [
        ("sleep", pairs.collect()),
        ("linseed", less(group(&feed, "linseed"), 200.3)),
        ("casein", less(group(&feed, "casein"), 299.7)),
        ("wind", less(&air.numbers("Wind"), 9.7)),
    ];
    for (name, differences) in signed {
        let test = signed_rank(&differences).expect("a value");
        reference.holds(&format!("signed-rank.{name}.v"), test.v);
        reference.holds(&format!("signed-rank.{name}.p"), test.p);
    }
    reference.done(&["mann-whitney.", "kruskal.", "signed-rank."]);
}

#[test]
fn trends_are_those_of_r() {
    let reference = Reference::read();
    let air = Data::read("air");
    let mut feed = Data::read("chickens").groups("weight", "feed");
    feed.sort_by(|one, two| one.0.cmp(&two.0));
    let trends = [
        ("ozone", air.groups("Ozone", "Month")),
        ("wind", air.groups("Wind", "Month")),
        ("insects", Data::read("insects").groups("count", "spray")),
        ("chickens", feed),
    ];
    for (name, groups) in trends {
        let test = jonckheere_terpstra(&slices(&groups)).expect("a value");
        reference.holds(&format!("jonckheere.{name}.z"), test.z);
        reference.holds(&format!("jonckheere.{name}.p"), test.p);
    }
    let drinkers = Data::read("oesophagus");
    let counts = drinkers.counts("ncases").into_iter().zip(drinkers.counts("ncontrols"));
    let shares = counts.map(|(ill, well)| Share::new(ill, ill + well).expect("a value"));
    let shares = shares.collect::<Vec<_>>();
    for scores in [[1.0, 2.0, 3.0, 4.0], [20.0, 60.0, 100.0, 150.0]] {
        let test = cochran_armitage(&shares, &scores).expect("a value");
        reference.holds(&format!("armitage.{}.statistic", scores[0]), test.statistic);
        reference.holds(&format!("armitage.{}.p", scores[0]), test.p);
    }
    reference.done(&["jonckheere.", "armitage."]);
}

#[test]
fn a_scale_has_the_reliability_of_r() {
    let reference = Reference::read();
    let data = Data::read("attitude");
    let names = [
        "rating",
        "complaints",
        "privileges",
        "learning",
        "raises",
        "critical",
        "advance",
    ];
    let items = names.map(|name| data.numbers(name));
    let slices = items.iter().map(|item| &item[..]).collect::<Vec<_>>();
    let scale = cronbach(&slices).expect("a value");
    reference.holds("alpha.raw", scale.alpha);
    reference.holds("alpha.standardized", scale.standardized_alpha);
    reference.holds("alpha.mean-correlation", scale.mean_correlation);
    for (name, item) in names.into_iter().zip(&scale.items) {
        let hold =
            |part: &str, value| reference.holds(&format!("alpha.{name}.{part}"), value);
        hold("mean", item.mean);
        hold("sd", item.sd);
        hold("total", item.total_correlation);
        hold("rest", item.rest_correlation.expect("a value"));
        hold("without", item.alpha_without.expect("a value"));
    }
    reference.done(&["alpha."]);
}
