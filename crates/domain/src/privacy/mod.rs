//! Four separate legal objects, never one tick box: the counselling agreement, the privacy notice, consents
//! and releases from confidentiality (fact sheet 2.5, 2.6; paper section 2.1).
//!
//! Invariants:
//! - Counselling is documented only while an agreement holds AND each purpose has a valid ground: a consent,
//!   or the ground the agency's data protection officer configured (W04).
//! - A withdrawal takes effect at the next request; it locks, sets a deadline for deletion, and never
//!   touches what rests on another ground (W06).
//! - Health answers need an explicit consent of their own, whatever the agency configured (W29).

pub mod actions;
mod consent;
mod norms;
mod objects;
mod standing;
pub mod store;
mod texts;

pub use consent::{
    Consent, ConsentDetails, ConsentForm, ConsentId, NewConsent, Purpose, Withdrawal,
    WithdrawalChannel,
};
pub use norms::{Norms, norms};
pub use objects::{
    Agreement, AgreementDetails, AgreementId, ClientId, NewAgreement, NewNotice, NewRelease,
    Notice, NoticeId, Release, ReleaseDetails, ReleaseId,
};
pub use standing::{ConsentTerm, Ground, LegalStanding};
pub use texts::{ConsentText, consent_text, text_hash};
