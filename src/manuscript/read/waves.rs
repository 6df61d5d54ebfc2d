//! Reads `waves` and `change` of `report.yaml`, and the numbers whose change is shown.

use crate::diagnostic::{Diagnostic, Diagnostics, Placed, Said, Severity};
use crate::format::{ChoiceWords, Decimal, Fields, MapKey};
use crate::manuscript::keys::report as keys;
use crate::manuscript::waves::{
    ChangeRules, NamedSurvey, OwnAnswers, Remeasured, Wave, WaveSource, Waves,
};
use crate::say;
use crate::yaml::{Content, Node};

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
        let message =
            say!("`{label}` cannot be the name of a wave", label = &label.value);
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
        let message =
            say!("`{word}` does not say where the answers are", word = &word.value);
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
    let mut size = |key: MapKey<keys::Change, Decimal>, what: Said| {
        let node = fields.optional(key)?;
        let size = node.number(diagnostics)?;
        let fits = size > 0.0 && size.is_finite();
        if !fits {
            let expected = say!("a size above 0, {what}", what);
            let hint = "write from what size on a change matters, up or down, as \
                        `change: {points: 5}`; or leave it out";
            diagnostics.push(node.expected(&expected).hint(hint));
        }
        fits.then_some(size)
    };
    rules.points = size(keys::Change::POINTS, say!("in percentage points"));
    rules.mean = size(keys::Change::MEAN, say!("in the unit of the means"));
    fields.finish(diagnostics);
    rules
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
