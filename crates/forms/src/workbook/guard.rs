//! A look into the archive before anything is parsed: .xlsx and .ods are ZIP files, and a small
//! file can unpack to gigabytes.

use std::io::{Cursor, Read};

use super::{ReadError, limit};

/// Unpacks every entry once, counting, and stops at the limit. Declared sizes are not believed.
pub(super) fn unpacks(bytes: &[u8]) -> Result<(), ReadError> {
    if bytes.len() > limit::FILE {
        return Err(ReadError::TooLarge);
    }
    let broken = |error: &dyn ToString| ReadError::NotASpreadsheet(error.to_string());
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|e| broken(&e))?;
    if archive.len() > 2_000 {
        return Err(ReadError::TooLarge);
    }
    let mut total = 0_u64;
    let mut buffer = vec![0; 64 << 10];
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).map_err(|e| broken(&e))?;
        let ods_content = entry.name().is_ok_and(|name| name == "content.xml");
        let mut tail = Vec::new();
        loop {
            let read = entry.read(&mut buffer).map_err(|e| broken(&e))?;
            if read == 0 {
                break;
            }
            total += read as u64;
            if total > limit::UNPACKED {
                return Err(ReadError::TooLarge);
            }
            if ods_content {
                tail.extend_from_slice(&buffer[..read]);
            }
        }
        if ods_content {
            repetitions(&tail)?;
        }
    }
    Ok(())
}

/// An .ods cell can stand for a million repeated ones. LibreOffice writes such counts for the empty
/// rest of a sheet; with content they would fill the memory.
fn repetitions(content: &[u8]) -> Result<(), ReadError> {
    let text = String::from_utf8_lossy(content);
    let mut cells = 0_u64;
    for row in text.split("<table:table-row").skip(1) {
        let row = row.split("</table:table-row>").next().unwrap_or_default();
        let rows = count(row.split('>').next().unwrap_or_default(), "number-rows-repeated=\"");
        let filled = row.contains("<text:p") || row.contains("office:value");
        if !filled {
            continue;
        }
        let mut columns = 0_u64;
        for cell in row.split("<table:table-cell").skip(1) {
            let head = cell.split('>').next().unwrap_or_default();
            if cell.contains("<text:p") || head.contains("office:value") {
                columns += count(head, "number-columns-repeated=\"");
            } else {
                columns += 1;
            }
        }
        cells = cells.saturating_add(columns.saturating_mul(rows));
        if cells > (limit::ROWS * 64) as u64 {
            return Err(ReadError::TooLarge);
        }
    }
    Ok(())
}

fn count(head: &str, attribute: &str) -> u64 {
    let digits = head.split(attribute).nth(1).and_then(|rest| rest.split('"').next());
    digits.and_then(|digits| digits.parse().ok()).unwrap_or(1)
}
