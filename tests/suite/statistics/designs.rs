//! Designs and weights.

use baslinje::statistics::Confidence;
use baslinje::statistics::design::{
    CrossedQuestions, Design, DesignLayout, Estimate, LonelyStratum, ReferenceSample,
    independence, kish_effective_size,
};
use baslinje::statistics::weighting::{PopulationMargin, Stop, post_stratify, rake};

use super::{Data, Reference};

/// What these tests compute.
pub(super) const STARTS: &[&str] =
    &["strata.", "clusters.", "americans.", "lonely.", "weights."];

fn hold(reference: &Reference, id: &str, estimate: Estimate) {
    reference.holds(id, estimate.value);
    reference.holds(&format!("{id}.se"), estimate.standard_error);
}

#[expect(clippy::as_conversions, clippy::cast_precision_loss, reason = "a small number")]
fn hold_df(reference: &Reference, id: &str, estimate: Estimate) {
    reference.holds(id, estimate.degrees_of_freedom as f64);
}

fn equals(data: &Data, name: &str, value: &str) -> Vec<bool> {
    data.text(name).iter().map(|cell| cell == value).collect()
}

/// The size of the population of each stratum, from a column with a value for each row.
fn population(data: &Data, strata: &[usize]) -> Vec<f64> {
    let sizes = data.numbers("fpc");
    let codes = 0..=*strata.iter().max().expect("a value");
    let first =
        |code| strata.iter().position(|stratum| *stratum == code).expect("a value");
    codes.map(|code| sizes[first(code)]).collect()
}

fn hold_rao_scott(
    reference: &Reference,
    id: &str,
    design: &Design,
    (rows, columns): (&[usize], &[usize]),
    domain: Option<&[bool]>,
) {
    let shape = (
        rows.iter().max().expect("a value") + 1,
        columns.iter().max().expect("a value") + 1,
    );
    let table = CrossedQuestions { rows, columns, shape };
    let test = independence(design, table, domain).expect("a value");
    reference.holds(&format!("{id}.f"), test.statistic);
    reference.holds(&format!("{id}.df1"), test.numerator_df);
    reference.holds(&format!("{id}.df2"), test.denominator_df);
    reference.holds(&format!("{id}.p"), test.p);
    reference.holds(&format!("{id}.first-order-p"), test.first_order_p);
}

fn hold_schools(reference: &Reference, id: &str, data: &Data, design: &Design) {
    for variable in ["api00", "api99", "enroll"] {
        let values = data.numbers(variable);
        let mean = design.mean(&values, None).expect("a value");
        hold(reference, &format!("{id}.mean.{variable}"), mean);
        let interval = mean.interval(Confidence::P95).expect("a value");
        reference.holds_interval(&format!("{id}.mean.{variable}"), interval);
        let total = design.total(&values, None).expect("a value");
        hold(reference, &format!("{id}.total.{variable}"), total);
        let effects = [
            ("deff", ReferenceSample::WithoutReplacement),
            ("deff-replace", ReferenceSample::WithReplacement),
        ];
        for (name, against) in effects {
            let effect = design.design_effect(&values, None, against).expect("a value");
            reference.holds(&format!("{id}.{name}.{variable}"), effect);
        }
        for kind in ["E", "M", "H"] {
            let domain = equals(data, "stype", kind);
            let mean = design.mean(&values, Some(&domain)).expect("a value");
            hold(reference, &format!("{id}.domain.{kind}.{variable}"), mean);
            hold_df(reference, &format!("{id}.domain.{kind}.{variable}.df"), mean);
            let total = design.total(&values, Some(&domain)).expect("a value");
            hold(reference, &format!("{id}.domain-total.{kind}.{variable}"), total);
        }
    }
    let (now, before) = (data.numbers("api00"), data.numbers("api99"));
    hold(
        reference,
        &format!("{id}.ratio"),
        design.ratio(&now, &before, None).expect("a value"),
    );
    let elementary = equals(data, "stype", "E");
    let ratio = design.ratio(&now, &before, Some(&elementary)).expect("a value");
    hold(reference, &format!("{id}.ratio.E"), ratio);
    let share = design.share(&equals(data, "awards", "Yes"), None).expect("a value");
    hold_df(reference, &format!("{id}.df"), share);
    hold(reference, &format!("{id}.share"), share);
    let wald = share.interval(Confidence::P95).expect("a value");
    reference.holds_interval(&format!("{id}.share.wald"), wald);
    let logit = share.logit_interval(Confidence::P95).expect("a value");
    reference.holds_interval(&format!("{id}.share.logit"), logit);
    let codes = ["stype", "awards", "sch.wide"].map(|name| data.codes(name));
    let [kind, awards, wide] = codes.each_ref().map(|codes| &codes[..]);
    hold_rao_scott(reference, &format!("{id}.rao-scott"), design, (kind, wide), None);
    hold_rao_scott(
        reference,
        &format!("{id}.rao-scott-two"),
        design,
        (awards, wide),
        None,
    );
    let good = now.iter().map(|value| *value > 500.0).collect::<Vec<_>>();
    let domain = format!("{id}.rao-scott-domain");
    hold_rao_scott(reference, &domain, design, (awards, wide), Some(&good));
}

