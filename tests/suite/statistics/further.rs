//! Cross tables, means of groups, shapes of distributions and further intervals.

use baslinje::statistics::association::{association, cell_fits, likelihood_ratio};
use baslinje::statistics::chi_square::{Yates, independence};
use baslinje::statistics::design::{Design, DesignLayout, LonelyStratum};
use baslinje::statistics::effect_intervals::{
    d_with_interval, eta_with_interval, h_with_interval,
};
use baslinje::statistics::group_means::{
    TTest, Variances, anova, by_range, cohens_d, pairs, t_test,
};
use baslinje::statistics::intervals::{Continuity, Share, wald, wilson, wilson_finite};
use baslinje::statistics::odds_ratio::odds_ratio;
use baslinje::statistics::quantiles::{Definition, median, quantile};
use baslinje::statistics::ranks::{mann_whitney, mean_ranks};
use baslinje::statistics::shape::{hinges, kurtosis, skewness, variance};
use baslinje::statistics::{Confidence, adjust, fisher};

use super::{Data, Reference};

/// What these tests compute.
pub(super) const STARTS: &[&str] =
    &["crossed.", "means.", "shape.", "interval.", "pupils."];

fn level(level: f64) -> Confidence {
    Confidence::new(level).expect("a level")
}

/// The tables by name, in the order of the file.
fn tables() -> Vec<(String, Vec<Vec<u64>>)> {
    let data = Data::read("crossed");
    let (rows, columns) = (data.counts("row"), data.counts("column"));
    let mut tables = Vec::<(String, Vec<Vec<u64>>)>::new();
    for (index, (name, count)) in
        data.text("table").iter().zip(data.counts("count")).enumerate()
    {
        if tables.last().is_none_or(|(last, _)| last != name) {
            tables.push((name.clone(), Vec::new()));
        }
        let (_, table) = tables.last_mut().expect("a table");
        let place = |of: &[u64]| usize::try_from(of[index]).expect("a place");
        if place(&columns) == 1 {
            table.push(Vec::new());
        }
        table[place(&rows) - 1].push(count);
    }
    tables
}

#[test]
fn cross_tables_have_the_cells_tests_and_strengths_of_r() {
    let reference = Reference::of("further");
    for (name, table) in tables() {
        let id = format!("crossed.{name}");
        let hold = |name: &str, value| reference.holds(&format!("{id}.{name}"), value);
        let test = independence(&table, Yates::Uncorrected).expect("a value");
        hold("statistic", test.statistic);
        hold("p", test.p);
        let fits = cell_fits(&table).expect("a value");
        for (row, fits) in fits.iter().enumerate() {
            for (column, fit) in fits.iter().enumerate() {
                let place = format!("{}.{}", row + 1, column + 1);
                hold(&format!("expected.{place}"), fit.expected);
                // A residual near 0 is a small difference of large numbers.
                let tolerance = 1e-11 / fit.adjusted_residual.abs().min(1.0);
                let id = format!("{id}.residual.{place}");
                reference.holds_within(tolerance, &id, fit.adjusted_residual);
            }
        }
        let ratio = likelihood_ratio(&table).expect("a value");
        hold("ratio", ratio.statistic);
        hold("ratio-df", ratio.degrees_of_freedom);
        hold("ratio-p", ratio.p);
        let strength = association(&table).expect("a value");
        hold("v", strength.cramers_v);
        hold("contingency", strength.contingency);
        hold("corrected-v", strength.bias_corrected_v);
        if reference.values.contains_key(&format!("{id}.fisher")) {
            hold("fisher", fisher::exact(&table).expect("a value").p);
        }
        if let [one, two] = table.as_slice()
            && let ([a, b], [c, d]) = (one.as_slice(), two.as_slice())
        {
            hold_four(&reference, &id, [[*a, *b], [*c, *d]]);
        }
    }
    reference.done(&["crossed."]);
}

fn hold_four(reference: &Reference, id: &str, four: [[u64; 2]; 2]) {
    let table = four.map(Vec::from);
    let corrected = independence(&table, Yates::Corrected).expect("a value");
    reference.holds(&format!("{id}.yates"), corrected.statistic);
    reference.holds(&format!("{id}.yates-p"), corrected.p);
    let share = |[a, b]: [u64; 2]| Share::new(a, a + b).expect("a value");
    for confidence in [0.9, 0.95, 0.99] {
        let odds = odds_ratio(four, level(confidence)).expect("a value");
        if confidence > 0.98 {
            reference.holds(&format!("{id}.odds"), odds.value);
        }
        let name = format!("{id}.odds.{confidence}");
        reference.holds_interval_within(1e-9, &name, odds.interval);
        let h = h_with_interval(share(four[0]), share(four[1]), level(confidence));
        reference.holds_interval(&format!("{id}.h.{confidence}"), h.interval);
    }
}

