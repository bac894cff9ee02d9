//! `geleit audit …`: the log, verified and handed to witnesses.

use std::fs::File;
use std::io::BufWriter;
use std::process::ExitCode;

use domain::audit::{Checkpoint, Content, VerifierKey, export, verify, verify_against};

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
        Audit::Verify { place, checkpoint } => {
            let house = open(&Config::read(&place)?, Strictness::Standard)?;
            let report = match checkpoint {
                Some(path) => {
                    let key = VerifierKey::of(house.vault.public_key());
                    let note = std::fs::read_to_string(path)?;
                    let kept = Checkpoint::open(&note, &key).map_err(Trouble::failed)?;
                    house.data.read(|conn| verify_against(conn, &[kept], |_, _| {}))?
                }
                None => house.data.read(|conn| verify(conn, |_, _| {}))?,
            };
            for problem in &report.problems {
                print(&format!("{problem}"));
            }
            print(&format!("{} entries, {} findings", report.size, report.problems.len()));
            Ok(ExitCode::from(u8::from(!report.is_sound())))
        }
        Audit::Export { place, out, hashes } => {
            let house = open(&Config::read(&place)?, Strictness::Standard)?;
            let content = if hashes { Content::Hashes } else { Content::Entries };
            let mut file = BufWriter::new(File::create(out)?);
            house.data.read(|conn| export(conn, &house.vault, content, &mut file))?;
            Ok(ExitCode::SUCCESS)
        }
    }
}
