//! Reading and writing files with the path in every error, and a record of what was read.

mod ahead;
mod destination;
mod digest;
mod elsewhere;
mod hashes;
mod known;
mod line_ends;
mod lock;
mod near;
mod read_error;
mod recovery;
mod refusal;
mod rename;
mod seal;
mod text;
mod unchanged;
mod unsaved;
mod workplace;
mod writing;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use crate::carried::Spare;
use crate::diagnostic::{Place, Source};
use crate::fingerprint::Fingerprint;
use crate::spelling;

use self::elsewhere::Lies;
use self::hashes::hexadecimal;
use self::text::UnreadText;

pub use self::destination::{Destination, NewContent, Remains, leads_out, write_secret};
pub use self::digest::Digest;
pub use self::elsewhere::{Elsewhere, FolderElsewhere};
pub use self::hashes::{keyed_number, sha256, sha256_bytes, sha512};
pub use self::known::{Replaceable, folders_in, read_plain, read_record, stranger_in};
pub use self::line_ends::{sha256_of_text, with_crlf, with_lf};
pub use self::read_error::ReadError;
pub use self::refusal::refusal;
pub use self::seal::{is_sealed, sealed};
pub use self::text::NotUtf8;
pub use self::unsaved::Unsaved;
pub use self::workplace::Workplace;
pub use self::writing::{Choice, WriteError};

/// The files a build reads: everything lies below one root and is remembered with its
/// sha256, in the order of the names.
#[derive(Clone, Debug)]
pub struct Inputs {
    root: PathBuf,
    touched: BTreeMap<String, String>,
    /// Which of them are not here, and not read.
    withheld: BTreeSet<String>,
    /// What is told of those that are confidential instead of their sha256.
    sealed: BTreeMap<String, String>,
    /// Those that are not written yet.
    made: BTreeMap<String, Vec<u8>>,
    /// Texts that stand otherwise in an editor than in their files.
    unsaved: Unsaved,
    archives: BTreeMap<String, Enclosed>,
    elsewhere: Elsewhere,
    /// Files that serve where the root has none.
    spare: Spare,
}

/// The files that lie in an archive, by their paths in it.
#[derive(Clone)]
struct Enclosed(Arc<BTreeMap<String, Vec<u8>>>);

impl fmt::Debug for Enclosed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // They may be answers.
        write!(formatter, "Enclosed({} files)", self.0.len())
    }
}

/// Where a file lies. A system may have taken the letters of its name apart, as macOS does,
/// where what an author writes is read with its letters put together.
fn as_spelled(root: &Path, name: &str) -> PathBuf {
    let path = root.join(name);
    if name.is_ascii() || path.exists() {
        return path;
    }
    let mut found = root.to_path_buf();
    for part in name.split('/') {
        let exact = found.join(part);
        let is_it = |path: &PathBuf| {
            let name = path.file_name().and_then(|name| name.to_str());
            name.is_some_and(|name| spelling::composed(name) == spelling::composed(part))
        };
        let listed = if exact.exists() { None } else { fs::read_dir(&found).ok() };
        let listed = listed.into_iter().flatten().flatten();
        found = listed.map(|one| one.path()).filter(is_it).min().unwrap_or(exact);
    }
    found
}

impl Inputs {
    /// Nothing read yet; names are relative to `root`.
    #[must_use]
    pub fn new(root: &Path) -> Self {
        Self {
            root: root.to_path_buf(),
            touched: BTreeMap::new(),
            withheld: BTreeSet::new(),
            sealed: BTreeMap::new(),
            made: BTreeMap::new(),
            unsaved: Unsaved::default(),
            archives: BTreeMap::new(),
            elsewhere: Elsewhere::default(),
            spare: Spare::default(),
        }
    }

    /// Reads also what serves where the root has no file.
    #[must_use]
    pub fn with_spare(self, spare: Spare) -> Self {
        Self { spare, ..self }
    }

