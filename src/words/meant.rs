//! What authors call keys and choices in the language that they write their report in: takes
//! a word, gives the keys and choices that may be meant, which are English.
//!
//! Only for hints: nothing is read by these words.

/// Words in Swedish, Norwegian and Danish, each with what may be meant by it. One may stand
/// for several, of which only some can stand in a place.
const MEANT: [(&str, &[&str]); 114] = [
    ("alternativ", &["values"]),
    ("andel", &["percent", "share"]),
    ("anmärkning", &["note"]),
    ("antal", &["count", "n"]),
    ("av", &["of", "off"]),
    ("avsnitt", &["section"]),
    ("bas", &["base"]),
    ("beskriving", &["description", "alt"]),
    ("beskrivning", &["description", "alt"]),
    ("bild", &["image", "figure"]),
    ("bildtext", &["caption"]),
    ("block", &["blocks"]),
    ("bortfall", &["missing", "nonresponse"]),
    ("cirkel", &["pie"]),
    ("cirkeldiagram", &["pie"]),
    ("citat", &["quote"]),
    ("dato", &["date"]),
    ("datum", &["date"]),
    ("decimaler", &["decimals"]),
    ("diagram", &["chart"]),
    ("där", &["where"]),
    ("enhet", &["unit"]),
    ("etikett", &["label"]),
    ("fakta", &["fact-box"]),
    ("faktaruta", &["fact-box"]),
    ("falsk", &["false"]),
    ("falskt", &["false"]),
    ("figur", &["figure"]),
    ("fil", &["file"]),
    ("forfatter", &["authors"]),
    ("fråga", &["question"]),
    ("från", &["from"]),
    ("författare", &["authors"]),
    ("grupper", &["groups"]),
    ("grupperade", &["grouped-bar"]),
    ("hvor", &["where"]),
    ("i", &["in"]),
    ("innehåll", &["contents", "blocks"]),
    ("ja", &["true", "on"]),
    ("jämför", &["compare"]),
    ("kapitel", &["chapter", "title"]),
    ("kategorier", &["values"]),
    ("kilder", &["references", "bibliography"]),
    ("kodbok", &["codebook"]),
    ("kodebog", &["codebook"]),
    ("kodebok", &["codebook"]),
    ("kolumn", &["column", "columns"]),
    ("kolumner", &["columns"]),
    ("kontakt", &["contact"]),
    ("källor", &["references", "bibliography"]),
    ("licens", &["licence"]),
    ("linje", &["line"]),
    ("linjediagram", &["line"]),
    ("litteratur", &["references", "bibliography"]),
    ("mall", &["template"]),
    ("medel", &["mean"]),
    ("medelvärde", &["mean"]),
    ("mått", &["measure"]),
    ("namn", &["name", "id"]),
    ("navn", &["name", "id"]),
    ("nei", &["false", "off"]),
    ("nej", &["false", "off"]),
    ("no", &["false", "off"]),
    ("nominell", &["nominal"]),
    ("not", &["note"]),
    ("numerisk", &["numeric"]),
    ("numeriskt", &["numeric"]),
    ("nummer", &["number"]),
    ("nyckelord", &["keywords"]),
    ("ordning", &["order"]),
    ("procent", &["percent"]),
    ("prosent", &["percent"]),
    ("på", &["on"]),
    ("rader", &["rows"]),
    ("referenser", &["references", "bibliography"]),
    ("rubrik", &["title", "section", "caption"]),
    ("ruta", &["fact-box"]),
    ("saknas", &["missing"]),
    ("sammanfattning", &["abstract"]),
    ("sant", &["true"]),
    ("sida", &["pagebreak"]),
    ("sidbrytning", &["pagebreak"]),
    ("skala", &["scale"]),
    ("skiljetecken", &["separator"]),
    ("sortering", &["order"]),
    ("språk", &["language"]),
    ("spørsmål", &["question"]),
    ("stapel", &["bar"]),
    ("stapeldiagram", &["bar"]),
    ("staplad", &["stacked-bar"]),
    ("staplar", &["bar"]),
    ("summa", &["sum", "totals"]),
    ("svar", &["values"]),
    ("svarsalternativ", &["values"]),
    ("tabel", &["table"]),
    ("tabell", &["table"]),
    ("titel", &["title"]),
    ("tittel", &["title"]),
    ("totalt", &["totals"]),
    ("typ", &["type", "kind"]),
    ("tårta", &["pie"]),
    ("underrubrik", &["subtitle", "section"]),
    ("undersökning", &["survey", "surveys"]),
    ("undersökningar", &["surveys"]),
    ("urval", &["where", "views"]),
    ("utgivare", &["publisher"]),
    ("utgiver", &["publisher"]),
    ("variabel", &["variable"]),
    ("variabler", &["variables"]),
    ("verdier", &["values"]),
    ("vikter", &["weights"]),
    ("vy", &["of", "views"]),
    ("värden", &["values"]),
    ("yes", &["true", "on"]),
];

/// The first of some keys or choices that is meant by a word of another language.
#[must_use]
pub fn among<'w>(
    word: &str,
    options: impl IntoIterator<Item = &'w str>,
) -> Option<&'w str> {
    let word = word.to_lowercase();
    let (_, meant) = MEANT.iter().find(|(known, _)| *known == word)?;
    let options = options.into_iter().collect::<Vec<_>>();
    meant.iter().find_map(|meant| options.iter().copied().find(|one| one == meant))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_stands_for_what_can_stand_there() {
        assert_eq!(among("Rubrik", ["id", "caption"]), Some("caption"));
        assert_eq!(among("av", ["on", "off"]), Some("off"));
        assert_eq!(among("av", ["id", "of"]), Some("of"));
        assert_eq!(among("rubrik", ["id"]), None);
        assert_eq!(among("title", ["title"]), None);
    }

    #[test]
    fn words_are_sorted_and_none_stands_twice() {
        let words = MEANT.map(|(word, _)| word);
        assert!(words.is_sorted_by(|one, next| one < next), "{words:?}");
    }
}
