//! Runs Tera over what an author wrote, with functions that quote the report's numbers.

mod changes;
mod marked;
mod memory;
mod quoted;
mod running;
mod settled;
mod wording;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use tera::{Context, Error, ErrorKind, Kwargs, State, Tera, TeraResult};

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Placed, Source};
use crate::disclosure::{Difference, Entry, Mark, ProtectedNumber, ProtectedTable};
use crate::limits;
use crate::manuscript::{Prose, Report};
use crate::markup::{plain, typst_markup, write_typst_markup};
use crate::watch::{Watch, Work, WorkKind};
use crate::words::Language;

use self::marked::{Argument, Call, Marked};
use self::memory::{AlsoQuoted, ProseRun, SettledWith, Unsettled};
use self::quoted::{Quoting, part};
use self::running::Stopped;
use self::settled::has_marks;
use self::wording::Wording;

use super::method::{self, METHODS};
use super::tera_error::{tera_report, tera_words};

pub use self::memory::ProseMemory;
pub use self::quoted::Quotation;
pub use self::settled::SettledProse;
pub(crate) use self::settled::{LINE_CLOSE, LINE_OPEN};
pub(super) use self::wording::Setting;

/// What an author may call in `{{ … }}`.
pub(super) const FUNCTIONS: [&str; 14] = [
    "n",
    "base",
    "percent",
    "mean",
    "value",
    "ci",
    "low",
    "high",
    "difference",
    "change",
    "change_ci",
    "claim",
    "method",
    SHOWN,
];

/// Whether a number may be shown, for conditions.
const SHOWN: &str = "shown";

/// A call that quotes what may not be shown, and what is to be said if it runs.
struct HiddenCall {
    /// The byte of the text at which its id begins.
    at: usize,
    warning: Diagnostic,
}

/// A heading, a caption, a description.
pub(super) struct PlainText {
    pub(super) text: String,
    /// The numbers that it quotes.
    pub(super) numbers: Vec<Quotation>,
}

/// Tera, prepared for prose.
pub(super) struct ProseRenderer<'w> {
    /// For Typst markup: what functions give is escaped.
    markup: Tera,
    /// For headings and captions, which are escaped later as a whole.
    plain: Tera,
    with: SettledWith,
    run: ProseRun,
    watch: Watch<'w>,
    /// What the texts have quoted so far.
    also_quoted: RefCell<AlsoQuoted>,
    /// What the text that runs quotes.
    quotes_now: RefCell<AlsoQuoted>,
    /// The calls in it that quote what may not be shown.
    hidden_now: RefCell<Vec<HiddenCall>>,
    /// The claims that the texts have made so far.
    claims: RefCell<BTreeSet<MadeClaim>>,
}

