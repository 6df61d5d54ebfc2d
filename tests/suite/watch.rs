//! `watch`: the real programme, files that are saved, and what a browser is told of it.

#![expect(clippy::disallowed_methods, reason = "files are saved as an editor does")]

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use insta::assert_snapshot;
use serde_json::Value;

use crate::harness::{CHAPTER, LANGUAGE, REPORT, ReportTest};

/// So long a test waits for what should come.
const PATIENCE: Duration = Duration::from_secs(120);

/// A project that is being watched.
struct Watched {
    test: ReportTest,
    child: Child,
    port: String,
    token: String,
}

/// What a server answered.
struct Answer {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Answer {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

impl Watched {
    fn new(test: ReportTest) -> Self {
        Self::with(test, &["r"])
    }

    /// Starts the programme with some options, and waits for nothing.
    fn with(test: ReportTest, options: &[&str]) -> Self {
        let temporary = test.path("temporary");
        fs::create_dir_all(&temporary).expect("a folder");
        // The files are links, which must not be written through.
        for name in [CHAPTER, REPORT] {
            let text = fs::read(test.path(name)).expect("a text");
            fs::remove_file(test.path(name)).expect("a link removed");
            fs::write(test.path(name), text).expect("a file of its own");
        }
        let mut child = Command::new(env!("CARGO_BIN_EXE_baslinje"))
            .arg("watch")
            .args(options)
            .current_dir(test.path(""))
            .env_clear()
            .env(LANGUAGE.0, LANGUAGE.1)
            .env("TMPDIR", temporary)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("a programme that starts");
        let mut line = String::new();
        let out = child.stdout.take().expect("what it answers");
        BufReader::new(out).read_line(&mut line).expect("the address");
        let address =
            line.trim().strip_prefix("r: http://127.0.0.1:").expect("an address");
        let (port, path) = address.split_once('/').expect("a token");
        let token = path.strip_suffix("/r/").expect("the report below the token");
        let (port, token) = (port.to_owned(), token.to_owned());
        assert_eq!(token.len(), 32, "128 random bits");
        Self { test, child, port, token }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.test.path(name)
    }

    /// Saves a file as a plain editor does: in its place.
    fn save(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).expect("a file saved");
    }

    /// Saves a file with another text in it.
    fn edit(&self, name: &str, old: &str, new: &str) {
        let text = fs::read_to_string(self.path(name)).expect("a text");
        assert!(text.contains(old), "`{old}` stands in {text}");
        self.save(name, &text.replace(old, new));
    }

    /// Sends a request as it is; gives the answer.
    fn send(&self, request: &str) -> Answer {
        let mut stream =
            TcpStream::connect(format!("127.0.0.1:{}", self.port)).expect("a server");
        stream.write_all(request.as_bytes()).expect("a request");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("an answer");
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n");
        let end = end.expect("a head");
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let status = head.split(' ').nth(1).and_then(|it| it.parse().ok());
        Answer {
            status: status.expect("a status"),
            head,
            body: bytes[end + 4..].to_vec(),
        }
    }

    fn ask(&self, method: &str, path: &str, headers: &str, body: &str) -> Answer {
        let length = body.len();
        self.send(&format!(
            "{method} {path} HTTP/1.0\r\n{headers}Content-Length: {length}\r\n\r\n{body}"
        ))
    }

    fn host(&self) -> String {
        format!("Host: 127.0.0.1:{}\r\n", self.port)
    }

    /// What lies at an address below the token.
    fn get_of_all(&self, path: &str) -> Answer {
        self.ask("GET", &format!("/{}/{path}", self.token), &self.host(), "")
    }

    /// What lies at an address of the report.
    fn get(&self, path: &str) -> Answer {
        self.get_of_all(&format!("r/{path}"))
    }

    fn json(&self, path: &str) -> Value {
        let answer = self.get(path);
        assert_eq!(answer.status, 200, "{path}");
        serde_json::from_slice(&answer.body).expect("JSON")
    }

    fn page(&self) -> String {
        self.get("").text()
    }

