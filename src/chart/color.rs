//! Colours: how light they are, how much they differ, and others made from them.
//!
//! Lightness and chroma are those of OKLab (Ottosson 2020,
//! <https://bottosson.github.io/posts/oklab/>), in which equal steps look equal; contrast is
//! that of WCAG 2.2. Powers and roots are our own, since the standard library's differ
//! between platforms.

use std::sync::LazyLock;

/// A colour in sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Color {
    /// Red, 0-255.
    pub red: u8,
    /// Green, 0-255.
    pub green: u8,
    /// Blue, 0-255.
    pub blue: u8,
}

/// A colour in OKLab.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lab {
    /// Lightness, 0 (black) to 1 (white).
    pub lightness: f64,
    /// From green to red.
    pub a: f64,
    /// From blue to yellow.
    pub b: f64,
}

impl Color {
    /// The colour of a number such as `0x1B2A32`.
    #[must_use]
    pub const fn rgb(number: u32) -> Self {
        let [_, red, green, blue] = number.to_be_bytes();
        Self { red, green, blue }
    }

    /// The colour of a text such as `#1B2A32`.
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
        let plain = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        plain.then(|| u32::from_str_radix(digits, 16).ok().map(Self::rgb)).flatten()
    }

    /// The colour as a text such as `#1B2A32`.
    #[must_use]
    pub fn to_hex(self) -> String {
        format!("#{:02X}{:02X}{:02X}", self.red, self.green, self.blue)
    }

    /// Red, green and blue as amounts of light, 0 to 1.
    fn light(self) -> [f64; 3] {
        [self.red, self.green, self.blue].map(|value| LINEAR[usize::from(value)])
    }

    /// Relative luminance, 0 (black) to 1 (white), as WCAG 2.2 defines it.
    #[must_use]
    pub fn luminance(self) -> f64 {
        let [red, green, blue] = self.light();
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// Contrast ratio of WCAG 2.2 between two colours, 1 to 21.
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance() + 0.05, other.luminance() + 0.05);
        if a > b { a / b } else { b / a }
    }

    /// The colour a part of the way to another: 0 is this one, 1 the other.
    #[must_use]
    pub(super) fn toward(self, other: Self, part: f64) -> Self {
        let mix = |from: u8, to: u8| {
            let value = f64::from(from) + (f64::from(to) - f64::from(from)) * part;
            // The channel nearest to the mixed value, found without a cast.
            (0..=u8::MAX)
                .min_by(|a, b| {
                    let distance = |c: u8| (f64::from(c) - value).abs();
                    distance(*a).total_cmp(&distance(*b))
                })
                .unwrap_or(from)
        };
        Self {
            red: mix(self.red, other.red),
            green: mix(self.green, other.green),
            blue: mix(self.blue, other.blue),
        }
    }

    /// The colour in OKLab.
    #[must_use]
    pub fn lab(self) -> Lab {
        let [red, green, blue] = self.light();
        let mix = |[r, g, b]: [f64; 3]| cube_root(r * red + g * green + b * blue);
        let [l, m, s] = [
            [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
            [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
            [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
        ]
        .map(mix);
        Lab {
            lightness: 0.210_454_255_3 * l + 0.793_617_785_0 * m - 0.004_072_046_8 * s,
            a: 1.977_998_495_1 * l - 2.428_592_205_0 * m + 0.450_593_709_9 * s,
            b: 0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766_0 * s,
        }
    }
}

impl Lab {
    /// How colourful it is: 0 for a grey.
    #[must_use]
    pub fn chroma(self) -> f64 {
        (self.a * self.a + self.b * self.b).sqrt()
    }

    /// The colour in sRGB; where sRGB has none that is so colourful, the most colourful of
    /// that lightness and hue.
    #[must_use]
    pub fn color(self) -> Color {
        let lightness = self.lightness.clamp(0.0, 1.0);
        // From all of its chroma down to none, a hundredth at a time.
        let part = (0..=100_u8).rev().map(|part| f64::from(part) / 100.0);
        let mut weaker =
            part.map(|part| Self { lightness, a: self.a * part, b: self.b * part });
        let fitting = weaker.find(|lab| lab.light().iter().all(|it| is_light(*it)));
        let [red, green, blue] =
            fitting.unwrap_or(Self { lightness, a: 0.0, b: 0.0 }).light().map(channel);
        Color { red, green, blue }
    }

    fn light(self) -> [f64; 3] {
        let Self { lightness, a, b } = self;
        let cube = |value: f64| value * value * value;
        let l = cube(lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b);
        let m = cube(lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b);
        let s = cube(lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b);
        [
            4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
            -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
            -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701_0 * s,
        ]
    }
}

/// Whether an amount of light can be shown, but for what rounding adds.
fn is_light(value: f64) -> bool {
    (-1e-4..=1.0 + 1e-4).contains(&value)
}

/// [`linear`] of every channel, as parts of 255.
static LINEAR: LazyLock<Vec<f64>> = LazyLock::new(|| {
    (0..=u8::MAX).map(|value| linear(f64::from(value) / 255.0)).collect()
});

/// [`linear`] half way between each channel and the next.
static BETWEEN: LazyLock<Vec<f64>> = LazyLock::new(|| {
    (0..u8::MAX).map(|value| linear((f64::from(value) + 0.5) / 255.0)).collect()
});

/// The channel nearest to an amount of light.
fn channel(light: f64) -> u8 {
    u8::try_from(BETWEEN.partition_point(|limit| *limit < light)).unwrap_or(u8::MAX)
}

/// The amount of light of an sRGB channel, with x^2.4 = x² · ⁵√x² by Newton's method.
fn linear(value: f64) -> f64 {
    if value <= 0.04045 {
        return value / 12.92;
    }
    let base = (value + 0.055) / 1.055;
    let square = base * base;
    let mut root: f64 = 1.0;
    for _ in 0..40 {
        let fourth = root * root * root * root;
        root = (4.0 * root + square / fourth) / 5.0;
    }
    square * root
}

/// The cube root of an amount of light, by Newton's method.
fn cube_root(value: f64) -> f64 {
    if value <= 0.0 {
        return 0.0;
    }
    let mut root: f64 = 1.0;
    for _ in 0..60 {
        root = (2.0 * root + value / (root * root)) / 3.0;
    }
    root
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_from_hex_and_written() {
        let ink = Color::from_hex("#1B2A32").expect("a colour");
        assert_eq!((ink, ink.to_hex().as_str()), (Color::rgb(0x1B_2A32), "#1B2A32"));
        assert_eq!(Color::from_hex("1B2A32"), None);
        assert_eq!(Color::from_hex("#1B2A3"), None);
        assert_eq!(Color::from_hex("#+B2A32"), None);
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        let (black, white) = (Color::rgb(0), Color::rgb(0xFF_FFFF));
        assert!((black.contrast(white) - 21.0).abs() < 1e-9);
        // A grey whose contrast with white is known to be 4.54.
        assert!((Color::rgb(0x76_7676).contrast(white) - 4.54).abs() < 0.005);
        assert!((Color::rgb(0x0B_5C6B).contrast(white) - 7.6).abs() < 0.1);
    }

    /// The values that Ottosson gives for the primaries of sRGB.
    #[test]
    fn lightness_and_chroma_are_those_of_oklab() {
        let lab = |number| Color::rgb(number).lab();
        let near = |lab: Lab, [lightness, a, b]: [f64; 3]| {
            let off = [lab.lightness - lightness, lab.a - a, lab.b - b];
            assert!(off.iter().all(|off| off.abs() < 5e-4), "{lab:?}");
        };
        near(lab(0xFF_FFFF), [1.0, 0.0, 0.0]);
        near(lab(0), [0.0, 0.0, 0.0]);
        near(lab(0xFF_0000), [0.628, 0.2249, 0.1258]);
        near(lab(0x00_FF00), [0.8664, -0.2339, 0.1795]);
        near(lab(0x00_00FF), [0.452, -0.0324, -0.3115]);
    }

    #[test]
    fn a_colour_comes_back_from_oklab() {
        for number in (0..0x100_0000).step_by(4_099) {
            let color = Color::rgb(number);
            assert_eq!(color.lab().color(), color);
        }
    }

    #[test]
    fn what_is_too_colourful_for_a_screen_keeps_its_lightness() {
        let vivid = Lab { lightness: 0.9, a: 0.3, b: 0.1 };
        let lab = vivid.color().lab();
        assert!((lab.lightness - 0.9).abs() < 0.01 && lab.chroma() > 0.03, "{lab:?}");
    }
}
