//! Serves what the board shows to the author's browser: on 127.0.0.1 only, to whoever has the
//! token of the address. Each connection is one request, in a thread of its own.

use std::io::{self, Read as _, Write as _};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use baslinje::diagnostic::Said;
use baslinje::file;
use baslinje::live::{self, Access, HttpRequest, LONGEST_HEAD, NotAdmitted};
use baslinje::messages;
use baslinje::say;
use baslinje::words::Language;

use crate::command_error::CommandError;

use super::editor::Editor;
use super::hall::{Hall, ShownReport};

/// So many connections are served at once.
const MOST: usize = 64;
/// So long somebody may take to say what is asked, or to take what is answered.
const PATIENCE: Duration = Duration::from_secs(20);
/// How often somebody who waits for news is told that there are none.
const PULSE: Duration = Duration::from_secs(15);
/// So much is taken of what is no request.
const LONGEST_REST: u64 = 1 << 20;
/// So long the name of a line may be.
const LONGEST_LINE: usize = 4096;

/// What a browser may do with pages that are not the report's own.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' \
                      'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri \
                      'none'; form-action 'none'; frame-ancestors 'none'";
/// The same of what is no page.
const NO_PAGE: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; \
                       frame-ancestors 'none'";

/// No page of anybody else may have one of these in a frame.
const NO_FRAME: &str = "frame-ancestors 'none'";
/// But VS Code, whose windows have addresses that no page of the web can have.
const EDITOR_FRAME: &str = "frame-ancestors vscode-webview: vscode-file:";

/// What may have a page in a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PageFrame {
    /// Nothing.
    Nothing,
    /// An editor's window.
    Editor,
}

/// Everything that is served, and to whom.
pub(crate) struct Server {
    hall: Arc<Hall>,
    editor: Editor,
    frame: PageFrame,
    access: Access,
    /// How many connections are being served.
    open: AtomicUsize,
}

/// What is answered.
struct HttpAnswer {
    status: &'static str,
    kind: &'static str,
    policy: Option<String>,
    /// What the file is called by whoever keeps it.
    name: Option<String>,
    content: Vec<u8>,
}

impl HttpAnswer {
    fn new(kind: &'static str, content: impl Into<Vec<u8>>) -> Self {
        let policy = Some(NO_PAGE.to_owned());
        Self { status: "200 OK", kind, policy, name: None, content: content.into() }
    }

    fn page(html: String, policy: String) -> Self {
        Self { policy: Some(policy), ..Self::new("text/html; charset=utf-8", html) }
    }

    fn script(text: &str) -> Self {
        Self::new("text/javascript; charset=utf-8", text)
    }

    fn style() -> Self {
        Self::new("text/css; charset=utf-8", live::STYLE)
    }

    fn json(text: String) -> Self {
        Self::new("application/json", text)
    }

    fn refused(status: &'static str, words: impl Into<Vec<u8>>) -> Self {
        Self { status, ..Self::new("text/plain; charset=utf-8", words) }
    }

    fn unknown() -> Self {
        Self::refused("404 Not Found", "there is nothing here\n")
    }

    fn bad() -> Self {
        Self::refused("400 Bad Request", "this is no request\n")
    }

    /// The same, so that it can be shown in the window of an editor that is none of the browser.
    fn within(mut self, frame: PageFrame) -> Self {
        if frame == PageFrame::Editor {
            let policy = self.policy.map(|policy| policy.replace(NO_FRAME, EDITOR_FRAME));
            self.policy = policy;
        }
        self
    }

    /// All of it, as it is sent.
    fn into_bytes(self) -> Vec<u8> {
        let Self { status, kind, policy, name, content } = self;
        let length = content.len();
        let policy = policy.map(|it| format!("Content-Security-Policy: {it}\r\n"));
        let name =
            name.map(|it| format!("Content-Disposition: inline; filename=\"{it}\"\r\n"));
        let (policy, name) = (policy.unwrap_or_default(), name.unwrap_or_default());
        let mut bytes = format!(
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\
             {policy}{name}{EVERYWHERE}\r\n"
        )
        .into_bytes();
        bytes.extend(content);
        bytes
    }
}

/// Headers of every answer.
const EVERYWHERE: &str = "Cache-Control: no-store\r\nConnection: close\r\n\
                          Cross-Origin-Resource-Policy: same-origin\r\n\
                          Referrer-Policy: no-referrer\r\n\
                          X-Content-Type-Options: nosniff\r\n";

/// Where is listened, before anything is served.
pub(crate) struct Door {
    listener: TcpListener,
    access: Access,
}

