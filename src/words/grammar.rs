//! What of a language's grammar the program must know: signs, names of months and numbers,
//! where sentences end, what stands before and after a number.

use super::Phrases;

/// The grammar of a language.
pub trait Grammar {
    /// Its name in English.
    fn name(&self) -> &'static str;
    /// The region whose conventions are followed (ISO 3166).
    fn region(&self) -> &'static str;
    /// What stands before the decimals.
    fn decimal_sign(&self) -> char;
    /// What stands between groups of three digits.
    fn thousands_sign(&self) -> char;
    /// Single quotation marks, opening and closing, and double ones.
    fn quotation_marks(&self) -> [&'static str; 4];
    /// The sign for per cent after a number, with the space before it.
    fn percent_sign(&self) -> &'static str;
    /// Whether running text has the word for per cent and not the sign.
    fn spells_out_percent(&self) -> bool;
    /// The sign for what is hidden for somebody's sake.
    fn suppressed_sign(&self) -> &'static str;
    /// The names of the months.
    fn months(&self) -> [&'static str; 12];
    /// A date as running text.
    fn long_date(&self, day: u8, month: &str, year: i32) -> String;
    /// A month as running text.
    fn month_of(&self, month: &str, year: i32) -> String;
    /// A day of a year that is known.
    fn day_of(&self, day: u8, month: &str) -> String;
    /// A quarter of a year, counted from 1.
    fn quarter_of(&self, quarter: u8, year: i32) -> String;
    /// Words in the names and labels of columns that only persons have, in lower case.
    fn of_persons(&self) -> &'static [&'static str];
    /// Words for persons, as a row of data may be called, in lower case.
    fn persons_as_rows(&self) -> &'static [&'static str];
    /// The letters that come after z, in order.
    fn last_letters(&self) -> &'static str;
    /// The numbers from 0 to 20, 1 in the common gender.
    fn number_words(&self) -> [&'static str; 21];
    /// 1 in the neuter; the same where there is none.
    fn one_neuter(&self) -> &'static str;
    /// Neuter words that are often counted in reports.
    fn neuter_nouns(&self) -> &'static [&'static str];
    /// Abbreviations that end in a full stop inside a sentence, without that stop.
    fn abbreviations(&self) -> &'static [&'static str];
    /// Words before a number that is a name and no quantity, without a full stop.
    fn numbered(&self) -> &'static [&'static str];
    /// Words after a number with which it stays in digits, and is no count of anybody.
    fn units(&self) -> &'static [&'static str];
    /// What kinds of things are called before a number that refers to them.
    fn references(&self) -> References;
    /// Words between the names of several authors.
    fn between_authors(&self) -> &'static [&'static str];
    /// Words that begin a sentence before the name of an author.
    fn before_authors(&self) -> &'static [&'static str];
    /// Words in the names of authorities and associations, in small letters; what begins with
    /// `-` is the end of one.
    fn of_authorities(&self) -> &'static [&'static str];
    /// Words in small letters before a citation, which say nothing without it.
    fn before_sources(&self) -> &'static [&'static str];
    /// Phrases of quantity.
    fn phrases(&self) -> &'static Phrases;
}

/// What things are called before a number that refers to them, in every form, in lower case.
#[derive(Clone, Copy, Debug)]
pub struct References {
    /// A chart.
    pub diagram: &'static [&'static str],
    /// A table.
    pub table: &'static [&'static str],
    /// A figure.
    pub figure: &'static [&'static str],
    /// A section or an appendix.
    pub section: &'static [&'static str],
    /// A page.
    pub page: &'static [&'static str],
}
