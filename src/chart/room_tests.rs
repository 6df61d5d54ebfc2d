//! Charts for which there is little room: what gives way, and what stays as it was asked for.

use super::held_tests::{faults, texts};
use super::tests::{counted, fonts, open};
use super::*;
use crate::disclosure::protect;

const ANSWERS: [&str; 3] = ["ja, oftast", "nej, sällan", "-vet inte"];

/// Coordinates are whole numbers, twenty to a point.
const STEPS: f64 = 20.0;

fn printed(
    table: &ProtectedTable,
    request: &ChartRequest,
    style: &Style,
) -> PrintedChart {
    draw_printed(table, request, style, fonts(), Language::Sv)
}

/// A style with one format for charts on a page of their own.
fn style(format: Format) -> Style {
    let mut style = Style::default();
    style.print.full = format;
    style
}

fn slide() -> Style {
    style(Format { height: Some(240.0), least: 18.0, ..Format::new(751.0, 20.0, 18.0) })
}

/// How wide the widest rectangle of a picture is.
fn widest_bar(svg: &str) -> f64 {
    let widths =
        svg.lines().filter(|line| line.starts_with("<rect")).filter_map(|line| {
            let (_, rest) = line.split_once(" width=\"")?;
            rest.split('"').next()?.parse::<f64>().ok()
        });
    widths.fold(0.0, f64::max) / STEPS
}

#[test]
fn where_most_did_not_answer_the_answers_have_room_and_the_others_a_number() {
    let rows: [(&str, &[u64]); 2] = [("Norr", &[3, 2, 1_000_000]), ("Söder", &[2, 3, 7])];
    let table = protect(counted(&ANSWERS, &rows), &open(), Language::Sv);
    for kind in [ChartKind::StackedBar, ChartKind::Diverging] {
        let request = ChartRequest { missing: true, ..ChartRequest::new(kind) };
        let chart = printed(&table, &request, &Style::default());
        let svg = chart.parts[0].svg.to_document();
        assert_eq!(faults(&svg), [""; 0], "{kind:?}");
        assert!(widest_bar(&svg) > 100.0, "{kind:?}: {}", widest_bar(&svg));
        let written = texts(&svg);
        for number in ["1\u{a0}000\u{a0}000", "7"] {
            assert!(written.iter().any(|text| text == number), "{kind:?}: {written:?}");
        }
    }
}

#[test]
fn lines_on_a_slide_are_lines() {
    let rows: [(&str, &[u64]); 3] =
        [("2014", &[3, 2, 1]), ("2017", &[9, 6, 2]), ("2020", &[12, 4, 0])];
    let table = protect(counted(&ANSWERS, &rows), &open(), Language::Sv);
    let chart = printed(&table, &ChartRequest::new(ChartKind::Line), &slide());
    assert_eq!((chart.kind, chart.parts.len()), (ChartKind::Line, 1));
    assert!(chart.parts[0].height <= 240.0, "{}", chart.parts[0].height);
}

#[test]
fn an_axis_of_few_persons_has_whole_numbers() {
    let rows: [(&str, &[u64]); 2] = [("2014", &[0, 1, 0]), ("2017", &[1, 0, 0])];
    let table = protect(counted(&ANSWERS, &rows), &open(), Language::Sv);
    for kind in [ChartKind::Line, ChartKind::Dot] {
        let chart = printed(&table, &ChartRequest::new(kind), &Style::default());
        assert_eq!(chart.kind, kind);
        let parts = &chart.parts[0].texts;
        assert!(
            !parts.iter().any(|text| text.contains(',') && text.len() < 5),
            "{parts:?}"
        );
    }
}

#[test]
fn the_middle_of_two_sides_is_named_where_few_numbers_have_room() {
    let rows: [(&str, &[u64]); 2] = [("Norr", &[10, 0, 0]), ("Söder", &[0, 10, 0])];
    let mut table = counted(&ANSWERS, &rows);
    table.measure = crate::analysis::Measure::Percent;
    let table = protect(table, &open(), Language::Sv);
    let request = ChartRequest::new(ChartKind::Diverging);
    for width in [751.0, 500.0, 400.0] {
        let format = Format { width, ..slide().print.full };
        let chart = printed(&table, &request, &style(format));
        let zero = chart.parts[0].texts.iter().filter(|text| *text == "0");
        assert_eq!(zero.count(), 1, "{width}: {:?}", chart.parts[0].texts);
    }
}

#[test]
fn measurements_whose_words_find_no_room_between_slopes_are_told_by_dots() {
    let long = "Samverkansutvecklingsarbetsgruppens mätning";
    let rows: [(&str, &[u64]); 3] =
        [(long, &[3, 2, 1]), ("2017", &[9, 6, 2]), ("2020", &[12, 4, 0])];
    let short = protect(counted(&ANSWERS, &rows[1..]), &open(), Language::Sv);
    let long = protect(counted(&ANSWERS, &rows), &open(), Language::Sv);
    let request =
        ChartRequest { place: ChartPlace::Half, ..ChartRequest::new(ChartKind::Slope) };
    let kind = |table| printed(table, &request, &Style::default()).kind;
    assert_eq!([kind(&short), kind(&long)], [ChartKind::Slope, ChartKind::Dot]);
}

/// So many panels of so many answers.
fn panels(panels: usize, answers: usize) -> ProtectedTable {
    let names = (0..answers).map(|place| format!("svar {place}")).collect::<Vec<_>>();
    let names = names.iter().map(String::as_str).collect::<Vec<_>>();
    let counts = (1_u64..).take(answers).collect::<Vec<_>>();
    let labels = (0..panels).map(|place| format!("Kommun {place}")).collect::<Vec<_>>();
    let rows = labels.iter().map(|label| (label.as_str(), counts.as_slice()));
    protect(counted(&names, &rows.collect::<Vec<_>>()), &open(), Language::Sv)
}

#[test]
fn panels_that_are_higher_than_their_page_are_divided_between_them() {
    let page = style(Format { height: Some(300.0), ..Format::new(397.0, 8.5, 8.0) });
    let request = ChartRequest { panels: Some(1), ..ChartRequest::new(ChartKind::Bar) };
    let chart = printed(&panels(9, 8), &request, &page);
    assert!(chart.parts.len() > 1 && chart.too_high.is_none(), "{}", chart.parts.len());
    assert_eq!(chart.kind, ChartKind::Bar);
    let mut titles = 0;
    for part in &chart.parts {
        assert!(part.height <= 300.0, "{}", part.height);
        assert_eq!(faults(&part.svg.to_document()), [""; 0]);
        titles += part.texts.iter().filter(|text| text.starts_with("Kommun ")).count();
    }
    assert_eq!(titles, 9);
}

#[test]
fn panels_of_which_one_is_higher_than_its_page_become_bars_side_by_side_on_paper() {
    let page = style(Format { height: Some(300.0), ..Format::new(397.0, 8.5, 8.0) });
    let request = ChartRequest { panels: Some(1), ..ChartRequest::new(ChartKind::Bar) };
    let chart = printed(&panels(3, 60), &request, &page);
    assert!(chart.too_high.is_none() && chart.parts.len() > 1, "{:?}", chart.too_high);
    assert_eq!((chart.kind, chart.asked), (ChartKind::GroupedBar, ChartKind::Bar));
}
