//! What reviewers have said of a report, from the files that lie beside it: for whoever writes
//! it, at the lines. Nothing of it is built, archived or published.

use crate::diagnostic::{Diagnostics, Place, Warned};
use crate::feedback::{self, FoundComment, FoundPlace};
use crate::project::{Project, ReportFiles};
use crate::word;

use super::Prepared;

/// The folder beside a report with what reviewers have saved.
pub const COMMENTS: &str = "comments";

/// A comment that is not done, with what was answered, as it is shown at its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownComment {
    /// Where it is shown; none, if what it is about is not there any more.
    pub place: Option<Place>,
    /// Who says what, a line each.
    pub words: String,
}

/// What the files in the folder `comments` of a report say of it as it is now. What is wrong
/// with one is told; the others are shown.
#[must_use]
pub fn comments_beside(
    project: &Project,
    report: &ReportFiles,
    prepared: &Prepared,
) -> Warned<Vec<ShownComment>> {
    let mut said = Diagnostics::default();
    let files = project.files_below(&format!("{}/{COMMENTS}", report.folder));
    let files = files.unwrap_or_default().into_iter();
    let mut inputs = project.inputs();
    let mut read = Vec::new();
    for file in files.filter(|file| file.ends_with(".json")) {
        let source = inputs.read_text(&file).map_err(|error| error.diagnostic());
        let found =
            source.and_then(|source| feedback::read_comments(&source, &report.name));
        match found {
            Ok(found) => read.push(found),
            Err(error) => said.push(error),
        }
    }
    if read.is_empty() {
        return Warned { value: Vec::new(), said };
    }
    let now = word::written(prepared.word_sources());
    Warned { value: shown(&feedback::remarks(read, &now)), said }
}

/// Comments that are not done, each with its answers.
fn shown(found: &[FoundComment]) -> Vec<ShownComment> {
    let threads = found.chunk_by(|_, next| next.is_answer);
    let open = threads.filter(|thread| thread.first().is_some_and(|one| !one.is_done));
    let shown = open.filter_map(|thread| {
        let first = thread.first()?;
        let mut words = thread.iter().map(told).collect::<Vec<_>>().join("\n");
        let (place, more) = match &first.place {
            FoundPlace::There(place) | FoundPlace::InBlock(place) => (Some(place), None),
            FoundPlace::Near(place) => {
                (Some(place), Some("the words there are others now"))
            }
            FoundPlace::OneOf(places) => {
                (places.first(), Some("this may be meant in several places"))
            }
            FoundPlace::Gone(_) | FoundPlace::Lost => {
                (None, Some("what it is about is not found any more"))
            }
        };
        if let Some(more) = more {
            words = format!("{words}\n({more}: `{}`)", first.quote);
        }
        Some(ShownComment { place: place.cloned(), words })
    });
    shown.collect()
}

/// Who says what.
fn told(comment: &FoundComment) -> String {
    match comment.author.is_empty() {
        true => comment.text.clone(),
        false => format!("{}: {}", comment.author, comment.text),
    }
}
