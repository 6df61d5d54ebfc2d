//! The page on which reviewers comment. The words of each language are in a file beside the
//! others.

mod da;
mod en;
mod nb;
mod sv;

/// Declares what the page says, each by the name that its script knows it by.
macro_rules! review_words {
    ($($(#[$about:meta])* $name:ident;)+) => {
        /// The page on which reviewers comment. What stands between braces the page's script
        /// fills in.
        pub trait Reviews {
            $($(#[$about])* fn $name(&self) -> &'static str;)+

            /// All of them, with their names.
            fn review_texts(&self) -> Vec<(&'static str, &'static str)> {
                vec![$((stringify!($name), self.$name()),)+]
            }
        }
    };
}

review_words! {
    /// What the page is for, before the report's title.
    reviewing;
    /// The heading over the comments.
    comments_heading;
    /// The label of the field for the reviewer's name.
    reviewer;
    /// What the name is for.
    reviewer_why;
    /// That a name is needed.
    name_needed;
    /// The button that begins a comment on what is marked.
    comment_marked;
    /// The button that begins a comment on a paragraph, figure or table.
    comment_on;
    /// The same where there are comments already.
    comment_again;
    /// The label of what a comment is about.
    concerns;
    /// The choice that is no single sentence.
    everything_here;
    /// The label of a comment.
    your_comment;
    /// That a comment has no words.
    comment_empty;
    /// The button that adds a comment.
    add_comment;
    /// That a comment was added.
    comment_added;
    /// The button that gives up.
    give_up;
    /// The button that changes one's own comment.
    edit;
    /// The button that keeps the change.
    keep_edit;
    /// The button that removes one's own comment.
    remove_comment;
    /// That a comment was removed.
    comment_removed;
    /// The button that takes that back.
    undo;
    /// The button that answers a comment.
    reply;
    /// The label of an answer.
    your_reply;
    /// The button that marks a comment as done.
    resolve;
    /// The button that takes that back.
    reopen;
    /// That a comment is done.
    resolved;
    /// That it is not.
    open_still;
    /// The button that leads to what a comment is about.
    show_place;
    /// That what a comment is about is not there.
    place_gone;
    /// The button that saves the comments as a file.
    save_file;
    /// The button that reads files with comments.
    read_files;
    /// The choice that shows comments that are done.
    show_resolved;
    /// That there are no comments.
    no_comments;
    /// That there is one comment.
    one_comment;
    /// How many comments there are, and how many are not done.
    several_comments;
    /// That something is in no file yet.
    not_in_file;
    /// That everything is in a file.
    in_file;
    /// That a file was read.
    file_read;
    /// That a file holds no comments.
    file_no_comments;
    /// That a file is of another report.
    file_other_report;
    /// The button that shows the comments where there is no room beside the text.
    show_comments;
    /// The button that hides them.
    hide_comments;
    /// The heading over how it is done.
    how_to;
    /// How text is marked.
    how_to_mark;
    /// How it is done with a keyboard.
    how_to_keys;
    /// What becomes of the comments.
    how_to_send;
    /// That the browser keeps the comments.
    kept_here;
    /// That it does not.
    not_kept;
}

#[cfg(test)]
mod tests {
    use super::super::Language;

    /// What stands between braces.
    fn slots(text: &str) -> Vec<&str> {
        let parts = text.split('{').skip(1);
        let mut slots = parts.filter_map(|it| it.split('}').next()).collect::<Vec<_>>();
        slots.sort_unstable();
        slots
    }

    #[test]
    fn every_language_fills_in_the_same() {
        let known = Language::default().words().review_texts();
        for (code, language) in Language::ALL {
            for (one, other) in known.iter().zip(language.words().review_texts()) {
                assert_eq!(slots(one.1), slots(other.1), "{code}: {}", one.0);
            }
        }
    }
}
