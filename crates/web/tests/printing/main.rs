//! The printed plan and the evaluation record, read back by programs that know nothing of how they were made.

#![allow(clippy::unwrap_used)]

mod evaluation;
mod form;
mod labels;
mod languages;
mod plan;
#[path = "../../../documents/tests/reader/mod.rs"]
mod reader;
mod world;

use documents::plan::PlanDocument;
use reader::Reader;

/// A printed document, opened.
fn read(document: &PlanDocument) -> Reader {
    Reader::new(web::printing::pdf(document).unwrap())
}

/// Text without white space and marks of division: words of narrow columns are broken over lines.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{ad}' | '‐')).collect()
}
