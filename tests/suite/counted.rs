//! Counted right: totals, bases, captions and notes count exactly what a chart or table holds,
//! shares of a whole add up to 100, and what leaves the program for computing has all its
//! digits. Random surveys, fixed seeds, and a count of its own beside the program's.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use baslinje::analysis::{CategoryRole, GroupRole};
use baslinje::diagnostic::Diagnostics;
use baslinje::disclosure::{Entry, ProtectedTable};
use baslinje::pipeline::{self, BuildSettings, Prepared};
use baslinje::project::Project;
use insta::assert_snapshot;
use serde_json::Value as Json;

use crate::harness::{ANSWERS, CODEBOOK, Outcome, REPORT, ReportTest};
use crate::suppression::Random;

/// How many surveys are made up, and how many tables are made of each.
const SURVEYS: u64 = 20;
const TABLES: u64 = 100;

const CODES: &str = "title: Provpanelen
file: svar.csv
csv: {separator: \";\", decimal: \".\", encoding: utf-8}
unit: {one: person, many: personer}
variables:
  id: {label: Löpnummer, scale: id}
  ort: {label: Ort, scale: nominal, values: {1: Gävle, 2: Ljusdal, 3: Ockelbo}}
  kon: {label: Kön, scale: nominal, values: {1: kvinna, 2: man}, missing: {9: vill ej uppge}}
  nojd: {label: Nöjdhet, scale: ordinal, values: {1: inte nöjd, 2: ganska nöjd, 3: mycket nöjd}, missing: {9: vet ej}}
  resor: {label: Resor, scale: multiple, values: {1: buss, 2: tåg, 3: bil}, separator: \",\"}
  vagar: {label: Vägar, scale: multiple, values: {1: norrut, 2: söderut}, separator: \",\"}
  vikt: {label: Vikt, scale: numeric}
design: {weight: vikt}
";

/// What a person said: the codes of each question, none where there is no answer.
#[derive(Clone)]
struct Person {
    ort: Option<u64>,
    kon: Option<u64>,
    nojd: Option<u64>,
    nojd_code: &'static str,
    resor: Vec<u64>,
    vagar: Vec<u64>,
    weight: u64,
}

fn one_of(random: &mut Random, codes: u64, silence: u64) -> Option<u64> {
    (random.below(100) >= silence).then(|| 1 + random.below(codes))
}

fn some_of(random: &mut Random, codes: u64) -> Vec<u64> {
    (1..=codes).filter(|_| random.below(3) == 0).collect()
}

impl Person {
    fn random(random: &mut Random, silence: u64) -> Self {
        let nojd = one_of(random, 3, silence);
        let nojd_code = match nojd {
            Some(1) => "1",
            Some(2) => "2",
            Some(_) => "3",
            None if random.below(2) == 0 => "9",
            None => "",
        };
        Self {
            ort: one_of(random, 3, silence),
            kon: one_of(random, 2, silence),
            nojd,
            nojd_code,
            resor: some_of(random, 3),
            vagar: some_of(random, 2),
            weight: 1 + random.below(9),
        }
    }

    fn line(&self, id: u64) -> String {
        let code =
            |answer: Option<u64>| answer.map_or(String::new(), |it| it.to_string());
        let list = |answers: &[u64]| {
            answers.iter().map(u64::to_string).collect::<Vec<_>>().join(",")
        };
        let (resor, vagar) = (list(&self.resor), list(&self.vagar));
        let (ort, kon, weight) = (code(self.ort), code(self.kon), self.weight);
        format!("{id};{ort};{kon};{};{resor};{vagar};{weight}\n", self.nojd_code)
    }

    /// The answers to a question; nothing where there is none.
    fn given(&self, question: &str) -> Vec<u64> {
        match question {
            "ort" => self.ort.into_iter().collect(),
            "kon" => self.kon.into_iter().collect(),
            "nojd" => self.nojd.into_iter().collect(),
            "resor" => self.resor.clone(),
            "vagar" => self.vagar.clone(),
            other => panic!("no question {other}"),
        }
    }
}

fn codes(question: &str) -> u64 {
    if matches!(question, "kon" | "vagar") { 2 } else { 3 }
}

/// How the groups of a table are made.
#[derive(Clone, PartialEq)]
enum Groups {
    All,
    By(&'static str),
    /// Series, each of those with certain answers to one question.
    Series(&'static str, Vec<Vec<u64>>),
}

/// A table that is asked for.
struct Asked {
    id: String,
    question: &'static str,
    groups: Groups,
    measure: &'static str,
    percent_of: &'static str,
    totals: &'static str,
    base: &'static str,
    missing: &'static str,
    weighted: bool,
}

fn pick<T: Copy>(random: &mut Random, of: &[T]) -> T {
    of[usize::try_from(random.below(u64::try_from(of.len()).expect("few"))).expect("few")]
}

const LABELS: [(&str, [&str; 3]); 5] = [
    ("ort", ["Gävle", "Ljusdal", "Ockelbo"]),
    ("kon", ["kvinna", "man", ""]),
    ("nojd", ["inte nöjd", "ganska nöjd", "mycket nöjd"]),
    ("resor", ["buss", "tåg", "bil"]),
    ("vagar", ["norrut", "söderut", ""]),
];

fn label(question: &str, code: u64) -> &'static str {
    let labels = LABELS.iter().find(|(name, _)| *name == question).expect("a question").1;
    labels[usize::try_from(code - 1).expect("few")]
}

impl Asked {
    fn random(random: &mut Random, number: u64) -> Self {
        let question = pick(random, &["nojd", "nojd", "kon", "resor"]);
        let groups = match random.below(6) {
            0 => Groups::All,
            1 => {
                let some = |random: &mut Random| {
                    let codes = (1..=3).filter(|_| random.below(2) == 0);
                    let codes = codes.collect::<Vec<_>>();
                    if codes.is_empty() { vec![1] } else { codes }
                };
                Groups::Series("ort", vec![some(random), some(random)])
            }
            2 => Groups::By("vagar"),
            _ => Groups::By("ort"),
        };
        let weighted = groups != Groups::All && random.below(4) == 0;
        let measure = match weighted {
            true => pick(random, &["percent", "both"]),
            false => pick(random, &["count", "percent", "both"]),
        };
        Self {
            id: format!("t{number}"),
            question,
            measure,
            percent_of: match (&groups, weighted) {
                (Groups::All, _) | (_, true) => "row",
                _ => pick(random, &["row", "column", "table"]),
            },
            totals: pick(random, &["none", "rows", "columns", "both"]),
            base: pick(random, &["all", "valid"]),
            missing: pick(random, &["show", "hide"]),
            groups,
            weighted,
        }
    }

    /// As an author writes it. The groups are the rows.
    fn written(&self) -> String {
        let (id, question) = (&self.id, self.question);
        let rows = match &self.groups {
            Groups::All => format!("rows: {question}"),
            Groups::By(by) => format!("rows: {by}, columns: {question}"),
            Groups::Series(by, series) => {
                let one = |(place, codes): (usize, &Vec<u64>)| {
                    let labels = codes.iter().map(|code| label(by, *code));
                    let labels = labels.collect::<Vec<_>>().join(", ");
                    format!("{{label: S{place}, of: panel, where: {{{by}: [{labels}]}}}}")
                };
                let series = series.iter().enumerate().map(one).collect::<Vec<_>>();
                format!("rows: [{}], columns: {question}", series.join(", "))
            }
        };
        let weights = if self.weighted { ", weights: on" } else { "" };
        let percent_of = match self.groups {
            Groups::All => String::new(),
            _ => format!(", percent-of: {}", self.percent_of),
        };
        format!(
            "  - table: {{id: {id}, caption: Prov, of: panel, {rows}, measure: {}{percent_of}, totals: {}, base: {}, missing: {}{weights}}}\n",
            self.measure, self.totals, self.base, self.missing
        )
    }

    /// Who is in each group.
    fn members<'p>(&self, people: &'p [Person]) -> Vec<Vec<&'p Person>> {
        let with = |by: &str, codes: &[u64]| {
            let has = |person: &&Person| {
                person.given(by).iter().any(|code| codes.contains(code))
            };
            people.iter().filter(has).collect::<Vec<_>>()
        };
        match &self.groups {
            Groups::All => vec![people.iter().collect()],
            Groups::By(by) => (1..=codes(by)).map(|code| with(by, &[code])).collect(),
            Groups::Series(by, series) => {
                series.iter().map(|codes| with(by, codes)).collect()
            }
        }
    }

    /// Those in some group, each once.
    fn union<'p>(&self, people: &'p [Person]) -> Vec<&'p Person> {
        let mut union = Vec::new();
        let mut known = BTreeSet::new();
        for person in self.members(people).into_iter().flatten() {
            if known.insert(std::ptr::from_ref(person)) {
                union.push(person);
            }
        }
        union
    }

    fn answered(&self, person: &Person) -> bool {
        // Who ticked nothing has not answered: nothing in the data says that it was asked.
        !person.given(self.question).is_empty()
    }

    /// Whom `n` counts of some people.
    fn n(&self, people: &[&Person]) -> u64 {
        let counts = |person: &&&Person| self.base == "all" || self.answered(person);
        people.iter().filter(counts).map(|_| 1).sum()
    }

    /// Whether the groups are parts of one whole that nobody is in twice.
    fn is_partition(&self) -> bool {
        match &self.groups {
            Groups::All => true,
            Groups::By(by) => *by == "ort",
            Groups::Series(_, series) => {
                series[0].iter().all(|code| !series[1].contains(code))
            }
        }
    }
}