/// The sets by name, each with its groups in their order.
fn sets() -> Vec<(String, Vec<Vec<f64>>)> {
    let data = Data::read("grouped");
    let (groups, values) = (data.counts("group"), data.numbers("value"));
    let mut sets = Vec::<(String, Vec<Vec<f64>>)>::new();
    for ((name, group), value) in data.text("set").iter().zip(groups).zip(values) {
        if sets.last().is_none_or(|(last, _)| last != name) {
            sets.push((name.clone(), Vec::new()));
        }
        let (_, set) = sets.last_mut().expect("a set");
        let place = usize::try_from(group).expect("a place");
        if set.len() < place {
            set.push(Vec::new());
        }
        set[place - 1].push(value);
    }
    sets
}

fn hold_t(reference: &Reference, id: &str, test: &TTest) {
    reference.holds(&format!("{id}.t"), test.t);
    reference.holds(&format!("{id}.df"), test.degrees_of_freedom);
    reference.holds(&format!("{id}.p"), test.p);
    reference.holds(&format!("{id}.se"), test.standard_error);
}

#[test]
fn means_of_groups_have_the_tests_of_r() {
    let reference = Reference::of("further");
    for (name, set) in sets() {
        let id = format!("means.{name}");
        let groups = set.iter().map(Vec::as_slice).collect::<Vec<_>>();
        for (variances, of) in
            [(Variances::Equal, "anova"), (Variances::Unequal, "welch")]
        {
            let test = anova(&groups, variances).expect("a value");
            let hold = |name: &str, value| {
                reference.holds(&format!("{id}.{of}.{name}"), value);
            };
            hold("f", test.statistic);
            hold("df1", test.numerator_df);
            hold("df2", test.denominator_df);
            hold("p", test.p);
            if variances == Variances::Equal {
                reference.holds(&format!("{id}.eta"), test.eta_squared);
            }
            if let [one, two] = groups.as_slice() {
                let test = t_test(one, two, variances).expect("a value");
                hold_t(&reference, &format!("{id}.{of}.two"), &test);
            }
        }
        for confidence in [0.9, 0.95] {
            let eta = eta_with_interval(&groups, level(confidence)).expect("a value");
            let name = format!("{id}.eta.{confidence}");
            reference.holds_interval_within(1e-6, &name, eta.interval);
        }
        for (place, rank) in mean_ranks(&groups).expect("a value").iter().enumerate() {
            reference.holds(&format!("{id}.rank.{}", place + 1), *rank);
        }
        if let [one, two] = groups.as_slice() {
            hold_two(&reference, &id, one, two);
        }
        hold_pairs(&reference, &id, &groups);
    }
    reference.done(&["means."]);
}

fn hold_two(reference: &Reference, id: &str, one: &[f64], two: &[f64]) {
    reference.holds(&format!("{id}.d"), cohens_d(one, two).expect("a value"));
    let d = d_with_interval(one, two, Confidence::P95).expect("a value");
    reference.holds_interval_within(1e-8, &format!("{id}.d.0.95"), d.interval);
    for (continuity, of) in [
        (Continuity::Corrected, "mann-whitney-corrected"),
        (Continuity::Uncorrected, "mann-whitney"),
    ] {
        let test = mann_whitney(one, two, continuity).expect("a value");
        reference.holds(&format!("{id}.{of}.u"), test.u);
        reference.holds(&format!("{id}.{of}.p"), test.p);
        reference.holds(&format!("{id}.{of}.z"), test.z);
    }
}

fn hold_pairs(reference: &Reference, id: &str, groups: &[&[f64]]) {
    let pooled = pairs(groups, Variances::Equal).expect("a value");
    let apart = pairs(groups, Variances::Unequal).expect("a value");
    let each = (1..=groups.len())
        .flat_map(|one| (one + 1..=groups.len()).map(move |other| (one, other)));
    for ((one, other), (equal, welch)) in each.zip(pooled.iter().zip(&apart)) {
        let id = format!("{id}.pair.{one}.{other}");
        reference.holds(&format!("{id}.pooled"), equal.p);
        reference.holds(&format!("{id}.apart"), welch.p);
        reference.holds_within(1e-9, &format!("{id}.difference"), equal.difference);
        for (name, test) in [("tukey", equal), ("games-howell", welch)] {
            let id = format!("{id}.{name}");
            // R's own ptukey is good to some ten digits of the other tail.
            if let Some(p) = reference.values.get(&id) {
                let tolerance = 1e-6 + 1e-11 / p;
                reference.holds_within(tolerance, &id, by_range(test, groups.len()));
            }
        }
    }
    // R lists the pairs of a matrix column by column, which is the same order.
    let values = pooled.iter().map(|pair| pair.p).collect::<Vec<_>>();
    let methods = [
        ("hochberg", adjust::hochberg(&values)),
        ("bonferroni", adjust::bonferroni(&values)),
        ("holm", adjust::holm(&values)),
        ("BH", adjust::benjamini_hochberg(&values)),
    ];
    for (method, adjusted) in methods {
        for (place, p) in adjusted.expect("a value").into_iter().enumerate() {
            reference.holds(&format!("{id}.{method}.{}", place + 1), p);
        }
    }
}

