//! Makes one self-contained web page of what Typst made of the document.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;

use crate::chart::{self, DrawnChart, Figure, SvgLabel};
use crate::diagnostic::{Diagnostic, Said};
use crate::document::{DataFile, SettledChart, WrittenDrawing};
use crate::layout::{self, PageBody};
use crate::markup::html_attribute;
use crate::say;
use crate::typeset::{Fonts, WebBody, WebFace, WebNumber, WebPiece};

use super::Parts;
use super::content_policy::{KEPT_NUMBERS, NotAlone, PageKind, live_policy, with_policy};
use super::origins::{OriginAttributes, WrittenPlaces};

/// Why no page could be made.
#[derive(Debug)]
pub(super) enum PageError {
    /// A page of the template has a mistake.
    Template(Box<Diagnostic>),
    /// A page of the template brings something in from elsewhere.
    NotAlone {
        /// The page.
        file: &'static str,
        /// The template.
        template: String,
        /// What is wrong.
        reason: NotAlone,
    },
    /// The style sheet names a font that is not there.
    Font {
        /// The font's path.
        font: String,
    },
    /// The document and the charts do not fit together.
    Chart {
        /// The chart.
        id: String,
    },
}

impl PageError {
    /// What is wrong.
    pub(super) fn said(&self) -> Said {
        match self {
            Self::Template(mistake) => mistake.message.clone(),
            Self::NotAlone { file, template, reason } => say!(
                "`{file}` of the template `{template}` makes no page that stands alone: \
                 {reason}",
                file,
                template,
                reason = reason.said()
            ),
            Self::Font { font } => say!(
                "`style.css` of the template asks for `{font}`, which is not there",
                font
            ),
            Self::Chart { id } => say!("the page has no place for the chart `{id}`", id),
        }
    }

    /// What to do about it, where that is not said.
    pub(super) fn hint(&self) -> Option<&'static str> {
        match self {
            Self::NotAlone { .. } => Some(
                "put it into the page itself, or leave it out: a report's page asks nobody \
                 for anything",
            ),
            Self::Chart { .. } => {
                Some("let the template keep an element for it, with `data-chart`")
            }
            Self::Template { .. } | Self::Font { .. } => None,
        }
    }
}

/// Puts the document into the template's page, the charts into the document and the fonts
/// into the style sheet.
pub(super) fn assemble(body: &WebBody, parts: Parts<'_>) -> Result<String, PageError> {
    finish(filled(body, parts, OriginAttributes::Untold)?, PAGE, parts)
}

/// The page of a template.
pub(super) const PAGE: &str = "page.html";

/// The template's page with the document in it.
pub(super) fn filled(
    body: &WebBody,
    parts: Parts<'_>,
    origins: OriginAttributes,
) -> Result<Result<String, Diagnostic>, PageError> {
    let are_told = parts.manuscript.report.output.script;
    let known = KnownOfText { origins, are_told };
    let body = with_pictures(body, pictures(parts)?, known)?;
    let style = style(parts)?;
    let drawings = parts.document.drawings.iter().map(|drawing| &drawing.drawn);
    let colors = chart::colors_of(parts.charts.iter().chain(drawings));
    Ok(layout::page(parts.page(), &style, &body, colors))
}

/// A report's page for whoever writes it.
#[derive(Clone, Debug)]
pub struct LivePage {
    /// The page, without a policy of its own.
    pub html: String,
    /// What a browser may do with it: what the published page may, and what a programme and a
    /// style sheet do that come from the same server.
    pub policy: String,
}

/// The same page for whoever writes it: its elements tell where they come from.
pub(super) fn assemble_live(
    body: &WebBody,
    parts: Parts<'_>,
) -> Result<LivePage, PageError> {
    let origins = OriginAttributes::Lines(WrittenPlaces::of(parts.document));
    let page = filled(body, parts, origins)?;
    let html = page.map_err(|mistake| PageError::Template(Box::new(mistake)))?;
    let policy = live_policy(&html).map_err(|reason| not_alone(PAGE, parts, reason))?;
    Ok(LivePage { html, policy })
}

fn not_alone(file: &'static str, parts: Parts<'_>, reason: NotAlone) -> PageError {
    let template = parts.template.name.clone();
    PageError::NotAlone { file, template, reason }
}

/// Adds to a page what browsers are to know of it.
pub(super) fn finish(
    page: Result<String, Diagnostic>,
    file: &'static str,
    parts: Parts<'_>,
) -> Result<String, PageError> {
    let page = page.map_err(|mistake| PageError::Template(Box::new(mistake)))?;
    with_policy(&page, PageKind::Report).map_err(|reason| not_alone(file, parts, reason))
}

/// What is known of the texts of a page.
struct KnownOfText {
    /// What elements tell of where they come from.
    origins: OriginAttributes,
    /// Whether it is told how their numbers came about.
    are_told: bool,
}

