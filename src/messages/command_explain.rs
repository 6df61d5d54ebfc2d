//! What `explain` says.

use super::{CatalogueLine, mistake, phrase};

/// Its lines.
#[rustfmt::skip]
pub(super) const LINES: &[CatalogueLine] = &[
    phrase("wrong", "fel", "feil", "forkert"),
    phrase("right", "rätt", "riktig", "rigtigt"),
    phrase("also told as", "sägs också så", "sies også slik", "siges også sådan"),
    mistake("no-such-code",
        "no kind of mistake has the code `{code}`",
        "inget slags fel har koden `{code}`",
        "ingen type feil har koden `{code}`",
        "ingen slags fejl har koden `{code}`"),
    phrase(
        "`baslinje explain` lists all codes",
        "`baslinje explain` räknar upp alla koder",
        "`baslinje explain` lister opp alle koder",
        "`baslinje explain` opregner alle koder"),
];
