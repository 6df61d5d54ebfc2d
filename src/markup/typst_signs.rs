//! Which signs of an author's text are Typst, and which are text: takes a text, gives the
//! signs that need a backslash to stand as they were written, and those that would vanish.
//!
//! Typst's own parser says what it would make of each character. A sign that it takes for
//! markup is text if nobody means markup there: `#` before a number, `<30 år`, a backslash
//! in a path, a single `*`. What somebody may have meant (a remark, `**bold**`) is told
//! instead, since neither to print it nor to leave it out is sure to be right.

mod emphasis;
mod pasted;
mod path;

use std::collections::BTreeSet;
use std::ops::Range;

use typst::syntax::{LinkedNode, SyntaxKind, parse};

use crate::foreign;

/// Signs of a text that would not be printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LostSigns {
    /// Where they stand, in bytes of the text.
    pub bytes: Range<usize>,
    /// What they would be taken for.
    pub reason: LostReason,
}

/// What signs are taken for that are not printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LostReason {
    /// A remark to the end of the line: `// …`.
    LineRemark,
    /// A remark between `/*` and `*/`.
    BlockRemark,
    /// Twice the sign of emphasis, between which nothing stands: `**bold**`.
    Doubled,
    /// Backquotes with nothing between them.
    EmptyRaw,
    /// The name of the language of a piece of code.
    RawLanguage,
    /// A heading as Markdown has it: `# Heading`.
    Heading,
    /// Lines that begin with a sign of their own and run together.
    PastedList,
}

/// What became of the signs of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ReadSigns {
    literal: BTreeSet<usize>,
    lost: Vec<LostSigns>,
}

/// The first bytes of a text before which a backslash belongs, so that what stands there is
/// text; `fixed` are bytes of backslashes that have been put in already. What stands behind
/// the last of them may then be something else, and is found when the text is read again.
#[must_use]
pub fn literal_signs(text: &str, fixed: &BTreeSet<usize>) -> BTreeSet<usize> {
    const DECISIVE: &[u8] = b"`$#/*_";
    let mut literal = read(text, fixed).literal;
    let is_decisive = |at: &usize| DECISIVE.contains(&text.as_bytes()[*at]);
    let first = literal.iter().copied().find(is_decisive);
    if let Some(first) = first {
        drop(literal.split_off(&(first + 1)));
    }
    literal
}

/// What of a text would not be printed and is neither markup nor certain to be text.
#[must_use]
pub fn lost_signs(text: &str, fixed: &BTreeSet<usize>) -> Vec<LostSigns> {
    let mut lost = read(text, fixed).lost;
    lost.extend(pasted::lists(text));
    lost.sort_by_key(|lost| lost.bytes.start);
    lost
}

fn read(text: &str, fixed: &BTreeSet<usize>) -> ReadSigns {
    let Ok(root) = foreign::guarded(|| parse(text)) else { return ReadSigns::default() };
    let mut reader = SignReader { text, fixed, found: ReadSigns::default() };
    reader.inside(&LinkedNode::new(&root));
    reader.found
}

/// Walks through what the parser has made of a text.
struct SignReader<'t> {
    text: &'t str,
    fixed: &'t BTreeSet<usize>,
    found: ReadSigns,
}

