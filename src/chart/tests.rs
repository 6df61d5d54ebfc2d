//! Whole charts: what they say, and that no text is clipped or touches another.

use std::sync::OnceLock;

use super::*;
use crate::analysis::{
    AnswerScale, BaseRule, Body, Category, CategoryRole, Coverage, DownwardsBy, Group,
    GroupRole, Measure, Moment, Moments, PercentOf, ResultTable,
};
use crate::diagnostic::{Place, Source};
use crate::disclosure::protect;
use crate::manuscript::{CellEstimates, CellFits, Policy};
use crate::number::Rounding;

/// The faces of the project's own fonts.
pub(super) fn fonts() -> &'static ChartFonts {
    static FONTS: OnceLock<ChartFonts> = OnceLock::new();
    FONTS.get_or_init(|| {
        let regular = include_bytes!("../../fonts/SourceSans3-Regular.otf");
        let semibold = include_bytes!("../../fonts/SourceSans3-Semibold.otf");
        ChartFonts::new(regular, semibold).unwrap()
    })
}

pub(super) const MEDIA: [Medium; 3] =
    [Medium::Print, Medium::ScreenWide, Medium::ScreenNarrow];

/// A table of counts: categories whose label begins with `-` are ways of not answering.
pub(super) fn counted(categories: &[&str], groups: &[(&str, &[u64])]) -> ResultTable {
    let categories = categories.iter().map(|label| match label.strip_prefix('-') {
        Some(label) => (label, CategoryRole::NotAnswered),
        None => (*label, CategoryRole::Answer),
    });
    let categories = categories
        .map(|(label, role)| Category { label: label.to_owned(), role })
        .collect::<Vec<_>>();
    let several = groups.len() > 1;
    let group = |(label, counts): &(&str, &[u64])| {
        let rows = counts.iter().sum();
        let answers = counts.iter().zip(&categories);
        let answered = answers
            .filter(|(_, category)| category.role == CategoryRole::Answer)
            .map(|(count, _)| *count)
            .sum();
        let role = match (several, *label) {
            (_, "Totalt") => GroupRole::Total,
            (true, _) => GroupRole::Part,
            (false, _) => GroupRole::All,
        };
        Group {
            label: (*label).to_owned(),
            role,
            rows,
            answered,
            not_answered: rows - answered,
            mentions: answered,
        }
    };
    ResultTable {
        id: "lyssnar".to_owned(),
        place: Place::file(&Source::new("a.yaml", "")),
        subject: "Andra myndigheter lyssnar".to_owned(),
        scale: AnswerScale::Ordinal,
        breakdown: several.then(|| "Länsdel".to_owned()),
        measure: Measure::Count,
        percent_of: PercentOf::Group,
        base: BaseRule::Valid,
        decimals: 0,
        rounding: Rounding::HalfUp,
        sum_to_100: false,
        groups: groups.iter().map(group).collect(),
        body: Body::Counts(groups.iter().map(|(_, counts)| counts.to_vec()).collect()),
        categories,
        ungrouped: 0,
        whole: None,
        whole_counts: None,
        moments: Vec::new(),
        weighted: None,
        fits: CellFits::default(),
        estimates: CellEstimates::default(),
        level: 0.95,
        intervals: None,
        errors: Vec::new(),
        test: None,
        coverage: Coverage::default(),
        counted: None,
        contributions: Vec::new(),
        unoffered: Vec::new(),
        asked_then: Vec::new(),
        breaks: Vec::new(),
        classes: Vec::new(),
        order: None,
        origins: Vec::new(),
    }
}

pub(super) fn open() -> Policy {
    Policy::none("the numbers are invented")
}

pub(super) const OFTEN: [&str; 6] =
    ["aldrig", "sällan", "ibland", "ofta", "för det mesta", "alltid"];

/// Invented answers of four groups.
pub(super) fn by_region() -> ResultTable {
    counted(
        &OFTEN,
        &[
            ("Norra Hälsingland", &[0, 0, 1, 4, 7, 8]),
            ("Södra Hälsingland", &[0, 0, 2, 7, 9, 3]),
            ("Västra Gästrikland", &[0, 0, 2, 6, 6, 2]),
            ("Gävle", &[0, 0, 1, 1, 1, 2]),
        ],
    )
}

