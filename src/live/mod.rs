//! A report as its author sees it while writing: takes pages of a report one after the other,
//! gives what changed between them, what there is to say about them, and who may see them.
//!
//! Nothing here listens or waits: whoever serves the page has the clock and the network.

mod access;
mod answers;
mod blocks;
mod changes;
mod frame;
mod notice;
mod page_words;
mod request;

pub use self::access::{Access, Knock, NotAdmitted, path_segment};
pub use self::answers::{ChangeAnswer, News, OpenAnswer, PageAnswer, PagesAnswer};
pub use self::blocks::PageBlocks;
pub use self::changes::{BlockLines, BlockStep, PageChange};
pub use self::frame::{
    LIST_PROGRAM, LiveView, PROGRAM, STYLE, list_frame, pages_frame, waiting_frame,
    with_frame,
};
pub use self::notice::{Notice, NoticeWeight};
pub use self::request::{BadRequest, HttpRequest, LONGEST_HEAD};
