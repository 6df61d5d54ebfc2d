//! Tells whether a table may be too high for the page it begins on. What it needs there is
//! only known once the page is set, which takes far longer than everything before it; most
//! tables can be seen to find room.

use crate::document::{AnyTable, Document, ShownTable};

use super::catalog::Template;

/// Points in a millimetre.
const POINTS: f64 = 72.0 / 25.4;
/// How wide a character is at the most, on the average, in sizes of the type.
const CHARACTER: f64 = 0.6;
/// How high a line is, in sizes of the type.
const LINE: f64 = 1.3;
/// The part of a page that the title of a slide may take.
const TITLE: f64 = 0.3;
/// The part of a page that the head of a table may take, and of points as many, as
/// `layout/table-fit.typ` has it.
const HEAD: (f64, f64) = (0.4, 60.0 * POINTS);
/// A header of so few characters has at most so many lines.
const SHORT_HEAD: (usize, f64) = (14, 2.0);
/// The part of a table's room that its row labels have where they are long.
const LABELS: f64 = 0.26;
/// As many lines of a row have to stand below the head.
const FIRST_LINES: f64 = 4.0;
/// What stands between the lines of a table and around its caption, in points.
const GAPS: f64 = 40.0;

/// What is known of the pages of a template.
struct PageRoom<'a> {
    template: &'a Template,
}

/// What has to stand on the page that a table begins on: the number of characters of its
/// caption, of its longest header and of its first label, and its rows of headers.
struct TableBeginning<'t> {
    place: &'t str,
    caption: usize,
    heads: f64,
    head: usize,
    label: usize,
}

/// Whether a table may find no room on the page it begins on. A template that does not say how
/// high its pages are has no such rule.
#[must_use]
pub fn may_be_too_high(template: &Template, document: &Document) -> bool {
    let room = PageRoom { template };
    document.items().into_iter().any(|item| {
        let Some(table) = item.content.table() else { return false };
        let beginning = match table {
            AnyTable::Numbers(table) => of_numbers(table),
            AnyTable::Typed(table) => {
                let cells = table.rows.iter().take(1).flatten();
                let cells = cells.map(|cell| length(&cell.said));
                TableBeginning {
                    place: table.place,
                    caption: length(&table.caption),
                    heads: 1.0,
                    head: table.head.iter().map(|head| length(head)).max().unwrap_or(0),
                    label: cells.max().unwrap_or(0),
                }
            }
            AnyTable::Register(table) => {
                let cells = table.rows.iter().take(1).flatten();
                let heads = table.columns.iter().map(|column| length(&column.label));
                TableBeginning {
                    place: table.place,
                    caption: length(&table.caption),
                    heads: 1.0,
                    head: heads.max().unwrap_or(0),
                    label: cells.map(|cell| length(&cell.text)).max().unwrap_or(0),
                }
            }
        };
        room.may_lack(&beginning) == Some(true)
    })
}

fn length(text: &str) -> usize {
    text.chars().count()
}

fn of_numbers(table: &ShownTable) -> TableBeginning<'_> {
    let heads = table.data.header.iter().flatten().map(|cell| length(&cell.text));
    let told = [&table.caption, &table.unit, &table.base];
    TableBeginning {
        place: table.place,
        caption: told.into_iter().map(|text| length(text)).sum(),
        heads: f64::from(u32::try_from(table.data.header.len()).unwrap_or(u32::MAX)),
        head: heads.max().unwrap_or(0),
        label: table.data.rows.first().map_or(0, |row| length(&row.label)),
    }
}

impl PageRoom<'_> {
    fn token(&self, path: &[&str]) -> Option<f64> {
        self.template.tokens.get(path)?.number()
    }

    /// How wide a place is, in points.
    fn width_of(&self, place: &str) -> Option<f64> {
        let width = |place| self.token(&["chart", "place", place, "width"]);
        match place {
            "full" => Some(self.token(&["page", "width"])? * POINTS),
            "rest" => Some(2.0 * width("half")? - width("side")?),
            other => width(other),
        }
    }

    /// How high the room between the margins of a page is, and what of it is left under the
    /// title of a slide.
    fn heights(&self, is_turned: bool) -> Option<(f64, f64)> {
        let millimetres = |name| self.token(&["page", name]);
        let width = millimetres("left")? + millimetres("width")? + millimetres("right")?;
        let height = millimetres("height")?;
        let (is_slide, height) = (width > height, if is_turned { width } else { height });
        let all = (height - millimetres("top")? - millimetres("bottom")?) * POINTS;
        Some((all, if is_slide { all * (1.0 - TITLE) } else { all }))
    }

    fn may_lack(&self, beginning: &TableBeginning<'_>) -> Option<bool> {
        let width = self.width_of(beginning.place)?;
        let is_turned = beginning.place == "wide";
        let (all, free) = self.heights(is_turned)?;
        let lines = |characters: usize, size: f64, width: f64| {
            let characters = f64::from(u32::try_from(characters).unwrap_or(u32::MAX));
            (characters * CHARACTER * size / width).ceil() + 1.0
        };
        let (caption, table) =
            (self.token(&["size", "caption"])?, self.token(&["size", "table"])?);
        let above = lines(beginning.caption, caption, width) * LINE * caption;
        let (part, most) = HEAD;
        let (short, of_lines) = SHORT_HEAD;
        let most = (part * all).min(most);
        let head = if beginning.head <= short {
            most.min(of_lines * LINE * table)
        } else {
            most
        };
        let row = lines(beginning.label, table, LABELS * width).min(FIRST_LINES);
        let needed = above + beginning.heads * head + row * LINE * table + GAPS;
        Some(needed > free)
    }
}
