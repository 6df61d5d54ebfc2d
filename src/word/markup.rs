//! Reads an author's text, which is Typst markup, as paragraphs of pieces that word processors
//! know: emphasis, lists, links, footnotes, citations, references. What they do not know is
//! told, with its characters.

use std::ops::Range;
use std::sync::Arc;

use typst::syntax::ast;
use typst::syntax::{LinkedNode, SyntaxKind, parse};

use crate::document::{CAPTION_MARK, SettledProse};
use crate::words::Language;

use super::enumeration::{ListFormat, NumberPattern};
use super::labels::ReportLabels;
use super::line::WordLine;
use super::model::{Inline, ListPlace, PieceOrigin, TextHeight, TextLook};
use super::reference;
use super::works::{CitationForm, CitedKey, Works};

/// What texts refer to, cite and count while they are read.
pub(super) struct ReadingTable<'r> {
    pub(super) labels: &'r ReportLabels,
    pub(super) works: &'r mut Works,
    pub(super) lists: &'r mut Vec<ListFormat>,
    pub(super) untold: &'r mut Vec<UntoldCode>,
    /// The language of the text.
    pub(super) language: Language,
}

/// What a word processor cannot be told.
#[derive(Clone, Debug)]
pub(super) struct UntoldCode {
    pub(super) prose: Arc<SettledProse>,
    /// Characters of its text.
    pub(super) characters: Range<usize>,
    pub(super) reason: UntoldReason,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum UntoldReason {
    /// It is left out.
    LeftOut,
    /// What stands in its brackets is there, and the rest is left out.
    Bare,
    /// It stands there as it is written.
    AsWritten,
}

/// A paragraph of an author's text.
#[derive(Clone, Debug)]
pub(super) struct ProseParagraph {
    pub(super) list: Option<ListPlace>,
    pub(super) inlines: Vec<Inline>,
    /// Whether it is a piece of code that stands by itself.
    pub(super) is_code: bool,
}

/// Reads an author's text.
pub(super) fn read(
    prose: &Arc<SettledProse>,
    table: &mut ReadingTable<'_>,
) -> Vec<ProseParagraph> {
    let text = prose.text();
    let root = parse(text);
    let mut reader = MarkupReader {
        prose,
        table,
        line: WordLine::new(prose),
        look: TextLook::default(),
        paragraphs: Vec::new(),
        place: None,
        open: Vec::new(),
        depth: 0,
        pattern: NumberPattern::default(),
        cited: None,
    };
    reader.markup(&LinkedNode::new(&root));
    reader.end();
    reader.paragraphs
}

/// A list that goes on with its next item.
struct OpenList {
    list: usize,
    /// The number of the next item; of a list with points none.
    next: Option<u64>,
}

struct MarkupReader<'a, 'r> {
    prose: &'a Arc<SettledProse>,
    table: &'a mut ReadingTable<'r>,
    /// The paragraph that is being read.
    line: WordLine,
    look: TextLook,
    paragraphs: Vec<ProseParagraph>,
    /// The item that is being read.
    place: Option<ListPlace>,
    /// The lists that go on, by how deep they lie.
    open: Vec<OpenList>,
    depth: usize,
    /// How lists are numbered here.
    pattern: NumberPattern,
    /// The citation that ends what has been read, which one that follows joins.
    cited: Option<usize>,
}

impl MarkupReader<'_, '_> {
    /// The characters of a node.
    fn characters(&self, node: &LinkedNode<'_>) -> Range<usize> {
        let Range { start, end } = node.range();
        self.line.count(start)..self.line.count(end)
    }

    fn untold(&mut self, node: &LinkedNode<'_>, reason: UntoldReason) {
        let mut characters = self.characters(node);
        // The sign that begins code stands before it.
        let begins = node.range().start;
        if begins > 0 && self.prose.text()[..begins].ends_with('#') {
            characters.start -= 1;
        }
        let prose = Arc::clone(self.prose);
        self.table.untold.push(UntoldCode { prose, characters, reason });
    }

    /// Reads what stands in some markup. What a rule sets holds until its end.
    fn markup(&mut self, node: &LinkedNode<'_>) {
        let pattern = self.pattern.clone();
        node.children().for_each(|child| self.node(&child));
        self.pattern = pattern;
    }

