//! Tells of typed tables that would run over the edge of their page: their words are known
//! before anything is set, and so is how much room there is.

use crate::chart::{ChartFonts, Style, Weight};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{Document, ItemContent, SettledTypedTable};
use crate::manuscript::ChartPlace;

use super::catalog::Template;

/// The smallest gap between columns, in points, as `layout/typed-tables.typ` has it.
const GAP: f64 = 4.0;
/// Points in a millimetre.
const POINTS: f64 = 72.0 / 25.4;

/// What is known of the words of tables in a template.
struct TableRoom<'a> {
    template: &'a Template,
    style: &'a Style,
    fonts: &'a ChartFonts,
}

/// Reports typed tables whose longest words do not fit beside each other, also in the smallest
/// type that the template allows.
pub fn check_tables(
    template: &Template,
    style: &Style,
    fonts: &ChartFonts,
    document: &Document,
    diagnostics: &mut Diagnostics,
) {
    let room = TableRoom { template, style, fonts };
    for item in document.items() {
        let ItemContent::TypedTable(table) = &item.content else { continue };
        if let Some(error) = room.too_wide(table) {
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

    fn too_wide(&self, table: &SettledTypedTable) -> Option<Diagnostic> {
        let size = self.token(&["size", "table_least"])?;
        let room = self.width_of(table.place)?;
        let longest = (0..table.head.len()).map(|column| {
            let cells = table.rows.iter().map(|row| row[column].said.as_str());
            let words = cells.chain([table.head[column].as_str()]);
            let words = words.flat_map(|cell| cell.split(' '));
            let width = |word: &&str| self.fonts.width(word, size, Weight::Semibold);
            words
                .max_by(|one, other| width(one).total_cmp(&width(other)))
                .unwrap_or_default()
        });
        let longest = longest.collect::<Vec<_>>();
        let widths =
            longest.iter().map(|word| self.fonts.width(word, size, Weight::Semibold));
        let widths = widths.collect::<Vec<_>>();
        let gaps = widths.iter().skip(1).map(|_| GAP).sum::<f64>();
        let needed = widths.iter().sum::<f64>() + gaps;
        if needed <= room {
            return None;
        }
        let widest = longest.iter().zip(&widths);
        let widest = widest.max_by(|(_, one), (_, other)| one.total_cmp(other));
        let widest = widest.map_or("", |(word, _)| word);
        let message = format!(
            "the table `{}` is too wide: its longest words need {needed:.0} pt beside each \
             other, and there is room for {room:.0} pt",
            table.label
        );
        let hint = format!(
            "make fewer columns, or let what stands above them be rows; the longest word is \
             `{widest}`"
        );
        Some(Diagnostic::error(message).hint(hint))
    }
}
