//! The look of every chart: colours, sizes and the name of the family.

use std::fmt;

use crate::diagnostic::Said;
use crate::manuscript::ChartPlace;
use crate::say;

use super::color::Color;

/// Where a chart is shown; it is laid out anew for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Medium {
    /// On paper: lengths are points.
    Print,
    /// On a computer's screen: lengths are CSS pixels.
    ScreenWide,
    /// On a telephone's screen: lengths are CSS pixels.
    ScreenNarrow,
}

impl Medium {
    /// The unit of lengths as SVG writes it.
    #[must_use]
    pub fn unit(self) -> &'static str {
        match self {
            Self::Print => "pt",
            Self::ScreenWide | Self::ScreenNarrow => "px",
        }
    }
}

/// Width of a chart and size of its text in one medium, in the medium's unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Format {
    /// Width of the whole picture.
    pub width: f64,
    /// Em of labels and values; everything else follows it.
    pub text: f64,
    /// Em of axis labels, `n = …` and the values of narrow bars.
    pub small: f64,
    /// The height there is room for, if that is limited.
    pub height: Option<f64>,
    /// The same for a drawing, which has no notes under it; that of charts, if it is not said.
    pub drawing: Option<f64>,
    /// The smallest em of text by which a chart may come to fit into its height.
    pub least: f64,
    /// How much of the air between rows is left, where there is too little height.
    pub(super) air: f64,
    /// Whether labels stand on the other side than they would: above their bars, or beside.
    pub(super) turned: bool,
}

impl Format {
    /// Room without a limit to its height.
    #[must_use]
    pub const fn new(width: f64, text: f64, small: f64) -> Self {
        Self {
            width,
            text,
            small,
            height: None,
            drawing: None,
            least: text,
            air: 1.0,
            turned: false,
        }
    }

    /// The same room, as drawings have it.
    pub(super) fn for_drawings(self) -> Self {
        Self { height: self.drawing.or(self.height), ..self }
    }

    /// What to try next, where a chart is higher than there is room for: smaller text, then
    /// rows that are closer together, then labels on the other side.
    pub(super) fn smaller(self, height: f64) -> Option<Self> {
        if self.height.is_none_or(|limit| height <= limit) {
            return None;
        }
        if self.text > self.least {
            let text = (self.text - 0.5).max(self.least);
            return Some(Self { text, small: self.small.min(text), ..self });
        }
        if self.air > LEAST_AIR {
            return Some(Self { air: (self.air - 0.25).max(LEAST_AIR), ..self });
        }
        (!self.turned).then_some(Self { turned: true, ..self })
    }
}

/// So much of the air between rows is left at the least.
const LEAST_AIR: f64 = 0.5;

/// The formats of charts in one medium, by how much room they have on the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MediumFormats {
    /// Between the margins.
    pub full: Format,
    /// Beside another chart, a table or a figure.
    pub half: Format,
    /// Beside words.
    pub side: Format,
    /// Between the margins of a turned page.
    pub wide: Format,
}

impl MediumFormats {
    /// The format at a place.
    #[must_use]
    pub fn at(&self, place: ChartPlace) -> Format {
        match place {
            ChartPlace::Full => self.full,
            ChartPlace::Half => self.half,
            ChartPlace::Side => self.side,
            ChartPlace::Wide => self.wide,
        }
    }

    /// The same, to be changed.
    pub fn at_mut(&mut self, place: ChartPlace) -> &mut Format {
        match place {
            ChartPlace::Full => &mut self.full,
            ChartPlace::Half => &mut self.half,
            ChartPlace::Side => &mut self.side,
            ChartPlace::Wide => &mut self.wide,
        }
    }
}

