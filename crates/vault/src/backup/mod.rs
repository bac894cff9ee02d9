//! Backups of data and keystore: copied while the program runs, listed with checksums, signed, and
//! believed at a restore only when every byte is the one that was signed.
//!
//! ```text
//! ROOT/data/TIME/      geleit.sqlite   erasures.txt  MANIFEST
//! ROOT/keystore/TIME/  keystore.sqlite erasures.txt  MANIFEST     removed after the rotation (14 days)
//! ```
//!
//! The data is not encrypted again: what is personal in it is sealed with keys of the keystore. So the
//! two folders belong in different places, and the keystore's has to be forgotten on time: an erased
//! person is readable until the last backup of the keystore with that person's key is gone.

mod files;
mod manifest;
mod restore;

use std::fs;
use std::path::{Path, PathBuf};

use base::Timestamp;
use db::Db;
use db::dialect::{Engine, copy_to_file};

pub use manifest::{BackupKind, FileEntry, Manifest};
pub use restore::{collect_erasures, restore_data, restore_keystore};

use crate::{Vault, VaultError, erasure_list};

/// Name of the data file in a backup.
pub const DATA_FILE: &str = "geleit.sqlite";
/// Name of the keystore file in a backup.
pub const KEYSTORE_FILE: &str = "keystore.sqlite";
/// Name of the list of erasures in every backup.
pub const ERASURES_FILE: &str = "erasures.txt";
const PARTIAL: &str = ".partial-";

/// What a backup run did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupReport {
    /// The new backup of the data.
    pub data: PathBuf,
    /// The new backup of the keystore.
    pub keystore: PathBuf,
    /// Backups of the keystore that had reached the end of the rotation and were removed.
    pub removed: Vec<PathBuf>,
}

impl Vault {
    /// Backs up both databases under `root` and removes keystore backups older than `rotation_days`
    /// ([`crate::KEYSTORE_ROTATION_DAYS`] unless set).
    ///
    /// The data is copied first: a client made meanwhile then has a key without data, never data
    /// without a key. A run that is killed leaves a folder named `.partial-…`, which is no backup and
    /// which the next run removes.
    ///
    /// # Errors
    /// On PostgreSQL, whose own tools do this, and when a file cannot be written.
    pub fn backup(
        &self,
        data: &Db,
        root: &Path,
        now: Timestamp,
        rotation_days: u16,
    ) -> Result<BackupReport, VaultError> {
        refuse_postgres(data, "the data")?;
        refuse_postgres(&self.keystore, "the keystore")?;
        let data = self.backup_one(data, root, BackupKind::Data, now)?;
        let keystore = self.backup_one(&self.keystore, root, BackupKind::Keystore, now)?;
        let removed = expire(root, &keystore, now, rotation_days)?;
        Ok(BackupReport { data, keystore, removed })
    }

    fn backup_one(
        &self,
        db: &Db,
        root: &Path,
        kind: BackupKind,
        now: Timestamp,
    ) -> Result<PathBuf, VaultError> {
        let above = root.join(kind.word());
        files::create_private_folder(&above)?;
        for leftover in files::folders(&above, |name| name.starts_with(PARTIAL))? {
            fs::remove_dir_all(&leftover).map_err(|reason| VaultError::file(&leftover, reason))?;
        }
        let name = folder_name(now);
        let done = above.join(&name);
        if done.exists() {
            return Err(VaultError::TargetExists(done.display().to_string()));
        }
        let partial = above.join(format!("{PARTIAL}{name}"));
        files::create_private_folder(&partial)?;
        let copy = partial.join(kind.file());
        db.read(|conn| copy_to_file(conn, &copy))?;
        files::make_private_and_durable(&copy)?;
        files::write(&partial.join(ERASURES_FILE), erasure_list(&self.erasures()?).as_bytes())?;
        self.seal_folder(&partial, kind, now)?;
        fs::rename(&partial, &done).map_err(|reason| VaultError::file(&done, reason))?;
        files::sync_folder(&above)?;
        Ok(done)
    }

    /// Writes a signed manifest of every file in a folder, sub-folders included: for backups with more
    /// in them than the databases.
    ///
    /// # Errors
    /// When a file cannot be read or the manifest cannot be written.
    pub fn seal_folder(
        &self,
        folder: &Path,
        kind: BackupKind,
        now: Timestamp,
    ) -> Result<Manifest, VaultError> {
        let manifest = Manifest::of_folder(folder, kind, now, self.fingerprint())?;
        let signature = self.sign(&manifest.message());
        files::write(
            &folder.join(manifest::MANIFEST_FILE),
            manifest.signed_text(&signature).as_bytes(),
        )?;
        files::sync_folder(folder)?;
        Ok(manifest)
    }
}

/// The backups of one kind, oldest first, with the moment each was made.
///
/// # Errors
/// When the folder cannot be read; a missing one holds no backups.
pub fn backups(root: &Path, kind: BackupKind) -> Result<Vec<(Timestamp, PathBuf)>, VaultError> {
    let found = files::folders(&root.join(kind.word()), |name| folder_time(name).is_some())?;
    let timed = found.into_iter().filter_map(|path| {
        let made = folder_time(&path.file_name()?.to_string_lossy())?;
        Some((made, path))
    });
    Ok(timed.collect())
}

/// Removes keystore backups whose last day has come. The one just made always stays, whatever the clock says.
fn expire(
    root: &Path,
    newest: &Path,
    now: Timestamp,
    rotation_days: u16,
) -> Result<Vec<PathBuf>, VaultError> {
    let mut removed = Vec::new();
    for (made, path) in backups(root, BackupKind::Keystore)? {
        if path == newest || crate::readable_in_backups_until(made, rotation_days) > now.day() {
            continue;
        }
        fs::remove_dir_all(&path).map_err(|reason| VaultError::file(&path, reason))?;
        removed.push(path);
    }
    Ok(removed)
}

fn refuse_postgres(db: &Db, what: &'static str) -> Result<(), VaultError> {
    match db.engine() {
        Engine::Sqlite => Ok(()),
        Engine::Postgres => Err(VaultError::UsePgDump(what)),
    }
}

/// The time without colons, which not every file system takes.
fn folder_name(at: Timestamp) -> String {
    at.to_string().replace(':', "")
}

fn folder_time(name: &str) -> Option<Timestamp> {
    let (date, time) = name.split_once('T')?;
    let (hours, rest) = time.split_at_checked(2)?;
    let (minutes, seconds) = rest.split_at_checked(2)?;
    Timestamp::parse(&format!("{date}T{hours}:{minutes}:{seconds}"))
}