    fn node(&mut self, node: &LinkedNode<'_>) {
        match node.kind() {
            SyntaxKind::Space => {
                return self.line.space(&node.full_text(), node.offset());
            }
            SyntaxKind::Parbreak => self.end(),
            SyntaxKind::Text => self.same(node, &node.full_text()),
            SyntaxKind::Linebreak => self.line.push(Inline::LineBreak),
            SyntaxKind::Escape | SyntaxKind::Shorthand => self.sign(node),
            SyntaxKind::SmartQuote => self.quote(node),
            SyntaxKind::Strong => {
                self.looking(node, TextLook { bold: true, ..self.look });
            }
            SyntaxKind::Emph => {
                self.looking(node, TextLook { italic: true, ..self.look });
            }
            SyntaxKind::Raw => self.raw(node),
            SyntaxKind::Link => self.link(node),
            SyntaxKind::Ref => return self.reference(node),
            SyntaxKind::ListItem => self.item(node, None),
            SyntaxKind::EnumItem => {
                let item = node.cast::<ast::EnumItem<'_>>();
                let next = item.and_then(ast::EnumItem::number);
                self.item(node, Some(next));
            }
            SyntaxKind::TermItem => self.term(node),
            SyntaxKind::Equation => {
                let text = node.full_text();
                let look = TextLook { italic: true, ..self.look };
                self.otherwise(node, text.trim_matches('$').trim(), look);
                self.untold(node, UntoldReason::AsWritten);
            }
            SyntaxKind::ContentBlock | SyntaxKind::Markup => self.markup(node),
            SyntaxKind::Str => {
                let text = node.cast::<ast::Str<'_>>().map(ast::Str::get);
                self.otherwise(node, &text.unwrap_or_default(), self.look);
            }
            SyntaxKind::Int | SyntaxKind::Float => {
                self.otherwise(node, &node.full_text(), self.look);
            }
            SyntaxKind::FuncCall => return self.call(node),
            SyntaxKind::SetRule => self.set(node),
            SyntaxKind::Contextual => return self.contextual(node),
            // Signs of what stands around, remarks, and names of places.
            SyntaxKind::Hash
            | SyntaxKind::Semicolon
            | SyntaxKind::Star
            | SyntaxKind::Underscore
            | SyntaxKind::LeftBracket
            | SyntaxKind::RightBracket
            | SyntaxKind::LineComment
            | SyntaxKind::BlockComment
            | SyntaxKind::Label
            | SyntaxKind::None => return,
            _ => self.untold(node, UntoldReason::LeftOut),
        }
        self.cited = None;
    }

    /// Text that is as it is written.
    fn same(&mut self, node: &LinkedNode<'_>, text: &str) {
        self.text_begins();
        let at = self.line.count(node.offset());
        self.line.text(text, self.look, PieceOrigin::Same(at));
    }

    /// Text that is written in another way.
    fn otherwise(&mut self, node: &LinkedNode<'_>, text: &str, look: TextLook) {
        self.text_begins();
        let at = self.line.count(node.offset());
        self.line.text(text, look, PieceOrigin::Otherwise(at));
    }

    /// A list ends where something else than an item stands.
    fn text_begins(&mut self) {
        self.open.truncate(self.depth);
    }

    fn sign(&mut self, node: &LinkedNode<'_>) {
        let escape = node.cast::<ast::Escape<'_>>().map(ast::Escape::get);
        let shorthand = node.cast::<ast::Shorthand<'_>>().map(ast::Shorthand::get);
        if let Some(sign) = escape.or(shorthand) {
            self.otherwise(node, &sign.to_string(), self.look);
        }
    }

    /// A quotation mark as the language writes it.
    fn quote(&mut self, node: &LinkedNode<'_>) {
        let before = self.line.last_sign();
        let opens = before
            .is_none_or(|sign| sign.is_whitespace() || "([{–—/«“‘„\u{a0}".contains(sign));
        let marks = self.table.language.words().quotation_marks();
        let mark = match (node.full_text() == "\"", opens) {
            (false, true) => marks[0],
            (false, false) => marks[1],
            (true, true) => marks[2],
            (true, false) => marks[3],
        };
        self.otherwise(node, mark, self.look);
    }

    fn looking(&mut self, node: &LinkedNode<'_>, look: TextLook) {
        let around = std::mem::replace(&mut self.look, look);
        self.markup(node);
        self.look = around;
    }

    fn raw(&mut self, node: &LinkedNode<'_>) {
        let Some(raw) = node.cast::<ast::Raw<'_>>() else { return };
        let lines = raw.lines().map(|line| line.get().to_string());
        let lines = lines.collect::<Vec<_>>();
        let look = TextLook { code: true, ..self.look };
        if !raw.block() {
            return self.otherwise(node, &lines.join(" "), look);
        }
        self.end();
        for (index, line) in lines.iter().enumerate() {
            if index > 0 {
                self.line.push(Inline::LineBreak);
            }
            self.otherwise(node, line, look);
        }
        self.end_as(true);
    }

