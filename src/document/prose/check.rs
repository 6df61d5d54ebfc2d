//! What an author calls in a text, held against what there is, before the text is run: an
//! unknown function or number, a part that a number does not have, a difference of two that
//! have none. Every mistake is told at its place.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Placed};
use crate::disclosure::{Entry, Mark, ProtectedNumber};
use crate::limits;
use crate::manuscript::{Prose, Statistic};
use crate::say;
use crate::spelling;

use super::super::method::METHODS;
use super::claim::WrittenClaim;
use super::marked::{Call, Marked, QuotingCall};
use super::quoted::part;
use super::{FUNCTIONS, ProseRenderer, SHOWN};

/// A call that quotes what may not be shown, and what is to be said if it runs.
pub(super) struct HiddenCall {
    /// The byte of the text at which its id begins.
    pub(super) at: usize,
    pub(super) warning: Diagnostic,
}

impl ProseRenderer<'_> {
    /// Reports every call that cannot be answered: an unknown function, an id without
    /// quotes, a number that does not exist, has no such part or may not be shown.
    pub(super) fn check(
        &self,
        marked: &Marked,
        prose: &Prose,
        diagnostics: &mut Diagnostics,
    ) -> bool {
        let mut good = true;
        for call in &marked.calls {
            good &= match call {
                Call::Quoting(call) => match call.function {
                    "claim" => self.check_claim(prose, call, diagnostics),
                    "difference" => self.check_difference(prose, call, diagnostics),
                    "method" => self.check_method(prose, &call.id, diagnostics),
                    "change" | "change_ci" => self.check_change(prose, call, diagnostics),
                    SHOWN => self.check_condition(prose, call, diagnostics),
                    _ => self.check_quotation(prose, call, diagnostics),
                },
                unfit => {
                    diagnostics.extend(misread(unfit, prose));
                    false
                }
            };
        }
        good
    }

    /// Reports a number or part of one that does not exist or may not be shown.
    fn check_quotation(
        &self,
        prose: &Prose,
        call: &QuotingCall,
        diagnostics: &mut Diagnostics,
    ) -> bool {
        let (at, function) = (call.id.start, call.function);
        let id = prose.placed(&call.id);
        let wave = call.named("wave", prose);
        let number = self.in_wave(&id, wave.as_ref(), diagnostics);
        let Some(number) = number else { return false };
        if matches!(function, "ci" | "low" | "high") {
            let mut quotes = self.quotes_now.borrow_mut();
            quotes.intervals.insert(number.id.value.clone());
        }
        match part(function, number, self.language()) {
            // Where there are mistakes, it may be hidden because of one of them.
            Some(Entry::Hidden(_)) if diagnostics.has_errors() => true,
            Some(Entry::Hidden(mark)) => {
                self.hides(at, &id, mark);
                true
            }
            Some(Entry::Shown { .. }) => true,
            None => {
                diagnostics.push(no_such_part(function, number, &id.place));
                false
            }
        }
    }

    /// Reports a condition on a number or part that does not exist.
    fn check_condition(
        &self,
        prose: &Prose,
        call: &QuotingCall,
        diagnostics: &mut Diagnostics,
    ) -> bool {
        let id = prose.placed(&call.id);
        let wave = call.named("wave", prose);
        let number = self.in_wave(&id, wave.as_ref(), diagnostics);
        let Some(number) = number else { return false };
        let Some(named) = call.named("part", prose) else { return true };
        let is_there = part(&named.value, number, self.language()).is_some();
        if !is_there {
            diagnostics.push(no_such_part(&named.value, number, &named.place));
        }
        is_there
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
            let error =
                Diagnostic::error(say!("there is no number `{id}`", id = &id.value));
            let names = self.with.asked.iter().map(String::as_str);
            diagnostics.push(error.at(&id.place).suggest(&id.value, names));
        }
        number
    }

    /// Reports a difference that cannot be computed, and remembers one that can.
    fn check_difference(
        &self,
        prose: &Prose,
        call: &QuotingCall,
        diagnostics: &mut Diagnostics,
    ) -> bool {
        let one = prose.placed(&call.id);
        let Some(other) = call.second("minus", prose) else {
            let message =
                say!("there is no number to subtract from `{id}`", id = &one.value);
            let hint = say!("name it: `difference(\"{id}\", \"…\")`", id = &one.value);
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
            let message = say!(
                "`{one}` and `{other}` are not of one kind, and have no difference",
                one = &one.value,
                other = &other.value
            );
            let hint = "take two shares, two counts, or two statistics of one kind";
            diagnostics.push(Diagnostic::error(message).at(&other.place).hint(hint));
            return false;
        };
        if let Entry::Hidden(mark) = difference.entry
            && !diagnostics.has_errors()
        {
            self.hides(call.id.start, &one, mark);
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
                "tests" => (
                    say!("no chart or table compares groups"),
                    say!("leave the sentence out, or ask for `compare`"),
                ),
                "change" => (
                    say!("no change since an earlier wave is tested"),
                    say!("leave the sentence out, or show one"),
                ),
                _ => (
                    say!("no number of the report is weighted"),
                    say!("leave the sentence out, or write `weights: on`"),
                ),
            };
            Diagnostic::error(message).at(&place).hint(hint)
        } else {
            let error =
                Diagnostic::error(say!("there is no sentence on `{about}`", about));
            error.at(&place).suggest(about, METHODS)
        });
        false
    }

    /// Reports a claim about a number that does not exist, and one that says nothing.
    /// Whether it holds is for the review.
    fn check_claim(
        &self,
        prose: &Prose,
        call: &QuotingCall,
        diagnostics: &mut Diagnostics,
    ) -> bool {
        let claim = WrittenClaim::new(prose, call);
        let mut good = self.number(&claim.id, diagnostics).is_some();
        if let Some(than) = &claim.than {
            good &= self.number(than, diagnostics).is_some();
        }
        if let (Some(wave), true) = (&claim.wave, good) {
            good &= self.earlier("n", &claim.id, Some(wave), diagnostics).is_some();
        }
        if claim.words.is_none() {
            let id = &claim.id;
            let message = say!("the claim about `{id}` says nothing", id = &id.value);
            let hint =
                say!("write it after the id: `claim(\"{id}\", \"…\")`", id = &id.value);
            diagnostics.push(Diagnostic::error(message).at(&id.place).hint(hint));
        }
        good && claim.words.is_some()
    }
}

