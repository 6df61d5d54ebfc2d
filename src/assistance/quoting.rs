//! What a text names in its prose: takes it as it stands in the file, finds the ids in
//! `{{ … }}` and `{% … %}`, references such as `@diagram:id`, and citations.

use std::ops::Range;

use crate::document::QUOTING_FUNCTIONS;

use super::name_kind::NameKind;

/// The function that takes a subject of method instead of a number.
const METHOD: &str = "method";
/// The one that takes two numbers.
const DIFFERENCE: &str = "difference";

/// What an argument of a function names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ArgumentOf {
    Number,
    Wave,
    Method,
}

/// A text in quotation marks inside `{{ … }}`.
#[derive(Debug)]
pub(super) struct TagText<'t> {
    /// The function that it is an argument of.
    pub(super) function: &'t str,
    /// How many arguments stand before it.
    pub(super) position: usize,
    /// The name of the argument, if it has one.
    pub(super) keyword: Option<&'t str>,
    /// Where it stands, without the quotation marks.
    pub(super) at: Range<usize>,
}

impl TagText<'_> {
    /// What it names, if anything.
    pub(super) fn names(&self) -> Option<ArgumentOf> {
        if !QUOTING_FUNCTIONS.contains(&self.function) {
            return None;
        }
        match (self.keyword, self.position) {
            (Some("wave"), _) => Some(ArgumentOf::Wave),
            (Some("minus" | "id"), _) => Some(ArgumentOf::Number),
            (Some(_), _) => None,
            (None, 0) if self.function == METHOD => Some(ArgumentOf::Method),
            (None, 0) => Some(ArgumentOf::Number),
            (None, 1) if self.function == DIFFERENCE => Some(ArgumentOf::Number),
            (None, _) => None,
        }
    }
}

/// A call that has not ended.
struct OpenCall<'t> {
    function: &'t str,
    position: usize,
    keyword: Option<&'t str>,
    /// Whether a text in quotation marks stands first in it.
    names_something: bool,
}

/// What stands inside `{{ … }}`.
#[derive(Default)]
pub(super) struct TagContent<'t> {
    pub(super) texts: Vec<TagText<'t>>,
    /// Whether something is quoted whose name is only known when the text runs.
    pub(super) is_computed: bool,
}

/// Where `{{ … }}` and `{% … %}` stand in a text, without the braces. One that is not
/// closed ends with its line.
pub(super) fn tags(text: &str) -> Vec<Range<usize>> {
    let (mut tags, mut from) = (Vec::new(), 0);
    while let Some(open) = text[from..].find('{').map(|at| from + at) {
        let closing = match text[open + 1..].chars().next() {
            Some('{') => "}}",
            Some('%') => "%}",
            _ => {
                from = open + 1;
                continue;
            }
        };
        let begin = open + 2;
        let rest = &text[begin..];
        let line = rest.find('\n').unwrap_or(rest.len());
        let end = match rest.find(closing) {
            Some(end) if rest[..end].find("{{").is_none() => end,
            _ => line,
        };
        tags.push(begin..begin + end);
        from = begin + end;
    }
    tags
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// Reads what stands inside `{{ … }}`; places are those in the text that holds it.
pub(super) fn content<'t>(text: &'t str, tag: &Range<usize>) -> TagContent<'t> {
    let mut content = TagContent::default();
    let mut open = Vec::<OpenCall<'t>>::new();
    let (mut word, mut at) = ("", tag.start);
    while let Some(letter) = text[at..tag.end].chars().next() {
        let rest = &text[at..tag.end];
        let mut length = letter.len_utf8();
        match letter {
            '(' => open.push(OpenCall {
                function: std::mem::take(&mut word),
                position: 0,
                keyword: None,
                names_something: false,
            }),
            ')' => {
                let ended = open.pop();
                content.is_computed |= ended.is_some_and(|call| call.is_computed());
            }
            ',' => {
                if let Some(call) = open.last_mut() {
                    (call.position, call.keyword) = (call.position + 1, None);
                }
            }
            '=' if !rest.starts_with("==") => {
                if let Some(call) = open.last_mut().filter(|_| !word.is_empty()) {
                    call.keyword = Some(std::mem::take(&mut word));
                }
            }
            '=' => length = 2,
            '"' | '\'' => {
                let inner = at + 1..tag.end;
                let end = text[inner.clone()].find(letter).unwrap_or(inner.len());
                length = (1 + end + 1).min(rest.len());
                let written = &text[inner.start..inner.start + end];
                // In a text that stands in quotation marks itself.
                let written = written.strip_suffix('\\').unwrap_or(written);
                if let Some(call) = open.last_mut() {
                    call.names_something |= call.position == 0;
                    content.texts.push(TagText {
                        function: call.function,
                        position: call.position,
                        keyword: call.keyword,
                        at: inner.start..inner.start + written.len(),
                    });
                }
            }
            _ if is_word(letter) => {
                length = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
                word = &rest[..length];
            }
            _ => {}
        }
        at += length;
    }
    content
}