/// Schools drawn in strata.
pub(super) fn schools_by_strata() -> (Design, Data) {
    let data = Data::read("schools-strata");
    let strata = data.codes("stype");
    let sizes = population(&data, &strata);
    let layout = DesignLayout {
        strata: Some(&strata),
        population: Some(&sizes),
        ..DesignLayout::default()
    };
    let weights = data.numbers("pw");
    let design = Design::new(&weights, layout, LonelyStratum::Refuse).expect("a value");
    (design, data)
}

/// Schools drawn in clusters.
pub(super) fn schools_by_clusters() -> (Design, Data) {
    let data = Data::read("schools-clusters");
    let clusters = data.codes("dnum");
    let sizes = population(&data, &[0]);
    let layout = DesignLayout {
        clusters: Some(&clusters),
        population: Some(&sizes),
        ..DesignLayout::default()
    };
    let weights = data.numbers("pw");
    let design = Design::new(&weights, layout, LonelyStratum::Refuse).expect("a value");
    (design, data)
}

#[test]
fn schools_drawn_in_strata_and_clusters_are_those_of_r() {
    let reference = Reference::read();
    let (design, data) = schools_by_strata();
    hold_schools(&reference, "strata", &data, &design);
    let weights = data.numbers("pw");
    reference.holds("strata.kish", kish_effective_size(&weights).expect("a value"));
    let (design, data) = schools_by_clusters();
    hold_schools(&reference, "clusters", &data, &design);
    reference.done(&["strata.", "clusters."]);
}

#[test]
fn americans_drawn_in_both_are_those_of_r() {
    let reference = Reference::read();
    let data = Data::read("americans");
    let (strata, clusters) = (data.codes("SDMVSTRA"), data.codes("SDMVPSU"));
    let layout = DesignLayout {
        strata: Some(&strata),
        clusters: Some(&clusters),
        population: None,
    };
    let weights = data.numbers("WTMEC2YR");
    let design = Design::new(&weights, layout, LonelyStratum::Refuse).expect("a value");
    reference.holds("americans.kish", kish_effective_size(&weights).expect("a value"));
    let high = equals(&data, "HI_CHOL", "1");
    let answered = data.text("HI_CHOL").iter().map(|cell| !cell.is_empty());
    let answered = answered.collect::<Vec<_>>();
    let all = design.share(&high, None).expect("a value");
    hold_df(&reference, "americans.df", all);
    let share = design.share(&high, Some(&answered)).expect("a value");
    hold(&reference, "americans.cholesterol", share);
    let values = high.iter().map(|high| f64::from(*high)).collect::<Vec<_>>();
    for age in ["1", "2", "3", "4"] {
        let domain = equals(&data, "agecat", age);
        let domain = domain.iter().zip(&answered).map(|(one, two)| *one && *two);
        let domain = domain.collect::<Vec<_>>();
        let id = format!("americans.cholesterol.{age}");
        hold(&reference, &id, design.share(&high, Some(&domain)).expect("a value"));
        let with = ReferenceSample::WithReplacement;
        let effect = design.design_effect(&values, Some(&domain), with).expect("a value");
        reference.holds(&format!("{id}.deff"), effect);
    }
    let (sex, race) = (data.codes("RIAGENDR"), data.codes("race"));
    let id = "americans.rao-scott";
    hold_rao_scott(&reference, id, &design, (&sex, &race), None);
    let high = high.into_iter().map(usize::from).collect::<Vec<_>>();
    let id = "americans.rao-scott-domain";
    hold_rao_scott(&reference, id, &design, (&high, &race), Some(&answered));
    reference.done(&["americans."]);
}

