//! Changes between measurements: verdicts, and the notes under tables of changes.

/// What is missing of an earlier measurement.
#[derive(Clone, Copy, Debug)]
pub struct PublishedOnly<'a> {
    /// The measurement.
    pub wave: &'a str,
    /// What is not known, and what follows.
    pub lack: &'a str,
}

/// Changes between measurements: verdicts, and the notes under tables of changes.
pub trait Changes {
    /// A verdict.
    fn up(&self) -> &'static str;
    /// A verdict.
    fn up_slightly(&self) -> &'static str;
    /// A verdict.
    fn up_clearly(&self) -> &'static str;
    /// A verdict.
    fn down(&self) -> &'static str;
    /// A verdict.
    fn down_slightly(&self) -> &'static str;
    /// A verdict.
    fn down_clearly(&self) -> &'static str;
    /// A verdict.
    fn unchanged(&self) -> &'static str;
    /// A verdict.
    fn no_certain_change(&self) -> &'static str;
    /// Why a measurement cannot be compared: the answer was not offered.
    fn could_not_be_answered(&self) -> &'static str;
    /// What the short word for percentage points means.
    fn note_points(&self) -> &'static str;
    /// How shares of independent samples are compared.
    fn note_change_newcombe(&self) -> &'static str;
    /// The same of finite populations.
    fn note_change_newcombe_finite(&self) -> &'static str;
    /// How weighted numbers are compared.
    fn note_change_weighted(&self) -> &'static str;
    /// How means of independent samples are compared.
    fn note_change_welch(&self) -> &'static str;
    /// The same of finite populations.
    fn note_change_welch_finite(&self) -> &'static str;
    /// How shares among the same persons are compared.
    fn note_change_panel(&self) -> &'static str;
    /// How means among the same persons are compared.
    fn note_change_panel_means(&self) -> &'static str;
    /// Whom a change among the same persons is of; `persons` is how many.
    fn note_change_persons(&self, persons: &str) -> String;
    /// That only what was published is left of a measurement.
    fn note_change_published(&self, parts: PublishedOnly<'_>) -> String;
    /// What is not known of it.
    fn lack_weighted(&self) -> &'static str;
    /// What is not known of it.
    fn lack_mean(&self) -> &'static str;
    /// What is not known of it.
    fn lack_panel(&self) -> &'static str;
    /// What is not known of it.
    fn lack_finite(&self) -> &'static str;
    /// What is not known of it.
    fn lack_changed(&self) -> &'static str;
    /// How small counts are compared.
    fn note_change_fisher(&self) -> &'static str;
    /// That p-values are adjusted.
    fn note_p_holm_table(&self) -> &'static str;
    /// That a verdict rests on another table.
    fn note_verdict_elsewhere(&self) -> &'static str;
    /// From what size on a change matters; `size` has its unit.
    fn note_change_threshold(&self, size: &str) -> String;
}
