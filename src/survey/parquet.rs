//! Reads columns of a Parquet file: the only place that names polars.

use std::collections::{HashMap, HashSet};
use std::io::Cursor;

use polars::prelude::{
    BooleanChunked, Column, DataFrame, DataType, ParquetReader, PolarsError, SerReader,
};

use crate::diagnostic::{Diagnostic, Said};
use crate::foreign;
use crate::limits;
use crate::say;

use super::coded::{CodedTexts, TextsMaker};
use super::empty::EmptyRows;
use super::told::ToldAnswer;

/// A Parquet file, of which some columns were read.
pub(super) struct ParquetTable {
    names: Vec<String>,
    rows: usize,
    empty: EmptyRows,
    frame: DataFrame,
    /// The cells of columns that do not hold numbers.
    texts: HashMap<String, CodedTexts>,
}

impl ParquetTable {
    /// Reads the wanted columns.
    ///
    /// # Errors
    ///
    /// If the file is damaged, or holds what polars cannot read: why, in a word or two.
    /// `otherwise` is told if polars takes the whole programme with it.
    pub(super) fn read(
        bytes: &[u8],
        wanted: impl Fn(&str) -> bool,
        otherwise: Diagnostic,
    ) -> Result<Self, Said> {
        let read = || -> Result<Self, UnreadParquet> {
            let schema = ParquetReader::new(Cursor::new(bytes)).schema()?;
            let names = schema.iter_names().map(ToString::to_string);
            let names = names.collect::<Vec<_>>();
            let columns = names.iter().filter(|name| wanted(name)).cloned().collect();
            let (frame, rows) = read_columns(bytes, columns)?;
            let unread = names.iter().filter(|name| !wanted(name));
            let unread = unread.collect::<Vec<_>>();
            let empty = empty_rows(bytes, &frame, rows, &unread)?;
            let is_id_in_others =
                !empty.is_empty() && has_id(bytes, &frame, &unread, empty.len())?;
            let empty = EmptyRows::new(empty, is_id_in_others);
            let frame = without(frame, empty.left_out(), rows)?;
            let rows = rows - empty.left_out().len();
            let mut texts = HashMap::new();
            for column in frame.columns().iter().filter(|column| !is_numbers(column)) {
                let name = column.name().to_string();
                texts.insert(name, all_texts(column, rows)?);
            }
            Ok(Self { names, rows, empty, frame, texts })
        };
        let read = foreign::guarded_or(otherwise, read);
        let read = read.map_err(|broken| broken.said())?;
        read.map_err(|error| error.said())
    }

    /// Rows in which nothing stands.
    pub(super) fn empty(&self) -> &EmptyRows {
        &self.empty
    }

    pub(super) fn len(&self) -> usize {
        self.rows
    }

    /// Names of all columns, in the order of the file.
    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// Whether a wanted column holds numbers.
    pub(super) fn stores_numbers(&self, name: &str) -> bool {
        let column = self.frame.column(name);
        column.is_ok_and(|column| column.dtype().is_numeric())
    }

    /// The cells of a wanted column.
    pub(super) fn texts(&self, name: &str) -> Option<CodedTexts> {
        if let Some(texts) = self.texts.get(name) {
            return Some(texts.clone());
        }
        let column = self.frame.column(name).ok()?;
        if column.dtype().is_integer()
            && let Some(texts) = whole_numbers(column)
        {
            return Some(texts);
        }
        all_texts(column, self.rows).ok()
    }

    /// Walks through the cells of a wanted column; an empty one is an empty text.
    pub(super) fn each(&self, name: &str, mut see: impl FnMut(&str)) -> Option<()> {
        if let Some(texts) = self.texts.get(name) {
            texts.each(&mut see);
            return Some(());
        }
        each_text(self.frame.column(name).ok()?, see).ok()
    }
}

/// Reads columns, and tells how many rows the file has.
fn read_columns(
    bytes: &[u8],
    columns: Vec<String>,
) -> Result<(DataFrame, usize), UnreadParquet> {
    let mut reader = ParquetReader::new(Cursor::new(bytes));
    let rows = reader.num_rows()?;
    // A damaged file may say that it has any number of rows.
    if rows.saturating_mul(columns.len().max(1)) > limits::CELLS {
        return Err(UnreadParquet::TooMany);
    }
    let wanted = columns.iter().map(String::as_str).collect::<HashSet<_>>();
    let groups = reader.get_metadata()?.row_groups.iter();
    let chunks = groups.flat_map(|group| group.parquet_columns());
    let kept = chunks.filter(|chunk| {
        let mut path = chunk.descriptor().path_in_schema.iter();
        path.next().is_some_and(|name| wanted.contains(name.as_str()))
    });
    let sizes = kept
        .map(|chunk| usize::try_from(chunk.uncompressed_size()).unwrap_or(usize::MAX));
    if sizes.fold(0, usize::saturating_add) > limits::EXPANDED {
        return Err(UnreadParquet::TooLarge);
    }
    let frame = reader.with_columns(Some(columns)).finish()?;
    // In a damaged one columns may not have as many rows as the first.
    match frame.columns().iter().map(Column::len).find(|found| *found != rows) {
        Some(found) => Err(UnreadParquet::Rows { found, said: rows }),
        None => Ok((frame, rows)),
    }
}