impl<'w> ProseRenderer<'w> {
    pub(super) fn new(
        numbers: &[ProtectedNumber],
        tables: &[ProtectedTable],
        report: &Report,
        watch: Watch<'w>,
        memory: &mut ProseMemory,
    ) -> Self {
        let unread = report.unread_numbers.clone();
        let asked = report.numbers.iter().map(|number| number.id.value.clone());
        let asked = asked.chain(unread.names.iter().cloned()).collect();
        let quoting = Quoting::new(numbers, report);
        let methods = METHODS.into_iter().filter_map(|about| {
            Some((about, method::sentence(about, report, (numbers, tables))?))
        });
        let methods: Arc<BTreeMap<&str, String>> = Arc::new(methods.collect());
        let prepare = |escape| {
            let mut tera = Tera::default();
            tera.set_escape_fn(escape);
            tera.register_function("range", running::range);
            let shown = quoting.clone();
            tera.register_function(SHOWN, move |arguments: Kwargs, _: &State<'_>| {
                shown.is_shown(&arguments)
            });
            for name in FUNCTIONS.into_iter().filter(|name| *name != SHOWN) {
                let (quoting, methods) = (quoting.clone(), Arc::clone(&methods));
                tera.register_function(name, move |arguments: Kwargs, _: &State<'_>| {
                    answer(name, &quoting, &methods, &arguments)
                });
            }
            tera
        };
        let (markup, plain) = (prepare(write_typst_markup), prepare(plain));
        let number_words = report.number_words;
        let with = SettledWith { quoting, methods, number_words, asked, unread };
        let run = ProseRun::new(memory, &with);
        Self {
            markup,
            plain,
            with,
            run,
            watch,
            also_quoted: RefCell::default(),
            quotes_now: RefCell::default(),
            hidden_now: RefCell::default(),
            claims: RefCell::default(),
        }
    }

    /// Text as Typst markup; `bindings` are the categories of the repeats around. Gives
    /// nothing, and a diagnostic, if the template in it is wrong.
    pub(super) fn markup(
        &self,
        prose: &Prose,
        setting: Setting,
        bindings: &[(String, String)],
        diagnostics: &mut Diagnostics,
    ) -> Option<SettledProse> {
        let text = Unsettled { prose, setting, bindings, is_markup: true };
        self.settle(text, diagnostics)
    }

    /// Text without markup.
    pub(super) fn plain(
        &self,
        prose: &Prose,
        setting: Setting,
        bindings: &[(String, String)],
        diagnostics: &mut Diagnostics,
    ) -> Option<PlainText> {
        let text = Unsettled { prose, setting, bindings, is_markup: false };
        let settled = self.settle(text, diagnostics)?;
        let numbers = settled.numbers().iter().cloned();
        let numbers = numbers.map(|number| Quotation { at: None, ..number }).collect();
        Some(PlainText { text: fold(settled.text()), numbers })
    }

    /// Runs a text, unless what comes of it is remembered.
    fn settle(
        &self,
        text: Unsettled<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<SettledProse> {
        let before = diagnostics.soundness();
        if let Some(known) = self.run.recall(text, before) {
            self.take_up(text.prose, known.also_quoted);
            return Some(known.prose);
        }
        let mut said = Diagnostics::after(before);
        let settled = self
            .watch
            .during_if(expressions(text.prose), || self.run_text(text, &mut said));
        let quotes = self.quotes_now.take();
        if let (Some(settled), true) = (&settled, said.sorted().is_empty()) {
            self.run.keep(text, before, settled, &quotes);
        }
        self.take_up(text.prose, quotes);
        diagnostics.take_over(said);
        settled
    }

    /// Adds what a text also quotes to what all of them do.
    fn take_up(&self, prose: &Prose, mut quotes: AlsoQuoted) {
        let claims = std::mem::take(&mut quotes.claims).into_iter();
        self.claims.borrow_mut().extend(claims.map(|at| MadeClaim::new(prose, at)));
        self.also_quoted.borrow_mut().add(quotes);
    }

    fn run_text(
        &self,
        Unsettled { prose, setting, bindings, is_markup }: Unsettled<'_>,
        said: &mut Diagnostics,
    ) -> Option<SettledProse> {
        let (tera, escape): (_, fn(&str) -> String) = match is_markup {
            true => (&self.markup, typst_markup),
            false => (&self.plain, str::to_owned),
        };
        let rendering = self.render(tera, prose, bindings, said)?;
        let (language, limit) = (self.language(), self.with.number_words);
        let wording = Wording { setting, language, limit, escape };
        let quotes = self.with.quoting.take();
        for HiddenCall { at, warning } in self.hidden_now.take() {
            if quotes.hidden.contains(&at) {
                said.push(warning);
            }
        }
        self.quotes_now.borrow_mut().claims.extend(&quotes.claims);
        Some(wording.settle(rendering, quotes, said))
    }

    pub(super) fn language(&self) -> Language {
        self.with.quoting.language
    }

    /// Ends the run: gives what texts quote and claim.
    pub(super) fn end(self, memory: &mut ProseMemory) -> AllQuoted {
        let Self { run, with, also_quoted, claims, .. } = self;
        run.end(memory, with);
        let AlsoQuoted { differences, intervals, .. } = also_quoted.into_inner();
        let differences = differences
            .into_iter()
            .map(|((of, minus), difference)| QuotedDifference { of, minus, difference });
        let (differences, claims) = (differences.collect(), claims.into_inner());
        AllQuoted { differences, intervals, claims }
    }

    fn render(
        &self,
        tera: &Tera,
        prose: &Prose,
        bindings: &[(String, String)],
        diagnostics: &mut Diagnostics,
    ) -> Option<SettledProse> {
        if has_marks(&prose.text) {
            let message = "the text has a character from Unicode's private use area";
            let hint = "remove it; no font has it";
            diagnostics.push(Diagnostic::error(message).at(&prose.place).hint(hint));
            return None;
        }
        if !is_template(&prose.text) {
            return Some(SettledProse::unchanged(prose));
        }
        let marked = Marked::new(&prose.text);
        self.hidden_now.borrow_mut().clear();
        if !self.check(&marked, prose, diagnostics) {
            return None;
        }
        let mut context = Context::new();
        for (name, label) in bindings {
            context.insert(name.clone(), label);
        }
        drop(self.with.quoting.take());
        match running::run(tera, &marked.text, &context) {
            Ok(text) => return Some(SettledProse::new(prose, &text)),
            Err(Stopped::Wrong(error)) => {
                diagnostics.push(explain(&error, &marked, prose));
            }
            Err(stopped) => diagnostics.push(stopped.told(&prose.place)),
        }
        None
    }

    /// Reports every call that cannot be answered: an unknown function, an id without
    /// quotes, a number that does not exist, has no such part or may not be shown.
    fn check(
        &self,
        marked: &Marked,
        prose: &Prose,
        diagnostics: &mut Diagnostics,
    ) -> bool {
        let mut good = true;
        for call in &marked.calls {
            let (function, id, more) = match call {
                Call::Quoting { function: "claim", id, more } => {
                    good &= self.check_claim(prose, id, more, diagnostics);
                    continue;
                }
                Call::Quoting { function: "difference", id, more } => {
                    good &= self.check_difference(prose, id, more, diagnostics);
                    continue;
                }
                Call::Quoting { function: "method", id, .. } => {
                    good &= self.check_method(prose, id, diagnostics);
                    continue;
                }
                Call::Quoting {
                    function: function @ ("change" | "change_ci"),
                    id,
                    more,
                } => {
                    let call = (*function, id, more.as_slice());
                    good &= self.check_change(prose, call, diagnostics);
                    continue;
                }
                Call::Quoting { function: SHOWN, id, more } => {
                    good &= self.check_condition(prose, id, more, diagnostics);
                    continue;
                }
                Call::Quoting { function, id, more } => (*function, id, more),
                unfit => {
                    diagnostics.extend(misread(unfit, prose));
                    good = false;
                    continue;
                }
            };
            let at = id.start;
            let Some((id, number)) = self.quoted_number(prose, id, more, diagnostics)
            else {
                good = false;
                continue;
            };
            if matches!(function, "ci" | "low" | "high") {
                let mut quotes = self.quotes_now.borrow_mut();
                quotes.intervals.insert(number.id.value.clone());
            }
            match part(function, number, self.language()) {
                // Where there are mistakes, it may be hidden because of one of them.
                Some(Entry::Hidden(_)) if diagnostics.has_errors() => {}
                Some(Entry::Hidden(mark)) => self.hides(at, &id, mark),
                Some(Entry::Shown { .. }) => {}
                None => {
                    diagnostics.push(no_such_part(function, &id.value, &id.place));
                    good = false;
                }
            }
        }
        good
    }

    /// Reports a condition on a number or part that does not exist.
    fn check_condition(
        &self,
        prose: &Prose,
        id: &Range<usize>,
        more: &[Argument],
        diagnostics: &mut Diagnostics,
    ) -> bool {
        let Some((id, number)) = self.quoted_number(prose, id, more, diagnostics) else {
            return false;
        };
        let is_part = |argument: &&Argument| {
            argument.name.as_ref().is_some_and(|name| &prose.text[name.clone()] == "part")
        };
        let Some(Argument { value, .. }) = more.iter().find(is_part) else { return true };
        let function = &prose.text[value.clone()];
        let is_there = part(function, number, self.language()).is_some();
        if !is_there {
            let place = prose.place_of_bytes(value);
            diagnostics.push(no_such_part(function, &id.value, &place));
        }
        is_there
    }

    /// The id of a call and its number, in the measurement that the call names; what does not
    /// exist is reported.
    fn quoted_number(
        &self,
        prose: &Prose,
        id: &Range<usize>,
        more: &[Argument],
        diagnostics: &mut Diagnostics,
    ) -> Option<(Placed<String>, &ProtectedNumber)> {
        let place = prose.place_of_bytes(id);
        let id = Placed::new(prose.text[id.clone()].to_owned(), place);
        let number = self.in_wave(&id, (prose, more), diagnostics)?;
        Some((id, number))
    }

    /// Remembers that a call whose id begins at a byte of the text quotes what may not be
    /// shown. It is told only if the call runs, and not where a condition passes over it.
    pub(super) fn hides(&self, at: usize, id: &Placed<String>, mark: Mark) {
        let warning = not_shown(id, mark);
        self.hidden_now.borrow_mut().push(HiddenCall { at, warning });
    }

    /// The number of an id; one that was never asked for is reported.
    pub(super) fn number(
        &self,
        id: &Placed<String>,
        diagnostics: &mut Diagnostics,
    ) -> Option<&ProtectedNumber> {
        let number = self.with.quoting.numbers.get(&id.value);
        if number.is_none()
            && !self.with.asked.contains(&id.value)
            && !self.with.unread.all
        {
            let error = Diagnostic::error(format!("there is no number `{}`", id.value));
            let names = self.with.asked.iter().map(String::as_str);
            diagnostics.push(error.at(&id.place).suggest(&id.value, names));
        }
        number
    }

    /// Reports a difference that cannot be computed, and remembers one that can.
    fn check_difference(
        &self,
        prose: &Prose,
        id: &Range<usize>,
        more: &[Argument],
        diagnostics: &mut Diagnostics,
    ) -> bool {
        let placed = |range: &Range<usize>| {
            let place = prose.place_of_bytes(range);
            Placed::new(prose.text[range.clone()].to_owned(), place)
        };
        let one = placed(id);
        let is_other = |argument: &&Argument| match &argument.name {
            None => true,
            Some(name) => &prose.text[name.clone()] == "minus",
        };
        let Some(other) = more.iter().find(is_other).map(|other| placed(&other.value))
        else {
            let message = format!("there is no number to subtract from `{}`", one.value);
            let hint = format!("name it: `difference(\"{}\", \"…\")`", one.value);
            diagnostics.push(Diagnostic::error(message).at(&one.place).hint(hint));
            return false;
        };
        let known = self.number(&one, diagnostics).is_some()
            & self.number(&other, diagnostics).is_some();
        if !known {
            return false;
        }
        let Some(difference) = self.with.quoting.difference(&one.value, &other.value)
        else {
            let message = format!(
                "`{}` and `{}` are not of one kind, and have no difference",
                one.value, other.value
            );
            let hint = "take two shares, two counts, or two statistics of one kind";
            diagnostics.push(Diagnostic::error(message).at(&other.place).hint(hint));
            return false;
        };
        if let Entry::Hidden(mark) = difference.entry
            && !diagnostics.has_errors()
        {
            self.hides(id.start, &one, mark);
        }
        let mut quotes = self.quotes_now.borrow_mut();
        quotes.differences.insert((one.value, other.value), difference);
        true
    }

    /// Reports a sentence on method that does not exist.
    fn check_method(
        &self,
        prose: &Prose,
        id: &Range<usize>,
        diagnostics: &mut Diagnostics,
    ) -> bool {
        let about = &prose.text[id.clone()];
        if self.with.methods.contains_key(about) {
            return true;
        }
        // Where there are mistakes, what it is about may be missing because of them.
        if METHODS.contains(&about) && diagnostics.has_errors() {
            return false;
        }
        let place = prose.place_of_bytes(id);
        diagnostics.push(if METHODS.contains(&about) {
            let (message, hint) = match about {
                "tests" => ("no chart or table compares groups", "ask for `compare`"),
                "change" => ("no change since an earlier wave is tested", "show one"),
                _ => ("no number of the report is weighted", "write `weights: on`"),
            };
            let hint = format!("leave the sentence out, or {hint}");
            Diagnostic::error(message).at(&place).hint(hint)
        } else {
            let error = Diagnostic::error(format!("there is no sentence on `{about}`"));
            error.at(&place).suggest(about, METHODS)
        });
        false
    }

    /// Reports a claim about a number that does not exist, and one that says nothing.
    /// Whether it holds is for the review.
    fn check_claim(
        &self,
        prose: &Prose,
        id: &Range<usize>,
        more: &[Argument],
        diagnostics: &mut Diagnostics,
    ) -> bool {
        let claim = WrittenClaim::new(prose, id, more);
        let mut good = self.number(&claim.id, diagnostics).is_some();
        if let Some(than) = &claim.than {
            good &= self.number(than, diagnostics).is_some();
        }
        if let (Some(wave), true) = (&claim.wave, good) {
            good &= self.earlier("n", &claim.id, Some(wave), diagnostics).is_some();
        }
        if claim.words.is_none() {
            let id = &claim.id;
            let message = format!("the claim about `{}` says nothing", id.value);
            let hint = format!("write it after the id: `claim(\"{}\", \"…\")`", id.value);
            diagnostics.push(Diagnostic::error(message).at(&id.place).hint(hint));
        }
        good && claim.words.is_some()
    }
}

