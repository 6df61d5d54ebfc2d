//! Random charts of every kind in every place: no part is higher than its page, everything
//! lies inside its picture, no two texts touch, and nothing is missing.
//!
//! A few hundred are part of every run. Two thousand are run by
//! `cargo test --lib -- --ignored two_thousand`, and a page with forty of them is printed by
//! `cargo test --lib -- --ignored --nocapture contact_sheet`.

use super::draw_all::axis_of_values;
use super::held_tests::{faults, texts};
use super::random_tests::Draws;
use super::tests::{counted, fonts, open};
use super::*;
use crate::analysis::{
    AnswerScale, Body, CategoryRole, DownwardsBy, Measure, Moment, Moments, NumberClass,
    ResultTable,
};
use crate::disclosure::protect;
use crate::manuscript::Policy;

/// Words of answers, questions and groups.
const WORDS: [&str; 36] = [
    "i",
    "ja",
    "av",
    "och",
    "mycket",
    "stor",
    "utsträckning",
    "aldrig",
    "kommunen",
    "får",
    "tillräcklig",
    "information",
    "insatser",
    "samverkansutvecklingsarbetsgruppsmöte",
    "Södra",
    "Hälsingland",
    "ikke",
    "fornøyd",
    "med",
    "oppfølgingen",
    "helseforetakets",
    "samhandlingskoordinatorfunksjonen",
    "øvrige",
    "very",
    "satisfied",
    "neither",
    "agree",
    "the",
    "municipality's",
    "collaboration",
    "18–29",
    "år",
    "(t.ex.",
    "vård/omsorg)",
    "2017",
    "socialförvaltningsnämndens",
];

/// The sizes that templates give charts on pages and slides.
fn look(draws: &mut Draws) -> (&'static str, Style) {
    let mut style = Style::default();
    let print = &mut style.print;
    if draws.below(4) > 0 {
        for format in [&mut print.full, &mut print.half, &mut print.side] {
            format.height = Some(560.0);
        }
        print.wide =
            Format { height: Some(370.0), least: 7.0, ..Format::new(643.0, 8.5, 8.0) };
        return ("page", style);
    }
    let slide = |width, text, height| Format {
        height: Some(height),
        least: 18.0,
        ..Format::new(width, text, 18.0)
    };
    print.full = slide(751.0, 20.0, 240.0);
    print.half = slide(364.0, 18.0, 265.0);
    print.side = slide(400.0, 20.0, 265.0);
    print.wide = slide(751.0, 20.0, 240.0);
    ("slide", style)
}

/// A chart that is drawn by chance.
struct RandomChart {
    table: ProtectedTable,
    request: ChartRequest,
    style: Style,
    language: Language,
    /// Where it stands, for messages.
    told: String,
}

impl Draws {
    fn among(&mut self, count: usize) -> usize {
        usize::try_from(self.below(u64::try_from(count).unwrap())).unwrap()
    }

    /// A label of 1 to 200 characters, now and then without a space.
    fn long_label(&mut self, number: usize) -> String {
        let longest = [8, 20, 45, 90, 200][self.among(5)];
        let length = 1 + self.among(longest);
        let space = if self.below(8) == 0 { "" } else { " " };
        let mut label = WORDS[self.among(WORDS.len())].to_owned();
        while label.chars().count() < length {
            label = format!("{label}{space}{}", WORDS[self.among(WORDS.len())]);
        }
        let label = label.chars().take(length).collect::<String>();
        // Told apart from the others, and never the sign of those who did not answer.
        format!("{}{number}", label.trim().trim_start_matches('-'))
    }

    fn categories(&mut self) -> usize {
        match self.below(10) {
            0 => 1,
            1 => [8, 20, 36, 60, 120][self.among(5)],
            2 | 3 => 1 + self.among(120),
            _ => 1 + self.among(9),
        }
    }

