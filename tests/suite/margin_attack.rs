//! An attacker on many cross tables that share margins which are not told, with means
//! beside them: random surveys with seven questions or more, all broken down by one
//! variable of which one group is of one to four people. For every question all answers in
//! whole numbers are tried that would have given what is shown, and only those are kept
//! whose sizes of the groups every other question allows too. Of no small count may a
//! reader then tell that it is small, nor that it is more than 1.
//!
//! So many tables are decided on one by one (`suppress/margins.rs`), not all at once.

use std::collections::BTreeMap;
use std::ops::Range;

use baslinje::disclosure::Protected;

use crate::suppression::Random;
use crate::told_answers::{
    Answers, MINIMUM, Statistic, Told, below, packed, protected, unpacked,
};

/// Up to so many tables the tool decides on all at once.
const MOST_AT_ONCE: usize = 6;

/// More sets of answers to a question than this are not tried.
const MOST: usize = 40_000;

/// A question, and what the report tells of it besides how many gave each answer.
struct Question {
    categories: usize,
    /// Statistics in a table of their own.
    moments: &'static [&'static str],
    decimals: u8,
    /// The statistic of each group that is a named number, if one is.
    number: Option<&'static str>,
    totals: &'static str,
}

/// A survey by groups.
struct Case {
    questions: Vec<Question>,
    groups: usize,
    /// For each respondent the group, and the answer to each question.
    answers: Vec<(usize, Vec<usize>)>,
    rule: &'static str,
}

/// What is told of one question: the groups and, as the last, everybody.
struct OfQuestion {
    scores: Vec<u64>,
    groups: Vec<Told>,
    truth: Vec<Vec<u64>>,
}

impl Question {
    fn random(random: &mut Random) -> Self {
        let moments: &[&str] = match below(random, 8) {
            0..4 => &[],
            4 | 5 => &["mean"],
            6 => &["mean", "median"],
            _ => &["mean", "sd"],
        };
        Self {
            categories: 2 + below(random, 5) / 4,
            moments,
            decimals: u8::try_from(below(random, 3)).expect("few"),
            number: [None, None, None, Some("mean"), Some("sum")][below(random, 5)],
            totals: ["both", "both", "both", "rows"][below(random, 4)],
        }
    }

    fn scores(&self) -> Vec<u64> {
        (1..=u64::try_from(self.categories).expect("few")).collect()
    }

    /// The table, the table of statistics and the numbers of each group.
    fn asked(&self, place: usize, groups: usize) -> (String, String) {
        let Self { moments, decimals, totals, .. } = self;
        let mut blocks = format!(
            "  - table: {{id: o-{place}, caption: Svar, of: panel, rows: ort, columns: \
             q{place}, totals: {totals}}}\n"
        );
        if !moments.is_empty() {
            blocks += &format!(
                "  - table: {{id: m-{place}, caption: Medel, of: panel, rows: ort, \
                 variables: [q{place}], show: [{}], decimals: {decimals}, totals: rows}}\n",
                moments.join(", ")
            );
        }
        let number = |statistic: &str, group: usize| {
            format!(
                "  n-{place}-{group}: {{of: panel, variable: q{place}, where: {{ort: \
                 o{group}}}, statistic: {statistic}, decimals: 1}}\n"
            )
        };
        let numbers = self.number.map(|statistic| {
            (0..groups).map(|group| number(statistic, group)).collect::<String>()
        });
        (blocks, numbers.unwrap_or_default())
    }
}

impl Case {
    fn random(random: &mut Random) -> Self {
        let all = MOST_AT_ONCE + 1 + below(random, 3);
        let questions = (0..all).map(|_| Question::random(random)).collect::<Vec<_>>();
        let groups = 3;
        let small = below(random, 3);
        let mut answers = Vec::new();
        for group in 0..groups {
            let size = match group == small {
                true => 1 + below(random, 4),
                false => 10 + below(random, 4),
            };
            for _ in 0..size {
                // Rather high than low, so that what is small is not all alike.
                let answer = |question: &Question| {
                    let wide = u64::try_from(question.categories).expect("few");
                    let drawn = random.below(wide).max(random.below(wide));
                    usize::try_from(drawn).expect("few")
                };
                answers.push((group, questions.iter().map(answer).collect()));
            }
        }
        let rule = ["half-up", "half-even", "truncate"][below(random, 3)];
        Self { questions, groups, answers, rule }
    }

