//! Checkpoints: C2SP tlog-checkpoint inside a C2SP signed-note, readable by any tool for transparency logs.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use vault::{PublicKey, Vault};

use super::tree::Hash;

/// Marks Ed25519 in key ids and verifier keys of signed notes.
const ED25519: u8 = 1;
/// How a signature line begins: an em dash and a space.
const SIGNATURE: &str = "\u{2014} ";

/// What is signed: that the log of this origin had this size and this root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// `geleit/` and the fingerprint of the installation.
    pub origin: String,
    /// Number of entries.
    pub size: u64,
    /// Root of the tree over them.
    pub root: Hash,
}

/// Why a note is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CheckpointError {
    /// Not a signed checkpoint at all.
    #[error("this is no checkpoint")]
    Form,
    /// Signed by nobody we know.
    #[error("the checkpoint is not signed by this installation")]
    Unsigned,
    /// The signature is not over this text.
    #[error("the signature under the checkpoint is wrong")]
    Signature,
}

/// The public half of an installation's key with its name: `geleit/…+hash+key`, as signed notes write it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifierKey {
    name: String,
    key: PublicKey,
}

/// The origin line of an installation.
pub(super) fn origin(key: PublicKey) -> String {
    format!("geleit/{}", key.fingerprint())
}

impl VerifierKey {
    /// The key of this installation.
    pub fn of(key: PublicKey) -> Self {
        Self { name: origin(key), key }
    }

    /// The origin its checkpoints must name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text to be handed to witnesses once, by another way than the log itself.
    pub fn text(&self) -> String {
        let id = u32::from_be_bytes(self.id());
        let key = [&[ED25519][..], &self.key.to_bytes()].concat();
        format!("{}+{id:08x}+{}", self.name, STANDARD.encode(key))
    }

    /// Reads [`VerifierKey::text`].
    ///
    /// # Errors
    /// When it is none, or name, hash and key do not belong together.
    pub fn parse(text: &str) -> Result<Self, CheckpointError> {
        let read = || {
            let mut parts = text.trim().splitn(3, '+');
            let (_, _, key) = (parts.next()?, parts.next()?, parts.next()?);
            let bytes = STANDARD.decode(key).ok()?;
            let bytes: &[u8; 32] = bytes.strip_prefix(&[ED25519])?.try_into().ok()?;
            let read = Self::of(PublicKey::from_bytes(bytes).ok()?);
            (read.text() == text.trim()).then_some(read)
        };
        read().ok_or(CheckpointError::Form)
    }

    /// The first four bytes of SHA-256(name LF 0x01 key).
    fn id(&self) -> [u8; 4] {
        let mut hash = Sha256::new();
        hash.update(self.name.as_bytes());
        hash.update([b'\n', ED25519]);
        hash.update(self.key.to_bytes());
        let digest: [u8; 32] = hash.finalize().into();
        [digest[0], digest[1], digest[2], digest[3]]
    }
}

impl Checkpoint {
    /// The three signed lines.
    pub fn text(&self) -> String {
        format!("{}\n{}\n{}\n", self.origin, self.size, STANDARD.encode(self.root))
    }

    /// The signed note.
    pub fn sign(&self, vault: &Vault) -> String {
        let text = self.text();
        let key = VerifierKey::of(vault.public_key());
        let signature = [&key.id()[..], &vault.sign(text.as_bytes())].concat();
        format!("{text}\n{SIGNATURE}{} {}\n", key.name, STANDARD.encode(signature))
    }

    /// Reads a note and believes it only with the installation's signature. Signatures of others (a
    /// witness may add one) are passed over.
    ///
    /// # Errors
    /// Says which of form, signer and signature is wrong.
    pub fn open(note: &str, key: &VerifierKey) -> Result<Self, CheckpointError> {
        let (text, signatures) = note.split_once("\n\n").ok_or(CheckpointError::Form)?;
        let text = format!("{text}\n");
        let mut found = Err(CheckpointError::Unsigned);
        for line in signatures.lines() {
            let line = line.strip_prefix(SIGNATURE).ok_or(CheckpointError::Form)?;
            let (name, signature) = line.split_once(' ').ok_or(CheckpointError::Form)?;
            let bytes = STANDARD.decode(signature).map_err(|_| CheckpointError::Form)?;
            let (id, signature) = bytes.split_at_checked(4).ok_or(CheckpointError::Form)?;
            if name != key.name || id != key.id() {
                continue;
            }
            if !key.key.verifies(text.as_bytes(), signature) {
                return Err(CheckpointError::Signature);
            }
            found = Self::parse(&text);
        }
        let read = found?;
        if read.origin == key.name { Ok(read) } else { Err(CheckpointError::Unsigned) }
    }

    /// Reads the lines without any signature; further lines are extensions and are passed over.
    fn parse(text: &str) -> Result<Self, CheckpointError> {
        let read = || {
            let mut lines = text.lines();
            let origin = lines.next()?.to_owned();
            let digits = lines.next()?;
            let size: u64 = digits.parse().ok()?;
            let root = STANDARD.decode(lines.next()?).ok()?.try_into().ok()?;
            // One spelling of a number only, as the format asks.
            (size.to_string() == digits).then_some(Self { origin, size, root })
        };
        read().ok_or(CheckpointError::Form)
    }
}