    /// Waits until the state is as it should be, and gives it.
    #[track_caller]
    fn wait(&self, what: &str, is: impl Fn(&Value) -> bool) -> Value {
        let begun = Instant::now();
        loop {
            let state = self.json("state");
            if state["working"] == false && is(&state) {
                return state;
            }
            assert!(begun.elapsed() < PATIENCE, "{what}: {state}");
            thread::sleep(Duration::from_millis(15));
        }
    }

    /// Waits for a page of at least some version, without mistakes.
    #[track_caller]
    fn shows(&self, version: u64) -> Value {
        self.wait("a good page", |state| {
            state["good"] == true && state["version"].as_u64() >= Some(version)
        })
    }

    /// Waits for a mistake.
    #[track_caller]
    fn fails(&self) -> Value {
        self.wait("a mistake", |state| state["good"] == false && state["news"] != 1)
    }

    /// Waits until the page has some words.
    #[track_caller]
    fn says(&self, words: &str) {
        let begun = Instant::now();
        while !self.page().contains(words) {
            assert!(begun.elapsed() < PATIENCE, "`{words}` in {}", self.json("state"));
            thread::sleep(Duration::from_millis(15));
        }
    }

    /// Asks the programme to end as the terminal does on Ctrl+C; gives what it said.
    fn stop(&mut self) -> String {
        for signal in ["-INT", "-TERM"] {
            let id = self.child.id().to_string();
            let sent = Command::new("kill").args([signal, &id]).status();
            assert!(sent.expect("a signal").success());
            let begun = Instant::now();
            // Where tests run in the background, it is told to pass over Ctrl+C.
            while begun.elapsed() < Duration::from_secs(5) {
                if self.child.try_wait().expect("a child").is_some() {
                    return self.said();
                }
                thread::sleep(Duration::from_millis(10));
            }
        }
        panic!("it does not end");
    }

