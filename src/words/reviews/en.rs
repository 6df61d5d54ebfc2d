//! English.

use crate::words::en::English;
use crate::words::words;

words! { Reviews for English:
    reviewing: "Review";
    comments_heading: "Comments";
    reviewer: "Your name";
    reviewer_why: "The name stands beside what you write.";
    name_needed: "Write your name first.";
    comment_marked: "Comment";
    comment_on: "Comment on: {what}";
    comment_again: "{count} here. Comment on: {what}";
    concerns: "About";
    everything_here: "All of it";
    your_comment: "Your comment";
    comment_empty: "Write something first.";
    add_comment: "Add";
    comment_added: "The comment is added.";
    give_up: "Cancel";
    edit: "Edit";
    keep_edit: "Keep the change";
    remove_comment: "Delete";
    comment_removed: "The comment is deleted.";
    undo: "Undo";
    reply: "Reply";
    your_reply: "Your reply";
    resolve: "Resolve";
    reopen: "Open again";
    resolved: "Resolved";
    open_still: "Open";
    show_place: "Show in the text";
    place_gone: "The place is not in this edition of the report.";
    save_file: "Save to a file";
    read_files: "Read files";
    show_resolved: "Show resolved";
    no_comments: "No comments yet";
    one_comment: "1 comment";
    several_comments: "{count} comments, not resolved: {open}";
    not_in_file: "Not saved to a file";
    in_file: "Saved to a file";
    file_read: "{file}: {count} read, {fresh} new or changed.";
    file_no_comments: "{file} is no file with comments.";
    file_other_report: "{file} belongs to {report}, not to {this}.";
    show_comments: "Comments ({count})";
    hide_comments: "Close";
    how_to: "How to comment";
    how_to_mark: "Mark text and choose Comment, or choose the plus sign at a paragraph, a figure or a table.";
    how_to_keys: "With a keyboard: reach a plus sign with Tab, go from one to the next with the arrows up and down. Ctrl+Alt+M comments on marked text.";
    how_to_send: "Save to a file when you are done, and send the file to whoever asked you to read. The page itself sends nothing. Files of several reviewers can be read together.";
    kept_here: "The comments stay in this browser until next time.";
    not_kept: "This browser remembers nothing until next time: save to a file before you close it.";
}
