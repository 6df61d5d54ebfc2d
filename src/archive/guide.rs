//! The letter to whoever opens an archive years later, in the report's language and English.

use crate::words::{Language, WithoutProgram, Words};

use super::contents::{ArchiveContents, OUTPUTS, PROJECT, versions};

/// Its name, as the standard of bags allows any.
pub(super) const GUIDE: &str = "LÄS-MIG.txt";

/// How to read, check and rebuild what is in the archive, with and without the programme.
pub(super) fn guide(contents: &ArchiveContents<'_>) -> Vec<u8> {
    let (title, date) = (contents.title(), contents.report.date.to_string());
    let letter = Letter {
        language: contents.report.language,
        name: &contents.report.name,
        title: &title,
        publisher: &contents.report.publisher,
        date: &date,
        versions: versions(),
        has_microdata: contents.has_microdata(),
        is_without_answers: contents.is_without_answers(),
        has_keyed: contents.has_keyed(),
        has_program: contents.program.is_some(),
        has_codebooks: !contents.codebooks.surveys.is_empty(),
    };
    letter.text()
}

/// Everything the letter depends on, which can be found in an archive too.
pub(super) struct Letter<'a> {
    /// The report's language.
    pub(super) language: Language,
    /// The report's name.
    pub(super) name: &'a str,
    /// Its title and subtitle.
    pub(super) title: &'a str,
    /// Who publishes it.
    pub(super) publisher: &'a str,
    /// Its date.
    pub(super) date: &'a str,
    /// The versions of Baslinje and Typst.
    pub(super) versions: (&'a str, &'a str),
    /// Whether answers of single persons are in the archive.
    pub(super) has_microdata: bool,
    /// Whether answers were left out.
    pub(super) is_without_answers: bool,
    /// Whether files are known by a secret key.
    pub(super) has_keyed: bool,
    /// Whether the programme is in the archive.
    pub(super) has_program: bool,
    /// Whether codebooks for other programmes are.
    pub(super) has_codebooks: bool,
}

/// The version of its words: a letter of another version cannot be written again.
const FORM: &str = "1";

impl Letter<'_> {
    /// The version of the letter in a language, which stands in the archive's description.
    /// Where no language is named it is the one that is assumed.
    pub(super) fn form(language: Language) -> String {
        if language == Language::default() {
            FORM.to_owned()
        } else {
            format!("{FORM}-{}", language.code())
        }
    }

    /// The language of a letter of a version; nothing if this programme writes another.
    pub(super) fn language_of(form: &str) -> Option<Language> {
        match form.strip_prefix(FORM)? {
            "" => Some(Language::default()),
            code => Language::from_code(code.strip_prefix('-')?),
        }
    }

    /// The letter.
    pub(super) fn text(&self) -> Vec<u8> {
        let Self { title, publisher, date, .. } = self;
        let about = format!("{title}\n{publisher}, {date}\n\n");
        let own = written(self, self.language.words(), &about);
        if self.language == Language::OF_MESSAGES {
            return own.into_bytes();
        }
        let english = written(self, Language::OF_MESSAGES.words(), "");
        format!("{own}\n\n{english}").into_bytes()
    }
}

/// The letter in a language.
fn written(letter: &Letter<'_>, words: &dyn Words, about: &str) -> String {
    let (version, typst) = letter.versions;
    let (name, is_without_answers) = (letter.name, letter.is_without_answers);
    let warning = match (letter.has_microdata, is_without_answers, letter.has_keyed) {
        (true, ..) => Some(words.letter_confidential()),
        (false, true, true) => Some(words.letter_public_keyed()),
        (false, true, false) => Some(words.letter_public()),
        (false, false, _) => None,
    };
    let warning = warning.map(|text| format!("{text}\n\n")).unwrap_or_default();
    let (bag, project) = if is_without_answers {
        (
            words.letter_bag_without_answers(),
            words.letter_project_without_answers(PROJECT),
        )
    } else {
        (words.letter_bag(), words.letter_project(PROJECT))
    };
    let report = words.letter_report(&format!("{OUTPUTS}{name}"));
    let mut lines = vec![report.as_str(), project.as_str()];
    lines.extend(letter.has_program.then(|| words.letter_program()));
    lines.extend(match (letter.has_codebooks, is_without_answers) {
        (false, _) => Vec::new(),
        (true, true) => vec![words.letter_codebooks_alone()],
        (true, false) => vec![words.letter_codebooks(), words.letter_data_package()],
    });
    lines.extend([
        words.letter_lock(),
        words.letter_provenance(),
        words.letter_description(),
    ]);
    let lines = lines.iter().map(|line| format!("  {line}\n")).collect::<String>();
    format!(
        "{}\n\n{about}{warning}{bag}\n\n{lines}\n{}\n\n{}\n\n{}\n\
         \x20   typst compile --font-path ../{PROJECT}fonts --ignore-system-fonts {name}.typ\n\
         {}\n",
        words.letter_heading(),
        words.letter_check(),
        words.letter_rebuild(version),
        words.letter_rebuild_without(WithoutProgram { typst, folder: OUTPUTS }),
        words.letter_pages_same(),
    )
}

#[cfg(test)]
mod tests {
    use super::Letter;
    use crate::words::Language;

    /// Other words are another version: archives of before are then not held against them.
    #[test]
    fn the_words_of_this_version_are_these() {
        let all = |yes: bool| Letter {
            language: Language::Sv,
            name: "n",
            title: "t",
            publisher: "p",
            date: "d",
            versions: ("b", "y"),
            has_microdata: yes,
            is_without_answers: !yes,
            has_keyed: false,
            has_program: yes,
            has_codebooks: true,
        };
        let words = [all(true).text(), all(false).text()].concat();
        let sha256 = crate::file::sha256(&words);
        assert_eq!(
            (Letter::form(Language::Sv).as_str(), sha256.as_str()),
            ("1", "5a7ad0891f985bb06c78d30e9c888da35e961715d732d660b8eaa03b62ebb652")
        );
    }

    #[test]
    fn the_language_of_a_letter_is_told_by_its_version() {
        for (_, language) in Language::ALL {
            assert_eq!(Letter::language_of(&Letter::form(language)), Some(language));
        }
        assert_eq!(Letter::language_of("1-fi"), None);
        assert_eq!(Letter::language_of("2"), None);
    }
}
