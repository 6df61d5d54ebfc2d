//! How the numbers of a chart or table stand in rows and columns: the same in the PDF, in
//! the HTML page, in the CSV and under "Visa siffror".

use serde::Serialize;

use crate::analysis::{CategoryRole, GroupRole};
use crate::disclosure::{Entry, ProtectedGroup, ProtectedTable, QualityAccount};
use crate::manuscript::{Measure, TableRows};
use crate::number::NO_BREAK_SPACE;
use crate::words::{Language, sentence_case};

/// Rows and columns of text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
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
    /// Where groups are marked with letters, those of each row or column of values, for files;
    /// they stand in the labels too.
    #[serde(skip)]
    letters: Option<Letters>,
}

/// The letters that tell which groups of a table differ.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Letters {
    /// What their column or row is called.
    name: &'static str,
    /// Whether the groups are rows.
    of_rows: bool,
    /// For each row or column of values the label without letters, and the letters.
    list: Vec<(String, String)>,
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

/// How intervals stand in a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    /// As one text, `35–49`: for reading.
    Together,
    /// In columns of their own: for computing.
    Apart,
}

/// What one column or row takes of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CellPart {
    Number,
    Percent,
    /// The share with its interval in brackets.
    PercentAndRange,
    Range,
    Low,
    High,
    /// The count that independence would give.
    Expected,
    /// How far the count is from it.
    Residual,
    /// The standard error of the share.
    Error,
    /// How many in the population those of the cell stand for.
    Total,
    /// The design effect of the share.
    Effect,
}

/// Where a cell stands.
#[derive(Clone, Copy)]
struct CellSpot {
    group: usize,
    category: usize,
}

/// A line of the table seen either way: a group or a category.
struct Line {
    label: String,
    /// The label without the letters of a comparison, and the letters.
    apart: (String, String),
    total: bool,
    index: usize,
    /// Whether it is a category rather than a group.
    category: bool,
    /// Whether expected counts and residuals stand beside its counts.
    fits: bool,
    /// What it takes of its cells, where lines of a table of means differ in that.
    part: Option<CellPart>,
}

/// A table being laid out.
struct Layout<'t> {
    table: &'t ProtectedTable,
    ends: Ends,
    language: Language,
}