    /// Which of the files read so far are not, or were not when this was made first, the
    /// root's own.
    #[must_use]
    pub fn spare_read(&self) -> Vec<&str> {
        let read = self.touched.keys().map(String::as_str);
        read.filter(|name| self.spare.has(name)).collect()
    }

    /// The folder that names are relative to.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Name and sha256 of every file read so far.
    #[must_use]
    pub fn touched(&self) -> &BTreeMap<String, String> {
        &self.touched
    }

    /// What may be told of every file read so far: the sha256, or of a confidential file what
    /// it was [sealed](Self::seal) with.
    #[must_use]
    pub fn told(&self) -> BTreeMap<String, String> {
        let told = |(name, sha256): (&String, &String)| {
            (name.clone(), self.sealed.get(name).unwrap_or(sha256).clone())
        };
        self.touched.iter().map(told).collect()
    }

    /// From now on nothing else is told of a file than this.
    pub fn seal(&mut self, name: &str, fingerprint: &Fingerprint) {
        self.sealed.insert(name.to_owned(), fingerprint.to_string());
    }

    /// Remembers a file that will be there, but is not written yet.
    pub fn make(&mut self, name: &str, content: &str) {
        self.touched.insert(name.to_owned(), sha256(content.as_bytes()));
        self.made.insert(name.to_owned(), content.as_bytes().to_vec());
    }

    /// Lets the files that lie in an archive be read as if the archive were a folder. They
    /// are part of it, so nothing but the archive is remembered, which has been read.
    pub fn enclose(&mut self, archive: &str, files: BTreeMap<String, Vec<u8>>) {
        self.archives.insert(archive.to_owned(), Enclosed(Arc::new(files)));
    }