/// The lines of text on a laid-out chart, and the picture's size.
fn texts(
    table: &ProtectedTable,
    request: &ChartRequest,
    medium: Medium,
) -> (Vec<sheet::TextLine>, (f64, f64)) {
    let style = Style::default();
    let format = style.format(medium, request.place);
    let mut sheet = ChartSheet::new(&style, fonts(), format);
    let drawn = fitting(table, request, Language::Sv, &sheet);
    let bottom = lay_out(&mut sheet, &drawn, request);
    let width = sheet.format.width;
    let lines = sheet.shapes.into_iter().filter_map(|shape| match shape {
        sheet::Shape::Text(line) => Some(line),
        _ => None,
    });
    (lines.collect(), (width, bottom))
}

/// Asserts that every text lies inside the picture and touches no other.
#[track_caller]
pub(super) fn assert_legible(
    table: &ProtectedTable,
    request: &ChartRequest,
    medium: Medium,
) {
    let (lines, (width, height)) = texts(table, request, medium);
    let told = |line: &sheet::TextLine| format!("{:?} {medium:?} {line:?}", request.kind);
    for (index, line) in lines.iter().enumerate() {
        let a = line.edges();
        assert!(a.left > -0.01 && a.right < width + 0.01, "clipped: {}", told(line));
        assert!(a.top > -0.01 && a.bottom < height + 0.01, "clipped: {}", told(line));
        for other in &lines[index + 1..] {
            let b = other.edges();
            let beside = a.right <= b.left + 0.01 || b.right <= a.left + 0.01;
            let under = a.bottom <= b.top + 0.01 || b.bottom <= a.top + 0.01;
            assert!(beside || under, "{}\ntouches {}", told(line), told(other));
        }
    }
}

/// Labels of several kinds, by number.
fn label(kind: usize, index: usize) -> String {
    match kind {
        0 => format!("svar {index}"),
        1 => "i mycket stor utsträckning och alltid ".repeat(8) + &index.to_string(),
        2 => {
            "samverkansutvecklingsarbetsgruppsmöteshandlingsplan".repeat(2)
                + &index.to_string()
        }
        _ => String::new(),
    }
}

/// Counts of several kinds: none, few, uneven, enormous.
fn number(kind: usize, group: usize, category: usize) -> u64 {
    let mixed = (group * 7 + category * 13 + group * category * 5) % 17;
    let mixed = u64::try_from(mixed).unwrap();
    match kind {
        0 => 0,
        1 => mixed,
        2 => [1, 0, 250, 3, 40, 7][(group + category) % 6],
        _ => 1_000_000_000 - mixed,
    }
}

#[test]
fn no_text_is_clipped_or_touches_another() {
    let mut run = 0_usize;
    for groups in [0, 1, 2, 4, 6] {
        for categories in [0, 1, 2, 3, 5, 9] {
            for kind in 0..16 {
                let names = (0..categories).map(|index| {
                    let silent = index > 1 && index + 1 == categories;
                    format!("{}{}", if silent { "-" } else { "" }, label(kind % 4, index))
                });
                let names = names.collect::<Vec<_>>();
                let names = names.iter().map(String::as_str).collect::<Vec<_>>();
                let rows = (0..groups).map(|group| {
                    let counts =
                        (0..categories).map(|category| number(kind / 4, group, category));
                    (label((kind + 1) % 4, group), counts.collect::<Vec<_>>())
                });
                let rows = rows.collect::<Vec<_>>();
                let rows = rows
                    .iter()
                    .map(|(label, counts)| (label.as_str(), counts.as_slice()))
                    .collect::<Vec<_>>();
                for (_, chart) in ChartKind::ALL {
                    run += 1;
                    let mut table = counted(&names, &rows);
                    if run.is_multiple_of(2) {
                        table.measure = Measure::Percent;
                        table.decimals = u8::from(run.is_multiple_of(3));
                    }
                    if run.is_multiple_of(5) {
                        table.base = BaseRule::All;
                    }
                    let strict = Policy::suppress(5);
                    let policy = if run % 7 < 3 { strict } else { open() };
                    let table = protect(table, &policy, Language::Sv);
                    let missing = run % 3 != 1;
                    let place = ChartPlace::ALL[run / 3 % 3].1;
                    let request =
                        ChartRequest { missing, place, ..ChartRequest::new(chart) };
                    assert_legible(&table, &request, MEDIA[run % 3]);
                }
            }
        }
    }
}

