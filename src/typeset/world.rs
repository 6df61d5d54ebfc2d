//! What Typst sees of the world: the generated files, our fonts and the report's date.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use rayon::prelude::*;
use typst::comemo::Track;
use typst::diag::{FileError, FileResult, SourceDiagnostic, SourceResult};
use typst::ecow::eco_vec;
use typst::engine::{Route, Sink, Traced};
use typst::foundations::{Bytes, Datetime, Duration, Value};
use typst::syntax::{FileId, RootedPath, Source, Span, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};
use typst_kit::datetime::Time;
use typst_kit::files::{FileLoader, FileStore};
use typst_kit::fonts::FontStore;

use crate::layout::TypstSource;
use crate::manuscript::Date;

use super::fonts::Fonts;

/// What Typst knows of itself. It is the same for every document, and large enough that to
/// make it anew would be felt.
static STANDARD: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    let features = [Feature::Html].into_iter().collect();
    LazyHash::new(Library::builder().with_features(features).build())
});

/// Whether Typst has a function, type or module of a name.
pub(super) fn is_command(name: &str) -> bool {
    let binding = STANDARD.global.scope().get(name);
    binding.is_some_and(|binding| {
        matches!(binding.read(), Value::Func(_) | Value::Type(_) | Value::Module(_))
    })
}

/// A world without a disk, a network or a clock.
pub(super) struct DocumentWorld {
    fonts: Arc<FontStore>,
    files: FileStore<Generated>,
    main: FileId,
    today: Time,
}

/// Loads generated files from memory.
struct Generated {
    files: BTreeMap<String, Bytes>,
}

impl FileLoader for Generated {
    fn load(&self, id: FileId) -> FileResult<Bytes> {
        if *id.get().root() != VirtualRoot::Project {
            return Err(FileError::AccessDenied);
        }
        let name = id.get().vpath().get_without_slash();
        self.files.get(name).cloned().ok_or_else(|| FileError::NotFound(name.into()))
    }
}

impl DocumentWorld {
    pub(super) fn new(source: &TypstSource, fonts: &Fonts, date: Date) -> Self {
        let mut files = source
            .files
            .iter()
            .map(|(name, bytes)| (name.clone(), Bytes::new(bytes.clone())))
            .collect::<BTreeMap<_, _>>();
        let texts = source.texts.iter();
        files.extend(
            texts.map(|(name, text)| (name.clone(), Bytes::from_string(text.clone()))),
        );
        Self::of_files(files, &source.name, fonts, date)
    }

    /// The same document as it is now; tells whether it has changed. To Typst, a file that has
    /// not is the same, and of one that has, what has not changed in it.
    pub(super) fn renew(&mut self, source: &TypstSource, date: Date) -> bool {
        let before = std::mem::take(&mut self.files.loader_mut().files);
        let same = |name: &str, bytes: &[u8]| {
            before.get(name).filter(|known| known.as_slice() == bytes).cloned()
        };
        let mut are_known = 0;
        let mut now = |name: &String, bytes: &[u8], new: &dyn Fn() -> Bytes| {
            let known = same(name, bytes);
            are_known += usize::from(known.is_some());
            (name.clone(), known.unwrap_or_else(new))
        };
        let files = source.files.iter();
        let files =
            files.map(|(name, bytes)| now(name, bytes, &|| Bytes::new(bytes.clone())));
        let mut files = files.collect::<BTreeMap<_, _>>();
        files.extend(source.texts.iter().map(|(name, text)| {
            now(name, text.as_bytes(), &|| Bytes::from_string(text.clone()))
        }));
        let has_changed = are_known < files.len() || files.len() < before.len();
        self.files.loader_mut().files = files;
        if has_changed {
            self.files.reset();
        }
        self.main = main_id(&source.name);
        self.today = today(date);
        has_changed
    }

    /// The same files with another text as the main one.
    pub(super) fn with_main(&self, text: &str, fonts: &Fonts, date: Date) -> Self {
        let mut files = self.files.loader().files.clone();
        let name = Self::name(self.main);
        files.insert(name.clone(), Bytes::from_string(text.to_owned()));
        Self::of_files(files, &name, fonts, date)
    }

    pub(super) fn of_files(
        files: BTreeMap<String, Bytes>,
        main: &str,
        fonts: &Fonts,
        date: Date,
    ) -> Self {
        Self {
            fonts: fonts.store(),
            files: FileStore::new(Generated { files }),
            main: main_id(main),
            today: today(date),
        }
    }

    /// Runs the main file's code without setting what comes of it.
    pub(super) fn evaluate(&self, sink: &mut Sink) -> SourceResult<()> {
        let main = self.source(self.main).map_err(|error| {
            eco_vec![SourceDiagnostic::error(Span::detached(), error.to_string())]
        })?;
        self.run(&main, sink)
    }

    /// Runs the code of files that the main one includes, side by side: Typst remembers what
    /// comes of them. What is wrong with them is told by the main file.
    pub(super) fn run_ahead(&self, names: &[&str]) {
        names.par_iter().with_max_len(1).for_each(|name| {
            let Ok(path) = VirtualPath::new(name) else { return };
            let id = RootedPath::new(VirtualRoot::Project, path).intern();
            if let Ok(source) = self.source(id) {
                drop(self.run(&source, &mut Sink::new()));
            }
        });
    }

    fn run(&self, source: &Source, sink: &mut Sink) -> SourceResult<()> {
        let world: &dyn World = self;
        let traced = Traced::default();
        typst_eval::eval(
            world.track(),
            &STANDARD,
            traced.track(),
            sink.track_mut(),
            Route::default().track(),
            source,
        )?;
        Ok(())
    }

    /// The name of a file below the main file's folder.
    pub(super) fn name(id: FileId) -> String {
        id.get().vpath().get_without_slash().to_owned()
    }
}

fn main_id(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("a report's name is a file name");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

fn today(date: Date) -> Time {
    Time::fixed(datetime(date)).expect("a date without a time is a day")
}

/// A day of the calendar for Typst, at midnight.
pub(super) fn datetime(date: Date) -> Datetime {
    Datetime::from_ymd_hms(date.year, date.month, date.day, 0, 0, 0)
        .expect("a date of a manuscript is a day of the calendar")
}

impl World for DocumentWorld {
    fn library(&self) -> &LazyHash<Library> {
        &STANDARD
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.files.source(id)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.file(id)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }

    fn today(&self, offset: Option<Duration>) -> Option<Datetime> {
        self.today.today(offset)
    }
}