impl Door {
    /// Listens at a port, or at a free one.
    pub(crate) fn open(port: Option<u16>) -> Result<Self, CommandError> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port.unwrap_or(0)));
        let listener = listener.map_err(|error| match port {
            Some(port) if error.kind() == io::ErrorKind::AddrInUse => {
                let message = say!("port {port} is in use", port);
                CommandError::usage(message).hint(OTHER_PORT)
            }
            Some(port) => {
                let reason = file::refusal(&error);
                let message = say!("cannot use port {port}: {reason}", port, reason);
                CommandError::usage(message).hint(OTHER_PORT)
            }
            None => failed(file::refusal(&error)),
        })?;
        let address = listener.local_addr();
        let port = address.map_err(|error| failed(file::refusal(&error)))?.port();
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).map_err(|error| failed(error.to_string().into()))?;
        Ok(Self { listener, access: Access::new(bytes, port) })
    }

    /// The address of the list of all reports.
    pub(crate) fn address(&self) -> String {
        self.access.address()
    }

    /// The address of a report.
    pub(crate) fn address_of(&self, report: &str) -> String {
        self.access.address_of(report)
    }

    /// Serves from now on, in threads of its own.
    pub(crate) fn serve(self, hall: Arc<Hall>, editor: Editor, frame: PageFrame) {
        let Self { listener, access } = self;
        let open = AtomicUsize::new(0);
        let server = Arc::new(Server { hall, editor, frame, access, open });
        thread::spawn(move || {
            for stream in listener.incoming() {
                match stream {
                    Ok(stream) => Server::take(&server, stream),
                    // Such as too many open files.
                    Err(_) => thread::sleep(Duration::from_millis(50)),
                }
            }
        });
    }
}

/// What to do where a port cannot be used.
const OTHER_PORT: &str = "name another, or leave out `--port`";

fn failed(reason: Said) -> CommandError {
    CommandError::wrong(say!("cannot serve on this computer: {reason}", reason))
}

impl Server {
    /// Serves a connection, unless there are too many.
    fn take(server: &Arc<Self>, stream: TcpStream) {
        if server.open.fetch_add(1, Ordering::Relaxed) >= MOST {
            server.open.fetch_sub(1, Ordering::Relaxed);
            return;
        }
        let server = Arc::clone(server);
        thread::spawn(move || {
            // Whoever asked may have gone.
            drop(server.answer(stream));
            server.open.fetch_sub(1, Ordering::Relaxed);
        });
    }

    fn answer(&self, mut stream: TcpStream) -> io::Result<()> {
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        stream.set_nodelay(true)?;
        let Sent { head, mut more } = read_head(&mut stream)?;
        let Ok(request) = HttpRequest::read(&head) else { return refuse(stream) };
        let admitted = self.access.admit(request.knock());
        let answer = match (admitted, request.method) {
            (Err(NotAdmitted::Stranger), _) => {
                let words = "this is served to this computer only\n";
                HttpAnswer::refused("403 Forbidden", words)
            }
            (Err(NotAdmitted::Unknown), _) => HttpAnswer::unknown(),
            (Ok("events"), "GET") => return tell_news(&self.hall, &mut stream),
            (Ok(path), "GET") => self.shown(path),
            (Ok(path), "POST") if path.ends_with("/open") => {
                if request.length > LONGEST_LINE {
                    return refuse(stream);
                }
                let left = request.length.saturating_sub(more.len());
                let mut rest = vec![0; left];
                stream.read_exact(&mut rest)?;
                more.extend(rest);
                self.opened(path, &more)
            }
            _ => {
                let words = "this cannot be asked for so\n";
                HttpAnswer::refused("405 Method Not Allowed", words)
            }
        };
        stream.write_all(&answer.within(self.frame).into_bytes())
    }

    /// What somebody wants to see.
    fn shown(&self, path: &str) -> HttpAnswer {
        let Self { hall, .. } = self;
        match path {
            "" => {
                let reports = hall.reports();
                let names = reports.iter().map(|it| it.board.name()).collect::<Vec<_>>();
                HttpAnswer::page(
                    live::list_frame(&names, hall.language()),
                    POLICY.to_owned(),
                )
            }
            "reports.json" => HttpAnswer::json(hall.listed()),
            "list.js" => HttpAnswer::script(live::LIST_PROGRAM),
            "live.css" => HttpAnswer::style(),
            _ => match hall.find(path) {
                Some((report, path)) => self.shown_of(&report, path),
                None => HttpAnswer::unknown(),
            },
        }
    }