/// The tokens every chart is drawn with; the default is the family look of the reports.
#[derive(Clone, Debug, PartialEq)]
pub struct Style {
    /// Name of the sans family as the fonts state it, without quotes.
    pub family: String,
    /// Labels and values.
    pub ink: Color,
    /// Dark text on a filled area; one shade off [`ink`](Self::ink), so that a style sheet
    /// for dark screens can lighten the one and leave the other.
    pub ink_on_fill: Color,
    /// Light text on a filled area.
    pub paper: Color,
    /// `n = …`, axis labels, zeroes and marks.
    pub muted: Color,
    /// The axis line and the outline of light areas.
    pub rule: Color,
    /// Grid lines.
    pub grid: Color,
    /// The bars of a chart with one series.
    pub accent: Color,
    /// Ordered answers, light to dark.
    pub sequential: [Color; 6],
    /// Two-sided answers: the low half from the outside in, the high half from the inside out.
    pub two_sided: [Color; 6],
    /// The middle of two-sided answers.
    pub neutral: Color,
    /// Groups and unordered answers; further ones are told apart by hatching.
    pub groups: [Color; 4],
    /// Those who did not answer, hatched.
    pub not_answered: Color,
    /// The hatching of those who did not answer.
    pub not_answered_hatch: Color,
    /// Sizes on paper, in points.
    pub print: MediumFormats,
    /// Sizes on a wide screen, in CSS pixels.
    pub screen_wide: MediumFormats,
    /// Sizes on a narrow screen, in CSS pixels.
    pub screen_narrow: Format,
}

impl Default for Style {
    fn default() -> Self {
        Self {
            family: String::from("Source Sans 3"),
            ink: Color::rgb(0x1B_2A32),
            ink_on_fill: Color::rgb(0x16_242B),
            paper: Color::rgb(0xFF_FFFF),
            muted: Color::rgb(0x56_666E),
            rule: Color::rgb(0x9A_A8AE),
            grid: Color::rgb(0xDD_E4E6),
            accent: Color::rgb(0x0B_5C6B),
            sequential: [
                0xE3_EFF0, 0xBE_DADC, 0x8F_C0C5, 0x55_9DA6, 0x21_7583, 0x0A_4350,
            ]
            .map(Color::rgb),
            two_sided: [0x8A_3A20, 0xCE_8563, 0xEB_C9B4, 0xBF_DCDE, 0x55_9DA6, 0x0A_4350]
                .map(Color::rgb),
            neutral: Color::rgb(0xE4_E4E0),
            groups: [0x0B_5C6B, 0xC0_8A1E, 0x7A_4E8C, 0x4E_7F3C].map(Color::rgb),
            not_answered: Color::rgb(0xC9_CED1),
            not_answered_hatch: Color::rgb(0x8C_999F),
            print: MediumFormats {
                full: Format::new(397.0, 8.5, 8.0),
                half: Format::new(188.0, 8.0, 8.0),
                side: Format::new(230.0, 8.0, 8.0),
                wide: Format::new(397.0, 8.5, 8.0),
            },
            screen_wide: MediumFormats {
                full: Format::new(612.0, 14.0, 13.0),
                half: Format::new(290.0, 13.0, 13.0),
                side: Format::new(348.0, 13.0, 13.0),
                wide: Format::new(612.0, 14.0, 13.0),
            },
            screen_narrow: Format::new(331.0, 13.0, 13.0),
        }
    }
}

/// A token whose value cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnusableToken {
    /// Name of the token.
    pub token: String,
    /// What it should have been.
    pub expected: &'static str,
}

impl UnusableToken {
    /// What is told of it.
    #[must_use]
    pub fn said(&self) -> Said {
        let expected = Said::from(self.expected);
        say!("the token `{token}` is not {expected}", token = &self.token, expected)
    }
}

impl fmt::Display for UnusableToken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.said().fmt(formatter)
    }
}

impl std::error::Error for UnusableToken {}

