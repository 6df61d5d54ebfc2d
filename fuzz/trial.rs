//! Runs the programme on a mutant: lays out a project, gives what happened and what is wrong
//! about it.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::kinds::{Files, Kind};

/// Nothing may take longer, in seconds of work; on a computer that is busy with other things
/// a clock would tell something else.
const LONGEST: f64 = 10.0;
/// Nothing may wait longer for whatever it is, in seconds of the clock.
const LONGEST_WAIT: f64 = 100.0;
/// Linux counts work in hundredths of a second.
const TICKS: f64 = 100.0;
/// Nothing may take more memory, in megabytes.
const MOST_MEMORY: u64 = 2000;
/// What is told to the programme, so that code in a mutant that goes on is stopped in time.
const LIMITS: [&str; 4] = ["--time-limit", "4", "--memory-limit", "1600"];
/// What stands in the free texts of answers, which no message may show.
const ANSWER: &str = "kanariefågel";

/// A project in a folder of its own.
pub(crate) struct Project {
    kind: Kind,
    programme: PathBuf,
    folder: TempDir,
    files: Files,
}

/// What the programme did.
pub(crate) struct Outcome {
    /// Its exit code.
    pub(crate) code: Option<i32>,
    /// How long it worked; where that cannot be seen from outside, how long it took.
    pub(crate) seconds: f64,
    /// The most memory it had, as far as that can be seen from outside.
    pub(crate) megabytes: u64,
    /// What is wrong.
    pub(crate) wrong: Vec<String>,
    said: String,
}

impl Project {
    pub(crate) fn new(kind: Kind, programme: &Path) -> Self {
        let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut files = kind.project(repository);
        for shared in ["report-templates", "fonts"] {
            for entry in walkdir::WalkDir::new(repository.join(shared)) {
                let entry = entry.expect("a folder that can be listed");
                if !entry.file_type().is_file() {
                    continue;
                }
                let name = entry.path().strip_prefix(repository).expect("inside");
                let name = name.to_string_lossy().replace('\\', "/");
                files.insert(name, fs::read(entry.path()).expect("a file to read"));
            }
        }
        let mut project = Self { kind, programme: programme.to_owned(), folder, files };
        for (name, content) in &project.files {
            project.write(name, content);
        }
        fs::create_dir(project.path("tmp")).expect("a folder");
        let sound = project.run(&["archive", "m"]);
        assert!(sound.code == Some(0), "{}: {}", kind.name(), sound.said);
        let archive = "build/m.zip".to_owned();
        let bytes = fs::read(project.path(&archive)).expect("an archive");
        project.files.insert(archive, bytes);
        project
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join("project").join(name)
    }

