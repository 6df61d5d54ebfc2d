//! Where pages and PDF are set, once somebody asks for them: beside the author's thread, which
//! goes on with the web page meanwhile.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use baslinje::diagnostic::Diagnostics;
use baslinje::live::{Notice, PageAnswer, PagesAnswer};
use baslinje::pipeline::{self, Prepared};
use baslinje::say;
use baslinje::typeset::{SetPages, Typesetter};

use crate::code_watch;
use crate::terminal::Terminal;

use super::board::{Board, PreparedVersion};

/// Where pages and PDF are set.
pub(crate) struct PagesDesk {
    /// What is watched while it sets, besides the report itself.
    name: String,
    terminal: Terminal,
    /// Whoever sets waits for the one before.
    setting: Mutex<LastSet>,
    /// The last pages, and those before them, which windows may still ask for.
    set: Mutex<[Option<Arc<SetPages>>; 2]>,
}

#[derive(Default)]
struct LastSet {
    typesetter: Option<Typesetter>,
    pages: Option<(Arc<Prepared>, PagesAnswer)>,
    pdf: Option<(Arc<Prepared>, Arc<Vec<u8>>)>,
}

impl LastSet {
    /// Who sets in the fonts of a report.
    fn typesetter(&mut self, prepared: &Prepared) -> &mut Typesetter {
        let known = self.typesetter.take().filter(|it| it.has(&prepared.fonts));
        let new = || Typesetter::new(Arc::clone(&prepared.fonts));
        self.typesetter.insert(known.unwrap_or_else(new))
    }
}

impl PagesDesk {
    pub(crate) fn new(name: &str, terminal: &Terminal) -> Self {
        let (name, terminal) = (format!("{name} as PDF"), terminal.clone());
        Self { name, terminal, setting: Mutex::default(), set: Mutex::default() }
    }

    fn set(&self) -> MutexGuard<'_, [Option<Arc<SetPages>>; 2]> {
        self.set.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The pages of the report that can be seen.
    pub(crate) fn pages(&self, board: &Board) -> PagesAnswer {
        let mut setting = self.setting.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(PreparedVersion { version, prepared }) = board.prepared() else {
            let problem = Some(self.terminal.told(&say!("there is nothing to show yet")));
            return PagesAnswer { version: 0, pages: None, problem };
        };
        if let Some((of, answer)) = &setting.pages
            && Arc::ptr_eq(of, &prepared)
        {
            return answer.clone();
        }
        let typesetter = setting.typesetter(&prepared);
        let pages =
            self.watched(|running| pipeline::pages_of(&prepared, typesetter, running));
        self.tell(board, version, &pages.said);
        let answer = match pages.value {
            Some(pages) => {
                let told = pages.all().into_iter().map(PageAnswer::from).collect();
                let mut set = self.set();
                let last = set[0].replace(Arc::new(pages));
                set[1] = last;
                PagesAnswer { version, pages: Some(told), problem: None }
            }
            None => {
                let words = say!("the pages could not be set");
                let problem = Some(self.terminal.told(&words));
                PagesAnswer { version, pages: None, problem }
            }
        };
        setting.pages = Some((prepared, answer.clone()));
        answer
    }

    /// A page that was set, as SVG.
    pub(crate) fn picture(&self, name: &str) -> Option<String> {
        let set = self.set().clone();
        set.iter().flatten().find_map(|pages| pages.picture(name))
    }

    /// The PDF of the report that can be seen; nothing, if there is none.
    pub(crate) fn pdf(&self, board: &Board) -> Option<Arc<Vec<u8>>> {
        let mut setting = self.setting.lock().unwrap_or_else(PoisonError::into_inner);
        let PreparedVersion { version, prepared } = board.prepared()?;
        if let Some((of, pdf)) = &setting.pdf
            && Arc::ptr_eq(of, &prepared)
        {
            return Some(Arc::clone(pdf));
        }
        let typesetter = setting.typesetter(&prepared);
        let pdf =
            self.watched(|running| pipeline::pdf_of(&prepared, typesetter, running));
        self.tell(board, version, &pdf.said);
        let pdf = Arc::new(pdf.value?);
        setting.pdf = Some((prepared, Arc::clone(&pdf)));
        Some(pdf)
    }

    /// Sets something, watched for code that does not end.
    fn watched<T>(
        &self,
        set: impl FnOnce(&(dyn Fn(Option<baslinje::watch::Work>) + Sync)) -> T,
    ) -> T {
        let watched = code_watch::report(&self.name);
        let result = set(&|work| code_watch::running(&self.name, work));
        drop(watched);
        result
    }

    /// Tells what was found: on the page, and what is wrong on the terminal too.
    fn tell(&self, board: &Board, version: u64, said: &Diagnostics) {
        if said.has_errors() {
            self.terminal.report(said);
        }
        let language = self.terminal.spoken();
        let told = |one| Notice::of(one, language);
        let notices = said.sorted().into_iter().map(told).collect();
        board.tell_of_pdf(version, notices);
    }
}
