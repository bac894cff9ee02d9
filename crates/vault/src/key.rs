//! One symmetric key and what it does: seal bytes to a context, open them there and nowhere else.

use std::fmt;

use base::Random;
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::VaultError;

/// Bytes of a key.
pub(crate) const KEY: usize = 32;
/// The only format so far: version, nonce of 24 bytes, XChaCha20 ciphertext, Poly1305 tag of 16 bytes.
const VERSION: u8 = 1;
const NONCE: usize = 24;
const TAG: usize = 16;

/// 32 random bytes that are wiped from memory when dropped and never print themselves.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Key(Zeroizing<[u8; KEY]>);

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("▮▮▮")
    }
}

impl Key {
    pub(crate) fn generate(random: &dyn Random) -> Self {
        let mut bytes = Zeroizing::new([0; KEY]);
        random.fill(&mut *bytes);
        Self(bytes)
    }

    /// `None` when there are not exactly 32 bytes.
    pub(crate) fn from_slice(slice: &[u8]) -> Option<Self> {
        let mut bytes = Zeroizing::new([0; KEY]);
        if slice.len() != KEY {
            return None;
        }
        bytes.copy_from_slice(slice);
        Some(Self(bytes))
    }

    pub(crate) fn bytes(&self) -> &[u8; KEY] {
        &self.0
    }

    /// Seals `plain` so that it opens only with this key and the same `context`.
    pub(crate) fn seal(&self, random: &dyn Random, context: &[&str], plain: &[u8]) -> Vec<u8> {
        let mut nonce = [0; NONCE];
        random.fill(&mut nonce);
        let aad = associated(context);
        // The cipher refuses only values beyond 256 GiB, which no caller can hold.
        let sealed = self
            .cipher()
            .encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: &aad })
            .unwrap_or_else(|_| unreachable!("values are shorter than 256 GiB"));
        let mut whole = Vec::with_capacity(1 + NONCE + sealed.len());
        whole.push(VERSION);
        whole.extend_from_slice(&nonce);
        whole.extend_from_slice(&sealed);
        whole
    }

    pub(crate) fn open(
        &self,
        context: &[&str],
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, VaultError> {
        let (&version, rest) = sealed.split_first().ok_or(VaultError::Unreadable)?;
        if version != VERSION {
            return Err(VaultError::Format(version));
        }
        if rest.len() < NONCE + TAG {
            return Err(VaultError::Unreadable);
        }
        let (nonce, body) = rest.split_at(NONCE);
        let nonce = <[u8; NONCE]>::try_from(nonce).map_err(|_| VaultError::Unreadable)?;
        let aad = associated(context);
        let plain = self
            .cipher()
            .decrypt(&XNonce::from(nonce), Payload { msg: body, aad: &aad })
            .map_err(|_| VaultError::Unreadable)?;
        Ok(Zeroizing::new(plain))
    }

    /// Wraps another key under a name.
    pub(crate) fn wrap(&self, random: &dyn Random, name: &[&str], inner: &Self) -> Vec<u8> {
        self.seal(random, name, inner.bytes())
    }

    pub(crate) fn unwrap_key(&self, name: &[&str], wrapped: &[u8]) -> Result<Self, VaultError> {
        Self::from_slice(&self.open(name, wrapped)?).ok_or(VaultError::Unreadable)
    }

    /// A hash nobody can compute without the key; `purpose` keeps uses apart.
    pub(crate) fn keyed_hash(&self, purpose: &str, text: &str) -> [u8; 32] {
        let mut hash = Sha256::new();
        // Key and purpose fill the first part at fixed lengths; the outer hash closes length extension.
        hash.update(Sha256::digest(purpose.as_bytes()));
        hash.update(self.bytes());
        hash.update(text.as_bytes());
        Sha256::digest(hash.finalize()).into()
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new((&*self.0).into())
    }
}

/// Every part with its length in front, so that no two different contexts give the same bytes.
fn associated(context: &[&str]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(128);
    for part in context {
        bytes.extend_from_slice(&(part.len() as u64).to_le_bytes());
        bytes.extend_from_slice(part.as_bytes());
    }
    bytes
}

/// Lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        text.push(char::from(DIGITS[usize::from(byte >> 4)]));
        text.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    text
}

/// Reads [`hex`]; `None` for anything else.
pub(crate) fn unhex(text: &str) -> Option<Zeroizing<Vec<u8>>> {
    if !text.is_ascii() || !text.len().is_multiple_of(2) {
        return None;
    }
    let digit = |byte: u8| char::from(byte).to_digit(16);
    let pairs = text.as_bytes().chunks_exact(2);
    let bytes: Option<Vec<u8>> =
        pairs.map(|pair| Some((digit(pair[0])? << 4 | digit(pair[1])?) as u8)).collect();
    bytes.map(Zeroizing::new)
}