impl SignReader<'_> {
    fn before(&self, at: usize) -> Option<char> {
        self.text.get(..at)?.chars().next_back()
    }

    fn after(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    /// Takes a sign for text, unless a backslash says so already: behind a mistake, the
    /// parser may have read over that.
    fn literal(&mut self, at: usize) {
        if !self.is_escaped(at) {
            self.found.literal.insert(at);
        }
    }

    fn lost(&mut self, bytes: Range<usize>, reason: LostReason) {
        self.found.lost.push(LostSigns { bytes, reason });
    }

    /// Reads what stands in a piece of markup.
    fn inside(&mut self, node: &LinkedNode<'_>) {
        for child in node.children() {
            self.sign(&child);
        }
    }

    /// Reads what stands in code: text stands in its square brackets only.
    fn code(&mut self, node: &LinkedNode<'_>) {
        for child in node.children() {
            match child.kind() {
                SyntaxKind::ContentBlock => self.inside(&child),
                _ => self.code(&child),
            }
        }
    }

    fn sign(&mut self, node: &LinkedNode<'_>) {
        let at = node.offset();
        match node.kind() {
            SyntaxKind::Markup
            | SyntaxKind::ContentBlock
            | SyntaxKind::Ref
            | SyntaxKind::Heading
            | SyntaxKind::ListItem => self.inside(node),
            SyntaxKind::Strong | SyntaxKind::Emph => {
                self.emphasis(node);
                self.inside(node);
            }
            SyntaxKind::EnumItem => {
                self.numbered(node);
                self.inside(node);
            }
            SyntaxKind::TermItem => {
                self.term(node);
                self.inside(node);
            }
            SyntaxKind::Equation => self.equation(node),
            SyntaxKind::Raw => self.raw(node),
            SyntaxKind::Hash => self.hash(node),
            SyntaxKind::Shebang => self.literal(at),
            SyntaxKind::Label => self.label(node),
            SyntaxKind::RefMarker => self.reference(node),
            SyntaxKind::Escape => self.escape(at),
            SyntaxKind::Linebreak => self.line_break(at),
            SyntaxKind::Shorthand => self.shorthand(node),
            SyntaxKind::LineComment | SyntaxKind::BlockComment => self.remark(node),
            SyntaxKind::Semicolon => self.semicolon(node),
            SyntaxKind::HeadingMarker => self.heading(node),
            SyntaxKind::Error => self.error(node),
            // What follows a `#`, and signs and words that are printed or belong to what is
            // above.
            _ => self.code(node),
        }
    }

    /// `#` begins code before a name or a bracket, and is a sign before anything else.
    fn hash(&mut self, node: &LinkedNode<'_>) {
        let at = node.offset();
        let begins = |sign: char| sign.is_alphabetic() || "_{[(".contains(sign);
        let is_value = matches!(
            node.next_sibling_kind(),
            Some(SyntaxKind::None | SyntaxKind::Auto | SyntaxKind::Bool)
        );
        if self.after(at + 1).is_some_and(begins) && !is_value {
            return;
        }
        let run = self.run(at, '#');
        let line = self.text[..run.start].rsplit('\n').next().unwrap_or_default();
        if line.trim().is_empty() && self.text[run.end..].starts_with(' ') {
            if run.start == at {
                self.lost(run, LostReason::Heading);
            }
            return;
        }
        self.literal(at);
    }

    /// A name between angle brackets is a label where it stands at something that can be
    /// referred to.
    fn label(&mut self, node: &LinkedNode<'_>) {
        const BLOCKS: [&str; 4] = ["figure", "table", "image", "block"];
        let is_labelled = node.prev_sibling().is_some_and(|before| {
            let is_beside = before.range().end == node.offset();
            let is_code = before.kind() == SyntaxKind::Semicolon
                || before.prev_sibling_kind() == Some(SyntaxKind::Hash);
            let called = before.children().next().map(|name| name.get().full_text());
            let is_block = called.is_some_and(|name| BLOCKS.contains(&name.as_str()));
            before.kind() == SyntaxKind::Equation || is_code && (is_beside || is_block)
        });
        if !is_labelled {
            self.literal(node.offset());
        }
    }

    /// `@` in an address of mail.
    fn reference(&mut self, node: &LinkedNode<'_>) {
        let at = node.offset();
        let is_name = |sign: char| sign.is_alphanumeric() || "._-+".contains(sign);
        let is_address =
            self.before(at).is_some_and(is_name) && node.leaf_text().contains('.');
        if is_address {
            self.literal(at);
        }
    }

    /// A remark: one that begins within a word is none, as in `ftp://` and `och//eller`.
    fn remark(&mut self, node: &LinkedNode<'_>) {
        let at = node.offset();
        let is_within = self.before(at).is_some_and(|sign| !sign.is_whitespace());
        match node.kind() {
            SyntaxKind::LineComment if is_within => self.literal(at),
            SyntaxKind::LineComment => self.lost(node.range(), LostReason::LineRemark),
            _ => self.lost(node.range(), LostReason::BlockRemark),
        }
    }

    /// A semicolon after code ends it; after a footnote, before a space, it is the author's.
    fn semicolon(&mut self, node: &LinkedNode<'_>) {
        let is_statement = matches!(
            node.prev_sibling_kind(),
            Some(
                SyntaxKind::LetBinding
                    | SyntaxKind::SetRule
                    | SyntaxKind::ShowRule
                    | SyntaxKind::ModuleImport
                    | SyntaxKind::ModuleInclude
                    | SyntaxKind::FuncReturn
            )
        );
        let goes_on = self.after(node.offset() + 1).is_some_and(char::is_alphanumeric);
        if !is_statement && !goes_on {
            self.literal(node.offset());
        }
    }

    /// What the parser cannot read, and can stand as it is.
    fn error(&mut self, node: &LinkedNode<'_>) {
        let (at, text) = (node.offset(), node.leaf_text());
        let in_word = self.before(at).is_some_and(char::is_alphanumeric);
        let is_text = text.starts_with('<')
            || text.starts_with("*/")
            || text.starts_with("\\u{")
            || text.starts_with('`') && in_word;
        if is_text {
            self.literal(at);
        }
    }

    /// `= 5 procent` at the beginning of a line.
    fn heading(&mut self, node: &LinkedNode<'_>) {
        if self.is_before_number(node.range().end) {
            self.literal(node.offset());
        }
    }

    /// `+ 5 procent` and `2019. Därefter` at the beginning of a line, the latter also with
    /// any number but 1 in the middle of a paragraph.
    fn numbered(&mut self, node: &LinkedNode<'_>) {
        let Some(marker) = node.children().next() else { return };
        let (start, end) = (marker.offset(), marker.range().end);
        let number = marker.leaf_text().trim_end_matches('.');
        if number == "+" {
            if self.is_before_number(end) {
                self.literal(start);
            }
            return;
        }
        let interrupts = node.prev_sibling().is_some_and(|before| {
            let is_item = matches!(
                before.kind(),
                SyntaxKind::EnumItem | SyntaxKind::ListItem | SyntaxKind::TermItem
            );
            let between = &self.text[before.range().end..start];
            !is_item && between.matches('\n').count() < 2
        });
        if number.len() > 3 || interrupts && number != "1" {
            self.literal(end - 1);
        }
    }

    /// `/` at the beginning of a line that is no term.
    fn term(&mut self, node: &LinkedNode<'_>) {
        if node.children().any(|child| child.kind() == SyntaxKind::Error) {
            self.literal(node.offset());
        }
    }

    fn is_before_number(&self, at: usize) -> bool {
        self.text[at..].trim_start_matches(' ').starts_with(|c: char| c.is_ascii_digit())
    }

    /// `$` is a sign of money unless it encloses a formula: where a number stands before or
    /// after it, or a space on one side within only.
    fn equation(&mut self, node: &LinkedNode<'_>) {
        let (open, close) = (node.offset(), node.range().end - 1);
        let after = self.after(open + 1);
        let is_price = self.text[..open]
            .trim_end_matches([' ', '\u{a0}'])
            .ends_with(|sign: char| sign.is_ascii_digit());
        // Code in it may have taken the sign that would close it.
        let is_closed = close > open
            && node
                .children()
                .last()
                .is_some_and(|sign| sign.kind() == SyntaxKind::Dollar);
        if !is_closed {
            let is_word = self.before(open).is_some_and(char::is_alphanumeric);
            if is_word || is_price || !after.is_some_and(char::is_alphabetic) {
                self.literal(open);
            }
            return;
        }
        let is_space = |sign: Option<char>| sign.is_some_and(char::is_whitespace);
        let is_money = is_space(after) != is_space(self.before(close))
            || after.is_some_and(|sign| sign.is_ascii_digit())
            || self.after(close + 1).is_some_and(|sign| sign.is_ascii_digit())
            || is_price && !after.is_some_and(char::is_alphanumeric);
        if is_money {
            self.literal(open);
            self.literal(close);
        }
    }

    /// A backquote within a word stands for an apostrophe.
    fn raw(&mut self, node: &LinkedNode<'_>) {
        let at = node.offset();
        let quotes = node.children().next().map_or(0, |sign| sign.leaf_text().len());
        if quotes == 1 && self.before(at).is_some_and(char::is_alphanumeric) {
            self.literal(at);
            return;
        }
        let of = |kind: SyntaxKind| {
            node.children()
                .find(|child| child.kind() == kind && !child.leaf_text().is_empty())
        };
        let language = of(SyntaxKind::RawLang);
        let is_line = !node.get().full_text().contains('\n');
        match (language, of(SyntaxKind::Text)) {
            (Some(language), None) => {
                self.lost(language.range(), LostReason::RawLanguage);
            }
            (Some(language), Some(_)) if is_line => {
                self.lost(language.range(), LostReason::RawLanguage);
            }
            (None, None) => self.lost(node.range(), LostReason::EmptyRaw),
            _ => {}
        }
    }

    /// Signs that stand for others: `~` between words is a space, `--` a dash, `-?` a place
    /// where a word may be divided.
    fn shorthand(&mut self, node: &LinkedNode<'_>) {
        let (at, end) = (node.offset(), node.range().end);
        let (before, after) = (self.before(at), self.after(end));
        let text = node.leaf_text().as_str();
        match text {
            "~" => {
                let opens =
                    |sign: char| sign.is_whitespace() || "([{/<>=±≈–-„“«~".contains(sign);
                let goes_on = |sign: char| !sign.is_whitespace() && sign != '~';
                if before.is_none_or(opens) || !after.is_some_and(goes_on) {
                    self.literal(at);
                }
            }
            "-?" => {
                let is_letter =
                    |sign: Option<char>| sign.is_some_and(char::is_alphabetic);
                if !(is_letter(before) && is_letter(after)) {
                    self.literal(at);
                }
            }
            "--" | "---" => {
                let run = self.run(at, '-');
                let is_option = text == "--"
                    && before.is_none_or(|sign| sign.is_whitespace() || sign == '(')
                    && after.is_some_and(char::is_alphabetic);
                if run.len() > 3 || is_option {
                    run.for_each(|at| self.literal(at));
                }
            }
            _ => {}
        }
    }

    /// The same sign several times, as far as no backslash stands before it.
    fn run(&self, at: usize, sign: char) -> Range<usize> {
        let bytes = self.text.as_bytes();
        let is_same = |at: usize| bytes.get(at).is_some_and(|it| char::from(*it) == sign);
        let (mut start, mut end) = (at, at + 1);
        while start > 0 && is_same(start - 1) && !self.is_escaped(start - 1) {
            start -= 1;
        }
        while is_same(end) {
            end += 1;
        }
        start..end
    }

    fn is_escaped(&self, at: usize) -> bool {
        let before = self.text.as_bytes()[..at].iter().rev();
        before.take_while(|byte| **byte == b'\\').count() % 2 == 1
    }
}

#[cfg(test)]
mod tests;
