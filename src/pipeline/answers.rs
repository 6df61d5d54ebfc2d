//! What the answers tell, as it may be shown: computed from them, or read from what was
//! kept of them where they are not any longer.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::analysis::{self, Comparison, KeySums, Repeats};
use crate::archive::{KEPT, Kept, Unread};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Severity, Source};
use crate::disclosure::{
    self, Account, Known, Protected, ProtectedNumber, ProtectedTable, QualityAccount,
    Undecided,
};
use crate::file::{Inputs, ReadError};
use crate::fingerprint::{SHORTEST_KEY, WithoutKey};
use crate::manuscript::{Acceptance, Manuscript, Policy};
use crate::project::{ManuscriptTexts, Project, ReportFiles};
use crate::review;
use crate::survey::Survey;

use super::keys::{self, Keys};
use super::ledger::{self, LedgerUpdate};
use super::{Progress, waves};

/// What the answers tell.
pub(super) struct Told {
    /// The manuscript with every `repeat` written out.
    pub(super) manuscript: Manuscript,
    /// The numbers of charts and tables.
    pub(super) tables: Vec<ProtectedTable>,
    /// The named numbers.
    pub(super) numbers: Vec<ProtectedNumber>,
    /// Tables and drawings on the quality of the surveys.
    pub(super) accounts: Vec<QualityAccount>,
    /// The figures that an earlier publication printed, beside those of now.
    pub(super) comparisons: Vec<Comparison>,
    /// What only the answers tell, if they are here.
    pub(super) answers: Option<OfAnswers>,
}

/// What is known of a report only where its answers are.
pub struct OfAnswers {
    /// What is hidden, and why; not to be published.
    pub account: Account,
    /// The data files and archives that hold answers of real persons, one by one, and the
    /// secret key that protects them.
    pub microdata: BTreeSet<String>,
    /// How the sample of each survey with a design was drawn and weighted, in a few words,
    /// and how many there are; not to be published.
    pub samples: Vec<(String, String)>,
    /// The secret keys that the answers are known by.
    pub keys: Keys,
    /// Every data file and secret key, with what is told of it.
    pub(super) withheld: BTreeMap<String, String>,
    /// The sha256 of every text that asks for something.
    asked_by: BTreeMap<String, String>,
    /// The ledger once the report has been archived, if it has one.
    pub(super) ledger: Option<LedgerUpdate>,
    repeats: Repeats,
    accepted: Vec<(String, String)>,
}

/// Finds out what the answers tell. They are read, unless something was kept in their place.
pub(super) fn tell(
    (project, report): (&Project, &ReportFiles),
    (manuscript, texts, without_key): (&Manuscript, &ManuscriptTexts, WithoutKey),
    inputs: &mut Inputs,
    progress: &(dyn Fn(Progress) + Sync),
    diagnostics: &mut Diagnostics,
) -> Option<Told> {
    let name = format!("{}/{KEPT}", report.folder);
    match Inputs::new(project.root()).read(&name) {
        Ok(kept) => told_then(&name, &kept, (manuscript, texts), inputs, diagnostics),
        Err(ReadError::NotFound { .. }) => {
            let own = (manuscript, texts, without_key);
            Some(told_now(project, own, inputs, progress, diagnostics))
        }
        Err(error) => {
            diagnostics.push(error.diagnostic());
            None
        }
    }
}

/// The error that something needs answers which are not here, if they are not.
pub(super) fn missing(project: &Project, report: &ReportFiles) -> Option<Diagnostic> {
    let name = format!("{}/{KEPT}", report.folder);
    Inputs::new(project.root()).read(&name).ok()?;
    let message = format!("the answers of `{}` are not here", report.name);
    let hint =
        format!("do this where they are kept; here is only `{name}`, made of them");
    Some(Diagnostic::error(message).at(&Place::named(&name)).hint(hint))
}

