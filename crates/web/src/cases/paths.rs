//! Addresses of enquiries and cases.

use std::str::FromStr;

use base::{Id, Kind, Problem};
use domain::cases::{ContactId, EnquiryId};
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
/// Contacts of a case.
pub const CONTACTS: &str = "/faelle/{case}/verlauf";
/// One contact, to correct it.
pub const CONTACT: &str = "/faelle/{case}/verlauf/{contact}";
/// Striking it out.
pub const DELETE_CONTACT: &str = "/faelle/{case}/verlauf/{contact}/loeschen";
/// The filtered list as CSV.
pub const CSV: &str = "/faelle/liste.csv";
/// The filtered list as XLSX.
pub const XLSX: &str = "/faelle/liste.xlsx";
/// The household of the client.
pub const HOUSEHOLD: &str = "/faelle/{case}/haushalt";
/// The client and the household.
pub const PEOPLE: &str = "/faelle/{case}/personen";
/// Who keeps the case.
pub const MANAGER: &str = "/faelle/{case}/zustaendigkeit";
/// Reminders of a case.
pub const CASE_REMINDERS: &str = "/faelle/{case}/wiedervorlagen";
/// All own reminders and deadlines.
pub const REMINDERS: &str = "/wiedervorlagen";
/// Finding a case by name, birth date or number.
pub const SEARCH: &str = "/suche";

/// One case.
pub fn case(id: CaseId) -> String {
    format!("{CASES}/{id}")
}

/// Contacts of a case.
pub fn contacts(id: CaseId) -> String {
    format!("{CASES}/{id}/verlauf")
}

/// One contact.
pub fn contact(id: CaseId, contact: ContactId) -> String {
    format!("{}/{contact}", contacts(id))
}

/// Striking a contact out.
pub fn delete_contact(id: CaseId, of: ContactId) -> String {
    format!("{}/loeschen", contact(id, of))
}

/// The household of the client.
pub fn household(id: CaseId) -> String {
    format!("{CASES}/{id}/haushalt")
}

/// The client and the household.
pub fn people(id: CaseId) -> String {
    format!("{CASES}/{id}/personen")
}

/// Who keeps the case.
pub fn manager(id: CaseId) -> String {
    format!("{CASES}/{id}/zustaendigkeit")
}

/// Reminders of a case.
pub fn reminders(id: CaseId) -> String {
    format!("{CASES}/{id}/wiedervorlagen")
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
