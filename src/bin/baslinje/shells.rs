//! `completions` and `man`: what shells and manuals are told of the command line, in the words
//! of `--help`.

use std::io;

use baslinje::diagnostic::Said;
use baslinje::say;
use clap::Command;
use clap_mangen::Man;

use crate::args::CompletionsArguments;
use crate::command_error::CommandError;
use crate::help;
use crate::terminal::Terminal;

/// What begins a section of a manual page, and one within it.
const SECTION: &str = ".SH";
const WITHIN: &str = ".SS";
/// What every piece of a page says of apostrophes, which is said once.
const PREAMBLE: [&str; 2] = [".ie \\n(.g", ".el .ds Aq"];

/// Prints what a shell needs to complete commands, options and words.
pub(crate) fn completions(
    CompletionsArguments { shell }: &CompletionsArguments,
    terminal: &Terminal,
) {
    let mut command = help::described(terminal.spoken());
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    clap_complete::generate(*shell, &mut command, name, &mut script);
    let script = String::from_utf8_lossy(&script);
    terminal.file(script.trim_end_matches('\n'));
}

/// Prints a page of the manual: the program, and below it each of its commands.
pub(crate) fn manual(terminal: &Terminal) -> Result<(), CommandError> {
    let command = help::unbuilt(terminal.spoken());
    let page = ManualPage { terminal }.of(&command).map_err(|error| {
        let reason = error.to_string();
        CommandError::wrong(say!("the manual page cannot be made: {reason}", reason))
    })?;
    terminal.file(page.trim_end_matches('\n'));
    Ok(())
}

/// A page of the manual.
struct ManualPage<'a> {
    terminal: &'a Terminal,
}

impl ManualPage<'_> {
    /// The page of the program.
    fn of(&self, command: &Command) -> io::Result<String> {
        let man = Man::new(command.clone());
        let mut page = text(|out| man.render_title(out))?;
        let parts = [
            (say!("NAME"), body(|out| man.render_name_section(out))?),
            (say!("SYNOPSIS"), body(|out| man.render_synopsis_section(out))?),
            (say!("DESCRIPTION"), body(|out| man.render_description_section(out))?),
            (say!("OPTIONS"), body(|out| man.render_options_section(out))?),
        ];
        for (heading, body) in parts {
            page += &self.headed(SECTION, &heading, &body);
        }
        page += &self.headed(SECTION, &say!("COMMANDS"), "");
        for inner in command.get_subcommands() {
            page += &self.below(inner, command.get_name())?;
        }
        Ok(page)
    }

    /// A command below others, and those below it.
    fn below(&self, command: &Command, above: &str) -> io::Result<String> {
        let called = format!("{above} {}", command.get_name());
        let man = Man::new(command.clone());
        let parts = [
            body(|out| man.render_description_section(out))?,
            ".PP\n".to_owned(),
            body(|out| man.render_synopsis_section(out))?,
            body(|out| man.render_options_section(out))?,
        ];
        let mut section = self.headed(WITHIN, &called.clone().into(), &parts.concat());
        for inner in command.get_subcommands() {
            section += &self.below(inner, &called)?;
        }
        Ok(section)
    }

    fn headed(&self, level: &str, heading: &Said, body: &str) -> String {
        format!("{level} \"{}\"\n{body}", self.terminal.told(heading))
    }
}

/// What is rendered, as text.
fn text(render: impl Fn(&mut Vec<u8>) -> io::Result<()>) -> io::Result<String> {
    let mut out = Vec::new();
    render(&mut out)?;
    Ok(String::from_utf8_lossy(&out).into_owned())
}

/// What is rendered below a heading, which is left out.
fn body(render: impl Fn(&mut Vec<u8>) -> io::Result<()>) -> io::Result<String> {
    let text = text(render)?;
    // Each word that can be chosen has a line of its own, as in help.
    let text = text.replace("\n\\- ", "\n.br\n\\- ");
    let is_left_out = |line: &&str| {
        line.starts_with(SECTION) || PREAMBLE.iter().any(|it| line.starts_with(it))
    };
    Ok(text
        .lines()
        .filter(|line| !is_left_out(line))
        .map(|line| format!("{line}\n"))
        .collect())
}
