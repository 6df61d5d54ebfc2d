//! Counts that differ by a few people, and whoever subtracts them: in one report, and across
//! reports that a ledger joins. The attacker is set up here from what was published alone,
//! over the cells of one cross table that the answers are drawn from.

#![expect(clippy::disallowed_methods, reason = "tests lay out folders")]

use std::collections::{BTreeMap, BTreeSet};

use baslinje::analysis;
use baslinje::diagnostic::{Diagnostics, Source};
use baslinje::disclosure::{
    self, Entry, PriorKnowledge, Protected, ProtectedGroup, ProtectedTable,
};
use baslinje::file::Inputs;
use baslinje::manuscript;
use baslinje::project::ChapterText;
use baslinje::survey::{self, AskedVariables, Survey};
use insta::assert_snapshot;
use microlp::{ComparisonOp, OptimizationDirection, Problem, SolveOutcome};

use crate::harness::{ANSWERS, CHAPTER, CODEBOOK, REPORT, ReportTest};
use crate::suppression::Random;

const MINIMUM: u64 = 5;

const ROLES: [&str; 3] = ["handläggare", "chef", "vikarie"];
const PLACES: [&str; 3] = ["norr", "mitt", "syd"];
const ANSWERS_GIVEN: [&str; 3] = ["aldrig", "ibland", "ofta"];
/// The last way of answering is not to.
const WAYS: usize = ANSWERS_GIVEN.len() + 1;

pub(crate) const ASKED: &str = "title: Prov
file: svar.csv
unit: {one: person, many: personer}
variables:
  id: {label: Nr, scale: id}
  roll: {label: Roll, scale: nominal, values: {1: handläggare, 2: chef, 3: vikarie}}
  ort: {label: Ort, scale: nominal, values: {1: norr, 2: mitt, 3: syd}}
  svar: {label: Svar, scale: nominal, values: {1: aldrig, 2: ibland, 3: ofta}, missing: {9: vet ej}}
";

/// Cells of the cross table, by role, place and answer.
pub(crate) type Cells = BTreeSet<(usize, usize, usize)>;

pub(crate) fn cells(roles: &[usize], places: &[usize], ways: &[usize]) -> Cells {
    let roles =
        roles.iter().flat_map(|role| places.iter().map(move |place| (*role, *place)));
    let all =
        roles.flat_map(|(role, place)| ways.iter().map(move |way| (role, place, *way)));
    all.collect()
}

/// What is shown of every set of cells that a report tells of, if anything is.
pub(crate) type Told = BTreeMap<Cells, Option<u64>>;

/// Everybody's answers.
pub(crate) struct Drawn(pub(crate) BTreeMap<(usize, usize, usize), u64>);

impl Drawn {
    pub(crate) fn random(random: &mut Random) -> Self {
        let all = cells(&[0, 1, 2], &[0, 1, 2], &[0, 1, 2, 3]);
        let count = |random: &mut Random, way: usize| match (way, random.below(6)) {
            (3, kind) => u64::from(kind == 0),
            (_, 0) => 0,
            (_, 1 | 2) => 1 + random.below(5),
            _ => 4 + random.below(12),
        };
        Self(all.into_iter().map(|cell| (cell, count(random, cell.2))).collect())
    }

    pub(crate) fn csv(&self) -> String {
        let mut rows = String::from("id;roll;ort;svar\n");
        let mut id = 0;
        for ((role, place, way), count) in &self.0 {
            let way = if *way == 3 { 9 } else { way + 1 };
            for _ in 0..*count {
                id += 1;
                rows.push_str(&format!("{id};{};{};{way}\n", role + 1, place + 1));
            }
        }
        rows
    }

    fn size(&self, cells: &Cells) -> u64 {
        cells.iter().map(|cell| self.0[cell]).sum()
    }
}

/// Some of three labels, by their places, at least one.
fn some(random: &mut Random) -> Vec<usize> {
    let chosen = 1 + random.below(7);
    (0..3).filter(|place| chosen >> place & 1 == 1).collect()
}

