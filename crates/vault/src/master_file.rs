//! The master key's file, and how it is replaced so that a kill at any moment leaves a usable pair of
//! file and keystore.
//!
//! A new key is first written to a side file `FILE.next-FINGERPRINT`, then the keystore commits, then the
//! side file is renamed over the main one. Killed before the commit, the main file fits; killed after it,
//! the side file fits and opening moves it into place. Every new key has a side file of its own, and side
//! files that fit nothing are removed only under the keystore's lock, so that two rotations at once
//! cannot take away each other's key.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use base::Random;
use db::Db;

use crate::{MasterKey, Vault, VaultError, vault};

/// A file that holds the master key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MasterFile(PathBuf);

impl MasterFile {
    /// The file at this path, there or not.
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self(path.into())
    }

    /// Its path.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Writes a new file with mode 0600, durably.
    ///
    /// # Errors
    /// When there is a file already: a master key is never overwritten.
    pub fn create(&self, key: &MasterKey) -> Result<(), VaultError> {
        write_new(&self.0, key)
    }

    /// The key that fits this keystore; finishes a replacement that was interrupted.
    ///
    /// # Errors
    /// When no file can be read, others may read it, or no key in it is the keystore's.
    pub fn key_for(&self, keystore: &Db) -> Result<MasterKey, VaultError> {
        let main = MasterKey::read_file(&self.0);
        let refused = match &main {
            Ok(key) => match vault::read_signing(keystore, key) {
                Ok(_) => return main,
                Err(wrong @ VaultError::WrongMaster { .. }) => wrong,
                // Empty or out of reach: another key would not help.
                Err(other) => return Err(other),
            },
            Err(VaultError::OpenToOthers { .. }) => return main,
            Err(_) => return self.side_key(keystore).unwrap_or(main),
        };
        self.side_key(keystore).unwrap_or(Err(refused))
    }

    /// The key of a side file that fits, moved into place.
    fn side_key(&self, keystore: &Db) -> Option<Result<MasterKey, VaultError>> {
        for side in self.side_files() {
            // A half-written side file was never committed to: it is passed over.
            let Ok(key) = MasterKey::read_file(&side) else { continue };
            if vault::read_signing(keystore, &key).is_ok() {
                return Some(self.promote(&key).map(|()| key));
            }
        }
        None
    }

    /// Replaces the master key of an open vault and of this file. Print new recovery sheets afterwards:
    /// the old ones restore a key that opens nothing but old keystore backups.
    ///
    /// # Errors
    /// When the key cannot be written or the keystore cannot commit; file and keystore then still fit.
    pub fn rotate(&self, vault: &Vault, random: &dyn Random) -> Result<MasterKey, VaultError> {
        let new = MasterKey::generate(random);
        vault.rotate_master(&new, |new| {
            self.clear_side_files(vault)?;
            self.stage(new)
        })?;
        self.promote(&new)?;
        Ok(new)
    }

    /// Step 1, before the commit: the new key under its side name.
    pub(crate) fn stage(&self, key: &MasterKey) -> Result<(), VaultError> {
        let side = self.side_path(key);
        if side.exists() {
            fs::remove_file(&side).map_err(|reason| VaultError::file(&side, reason))?;
        }
        write_new(&side, key)
    }

    /// Step 2, after the commit: the side file becomes the main file in one step.
    pub(crate) fn promote(&self, key: &MasterKey) -> Result<(), VaultError> {
        let side = self.side_path(key);
        match fs::rename(&side, &self.0) {
            Ok(()) => sync_folder(&self.0),
            // Another process that opened the vault meanwhile has done it.
            Err(_) if MasterKey::read_file(&self.0).is_ok_and(|main| main == *key) => Ok(()),
            Err(reason) => Err(VaultError::file(&self.0, reason)),
        }
    }

    /// Removes leftovers of rotations that never committed. Only called under the keystore's lock with
    /// the present key known: a side file that holds the present key is moved into place instead.
    fn clear_side_files(&self, vault: &Vault) -> Result<(), VaultError> {
        for side in self.side_files() {
            let present = MasterKey::read_file(&side)
                .is_ok_and(|key| vault.with_master(|master| *master == key.0));
            let done = if present { fs::rename(&side, &self.0) } else { fs::remove_file(&side) };
            done.map_err(|reason| VaultError::file(&side, reason))?;
        }
        Ok(())
    }

    fn side_prefix(&self) -> String {
        let name = self.0.file_name().unwrap_or_default().to_string_lossy();
        format!("{name}.next-")
    }

    fn side_path(&self, key: &MasterKey) -> PathBuf {
        self.0.with_file_name(format!("{}{}", self.side_prefix(), key.fingerprint()))
    }

    fn side_files(&self) -> Vec<PathBuf> {
        let prefix = self.side_prefix();
        let entries = fs::read_dir(folder_of(&self.0)).into_iter().flatten().flatten();
        let mut found: Vec<PathBuf> = entries
            .filter(|entry| entry.file_name().to_string_lossy().starts_with(&prefix))
            .map(|entry| entry.path())
            .collect();
        found.sort();
        found
    }
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn write_new(path: &Path, key: &MasterKey) -> Result<(), VaultError> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(path).and_then(|mut file| {
        file.write_all(key.text().as_bytes())?;
        file.sync_all()
    });
    written.map_err(|reason| VaultError::file(path, reason))?;
    sync_folder(path)
}

/// A new name is durable only when its folder is.
fn sync_folder(path: &Path) -> Result<(), VaultError> {
    #[cfg(unix)]
    {
        let folder = folder_of(path);
        let synced = File::open(folder).and_then(|folder| folder.sync_all());
        synced.map_err(|reason| VaultError::file(folder, reason))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
