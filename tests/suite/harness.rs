//! A small project in a temporary folder, and what the real programme does with it.
//!
//! A test takes the base project (`base/`), changes the one thing it is about, runs
//! `baslinje` and looks at the outcome:
//!
//! ```ignore
//! let outcome = ReportTest::new().replace(CHAPTER, "of: panel", "of: panle").build();
//! assert_snapshot!(outcome.refused(), @"…");
//! ```

#![expect(clippy::disallowed_methods, reason = "a project is laid out and looked into")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use baslinje::review::CHECKS;
use tempfile::TempDir;

use crate::schemas;

/// The report of the base project.
pub(crate) const REPORT: &str = "book/r/report.yaml";
/// Its only chapter.
pub(crate) const CHAPTER: &str = "book/r/chapters/01-resultat.yaml";
/// Its works.
pub(crate) const WORKS: &str = "book/r/verk.yaml";
/// The codebook of its survey.
pub(crate) const CODEBOOK: &str = "data/panel/codebook.yaml";
/// The answers.
pub(crate) const ANSWERS: &str = "data/panel/svar.csv";

/// Tests run side by side already: more threads in each wait for each other. That their
/// number changes nothing is the matter of `reproducible.rs`.
const ONE_THREAD: (&str, &str) = ("RAYON_NUM_THREADS", "1");

/// What has the programme speak English, also where the system would say otherwise.
pub(crate) const LANGUAGE: (&str, &str) = ("LC_ALL", "C");