/// What the answers tell that are here.
fn told_now(
    project: &Project,
    (manuscript, texts, without_key): (&Manuscript, &ManuscriptTexts, WithoutKey),
    inputs: &mut Inputs,
    progress: &(dyn Fn(Progress) + Sync),
    diagnostics: &mut Diagnostics,
) -> Told {
    let mut read = Inputs::new(project.root());
    let waves::Read { mut surveys, archives, kept } =
        waves::read(project, manuscript, &mut read, diagnostics);
    let key = read_key(&manuscript.report.disclosure, &mut read, diagnostics);
    let mut secret = secret(manuscript, &surveys, &read);
    secret.extend(archives.keys().cloned());
    let mut microdata = confidential(manuscript, &surveys, &read);
    microdata.extend(archives.into_iter().filter(|it| it.1).map(|(name, _)| name));
    let keys = keys::seal(&microdata, &mut surveys, without_key, &mut read, diagnostics);
    secret.extend(keys.files.iter().cloned());
    microdata.extend(keys.files.iter().cloned());
    let ledger = ledger::read(&manuscript.report, &mut read, diagnostics);
    inputs.remember(&read);
    progress(Progress::Computing);
    let results = analysis::compute(manuscript, &surveys, diagnostics);
    let mut manuscript = results.manuscript;
    let policy = &manuscript.report.disclosure;
    let language = manuscript.report.language;
    let (tables, numbers) = (results.tables, results.numbers);
    let sums = key.map(|key| KeySums::new(&key, &surveys, &tables, &numbers));
    let mut known = Known::only(sums.unwrap_or_default());
    if let Some(ledger) = ledger.as_ref().filter(|_| policy.protects()) {
        ledger.learn(&manuscript.report, &surveys, &mut known, diagnostics);
    }
    let undecided = Undecided::new((&tables, &numbers), &known, policy);
    let mut all =
        disclosure::protect_all((tables, numbers), &known, policy, language, diagnostics);
    // A report with mistakes may lack what it means to have.
    if let Some(undecided) = undecided.filter(|_| !diagnostics.has_errors()) {
        let others = |table: &_| analysis::alternatives(&manuscript, &surveys, table);
        let words = (language, manuscript.report.accepted.as_slice());
        undecided.advise(&all, policy, words, &others, diagnostics);
    }
    let published_now = std::mem::take(&mut all.published);
    let means = std::mem::take(&mut all.published_means);
    let ledger = ledger.and_then(|ledger| {
        ledger.with(&manuscript.report, &published_now, &means, &surveys)
    });
    let kept = kept.into_iter().map(|kept| kept.published(&surveys));
    let published = kept.collect::<Vec<_>>();
    let found = diagnostics.count(Severity::Error);
    let report = &manuscript.report;
    disclosure::put_in_published(&mut all, &published, report, diagnostics);
    // What would only follow from that is not told.
    manuscript.whole &= diagnostics.count(Severity::Error) == found;
    let accounts =
        disclosure::quality_accounts(&manuscript, &results.backgrounds, &mut all);
    let Protected { tables, numbers, comparisons, account, .. } = all;

    let (withheld, mut asked_by): (BTreeMap<_, _>, BTreeMap<_, _>) =
        read.told().into_iter().partition(|(name, _)| secret.contains(name));
    let own = sources(texts).into_iter().map(|source| source.name.clone());
    asked_by.extend(
        own.filter_map(|name| inputs.touched().get_key_value(&name))
            .map(|(name, sha256)| (name.clone(), sha256.clone())),
    );
    let answers = OfAnswers {
        microdata,
        accepted: accepted(&manuscript.report.accepted, diagnostics),
        repeats: results.repeats,
        samples: surveys.iter().filter_map(sample).collect(),
        account,
        keys,
        withheld,
        asked_by,
        ledger,
    };
    let answers = Some(answers);
    Told { manuscript, tables, numbers, accounts, comparisons, answers }
}

/// What was kept of the answers, if it answers what the texts ask for now.
fn told_then(
    name: &str,
    kept: &[u8],
    (manuscript, texts): (&Manuscript, &ManuscriptTexts),
    inputs: &mut Inputs,
    diagnostics: &mut Diagnostics,
) -> Option<Told> {
    let kept = match Kept::read(kept) {
        Ok(kept) => kept,
        Err(error) => {
            diagnostics
                .push(unread(&error, &Source::new(name, String::from_utf8_lossy(kept))));
            return None;
        }
    };
    let before = diagnostics.has_errors();
    for (text, then) in &kept.asked_by {
        match inputs.read(text) {
            Ok(_) if inputs.touched().get(text) == Some(then) => {}
            Ok(bytes) => {
                let source = Source::new(text, String::from_utf8_lossy(&bytes));
                let message =
                    format!("`{text}` has been changed since its numbers were kept");
                let hint = format!(
                    "take it back as it was; or, where the answers are, remove `{name}` and \
                     build the report from them"
                );
                let error = Diagnostic::error(message).at(&Place::file(&source));
                diagnostics.push(error.hint(hint));
            }
            Err(error) => {
                let hint =
                    format!("take it from the archive again, where `{name}` is from");
                let error = Diagnostic::error(error.to_string());
                diagnostics.push(error.at(&Place::named(name)).hint(hint));
            }
        }
    }
    if diagnostics.has_errors() && !before {
        return None;
    }
    inputs.withhold(&kept.withheld);
    let sources = sources(texts).into_iter().cloned().collect::<Vec<_>>();
    for (check, of) in &kept.accepted {
        if let Some((code, _)) = review::CHECKS.iter().find(|(code, _)| code == check) {
            diagnostics
                .push(Diagnostic::warning("found in the answers").finding(code, of));
        }
    }
    let Kept { mut tables, mut numbers, mut accounts, repeats, .. } = kept;
    disclosure::settle_places((&mut tables, &mut numbers, &mut accounts), &sources);
    let manuscript = analysis::expand_again(manuscript, &repeats);
    let comparisons = Vec::new();
    Some(Told { manuscript, tables, numbers, accounts, comparisons, answers: None })
}

