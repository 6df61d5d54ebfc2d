//! The colours of a template made from few: the steps, sides and groups of charts from the
//! accent, and all colours of the dark scheme from those on paper.
//!
//! Contrast is that of WCAG 2.2 (relative luminance L, ratio (L1 + 0.05) / (L2 + 0.05)):
//! text has 4.5 : 1 with what it stands on (success criterion 1.4.3), and what a chart cannot
//! be read without has 3 : 1 with the page (1.4.11).

use std::collections::BTreeMap;

use serde::Serialize;

use crate::chart::{Color, Lab, Style};

use super::tokens::Tokens;

/// The least contrast of text with what it stands on.
pub(super) const TEXT: f64 = 4.5;
/// The least contrast with the page of what a chart cannot be read without.
pub(super) const GRAPHIC: f64 = 3.0;

/// A colour in relation to another: how light it is, and how colourful along the other's hue
/// and across it.
struct Shade(f64, f64, f64);

/// The steps of ordered answers, light to dark, as parts of the accent's chroma.
const ORDERED: [Shade; 6] = [
    Shade(0.9434, 0.1703, -0.0349),
    Shade(0.8684, 0.3950, -0.0884),
    Shade(0.7750, 0.6907, -0.1280),
    Shade(0.6527, 0.9823, -0.1458),
    Shade(0.5199, 1.0788, -0.0631),
    Shade(0.3548, 0.7964, 0.0425),
];
/// The low side of two-sided answers, from the outside in: across from the accent on the
/// wheel of hues, as chroma of their own.
const LOW: [Shade; 3] = [
    Shade(0.4525, -0.1159, -0.0075),
    Shade(0.6845, -0.1001, -0.0196),
    Shade(0.8594, -0.0454, -0.0157),
];
/// The lightest step of the high side; the others are steps of [`ORDERED`].
const HIGH: Shade = Shade(0.8739, 0.4077, -0.0927);
/// Groups after the first, which has the accent: a third and more of the wheel apart.
const GROUPS: [Shade; 3] = [
    Shade(0.6698, -0.0936, -0.0914),
    Shade(0.4983, -0.0207, 0.1055),
    Shade(0.5450, 0.0258, -0.1081),
];
/// Paper and ink of the dark scheme, as parts of the ink's chroma.
const DARK_PAPER: Shade = Shade(0.2082, 0.5242, 0.0105);
const DARK_INK: Shade = Shade(0.9414, 0.3065, -0.0851);

/// An accent greyer than this has no hue to set others apart from.
const GREY: f64 = 0.02;

impl Shade {
    /// The colour, as parts of `of`.
    fn of(&self, of: Lab) -> Color {
        let Self(lightness, along, across) = *self;
        let a = along * of.a - across * of.b;
        let b = along * of.b + across * of.a;
        Lab { lightness, a, b }.color()
    }
}

/// The tokens with those that follow from others, where the template does not say them.
pub(super) fn completed(tokens: Tokens) -> Tokens {
    let style = Style::default();
    // A colour that is none is told when charts get their style.
    let color = |name: &str, other: Color| {
        let written = tokens.text(&["color", name]).and_then(Color::from_hex);
        written.unwrap_or(other)
    };
    let accent = color("accent", style.accent);
    let (ink, paper) = (color("ink", style.ink), color("paper", style.paper));
    let on_accent =
        if accent.contrast(paper) >= accent.contrast(ink) { paper } else { ink };
    let hue = accent.lab();
    let chroma = hue.chroma();
    let set_apart = if chroma < GREY { style.accent.lab() } else { hue };
    let length = set_apart.chroma();
    let unit = Lab { a: set_apart.a / length, b: set_apart.b / length, ..set_apart };
    let ordered = ORDERED.each_ref().map(|shade| shade.of(hue));
    let low = LOW.each_ref().map(|shade| shade.of(unit));
    let two_sided = [low[0], low[1], low[2], HIGH.of(hue), ordered[3], ordered[5]];
    let group = |shade: &Shade| with_contrast(shade.of(unit), paper, GRAPHIC);
    let [second, third, fourth] = GROUPS.each_ref().map(group);
    let list =
        |colors: &[Color]| Tokens::List(colors.iter().map(|it| text(*it)).collect());
    let map = |entries: Vec<(&str, Tokens)>| {
        Tokens::Map(entries.into_iter().map(|(name, it)| (name.to_owned(), it)).collect())
    };
    let chart = map(vec![
        ("ordered", list(&ordered)),
        ("two_sided", list(&two_sided)),
        ("groups", list(&[accent, second, third, fourth])),
    ]);
    let is_read = ordered[0].contrast(accent) >= TEXT;
    let muted = if is_read { ordered[0] } else { on_accent };
    let on = map(vec![("on_accent", text(on_accent)), ("on_accent_muted", text(muted))]);
    let more = map(vec![("color", on), ("chart", chart)]);
    tokens.over(more)
}

