//! The page on which people look through what differs between two editions.

/// The page on which people look through what differs between two editions.
pub trait Comparisons {
    /// The title.
    fn what_differs(&self) -> &'static str;
    /// Under a heading without differences.
    fn nothing_differs(&self) -> &'static str;
    /// A heading.
    fn inputs(&self) -> &'static str;
    /// A heading.
    fn numbers(&self) -> &'static str;
    /// A heading.
    fn charts(&self) -> &'static str;
    /// A heading.
    fn sentences(&self) -> &'static str;
    /// A heading.
    fn pages(&self) -> &'static str;
    /// A kind of input, and a cause.
    fn data(&self) -> &'static str;
    /// A kind of input, and a cause.
    fn codebook(&self) -> &'static str;
    /// A kind of input.
    fn template(&self) -> &'static str;
    /// A kind of input.
    fn font(&self) -> &'static str;
    /// A kind of input, and a cause.
    fn text(&self) -> &'static str;
    /// How an input differs.
    fn added(&self) -> &'static str;
    /// How an input differs.
    fn gone(&self) -> &'static str;
    /// How an input differs.
    fn renamed(&self) -> &'static str;
    /// How an input differs.
    fn changed(&self) -> &'static str;
    /// The head of kinds.
    fn kind(&self) -> &'static str;
    /// The head of how inputs differ.
    fn how(&self) -> &'static str;
    /// The head of files.
    fn file(&self) -> &'static str;
    /// The head of numbers.
    fn number(&self) -> &'static str;
    /// The head of what was.
    fn then(&self) -> &'static str;
    /// The head of what is.
    fn now(&self) -> &'static str;
    /// The head of causes.
    fn cause(&self) -> &'static str;
    /// Over numbers that are new.
    fn new_numbers(&self) -> &'static str;
    /// Over numbers that are gone.
    fn gone_numbers(&self) -> &'static str;
    /// The head of values.
    fn value(&self) -> &'static str;
    /// A number as a whole.
    fn all_of_it(&self) -> &'static str;
    /// What was asked for otherwise.
    fn survey(&self) -> &'static str;
    /// What was asked for otherwise.
    fn statistic(&self) -> &'static str;
    /// What was asked for otherwise.
    fn variable(&self) -> &'static str;
    /// What was asked for otherwise.
    fn answers(&self) -> &'static str;
    /// What was asked for otherwise.
    fn breakdown(&self) -> &'static str;
    /// What was asked for otherwise, and a cause.
    fn filter(&self) -> &'static str;
    /// What was asked for otherwise, and a cause.
    fn base(&self) -> &'static str;
    /// What was asked for otherwise, and a cause.
    fn weights_used(&self) -> &'static str;
    /// A cause.
    fn question(&self) -> &'static str;
    /// A cause.
    fn method(&self) -> &'static str;
    /// A cause.
    fn moved(&self) -> &'static str;
    /// A cause.
    fn rounding(&self) -> &'static str;
    /// A cause.
    fn protection(&self) -> &'static str;
    /// A cause.
    fn other_numbers(&self) -> &'static str;
    /// A cause.
    fn program(&self) -> &'static str;
    /// A cause.
    fn unknown_cause(&self) -> &'static str;
    /// Before charts of the same numbers.
    fn drawn_otherwise(&self) -> &'static str;
    /// Where a sentence stood.
    fn moved_from(&self, section: &str) -> String;
    /// Before how many pages there were and are.
    fn number_of_pages(&self) -> &'static str;
    /// A page.
    fn page(&self, number: &str) -> String;
}