/// A picture, and what is said of it.
pub(super) struct NamedPicture<'a> {
    pub(super) drawn: &'a DrawnChart,
    /// By what it is known on the page.
    pub(super) name: String,
    pub(super) caption: &'a str,
    pub(super) alt: &'a str,
    /// The numbers that it is drawn from, if it is and they may be shown.
    pub(super) numbers: Option<&'a DataFile>,
}

/// The charts and drawings, by what the page calls the places for them: a chart by its id, a
/// drawing by that of its figure.
fn pictures(parts: Parts<'_>) -> Result<BTreeMap<String, NamedPicture<'_>>, PageError> {
    let missing = |id: &str| PageError::Chart { id: id.to_owned() };
    let (charts, figures) = (parts.document.charts(), parts.document.structures());
    let mut pictures = BTreeMap::new();
    for drawn in parts.charts {
        let chart = charts.get(drawn.id.as_str()).ok_or_else(|| missing(&drawn.id))?.what;
        let mut picture = NamedPicture::of_chart(drawn, chart);
        if chart.shown.nothing.is_none() {
            let mut files = parts.document.data_files.iter();
            picture.numbers = files.find(|file| file.path == chart.shown.file);
        }
        pictures.insert(drawn.id.clone(), picture);
    }
    for WrittenDrawing { drawn, .. } in &parts.document.drawings {
        let id = format!("figure:{}", drawn.id);
        let figure = figures.get(drawn.id.as_str()).ok_or_else(|| missing(&id))?;
        let (caption, alt) = (figure.caption.as_str(), figure.alt.as_str());
        let name = format!("drawing-{}", drawn.id);
        let picture = NamedPicture { drawn, name, caption, alt, numbers: None };
        pictures.insert(id, picture);
    }
    Ok(pictures)
}

/// A number in the text; where the page can tell how it came about, with what it is known by.
fn quoted(WebNumber { number, minus, markup }: &WebNumber, is_told: bool) -> String {
    if !is_told {
        return markup.clone();
    }
    let minus =
        minus.as_ref().map(|minus| format!(" data-minus=\"{}\"", html_attribute(minus)));
    let (number, minus) = (html_attribute(number), minus.unwrap_or_default());
    format!("<span class=\"quoted\" data-of=\"{number}\"{minus}>{markup}</span>")
}

/// The body with each picture in the first place for it, and with its numbers known if it is
/// told how they came about.
fn with_pictures(
    body: &WebBody,
    mut pictures: BTreeMap<String, NamedPicture<'_>>,
    mut known: KnownOfText,
) -> Result<PageBody, PageError> {
    let mut page = PageBody::default();
    for piece in &body.pieces {
        match piece {
            WebPiece::Markup(markup) => page.push(markup),
            WebPiece::Needless(attribute) => page.push_needless(attribute),
            WebPiece::NotesHeading => page.push_notes_heading(),
            WebPiece::Quoted(number) => page.push(&quoted(number, known.are_told)),
            WebPiece::Origin(origin) => page.push(&known.origins.of(origin)),
            WebPiece::Chart(id) => {
                let Some(picture) = pictures.remove(id) else { continue };
                page.push(&picture.element(&picture.drawn.wide, "wide"));
                page.push(&picture.element(&picture.drawn.narrow, "narrow"));
                if let Some(numbers) = picture.numbers {
                    page.push(&to_keep(numbers));
                }
            }
        }
    }
    match pictures.into_keys().next() {
        Some(id) => Err(PageError::Chart { id }),
        None => Ok(page),
    }
}

/// The link by which a reader keeps the numbers of a chart: the same file that goes into the
/// PDF, for programs that read tables.
fn to_keep(DataFile { path, content, description }: &DataFile) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    let content = BASE64.encode(content);
    let description = html_attribute(description);
    format!(
        "<p class=\"downloads\"><a download=\"{name}\" title=\"{description}\" \
         href=\"{KEPT_NUMBERS}{content}\">CSV</a></p>"
    )
}

impl<'a> NamedPicture<'a> {
    pub(super) fn of_chart(drawn: &'a DrawnChart, chart: &'a SettledChart) -> Self {
        let name = format!("chart-{}", chart.shown.label);
        let (caption, alt) = (chart.shown.caption.as_str(), chart.alt.as_str());
        Self { drawn, name, caption, alt, numbers: None }
    }

    /// One form of the picture as an element of a page, with its name and description.
    pub(super) fn element(&self, figure: &Figure, form: &str) -> String {
        // What is too high for a page of paper may be higher than a screen.
        let tall = if self.drawn.further.is_empty() { "" } else { " tall" };
        figure.svg.to_element(SvgLabel {
            id: &format!("{}-{form}", self.name),
            class: &format!("chart-{form}{tall}"),
            title: self.caption,
            description: self.alt,
        })
    }
}

