//! Small multiples: the same chart for each category of a variable, on one scale, beside each
//! other where there is room and below each other where there is not.

use super::drawn::DrawnPart;
use super::sheet::{Anchor, ChartSheet};
use super::text::{self, Lettering};
use super::{ChartKind, ChartRequest, Format, lay_out_one, line};

/// So many panels stand beside each other at most.
const MOST_BESIDE: usize = 3;
/// The least that a panel is wide, in print: one of bars, whose labels stand beside them, and
/// one over an axis.
const LEAST_OF_BARS: f64 = 150.0;
const LEAST_OVER_AXIS: f64 = 108.0;
/// Between panels, in print.
const BESIDE: f64 = 16.0;
const BELOW: f64 = 12.0;

/// One of the panels.
pub(super) struct ChartPanel<'t> {
    /// What it is called.
    pub(super) title: String,
    /// What is drawn in it.
    pub(super) drawn: DrawnPart<'t>,
}

/// Divides what is drawn into panels of so many groups.
pub(super) fn divided<'t>(drawn: &DrawnPart<'t>, each: usize) -> Vec<ChartPanel<'t>> {
    let panel = |groups: &[usize]| {
        let labels = groups.iter().map(|group| drawn.group_label(*group));
        let labels = labels.collect::<Vec<_>>();
        match (labels.as_slice(), groups) {
            ([label], [group]) => ChartPanel {
                title: drawn.label_with_n(*group),
                drawn: drawn.in_panel(groups, label),
            },
            _ => {
                let before = beginning(&labels);
                let title = before.trim_end_matches(", ").to_owned();
                ChartPanel { title, drawn: drawn.in_panel(groups, before) }
            }
        }
    };
    drawn.groups.chunks(each.max(1)).map(panel).collect()
}

/// What labels such as `Norra, 2014` and `Norra, 2015` begin with: `Norra, `.
fn beginning<'l>(labels: &[&'l str]) -> &'l str {
    let Some(first) = labels.first() else { return "" };
    let alike = |other: &&str| {
        let pairs = first.char_indices().zip(other.chars());
        let mut different = pairs.filter(|((_, one), other)| one != other);
        let end = different.next().map(|((at, _), _)| at);
        end.unwrap_or(first.len().min(other.len()))
    };
    let end = labels.iter().map(alike).min().unwrap_or_default();
    let end = first[..end].rfind(", ").map_or(0, |at| at + ", ".len());
    &first[..end]
}

/// Whether all panels have room for what is drawn in them, if only below each other.
pub(super) fn fit(sheet: &ChartSheet<'_>, drawn: &DrawnPart<'_>, each: usize) -> bool {
    all_fit(sheet, sheet.format, &divided(drawn, each))
}

/// Draws the panels, and tells how far down they reach. Where the chart is divided, panels
/// beside each other are one of its rows.
pub(super) fn panels(
    sheet: &mut ChartSheet<'_>,
    drawn: &DrawnPart<'_>,
    request: &ChartRequest,
    each: usize,
) -> f64 {
    let panels = divided(drawn, each);
    let columns = columns(sheet, &panels);
    let format = cell(sheet, columns);
    let (beside, below) = (sheet.length(BESIDE), sheet.length(BELOW));
    let leading = sheet.label().leading();
    let (mut top, shown) = (0.0, sheet.rows);
    let rows = panels.chunks(columns).enumerate();
    for (_, row) in rows.filter(|(index, _)| shown.holds(*index)) {
        let before = top;
        let titles = row.iter().map(|panel| {
            text::wrap(sheet.fonts, &panel.title, sheet.strong(), format.width)
        });
        let titles = titles.collect::<Vec<_>>();
        let lines = titles.iter().map(Vec::len).max().unwrap_or_default();
        let above = leading * float(lines) + sheet.length(4.0);
        let inside =
            Format { height: format.height.map(|height| height - above), ..format };
        let (mut left, mut tallest) = (0.0, 0.0_f64);
        for (panel, title) in row.iter().zip(&titles) {
            let lettering = Lettering { set: sheet.strong(), color: sheet.style.ink };
            for (line, place) in title.iter().zip(0_u32..) {
                let middle = top + leading * (f64::from(place) + 0.5);
                sheet.centred_text(line, (left, middle), Anchor::Start, lettering);
            }
            let mut panel_sheet = ChartSheet::new(sheet.style, sheet.fonts, inside);
            let height = lay_out_one(&mut panel_sheet, &panel.drawn, request);
            let shapes = panel_sheet.shapes.into_iter();
            sheet.shapes.extend(shapes.map(|it| it.moved(left, top + above)));
            tallest = tallest.max(height);
            left += format.width + beside;
        }
        top += above + tallest + below;
        sheet.row_heights.push(top - before);
    }
    top - below
}

