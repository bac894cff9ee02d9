//! OpenDocument text (ISO/IEC 26300, ODF 1.3): a small package with styles, real headings and real table headings.
//!
//! No library of the ecosystem writes text documents with headings, table headings and a language; what is needed of
//! the format fits here.

use std::io::{Cursor, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::wire::check;
use super::{Block, Prose, Table, stepped};
use crate::DocumentError;

const TYPE: &str = "application/vnd.oasis.opendocument.text";
const NAMESPACES: [(&str, &str); 9] = [
    ("xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
    ("xmlns:style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"),
    ("xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"),
    ("xmlns:table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"),
    ("xmlns:fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"),
    ("xmlns:svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"),
    ("xmlns:meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ("office:version", "1.3"),
];
/// The look, written once; the language is put in its place.
const STYLES: &str = include_str!("../../templates/prose-styles.xml");

/// The document as an ODT file. The same input gives the same bytes.
///
/// # Errors
/// [`DocumentError::Shape`] if a table's row has not as many cells as the table has columns.
pub fn prose_odt(document: &Prose) -> Result<Vec<u8>, DocumentError> {
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    // The type stands first and unpacked, so that a file manager can tell what this is.
    let parts = [
        ("mimetype", stored, TYPE.as_bytes().to_vec()),
        ("META-INF/manifest.xml", packed, manifest()?),
        ("meta.xml", packed, meta(document)?),
        ("styles.xml", packed, styles(document)),
        ("content.xml", packed, content(document)?),
    ];
    for (name, options, bytes) in parts {
        package.start_file(name, options).map_err(broken)?;
        package.write_all(&bytes).map_err(broken)?;
    }
    Ok(package.finish().map_err(broken)?.into_inner())
}

fn broken(error: impl std::fmt::Display) -> DocumentError {
    DocumentError::Typesetting(format!("the ODF package could not be written: {error}"))
}

/// Writes elements into memory.
struct Pen(Writer<Vec<u8>>);

type Written = Result<(), DocumentError>;

impl Pen {
    fn new() -> Result<Self, DocumentError> {
        let mut pen = Self(Writer::new(Vec::new()));
        pen.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        Ok(pen)
    }

    fn event(&mut self, event: Event<'_>) -> Written {
        self.0.write_event(event).map_err(broken)
    }

    fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> Written {
        let start = BytesStart::new(name).with_attributes(attributes.iter().copied());
        self.event(Event::Start(start))
    }

    fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> Written {
        let start = BytesStart::new(name).with_attributes(attributes.iter().copied());
        self.event(Event::Empty(start))
    }

    fn close(&mut self, name: &str) -> Written {
        self.event(Event::End(BytesEnd::new(name)))
    }

    fn plain(&mut self, text: &str) -> Written {
        self.event(Event::Text(BytesText::new(text)))
    }

    fn element(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) -> Written {
        self.open(name, attributes)?;
        self.plain(&clean(text))?;
        self.close(name)
    }

    /// Text as it was typed: line breaks, tabs and runs of blanks would be lost otherwise.
    fn words(&mut self, text: &str) -> Written {
        let text = clean(text);
        for (at, line) in text.lines().enumerate() {
            if at > 0 {
                self.empty("text:line-break", &[])?;
            }
            let mut rest = line;
            while let Some(from) = rest.find([' ', '\t']) {
                let blanks = rest[from..].chars().take_while(|c| *c == ' ').count();
                if blanks == 0 {
                    self.plain(&rest[..from])?;
                    self.empty("text:tab", &[])?;
                    rest = &rest[from + 1..];
                } else if blanks == 1 && from > 0 {
                    self.plain(&rest[..=from])?;
                    rest = &rest[from + 1..];
                } else {
                    self.plain(&rest[..from])?;
                    self.empty("text:s", &[("text:c", blanks.to_string().as_str())])?;
                    rest = &rest[from + blanks..];
                }
            }
            self.plain(rest)?;
        }
        Ok(())
    }

    fn paragraph(&mut self, style: &str, text: &str) -> Written {
        // A paragraph runs in the direction of its first letter, whatever the document is written in.
        let turned = if runs_left(text) { format!("{style}_20_rtl") } else { style.to_owned() };
        self.open("text:p", &[("text:style-name", &turned)])?;
        self.words(text)?;
        self.close("text:p")
    }

    fn done(self) -> Vec<u8> {
        self.0.into_inner()
    }
}

/// What XML 1.0 cannot hold goes; marks that reorder the rest of a line (a spoofing trick) go too.
fn clean(text: &str) -> String {
    let held = |c: &char| match *c {
        '\n' | '\t' => true,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}' => false,
        c => !c.is_control(),
    };
    let unified = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n");
    unified.chars().filter(held).collect()
}

/// Whether the first letter belongs to a script written from right to left (Hebrew, Arabic and their kin).
fn runs_left(text: &str) -> bool {
    let first = text.chars().find(|c| c.is_alphabetic());
    first.is_some_and(
        |c| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'),
    )
}

fn manifest() -> Result<Vec<u8>, DocumentError> {
    let mut pen = Pen::new()?;
    let space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";
    pen.open("manifest:manifest", &[("xmlns:manifest", space), ("manifest:version", "1.3")])?;
    let files = [
        ("/", TYPE),
        ("content.xml", "text/xml"),
        ("styles.xml", "text/xml"),
        ("meta.xml", "text/xml"),
    ];
    for (path, kind) in files {
        let mut attributes = vec![("manifest:full-path", path), ("manifest:media-type", kind)];
        if path == "/" {
            attributes.push(("manifest:version", "1.3"));
        }
        pen.empty("manifest:file-entry", &attributes)?;
    }
    pen.close("manifest:manifest")?;
    Ok(pen.done())
}

fn meta(document: &Prose) -> Result<Vec<u8>, DocumentError> {
    let mut pen = Pen::new()?;
    pen.open("office:document-meta", &NAMESPACES)?;
    pen.open("office:meta", &[])?;
    pen.element("meta:generator", &[], "Geleit")?;
    pen.element("dc:title", &[], &document.title)?;
    pen.element("dc:language", &[], &document.lang.to_string())?;
    pen.close("office:meta")?;
    pen.close("office:document-meta")?;
    Ok(pen.done())
}

fn styles(document: &Prose) -> Vec<u8> {
    let country = document.lang.region().unwrap_or(match document.lang.language() {
        "de" => "DE",
        "en" => "GB",
        _ => "none",
    });
    // Language and country are letters alone (`Lang` cannot be anything else); the foot is typed.
    let escaped =
        |text: &str| quick_xml::escape::escape(clean(text).replace('\n', " ")).into_owned();
    STYLES
        .replace("{language}", document.lang.language())
        .replace("{country}", country)
        .replace("{page}", &escaped(&document.words.0))
        .replace("{of}", &escaped(&document.words.1))
        .replace("{footer}", &escaped(&document.footer))
        .into_bytes()
}

fn content(document: &Prose) -> Result<Vec<u8>, DocumentError> {
    let mut pen = Pen::new()?;
    pen.open("office:document-content", &NAMESPACES)?;
    pen.open("office:body", &[])?;
    pen.open("office:text", &[])?;
    pen.paragraph("Title", &document.title)?;
    if !document.subtitle.is_empty() {
        pen.paragraph("Subtitle", &document.subtitle)?;
    }
    if !document.notice.is_empty() {
        pen.paragraph("Notice", &document.notice)?;
    }
    for (label, value) in &document.facts {
        marked(&mut pen, "Fact", label, value)?;
    }
    for block in stepped(&document.blocks) {
        put(&mut pen, &block)?;
    }
    pen.close("office:text")?;
    pen.close("office:body")?;
    pen.close("office:document-content")?;
    Ok(pen.done())
}

fn marked(pen: &mut Pen, style: &str, label: &str, words: &str) -> Written {
    pen.open("text:p", &[("text:style-name", style)])?;
    pen.element("text:span", &[("text:style-name", "Strong")], &format!("{label}:"))?;
    pen.plain(" ")?;
    pen.words(words)?;
    pen.close("text:p")
}

fn put(pen: &mut Pen, block: &Block) -> Written {
    match block {
        Block::Heading(level, words) => {
            let style = format!("Heading_20_{level}");
            let level = level.to_string();
            pen.open("text:h", &[("text:style-name", &style), ("text:outline-level", &level)])?;
            pen.words(words)?;
            pen.close("text:h")
        }
        Block::Text(words) => pen.paragraph("Text_20_body", words),
        Block::Marked(label, words) => marked(pen, "Marked", label, words),
        Block::List(points) => {
            pen.open("text:list", &[("text:style-name", "Points")])?;
            for point in points {
                pen.open("text:list-item", &[])?;
                pen.paragraph("List", point)?;
                pen.close("text:list-item")?;
            }
            pen.close("text:list")
        }
        Block::Table(table) => put_table(pen, table),
    }
}

fn put_table(pen: &mut Pen, table: &Table) -> Written {
    check(table)?;
    if table.columns.is_empty() {
        return Ok(());
    }
    pen.paragraph("Caption", &table.caption)?;
    pen.open("table:table", &[("table:style-name", "Grid")])?;
    let count = table.columns.len().to_string();
    pen.empty("table:table-column", &[("table:number-columns-repeated", count.as_str())])?;
    pen.open("table:table-header-rows", &[])?;
    row(pen, &table.columns, ("HeadCell", "Table_20_Heading"))?;
    pen.close("table:table-header-rows")?;
    for cells in &table.rows {
        row(pen, cells, ("Cell", "Table_20_Contents"))?;
    }
    pen.close("table:table")
}

fn row(pen: &mut Pen, cells: &[String], (cell, style): (&str, &str)) -> Written {
    pen.open("table:table-row", &[])?;
    for words in cells {
        let attributes = [("table:style-name", cell), ("office:value-type", "string")];
        pen.open("table:table-cell", &attributes)?;
        pen.paragraph(style, words)?;
        pen.close("table:table-cell")?;
    }
    pen.close("table:table-row")
}
