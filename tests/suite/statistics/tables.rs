//! Shares, tables of counts, pairs and adjusted p-values.

use baslinje::statistics::chi_square::{Yates, independence};
use baslinje::statistics::intervals::{
    Continuity, Pairs, Share, agresti_coull, clopper_pearson, clopper_pearson_finite,
    jeffreys, newcombe, newcombe_paired, wilson,
};
use baslinje::statistics::paired::{mcnemar, mcnemar_exact};
use baslinje::statistics::two_proportions::{Variance, cohens_h, z_test};
use baslinje::statistics::{Confidence, adjust, fisher};

use super::{Data, Reference};

/// What these tests compute.
pub(super) const STARTS: &[&str] =
    &["share.", "finite.", "department.", "adjust.", "hair-eye.", "cars.", "pairs."];

fn departments() -> Vec<Share> {
    let data = Data::read("berkeley");
    let counts = data.counts("admitted").into_iter().zip(data.counts("applied"));
    counts.map(|(hits, of)| Share::new(hits, of).expect("a value")).collect()
}

#[test]
fn intervals_of_shares_are_those_of_r() {
    let reference = Reference::read();
    let mut shares = departments();
    shares.extend(
        [(0, 20), (20, 20), (1, 11), (500, 100_003), (1_234_567, 10_000_000)]
            .map(|(x, n)| Share::new(x, n).expect("a value")),
    );
    for share in shares {
        for level in [0.95, 0.99] {
            let id = format!("share.{}.{}.{level}", share.hits(), share.of());
            let level = Confidence::new(level).expect("a value");
            let hold = |name: &str, interval| {
                reference.holds_interval(&format!("{id}.{name}"), interval);
            };
            hold("wilson", wilson(share, level, Continuity::Uncorrected));
            hold("wilson-corrected", wilson(share, level, Continuity::Corrected));
            hold("clopper-pearson", clopper_pearson(share, level));
            hold("jeffreys", jeffreys(share, level));
            hold("agresti-coull", agresti_coull(share, level));
        }
    }
    for (hits, of, all) in [(3, 20, 60), (0, 20, 60), (15, 15, 400), (81, 263, 5000)] {
        let share = Share::new(hits, of).expect("a value");
        let interval = clopper_pearson_finite(share, all, Confidence::P95);
        let id = format!("finite.{hits}.{of}.{all}");
        reference.holds_interval(&id, interval.expect("a value"));
    }
    reference.done(&["share.", "finite."]);
}

#[test]
fn differences_of_shares_are_those_of_r() {
    let reference = Reference::read();
    let mut p_values = Vec::new();
    for (index, pair) in departments().chunks(2).enumerate() {
        let (men, women) = (pair[0], pair[1]);
        let id = format!("department.{}", index + 1);
        let hold = |name: &str, value| reference.holds(&format!("{id}.{name}"), value);
        let interval = newcombe(men, women, Confidence::P95, Continuity::Uncorrected);
        reference.holds_interval(&format!("{id}.newcombe"), interval);
        let test = z_test(men, women, Variance::Pooled).expect("a value");
        hold("z-squared", test.z * test.z);
        hold("z-p", test.p);
        hold("h", cohens_h(men, women));
        let row = |share: Share| vec![share.hits(), share.of() - share.hits()];
        let table = [row(men), row(women)];
        let corrected = independence(&table, Yates::Corrected).expect("a value");
        hold("yates.statistic", corrected.statistic);
        hold("yates.p", corrected.p);
        let plain = independence(&table, Yates::Uncorrected).expect("a value");
        hold("pearson.statistic", plain.statistic);
        hold("pearson.p", plain.p);
        hold("v", plain.cramers_v);
        hold("fisher", fisher::exact(&table).expect("a value").p);
        p_values.push(plain.p);
    }
    let methods = [
        ("bonferroni", adjust::bonferroni(&p_values)),
        ("holm", adjust::holm(&p_values)),
        ("BH", adjust::benjamini_hochberg(&p_values)),
    ];
    for (method, adjusted) in methods {
        for (index, p) in adjusted.expect("a value").into_iter().enumerate() {
            reference.holds(&format!("adjust.{method}.{}", index + 1), p);
        }
    }
    reference.done(&["department.", "adjust."]);
}

fn hold_table(reference: &Reference, id: &str, table: &[Vec<u64>]) {
    let test = independence(table, Yates::Uncorrected).expect("a value");
    reference.holds(&format!("{id}.statistic"), test.statistic);
    reference.holds(&format!("{id}.df"), test.degrees_of_freedom);
    reference.holds(&format!("{id}.p"), test.p);
    reference.holds(&format!("{id}.v"), test.cramers_v);
    reference.holds(&format!("{id}.least-expected"), test.least_expected);
}

