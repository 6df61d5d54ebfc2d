//! Tells of tables that would run over the edge of their page: what stands in them is known
//! before anything is set, and so is how much room there is.
//!
//! `layout/tables.typ` and `layout/table-fit.typ` of the library break words, turn headers
//! and divide tables; what no such way gives room to is told here.

use crate::chart::{ChartFonts, Style, Weight};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{
    AnyTable, DataTable, Document, SettledRegisterTable, SettledTypedTable, ShownTable,
};
use crate::manuscript::ChartPlace;
use crate::say;

use super::catalog::Template;

/// The smallest gap between columns, in points, as `layout/table-fit.typ` has it.
const GAP: f64 = 4.0;
/// How much of a word stands in one piece where words break, in sizes of the type, as
/// `layout/table-fit.typ` has it.
const PIECE: f64 = 5.0;
/// The part of a table's room that its row labels have where they are long, as
/// `layout/tables.typ` has it.
const LABELS: f64 = 0.26;
/// Points in a millimetre.
const POINTS: f64 = 72.0 / 25.4;

/// What is known of the words of tables in a template.
struct TableRoom<'a> {
    template: &'a Template,
    style: &'a Style,
    fonts: &'a ChartFonts,
}

/// What a column needs at least, in points, and for what.
struct NeededRoom {
    width: f64,
    text: String,
}

/// Reports tables that have no room on their page although their words break, also in the
/// smallest type that the template allows.
pub fn check_tables(
    template: &Template,
    style: &Style,
    fonts: &ChartFonts,
    document: &Document,
    diagnostics: &mut Diagnostics,
) {
    let room = TableRoom { template, style, fonts };
    for item in document.items() {
        let told = item.content.table().and_then(|table| match table {
            AnyTable::Typed(table) => room.typed(table),
            AnyTable::Register(table) => room.register(table),
            AnyTable::Numbers(table) => room.numbers(table),
        });
        if let Some(error) = told {
            diagnostics.push(error.at(&item.written));
        }
    }
}

