//! Work that is broken off at every change of a name, also while it is being put right.

#![expect(
    clippy::disallowed_methods,
    reason = "tests lay out folders and look into them"
)]

use std::cell::Cell;
use std::collections::BTreeSet;

use super::*;

thread_local! {
    /// After how many more changes of names the process is killed.
    static LEFT: Cell<Option<usize>> = const { Cell::new(None) };
    static WITHOUT_EXCHANGE: Cell<bool> = const { Cell::new(false) };
}

/// Counts a change; once the process is killed there are no more.
pub(super) fn may_change() -> io::Result<()> {
    match LEFT.get() {
        Some(0) => Err(io::Error::other("killed")),
        left => {
            LEFT.set(left.map(|left| left - 1));
            Ok(())
        }
    }
}

pub(super) fn is_killed() -> bool {
    LEFT.get() == Some(0)
}

pub(super) fn is_without_exchange() -> bool {
    WITHOUT_EXCHANGE.get()
}

/// The build that a folder or its companion belongs to.
fn of(path: &Path) -> Option<String> {
    let found = fs::symlink_metadata(path).ok()?;
    let path = if found.is_dir() { path.join("a.txt") } else { path.to_path_buf() };
    Some(fs::read_to_string(path).expect("a whole thing"))
}

fn lay_out(path: &Path, text: &str) {
    fs::create_dir_all(path).expect("a folder");
    fs::write(path.join("a.txt"), text).expect("written");
}

fn known() -> Replaceable {
    Replaceable::Folder(BTreeSet::from(["a.txt".to_owned()]))
}

/// What there was before, and what the new build is.
#[derive(Clone, Copy, Debug)]
struct Case {
    had: bool,
    had_companion: bool,
    makes_companion: bool,
    is_strange: bool,
}

fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for had in [true, false] {
        for had_companion in [true, false] {
            for makes_companion in [true, false] {
                for is_strange in
                    [true, false].into_iter().filter(|strange| had || !strange)
                {
                    cases.push(Case { had, had_companion, makes_companion, is_strange });
                }
            }
        }
    }
    cases
}

/// Begins the work of a case in a folder, and is killed after some changes.
fn begin(folder: &Path, case: Case, killed_after: Option<usize>) -> Result<(), Unmoved> {
    if case.had {
        lay_out(&folder.join("r"), "old");
    }
    if case.had_companion {
        lay_out(&folder.join("r.internal"), "old");
    }
    let work = WorkFolder::begin(folder, "r").expect("a working folder");
    lay_out(&work.new_at(0), "new");
    if case.makes_companion {
        lay_out(&work.new_at(1), "new");
    }
    if case.is_strange {
        // It came after the last look.
        fs::write(folder.join("r/mine.txt"), "mine").expect("written");
    }
    let known = |had| if had { known() } else { Replaceable::Nothing };
    let part = |name: &str, had, is_made| JournalEntry {
        name: name.to_owned(),
        known: known(had),
        is_made,
    };
    let parts = vec![
        part("r", case.had, true),
        part("r.internal", case.had_companion, case.makes_companion),
    ];
    LEFT.set(killed_after);
    let moved = work.exchange(parts);
    if LEFT.get() != Some(0) {
        work.discard().expect("removed");
    }
    moved
}

/// Puts everything right, as the next run would, and is killed after some changes.
fn recover(folder: &Path, killed_after: Option<usize>) {
    LEFT.set(killed_after);
    for work in WorkFolder::all(folder, Some("r")) {
        drop(work.recover());
    }
}

/// Both names belong to one build, whole, and nothing else is left.
fn check(folder: &Path, case: Case, at: &str) {
    LEFT.set(None);
    let (main, companion) = (of(&folder.join("r")), of(&folder.join("r.internal")));
    let old = (case.had.then_some("old"), case.had_companion.then_some("old"));
    let new = (Some("new"), case.makes_companion.then_some("new"));
    let is = (main.as_deref(), companion.as_deref());
    assert!(is == old || is == new && !case.is_strange, "{case:?} {at}: {is:?}");
    if case.is_strange {
        assert!(folder.join("r/mine.txt").exists(), "{case:?} {at}");
    }
    let left = fs::read_dir(folder).expect("listed").count();
    let named = usize::from(is.0.is_some()) + usize::from(is.1.is_some());
    assert_eq!(left, named, "{case:?} {at}");
}

