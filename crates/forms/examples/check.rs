//! Checks a form given as a folder of CSV sheets.
fn main() {
    let dir = std::env::args().nth(1).unwrap_or_default();
    let sheets: Vec<(String, String)> = ["survey", "choices", "settings", "indikatoren"]
        .iter()
        .map(|s| {
            ((*s).to_owned(), std::fs::read_to_string(format!("{dir}/{s}.csv")).unwrap_or_default())
        })
        .collect();
    let sheets: Vec<(&str, &str)> = sheets.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    match forms::compile(&forms::Workbook::from_csv(&sheets).expect("sheets")) {
        Ok(c) => {
            println!("ok, {} warnings", c.warnings.len());
            for w in c.warnings {
                println!("W {} {} {} {} {}", w.sheet, w.row, w.column, w.code, w.message);
            }
        }
        Err(f) => {
            for w in f {
                println!(
                    "{:?} {} {} {} {} {}",
                    w.severity, w.sheet, w.row, w.column, w.code, w.message
                );
            }
        }
    }
}
