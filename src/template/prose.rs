//! Runs Tera over what an author wrote, with functions that quote the report's numbers.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Context, Error, ErrorKind, Kwargs, State, Tera, TeraResult};

use crate::diagnostic::{Diagnostic, Diagnostics, Placed};
use crate::disclosure::{Entry, ProtectedNumber};
use crate::locale::Language;
use crate::manuscript::{Prose, Report, Statistic};
use crate::number::NO_BREAK_SPACE;

use super::escape;
use super::source_map::has_markers;

/// What an author may call in `{{ … }}`.
const FUNCTIONS: [&str; 5] = ["n", "base", "percent", "mean", "value"];

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
}

impl ProseRenderer {
    pub(super) fn new(numbers: &[ProtectedNumber], report: &Report) -> Self {
        let language = report.language;
        let asked = report.numbers.iter().map(|number| number.id.value.clone());
        let asked = asked.chain(report.unread_numbers.iter().cloned()).collect();
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
        }
    }

    /// Text as Typst markup; `value` is the category of a repeat. Gives nothing, and a
    /// diagnostic, if the template in it is wrong.
    pub(super) fn markup(
        &self,
        prose: &Prose,
        value: Option<&str>,
        diagnostics: &mut Diagnostics,
    ) -> Option<String> {
        self.render(&self.markup, prose, value, diagnostics)
    }

    /// Text without markup.
    pub(super) fn plain(
        &self,
        prose: &Prose,
        value: Option<&str>,
        diagnostics: &mut Diagnostics,
    ) -> Option<String> {
        let text = self.render(&self.plain, prose, value, diagnostics)?;
        Some(fold(&text))
    }

    fn render(
        &self,
        tera: &Tera,
        prose: &Prose,
        value: Option<&str>,
        diagnostics: &mut Diagnostics,
    ) -> Option<String> {
        if has_markers(&prose.text) {
            let message = "the text has a character from Unicode's private use area";
            let hint = "remove it; no font has it";
            diagnostics.push(Diagnostic::error(message).at(&prose.place).hint(hint));
            return None;
        }
        if !is_template(&prose.text) {
            return Some(prose.text.clone());
        }
        let calls = Calls::find(&prose.text);
        if !self.check(&calls, prose, diagnostics) {
            return None;
        }
        let mut context = Context::new();
        if let Some(value) = value {
            context.insert("value", value);
        }
        match tera.render_str(&calls.named, &context, true) {
            Ok(text) => Some(text),
            Err(error) => {
                diagnostics.push(explain(&error, &calls, prose));
                None
            }
        }
    }

    /// Reports every number that does not exist or may not be shown.
    fn check(&self, calls: &Calls, prose: &Prose, diagnostics: &mut Diagnostics) -> bool {
        let mut good = true;
        for call in &calls.list {
            let place = prose.place_of(call.line, call.column, call.id.chars().count());
            let id = Placed::new(call.id.clone(), place);
            let Some(number) = self.numbers.get(&id.value) else {
                if !self.asked.contains(&id.value) {
                    let error =
                        Diagnostic::error(format!("there is no number `{}`", id.value));
                    let names = self.asked.iter().map(String::as_str);
                    diagnostics.push(error.at(&id.place).suggest(&id.value, names));
                }
                good = false;
                continue;
            };
            match part(call.function, number) {
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
                    let message = format!("`{}` has no `{}`", id.value, call.function);
                    let hint = "use n, base and percent for shares and counts, mean or value \
                                for statistics";
                    diagnostics.push(Diagnostic::error(message).at(&id.place).hint(hint));
                    good = false;
                }
            }
        }
        good
    }
}

