//! Recovery sheets: three of them, any two restore the master key, one alone tells nothing (Shamir).

use std::convert::Infallible;
use std::fmt;

use base::{FieldError, Locale, Problem, Random};
use blahaj::Sharks;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::MasterKey;
use crate::groups::{self, Misread};
use crate::key::{Key, hex};

/// Sheets that are printed.
pub const SHARES: usize = 3;
/// Sheets that are needed.
pub const NEEDED: usize = 2;
/// Groups of five characters on a sheet: 40 bytes.
const GROUPS: usize = 16;
const FORMAT: u8 = 1;

/// One sheet. Its text is a secret: to be printed once, kept apart from the others, never stored.
///
/// Bytes: format and number (4 bits each), fingerprint of the master key (5), the share (32), checksum (2).
#[derive(Clone, PartialEq, Eq)]
pub struct Share(Zeroizing<Vec<u8>>);

/// Why sheets do not give a key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ShareError {
    /// A typing error in this group, counted from 1.
    #[error("group {0} is wrong")]
    Group(usize),
    /// Characters are missing or too many.
    #[error("the sheet has {wanted} characters in {GROUPS} groups, {0} were typed", wanted = GROUPS * 5)]
    Length(usize),
    /// Every group is right, the whole is not: groups of different sheets were mixed.
    #[error("the groups do not belong to one sheet")]
    Checksum,
    /// Printed by a later version of the program.
    #[error("the sheet has format {0}, which this program does not know")]
    Format(u8),
    /// Fewer than two different sheets.
    #[error("two different sheets are needed")]
    TooFew,
    /// The sheets were printed for different master keys.
    #[error("the sheets belong to different master keys: {0} and {1}")]
    Different(String, String),
    /// The sheets fit each other by their print, but do not give the key they name.
    #[error("these sheets do not restore the master key they name")]
    Unfit,
}

impl ShareError {
    /// The message for the person typing.
    pub fn message(&self, locale: Locale) -> String {
        if locale == Locale::En {
            return self.to_string();
        }
        match self {
            Self::Group(group) => format!("Gruppe {group} stimmt nicht"),
            Self::Length(typed) => format!(
                "Das Blatt hat {} Zeichen in {GROUPS} Gruppen, eingegeben sind {typed}",
                GROUPS * 5
            ),
            Self::Checksum => "Die Gruppen gehören nicht zu einem Blatt".to_owned(),
            Self::Format(format) => {
                format!("Das Blatt hat Format {format}, das dieses Programm nicht kennt")
            }
            Self::TooFew => "Es werden zwei verschiedene Blätter gebraucht".to_owned(),
            Self::Different(a, b) => {
                format!("Die Blätter gehören zu verschiedenen Hauptschlüsseln: {a} und {b}")
            }
            Self::Unfit => "Diese Blätter ergeben den genannten Hauptschlüssel nicht".to_owned(),
        }
    }
}

impl From<ShareError> for Problem {
    fn from(error: ShareError) -> Self {
        let at = |key| FieldError::new("share", key);
        Self::Invalid(vec![match error {
            ShareError::Group(group) => at("vault-share-group").with("group", group),
            ShareError::Length(typed) => at("vault-share-length").with("typed", typed),
            ShareError::Checksum => at("vault-share-checksum"),
            ShareError::Format(format) => at("vault-share-format").with("format", format),
            ShareError::TooFew => at("vault-share-too-few"),
            ShareError::Different(..) => at("vault-share-different"),
            ShareError::Unfit => at("vault-share-unfit"),
        }])
    }
}

impl fmt::Debug for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Share({} of {}, ▮▮▮)", self.number(), self.fingerprint())
    }
}

impl Share {
    /// The number of the sheet, 1 to 3.
    pub fn number(&self) -> u8 {
        self.0[0] & 15
    }

    /// Which master key it belongs to: equals [`MasterKey::fingerprint`].
    pub fn fingerprint(&self) -> String {
        hex(&self.0[1..6])
    }

