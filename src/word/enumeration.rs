//! How the items of lists are numbered: takes a pattern as Typst knows it (`1.`, `a)`, `(i)`),
//! gives what a word processor is told.

/// How a list is numbered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ListFormat {
    /// With points.
    Bullets,
    /// With numbers or letters.
    Numbered {
        pattern: NumberPattern,
        /// The first one.
        from: u64,
    },
}

/// A pattern of numbers: what stands before the first, a sign for each level, what stands
/// after it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct NumberPattern {
    before: String,
    signs: Vec<char>,
    after: String,
}

/// The signs that stand for numbers, and what word processors call them.
const SIGNS: [(char, &str); 5] = [
    ('1', "decimal"),
    ('a', "lowerLetter"),
    ('A', "upperLetter"),
    ('i', "lowerRoman"),
    ('I', "upperRoman"),
];

impl Default for NumberPattern {
    /// `1.`, as Typst numbers where nobody says how.
    fn default() -> Self {
        Self { before: String::new(), signs: vec!['1'], after: ".".to_owned() }
    }
}

impl NumberPattern {
    /// Reads a pattern; nothing, if it has no sign that word processors know.
    pub(super) fn read(pattern: &str) -> Option<Self> {
        let is_sign = |sign: char| SIGNS.iter().any(|(known, _)| *known == sign);
        let first = pattern.find(is_sign)?;
        let last = pattern.rfind(is_sign)?;
        let signs = pattern[first..=last].chars().filter(|sign| is_sign(*sign));
        Some(Self {
            before: pattern[..first].to_owned(),
            signs: signs.collect(),
            after: pattern[last + 1..].to_owned(),
        })
    }

    /// What the numbers of a level are called, counted from 0.
    pub(super) fn kind(&self, level: usize) -> &'static str {
        let sign = self.signs.get(level).or(self.signs.last());
        let found = SIGNS.iter().find(|(known, _)| Some(known) == sign);
        found.map_or("decimal", |(_, kind)| kind)
    }

    /// What stands at a level, with `%2` for the number of the second.
    pub(super) fn text(&self, level: usize) -> String {
        format!("{}%{}{}", self.before, level + 1, self.after)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_says_what_stands_around_the_number() {
        let told = |pattern: &str, level: usize| {
            let pattern = NumberPattern::read(pattern)?;
            Some((pattern.kind(level), pattern.text(level)))
        };
        assert_eq!(told("a)", 0), Some(("lowerLetter", "%1)".to_owned())));
        assert_eq!(told("(I)", 1), Some(("upperRoman", "(%2)".to_owned())));
        assert_eq!(told("1.a.", 0), Some(("decimal", "%1.".to_owned())));
        assert_eq!(told("1.a.", 1), Some(("lowerLetter", "%2.".to_owned())));
        assert_eq!(told("*", 0), None);
        assert_eq!(NumberPattern::default().text(0), "%1.");
    }
}
