//! Writes blocks one after another: paragraphs, tables and lists that word processors make,
//! each block with a bookmark, on pages that lie as the author wants.

use super::body::TEXT_WIDTH;
use super::model::{
    BlockPart, CellSide, ContentsList, Inline, PageLook, Paragraph, ParagraphStyle,
    TextLook, TextPiece, WordBlock, WordCell, WordTable,
};
use super::story::{RunStyle, StoryWriter};
use super::xml::Xml;

/// Twentieths of a point.
const POINT: f64 = 20.0;
/// The sides of a page (A4) and its margins, in twentieths of a point.
const PAGE: [&str; 2] = ["11906", "16838"];
const MARGIN: &str = "1417";

/// A section: pages that lie the same.
#[derive(Clone, Copy)]
struct PageSection<'a> {
    page: PageLook,
    /// Whether it begins where the one before it ends.
    goes_on: bool,
    /// Whether it begins the document.
    is_first: bool,
    footer: &'a str,
}

/// Writes all blocks; `footer` is what the foot of pages is known by.
pub(super) fn write(writer: &mut StoryWriter<'_>, footer: &str) {
    let document = writer.document;
    let blocks = document.blocks.iter().filter(|block| !block.parts.is_empty());
    let blocks = blocks.collect::<Vec<_>>();
    let page = blocks.first().map(|block| block.page).unwrap_or_default();
    let mut section = PageSection { page, goes_on: false, is_first: true, footer };
    for (index, block) in blocks.iter().enumerate() {
        let next = blocks.get(index + 1).map(|next| next.page);
        let ends = next.filter(|next| *next != section.page).map(|_| section);
        write_block(writer, block, ends);
        if let (Some(_), Some(next)) = (ends, next) {
            let goes_on = next.landscape == section.page.landscape;
            section = PageSection { page: next, goes_on, is_first: false, footer };
        }
    }
    section.write(writer.xml());
}

impl PageSection<'_> {
    fn write(self, xml: &mut Xml) {
        let Self { page, goes_on, is_first, footer } = self;
        xml.element("w:sectPr", &[], |xml| {
            let of = [("w:type", "default"), ("r:id", footer)];
            xml.empty("w:footerReference", &of);
            xml.value("w:type", if goes_on { "continuous" } else { "nextPage" });
            let [short, long] = PAGE;
            match page.landscape {
                false => xml.empty("w:pgSz", &[("w:w", short), ("w:h", long)]),
                true => xml.empty(
                    "w:pgSz",
                    &[("w:w", long), ("w:h", short), ("w:orient", "landscape")],
                ),
            }
            let sides = ["w:top", "w:right", "w:bottom", "w:left"];
            let mut margins = sides.map(|side| (side, MARGIN)).to_vec();
            margins.extend([("w:header", "708"), ("w:footer", "708"), ("w:gutter", "0")]);
            xml.empty("w:pgMar", &margins);
            let columns = page.columns.to_string();
            xml.empty("w:cols", &[("w:num", &columns), ("w:space", "425")]);
            if is_first {
                xml.empty("w:titlePg", &[]);
            }
        });
    }
}

fn write_block(
    writer: &mut StoryWriter<'_>,
    block: &WordBlock,
    ends: Option<PageSection<'_>>,
) {
    let id = writer.next();
    writer.begins = Some((id, block.bookmark.clone()));
    writer.language = block.language;
    let last = block.parts.len() - 1;
    let mut left = ends;
    for (index, part) in block.parts.iter().enumerate() {
        match part {
            BlockPart::Paragraph(paragraph) => {
                let section = if index == last { left.take() } else { None };
                let end = |xml: &mut Xml| {
                    section.into_iter().for_each(|section| section.write(xml));
                };
                writer.paragraph(paragraph, false, end);
            }
            BlockPart::Table(table) => write_table(writer, table, block.page),
            BlockPart::Contents(list) => write_contents(writer, list),
        }
    }
    // A section ends with a paragraph.
    if let Some(section) = left {
        let empty = Paragraph::new(ParagraphStyle::Normal, Vec::new());
        writer.paragraph(&empty, false, |xml| section.write(xml));
    }
    writer.xml().empty("w:bookmarkEnd", &[("w:id", &id.to_string())]);
    writer.language = None;
}