#[test]
fn sixty_answers_and_many_groups_are_legible() {
    let names = (0..60).map(|index| format!("kommun {index}")).collect::<Vec<_>>();
    let names = names.iter().map(String::as_str).collect::<Vec<_>>();
    let counts = (0..60).collect::<Vec<u64>>();
    let many = (0..25).map(|_| ("Region", counts.as_slice())).collect::<Vec<_>>();
    for groups in [vec![("", counts.as_slice())], many] {
        for (_, chart) in ChartKind::ALL {
            let table = protect(counted(&names, &groups), &open(), Language::Sv);
            let request = ChartRequest::new(chart);
            for medium in MEDIA {
                assert_legible(&table, &request, medium);
            }
        }
    }
}

#[test]
fn a_bar_is_drawn_to_the_letter() {
    let table = protect(counted(&["Ja"], &[("", &[5])]), &open(), Language::Sv);
    let request = ChartRequest::new(ChartKind::Bar);
    let style = Style::default();
    let figure = draw(&table, &request, &style, fonts(), Language::Sv, Medium::Print);
    assert_eq!(
        figure.svg.to_document(),
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"397pt\" height=\"21pt\" \
         viewBox=\"0 0 7940 420\">\n\
         <text x=\"167\" y=\"137\" dy=\"0.76em\" text-anchor=\"end\" \
         font-family=\"&apos;Source Sans 3&apos;\" font-size=\"170\" fill=\"#1B2A32\">Ja</text>\n\
         <rect x=\"287\" y=\"90\" width=\"7466\" height=\"240\" fill=\"#0B5C6B\" \
         stroke=\"none\"/>\n\
         <text x=\"7833\" y=\"137\" dy=\"0.76em\" text-anchor=\"start\" \
         font-family=\"&apos;Source Sans 3&apos;\" font-size=\"170\" fill=\"#1B2A32\" \
         font-weight=\"600\">5</text>\n\
         <polyline fill=\"none\" stroke=\"#9AA8AE\" stroke-width=\"15\" \
         points=\"287,20 287,400 \"/>\n</svg>\n"
    );
}

#[test]
fn the_same_table_gives_the_same_bytes() {
    let table = protect(by_region(), &open(), Language::Sv);
    let style = Style::default();
    for (_, kind) in ChartKind::ALL {
        let request = ChartRequest::new(kind);
        for medium in MEDIA {
            let once = draw(&table, &request, &style, fonts(), Language::Sv, medium);
            let again = draw(&table, &request, &style, fonts(), Language::Sv, medium);
            assert_eq!(once, again);
            let svg = once.svg.to_document();
            assert!(!svg.contains("NaN") && !svg.contains("inf"));
            assert!(!svg.contains(" id="));
        }
    }
}

#[test]
fn labels_are_data() {
    let nasty = "<script>alert(\"1\")</script> & ]]> \u{1}'";
    let table = counted(&[nasty, "b"], &[(nasty, &[3, 4]), ("b", &[1, 2])]);
    let table = protect(table, &open(), Language::Sv);
    for (_, kind) in ChartKind::ALL {
        let request = ChartRequest::new(kind);
        let style = Style::default();
        let figure = draw(&table, &request, &style, fonts(), Language::Sv, Medium::Print);
        let svg = figure.svg.to_document();
        assert!(!svg.contains("<script") && !svg.contains('\u{1}'));
        // Every `<` opens or closes one of the elements plotters writes.
        for (_, rest) in svg.match_indices('<').map(|(at, _)| svg.split_at(at + 1)) {
            let name = rest.trim_start_matches('/');
            let known = ["svg", "rect", "polygon", "polyline", "text", "line"];
            assert!(known.iter().any(|known| name.starts_with(known)), "{name:.20}");
        }
    }
}

#[test]
fn hidden_counts_are_nowhere_in_the_figure() {
    let strict = Policy::suppress(5);
    let table = counted(&["ja", "nej"], &[("Nord", &[3, 40]), ("Syd", &[20, 50])]);
    let table = protect(table, &strict, Language::Sv);
    for (_, kind) in ChartKind::ALL {
        for medium in MEDIA {
            let request = ChartRequest::new(kind);
            let (lines, _) = texts(&table, &request, medium);
            assert!(lines.iter().all(|line| line.text != "3"), "{kind:?}");
            assert!(lines.iter().any(|line| line.text == "x"), "{kind:?}");
            let style = Style::default();
            let figure = draw(&table, &request, &style, fonts(), Language::Sv, medium);
            assert!(!figure.alt.contains(" 3"), "{}", figure.alt);
        }
    }
}