/// The rows in which nothing stands in any column, from 0. The columns that are not wanted
/// are looked into only as long as such rows are left.
fn empty_rows(
    bytes: &[u8],
    frame: &DataFrame,
    rows: usize,
    unread: &[&String],
) -> Result<Vec<usize>, UnreadParquet> {
    let mut empty = None;
    for column in frame.columns() {
        keep_empty(&mut empty, column)?;
    }
    for name in unread {
        if empty.as_ref().is_some_and(Vec::is_empty) {
            break;
        }
        let (frame, _) = read_columns(bytes, vec![(*name).clone()])?;
        for column in frame.columns() {
            keep_empty(&mut empty, column)?;
        }
    }
    Ok(empty.unwrap_or_else(|| (0..rows).collect()))
}

/// Whether a column has a value of its own in every row but the empty ones, as an id has.
fn has_id(
    bytes: &[u8],
    frame: &DataFrame,
    unread: &[&String],
    empty: usize,
) -> Result<bool, UnreadParquet> {
    let is_id = |column: &Column| -> Result<bool, PolarsError> {
        let texts = all_texts(column, column.len())?;
        Ok(texts.different.len() == column.len() - empty)
    };
    for column in frame.columns() {
        if is_id(column)? {
            return Ok(true);
        }
    }
    for name in unread {
        let (frame, _) = read_columns(bytes, vec![(*name).clone()])?;
        for column in frame.columns() {
            if is_id(column)? {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// Keeps of the rows that may be empty (at first all) those without a value in a column.
fn keep_empty(
    empty: &mut Option<Vec<usize>>,
    column: &Column,
) -> Result<(), PolarsError> {
    let mut is_empty = column.is_null();
    if column.dtype().is_string() {
        let blank =
            |text: Option<&str>| Some(text.is_none_or(|text| text.trim().is_empty()));
        is_empty = column.str()?.iter().map(blank).collect();
    }
    let holds_nothing = |row: &usize| is_empty.get(*row) == Some(true);
    *empty = Some(match empty.take() {
        None => (0..column.len()).filter(holds_nothing).collect(),
        Some(rows) => rows.into_iter().filter(holds_nothing).collect(),
    });
    Ok(())
}

/// A frame without some rows.
fn without(
    frame: DataFrame,
    left_out: &[usize],
    rows: usize,
) -> Result<DataFrame, PolarsError> {
    if left_out.is_empty() || frame.width() == 0 {
        return Ok(frame);
    }
    let mut left_out = left_out.iter().peekable();
    let kept = (0..rows).map(|row| left_out.next_if(|one| **one == row).is_none());
    frame.filter(&kept.collect::<BooleanChunked>())
}

/// Whether a column holds numbers, of which nothing can be damaged once they are read.
fn is_numbers(column: &Column) -> bool {
    column.dtype().is_primitive_numeric() || column.dtype().is_bool()
}

fn all_texts(column: &Column, rows: usize) -> Result<CodedTexts, PolarsError> {
    let mut texts = TextsMaker::new(rows);
    each_text(column, |cell| texts.push(cell))?;
    Ok(texts.finish())
}

/// Walks through the cells of a column; numbers have a decimal point and no more digits than
/// they need, and never an exponent.
fn each_text(column: &Column, mut see: impl FnMut(&str)) -> Result<(), PolarsError> {
    match column.dtype() {
        DataType::Float64 => {
            for number in column.f64()?.iter() {
                // There is a negative zero, and nobody means it.
                see(&number.map(|it| (it + 0.0).to_string()).unwrap_or_default());
            }
        }
        DataType::Float32 => {
            for number in column.f32()?.iter() {
                see(&number.map(|it| (it + 0.0).to_string()).unwrap_or_default());
            }
        }
        _ => {
            let column = column.cast(&DataType::String)?;
            for cell in column.str()?.iter() {
                see(cell.unwrap_or_default());
            }
        }
    }
    Ok(())
}

/// Why a Parquet file could not be read.
#[derive(Debug)]
enum UnreadParquet {
    TooMany,
    TooLarge,
    Rows { found: usize, said: usize },
    Other(PolarsError),
}

impl From<PolarsError> for UnreadParquet {
    fn from(error: PolarsError) -> Self {
        Self::Other(error)
    }
}

impl UnreadParquet {
    /// What is said of it.
    fn said(&self) -> Said {
        match self {
            Self::TooMany => say!(
                "it holds too many answers: more than {most} to the questions asked for",
                most = limits::told(limits::CELLS)
            ),
            Self::TooLarge => say!(
                "it expands to too much: more than {most}",
                most = limits::told_bytes(limits::EXPANDED)
            ),
            Self::Rows { found, said } => {
                say!("it should have {rows} rows, but has {found}", rows = said, found)
            }
            Self::Other(error) => ToldAnswer::reason(error).to_string().into(),
        }
    }
}

/// Whole numbers as texts, without making a text of each.
fn whole_numbers(column: &Column) -> Option<CodedTexts> {
    const SMALL: usize = 1 << 10;
    let column = column.cast(&DataType::Int64).ok()?;
    let numbers = column.i64().ok()?;
    let mut texts = TextsMaker::new(0).finish();
    texts.codes.reserve(numbers.len());
    let (mut small, mut other) = (vec![0; SMALL], HashMap::new());
    for number in numbers.iter() {
        let Some(number) = number else {
            texts.codes.push(0);
            continue;
        };
        let code = match usize::try_from(number) {
            Ok(index) if index < SMALL => &mut small[index],
            _ => other.entry(number).or_insert(0),
        };
        if *code == 0 {
            texts.different.push(number.to_string());
            *code = u32::try_from(texts.different.len()).ok()?;
        }
        texts.codes.push(*code);
    }
    Some(texts)
}
