//! Works that are cited: remembers each citation in the order it is read, gives what stands
//! for it and the list of works, in the style and the language that the report asks for.

use std::sync::{Arc, LazyLock};

use hayagriva::archive::{ArchivedStyle, locales};
use hayagriva::citationberg::taxonomy::Locator;
use hayagriva::citationberg::{
    FontStyle, FontVariant, FontWeight, IndependentStyle, Locale, LocaleCode, Style,
    TextDecoration, VerticalAlign,
};
use hayagriva::{
    BibliographyDriver, BibliographyRequest, CitationItem, CitationRequest, CitePurpose,
    ElemChild, ElemChildren, Formatting, Library, LocatorPayload, SpecificLocator, io,
};

use crate::diagnostic::Source;
use crate::foreign;

use super::model::{Inline, TextHeight, TextLook, TextPiece};

/// What terms are called in each language that works are cited in.
static LOCALES: LazyLock<Vec<Locale>> = LazyLock::new(locales);

/// The bibliography of a report, and what texts have cited of it so far.
pub(super) struct Works {
    listed: Option<Library>,
    style: Option<IndependentStyle>,
    groups: Vec<CitationGroup>,
}

/// Works that are cited together.
struct CitationGroup {
    works: Vec<CitedKey>,
    /// The language of the text, and its region: `sv-SE`.
    locale: String,
}

/// A work that is cited.
pub(super) struct CitedKey {
    pub(super) key: String,
    /// Where in it: `s. 5`.
    pub(super) locator: Option<String>,
    pub(super) form: CitationForm,
}

/// How a work is cited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CitationForm {
    /// As the style has it.
    Normal,
    /// As part of a sentence.
    Prose,
    /// As in the list of works.
    Full,
    /// By who wrote it.
    Author,
    /// By its year.
    Year,
    /// In the list of works only.
    Hidden,
}

impl CitationForm {
    /// What authors call them.
    pub(super) fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "normal" => Self::Normal,
            "prose" => Self::Prose,
            "full" => Self::Full,
            "author" => Self::Author,
            "year" => Self::Year,
            _ => return None,
        })
    }

    fn purpose(self) -> Option<CitePurpose> {
        match self {
            Self::Normal | Self::Hidden => None,
            Self::Prose => Some(CitePurpose::Prose),
            Self::Full => Some(CitePurpose::Full),
            Self::Author => Some(CitePurpose::Author),
            Self::Year => Some(CitePurpose::Year),
        }
    }
}

/// What stands for citations, and the list of works.
#[derive(Default)]
pub(super) struct RenderedWorks {
    pub(super) citations: Vec<Vec<Inline>>,
    pub(super) list: Vec<Vec<Inline>>,
}

impl Works {
    /// Reads a bibliography; what cannot be read has been told.
    pub(super) fn read(source: Option<&Arc<Source>>, style: &str) -> Self {
        let read = |source: &Arc<Source>| {
            foreign::guarded(|| match source.name.ends_with(".bib") {
                true => io::from_biblatex_str(&source.text).ok(),
                false => io::from_yaml_str(&source.text).ok(),
            })
        };
        let listed = source.and_then(|source| read(source).ok().flatten());
        let style = ArchivedStyle::by_name(style).map(ArchivedStyle::get);
        let style = style.and_then(|style| match style {
            Style::Independent(style) => Some(style),
            Style::Dependent(_) => None,
        });
        Self { listed, style, groups: Vec::new() }
    }

    /// Whether there is a work of a key.
    pub(super) fn has(&self, key: &str) -> bool {
        self.listed.as_ref().is_some_and(|listed| listed.get(key).is_some())
    }

    /// Adds a citation: to the one before it, or as one of its own, whose place among all
    /// is told.
    pub(super) fn cite(
        &mut self,
        work: CitedKey,
        with: Option<usize>,
        locale: &str,
    ) -> usize {
        if let Some(index) = with
            && let Some(group) = self.groups.get_mut(index)
        {
            group.works.push(work);
            return index;
        }
        let locale = locale.to_owned();
        self.groups.push(CitationGroup { works: vec![work], locale });
        self.groups.len() - 1
    }

    /// What stands for all that was cited, and the list of works in a language.
    pub(super) fn render(&self, locale: &str) -> RenderedWorks {
        let (Some(listed), Some(style)) = (&self.listed, &self.style) else {
            return RenderedWorks::default();
        };
        let mut driver = BibliographyDriver::new();
        for group in &self.groups {
            let items = group.works.iter().filter_map(|work| {
                let locator = work.locator.as_deref().map(|locator| {
                    SpecificLocator(Locator::Custom, LocatorPayload::Str(locator))
                });
                let (entry, form) = (listed.get(&work.key)?, work.form);
                let hidden = form == CitationForm::Hidden;
                Some(CitationItem::new(entry, locator, None, hidden, form.purpose()))
            });
            let locale = Some(LocaleCode(group.locale.clone()));
            let items = items.collect::<Vec<_>>();
            driver.citation(CitationRequest::new(items, style, locale, &LOCALES, None));
        }
        let locale = Some(LocaleCode(locale.to_owned()));
        let request = BibliographyRequest::new(style, locale, &LOCALES);
        let rendered = driver.finish(request);
        let citations = rendered.citations.iter().map(|one| inlines(&one.citation));
        let items = rendered.bibliography.iter().flat_map(|list| &list.items);
        let list = items.map(|item| {
            let mut all = Vec::new();
            if let Some(first) = &item.first_field {
                add(first, &mut all);
                all.push(Inline::Tab);
            }
            all.extend(inlines(&item.content));
            all
        });
        RenderedWorks { citations: citations.collect(), list: list.collect() }
    }
}

