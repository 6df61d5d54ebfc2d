//! An attacker who has nothing but what was published: the record of a finished build, to
//! which document, charts and CSV files add nothing, and the wording of the questionnaire.
//!
//! Every published count is a set of rows: a survey and what is asked of the rows. Sets
//! that differ in one question are sums of the same answers to it; from all of that a
//! linear programme is set up here, which shares no code with the tool, and every count
//! that is small in truth must be able to be 1 and to be large.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use microlp::{ComparisonOp, OptimizationDirection, Problem, SolveOutcome, Variable};
use regex::Regex;
use serde_json::Value as Json;
use serde_yaml::Value as Yaml;

use crate::harness::{ProjectFiles, ReportTest};
use crate::rapport_2017_audit;

const MINIMUM: u64 = 5;

/// Not to have answered at all.
const EMPTY: &str = "(no answer)";

/// What a questionnaire says of a question.
struct Question {
    /// The question it is made of, and which of its answers each answer is.
    from: Option<(String, BTreeMap<String, BTreeSet<String>>)>,
    answers: BTreeSet<String>,
    missing: BTreeSet<String>,
    groups: BTreeMap<String, BTreeSet<String>>,
    several: bool,
}

/// The questions of a survey by name, and their names by label.
pub(crate) struct Questionnaire {
    questions: BTreeMap<String, Question>,
    names: BTreeMap<String, String>,
}

/// Rows of a survey: whether they are single answers, and for each question the answers
/// that they can have.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Rows {
    survey: String,
    one_row_per: Option<String>,
    conditions: BTreeMap<String, BTreeSet<String>>,
}

/// Counts by what they count: what is shown of them, if anything is.
pub(crate) type Published = BTreeMap<Rows, Option<u64>>;

fn texts(value: &Yaml) -> BTreeSet<String> {
    let text = |value: &Yaml| match value {
        Yaml::String(text) => text.clone(),
        other => serde_yaml::to_string(other).expect("a scalar").trim().to_owned(),
    };
    match value {
        Yaml::Mapping(map) => map.values().map(text).collect(),
        Yaml::Sequence(items) => items.iter().map(text).collect(),
        Yaml::Null => BTreeSet::new(),
        one => BTreeSet::from([text(one)]),
    }
}

fn lists(value: &Yaml) -> BTreeMap<String, BTreeSet<String>> {
    let Yaml::Mapping(map) = value else { return BTreeMap::new() };
    let one = |(key, value): (&Yaml, &Yaml)| {
        let key = texts(key).into_iter().next().expect("a key");
        (key, texts(value))
    };
    map.iter().map(one).collect()
}

impl Questionnaire {
    pub(crate) fn read(codebook: &str) -> Self {
        let codebook: Yaml = serde_yaml::from_str(codebook).expect("YAML");
        let mut all = Self { questions: BTreeMap::new(), names: BTreeMap::new() };
        let mut add = |name: &Yaml, fields: &Yaml, from| {
            let name = name.as_str().expect("a name").to_owned();
            let label = fields["label"].as_str().unwrap_or(&name).to_owned();
            all.names.insert(label, name.clone());
            let map = lists(&fields["map"]);
            let question = Question {
                answers: match &fields["values"] {
                    Yaml::Null => map.keys().cloned().collect(),
                    values => texts(values),
                },
                from: Option::map(from, |from| (from, map)),
                missing: texts(&fields["missing"]),
                groups: lists(&fields["groups"]),
                several: fields["scale"].as_str() == Some("multiple"),
            };
            all.questions.insert(name, question);
        };
        for (name, fields) in codebook["variables"].as_mapping().expect("variables") {
            add(name, fields, None);
        }
        for (name, fields) in codebook["derive"].as_mapping().into_iter().flatten() {
            let mapped = !fields["map"].is_null();
            let from = fields["from"].as_str().filter(|_| mapped).map(str::to_owned);
            add(name, fields, from);
        }
        all
    }

