//! Bringing a backup back, or refusing it.

use std::fs;
use std::path::{Path, PathBuf};

use db::{Db, Location, Options};

use super::{BackupKind, ERASURES_FILE, Manifest, backups, files};
use crate::{Erasure, MasterKey, Vault, VaultError, read_erasure_list, vault};

/// Restores a backup of the keystore to `target`, where nothing may be. The master key proves the
/// backup: it opens the signing key inside, whose signature must be under the manifest.
///
/// Afterwards open the vault and replay the erasures of all backups ([`collect_erasures`]).
///
/// # Errors
/// When the target exists, a byte was changed, or the master key is another one. Nothing is left at `target`.
pub fn restore_keystore(
    backup: &Path,
    master: &MasterKey,
    target: &Path,
) -> Result<Manifest, VaultError> {
    let (listed, _) = Manifest::read(backup)?;
    // Checksums first: a damaged file should be named as such, not as a wrong key.
    listed.compare(backup)?;
    let copy = Copy::of(backup, BackupKind::Keystore, target)?;
    let key = {
        let db = copy.open()?;
        vault::read_signing(&db, master)?.public()
    };
    let manifest = Manifest::verify(backup, key)?;
    copy.finish(&manifest)?;
    Ok(manifest)
}

/// Restores a backup of the data to `target`, where nothing may be. The open vault proves the backup.
///
/// # Errors
/// When the target exists, a byte was changed, or another installation made the backup. Nothing is
/// left at `target`.
pub fn restore_data(backup: &Path, vault: &Vault, target: &Path) -> Result<Manifest, VaultError> {
    let manifest = Manifest::verify(backup, vault.public_key())?;
    Copy::of(backup, BackupKind::Data, target)?.finish(&manifest)?;
    Ok(manifest)
}

/// The erasures noted in any backup under `root`, to be replayed after a restore
/// ([`Vault::replay_erasures`] checks the signatures). The newest backup of the data knows most.
///
/// # Errors
/// When a list cannot be read; leaving it out could bring a person back.
pub fn collect_erasures(root: &Path) -> Result<Vec<Erasure>, VaultError> {
    let mut all: Vec<Erasure> = Vec::new();
    for kind in [BackupKind::Data, BackupKind::Keystore] {
        for (_, folder) in backups(root, kind)? {
            let path = folder.join(ERASURES_FILE);
            let text = fs::read_to_string(&path);
            let text = text.map_err(|reason| VaultError::file(&path, reason))?;
            for erasure in read_erasure_list(&text)? {
                if !all.contains(&erasure) {
                    all.push(erasure);
                }
            }
        }
    }
    Ok(all)
}

/// A database copied beside its target; it is removed again unless [`Copy::finish`] moves it there.
struct Copy {
    kind: BackupKind,
    target: PathBuf,
    partial: PathBuf,
}

impl Copy {
    fn of(backup: &Path, kind: BackupKind, target: &Path) -> Result<Self, VaultError> {
        for taken in [target.to_owned(), beside(target, "-wal"), beside(target, "-shm")] {
            if taken.exists() {
                return Err(VaultError::TargetExists(taken.display().to_string()));
            }
        }
        let copy = Self { kind, target: target.to_owned(), partial: beside(target, ".partial") };
        copy.remove();
        let source = backup.join(kind.file());
        fs::copy(&source, &copy.partial).map_err(|reason| VaultError::file(&source, reason))?;
        files::make_private_and_durable(&copy.partial)?;
        Ok(copy)
    }

    fn open(&self) -> Result<Db, VaultError> {
        let options = Options { connections: 1, ..Options::default() };
        Ok(Db::open(&Location::File(self.partial.clone()), options)?)
    }

    /// Asks the engine whether the file is sound, then gives it its name.
    fn finish(self, manifest: &Manifest) -> Result<(), VaultError> {
        if manifest.kind != self.kind {
            return Err(VaultError::Backup(format!(
                "it is a backup of the {}, not of the {}",
                manifest.kind.word(),
                self.kind.word()
            )));
        }
        // The copy is what will be used, so the copy is what was signed.
        let listed = manifest.files.iter().find(|file| file.path == self.kind.file());
        let (_, sha256) = files::measure(&self.partial)?;
        if listed.is_none_or(|file| file.sha256 != sha256) {
            return Err(VaultError::Backup(format!("{} was changed", self.kind.file())));
        }
        let problems = {
            let db = self.open()?;
            db.read(db::dialect::integrity)?
        };
        if let Some(problem) = problems.first() {
            return Err(VaultError::Backup(format!("{}: {problem}", self.kind.file())));
        }
        files::make_private_and_durable(&self.partial)?;
        fs::rename(&self.partial, &self.target)
            .map_err(|reason| VaultError::file(&self.target, reason))?;
        match self.target.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => files::sync_folder(parent),
            _ => Ok(()),
        }
    }

    fn remove(&self) {
        for ending in ["", "-wal", "-shm"] {
            let _ = fs::remove_file(beside(&self.partial, ending));
        }
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        self.remove();
    }
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}
