//! What is said of files with the comments of reviewers: `feedback`.

use super::{CatalogueLine, mistake, phrase};

/// Its lines.
#[rustfmt::skip]
pub(super) const LINES: &[CatalogueLine] = &[
    mistake("too-large",
        "the file is larger than {most}",
        "filen är större än {most}",
        "filen er større enn {most}",
        "filen er større end {most}"),
    mistake("too-large",
        "there are more than {most} comments",
        "det är fler än {most} kommentarer",
        "det er flere enn {most} kommentarer",
        "der er flere end {most} kommentarer"),
    mistake("comments-file",
        "these are comments on `{of}`, not on `{report}`",
        "det här är kommentarer till `{of}`, inte till `{report}`",
        "dette er kommentarer til `{of}`, ikke til `{report}`",
        "dette er kommentarer til `{of}`, ikke til `{report}`"),
    mistake("comments-file",
        "it has no list `items` of comments",
        "den har ingen lista `items` med kommentarer",
        "den har ingen liste `items` med kommentarer",
        "den har ingen liste `items` med kommentarer"),
    mistake("comments-file",
        "this is no comment as the page for reviewers saves it: {reason}",
        "det här är ingen kommentar så som sidan för granskare sparar den: {reason}",
        "dette er ingen kommentar slik siden for korrekturlesere lagrer den: {reason}",
        "dette er ingen kommentar, som siden til læsere gemmer den: {reason}"),
    mistake("comments-file",
        "the file is no JSON: {reason}",
        "filen är inte JSON: {reason}",
        "filen er ikke JSON: {reason}",
        "filen er ikke JSON: {reason}"),
    phrase(
        "give the file that the page `{report}.review.html` saves, as it is",
        "ange filen som sidan `{report}.review.html` sparar, som den är",
        "oppgi filen som siden `{report}.review.html` lagrer, som den er",
        "angiv filen, som siden `{report}.review.html` gemmer, som den er"),
];
