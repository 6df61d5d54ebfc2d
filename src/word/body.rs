//! Turns the items of a document into blocks, one after another, in the order they are read.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::document::{
    Document, DocumentItem, FigurePicture, FlowFigure, ItemContent, PartLanguage,
    SettledCard, SettledCards, SettledChapter, SettledChart, SettledFactBox,
    SettledFigure, SettledProse, SettledQuote, SettledSection, SettledTerms,
    SettledTimeline, ShownTable, TextMarkup,
};
use crate::layout::image_path;
use crate::manuscript::ChapterKind;
use crate::say;
use crate::typeset::FlatPicture;
use crate::words::Language;

use super::enumeration::ListFormat;
use super::front;
use super::labels::{
    BookmarkFor, CaptionTarget, ReportLabels, Target, bookmark, of_part,
};
use super::markup::{self, ProseParagraph, ReadingTable, UntoldCode, UntoldReason};
use super::model::{
    BlockPart, HeadingNumber, Inline, PageLook, Paragraph, ParagraphStyle, PlacedPicture,
    TextLook, TextPiece, WordBlock, WordDocument,
};
use super::reference::field;
use super::tables;
use super::works::Works;

/// How wide the text of a page is, in points, upright and turned.
pub(super) const TEXT_WIDTH: [f64; 2] = [453.6, 700.2];
/// The room between columns of text.
const COLUMN_GAP: f64 = 21.25;
/// How wide the picture of a card is.
const CARD_WIDTH: f64 = 96.0;

/// Makes blocks of a document. `pictures` are those there are; nothing, if it is not yet known.
pub(super) fn compose(
    document: &Document,
    works: Works,
    pictures: Option<&BTreeMap<String, FlatPicture>>,
    diagnostics: &mut Diagnostics,
) -> WordDocument {
    let language = Language::from_code(document.head.language).unwrap_or_default();
    let mut composer = Composer {
        labels: ReportLabels::of(document),
        works,
        lists: Vec::new(),
        untold: Vec::new(),
        pictures,
        report: language,
        language,
        part: None,
        page: PageLook::default(),
        new_page: false,
        blocks: Vec::new(),
        diagnostics,
    };
    composer.blocks.extend(front::cover(&document.head));
    let is_before = |chapter: &SettledChapter| {
        matches!(chapter.heading.kind, ChapterKind::Preface | ChapterKind::Summary)
    };
    let before = document.chapters.iter().take_while(|chapter| is_before(chapter));
    let before = before.count();
    for (index, chapter) in document.chapters.iter().enumerate() {
        if index == before {
            composer.blocks.extend(front::contents(&document.head, &composer.labels));
        }
        composer.chapter(chapter);
    }
    composer.blocks.extend(front::back_cover(&document.head));
    composer.end(document)
}

struct Composer<'a> {
    labels: ReportLabels,
    works: Works,
    lists: Vec<ListFormat>,
    untold: Vec<UntoldCode>,
    pictures: Option<&'a BTreeMap<String, FlatPicture>>,
    /// That of the report, in which captions are counted.
    report: Language,
    /// That of what is being read.
    language: Language,
    /// The same, if it is another than the report's.
    part: Option<PartLanguage>,
    page: PageLook,
    /// Whether what follows begins a page.
    new_page: bool,
    blocks: Vec<WordBlock>,
    diagnostics: &'a mut Diagnostics,
}