fn prepared(test: &ReportTest) -> Prepared {
    let project = Project::find(&test.path("")).expect("a project");
    let report = project.report("r").expect("the report");
    let mut told = Diagnostics::default();
    let settings = BuildSettings::default();
    let prepared = pipeline::prepare(&project, report, settings, &|_| {}, &mut told);
    let messages = told.sorted().into_iter().map(|one| one.message.clone());
    assert!(!told.has_errors(), "{:?}", messages.collect::<Vec<_>>());
    prepared.expect("enough to look at")
}

/// What the document says of one table, as Typst gets it.
fn said(prepared: &Prepared, id: &str) -> String {
    let start = format!("id: \"{id}\",");
    let mut texts = prepared.source.texts.values();
    let from = texts.find_map(|text| text.split_once(&start));
    let text = from.expect("the table is set").1;
    text[..text.find("header:").unwrap_or(text.len())].replace('~', "\u{a0}")
}

/// The number after some words.
fn number_after(text: &str, words: &str) -> Option<u64> {
    let rest = &text[text.find(words)? + words.len()..];
    let digits = rest.trim_start_matches('\u{a0}').chars();
    digits.take_while(char::is_ascii_digit).collect::<String>().parse().ok()
}

/// The number before some words: `3 personer utan uppgift`.
fn number_before(text: &str, words: &str) -> Option<u64> {
    let before = text[..text.find(words)?].trim_end();
    let word = before.rsplit(['"', ' ']).next()?;
    word.split('\u{a0}').next()?.parse().ok()
}

fn whole(entry: &Entry) -> u64 {
    entry.text().replace('\u{a0}', "").parse().expect("a count")
}

