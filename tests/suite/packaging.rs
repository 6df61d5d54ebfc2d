//! What is packed for those who do not compile: the scripts, the workflows and the manifest say
//! the same. `packaging/check` tries the packages themselves.

use crate::examples::committed;

/// The lines of a file that begin with this word, without it.
fn lines_of(file: &str, word: &str) -> Vec<String> {
    let text = committed(file);
    let lines = text.lines().map(|line| line.trim_start().trim_start_matches("- "));
    let lines = lines.filter_map(|line| line.strip_prefix(word));
    lines.map(|line| line.trim().to_owned()).collect()
}

#[test]
fn actions_are_those_that_were_looked_at() {
    let files = ["ci", "release"].map(|name| format!(".github/workflows/{name}.yml"));
    let used = files.iter().flat_map(|file| lines_of(file, "uses:")).collect::<Vec<_>>();
    assert!(!used.is_empty());
    for action in used {
        let (_, pinned) = action.split_once('@').expect("a version");
        let (commit, version) = pinned.split_once(" # v").expect("its name, for readers");
        let is_commit =
            commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit());
        assert!(is_commit, "{action}");
        assert!(version.split('.').all(|part| part.parse::<u32>().is_ok()), "{action}");
    }
}

#[test]
fn workflows_may_do_no_more_than_they_need() {
    for name in ["ci", "release"] {
        let text = committed(&format!(".github/workflows/{name}.yml"));
        let (head, _) = text.split_once("\njobs:").expect("jobs");
        assert!(head.contains("permissions:\n  contents: read"), "{name}: {head}");
        let checkouts = text.matches("actions/checkout@").count();
        let kept = text.matches("persist-credentials: false").count();
        assert_eq!(checkouts, kept, "{name}");
    }
}

#[test]
fn the_oldest_c_library_is_the_same_everywhere() {
    let built = lines_of("packaging/build", "glibc=");
    let [oldest] = built.as_slice() else { panic!("{built:?}") };
    assert!(committed("packaging/check").contains(&format!("= GLIBC_{oldest} ]")));
    assert!(committed("packaging/README.md").contains(&format!("glibc {oldest}")));
}

#[test]
fn what_the_wheel_says_of_itself_is_what_the_manifest_says() {
    let wheel = "packaging/python/pyproject.toml";
    for key in ["name = ", "license = ", "readme = "] {
        assert_eq!(lines_of(wheel, key).len(), 1, "{key}");
    }
    assert_eq!(lines_of(wheel, "license = "), lines_of("Cargo.toml", "license = "));
    assert_eq!(lines_of(wheel, "profile = "), ["\"dist\""]);
    assert!(committed("Cargo.toml").contains("\n[profile.dist]\n"));
}

#[test]
fn a_program_that_is_packed_unwinds() {
    // A foreign reader that panics must not end the program.
    assert!(!committed("Cargo.toml").contains("panic ="));
}