/// The colour nearest in lightness that has a contrast with another.
pub(super) fn with_contrast(color: Color, other: Color, least: f64) -> Color {
    let lab = color.lab();
    let good = |color: Color| color.contrast(other) >= least;
    nearest(lab, good).unwrap_or(color)
}

/// The good colour nearest to another in lightness, with its hue.
pub(super) fn nearest(lab: Lab, good: impl Fn(Color) -> bool) -> Option<Color> {
    let steps = (0..=200_u8).map(|step| f64::from(step) / 200.0);
    let distance = |lightness: f64| (lightness - lab.lightness).abs();
    std::iter::once(lab.lightness)
        .chain(steps)
        .map(|lightness| (lightness, Lab { lightness, ..lab }.color()))
        .filter(|(_, color)| good(*color))
        .min_by(|(one, _), (other, _)| distance(*one).total_cmp(&distance(*other)))
        .map(|(_, color)| color)
}

fn text(color: Color) -> Tokens {
    Tokens::Text(color.to_hex())
}

/// What replaces the colours on paper where a screen is dark.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Dark {
    /// The colours of the page, by their token's name; `against` is that of drawbacks.
    color: BTreeMap<String, String>,
    /// The colours that charts are drawn with.
    chart: Vec<Replaced>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct Replaced {
    from: String,
    to: String,
}

/// The colours of a scheme that others are made from.
struct Scheme {
    ink: Color,
    paper: Color,
    dark_ink: Color,
    dark_paper: Color,
}

impl Dark {
    /// The dark scheme of a template's tokens, in which charts are drawn with `drawn` on
    /// paper. Ink and paper change places, so an area that carries text in ink becomes dark
    /// and one that carries text in the paper's colour becomes light. What `dark.color` of
    /// the tokens says stays as it is.
    pub(super) fn new(tokens: &Tokens, drawn: impl IntoIterator<Item = Color>) -> Self {
        let style = Style::default();
        let read = |path: &[&str]| tokens.text(path).and_then(Color::from_hex);
        let color = |name: &str, other| read(&["color", name]).unwrap_or(other);
        let own = |name: &str| read(&["dark", "color", name]);
        let (ink, paper) = (color("ink", style.ink), color("paper", style.paper));
        let scheme = Scheme {
            ink,
            paper,
            dark_ink: own("ink").unwrap_or_else(|| DARK_INK.of(ink.lab())),
            dark_paper: own("paper").unwrap_or_else(|| DARK_PAPER.of(ink.lab())),
        };
        let panel = scheme.turned(color("panel", paper)).color();
        let accent = scheme.as_text(color("accent", style.accent), panel);
        let against = tokens.texts(&["chart", "two_sided"]);
        let against = against.first().and_then(|text| Color::from_hex(text));
        let mut page = BTreeMap::from([
            ("ink", scheme.dark_ink),
            ("paper", scheme.dark_paper),
            ("panel", panel),
            ("muted", scheme.as_text(color("muted", style.muted), panel)),
            ("rule", scheme.turned(color("rule", style.rule)).color()),
            ("grid", scheme.turned(color("grid", style.grid)).color()),
            ("accent", accent),
            ("on_accent", scheme.dark_paper),
            ("against", scheme.as_text(against.unwrap_or(style.two_sided[0]), panel)),
        ]);
        for (name, color) in &mut page {
            *color = own(name).unwrap_or(*color);
        }
        let known = ["ink", "paper", "muted", "rule", "grid"];
        let known = known.map(|name| (read(&["color", name]), page[name]));
        let replacement = |from: Color| {
            let same = known.iter().find(|(color, _)| *color == Some(from));
            same.map_or_else(|| scheme.area(from), |(_, to)| *to)
        };
        let chart = drawn
            .into_iter()
            .map(|from| Replaced { from: from.to_hex(), to: replacement(from).to_hex() });
        let page =
            page.into_iter().map(|(name, color)| (name.to_owned(), color.to_hex()));
        Self { chart: chart.collect(), color: page.collect() }
    }
}

