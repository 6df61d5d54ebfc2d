//! What is said to authors in languages other than English: the catalogue is whole where it
//! says so, and what it holds is said.

#![expect(clippy::disallowed_methods, reason = "tests read the sources")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use baslinje::messages::{CatalogueLine, catalogue};
use baslinje::words::Language;
use insta::assert_snapshot;
use walkdir::WalkDir;

use crate::harness::{ANSWERS, CHAPTER, CODEBOOK, REPORT, ReportTest};
use crate::help;
use crate::literals::{Literal, literals};

/// The rooms of which everything that is said stands in the catalogue.
const TRANSLATED: &[&str] = &[
    "analysis",
    "archive",
    "assistance",
    "bin",
    "carried",
    "chart",
    "comparison",
    "container",
    "diagnostic",
    "dictionary",
    "disclosure",
    "document",
    "draft",
    "feedback",
    "file",
    "fingerprint",
    "foreign",
    "format",
    "layout",
    "limits",
    "live",
    "manuscript",
    "markup",
    "memory",
    "number",
    "pipeline",
    "project",
    "publish",
    "reference",
    "remeasurement",
    "review",
    "shelf",
    "spelling",
    "statistics",
    "survey",
    "typeset",
    "watch",
    "word",
    "yaml",
];

/// Files of these rooms that say nothing to authors, though English words stand in them: those
/// that write or recognise files, pages and words of surveys, and those that read what
/// libraries say.
const NO_MESSAGES: &[&str] = &[
    // The command line has a test of its own.
    "bin/",
    "analysis/meaning.rs",
    "archive/contents.rs",
    "archive/description.rs",
    "archive/guide.rs",
    "archive/known_by.rs",
    "carried/list.rs",
    // What parts of a record are called, which are its keys.
    "comparison/entry.rs",
    "comparison/pictures.rs",
    "dictionary/",
    "draft/seal.rs",
    "file/seal.rs",
    "layout/alone.rs",
    "layout/keys.rs",
    "manuscript/keys/",
    "manuscript/read/publication.rs",
    "markup/citations.rs",
    "publish/review_page.rs",
    "project/keys.rs",
    "publish/change.rs",
    "publish/inference.rs",
    "publish/record.rs",
    "reference/",
    "shelf/feed.rs",
    "shelf/page.rs",
    "shelf/report.rs",
    "survey/keys.rs",
    "survey/sketch/degrees.rs",
    "survey/sketch/grids.rs",
    "survey/sketch/headings.rs",
    "survey/sketch/names.rs",
    "survey/sketch/scales.rs",
    "survey/sketch/shapes.rs",
    "typeset/explain.rs",
    "typeset/web_body.rs",
    "typeset/words.rs",
    "yaml/syntax.rs",
    "statistics/fisher/halves.rs",
];

/// Texts of several words that are no messages: what stands in a file, what a file is
/// recognised by, what no one can write.
const NO_MESSAGE: &[&str] = &[
    "a content for every name",
    "a text or a map",
    "a text, a map or a list of such",
    "answer text",
    "answers are put together",
    "baslinje compare",
    "baslinje shelf",
    "by rule",
    "chart face {}",
    "code book",
    "code label",
    "codes and labels",
    "data dictionary",
    "did you mean `",
    "one row per ",
    "one row per {}",
    "only means have moments",
    "other rows counted",
    "question text",
    "quotes numbers",
    "say `initialize` first",
    "spss port file",
    "too long",
    "value label",
    "value labels",
    "variable label",
    "variable name",
    "{code}: yes",
    "{kind}; required",
    "{now}: own",
];

/// What stands before a text that is read, or that tells programmers why.
const READ_AFTER: &[&str] = &[
    "reason = ",
    "expecting = ",
    ".expect(",
    ".expect( ",
    ".contains(",
    ".contains( ",
    ".starts_with(",
    "const ABOUT: &str = ",
    "let head = format!(",
];

