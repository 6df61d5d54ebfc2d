//! Decides what may be shown, over all numbers of a report together. Nothing of it can be
//! decided for one chart alone: it is done again as soon as any chart, table or number is
//! another, or the policy, the ledger or the secret key, and not else.

use crate::analysis::{self, Computations, KeySums};
use crate::diagnostic::{Diagnostics, Place, Soundness, Warned};
use crate::disclosure::{self, PriorKnowledge, Protected, Undecided};
use crate::file::Digest;
use crate::manuscript::{Block, Manuscript};
use crate::memory::Effort;
use crate::survey::Survey;

use super::ledger;

/// What was decided in the run before.
#[derive(Default)]
pub(super) struct ProtectionMemory {
    decided: Option<Decided>,
    effort: Effort,
}

struct Decided {
    by: Digest,
    /// Where all of it was asked for then.
    places: Vec<Place>,
    protected: Warned<Protected>,
}

/// What is to be protected.
pub(super) struct Unprotected<'a> {
    /// What the author asked for, written out.
    pub(super) manuscript: &'a Manuscript,
    pub(super) surveys: &'a [Survey],
    pub(super) computed: Computations,
    /// By what all that was computed is known again.
    pub(super) computed_by: Digest,
    /// The secret key of the policy.
    pub(super) key: Option<&'a [u8]>,
    pub(super) ledger: Option<&'a ledger::Opened>,
    /// Whether there were mistakes in any of it.
    pub(super) before: Soundness,
}

impl ProtectionMemory {
    /// Whether the last run decided.
    pub(super) fn effort(&self) -> Effort {
        self.effort
    }

    /// What was decided before about the same, as it is asked for now.
    fn recall(
        &self,
        by: Digest,
        places: &[Place],
        Computations { tables, numbers, .. }: &Computations,
    ) -> Option<Warned<Protected>> {
        let decided = self.decided.as_ref().filter(|decided| decided.by == by)?;
        let Warned { value, said } = &decided.protected;
        let said = moved(said, &decided.places, places)?;
        Some(Warned { value: value.clone().asked_by(tables, numbers), said })
    }
}

/// Protects all numbers, unless the same has been decided before.
pub(super) fn protect(
    subject: Unprotected<'_>,
    memory: &mut ProtectionMemory,
) -> Warned<Protected> {
    let (by, places) = (subject.known_by(), subject.places());
    if let Some(known) = memory.recall(by, &places, &subject.computed) {
        memory.effort = Effort { made: 0, remembered: 1 };
        return known;
    }
    // What is published of earlier measurements stands at places of its own.
    let is_whole = subject.surveys.iter().all(|survey| !survey.is_without_answers());
    let protected = Warned::after(subject.before, |said| subject.decide(said));
    memory.effort = Effort { made: 1, remembered: 0 };
    let kept = is_whole.then(|| Decided { by, places, protected: protected.clone() });
    memory.decided = kept;
    protected
}

impl Unprotected<'_> {
    /// Everything that is decided by.
    fn known_by(&self) -> Digest {
        let report = &self.manuscript.report;
        let rows = self.manuscript.blocks().into_iter().filter_map(|block| match block {
            Block::Table(table) => Some(table.rows),
            _ => None,
        });
        // The advice names what an author would write.
        let advice =
            (self.manuscript.requests(), rows.collect::<Vec<_>>(), &report.accepted);
        let language = report.language;
        let ledger = self.ledger.map(ledger::Opened::known_by);
        let policy = (&report.name, &report.disclosure, language, ledger, self.key);
        Digest::of(&(self.computed_by, self.surveys, policy, advice, self.before))
    }

    /// Every place that something may be said about.
    fn places(&self) -> Vec<Place> {
        let Computations { tables, numbers, .. } = &self.computed;
        disclosure::places(tables, numbers, &self.manuscript.report.disclosure)
    }

    fn decide(self, said: &mut Diagnostics) -> Protected {
        let known = self.known(said);
        let Self { manuscript, surveys, computed, .. } = self;
        let report = &manuscript.report;
        let policy = &report.disclosure;
        let language = report.language;
        let Computations { tables, numbers, .. } = computed;
        let undecided = Undecided::new(&tables, &numbers, &known, policy);
        let all =
            disclosure::protect_all(tables, numbers, &known, policy, language, said);
        // A report with mistakes may lack what it means to have.
        if let Some(undecided) = undecided.filter(|_| !said.has_errors()) {
            let others = |table: &_| analysis::alternatives(manuscript, surveys, table);
            undecided.advise(&all, report, &others, said);
        }
        all
    }

    /// What is known besides what the report tells itself.
    fn known(&self, said: &mut Diagnostics) -> PriorKnowledge {
        let report = &self.manuscript.report;
        let Computations { tables, numbers, .. } = &self.computed;
        let sums = self.key.map(|key| KeySums::new(key, self.surveys, tables, numbers));
        let mut known = PriorKnowledge::only(sums.unwrap_or_default());
        if let Some(ledger) = self.ledger.filter(|_| report.disclosure.protects()) {
            ledger.learn(report, self.surveys, &mut known, said);
        }
        known
    }
}

/// What was said, about the places where the same stands now. Nothing, if that is not certain.
fn moved(said: &Diagnostics, then: &[Place], now: &[Place]) -> Option<Diagnostics> {
    let mut moved = Diagnostics::default();
    for diagnostic in said.sorted() {
        let mut diagnostic = diagnostic.clone();
        if let Some(place) = &diagnostic.place {
            let pairs = then.iter().zip(now).filter(|(then, _)| *then == place);
            let mut found = pairs.map(|(_, now)| now);
            let first = found.next()?;
            if then.len() != now.len() || found.any(|other| other != first) {
                return None;
            }
            diagnostic.place = Some(first.clone());
        }
        moved.push(diagnostic);
    }
    Some(moved)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Diagnostic, Source};

    #[test]
    fn what_was_said_moves_with_what_it_is_about() {
        let (old, new) = (Source::new("a", "1 2 3"), Source::new("a", "0 1 2 3"));
        let at = |source, start| Place::new(source, start, start + 1);
        let mut said = Diagnostics::default();
        said.push(Diagnostic::warning("b").at(&at(&old, 2)));
        said.push(Diagnostic::warning("of all"));
        let (then, now) = ([at(&old, 0), at(&old, 2)], [at(&new, 2), at(&new, 4)]);
        let told = moved(&said, &then, &now).expect("all is known");
        let told = told.sorted().into_iter().map(|one| one.place.clone());
        assert_eq!(told.collect::<Vec<_>>(), [Some(at(&new, 4)), None]);
        assert!(moved(&said, &then[..1], &now[..1]).is_none(), "it stands nowhere");
        let (then, now) = ([at(&old, 2), at(&old, 2)], [at(&new, 2), at(&new, 4)]);
        assert!(moved(&said, &then, &now).is_none(), "it could stand in two places");
    }
}
