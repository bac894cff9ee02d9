//! One line of the log, and the bytes it is hashed as.

use base::Timestamp;
use serde::{Deserialize, Serialize};

use super::tree::{Hash, leaf_hash};

/// First bytes of every leaf: the version of the layout below.
const LEAF_FORMAT: &[u8] = b"geleit/audit-leaf/1\n";

/// What is to be written down.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The agency it happened in; none for matters of the whole installation.
    pub agency: Option<String>,
    /// The account that did it; none for the program itself.
    pub actor: Option<String>,
    /// What was done, such as `case.opened`.
    pub action: &'static str,
    /// To whom or what: the pseudonym of a client, or the id of something that is no person.
    pub subject: String,
    /// Ids and counts, never a personal value.
    pub detail: serde_json::Value,
}

/// What was written down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// Position, counted from 1 without gaps: leaf number `seq - 1` of the tree.
    pub seq: i64,
    /// When.
    pub at: Timestamp,
    /// The agency.
    pub agency: Option<String>,
    /// The account.
    pub actor: Option<String>,
    /// What was done.
    pub action: String,
    /// To whom or what.
    pub subject: String,
    /// JSON text, byte for byte as it was written.
    pub detail: String,
}

impl Record {
    /// The canonical bytes of the leaf, version 1:
    ///
    /// ```text
    /// "geleit/audit-leaf/1" LF
    /// seq                            8 bytes, big endian
    /// at, agency, actor,             each: 1 byte (0 = none, 1 = there), and when there
    /// action, subject, detail              8 bytes length, big endian, and the UTF-8 bytes
    /// ```
    ///
    /// `at` is written `2026-01-31T09:05:00.000000Z`, `detail` as stored. Lengths stand in front, so no
    /// two different records have the same bytes.
    pub fn leaf_bytes(&self) -> Vec<u8> {
        let at = self.at.to_string();
        let fields = [
            Some(at.as_str()),
            self.agency.as_deref(),
            self.actor.as_deref(),
            Some(self.action.as_str()),
            Some(self.subject.as_str()),
            Some(self.detail.as_str()),
        ];
        let mut bytes = Vec::with_capacity(256);
        bytes.extend_from_slice(LEAF_FORMAT);
        bytes.extend_from_slice(&self.seq.to_be_bytes());
        for field in fields {
            bytes.push(field.is_some().into());
            if let Some(text) = field {
                bytes.extend_from_slice(&(text.len() as u64).to_be_bytes());
                bytes.extend_from_slice(text.as_bytes());
            }
        }
        bytes
    }

    /// The leaf's hash.
    pub fn leaf_hash(&self) -> Hash {
        leaf_hash(&self.leaf_bytes())
    }

    /// The detail as JSON; null when it was tampered with beyond reading.
    pub fn detail(&self) -> serde_json::Value {
        serde_json::from_str(&self.detail).unwrap_or_default()
    }
}

/// Which entries to read; fields that are not set do not narrow.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Of this agency.
    pub agency: Option<String>,
    /// About this pseudonym or id.
    pub subject: Option<String>,
    /// By this account.
    pub actor: Option<String>,
}