    /// How many of each group gave each answer to a question.
    fn table(&self, question: usize) -> Vec<Vec<u64>> {
        let mut counts = vec![vec![0; self.questions[question].categories]; self.groups];
        for (group, answers) in &self.answers {
            counts[*group][answers[question]] += 1;
        }
        counts
    }

    fn protected(&self, folder: &std::path::Path) -> Option<Protected> {
        let (mut data, mut header) = (String::new(), String::from("id;ort"));
        let mut codebook = String::from(
            "title: Panel\nsynthetic: true\nfile: svar.csv\nvariables:\n  id: {label: Nr, \
             scale: id}\n",
        );
        let values = |size: usize, word: &str| {
            let one = |index| format!("{}: {word}{index}", index + 1);
            (0..size).map(one).collect::<Vec<_>>().join(", ")
        };
        codebook += &format!(
            "  ort: {{label: Ort, scale: nominal, values: {{{}}}}}\n",
            values(self.groups, "o")
        );
        let (mut blocks, mut numbers) = (String::new(), String::new());
        for (place, question) in self.questions.iter().enumerate() {
            header += &format!(";q{place}");
            codebook += &format!(
                "  q{place}: {{label: Q{place}, scale: ordinal, values: {{{}}}}}\n",
                values(question.categories, "s")
            );
            let asked = question.asked(place, self.groups);
            blocks += &asked.0;
            numbers += &asked.1;
        }
        for (index, (group, answers)) in self.answers.iter().enumerate() {
            let answers = answers.iter().map(|answer| format!(";{}", answer + 1));
            let answers = answers.collect::<String>();
            data += &format!("{};{}{answers}\n", index + 1, group + 1);
        }
        if !numbers.is_empty() {
            numbers = format!("numbers:\n{numbers}");
        }
        let report = format!(
            "title: Medel\ntemplate: fou-rapport\nlanguage: sv\ndate: \
             2020-01-31\npublisher: Ingen\nnotice: Påhittat.\nsurveys: {{panel: \
             kodbok.yaml}}\nrounding: {{rule: {}}}\ndisclosure: {{method: suppress, \
             minimum-count: {MINIMUM}}}\n{numbers}",
            self.rule
        );
        let chapter = format!("title: Resultat\nblocks:\n  - text: Hej.\n{blocks}");
        protected(folder, [&format!("{header}\n{data}"), &codebook, &report, &chapter])
    }

    /// What is told of each question.
    fn told(&self, protected: &Protected) -> Vec<OfQuestion> {
        let all = 0..self.questions.len();
        let mut all = all.map(|place| self.told_of(place, protected)).collect::<Vec<_>>();
        // Everybody answers everything, so that a group is as large for each question.
        for group in 0..self.groups {
            let base = all.iter().find_map(|of| of.groups[group].base);
            all.iter_mut().for_each(|of| of.groups[group].base = base);
        }
        // And how many have answered everybody knows.
        let everybody = u64::try_from(self.answers.len()).expect("few");
        for of in &mut all {
            of.groups[self.groups].know(everybody);
        }
        all
    }

    fn told_of(&self, place: usize, protected: &Protected) -> OfQuestion {
        let asked = &self.questions[place];
        let table = |id: String| protected.tables.iter().find(|table| table.id() == id);
        let counts = table(format!("o-{place}")).expect("a table");
        let means = table(format!("m-{place}"));
        let count = |text: &str| text.parse::<u64>().ok();
        let group = |group: usize| {
            let cells = 0..asked.categories;
            let cells = cells.map(|cell| count(counts.cell(group, cell).number.text()));
            let moments = asked.moments.iter().enumerate().map(|(index, name)| {
                let cell = means.expect("a table").cell(group, index);
                let shown = cell.number.value().map(|_| cell.number.text().to_owned());
                Statistic { name, decimals: asked.decimals, rule: self.rule, shown }
            });
            let id = format!("n-{place}-{group}");
            let named = protected.numbers.iter().filter(|it| it.id.value == id);
            let named = named.collect::<Vec<_>>();
            let numbers = named.iter().map(|number| Statistic {
                name: asked.number.unwrap_or("mean"),
                decimals: 1,
                rule: self.rule,
                shown: number.value.value().map(|_| number.value.text().to_owned()),
            });
            let of_means = means.and_then(|it| count(it.groups()[group].base.text()));
            let of_number = named.iter().find_map(|it| count(it.base.text()));
            let base = count(counts.groups()[group].base.text());
            Told {
                cells: cells.collect(),
                base: base.or(of_means).or(of_number),
                statistics: moments.chain(numbers).collect(),
            }
        };
        let truth = self.table(place);
        let mut groups = (0..self.groups).map(group).collect::<Vec<_>>();
        groups.push(match counts.groups().len() > self.groups {
            true => group(self.groups),
            false => Told { cells: vec![None; asked.categories], ..Told::default() },
        });
        OfQuestion { scores: asked.scores(), groups, truth }
    }
}

