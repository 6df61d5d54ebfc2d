//! `waves` and `change` of `report.yaml`: the measurements a report compares, and how large a
//! change must be to matter.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Diagnostics, Placed, Severity};
use crate::format::{ChoiceWords, Decimal, Fields, MapKey};
use crate::words::Language;
use crate::yaml::{Content, Node};

use super::block::Block;
use super::claim::{Claim, Statement};
use super::keys::report as keys;
use super::policy::MethodWord;
use super::quality::QualityContent;
use super::request::Subject;

/// What an author writes to group by measurement.
pub const WAVE: &str = "wave";

/// The measurements that a report compares.
#[derive(Clone, Debug, Default)]
pub struct Waves {
    /// In the order of time, the report's own last; none if it compares none.
    pub list: Vec<Wave>,
    /// Whether they could not be read, which has been reported.
    pub unread: bool,
    /// From what size on a change between them matters.
    pub change: ChangeRules,
}

/// The word for the report's own answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct OwnAnswers;

impl ChoiceWords for OwnAnswers {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] = &[("own", Self)];
}

/// One measurement of several.
#[derive(Clone, Debug)]
pub struct Wave {
    /// What it is called in the report, such as `2017`.
    pub label: Placed<String>,
    /// Where its answers are.
    pub source: WaveSource,
}

/// A survey that a report names.
#[derive(Clone, Debug)]
pub struct NamedSurvey {
    /// Its name.
    pub name: Placed<String>,
    /// The path of its codebook.
    pub codebook: Placed<String>,
}

/// Where the answers of a measurement are.
#[derive(Clone, Debug)]
pub enum WaveSource {
    /// In the report's own surveys.
    Own,
    /// In the surveys of another report, by its name.
    Report(Placed<String>),
    /// In the archive of a report, by its path from the project's folder.
    Archive(Placed<String>),
    /// In these surveys: name and codebook.
    Surveys(Vec<NamedSurvey>),
}

/// From what size on a change matters: `change` in `report.yaml`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ChangeRules {
    /// Of shares, in percentage points.
    pub points: Option<f64>,
    /// Of means, in their unit.
    pub mean: Option<f64>,
}

impl Waves {
    /// The earlier measurements.
    #[must_use]
    pub fn earlier(&self) -> impl DoubleEndedIterator<Item = &Wave> {
        self.list.iter().filter(|wave| !matches!(wave.source, WaveSource::Own))
    }
}

/// What a named number is called in an earlier measurement. No author can write that.
#[must_use]
pub fn earlier_id(id: &str, wave: &str) -> String {
    format!("{id}@{wave}")
}

/// The named numbers that something asks about in an earlier measurement, or asks the change
/// of: more may be among them.
pub(super) fn remeasured<'t>(
    words: &'t BTreeSet<String>,
    blocks: &[&'t Block],
    claims: &'t [Claim],
) -> BTreeSet<&'t str> {
    let mut ids = BTreeSet::new();
    for text in words.iter().filter(|text| text.contains("{{") || text.contains("{%")) {
        for (open, close) in [("{{", "}}"), ("{%", "%}")] {
            let tags = text.split(open).skip(1);
            let tags = tags.filter_map(|tag| tag.split(close).next());
            for tag in tags.filter(|tag| tag.contains(WAVE) || tag.contains("change")) {
                ids.extend(tag.split(['"', '\'', '`']).skip(1).step_by(2));
            }
        }
    }
    for block in blocks {
        ids.extend(shown(block).iter().map(|number| number.id.value.as_str()));
    }
    for claim in claims.iter().filter(|claim| claim.wave.is_some()) {
        if let Statement::Is(number, _) = &claim.statement {
            ids.insert(&number.value);
        }
    }
    ids
}

