//! Erasing a person: the key goes, a signed note stays, and the note outlives every restore.

use std::fmt::Write as _;

use base::{Date, Timestamp};

use crate::key::{hex, unhex};
use crate::store::ErasureRow;
use crate::{PublicKey, Vault, VaultError, store};

/// Days a backup of the keystore is kept unless told otherwise.
pub const KEYSTORE_ROTATION_DAYS: u16 = 14;

/// The signed note that a client's key was deleted. The id names nobody once the key is gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erasure {
    /// The client's id.
    pub client: String,
    /// When the key was deleted.
    pub erased_at: Timestamp,
    /// Ed25519 signature of the installation over both.
    pub signature: Vec<u8>,
}

impl Erasure {
    /// One line of an erasure list: id, time and signature.
    pub fn line(&self) -> String {
        format!("{} {} {}", self.client, self.erased_at, hex(&self.signature))
    }

    /// Reads [`Erasure::line`]; the signature is not checked yet.
    pub fn parse(line: &str) -> Option<Self> {
        let mut words = line.split_whitespace();
        let (client, at, signature) = (words.next()?, words.next()?, words.next()?);
        let erased_at = Timestamp::parse(at)?;
        if words.next().is_some() {
            return None;
        }
        Some(Self { client: client.to_owned(), erased_at, signature: unhex(signature)?.to_vec() })
    }

    /// Whether this installation wrote the note and nobody changed it.
    pub fn is_signed_by(&self, key: PublicKey) -> bool {
        key.verifies(&message(&self.client, self.erased_at), &self.signature)
    }

    /// The last day on which a backup of the keystore can still open this person's data.
    pub fn readable_in_backups_until(&self, rotation_days: u16) -> Date {
        readable_in_backups_until(self.erased_at, rotation_days)
    }

    fn from_row((client, erased_at, signature): ErasureRow) -> Self {
        Self { client, erased_at, signature }
    }
}

/// The last day on which a backup of the keystore, kept for `rotation_days`
/// ([`KEYSTORE_ROTATION_DAYS`] unless set), may still open what was erased at this moment: a backup
/// made just before is removed by the backup run of that day.
pub fn readable_in_backups_until(erased_at: Timestamp, rotation_days: u16) -> Date {
    let day = erased_at.day();
    let mut last = day;
    for _ in 0..rotation_days {
        last = last.tomorrow().unwrap_or(last);
    }
    last
}

/// Lines of an erasure list, for a file beside the backups.
pub fn erasure_list(erasures: &[Erasure]) -> String {
    let mut text = String::new();
    for erasure in erasures {
        let _ = writeln!(text, "{}", erasure.line());
    }
    text
}

/// Reads an erasure list.
///
/// # Errors
/// When a line is none; skipping it could bring a person back.
pub fn read_erasure_list(text: &str) -> Result<Vec<Erasure>, VaultError> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines.map(|line| Erasure::parse(line).ok_or(VaultError::Signature("an erasure"))).collect()
}

impl Vault {
    /// Deletes the key of a client for good and notes it, in one transaction. What the key sealed is
    /// noise from now on, in every copy. A second call answers with the first note.
    ///
    /// # Errors
    /// When there never was such a client, or nothing can be stored.
    pub fn erase_client(&self, client: &str, now: Timestamp) -> Result<Erasure, VaultError> {
        let signature = self.sign(&message(client, now)).to_vec();
        let done = self.keystore.write(|tx| {
            let had_key = store::delete_client_key(tx, client)?;
            if let Some(row) = store::erasure(tx, client)? {
                return Ok(Erasure::from_row(row));
            }
            if !had_key {
                return Err(VaultError::Unknown("client"));
            }
            store::add_erasure(tx, client, now, &signature)?;
            Ok(Erasure { client: client.to_owned(), erased_at: now, signature: signature.clone() })
        })?;
        // The wrapped key must not survive in the write-ahead log either.
        self.keystore.flush()?;
        Ok(done)
    }

    /// Every erasure of this installation, oldest first.
    ///
    /// # Errors
    /// When the keystore cannot be read.
    pub fn erasures(&self) -> Result<Vec<Erasure>, VaultError> {
        let rows = self.keystore.read(store::erasures)?;
        Ok(rows.into_iter().map(Erasure::from_row).collect())
    }

    /// Whether a client was erased.
    ///
    /// # Errors
    /// When the keystore cannot be read.
    pub fn is_erased(&self, client: &str) -> Result<bool, VaultError> {
        Ok(self.keystore.read(|conn| store::erasure(conn, client))?.is_some())
    }

    /// After a restore: deletes again what had been erased after the backup was made. All or nothing;
    /// answers with the notes that were new to this keystore.
    ///
    /// # Errors
    /// When one signature is wrong: a forged list must not delete anybody.
    pub fn replay_erasures(&self, erasures: &[Erasure]) -> Result<Vec<Erasure>, VaultError> {
        if !erasures.iter().all(|erasure| erasure.is_signed_by(self.public_key())) {
            return Err(VaultError::Signature("an erasure"));
        }
        let replayed = self.keystore.write(|tx| {
            let mut new = Vec::new();
            for erasure in erasures {
                let known = store::erasure(tx, &erasure.client)?.is_some();
                if store::delete_client_key(tx, &erasure.client)? || !known {
                    store::add_erasure(tx, &erasure.client, erasure.erased_at, &erasure.signature)?;
                    new.push(erasure.clone());
                }
            }
            Ok::<_, VaultError>(new)
        })?;
        self.keystore.flush()?;
        Ok(replayed)
    }
}

fn message(client: &str, at: Timestamp) -> Vec<u8> {
    format!("geleit/erasure/1\n{client}\n{at}\n").into_bytes()
}
