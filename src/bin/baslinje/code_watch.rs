//! Ends the programme when code in somebody's texts does not end by itself, or takes all
//! memory: a thread of its own looks at what is being done, the clock and the memory in use,
//! and tells the author which line it is.
//!
//! Limits never change what a build gives that stays within them. They are options of the
//! command line, so that an archive of somebody else cannot lift them.

use std::collections::BTreeMap;
use std::process;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread::{self, ThreadId};
use std::time::{Duration, Instant};

use baslinje::diagnostic::{Diagnostic, Diagnostics, Place, Said};
use baslinje::file::Workplace;
use baslinje::say;
use baslinje::watch::{Work, WorkKind};
use sysinfo::{Pid, ProcessRefreshKind, ProcessesToUpdate, System};

use crate::build::not_built;
use crate::command_error::{BUG, CommandError, WRONG};
use crate::terminal::Terminal;

/// Seconds that code in a text, or a file of the template, may take, unless told otherwise.
pub(crate) const SECONDS: u64 = 60;
/// Megabytes that the programme may take, unless told otherwise.
pub(crate) const MEGABYTES: u64 = 4096;
/// Code in one text may take this part of the memory, on top of what is in use before it.
const PART_OF_A_TEXT: u64 = 4;
/// A document may take a second more for each so many bytes of Typst.
const BYTES_PER_SECOND: usize = 50_000;
/// How often the watch looks.
const INTERVAL: Duration = Duration::from_millis(10);
/// How often it looks while nothing is done, if it may rest.
const REST: Duration = Duration::from_millis(100);
const MEGABYTE: u64 = 1 << 20;

/// How long code may run and how much memory it may take.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CodeLimits {
    /// Seconds; 0 is no limit.
    pub(crate) seconds: u64,
    /// Megabytes; 0 is no limit.
    pub(crate) megabytes: u64,
}

/// What is being done at the moment, by the names of the reports that are being worked on.
type Now = BTreeMap<String, ReportNow>;

/// What is being done for one report.
#[derive(Default)]
struct ReportNow {
    /// The code that runs, in the order in which it began.
    running: Vec<Running>,
    /// How often something began or ended.
    changes: u64,
}

/// Code that runs.
struct Running {
    work: Work,
    began: Instant,
    /// Which thread runs it.
    thread: ThreadId,
}

impl ReportNow {
    /// The last code that began in a thread.
    fn last_of(&self, thread: ThreadId) -> Option<usize> {
        self.running.iter().rposition(|one| one.thread == thread)
    }

    /// The code that runs and holds no other, in each thread.
    fn innermost(&self) -> impl Iterator<Item = &Running> {
        let is_last =
            |(place, one): &(usize, &Running)| self.last_of(one.thread) == Some(*place);
        self.running.iter().enumerate().filter(is_last).map(|(_, one)| one)
    }
}

/// There is one process.
static NOW: Mutex<Now> = Mutex::new(BTreeMap::new());

/// Who is told before the programme ends, besides the terminal.
static ALSO_TOLD: OnceLock<AlsoTold> = OnceLock::new();

/// Tells somebody why the programme ends.
type AlsoTold = Box<dyn Fn(&Diagnostic) + Send + Sync>;

/// From now on somebody else is told too why the programme ends.
pub(crate) fn tell_also(tell: impl Fn(&Diagnostic) + Send + Sync + 'static) {
    // Whoever was first is told.
    drop(ALSO_TOLD.set(Box::new(tell)));
}

/// Whether the programme does nothing but wait between reports.
static RESTS: AtomicBool = AtomicBool::new(false);

/// From now on the watch rests while no report is worked on.
pub(crate) fn rest_between_reports() {
    RESTS.store(true, Ordering::Relaxed);
}

fn now() -> MutexGuard<'static, Now> {
    NOW.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Notes that a report is being worked on, until what is given is dropped.
pub(crate) fn report(name: &str) -> WatchedReport {
    now().insert(name.to_owned(), ReportNow::default());
    WatchedReport(name.to_owned())
}

/// A report that is being worked on.
pub(crate) struct WatchedReport(String);

impl Drop for WatchedReport {
    fn drop(&mut self) {
        now().remove(&self.0);
    }
}

/// Notes that code of a report begins to run, or has ended.
pub(crate) fn running(name: &str, work: Option<Work>) {
    let mut now = now();
    let Some(report) = now.get_mut(name) else { return };
    report.changes += 1;
    let thread = thread::current().id();
    match work {
        Some(work) => {
            report.running.push(Running { work, began: Instant::now(), thread });
        }
        None => {
            let ended = report.last_of(thread);
            ended.map(|place| report.running.remove(place));
        }
    }
}

/// Begins to watch.
pub(crate) fn begin(limits: CodeLimits, terminal: &Terminal, workplace: &Workplace) {
    let end = Ending { terminal: terminal.clone(), workplace: workplace.clone() };
    #[cfg(unix)]
    drop(aborts::tell(end.clone()));
    // Without the thread everything works, but for as long as it takes.
    drop(thread::Builder::new().spawn(move || watch(limits, &end)));
}

