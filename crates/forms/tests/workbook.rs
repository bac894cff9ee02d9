//! Specialists edit the template in a spreadsheet; nothing they wrote gets lost.
#![allow(clippy::unwrap_used, reason = "tests")]

mod support;

use std::io::{Cursor, Write};

use calamine::Reader;
use forms::workbook::{ReadError, Sheet};
use forms::{Workbook, compile};
use proptest::prelude::*;
use support::*;

#[test]
fn a_template_goes_through_excel_and_back_with_unknown_columns_and_sheets() {
    let mut book = workbook(FAMILY, FAMILY_CHOICES);
    book.sheets[0].rows[0].push("Bemerkung der Leitung".into());
    book.sheets.push(Sheet {
        name: "Änderungen".into(),
        rows: vec![vec!["01".into(), "1-2".into()], vec![], vec!["=1+1".into()]],
    });
    let bytes = book.to_xlsx().unwrap();
    let back = Workbook::from_bytes(&bytes).unwrap();
    assert_eq!(back, book);
    assert_eq!(compile(&back).unwrap().form, compile(&book).unwrap().form);
    let texts = back.to_csv();
    let sheets: Vec<(&str, &str)> = texts.iter().map(|(n, t)| (n.as_str(), t.as_str())).collect();
    assert_eq!(Workbook::from_csv(&sheets).unwrap(), book);
}

#[test]
fn the_type_column_is_a_drop_down_that_knows_the_lists() {
    let bytes = workbook(FAMILY, FAMILY_CHOICES).to_xlsx().unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    let mut sheet = String::new();
    let mut entry = archive.by_name("xl/worksheets/sheet1.xml").unwrap();
    std::io::Read::read_to_string(&mut entry, &mut sheet).unwrap();
    assert!(sheet.contains("dataValidation"), "{sheet}");
    assert!(sheet.contains("geleit_typen"));
    let mut file: calamine::Xlsx<_> = calamine::Xlsx::new(Cursor::new(&bytes[..])).unwrap();
    let types = file.worksheet_range("geleit_typen").unwrap();
    assert!(types.rows().any(|row| row[0] == "select_one ja_nein"));
}

#[test]
fn numbers_dates_and_booleans_of_a_spreadsheet_become_the_text_one_sees() {
    let mut file = rust_xlsxwriter::Workbook::new();
    let page = file.add_worksheet().set_name("choices").unwrap();
    page.write_string(0, 0, "list_name").unwrap();
    page.write_number(1, 0, 7.0).unwrap();
    page.write_number(1, 1, 0.5).unwrap();
    page.write_boolean(1, 2, true).unwrap();
    let date = rust_xlsxwriter::Format::new().set_num_format("yyyy-mm-dd");
    page.write_number_with_format(1, 3, 45_291.0, &date).unwrap();
    page.write_string(40, 0, "far").unwrap();
    let book = Workbook::from_bytes(&file.save_to_buffer().unwrap()).unwrap();
    let sheet = book.sheet("CHOICES").unwrap();
    assert_eq!(sheet.rows[1], ["7", "0.5", "TRUE", "2023-12-31"]);
    assert_eq!(sheet.cell(40, 0), "far");
}

fn ods(content: &str) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    zip.start_file("mimetype", stored).unwrap();
    zip.write_all(b"application/vnd.oasis.opendocument.spreadsheet").unwrap();
    zip.start_file("META-INF/manifest.xml", stored).unwrap();
    zip.write_all(br#"<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"#).unwrap();
    let deflated = zip::write::SimpleFileOptions::default();
    zip.start_file("content.xml", deflated).unwrap();
    zip.write_all(content.as_bytes()).unwrap();
    zip.finish().unwrap().into_inner()
}

fn ods_content(rows: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="survey">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"#
    )
}

#[test]
fn libreoffice_files_are_read_too() {
    let cell = |text: &str| {
        format!(
            r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#
        )
    };
    let rows = format!(
        r#"<table:table-row>{}{}</table:table-row><table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>"#,
        cell("type"),
        cell("name")
    );
    let book = Workbook::from_bytes(&ods(&ods_content(&rows))).unwrap();
    assert_eq!(book.sheet("survey").unwrap().rows, [["type", "name"]]);
}

#[test]
fn hostile_files_are_refused() {
    assert!(matches!(Workbook::from_bytes(b""), Err(ReadError::NotASpreadsheet(_))));
    assert!(matches!(Workbook::from_bytes(b"PK\x03\x04 no"), Err(ReadError::NotASpreadsheet(_))));
    assert_eq!(Workbook::from_bytes(&vec![0; 9 << 20]), Err(ReadError::TooLarge));
    // A repeated cell with content that would fill the memory.
    let bomb = r#"<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="1000"><text:p>x</text:p></table:table-cell></table:table-row>"#;
    assert_eq!(Workbook::from_bytes(&ods(&ods_content(bomb))), Err(ReadError::TooLarge));
    // 66 MB in a small archive.
    let bomb = ods(&"0".repeat(66 << 20));
    assert!(bomb.len() < 1 << 20);
    assert_eq!(Workbook::from_bytes(&bomb), Err(ReadError::TooLarge));
    // A stray cell in the last row of the sheet.
    let mut file = rust_xlsxwriter::Workbook::new();
    file.add_worksheet().write_string(1_048_575, 16_383, "x").unwrap();
    let bytes = file.save_to_buffer().unwrap();
    assert!(matches!(Workbook::from_bytes(&bytes), Err(ReadError::TooMany(_))));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]
    #[test]
    fn cells_survive_xlsx_and_csv(rows in prop::collection::vec(prop::collection::vec("[ -~äöüß€\n„“]{0,12}", 0..6), 1..8)) {
        let mut book = Workbook::default();
        book.sheets.push(Sheet { name: "survey".into(), rows });
        // Normalise as reading does: no empty cells at the ends.
        let texts = book.to_csv();
        let sheets: Vec<(&str, &str)> = texts.iter().map(|(n, t)| (n.as_str(), t.as_str())).collect();
        let from_csv = Workbook::from_csv(&sheets).unwrap();
        let from_xlsx = Workbook::from_xlsx(&from_csv.to_xlsx().unwrap()).unwrap();
        prop_assert_eq!(&from_xlsx, &from_csv);
        let again = from_xlsx.to_csv();
        let sheets: Vec<(&str, &str)> = again.iter().map(|(n, t)| (n.as_str(), t.as_str())).collect();
        prop_assert_eq!(Workbook::from_csv(&sheets).unwrap(), from_csv);
    }
}
