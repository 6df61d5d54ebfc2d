//! What is said to the editor.

use std::sync::Arc;

use lsp_server::{Message, Notification, Request, RequestId, Response};
use serde_json::Value;

/// What an editor shows as an error.
const ERROR: u8 = 1;

/// Says things to the editor, from any thread.
#[derive(Clone)]
pub(crate) struct Voice(Arc<dyn Fn(Message) + Send + Sync>);

impl Voice {
    /// One that hands its messages to somebody.
    pub(crate) fn new(send: impl Fn(Message) + Send + Sync + 'static) -> Self {
        Self(Arc::new(send))
    }

    /// Answers a request.
    pub(crate) fn answer(&self, id: RequestId, result: Value) {
        (self.0)(Response { id, response_result: Ok(result) }.into());
    }

    /// Refuses a request.
    pub(crate) fn refuse(&self, id: RequestId, code: i32, message: String) {
        (self.0)(Response::new_err(id, code, message).into());
    }

    /// Tells something.
    pub(crate) fn notify(&self, method: &str, params: &Value) {
        let (method, params) = (method.to_owned(), params.clone());
        (self.0)(Message::Notification(Notification { method, params }));
    }

    /// Asks for something.
    pub(crate) fn ask(&self, id: &str, method: &str, params: Value) {
        let (id, method) = (id.to_owned().into(), method.to_owned());
        (self.0)(Message::Request(Request { id, method, params }));
    }

    /// Tells of something that keeps the programme from its work.
    pub(crate) fn complain(&self, words: &str) {
        let params = serde_json::json!({"type": ERROR, "message": words});
        self.notify("window/showMessage", &params);
    }
}
