//! An attacker on means beside cross tables: random whole surveys, of which every set of
//! answers in whole numbers is tried that would have given what is shown. Of no small count
//! a reader may then tell that it is small, nor that it is more than 1.
//!
//! Nothing here is shared with the tool but the texts of what it shows: means, standard
//! deviations, quantiles and shapes are computed and rounded again for each set of answers.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use baslinje::disclosure::{Entry, Protected};

use crate::suppression::Random;
use crate::told_answers::{
    Answers, MINIMUM, Statistic, Told, below, packed, protected, unpacked,
};

/// More sets of answers than this are not tried.
const MOST: usize = 200_000;

/// A question by groups.
struct CrossTable {
    groups: Vec<Told>,
    truth: Vec<Vec<u64>>,
}

/// A survey, and what the report on it asks for.
struct Case {
    scores: Vec<u64>,
    by: Vec<(&'static str, usize)>,
    /// For each respondent the groups and the answer.
    answers: Vec<(Vec<usize>, usize)>,
    moments: Vec<&'static str>,
    decimals: u8,
    /// How numbers are rounded.
    rule: &'static str,
    /// Which statistic of each group is a named number, if one is.
    numbers: Option<&'static str>,
    /// Whether it is by a design in which everybody counts as one, so that what is weighted
    /// is what it would be without weights.
    weighted: bool,
}

impl Case {
    fn random(random: &mut Random) -> Self {
        let categories = 3 + below(random, 2);
        let scores = (1..=u64::try_from(categories).expect("few")).collect();
        let by: Vec<_> = match below(random, 3) {
            0 => vec![("ort", 3)],
            1 => vec![("ort", 3), ("kon", 2)],
            _ => vec![("kon", 2), ("ort", 4)],
        };
        let mut weights = [1, 3, 9, 8];
        if below(random, 2) == 0 {
            weights.reverse();
        }
        let answers = (0..30 + random.below(60)).map(|_| {
            let groups = by.iter().map(|(_, size)| {
                let wide = random.below(3 * u64::try_from(*size).expect("few") - 1);
                usize::try_from(wide / 3).expect("few")
            });
            let groups = groups.collect();
            let mut left = random.below(weights[..categories].iter().sum());
            let answer = weights[..categories].iter().position(|weight| {
                let here = left < *weight;
                left = left.saturating_sub(*weight);
                here
            });
            (groups, answer.expect("within"))
        });
        let answers = answers.collect();
        let moments = match below(random, 4) {
            0 | 1 => vec!["mean"],
            2 => vec!["mean", "median"],
            _ => vec!["mean", "sd", "median"],
        };
        let decimals = u8::try_from(below(random, 3)).expect("few");
        let rule = ["half-up", "half-even", "truncate"][below(random, 3)];
        let numbers = [None, None, Some("mean"), Some("sum"), Some("sd")];
        let numbers = numbers[below(random, 5)];
        let weighted = false;
        Self { scores, by, answers, moments, decimals, rule, numbers, weighted }
    }