/// What is needed to end the programme.
#[derive(Clone)]
struct Ending {
    terminal: Terminal,
    workplace: Workplace,
}

/// What the programme has used.
#[derive(Clone, Copy, Debug, Default)]
struct Used {
    /// Megabytes that it has now.
    memory: u64,
    /// How long its threads have worked so far, all together.
    work: Duration,
}

/// What had been used when a piece of work of a report began or ended.
struct UsedBefore {
    change: u64,
    used: Used,
}

fn watch(limits: CodeLimits, end: &Ending) {
    let Ok(pid) = sysinfo::get_current_pid() else { return };
    let mut system = System::new();
    let mut before = BTreeMap::<String, UsedBefore>::new();
    loop {
        thread::sleep(INTERVAL);
        if RESTS.load(Ordering::Relaxed) && now().is_empty() {
            thread::sleep(REST);
            continue;
        }
        let used = used(&mut system, pid);
        let now = now();
        before.retain(|name, _| now.contains_key(name));
        for (name, report) in now.iter() {
            let change = report.changes;
            let same = before.get(name).is_some_and(|it| it.change == change);
            if !same || report.running.is_empty() {
                before.insert(name.clone(), UsedBefore { change, used });
            }
        }
        let reports = now.iter().map(|(name, report)| {
            let before = before.get(name).map_or(used, |it| it.used);
            (report, before)
        });
        let Some(passed) = passed(limits, reports, used) else { continue };
        // Nothing else may begin or be told from here on.
        end.stop(&told(&now, &passed), &now);
    }
}

fn used(system: &mut System, pid: Pid) -> Used {
    let what = ProcessRefreshKind::nothing().with_memory().with_cpu().without_tasks();
    system.refresh_processes_specifics(ProcessesToUpdate::Some(&[pid]), false, what);
    let Some(process) = system.process(pid) else { return Used::default() };
    Used {
        memory: process.memory() / MEGABYTE,
        work: Duration::from_millis(process.accumulated_cpu_time()),
    }
}

/// A limit that has been passed.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Passed {
    /// So many seconds, by this work.
    Time(u64, Work),
    /// So many megabytes, by this work if it is known.
    Memory(u64, Option<Work>),
    /// The system gave no more memory, or the stack was full.
    Everything(Option<Work>),
}

/// The limit that something has passed. Where several reports are worked on at once, each may
/// take as much as one alone.
fn passed<'n>(
    limits: CodeLimits,
    reports: impl ExactSizeIterator<Item = (&'n ReportNow, Used)> + Clone,
    used: Used,
) -> Option<Passed> {
    let at_once = u32::try_from(reports.len()).unwrap_or(u32::MAX).max(1);
    let is_text =
        |work: &Work| matches!(work.kind, WorkKind::Code | WorkKind::Expressions);
    let running = |(report, before): (&'n ReportNow, Used)| {
        report.innermost().map(move |running| (running, before))
    };
    for (Running { work, began, .. }, before) in reports.clone().flat_map(running) {
        let part = u64::from(at_once) * (limits.megabytes / PART_OF_A_TEXT).max(1);
        let more = used.memory.saturating_sub(before.memory);
        if limits.megabytes > 0 && is_text(work) && more > part {
            return Some(Passed::Memory(part, Some(work.clone())));
        }
        let seconds = allowed(limits, work);
        // A computer busy with other things is no reason, nor that several threads work.
        let worked = used.work.saturating_sub(before.work) / at_once;
        if seconds > 0 && began.elapsed().min(worked) > Duration::from_secs(seconds) {
            return Some(Passed::Time(seconds, work.clone()));
        }
    }
    let most = u64::from(at_once) * limits.megabytes;
    (limits.megabytes > 0 && used.memory > most)
        .then(|| Passed::Memory(most, longest(reports.map(|(report, _)| report))))
}

/// The work that has been done for the longest time.
fn longest<'n>(reports: impl Iterator<Item = &'n ReportNow>) -> Option<Work> {
    let running = reports.flat_map(ReportNow::innermost);
    running.min_by_key(|one| one.began).map(|one| one.work.clone())
}

/// The seconds that a piece of work may take; a long document may take longer.
fn allowed(limits: CodeLimits, work: &Work) -> u64 {
    match &work.kind {
        WorkKind::Document { length, .. } if limits.seconds > 0 => {
            let more = u64::try_from(length / BYTES_PER_SECOND).unwrap_or(u64::MAX);
            limits.seconds.saturating_add(more)
        }
        _ => limits.seconds,
    }
}

