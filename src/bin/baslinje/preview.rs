//! `templates preview`: a picture of what a template makes, drawn from a report that uses it.

use baslinje::comparison::{PagePicture, is_sealed_picture};
use baslinje::diagnostic::{Diagnostic, Diagnostics};
use baslinje::file::{
    self, Choice, Destination, NewContent, Replaceable, Workplace, WriteError, sha256,
};
use baslinje::fingerprint::WithoutKey;
use baslinje::layout::{self, PREVIEW};
use baslinje::manuscript;
use baslinje::pipeline::{self, BuildSettings};
use baslinje::project::{Project, ReportFiles};
use baslinje::typeset::Formats;
use baslinje::yaml;

use crate::args::PreviewArguments;
use crate::build::{run, select, shown};
use crate::command_error::CommandError;
use crate::target::{tell_remains, unwritten};
use crate::terminal::Terminal;

/// How many dots wide the picture is.
const WIDTH: u16 = 1200;

/// Draws the picture and keeps it in the template's folder.
pub(crate) fn preview(
    project: &Project,
    arguments: &PreviewArguments,
    terminal: &Terminal,
    workplace: &Workplace,
) -> Result<(), CommandError> {
    let PreviewArguments { name, of } = arguments;
    let known =
        layout::templates(project, &mut project.inputs(), &mut Diagnostics::default());
    if !known.iter().any(|template| template.name == *name) {
        let names = known.iter().map(|template| template.name.as_str());
        let suggestion = Diagnostic::error("").suggest(name, names);
        let error = CommandError::usage(format!("there is no template `{name}`"));
        return Err(match suggestion.hints.first() {
            Some(hint) => error.hint(hint),
            None => error,
        });
    }
    let report = match of {
        Some(of) => {
            let report = select(project, std::slice::from_ref(of), false)?[0];
            if template_of(project, report).as_deref() != Some(name) {
                let message = format!("the report `{of}` does not use `{name}`");
                let hint = "leave `--of` out to draw the first report that does";
                return Err(CommandError::usage(message).hint(hint));
            }
            report
        }
        None => {
            let uses = |report: &&ReportFiles| {
                template_of(project, report).as_deref() == Some(name)
            };
            project.reports().iter().find(uses).ok_or_else(|| {
                let message = format!("no report uses the template `{name}`");
                let hint = format!("write a report with `template: {name}` first");
                CommandError::usage(message).hint(hint)
            })?
        }
    };
    // What cannot be written is told before the work begins.
    let folder = project.template_folder(name);
    let place = Destination::claim(workplace, &folder, PREVIEW, &mut || true);
    let place =
        place.and_then(|mut place| place.recognise(PREVIEW, ours).map(|()| place));
    let place = place.map_err(|error| unwritten(error, Choice::None))?;
    let settings = BuildSettings {
        formats: Formats { pdf: true, html: false },
        without_key: WithoutKey::Plain,
        ..BuildSettings::default()
    };
    let (build, _) = run(report, terminal, |show, diagnostics| {
        pipeline::build(project, report, settings, show, diagnostics)
    })?;
    let pdf = build.publication.files.get(&format!("{}.pdf", report.name));
    let pages = some_pages(build.publication.pages);
    let picture = pdf.and_then(|pdf| PagePicture::beside(pdf, &pages, WIDTH));
    let picture = picture.ok_or_else(|| {
        CommandError::wrong(format!("the pages of `{}` cannot be drawn", report.name))
    })?;
    let target = place.path();
    let remains = place
        .replace(&[NewContent::File(&picture.sealed())])
        .map_err(|error| unwritten(error, Choice::None))?;
    terminal.say(&format!("wrote `{}`", shown(&target).display()));
    tell_remains(&remains, terminal);
    Ok(())
}

/// The first page of a document, and two of what follows.
fn some_pages(count: usize) -> Vec<usize> {
    let mut pages = vec![1, 1 + count / 3, 1 + 2 * count / 3];
    pages.retain(|page| *page <= count);
    pages.dedup();
    pages
}

/// The template that a report uses, as far as it can be read.
fn template_of(project: &Project, report: &ReportFiles) -> Option<String> {
    let source = project.inputs().read_text(&report.report).ok()?;
    let node = yaml::parse(&source, &mut Diagnostics::default())?;
    manuscript::template_of(&node).map(str::to_owned)
}

/// A picture that was drawn earlier may be replaced, another not.
fn ours(path: &std::path::Path) -> Result<Replaceable, WriteError> {
    let bytes = file::read_record(path).unwrap_or_default();
    if is_sealed_picture(&bytes) {
        Ok(Replaceable::File(sha256(&bytes)))
    } else {
        Err(WriteError::NotOurs {
            path: path.to_path_buf(),
            reason: "was not drawn by `templates preview`, or has been changed since"
                .into(),
            hint: "move it away; only a picture that was drawn is replaced".into(),
        })
    }
}