#[test]
fn charts_can_share_the_end_of_their_axis() {
    let longest = |counts: &[u64], largest: Option<f64>| {
        let table = protect(counted(&["a", "b"], &[("", counts)]), &open(), Language::Sv);
        let shared = largest.map(|largest| SharedAxis {
            largest,
            longest: largest.to_string(),
            ..SharedAxis::default()
        });
        let request = ChartRequest { shared, ..ChartRequest::new(ChartKind::Bar) };
        let style = Style::default();
        let drawn = DrawnPart::new(&table, &request, Language::Sv);
        let mut sheet = ChartSheet::new(&style, fonts(), style.print.full);
        lay_out(&mut sheet, &drawn, &request);
        let lengths = sheet.shapes.iter().filter_map(|shape| match shape {
            sheet::Shape::Rectangle { from, to, .. } => Some(to.0 - from.0),
            _ => None,
        });
        lengths.fold(0.0, f64::max)
    };
    assert!(
        (longest(&[40, 10], Some(90.0)) - longest(&[20, 40], Some(90.0))).abs() < 1e-9
    );
    assert!(longest(&[40, 10], None) > 2.0 * longest(&[40, 10], Some(90.0)));
    assert!((longest(&[40, 10], Some(5.0)) - longest(&[40, 10], None)).abs() < 1e-9);
}

#[test]
fn the_largest_can_be_drawn_first_in_its_own_colour() {
    let table = counted(&["a", "b", "c", "-vet ej"], &[("", &[1, 7, 3, 9])]);
    let table = protect(table, &open(), Language::Sv);
    let mut request = ChartRequest::new(ChartKind::Pie);
    request.missing = true;
    let style = Style::default();
    let in_order = DrawnPart::new(&table, &request, Language::Sv).category_fills(&style);
    request.order = Order::Descending;
    let drawn = DrawnPart::new(&table, &request, Language::Sv);
    assert_eq!(drawn.categories().collect::<Vec<_>>(), [1, 2, 0, 3]);
    let fills = drawn.category_fills(&style);
    assert_eq!(fills, [in_order[1], in_order[2], in_order[0], in_order[3]]);
}

#[test]
fn the_same_answer_has_the_same_colour_in_every_chart() {
    let style = Style::default();
    let fills = |table: ResultTable, kind| {
        let table = protect(table, &open(), Language::Sv);
        let request = ChartRequest::new(kind);
        DrawnPart::new(&table, &request, Language::Sv).category_fills(&style)
    };
    let one = counted(&OFTEN, &[("", &[1, 2, 3, 4, 5, 6])]);
    assert_eq!(fills(by_region(), ChartKind::StackedBar), fills(one, ChartKind::Pie));
}

#[test]
fn a_chart_that_is_too_high_gets_smaller_text_and_no_smaller_than_allowed() {
    let table = protect(by_region(), &open(), Language::Sv);
    let height = |kind, limit: Option<f64>| {
        let mut style = Style::default();
        style.print.full.height = limit;
        style.print.full.least = 6.0;
        let request = ChartRequest::new(kind);
        draw(&table, &request, &style, fonts(), Language::Sv, Medium::Print).height
    };
    let free = height(ChartKind::GroupedBar, None);
    let fitted = height(ChartKind::GroupedBar, Some(free - 20.0));
    assert!(fitted <= free - 20.0 && fitted > 0.5 * free, "{fitted} of {free}");
    let least = height(ChartKind::GroupedBar, Some(60.0));
    assert!(least > 60.0 && least < fitted, "{least}");
}