fn labels(all: &[&str], places: &[usize]) -> String {
    let labels = places.iter().map(|place| all[*place]);
    format!("[{}]", labels.collect::<Vec<_>>().join(", "))
}

/// The blocks of a random report: the first table tells all three questions apart.
pub(crate) fn blocks(random: &mut Random, tables: usize) -> String {
    let mut blocks = String::new();
    for index in 0..tables {
        let mut conditions = Vec::new();
        if index == 0 || random.below(3) > 0 {
            conditions.push(format!("roll: {}", labels(&ROLES, &some(random))));
        }
        if index > 0 && random.below(3) == 0 {
            conditions.push(format!("ort: {}", labels(&PLACES, &some(random))));
        }
        if index > 0 && random.below(5) == 0 {
            conditions.push(format!("svar: {}", labels(&ANSWERS_GIVEN, &some(random))));
        }
        let by = match random.below(4) {
            _ if index == 0 => "ort, columns: svar",
            0 | 1 => "ort, columns: svar",
            2 => "roll, columns: svar",
            _ => "svar",
        };
        let totals = [", totals: both", ""][usize::from(random.below(2) == 0)];
        let totals = if by == "svar" { "" } else { totals };
        blocks.push_str(&format!(
            "  - table: {{id: t{index}, caption: Svar, of: panel, rows: {by}{totals}, \
             measure: count, where: {{{}}}}}\n",
            conditions.join(", ")
        ));
    }
    blocks
}

/// What a report tells: of every set of cells what is shown, if anything is.
pub(crate) fn told(tables: &[ProtectedTable]) -> Told {
    let mut all = Told::new();
    let mut tell = |cells: Cells, shown: &Entry| {
        let shown = shown.text().parse::<u64>().ok();
        let known = all.entry(cells).or_insert(None);
        *known = known.or(shown);
    };
    for table in tables {
        let [roles, places, ways] = asked_rows(&table.origins()[0].filter);
        let mut group = |group: &ProtectedGroup, shown: &[(&str, &Entry)]| {
            let within = |label: &str, labels: &[&str], all: &[usize]| {
                let own = labels.iter().position(|one| *one == label);
                let all = all.iter().filter(|place| own.is_none_or(|own| own == **place));
                all.copied().collect::<Vec<_>>()
            };
            let roles = within(&group.label, &ROLES, &roles);
            let places = within(&group.label, &PLACES, &places);
            let of = |asked: &[usize]| {
                let both = asked.iter().filter(|way| ways.contains(way)).copied();
                cells(&roles, &places, &both.collect::<Vec<_>>())
            };
            tell(of(&[0, 1, 2, 3]), &group.rows);
            tell(of(&[0, 1, 2]), &group.answered);
            tell(of(&[3]), &group.not_answered);
            for (label, shown) in shown {
                match ANSWERS_GIVEN.iter().position(|one| one == label) {
                    Some(way) => tell(of(&[way]), shown),
                    None if *label == "vet ej" => tell(of(&[3]), shown),
                    None => {}
                }
            }
        };
        for (place, one) in table.groups().iter().enumerate() {
            let labels = table.categories().iter().enumerate();
            let shown = labels
                .map(|(index, it)| (it.label.as_str(), &table.cell(place, index).number));
            group(one, &shown.collect::<Vec<_>>());
        }
        if let Some(whole) = table.whole() {
            group(whole, &[]);
        }
    }
    all.remove(&Cells::new());
    all
}

/// The roles, places and answers that the conditions of a table leave.
fn asked_rows(filter: &[String]) -> [Vec<usize>; 3] {
    let mut asked = [vec![0, 1, 2], vec![0, 1, 2], vec![0, 1, 2, 3]];
    for condition in filter {
        let (name, labels) = condition.split_once(" = ").expect("a condition");
        let (question, all) = match name {
            "roll" => (0, &ROLES),
            "ort" => (1, &PLACES),
            _ => (2, &ANSWERS_GIVEN),
        };
        let place = |label: &str| all.iter().position(|one| *one == label);
        let labels = labels.split(" | ").map(|label| place(label).expect("a label"));
        asked[question] = labels.collect();
    }
    asked
}

