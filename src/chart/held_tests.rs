//! Reads a picture as it is written and holds it: everything that is drawn lies inside, and
//! no two texts touch. Nothing is taken from how it was laid out.

use super::fonts::Weight;
use super::tests::fonts;

/// Coordinates are whole numbers, twenty to a point or pixel.
const STEPS: f64 = 20.0;
/// How far rounding may move what touches.
const ROUNDED: f64 = 1.6;
/// How far beyond the edge half a line may reach: it is not seen.
const HAIR: f64 = 8.0;

/// A rectangle in the picture's own coordinates.
#[derive(Clone, Copy, Debug)]
struct Covered {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Covered {
    fn touches(self, other: Self) -> bool {
        let beside =
            self.right <= other.left + ROUNDED || other.right <= self.left + ROUNDED;
        let under =
            self.bottom <= other.top + ROUNDED || other.bottom <= self.top + ROUNDED;
        !beside && !under
    }

    /// Whether all of it lies in a picture, or no more than a little beside it.
    fn is_inside(self, picture: Self, slack: f64) -> bool {
        let across =
            self.left >= picture.left - slack && self.right <= picture.right + slack;
        across && self.top >= picture.top - slack && self.bottom <= picture.bottom + slack
    }
}

/// What is wrong with a picture, a line each.
pub(super) fn faults(svg: &str) -> Vec<String> {
    let head = svg.lines().next().unwrap_or_default();
    let view = attribute(head, "viewBox").unwrap_or_default();
    let numbers = view.split(' ').filter_map(|it| it.parse::<f64>().ok());
    let [left, top, right, bottom] = numbers.collect::<Vec<_>>()[..] else {
        return vec![format!("no viewBox in {head}")];
    };
    let size = Covered { left, top, right, bottom };
    let (mut found, mut texts) = (Vec::new(), Vec::<(String, Covered)>::new());
    for line in svg.lines().skip(1).filter(|line| *line != "</svg>") {
        if let Some(text) = read_text(line) {
            if !text.1.is_inside(size, ROUNDED) {
                found
                    .push(format!("`{}` lies outside: {:?} of {size:?}", text.0, text.1));
            }
            for other in texts.iter().filter(|other| text.1.touches(other.1)) {
                found.push(format!("`{}` touches `{}`", text.0, other.0));
            }
            texts.push(text);
        } else if let Some(drawn) = read_drawn(line) {
            if !drawn.is_inside(size, HAIR) {
                found.push(format!("{line} lies outside of {size:?}"));
            }
        } else {
            found.push(format!("nothing is known of {line}"));
        }
    }
    found
}

/// Every text of a picture, in the order they are drawn.
pub(super) fn texts(svg: &str) -> Vec<String> {
    svg.lines().filter_map(read_text).map(|(text, _)| text).collect()
}

fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let tag = tag.split('>').next()?;
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split('"').next()
}

fn number(tag: &str, name: &str) -> Option<f64> {
    attribute(tag, name)?.parse().ok()
}

fn read_text(line: &str) -> Option<(String, Covered)> {
    let content = line.strip_prefix("<text")?.strip_suffix("</text>")?;
    let (_, content) = content.split_once('>')?;
    let text = content
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&amp;", "&");
    let (x, y, size) =
        (number(line, "x")?, number(line, "y")?, number(line, "font-size")?);
    let weight = match attribute(line, "font-weight") {
        Some(_) => Weight::Semibold,
        None => Weight::Regular,
    };
    let width = fonts().width(&text, size, weight);
    let left = match attribute(line, "text-anchor")? {
        "start" => x,
        "middle" => x - width / 2.0,
        _ => x - width,
    };
    let baseline = y + 0.76 * size;
    let (top, bottom) = (baseline - 0.74 * size, baseline + 0.22 * size);
    Some((text, Covered { left, top, right: left + width, bottom }))
}

/// What is drawn, of lines without half their strength: those that begin at the edge have it
/// beyond, by less than a hair.
fn read_drawn(line: &str) -> Option<Covered> {
    if line.starts_with("<rect") {
        let (left, top) = (number(line, "x")?, number(line, "y")?);
        let (right, bottom) =
            (left + number(line, "width")?, top + number(line, "height")?);
        return Some(Covered { left, top, right, bottom });
    }
    let points = attribute(line, "points")?.split_whitespace();
    let points = points.filter_map(|point| {
        let (x, y) = point.split_once(',')?;
        Some((x.parse::<f64>().ok()?, y.parse::<f64>().ok()?))
    });
    let mut covered: Option<Covered> = None;
    for (x, y) in points {
        let around = Covered { left: x, top: y, right: x, bottom: y };
        covered = Some(match covered {
            None => around,
            Some(known) => Covered {
                left: known.left.min(around.left),
                top: known.top.min(around.top),
                right: known.right.max(around.right),
                bottom: known.bottom.max(around.bottom),
            },
        });
    }
    covered
}

/// A picture of 100 by 20 with one line in it.
fn picture(line: &str) -> String {
    let (width, height) = (100.0 * STEPS, 20.0 * STEPS);
    format!("<svg viewBox=\"0 0 {width} {height}\">\n{line}\n</svg>\n")
}

#[test]
fn what_lies_outside_or_touches_is_found() {
    let text = |x: f64, text: &str| {
        format!(
            "<text x=\"{x}\" y=\"60\" dy=\"0.76em\" text-anchor=\"start\" \
             font-size=\"170\" fill=\"#000000\">{text}</text>"
        )
    };
    assert!(faults(&picture(&text(20.0, "Ja"))).is_empty());
    assert_eq!(faults(&picture(&text(1_990.0, "Ja"))).len(), 1);
    let both = format!("{}\n{}", text(20.0, "Ja &amp; nej"), text(300.0, "ofta"));
    assert_eq!(faults(&picture(&both)), ["`ofta` touches `Ja & nej`"]);
    let bar = "<rect x=\"10\" y=\"10\" width=\"3000\" height=\"40\" fill=\"#000000\"/>";
    assert_eq!(faults(&picture(bar)).len(), 1);
    let line = "<polyline stroke-width=\"15\" points=\"-40,20 50,20 \"/>";
    assert_eq!(faults(&picture(line)).len(), 1);
    assert_eq!(faults(&picture("<circle/>")), ["nothing is known of <circle/>"]);
}