    /// What it said, once it has ended.
    fn said(&mut self) -> String {
        let mut said = String::new();
        let mut error = self.child.stderr.take().expect("what it said");
        error.read_to_string(&mut said).expect("a text");
        said
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        // It may have ended.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// The base project with texts of these words.
fn texts(words: &[&str]) -> ReportTest {
    let blocks = words.iter().map(|words| format!("  - text: {words}\n"));
    ReportTest::new().blocks(&format!(
        "{}  - text: Så var det förr @verk2019.\n",
        blocks.collect::<String>()
    ))
}

#[test]
fn nothing_but_an_editor_may_show_the_page_in_its_window() {
    let framed = |options: &[&str]| {
        let watched = Watched::with(ReportTest::new(), options);
        let answer = watched.get("state");
        let policy = answer.head.lines().find(|line| line.contains("frame-ancestors"));
        let policy = policy.expect("a policy").split("frame-ancestors ").nth(1);
        policy.expect("what may show it").to_owned()
    };
    assert_eq!(framed(&["r"]), "'none'");
    assert_eq!(framed(&["r", "--within-editor"]), "vscode-webview: vscode-file:");
}

#[test]
fn a_saved_paragraph_is_the_only_block_that_changes() {
    let watched = Watched::new(texts(&["Ett första stycke.", "Ett andra stycke."]));
    watched.shows(1);
    watched.edit(CHAPTER, "Ett andra", "Ett helt annat");
    let state = watched.shows(2);
    assert_eq!(state["notices"], serde_json::json!([]));
    let change = watched.json("changes?since=1");
    assert_eq!(change["version"], 2);
    let steps = change["change"]["steps"].as_array().expect("steps");
    let swapped = steps.iter().filter_map(|step| step["swap"].as_str());
    let swapped = swapped.collect::<Vec<_>>();
    let [paragraph] = swapped.as_slice() else { panic!("one block: {change}") };
    let line = "data-loc=\"book/r/chapters/01-resultat.yaml:4\"";
    assert_eq!(paragraph.trim(), format!("<p {line}>Ett helt annat stycke.</p>"));
    assert!(steps.iter().all(|step| step["keep"].is_u64() || step["swap"].is_string()));
    let show = change["change"]["show"].as_u64().expect("a block to show");
    let before = steps[0]["keep"].as_u64().expect("blocks that stay");
    assert_eq!(show, before, "the swapped block is shown");
    watched.says("Ett helt annat stycke.");
    // What was before is not known for ever, and what was never is not known at all.
    assert_eq!(watched.json("changes?since=77")["change"], Value::Null);
    assert!(!watched.path("build").exists(), "nothing is written");
}

#[test]
fn the_live_page_is_the_published_page_that_tells_its_lines() {
    let outcome = ReportTest::new().build();
    outcome.done();
    let published = outcome.text("build/r/r.html");
    assert!(!published.contains("data-loc"), "a published page tells no lines");
    let watched = Watched::new(outcome.into_test());
    watched.shows(1);
    let live = watched.page();
    assert!(live.contains("data-item=\"diagram:nojd\""), "what things are known by");
    let without = |page: &str, begins: &str, ends: &str| {
        let mut parts = page.split(begins);
        let first = parts.next().unwrap_or_default().to_owned();
        let rest = parts.map(|part| part.split_once(ends).map_or("", |(_, rest)| rest));
        first + &rest.collect::<String>()
    };
    let live = without(&live, " data-loc=\"", "\"");
    let live = without(&live, " data-item=\"", "\"");
    let live = without(&live, "<meta name=\"baslinje-view\"", "defer></script>\n");
    let policy = "\n<meta http-equiv=\"Content-Security-Policy\"";
    assert!(live == without(&published, policy, ">"), "the same page besides");
}

#[test]
fn a_broken_file_keeps_the_last_good_page_and_tells_the_line() {
    let mut watched = Watched::new(texts(&["Ett stycke."]));
    watched.shows(1);
    watched.edit(CHAPTER, "- text: Ett stycke.", "- txet: Ett stycke.");
    let state = watched.fails();
    assert_snapshot!(serde_json::to_string_pretty(&state["notices"]).expect("JSON"), @r#"
    [
      {
        "check": null,
        "column": 5,
        "hints": [
          "did you mean `text`?"
        ],
        "line": "book/r/chapters/01-resultat.yaml:3",
        "message": "unknown kind of block `txet`",
        "text": "  - txet: Ett stycke.",
        "weight": "error"
      }
    ]
    "#);
    assert_eq!(state["version"], 1);
    assert!(watched.page().contains("Ett stycke."), "the last good page");
    // The same as before is no other page, and good again.
    watched.edit(CHAPTER, "- txet", "- text");
    let state = watched.shows(1);
    assert_eq!(state["notices"], serde_json::json!([]));
    watched.edit(CHAPTER, "- text: Ett stycke.", "- txet: Ett stycke.");
    watched.fails();
    watched.edit(CHAPTER, "- txet: Ett stycke.", "- text: Ett rättat stycke.");
    let state = watched.shows(2);
    assert_eq!(state["notices"], serde_json::json!([]));
    watched.says("Ett rättat stycke.");
    let said = watched.stop();
    assert!(said.contains("book/r/chapters/01-resultat.yaml:3"), "{said}");
    assert!(
        said.contains("r: not built, 1 mistake; what was built last is shown"),
        "{said}"
    );
}

#[test]
fn what_reviewers_have_said_is_told_when_it_is_saved() {
    let watched = Watched::new(ReportTest::new());
    watched.shows(1);
    let comment = "{\"baslinje:report\": \"r\", \"items\": [{\"id\": \"a\", \"creator\": \
                   {\"name\": \"Anna Ek\"}, \"body\": {\"value\": \"Var det?\"}, \"target\": \
                   {\"selector\": {\"type\": \"TextQuoteSelector\", \"exact\": \"Så var det \
                   även förr\"}}}]}";
    fs::create_dir_all(watched.path("book/r/comments")).expect("a folder");
    watched.save("book/r/comments/anna.comments.json", comment);
    let state =
        watched.wait("the comment", |state| state["notices"] != serde_json::json!([]));
    assert_snapshot!(serde_json::to_string_pretty(&state["notices"]).expect("JSON"), @r#"
    [
      {
        "check": null,
        "column": 25,
        "hints": [],
        "line": "book/r/chapters/01-resultat.yaml:5",
        "message": "Anna Ek: Var det?",
        "text": "      och @table:orter. Så var det även förr @verk2019.",
        "weight": "comment"
      }
    ]
    "#);
    assert_eq!(state["version"], 1, "the page is the same");
    // What is done is told no more.
    watched.edit(
        "book/r/comments/anna.comments.json",
        "\"id\": \"a\"",
        "\"id\": \"a\", \"baslinje:status\": \"resolved\"",
    );
    watched.wait("no comment", |state| state["notices"] == serde_json::json!([]));
}

#[test]
fn a_report_that_is_broken_from_the_start_is_shown_once_it_is_not() {
    let watched =
        Watched::new(texts(&["Ett stycke."]).replace(REPORT, "title:", "titel:"));
    let state = watched.fails();
    assert_eq!(state["version"], 0);
    assert!(watched.page().contains("There is no page to show yet."));
    watched.edit(REPORT, "titel:", "title:");
    watched.shows(1);
    watched.says("Ett stycke.");
}

#[test]
fn chapters_come_go_and_change_their_names() {
    let watched = Watched::new(texts(&["Ett stycke."]));
    watched.shows(1);
    let second = "book/r/chapters/02-mer.yaml";
    watched.save(second, "title: Mer\nblocks:\n  - text: Det nya kapitlet.\n");
    watched.says("Det nya kapitlet.");
    let first = watched.page();
    assert!(first.find("Ett stycke.") < first.find("Det nya kapitlet."));
    fs::rename(watched.path(second), watched.path("book/r/chapters/00-mer.yaml"))
        .expect("renamed");
    let begun = Instant::now();
    loop {
        let page = watched.page();
        if page.find("Det nya kapitlet.") < page.find("Ett stycke.") {
            break;
        }
        assert!(begun.elapsed() < PATIENCE, "the order of the new names");
        thread::sleep(Duration::from_millis(15));
    }
    fs::remove_file(watched.path("book/r/chapters/00-mer.yaml")).expect("removed");
    let begun = Instant::now();
    while watched.page().contains("Det nya kapitlet.") {
        assert!(begun.elapsed() < PATIENCE, "a chapter that is gone");
        thread::sleep(Duration::from_millis(15));
    }
    // Without its report nothing can be made, and what was made stays.
    fs::rename(watched.path("book/r"), watched.path("r")).expect("moved");
    let state = watched.fails();
    assert_eq!(state["notices"][0]["weight"], "error");
    assert!(watched.page().contains("Ett stycke."));
    fs::rename(watched.path("r"), watched.path("book/r")).expect("moved back");
    watched.wait("the report again", |state| state["notices"] == serde_json::json!([]));
}

#[test]
fn of_rapid_saves_the_last_is_shown() {
    let watched = Watched::new(texts(&["Ett stycke med nummer noll."]));
    watched.shows(1);
    let text = fs::read_to_string(watched.path(CHAPTER)).expect("a text");
    for number in 1..=60 {
        // Half of them are broken.
        let broken = if number % 2 == 0 { "" } else { "\n  - [" };
        let words = format!("nummer x{}{broken}", "y".repeat(number));
        watched.save(CHAPTER, &text.replace("nummer noll.", &words));
        thread::sleep(Duration::from_millis(7));
    }
    watched.save(CHAPTER, &text.replace("nummer noll.", "nummer sist."));
    watched.says("Ett stycke med nummer sist.");
    watched.wait("no mistake", |state| state["good"] == true);
}

#[test]
fn editors_save_in_many_ways() {
    let watched = Watched::new(texts(&["Ett stycke."]));
    watched.shows(1);
    let text = fs::read_to_string(watched.path(CHAPTER)).expect("a text");
    let news = watched.json("state")["news"].clone();
    for left in [".01-resultat.yaml.swp", "01-resultat.yaml~", "#01-resultat.yaml#"] {
        watched.save(&format!("book/r/chapters/{left}"), "a: [");
    }
    thread::sleep(Duration::from_millis(400));
    assert_eq!(watched.json("state")["news"], news, "what editors leave is no change");
    // Written beside it, and renamed over it.
    let beside = "book/r/chapters/.01-resultat.yaml.new";
    watched.save(beside, &text.replace("Ett stycke.", "Ett bytt stycke."));
    fs::rename(watched.path(beside), watched.path(CHAPTER)).expect("renamed");
    watched.says("Ett bytt stycke.");
    // Renamed away, and written anew: for a moment it is not there, which is no mistake.
    let said = watched.json("state")["news"].as_u64();
    fs::rename(watched.path(CHAPTER), watched.path("book/r/chapters/01-resultat.yaml~"))
        .expect("renamed");
    thread::sleep(Duration::from_millis(60));
    watched.save(CHAPTER, &text.replace("Ett stycke.", "Ett nyskrivet stycke."));
    watched.says("Ett nyskrivet stycke.");
    let now = watched.json("state")["news"].as_u64();
    assert_eq!(now, said.map(|said| said + 2), "it was made once");
}

#[test]
fn nobody_else_is_served() {
    let watched = Watched::new(texts(&["Ett hemligt stycke."]));
    watched.shows(1);
    let (host, token) = (watched.host(), &watched.token);
    let refused = |path: &str, headers: &str, status: u16| {
        let answer = watched.ask("GET", path, headers, "");
        assert_eq!(answer.status, status, "{path} {headers}");
        assert!(!answer.text().contains("hemligt"));
        assert!(!answer.text().contains(token.as_str()));
    };
    for path in ["/", "/x", "/00000000000000000000000000000000/", "/state", "/../state"] {
        refused(path, &host, 404);
    }
    let page = format!("/{token}/r/");
    refused(&page, "Host: example.org\r\n", 403);
    refused(&page, &format!("Host: example.org:{}\r\n", watched.port), 403);
    refused(&page, "", 403);
    refused(&page, &format!("{host}Origin: https://example.org\r\n"), 403);
    let answer = watched.get("");
    assert_eq!(answer.status, 200);
    for header in [
        "Content-Security-Policy: default-src 'none'; script-src 'self' 'sha256-",
        "Referrer-Policy: no-referrer",
        "Cache-Control: no-store",
    ] {
        assert!(answer.head.contains(header), "{}", answer.head);
    }
    for unknown in ["pages/x.svg", "../../etc/passwd", "book/r/report.yaml", "changes"] {
        assert_eq!(watched.get(unknown).status, 404, "{unknown}");
        assert_eq!(watched.get_of_all(unknown).status, 404, "{unknown}");
    }
    let put = watched.ask("PUT", &page, &host, "");
    assert_eq!(put.status, 405);
    let long = format!("GET {page} HTTP/1.0\r\n{host}X: {}\r\n", "x".repeat(20_000));
    for bad in ["\r\n\r\n", "GET\r\n\r\n", &format!("{long}\r\n")] {
        assert_eq!(watched.send(bad).status, 400);
    }
    // No other address of this computer is listened on.
    let elsewhere = TcpStream::connect(format!("127.0.0.2:{}", watched.port));
    assert!(elsewhere.is_err(), "only 127.0.0.1");
}

#[test]
fn every_window_is_told_the_news() {
    let watched = Watched::new(texts(&["Ett stycke."]));
    watched.shows(1);
    let listen = || {
        let mut stream =
            TcpStream::connect(format!("127.0.0.1:{}", watched.port)).expect("a server");
        let (token, host) = (&watched.token, watched.host());
        write!(stream, "GET /{token}/events HTTP/1.1\r\n{host}\r\n").expect("a request");
        stream.set_read_timeout(Some(PATIENCE)).expect("a limit");
        BufReader::new(stream)
    };
    let mut windows = (0..9).map(|_| listen()).collect::<Vec<_>>();
    watched.edit(CHAPTER, "Ett stycke.", "Ett nytt stycke.");
    for window in &mut windows {
        let mut lines = window.lines().map(|line| line.expect("a line of news"));
        let told = lines.find(|line| line.contains("\"version\":2"));
        assert!(told.expect("news").starts_with("data: {\"news\":"));
    }
    // One that has gone is no reason to fail.
    drop(windows);
    watched.edit(CHAPTER, "Ett nytt", "Ett tredje");
    watched.says("Ett tredje stycke.");
}

#[test]
fn all_reports_are_shown_also_those_that_come_later() {
    let mut test = texts(&["Ett stycke."]);
    for name in ["å b", "trasig"] {
        let chapter = "title: Annat\nblocks:\n  - text: Det andra.\n";
        let report = "title: Annat\ntemplate: fou-rapport\nlanguage: sv\n\
                      date: 2020-01-01\npublisher: P\n";
        let report = if name == "trasig" { "titel: x\n" } else { report };
        test = test
            .file(&format!("book/{name}/report.yaml"), report)
            .file(&format!("book/{name}/chapters/01-a.yaml"), chapter);
    }
    let watched = Watched::with(test, &["--all"]);
    let list =
        || serde_json::from_slice::<Value>(&watched.get_of_all("reports.json").body);
    let state = |name: &str| {
        let list = list().expect("JSON");
        let mut reports = list.as_array().expect("reports").iter();
        reports.find(|it| it["name"] == name).cloned().unwrap_or_default()
    };
    #[track_caller]
    fn until(what: &str, is: impl Fn() -> bool) {
        let begun = Instant::now();
        while !is() {
            assert!(begun.elapsed() < PATIENCE, "{what}");
            thread::sleep(Duration::from_millis(15));
        }
    }
    let is_good = |name: &str| state(name)["good"] == true;
    until("both are built", || is_good("r") && is_good("å b"));
    until("one is not", || state("trasig")["errors"].as_u64() > Some(0));
    let page = watched.get_of_all("").text();
    assert!(page.contains("<a href=\"%C3%A5%20b/\">å b</a>"), "{page}");
    let other = || watched.get_of_all("%C3%A5%20b/").text();
    assert!(other().contains("Det andra."));
    assert_eq!(watched.json("state")["others"], true);
    // Only that report is made again which has changed.
    let news = watched.json("state")["news"].clone();
    watched.edit("book/å b/chapters/01-a.yaml", "Det andra.", "Det ändrade.");
    until("the other report", || other().contains("Det ändrade."));
    assert_eq!(watched.json("state")["news"], news);
    // A report that comes while it runs is shown too.
    let text = fs::read_to_string(watched.path("book/å b/report.yaml")).expect("a text");
    fs::create_dir_all(watched.path("book/ny/chapters")).expect("a folder");
    watched.save("book/ny/chapters/01-a.yaml", "title: Ny\nblocks:\n  - text: Nytt.\n");
    watched.save("book/ny/report.yaml", &text);
    until("the new report", || is_good("ny"));
    assert!(watched.get_of_all("ny/").text().contains("Nytt."));
}

#[test]
fn pages_and_pdf_are_made_when_they_are_asked_for() {
    let watched = Watched::new(texts(&["Ett stycke.", "Ett andra stycke."]));
    watched.shows(1);
    let names = |told: &Value| {
        let pages = told["pages"].as_array().expect("pages").iter();
        pages
            .map(|page| page["name"].as_str().expect("a name").to_owned())
            .collect::<Vec<_>>()
    };
    let before = names(&watched.json("pages.json"));
    let last = before.last().expect("a page");
    let picture = watched.get(&format!("pages/{last}.svg"));
    assert!(picture.text().starts_with("<svg"), "{}", picture.head);
    let pdf = watched.get("pdf");
    assert!(pdf.body.starts_with(b"%PDF-"), "{}", pdf.head);
    assert!(pdf.head.contains("filename=\"r.pdf\""), "{}", pdf.head);
    watched.edit(CHAPTER, "Ett andra", "Ett annat");
    watched.shows(2);
    let after = names(&watched.json("pages.json"));
    assert_eq!(after.len(), before.len());
    assert_eq!(after[0], before[0], "a page that has not changed keeps its name");
    assert_ne!(after.last(), before.last());
    assert_eq!(watched.get(&format!("pages/{last}.svg")).status, 200, "still there");
    assert!(watched.get("pages").text().contains("content=\"pages\""));
}

#[test]
fn a_line_is_opened_where_an_editor_is_named() {
    let watched =
        Watched::with(texts(&["Ett stycke."]), &["r", "--editor", "vscode://file"]);
    watched.shows(1);
    assert_eq!(watched.json("state")["editor"], true);
    let path = format!("/{}/r/open", watched.token);
    let open = |line: &str| watched.ask("POST", &path, &watched.host(), line);
    let answer = open("book/r/chapters/01-resultat.yaml:3");
    let told = serde_json::from_slice::<Value>(&answer.body).expect("JSON");
    let file = watched.path(CHAPTER).to_string_lossy().into_owned();
    assert_eq!(told["address"], format!("vscode://file{file}:3"));
    // Nothing is opened but what is shown.
    for line in ["/etc/passwd:1", "book/r/chapters/01-resultat.yaml:2", "", "x"] {
        assert_eq!(open(line).status, 404, "{line}");
    }
    let none = Watched::with(texts(&["Ett stycke."]), &["r", "--editor", "nano"]);
    none.shows(1);
    let path = format!("/{}/r/open", none.token);
    let line = "book/r/chapters/01-resultat.yaml:3";
    let answer = none.ask("POST", &path, &none.host(), line).text();
    assert_eq!(
        answer,
        "{\"address\":null,\"problem\":\"`nano` needs a terminal of its own: name one with \
         a window with `--editor`\"}"
    );
}

#[test]
fn ctrl_c_leaves_nothing_behind() {
    let mut watched = Watched::new(texts(&["Ett stycke."]));
    watched.shows(1);
    watched.json("pages.json");
    let said = watched.stop();
    assert!(!said.contains("panicked"), "{said}");
    let left = fs::read_dir(watched.path("temporary")).expect("a folder").count();
    assert_eq!(left, 0, "nothing is left of it: {said}");
    assert!(!watched.path("build").exists());
    assert!(TcpStream::connect(format!("127.0.0.1:{}", watched.port)).is_err());
}

#[test]
fn code_that_does_not_end_ends_the_programme_with_its_line() {
    let mut watched = Watched::with(texts(&["Ett stycke."]), &["r", "--time-limit", "2"]);
    watched.shows(1);
    let endless = "- text: \"#for i in range(99999) { for j in range(99999) {} }\"";
    watched.edit(CHAPTER, "- text: Ett stycke.", endless);
    let begun = Instant::now();
    let code = loop {
        match watched.child.try_wait().expect("a child") {
            Some(status) => break status.code(),
            None => thread::sleep(Duration::from_millis(20)),
        }
        assert!(begun.elapsed() < PATIENCE, "it does not end");
    };
    let said = watched.said();
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("the Typst code here has not ended after 2 s"), "{said}");
    assert!(said.contains("book/r/chapters/01-resultat.yaml:3"), "{said}");
}

#[test]
fn what_cannot_be_watched_is_told() {
    let test = ReportTest::new().run(&["watch", "x"]);
    assert_snapshot!(test.misused(), @"
    error: there is no report `x`
     |
     = hint: use `r`, the only one there is
    ");
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("an address").port().to_string();
    let told = ReportTest::new().run(&["watch", "r", "--port", &port]);
    let said = told.misused().replace(&port, "[PORT]");
    assert_snapshot!(said, @"
    error: port [PORT] is in use
     |
     = hint: name another, or leave out `--port`
    ");
}