impl Composer<'_> {
    /// What is made of all that was read: works are cited now that all of them are known.
    fn end(self, document: &Document) -> WordDocument {
        let Self { works, lists, mut blocks, untold, diagnostics, .. } = self;
        let head = &document.head;
        let rendered = works.render(&format!("{}-{}", head.language, head.region));
        let list = rendered.list.into_iter();
        let list = list.map(|work| Paragraph::new(ParagraphStyle::Work, work));
        let list = list.map(BlockPart::Paragraph).collect::<Vec<_>>();
        let is_list =
            |item: &&DocumentItem| matches!(item.content, ItemContent::References);
        if let Some(item) = document.items().into_iter().find(is_list)
            && let Some(block) = blocks.iter_mut().find(|block| block.id == item.id)
        {
            block.parts = list;
        }
        diagnostics.extend(untold.iter().map(told));
        WordDocument { blocks, lists, citations: rendered.citations }
    }

    fn chapter(&mut self, chapter: &SettledChapter) {
        let heading = &chapter.heading;
        let around = (self.language, self.part);
        self.enter(heading.language);
        let id = format!("section:{}", heading.id);
        let number = match (heading.appendix, heading.numbered) {
            (Some(_), _) => HeadingNumber::Appendix,
            (None, true) => HeadingNumber::Decimal(0),
            (None, false) => HeadingNumber::None,
        };
        let paragraph = heading_of(&id, &heading.title, 1, number);
        self.block(&id, &chapter.written, vec![BlockPart::Paragraph(paragraph)]);
        let numbered = heading.numbered && heading.appendix.is_none();
        self.items(&chapter.items, numbered);
        if let Some(signature) = &heading.signature {
            let parts = [
                Some([&signature.place, &signature.date].map(|part| part.as_deref()))
                    .map(|parts| {
                        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
                    }),
                signature.name.clone(),
                Some(signature.role.clone()),
            ];
            let lines = parts.into_iter().flatten().filter(|line| !line.is_empty());
            let lines = lines.map(|line| Paragraph::own(ParagraphStyle::Signature, line));
            let lines = lines.map(BlockPart::Paragraph).collect();
            self.block(&format!("signature:{}", heading.id), &chapter.written, lines);
        }
        (self.language, self.part) = around;
    }

    fn enter(&mut self, part: Option<PartLanguage>) {
        self.language = of_part(part, self.language);
        self.part = part.or(self.part);
    }

    /// Adds something that can be found again.
    fn block(&mut self, id: &str, written: &Place, mut parts: Vec<BlockPart>) {
        if let Some(BlockPart::Paragraph(first)) = parts.first_mut()
            && std::mem::take(&mut self.new_page)
        {
            first.new_page = true;
        }
        self.blocks.push(WordBlock {
            id: id.to_owned(),
            bookmark: bookmark(BookmarkFor::Block, id),
            written: Some(written.clone()),
            language: self.part,
            page: self.page,
            parts,
        });
    }

    fn items(&mut self, items: &[DocumentItem], numbered: bool) {
        items.iter().for_each(|item| self.item(item, numbered));
    }

    fn item(&mut self, item: &DocumentItem, numbered: bool) {
        let around = (self.language, self.part, self.page);
        self.enter(item.language);
        self.page.landscape |= item.landscape;
        self.page.columns = item.columns.unwrap_or(self.page.columns);
        let parts = match &item.content {
            ItemContent::Section(section) => {
                self.section(item, section, numbered);
                None
            }
            ItemContent::SideBySide(beside) => {
                let inner = beside.items.iter().map(|beside| &beside.item);
                inner.for_each(|inner| self.item(inner, numbered));
                None
            }
            ItemContent::Example(example) => {
                let lines = example.source.lines();
                let lines = lines.map(|it| Paragraph::own(ParagraphStyle::Code, it));
                let lines = lines.map(BlockPart::Paragraph).collect();
                self.block(&item.id, &item.written, lines);
                self.items(&example.items, numbered);
                None
            }
            ItemContent::PageBreak => {
                self.new_page = true;
                None
            }
            ItemContent::Text(text) => {
                Some(self.prose(&text.markup, ParagraphStyle::Normal))
            }
            ItemContent::Chart(chart) => Some(self.chart(item, chart)),
            ItemContent::Table(table) => Some(self.table(item, table)),
            ItemContent::RegisterTable(table) => {
                let mut parts = self.caption(item, &table.caption, &table.marked, &[]);
                parts.push(BlockPart::Table(tables::of_register(table)));
                parts.extend(self.notes(&table.notes, &table.marked));
                Some(parts)
            }
            ItemContent::TypedTable(table) => {
                let mut parts = self.caption(item, &table.caption, &table.marked, &[]);
                let mut read =
                    |prose: &Arc<SettledProse>, style| self.paragraphs(prose, style);
                let made = tables::typed(table, &mut read);
                parts.push(BlockPart::Table(made));
                parts.extend(self.notes(&table.notes, &table.marked));
                Some(parts)
            }
            ItemContent::Timeline(timeline) => Some(self.timeline(timeline)),
            ItemContent::Quote(quote) => Some(self.quote(quote)),
            ItemContent::PullQuote(quote) => {
                let words = Paragraph::own(ParagraphStyle::PullQuote, quote.text.clone());
                Some(vec![BlockPart::Paragraph(words)])
            }
            ItemContent::Terms(terms) => Some(self.terms(terms)),
            ItemContent::FactBox(fact_box) => Some(self.fact_box(fact_box)),
            ItemContent::Cards(cards) => Some(self.cards(item, cards)),
            ItemContent::Figure(figure) => Some(self.figure(item, figure)),
            ItemContent::Flow(flow) => Some(self.flow(item, flow)),
            // Filled in when all works are known.
            ItemContent::References => Some(Vec::new()),
        };
        if let Some(parts) = parts {
            self.block(&item.id, &item.written, parts);
        }
        (self.language, self.part, self.page) = around;
    }

    fn section(&mut self, item: &DocumentItem, section: &SettledSection, numbered: bool) {
        let number = match numbered {
            true => HeadingNumber::Decimal(section.level - 1),
            false => HeadingNumber::None,
        };
        let heading = heading_of(&item.id, &section.title, section.level, number);
        self.block(&item.id, &item.written, vec![BlockPart::Paragraph(heading)]);
        self.items(&section.items, numbered);
    }

    /// An author's text as paragraphs of a style; items of lists and code have their own.
    fn paragraphs(
        &mut self,
        prose: &Arc<SettledProse>,
        style: ParagraphStyle,
    ) -> Vec<Paragraph> {
        let read = self.read(prose);
        let paragraphs =
            read.into_iter().map(|ProseParagraph { list, inlines, is_code }| {
                let style = match (list, is_code) {
                    (_, true) => ParagraphStyle::Code,
                    (Some(_), false) if style == ParagraphStyle::Normal => {
                        ParagraphStyle::List
                    }
                    (_, false) => style,
                };
                let prose = Some(Arc::clone(prose));
                Paragraph { list, prose, ..Paragraph::new(style, inlines) }
            });
        paragraphs.collect()
    }

    fn read(&mut self, prose: &Arc<SettledProse>) -> Vec<ProseParagraph> {
        let mut table = ReadingTable {
            labels: &self.labels,
            works: &mut self.works,
            lists: &mut self.lists,
            untold: &mut self.untold,
            language: self.language,
        };
        markup::read(prose, &mut table)
    }

    fn prose(
        &mut self,
        prose: &Arc<SettledProse>,
        style: ParagraphStyle,
    ) -> Vec<BlockPart> {
        let paragraphs = self.paragraphs(prose, style).into_iter();
        paragraphs.map(BlockPart::Paragraph).collect()
    }

    /// A brief text: as markup if it has some, or else as words.
    fn brief(&mut self, words: &str, marked: Option<&Arc<SettledProse>>) -> Vec<Inline> {
        match marked {
            Some(prose) => {
                let read = self.read(prose).into_iter();
                read.flat_map(|paragraph| paragraph.inlines).collect()
            }
            None => vec![Inline::Text(TextPiece::own(words, TextLook::default()))],
        }
    }

    /// The caption above something, with what the numbers are and whom they are of.
    fn caption(
        &mut self,
        item: &DocumentItem,
        caption: &str,
        marked: &TextMarkup,
        more: &[&str],
    ) -> Vec<BlockPart> {
        let Some(Target::Caption(target)) = self.labels.get(&item.id).cloned() else {
            return Vec::new();
        };
        let mut inlines = numbered_label(&item.id, &target, self.report);
        inlines.extend(self.brief(caption, marked.caption.as_ref()));
        let plain = TextLook::default();
        let mut ended = caption.ends_with(['.', '?', '!', '…']);
        for part in more.iter().filter(|part| !part.is_empty()) {
            let before = if ended { " " } else { ". " };
            inlines.push(Inline::Text(TextPiece::own(format!("{before}{part}"), plain)));
            ended = part.ends_with(['.', '?', '!', '…']);
        }
        if !ended {
            inlines.push(Inline::Text(TextPiece::own(".", plain)));
        }
        let mut paragraph = Paragraph::new(ParagraphStyle::Caption, inlines);
        paragraph.keeps_next = true;
        paragraph.prose = marked.caption.clone();
        vec![BlockPart::Paragraph(paragraph)]
    }

    /// What stands under something.
    fn notes(&mut self, notes: &[String], marked: &TextMarkup) -> Vec<BlockPart> {
        let last = notes.len().saturating_sub(1);
        let mut parts = Vec::new();
        for (index, note) in notes.iter().enumerate() {
            let marked = marked.note.as_ref().filter(|_| index == last);
            let inlines = self.brief(note, marked);
            let mut paragraph = Paragraph::new(ParagraphStyle::Note, inlines);
            paragraph.prose = marked.cloned();
            parts.push(BlockPart::Paragraph(paragraph));
        }
        parts
    }

    /// A picture in a paragraph of its own; where there is none, what it shows in words.
    fn picture(&mut self, item: &DocumentItem, picture: PlacedPicture) -> BlockPart {
        let picture = PlacedPicture { width: picture.width.min(self.room()), ..picture };
        let is_there = self.pictures.is_none_or(|all| all.contains_key(&picture.file));
        if !is_there {
            let message = say!(
                "the picture of `{id}` could not be made for the Word document, which tells \
                 in words what it shows",
                id = &item.id
            );
            let hint = "see whether it stands in the PDF as it should";
            self.diagnostics
                .push(Diagnostic::warning(message).at(&item.written).hint(hint));
            let words = Paragraph::own(ParagraphStyle::Note, picture.alt);
            return BlockPart::Paragraph(words);
        }
        let inlines = vec![Inline::Picture(picture)];
        BlockPart::Paragraph(Paragraph::new(ParagraphStyle::Figure, inlines))
    }

    /// How wide the text is here, in points.
    fn room(&self) -> f64 {
        let whole = TEXT_WIDTH[usize::from(self.page.landscape)];
        let columns = u32::try_from(self.page.columns.max(1)).map_or(1.0, f64::from);
        (whole - COLUMN_GAP * (columns - 1.0)) / columns
    }

    /// "Diagram 3", of an item with a caption.
    fn name(&self, item: &DocumentItem) -> String {
        match self.labels.get(&item.id) {
            Some(Target::Caption(target)) => {
                format!("{} {}", target.kind.word(self.language), target.number)
            }
            Some(Target::Heading(_)) | None => item.id.clone(),
        }
    }

    fn chart(&mut self, item: &DocumentItem, chart: &SettledChart) -> Vec<BlockPart> {
        let shown = &chart.shown;
        let more = [shown.unit.as_str(), shown.base.as_str()];
        let mut parts = self.caption(item, &shown.caption, &shown.marked, &more);
        if let Some(nothing) = shown.nothing {
            parts.push(BlockPart::Paragraph(Paragraph::own(
                ParagraphStyle::Normal,
                nothing,
            )));
            parts.extend(self.notes(&shown.notes, &shown.marked));
            return parts;
        }
        let name = self.name(item);
        let (file, alt) = (chart.picture.file.clone(), chart.alt.clone());
        let width = chart.picture.width;
        let first = PlacedPicture { file, alt, name: name.clone(), width };
        parts.push(self.picture(item, first));
        for further in &chart.further {
            let name = format!("{name}, {}", further.name);
            let mut above = Paragraph::own(ParagraphStyle::Note, name.clone());
            above.keeps_next = true;
            parts.push(BlockPart::Paragraph(above));
            let (file, alt) = (further.picture.file.clone(), further.alt.clone());
            let width = further.picture.width;
            parts.push(self.picture(item, PlacedPicture { file, alt, name, width }));
        }
        parts.extend(self.notes(&shown.notes, &shown.marked));
        parts
    }

    fn table(&mut self, item: &DocumentItem, table: &ShownTable) -> Vec<BlockPart> {
        let more = [table.unit.as_str(), table.base.as_str()];
        let mut parts = self.caption(item, &table.caption, &table.marked, &more);
        match table.nothing {
            Some(nothing) => {
                let nothing = Paragraph::own(ParagraphStyle::Normal, nothing);
                parts.push(BlockPart::Paragraph(nothing));
            }
            None => {
                parts
                    .push(BlockPart::Table(tables::of_data(&table.data, &table.caption)));
            }
        }
        parts.extend(self.notes(&table.notes, &table.marked));
        parts
    }

    fn timeline(&mut self, timeline: &SettledTimeline) -> Vec<BlockPart> {
        let mut paragraphs = Vec::new();
        let title = timeline.title.iter().cloned();
        let title = title.map(|it| Paragraph::own(ParagraphStyle::TimelineTitle, it));
        paragraphs.extend(title);
        let bold = TextLook { bold: true, ..TextLook::default() };
        let text = |text: String, look| Inline::Text(TextPiece::own(text, look));
        for group in &timeline.groups {
            let period = group.period.iter().cloned();
            let period = period.map(|it| Paragraph::own(ParagraphStyle::Term, it));
            paragraphs.extend(period);
            for event in &group.events {
                let mut inlines = vec![text(format!("{}: ", event.date), bold)];
                let told = [&event.kind, &event.place].map(|part| part.as_deref());
                let told = told.into_iter().flatten().collect::<Vec<_>>().join(", ");
                let told = if told.is_empty() { told } else { format!(" ({told})") };
                let what = format!("{}{told}", event.event);
                inlines.push(text(what, TextLook::default()));
                if let Some(more) = &event.text {
                    inlines.push(Inline::LineBreak);
                    inlines.push(text(more.clone(), TextLook::default()));
                }
                paragraphs.push(Paragraph::new(ParagraphStyle::TimelineText, inlines));
            }
        }
        let mut parts =
            paragraphs.into_iter().map(BlockPart::Paragraph).collect::<Vec<_>>();
        parts.extend(self.notes(&timeline.notes, &timeline.marked));
        parts
    }

    fn quote(&mut self, quote: &SettledQuote) -> Vec<BlockPart> {
        let mut parts = self.prose(&quote.markup, ParagraphStyle::Quote);
        if let Some(by) = &quote.by {
            let inlines = self.brief(by, quote.marked.by.as_ref());
            let mut paragraph = Paragraph::new(ParagraphStyle::QuoteBy, inlines);
            paragraph.prose = quote.marked.by.clone();
            parts.push(BlockPart::Paragraph(paragraph));
        }
        parts
    }

    fn terms(&mut self, terms: &SettledTerms) -> Vec<BlockPart> {
        let mut parts = Vec::new();
        for term in &terms.terms {
            let mut name = Paragraph::own(ParagraphStyle::Term, term.term.clone());
            name.keeps_next = true;
            parts.push(BlockPart::Paragraph(name));
            parts.extend(self.prose(&term.markup, ParagraphStyle::Definition));
        }
        parts
    }

    fn fact_box(&mut self, fact_box: &SettledFactBox) -> Vec<BlockPart> {
        let mut parts = Vec::new();
        if let Some(title) = &fact_box.title {
            let mut title = Paragraph::own(ParagraphStyle::BoxTitle, title.clone());
            title.keeps_next = true;
            parts.push(BlockPart::Paragraph(title));
        }
        parts.extend(self.prose(&fact_box.markup, ParagraphStyle::BoxText));
        parts
    }

    fn cards(&mut self, item: &DocumentItem, cards: &SettledCards) -> Vec<BlockPart> {
        let mut parts = Vec::new();
        for card in &cards.cards {
            let SettledCard { title, role, affiliation, markup, picture, link } = card;
            let mut name = Paragraph::own(ParagraphStyle::CardTitle, title.clone());
            name.keeps_next = true;
            parts.push(BlockPart::Paragraph(name));
            if let Some(picture) = picture {
                let (alt, name) = (picture.alt.clone(), title.clone());
                let file = image_path(&picture.image.value);
                let placed = PlacedPicture { file, alt, name, width: CARD_WIDTH };
                parts.push(self.picture(item, placed));
            }
            for line in [role, affiliation].into_iter().flatten() {
                let line = Paragraph::own(ParagraphStyle::CardText, line.clone());
                parts.push(BlockPart::Paragraph(line));
            }
            if let Some(markup) = markup {
                parts.extend(self.prose(markup, ParagraphStyle::CardText));
            }
            if let Some(link) = link {
                let shown = TextPiece::own(link.text.clone(), TextLook::default());
                let address = link.address.clone();
                let link = Inline::Link { address, inside: vec![Inline::Text(shown)] };
                let link = Paragraph::new(ParagraphStyle::CardText, vec![link]);
                parts.push(BlockPart::Paragraph(link));
            }
        }
        parts
    }

    fn figure(&mut self, item: &DocumentItem, figure: &SettledFigure) -> Vec<BlockPart> {
        let mut parts = self.caption(item, &figure.caption, &figure.marked, &[]);
        let whole = self.room();
        let share = figure.width.and_then(|width| u32::try_from(width).ok());
        let (file, width) = match &figure.picture {
            FigurePicture::Image(path) => {
                let share = share.map_or(1.0, |share| f64::from(share) / 100.0);
                (image_path(&path.value), whole * share)
            }
            FigurePicture::Structure(told) => (told.image.file.clone(), told.image.width),
            FigurePicture::Typst(_) | FigurePicture::Words(_) => (item.id.clone(), whole),
        };
        let (alt, name) = (figure.alt.clone(), self.name(item));
        parts.push(self.picture(item, PlacedPicture { file, alt, name, width }));
        parts
    }

    fn flow(&mut self, item: &DocumentItem, flow: &FlowFigure) -> Vec<BlockPart> {
        let mut parts = self.caption(item, &flow.caption, &flow.marked, &[]);
        let (file, alt) = (item.id.clone(), flow.alt.clone());
        let (name, width) =
            (self.name(item), TEXT_WIDTH[usize::from(self.page.landscape)]);
        parts.push(self.picture(item, PlacedPicture { file, alt, name, width }));
        parts.extend(self.notes(&flow.notes, &flow.marked));
        parts
    }
}

