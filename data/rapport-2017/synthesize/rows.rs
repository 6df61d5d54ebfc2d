//! What every file is written with.

use std::fmt::{Display, Write};

/// The place a row at `place` of `length` rows is dealt from. A permutation when `stride` and
/// `length` share no factor.
pub(crate) fn shuffled(place: usize, stride: usize, length: usize) -> usize {
    place * stride % length
}

/// Repeats each value as many times as it says.
pub(crate) fn expand<T: Copy>(counts: &[(T, usize)]) -> Vec<T> {
    counts.iter().flat_map(|&(value, times)| std::iter::repeat_n(value, times)).collect()
}

pub(crate) fn count<T>(rows: &[T], holds: impl Fn(&T) -> bool) -> usize {
    rows.iter().filter(|row| holds(row)).count()
}

pub(crate) fn yes_no(yes: bool) -> u8 {
    if yes { 1 } else { 2 }
}

pub(crate) fn or_empty(value: Option<impl Display>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// A text as a CSV field: in quotation marks when it holds one, or the separator.
pub(crate) fn quoted(text: &str) -> String {
    if text.contains([';', '"']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

pub(crate) fn csv<T>(header: &str, rows: &[T], line: impl Fn(&T) -> String) -> String {
    let mut file = format!("{header}\n");
    for row in rows {
        writeln!(file, "{}", line(row)).expect("writing to a string cannot fail");
    }
    file
}