    /// Answers as those to the question that this one is made of.
    fn root(&self, name: &str, labels: &BTreeSet<String>) -> (String, BTreeSet<String>) {
        let Some(question) = self.questions.get(name) else {
            return (name.to_owned(), labels.clone());
        };
        let labels = labels.iter().flat_map(|label| match question.groups.get(label) {
            Some(group) => group.clone(),
            None if label == "empty" => BTreeSet::from([EMPTY.to_owned()]),
            None => BTreeSet::from([label.clone()]),
        });
        let labels = labels.collect::<BTreeSet<_>>();
        match &question.from {
            Some((from, map)) if labels.iter().all(|label| map.contains_key(label)) => {
                let labels = labels.iter().flat_map(|label| map[label].clone());
                self.root(from, &labels.collect())
            }
            _ => (name.to_owned(), labels),
        }
    }

    fn everything(&self, name: &str) -> BTreeSet<String> {
        let question = &self.questions[name];
        let all = question.answers.union(&question.missing).cloned();
        all.chain([EMPTY.to_owned()]).collect()
    }
}

impl Rows {
    fn of(origin: &Json, questionnaire: &Questionnaire) -> Self {
        let survey = origin["survey"].as_str().expect("a survey").to_owned();
        let mut rows = Self { survey, one_row_per: None, conditions: BTreeMap::new() };
        for condition in origin["filter"].as_array().expect("a list") {
            let condition = condition.as_str().expect("a condition");
            if let Some(variable) = condition.strip_prefix("one row per ") {
                rows.one_row_per = Some(variable.to_owned());
            } else {
                let (name, labels) = condition.split_once(" = ").expect("a condition");
                let labels = labels.split(" | ").map(str::to_owned).collect();
                rows = rows.with(questionnaire, name, &labels);
            }
        }
        rows
    }

    fn with(
        &self,
        questionnaire: &Questionnaire,
        name: &str,
        labels: &BTreeSet<String>,
    ) -> Self {
        let (name, labels) = questionnaire.root(name, labels);
        let mut rows = self.clone();
        let known = rows.conditions.entry(name).or_insert_with(|| labels.clone());
        known.retain(|label| labels.contains(label));
        rows
    }

    /// Whether they are rows of people who did not answer a question.
    fn is_silence(&self, books: &BTreeMap<String, Questionnaire>) -> bool {
        let questions = &books[&self.survey].questions;
        self.conditions.iter().any(|(name, labels)| {
            let Some(question) = questions.get(name) else { return false };
            let silent =
                |label: &String| label == EMPTY || question.missing.contains(label);
            !labels.is_empty() && labels.iter().all(silent)
        })
    }

    fn answered(&self, questionnaire: &Questionnaire, name: &str) -> Self {
        self.with(questionnaire, name, &questionnaire.questions[name].answers)
    }
}

fn shown(value: &Json) -> Option<u64> {
    value.as_str()?.replace('\u{a0}', "").parse().ok()
}

