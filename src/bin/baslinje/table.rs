//! Tables on a terminal.

use baslinje::diagnostic::harmless;

/// Each row as a line, the head first: columns as wide as their longest entry, those in
/// `right` to the right, and two spaces after each. What comes last in a line is added by
/// the caller, since it needs no width.
pub(crate) fn aligned<const COLUMNS: usize>(
    head: [&str; COLUMNS],
    rows: &[[String; COLUMNS]],
    right: &[usize],
) -> Vec<String> {
    let head = head.map(str::to_owned);
    let cells = |row: &[String; COLUMNS]| {
        std::array::from_fn(|column| harmless(&row[column]).into_owned())
    };
    let rows = rows.iter().map(cells).collect::<Vec<[String; COLUMNS]>>();
    let all = || std::iter::once(&head).chain(&rows);
    let widest = |column: usize| all().map(|row| row[column].chars().count()).max();
    let widths: [_; COLUMNS] =
        std::array::from_fn(|column| widest(column).unwrap_or_default());
    let line = |row: &[String; COLUMNS]| {
        let cells = row.iter().enumerate().map(|(column, cell)| {
            let width = widths[column];
            if right.contains(&column) {
                format!("{cell:>width$}  ")
            } else {
                format!("{cell:<width$}  ")
            }
        });
        cells.collect::<String>()
    };
    all().map(line).collect()
}
