//! Draws every chart of a report, for paper and for screens.

use rayon::prelude::*;

use crate::disclosure::ProtectedTable;
use crate::locale::Language;
use crate::manuscript::{Chart, Manuscript};

use super::{ChartFonts, ChartRequest, Figure, Medium, Style, draw};

/// One chart in all its forms.
#[derive(Clone, Debug)]
pub struct DrawnChart {
    /// Its id.
    pub id: String,
    /// For paper; holds the alternative text that serves all forms.
    pub print: Figure,
    /// For wide screens.
    pub wide: Figure,
    /// For narrow screens.
    pub narrow: Figure,
}

/// Draws every chart, in the order they stand; `done` is called after each. Alternative
/// texts are made from the numbers here; an author's own replace them later, when the
/// template in them has been run.
pub fn draw_all(
    manuscript: &Manuscript,
    tables: &[ProtectedTable],
    (style, fonts): (&Style, &ChartFonts),
    done: &(dyn Fn() + Sync),
) -> Vec<DrawnChart> {
    let language = manuscript.report.language;
    let charts = manuscript.charts();
    charts
        .par_iter()
        .filter_map(|chart| {
            let id = &chart.request.id.value;
            let table = tables.iter().find(|table| table.id() == id)?;
            let drawn = draw_one(chart, table, (style, fonts), language);
            done();
            Some(drawn)
        })
        .collect()
}

fn draw_one(
    chart: &Chart,
    table: &ProtectedTable,
    (style, fonts): (&Style, &ChartFonts),
    language: Language,
) -> DrawnChart {
    let request = ChartRequest {
        missing: chart.request.missing,
        order: chart.request.order,
        rows_are: table.unit().map(|unit| unit.many.clone()),
        ..ChartRequest::new(chart.kind, chart.caption.text.trim())
    };
    let form = |medium| draw(table, &request, style, fonts, language, medium);
    DrawnChart {
        id: table.id().to_owned(),
        print: form(Medium::Print),
        wide: form(Medium::ScreenWide),
        narrow: form(Medium::ScreenNarrow),
    }
}
