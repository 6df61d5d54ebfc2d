//! Drawings that are made of words: a spectrum, an axis, two poles, a field of four; boxes
//! and arrows are in `structure`.

use crate::format::ChoiceWords;

use super::prose::Prose;

/// What a drawing shows.
#[derive(Clone, Debug)]
pub enum Drawing {
    /// A scale from one end to the other, lying.
    Spectrum(Spectrum),
    /// A scale from one end to the other, standing.
    Axis(Spectrum),
    /// Two poles against each other, without anything between them.
    Versus(Versus),
    /// Two scales across each other, and what the four fields between them mean.
    FourField(Box<FourField>),
}

/// Kinds of drawings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DrawingKind {
    /// A scale from one end to the other, lying.
    Spectrum,
    /// The same, standing.
    Axis,
    /// Two poles against each other.
    Versus,
    /// Two scales across each other.
    FourField,
    /// Boxes and arrows.
    Structure,
}

impl ChoiceWords for DrawingKind {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] = &[
        ("spectrum", Self::Spectrum),
        ("axis", Self::Axis),
        ("versus", Self::Versus),
        ("four-field", Self::FourField),
        ("structure", Self::Structure),
    ];
}

/// A scale with two ends, and what each of them means.
#[derive(Clone, Debug)]
pub struct Spectrum {
    /// What the scale measures.
    pub scale: Prose,
    /// The ends: left and right, or top and bottom.
    pub ends: [Side; 2],
}

/// Two poles against each other.
#[derive(Clone, Debug)]
pub struct Versus {
    /// What stands between them: a word such as *mot*.
    pub between: Prose,
    /// The poles, left and right.
    pub ends: [Side; 2],
}

/// Two scales across each other.
#[derive(Clone, Debug)]
pub struct FourField {
    /// The lying scale: what it measures, and its left and right end.
    pub across: (Prose, [Prose; 2]),
    /// The standing scale: what it measures, and its bottom and top end.
    pub up: (Prose, [Prose; 2]),
    /// The fields: top left, top right, bottom left, bottom right.
    pub fields: [Side; 4],
}

/// What one end of a scale, or one field, means.
#[derive(Clone, Debug)]
pub struct Side {
    /// Its name; a field may lack it.
    pub label: Option<Prose>,
    /// What belongs to it.
    pub points: Vec<Prose>,
    /// What speaks for it.
    pub advantages: Vec<Prose>,
    /// What speaks against it.
    pub drawbacks: Vec<Prose>,
}

impl Drawing {
    /// Every text of the drawing, in reading order.
    #[must_use]
    pub fn texts(&self) -> Vec<&Prose> {
        let mut texts = Vec::new();
        match self {
            Self::Spectrum(spectrum) | Self::Axis(spectrum) => {
                texts.push(&spectrum.scale);
                texts.extend(spectrum.ends.iter().flat_map(Side::texts));
            }
            Self::Versus(versus) => {
                let [first, second] = versus.ends.each_ref().map(Side::texts);
                texts.extend(first.chain([&versus.between]).chain(second));
            }
            Self::FourField(field) => {
                for (scale, ends) in [&field.across, &field.up] {
                    texts.push(scale);
                    texts.extend(ends);
                }
                texts.extend(field.fields.iter().flat_map(Side::texts));
            }
        }
        texts
    }
}

impl Side {
    fn texts(&self) -> impl Iterator<Item = &Prose> {
        let lists = [&self.points, &self.advantages, &self.drawbacks];
        self.label.iter().chain(lists.into_iter().flatten())
    }
}