/// Tells why what was kept cannot be read.
fn unread(error: &Unread, source: &Arc<Source>) -> Diagnostic {
    let (line, hint) = match error {
        Unread::Form { baslinje, .. } => {
            (0, format!("use Baslinje {baslinje}, or a later one that reads this form"))
        }
        Unread::Damaged { line, .. } => {
            (*line, "take the file from another copy of the archive".to_owned())
        }
    };
    let message = format!("what was kept of the answers cannot be read: {error}");
    let place = Place::at(source, line.max(1), 1, 0);
    Diagnostic::error(message).at(&place).hint(hint)
}

fn sources((report, chapters): &ManuscriptTexts) -> Vec<&Arc<Source>> {
    let chapters = chapters.iter().map(|(_, source)| source);
    std::iter::once(report).chain(chapters).collect()
}

/// What was found so far and is accepted.
fn accepted(
    acceptances: &[Acceptance],
    diagnostics: &Diagnostics,
) -> Vec<(String, String)> {
    let found = diagnostics.sorted().into_iter();
    let found = found.filter_map(|diagnostic| diagnostic.finding.as_ref());
    let found = found.filter(|finding| {
        acceptances.iter().any(|one| {
            let of = one.of.as_ref();
            one.check.value == finding.check && of.is_none_or(|of| of.value == finding.of)
        })
    });
    found.map(|finding| (finding.check.to_owned(), finding.of.clone())).collect()
}

impl OfAnswers {
    /// What is kept of the answers where they may not be kept themselves.
    pub(super) fn keep(
        &self,
        tables: &[ProtectedTable],
        numbers: &[ProtectedNumber],
        accounts: &[QualityAccount],
    ) -> Kept {
        let (about, form, baslinje) = Kept::head();
        Kept {
            about,
            form,
            baslinje,
            asked_by: self.asked_by.clone(),
            withheld: self.withheld.clone(),
            accepted: self.accepted.clone(),
            repeats: self.repeats.clone(),
            tables: tables.to_vec(),
            numbers: numbers.to_vec(),
            accounts: accounts.to_vec(),
        }
    }
}

/// Reads the secret key of a policy that has one.
fn read_key(
    policy: &Policy,
    inputs: &mut Inputs,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<u8>> {
    let name = policy.key()?;
    let key = match inputs.read(&name.value) {
        Ok(key) => key.trim_ascii().to_vec(),
        Err(error) => {
            let hint = "make the file once, for example with `openssl rand -hex 32`, and \
                        keep it as secret as the answers";
            diagnostics.push(error.at(name).hint(hint));
            return None;
        }
    };
    if key.len() < SHORTEST_KEY {
        let message = format!("the secret key is shorter than {SHORTEST_KEY} characters");
        let hint =
            "make one that nobody can guess, for example with `openssl rand -hex 32`";
        diagnostics.push(Diagnostic::error(message).at(&name.place).hint(hint));
        return None;
    }
    Some(key)
}

/// Every data file, and the secret key.
fn secret(
    manuscript: &Manuscript,
    surveys: &[Survey],
    inputs: &Inputs,
) -> BTreeSet<String> {
    let files = surveys.iter().filter(|survey| !survey.is_without_answers());
    let files = files.map(|survey| inputs.holder(&survey.file).to_owned());
    let key = manuscript.report.disclosure.key();
    files.chain(key.and_then(|key| crate::file::normal(&key.value))).collect()
}

/// The data files that hold answers of real persons, and the secret key that protects them,
/// as paths from the project folder.
fn confidential(
    manuscript: &Manuscript,
    surveys: &[Survey],
    inputs: &Inputs,
) -> BTreeSet<String> {
    let real = surveys
        .iter()
        .filter(|survey| survey.codebook.is_confidential())
        .filter(|survey| !survey.is_without_answers());
    let files = real.map(|survey| inputs.holder(&survey.file).to_owned());
    let mut files = files.collect::<BTreeSet<_>>();
    if !files.is_empty() {
        let key = manuscript.report.disclosure.key();
        files.extend(key.and_then(|key| crate::file::normal(&key.value)));
    }
    files
}

/// What is told of a survey's sample, by the name that tells it apart.
fn sample(survey: &Survey) -> Option<(String, String)> {
    Some((survey.key(), survey.design.as_ref()?.summary()))
}
