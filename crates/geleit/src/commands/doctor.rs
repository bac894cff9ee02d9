//! `geleit doctor`: what is wrong, without changing anything.

use std::process::ExitCode;

use db::{Db, Location, MigrationSet, Options, SchemaState};
use serde::Serialize;
use vault::Vault;

use crate::cli;
use crate::config::Config;
use crate::opening::master_key;
use crate::print;
use crate::trouble::Trouble;

#[derive(Serialize)]
struct Finding {
    code: &'static str,
    message: String,
}

/// Looks at configuration, databases, schema, keys and the audit log.
///
/// # Errors
/// When the configuration cannot be read at all.
pub fn run(doctor: &cli::Doctor) -> Result<ExitCode, Trouble> {
    let config = Config::read(&doctor.place)?;
    let mut findings = Vec::new();
    let mut note = |code, message: String| findings.push(Finding { code, message });
    for (set, location) in
        [(MigrationSet::Keystore, config.keystore()?), (MigrationSet::Data, config.data()?)]
    {
        match look(set, &location) {
            Ok(messages) => messages.into_iter().for_each(|(code, message)| note(code, message)),
            Err(trouble) => note("database", format!("{location:?}: {trouble}")),
        }
    }
    if let Err(trouble) = keys(&config) {
        note("keys", trouble.to_string());
    }
    if doctor.json {
        print(&serde_json::to_string_pretty(&findings).map_err(Trouble::failed)?);
    } else if findings.is_empty() {
        print("Nothing found.");
    } else {
        for finding in &findings {
            print(&format!("{}: {}", finding.code, finding.message));
        }
    }
    Ok(ExitCode::from(u8::from(!findings.is_empty())))
}

fn look(set: MigrationSet, location: &Location) -> Result<Vec<(&'static str, String)>, Trouble> {
    if let Location::File(path) = location
        && !path.exists()
    {
        return Err(Trouble::failed("is not there; `geleit init` sets up a fresh house"));
    }
    let db = Db::open(location, Options::default())?;
    let mut found = Vec::new();
    if let SchemaState::Behind(pending) = set.state(&db)? {
        for one in pending {
            found.push(("migration", format!("{:04}_{} would be applied", one.number, one.name)));
        }
    }
    for line in db.read(db::dialect::integrity)? {
        found.push(("integrity", line));
    }
    if set == MigrationSet::Data && found.is_empty() {
        let report = db.read(|conn| domain::audit::verify(conn, |_, _| {}))?;
        if !report.is_sound() {
            found.push(("audit", "the log does not verify; see `geleit audit verify`".to_owned()));
        }
    }
    Ok(found)
}

fn keys(config: &Config) -> Result<(), Trouble> {
    let location = config.keystore()?;
    if let Location::File(path) = &location
        && !path.exists()
    {
        return Ok(());
    }
    let keystore = Db::open(&location, Options::default())?;
    let master = master_key(config, &keystore)?;
    Vault::open(keystore, master)?;
    Ok(())
}