/// Everything that could be worked out from two or three of these: of every set that lies in
/// another the rest, and of two that lie in another and have nothing in common, too, unless
/// they are small themselves and therefore hidden.
fn rests(drawn: &Drawn, told: &[&Cells]) -> BTreeSet<Cells> {
    let mut rests = told.iter().map(|one| (*one).clone()).collect::<BTreeSet<_>>();
    for whole in told {
        let within = told.iter().filter(|part| part.is_subset(whole) && part != &whole);
        let within = within.collect::<Vec<_>>();
        for (index, one) in within.iter().enumerate() {
            let left = *whole - **one;
            for other in &within[index + 1..] {
                let large = |cells: &Cells| drawn.size(cells) >= MINIMUM;
                if other.is_subset(&left) && large(one) && large(other) {
                    rests.insert(&left - **other);
                }
            }
            rests.insert(left);
        }
    }
    rests
}

/// How small or large a set can be for a reader of what is shown.
fn end(
    of: &Cells,
    direction: OptimizationDirection,
    shown: &BTreeMap<&Cells, u64>,
) -> f64 {
    let mut problem = Problem::new(direction);
    let all = cells(&[0, 1, 2], &[0, 1, 2], &(0..WAYS).collect::<Vec<_>>());
    let variable = |cell: (usize, usize, usize)| {
        let price = if of.contains(&cell) { 1.0 } else { 0.0 };
        (cell, problem.add_var(price, (0.0, f64::INFINITY)))
    };
    let variables = all.into_iter().map(variable).collect::<BTreeMap<_, _>>();
    for (cells, total) in shown {
        let sum = cells.iter().map(|cell| (variables[cell], 1.0)).collect::<Vec<_>>();
        let total = f64::from(u32::try_from(*total).expect("a small count"));
        problem.add_constraint(sum, ComparisonOp::Eq, total);
    }
    match problem.solve() {
        Ok(SolveOutcome::Solution(solution)) => solution.objective(),
        Err(microlp::Error::Unbounded) => f64::INFINITY,
        other => panic!("the answers themselves are a solution: {other:?}"),
    }
}

/// The few people whom somebody can find who knows what is shown and nothing else: how
/// many sets of them there are, and how many were looked for.
pub(crate) fn found(drawn: &Drawn, told: &Told) -> (Vec<Cells>, usize) {
    let shown = told.iter().filter_map(|(cells, shown)| Some((cells, (*shown)?)));
    let shown = shown.collect::<BTreeMap<_, _>>();
    for (cells, value) in &shown {
        assert_eq!(drawn.size(cells), *value, "what is shown is so: {cells:?}");
    }
    let sets = told.keys().collect::<Vec<_>>();
    let answered = |cells: &Cells| cells.iter().all(|(_, _, way)| *way < 3);
    let few = rests(drawn, &sets)
        .into_iter()
        .filter(|cells| answered(cells) && (1..MINIMUM).contains(&drawn.size(cells)));
    let few = few.collect::<Vec<_>>();
    let looked_for = few.len();
    let found = few.into_iter().filter(|cells| {
        end(cells, OptimizationDirection::Minimize, &shown) > 1.0 + 1e-6
            || end(cells, OptimizationDirection::Maximize, &shown) < 4.999_999
    });
    (found.collect(), looked_for)
}

pub(crate) fn report(policy: &str) -> String {
    format!(
        "title: Prov\ntemplate: fou-rapport\nlanguage: sv\ndate: 2020-01-31\n\
         publisher: FoU\nsurveys: {{panel: data/panel/codebook.yaml}}\n\
         disclosure: {{{policy}}}\n"
    )
}

pub(crate) fn chapter(blocks: &str) -> String {
    format!("title: Resultat\nblocks:\n{blocks}")
}

