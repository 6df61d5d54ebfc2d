//! Settles summaries of several questions: one table that is put together from the tables of
//! each, of which every number has been protected with all others.

use std::collections::BTreeSet;

use crate::analysis::{CategoryRole, Measure};
use crate::disclosure::{Entry, Mark, ProtectedTable, ProtectedTest};
use crate::manuscript::Describe;
use crate::words::{Language, sentence_case};

use super::{Settler, data_path, without_period};
use crate::document::caption;
use crate::document::data_table::{DataRow, DataTable};
use crate::document::inference::{IntervalsAs, p_alone, test_name};
use crate::document::item::{DocumentItem, ItemContent, ShownTable};
use crate::document::marked_text::TextMarkup;

/// What stands before the answers to a question.
const INDENT: &str = "\u{2003}";

impl Settler<'_> {
    /// A summary; nothing, if none of it could be computed, which has been reported.
    pub(super) fn describe(&mut self, describe: &Describe) -> Option<DocumentItem> {
        let label = &describe.id.value;
        let id = format!("table:{label}");
        self.labels.push(id.clone());
        let ids = describe.requests.iter().map(|request| request.id.value.as_str());
        let tables = ids.filter_map(|id| self.tables.get(id).copied());
        let tables = tables.collect::<Vec<_>>();
        let first = *tables.first()?;
        let rows = SummaryTable { describe, language: self.language };
        let data = rows.lay_out(&tables, first);
        let caption = self.caption(&describe.caption);
        self.add_data_file(label, &caption.text, data.to_csv());
        let note = self.note(describe.note.as_ref());
        let mut notes = rows.notes(&tables, &caption.text);
        for table in &tables {
            let (shows, as_column) =
                (table.nothing_left(table.measure()).is_none(), IntervalsAs::Column);
            for (sign, word) in caption::signs(table, shows, as_column, self.language) {
                if !self.explained.contains(&sign) {
                    self.explained.push(sign);
                    notes.push(caption::meaning(sign, word));
                }
            }
        }
        let marked = TextMarkup::new(caption.markup, note.as_ref());
        notes.extend(note.map(|note| note.text));
        let shown = ShownTable {
            label: label.clone(),
            caption: without_period(caption.text),
            unit: String::new(),
            base: String::new(),
            marked,
            notes,
            nothing: None,
            place: self.place,
            float: describe.float,
            data,
            file: data_path(label),
        };
        let content = ItemContent::Table(Box::new(shown));
        Some(self.item(id, &describe.id.place, content))
    }
}

/// A summary being laid out.
struct SummaryTable<'d> {
    describe: &'d Describe,
    language: Language,
}

