//! What happens when somebody stops the program: what is half done is removed first.

use baslinje::file::Workplace;

use crate::terminal::Terminal;

/// Removes what is half done when the process is asked to end (Ctrl+C, `kill`, a terminal
/// that closes), and then ends it as it would have ended. What a process leaves that is not
/// asked is removed by the next one.
#[cfg(unix)]
pub(crate) fn watch(workplace: &Workplace, terminal: &Terminal) {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;

    let ignored = ignored();
    let wanted = [SIGINT, SIGTERM, SIGHUP].into_iter();
    let wanted = wanted.filter(|signal| ignored >> (signal - 1) & 1 == 0);
    // Without this, the next run removes what is left.
    let Ok(mut signals) = Signals::new(wanted) else { return };
    let (workplace, terminal) = (workplace.clone(), terminal.clone());
    std::thread::spawn(move || {
        if let Some(signal) = signals.forever().next() {
            workplace.abandon();
            terminal.say("stopped; what was half done has been removed");
            drop(signal_hook::low_level::emulate_default_handler(signal));
        }
    });
}

/// Elsewhere the next run removes what is left.
#[cfg(not(unix))]
pub(crate) fn watch(_workplace: &Workplace, _terminal: &Terminal) {}

/// The signals that whoever started the program wants it to ignore, as `nohup` does: the
/// lowest bit is signal 1.
#[cfg(target_os = "linux")]
fn ignored() -> u64 {
    #[expect(clippy::disallowed_methods, reason = "it is no file of a report")]
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or(0)
}

/// The signals that whoever started the program wants it to ignore. Where that cannot be
/// told, a terminal that closes may be one.
#[cfg(all(unix, not(target_os = "linux")))]
fn ignored() -> u64 {
    1
}
