//! The evaluation record as files, parsed back by programs of others.

use std::io::{Cursor, Write};
use std::process::{Command, Stdio};

use calamine::{Data, Reader, Xlsx};
use documents::sheet::Sheet;
use domain::identity::Doer;
use domain::plans::actions::{EvaluationRecord, EvaluationRow, EvaluationUse, evaluation};
use domain::plans::form;
use jiff::civil::date;
use web::printing::evaluation::{Format, file, sheet};

use crate::world::usual;

/// A usual row, one where nothing is known, and one that tries to compute.
fn record() -> EvaluationRecord {
    let row = |cells: [&str; 7]| {
        let [sex, age, months, origin, plan_no, municipality_key, case_manager_no] =
            cells.map(str::to_owned);
        EvaluationRow {
            sex,
            age,
            months_in_germany: months,
            origin,
            plan_no,
            municipality_key,
            case_manager_no,
        }
    };
    EvaluationRecord {
        rows: vec![
            row(["w", "36", "46", "475", "1", "08335075", "1"]),
            row(["keine_angabe", "", "", "keine_angabe", "2", "08335075", "1"]),
            row(["d", "17", "0", "=HYPERLINK(\"http://x\";\"y\")", "3", "08335063", "12"]),
        ],
        left_out: 1,
    }
}

fn as_sheet(record: &EvaluationRecord) -> Sheet {
    sheet(form(), record, date(2026, 6, 30), date(2026, 7, 1))
}

const HEADINGS: [&str; 7] = [
    "Geschlecht",
    "Alter (in Jahren)",
    "Aufenthaltsdauer in DE in Monaten",
    "Herkunftsland",
    "Nummer des Integrationsplans",
    "Gemeindekennziffer",
    "Laufende Nummer des IntMan",
];

#[test]
fn python_reads_seven_columns_and_no_formula() {
    let bytes = file(&as_sheet(&record()), Format::Csv).unwrap();
    let script = "import csv, io, json, sys\n\
        text = sys.stdin.buffer.read().decode('utf-8-sig')\n\
        print(json.dumps(list(csv.reader(io.StringIO(text, newline=''), delimiter=';'))))";
    let mut python = Command::new("python3")
        .args(["-c", script])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("these tests need `python3`: apt install python3");
    python.stdin.take().unwrap().write_all(&bytes).unwrap();
    let output = python.wait_with_output().unwrap();
    let rows: Vec<Vec<String>> = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(rows[0], HEADINGS);
    assert_eq!(rows[1], ["w", "36", "46", "Syrien", "1", "08335075", "1"]);
    assert_eq!(rows[2], ["keine Angabe", "", "", "keine Angabe", "2", "08335075", "1"]);
    assert_eq!(rows[3][3], "'=HYPERLINK(\"http://x\";\"y\")", "an apostrophe disarms it");
    assert_eq!(rows.len(), 4);
}

#[test]
fn a_workbook_holds_keys_as_text_and_numbers_as_numbers() {
    let bytes = file(&as_sheet(&record()), Format::Xlsx).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    assert_eq!(book.sheet_names(), ["Evaluation 2026-06-30"]);
    let formulas = book.worksheet_formula("Evaluation 2026-06-30").unwrap();
    assert_eq!(formulas.used_cells().count(), 0);
    let range = book.worksheet_range("Evaluation 2026-06-30").unwrap();
    let text = |value: &str| Data::String(value.to_owned());
    let rows: Vec<&[Data]> = range.rows().collect();
    assert_eq!(rows[0].iter().map(ToString::to_string).collect::<Vec<_>>(), HEADINGS);
    assert_eq!(rows[1][0], text("w"));
    assert_eq!((&rows[1][1], &rows[1][2]), (&Data::Float(36.0), &Data::Float(46.0)));
    assert_eq!(rows[1][5], text("08335075"), "the leading zero stays");
    assert_eq!(rows[2][1], Data::Empty);
    assert_eq!(rows[3][3], text("=HYPERLINK(\"http://x\";\"y\")"), "text and nothing else");
}

#[test]
fn the_record_of_a_real_plan_goes_into_a_file() {
    let world = usual();
    let house = &world.house;
    let anna = Doer::Actor(&house.anna);
    let record = evaluation(
        house,
        anna,
        house.singen.id,
        house.today(),
        EvaluationUse::Export("csv"),
        |_, _| {},
    )
    .unwrap();
    let bytes = file(&as_sheet(&record), Format::Csv).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.ends_with("w;36;46;Syrien;1;08335075;1\r\n"), "{text}");
    assert!(!text.contains("Tesfay"));
}