    /// The file of the project that holds what is read under a name: the archive of what
    /// lies in one.
    #[must_use]
    pub fn holder<'n>(&self, name: &'n str) -> &'n str {
        self.enclosed(name).map_or(name, |(archive, _)| &name[..archive.len()])
    }

    /// The sha256 of a file that was read, which of a confidential file is not to be told.
    #[must_use]
    pub fn sha256_of(&self, name: &str) -> Option<String> {
        match self.enclosed(name) {
            Some((archive, files)) => {
                files.0.get(&name[archive.len() + 1..]).map(|bytes| sha256(bytes))
            }
            None => self.touched.get(name).cloned(),
        }
    }

    /// The archive that a name leads into.
    fn enclosed(&self, name: &str) -> Option<(&String, &Enclosed)> {
        let below = |archive: &str| name.strip_prefix(archive)?.strip_prefix('/');
        self.archives.iter().find(|(archive, _)| below(archive).is_some())
    }

    /// Reads a file and remembers it.
    ///
    /// # Errors
    ///
    /// If the path leads out of the root or the archive it begins in, also through a link,
    /// or cannot be read.
    pub fn read(&mut self, name: &str) -> Result<Vec<u8>, ReadError> {
        if let Some((archive, files)) = self.enclosed(name) {
            let outside = || ReadError::Outside { name: name.into() };
            let inside = normal(&name[archive.len() + 1..]).ok_or_else(outside)?;
            let archive = archive.clone();
            let none = || ReadError::NotEnclosed { archive, name: inside.clone() };
            return files.0.get(&inside).cloned().ok_or_else(none);
        }
        let name =
            normal(name).ok_or_else(|| ReadError::Outside { name: name.into() })?;
        if let Some(bytes) = self.made.get(&name) {
            return Ok(bytes.clone());
        }
        if let Some(text) = self.unsaved.get(&name) {
            let bytes = text.as_bytes().to_vec();
            let sha256 = sha256(&bytes);
            return Ok(self.note(name, bytes, sha256));
        }
        if let Some(file) = self.spare.get(&name) {
            let refused = |source| ReadError::Refused { name: name.clone(), source };
            let bytes = file.read().map_err(refused)?.into_owned();
            let sha256 = sha256(&bytes);
            return Ok(self.note(name, bytes, sha256));
        }
        let Lies { root, inner, elsewhere } = self.lies(&name);
        let path = as_spelled(root, inner);
        let refused = |source: io::Error| match source.kind() {
            io::ErrorKind::NotFound => {
                let near = near::near(root, inner).filter(|_| elsewhere.is_none());
                let project = elsewhere.is_none().then(|| root.to_path_buf());
                ReadError::NotFound { name: self.shown(&name), near, project }
            }
            _ => ReadError::Refused { name: self.shown(&name), source },
        };
        let real = fs::canonicalize(&path).map_err(refused)?;
        let root = fs::canonicalize(root).map_err(refused)?;
        if !real.starts_with(&root) {
            return Err(ReadError::LinkOutside { name: self.shown(&name) });
        }
        // Reading from a pipe would wait for ever.
        if let Some(what) = what_else(&fs::metadata(&real).map_err(refused)?) {
            return Err(ReadError::NoFile { name: self.shown(&name), what });
        }
        let (bytes, sha256) = read_and_hash(&real, PIECE).map_err(refused)?;
        Ok(self.note(name, bytes, sha256))
    }

    /// Remembers a file that has been read, and gives what is to be made of it.
    fn note(&mut self, name: String, mut bytes: Vec<u8>, mut sha256: String) -> Vec<u8> {
        // The same text is the same file, however its lines end.
        if let Some(plain) = line_ends::of_text(&name, &bytes) {
            sha256 = self::sha256(&plain);
            if !line_ends::is_data(&name) {
                bytes = plain;
            }
        }
        self.touched.insert(name, sha256);
        bytes
    }

    /// Reads a UTF-8 text, without its byte order mark, and remembers it.
    ///
    /// # Errors
    ///
    /// As [`read`](Self::read), and if the file is not UTF-8.
    pub fn read_text(&mut self, name: &str) -> Result<Arc<Source>, ReadError> {
        let bytes = self.read(name)?;
        as_text(self.shown(name), bytes)
    }

    /// Everything that was read, once more.
    ///
    /// # Errors
    ///
    /// If a file cannot be read any longer, or is another one by now.
    pub fn contents(&self) -> Result<BTreeMap<String, Vec<u8>>, ReadError> {
        let mut again = Self::new(&self.root)
            .with_elsewhere(Arc::clone(&self.elsewhere))
            .with_unsaved(Arc::clone(&self.unsaved))
            .with_spare(self.spare.clone());
        let one = |(name, sha): (&String, &String)| {
            if let Some(bytes) = self.made.get(name) {
                return Ok((name.clone(), bytes.clone()));
            }
            let bytes = again.read(name)?;
            if again.sha256_of(name).as_ref() == Some(sha) {
                Ok((name.clone(), bytes))
            } else {
                Err(ReadError::Changed { name: name.clone() })
            }
        };
        let here = self.touched.iter().filter(|(name, _)| !self.withheld.contains(*name));
        here.map(one).collect()
    }

    /// Remembers files that are not here any longer, by the sha256 they had: something that
    /// was made of them is read in their place.
    pub fn withhold(&mut self, files: &BTreeMap<String, String>) {
        self.touched.extend(files.clone());
        self.withheld.extend(files.keys().cloned());
    }

    /// Takes over what another reader has read.
    pub fn remember(&mut self, other: &Self) {
        self.touched.extend(other.touched.clone());
        self.withheld.extend(other.withheld.iter().cloned());
        self.sealed.extend(other.sealed.clone());
        self.made.extend(other.made.clone());
    }
}

