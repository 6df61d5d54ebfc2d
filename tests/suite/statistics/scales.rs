//! Correlations and the reliability of scales.

use baslinje::statistics::Confidence;
use baslinje::statistics::correlation::{CorrelationKind, correlation};
use baslinje::statistics::omega::omega_total;
use baslinje::statistics::paired::paired_t;
use baslinje::statistics::reliability::{cronbach, pairwise_alpha};

use super::{Data, Reference};

/// What these tests compute.
pub(super) const STARTS: &[&str] = &["traits.", "provinces.", "scale."];

/// The cells of a column as numbers, where they are some.
fn column(data: &Data, name: &str) -> Vec<Option<f64>> {
    data.text(name).iter().map(|cell| cell.parse().ok()).collect()
}

fn hold_correlations(reference: &Reference, id: &str, names: &[&str]) {
    let data = Data::read(id);
    for (place, name) in names.iter().enumerate() {
        for before in &names[..place] {
            let both = column(&data, before).into_iter().zip(column(&data, name));
            let both = both.filter_map(|(one, other)| Some((one?, other?)));
            let (one, other): (Vec<f64>, Vec<f64>) = both.unzip();
            let apart = one.iter().zip(&other).map(|(one, other)| one - other);
            let apart = apart.collect::<Vec<_>>();
            let test = paired_t(&apart, Confidence::P95).expect("a value");
            let id_of = |part: &str| format!("{id}.{before}.{name}.paired{part}");
            reference.holds(&id_of(""), test.difference);
            reference.holds(&id_of(".se"), test.standard_error);
            reference.holds(&id_of(".t"), test.t);
            reference.holds_within(1e-10, &id_of(".p"), test.p);
            reference.holds_interval(&id_of(""), test.interval);
            let kinds = [
                ("pearson", CorrelationKind::Pearson),
                ("spearman", CorrelationKind::Spearman),
                ("kendall", CorrelationKind::Kendall),
            ];
            for (kind, of) in kinds {
                let made = correlation(&one, &other, of, Confidence::P95);
                let made = made.expect("a value");
                let id = format!("{id}.{before}.{name}.{kind}");
                reference.holds(&id, made.value);
                reference.holds_within(1e-10, &format!("{id}.p"), made.p);
                let interval = made.interval.expect("an interval");
                reference.holds_interval(&id, interval);
            }
        }
    }
}

#[test]
fn correlations_are_those_of_r() {
    let reference = Reference::of("scales");
    hold_correlations(&reference, "traits", &["A1", "A2", "C4", "E1", "N3", "O5"]);
    let provinces =
        ["fertility", "agriculture", "examination", "education", "catholic", "infant"];
    hold_correlations(&reference, "provinces", &provinces);
    reference.done(&["traits.", "provinces."]);
}

/// R finds the factor model of omega by iterating, to six digits or so.
#[test]
fn scales_are_as_reliable_as_r_says() {
    let reference = Reference::of("scales");
    let data = Data::read("traits");
    let turned: [(&str, &[usize]); 5] =
        [("A", &[1]), ("C", &[4, 5]), ("E", &[1, 2]), ("N", &[]), ("O", &[2, 5])];
    for (name, turned) in turned {
        for items in [5, 4] {
            let answers = (1..=items).map(|item| {
                let answers = column(&data, &format!("{name}{item}")).into_iter();
                let turn = |it: f64| if turned.contains(&item) { 7.0 - it } else { it };
                answers.map(|answer| answer.map(turn)).collect::<Vec<_>>()
            });
            let answers = answers.collect::<Vec<_>>();
            let id = format!("scale.{name}.{items}");
            let pairwise = pairwise_alpha(&answers).expect("a value");
            reference.holds(&format!("{id}.pairwise"), pairwise);
            let rows = 0..answers[0].len();
            let rows = rows.filter_map(|row| {
                answers.iter().map(|item| item[row]).collect::<Option<Vec<_>>>()
            });
            let rows = rows.collect::<Vec<_>>();
            let whole = (0..items)
                .map(|item| rows.iter().map(|row| row[item]).collect::<Vec<_>>());
            let whole = whole.collect::<Vec<_>>();
            let whole = whole.iter().map(Vec::as_slice).collect::<Vec<_>>();
            let scale = cronbach(&whole).expect("a value");
            reference.holds(&format!("{id}.alpha"), scale.alpha);
            reference.holds(&format!("{id}.standardized"), scale.standardized_alpha);
            for (place, item) in scale.items.iter().enumerate() {
                let id = format!("{id}.rest.{}", place + 1);
                reference.holds(&id, item.rest_correlation.expect("a value"));
            }
            let omega = omega_total(&whole).expect("a value");
            reference.holds_within(1e-6, &format!("{id}.omega"), omega);
        }
    }
    reference.done(&["scale."]);
}
