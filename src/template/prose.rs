//! Runs Tera over what an author wrote, with functions that quote the report's numbers.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use tera::{Context, Error, ErrorKind, Kwargs, State, Tera, TeraResult};

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Placed, Source};
use crate::disclosure::{Entry, ProtectedNumber};
use crate::locale::Language;
use crate::manuscript::{Prose, Report, Statistic, Unread};
use crate::number::NO_BREAK_SPACE;

use super::escape;
use super::marked::{Argument, Call, Marked};
use super::rendering::{Rendering, has_marks};
use super::source_map::has_markers;
use super::{tera_report, tera_words};

/// What an author may call in `{{ … }}`.
pub(super) const FUNCTIONS: [&str; 6] =
    ["n", "base", "percent", "mean", "value", "claim"];

type Numbers = Arc<BTreeMap<String, ProtectedNumber>>;

/// Tera, prepared for prose.
pub(super) struct ProseRenderer {
    /// For Typst markup: what functions give is escaped.
    markup: Tera,
    /// For headings and captions, which are escaped later as a whole.
    plain: Tera,
    numbers: Numbers,
    /// Ids of numbers that were asked for; one that is not among `numbers` has a mistake
    /// that has been reported.
    asked: Vec<String>,
    unread: Unread,
}

impl ProseRenderer {
    pub(super) fn new(numbers: &[ProtectedNumber], report: &Report) -> Self {
        let language = report.language;
        let unread = report.unread_numbers.clone();
        let asked = report.numbers.iter().map(|number| number.id.value.clone());
        let asked = asked.chain(unread.names.iter().cloned()).collect();
        let numbers =
            numbers.iter().map(|number| (number.id.value.clone(), number.clone()));
        let numbers: Numbers = Arc::new(numbers.collect());
        let prepare = |escape| {
            let mut tera = Tera::default();
            tera.set_escape_fn(escape);
            for name in FUNCTIONS {
                let numbers = Arc::clone(&numbers);
                tera.register_function(name, move |arguments: Kwargs, _: &State<'_>| {
                    quote(name, &numbers, &arguments, language)
                });
            }
            tera
        };
        Self {
            markup: prepare(escape::markup),
            plain: prepare(escape::plain),
            numbers: Arc::clone(&numbers),
            asked,
            unread,
        }
    }

    /// Text as Typst markup; `bindings` are the categories of the repeats around. Gives nothing, and a
    /// diagnostic, if the template in it is wrong.
    pub(super) fn markup(
        &self,
        prose: &Prose,
        bindings: &[(String, String)],
        diagnostics: &mut Diagnostics,
    ) -> Option<Rendering> {
        self.render(&self.markup, prose, bindings, diagnostics)
    }

    /// Text without markup.
    pub(super) fn plain(
        &self,
        prose: &Prose,
        bindings: &[(String, String)],
        diagnostics: &mut Diagnostics,
    ) -> Option<String> {
        let rendering = self.render(&self.plain, prose, bindings, diagnostics)?;
        Some(fold(&rendering.text))
    }

    fn render(
        &self,
        tera: &Tera,
        prose: &Prose,
        bindings: &[(String, String)],
        diagnostics: &mut Diagnostics,
    ) -> Option<Rendering> {
        if has_markers(&prose.text) || has_marks(&prose.text) {
            let message = "the text has a character from Unicode's private use area";
            let hint = "remove it; no font has it";
            diagnostics.push(Diagnostic::error(message).at(&prose.place).hint(hint));
            return None;
        }
        if !is_template(&prose.text) {
            return Some(Rendering::unchanged(prose));
        }
        let marked = Marked::new(&prose.text);
        if !self.check(&marked, prose, diagnostics) {
            return None;
        }
        let mut context = Context::new();
        for (name, label) in bindings {
            context.insert(name.clone(), label);
        }
        match tera.render_str(&marked.text, &context, true) {
            Ok(text) => Some(Rendering::new(prose, &text)),
            Err(error) => {
                diagnostics.push(explain(&error, &marked, prose));
                None
            }
        }
    }

    /// Reports every call that cannot be answered: an unknown function, an id without
    /// quotes, a number that does not exist, has no such part or may not be shown.
    fn check(
        &self,
        marked: &Marked,
        prose: &Prose,
        diagnostics: &mut Diagnostics,
    ) -> bool {
        let mut good = true;
        for call in &marked.calls {
            let (function, id) = match call {
                Call::Quoting { function: "claim", id, more } => {
                    good &= self.check_claim(prose, id, more, diagnostics);
                    continue;
                }
                Call::Quoting { function, id, .. } => (*function, id),
                Call::Unquoted { function, argument } => {
                    let id = &prose.text[argument.clone()];
                    let place = prose.place_of(characters(&prose.text, argument));
                    let message = format!("the id `{id}` is not in quotes");
                    let hint = format!("write `{function}(\"{id}\")`");
                    diagnostics.push(Diagnostic::error(message).at(&place).hint(hint));
                    good = false;
                    continue;
                }
                Call::Unclosed { at } => {
                    let tag = at.start..at.start + 2;
                    let place = prose.place_of(characters(&prose.text, &tag));
                    let tag = &prose.text[tag];
                    let message = format!("this `{tag}` is not closed");
                    let hint =
                        if tag == "{{" { "close it with `}}`" } else { "close it" };
                    diagnostics.push(Diagnostic::error(message).at(&place).hint(hint));
                    good = false;
                    continue;
                }
                Call::Unknown { name } => {
                    let place = prose.place_of(characters(&prose.text, name));
                    let name = &prose.text[name.clone()];
                    let error =
                        Diagnostic::error(format!("there is no function `{name}`"));
                    diagnostics.push(error.at(&place).suggest(name, FUNCTIONS));
                    good = false;
                    continue;
                }
            };
            let place = prose.place_of(characters(&prose.text, id));
            let id = Placed::new(prose.text[id.clone()].to_owned(), place);
            let Some(number) = self.number(&id, diagnostics) else {
                good = false;
                continue;
            };
            match part(function, number) {
                // Where there are mistakes, it may be hidden because of one of them.
                Some(Entry::Hidden(_)) if diagnostics.has_errors() => {}
                Some(Entry::Hidden(mark)) => {
                    let message = format!(
                        "the text quotes `{}`, which may not be shown and comes out as `{}`",
                        id.value,
                        mark.sign()
                    );
                    let hint = "write the sentence without the number";
                    diagnostics
                        .push(Diagnostic::warning(message).at(&id.place).hint(hint));
                }
                Some(Entry::Shown { .. }) => {}
                None => {
                    let message = format!("`{}` has no `{function}`", id.value);
                    let hint = "use `n`, `base` and `percent` for shares and counts, `mean` or \
                                `value` for statistics";
                    diagnostics.push(Diagnostic::error(message).at(&id.place).hint(hint));
                    good = false;
                }
            }
        }
        good
    }

    /// The number of an id; one that was never asked for is reported.
    fn number(
        &self,
        id: &Placed<String>,
        diagnostics: &mut Diagnostics,
    ) -> Option<&ProtectedNumber> {
        let number = self.numbers.get(&id.value);
        if number.is_none() && !self.asked.contains(&id.value) && !self.unread.all {
            let error = Diagnostic::error(format!("there is no number `{}`", id.value));
            let names = self.asked.iter().map(String::as_str);
            diagnostics.push(error.at(&id.place).suggest(&id.value, names));
        }
        number
    }

    /// Reports a claim about a number that does not exist, and one that says nothing.
    /// Whether it holds is for the review.
    fn check_claim(
        &self,
        prose: &Prose,
        id: &Range<usize>,
        more: &[Argument],
        diagnostics: &mut Diagnostics,
    ) -> bool {
        let claim = WrittenClaim::new(prose, id, more);
        let mut good = self.number(&claim.id, diagnostics).is_some();
        if let Some(than) = &claim.than {
            good &= self.number(than, diagnostics).is_some();
        }
        if claim.words.is_none() {
            let id = &claim.id;
            let message = format!("the claim about `{}` says nothing", id.value);
            let hint = format!("write it after the id: `claim(\"{}\", \"…\")`", id.value);
            diagnostics.push(Diagnostic::error(message).at(&id.place).hint(hint));
        }
        good && claim.words.is_some()
    }
}