    /// What somebody wants to see of a report.
    fn shown_of(&self, report: &ShownReport, path: &str) -> HttpAnswer {
        let ShownReport { board, desk } = report;
        let language = self.hall.language();
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        match path {
            "" => match board.page(language) {
                Some((html, policy)) => HttpAnswer::page(html, policy),
                // A report may have no web page.
                None if board.prepared().is_some() => pages(report, language),
                None => {
                    let html = live::waiting_frame(board.name(), language);
                    HttpAnswer::page(html, POLICY.to_owned())
                }
            },
            "pages" => pages(report, language),
            "pages.json" => HttpAnswer::json(desk.pages(board).to_json()),
            "pdf" => pdf(report, language),
            "live.js" => HttpAnswer::script(live::PROGRAM),
            "live.css" => HttpAnswer::style(),
            "state" => HttpAnswer::json(board.state(self.hall.has_several())),
            "changes" => {
                let since = query.strip_prefix("since=").and_then(|it| it.parse().ok());
                let change = since.map(|since| board.change_since(since));
                change.map_or_else(HttpAnswer::unknown, HttpAnswer::json)
            }
            other => {
                let page = other.strip_prefix("pages/");
                let name = page.and_then(|page| page.strip_suffix(".svg"));
                match name.and_then(|name| desk.picture(name)) {
                    Some(picture) => HttpAnswer::new("image/svg+xml", picture),
                    None => HttpAnswer::unknown(),
                }
            }
        }
    }

    /// Opens a line of a report in the editor.
    fn opened(&self, path: &str, line: &[u8]) -> HttpAnswer {
        let report = self.hall.find(path).filter(|(_, asked)| *asked == "open");
        match (report, std::str::from_utf8(line)) {
            // Nothing is opened but what is shown.
            (Some((report, _)), Ok(line)) if report.board.knows(line) => {
                HttpAnswer::json(self.editor.open(line).to_json())
            }
            _ => HttpAnswer::unknown(),
        }
    }
}

/// The page that shows the pages of a report's PDF.
fn pages(report: &ShownReport, language: Language) -> HttpAnswer {
    let html = live::pages_frame(report.board.name(), language);
    HttpAnswer::page(html, POLICY.to_owned())
}

fn pdf(report: &ShownReport, language: Language) -> HttpAnswer {
    let Some(pdf) = report.desk.pdf(&report.board) else {
        let words = say!("the PDF could not be made: see the web page");
        let words = messages::told(&words, language) + "\n";
        return HttpAnswer::refused("404 Not Found", words);
    };
    let name = Some(format!("{}.pdf", report.board.name()));
    // Browsers show a PDF with programmes of their own.
    let policy = None;
    HttpAnswer { policy, name, ..HttpAnswer::new("application/pdf", pdf.to_vec()) }
}

/// The head of a request, and what was sent after it so far.
struct Sent {
    head: String,
    more: Vec<u8>,
}

fn read_head(stream: &mut TcpStream) -> io::Result<Sent> {
    let mut sent = Vec::new();
    let mut buffer = [0; 2048];
    loop {
        let read = stream.read(&mut buffer)?;
        sent.extend_from_slice(&buffer[..read]);
        let end = sent.windows(4).position(|four| four == b"\r\n\r\n");
        // What is too long is cut, and then is no request.
        if end.is_some() || read == 0 || sent.len() > LONGEST_HEAD {
            let end = end.map_or(0, |end| end + 4);
            let more = sent.split_off(end);
            return Ok(Sent { head: String::from_utf8_lossy(&sent).into_owned(), more });
        }
    }
}

/// Answers what is no request, and lets whoever sent it read that.
fn refuse(mut stream: TcpStream) -> io::Result<()> {
    stream.write_all(&HttpAnswer::bad().into_bytes())?;
    stream.shutdown(Shutdown::Write)?;
    // Where something is not taken, the system breaks the connection off.
    let left = &mut (&stream).take(LONGEST_REST);
    io::copy(left, &mut io::sink()).map(drop)
}

/// Tells the news as they come, until nobody listens any more.
fn tell_news(hall: &Hall, stream: &mut TcpStream) -> io::Result<()> {
    let head =
        format!("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n{EVERYWHERE}\r\n");
    stream.write_all(head.as_bytes())?;
    let mut known = 0;
    loop {
        match hall.news_after(known, PULSE) {
            Some((now, news)) => {
                known = now;
                for text in news {
                    stream.write_all(format!("data: {text}\n\n").as_bytes())?;
                }
            }
            None => stream.write_all(b":\n\n")?,
        }
    }
}