/// Spaces and line breaks of a folded caption become one space; no-break spaces stay.
fn fold(text: &str) -> String {
    let breaks = |c: char| matches!(c, ' ' | '\n' | '\t' | '\r');
    text.split(breaks).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn is_template(text: &str) -> bool {
    ["{{", "{%", "{#"].iter().any(|open| text.contains(open))
}

/// Whether running the template may add or take lines.
pub(super) fn moves_lines(text: &str) -> bool {
    text.contains("{%")
        || text.contains("{#")
        || text.contains("{{-")
        || text.contains("-}}")
}

/// Calls such as `n("id")` in a text. Tera wants names for all arguments; the first
/// argument of ours is always the id, so its name is added.
struct Calls {
    list: Vec<Call>,
    /// The text with the names added.
    named: String,
    /// Bytes in `named` after which a name was added, in order.
    added: Vec<usize>,
}

struct Call {
    function: &'static str,
    id: String,
    /// Line and column of the id, counted from 0.
    line: usize,
    column: usize,
}

const ID: &str = "id=";

impl Calls {
    fn find(text: &str) -> Self {
        let mut calls =
            Self { list: Vec::new(), named: String::new(), added: Vec::new() };
        let mut copied = 0;
        let mut from = 0;
        while let Some(open) = text[from..].find(['{']).map(|index| from + index) {
            let inside = text[open..].starts_with("{{") || text[open..].starts_with("{%");
            let close = if text[open..].starts_with("{{") { "}}" } else { "%}" };
            if !inside {
                from = open + 1;
                continue;
            }
            let end = text[open..].find(close).map_or(text.len(), |index| open + index);
            for (function, quote) in calls_within(text, open + 2, end) {
                calls.named.push_str(&text[copied..quote]);
                calls.added.push(calls.named.len());
                calls.named.push_str(ID);
                copied = quote;
                let rest = &text[quote + 1..end];
                let sign = text[quote..].chars().next().unwrap_or('"');
                let id = rest.split(sign).next().unwrap_or(rest).to_owned();
                let (line, column) = position(text, quote + 1);
                calls.list.push(Call { function, id, line, column });
            }
            from = end.max(open + 2);
        }
        calls.named.push_str(&text[copied..]);
        calls
    }

    /// The byte in the author's text of a byte in `named`.
    fn original(&self, byte: usize) -> usize {
        let before = self.added.iter().filter(|added| **added < byte).count();
        byte.saturating_sub(before * ID.len())
    }
}

/// Our functions called with a quoted first argument: name and byte of the quote.
fn calls_within(text: &str, from: usize, to: usize) -> Vec<(&'static str, usize)> {
    let mut found = Vec::new();
    for (index, _) in text[from..to].match_indices('(') {
        let open = from + index;
        let name = text[from..open].trim_end();
        let word = name.rsplit(|c: char| !c.is_ascii_alphanumeric() && c != '_').next();
        let function = FUNCTIONS.iter().find(|function| Some(**function) == word);
        let argument =
            open + 1 + text[open + 1..to].len() - text[open + 1..to].trim_start().len();
        let quoted = text[argument..to].starts_with(['"', '\'', '`']);
        if let Some(function) = function
            && quoted
        {
            found.push((*function, argument));
        }
    }
    found
}

fn position(text: &str, byte: usize) -> (usize, usize) {
    let before = &text[..byte.min(text.len())];
    let line_start = before.rfind('\n').map_or(0, |index| index + 1);
    (before.matches('\n').count(), before[line_start..].chars().count())
}

fn explain(error: &Error, calls: &Calls, prose: &Prose) -> Diagnostic {
    let (message, place) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let range = &report.span().range;
            let start = calls.original(range.start);
            let (line, column) = position(&prose.text, start);
            let length = calls.original(range.end).saturating_sub(start).max(1);
            (report.message().to_owned(), prose.place_of(line, column, length))
        }
        other => (other.to_string(), prose.place.clone()),
    };
    let first = message.lines().next().unwrap_or_default();
    Diagnostic::error(format!("mistake in a `{{{{ … }}}}` of the text: {first}"))
        .at(&place)
        .hint("quote a number as `{{ n(\"id\") }}`; its id stands under `numbers`")
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
