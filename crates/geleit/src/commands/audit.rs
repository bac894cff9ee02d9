//! `geleit audit …`: the log, verified and handed to witnesses.

use std::fs::File;
use std::io::BufWriter;
use std::path::Path;
use std::process::ExitCode;

use domain::audit::{
    Checkpoint, Content, Report, VerifierKey, export, hex, verify, verify_against,
};
use domain::house::House;

use crate::cli::Audit;
use crate::config::Config;
use crate::opening::{Strictness, open};
use crate::print;
use crate::trouble::Trouble;

/// Verifies or exports.
///
/// # Errors
/// When the log or a file cannot be read.
pub fn run(audit: Audit) -> Result<ExitCode, Trouble> {
    match audit {
        Audit::Verify { place, checkpoint, json } => {
            let house = open(&Config::read(&place)?, Strictness::Standard)?;
            let report = match checkpoint {
                Some(path) => {
                    let kept = kept(&house, &path)?;
                    house.data.read(|conn| verify_against(conn, &[kept], |_, _| {}))?
                }
                None => house.data.read(|conn| verify(conn, |_, _| {}))?,
            };
            tell(&report, json)?;
            Ok(ExitCode::from(u8::from(!report.is_sound())))
        }
        Audit::Export { place, out, hashes } => {
            let house = open(&Config::read(&place)?, Strictness::Standard)?;
            let content = if hashes { Content::Hashes } else { Content::Entries };
            let mut file = BufWriter::new(File::create(out)?);
            let note = house.data.read(|conn| export(conn, &house.vault, content, &mut file))?;
            print(note.trim_end());
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// A checkpoint from a file that holds the note, or a whole export with the note in its last line.
fn kept(house: &House, path: &Path) -> Result<Checkpoint, Trouble> {
    let named = |error: std::io::Error| Trouble::failed(format!("{}: {error}", path.display()));
    let text = std::fs::read_to_string(path).map_err(named)?;
    let last = text.lines().next_back().unwrap_or_default();
    let exported: Option<serde_json::Value> = serde_json::from_str(last).ok();
    let note = exported.as_ref().and_then(|line| line["checkpoint"].as_str()).unwrap_or(&text);
    let key = VerifierKey::of(house.vault.public_key());
    Checkpoint::open(note, &key).map_err(Trouble::failed)
}

fn tell(report: &Report, json: bool) -> Result<(), Trouble> {
    let findings: Vec<String> = report.problems.iter().map(ToString::to_string).collect();
    if json {
        let whole = serde_json::json!({
            "entries": report.size, "root": hex(&report.root), "findings": findings,
        });
        print(&serde_json::to_string_pretty(&whole).map_err(Trouble::failed)?);
        return Ok(());
    }
    for finding in &findings {
        print(finding);
    }
    print(&format!("{} entries, {} findings", report.size, findings.len()));
    Ok(())
}
