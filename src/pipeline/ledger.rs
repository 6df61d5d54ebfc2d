//! The ledger of what earlier reports on the same answers have published: read before a
//! report is protected, and added to when it is archived.

use std::collections::BTreeMap;

use crate::analysis::{self, SaidRows};
use crate::archive::{Ledger, LedgerReport, LedgerSurvey, LedgerUnread};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Placed, Said, Source};
use crate::disclosure::{Misfit, PriorKnowledge, PublishedCount, QuestionsOfMeans};
use crate::file::{self, Digest, Inputs, ReadError};
use crate::manuscript::Report;
use crate::say;
use crate::survey::Survey;

/// A ledger as it is, and as it is once a report has been archived.
#[derive(Clone)]
pub struct LedgerUpdate {
    /// The file, from the project folder.
    pub name: String,
    /// What is in it.
    pub before: Vec<u8>,
    /// What will be.
    pub after: Vec<u8>,
}

/// A ledger that was read.
pub(super) struct Opened {
    name: Placed<String>,
    bytes: Vec<u8>,
    ledger: Ledger,
}

/// Reads the ledger of a report that has one; mistakes are told where the report names it.
pub(super) fn read(
    report: &Report,
    inputs: &mut Inputs,
    diagnostics: &mut Diagnostics,
) -> Option<Opened> {
    let name = report.disclosure.ledger.as_ref()?;
    let bytes = match inputs.read(&name.value) {
        Ok(bytes) => bytes,
        Err(error) => {
            let missing = matches!(error, ReadError::NotFound { .. });
            let begin = "if nothing has been published of these answers yet, make the file \
                         with `{}` in it: `baslinje archive` adds to it";
            let error = error.at(name);
            diagnostics.push(if missing { error.hint(begin) } else { error });
            return None;
        }
    };
    match Ledger::read(&bytes) {
        Ok(ledger) => Some(Opened { name: name.clone(), bytes, ledger }),
        Err(error) => {
            let source = Source::new(&name.value, String::from_utf8_lossy(&bytes));
            let (place, hint) = match &error {
                LedgerUnread::Form(_) => (
                    Place::file(&source),
                    "use the version of Baslinje that last added to it, or a later one",
                ),
                LedgerUnread::Damaged { line, column, .. } => (
                    Place::at(&source, (*line).max(1), (*column).max(1), 1),
                    "take it back from a backup, or from the archive of the last report",
                ),
            };
            let message =
                say!("the ledger cannot be read: {error}", error = error.said());
            diagnostics.push(Diagnostic::error(message).at(&place).hint(hint));
            None
        }
    }
}

impl Opened {
    /// By what it is known again.
    pub(super) fn known_by(&self) -> Digest {
        Digest::of(&(&self.name, &self.bytes))
    }

    /// Takes up what other reports have published about the answers of this one; warns of
    /// what does not hold by them.
    pub(super) fn learn(
        &self,
        report: &Report,
        surveys: &[Survey],
        known: &mut PriorKnowledge,
        diagnostics: &mut Diagnostics,
    ) {
        let all = &self.ledger.reports;
        let about = |one: &LedgerReport| !candidates(one, surveys).is_empty();
        if !all.is_empty() && !all.values().any(about) {
            self.warn_of_others(surveys, diagnostics);
        }
        for (name, published) in all.iter().filter(|(name, _)| **name != report.name) {
            let counts = published.counts.iter().map(PublishedCount::from);
            let counts = counts.collect::<Vec<_>>();
            // The answers that fit best are those that it was about.
            let fits = candidates(published, surveys).into_iter().map(|surveys| {
                let mut learned = PriorKnowledge::default();
                let own = of_surveys(&counts, &surveys);
                let mut misfit = learned.learn(name, &own, &surveys);
                misfit.unsaid.extend(changed(published, &surveys));
                for (then, survey) in &surveys {
                    let of = published.surveys.get(then).into_iter();
                    of.flat_map(|of| &of.means).for_each(|variable| {
                        learned.learn_means(name, survey, variable);
                    });
                }
                (learned, misfit)
            });
            let best = fits.min_by_key(|(_, misfit)| misfit.otherwise.len());
            let Some((learned, misfit)) = best else { continue };
            known.add(learned);
            self.warn(name, &misfit, diagnostics);
        }
    }

    fn warn_of_others(&self, surveys: &[Survey], diagnostics: &mut Diagnostics) {
        let reports = self.ledger.reports.values();
        let theirs = reports.flat_map(|report| report.surveys.values());
        let theirs = theirs.map(|survey| survey.data.as_str());
        let own = surveys.iter().map(|survey| survey.file.as_str());
        let message = say!(
            "no report in the ledger is about these answers: they are about {theirs}",
            theirs = listed(theirs)
        );
        let hint = say!("name the ledger of {own}, if there is one", own = listed(own));
        let place = &self.name.place;
        diagnostics.push(Diagnostic::warning(message).at(place).hint(hint));
    }