fn no_such_part(function: &str, number: &ProtectedNumber, place: &Place) -> Diagnostic {
    let id = &number.id.value;
    let hint = if matches!(function, "ci" | "low" | "high") {
        say!(
            "only shares and means have intervals, and only where each row is somebody else"
        )
    } else if function == "missing" {
        say!(
            "numbers that are made of all answers to their questions have it: means and other \
             statistics, correlations, and counts of those who answered"
        )
    } else if function == "p" {
        say!(
            "only correlations and paired differences have p-values of their own; groups are \
             compared with `compare` in charts and tables"
        )
    } else if matches!(function, "se" | "deff" | "df") {
        say!(
            "numbers that are estimated by the design have it, with `weights: on`, and only \
             shares and means a design effect"
        )
    } else if number.statistic == Statistic::Mean {
        say!("it is a mean: write `mean(\"{id}\")`", id)
    } else if matches!(function, "mean" | "value") {
        say!("it counts answers: write `n(\"{id}\")` or `percent(\"{id}\")`", id)
    } else {
        say!("write `value(\"{id}\")`, or `n(\"{id}\")` for how many there are", id)
    };
    let message = say!("`{id}` has no `{function}`", id, function);
    Diagnostic::error(message).at(place).hint(hint)
}

fn not_shown(id: &Placed<String>, mark: Mark) -> Diagnostic {
    let message = say!(
        "the text quotes `{id}`, which may not be shown and comes out as `{sign}`",
        id = &id.value,
        sign = mark.sign()
    );
    let hint = "write the sentence without the number";
    Diagnostic::warning(message).at(&id.place).hint(hint)
}

/// What is wrong with a call that quotes no id.
fn misread(call: &Call, prose: &Prose) -> Option<Diagnostic> {
    let place = |range: &Range<usize>| prose.place_of_bytes(range);
    Some(match call {
        Call::Quoting(_) => return None,
        Call::Unquoted { function, argument } => {
            let id = &prose.text[argument.clone()];
            let message = say!("the id `{id}` is not in quotes", id);
            let hint = say!("write `{function}(\"{id}\")`", function, id);
            Diagnostic::error(message).at(&place(argument)).hint(hint)
        }
        Call::Curly { function, argument } => {
            let written = &prose.text[argument.clone()];
            let id = spelling::uncurled(written).unwrap_or("…");
            let message = say!("the quotation marks in `{written}` are curly", written);
            let hint = say!("write straight ones: `{function}(\"{id}\")`", function, id);
            Diagnostic::error(message).at(&place(argument)).hint(hint)
        }
        Call::OpenBracket { at } => {
            let message = "this `(` is not closed";
            let hint = "close it with `)`, as in `n(\"id\")`";
            Diagnostic::error(message).at(&place(at)).hint(hint)
        }
        Call::Unclosed { at } => {
            let range = at.start..at.start + 2;
            let tag = &prose.text[range.clone()];
            let message = say!("this `{sign}` is not closed", sign = tag);
            let hint = match tag {
                "{{" => say!("close it with `}}`"),
                _ => say!("close it"),
            };
            Diagnostic::error(message).at(&place(&range)).hint(hint)
        }
        Call::Long { at } => {
            let most = limits::told(limits::EXPRESSION);
            let tag = &prose.text[at.clone()];
            let message =
                say!("this `{tag}` is too long: more than {most} characters", tag, most);
            let hint =
                "divide it, or let a derived variable or a named number do the work";
            Diagnostic::error(message).at(&place(at)).hint(hint)
        }
        Call::Nested { at } => {
            let most = limits::LOOPS;
            let message = say!(
                "loops lie too deep in each other: more than {most} `for`",
                most = &most
            );
            let hint = "use `repeat` for blocks, and write the rest out";
            Diagnostic::error(message).at(&place(at)).hint(hint)
        }
        Call::Printed { name } => {
            let message = say!(
                "`{function}` is a question, and says nothing by itself",
                function = SHOWN
            );
            let hint = "ask it in a condition: \
                        `{% if shown(\"id\") %}…{% else %}…{% endif %}`";
            Diagnostic::error(message).at(&place(name)).hint(hint)
        }
        Call::Unknown { name } => {
            let function = &prose.text[name.clone()];
            let error = say!("there is no function `{function}`", function);
            let error = Diagnostic::error(error).at(&place(name));
            error.suggest(function, FUNCTIONS)
        }
    })
}
