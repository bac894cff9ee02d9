//! The agreement, the notice and the release: what they hold.

use base::{Date, Id, Kind, Personal, Timestamp};
use serde::{Deserialize, Serialize};

pub use crate::identity::ClientId;
use crate::identity::{AccountId, AgencyId};

macro_rules! id_kinds {
    ($($(#[$doc:meta])* $alias:ident = $kind:ident $name:literal;)+) => {
        $(
            #[doc(hidden)]
            pub struct $kind;
            impl Kind for $kind {
                const NAME: &'static str = $name;
            }
            $(#[$doc])*
            pub type $alias = Id<$kind>;
        )+
    };
}

id_kinds! {
    /// A counselling agreement.
    AgreementId = AgreementKind "agreement";
    /// A handed-out privacy notice.
    NoticeId = NoticeKind "notice";
    /// A release from confidentiality.
    ReleaseId = ReleaseKind "release";
}

/// The mutual agreement on counselling (*Beratungsvereinbarung*).
#[derive(Debug, Clone)]
pub struct Agreement {
    /// Its id.
    pub id: AgreementId,
    /// The day it was concluded.
    pub concluded_on: Date,
    /// The day it ended, if it did.
    pub ended_on: Option<Date>,
    /// Language it was explained in (ISO 639-3).
    pub language: String,
    /// Who concluded it for the agency.
    pub taken_by: AccountId,
    /// Everything that stays sealed.
    pub details: AgreementDetails,
}

/// The sealed part of an agreement.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreementDetails {
    /// Where it was concluded.
    pub place: Personal<String>,
    /// Interpreter's name or function, empty without one.
    pub interpreter: Personal<String>,
    /// How it is proved: `paper` (signed original in the file) or `device`.
    pub evidence: String,
}

/// An agreement as it is entered.
#[derive(Debug, Clone)]
pub struct NewAgreement {
    /// The day it was concluded.
    pub concluded_on: Date,
    /// Language it was explained in (ISO 639-3).
    pub language: String,
    /// The sealed part.
    pub details: AgreementDetails,
}

/// The information on data protection (Art. 13 GDPR, § 15 KDG, § 17 DSG-EKD): handed out, needs no consent.
#[derive(Debug, Clone)]
pub struct Notice {
    /// Its id.
    pub id: NoticeId,
    /// The day it was handed out.
    pub handed_out_on: Date,
    /// Its language (ISO 639-3).
    pub language: String,
    /// Version of the text.
    pub version: String,
    /// SHA-256 of the text, hexadecimal.
    pub text_hash: String,
    /// When this was recorded.
    pub created_at: Timestamp,
}

/// A notice as it is entered.
#[derive(Debug, Clone)]
pub struct NewNotice {
    /// The day it was handed out.
    pub handed_out_on: Date,
    /// Its language (ISO 639-3).
    pub language: String,
}

/// A release from confidentiality (*Schweigepflichtentbindung*, § 203 StGB).
#[derive(Debug, Clone)]
pub struct Release {
    /// Its id.
    pub id: ReleaseId,
    /// The agency whose people are released.
    pub agency: AgencyId,
    /// Whether the recipient is released towards us as well.
    pub mutual: bool,
    /// The day it was given.
    pub given_on: Date,
    /// The day it ends, if limited.
    pub expires_on: Option<Date>,
    /// The day it was revoked, if it was.
    pub revoked_on: Option<Date>,
    /// Everything that stays sealed.
    pub details: ReleaseDetails,
}

impl Release {
    /// Whether it holds on a day.
    pub fn holds(&self, day: Date) -> bool {
        self.given_on <= day
            && self.expires_on.is_none_or(|last| day <= last)
            && self.revoked_on.is_none_or(|end| day < end)
    }
}

/// A release as it is entered.
#[derive(Debug, Clone)]
pub struct NewRelease {
    /// The day it was given.
    pub given_on: Date,
    /// The day it ends, if limited.
    pub expires_on: Option<Date>,
    /// Whether the recipient is released towards us as well.
    pub mutual: bool,
    /// The sealed part.
    pub details: ReleaseDetails,
}

/// The sealed part of a release: every field fact sheet 2.6 asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleaseDetails {
    /// Released persons by name or function, never "the team".
    pub released: Personal<String>,
    /// Recipients by name or institution.
    pub recipients: Personal<String>,
    /// Information it covers.
    pub covers: Personal<String>,
    /// What for.
    pub purpose: Personal<String>,
    /// Interpreter's name or function, empty without one.
    pub interpreter: Personal<String>,
}
