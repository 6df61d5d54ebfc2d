//! What an editor asks and tells, one after another.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::Sender;

use baslinje::assistance::{Cursor, RenameRefused};
use baslinje::messages;
use baslinje::say;
use lsp_server::{ErrorCode, Notification, Request};
use serde_json::{Value, json};

use super::ProjectSearch;
use super::address::{address_of, path_of};
use super::answers;
use super::board::NoticeBoard;
use super::checker::{Changed, CheckOrder};
use super::documents::Documents;
use super::position::{Position, TextRange};
use super::projects::{ProjectFile, Projects};
use super::voice::Voice;

/// How it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SessionEnd {
    /// The editor has asked for it before.
    AsAsked,
    /// It has not.
    Unasked,
}

/// What the editor has said so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SessionStage {
    /// Nothing.
    Unknown,
    /// It has begun.
    Begun,
    /// It wants to end.
    Ended,
}

/// Why a request is refused.
struct Refused(ErrorCode, String);

/// Answers an editor.
pub(crate) struct LanguageServer {
    voice: Voice,
    stage: SessionStage,
    /// Whether it tells of files that change, if it is asked to.
    tells_of_files: bool,
    documents: Documents,
    projects: Projects,
    board: Arc<NoticeBoard>,
    to_check: Sender<CheckOrder>,
}

/// Signs after which something may be offered.
const TRIGGERS: [&str; 10] = ["\"", "'", "@", ":", " ", "(", "[", "{", ",", "<"];

/// The files that a report can be made of.
const WATCHED: [&str; 5] = [
    "**/book/**",
    "**/data/**",
    "**/fonts/**",
    "**/report-templates/**",
    "**/baslinje.yaml",
];

impl LanguageServer {
    pub(crate) fn new(
        voice: Voice,
        search: ProjectSearch,
        board: Arc<NoticeBoard>,
        to_check: Sender<CheckOrder>,
    ) -> Self {
        let (stage, tells_of_files) = (SessionStage::Unknown, false);
        let (documents, projects) = (Documents::default(), Projects::new(search));
        Self { voice, stage, tells_of_files, documents, projects, board, to_check }
    }

    /// Answers a request, whatever happens.
    pub(crate) fn answer(&mut self, request: Request) -> Option<SessionEnd> {
        let Request { id, method, params } = request;
        let answer = || self.answered(&method, &params);
        let answered = catch_unwind(AssertUnwindSafe(answer)).unwrap_or_else(|_| {
            Err(Refused(ErrorCode::InternalError, self.own_mistake()))
        });
        match answered {
            Ok(result) => self.voice.answer(id, result),
            Err(Refused(code, message)) => self.voice.refuse(id, number(code), message),
        }
        None
    }

    fn answered(&mut self, method: &str, params: &Value) -> Result<Value, Refused> {
        match (self.stage, method) {
            (SessionStage::Unknown, "initialize") => return Ok(self.begin(params)),
            (SessionStage::Unknown, _) => {
                let words = "say `initialize` first".to_owned();
                return Err(Refused(ErrorCode::ServerNotInitialized, words));
            }
            (SessionStage::Begun, "shutdown") => {
                self.stage = SessionStage::Ended;
                return Ok(Value::Null);
            }
            (SessionStage::Begun, "initialize") | (SessionStage::Ended, _) => {
                let words = format!("`{method}` comes too late");
                return Err(Refused(ErrorCode::InvalidRequest, words));
            }
            (SessionStage::Begun, _) => {}
        }
        match method {
            "textDocument/codeAction" => {
                Ok(self.remedies(params).unwrap_or_else(|| json!([])))
            }
            "textDocument/completion" => {
                Ok(self.ask(params, |cursor, _| answers::completion(cursor)))
            }
            "textDocument/hover" => {
                Ok(self.ask(params, |cursor, _| answers::hover(cursor)))
            }
            "textDocument/definition" => Ok(self.ask(params, answers::definition)),
            "textDocument/references" => Ok(self.ask(params, |cursor, address| {
                answers::references(cursor, params, address)
            })),
            "textDocument/prepareRename" => self
                .try_ask(params, |cursor, _| answers::renamed(cursor))
                .unwrap_or(Ok(Value::Null))
                .map_err(|why| self.refused(&why)),
            "textDocument/rename" => self
                .try_ask(params, |cursor, address| {
                    answers::rename(cursor, params, address)
                })
                .unwrap_or(Ok(Value::Null))
                .map_err(|why| self.refused(&why)),
            _ => {
                let words = format!("`{method}` is not known");
                Err(Refused(ErrorCode::MethodNotFound, words))
            }
        }
    }

    /// What is said where this program is wrong.
    fn own_mistake(&self) -> String {
        let words = say!("this is a mistake in Baslinje, not in your report");
        messages::told(&words, self.projects.language())
    }

    fn refused(&self, why: &RenameRefused) -> Refused {
        let words = messages::told(&why.said(), self.projects.language());
        Refused(ErrorCode::RequestFailed, words)
    }

    /// What this server can do.
    fn begin(&mut self, params: &Value) -> Value {
        self.stage = SessionStage::Begun;
        let files = &params["capabilities"]["workspace"]["didChangeWatchedFiles"];
        self.tells_of_files = files["dynamicRegistration"] == json!(true);
        json!({
            "capabilities": {
                "positionEncoding": "utf-16",
                "textDocumentSync": {"openClose": true, "change": 1, "save": true},
                "completionProvider": {"triggerCharacters": TRIGGERS},
                "hoverProvider": true,
                "definitionProvider": true,
                "referencesProvider": true,
                "renameProvider": {"prepareProvider": true},
                "codeActionProvider": {"codeActionKinds": ["quickfix"]},
            },
            "serverInfo": {"name": "baslinje", "version": env!("CARGO_PKG_VERSION")},
        })
    }