/// A `claim(…)` as it stands in a text.
#[derive(Clone, Debug)]
pub struct WrittenClaim {
    /// The number it is about.
    pub id: Placed<String>,
    /// What it says of it, as it is printed.
    pub words: Option<Placed<String>>,
    /// The number it is compared with.
    pub than: Option<Placed<String>>,
    /// Which parts of the two are compared.
    pub compare: Option<Placed<String>>,
}

impl WrittenClaim {
    fn new(prose: &Prose, id: &Range<usize>, more: &[Argument]) -> Self {
        let placed = |range: &Range<usize>| {
            let place = prose.place_of(characters(&prose.text, range));
            Placed::new(prose.text[range.clone()].to_owned(), place)
        };
        let named = |wanted: &str| {
            let named = |argument: &&Argument| {
                let name = argument.name.clone();
                name.is_some_and(|name| &prose.text[name] == wanted)
            };
            more.iter().find(named).map(|argument| placed(&argument.value))
        };
        let second = more.first().filter(|argument| argument.name.is_none());
        let second = second.map(|argument| placed(&argument.value));
        Self {
            id: placed(id),
            words: second.or_else(|| named("words")),
            than: named("than"),
            compare: named("compare"),
        }
    }
}

/// The claims in a text.
#[must_use]
pub fn claims(prose: &Prose) -> Vec<WrittenClaim> {
    if !prose.text.contains("claim") || !is_template(&prose.text) {
        return Vec::new();
    }
    let marked = Marked::new(&prose.text);
    let calls = marked.calls.iter();
    let claims = calls.filter_map(|call| match call {
        Call::Quoting { function: "claim", id, more } => {
            Some(WrittenClaim::new(prose, id, more))
        }
        _ => None,
    });
    claims.collect()
}