/// The name of the base project's report.
const NAME: &str = "r";
/// A file of an earlier build, which a failed one must leave as it is, and its record.
const EARLIER: &str = "build/r/r.pdf";
const EARLIER_RECORD: (&str, &str) =
    ("build/r/manifest.json", r#"{"report": "r", "outputs": {"r.pdf": {}}}"#);

/// A project to be tried.
pub(crate) struct ReportTest {
    folder: TempDir,
    here: PathBuf,
    environment: Vec<(&'static str, &'static str)>,
    /// Whether messages are told with the codes of their kinds.
    with_codes: bool,
}

/// What the programme did.
pub(crate) struct Outcome {
    test: ReportTest,
    before: BTreeMap<String, Vec<u8>>,
    code: Option<i32>,
    /// What was printed as an answer.
    pub(crate) stdout: String,
    /// What was printed about how it went.
    pub(crate) stderr: String,
}

/// The files of a project, with what was made in it, after its folder is gone.
pub(crate) struct ProjectFiles(BTreeMap<String, Vec<u8>>);

impl ProjectFiles {
    /// Whether there is such a file.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// The content of a file.
    pub(crate) fn bytes(&self, name: &str) -> &[u8] {
        self.0.get(name).unwrap_or_else(|| panic!("there is no {name}"))
    }

    /// The text of a file.
    pub(crate) fn text(&self, name: &str) -> &str {
        std::str::from_utf8(self.bytes(name)).expect("a text")
    }
}

impl ReportTest {
    /// The base project with the templates and fonts of this repository.
    pub(crate) fn new() -> Self {
        let folder = tempfile::Builder::new()
            .prefix("project-")
            .tempdir_in(&*PROJECTS)
            .expect("a temporary folder");
        // The system may know the folder by another name (`/private/var` on macOS).
        let here = folder.path().canonicalize().expect("a folder that exists");
        let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
        for shared in ["report-templates", "fonts"] {
            link_all(&repository.join(shared), &here.join(shared));
        }
        link_all(&repository.join("tests/suite/base"), &here);
        Self { folder, here, environment: Vec::new(), with_codes: false }
    }

    /// A project with the example report `rapport-2017` and its surveys only.
    pub(crate) fn example() -> Self {
        Self::with_examples(&["rapport-2017"])
    }

    /// A project with these example reports and their surveys.
    pub(crate) fn with_examples(names: &[&str]) -> Self {
        let test = Self::empty();
        let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
        let own = names
            .iter()
            .flat_map(|name| ["book", "data"].map(|of| format!("{of}/{name}")));
        let shared = ["report-templates", "fonts"].map(str::to_owned);
        for part in own.chain(shared) {
            link_all(&repository.join(&part), &test.path(&part));
        }
        test
    }

    /// The base project with another survey, of which its report asks nothing yet.
    pub(crate) fn of_survey(codebook: &str, answers: &str) -> Self {
        let view = "views:\n  gavlebor:\n    survey: panel\n    where: {ort: Gävle}\n";
        let number = "  nojda:\n    of: panel\n    variable: nojd\n    in: [ganska nöjd, \
                      mycket nöjd]\n";
        Self::new()
            .replace(REPORT, view, "")
            .replace(REPORT, number, "")
            .file(CODEBOOK, codebook)
            .file(ANSWERS, answers)
    }

    /// A folder without anything in it.
    pub(crate) fn empty() -> Self {
        let test = Self::new();
        for folder in ["book", "data", "report-templates", "fonts"] {
            fs::remove_dir_all(test.path(folder)).expect("a folder to remove");
        }
        test
    }

    /// Adds or overwrites a file.
    #[track_caller]
    pub(crate) fn file(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        // A link must not be written through.
        drop(fs::remove_file(&path));
        fs::write(&path, content).expect("a file written");
        self
    }

    /// Replaces a text that stands in a file exactly once.
    #[track_caller]
    pub(crate) fn replace(self, name: &str, old: &str, new: &str) -> Self {
        let text = fs::read_to_string(self.path(name)).expect("a text to change");
        assert_eq!(
            text.matches(old).count(),
            1,
            "`{old}` stands once in {name}:\n{text}"
        );
        let text = text.replace(old, new);
        self.file(name, text)
    }

    /// Adds text at the end of a file.
    #[track_caller]
    pub(crate) fn append(self, name: &str, more: &str) -> Self {
        let text = fs::read_to_string(self.path(name)).expect("a text to change");
        self.file(name, text + more)
    }

    /// Makes the chapter consist of these blocks only, and a list of works.
    #[track_caller]
    pub(crate) fn blocks(self, blocks: &str) -> Self {
        let chapter = format!("title: Resultat\nblocks:\n{blocks}  - references\n");
        self.file(CHAPTER, chapter)
    }

    /// Takes a file away.
    #[track_caller]
    pub(crate) fn without(self, name: &str) -> Self {
        fs::remove_file(self.path(name)).expect("a file to remove");
        self
    }

    /// Goes to a folder of the project.
    pub(crate) fn inside(mut self, name: &str) -> Self {
        self.here = self.path(name);
        self
    }

    /// Sets a variable of the environment, which otherwise holds only the language.
    pub(crate) fn environment(mut self, key: &'static str, value: &'static str) -> Self {
        self.environment.push((key, value));
        self
    }

    /// Keeps the codes of kinds of mistakes in what is told.
    pub(crate) fn with_codes(mut self) -> Self {
        self.with_codes = true;
        self
    }

    /// Builds the report, and says no more than is wrong.
    #[track_caller]
    pub(crate) fn build(self) -> Outcome {
        self.run(&["build", NAME, "--quiet"])
    }

    /// Computes and lays out everything but the pages, which take longest, and says no more
    /// than is wrong.
    #[track_caller]
    pub(crate) fn tabulate(self) -> Outcome {
        self.run(&["build", NAME, "--quiet", "--only", "charts"])
    }

    /// Looks the report over without writing anything, and says no more than is wrong.
    #[track_caller]
    pub(crate) fn look_over(self) -> Outcome {
        self.run(&["check", NAME, "--quiet"])
    }

    /// Builds the report where an earlier build has left its files.
    #[track_caller]
    pub(crate) fn rebuild(self) -> Outcome {
        let (record, text) = EARLIER_RECORD;
        let test = self.file(EARLIER, "the last good one");
        // What has been built has its own.
        let is_built = test.path(record).exists();
        if is_built { test.build() } else { test.file(record, text).build() }
    }

    /// Checks the report.
    #[track_caller]
    pub(crate) fn check(self) -> Outcome {
        self.run(&["check", NAME])
    }

    /// Runs the programme.
    #[track_caller]
    pub(crate) fn run(self, arguments: &[&str]) -> Outcome {
        let before = self.outputs();
        let output = Command::new(env!("CARGO_BIN_EXE_baslinje"))
            .args(arguments)
            .current_dir(&self.here)
            .env_clear()
            .env(LANGUAGE.0, LANGUAGE.1)
            .env(ONE_THREAD.0, ONE_THREAD.1)
            .envs(self.environment.iter().copied())
            .output()
            .expect("a programme that starts");
        let text = |bytes: &[u8]| self.redact(&String::from_utf8_lossy(bytes));
        let (stdout, stderr) = (text(&output.stdout), text(&output.stderr));
        assert!(!stderr.contains("panicked"), "{stderr}");
        Outcome { code: output.status.code(), stdout, stderr, before, test: self }
    }

    /// The text of a file of the project.
    pub(crate) fn content(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).expect("a text")
    }

    /// A path in the project.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().canonicalize().expect("a folder that exists").join(name)
    }

    /// Takes out of a message what differs from run to run, and the codes of mistakes that
    /// nobody can accept: `explained.rs` holds those.
    fn redact(&self, text: &str) -> String {
        let root = self.path("");
        let root = root.to_str().expect("a path in UTF-8").trim_end_matches('/');
        let lines = text.lines().map(|line| {
            let line = match self.with_codes {
                true => line.trim_end().to_owned(),
                false => without_code(line.trim_end()),
            };
            let line = line.replace(root, "[ROOT]");
            match line.strip_suffix(" s.").and_then(|rest| rest.rsplit_once(' ')) {
                Some((rest, time)) if time.replace(',', ".").parse::<f64>().is_ok() => {
                    format!("{rest} [TIME] s.")
                }
                _ => line,
            }
        });
        lines.collect::<Vec<_>>().join("\n").trim_end().to_owned()
    }

    /// Every file that is no input, with its content.
    fn outputs(&self) -> BTreeMap<String, Vec<u8>> {
        let root = self.path("");
        let mut files = BTreeMap::new();
        for entry in walkdir::WalkDir::new(&root) {
            let entry = entry.expect("a folder that can be listed");
            let name = entry.path().strip_prefix(&root).expect("a path below the root");
            let shared =
                name.starts_with("fonts") || name.starts_with("report-templates");
            if entry.file_type().is_file() && !shared {
                let bytes = fs::read(entry.path()).expect("a file that can be read");
                files.insert(name.to_string_lossy().replace('\\', "/"), bytes);
            }
        }
        files
    }
}

