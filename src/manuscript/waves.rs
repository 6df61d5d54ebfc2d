//! `waves` and `change` of `report.yaml`: the measurements a report compares, and how large a
//! change must be to matter.

use crate::diagnostic::{Diagnostic, Diagnostics, Placed};
use crate::yaml::{Content, Fields, Node};

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

/// One measurement of several.
#[derive(Clone, Debug)]
pub struct Wave {
    /// What it is called in the report, such as `2017`.
    pub label: Placed<String>,
    /// Where its answers are.
    pub source: WaveSource,
}

/// Where the answers of a measurement are.
#[derive(Clone, Debug)]
pub enum WaveSource {
    /// In the report's own surveys.
    Own,
    /// In the surveys of another report, by its name.
    Report(Placed<String>),
    /// In these surveys: name and codebook.
    Surveys(Vec<(Placed<String>, Placed<String>)>),
}

/// From what size on a change matters: `change` in `report.yaml`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ChangeRules {
    /// Of shares, in percentage points.
    pub points: Option<f64>,
    /// Of means, in their unit.
    pub mean: Option<f64>,
}

/// Reads `waves` and `change` of a report; what cannot be read is reported.
pub(super) fn read(report: &mut Fields<'_>, diagnostics: &mut Diagnostics) -> Waves {
    let node = report.optional("waves");
    let list = node.map(|node| read_waves(node, diagnostics)).unwrap_or_default();
    let unread = node.is_some() && list.is_empty();
    let change = read_rules(report.optional("change"), diagnostics);
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
        if word.value == "own" {
            return Some(WaveSource::Own);
        }
        let message = format!("`{}` does not say where the answers are", word.value);
        let hint = "write `own`, `{report: …}` or `{surveys: {…}}`";
        diagnostics.push(Diagnostic::error(message).at(&word.place).hint(hint));
        return None;
    }
    let mut fields = Fields::new(node, "a wave", diagnostics)?;
    let report = fields.optional_text("report", diagnostics);
    let surveys = fields.optional("surveys");
    let place = fields.place().clone();
    if !fields.finish(diagnostics).is_empty() {
        return None;
    }
    match (report, surveys) {
        (Some(report), None) => Some(WaveSource::Report(report)),
        (None, Some(node)) => {
            let entries = node.entries(diagnostics)?;
            let read = |(name, node): &(Placed<String>, Node)| {
                Some((name.clone(), node.text(diagnostics)?))
            };
            Some(WaveSource::Surveys(entries.iter().filter_map(read).collect()))
        }
        (Some(_), Some(_)) | (None, None) => {
            let message = "a wave has either `report` or `surveys`";
            let hint = "give one of the two";
            diagnostics.push(Diagnostic::error(message).at(&place).hint(hint));
            None
        }
    }
}

fn read_rules(node: Option<&Node>, diagnostics: &mut Diagnostics) -> ChangeRules {
    let mut rules = ChangeRules::default();
    let Some(mut fields) =
        node.and_then(|node| Fields::new(node, "the changes", diagnostics))
    else {
        return rules;
    };
    let mut size = |key, what: &str| {
        let node = fields.optional(key)?;
        let size = node.number(diagnostics)?;
        let fits = size > 0.0 && size.is_finite();
        if !fits {
            let expected = format!("a size above 0, {what}");
            diagnostics.push(node.expected(&expected));
        }
        fits.then_some(size)
    };
    rules.points = size("points", "in percentage points");
    rules.mean = size("mean", "in the unit of the means");
    fields.finish(diagnostics);
    rules
}

/// The surveys that the `report.yaml` of another report names. Its other mistakes are its
/// own, and not told.
#[must_use]
pub fn surveys_of(report: &Node) -> Vec<(Placed<String>, Placed<String>)> {
    let mut untold = Diagnostics::default();
    let Content::Map(entries) = &report.content else { return Vec::new() };
    let surveys = entries.iter().find(|(key, _)| key.value == "surveys");
    let surveys = surveys.and_then(|(_, node)| node.entries(&mut untold));
    let surveys = surveys.unwrap_or_default().iter();
    surveys
        .filter_map(|(name, node)| {
            Some((name.clone(), node.text(&mut Diagnostics::default())?))
        })
        .collect()
}
