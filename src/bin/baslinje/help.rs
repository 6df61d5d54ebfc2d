//! `--help` in the author's language. What the parser knows of commands, options and words is
//! English (`args.rs`); the catalogue has the same in the other languages, and here stands
//! what help adds of its own: headings, what is assumed, what can be chosen.

use std::ffi::OsString;

use baslinje::diagnostic::Said;
use baslinje::messages;
use baslinje::say;
use baslinje::words::Language;
use clap::builder::PossibleValue;
use clap::{Arg, Command, CommandFactory as _};

use crate::args::Arguments;

/// What stands before the line that shows how a command is called, as the parser writes it.
const USAGE: &str = "Usage:";
/// How colours end.
const RESET: &str = "\u{1b}[0m";

/// A command that a command line names, and how: `baslinje templates new`.
pub(crate) struct CalledCommand {
    pub(crate) called: String,
    pub(crate) command: Command,
}

impl CalledCommand {
    /// The command that words name. Whatever else stands there, the words of a command come
    /// in their order.
    pub(crate) fn of(words: impl Iterator<Item = OsString>, language: Language) -> Self {
        let mut command = described(language);
        let mut called = command.get_name().to_owned();
        for word in words.filter_map(|word| word.into_string().ok()) {
            if let Some(inner) = command.find_subcommand(&word).cloned() {
                called = format!("{called} {word}");
                command = inner;
            }
        }
        Self { called, command }
    }
}

/// The command line as it is described in a language.
pub(crate) fn described(language: Language) -> Command {
    let mut described = unbuilt(language);
    described.build();
    described
}

/// The same, in which options of all commands stand with the program only.
pub(crate) fn unbuilt(language: Language) -> Command {
    let mut plain = Arguments::command();
    plain.build();
    HelpWords(language).of_command(Arguments::command(), &plain)
}

/// Tells help in a language.
#[derive(Clone, Copy)]
struct HelpWords(Language);

impl HelpWords {
    fn told(self, said: &Said) -> String {
        messages::told(said, self.0)
    }

    /// What the parser says, which is a form of the catalogue.
    fn of_text(self, text: &impl ToString) -> String {
        self.told(&text.to_string().into())
    }

    /// A command and those below it; `plain` is the same as the parser knows it.
    fn of_command(self, command: Command, plain: &Command) -> Command {
        let about = command.get_about().map(|about| self.of_text(about));
        let command = command.mut_args(|arg| self.of_argument(arg));
        let command = command.mut_subcommands(|inner| {
            let plain = plain.find_subcommand(inner.get_name());
            let plain = plain.expect("the same commands").clone();
            self.of_command(inner, &plain)
        });
        let command = match about {
            Some(about) => command.about(about),
            None => command,
        };
        let command = command.disable_help_flag(true);
        command.override_usage(self.usage(plain)).help_template(self.template(plain))
    }

    /// How a command is called.
    fn usage(self, plain: &Command) -> String {
        let usage = plain.clone().render_usage().ansi().to_string();
        let usage = usage.split_once(USAGE).map_or(usage.as_str(), |(_, after)| after);
        let usage = usage.strip_prefix(RESET).unwrap_or(usage).trim();
        let (options, command) =
            (self.told(&say!("OPTIONS")), self.told(&say!("COMMAND")));
        usage
            .replace("[OPTIONS]", &format!("[{options}]"))
            .replace("<COMMAND>", &format!("<{command}>"))
            .replace("[COMMAND]", &format!("[{command}]"))
    }

    /// The parts of help in their order, each below its heading.
    fn template(self, plain: &Command) -> String {
        let style = plain.get_styles().get_header();
        let heading = |said: &Said| format!("{style}{}:{style:#}", self.told(said));
        let usage = heading(&say!("Usage"));
        let mut template = format!("{{about-with-newline}}\n{usage} {{usage}}");
        let has_commands = plain.get_subcommands().next().is_some();
        let has_words = plain.get_positionals().next().is_some();
        for (is_there, said, part) in [
            (has_commands, say!("Commands"), "subcommands"),
            (has_words, say!("Arguments"), "positionals"),
            (true, say!("Options"), "options"),
        ] {
            if is_there {
                template += &format!("\n\n{}\n{{{part}}}", heading(&said));
            }
        }
        template
    }

    /// An option or a word of a command: what it means, what is assumed and what can be chosen.
    fn of_argument(self, arg: Arg) -> Arg {
        let Some(help) = arg.get_help().map(|help| self.of_text(help)) else {
            return arg;
        };
        let long = arg.get_long_help().map(|help| self.of_text(help));
        if !arg.get_action().takes_values() {
            let arg = arg.help(help);
            return match long {
                Some(long) => arg.long_help(long),
                None => arg,
            };
        }
        let mut notes = self.notes(&arg);
        let words = arg.get_possible_values();
        let names = words.iter().map(PossibleValue::get_name).collect::<Vec<_>>();
        let choice = say!("[possible values: {values}]", values = names.join(", "));
        let choice = (!names.is_empty()).then(|| self.told(&choice));
        let short = notes
            .iter()
            .chain(&choice)
            .fold(help.clone(), |short, note| format!("{short} {note}"));
        let mut parts = vec![long.unwrap_or(help)];
        if words.iter().any(|word| word.get_help().is_some()) {
            parts.push(self.of_choice(&words));
        } else {
            notes.extend(choice);
        }
        if !notes.is_empty() {
            parts.push(notes.join("\n"));
        }
        let arg = arg.help(short).long_help(parts.join("\n\n"));
        arg.hide_possible_values(true).hide_default_value(true).hide_env(true)
    }

    /// What else sets an argument, and what is assumed where nothing does.
    fn notes(self, arg: &Arg) -> Vec<String> {
        let name = arg.get_env().map(|name| name.to_string_lossy().into_owned());
        let environment = name.map(|name| self.told(&say!("[env: {name}]", name)));
        let values = arg.get_default_values().iter().map(|it| it.to_string_lossy());
        let values = values.collect::<Vec<_>>().join(" ");
        let default = (!values.is_empty())
            .then(|| self.told(&say!("[default: {value}]", value = values)));
        environment.into_iter().chain(default).collect()
    }

    /// The words that can be chosen, each with its meaning.
    fn of_choice(self, words: &[PossibleValue]) -> String {
        let widths = words.iter().map(|word| word.get_name().chars().count());
        let width = widths.max().unwrap_or_default() + 1;
        let line = |word: &PossibleValue| {
            let meaning = word.get_help().map(|help| self.of_text(help));
            let name = format!("{}:", word.get_name());
            format!("- {name:width$} {}", meaning.unwrap_or_default())
        };
        let lines = words.iter().map(line).collect::<Vec<_>>();
        format!("{}:\n{}", self.told(&say!("Possible values")), lines.join("\n"))
    }
}
