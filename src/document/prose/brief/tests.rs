//! Captions that cite, refer and have footnotes, as they are told and as they are read.

use super::*;
use crate::diagnostic::{Place, Source};
use crate::manuscript::Prose;

/// What is told of a text without markup and in markup.
fn told(text: &str, role: BriefRole) -> (String, String) {
    let source = Source::new("k.yaml", text);
    let place = Place::new(&source, 0, source.text.len());
    let prose = SettledProse::unchanged(&Prose::new(text.to_owned(), place));
    let mut said = Diagnostics::default();
    let brief = brief(prose, role, Language::Sv, &mut said);
    assert!(said.sorted().is_empty(), "{text}");
    let markup = brief.markup.map(|markup| markup.text().to_owned());
    (brief.text, markup.unwrap_or_default())
}

#[test]
fn a_caption_is_told_without_what_it_cites() {
    for (text, plain) in [
        ("Kommun (efter @larsson2019)", "Kommun"),
        ("Kommun enligt @larsson2019", "Kommun"),
        ("Kommun, efter @larsson2019[s. 5].", "Kommun."),
        ("Kommun @larsson2019 och ort @berg2020", "Kommun och ort"),
        ("Kommun (n = 5, se @larsson2019 och @berg2020) 2020", "Kommun 2020"),
        ("Svar#footnote[Se #emph[här].] om *vård*", "Svar om *vård*"),
        ("Som @diagram:a, men 2020", "Som …, men 2020"),
        ("Svar till anna@region.se @larsson2019", "Svar till anna@region.se"),
        ("Svar till \\@larsson2019 @berg2020", "Svar till @larsson2019"),
    ] {
        assert_eq!(told(text, BriefRole::Caption).0, plain, "{text}");
    }
}

#[test]
fn where_it_is_read_it_has_all_of_it() {
    let (_, markup) = told("Kommun_1 (efter @larsson2019)", BriefRole::Caption);
    assert_eq!(markup, "Kommun\\_1#context [ \\(efter @larsson2019\\)]<caption-mark>");
    let (_, markup) = told("Svar#footnote[Se *här*.] om \"vård\".", BriefRole::Caption);
    assert_eq!(markup, "Svar#context [#footnote[Se *här*.]]<caption-mark> om \"vård\"");
    let (plain, markup) = told("Källa:\n  @larsson2019, #1.", BriefRole::Other);
    assert_eq!(plain, "Källa: @larsson2019, #1.");
    assert_eq!(markup, "Källa\\: @larsson2019, \\#1\\.");
    let (plain, markup) = told("Del#footnote[Av två.]", BriefRole::Other);
    assert_eq!((plain.as_str(), markup.as_str()), ("Del", "Del#footnote[Av två.]"));
}

#[test]
fn other_texts_have_no_markup() {
    for text in ["Skriv till anna@region.se", "Vi är #1 @ torget", "Ort @"] {
        assert_eq!(told(text, BriefRole::Caption), (text.to_owned(), String::new()));
    }
}
