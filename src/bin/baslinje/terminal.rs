//! Everything that is printed: the only place that prints.

use std::borrow::Cow;
use std::io::{self, IsTerminal, Write};
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use baslinje::diagnostic::{
    Diagnostic, Diagnostics, Finding, Place, Said, Severity, harmless,
};
use baslinje::messages;
use baslinje::pipeline::Progress;
use baslinje::say;
use baslinje::words::Language;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::args::ColorChoice;
use crate::code_watch;
use crate::command_error::CommandError;

/// Where messages go, and how they look.
#[derive(Clone)]
pub(crate) struct Terminal {
    quiet: bool,
    color: bool,
    /// Whether what was asked for comes in colours; it goes elsewhere than messages.
    color_answers: bool,
    live: bool,
    /// The language that was asked for.
    language: Option<Language>,
}

/// A line that a terminal shows and does not obey, whatever names and labels it is made of,
/// but for its colours. Tabs set columns apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TerminalLine(String);

impl TerminalLine {
    /// A line of plain words.
    pub(crate) fn new(words: &str) -> Self {
        let parts = words.split('\t').map(harmless);
        Self(parts.collect::<Vec<_>>().join("\t"))
    }

    /// The line with another part of it after this.
    pub(crate) fn then(self, Self(more): Self) -> Self {
        Self(self.0 + &more)
    }

    /// As text.
    pub(crate) fn into_text(self) -> String {
        self.0
    }
}

impl<T: AsRef<str>> From<T> for TerminalLine {
    fn from(words: T) -> Self {
        Self::new(words.as_ref())
    }
}

/// The colour of a word in what was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tone {
    /// As it should be.
    Good,
    /// Wrong.
    Bad,
    /// Neither.
    Odd,
    /// The head of a table.
    Head,
}

impl Terminal {
    /// Decides on colours and live progress.
    pub(crate) fn new(
        quiet: bool,
        color: ColorChoice,
        language: Option<Language>,
    ) -> Self {
        let terminal = io::stderr().is_terminal();
        #[expect(
            clippy::disallowed_methods,
            reason = "the command line may ask the shell"
        )]
        let no_color =
            std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let coloured = |terminal: bool| match color {
            ColorChoice::Auto => terminal && !no_color,
            ColorChoice::Always => true,
            ColorChoice::Never => false,
        };
        Self {
            quiet,
            color: coloured(terminal),
            color_answers: coloured(io::stdout().is_terminal()),
            live: terminal && !quiet,
            language,
        }
    }

    /// The language that was asked for, of messages and of what is begun.
    pub(crate) fn language(&self) -> Option<Language> {
        self.language
    }

    /// The language of messages.
    pub(crate) fn language_of_messages(&self) -> Language {
        self.language.unwrap_or(Language::OF_MESSAGES)
    }

    /// Words of what was asked for, in colour where that can be seen.
    pub(crate) fn toned(&self, words: &str, tone: Tone) -> TerminalLine {
        let code = match tone {
            Tone::Good => 32,
            Tone::Bad => 31,
            Tone::Odd => 33,
            Tone::Head => 1,
        };
        let TerminalLine(words) = TerminalLine::new(words);
        if self.color_answers && !words.is_empty() {
            TerminalLine(format!("\u{1b}[{code}m{words}\u{1b}[0m"))
        } else {
            TerminalLine(words)
        }
    }

    /// A line of what was asked for, such as a list.
    pub(crate) fn answer(&self, line: impl Into<TerminalLine>) {
        let TerminalLine(line) = line.into();
        // A reader that has left (`baslinje list | head`) is no reason to fail.
        drop(writeln!(io::stdout(), "{line}"));
    }

    /// A whole file that was asked for: to the byte, unless a terminal would obey it.
    pub(crate) fn file(&self, text: &str) {
        if io::stdout().is_terminal() {
            text.lines().for_each(|line| self.answer(line));
        } else {
            drop(writeln!(io::stdout(), "{text}"));
        }
    }

    /// A line about how it goes, unless it should be quiet.
    pub(crate) fn say(&self, line: &str) {
        if !self.quiet {
            let TerminalLine(line) = TerminalLine::new(line);
            drop(writeln!(io::stderr(), "{line}"));
        }
    }

    /// Why a command failed, unless it has been told.
    pub(crate) fn fail(&self, error: &CommandError) {
        let Some(message) = &error.message else { return };
        let mut diagnostic = Diagnostic::error(message);
        diagnostic.hints.extend(error.hint.clone());
        drop(writeln!(io::stderr(), "{}", self.render(&diagnostic)));
    }

    /// Leaves the line that shows how it goes, for something else to be told.
    pub(crate) fn interrupt(&self) {
        if self.live {
            drop(writeln!(io::stderr()));
        }
    }

    /// Errors and warnings, each with the author's line.
    pub(crate) fn report(&self, diagnostics: &Diagnostics) {
        for diagnostic in diagnostics.sorted() {
            drop(writeln!(io::stderr(), "{}\n", self.render(diagnostic)));
        }
    }

    /// One error or warning as text.
    fn render(&self, diagnostic: &Diagnostic) -> String {
        let language = self.language_of_messages();
        let told = |said: &Said| messages::told(said, language);
        let level = match diagnostic.severity {
            Severity::Error => Level::ERROR.with_name(told(&"error".into())),
            Severity::Warning => Level::WARNING.with_name(told(&"warning".into())),
        };
        let hint = Level::HELP.with_name(told(&"hint".into()));
        let accept = diagnostic.finding.as_ref().map(Finding::acceptance);
        let accept = accept.map(|accept| match diagnostic.hints.is_empty() {
            true => accept,
            false => say!("or {hint}", hint = accept),
        });
        let hints = diagnostic.hints.iter().chain(&accept);
        let hints = hints.map(|said| hint.clone().message(told(said)));
        let title = level.primary_title(told(&diagnostic.message));
        let title = match &diagnostic.finding {
            Some(finding) => title.id(finding.check),
            None => title,
        };
        let group = match &diagnostic.place {
            Some(place) if place.source().confidential => {
                let origin = Origin::path(harmless(&place.source().name))
                    .line(place.line())
                    .char_column(place.column());
                Group::with_title(title).element(origin)
            }
            Some(place) => Group::with_title(title).element(snippet(place)),
            None => Group::with_title(title),
        };
        let group = hints.fold(group, Group::element);
        let renderer = if self.color { Renderer::styled() } else { Renderer::plain() };
        renderer.render(&[group])
    }

    /// Shows how a build goes: a bar on a terminal, lines elsewhere.
    pub(crate) fn progress(&self, report: &str) -> BuildProgress {
        let target = if self.live {
            ProgressDrawTarget::stderr()
        } else {
            ProgressDrawTarget::hidden()
        };
        let bar = ProgressBar::with_draw_target(None, target);
        let style = ProgressStyle::with_template("{spinner} {prefix}: {msg} {elapsed}")
            .expect("the progress template is valid");
        bar.set_style(style);
        let TerminalLine(name) = TerminalLine::new(report);
        bar.set_prefix(name.clone());
        let report = report.to_owned();
        BuildProgress { bar, lines: !self.live && !self.quiet, name, report }
    }
}

