//! The text form.

use super::{ReadError, Sheet, Workbook, limit};

pub(super) fn read(sheets: &[(&str, &str)]) -> Result<Workbook, ReadError> {
    let mut workbook = Workbook::default();
    for (name, text) in sheets {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if text.len() > limit::FILE {
            return Err(ReadError::TooLarge);
        }
        let mut reader = ::csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let mut sheet = Sheet { name: (*name).to_owned(), rows: Vec::new() };
        for record in reader.records() {
            let record = record.map_err(|_| ReadError::Csv((*name).to_owned()))?;
            // The reader skips empty lines; rows keep their numbers all the same, because messages
            // name them.
            let line = record.position().map_or(0, ::csv::Position::line);
            let expected = usize::try_from(line).unwrap_or(0).saturating_sub(1);
            if sheet.rows.iter().flatten().all(|cell| !cell.contains('\n')) {
                while sheet.rows.len() < expected.min(limit::ROWS) {
                    sheet.rows.push(Vec::new());
                }
            }
            if sheet.rows.len() >= limit::ROWS || record.len() > limit::COLUMNS {
                return Err(ReadError::TooMany((*name).to_owned()));
            }
            sheet.rows.push(record.iter().map(str::to_owned).collect());
        }
        sheet.trim();
        workbook.sheets.push(sheet);
    }
    Ok(workbook)
}

pub(super) fn write(workbook: &Workbook) -> Vec<(String, String)> {
    let texts = workbook.sheets.iter().map(|sheet| (sheet.name.clone(), text(sheet)));
    texts.collect()
}

fn text(sheet: &Sheet) -> String {
    let width = sheet.rows.iter().map(Vec::len).max().unwrap_or(0).max(1);
    let mut text = String::new();
    for row in &sheet.rows {
        // Rows are padded to one width: a table without ragged lines is easier to read in a diff,
        // and an empty row stays a row.
        for column in 0..width {
            if column > 0 {
                text.push(',');
            }
            let cell = row.get(column).map_or("", String::as_str);
            if cell.contains([',', '"', '\n', '\r']) || (width == 1 && cell.is_empty()) {
                text.push('"');
                text.push_str(&cell.replace('"', "\"\""));
                text.push('"');
            } else {
                text.push_str(cell);
            }
        }
        text.push('\n');
    }
    text
}
