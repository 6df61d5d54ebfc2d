//! What should stand on one page and does not: a template marks the end of it.

use typst::foundations::{Label, Selector, Value};
use typst::introspection::{Introspector, MetadataElem};
use typst::utils::PicoStr;

use crate::diagnostic::{Diagnostic, Place};
use crate::layout::TypstSource;

/// By what a template labels the end of what should stand on one page: metadata with the
/// label of the heading that it begins with.
const END: &str = "page-end";

const HINT: &str = "take something out, say it shorter, or divide it into two sections";

/// Warnings of chapters and sections that go on over the page they should stand on.
pub(super) fn overfull(
    introspector: &dyn Introspector,
    source: &TypstSource,
) -> Vec<Diagnostic> {
    let Some(end) = Label::new(PicoStr::intern(END)) else { return Vec::new() };
    let ends = introspector.query(&Selector::Label(end));
    let told = ends.iter().filter_map(|end| {
        let Value::Str(heading) = &end.to_packed::<MetadataElem>()?.value else {
            return None;
        };
        let label = Label::new(PicoStr::intern(heading.as_str()))?;
        let begun = introspector.query_label(label).ok()?.location()?;
        let pages = [begun, end.location()?].map(|at| introspector.page(at));
        let [Some(first), Some(last)] = pages else { return None };
        (last > first).then(|| {
            let more = last.get() - first.get();
            overfull_at(more, source.headings.get(heading.as_str()))
        })
    });
    told.collect()
}

fn overfull_at(more: usize, place: Option<&Place>) -> Diagnostic {
    let pages = if more == 1 { "page" } else { "pages" };
    let message =
        format!("this does not fit on one page: it goes on over {more} {pages} more");
    let mut warning = Diagnostic::warning(message).hint(HINT);
    warning.place = place.cloned();
    warning
}
