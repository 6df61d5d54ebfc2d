//! Makes one self-contained web page of what Typst made of the document.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;

use crate::chart::{self, DrawnChart};
use crate::diagnostic::Diagnostic;
use crate::document::Chart;
use crate::layout;
use crate::typeset::Fonts;

use super::Parts;
use super::content_policy::{NotAlone, with_policy};

/// Why no page could be made.
#[derive(Debug, thiserror::Error)]
pub(super) enum PageError {
    /// A page of the template has a mistake.
    #[error("{}", .0.message)]
    Template(Box<Diagnostic>),
    /// A page of the template brings something in from elsewhere.
    #[error(
        "`{file}` of the template `{template}` makes no page that stands alone: {reason}"
    )]
    NotAlone {
        /// The page.
        file: &'static str,
        /// The template.
        template: String,
        /// What is wrong.
        reason: NotAlone,
    },
    /// The style sheet names a font that is not there.
    #[error("`style.css` of the template asks for `{font}`, which is not there")]
    Font {
        /// The font's path.
        font: String,
    },
    /// The document and the charts do not fit together.
    #[error("the page has no place for the chart `{id}`")]
    Chart {
        /// The chart.
        id: String,
    },
}

impl PageError {
    /// What to do about it, where that is not said.
    pub(super) fn hint(&self) -> Option<&'static str> {
        match self {
            Self::NotAlone { .. } => Some(
                "put it into the page itself, or leave it out: a report's page asks nobody \
                 for anything",
            ),
            Self::Template { .. } | Self::Font { .. } | Self::Chart { .. } => None,
        }
    }
}

/// Puts the document into the template's page, the charts into the document and the fonts
/// into the style sheet.
pub(super) fn assemble(html: &str, parts: Parts<'_>) -> Result<String, PageError> {
    let settled = parts.document.charts();
    let settled = settled.iter().map(|(label, chart)| (*label, chart.what)).collect();
    let body = with_charts(inside_body(html), parts.charts, &settled)?;
    let template = parts.template;
    let report = &parts.manuscript.report;
    let style = style(parts)?;
    let colors = chart::colors_of(parts.charts);
    let parts_of_page = (style.as_str(), body.as_str());
    let page = layout::page(template, report, parts_of_page, colors, parts.watch);
    finish(page, "page.html", parts)
}

/// Adds to a page what browsers are to know of it.
pub(super) fn finish(
    page: Result<String, Diagnostic>,
    file: &'static str,
    parts: Parts<'_>,
) -> Result<String, PageError> {
    let page = page.map_err(|mistake| PageError::Template(Box::new(mistake)))?;
    with_policy(&page).map_err(|reason| {
        let template = parts.template.name.clone();
        PageError::NotAlone { file, template, reason }
    })
}

/// What stands between `<body>` and `</body>`.
fn inside_body(html: &str) -> &str {
    let after = html.split_once("<body").map_or(html, |(_, rest)| rest);
    let inside = after.split_once('>').map_or(after, |(_, rest)| rest);
    inside.rsplit_once("</body>").map_or(inside, |(before, _)| before)
}

/// Fills the empty elements that the template left for the charts.
fn with_charts(
    body: &str,
    charts: &[DrawnChart],
    settled: &BTreeMap<&str, &Chart>,
) -> Result<String, PageError> {
    // Text on the page cannot look like this: its `<` is written `&lt;`.
    const ELEMENT: &str = "<div class=\"chart\" data-chart=\"";
    let missing = |id: &str| PageError::Chart { id: id.to_owned() };
    let charts = charts.iter().map(|chart| (chart.id.as_str(), chart));
    let mut charts = charts.collect::<BTreeMap<_, _>>();
    let (mut page, mut done) = (String::with_capacity(body.len()), 0);
    for (start, _) in body.match_indices(ELEMENT) {
        let id = start + ELEMENT.len();
        let Some(length) = body[id..].find("\">") else { break };
        let end = id + length;
        let Some(chart) = charts.remove(&body[id..end]) else { continue };
        let settled = settled.get(&*chart.id).ok_or_else(|| missing(&chart.id))?;
        page += &body[done..end + 2];
        page += &labelled(&chart.wide.svg, settled, "wide");
        page += &labelled(&chart.narrow.svg, settled, "narrow");
        done = end + 2;
    }
    page += &body[done..];
    charts.keys().next().map_or(Ok(page), |id| Err(missing(id)))
}

