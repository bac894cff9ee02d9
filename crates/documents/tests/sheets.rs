//! Tables for spreadsheet programs, read back by independent readers (calamine, csv).

#![allow(clippy::unwrap_used)]

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use documents::DocumentError;
use documents::sheet::{Column, CsvStyle, Kind, Sheet, Value, csv, xlsx};
use jiff::civil::date;
use proptest::prelude::*;

fn sheet(rows: Vec<Vec<Value>>) -> Sheet {
    let column = |header: &str, kind| Column { header: header.to_owned(), kind };
    Sheet {
        title: "Fälle".to_owned(),
        created_on: date(2026, 2, 3),
        columns: vec![
            column("Gemeinde", Kind::Text),
            column("Kontakte", Kind::Integer),
            column("Seit", Kind::Date),
        ],
        rows,
    }
}

fn one(text: &str) -> Sheet {
    sheet(vec![vec![text.into(), Value::Integer(-5), Value::Date(date(2026, 1, 14))]])
}

fn read_csv(bytes: &[u8], separator: u8) -> Vec<Vec<String>> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut reader =
        ::csv::ReaderBuilder::new().has_headers(false).delimiter(separator).from_reader(bytes);
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn read_xlsx(bytes: Vec<u8>) -> (Vec<Vec<Data>>, usize) {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let name = book.sheet_names()[0].clone();
    let formulas = book.worksheet_formula(&name).unwrap().used_cells().count();
    let range = book.worksheet_range(&name).unwrap();
    (range.rows().map(<[Data]>::to_vec).collect(), formulas)
}

#[test]
fn numbers_stay_numbers_and_leading_zeros_stay() {
    let (rows, _) = read_xlsx(xlsx(&one("08335075")).unwrap());
    assert_eq!(rows[0][0], Data::String("Gemeinde".to_owned()));
    assert_eq!(rows[1][0], Data::String("08335075".to_owned()));
    assert_eq!(rows[1][1], Data::Float(-5.0));
    let Data::DateTime(day) = &rows[1][2] else { panic!("{:?}", rows[1][2]) };
    assert_eq!(day.as_f64(), 46_036.0, "14 January 2026 in days of Excel");

    let text = String::from_utf8(csv(&one("08335075"), CsvStyle::RFC4180).unwrap()).unwrap();
    assert_eq!(text, "\u{feff}Gemeinde,Kontakte,Seit\r\n08335075,-5,2026-01-14\r\n");
}

#[test]
fn a_german_excel_gets_semicolons() {
    let bytes = csv(&one("Singen; \"Hohentwiel\"\nMitte"), CsvStyle::GERMAN_EXCEL).unwrap();
    assert_eq!(read_csv(&bytes, b';')[1], ["Singen; \"Hohentwiel\"\nMitte", "-5", "2026-01-14"]);
}

#[test]
fn a_formula_is_computed_nowhere() {
    for attack in [
        "=cmd|'/c calc'!A1",
        "+1",
        "-2+3",
        "@SUM(1)",
        "\t=1",
        "\r=1",
        " \u{a0}=1",
        "=HYPERLINK(\"http://x\";\"y\")",
        "{=1}",
    ] {
        let (rows, formulas) = read_xlsx(xlsx(&one(attack)).unwrap());
        assert_eq!(formulas, 0);
        assert!(matches!(&rows[1][0], Data::String(_)), "{:?}", rows[1][0]);
        let cell = &read_csv(&csv(&one(attack), CsvStyle::RFC4180).unwrap(), b',')[1][0];
        assert_eq!(*cell, if attack == "{=1}" { attack.to_owned() } else { format!("'{attack}") });
    }
    let mut headed = one("x");
    headed.columns[0].header = "=1+1".to_owned();
    assert_eq!(read_csv(&csv(&headed, CsvStyle::RFC4180).unwrap(), b',')[0][0], "'=1+1");
    assert_eq!(read_xlsx(xlsx(&headed).unwrap()).1, 0);
}

#[test]
fn ugly_sheets_open_all_the_same() {
    let mut ugly = one(&"ä🎉".repeat(30_000));
    ugly.title = "[Liste]: a/b\\c*? der unglaublich langen Namen'".to_owned();
    ugly.rows.push(vec![
        "\0\u{1}\u{b}_x0041_<&>".into(),
        Value::Integer(i64::MIN),
        Value::Date(date(1899, 1, 1)),
    ]);
    ugly.rows.push(vec![Value::Empty, Value::Empty, Value::Empty]);
    let (rows, _) = read_xlsx(xlsx(&ugly).unwrap());
    assert!(rows[1][0].to_string().ends_with("… [gekürzt]"));
    assert_eq!(rows[2][1], Data::String(i64::MIN.to_string()), "no digit is lost");
    assert_eq!(rows[2][2], Data::String("1899-01-01".to_owned()));
    for title in ["", "''", "History", "\n"] {
        ugly.title = title.to_owned();
        assert!(xlsx(&ugly).is_ok(), "{title:?}");
    }
    let none = Sheet { columns: Vec::new(), rows: Vec::new(), ..one("x") };
    assert!(xlsx(&none).is_ok());
}

#[test]
fn rows_that_do_not_fit_are_refused() {
    let short = sheet(vec![vec!["x".into()]]);
    let expected =
        DocumentError::Shape { table: "Fälle".to_owned(), row: 1, expected: 3, found: 1 };
    assert_eq!(csv(&short, CsvStyle::RFC4180), Err(expected.clone()));
    assert_eq!(xlsx(&short), Err(expected));
    let kind = sheet(vec![vec!["x".into(), "7".into(), Value::Empty]]);
    assert_eq!(
        xlsx(&kind),
        Err(DocumentError::Kind { table: "Fälle".to_owned(), row: 1, column: 2 })
    );
}

#[test]
fn the_same_sheet_gives_the_same_bytes() {
    assert!(xlsx(&one("x")).unwrap() == xlsx(&one("x")).unwrap());
}

#[test]
fn a_debug_print_betrays_nothing() {
    assert!(!format!("{:?} {:?}", one("Selam"), one("Selam").rows).contains("Selam"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_comes_back_as_text(text in prop_oneof![any::<String>(), "[\\s\u{0}-\u{20}]{0,3}[=+@\\-＝][ -~\n\"';,]{0,20}"]) {
        let back = read_csv(&csv(&one(&text), CsvStyle::GERMAN_EXCEL).unwrap(), b';')[1][0].clone();
        let plain: String = text.chars().filter(|c| *c != '\0').collect();
        prop_assert!(back == plain || back == format!("'{plain}"), "{:?}", back);
        let begins = back.trim_start_matches(|c: char| c.is_whitespace() || c.is_control());
        prop_assert!(!begins.starts_with(['=', '+', '-', '@']), "{:?}", back);

        let (rows, formulas) = read_xlsx(xlsx(&one(&text)).unwrap());
        prop_assert_eq!(formulas, 0);
        prop_assert!(matches!(rows[1][0], Data::String(_) | Data::Empty));
    }
}
