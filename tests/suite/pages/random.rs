//! Random reports of tables: what they ask for, and the answers they ask for it of.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::harness::ReportTest;
use crate::suppression::Random;

/// Words that administrations use, by the language of a report.
const WORDS: [(&str, &[&str]); 3] = [
    (
        "sv",
        &[
            "Arbetsförmedlingen",
            "Försäkringskassan",
            "individ- och familjeomsorg",
            "samordningsförbundet",
            "kommunstyrelsens arbetsutskott",
            "vuxenutbildningen",
            "av",
            "i",
            "ja",
            "ibland",
            "sjukvårdsförvaltningens kompetensförsörjning",
            "arbetsmarknadsdepartementskommunikationsverksamhetsutveckling",
        ],
    ),
    (
        "nb",
        &[
            "Arbeids- og velferdsetaten",
            "fylkeskommunen",
            "samhandlingsreformens oppfølging",
            "kompetanseutviklingsstrategi",
            "og",
            "på",
            "nei",
            "av og til",
            "spesialisthelsetjenesten",
            "helseforetaksinnkjøpsavtaleforhandlingsutvalgsmedlemskap",
        ],
    ),
    (
        "en",
        &[
            "the employment service",
            "interdepartmental responsibilities",
            "of",
            "a",
            "no",
            "sometimes",
            "municipal administration",
            "counterrevolutionary",
            "rehabilitation counsellors",
            "pseudopseudohypoparathyroidism",
        ],
    ),
];

/// Where a table stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Full,
    Turned,
    BesideTable,
    BesideWords,
}

/// A report of random tables.
pub(crate) struct RandomReport {
    pub(crate) test: ReportTest,
    pub(crate) tables: usize,
}

/// Words that stand beside a table, or in its place.
const WORDS_INSTEAD: &str = "text: Så är det.";

/// What is being written.
struct Writer<'t> {
    random: Random,
    words: &'static [&'static str],
    /// Variables of the codebook.
    variables: String,
    /// The answers, column by column.
    columns: Vec<(String, Vec<String>)>,
    blocks: String,
    tables: usize,
    /// The tables that words stand for.
    without: &'t BTreeSet<String>,
    /// How many rows a table has at the most, one of these, and how many columns.
    most: [[u64; 3]; 2],
}

/// As many rows of answers there are.
const ANSWERED: usize = 160;

