//! An attacker on means: random small reports, of which everything that is shown is turned
//! into linear equations, solved here with fractions. No hidden mean of a small group may
//! follow from them, and without complementary suppression some must, or the test proves
//! nothing.

use std::collections::BTreeSet;

use baslinje::analysis;
use baslinje::diagnostic::{Diagnostics, Source};
use baslinje::disclosure::{self, PriorKnowledge, Protected};
use baslinje::file::Inputs;
use baslinje::manuscript;
use baslinje::project::ChapterText;
use baslinje::survey::{self, AskedVariables};

use crate::suppression::Random;
use crate::told_answers::below;

const PLACES: [&str; 4] = ["A", "B", "C", "D"];
const ANSWERS: [&str; 3] = ["nej", "kanske", "ja"];
const FEWEST: usize = 5;

/// A mean that the report asks for: whom it is of, as cells of place by answer, and whether
/// it is shown.
struct Asks {
    cells: BTreeSet<usize>,
    shown: bool,
}

/// Whom a mean is of: those with this place and this answer, where one is given.
fn cells(place: Option<usize>, answer: Option<usize>) -> BTreeSet<usize> {
    let all = 0..PLACES.len() * ANSWERS.len();
    let fits = |cell: &usize| {
        place.is_none_or(|place| cell / ANSWERS.len() == place)
            && answer.is_none_or(|answer| cell % ANSWERS.len() == answer)
    };
    all.filter(fits).collect()
}

/// A random report, as `(answers, numbers, blocks)`, and how many are in each cell.
fn report(random: &mut Random) -> (String, String, String, Vec<usize>) {
    let (mut answers, mut id) = ("id;ort;svar;alder\n".to_owned(), 0);
    let mut sizes = Vec::new();
    for place in 0..PLACES.len() {
        for answer in 0..ANSWERS.len() {
            let size = [0, 1, 2, 3, 8, 12][below(random, 6)];
            sizes.push(size);
            for _ in 0..size {
                id += 1;
                let age = 16 + below(random, 70);
                answers += &format!("{id};{};{};{age}\n", place + 1, answer + 1);
            }
        }
    }
    let mut numbers = String::new();
    for place in std::iter::once(None).chain((0..PLACES.len()).map(Some)) {
        for answer in std::iter::once(None).chain((0..ANSWERS.len()).map(Some)) {
            if below(random, 3) > 0 {
                continue;
            }
            let name =
                |index: Option<usize>| index.map_or("x".into(), |it| it.to_string());
            let ort = place.map(|place| format!("ort: {}", PLACES[place]));
            let svar = answer.map(|answer| format!("svar: {}", ANSWERS[answer]));
            let filter = [ort, svar].into_iter().flatten().collect::<Vec<_>>().join(", ");
            let statistic = ["mean", "sum"][below(random, 2)];
            numbers += &format!(
                "  m-{}-{}: {{of: panel, variable: alder, where: {{{filter}}}, statistic: \
                 {statistic}}}\n",
                name(place),
                name(answer)
            );
        }
    }
    let mut blocks = String::new();
    for (id, by) in [("t-ort", "ort"), ("t-svar", "svar")] {
        if below(random, 3) > 0 {
            let totals = ["rows", "none"][below(random, 2)];
            blocks += &format!(
                "  - table: {{id: {id}, caption: Ålder, of: panel, rows: {by}, columns: \
                 alder, measure: mean, totals: {totals}}}\n"
            );
        }
    }
    (answers, numbers, blocks, sizes)
}

/// Everything that is asked for, protected; nothing where the report asks for nobody.
#[expect(clippy::disallowed_methods, reason = "tests lay out folders")]
fn protected(
    (answers, numbers, blocks): (&str, &str, &str),
    folder: &std::path::Path,
) -> Option<Protected> {
    let values = |labels: &[&str]| {
        let one = |(index, label): (usize, &&str)| format!("{}: {label}", index + 1);
        labels.iter().enumerate().map(one).collect::<Vec<_>>().join(", ")
    };
    let codebook = format!(
        "title: Panel\nsynthetic: true\nfile: svar.csv\nvariables:\n  id: {{label: Nr, scale: \
         id}}\n  ort: {{label: Ort, scale: nominal, values: {{{}}}}}\n  svar: {{label: Svar, \
         scale: nominal, values: {{{}}}}}\n  alder: {{label: Ålder, scale: numeric}}\n",
        values(&PLACES),
        values(&ANSWERS)
    );
    std::fs::write(folder.join("svar.csv"), answers).expect("written");
    std::fs::write(folder.join("kodbok.yaml"), codebook).expect("written");
    let report = format!(
        "title: Medel\ntemplate: fou-rapport\nlanguage: sv\ndate: 2020-01-31\npublisher: \
         Ingen\nnotice: Påhittat.\nsurveys: {{panel: kodbok.yaml}}\ndisclosure: {{method: \
         suppress, minimum-count: {FEWEST}, small-bases: {{suppress: {FEWEST}, only-n: \
         {FEWEST}, mark-percent: {FEWEST}, unanimous: {FEWEST}}}, nk: {{n: 1, k: 99}}}}\n\
         numbers:\n{numbers}"
    );
    let chapter = format!("title: Resultat\nblocks:\n  - text: Hej.\n{blocks}");
    let mut found = Diagnostics::default();
    let chapters =
        [ChapterText { stem: "01".to_owned(), source: Source::new("01.yaml", chapter) }];
    let report = Source::new("report.yaml", report);
    let manuscript = manuscript::read("r", &report, &chapters, &mut found)
        .unwrap_or_else(|| panic!("{:?}", found.sorted()));
    let asked = AskedVariables::Named(manuscript.words.clone());
    let mut inputs = Inputs::new(folder);
    let surveys = &manuscript.report.surveys;
    let surveys = survey::read_all(surveys, &asked, &mut inputs, &mut found);
    let results = analysis::compute(&manuscript, &surveys, &mut found);
    let nobody = |text: &str| text.contains("too few values");
    let errors = found.sorted();
    assert!(errors.iter().all(|error| nobody(&error.message.to_string())), "{errors:?}");
    if !errors.is_empty() {
        return None;
    }
    let report = &results.manuscript.report;
    let (policy, language) = (&report.disclosure, report.language);
    let (tables, numbers) = (results.tables, results.numbers);
    let known = PriorKnowledge::default();
    Some(disclosure::protect_all(tables, numbers, &known, policy, language, &mut found))
}

