//! Drafts: what marks one, and what keeps a report from being more than that.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::say;

use super::Manuscript;
use super::report::Report;
use super::status::ReportStatus;

impl Manuscript {
    /// Marks the report as a draft if it is one, or reports what keeps it from being more
    /// than that. One that is made a draft for once is held to no PDF standard.
    pub fn set_draft(&mut self, for_once: bool, diagnostics: &mut Diagnostics) {
        match self.report.status {
            _ if for_once => self.report.make_draft(),
            ReportStatus::Draft => self.report.mark_draft(),
            ReportStatus::Published => self.refuse_unconfirmed(diagnostics),
        }
    }

    /// Reports everything that was taken over from an earlier report and has not been
    /// confirmed.
    fn refuse_unconfirmed(&self, diagnostics: &mut Diagnostics) {
        let earlier = self.report.follows.as_ref();
        let earlier = earlier.map_or_else(
            || say!("an earlier report"),
            |name| say!("`{value}`", value = &name.value),
        );
        for place in self.chapters.iter().flat_map(|chapter| &chapter.unconfirmed) {
            let message = say!(
                "this was taken over from {earlier} and is not confirmed",
                earlier = &earlier
            );
            let hint = "read it against the new results; where it holds, write \
                        `status: confirmed` or remove the line, and rewrite it where not";
            diagnostics.push(Diagnostic::error(message).at(place).hint(hint));
        }
    }
}

impl Report {
    /// Marks the report as a draft, and holds it to no PDF standard.
    pub fn make_draft(&mut self) {
        self.status = ReportStatus::Draft;
        self.mark_draft();
        self.output.standards.clear();
        self.output.archive_copy = None;
    }

    /// Marks a draft as what it is: the notice says so.
    pub fn mark_draft(&mut self) {
        let draft = self.language.words().draft();
        let notice = self.notice.take();
        self.notice = Some(
            notice.map_or_else(|| draft.to_owned(), |notice| format!("{draft} {notice}")),
        );
    }
}
