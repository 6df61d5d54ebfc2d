//! Accounts of a survey's quality: takes blocks and protected numbers, gives tables and
//! drawings made of nothing but what those numbers show.
//!
//! Everything here is computed from counts that stand in the report, so that it tells
//! nothing that a reader could not work out. Where a count is hidden, so is all that
//! follows from it.

mod changes;
mod correlations;
mod flow;
mod nonresponse;

use crate::analysis::Background;
use crate::diagnostic::Place;
use crate::manuscript::{Block, Manuscript, QualityContent, ReliabilityTable};
use crate::number::{self, NumberFormat};
use crate::words::Language;

use super::entry::{Entry, Mark};
use super::number::ProtectedNumber;
use super::wave_table::wave_tables;
use super::{Protected, change};

pub use self::flow::{FlowDrawing, FlowPart, FlowStep};

/// A table on the quality of a survey, and for a response flow its drawing.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct QualityAccount {
    /// The id of the block.
    pub id: String,
    /// Where the block is written.
    pub place: Place,
    /// The header over the row labels.
    pub corner: String,
    /// Headers over several columns each, if there are any.
    pub above: Vec<(String, usize)>,
    /// The headers of the columns.
    pub header: Vec<String>,
    /// The rows.
    pub rows: Vec<AccountRow>,
    /// What a reader has to know.
    pub notes: Vec<String>,
    /// The drawing of a response flow.
    pub drawing: Option<FlowDrawing>,
}

/// A row of an [`QualityAccount`].
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct AccountRow {
    /// What it is about.
    pub label: String,
    /// Whether it holds totals.
    pub is_total: bool,
    /// Its cells; some are empty.
    pub cells: Vec<Option<Entry>>,
}

/// Lays out every block on quality, and adds the numbers that follow from those shown, so
/// that texts can quote them: among them how numbers of earlier measurements have changed,
/// and the charts of those.
pub fn quality_accounts(
    manuscript: &Manuscript,
    backgrounds: &[(String, Vec<Background>)],
    all: &mut Protected,
) -> Vec<QualityAccount> {
    let report = &manuscript.report;
    let format = NumberFormat {
        rounding: report.rounding.rule,
        ..NumberFormat::new(report.language, report.percent_decimals)
    };
    let numbers = &mut all.numbers;
    change::settle(std::mem::take(&mut all.changes), report, numbers);
    changes::adjust_all(manuscript, numbers);
    all.tables.extend(wave_tables(manuscript, numbers));
    let mut accounts = Vec::new();
    for block in manuscript.blocks() {
        let Block::Quality(quality) = block else { continue };
        let account = match &quality.content {
            QualityContent::Flow(flow) => {
                flow::account(quality, flow, numbers, &report.disclosure, format)
            }
            QualityContent::NonResponse(analysis) => {
                let name = &quality.id.value;
                let found = backgrounds.iter().find(|(id, _)| id == name);
                let background = found.map_or(&[][..], |(_, all)| all.as_slice());
                nonresponse::account(quality, analysis, background, numbers, format)
            }
            QualityContent::Correlations(table) => {
                let name = &quality.id.value;
                let found = backgrounds.iter().find(|(id, _)| id == name);
                let variables = found.map_or(&[][..], |(_, all)| all.as_slice());
                correlations::account(quality, table, variables, report, numbers)
            }
            QualityContent::Change(table) => {
                let account = changes::account(quality, table, report, numbers);
                let Some(account) = account else { continue };
                account
            }
            QualityContent::Reliability(table) => {
                let name = &table.number.value;
                let number = numbers.iter().find(|number| number.id.value == *name);
                let Some(number) = number else { continue };
                let decimals = table.decimals.as_ref();
                let decimals =
                    decimals.map_or(ReliabilityTable::USUAL, |decimals| decimals.value);
                let format = NumberFormat { decimals, ..format };
                reliability(quality.id.value.clone(), &quality.id.place, number, format)
            }
        };
        accounts.push(account);
    }
    if report.disclosure.protects() {
        all.numbers.iter_mut().for_each(ProtectedNumber::keep_only_shown);
        let rows = accounts.iter_mut().flat_map(|account| &mut account.rows);
        for cell in rows.flat_map(|row| &mut row.cells) {
            *cell = cell.take().map(Entry::only_shown);
        }
    }
    accounts
}

/// The items of an index and what each of them does in it, written in a format.
fn reliability(
    id: String,
    place: &Place,
    number: &ProtectedNumber,
    format: NumberFormat,
) -> QualityAccount {
    let words = format.language.words();
    let shown = |value: f64| Some(Entry::Shown { value, text: format.decimal(value) });
    let or_none =
        |value: Option<f64>| value.map_or(Some(Entry::Hidden(Mark::Undefined)), shown);
    let mut rows = Vec::new();
    for item in &number.items {
        let mark =
            if item.is_turned { format!(" ({})", words.turned()) } else { String::new() };
        let of = &item.statistics;
        let cells = if number.value.value().is_some() {
            vec![
                shown(of.mean),
                shown(of.sd),
                or_none(of.rest_correlation),
                or_none(of.alpha_without),
            ]
        } else {
            vec![Some(number.value.clone()); 4]
        };
        let label = format!("{}{mark}", item.label);
        rows.push(AccountRow { label, is_total: false, cells });
    }
    rows.push(AccountRow {
        label: words.alpha().to_owned(),
        is_total: true,
        cells: vec![None, None, None, Some(number.value.clone())],
    });
    let header = [
        words.mean(),
        words.standard_deviation(),
        words.rest_correlation(),
        words.alpha_without(),
    ];
    let n = format!("n = {}. {}", number.n.text(), words.note_alpha());
    let mut notes = vec![n];
    notes.extend(sign_notes(&rows, format.language));
    if number.items.iter().any(|item| item.is_turned) {
        notes.push(words.note_turned().to_owned());
    }
    QualityAccount {
        id,
        place: place.clone(),
        corner: words.item().to_owned(),
        above: Vec::new(),
        header: header.map(str::to_owned).into(),
        rows,
        notes,
        drawing: None,
    }
}

/// What the signs in the rows stand for.
fn sign_notes(rows: &[AccountRow], language: Language) -> Vec<String> {
    let mut notes = Vec::new();
    let words = language.words();
    let signs = [
        (Mark::Suppressed(language), words.sign_suppressed()),
        (Mark::TooFew, words.sign_too_few()),
        (Mark::Undefined, words.sign_undefined()),
    ];
    for (mark, meaning) in signs {
        let hidden = Entry::Hidden(mark);
        if rows.iter().any(|row| row.cells.iter().flatten().any(|it| *it == hidden)) {
            notes.push(format!("{} = {meaning}", mark.sign()));
        }
    }
    notes
}

/// The sum of counts, if all of them are shown.
fn sum<'e>(entries: impl IntoIterator<Item = &'e Entry>, language: Language) -> Entry {
    let mut all = 0;
    for entry in entries {
        match (whole(entry), entry.mark()) {
            (Some(count), _) => all += count,
            (None, mark) => return Entry::Hidden(mark.unwrap_or(Mark::Undefined)),
        }
    }
    Entry::shown_count(all, number::count(all, language))
}

/// A shown count.
fn whole(entry: &Entry) -> Option<u64> {
    entry.count()
}
