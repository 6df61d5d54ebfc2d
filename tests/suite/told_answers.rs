//! What a reader is told of the answers of a group, and which answers agree with it: for
//! attackers that try answers in whole numbers.
//!
//! Nothing here is shared with the tool but the texts of what it shows: means, standard
//! deviations, quantiles and shapes are computed and rounded again for each set of answers.

use baslinje::analysis;
use baslinje::diagnostic::{Diagnostic, Diagnostics, Source};
use baslinje::disclosure::{self, PriorKnowledge, Protected};
use baslinje::file::Inputs;
use baslinje::manuscript;
use baslinje::project::ChapterText;
use baslinje::survey::{self, AskedComplete, AskedVariables};

use crate::suppression::Random;

pub(crate) const MINIMUM: u64 = 5;

/// How many answers of each kind a group gave, at most four kinds, sixteen bits for each.
pub(crate) type Answers = u64;

pub(crate) fn packed(counts: &[u64]) -> Answers {
    counts.iter().zip(0_u32..).map(|(count, place)| count << (16 * place)).sum()
}

pub(crate) fn unpacked(answers: Answers) -> [u64; 4] {
    [0, 1, 2, 3].map(|place| (answers >> (16 * place)) & 0xffff)
}

/// A statistic of the answers, with as many decimals, as it is shown.
#[derive(Clone, Debug)]
pub(crate) struct Statistic {
    pub(crate) name: &'static str,
    pub(crate) decimals: u8,
    pub(crate) rule: &'static str,
    pub(crate) shown: Option<String>,
}

/// What is told of a group.
#[derive(Clone, Debug, Default)]
pub(crate) struct Told {
    pub(crate) cells: Vec<Option<u64>>,
    pub(crate) base: Option<u64>,
    pub(crate) statistics: Vec<Statistic>,
}

pub(crate) fn below(random: &mut Random, limit: u64) -> usize {
    usize::try_from(random.below(limit)).expect("a small number")
}

/// A number in Swedish with so many decimals.
fn swedish(value: f64, decimals: u8, rule: &str) -> String {
    if value < 0.0 {
        let text = swedish(-value, decimals, rule);
        let is_zero = text.chars().all(|sign| matches!(sign, '0' | ','));
        return if is_zero { text } else { format!("\u{2212}{text}") };
    }
    let unit = f64::from(10_u32.pow(u32::from(decimals)));
    let exact = value * unit;
    let half = (exact - exact.floor() - 0.5).abs() < 1e-9;
    let units = match rule {
        "truncate" => (exact + 1e-9).floor(),
        "half-even" if half => 2.0 * (exact / 2.0).round(),
        _ => (exact + 0.5 + 1e-9).floor(),
    };
    format!("{:.*}", usize::from(decimals), units / unit).replace('.', ",")
}

fn real(number: u64) -> f64 {
    f64::from(u32::try_from(number).expect("few"))
}

impl Statistic {
    /// How it is shown for these answers.
    pub(crate) fn of(&self, answers: Answers, scores: &[u64]) -> String {
        let of = OfAnswers { counts: unpacked(answers), scores };
        let value = of.value(self.name);
        value.map_or(".".to_owned(), |value| swedish(value, self.decimals, self.rule))
    }
}

/// Answers with what each counts as.
struct OfAnswers<'s> {
    counts: [u64; 4],
    scores: &'s [u64],
}

