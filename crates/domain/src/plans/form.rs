//! The built-in form: Anhang 3 as a spreadsheet in text, compiled once when the program starts.

use std::sync::OnceLock;

use forms::{Form, Workbook};

/// Groups that stay writable when counselling is locked: the Rahmendaten and the numbers (W01, W04).
pub const OPEN_ALWAYS: [&str; 2] = ["rahmendaten", "kopf"];

/// The sheets as they stand in the repository.
const SHEETS: [(&str, &str); 4] = [
    ("survey", include_str!("../../forms/integrationsplan-singen/survey.csv")),
    ("choices", include_str!("../../forms/integrationsplan-singen/choices.csv")),
    ("settings", include_str!("../../forms/integrationsplan-singen/settings.csv")),
    ("indikatoren", include_str!("../../forms/integrationsplan-singen/indikatoren.csv")),
];

/// The form's cells.
///
/// # Panics
/// When the embedded text is broken; a test reads it.
pub fn workbook() -> Workbook {
    Workbook::from_csv(&SHEETS)
        .unwrap_or_else(|_| unreachable!("the embedded form is read by a test"))
}

/// The compiled form.
///
/// # Panics
/// When the embedded form has errors; a test compiles it.
pub fn form() -> &'static Form {
    static FORM: OnceLock<Form> = OnceLock::new();
    FORM.get_or_init(|| match forms::compile(&workbook()) {
        Ok(compiled) => compiled.form,
        Err(findings) => unreachable!("the embedded form has {} errors", findings.len()),
    })
}
