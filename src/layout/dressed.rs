//! Lays the look of a unit over a template.

use std::sync::Arc;

use crate::chart::{Color, Style};
use crate::diagnostic::{Diagnostic, Diagnostics, Placed};
use crate::say;

use super::catalog::Template;
use super::palette::{self, TEXT};
use super::profile::Profile;
use super::tokens::Tokens;

impl Template {
    /// The template in the look of a unit. An accent in which text could not be read is an
    /// error.
    pub fn dressed(&self, profile: Profile, diagnostics: &mut Diagnostics) -> Self {
        let mut tokens = profile.tokens.clone();
        let faint = profile.accent.as_ref().and_then(|accent| self.faint_accent(accent));
        if let (Some(faint), Tokens::Map(told)) = (faint, &mut tokens) {
            diagnostics.push(faint);
            // What follows from it would only be told too.
            told.remove("color");
        }
        let mut dressed = self.clone();
        dressed.tokens = palette::completed(tokens.over(self.written_tokens()));
        dressed.beside.extend(profile.beside());
        dressed.profile = Some(Arc::new(profile));
        dressed
    }

    /// The error that text in the accent could not be read on the paper or on panels.
    fn faint_accent(&self, accent: &Placed<Color>) -> Option<Diagnostic> {
        let style = Style::default();
        let read =
            |name: &str| self.tokens.text(&["color", name]).and_then(Color::from_hex);
        let paper = read("paper").unwrap_or(style.paper);
        let panel = read("panel").unwrap_or(paper);
        let is_read = |color: Color| {
            [paper, panel].into_iter().all(|under| color.contrast(under) >= TEXT)
        };
        if is_read(accent.value) {
            return None;
        }
        let least = accent.value.contrast(paper).min(accent.value.contrast(panel));
        // What falls short must not look as if it did not.
        let least = (least * 10.0).floor() / 10.0;
        let contrast = format!("{least:.1}");
        let message = say!(
            "the accent `{color}` has a contrast of {contrast} : 1 with what it is read on, \
             and text needs {least} : 1 (WCAG 2.2, 1.4.3)",
            color = accent.value.to_hex(),
            contrast,
            least = &TEXT
        );
        let mut error = Diagnostic::error(message).at(&accent.place);
        if let Some(better) = palette::nearest(accent.value.lab(), is_read) {
            let better = better.to_hex();
            error = error
                .hint(say!("take one of the same hue, such as `\"{better}\"`", better));
        }
        Some(error)
    }
}
