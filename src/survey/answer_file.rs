//! A data file that has been read: the cells of each column as texts, whatever kind of file it
//! is.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Placed, Said};
use crate::limits;
use crate::say;
use crate::spelling::folded;

use super::cells::CsvRows;
use super::codebook::Variable;
use super::coded::{CodedTexts, TextsMaker};
use super::parquet::ParquetTable;
use super::sav::SystemFile;
use super::sheet::Sheet;

/// A data file: the cells that were asked for as texts, an empty cell as nothing.
pub(super) struct AnswerFile {
    name: String,
    content: FileContent,
    /// Names of all columns, in the order of the file.
    names: Vec<String>,
    /// Where each stands.
    positions: HashMap<String, usize>,
}

/// What a data file is made of.
pub(super) enum FileContent {
    /// A text file.
    Csv(CsvRows),
    /// A Parquet file.
    Parquet(ParquetTable),
    /// An SPSS file.
    System(Box<SystemFile>),
    /// A sheet of an Excel workbook.
    Sheet(Sheet),
}

/// Cells of a column that hold no value to be read.
pub(super) struct CellFlaw<'f> {
    /// What they hold.
    pub(super) kind: FlawKind,
    /// The rows, from 0.
    pub(super) rows: &'f [usize],
}

/// What a cell can hold that is no value to be read.
pub(super) enum FlawKind {
    /// Text that is not in the encoding of its file, which has this name.
    Encoding(&'static str),
    /// A number that Excel shows in per cent, of which nothing is said.
    Percent,
    /// A formula whose result is not stored.
    Formula,
    /// An error of Excel.
    Error,
}

impl FlawKind {
    /// What is said of a column with such cells, in these rows.
    pub(super) fn said(&self, column: &str, rows: &Said) -> Said {
        match self {
            Self::Encoding(encoding) => say!(
                "the column `{column}` holds text that is not in {encoding} ({rows})",
                column,
                encoding,
                rows
            ),
            Self::Percent => say!(
                "the column `{column}` holds numbers that Excel shows in per cent ({rows})",
                column,
                rows
            ),
            Self::Formula => {
                say!("the column `{column}` holds a formula ({rows})", column, rows)
            }
            Self::Error => {
                say!("the column `{column}` holds an error ({rows})", column, rows)
            }
        }
    }

    /// What to do about it.
    pub(super) fn hint(&self) -> &'static str {
        match self {
            Self::Encoding(_) => ENCODING_HINT,
            Self::Percent => PERCENT_HINT,
            Self::Formula => FORMULA_HINT,
            Self::Error => ERROR_HINT,
        }
    }
}

const ENCODING_HINT: &str = "the file mixes encodings; correct the text where it was made, and save the file again";
const FORMULA_HINT: &str =
    "copy the column and paste it as values, or list it under `ignore`";
const PERCENT_HINT: &str = "such a cell holds 0,075 and shows 7,5 %: write `percent: shown` under `excel` if the answer is 7,5, or `percent: stored` if it is 0,075";
const ERROR_HINT: &str = "correct the cell in Excel, or empty it";

impl AnswerFile {
    /// A file, unless it has more columns than any survey.
    pub(super) fn new(
        name: &str,
        content: FileContent,
        written: &Placed<String>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let names = match &content {
            FileContent::Csv(rows) => rows.names().to_vec(),
            FileContent::Parquet(table) => table.names().to_vec(),
            FileContent::System(file) => file.names(),
            FileContent::Sheet(sheet) => sheet.names(),
        };
        if names.len() > limits::COLUMNS {
            diagnostics.push(too_many_columns(name, written));
            return None;
        }
        let positions = names.iter().enumerate();
        let positions =
            positions.map(|(index, name)| (folded(name).into_owned(), index)).collect();
        Some(Self { name: name.to_owned(), content, names, positions })
    }

    /// Rows, without the header.
    pub(super) fn len(&self) -> usize {
        match &self.content {
            FileContent::Csv(rows) => rows.len(),
            FileContent::Parquet(table) => table.len(),
            FileContent::System(file) => file.len(),
            FileContent::Sheet(sheet) => sheet.len(),
        }
    }