    /// The same by a design, with what a design estimates.
    fn by_design(self, random: &mut Random) -> Self {
        let moments: [&[&'static str]; 5] = [
            &["mean"],
            &["mean", "median"],
            &["sd", "median"],
            &["total", "sd"],
            &["median"],
        ];
        let numbers = [None, Some("mean"), Some("total"), Some("median"), Some("sd")];
        Self {
            moments: moments[below(random, 5)].to_vec(),
            numbers: numbers[below(random, 5)],
            weighted: true,
            ..self
        }
    }

    /// The same with what further tells of how answers are distributed.
    fn of_distributions(self, random: &mut Random) -> Self {
        let moments: [&[&'static str]; 8] = [
            &["q1", "median", "q3"],
            &["variance"],
            &["skewness", "kurtosis"],
            &["se", "p10"],
            &["lower-hinge", "upper-hinge"],
            &["min", "max", "mean"],
            &["mean", "kurtosis", "p90"],
            &["mean", "se"],
        ];
        let numbers = [
            None,
            Some("variance"),
            Some("skewness"),
            Some("kurtosis"),
            Some("min"),
            Some("max"),
        ];
        Self {
            moments: moments[below(random, 8)].to_vec(),
            numbers: numbers[below(random, 6)],
            ..self
        }
    }

    fn table(&self, by: usize) -> Vec<Vec<u64>> {
        let mut counts = vec![vec![0; self.scores.len()]; self.by[by].1];
        for (groups, answer) in &self.answers {
            counts[groups[by]][*answer] += 1;
        }
        counts
    }

    fn codebook(&self) -> String {
        let values = |size: usize, word: &str| {
            let one = |index| format!("{}: {word}{}", index + 1, index + 1);
            (0..size).map(one).collect::<Vec<_>>().join(", ")
        };
        let groups = self.by.iter().map(|(name, size)| {
            format!(
                "  {name}: {{label: {name}, scale: nominal, values: {{{}}}}}\n",
                values(*size, name)
            )
        });
        format!(
            "title: Panel\nsynthetic: true\nfile: svar.csv\nvariables:\n  id: {{label: Nr, \
             scale: id}}\n  svar: {{label: Svar, scale: ordinal, values: \
             {{{}}}}}\n{}{}",
            values(self.scores.len(), "s"),
            groups.collect::<String>(),
            if self.weighted {
                "  vikt: {label: Vikt, scale: numeric}\ndesign: {weight: vikt}\n"
            } else {
                ""
            },
        )
    }

    fn data(&self) -> String {
        let names = self.by.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(";");
        let (name, weight) = if self.weighted { (";vikt", ";1") } else { ("", "") };
        let mut data = format!("id;svar;{names}{name}\n");
        for (index, (groups, answer)) in self.answers.iter().enumerate() {
            let groups = groups.iter().map(|group| (group + 1).to_string());
            let groups = groups.collect::<Vec<_>>().join(";");
            data += &format!("{};{};{groups}{weight}\n", index + 1, answer + 1);
        }
        data
    }

    fn report(&self) -> String {
        let mut numbers = String::new();
        if let Some(statistic) = self.numbers {
            let shape = matches!(statistic, "variance" | "skewness" | "kurtosis");
            for (place, (name, size)) in self.by.iter().enumerate() {
                for group in 0..*size {
                    // Of fewer such a number is refused.
                    let answers = self.answers.iter().filter(|it| it.0[place] == group);
                    if shape && answers.count() < 10 {
                        continue;
                    }
                    numbers += &format!(
                        "  m-{name}-{group}: {{of: panel, variable: svar, where: {{{name}: \
                         {name}{}}}, statistic: {statistic}, decimals: 1}}\n",
                        group + 1
                    );
                }
            }
            numbers = format!("numbers:\n{numbers}");
        }
        format!(
            "title: Medel\ntemplate: fou-rapport\nlanguage: sv\ndate: \
             2020-01-31\npublisher: Ingen\nnotice: Påhittat.\nsurveys: {{panel: \
             kodbok.yaml}}\nrounding: {{rule: {}}}\ndisclosure: {{method: suppress, minimum-count: \
             {MINIMUM}}}\n{}{numbers}",
            self.rule,
            if self.weighted { "weights: on\n" } else { "" },
        )
    }

    fn chapter(&self) -> String {
        let mut blocks = String::new();
        for (name, _) in &self.by {
            if self.moments.is_empty() {
                blocks += &format!(
                    "  - table: {{id: o-{name}, caption: Svar, of: panel, rows: {name}, \
                     columns: svar, totals: both}}\n"
                );
                continue;
            }
            blocks += &format!(
                "  - table: {{id: o-{name}, caption: Svar, of: panel, rows: {name}, \
                 columns: svar, totals: both}}\n  - table: {{id: m-{name}, caption: \
                 Medel, of: panel, rows: {name}, variables: [svar], show: [{}], \
                 decimals: {}, totals: rows}}\n",
                self.moments.join(", "),
                self.decimals
            );
        }
        format!("title: Resultat\nblocks:\n  - text: Hej.\n{blocks}")
    }

    fn protected(&self, folder: &std::path::Path) -> Protected {
        let [data, codebook] = [self.data(), self.codebook()];
        protected(folder, [&data, &codebook, &self.report(), &self.chapter()])
            .expect("it is proven")
    }

    /// Everything that is told, by the variable that makes the groups: the groups and, as
    /// the last, everybody.
    fn told(&self, protected: &Protected) -> Vec<CrossTable> {
        let table = |id: &str| {
            protected.tables.iter().find(|table| table.id() == id).expect("a table")
        };
        let one = |(by, (name, size)): (usize, &(&'static str, usize))| {
            let counts = table(&format!("o-{name}"));
            let means = table(&format!("m-{name}"));
            let group = |place: usize| {
                let count = |text: &str| text.parse::<u64>().ok();
                let cells = (0..self.scores.len())
                    .map(|index| count(counts.cell(place, index).number.text()));
                let statistics =
                    self.moments.iter().enumerate().map(|(index, moment)| Statistic {
                        name: moment,
                        decimals: if *moment == "total" { 0 } else { self.decimals },
                        rule: self.rule,
                        shown: told_of(&means.cell(place, index).number),
                    });
                let named = format!("m-{name}-{place}");
                let named = protected.numbers.iter().filter(|it| it.id.value == named);
                let named = named.map(|number| Statistic {
                    name: self.numbers.unwrap_or("mean"),
                    decimals: 1,
                    rule: self.rule,
                    shown: told_of(&number.value),
                });
                Told {
                    cells: cells.collect(),
                    base: count(counts.groups()[place].base.text())
                        .or(count(means.groups()[place].base.text())),
                    statistics: statistics.chain(named).collect(),
                }
            };
            let mut groups = (0..=*size).map(group).collect::<Vec<_>>();
            // How many have answered everybody knows.
            groups[*size].base = u64::try_from(self.answers.len()).ok();
            CrossTable { groups, truth: self.table(by) }
        };
        self.by.iter().enumerate().map(one).collect()
    }
}

/// What an entry tells, also by the sign that nothing can be computed.
fn told_of(entry: &Entry) -> Option<String> {
    let text = entry.text();
    (!matches!(text, "x" | "..")).then(|| text.to_owned())
}

impl Told {
    /// All answers that a group can have given; `None` if there are too many.
    fn possible(&self, scores: &[u64], most: u64) -> Option<Vec<Answers>> {
        let mut all: Vec<Vec<u64>> = vec![Vec::new()];
        for (index, cell) in self.cells.iter().enumerate() {
            let last = index + 1 == self.cells.len();
            let longer = |known: &Vec<u64>| {
                let sum = known.iter().sum::<u64>();
                let room = self.base.unwrap_or(most).saturating_sub(sum);
                let range = match (cell, self.base) {
                    (Some(cell), _) => *cell..=*cell,
                    (None, Some(_)) if last => room..=room,
                    (None, _) => 0..=room,
                };
                let with = |value| [known.as_slice(), &[value]].concat();
                range.map(with).collect::<Vec<_>>()
            };
            all = all.iter().flat_map(longer).collect();
            if all.len() > MOST {
                return None;
            }
        }
        let all = all.iter().map(|counts| packed(counts));
        Some(all.filter(|answers| self.agrees(*answers, scores)).collect())
    }

    /// Whether some answers are no more than what is told.
    fn has_room(&self, answers: Answers) -> bool {
        let mut cells = self.cells.iter().zip(unpacked(answers));
        cells.all(|(cell, answer)| cell.is_none_or(|cell| answer <= cell))
    }
}

/// All sums of one of each.
fn sums(lists: &[&Vec<Answers>], whole: &Told) -> Option<Vec<Answers>> {
    let mut all = vec![0];
    for list in lists {
        if all.len() * list.len() > 10 * MOST {
            return None;
        }
        let longer = all.iter().flat_map(|sum| list.iter().map(move |one| sum + one));
        all = longer.filter(|sum| whole.has_room(*sum)).collect();
        all.sort_unstable();
        all.dedup();
    }
    Some(all)
}

/// What an attacker finds.
#[derive(Clone, Copy, Debug, Default)]
struct Found {
    small: usize,
    found: usize,
    /// Small counts that were not looked at, because there were too many possible answers.
    passed: usize,
}

fn attack(tables: &[CrossTable], scores: &[u64], respondents: u64) -> Found {
    let mut found = Found::default();
    let mut lists = Vec::new();
    let mut totals: Option<Vec<Answers>> = None;
    let small = |table: &CrossTable| {
        let cells = table.truth.iter().flatten();
        cells.filter(|cell| (1..MINIMUM).contains(*cell)).count()
    };
    for table in tables {
        let (whole, groups) = table.groups.split_last().expect("groups");
        let all = groups.iter().map(|group| group.possible(scores, respondents));
        let all = all.collect::<Option<Vec<_>>>();
        let sums =
            all.as_ref().and_then(|all| sums(&all.iter().collect::<Vec<_>>(), whole));
        let (Some(all), Some(mut sums)) = (all, sums) else {
            found.passed += tables.iter().map(small).sum::<usize>();
            return found;
        };
        sums.retain(|sum| whole.agrees(*sum, scores));
        totals = Some(match totals {
            None => sums,
            Some(mut known) => {
                known.retain(|one| sums.binary_search(one).is_ok());
                known
            }
        });
        lists.push(all);
    }
    let totals = totals.expect("a table");
    assert!(!totals.is_empty(), "the truth itself is possible");
    for (table, lists) in tables.iter().zip(&lists) {
        let whole = table.groups.last().expect("everybody");
        for (place, truth) in table.truth.iter().enumerate() {
            let is_small = |cell: &u64| (1..MINIMUM).contains(cell);
            if !truth.iter().any(is_small) {
                continue;
            }
            let others = lists.iter().enumerate().filter(|(other, _)| *other != place);
            let others = others.map(|(_, list)| list).collect::<Vec<_>>();
            let few = truth.iter().filter(|cell| is_small(cell)).count();
            let Some(others) = sums(&others, whole) else {
                found.passed += few;
                continue;
            };
            if others.len() * lists[place].len() > 10 * MOST {
                found.passed += few;
                continue;
            }
            let can = lists[place].iter().filter(|own| {
                let mut wholes = others.iter().map(|others| *own + others);
                wholes.any(|whole| totals.binary_search(&whole).is_ok())
            });
            let can = can.map(|own| unpacked(*own)).collect::<Vec<_>>();
            for (index, _) in truth.iter().enumerate().filter(|(_, cell)| is_small(cell))
            {
                let values = can.iter().map(|own| own[index]).collect::<BTreeSet<_>>();
                let least = *values.first().expect("the truth");
                let most = *values.last().expect("the truth");
                found.small += 1;
                found.found += usize::from(least > 1 || most < MINIMUM);
            }
        }
    }
    found
}

/// The same report with every mean of a group that is large enough.
fn with_all_means(tables: &[CrossTable], scores: &[u64]) -> Vec<CrossTable> {
    let table = |table: &CrossTable| {
        let truth = table.truth.iter().map(|truth| packed(truth)).collect::<Vec<_>>();
        let everybody = truth.iter().sum::<Answers>();
        let truth = truth.into_iter().chain([everybody]);
        let groups = table.groups.iter().zip(truth).map(|(group, truth)| {
            let mut group = group.clone();
            let large = unpacked(truth).iter().sum::<u64>() >= 2 * MINIMUM;
            for statistic in group.statistics.iter_mut().filter(|_| large) {
                statistic.shown = Some(statistic.of(truth, scores));
            }
            group
        });
        CrossTable { groups: groups.collect(), truth: table.truth.clone() }
    };
    tables.iter().map(table).collect()
}

/// What a report asks for beside cross tables.
#[derive(Clone, Copy)]
enum Asks {
    /// Means, standard deviations, medians and sums.
    Means,
    /// What a design estimates.
    Estimates,
    /// Quartiles and other quantiles, hinges, ends, variances, standard errors and shapes.
    Distributions,
}

/// What the attacker finds in some of the surveys of a seed, and what with all means shown;
/// the number of cells and of means that are hidden.
fn attack_all(
    surveys: Range<u64>,
    seed: u64,
    asks: Asks,
) -> (Found, Found, BTreeMap<&'static str, usize>) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut random = Random(seed);
    let (mut all, mut bare) = (Found::default(), Found::default());
    let mut hidden: BTreeMap<&'static str, usize> = BTreeMap::new();
    for survey in 0..surveys.end {
        let mut case = Case::random(&mut random);
        case = match asks {
            Asks::Means => case,
            Asks::Estimates => case.by_design(&mut random),
            Asks::Distributions => case.of_distributions(&mut random),
        };
        if !surveys.contains(&survey) {
            continue;
        }
        let moments = std::mem::take(&mut case.moments);
        let numbers = case.numbers.take();
        let without = case.protected(folder.path());
        for table in &without.tables {
            let cells = (0..table.groups().len()).flat_map(|group| {
                (0..case.scores.len()).map(move |cell| table.cell(group, cell))
            });
            *hidden.entry("cells hidden without means").or_default() +=
                cells.filter(|cell| cell.number.value().is_none()).count();
        }
        (case.moments, case.numbers) = (moments, numbers);
        let protected = case.protected(folder.path());
        let tables = case.told(&protected);
        let respondents = u64::try_from(case.answers.len()).expect("few");
        let now = attack(&tables, &case.scores, respondents);
        if now.found > 0 {
            let told = tables.iter().map(|table| (&table.groups, &table.truth));
            let told = told.collect::<Vec<_>>();
            panic!("{survey} of {seed}: {now:?}\n{told:#?}");
        }
        let with =
            attack(&with_all_means(&tables, &case.scores), &case.scores, respondents);
        for (sum, one) in [(&mut all, now), (&mut bare, with)] {
            sum.small += one.small;
            sum.found += one.found;
            sum.passed += one.passed;
        }
        for group in tables.iter().flat_map(|table| &table.groups) {
            let cells = group.cells.iter().filter(|cell| cell.is_none()).count();
            *hidden.entry("cells hidden").or_default() += cells;
            *hidden.entry("cells").or_default() += group.cells.len();
            for statistic in &group.statistics {
                *hidden.entry(statistic.name).or_default() += 1;
                let is_end = matches!(statistic.name, "min" | "max");
                let is_told = statistic.shown.as_ref().is_some_and(|text| text != ".");
                *hidden.entry("ends told").or_default() += usize::from(is_end && is_told);
                // Of fewer than ten nothing but their number is shown, whatever else is.
                let few = group.base.is_none_or(|base| base < 10);
                if statistic.shown.is_none() && few {
                    *hidden.entry("statistics of few or unknown hidden").or_default() +=
                        1;
                } else if statistic.shown.is_none() {
                    *hidden.entry("statistics hidden").or_default() += 1;
                }
            }
        }
    }
    (all, bare, hidden)
}

#[test]
fn no_small_count_follows_from_means_beside_cross_tables() {
    let (all, bare, hidden) = attack_all(0..24, 2026, Asks::Means);
    assert_eq!(all.found, 0, "{all:?} {bare:?} {hidden:?}");
    assert!(all.small > 60 && all.passed * 4 < all.small, "{all:?}");
    let (with, without) = (hidden["cells hidden"], hidden["cells hidden without means"]);
    assert!(2 * with < 3 * without, "{hidden:?}");
    assert!(bare.found > 20, "with all means shown the attacker finds: {bare:?}");
}

/// By a design in which everybody counts as one: whoever knows that computes as without.
#[test]
fn no_small_count_follows_from_what_a_design_estimates() {
    let (all, bare, hidden) = attack_all(0..24, 1952, Asks::Estimates);
    assert_eq!(all.found, 0, "{all:?} {bare:?} {hidden:?}");
    assert!(all.small > 60 && all.passed * 4 < all.small, "{all:?}");
    assert!(bare.found > 20, "with all shown the attacker finds: {bare:?}");
}

#[test]
#[ignore = "long; by hand, as CONTRIBUTING.md says"]
fn no_small_count_follows_from_designs_in_many_random_tables() {
    let (all, bare, hidden) = attack_all(0..1_000, 1987, Asks::Estimates);
    assert_eq!(all.found, 0, "{all:?} {bare:?} {hidden:?}");
    assert!(bare.found > 300, "with all shown the attacker finds: {bare:?}");
}

#[test]
fn no_small_count_follows_from_how_answers_are_distributed() {
    let (all, bare, hidden) = attack_all(0..32, 1977, Asks::Distributions);
    assert_eq!(all.found, 0, "{all:?} {bare:?} {hidden:?}");
    assert!(all.small > 60 && all.passed * 4 < all.small, "{all:?}");
    // The ends are never told.
    let told = |name: &str| hidden.get(name).copied().unwrap_or_default();
    assert!(told("min") > 0 && told("ends told") == 0, "{hidden:?}");
    assert!(bare.found > 20, "with all shown the attacker finds: {bare:?}");
}

#[test]
#[ignore = "long; by hand, as CONTRIBUTING.md says"]
fn no_small_count_follows_from_distributions_in_many_random_tables() {
    let (all, bare, hidden) = attack_all(0..1_000, 1936, Asks::Distributions);
    assert_eq!(all.found, 0, "{all:?} {bare:?} {hidden:?}");
    assert!(bare.found > 300, "with all shown the attacker finds: {bare:?}");
}

/// How many have answered was hidden there for the sake of small counts, of which whoever
/// knew it found four.
#[test]
fn to_know_how_many_have_answered_tells_no_small_count() {
    let (all, _, _) = attack_all(26..27, 1789, Asks::Means);
    assert_eq!((all.found, all.passed), (0, 0), "{all:?}");
    assert!(all.small > 5, "{all:?}");
}

#[test]
#[ignore = "long; by hand, as CONTRIBUTING.md says"]
fn no_small_count_follows_from_means_in_ten_thousand_random_tables() {
    // Each survey has two tables or four.
    let (all, bare, hidden) = attack_all(0..3_000, 1789, Asks::Means);
    assert_eq!(all.found, 0, "{all:?} {bare:?} {hidden:?}");
    assert!(bare.found > 1000, "with all means shown the attacker finds: {bare:?}");
}

/// A survey of one question by three places, of so many answers of each kind.
fn of_places(counts: [[usize; 4]; 3], moments: &[&'static str]) -> Case {
    let each = counts.into_iter().enumerate().flat_map(|(place, counts)| {
        let each = counts.into_iter().enumerate();
        each.flat_map(move |(answer, count)| vec![(vec![place], answer); count])
    });
    Case {
        scores: vec![1, 2, 3, 4],
        by: vec![("ort", 3)],
        answers: each.collect(),
        moments: moments.to_vec(),
        decimals: 1,
        rule: "half-up",
        numbers: None,
        weighted: false,
    }
}

#[test]
fn what_a_cross_table_hides_does_not_follow_from_a_mean_in_any_of_its_forms() {
    let counts = [
        [[2, 3, 20, 19], [0, 2, 5, 7], [0, 1, 8, 10]],
        [[1, 6, 6, 9], [2, 7, 9, 3], [0, 8, 6, 11]],
        [[4, 4, 4, 12], [9, 0, 1, 8], [12, 2, 7, 5]],
    ];
    let forms: [(&[&'static str], Option<&'static str>, u8); 5] = [
        (&["mean", "sd", "median"], None, 1),
        (&["mean"], None, 2),
        (&["mean"], Some("sum"), 0),
        (&["median"], Some("mean"), 1),
        (&["mean"], Some("sd"), 2),
    ];
    let folder = tempfile::tempdir().expect("a folder");
    let mut follows = 0;
    for (counts, (moments, numbers, decimals)) in
        counts.iter().flat_map(|counts| forms.map(|form| (counts, form)))
    {
        let case = Case { numbers, decimals, ..of_places(*counts, moments) };
        let tables = case.told(&case.protected(folder.path()));
        let respondents = u64::try_from(case.answers.len()).expect("few");
        let found = attack(&tables, &case.scores, respondents);
        assert_eq!((found.found, found.passed), (0, 0), "{counts:?} {moments:?}");
        assert!(found.small > 0, "{counts:?}");
        let all = with_all_means(&tables, &case.scores);
        follows += attack(&all, &case.scores, respondents).found;
    }
    assert!(follows > 0, "it would follow from what is asked for");
}