#[test]
fn distributions_have_the_shape_of_r() {
    let reference = Reference::of("further");
    for (name, set) in sets() {
        for (place, values) in set.iter().enumerate() {
            let id = format!("shape.{name}.{}", place + 1);
            let hold =
                |name: &str, value| reference.holds(&format!("{id}.{name}"), value);
            let mut sorted = values.clone();
            sorted.sort_by(f64::total_cmp);
            let (lower, upper) = hinges(&sorted).expect("a value");
            hold("min", sorted[0]);
            hold("lower-hinge", lower);
            hold("median", median(values).expect("a value"));
            hold("upper-hinge", upper);
            hold("max", *sorted.last().expect("a value"));
            hold("variance", variance(values).expect("a value"));
            hold("skewness", skewness(values).expect("a value"));
            hold("kurtosis", kurtosis(values).expect("a value"));
            for at in [2.5, 33.3, 97.5] {
                let value = quantile(values, at / 100.0, Definition::Gumbel);
                hold(&format!("percentile.{at}"), value.expect("a value"));
            }
        }
    }
    reference.done(&["shape."]);
}

#[test]
fn further_intervals_of_shares_are_those_of_r() {
    let reference = Reference::of("further");
    let shares = [
        (0, 12),
        (1, 12),
        (12, 12),
        (3, 41),
        (27, 88),
        (99, 306),
        (118, 711),
        (203, 2201),
        (1490, 2201),
        (8, 5144),
        (4100, 5144),
    ];
    for (hits, of) in shares {
        let share = Share::new(hits, of).expect("a value");
        for confidence in [0.9, 0.95, 0.99] {
            let id = format!("interval.{hits}.{of}.{confidence}");
            let level = level(confidence);
            let hold = |name: String, interval| {
                reference.holds_interval(&format!("{id}.{name}"), interval);
            };
            hold("wald".to_owned(), wald(share, None, level).expect("a value"));
            let corrected = wilson(share, level, Continuity::Corrected);
            hold("wilson-corrected".to_owned(), corrected);
            for all in [of * 2, of * 20] {
                let finite = wald(share, Some(all), level).expect("a value");
                hold(format!("wald.{all}"), finite);
                let finite = wilson_finite(share, all, level).expect("a value");
                hold(format!("wilson.{all}"), finite);
            }
        }
    }
    reference.done(&["interval."]);
}

#[test]
fn intervals_of_weighted_shares_are_those_of_r() {
    let reference = Reference::of("further");
    let data = Data::read("pupils");
    let (strata, clusters) = (data.codes("stratum"), data.codes("psu"));
    let layout = DesignLayout {
        strata: Some(&strata),
        clusters: Some(&clusters),
        ..DesignLayout::default()
    };
    let weights = data.numbers("weight");
    let design = Design::new(&weights, layout, LonelyStratum::Refuse).expect("a design");
    let has = data.numbers("helmet").iter().map(|one| *one > 0.5).collect::<Vec<_>>();
    let parts = data.counts("part");
    for part in 0..=*parts.iter().max().expect("a part") {
        if !reference.values.contains_key(&format!("pupils.{part}.0.95.share")) {
            continue;
        }
        let domain = parts.iter().map(|one| part == 0 || *one == part);
        let domain = domain.collect::<Vec<_>>();
        let answers = domain.iter().filter(|inside| **inside).count();
        let answers = u64::try_from(answers).expect("a count");
        let share = design.share(&has, Some(&domain)).expect("a value");
        for confidence in [0.9, 0.95, 0.99] {
            let id = format!("pupils.{part}.{confidence}");
            let level = level(confidence);
            reference.holds(&format!("{id}.share"), share.value);
            reference.holds(&format!("{id}.se"), share.standard_error);
            let hold = |name: &str, interval| {
                reference.holds_interval(&format!("{id}.{name}"), interval);
            };
            hold("wald", share.interval(level).expect("a value"));
            hold("beta", share.beta_interval(answers, level).expect("a value"));
            hold("kish-wilson", share.kish_wilson_interval(level).expect("a value"));
        }
    }
    reference.done(&["pupils."]);
}