/// The template's style sheet with the fonts in it.
pub(super) fn style(parts: Parts<'_>) -> Result<String, PageError> {
    let style = layout::style(parts.page());
    let style = style.map_err(|mistake| PageError::Template(Box::new(mistake)))?;
    let faces = own_faces(&style, parts);
    embed_fonts(&format!("{faces}{style}"), parts.fonts)
}

/// The faces of the unit's families that the style sheet does not name itself.
fn own_faces(style: &str, parts: Parts<'_>) -> String {
    let families = parts.template.profile.iter().flat_map(|profile| &profile.families);
    let families = families.map(|family| family.name.value.as_str());
    let families = families.collect::<BTreeSet<_>>().into_iter();
    let is_named = |family: &&str| {
        style.contains(&format!("@font-face {{ font-family: \"{family}\""))
    };
    let mut faces = String::new();
    for family in families.filter(|family| !is_named(family)) {
        for WebFace { file, weight, is_italic } in parts.fonts.web_faces(family) {
            let file = file.strip_prefix(crate::project::FONTS).unwrap_or(&file);
            let slant = if is_italic { "italic" } else { "normal" };
            faces += &format!(
                "@font-face {{ font-family: \"{family}\"; src: url(fonts{file}) \
                 format(\"woff2\"); font-weight: {weight}; font-style: {slant}; \
                 font-display: swap; }}\n"
            );
        }
    }
    faces
}

/// Replaces `url(fonts/NAME.woff2)` by the font itself. That is text in text, because it is how
/// style sheets name files: those of archives and of units do, and can be looked at as they are.
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
    use crate::document::{ChartPicture, DataTable, ShownTable, TextMarkup};
    use crate::manuscript::ChartPlace;

    fn settled(label: &str, caption: &str, alt: &str) -> SettledChart {
        let data = DataTable::default();
        let shown = ShownTable {
            label: label.to_owned(),
            caption: caption.to_owned(),
            unit: String::new(),
            base: String::new(),
            marked: TextMarkup::default(),
            notes: Vec::new(),
            nothing: None,
            place: "full",
            float: false,
            data,
            file: String::new(),
        };
        let picture = ChartPicture { file: String::new(), width: 1.0, height: 1.0 };
        SettledChart { shown, alt: alt.to_owned(), picture, further: Vec::new() }
    }

    /// The page of some pieces, in a report with charts of these ids.
    fn placed(pieces: &[WebPiece], ids: &[&str]) -> Result<String, PageError> {
        let chart = |id: &&str| DrawnChart {
            id: (*id).to_owned(),
            print: Figure::default(),
            wide: Figure::default(),
            narrow: Figure::default(),
            place: ChartPlace::Full,
            further: Vec::new(),
            kind: None,
            too_high: None,
        };
        let words = |id: &&str| settled(id, "Hur & <b>", "\"Alltid\" 15.");
        let words = ids.iter().map(words).collect::<Vec<_>>();
        let body = WebBody { pieces: pieces.to_vec() };
        let charts = ids.iter().map(chart).collect::<Vec<_>>();
        let named = charts.iter().zip(&words).map(|(drawn, words)| {
            (drawn.id.clone(), NamedPicture::of_chart(drawn, words))
        });
        let known = KnownOfText { origins: OriginAttributes::Untold, are_told: false };
        with_pictures(&body, named.collect(), known).map(|page| page.whole)
    }

    fn markup(text: &str) -> WebPiece {
        WebPiece::Markup(text.to_owned())
    }

    fn place(id: &str) -> WebPiece {
        WebPiece::Chart(id.to_owned())
    }

    #[test]
    fn a_chart_stands_in_its_place_for_wide_and_narrow_screens() {
        let page = placed(&[markup("<div>"), place("a\"b"), markup("</div>")], &["a\"b"]);
        let form = |form: &str| {
            let id = format!("chart-a&quot;b-{form}");
            format!(
                "<svg class=\"chart-{form}\" role=\"img\" aria-labelledby=\"{id}-title \
                 {id}-desc\" ><title id=\"{id}-title\">Hur &amp; &lt;b></title>\
                 <desc id=\"{id}-desc\">\"Alltid\" 15.</desc>\n</svg>"
            )
        };
        let (wide, narrow) = (form("wide"), form("narrow"));
        assert_eq!(page.ok(), Some(format!("<div>{wide}{narrow}</div>")));
    }

    #[test]
    fn a_chart_stands_in_the_first_place_for_it() {
        let pieces = [place("y"), place("x"), markup("<p>"), place("x")];
        let page = placed(&pieces, &["x"]).expect("a place for it");
        assert_eq!(page.matches("class=\"chart-wide\"").count(), 1);
        assert!(page.ends_with("</svg><p>"));
    }

    #[test]
    fn words_that_look_like_a_place_are_none() {
        let words = markup("<div class=\"chart\" data-chart=\"x\"></div>");
        let told = placed(&[words], &["x"]).expect_err("no place").said().to_string();
        assert_eq!(told, "the page has no place for the chart `x`");
    }
}