/// The named numbers that a block shows in several measurements.
fn shown(block: &Block) -> &[Remeasured] {
    match block {
        Block::Quality(quality) => match &quality.content {
            QualityContent::Change(change) => &change.numbers,
            _ => &[],
        },
        Block::Chart(chart) => match &chart.request.subject {
            Subject::Numbers(numbers) => numbers,
            Subject::Variable(_) | Subject::Battery(_) => &[],
        },
        _ => &[],
    }
}

/// A named number in a chart or table over several measurements.
#[derive(Clone, Debug, Hash)]
pub struct Remeasured {
    /// The number.
    pub id: Placed<String>,
    /// What it is called there.
    pub label: String,
}

/// A table of how named numbers have changed.
#[derive(Clone, Debug)]
pub struct ChangeTable {
    /// The numbers, all shares or all means.
    pub numbers: Vec<Remeasured>,
    /// Since which measurement; the last earlier one, if it is left out.
    pub wave: Option<Placed<String>>,
}

/// Reads `numbers`: a map of names of numbers to labels.
pub(super) fn read_numbers(
    node: &Node,
    diagnostics: &mut Diagnostics,
) -> Vec<Remeasured> {
    let entries = node.entries(diagnostics).unwrap_or_default();
    if entries.is_empty() && matches!(node.content, Content::Map(_)) {
        let message = "no numbers are named here";
        let hint = "name some of those under `numbers` in `report.yaml`, each with a label: \
                    `numbers: {nojda: Nöjda}`";
        diagnostics.push(Diagnostic::error(message).at(&node.place).hint(hint));
    }
    let read = |(id, node): &(Placed<String>, Node)| {
        Some(Remeasured { id: id.clone(), label: node.text(diagnostics)?.value })
    };
    entries.iter().filter_map(read).collect()
}

/// Reads `waves` and `change` of a report; what cannot be read is reported.
pub(super) fn read(
    report: &mut Fields<'_, keys::Report>,
    diagnostics: &mut Diagnostics,
) -> Waves {
    let node = report.optional(keys::Report::WAVES);
    let list = node.map(|node| read_waves(node, diagnostics)).unwrap_or_default();
    let unread = node.is_some() && list.is_empty();
    let change = read_rules(report.optional(keys::Report::CHANGE), diagnostics);
    Waves { list, unread, change }
}

fn read_waves(node: &Node, diagnostics: &mut Diagnostics) -> Vec<Wave> {
    let entries = node.entries(diagnostics).unwrap_or_default();
    let read = |(label, node): &(Placed<String>, Node)| {
        check_label(label, diagnostics);
        let source = read_source(node, diagnostics)?;
        Some(Wave { label: label.clone(), source })
    };
    let waves = entries.iter().filter_map(read).collect::<Vec<_>>();
    if waves.len() < entries.len() {
        return Vec::new();
    }
    let own = |wave: &Wave| matches!(wave.source, WaveSource::Own);
    let last_is_own = waves.last().is_some_and(own);
    if !last_is_own
        || waves.len() < 2
        || waves.iter().filter(|wave| own(wave)).count() > 1
    {
        let message = "the waves are earlier measurements and, last, the report's own";
        let hint = "write them in the order of time: \
                    `waves: {2017: {report: rapport-2017}, 2020: own}`";
        diagnostics.push(Diagnostic::error(message).at(&node.place).hint(hint));
        return Vec::new();
    }
    waves
}

/// Reports a label that could not be quoted in a text.
fn check_label(label: &Placed<String>, diagnostics: &mut Diagnostics) {
    if label.value.trim().is_empty() || label.value.contains(['"', '\'', '`', '@']) {
        let message = format!("`{}` cannot be the name of a wave", label.value);
        let hint = "name it by its year, such as `2017`";
        diagnostics.push(Diagnostic::error(message).at(&label.place).hint(hint));
    }
}