    fn random_table(&mut self, kind: ChartKind) -> ResultTable {
        let categories = if kind == ChartKind::Histogram {
            1 + self.among(30)
        } else {
            self.categories()
        };
        let groups = match kind {
            ChartKind::Histogram => 1,
            ChartKind::Slope | ChartKind::Dot | ChartKind::Line => 2 + self.among(5),
            _ => 1 + self.among(8),
        };
        let silent = self.below(3) == 0 && categories > 1 && kind != ChartKind::Histogram;
        let names = (0..categories).map(|index| {
            let sign = if silent && index + 1 == categories { "-" } else { "" };
            format!("{sign}{}", self.long_label(index))
        });
        let names = names.collect::<Vec<_>>();
        let names = names.iter().map(String::as_str).collect::<Vec<_>>();
        let none = self.below(12) == 0;
        let rows = (0..groups).map(|group| {
            let name = if groups == 1 { String::new() } else { self.long_label(group) };
            let name = if groups > 2 && group + 1 == groups && self.below(2) == 0 {
                "Totalt".to_owned()
            } else {
                name
            };
            let counts =
                (0..categories).map(|_| if none { 0 } else { self.count() }).collect();
            (name, counts)
        });
        let rows = rows.collect::<Vec<(String, Vec<u64>)>>();
        let rows = rows.iter().map(|(label, counts)| (label.as_str(), counts.as_slice()));
        let mut table = counted(&names, &rows.collect::<Vec<_>>());
        table.subject = self.long_label(0);
        if self.below(2) == 0 {
            table.measure = Measure::Percent;
            table.decimals = u8::try_from(self.below(2)).unwrap();
        }
        table.scale = match self.below(4) {
            0 => AnswerScale::Nominal,
            1 => AnswerScale::Downwards(DownwardsBy::Codebook),
            _ => AnswerScale::Ordinal,
        };
        table
    }

    /// Makes a table one of means, of any sign and size, or of quantiles.
    fn measured(&mut self, table: &mut ResultTable, kind: ChartKind) {
        table.measure = Measure::Mean;
        table.decimals = u8::try_from(self.below(4)).unwrap();
        let mut categories =
            table.categories.iter().filter(|it| it.role == CategoryRole::Answer);
        let first = categories.next().cloned().unwrap();
        let (is_box, zero) = (kind == ChartKind::Box, self.below(8) == 0);
        table.moments = if is_box { Moment::BOX.to_vec() } else { vec![Moment::Mean] };
        table.categories = vec![first; table.moments.len()];
        let size = [1.0, 5.0, 1_000.0][self.among(3)];
        let moments = table.groups.iter().map(|group| {
            let known = |value: f64| (group.answered > 0).then_some(value);
            let mut five = [(); 5].map(|()| {
                let scaled =
                    if size > 100.0 { self.number() } else { self.number() % size };
                if zero { 0.0 } else { scaled }
            });
            five.sort_by(f64::total_cmp);
            let [p10, lower, middle, upper, p90] = five.map(known);
            Moments {
                mean: middle,
                median: middle,
                quantiles: [p10, lower, upper, p90],
                ..Moments::default()
            }
        });
        table.body = Body::Moments(moments.collect());
    }

    fn classes(&mut self, table: &mut ResultTable) {
        let (mut from, width) = (self.number(), self.number().abs().max(0.001));
        for _ in 0..table.categories.len() {
            let to = from + width;
            table.classes.push(NumberClass { from: Some(from), to: Some(to) });
            from = to;
        }
    }

    /// How many groups stand in each panel, if there are panels.
    fn panels(&mut self, kind: ChartKind, groups: usize) -> Option<usize> {
        let each = match kind {
            ChartKind::Bar | ChartKind::Lollipop => 1,
            ChartKind::Line if groups > 3 => 2,
            _ => return None,
        };
        (groups > 1 && self.below(3) == 0).then_some(each)
    }

    fn chart(&mut self) -> RandomChart {
        let (word, kind) = ChartKind::ALL[self.among(ChartKind::ALL.len())];
        let mut table = self.random_table(kind);
        match kind {
            ChartKind::Histogram => self.classes(&mut table),
            ChartKind::Box => self.measured(&mut table, kind),
            ChartKind::Bar | ChartKind::Lollipop | ChartKind::Line
                if self.below(3) == 0 =>
            {
                self.measured(&mut table, kind);
            }
            _ => {}
        }
        let shape = (table.categories.len(), table.groups.len());
        let language = Language::ALL[self.among(Language::ALL.len())].1;
        let policy = if self.below(3) == 0 { Policy::suppress(5) } else { open() };
        let table = protect(table, &policy, language);
        let (where_, style) = look(self);
        let (at, place) = ChartPlace::ALL[self.among(ChartPlace::ALL.len())];
        let orders = [Order::Codebook, Order::Descending, Order::Ascending];
        let order = orders[self.among(3)];
        let missing = self.below(2) == 0;
        let request = ChartRequest { missing, order, place, ..ChartRequest::new(kind) };
        // Last, so that the others are what they were.
        let panels = self.panels(kind, table.groups().len());
        // Panels have one axis, as those of a report have.
        let axis = |_| {
            let dots = kind == ChartKind::Lollipop;
            SharedAxis { dots, ..axis_of_values(&table, missing) }
        };
        let request = ChartRequest { panels, shared: panels.map(axis), ..request };
        let apart = if panels.is_some() { " in panels" } else { "" };
        let told = format!("{word} of {shape:?}{apart}, {where_} {at}");
        RandomChart { table, request, style, language, told }
    }
}

