//! Addresses of the legal objects of a case.

use domain::identity::CaseId;
use domain::privacy::{ConsentId, ReleaseId};

/// Everything on record.
pub const FOLDER: &str = "/faelle/{case}/einwilligungen";
/// A further consent.
pub const NEW_CONSENT: &str = "/faelle/{case}/einwilligungen/neu";
/// Taking a consent back.
pub const WITHDRAW: &str = "/faelle/{case}/einwilligungen/{consent}/widerruf";
/// Handing out the notice on data protection.
pub const NOTICE: &str = "/faelle/{case}/datenschutzinformation";
/// A further agreement.
pub const NEW_AGREEMENT: &str = "/faelle/{case}/beratungsvereinbarung/neu";
/// A release from confidentiality.
pub const NEW_RELEASE: &str = "/faelle/{case}/schweigepflicht/neu";
/// Revoking it.
pub const REVOKE: &str = "/faelle/{case}/schweigepflicht/{release}/widerruf";

/// Everything on record.
pub fn folder(id: CaseId) -> String {
    format!("/faelle/{id}/einwilligungen")
}

/// A further consent.
pub fn new_consent(id: CaseId) -> String {
    format!("{}/neu", folder(id))
}

/// Taking a consent back.
pub fn withdraw(id: CaseId, consent: ConsentId) -> String {
    format!("{}/{consent}/widerruf", folder(id))
}

/// Handing out the notice.
pub fn notice(id: CaseId) -> String {
    format!("/faelle/{id}/datenschutzinformation")
}

/// A further agreement.
pub fn new_agreement(id: CaseId) -> String {
    format!("/faelle/{id}/beratungsvereinbarung/neu")
}

/// A release from confidentiality.
pub fn new_release(id: CaseId) -> String {
    format!("/faelle/{id}/schweigepflicht/neu")
}

/// Revoking it.
pub fn revoke(id: CaseId, release: ReleaseId) -> String {
    format!("/faelle/{id}/schweigepflicht/{release}/widerruf")
}