/// What of the command line is not held here: what can be written in `args.rs` is held by a
/// test of its own.
const NOT_YET: &[&str] = &["bin/baslinje/args.rs"];

/// Files of the command line in which most words are those of a protocol, for browsers and
/// editors: only what is said there is told to authors.
const PROTOCOLS: &[&str] = &["bin/baslinje/live/server.rs", "bin/baslinje/lsp/server.rs"];

/// What stands before a text that nobody is told, or that is the same in every language: what
/// never happens, what only programs read.
const NOT_SAID_AFTER: &[&str] = &[".expect(", "reason = ", "answer(format!(", "format!("];

/// What stands before a form where something is said.
const SAID_AFTER: &[&str] = &[
    "say!(",
    "::error(",
    "::warning(",
    ".hint(",
    ".expected(",
    "let message = ",
    "let hint = ",
    "const GOES_ON: &str = ",
    "const OR_GOES_ON: &str = ",
];

/// Words of the command line that only programs read, or that nobody is told.
const NOT_SAID: &[&str] = &[
    "# yaml-language-server: $schema=../../schemas/report.schema.json",
    ".el .ds Aq",
    ".ie \\n(.g",
    "did you mean",
    "the command line",
];

/// The files of `src` with the strings in them, without what tests them.
fn sources() -> BTreeMap<String, Vec<Literal>> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = WalkDir::new(&src).into_iter().map(|entry| entry.expect("an entry"));
    let files =
        files.filter(|entry| entry.path().extension().is_some_and(|it| it == "rs"));
    let read = |entry: walkdir::DirEntry| {
        let name = entry.path().strip_prefix(&src).expect("a file of `src`");
        let text = fs::read_to_string(entry.path()).expect("a text");
        let text = text.split("#[cfg(test)]").next().expect("what is tested");
        (name.display().to_string(), literals(text))
    };
    files.map(read).collect()
}

/// The names in braces of a form.
fn parts(form: &str) -> BTreeSet<&str> {
    let names = form.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0));
    names.filter(|name| name.bytes().all(|byte| byte.is_ascii_lowercase())).collect()
}

#[test]
fn each_form_stands_once_and_has_the_same_parts_in_every_language() {
    let mut seen = BTreeSet::new();
    for line in catalogue() {
        assert!(seen.insert(line.english), "twice: {}", line.english);
        for (code, language) in Language::ALL {
            let form = line.within(language);
            assert_eq!(parts(form), parts(line.english), "{code}: {form}");
            assert!(!form.is_empty(), "{code}: {}", line.english);
            let ends = [form, line.english].map(|it| it.ends_with('.'));
            assert_eq!(ends[0], ends[1], "{code}: {form}");
            let marks = |text: &str| text.matches('`').count();
            assert_eq!(marks(form), marks(line.english), "{code}: {form}");
        }
    }
}

#[test]
fn codes_are_words_with_hyphens_that_stand_with_each_mistake_only() {
    for CatalogueLine { code, english, .. } in catalogue() {
        let Some(code) = code else { continue };
        let is_word = |sign: char| sign.is_ascii_lowercase() || sign == '-';
        assert!(code.chars().all(is_word), "`{code}` of {english}");
    }
}

#[test]
fn what_the_catalogue_holds_is_said_somewhere() {
    let said = sources();
    let own = |name: &&String| !name.starts_with("messages");
    let said = said.iter().filter(|(name, _)| own(name)).flat_map(|(_, list)| list);
    let said = said.map(|literal| literal.text.as_str()).collect::<BTreeSet<_>>();
    let helped = help::texts();
    let is_said = |form: &str| said.contains(form) || helped.contains(form);
    let lost = catalogue().filter(|line| !is_said(line.english));
    let lost = lost.map(|line| line.english).collect::<Vec<_>>();
    assert!(lost.is_empty(), "nobody says {lost:#?}");
}

