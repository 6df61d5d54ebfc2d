//! Reads a file with comments, as the page for reviewers saves it: an `AnnotationPage` of the
//! Web Annotation Data Model (W3C Recommendation, 23 February 2017), of which as much is
//! understood as such pages say: whose comment it is, its words, and by which block and which
//! quotation it is placed.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, de};
use serde_json::error::Category;

use crate::diagnostic::{Diagnostic, Place, Source};
use crate::limits;
use crate::say;

/// How the page says that a comment is done.
const RESOLVED: &str = "resolved";

/// What says in a file which report it is about.
const REPORT: &str = "\"baslinje:report\"";

/// A file with comments.
#[derive(Clone, Debug)]
pub struct AnnotatedFile {
    /// The comments, in the order of the file.
    pub(super) comments: Vec<SavedComment>,
}

/// A comment as it was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SavedComment {
    pub(super) id: String,
    pub(super) author: String,
    /// When it was written.
    pub(super) created: String,
    /// When it was changed last.
    pub(super) modified: String,
    pub(super) text: String,
    pub(super) is_done: bool,
    pub(super) about: SavedAbout,
}

/// What a comment is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum SavedAbout {
    /// Stretches of the report, one after the other.
    Report(Vec<QuotedWords>),
    /// Another comment, by its id.
    Comment(String),
}

/// Words of a block, and what stood around them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct QuotedWords {
    /// The id of the document's item; none, if it is not said.
    pub(super) item: Option<String>,
    /// The words; none, if the whole block is meant.
    pub(super) exact: String,
    pub(super) prefix: String,
    pub(super) suffix: String,
}

/// Reads a file with comments on a report.
///
/// # Errors
///
/// If it is no such file, or about another report.
pub fn read_comments(
    source: &Arc<Source>,
    report: &str,
) -> Result<AnnotatedFile, Diagnostic> {
    let whole = Place::file(source);
    if source.text.len() > limits::TEXT {
        let most = limits::told_bytes(limits::TEXT);
        let message = say!("the file is larger than {most}", most);
        return Err(Diagnostic::error(message).at(&whole).hint(save_again(report)));
    }
    let page = serde_json::from_str::<SavedPage>(&source.text);
    let page = page.map_err(|error| unread(&error, source, report))?;
    let SavedPage { report: of, items, first } = page;
    if let Some(of) = of.filter(|of| of != report) {
        let at = source.text.find(REPORT).unwrap_or_default();
        let place = Place::new(source, at, at + REPORT.len());
        let message = say!("these are comments on `{of}`, not on `{report}`", of, report);
        let hint = say!("run `baslinje comments {of}` with it", of);
        return Err(Diagnostic::error(message).at(&place).hint(hint));
    }
    let Some(items) = items.or_else(|| first.and_then(|first| first.items)) else {
        let message = say!("it has no list `items` of comments");
        return Err(Diagnostic::error(message).at(&whole).hint(save_again(report)));
    };
    if items.len() > limits::COMMENTS {
        let most = limits::told(limits::COMMENTS);
        let message = say!("there are more than {most} comments", most);
        return Err(Diagnostic::error(message).at(&whole).hint(save_again(report)));
    }
    Ok(AnnotatedFile { comments: items.into_iter().map(SavedItem::comment).collect() })
}

/// What to do about a file that cannot be read.
fn save_again(report: &str) -> crate::diagnostic::Said {
    say!("give the file that the page `{report}.review.html` saves, as it is", report)
}

/// Why a file cannot be read, where it stops being what it should be.
fn unread(error: &serde_json::Error, source: &Arc<Source>, report: &str) -> Diagnostic {
    let place = Place::at(source, error.line(), error.column().max(1), 1);
    let message = match error.classify() {
        Category::Data => say!("this is no comment as the page for reviewers saves it"),
        Category::Io | Category::Syntax => say!("the file is no JSON from here on"),
        Category::Eof => say!("the file ends before its comments do"),
    };
    Diagnostic::error(message).at(&place).hint(save_again(report))
}

/// A page of annotations, or a collection with its first page in it.
#[derive(Deserialize)]
#[serde(expecting = "a page of comments")]
struct SavedPage {
    #[serde(rename = "baslinje:report")]
    report: Option<String>,
    items: Option<Vec<SavedItem>>,
    first: Option<Box<Self>>,
}

