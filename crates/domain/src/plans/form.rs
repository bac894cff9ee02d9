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

#[cfg(test)]
mod tests {
    use super::*;

    /// The same form for people who work with a spreadsheet program; `cargo run -p domain --example form` writes it.
    const SPREADSHEET: &[u8] = include_bytes!("../../forms/integrationsplan-singen.xlsx");

    #[test]
    fn the_spreadsheet_in_the_repository_equals_the_text_cell_by_cell() {
        let text = workbook();
        let read = Workbook::from_xlsx(SPREADSHEET).unwrap();
        let names = |book: &Workbook| {
            book.sheets.iter().map(|sheet| sheet.name.clone()).collect::<Vec<_>>()
        };
        assert_eq!(names(&read), names(&text));
        for (ours, theirs) in text.sheets.iter().zip(&read.sheets) {
            let (rows, columns) = (ours.rows.len().max(theirs.rows.len()), widest(ours, theirs));
            for (row, column) in
                (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column)))
            {
                let place = format!("{} row {} column {}", ours.name, row + 1, column + 1);
                assert_eq!(ours.cell(row, column), theirs.cell(row, column), "{place}");
            }
        }
        let fresh = text.to_xlsx().unwrap();
        assert!(fresh == SPREADSHEET, "write it anew: cargo run -p domain --example form");
    }

    fn widest(one: &forms::workbook::Sheet, other: &forms::workbook::Sheet) -> usize {
        one.rows.iter().chain(&other.rows).map(Vec::len).max().unwrap_or(0)
    }

    #[test]
    fn the_spreadsheet_has_no_finding() {
        let compiled = forms::compile(&Workbook::from_xlsx(SPREADSHEET).unwrap());
        let findings = compiled.map_or_else(|findings| findings, |compiled| compiled.warnings);
        assert_eq!(findings, []);
    }
}
