//! Changes between two measurements.

use baslinje::statistics::Confidence;
use baslinje::statistics::change::{
    Change, Sampled, SampledValues, newcombe, of_designs, paired, welch, z_test,
};
use baslinje::statistics::intervals::Share;

use super::designs::{schools_by_clusters, schools_by_strata};
use super::{Data, Reference};

/// What these tests compute.
pub(super) const STARTS: &[&str] = &["change."];

fn hold(reference: &Reference, id: &str, change: Change) {
    reference.holds(&format!("{id}.difference"), change.difference);
    reference.holds(&format!("{id}.se"), change.standard_error);
    reference.holds(&format!("{id}.df"), change.degrees_of_freedom);
    reference.holds(&format!("{id}.p"), change.p);
    reference.holds_interval(id, change.interval);
}

#[test]
fn changes_are_those_of_r() {
    let reference = Reference::read();
    let level = Confidence::P95;
    let data = Data::read("berkeley");
    let counts = data.counts("admitted").into_iter().zip(data.counts("applied"));
    let shares = counts.map(|(hits, of)| Share::new(hits, of).expect("a value"));
    let shares = shares.collect::<Vec<_>>();
    for (department, pair) in shares.chunks(2).enumerate() {
        let id = format!("change.{}", department + 1);
        let of = |share, population| Sampled { share, population: Some(population) };
        let (one, two) = (of(pair[0], 1200), of(pair[1], 900));
        let interval = newcombe(one, two, level).expect("a value");
        reference.holds_interval(&format!("{id}.newcombe"), interval);
        let test = z_test(one, two).expect("a value");
        reference.holds(&format!("{id}.z"), test.z);
        reference.holds(&format!("{id}.p"), test.p);
    }
    let feeds = Data::read("chickens").groups("weight", "feed");
    let feed = |name: &str| {
        let found = feeds.iter().find(|(known, _)| known == name);
        SampledValues { values: &found.expect("a feed").1, population: None }
    };
    for name in ["sunflower", "horsebean"] {
        let change = welch(feed(name), feed("casein"), level).expect("a value");
        hold(&reference, &format!("change.welch.{name}"), change);
    }
    let sleep = Data::read("sleep").groups("extra", "group");
    let change = paired(&sleep[1].1, &sleep[0].1, level).expect("a value");
    hold(&reference, "change.paired.sleep", change);

    let (strata, first) = schools_by_strata();
    let (clusters, second) = schools_by_clusters();
    let mean = |design: &baslinje::statistics::design::Design, data: &Data| {
        design.mean(&data.numbers("api00"), None).expect("a value")
    };
    let change = of_designs(&mean(&clusters, &second), &mean(&strata, &first), level);
    hold(&reference, "change.design.mean", change.expect("a value"));
    let share = |design: &baslinje::statistics::design::Design, data: &Data| {
        let has = data.text("awards").iter().map(|cell| cell == "Yes");
        design.share(&has.collect::<Vec<_>>(), None).expect("a value")
    };
    let change = of_designs(&share(&clusters, &second), &share(&strata, &first), level);
    hold(&reference, "change.design.share", change.expect("a value"));
    reference.done(STARTS);
}
