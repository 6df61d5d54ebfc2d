//! A chapter as YAML: takes blocks one after the other, gives the text of the file.

use std::fmt::Write;

use crate::markup;
use crate::yaml::written::{key, scalar};

/// Longest line of a running text, in characters.
const WIDTH: usize = 96;

/// A chapter that is being written.
pub(super) struct WrittenChapter {
    title: String,
    /// What part of the report it is, if it is not an ordinary chapter.
    kind: Option<&'static str>,
    comments: Vec<String>,
    numbers: String,
    blocks: String,
    /// How far blocks stand in.
    indent: usize,
}

impl WrittenChapter {
    pub(super) fn new(title: &str) -> Self {
        Self {
            title: title.to_owned(),
            kind: None,
            comments: Vec::new(),
            numbers: String::new(),
            blocks: String::new(),
            indent: 2,
        }
    }

    /// The same as another part of the report.
    pub(super) fn of_kind(self, kind: &'static str) -> Self {
        Self { kind: Some(kind), ..self }
    }

    /// Whether nothing stands in it yet.
    pub(super) fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// Adds a comment at the top.
    pub(super) fn comment(&mut self, text: &str) {
        self.comments.push(text.to_owned());
    }

    /// Declares a named number.
    pub(super) fn number(&mut self, id: &str, entry: &str) {
        let _ = writeln!(self.numbers, "  {id}: {entry}");
    }

    /// Begins a section; blocks stand in it until the next one begins.
    pub(super) fn section(&mut self, heading: &str) {
        let heading = scalar(&markup::as_caption(heading));
        let _ = writeln!(self.blocks, "  - section: {heading}");
        self.blocks += "    blocks:\n";
        self.indent = 6;
    }

    /// Adds a running text of paragraphs. A line that begins with `- ` or `{%` stands by
    /// itself.
    pub(super) fn text(&mut self, paragraphs: &[String]) {
        if paragraphs.is_empty() {
            return;
        }
        let indent = self.indent;
        let _ = writeln!(self.blocks, "{:indent$}- text: |", "");
        for (index, paragraph) in paragraphs.iter().enumerate() {
            let is_item = |text: &str| text.starts_with("- ") || text.starts_with("{%");
            let follows =
                index > 0 && is_item(&paragraphs[index - 1]) && is_item(paragraph);
            if index > 0 && !follows {
                self.blocks.push('\n');
            }
            for line in paragraph.lines() {
                self.wrapped(line);
            }
        }
    }

    /// Adds a comment before the next block.
    pub(super) fn remark(&mut self, text: &str) {
        let indent = self.indent;
        let _ = writeln!(self.blocks, "{:indent$}# {text}", "");
    }

    /// Adds a block of a kind with these entries.
    pub(super) fn block(&mut self, kind: &str, entries: &BlockEntries) {
        let indent = self.indent;
        let _ = writeln!(self.blocks, "{:indent$}- {kind}:", "");
        entries.write(&mut self.blocks, indent + 4);
    }

    /// Adds two blocks beside each other.
    pub(super) fn beside(&mut self, kind: &str, pair: [&BlockEntries; 2]) {
        let indent = self.indent;
        let _ = writeln!(self.blocks, "{:indent$}- side-by-side:", "");
        for entries in pair {
            let _ = writeln!(self.blocks, "{:indent$}    - {kind}:", "");
            entries.write(&mut self.blocks, indent + 8);
        }
    }

    /// The text of the file.
    pub(super) fn finish(self) -> String {
        let mut text = String::new();
        for comment in &self.comments {
            let _ = writeln!(text, "# {comment}");
        }
        let _ = writeln!(text, "title: {}", scalar(&markup::as_caption(&self.title)));
        if let Some(kind) = self.kind {
            let _ = writeln!(text, "kind: {kind}");
        }
        if !self.numbers.is_empty() {
            let _ = write!(text, "numbers:\n{}", self.numbers);
        }
        let _ = write!(text, "blocks:\n{}", self.blocks);
        text
    }

