//! One bar for each group on both sides of a centre line: lower answers to the left,
//! higher to the right, the middle one of an odd number across the line.

use super::axis::{self, Tick};
use super::drawn::DrawnPart;
use super::share::{CategoryPart, Shares};
use super::sheet::{Anchor, ChartSheet, Reach, Span};
use super::stacked_bar::{self, Aside, DividedRows};
use super::text::Lettering;

/// Draws the chart and tells how far down it reaches.
pub(super) fn diverging_bars(sheet: &mut ChartSheet<'_>, drawn: &DrawnPart<'_>) -> f64 {
    let shares = drawn.groups.iter().map(|group| Shares::of(drawn, *group, true));
    let shares = shares.collect::<Vec<_>>();
    let answers = drawn.answers.len();
    let reach = |side: fn(&CategoryPart<'_>, usize) -> f64| {
        let longest = shares.iter().map(|shares| {
            shares.inside.iter().map(|part| side(part, answers)).sum::<f64>()
        });
        longest.fold(0.0, f64::max)
    };
    let (below, above) = (reach(share_below), reach(share_above));
    let step = step_for(below + above);
    let ends =
        SideEnds { below: rounded_up(below, step), above: rounded_up(above, step) };
    let aside = Aside::new(sheet, &shares);
    let marks = stacked_bar::room_for_marks(sheet, &shares);
    let rows = DividedRows::new(sheet, drawn, marks, &aside);
    let left = rows.column.axis;
    let room = sheet.format.width - left - marks - aside.room() - sheet.length(0.5);
    let whole = (room / (ends.below + ends.above + aside.longest).max(0.01)).max(0.01);
    let centre = left + ends.below * whole;
    let end = centre + ends.above * whole;
    let sign = drawn.language.words().percent_sign();
    let at = |percent| centre + percent / 100.0 * whole;
    let ticks = match drawn.has_shares() {
        true => ticks(sheet, ends, step, sign, at),
        false => Vec::new(),
    };
    let spans = rows.grid_spans(sheet);
    let bottom = axis::grid(sheet, &ticks, &spans);
    // Before the bars, so that it does not run through the values of middle answers.
    let (color, width) = (sheet.style.muted, sheet.length(0.75));
    for Reach { top, bottom } in spans {
        sheet.line((centre, top), (centre, bottom), color, width);
    }
    for place in &rows.rows {
        let (row, shares) = (rows.row(sheet, *place), &shares[place.index]);
        let low =
            shares.inside.iter().map(|part| share_below(part, answers)).sum::<f64>();
        let mut x = centre - low * whole;
        for part in &shares.inside {
            row.segment(sheet, part, Span { from: x, length: part.share * whole });
            x += part.share * whole;
        }
        if let Some(mark) = shares.mark().or(shares.instead_of_bar()) {
            let (set, color) = (sheet.label(), sheet.style.muted);
            let at = (x + sheet.length(3.0), row.middle);
            sheet.centred_text(mark, at, Anchor::Start, Lettering { set, color });
        }
        let span = Span { from: end + marks, length: whole };
        aside.draw(sheet, &row, &shares.aside, span);
    }
    bottom
}

/// How much of a part lies left of the centre line.
fn share_below(part: &CategoryPart<'_>, answers: usize) -> f64 {
    let half = answers / 2;
    if part.place < half {
        part.share
    } else if answers % 2 == 1 && part.place == half {
        part.share / 2.0
    } else {
        0.0
    }
}

/// How much of a part lies right of the centre line.
fn share_above(part: &CategoryPart<'_>, answers: usize) -> f64 {
    part.share - share_below(part, answers)
}

/// The percentage between ticks for an axis that covers a share.
fn step_for(share: f64) -> f64 {
    if share > 0.5 { 20.0 } else { axis::round_step(share * 100.0 / 5.0).max(1.0) }
}

/// A share rounded up to half a step, so that no side has more empty room than that.
fn rounded_up(share: f64, step: f64) -> f64 {
    (share * 200.0 / step - 1e-9).ceil().max(1.0) * step / 200.0
}

/// How far the axis reaches on both sides of the centre line, as shares.
#[derive(Clone, Copy)]
struct SideEnds {
    below: f64,
    above: f64,
}

/// How many steps there may be from one tick to the next, in the order that is tried.
const WIDER: [f64; 5] = [1.0, 2.5, 2.0, 5.0, 10.0];

/// The ticks on both sides of the centre, as near to each other as their labels have room, so
/// that the centre has one.
fn ticks(
    sheet: &ChartSheet<'_>,
    ends: SideEnds,
    step: f64,
    sign: &str,
    at: impl Fn(f64) -> f64,
) -> Vec<Tick> {
    // Half a per cent is no round number.
    let steps = WIDER.map(|wider| wider * step);
    let mut ways = steps.iter().filter(|step| step.fract() == 0.0);
    let ticks = ways.find_map(|step| {
        let ticks = ticks_at(ends, *step, sign, &at);
        axis::have_room(sheet, &ticks).then_some(ticks)
    });
    ticks.unwrap_or_default()
}

/// The ticks at every step on both sides of the centre.
fn ticks_at(ends: SideEnds, step: f64, sign: &str, at: impl Fn(f64) -> f64) -> Vec<Tick> {
    let whole_steps = |share: f64| (share * 100.0 / step + 1e-9).floor();
    let (mut number, last) = (-whole_steps(ends.below), whole_steps(ends.above));
    let mut ticks = Vec::new();
    while number <= last {
        let percent = number * step;
        let sign = if number + 1.0 > last { sign } else { "" };
        ticks.push(Tick { x: at(percent), label: format!("{}{sign}", percent.abs()) });
        number += 1.0;
    }
    ticks
}
