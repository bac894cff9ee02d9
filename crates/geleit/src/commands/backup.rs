//! `geleit backup` and `geleit restore`.

use std::process::ExitCode;

use base::{Clock, SystemClock};
use db::Location;
use vault::backup::{BackupKind, backups, collect_erasures, restore_data, restore_keystore};

use crate::cli;
use crate::config::Config;
use crate::opening::{Strictness, master_key, open};
use crate::print;
use crate::trouble::Trouble;

/// Writes data and keystore, each into its own folder with a signed manifest.
///
/// # Errors
/// On PostgreSQL, where the server's own tools do it, and when files cannot be written.
pub fn backup(backup: &cli::Backup) -> Result<ExitCode, Trouble> {
    let house = open(&Config::read(&backup.place)?, Strictness::Standard)?;
    let now = SystemClock.now();
    house.vault.backup(&house.data, &backup.target, now, backup.keystore_days)?;
    print(&format!("Backup written to {}", backup.target.display()));
    Ok(ExitCode::SUCCESS)
}

/// Puts the newest backup in place. The master key file must be there (`geleit keys recover` writes it
/// from two shares). Erasures since the backup are replayed.
///
/// # Errors
/// When a file was changed since, belongs to another key, or there is a house already.
pub fn restore(restore: &cli::Restore) -> Result<ExitCode, Trouble> {
    let config = Config::read(&restore.place)?;
    let (Location::File(data), Location::File(keys)) = (config.data()?, config.keystore()?) else {
        return Err(Trouble::usage("PostgreSQL is restored with pg_restore"));
    };
    let newest = |kind| -> Result<_, Trouble> {
        let found = backups(&restore.source, kind)?.into_iter().max_by_key(|(at, _)| *at);
        let found = found.map(|(_, folder)| folder);
        found.ok_or_else(|| Trouble::failed("there is no backup in this directory"))
    };
    let master = vault::MasterKey::read_file(&config.master_key())?;
    restore_keystore(&newest(BackupKind::Keystore)?, &master, &keys)?;
    let keystore = db::Db::open(&config.keystore()?, db::Options::default())?;
    let vault = vault::Vault::open(
        keystore,
        master_key(&config, &db::Db::open(&config.keystore()?, db::Options::default())?)?,
    )?;
    restore_data(&newest(BackupKind::Data)?, &vault, &data)?;
    let replayed = vault.replay_erasures(&collect_erasures(&restore.source)?)?;
    print(&format!("Restored; {} erasures were replayed.", replayed.len()));
    Ok(ExitCode::SUCCESS)
}
