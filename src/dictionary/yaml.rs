//! A codebook as YAML that [`crate::survey`] reads, with comments on what was guessed.

use std::fmt::Write;

use crate::locale::Language;
use crate::survey::{Codebook, CsvFormat, Encoding, Label, Note, Origin, Scale, Sketch};

/// Writes a begun codebook as YAML. `file` is the path of the data file from the folder the
/// codebook will lie in; the comments are in `language`.
#[must_use]
pub fn yaml(sketch: &Sketch, file: &str, language: Language) -> String {
    let Sketch { codebook, notes, .. } = sketch;
    let begun = [
        "Påbörjad kodbok. Gå igenom etiketter, skalor och allt som kallas gissning.",
        "Påbegynt kodebok. Gå gjennom etiketter, skalaer og alt som kalles gjetning.",
        "A codebook begun. Go through labels, scales and whatever is called a guess.",
    ];
    let mut text = format!("# {}\n", language.pick(begun));
    line(&mut text, 0, "title", &scalar(&codebook.title));
    line(&mut text, 0, "file", &scalar(file));
    let ending = file.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    if matches!(ending.as_str(), "csv" | "txt" | "tsv") {
        line(&mut text, 0, "csv", &csv(codebook.csv));
    }
    text += "variables:\n";
    for variable in &codebook.variables {
        let name = &variable.name.value;
        for note in notes.get(name).into_iter().flatten() {
            let _ = writeln!(text, "  # {}", told(note, language));
        }
        let _ = writeln!(text, "  {}:", key(name));
        line(&mut text, 4, "label", &scalar(&variable.label));
        if let Some(question) = &variable.question {
            line(&mut text, 4, "question", &scalar(&question.value));
        }
        line(&mut text, 4, "scale", variable.scale.word());
        // Which columns stand for one answer each, the file says itself.
        let (is_coded, is_set) = match &variable.origin {
            Origin::Combined { columns } => {
                let columns = columns.iter().map(|column| scalar(&column.value));
                let columns = columns.collect::<Vec<_>>().join(", ");
                line(&mut text, 4, "columns", &format!("[{columns}]"));
                (variable.scale == Scale::Multiple, false)
            }
            Origin::Columns { .. } => (false, true),
            _ => (matches!(variable.scale, Scale::Nominal | Scale::Ordinal), false),
        };
        if is_coded {
            list(&mut text, "values", &variable.categories);
        }
        if !is_set && !variable.missing.is_empty() {
            list(&mut text, "missing", &variable.missing);
        }
        if !variable.anchors.is_empty() {
            list(&mut text, "anchors", &variable.anchors);
        }
        if let (Some((low, high)), Scale::Numeric) = (variable.range, variable.scale) {
            line(&mut text, 4, "range", &format!("[{low}, {high}]"));
        }
    }
    text
}

/// The path of a file from a folder, both from the same root.
#[must_use]
pub fn relative(folder: &str, file: &str) -> String {
    let from = folder.split('/').filter(|part| !part.is_empty()).collect::<Vec<_>>();
    let to = file.split('/').collect::<Vec<_>>();
    let shared = from.iter().zip(&to).take_while(|(one, other)| one == other).count();
    let up = from[shared..].iter().map(|_| "..");
    up.chain(to[shared..].iter().copied()).collect::<Vec<_>>().join("/")
}

fn line(text: &mut String, indent: usize, name: &str, value: &str) {
    let _ = writeln!(text, "{:indent$}{name}: {value}", "");
}

fn list(text: &mut String, name: &str, labels: &[Label]) {
    let _ = writeln!(text, "    {name}:");
    for label in labels {
        let _ = writeln!(text, "      {}: {}", key(&label.code), scalar(&label.label));
    }
}

fn csv(format: CsvFormat) -> String {
    let separator = match format.separator {
        b'\t' => "tab".to_owned(),
        sign => char::from(sign).to_string(),
    };
    let encoding = match format.encoding {
        Encoding::Utf8 => "utf-8",
        Encoding::Windows1252 => "windows-1252",
        Encoding::Latin1 => "latin-1",
    };
    let rows = match format.header_rows {
        1 => String::new(),
        rows => format!(", header-rows: {rows}"),
    };
    format!(
        "{{separator: \"{separator}\", decimal: \"{}\", encoding: {encoding}{rows}}}",
        format.decimal
    )
}

/// A text as a YAML value: plain where nothing could be taken for something else.
fn scalar(text: &str) -> String {
    let plain = |c: char| {
        c.is_alphanumeric() || matches!(c, ' ' | '_' | '-' | '/' | '.' | '(' | ')')
    };
    let reserved = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];
    let is_plain = text.starts_with(char::is_alphabetic)
        && text.chars().all(plain)
        && !text.ends_with(' ')
        && !reserved.contains(&text.to_lowercase().as_str());
    if is_plain {
        return text.to_owned();
    }
    let mut quoted = "\"".to_owned();
    for character in text.chars() {
        match character {
            '"' | '\\' => {
                quoted.push('\\');
                quoted.push(character);
            }
            '\n' => quoted += "\\n",
            '\t' => quoted += "\\t",
            other if other.is_control() => {
                let _ = write!(quoted, "\\u{:04x}", u32::from(other));
            }
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}

/// A code or name as a YAML key.
fn key(text: &str) -> String {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit())
        && !text.is_empty()
        && (text == "0" || !text.starts_with('0'));
    if is_number { text.to_owned() } else { scalar(text) }
}