#[test]
fn tables_of_counts_have_the_tests_of_r() {
    let reference = Reference::read();
    let data = Data::read("hair-eye");
    let columns = ["Brown", "Blue", "Hazel", "Green"].map(|eye| data.counts(eye));
    let rows = (0..4).map(|row| columns.iter().map(|column| column[row]).collect());
    hold_table(&reference, "hair-eye", &rows.collect::<Vec<_>>());
    let cars = Data::read("cars");
    for (one, two) in [("cyl", "gear"), ("carb", "gear"), ("am", "vs"), ("cyl", "am")] {
        let (rows, columns) = (cars.codes(one), cars.codes(two));
        let shape = (
            rows.iter().max().expect("a value") + 1,
            columns.iter().max().expect("a value") + 1,
        );
        let mut table = vec![vec![0; shape.1]; shape.0];
        for (row, column) in rows.into_iter().zip(columns) {
            table[row][column] += 1;
        }
        let id = format!("cars.{one}.{two}");
        hold_table(&reference, &id, &table);
        let test = fisher::exact(&table).expect("a value");
        assert_eq!(test.method, fisher::FisherMethod::Exact, "{id}");
        reference.holds(&format!("{id}.fisher"), test.p);
    }
    reference.done(&["hair-eye.", "cars."]);
}

#[test]
fn pairs_have_the_tests_of_r() {
    let reference = Reference::read();
    let fours = [(794, 150, 86, 570), (12, 9, 2, 7), (3, 5, 6, 1)];
    for (both, first_only, second_only, neither) in fours {
        let id = format!("pairs.{both}.{first_only}.{second_only}.{neither}");
        let hold = |name: &str, value| reference.holds(&format!("{id}.{name}"), value);
        let pairs = Pairs { both, first_only, second_only, neither };
        let corrected = mcnemar(pairs, Continuity::Corrected).expect("a value");
        hold("corrected.statistic", corrected.statistic);
        hold("corrected.p", corrected.p);
        let plain = mcnemar(pairs, Continuity::Uncorrected).expect("a value");
        hold("statistic", plain.statistic);
        hold("p", plain.p);
        hold("exact", mcnemar_exact(pairs));
        let interval = newcombe_paired(pairs, Confidence::P95).expect("a value");
        reference.holds_interval(&format!("{id}.newcombe"), interval);
    }
    reference.done(&["pairs."]);
}

/// What `fisher.test(x, workspace = 5e7)` of R 4.2.2 gives. The margins of each are those
/// of surveys: groups beside a question of two answers, and small tables of several.
#[test]
fn fishers_test_is_exact_for_long_tables_and_the_same_for_the_turned_ones() {
    let columns =
        |counts: &[[u64; 2]]| counts.iter().map(|row| row.to_vec()).collect::<Vec<_>>();
    let schools = [[5, 107], [2, 113], [1, 107], [7, 113], [0, 104], [3, 113], [4, 105]];
    let eight = [schools.as_slice(), &[[2, 123]]].concat();
    let even = [[12, 18], [9, 21], [15, 14], [7, 22], [11, 19], [16, 13], [8, 20]];
    let tables = [
        (
            columns(&[[90, 95], [80, 102], [100, 88], [70, 94], [85, 95]]),
            0.291_550_262_155_206_1,
        ),
        (
            columns(&[[90, 95], [60, 122], [100, 88], [70, 94], [85, 95]]),
            0.001_447_762_318_340_25,
        ),
        (
            columns(&[[31, 149], [22, 160], [40, 139], [25, 155], [18, 160]]),
            0.014_085_246_996_490_72,
        ),
        (columns(&eight), 0.108_677_759_308_019_7),
        (columns(&[even.as_slice(), &[[10, 20]]].concat()), 0.171_065_656_766_742_5),
        (
            columns(&[[3_000, 3_600], [3_200, 3_500], [3_100, 3_300]]),
            0.001_616_966_783_815_888,
        ),
        (
            vec![vec![10, 20, 30], vec![20, 20, 20], vec![15, 25, 30]],
            0.227_141_656_391_008,
        ),
        (
            vec![vec![3, 1, 4, 2], vec![5, 2, 0, 1], vec![2, 6, 1, 3], vec![0, 2, 3, 4]],
            0.053_451_682_144_050_63,
        ),
        (
            vec![
                vec![1, 2, 0, 1, 3],
                vec![2, 0, 4, 1, 0],
                vec![0, 1, 2, 3, 1],
                vec![5, 1, 0, 0, 2],
            ],
            0.013_645_426_491_959_51,
        ),
        // Agresti, *Categorical Data Analysis*, 1990, p. 61, job satisfaction by income.
        (
            vec![
                vec![1, 3, 10, 6],
                vec![2, 3, 10, 7],
                vec![1, 6, 14, 12],
                vec![0, 1, 9, 11],
            ],
            0.782_684_938_966_4,
        ),
    ];
    for (table, p) in tables {
        let test = fisher::exact(&table).expect("a value");
        assert_eq!(test.method, fisher::FisherMethod::Exact, "{table:?}");
        assert!((test.p - p).abs() < 1e-7 * p, "{table:?}: {} and {p}", test.p);
        let turned = (0..table[0].len())
            .map(|column| table.iter().map(|row| row[column]).collect())
            .collect::<Vec<Vec<u64>>>();
        assert_eq!(fisher::exact(&turned), Ok(test), "{table:?}");
    }
}
