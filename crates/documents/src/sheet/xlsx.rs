//! XLSX: headings bold and fixed, filter on, days as days, text as text.

use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::{Kind, Sheet, Value};
use crate::DocumentError;

/// Most characters XLSX holds in a cell (counted as UTF-16 units).
const CELL: usize = 32_767;
/// Put behind a text that had to be cut there.
const CUT: &str = " … [gekürzt]";
/// Whole numbers up to here survive the spreadsheet's floating point numbers.
const EXACT: i64 = 999_999_999_999_999;

/// Writes the sheet as XLSX. The same sheet gives the same bytes.
///
/// # Errors
/// [`DocumentError::Shape`] and [`DocumentError::Kind`] if a row does not fit the columns,
/// [`DocumentError::Sheet`] if there are more rows or columns than XLSX holds.
pub fn xlsx(sheet: &Sheet) -> Result<Vec<u8>, DocumentError> {
    sheet.check()?;
    write(sheet).map_err(|error| DocumentError::Sheet(reason(&error).to_owned()))
}

fn write(sheet: &Sheet) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let mut properties = DocProperties::new().set_title(&sheet.title);
    if let Some(day) = excel_day(sheet.created_on) {
        properties = properties.set_creation_datetime(&day);
    }
    book.set_properties(&properties);
    let page = book.add_worksheet();
    page.set_name(sheet_name(&sheet.title))?;
    let bold = Format::new().set_bold().set_text_wrap().set_background_color(0x00E8_EEF3);
    let day = Format::new().set_num_format("dd.mm.yyyy");
    for (x, column) in sheet.columns.iter().enumerate() {
        let x = place(x)?;
        page.write_string_with_format(0, x, fitting(&column.header), &bold)?;
        page.set_column_width(x, f64::from(width(sheet, x)))?;
    }
    for (y, row) in sheet.rows.iter().enumerate() {
        let y = u32::try_from(y + 1).map_err(|_| XlsxError::RowColumnLimitError)?;
        for (x, value) in row.iter().enumerate() {
            cell(page, y, place(x)?, value, &day)?;
        }
    }
    page.set_freeze_panes(1, 0)?;
    if let (Some(last), Ok(rows)) =
        (sheet.columns.len().checked_sub(1), u32::try_from(sheet.rows.len()))
    {
        page.autofilter(0, 0, rows, place(last)?)?;
    }
    book.save_to_buffer()
}

fn cell(
    page: &mut Worksheet,
    y: u32,
    x: u16,
    value: &Value,
    day: &Format,
) -> Result<(), XlsxError> {
    match value {
        Value::Empty => {}
        Value::Integer(number) if (-EXACT..=EXACT).contains(number) => {
            #[allow(clippy::cast_precision_loss, reason = "exact up to 15 digits, checked above")]
            page.write_number(y, x, *number as f64)?;
        }
        Value::Integer(number) => {
            page.write_string(y, x, number.to_string())?;
        }
        // A string cell is never computed, whatever it begins with; only `write` would guess.
        Value::Text(text) => {
            page.write_string(y, x, fitting(text))?;
        }
        Value::Date(date) => match excel_day(*date) {
            Some(excel) => {
                page.write_datetime_with_format(y, x, excel, day)?;
            }
            None => {
                page.write_string(y, x, date.to_string())?;
            }
        },
    }
    Ok(())
}

/// Spreadsheets know days from 1 March 1900 on; earlier ones (wrong in Excel) are written as text.
fn excel_day(date: Date) -> Option<ExcelDateTime> {
    if date < jiff::civil::date(1900, 3, 1) {
        return None;
    }
    let (year, month, day) = (date.year(), date.month(), date.day());
    ExcelDateTime::from_ymd(
        u16::try_from(year).ok()?,
        u8::try_from(month).ok()?,
        u8::try_from(day).ok()?,
    )
    .ok()
}

fn place(x: usize) -> Result<u16, XlsxError> {
    u16::try_from(x).map_err(|_| XlsxError::RowColumnLimitError)
}

/// The text, cut where a cell ends, without the characters XML cannot hold.
fn fitting(text: &str) -> String {
    let clean = |c: &char| !matches!(c, '\0' | '\u{fffe}' | '\u{ffff}');
    let mut units = 0;
    let mut out = String::new();
    for c in text.chars().filter(clean) {
        units += c.len_utf16();
        if units > CELL {
            let keep = out.char_indices().rev().nth(CUT.chars().count()).map_or(0, |(at, _)| at);
            out.truncate(keep);
            out.push_str(CUT);
            return out;
        }
        out.push(c);
    }
    out
}

/// Width in characters by heading and the first rows.
fn width(sheet: &Sheet, x: u16) -> u8 {
    let x = usize::from(x);
    let longest = |value: &Value| match value {
        Value::Text(text) => text.lines().map(|line| line.chars().count()).max().unwrap_or(0),
        Value::Integer(number) => number.to_string().len(),
        Value::Empty | Value::Date(_) => 0,
    };
    let least = if sheet.columns[x].kind == Kind::Date { 11 } else { 8 };
    let header = sheet.columns[x].header.chars().count().min(30) + 3;
    let body = sheet.rows.iter().take(200).map(|row| longest(&row[x]) + 2).max().unwrap_or(0);
    u8::try_from(header.max(body).clamp(least, 60)).unwrap_or(60)
}

/// A sheet's name: at most 31 UTF-16 units, none of `[]:*?/\`, no apostrophe at either end, never empty.
fn sheet_name(title: &str) -> String {
    let mut units = 0;
    let name: String = title
        .chars()
        .map(|c| if c.is_control() || "[]:*?/\\".contains(c) { ' ' } else { c })
        .take_while(|c| {
            units += c.len_utf16();
            units <= 31
        })
        .collect();
    let name = name.trim().trim_matches('\'').trim();
    let reserved = name.is_empty() || name.eq_ignore_ascii_case("history");
    if reserved { "Tabelle".to_owned() } else { name.to_owned() }
}

/// Why, without quoting what the writer was given.
fn reason(error: &XlsxError) -> &'static str {
    match error {
        XlsxError::RowColumnLimitError => "more rows or columns than a sheet holds",
        XlsxError::MaxStringLengthExceeded => "a text is longer than a cell holds",
        _ => "the writer refused the table",
    }
}
