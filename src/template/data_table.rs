//! How the numbers of a chart or table stand in rows and columns: the same in the PDF, in
//! the HTML page, in the CSV and under "Visa siffror".

use serde::Serialize;

use crate::analysis::{CategoryRole, GroupRole};
use crate::disclosure::{Account, Entry, ProtectedGroup, ProtectedTable};
use crate::locale::{Language, sentence_case};
use crate::manuscript::{Measure, TableRows};

/// Rows and columns of text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DataTable {
    /// The header over the row labels.
    pub corner: String,
    /// One or two rows of column headers, without the corner.
    pub header: Vec<Vec<HeaderCell>>,
    /// The rows.
    pub rows: Vec<DataRow>,
    /// How many columns of values there are.
    pub columns: usize,
    /// For each column of values whether it holds totals.
    pub total_columns: Vec<bool>,
}

/// A header and how many columns it stands over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HeaderCell {
    /// The text.
    pub text: String,
    /// How many columns.
    pub span: usize,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DataRow {
    /// The header of the row.
    pub label: String,
    /// Whether it holds totals.
    pub total: bool,
    /// The values as they are shown.
    pub cells: Vec<String>,
}

/// A line of the table seen either way: a group or a category.
struct Line {
    label: String,
    total: bool,
}

impl DataTable {
    /// Lays out a table. `measure` is what the columns hold, which for the table behind a
    /// chart is more than the chart draws.
    #[must_use]
    pub fn new(
        table: &ProtectedTable,
        rows: TableRows,
        measure: Measure,
        language: Language,
    ) -> Self {
        let with_base = rows == TableRows::Categories && measure != Measure::Count;
        let groups = table.groups().iter().map(|group| group_line(group, with_base));
        let categories = table.categories().iter().map(|category| Line {
            label: sentence_case(&category.label),
            total: category.role == CategoryRole::Total,
        });
        let (groups, categories) =
            (groups.collect::<Vec<_>>(), categories.collect::<Vec<_>>());
        let corner = match rows {
            TableRows::Groups => table.breakdown().unwrap_or_default(),
            TableRows::Categories => table.subject(),
        };
        let (row_lines, column_lines) = match rows {
            TableRows::Groups => (&groups, &categories),
            TableRows::Categories => (&categories, &groups),
        };
        let both = measure == Measure::CountAndPercent;
        // The group's base stands last when its shares are spread over a row.
        let base_column = rows == TableRows::Groups
            && matches!(measure, Measure::Percent | Measure::Mean);
        let mut result = Self {
            corner: corner.to_owned(),
            header: header(column_lines, measure, language),
            rows: Vec::new(),
            columns: 0,
            total_columns: Vec::new(),
        };
        for line in column_lines {
            result.total_columns.push(line.total);
            if both {
                result.total_columns.push(line.total);
            }
        }
        if base_column {
            result.total_columns.push(false);
            if let Some(first) = result.header.first_mut() {
                first.push(HeaderCell { text: "n".to_owned(), span: 1 });
            }
        }
        result.columns = result.total_columns.len();
        for (row, line) in row_lines.iter().enumerate() {
            let mut cells = Vec::new();
            for column in 0..column_lines.len() {
                let (group, category) = match rows {
                    TableRows::Groups => (row, column),
                    TableRows::Categories => (column, row),
                };
                let cell = table.cell(group, category);
                match measure {
                    Measure::Count | Measure::Mean => cells.push(text(&cell.number)),
                    Measure::Percent => cells.push(text(&cell.percent)),
                    Measure::CountAndPercent => {
                        cells.extend([text(&cell.number), text(&cell.percent)]);
                    }
                }
            }
            if base_column {
                let group = &table.groups()[row];
                let base =
                    if measure == Measure::Mean { &group.answered } else { &group.base };
                cells.push(text(base));
            }
            result.rows.push(DataRow {
                label: line.label.clone(),
                total: line.total,
                cells,
            });
        }
        result
    }

