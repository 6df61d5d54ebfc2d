//! Stars and underscores: which of them emphasise.

use std::ops::Range;

use typst::syntax::{LinkedNode, SyntaxKind};

use super::{LostReason, SignReader};

/// Whether a sign of emphasis can begin between two characters.
fn opens(before: Option<char>, after: Option<char>) -> bool {
    !before.is_some_and(char::is_alphanumeric)
        && after.is_some_and(|sign| !sign.is_whitespace())
}

/// Whether it can end there.
fn closes(before: Option<char>, after: Option<char>) -> bool {
    before.is_some_and(|sign| !sign.is_whitespace())
        && !after.is_some_and(char::is_alphanumeric)
}

impl SignReader<'_> {
    /// A sign of emphasis stands before a word and after one: others are text, such as
    /// `5 * 3`, `ökade*` and `____`.
    pub(super) fn emphasis(&mut self, node: &LinkedNode<'_>) {
        let open = node.offset();
        let Some(sign) = self.after(open) else { return };
        let run = self.run(open, sign);
        if run.len() > 2 {
            run.for_each(|at| self.literal(at));
            return;
        }
        if run.len() == 2 {
            self.doubled(run, sign);
            return;
        }
        let after = self.after(open + 1);
        if !opens(self.before(open), after) {
            self.literal(open);
            return;
        }
        let is_closed =
            node.children().next().is_some_and(|sign| sign.kind() != SyntaxKind::Error);
        if !is_closed {
            // `*)` is the sign of a remark below a table.
            if !after.is_some_and(|sign| sign.is_alphanumeric() || sign == '\\') {
                self.literal(open);
            }
            return;
        }
        let close = node.range().end - 1;
        let is_alone = self.run(close, sign).len() == 1;
        if is_alone && !closes(self.before(close), self.after(close + 1)) {
            self.literal(close);
        }
    }

    /// Two signs after each other: as Markdown has it if there are two more where the words
    /// end, else text.
    fn doubled(&mut self, run: Range<usize>, sign: char) {
        let start = self.text[..run.start].rfind("\n\n").unwrap_or_default();
        let end = self.text[run.end..].find("\n\n").map(|end| run.end + end);
        let end = end.unwrap_or(self.text.len());
        let pair = [sign, sign].iter().collect::<String>();
        let others = |from: usize, to: usize| {
            let found = self.text[from..to].match_indices(pair.as_str());
            found.map(|(at, _)| from + at..from + at + 2).collect::<Vec<_>>()
        };
        let opens = |at: &Range<usize>| opens(self.before(at.start), self.after(at.end));
        let closes =
            |at: &Range<usize>| closes(self.before(at.start), self.after(at.end));
        if opens(&run)
            && let Some(other) = others(run.end, end).into_iter().find(closes)
        {
            self.lost(run.start..other.end, LostReason::Doubled);
            return;
        }
        let is_end = closes(&run) && others(start, run.start).iter().any(opens);
        if !is_end {
            run.for_each(|at| self.literal(at));
        }
    }
}