/// How small and how large something can be.
#[derive(Clone, Copy)]
struct Ends {
    least: u64,
    most: u64,
}

impl Ends {
    const NONE: Self = Self { least: u64::MAX, most: 0 };

    fn with(self, value: u64) -> Self {
        Self { least: self.least.min(value), most: self.most.max(value) }
    }

    fn or(self, other: Self) -> Self {
        let Self { least, most } = other;
        Self { least: self.least.min(least), most: self.most.max(most) }
    }
}

/// For all sizes of the groups that a question allows, packed as answers are, how small
/// and large each of its counts can be: those of the groups, and of everybody.
type BySizes = BTreeMap<Answers, Vec<Ends>>;

impl OfQuestion {
    /// All that can be, where no group is larger than so many; `None` if that is too much.
    fn possible(&self, largest: u64) -> Option<BySizes> {
        let (whole, groups) = self.groups.split_last().expect("groups");
        let most = |column: usize| {
            let shown = groups.iter().filter_map(|group| group.cells[column]);
            let shown = shown.sum::<u64>();
            let room = whole.cells[column].map(|total| total.saturating_sub(shown));
            room.unwrap_or(largest).min(largest)
        };
        let room = (0..self.scores.len()).map(most).collect::<Vec<_>>();
        let lists = groups.iter().map(|group| self.of_group(group, &room));
        let mut lists = lists.collect::<Option<Vec<_>>>()?;
        lists.iter_mut().for_each(|list| list.sort_unstable());
        // The one of which most is possible comes last.
        let mut order = (0..lists.len()).collect::<Vec<_>>();
        order.sort_by_key(|group| lists[*group].len());
        let total = whole.cells.iter().copied().collect::<Option<Vec<_>>>();
        let total = total.map(|total| packed(&total));
        let (last, others) = order.split_last()?;
        others.iter().try_fold(1_usize, |all, group| {
            all.checked_mul(lists[*group].len()).filter(|all| *all <= MOST)
        })?;
        let last = by_size(&lists[*last]);
        let sizes = lists.iter().map(|list| by_size(list)).collect::<Vec<_>>();
        if total.is_none() && tries(&sizes, whole.base?) > 5 * MOST {
            return None;
        }
        let chosen = vec![0; lists.len()];
        let (agrees, found) = (BTreeMap::new(), BySizes::new());
        let mut trying =
            Trying { question: self, lists, order, last, total, chosen, agrees, found };
        trying.go_on(0, 0);
        Some(trying.found)
    }