/// A project with these answers and one report.
pub(crate) fn project(answers: &str, policy: &str, blocks: &str) -> ReportTest {
    ReportTest::new()
        .file(CODEBOOK, ASKED)
        .file(ANSWERS, answers)
        .file(REPORT, report(policy))
        .file(CHAPTER, chapter(blocks))
}

/// A report of these blocks, computed and protected, and what is said of it.
pub(crate) fn protected(
    answers: &str,
    policy: &str,
    blocks: &str,
    known: &dyn Fn(&BTreeMap<String, &Survey>) -> PriorKnowledge,
) -> (Protected, Vec<String>) {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("svar.csv"), answers).expect("written");
    std::fs::write(folder.path().join("kodbok.yaml"), ASKED).expect("written");
    let report = report(policy).replace("data/panel/codebook.yaml", "kodbok.yaml");
    let mut found = Diagnostics::default();
    let chapters = [ChapterText {
        stem: "01".to_owned(),
        source: Source::new("01.yaml", chapter(blocks)),
    }];
    let report = Source::new("report.yaml", report);
    let manuscript = manuscript::read("r", &report, &chapters, &mut found);
    let manuscript = manuscript.unwrap_or_else(|| panic!("{:?}", found.sorted()));
    let asked = AskedVariables::Named(manuscript.words.clone());
    let mut inputs = Inputs::new(folder.path());
    let surveys = &manuscript.report.surveys;
    let surveys = survey::read_all(surveys, &asked, &mut inputs, &mut found);
    let results = analysis::compute(&manuscript, &surveys, &mut found);
    let report = &results.manuscript.report;
    let (policy, language) = (&report.disclosure, report.language);
    let (tables, numbers) = (results.tables, results.numbers);
    let surveys = surveys.iter().map(|survey| (survey.key(), survey)).collect();
    let known = known(&surveys);
    let all =
        disclosure::protect_all(tables, numbers, &known, policy, language, &mut found);
    let said = found.sorted().iter().map(|one| one.message.to_string()).collect();
    (all, said)
}

/// Lets an attacker loose on random reports: how many sets of few people were looked for, and
/// how many found; `hides` is what is done to counts.
fn attack(reports: u64, seed: u64, hides: &str) -> (usize, usize) {
    let mut random = Random(seed);
    let (mut looked_for, mut all_found) = (0, 0);
    for index in 0..reports {
        let drawn = Drawn::random(&mut random);
        let tables = 2 + usize::try_from(random.below(5)).expect("few");
        let bases = ["", ", small-bases: none"][usize::from(index % 2 == 0)];
        let bases = if hides.contains("none") { "" } else { bases };
        let blocks = blocks(&mut random, tables);
        let nothing = |_: &BTreeMap<String, &Survey>| PriorKnowledge::default();
        let policy = format!("{hides}{bases}");
        let (all, said) = protected(&drawn.csv(), &policy, &blocks, &nothing);
        if said.iter().any(|message| message.starts_with("no rows are left")) {
            continue;
        }
        assert!(said.is_empty(), "{said:?}\n{blocks}");
        let mut told = told(&all.tables);
        if hides.contains("none") {
            for shown in told.values_mut() {
                *shown = shown.filter(|shown| !(1..MINIMUM).contains(shown));
            }
        }
        let (found, all) = found(&drawn, &told);
        if !hides.contains("none") {
            assert!(found.is_empty(), "{index}: {found:?}\n{blocks}");
        }
        all_found += found.len();
        looked_for += all;
    }
    (looked_for, all_found)
}

#[test]
fn nobody_is_found_by_subtracting_in_random_reports() {
    let (looked_for, found) = attack(60, 31, SUPPRESS);
    assert_eq!(found, 0);
    assert!(looked_for > 350, "{looked_for}");
    // Where nothing but small counts is hidden, many are.
    let (_, found) = attack(20, 31, "method: none, reason: Ett prov.");
    assert!(found > 100, "{found}");
}

