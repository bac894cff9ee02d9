//! What can go wrong while a document is made.

use thiserror::Error;

/// A document could not be made. No variant quotes a printed value, so an error may be logged.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum DocumentError {
    /// A language tag is not of the form `de`, `fa-AF` or `ku-Arab`.
    #[error("not a language tag this house prints")]
    Language,
    /// A row has more or fewer cells than its table has columns. Rows count from 1.
    #[error("row {row} of table {table:?} has {found} cells where {expected} columns are")]
    Shape {
        /// Title of the sheet, or description of the plan's table.
        table: String,
        /// Which row, from 1.
        row: usize,
        /// Number of columns.
        expected: usize,
        /// Number of cells found.
        found: usize,
    },
    /// A column's cell is of another kind than the column says. Rows and columns count from 1.
    #[error("row {row}, column {column} of sheet {table:?} is of another kind than its column")]
    Kind {
        /// Title of the sheet.
        table: String,
        /// Which row, from 1.
        row: usize,
        /// Which column, from 1.
        column: usize,
    },
    /// A font file of this crate cannot be read: the build is broken.
    #[error("a shipped font cannot be read")]
    Font,
    /// The typesetter refused the document: a fault of the template, not of the input.
    #[error("the document could not be typeset: {0}")]
    Typesetting(String),
    /// The spreadsheet writer refused the table (more than 1,048,576 rows or 16,384 columns).
    #[error("the spreadsheet could not be written: {0}")]
    Sheet(String),
    /// The archive of a text document could not be written.
    #[error("the text document could not be written: {0}")]
    Archive(String),
}