    fn of_group(&self, group: &Told, room: &[u64]) -> Option<Vec<Answers>> {
        let mut all: Vec<Vec<u64>> = vec![Vec::new()];
        for (cell, room) in group.cells.iter().zip(room) {
            let longer = |known: &Vec<u64>| {
                let left = group.base.map(|base| base.saturating_sub(known.iter().sum()));
                let range = match cell {
                    Some(cell) => *cell..=*cell,
                    None => 0..=left.unwrap_or(*room).min(*room),
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
        Some(all.filter(|answers| group.agrees(*answers, &self.scores)).collect())
    }

    /// The counts of the groups, and of everybody, as they are.
    fn truth(&self) -> Vec<u64> {
        let columns = 0..self.scores.len();
        let total = |column: usize| self.truth.iter().map(|row| row[column]).sum::<u64>();
        let totals = columns.map(total);
        self.truth.iter().flatten().copied().chain(totals).collect()
    }
}

/// How many have given some answers.
fn size(answers: Answers) -> u64 {
    unpacked(answers).iter().sum()
}

fn by_size(list: &[Answers]) -> BTreeMap<u64, Vec<Answers>> {
    let mut by_size: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for answers in list {
        by_size.entry(size(*answers)).or_default().push(*answers);
    }
    by_size
}

/// In how many ways groups together are so many.
fn tries(groups: &[BTreeMap<u64, Vec<Answers>>], everybody: u64) -> usize {
    let mut ways = BTreeMap::from([(0, 1)]);
    for group in groups {
        let mut longer: BTreeMap<u64, usize> = BTreeMap::new();
        for (sum, times) in &ways {
            for (size, answers) in group {
                *longer.entry(sum + size).or_default() += times * answers.len();
            }
        }
        ways = longer;
    }
    ways.get(&everybody).copied().unwrap_or_default()
}

/// Goes through all answers of the groups that agree with what is told of everybody.
struct Trying<'q> {
    question: &'q OfQuestion,
    lists: Vec<Vec<Answers>>,
    /// The groups, in the order in which their answers are chosen.
    order: Vec<usize>,
    /// The answers of the last of them, by how many they are.
    last: BTreeMap<u64, Vec<Answers>>,
    /// How many of everybody gave each answer, if all of that is told.
    total: Option<Answers>,
    chosen: Vec<Answers>,
    /// Which answers of everybody agree with what is told of them.
    agrees: BTreeMap<Answers, bool>,
    found: BySizes,
}

impl Trying<'_> {
    fn go_on(&mut self, place: usize, sum: Answers) {
        let whole = self.question.groups.last().expect("everybody");
        let mut told = whole.cells.iter().zip(unpacked(sum));
        if !told.all(|(cell, answers)| cell.is_none_or(|cell| answers <= cell)) {
            return;
        }
        let Some(group) = self.order.get(place).copied() else {
            let scores = &self.question.scores;
            let agrees = self.agrees.entry(sum);
            if *agrees.or_insert_with(|| whole.agrees(sum, scores)) {
                self.note(sum);
            }
            return;
        };
        if let Some(total) = self.total.filter(|_| place + 1 == self.order.len()) {
            // What is left is the last group.
            let left = total - sum;
            if self.lists[group].binary_search(&left).is_ok() {
                self.chosen[group] = left;
                self.go_on(place + 1, total);
            }
            return;
        }
        if place + 1 == self.order.len() {
            let left = whole.base.and_then(|base| base.checked_sub(size(sum)));
            let last = left.and_then(|left| self.last.get(&left));
            for answers in last.cloned().unwrap_or_default() {
                self.chosen[group] = answers;
                self.go_on(place + 1, sum + answers);
            }
            return;
        }
        for index in 0..self.lists[group].len() {
            let answers = self.lists[group][index];
            self.chosen[group] = answers;
            self.go_on(place + 1, sum + answers);
        }
    }

    fn note(&mut self, everybody: Answers) {
        let sizes = self.chosen.iter().map(|answers| size(*answers));
        let sizes = packed(&sizes.collect::<Vec<_>>());
        let columns = self.question.scores.len();
        let all = (self.chosen.len() + 1) * columns;
        let ends = self.found.entry(sizes).or_insert_with(|| vec![Ends::NONE; all]);
        let groups = self.chosen.iter().chain([&everybody]);
        for (group, ends) in groups.zip(ends.chunks_mut(columns)) {
            for (ends, count) in ends.iter_mut().zip(unpacked(*group)) {
                *ends = ends.with(count);
            }
        }
    }
}

/// What an attacker finds.
#[derive(Clone, Copy, Debug, Default)]
struct Found {
    small: usize,
    found: usize,
    questions: usize,
    /// Surveys of which the tool says that it could not prove it.
    unproven: usize,
    /// Questions that were not looked at, because there were too many possible answers.
    passed: usize,
    /// Sizes of groups that are not told.
    margins: usize,
    /// Statistics that are told, and not.
    shown: usize,
    hidden: usize,
}

impl Found {
    fn look(&mut self, truth: u64, ends: Ends) {
        if (1..MINIMUM).contains(&truth) {
            assert!(ends.least <= truth && truth <= ends.most, "the truth is possible");
            self.small += 1;
            self.found += usize::from(ends.least > 1 || ends.most < MINIMUM);
        }
    }

