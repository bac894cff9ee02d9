//! Addresses of documents.

use domain::identity::CaseId;

/// Choosing what is printed.
pub const PRINT: &str = "/faelle/{case}/drucken";
/// The plan as PDF.
pub const PLAN: &str = "/faelle/{case}/integrationsplan.pdf";
/// The blank form as PDF.
pub const BLANK: &str = "/vorlagen/integrationsplan.pdf";
/// The pseudonymous evaluation record.
pub const EVALUATION: &str = "/auswertung";

/// The evaluation record as a table for spreadsheet programs.
pub const EVALUATION_CSV: &str = "/auswertung/evaluation.csv";
/// The same as a workbook.
pub const EVALUATION_XLSX: &str = "/auswertung/evaluation.xlsx";

/// Choosing what is printed.
pub fn print(id: CaseId) -> String {
    format!("/faelle/{id}/drucken")
}

/// The plan as PDF.
pub fn plan(id: CaseId) -> String {
    format!("/faelle/{id}/integrationsplan.pdf")
}
