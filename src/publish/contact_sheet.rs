//! Makes one page with all charts of a report side by side, so that a reviewer sees whether
//! they agree.

use crate::layout::{self, SheetChart};

use super::Parts;
use super::web_page::{PageError, finish, labelled, style};

/// Puts the charts into the template's contact sheet, in the order they stand.
pub(super) fn assemble(parts: Parts<'_>) -> Result<String, PageError> {
    let template = parts.template;
    let requests = parts.manuscript.charts();
    let mut charts = Vec::new();
    for (index, chart) in parts.charts.iter().enumerate() {
        let words = parts.source.chart_words.get(&chart.id);
        let words = words.ok_or_else(|| PageError::Chart { id: chart.id.clone() })?;
        let request =
            requests.iter().find(|request| request.request.id.value == chart.id);
        let place = request.map(|request| &request.request.id.place);
        charts.push(SheetChart {
            id: &chart.id,
            number: index + 1,
            caption: &words.caption,
            alt: &words.alt,
            place: place.map(ToString::to_string).unwrap_or_default(),
            svg: labelled(&chart.print, "print", &chart.id, words),
        });
    }
    let report = &parts.manuscript.report;
    let style = style(parts)?;
    let page = layout::contact_sheet(template, report, &style, &charts, parts.watch);
    finish(page, "charts.html", parts)
}