/// Everything that a build tells about counts.
pub(crate) fn published(
    record: &Json,
    books: &BTreeMap<String, Questionnaire>,
) -> Published {
    let mut all = Published::new();
    let mut tell = |rows: Rows, value: &Json| {
        let known = all.entry(rows).or_insert(None);
        let value = shown(value);
        assert!(known.is_none() || value.is_none() || *known == value);
        *known = known.or(value);
    };
    for number in record["numbers"].as_array().expect("numbers") {
        let survey = number["survey"].as_str().expect("a survey");
        let book = &books[survey];
        let rows = Rows::of(number, book);
        let values = &number["shown"];
        let (variable, statistic) = (number["variable"].as_str(), &number["statistic"]);
        match (variable, statistic.as_str().expect("a statistic")) {
            (None, _) => tell(rows, &values["n"]),
            (Some(name), "share") => {
                let answers = number["answers"].as_array().expect("a list");
                let answers = answers.iter().filter_map(Json::as_str).map(str::to_owned);
                tell(rows.with(book, name, &answers.collect()), &values["n"]);
                let base = match number["base_rule"].as_str() {
                    Some("all") => rows,
                    _ => rows.answered(book, name),
                };
                tell(base, &values["base"]);
            }
            (Some(name), "count") => {
                tell(rows.answered(book, name), &values["n"]);
                tell(rows, &values["base"]);
            }
            _ => {}
        }
    }
    for table in record["tables"].as_array().expect("tables") {
        let origins = table["surveys"].as_array().expect("origins");
        let groups = table["groups"].as_array().expect("groups");
        let breakdown = table["breakdown"].as_str();
        for (place, group) in groups.iter().enumerate() {
            let origin = match (origins.len(), breakdown) {
                (1, _) => &origins[0],
                (all, None) if all == groups.len() => &origins[place],
                _ => continue,
            };
            let book = &books[origin["survey"].as_str().expect("a survey")];
            let whole = Rows::of(origin, book);
            let name = origin["variable"].as_str().expect("a variable");
            let label = group["label"].as_str().expect("a label");
            let rows = match breakdown.map(|label| &book.names[label]) {
                Some(by) if book.questions[by].answers.contains(label) => {
                    whole.with(book, by, &BTreeSet::from([label.to_owned()]))
                }
                // All who are in a group.
                Some(by) => whole.answered(book, by),
                None => whole.clone(),
            };
            tell(rows.clone(), &group["rows"]);
            let answered = rows.answered(book, name);
            let base = if table["base_rule"] == "all" { &rows } else { &answered };
            tell(base.clone(), &group["n"]);
            let left = &book.everything(name) - &book.questions[name].answers;
            if !book.questions[name].several {
                tell(rows.with(book, name, &left), &group["not_answered"]);
            }
            let categories = table["categories"].as_array().expect("categories");
            let cells = group["cells"].as_array().expect("cells");
            for (category, cell) in categories.iter().zip(cells) {
                let label = category.as_str().expect("a label");
                if table["measure"] != "mean" && book.everything(name).contains(label) {
                    let labels = BTreeSet::from([label.to_owned()]);
                    tell(rows.with(book, name, &labels), &cell["number"]);
                }
            }
        }
    }
    all
}

/// What an attacker knows: unknowns, and sums of them.
pub(crate) struct System {
    /// The place of every count among the unknowns.
    places: BTreeMap<Rows, usize>,
    unknowns: usize,
    /// Sums of unknowns that are zero.
    sums: Vec<Vec<(usize, f64)>>,
    /// Counts of those who did not answer some question, which need no protection; what they
    /// are the attacker knows like anything else.
    silent: BTreeSet<Rows>,
}

impl System {
    pub(crate) fn new(
        published: &Published,
        books: &BTreeMap<String, Questionnaire>,
    ) -> Self {
        let places = published.keys().cloned().zip(0..).collect::<BTreeMap<_, _>>();
        let silent = published.keys().filter(|rows| rows.is_silence(books)).cloned();
        let silent = silent.collect();
        let mut system =
            Self { unknowns: places.len(), places, sums: Vec::new(), silent };
        // The rows that differ in one question only.
        let mut families: BTreeMap<(Rows, String), BTreeMap<BTreeSet<String>, usize>> =
            BTreeMap::new();
        for (rows, place) in &system.places {
            for (name, labels) in &rows.conditions {
                let question = books[&rows.survey].questions.get(name);
                let own = rows.one_row_per.as_ref() == Some(name);
                if question.is_none_or(|question| question.several && !own) {
                    continue;
                }
                let mut others = rows.clone();
                others.conditions.remove(name);
                let family = families.entry((others, name.clone())).or_default();
                family.insert(labels.clone(), *place);
            }
        }
        for ((others, name), mut sets) in families {
            if let Some(place) = system.places.get(&others) {
                sets.insert(books[&others.survey].everything(&name), *place);
            }
            let labels = sets.keys().flatten().cloned().collect::<BTreeSet<_>>();
            let first = system.unknowns;
            system.unknowns += labels.len();
            let atoms = labels.into_iter().zip(first..).collect::<BTreeMap<_, _>>();
            for (labels, place) in sets {
                let parts = labels.iter().map(|label| (atoms[label], 1.0));
                system.sums.push(parts.chain([(place, -1.0)]).collect());
            }
        }
        system
    }