/// The first line of a message without the code of its kind.
fn without_code(line: &str) -> String {
    let parts = line.split_once('[').and_then(|(level, rest)| {
        let (code, message) = rest.split_once("]: ")?;
        let is_level = !level.is_empty() && level.chars().all(char::is_alphabetic);
        let is_accepted = CHECKS.iter().any(|(check, _)| *check == code);
        (is_level && !is_accepted).then(|| format!("{level}: {message}"))
    });
    parts.unwrap_or_else(|| line.to_owned())
}

impl Outcome {
    /// The message of a build that failed because the report or its data is wrong. Nothing
    /// was written, an earlier build is still there, and no generated file is named.
    #[track_caller]
    pub(crate) fn refused(&self) -> &str {
        self.failed(1)
    }

    /// The messages of a refused build with their places and hints, without the author's
    /// lines.
    #[track_caller]
    pub(crate) fn refused_in_short(&self) -> String {
        let lines = self.refused().lines().map(str::trim);
        let is_told = |line: &&str| {
            ["error", "= hint", "-->"].iter().any(|it| line.starts_with(it))
        };
        lines.filter(is_told).collect::<Vec<_>>().join("\n")
    }

    /// The message of a command that could not even begin.
    #[track_caller]
    pub(crate) fn misused(&self) -> &str {
        self.failed(2)
    }

