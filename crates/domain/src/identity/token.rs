//! Random tokens and what is kept of them.

use base::Random;
use sha2::{Digest, Sha256};

/// The secret of a session, as it stands in the cookie: 256 random bits. Only its hash is stored.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    pub(super) fn generate(random: &dyn Random) -> Self {
        Self(hex(random))
    }

    /// What came in a cookie; `None` when it cannot be a token.
    pub fn read(text: &str) -> Option<Self> {
        let plain = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        (text.len() == 64 && text.bytes().all(plain)).then(|| Self(text.to_owned()))
    }

    /// The text for the cookie, and for nothing else.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    pub(super) fn hash(&self) -> String {
        hash(&self.0)
    }

    /// The secret bytes, to lock something with.
    pub(super) fn secret(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("▮▮▮")
    }
}

/// 256 random bits in hexadecimal digits.
pub(super) fn hex(random: &dyn Random) -> String {
    let mut bytes = [0; 32];
    random.fill(&mut bytes);
    digits(&bytes)
}

/// SHA-256 of a text in hexadecimal digits: enough for what is random, and for throttle buckets that
/// must not hold a typed name.
pub(super) fn hash(text: &str) -> String {
    digits(&Sha256::digest(text.as_bytes()))
}

fn digits(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        for nibble in [byte >> 4, byte & 15] {
            text.push(char::from_digit(nibble.into(), 16).unwrap_or('0'));
        }
    }
    text
}
