//! `templates`: what kinds of document there are, and one that is begun as a copy of another.

use baslinje::diagnostic::{Diagnostic, Diagnostics};
use baslinje::file::{Choice, Destination, NewContent, Workplace, WriteError};
use baslinje::layout;
use baslinje::project::{Project, TEMPLATES};
use baslinje::say;

use crate::args::NewTemplateArguments;
use crate::command_error::CommandError;
use crate::target::{unwritten, wrote_folder};
use crate::terminal::Terminal;

/// Lists the templates of a project, each with what it is for.
pub(crate) fn list(project: &Project, terminal: &Terminal) -> Result<(), CommandError> {
    let mut diagnostics = Diagnostics::default();
    let mut inputs = project.inputs();
    let found = layout::templates(project, &mut inputs, &mut diagnostics);
    for template in &found {
        let none = || terminal.told(&say!("no description"));
        let description = template.description.clone().unwrap_or_else(none);
        terminal.answer(format!("{}\t{description}", template.name));
        if let Some(languages) = &template.languages {
            let languages = languages.iter().map(|it| it.code()).collect::<Vec<_>>();
            let languages = say!("languages: {codes}", codes = languages.join(", "));
            terminal.answer(format!("\t{}", terminal.told(&languages)));
        }
        for option in &template.options {
            let (name, meaning, told) = (&option.name, &option.meaning, option.told());
            terminal.answer(format!("\t{name}: {meaning} ({told})"));
        }
    }
    terminal.report(&diagnostics);
    if diagnostics.has_errors() { Err(CommandError::told()) } else { Ok(()) }
}

/// Writes a new template as a copy of another, or nothing.
pub(crate) fn new(
    project: &Project,
    arguments: &NewTemplateArguments,
    terminal: &Terminal,
    workplace: &Workplace,
) -> Result<(), CommandError> {
    let NewTemplateArguments { name, from } = arguments;
    let allowed = |sign: char| sign.is_alphanumeric() || sign == '-' || sign == '_';
    if name.is_empty() || !name.chars().all(allowed) {
        let message = say!("`{name}` cannot be the name of a template", name);
        let hint = "use letters, digits and hyphens, such as `min-mall`";
        return Err(CommandError::usage(message).hint(hint));
    }
    let above = project.root().join(TEMPLATES);
    if above.join(name).symlink_metadata().is_ok() {
        let message = say!("there is a template or library `{name}` already", name);
        let hint = "choose another name, or move the folder away";
        return Err(CommandError::usage(message).hint(hint));
    }
    let mut diagnostics = Diagnostics::default();
    let mut inputs = project.inputs();
    let known = layout::templates(project, &mut inputs, &mut Diagnostics::default());
    if !known.iter().any(|template| template.name == *from) {
        let names = known.iter().map(|template| template.name.as_str());
        let suggestion = Diagnostic::error("").suggest(from, names);
        let error =
            CommandError::usage(say!("there is no template `{name}`", name = from));
        return Err(match suggestion.hints.first() {
            Some(hint) => error.hint(hint),
            None => error,
        });
    }
    let files = layout::begun(name, from, project, &mut inputs, &mut diagnostics);
    terminal.report(&diagnostics);
    let Some(files) = files else { return Err(CommandError::told()) };
    let place = Destination::claim(workplace, &above, name, &mut || true);
    let place = place.and_then(|mut place| {
        let taken =
            |path: &std::path::Path| Err(WriteError::Exists { path: path.to_path_buf() });
        place.recognise(name, taken).map(|()| place)
    });
    let place = place.map_err(|error| unwritten(error, Choice::None))?;
    place
        .replace(&[NewContent::Folder(&files)])
        .map_err(|error| unwritten(error, Choice::None))?;
    terminal.say(wrote_folder(&format!("{TEMPLATES}/{name}"), files.len()));
    terminal.say_below(say!(
        "change its description, its values and its files, then in report.yaml:"
    ));
    terminal.say_below(format!("template: {name}"));
    Ok(())
}
