//! Time-based one-time passwords (RFC 6238: SHA-1, 6 digits, 30 seconds), as every authenticator app
//! makes them, and recovery codes for the day the telephone is lost.
//!
//! Twenty lines over `hmac` instead of a crate for it: that brought nothing else this house needs.

use base::{Personal, Random, Timestamp};
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;

use super::base32;

const STEP_SECONDS: i64 = 30;
/// How many recovery codes a person gets.
pub const RECOVERY_CODES: usize = 10;

/// The shared secret of a second factor, 160 bits.
#[derive(Clone)]
pub struct Secret(Vec<u8>);

impl Secret {
    pub(super) fn generate(random: &dyn Random) -> Self {
        let mut bytes = vec![0; 20];
        random.fill(&mut bytes);
        Self(bytes)
    }

    pub(super) fn from_bytes(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The text a person types into the app.
    pub(super) fn text(&self) -> Personal<String> {
        Personal::new(base32::encode(&self.0))
    }

    /// The address the app reads from a QR code.
    pub(super) fn address(&self, login: &str) -> Personal<String> {
        let label = login.replace('@', "%40");
        let secret = base32::encode(&self.0);
        Personal::new(format!(
            "otpauth://totp/Geleit:{label}?secret={secret}&issuer=Geleit&algorithm=SHA1&digits=6&period=30"
        ))
    }

    /// The step `code` belongs to, when it is the present one or a neighbour (clocks differ) and lies
    /// behind `last`: a code that was used, or an older one, is never accepted again.
    pub(in crate::identity) fn step_of(
        &self,
        code: &str,
        now: Timestamp,
        last: i64,
    ) -> Option<i64> {
        let digits: String = code.chars().filter(|c| !c.is_whitespace()).collect();
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let code: u32 = digits.parse().ok()?;
        let present = now.as_micros().div_euclid(1_000_000).div_euclid(STEP_SECONDS);
        // All three are computed, whichever fits: no difference in time.
        let mut found = None;
        for step in [present + 1, present - 1, present] {
            if self.code(step) == Some(code) && step > last {
                found = Some(step);
            }
        }
        found
    }

    fn code(&self, step: i64) -> Option<u32> {
        let mut mac = <Hmac<Sha1> as KeyInit>::new_from_slice(&self.0).ok()?;
        mac.update(&step.to_be_bytes());
        let digest = mac.finalize().into_bytes();
        let offset = usize::from(digest[19] & 15);
        let bytes: [u8; 4] = digest[offset..offset + 4].try_into().ok()?;
        Some((u32::from_be_bytes(bytes) & 0x7fff_ffff) % 1_000_000)
    }

    /// The code an app shows at this moment.
    #[cfg(any(test, feature = "testing"))]
    pub fn code_at(&self, now: Timestamp) -> String {
        let step = now.as_micros().div_euclid(1_000_000).div_euclid(STEP_SECONDS);
        format!("{:06}", self.code(step).unwrap_or_default())
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("▮▮▮")
    }
}

/// Fresh recovery codes: 80 random bits each.
pub(super) fn recovery_codes(random: &dyn Random) -> Vec<Personal<String>> {
    (0..RECOVERY_CODES).map(|_| Personal::new(base32::grouped(random))).collect()
}

/// What is kept of a recovery code. 80 random bits need no slow hash.
pub(in crate::identity) fn recovery_hash(account: &str, typed: &str) -> String {
    let plain: String =
        typed.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    crate::identity::token::hash(&format!("recovery|{account}|{plain}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_micros(seconds * 1_000_000).unwrap()
    }

    #[test]
    fn the_examples_of_rfc_6238() {
        let secret = Secret(b"12345678901234567890".to_vec());
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(secret.code_at(at(seconds)), code);
            assert_eq!(secret.step_of(code, at(seconds), 0), Some(seconds / 30));
        }
    }

    #[test]
    fn a_neighbouring_step_is_accepted_but_no_used_one_and_no_nonsense() {
        let secret = Secret(b"12345678901234567890".to_vec());
        assert_eq!(secret.step_of("287082", at(59 + 30), 0), Some(1));
        assert_eq!(secret.step_of("287 082", at(59 - 30), 0), Some(1));
        assert_eq!(secret.step_of("287082", at(59 + 60), 0), None);
        assert_eq!(secret.step_of("287082", at(59), 1), None);
        for ugly in ["", "28708", "2870820", "abcdef", "２８７０８２", "-87082", "+87082"] {
            assert_eq!(secret.step_of(ugly, at(59), 0), None, "{ugly}");
        }
    }

    #[test]
    fn recovery_codes_are_read_however_they_are_typed() {
        let hash = recovery_hash("a", "abcd-efgh-ijkl-mnop");
        assert_eq!(hash, recovery_hash("a", " ABCD efgh IJKLmnop"));
        assert_ne!(hash, recovery_hash("b", "abcd-efgh-ijkl-mnop"));
    }
}