impl Layout<'_> {
    /// `95 % KI`.
    fn short(&self) -> Option<String> {
        let rules = self.table.interval_rules()?;
        let level = self.language.level(rules.level);
        Some(self.language.words().interval_short(&level))
    }

    /// The parts of an interval that have columns or rows of their own.
    fn range_parts(&self) -> &'static [CellPart] {
        match (self.table.interval_rules(), self.ends) {
            (None, _) => &[],
            (Some(_), Ends::Together) => &[CellPart::Range],
            (Some(_), Ends::Apart) => &[CellPart::Low, CellPart::High],
        }
    }

    /// What each group or category has a column for.
    fn parts(&self, measure: Measure, alone: bool) -> Vec<CellPart> {
        let brackets = !alone && self.ends == Ends::Together && self.short().is_some();
        let percent =
            if brackets { CellPart::PercentAndRange } else { CellPart::Percent };
        let mut parts = match measure {
            Measure::Mean => return vec![CellPart::Number],
            Measure::Count => vec![CellPart::Number],
            Measure::Percent => vec![percent],
            Measure::CountAndPercent => vec![CellPart::Number, percent],
        };
        if !brackets && measure != Measure::Count {
            parts.extend(self.range_parts());
        }
        let fits = self.table.fits().map(|fits| fits.shown).unwrap_or_default();
        parts.extend(fits.expected.then_some(CellPart::Expected));
        parts.extend(fits.residual.then_some(CellPart::Residual));
        let estimates = self.table.estimates().map(|it| it.shown).unwrap_or_default();
        parts.extend(estimates.error.then_some(CellPart::Error));
        parts.extend(estimates.total.then_some(CellPart::Total));
        parts.extend(estimates.effect.then_some(CellPart::Effect));
        parts
    }

    /// The parts of a line: a total has no interval, and no expected count.
    fn parts_of(&self, line: &Line, parts: &[CellPart]) -> Vec<CellPart> {
        let apart = |part: &CellPart| {
            matches!(
                part,
                CellPart::Low
                    | CellPart::High
                    | CellPart::Error
                    | CellPart::Total
                    | CellPart::Effect
            )
        };
        let beside =
            |part: &CellPart| matches!(part, CellPart::Expected | CellPart::Residual);
        let fits = |part: &&CellPart| {
            !(line.total && line.category && apart(part)) && (line.fits || !beside(part))
        };
        parts.iter().filter(fits).copied().collect()
    }

    /// The header of a part; `below` is where it stands under the header of a group.
    fn part_name(&self, part: CellPart, below: bool) -> String {
        let short = self.short().unwrap_or_default();
        let words = self.language.words();
        match part {
            CellPart::Number => words.count().to_owned(),
            CellPart::Percent | CellPart::PercentAndRange if below => "%".to_owned(),
            CellPart::Percent | CellPart::PercentAndRange => words.percent().to_owned(),
            CellPart::Range => short,
            CellPart::Low => format!("{short}, {}", words.interval_low()),
            CellPart::High => format!("{short}, {}", words.interval_high()),
            CellPart::Expected => words.expected().to_owned(),
            CellPart::Residual => words.residual().to_owned(),
            CellPart::Error => words.se().to_owned(),
            CellPart::Total => words.estimated_number().to_owned(),
            CellPart::Effect => words.design_effect().to_owned(),
        }
    }

    /// The header of an interval in a table of means: with the name of what it is of, where
    /// several have one.
    fn range_name(&self, part: CellPart, index: usize) -> String {
        let name = self.part_name(part, false);
        let all = 0..self.table.categories().len();
        if all.filter(|it| self.table.has_intervals_of(*it)).count() < 2 {
            return name;
        }
        format!("{}, {name}", sentence_case(&self.table.categories()[index].label))
    }

    fn categories(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        for (index, category) in self.table.categories().iter().enumerate() {
            let moment = self.table.moments().get(index);
            lines.push(Line {
                label: sentence_case(&category.label),
                apart: (String::new(), String::new()),
                total: category.role == CategoryRole::Total,
                index,
                category: true,
                fits: category.role == CategoryRole::Answer,
                part: moment.map(|_| CellPart::Number),
            });
            if self.table.has_intervals_of(index) {
                lines.extend(self.range_parts().iter().map(|part| Line {
                    label: self.range_name(*part, index),
                    apart: (String::new(), String::new()),
                    total: false,
                    index,
                    category: true,
                    fits: false,
                    part: Some(*part),
                }));
            }
        }
        lines
    }

    fn groups(&self, with_base: bool) -> Vec<Line> {
        let line = |(index, group): (usize, &ProtectedGroup)| {
            let with_base = |label: String| match group.role {
                GroupRole::Part | GroupRole::Total if with_base => {
                    format!("{label} (n = {})", group.base.text())
                }
                GroupRole::All | GroupRole::Part | GroupRole::Total => label,
            };
            let letters = self.table.test().map(|test| test.plain_letters(index));
            Line {
                label: with_base(self.table.marked_label(index)),
                apart: (with_base(group.label.clone()), letters.unwrap_or_default()),
                total: group.role == GroupRole::Total,
                index,
                category: false,
                fits: group.role == GroupRole::Part,
                part: None,
            }
        };
        self.table.groups().iter().enumerate().map(line).collect()
    }

    fn text(&self, spot: CellSpot, part: CellPart) -> String {
        let CellSpot { group, category } = spot;
        let cell = self.table.cell(group, category);
        let range = self.table.range(group, category);
        let fit = self.table.fit(group, category);
        let estimate = self.table.estimate(group, category);
        let ends = range.map(|range| range.text(self.language.words().to()));
        let end = |end: Option<&Entry>| end.map_or("", |end| end.text()).to_owned();
        match part {
            CellPart::Number => cell.number.text().to_owned(),
            CellPart::Percent => cell.percent.text().to_owned(),
            CellPart::PercentAndRange => {
                let some = range.is_some_and(|range| range.low.value().is_some());
                let ends = ends.filter(|_| some);
                let ends = ends.map(|ends| format!("{NO_BREAK_SPACE}({ends})"));
                format!("{}{}", cell.percent.text(), ends.unwrap_or_default())
            }
            CellPart::Range => ends.unwrap_or_default(),
            CellPart::Low => end(range.map(|range| &range.low)),
            CellPart::High => end(range.map(|range| &range.high)),
            CellPart::Expected => end(fit.map(|fit| &fit.expected)),
            CellPart::Error => end(estimate.map(|it| &it.error)),
            CellPart::Total => end(estimate.map(|it| &it.total)),
            CellPart::Effect => end(estimate.map(|it| &it.effect)),
            CellPart::Residual => {
                let mark =
                    fit.filter(|fit| fit.stands_out && self.ends == Ends::Together);
                end(fit.map(|fit| &fit.residual)) + mark.map_or("", |_| "*")
            }
        }
    }

    /// The letters of the groups, if any have some.
    fn letters(&self, groups: &[Line], of_rows: bool) -> Option<Letters> {
        let any = groups.iter().any(|line| !line.apart.1.is_empty());
        let list = groups.iter().map(|line| line.apart.clone()).collect();
        any.then(|| Letters { name: self.language.words().letters(), of_rows, list })
    }

    /// The headers of the columns where there is only one group or category.
    fn header_of_one(&self, measure: Measure, parts: &[CellPart]) -> Vec<HeaderCell> {
        let one = |text: String| HeaderCell { text, span: 1 };
        match measure {
            Measure::Mean => vec![one(self.language.words().mean().to_owned())],
            Measure::Count | Measure::Percent | Measure::CountAndPercent => {
                parts.iter().map(|part| one(self.part_name(*part, false))).collect()
            }
        }
    }

    /// One row of headers, or two where a group or category has several columns.
    fn header(&self, columns: &[Line], parts: &[CellPart]) -> Vec<Vec<HeaderCell>> {
        let one = |text: String| HeaderCell { text, span: 1 };
        let mut labels = Vec::new();
        let mut below = Vec::new();
        for line in columns {
            let parts = self.parts_of(line, parts);
            labels.push(HeaderCell { text: line.label.clone(), span: parts.len() });
            below.extend(parts.iter().map(|part| one(self.part_name(*part, true))));
        }
        if parts.len() == 1 { vec![labels] } else { vec![labels, below] }
    }
}

