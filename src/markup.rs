//! The languages that documents are written in: the one place where text is kept from being
//! taken for HTML, XML or Typst, where HTML is read, and where it is known which signs of an
//! author's text are Typst and which are text.

mod author_text;
mod citations;
mod html;
mod page;
mod typst_signs;
mod typst_source;
mod xml;

pub use self::author_text::{as_caption, within_text};
pub use self::citations::{TextEdit, restyled_in_brackets};
pub use self::html::{
    HtmlPlace, Unwritable, html_attribute, html_references, html_template, html_text,
    write_html,
};
pub use self::page::{HtmlPiece, Tag, html_character, pieces};
pub use self::typst_signs::{LostReason, LostSigns, literal_signs, lost_signs};
pub use self::typst_source::{
    ESCAPED, plain, typst_markup, typst_string, write_typst_markup,
};
pub use self::xml::xml_text;
