//! The languages that documents are written in: the one place where text is kept from being
//! taken for HTML, XML or Typst, and where HTML is read.

mod html;
mod page;
mod typst_source;
mod xml;

pub use self::html::{
    HtmlPlace, Unwritable, html_attribute, html_references, html_template, html_text,
    write_html,
};
pub use self::page::{HtmlPiece, Tag, html_character, pieces};
pub use self::typst_source::{plain, typst_markup, typst_string, write_typst_markup};
pub use self::xml::xml_text;
