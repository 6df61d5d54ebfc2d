//! What went wrong, and where the author wrote it.
//!
//! Every value an author writes carries a [`Place`]. A room that finds mistakes pushes
//! [`Diagnostic`]s onto the [`Diagnostics`] it was handed and goes on, so that all
//! mistakes of a run are reported together.

mod harmless;
mod legend;
mod likeness;
mod listed;
mod place;
mod said;
mod source;
mod warned;

use std::collections::HashMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use crate::say;
use crate::spelling;
use crate::words;

use self::likeness::MANY_NAMES;

pub use self::harmless::harmless;
pub(crate) use self::likeness::{closest, nearly_the_same};
pub use self::place::{Place, Placed};
pub use self::said::{KnownForms, Said, SaidNumber, SaidPart, Say};
pub(crate) use self::source::CharCounts;
pub use self::source::Source;
pub use self::warned::{Soundness, Warned};

/// Whether the report can be built in spite of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The report cannot be built.
    Error,
    /// The report is built; the author should look.
    Warning,
}

/// What a check found, so that an author can accept it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The code of the check, such as `unreferenced`.
    pub check: &'static str,
    /// What it is about, such as `diagram:svar`.
    pub of: String,
}

impl Finding {
    /// How an author says that it may stand as it is.
    #[must_use]
    pub fn acceptance(&self) -> Said {
        let Self { check, of } = self;
        say!(
            "accept it in `report.yaml`: `accept: [{check: {check}, of: \"{of}\", reason: …}]`",
            check,
            of
        )
    }
}

/// One mistake or warning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Error or warning.
    pub severity: Severity,
    /// The check that found it, if it can be accepted.
    pub finding: Option<Finding>,
    /// What is wrong: lower case, no full stop, names in backticks.
    pub message: Said,
    /// Where, unless it concerns no file (a missing folder, a full disk).
    pub place: Option<Place>,
    /// What to do about it, each an imperative sentence without a full stop.
    pub hints: Vec<Said>,
}

impl Diagnostic {
    /// An error without a place.
    #[must_use]
    pub fn error(message: impl Into<Said>) -> Self {
        Self {
            severity: Severity::Error,
            finding: None,
            message: message.into(),
            place: None,
            hints: Vec::new(),
        }
    }

    /// A warning without a place.
    #[must_use]
    pub fn warning(message: impl Into<Said>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(message) }
    }

    /// The same with a place.
    #[must_use]
    pub fn at(mut self, place: &Place) -> Self {
        self.place = Some(place.clone());
        self
    }

    /// The same as a finding that an author can accept.
    #[must_use]
    pub fn finding(mut self, check: &'static str, of: impl Into<String>) -> Self {
        self.finding = Some(Finding { check, of: of.into() });
        self
    }

    /// The same with one more hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<Said>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// The same with a hint that shows in what two names differ that look the same.
    #[must_use]
    pub fn reveal(self, wrong: &str, meant: &str) -> Self {
        let [wrong, meant] = [wrong, meant].map(spelling::revealed);
        let legend = legend::legend(&[&wrong, &meant]);
        self.hint(say!(
            "it is written `{wrong}`, which only looks like `{meant}` ({legend})",
            wrong,
            meant,
            legend
        ))
    }

    /// The same with a "did you mean" hint if one of `candidates` is close to `wrong`, and
    /// otherwise a hint that lists them.
    #[must_use]
    pub fn suggest<'a>(
        self,
        wrong: &str,
        candidates: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let candidates = candidates.into_iter().collect::<Vec<_>>();
        let mut unseen = candidates.iter().take(MANY_NAMES);
        if let Some(meant) = unseen.find(|one| spelling::differ_unseen(one, wrong)) {
            return self.reveal(wrong, meant);
        }
        let inner = spelling::uncurled(wrong);
        if let Some(meant) = inner.filter(|inner| candidates.contains(inner)) {
            let hint =
                say!("write `{name}`, without the curly quotation marks", name = meant);
            return self.hint(hint);
        }
        if let Some(meant) = words::meant::among(wrong, candidates.iter().copied()) {
            let hint = say!(
                "did you mean `{name}`? keys and choices are in English",
                name = meant
            );
            return self.hint(hint);
        }
        if let Some(close) = closest(wrong, &candidates) {
            return self.hint(say!("did you mean `{name}`?", name = close));
        }
        match candidates.as_slice() {
            [] => self,
            [only] => self.hint(say!("use `{name}`, the only one there is", name = only)),
            many => {
                let shown = many
                    .iter()
                    .take(12)
                    .map(|name| format!("`{name}`"))
                    .collect::<Vec<_>>();
                let names = shown.join(", ");
                self.hint(match many.len() > 12 {
                    true => say!("choose one of {names}, …", names),
                    false => say!("choose one of {names}", names),
                })
            }
        }
    }
}