/// The widths of columns, in twentieths of a point, which together are as wide as a page.
fn widths(table: &WordTable, page: PageLook) -> Vec<String> {
    let whole = TEXT_WIDTH[usize::from(page.landscape)] * POINT;
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    let all = number(table.widths.iter().sum::<usize>().max(1));
    let widths = table.widths.iter();
    let widths = widths.map(|width| format!("{:.0}", whole * number(*width) / all));
    widths.collect()
}

fn write_table(writer: &mut StoryWriter<'_>, table: &WordTable, page: PageLook) {
    let widths = widths(table, page);
    let xml = writer.xml();
    xml.start("w:tbl", &[]);
    xml.element("w:tblPr", &[], |xml| {
        xml.value("w:tblStyle", "ReportTable");
        xml.empty("w:tblW", &[("w:w", "5000"), ("w:type", "pct")]);
        let [row, column] = [!table.head.is_empty(), table.has_row_headers]
            .map(|is_so| if is_so { "1" } else { "0" });
        xml.empty(
            "w:tblLook",
            &[
                ("w:val", "04A0"),
                ("w:firstRow", row),
                ("w:lastRow", "0"),
                ("w:firstColumn", column),
                ("w:lastColumn", "0"),
                ("w:noHBand", "1"),
                ("w:noVBand", "1"),
            ],
        );
        xml.value("w:tblCaption", &table.title);
    });
    xml.element("w:tblGrid", &[], |xml| {
        widths.iter().for_each(|width| xml.empty("w:gridCol", &[("w:w", width)]));
    });
    let heads = table.head.iter().map(|row| (row, true));
    for (row, is_head) in heads.chain(table.rows.iter().map(|row| (row, false))) {
        let xml = writer.xml();
        xml.start("w:tr", &[]);
        xml.element("w:trPr", &[], |xml| {
            xml.empty("w:cantSplit", &[]);
            if is_head {
                xml.empty("w:tblHeader", &[]);
            }
        });
        let mut column = 0;
        for cell in row {
            let own = widths.iter().skip(column).take(cell.span);
            let own = own.filter_map(|width| width.parse::<usize>().ok()).sum::<usize>();
            write_cell(writer, cell, own, is_head);
            column += cell.span;
        }
        writer.xml().end("w:tr");
    }
    writer.xml().end("w:tbl");
    writer.follows_table = true;
}

fn write_cell(
    writer: &mut StoryWriter<'_>,
    cell: &WordCell,
    width: usize,
    is_head: bool,
) {
    let xml = writer.xml();
    xml.start("w:tc", &[]);
    xml.element("w:tcPr", &[], |xml| {
        let width = width.to_string();
        xml.empty("w:tcW", &[("w:w", &width), ("w:type", "dxa")]);
        if cell.span > 1 {
            xml.value("w:gridSpan", &cell.span.to_string());
        }
        if is_head {
            xml.value("w:vAlign", "bottom");
        }
    });
    let align = |xml: &mut Xml| match cell.align {
        CellSide::Left => {}
        CellSide::Center => xml.value("w:jc", "center"),
        CellSide::Right => xml.value("w:jc", "right"),
    };
    for paragraph in &cell.paragraphs {
        writer.paragraph(paragraph, cell.bold, align);
    }
    // A cell ends with a paragraph.
    if cell.paragraphs.is_empty() {
        let empty = Paragraph::new(ParagraphStyle::TableText, Vec::new());
        writer.paragraph(&empty, false, align);
    }
    writer.xml().end("w:tc");
}

/// A list that a word processor makes anew when it is asked to, with what it holds now.
fn write_contents(writer: &mut StoryWriter<'_>, list: &ContentsList) {
    let last = list.entries.len().saturating_sub(1);
    let is_captions = list.instruction.contains("\\c");
    for (index, entry) in list.entries.iter().enumerate() {
        let style = match is_captions {
            true => "TableofFigures".to_owned(),
            false => format!("TOC{}", entry.level),
        };
        let xml = writer.xml();
        xml.start("w:p", &[]);
        xml.element("w:pPr", &[], |xml| xml.value("w:pStyle", &style));
        if index == 0 {
            writer.field_begins(&list.instruction, TextLook::default());
        }
        let xml = writer.xml();
        xml.start("w:hyperlink", &[("w:anchor", &entry.bookmark), ("w:history", "1")]);
        let piece = TextPiece::own(entry.text.clone(), TextLook::default());
        let inline = Inline::Text(piece);
        writer.inlines(std::slice::from_ref(&inline), RunStyle::default());
        writer.xml().end("w:hyperlink");
        if index == last {
            writer.field_ends();
        }
        writer.xml().end("w:p");
    }
}
