//! Runs Tera over what an author wrote, with functions that quote the report's numbers.

mod brief;
mod changes;
mod check;
mod claim;
mod marked;
mod memory;
mod quoted;
mod running;
mod said;
mod settled;
mod verbatim;
mod wording;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use tera::{Context, Error, ErrorKind, Kwargs, State, Tera, TeraResult};

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Source};
use crate::disclosure::{Difference, ProtectedNumber, ProtectedTable};
use crate::manuscript::{Prose, Report};
use crate::markup::{plain, typst_markup, write_typst_markup};
use crate::say;
use crate::watch::{Watch, Work, WorkKind};
use crate::words::Language;

use self::check::HiddenCall;
use self::marked::{Marked, half_braced, tag_at};
use self::memory::{AlsoQuoted, ProseRun, SettledWith, TextForm, Unsettled};
use self::quoted::Quoting;
use self::running::Stopped;
use self::settled::has_marks;
use self::wording::Wording;

use super::method::{self, METHODS};
use super::tera_error::{tera_report, tera_said, tera_words};

pub(super) use self::brief::{BriefRole, BriefText};
pub use self::claim::{MadeClaim, WrittenClaim, claims};
pub use self::memory::ProseMemory;
pub use self::quoted::Quotation;
pub(super) use self::said::SaidText;
pub use self::settled::SettledProse;
pub(crate) use self::settled::{LINE_CLOSE, LINE_OPEN};
pub(super) use self::wording::Setting;

/// What an author may call in `{{ … }}`.
pub(crate) const FUNCTIONS: [&str; 19] = [
    "n",
    "base",
    "missing",
    "percent",
    "mean",
    "value",
    "ci",
    "low",
    "high",
    "p",
    "se",
    "deff",
    "df",
    "difference",
    "change",
    "change_ci",
    "claim",
    "method",
    SHOWN,
];

/// Whether a number may be shown, for conditions.
const SHOWN: &str = "shown";

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
            Some((about, method::sentence(about, report, numbers, tables)?))
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
        let text = Unsettled { prose, setting, bindings, form: TextForm::Markup };
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
        let text = Unsettled { prose, setting, bindings, form: TextForm::Plain };
        let settled = self.settle(text, diagnostics)?;
        let numbers = settled.numbers().iter().cloned();
        let numbers = numbers.map(|number| Quotation { at: None, ..number }).collect();
        Some(PlainText { text: fold(settled.text()), numbers })
    }

    /// A caption, a note, the head of a column: text without markup that may cite, refer and
    /// have footnotes.
    pub(super) fn brief(
        &self,
        prose: &Prose,
        role: BriefRole,
        bindings: &[(String, String)],
        diagnostics: &mut Diagnostics,
    ) -> Option<BriefText> {
        if !brief::has_marks(&prose.text) {
            let PlainText { text, numbers } =
                self.plain(prose, Setting::Brief, bindings, diagnostics)?;
            return Some(BriefText { text, markup: None, numbers });
        }
        let (setting, form) = (Setting::Brief, TextForm::Brief);
        let text = Unsettled { prose, setting, bindings, form };
        let settled = self.settle(text, diagnostics)?;
        Some(brief::brief(settled, role, self.language(), diagnostics))
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
        Unsettled { prose, setting, bindings, form }: Unsettled<'_>,
        said: &mut Diagnostics,
    ) -> Option<SettledProse> {
        let (tera, escape): (_, fn(&str) -> String) = match form {
            TextForm::Markup | TextForm::Brief => (&self.markup, typst_markup),
            TextForm::Plain => (&self.plain, str::to_owned),
        };
        if setting != Setting::Drawing && !check_braces(prose, said) {
            return None;
        }
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
        let settled = wording.settle(rendering, quotes, said);
        Some(match form {
            TextForm::Markup if setting == Setting::Drawing => settled.escaped(),
            TextForm::Markup => verbatim::verbatim(settled, said)?,
            TextForm::Plain | TextForm::Brief => settled,
        })
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
}

/// What all texts quote besides the numbers that stand in them.
pub(super) struct AllQuoted {
    pub(super) differences: Vec<QuotedDifference>,
    /// Ids of the numbers whose intervals they quote.
    pub(super) intervals: BTreeSet<String>,
    pub(super) claims: BTreeSet<MadeClaim>,
}

impl AllQuoted {
    /// Adds what the texts of a part in another language quote.
    pub(super) fn add(&mut self, other: Self) {
        // What has been told in the report's language is told.
        let is_new = |one: &QuotedDifference| {
            let same = |known: &QuotedDifference| {
                (&known.of, &known.minus) == (&one.of, &one.minus)
            };
            !self.differences.iter().any(same)
        };
        let new = other.differences.into_iter().filter(is_new).collect::<Vec<_>>();
        self.differences.extend(new);
        self.intervals.extend(other.intervals);
        self.claims.extend(other.claims);
    }
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

/// Reports calls between single braces, which would be printed as they stand.
fn check_braces(prose: &Prose, said: &mut Diagnostics) -> bool {
    let found = half_braced(&prose.text);
    for bytes in &found {
        let written = &prose.text[bytes.clone()];
        let call = written.trim_matches(|sign: char| "{}% \n".contains(sign));
        let message = say!("`{written}` is printed as it stands", written);
        let hint = say!("write `{{ {call} }}`, with two braces on each side", call);
        let place = prose.place_of_bytes(bytes);
        said.push(Diagnostic::error(message).at(&place).hint(hint));
    }
    found.is_empty()
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
    let tag = bytes.as_ref().map_or("{{ … }}", |bytes| {
        match tag_at(&prose.text, bytes.start) {
            Some(tag) if prose.text[tag.clone()].starts_with("{%") => "{% … %}",
            _ => "{{ … }}",
        }
    });
    let asks = |bytes: &Range<usize>| {
        prose.text.get(bytes.clone()).is_some_and(|code| code.starts_with(SHOWN))
    };
    let asks_whether_shown = bytes.as_ref().is_some_and(asks);
    let place =
        bytes.map_or_else(|| prose.place.clone(), |bytes| prose.place_of_bytes(&bytes));
    let message = tera_words(&message);
    let alone = message.strip_prefix("variable `").and_then(|rest| rest.split_once('`'));
    if let Some((name, _)) = alone.filter(|(name, _)| *name != "value") {
        let message = say!("`{name}` stands alone in a `{{ … }}` of the text", name);
        let hint =
            say!("say what of a number it quotes, such as `{{ n(\"{name}\") }}`", name);
        return Diagnostic::error(message).at(&place).hint(hint);
    }
    let hint = if message.contains("`value`") {
        say!("use `value` in the blocks of a `repeat` only")
    } else if asks_whether_shown {
        say!(
            "write `shown(\"id\")`, after the id `part=`, `wave=` or `minus=` if it needs one"
        )
    } else if message.starts_with("unknown filter") {
        say!("remove it, or choose a filter that Tera has")
    } else {
        say!("quote a number as `{{ n(\"id\") }}`; its id stands under `numbers`")
    };
    let message = say!(
        "mistake in a `{tag}` of the text: {message}",
        tag,
        message = tera_said(&message)
    );
    Diagnostic::error(message).at(&place).hint(hint)
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
            return Err(Error::message(say!(
                "`{function}` has no argument `{key}`",
                function,
                key
            )));
        }
    }
    if function == "claim" {
        quoting.note_claim(arguments)?;
        return arguments.must_get::<String>("words");
    }
    let sentence = methods.get(id.as_str()).cloned();
    sentence.ok_or_else(|| {
        Error::message(say!("there is no sentence on `{about}`", about = id))
    })
}
