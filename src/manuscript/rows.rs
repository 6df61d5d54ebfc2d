//! Blocks that show the rows of a register instead of counting them: a table, and a timeline.

use crate::diagnostic::{Diagnostic, Diagnostics, Placed};
use crate::format::{ChoiceWords, Fields};
use crate::yaml::{Content, Node};

use super::block::Block;
use super::keys::register as keys;
use super::keys::{Below, Captioned};
use super::prose::Prose;
use super::request::Condition;
use super::{read_id, read_request};

/// Which rows of a register are shown, and what of them.
#[derive(Clone, Debug)]
pub struct RowsRequest {
    /// The id of the block that asks.
    pub id: Placed<String>,
    /// The register, or a view of it.
    pub of: Placed<String>,
    /// Which rows.
    pub filter: Vec<Condition>,
    /// What of each row.
    pub columns: Vec<RowsColumn>,
    /// By what they are sorted, the first first.
    pub order: Vec<Placed<String>>,
}

/// What is shown of each row.
#[derive(Clone, Debug)]
pub struct RowsColumn {
    /// The variable.
    pub variable: Placed<String>,
    /// The head of the column, if it is not the variable's label.
    pub label: Option<String>,
    /// What cells may hold.
    pub cells: CellRule,
}

/// What the cells of a column may hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CellRule {
    /// Anything. Where a cell is empty, this stands there, or what a document says of it.
    Any(Option<String>),
    /// Anything, and nothing is said where it is empty.
    Optional,
    /// Something in every row.
    Whole,
    /// A date in every row.
    Date,
    /// An answer, or nothing.
    Kind,
}

/// A table of the rows of a register.
#[derive(Clone, Debug)]
pub struct RegisterTable {
    /// Its rows.
    pub request: RowsRequest,
    /// The caption.
    pub caption: Prose,
    /// A line under it.
    pub note: Option<Prose>,
    /// Whether it may move to the top or bottom of a page, so that text fills the room.
    pub float: bool,
}

/// What happened, in order of time.
#[derive(Clone, Debug)]
pub struct Timeline {
    /// Its rows. Of the columns the first is the date and the second what happened.
    pub request: RowsRequest,
    /// Which column says of what kind it was.
    pub kind: Option<usize>,
    /// Which column says more.
    pub text: Option<usize>,
    /// Which column says where.
    pub place: Option<usize>,
    /// A line above it.
    pub title: Option<Prose>,
    /// A line under it.
    pub note: Option<Prose>,
    /// Under what events are put together; none if the years decide it.
    pub groups: Option<TimelineGroups>,
}

impl Timeline {
    /// Which column says when.
    pub const DATE: usize = 0;
    /// Which column says what happened.
    pub const EVENT: usize = 1;
}

/// Under what the events of a timeline are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimelineGroups {
    /// Nothing.
    None,
    /// Each month.
    Month,
    /// Each year.
    Year,
}

impl ChoiceWords for TimelineGroups {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] =
        &[("none", Self::None), ("month", Self::Month), ("year", Self::Year)];
}

/// Reads a block `register-table`.
pub(super) fn register_table(
    mut fields: Fields<'_, keys::RegisterTable>,
    diagnostics: &mut Diagnostics,
) -> Option<Block> {
    let id = fields.read(Captioned::ID, diagnostics);
    if let Some(id) = &id {
        read_id(id, diagnostics);
    }
    let caption = fields.read(Captioned::CAPTION, diagnostics);
    let of = fields.read(keys::ShownRows::OF, diagnostics);
    let filter = fields.read(keys::ShownRows::WHERE, diagnostics);
    let filter = read_request::filter(filter, diagnostics);
    let columns = fields.node(keys::RegisterTable::COLUMNS, diagnostics);
    let columns = columns.map(|node| read_columns(node, diagnostics));
    let order = fields.read(keys::RegisterTable::ORDER, diagnostics).unwrap_or_default();
    let note = fields.read(Below::NOTE, diagnostics);
    let float = fields.read(Below::FLOAT, diagnostics).unwrap_or(false);
    fields.finish(diagnostics);
    let (id, of, columns) = (id?, of?, columns??);
    let request = RowsRequest { id, of, filter, columns, order };
    let table = RegisterTable { request, caption: caption?, note, float };
    Some(Block::RegisterTable(Box::new(table)))
}

/// The columns of a register table; nothing if one of them cannot be read, or there is none.
fn read_columns(node: &Node, diagnostics: &mut Diagnostics) -> Option<Vec<RowsColumn>> {
    let items = node.list(diagnostics)?;
    if items.is_empty() {
        let message = "a register table without columns shows nothing";
        let hint = "name the variables to show: `columns: [organisation, roll]`";
        diagnostics.push(Diagnostic::error(message).at(&node.place).hint(hint));
        return None;
    }
    let columns = items.iter().map(|item| read_column(item, diagnostics));
    columns.collect::<Vec<_>>().into_iter().collect()
}

fn read_column(node: &Node, diagnostics: &mut Diagnostics) -> Option<RowsColumn> {
    if !matches!(node.content, Content::Map(_)) {
        let variable = node.text(diagnostics)?;
        return Some(RowsColumn { variable, label: None, cells: CellRule::Any(None) });
    }
    let mut fields = Fields::<keys::Column>::new(node, diagnostics)?;
    let variable = fields.read(keys::Column::VARIABLE, diagnostics);
    let label = fields.read(keys::Column::LABEL, diagnostics);
    let empty = fields.read(keys::Column::EMPTY, diagnostics);
    fields.finish(diagnostics);
    Some(RowsColumn {
        variable: variable?,
        label: label.map(|label| label.value),
        cells: CellRule::Any(empty.map(|empty| empty.value)),
    })
}

/// Reads a block `timeline`.
pub(super) fn timeline(
    mut fields: Fields<'_, keys::Timeline>,
    diagnostics: &mut Diagnostics,
) -> Option<Block> {
    let id = fields.read(keys::Timeline::ID, diagnostics);
    if let Some(id) = &id {
        read_id(id, diagnostics);
    }
    let title = fields.read(keys::Timeline::TITLE, diagnostics);
    let of = fields.read(keys::ShownRows::OF, diagnostics);
    let filter = fields.read(keys::ShownRows::WHERE, diagnostics);
    let filter = read_request::filter(filter, diagnostics);
    let date = fields.read(keys::Timeline::DATE, diagnostics);
    let event = fields.read(keys::Timeline::EVENT, diagnostics);
    let kind = fields.read(keys::Timeline::KIND, diagnostics);
    let text = fields.read(keys::Timeline::TEXT, diagnostics);
    let place = fields.read(keys::Timeline::PLACE, diagnostics);
    let groups = fields.read(keys::Timeline::GROUP, diagnostics);
    let note = fields.read(keys::Timeline::NOTE, diagnostics);
    fields.finish(diagnostics);
    let (id, of, date, event) = (id?, of?, date?, event?);
    let column = |variable, cells| RowsColumn { variable, label: None, cells };
    let order = vec![date.clone()];
    let mut columns = vec![column(date, CellRule::Date), column(event, CellRule::Whole)];
    let mut add = |variable: Option<Placed<String>>, cells| {
        columns.push(column(variable?, cells));
        Some(columns.len() - 1)
    };
    let kind = add(kind, CellRule::Kind);
    let (text, place) = (add(text, CellRule::Optional), add(place, CellRule::Optional));
    let request = RowsRequest { id, of, filter, columns, order };
    let timeline = Timeline { request, kind, text, place, title, note, groups };
    Some(Block::Timeline(Box::new(timeline)))
}
