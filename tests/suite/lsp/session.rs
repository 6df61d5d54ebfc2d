//! An editor for tests: starts the real programme, opens and changes texts, asks, and hears
//! what it is told.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufReader, Write as _};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use crate::harness::{LANGUAGE, ReportTest};

/// So long a test waits for what should come.
const PATIENCE: Duration = Duration::from_secs(120);

/// An editor with a project.
pub(super) struct Session {
    pub(super) test: ReportTest,
    child: Child,
    says: Option<ChildStdin>,
    hears: Receiver<Value>,
    /// What was heard and nobody has asked for yet.
    heard: Vec<Value>,
    number: i64,
    versions: BTreeMap<String, i64>,
}

/// A text with `¦` where somebody types, without it, and the position.
pub(super) fn typed(text: &str) -> (String, Value) {
    let at = text.find('¦').expect("a place to type at");
    (text.replacen('¦', "", 1), position(text, at))
}

/// The position before a byte.
pub(super) fn position(text: &str, at: usize) -> Value {
    let line = text[..at].matches('\n').count();
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let column = text[start..at].encode_utf16().count();
    json!({"line": line, "character": column})
}

impl Session {
    /// Starts the programme, which has heard nothing yet.
    pub(super) fn start(test: ReportTest, options: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_baslinje"))
            .arg("lsp")
            .args(options)
            .current_dir(test.path(""))
            .env_clear()
            .env(LANGUAGE.0, LANGUAGE.1)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("a programme that starts");
        let mut out = BufReader::new(child.stdout.take().expect("what it says"));
        let (told, hears) = channel();
        thread::spawn(move || {
            while let Some(message) = read(&mut out) {
                if told.send(message).is_err() {
                    return;
                }
            }
        });
        let says = child.stdin.take();
        let (heard, versions) = (Vec::new(), BTreeMap::new());
        Self { test, child, says, hears, heard, number: 0, versions }
    }

    /// Starts the programme and says what it must hear first.
    pub(super) fn begin(test: ReportTest) -> Self {
        let mut session = Self::start(test, &[]);
        drop(session.ask("initialize", json!({"capabilities": {}})));
        session.tell("initialized", json!({}));
        session
    }

    fn say(&mut self, message: &Value) {
        let text = message.to_string();
        let says = self.says.as_mut().expect("somebody who listens");
        write!(says, "Content-Length: {}\r\n\r\n{text}", text.len()).expect("said");
        says.flush().expect("said");
    }

    /// Tells something.
    pub(super) fn tell(&mut self, method: &str, params: Value) {
        self.say(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    /// Asks something; gives the whole answer but its number.
    pub(super) fn ask(&mut self, method: &str, params: Value) -> Value {
        self.number += 1;
        let id = self.number;
        let request =
            json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params});
        self.say(&request);
        let answer = self.wait(|message| message["id"] == json!(id));
        match answer.get("result") {
            Some(result) => result.clone(),
            None => answer["error"].clone(),
        }
    }

    /// Asks something of a place in a file.
    pub(super) fn ask_at(&mut self, method: &str, name: &str, at: &Value) -> Value {
        let document = json!({"uri": self.address(name)});
        let context = json!({"includeDeclaration": true});
        let params =
            json!({"textDocument": document, "position": at, "context": context});
        self.ask(method, params)
    }

    /// Waits for a message.
    pub(super) fn wait(&mut self, is_it: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.heard.iter().position(&is_it) {
            return self.heard.remove(at);
        }
        loop {
            let message = self.hears.recv_timeout(PATIENCE).expect("a message");
            if is_it(&message) {
                return message;
            }
            self.heard.push(message);
        }
    }

    /// The address of a file.
    pub(super) fn address(&self, name: &str) -> String {
        format!("file://{}", self.test.path(name).display())
    }

    /// Opens a file as it is; gives its text.
    pub(super) fn open(&mut self, name: &str) -> String {
        let text = fs::read_to_string(self.test.path(name)).expect("a text");
        self.open_as(name, &text);
        text
    }

    /// Opens a file with a text.
    pub(super) fn open_as(&mut self, name: &str, text: &str) {
        self.versions.insert(name.to_owned(), 1);
        let document = json!({
            "uri": self.address(name), "languageId": "yaml", "version": 1, "text": text,
        });
        self.tell("textDocument/didOpen", json!({"textDocument": document}));
    }

    /// Changes the text of a file, which is not saved.
    pub(super) fn change(&mut self, name: &str, text: &str) {
        let version = self.versions.get_mut(name).expect("an open file");
        *version += 1;
        let document = json!({"uri": format!("file://{}", self.test.path(name).display()),
                              "version": *version});
        let changes = json!([{"text": text}]);
        self.tell(
            "textDocument/didChange",
            json!({"textDocument": document, "contentChanges": changes}),
        );
    }

    /// Waits until the texts as they are have been checked, of a report; gives what is told of
    /// a file now.
    pub(super) fn checked(&mut self, report: &str, name: &str) -> Value {
        let versions = self.versions.iter();
        let versions = versions.map(|(name, version)| (self.address(name), *version));
        let versions = versions.collect::<BTreeMap<_, _>>();
        let is_it = |message: &Value| {
            message["method"] == json!("$/baslinje/checked")
                && message["params"]["report"] == json!(report)
                && message["params"]["versions"] == json!(versions)
        };
        drop(self.wait(is_it));
        self.told(name)
    }

    /// What has been told last of a file.
    pub(super) fn told(&self, name: &str) -> Value {
        let address = json!(self.address(name));
        let told = self.heard.iter().rev().find(|message| {
            message["method"] == json!("textDocument/publishDiagnostics")
                && message["params"]["uri"] == address
        });
        told.map_or(Value::Null, |told| told["params"]["diagnostics"].clone())
    }

    /// A value as a text, each item of a list in a line, with the project's folder as `ROOT`.
    pub(super) fn shown(&self, value: &Value) -> String {
        let lines = match value {
            Value::Array(items) => items.iter().map(Value::to_string).collect(),
            other => vec![other.to_string()],
        };
        lines.join("\n").replace(&self.address(""), "ROOT/")
    }

    /// Ends it as an editor does; gives the exit code.
    pub(super) fn end(mut self) -> Option<i32> {
        assert_eq!(self.ask("shutdown", Value::Null), Value::Null);
        self.tell("exit", Value::Null);
        self.ended()
    }

    /// Waits for its end.
    pub(super) fn ended(mut self) -> Option<i32> {
        drop(self.says.take());
        self.child.wait().expect("an end").code()
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// Reads a message.
fn read(out: &mut impl std::io::BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if out.read_line(&mut line).ok()? == 0 {
            return None;
        }
        let line = line.trim();
        if line.is_empty() {
            break;
        }
        if let Some(number) = line.strip_prefix("Content-Length: ") {
            length = number.parse().expect("a length");
        }
    }
    let mut bytes = vec![0; length];
    out.read_exact(&mut bytes).ok()?;
    Some(serde_json::from_slice(&bytes).expect("JSON"))
}