impl DataTable {
    /// Lays out a table. `measure` is what the columns hold, which for the table behind a
    /// chart is more than the chart draws.
    #[must_use]
    pub fn new(
        table: &ProtectedTable,
        rows: TableRows,
        measure: Measure,
        ends: Ends,
        language: Language,
    ) -> Self {
        let layout = Layout { table, ends, language };
        let with_base = rows == TableRows::Categories && measure != Measure::Count;
        let (groups, categories) = (layout.groups(with_base), layout.categories());
        let corner = match rows {
            TableRows::Groups => table.breakdown().unwrap_or_default(),
            // Rows that are named numbers have no question in common.
            TableRows::Categories if table.subject().is_empty() => {
                language.words().indicator()
            }
            TableRows::Categories => table.subject(),
        };
        let (row_lines, column_lines) = match rows {
            TableRows::Groups => (&groups, &categories),
            TableRows::Categories => (&categories, &groups),
        };
        let alone = column_lines.len() == 1 && column_lines[0].label.is_empty();
        let parts = layout.parts(measure, alone);
        // The group's base stands last when its shares are spread over a row.
        let base_column = rows == TableRows::Groups
            && matches!(measure, Measure::Percent | Measure::Mean);
        let mut result = Self {
            corner: corner.to_owned(),
            header: match alone {
                true => vec![layout.header_of_one(measure, &parts)],
                false => layout.header(column_lines, &parts),
            },
            rows: Vec::new(),
            columns: 0,
            total_columns: Vec::new(),
            letters: layout.letters(&groups, rows == TableRows::Groups),
        };
        for line in column_lines {
            let own = layout.parts_of(line, &parts);
            result.total_columns.extend(own.iter().map(|_| line.total));
        }
        if base_column {
            result.total_columns.push(false);
            let names = std::iter::once("n").chain(std::iter::repeat(""));
            for (header, name) in result.header.iter_mut().zip(names) {
                header.push(HeaderCell { text: name.to_owned(), span: 1 });
            }
        }
        result.columns = result.total_columns.len();
        for row in row_lines {
            let mut cells = Vec::new();
            for column in column_lines {
                let (group, category) = match rows {
                    TableRows::Groups => (row.index, column.index),
                    TableRows::Categories => (column.index, row.index),
                };
                let cell = CellSpot { group, category };
                let own = row.part.or(column.part);
                let parts = layout.parts_of(column, &parts);
                let part = |part: CellPart| own.unwrap_or(part);
                cells.extend(parts.into_iter().map(|one| layout.text(cell, part(one))));
            }
            if base_column {
                let group = &table.groups()[row.index];
                let base =
                    if measure == Measure::Mean { &group.answered } else { &group.base };
                cells.push(base.text().to_owned());
            }
            result.rows.push(DataRow {
                label: row.label.clone(),
                total: row.total,
                cells,
            });
        }
        result
    }

