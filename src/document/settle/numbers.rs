//! Settles what shows numbers: charts, tables, and accounts of the quality of surveys.

use crate::analysis::{CategoryRole, Measure};
use crate::chart::DrawnChart;
use crate::diagnostic::Diagnostic;
use crate::disclosure::ProtectedTable;
use crate::manuscript::{self, ChartKind, Prose, Quality, QualityContent, TableRows};

use super::{Settler, data_path, without_period};
use crate::document::caption;
use crate::document::data_table::{DataTable, Ends};
use crate::document::flow::Flow;
use crate::document::inference::IntervalsAs;
use crate::document::item::{
    DocumentItem, FlowFigure, ItemContent, SettledChart, ShownTable,
};
use crate::document::picture::ChartPicture;

/// How a chart or table stands in rows and columns.
struct LaidOutTable<'a> {
    table: &'a ProtectedTable,
    data: DataTable,
    intervals: IntervalsAs,
    measure: Measure,
}

impl Settler<'_> {
    /// A chart; nothing, if it could not be computed or drawn, which has been reported.
    pub(super) fn chart(&mut self, chart: &manuscript::Chart) -> Option<DocumentItem> {
        let label = &chart.request.id;
        let id = format!("diagram:{}", label.value);
        self.labels.push(id.clone());
        let table = self.tables.get(label.value.as_str()).copied()?;
        let drawn = self.charts.get(label.value.as_str()).copied()?;
        let picture = &drawn.print;
        let groups = table.groups().len() > 1;
        let rows = match chart.kind {
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
        };
        let measure = match table.measure() {
            Measure::Percent => Measure::CountAndPercent,
            other => other,
        };
        let data = DataTable::new(table, rows, measure, Ends::Apart, self.language);
        let written = self.brief(&chart.caption);
        let own = chart.alt.as_ref().map(|alt| self.plain(alt));
        let alt = alternative(own, &written, drawn);
        self.add_data_file(&label.value, &written, data.to_csv());
        let answers = table.categories().iter();
        let answers = answers.filter(|it| it.role == CategoryRole::Answer).count();
        let is_alone = answers == 1 || measure == Measure::Mean;
        let intervals = if chart.kind == ChartKind::Line && is_alone {
            IntervalsAs::Band
        } else {
            IntervalsAs::Lines
        };
        let laid_out = LaidOutTable { table, data, intervals, measure };
        let shown = self.shown(laid_out, written, chart.note.as_ref(), chart.float);
        if let Some(room) = drawn.too_high_for {
            let message = format!(
                "the chart `{}` is {} pt high, and there is room for {room} pt",
                label.value, picture.height
            );
            let hint = "ask for fewer answers or groups, or make two charts of it";
            self.diagnostics
                .push(Diagnostic::warning(message).at(&label.place).hint(hint));
        }
        let picture = ChartPicture {
            file: format!("charts/{}.svg", label.value),
            width: picture.width,
            height: picture.height,
        };
        let content = ItemContent::Chart(Box::new(SettledChart { shown, alt, picture }));
        Some(self.item(id, &label.place, content))
    }

    /// A table; nothing, if it could not be computed, which has been reported.
    pub(super) fn table(&mut self, table: &manuscript::Table) -> Option<DocumentItem> {
        let label = &table.request.id;
        let id = format!("table:{}", label.value);
        self.labels.push(id.clone());
        let numbers = self.tables.get(label.value.as_str()).copied()?;
        let (rows, measure) = (table.rows, numbers.measure());
        let laid_out = |ends| DataTable::new(numbers, rows, measure, ends, self.language);
        let (data, apart) = (laid_out(Ends::Together), laid_out(Ends::Apart));
        let columns = measure == Measure::Mean
            || rows == TableRows::Categories && numbers.groups().len() == 1;
        let intervals = if columns { IntervalsAs::Column } else { IntervalsAs::Brackets };
        let caption = self.brief(&table.caption);
        self.add_data_file(&label.value, &caption, apart.to_csv());
        let laid_out = LaidOutTable { table: numbers, data, intervals, measure };
        let shown = self.shown(laid_out, caption, table.note.as_ref(), table.float);
        Some(self.item(id, &label.place, ItemContent::Table(Box::new(shown))))
    }

    /// A block on the quality of a survey: its drawing, if it has one, and its table. Nothing
    /// of what could not be computed, which has been reported.
    pub(super) fn quality(&mut self, quality: &Quality) -> Vec<DocumentItem> {
        let label = &quality.id;
        let (drawn, tabled) = match &quality.content {
            QualityContent::Flow(flow) => (flow.drawing, flow.table),
            QualityContent::NonResponse(_)
            | QualityContent::Reliability(_)
            | QualityContent::Change(_) => (false, true),
        };
        let figure = format!("figure:{}", label.value);
        let table = format!("table:{}", label.value);
        self.labels.extend(drawn.then(|| figure.clone()));
        self.labels.extend(tabled.then(|| table.clone()));
        let found = self.accounts.get(label.value.as_str()).copied();
        let Some(account) = found else { return Vec::new() };
        let written = self.brief(&quality.caption);
        let note = quality.note.as_ref().map(|note| self.brief(note));
        let data = DataTable::of_account(account);
        self.add_data_file(&label.value, &written, data.to_csv());
        let caption = without_period(written);
        let mut notes = account.notes.clone();
        notes.extend(note);
        let mut items = Vec::new();
        if let Some(drawing) = &account.drawing {
            let flow = Flow::new(drawing, self.language);
            let content = ItemContent::Flow(Box::new(FlowFigure {
                label: label.value.clone(),
                caption: caption.clone(),
                alt: flow.description(self.language),
                // With a table the notes stand under that.
                notes: if tabled { Vec::new() } else { notes.clone() },
                place: self.place,
                float: quality.float,
                flow,
                file: data_path(&label.value),
            }));
            items.push(self.item(figure, &label.place, content));
        }
        if tabled {
            let content = ItemContent::Table(Box::new(ShownTable {
                label: label.value.clone(),
                caption,
                unit: String::new(),
                base: String::new(),
                notes,
                nothing: None,
                place: self.place,
                float: quality.float,
                data,
                file: data_path(&label.value),
            }));
            items.push(self.item(table, &label.place, content));
        }
        items
    }

    /// What charts and tables have in common.
    fn shown(
        &mut self,
        laid_out: LaidOutTable<'_>,
        caption: String,
        note: Option<&Prose>,
        float: bool,
    ) -> ShownTable {
        let LaidOutTable { table, data, intervals, measure } = laid_out;
        let nothing = table.nothing_left(measure);
        let note = note.map(|note| self.brief(note));
        let around = self.bindings.iter().map(|(_, label)| label.as_str());
        let told = around.chain([caption.as_str()]).chain(note.as_deref());
        let told = told.collect::<Vec<_>>().join("\n");
        let mut notes = caption::notes(table, &told, intervals, self.language);
        for (sign, word) in caption::signs(table, nothing.is_none(), self.language) {
            if !self.explained.contains(&sign) {
                self.explained.push(sign);
                notes.push(caption::meaning(sign, word));
            }
        }
        notes.extend(note);
        ShownTable {
            label: table.id().to_owned(),
            caption: without_period(caption),
            unit: caption::unit(table, self.language).to_owned(),
            base: caption::base(table, self.language),
            notes,
            nothing: nothing.map(|nothing| nothing.words(self.language)),
            place: self.place,
            float,
            data,
            file: data_path(table.id()),
        }
    }
}

/// The alternative text of a chart: the author's, unless it is empty or repeats the caption,
/// which tells nobody anything; otherwise one made from the numbers.
fn alternative(own: Option<String>, caption: &str, drawn: &DrawnChart) -> String {
    let own = own.filter(|alt| !alt.is_empty() && alt != caption);
    own.unwrap_or_else(|| drawn.print.alt.clone())
}