/// What a published report tells of means and sums.
fn asks(protected: &Protected) -> Vec<Asks> {
    let mut asks = Vec::new();
    for number in &protected.numbers {
        let mut parts = number.id.value.split('-').skip(1).map(|part| part.parse().ok());
        let cells = cells(parts.next().flatten(), parts.next().flatten());
        asks.push(Asks { cells, shown: number.value.value().is_some() });
    }
    for table in &protected.tables {
        for place in 0..table.groups().len() {
            let one = Some(place);
            let cells = match (table.id(), place) {
                ("t-ort", place) if place < PLACES.len() => cells(one, None),
                ("t-svar", place) if place < ANSWERS.len() => cells(None, one),
                _ => cells(None, None),
            };
            asks.push(Asks {
                cells,
                shown: table.cell(place, 0).number.value().is_some(),
            });
        }
    }
    asks
}

/// A fraction in lowest terms, the denominator above 0.
type Fraction = (i128, i128);

fn fraction(top: i128, bottom: i128) -> Fraction {
    let (mut one, mut other) = (top.abs(), bottom.abs());
    while other > 0 {
        (one, other) = (other, one % other);
    }
    let sign = if bottom < 0 { -1 } else { 1 };
    (sign * top / one.max(1), sign * bottom / one.max(1))
}

/// Whether one sum of cells is a combination of others, by Gauss's elimination. It is known
/// of some cells that nobody is in them.
fn follows(
    target: &BTreeSet<usize>,
    from: &[&BTreeSet<usize>],
    empty: &BTreeSet<usize>,
) -> bool {
    let all = PLACES.len() * ANSWERS.len();
    let row = |cells: &BTreeSet<usize>| {
        let held = (0..all).map(|cell| cells.contains(&cell) && !empty.contains(&cell));
        held.map(|held| (i128::from(held), 1)).collect::<Vec<Fraction>>()
    };
    let mut rows = from.iter().map(|cells| row(cells)).collect::<Vec<_>>();
    let mut target = row(target);
    let minus = |row: &mut Vec<Fraction>, pivot: &[Fraction], column: usize| {
        let (top, bottom) = row[column];
        let (pivot_top, pivot_bottom) = pivot[column];
        for (entry, with) in row.iter_mut().zip(pivot) {
            let factor = fraction(top * pivot_bottom, bottom * pivot_top);
            let less = fraction(factor.0 * with.0, factor.1 * with.1);
            *entry = fraction(entry.0 * less.1 - less.0 * entry.1, entry.1 * less.1);
        }
    };
    for column in 0..all {
        let Some(place) = rows.iter().position(|row| row[column].0 != 0) else {
            continue;
        };
        let pivot = rows.swap_remove(place);
        for row in rows.iter_mut().filter(|row| row[column].0 != 0) {
            minus(row, &pivot, column);
        }
        if target[column].0 != 0 {
            minus(&mut target, &pivot, column);
        }
    }
    target.iter().all(|entry| entry.0 == 0)
}

#[test]
fn no_mean_of_a_small_group_follows_from_others() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut random = Random(2026);
    let (mut small, mut hidden, mut followed, mut followed_without) = (0, 0, 0, 0);
    for _ in 0..400 {
        let (answers, numbers, blocks, sizes) = report(&mut random);
        let texts = (answers.as_str(), numbers.as_str(), blocks.as_str());
        let Some(protected) = protected(texts, folder.path()) else { continue };
        let asks = asks(&protected);
        let size =
            |asks: &Asks| asks.cells.iter().map(|cell| sizes[*cell]).sum::<usize>();
        let shown = asks.iter().filter(|asks| asks.shown).map(|asks| &asks.cells);
        let shown = shown.collect::<Vec<_>>();
        // Without complementary suppression all means of large enough groups are shown.
        let large = asks.iter().filter(|asks| size(asks) >= FEWEST);
        let large = large.map(|asks| &asks.cells).collect::<Vec<_>>();
        let not_shown = asks.iter().filter(|asks| size(asks) >= FEWEST && !asks.shown);
        hidden += not_shown.count();
        let nobody = asks.iter().filter(|asks| size(asks) == 0);
        let empty = nobody.flat_map(|asks| asks.cells.clone()).collect::<BTreeSet<_>>();
        for secret in asks.iter().filter(|asks| (1..FEWEST).contains(&size(asks))) {
            small += 1;
            assert!(!secret.shown);
            followed += usize::from(follows(&secret.cells, &shown, &empty));
            followed_without += usize::from(follows(&secret.cells, &large, &empty));
        }
    }
    assert_eq!(followed, 0, "of {small} means of small groups");
    assert!(small > 300, "{small}");
    assert!(followed_without > 20, "{followed_without} of {small}");
    // Some are hidden for what is left over by a part and its whole.
    assert!(hidden < small, "{hidden} hidden for {small}");
}
