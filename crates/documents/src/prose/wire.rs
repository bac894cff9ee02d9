//! The document as the typesetter's template reads it.

use serde_json::{Value, json};

use super::{Block, Prose, Table, stepped};
use crate::DocumentError;
use crate::plan::clean::{Glyphs, soften};

/// Characters that fit into a line of running text.
const LINE: usize = 90;

pub(crate) fn to_json(document: &Prose, glyphs: &Glyphs) -> Result<String, DocumentError> {
    let text = |words: &str| soften(&glyphs.clean(words), LINE);
    let facts = document.facts.iter().map(|(label, value)| json!([text(label), text(value)]));
    let blocks: Result<Vec<Value>, DocumentError> =
        stepped(&document.blocks).iter().map(|one| block(one, glyphs)).collect();
    let value = json!({
        "title": text(&document.title),
        "subtitle": text(&document.subtitle),
        "code": document.lang.language(),
        "region": document.lang.region(),
        "rtl": document.lang.is_rtl(),
        "notice": text(&document.notice),
        "facts": facts.collect::<Vec<_>>(),
        "blocks": blocks?,
        "footer": text(&document.footer),
        "page": text(&document.words.0),
        "of": text(&document.words.1),
    });
    Ok(value.to_string())
}

fn block(block: &Block, glyphs: &Glyphs) -> Result<Value, DocumentError> {
    let text = |words: &str| soften(&glyphs.clean(words), LINE);
    Ok(match block {
        Block::Heading(level, words) => {
            json!({ "kind": "heading", "level": level, "text": text(words) })
        }
        Block::Text(words) => json!({ "kind": "text", "text": text(words) }),
        Block::Marked(label, words) => {
            json!({ "kind": "marked", "label": text(label), "text": text(words) })
        }
        Block::List(points) => {
            let points: Vec<String> = points.iter().map(|point| text(point)).collect();
            json!({ "kind": "list", "points": points })
        }
        Block::Table(table) => {
            check(table)?;
            let room = LINE / table.columns.len().max(1);
            let cell = |words: &String| soften(&glyphs.clean(words), room);
            let rows = table.rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>());
            json!({
                "kind": "table",
                "caption": text(&table.caption),
                "columns": table.columns.iter().map(cell).collect::<Vec<_>>(),
                "rows": rows.collect::<Vec<_>>(),
            })
        }
    })
}

/// Every row has a cell for each column.
pub(super) fn check(table: &Table) -> Result<(), DocumentError> {
    let expected = table.columns.len();
    match table.rows.iter().enumerate().find(|(_, row)| row.len() != expected) {
        None => Ok(()),
        Some((at, row)) => Err(DocumentError::Shape {
            table: "prose".to_owned(),
            row: at + 1,
            expected,
            found: row.len(),
        }),
    }
}
