//! Settles charts: their caption, description and data, the parts that they are divided into
//! on paper, and what is told of those that have no room.

use crate::analysis::{AnswerScale, CategoryRole, DownwardsBy, Measure};
use crate::chart::{self, DrawnChart, TooHigh};
use crate::diagnostic::Diagnostic;
use crate::disclosure::ProtectedTable;
use crate::manuscript::{self, ChartKind, TableRows};

use super::Settler;
use super::numbers::LaidOutTable;
use crate::document::data_table::{DataTable, Ends};
use crate::document::inference::IntervalsAs;
use crate::document::item::{DocumentItem, FurtherPart, ItemContent, SettledChart};
use crate::document::picture::ChartPicture;
use crate::say;

impl Settler<'_> {
    /// A chart; nothing, if it could not be computed or drawn, which has been reported.
    pub(super) fn chart(&mut self, chart: &manuscript::Chart) -> Option<DocumentItem> {
        let label = &chart.request.id;
        let id = format!("diagram:{}", label.value);
        self.labels.push(id.clone());
        let table = self.tables.get(label.value.as_str()).copied()?;
        let drawn = self.charts.get(label.value.as_str()).copied()?;
        let measure = match table.measure() {
            Measure::Percent => Measure::CountAndPercent,
            other => other,
        };
        let rows = rows_of(chart.kind, table);
        let data = DataTable::new(table, rows, measure, Ends::Apart, self.language);
        let caption = self.caption(&chart.caption);
        let own = chart.alt.as_ref().map(|alt| self.plain(alt));
        let alt = alternative(own, &caption.text, drawn);
        self.add_data_file(&label.value, &caption.text, data.to_csv());
        let answers = table.categories().iter();
        let answers = answers.filter(|it| it.role == CategoryRole::Answer).count();
        let is_alone = answers == 1 || measure == Measure::Mean;
        // Where lines had no room there are bars, and no band.
        let intervals = if drawn.kind == Some(ChartKind::Line) && is_alone {
            IntervalsAs::Band
        } else {
            IntervalsAs::Lines
        };
        let laid_out = LaidOutTable { table, data, intervals, measure };
        let shown = self.shown(laid_out, caption, chart.note.as_ref(), chart.float);
        self.tell_too_high(chart, drawn);
        self.tell_direction(chart, table);
        let picture = ChartPicture {
            file: drawn.file(0),
            width: drawn.print.width,
            height: drawn.print.height,
        };
        let further = drawn.further.iter().enumerate().map(|(index, part)| FurtherPart {
            picture: ChartPicture {
                file: drawn.file(index + 1),
                width: part.width,
                height: part.height,
            },
            name: chart::part_name(index + 2, drawn.further.len() + 1, self.language),
            alt: part.alt.clone(),
        });
        let further = further.collect();
        let settled = SettledChart { shown, alt, picture, further };
        Some(self.item(id, &label.place, ItemContent::Chart(Box::new(settled))))
    }

    /// Reports a chart that has no room on its page and cannot be divided.
    fn tell_too_high(&mut self, chart: &manuscript::Chart, drawn: &DrawnChart) {
        let Some(TooHigh { needed, room }) = drawn.too_high else { return };
        let label = &chart.request.id;
        let [needed, room] = [needed, room].map(|length| format!("{length:.0}"));
        let message = say!(
            "the chart `{label}` does not fit on its page: a single row of it, with what stands \
             above and below, is {needed} pt high, and there is room for {room} pt",
            label = &label.value,
            needed,
            room
        );
        let hint = "write shorter labels in the codebook, show fewer groups, or make two \
                    charts of it; a chart beside something else has more room by itself";
        self.diagnostics.push(Diagnostic::error(message).at(&label.place).hint(hint));
    }

    /// Says once of each scale that charts are coloured as its words mean, and not as it is
    /// listed.
    fn tell_direction(&mut self, chart: &manuscript::Chart, table: &ProtectedTable) {
        let is_coloured = matches!(
            chart.kind,
            ChartKind::StackedBar | ChartKind::Diverging | ChartKind::Pie
        );
        let is_guessed = table.scale() == AnswerScale::Downwards(DownwardsBy::Words);
        if !is_coloured || !is_guessed {
            return;
        }
        let answers = table.categories().iter();
        let answers = answers.filter(|it| it.role == CategoryRole::Answer);
        let labels = answers.map(|it| it.label.as_str()).collect::<Vec<_>>();
        let (Some(first), Some(last)) = (labels.first(), labels.last()) else { return };
        if !self.directions.insert(labels.join("\n")) {
            return;
        }
        let message = say!(
            "the answers from `{first}` to `{last}` are taken to be listed from the most to \
             the least, and `{first}` has the colour of the most",
            first,
            last
        );
        let hint = "write `order: descending` under the question in the codebook if that is \
                    right, or `order: ascending` if it is not";
        let place = &chart.request.id.place;
        self.diagnostics.push(Diagnostic::warning(message).at(place).hint(hint));
    }
}

/// What stands in the rows of a chart's data.
fn rows_of(kind: ChartKind, table: &ProtectedTable) -> TableRows {
    let groups = table.groups().len() > 1;
    match kind {
        ChartKind::StackedBar | ChartKind::Diverging | ChartKind::Line if groups => {
            TableRows::Groups
        }
        ChartKind::Bar
        | ChartKind::Lollipop
        | ChartKind::GroupedBar
        | ChartKind::StackedBar
        | ChartKind::Diverging
        | ChartKind::Pie
        | ChartKind::Slope
        | ChartKind::Dot
        | ChartKind::Line
        | ChartKind::Histogram
        | ChartKind::Box => TableRows::Categories,
    }
}

/// The alternative text of a chart: the author's, unless it is empty or repeats the caption,
/// which tells nobody anything; otherwise one made from the numbers.
fn alternative(own: Option<String>, caption: &str, drawn: &DrawnChart) -> String {
    let own = own.filter(|alt| !alt.is_empty() && alt != caption);
    own.unwrap_or_else(|| drawn.print.alt.clone())
}