impl Scheme {
    /// A colour as light as it was dark: what lies so far from paper to ink lies as far in
    /// the dark scheme, a little farther in the middle, where dark colours differ less to the
    /// eye.
    fn turned(&self, color: Color) -> Lab {
        let (ink, paper) = (self.ink.lab(), self.paper.lab());
        let (dark_ink, dark_paper) = (self.dark_ink.lab(), self.dark_paper.lab());
        let lab = color.lab();
        let whole = (paper.lightness - ink.lightness).max(0.1);
        let way = ((paper.lightness - lab.lightness) / whole).clamp(0.0, 1.0);
        let way = way * (1.25 - 0.25 * way);
        let tint = 1.0 - way;
        Lab {
            lightness: dark_paper.lightness
                + way * (dark_ink.lightness - dark_paper.lightness),
            a: lab.a + tint * dark_paper.a,
            b: lab.b + tint * dark_paper.b,
        }
    }

    /// Text on the page and on panels.
    fn as_text(&self, color: Color, panel: Color) -> Color {
        self.nearest(color, |turned| {
            turned.contrast(self.dark_paper) >= TEXT && turned.contrast(panel) >= TEXT
        })
    }

    /// An area of a chart, which carries text in ink or in the paper's colour.
    fn area(&self, color: Color) -> Color {
        let on_paper = color.contrast(self.paper);
        let stands_out = on_paper >= GRAPHIC;
        // Where neither can be read on it, text is black.
        if on_paper > color.contrast(self.ink) && on_paper >= TEXT {
            return self.nearest(color, |it| it.contrast(self.dark_paper) >= TEXT);
        }
        self.nearest(color, |it| {
            let is_seen = !stands_out || it.contrast(self.dark_paper) >= GRAPHIC;
            is_seen && it.contrast(self.dark_ink) >= TEXT
        })
    }

    /// The colour nearest in lightness to the turned one that is good.
    fn nearest(&self, color: Color, good: impl Fn(Color) -> bool) -> Color {
        let turned = self.turned(color);
        nearest(turned, good).unwrap_or_else(|| turned.color())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Diagnostics, Source};
    use crate::yaml;

    /// The tokens of the library with another accent.
    fn tokens(accent: &str) -> Tokens {
        let yaml = format!(
            "color: {{ink: '#1B2A32', muted: '#56666E', rule: '#9AA8AE', grid: '#DDE4E6', \
             paper: '#FFFFFF', panel: '#F3F6F7', accent: '{accent}'}}\n"
        );
        let source = Source::new("t.yaml", &yaml);
        let node = yaml::parse(&source, &mut Diagnostics::default()).expect("YAML");
        completed(Tokens::read(&node))
    }

    fn colors(tokens: &Tokens, name: &str) -> Vec<Color> {
        let texts = tokens.texts(&["chart", name]);
        texts.iter().map(|text| Color::from_hex(text).expect("a colour")).collect()
    }

    fn color(text: &str) -> Color {
        Color::from_hex(text).expect("a colour")
    }

    /// Accents all around the wheel on which white can be read, and greys.
    fn accents() -> Vec<Color> {
        let white = color("#FFFFFF");
        let all = (0..0x100_0000).step_by(20_011).map(Color::rgb);
        let greys = (0..0x60).step_by(16).map(|grey| Color::rgb(grey * 0x01_0101));
        all.chain(greys).filter(|accent| accent.contrast(white) >= TEXT).collect()
    }

    #[test]
    fn the_familys_accent_gives_the_familys_colours() {
        let tokens = tokens("#0B5C6B");
        assert_eq!(
            tokens.texts(&["chart", "ordered"]),
            ["#E3EFF0", "#BEDADC", "#8FC0C5", "#559DA6", "#217583", "#0A4350"]
        );
        assert_eq!(
            tokens.texts(&["chart", "two_sided"]),
            ["#8A3A20", "#CE8563", "#EBC9B4", "#BFDCDE", "#559DA6", "#0A4350"]
        );
        assert_eq!(
            tokens.texts(&["chart", "groups"]),
            ["#0B5C6B", "#C08A1E", "#7A4E8C", "#4E7F3C"]
        );
        assert_eq!(tokens.text(&["color", "on_accent"]), Some("#FFFFFF"));
    }