/// While nobody has put anything right yet: the old build or the new one, and never a
/// companion of the other.
fn check_before(folder: &Path, case: Case, at: &str) {
    let (main, companion) = (of(&folder.join("r")), of(&folder.join("r.internal")));
    if case.had && !WITHOUT_EXCHANGE.get() {
        assert!(main.is_some(), "{case:?} {at}: there is no report");
    }
    if case.had && main.is_some() && companion.is_some() {
        assert_eq!(main, companion, "{case:?} {at}");
    }
}

fn everywhere() {
    for case in cases() {
        let mut changes = 0;
        loop {
            let mut again = 0;
            loop {
                let folder = tempfile::tempdir().expect("a folder");
                let at = format!("killed after {changes}, then after {again}");
                drop(begin(folder.path(), case, Some(changes)));
                let was_killed = LEFT.get() == Some(0);
                check_before(folder.path(), case, &at);
                recover(folder.path(), Some(again));
                let again_killed = LEFT.get() == Some(0);
                check_before(folder.path(), case, &at);
                recover(folder.path(), None);
                check(folder.path(), case, &at);
                if !was_killed || !again_killed {
                    break;
                }
                again += 1;
            }
            let folder = tempfile::tempdir().expect("a folder");
            drop(begin(folder.path(), case, Some(changes)));
            if LEFT.get() != Some(0) {
                break;
            }
            changes += 1;
        }
        assert!(changes > 2, "{case:?}: only {changes} changes");
    }
}

#[test]
fn a_kill_at_any_change_leaves_one_build() {
    WITHOUT_EXCHANGE.set(false);
    everywhere();
}

#[test]
fn a_kill_at_any_change_leaves_one_build_where_names_cannot_be_exchanged() {
    WITHOUT_EXCHANGE.set(true);
    everywhere();
}

#[test]
fn what_came_in_between_is_put_back() {
    for without_exchange in [false, true] {
        WITHOUT_EXCHANGE.set(without_exchange);
        let case = Case {
            had: true,
            had_companion: true,
            makes_companion: true,
            is_strange: true,
        };
        let folder = tempfile::tempdir().expect("a folder");
        let moved = begin(folder.path(), case, None);
        assert!(matches!(moved, Err(Unmoved::Strange(0))), "{moved:?}");
        check(folder.path(), case, "not killed");
    }
}

#[test]
fn a_journal_that_leads_elsewhere_is_not_followed() {
    for name in ["../x", "..", ".", "", "a/b", "a\\\\b"] {
        let folder = tempfile::tempdir().expect("a folder");
        let work = WorkFolder::begin(folder.path(), "r").expect("a working folder");
        let part = r#"{"name": "NAME", "known": "nothing", "is_made": true}"#;
        let part = part.replace("NAME", name);
        let journal = format!(r#"{{"parts": [{part}]}}"#);
        fs::write(work.path().join(JOURNAL), journal).expect("written");
        assert!(work.recover().is_err(), "{name}");
        assert!(work.path().join(JOURNAL).exists(), "{name}");
    }
}

#[test]
fn a_folder_without_the_mark_is_not_removed() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(".r.baslinje-work-mine");
    lay_out(&path, "mine");
    recover(folder.path(), None);
    assert_eq!(of(&path).as_deref(), Some("mine"));
}

#[test]
fn a_working_folder_tells_its_name() {
    let name = WorkFolder::name_of(".rapport-2017.baslinje-work-a1B2c3");
    assert_eq!(name, Some("rapport-2017"));
    assert_eq!(WorkFolder::name_of("rapport-2017"), None);
    assert_eq!(WorkFolder::name_of(".rapport-2017"), None);
}
