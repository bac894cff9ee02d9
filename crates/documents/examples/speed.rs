//! How long a plan takes: `cargo run --release -p documents --example speed [folder to write the PDFs to]`.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

#[path = "../tests/fixtures/mod.rs"]
mod fixtures;

use std::path::PathBuf;
use std::time::Instant;

use documents::Press;

fn main() {
    let start = Instant::now();
    let press = Press::new().unwrap();
    println!("{:>8.1} ms  set up the press", start.elapsed().as_secs_f64() * 1000.0);
    let folder = std::env::args().nth(1).map(PathBuf::from);
    let mut draft = fixtures::filled();
    draft.watermark = Some("Entwurf".into());
    let plans = [
        ("draft", draft),
        ("blank", fixtures::blank()),
        ("filled", fixtures::filled()),
        ("de+en", fixtures::bilingual("en")),
        ("de+ar", fixtures::bilingual("ar")),
    ];
    for (name, plan) in plans {
        for round in ["cold", "warm", "warm"] {
            let start = Instant::now();
            let pdf = press.plan_pdf(&plan).unwrap();
            let time = start.elapsed().as_secs_f64() * 1000.0;
            println!("{time:>8.1} ms  {name}, {round}, {} kB", pdf.len() / 1024);
            if let Some(folder) = &folder {
                std::fs::write(folder.join(format!("{name}.pdf")), pdf).unwrap();
            }
        }
    }
}
