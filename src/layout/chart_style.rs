//! The look of charts, from a template's tokens.

use crate::chart::{Color, Format, Style};
use crate::diagnostic::{Diagnostic, Diagnostics, Said};
use crate::manuscript::ChartPlace;
use crate::say;

use super::catalog::Template;
use super::palette::{self, GRAPHIC, TEXT};
use super::tokens::Tokens;

/// The narrowest and the widest that a chart may be, in points.
const WIDTHS: [f64; 2] = [60.0, 4000.0];
/// The smallest and the largest em of its text, in points.
const TEXTS: [f64; 2] = [4.0, 200.0];

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
        for (word, place) in ChartPlace::ALL {
            // Where pages are not turned, a wide chart has the room that others have.
            if place == ChartPlace::Wide {
                style.print.wide = style.print.full;
            }
            reader.place(word, style.print.at_mut(place));
        }
        reader.known_places();
        let wrong = reader.wrong;
        let is_whole = wrong.is_empty();
        diagnostics.extend(wrong);
        if is_whole {
            diagnostics.extend(self.faint(&style));
        }
        is_whole.then_some(style)
    }

    /// Warnings of colours that cannot be told from the paper well enough.
    fn faint(&self, style: &Style) -> Vec<Diagnostic> {
        let text = |name: &'static str, color| {
            (["color", name], color, TEXT, say!("text"), "1.4.3")
        };
        let mut held = vec![
            text("ink", style.ink),
            text("muted", style.muted),
            text("accent", style.accent),
        ];
        let others = style.groups.into_iter().filter(|group| *group != style.accent);
        held.extend(others.map(|group| {
            (["chart", "groups"], group, GRAPHIC, say!("an area of a chart"), "1.4.11")
        }));
        let faint = held.into_iter().filter_map(|(path, color, least, what, criterion)| {
            let contrast = color.contrast(style.paper);
            if contrast >= least {
                return None;
            }
            let contrast = format!("{contrast:.1}");
            let message = say!(
                "the colour `{color}` in `{path}` of the template `{template}` has a contrast \
                 of {contrast} : 1 with the paper, and {what} needs {least} : 1 (WCAG 2.2, \
                 {criterion})",
                color = color.to_hex(),
                path = path.join("."),
                template = &self.name,
                contrast,
                what,
                least = &least,
                criterion
            );
            let better = palette::with_contrast(color, style.paper, least).to_hex();
            let mut warning = Diagnostic::warning(message);
            warning.place = self.token_place(&path.map(str::to_owned));
            Some(warning.hint(say!("take one that stands out more, such as `{better}`", better)))
        });
        faint.collect()
    }
}

/// What is said to whoever wrote a colour otherwise.
fn how_colors_are_written() -> Said {
    say!("write colours as \"#0B5C6B\" in the tokens of template.yaml")
}

/// What is said to whoever wrote a length otherwise.
fn how_lengths_are_written() -> Said {
    say!("write lengths as numbers of points, such as `width: 397`")
}

struct TokenReader<'t> {
    template: &'t Template,
    /// What is said of each token that is wrong.
    wrong: Vec<Diagnostic>,
}

impl TokenReader<'_> {
    fn refuse(&mut self, path: &[&str], message: Said) -> &mut Diagnostic {
        let mut error = Diagnostic::error(message);
        let path = path.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        error.place = self.template.token_place(&path);
        self.wrong.push(error);
        self.wrong.last_mut().expect("one was just pushed")
    }

    fn one(&mut self, path: &[&str], color: &mut Color) {
        match self.template.tokens.text(path).and_then(Color::from_hex) {
            Some(read) => *color = read,
            None => {
                let message = say!(
                    "the template `{template}` has no colour `{path}`",
                    template = &self.template.name,
                    path = path.join(".")
                );
                self.refuse(path, message).hints.push(how_colors_are_written());
            }
        }
    }

    fn several<const N: usize>(&mut self, path: &[&str], colors: &mut [Color; N]) {
        let texts = self.template.tokens.texts(path);
        let read =
            texts.iter().filter_map(|text| Color::from_hex(text)).collect::<Vec<_>>();
        match <[Color; N]>::try_from(read) {
            Ok(read) => *colors = read,
            Err(_) => {
                let message = say!(
                    "the template `{template}` has no {count} colours in `{path}`",
                    template = &self.template.name,
                    count = &N,
                    path = path.join(".")
                );
                self.refuse(path, message).hints.push(how_colors_are_written());
            }
        }
    }

    /// The sizes of charts at one place; what is not said stays as it is.
    fn place(&mut self, word: &str, format: &mut Format) {
        let path = ["chart", "place", word];
        let Some(sizes) = self.template.tokens.get(&path) else { return };
        let Tokens::Map(sizes) = sizes else {
            let message = say!(
                "the template `{template}` has no sizes in `{path}`",
                template = &self.template.name,
                path = path.join(".")
            );
            self.refuse(&path, message).hints.push(how_lengths_are_written());
            return;
        };
        let mut least = None;
        for (key, value) in sizes {
            let path = ["chart", "place", word, key];
            let (own, [low, high]) = match key.as_str() {
                "width" => (&mut format.width, WIDTHS),
                "text" => (&mut format.text, TEXTS),
                "small" => (&mut format.small, TEXTS),
                "height" => (format.height.insert(0.0), WIDTHS),
                "drawing" => (format.drawing.insert(0.0), WIDTHS),
                "least" => (least.insert(0.0), TEXTS),
                _ => {
                    let message = say!(
                        "the template `{template}` has an unknown size `{path}`",
                        template = &self.template.name,
                        path = path.join(".")
                    );
                    let known = ["width", "text", "small", "height", "drawing", "least"];
                    let error = self.refuse(&path, message);
                    *error = error.clone().suggest(key, known);
                    continue;
                }
            };
            match value.number().filter(|number| (low..=high).contains(number)) {
                Some(number) => *own = number,
                None => {
                    let message = say!(
                        "the template `{template}` has no size from {low} to {high} in `{path}`",
                        template = &self.template.name,
                        low,
                        high,
                        path = path.join(".")
                    );
                    self.refuse(&path, message).hints.push(how_lengths_are_written());
                }
            }
        }
        format.small = format.small.min(format.text);
        format.least = least.map_or(format.text, |least| least.min(format.text));
    }

    /// Reports places that no chart can stand in.
    fn known_places(&mut self) {
        let tokens = &self.template.tokens;
        let Some(Tokens::Map(places)) = tokens.get(&["chart", "place"]) else { return };
        let known = ChartPlace::ALL.map(|(word, _)| word);
        for word in places.keys().filter(|word| !known.contains(&word.as_str())) {
            let message = say!(
                "the template `{template}` has sizes for charts in an unknown place `{word}`",
                template = &self.template.name,
                word
            );
            let error = self.refuse(&["chart", "place", word], message);
            *error = error.clone().suggest(word, known);
        }
    }
}