    /// The same where those who did not answer are protected too.
    fn with_silence_protected(mut self) -> Self {
        self.silent.clear();
        self
    }

    /// The small counts that can be told to be small, or not to be 1.
    pub(crate) fn found(&self, known: &Published, truth: &Published) -> Vec<Rows> {
        let small = truth.iter().filter_map(|(rows, value)| {
            let value = (*value)?;
            let small = (1..MINIMUM).contains(&value) && !self.silent.contains(rows);
            small.then_some((rows, value))
        });
        let (told, hidden) =
            small.partition::<Vec<_>, _>(|(rows, _)| known[*rows].is_some());
        let mut found =
            told.into_iter().map(|(rows, _)| rows.clone()).collect::<Vec<_>>();
        let fixed = self.places.iter().filter_map(|(rows, place)| {
            Some((*place, f64::from(u32::try_from(known[rows]?).expect("small"))))
        });
        let fixed = fixed.collect::<BTreeMap<_, _>>();
        for part in self.parts(&fixed) {
            let within =
                hidden.iter().filter(|(rows, _)| part.contains(&self.places[*rows]));
            let targets = within.map(|(rows, _)| (self.places[*rows], *rows));
            let targets = targets.collect::<Vec<_>>();
            for high in [true, false] {
                let mut left = targets.clone();
                let mut alone = false;
                // All at once as far as they go together, then each by itself.
                while !left.is_empty() {
                    let now = if alone { vec![left[0]] } else { left.clone() };
                    let places = now.iter().map(|(place, _)| *place).collect::<Vec<_>>();
                    let values = self.extreme(&part, &fixed, &places, high);
                    let met = |place: &usize| {
                        let value = values[place];
                        if high { value > 4.999 } else { value < 1.001 }
                    };
                    if alone && !met(&left[0].0) {
                        found.push(left[0].1.clone());
                        left.remove(0);
                    }
                    left.retain(|(place, _)| !met(place));
                    alone = true;
                }
            }
        }
        found
    }

    /// The unknowns that hang together, without those that are told.
    fn parts(&self, fixed: &BTreeMap<usize, f64>) -> Vec<BTreeSet<usize>> {
        let mut part_of = (0..self.unknowns).collect::<Vec<_>>();
        fn root(part_of: &mut [usize], mut one: usize) -> usize {
            while part_of[one] != one {
                part_of[one] = part_of[part_of[one]];
                one = part_of[one];
            }
            one
        }
        for sum in &self.sums {
            let open = sum.iter().filter(|(unknown, _)| !fixed.contains_key(unknown));
            let open = open.map(|(unknown, _)| *unknown).collect::<Vec<_>>();
            for pair in open.windows(2) {
                let (one, other) =
                    (root(&mut part_of, pair[0]), root(&mut part_of, pair[1]));
                part_of[one.max(other)] = one.min(other);
            }
        }
        let mut parts: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for unknown in 0..self.unknowns {
            if !fixed.contains_key(&unknown) {
                let part = root(&mut part_of, unknown);
                parts.entry(part).or_default().insert(unknown);
            }
        }
        parts.into_values().collect()
    }