/// The line of the author's file, with the words in question marked.
fn snippet(place: &Place) -> Snippet<'_, annotate_snippets::Annotation<'_>> {
    let source = place.source();
    let line_start =
        source.text[..place.start()].rfind('\n').map_or(0, |index| index + 1);
    let line_end = source.text[place.start()..]
        .find('\n')
        .map_or(source.text.len(), |index| place.start() + index);
    let span: Range<usize> = place.start() - line_start
        ..place.end().min(line_end).max(place.start()) - line_start;
    Snippet::source(unobeyed(&source.text[line_start..line_end]))
        .line_start(place.line())
        .path(harmless(&source.name))
        .annotation(AnnotationKind::Primary.span(span))
}

/// A line of a file as it can be shown with marks below it: what a terminal would obey gives
/// way to signs of as many bytes. Plain controls are shown by the renderer itself.
fn unobeyed(line: &str) -> String {
    let sign = |sign: char| {
        let is_shown = sign.is_ascii()
            || matches!(harmless(sign.encode_utf8(&mut [0; 4])), Cow::Borrowed(_));
        match sign.len_utf8() {
            _ if is_shown => sign,
            2 => '¤',
            _ => '\u{fffd}',
        }
    };
    line.chars().map(sign).collect()
}

/// How one build goes.
pub(crate) struct BuildProgress {
    bar: ProgressBar,
    lines: bool,
    /// As it is shown.
    name: String,
    /// As it is.
    report: String,
}

impl BuildProgress {
    /// Shows a step.
    pub(crate) fn show(&self, progress: Progress) {
        let text = match &progress {
            Progress::Running(work) => {
                return code_watch::running(&self.report, work.clone());
            }
            Progress::Reading => "reading".to_owned(),
            Progress::Computing => "computing".to_owned(),
            Progress::Drawing(done, total) => format!("drawing charts {done}/{total}"),
            Progress::Setting => "setting the document".to_owned(),
        };
        let every_chart =
            matches!(progress, Progress::Drawing(done, total) if done < total);
        if self.lines && !every_chart {
            drop(writeln!(io::stderr(), "{}: {text}", self.name));
        }
        self.bar.set_message(text);
        self.bar.tick();
    }

    /// Shows what is being done, of several reports at once: only where it can be taken away
    /// again.
    pub(crate) fn say(&self, text: &str) {
        let TerminalLine(text) = TerminalLine::new(text);
        self.bar.set_message(text);
        self.bar.tick();
    }

    /// Tells something without the bar.
    pub(crate) fn hide(&self, tell: impl FnOnce()) {
        self.bar.suspend(tell);
    }

    /// Takes the bar away.
    pub(crate) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
