//! What the answers tell, as it may be shown: computed from them, or read from what was
//! kept of them where they are not any longer.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::analysis::{self, Comparison, Computations, Expanded, Repeats, ResultRows};
use crate::archive::{KEPT, Kept, UnreadKept};
use crate::diagnostic::{
    Diagnostic, Diagnostics, Place, Placed, Severity, Soundness, Source, Warned,
};
use crate::disclosure::{
    self, Account, KeptReport, Protected, ProtectedNumber, ProtectedTable, Published,
    QualityAccount, ShownRows,
};
use crate::file::{Digest, Inputs, ReadError};
use crate::fingerprint::{SHORTEST_KEY, TooShort, WithoutKey};
use crate::manuscript::{
    Acceptance, Block, Chart, Manuscript, Policy, QualityContent, Subject, TableRequest,
};
use crate::project::{ManuscriptTexts, Project, ReportFiles};
use crate::review;
use crate::say;
use crate::survey::{self, AskedClasses, AskedComplete, Survey};

use super::keys::{self, Keys};
use super::ledger::{self, LedgerUpdate};
use super::{protection, waves};

/// What the answers tell.
pub(super) struct ProtectedReport {
    /// The manuscript with every `repeat` written out.
    pub(super) manuscript: Manuscript,
    /// The numbers of charts and tables.
    pub(super) tables: Vec<ProtectedTable>,
    /// The named numbers.
    pub(super) numbers: Vec<ProtectedNumber>,
    /// Tables and drawings on the quality of the surveys.
    pub(super) accounts: Vec<QualityAccount>,
    /// The rows of registers that are shown.
    pub(super) rows: Vec<ShownRows>,
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

/// What the author asks of the answers.
#[derive(Clone, Copy)]
pub(super) struct Question<'a> {
    pub(super) project: &'a Project,
    pub(super) manuscript: &'a Manuscript,
    /// The texts it was read from.
    pub(super) texts: &'a ManuscriptTexts,
    pub(super) without_key: WithoutKey,
    /// Whether there were mistakes in any of it.
    pub(super) before: Soundness,
}

/// Where something was kept in the place of a report's answers, which then are not read.
pub(super) fn kept_in(project: &Project, report: &ReportFiles) -> Warned<Whereabouts> {
    let name = format!("{}/{KEPT}", report.folder);
    Warned::first(|said| match project.inputs().read(&name) {
        Ok(bytes) => Whereabouts::Kept(name, bytes),
        Err(ReadError::NotFound { .. }) => Whereabouts::Here,
        Err(error) => {
            said.push(error.diagnostic());
            Whereabouts::Unknown
        }
    })
}

/// Where a report's answers are.
pub(super) enum Whereabouts {
    /// Here.
    Here,
    /// Elsewhere: here is only what was kept of them, in this file.
    Kept(String, Vec<u8>),
    /// What was kept of them cannot be read.
    Unknown,
}

/// The error that something needs answers which are not here, if they are not.
pub(super) fn missing(project: &Project, report: &ReportFiles) -> Option<Diagnostic> {
    let name = format!("{}/{KEPT}", report.folder);
    project.inputs().read(&name).ok()?;
    let message = say!("the answers of `{report}` are not here", report = &report.name);
    let hint =
        say!("do this where they are kept; here is only `{name}`, made of them", name);
    Some(Diagnostic::error(message).at(&Place::named(&name)).hint(hint))
}

/// The answers to what an author asks, and what they are protected by.
pub(super) struct Answers {
    pub(super) surveys: Vec<Survey>,
    /// What was read.
    pub(super) read: Inputs,
    kept: Vec<KeptReport>,
    key: Option<Vec<u8>>,
    ledger: Option<ledger::Opened>,
    keys: Keys,
    secret: BTreeSet<String>,
    microdata: BTreeSet<String>,
}

/// Reads the answers that are here, and what they are protected by.
pub(super) fn read(
    question: Question<'_>,
    memory: &mut survey::SurveyMemory,
) -> Warned<Answers> {
    let Question { project, manuscript, without_key, before, .. } = question;
    Warned::after(before, |said| {
        let mut read = project.inputs();
        let waves::Read { mut surveys, archives, kept } =
            waves::read(project, manuscript, memory, &mut read, said);
        survey::classify(&mut surveys, &histograms(manuscript), said);
        survey::complete(&mut surveys, &complete_cases(manuscript));
        let key = read_key(&manuscript.report.disclosure, &mut read, said);
        let mut secret = secret(manuscript, &surveys, &read);
        secret.extend(archives.keys().cloned());
        let mut microdata = confidential(manuscript, &surveys, &read);
        let real = archives.into_iter().filter(|it| it.1).map(|(name, _)| name);
        microdata.extend(real);
        let keys = keys::seal(&microdata, &mut surveys, without_key, &mut read, said);
        secret.extend(keys.files.iter().cloned());
        microdata.extend(keys.files.iter().cloned());
        let ledger = ledger::read(&manuscript.report, &mut read, said);
        Answers { surveys, read, kept, key, ledger, keys, secret, microdata }
    })
}

