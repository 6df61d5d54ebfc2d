//! Drawings made of words, with their texts, and what they say to those who do not
//! see them.

use serde::Serialize;

use crate::manuscript::{Drawing, Prose, Side};
use crate::words::{Language, ScaleEnds, sentence_case};

/// A drawing with its texts filled in.
#[derive(Clone, Debug, Serialize)]
pub struct WordDrawing {
    kind: &'static str,
    /// The scales: one, or the lying and the standing one.
    scales: Vec<DrawnScale>,
    /// The ends, or the fields from top left to bottom right.
    sides: Vec<DrawnSide>,
    /// The word between two poles.
    #[serde(skip_serializing_if = "Option::is_none")]
    between: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
struct DrawnScale {
    label: String,
    ends: [String; 2],
}

#[derive(Clone, Debug, Serialize)]
struct DrawnSide {
    label: Option<String>,
    points: Vec<String>,
    advantages: Vec<String>,
    drawbacks: Vec<String>,
}

impl WordDrawing {
    /// Fills in the texts with `text`.
    pub(super) fn new(drawing: &Drawing, mut text: impl FnMut(&Prose) -> String) -> Self {
        match drawing {
            Drawing::Spectrum(spectrum) | Drawing::Axis(spectrum) => {
                let kind =
                    if matches!(drawing, Drawing::Axis(_)) { "axis" } else { "spectrum" };
                let label = text(&spectrum.scale);
                let sides = spectrum.ends.each_ref().map(|end| side(end, &mut text));
                let ends =
                    sides.each_ref().map(|end| end.label.clone().unwrap_or_default());
                let scales = vec![DrawnScale { label, ends }];
                Self { kind, scales, sides: sides.into(), between: None }
            }
            Drawing::Versus(versus) => {
                let [first, second] = &versus.ends;
                let first = side(first, &mut text);
                let between = Some(text(&versus.between));
                let sides = vec![first, side(second, &mut text)];
                Self { kind: "versus", scales: Vec::new(), sides, between }
            }
            Drawing::FourField(field) => {
                let scales = [&field.across, &field.up].map(|(label, ends)| {
                    let label = text(label);
                    DrawnScale { label, ends: ends.each_ref().map(&mut text) }
                });
                let sides = field.fields.each_ref().map(|one| side(one, &mut text));
                Self {
                    kind: "four-field",
                    scales: scales.into(),
                    sides: sides.into(),
                    between: None,
                }
            }
        }
    }

    /// The drawing in sentences.
    pub(super) fn description(&self, language: Language) -> String {
        let words = language.words();
        let mut sentences = Vec::new();
        for (index, scale) in self.scales.iter().enumerate() {
            let name = match (self.scales.len(), index) {
                (1, _) => words.drawing_scale(),
                (_, 0) => words.drawing_across(),
                _ => words.drawing_up(),
            };
            let [low, high] = scale.ends.each_ref().map(|end| lower(end));
            let label = &scale.label;
            sentences.push(words.scale_from(ScaleEnds {
                name,
                label,
                low: &low,
                high: &high,
            }));
        }
        for (index, side) in self.sides.iter().enumerate() {
            if let (1, Some(between)) = (index, &self.between) {
                sentences.push(format!("{}:", sentence_case(between)));
            }
            sentences.push(self.describe(index, side, language));
        }
        sentences.join(" ")
    }

    fn describe(&self, index: usize, side: &DrawnSide, language: Language) -> String {
        let words = language.words();
        let mut name = side.label.clone().unwrap_or_default();
        if let [across, up] = self.scales.as_slice() {
            let place = format!(
                "{}: {}, {}: {}",
                across.label,
                lower(&across.ends[index % 2]),
                lower(&up.label),
                lower(&up.ends[1 - index / 2])
            );
            name = if name.is_empty() { place } else { format!("{name} ({place})") };
        }
        let mut parts = Vec::new();
        if !side.points.is_empty() {
            parts.push(side.points.join("; "));
        }
        for (name, list) in [
            (words.drawing_advantages(), &side.advantages),
            (words.drawing_drawbacks(), &side.drawbacks),
        ] {
            if !list.is_empty() {
                parts.push(format!("{name}: {}", list.join("; ")));
            }
        }
        let ended = |part: &String| format!("{}.", part.trim_end_matches('.'));
        if parts.is_empty() {
            return ended(&name);
        }
        let parts = parts.iter().map(|part| sentence_case(&ended(part)));
        format!("{name} – {}", parts.collect::<Vec<_>>().join(" "))
    }
}

fn side(side: &Side, text: &mut impl FnMut(&Prose) -> String) -> DrawnSide {
    DrawnSide {
        label: side.label.as_ref().map(&mut *text),
        points: side.points.iter().map(&mut *text).collect(),
        advantages: side.advantages.iter().map(&mut *text).collect(),
        drawbacks: side.drawbacks.iter().map(&mut *text).collect(),
    }
}

/// A label inside a sentence: without its capital, unless it is an abbreviation.
fn lower(label: &str) -> String {
    let mut letters = label.chars();
    let Some(first) = letters.next() else { return String::new() };
    if letters.clone().next().is_some_and(char::is_uppercase) {
        return label.to_owned();
    }
    first.to_lowercase().chain(letters).collect()
}
