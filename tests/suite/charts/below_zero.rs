//! Means below zero, intervals across it, and numbers that are all zero.

use crate::harness::{Outcome, ReportTest};

/// The numbers of persons in groups, as many times as is said.
fn measured(groups: &[&[i64]]) -> ReportTest {
    let mut answers = String::from("x;g\n");
    for (group, values) in groups.iter().enumerate() {
        for value in values.iter().cycle().take(30) {
            answers += &format!("{value};{}\n", group + 1);
        }
    }
    let codebook = "title: Prov\nfile: svar.csv\nvariables:\n  x: {label: Förändring, scale: \
                    numeric}\n  g: {label: Grupp, scale: nominal, values: {1: a, 2: b, 3: c}}\n";
    ReportTest::of_survey(codebook, &answers)
}

fn chart(keys: &str) -> String {
    format!(
        "  - text: Se @diagram:a.\n  - chart: {{id: a, caption: Förändring, of: panel, \
         variable: x, by: g, {keys}}}\n"
    )
}

/// Left and right of every bar, in twentieths of a point.
fn bars(outcome: &Outcome) -> Vec<[i64; 2]> {
    outcome.done();
    let svg = outcome.svg("a");
    let number = |rect: &str, name: &str| {
        let (_, rest) = rect.split_once(&format!(" {name}=\""))?;
        rest.split('"').next()?.parse::<i64>().ok()
    };
    let bar = |rect: &str| {
        let left = number(rect, "x")?;
        Some([left, left + number(rect, "width")?])
    };
    svg.split("<rect").skip(1).filter_map(bar).collect()
}

/// Where the text of a chart stands.
fn x_of(svg: &str, text: &str) -> i64 {
    let line = svg.lines().find(|line| line.contains(&format!(">{text}<")));
    let line = line.unwrap_or_else(|| panic!("no {text} in {svg}"));
    let (_, rest) = line.split_once(" x=\"").expect("an x");
    rest.split('"').next().and_then(|x| x.parse().ok()).expect("a number")
}

#[test]
fn means_below_zero_have_bars_to_the_left_of_it() {
    let outcome = measured(&[&[-5], &[-3], &[2]]).blocks(&chart("measure: mean")).build();
    let bars = bars(&outcome);
    let [lowest, low, high] = bars.as_slice() else { panic!("{bars:?}") };
    assert!(
        lowest[1].abs_diff(high[0]) <= 1 && low[1].abs_diff(high[0]) <= 1,
        "{bars:?}"
    );
    let length = |bar: &[i64; 2]| bar[1] - bar[0];
    assert!((length(lowest) * 2).abs_diff(length(high) * 5) <= 10, "{bars:?}");
    let svg = outcome.svg("a");
    assert!(x_of(&svg, "−5,0") < lowest[0] && x_of(&svg, "2,0") > high[1], "{svg}");
}

#[test]
fn an_interval_goes_across_zero_as_a_whole() {
    let outcome = measured(&[&[-9, 11], &[-11, 9], &[4]])
        .blocks(&chart("show: [mean, ci]"))
        .build();
    let bars = bars(&outcome);
    let zero = bars[0][0];
    let svg = outcome.svg("a");
    let across =
        svg.lines().filter(|line| line.starts_with("<polyline")).filter(|line| {
            let points = line.split_once("points=\"").map_or("", |(_, rest)| rest);
            let xs = points
                .split([' ', '"'])
                .filter_map(|it| it.split_once(',')?.0.parse::<i64>().ok());
            let xs = xs.collect::<Vec<_>>();
            xs.iter().min() < Some(&(zero - 20)) || xs.iter().max() > Some(&(zero + 20))
        });
    // Lines on both sides of zero, of the group above it and of that below.
    assert!(across.count() >= 6, "{svg}");
}

#[test]
fn numbers_that_are_all_zero_have_no_bars_and_their_zeroes() {
    let outcome = measured(&[&[0], &[0], &[0]]).blocks(&chart("measure: mean")).build();
    assert!(bars(&outcome).is_empty());
    assert_eq!(outcome.svg("a").matches(">0,0<").count(), 3);
}

#[test]
fn a_lollipop_below_zero_has_its_dot_left_of_it() {
    let outcome =
        measured(&[&[-4], &[4]]).blocks(&chart("measure: mean, type: lollipop")).build();
    outcome.done();
    let svg = outcome.svg("a");
    assert_eq!(svg.matches("<polygon").count(), 2, "{svg}");
    assert!(x_of(&svg, "−4,0") < x_of(&svg, "4,0"), "{svg}");
}

#[test]
fn one_answer_in_one_category_is_a_bar_of_all() {
    let outcome = measured(&[&[1]])
        .blocks(
            "  - text: Se @diagram:a.\n  - chart: {id: a, caption: Ett, of: panel, variable: \
             g, where: {g: a}, measure: percent}\n",
        )
        .build();
    assert_eq!(bars(&outcome).len(), 1);
    assert!(outcome.svg("a").contains(">100<"));
}
