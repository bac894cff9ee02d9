//! What the vault can answer instead of a key.

use base::Problem;
use db::{Collision, DbError};

use crate::ShareError;

/// Why a key, a value or a backup was not to be had. No message holds a key or a personal value.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// The keystore was written with another master key. Nothing was written.
    #[error(
        "this is not the master key of this keystore (keystore: {keystore}, given key: {given})"
    )]
    WrongMaster {
        /// Fingerprint of the master key the keystore belongs to.
        keystore: String,
        /// Fingerprint of the key that was given.
        given: String,
    },
    /// The keystore has never been set up.
    #[error("the keystore is empty: it has to be set up once before it can be opened")]
    Empty,
    /// The keystore is in use already and must not be set up again.
    #[error("the keystore is set up already")]
    NotEmpty,
    /// No key for this agency, client or purpose.
    #[error("there is no key for this {0}")]
    Unknown(&'static str),
    /// The client's key was deleted on purpose; nothing can open the values any more.
    #[error("the key of this client was erased")]
    Erased,
    /// The bytes were changed, moved to another place, or sealed with another key.
    #[error("a sealed value does not open: changed, moved or sealed with another key")]
    Unreadable,
    /// The bytes carry a format version this program does not know.
    #[error("a sealed value has format {0}, which this program does not know")]
    Format(u8),
    /// The text or file is no master key.
    #[error("{0} holds no master key")]
    NoMasterKey(String),
    /// The master key file can be read by others than its owner.
    #[error("{path} can be read by others (mode {mode:o}); run: chmod 600 {path}")]
    OpenToOthers {
        /// The file.
        path: String,
        /// Its permission bits.
        mode: u32,
    },
    /// A signature does not belong to the text and key.
    #[error("the signature of {0} is wrong")]
    Signature(&'static str),
    /// A file could not be read or written.
    #[error("{path}: {reason}")]
    File {
        /// The file.
        path: String,
        /// What the operating system said.
        reason: std::io::Error,
    },
    /// Typed recovery sheets that give no key.
    #[error("recovery sheets: {0}")]
    Share(#[from] ShareError),
    /// A backup that is not what was signed.
    #[error("the backup is not as it was made: {0}")]
    Backup(String),
    /// Nothing is overwritten.
    #[error("{0} exists already; move it away first")]
    TargetExists(String),
    /// PostgreSQL has its own tools.
    #[error(
        "{0} is in PostgreSQL and is backed up with the server's own tools: \
         pg_dump --format=custom, or base backups; keep the keystore's dumps no longer than its rotation"
    )]
    UsePgDump(&'static str),
    /// The keystore's database could not.
    #[error("keystore: {0}")]
    Db(#[from] DbError),
}

impl VaultError {
    pub(crate) fn file(path: &std::path::Path, reason: std::io::Error) -> Self {
        Self::File { path: path.display().to_string(), reason }
    }
}

impl Collision for VaultError {
    fn is_collision(&self) -> bool {
        matches!(self, Self::Db(error) if error.is_collision())
    }
}

impl From<VaultError> for Problem {
    fn from(error: VaultError) -> Self {
        match error {
            // An erased person and one who never was look alike.
            VaultError::Unknown("client") | VaultError::Erased => Self::NotFound,
            VaultError::Db(error) => error.into(),
            VaultError::Share(error) => error.into(),
            VaultError::File { ref reason, .. }
                if reason.kind() == std::io::ErrorKind::StorageFull =>
            {
                Self::StorageFull
            }
            VaultError::WrongMaster { .. }
            | VaultError::Empty
            | VaultError::NoMasterKey(_)
            | VaultError::OpenToOthers { .. }
            | VaultError::TargetExists(_)
            | VaultError::UsePgDump(_)
            | VaultError::File { .. } => Self::Unavailable(error.to_string()),
            other => Self::internal(other),
        }
    }
}
