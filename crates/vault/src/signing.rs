//! The installation's Ed25519 key: signs checkpoints of the audit log, erasures and backups.

use ed25519_dalek::{Signer, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};

use crate::VaultError;
use crate::key::{Key, hex};

/// A signature of 64 bytes.
pub type Signature = [u8; 64];

/// The key others verify with. Its bytes may be given to everybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

impl PublicKey {
    /// Reads 32 bytes.
    ///
    /// # Errors
    /// When they are no point on the curve.
    pub fn from_bytes(bytes: &[u8; 32]) -> Result<Self, VaultError> {
        let key = VerifyingKey::from_bytes(bytes);
        key.map(Self).map_err(|_| VaultError::Signature("a public key"))
    }

    /// The 32 bytes.
    pub fn to_bytes(self) -> [u8; 32] {
        self.0.to_bytes()
    }

    /// Whether `signature` was made over exactly `message` by this key.
    pub fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        ed25519_dalek::Signature::from_slice(signature)
            .is_ok_and(|signature| self.0.verify_strict(message, &signature).is_ok())
    }

    /// 16 hexadecimal digits that name the installation; they outlive a change of the master key.
    pub fn fingerprint(&self) -> String {
        let mut hash = Sha256::new();
        hash.update(b"geleit/installation/1");
        hash.update(self.0.as_bytes());
        hex(&hash.finalize()[..8])
    }
}

/// The private half, kept in memory while the vault is open (ed25519-dalek wipes it when dropped).
pub(crate) struct Signing(SigningKey);

impl Signing {
    pub(crate) fn new(seed: &Key) -> Self {
        Self(SigningKey::from_bytes(seed.bytes()))
    }

    pub(crate) fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key())
    }

    pub(crate) fn sign(&self, message: &[u8]) -> Signature {
        self.0.sign(message).to_bytes()
    }
}
