//! Addresses of the legal objects of a case.

use domain::identity::CaseId;

/// Everything on record.
pub const FOLDER: &str = "/faelle/{case}/einwilligungen";
/// A further consent.
pub const NEW_CONSENT: &str = "/faelle/{case}/einwilligungen/neu";
/// Taking a consent back.
pub const WITHDRAW: &str = "/faelle/{case}/einwilligungen/{consent}/widerruf";
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
