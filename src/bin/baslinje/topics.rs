//! `help`: tells of a command, or of what an author can write in YAML, without a network and
//! without leaving the terminal. What can be written is told as it is declared.

use baslinje::diagnostic::{Diagnostic, Said};
use baslinje::format::{Declared, Map, MapForm, Need};
use baslinje::reference;
use baslinje::say;
use baslinje::words::meant;

use crate::args::HelpArguments;
use crate::command_error::CommandError;
use crate::help;
use crate::terminal::{Terminal, TerminalLine, Tone};
use crate::wrapping::wrapped;

/// The topic that lists the others.
const TOPICS: &str = "topics";
/// The map whose keys are the kinds of blocks.
const BLOCK: &str = "block";
/// How far in the meaning of a key stands.
const INDENT: usize = 6;

/// Tells of a topic, or of all commands.
pub(crate) fn help(
    HelpArguments { topic }: &HelpArguments,
    terminal: &Terminal,
) -> Result<(), CommandError> {
    let [first, more @ ..] = topic.as_slice() else {
        of_command(&[], terminal);
        return Ok(());
    };
    if first == TOPICS && more.is_empty() {
        list(terminal);
        return Ok(());
    }
    let topics = Topics::new();
    let is_told = of_command(topic, terminal)
        | (more.is_empty() && topics.tell_of(&topics.meant(first), terminal));
    if is_told { Ok(()) } else { Err(topics.unknown(&topic.join(" "))) }
}

/// Tells of a command, if there is one.
fn of_command(words: &[String], terminal: &Terminal) -> bool {
    let mut command = help::described(terminal.spoken());
    for word in words {
        match command.find_subcommand(word).cloned() {
            Some(inner) => command = inner,
            None => return false,
        }
    }
    terminal.file(command.render_long_help().to_string().trim_end());
    true
}

/// Lists what can be told of.
fn list(terminal: &Terminal) {
    let commands = help::described(terminal.spoken());
    let commands = commands.get_subcommands().map(clap::Command::get_name);
    let topics = Topics::new();
    let blocks = topics.blocks().map(|block| block.name);
    let maps = topics.maps.iter().map(|map| map.name);
    for (heading, names) in [
        (say!("commands"), commands.map(str::to_owned).collect::<Vec<_>>()),
        (say!("blocks"), blocks.map(str::to_owned).collect()),
        (say!("files and what stands in them"), maps.map(str::to_owned).collect()),
    ] {
        terminal.answer(terminal.toned(&terminal.told(&heading), Tone::Head));
        wrapped(&names.join(", "), 2).iter().for_each(|line| terminal.answer(line));
    }
    let other = say!("any other key is told of too: `baslinje help caption`");
    terminal.answer(terminal.told(&other));
}

/// What can be written in YAML.
struct Topics {
    maps: Vec<&'static Map>,
}

impl Topics {
    fn new() -> Self {
        Self { maps: reference::maps() }
    }

    /// The kinds of blocks.
    fn blocks(&self) -> impl Iterator<Item = &'static Declared> {
        let block = self.maps.iter().filter(|map| map.name == BLOCK);
        block.flat_map(|map| map.keys)
    }

    /// Every name there is something to tell of.
    fn names(&self) -> Vec<&'static str> {
        let keys = self.maps.iter().flat_map(|map| map.declared()).map(|key| key.name);
        self.maps.iter().map(|map| map.name).chain(keys).collect()
    }

    /// The name that is meant by a word, which may be Swedish, Norwegian or Danish.
    fn meant(&self, word: &str) -> String {
        let names = self.names();
        let word = word.to_lowercase();
        let meant = meant::among(&word, names.iter().copied());
        let meant = meant.filter(|_| !names.contains(&word.as_str()));
        meant.map_or(word, str::to_owned)
    }

    /// Tells of a name: the kind of block, the map and the key that it may be.
    fn tell_of(&self, name: &str, terminal: &Terminal) -> bool {
        let map = self.maps.iter().find(|map| map.name == name);
        let block = self.blocks().find(|block| block.name == name);
        if let Some(block) = block {
            let heading = say!("the block `{name}`", name);
            terminal.answer(terminal.toned(&terminal.told(&heading), Tone::Head));
            tell_meaning(block, terminal);
        }
        if let Some(map) = map {
            tell_map(map, terminal);
        }
        if block.is_some() || map.is_some() {
            return true;
        }
        let mut is_key = false;
        for map in &self.maps {
            for key in map.declared().filter(|key| key.name == name) {
                let heading = say!("`{name}` in {map}", name, map = Said::from(map.what));
                terminal.answer(terminal.toned(&terminal.told(&heading), Tone::Head));
                tell_key(key, is_one_of(key, map), terminal);
                is_key = true;
            }
        }
        is_key
    }

    /// The error that there is nothing to tell.
    fn unknown(&self, topic: &str) -> CommandError {
        let error =
            CommandError::usage(say!("there is nothing to tell of `{topic}`", topic));
        let commands = help::described(baslinje::words::Language::OF_MESSAGES);
        let commands = commands.get_subcommands().map(clap::Command::get_name);
        let names = commands.chain(self.names()).chain([TOPICS]).collect::<Vec<_>>();
        let near = Diagnostic::error("").suggest(topic, names.iter().copied());
        let is_list = |hint: &&Said| hint.form().starts_with("choose");
        match near.hints.first().filter(|hint| !is_list(hint)) {
            Some(hint) => error.hint(hint),
            None => error.hint("`baslinje help topics` lists what there is"),
        }
    }
}

/// Whether a key is one of several of which a map has exactly one.
fn is_one_of(key: &Declared, map: &Map) -> bool {
    map.form == MapForm::One && map.keys.iter().any(|own| own.name == key.name)
}

/// The keys of a map, each with what may stand under it and what it means.
fn tell_map(map: &Map, terminal: &Terminal) {
    let heading =
        say!("the keys of {map} (`{name}`)", map = Said::from(map.what), name = map.name);
    terminal.answer(terminal.toned(&terminal.told(&heading), Tone::Head));
    for key in map.declared() {
        let name = terminal.toned(key.name, Tone::Good);
        terminal.answer(TerminalLine::new("  ").then(name));
        tell_key(key, is_one_of(key, map), terminal);
    }
}

/// What may stand under a key, whether it must be there, and what it means.
fn tell_key(key: &Declared, is_one_of: bool, terminal: &Terminal) {
    let kind = reference::kind_in_words(&key.kind);
    let kind = match key.need {
        Need::Required | Need::Optional if is_one_of => {
            terminal.told(&say!("{kind}; one of these", kind))
        }
        Need::Required => terminal.told(&say!("{kind}; required", kind)),
        Need::Optional => kind,
        Need::Default(told) => {
            let told = reference::without_links(told);
            terminal.told(&say!("{kind}; default: {told}", kind, told))
        }
        Need::Depends(told) => format!("{kind}; {}", reference::without_links(told)),
    };
    wrapped(&kind, INDENT).iter().for_each(|line| terminal.answer(line));
    tell_meaning(key, terminal);
}

/// What a key means.
fn tell_meaning(key: &Declared, terminal: &Terminal) {
    let meaning = terminal.told(&reference::without_links(key.meaning).into());
    wrapped(&meaning, INDENT).iter().for_each(|line| terminal.answer(line));
}