    fn warn(&self, report: &str, misfit: &Misfit, diagnostics: &mut Diagnostics) {
        if let Some(first) = misfit.otherwise.first() {
            let message = say!(
                "{count} of {all} counts that `{report}` has published are not what the \
                 answers give now, such as {first}",
                count = misfit.otherwise.len(),
                all = misfit.all,
                report,
                first = first.said()
            );
            let hint = say!(
                "take back the answers as they were; or, if they have been corrected, know \
                 that this report is not protected against those counts until `{report}` has \
                 been archived again",
                report
            );
            let place = &self.name.place;
            diagnostics.push(Diagnostic::warning(message).at(place).hint(hint));
        }
        if !misfit.unsaid.is_empty() {
            let reasons = Said::each_of(&misfit.unsaid);
            let message = say!(
                "what `{report}` has published cannot all be held against this report: \
                 {reasons}",
                report,
                reasons
            );
            let hint = say!(
                "take back the codebook as it was; or archive `{report}` again with the \
                 codebook of now",
                report
            );
            let place = &self.name.place;
            diagnostics.push(Diagnostic::warning(message).at(place).hint(hint));
        }
    }

    /// The ledger once a report has been archived that publishes these counts.
    pub(super) fn with(
        self,
        report: &Report,
        published: &[PublishedCount],
        means: &QuestionsOfMeans,
        surveys: &[Survey],
    ) -> Option<LedgerUpdate> {
        let name = file::normal(&self.name.value)?;
        let mut ledger = self.ledger;
        ledger.reports.insert(report.name.clone(), entry(published, means, surveys));
        Some(LedgerUpdate { name, before: self.bytes, after: ledger.to_json() })
    }
}

/// What a report publishes, with what its words mean.
fn entry(
    published: &[PublishedCount],
    means: &QuestionsOfMeans,
    surveys: &[Survey],
) -> LedgerReport {
    let mut of_surveys = BTreeMap::new();
    for survey in surveys {
        let key = survey.key();
        let rows = published.iter().flat_map(|count| &count.rows);
        let own = rows.filter(|rows| rows.survey == key).collect::<Vec<_>>();
        let named = own.iter().flat_map(|rows| rows.variables());
        let variables = named.filter_map(|name| {
            Some((name.clone(), analysis::meaning(&survey.codebook, name)?))
        });
        let variables = variables.collect();
        if !own.is_empty() {
            let data = survey.file.clone();
            let means = means.get(&key).cloned().unwrap_or_default();
            of_surveys.insert(key, LedgerSurvey { data, variables, means });
        }
    }
    let counts = published.iter().map(Into::into).collect();
    LedgerReport { surveys: of_surveys, counts }
}

/// The surveys of now that those of a report can be: of the same data file, or of one of that
/// name in an archive. Each way in which they can be is one.
fn candidates<'s>(
    published: &LedgerReport,
    surveys: &'s [Survey],
) -> Vec<BTreeMap<String, &'s Survey>> {
    let mut ways: Vec<BTreeMap<String, &Survey>> = vec![BTreeMap::new()];
    for (name, of) in &published.surveys {
        let is_it = |survey: &&Survey| {
            let enclosed = survey.file.strip_suffix(&of.data);
            !survey.is_without_answers()
                && (survey.file == of.data
                    || enclosed.is_some_and(|rest| rest.ends_with('/')))
        };
        let found = surveys.iter().filter(is_it).collect::<Vec<_>>();
        if found.is_empty() {
            continue;
        }
        let with = |way: &BTreeMap<String, &'s Survey>| {
            let way = way.clone();
            let found = found.clone();
            found.into_iter().map(move |survey| {
                let mut way = way.clone();
                way.insert(name.clone(), survey);
                way
            })
        };
        ways = ways.iter().flat_map(with).collect();
    }
    ways.retain(|way| !way.is_empty());
    ways
}

/// The counts that are about none but some surveys.
fn of_surveys<'c>(
    counts: &'c [PublishedCount],
    surveys: &BTreeMap<String, &Survey>,
) -> Vec<&'c PublishedCount> {
    let known = |rows: &SaidRows| surveys.contains_key(&rows.survey);
    counts.iter().filter(|count| count.rows.iter().all(known)).collect()
}

/// Variables that mean something else since a report was archived.
fn changed(published: &LedgerReport, surveys: &BTreeMap<String, &Survey>) -> Vec<Said> {
    let mut changed = Vec::new();
    for (name, survey) in surveys {
        let then = published.surveys.get(name).map(|survey| &survey.variables);
        for (variable, meaning) in then.into_iter().flatten() {
            let now = analysis::meaning(&survey.codebook, variable);
            if now.is_some_and(|now| now != *meaning) {
                changed.push(say!("`{variable}` has changed in the codebook", variable));
            }
        }
    }
    changed
}

fn listed<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let mut names = names.map(|name| format!("`{name}`")).collect::<Vec<_>>();
    names.sort();
    names.dedup();
    names.join(", ")
}
