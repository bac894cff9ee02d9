//! Writes the built-in form as a spreadsheet: `cargo run -p domain --example form`.
//!
//! The text form (`forms/integrationsplan-singen/*.csv`) is what is edited and reviewed; the spreadsheet beside it is
//! for people who work with Excel or LibreOffice, with drop-downs for types and lists. A test holds the two equal.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

fn main() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/forms/integrationsplan-singen.xlsx");
    let bytes = domain::plans::workbook().to_xlsx().unwrap();
    std::fs::write(path, &bytes).unwrap();
    println!("{path}: {} kB", bytes.len() / 1024);
}