/// A note in Swedish, bokmål and English.
fn told(note: &Note, language: Language) -> String {
    let texts = match note {
        Note::Set(columns) => {
            let columns = columns.join(", ");
            return match language {
                Language::Sv => format!("flervalsfråga i filen: {columns}"),
                Language::Nb => format!("flervalgsspørsmål i filen: {columns}"),
                Language::En => format!("a multiple-response set of the file: {columns}"),
            };
        }
        Note::FromFile => [
            "skalan är gissad efter filens mätnivå och etiketter",
            "skalaen er gjettet etter filens målenivå og etiketter",
            "the scale is guessed from the measure and labels of the file",
        ],
        Note::AllDifferent => [
            "gissning: varje rad har ett eget värde",
            "gjetning: hver rad har sin egen verdi",
            "a guess: every row has a value of its own",
        ],
        Note::NoAnswers => ["kolumnen är tom", "kolonnen er tom", "the column is empty"],
        Note::Personal => [
            "gissning: ser ut som person- eller telefonnummer eller adress; visas aldrig",
            "gjetning: ligner person- eller telefonnummer eller adresse; vises aldri",
            "a guess: looks like a personal or phone number or an address; never shown",
        ],
        Note::Dates => [
            "gissning: datum eller klockslag",
            "gjetning: dato eller klokkeslett",
            "a guess: dates or times",
        ],
        Note::Steps => [
            "gissning: en skala; ge svaren etiketter, eller skriv numeric om det är ett antal",
            "gjetning: en skala; gi svarene etiketter, eller skriv numeric om det er et antall",
            "a guess: a scale; label the answers, or write numeric if it is a count",
        ],
        Note::FewAnswers => [
            "gissning: få olika svar, vart och ett från minst fem rader; ordningen är alfabetisk",
            "gjetning: få ulike svar, hvert av dem fra minst fem rader; rekkefølgen er alfabetisk",
            "a guess: few different answers, each from at least five rows; sorted by code",
        ],
        Note::Numbers => ["gissning: tal", "gjetning: tall", "a guess: numbers"],
        Note::Words => [
            "gissning: fritext, eftersom något svar finns på färre än fem rader; är det \
             kategorier, ange scale: nominal och values",
            "gjetning: fritekst, siden noe svar står i færre enn fem rader; er det \
             kategorier, skriv scale: nominal og values",
            "a guess: free text, since fewer than five rows have some answer; if they are \
             categories, write scale: nominal and values",
        ],
        Note::UsualMissing => [
            "gissning: koder som brukar betyda att svar saknas står under missing",
            "gjetning: koder som vanligvis betyr at svar mangler står under missing",
            "a guess: codes that usually mean no answer stand under missing",
        ],
        Note::Unlabelled => [
            "koder som saknar etikett i filen är sina egna etiketter",
            "koder uten etikett i filen er sine egne etiketter",
            "codes without a label in the file are labelled with themselves",
        ],
        Note::Rounded => [
            "gissning: gränserna i range är avrundade utåt",
            "gjetning: grensene i range er rundet av utover",
            "a guess: the ends of range are rounded outwards",
        ],
    };
    language.pick(texts).to_owned()
}

/// The variable that a column of the data file holds, and the answer it tells of if it tells
/// of one only.
pub(super) fn column_of<'c>(
    codebook: &'c Codebook,
    name: &str,
) -> Option<(&'c crate::survey::Variable, Option<&'c Label>)> {
    codebook.variables.iter().find_map(|variable| match &variable.origin {
        Origin::Column | Origin::Separated(_) => {
            (variable.name.value == name).then_some((variable, None))
        }
        Origin::Columns { columns, .. } => {
            let index = columns.iter().position(|column| column.value == name)?;
            Some((variable, variable.categories.get(index)))
        }
        Origin::Combined { columns } => {
            columns.iter().any(|column| column.value == name).then_some((variable, None))
        }
        Origin::Mapped { .. } | Origin::Cut { .. } | Origin::Index(_) => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_relative_to_the_folder_of_the_codebook() {
        assert_eq!(relative("data/panel", "data/panel/svar.csv"), "svar.csv");
        assert_eq!(relative("", "data/svar.csv"), "data/svar.csv");
        assert_eq!(relative("data/kodbok", "data/panel/svar.csv"), "../panel/svar.csv");
    }

    #[test]
    fn texts_that_mean_something_else_in_yaml_are_quoted() {
        assert_eq!(scalar("Ganska nöjd (2)"), "Ganska nöjd (2)");
        assert_eq!(scalar("no"), "\"no\"");
        assert_eq!(scalar("1"), "\"1\"");
        assert_eq!(scalar("a: \"b\"\n#"), "\"a: \\\"b\\\"\\n#\"");
        assert_eq!([key("12"), key("012"), key("-1")], ["12", "\"012\"", "\"-1\""]);
    }
}
