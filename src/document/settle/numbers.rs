//! Settles what shows numbers besides charts: tables, and accounts of the quality of surveys.

use crate::analysis::Measure;
use crate::disclosure::ProtectedTable;
use crate::manuscript::{self, Prose, Quality, QualityContent, TableRows};

use super::{Settler, data_path, without_period};
use crate::document::caption;
use crate::document::data_table::{DataTable, Ends};
use crate::document::flow::Flow;
use crate::document::inference::IntervalsAs;
use crate::document::item::{DocumentItem, FlowFigure, ItemContent, ShownTable};
use crate::document::marked_text::TextMarkup;
use crate::document::prose::BriefText;

/// How a chart or table stands in rows and columns.
pub(super) struct LaidOutTable<'a> {
    pub(super) table: &'a ProtectedTable,
    pub(super) data: DataTable,
    pub(super) intervals: IntervalsAs,
    pub(super) measure: Measure,
}

impl Settler<'_> {
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
        let caption = self.caption(&table.caption);
        self.add_data_file(&label.value, &caption.text, apart.to_csv());
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
            | QualityContent::Correlations(_)
            | QualityContent::Change(_) => (false, true),
        };
        let figure = format!("figure:{}", label.value);
        let table = format!("table:{}", label.value);
        self.labels.extend(drawn.then(|| figure.clone()));
        self.labels.extend(tabled.then(|| table.clone()));
        let found = self.accounts.get(label.value.as_str()).copied();
        let Some(account) = found else { return Vec::new() };
        let BriefText { text, mut markup, .. } = self.caption(&quality.caption);
        let note = self.note(quality.note.as_ref());
        let data = DataTable::of_account(account);
        self.add_data_file(&label.value, &text, data.to_csv());
        let caption = without_period(text);
        let mut notes = account.notes.clone();
        notes.extend(note.as_ref().map(|note| note.text.clone()));
        let mut items = Vec::new();
        if let Some(drawing) = &account.drawing {
            let flow = Flow::new(drawing, self.language);
            let content = ItemContent::Flow(Box::new(FlowFigure {
                label: label.value.clone(),
                caption: caption.clone(),
                alt: flow.description(self.language),
                // Where a table has the same caption, its footnotes stand here.
                marked: TextMarkup::new(markup.take(), note.as_ref().filter(|_| !tabled)),
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
                marked: TextMarkup::new(markup, note.as_ref()),
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
    pub(super) fn shown(
        &mut self,
        laid_out: LaidOutTable<'_>,
        caption: BriefText,
        note: Option<&Prose>,
        float: bool,
    ) -> ShownTable {
        let LaidOutTable { table, data, intervals, measure } = laid_out;
        let nothing = table.nothing_left(measure);
        let note = self.note(note);
        let around = self.bindings.iter().map(|(_, label)| label.as_str());
        let under = note.as_ref().map(|note| note.text.as_str());
        let told = around.chain([caption.text.as_str()]).chain(under);
        let told = told.collect::<Vec<_>>().join("\n");
        let mut notes = caption::notes(table, &told, intervals, self.language);
        let language = self.language;
        for (sign, word) in caption::signs(table, nothing.is_none(), intervals, language)
        {
            if !self.explained.contains(&sign) {
                self.explained.push(sign);
                notes.push(caption::meaning(sign, word));
            }
        }
        let marked = TextMarkup::new(caption.markup, note.as_ref());
        notes.extend(note.map(|note| note.text));
        ShownTable {
            label: table.id().to_owned(),
            caption: without_period(caption.text),
            unit: caption::unit(table, self.language).to_owned(),
            base: caption::base(table, self.language),
            marked,
            notes,
            nothing: nothing.map(|nothing| nothing.words(self.language)),
            place: self.place,
            float,
            data,
            file: data_path(table.id()),
        }
    }
}