fn inlines(children: &ElemChildren) -> Vec<Inline> {
    let mut all = Vec::new();
    children.0.iter().for_each(|child| add(child, &mut all));
    for inline in &mut all {
        if let Inline::Text(piece) = inline {
            piece.text = without_comma(&piece.text);
        }
    }
    all
}

fn add(child: &ElemChild, all: &mut Vec<Inline>) {
    match child {
        ElemChild::Text(text) => push(&text.text, look(text.formatting), all),
        ElemChild::Elem(element) => {
            element.children.0.iter().for_each(|child| add(child, all));
        }
        ElemChild::Markup(markup) => push(markup, TextLook::default(), all),
        ElemChild::Link { text, url } => {
            let mut inside = Vec::new();
            push(&text.text, look(text.formatting), &mut inside);
            all.push(Inline::Link { address: url.clone(), inside });
        }
        // Of what is cited nothing is replaced.
        ElemChild::Transparent { .. } => {}
    }
}

fn push(text: &str, look: TextLook, all: &mut Vec<Inline>) {
    if let Some(Inline::Text(last)) = all.last_mut()
        && last.look == look
    {
        last.text.push_str(text);
        return;
    }
    all.push(Inline::Text(TextPiece::own(text, look)));
}

fn look(formatting: Formatting) -> TextLook {
    TextLook {
        bold: formatting.font_weight == FontWeight::Bold,
        italic: formatting.font_style == FontStyle::Italic,
        underlined: formatting.text_decoration == TextDecoration::Underline,
        small_caps: formatting.font_variant == FontVariant::SmallCaps,
        height: match formatting.vertical_align {
            VerticalAlign::None | VerticalAlign::Baseline => TextHeight::Line,
            VerticalAlign::Sup => TextHeight::Raised,
            VerticalAlign::Sub => TextHeight::Lowered,
        },
        ..TextLook::default()
    }
}

/// Some styles put a comma after a year that no month follows, `(2021,)`: without it, as the
/// printed list has it.
fn without_comma(text: &str) -> String {
    let mut told = String::with_capacity(text.len());
    for (at, sign) in text.char_indices() {
        let closes = text[at..].starts_with(",)");
        let before = text[..at].rsplit('(').next().unwrap_or_default();
        let year = before.trim_end_matches(char::is_lowercase);
        let is_year = year.len() == 4
            && year.chars().all(|sign| sign.is_ascii_digit())
            && before.chars().count() <= 5;
        if !(closes && is_year && text[..at].contains('(')) {
            told.push(sign);
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(inlines: &[Inline]) -> String {
        let text = |inline: &Inline| match inline {
            Inline::Text(piece) => piece.text.clone(),
            Inline::Link { address, .. } => address.clone(),
            _ => String::new(),
        };
        inlines.iter().map(text).collect()
    }

    #[test]
    fn works_are_cited_together_and_listed_in_the_language_of_the_report() {
        let text = "a:\n  type: book\n  title: Titeln\n  author: Ek, Bo\n  date: 2019\nb:\n  \
                    type: book\n  title: Andra\n  author: [\"Alm, Eva\", \"Ek, Bo\"]\n  date: 2020\n";
        let mut works = Works::read(Some(&Source::new("v.yaml", text)), "apa");
        assert!(works.has("a") && !works.has("c"));
        let work = |key: &str, locator: Option<&str>| CitedKey {
            key: key.to_owned(),
            locator: locator.map(str::to_owned),
            form: CitationForm::Normal,
        };
        let first = works.cite(work("a", Some("s. 5")), None, "sv-SE");
        assert_eq!(works.cite(work("b", None), Some(first), "sv-SE"), first);
        let rendered = works.render("sv-SE");
        assert_eq!(plain(&rendered.citations[0]), "(Alm & Ek, 2020; Ek, 2019, s. 5)");
        let list = rendered.list.iter().map(|work| plain(work)).collect::<Vec<_>>();
        assert_eq!(list, ["Alm, E., & Ek, B. (2020). Andra.", "Ek, B. (2019). Titeln."]);
    }

    #[test]
    fn no_comma_follows_a_year_that_stands_alone() {
        assert_eq!(without_comma("(2021,). Titel (a,)"), "(2021). Titel (a,)");
        assert_eq!(without_comma("(2021b,)"), "(2021b)");
        assert_eq!(without_comma("(Ek, 2021,)"), "(Ek, 2021,)");
    }
}
