//! What a template leaves to its reports: options with a type and a default.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Diagnostics, Placed, Said};
use crate::format::Fields;
use crate::say;
use crate::yaml::Node;

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
    pub(super) default: Tokens,
    /// What it does.
    pub meaning: String,
}

impl TemplateOption {
    /// Reads an option of `template.yaml`.
    pub(super) fn read(
        name: &Placed<String>,
        node: &Node,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let allowed = |sign: char| sign.is_ascii_alphanumeric() || sign == '-';
        if !name.value.chars().all(allowed) || name.value.is_empty() {
            let message =
                say!("`{name}` cannot be the name of an option", name = &name.value);
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
    pub(super) fn value(
        &self,
        node: &Node,
        diagnostics: &mut Diagnostics,
    ) -> Option<Tokens> {
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
    pub fn told(&self) -> Said {
        let default: Said = match &self.default {
            Tokens::Boolean(flag) => flag.to_string().into(),
            Tokens::Integer(number) => number.to_string().into(),
            Tokens::Decimal(number) => number.to_string().into(),
            Tokens::Text(text) if text.is_empty() => say!("empty"),
            Tokens::Text(text) => text.into(),
            Tokens::List(_) | Tokens::Map(_) => String::new().into(),
        };
        let kind = match self.kind {
            OptionType::Flag => say!("true or false"),
            OptionType::Number => say!("a number"),
            OptionType::Text => say!("a text"),
            OptionType::Choice => self.choices.join(", ").into(),
        };
        say!("{kind}; default: {default}", kind, default)
    }

    pub(super) fn key(&self) -> String {
        self.name.replace('-', "_")
    }
}

/// What is chosen of every option, by its name with underscores, as templates see it.
pub(super) type ChosenOptions = BTreeMap<String, Tokens>;