/// What all texts quote besides the numbers that stand in them.
pub(super) struct AllQuoted {
    pub(super) differences: Vec<QuotedDifference>,
    /// Ids of the numbers whose intervals they quote.
    pub(super) intervals: BTreeSet<String>,
    pub(super) claims: BTreeSet<MadeClaim>,
}

/// A `claim(…)` that a text makes, and does not pass over because of a condition.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MadeClaim {
    file: String,
    /// Where the text begins, in bytes.
    text: usize,
    /// The byte of the text at which the id begins.
    at: usize,
}

impl MadeClaim {
    fn new(prose: &Prose, at: usize) -> Self {
        let place = &prose.place;
        Self { file: place.source().name.clone(), text: place.start(), at }
    }
}

/// A `claim(…)` as it stands in a text.
#[derive(Clone, Debug)]
pub struct WrittenClaim {
    /// By what it is known where it is made.
    pub made_as: MadeClaim,
    /// The number it is about.
    pub id: Placed<String>,
    /// What it says of it, as it is printed.
    pub words: Option<Placed<String>>,
    /// The number it is compared with.
    pub than: Option<Placed<String>>,
    /// Which parts of the two are compared.
    pub compare: Option<Placed<String>>,
    /// The earlier measurement that a change is counted from.
    pub wave: Option<Placed<String>>,
}

