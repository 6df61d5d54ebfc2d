//! What stands before the chapters and after them: the title, who made the report, the
//! contents, the text of the back cover.

use crate::document::{HeadFacts, ReportHead};
use crate::words::Language;

use super::labels::{BookmarkFor, CaptionKind, ReportLabels, Target, bookmark};
use super::model::{
    BlockPart, ContentsEntry, ContentsList, Inline, PageLook, Paragraph, ParagraphStyle,
    TextLook, TextPiece, WordBlock,
};

/// By what the blocks are known that the program adds.
pub(super) const OWN: &str = "report:";

fn block(id: &str, parts: Vec<BlockPart>) -> WordBlock {
    let id = format!("{OWN}{id}");
    let bookmark = bookmark(BookmarkFor::Block, &id);
    let page = PageLook::default();
    WordBlock { id, bookmark, written: None, language: None, page, parts }
}

fn lines(style: ParagraphStyle, lines: Vec<String>) -> Vec<BlockPart> {
    let lines = lines.into_iter().map(|line| Paragraph::own(style, line));
    lines.map(BlockPart::Paragraph).collect()
}

fn language(head: &ReportHead) -> Language {
    Language::from_code(head.language).unwrap_or_default()
}

/// The first page, and the one with who made the report.
pub(super) fn cover(head: &ReportHead) -> Vec<WordBlock> {
    let mut parts = lines(ParagraphStyle::Title, vec![head.title.clone()]);
    parts
        .extend(lines(ParagraphStyle::Subtitle, head.subtitle.iter().cloned().collect()));
    let mut told = head.draft.iter().map(|draft| (*draft).to_owned()).collect::<Vec<_>>();
    if let Some(series) = &head.series {
        told.push(format!("{} {}", series.name, series.number).trim().to_owned());
    }
    told.extend(head.authors.iter().cloned());
    let publisher = [Some(&head.publisher), head.organisation.as_ref()];
    let publisher = publisher.into_iter().flatten().map(String::as_str);
    told.push(publisher.collect::<Vec<_>>().join(", "));
    told.push(head.date.long.clone());
    told.extend(head.notice.iter().cloned());
    parts.extend(lines(ParagraphStyle::Cover, told));
    let mut blocks = vec![block("title", parts)];
    let mut imprint = imprint(head);
    if let Some(BlockPart::Paragraph(first)) = imprint.first_mut() {
        first.new_page = true;
        blocks.push(block("imprint", imprint));
    }
    blocks
}

/// Who made the report, and what it is known by.
fn imprint(head: &ReportHead) -> Vec<BlockPart> {
    let words = language(head).words();
    let mut told = head.imprint.clone();
    told.extend(head.contact.iter().cloned());
    let named = |name: &str, value: &str| format!("{name}: {value}");
    if let Some(issn) = head.series.as_ref().and_then(|series| series.issn.as_ref()) {
        told.push(named(words.issn(), issn));
    }
    if let Some(updated) = &head.updated {
        told.push(named(words.updated(), &updated.long));
    }
    if let Some(facts) = &head.facts {
        told.extend(told_facts(facts, language(head)));
    }
    lines(ParagraphStyle::Imprint, told)
}