/// The classes that histograms ask for.
fn histograms(manuscript: &Manuscript) -> Vec<AskedClasses> {
    let report = &manuscript.report;
    let of = |chart: &Chart| {
        let TableRequest { classes, subject, of, .. } = &chart.request;
        let (Some(classes), Subject::Variable(variable), Some(of)) =
            (classes, subject, of)
        else {
            return None;
        };
        let view = report.views.iter().find(|view| view.name.value == of.value);
        let survey = view.map_or(of, |view| &view.survey);
        Some(AskedClasses {
            survey: survey.value.clone(),
            variable: variable.clone(),
            breaks: classes.breaks.clone(),
            language: report.language,
            protects: report.disclosure.protects(),
            place: classes.place.clone(),
        })
    };
    manuscript.charts().into_iter().filter_map(of).collect()
}

/// The questions of which only those are counted who answered them all.
fn complete_cases(manuscript: &Manuscript) -> Vec<AskedComplete> {
    let report = &manuscript.report;
    let asked = |of: &Placed<String>, all: &[Placed<String>]| {
        let view = report.views.iter().find(|view| view.name.value == of.value);
        let survey = view.map_or(of, |view| &view.survey);
        let variables = all.iter().map(|name| name.value.clone());
        let (survey, variables) = (survey.value.clone(), variables.collect::<Vec<_>>());
        (!variables.is_empty()).then_some(AskedComplete { survey, variables })
    };
    let requests = manuscript.requests().into_iter();
    let tables =
        requests.filter_map(|request| asked(request.of.as_ref()?, &request.complete));
    let correlated = manuscript.blocks().into_iter().filter_map(|block| {
        let Block::Quality(quality) = block else { return None };
        let QualityContent::Correlations(table) = &quality.content else { return None };
        asked(&table.of, &table.all_of())
    });
    tables.chain(correlated).collect()
}

/// What was counted, with what it was counted for.
pub(super) struct CountedAnswers {
    expanded: Expanded,
    computed: Computations,
    computed_by: Digest,
    /// The rows of registers that are shown.
    rows: Vec<ResultRows>,
}

/// Counts what is asked of the answers: what is written out is resolved, and what is resolved
/// and not remembered is counted.
pub(super) fn count(
    question: Question<'_>,
    surveys: &[Survey],
    memory: &mut analysis::CountMemory,
) -> Warned<CountedAnswers> {
    Warned::after(question.before, |said| {
        let expanded = analysis::expand(question.manuscript, surveys, said);
        let plan = analysis::resolve(&expanded, surveys, said);
        let mut computed = plan.compute(memory);
        said.extend(std::mem::take(&mut computed.in_vain));
        let rows = analysis::shown_rows(&expanded.manuscript, surveys, said);
        CountedAnswers { expanded, computed, computed_by: memory.known_by(), rows }
    })
}

/// Decides what of it may be shown; gives what it was asked for beside it.
pub(super) fn protect(
    counted: CountedAnswers,
    answers: &Answers,
    before: Soundness,
    memory: &mut protection::ProtectionMemory,
) -> Warned<(Expanded, Protected)> {
    let CountedAnswers { expanded, computed, computed_by, rows } = counted;
    let subject = protection::Unprotected {
        manuscript: &expanded.manuscript,
        surveys: &answers.surveys,
        computed,
        computed_by,
        key: answers.key.as_deref(),
        ledger: answers.ledger.as_ref(),
        before,
    };
    let Warned { mut value, said } = protection::protect(subject, memory);
    value.rows = disclosure::show(rows);
    Warned { value: (expanded, value), said }
}

