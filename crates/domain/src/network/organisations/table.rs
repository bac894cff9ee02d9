//! A file or a pasted text becomes rows of cells. What it is, its first bytes say and not its name.

use forms::workbook::{ReadError, Workbook};

/// More rows no Kreis has.
pub const MOST_ROWS: usize = 1_000;
/// More columns nobody filled in by hand.
const MOST_COLUMNS: usize = 40;

/// The rows of a file: `.xlsx`, `.ods`, or CSV as spreadsheet programs write it.
///
/// # Errors
/// The Fluent key of what is wrong with it.
pub fn table(bytes: &[u8]) -> Result<Vec<Vec<String>>, &'static str> {
    let rows = if bytes.starts_with(b"PK") {
        let workbook = Workbook::from_bytes(bytes).map_err(|error| match error {
            ReadError::TooLarge | ReadError::TooMany(_) => "import-too-large",
            ReadError::NotASpreadsheet(_) | ReadError::Csv(_) => "import-no-table",
        })?;
        let sheet = workbook.sheets.into_iter().find(|sheet| !sheet.rows.is_empty());
        sheet.map(|sheet| sheet.rows).unwrap_or_default()
    } else if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err("import-old-excel");
    } else if bytes.contains(&0) || bytes.starts_with(b"%PDF") {
        return Err("import-no-table");
    } else {
        cells(&decoded(bytes))?
    };
    if rows.iter().flatten().all(|cell| cell.trim().is_empty()) {
        return Err("import-empty");
    }
    if rows.len() > MOST_ROWS + 1 || rows.iter().any(|row| row.len() > MOST_COLUMNS) {
        return Err("import-too-large");
    }
    Ok(rows)
}

/// Rows as a text that [`table`] reads back: how a preview carries them.
///
/// # Errors
/// Never, unless memory fails.
pub fn text_of(rows: &[Vec<String>]) -> Result<String, csv::Error> {
    let mut writer =
        csv::WriterBuilder::new().flexible(true).delimiter(b';').from_writer(Vec::new());
    for row in rows {
        // A row without cells would vanish, and the numbers of those behind it would be wrong.
        if row.is_empty() { writer.write_record([" "])? } else { writer.write_record(row)? }
    }
    let bytes = writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Excel writes CSV in the old code page of Windows, where umlauts stand as in Latin-1.
fn decoded(bytes: &[u8]) -> String {
    let bytes = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

fn cells(text: &str) -> Result<Vec<Vec<String>>, &'static str> {
    let first = text.lines().next().unwrap_or_default();
    let counted =
        [b';', b'\t', b','].map(|sign| (first.bytes().filter(|b| *b == sign).count(), sign));
    // The sign that stands most often in the first line; the first of them where two do.
    let delimiter = counted.iter().rev().max_by_key(|(count, _)| *count).map_or(b';', |one| one.1);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|_| "import-no-table")?;
        rows.push(record.iter().map(str::to_owned).collect());
        if rows.len() > MOST_ROWS + 1 {
            return Err("import-too-large");
        }
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn semicolons_commas_tabs_and_the_old_code_page_are_read() {
        for text in ["Name;Art\nÜ;b", "Name,Art\nÜ,b", "Name\tArt\nÜ\tb", "\u{feff}Name;Art\nÜ;b"]
        {
            assert_eq!(table(text.as_bytes()).unwrap(), [["Name", "Art"], ["Ü", "b"]], "{text}");
        }
        assert_eq!(table(b"Name;Art\n\xDC;b").unwrap()[1][0], "Ü");
        let quoted = "Name;Notiz\nA;\"eins\nzwei; drei\"\n";
        assert_eq!(table(quoted.as_bytes()).unwrap()[1][1], "eins\nzwei; drei");
    }

    #[test]
    fn ugly_files_are_told_apart() {
        assert_eq!(table(b""), Err("import-empty"));
        assert_eq!(table(b"\n;;\n"), Err("import-empty"));
        assert_eq!(table(b"PK\x03\x04nonsense"), Err("import-no-table"));
        assert_eq!(table(&[0xD0, 0xCF, 0x11, 0xE0, 1, 2]), Err("import-old-excel"));
        assert_eq!(table(b"%PDF-1.7"), Err("import-no-table"));
        assert_eq!(table(b"a\0b"), Err("import-no-table"));
        assert_eq!(table("x\n".repeat(1_002).as_bytes()), Err("import-too-large"));
        assert_eq!(table(";".repeat(50).as_bytes()), Err("import-empty"));
        assert_eq!(table("a;".repeat(50).as_bytes()), Err("import-too-large"));
    }

    proptest! {
        #[test]
        fn what_a_preview_carries_comes_back(
            rows in prop::collection::vec(prop::collection::vec("[a-zÄ;,\"\n ]{0,9}", 2..5), 1..9)
        ) {
            let mut rows = rows;
            rows.insert(0, vec!["Name".to_owned(), "Art".to_owned()]);
            prop_assert_eq!(table(text_of(&rows).unwrap().as_bytes()).unwrap(), rows);
        }

        #[test]
        fn no_bytes_break_it(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let _ = table(&bytes);
        }
    }
}