    /// Writes a line of a text on as many lines as it takes. What Tera reads is never divided.
    fn wrapped(&mut self, line: &str) {
        let indent = self.indent + 4;
        let hanging = if line.starts_with("- ") { 2 } else { 0 };
        let mut length = usize::MAX;
        for (index, word) in words(line).into_iter().enumerate() {
            let width = word.chars().count();
            let fits = length.saturating_add(width + 1) <= WIDTH;
            if index > 0 && fits {
                self.blocks.push(' ');
                length += width + 1;
            } else {
                let indent = if index == 0 { indent } else { indent + hanging };
                if index > 0 {
                    self.blocks.push('\n');
                }
                let _ = write!(self.blocks, "{:indent$}", "");
                length = indent + width;
            }
            self.blocks += word;
        }
        self.blocks.push('\n');
    }
}

/// The words of a line; what stands between braces is one of them, and so are words that mean
/// something else at the beginning of a line, with those beside them.
fn words(line: &str) -> Vec<&str> {
    let (mut words, mut start, mut depth) = (Vec::new(), 0, 0_usize);
    for (at, sign) in line.char_indices() {
        match sign {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            ' ' if depth == 0 && may_end(&line[start..at], &line[at + 1..]) => {
                words.push(&line[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    words.push(&line[start..]);
    words.retain(|word| !word.is_empty());
    words
}

/// Whether a line may end between two words.
fn may_end(before: &str, after: &str) -> bool {
    let digits = after.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_numbered = digits.len() < after.len() && digits.starts_with(['.', ')']);
    // `- ` at the very beginning is an item.
    let is_sign = after.starts_with(['=', '+', '-', '/', '•', '–']);
    !is_numbered && !is_sign && !before.ends_with('=')
}

/// The entries of a chart or table, in their order.
#[derive(Default)]
pub(super) struct BlockEntries(Vec<(&'static str, EntryValue)>);

enum EntryValue {
    Line(String),
    List(Vec<String>),
}

impl BlockEntries {
    /// With one more: a value as YAML.
    pub(super) fn with(mut self, key: &'static str, value: impl Into<String>) -> Self {
        self.0.push((key, EntryValue::Line(value.into())));
        self
    }

    /// With one more: a text, whatever stands in it.
    pub(super) fn named(self, key: &'static str, value: &str) -> Self {
        self.with(key, scalar(value))
    }

    /// With one more: a list with a line for each of its texts.
    pub(super) fn list(
        mut self,
        key: &'static str,
        texts: impl Iterator<Item = String>,
    ) -> Self {
        self.0.push((key, EntryValue::List(texts.collect())));
        self
    }

    fn write(&self, text: &mut String, indent: usize) {
        for (key, value) in &self.0 {
            match value {
                EntryValue::Line(value) => {
                    let _ = writeln!(text, "{:indent$}{key}: {value}", "");
                }
                EntryValue::List(texts) => {
                    let _ = writeln!(text, "{:indent$}{key}:", "");
                    for one in texts {
                        let _ = writeln!(text, "{:indent$}  - {}", "", scalar(one));
                    }
                }
            }
        }
    }
}

/// Texts as a list in one line.
pub(super) fn in_a_row<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    format!("[{}]", texts.map(scalar).collect::<Vec<_>>().join(", "))
}

/// A condition: the rows that have one answer of a variable.
pub(super) fn where_is(variable: &str, label: &str) -> String {
    format!("{{{}: {}}}", key(variable), scalar(label))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tera_reads_is_one_word() {
        let line = "Av de {{ base(\"a b\") }} som {% if shown(\"x\") %}";
        let whole = ["Av", "de", "{{ base(\"a b\") }}", "som", "{% if shown(\"x\") %}"];
        assert_eq!(words(line), whole);
        assert_eq!(words("a (n = {{ b }}) 1. c"), ["a", "(n = {{ b }}) 1.", "c"]);
    }

    #[test]
    fn texts_are_wrapped_and_items_stand_in() {
        let mut chapter = WrittenChapter::new("Åsikter om @ och #");
        chapter.text(&[
            "ord ".repeat(30).trim_end().to_owned(),
            format!("- {}", "led ".repeat(30).trim_end()),
            "- kort".to_owned(),
        ]);
        let text = chapter.finish();
        assert!(
            text.starts_with("title: \"Åsikter om \\\\@ och \\\\#\"\nblocks:\n"),
            "{text}"
        );
        assert!(text.lines().all(|line| line.chars().count() <= 100), "{text}");
        assert!(text.contains("\n\n      - led led"), "{text}");
        assert!(text.contains("\n        led led"), "{text}");
        assert!(text.ends_with("led\n      - kort\n"), "{text}");
    }
}