impl TableRoom<'_> {
    /// A number among the tokens; a template that lacks it has no such rule.
    fn token(&self, path: &[&str]) -> Option<f64> {
        self.template.tokens.get(path)?.number()
    }

    /// How wide a place is, in points.
    fn width_of(&self, place: &str) -> Option<f64> {
        let full = self.token(&["page", "width"])? * POINTS;
        let at = |place| self.style.print.at(place).width;
        let known = ChartPlace::ALL.into_iter().find(|(word, _)| *word == place);
        Some(match known {
            Some((_, ChartPlace::Full)) => full,
            Some((_, place)) => at(place),
            // What something beside it leaves to words.
            None => 2.0 * at(ChartPlace::Half) - at(ChartPlace::Side),
        })
    }

    fn typed(&self, table: &SettledTypedTable) -> Option<Diagnostic> {
        let columns = (0..table.head.len()).map(|column| {
            let cells = table.rows.iter().map(|row| row[column].said.as_str());
            cells.chain([table.head[column].as_str()]).collect()
        });
        self.of_words(&table.label, table.place, columns)
    }

    fn register(&self, table: &SettledRegisterTable) -> Option<Diagnostic> {
        let columns = (0..table.columns.len()).map(|column| {
            let cells = table.rows.iter().map(|row| row[column].text.as_str());
            cells.chain([table.columns[column].label.as_str()]).collect()
        });
        self.of_words(&table.label, table.place, columns)
    }

    /// A table of words, whose columns stand beside each other with all that they hold.
    fn of_words<'t>(
        &self,
        label: &str,
        place: &str,
        columns: impl Iterator<Item = Vec<&'t str>>,
    ) -> Option<Diagnostic> {
        let size = self.token(&["size", "table_least"])?;
        let room = self.width_of(place)?;
        let needs = columns.map(|texts| self.of_column(&texts, size)).collect::<Vec<_>>();
        let gaps = needs.iter().skip(1).map(|_| GAP).sum::<f64>();
        let needed = needs.iter().map(|need| need.width).sum::<f64>() + gaps;
        if needed <= room {
            return None;
        }
        let widest =
            needs.iter().max_by(|one, other| one.width.total_cmp(&other.width))?;
        let message = say!(
            "the table `{label}` is too wide: its {count} columns need {needed} pt beside each \
             other where their words break, and there is room for {room} pt",
            label,
            count = needs.len(),
            needed = points(needed),
            room = points(room)
        );
        let hint = say!(
            "make fewer columns, or let what stands above them be rows; most room is taken \
             by `{widest}`",
            widest = &widest.text
        );
        Some(self.turned(Diagnostic::error(message).hint(hint), place, needed))
    }

    /// What a column of words needs: words break into pieces, what has no letter does not.
    fn of_column(&self, texts: &[&str], size: f64) -> NeededRoom {
        let words = texts.iter().flat_map(|text| text.split(' '));
        let needs = words.map(|word| {
            let width = self.fonts.width(word, size, Weight::Semibold);
            let breaks = word.chars().any(char::is_alphabetic);
            let width = if breaks { width.min(PIECE * size) } else { width };
            NeededRoom { width, text: word.to_owned() }
        });
        let none = NeededRoom { width: 0.0, text: String::new() };
        needs.fold(none, |most, need| if need.width > most.width { need } else { most })
    }

    /// A table of numbers is divided between its columns, so that each must have room by
    /// itself beside the labels of the rows.
    fn numbers(&self, table: &ShownTable) -> Option<Diagnostic> {
        if table.nothing.is_some() {
            return None;
        }
        let size = self.token(&["size", "table_least"])?;
        let room = self.width_of(table.place)?;
        let need = self.widest_number(&table.data, size);
        let labels = table.data.rows.iter().map(|row| row.label.as_str());
        let labels = labels.chain([table.data.corner.as_str()]);
        let labels = labels.map(|label| self.fonts.width(label, size, Weight::Semibold));
        let labels = labels.fold(0.0, f64::max).min(LABELS * room);
        let needed = need.width + GAP + labels;
        if needed <= room {
            return None;
        }
        let message = say!(
            "the table `{label}` is too wide: `{widest}` needs {needed} pt beside the labels \
             of the rows, and there is room for {room} pt",
            label = &table.label,
            widest = &need.text,
            needed = points(needed),
            room = points(room)
        );
        let hint = "show less in one column, with fewer decimals or without intervals";
        Some(self.turned(Diagnostic::error(message).hint(hint), table.place, needed))
    }

    fn widest_number(&self, data: &DataTable, size: f64) -> NeededRoom {
        let cells = data.rows.iter().flat_map(|row| &row.cells);
        let numbers = cells.filter(|cell| cell.chars().any(|c| c.is_ascii_digit()));
        let needs = numbers.map(|cell| NeededRoom {
            width: self.fonts.width(cell, size, Weight::Semibold),
            text: cell.clone(),
        });
        let none = NeededRoom { width: 0.0, text: String::new() };
        needs.fold(none, |most, need| if need.width > most.width { need } else { most })
    }

    /// Adds that the page can be turned, or that the table can stand by itself, where that
    /// would help.
    fn turned(&self, error: Diagnostic, place: &str, needed: f64) -> Diagnostic {
        let fits = |place| self.width_of(place).is_some_and(|room| needed <= room);
        match place {
            "full" if fits("wide") => error.hint(
                "or write `landscape: true` beside its keys: it then stands on a turned page",
            ),
            "full" | "wide" => error,
            _ if fits("full") => error.hint("or let it stand by itself, outside `side-by-side`"),
            _ => error,
        }
    }
}

/// A length as it is told: whole points.
fn points(length: f64) -> String {
    format!("{length:.0}")
}
