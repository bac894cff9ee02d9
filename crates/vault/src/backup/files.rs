//! Files of a backup: private, durable, hashed.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::VaultError;
use crate::key::hex;

fn at(path: &Path) -> impl Fn(std::io::Error) -> VaultError + '_ {
    |reason| VaultError::file(path, reason)
}

/// Creates a folder only its owner may look into (on unix).
pub(super) fn create_private_folder(path: &Path) -> Result<(), VaultError> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).map_err(at(path))
}

pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), VaultError> {
    let written = File::create(path).and_then(|mut file| file.write_all(bytes));
    written.map_err(at(path))?;
    make_private_and_durable(path)
}

pub(super) fn make_private_and_durable(path: &Path) -> Result<(), VaultError> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(path, fs::Permissions::from_mode(0o600)).map_err(at(path))?;
    }
    File::options().write(true).open(path).and_then(|file| file.sync_all()).map_err(at(path))
}

pub(super) fn sync_folder(path: &Path) -> Result<(), VaultError> {
    #[cfg(unix)]
    File::open(path).and_then(|folder| folder.sync_all()).map_err(at(path))?;
    Ok(())
}

/// Size and SHA-256 of a file, read in pieces.
pub(super) fn measure(path: &Path) -> Result<(u64, String), VaultError> {
    let mut file = File::open(path).map_err(at(path))?;
    let (mut hash, mut size) = (Sha256::new(), 0);
    let mut piece = vec![0; 64 * 1024];
    loop {
        let read = file.read(&mut piece).map_err(at(path))?;
        if read == 0 {
            return Ok((size, hex(&hash.finalize())));
        }
        hash.update(&piece[..read]);
        size += read as u64;
    }
}

/// Folders directly below `above` whose names fit, sorted; none when `above` is missing.
pub(super) fn folders(
    above: &Path,
    fits: impl Fn(&str) -> bool,
) -> Result<Vec<PathBuf>, VaultError> {
    let entries = match fs::read_dir(above) {
        Ok(entries) => entries,
        Err(reason) if reason.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(reason) => return Err(VaultError::file(above, reason)),
    };
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry.map_err(at(above))?;
        if fits(&entry.file_name().to_string_lossy()) && entry.path().is_dir() {
            found.push(entry.path());
        }
    }
    found.sort();
    Ok(found)
}

/// Every file below `folder`, as relative paths with `/`, sorted.
pub(super) fn list(folder: &Path) -> Result<Vec<String>, VaultError> {
    let mut found = Vec::new();
    let mut waiting = vec![(folder.to_owned(), String::new())];
    while let Some((path, prefix)) = waiting.pop() {
        for entry in fs::read_dir(&path).map_err(at(&path))? {
            let entry = entry.map_err(at(&path))?;
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            let kind = entry.file_type().map_err(at(&path))?;
            if kind.is_dir() {
                waiting.push((entry.path(), format!("{name}/")));
            } else {
                found.push(name);
            }
        }
    }
    found.sort();
    Ok(found)
}