    /// The 16 groups of five characters, in order.
    pub fn groups(&self) -> Vec<Zeroizing<String>> {
        groups::write(&self.0)
    }

    /// The groups in four lines of four, as printed and typed.
    pub fn text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(GROUPS * 6));
        for (index, group) in self.groups().iter().enumerate() {
            text.push_str(group);
            text.push(if index % 4 == 3 { '\n' } else { ' ' });
        }
        text
    }

    /// Reads a typed sheet.
    ///
    /// # Errors
    /// Names the group with the typing error.
    pub fn parse(text: &str) -> Result<Self, ShareError> {
        let bytes = groups::read(text, GROUPS).map_err(|misread| match misread {
            Misread::Group(group) => ShareError::Group(group),
            Misread::Length(typed) => ShareError::Length(typed),
        })?;
        let (body, sum) = bytes.split_at(38);
        if checksum(body) != sum {
            return Err(ShareError::Checksum);
        }
        if body[0] >> 4 != FORMAT {
            return Err(ShareError::Format(body[0] >> 4));
        }
        Ok(Self(bytes))
    }
}

impl MasterKey {
    /// Splits the key into its three recovery sheets. Splitting again gives other sheets, which do
    /// not combine with the first ones.
    pub fn shares(&self, random: &dyn Random) -> Vec<Share> {
        let dealer = Sharks(NEEDED as u8);
        let dealt = dealer.dealer_rng(self.0.bytes(), &mut Source(random));
        dealt
            .take(SHARES)
            .map(|share| {
                let dealt = Zeroizing::new(Vec::from(&share));
                let mut bytes = Zeroizing::new(Vec::with_capacity(40));
                bytes.push(FORMAT << 4 | dealt[0]);
                bytes.extend_from_slice(&self.fingerprint_bytes());
                bytes.extend_from_slice(&dealt[1..]);
                let sum = checksum(&bytes);
                bytes.extend_from_slice(&sum);
                Share(bytes)
            })
            .collect()
    }

    /// Restores the key from two (or three) sheets.
    ///
    /// # Errors
    /// When the sheets are too few, of different keys, or do not give the key they name.
    pub fn recover(shares: &[Share]) -> Result<Self, ShareError> {
        let mut parts: Vec<blahaj::Share> = Vec::new();
        let mut numbers: Vec<u8> = Vec::new();
        let first = shares.first().ok_or(ShareError::TooFew)?;
        for share in shares {
            if share.fingerprint() != first.fingerprint() {
                return Err(ShareError::Different(first.fingerprint(), share.fingerprint()));
            }
            if numbers.contains(&share.number()) {
                continue;
            }
            numbers.push(share.number());
            let mut dealt = Zeroizing::new(vec![share.number()]);
            dealt.extend_from_slice(&share.0[6..38]);
            parts.push(blahaj::Share::try_from(&dealt[..]).map_err(|_| ShareError::Unfit)?);
        }
        if parts.len() < NEEDED {
            return Err(ShareError::TooFew);
        }
        let secret = Sharks(NEEDED as u8).recover(&parts).map(Zeroizing::new);
        let secret = secret.map_err(|_| ShareError::Unfit)?;
        let key = Key::from_slice(&secret).map(Self).ok_or(ShareError::Unfit)?;
        if key.fingerprint() == first.fingerprint() { Ok(key) } else { Err(ShareError::Unfit) }
    }
}

fn checksum(body: &[u8]) -> [u8; 2] {
    let digest = Sha256::digest(body);
    [digest[0], digest[1]]
}

/// The injected source in the shape the sharing crate asks for.
struct Source<'a>(&'a dyn Random);

impl rand_core::TryRng for Source<'_> {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut bytes = [0; 4];
        self.0.fill(&mut bytes);
        Ok(u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut bytes = [0; 8];
        self.0.fill(&mut bytes);
        Ok(u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, target: &mut [u8]) -> Result<(), Infallible> {
        self.0.fill(target);
        Ok(())
    }
}

impl rand_core::TryCryptoRng for Source<'_> {}