/// Spaces and line breaks of a folded caption become one space; no-break spaces stay.
fn fold(text: &str) -> String {
    let breaks = |c: char| matches!(c, ' ' | '\n' | '\t' | '\r');
    text.split(breaks).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn is_template(text: &str) -> bool {
    ["{{", "{%", "{#"].iter().any(|open| text.contains(open))
}

/// Bytes of a text as characters of it.
fn characters(text: &str, bytes: &Range<usize>) -> Range<usize> {
    let count = |byte: usize| text[..byte.min(text.len())].chars().count();
    count(bytes.start)..count(bytes.end)
}

fn explain(error: &Error, marked: &Marked, prose: &Prose) -> Diagnostic {
    let (message, bytes) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let range = &report.span().range;
            let bytes = marked.original(range.start)..marked.original(range.end);
            (report.message().to_owned(), Some(bytes))
        }
        other => reported(&other.to_string(), marked),
    };
    let place = bytes.map_or_else(
        || prose.place.clone(),
        |bytes| prose.place_of(characters(&prose.text, &bytes)),
    );
    let message = tera_words(&message);
    let hint = if message.contains("`value`") {
        "use `value` in the blocks of a `repeat` only"
    } else if message.starts_with("unknown filter") {
        "remove it, or choose a filter that Tera has"
    } else {
        "quote a number as `{{ n(\"id\") }}`; its id stands under `numbers`"
    };
    Diagnostic::error(format!("mistake in a `{{{{ … }}}}` of the text: {message}"))
        .at(&place)
        .hint(hint)
}

/// Message and bytes of an error that Tera gives as a finished report only.
fn reported(report: &str, marked: &Marked) -> (String, Option<Range<usize>>) {
    let (message, found) = tera_report(report);
    let bytes = found.map(|(_, line, column, length)| {
        let source = Source::new("", marked.text.as_str());
        let place = Place::at(&source, line, column, length);
        marked.original(place.start())..marked.original(place.end())
    });
    (message.to_owned(), bytes)
}

/// What a function quotes of a number; `None` if the number has no such part.
fn part<'n>(function: &str, number: &'n ProtectedNumber) -> Option<&'n Entry> {
    let measured = matches!(
        number.statistic,
        Statistic::Mean | Statistic::Median | Statistic::Sd | Statistic::Sum
    );
    match function {
        "n" if number.statistic == Statistic::Sum => Some(&number.value),
        "n" => Some(&number.n),
        "base" => Some(&number.base),
        "percent" if !measured => Some(&number.percent),
        "mean" | "value" if measured => Some(&number.value),
        _ => None,
    }
}

fn quote(
    function: &str,
    numbers: &BTreeMap<String, ProtectedNumber>,
    arguments: &Kwargs,
    language: Language,
) -> TeraResult<String> {
    let id = arguments.must_get::<String>("id")?;
    for (key, _) in arguments.iter() {
        let key = key.to_string();
        let known = match function {
            "percent" => ["unit"].as_slice(),
            "claim" => ["words", "than", "compare"].as_slice(),
            _ => [].as_slice(),
        };
        if key != "id" && !known.contains(&key.as_str()) {
            return Err(Error::message(format!("`{function}` has no argument `{key}`")));
        }
    }
    if function == "claim" {
        return arguments.must_get::<String>("words");
    }
    let unit = arguments.get::<bool>("unit")?.unwrap_or(true);
    let number = numbers
        .get(&id)
        .ok_or_else(|| Error::message(format!("there is no number `{id}`")))?;
    let entry = part(function, number)
        .ok_or_else(|| Error::message(format!("`{id}` has no `{function}`")))?;
    let text = entry.text();
    if function == "percent" && unit {
        return Ok(format!("{text}{NO_BREAK_SPACE}{}", language.word("percent-word")));
    }
    Ok(text.to_owned())
}