impl Style {
    /// Sets one token from a profile: `family`, a colour (`ink`, `ink-on-fill`, `paper`,
    /// `muted`, `rule`, `grid`, `accent`, `neutral`, `not-answered`,
    /// `not-answered-hatch`) or colours with spaces between them (`sequential` and
    /// `two-sided` six, `groups` four). Tells whether charts have such a token.
    ///
    /// # Errors
    ///
    /// If the value is not of the token's kind.
    pub fn set_token(&mut self, token: &str, value: &str) -> Result<bool, UnusableToken> {
        let unusable = |expected| UnusableToken { token: token.to_owned(), expected };
        let single = match token {
            "ink" => &mut self.ink,
            "ink-on-fill" => &mut self.ink_on_fill,
            "paper" => &mut self.paper,
            "muted" => &mut self.muted,
            "rule" => &mut self.rule,
            "grid" => &mut self.grid,
            "accent" => &mut self.accent,
            "neutral" => &mut self.neutral,
            "not-answered" => &mut self.not_answered,
            "not-answered-hatch" => &mut self.not_answered_hatch,
            "family" if value.trim().is_empty() => {
                return Err(unusable("the name of a font"));
            }
            "family" => {
                value.trim().clone_into(&mut self.family);
                return Ok(true);
            }
            "sequential" | "two-sided" => {
                let steps = if token == "sequential" {
                    &mut self.sequential
                } else {
                    &mut self.two_sided
                };
                *steps =
                    colors(value).ok_or_else(|| unusable("six colours like #1B2A32"))?;
                return Ok(true);
            }
            "groups" => {
                self.groups =
                    colors(value).ok_or_else(|| unusable("four colours like #1B2A32"))?;
                return Ok(true);
            }
            _ => return Ok(false),
        };
        *single =
            Color::from_hex(value).ok_or_else(|| unusable("a colour like #1B2A32"))?;
        Ok(true)
    }

    /// The sizes in one medium, at a place of the page. On a narrow screen nothing stands
    /// beside anything else.
    #[must_use]
    pub fn format(&self, medium: Medium, place: ChartPlace) -> Format {
        match medium {
            Medium::Print => self.print.at(place),
            Medium::ScreenWide => self.screen_wide.at(place),
            Medium::ScreenNarrow => self.screen_narrow,
        }
    }

    /// Ink or paper, whichever contrasts more with a filled area; black if neither
    /// reaches the 4.5 : 1 of WCAG 2.2, success criterion 1.4.3.
    #[must_use]
    pub fn text_on(&self, fill: Color) -> Color {
        let best = if fill.contrast(self.paper) > fill.contrast(self.ink_on_fill) {
            self.paper
        } else {
            self.ink_on_fill
        };
        if fill.contrast(best) >= 4.5 { best } else { Color::rgb(0) }
    }
}

fn colors<const COUNT: usize>(text: &str) -> Option<[Color; COUNT]> {
    let colors = text.split_whitespace().map(Color::from_hex).collect::<Option<Vec<_>>>();
    colors?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_set_by_name() {
        let mut style = Style::default();
        assert_eq!(style.set_token("accent", "#7A1F3D"), Ok(true));
        assert_eq!(
            style.set_token("groups", "#000000 #111111 #222222 #333333"),
            Ok(true)
        );
        assert_eq!(style.set_token("body-size", "10.5pt"), Ok(false));
        assert_eq!(style.accent, Color::rgb(0x7A_1F3D));
        assert_eq!(style.groups[3], Color::rgb(0x33_3333));
        let error = style.set_token("sequential", "#000000 #111111").unwrap_err();
        assert_eq!(
            error.to_string(),
            "the token `sequential` is not six colours like #1B2A32"
        );
        assert!(style.set_token("ink", "red").is_err());
        assert!(style.set_token("family", " ").is_err());
    }

    #[test]
    fn text_is_readable_on_every_colour_of_the_style() {
        let style = Style::default();
        let colors = [&style.sequential[..], &style.two_sided, &style.groups];
        for color in colors.concat().into_iter().chain([style.neutral, style.accent]) {
            let text = style.text_on(color);
            assert!(color.contrast(text) >= 4.5, "{color:?}");
            assert_ne!(text, Color::rgb(0), "ink or paper is enough for {color:?}");
        }
        for color in [style.ink, style.muted] {
            assert!(color.contrast(style.paper) >= 4.5, "{color:?} on paper");
        }
    }

    #[test]
    fn text_is_readable_on_any_colour() {
        let style = Style::default();
        for number in (0..0x100_0000).step_by(4_099) {
            let color = Color::rgb(number);
            assert!(color.contrast(style.text_on(color)) >= 4.5, "{color:?}");
        }
    }

    #[test]
    fn the_ordered_colours_darken() {
        let steps = Style::default().sequential;
        assert!(steps.windows(2).all(|pair| pair[0].luminance() > pair[1].luminance()));
    }
}
