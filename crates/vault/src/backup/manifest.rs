//! The list of a backup's files with checksums, signed by the installation.

use std::fmt::Write as _;
use std::path::Path;

use base::Timestamp;

use super::{DATA_FILE, KEYSTORE_FILE, files};
use crate::key::{hex, unhex};
use crate::{PublicKey, Signature, VaultError};

/// Name of the list in every backup.
pub(super) const MANIFEST_FILE: &str = "MANIFEST";
const HEAD: &str = "geleit/backup/1";

/// What a backup is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BackupKind {
    /// Everything but keys.
    Data,
    /// The wrapped keys.
    Keystore,
}

impl BackupKind {
    /// Its sub-folder and word in the manifest.
    pub fn word(self) -> &'static str {
        match self {
            Self::Data => "data",
            Self::Keystore => "keystore",
        }
    }

    /// The database file in it.
    pub fn file(self) -> &'static str {
        match self {
            Self::Data => DATA_FILE,
            Self::Keystore => KEYSTORE_FILE,
        }
    }
}

/// One file of a backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileEntry {
    /// Path inside the backup, with `/`.
    pub path: String,
    /// Bytes.
    pub size: u64,
    /// SHA-256, hexadecimal.
    pub sha256: String,
}

/// What a backup consists of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manifest {
    /// Of what.
    pub kind: BackupKind,
    /// When it was made.
    pub created_at: Timestamp,
    /// Fingerprint of the installation.
    pub installation: String,
    /// Every file but the manifest.
    pub files: Vec<FileEntry>,
}

impl Manifest {
    /// Measures every file in a folder.
    pub(super) fn of_folder(
        folder: &Path,
        kind: BackupKind,
        created_at: Timestamp,
        installation: String,
    ) -> Result<Self, VaultError> {
        let mut entries = Vec::new();
        for path in files::list(folder)? {
            if path == MANIFEST_FILE {
                continue;
            }
            if path.contains('\n') {
                return Err(VaultError::Backup(format!("a file name with a line break: {path:?}")));
            }
            let (size, sha256) = files::measure(&folder.join(&path))?;
            entries.push(FileEntry { path, size, sha256 });
        }
        Ok(Self { kind, created_at, installation, files: entries })
    }

    /// The bytes that are signed: the text above the signature.
    pub(super) fn message(&self) -> Vec<u8> {
        let mut text = format!(
            "{HEAD}\nkind {}\ncreated {}\ninstallation {}\n",
            self.kind.word(),
            self.created_at,
            self.installation
        );
        for file in &self.files {
            let _ = writeln!(text, "file {} {} {}", file.sha256, file.size, file.path);
        }
        text.into_bytes()
    }

    pub(super) fn signed_text(&self, signature: &Signature) -> String {
        format!("{}signature {}\n", String::from_utf8_lossy(&self.message()), hex(signature))
    }

    /// Reads a folder's manifest; nothing in it is believed yet.
    pub(super) fn read(folder: &Path) -> Result<(Self, Vec<u8>), VaultError> {
        let path = folder.join(MANIFEST_FILE);
        let text = std::fs::read(&path).map_err(|reason| VaultError::file(&path, reason))?;
        String::from_utf8(text)
            .ok()
            .and_then(|text| parse(&text))
            .ok_or_else(|| VaultError::Backup("the manifest cannot be read".to_owned()))
    }

    /// Compares the folder with the list: every file there, none more, every byte the same.
    pub(super) fn compare(&self, folder: &Path) -> Result<(), VaultError> {
        let present =
            Self::of_folder(folder, self.kind, self.created_at, self.installation.clone())?;
        for wanted in &self.files {
            match present.files.iter().find(|file| file.path == wanted.path) {
                None => return Err(VaultError::Backup(format!("{} is missing", wanted.path))),
                Some(file) if file != wanted => {
                    return Err(VaultError::Backup(format!("{} was changed", wanted.path)));
                }
                Some(_) => {}
            }
        }
        let more = present.files.iter().find(|file| !self.files.contains(file));
        more.map_or(Ok(()), |file| {
            Err(VaultError::Backup(format!("{} does not belong to it", file.path)))
        })
    }

    /// Reads and checks a backup: signature, list and every byte.
    ///
    /// # Errors
    /// Names the first thing that is wrong.
    pub fn verify(folder: &Path, key: PublicKey) -> Result<Self, VaultError> {
        let (manifest, signature) = Self::read(folder)?;
        if !key.verifies(&manifest.message(), &signature) {
            return Err(VaultError::Signature("the backup"));
        }
        manifest.compare(folder)?;
        Ok(manifest)
    }
}

fn parse(text: &str) -> Option<(Manifest, Vec<u8>)> {
    let mut lines = text.lines();
    if lines.next()? != HEAD {
        return None;
    }
    let kind = match lines.next()?.strip_prefix("kind ")? {
        "data" => BackupKind::Data,
        "keystore" => BackupKind::Keystore,
        _ => return None,
    };
    let created_at = Timestamp::parse(lines.next()?.strip_prefix("created ")?)?;
    let installation = lines.next()?.strip_prefix("installation ")?.to_owned();
    let mut manifest = Manifest { kind, created_at, installation, files: Vec::new() };
    loop {
        let line = lines.next()?;
        if let Some(signature) = line.strip_prefix("signature ") {
            let signature = unhex(signature)?.to_vec();
            return lines.next().is_none().then_some((manifest, signature));
        }
        let mut words = line.strip_prefix("file ")?.splitn(3, ' ');
        let (sha256, size, path) = (words.next()?, words.next()?, words.next()?);
        let size = size.parse().ok()?;
        manifest.files.push(FileEntry { path: path.to_owned(), size, sha256: sha256.to_owned() });
    }
}
