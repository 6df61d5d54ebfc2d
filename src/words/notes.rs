//! What stands under charts and tables: the base, who is left out, what signs mean.

/// Single answers and the people who gave them.
#[derive(Clone, Copy, Debug)]
pub struct RowsFrom<'a> {
    /// How many answers, with `n =` and their name.
    pub rows: &'a str,
    /// How many people, with what they are.
    pub people: &'a str,
}

/// Some of all.
#[derive(Clone, Copy, Debug)]
pub struct FewOf<'a> {
    /// How many.
    pub few: &'a str,
    /// Of how many.
    pub all: &'a str,
}

/// Why a measurement cannot be compared.
#[derive(Clone, Copy, Debug)]
pub struct Break<'a> {
    /// The measurement.
    pub wave: &'a str,
    /// The reason, as the author wrote it.
    pub reason: &'a str,
}

/// A condition on who is counted.
#[derive(Clone, Copy, Debug)]
pub struct ConditionWords<'a> {
    /// The label of the variable.
    pub variable: &'a str,
    /// The answers that are counted.
    pub answers: &'a str,
}

/// Rows that are in no group.
#[derive(Clone, Copy, Debug)]
pub struct Ungrouped<'a> {
    /// How many, with what they are.
    pub rows: &'a str,
    /// The label of the breakdown.
    pub breakdown: &'a str,
}

/// Groups that are too small to be certain.
#[derive(Clone, Copy, Debug)]
pub struct Uncertain<'a> {
    /// From how many on shares are certain.
    pub fewest: &'a str,
    /// The groups with their bases.
    pub groups: &'a str,
}

/// One of the parts that a chart is divided into.
#[derive(Clone, Copy, Debug)]
pub struct ChartPart<'a> {
    /// Its number, from 1.
    pub part: &'a str,
    /// How many there are.
    pub parts: &'a str,
}

/// What little of a chart can be shown.
#[derive(Clone, Copy, Debug)]
pub struct MostlyHidden<'a> {
    /// How many values are shown.
    pub shown: &'a str,
    /// Of how many.
    pub all: &'a str,
    /// Those values, with their labels.
    pub values: &'a str,
}

/// The limits of a class of numbers.
#[derive(Clone, Copy, Debug)]
pub struct ClassLimits<'a> {
    /// The lower one.
    pub from: &'a str,
    /// The upper one.
    pub to: &'a str,
}

/// What stands under charts and tables: the base, who is left out, what signs mean.
pub trait Notes {
    /// The base where rows are single answers.
    fn rows_from(&self, parts: RowsFrom<'_>) -> String;
    /// That a measurement cannot be compared with the last.
    fn not_comparable_with(&self, parts: Break<'_>) -> String;
    /// The same after a label or instead of a verdict.
    fn not_comparable(&self) -> &'static str;
    /// Some of all.
    fn few_of(&self, parts: FewOf<'_>) -> String;
    /// How many did not answer; `parts` are made of `few_of`.
    fn no_answer_from(&self, parts: &str) -> String;
    /// Who is counted.
    fn only(&self, parts: ConditionWords<'_>) -> String;
    /// Of one row without an answer to the breakdown.
    fn one_ungrouped(&self, parts: Ungrouped<'_>) -> String;
    /// Of several such rows.
    fn several_ungrouped(&self, parts: Ungrouped<'_>) -> String;
    /// Of one row that is in none of the groups.
    fn one_in_no_group(&self, rows: &str) -> String;
    /// Of several such rows.
    fn several_in_no_group(&self, rows: &str) -> String;
    /// That groups overlap; `unit` is what one row is.
    fn in_several_groups(&self, unit: &str) -> String;
    /// A class of numbers without its upper limit.
    fn class_up_to(&self, parts: ClassLimits<'_>) -> String;
    /// A class of numbers without a lower limit.
    fn class_below(&self, limit: &str) -> String;
    /// A class of numbers beyond a limit.
    fn class_above(&self, limit: &str) -> String;
    /// A class of numbers from a limit on.
    fn class_from(&self, limit: &str) -> String;
    /// That the area of bars of different widths tells how many.
    fn note_area(&self) -> &'static str;
    /// What the parts of a box plot are.
    fn note_box(&self) -> &'static str;
    /// What shares are of, where those without an answer count.
    fn note_share_of_all(&self) -> &'static str;
    /// That what is hidden stands after what is sorted by what is shown.
    fn note_hidden_last(&self) -> &'static str;
    /// What shares are of, where they do not.
    fn note_share_of_valid(&self) -> &'static str;
    /// What shares are of, where each answer makes 100.
    fn note_share_of_category(&self) -> &'static str;
    /// What shares are of, where the whole table makes 100.
    fn note_share_of_table(&self) -> &'static str;
    /// That several answers could be given.
    fn note_several(&self) -> &'static str;
    /// The same of shares.
    fn note_several_shares(&self) -> &'static str;
    /// That shares do not add up because of rounding.
    fn note_rounding(&self) -> &'static str;
    /// That counts do not add up because they are protected.
    fn note_sums(&self) -> &'static str;
    /// That shares of few are uncertain.
    fn uncertain_shares(&self, fewest: &str) -> String;
    /// The same, with the groups.
    fn uncertain_groups(&self, parts: Uncertain<'_>) -> String;
    /// What the sign for what is hidden means.
    fn sign_suppressed(&self) -> &'static str;
    /// What the sign for too few answers means.
    fn sign_too_few(&self) -> &'static str;
    /// What the sign for what has no value means.
    fn sign_undefined(&self) -> &'static str;
    /// Instead of a chart or table of which all is hidden.
    fn all_hidden(&self) -> &'static str;
    /// Instead of one for which too few answered.
    fn all_too_few(&self) -> &'static str;
    /// Instead of one without answers.
    fn nothing_to_show(&self) -> &'static str;
    /// Instead of a chart of which hardly anything can be shown.
    fn mostly_hidden(&self, parts: MostlyHidden<'_>) -> String;
    /// After the number of a chart, before the second and further parts that it is divided
    /// into.
    fn chart_part(&self, parts: ChartPart<'_>) -> String;
    /// Of an answer that nobody gave, where it is told by itself.
    fn no_answers_for(&self, value: &str) -> String;
    /// What a file enclosed in the PDF is.
    fn numbers_in(&self, caption: &str) -> String;
}