impl Writer<'_> {
    fn below(&mut self, limit: u64) -> usize {
        usize::try_from(self.random.below(limit)).expect("a small number")
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(u64::try_from(all.len()).expect("a few"))]
    }

    fn up_to(&mut self, limits: &[u64]) -> usize {
        let limit = self.one_of(limits);
        1 + self.below(limit)
    }

    /// A label of 1 to 200 characters, another one each time.
    fn label(&mut self, number: usize) -> String {
        let length = self.up_to(&[12, 40, 40, 200]);
        let mut label = String::new();
        while label.chars().count() < length {
            if !label.is_empty() {
                label.push(' ');
            }
            label += self.one_of(self.words);
        }
        let label = label.chars().take(length).collect::<String>();
        let label = label.trim_end_matches(['-', ' ']).trim().to_owned();
        format!("{label}{number}")
    }

    /// A question with so many answers; gives its name.
    fn question(&mut self, answers: usize) -> String {
        let name = format!("v{}", self.columns.len());
        let label = self.label(0);
        let scale = self.one_of(&["nominal", "ordinal"]);
        let values =
            (1..=answers).map(|code| format!("{code}: \"{}\"", self.label(code)));
        let values = values.collect::<Vec<_>>().join(", ");
        writeln!(
            self.variables,
            "  {name}: {{label: \"{label}\", scale: {scale}, values: {{{values}}}}}"
        )
        .expect("a text");
        let limit = u64::try_from(answers).expect("a few");
        let given = (0..ANSWERED).map(|_| (1 + self.below(limit)).to_string()).collect();
        self.columns.push((name.clone(), given));
        name
    }

    /// Numbers of any sign and size; gives their name.
    fn numbers(&mut self) -> String {
        let name = format!("v{}", self.columns.len());
        let label = self.label(0);
        writeln!(self.variables, "  {name}: {{label: \"{label}\", scale: numeric}}")
            .expect("a text");
        let size = self.one_of(&[10, 1_000, 1_000_000, 1_000_000_000]);
        let least = if self.below(2) == 0 { -1 } else { 1 };
        let given = (0..ANSWERED).map(|_| {
            let whole = i64::try_from(self.random.below(size)).expect("a number");
            let sign = if self.random.below(2) == 0 { 1 } else { least };
            format!("{},{}", sign * whole, self.random.below(10))
        });
        let given = given.collect();
        self.columns.push((name.clone(), given));
        name
    }

    /// What a table asks for, from its rows on.
    fn asked(&mut self) -> String {
        let [rows, columns] = self.most;
        let rows = self.up_to(&rows);
        match self.below(4) {
            0 => {
                let of = self.question(rows);
                let shares = ["", ", show: [n, percent, ci]", ", show: [percent, ci]"];
                let show = self.one_of(&shares);
                let measure = self.one_of(&["count", "percent", "both"]);
                match show {
                    "" => format!("rows: {of}, measure: {measure}"),
                    show => format!("rows: {of}{show}"),
                }
            }
            1 => {
                let (of, by) = (self.numbers(), self.question(rows));
                let shows = [
                    "",
                    ", show: [n, mean, sd, median]",
                    ", show: [mean, ci]",
                    ", show: [p10, q1, median, q3, p90]",
                    ", show: [n, mean, se]",
                ];
                let show = self.one_of(&shows);
                let decimals = self.below(5);
                format!(
                    "variables: [{of}], rows: {by}, measure: mean{show}, decimals: {decimals}"
                )
            }
            _ => {
                let columns = self.up_to(&columns);
                let (rows, columns) = (self.question(rows), self.question(columns));
                let totals = self.one_of(&["none", "rows", "columns", "both"]);
                let shows = ["", ", show: [n, percent]", ", show: [percent, ci]"];
                let show = self.one_of(&shows);
                let measure = self.one_of(&["count", "percent", "both"]);
                match show {
                    "" => format!(
                        "rows: {rows}, columns: {columns}, measure: {measure}, totals: {totals}"
                    ),
                    show => {
                        format!(
                            "rows: {rows}, columns: {columns}{show}, totals: {totals}"
                        )
                    }
                }
            }
        }
    }

    fn table(&mut self) -> String {
        let number = self.tables;
        self.tables += 1;
        let (caption, asked) = (self.label(number), self.asked());
        let table = format!(
            "table: {{id: t{number}, caption: \"{caption}\", of: panel, {asked}}}"
        );
        self.unless_left_out(number, table)
    }

    fn unless_left_out(&self, number: usize, table: String) -> String {
        let is_left_out = self.without.contains(&format!("t{number}"));
        if is_left_out { WORDS_INSTEAD.to_owned() } else { table }
    }

    fn typed(&mut self) -> String {
        let number = self.tables;
        self.tables += 1;
        let columns = 2 + self.below(4);
        let rows = self.up_to(&[3, 30]);
        let line = |writer: &mut Self| {
            let cells = (0..columns).map(|column| {
                let text = writer.label(column);
                format!("\"{text}\"")
            });
            format!("[{}]", cells.collect::<Vec<_>>().join(", "))
        };
        let head = line(self);
        let rows = (0..rows).map(|_| line(self)).collect::<Vec<_>>().join(", ");
        let table = format!(
            "typed-table: {{id: t{number}, caption: C, head: {head}, rows: [{rows}]}}"
        );
        self.unless_left_out(number, table)
    }

    /// A block with one or two tables, in a place.
    fn block(&mut self) {
        let places = [
            Place::Full,
            Place::Full,
            Place::Turned,
            Place::BesideTable,
            Place::BesideWords,
        ];
        let (one, other, is_turned) = match self.one_of(&places) {
            Place::Full if self.below(5) == 0 => (self.typed(), None, false),
            Place::Full => (self.table(), None, false),
            Place::Turned => (self.table(), None, true),
            Place::BesideTable => (self.table(), Some(self.table()), false),
            Place::BesideWords => (self.table(), Some(WORDS_INSTEAD.to_owned()), false),
        };
        let is_words = |part: &str| part == WORDS_INSTEAD;
        let block = match other {
            // Words alone are neither beside anything nor on a turned page.
            _ if is_words(&one) && other.as_deref().is_none_or(is_words) => {
                format!("  - {one}\n")
            }
            Some(other) => format!("  - side-by-side:\n      - {one}\n      - {other}\n"),
            None if is_turned => format!("  - landscape: true\n    {one}\n"),
            None => format!("  - {one}\n"),
        };
        self.blocks += &block;
    }
}

