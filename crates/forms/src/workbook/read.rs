//! Reading .xlsx and .ods with calamine.

use std::io::Cursor;

use calamine::{Data, DataRef, Ods, Reader, Xlsx};

use super::write::TYPES_SHEET;
use super::{ReadError, Sheet, Workbook, guard, limit};

pub(super) fn any(bytes: &[u8]) -> Result<Workbook, ReadError> {
    guard::unpacks(bytes)?;
    // An .ods file starts with its media type, stored without compression.
    let head = &bytes[..bytes.len().min(200)];
    let ods = head.windows(11).any(|window| window == b"opendocumen");
    if ods { self::ods(bytes) } else { xlsx(bytes) }
}

fn broken(error: &dyn ToString) -> ReadError {
    ReadError::NotASpreadsheet(error.to_string())
}

pub(super) fn xlsx(bytes: &[u8]) -> Result<Workbook, ReadError> {
    let mut file: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|e| broken(&e))?;
    let names = file.sheet_names();
    let mut workbook = Workbook::default();
    for name in names.into_iter().filter(|name| name != TYPES_SHEET).take(limit::SHEETS) {
        let mut sheet = Sheet { name: name.clone(), rows: Vec::new() };
        // Cell by cell: a stray cell in the last row would otherwise allocate the whole sheet.
        let mut cells = match file.worksheet_cells_reader(&name) {
            Ok(cells) => cells,
            // A chart sheet has no cells.
            Err(_) => continue,
        };
        while let Some(cell) = cells.next_cell().map_err(|e| broken(&e))? {
            let (row, column) = cell.get_position();
            put(&mut sheet, row, column, ref_text(cell.get_value()))?;
        }
        sheet.trim();
        workbook.sheets.push(sheet);
    }
    Ok(workbook)
}

fn ods(bytes: &[u8]) -> Result<Workbook, ReadError> {
    let mut file: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(|e| broken(&e))?;
    let mut workbook = Workbook::default();
    for name in file.sheet_names().into_iter().take(limit::SHEETS) {
        let range = file.worksheet_range(&name).map_err(|e| broken(&e))?;
        let (top, left) = range.start().unwrap_or((0, 0));
        let mut sheet = Sheet { name, rows: Vec::new() };
        for (row, column, data) in range.used_cells() {
            let place = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
            let (row, column) =
                (place(row).saturating_add(top), place(column).saturating_add(left));
            put(&mut sheet, row, column, data_text(data))?;
        }
        sheet.trim();
        workbook.sheets.push(sheet);
    }
    Ok(workbook)
}

fn put(sheet: &mut Sheet, row: u32, column: u32, text: String) -> Result<(), ReadError> {
    if text.is_empty() {
        return Ok(());
    }
    let (row, column) = (row as usize, column as usize);
    if row >= limit::ROWS || column >= limit::COLUMNS {
        return Err(ReadError::TooMany(sheet.name.clone()));
    }
    if sheet.rows.len() <= row {
        sheet.rows.resize(row + 1, Vec::new());
    }
    let cells = &mut sheet.rows[row];
    if cells.len() <= column {
        cells.resize(column + 1, String::new());
    }
    cells[column] = text;
    Ok(())
}

fn ref_text(data: &DataRef<'_>) -> String {
    data_text(&Data::from(data.clone()))
}

fn data_text(data: &Data) -> String {
    match data {
        Data::Empty | Data::Error(_) => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => {
            text.chars().filter(|c| *c != '\0').take(limit::CELL).collect()
        }
        Data::Float(number) => crate::expression::format_number(*number),
        Data::Int(number) => number.to_string(),
        Data::Bool(true) => "TRUE".to_owned(),
        Data::Bool(false) => "FALSE".to_owned(),
        Data::DateTime(moment) => {
            if !moment.is_datetime() {
                return crate::expression::format_number(moment.as_f64());
            }
            let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
            if (hour, minute, second) == (0, 0, 0) {
                format!("{year:04}-{month:02}-{day:02}")
            } else {
                format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")
            }
        }
    }
}