/// What something is that is neither a file nor a folder.
#[must_use]
pub fn what_else(metadata: &fs::Metadata) -> Option<&'static str> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        let kind = metadata.file_type();
        if kind.is_fifo() {
            return Some("a pipe");
        }
        if kind.is_socket() {
            return Some("a socket");
        }
        if kind.is_block_device() || kind.is_char_device() {
            return Some("a device");
        }
    }
    let is_known = metadata.is_file() || metadata.is_dir();
    (!is_known).then_some("something else")
}

/// How many bytes of a file are read at a time.
const PIECE: usize = 1 << 22;

/// Reads a file in pieces, and hashes each while the next is read.
fn read_and_hash(path: &Path, size: usize) -> io::Result<(Vec<u8>, String)> {
    #[expect(clippy::disallowed_methods, reason = "this is where files are read")]
    let mut file = fs::File::open(path)?;
    let length = usize::try_from(file.metadata()?.len()).map_err(io::Error::other)?;
    let mut bytes = vec![0; length];
    let (mut hash, mut known) = (Sha256::new(), 0);
    let mut before: &[u8] = &[];
    for piece in bytes.chunks_mut(size) {
        let (read, ()) = rayon::join(|| fill(&mut file, piece), || hash.update(before));
        let (read, wanted) = (read?, piece.len());
        known += read;
        before = &piece[..read];
        if read < wanted {
            break;
        }
    }
    hash.update(before);
    // The file may have been cut or added to meanwhile.
    bytes.truncate(known);
    file.read_to_end(&mut bytes)?;
    hash.update(&bytes[known..]);
    Ok((bytes, hexadecimal(&hash.finalize())))
}