    fn add(&mut self, other: Self) {
        self.small += other.small;
        self.found += other.found;
        self.questions += other.questions;
        self.unproven += other.unproven;
        self.passed += other.passed;
        self.margins += other.margins;
        self.shown += other.shown;
        self.hidden += other.hidden;
    }
}

fn attack(questions: &[OfQuestion]) -> Found {
    let mut found = Found::default();
    let groups = questions[0].truth.len();
    // How many a group is stands with one question or with another.
    let base = |group: usize| questions.iter().find_map(|it| it.groups[group].base);
    found.margins = (0..groups).filter(|group| base(*group).is_none()).count();
    let statistics = questions.iter().flat_map(|it| &it.groups);
    let statistics = statistics.flat_map(|group| &group.statistics);
    found.shown = statistics.clone().filter(|it| it.shown.is_some()).count();
    found.hidden = statistics.filter(|it| it.shown.is_none()).count();
    // What is left of everybody for a group whose size is not told, or the largest that is.
    let told = (0..groups).filter_map(base).collect::<Vec<_>>();
    let everybody = questions[0].truth.iter().flatten().sum::<u64>();
    let left = everybody - told.iter().sum::<u64>();
    let largest = told.into_iter().chain([left]).max().unwrap_or(everybody);
    let all = questions.iter().filter_map(|it| Some((it, it.possible(largest)?)));
    let all = all.collect::<Vec<_>>();
    found.passed = questions.len() - all.len();
    found.questions = questions.len();
    let Some((_, first)) = all.first() else { return found };
    let is_possible =
        |sizes: &&Answers| all.iter().all(|(_, of)| of.contains_key(*sizes));
    let sizes = first.keys().filter(is_possible).copied().collect::<Vec<_>>();
    for (question, of) in &all {
        for (index, truth) in question.truth().into_iter().enumerate() {
            let ends = sizes.iter().map(|sizes| of[sizes][index]);
            found.look(truth, ends.fold(Ends::NONE, Ends::or));
        }
    }
    for (group, truth) in questions[0].truth.iter().enumerate() {
        let ends = sizes.iter().map(|sizes| unpacked(*sizes)[group]);
        found.look(truth.iter().sum(), ends.fold(Ends::NONE, Ends::with));
    }
    found
}

/// The same report with every mean of a group that is large enough.
fn with_all_means(questions: &mut [OfQuestion]) {
    for OfQuestion { scores, groups, truth } in questions {
        let truth = truth.iter().map(|truth| packed(truth)).collect::<Vec<_>>();
        let everybody = truth.iter().sum::<Answers>();
        for (group, truth) in groups.iter_mut().zip(truth.into_iter().chain([everybody]))
        {
            let large = unpacked(truth).iter().sum::<u64>() >= 2 * MINIMUM;
            for statistic in group.statistics.iter_mut().filter(|_| large) {
                statistic.shown = Some(statistic.of(truth, scores));
            }
        }
    }
}

/// What the attacker finds in some of the surveys of a seed, and what with all means shown.
fn attack_all(surveys: Range<u64>, seed: u64) -> (Found, Found) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut random = Random(seed);
    let (mut all, mut bare) = (Found::default(), Found::default());
    for survey in 0..surveys.end {
        let case = Case::random(&mut random);
        if !surveys.contains(&survey) {
            continue;
        }
        let Some(protected) = case.protected(folder.path()) else {
            all.unproven += 1;
            continue;
        };
        let mut told = case.told(&protected);
        let now = attack(&told);
        let tell = || {
            let told =
                told.iter().map(|of| format!("{:#?}\n{:?}\n", of.groups, of.truth));
            told.collect::<String>()
        };
        assert_eq!(now.found, 0, "{survey} of {seed}: {now:?}\n{}", tell());
        all.add(now);
        with_all_means(&mut told);
        bare.add(attack(&told));
    }
    (all, bare)
}

#[test]
fn no_small_count_follows_from_means_beside_many_tables_with_common_margins() {
    let (all, bare) = attack_all(0..12, 2027);
    assert_eq!(all.unproven, 0, "{all:?}");
    assert!(all.small > 100 && all.passed * 4 < all.questions, "{all:?}");
    assert!(all.margins >= 12, "sizes of groups that are not told: {all:?}");
    assert!(all.shown > 30, "statistics that are told: {all:?}");
    assert!(bare.found > 3, "with all means shown the attacker finds: {bare:?}");
}

/// A mean of everybody is shown there (1,96 of the scores 1 and 2), and how many they are was
/// not. Whoever knows it can tell that one person gave the answer 1; if they were a hundred
/// more it could be five.
#[test]
fn how_many_have_answered_is_known_where_a_mean_of_all_is_shown() {
    let (all, _) = attack_all(821..822, 1848);
    assert_eq!(all.unproven, 0, "{all:?}");
    assert!(all.small > 20 && all.shown > 0 && all.passed * 4 < all.questions, "{all:?}");
}

#[test]
#[ignore = "long; by hand, as CONTRIBUTING.md says"]
fn no_small_count_follows_from_means_beside_many_tables_in_three_thousand_surveys() {
    let (all, bare) = attack_all(0..3_000, 1848);
    assert!(all.unproven < 30, "the tool can say that it could not prove it: {all:?}");
    assert!(all.passed * 4 < all.questions, "{all:?}");
    assert!(bare.found > 500, "with all means shown the attacker finds: {bare:?}");
}