/// What of a text tells it: without spaces, capitals, and the signs words are divided with.
fn bare(text: &str) -> String {
    let kept =
        text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{ad}'));
    kept.flat_map(char::to_lowercase).collect()
}

/// What a chart must say: in every part, and in one of them.
struct Expected {
    in_each: Vec<String>,
    in_one: Vec<String>,
}

fn expected(drawn: &DrawnPart<'_>, panels: Option<usize>) -> Expected {
    let answers = || drawn.categories().map(|it| drawn.category_label(it).to_owned());
    let groups = || drawn.groups.iter().map(|it| drawn.group_label(*it).to_owned());
    if let Some(each) = panels {
        let panels = panels::divided(drawn, each).into_iter();
        // A sentence stands for what is hidden, under the title that its groups share.
        let shown = panels.filter(|panel| panel.drawn.instead().is_none());
        let groups = shown.flat_map(|panel| panel.drawn.groups);
        let groups = groups.map(|group| drawn.group_label(group).to_owned());
        let answers = answers().filter(|_| !drawn.means());
        return Expected { in_each: vec![], in_one: answers.chain(groups).collect() };
    }
    let (in_each, in_one): (Vec<_>, Vec<_>) = match drawn.kind {
        ChartKind::Bar | ChartKind::Lollipop if drawn.means() => {
            (vec![], groups().collect())
        }
        ChartKind::Bar | ChartKind::Lollipop | ChartKind::Pie => {
            (vec![], answers().collect())
        }
        ChartKind::GroupedBar | ChartKind::Dot => {
            (groups().collect(), answers().collect())
        }
        ChartKind::StackedBar | ChartKind::Diverging => {
            (answers().collect(), groups().collect())
        }
        ChartKind::Line if drawn.means() => (vec![], groups().collect()),
        ChartKind::Slope | ChartKind::Line => {
            (vec![], answers().chain(groups()).collect())
        }
        ChartKind::Box => (vec![], groups().collect()),
        ChartKind::Histogram => (vec![], vec![]),
    };
    Expected { in_each, in_one }
}

/// What is missing in the pictures of a chart.
fn missing(
    drawn: &DrawnPart<'_>,
    panels: Option<usize>,
    pictures: &[&Figure],
) -> Vec<String> {
    if drawn.instead().is_some() {
        return Vec::new();
    }
    let said = |figure: &&Figure| {
        let all = texts(&figure.svg.to_document());
        bare(&all.concat())
    };
    let said = pictures.iter().map(said).collect::<Vec<_>>();
    let Expected { in_each, in_one } = expected(drawn, panels);
    let lost = |label: &String| !said.iter().any(|text| text.contains(&bare(label)));
    let rare = |label: &String| !said.iter().all(|text| text.contains(&bare(label)));
    let lost = in_one.into_iter().filter(lost).map(|it| format!("`{it}` is nowhere"));
    let rare = in_each.into_iter().filter(rare).map(|it| format!("`{it}` is not in all"));
    let mut found = lost.chain(rare).collect::<Vec<_>>();
    let has_values = matches!(
        drawn.kind,
        ChartKind::Bar | ChartKind::Lollipop | ChartKind::GroupedBar
    );
    if has_values && panels.is_none() {
        let mut written = pictures.iter().flat_map(|it| &it.texts).collect::<Vec<_>>();
        let shown = if drawn.means() { vec![0] } else { drawn.categories().collect() };
        for (group, category) in drawn
            .groups
            .iter()
            .flat_map(|group| shown.iter().map(move |category| (*group, *category)))
        {
            let text = drawn.entry(group, category).text();
            match written.iter().position(|it| *it == text) {
                Some(place) => {
                    written.swap_remove(place);
                }
                None => found.push(format!("the value {text} is not written")),
            }
        }
    }
    found
}

/// How charts came out.
#[derive(Debug, Default)]
struct ChartTally {
    drawn: usize,
    divided: usize,
    other_kind: usize,
    /// Which had no room, and how much they need.
    refused: Vec<String>,
}