    /// Lays out a table on the quality of a survey.
    #[must_use]
    pub fn of_account(account: &Account) -> Self {
        let header = account.header.iter();
        let header = header.map(|text| HeaderCell { text: text.clone(), span: 1 });
        let cell = |cell: &Option<Entry>| cell.as_ref().map(text).unwrap_or_default();
        let rows = account.rows.iter().map(|row| DataRow {
            label: row.label.clone(),
            total: row.is_total,
            cells: row.cells.iter().map(cell).collect(),
        });
        Self {
            corner: account.corner.clone(),
            header: vec![header.collect()],
            rows: rows.collect(),
            columns: account.header.len(),
            total_columns: vec![false; account.header.len()],
        }
    }

    /// The table as CSV: semicolons, every text in quotes where it needs them, and an
    /// apostrophe before a text that a spreadsheet would run as a formula.
    ///
    /// A cell that begins with `=`, `+`, `-`, `@`, a tab or a line break can be run by a
    /// spreadsheet (OWASP, *CSV Injection*). Our numbers never begin so: a minus is U+2212.
    #[must_use]
    pub fn to_csv(&self) -> String {
        let mut lines = Vec::new();
        for (index, row) in self.header.iter().enumerate() {
            let corner = if index == 0 { self.corner.as_str() } else { "" };
            let mut cells = vec![csv_cell(corner)];
            for cell in row {
                // A header over several columns is repeated over each of them.
                cells.extend(std::iter::repeat_n(csv_cell(&cell.text), cell.span));
            }
            lines.push(cells.join(";"));
        }
        for row in &self.rows {
            let cells = row.cells.iter().map(|cell| csv_cell(cell));
            let label = std::iter::once(csv_cell(&row.label));
            lines.push(label.chain(cells).collect::<Vec<_>>().join(";"));
        }
        lines.push(String::new());
        lines.join("\n")
    }
}

fn text(entry: &Entry) -> String {
    entry.text().to_owned()
}

fn group_line(group: &ProtectedGroup, with_base: bool) -> Line {
    let label = if with_base && group.role != GroupRole::All {
        format!("{} (n = {})", group.label, group.base.text())
    } else {
        group.label.clone()
    };
    Line { label, total: group.role == GroupRole::Total }
}

fn header(
    columns: &[Line],
    measure: Measure,
    language: Language,
) -> Vec<Vec<HeaderCell>> {
    let one = |text: &str| HeaderCell { text: text.to_owned(), span: 1 };
    let pair = [one(language.word("count")), one(language.word("percent"))];
    let alone = columns.len() == 1 && columns[0].label.is_empty();
    match (measure, alone) {
        (Measure::CountAndPercent, true) => vec![pair.to_vec()],
        (Measure::CountAndPercent, false) => {
            let labels = columns
                .iter()
                .map(|line| HeaderCell { text: line.label.clone(), span: 2 })
                .collect();
            let below = [one(language.word("count")), one("%")];
            vec![labels, columns.iter().flat_map(|_| below.clone()).collect()]
        }
        (Measure::Count, true) => vec![vec![one(language.word("count"))]],
        (Measure::Percent, true) => vec![vec![one(language.word("percent"))]],
        (Measure::Mean, true) => vec![vec![one(language.word("mean"))]],
        (Measure::Count | Measure::Percent | Measure::Mean, false) => {
            vec![columns.iter().map(|line| one(&line.label)).collect()]
        }
    }
}

fn csv_cell(text: &str) -> String {
    let runs = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    let text = if runs { format!("'{text}") } else { text.to_owned() };
    if text.contains([';', '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_csv_cell_cannot_be_run() {
        for attack in ["=cmd()", "+1", "-1", "@x", "\t=1"] {
            assert!(csv_cell(attack).trim_matches('"').starts_with('\''), "{attack}");
        }
        assert_eq!(csv_cell("a;\"b\""), "\"a;\"\"b\"\"\"");
        assert_eq!(csv_cell("\u{2212}1,5"), "\u{2212}1,5");
    }
}
