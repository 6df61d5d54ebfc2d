//! Phrases of quantity and of change: what each language calls them. How much they say is
//! decided by the room `review`, for all languages alike, and told in docs/format.md.

use std::cmp::Ordering;

/// What stands before a fraction or a percentage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Modifier {
    /// `exakt`.
    Exactly,
    /// `ungefär`.
    About,
    /// `drygt`.
    Over,
    /// `knappt`, `nästan`.
    Almost,
    /// `mer än`.
    More,
    /// `mindre än`.
    Less,
    /// `minst`.
    AtLeast,
    /// `högst`.
    AtMost,
}

/// What a phrase says that stands by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// `de flesta`.
    Most,
    /// `en klar majoritet`.
    ClearlyMost,
    /// `de allra flesta`.
    VeryMost,
    /// `nästan alla`.
    NearlyAll,
    /// `alla`.
    Everybody,
    /// `inte alla`.
    NotAll,
    /// `ingen`.
    Nobody,
    /// `nästan ingen`.
    NearlyNobody,
    /// `få`.
    Few,
    /// `mycket få`.
    VeryFew,
    /// `en minoritet`.
    Minority,
    /// `en liten andel`.
    Small,
}

/// The phrases of a language, in lower case. Of several that fit, the longest is meant; of
/// several that mean the same, a hint proposes the first.
#[derive(Debug)]
pub struct Phrases {
    /// Words that say nothing about the quantity, at the beginning: `hela`, `endast`.
    pub fillers: &'static [&'static str],
    /// What stands before a fraction or a percentage.
    pub modifiers: &'static [(&'static str, Modifier)],
    /// Name, numerator, denominator; the first seven are those people use.
    pub fractions: &'static [(&'static str, i128, i128)],
    /// Numbers.
    pub cardinals: &'static [(&'static str, i128)],
    /// Between two cardinals: `två AV tre`.
    pub out_of: &'static [&'static str],
    /// After a cardinal; the first is the one a hint proposes.
    pub percent: &'static [&'static str],
    /// Before the second of two cardinals: `56 av DE 67`.
    pub articles: &'static [&'static str],
    /// Phrases that stand by themselves.
    pub wholes: &'static [(&'static str, Quantity)],
    /// Those among them that are ordinary words too.
    pub ordinary: &'static [&'static str],
    /// Beginnings of comparisons: `vanligare`, `lika`.
    pub comparisons: &'static [(&'static str, Ordering)],
    /// What ends those that name what is compared with next: `vanligare än`. It may also
    /// stand further on: "fler som …, än …".
    pub than: &'static str,
    /// Words that may stand before a statement about change: `är oförändrad`.
    pub auxiliaries: &'static [&'static str],
    /// Beginnings of statements that no change is certain.
    pub uncertain: &'static [&'static str],
    /// Of a change beyond the size that matters.
    pub clearly: &'static str,
    /// Of a change within it.
    pub slightly: &'static str,
}