/// What to tell the author.
fn told(now: &Now, passed: &Passed) -> Diagnostic {
    let (how, more, work) = match passed {
        Passed::Time(seconds, work) => (
            say!("has not ended after {seconds} s", seconds),
            say!("or allow more time with `--time-limit`"),
            Some(work),
        ),
        Passed::Memory(megabytes, work) => (
            say!("takes more than {megabytes} MB of memory", megabytes),
            say!("or allow more memory with `--memory-limit`"),
            work.as_ref(),
        ),
        Passed::Everything(work) => (
            say!("takes more memory than there is"),
            say!("or use a computer with more memory"),
            work.as_ref(),
        ),
    };
    let Some(work) = work else {
        let what = match now.keys().collect::<Vec<_>>().as_slice() {
            [] => say!("this"),
            [name] => say!("the report `{name}`", name),
            names => say!("working on {count} reports at once", count = names.len()),
        };
        let less = match now.len() {
            0 | 1 => say!("make it smaller"),
            _ => say!("work on one after another with `--jobs 1`"),
        };
        return Diagnostic::error(say!("{what} {how}", what, how)).hint(say!(
            "{less}, {more}",
            less,
            more
        ));
    };
    let (what, hint) = match &work.kind {
        WorkKind::Code => (
            say!("the Typst code here"),
            say!("look for a loop, a repetition or a function that calls itself"),
        ),
        WorkKind::Expressions => (
            say!("what `{{ … }}` and `{% … %}` make of this text"),
            say!("look for a loop that goes too far"),
        ),
        WorkKind::Template { name } => (
            say!("the template `{name}`", name),
            say!("look for a loop that goes too far"),
        ),
        WorkKind::Document { code, .. } => (say!("setting the document"), suspects(code)),
    };
    Diagnostic::error(say!("{what} {how}", what, how)).at(&work.place).hint(say!(
        "{hint}, {more}",
        hint,
        more
    ))
}

/// What may be the reason that a document does not end.
fn suspects(code: &[Place]) -> Said {
    match code {
        [] => say!("look for a loop in the template"),
        [_] => say!("look at this Typst code, which runs there"),
        [_, others @ ..] => {
            let places = others.iter().take(5).map(|place| format!("`{place}`"));
            let places = places.collect::<Vec<_>>().join(", ");
            match others.len() {
                ..=5 => say!("look at the Typst code here and at {places}", places),
                _ => {
                    say!("look at the Typst code here and at {places} and others", places)
                }
            }
        }
    }
}

impl Ending {
    /// Tells it and ends the programme.
    fn stop(&self, diagnostic: &Diagnostic, now: &Now) -> ! {
        let mut diagnostics = Diagnostics::default();
        diagnostics.push(diagnostic.clone());
        if let Some(tell) = ALSO_TOLD.get() {
            tell(diagnostic);
        }
        self.terminal.interrupt();
        self.terminal.report(&diagnostics);
        match now.keys().collect::<Vec<_>>().as_slice() {
            [] => {}
            [name] => self.terminal.say(not_built(name, 1)),
            // A thread that hangs can be stopped only with the others.
            names => {
                let names = names.iter().map(|name| name.as_str()).collect::<Vec<_>>();
                let names = names.join(", ");
                self.terminal.say(say!("not built: {names}", names));
            }
        }
        self.now(WRONG)
    }

    /// Takes away what is half done, and ends the programme: a thread that hangs cannot be
    /// stopped otherwise.
    fn now(&self, code: u8) -> ! {
        self.workplace.abandon();
        process::exit(i32::from(code))
    }
}

/// Where the system would end the programme without a word: no memory is given any more, or
/// a stack is full.
#[cfg(unix)]
mod aborts {
    use std::io::{self, Read, Write};
    use std::thread;

    use baslinje::foreign;
    use rustix::fs::{OFlags, fcntl_setfl};
    use signal_hook::consts::SIGABRT;
    use signal_hook::low_level::pipe;

    use super::{BUG, CommandError, Ending, Passed, longest, now, told};

    /// Lets a thread tell what was being done before the programme ends. What the signal may
    /// do itself is little: it writes into two pipes. From the first the thread learns of
    /// it, and the second is full and lets the rest of the programme wait.
    pub(super) fn tell(end: Ending) -> io::Result<()> {
        let (mut news, tell) = io::pipe()?;
        let (never_read, mut wait) = io::pipe()?;
        let held = wait.try_clone()?;
        fcntl_setfl(&wait, OFlags::NONBLOCK)?;
        while wait.write(&[0; 4096]).is_ok() {}
        while wait.write(&[0]).is_ok() {}
        pipe::register(SIGABRT, tell)?;
        pipe::register(SIGABRT, wait)?;
        // The signal would go on at once if it could not write.
        fcntl_setfl(&held, OFlags::empty())?;
        thread::Builder::new().spawn(move || {
            let _open = (never_read, held);
            if news.read_exact(&mut [0]).is_err() {
                return;
            }
            let now = now();
            let work = longest(now.values());
            if let (None, Some(told)) = (&work, foreign::otherwise()) {
                end.stop(&told, &now);
            }
            if work.is_none() {
                end.terminal.fail(&CommandError::bug());
                end.now(BUG);
            }
            end.stop(&told(&now, &Passed::Everything(work)), &now);
        })?;
        Ok(())
    }
}
