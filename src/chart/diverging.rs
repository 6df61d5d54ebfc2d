//! One bar for each group on both sides of a centre line: lower answers to the left,
//! higher to the right, the middle one of an odd number across the line.

use super::axis::{self, Tick};
use super::drawn::Drawn;
use super::share::{Part, Shares};
use super::sheet::{Anchor, Sheet};
use super::stacked_bar::{self, DividedRows};

/// Draws the chart and tells how far down it reaches.
pub(super) fn diverging_bars(sheet: &mut Sheet<'_>, drawn: &Drawn<'_>) -> f64 {
    let rows = DividedRows::new(sheet, drawn);
    let shares = drawn.groups.iter().map(|group| Shares::of(drawn, *group, true));
    let shares = shares.collect::<Vec<_>>();
    let answers = drawn.answers.len();
    let reach = |side: fn(&Part<'_>, usize) -> f64| {
        let longest = shares.iter().map(|shares| {
            shares.inside.iter().map(|part| side(part, answers)).sum::<f64>()
        });
        longest.fold(0.0, f64::max)
    };
    let (below, above) = (reach(share_below), reach(share_above));
    let step = step_for(below + above);
    let ends = (whole_steps(below, step), whole_steps(above, step));
    let aside = shares.iter().map(Shares::aside_length).fold(0.0, f64::max);
    let marks = stacked_bar::room_for_marks(sheet, &shares);
    let aside_gap = if aside > 0.0 { sheet.length(10.0) } else { 0.0 };
    let room =
        sheet.format.width - rows.column.axis - marks - aside_gap - sheet.length(0.5);
    let whole = (room / ((ends.0 + ends.1) * step / 100.0 + aside).max(0.01)).max(1.0);
    let centre = rows.column.axis + ends.0 * step / 100.0 * whole;
    let end = centre + ends.1 * step / 100.0 * whole;
    let sign = drawn.language.word("percent-sign");
    let ticks = ticks(ends, step, sign, |percent| centre + percent / 100.0 * whole);
    let spans = rows.grid_spans(sheet);
    let bottom = axis::grid(sheet, &ticks, &spans);
    for (index, shares) in shares.iter().enumerate() {
        let middle = rows.middle(sheet, index);
        let low =
            shares.inside.iter().map(|part| share_below(part, answers)).sum::<f64>();
        let mut x = centre - low * whole;
        for part in &shares.inside {
            rows.segment(sheet, part, (x, part.share * whole), middle);
            x += part.share * whole;
        }
        if let Some(mark) = shares.mark().or(shares.instead_of_bar()) {
            let (set, color) = (sheet.label(), sheet.style.muted);
            let at = (x + sheet.length(3.0), middle);
            sheet.centred_text(mark, at, Anchor::Start, set, color);
        }
        let mut x = end + marks + aside_gap;
        for part in &shares.aside {
            rows.segment(sheet, part, (x, part.share * whole), middle);
            x += part.share * whole;
        }
    }
    let (color, width) = (sheet.style.ink, sheet.length(0.75));
    for (top, bottom) in spans {
        sheet.line((centre, top), (centre, bottom), color, width);
    }
    bottom
}

/// How much of a part lies left of the centre line.
fn share_below(part: &Part<'_>, answers: usize) -> f64 {
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
fn share_above(part: &Part<'_>, answers: usize) -> f64 {
    part.share - share_below(part, answers)
}

/// The percentage between ticks for an axis that covers a share.
fn step_for(share: f64) -> f64 {
    if share > 0.5 { 25.0 } else { axis::round_step(share * 100.0 / 4.0).max(1.0) }
}

/// How many steps it takes to cover a share; at least one.
fn whole_steps(share: f64, step: f64) -> f64 {
    (share * 100.0 / step - 1e-9).ceil().max(1.0)
}

fn ticks(
    (below, above): (f64, f64),
    step: f64,
    sign: &str,
    at: impl Fn(f64) -> f64,
) -> Vec<Tick> {
    let mut ticks = Vec::new();
    let mut number = -below;
    while number <= above {
        let percent = number * step;
        let last = number + 1.0 > above;
        let label = format!("{}{}", percent.abs(), if last { sign } else { "" });
        ticks.push(Tick { x: at(percent), label });
        number += 1.0;
    }
    ticks
}