fn read_source(node: &Node, diagnostics: &mut Diagnostics) -> Option<WaveSource> {
    if matches!(node.content, Content::Scalar(..)) {
        let word = node.text(diagnostics)?;
        let own = OwnAnswers::WORDS.iter().find(|(own, _)| *own == word.value);
        if let Some((_, OwnAnswers)) = own {
            return Some(WaveSource::Own);
        }
        let message = format!("`{}` does not say where the answers are", word.value);
        let hint = "write `own`, `{report: …}`, `{archive: …}` or `{surveys: {…}}`";
        diagnostics.push(Diagnostic::error(message).at(&word.place).hint(hint));
        return None;
    }
    let mut fields = Fields::<keys::Wave>::new(node, diagnostics)?;
    let report = fields.read(keys::Wave::REPORT, diagnostics);
    let archive = fields.read(keys::Wave::ARCHIVE, diagnostics);
    let surveys = fields.optional(keys::Wave::SURVEYS);
    let place = fields.place().clone();
    let before = diagnostics.count(Severity::Error);
    fields.finish(diagnostics);
    if diagnostics.count(Severity::Error) > before {
        return None;
    }
    match (report, archive, surveys) {
        (Some(report), None, None) => Some(WaveSource::Report(report)),
        (None, Some(archive), None) => Some(WaveSource::Archive(archive)),
        (None, None, Some(node)) => {
            let entries = node.entries(diagnostics)?;
            let read = |(name, node): &(Placed<String>, Node)| {
                let codebook = node.text(diagnostics)?;
                Some(NamedSurvey { name: name.clone(), codebook })
            };
            Some(WaveSource::Surveys(entries.iter().filter_map(read).collect()))
        }
        _ => {
            let message = "a wave has one of `report`, `archive` and `surveys`";
            let hint = "give one of the three";
            diagnostics.push(Diagnostic::error(message).at(&place).hint(hint));
            None
        }
    }
}

fn read_rules(node: Option<&Node>, diagnostics: &mut Diagnostics) -> ChangeRules {
    let mut rules = ChangeRules::default();
    let fields = node.and_then(|node| Fields::<keys::Change>::new(node, diagnostics));
    let Some(mut fields) = fields else { return rules };
    let mut size = |key: MapKey<keys::Change, Decimal>, what: &str| {
        let node = fields.optional(key)?;
        let size = node.number(diagnostics)?;
        let fits = size > 0.0 && size.is_finite();
        if !fits {
            let expected = format!("a size above 0, {what}");
            let hint = "write from what size on a change matters, up or down, as \
                        `change: {points: 5}`; or leave it out";
            diagnostics.push(node.expected(&expected).hint(hint));
        }
        fits.then_some(size)
    };
    rules.points = size(keys::Change::POINTS, "in percentage points");
    rules.mean = size(keys::Change::MEAN, "in the unit of the means");
    fields.finish(diagnostics);
    rules
}

/// How another report shows its numbers: in which language, and whether it changes counts to
/// protect those who answered.
#[must_use]
pub fn shown_how(report: &Node) -> (Language, bool) {
    let mut untold = Diagnostics::default();
    let language = keys::Report::LANGUAGE.peek(report);
    let language = language.and_then(|node| node.choice(&Language::ALL, &mut untold));
    let method = keys::Report::DISCLOSURE.peek(report);
    let method = method.and_then(|node| keys::Disclosure::METHOD.peek(node));
    let method = method.and_then(|node| node.choice(MethodWord::WORDS, &mut untold));
    (language.unwrap_or_default(), method.is_some_and(MethodWord::changes))
}

/// The surveys that the `report.yaml` of another report names. Its other mistakes are its
/// own, and not told.
#[must_use]
pub fn surveys_of(report: &Node) -> Vec<NamedSurvey> {
    let mut untold = Diagnostics::default();
    let surveys = keys::Report::SURVEYS.peek(report);
    let surveys = surveys.and_then(|node| node.entries(&mut untold));
    let surveys = surveys.unwrap_or_default().iter();
    surveys
        .filter_map(|(name, node)| {
            let codebook = node.text(&mut Diagnostics::default())?;
            Some(NamedSurvey { name: name.clone(), codebook })
        })
        .collect()
}