    #[track_caller]
    fn failed(&self, code: i32) -> &str {
        assert_eq!(self.code, Some(code), "the exit code; it said:\n{}", self.stderr);
        assert_eq!(self.stdout, "", "nothing was asked for");
        for line in self.stderr.lines() {
            let is_the_authors =
                line.trim_start().starts_with(|c: char| c.is_ascii_digit());
            if !is_the_authors {
                assert!(!names_typst(line), "a generated file: {line}");
                assert!(!line.ends_with('.'), "a full stop: {line}");
            }
        }
        assert!(self.before == self.test.outputs(), "a failed run changes no file");
        self.is_refused_by_schemas();
        &self.stderr
    }

    /// Every file that was refused for its form is refused by its schema too, so that an
    /// editor tells it before.
    #[track_caller]
    fn is_refused_by_schemas(&self) {
        for (message, file) in schemas::told_of_form(&self.stderr) {
            let path = self.test.path(file);
            let Some(document) = schemas::document_of(&path) else { continue };
            let text = fs::read_to_string(path).expect("the file that is named");
            let found = schemas::mistakes(document, &text);
            assert!(!found.is_empty(), "no schema finds that of {file}: {message}");
        }
    }

    /// A run that went well, and what it said.
    #[track_caller]
    pub(crate) fn done(&self) -> &str {
        assert_eq!(self.code, Some(0), "the exit code; it said:\n{}", self.stderr);
        &self.stderr
    }

    /// A run that went well without a word about mistakes.
    #[track_caller]
    pub(crate) fn clean(self) -> Self {
        let text = self.done();
        assert!(!text.contains("warning:"), "{text}");
        self
    }

    /// The names of the files that were written or changed.
    pub(crate) fn written(&self) -> Vec<String> {
        let after = self.test.outputs().into_iter();
        let new = after.filter(|(name, bytes)| self.before.get(name) != Some(bytes));
        new.map(|(name, _)| name).collect()
    }

    /// The names of the files that are no longer there.
    pub(crate) fn gone(&self) -> Vec<String> {
        let after = self.test.outputs();
        self.before.keys().filter(|name| !after.contains_key(*name)).cloned().collect()
    }

    /// The files of the project without templates and fonts, which it outlives.
    pub(crate) fn into_files(self) -> ProjectFiles {
        ProjectFiles(self.test.outputs())
    }

    /// The project as it is now, to go on with.
    pub(crate) fn into_test(self) -> ReportTest {
        self.test
    }

    /// The exit code.
    pub(crate) fn code(&self) -> Option<i32> {
        self.code
    }

    /// A text that was written.
    #[track_caller]
    pub(crate) fn text(&self, name: &str) -> String {
        String::from_utf8(self.bytes(name)).expect("a text in UTF-8")
    }

