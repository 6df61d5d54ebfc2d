//! The language that the command line speaks: the one that is asked for, or else that of the
//! project, or else that of the computer. What is made depends on neither the computer nor
//! its variables, but on what is asked for and on the project.

use std::ffi::OsString;

use baslinje::project::ProjectSettings;
use baslinje::words::Language;

use crate::around::BaseFolder;

/// The option that asks for a language.
const OPTION: &str = "--language";
/// What asks for a language for every command that is called, as scripts do.
const ASKING: &str = "BASLINJE_LANGUAGE";
/// What says which language messages are in, the first that is set before the others.
const VARIABLES: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];

/// In which language somebody is told how things go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SpokenLanguage {
    /// The language that was asked for, which what is begun is in too.
    pub(crate) asked: Option<Language>,
    /// The language of messages and help.
    pub(crate) of_messages: Language,
}

impl SpokenLanguage {
    /// The language for a command line, which need not be one that can be read.
    pub(crate) fn of(words: impl Iterator<Item = OsString>) -> Self {
        let asked = asked(words);
        let language = asked.or_else(asked_by_scripts);
        let language = language.or_else(of_the_project).or_else(of_the_computer);
        Self { asked, of_messages: language.unwrap_or(Language::OF_MESSAGES) }
    }
}

/// The language that a command line asks for.
fn asked(words: impl Iterator<Item = OsString>) -> Option<Language> {
    let words = words.map(|word| word.to_string_lossy().into_owned());
    let words = words.take_while(|word| word != "--").collect::<Vec<_>>();
    let after = words.iter().zip(words.iter().skip(1));
    let after = after.filter(|(word, _)| *word == OPTION).map(|(_, code)| code.as_str());
    let joined =
        words.iter().filter_map(|word| word.strip_prefix(OPTION)?.strip_prefix('='));
    after.chain(joined).find_map(Language::from_code)
}

/// The language that scripts ask for, of messages only.
fn asked_by_scripts() -> Option<Language> {
    #[expect(clippy::disallowed_methods, reason = "the command line may ask the shell")]
    let code = std::env::var(ASKING).ok()?;
    Language::from_code(&code)
}

/// The language that the project here says it is written in.
fn of_the_project() -> Option<Language> {
    let here = std::env::current_dir().ok()?;
    ProjectSettings::language_of(BaseFolder::of(&here).root())
}

/// The language that the computer speaks to whoever uses it.
fn of_the_computer() -> Option<Language> {
    #[expect(clippy::disallowed_methods, reason = "the command line may ask the shell")]
    let mut set = VARIABLES.iter().filter_map(|name| std::env::var(name).ok());
    let set = set.find(|locale| !locale.is_empty());
    of_locale(&set.or_else(of_the_system)?)
}

/// What the system says where there are no such variables.
#[cfg(windows)]
fn of_the_system() -> Option<String> {
    sys_locale::get_locale()
}

/// Elsewhere the variables say it.
#[cfg(not(windows))]
fn of_the_system() -> Option<String> {
    None
}

/// The language of a locale such as `sv_SE.UTF-8` or `nn-NO`.
fn of_locale(locale: &str) -> Option<Language> {
    let code = locale.split(['_', '-', '.', '@']).next()?.to_lowercase();
    match code.as_str() {
        // Both ways of writing Norwegian are nearer to bokmål than to English.
        "no" | "nn" => Language::from_code("nb"),
        code => Language::from_code(code),
    }
}
