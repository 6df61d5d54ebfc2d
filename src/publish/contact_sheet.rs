//! Makes one page with all charts of a report side by side, so that a reviewer sees whether
//! they agree.

use crate::chart::DrawnChart;
use crate::document::{SettledChart, WrittenPart};
use crate::layout::{self, SheetChart};

use super::Parts;
use super::web_page::{NamedPicture, PageError, finish, style};

/// Puts the charts into the template's contact sheet, in the order they stand.
pub(super) fn assemble(parts: Parts<'_>) -> Result<String, PageError> {
    let settled = parts.document.charts();
    let mut charts = Vec::new();
    for (index, chart) in parts.charts.iter().enumerate() {
        let settled = settled.get(chart.id.as_str());
        let missing = || PageError::Chart { id: chart.id.clone() };
        let WrittenPart { what: settled, place } = *settled.ok_or_else(missing)?;
        charts.push(SheetChart {
            id: &chart.id,
            number: index + 1,
            caption: settled.whole_caption(),
            alt: &settled.alt,
            place: place.to_string(),
            svg: pictures(chart, settled),
        });
    }
    let style = style(parts)?;
    let page = layout::contact_sheet(parts.page(), &style, &charts);
    finish(page, "charts.html", parts)
}

/// A chart as it is printed, in all its parts.
fn pictures(chart: &DrawnChart, settled: &SettledChart) -> String {
    let named = NamedPicture::of_chart(chart, settled);
    let parts = chart.parts().enumerate().map(|(part, figure)| match part {
        0 => named.element(figure, "print"),
        _ => named.element(figure, &format!("print-{}", part + 1)),
    });
    parts.collect()
}