    /// Names of all columns, in the order of the file.
    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// Whether there is a column of a name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.position(name).is_some()
    }

    fn position(&self, name: &str) -> Option<usize> {
        self.positions.get(&*folded(name)).copied()
    }

    /// A column's name as the file writes it.
    fn own_name(&self, name: &str) -> Option<&str> {
        self.names.get(self.position(name)?).map(String::as_str)
    }

    /// Whether every value of a column is stored as a number, so that its text is not how
    /// anybody has written it.
    pub(super) fn stores_numbers(&self, column: &str) -> bool {
        let Some(index) = self.position(column) else { return false };
        match &self.content {
            FileContent::Csv(_) | FileContent::Sheet(_) => false,
            FileContent::Parquet(table) => table.stores_numbers(&self.names[index]),
            FileContent::System(file) => file.stores_numbers(index),
        }
    }

    /// Whether a text of a column stands for a number that is stored as one somewhere.
    pub(super) fn is_number(&self, column: &str, text: &str) -> bool {
        match (&self.content, self.position(column)) {
            (FileContent::Sheet(sheet), Some(index)) => sheet.is_number(index, text),
            _ => self.stores_numbers(column),
        }
    }

    /// Whether a column has numbers in cells that Excel shows in per cent, of which nothing
    /// is said.
    pub(super) fn shows_percent(&self, column: &str) -> bool {
        match (&self.content, self.position(column)) {
            (FileContent::Sheet(sheet), Some(index)) => !sheet.percents(index).is_empty(),
            _ => false,
        }
    }

    /// Whether it is a text, in which every cell has a place.
    pub(super) fn is_text(&self) -> bool {
        matches!(self.content, FileContent::Csv(_))
    }

    /// Whether it is an Excel workbook.
    pub(super) fn is_workbook(&self) -> bool {
        matches!(self.content, FileContent::Sheet(_))
    }

    /// The cells of a column, each different text once; `None` if there is no such column,
    /// or if it was not asked for.
    pub(super) fn texts(&self, name: &str) -> Option<CodedTexts> {
        match &self.content {
            FileContent::Csv(rows) => rows.texts(self.position(name)?),
            FileContent::Parquet(table) => table.texts(self.own_name(name)?),
            FileContent::System(_) | FileContent::Sheet(_) => {
                let mut texts = TextsMaker::new(self.len());
                self.each(name, &mut |_, cell| texts.push(cell))?;
                Some(texts.finish())
            }
        }
    }

    /// Walks through the cells of a column, each with its row, counted from 0. An empty
    /// cell is an empty text, and there may be space around others.
    pub(super) fn each(
        &self,
        name: &str,
        see: &mut dyn FnMut(usize, &str),
    ) -> Option<()> {
        let mut row = 0;
        let mut next = |cell: &str| {
            see(row, cell);
            row += 1;
        };
        match &self.content {
            FileContent::Csv(rows) => rows.each(self.position(name)?, next),
            FileContent::Parquet(table) => table.each(self.own_name(name)?, next),
            FileContent::System(file) => file.each(self.position(name)?, &mut next),
            FileContent::Sheet(sheet) => sheet.each(self.position(name)?, &mut next),
        }
    }

    /// Where a cell stands, if the file is a text; the row is counted from 0.
    pub(super) fn place(&self, row: usize, column: &str) -> Option<Place> {
        let FileContent::Csv(rows) = &self.content else { return None };
        Some(rows.cell(row, self.position(column)?))
    }

    /// A row or cell as a person finds it, counted from 0: with the file, if the place of
    /// the message cannot tell.
    pub(super) fn spot(&self, row: usize, column: &str) -> Said {
        let of_file = |row: usize| say!("row {row} of `{name}`", row, name = &self.name);
        match &self.content {
            FileContent::Csv(_) => say!("row {row}", row = row + 1),
            FileContent::Parquet(table) => of_file(table.empty().number_of(row)),
            FileContent::System(file) => of_file(file.empty().number_of(row)),
            FileContent::Sheet(sheet) => {
                sheet.spot(row, self.position(column), &self.name)
            }
        }
    }

    /// Rows as a person finds them: the only one, or how many there are and the first.
    pub(super) fn spots(&self, count: usize, first: usize, column: &str) -> Said {
        let spot = self.spot(first, column);
        match count {
            1 => spot,
            count => say!("{count} rows, first in {spot}", count, spot),
        }
    }

    /// What a header of several rows says of the columns below their names.
    pub(super) fn head_labels(&self) -> &[Option<String>] {
        match &self.content {
            FileContent::Csv(rows) => rows.labels(),
            FileContent::Sheet(sheet) => sheet.labels(),
            FileContent::Parquet(_) | FileContent::System(_) => &[],
        }
    }

    /// Whether the file brings labels of its own.
    pub(super) fn is_described(&self) -> bool {
        matches!(self.content, FileContent::System(_))
    }

    /// What the file says of itself, if it says so.
    pub(super) fn label(&self) -> Option<&str> {
        match &self.content {
            FileContent::Csv(_) | FileContent::Parquet(_) | FileContent::Sheet(_) => None,
            FileContent::System(file) => file.label(),
        }
    }

    /// The variables, if the file describes them; `place` is where an author names the file.
    pub(super) fn variables(&self, place: &Place) -> Vec<Variable> {
        match &self.content {
            FileContent::Csv(_) | FileContent::Parquet(_) | FileContent::Sheet(_) => {
                Vec::new()
            }
            FileContent::System(file) => file.variables(place),
        }
    }

    /// Cells of a column that hold no value to be read, by kind.
    pub(super) fn flaws(&self, column: &str) -> Vec<CellFlaw<'_>> {
        let Some(column) = self.position(column) else { return Vec::new() };
        let mut flaws = match &self.content {
            FileContent::Csv(_) | FileContent::Parquet(_) => Vec::new(),
            FileContent::System(file) => vec![CellFlaw {
                kind: FlawKind::Encoding(file.encoding()),
                rows: file.misencoded(column),
            }],
            FileContent::Sheet(sheet) => {
                let (formulas, errors) = sheet.no_values(column);
                vec![
                    CellFlaw { kind: FlawKind::Percent, rows: sheet.percents(column) },
                    CellFlaw { kind: FlawKind::Formula, rows: formulas },
                    CellFlaw { kind: FlawKind::Error, rows: errors },
                ]
            }
        };
        flaws.retain(|flaw| !flaw.rows.is_empty());
        flaws
    }

    /// Where a column's name stands, if the file is a text.
    pub(super) fn header_place(&self, column: &str) -> Option<Place> {
        let FileContent::Csv(rows) = &self.content else { return None };
        rows.header().get(self.position(column)?).cloned()
    }

    /// What to do where its columns are not those of the codebook.
    pub(super) fn header_hint(&self) -> &'static str {
        match &self.content {
            FileContent::Csv(_) => {
                "look at its first line, which should name the columns, and at the \
                 `separator` under `csv`"
            }
            FileContent::Sheet(_) => {
                "look at the row that should name the columns, and at `header-row` under \
                 `excel`"
            }
            FileContent::Parquet(_) | FileContent::System(_) => {
                "look whether this is the codebook of another file"
            }
        }
    }

    /// The file's name from the project root.
    pub(super) fn name(&self) -> &str {
        &self.name
    }
}

pub(super) fn too_many_columns(name: &str, written: &Placed<String>) -> Diagnostic {
    let most = limits::told(limits::COLUMNS);
    let message = say!("`{name}` has too many columns: more than {most}", name, most);
    let hint = "export the answers again, one column for each question";
    Diagnostic::error(message).at(&written.place).hint(hint)
}

pub(super) fn no_answers(name: &str, written: &Placed<String>) -> Diagnostic {
    Diagnostic::error(say!("`{name}` holds no answers", name))
        .at(&written.place)
        .hint("export the answers again, one row each below the names of the columns")
}
