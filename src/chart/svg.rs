//! Paints a sheet as SVG with plotters.
//!
//! plotters has whole-number coordinates, so it paints [`STEPS`] times larger than the
//! figure and the SVG header brings it back to size. Then its output is put right: the
//! header, the weight (600 rather than `bold`), font sizes, a needless opacity and line
//! breaks around texts.

use plotters::prelude::{
    FontDesc, FontFamily, FontStyle, IntoDrawingArea, PathElement, Polygon, RGBColor,
    Rectangle, SVGBackend, ShapeStyle, TextStyle,
};
use plotters::style::Color as _;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use crate::markup::{html_attribute, html_text};

use super::color::Color;
use super::fonts::Weight;
use super::hatch::Point;
use super::sheet::{Anchor, Shape, TextLine};
use super::style::Medium;

/// Steps of the coordinates per point or CSS pixel.
const STEPS: f64 = 20.0;

/// plotters writes a text of size `s` with `font-size` `s / 1.24` …
const PLOTTERS_SIZE: f64 = 1.24;
/// … and, anchored at its top, moves it down by 0.76 em. Its other anchors use `ex`, which
/// browsers and Typst do not take to be equally long.
const PLOTTERS_TOP: f64 = 0.76;

/// A picture as SVG, with its header apart, so that words for it can be put there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Svg {
    /// The attributes of the `<svg>` element.
    attributes: String,
    /// The elements in it, a line each.
    content: String,
}

/// What a picture that is part of a page is called.
#[derive(Clone, Copy, Debug)]
pub struct SvgLabel<'a> {
    /// What no other picture of the page is known by.
    pub id: &'a str,
    /// How the style sheet knows it.
    pub class: &'a str,
    /// Its name.
    pub title: &'a str,
    /// What it shows, for those who cannot see it.
    pub description: &'a str,
}

impl Svg {
    /// The picture as a file of its own.
    #[must_use]
    pub fn to_document(&self) -> String {
        let Self { attributes, content } = self;
        format!("<svg {attributes}>\n{content}</svg>\n")
    }

    /// The picture as an element of a page in HTML, with its name and description.
    #[must_use]
    pub fn to_element(&self, label: SvgLabel<'_>) -> String {
        let Self { attributes, content } = self;
        let (id, class) = (html_attribute(label.id), html_attribute(label.class));
        let (title, description) = (html_text(label.title), html_text(label.description));
        format!(
            "<svg class=\"{class}\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\" \
             {attributes}><title id=\"{id}-title\">{title}</title>\
             <desc id=\"{id}-desc\">{description}</desc>\n{content}</svg>"
        )
    }
}

/// Paints a picture of the given size; `family` is the name of the font family.
pub(super) fn paint(
    shapes: &[Shape],
    width: f64,
    height: f64,
    medium: Medium,
    family: &str,
) -> Svg {
    let size = (steps(width), steps(height));
    let mut svg = String::new();
    {
        let pixels = (size.0.unsigned_abs(), size.1.unsigned_abs());
        let area = SVGBackend::with_string(&mut svg, pixels).into_drawing_area();
        // A name with a digit has to be quoted in CSS.
        let family = format!("'{}'", family.replace(['\'', '\\'], ""));
        for shape in shapes {
            let painted = match shape {
                Shape::Rectangle { from, to, color } => {
                    area.draw(&Rectangle::new([at(*from), at(*to)], rgb(*color).filled()))
                }
                Shape::Polygon { points, color } => {
                    let points = points.iter().copied().map(at).collect::<Vec<_>>();
                    area.draw(&Polygon::new(points, rgb(*color).filled()))
                }
                Shape::Stroke { points, color, width } => {
                    let points = points.iter().copied().map(at).collect::<Vec<_>>();
                    area.draw(&PathElement::new(points, stroke(*color, *width)))
                }
                Shape::Text(line) => {
                    let top = line.baseline - PLOTTERS_TOP * line.set.size;
                    let style = text_style(line, &family);
                    area.draw_text(&line.text, &style, at((line.x, top)))
                }
            };
            painted.expect("painting into a string cannot fail");
        }
        area.present().expect("painting into a string cannot fail");
    }
    let unit = medium.unit();
    let attributes = format!(
        "xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}{unit}\" \
         height=\"{height}{unit}\" viewBox=\"0 0 {} {}\"",
        size.0, size.1
    );
    Svg { attributes, content: content(&svg, shapes) }
}

/// What lies between the first and the last line of what plotters wrote, put right as text:
/// a painter of one's own would have to name `plotters-backend`, which plotters does not hand on.
fn content(svg: &str, shapes: &[Shape]) -> String {
    let content = svg.split_once('\n').map_or("", |(_, content)| content);
    let content = content.trim_end().strip_suffix("</svg>").unwrap_or(content);
    // No text can hold these attributes: plotters escapes its quotation marks.
    on_one_line(&with_whole_sizes(content, shapes))
        .replace(" opacity=\"1\"", "")
        .replace("font-weight=\"bold\"", "font-weight=\"600\"")
}