#[test]
fn all_that_translated_rooms_say_stands_in_the_catalogue() {
    let known = catalogue().map(|line| line.english).collect::<BTreeSet<_>>();
    let mut lost = Vec::new();
    for (file, list) in sources() {
        let room = file.split(['/', '\\', '.']).next().expect("a room");
        if !TRANSLATED.contains(&room) {
            continue;
        }
        if NOT_YET.iter().any(|name| file.replace('\\', "/").starts_with(name)) {
            continue;
        }
        let of_command_line = room == "bin";
        let name = file.replace('\\', "/");
        let is_silent = NO_MESSAGES.iter().any(|silent| name.starts_with(silent));
        if name.ends_with("tests.rs") || is_silent && !of_command_line {
            continue;
        }
        let is_protocol = PROTOCOLS.contains(&name.as_str());
        let said = list.iter().filter(|literal| {
            if of_command_line && !is_protocol && is_words(literal) {
                return true;
            }
            let is_made = literal.is_made && literal.text.contains(' ');
            let is_told = !literal.text.is_empty();
            is_made
                || is_told
                    && SAID_AFTER.iter().any(|before| literal.before.ends_with(before))
        });
        let said = said.filter(|literal| has_words(&literal.text));
        let said = said.filter(|literal| !NO_MESSAGE.contains(&literal.text.as_str()));
        let said = said.filter(|literal| !known.contains(literal.text.as_str()));
        lost.extend(said.map(|literal| format!("{file}: {}", literal.text)));
    }
    assert!(lost.is_empty(), "the catalogue lacks {lost:#?}");
}

/// How many words a text says: outside braces and backquotes, and not as part of a longer
/// sign such as `key:` or `<p>`.
fn words(text: &str) -> usize {
    let mut outside = String::new();
    let (mut is_name, mut depth) = (false, 0_usize);
    for sign in text.chars() {
        match sign {
            '`' => is_name = !is_name,
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            sign if !is_name && depth == 0 => outside.push(sign),
            _ => {}
        }
    }
    let is_word = |word: &&str| {
        let word = word.trim_end_matches([',', ';']);
        word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_lowercase())
    };
    outside.split_whitespace().filter(is_word).count()
}

/// What is put together by a macro that knows no languages.
fn is_formatted(literal: &Literal) -> bool {
    let before = literal.before.trim_end();
    ["format!(", "#[error("].iter().any(|macro_name| before.ends_with(macro_name))
}

#[test]
fn no_english_of_translated_rooms_stands_outside_the_catalogue() {
    let known = catalogue().map(|line| line.english).collect::<BTreeSet<_>>();
    let mut lost = Vec::new();
    for (file, list) in sources() {
        let name = file.replace('\\', "/");
        let room = name.split(['/', '.']).next().expect("a room");
        let is_held = TRANSLATED.contains(&room) && !name.ends_with("tests.rs");
        if !is_held || NO_MESSAGES.iter().any(|silent| name.starts_with(silent)) {
            continue;
        }
        let said = list.iter().filter(|literal| {
            let most = if is_formatted(literal) { 0 } else { 1 };
            words(&literal.text) > most
                && !READ_AFTER.iter().any(|before| literal.before.ends_with(before))
        });
        let said = said.filter(|literal| !NO_MESSAGE.contains(&literal.text.as_str()));
        // A form with parts is one for `say!` only.
        let said = said.filter(|literal| {
            is_formatted(literal) || !known.contains(literal.text.as_str())
        });
        lost.extend(said.map(|literal| format!("{name}: {}", literal.text)));
    }
    assert!(lost.is_empty(), "the catalogue lacks {lost:#?}");
}

/// Whether a form has words of its own, and not only its parts and what is in backticks.
fn has_words(form: &str) -> bool {
    let outside = form.split('`').step_by(2).collect::<String>();
    let mut rest = String::new();
    let mut is_part = false;
    for sign in outside.chars() {
        match sign {
            '{' => is_part = true,
            '}' => is_part = false,
            _ if !is_part => rest.push(sign),
            _ => {}
        }
    }
    rest.chars().any(char::is_alphabetic)
}

