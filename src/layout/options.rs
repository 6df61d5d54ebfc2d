//! What a template leaves to its reports: options with a type and a default, and which
//! languages and blocks it is made for.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Diagnostics, Placed};
use crate::format::Fields;
use crate::manuscript::{BlockKind, Manuscript, Report};
use crate::words::Language;
use crate::yaml::Node;

use super::catalog::Template;
use super::keys::{self, OptionType};
use super::tokens::Tokens;

/// What a report can choose.
#[derive(Clone, Debug)]
pub struct TemplateOption {
    /// What it is called.
    pub name: String,
    kind: OptionType,
    /// The words to choose among, of an option that is a choice.
    choices: Vec<String>,
    default: Tokens,
    /// What it does.
    pub meaning: String,
}

/// What is chosen of every option, by its name with underscores, as templates see it.
pub(super) type ChosenOptions = BTreeMap<String, Tokens>;

impl TemplateOption {
    /// Reads an option of `template.yaml`.
    pub(super) fn read(
        name: &Placed<String>,
        node: &Node,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let allowed = |sign: char| sign.is_ascii_alphanumeric() || sign == '-';
        if !name.value.chars().all(allowed) || name.value.is_empty() {
            let message = format!("`{}` cannot be the name of an option", name.value);
            let hint = "use letters a to z, digits and hyphens, such as `title-page`";
            diagnostics.push(Diagnostic::error(message).at(&name.place).hint(hint));
        }
        let mut fields = Fields::<keys::TemplateOption>::new(node, diagnostics)?;
        let kind = fields.read(keys::TemplateOption::TYPE, diagnostics);
        let default = fields.node(keys::TemplateOption::DEFAULT, diagnostics);
        let choices = match kind {
            Some(OptionType::Choice) => {
                let node = fields.required(keys::TemplateOption::CHOICES, diagnostics);
                node.map(|node| node.texts(diagnostics))?
            }
            Some(OptionType::Flag | OptionType::Number | OptionType::Text) | None => {
                Vec::new()
            }
        };
        let meaning = fields.read(keys::TemplateOption::MEANING, diagnostics);
        fields.finish(diagnostics);
        let choices = choices.into_iter().map(|choice| choice.value).collect();
        let (name, kind) = (name.value.clone(), kind?);
        let mut option = Self {
            name,
            kind,
            choices,
            default: Tokens::Boolean(false),
            meaning: meaning?.value,
        };
        option.default = option.value(default?, diagnostics)?;
        Some(option)
    }

    /// What somebody chooses, if it is of the option's type; otherwise that is reported.
    fn value(&self, node: &Node, diagnostics: &mut Diagnostics) -> Option<Tokens> {
        match self.kind {
            OptionType::Flag => node.boolean(diagnostics).map(Tokens::Boolean),
            OptionType::Number => {
                node.number(diagnostics)?;
                Some(Tokens::read(node))
            }
            OptionType::Text => {
                node.text(diagnostics).map(|text| Tokens::Text(text.value))
            }
            OptionType::Choice => {
                let choices = self.choices.iter().map(|choice| (choice.as_str(), ()));
                node.choice(&choices.collect::<Vec<_>>(), diagnostics)?;
                node.text(diagnostics).map(|text| Tokens::Text(text.value))
            }
        }
    }

    /// What may be chosen, in words, and what is if nobody does.
    #[must_use]
    pub fn told(&self) -> String {
        let default = match &self.default {
            Tokens::Boolean(flag) => flag.to_string(),
            Tokens::Integer(number) => number.to_string(),
            Tokens::Decimal(number) => number.to_string(),
            Tokens::Text(text) if text.is_empty() => "empty".to_owned(),
            Tokens::Text(text) => text.clone(),
            Tokens::List(_) | Tokens::Map(_) => String::new(),
        };
        let kind = match self.kind {
            OptionType::Flag => "true or false".to_owned(),
            OptionType::Number => "a number".to_owned(),
            OptionType::Text => "a text".to_owned(),
            OptionType::Choice => self.choices.join(", "),
        };
        format!("{kind}; default: {default}")
    }

    fn key(&self) -> String {
        self.name.replace('-', "_")
    }
}

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
            let message = format!("the template `{}` has no block `{word}`", self.name);
            let known = blocks.iter().map(|kind| BlockKind::word(*kind));
            let known = known.map(|word| format!("`{word}`")).collect::<Vec<_>>();
            let hint = format!(
                "use one of {}, or another `template` in `report.yaml`",
                known.join(", ")
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
        let message = format!(
            "the template `{}` is made for {}, and the report is in {}",
            self.name,
            Language::OF_MESSAGES.all_of(&made.collect::<Vec<_>>()),
            report.language.words().name(),
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
        let message =
            format!("the template `{}` has no option `{}`", self.name, name.value);
        let error = Diagnostic::error(message).at(&name.place);
        let names = self.options.iter().map(|option| option.name.as_str());
        let error = error.suggest(&name.value, names.clone());
        let all = names.map(|name| format!("`{name}`")).collect::<Vec<_>>();
        match all.as_slice() {
            [] => error.hint("it has none: take the line out"),
            all => error.hint(format!(
                "it has {}; `baslinje templates` tells what they do",
                all.join(", ")
            )),
        }
    }
}