fn told_facts(facts: &HeadFacts, language: Language) -> Vec<String> {
    let words = language.words();
    let authors = facts.authors.iter().map(|author| {
        let parts = [&author.role, &author.affiliation, &author.orcid];
        let parts = parts.into_iter().flatten().map(String::as_str);
        let parts = std::iter::once(author.name.as_str()).chain(parts);
        parts.collect::<Vec<_>>().join(", ")
    });
    let funding = facts.funding.iter().map(|funding| match &funding.grant {
        Some(grant) => format!("{} ({grant})", funding.funder),
        None => funding.funder.clone(),
    });
    let funding = funding.collect::<Vec<_>>().join("; ");
    let keywords = facts.keywords.join(", ");
    let licence = facts.licence.as_ref();
    let licence = licence.map(|licence| format!("{} ({})", licence.name, licence.url));
    let named = [
        (words.report_abstract(), facts.summary.clone()),
        (words.keywords(), Some(keywords)),
        (words.licence(), licence),
        (words.isbn(), facts.isbn.clone()),
        (words.doi(), facts.doi_url.clone()),
        (words.case_number(), facts.case_number.clone()),
        (words.organisation_number(), facts.organisation_number.clone()),
        (words.funding(), Some(funding)),
        (words.how_to_cite(), facts.citation.clone()),
    ];
    let named = named.into_iter().filter_map(|(name, value)| {
        let value = value.filter(|value| !value.is_empty())?;
        Some(format!("{name}: {value}"))
    });
    authors.chain(named).collect()
}

/// The text of the back cover, if there is one.
pub(super) fn back_cover(head: &ReportHead) -> Option<WordBlock> {
    let text = head.back_cover.clone()?;
    let mut paragraph = Paragraph::own(ParagraphStyle::Cover, text);
    paragraph.new_page = true;
    Some(block("back-cover", vec![BlockPart::Paragraph(paragraph)]))
}

/// The contents, and the lists of charts, tables and figures that the report asks for.
pub(super) fn contents(head: &ReportHead, labels: &ReportLabels) -> Vec<WordBlock> {
    let words = language(head).words();
    let depth = usize::try_from(head.contents.depth).unwrap_or(2);
    let headings = labels.all().filter_map(|(label, target)| match target {
        Target::Heading(heading) if heading.level <= depth => {
            let number = heading.number.iter().map(|number| format!("{number} "));
            let text = format!("{}{}", number.collect::<String>(), heading.title);
            let bookmark = bookmark(BookmarkFor::Reference, label);
            Some(ContentsEntry { level: heading.level, text, bookmark })
        }
        Target::Heading(_) | Target::Caption(_) => None,
    });
    let list = ContentsList {
        instruction: format!("TOC \\o \"1-{depth}\" \\h \\z \\u"),
        entries: headings.collect(),
    };
    let mut first = heading(words.contents());
    first.new_page = true;
    let mut blocks = vec![block(
        "contents",
        vec![BlockPart::Paragraph(first), BlockPart::Contents(list)],
    )];
    for kind in CaptionKind::ALL {
        let (is_asked, over) = match kind {
            CaptionKind::Diagram => (head.contents.diagrams, words.list_of_diagrams()),
            CaptionKind::Table => (head.contents.tables, words.list_of_tables()),
            CaptionKind::Figure => (head.contents.figures, words.list_of_figures()),
        };
        let list = captions(kind, head, labels);
        if is_asked && !list.entries.is_empty() {
            let id = format!("contents-{}", over.to_lowercase().replace(' ', "-"));
            let parts =
                vec![BlockPart::Paragraph(heading(over)), BlockPart::Contents(list)];
            blocks.push(block(&id, parts));
        }
    }
    blocks
}

fn captions(kind: CaptionKind, head: &ReportHead, labels: &ReportLabels) -> ContentsList {
    let entries = labels.all().filter_map(|(label, target)| match target {
        Target::Caption(target) if target.kind == kind => {
            let word = kind.word(target.language);
            let text = format!("{word} {}. {}", target.number, target.caption);
            let bookmark = bookmark(BookmarkFor::Reference, label);
            Some(ContentsEntry { level: 1, text, bookmark })
        }
        Target::Caption(_) | Target::Heading(_) => None,
    });
    let word = kind.word(language(head));
    let instruction = format!("TOC \\h \\z \\c \"{word}\"");
    ContentsList { instruction, entries: entries.collect() }
}

fn heading(text: &str) -> Paragraph {
    let text = Inline::Text(TextPiece::own(text, TextLook::default()));
    let mut heading = Paragraph::new(ParagraphStyle::ContentsHeading, vec![text]);
    heading.keeps_next = true;
    heading
}
