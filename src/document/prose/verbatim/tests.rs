//! Signs that nobody means as markup, and those that vanish.

use super::*;
use crate::diagnostic::{Place, Source};
use crate::manuscript::Prose;

fn settled(text: &str) -> SettledProse {
    let source = Source::new("k.yaml", text);
    let place = Place::new(&source, 0, source.text.len());
    SettledProse::unchanged(&Prose::new(text.to_owned(), place))
}

#[test]
fn every_character_leads_back_to_the_author() {
    let mut said = Diagnostics::default();
    let text = "Av #5 i G:\\FoU och @fel här";
    let prose = verbatim(settled(text), &mut said).expect("a text");
    assert_eq!(prose.text(), "Av \\#5 i G:\\\\FoU och @fel här");
    let at = prose.text().chars().position(|sign| sign == '@').expect("a reference");
    let place = prose.place(at..at + 4);
    assert_eq!(&text[place.start()..place.end()], "@fel");
    assert!(said.sorted().is_empty());
}

#[test]
fn what_was_escaped_stays_so_and_numbers_keep_their_places() {
    let text = format!("C:\\a {ESCAPED}67 {ESCAPED}#x");
    let prose = settled(&text);
    let origins = prose.origins().to_vec();
    let number = super::super::quoted::Quotation {
        number: "n".to_owned(),
        minus: None,
        part: "n",
        shown: "67".to_owned(),
        at: Some([5, 8]),
    };
    let prose = prose.with(text.clone(), origins, vec![number]);
    let prose = verbatim(prose, &mut Diagnostics::default()).expect("a text");
    assert_eq!(prose.text(), "C:\\\\a \\67 \\#x");
    assert_eq!(prose.numbers()[0].at, Some([6, 9]));
}
