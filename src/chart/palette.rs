//! Chooses the colours of answers and groups.
//!
//! A choice depends on nothing but the scale and how many there are, so the same variable
//! looks the same in every chart of a report.

use crate::analysis::AnswerScale;

use super::color::Color;
use super::style::Style;

/// How an area is hatched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hatch {
    /// Not at all.
    None,
    /// Lines that rise to the right.
    Rising,
    /// Lines that fall to the right.
    Falling,
    /// Both.
    Crossed,
}

/// The hatchings in the order they are taken into use.
const HATCHES: [Hatch; 4] = [Hatch::None, Hatch::Rising, Hatch::Falling, Hatch::Crossed];

/// How an area is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fill {
    /// Under the hatching.
    pub(super) color: Color,
    /// The hatching, if any.
    pub(super) hatch: Hatch,
    /// The colour of its lines.
    pub(super) lines: Color,
}

impl Fill {
    /// One colour.
    pub(super) fn plain(color: Color) -> Self {
        Self { color, hatch: Hatch::None, lines: color }
    }
}

/// The fills of a variable's answers, in codebook order.
pub(super) fn answers(scale: AnswerScale, count: usize, style: &Style) -> Vec<Fill> {
    match scale {
        AnswerScale::Nominal | AnswerScale::Multiple => groups(count, style),
        AnswerScale::Ordinal | AnswerScale::Downwards(_) | AnswerScale::Numeric => {
            sequence(count, style).into_iter().map(Fill::plain).collect()
        }
    }
}

/// Light to dark; up to six are the style's own steps, more are mixed from them.
fn sequence(count: usize, style: &Style) -> Vec<Color> {
    // Picked so that the steps are as even in lightness as they can be.
    let picked: &[usize] = match count {
        0 => &[],
        1 => &[4],
        2 => &[1, 4],
        3 => &[1, 3, 5],
        4 => &[1, 3, 4, 5],
        5 => &[0, 2, 3, 4, 5],
        6 => &[0, 1, 2, 3, 4, 5],
        _ => return mixed(&style.sequential, count),
    };
    picked.iter().map(|step| style.sequential[*step]).collect()
}

/// The fills of answers that go from one side over a middle to the other; the middle one
/// of an odd number is neutral.
pub(super) fn two_sided(count: usize, style: &Style) -> Vec<Fill> {
    let half = count / 2;
    let [low_outer, low, low_inner, high_inner, high, high_outer] = style.two_sided;
    let (mut colors, after) = match half {
        0 => (vec![], vec![]),
        1 => (vec![low], vec![high]),
        2 => (vec![low_outer, low], vec![high, high_outer]),
        3 => (vec![low_outer, low, low_inner], vec![high_inner, high, high_outer]),
        _ => (
            mixed(&[low_outer, low, low_inner], half),
            mixed(&[high_inner, high, high_outer], half),
        ),
    };
    if count % 2 == 1 {
        colors.push(style.neutral);
    }
    colors.extend(after);
    colors.into_iter().map(Fill::plain).collect()
}

/// The fills of groups: the style's hues, then the same hues hatched in white.
pub(super) fn groups(count: usize, style: &Style) -> Vec<Fill> {
    let fill = |index: usize| Fill {
        color: style.groups[index % style.groups.len()],
        hatch: HATCHES[index / style.groups.len() % HATCHES.len()],
        lines: style.paper,
    };
    (0..count).map(fill).collect()
}

/// The fills of measurements, the earlier the lighter.
pub(super) fn waves(count: usize, style: &Style) -> Vec<Fill> {
    let [.., early, middle, _, late] = style.sequential;
    let colors = match count {
        0 | 1 => vec![late],
        2 => vec![middle, late],
        _ => mixed(&[early, middle, late], count),
    };
    colors.into_iter().map(Fill::plain).collect()
}

/// The fill of one of the ways of not answering, by its place among them.
pub(super) fn not_answered(index: usize, style: &Style) -> Fill {
    Fill {
        color: style.not_answered,
        hatch: HATCHES[index % (HATCHES.len() - 1) + 1],
        lines: style.not_answered_hatch,
    }
}

/// The fill of all groups together.
pub(super) fn total(style: &Style) -> Fill {
    Fill::plain(style.muted)
}

/// `count` colours evenly spread over the way through `stops`.
fn mixed(stops: &[Color], count: usize) -> Vec<Color> {
    let last = u32::try_from(count.max(2) - 1).unwrap_or(u32::MAX);
    let legs = u32::try_from(stops.len() - 1).unwrap_or(u32::MAX);
    let color = |index: u32| {
        let way = u64::from(index) * u64::from(legs);
        let leg =
            usize::try_from(way / u64::from(last)).unwrap_or(0).min(stops.len() - 2);
        let start = f64::from(u32::try_from(leg).unwrap_or(0));
        let way = f64::from(index) * f64::from(legs) / f64::from(last);
        stops[leg].toward(stops[leg + 1], way - start)
    };
    (0..=last).map(color).take(count).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_a_fill_for_each_and_ordered_ones_darken() {
        let style = Style::default();
        for count in 0..40 {
            for scale in [
                AnswerScale::Nominal,
                AnswerScale::Ordinal,
                AnswerScale::Multiple,
                AnswerScale::Numeric,
            ] {
                assert_eq!(answers(scale, count, &style).len(), count);
            }
            assert_eq!(two_sided(count, &style).len(), count);
            let light = |fill: &Fill| fill.color.luminance();
            let fills = answers(AnswerScale::Ordinal, count, &style);
            assert!(fills.windows(2).all(|pair| light(&pair[0]) > light(&pair[1])));
        }
    }

    #[test]
    fn sixteen_groups_look_different() {
        let fills = groups(16, &Style::default());
        for (index, fill) in fills.iter().enumerate() {
            assert!(!fills[index + 1..].contains(fill));
        }
    }

    #[test]
    fn two_sides_meet_in_the_neutral_middle() {
        let style = Style::default();
        let fills = two_sided(5, &style);
        assert_eq!(fills[2].color, style.neutral);
        assert_eq!(fills[0].color, style.two_sided[0]);
        assert_eq!(fills[4].color, style.two_sided[5]);
    }
}
