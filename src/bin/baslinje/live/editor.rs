//! Opens a line of a file in the author's editor: a command that opens a window of its own, or
//! an address that the browser hands on.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

use baslinje::diagnostic::Said;
use baslinje::file;
use baslinje::live::OpenAnswer;
use baslinje::messages;
use baslinje::say;
use baslinje::words::Language;

/// What opens a line.
pub(crate) struct Editor {
    opener: Option<Opener>,
    /// The project's folder.
    root: PathBuf,
    /// The language of messages.
    language: Language,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Opener {
    /// An address with `{file}` and `{line}` in it.
    Address(String),
    /// A programme and its arguments, with `{file}` and `{line}` in them.
    Command(Vec<String>),
    /// A programme that would take over the terminal.
    InTerminal(String),
}

/// How editors are told a line, by the names of their programmes.
const KNOWN: [(&[&str], &[&str]); 4] = [
    (
        &[
            "code",
            "code-insiders",
            "codium",
            "vscodium",
            "cursor",
            "windsurf",
            "positron",
        ],
        &["-g", "{file}:{line}"],
    ),
    (&["subl", "zed", "lapce"], &["{file}:{line}"]),
    (&["kate", "kwrite", "mate", "idea", "pycharm"], &["--line", "{line}", "{file}"]),
    (
        &["gedit", "gnome-text-editor", "gvim", "mvim", "xed", "pluma"],
        &["+{line}", "{file}"],
    ),
];

/// Editors that need a terminal of their own.
const IN_TERMINAL: [&str; 14] = [
    "ed", "emacs", "helix", "hx", "jed", "joe", "kak", "mcedit", "micro", "nano", "ne",
    "nvim", "vi", "vim",
];

impl Editor {
    /// What somebody named, or else what the system's other programmes use.
    pub(crate) fn new(named: Option<&str>, root: &Path, language: Language) -> Self {
        #[expect(
            clippy::disallowed_methods,
            reason = "the command line may ask the shell"
        )]
        let usual =
            ["VISUAL", "EDITOR"].into_iter().find_map(|it| std::env::var(it).ok());
        let opener = match named {
            Some(named) => Opener::of(named),
            // That one needs a terminal is no mistake of whoever has not named it for this.
            None => usual
                .and_then(|usual| Opener::of(&usual))
                .filter(|it| !matches!(it, Opener::InTerminal(_))),
        };
        Self { opener, root: root.to_path_buf(), language }
    }

    /// Whether there is one.
    pub(crate) fn is_some(&self) -> bool {
        self.opener.is_some()
    }

    /// Opens a line, `file:line` with a path from the project's folder.
    pub(crate) fn open(&self, line: &str) -> OpenAnswer {
        let problem = |words: Said| OpenAnswer {
            problem: Some(messages::told(&words, self.language)),
            address: None,
        };
        let Some((file, line)) = line.rsplit_once(':') else {
            return problem(say!("this is no line of a file"));
        };
        let path = self.root.join(file);
        if !path.is_file() {
            return problem(say!("there is no file `{file}` any more", file));
        }
        match &self.opener {
            None => problem(say!("no editor is named: use `--editor`")),
            Some(Opener::InTerminal(name)) => problem(say!(
                "`{name}` needs a terminal of its own: name one with a window with `--editor`",
                name
            )),
            Some(Opener::Address(address)) => {
                let address = filled(address, &in_address(&path), line);
                OpenAnswer { address: Some(address), problem: None }
            }
            Some(Opener::Command(words)) => {
                let path = path.to_string_lossy();
                let words = words.iter().map(|word| filled(word, &path, line));
                match begin(&words.collect::<Vec<_>>()) {
                    Ok(()) => OpenAnswer::default(),
                    Err(error) => problem(say!(
                        "cannot start the editor: {reason}",
                        reason = file::refusal(&error)
                    )),
                }
            }
        }
    }
}

impl Opener {
    /// What a text names.
    fn of(named: &str) -> Option<Self> {
        let named = named.trim();
        if named.contains("://") {
            let has_place = named.contains("{file}");
            let all = if has_place { named.to_owned() } else { named_file(named) };
            return Some(Self::Address(all));
        }
        // A path with spaces in it is one word.
        let mut words = match Path::new(named).is_file() {
            true => vec![named.to_owned()],
            false => named.split_whitespace().map(str::to_owned).collect::<Vec<_>>(),
        };
        let programme =
            Path::new(words.first()?).file_stem()?.to_string_lossy().into_owned();
        if IN_TERMINAL.contains(&programme.as_str()) {
            return Some(Self::InTerminal(programme));
        }
        if !words.iter().any(|word| word.contains("{file}")) {
            let known =
                KNOWN.iter().find(|(names, _)| names.contains(&programme.as_str()));
            let more = known.map_or(&["{file}"][..], |(_, more)| more);
            words.extend(more.iter().map(|word| (*word).to_owned()));
        }
        Some(Self::Command(words))
    }
}

/// An address of which only the beginning is named, such as `vscode://file`.
fn named_file(named: &str) -> String {
    format!("{}{{file}}:{{line}}", named.trim_end_matches('/'))
}

fn filled(pattern: &str, file: &str, line: &str) -> String {
    pattern.replace("{line}", line).replace("{file}", file)
}

/// A path as it can stand in an address.
fn in_address(path: &Path) -> String {
    let path = path.to_string_lossy().replace('\\', "/");
    let begins = if path.starts_with('/') { "" } else { "/" };
    let mut written = begins.to_owned();
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/:".contains(&byte) {
            written.push(char::from(byte));
        } else {
            written.push_str(&format!("%{byte:02X}"));
        }
    }
    written
}

/// Starts a programme, and does not wait for its end.
fn begin(words: &[String]) -> std::io::Result<()> {
    let Some((programme, arguments)) = words.split_first() else { return Ok(()) };
    let mut editor = Command::new(programme)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    thread::spawn(move || editor.wait());
    Ok(())
}