/// An SVG as a picture with a name and a description.
pub(super) fn labelled(svg: &str, chart: &Chart, layout: &str) -> String {
    let id = &chart.shown.label;
    let id = format!("chart-{id}-{layout}");
    let attributes = format!(
        "<svg class=\"chart-{layout}\" role=\"img\" \
         aria-labelledby=\"{id}-title {id}-desc\" "
    );
    let svg = svg.trim().replacen("<svg ", &attributes, 1);
    let title = escape(&chart.shown.caption);
    let alt = escape(&chart.alt);
    let named = format!(
        "><title id=\"{id}-title\">{title}</title><desc id=\"{id}-desc\">{alt}</desc>"
    );
    svg.replacen('>', &named, 1)
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The template's style sheet with the fonts in it.
pub(super) fn style(parts: Parts<'_>) -> Result<String, PageError> {
    let report = &parts.manuscript.report;
    let style = layout::style(parts.template, report, parts.watch);
    let style = style.map_err(|mistake| PageError::Template(Box::new(mistake)))?;
    embed_fonts(&style, parts.fonts)
}

/// Replaces `url(fonts/NAME.woff2)` by the font itself.
fn embed_fonts(style: &str, fonts: &Fonts) -> Result<String, PageError> {
    let mut result = String::with_capacity(style.len());
    let mut rest = style;
    while let Some((before, after)) = rest.split_once("url(fonts/") {
        let (name, after) = after.split_once(')').unwrap_or((after, ""));
        let name = name.trim_matches(['"', '\'']);
        let file = format!("{}/{name}", crate::project::FONTS);
        let found = fonts.web().iter().find(|(path, _)| *path == file);
        let (_, bytes) = found.ok_or(PageError::Font { font: file })?;
        result.push_str(before);
        result.push_str("url(data:font/woff2;base64,");
        result.push_str(&BASE64.encode(bytes));
        result.push(')');
        rest = after;
    }
    result.push_str(rest);
    Ok(result)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::Figure;
    use crate::document::{ChartPicture, DataTable, Shown};
    use crate::manuscript::ChartPlace;

    fn settled(label: &str, caption: &str, alt: &str) -> Chart {
        let data = DataTable::default();
        let shown = Shown {
            label: label.to_owned(),
            caption: caption.to_owned(),
            unit: String::new(),
            base: String::new(),
            notes: Vec::new(),
            nothing: None,
            place: "full",
            float: false,
            data,
            file: String::new(),
        };
        let picture = ChartPicture { file: String::new(), width: 1.0, height: 1.0 };
        Chart { shown, alt: alt.to_owned(), picture }
    }

    #[test]
    fn a_chart_gets_a_name_and_a_description() {
        let figure = |svg: &str| Figure {
            svg: svg.into(),
            width: 10.0,
            height: 5.0,
            alt: "Alltid 15.".into(),
        };
        let chart = DrawnChart {
            id: "lyssnar".into(),
            print: figure("<svg/>"),
            wide: figure("<svg width=\"10\"><rect/></svg>\n"),
            narrow: figure("<svg width=\"5\"><rect/></svg>"),
            place: ChartPlace::Full,
            too_high_for: None,
        };
        let chart_item = settled("lyssnar", "Hur ofta & <b>", "Alltid 15.");
        let charts = BTreeMap::from([("lyssnar", &chart_item)]);
        let body = "<div class=\"chart\" data-chart=\"lyssnar\"></div>";
        let placed = with_charts(body, &[chart], &charts).expect("a place for it");
        assert!(placed.contains(
            "<svg class=\"chart-wide\" role=\"img\" aria-labelledby=\"chart-lyssnar-wide-title \
             chart-lyssnar-wide-desc\" width=\"10\"><title id=\"chart-lyssnar-wide-title\">Hur \
             ofta &amp; &lt;b&gt;</title>"
        ));
        assert!(placed.ends_with("</svg></div>"));
    }

    #[test]
    fn a_text_that_names_a_chart_is_not_its_place() {
        let figure = Figure {
            svg: "<svg width=\"1\"></svg>".into(),
            width: 1.0,
            height: 1.0,
            alt: String::new(),
        };
        let chart = DrawnChart {
            id: "x".into(),
            print: figure.clone(),
            wide: figure.clone(),
            narrow: figure,
            place: ChartPlace::Full,
            too_high_for: None,
        };
        let chart_item = settled("x", "", "");
        let charts = BTreeMap::from([("x", &chart_item)]);
        let text = "<p>data-chart=\"x\"&gt;</p>";
        let body = format!("{text}<div class=\"chart\" data-chart=\"x\"></div>");
        let placed = with_charts(&body, std::slice::from_ref(&chart), &charts)
            .expect("a place for it");
        assert!(placed.starts_with(text));
        let unplaced = with_charts(text, std::slice::from_ref(&chart), &charts);
        assert!(matches!(unplaced, Err(PageError::Chart { id }) if id == "x"));
        assert!(placed.contains("data-chart=\"x\"><svg"));
    }

    #[test]
    fn a_page_is_cut_out_of_its_document() {
        let html = "<html><body class=\"x\"><p>a</p></body></html>";
        assert_eq!(inside_body(html), "<p>a</p>");
    }
}