#[test]
fn a_stratum_with_a_single_school_is_treated_as_in_r() {
    let reference = Reference::read();
    let data = Data::read("schools-strata");
    let strata = data.codes("stype");
    let sizes = population(&data, &strata);
    let high = equals(&data, "stype", "H");
    let first = high.iter().position(|high| *high).expect("a value");
    let kept = |row: &usize| !high[*row] || *row == first;
    let kept = (0..strata.len()).filter(kept).collect::<Vec<_>>();
    let pick = |values: &[f64]| kept.iter().map(|row| values[*row]).collect::<Vec<_>>();
    let strata = kept.iter().map(|row| strata[*row]).collect::<Vec<_>>();
    let weights = pick(&data.numbers("pw"));
    let (now, enroll) = (pick(&data.numbers("api00")), pick(&data.numbers("enroll")));
    let policies = [
        ("certainty", LonelyStratum::Certainty),
        ("adjust", LonelyStratum::FromGrandMean),
        ("average", LonelyStratum::AverageStratum),
    ];
    for (name, policy) in policies {
        let layout = DesignLayout {
            strata: Some(&strata),
            population: Some(&sizes),
            clusters: None,
        };
        let design = Design::new(&weights, layout, policy).expect("a value");
        let id = |part| format!("lonely.{name}.{part}");
        hold(&reference, &id("mean"), design.mean(&now, None).expect("a value"));
        hold(&reference, &id("total"), design.total(&enroll, None).expect("a value"));
        hold(
            &reference,
            &id("ratio"),
            design.ratio(&now, &enroll, None).expect("a value"),
        );
    }
    reference.done(&["lonely."]);
}

#[test]
fn weights_that_meet_totals_are_those_of_r() {
    let reference = Reference::read();
    let data = Data::read("schools-clusters");
    let (kinds, wide) = (data.codes("stype"), data.codes("sch.wide"));
    // In the order of the codes: E, H, M and No, Yes.
    let kinds = PopulationMargin { categories: &kinds, totals: &[4421.0, 755.0, 1018.0] };
    let wide = PopulationMargin { categories: &wide, totals: &[1072.0, 5122.0] };
    let weights = data.numbers("pw");
    let post = post_stratify(&weights, kinds).expect("a value");
    let raked = rake(&weights, &[kinds, wide], Stop::default()).expect("a value");
    assert!(raked.converged, "{raked:?}");
    for row in (0..weights.len()).step_by(15) {
        reference.holds(&format!("weights.post.{}", row + 1), post.weights[row]);
        let weight = raked.weighted.weights[row];
        reference.holds(&format!("weights.raked.{}", row + 1), weight);
    }
    let clusters = data.codes("dnum");
    let layout = DesignLayout { clusters: Some(&clusters), ..DesignLayout::default() };
    let made = [
        ("weights.post", &post.weights, vec![kinds.categories]),
        (
            "weights.raked",
            &raked.weighted.weights,
            vec![kinds.categories, wide.categories],
        ),
    ];
    let columns = ["api00", "api99", "enroll"].map(|name| data.numbers(name));
    let [now, before, enroll] = &columns;
    for (id, adjusted, margins) in made {
        let design = Design::new(adjusted, layout, LonelyStratum::Refuse);
        let design = design.and_then(|design| design.calibrated(&weights, &margins));
        let design = design.expect("a design");
        let hold = |part, estimate: Result<Estimate, _>| {
            hold(&reference, &format!("{id}.{part}"), estimate.expect("a value"));
        };
        hold("mean", design.mean(now, None));
        hold("total", design.total(enroll, None));
        hold("ratio", design.ratio(now, before, None));
        hold("domain", design.mean(now, Some(&equals(&data, "awards", "Yes"))));
    }
    reference.holds("weights.raked.kish", raked.weighted.effective_size);
    reference.done(&["weights."]);
}
