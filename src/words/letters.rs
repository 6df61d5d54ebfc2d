//! The letter to whoever opens an archive years later.

/// How to set the report without the program.
#[derive(Clone, Copy, Debug)]
pub struct WithoutProgram<'a> {
    /// The version of Typst.
    pub typst: &'a str,
    /// Where to be.
    pub folder: &'a str,
}

/// The letter to whoever opens an archive years later.
pub trait ArchiveLetters {
    /// Its heading.
    fn letter_heading(&self) -> &'static str;
    /// Of an archive with the answers of single persons.
    fn letter_confidential(&self) -> &'static str;
    /// Of one without them, whose files are known by a key.
    fn letter_public_keyed(&self) -> &'static str;
    /// Of one without them.
    fn letter_public(&self) -> &'static str;
    /// What the archive is.
    fn letter_bag(&self) -> &'static str;
    /// The same without answers.
    fn letter_bag_without_answers(&self) -> &'static str;
    /// A line of what is in it.
    fn letter_report(&self, path: &str) -> String;
    /// A line of what is in it.
    fn letter_project(&self, folder: &str) -> String;
    /// The same without answers.
    fn letter_project_without_answers(&self, folder: &str) -> String;
    /// A line of what is in it.
    fn letter_program(&self) -> &'static str;
    /// A line of what is in it.
    fn letter_codebooks(&self) -> &'static str;
    /// A line of what is in it.
    fn letter_data_package(&self) -> &'static str;
    /// The same without answers.
    fn letter_codebooks_alone(&self) -> &'static str;
    /// A line of what is in it.
    fn letter_lock(&self) -> &'static str;
    /// A line of what is in it.
    fn letter_provenance(&self) -> &'static str;
    /// A line of what is in it.
    fn letter_description(&self) -> &'static str;
    /// How to see that nothing has changed.
    fn letter_check(&self) -> &'static str;
    /// How to build the report again.
    fn letter_rebuild(&self, version: &str) -> String;
    /// How to set it without the program; the command follows.
    fn letter_rebuild_without(&self, parts: WithoutProgram<'_>) -> String;
    /// What comes of that.
    fn letter_pages_same(&self) -> &'static str;
}
