//! A form as its authors see it: sheets of cells, each with its place. Nothing is interpreted here
//! and nothing is lost: columns and sheets we do not know survive a round trip.

mod csv;
mod guard;
mod read;
mod write;

use std::fmt::{self, Display, Formatter};

/// Limits against hostile or damaged files. A real template has a few hundred rows.
pub mod limit {
    /// Largest file read (bytes).
    pub const FILE: usize = 8 << 20;
    /// Largest unpacked content (bytes).
    pub const UNPACKED: u64 = 64 << 20;
    /// Most sheets.
    pub const SHEETS: usize = 40;
    /// Most rows of a sheet.
    pub const ROWS: usize = 50_000;
    /// Most columns of a sheet.
    pub const COLUMNS: usize = 256;
    /// Longest cell (characters); the limit of Excel itself.
    pub const CELL: usize = 32_767;
}

/// One sheet: cells as text, row by row. The first row holds the headings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Name of the sheet as written.
    pub name: String,
    /// Cells; rows may be of different length.
    pub rows: Vec<Vec<String>>,
}

impl Sheet {
    /// The cell at a row and column, both from 0; empty where there is none.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> &str {
        self.rows.get(row).and_then(|cells| cells.get(column)).map_or("", String::as_str)
    }

    /// Removes empty cells at the ends, so that two sheets with the same content are equal.
    fn trim(&mut self) {
        for row in &mut self.rows {
            while row.last().is_some_and(String::is_empty) {
                row.pop();
            }
        }
        while self.rows.last().is_some_and(Vec::is_empty) {
            self.rows.pop();
        }
    }
}

/// A workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Workbook {
    /// The sheets in order.
    pub sheets: Vec<Sheet>,
}

/// Why a file could not be read at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// Larger than [`limit::FILE`] or, unpacked, than [`limit::UNPACKED`].
    TooLarge,
    /// More rows, columns or sheets than the limits allow; the sheet's name.
    TooMany(String),
    /// Not a spreadsheet, or a damaged one.
    NotASpreadsheet(String),
    /// A CSV text that cannot be split into cells; the sheet's name.
    Csv(String),
}

impl Display for ReadError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            ReadError::TooLarge => f.write_str("the file is too large"),
            ReadError::TooMany(sheet) => {
                write!(f, "the sheet \"{sheet}\" has too many rows or columns")
            }
            ReadError::NotASpreadsheet(why) => write!(f, "not a readable spreadsheet: {why}"),
            ReadError::Csv(sheet) => write!(f, "the sheet \"{sheet}\" is not readable as CSV"),
        }
    }
}

impl std::error::Error for ReadError {}

impl ReadError {
    /// The message in German.
    #[must_use]
    pub fn german(&self) -> String {
        match self {
            ReadError::TooLarge => "Die Datei ist zu groß.".into(),
            ReadError::TooMany(sheet) => {
                format!("Das Blatt „{sheet}“ hat zu viele Zeilen oder Spalten.")
            }
            ReadError::NotASpreadsheet(_) => {
                "Die Datei ist keine lesbare Tabelle. Erlaubt sind .xlsx und .ods.".into()
            }
            ReadError::Csv(sheet) => format!("Das Blatt „{sheet}“ ist keine lesbare CSV-Datei."),
        }
    }
}

impl Workbook {
    /// Reads an .xlsx or .ods file from its bytes.
    ///
    /// # Errors
    /// When the bytes are no spreadsheet or exceed the limits.
    pub fn from_bytes(bytes: &[u8]) -> Result<Workbook, ReadError> {
        read::any(bytes)
    }

    /// Reads an .xlsx file.
    ///
    /// # Errors
    /// When the bytes are no .xlsx file or exceed the limits.
    pub fn from_xlsx(bytes: &[u8]) -> Result<Workbook, ReadError> {
        guard::unpacks(bytes)?;
        read::xlsx(bytes)
    }

    /// Reads the text form: sheet names and their CSV texts (RFC 4180, comma).
    ///
    /// # Errors
    /// When a text is no CSV or exceeds the limits.
    pub fn from_csv(sheets: &[(&str, &str)]) -> Result<Workbook, ReadError> {
        csv::read(sheets)
    }

    /// Writes the text form, one CSV per sheet; it diffs well and is meant for version control.
    #[must_use]
    pub fn to_csv(&self) -> Vec<(String, String)> {
        csv::write(self)
    }

    /// Writes an .xlsx file in which types, lists and yes/no columns are drop-downs.
    ///
    /// # Errors
    /// When a sheet's name or size is not possible in .xlsx.
    pub fn to_xlsx(&self) -> Result<Vec<u8>, ReadError> {
        write::xlsx(self)
    }

    /// The sheet of this name, whatever its case.
    #[must_use]
    pub fn sheet(&self, name: &str) -> Option<&Sheet> {
        self.sheets.iter().find(|sheet| sheet.name.trim().eq_ignore_ascii_case(name))
    }
}