impl WrittenClaim {
    fn new(prose: &Prose, id: &Range<usize>, more: &[Argument]) -> Self {
        let placed = |range: &Range<usize>| {
            let place = prose.place_of_bytes(range);
            Placed::new(prose.text[range.clone()].to_owned(), place)
        };
        let named = |wanted: &str| {
            let named = |argument: &&Argument| {
                let name = argument.name.clone();
                name.is_some_and(|name| &prose.text[name] == wanted)
            };
            more.iter().find(named).map(|argument| placed(&argument.value))
        };
        let second = more.first().filter(|argument| argument.name.is_none());
        let second = second.map(|argument| placed(&argument.value));
        Self {
            made_as: MadeClaim::new(prose, id.start),
            id: placed(id),
            words: second.or_else(|| named("words")),
            than: named("than"),
            compare: named("compare"),
            wave: named("wave"),
        }
    }
}

/// The claims in a text.
#[must_use]
pub fn claims(prose: &Prose) -> Vec<WrittenClaim> {
    if !prose.text.contains("claim") || !is_template(&prose.text) {
        return Vec::new();
    }
    let marked = Marked::new(&prose.text);
    let calls = marked.calls.iter();
    let claims = calls.filter_map(|call| match call {
        Call::Quoting { function: "claim", id, more } => {
            Some(WrittenClaim::new(prose, id, more))
        }
        _ => None,
    });
    claims.collect()
}

