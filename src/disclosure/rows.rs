//! The rows of registers as they are shown: the only way from [`ResultRows`], which only a
//! register that its codebook declares can give, to what a document holds.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::analysis::{ResultRows, RowsOrigin};
use crate::diagnostic::{Place, Source};

/// The rows of a register that a block shows. There is no other way to make them than
/// [`show`], and no other way to what [`show`] takes than a public register; so whatever
/// later rooms show row by row may be read by everybody. They are serialised as a whole, into
/// archives that are published.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ShownRows {
    id: String,
    place: Place,
    origin: RowsOrigin,
    columns: Vec<ShownColumn>,
    rows: Vec<Vec<ShownCell>>,
}

/// A column of shown rows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ShownColumn {
    /// Its head.
    pub label: String,
    /// Whether its cells are numbers.
    pub is_number: bool,
}

/// A cell of shown rows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ShownCell {
    /// As it is shown.
    pub text: String,
    /// The date, as ISO 8601 writes it, if it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Whether the register says nothing, and the text says that.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_empty: bool,
}

impl ShownRows {
    /// The id of the block that shows them.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Where they come from.
    #[must_use]
    pub fn origin(&self) -> &RowsOrigin {
        &self.origin
    }

    /// Where they are asked for.
    #[must_use]
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// The columns.
    #[must_use]
    pub fn columns(&self) -> &[ShownColumn] {
        &self.columns
    }

    /// The rows, each with a cell for every column.
    #[must_use]
    pub fn rows(&self) -> &[Vec<ShownCell>] {
        &self.rows
    }

    /// Finds where they are asked for in the texts of now.
    pub(super) fn settle_place(&mut self, sources: &[Arc<Source>]) {
        self.place = self.place.within(sources);
    }
}

/// Hands on the rows of public registers. Nothing of them is hidden: who declares a register
/// public says that everybody may read every row.
#[must_use]
pub fn show(rows: Vec<ResultRows>) -> Vec<ShownRows> {
    rows.into_iter().map(of_block).collect()
}

fn of_block(rows: ResultRows) -> ShownRows {
    let ResultRows { id, origin, columns, rows } = rows;
    let columns = columns
        .into_iter()
        .map(|column| ShownColumn { label: column.label, is_number: column.is_number });
    let cells = |row: Vec<crate::analysis::ResultCell>| {
        let cells = row.into_iter().map(|cell| ShownCell {
            text: cell.text,
            date: cell.date.map(|date| date.to_string()),
            is_empty: cell.is_empty,
        });
        cells.collect()
    };
    ShownRows {
        id: id.value,
        place: id.place,
        origin,
        columns: columns.collect(),
        rows: rows.into_iter().map(cells).collect(),
    }
}
