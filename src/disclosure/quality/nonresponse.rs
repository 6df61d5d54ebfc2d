//! Analyses of non-response: who responded, by what is known of everybody in the frame.

use crate::analysis::Background;
use crate::disclosure::entry::{Entry, Mark};
use crate::disclosure::number::ProtectedNumber;
use crate::manuscript::{NonResponse, Quality};
use crate::number::{NumberFormat, Ratio};
use crate::statistics::adjust::holm;
use crate::statistics::chi_square::{self, Yates};
use crate::statistics::intervals::{Continuity, Share, wilson};
use crate::statistics::{Confidence, fisher};
use crate::words::Language;

use super::{AccountRow, QualityAccount, sign_notes};

/// Lays out an analysis of non-response.
pub(super) fn account(
    quality: &Quality,
    analysis: &NonResponse,
    backgrounds: &[Background],
    numbers: &[ProtectedNumber],
    format: NumberFormat,
) -> QualityAccount {
    let words = format.language.words();
    let find = |name: &str| numbers.iter().find(|number| number.id.value == name);
    let tests = backgrounds.iter().map(|background| {
        let counts = background.categories.iter();
        let counts = counts.map(|(_, name)| find(name).and_then(|number| number.exact));
        test(&counts.collect::<Option<Vec<_>>>()?)
    });
    let tests = tests.collect::<Vec<_>>();
    let values = tests.iter().flatten().map(|test| test.p).collect::<Vec<_>>();
    let adjusts = analysis.adjust && values.len() > 1;
    let adjusted = if adjusts { holm(&values).unwrap_or(values) } else { values };
    let mut adjusted = adjusted.into_iter();
    let mut rows = Vec::new();
    for (background, test) in backgrounds.iter().zip(&tests) {
        let p = test.as_ref().and_then(|_| adjusted.next());
        let mut cells = vec![None; 5];
        cells[4] = Some(
            p.map_or(Entry::Hidden(Mark::Undefined), |p| p_value(p, format.language)),
        );
        rows.push(AccountRow { label: background.label.clone(), is_total: true, cells });
        for (label, name) in &background.categories {
            let Some(number) = find(name) else { continue };
            rows.push(row(label, false, number, format));
        }
    }
    if let Some(number) = find(&quality.name("all").value) {
        rows.push(row(words.total(), true, number, format));
    }
    let mut notes = vec![words.note_wilson().to_owned()];
    let exact = tests.iter().flatten().any(|test| test.is_exact);
    let plain = tests.iter().flatten().any(|test| !test.is_exact);
    let method = match (plain, exact) {
        (true, true) => Some(words.note_p_both()),
        (true, false) => Some(words.note_p_chi_square()),
        (false, true) => Some(words.note_p_fisher()),
        (false, false) => None,
    };
    if let Some(method) = method {
        let mut note = method.to_owned();
        if adjusts {
            note.push(' ');
            note.push_str(words.note_p_holm());
        }
        notes.push(note);
    }
    let errors = tests.iter().flatten().filter_map(|test| test.drawing_error);
    if let Some(error) = errors.max_by(f64::total_cmp) {
        let error = NumberFormat { decimals: 4, ..format }.decimal(error);
        notes.push(words.note_p_drawn(&error));
    }
    if tests.iter().any(Option::is_none) {
        notes.push(words.note_p_none().to_owned());
    }
    // What the sign means where there is no test has been said.
    let without_tests = rows.iter().cloned().map(|mut row| {
        row.cells.pop();
        row
    });
    notes.extend(sign_notes(&without_tests.collect::<Vec<_>>(), format.language));
    let header = [
        words.in_frame(),
        words.responded(),
        words.response_rate_percent(),
        words.interval_95(),
        words.p_value(),
    ];
    QualityAccount {
        id: quality.id.value.clone(),
        place: quality.id.place.clone(),
        corner: words.background().to_owned(),
        above: Vec::new(),
        header: header.map(str::to_owned).into(),
        rows,
        notes,
        drawing: None,
    }
}

fn row(
    label: &str,
    is_total: bool,
    number: &ProtectedNumber,
    format: NumberFormat,
) -> AccountRow {
    let interval = match number.exact {
        Some(ratio) => interval(ratio, format),
        None => number.percent.clone(),
    };
    let shown = [number.base.clone(), number.n.clone(), number.percent.clone(), interval];
    let cells = shown.map(Some).into_iter().chain([None]).collect();
    AccountRow { label: crate::words::sentence_case(label), is_total, cells }
}

/// Wilson's interval of a share, in percent.
fn interval(ratio: Ratio, format: NumberFormat) -> Entry {
    let Ok(share) = Share::new(ratio.part, ratio.whole) else {
        return Entry::Hidden(Mark::Undefined);
    };
    let ends = wilson(share, Confidence::P95, Continuity::Uncorrected);
    let end = |value: f64| format.decimal(100.0 * value);
    Entry::Shown {
        value: 100.0 * (ends.upper - ends.lower),
        text: format!("{}\u{2013}{}", end(ends.lower), end(ends.upper)),
    }
}

/// A test of whether response depends on a background variable.
struct Test {
    p: f64,
    is_exact: bool,
    /// The standard error of a p-value that was estimated by drawing tables.
    drawing_error: Option<f64>,
}

/// Chi-square, or Fisher's exact test where expected counts are too small for it. Categories
/// of nobody are left out.
fn test(shares: &[Ratio]) -> Option<Test> {
    let asked = shares.iter().filter(|ratio| ratio.whole > 0);
    let table = asked.map(|ratio| vec![ratio.part, ratio.whole - ratio.part]);
    let table = table.collect::<Vec<_>>();
    match chi_square::independence(&table, Yates::Uncorrected) {
        Ok(result) if result.is_reliable() => {
            Some(Test { p: result.p, is_exact: false, drawing_error: None })
        }
        Ok(_) => fisher::exact(&table).ok().map(|result| Test {
            p: result.p,
            is_exact: true,
            drawing_error: result.drawing_error(),
        }),
        Err(_) => None,
    }
}

/// A p-value with three decimals, or that it is below 0.001.
fn p_value(p: f64, language: Language) -> Entry {
    let format = NumberFormat::new(language, 3);
    let text = if p < 0.001 {
        format!("<\u{a0}{}", format.decimal(0.001))
    } else {
        format.decimal(p)
    };
    Entry::Shown { value: p, text }
}