/// How many panels stand beside each other: as many as have room, in rows that are as full as
/// each other.
fn columns(sheet: &ChartSheet<'_>, panels: &[ChartPanel<'_>]) -> usize {
    let least = match panels.first().map(|panel| panel.drawn.kind) {
        Some(ChartKind::Line | ChartKind::Histogram) => LEAST_OVER_AXIS,
        _ => LEAST_OF_BARS,
    };
    let fits = |count: &usize| {
        let format = cell(sheet, *count);
        format.width >= sheet.length(least) && all_fit(sheet, format, panels)
    };
    let most = (1..=MOST_BESIDE.min(panels.len())).rev().find(fits).unwrap_or(1);
    let rows = panels.len().div_ceil(most);
    panels.len().div_ceil(rows.max(1)).max(1)
}

/// The format of a panel, where so many stand beside each other.
fn cell(sheet: &ChartSheet<'_>, columns: usize) -> Format {
    let columns = float(columns);
    let between = sheet.length(BESIDE) * (columns - 1.0);
    Format { width: (sheet.format.width - between) / columns, ..sheet.format }
}

/// Whether what stands under the lines has room in all panels.
fn all_fit(sheet: &ChartSheet<'_>, format: Format, panels: &[ChartPanel<'_>]) -> bool {
    let sheet = ChartSheet::new(sheet.style, sheet.fonts, format);
    panels.iter().all(|panel| {
        panel.drawn.kind != ChartKind::Line
            || panel.drawn.instead().is_some()
            || line::lines_fit(&sheet, &panel.drawn)
    })
}

fn float(count: usize) -> f64 {
    u32::try_from(count).map_or(0.0, f64::from)
}

#[cfg(test)]
mod tests {
    use super::super::sheet::Shape;
    use super::super::tests::{MEDIA, by_region, counted, fonts, open};
    use super::super::{Medium, SharedAxis, Style, draw};
    use super::*;
    use crate::disclosure::protect;
    use crate::words::Language;

    #[test]
    fn what_groups_of_a_panel_begin_with() {
        assert_eq!(beginning(&["Norra, 2014", "Norra, 2015"]), "Norra, ");
        assert_eq!(
            beginning(&["Vård, öppen, 2014", "Vård, öppen, 2020"]),
            "Vård, öppen, "
        );
        assert_eq!(beginning(&["Östra, 2014", "Östra, 2015 (ej jämförbar)"]), "Östra, ");
        assert_eq!(beginning(&["a", "b"]), "");
        assert_eq!(beginning(&[]), "");
    }

    #[test]
    fn a_telephone_has_one_panel_beside_none() {
        let table = protect(by_region(), &open(), Language::Sv);
        let shared = Some(SharedAxis {
            largest: 9.0,
            longest: "9".into(),
            ..SharedAxis::default()
        });
        let request =
            ChartRequest { panels: Some(1), shared, ..ChartRequest::new(ChartKind::Bar) };
        let beginnings = |medium: Medium| {
            let style = Style::default();
            let figure = draw(&table, &request, &style, fonts(), Language::Sv, medium);
            let titles = figure.texts.iter().filter(|text| text.contains("(n\u{a0}="));
            assert_eq!(titles.count(), 4, "{:?}", figure.texts);
            figure.height
        };
        let [print, wide, narrow] = MEDIA.map(beginnings);
        // Two rows of two, and four rows of one in larger letters.
        assert!(narrow > 1.8 * wide && narrow > 1.8 * print, "{print} {wide} {narrow}");
    }

    #[test]
    fn bars_of_all_panels_have_one_scale() {
        let answers: [(&str, &[u64]); 2] = [("Nord", &[10, 0]), ("Sør", &[40, 0])];
        let table = protect(counted(&["ja", "nei"], &answers), &open(), Language::Nb);
        let shared = Some(SharedAxis {
            largest: 40.0,
            longest: "40".into(),
            ..SharedAxis::default()
        });
        let request =
            ChartRequest { panels: Some(1), shared, ..ChartRequest::new(ChartKind::Bar) };
        let style = Style::default();
        let mut sheet =
            ChartSheet::new(&style, fonts(), style.format(Medium::Print, request.place));
        let drawn = DrawnPart::new(&table, &request, Language::Nb);
        panels(&mut sheet, &drawn, &request, 1);
        let bars = sheet.shapes.iter().filter_map(|shape| match shape {
            Shape::Rectangle { from, to, color } if *color == style.accent => {
                Some(to.0 - from.0)
            }
            _ => None,
        });
        let bars = bars.filter(|length| *length > 0.0).collect::<Vec<_>>();
        let [one, four] = bars.as_slice() else { panic!("{bars:?}") };
        assert!((four / one - 4.0).abs() < 0.01, "{bars:?}");
    }
}
