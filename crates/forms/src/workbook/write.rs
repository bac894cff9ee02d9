//! Writing .xlsx: text cells, a frozen heading row, and drop-downs where only certain words are
//! allowed, so that the template can be edited safely.

use rust_xlsxwriter::{
    DataValidation, DocProperties, ExcelDateTime, Format, FormatBorder, Workbook as Xlsx,
    Worksheet, XlsxError,
};

use super::{ReadError, Sheet, Workbook, limit};
use crate::definition::column;

/// The hidden sheet with the words of the column `type`. It belongs to the drop-down, not to the
/// form, and is not read back.
pub(super) const TYPES_SHEET: &str = "geleit_typen";
/// Rows below the last one that still have drop-downs.
const SPARE_ROWS: usize = 200;

pub(super) fn xlsx(workbook: &Workbook) -> Result<Vec<u8>, ReadError> {
    build(workbook).map_err(|error| ReadError::NotASpreadsheet(error.to_string()))
}

fn build(workbook: &Workbook) -> Result<Vec<u8>, XlsxError> {
    let mut file = Xlsx::new();
    // No clock: the same cells give the same bytes, so that a file in version control changes only with them.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    file.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let heading = Format::new().set_bold().set_border_bottom(FormatBorder::Thin);
    let text = Format::new().set_num_format("@");
    for sheet in &workbook.sheets {
        let page = file.add_worksheet();
        page.set_name(&sheet.name)?;
        page.set_freeze_panes(1, 0)?;
        for (row, cells) in sheet.rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
                let (row, column) = place(row, column)?;
                // Everything is text: Excel must not turn `01` into 1 or `1-2` into a date.
                let format = if row == 0 { &heading } else { &text };
                page.write_string_with_format(row, column, cell, format)?;
            }
        }
        widths(page, sheet)?;
        drop_downs(page, sheet, workbook)?;
    }
    let words = types(workbook);
    if workbook.sheet("survey").is_some() {
        let page = file.add_worksheet();
        page.set_name(TYPES_SHEET)?.set_hidden(true);
        for (row, word) in words.iter().enumerate() {
            page.write_string(place(row, 0)?.0, 0, word)?;
        }
    }
    if workbook.sheets.is_empty() {
        file.add_worksheet().set_name("survey")?;
    }
    file.save_to_buffer()
}

fn place(row: usize, column: usize) -> Result<(u32, u16), XlsxError> {
    match (u32::try_from(row), u16::try_from(column)) {
        (Ok(row), Ok(column)) if column as usize <= limit::COLUMNS => Ok((row, column)),
        _ => Err(XlsxError::RowColumnLimitError),
    }
}

fn widths(page: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let width = sheet.rows.iter().map(Vec::len).max().unwrap_or(0);
    for index in 0..width {
        let longest =
            sheet.rows.iter().take(300).filter_map(|row| row.get(index)).map(|cell| cell.len());
        #[expect(clippy::cast_precision_loss, reason = "clamped")]
        let chars = longest.max().unwrap_or(8).clamp(8, 48) as f64;
        page.set_column_width(place(0, index)?.1, chars + 2.0)?;
    }
    Ok(())
}

fn drop_downs(page: &mut Worksheet, sheet: &Sheet, workbook: &Workbook) -> Result<(), XlsxError> {
    let Some(headings) = sheet.rows.first() else { return Ok(()) };
    let last = u32::try_from(sheet.rows.len() + SPARE_ROWS).unwrap_or(1_000);
    let survey = sheet.name.eq_ignore_ascii_case("survey");
    let indicators = sheet.name.eq_ignore_ascii_case("indikatoren");
    for (index, heading) in headings.iter().enumerate() {
        let words: Vec<String> = match column::canonical(heading).as_str() {
            "type" if survey => types(workbook),
            "required" | "readonly" if survey => vec!["yes".to_owned(), "no".to_owned()],
            "unit" if indicators => ["Fall", "Haushalt", "Kind"].map(str::to_owned).to_vec(),
            _ => continue,
        };
        // A list inside the cell may have 255 characters; the types grow with the lists.
        let inline = column::canonical(heading) != "type";
        // Other words stay possible: the drop-down helps, the checker decides.
        let validation = DataValidation::new().show_error_message(false).ignore_blank(true);
        let validation = if inline {
            validation.allow_list_strings(&words)?
        } else {
            let range = format!("='{TYPES_SHEET}'!$A$1:$A${}", words.len());
            validation.allow_list_formula(range.as_str().into())
        };
        let column = place(0, index)?.1;
        page.add_data_validation(1, column, last, column, &validation)?;
    }
    Ok(())
}

fn types(workbook: &Workbook) -> Vec<String> {
    let plain = ["text", "integer", "decimal", "date", "note", "calculate", "hidden"];
    let structure = ["begin_group", "end_group", "begin_repeat", "end_repeat"];
    let mut words: Vec<String> = plain.into_iter().chain(structure).map(str::to_owned).collect();
    let mut lists: Vec<&str> = Vec::new();
    if let Some(choices) = workbook.sheet("choices")
        && let Some(headings) = choices.rows.first()
        && let Some(index) = headings.iter().position(|h| column::canonical(h) == "list_name")
    {
        for row in 1..choices.rows.len() {
            let list = choices.cell(row, index).trim();
            if !list.is_empty() && !lists.contains(&list) {
                lists.push(list);
            }
        }
    }
    words.extend(lists.iter().map(|list| format!("select_one {list}")));
    words.extend(lists.iter().map(|list| format!("select_multiple {list}")));
    words
}