#[test]
#[ignore = "long; by hand, as CONTRIBUTING.md says"]
fn nobody_is_found_by_subtracting_in_thousands_of_random_reports() {
    assert_eq!(attack(3_000, 1_912, SUPPRESS).1, 0);
}

/// Rows with these numbers of answers `ja` and `nej` for each role.
fn yes_and_no(counts: [[usize; 2]; 3]) -> String {
    let mut rows = String::from("id;roll;ort;svar\n");
    let mut id = 0;
    for (role, counts) in counts.iter().enumerate() {
        for (answer, count) in counts.iter().enumerate() {
            for _ in 0..*count {
                id += 1;
                rows.push_str(&format!("{id};{};1;{}\n", role + 1, answer + 1));
            }
        }
    }
    rows
}

const SUPPRESS: &str = "method: suppress, minimum-count: 5";

/// What `check --disclosure` says of tables of these requests.
fn account(counts: [[usize; 2]; 3], requests: &[&str]) -> String {
    let blocks = requests.iter().enumerate().map(|(index, request)| {
        format!("  - table: {{id: t{index}, caption: Svar, of: panel, {request}}}\n")
    });
    let test = project(&yes_and_no(counts), SUPPRESS, &blocks.collect::<String>());
    let outcome = test.run(&["check", "r", "--disclosure", "--quiet"]);
    outcome.stdout.lines().last().unwrap_or_default().to_owned()
}

const COUNTS: [[usize; 2]; 3] = [[20, 20], [1, 0], [12, 14]];

#[test]
fn two_sets_that_differ_by_one_person_are_not_both_told() {
    let both = [
        "rows: svar, where: {roll: [handläggare, chef]}",
        "rows: svar, where: {roll: handläggare}",
    ];
    assert_snapshot!(account(COUNTS, &both), @"r: 1 of 6 cells hidden (17 %), 0 of 0 numbers (0 %)");
    // Either by itself tells nothing.
    assert_snapshot!(account(COUNTS, &both[..1]), @"r: 0 of 3 cells hidden (0 %), 0 of 0 numbers (0 %)");
    assert_snapshot!(account(COUNTS, &both[1..]), @"r: 0 of 3 cells hidden (0 %), 0 of 0 numbers (0 %)");
    // Nor do they where the difference is large, or nobody.
    assert_snapshot!(account([[20, 20], [9, 8], [12, 14]], &both), @"r: 0 of 6 cells hidden (0 %), 0 of 0 numbers (0 %)");
    assert_snapshot!(account([[20, 20], [0, 0], [12, 14]], &both), @"r: 0 of 6 cells hidden (0 %), 0 of 0 numbers (0 %)");
}

#[test]
fn a_difference_is_found_however_the_sets_are_told() {
    // By the groups of a chart, and a whole that they do not add up to.
    let groups = [
        "rows: roll, columns: svar, where: {roll: [handläggare, vikarie]}",
        "rows: svar",
    ];
    assert_snapshot!(account(COUNTS, &groups), @"r: 1 of 12 cells hidden (8 %), 0 of 0 numbers (0 %)");
    // By two conditions at once.
    let two = [
        "rows: svar, where: {roll: [handläggare, chef], ort: norr}",
        "rows: svar, where: {roll: handläggare}",
    ];
    assert_snapshot!(account(COUNTS, &two), @"r: 1 of 6 cells hidden (17 %), 0 of 0 numbers (0 %)");
    // By three tables of which two together are all but one person.
    let three = [
        "rows: svar",
        "rows: svar, where: {roll: handläggare}",
        "rows: svar, where: {roll: vikarie}",
    ];
    assert_snapshot!(account(COUNTS, &three), @"r: 1 of 9 cells hidden (11 %), 0 of 0 numbers (0 %)");
    // By answers put together.
    let answers = [
        "rows: roll, where: {svar: [aldrig, ibland]}",
        "rows: roll, where: {svar: ibland}",
    ];
    assert_snapshot!(account([[20, 20], [1, 30], [12, 14]], &answers), @"r: 2 of 6 cells hidden (33 %), 0 of 0 numbers (0 %)");
}