    /// Answers in which some counts together come as near as can be to being large, or to
    /// being 1.
    fn extreme(
        &self,
        part: &BTreeSet<usize>,
        fixed: &BTreeMap<usize, f64>,
        targets: &[usize],
        high: bool,
    ) -> BTreeMap<usize, f64> {
        let mut problem = Problem::new(OptimizationDirection::Minimize);
        let variable =
            |unknown: &usize| (*unknown, problem.add_var(0.0, (0.0, f64::INFINITY)));
        let variables: BTreeMap<usize, Variable> = part.iter().map(variable).collect();
        for sum in &self.sums {
            let open = sum
                .iter()
                .filter_map(|(unknown, times)| Some((*variables.get(unknown)?, *times)));
            let open = open.collect::<Vec<_>>();
            if !open.is_empty() {
                let told = sum
                    .iter()
                    .filter_map(|(unknown, times)| Some(fixed.get(unknown)? * times));
                let told = told.sum::<f64>();
                problem.add_constraint(open, ComparisonOp::Eq, -told);
            }
        }
        for target in targets {
            let target = variables[target];
            if high {
                let near = problem.add_var(-1.0, (0.0, 5.0));
                problem.add_constraint(
                    [(near, 1.0), (target, -1.0)],
                    ComparisonOp::Le,
                    0.0,
                );
            } else {
                let above = problem.add_var(1.0, (0.0, f64::INFINITY));
                problem.add_constraint(
                    [(target, 1.0), (above, -1.0)],
                    ComparisonOp::Le,
                    1.0,
                );
            }
        }
        match problem.solve() {
            Ok(SolveOutcome::Solution(solution)) => variables
                .into_iter()
                .map(|(unknown, one)| (unknown, solution[one]))
                .collect(),
            other => panic!("the truth itself is a solution: {other:?}"),
        }
    }
}

/// The example with its small counts hidden, and without what cannot be said then.
static PROTECTED: LazyLock<ProjectFiles> = LazyLock::new(|| protected(""));

/// The same where those who did not answer are protected too.
static ALL_PROTECTED: LazyLock<ProjectFiles> =
    LazyLock::new(|| protected("  protect: all\n"));

fn protected(more: &str) -> ProjectFiles {
    let mut test = ReportTest::example();
    let report = "book/rapport-2017/report.yaml";
    let text = test.content(report);
    let (before, claims) = text.split_once("\nclaims:").expect("claims");
    let after = Regex::new(r"\n[a-z]").expect("a pattern");
    let after = after.find(claims).map_or("", |found| &claims[found.start()..]);
    let policy =
        Regex::new(r"(?s)\n  method: none\n  reason: [^\n]*\n").expect("a pattern");
    let text = format!("{before}{after}");
    assert!(policy.is_match(&text), "the example says why it hides nothing");
    let hides = format!("\n  method: suppress\n  minimum-count: {MINIMUM}\n{more}");
    test = test.file(report, policy.replace(&text, &hides).as_bytes());
    let claim = Regex::new(r"\{\{ *claim\([^}]*\}\}").expect("a pattern");
    let chapters = std::fs::read_dir(test.path("book/rapport-2017/chapters"));
    for chapter in chapters.expect("chapters") {
        let name = chapter.expect("a chapter").file_name();
        let name = format!("book/rapport-2017/chapters/{}", name.to_string_lossy());
        let text = test.content(&name);
        test = test.file(&name, claim.replace_all(&text, "många").as_bytes());
    }
    let outcome = test.run(&["build", "rapport-2017", "--quiet"]);
    assert_eq!(outcome.code(), Some(0), "{}", outcome.stderr);
    outcome.into_files()
}

/// The questionnaires of the example.
fn questionnaires() -> BTreeMap<String, Questionnaire> {
    let report: Yaml =
        serde_yaml::from_str(PROTECTED.text("book/rapport-2017/report.yaml"))
            .expect("YAML");
    let surveys = report["surveys"].as_mapping().expect("surveys");
    let one = |(name, path): (&Yaml, &Yaml)| {
        let path = path.as_str().expect("a path");
        let codebook = PROTECTED.text(path);
        (name.as_str().expect("a name").to_owned(), Questionnaire::read(codebook))
    };
    surveys.iter().map(one).collect()
}