/// The dots of a chart, by their middles, and the right ends of its bars.
fn dots_and_bars(
    table: &ResultTable,
    request: &ChartRequest,
    policy: &Policy,
) -> (Vec<f64>, Vec<f64>) {
    let table = protect(table.clone(), policy, Language::Sv);
    let style = Style::default();
    let drawn = DrawnPart::new(&table, request, Language::Sv);
    let mut sheet = ChartSheet::new(&style, fonts(), style.print.full);
    lay_out(&mut sheet, &drawn, request);
    let (mut dots, mut bars) = (Vec::new(), Vec::new());
    for shape in &sheet.shapes {
        match shape {
            sheet::Shape::Polygon { points, .. } => {
                let xs = || points.iter().map(|point| point.0);
                let ends = (xs().fold(f64::MAX, f64::min), xs().fold(f64::MIN, f64::max));
                dots.push(f64::midpoint(ends.0, ends.1));
            }
            sheet::Shape::Rectangle { to, .. } => bars.push(to.0),
            sheet::Shape::Stroke { .. } | sheet::Shape::Text(_) => {}
        }
    }
    (dots, bars)
}

#[test]
fn a_dot_stands_where_a_bar_that_shares_its_axis_ends() {
    let table = counted(&["a", "b", "c"], &[("", &[40, 10, 25])]);
    let shared = SharedAxis {
        largest: 90.0,
        longest: "90".to_owned(),
        dots: true,
        ..SharedAxis::default()
    };
    let of = |kind| {
        let shared = Some(shared.clone());
        let request = ChartRequest { shared, ..ChartRequest::new(kind) };
        dots_and_bars(&table, &request, &open())
    };
    let (dots, none) = of(ChartKind::Lollipop);
    let (no_dots, bars) = of(ChartKind::Bar);
    assert!(none.is_empty() && no_dots.is_empty());
    assert_eq!((dots.len(), bars.len()), (3, 3));
    assert!(dots.iter().zip(&bars).all(|(dot, bar)| (dot - bar).abs() < 1e-6));
}

#[test]
fn what_is_hidden_has_no_dot_and_zero_and_what_is_below_it_have_one() {
    let lollipop = ChartRequest::new(ChartKind::Lollipop);
    let dots = |table: &ResultTable, policy: &Policy| {
        dots_and_bars(table, &lollipop, policy).0.len()
    };
    let table = counted(&["a", "b", "c", "d"], &[("", &[0, 20, 30, 40])]);
    assert_eq!(dots(&table, &open()), 4);
    let table = counted(&["a", "b", "c", "d"], &[("", &[3, 4, 30, 40])]);
    assert_eq!(dots(&table, &Policy::suppress(5)), 2);
    assert_eq!(dots(&means(&[2.5, -1.0]), &open()), 2);
}

/// A table of the means of some groups.
pub(super) fn means(means: &[f64]) -> ResultTable {
    let names = ["Nord", "Syd", "Öst", "Väst"];
    let rows =
        means.iter().zip(names.iter().cycle()).map(|(_, name)| (*name, &[9_u64][..]));
    let mut table = counted(&["Medel"], &rows.collect::<Vec<_>>());
    table.measure = Measure::Mean;
    table.decimals = 1;
    table.moments = vec![Moment::Mean];
    let of = |mean: &f64| Moments { mean: Some(*mean), ..Moments::default() };
    table.body = Body::Moments(means.iter().map(of).collect());
    table
}

#[test]
fn means_are_lollipops_in_order_and_several_groups_are_bars() {
    let mut lollipop = ChartRequest::new(ChartKind::Lollipop);
    lollipop.order = Order::Descending;
    let (dots, bars) = dots_and_bars(&means(&[2.0, 4.5]), &lollipop, &open());
    assert!(bars.is_empty() && dots[0] > dots[1], "{dots:?}");
    let table = protect(by_region(), &open(), Language::Sv);
    assert_eq!(lollipop.drawn_as(&table), ChartKind::GroupedBar);
}

#[test]
fn a_dot_of_a_small_value_lies_inside_the_picture() {
    let lollipop = ChartRequest::new(ChartKind::Lollipop);
    let table = counted(&["", ""], &[("", &[0, 1_000])]);
    let (dots, _) = dots_and_bars(&table, &lollipop, &open());
    assert!(dots[0] >= lollipop::REACH, "{dots:?}");
}

/// Where a bar begins and ends.
type BarEnds = (f64, f64);
/// A value, and where it is written.
type ValueAt = (String, f64);

