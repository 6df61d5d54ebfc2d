//! The letter to whoever opens an archive years later, in Swedish and English.

use super::{Contents, OUTPUTS, PROJECT};

/// Its name, as the standard of bags allows any.
pub(super) const GUIDE: &str = "LÄS-MIG.txt";

/// How to read, check and rebuild what is in the archive, with and without the programme.
pub(super) fn guide(contents: &Contents<'_>) -> Vec<u8> {
    let (title, date) = (contents.title(), contents.report.date.to_string());
    let letter = Letter {
        name: &contents.report.name,
        title: &title,
        publisher: &contents.report.publisher,
        date: &date,
        versions: super::versions(),
        has_microdata: contents.has_microdata(),
        is_without_answers: contents.is_without_answers(),
        has_program: contents.program.is_some(),
        has_codebooks: !contents.codebooks.surveys.is_empty(),
    };
    letter.text()
}

/// Everything the letter depends on, which can be found in an archive too.
pub(super) struct Letter<'a> {
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
    /// Whether the programme is in the archive.
    pub(super) has_program: bool,
    /// Whether codebooks for other programmes are.
    pub(super) has_codebooks: bool,
}

impl Letter<'_> {
    /// The version of its words, which stands in the archive's description: a letter of
    /// another version cannot be written again.
    pub(super) const FORM: &'static str = "1";

    /// The letter.
    pub(super) fn text(&self) -> Vec<u8> {
        format!("{}\n\n{}", swedish(self), english(self)).into_bytes()
    }
}

fn swedish(letter: &Letter<'_>) -> String {
    let Letter { name, title, publisher, date, .. } = letter;
    let (version, typst) = letter.versions;
    let warning = if letter.has_microdata {
        "VARNING: arkivet innehåller enskilda personers svar. De får inte publiceras.\n\
         Vilka filer det gäller står i ro-crate-metadata.json (conditionsOfAccess).\n\n"
    } else if letter.is_without_answers {
        "Arkivet kan publiceras: enskilda personers svar ingår inte. I stället ingår\n\
         protected.json med rapportens tal, så som de får visas. Vilka filer som saknas, och\n\
         deras sha256, står i provenance.json.\n\n"
    } else {
        ""
    };
    let (made_of, parts) = if letter.is_without_answers {
        ("det den är gjord av utom svaren", "texter, tal, mall och typsnitt")
    } else {
        ("allt den är gjord av", "texter, data, mall och typsnitt")
    };
    let program = if letter.has_program {
        "  program/             programmet som byggde rapporten, med sha256\n"
    } else {
        ""
    };
    let codebooks = if !letter.has_codebooks {
        ""
    } else if letter.is_without_answers {
        "  codebooks/           kodböckerna: DDI-Codebook 2.5 och Table Schema 2.0\n"
    } else {
        "  codebooks/           kodböckerna enligt DDI-Codebook 2.5\n\
         \x20 datapackage.json     kodböckerna som Data Package 2.0\n"
    };
    format!(
        "LÄS MIG\n=======\n\n\
         {title}\n{publisher}, {date}\n\n\
         {warning}\
         Detta är en BagIt-påse (RFC 8493) med en rapport och {made_of}.\n\n\
         \x20 {OUTPUTS}{name}.pdf och .html   rapporten\n\
         \x20 {PROJECT}            rapportens {parts}\n\
         {program}\
         {codebooks}\
         \x20 Cargo.lock           de exakta versionerna av programmets delar\n\
         \x20 provenance.json      vad som gjordes av vad (in-toto, SLSA)\n\
         \x20 ro-crate-metadata.json   beskrivning för maskiner (RO-Crate)\n\n\
         Kontrollera att inget har ändrats: `sha256sum -c manifest-sha256.txt` i påsens\n\
         översta mapp, eller `bagit.py --validate MAPP`. Den som ändrar något kan skriva om\n\
         kontrollsummorna också. Jämför därför arkivets egen sha256 med den som noterades på\n\
         annat håll när det gjordes: `baslinje verify ARKIV.zip --sha256 SUMMA`.\n\n\
         Bygg om rapporten med Baslinje {version}: `baslinje reproduce ARKIV.zip`. Det talar om\n\
         ifall varje fil blev densamma, och annars var den första skillnaden uppstod.\n\n\
         Bygg om rapporten utan Baslinje: installera Typst {typst} (typst.app) och kör, i\n\
         mappen {OUTPUTS}\n\
         \x20   typst compile --font-path ../{PROJECT}fonts --ignore-system-fonts {name}.typ\n\
         Sidorna och texten blir desamma; filens bytes kan skilja sig.\n",
    )
}