#[test]
fn document_and_charts_tell_no_more_than_the_record() {
    let record = PROTECTED.text("build/rapport-2017/numbers.json");
    let record: Json = serde_json::from_str(record).expect("JSON");
    let computed = rapport_2017_audit::computed(&record);
    let pdf = PROTECTED.bytes("build/rapport-2017/rapport-2017.pdf");
    let wrong = rapport_2017_audit::unaccounted_in_pdf(pdf, &computed);
    assert!(wrong.is_empty(), "{wrong:#?}");
    for table in record["tables"].as_array().expect("a list") {
        let id = table["id"].as_str().expect("an id");
        let shown = |cell: &Json| {
            let number = cell["number"].as_str();
            number
                .filter(|number| number.starts_with(|c: char| c.is_ascii_digit()))
                .map(str::to_owned)
        };
        // Count by count: the table's file has the numbers of the record and no others.
        let groups = table["groups"].as_array().expect("groups").iter();
        let cells = groups.flat_map(|group| group["cells"].as_array().expect("cells"));
        let mut recorded = cells.filter_map(shown).collect::<Vec<_>>();
        let csv = PROTECTED.text(&format!("build/rapport-2017/tables/{id}.csv"));
        let written = csv.lines().skip(1).flat_map(|line| line.split(';').skip(1));
        let number = |cell: &&str| cell.parse::<u64>().is_ok();
        let mut written = written.filter(number).map(str::to_owned).collect::<Vec<_>>();
        if table["measure"] == "count" {
            recorded.sort();
            written.sort();
            assert_eq!(written, recorded, "{id}");
        }
        let svg = format!("build/rapport-2017/charts/{id}.svg");
        if PROTECTED.has(&svg) {
            let svg = PROTECTED.text(&svg);
            let wrong = rapport_2017_audit::unaccounted_in_chart(svg, &computed);
            assert!(wrong.is_empty(), "{id}: {wrong:#?}");
        }
    }
}

#[test]
fn nobody_is_found_in_the_published_example() {
    let books = questionnaires();
    let record = PROTECTED.text("build/rapport-2017/numbers.json");
    let record: Json = serde_json::from_str(record).expect("JSON");
    let seen = published(&record, &books);
    let record: Json =
        serde_json::from_slice(crate::rapport_2017::file("numbers.json")).expect("JSON");
    let truth = published(&record, &books);
    assert!(seen.keys().eq(truth.keys()), "both builds tell of the same");
    let hidden = seen.values().filter(|value| value.is_none()).count();
    assert!(hidden > 150, "{hidden} of {} are hidden", seen.len());
    let system = System::new(&truth, &books);
    let found = system.found(&seen, &truth);
    assert!(found.is_empty(), "{} are found: {found:#?}", found.len());

    // With nothing hidden but the small counts, the same attacker finds many.
    let bare = truth.iter().map(|(rows, value)| {
        (rows.clone(), value.filter(|value| !(1..MINIMUM).contains(value)))
    });
    let found = system.found(&bare.collect(), &truth);
    assert!(found.len() > 20, "only {} are found", found.len());
}

#[test]
fn nobody_is_found_where_silence_is_protected_and_more_is_hidden_then() {
    let books = questionnaires();
    let read = |record: &[u8]| {
        let record: Json = serde_json::from_slice(record).expect("JSON");
        published(&record, &books)
    };
    let numbers = "build/rapport-2017/numbers.json";
    let seen = read(ALL_PROTECTED.bytes(numbers));
    let truth = read(crate::rapport_2017::file("numbers.json"));
    let system = System::new(&truth, &books).with_silence_protected();
    let found = system.found(&seen, &truth);
    assert!(found.is_empty(), "{} are found: {found:#?}", found.len());

    // Whatever is shown then is shown where only answers are protected.
    let answers = read(PROTECTED.bytes(numbers));
    let shown = |published: &Published| published.values().flatten().count();
    for (rows, value) in &seen {
        assert!(value.is_none() || answers[rows] == *value, "{rows:?}");
    }
    assert!(shown(&answers) > shown(&seen), "{} are shown", shown(&seen));
}
