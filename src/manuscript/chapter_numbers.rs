//! Named numbers that stand in the chapter that quotes them: takes what chapters declare,
//! puts it beside the numbers of the report.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Diagnostics, Placed};
use crate::say;

use super::block::Chapter;
use super::report::Report;

impl Report {
    /// Takes over the named numbers that chapters declare, which every text can quote as
    /// those of the report itself; one that is declared twice is reported.
    pub(super) fn take_numbers(
        &mut self,
        chapters: &mut [Chapter],
        diagnostics: &mut Diagnostics,
    ) {
        let own = self.numbers.iter();
        let own = own.map(|number| (number.id.value.clone(), number.id.place.clone()));
        let mut known = own.collect::<BTreeMap<_, _>>();
        for chapter in chapters {
            self.unread_numbers.add(std::mem::take(&mut chapter.unread_numbers));
            for number in chapter.numbers.drain(..) {
                let Placed { value, place } = &number.id;
                if let Some(first) = known.get(value) {
                    let message = say!("the number `{value}` is declared twice", value);
                    let hint =
                        say!("choose another name; it is declared at {first}", first);
                    diagnostics.push(Diagnostic::error(message).at(place).hint(hint));
                    continue;
                }
                known.insert(value.clone(), place.clone());
                self.numbers.push(number);
            }
        }
    }
}
