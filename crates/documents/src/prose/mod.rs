//! Running text that leaves the house: minutes of a meeting, a paper for the council. One input, two files:
//! tagged PDF/UA-1 ([`prose_pdf`]) to be kept, and OpenDocument ([`prose_odt`]) to be worked on.
//!
//! The caller decides what stands in it and in which words; nothing typed is ever read as markup.

mod odt;
mod wire;

pub(crate) use wire::to_json;

use crate::plan::Lang;

pub use crate::plan::press::prose_pdf;
pub use odt::prose_odt;

/// A document of headings, paragraphs, lists and tables.
#[derive(Clone, PartialEq, Eq)]
pub struct Prose {
    /// Title, also of the file.
    pub title: String,
    /// Below the title; empty for none.
    pub subtitle: String,
    /// The language of the text.
    pub lang: Lang,
    /// Says how far the document counts ("Entwurf"); empty when it counts.
    pub notice: String,
    /// Short facts with their labels, above the text.
    pub facts: Vec<(String, String)>,
    /// The text.
    pub blocks: Vec<Block>,
    /// At the foot of every page.
    pub footer: String,
    /// "Seite" and "von".
    pub words: (String, String),
}

/// A piece of text.
#[derive(Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading of level 1 to 3.
    Heading(u8, String),
    /// A paragraph; line breaks stay.
    Text(String),
    /// A paragraph that begins with a label: "Beschluss 3: …".
    Marked(String, String),
    /// A list.
    List(Vec<String>),
    /// A table.
    Table(Table),
}

/// A table with a row of headings.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// What the table shows, for screen readers and above it.
    pub caption: String,
    /// Headings of the columns.
    pub columns: Vec<String>,
    /// Cells, row by row; each row has as many as there are columns.
    pub rows: Vec<Vec<String>>,
}

/// The blocks with headings that begin at level 1 and leave none out, as PDF/UA-1 asks.
fn stepped(blocks: &[Block]) -> Vec<std::borrow::Cow<'_, Block>> {
    use std::borrow::Cow;
    let mut depth = 0;
    let mut stepped = Vec::with_capacity(blocks.len());
    for block in blocks {
        stepped.push(match block {
            // A heading without a word is none: screen readers would stop at nothing.
            Block::Heading(_, words) if words.trim().is_empty() => continue,
            Block::Heading(level, words) => {
                depth = (*level).clamp(1, 3).min(depth + 1);
                Cow::Owned(Block::Heading(depth, words.clone()))
            }
            other => Cow::Borrowed(other),
        });
    }
    stepped
}

/// Typed text as blocks: lines that begin with a dash, a star or a dot are a list, an empty line ends a paragraph.
#[must_use]
pub fn typed(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let (mut lines, mut points): (Vec<&str>, Vec<String>) = (Vec::new(), Vec::new());
    for line in text.lines() {
        match point(line) {
            Some(words) => {
                end_lines(&mut blocks, &mut lines);
                points.push(words.to_owned());
            }
            None => {
                end_points(&mut blocks, &mut points);
                if line.trim().is_empty() {
                    end_lines(&mut blocks, &mut lines);
                } else {
                    lines.push(line.trim_end());
                }
            }
        }
    }
    end_lines(&mut blocks, &mut lines);
    end_points(&mut blocks, &mut points);
    blocks
}

fn end_lines(blocks: &mut Vec<Block>, lines: &mut Vec<&str>) {
    if !lines.is_empty() {
        blocks.push(Block::Text(std::mem::take(lines).join("\n")));
    }
}

fn end_points(blocks: &mut Vec<Block>, points: &mut Vec<String>) {
    if !points.is_empty() {
        blocks.push(Block::List(std::mem::take(points)));
    }
}

/// The words of a point of a list, if the line is one.
fn point(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let rest = ["- ", "* ", "• ", "– "].into_iter().find_map(|mark| line.strip_prefix(mark))?;
    Some(rest.trim()).filter(|words| !words.is_empty())
}

impl std::fmt::Debug for Prose {
    /// Its shape, never what stands in it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (facts, blocks) = (self.facts.len(), self.blocks.len());
        write!(f, "Prose {{ {facts} facts, {blocks} blocks }}")
    }
}

impl std::fmt::Debug for Block {
    /// Its kind, never what stands in it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Heading(..) => "Heading",
            Self::Text(_) => "Text",
            Self::Marked(..) => "Marked",
            Self::List(_) => "List",
            Self::Table(_) => "Table",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_text_keeps_its_paragraphs_and_its_lists() {
        let text = "Erste Zeile\nzweite\n\n- eins\n* zwei\nDanach\n-\n–kein Punkt";
        let expected = [
            Block::Text("Erste Zeile\nzweite".into()),
            Block::List(vec!["eins".into(), "zwei".into()]),
            Block::Text("Danach\n-\n–kein Punkt".into()),
        ];
        assert!(typed(text) == expected);
        assert!(typed(" \n\r\n").is_empty());
    }

    #[test]
    fn what_is_printed_never_shows_in_debug() {
        let block = Block::Text("Geheim".into());
        assert_eq!(format!("{block:?}"), "Text");
    }
}