/// Whether a string of the command line is a sentence or several words that somebody is told.
fn is_words(literal: &Literal) -> bool {
    let is_said = literal.before.ends_with("say!(");
    let has_several = literal.text.trim().contains(' ');
    let is_known = NOT_SAID.contains(&literal.text.as_str());
    is_said
        || has_several
            && !is_known
            && !NOT_SAID_AFTER.iter().any(|before| literal.before.ends_with(before))
}

/// What is said of a mistake in a language.
fn said(language: &str, file: &str, good: &str, slip: &str) -> String {
    let test = ReportTest::new().replace(file, good, slip);
    let outcome = test.run(&["check", "r", "--quiet", "--language", language]);
    assert_eq!(outcome.code(), Some(1), "{}", outcome.stderr);
    let is_the_authors =
        |line: &&str| line.trim_start().starts_with(|sign: char| sign.is_ascii_digit());
    let lines = outcome.stderr.lines().filter(|line| !is_the_authors(line));
    let lines = lines.map(str::trim).filter(|line| !line.starts_with(['|', '^']));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

fn all_said(language: &str, slips: &[(&str, &str, &str)]) -> String {
    let said = slips.iter().map(|(file, good, slip)| said(language, file, good, slip));
    said.collect::<Vec<_>>().join("\n\n")
}

/// Mistakes in a codebook and its data.
const DATA_SLIPS: [(&str, &str, &str); 4] = [
    (CODEBOOK, "file: svar.csv", "file: svarr.csv"),
    (CODEBOOK, "3: mycket nöjd", "3: ganska nöjd"),
    (ANSWERS, "id;ort;nojd;", "id;ort;nojt;"),
    (ANSWERS, "3;2;3;28", "3;2;7;28"),
];

/// What is said of each of them in a language.
fn said_of_data(language: &str) -> String {
    let said = DATA_SLIPS.map(|(file, good, slip)| said(language, file, good, slip));
    said.join("\n\n")
}

#[test]
fn mistakes_in_data_are_told_in_swedish() {
    assert_snapshot!(said_of_data("sv"), @r##"
    fel: det finns ingen fil `data/panel/svarr.csv`
    --> data/panel/codebook.yaml:3:7
    = tips: se över stavningen; stora och små bokstäver skiljs åt

    fel: etiketten `ganska nöjd` finns två gånger
    --> data/panel/codebook.yaml:19:10
    = tips: koderna `2` och `3` behöver olika etiketter; härled en variabel med `map` för att slå ihop dem

    fel: `data/panel/svar.csv` har ingen kolumn `nojd`
    --> data/panel/codebook.yaml:12:3
    = tips: menar du `nojt`?

    fel: `7` i kolumnen `nojd` har ingen etikett (rad 3)
    --> data/panel/svar.csv:4:5
    = tips: lägg till den under `values` eller `missing` för `nojd` i kodboken (data/panel/codebook.yaml:12:3), eller rätta data
    "##);
}

#[test]
fn mistakes_in_data_are_told_in_norwegian() {
    assert_snapshot!(said_of_data("nb"), @r##"
    feil: det finnes ingen fil `data/panel/svarr.csv`
    --> data/panel/codebook.yaml:3:7
    = tips: se over stavemåten; det er forskjell på store og små bokstaver

    feil: etiketten `ganska nöjd` finnes to ganger
    --> data/panel/codebook.yaml:19:10
    = tips: kodene `2` og `3` trenger ulike etiketter; avled en variabel med `map` for å slå dem sammen

    feil: `data/panel/svar.csv` har ingen kolonne `nojd`
    --> data/panel/codebook.yaml:12:3
    = tips: mener du `nojt`?

    feil: `7` i kolonnen `nojd` har ingen etikett (rad 3)
    --> data/panel/svar.csv:4:5
    = tips: legg den til under `values` eller `missing` for `nojd` i kodeboken (data/panel/codebook.yaml:12:3), eller rett dataene
    "##);
}

#[test]
fn mistakes_in_data_are_told_in_danish() {
    assert_snapshot!(said_of_data("da"), @r##"
    fejl: der findes ingen fil `data/panel/svarr.csv`
    --> data/panel/codebook.yaml:3:7
    = tip: se på stavemåden; der er forskel på store og små bogstaver

    fejl: etiketten `ganska nöjd` findes to gange
    --> data/panel/codebook.yaml:19:10
    = tip: koderne `2` og `3` skal have forskellige etiketter; afled en variabel med `map` for at slå dem sammen

    fejl: `data/panel/svar.csv` har ingen kolonne `nojd`
    --> data/panel/codebook.yaml:12:3
    = tip: mener du `nojt`?

    fejl: `7` i kolonnen `nojd` har ingen etiket (række 3)
    --> data/panel/svar.csv:4:5
    = tip: tilføj den under `values` eller `missing` for `nojd` i kodebogen (data/panel/codebook.yaml:12:3), eller ret dataene
    "##);
}

/// What a report asks in vain, or says wrong: the file, what stands there, and what does by
/// mistake.
const IN_VAIN: [(&str, &str, &str); 12] = [
    (CHAPTER, "type: bar", "breaks: [1, 3, 2]"),
    (CHAPTER, "columns: nojd", "columns: nojd\n      order: descending"),
    (
        CHAPTER,
        "  - references",
        "  - columns: 2\n    cards: [{role: Chef}]\n  - references",
    ),
    (REPORT, "publisher: FoU", "isbn: 978-91-0\npublisher: FoU"),
    (
        REPORT,
        "    in: [ganska nöjd, mycket nöjd]",
        "    statistic: mean\n    in: [mycket nöjd]",
    ),
    (CHAPTER, "Så var", "{{ antal(\"nojda\") }} Så var"),
    (CHAPTER, "Så var", "**Så** var"),
    (CHAPTER, "  - references\n", ""),
    (REPORT, "language: sv", "language: sv\ntemplate-options: {farg: blå}"),
    (CHAPTER, "Så var", "{{ claim(\"nojda\", \"nästan alla\") }} så var"),
    (CHAPTER, "Så var", "{{ claim(\"nojda\", \"fler än\", than=\"svar\") }} så var"),
    (CHAPTER, "title: Resultat", "title: Resultat @diagram:nojd"),
];

#[test]
fn what_is_asked_in_vain_is_told_in_swedish() {
    assert_snapshot!(all_said("sv", &IN_VAIN), @r##"
    fel: `breaks` är gränserna mellan klasserna i ett histogram
    --> book/r/chapters/01-resultat.yaml:11:15
    = tips: lägg till `type: histogram`, eller utelämna `breaks`

    fel: `order: descending` säger inte vad tabellen sorteras efter
    --> book/r/chapters/01-resultat.yaml:18:14
    = tips: ange svaren som avgör: `order: {by: [svar, svar]}`

    fel: det som står på kort kan inte stå i spalter
    --> book/r/chapters/01-resultat.yaml:18:14
    = tips: `columns` är till för `text` och `terms`; två andra block står bredvid varandra i `side-by-side`

    fel: `978-91-0` är inget ISBN
    --> book/r/report.yaml:5:7
    = tips: skriv de 13 siffrorna, som börjar med 978 eller 979, med eller utan bindestreck

    fel: `in` betyder inget vid `statistic: mean`
    --> book/r/report.yaml:20:9
    = tips: utelämna det; rader väljs med `where: {variabel: svar}`

    fel: det finns ingen funktion `antal`
    --> book/r/chapters/01-resultat.yaml:5:28
    = tips: menar du `n`? nycklar och val skrivs på engelska

    fel: två `*` efter varandra framhäver ingenting
    --> book/r/chapters/01-resultat.yaml:5:25
    = tips: skriv `*Så*`, eller `\*\*` om du menar tecknen

    fel: det finns en litteraturlista, men ingen källförteckning
    --> book/r/report.yaml:6:15
    = tips: lägg till ett kapitel med `blocks: [references]`

    fel: mallen `fou-rapport` har inget alternativ `farg`
    --> book/r/report.yaml:4:20
    = tips: välj något av `cover`, `title-page`, `contents`, `chapter-pages`
    = tips: den har `cover`, `title-page`, `contents`, `chapter-pages`; `baslinje templates` berättar vad de gör

    fel[claim]: `nojda` är 75,0 procent (3 av 4), vilket inte är `nästan alla` (minst 90, under 100)
    --> book/r/chapters/01-resultat.yaml:5:44
    = tips: skriv `tre fjärdedelar` eller `ungefär tre fjärdedelar` eller `en stor majoritet`
    = tips: eller godta det i `report.yaml`: `accept: [{check: claim, of: "nojda: nästan alla", reason: …}]`

    fel: `nojda` är en andel och `svar` ett antal: det ena kan inte vara mer än det andra
    --> book/r/chapters/01-resultat.yaml:5:44
    = tips: ange något som båda har: `compare: n` jämför hur många de är

    fel: en rubrik kan inte hänvisa till `@diagram:nojd`
    --> book/r/chapters/01-resultat.yaml:1:17
    = tips: skriv det i texten nedanför
    "##);
}

#[test]
fn what_is_asked_in_vain_is_told_in_norwegian() {
    assert_snapshot!(all_said("nb", &IN_VAIN), @r##"
    feil: `breaks` er grensene mellom klassene i et histogram
    --> book/r/chapters/01-resultat.yaml:11:15
    = tips: legg til `type: histogram`, eller utelat `breaks`

    feil: `order: descending` sier ikke hva tabellen sorteres etter
    --> book/r/chapters/01-resultat.yaml:18:14
    = tips: oppgi svarene som avgjør: `order: {by: [svar, svar]}`

    feil: det som står på kort, kan ikke stå i spalter
    --> book/r/chapters/01-resultat.yaml:18:14
    = tips: `columns` er til for `text` og `terms`; to andre blokker står ved siden av hverandre i `side-by-side`

    feil: `978-91-0` er ikke noe ISBN
    --> book/r/report.yaml:5:7
    = tips: skriv de 13 sifrene, som begynner med 978 eller 979, med eller uten bindestreker

    feil: `in` betyr ingenting ved `statistic: mean`
    --> book/r/report.yaml:20:9
    = tips: utelat det; rader velges med `where: {variabel: svar}`

    feil: det finnes ingen funksjon `antal`
    --> book/r/chapters/01-resultat.yaml:5:28
    = tips: mener du `n`? nøkler og valg skrives på engelsk

    feil: to `*` etter hverandre fremhever ingenting
    --> book/r/chapters/01-resultat.yaml:5:25
    = tips: skriv `*Så*`, eller `\*\*` hvis du mener tegnene

    feil: det finnes en litteraturliste, men ingen kildeliste
    --> book/r/report.yaml:6:15
    = tips: legg til et kapittel med `blocks: [references]`

    feil: malen `fou-rapport` har ikke noe alternativ `farg`
    --> book/r/report.yaml:4:20
    = tips: velg en av `cover`, `title-page`, `contents`, `chapter-pages`
    = tips: den har `cover`, `title-page`, `contents`, `chapter-pages`; `baslinje templates` forteller hva de gjør

    feil[claim]: `nojda` er 75,0 prosent (3 av 4), og det er ikke `nästan alla` (minst 90, under 100)
    --> book/r/chapters/01-resultat.yaml:5:44
    = tips: skriv `tre fjärdedelar` eller `ungefär tre fjärdedelar` eller `en stor majoritet`
    = tips: eller godta det i `report.yaml`: `accept: [{check: claim, of: "nojda: nästan alla", reason: …}]`

    feil: `nojda` er en andel og `svar` et antall: det ene kan ikke være mer enn det andre
    --> book/r/chapters/01-resultat.yaml:5:44
    = tips: oppgi noe som begge har: `compare: n` sammenligner hvor mange de er

    feil: en overskrift kan ikke vise til `@diagram:nojd`
    --> book/r/chapters/01-resultat.yaml:1:17
    = tips: skriv det i teksten under
    "##);
}

#[test]
fn what_is_asked_in_vain_is_told_in_danish() {
    assert_snapshot!(all_said("da", &IN_VAIN), @r##"
    fejl: `breaks` er grænserne mellem klasserne i et histogram
    --> book/r/chapters/01-resultat.yaml:11:15
    = tip: tilføj `type: histogram`, eller udelad `breaks`

    fejl: `order: descending` siger ikke, hvad tabellen sorteres efter
    --> book/r/chapters/01-resultat.yaml:18:14
    = tip: angiv de svar, der afgør det: `order: {by: [svar, svar]}`

    fejl: det, der står på kort, kan ikke stå i spalter
    --> book/r/chapters/01-resultat.yaml:18:14
    = tip: `columns` er til `text` og `terms`; to andre blokke står ved siden af hinanden i `side-by-side`

    fejl: `978-91-0` er intet ISBN
    --> book/r/report.yaml:5:7
    = tip: skriv de 13 cifre, som begynder med 978 eller 979, med eller uden bindestreger

    fejl: `in` betyder intet ved `statistic: mean`
    --> book/r/report.yaml:20:9
    = tip: udelad det; rækker vælges med `where: {variabel: svar}`

    fejl: der findes ingen funktion `antal`
    --> book/r/chapters/01-resultat.yaml:5:28
    = tip: mener du `n`? nøgler og valg skrives på engelsk

    fejl: to `*` efter hinanden fremhæver intet
    --> book/r/chapters/01-resultat.yaml:5:25
    = tip: skriv `*Så*`, eller `\*\*`, hvis du mener tegnene

    fejl: der er en litteraturliste, men ingen kildeliste
    --> book/r/report.yaml:6:15
    = tip: tilføj et kapitel med `blocks: [references]`

    fejl: skabelonen `fou-rapport` har intet alternativ `farg`
    --> book/r/report.yaml:4:20
    = tip: vælg en af `cover`, `title-page`, `contents`, `chapter-pages`
    = tip: den har `cover`, `title-page`, `contents`, `chapter-pages`; `baslinje templates` fortæller, hvad de gør

    fejl[claim]: `nojda` er 75,0 procent (3 af 4), og det er ikke `nästan alla` (mindst 90, under 100)
    --> book/r/chapters/01-resultat.yaml:5:44
    = tip: skriv `tre fjärdedelar` eller `ungefär tre fjärdedelar` eller `en stor majoritet`
    = tip: eller godtag det i `report.yaml`: `accept: [{check: claim, of: "nojda: nästan alla", reason: …}]`

    fejl: `nojda` er en andel og `svar` et antal: det ene kan ikke være mere end det andet
    --> book/r/chapters/01-resultat.yaml:5:44
    = tip: angiv noget, som begge har: `compare: n` sammenligner, hvor mange de er

    fejl: en overskrift kan ikke henvise til `@diagram:nojd`
    --> book/r/chapters/01-resultat.yaml:1:17
    = tip: skriv det i teksten nedenunder
    "##);
}

#[test]
fn outputs_are_the_same_whatever_language_messages_are_in() {
    let built = |language: &str| {
        let outcome = ReportTest::new().run(&["build", "r", "--language", language]);
        outcome.done();
        ["r.pdf", "r.html", "numbers.json", "manifest.json"]
            .map(|file| outcome.bytes(&format!("build/r/{file}")))
    };
    assert!(built("en") == built("da"), "the same bytes");
}
