//! Ends the programme when code in somebody's texts does not end by itself, or takes all
//! memory: a thread of its own looks at what is being done, the clock and the memory in use,
//! and tells the author which line it is.
//!
//! Limits never change what a build gives that stays within them. They are options of the
//! command line, so that an archive of somebody else cannot lift them.

use std::process;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use baslinje::diagnostic::{Diagnostic, Diagnostics, Place};
use baslinje::file::Workplace;
use baslinje::watch::{Work, WorkKind};
use sysinfo::{Pid, ProcessRefreshKind, ProcessesToUpdate, System};

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
const MEGABYTE: u64 = 1 << 20;

/// How long code may run and how much memory it may take.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CodeLimits {
    /// Seconds; 0 is no limit.
    pub(crate) seconds: u64,
    /// Megabytes; 0 is no limit.
    pub(crate) megabytes: u64,
}

/// What is being done at the moment.
#[derive(Default)]
struct Now {
    /// The report.
    report: Option<String>,
    /// Its code that runs, the innermost last, each with when it began.
    running: Vec<(Work, Instant)>,
    /// How often something began or ended.
    changes: u64,
}

/// There is one process, and it does one thing at a time.
static NOW: Mutex<Now> =
    Mutex::new(Now { report: None, running: Vec::new(), changes: 0 });

fn now() -> MutexGuard<'static, Now> {
    NOW.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Notes which report is being worked on.
pub(crate) fn report(name: &str) {
    let mut now = now();
    now.report = Some(name.to_owned());
    now.running.clear();
}

/// Notes that code begins to run, or has ended.
pub(crate) fn running(work: Option<Work>) {
    let mut now = now();
    now.changes += 1;
    match work {
        Some(work) => now.running.push((work, Instant::now())),
        None => drop(now.running.pop()),
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

/// What had been used when a piece of work began or ended.
struct UsedBefore {
    change: u64,
    used: Used,
}

fn watch(limits: CodeLimits, end: &Ending) {
    let Ok(pid) = sysinfo::get_current_pid() else { return };
    let mut system = System::new();
    let mut before = UsedBefore { change: 0, used: Used::default() };
    loop {
        thread::sleep(INTERVAL);
        let used = used(&mut system, pid);
        let now = now();
        if before.change != now.changes || now.running.is_empty() {
            before = UsedBefore { change: now.changes, used };
        }
        let Some(passed) = passed(limits, &now, used, before.used) else { continue };
        // Nothing else may begin or be told from here on.
        end.stop(&told(&now, passed), &now);
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Passed {
    /// So many seconds.
    Time(u64),
    /// So many megabytes.
    Memory(u64),
    /// The system gave no more memory, or the stack was full.
    Everything,
}

fn passed(limits: CodeLimits, now: &Now, used: Used, before: Used) -> Option<Passed> {
    let work = now.running.last();
    let is_text = |(work, _): &&(Work, Instant)| {
        matches!(work.kind, WorkKind::Code | WorkKind::Expressions)
    };
    if limits.megabytes > 0 {
        let part = (limits.megabytes / PART_OF_A_TEXT).max(1);
        if work.filter(is_text).is_some()
            && used.memory.saturating_sub(before.memory) > part
        {
            return Some(Passed::Memory(part));
        }
        if used.memory > limits.megabytes {
            return Some(Passed::Memory(limits.megabytes));
        }
    }
    let (work, began) = work?;
    let seconds = allowed(limits, work);
    let allowed = Duration::from_secs(seconds);
    // A computer busy with other things is no reason, nor that several threads work at once.
    let worked = used.work.saturating_sub(before.work);
    let late = seconds > 0 && began.elapsed().min(worked) > allowed;
    late.then_some(Passed::Time(seconds))
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
fn told(now: &Now, passed: Passed) -> Diagnostic {
    let how = match passed {
        Passed::Time(seconds) => format!("has not ended after {seconds} s"),
        Passed::Memory(megabytes) => format!("takes more than {megabytes} MB of memory"),
        Passed::Everything => "takes more memory than there is".to_owned(),
    };
    let more = match passed {
        Passed::Time(_) => "or allow more time with `--time-limit`",
        Passed::Memory(_) => "or allow more memory with `--memory-limit`",
        Passed::Everything => "or use a computer with more memory",
    };
    let Some((work, _)) = now.running.last() else {
        let what = now.report.as_ref();
        let what = what.map_or("this".to_owned(), |name| format!("the report `{name}`"));
        let hint = format!("make it smaller, {more}");
        return Diagnostic::error(format!("{what} {how}")).hint(hint);
    };
    let (what, hint) = match &work.kind {
        WorkKind::Code => (
            "the Typst code here".to_owned(),
            "look for a loop, a repetition or a function that calls itself".to_owned(),
        ),
        WorkKind::Expressions => (
            "what `{{ … }}` and `{% … %}` make of this text".to_owned(),
            "look for a loop that goes too far".to_owned(),
        ),
        WorkKind::Template { name } => (
            format!("the template `{name}`"),
            "look for a loop that goes too far".to_owned(),
        ),
        WorkKind::Document { code, .. } => {
            ("setting the document".to_owned(), suspects(code))
        }
    };
    Diagnostic::error(format!("{what} {how}"))
        .at(&work.place)
        .hint(format!("{hint}, {more}"))
}

/// What may be the reason that a document does not end.
fn suspects(code: &[Place]) -> String {
    match code {
        [] => "look for a loop in the template".to_owned(),
        [_] => "look at this Typst code, which runs there".to_owned(),
        [_, others @ ..] => {
            let shown = others.iter().take(5).map(|place| format!("`{place}`"));
            let shown = shown.collect::<Vec<_>>().join(", ");
            let more = if others.len() > 5 { " and others" } else { "" };
            format!("look at the Typst code here and at {shown}{more}")
        }
    }
}

impl Ending {
    /// Tells it and ends the programme.
    fn stop(&self, diagnostic: &Diagnostic, now: &Now) -> ! {
        let mut diagnostics = Diagnostics::default();
        diagnostics.push(diagnostic.clone());
        self.terminal.interrupt();
        self.terminal.report(&diagnostics);
        if let Some(name) = &now.report {
            self.terminal.say(&format!("{name}: not built, 1 mistake"));
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

    use super::{BUG, CommandError, Ending, Passed, now, told};

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
            if let (true, Some(told)) = (now.running.is_empty(), foreign::otherwise()) {
                end.stop(&told, &now);
            }
            if now.running.is_empty() {
                end.terminal.fail(&CommandError::bug());
                end.now(BUG);
            }
            end.stop(&told(&now, Passed::Everything), &now);
        })?;
        Ok(())
    }
}
