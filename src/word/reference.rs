//! What stands for a reference: a field that shows the number of what is referred to, also
//! after something has been put before it.

use crate::number::NO_BREAK_SPACE;
use crate::words::Language;

use super::labels::{BookmarkFor, CaptionTarget, Target, bookmark};
use super::model::{Inline, TextLook, TextPiece};

/// A reference to something in the report, with the author's own words if there are some, in
/// the language of the text.
pub(super) fn reference(
    label: &str,
    target: &Target,
    own: Option<Vec<Inline>>,
    language: Language,
) -> Vec<Inline> {
    if let Some(own) = own {
        return vec![jump(label, own)];
    }
    let plain = TextLook::default();
    let to = bookmark(BookmarkFor::Reference, label);
    match target {
        Target::Caption(CaptionTarget { kind, number, language: own, .. }) => {
            let word = kind.word(language);
            if word == kind.word(*own) {
                let text = format!("{word}{NO_BREAK_SPACE}{number}");
                return vec![field(format!("REF {to} \\h"), text, plain)];
            }
            let number_only = bookmark(BookmarkFor::Number, label);
            let before = TextPiece::own(format!("{word}{NO_BREAK_SPACE}"), plain);
            let number =
                field(format!("REF {number_only} \\h"), number.to_string(), plain);
            vec![Inline::Text(before), number]
        }
        Target::Heading(heading) => match (&heading.number, heading.is_appendix) {
            (Some(number), true) => {
                vec![field(format!("REF {to} \\r \\h"), number.clone(), plain)]
            }
            (Some(number), false) => {
                let word = language.words().section();
                let before = TextPiece::own(format!("{word}{NO_BREAK_SPACE}"), plain);
                let number = field(format!("REF {to} \\r \\h"), number.clone(), plain);
                vec![Inline::Text(before), number]
            }
            (None, _) => {
                let look = TextLook { italic: true, ..plain };
                vec![field(format!("REF {to} \\h"), heading.title.clone(), look)]
            }
        },
    }
}

/// Words that lead to something in the report.
pub(super) fn jump(label: &str, inside: Vec<Inline>) -> Inline {
    Inline::Jump { bookmark: bookmark(BookmarkFor::Reference, label), inside }
}

/// A field with what it shows now.
pub(super) fn field(instruction: String, shown: String, look: TextLook) -> Inline {
    Inline::Field { instruction, shown: vec![TextPiece::own(shown, look)] }
}