/// How large the tables of a report are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sizes {
    /// Up to 30 rows and 14 columns, which is set in a moment.
    Moderate,
    /// Up to 120 rows and 40 columns.
    Any,
}

/// The report of a seed, with at least so many tables, of which words stand for some.
pub(crate) fn report(
    seed: u64,
    tables: usize,
    sizes: Sizes,
    without: &BTreeSet<String>,
) -> RandomReport {
    let mut random = Random(seed);
    let (language, words) =
        WORDS[usize::try_from(random.below(3)).expect("a small number")];
    let is_deck = random.below(4) == 0;
    let mut writer = Writer {
        random,
        words,
        variables: String::new(),
        columns: Vec::new(),
        blocks: String::new(),
        tables: 0,
        without,
        most: match sizes {
            Sizes::Moderate => [[3, 8, 30], [3, 6, 14]],
            Sizes::Any => [[8, 30, 120], [6, 14, 40]],
        },
    };
    while writer.tables < tables {
        if is_deck {
            let number = writer.tables;
            // A slide holds one table; its blocks stand a step further in.
            let before = writer.blocks.len();
            writer.block();
            let own = writer.blocks.split_off(before).replace('\n', "\n    ");
            let own = own.trim_end();
            writeln!(writer.blocks, "  - section: Bild {number}\n    blocks:\n    {own}")
                .expect("a text");
        } else {
            writer.block();
        }
    }
    let template = if is_deck { "presentasjon" } else { "fou-rapport" };
    let names = writer.columns.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>();
    let mut answers = names.join(";") + "\n";
    for row in 0..ANSWERED {
        let cells = writer.columns.iter().map(|(_, given)| given[row].as_str());
        answers += &(cells.collect::<Vec<_>>().join(";") + "\n");
    }
    let report = format!(
        "title: Tabeller\ntemplate: {template}\nlanguage: {language}\ndate: 2020-01-31\npublisher: \
         FoU\nsurveys: {{panel: data/panel/codebook.yaml}}\ndisclosure: {{method: none, reason: \
         Svaren är påhittade.}}\n"
    );
    let codebook = format!(
        "title: Panel\nsynthetic: false\nfile: svar.csv\ncsv: {{separator: \";\", decimal: \",\", \
         encoding: utf-8}}\nvariables:\n{}",
        writer.variables
    );
    let chapter = format!("title: Resultat\nblocks:\n{}", writer.blocks);
    let test = ReportTest::new()
        .without(crate::harness::WORKS)
        .file(crate::harness::REPORT, report)
        .file(crate::harness::CODEBOOK, codebook)
        .file(crate::harness::ANSWERS, answers)
        .file(crate::harness::CHAPTER, chapter);
    RandomReport { test, tables: writer.tables }
}