    fn write(&self, name: &str, content: &[u8]) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, content).expect("a file written");
    }

    /// Tries a mutant.
    pub(crate) fn try_one(&self, seed: u64) -> Outcome {
        let mutant = self.kind.mutant(&self.files, seed);
        let along = self.kind.along(&mutant, &self.files);
        self.write(&mutant.name, &mutant.content);
        if let Some((name, content)) = &along {
            self.write(name, content);
        }
        let mut outcome = self.run(&mutant.command);
        outcome.wrong = self.wrong(&outcome, &mutant.content);
        if !outcome.wrong.is_empty() {
            let what = format!("({}, {})", mutant.command.join(" "), mutant.name);
            outcome.wrong.insert(0, what);
            self.keep(&mutant.name, &mutant.content, seed, &outcome.said);
        }
        self.write(&mutant.name, &self.files[&mutant.name]);
        if let Some((name, _)) = &along {
            self.write(name, &self.files[name]);
        }
        outcome
    }

    /// Keeps a mutant to be looked at, if there is a folder for that.
    fn keep(&self, name: &str, content: &[u8], seed: u64, said: &str) {
        let Some(folder) = std::env::var_os("BASLINJE_MUTANTS").map(PathBuf::from) else {
            return;
        };
        let name = name.replace('/', "+");
        let kept = format!("{}-{seed}", self.kind.name());
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join(format!("{kept}-{name}")), content)
            .expect("a file written");
        fs::write(folder.join(format!("{kept}.txt")), said).expect("a file written");
    }

    fn run(&self, command: &[&str]) -> Outcome {
        let said = self.folder.path().join("said");
        let out = File::create(&said).expect("a file");
        let began = Instant::now();
        let mut child = Command::new(&self.programme)
            .args(command)
            .arg("--quiet")
            .args(LIMITS)
            .current_dir(self.path(""))
            .env_clear()
            .env("TMPDIR", self.path("tmp"))
            .env("BASLINJE_LANGUAGE", "en")
            .stdin(Stdio::null())
            .stdout(out.try_clone().expect("a file"))
            .stderr(out)
            .spawn()
            .expect("a programme that starts");
        let (mut kilobytes, mut worked) = (0, None);
        let status = loop {
            kilobytes = kilobytes.max(most_memory(child.id()));
            worked = work(child.id()).or(worked);
            if let Some(status) = child.try_wait().expect("a programme to wait for") {
                break status;
            }
            let waited = began.elapsed().as_secs_f64();
            if waited > LONGEST_WAIT
                || worked.is_some_and(|worked| worked > 3.0 * LONGEST)
            {
                child.kill().expect("a programme to stop");
            }
            thread::sleep(Duration::from_millis(2));
        };
        Outcome {
            code: status.code(),
            seconds: worked.unwrap_or_else(|| began.elapsed().as_secs_f64()),
            megabytes: kilobytes / 1024,
            wrong: Vec::new(),
            said: String::from_utf8_lossy(&fs::read(&said).expect("a file")).into_owned(),
        }
    }

    /// What is wrong about what happened.
    fn wrong(&self, outcome: &Outcome, content: &[u8]) -> Vec<String> {
        let mut wrong = Vec::new();
        let said = outcome.said.as_str();
        if !matches!(outcome.code, Some(0..=2)) {
            let first = said.lines().find(|line| line.contains("panicked"));
            let first = first.or_else(|| said.lines().next()).unwrap_or_default();
            wrong.push(format!("exit code {:?}: {first}", outcome.code));
        }
        if said.contains("panicked at") {
            wrong.push("a panic is shown".to_owned());
        }
        if outcome.seconds > LONGEST {
            wrong.push(format!("{:.1} s", outcome.seconds));
        }
        if outcome.megabytes > MOST_MEMORY {
            wrong.push(format!("{} MB", outcome.megabytes));
        }
        let is_told = shows_answer(said) && !said.contains("build/m/");
        if is_told && !may_be_told(content) {
            wrong.push("an answer is shown".to_owned());
        }
        if matches!(outcome.code, Some(1 | 2)) && !said.contains("error") {
            wrong.push("it fails without a word".to_owned());
        }
        if said.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t' | '\r')) {
            wrong.push("a control character reaches the terminal".to_owned());
        }
        if self.kind.has_places() {
            wrong.extend(without_place(said));
        }
        let left = fs::read_dir(self.path("tmp")).expect("a folder").count();
        if left > 0 {
            wrong.push(format!("{left} temporary files are left"));
            drop(fs::remove_dir_all(self.path("tmp")));
            fs::create_dir(self.path("tmp")).expect("a folder");
        }
        wrong
    }
}

/// The messages that name no line of a file.
fn without_place(said: &str) -> Vec<String> {
    let begins = |line: &str| line.starts_with("error") || line.starts_with("warning");
    let mut wrong = Vec::new();
    let mut lines = said.lines().peekable();
    while let Some(line) = lines.next() {
        if !begins(line) {
            continue;
        }
        let mut placed = false;
        while let Some(next) = lines.next_if(|next| !begins(next)) {
            placed |= next.trim_start().starts_with("--> ");
        }
        if !placed {
            wrong.push(format!("without a place: {line}"));
        }
    }
    wrong
}

/// How long a running programme has worked, in seconds.
fn work(id: u32) -> Option<f64> {
    let status = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    // The name before them may hold spaces.
    let (_, numbers) = status.rsplit_once(')')?;
    let ticks = numbers.split_whitespace().skip(11).take(2);
    let ticks = ticks.filter_map(|ticks| ticks.parse::<f64>().ok());
    Some(ticks.sum::<f64>() / TICKS)
}

/// The most memory that a running programme has had, in kilobytes.
fn most_memory(id: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let words = line.and_then(|line| line.split_whitespace().next());
    words.and_then(|number| number.parse().ok()).unwrap_or_default()
}

/// Whether a mutant made names or frequent answers of the free ones: such may be told, as
/// format.md says of codebooks that are begun.
fn may_be_told(content: &[u8]) -> bool {
    // The fewest that an answer must have been given by.
    const FEWEST: usize = 5;
    let text = String::from_utf8_lossy(content);
    let mut times = BTreeMap::new();
    for answer in text.match_indices(ANSWER).map(|(at, _)| &text[at..]) {
        let answer = answer.split(['"', ';', '\n']).next().unwrap_or_default();
        *times.entry(answer).or_insert(0) += 1;
    }
    let header = text.lines().next().unwrap_or_default();
    let is_name = header.split(';').any(|name| name.trim_matches('"') == ANSWER);
    is_name || times.values().any(|times| *times >= FEWEST)
}

/// Whether a free answer is shown. A mutant may put the word into a column of codes, of which
/// the one cell that is wrong may be told.
fn shows_answer(said: &str) -> bool {
    let mut said = said.to_owned();
    for column in ["ort", "nojd", "alder"] {
        said = said.replace(&format!("`{ANSWER}` in the column `{column}`"), "");
    }
    said.contains(ANSWER)
}
