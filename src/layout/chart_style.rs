//! The look of charts, from a template's tokens.

use crate::chart::{Color, Style};
use crate::diagnostic::{Diagnostic, Diagnostics};

use super::catalog::Template;

impl Template {
    /// The style of charts; a token that is missing or no colour is reported.
    pub fn chart_style(&self, diagnostics: &mut Diagnostics) -> Option<Style> {
        let mut style = Style::default();
        let mut reader = TokenReader { template: self, wrong: Vec::new() };
        if let Some(family) = self.tokens.text(&["font", "sans"]) {
            family.clone_into(&mut style.family);
        }
        reader.one(&["color", "ink"], &mut style.ink);
        reader.one(&["color", "ink"], &mut style.ink_on_fill);
        reader.one(&["color", "paper"], &mut style.paper);
        reader.one(&["color", "muted"], &mut style.muted);
        reader.one(&["color", "rule"], &mut style.rule);
        reader.one(&["color", "grid"], &mut style.grid);
        reader.one(&["color", "accent"], &mut style.accent);
        reader.one(&["chart", "neutral"], &mut style.neutral);
        reader.one(&["chart", "not_answered"], &mut style.not_answered);
        reader.several(&["chart", "ordered"], &mut style.sequential);
        reader.several(&["chart", "two_sided"], &mut style.two_sided);
        reader.several(&["chart", "groups"], &mut style.groups);
        for (path, message) in &reader.wrong {
            let message = format!("the template `{}` {message}", self.name);
            let hint = "write colours as \"#0B5C6B\" in the tokens of template.yaml";
            let mut error = Diagnostic::error(message).hint(hint);
            error.place = self.token_place(path);
            diagnostics.push(error);
        }
        reader.wrong.is_empty().then_some(style)
    }
}

struct TokenReader<'t> {
    template: &'t Template,
    /// The path of each token that is wrong, and how.
    wrong: Vec<(Vec<String>, String)>,
}

impl TokenReader<'_> {
    fn refuse(&mut self, path: &[&str], how: String) {
        self.wrong.push((path.iter().map(|name| (*name).to_owned()).collect(), how));
    }

    fn one(&mut self, path: &[&str], color: &mut Color) {
        match self.template.tokens.text(path).and_then(Color::from_hex) {
            Some(read) => *color = read,
            None => self.refuse(path, format!("has no colour `{}`", path.join("."))),
        }
    }

    fn several<const N: usize>(&mut self, path: &[&str], colors: &mut [Color; N]) {
        let texts = self.template.tokens.texts(path);
        let read =
            texts.iter().filter_map(|text| Color::from_hex(text)).collect::<Vec<_>>();
        match <[Color; N]>::try_from(read) {
            Ok(read) => *colors = read,
            Err(_) => {
                self.refuse(path, format!("has no {N} colours in `{}`", path.join(".")));
            }
        }
    }
}
