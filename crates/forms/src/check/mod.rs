//! Findings: what is wrong with a form, where, and what to do about it.

mod problem;

use serde::Serialize;

pub use problem::Problem;

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The form works, but probably not as meant.
    Warning,
    /// The form cannot be published.
    Error,
}

/// A finding with its place in the workbook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Sheet, as written in the workbook.
    pub sheet: String,
    /// Row as the spreadsheet counts, from 1; 0 when the sheet as a whole is meant.
    pub row: usize,
    /// Heading of the column; empty when the row as a whole is meant.
    pub column: String,
    /// Stable code.
    pub code: &'static str,
    /// Error or warning.
    pub severity: Severity,
    /// The message in German.
    pub message: String,
    /// The message in English.
    pub message_en: String,
}

/// A cell, for findings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Place {
    pub sheet: String,
    pub row: usize,
    pub column: String,
}

impl Place {
    pub(crate) fn new(sheet: &str, row: usize, column: &str) -> Place {
        Place { sheet: sheet.to_owned(), row, column: column.to_owned() }
    }
}

/// Collects findings while a form is compiled.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    found: Vec<Finding>,
}

/// More findings than anybody reads; a wrong file should not produce a million.
const MOST: usize = 500;

impl Findings {
    pub(crate) fn add(&mut self, place: &Place, problem: &Problem) {
        if self.found.len() >= MOST {
            return;
        }
        self.found.push(Finding {
            sheet: place.sheet.clone(),
            row: place.row,
            column: place.column.clone(),
            code: problem.code(),
            severity: problem.severity(),
            message: problem.german(),
            message_en: problem.english(),
        });
    }

    pub(crate) fn has_errors(&self) -> bool {
        self.found.iter().any(|finding| finding.severity == Severity::Error)
    }

    /// Sorted by place: authors work through the sheet from top to bottom.
    pub(crate) fn into_sorted(mut self) -> Vec<Finding> {
        self.found.sort_by(|a, b| {
            (sheet_rank(&a.sheet), a.row, &a.column).cmp(&(sheet_rank(&b.sheet), b.row, &b.column))
        });
        self.found
    }
}

fn sheet_rank(sheet: &str) -> usize {
    ["settings", "survey", "choices", "indikatoren"]
        .iter()
        .position(|known| sheet.trim().eq_ignore_ascii_case(known))
        .unwrap_or(9)
}