/// Holds one table against a count of its own.
fn hold(asked: &Asked, table: &ProtectedTable, text: &str, people: &[Person]) {
    let case = format!("{}{text}", asked.written());
    let union = asked.union(people);
    // The caption, and whom the notes leave out.
    assert_eq!(number_after(text, "n\u{a0}=\u{a0}"), Some(asked.n(&union)), "{case}");
    let outside = u64::try_from(people.len() - union.len()).expect("few");
    let told = number_before(text, " utan uppgift om")
        .or_else(|| number_before(text, " i ingen av grupperna"));
    assert_eq!(told.unwrap_or(0), outside, "{case}");
    let silent = union.iter().filter(|person| !asked.answered(person)).count();
    let has_silent =
        table.categories().iter().any(|it| it.role == CategoryRole::NotAnswered);
    if !has_silent {
        let told = number_after(text, "Svar saknas: ").unwrap_or(0);
        assert_eq!(told, u64::try_from(silent).expect("few"), "{case}");
    }
    if let Some(whole_group) = table.whole() {
        assert_eq!(
            whole(&whole_group.rows),
            u64::try_from(union.len()).expect("few"),
            "{case}"
        );
        assert_eq!(whole(&whole_group.base), asked.n(&union), "{case}");
    }
    // Each group and cell.
    let members = asked.members(people);
    for (place, group) in table.groups().iter().enumerate() {
        let own = match group.role {
            GroupRole::Total => &union,
            GroupRole::All | GroupRole::Part => &members[place],
        };
        assert_eq!(whole(&group.base), asked.n(own), "{case}");
        let mut sum = 0;
        for (index, category) in table.categories().iter().enumerate() {
            let count = whole(&table.cell(place, index).number);
            match category.role {
                CategoryRole::Answer => {
                    let code = u64::try_from(index + 1).expect("few");
                    let gave =
                        own.iter().filter(|it| it.given(asked.question).contains(&code));
                    assert_eq!(count, gave.map(|_| 1).sum::<u64>(), "{case}");
                    sum += count;
                }
                CategoryRole::NotAnswered => sum += count,
                CategoryRole::Total if asked.question == "resor" => {
                    assert!(count <= whole(&group.rows), "a total is of persons: {case}");
                }
                CategoryRole::Total => {
                    assert_eq!(count, sum, "{case}");
                }
            }
        }
    }
    hold_shares(asked, table, people, &case);
}

/// The shares with all digits add up to 1, weighted or not.
fn hold_shares(asked: &Asked, table: &ProtectedTable, people: &[Person], case: &str) {
    if asked.measure == "count" {
        return;
    }
    let share = |place: usize, index: usize| {
        table.unrounded(place, index).and_then(|cell| cell.value)
    };
    let counted = |role: CategoryRole| match role {
        CategoryRole::Answer => true,
        CategoryRole::NotAnswered => asked.base == "all",
        CategoryRole::Total => false,
    };
    let categories = || {
        let all = table.categories().iter().enumerate();
        all.filter(|(_, it)| counted(it.role)).map(|(index, _)| index)
    };
    let parts = || {
        let all = table.groups().iter().enumerate();
        all.filter(|(_, group)| group.role != GroupRole::Total).map(|(place, _)| place)
    };
    let is_one = |sum: Option<f64>, what: &str| {
        if let Some(sum) = sum {
            assert!((sum - 1.0).abs() < 1e-9, "{what} {sum}: {case}");
        }
    };
    // What is left of everybody where ways of not answering are not shown.
    let unshown = |people: &[&Person]| {
        let weight = |person: &&Person| if asked.weighted { person.weight } else { 1 };
        let of =
            |people: &mut dyn Iterator<Item = &&Person>| people.map(weight).sum::<u64>();
        let all = of(&mut people.iter());
        let silent = of(&mut people.iter().filter(|one| !asked.answered(one)));
        let hidden = asked.base == "all" && asked.missing == "hide" && all > 0;
        if hidden { real(silent) / real(all) } else { 0.0 }
    };
    let members = asked.members(people);
    let several = asked.question == "resor";
    match asked.percent_of {
        "row" if !several => {
            for (place, group) in table.groups().iter().enumerate() {
                let own = match group.role {
                    GroupRole::Total => asked.union(people),
                    GroupRole::All | GroupRole::Part => members[place].clone(),
                };
                let sum =
                    categories().map(|index| share(place, index)).sum::<Option<f64>>();
                is_one(sum.map(|sum| sum + unshown(&own)), "a row");
            }
        }
        "column" if asked.is_partition() => {
            for index in 0..table.categories().len() {
                is_one(parts().map(|place| share(place, index)).sum(), "a column");
            }
        }
        "table" if asked.is_partition() && !several => {
            let cells = parts().flat_map(|place| categories().map(move |it| (place, it)));
            let sum =
                cells.map(|(place, index)| share(place, index)).sum::<Option<f64>>();
            is_one(sum.map(|sum| sum + unshown(&asked.union(people))), "a table");
        }
        _ => {}
    }
    // A total is all of its base, but for those who are not shown.
    for (place, group) in table.groups().iter().enumerate() {
        for (index, category) in table.categories().iter().enumerate() {
            let total = category.role == CategoryRole::Total;
            let all = total && asked.percent_of == "row"
                || group.role == GroupRole::Total && asked.percent_of == "column"
                || total && group.role == GroupRole::Total;
            let own = match group.role {
                GroupRole::Total => asked.union(people),
                GroupRole::All | GroupRole::Part => members[place].clone(),
            };
            if let Some(share) = share(place, index).filter(|_| all) {
                let rest = if asked.percent_of == "column" { 0.0 } else { unshown(&own) };
                is_one(Some(share + rest), "a total");
            }
            if let Some(share) = share(place, index) {
                assert!((0.0..=1.0 + 1e-12).contains(&share), "{share}: {case}");
            }
        }
    }
}

fn real(count: u64) -> f64 {
    f64::from(u32::try_from(count).expect("few"))
}

/// A survey of these people, in a report with nothing but these blocks.
fn survey(people: &[Person]) -> ReportTest {
    let mut data = String::from("id;ort;kon;nojd;resor;vagar;vikt\n");
    for (id, person) in (1..).zip(people) {
        data.push_str(&person.line(id));
    }
    ReportTest::new().file(CODEBOOK, CODES).file(ANSWERS, data)
}

/// 2 000 tables of random answers: shares of a whole add up to 100 before rounding, and every
/// n in a caption or note is the n of what is shown.
#[test]
fn shares_of_a_whole_add_up_and_every_n_is_that_of_what_is_shown() {
    let mut random = Random(13);
    let mut seen = 0;
    for _ in 0..SURVEYS {
        let size = 4 + random.below(60);
        let silence = pick(&mut random, &[0, 5, 20, 40]);
        let people =
            (0..size).map(|_| Person::random(&mut random, silence)).collect::<Vec<_>>();
        let mut tables = (0..TABLES)
            .map(|number| Asked::random(&mut random, number))
            .collect::<Vec<_>>();
        // A table of nobody is refused.
        tables.retain(|asked| !asked.union(&people).is_empty());
        let mut blocks = String::new();
        for asked in &tables {
            write!(blocks, "{}", asked.written()).expect("a block");
        }
        let test = survey(&people).blocks(&blocks);
        let prepared = prepared(&test);
        for (asked, table) in tables.iter().zip(&prepared.tables) {
            assert_eq!(asked.id, table.id());
            hold(asked, table, &said(&prepared, &asked.id), &people);
            seen += 1;
        }
    }
    assert!(seen > 1_900, "{seen} tables");
}

