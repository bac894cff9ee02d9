//! Tables for spreadsheet programs: XLSX and CSV.
//!
//! Text is never a formula here (OWASP ASVS 5.0, 1.2.10 "CSV and formula injection"): in XLSX it is stored as
//! a plain string, in CSV a text that a spreadsheet program would compute gets an apostrophe in front.

mod csv;
mod neutral;
mod xlsx;

use std::fmt;

use jiff::civil::Date;

pub use self::csv::{CsvStyle, csv};
pub use self::xlsx::xlsx;
use crate::DocumentError;

/// A table with one line of headings.
#[derive(Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Name of the sheet; what XLSX forbids in it is replaced when it is written.
    pub title: String,
    /// Day of the export, stored in the file (the crate knows no today).
    pub created_on: Date,
    /// Columns.
    pub columns: Vec<Column>,
    /// Rows; each has as many cells as there are columns.
    pub rows: Vec<Vec<Value>>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Heading.
    pub header: String,
    /// What its cells hold.
    pub kind: Kind,
}

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text; also numbers one does not compute with (Gemeindekennziffer: the leading 0 stays).
    Text,
    /// Whole numbers.
    Integer,
    /// Days.
    Date,
}

/// A cell.
#[derive(Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing; fits every column.
    Empty,
    /// Text.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A day.
    Date(Date),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl fmt::Debug for Sheet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Sheet({:?}, {} columns, {} rows)",
            self.title,
            self.columns.len(),
            self.rows.len()
        )
    }
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Value(▮▮▮)")
    }
}

impl Sheet {
    /// Every row fits the columns, in number and kind.
    fn check(&self) -> Result<(), DocumentError> {
        for (index, row) in self.rows.iter().enumerate() {
            if row.len() != self.columns.len() {
                return Err(DocumentError::Shape {
                    table: self.title.clone(),
                    row: index + 1,
                    expected: self.columns.len(),
                    found: row.len(),
                });
            }
            for (place, (value, column)) in row.iter().zip(&self.columns).enumerate() {
                let fits = match value {
                    Value::Empty => true,
                    Value::Text(_) => column.kind == Kind::Text,
                    Value::Integer(_) => column.kind == Kind::Integer,
                    Value::Date(_) => column.kind == Kind::Date,
                };
                if !fits {
                    return Err(DocumentError::Kind {
                        table: self.title.clone(),
                        row: index + 1,
                        column: place + 1,
                    });
                }
            }
        }
        Ok(())
    }
}