/// An annotation.
#[derive(Deserialize)]
#[serde(expecting = "a comment")]
struct SavedItem {
    id: String,
    creator: Option<OneOrSeveral<TextOr<SavedCreator>>>,
    created: Option<String>,
    modified: Option<String>,
    body: OneOrSeveral<TextOr<SavedBody>>,
    target: OneOrSeveral<TextOr<SavedTarget>>,
    #[serde(rename = "baslinje:status")]
    status: Option<String>,
}

#[derive(Deserialize)]
#[serde(expecting = "a person")]
struct SavedCreator {
    #[serde(default)]
    name: String,
}

#[derive(Deserialize)]
#[serde(expecting = "a text")]
struct SavedBody {
    value: String,
}

#[derive(Deserialize)]
#[serde(expecting = "what a comment is about")]
struct SavedTarget {
    selector: OneOrSeveral<SavedSelector>,
}

#[derive(Deserialize)]
#[serde(expecting = "a selector")]
struct SavedSelector {
    #[serde(rename = "type")]
    kind: String,
    value: Option<String>,
    #[serde(default)]
    exact: String,
    #[serde(default)]
    prefix: String,
    #[serde(default)]
    suffix: String,
    #[serde(rename = "refinedBy")]
    refined: Option<OneOrSeveral<Self>>,
}

impl SavedItem {
    fn comment(self) -> SavedComment {
        let creators = self.creator.map(|it| it.0).unwrap_or_default().into_iter();
        let mut names = creators.map(|creator| match creator {
            TextOr::Text(name) => name,
            TextOr::Map(SavedCreator { name }) => name,
        });
        let bodies = self.body.0.into_iter().map(|body| match body {
            TextOr::Text(text) => text,
            TextOr::Map(SavedBody { value }) => value,
        });
        let created = self.created.unwrap_or_default();
        let mut about = None;
        let mut places = Vec::new();
        for target in self.target.0 {
            match target {
                TextOr::Text(id) => about = Some(id),
                TextOr::Map(target) => places.push(target.words()),
            }
        }
        let about = match about.filter(|_| places.is_empty()) {
            Some(id) => SavedAbout::Comment(id),
            None => SavedAbout::Report(places),
        };
        SavedComment {
            id: self.id,
            author: names.next().unwrap_or_default(),
            modified: self.modified.unwrap_or_else(|| created.clone()),
            created,
            text: bodies.collect::<Vec<_>>().join("\n"),
            is_done: self.status.is_some_and(|status| status == RESOLVED),
            about,
        }
    }
}

impl SavedTarget {
    /// The words that are meant: the block is said by one selector, the quotation by another,
    /// beside it or within it.
    fn words(self) -> QuotedWords {
        let mut words = QuotedWords::default();
        let mut left = self.selector.0;
        while let Some(selector) = left.pop() {
            match selector.kind.as_str() {
                "FragmentSelector" => words.item = selector.value,
                "TextQuoteSelector" => {
                    words.exact = selector.exact;
                    words.prefix = selector.prefix;
                    words.suffix = selector.suffix;
                }
                _ => {}
            }
            left.extend(selector.refined.into_iter().flat_map(|it| it.0));
        }
        words
    }
}

/// What may stand alone or in a list.
struct OneOrSeveral<T>(Vec<T>);

/// A text, or something that says more.
enum TextOr<T> {
    Text(String),
    Map(T),
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for OneOrSeveral<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OneOrSeveralVisitor(PhantomData))
    }
}

struct OneOrSeveralVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for OneOrSeveralVisitor<T> {
    type Value = OneOrSeveral<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a text, a map or a list of such")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut all = Vec::new();
        while let Some(one) = list.next_element()? {
            all.push(one);
        }
        Ok(OneOrSeveral(all))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        let one = T::deserialize(MapAccessDeserializer::new(map))?;
        Ok(OneOrSeveral(vec![one]))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
        let one = T::deserialize(de::value::StrDeserializer::new(text))?;
        Ok(OneOrSeveral(vec![one]))
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for TextOr<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextOrVisitor(PhantomData))
    }
}

struct TextOrVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for TextOrVisitor<T> {
    type Value = TextOr<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a text or a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map)).map(TextOr::Map)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(TextOr::Text(text.to_owned()))
    }
}
