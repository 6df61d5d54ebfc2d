//! Makes names of columns of a header that is one row high or more: takes what stands in its
//! rows, gives the names and what is written below them.

/// What stands in the header.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    /// The name of each column; empty where there is none.
    pub(super) names: Vec<String>,
    /// What the second row says of each column, if it is no part of the names.
    pub(super) labels: Vec<Option<String>>,
}

/// What a cell of the header says in which nothing stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gaps {
    /// What stands to its left, as where cells were merged, if something stands below it.
    Left,
    /// Nothing: which cells were merged is known.
    Nothing,
}

/// Between the parts of a name that stands in several rows.
const BETWEEN: &str = " / ";

impl Head {
    /// Reads the rows of a header, the topmost first, each with one text for each column.
    ///
    /// Where every column has a name of its own in the first row, that is the name, and the
    /// rows below it are labels. Otherwise a name is made of all rows. The row of
    /// `{"ImportId": …}` that Qualtrics writes is never part of a name.
    pub(super) fn of(mut rows: Vec<Vec<String>>, width: usize, gaps: Gaps) -> Self {
        for row in &mut rows {
            row.resize(width, String::new());
        }
        let mut kept = Vec::with_capacity(rows.len());
        for (index, row) in rows.into_iter().enumerate() {
            if index == 0 || !is_import_row(&row) {
                kept.push(row);
            }
        }
        let Some(first) = kept.first() else { return Self::default() };
        if kept.len() == 1 || names_all(first) {
            let labels = kept.get(1).map(|row| row.iter().map(|text| filled(text)));
            let labels = labels.map_or_else(|| vec![None; width], Iterator::collect);
            return Self { names: first.clone(), labels };
        }
        let filled = if gaps == Gaps::Left { kept.len() - 1 } else { 0 };
        for index in 0..filled {
            let (above, below) = kept.split_at_mut(index + 1);
            fill(&mut above[index], below);
        }
        let names = (0..width).map(|column| joined(&kept, column)).collect();
        Self { names, labels: vec![None; width] }
    }
}

/// What is wrong where such a row stands among the answers.
pub(super) const QUALTRICS_ROW: &str =
    "a row is no answer, but what Qualtrics calls each column, below names and questions";

/// Whether a row is the third one that Qualtrics writes above the answers: what it calls
/// each column itself.
pub(super) fn is_import_row(row: &[String]) -> bool {
    let is_import = |text: &str| {
        let inner = text.strip_prefix('{').map(str::trim_start).unwrap_or_default();
        inner.starts_with("\"ImportId\"") || inner.starts_with("'ImportId'")
    };
    let mut texts = row.iter().filter(|text| !text.is_empty()).peekable();
    texts.peek().is_some() && texts.all(|text| is_import(text))
}

/// Whether every column has a name of its own.
fn names_all(row: &[String]) -> bool {
    let mut names = row.iter().collect::<Vec<_>>();
    names.sort();
    let differ = names.windows(2).all(|pair| pair[0] != pair[1]);
    differ && names.first().is_none_or(|name| !name.is_empty())
}

fn filled(text: &str) -> Option<String> {
    Some(text.to_owned()).filter(|text| !text.is_empty())
}

/// Gives an empty cell what stands to its left, where something stands below it.
fn fill(row: &mut [String], below: &[Vec<String>]) {
    for column in 1..row.len() {
        let is_named = below.iter().any(|row| !row[column].is_empty());
        if row[column].is_empty() && is_named {
            row[column] = row[column - 1].clone();
        }
    }
}

/// The parts of a name, from top to bottom, each once.
fn joined(rows: &[Vec<String>], column: usize) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for row in rows {
        let part = row[column].as_str();
        if !part.is_empty() && !parts.contains(&part) {
            parts.push(part);
        }
    }
    parts.join(BETWEEN)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(rows: &[&str]) -> Head {
        let rows = rows.iter().map(|row| row.split(';').map(str::to_owned).collect());
        let rows = rows.collect::<Vec<Vec<_>>>();
        let width = rows[0].len();
        Head::of(rows, width, Gaps::Left)
    }

    #[test]
    fn names_of_their_own_have_labels_below() {
        let head = head(&["id;q1", "Löpnummer;"]);
        assert_eq!(head.names, ["id", "q1"]);
        assert_eq!(head.labels, [Some("Löpnummer".to_owned()), None]);
    }

    #[test]
    fn names_in_two_or_three_rows_are_joined() {
        let two = head(&["id;Bemötande;;Kön", ";personal;väntan;"]);
        assert_eq!(
            two.names,
            ["id", "Bemötande / personal", "Bemötande / väntan", "Kön"]
        );
        let three = head(&["A;;;", "x;;y;", "1;2;1;2"]);
        assert_eq!(three.names, ["A / x / 1", "A / x / 2", "A / y / 1", "A / y / 2"]);
    }

    #[test]
    fn what_stands_in_every_row_is_one_name() {
        let head = head(&["id;A;A", "id;B;C", "id;B;C"]);
        assert_eq!(head.names, ["id", "A / B", "A / C"]);
    }

    #[test]
    fn a_name_with_nothing_below_it_goes_no_further() {
        let head = head(&["id;;A;A", ";;B;C"]);
        assert_eq!(head.names, ["id", "", "A / B", "A / C"]);
    }

    #[test]
    fn the_row_of_qualtrics_is_no_name() {
        let head = head(&["id;q1", "Nr;Hur?", "{\"ImportId\":\"a\"};{ 'ImportId': 'b'}"]);
        assert_eq!(head.names, ["id", "q1"]);
        assert_eq!(head.labels[1].as_deref(), Some("Hur?"));
        let json = ["{\"ImportId\":\"QID1\"}".to_owned(), String::new()];
        assert!(is_import_row(&json));
        assert!(!is_import_row(&["{\"ImportId\":1}".to_owned(), "x".to_owned()]));
        assert!(!is_import_row(&[String::new(), String::new()]));
    }
}