    /// Lays out a table on the quality of a survey.
    #[must_use]
    pub fn of_account(account: &QualityAccount) -> Self {
        let header = account.header.iter();
        let header = header.map(|text| HeaderCell { text: text.clone(), span: 1 });
        let text = |entry: &Entry| entry.text().to_owned();
        let cell = |cell: &Option<Entry>| cell.as_ref().map(text).unwrap_or_default();
        let rows = account.rows.iter().map(|row| DataRow {
            label: row.label.clone(),
            total: row.is_total,
            cells: row.cells.iter().map(cell).collect(),
        });
        Self {
            corner: account.corner.clone(),
            header: if account.above.is_empty() {
                vec![header.collect()]
            } else {
                let above = account.above.iter();
                let above = above
                    .map(|(text, span)| HeaderCell { text: text.clone(), span: *span });
                vec![above.collect(), header.collect()]
            },
            rows: rows.collect(),
            columns: account.header.len(),
            total_columns: vec![false; account.header.len()],
            letters: None,
        }
    }

    /// A table of texts, with one row of headers.
    #[must_use]
    pub(super) fn put_together(
        corner: String,
        header: Vec<String>,
        rows: Vec<DataRow>,
    ) -> Self {
        let columns = header.len();
        let header = header.into_iter().map(|text| HeaderCell { text, span: 1 });
        Self {
            corner,
            header: vec![header.collect()],
            rows,
            columns,
            total_columns: vec![false; columns],
            letters: None,
        }
    }

    /// The table as CSV: semicolons, every text in quotes where it needs them, and an
    /// apostrophe before a text that a spreadsheet would run as a formula.
    ///
    /// A cell that begins with `=`, `+`, `-`, `@`, a tab or a line break can be run by a
    /// spreadsheet (OWASP, *CSV Injection*). Our numbers never begin so, since a minus is
    /// U+2212, but for the plus of a change, which is harmless before digits.
    ///
    /// The letters of a comparison have a column of their own, or a row where groups are
    /// columns, so that labels are what the codebook says.
    #[must_use]
    pub fn to_csv(&self) -> String {
        let of_rows = self.letters.as_ref().filter(|letters| letters.of_rows);
        let of_columns = self.letters.as_ref().filter(|letters| !letters.of_rows);
        let mut lines = Vec::new();
        for (index, row) in self.header.iter().enumerate() {
            let first = index == 0;
            let mut cells = vec![csv_cell(if first { &self.corner } else { "" })];
            for (place, cell) in row.iter().enumerate() {
                let plain = of_columns.filter(|_| first);
                let plain = plain.and_then(|letters| letters.list.get(place));
                let text = plain.map_or(cell.text.as_str(), |(label, _)| label);
                // A header over several columns is repeated over each of them.
                cells.extend(std::iter::repeat_n(csv_cell(text), cell.span));
            }
            let name = of_rows.map(|letters| if first { letters.name } else { "" });
            cells.extend(name.map(csv_cell));
            lines.push(cells.join(";"));
        }
        for (place, row) in self.rows.iter().enumerate() {
            let own = of_rows.and_then(|letters| letters.list.get(place));
            let label = own.map_or(row.label.as_str(), |(label, _)| label);
            let cells = row.cells.iter().map(|cell| csv_value(cell));
            let cells = cells.chain(own.map(|(_, letters)| csv_cell(letters)));
            let label = std::iter::once(csv_cell(label));
            lines.push(label.chain(cells).collect::<Vec<_>>().join(";"));
        }
        if let (Some(letters), Some(header)) = (of_columns, self.header.first()) {
            let mut cells = vec![csv_cell(letters.name)];
            for (header, (_, letters)) in header.iter().zip(&letters.list) {
                cells.extend(std::iter::repeat_n(csv_cell(letters), header.span));
            }
            lines.push(cells.join(";"));
        }
        lines.push(String::new());
        lines.join("\n")
    }
}

/// A value as it is shown: the plus of a change is harmless before digits.
fn csv_value(text: &str) -> String {
    let is_digit = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | '\u{a0}');
    match text.strip_prefix('+') {
        Some(rest) if rest.chars().all(is_digit) => text.to_owned(),
        _ => csv_cell(text),
    }
}

pub(super) fn csv_cell(text: &str) -> String {
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
        assert_eq!(csv_value("+1,5"), "+1,5");
        assert_eq!(csv_value("+1+cmd()"), "'+1+cmd()");
    }
}