/// A difference that a text quotes.
#[derive(Clone, Debug)]
pub struct QuotedDifference {
    /// The id of the number.
    pub of: String,
    /// The id of the one that is subtracted.
    pub minus: String,
    /// Their difference.
    pub difference: Difference,
}

fn no_such_part(function: &str, id: &str, place: &Place) -> Diagnostic {
    let hint = if matches!(function, "ci" | "low" | "high") {
        "only shares and means have intervals, and only where each row is somebody else"
    } else {
        "use `n`, `base` and `percent` for shares and counts, `mean` or `value` for statistics"
    };
    let message = format!("`{id}` has no `{function}`");
    Diagnostic::error(message).at(place).hint(hint)
}

fn not_shown(id: &Placed<String>, mark: Mark) -> Diagnostic {
    let message = format!(
        "the text quotes `{}`, which may not be shown and comes out as `{}`",
        id.value,
        mark.sign()
    );
    let hint = "write the sentence without the number";
    Diagnostic::warning(message).at(&id.place).hint(hint)
}

/// Spaces and line breaks of a folded caption become one space; no-break spaces stay.
fn fold(text: &str) -> String {
    let breaks = |c: char| matches!(c, ' ' | '\n' | '\t' | '\r');
    text.split(breaks).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The `{{ … }}` and `{% … %}` of a text as a piece of work, with the line to look at if it
/// does not end: the first loop.
pub(super) fn expressions(prose: &Prose) -> Option<Work> {
    let text = prose.text.as_str();
    let at = first_loop(text).or_else(|| text.find("{%")).or_else(|| text.find("{{"))?;
    let end = text[at..].find('}').map_or(text.len(), |end| at + end + 1);
    let place = prose.place_of_bytes(&(at..end));
    Some(Work { kind: WorkKind::Expressions, place })
}

/// Where the first `{% for … %}` of a text begins.
pub(crate) fn first_loop(text: &str) -> Option<usize> {
    let is_loop = |at: &usize| {
        let inside = text[at + 2..].trim_start_matches('-').trim_start();
        inside.starts_with("for ")
    };
    text.match_indices("{%").map(|(at, _)| at).find(is_loop)
}

fn is_template(text: &str) -> bool {
    ["{{", "{%", "{#"].iter().any(|open| text.contains(open))
}

/// What is wrong with a call that quotes no id.
fn misread(call: &Call, prose: &Prose) -> Option<Diagnostic> {
    let place = |range: &Range<usize>| prose.place_of_bytes(range);
    Some(match call {
        Call::Quoting { .. } => return None,
        Call::Unquoted { function, argument } => {
            let id = &prose.text[argument.clone()];
            let message = format!("the id `{id}` is not in quotes");
            let hint = format!("write `{function}(\"{id}\")`");
            Diagnostic::error(message).at(&place(argument)).hint(hint)
        }
        Call::Unclosed { at } => {
            let range = at.start..at.start + 2;
            let tag = &prose.text[range.clone()];
            let message = format!("this `{tag}` is not closed");
            let hint = if tag == "{{" { "close it with `}}`" } else { "close it" };
            Diagnostic::error(message).at(&place(&range)).hint(hint)
        }
        Call::Long { at } => {
            let most = limits::told(limits::EXPRESSION);
            let tag = &prose.text[at.clone()];
            let message =
                format!("this `{tag}` is too long: more than {most} characters");
            let hint =
                "divide it, or let a derived variable or a named number do the work";
            Diagnostic::error(message).at(&place(at)).hint(hint)
        }
        Call::Nested { at } => {
            let most = limits::LOOPS;
            let message =
                format!("loops lie too deep in each other: more than {most} `for`");
            let hint = "use `repeat` for blocks, and write the rest out";
            Diagnostic::error(message).at(&place(at)).hint(hint)
        }
        Call::Unknown { name } => {
            let error = format!("there is no function `{}`", &prose.text[name.clone()]);
            let error = Diagnostic::error(error).at(&place(name));
            error.suggest(&prose.text[name.clone()], FUNCTIONS)
        }
    })
}

fn explain(error: &Error, marked: &Marked, prose: &Prose) -> Diagnostic {
    let (message, bytes) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let range = &report.span().range;
            let bytes = marked.original(range.start)..marked.original(range.end);
            (report.message().to_owned(), Some(bytes))
        }
        other => reported(&other.to_string(), marked),
    };
    let place =
        bytes.map_or_else(|| prose.place.clone(), |bytes| prose.place_of_bytes(&bytes));
    let message = tera_words(&message);
    let hint = if message.contains("`value`") {
        "use `value` in the blocks of a `repeat` only"
    } else if message.starts_with("`shown`") {
        "write `shown(\"id\")`, after the id `part=`, `wave=` or `minus=` if it needs one"
    } else if message.starts_with("unknown filter") {
        "remove it, or choose a filter that Tera has"
    } else {
        "quote a number as `{{ n(\"id\") }}`; its id stands under `numbers`"
    };
    Diagnostic::error(format!("mistake in a `{{{{ … }}}}` of the text: {message}"))
        .at(&place)
        .hint(hint)
}