    /// An address that stands as it is.
    fn link(&mut self, node: &LinkedNode<'_>) {
        self.text_begins();
        let address = node.full_text().to_string();
        let at = self.line.count(node.offset());
        let outside = self.line.within();
        self.line.text(&address, self.look, PieceOrigin::Same(at));
        let inside = self.line.out(outside);
        self.line.push(Inline::Link { address, inside });
    }

    /// Reads some nodes by themselves.
    fn inside(&mut self, nodes: &[LinkedNode<'_>]) -> Vec<Inline> {
        let outside = self.line.within();
        nodes.iter().for_each(|node| self.node(node));
        self.line.out(outside)
    }

    /// `@diagram:lyssnar`, `@ek2019[s. 5]`.
    fn reference(&mut self, node: &LinkedNode<'_>) {
        let Some(reference) = node.cast::<ast::Ref<'_>>() else { return };
        let label = reference.target().to_owned();
        let own =
            node.children().filter(|child| child.kind() == SyntaxKind::ContentBlock);
        let own = own.collect::<Vec<_>>();
        self.refer(node, &label, &own, CitationForm::Normal);
    }

    /// Refers to something in the report, or cites a work.
    fn refer(
        &mut self,
        node: &LinkedNode<'_>,
        label: &str,
        own: &[LinkedNode<'_>],
        form: CitationForm,
    ) {
        if let Some(target) = self.table.labels.get(label).cloned() {
            self.text_begins();
            let own = (!own.is_empty()).then(|| self.inside(own));
            let inline = reference::reference(label, &target, own, self.table.language);
            self.line.extend(inline);
            self.cited = None;
            return;
        }
        if !self.table.works.has(label) {
            self.untold(node, UntoldReason::LeftOut);
            return;
        }
        self.text_begins();
        let locator = (!own.is_empty()).then(|| said(&self.inside(own)));
        let work = CitedKey { key: label.to_owned(), locator, form };
        let language = self.table.language;
        let locale = format!("{}-{}", language.code(), language.words().region());
        let index = self.table.works.cite(work, self.cited, &locale);
        match self.cited == Some(index) {
            true => self.line.forget_space(),
            false => self.line.push(Inline::Citation(index)),
        }
        self.cited = Some(index);
    }

    /// An item: with points, or numbered, perhaps with a number of its own.
    fn item(&mut self, node: &LinkedNode<'_>, number: Option<Option<u64>>) {
        self.end();
        let level = self.depth;
        let goes_on = self.open.get(level).is_some_and(|open| match number {
            None => open.next.is_none(),
            Some(None) => open.next.is_some(),
            Some(number) => open.next == number,
        });
        self.open.truncate(level + 1);
        if !goes_on {
            self.open.truncate(level);
            let from = number.map(|number| number.unwrap_or(1));
            self.table.lists.push(match from {
                None => ListFormat::Bullets,
                Some(from) => {
                    ListFormat::Numbered { pattern: self.pattern.clone(), from }
                }
            });
            let list = self.table.lists.len() - 1;
            self.open.push(OpenList { list, next: from });
        }
        let Some(open) = self.open.last_mut() else { return };
        open.next = open.next.map(|number| number + 1);
        let place = ListPlace { list: open.list, level, goes_on: false };
        let around = self.place.replace(place);
        self.depth += 1;
        let bodies = node.children().filter(|child| child.kind() == SyntaxKind::Markup);
        bodies.for_each(|body| self.markup(&body));
        self.end();
        self.depth -= 1;
        self.place = around;
    }

    /// `/ Term: what it means`.
    fn term(&mut self, node: &LinkedNode<'_>) {
        self.end();
        let parts = node.children().filter(|child| child.kind() == SyntaxKind::Markup);
        let parts = parts.collect::<Vec<_>>();
        if let [term, meaning] = parts.as_slice() {
            self.looking(term, TextLook { bold: true, ..self.look });
            self.line.text(": ", self.look, PieceOrigin::Own);
            self.markup(meaning);
        }
        self.end();
    }

    fn end(&mut self) {
        self.end_as(false);
    }

    /// The end of a paragraph.
    fn end_as(&mut self, is_code: bool) {
        let inlines = self.line.end();
        if inlines.is_empty() {
            return;
        }
        let list = self.place;
        if let Some(place) = &mut self.place {
            place.goes_on = true;
        }
        self.paragraphs.push(ProseParagraph { list, inlines, is_code });
    }

    /// What a caption cites and notes; anything else is decided when a document is set.
    fn contextual(&mut self, node: &LinkedNode<'_>) {
        let label = node.next_sibling().map(|label| label.get().full_text());
        let is_mark =
            label.is_some_and(|label| label.trim_matches(['<', '>']) == CAPTION_MARK);
        let block =
            node.children().find(|child| child.kind() == SyntaxKind::ContentBlock);
        match block.filter(|_| is_mark) {
            Some(block) => self.markup(&block),
            None => self.untold(node, UntoldReason::LeftOut),
        }
    }

    /// `#set enum(numbering: "a)")`; other rules are for pages.
    fn set(&mut self, node: &LinkedNode<'_>) {
        let rule = node.cast::<ast::SetRule<'_>>();
        let is_enum = rule.is_some_and(
            |rule| matches!(rule.target(), ast::Expr::Ident(name) if name.as_str() == "enum"),
        );
        let arguments = CallArguments::of(node);
        let pattern =
            arguments.named("numbering").and_then(|it| NumberPattern::read(&it));
        match pattern {
            Some(pattern) if is_enum && arguments.names.len() == 1 => {
                self.pattern = pattern;
            }
            _ => self.untold(node, UntoldReason::LeftOut),
        }
    }

    /// Calls what word processors know, too.
    fn call(&mut self, node: &LinkedNode<'_>) {
        let callee = node.cast::<ast::FuncCall<'_>>().map(ast::FuncCall::callee);
        let name = match callee {
            Some(ast::Expr::Ident(name)) => name.as_str().to_owned(),
            _ => String::new(),
        };
        let arguments = CallArguments::of(node);
        let around = self.look;
        let look = match name.as_str() {
            "emph" => Some(TextLook { italic: true, ..around }),
            "strong" => Some(TextLook { bold: true, ..around }),
            "underline" => Some(TextLook { underlined: true, ..around }),
            "strike" => Some(TextLook { struck: true, ..around }),
            "highlight" => Some(TextLook { highlighted: true, ..around }),
            "smallcaps" => Some(TextLook { small_caps: true, ..around }),
            "super" => Some(TextLook { height: TextHeight::Raised, ..around }),
            "sub" => Some(TextLook { height: TextHeight::Lowered, ..around }),
            _ => None,
        };
        if let Some(look) = look.filter(|_| arguments.names.is_empty()) {
            self.look = look;
            arguments.content.iter().for_each(|part| self.node(part));
            self.look = around;
            self.cited = None;
            return;
        }
        match name.as_str() {
            "footnote" if arguments.has_content() => self.footnote(&arguments),
            "cite" | "ref" => return self.cite(node, &arguments),
            "link" if arguments.leads(self.table.labels) => self.linked(&arguments),
            "linebreak" => self.line.push(Inline::LineBreak),
            "parbreak" => self.end(),
            "list" | "enum" if arguments.names.is_empty() => {
                let number = (name == "enum").then_some(None);
                self.end();
                for part in &arguments.content {
                    self.item(part, number);
                }
                self.open.truncate(self.depth);
            }
            _ => {
                let has_content = arguments.has_content();
                let reason = match has_content {
                    true => UntoldReason::Bare,
                    false => UntoldReason::LeftOut,
                };
                self.untold(node, reason);
                let shown = arguments.content.iter();
                let blocks = shown.filter(|it| it.kind() == SyntaxKind::ContentBlock);
                blocks.for_each(|part| self.node(part));
            }
        }
        self.cited = None;
    }

    fn footnote(&mut self, arguments: &CallArguments<'_>) {
        let paragraphs = std::mem::take(&mut self.paragraphs);
        let open = std::mem::take(&mut self.open);
        let (place, depth) = (self.place.take(), std::mem::take(&mut self.depth));
        let outside = self.line.within();
        self.cited = None;
        arguments.content.iter().for_each(|part| self.node(part));
        self.end();
        self.line.out(outside);
        let note = std::mem::replace(&mut self.paragraphs, paragraphs);
        (self.open, self.place, self.depth) = (open, place, depth);
        let note = note.into_iter().map(|paragraph| paragraph.inlines);
        // A note stands right after its word.
        self.line.forget_space();
        self.line.push(Inline::Footnote(note.collect()));
    }

    /// `#cite(<ek2019>, supplement: [s. 5], form: "prose")`.
    fn cite(&mut self, node: &LinkedNode<'_>, arguments: &CallArguments<'_>) {
        let form = match arguments.named("form").as_deref() {
            None if arguments.names.iter().any(|(name, _)| name == "form") => {
                Some(CitationForm::Hidden)
            }
            None => Some(CitationForm::Normal),
            Some(word) => CitationForm::from_word(word),
        };
        let own = arguments.names.iter().find(|(name, _)| name == "supplement");
        let own = own.map(|(_, value)| value.clone()).into_iter().collect::<Vec<_>>();
        let is_known = |name: &String| matches!(name.as_str(), "form" | "supplement");
        let all_known = arguments.names.iter().all(|(name, _)| is_known(name));
        match (&arguments.label, form) {
            (Some(label), Some(form)) if all_known => {
                let label = label.clone();
                self.refer(node, &label, &own, form);
            }
            _ => self.untold(node, UntoldReason::LeftOut),
        }
    }

    /// `#link("https://example.org")[here]`, `#link(<section:svar>)[here]`.
    fn linked(&mut self, arguments: &CallArguments<'_>) {
        self.text_begins();
        let mut inside = self.inside(&arguments.content[arguments.addressed()..]);
        if let Some(label) = &arguments.label {
            let jump = reference::jump(label, inside);
            self.line.push(jump);
            return;
        }
        let address = arguments.content.first();
        let address = address.and_then(|node| node.cast::<ast::Str<'_>>());
        let address = address.map(|text| text.get().to_string()).unwrap_or_default();
        if inside.is_empty() {
            let shown = address.trim_start_matches("mailto:").trim_start_matches("tel:");
            inside = vec![WordLine::own(shown, self.look)];
        }
        self.line.push(Inline::Link { address, inside });
    }
}

/// What pieces of text say.
fn said(inlines: &[Inline]) -> String {
    let text = |inline: &Inline| match inline {
        Inline::Text(piece) => piece.text.clone(),
        Inline::Link { inside, .. }
        | Inline::Jump { inside, .. }
        | Inline::Bookmarked { inside, .. } => said(inside),
        Inline::Field { shown, .. } => {
            shown.iter().map(|piece| piece.text.as_str()).collect()
        }
        Inline::LineBreak | Inline::Tab => String::from(" "),
        Inline::Citation(_) | Inline::Footnote(_) | Inline::Picture(_) => String::new(),
    };
    inlines.iter().map(text).collect()
}

/// What a call is given.
struct CallArguments<'n> {
    /// What has a name.
    names: Vec<(String, LinkedNode<'n>)>,
    /// Texts and what stands in brackets.
    content: Vec<LinkedNode<'n>>,
    /// `<label>`, or `label("label")`.
    label: Option<String>,
}

impl<'n> CallArguments<'n> {
    fn of(call: &LinkedNode<'n>) -> Self {
        let mut arguments = Self { names: Vec::new(), content: Vec::new(), label: None };
        let args = call.children().find(|child| child.kind() == SyntaxKind::Args);
        for child in args.iter().flat_map(LinkedNode::children) {
            match child.kind() {
                SyntaxKind::Named => {
                    let name = child.children().next();
                    let name = name.map(|name| name.full_text().to_string());
                    let value = child.children().last();
                    arguments.names.extend(name.zip(value));
                }
                SyntaxKind::Str | SyntaxKind::ContentBlock => {
                    arguments.content.push(child);
                }
                SyntaxKind::Label => {
                    let label = child.cast::<ast::Label<'_>>().map(ast::Label::get);
                    arguments.label = label.map(str::to_owned);
                }
                SyntaxKind::FuncCall if child.full_text().starts_with("label(") => {
                    let inner = Self::of(&child);
                    let text = inner.content.first().and_then(string);
                    arguments.label = text;
                }
                _ => {}
            }
        }
        arguments
    }

    /// The text that a name is given.
    fn named(&self, name: &str) -> Option<String> {
        let found = self.names.iter().find(|(known, _)| known == name);
        found.and_then(|(_, value)| string(value))
    }

    /// Whether it is known where a link leads.
    fn leads(&self, labels: &ReportLabels) -> bool {
        match &self.label {
            Some(label) => labels.get(label).is_some(),
            None => self.addressed() == 1,
        }
    }

    fn has_content(&self) -> bool {
        self.content.iter().any(|part| part.kind() == SyntaxKind::ContentBlock)
    }

    /// How many of the texts are an address, and no part of what is shown.
    fn addressed(&self) -> usize {
        let is_text = self.content.first().is_some_and(|it| it.kind() == SyntaxKind::Str);
        usize::from(is_text && self.label.is_none())
    }
}

fn string(node: &LinkedNode<'_>) -> Option<String> {
    node.cast::<ast::Str<'_>>().map(|text| text.get().to_string())
}