/// A heading that references can show.
fn heading_of(id: &str, title: &str, level: usize, number: HeadingNumber) -> Paragraph {
    let text = Inline::Text(TextPiece::own(title, TextLook::default()));
    let bookmark = bookmark(BookmarkFor::Reference, id);
    let inlines = vec![Inline::Bookmarked { bookmark, inside: vec![text] }];
    let mut heading = Paragraph::new(ParagraphStyle::Heading(level), inlines);
    heading.number = number;
    heading.keeps_next = true;
    heading
}

/// "Diagram 3. ", as references and lists of captions find it.
fn numbered_label(id: &str, target: &CaptionTarget, report: Language) -> Vec<Inline> {
    let bold = TextLook { bold: true, ..TextLook::default() };
    let word = target.kind.word(target.language);
    let before = TextPiece::own(format!("{word}{}", crate::number::NO_BREAK_SPACE), bold);
    let instruction = format!("SEQ {} \\* ARABIC", target.kind.word(report));
    let number = field(instruction, target.number.to_string(), bold);
    let number = Inline::Bookmarked {
        bookmark: bookmark(BookmarkFor::Number, id),
        inside: vec![number],
    };
    let label = Inline::Bookmarked {
        bookmark: bookmark(BookmarkFor::Reference, id),
        inside: vec![Inline::Text(before), number],
    };
    vec![label, Inline::Text(TextPiece::own(". ", bold))]
}

/// What an author is told of what word processors do not know.
fn told(untold: &UntoldCode) -> Diagnostic {
    let UntoldCode { prose, characters, reason } = untold;
    let written = prose.text().chars().skip(characters.start).take(characters.len());
    let written = written.collect::<String>();
    let line = written.lines().next().unwrap_or_default();
    let mut shown = line.chars().take(40).collect::<String>();
    if shown.len() < written.len() {
        shown.push('…');
    }
    let (message, hint) = match reason {
        UntoldReason::LeftOut => (
            say!(
                "`{shown}` is left out of the Word document, which knows no Typst code",
                shown
            ),
            "write it without code, or do without it in Word",
        ),
        UntoldReason::Bare => (
            say!(
                "of `{shown}` the Word document has what stands in the brackets, without \
                 what the code makes of it",
                shown
            ),
            "write it without code, or do without the rest in Word",
        ),
        UntoldReason::AsWritten => (
            say!("`{shown}` stands in the Word document as it is written", shown),
            "say it in words too, or do without the formula in Word",
        ),
    };
    Diagnostic::warning(message).at(&prose.place(characters.clone())).hint(hint)
}
