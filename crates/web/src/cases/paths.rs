//! Addresses of enquiries and cases.

use std::str::FromStr;

use base::{Id, Kind, Problem};
use domain::cases::EnquiryId;
use domain::identity::CaseId;

use crate::http::Failure;

/// Own enquiries.
pub const ENQUIRIES: &str = "/anfragen";
/// A new one.
pub const NEW_ENQUIRY: &str = "/anfragen/neu";
/// The list of cases.
pub const CASES: &str = "/faelle";
/// Beginning counselling.
pub const NEW_CASE: &str = "/faelle/neu";
/// One case.
pub const CASE: &str = "/faelle/{case}";

/// One case.
pub fn case(id: CaseId) -> String {
    format!("{CASES}/{id}")
}

/// Beginning counselling with what an enquiry told.
pub fn counselling(from: EnquiryId) -> String {
    format!("{NEW_CASE}?anfrage={from}")
}

/// Reads an id from an address; what is none names nothing.
///
/// # Errors
/// [`Problem::NotFound`].
pub fn id<K: Kind>(text: &str) -> Result<Id<K>, Failure> {
    Id::from_str(text).map_err(|_| Failure::from(Problem::NotFound))
}