    /// A file that was written.
    #[track_caller]
    pub(crate) fn bytes(&self, name: &str) -> Vec<u8> {
        let path = self.test.path(name);
        fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// The generated Typst: the document, and the chapters that it includes.
    #[track_caller]
    pub(crate) fn typst(&self) -> String {
        let folder = self.test.path("build/r/chapters");
        let chapters = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter();
        let chapters = chapters.map(|entry| entry.expect("a chapter"));
        let chapters = chapters.filter(|entry| entry.file_type().is_file());
        let chapters = chapters.map(|chapter| {
            fs::read_to_string(chapter.path()).expect("a chapter that can be read")
        });
        self.text("build/r/r.typ") + &chapters.collect::<String>()
    }

    /// The first line of the generated Typst with some words, `~` for a no-break space.
    #[track_caller]
    pub(crate) fn typst_line(&self, words: &str) -> String {
        let typst = self.typst();
        let line = typst.lines().find(|line| line.contains(words));
        let line = line.unwrap_or_else(|| panic!("no `{words}` in {typst}"));
        line.trim().replace('\u{a0}', "~")
    }

    /// The web page without its style sheet.
    #[track_caller]
    pub(crate) fn html(&self) -> String {
        let page = self.text("build/r/r.html");
        let (head, rest) = page.split_once("<style>").expect("a style sheet");
        let (_, body) = rest.split_once("</style>").expect("the end of the style sheet");
        without_script(&format!("{head}{body}"))
    }

    /// The texts of the web page from one word to before another, without tags.
    #[track_caller]
    pub(crate) fn page_text(&self, from: &str, to: &str) -> String {
        let html = self.html();
        let body = html.split_once("<main").expect("a body").1;
        let mut text = String::new();
        let mut inside = false;
        for letter in body.chars() {
            match letter {
                '<' => inside = true,
                '>' => {
                    inside = false;
                    text.push(' ');
                }
                _ if !inside => text.push(letter),
                _ => {}
            }
        }
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let start = text.find(from).expect("the first word");
        let length = text[start..].find(to).expect("the last word");
        text[start..start + length].to_owned()
    }

    /// The CSV of a chart or table.
    #[track_caller]
    pub(crate) fn csv(&self, id: &str) -> String {
        self.text(&format!("build/r/tables/{id}.csv"))
    }

    /// How many pages the PDF of the report has.
    pub(crate) fn pages(&self) -> usize {
        let document = lopdf::Document::load_mem(&self.bytes("build/r/r.pdf"));
        document.expect("a PDF").get_pages().len()
    }

    /// The table `t` as CSV, and what was told of it.
    pub(crate) fn table_told(&self) -> String {
        format!("{}\n{}", self.csv("t"), self.done())
    }

    /// The SVG of a chart.
    #[track_caller]
    pub(crate) fn svg(&self, id: &str) -> String {
        self.text(&format!("build/r/charts/{id}.svg"))
    }

    /// A folder that was written.
    pub(crate) fn folder(&self, name: &str) -> PathBuf {
        self.test.path(name)
    }

    /// The project after the run, for another one.
    pub(crate) fn again(self) -> ReportTest {
        self.test
    }
}

/// Whether a line names a file of Typst source that nobody wrote: those of a template are
/// somebody's.
fn names_typst(line: &str) -> bool {
    if line.trim_start().starts_with("--> report-templates/") {
        return false;
    }
    line.split(".typ").skip(1).any(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// Where projects are laid out: in memory, where the system has a place for that with room
/// enough. Disks take longer over the files of a project than the programme does.
static PROJECTS: LazyLock<PathBuf> = LazyLock::new(|| {
    #[cfg(target_os = "linux")]
    {
        const NEEDED: u64 = 1 << 30;
        let memory = Path::new("/dev/shm");
        let room = rustix::fs::statvfs(memory).map_or(0, |it| it.f_bavail * it.f_frsize);
        if room >= NEEDED && tempfile::tempfile_in(memory).is_ok() {
            return memory.to_owned();
        }
    }
    std::env::temp_dir()
});

/// Puts the files of a folder into another one: as links where the system allows it.
fn link_all(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.expect("a folder that can be listed");
        let name = entry.path().strip_prefix(from).expect("a path below the folder");
        let target = to.join(name);
        if entry.file_type().is_dir() {
            fs::create_dir_all(&target).expect("a folder");
        } else if fs::hard_link(entry.path(), &target).is_err() {
            fs::copy(entry.path(), &target).expect("a copy");
        }
    }
}

/// The lengths of the bars of a chart's answers, in the order drawn.
pub(crate) fn bars(svg: &str) -> Vec<f64> {
    let rectangles = svg.split("<rect ").skip(1).filter(|it| it.contains("#0B5C6B"));
    let width = |rectangle: &str| {
        let (_, after) = rectangle.split_once("width=\"")?;
        after.split('"').next()?.parse().ok()
    };
    rectangles.filter_map(width).collect()
}

/// A page as it is where no script runs: without the script, and without what it knows the
/// numbers of the text by.
pub(crate) fn without_script(page: &str) -> String {
    let (before, after) = page.split_once("<div id=\"reader\"").unwrap_or((page, ""));
    let (_, after) = after.split_once("</script>").unwrap_or_default();
    let page = [before, after].concat();
    let (before, after) =
        page.split_once("<template id=\"makings\">").unwrap_or((&page, ""));
    let (_, after) = after.split_once("</template>").unwrap_or_default();
    let page = [before, after].concat();
    let mut pieces = page.split("<span class=\"quoted\"");
    let mut read = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (_, rest) = piece.split_once('>').expect("the end of a tag");
        let (number, rest) = rest.split_once("</span>").expect("the end of a number");
        read += number;
        read += rest;
    }
    read
}