/// Everything that was found wrong in a run, in the order it was found.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    /// What was taken back is nothing.
    list: Vec<Option<Diagnostic>>,
    /// Where those of a [`fingerprint`] stand in the list.
    known: HashMap<u64, Vec<usize>>,
    errors: usize,
    warnings: usize,
    /// Whether there were mistakes before, which are told elsewhere.
    before: Soundness,
}

/// The same number for diagnostics that are the same.
fn fingerprint(diagnostic: &Diagnostic) -> u64 {
    let mut hasher = DefaultHasher::new();
    diagnostic.message.hash(&mut hasher);
    let place = diagnostic.place.as_ref();
    place.map(|place| (place.start(), place.end())).hash(&mut hasher);
    hasher.finish()
}

impl Diagnostics {
    /// Nothing yet, of a stage that goes by what was, or was not, without mistakes.
    #[must_use]
    pub fn after(before: Soundness) -> Self {
        Self { before, ..Self::default() }
    }

    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        if self.find(&diagnostic).is_none() {
            *self.counter(diagnostic.severity) += 1;
            let known = self.known.entry(fingerprint(&diagnostic)).or_default();
            known.push(self.list.len());
            self.list.push(Some(diagnostic));
        }
    }

    /// Where one stands in the list.
    fn find(&self, diagnostic: &Diagnostic) -> Option<usize> {
        let known = self.known.get(&fingerprint(diagnostic))?;
        let same = |index: &&usize| self.list[**index].as_ref() == Some(diagnostic);
        known.iter().find(same).copied()
    }

    fn counter(&mut self, severity: Severity) -> &mut usize {
        match severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
        }
    }

    /// Adds many.
    pub fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        for diagnostic in diagnostics {
            self.push(diagnostic);
        }
    }

    /// Adds what was found elsewhere, after what is known here.
    pub fn take_over(&mut self, found: Self) {
        self.extend(found.list.into_iter().flatten());
    }

    /// Takes one back, because something else turned out to be its cause.
    pub fn withdraw(&mut self, diagnostic: &Diagnostic) {
        if let Some(index) = self.find(diagnostic) {
            *self.counter(diagnostic.severity) -= 1;
            self.list[index] = None;
        }
    }

    /// Whether the report cannot be built.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.soundness() == Soundness::Mistaken
    }

    /// Whether there are mistakes, here or in what all this goes by.
    #[must_use]
    pub fn soundness(&self) -> Soundness {
        if self.errors > 0 { Soundness::Mistaken } else { self.before }
    }

    /// How many there are of one severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        match severity {
            Severity::Error => self.errors,
            Severity::Warning => self.warnings,
        }
    }

    /// All of them, by file and line, those without a place last.
    #[must_use]
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut list = self.list.iter().flatten().collect::<Vec<_>>();
        list.sort_by_key(|diagnostic| {
            let place = diagnostic.place.as_ref();
            let name = place.map(|place| place.source().name.as_str());
            (name.is_none(), name, place.map(Place::start))
        });
        list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_message_is_obeyed_by_a_terminal() {
        let label = "a\u{1b}[2J\u{9b}31m\u{202e}b\nerror: c\u{2066}\r\u{7}";
        let told = Diagnostic::error(format!("`{label}`")).hint(label);
        let plain = r"a\u{1b}[2J\u{9b}31m\u{202e}b\nerror: c\u{2066}\r\u{7}";
        assert_eq!(told.message, format!("`{plain}`"));
        assert_eq!(told.hints, [plain]);
        assert!(matches!(harmless("å – ”b” 日本 👩‍👧"), std::borrow::Cow::Borrowed(_)));
    }

    #[test]
    fn a_near_miss_is_suggested_and_a_far_one_is_listed() {
        let near = Diagnostic::error("x").suggest("lysnar", ["lyssnar", "vet"]);
        assert_eq!(near.hints, ["did you mean `lyssnar`?"]);
        let far = Diagnostic::error("x").suggest("zzzz", ["lyssnar", "vet"]);
        assert_eq!(far.hints, ["choose one of `lyssnar`, `vet`"]);
    }

    #[test]
    fn short_words_are_near_only_if_half_of_them_is_right() {
        let rows = Diagnostic::error("x").suggest("9", ["1", "2", "3"]);
        assert_eq!(rows.hints, ["choose one of `1`, `2`, `3`"]);
        let rows = Diagnostic::error("x").suggest("12", ["1", "2", "3"]);
        assert_eq!(rows.hints, ["choose one of `1`, `2`, `3`"]);
        let sign = Diagnostic::error("x").suggest(":", [";", ",", "tab"]);
        assert_eq!(sign.hints, ["choose one of `;`, `,`, `tab`"]);
        let language = Diagnostic::error("x").suggest("se", ["sv", "nb", "en"]);
        assert_eq!(language.hints, ["did you mean `sv`?"]);
        let wave = Diagnostic::error("x").suggest("2016", ["2014", "2017"]);
        assert_eq!(wave.hints, ["did you mean `2014`?"]);
    }
}
