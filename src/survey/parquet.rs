//! Reads columns of a Parquet file: the only place that names polars.

use std::collections::HashMap;
use std::io::Cursor;

use polars::prelude::{
    Column, DataFrame, DataType, ParquetReader, PolarsResult, SerReader,
};

use super::coded::{Texts, TextsMaker};
use super::told::Told;

/// A Parquet file, of which some columns were read.
pub(super) struct ParquetTable {
    names: Vec<String>,
    rows: usize,
    frame: DataFrame,
}

impl ParquetTable {
    /// Reads the wanted columns.
    ///
    /// # Errors
    ///
    /// If the file is damaged, or holds what polars cannot read: why, in a word or two.
    pub(super) fn read(
        bytes: Vec<u8>,
        wanted: impl Fn(&str) -> bool,
    ) -> Result<Self, Told> {
        let read = || -> PolarsResult<Self> {
            let mut reader = ParquetReader::new(Cursor::new(bytes));
            let schema = reader.schema()?;
            let names = schema.iter_names().map(ToString::to_string);
            let names = names.collect::<Vec<_>>();
            let rows = reader.num_rows()?;
            let columns = names.iter().filter(|name| wanted(name)).cloned();
            let frame = reader.with_columns(Some(columns.collect())).finish()?;
            Ok(Self { names, rows, frame })
        };
        read().map_err(|error| Told::reason(&error))
    }

    pub(super) fn len(&self) -> usize {
        self.rows
    }

    /// Names of all columns, in the order of the file.
    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// The cells of a wanted column.
    pub(super) fn texts(&self, name: &str) -> Option<Texts> {
        let column = self.frame.column(name).ok()?;
        if column.dtype().is_integer()
            && let Some(texts) = whole_numbers(column)
        {
            return Some(texts);
        }
        let mut texts = TextsMaker::new(self.rows);
        self.each(name, |cell| texts.push(cell))?;
        Some(texts.finish())
    }

    /// Walks through the cells of a wanted column; an empty one is an empty text.
    pub(super) fn each(&self, name: &str, mut see: impl FnMut(&str)) -> Option<()> {
        let column = self.frame.column(name).ok()?.cast(&DataType::String).ok()?;
        for cell in column.str().ok()?.iter() {
            see(cell.unwrap_or_default());
        }
        Some(())
    }
}

/// Whole numbers as texts, without making a text of each.
fn whole_numbers(column: &Column) -> Option<Texts> {
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
