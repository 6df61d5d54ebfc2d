//! The pages of a document as pictures, for whoever looks at them while writing: takes what a
//! PDF is made of, gives each page with a name that changes only when the page does.

use std::hash::{DefaultHasher, Hash, Hasher};

use typst::diag::Warned;
use typst::layout::{Frame, FrameItem};
use typst_layout::PagedDocument;
use typst_svg::SvgOptions;

use crate::diagnostic::Diagnostics;
use crate::foreign;
use crate::layout::TypstSource;
use crate::manuscript::Report;
use crate::watch::Watch;

use super::typesetter::Typesetter;
use super::{Attempt, alone, collect_whole, ident, links, pages, whole};

/// The pages of a document that has been set.
pub struct SetPages(PagedDocument);

/// A page of a document that has been set.
#[derive(Clone, Debug, PartialEq)]
pub struct SetPage {
    /// What it is known by: a page that has not changed keeps its name.
    pub name: String,
    /// Its width, in points.
    pub width: f64,
    /// Its height, in points.
    pub height: f64,
}

impl SetPages {
    /// What there is to know of each page, in their order.
    #[must_use]
    pub fn all(&self) -> Vec<SetPage> {
        let page = |page: &typst_layout::Page| SetPage {
            name: name(page),
            width: page.frame.width().to_pt(),
            height: page.frame.height().to_pt(),
        };
        self.0.pages().iter().map(page).collect()
    }

    /// The page of a name as an SVG file; nothing, if there is no such page.
    #[must_use]
    pub fn picture(&self, wanted: &str) -> Option<String> {
        let page = self.0.pages().iter().find(|page| name(page) == wanted)?;
        foreign::guarded(|| typst_svg::svg(page, &SvgOptions::default())).ok()
    }
}

/// What a page is known by: what is painted on it. What else Typst keeps in its frames may
/// change where nothing of it can be seen.
fn name(page: &typst_layout::Page) -> String {
    let mut hasher = DefaultHasher::new();
    page.fill_or_white().hash(&mut hasher);
    feed(&page.frame, &mut hasher);
    format!("{:016x}", hasher.finish())
}

fn feed(frame: &Frame, hasher: &mut DefaultHasher) {
    frame.size().hash(hasher);
    for (place, item) in frame.items() {
        place.hash(hasher);
        match item {
            FrameItem::Group(group) => {
                group.transform.hash(hasher);
                group.clip.hash(hasher);
                feed(&group.frame, hasher);
            }
            FrameItem::Text(text) => text.hash(hasher),
            FrameItem::Shape(shape, _) => shape.hash(hasher),
            FrameItem::Image(image, size, _) => {
                image.hash(hasher);
                size.hash(hasher);
            }
            FrameItem::Link(..) | FrameItem::Tag(_) => {}
        }
    }
}

/// Sets the pages of a document. What Typst finds wrong is told about what the author wrote;
/// what only the finished PDF can tell is not looked for.
pub fn set_pages(
    source: &TypstSource,
    report: &Report,
    typesetter: &mut Typesetter,
    watch: Watch<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<SetPages> {
    let world = typesetter.world(&ident(report), source, report.date);
    let set = watch.during(alone::whole(source, report), || {
        foreign::guarded(|| typst::compile::<PagedDocument>(world))
    });
    let Warned { output, warnings } =
        whole(set, "the pages".into(), report, diagnostics)?;
    let attempt = match output {
        Err(errors) => Attempt::refused(errors),
        Ok(document) => {
            let introspector = document.introspector().as_ref();
            let mut faults = links::unfit(introspector, world, source);
            faults.extend(pages::too_high(introspector, source));
            let told = pages::overfull(introspector, source);
            let made = Ok(Some(document.clone()));
            Attempt { faults, told, made }
        }
    };
    let attempt = Warned { output: attempt, warnings };
    collect_whole(attempt, world, source, diagnostics).map(SetPages)
}