impl ChartTally {
    /// On a page there is room for every chart. Where it is a slide, whose letters are large,
    /// the names of many groups leave none for a single row.
    fn hold_refused(&self) {
        let on_slides = self.refused.iter().all(|told| told.contains(", slide "));
        assert!(on_slides && self.refused.len() * 10 < self.drawn, "{self:#?}");
    }
}

impl RandomChart {
    fn printed(&self) -> PrintedChart {
        draw_printed(&self.table, &self.request, &self.style, fonts(), self.language)
    }

    /// What is wrong with it in print and on screens.
    fn wrong(&self, tallied: &mut ChartTally) -> Vec<String> {
        let printed = self.printed();
        tallied.drawn += 1;
        tallied.divided += usize::from(printed.parts.len() > 1);
        tallied.other_kind += usize::from(printed.asked != self.request.kind);
        let room = self.style.format(Medium::Print, self.request.place).height.unwrap();
        let mut found = Vec::new();
        match printed.too_high {
            Some(TooHigh { needed, room: told }) => {
                let refused = format!("{}: {needed:.0} pt in {told:.0}", self.told);
                tallied.refused.push(refused);
                if needed <= room || (told - room).abs() > 1e-9 {
                    found.push(format!("refused for {needed} in {room}"));
                }
            }
            None => {
                let high = printed.parts.iter().filter(|part| part.height > room);
                found.extend(high.map(|it| format!("{} in {room} pt", it.height)));
            }
        }
        let asked = ChartRequest { kind: printed.asked, ..self.request.clone() };
        let parts = printed.parts.iter().collect::<Vec<_>>();
        self.hold(&asked, &parts, printed.kind, &mut found);
        for medium in [Medium::ScreenWide, Medium::ScreenNarrow] {
            let figure =
                draw(&self.table, &asked, &self.style, fonts(), self.language, medium);
            let format = self.style.format(medium, self.request.place);
            let sheet = ChartSheet::new(&self.style, fonts(), format);
            let kind = fitting(&self.table, &asked, self.language, &sheet).kind;
            self.hold(&asked, &[&figure], kind, &mut found);
        }
        found.into_iter().map(|fault| format!("{}: {fault}", self.told)).collect()
    }

    fn hold(
        &self,
        request: &ChartRequest,
        pictures: &[&Figure],
        kind: ChartKind,
        found: &mut Vec<String>,
    ) {
        let mut drawn = DrawnPart::new(&self.table, request, self.language);
        drawn.kind = kind;
        for figure in pictures {
            found.extend(faults(&figure.svg.to_document()));
        }
        found.extend(missing(&drawn, request.panels, pictures));
    }
}

fn hold(seeds: std::ops::Range<u64>) -> ChartTally {
    let (mut tallied, mut wrong) = (ChartTally::default(), Vec::new());
    for seed in seeds {
        let chart = Draws(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15)).chart();
        let faults = chart.wrong(&mut tallied);
        wrong.extend(faults.into_iter().take(3).map(|fault| format!("{seed}: {fault}")));
    }
    assert!(
        wrong.is_empty(),
        "{tallied:#?}\n{} faults\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    tallied
}

#[test]
fn random_charts_lie_inside_with_nothing_missing() {
    let tallied = hold(0..200);
    // The charts are not all easy ones.
    assert!(tallied.divided > 10, "{tallied:#?}");
    tallied.hold_refused();
}

#[test]
#[ignore = "takes a minute"]
#[expect(clippy::print_stdout, reason = "what came of it is told to who runs all")]
fn two_thousand_random_charts_lie_inside_with_nothing_missing() {
    let tallied = hold(0..2_000);
    println!("{tallied:#?}");
    assert!(tallied.divided > 100, "{tallied:#?}");
    tallied.hold_refused();
}

#[test]
#[ignore = "prints a page to look at"]
#[expect(clippy::print_stdout, reason = "it is what the test is for")]
fn contact_sheet() {
    println!("<!doctype html><meta charset=utf-8><body>");
    for seed in 0..40_u64 {
        let chart = Draws(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15)).chart();
        let printed = chart.printed();
        let count = printed.parts.len();
        println!(
            "<section><p>{seed}: {}, {count} parts {:?}</p>",
            chart.told, printed.too_high
        );
        for part in &printed.parts {
            println!("{}", part.svg.to_document());
        }
        println!("</section>");
    }
}
