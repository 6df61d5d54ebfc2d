//! What a stage of the pipeline gives: a value, together with what there is to say about it.

use super::Diagnostics;

/// Whether what a stage goes by is without mistakes. Where it is not, the stage does not tell
/// what would only follow from them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Soundness {
    /// There are none.
    #[default]
    Sound,
    /// There are some, which have been told.
    Mistaken,
}

/// A value, together with what there is to say about it.
#[derive(Clone, Debug, Default)]
pub struct Warned<T> {
    /// The value. What could not be made is missing in it.
    pub value: T,
    /// What was found.
    pub said: Diagnostics,
}

impl<T> Warned<T> {
    /// What a stage gives that goes by something `before` it.
    pub fn after(before: Soundness, stage: impl FnOnce(&mut Diagnostics) -> T) -> Self {
        let mut said = Diagnostics::after(before);
        let value = stage(&mut said);
        Self { value, said }
    }

    /// What the first stage gives.
    pub fn first(stage: impl FnOnce(&mut Diagnostics) -> T) -> Self {
        Self::after(Soundness::Sound, stage)
    }

    /// The value, once what was said about it has been told with the rest.
    pub fn told(self, diagnostics: &mut Diagnostics) -> T {
        diagnostics.take_over(self.said);
        self.value
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Diagnostic, Severity};

    #[test]
    fn a_stage_knows_of_mistakes_before_it_and_tells_only_its_own() {
        let mut all = Diagnostics::default();
        let first = Warned::first(|said| said.push(Diagnostic::error("a")));
        first.told(&mut all);
        let second = Warned::after(all.soundness(), |said| {
            said.push(Diagnostic::warning("b"));
            said.has_errors()
        });
        assert_eq!(second.said.sorted().len(), 1);
        assert_eq!(second.said.count(Severity::Error), 0);
        assert!(second.told(&mut all));
        assert_eq!(all.sorted().len(), 2);
        assert_eq!(Diagnostics::after(Soundness::Sound).soundness(), Soundness::Sound);
    }
}
