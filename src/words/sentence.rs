//! Where sentences begin and end in Typst markup, and what stands in brackets: enough to
//! choose between "8", "åtta" and "Åtta", and between "84 procent" and "84 %".

use super::Language;

/// Stands for a number whose text is not known yet.
pub const NUMBER: char = '\u{f8f4}';
/// The first of the signs that stand for one of many numbers, each by its index.
const INDEXED: u32 = 0xf_0000;
/// How many there are.
const INDEXES: u32 = 0xfffd;

/// The sign that stands for the number of an index.
#[must_use]
pub fn indexed(index: usize) -> char {
    let code = u32::try_from(index).unwrap_or(INDEXES).min(INDEXES);
    char::from_u32(INDEXED + code).unwrap_or(NUMBER)
}

/// The index that a sign stands for.
#[must_use]
pub fn index_of(sign: char) -> Option<usize> {
    let code = u32::from(sign).checked_sub(INDEXED).filter(|code| *code <= INDEXES)?;
    usize::try_from(code).ok()
}

/// Stands for a word whose text is not known.
pub const WORD: char = '\u{f8f5}';
/// Stands for something that does not show.
pub const NOTHING: char = '\u{f8f6}';

/// What is known of one character.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spot {
    /// The sentence it belongs to; list items, paragraphs and footnotes are sentences of
    /// their own.
    pub sentence: usize,
    /// Whether it is the first of the sentence that is read.
    pub opens: bool,
    /// Whether it stands between `(` and `)`.
    pub in_brackets: bool,
    /// Whether its sentence is the first of a list item, which may be no whole sentence.
    pub item: bool,
    /// Whether it is no text: code, raw text, a reference, a comment.
    pub code: bool,
}

/// A stretch of text with sentences of its own: the whole, or a footnote.
struct Context {
    sentence: usize,
    /// Nothing of the sentence has been read yet.
    fresh: bool,
    /// A full stop has been read, and nothing after it.
    ended: bool,
    brackets: usize,
    item: bool,
}

impl Context {
    fn new(sentence: usize) -> Self {
        Self { sentence, fresh: true, ended: false, brackets: 0, item: false }
    }
}

struct SentenceReader<'t> {
    text: &'t [char],
    language: Language,
    spots: Vec<Spot>,
    sentences: usize,
    contexts: Vec<Context>,
    /// For each open `[` whether it began a context.
    open: Vec<bool>,
}

/// What is known of each character of a text in Typst's markup.
#[must_use]
pub fn spots(text: &[char], language: Language) -> Vec<Spot> {
    let spots = vec![Spot::default(); text.len()];
    let (contexts, open) = (Vec::new(), Vec::new());
    let mut reader =
        SentenceReader { text, language, spots, sentences: 0, contexts, open };
    reader.begin_context();
    let mut at = reader.begin_line(0);
    while at < text.len() {
        at = reader.read(at);
    }
    reader.spots
}

