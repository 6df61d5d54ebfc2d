//! `lsp`: helps editors with reports while they are written, as a language server on
//! standard input and output.
//!
//! One thread answers what an editor asks, of the texts as they stand in it; another
//! makes the reports again after each change and tells their mistakes; a third sets them
//! when nobody types, for what only pages tell. What is asked is the room `assistance`;
//! here is how it is said. Nothing is written but what the editor writes itself.

mod address;
mod answers;
mod board;
mod checker;
mod documents;
mod notices;
mod position;
mod projects;
mod server;
mod setter;
mod voice;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

use baslinje::diagnostic::Diagnostic;
use baslinje::file::Workplace;
use baslinje::project::Project;
use baslinje::words::Language;
use lsp_server::{Connection, Message};
use serde_json::json;

use crate::ProjectFinder;
use crate::code_watch;
use crate::command_error::CommandError;
use crate::terminal::Terminal;

use self::board::NoticeBoard;
use self::checker::Checker;
use self::server::{LanguageServer, SessionEnd};
use self::setter::Setter;
use self::voice::Voice;

/// Serves an editor until it ends.
pub(crate) fn serve(finder: &ProjectFinder<'_>) -> Result<(), CommandError> {
    let (connection, _threads) = Connection::stdio();
    let Connection { sender, receiver } = connection;
    let voice = Voice::new(move |message| drop(sender.send(message)));
    code_watch::rest_between_reports();
    let search = ProjectSearch::of(finder);
    let board = Arc::new(NoticeBoard::new(voice.clone()));
    tell_ends(&voice, search.language());
    let (to_set, set) = std::sync::mpsc::channel();
    let (to_check, orders) = std::sync::mpsc::channel();
    let (for_setting, language) = (Arc::clone(&board), search.language());
    begin("setting", &voice, move || Setter::new(for_setting, language).run(&set));
    let (found, shared, said) = (search.clone(), Arc::clone(&board), voice.clone());
    begin("checking", &voice, move || {
        Checker::new(found, shared, to_set, said).run(&orders);
    });
    let mut server = LanguageServer::new(voice, search, board, to_check);
    for message in receiver {
        let ending = match message {
            Message::Request(request) => server.answer(request),
            Message::Notification(told) => server.hear(&told),
            // Nothing is asked of an editor whose answer matters.
            Message::Response(_) => None,
        };
        match ending {
            Some(SessionEnd::AsAsked) => return Ok(()),
            Some(SessionEnd::Unasked) => return Err(CommandError::told()),
            None => {}
        }
    }
    // The editor is gone.
    Err(CommandError::told())
}

/// Begins a thread, which tells if it ends by a mistake of this programme.
fn begin(name: &str, voice: &Voice, work: impl FnOnce() + Send + 'static) {
    let (told, what) = (voice.clone(), name.to_owned());
    let work = move || {
        if catch_unwind(AssertUnwindSafe(work)).is_err() {
            told.complain(&format!("{what} has ended: a mistake in Baslinje"));
        }
    };
    if thread::Builder::new().name(name.to_owned()).spawn(work).is_err() {
        voice.complain(&format!("{name} could not be begun"));
    }
}

/// Tells the editor of code that does not end, before the programme ends.
fn tell_ends(voice: &Voice, language: Language) {
    let voice = voice.clone();
    code_watch::tell_also(move |diagnostic: &Diagnostic| {
        let place = diagnostic.place.as_ref();
        let place = place.map_or(String::new(), |place| format!("{place}: "));
        voice.complain(&format!("{place}{}", notices::words(diagnostic, language)));
        // Once the second of these is taken, the one before it has been said.
        for _ in 0..2 {
            voice.notify("window/logMessage", &json!({"type": 4, "message": "end"}));
        }
    });
}

/// How projects are found, for whoever lives longer than the command line.
#[derive(Clone)]
pub(crate) struct ProjectSearch {
    templates: Vec<PathBuf>,
    terminal: Terminal,
    workplace: Workplace,
}

impl ProjectSearch {
    fn of(finder: &ProjectFinder<'_>) -> Self {
        Self {
            templates: finder.templates.to_vec(),
            terminal: finder.terminal.clone(),
            workplace: finder.workplace.clone(),
        }
    }

    /// The language of messages.
    pub(crate) fn language(&self) -> Language {
        self.terminal.spoken()
    }

    /// The project around a folder, if there is one.
    pub(crate) fn around(&self, folder: &std::path::Path) -> Option<Project> {
        let Self { templates, terminal, workplace } = self;
        let finder = ProjectFinder { templates, terminal, workplace };
        finder.find_around(folder).ok()
    }
}