fn english(letter: &Letter<'_>) -> String {
    let name = letter.name;
    let (version, typst) = letter.versions;
    let warning = if letter.has_microdata {
        "WARNING: this archive holds the answers of single persons. They must not be\n\
         published. ro-crate-metadata.json tells which files these are\n\
         (conditionsOfAccess).\n\n"
    } else if letter.is_without_answers {
        "This archive can be published: it does not hold the answers of single persons, but\n\
         instead of them protected.json with the report's numbers as they may be shown.\n\
         provenance.json tells which files are missing, with their sha256.\n\n"
    } else {
        ""
    };
    let (made_of, parts) = if letter.is_without_answers {
        ("what it was made of but the answers", "texts, numbers, template and fonts")
    } else {
        ("everything it was made of", "texts, data, template and fonts")
    };
    let program = if letter.has_program {
        "  program/             the program that built the report, with its sha256\n"
    } else {
        ""
    };
    let codebooks = if !letter.has_codebooks {
        ""
    } else if letter.is_without_answers {
        "  codebooks/           the codebooks: DDI-Codebook 2.5 and Table Schema 2.0\n"
    } else {
        "  codebooks/           the codebooks as DDI-Codebook 2.5\n\
         \x20 datapackage.json     the codebooks as a Data Package 2.0\n"
    };
    format!(
        "READ ME\n=======\n\n\
         {warning}\
         This is a BagIt bag (RFC 8493) with a report and {made_of}.\n\n\
         \x20 {OUTPUTS}{name}.pdf and .html   the report\n\
         \x20 {PROJECT}            the report's {parts}\n\
         {program}\
         {codebooks}\
         \x20 Cargo.lock           the exact versions of the program's parts\n\
         \x20 provenance.json      what was made of what (in-toto, SLSA)\n\
         \x20 ro-crate-metadata.json   description for machines (RO-Crate)\n\n\
         Check that nothing has changed: `sha256sum -c manifest-sha256.txt` in the top folder\n\
         of the bag, or `bagit.py --validate FOLDER`. Whoever changes something can write the\n\
         checksums anew too. So compare the sha256 of the archive itself with the one that was\n\
         noted elsewhere when it was made: `baslinje verify ARCHIVE.zip --sha256 SUM`.\n\n\
         Rebuild the report with Baslinje {version}: `baslinje reproduce ARCHIVE.zip`. It tells\n\
         whether each file came out the same, and otherwise where the first difference arose.\n\n\
         Rebuild the report without Baslinje: install Typst {typst} (typst.app) and run, in the\n\
         folder {OUTPUTS}\n\
         \x20   typst compile --font-path ../{PROJECT}fonts --ignore-system-fonts {name}.typ\n\
         Pages and text come out the same; the bytes of the file may differ.\n",
    )
}

#[cfg(test)]
mod tests {
    use super::Letter;

    /// Other words are another version: archives of before are then not held against them.
    #[test]
    fn the_words_of_this_version_are_these() {
        let all = |yes: bool| Letter {
            name: "n",
            title: "t",
            publisher: "p",
            date: "d",
            versions: ("b", "y"),
            has_microdata: yes,
            is_without_answers: !yes,
            has_program: yes,
            has_codebooks: true,
        };
        let words = [all(true).text(), all(false).text()].concat();
        let sha256 = crate::file::sha256(&words);
        assert_eq!(
            (Letter::FORM, sha256.as_str()),
            ("1", "5a7ad0891f985bb06c78d30e9c888da35e961715d732d660b8eaa03b62ebb652")
        );
    }
}
