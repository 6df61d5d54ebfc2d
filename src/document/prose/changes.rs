//! Numbers of earlier measurements and their changes, as texts quote them.

use crate::diagnostic::{Diagnostic, Diagnostics, Placed, Said};
use crate::disclosure::{Entry, ProtectedNumber};
use crate::manuscript::Prose;
use crate::say;

use super::ProseRenderer;
use super::marked::QuotingCall;
use super::quoted::part_of_change;

fn name_them() -> Said {
    say!(
        "name the measurements in `report.yaml`: \
         `waves: {2017: {report: rapport-2017}, 2020: own}`"
    )
}

impl ProseRenderer<'_> {
    /// The number of an id, in a measurement if one is named; one that does not exist is
    /// reported.
    pub(super) fn in_wave(
        &self,
        id: &Placed<String>,
        wave: Option<&Placed<String>>,
        diagnostics: &mut Diagnostics,
    ) -> Option<&ProtectedNumber> {
        let number = self.number(id, diagnostics)?;
        let Some(wave) = wave else { return Some(number) };
        self.earlier("n", id, Some(wave), diagnostics)
    }

    /// A number in an earlier measurement. One that could not be computed has been reported.
    pub(super) fn earlier(
        &self,
        function: &str,
        id: &Placed<String>,
        wave: Option<&Placed<String>>,
        diagnostics: &mut Diagnostics,
    ) -> Option<&ProtectedNumber> {
        let waves = &self.with.quoting.waves;
        if self.with.quoting.are_waves_unread {
            return None;
        }
        if let Some(wave) = wave.filter(|wave| !waves.contains(&wave.value)) {
            let message = say!("there is no earlier wave `{wave}`", wave = &wave.value);
            let error = Diagnostic::error(message).at(&wave.place);
            diagnostics.push(if waves.is_empty() {
                error.hint(name_them())
            } else {
                error.suggest(&wave.value, waves.iter().map(String::as_str))
            });
            return None;
        }
        if waves.is_empty() {
            let message =
                "the report names no earlier measurement to count a change from";
            diagnostics.push(Diagnostic::error(message).at(&id.place).hint(name_them()));
            return None;
        }
        let wave = wave.map(|wave| wave.value.as_str());
        self.with
            .quoting
            .numbers
            .get(&self.with.quoting.in_wave(function, &id.value, wave))
    }

    /// Reports a change that cannot be told.
    pub(super) fn check_change(
        &self,
        prose: &Prose,
        call: &QuotingCall,
        diagnostics: &mut Diagnostics,
    ) -> bool {
        let (at, function) = (call.id.start, call.function);
        let id = prose.placed(&call.id);
        if self.number(&id, diagnostics).is_none() {
            return false;
        }
        let wave = call.second("wave", prose);
        let Some(number) = self.earlier(function, &id, wave.as_ref(), diagnostics) else {
            return false;
        };
        let name = &id.value;
        let Some(change) = &number.change else {
            let message = say!(
                "`{id}` is neither a share nor a mean, and has no change",
                id = name
            );
            let hint =
                "quote both numbers instead: `n(\"…\")` and `n(\"…\", wave=\"…\")`";
            diagnostics.push(Diagnostic::error(message).at(&id.place).hint(hint));
            return false;
        };
        if let Some(reason) = &change.broken {
            let message = say!(
                "`{id}` cannot be compared with {wave}: {reason}",
                id = name,
                wave = &change.wave,
                reason
            );
            let hint = "write that it cannot be compared, without the change";
            diagnostics.push(Diagnostic::error(message).at(&id.place).hint(hint));
            return false;
        }
        match part_of_change(function, change, self.language()) {
            Some(Entry::Hidden(mark)) if !diagnostics.has_errors() => {
                self.hides(at, &id, mark);
            }
            Some(_) => {}
            None => {
                let message = say!("the change of `{name}` has no interval", name);
                let hint = "only changes of shares and means have intervals, and only where \
                            each row is somebody else and counts are not changed";
                diagnostics.push(Diagnostic::error(message).at(&id.place).hint(hint));
                return false;
            }
        }
        true
    }
}