/// Where the bars of a chart of means begin and end, and where its values are written.
fn bars_and_values(table: &ResultTable) -> (Vec<BarEnds>, Vec<ValueAt>) {
    let table = protect(table.clone(), &open(), Language::Sv);
    let style = Style::default();
    let request = ChartRequest::new(ChartKind::Bar);
    let drawn = DrawnPart::new(&table, &request, Language::Sv);
    let mut sheet = ChartSheet::new(&style, fonts(), style.print.full);
    lay_out(&mut sheet, &drawn, &request);
    let (mut bars, mut values) = (Vec::new(), Vec::new());
    for shape in &sheet.shapes {
        match shape {
            sheet::Shape::Rectangle { from, to, .. } => bars.push((from.0, to.0)),
            sheet::Shape::Text(line)
                if line.text.ends_with(|c: char| c.is_ascii_digit()) =>
            {
                values.push((line.text.clone(), line.edges().left));
            }
            _ => {}
        }
    }
    values.retain(|(text, _)| !text.starts_with('n'));
    (bars, values)
}

#[test]
fn bars_below_zero_go_to_the_left_with_their_values_left_of_them() {
    let (bars, values) = bars_and_values(&means(&[-5.0, 3.0, 0.0, -1.0]));
    let [low, high, little] = bars.as_slice() else { panic!("{bars:?}") };
    let zero = low.1;
    assert!((high.0 - zero).abs() < 1e-9 && (little.1 - zero).abs() < 1e-9, "{bars:?}");
    // Lengths tell the numbers.
    let length = |bar: &(f64, f64)| bar.1 - bar.0;
    assert!((length(low) / length(high) - 5.0 / 3.0).abs() < 1e-6, "{bars:?}");
    assert!((length(low) / length(little) - 5.0).abs() < 1e-6, "{bars:?}");
    let texts = values.iter().map(|(text, _)| text.as_str()).collect::<Vec<_>>();
    assert_eq!(texts, ["−5,0", "3,0", "0,0", "−1,0"]);
    assert!(values[0].1 < low.0 && values[3].1 < little.0, "{values:?}");
    assert!(values[1].1 > high.1 && values[2].1 > zero, "{values:?}");
}

#[test]
fn bars_that_are_all_below_zero_have_their_axis_to_the_right() {
    let (bars, values) = bars_and_values(&means(&[-5.0, -3.0]));
    let right = bars.iter().map(|bar| bar.1).fold(0.0, f64::max);
    assert!(right > 380.0, "{bars:?}");
    assert!(values.iter().zip(&bars).all(|(value, bar)| value.1 < bar.0), "{values:?}");
}

#[test]
fn a_scale_of_agreement_has_the_same_sides_however_it_is_listed() {
    let style = Style::default();
    let up = ["instämmer inte", "varken eller", "instämmer"];
    let down = ["instämmer", "varken eller", "instämmer inte"];
    let colors = |names: &[&str], scale: AnswerScale, kind: ChartKind| {
        let mut table = counted(names, &[("Nord", &[1, 2, 3]), ("Syd", &[3, 2, 1])]);
        table.scale = scale;
        let table = protect(table, &open(), Language::Sv);
        let drawn = DrawnPart::new(&table, &ChartRequest::new(kind), Language::Sv);
        let fills = drawn.category_fills(&style);
        let named = drawn.categories().zip(fills);
        let named = named.map(|(category, fill)| {
            (drawn.category_label(category).to_owned(), fill.color)
        });
        named.collect::<Vec<_>>()
    };
    let downwards = AnswerScale::Downwards(DownwardsBy::Codebook);
    let diverging = colors(&up, AnswerScale::Ordinal, ChartKind::Diverging);
    assert_eq!(diverging, colors(&down, downwards, ChartKind::Diverging));
    let mut stacked = colors(&up, AnswerScale::Ordinal, ChartKind::StackedBar);
    stacked.reverse();
    assert_eq!(stacked, colors(&down, downwards, ChartKind::StackedBar));
}

#[test]
fn where_hardly_anything_is_shown_a_sentence_says_it() {
    let names = ["a", "b", "c", "d", "e", "f"];
    let table = counted(&names, &[("", &[1, 2, 3, 40, 2, 1])]);
    for kind in [ChartKind::Lollipop, ChartKind::Bar] {
        let table = protect(table.clone(), &Policy::suppress(5), Language::Sv);
        let (lines, _) = texts(&table, &ChartRequest::new(kind), Medium::Print);
        let text = lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>();
        assert_eq!(
            text.join(" ").replace('\u{a0}', " "),
            "Bara 1 av 6 värden kan visas utan att någon skulle kunna kännas igen eller \
             räknas ut: D 40."
        );
    }
}