impl OpenCall<'_> {
    fn is_computed(&self) -> bool {
        QUOTING_FUNCTIONS.contains(&self.function) && !self.names_something
    }
}

/// Something that prose names.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct ProseName {
    pub(super) kind: NameKind,
    /// Where it stands in the text.
    pub(super) at: Range<usize>,
}

/// Everything that prose names, in its order, and whether it also names what is only
/// known when it runs.
pub(super) fn names(text: &str) -> (Vec<ProseName>, bool) {
    let tags = tags(text);
    let (mut names, mut is_computed) = (Vec::new(), false);
    for tag in &tags {
        let content = content(text, tag);
        is_computed |= content.is_computed;
        names.extend(content.texts.into_iter().filter_map(|word| {
            let kind = match word.names()? {
                ArgumentOf::Number => NameKind::Number,
                ArgumentOf::Wave => NameKind::Wave,
                ArgumentOf::Method => return None,
            };
            Some(ProseName { kind, at: word.at })
        }));
    }
    let is_outside = |at: usize| !tags.iter().any(|tag| tag.start <= at && at < tag.end);
    names.extend(references(text).filter(|name| is_outside(name.at.start)));
    names.sort_by_key(|name| name.at.start);
    (names, is_computed)
}

/// What may stand in a reference.
pub(super) fn is_of_reference(letter: char) -> bool {
    is_word(letter) || matches!(letter, '-' | ':' | '.')
}

/// References and citations.
fn references(text: &str) -> impl Iterator<Item = ProseName> {
    let signs = text.match_indices('@').filter_map(|(at, _)| {
        let before = text[..at].chars().next_back();
        let is_one = !before.is_some_and(|it| it.is_alphanumeric() || it == '\\');
        is_one.then_some(at + 1)
    });
    let in_code = ["cite(<", "ref(<"].into_iter().flat_map(|call| {
        text.match_indices(call).map(|(at, call)| at + call.len()).collect::<Vec<_>>()
    });
    let starts = signs.chain(in_code);
    starts.filter_map(|start| {
        let rest = &text[start..];
        let end = rest.find(|c| !is_of_reference(c)).unwrap_or(rest.len());
        let label = rest[..end].trim_end_matches(['.', ':']);
        let (kind, id) = match label.split_once(':') {
            Some((kind, id)) => (NameKind::of_label(kind)?, id),
            None => (NameKind::Work, label),
        };
        let end = start + label.len();
        (!id.is_empty()).then(|| ProseName { kind, at: end - id.len()..end })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(NameKind, &str)> {
        let (names, _) = names(text);
        names.into_iter().map(|name| (name.kind, &text[name.at])).collect()
    }

    #[test]
    fn numbers_waves_references_and_citations_are_found() {
        assert_eq!(
            told(
                "Av {{ n(\"a\") }} är {{ percent('b', wave='2017') }} (@diagram:c, \
                 @verk2019[s. 5]). {% if shown(\"d\", minus=\"e\") %}x{% endif %}"
            ),
            [
                (NameKind::Number, "a"),
                (NameKind::Number, "b"),
                (NameKind::Wave, "2017"),
                (NameKind::Diagram, "c"),
                (NameKind::Work, "verk2019"),
                (NameKind::Number, "d"),
                (NameKind::Number, "e"),
            ]
        );
        assert_eq!(
            told("{{ difference(\"a\", \"b\") }} {{ claim(\"c\", \"mer än\") }}"),
            [(NameKind::Number, "a"), (NameKind::Number, "b"), (NameKind::Number, "c")]
        );
        assert_eq!(
            told("{{ n(\\\"a\\\") }} #cite(<b>, form: \"prose\") @section:c."),
            [(NameKind::Number, "a"), (NameKind::Work, "b"), (NameKind::Section, "c")]
        );
    }

    #[test]
    fn what_names_nothing_is_passed_over() {
        assert!(told("a@b.se \\@c {{ method(\"base\") }} {{ value }} @ @: {").is_empty());
        assert!(told("{{ n(\"a").iter().eq([&(NameKind::Number, "a")]));
        assert!(told("{{ {% }} %} {{ n( }} {{ == '").is_empty());
    }

    #[test]
    fn a_name_that_is_only_known_when_it_runs_is_told() {
        assert!(names("{{ n(x) }}").1);
        assert!(!names("{{ n(\"x\") }} {{ range(3) }}").1);
    }
}
