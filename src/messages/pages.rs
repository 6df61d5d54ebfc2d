//! The pages about codes of mistakes, made of the catalogue: one in English for
//! `docs/codes.md`, and a chapter of the handbook.

use std::fmt::Write;

use crate::words::Language;

use super::explained::{ExamplePlace, MistakeExample, MistakeKind, mistake_kinds};

/// How the page begins.
const HEAD: &str = "# Codes of mistakes

Every mistake and warning is told with a code, as in `error[open-quotation]: …`; `baslinje explain CODE` shows what stands here, in the language that is asked for.
What can be [accepted](format.md#what-is-checked) is accepted by the same code.
This page is made of the program's own catalogue.
";

/// How the chapter begins.
const CHAPTER_HEAD: &str = "\
# Made of the program's catalogue of messages: BASLINJE_RECORD=1 cargo test format::
title: Koder
id: koder
numbered: true
blocks:
  - text: |
      Varje fel och varning har en kod, som i `fel[open-quotation]: …`. `baslinje explain KOD` visar vad som menas, för
      nästan alla med ett exempel på hur det blir fel och hur det blir rätt. Här står alla koder.

  - terms:
";

/// What the program would take for the beginning of an expression, and how a text of the
/// handbook shows it. What is written for one holds none of those after it.
const SHOWN: [(&str, &str); 3] = [
    ("{{", r#"{{ ("{" ~ "{") | safe }}"#),
    ("{%", r#"{{ ("{" ~ "%") | safe }}"#),
    ("{#", r##"{{ ("{" ~ "#") | safe }}"##),
];

/// All kinds, by their codes.
fn by_code() -> Vec<&'static MistakeKind> {
    let mut kinds = mistake_kinds().collect::<Vec<_>>();
    kinds.sort_by_key(|kind| kind.code());
    kinds
}

/// The English page, in Markdown.
#[must_use]
pub fn codes_page() -> String {
    let mut page = HEAD.to_owned();
    for kind in by_code() {
        // Writing into a text does not fail.
        let _ = write!(page, "\n## {}\n\n{}\n", kind.code(), kind.meaning(Language::En));
        let Some(MistakeExample { within, wrong, right }) = kind.example else {
            continue;
        };
        let of = if within == ExamplePlace::Files { "text" } else { "yaml" };
        for (what, lines) in [("Wrong", wrong), ("Right", right)] {
            let _ = write!(page, "\n{what}:\n\n```{of}\n{lines}\n```\n");
        }
    }
    page
}

/// The chapter of the handbook, in YAML.
#[must_use]
pub fn codes_chapter() -> String {
    let mut chapter = CHAPTER_HEAD.to_owned();
    for kind in by_code() {
        let meaning = SHOWN
            .iter()
            .fold(kind.meaning(Language::Sv).to_owned(), |meaning, (signs, shown)| {
                meaning.replace(signs, shown)
            });
        let (code, meaning) = (kind.code(), meaning.replace('\'', "''"));
        let _ = writeln!(chapter, "      {code}: '{meaning}'");
    }
    chapter
}
