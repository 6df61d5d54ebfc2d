//! What reviewers have said of a report, from the files that lie beside it: for whoever writes
//! it, at the lines. Nothing of it is built, archived or published.

use crate::diagnostic::{Diagnostics, Place, Said, Warned, harmless};
use crate::feedback::{self, FoundComment, FoundPlace};
use crate::messages;
use crate::project::{Project, ReportFiles};
use crate::say;
use crate::word;
use crate::words::Language;

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
    /// Why it is shown there and nowhere else, unless it is about what stands there.
    pub note: Option<Said>,
}

impl ShownComment {
    /// It with its note, as many lines as somebody has said something. Nothing in it is
    /// obeyed by a terminal.
    #[must_use]
    pub fn told(&self, language: Language) -> String {
        let words = self.words.lines().map(|line| harmless(line).into_owned());
        let note = self.note.iter();
        let note = note.map(|note| format!("({})", messages::told(note, language)));
        words.chain(note).collect::<Vec<_>>().join("\n")
    }
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
        let words = thread.iter().map(told).collect::<Vec<_>>().join("\n");
        let quote = &first.quote;
        let (place, note) = match &first.place {
            FoundPlace::There(place) | FoundPlace::InBlock(place) => (Some(place), None),
            FoundPlace::Near(place) => {
                let note = say!("the words there are others now: `{quote}`", quote);
                (Some(place), Some(note))
            }
            FoundPlace::OneOf(places) => {
                let note = say!("this may be meant in several places: `{quote}`", quote);
                (places.first(), Some(note))
            }
            FoundPlace::Gone(_) | FoundPlace::Lost => {
                let note =
                    say!("what it is about is not found any more: `{quote}`", quote);
                (None, Some(note))
            }
        };
        Some(ShownComment { place: place.cloned(), words, note })
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
