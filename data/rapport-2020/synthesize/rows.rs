//! What every file is written with.

use std::fmt::{Display, Write};

pub(crate) fn or_empty(value: Option<impl Display>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

pub(crate) const fn yes_no(yes: bool) -> u8 {
    if yes { 1 } else { 2 }
}

/// The codes of a question with several answers.
pub(crate) fn joined(codes: &[usize]) -> String {
    codes.iter().map(ToString::to_string).collect::<Vec<_>>().join("|")
}

/// A file of numbered rows: each line begins with its number, from 1.
pub(crate) fn csv(header: &str, lines: impl Iterator<Item = String>) -> String {
    let mut file = format!("id;{header}\n");
    for (id, line) in (1_usize..).zip(lines) {
        writeln!(file, "{id};{line}").expect("writing to a string cannot fail");
    }
    file
}
