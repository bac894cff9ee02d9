//! CSV by RFC 4180: comma, CRLF, quotes doubled; days as `2026-02-03`.

use super::neutral::neutral;
use super::{Sheet, Value};
use crate::DocumentError;

/// How a CSV file is written. UTF-8 always.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CsvStyle {
    /// Between two cells.
    pub separator: char,
    /// Byte order mark, by which Excel recognises UTF-8.
    pub bom: bool,
}

impl CsvStyle {
    /// RFC 4180: comma; with byte order mark.
    pub const RFC4180: Self = Self { separator: ',', bom: true };
    /// What a German Excel opens by double click: semicolon; with byte order mark.
    pub const GERMAN_EXCEL: Self = Self { separator: ';', bom: true };
}

/// Writes the sheet as CSV.
///
/// # Errors
/// [`DocumentError::Shape`] and [`DocumentError::Kind`] if a row does not fit the columns.
pub fn csv(sheet: &Sheet, style: CsvStyle) -> Result<Vec<u8>, DocumentError> {
    sheet.check()?;
    let mut out = String::new();
    if style.bom {
        out.push('\u{feff}');
    }
    let headers = sheet.columns.iter().map(|column| Value::Text(column.header.clone())).collect();
    for row in std::iter::once(&headers).chain(&sheet.rows) {
        for (index, value) in row.iter().enumerate() {
            if index > 0 {
                out.push(style.separator);
            }
            push(&mut out, value, row.len() == 1);
        }
        out.push_str("\r\n");
    }
    Ok(out.into_bytes())
}

/// One cell. Text stands in quotes as soon as any program could read it otherwise.
fn push(out: &mut String, value: &Value, alone: bool) {
    match value {
        // A line with one empty cell would read as no line at all.
        Value::Empty if alone => out.push_str("\"\""),
        Value::Empty => {}
        Value::Integer(number) => out.push_str(&number.to_string()),
        Value::Date(date) => out.push_str(&date.to_string()),
        Value::Text(text) => {
            let text: String = text.chars().filter(|c| *c != '\0').collect();
            let text = neutral(&text);
            let plain = !text.is_empty()
                && text.chars().all(|c| {
                    c.is_alphanumeric() || matches!(c, ' ' | '.' | ':' | '/' | '-' | '(' | ')')
                })
                && !text.starts_with(' ')
                && !text.ends_with(' ');
            if plain {
                out.push_str(&text);
            } else {
                out.push('"');
                out.push_str(&text.replace('"', "\"\""));
                out.push('"');
            }
        }
    }
}