    #[test]
    fn what_a_template_says_itself_stays() {
        let own = Tokens::read(
            &yaml::parse(
                &Source::new("t.yaml", "chart: {groups: [a]}\n"),
                &mut Diagnostics::default(),
            )
            .expect("YAML"),
        );
        assert_eq!(completed(own).texts(&["chart", "groups"]), ["a"]);
    }

    #[test]
    fn any_accent_gives_steps_that_darken_and_groups_that_stand_out() {
        let paper = color("#FFFFFF");
        for accent in accents() {
            let tokens = tokens(&accent.to_hex());
            let steps = colors(&tokens, "ordered");
            let darken =
                |pair: &[Color]| pair[0].luminance() > 1.15 * pair[1].luminance();
            assert!(steps.windows(2).all(darken), "{accent:?}: {steps:?}");
            let groups = colors(&tokens, "groups");
            for (index, group) in groups.iter().enumerate() {
                assert!(group.contrast(paper) >= GRAPHIC, "{accent:?}: {group:?}");
                assert!(!groups[index + 1..].contains(group), "{accent:?}");
            }
            let sides = colors(&tokens, "two_sided");
            for outer in [sides[0], sides[5]] {
                assert!(outer.contrast(paper) >= GRAPHIC, "{accent:?}: {outer:?}");
            }
            let on_accent =
                color(tokens.text(&["color", "on_accent"]).expect("a colour"));
            assert!(accent.contrast(on_accent) >= TEXT);
            let muted = tokens.text(&["color", "on_accent_muted"]).expect("a colour");
            assert!(accent.contrast(color(muted)) >= TEXT);
        }
    }

    /// On paper text on an area is ink or paper, whichever contrasts more; in the dark scheme
    /// both have changed.
    #[test]
    fn text_is_readable_in_the_dark_on_every_area_and_on_the_page() {
        for accent in accents() {
            let tokens = tokens(&accent.to_hex());
            let mut drawn =
                ["ordered", "two_sided", "groups"].map(|it| colors(&tokens, it));
            drawn[0].extend([color("#E4E4E0"), color("#C9CED1")]);
            let drawn = drawn.concat();
            let dark = Dark::new(&tokens, drawn.iter().copied());
            let page = |name: &str| color(&dark.color[name]);
            let (ink, paper) = (page("ink"), page("paper"));
            for (from, to) in drawn.iter().zip(&dark.chart) {
                let on_ink = from.contrast(color("#1B2A32"));
                let on_paper = from.contrast(color("#FFFFFF"));
                let carries_paper = on_paper > on_ink && on_paper >= TEXT;
                let text = if carries_paper { paper } else { ink };
                let contrast = color(&to.to).contrast(text);
                assert!(contrast >= TEXT, "{accent:?}: {} {contrast}", to.from);
            }
            for group in 0..4 {
                let at = drawn.len() - 4 + group;
                assert!(
                    color(&dark.chart[at].to).contrast(paper) >= GRAPHIC,
                    "{accent:?}"
                );
            }
            for name in ["ink", "muted", "accent", "against"] {
                assert!(page(name).contrast(paper) >= TEXT, "{accent:?}: {name}");
                assert!(page(name).contrast(page("panel")) >= TEXT, "{accent:?}: {name}");
            }
            assert!(page("accent").contrast(page("on_accent")) >= TEXT, "{accent:?}");
        }
    }

    #[test]
    fn ordered_answers_stay_in_order_in_the_dark() {
        for accent in accents() {
            let tokens = tokens(&accent.to_hex());
            let dark = Dark::new(&tokens, colors(&tokens, "ordered"));
            let light = dark.chart.iter().map(|it| color(&it.to).luminance());
            let light = light.collect::<Vec<_>>();
            assert!(
                light.windows(2).all(|pair| pair[0] < pair[1]),
                "{accent:?}: {light:?}"
            );
        }
    }
}
