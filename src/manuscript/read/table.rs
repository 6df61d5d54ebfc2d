//! Reads tables.

use crate::diagnostic::{Diagnostic, Diagnostics, Placed};
use crate::format::Fields;
use crate::manuscript::keys::request as keys;
use crate::manuscript::order::Order;
use crate::manuscript::request::{
    Grouping, Measure, MissingShown, PercentOf, Series, Subject, TableRequest,
};
use crate::manuscript::table::{Direction, Table, TableRows};
use crate::manuscript::waves::WAVE;
use crate::yaml::{Content, Node};

use super::order::{OrderAsker, OrderAskerKind, Sortable};
use super::request::{series, shared};
use super::show::{Shower, ShownParts, WrittenShow};

/// Rows or columns of a table: a variable, or named row sets.
enum Axis {
    Variable(Placed<String>),
    Series(Vec<Series>),
}

fn axis(node: &Node, diagnostics: &mut Diagnostics) -> Option<Axis> {
    match &node.content {
        Content::List(items) if items.is_empty() => {
            let message = "there is nothing in this list";
            let hint = "write a variable, or groups with a `label` and `where` each";
            diagnostics.push(Diagnostic::error(message).at(&node.place).hint(hint));
            None
        }
        Content::List(items) => Some(Axis::Series(series(items, diagnostics))),
        Content::Null | Content::Scalar(..) | Content::Map(_) => {
            node.text(diagnostics).map(Axis::Variable)
        }
    }
}

pub(super) fn table(
    mut fields: Fields<'_, keys::Table>,
    diagnostics: &mut Diagnostics,
) -> Option<Table> {
    let shared = shared(&mut fields, diagnostics);
    let mut axis = |key| fields.optional(key).and_then(|node| axis(node, diagnostics));
    let (rows, columns) = (axis(keys::Table::ROWS), axis(keys::Table::COLUMNS));
    // What follows from a shape that could not be read is not told.
    let is_misread = shared.is_misread
        || fields.is_misread(keys::Table::ROWS, rows.as_ref())
        || fields.is_misread(keys::Table::COLUMNS, columns.as_ref());
    let written = WrittenShow::read(&mut fields, keys::Table::MEASURE, diagnostics);
    let direction = fields.read(keys::Table::PERCENT_OF, diagnostics);
    let totals = fields.read(keys::Table::TOTALS, diagnostics).unwrap_or_default();
    let place = fields.place().clone();
    if !fields.finish(diagnostics).is_empty() || is_misread {
        return None;
    }
    let complete = shared.all_of(&shared.battery);
    let TableShape { subject, grouping, rows } =
        shape(rows, columns, shared.battery, &place, diagnostics)?;
    let default = match &subject {
        Subject::Battery(_) => Measure::Mean,
        Subject::Variable(_) | Subject::Numbers(_) => Measure::Count,
    };
    let ShownParts { measure, moments, fits, estimates, interval, compare, weights } =
        written.settle(Shower::Table, default, diagnostics)?;
    let asker = OrderAsker {
        what: OrderAskerKind::Table,
        has: sortable(&subject, &grouping),
        measure,
        sorts_median: false,
        sorts_answers: false,
    };
    let order = shared.order.map(|order| order.settle(asker, diagnostics));
    let (order, group_order) = order.unwrap_or(Some((Order::Codebook, None)))?;
    let request = TableRequest {
        panels: None,
        id: shared.id?,
        of: shared.of,
        filter: shared.filter,
        subject,
        measure,
        moments,
        described: None,
        fits,
        estimates,
        interval,
        complete,
        compare,
        weights,
        percent_of: percent_of(direction, rows, &grouping),
        grouping,
        base: shared.base,
        decimals: shared.decimals,
        missing: match shared.missing {
            Some(MissingShown::Show) | None => true,
            Some(MissingShown::Hide) => false,
        },
        classes: None,
        ordered: false,
        order,
        group_order,
        totals: totals.settle(rows),
    };
    let (caption, note, float) = (shared.caption?, shared.note, shared.float);
    Some(Table { request, caption, rows, note, float })
}

/// What a table has to be sorted besides its answers.
fn sortable(subject: &Subject, grouping: &Grouping) -> Sortable {
    match (grouping, subject) {
        (Grouping::By(by), _) if by.value == WAVE => Sortable::Waves,
        (Grouping::None, Subject::Variable(_) | Subject::Numbers(_)) => Sortable::Answers,
        (Grouping::None | Grouping::By(_) | Grouping::Series(_), _) => Sortable::Groups,
    }
}

/// `row` and `column` as the author sees them, turned into groups and categories.
fn percent_of(
    direction: Option<Direction>,
    rows: TableRows,
    grouping: &Grouping,
) -> PercentOf {
    let is_grouped = !matches!(grouping, Grouping::None);
    match (direction, rows) {
        (Some(Direction::Table), _) => PercentOf::Table,
        (Some(Direction::Column), TableRows::Groups) => PercentOf::Category,
        (Some(Direction::Row), TableRows::Categories) if is_grouped => {
            PercentOf::Category
        }
        (Some(Direction::Row), TableRows::Groups | TableRows::Categories)
        | (Some(Direction::Column), TableRows::Categories)
        | (None, _) => PercentOf::Group,
    }
}

struct TableShape {
    subject: Subject,
    grouping: Grouping,
    rows: TableRows,
}

/// What is counted and what it is broken down by, from what stands in rows and columns.
fn shape(
    rows: Option<Axis>,
    columns: Option<Axis>,
    battery: Vec<Placed<String>>,
    place: &crate::diagnostic::Place,
    diagnostics: &mut Diagnostics,
) -> Option<TableShape> {
    let variable = |variable| Subject::Variable(variable);
    let is_wave = |name: &Placed<String>| name.value == WAVE;
    let shape = match (rows, columns, battery.is_empty()) {
        (Some(Axis::Variable(row)), Some(Axis::Variable(column)), true)
            if is_wave(&column) =>
        {
            TableShape {
                subject: variable(row),
                grouping: Grouping::By(column),
                rows: TableRows::Categories,
            }
        }
        (Some(Axis::Variable(row)), Some(Axis::Variable(column)), true) => TableShape {
            subject: variable(column),
            grouping: Grouping::By(row),
            rows: TableRows::Groups,
        },
        (Some(Axis::Series(series)), Some(Axis::Variable(column)), true) => TableShape {
            subject: variable(column),
            grouping: Grouping::Series(series),
            rows: TableRows::Groups,
        },
        (Some(Axis::Variable(row)), Some(Axis::Series(series)), true) => TableShape {
            subject: variable(row),
            grouping: Grouping::Series(series),
            rows: TableRows::Categories,
        },
        (Some(Axis::Variable(row)), None, true) => TableShape {
            subject: variable(row),
            grouping: Grouping::None,
            rows: TableRows::Categories,
        },
        (None, None, false) => TableShape {
            subject: Subject::Battery(battery),
            grouping: Grouping::None,
            rows: TableRows::Groups,
        },
        (Some(rows), None, false) if battery.len() == 1 => TableShape {
            subject: variable(battery.into_iter().next()?),
            grouping: match rows {
                Axis::Variable(row) => Grouping::By(row),
                Axis::Series(series) => Grouping::Series(series),
            },
            rows: TableRows::Groups,
        },
        _ => {
            let message = "these rows and columns do not make a table";
            diagnostics.push(Diagnostic::error(message).at(place).hint(
                "give `rows` a variable, and `columns` a variable or a list of series; \
                 or give `variables` for one row each",
            ));
            return None;
        }
    };
    Some(shape)
}
