//! The master key: the one secret that is not in a database.

use std::path::Path;

use base::Random;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::VaultError;
use crate::key::{Key, hex, unhex};

/// First word of the text form; the number is the format.
const WORD: &str = "geleit-master-key-1";

/// Wraps the keys of the agencies and of the house. Kept in a file of mode 0600, in a systemd
/// credential, and on three recovery sheets of which any two restore it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MasterKey(pub(crate) Key);

impl MasterKey {
    /// A new key from the injected source.
    pub fn generate(random: &dyn Random) -> Self {
        Self(Key::generate(random))
    }

    /// Reads the text form. `origin` names the file or credential in messages.
    ///
    /// # Errors
    /// When it is anything else; the message never quotes the text.
    pub fn from_text(text: &str, origin: &str) -> Result<Self, VaultError> {
        let mut words = text.split_whitespace();
        let known = words.next() == Some(WORD);
        let bytes = words.next().filter(|_| known).and_then(unhex);
        let key = bytes.as_deref().and_then(|bytes| Key::from_slice(bytes));
        match (key, words.next()) {
            (Some(key), None) => Ok(Self(key)),
            _ => Err(VaultError::NoMasterKey(origin.to_owned())),
        }
    }

    /// Reads what systemd passed as the credential `geleit-master`; the caller has read it from
    /// `$CREDENTIALS_DIRECTORY`.
    ///
    /// # Errors
    /// As [`MasterKey::from_text`].
    pub fn from_credential(bytes: &[u8]) -> Result<Self, VaultError> {
        let origin = "the credential geleit-master";
        let text = std::str::from_utf8(bytes);
        Self::from_text(text.map_err(|_| VaultError::NoMasterKey(origin.into()))?, origin)
    }

    /// The text form: one line, `geleit-master-key-1` and 64 hexadecimal digits.
    pub fn text(&self) -> Zeroizing<String> {
        let digits = Zeroizing::new(hex(self.0.bytes()));
        Zeroizing::new(format!("{WORD} {}\n", *digits))
    }

    /// Reads a key file.
    ///
    /// # Errors
    /// When others than the owner may read it, when it cannot be read or holds no key.
    pub fn read_file(path: &Path) -> Result<Self, VaultError> {
        refuse_open_to_others(path)?;
        let text = std::fs::read_to_string(path).map(Zeroizing::new);
        Self::from_text(
            &text.map_err(|reason| VaultError::file(path, reason))?,
            &path.display().to_string(),
        )
    }

    /// Ten characters that tell one master key from another and betray nothing about it: printed on
    /// the recovery sheets and shown by the program, so that the two can be compared.
    pub fn fingerprint(&self) -> String {
        hex(&self.fingerprint_bytes())
    }

    pub(crate) fn fingerprint_bytes(&self) -> [u8; 5] {
        let mut hash = Sha256::new();
        hash.update(b"geleit/master-fingerprint/1");
        hash.update(self.0.bytes());
        let digest: [u8; 32] = hash.finalize().into();
        [digest[0], digest[1], digest[2], digest[3], digest[4]]
    }
}

/// A master key others can read is no secret; better not to start than to start so.
#[cfg(unix)]
fn refuse_open_to_others(path: &Path) -> Result<(), VaultError> {
    use std::os::unix::fs::PermissionsExt;
    let meta = std::fs::metadata(path).map_err(|reason| VaultError::file(path, reason))?;
    let mode = meta.permissions().mode() & 0o777;
    if mode & 0o077 != 0 {
        return Err(VaultError::OpenToOthers { path: path.display().to_string(), mode });
    }
    Ok(())
}

/// Elsewhere the folder's access list decides; there is no mode to look at.
#[cfg(not(unix))]
fn refuse_open_to_others(_path: &Path) -> Result<(), VaultError> {
    Ok(())
}
