//! What cannot be read of a command line, in the words and form of all other messages, with
//! what to write instead.

use std::process::ExitCode;

use baslinje::diagnostic::Said;
use baslinje::say;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command, Error};

use crate::args::ColorChoice;
use crate::command_error::{CommandError, USAGE};
use crate::help::CalledCommand;
use crate::spoken::SpokenLanguage;
use crate::terminal::Terminal;
use crate::version;

/// What people call a command who have not learnt its name.
const MEANT: [(&str, &str); 14] = [
    ("arkivera", "archive"),
    ("begin", "new"),
    ("bygg", "build"),
    ("create", "new"),
    ("diff", "compare"),
    ("granska", "check"),
    ("init", "new"),
    ("kontrollera", "check"),
    ("lista", "list"),
    ("make", "build"),
    ("mallar", "templates"),
    ("ny", "new"),
    ("start", "new"),
    ("test", "check"),
];

/// Tells why a command line was refused, or what it asked for: help or the version.
pub(crate) fn answer(error: &Error, language: SpokenLanguage) -> ExitCode {
    let words = || std::env::args_os().skip(1);
    let terminal = Terminal::new(false, ColorChoice::Auto, language);
    let CalledCommand { called, mut command } =
        CalledCommand::of(words(), language.of_messages);
    let is_long = |flag: &str| words().any(|word| word == flag);
    match error.kind() {
        ErrorKind::DisplayVersion => version::print(is_long("--version"), &terminal),
        ErrorKind::DisplayHelp if is_long("--help") => drop(command.print_long_help()),
        ErrorKind::DisplayHelp => drop(command.print_help()),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            terminal.usage(&command.render_help().to_string());
            return ExitCode::from(USAGE);
        }
        _ => {
            let told = RefusedCommand { error, called, command }.told();
            terminal.fail(&told);
            return told.exit_code();
        }
    }
    ExitCode::SUCCESS
}

/// What a command line was refused for.
struct RefusedCommand<'e> {
    error: &'e Error,
    /// The command that it was about, in full: `baslinje templates new`.
    called: String,
    command: Command,
}

/// A part of what the library tells.
fn part(error: &Error, kind: ContextKind) -> Option<String> {
    parts(error, kind).into_iter().next()
}

fn parts(error: &Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::StyledStr(text)) => vec![text.to_string()],
        Some(ContextValue::StyledStrs(texts)) => {
            texts.iter().map(ToString::to_string).collect()
        }
        Some(ContextValue::Number(number)) => vec![number.to_string()],
        _ => Vec::new(),
    }
}

/// A part of a usage without the signs of its notation: `--from TEMPLATE`.
fn plain(usage: &str) -> String {
    usage.replace(['<', '>', '[', ']'], "").trim_end_matches("...").to_owned()
}