impl SentenceReader<'_> {
    fn get(&self, at: usize) -> char {
        self.text.get(at).copied().unwrap_or('\0')
    }

    fn context(&mut self) -> &mut Context {
        if self.contexts.is_empty() {
            self.begin_context();
        }
        let last = self.contexts.len() - 1;
        &mut self.contexts[last]
    }

    fn begin_context(&mut self) {
        let sentence = self.sentences;
        self.sentences += 1;
        self.contexts.push(Context::new(sentence));
    }

    fn begin_sentence(&mut self) {
        let sentence = self.sentences;
        self.sentences += 1;
        let context = self.context();
        let brackets = context.brackets;
        *context = Context { brackets, ..Context::new(sentence) };
    }

    /// Says of a character where it stands.
    fn mark(&mut self, at: usize) {
        self.mark_as(at, Spot::default());
    }

    /// Says of a character where it stands, and what else is known of it.
    fn mark_as(&mut self, at: usize, known: Spot) {
        let Context { sentence, brackets, item, .. } = *self.context();
        if let Some(spot) = self.spots.get_mut(at) {
            *spot = Spot { sentence, in_brackets: brackets > 0, item, ..known };
        }
    }

    /// Marks code; gives where the text goes on.
    fn code(&mut self, from: usize, to: usize) -> usize {
        let to = to.clamp(from + 1, self.text.len().max(from + 1));
        for at in from..to {
            self.mark_as(at, Spot { code: true, ..Spot::default() });
        }
        to
    }

    /// Something that shows and is no letter or digit of the text.
    fn shows(&mut self) {
        let context = self.context();
        context.fresh = false;
        context.ended = false;
    }

    /// Passes over what begins a list item, at the beginning of a line.
    fn begin_line(&mut self, from: usize) -> usize {
        let mut at = from;
        while matches!(self.get(at), ' ' | '\t') {
            self.mark(at);
            at += 1;
        }
        let digits = self.text[at.min(self.text.len())..].iter();
        let digits = digits.take_while(|c| c.is_ascii_digit()).count();
        let length = match self.get(at) {
            '-' | '+' | '/' | '=' => 1,
            _ if digits > 0 && self.get(at + digits) == '.' => digits + 1,
            _ => return at,
        };
        if self.get(at + length) != ' ' {
            return at;
        }
        if at > 0 {
            self.begin_sentence();
        }
        self.context().item = true;
        self.code(at, at + length)
    }

    /// Reads what stands at a place; gives where to go on.
    fn read(&mut self, at: usize) -> usize {
        let (character, next) = (self.get(at), self.get(at + 1));
        match character {
            '\\' if next != '\0' && !next.is_whitespace() => {
                self.mark_as(at, Spot { code: true, ..Spot::default() });
                self.text_character(at + 1);
                at + 2
            }
            '`' => {
                let ticks = self.text[at..].iter().take_while(|c| **c == '`').count();
                let close = (at + ticks..self.text.len()).find(|from| {
                    self.text[*from..].iter().take(ticks).filter(|c| **c == '`').count()
                        == ticks
                });
                self.shows();
                self.code(at, close.map_or(self.text.len(), |close| close + ticks))
            }
            '/' if next == '/' && (at == 0 || self.get(at - 1) != ':') => {
                let end = self.text[at..].iter().position(|c| *c == '\n');
                self.code(at, end.map_or(self.text.len(), |end| at + end))
            }
            '#' if next.is_alphabetic() => self.call(at),
            '@' if next.is_alphanumeric() => {
                let part =
                    |c: &&char| c.is_alphanumeric() || matches!(c, '-' | '_' | ':' | '.');
                let mut end =
                    at + 1 + self.text[at + 1..].iter().take_while(part).count();
                while matches!(self.get(end - 1), '.' | ':') {
                    end -= 1;
                }
                self.shows();
                self.code(at, end)
            }
            '<' if next.is_alphabetic() => {
                let end =
                    self.text[at..].iter().position(|c| matches!(c, '>' | ' ' | '\n'));
                match end.filter(|end| self.get(at + end) == '>') {
                    Some(end) => self.code(at, at + end + 1),
                    None => self.code(at, at + 1),
                }
            }
            '[' => {
                self.open.push(false);
                self.code(at, at + 1)
            }
            ']' => {
                if self.open.pop() == Some(true) {
                    self.contexts.pop();
                }
                self.code(at, at + 1)
            }
            '\n' => self.line_break(at),
            ' ' | '\t' | '\r' => {
                self.space(at);
                at + 1
            }
            NOTHING => self.code(at, at + 1),
            _ => {
                self.text_character(at);
                at + 1
            }
        }
    }

    /// `#footnote[…]`, `#link("…")[…]`, `#linebreak()`: what stands in `[…]` is text again.
    fn call(&mut self, at: usize) -> usize {
        let part = |c: &&char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
        let end = at + 1 + self.text[at + 1..].iter().take_while(part).count();
        let footnote = self.text[at + 1..end].iter().collect::<String>() == "footnote";
        let mut end = self.code(at, end);
        if self.get(end) == '(' {
            let (mut depth, mut quoted) = (0_usize, false);
            let close = (end..self.text.len()).find(|at| {
                match self.text[*at] {
                    '"' => quoted = !quoted,
                    '(' if !quoted => depth += 1,
                    ')' if !quoted => depth -= 1,
                    _ => {}
                }
                depth == 0
            });
            end = self.code(end, close.map_or(self.text.len(), |close| close + 1));
        }
        if self.get(end) == '[' {
            if footnote {
                self.begin_context();
            }
            self.open.push(footnote);
            end = self.code(end, end + 1);
        }
        end
    }

    fn text_character(&mut self, at: usize) {
        let character = self.get(at);
        let reads = character.is_alphanumeric() || matches!(character, NUMBER | WORD);
        let opens = reads && self.context().fresh;
        match character {
            '(' => self.context().brackets += 1,
            ')' => {
                let context = self.context();
                context.brackets = context.brackets.saturating_sub(1);
            }
            _ => {}
        }
        self.mark_as(at, Spot { opens, ..Spot::default() });
        if reads {
            self.shows();
        } else if matches!(character, '!' | '?' | '…')
            || (character == '.' && !self.abbreviates(at))
        {
            let context = self.context();
            context.ended = !context.fresh;
        }
    }

    /// Whether a full stop ends an abbreviation or an initial.
    fn abbreviates(&self, at: usize) -> bool {
        let before = self.text[..at].iter().rev();
        let word = before.take_while(|c| c.is_alphabetic() || **c == '.');
        let mut word = word.collect::<Vec<_>>();
        word.reverse();
        let word = word.into_iter().collect::<String>();
        let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
        let word = word.trim_start_matches('.').to_lowercase();
        initial || self.language.words().abbreviations().contains(&word.as_str())
    }

    fn space(&mut self, at: usize) {
        self.mark(at);
        if !self.context().ended {
            return;
        }
        let passed = |c: &&char| {
            c.is_whitespace()
                || matches!(c, '*' | '_' | '"' | '(' | '”' | '“' | '«' | '–')
        };
        let next = self.text[at..].iter().find(|c| !passed(c)).copied().unwrap_or('\0');
        let begins = next.is_uppercase()
            || next.is_ascii_digit()
            || matches!(next, NUMBER | WORD | '#' | '@' | '`' | '\\');
        if begins {
            self.begin_sentence();
        }
    }

    fn line_break(&mut self, at: usize) -> usize {
        self.space(at);
        let rest = &self.text[at + 1..];
        let blank = rest.iter().take_while(|c| matches!(c, ' ' | '\t' | '\r')).count();
        if matches!(self.get(at + 1 + blank), '\n' | '\0') {
            self.begin_sentence();
            self.context().brackets = 0;
            return at + 1;
        }
        self.begin_line(at + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The sentences of a text, each with `^` before what opens it and `(…)` told.
    fn read(text: &str) -> Vec<String> {
        let characters = text.chars().collect::<Vec<_>>();
        let mut sentences = std::collections::BTreeMap::<usize, String>::new();
        for (character, spot) in characters.iter().zip(spots(&characters, Language::Sv)) {
            let sentence = sentences.entry(spot.sentence).or_default();
            if spot.opens {
                sentence.push('^');
            }
            if !spot.code {
                sentence.push(*character);
            }
        }
        let all = sentences.into_values().map(|text| text.trim().to_owned());
        all.filter(|text| !text.is_empty()).collect()
    }

    #[test]
    fn sentences_end_at_full_stops_that_are_followed_by_a_capital() {
        assert_eq!(
            read("Av 67 svarade 5. Det är få, t.ex. Gävle. 8 sade nej! och 3.5 ja.\n"),
            ["^Av 67 svarade 5.", "^Det är få, t.ex. Gävle.", "^8 sade nej! och 3.5 ja."]
        );
        assert_eq!(
            read("Se s. 12 och A. Ek. ”Nej.” Så."),
            ["^Se s. 12 och A. Ek.", "”^Nej.”", "^Så."]
        );
    }

    #[test]
    fn paragraphs_items_and_footnotes_stand_alone() {
        assert_eq!(
            read("Ett\n\n- två\n- 8 tre\n+ fyra#footnote[5 kap. lagen.] fem. Sex\n"),
            ["^Ett", "^två", "^8 tre", "^fyra fem.", "^5 kap. lagen.", "^Sex"]
        );
    }

    #[test]
    fn only_the_first_sentence_of_an_item_may_be_no_sentence() {
        let text = "a\n- b. C\n\nd".chars().collect::<Vec<_>>();
        let spots = spots(&text, Language::Sv);
        let items =
            text.iter().zip(&spots).filter(|(c, spot)| c.is_alphabetic() && spot.item);
        assert_eq!(items.map(|(c, _)| *c).collect::<String>(), "b");
    }

    #[test]
    fn code_is_no_text() {
        assert_eq!(
            read("Se @diagram:svar. `8 x` #link(\"http://a (1)\")[här]. \\#a <b>"),
            ["^Se .", "här.", "#^a"]
        );
    }

    #[test]
    fn what_stands_in_brackets_is_told() {
        let text = "a (b) c (d\n\ne".chars().collect::<Vec<_>>();
        let spots = spots(&text, Language::Sv);
        let inside = text
            .iter()
            .zip(&spots)
            .filter(|(c, spot)| c.is_alphabetic() && spot.in_brackets);
        assert_eq!(inside.map(|(c, _)| *c).collect::<String>(), "bd");
    }
}