    /// Hears what the editor tells.
    pub(crate) fn hear(&mut self, told: &Notification) -> Option<SessionEnd> {
        if told.method == "exit" {
            return Some(match self.stage {
                SessionStage::Ended => SessionEnd::AsAsked,
                SessionStage::Unknown | SessionStage::Begun => SessionEnd::Unasked,
            });
        }
        let hear = || self.heard(&told.method, &told.params);
        if catch_unwind(AssertUnwindSafe(hear)).is_err() {
            self.voice.complain(&self.own_mistake());
        }
        None
    }

    fn heard(&mut self, method: &str, params: &Value) {
        let document = &params["textDocument"];
        let address = document["uri"].as_str().unwrap_or_default();
        let version = document["version"].as_i64().unwrap_or_default();
        match method {
            "initialized" if self.tells_of_files => self.watch(),
            "textDocument/didOpen" => {
                let text = document["text"].as_str().unwrap_or_default();
                let path = self.documents.put(address, text, version);
                self.check(path.as_deref());
            }
            "textDocument/didChange" => {
                // Each change is the whole text.
                let changes = params["contentChanges"].as_array();
                let last = changes.and_then(|changes| changes.last());
                if let Some(text) = last.and_then(|last| last["text"].as_str()) {
                    let path = self.documents.put(address, text, version);
                    self.check(path.as_deref());
                }
            }
            "textDocument/didClose" => {
                let path = self.documents.close(address);
                if let Some(path) = &path {
                    self.board.close(path);
                }
                self.check(path.as_deref());
            }
            "textDocument/didSave" | "workspace/didChangeWatchedFiles" => {
                self.look_again();
            }
            _ => {}
        }
    }

    /// Asks the editor to tell of files that change elsewhere.
    fn watch(&self) {
        let watchers = WATCHED.map(|files| json!({"globPattern": files}));
        let registration = json!({
            "id": "files",
            "method": "workspace/didChangeWatchedFiles",
            "registerOptions": {"watchers": watchers},
        });
        let params = json!({"registrations": [registration]});
        self.voice.ask("register", "client/registerCapability", params);
    }

    /// Lets the reports of a text be checked.
    fn check(&mut self, path: Option<&Path>) {
        let Some(file) = path.and_then(|path| self.projects.file(path)) else { return };
        let changed = Changed::Texts(BTreeSet::from([file.name]));
        self.order(file.root, changed);
    }

    fn order(&self, root: PathBuf, changed: Changed) {
        let open = self.documents.below(&root);
        // If nobody checks any more, that has been told.
        drop(self.to_check.send(CheckOrder { root, open, changed }));
    }

    /// Files have changed, come or gone.
    fn look_again(&mut self) {
        let before =
            self.projects.roots().map(Path::to_path_buf).collect::<BTreeSet<_>>();
        self.projects.look_again();
        let open = self.documents.paths().map(Path::to_path_buf).collect::<Vec<_>>();
        for path in open {
            // One may lie in a project that was none before.
            drop(self.projects.file(&path));
        }
        let now = self.projects.roots().map(Path::to_path_buf);
        for root in before.into_iter().chain(now).collect::<BTreeSet<_>>() {
            self.order(root, Changed::Files);
        }
    }

    /// Asks something of a place; nothing is known of what is no file of a report.
    fn ask(
        &mut self,
        params: &Value,
        answer: impl FnOnce(&Cursor<'_>, answers::AddressOf<'_>) -> Value,
    ) -> Value {
        self.try_ask(params, answer).unwrap_or(Value::Null)
    }

    fn try_ask<T>(
        &mut self,
        params: &Value,
        answer: impl FnOnce(&Cursor<'_>, answers::AddressOf<'_>) -> T,
    ) -> Option<T> {
        let file = self.file_of(params)?;
        let at = Position::read(&params["position"])?;
        let open = self.documents.below(&file.root);
        let address = |name: &str| {
            let known = open.get(name).map(|document| document.address.clone());
            known.unwrap_or_else(|| address_of(&file.root.join(name)))
        };
        let answer = |cursor: &Cursor<'_>| answer(cursor, &address);
        self.projects.ask(&file, at, &self.documents, &self.board, answer)
    }

    fn file_of(&mut self, params: &Value) -> Option<ProjectFile> {
        let path = path_of(params["textDocument"]["uri"].as_str()?)?;
        self.projects.file(&path)
    }

    /// What would mend the mistakes in a stretch of a text.
    fn remedies(&mut self, params: &Value) -> Option<Value> {
        let file = self.file_of(params)?;
        let at = TextRange::read(&params["range"])?;
        let open = self.documents.below(&file.root);
        let document = open.get(&file.name)?;
        let found = self.board.remedies(&file.root, &file.name, &at);
        let language = self.projects.language();
        Some(answers::remedies(found, &document.text, &document.address, language))
    }
}

/// The number of a code.
fn number(code: ErrorCode) -> i32 {
    #[expect(clippy::as_conversions, reason = "the codes are numbers of the protocol")]
    let number = code as i32;
    number
}
