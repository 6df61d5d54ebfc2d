//! `explain`: what a kind of mistake is, and what one looks like.

use std::collections::BTreeMap;

use baslinje::diagnostic::{Diagnostic, Said};
use baslinje::messages::{self, CatalogueLine, MistakeExample};
use baslinje::review::CHECKS;
use baslinje::say;

use crate::args::ExplainArguments;
use crate::command_error::CommandError;
use crate::terminal::{Terminal, Tone};

/// What is told of one kind of mistake is set in from the margin by this.
const INSET: &str = "    ";

/// Explains a kind of mistake, or lists all.
pub(crate) fn explain(
    ExplainArguments { code }: &ExplainArguments,
    terminal: &Terminal,
) -> Result<(), CommandError> {
    let kinds = kinds();
    let Some(code) = code else {
        for (code, forms) in &kinds {
            let said = forms.first().map(|form| in_general(form, terminal));
            terminal.answer(format!("{code}\t{}", said.unwrap_or_default()));
        }
        return Ok(());
    };
    // As it stands in a message: `error[open-quotation]`.
    let named = code.rsplit('[').next().unwrap_or(code).trim_end_matches([']', ':']);
    match kinds.get_key_value(named) {
        Some((code, forms)) => tell(code, forms, terminal),
        None => return Err(unknown(named, kinds.into_keys().collect())),
    }
    Ok(())
}

/// The kinds of mistakes by their codes, each with all that is said of them. What can be
/// accepted has a description of its own.
fn kinds() -> BTreeMap<&'static str, Vec<Said>> {
    let mut kinds = BTreeMap::<_, Vec<Said>>::new();
    for (code, description) in CHECKS {
        kinds.entry(*code).or_default().push((*description).into());
    }
    for CatalogueLine { code, english, .. } in messages::catalogue() {
        let Some(code) = code else { continue };
        kinds.entry(code).or_default().push((*english).into());
    }
    kinds
}

/// A form in the reader's language, with `…` for what differs from case to case.
fn in_general(form: &Said, terminal: &Terminal) -> String {
    let told = terminal.told(form);
    let mut general = String::new();
    let mut rest = told.as_str();
    while let Some((before, after)) = rest.split_once('{') {
        let name = after.split_once('}').filter(|(name, _)| {
            !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase())
        });
        general += before;
        rest = match name {
            Some((_, after)) => {
                general += "…";
                after
            }
            None => {
                general += "{";
                after
            }
        };
    }
    general + rest
}

/// Tells of one kind.
fn tell(code: &str, forms: &[Said], terminal: &Terminal) {
    let mut forms = forms.iter().map(|form| in_general(form, terminal));
    let first = forms.next().unwrap_or_default();
    terminal.answer(terminal.toned(&format!("{code}: {first}"), Tone::Head));
    if let Some(explanation) = messages::mistake_kind(code) {
        terminal.answer("");
        terminal.answer(explanation.meaning(terminal.spoken()));
        if let Some(example) = explanation.example {
            tell_example(example, terminal);
        }
    }
    let others = forms.collect::<Vec<_>>();
    if !others.is_empty() {
        tell_lines(&"also told as".into(), &others, Tone::Odd, terminal);
    }
}

/// The same lines with the mistake and without.
fn tell_example(
    MistakeExample { wrong, right, .. }: MistakeExample,
    terminal: &Terminal,
) {
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    tell_lines(&"wrong".into(), &lines(wrong), Tone::Bad, terminal);
    tell_lines(&"right".into(), &lines(right), Tone::Good, terminal);
}

/// Lines under what they are.
fn tell_lines(what: &Said, lines: &[String], tone: Tone, terminal: &Terminal) {
    terminal.answer("");
    terminal.answer(terminal.toned(&format!("{}:", terminal.told(what)), tone));
    for line in lines {
        terminal.answer(format!("{INSET}{line}"));
    }
}

/// There is no such kind.
fn unknown(code: &str, known: Vec<&str>) -> CommandError {
    let error = say!("no kind of mistake has the code `{code}`", code);
    let suggested = Diagnostic::error(error.clone()).suggest(code, known).hints;
    let near = suggested.into_iter().find(|hint| hint.form().starts_with("did you mean"));
    let all = Said::from("`baslinje explain` lists all codes");
    CommandError::usage(error).hint(near.unwrap_or(all))
}