/// What the answers tell: what was published of earlier measurements is put in its place, and
/// what follows from all of it is laid out. `found` is what was said before, of which the
/// report accepts some; `inputs` is what else was read.
pub(super) fn tell(
    expanded: Expanded,
    mut all: Protected,
    answers: Answers,
    texts: &ManuscriptTexts,
    inputs: &Inputs,
    found: &Diagnostics,
) -> Warned<(ProtectedReport, Vec<Survey>)> {
    let Expanded { mut manuscript, repeats, backgrounds } = expanded;
    let Answers { surveys, read, kept, ledger, keys, secret, microdata, .. } = answers;
    let published_now = std::mem::take(&mut all.published);
    let means = std::mem::take(&mut all.published_means);
    let ledger = ledger.and_then(|ledger| {
        ledger.with(&manuscript.report, &published_now, &means, &surveys)
    });
    let kept = kept.into_iter().map(|kept| Published::new(kept, &surveys));
    let published = kept.collect::<Vec<_>>();
    let mut said = Diagnostics::after(found.soundness());
    disclosure::put_in_published(&mut all, &published, &manuscript.report, &mut said);
    // What would only follow from that is not told.
    manuscript.whole &= said.count(Severity::Error) == 0;
    let accounts = disclosure::quality_accounts(&manuscript, &backgrounds, &mut all);
    let Protected { tables, numbers, comparisons, account, rows, .. } = all;

    let (withheld, mut asked_by): (BTreeMap<_, _>, BTreeMap<_, _>) =
        read.told().into_iter().partition(|(name, _)| secret.contains(name));
    let own = sources(texts).into_iter().map(|source| source.name.clone());
    asked_by.extend(
        own.filter_map(|name| inputs.touched().get_key_value(&name))
            .map(|(name, sha256)| (name.clone(), sha256.clone())),
    );
    let accepted = accepted(&manuscript.report.accepted, [found, &said]);
    let answers = OfAnswers {
        microdata,
        accepted,
        repeats,
        samples: surveys.iter().filter_map(sample).collect(),
        account,
        keys,
        withheld,
        asked_by,
        ledger,
    };
    let answers = Some(answers);
    let told = ProtectedReport {
        manuscript,
        tables,
        numbers,
        accounts,
        rows,
        comparisons,
        answers,
    };
    Warned { value: (told, surveys), said }
}

/// What was kept of the answers, if it answers what the texts ask for now.
pub(super) fn told_then(
    name: &str,
    kept: &[u8],
    question: Question<'_>,
    inputs: &mut Inputs,
) -> Warned<Option<ProtectedReport>> {
    Warned::after(question.before, |said| then(name, kept, question, inputs, said))
}

fn then(
    name: &str,
    kept: &[u8],
    Question { manuscript, texts, before, .. }: Question<'_>,
    inputs: &mut Inputs,
    diagnostics: &mut Diagnostics,
) -> Option<ProtectedReport> {
    let kept = match Kept::read(kept) {
        Ok(kept) => kept,
        Err(error) => {
            diagnostics
                .push(unread(&error, &Source::new(name, String::from_utf8_lossy(kept))));
            return None;
        }
    };
    for (text, then) in &kept.asked_by {
        match inputs.read(text) {
            Ok(_) if inputs.touched().get(text) == Some(then) => {}
            Ok(bytes) => {
                let source = Source::new(text, String::from_utf8_lossy(&bytes));
                let message =
                    say!("`{text}` has been changed since its numbers were kept", text);
                let hint = say!(
                    "take it back as it was; or, where the answers are, remove `{name}` and \
                     build the report from them",
                    name
                );
                let error = Diagnostic::error(message).at(&Place::file(&source));
                diagnostics.push(error.hint(hint));
            }
            Err(error) => {
                let hint =
                    say!("take it from the archive again, where `{name}` is from", name);
                let error = Diagnostic::error(error.said());
                diagnostics.push(error.at(&Place::named(name)).hint(hint));
            }
        }
    }
    if diagnostics.has_errors() && before == Soundness::Sound {
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
    let Kept { mut tables, mut numbers, mut accounts, mut rows, repeats, .. } = kept;
    disclosure::settle_places(
        &mut tables,
        &mut numbers,
        &mut accounts,
        &mut rows,
        &sources,
    );
    let manuscript = analysis::expand_again(manuscript, &repeats);
    let comparisons = Vec::new();
    Some(ProtectedReport {
        manuscript,
        tables,
        numbers,
        accounts,
        rows,
        comparisons,
        answers: None,
    })
}

/// Tells why what was kept cannot be read.
fn unread(error: &UnreadKept, source: &Arc<Source>) -> Diagnostic {
    let (line, hint) = match error {
        UnreadKept::Form { baslinje, .. } => (
            0,
            say!(
                "use Baslinje {baslinje}, or a later one that reads this form",
                baslinje
            ),
        ),
        UnreadKept::Damaged { line, .. } => {
            (*line, "take the file from another copy of the archive".into())
        }
    };
    let message = say!(
        "what was kept of the answers cannot be read: {error}",
        error = error.said()
    );
    let place = Place::at(source, line.max(1), 1, 0);
    Diagnostic::error(message).at(&place).hint(hint)
}

fn sources(texts: &ManuscriptTexts) -> Vec<&Arc<Source>> {
    let chapters = texts.chapters.iter().map(|chapter| &chapter.source);
    std::iter::once(&texts.report).chain(chapters).collect()
}

/// What was found so far and is accepted.
fn accepted(
    acceptances: &[Acceptance],
    said: [&Diagnostics; 2],
) -> Vec<(String, String)> {
    let mut all = Diagnostics::default();
    said.into_iter().for_each(|said| all.take_over(said.clone()));
    let found = all.sorted().into_iter();
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
        rows: &[ShownRows],
    ) -> Kept {
        let (about, form, baslinje) = Kept::head(rows);
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
            rows: rows.to_vec(),
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
        let message = TooShort.said();
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
    Some((survey.key(), survey.design.as_ref()?.summary().to_string()))
}
