//! A letter for word processors: OpenDocument text (ISO/IEC 26300), as small as it can be and still be changed by hand.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

use crate::DocumentError;

/// The media type.
pub const MEDIA_TYPE: &str = "application/vnd.oasis.opendocument.text";

/// A part of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Block<'a> {
    /// The heading of the whole.
    Title(&'a str),
    /// A heading.
    Heading(&'a str),
    /// One of several points.
    Point(&'a str),
    /// A box to tick.
    Tick(&'a str),
    /// Anything else.
    Line(&'a str),
    /// A gap.
    Gap,
}

const MANIFEST: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="application/vnd.oasis.opendocument.text"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/></manifest:manifest>"#;

/// German, A4, a font every office has.
const STYLES: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document-styles xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3"><office:styles><style:default-style style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.15cm" fo:line-height="120%"/><style:text-properties fo:font-family="Arial" fo:font-size="11pt" fo:language="de" fo:country="DE"/></style:default-style><style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:default-outline-level="1"><style:paragraph-properties fo:margin-bottom="0.4cm" fo:keep-with-next="always"/><style:text-properties fo:font-size="16pt" fo:font-weight="bold"/></style:style><style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph" style:default-outline-level="2"><style:paragraph-properties fo:margin-top="0.5cm" fo:keep-with-next="always"/><style:text-properties fo:font-size="12pt" fo:font-weight="bold"/></style:style></office:styles><office:automatic-styles><style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="2.5cm" fo:margin-bottom="2cm" fo:margin-left="2.5cm" fo:margin-right="2cm"/></style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"/></office:master-styles></office:document-styles>"#;

/// The letter as a file.
///
/// # Errors
/// [`DocumentError::Archive`] when it cannot be packed.
pub fn odt(blocks: &[Block<'_>]) -> Result<Vec<u8>, DocumentError> {
    let failed = |error: &dyn std::fmt::Display| DocumentError::Archive(error.to_string());
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // The media type comes first and is not compressed: so programs know the file by its first bytes.
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let content = content(blocks);
    for (name, text, options) in [
        ("mimetype", MEDIA_TYPE, stored),
        ("META-INF/manifest.xml", MANIFEST, packed),
        ("styles.xml", STYLES, packed),
        ("content.xml", content.as_str(), packed),
    ] {
        archive.start_file(name, options).map_err(|error| failed(&error))?;
        archive.write_all(text.as_bytes()).map_err(|error| failed(&error))?;
    }
    Ok(archive.finish().map_err(|error| failed(&error))?.into_inner())
}

fn content(blocks: &[Block<'_>]) -> String {
    let mut xml = String::from(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3"><office:body><office:text>"#,
    );
    let mut in_list = false;
    for block in blocks {
        let is_point = matches!(block, Block::Point(_));
        if is_point != in_list {
            xml.push_str(if is_point { "<text:list>" } else { "</text:list>" });
            in_list = is_point;
        }
        // Writing into a string cannot fail.
        let _ = match block {
            Block::Title(text) => write!(
                xml,
                r#"<text:h text:style-name="Heading_20_1" text:outline-level="1">{}</text:h>"#,
                safe(text)
            ),
            Block::Heading(text) => write!(
                xml,
                r#"<text:h text:style-name="Heading_20_2" text:outline-level="2">{}</text:h>"#,
                safe(text)
            ),
            Block::Point(text) => {
                write!(xml, "<text:list-item><text:p>{}</text:p></text:list-item>", safe(text))
            }
            Block::Tick(text) => write!(xml, "<text:p>☐ {}</text:p>", safe(text)),
            Block::Line(text) => write!(xml, "<text:p>{}</text:p>", safe(text)),
            Block::Gap => write!(xml, "<text:p/>"),
        };
    }
    if in_list {
        xml.push_str("</text:list>");
    }
    xml.push_str("</office:text></office:body></office:document-content>");
    xml
}

/// Text as XML takes it: marked-up signs escaped, signs XML has no place for left out.
fn safe(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\t' => out.push(' '),
            sign if sign.is_control() || matches!(sign, '\u{FFFE}' | '\u{FFFF}') => {}
            sign => out.push(sign),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::io::Read as _;

    use super::*;

    fn read(bytes: &[u8], name: &str) -> String {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn a_letter_opens_as_a_text_document_and_holds_its_words() {
        let blocks = [
            Block::Title("Einladung <b> & \u{0}mehr"),
            Block::Point("eins"),
            Block::Point("zwei"),
            Block::Tick("ja"),
            Block::Gap,
            Block::Line("Grüße 🎉 \u{202E}rtl"),
        ];
        let bytes = odt(&blocks).unwrap();
        // The media type stands at byte 38, as the standard asks for.
        assert_eq!(&bytes[38..38 + MEDIA_TYPE.len()], MEDIA_TYPE.as_bytes());
        let content = read(&bytes, "content.xml");
        assert!(content.contains("Einladung &lt;b&gt; &amp; mehr"));
        assert_eq!(content.matches("<text:list>").count(), 1);
        assert_eq!(content.matches("</text:list>").count(), 1);
        assert!(content.contains("☐ ja") && content.contains("Grüße 🎉"));
        assert!(read(&bytes, "META-INF/manifest.xml").contains("content.xml"));
        assert!(read(&bytes, "styles.xml").contains("29.7cm"));
    }

    #[test]
    fn a_letter_may_end_with_a_point_or_be_empty() {
        let content = read(&odt(&[Block::Point("x")]).unwrap(), "content.xml");
        assert!(
            content.ends_with("</text:list></office:text></office:body></office:document-content>")
        );
        assert!(odt(&[]).is_ok());
    }
}