/// The survey of four: two in Gävle, one in Ljusdal, one that says nothing of the place.
fn four() -> ReportTest {
    let data = "id;ort;kon;nojd;resor;vagar;vikt\n1;1;1;1;1,2;1,2;1\n2;1;1;2;1;1;2\n3;2;1;1;3;2;3\n4;;1;1;;;1\n";
    ReportTest::new().file(CODEBOOK, CODES).file(ANSWERS, data)
}

/// What is said below and above a table, in one line each.
fn told(outcome: &Outcome) -> String {
    outcome.done();
    let lines = ["caption:", "base:", "notes:"].map(|words| outcome.typst_line(words));
    lines[1..].join("\n")
}

fn cross(more: &str) -> String {
    format!(
        "  - table: {{id: t, caption: Nöjd, of: panel, rows: ort, columns: nojd, missing: hide, {more}}}\n"
    )
}

#[test]
fn a_total_holds_those_in_the_groups_and_a_note_tells_the_others() {
    let table = |more: &str| {
        let outcome = four().blocks(&cross(more)).build();
        format!("{}{}", outcome.csv("t"), told(&outcome))
    };
    let all = [
        "measure: percent, percent-of: table, totals: both",
        "measure: both, percent-of: column, totals: both",
        "measure: count, totals: both",
        "measure: percent, totals: none",
    ];
    assert_snapshot!(all.map(table).join("\n\n"), @r#"
    Ort;Inte nöjd;Ganska nöjd;Mycket nöjd;Totalt;n
    Gävle;33;33;0;67;2
    Ljusdal;33;0;0;33;1
    Ockelbo;0;0;0;0;0
    Totalt;67;33;0;100;3
    base: "n~=~3~personer",
    notes: ("1~person utan uppgift om ort räknas inte här.", "Andelarna är andelar av hela tabellen.", "På grund av avrundning summerar andelarna inte alltid till 100.", ),

    Ort;Inte nöjd;Inte nöjd;Ganska nöjd;Ganska nöjd;Mycket nöjd;Mycket nöjd;Totalt;Totalt
    ;Antal;%;Antal;%;Antal;%;Antal;%
    Gävle;1;50;1;100;0;.;2;67
    Ljusdal;1;50;0;0;0;.;1;33
    Ockelbo;0;0;0;0;0;.;0;0
    Totalt;2;100;1;100;0;.;3;100
    base: "n~=~3~personer",
    notes: ("1~person utan uppgift om ort räknas inte här.", "Andelarna visar hur varje svar fördelas på grupperna.", ". = kan inte beräknas.", ),

    Ort;Inte nöjd;Ganska nöjd;Mycket nöjd;Totalt
    Gävle;1;1;0;2
    Ljusdal;1;0;0;1
    Ockelbo;0;0;0;0
    Totalt;2;1;0;3
    base: "n~=~3~personer",
    notes: ("1~person utan uppgift om ort räknas inte här.", ),

    Ort;Inte nöjd;Ganska nöjd;Mycket nöjd;n
    Gävle;50;50;0;2
    Ljusdal;100;0;0;1
    Ockelbo;.;.;.;0
    base: "n~=~3~personer",
    notes: ("1~person utan uppgift om ort räknas inte här.", ". = kan inte beräknas.", ),
    "#);
}

#[test]
fn the_others_are_told_in_each_language() {
    let note = |language: &str| {
        let test =
            four().replace(REPORT, "language: sv", &format!("language: {language}"));
        told(&test.blocks(&cross("measure: percent, totals: rows")).build())
    };
    assert_snapshot!(["sv", "nb", "en"].map(note).join("\n"), @r#"
    base: "n~=~3~personer",
    notes: ("1~person utan uppgift om ort räknas inte här.", ". = kan inte beräknas.", ),
    base: "n~=~3~personer",
    notes: ("1~person uten opplysning om ort regnes ikke med her.", ". = kan ikke beregnes.", ),
    base: "n~=~3~personer",
    notes: ("1~person without information on ort is not counted here.", ". = cannot be computed.", ),
    "#);
}

/// With `base: valid` those who did not answer stand after the total, also in a table of
/// counts, so that total and caption are the same number.
#[test]
fn a_total_of_counts_is_what_the_caption_says() {
    let data = "id;ort;kon;nojd;resor;vagar;vikt\n1;1;1;1;;;1\n2;1;1;9;;;1\n3;2;1;2;;;1\n4;2;1;;;;1\n5;;1;3;;;1\n";
    let table = |base: &str| {
        let block = format!(
            "  - table: {{id: t, caption: Nöjd, of: panel, rows: ort, columns: nojd, measure: count, totals: both, missing: show, base: {base}}}\n"
        );
        let test = ReportTest::new().file(CODEBOOK, CODES).file(ANSWERS, data);
        let outcome = test.blocks(&block).build();
        format!("{}{}", outcome.csv("t"), told(&outcome))
    };
    assert_snapshot!(["valid", "all"].map(table).join("\n\n"), @r#"
    Ort;Inte nöjd;Ganska nöjd;Mycket nöjd;Totalt;Vet ej;Svar saknas
    Gävle;1;0;0;1;1;0
    Ljusdal;0;1;0;1;0;1
    Ockelbo;0;0;0;0;0;0
    Totalt;1;1;0;2;1;1
    base: "n~=~2~personer",
    notes: ("1~person utan uppgift om ort räknas inte här.", ),

    Ort;Inte nöjd;Ganska nöjd;Mycket nöjd;Vet ej;Svar saknas;Totalt
    Gävle;1;0;0;1;0;2
    Ljusdal;0;1;0;0;1;2
    Ockelbo;0;0;0;0;0;0
    Totalt;1;1;0;1;1;4
    base: "n~=~4~personer",
    notes: ("1~person utan uppgift om ort räknas inte här.", ),
    "#);
}

/// Persons are counted once, whatever they ticked: in a total over answers, in one over
/// groups that they can be in several of, and in what shares are shares of.
#[test]
fn a_total_over_several_answers_is_of_persons() {
    let table = |of: &str| {
        let block = format!("  - table: {{id: t, caption: Resor, of: panel, {of}}}\n");
        let outcome = four().blocks(&block).build();
        format!("{}{}", outcome.csv("t"), told(&outcome))
    };
    let all = [
        "rows: resor, measure: both, totals: rows",
        "rows: vagar, columns: nojd, measure: both, percent-of: table, totals: both, missing: hide",
        "rows: vagar, columns: nojd, measure: both, percent-of: column, totals: both, missing: hide",
    ];
    assert_snapshot!(all.map(table).join("\n\n"), @r#"
    Resor;Antal;Procent
    Buss;2;67
    Tåg;1;33
    Bil;1;33
    Totalt;3;100
    Svar saknas;1;.
    base: "n~=~3~personer, 4~svar",
    notes: ("Flera svar kunde lämnas, och andelarna kan tillsammans bli mer än 100.", "Andel av dem som har svarat.", ". = kan inte beräknas.", ),

    Vägar;Inte nöjd;Inte nöjd;Ganska nöjd;Ganska nöjd;Mycket nöjd;Mycket nöjd;Totalt;Totalt
    ;Antal;%;Antal;%;Antal;%;Antal;%
    norrut;1;33;1;33;0;0;2;67
    söderut;2;67;0;0;0;0;2;67
    Totalt;2;67;1;33;0;0;3;100
    base: "n~=~3~personer",
    notes: ("1~person utan uppgift om vägar räknas inte här.", "Samma person kan räknas i flera grupper.", "Andelarna är andelar av hela tabellen.", ),

    Vägar;Inte nöjd;Inte nöjd;Ganska nöjd;Ganska nöjd;Mycket nöjd;Mycket nöjd;Totalt;Totalt
    ;Antal;%;Antal;%;Antal;%;Antal;%
    norrut;1;50;1;100;0;.;2;67
    söderut;2;100;0;0;0;.;2;67
    Totalt;2;100;1;100;0;.;3;100
    base: "n~=~3~personer",
    notes: ("1~person utan uppgift om vägar räknas inte här.", "Samma person kan räknas i flera grupper.", "Andelarna visar hur varje svar fördelas på grupperna.", ". = kan inte beräknas.", ),
    "#);
}

#[test]
fn series_that_leave_rows_out_are_counted_without_them() {
    let table = |series: &str| {
        let block = format!(
            "  - table: {{id: t, caption: Nöjd, of: panel, rows: [{series}], columns: nojd, measure: both, totals: rows, missing: hide}}\n"
        );
        four().blocks(&block).rebuild()
    };
    let one = "{label: Norr, of: panel, where: {ort: Ljusdal}}, {label: Hav, of: panel, where: {ort: Gävle}}";
    let outcome = table(one);
    assert_snapshot!(format!("{}{}", outcome.csv("t"), told(&outcome)), @r#"
    ;Inte nöjd;Inte nöjd;Ganska nöjd;Ganska nöjd;Mycket nöjd;Mycket nöjd
    ;Antal;%;Antal;%;Antal;%
    Norr;1;100;0;0;0;0
    Hav;1;50;1;50;0;0
    Totalt;2;67;1;33;0;0
    base: "n~=~3~personer",
    notes: ("1~person i ingen av grupperna räknas inte här.", ),
    "#);
    // Everybody is in some series: nobody is left out, and nobody is told of.
    let all = "{label: Alla, of: panel}, {label: Hav, of: panel, where: {ort: Gävle}}";
    let outcome = table(all);
    assert_snapshot!(format!("{}{}", outcome.csv("t"), told(&outcome)), @r#"
    ;Inte nöjd;Inte nöjd;Ganska nöjd;Ganska nöjd;Mycket nöjd;Mycket nöjd
    ;Antal;%;Antal;%;Antal;%
    Alla;3;75;1;25;0;0
    Hav;1;50;1;50;0;0
    Totalt;3;75;1;25;0;0
    base: "n~=~4~personer",
    notes: (),
    "#);
    let others = "{label: Hav, of: panel, where: {ort: Gävle}}, {label: Nöjda, of: panel, where: {resor: bil}}";
    assert_snapshot!(table(others).refused(), @r#"
    error: `t` has no total over its rows
     --> book/r/chapters/01-resultat.yaml:3:17
      |
    3 |   - table: {id: t, caption: Nöjd, of: panel, rows: [{label: Hav, of: panel, where: {ort: Gävle}}, {label: Nöjda, of: panel, where: {r...
      |                 ^
      |
      = hint: different questions, series from different views, and series that leave out rows by different questions have no total together: leave out `totals`
    "#);
}

/// A mean is of those who answered in the groups, in the caption as in the total.
#[test]
fn means_and_effective_numbers_are_of_those_in_the_groups() {
    let mean = "  - table: {id: t, caption: Nöjd, of: panel, rows: ort, columns: nojd, measure: mean, totals: rows}\n";
    let outcome = four().blocks(mean).build();
    assert_snapshot!(format!("{}{}", outcome.csv("t"), told(&outcome)), @r#"
    Ort;Medelvärde;Standardavvikelse;Median;n
    Gävle;1,5;0,7;1,5;2
    Ljusdal;1,0;.;1,0;1
    Ockelbo;.;.;.;0
    Totalt;1,3;0,6;1,0;3
    base: "n~=~3~personer",
    notes: ("1~person utan uppgift om ort räknas inte här.", ". = kan inte beräknas.", ),
    "#);
    // (1 + 2 + 3)²/(1 + 4 + 9) = 2.57; with the fourth it would be 49/15 = 3.27.
    let outcome =
        four().blocks(&cross("measure: percent, totals: rows, weights: on")).build();
    assert_snapshot!(format!("{}{}", outcome.csv("t"), told(&outcome)), @r#"
    Ort;Inte nöjd;Ganska nöjd;Mycket nöjd;n
    Gävle;33;67;0;2
    Ljusdal;100;0;0;1
    Ockelbo;.;.;.;0
    Totalt;67;33;0;3
    base: "n~=~3~personer",
    notes: ("1~person utan uppgift om ort räknas inte här.", "Vägt efter urvalets utformning; effektivt n är 3 (Kish).", ". = kan inte beräknas.", ),
    "#);
    // Questions of which others answered each have an effective number of their own.
    let several = "  - table: {id: t, caption: Vägar, of: panel, variables: [resor], measure: percent, weights: on}\n";
    four().blocks(several).build().done();
}

fn record(outcome: &Outcome) -> Json {
    outcome.done();
    serde_json::from_str(&outcome.text("build/r/numbers.json")).expect("JSON")
}

fn number(record: &Json, id: &str) -> Json {
    let numbers = record["numbers"].as_array().expect("numbers");
    numbers.iter().find(|number| number["id"] == id).expect("the number").clone()
}

/// The survey of four with weights made by post-stratification, and no design.
fn raked() -> ReportTest {
    four()
        .replace(
            CODEBOOK,
            "design: {weight: vikt}",
            "weighting: {margins: {nojd: {inte nöjd: 60, ganska nöjd: 30}}}",
        )
        .append(REPORT, "weights: on\n")
}

#[test]
fn a_survey_with_weighting_needs_no_design_to_be_weighted() {
    let test = raked().append(REPORT, "").replace(
        REPORT,
        "    in: [ganska nöjd, mycket nöjd]",
        "    in: [ganska nöjd, mycket nöjd]\n    decimals: 6",
    );
    let outcome =
        test.blocks(&cross("measure: percent, decimals: 6, totals: none")).build();
    let record = record(&outcome);
    // 30 of 90.
    let share = number(&record, "nojda");
    assert_eq!(share["value"].as_f64(), Some(1.0 / 3.0), "{share}");
    assert_eq!(share["shown"]["percent"], "33,333333", "{share}");
    // In Gävle one with the weight 20 and one with 30.
    assert_snapshot!(outcome.csv("t"), @r#"
    Ort;Inte nöjd;Ganska nöjd;Mycket nöjd;n
    Gävle;40,000000;60,000000;0,000000;2
    Ljusdal;100,000000;0,000000;0,000000;1
    Ockelbo;.;.;.;0
    "#);
    let unweighted = raked().replace(
        CODEBOOK,
        "weighting: {margins: {nojd: {inte nöjd: 60, ganska nöjd: 30}}}\n",
        "",
    );
    assert_snapshot!(unweighted.rebuild().refused(), @r#"
    error: `panel` has no weights
      --> book/r/report.yaml:20:10
       |
    20 | weights: on
       |          ^^
       |
       = hint: add `design: {weight: …}` or `weighting` to its codebook, or write `weights: off`
    "#);
}

/// N of a stratum counts, not N as a whole: 6 of 60 answered in the north, 6 of 12 in the
/// south. A group that is a stratum has its N, everybody both.
#[test]
fn a_finite_population_is_that_of_the_strata() {
    let mut data = String::from("id;ort;kon;nojd;resor;vagar;vikt\n");
    for id in 1..=12 {
        let (ort, nojd) = (1 + (id - 1) / 6, 1 + id % 2);
        writeln!(data, "{id};{ort};1;{nojd};;;1").expect("a line");
    }
    let with = |design: &str, population: &str, counts: &str| {
        ReportTest::new()
            .file(CODEBOOK, CODES)
            .file(ANSWERS, data.replace(";1;1\n", &format!(";1;{counts}\n")))
            .replace(CODEBOOK, "design: {weight: vikt}\n", design)
            .append(CODEBOOK, population)
            .append(REPORT, "intervals: {fpc: on}\n")
            .blocks(&cross("show: [percent, ci], totals: rows, decimals: 2"))
    };
    let strata = "design: {strata: ort, population: {Gävle: 60, Ljusdal: 12}}\n";
    let stated = with(strata, "", "1").tabulate();
    assert_snapshot!(stated.csv("t"), @r#"
    Ort;Inte nöjd;Inte nöjd;Inte nöjd;Ganska nöjd;Ganska nöjd;Ganska nöjd;Mycket nöjd;Mycket nöjd;Mycket nöjd;n
    ;%;95 % KI, nedre;95 % KI, övre;%;95 % KI, nedre;95 % KI, övre;%;95 % KI, nedre;95 % KI, övre;
    Gävle;50,00;19,61;80,39;50,00;19,61;80,39;0,00;0,00;36,95;6
    Ljusdal;50,00;24,56;75,44;50,00;24,56;75,44;0,00;0,00;25,88;6
    Ockelbo;.;.;.;.;.;.;.;.;.;0
    Totalt;50,00;26,93;73,07;50,00;26,93;73,07;0,00;0,00;21,29;12
    "#);
    let record = record(&stated);
    let cell = |group: usize| record["tables"][0]["groups"][group]["cells"][0].clone();
    // Wilson's interval of 3 of 6 with n(N − 1)/(N − n) in place of n.
    for (group, population) in [(0, 60.0_f64), (1, 12.0)] {
        let worth = 6.0 * (population - 1.0) / (population - 6.0);
        let z = 1.959_963_984_540_054_f64;
        let half = z / (2.0 * (worth + z * z).sqrt());
        let low = cell(group)["unrounded"]["low"].as_f64().expect("an end");
        assert!((low - (0.5 - half)).abs() < 1e-12, "{group}: {low}");
    }
    let clusters = "design: {cluster: id, population: 40}\n";
    assert_snapshot!(with(clusters, "", "1").rebuild().refused(), @r#"
    error: the codebook of `panel` does not state its population
      --> book/r/report.yaml:20:12
       |
    20 | intervals: {fpc: on}
       |            ^
       |
       = hint: its `design` counts clusters: add `population: {size: …}` with how many rows there are, or leave out `fpc`
    "#);
}

/// The `n` of a sum is the sum, in a text as in `published` and in the record.
#[test]
fn the_n_of_a_sum_is_what_was_shown() {
    let sum = |published: &str| {
        four()
            .append(REPORT, "  vikter: {of: panel, variable: vikt, statistic: sum, decimals: 0PUBLISHED}\n".replace("PUBLISHED", published).as_str())
            .blocks("  - text: Tillsammans {{ n(\"vikter\") }}.\n")
            .rebuild()
    };
    let outcome = sum(", published: {n: 7, base: 4}");
    assert!(outcome.html().contains("Tillsammans 7."), "{}", outcome.html());
    let number = number(&record(&outcome), "vikter");
    assert_eq!(number["shown"]["n"], "7", "{number}");
    assert_eq!(number["shown"]["base"], "4", "{number}");
    assert_snapshot!(sum(", published: {n: 4}").refused(), @r#"
    error: the count of `vikter` was published as 4, but the data gives 7
      --> book/r/report.yaml:20:83
       |
    20 |   vikter: {of: panel, variable: vikt, statistic: sum, decimals: 0, published: {n: 4}}
       |                                                                                   ^
       |
       = hint: correct the request or the data; if the publication truncated, write `rounding: truncate`
       = hint: if no data can give it, say why: `erratum: …`
    "#);
}

/// Sixty in each place, of whom these gave each answer.
fn places(counts: &[[u64; 3]; 3]) -> ReportTest {
    let mut data = String::from("id;ort;kon;nojd;resor;vagar;vikt\n");
    let mut id = 0;
    for (ort, counts) in (1..).zip(counts) {
        for (nojd, count) in (1..).zip(counts) {
            for _ in 0..*count {
                id += 1;
                writeln!(data, "{id};{ort};1;{nojd};;;{}", 1 + id % 3).expect("a line");
            }
        }
    }
    ReportTest::new().file(CODEBOOK, CODES).file(ANSWERS, data)
}

const DIFFER: [[u64; 3]; 3] = [[30, 20, 10], [10, 20, 30], [22, 20, 18]];

#[test]
fn letters_stand_in_a_column_or_row_of_their_own() {
    let csv = |layout: &str| {
        let block = format!(
            "  - table: {{id: t, caption: Nöjd, of: panel, {layout}, compare: {{test: chi-square}}}}\n"
        );
        places(&DIFFER).blocks(&block).build().csv("t")
    };
    let all = [
        "rows: ort, columns: nojd, show: [percent]",
        "rows: ort, columns: nojd, show: [n, percent], totals: rows",
        "rows: ort, columns: nojd, show: [percent, ci]",
    ];
    assert_snapshot!(all.map(csv).join("\n"), @r#"
    Ort;Inte nöjd;Ganska nöjd;Mycket nöjd;n;Bokstäver
    Gävle;50;33;17;60;a
    Ljusdal;17;33;50;60;b
    Ockelbo;37;33;30;60;a

    Ort;Inte nöjd;Inte nöjd;Ganska nöjd;Ganska nöjd;Mycket nöjd;Mycket nöjd;Bokstäver
    ;Antal;%;Antal;%;Antal;%;
    Gävle;30;50;20;33;10;17;a
    Ljusdal;10;17;20;33;30;50;b
    Ockelbo;22;37;20;33;18;30;a
    Totalt;62;34;60;33;58;32;

    Ort;Inte nöjd;Inte nöjd;Inte nöjd;Ganska nöjd;Ganska nöjd;Ganska nöjd;Mycket nöjd;Mycket nöjd;Mycket nöjd;n;Bokstäver
    ;%;95 % KI, nedre;95 % KI, övre;%;95 % KI, nedre;95 % KI, övre;%;95 % KI, nedre;95 % KI, övre;;
    Gävle;50;38;62;33;23;46;17;9;28;60;a
    Ljusdal;17;9;28;33;23;46;50;38;62;60;b
    Ockelbo;37;26;49;33;23;46;30;20;43;60;a
    "#);
    let chart = "  - chart: {id: c, caption: Nöjd, of: panel, variable: nojd, by: ort, show: [percent], compare: {test: chi-square}}\n";
    let outcome = places(&DIFFER).blocks(chart).build();
    assert_snapshot!(outcome.csv("c"), @r#"
    Nöjdhet;Gävle (n = 60);Gävle (n = 60);Ljusdal (n = 60);Ljusdal (n = 60);Ockelbo (n = 60);Ockelbo (n = 60)
    ;Antal;%;Antal;%;Antal;%
    Inte nöjd;30;50;10;17;22;37
    Ganska nöjd;20;33;20;33;20;33
    Mycket nöjd;10;17;30;50;18;30
    Bokstäver;a;a;b;b;a;a
    "#);
    let record = record(&outcome);
    let groups = record["tables"][0]["groups"].as_array().expect("groups");
    let told =
        groups.iter().map(|group| format!("{} {}", group["label"], group["letters"]));
    assert_eq!(
        told.collect::<Vec<_>>(),
        [r#""Gävle" "a""#, r#""Ljusdal" "b""#, r#""Ockelbo" "a""#]
    );
}

/// Where nothing is protected every share, mean, interval, standard error and test is in
/// `numbers.json` with all its digits, whether a text quotes it or not; under a policy only
/// what is shown is.
#[test]
fn the_record_has_all_digits_only_where_nothing_is_protected() {
    let blocks = "  - table: {id: t, caption: Nöjd, of: panel, rows: ort, columns: nojd, show: [n, percent, ci], compare: {test: chi-square}}
  - table: {id: m, caption: Nöjd, of: panel, rows: ort, columns: nojd, show: [mean, ci]}
  - table: {id: w, caption: Nöjd, of: panel, rows: ort, columns: nojd, show: [percent, ci], weights: on}
";
    let numbers = "  andel: {of: panel, variable: nojd, in: [inte nöjd]}
  medel: {of: panel, variable: nojd, statistic: mean}
";
    let test = || places(&DIFFER).append(REPORT, numbers).blocks(blocks);
    let open = record(&test().build());
    let cell = |table: usize, group: usize| {
        open["tables"][table]["groups"][group]["cells"][0]["unrounded"].clone()
    };
    let close = |value: &Json, expected: f64| {
        let value = value.as_f64().unwrap_or_else(|| panic!("{value} is no number"));
        assert!((value - expected).abs() < 1e-12, "{value} is not {expected}");
    };
    close(&cell(0, 2)["value"], 22.0 / 60.0);
    // Wilson: (p + z²/2n ± z√(p(1 − p)/n + z²/4n²))/(1 + z²/n).
    let (z, n, p) = (1.959_963_984_540_054_f64, 60.0, 22.0 / 60.0);
    let middle = p + z * z / (2.0 * n);
    let half = z * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
    close(&cell(0, 2)["low"], (middle - half) / (1.0 + z * z / n));
    close(&cell(0, 2)["high"], (middle + half) / (1.0 + z * z / n));
    close(&cell(0, 2)["standard_error"], (p * (1.0 - p) / (n - 1.0)).sqrt());
    // Gävle: 30 of 1, 20 of 2 and 10 of 3.
    close(&cell(1, 0)["value"], 100.0 / 60.0);
    let sd = ((30.0 * 4.0 / 9.0 + 20.0 / 9.0 + 10.0 * 16.0 / 9.0) / 59.0_f64).sqrt();
    close(&cell(1, 0)["standard_error"], sd / 60.0_f64.sqrt());
    assert!(cell(2, 0)["standard_error"].as_f64().is_some_and(|error| error > 0.0));
    let test_record = &open["tables"][0]["test"];
    // Σ(O − E)²/E, with 62, 60 and 58 of 180 who gave each answer.
    let expected = [62.0 / 3.0, 20.0, 58.0 / 3.0];
    let cells = DIFFER.iter().flat_map(|counts| counts.iter().zip(expected));
    let off = cells.map(|(count, expected)| {
        (real(*count) - expected) * (real(*count) - expected) / expected
    });
    close(&test_record["statistic"], off.sum());
    assert_eq!(test_record["degrees_of_freedom"].as_f64(), Some(4.0));
    assert!(test_record["pairs"][0]["statistic"].as_f64().is_some(), "{test_record}");
    assert_eq!(test_record["pairs"][0]["degrees_of_freedom"].as_f64(), Some(2.0));
    let share = number(&open, "andel");
    close(&share["value"], 62.0 / 180.0);
    assert!(share["unrounded"]["low"].as_f64().is_some(), "{share}");
    let p = 62.0 / 180.0;
    close(&share["unrounded"]["standard_error"], (p * (1.0 - p) / 179.0_f64).sqrt());
    assert!(share["shown"]["low"].is_null(), "no text quotes it: {share}");
    let mean = number(&open, "medel");
    assert!(mean["unrounded"]["standard_error"].as_f64().is_some(), "{mean}");

    let policy = "{method: suppress, minimum-count: 5}";
    let closed =
        test().replace(REPORT, "{method: none, reason: Svaren är påhittade.}", policy);
    let outcome = closed.build();
    let text = outcome.text("build/r/numbers.json");
    assert!(!text.contains("unrounded"), "{text}");
    let closed = record(&outcome);
    assert_eq!(closed["tables"][0]["test"]["statistic"].as_f64(), Some(20.29));
    assert!(closed["tables"][0]["test"]["pairs"][0]["statistic"].is_null());
    assert!(number(&closed, "medel")["unrounded"].is_null());
}

/// Six groups by six answers are too many tables for the exact test: the note and the record
/// say that it was estimated, and how surely.
#[test]
fn an_estimated_p_value_says_how_sure_it_is() {
    let labels = (1..=6).map(|code| format!("{code}: svar {code}")).collect::<Vec<_>>();
    let labels = labels.join(", ");
    let codebook = format!(
        "title: Provpanelen\nfile: svar.csv\nvariables:\n  ort: {{label: Ort, scale: nominal, values: {{1: Gävle}}}}\n  nojd: {{label: Nöjd, scale: nominal, values: {{1: ganska nöjd, 2: mycket nöjd}}}}\n  a: {{label: A, scale: nominal, values: {{{labels}}}}}\n  b: {{label: B, scale: nominal, values: {{{labels}}}}}\n"
    );
    let mut data = String::from("ort;nojd;a;b\n");
    for (a, b) in (1..=6).flat_map(|a| (1..=6).map(move |b| (a, b))) {
        for _ in 0..20 + (a * 7 + b * 11) % 13 {
            writeln!(data, "1;1;{a};{b}").expect("a line");
        }
    }
    let block = "  - table: {id: t, caption: Test, of: panel, rows: a, columns: b, show: [percent], compare: {test: fisher, adjust: none}}\n";
    let outcome = ReportTest::new()
        .file(CODEBOOK, codebook)
        .file(ANSWERS, data)
        .blocks(block)
        .build();
    let notes = told(&outcome);
    assert!(
        notes.contains("(skattat med slumpade tabeller, standardfel 0,00"),
        "{notes}"
    );
    let record = record(&outcome);
    let test = &record["tables"][0]["test"];
    assert_eq!(test["simulated"], true, "{test}");
    let (p, error) = (test["p"].as_f64().expect("p"), test["drawing_error"].as_f64());
    let expected = (p * (1.0 - p) / 10_000.0).sqrt();
    assert!(error.is_some_and(|error| (error - expected).abs() < 1e-12), "{test}");
}

#[test]
fn an_axis_in_per_cent_stands_under_shares_and_not_under_counts() {
    for kind in ["stacked-bar", "diverging"] {
        let chart = |id: &str, measure: &str| {
            format!(
                "  - chart: {{id: {id}, caption: Nöjda, of: panel, variable: nojd, by: ort, \
                 type: {kind}, measure: {measure}}}\n"
            )
        };
        let blocks = chart("antal", "count") + &chart("andelar", "percent");
        let outcome = ReportTest::new().blocks(&blocks).build();
        outcome.done();
        let has_axis = ["antal", "andelar"].map(|id| outcome.svg(id).contains('%'));
        assert_eq!(has_axis, [false, true], "{kind}");
    }
}