impl OfAnswers<'_> {
    fn n(&self) -> u64 {
        self.counts.iter().sum()
    }

    fn all(&self) -> impl Iterator<Item = (u64, f64)> {
        let scores = self.scores.iter().map(|score| real(*score));
        self.counts.into_iter().zip(scores)
    }

    /// The value that so many others come before.
    fn ranked(&self, before: u64) -> f64 {
        let mut seen = 0;
        let one = self.all().find(|(count, _)| {
            seen += count;
            seen > before
        });
        one.expect("within").1
    }

    /// What the deviations from the mean, to the power of `power`, are on average.
    fn central(&self, power: i32) -> f64 {
        let n = real(self.n());
        let mean = self.all().map(|(count, score)| real(count) * score).sum::<f64>() / n;
        let one = |(count, score): (u64, f64)| {
            let off = score - mean;
            real(count) * (0..power).map(|_| off).product::<f64>()
        };
        self.all().map(one).sum::<f64>() / n
    }

    /// The variance around the mean, with n − 1.
    fn variance(&self) -> Option<f64> {
        let n = self.n();
        (n > 1).then(|| self.central(2) * real(n) / real(n - 1))
    }

    /// Between the values that the rank lies between, as R's `quantile(type = 7)` (R. J. Hyndman
    /// & Y. Fan, *The American Statistician* 50, 1996), with so many fortieths of all below it.
    fn quantile(&self, fortieths: u64) -> f64 {
        let (before, rest) =
            ((self.n() - 1) * fortieths / 40, (self.n() - 1) * fortieths % 40);
        let low = self.ranked(before);
        if rest == 0 {
            return low;
        }
        low + (self.ranked(before + 1) - low) * real(rest) / 40.0
    }

    /// The median of so many values, of which so many others come before.
    fn middle(&self, before: u64, n: u64) -> f64 {
        f64::midpoint(self.ranked(before + (n - 1) / 2), self.ranked(before + n / 2))
    }

    /// A statistic; `None` where it has no value.
    fn value(&self, name: &str) -> Option<f64> {
        let n = self.n();
        if n == 0 {
            return None;
        }
        let sum = self.all().map(|(count, score)| real(count) * score).sum::<f64>();
        let half = n.div_ceil(2);
        Some(match name {
            "mean" => sum / real(n),
            "sum" | "total" => sum,
            "variance" => self.variance()?,
            "sd" => self.variance()?.sqrt(),
            "se" => (self.variance()? / real(n)).sqrt(),
            "skewness" | "kurtosis" => return self.shape(name),
            "min" => self.ranked(0),
            "max" => self.ranked(n - 1),
            "p10" => self.quantile(4),
            "q1" => self.quantile(10),
            "q3" => self.quantile(30),
            "p90" => self.quantile(36),
            "lower-hinge" => self.middle(0, half),
            "upper-hinge" => self.middle(n - half, half),
            "median" => self.middle(0, n),
            other => panic!("{other}"),
        })
    }

    /// Skewness and kurtosis of samples (D. N. Joanes & C. A. Gill, *The Statistician* 47,
    /// 1998).
    fn shape(&self, name: &str) -> Option<f64> {
        let (n, second) = (real(self.n()), self.central(2));
        if second < 1e-12 {
            return None;
        }
        if name == "skewness" {
            let plain = self.central(3) / (second * second.sqrt());
            return (n > 2.0).then(|| plain * (n * (n - 1.0)).sqrt() / (n - 2.0));
        }
        let plain = self.central(4) / (second * second) - 3.0;
        let of_sample = (n - 1.0) / ((n - 2.0) * (n - 3.0)) * ((n + 1.0) * plain + 6.0);
        (n > 3.0).then_some(of_sample)
    }
}

impl Told {
    /// Takes up how many they are, and what of them is left for the one cell that is not
    /// told, if it is one.
    pub(crate) fn know(&mut self, base: u64) {
        self.base = Some(base);
        let told = self.cells.iter().flatten().sum::<u64>();
        let mut open = self.cells.iter_mut().filter(|cell| cell.is_none());
        if let (Some(cell), None) = (open.next(), open.next()) {
            *cell = Some(base - told);
        }
    }

    pub(crate) fn agrees(&self, answers: Answers, scores: &[u64]) -> bool {
        let counts = unpacked(answers);
        self.base.is_none_or(|base| base == counts.iter().sum::<u64>())
            && self
                .cells
                .iter()
                .zip(counts)
                .all(|(cell, answer)| cell.is_none_or(|cell| cell == answer))
            && self.statistics.iter().all(|statistic| {
                let shown = statistic.shown.as_ref();
                shown.is_none_or(|shown| *shown == statistic.of(answers, scores))
            })
    }
}

/// What the tool shows of a report on one survey; `None` if it says that it could not
/// prove that what is hidden stays hidden.
#[expect(clippy::disallowed_methods, reason = "tests lay out folders")]
pub(crate) fn protected(
    folder: &std::path::Path,
    [data, codebook, report, chapter]: [&str; 4],
) -> Option<Protected> {
    std::fs::write(folder.join("svar.csv"), data).expect("written");
    std::fs::write(folder.join("kodbok.yaml"), codebook).expect("written");
    let mut found = Diagnostics::default();
    let chapters = [ChapterText {
        stem: "01".to_owned(),
        source: Source::new("01.yaml", chapter.to_owned()),
    }];
    let report = Source::new("report.yaml", report.to_owned());
    let manuscript = manuscript::read("r", &report, &chapters, &mut found)
        .unwrap_or_else(|| panic!("{:?}", found.sorted()));
    let asked = AskedVariables::Named(manuscript.words.clone());
    let mut inputs = Inputs::new(folder);
    let surveys = &manuscript.report.surveys;
    let mut surveys = survey::read_all(surveys, &asked, &mut inputs, &mut found);
    let requests = manuscript.requests().into_iter();
    let complete = requests.filter(|request| !request.complete.is_empty());
    let complete = complete.map(|request| AskedComplete {
        survey: request.of.as_ref().expect("rows").value.clone(),
        variables: request.complete.iter().map(|name| name.value.clone()).collect(),
    });
    survey::complete(&mut surveys, &complete.collect::<Vec<_>>());
    let results = analysis::compute(&manuscript, &surveys, &mut found);
    assert!(!found.has_errors(), "{:?}", found.sorted());
    let report = &results.manuscript.report;
    let (policy, language) = (&report.disclosure, report.language);
    let (tables, numbers) = (results.tables, results.numbers);
    let known = PriorKnowledge::default();
    let protected =
        disclosure::protect_all(tables, numbers, &known, policy, language, &mut found);
    let proven = |it: &&Diagnostic| !it.message.form().contains("not proven");
    found.sorted().iter().all(proven).then_some(protected)
}
