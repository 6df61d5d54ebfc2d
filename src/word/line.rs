//! A paragraph while it is read: takes texts and spaces as they come, gives pieces that look
//! the same, each of which knows whether it is a computed number.

use crate::document::SettledProse;

use super::model::{Inline, NumberTag, PieceOrigin, TextLook, TextPiece};

/// A paragraph while it is read.
pub(super) struct WordLine {
    inlines: Vec<Inline>,
    /// A space that stands if something follows.
    space: Option<PieceOrigin>,
    numbers: Vec<NumberHere>,
    /// How many characters stand before each byte of the text.
    counts: Vec<usize>,
}

/// A number that the text quotes, and its characters.
struct NumberHere {
    tag: NumberTag,
    at: [usize; 2],
}

/// What stands around something that is read by itself.
pub(super) struct Outside {
    inlines: Vec<Inline>,
    space: Option<PieceOrigin>,
}

impl WordLine {
    pub(super) fn new(prose: &SettledProse) -> Self {
        let text = prose.text();
        let mut counts = vec![0; text.len() + 1];
        let mut count = 0;
        for (byte, known) in counts.iter_mut().enumerate() {
            *known = count;
            let begins = byte < text.len() && text.is_char_boundary(byte + 1);
            count += usize::from(begins);
        }
        let numbers = prose.numbers().iter().enumerate();
        let numbers = numbers.filter_map(|(index, number)| {
            let mut address = format!("{}/{}", number.number, number.part);
            if let Some(minus) = &number.minus {
                address = format!("{address}/{minus}");
            }
            Some(NumberHere { tag: NumberTag { index, address }, at: number.at? })
        });
        let numbers = numbers.collect();
        Self { inlines: Vec::new(), space: None, numbers, counts }
    }

    /// A text of the program's own.
    pub(super) fn own(text: &str, look: TextLook) -> Inline {
        Inline::Text(TextPiece::own(text, look))
    }

    /// How many characters stand before a byte.
    pub(super) fn count(&self, byte: usize) -> usize {
        self.counts.get(byte).or(self.counts.last()).copied().unwrap_or_default()
    }

    fn number(&self, character: usize) -> Option<&NumberTag> {
        let within =
            |number: &&NumberHere| (number.at[0]..number.at[1]).contains(&character);
        self.numbers.iter().find(within).map(|number| &number.tag)
    }

    /// Adds a text, in as many pieces as it has numbers and words between them.
    pub(super) fn text(&mut self, text: &str, look: TextLook, origin: PieceOrigin) {
        if text.is_empty() {
            return;
        }
        self.put_space(look);
        match origin {
            PieceOrigin::Own | PieceOrigin::Otherwise(_) => {
                let number = match origin {
                    PieceOrigin::Otherwise(at) => self.number(at).cloned(),
                    PieceOrigin::Own | PieceOrigin::Same(_) => None,
                };
                self.piece(TextPiece { text: text.to_owned(), look, number, origin });
            }
            PieceOrigin::Same(start) => {
                for (index, sign) in text.chars().enumerate() {
                    let number = self.number(start + index).cloned();
                    let origin = PieceOrigin::Same(start + index);
                    let text = sign.to_string();
                    self.piece(TextPiece { text, look, number, origin });
                }
            }
        }
    }

    /// Adds a piece, to the one before it if it goes on with that.
    fn piece(&mut self, piece: TextPiece) {
        if let Some(Inline::Text(last)) = self.inlines.last_mut() {
            let follows = match (last.origin, piece.origin) {
                (PieceOrigin::Same(start), PieceOrigin::Same(at)) => {
                    start + last.text.chars().count() == at
                }
                _ => false,
            };
            if follows && last.look == piece.look && last.number == piece.number {
                last.text.push_str(&piece.text);
                return;
            }
        }
        self.inlines.push(Inline::Text(piece));
    }

    /// A space, or a line break that is one; it stands only between words.
    pub(super) fn space(&mut self, written: &str, byte: usize) {
        let ends_line = matches!(self.inlines.last(), None | Some(Inline::LineBreak));
        if ends_line || self.space.is_some() {
            return;
        }
        let at = self.count(byte);
        self.space = Some(match written.chars().count() {
            1 => PieceOrigin::Same(at),
            _ => PieceOrigin::Otherwise(at),
        });
    }

    fn put_space(&mut self, look: TextLook) {
        let Some(origin) = self.space.take() else { return };
        let number = match origin {
            PieceOrigin::Same(at) | PieceOrigin::Otherwise(at) => {
                self.number(at).cloned()
            }
            PieceOrigin::Own => None,
        };
        self.piece(TextPiece { text: String::from(" "), look, number, origin });
    }

    /// Takes back the space before what follows.
    pub(super) fn forget_space(&mut self) {
        self.space = None;
    }

    /// Adds what is no text.
    pub(super) fn push(&mut self, inline: Inline) {
        match inline {
            Inline::LineBreak => self.space = None,
            _ => self.put_space(TextLook::default()),
        }
        self.inlines.push(inline);
    }

    /// Adds several.
    pub(super) fn extend(&mut self, inlines: Vec<Inline>) {
        inlines.into_iter().for_each(|inline| self.push(inline));
    }

    /// The last sign of the text so far, if it ends with text.
    pub(super) fn last_sign(&self) -> Option<char> {
        match (&self.space, self.inlines.last()) {
            (Some(_), _) => Some(' '),
            (None, Some(Inline::Text(piece))) => piece.text.chars().next_back(),
            _ => None,
        }
    }

    /// Begins something that is read by itself.
    pub(super) fn within(&mut self) -> Outside {
        let inlines = std::mem::take(&mut self.inlines);
        Outside { inlines, space: self.space.take() }
    }

    /// Ends it: gives what was read.
    pub(super) fn out(&mut self, outside: Outside) -> Vec<Inline> {
        self.space = outside.space;
        std::mem::replace(&mut self.inlines, outside.inlines)
    }

    /// The end of a paragraph: gives what stands in it.
    pub(super) fn end(&mut self) -> Vec<Inline> {
        self.space = None;
        while let Some(Inline::LineBreak) = self.inlines.last() {
            self.inlines.pop();
        }
        std::mem::take(&mut self.inlines)
    }
}
