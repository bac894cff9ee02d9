//! The evaluation record as a table for spreadsheet programs.

use base::{Date, Locale, Outcome, Problem};
use documents::sheet::{Column, CsvStyle, Kind, Sheet, Value, csv, xlsx};
use domain::plans::actions::{EvaluationRecord, EvaluationRow};
use forms::{DECLINED, Form};

use crate::texts::Texts;

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Semicolons and a byte order mark: what a German Excel opens by double click.
    Csv,
    /// A workbook.
    Xlsx,
}

impl Format {
    /// The ending of the file's name, and its name in the audit.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

/// The seven fields: the question of the form whose wording heads the column, what its cells hold, and the cell.
type Field = (&'static str, Kind, fn(&EvaluationRow) -> &str);

/// In printed order. Keys are text, or spreadsheet programs would take their leading zero away.
const FIELDS: [Field; 7] = [
    ("eval_geschlecht", Kind::Text, |row| &row.sex),
    ("eval_alter_jahre", Kind::Integer, |row| &row.age),
    ("eval_aufenthaltsdauer_monate", Kind::Integer, |row| &row.months_in_germany),
    ("eval_herkunftsland", Kind::Text, |row| &row.origin),
    ("eval_integrationsplan_nr", Kind::Text, |row| &row.plan_no),
    ("eval_gemeindekennziffer", Kind::Text, |row| &row.municipality_key),
    ("eval_intman_nr", Kind::Text, |row| &row.case_manager_no),
];

/// Headings in the language of the form's readers: the record goes to German authorities.
pub fn headings(form: &Form) -> Vec<String> {
    let heading = |(name, ..): &Field| {
        form.question(name).map_or(*name, |question| question.label.get("de")).to_owned()
    };
    FIELDS.iter().map(heading).collect()
}

/// A row in words.
pub fn cells(form: &Form, row: &EvaluationRow) -> Vec<String> {
    FIELDS.iter().map(|(name, _, cell)| in_words(form, name, cell(row))).collect()
}

fn in_words(form: &Form, name: &str, value: &str) -> String {
    if value == DECLINED {
        return Texts::new(Locale::De).get("print-declined").into_owned();
    }
    let source = name.strip_prefix("eval_").and_then(|name| form.question(name));
    let list = source.and_then(|source| form.lists.get(source.kind.list()?));
    let choice = list.and_then(|list| list.choice(value));
    choice.map_or(value, |choice| choice.label.get("de")).to_owned()
}

/// The record as a sheet.
pub fn sheet(form: &Form, record: &EvaluationRecord, reference_date: Date, today: Date) -> Sheet {
    let column =
        |(heading, (_, kind, _)): (String, &Field)| Column { header: heading, kind: *kind };
    let row = |row: &EvaluationRow| {
        let cells = cells(form, row).into_iter().zip(&FIELDS);
        cells.map(|(text, (_, kind, _))| value(text, *kind)).collect()
    };
    Sheet {
        title: Texts::new(Locale::De)
            .with("evaluation-sheet", [("day", reference_date.to_string())]),
        created_on: today,
        columns: headings(form).into_iter().zip(&FIELDS).map(column).collect(),
        rows: record.rows.iter().map(row).collect(),
    }
}

fn value(text: String, kind: Kind) -> Value {
    match (kind, text.parse()) {
        _ if text.is_empty() => Value::Empty,
        (Kind::Integer, Ok(number)) => Value::Integer(number),
        // "keine Angabe" is no number; the cell stays empty rather than the column mixed.
        (Kind::Integer, Err(_)) => Value::Empty,
        _ => Value::Text(text),
    }
}

/// The sheet as a file.
///
/// # Errors
/// [`Problem::Internal`] when there are more rows than a sheet holds.
pub fn file(sheet: &Sheet, format: Format) -> Outcome<Vec<u8>> {
    let bytes = match format {
        Format::Csv => csv(sheet, CsvStyle::GERMAN_EXCEL),
        Format::Xlsx => xlsx(sheet),
    };
    bytes.map_err(Problem::internal)
}
