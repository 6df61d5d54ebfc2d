//! What finds no room on its page, as a template marks it: what should stand on one page and
//! goes on over it, and tables that cannot even begin on one.

use typst::foundations::{Content, Dict, Label, Selector, Value};
use typst::introspection::{Introspector, MetadataElem};
use typst::utils::PicoStr;

use crate::diagnostic::{Diagnostic, Place, Said};
use crate::layout::TypstSource;
use crate::say;

/// By what a template labels the end of what should stand on one page: metadata with the
/// label of the heading that it begins with.
const END: &str = "page-end";

/// By what a template labels what a table lacks that finds no room on a page: metadata with
/// the table's label, the room there is, and how much caption, head and first row take, in
/// points; whether the page is a slide, and whether there would be room if the table stood by
/// itself.
const TOO_HIGH: &str = "too-high";

const HINT: &str = "take something out, say it shorter, or divide it into two sections";

/// Warnings of chapters and sections that go on over the page they should stand on.
pub(super) fn overfull(
    introspector: &dyn Introspector,
    source: &TypstSource,
) -> Vec<Diagnostic> {
    let ends = labelled(introspector, END);
    let told = ends.iter().filter_map(|end| {
        let Value::Str(heading) = value(end)? else { return None };
        let label = Label::new(PicoStr::intern(heading.as_str()))?;
        let begun = introspector.query_label(label).ok()?.location()?;
        let pages = [begun, end.location()?].map(|at| introspector.page(at));
        let [Some(first), Some(last)] = pages else { return None };
        (last > first).then(|| {
            let more = last.get() - first.get();
            overfull_at(more, source.places.get(heading.as_str()))
        })
    });
    told.collect()
}

fn overfull_at(more: usize, place: Option<&Place>) -> Diagnostic {
    let message = match more {
        1 => "this does not fit on one page: it goes on over 1 page more".into(),
        more => {
            say!("this does not fit on one page: it goes on over {more} pages more", more)
        }
    };
    let mut warning = Diagnostic::warning(message).hint(HINT);
    warning.place = place.cloned();
    warning
}

/// Errors of tables that find no room on a page in any way: what stands in them would be set
/// over each other.
pub(super) fn too_high(
    introspector: &dyn Introspector,
    source: &TypstSource,
) -> Vec<Diagnostic> {
    let found = labelled(introspector, TOO_HIGH);
    let told = found.iter().filter_map(|found| {
        let Value::Dict(lack) = value(found)? else { return None };
        let Value::Str(label) = lack.get("table").ok()? else { return None };
        let mut error = too_high_table(label, lack)?;
        error.place = source.places.get(label.as_str()).cloned();
        Some(error)
    });
    told.collect()
}

fn too_high_table(label: &str, lack: &Dict) -> Option<Diagnostic> {
    let points = |part| match lack.get(part).ok()? {
        Value::Float(points) => Some(*points),
        _ => None,
    };
    let is = |part| matches!(lack.get(part), Ok(Value::Bool(true)));
    let (caption, head, row) = (points("caption")?, points("head")?, points("row")?);
    let page = Said::from(if is("is-slide") { "a slide" } else { "a page" });
    let above = Said::from(if caption > 0.0 {
        ""
    } else {
        ", in the part that is divided from it"
    });
    let id = label.strip_prefix("table:").unwrap_or(label);
    let whole = |points: f64| format!("{points:.0}");
    let message = say!(
        "the table `{id}` is too high for {page}{above}: its caption takes {caption} pt, its \
         head {head} pt and its first row at least {row} pt, and there is room for {room} pt",
        id,
        page,
        above,
        caption = whole(caption),
        head = whole(head),
        row = whole(row),
        room = whole(points("room")?)
    );
    let hint = if caption >= head && caption >= row {
        "say the caption shorter, and the rest of it in a text"
    } else if head >= row {
        "shorten what stands above its columns, or show fewer; labels of answers stand in the \
         codebook"
    } else {
        "shorten what stands in its first row; labels of answers stand in the codebook"
    };
    let error = Diagnostic::error(message).hint(hint);
    Some(if is("stands-alone") {
        error.hint("or let it stand by itself, outside `side-by-side`")
    } else {
        error
    })
}

/// What a template has labelled.
fn labelled(introspector: &dyn Introspector, label: &str) -> Vec<Content> {
    let label = Label::new(PicoStr::intern(label));
    let found = label.map(|label| introspector.query(&Selector::Label(label)));
    found.into_iter().flatten().collect()
}

fn value(metadata: &Content) -> Option<&Value> {
    Some(&metadata.to_packed::<MetadataElem>()?.value)
}
