//! Says in an author's words what Typst says in a programmer's.

use crate::diagnostic::{Diagnostic, Place};
use crate::say;

/// Rewords a message and its hints; `place` is where the author wrote it.
pub(super) fn reword<'h>(
    message: &str,
    place: Option<&Place>,
    hints: impl IntoIterator<Item = &'h str>,
) -> Diagnostic {
    let sign = place.and_then(|place| {
        place.source().text[place.start()..].chars().next().map(String::from)
    });
    let sign = sign.as_deref().unwrap_or_default();
    if message == "unclosed delimiter" && !sign.is_empty() {
        return Diagnostic::error(say!("this `{sign}` is not closed", sign)).hint(say!(
            "close it, or write `\\{sign}` if you mean the sign itself",
            sign
        ));
    }
    if message.starts_with("unexpected closing") {
        return Diagnostic::error(say!("this `{sign}` closes nothing", sign)).hint(say!(
            "open it, or write `\\{sign}` if you mean the sign itself",
            sign
        ));
    }
    if message == "unclosed label" {
        return Diagnostic::error("this `<` begins a name to Typst, which no `>` ends")
            .hint("write `\\<` if you mean the sign itself");
    }
    if message == "unclosed raw text" {
        return Diagnostic::error("this sign of code, `` ` ``, is not closed")
            .hint("close it, or write ``\\` `` if you mean the sign itself");
    }
    if message.starts_with("automatic links cannot contain unbalanced") {
        return Diagnostic::error("a bracket of this address is not closed")
            .hint("put a space before the bracket, or write `#link(\"…\")[…]`");
    }
    if let Some(told) = unknown(message).or_else(|| endless(message)) {
        return told;
    }
    if message == "no font could be found" {
        return Diagnostic::error("no font has what this is made of")
            .hint("write a formula in words or ordinary letters");
    }
    if message.contains("(access denied)") {
        return Diagnostic::error("a report cannot use packages from the network")
            .hint("draw it with what Typst has, or show an image file");
    }
    if message.contains("would escape the project root")
        || message.starts_with("file not found")
    {
        return Diagnostic::error("a text cannot read files").hint(
            "show an image with a `figure` block, and data with a `chart` or `table`",
        );
    }
    if let Some(inside) = message.strip_prefix("failed to parse YAML (") {
        return works(inside.trim_end_matches(')'));
    }
    let mut diagnostic = Diagnostic::error(plain(message));
    for hint in hints {
        // There is no command line of Typst here.
        if !hint.contains("--root") {
            diagnostic = diagnostic.hint(plain(hint));
        }
    }
    if diagnostic.hints.is_empty() && place.is_some_and(is_code) {
        diagnostic = diagnostic.hint(
            "what follows a `#` is a command to Typst: look it up at typst.app/docs, or \
             write `\\#` if you mean the sign itself",
        );
    }
    diagnostic
}

/// What is said of a name that Typst does not know, or leaves out.
fn unknown(message: &str) -> Option<Diagnostic> {
    if let Some(name) = message.strip_prefix("unknown variable: ") {
        let error = Diagnostic::error(say!("Typst has no function `#{name}`", name));
        return Some(error.hint(say!(
            "check the spelling, or write `\\#{name}` if you mean the text",
            name
        )));
    }
    if let Some((name, _)) = message.split_once(" was ignored during HTML export") {
        let error =
            Diagnostic::error(say!("`#{name}` is left out on the web page", name));
        return Some(error.hint("do without it, or draw it in a `figure` block"));
    }
    if let Some((name, _)) = message.split_once(" was ignored during paged export") {
        let error = Diagnostic::error(say!("`#{name}` is left out in the PDF", name));
        return Some(error.hint("do without it"));
    }
    if let Some(family) = message.strip_prefix("unknown font family: ") {
        let error = Diagnostic::error(say!("there is no font `{family}`", family));
        return Some(error.hint("leave the choice of fonts to the template"));
    }
    let style = message.strip_prefix("unknown style: ")?;
    let error = Diagnostic::error(say!("there is no citation style `{style}`", style));
    Some(error.hint(
        "name a style that Typst knows, such as `apa` or `harvard-cite-them-right`",
    ))
}

/// Whether it stands in a line with a command: a `#` that is no ordinary sign.
fn is_code(place: &Place) -> bool {
    let text = &place.source().text;
    let start = text[..place.start()].rfind('\n').map_or(0, |end| end + 1);
    let line = text[start..].lines().next().unwrap_or_default();
    line.match_indices('#').any(|(sign, _)| !line[..sign].ends_with('\\'))
}

/// Code that Typst itself finds to go on without end.
fn endless(message: &str) -> Option<Diagnostic> {
    let (what, hint) = match message {
        "condition is always true" => (
            "this loop never ends: its condition is always true",
            "let the loop change what its condition is about, or take it out",
        ),
        "loop seems to be infinite" => (
            "this loop does not end after 10 000 rounds",
            "let it end sooner, or take it out",
        ),
        "maximum function call depth exceeded" => (
            "this function calls itself without end",
            "let it end by itself, or take it out",
        ),
        "maximum show rule depth exceeded" => (
            "this `#show` applies to what it makes itself, without end",
            "let it make something that it does not apply to, or take it out",
        ),
        "maximum layout depth exceeded" | "maximum HTML depth exceeded" => (
            "what is set here lies in itself too many times",
            "let boxes and blocks lie in each other less deeply",
        ),
        _ => return None,
    };
    Some(Diagnostic::error(what).hint(hint))
}

/// A mistake in the bibliography: `KEY: unknown variant `x`, expected one of …`.
fn works(message: &str) -> Diagnostic {
    let message = message.split(" at line ").next().unwrap_or(message);
    if let Some((before, expected)) = message.split_once(", expected one of ")
        && let Some((_, wrong)) = before.split_once("unknown variant ")
    {
        let wrong = wrong.trim_matches('`');
        let known = expected.split(", ").map(|word| word.trim_matches('`'));
        let known = known.filter(|word| !word.starts_with(char::is_uppercase));
        return Diagnostic::error(say!("`{word}` is not a choice here", word = wrong))
            .suggest(wrong, known);
    }
    Diagnostic::error(say!("mistake in the bibliography: {message}", message))
}

/// Typst's own words, without a full stop.
fn plain(text: &str) -> String {
    text.trim_end_matches('.').to_owned()
}