fn at((x, y): Point) -> (i32, i32) {
    (steps(x), steps(y))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::as_conversions,
    reason = "it saturates"
)]
fn steps(length: f64) -> i32 {
    (length * STEPS).round() as i32
}

fn rgb(color: Color) -> RGBColor {
    RGBColor(color.red, color.green, color.blue)
}

fn stroke(color: Color, width: f64) -> ShapeStyle {
    rgb(color).stroke_width(steps(width).unsigned_abs().max(1))
}

fn text_style<'a>(line: &TextLine, family: &'a str) -> TextStyle<'a> {
    let weight = match line.set.weight {
        Weight::Regular => FontStyle::Normal,
        Weight::Semibold => FontStyle::Bold,
    };
    let horizontal = match line.anchor {
        Anchor::Start => HPos::Left,
        Anchor::Middle => HPos::Center,
        Anchor::End => HPos::Right,
    };
    let size = plotters_size(steps(line.set.size));
    let style =
        FontDesc::new(FontFamily::Name(family), size, weight).color(&rgb(line.color));
    style.pos(Pos::new(horizontal, VPos::Top))
}

/// The body with every font size as the whole number it is: plotters divides by
/// [`PLOTTERS_SIZE`] and may leave a trail of float digits.
fn with_whole_sizes(body: &str, shapes: &[Shape]) -> String {
    let mut sizes = Vec::new();
    for shape in shapes {
        let Shape::Text(line) = shape else { continue };
        let size = steps(line.set.size);
        if !sizes.contains(&size) {
            sizes.push(size);
        }
    }
    sizes.into_iter().fold(body.to_owned(), |body, size| {
        let written = plotters_size(size) / PLOTTERS_SIZE;
        let attribute = |number: &str| format!("font-size=\"{number}\"");
        body.replace(&attribute(&written.to_string()), &attribute(&size.to_string()))
    })
}

/// The body with each text on the line of its tags: plotters puts it on one of its own,
/// and not every reader takes the line breaks around it for nothing.
fn on_one_line(body: &str) -> String {
    let mut joined = String::with_capacity(body.len());
    let mut inside = false;
    for line in body.lines() {
        joined.push_str(line);
        inside = line.starts_with("<text") || inside && line != "</text>";
        if !inside {
            joined.push('\n');
        }
    }
    joined
}

/// What plotters has to be told for a font size.
fn plotters_size(size: i32) -> f64 {
    f64::from(size) * PLOTTERS_SIZE
}

#[cfg(test)]
mod tests {
    use super::super::text::Type;
    use super::*;

    #[test]
    fn sizes_are_written_without_noise() {
        for size in 1..400 {
            let size = f64::from(size) / STEPS;
            let svg = painted("a", size);
            let written = format!(" font-size=\"{}\" ", steps(size));
            assert!(svg.contains(&written), "{size}: {svg}");
        }
    }

    fn painted(text: &str, size: f64) -> String {
        let line = TextLine {
            text: text.to_owned(),
            x: 1.0,
            baseline: 10.0,
            anchor: Anchor::Middle,
            set: Type { size, weight: Weight::Semibold },
            color: Color::rgb(0x1B_2A32),
            width: 1.0,
        };
        let shapes = [Shape::Text(line)];
        paint(&shapes, 397.0, 12.5, Medium::Print, "Source Sans 3").to_document()
    }

    #[test]
    fn a_picture_on_a_page_has_a_name_and_a_description() {
        let svg = Svg {
            attributes: "width=\"5\"".to_owned(),
            content: "<text>&lt;svg ></text>\n".to_owned(),
        };
        let label = SvgLabel {
            id: "chart-a\"b",
            class: "wide",
            title: "Hur ofta & <b>",
            description: "Alltid \"15\" > 3.",
        };
        assert_eq!(
            svg.to_element(label),
            "<svg class=\"wide\" role=\"img\" aria-labelledby=\"chart-a&quot;b-title \
             chart-a&quot;b-desc\" width=\"5\"><title id=\"chart-a&quot;b-title\">Hur ofta \
             &amp; &lt;b></title><desc id=\"chart-a&quot;b-desc\">Alltid \"15\" > 3.</desc>\n\
             <text>&lt;svg ></text>\n</svg>"
        );
        assert_eq!(
            svg.to_document(),
            "<svg width=\"5\">\n<text>&lt;svg ></text>\n</svg>\n"
        );
    }

    #[test]
    fn text_is_escaped_and_the_family_quoted() {
        assert_eq!(
            painted("<script>&\"'font-weight=\"bold\"", 8.5),
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"397pt\" height=\"12.5pt\" \
             viewBox=\"0 0 7940 250\">\n\
             <text x=\"20\" y=\"71\" dy=\"0.76em\" text-anchor=\"middle\" \
             font-family=\"&apos;Source Sans 3&apos;\" font-size=\"170\" fill=\"#1B2A32\" \
             font-weight=\"600\">\
             &lt;script&gt;&amp;&quot;&apos;font-weight=&quot;bold&quot;</text>\n</svg>\n"
        );
    }
}