/// Message and bytes of an error that Tera gives as a finished report only.
fn reported(report: &str, marked: &Marked) -> (String, Option<Range<usize>>) {
    let (message, found) = tera_report(report);
    let bytes = found.map(|found| {
        let source = Source::new("", marked.text.as_str());
        let place = Place::at(&source, found.line, found.column, found.length);
        marked.original(place.start())..marked.original(place.end())
    });
    (message.to_owned(), bytes)
}

/// What a function gives.
fn answer(
    function: &'static str,
    quoting: &Quoting,
    methods: &BTreeMap<&str, String>,
    arguments: &Kwargs,
) -> TeraResult<String> {
    let known = match function {
        "claim" => ["words", "than", "compare", "wave"].as_slice(),
        "method" => &[],
        _ => return quoting.call(function, arguments),
    };
    let id = arguments.must_get::<String>("id")?;
    for (key, _) in arguments.iter() {
        let key = key.to_string();
        if !matches!(key.as_str(), "id" | "at") && !known.contains(&key.as_str()) {
            return Err(Error::message(format!("`{function}` has no argument `{key}`")));
        }
    }
    if function == "claim" {
        quoting.note_claim(arguments)?;
        return arguments.must_get::<String>("words");
    }
    let sentence = methods.get(id.as_str()).cloned();
    sentence.ok_or_else(|| Error::message(format!("there is no sentence on `{id}`")))
}