/// Reads until there is no space or nothing left; tells how much was read.
fn fill(file: &mut fs::File, space: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < space.len() {
        match file.read(&mut space[filled..]) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

/// A path without `.` and `..`, with forward slashes; `None` if it leaves its root.
#[must_use]
pub fn normal(name: &str) -> Option<String> {
    let mut parts = Vec::new();
    for component in Path::new(name).components() {
        match component {
            Component::Normal(part) => parts.push(part.to_str()?),
            Component::CurDir => {}
            Component::ParentDir => {
                parts.pop()?;
            }
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    (!parts.is_empty()).then(|| parts.join("/"))
}

/// The path of a file that is named relative to a folder; a path from the root of the disk
/// stays one, so that [`Inputs::read`] refuses it.
#[must_use]
pub fn beside(folder: &str, name: &str) -> String {
    if folder.is_empty() || Path::new(name).has_root() {
        name.to_owned()
    } else {
        format!("{folder}/{name}")
    }
}

/// Reads a file that belongs to no project.
///
/// # Errors
///
/// If there is none, or it cannot be read.
pub fn read_file(path: &Path) -> Result<Vec<u8>, ReadError> {
    let name = || path.display().to_string();
    if let Some(what) = fs::metadata(path).ok().as_ref().and_then(what_else) {
        return Err(ReadError::NoFile { name: name(), what });
    }
    #[expect(clippy::disallowed_methods, reason = "this is where files are read")]
    let bytes = fs::read(path);
    bytes.map_err(|source| match source.kind() {
        io::ErrorKind::NotFound => {
            ReadError::NotFound { name: name(), near: None, project: None }
        }
        _ => ReadError::Refused { name: name(), source },
    })
}

/// Reads a text that belongs to no project.
///
/// # Errors
///
/// If there is none, it cannot be read, or it is no UTF-8.
pub fn read_text_file(path: &Path) -> Result<Arc<Source>, ReadError> {
    as_text(path.display().to_string(), read_file(path)?)
}

/// What was read of a file, as a text.
fn as_text(name: String, bytes: Vec<u8>) -> Result<Arc<Source>, ReadError> {
    match text::decoded(bytes) {
        // Windows line ends would shift every column of the source map.
        Ok(text) => Ok(Source::new(name, text.replace("\r\n", "\n"))),
        Err(UnreadText { what, shown, at }) => {
            let source = Source::new(name, shown);
            let length = match what {
                NotUtf8::Letter => 1,
                NotUtf8::Utf16 | NotUtf8::Document => 0,
            };
            let place = Place::new(&source, at, at + length);
            Err(ReadError::NotUtf8 { place, what })
        }
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests lay out folders and look into them")]
mod tests {
    use super::*;

    #[test]
    fn paths_that_leave_the_root_are_refused() {
        assert_eq!(normal("a/./b/../c").as_deref(), Some("a/c"));
        for outside in ["../a", "a/../../b", "/etc/passwd", ""] {
            assert_eq!(normal(outside), None, "{outside}");
        }
    }

    #[test]
    fn a_name_is_found_also_where_its_letters_are_taken_apart() {
        let place = tempfile::tempdir().expect("a folder");
        let folder = place.path().join("va\u{30a}r");
        fs::create_dir(&folder).expect("a folder");
        fs::write(folder.join("ko\u{308}n.csv"), b"1").expect("written");
        let mut inputs = Inputs::new(place.path());
        assert_eq!(inputs.read("v\u{e5}r/k\u{f6}n.csv").expect("a file"), b"1");
        assert!(inputs.read("v\u{e5}r/kon.csv").is_err());
        assert!(inputs.touched().contains_key("v\u{e5}r/k\u{f6}n.csv"));
    }

    #[test]
    fn a_file_is_the_same_in_pieces_of_any_size() {
        let place = tempfile::tempdir().expect("a folder");
        let path = place.path().join("svar.csv");
        for bytes in [b"".as_slice(), b"a;b\n1;2\n"] {
            fs::write(&path, bytes).expect("written");
            for size in 1..=bytes.len() + 1 {
                let read = read_and_hash(&path, size).expect("read");
                assert_eq!(read, (bytes.to_vec(), sha256(bytes)), "{size}");
            }
        }
    }

    #[test]
    fn what_lies_in_an_archive_cannot_lead_out_of_it() {
        let place = tempfile::tempdir().expect("a folder");
        fs::write(place.path().join("r.zip"), b"zip").expect("written");
        fs::write(place.path().join("a.csv"), b"outside").expect("written");
        let mut inputs = Inputs::new(place.path());
        inputs.read("r.zip").expect("the archive");
        let files = BTreeMap::from([("data/a.csv".to_owned(), b"1".to_vec())]);
        inputs.enclose("r.zip", files);
        assert_eq!(inputs.read("r.zip/data/x/../a.csv").expect("a file"), b"1");
        assert_eq!(inputs.holder("r.zip/data/a.csv"), "r.zip");
        assert_eq!(inputs.sha256_of("r.zip/data/a.csv"), Some(sha256(b"1")));
        for name in ["r.zip/../a.csv", "r.zip/data/../../a.csv", "r.zip//a.csv"] {
            let error = inputs.read(name).expect_err("outside").to_string();
            assert_eq!(error, format!("the path `{name}` leaves the project"));
        }
        let error = inputs.read("r.zip/a.csv").expect_err("not there").to_string();
        assert_eq!(error, "`r.zip` holds no file `a.csv`");
        assert_eq!(inputs.touched().keys().collect::<Vec<_>>(), ["r.zip"]);
        assert!(!format!("{inputs:?}").contains("[49]"), "{inputs:?}");
    }

    #[test]
    fn a_file_that_is_not_utf8_names_the_line() {
        let place = tempfile::tempdir().expect("a folder");
        fs::write(place.path().join("a.yaml"), b"a: 1\nb: \xe5\n").expect("written");
        let error = Inputs::new(place.path()).read_text("a.yaml").expect_err("not UTF-8");
        let diagnostic = error.diagnostic();
        assert_eq!(diagnostic.message, "this letter is not saved in UTF-8");
        assert_eq!(diagnostic.place.expect("a place").to_string(), "a.yaml:2:4");
    }
}