impl SummaryTable<'_> {
    fn lay_out(&self, tables: &[&ProtectedTable], first: &ProtectedTable) -> DataTable {
        let words = self.language.words();
        let mut header = Vec::new();
        for group in first.groups() {
            let name =
                if group.label.is_empty() { words.total() } else { group.label.as_str() };
            header.push(format!("{name} (n = {})", group.rows.text()));
        }
        if self.describe.tests {
            header.push(words.p_value().to_owned());
        }
        let rows = tables.iter().flat_map(|table| self.rows(table)).collect();
        let corner = words.question_header().to_owned();
        DataTable::put_together(corner, header, rows)
    }

    /// The rows of a question: one of numbers, or a heading and a row for each answer.
    fn rows(&self, table: &ProtectedTable) -> Vec<DataRow> {
        let groups = 0..table.groups().len();
        let p = self.describe.tests.then(|| self.p_value(table));
        let mut rows = Vec::new();
        if table.measure() == Measure::Mean {
            let cells = groups.map(|group| self.numbers(table, group));
            rows.push(row(self.name_of_numbers(table), cells.chain(p).collect()));
        } else {
            let empty = groups.map(|_| String::new());
            rows.push(row(table.subject().to_owned(), empty.chain(p).collect()));
            for (index, category) in table.categories().iter().enumerate() {
                if category.role != CategoryRole::Answer {
                    continue;
                }
                let groups = 0..table.groups().len();
                let cells = groups.map(|group| self.share(table, group, index));
                let empty = self.describe.tests.then(String::new);
                let label = format!("{INDENT}{}", sentence_case(&category.label));
                rows.push(row(label, cells.chain(empty).collect()));
            }
        }
        rows.extend(self.not_answered(table));
        rows
    }

    /// How many did not answer, if anybody.
    fn not_answered(&self, table: &ProtectedTable) -> Option<DataRow> {
        let some = |entry: &Entry| !entry.is_zero();
        let groups = table.groups().iter();
        let missing = groups.map(|group| &group.not_answered).collect::<Vec<_>>();
        if !self.describe.missing || !missing.iter().any(|entry| some(entry)) {
            return None;
        }
        let cells = missing.iter().map(|entry| entry.text().to_owned());
        let empty = self.describe.tests.then(String::new);
        let label = format!("{INDENT}{}", self.language.words().no_answer());
        Some(row(label, cells.chain(empty).collect()))
    }

    /// `30 (25 %)`
    fn share(&self, table: &ProtectedTable, group: usize, category: usize) -> String {
        let cell = table.cell(group, category);
        let number = cell.number.text();
        if cell.number.value().is_none() {
            return number.to_owned();
        }
        let sign = match cell.percent {
            Entry::Shown { .. } => self.language.words().percent_sign(),
            Entry::Hidden(_) => "",
        };
        format!("{number} ({}{sign})", cell.percent.text())
    }

    /// `44 (31–58)`, or `44,9 (12,1)`.
    fn numbers(&self, table: &ProtectedTable, group: usize) -> String {
        let cell = |place: usize| &table.cell(group, place).number;
        let middle = cell(0).text();
        let places = 1..table.categories().len();
        let further = places.map(|place| cell(place).text()).collect::<Vec<_>>();
        let hidden = (0..table.categories().len()).all(|at| cell(at).value().is_none());
        if hidden && further.iter().all(|text| *text == middle) {
            return middle.to_owned();
        }
        if let [first, rest @ ..] = further.as_slice()
            && cell(1).value().is_none()
            && rest.iter().all(|text| text == first)
        {
            return format!("{middle} ({first})");
        }
        let to = self.language.words().to();
        let between =
            further.join(if further.iter().any(|it| it.starts_with('\u{2212}')) {
                to
            } else {
                "–"
            });
        format!("{middle} ({between})")
    }

    /// `Ålder: median (nedre kvartil–övre kvartil)`
    fn name_of_numbers(&self, table: &ProtectedTable) -> String {
        let names = table.categories().iter();
        let names = names.map(|one| one.label.to_lowercase()).collect::<Vec<_>>();
        let Some((middle, further)) = names.split_first() else {
            return table.subject().to_owned();
        };
        format!("{}: {middle} ({})", table.subject(), further.join("–"))
    }

    fn p_value(&self, table: &ProtectedTable) -> String {
        match table.test() {
            None => String::new(),
            Some(ProtectedTest::Hidden) => {
                Mark::Suppressed(self.language).sign().to_owned()
            }
            Some(ProtectedTest::Shown(test)) => match &test.overall {
                Ok(overall) => p_alone(overall.p, self.language),
                Err(_) => Mark::Undefined.sign().to_owned(),
            },
        }
    }

    fn notes(&self, tables: &[&ProtectedTable], caption: &str) -> Vec<String> {
        let words = self.language.words();
        let mut notes = Vec::new();
        let counts = |table: &&&ProtectedTable| table.measure() != Measure::Mean;
        if let Some(table) = tables.iter().find(counts) {
            let note = match table.effective_size() {
                Some(_) => words.describe_weighted_counts(),
                None => words.describe_counts(),
            };
            notes.push(note.to_owned());
        }
        let told = |table: &&ProtectedTable| caption::who(table, caption, self.language);
        for note in tables.iter().flat_map(told) {
            if !notes.contains(&note) {
                notes.push(note);
            }
        }
        let kinds = tables.iter().filter_map(|table| match table.test()? {
            ProtectedTest::Shown(test) => Some(test.overall.as_ref().ok()?.kind),
            ProtectedTest::Hidden => None,
        });
        let kinds = kinds.collect::<BTreeSet<_>>();
        if !kinds.is_empty() {
            let names = kinds.iter().map(|kind| test_name(*kind, self.language));
            let names = self.language.all_of(&names.collect::<Vec<_>>());
            notes.push(words.describe_tests(&names));
        }
        notes
    }
}

fn row(label: String, cells: Vec<String>) -> DataRow {
    DataRow { label, total: false, cells }
}
