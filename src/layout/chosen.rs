//! What a report chooses of what its template offers, and whether the template is made for its
//! language and blocks.

use crate::diagnostic::{Diagnostic, Diagnostics, Placed, Said};
use crate::manuscript::{BlockKind, Manuscript, Report};
use crate::say;
use crate::words::Language;

use super::catalog::Template;
use super::options::ChosenOptions;

impl Template {
    /// Reports what a report asks of the template that it does not offer: options, blocks,
    /// and its language.
    pub fn check_use(&self, manuscript: &Manuscript, diagnostics: &mut Diagnostics) {
        let report = &manuscript.report;
        self.choose(report, diagnostics);
        self.check_language(report, diagnostics);
        let Some(blocks) = &self.blocks else { return };
        let kinds = manuscript.chapters.iter().flat_map(|chapter| &chapter.kinds);
        for kind in kinds.filter(|kind| !blocks.contains(&kind.value)) {
            let word = kind.value.word();
            let message = say!(
                "the template `{name}` has no block `{word}`",
                name = &self.name,
                word
            );
            let known = blocks.iter().map(|kind| BlockKind::word(*kind));
            let known = known.map(|word| format!("`{word}`")).collect::<Vec<_>>();
            let hint = say!(
                "use one of {known}, or another `template` in `report.yaml`",
                known = known.join(", ")
            );
            diagnostics.push(Diagnostic::error(message).at(&kind.place).hint(hint));
        }
    }

    fn check_language(&self, report: &Report, diagnostics: &mut Diagnostics) {
        let Some(languages) = &self.languages else { return };
        if languages.contains(&report.language) {
            return;
        }
        let made = languages.iter().map(|it| Language::words(*it).name());
        let made = made.map(|name| Said::from(name.to_owned()));
        let made = made.reduce(|some, other| say!("{some} and {other}", some, other));
        let message = say!(
            "the template `{name}` is made for {languages}, and the report is in {own}",
            name = &self.name,
            languages = made.unwrap_or_else(|| say!("nothing")),
            own = report.language.words().name()
        );
        let hint = "look through what the template says of its own, or choose another";
        let warning = Diagnostic::warning(message).at(&report.template.place);
        diagnostics.push(warning.hint(hint));
    }

    /// What is chosen of every option; what cannot be is reported.
    pub(super) fn choose(
        &self,
        report: &Report,
        diagnostics: &mut Diagnostics,
    ) -> ChosenOptions {
        let defaults = self.options.iter();
        let defaults = defaults.map(|option| (option.key(), option.default.clone()));
        let mut chosen = defaults.collect::<ChosenOptions>();
        for (name, node) in &report.template_options {
            let option = self.options.iter().find(|option| option.name == name.value);
            let Some(option) = option else {
                diagnostics.push(self.no_option(name));
                continue;
            };
            if let Some(value) = option.value(node, diagnostics) {
                chosen.insert(option.key(), value);
            }
        }
        chosen
    }

    /// The error that there is no such option.
    fn no_option(&self, name: &Placed<String>) -> Diagnostic {
        let message = say!(
            "the template `{name}` has no option `{word}`",
            name = &self.name,
            word = &name.value
        );
        let error = Diagnostic::error(message).at(&name.place);
        let names = self.options.iter().map(|option| option.name.as_str());
        let error = error.suggest(&name.value, names.clone());
        let all = names.map(|name| format!("`{name}`")).collect::<Vec<_>>();
        match all.as_slice() {
            [] => error.hint("it has none: take the line out"),
            all => error.hint(say!(
                "it has {all}; `baslinje templates` tells what they do",
                all = all.join(", ")
            )),
        }
    }
}
