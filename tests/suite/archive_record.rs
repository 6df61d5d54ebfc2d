//! What `verify` finds in an archive whose bag is valid: files that its own description does
//! not know, a letter that was changed; and what only a sha256 or a signature from elsewhere
//! can tell.

use insta::assert_snapshot;

use crate::archive::{files_of, packed, rebagged};
use crate::harness::{Outcome, ReportTest};

const ARCHIVE: &str = "build/r.zip";

fn archive() -> Vec<u8> {
    let outcome = ReportTest::new().run(&["archive", "r"]);
    assert_eq!(outcome.code(), Some(0), "{}", outcome.stderr);
    outcome.bytes(ARCHIVE)
}

/// `verify` of an archive with some of its files changed and every checksum of the bag
/// written anew.
fn verified(change: impl Fn(&mut archive::Files)) -> Outcome {
    let mut files = files_of(&archive());
    change(&mut files);
    ReportTest::empty().file("a.zip", rebagged(files)).run(&["verify", "a.zip"])
}

use baslinje::archive;

#[test]
fn the_sha256_of_an_archive_is_printed_with_what_it_is_for() {
    let outcome = ReportTest::new().run(&["archive", "r"]);
    let sha256 = baslinje::file::sha256(&outcome.bytes(ARCHIVE));
    assert_eq!(outcome.stdout.replace('\\', "/"), format!("{sha256}  {ARCHIVE}"));
    let said = outcome.stderr.lines().last().expect("a last line");
    assert_snapshot!(said, @"  note this sha256 somewhere else, such as in the register: it alone tells this archive from one whose every file and checksum was written anew");
    let outcome = outcome.into_test().run(&["verify", ARCHIVE]);
    assert_snapshot!(outcome.done().replace(&sha256, "SHA256"), @r"
    r: unchanged, 161 files
      sha256 SHA256
      whoever changes an archive can write every checksum in it anew: only its sha256 from elsewhere (`--sha256`) or a signature tells the difference
    ");
    assert!(outcome.written().is_empty());
    let outcome = outcome.into_test().run(&["verify", ARCHIVE, "--sha256", &sha256]);
    assert_snapshot!(outcome.done().replace(&sha256, "SHA256"), @"
    r: unchanged, 161 files
      sha256 SHA256
      this is the archive with the sha256 that was given
    ");
    let upper = sha256.to_uppercase();
    outcome.into_test().run(&["verify", ARCHIVE, "--sha256", &upper]).done();
}

#[test]
fn an_archive_that_was_written_anew_is_another_one_than_was_noted() {
    let noted = baslinje::file::sha256(&archive());
    let mut files = files_of(&archive());
    files.insert("r/data/extra.txt".to_owned(), b"x".to_vec());
    let bytes = rebagged(files);
    let sha256 = baslinje::file::sha256(&bytes);
    let outcome = ReportTest::empty()
        .file("a.zip", bytes)
        .run(&["verify", "a.zip", "--sha256", &noted]);
    assert_snapshot!(outcome.refused().replace(&sha256, "SHA256"), @r#"
        error: this is another archive than the one that was noted: its sha256 is SHA256
         |
         = hint: take another copy of the archive
        "#);
    let outcome = outcome.into_test().run(&["verify", "a.zip", "--sha256", "abc"]);
    assert_snapshot!(outcome.misused(), @r#"
        error: `--sha256` takes 64 digits from 0 to 9 and a to f
         |
         = hint: give the first word that `baslinje archive` printed
        "#);
    let outcome = ReportTest::new().run(&["verify", "r", "--sha256", &noted]);
    assert_snapshot!(outcome.misused(), @r#"
        error: `--sha256` and `--signature` are those of an archive
         |
         = hint: give the path of the archive instead of a report's name
        "#);
}

#[test]
fn a_file_that_the_archive_does_not_know_is_told() {
    let outcome = verified(|files| {
        files.insert("r/data/extra.txt".to_owned(), b"x".to_vec());
    });
    assert_eq!(outcome.code(), Some(1));
    assert_snapshot!(outcome.stdout, @"archive\tadded\tdata/extra.txt");
    assert_snapshot!(outcome.stderr, @r#"
        error: the archive does not know `data/extra.txt`, which is in it
         |
         = hint: the files were changed and the archive packed again: take another copy
        "#);
    for name in ["data/program/baslinje", "data/codebooks/x.xml", "installera.exe"] {
        let outcome = verified(|files| {
            files.insert(format!("r/{name}"), b"x".to_vec());
        });
        assert_eq!(outcome.stdout, format!("archive\tadded\t{name}"));
        assert_eq!(outcome.code(), Some(1));
    }
    // In the project or the report the record of the report tells.
    let outcome = verified(|files| {
        files.insert("r/data/project/data/mer.csv".to_owned(), b"x".to_vec());
    });
    assert_eq!(outcome.stdout, "data\tadded\tdata/mer.csv");
}

#[test]
fn a_file_that_is_not_as_the_archive_says_is_told() {
    for name in [
        "data/codebooks/panel.ddi.xml",
        "data/provenance.json",
        "data/report/manifest.json",
    ] {
        let outcome = verified(|files| {
            files.get_mut(&format!("r/{name}")).expect("a file").push(b' ');
        });
        assert_eq!(outcome.stdout, format!("archive\tchanged\t{name}"));
        assert_eq!(outcome.code(), Some(1));
    }
    let outcome = verified(|files| {
        files.remove("r/data/Cargo.lock");
    });
    assert_eq!(outcome.stdout, "archive\tmissing\tdata/Cargo.lock");
    assert_snapshot!(outcome.stderr, @r#"
        error: `data/Cargo.lock` is missing, which the archive names
         |
         = hint: the files were changed and the archive packed again: take another copy
        "#);
    let outcome = verified(|files| {
        files.remove("r/data/ro-crate-metadata.json");
    });
    assert_eq!(outcome.stdout, "archive\tmissing\tdata/ro-crate-metadata.json");
}

#[test]
fn a_changed_letter_is_told_even_where_its_checksums_were_written_anew() {
    let letter = "r/data/LÄS-MIG.txt";
    let change = |files: &mut archive::Files| {
        let text = String::from_utf8(files[letter].clone()).expect("UTF-8");
        let changed = text.replace("typst.app", "typst.example");
        assert_ne!(text, changed);
        files.insert(letter.to_owned(), changed.into_bytes());
    };
    let outcome = verified(change);
    assert_eq!(outcome.stdout, "archive\tchanged\tdata/LÄS-MIG.txt");
    assert_snapshot!(outcome.stderr, @r#"
        error: `data/LÄS-MIG.txt` is not what the archive says of it
         |
         = hint: the files were changed and the archive packed again: take another copy
        "#);
    // The description too was made to fit.
    let outcome = verified(|files| {
        let then = files[letter].clone();
        change(files);
        let (then, now) =
            (baslinje::file::sha256(&then), baslinje::file::sha256(&files[letter]));
        let name = "r/data/ro-crate-metadata.json";
        let text = String::from_utf8(files[name].clone()).expect("UTF-8");
        files.insert(name.to_owned(), text.replace(&then, &now).into_bytes());
    });
    assert_eq!(outcome.stdout, "archive\tchanged\tdata/LÄS-MIG.txt");
}

/// Made with minisign's own format of keys and signatures, of the text `test`.
const KEY: &str = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3";
const SIGNATURE: &str = "untrusted comment: signature from minisign secret key\n\
    RWQf6LRCGA9i59SLOFxz6NxvASXDJeRtuZykwQepbDEGt87ig1BNpWaVWuNrm73YiIiJbq71Wi+dP9eKL8OC351vwIasSSbXxwA=\n\
    trusted comment: timestamp:1555779966\tfile:test\n\
    QtKMXWyYcwdpZAlPF7tE2ENJkRd1ujvKjlj1m9RtHTBnZPa5WKU5uWRs5GoP5M/VqE81QFuMKI5k/SfNQUaOAA==\n";

#[test]
fn a_signature_of_another_file_or_key_is_told() {
    let verify = |key: &str, signature: &str| {
        ReportTest::empty()
            .file("a.zip", archive())
            .file("a.zip.minisig", signature)
            .file("minisign.pub", format!("untrusted comment: key\n{KEY}\n"))
            .run(&[
                "verify",
                "a.zip",
                "--signature",
                "a.zip.minisig",
                "--public-key",
                key,
            ])
    };
    assert_snapshot!(verify("minisign.pub", SIGNATURE).refused(), @r#"
        error: the signature is not one of this file
         |
         = hint: take another copy of the archive and its signature
        "#);
    let other = "RWQf6LRCGA9i5HmlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3";
    assert_snapshot!(verify(other, SIGNATURE).refused(), @r#"
        error: the signature was made with another key
         |
         = hint: ask who made the archive for their public key
        "#);
    assert_snapshot!(verify("nyckel", SIGNATURE).misused(), @r#"
        error: this is no public key of minisign
         |
         = hint: give the file `minisign.pub`, or the last line of it
        "#);
    assert_snapshot!(verify(KEY, "signatur").misused(), @r#"
        error: this is no signature of minisign
         |
         = hint: give the file `.minisig` that lies beside the archive
        "#);
    // What was signed is no archive, but it is what was signed.
    let outcome = ReportTest::empty().file("a.zip", "test").file("s", SIGNATURE).run(&[
        "verify",
        "a.zip",
        "--signature",
        "s",
        "--public-key",
        KEY,
    ]);
    assert!(outcome.refused().contains("this is no ZIP file"), "{}", outcome.stderr);
    let outcome = ReportTest::empty().file("a.zip", "x").run(&[
        "verify",
        "a.zip",
        "--signature",
        "s",
    ]);
    assert_eq!(outcome.code(), Some(2), "a signature needs a key");
}

/// Two files of one name in a ZIP file: which of them is unpacked depends on the programme.
#[test]
fn an_archive_with_one_name_twice_is_refused() {
    let mut files = files_of(&archive());
    files.insert("r/data/LÄS-MIH.txt".to_owned(), b"another letter".to_vec());
    let mut bytes = packed(&files);
    let (then, now) = ("LÄS-MIH.txt".as_bytes(), "LÄS-MIG.txt".as_bytes());
    for place in 0..bytes.len() - now.len() {
        if bytes[place..].starts_with(then) {
            bytes[place..place + now.len()].copy_from_slice(now);
        }
    }
    let outcome = ReportTest::empty().file("a.zip", bytes).run(&["verify", "a.zip"]);
    assert_snapshot!(outcome.refused(), @r#"
        error: `r/data/LÄS-MIG.txt` stands in the archive twice
         |
         = hint: give a file that `baslinje archive` made; nothing was unpacked
        "#);
    // The name in front of a file and the one in the list at the end.
    let mut bytes = archive();
    let place = bytes.windows(now.len()).position(|it| it == now).expect("a name");
    bytes[place..place + then.len()].copy_from_slice(then);
    let outcome = ReportTest::empty().file("a.zip", bytes).run(&["verify", "a.zip"]);
    assert_snapshot!(outcome.refused(), @r#"
        error: this is no ZIP file, or it is damaged: `r/data/LÄS-MIG.txt` has two names
         |
         = hint: give a file that `baslinje archive` made; nothing was unpacked
        "#);
}