impl RefusedCommand<'_> {
    fn told(&self) -> CommandError {
        match self.error.kind() {
            ErrorKind::InvalidSubcommand => self.no_command(),
            ErrorKind::UnknownArgument => self.unknown(),
            ErrorKind::MissingRequiredArgument => self.missing(),
            ErrorKind::InvalidValue => self.no_choice(),
            ErrorKind::ValueValidation => self.unfit(),
            ErrorKind::ArgumentConflict => self.conflict(),
            _ => self.other(),
        }
    }

    fn part(&self, kind: ContextKind) -> Option<String> {
        part(self.error, kind)
    }

    /// Where it is told what can be written.
    fn help(&self) -> Said {
        say!("`{command} --help` tells what can be written", command = &self.called)
    }

    fn no_command(&self) -> CommandError {
        let word = self.part(ContextKind::InvalidSubcommand).unwrap_or_default();
        let names = self.command.get_subcommands().map(Command::get_name);
        let names = names.filter(|name| *name != "help").collect::<Vec<_>>();
        let known = MEANT.iter().find(|(other, _)| word.eq_ignore_ascii_case(other));
        let known = known.map(|(_, meant)| (*meant).to_owned());
        let known = known.filter(|meant| names.contains(&meant.as_str()));
        let meant = known.or_else(|| self.part(ContextKind::SuggestedSubcommand));
        let command = &self.called;
        let message = say!("`{command}` has no command `{word}`", command, word);
        let error = CommandError::usage(message);
        match meant {
            Some(meant) => error.hint(say!("did you mean `{name}`?", name = meant)),
            None => error.hint(say!("the commands are {names}", names = listed(&names))),
        }
    }

    fn unknown(&self) -> CommandError {
        let word = self.part(ContextKind::InvalidArg).unwrap_or_default();
        let command = &self.called;
        if !word.starts_with('-') {
            let message =
                say!("`{word}` is one word more than `{command}` takes", word, command);
            let help = self.help();
            let hint = say!("put quotation marks around what has spaces; {help}", help);
            return CommandError::usage(message).hint(hint);
        }
        let message = say!("`{command}` has no option `{word}`", command, word);
        let error = CommandError::usage(message);
        match self.part(ContextKind::SuggestedArg) {
            Some(meant) => {
                error.hint(say!("did you mean `{name}`?", name = plain(&meant)))
            }
            None => {
                let own = self.command.get_arguments().filter(|one| !one.is_global_set());
                let own = own.filter_map(Arg::get_long).filter(|name| *name != "help");
                let own = own.map(|name| format!("--{name}")).collect::<Vec<_>>();
                let own = own.iter().map(String::as_str).collect::<Vec<_>>();
                match own.as_slice() {
                    [] => error.hint("it has none: leave it out"),
                    own => {
                        error.hint(say!("its options are {names}", names = listed(own)))
                    }
                }
            }
        }
    }

    fn missing(&self) -> CommandError {
        let missing = parts(self.error, ContextKind::InvalidArg);
        let names = missing.iter().map(|one| plain(one)).collect::<Vec<_>>();
        let named = names.iter().map(String::as_str).collect::<Vec<_>>();
        let message = say!(
            "`{command}` lacks {names}",
            command = &self.called,
            names = listed(&named)
        );
        let usage = self.part(ContextKind::Usage).unwrap_or_default();
        let usage = usage.trim().trim_start_matches("Usage:").trim();
        let meanings = missing.iter().filter_map(|written| {
            let meaning = self.argument(written)?.get_help()?.to_string();
            let meaning = begun_small(&meaning);
            Some(say!("`{name}`: {meaning}", name = plain(written), meaning))
        });
        let hint = say!("write `{line}`", line = plain(usage));
        let hint = meanings.fold(hint, |hint, more| say!("{hint}; {more}", hint, more));
        CommandError::usage(message).hint(hint)
    }

    fn no_choice(&self) -> CommandError {
        let option = self.part(ContextKind::InvalidArg).unwrap_or_default();
        let option = plain(&option);
        let word = self.part(ContextKind::InvalidValue).unwrap_or_default();
        if word.is_empty() {
            let name = option.split(' ').next().unwrap_or_default();
            let message = say!("nothing stands after `{name}`", name);
            return CommandError::usage(message)
                .hint(say!("write `{line}`", line = option));
        }
        let name = option.split(' ').next().unwrap_or_default();
        let message = say!("`{word}` is not a choice for `{name}`", word, name);
        let error = CommandError::usage(message);
        let all = parts(self.error, ContextKind::ValidValue);
        let all = all.iter().map(String::as_str).collect::<Vec<_>>();
        match self.part(ContextKind::SuggestedValue) {
            Some(meant) => error.hint(say!("did you mean `{name}`?", name = meant)),
            None => error.hint(say!("choose among {names}", names = listed(&all))),
        }
    }

    fn unfit(&self) -> CommandError {
        let written = self.part(ContextKind::InvalidArg).unwrap_or_default();
        let option = plain(&written);
        let word = self.part(ContextKind::InvalidValue).unwrap_or_default();
        let message =
            say!("`{word}` cannot be what `{name}` asks for", word, name = &option);
        let meaning = self.argument(&written).and_then(Arg::get_help);
        let error = CommandError::usage(message);
        match meaning {
            Some(meaning) => {
                let meaning = meaning.to_string();
                let meaning = begun_small(meaning.split(" [").next().unwrap_or_default());
                error.hint(match option.split_once(' ') {
                    Some((name, "N" | "SECONDS" | "MB")) => {
                        say!(
                            "write a number, such as `{name} 4`: {meaning}",
                            name,
                            meaning
                        )
                    }
                    Some(_) | None => say!("`{name}`: {meaning}", name = option, meaning),
                })
            }
            None => error.hint(self.help()),
        }
    }

    fn conflict(&self) -> CommandError {
        let one = self.part(ContextKind::InvalidArg).unwrap_or_default();
        let other = self.part(ContextKind::PriorArg).unwrap_or_default();
        let (one, other) = (plain(&one), plain(&other));
        if one == other {
            let message = say!("`{name}` stands twice", name = one);
            return CommandError::usage(message).hint("leave out one of them");
        }
        let message = say!("`{one}` and `{other}` do not go together", one, other);
        CommandError::usage(message).hint("leave out one of them")
    }

    fn other(&self) -> CommandError {
        let message = self.error.to_string();
        let line = message.lines().next().unwrap_or_default();
        let line = line.trim_start_matches("error: ").trim_end_matches('.');
        CommandError::usage(line.to_owned()).hint(self.help())
    }

    /// The argument that the library calls so.
    fn argument(&self, written: &str) -> Option<&Arg> {
        let is_it = |one: &&Arg| plain(&one.to_string()) == plain(written);
        self.command.get_arguments().find(is_it)
    }
}

/// A sentence without its capital.
fn begun_small(sentence: &str) -> String {
    let mut letters = sentence.chars();
    let first = letters.next().map(|letter| letter.to_lowercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

/// Words as a list.
fn listed(words: &[&str]) -> Said {
    let words = words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>();
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => {
            say!("{before} and {last}", before = rest.join(", "), last)
        }
        _ => words.concat().into(),
    }
}
